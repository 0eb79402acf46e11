//! What the vacancy's text says of the things candidates ask about: housing, meals, pay …
//!
//! Read once when the interview opens; a question is answered with the employer's own sentence and nothing else.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value as Json;

use super::Vacancy;
use crate::terms::readable;
use crate::text::{Beginnings, fold};

/// Longest sentence quoted, in characters.
const LIMIT: usize = 240;

/// Names of requirements that hold the pay.
const PAY_FIELDS: &[&str] = &["salary", "зарплата", "зп", "оклад", "оплата", "pay", "wage", "жалақы", "айлық"];

/// What the pay is kept under.
pub(super) const PAY: &str = "pay";

/// A subject and the beginnings of the words both a question and a sentence name it with; a space ends a whole word.
const SUBJECTS: &[(&str, &[&str])] = &[
    (
        "housing",
        &[
            "жиль",
            "жилье",
            "прожив",
            "общежит",
            "общаг",
            "квартир",
            "housing",
            "accommodat",
            "dorm",
            "lodging",
            "place to stay",
            "place to live",
            "тұрғын",
            "жатақхана",
            "баспана",
            "пәтер",
            "жататын жер",
            "тұратын жер",
        ],
    ),
    (
        "meals",
        &[
            "питани",
            "обед",
            "корми",
            "кормят",
            "кормеж",
            "столов",
            "еда",
            "еду",
            "meal",
            "lunch",
            "food",
            "feed us",
            "feed you",
            "тамақ",
            "түскі ас",
        ],
    ),
    (
        "travel",
        &[
            "проезд",
            "дорогу",
            "дорога оплачив",
            "билет",
            "развоз",
            "подвоз",
            "довоз",
            "возите",
            "отвозите",
            "трансфер",
            "автобус",
            "такси ",
            "служебный транспорт",
            "переезд",
            "релокац",
            "командиров",
            "travel",
            "commut",
            "relocat",
            "transport",
            "shuttle",
            "bus ",
            "bus fare",
            "taxi",
            "business trip",
            "жолақы",
            "жол ақы",
            "жол шығын",
            "жолға ақша",
            "алып кет",
            "алып бар",
            "апарып",
            "жеткізіп",
            "көшу",
            "көлік",
            "іссапар",
        ],
    ),
    ("fuel", &["бензин", "топлив", "гсм ", "fuel", "petrol", "gas money", "жанармай"]),
    ("insurance", &["страхов", "медстрах", "дмс", "insur", "сақтандыр"]),
    ("uniform", &["форма ", "форму ", "формой ", "форменн", "спецодежд", "униформ", "uniform", "work clothes", "киім"]),
    ("equipment", &["ноутбук", "оборудован", "инструмент", "laptop", "equipment", "tools", "құрал", "жабдық"]),
    (
        "training",
        &[
            "обучени",
            "обучаем",
            "обучите",
            "обучают",
            "стажиров",
            "наставник",
            "training",
            "trained",
            "you train",
            "mentor",
            "оқыту",
            "оқыта",
            "тәлімгер",
            "үйрет",
        ],
    ),
    ("probation", &["испытательн", "испыталк", "пробный", "пробного", "probation", "trial", "сынақ"]),
    ("team", &["команда", "команды", "команде", "командой", "команду", "коллектив", "team", "ұжым"]),
    ("night", &["ночн", "ночь", "ночью", "ночам", "night", "түнгі", "түнде"]),
    ("overtime", &["переработ", "сверхуроч", "овертайм", "overtime", "extra hours", "үстеме", "артық жұмыс"]),
    ("commission", &["процент", "комисси", "% ", "commission", "percent", "пайыз"]),
    ("bonus", &["преми", "бонус", "bonus", "tips", "чаевы", "сыйақы", "шайлық"]),
    (
        "payday",
        &[
            "когда зарплат",
            "когда зп",
            "когда плат",
            "когда выплат",
            "когда получ",
            "день зарплат",
            "дни зарплат",
            "зарплата когда",
            "зп когда",
            "выплат",
            "выплачива",
            "аванс",
            "раза в месяц",
            "payday",
            "pay day",
            "paid out",
            "paid weekly",
            "paid monthly",
            "paid every",
            "paid twice",
            "paid on the",
            "when do you pay",
            "when do i get paid",
            "when do we get paid",
            "when is the pay",
            "how often do you pay",
            "how often is pay",
            "жалақы қашан",
            "айлық қашан",
            "ақша қашан",
            "қашан төле",
            "қашан бер",
            "айына екі рет",
        ],
    ),
    ("leave", &["отпуск", "больничн", "vacation", "paid leave", "sick leave", "annual leave", "еңбек демалыс"]),
    (
        "contract",
        &[
            "оформлени",
            "оформля",
            "оформите",
            "официальн",
            "трудовой договор",
            "трудоустро",
            "по тк ",
            "тк рк",
            "гпх",
            "contract",
            "official",
            "on the books",
            "off the books",
            "cash in hand",
            "ресми",
            "тіркей",
            "тіркел",
            "еңбек шарт",
            "еңбек кітап",
        ],
    ),
];

