use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// Key → the variables its text uses.
fn phrases(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in source.lines() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        if !line.starts_with(' ') {
            current = line.split('=').next().unwrap().trim().to_owned();
            assert!(out.insert(current.clone(), BTreeSet::new()).is_none(), "{current} twice");
        }
        for part in line.split('$').skip(1) {
            let name: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
            out.get_mut(&current).unwrap().insert(name);
        }
    }
    out
}

#[test]
fn every_phrase_exists_in_all_languages_with_the_same_variables() {
    let (ru, kk, en) = (phrases(RU), phrases(KK), phrases(EN));
    assert_eq!(ru, en);
    assert_eq!(kk, en);
}

#[test]
fn the_files_have_no_broken_lines() {
    for source in [RU, KK, EN] {
        assert!(FluentResource::try_new(source.to_owned()).is_ok());
    }
}

#[test]
fn plurals_are_right() {
    for (n, ru, en) in [
        (1.0, "1 год", "1 year"),
        (2.0, "2 года", "2 years"),
        (5.9, "5,9 года", "5.9 years"),
        (5.0, "5 лет", "5 years"),
        (0.5, "6 месяцев", "6 months"),
        (0.08, "1 месяц", "1 month"),
        (f64::NAN, "0 лет", "0 years"),
        (11.0, "11 лет", "11 years"),
        (21.0, "21 год", "21 years"),
        (0.0, "0 лет", "0 years"),
    ] {
        assert_eq!(years(Language::Ru, n), ru);
        assert_eq!(years(Language::En, n), en);
    }
    assert_eq!(years(Language::Kk, 5.0), "5 жыл");
}

#[test]
fn an_unknown_key_is_seen_and_does_not_fail() {
    assert_eq!(say(Language::Ru, "no-such-key", &[]), "no-such-key");
    assert!(has("hello") && !has("no-such-key"));
}

#[test]
fn sums_are_grouped() {
    assert_eq!(grouped(350_000), "350\u{a0}000");
    assert_eq!(grouped(-1_000), "-1\u{a0}000");
    assert_eq!(grouped(12), "12");
}

#[test]
fn no_sentence_is_long() {
    for (language, source) in [(Language::Ru, RU), (Language::Kk, KK), (Language::En, EN)] {
        for key in phrases(source).keys() {
            let text = say(language, key, &[("city", "Усть-Каменогорск".into()), ("count", 5.into())]);
            for sentence in text.split_inclusive(['.', '!', '?']) {
                let words = sentence.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count();
                assert!(words <= 25, "{key} has {words} words: {sentence}");
            }
        }
    }
}

#[test]
fn questions_are_short() {
    for (language, source) in [(Language::Ru, RU), (Language::Kk, KK), (Language::En, EN)] {
        for key in phrases(source).keys().filter(|k| k.starts_with("ask-")) {
            let text = say(language, key, &[("city", "Усть-Каменогорск".into()), ("language", "английский".into())]);
            let words = text.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count();
            assert!(words <= 25, "{key} has {words} words: {text}");
        }
    }
}
