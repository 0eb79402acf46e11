//! Which language a word or a text is written in.

use crate::fact::Language;

use super::token::{Kind, Script, Token, tokens};

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

fn is_kazakh(letter: char) -> bool {
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
    let words: Vec<Token> = tokens(text).into_iter().filter(|token| token.kind == Kind::Word).collect();
    let cyrillic: Vec<&Token> = words.iter().filter(|token| token.script == Script::Cyrillic).collect();
    let latin = words.iter().filter(|token| token.script == Script::Latin).count();
    if cyrillic.is_empty() && latin == 0 {
        return None;
    }
    if latin > cyrillic.len() * 3 {
        return Some(Language::En);
    }
    let kazakh = cyrillic
        .iter()
        .filter(|token| token.text.chars().any(is_kazakh) || KAZAKH.contains(&token.key.as_str()))
        .count();
    let russian = cyrillic
        .iter()
        .filter(|token| !token.text.chars().any(is_kazakh))
        .filter(|token| token.text.chars().any(is_russian) || RUSSIAN.contains(&token.text.as_str()))
        .count();
    Some(if kazakh > russian { Language::Kk } else { Language::Ru })
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
