//! The words by which personal details are known, in Russian, Kazakh and English.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use super::lists::{
    BETWEEN, CARE, CONTACT_LABELS, LONG_LABELS, PEOPLES, PHRASES, PRIVATE, RELATIVES, SEX, SHORT_LABELS, TITLES,
};
use crate::resume::marks::Group;
use crate::text::Quick;

/// What words in a part say about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Who the candidate is, wherever it stands.
    Person,
    /// The same, where something else around is personal; anywhere else these words mean work.
    Nearby,
    /// Why there was no work for a time.
    Gap,
}

/// How far a label reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// To the end of its part.
    Part,
    /// To the end of the line or the next label.
    Line,
}

/// The items of a list.
fn items(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(';').map(str::trim).filter(|item| !item.is_empty())
}

/// A list of single words or of whole phrases.
#[derive(Default)]
struct Set {
    whole: HashSet<&'static str, Quick>,
    beginnings: Vec<&'static str>,
}

impl Set {
    fn new(list: &'static str) -> Self {
        let mut out = Self::default();
        for item in items(list) {
            match item.strip_suffix('*') {
                Some(beginning) => out.beginnings.push(beginning),
                None => _ = out.whole.insert(item),
            }
        }
        out
    }

    fn has(&self, word: &str) -> bool {
        self.whole.contains(word) || self.beginnings.iter().any(|b| word.starts_with(b))
    }
}

/// Phrases by their first two letters.
type Phrases = HashMap<[char; 2], Vec<(Kind, Vec<&'static str>)>, Quick>;

/// All lists, read once.
struct Lists {
    labels: HashMap<&'static str, Reach, Quick>,
    phrases: Phrases,
    care: Set,
    relatives: Set,
    private: Set,
    between: Set,
    titles: Set,
    sex: Set,
    peoples: Set,
}

fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| {
        let long = items(LONG_LABELS).map(|l| (l, Reach::Line));
        let short = items(SHORT_LABELS).chain(items(CONTACT_LABELS)).map(|l| (l, Reach::Part));
        let mut phrases = Phrases::default();
        for (kind, list) in PHRASES {
            for phrase in items(list) {
                let words: Vec<&str> = phrase.split(' ').collect();
                phrases.entry(beginning(words[0])).or_default().push((*kind, words));
            }
        }
        Lists {
            labels: long.chain(short).collect(),
            phrases,
            care: Set::new(CARE),
            relatives: Set::new(RELATIVES),
            private: Set::new(PRIVATE),
            between: Set::new(BETWEEN),
            titles: Set::new(TITLES),
            sex: Set::new(SEX),
            peoples: Set::new(PEOPLES),
        }
    })
}

fn beginning(word: &str) -> [char; 2] {
    let mut letters = word.chars().filter(|c| *c != '*');
    [letters.next().unwrap_or(' '), letters.next().unwrap_or(' ')]
}

fn fits(pattern: &str, word: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None if pattern == "#" => word.chars().all(|c| c.is_ascii_digit()),
        None => word == pattern,
    }
}

/// The label that words are, taken together.
pub(super) fn label(words: &[&str]) -> Option<Reach> {
    /// The longest label has five words.
    const LONGEST: usize = 5;
    if words.is_empty() || words.len() > LONGEST {
        return None;
    }
    lists().labels.get(words.join(" ").as_str()).copied()
}

/// Whether a phrase is how a document calls itself, or how it closes.
pub(super) fn is_title(phrase: &str) -> bool {
    lists().titles.has(phrase)
}

/// Whether a phrase is a sex and nothing else.
pub(super) fn is_sex(phrase: &str) -> bool {
    lists().sex.has(phrase)
}

/// Whether a phrase is a people or a country and nothing else.
pub(super) fn is_people(phrase: &str) -> bool {
    lists().peoples.has(phrase)
}

/// Whether words are about family, photo or belief and nothing else.
pub(super) fn is_private(words: &[&str]) -> bool {
    const WORDS: usize = 7;
    let Lists { private, between, .. } = lists();
    let fills = |w: &str| between.has(w) || w.starts_with(|c: char| c.is_ascii_digit());
    words.len() <= WORDS && words.iter().any(|w| private.has(w)) && words.iter().all(|w| private.has(w) || fills(w))
}

