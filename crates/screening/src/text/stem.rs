//! Stems.

use rust_stemmers::{Algorithm, Stemmer};

use crate::fact::Language;

use super::language::word_language;

/// The stem of one folded word, by the language its letters show. Not a dictionary form, only something equal for the
/// forms of one word.
pub fn stem(folded: &str) -> String {
    match word_language(folded) {
        Some(Language::Kk) => stem_kazakh(folded),
        Some(Language::Ru) => Stemmer::create(Algorithm::Russian).stem(folded).into_owned(),
        Some(Language::En) => Stemmer::create(Algorithm::English).stem(folded).into_owned(),
        None => folded.to_owned(),
    }
}

/// Person and case endings, longest first.
const OUTER: &[&str] = &[
    "ғанмын",
    "генмін",
    "қанмын",
    "кенмін",
    "дарымыз",
    "імізде",
    "ымызда",
    "інен",
    "ынан",
    "іміз",
    "ымыз",
    "ңыздар",
    "ңіздер",
    "мын",
    "мін",
    "бын",
    "бін",
    "пын",
    "пін",
    "мыз",
    "міз",
    "быз",
    "біз",
    "пыз",
    "піз",
    "сың",
    "сің",
    "сыз",
    "сіз",
    "ның",
    "нің",
    "дың",
    "дің",
    "тың",
    "тің",
    "дан",
    "ден",
    "тан",
    "тен",
    "нан",
    "нен",
    "нда",
    "нде",
    "мен",
    "бен",
    "пен",
    "ына",
    "іне",
    "ға",
    "ге",
    "қа",
    "ке",
    "на",
    "не",
    "ны",
    "ні",
    "ды",
    "ді",
    "ты",
    "ті",
    "да",
    "де",
    "та",
    "те",
];

/// Possessive, plural and derivation endings, longest first.
const INNER: &[&str] = &[
    "лары",
    "лері",
    "дары",
    "дері",
    "тары",
    "тері",
    "лар",
    "лер",
    "дар",
    "дер",
    "тар",
    "тер",
    "дағы",
    "дегі",
    "тағы",
    "тегі",
    "шылық",
    "шілік",
    "ым",
    "ім",
    "ың",
    "ің",
    "сы",
    "сі",
    "ы",
    "і",
    "м",
];

/// The stem of a Kazakh word: one outer ending (person or case), then up to two inner ones (possession, number), never
/// shorter than three letters.
pub fn stem_kazakh(folded: &str) -> String {
    let mut word = folded;
    for endings in [OUTER, OUTER, INNER, INNER] {
        word = strip(word, endings);
    }
    word.to_owned()
}

fn strip<'a>(word: &'a str, endings: &[&str]) -> &'a str {
    endings.iter().filter_map(|ending| word.strip_suffix(ending)).find(|rest| rest.chars().count() >= 3).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for forms in [
            ["жұмысқа", "жұмыста", "жұмыстар", "жұмысым"],
            ["қалада", "қалаға", "қаладан", "қаламыз"],
            ["тәжірибем", "тәжірибесі", "тәжірибеде", "тәжірибемен"],
        ] {
            let stems: Vec<String> = forms.iter().map(|form| stem(form)).collect();
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{stems:?}");
        }
        assert_eq!(stem("разработчиком"), stem("разработчика"));
        assert_eq!(stem("developers"), stem("developer"));
        assert_eq!(stem("12"), "12");
        assert_eq!(stem("үй"), "үй");
    }
}
