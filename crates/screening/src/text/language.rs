//! Which language a word or a text is written in.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::fact::Language;

use super::hash::Quick;

/// Frequent Kazakh words that need no Kazakh letter, and frequent ones typed without them.
const KAZAKH: &[&str] = &[
    "аздап",
    "ай",
    "айдан",
    "алаймын",
    "алмаймын",
    "ана",
    "апта",
    "аптадан",
    "бар",
    "барлык",
    "баска",
    "бастап",
    "бери",
    "бес",
    "билемин",
    "билмеймин",
    "болады",
    "болмайды",
    "болса",
    "болып",
    "бойынша",
    "дайын",
    "дайынмын",
    "дейин",
    "емес",
    "емеспин",
    "ете",
    "жаксы",
    "жарайды",
    "жатырмын",
    "жок",
    "жоқ",
    "жумыс",
    "жыл",
    "жылдан",
    "ия",
    "иа",
    "калай",
    "кандай",
    "канша",
    "казир",
    "керек",
    "кейин",
    "кун",
    "кошуге",
    "колледж",
    "маган",
    "мен",
    "менде",
    "мин",
    "мын",
    "онда",
    "осы",
    "рахмет",
    "сиз",
    "сизге",
    "солай",
    "сом",
    "тажирибе",
    "тенге",
    "тек",
    "турамын",
    "уйден",
    "уш",
    "ушин",
    "шамамен",
    "шыгар",
    "эрине",
    "арине",
    "ягни",
];

/// Frequent Russian words that do not show themselves by their letters.
const RUSSIAN: &[&str] = &[
    "а",
    "да",
    "до",
    "из",
    "и",
    "или",
    "к",
    "как",
    "лет",
    "мне",
    "могу",
    "мой",
    "на",
    "не",
    "нет",
    "но",
    "о",
    "от",
    "по",
    "под",
    "при",
    "с",
    "со",
    "так",
    "у",
    "я",
    "года",
    "год",
    "есть",
    "только",
    "работа",
    "работал",
    "работаю",
    "опыт",
    "тыс",
    "пока",
    "можно",
    "мы",
    "готов",
    "готова",
    "город",
    "при",
    "за",
    "без",
    "бы",
    "же",
    "ли",
    "то",
    "это",
    "их",
    "он",
    "она",
    "они",
];

/// The language a single folded word shows: Kazakh letters → Kazakh, other Cyrillic → Russian, Latin → English.
pub fn word_language(folded: &str) -> Option<Language> {
    if folded.chars().any(is_kazakh) {
        Some(Language::Kk)
    } else if folded.chars().any(super::normal::is_cyrillic) {
        Some(Language::Ru)
    } else if folded.chars().any(super::normal::is_latin) {
        Some(Language::En)
    } else {
        None
    }
}

/// Letters that Kazakh has and Russian has not.
pub(crate) fn is_kazakh(letter: char) -> bool {
    matches!(letter, 'ә' | 'і' | 'ң' | 'ғ' | 'ү' | 'ұ' | 'қ' | 'ө' | 'һ')
}

/// Letters no native Kazakh word has.
fn is_russian(letter: char) -> bool {
    matches!(letter, 'в' | 'ф' | 'ц' | 'ч' | 'щ' | 'ъ' | 'ь' | 'ё')
}

/// The language a text is mostly written in; `None` when it has no letters of a script we read.
///
/// English words inside a Cyrillic text (names of tools, mostly) do not make it English unless they are three times as
/// many.
pub fn detect_language(text: &str) -> Option<Language> {
    let (mut cyrillic, mut latin, mut kazakh, mut russian) = (0_usize, 0_usize, 0_usize, 0_usize);
    let frequent = frequent();
    let mut folded = String::new();
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        // Nothing is allocated per word: a résumé has a thousand.
        folded.clear();
        let lower = word.chars().flat_map(char::to_lowercase);
        folded.extend(lower.map(|c| if c == 'ё' { 'е' } else { c }));
        let ours = folded.chars().filter(|c| super::normal::is_cyrillic(*c)).count();
        let theirs = folded.chars().filter(|c| super::normal::is_latin(*c)).count();
        if ours == 0 && theirs == 0 {
            continue;
        }
        if theirs > ours {
            latin += 1;
            continue;
        }
        cyrillic += 1;
        let is_frequent =
            |language| frequent.get(folded.as_str()).is_some_and(|(kk, ru)| if language { *kk } else { *ru });
        if folded.chars().any(is_kazakh) || is_frequent(true) {
            kazakh += 1;
        }
        if !folded.chars().any(is_kazakh) && (folded.chars().any(is_russian) || is_frequent(false)) {
            russian += 1;
        }
    }
    if cyrillic == 0 && latin == 0 {
        return None;
    }
    if latin > cyrillic * 3 {
        return Some(Language::En);
    }
    Some(if kazakh > russian { Language::Kk } else { Language::Ru })
}

/// The frequent words, with whether they are Kazakh and whether they are Russian.
fn frequent() -> &'static HashMap<&'static str, (bool, bool), Quick> {
    static WORDS: OnceLock<HashMap<&'static str, (bool, bool), Quick>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut all: HashMap<&str, (bool, bool), Quick> = HashMap::default();
        for word in KAZAKH {
            all.entry(word).or_default().0 = true;
        }
        for word in RUSSIAN {
            all.entry(word).or_default().1 = true;
        }
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_recognised() {
        for (text, language) in [
            ("Готов переехать в Қостанай, опыт 5 лет", Some(Language::Ru)),
            ("Алматыда тұрамын, 3 жыл тәжірибем бар", Some(Language::Kk)),
            ("тажирибе жок", Some(Language::Kk)),
            ("дайынмын", Some(Language::Kk)),
            ("да", Some(Language::Ru)),
            ("Пишу на Go, Docker, Postgres", Some(Language::Ru)),
            ("I live and work in Алматы", Some(Language::En)),
            ("ok", Some(Language::En)),
            ("👍 12", None),
            ("", None),
        ] {
            assert_eq!(detect_language(text), language, "{text}");
        }
    }

    #[test]
    fn words_show_their_language() {
        assert_eq!(word_language("жоқ"), Some(Language::Kk));
        assert_eq!(word_language("нет"), Some(Language::Ru));
        assert_eq!(word_language("no"), Some(Language::En));
        assert_eq!(word_language("12"), None);
    }
}
