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
    "айлык",
    "аспаз",
    "ауысым",
    "даяшы",
    "дукен",
    "есепши",
    "жалакы",
    "жургизуши",
    "кызметкер",
    "маман",
    "мугалим",
    "сатушы",
    "толык",
];

/// Endings of Kazakh words that need no Kazakh letter, and of no Russian one.
const KAZAKH_ENDINGS: &[&str] = &["ушы", "мыз", "сыз", "мын", "лары", "дары", "тары", "амыз", "айды", "ады"];

/// Endings of Russian words, and of no Kazakh one.
const RUSSIAN_ENDINGS: &[&str] = &[
    "ый", "ий", "ая", "яя", "ое", "ые", "ого", "его", "ому", "ать", "ить", "еть", "ться", "ами", "ями", "ость", "ние",
    "тель",
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
    "в",
    "во",
    "для",
    "ищем",
    "нужен",
    "нужна",
    "требуется",
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

/// Words of a text by the language they show.
#[derive(Debug, Clone, Copy, Default)]
struct Words {
    cyrillic: usize,
    latin: usize,
    kazakh: usize,
    /// Words no Kazakh text has.
    russian: usize,
    /// Words it may have borrowed ("вакансия", "курьер").
    borrowed: usize,
}

/// Counts the words of a text by the language they show.
fn words(text: &str) -> Words {
    let mut words = Words::default();
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
            words.latin += 1;
            continue;
        }
        words.cyrillic += 1;
        let is_frequent =
            |language| frequent.get(folded.as_str()).is_some_and(|(kk, ru)| if language { *kk } else { *ru });
        let ends = |endings: &[&str]| ours > 3 && endings.iter().any(|ending| folded.ends_with(ending));
        let lettered = folded.chars().any(is_kazakh);
        if lettered || is_frequent(true) || ends(KAZAKH_ENDINGS) && !folded.chars().any(is_russian) {
            words.kazakh += 1;
        }
        if !lettered && (is_frequent(false) || ends(RUSSIAN_ENDINGS)) {
            words.russian += 1;
        } else if !lettered && folded.chars().any(is_russian) {
            words.borrowed += 1;
        }
    }
    words
}

/// The language a text is mostly written in; `None` when it has no letters of a script we read.
///
/// English words inside a Cyrillic text (names of tools, mostly) do not make it English unless they are three times as
/// many.
pub fn detect_language(text: &str) -> Option<Language> {
    let Words { cyrillic, latin, kazakh, russian, borrowed } = words(text);
    if cyrillic == 0 && latin == 0 {
        return None;
    }
    if latin > cyrillic * 3 {
        return Some(Language::En);
    }
    // With no word of Russian about, borrowed ones count for little: "Курьер керек".
    let against = if russian == 0 { borrowed / 2 } else { russian + borrowed };
    Some(if kazakh > against { Language::Kk } else { Language::Ru })
}

/// Whether a text has words of Russian, and more of them than of Kazakh: names and borrowed words are those of a Kazakh
/// text as well ("Аскар, Шымкент, токарь, вахта").
pub fn is_plainly_russian(text: &str) -> bool {
    const ENOUGH: usize = 2;
    let words = words(text);
    words.russian >= ENOUGH && words.russian > words.kazakh
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
            ("Курьер керек", Some(Language::Kk)),
            ("Офис-менеджер керек", Some(Language::Kk)),
            ("Сатушы", Some(Language::Kk)),
            ("Дүкенге сатушы. Вакансия Алматы, график 2/2", Some(Language::Kk)),
            ("Токарь керек. Цехта жұмыс, вахта 15/15, форма беріледі", Some(Language::Kk)),
            ("Вакансия: сварщик. Ауысым 2/2, жалақы 300 000", Some(Language::Kk)),
            ("Дастархан маман. Тойхана ушин аспаз керек, айлык 250 мын", Some(Language::Kk)),
            ("Курьер", Some(Language::Ru)),
            ("Кассир", Some(Language::Ru)),
            ("Менеджер в Қазақ банк", Some(Language::Ru)),
            ("Водитель, Қостанай", Some(Language::Ru)),
            ("Продавец-консультант", Some(Language::Ru)),
            ("Ищем бухгалтера в ТОО «Әлем Құрылыс»", Some(Language::Ru)),
            ("Повар. График 2/2, питание", Some(Language::Ru)),
            ("Сварщик, вахта, Ақтау", Some(Language::Ru)),
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
