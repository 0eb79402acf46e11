//! One form for both sexes: "готова" and "готов", "смогла" and "смог", "учительница" and "учитель" weigh the same.
//!
//! Most Russian words that tell the writer's sex lose it with their stem. These are the ones that keep it.

use crate::terms::{Term, stem_id, stem_of};

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
    // Most words end in none of the letters that the lists below end in.
    if !stem.ends_with(['ц', 'к', 'ш']) && !word.ends_with(['а', 'в', 'н', 'м', 'т']) {
        return None;
    }
    // The stemmer takes "готов" for a genitive of something: the longer stem serves both.
    if let Some((feminine, _)) = ADJECTIVES.iter().find(|(f, m)| word == *f || word == *m) {
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
    NOUNS.iter().find_map(|(feminine, masculine)| Some(format!("{}{masculine}", stem.strip_suffix(feminine)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::terms;

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
