//! Wishes about the conversation itself: to go on later, to speak another language.

use crate::fact::{Language, Span};
use crate::terms::Indexed;
use crate::text::fold;

/// What the candidate wants of the conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// To go on later.
    Pause,
    /// To go on in this language.
    Speak(Language),
}

/// Longest message that is read as such a wish, in words: a long one is about something else.
const WORDS: usize = 12;

const LATER: &[&str] = &[
    "позже",
    "попозже",
    "потом отвечу",
    "потом продолж",
    "вернусь к",
    "перерыв",
    "пауза",
    "на паузу",
    "сейчас неудобно",
    "сейчас не могу",
    "не могу сейчас",
    "сейчас занят",
    "завтра продолж",
    "завтра отвечу",
    "вечером отвечу",
    "вечером продолж",
    "continue later",
    "answer later",
    "come back later",
    "back later",
    "do this later",
    "finish later",
    "finish this later",
    "later please",
    "later pls",
    "later plz",
    "im driving",
    "i'm driving",
    "later, please",
    "take a break",
    "need a break",
    "pause",
    "not now",
    "busy now",
    "busy right now",
    "кейінірек",
    "кейін жауап",
    "кейін жалғастыр",
    "кейін жаз",
    "кейінге",
    "қазір ыңғайсыз",
    "қазір уақытым жоқ",
    "қазір бос емеспін",
    "үзіліс",
];

const TONGUES: &[(Language, &[&str])] = &[
    (
        Language::Kk,
        &[
            "на казахском",
            "по-казахски",
            "по казахски",
            "казахском языке",
            "казахский пожалуйста",
            "қазақша",
            "қазақ тілінде",
            "in kazakh",
            "kazakh please",
            "kazakh, please",
            "speak kazakh",
        ],
    ),
    (
        Language::Ru,
        &[
            "на русском",
            "по-русски",
            "по русски",
            "русском языке",
            "русский пожалуйста",
            "орысша",
            "орыс тілінде",
            "in russian",
            "russian please",
            "russian, please",
            "speak russian",
        ],
    ),
    (
        Language::En,
        &[
            "на английском",
            "по-английски",
            "по английски",
            "английском языке",
            "ағылшынша",
            "ағылшын тілінде",
            "in english",
            "english please",
            "english, please",
            "speak english",
        ],
    ),
];

/// The wish a message holds that is no answer to the open question; `None` for anything else.
pub(super) fn wish(text: &str) -> Option<Wish> {
    if text.split_whitespace().count() > WORDS {
        return None;
    }
    let folded = format!(" {} ", fold(text).split_whitespace().collect::<Vec<_>>().join(" "));
    let begins = |phrase: &str| {
        folded
            .match_indices(phrase)
            .any(|(at, _)| folded[..at].chars().next_back().is_some_and(|c| !c.is_alphanumeric()))
    };
    if let Some((language, _)) = TONGUES.iter().find(|(_, phrases)| phrases.iter().any(|p| begins(p))) {
        return Some(Wish::Speak(*language));
    }
    LATER.iter().any(|p| begins(p)).then_some(Wish::Pause)
}

/// Whether a message asks for something rather than telling it.
pub(super) fn asks(text: &str) -> bool {
    const WORDS: &[&str] =
        &["можно", "давай", "пожалуйста", "плиз", "please", "can we", "let's", "speak", "бола ма", "сөйле", "перейд"];
    let folded = fold(text);
    text.contains('?') || WORDS.iter().any(|word| folded.contains(word))
}

/// Whether the words of a span do nothing but ask: "можно", "давайте".
pub(super) fn asks_with(text: &str, span: Span) -> bool {
    const ASKING: &[&str] =
        &["можно", "давай", "давайте", "пожалуйста", "плиз", "please", "can", "could", "болады", "бола", "ма", "лучше"];
    let said = fold(Indexed::new(text).slice(span));
    let mut words = said.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).peekable();
    words.peek().is_some() && words.all(|w| ASKING.contains(&w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_about_the_conversation_are_told_from_the_rest() {
        for (text, expected) in [
            ("Можно на казахском?", Some(Wish::Speak(Language::Kk))),
            ("қазақша сөйлесейік", Some(Wish::Speak(Language::Kk))),
            ("давайте по-русски", Some(Wish::Speak(Language::Ru))),
            ("English, please", Some(Wish::Speak(Language::En))),
            ("Can we speak English?", Some(Wish::Speak(Language::En))),
            ("давайте позже", Some(Wish::Pause)),
            ("сейчас неудобно, я на работе", Some(Wish::Pause)),
            ("can I answer later", Some(Wish::Pause)),
            ("кейінірек жауап берейін", Some(Wish::Pause)),
            ("не поздно?", None),
            ("какая зарплата?", None),
            ("", None),
        ] {
            assert_eq!(wish(text), expected, "{text}");
        }
    }
}
