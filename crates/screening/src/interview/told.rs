//! What the vacancy's text says of the things candidates ask about: housing, meals, pay …
//!
//! Read once when the interview opens; a question is answered with the employer's own sentence and nothing else.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::Vacancy;
use crate::terms::readable;
use crate::text::fold;

/// Longest sentence quoted, in characters.
const LIMIT: usize = 240;

/// Names of requirements that hold the pay.
const PAY_FIELDS: &[&str] = &["salary", "зарплата", "зп", "оклад", "оплата", "pay", "wage", "жалақы", "айлық"];

/// What the pay is kept under.
pub(super) const PAY: &str = "pay";

/// A subject and the beginnings of the words both a question and a sentence name it with.
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
            "тұрғын",
            "жатақхана",
            "баспана",
            "пәтер",
        ],
    ),
    (
        "meals",
        &["питани", "обед", "кормят", "кормеж", "столов", "еда", "еду", "meal", "lunch", "food", "тамақ", "түскі ас"],
    ),
    (
        "travel",
        &[
            "проезд",
            "билет",
            "развоз",
            "подвоз",
            "довоз",
            "трансфер",
            "переезд",
            "релокац",
            "командиров",
            "travel",
            "relocat",
            "transport",
            "shuttle",
            "business trip",
            "жолақы",
            "жол ақы",
            "жол шығын",
            "көшу",
            "көлік",
            "іссапар",
        ],
    ),
    ("insurance", &["страхов", "медстрах", "дмс", "insur", "сақтандыр"]),
    (
        "equipment",
        &[
            "ноутбук",
            "оборудован",
            "инструмент",
            "спецодежд",
            "униформ",
            "laptop",
            "equipment",
            "tools",
            "uniform",
            "құрал",
            "жабдық",
            "арнайы киім",
        ],
    ),
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
            "mentor",
            "оқыту",
            "оқыта",
            "тәлімгер",
            "үйрет",
        ],
    ),
    ("team", &["команда", "команды", "команде", "командой", "команду", "коллектив", "team", "ұжым"]),
    ("night", &["ночн", "ночь", "ночью", "ночам", "night", "түнгі", "түнде"]),
    ("overtime", &["переработ", "сверхуроч", "overtime", "үстеме"]),
    ("bonus", &["преми", "бонус", "bonus", "сыйақы"]),
    ("leave", &["отпуск", "больничн", "vacation", "paid leave", "sick leave", "annual leave", "еңбек демалыс"]),
    (
        "contract",
        &["оформлени", "официальн", "трудовой договор", "по тк", "contract", "officially", "ресми", "еңбек шарт"],
    ),
];

const PAY_WORDS: &[&str] = &["зарплат", "оклад", "з/п", "salary", "wage", "жалақы", "айлық"];

/// Whether a folded text has a word that begins so; the stems are folded as they stand above.
fn names(folded: &str, stems: &[&str]) -> bool {
    let begins = |at: usize| !folded[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    stems.iter().any(|stem| folded.match_indices(stem).any(|(at, _)| begins(at)))
}

/// The subject of a question, if it is one of these.
pub(super) fn subject(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    SUBJECTS.iter().find(|(_, stems)| names(&folded, stems)).map(|(subject, _)| *subject)
}

/// Subject → the sentence of the vacancy that speaks of it.
pub(super) fn read(vacancy: &Vacancy) -> BTreeMap<String, String> {
    let text = readable(&vacancy.description);
    let all: Vec<(String, &str)> = sentences(text).into_iter().map(|s| (fold(s), s)).collect();
    let said = |stems: &[&str]| all.iter().find(|(folded, _)| names(folded, stems)).map(|(_, s)| cut(s));
    let mut out: BTreeMap<String, String> = SUBJECTS
        .iter()
        .filter_map(|(subject, stems)| said(stems).map(|sentence| ((*subject).to_owned(), sentence)))
        .collect();
    if let Some(pay) = required_pay(vacancy).or_else(|| said(PAY_WORDS)) {
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
        for stem in SUBJECTS.iter().flat_map(|(_, stems)| *stems).chain(PAY_WORDS).chain(PAY_FIELDS) {
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
