//! One form for both sexes: "готова" and "готов", "смогла" and "смог", "учительница" and "учитель" weigh the same.
//!
//! Most Russian words that tell the writer's sex lose it with their stem. These are the ones that keep it.

use crate::gazetteer::{lexicon, skills};
use crate::terms::{Term, stem_id, stem_of};
use crate::text::is_kazakh;

/// Endings of Kazakh nouns without a letter of its own: a word borrowed from Russian ("кассада", "магазинде") has nothing
/// else to show that it is Kazakh.
const BORROWED: &[&str] = &[
    "да", "де", "та", "те", "дан", "ден", "тан", "тен", "нан", "нен", "мен", "бен", "пен", "ны", "ды", "ты", "ым",
    "ам", "мын", "бын", "пын",
];

/// Whether a word is Kazakh by its letters, or by what no Russian word is or ends with.
fn is_kazakh_word(word: &str) -> bool {
    const OWN: &[&str] = &["жыл", "бар", "болып", "сатушы", "аспаз"];
    OWN.contains(&word) || ["мын", "бын", "пын"].iter().any(|e| word.ends_with(e)) || word.chars().any(is_kazakh)
}

/// Gives the borrowed words of a Kazakh text the stems they have in Russian, where only those are known.
pub(super) fn level_borrowed(terms: &mut [Term]) {
    /// One word in so many has a Kazakh letter, at least.
    const SHARE: usize = 4;
    const SHORTEST: usize = 4;
    let kazakh = terms.iter().filter(|t| is_kazakh_word(&t.word)).count();
    if kazakh == 0 || kazakh * SHARE < terms.len() {
        return;
    }
    let known = |term: &Term| {
        let one = std::slice::from_ref(term);
        skills::by_terms(one).is_some() || !lexicon::find(one).is_empty() || !lexicon::find_titles(one).is_empty()
    };
    for term in terms.iter_mut().filter(|t| !t.word.is_ascii() && !t.word.chars().any(is_kazakh)) {
        let bare = BORROWED.iter().filter_map(|ending| term.word.strip_suffix(ending));
        let candidates: Vec<String> = bare.filter(|b| b.chars().count() >= SHORTEST).map(stem_of).collect();
        if candidates.is_empty() || known(term) {
            continue;
        }
        let stem = candidates.into_iter().find(|stem| known(&Term { id: stem_id(stem), ..term.clone() }));
        if let Some(stem) = stem {
            term.id = stem_id(&stem);
            term.stem = stem;
        }
    }
}

/// Short adjectives, feminine and masculine.
const ADJECTIVES: &[(&str, &str)] = &[
    ("готова", "готов"),
    ("согласна", "согласен"),
    ("знакома", "знаком"),
    ("должна", "должен"),
    ("способна", "способен"),
    ("открыта", "открыт"),
    ("склонна", "склонен"),
];

/// Verbs whose masculine past has no ending: "смогла" is "смог" and more.
const VERBS: &[&str] =
    &["мог", "достиг", "берег", "нес", "вез", "влек", "пек", "тек", "сек", "рос", "спас", "тряс", "полз", "стриг"];

/// Ends of stems of nouns, feminine and masculine.
const NOUNS: &[(&str, &str)] = &[
    ("тельниц", "тел"),
    ("продавщиц", "продавец"),
    ("чиц", "чик"),
    ("щиц", "щик"),
    ("антк", "ант"),
    ("ентк", "ент"),
    ("секретарш", "секретар"),
];

/// Gives a word that tells the writer's sex the stem of its masculine form.
pub(super) fn level(term: &mut Term) {
    if let Some(stem) = masculine(&term.word, &term.stem) {
        term.id = stem_id(&stem);
        term.stem = stem;
    }
}

fn masculine(word: &str, stem: &str) -> Option<String> {
    // Both lists by their last letters first, which most words have not.
    if word.ends_with(['а', 'в', 'н', 'м', 'т']) {
        // The stemmer takes "готов" for a genitive of something: the longer stem serves both.
        let may_be = word.starts_with(['г', 'с', 'з', 'д', 'о']);
        if let Some((feminine, _)) = ADJECTIVES.iter().find(|(f, m)| may_be && (word == *f || word == *m)) {
            return Some(stem_of(feminine));
        }
        if let Some(beginning) = word.strip_suffix("ельна").or_else(|| word.strip_suffix("елен")) {
            return (beginning.chars().count() > 4).then(|| stem_of(&format!("{beginning}ельна")));
        }
        if let Some(before) = word.strip_suffix("ла") {
            if let Some(prefix) = before.strip_suffix('ш') {
                return Some(stem_of(&format!("{prefix}шел")));
            }
            if VERBS.iter().any(|v| before.ends_with(v)) {
                return Some(stem_of(before));
            }
        }
    }
    if !stem.ends_with(['ц', 'к', 'ш']) {
        return None;
    }
    NOUNS.iter().find_map(|(feminine, masculine)| Some(format!("{}{masculine}", stem.strip_suffix(feminine)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::terms;

    #[test]
    fn borrowed_words_lose_their_kazakh_endings_in_kazakh_texts_only() {
        let read = |text: &str| {
            let mut all = terms(text);
            level_borrowed(&mut all);
            all
        };
        let stem = |word: &str| terms(word)[0].stem.clone();
        assert_eq!(read("кассада екі жыл тұрдым")[0].stem, stem("касса"));
        assert_eq!(read("қоймада, складта жұмыс істедім")[1].stem, stem("склад"));
        for text in ["касса и команда", "карта, работа, аренда", "работала в команде на складе"]
        {
            assert_eq!(read(text), terms(text), "{text}");
        }
    }

    #[test]
    fn both_sexes_have_one_form() {
        for pair in [
            "готов готова",
            "согласен согласна",
            "коммуникабелен коммуникабельна",
            "внимателен внимательна",
            "смог смогла",
            "нашел нашла",
            "перешёл перешла",
            "принес принесла",
            "достиг достигла",
            "привлек привлекла",
            "учитель учительница",
            "преподавателем преподавательницей",
            "переводчик переводчица",
            "официант официантка",
            "студент студентка",
            "продавец продавщица",
            "секретарь секретарша",
            "работал работала",
            "устроился устроилась",
            "вёл вела",
        ] {
            let mut both = terms(pair);
            both.iter_mut().for_each(level);
            assert_eq!(both[0].stem, both[1].stem, "{pair}");
        }
        for word in ["школа", "игла", "больница", "очистка", "единица"] {
            let mut same = terms(word);
            let stem = same[0].stem.clone();
            level(&mut same[0]);
            assert_eq!(same[0].stem, stem, "{word}");
        }
    }
}
