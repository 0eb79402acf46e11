use std::fmt::Write as _;

use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use super::*;
use crate::fact::{Evidence, Source};
use crate::relevance::Verdict;
use crate::terms::Indexed;

mod golden;
mod heard;
mod places;
mod properties;
mod rules;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn vacancy(title: &str, location: &str, requirements: &Json) -> Vacancy {
    Vacancy {
        title: title.into(),
        description: String::new(),
        location: location.into(),
        requirements: requirements.as_object().cloned(),
        company: "Ромашка".into(),
        ..Vacancy::default()
    }
}

fn applicant(city: &str, resume: &str) -> Applicant {
    Applicant { city: city.into(), resume: resume.into() }
}

/// A whole interview with given answers: what was said, and how it ended.
struct Talk {
    transcript: String,
    questions: Vec<Question>,
    state: State,
    outcome: Option<Outcome>,
    messages: Vec<String>,
}

/// Holds an interview; `/kk` switches the language, `/human` presses the button. Stops at the end or when out of answers.
/// The state as it is read after it was stored.
fn read_back(state: &State) -> State {
    let written = serde_json::to_string(state).unwrap();
    let brief = serde_json::to_string(state.brief()).unwrap();
    serde_json::from_str::<StoredState>(&written).unwrap().with(serde_json::from_str(&brief).unwrap())
}

fn talk(vacancy: &Vacancy, applicant: &Applicant, answers: &[&str]) -> Talk {
    let first = start(vacancy, applicant, today());
    assert_eq!(first.lines.len(), 1, "the first frame is one question");
    let mut talk = Talk {
        transcript: String::new(),
        questions: Vec::new(),
        state: first.state.clone(),
        outcome: None,
        messages: Vec::new(),
    };
    talk.hear(&first);
    for answer in answers {
        if talk.outcome.is_some() {
            break;
        }
        // Every state survives being stored.
        let stored = read_back(&talk.state);
        assert_eq!(stored, talk.state);
        let _ = writeln!(talk.transcript, "> {answer}");
        let message = match *answer {
            "/human" => Message::Human,
            code if code.starts_with('/') => Message::Language(Language::from_code(&code[1..]).unwrap()),
            text => {
                talk.messages.push(text.to_owned());
                Message::Text { seq: u64::try_from(talk.messages.len()).unwrap(), text }
            }
        };
        let turn = step(&stored, message, today());
        assert_eq!(turn, step(&stored, message, today()), "same input, same turn");
        talk.hear(&turn);
    }
    if let Some(outcome) = &talk.outcome {
        check_outcome(outcome, applicant, &talk.messages);
    }
    talk
}

impl Talk {
    fn hear(&mut self, turn: &Turn) {
        for line in &turn.lines {
            let mark = line.question.as_ref().map_or_else(String::new, |q| {
                let replies: Vec<&str> = q.quick_replies.iter().map(|r| r.label.as_str()).collect();
                let kind = serde_json::to_value(q.kind).unwrap();
                let replies = if replies.is_empty() { String::new() } else { format!(" {replies:?}") };
                format!("[{} {}/{} {}]{replies} ", q.index, q.answered, q.total, kind.as_str().unwrap())
            });
            let _ = writeln!(self.transcript, "{mark}{}", line.text);
            if let Some(question) = &line.question {
                assert_eq!(question.index, u32::try_from(self.questions.len()).unwrap());
                self.questions.push(question.clone());
            }
        }
        self.state = turn.state.clone();
        if let Some(outcome) = &turn.outcome {
            assert!(turn.lines.last().unwrap().question.is_none(), "the closing line is no question");
            assert!(turn.state.open.is_none());
            let _ = writeln!(
                self.transcript,
                "= {} {:.2} of {:.2}: {}\n= {}",
                if outcome.approved { "approved" } else { "rejected" },
                outcome.assessment.score,
                outcome.assessment.coverage,
                outcome.reason,
                outcome.summary
            );
            for reason in &outcome.reasons {
                let _ = writeln!(self.transcript, "  - {reason}");
            }
            self.outcome = Some(outcome.clone());
        } else {
            assert_eq!(turn.state.open, self.questions.last().cloned(), "an open interview has an open question");
        }
    }

    fn ended(&self) -> &Outcome {
        self.outcome.as_ref().unwrap_or_else(|| panic!("not ended:\n{}", self.transcript))
    }

    fn kinds(&self) -> Vec<Slot> {
        self.questions.iter().map(|q| q.kind).collect()
    }

    fn verdict(&self, id: &str) -> Verdict {
        self.ended().assessment.criteria.iter().find(|v| v.criterion == id).unwrap().verdict
    }
}

/// What holds of every outcome: points add up, quotes stand at their spans.
fn check_outcome(outcome: &Outcome, applicant: &Applicant, messages: &[String]) {
    let points: f64 = outcome.assessment.criteria.iter().map(|v| v.points).sum();
    assert!((points - outcome.assessment.score).abs() < 1e-9, "{points} {outcome:?}");
    assert!((0.0..=1.0).contains(&outcome.assessment.score));
    assert!((0.0..=1.0).contains(&outcome.assessment.coverage));
    assert!(!outcome.reason.is_empty() && !outcome.summary.is_empty());
    for v in &outcome.assessment.criteria {
        assert_eq!(v.verdict == Verdict::Unknown, v.value.is_none(), "{v:?}");
        assert_eq!(v.verdict == Verdict::Unknown, v.evidence.is_empty(), "{v:?}");
        for e in &v.evidence {
            assert_eq!(quoted(e, applicant, messages), e.quote, "{v:?}");
        }
    }
}

fn quoted(e: &Evidence, applicant: &Applicant, messages: &[String]) -> String {
    let text = match e.source {
        Source::Resume => &applicant.resume,
        Source::Profile => &applicant.city,
        Source::Message => &messages[usize::try_from(e.seq.unwrap()).unwrap() - 1],
    };
    Indexed::new(text).slice(e.span).to_owned()
}
