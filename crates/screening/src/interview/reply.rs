//! Answers to the candidate's own questions: from the vacancy's fields and nothing else.

use super::state::State;
use super::{Said, ask};
use crate::phrases::{grouped, say};
use crate::text::fold;

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Pay,
    Conditions,
    Place,
    Company,
    Next,
    Bot,
}

/// Word beginnings that tell what a question is about; the first row that matches decides.
const WORDS: &[(About, &[&str])] = &[
    (
        About::Bot,
        &[
            "бот",
            "робот",
            "программ",
            "живой человек",
            "вы человек",
            "ты человек",
            "are you a bot",
            "robot",
            "human",
            "real person",
            "адамсы",
            "ботсы",
        ],
    ),
    (
        About::Pay,
        &[
            "зарплат",
            "зп",
            "з/п",
            "оклад",
            "сколько плат",
            "оплат",
            "доход",
            "вилк",
            "salary",
            "pay",
            "wage",
            "money",
            "compensation",
            "жалақы",
            "айлық",
            "ақша",
        ],
    ),
    (
        About::Conditions,
        &[
            "график",
            "расписан",
            "удал",
            "удален",
            "офис",
            "формат",
            "смен",
            "выходн",
            "гибрид",
            "занятост",
            "schedule",
            "remote",
            "office",
            "hours",
            "shift",
            "hybrid",
            "work from home",
            "кесте",
            "қашықтан",
            "кеңсе",
            "ауысым",
            "формат",
        ],
    ),
    (
        About::Place,
        &[
            "где наход",
            "где работ",
            "какой город",
            "в каком город",
            "адрес",
            "где офис",
            "локац",
            "where",
            "location",
            "address",
            "city",
            "қайда",
            "мекенжай",
            "қай қала",
        ],
    ),
    (
        About::Company,
        &[
            "компан",
            "кто работодател",
            "какая фирм",
            "организац",
            "company",
            "employer",
            "who are you hiring",
            "компания",
            "жұмыс беруші",
        ],
    ),
    (
        About::Next,
        &[
            "когда ответ",
            "когда мне",
            "когда будет ответ",
            "ответят",
            "сообщ",
            "жауап",
            "что дальше",
            "когда свяж",
            "когда узна",
            "следующ",
            "этап",
            "собеседован",
            "перезвон",
            "next",
            "when will",
            "interview",
            "hear back",
            "қашан",
            "келесі",
            "сұхбат",
        ],
    ),
];

fn about(text: &str) -> Option<About> {
    let folded = format!(" {}", fold(text));
    WORDS.iter().find(|(_, words)| words.iter().any(|w| folded.contains(&format!(" {w}")))).map(|(about, _)| *about)
}

/// The answer to a candidate's question, or a promise to pass it on.
pub(super) fn to_question(state: &mut State, said: &Said<'_>) -> String {
    let answer = about(said.text).and_then(|about| from_vacancy(state, about));
    answer.unwrap_or_else(|| {
        if state.progress.passed_on.len() < 10 {
            state.progress.passed_on.push(said.seq);
        }
        say(state.language, "answer-pass-on", &[])
    })
}

fn from_vacancy(state: &State, about: About) -> Option<String> {
    let language = state.language;
    match about {
        About::Pay => pay(state),
        About::Conditions => {
            let format = ask::conditions(state);
            (!format.is_empty()).then(|| say(language, "answer-format", &[("format", (&format).into())]))
        }
        About::Place => {
            let city = &state.brief.location;
            (!city.is_empty()).then(|| say(language, "answer-place", &[("city", city.into())]))
        }
        About::Company => {
            let company = state.brief.company.trim();
            (!company.is_empty()).then(|| say(language, "answer-company", &[("company", company.into())]))
        }
        About::Next => Some(say(language, "answer-next", &[])),
        About::Bot => Some(say(language, "answer-bot", &[])),
    }
}

fn pay(state: &State) -> Option<String> {
    let min = state.brief.salary_min.filter(|m| *m > 0).map(grouped);
    let max = state.brief.salary_max.filter(|m| *m > 0).map(grouped);
    let language = state.language;
    match (&min, &max) {
        (Some(min), Some(max)) => {
            Some(say(language, "answer-salary-range", &[("min", min.into()), ("max", max.into())]))
        }
        (Some(min), None) => Some(say(language, "answer-salary-from", &[("min", min.into())])),
        (None, Some(max)) => Some(say(language, "answer-salary-to", &[("max", max.into())])),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_sorted_by_what_they_are_about() {
        for (text, expected) in [
            ("А какая зарплата?", Some(About::Pay)),
            ("Можно работать удалённо?", Some(About::Conditions)),
            ("Где находится офис?", Some(About::Conditions)),
            ("В каком городе работа?", Some(About::Place)),
            ("Как называется компания?", Some(About::Company)),
            ("Когда мне ответят? Что дальше?", Some(About::Next)),
            ("Вы бот?", Some(About::Bot)),
            ("What is the salary?", Some(About::Pay)),
            ("Жалақы қанша?", Some(About::Pay)),
            ("Кесте қандай?", Some(About::Conditions)),
            ("Есть ли ДМС?", None),
        ] {
            assert_eq!(about(text), expected, "{text}");
        }
    }
}
