//! What holds for any text whatever: no panic, spans inside the text, a value exactly when the message answers.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::cast_possible_truncation)]

use chrono::NaiveDate;
use proptest::prelude::*;
use screening::fact::Span;
use screening::gazetteer::cities;
use screening::text;
use screening::understanding::{Asked, Intent, Slot, understand};

const SLOTS: [Option<Slot>; 12] = [
    None,
    Some(Slot::City),
    Some(Slot::Experience),
    Some(Slot::YesNo),
    Some(Slot::Salary),
    Some(Slot::Notice),
    Some(Slot::Language),
    Some(Slot::Education),
    Some(Slot::Format),
    Some(Slot::Relocation),
    Some(Slot::Skill),
    Some(Slot::Text),
];

/// Words the grammar knows, glued together in any order: reaches deeper than random letters.
fn word_soup() -> impl Strategy<Value = String> {
    let words = vec![
        "от",
        "до",
        "3",
        "300",
        "2019",
        "лет",
        "года",
        "тыс",
        "тенге",
        "$",
        "-",
        "не",
        "нет",
        "да",
        "в",
        "из",
        "Алматы",
        "Астане",
        "через",
        "недели",
        "месяц",
        "15.12.2026",
        "31",
        "декабря",
        "February",
        "29",
        "английский",
        "B2",
        "высшее",
        "офис",
        "5/2",
        "жыл",
        "мың",
        "жоқ",
        "полтора",
        "и",
        "с",
        "по",
        ",",
        ".",
        "?",
        "+",
        "миллион",
        "99999999999999999999",
        "IELTS",
        "half",
        "a",
        "бір",
        "жарым",
        "Docker",
        "2/2",
        "👍",
        "½",
        "е\u{308}",
        "\u{200b}",
    ];
    let spaces = prop::sample::select(vec!["", " ", "  "]);
    prop::collection::vec((prop::sample::select(words), spaces), 0..14).prop_map(|parts| {
        let both: Vec<String> = parts.into_iter().map(|(word, space)| word.to_owned() + space).collect();
        both.concat()
    })
}

fn inside(span: Span, length: usize) -> bool {
    span.start <= span.end && span.end <= length
}

fn holds(message: &str) {
    let length = message.chars().count();
    let today = NaiveDate::from_ymd_opt(2024, 2, 29).expect("a day");
    for slot in SLOTS {
        let asked = Asked { slot, skill: Some("C++"), language: None };
        let first = understand(&asked, message, today);
        assert_eq!(first.value.is_some(), first.intent == Intent::Answer, "{slot:?} {message:?}");
        for found in first.value.iter().chain(&first.also) {
            assert!(inside(found.span, length), "{slot:?} {message:?} {found:?}");
            assert!(found.value.to_json().is_object());
        }
        assert_eq!(first, understand(&asked, message, today));
    }
    for token in text::tokens(message) {
        assert!(inside(token.span, length));
    }
    for mention in cities::find(message) {
        assert!(inside(mention.span, length) && mention.span.start < mention.span.end);
    }
    let _ = (text::fold(message), text::normalize(message), text::stem(message), text::detect_language(message));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_string(message in any::<String>()) {
        holds(&message);
    }

    #[test]
    fn any_known_words(message in word_soup()) {
        holds(&message);
    }

    #[test]
    fn any_letters(message in "[а-яёәіңғүұқөһa-z0-9 .,?!+$-]{0,60}") {
        holds(&message);
    }
}

#[test]
fn a_very_long_message_is_read_too() {
    holds(&"от 3 до 5 лет, офис в Алматы ".repeat(300));
}
