//! Ordered levels: education and knowledge of a language, and the names of languages.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::text::Quick;

/// Education on one scale; degrees that count the same share a rank. `None` for an unknown word.
pub fn education_rank(level: &str) -> Option<u8> {
    Some(match level {
        "none" => 0,
        "basic" => 1,
        "secondary" => 2,
        "vocational" => 3,
        "incomplete_higher" => 4,
        "bachelor" | "higher" => 5,
        "master" => 6,
        "phd" => 7,
        _ => return None,
    })
}

/// Level of a language: `none` 0, `A1` 1 … `C2` 6, `native` 7.
pub fn cefr_rank(level: &str) -> Option<u8> {
    Some(match level.to_ascii_uppercase().as_str() {
        "NONE" => 0,
        "A1" => 1,
        "A2" => 2,
        "B1" => 3,
        "B2" => 4,
        "C1" => 5,
        "C2" => 6,
        "NATIVE" => 7,
        _ => return None,
    })
}

/// ISO code, then the beginnings of the language's names in lower case.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("en", &["english", "англ", "ағылшын"]),
    ("ru", &["russian", "русск", "орыс"]),
    ("kk", &["kazakh", "qazaq", "казахск", "қазақ"]),
    ("de", &["german", "deutsch", "немец", "неміс"]),
    ("fr", &["french", "франц", "француз"]),
    ("zh", &["chinese", "mandarin", "китайск", "қытай"]),
    ("tr", &["turkish", "турецк", "түрік"]),
    ("es", &["spanish", "испанск", "испан"]),
    ("it", &["italian", "итальянск", "итальян"]),
    ("ar", &["arabic", "арабск", "араб"]),
    ("ko", &["korean", "корейск", "корей"]),
    ("ja", &["japanese", "японск", "жапон"]),
    ("uk", &["ukrainian", "украинск", "украин"]),
    ("uz", &["uzbek", "узбекск", "өзбек"]),
    ("ky", &["kyrgyz", "киргизск", "кыргызск", "қырғыз"]),
    ("pl", &["polish", "польск", "поляк"]),
    ("pt", &["portuguese", "португальск", "португал"]),
    ("he", &["hebrew", "иврит"]),
    ("fa", &["persian", "farsi", "персидск", "фарси"]),
    ("hi", &["hindi", "хинди"]),
    ("tg", &["tajik", "таджикск", "тәжік"]),
    ("az", &["azerbaijani", "азербайджанск", "әзірбайжан"]),
];

/// First three letters of a name → names that begin so, each with its ISO code.
type Beginnings = HashMap<[char; 3], Vec<(&'static str, &'static str)>, Quick>;

/// The names of languages by their first three letters: most words have none.
fn by_beginning() -> &'static Beginnings {
    static NAMES: OnceLock<Beginnings> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut out = Beginnings::default();
        for (code, names) in LANGUAGES {
            for name in *names {
                if let Some(beginning) = beginning(name) {
                    out.entry(beginning).or_default().push((name, code));
                }
            }
        }
        out
    })
}

fn beginning(word: &str) -> Option<[char; 3]> {
    let mut letters = word.chars();
    Some([letters.next()?, letters.next()?, letters.next()?])
}

/// What people write instead of a language's name where its level follows.
const SHORT_NAMES: &[(&str, &str)] = &[
    ("каз", "kk"),
    ("рус", "ru"),
    ("англ", "en"),
    ("анг", "en"),
    ("нем", "de"),
    ("eng", "en"),
    ("kaz", "kk"),
    ("rus", "ru"),
];

/// What the names of languages begin with, and what people write for them: all that [`language_of_word`] knows but the
/// codes.
pub(crate) fn language_names() -> impl Iterator<Item = &'static str> {
    let names = LANGUAGES.iter().flat_map(|(_, names)| names.iter().copied());
    names.chain(SHORT_NAMES.iter().map(|(name, _)| *name))
}

/// The language a word in lower case names, by ISO code or by name in any of our languages.
pub(crate) fn language_of_word(word: &str) -> Option<&'static str> {
    if word.len() == 2 {
        if word == "kz" {
            return Some("kk");
        }
        return LANGUAGES.iter().map(|(code, _)| *code).find(|code| *code == word);
    }
    let short = SHORT_NAMES.iter().find(|(name, _)| *name == word).map(|(_, code)| *code);
    if short.is_some() {
        return short;
    }
    by_beginning().get(&beginning(word)?)?.iter().find(|(name, _)| word.starts_with(name)).map(|(_, code)| *code)
}

/// The language a short text names first.
pub fn language_in(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).find_map(language_of_word)
}

/// Names of a language for the bot's texts: Russian (dative after "по" is avoided by using the adjective alone),
/// Kazakh, English.
pub fn language_name(code: &str) -> [&str; 3] {
    match code {
        "en" => ["английский", "ағылшын", "English"],
        "ru" => ["русский", "орыс", "Russian"],
        "kk" => ["казахский", "қазақ", "Kazakh"],
        "de" => ["немецкий", "неміс", "German"],
        "fr" => ["французский", "француз", "French"],
        "zh" => ["китайский", "қытай", "Chinese"],
        "tr" => ["турецкий", "түрік", "Turkish"],
        "es" => ["испанский", "испан", "Spanish"],
        "it" => ["итальянский", "итальян", "Italian"],
        "ar" => ["арабский", "араб", "Arabic"],
        "ko" => ["корейский", "корей", "Korean"],
        "ja" => ["японский", "жапон", "Japanese"],
        "uk" => ["украинский", "украин", "Ukrainian"],
        "uz" => ["узбекский", "өзбек", "Uzbek"],
        "ky" => ["киргизский", "қырғыз", "Kyrgyz"],
        "pl" => ["польский", "поляк", "Polish"],
        "pt" => ["португальский", "португал", "Portuguese"],
        "he" => ["иврит", "иврит", "Hebrew"],
        "fa" => ["персидский", "парсы", "Persian"],
        "hi" => ["хинди", "хинди", "Hindi"],
        "tg" => ["таджикский", "тәжік", "Tajik"],
        "az" => ["азербайджанский", "әзірбайжан", "Azerbaijani"],
        other => [other, other, other],
    }
}
