//! Ordered levels: education and knowledge of a language, and the names of languages.

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
    ("kk", &["kazakh", "qazaq", "казахск", "каз.", "қазақ"]),
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

/// The language a short text names: by ISO code as a word of its own, or by name in any of our languages.
pub fn language_in(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    for word in words {
        for (code, names) in LANGUAGES {
            if word == *code || names.iter().any(|n| word.starts_with(n.trim_end_matches('.'))) {
                return Some(code);
            }
        }
        if word == "kz" {
            return Some("kk");
        }
    }
    None
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
