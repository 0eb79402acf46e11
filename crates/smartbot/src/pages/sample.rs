//! The sample on the start page: an interview that this very engine holds, so it can never promise more than there is.

use std::sync::LazyLock;

use screening::fact::Language;
use screening::interview::{self, Applicant, Line, Message, Turn, Vacancy};
use screening::understanding::Slot;

use serde_json::json;

use crate::http::moment;

/// One line of the sample.
#[derive(Debug)]
pub(super) struct Spoken {
    /// Said by the bot, not by the candidate.
    pub(super) bot: bool,
    /// What was said.
    pub(super) text: String,
}

/// A vacancy and what its candidate answers.
struct Script {
    title: &'static str,
    location: &'static str,
    company: &'static str,
    salary: (i64, i64),
    experience: &'static str,
    schedule: &'static str,
    answers: Answers,
}

/// What the candidate says, by what is asked; on pay it asks back first.
struct Answers {
    experience: &'static str,
    city: &'static str,
    pay: [&'static str; 2],
    schedule: &'static str,
}

impl Answers {
    /// What to say to a question of this kind; `asked_back` remembers the question on pay.
    fn to(&self, kind: Slot, asked_back: &mut bool) -> &'static str {
        match kind {
            Slot::Experience => self.experience,
            Slot::City => self.city,
            Slot::Salary => self.pay[usize::from(std::mem::replace(asked_back, true))],
            _ => self.schedule,
        }
    }
}

/// More messages than the sample takes.
const MOST: usize = 12;

fn script(language: Language) -> Script {
    match language {
        Language::Ru => Script {
            title: "Продавец-консультант",
            location: "Алматы",
            company: "Тёплый дом",
            salary: (300_000, 420_000),
            experience: "от 1 года",
            schedule: "2/2",
            answers: Answers {
                experience: "полтора года в магазине обуви",
                city: "живу в Алмате",
                pay: ["а какая зарплата?", "350 тысяч"],
                schedule: "да, подходит",
            },
        },
        Language::Kk => Script {
            title: "Сатушы-кеңесші",
            location: "Алматы",
            company: "Жылы үй",
            salary: (300_000, 420_000),
            experience: "1 жылдан бастап",
            schedule: "2/2",
            answers: Answers {
                experience: "екі жыл жұмыс істедім",
                city: "Алматыда тұрамын",
                pay: ["жалақы қанша?", "350 мың"],
                schedule: "иә, қолайлы",
            },
        },
        Language::En => Script {
            title: "Sales assistant",
            location: "Almaty",
            company: "Warm House",
            salary: (300_000, 420_000),
            experience: "1+ year",
            schedule: "2/2",
            answers: Answers {
                experience: "about two years in a shoe shop",
                city: "I live in Almaty",
                pay: ["what do you pay?", "350k"],
                schedule: "yes, that suits me",
            },
        },
    }
}

/// The sample in a language.
pub(super) fn of(language: Language) -> &'static [Spoken] {
    static SAMPLES: LazyLock<[Vec<Spoken>; 3]> =
        LazyLock::new(|| [Language::Ru, Language::Kk, Language::En].map(|language| hold(&script(language)).0));
    &SAMPLES[language as usize]
}

/// Holds the interview; `true` when it came to an approval.
fn hold(script: &Script) -> (Vec<Spoken>, bool) {
    let vacancy = Vacancy {
        title: script.title.to_owned(),
        location: script.location.to_owned(),
        company: script.company.to_owned(),
        requirements: json!({ "experience": script.experience, "schedule": script.schedule }).as_object().cloned(),
        salary_min: Some(script.salary.0),
        salary_max: Some(script.salary.1),
        ..Vacancy::default()
    };
    let today = moment::now().date_naive();
    let mut spoken = Vec::new();
    let hear = |lines: Vec<Line>, spoken: &mut Vec<Spoken>| {
        spoken.extend(lines.into_iter().map(|line| Spoken { bot: true, text: line.text }));
    };
    let Turn { mut state, lines, .. } = interview::start(&vacancy, &Applicant::default(), today);
    hear(lines, &mut spoken);
    let (mut approved, mut asked_back) = (false, false);
    while let Some(question) = state.open.as_ref().filter(|_| spoken.len() < MOST * 2) {
        let text = script.answers.to(question.kind, &mut asked_back);
        spoken.push(Spoken { bot: false, text: text.to_owned() });
        let message = Message::Text { seq: spoken.len() as u64, text };
        let turn = interview::step(&state, message, today);
        hear(turn.lines, &mut spoken);
        state = turn.state;
        approved |= turn.outcome.is_some_and(|outcome| outcome.approved);
    }
    (spoken, approved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_is_a_whole_interview_in_every_language() {
        for language in [Language::Ru, Language::Kk, Language::En] {
            let (spoken, approved) = hold(&script(language));
            assert!(approved, "{spoken:#?}");
            let said = |text: &str| spoken.iter().any(|line| !line.bot && line.text == text);
            let Answers { experience, city, pay: [back, pay], schedule } = script(language).answers;
            assert!([experience, city, back, pay, schedule].into_iter().all(said), "{spoken:#?}");
            assert!(spoken.last().is_some_and(|line| line.bot), "{spoken:#?}");
            assert_eq!(of(language).len(), spoken.len());
        }
    }
}
