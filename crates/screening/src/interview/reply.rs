//! Answers to the candidate's own questions: from the vacancy's fields and nothing else.

use super::state::State;
use super::{Said, ask, plan, told};
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
    /// Who reads the answers.
    Privacy,
    /// How many questions are to come.
    Left,
    /// Why all this is asked.
    Why,
}

/// Word beginnings that tell what a question is about; the first row that matches decides.
const WORDS: &[(About, &[&str])] = &[
    (
        About::Left,
        &[
            "сколько еще вопрос",
            "сколько вопрос",
            "сколько осталось",
            "много еще вопрос",
            "много вопросов",
            "еще много",
            "долго еще",
            "это последний вопрос",
            "последний вопрос",
            "когда закончатся вопрос",
            "how many more",
            "how many question",
            "many more questions",
            "how much longer",
            "how long is this",
            "how long will this",
            "last question",
            "қанша сұрақ",
            "неше сұрақ",
            "сұрақ көп пе",
            "соңғы сұрақ",
            "тағы қанша",
            "тағы неше",
        ],
    ),
    (
        About::Privacy,
        &[
            "кто увидит",
            "кто видит",
            "кто читает",
            "кто прочит",
            "кто будет читать",
            "кому вы пере",
            "кому переда",
            "кому уйдут",
            "куда попадут",
            "куда уходят мои",
            "куда пойдут мои",
            "мои данные",
            "моих данных",
            "персональн",
            "конфиденц",
            "это анонимно",
            "who will see",
            "who sees",
            "who reads",
            "who will read",
            "who gets my",
            "who can see",
            "my data",
            "my answers",
            "confidential",
            "private",
            "кім көреді",
            "кім оқиды",
            "кімге жібер",
            "кімге бере",
            "деректерім",
            "құпия",
        ],
    ),
    (
        About::Bot,
        &[
            "бот",
            "ботсы",
            "робот",
            "программа ли",
            "вы программа",
            "ты программа",
            "это программа",
            "нейросет",
            "нейронк",
            "искусственный интеллект",
            "чатгпт",
            "chatgpt",
            "чат gpt",
            "gpt",
            "ии",
            "ai",
            "живой человек",
            "вы человек",
            "ты человек",
            "с человеком",
            "кто вы",
            "кто ты",
            "с кем я",
            "are you a bot",
            "robot",
            "human",
            "real person",
            "a machine",
            "who are you",
            "who am i talking",
            "адамсы",
            "жасанды интеллект",
            "нейрожелі",
            "сіз кім",
            "сен кім",
            "кіммен сөйлес",
        ],
    ),
    (
        About::Why,
        &[
            "зачем вам",
            "зачем это",
            "зачем вы",
            "зачем спраш",
            "почему вы",
            "почему спраш",
            "для чего это",
            "why do you ask",
            "why are you",
            "why do you need",
            "why is this needed",
            "неге сұра",
            "не үшін керек",
            "неге керек",
            "не үшін сұра",
        ],
    ),
    (
        About::Place,
        &[
            "где находит",
            "где вы",
            "где ваш",
            "где у вас",
            "где офис",
            "где сам офис",
            "где это",
            "где работ",
            "где именно",
            "офис где",
            "какой адрес",
            "адрес",
            "какой город",
            "в каком город",
            "какой район",
            "в каком район",
            "как добраться",
            "как доехать",
            "куда ехать",
            "куда приходить",
            "куда приезжать",
            "локац",
            "местоположен",
            "where is",
            "where's",
            "wheres",
            "where are you",
            "where do you",
            "where will",
            "where exactly",
            "which city",
            "what city",
            "which office",
            "location",
            "located",
            "address",
            "how do i get there",
            "how to get there",
            "қайда",
            "мекенжай",
            "адрес",
            "қай қала",
            "қай жерде",
            "қай аудан",
            "қалай жетуге",
            "қалай барам",
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
            "сколько плот",
            "скока плат",
            "чо по деньгам",
            "что по деньгам",
            "че по деньгам",
            "по оплате",
            "деньги какие",
            "сколько денег",
            "сколько в месяц",
            "how much is it",
            "how much do i",
            "how much would i",
            "how much a month",
            "қанша төле",
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
            "what happens",
            "what happens after",
            "when will",
            "when do i",
            "когда результат",
            "когда решение",
            "как узнаю",
            "дальше что",
            "и что потом",
            "что потом",
            "нәтиже",
            "одан кейін не",
            "ары қарай",
            "әрі қарай",
            "interview",
            "hear back",
            "қашан",
            "келесі",
            "сұхбат",
        ],
    ),
];

