//! Answers to the candidate's own questions: from the vacancy's fields and nothing else.

use super::state::State;
use super::{Said, ask, plan, told};
use crate::phrases::{grouped, say, say_in_turn};
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
            "сколько обычно",
            "сколько выходит",
            "сколько получ",
            "сколько зараб",
            "обычно плат",
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
            "how much do you",
            "how much does it",
            "how much are you",
            "the usual",
            "usual rate",
            "going rate",
            "what's the rate",
            "whats the rate",
            "қанша бер",
            "қанша аламын",
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

/// What a question is answered with.
enum Reply {
    /// A sentence of ours.
    Say(String),
    /// Words of the vacancy.
    Quote(String),
}

/// Most things one message is answered about.
const MOST: usize = 3;

/// The answer to a candidate's question, or a promise to pass it on. Of several questions each is answered.
pub(super) fn to_question(state: &mut State, said: &Said<'_>) -> String {
    let mut replies: Vec<Reply> = Vec::new();
    let (mut recognized, mut silent) = (false, false);
    for piece in pieces(said.text) {
        let subjects = told::subjects(piece);
        let pay = told::names_pay(piece) && !subjects.contains(&"payday");
        let about = about(piece).filter(|about| !is_finer(*about, piece, !subjects.is_empty() && !pay));
        recognized |= about.is_some() || !subjects.is_empty();
        let before = replies.len();
        replies.extend(subjects.iter().filter_map(|s| state.brief.told.get(*s)).cloned().map(Reply::Quote));
        let told = replies.len() - before;
        // "Зарплата и премии какие?" asks for both; "проезд до офиса" does not ask for the office.
        let ask = about.filter(|about| match about {
            About::Pay => subjects.is_empty() || pay,
            About::Conditions => told == 0 && subjects.iter().all(|s| *s == "night"),
            _ => subjects.is_empty(),
        });
        let general = ask.and_then(|about| from_vacancy(state, about));
        let open = match ask {
            Some(About::Pay) => told < subjects.len() || general.is_none(),
            Some(_) => general.is_none(),
            None => told < subjects.len(),
        };
        silent |= open;
        replies.extend(general);
    }
    if !silent && !replies.is_empty() {
        return in_one(state, replies);
    }
    let turn = state.progress.for_employer.len();
    if turn < FOR_EMPLOYER {
        state.progress.for_employer.push(said.text.trim().chars().take(LONGEST_QUESTION).collect());
    }
    if replies.is_empty() {
        // Of a question that nothing is recognized in, nobody knows whether the vacancy speaks of it.
        let key = if recognized { "answer-pass-on" } else { "answer-noted" };
        return say_in_turn(state.language, key, turn, &[]);
    }
    format!("{} {}", in_one(state, replies), say(state.language, "answer-rest", &[]))
}

/// Most questions of a candidate that are remembered for the employer.
const FOR_EMPLOYER: usize = 10;

/// Most characters that are kept of each.
const LONGEST_QUESTION: usize = 200;

/// Several answers in one message, the vacancy's words together.
fn in_one(state: &State, replies: Vec<Reply>) -> String {
    let mut sentences: Vec<String> = Vec::new();
    let mut quotes: Vec<String> = Vec::new();
    for reply in replies {
        match reply {
            Reply::Say(text) if !sentences.contains(&text) => sentences.push(text),
            Reply::Quote(text) if !quotes.iter().any(|known| known.contains(&text)) => {
                quotes.retain(|known| !text.contains(known.as_str()));
                quotes.push(text);
            }
            Reply::Say(_) | Reply::Quote(_) => {}
        }
    }
    quotes.truncate(MOST);
    if !quotes.is_empty() {
        let format = quotes.join("; ");
        sentences.push(say(state.language, "answer-format", &[("format", (&format).into())]));
    }
    sentences.truncate(MOST);
    sentences.join(" ")
}

