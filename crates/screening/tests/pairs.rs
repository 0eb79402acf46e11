//! Whole applications: a vacancy and a résumé in three languages each, through the interview and the score.
//!
//! One file in `pairs/` is one content. What a résumé states is never asked; what is said in three languages is judged
//! alike; every verdict is proved by words that stand where it says; the same input gives the same bytes.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{Content, Pair, contents, score_input, text, today};
use screening::fact::{Evidence, Language, Source};
use screening::interview::{Message, Outcome, State, assess_resume, start, step};
use screening::relevance::Verdict;
use screening::score_jsonl::score_line;
use screening::understanding::Slot;
use serde_json::{Value as Json, json};

/// Fails with all complaints at once.
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{} failures:\n{}", complaints.len(), complaints.join("\n"));
}

/// Runs a check over all pairs and gathers what it complains of.
fn over_all(check: impl Fn(&Content, &Pair) -> Vec<String>) -> Vec<String> {
    let mut out = Vec::new();
    for content in contents() {
        for pair in &content.pairs {
            let complaints = check(&content, pair);
            out.extend(complaints.into_iter().map(|c| format!("{} {}: {c}", content.name, pair.language.code())));
        }
    }
    out
}

/// A sensible answer of somebody in no hurry and with nothing to add.
fn answer(kind: Slot, language: Language, pair: &Pair) -> String {
    let [ru, kk, en] = match kind {
        Slot::City => return pair.vacancy.location.clone(),
        Slot::Experience => ["3 года", "3 жыл", "3 years"],
        Slot::YesNo => ["Да", "Иә", "Yes"],
        Slot::Salary => ["По договорённости", "Келісім бойынша", "Negotiable"],
        Slot::Notice => ["Через две недели", "Екі аптадан кейін", "In two weeks"],
        Slot::Language => ["B1", "B1", "B1"],
        Slot::Education => ["Высшее", "Жоғары", "Higher"],
        Slot::Format => ["Полный день в офисе", "Кеңседе толық күн", "Full time in the office"],
        Slot::Relocation => ["Нет", "Жоқ", "No"],
        Slot::Skill => ["Да, со всем работал", "Иә, барлығымен жұмыс істедім", "Yes, all of them"],
        Slot::Text => ["Нет, добавить нечего", "Жоқ, қосарым жоқ", "No, nothing to add"],
    };
    match language {
        Language::Ru => ru,
        Language::Kk => kk,
        Language::En => en,
    }
    .to_owned()
}

/// A whole interview with sensible answers.
struct Talk {
    /// Questions in order: what each is about (ids of criteria, or a topic's own name) and its text.
    questions: Vec<(Vec<String>, String)>,
    /// The candidate's messages.
    messages: Vec<String>,
    /// How many topics there were.
    topics: usize,
    outcome: Option<Outcome>,
}

/// Answers given before a talk counts as endless.
const PATIENCE: usize = 40;

fn talk(pair: &Pair) -> Talk {
    let mut turn = start(&pair.vacancy, &pair.applicant, today());
    let mut out = Talk { questions: Vec::new(), messages: Vec::new(), topics: 0, outcome: None };
    for seq in 1..=PATIENCE {
        for line in turn.lines.iter().filter(|l| l.question.is_some()) {
            out.questions.push((about(&turn.state), line.text.clone()));
        }
        out.topics = json!(turn.state)["progress"]["asked"].as_array().map_or(0, Vec::len);
        let Some(question) = &turn.state.open else { break };
        let text = answer(question.kind, pair.language, pair);
        let message = Message::Text { seq: seq as u64, text: &text };
        turn = step(&turn.state, message, today());
        out.messages.push(text);
        out.outcome.clone_from(&turn.outcome);
    }
    out
}