/// The kinds of phrases that words hold.
pub(super) fn kinds(words: &[&str]) -> Vec<Kind> {
    let mut out = Vec::new();
    let Lists { phrases, care, relatives, .. } = lists();
    for (i, word) in words.iter().enumerate() {
        for (kind, phrase) in phrases.get(&beginning(word)).into_iter().flatten() {
            let rest = &words[i..];
            if rest.len() >= phrase.len() && phrase.iter().zip(rest).all(|(p, w)| fits(p, w)) && !out.contains(kind) {
                out.push(*kind);
            }
        }
    }
    if !out.contains(&Kind::Person) && words.len() > 1 && words.last() == Some(&BORN) {
        out.push(Kind::Person);
    }
    if !out.contains(&Kind::Gap)
        && words.iter().any(|w| care.has(w))
        && words.iter().any(|w| relatives.has(w) || w.starts_with("демалыс"))
    {
        out.push(Kind::Gap);
    }
    out
}

/// Kazakh "born", as the last word about a place.
const BORN: &str = "туған";

/// What shows an e-mail address or a link.
const ADDRESSES: &[&str] = &["@", "http", "www.", ".com/", ".ru/", ".kz/", ".me/", ".org/", ".net/"];

/// What shows that a line may hold a label, an address or a phrase of [`PHRASES`] that counts wherever it stands: the
/// most telling word of each.
pub(super) fn triggers() -> Vec<((Group, usize), String)> {
    let phrases = PHRASES.iter().filter(|(kind, _)| *kind != Kind::Nearby).flat_map(|(_, list)| items(list));
    let labels = [LONG_LABELS, SHORT_LABELS, CONTACT_LABELS, CARE].into_iter().flat_map(items);
    let mut words: BTreeMap<String, bool> = BTreeMap::from([(BORN.to_owned(), true)]);
    for phrase in phrases.chain(labels) {
        for (word, whole) in telling(phrase) {
            let known = words.entry(word).or_insert(whole);
            *known = *known && whole;
        }
    }
    let words =
        words.into_iter().map(|(word, whole)| (if whole { Group::PersonalWhole } else { Group::Personal }, word));
    let addresses = ADDRESSES.iter().map(|address| (Group::Address, (*address).to_owned()));
    words.chain(addresses).enumerate().map(|(i, (group, word))| ((group, i), word)).collect()
}

/// The longest word of a phrase, and whether it must stand whole; initials in the ways they are written.
fn telling(phrase: &str) -> Vec<(String, bool)> {
    /// Shorter words are initials.
    const LONG: usize = 2;
    let length = |w: &&str| w.trim_end_matches('*').chars().count();
    let Some(longest) = phrase.split(' ').max_by_key(length) else { return Vec::new() };
    if length(&longest) >= LONG || !phrase.contains(' ') {
        return vec![(longest.trim_end_matches('*').to_owned(), !longest.ends_with('*'))];
    }
    [".", ". ", " ", "/", "-"].map(|between| (phrase.replace(' ', between), true)).into()
}

#[cfg(test)]
mod tests {
    use super::super::parts::words;
    use super::*;

    #[test]
    fn phrases_are_whole_words_in_a_row() {
        let first = |text: &str| kinds(&words(text)).into_iter().find(|k| *k != Kind::Nearby);
        for text in
            ["не замужем", "гражданин рф", "born on 1 may 1994", "1979 г.р", "мне 19 лет", "kazakh citizen", "he/him"]
        {
            assert_eq!(first(text), Some(Kind::Person), "{text}");
        }
        for text in [
            "была в отпуске по уходу за ребенком",
            "служил в армии",
            "maternity leave",
            "ухаживала за больной матерью",
            "took care of my sick mother",
            "науқас анама қарадым",
            "бала күтіміне байланысты демалыс",
        ] {
            assert_eq!(first(text), Some(Kind::Gap), "{text}");
        }
        for text in [
            "гражданское право",
            "уход за больными",
            "регулировка холостого хода",
            "телефонные переговоры",
            "обслуживание граждан",
            "patient care",
            "няня, уход за ребенком",
            "бала күтімі",
            "3-6 жастағы топ",
            "mobile developer",
            "maleic acid",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn a_family_is_told_from_a_class() {
        for text in [
            "двое взрослых детей",
            "дочь 4 года",
            "father of three children",
            "үш балалы",
            "есть фото",
            "внуки",
            "lutheran",
        ] {
            assert!(is_private(&words(text)), "{text}");
        }
        for text in [
            "группа детей 3–5 лет",
            "work with children",
            "photoshop",
            "қызмет",
            "детская",
            "обработка фото",
            "балалармен жұмыс",
            "занятия по фото",
        ] {
            assert!(!is_private(&words(text)), "{text}");
        }
    }

    #[test]
    fn labels_are_known_as_wholes() {
        assert_eq!(label(&["пол"]), Some(Reach::Part));
        assert_eq!(label(&["home", "address"]), Some(Reach::Line));
        assert_eq!(label(&["project", "name"]), None);
        assert_eq!(label(&[]), None);
    }
}