/// The parts of a message that ask one thing each: its sentences with a question mark (all of it where there is none),
/// apart at what links them.
fn pieces(text: &str) -> Vec<&str> {
    const LINKS: &[&str] =
        &[", а ", " а ", ", и ", " и ", ", and ", ", but ", " and ", " және ", " ал ", " plus ", " also ", ", "];
    /// What stands before "а" and agrees is an answer: "2/2 ок, а форма выдаётся?"
    const ANSWERS: &[&str] = &[
        "ок",
        "окей",
        "да",
        "я",
        "мне",
        "меня",
        "устраивает",
        "подходит",
        "согласен",
        "согласна",
        "готов",
        "готова",
        "ok",
        "okay",
        "fine",
        "yes",
        "good",
        "i",
        "my",
        "suits",
        "works",
        "иә",
        "мен",
        "маған",
        "менде",
        "жарайды",
        "болады",
    ];
    let is_answer = |part: &str| {
        let folded = fold(part);
        folded.split(|c: char| !c.is_alphanumeric()).any(|word| ANSWERS.contains(&word))
    };
    let mut sentences: Vec<&str> = Vec::new();
    for (mark, _) in text.match_indices('?') {
        // The dots of "ну…" are one letter of three bytes: a place behind a stop is not one byte further.
        sentences.extend(text[..mark].rsplit(['.', ';', '!', '?', '\n', '…']).next());
    }
    if sentences.is_empty() {
        sentences.push(text);
    }
    let mut out = Vec::new();
    for sentence in sentences {
        let mut rest = sentence;
        while let Some((at, link)) =
            LINKS.iter().filter_map(|link| Some((rest.find(link)?, *link))).min_by_key(|(at, _)| *at)
        {
            let part = &rest[..at];
            if !is_answer(part) {
                out.push(part);
            }
            rest = &rest[at + link.len()..];
        }
        out.push(rest);
    }
    out.retain(|part| part.chars().any(char::is_alphabetic));
    out
}

/// Questions that the vacancy's field answers only with what was known: how many days of a hybrid week, whether
/// something else than the work is paid for (which a subject of its own, or one of these words, tells).
fn is_finer(about: About, question: &str, of_something_else: bool) -> bool {
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
        About::Pay if of_something_else => return true,
        About::Pay => EXPENSES,
        _ => return false,
    };
    list.iter().any(|phrase| folded.contains(&fold(phrase)))
}

fn from_vacancy(state: &State, about: About) -> Option<Reply> {
    let language = state.language;
    let plain = |key: &str| Some(Reply::Say(say(language, key, &[])));
    match about {
        About::Pay => pay(state),
        About::Conditions => {
            let format = ask::conditions(state);
            (!format.is_empty()).then_some(Reply::Quote(format))
        }
        About::Place => {
            let brief = &state.brief;
            let city = if brief.address.is_empty() { &brief.location } else { &brief.address };
            (!city.is_empty()).then(|| Reply::Say(say(language, "answer-place", &[("city", city.into())])))
        }
        About::Company => {
            let company = state.brief.company.trim();
            let named = || Reply::Say(say(language, "answer-company", &[("company", company.into())]));
            (!company.is_empty()).then(named)
        }
        About::Next => plain("answer-next"),
        About::Bot => plain("answer-bot"),
        About::Privacy => plain("answer-privacy"),
        About::Left => {
            let left = plan::most_topics(state).saturating_sub(state.progress.asked.len());
            let left = u32::try_from(left).unwrap_or(u32::MAX);
            Some(Reply::Say(say(language, "answer-left", &[("count", left.into())])))
        }
        About::Why => plain("answer-why"),
    }
}

fn pay(state: &State) -> Option<Reply> {
    let min = state.brief.salary_min.filter(|m| *m > 0).map(grouped);
    let max = state.brief.salary_max.filter(|m| *m > 0).map(grouped);
    let language = state.language;
    let period = say(language, &format!("per-{}", state.brief.pay_period.as_deref().unwrap_or("month")), &[]);
    let period = ("period", (&period).into());
    let text = match (&min, &max) {
        (Some(min), Some(max)) => {
            say(language, "answer-salary-range", &[("min", min.into()), ("max", max.into()), period])
        }
        (Some(min), None) => say(language, "answer-salary-from", &[("min", min.into()), period]),
        (None, Some(max)) => say(language, "answer-salary-to", &[("max", max.into()), period]),
        (None, None) => return state.brief.told.get(told::PAY).cloned().map(Reply::Quote),
    };
    Some(Reply::Say(text))
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
            ("whats the usual?", Some(About::Pay)),
            ("а сколько обычно платят", Some(About::Pay)),
            ("қанша төлейсіздер", Some(About::Pay)),
            ("қанша бересіздер?", Some(About::Pay)),
            ("how much do you pay", Some(About::Pay)),
            ("сколько ещё вопросов обычно", Some(About::Left)),
            ("Есть ли ДМС?", None),
        ] {
            assert_eq!(about(text), expected, "{text}");
        }
    }
}