/// What begins like the name of a subject and is none.
const OTHERS: &[&str] = &[
    "форма работ",
    "форма занят",
    "форма оплат",
    "форма обуч",
    "форма труд",
    "форма сотруднич",
    "форма договор",
    "форму работ",
    "форму занят",
    "форму оплат",
    "выплата зарплаты на карт",
    "transport company",
    "contractor",
];

const PAY_WORDS: &[&str] = &["зарплат", "оклад", "з/п", "salary", "wage", "жалақы", "айлық"];

/// A text as subjects are looked for in it: folded, words apart by spaces and nothing else.
fn spaced(text: &str) -> String {
    let mut folded = fold(text).replace(['?', '!', '.', ',', ';', ':', '(', ')', '"', '«', '»', '\n'], " ");
    folded.push(' ');
    folded
}

/// Where a spaced text first names each of [`SUBJECTS`], and the pay behind them; the beginnings are folded as they stand
/// above.
fn named_in(spaced: &str) -> Vec<Option<usize>> {
    static WORDS: LazyLock<Beginnings> =
        LazyLock::new(|| Beginnings::new(SUBJECTS.iter().map(|(_, stems)| *stems).chain([PAY_WORDS])));
    let other = |at: usize| OTHERS.iter().any(|other| spaced[at..].starts_with(other));
    let mut first = vec![None; WORDS.groups()];
    WORDS.each(spaced, true, |at, subject| {
        if first[subject].is_none() && !other(at) {
            first[subject] = Some(at);
        }
    });
    first
}

/// The subjects a question names, in its order.
pub(super) fn subjects(text: &str) -> Vec<&'static str> {
    let named = named_in(&spaced(text));
    let mut found: Vec<(usize, &'static str)> =
        SUBJECTS.iter().zip(named).filter_map(|((subject, _), at)| Some((at?, *subject))).collect();
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, subject)| subject).collect()
}

/// Whether a question names the pay itself, and not only that something is paid.
pub(super) fn names_pay(text: &str) -> bool {
    named_in(&spaced(text))[SUBJECTS.len()].is_some()
}

/// Subject → the sentence of the vacancy that speaks of it.
pub(super) fn read(vacancy: &Vacancy) -> BTreeMap<String, String> {
    let names = SUBJECTS.iter().map(|(subject, _)| *subject).chain([PAY]);
    let mut out = BTreeMap::new();
    for sentence in sentences(readable(&vacancy.description)) {
        for (subject, at) in names.clone().zip(named_in(&spaced(sentence))) {
            if at.is_some() && !out.contains_key(subject) {
                out.insert(subject.to_owned(), cut(sentence));
            }
        }
    }
    if let Some(pay) = required_pay(vacancy) {
        out.insert(PAY.to_owned(), pay);
    }
    out
}

/// The pay as the requirements put it.
fn required_pay(vacancy: &Vacancy) -> Option<String> {
    let requirements = vacancy.requirements.as_ref()?;
    let (_, value) = requirements.iter().find(|(key, _)| PAY_FIELDS.contains(&fold(key.trim()).as_str()))?;
    let text = match value {
        Json::String(text) => text.trim().to_owned(),
        Json::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then(|| cut(&text))
}

/// The sentences of a text; a dot inside a number or an abbreviation glued to a word ends none.
fn sentences(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, letter) in text.char_indices() {
        let behind = at + letter.len_utf8();
        let ends = match letter {
            '\n' | ';' | '!' | '•' | '?' => true,
            '.' => text[behind..].chars().next().is_none_or(char::is_whitespace),
            _ => false,
        };
        if ends {
            out.push(&text[start..at]);
            start = behind;
        }
    }
    out.push(&text[start..]);
    out.into_iter()
        .map(|s| s.trim().trim_start_matches(['-', '–', '—', '*', '·']).trim())
        .filter(|s| !s.is_empty())
        .collect()
}

/// A sentence as it stands, without the stop behind it; a very long one ends at a word.
fn cut(sentence: &str) -> String {
    let whole = sentence.trim().trim_end_matches(['.', '!', ';', ',']);
    if whole.chars().count() <= LIMIT {
        return whole.to_owned();
    }
    let mut short: String = whole.chars().take(LIMIT).collect();
    if let Some(space) = short.rfind(' ') {
        short.truncate(space);
    }
    short + " …"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_stand_as_a_folded_text_has_them() {
        for stem in SUBJECTS.iter().flat_map(|(_, stems)| *stems).chain(OTHERS).chain(PAY_WORDS).chain(PAY_FIELDS) {
            assert_eq!(fold(stem), **stem);
        }
    }

    #[test]
    fn a_sentence_ends_at_its_stop_and_not_inside_a_number() {
        let text = "Оклад 1.5 ставки. Проживание за счёт компании!\n• Обеды; форма";
        assert_eq!(sentences(text), ["Оклад 1.5 ставки", "Проживание за счёт компании", "Обеды", "форма"]);
        let long = "слово ".repeat(100);
        assert!(cut(&long).chars().count() <= LIMIT + 2 && cut(&long).ends_with("слово …"));
    }
}
