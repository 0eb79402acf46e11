//! Stems.

use crate::fact::Language;

use super::language::word_language;

pub(crate) mod english;
pub(crate) mod russian;

/// The stem of one folded word, by the language its letters show. Not a dictionary form, only something equal for the
/// forms of one word.
pub fn stem(folded: &str) -> String {
    match word_language(folded) {
        Some(Language::Kk) => stem_kazakh(folded),
        Some(Language::Ru) => russian::stem(folded).to_owned(),
        Some(Language::En) if folded.len() > 2 && folded.bytes().all(|b| b.is_ascii_lowercase()) => {
            english::stem(folded)
        }
        Some(Language::En) | None => folded.to_owned(),
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
    use std::collections::HashSet;

    use proptest::prelude::*;
    use rust_stemmers::{Algorithm, Stemmer};

    use super::*;

    /// Compares with the stemmer made from the rules' own source.
    fn compare(word: &str) {
        if word.chars().all(|c| c.is_ascii_lowercase()) && word.len() > 2 {
            assert_eq!(english::stem(word), Stemmer::create(Algorithm::English).stem(word), "{word}");
        } else {
            assert_eq!(russian::stem(word), Stemmer::create(Algorithm::Russian).stem(word), "{word}");
        }
    }

    #[test]
    fn stems_of_our_own_words_are_those_of_the_published_rules() {
        let texts = [
            include_str!("../../data/skills.txt"),
            include_str!("../../data/titles.txt"),
            include_str!("../../data/word_weights.txt"),
            include_str!("../../data/lexicon/general.txt"),
            include_str!("../../data/lexicon/teaching.txt"),
            include_str!("../../benches/resume_ru.txt"),
            include_str!("../../benches/resume_en.txt"),
        ];
        let words: HashSet<String> =
            texts.iter().flat_map(|t| t.split(|c: char| !c.is_alphanumeric())).map(str::to_lowercase).collect();
        assert!(words.len() > 10_000, "{}", words.len());
        words.iter().filter(|word| !word.is_empty()).for_each(|word| compare(word));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn stems_of_any_word_are_those_of_the_published_rules(
            russian in "[а-яёa-z0-9]{0,6}[аеиоуыэюянвшщлмтсьйх]{0,8}",
            english in "[a-z]{0,6}[aeiouybdglmnrstv]{0,5}(s|sses|ies|ied|us|ss|ed|eed|ing|edly|eedly|ingly|y|e|ll|le|ion)?",
            chained in "(gener|commun|arsen|[a-z]{0,7})(at|ic|al|bl|iz|abl|ous|ful|less|ent)?\
                        (ization|ational|tional|alism|ator|izer|ation|iveness|fulness|ousness|aliti|iviti|biliti|ally|\
                         ably|ently|ously|fully|lessly|logy|ogi|bli|ly|li|icate|ative|alize|iciti|ical|ness|ance|ible|\
                         ement|ment|ent|ant|ism|ate|iti|ous|ive|ize|ion|al|er|ic)?",
        ) {
            for word in [&russian, &english, &chained] {
                if !word.is_empty() {
                    compare(word);
                }
            }
        }
    }

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