fn about(text: &str) -> Option<About> {
    let folded = fold(text);
    let begins = |at: usize| !folded[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    // A word of two letters begins too many others.
    let ends = |at: usize, word: &str| {
        word.chars().count() > 2 || !folded[at + word.len()..].starts_with(|c: char| c.is_alphanumeric())
    };
    let says = |word: &str| folded.match_indices(word).any(|(at, _)| begins(at) && ends(at, word));
    WORDS.iter().find(|(_, words)| words.iter().any(|w| says(w))).map(|(about, _)| *about)
}

/// The answer to a candidate's question, or a promise to pass it on.
pub(super) fn to_question(state: &mut State, said: &Said<'_>) -> String {
    let question = question_of(said.text);
    let subject = told::subject(question);
    let about = about(question).filter(|about| !is_finer(*about, question));
    let sentence = subject.and_then(|subject| in_its_words(state, subject));
    let answer = sentence.or_else(|| about.and_then(|about| from_vacancy(state, about)));
    answer.unwrap_or_else(|| {
        // Of a question that nothing is recognized in, nobody knows whether the vacancy speaks of it.
        let silent = subject.is_some() || about.is_some();
        if state.progress.passed_on.len() < 10 {
            state.progress.passed_on.push(said.seq);
        }
        say(state.language, if silent { "answer-pass-on" } else { "answer-noted" }, &[])
    })
}

/// The part of a message that asks: the sentence before its last question mark; all of it where there is none.
pub(super) fn question_of(text: &str) -> &str {
    let Some(mark) = text.rfind('?') else { return text };
    let before = &text[..mark];
    let start = before.rfind(['.', ';', '!', '?', '\n', '…']).map_or(0, |at| at + 1);
    let sentence = &before[start..];
    // "2/2 ок, а форма выдаётся?"
    let asked = [", а ", " а ", ", and ", ", but "]
        .iter()
        .filter_map(|link| sentence.rfind(link).map(|at| at + link.len()))
        .max();
    &sentence[asked.unwrap_or(0)..]
}

/// Questions that the vacancy's field answers only with what was known: how many days of a hybrid week, whether
/// something else than the work is paid for.
fn is_finer(about: About, question: &str) -> bool {
    const FINER: &[&str] =
        &["сколько дней", "какие дни", "how many days", "which days", "timezone", "time zone", "неше күн", "қай күн"];
    const EXPENSES: &[&str] = &[
        "pay for",
        "cover",
        "reimburs",
        "оплатите",
        "оплачива",
        "компенсир",
        "дорог",
        "проезд",
        "жиль",
        "обучени",
        "курс",
        "course",
        "training",
        "travel",
        "flight",
        "жол ақы",
        "алып кете",
        "жетеміз",
        "баспана",
    ];
    let folded = fold(question);
    let list = match about {
        About::Conditions => FINER,
        About::Pay => EXPENSES,
        _ => return false,
    };
    list.iter().any(|phrase| folded.contains(&fold(phrase)))
}

/// The vacancy's own sentence on a subject.
fn in_its_words(state: &State, subject: &str) -> Option<String> {
    let sentence = state.brief.told.get(subject)?;
    Some(say(state.language, "answer-format", &[("format", sentence.into())]))
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
            if city.is_empty() { None } else { Some(say(language, "answer-place", &[("city", city.into())])) }
        }
        About::Company => {
            let company = state.brief.company.trim();
            (!company.is_empty()).then(|| say(language, "answer-company", &[("company", company.into())]))
        }
        About::Next => Some(say(language, "answer-next", &[])),
        About::Bot => Some(say(language, "answer-bot", &[])),
        About::Privacy => Some(say(language, "answer-privacy", &[])),
        About::Left => {
            let left = plan::most_topics(state).saturating_sub(state.progress.asked.len());
            let left = u32::try_from(left).unwrap_or(u32::MAX);
            Some(say(language, "answer-left", &[("count", left.into())]))
        }
        About::Why => Some(say(language, "answer-why", &[])),
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
        (None, None) => in_its_words(state, told::PAY),
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
            ("Где находится офис?", Some(About::Place)),
            ("где вы находитесь", Some(About::Place)),
            ("какой адрес", Some(About::Place)),
            ("where is the office", Some(About::Place)),
            ("Офис қайда орналасқан?", Some(About::Place)),
            ("are you chatgpt?", Some(About::Bot)),
            ("ты бот?", Some(About::Bot)),
            ("сен роботсың ба?", Some(About::Bot)),
            ("кто увидит мои ответы", Some(About::Privacy)),
            ("what's the next step", Some(About::Next)),
            ("сколько ещё вопросов", Some(About::Left)),
            ("тағы қанша сұрақ бар?", Some(About::Left)),
            ("зачем вам это знать?", Some(About::Why)),
            ("Работа удалённая или в офисе?", Some(About::Conditions)),
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