/// What the open question of a stored interview is about.
fn about(state: &State) -> Vec<String> {
    let stored = json!(state);
    let list = stored["brief"]["criteria"]["list"].as_array().cloned().unwrap_or_default();
    let id = |i: &Json| {
        let place = i.as_u64().and_then(|i| usize::try_from(i).ok()).unwrap_or(usize::MAX);
        list.get(place).map_or_else(String::new, |c| text(&c["id"]))
    };
    let topic =
        stored["progress"]["asked"].as_array().and_then(|a| a.last()).map_or(Json::Null, |a| a["topic"].clone());
    if let Some(name) = topic.as_str() {
        return match name {
            "city" | "relocation" => vec!["location".into()],
            "workday" => vec!["format".into(), "schedule".into()],
            other => vec![other.to_owned()],
        };
    }
    match topic.as_object().and_then(|o| o.iter().next()) {
        Some((kind, places)) if kind == "skills" => places.as_array().into_iter().flatten().map(id).collect(),
        Some((kind, place)) if kind == "language" => vec![id(place)],
        Some((kind, key)) if kind == "conflict" => vec![format!("conflict {}", text(key))],
        _ => vec![topic.to_string()],
    }
}

#[test]
fn the_corpus_is_whole() {
    let all = contents();
    assert_eq!(all.len(), 34);
    let complaints = over_all(|content, pair| {
        let length = pair.applicant.resume.chars().count();
        let ids: BTreeSet<String> = criteria_ids(pair).into_iter().collect();
        let named = content.states.iter().chain(content.verdicts.keys());
        named
            .filter(|id| !ids.contains(*id))
            .map(|id| format!("no criterion {id} in {ids:?}"))
            .chain((!(500..=2_000).contains(&length)).then(|| format!("a résumé of {length} characters")))
            .collect()
    });
    none(&complaints);
}

fn criteria_ids(pair: &Pair) -> Vec<String> {
    screening::criteria::read(&pair.vacancy).list.into_iter().map(|c| c.id).collect()
}

#[test]
fn a_content_has_the_same_criteria_in_every_language() {
    let mut complaints = Vec::new();
    for content in contents() {
        let ids: Vec<BTreeSet<String>> = content.pairs.iter().map(|p| criteria_ids(p).into_iter().collect()).collect();
        if ids.iter().any(|i| *i != ids[0]) {
            complaints.push(format!("{}: {ids:?}", content.name));
        }
    }
    none(&complaints);
}

#[test]
fn what_the_resume_states_is_never_asked() {
    none(&over_all(|content, pair| {
        talk(pair)
            .questions
            .into_iter()
            .filter(|(about, _)| about.iter().any(|id| content.states.contains(id)))
            .map(|(about, text)| format!("asked about {about:?}: {text}"))
            .collect()
    }));
}

#[test]
fn interviews_are_short_never_repeat_themselves_and_end() {
    none(&over_all(|_, pair| {
        let talk = talk(pair);
        let mut seen = BTreeSet::new();
        let mut complaints: Vec<String> = talk
            .questions
            .iter()
            .filter(|(_, text)| !seen.insert(text.clone()))
            .map(|(_, text)| format!("asked twice: {text}"))
            .collect();
        if talk.topics > 5 {
            complaints.push(format!("{} topics", talk.topics));
        }
        if talk.questions.len() > talk.topics {
            let texts: Vec<&String> = talk.questions.iter().map(|(_, text)| text).collect();
            complaints.push(format!("a sensible answer was not understood: {texts:#?} {:?}", talk.messages));
        }
        if talk.outcome.is_none() {
            complaints.push("no end".into());
        }
        complaints
    }));
}

/// Verdicts per criterion from the application alone.
fn verdicts(pair: &Pair) -> BTreeMap<String, Verdict> {
    let outcome = assess_resume(&pair.vacancy, &pair.applicant, today());
    outcome.assessment.criteria.into_iter().map(|v| (v.criterion, v.verdict)).collect()
}

fn word(verdict: Verdict) -> String {
    text(&json!(verdict))
}

#[test]
fn clear_verdicts_are_as_expected() {
    none(&over_all(|content, pair| {
        let got = verdicts(pair);
        content
            .verdicts
            .iter()
            .filter_map(|(id, wanted)| {
                let got = got.get(id).map_or_else(|| "none".to_owned(), |v| word(*v));
                (got != *wanted).then(|| format!("{id}: want {wanted}, got {got}"))
            })
            .collect()
    }));
}

#[test]
fn the_same_content_is_judged_alike_in_three_languages() {
    let mut cells = 0_u32;
    let mut differences = Vec::new();
    for content in contents() {
        let got: Vec<BTreeMap<String, Verdict>> = content.pairs.iter().map(verdicts).collect();
        let ids: BTreeSet<&String> = got.iter().flat_map(BTreeMap::keys).collect();
        for id in ids {
            cells += 1;
            let row: Vec<Option<Verdict>> = got.iter().map(|v| v.get(id).copied()).collect();
            if row.iter().any(|v| *v != row[0]) {
                let words: Vec<String> = row.iter().map(|v| v.map_or_else(|| "none".to_owned(), word)).collect();
                differences.push(format!("{} {id}: {}", content.name, words.join(" / ")));
            }
        }
    }
    let share = 1.0 - f64::from(u32::try_from(differences.len()).unwrap()) / f64::from(cells);
    println!("{:.2} % of {cells} cells agree; differences (ru / kk / en):\n{}", share * 100.0, differences.join("\n"));
    assert!(share >= 0.98, "{:.2} % of {cells} cells agree:\n{}", share * 100.0, differences.join("\n"));
}

/// The characters of a text at a span.
fn at(text: &str, evidence: &Evidence) -> String {
    text.chars().skip(evidence.span.start).take(evidence.span.end - evidence.span.start).collect()
}

/// What is wrong with an outcome's proofs and sums.
fn unproved(pair: &Pair, messages: &[String], outcome: &Outcome) -> Vec<String> {
    let mut complaints = Vec::new();
    let assessment = &outcome.assessment;
    for verdict in &assessment.criteria {
        if verdict.verdict != Verdict::Unknown && verdict.evidence.is_empty() {
            complaints.push(format!("{} has no proof", verdict.criterion));
        }
        for evidence in &verdict.evidence {
            let source = match (evidence.source, evidence.seq) {
                (Source::Resume, _) => Some(&pair.applicant.resume),
                (Source::Profile, _) => Some(&pair.applicant.city),
                (Source::Message, seq) => seq
                    .and_then(|s| usize::try_from(s).ok())
                    .and_then(|s| s.checked_sub(1))
                    .and_then(|s| messages.get(s)),
            };
            let found = source.map(|s| at(s, evidence)).unwrap_or_default();
            if found != evidence.quote || found.is_empty() {
                complaints.push(format!("{}: {evidence:?} is {found:?}", verdict.criterion));
            }
        }
    }
    let sum: f64 = assessment.criteria.iter().map(|v| v.points).sum();
    if (sum - assessment.score).abs() > 1e-9 {
        complaints.push(format!("points add up to {sum}, not {}", assessment.score));
    }
    complaints
}

#[test]
fn every_verdict_is_proved_and_the_points_add_up() {
    none(&over_all(|_, pair| {
        let mut complaints = unproved(pair, &[], &assess_resume(&pair.vacancy, &pair.applicant, today()));
        let talk = talk(pair);
        complaints.extend(talk.outcome.iter().flat_map(|o| unproved(pair, &talk.messages, o)));
        complaints
    }));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let mut complaints = over_all(|_, pair| {
        let input = score_input(pair);
        let once = score_line(&input, today()).to_string();
        let twice = score_line(&input, today()).to_string();
        if once == twice { Vec::new() } else { vec![format!("{once}\n{twice}")] }
    });
    for content in contents().iter().step_by(11) {
        let inputs: Vec<Json> = content.pairs.iter().map(score_input).collect();
        let first: Vec<String> = inputs.iter().map(|i| score_line(i, today()).to_string()).collect();
        for n in 0..1_000 {
            let i = n % inputs.len();
            let again = score_line(&inputs[i], today()).to_string();
            if again != first[i] {
                complaints.push(format!("{} at {n}: {again}", content.name));
            }
        }
    }
    none(&complaints);
}
