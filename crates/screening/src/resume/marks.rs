//! What is looked for anywhere in a line, all of it in one pass: labels, set phrases and what shows a personal detail.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use daachorse::CharwiseDoubleArrayAhoCorasick;

use super::{header, labelled};
use crate::terms::is_letter_or_digit;

/// What a phrase is looked for in a line for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    NotResidence,
    City,
    Stays,
    Moves,
    Education,
    /// Makes a place of study one's own.
    Studied,
    /// A degree in letters, as a whole word.
    Degree,
    /// A university by its letters.
    University,
    /// The beginning of a language's name, or of a test of one.
    Language,
    /// The beginning of a word for a format or a schedule of work, or for any of them.
    Terms,
    /// Tells that a line outside the section about studies may name a school.
    School,
    /// Tells that a line may hold a personal detail, as the beginning of a word.
    Personal,
    /// The same, as a whole word.
    PersonalWhole,
    /// A part of an address, which needs no boundary.
    Address,
}

/// A group and the phrase's place in the group's list.
type Meaning = (Group, usize);

/// All phrases as one automaton, with what each stands for; no automaton never happens with these lists (a test looks).
struct Phrases {
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    meanings: Vec<Vec<Meaning>>,
}

impl Phrases {
    fn get() -> &'static Self {
        static PHRASES: OnceLock<Phrases> = OnceLock::new();
        PHRASES.get_or_init(|| {
            // The automaton takes no phrase twice, the lists share some.
            let mut all: BTreeMap<String, Vec<Meaning>> = BTreeMap::new();
            for (meaning, phrase) in labelled::phrases().chain(header::phrases()) {
                all.entry(phrase).or_default().push(meaning);
            }
            let meanings = all.values().cloned().collect();
            Self { automaton: CharwiseDoubleArrayAhoCorasick::new(all.into_keys()).ok(), meanings }
        })
    }
}

/// The phrases a line holds, in order, each with its bytes.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks(Vec<(Meaning, usize, usize)>);

impl Marks {
    pub(super) fn read(folded: &str) -> Self {
        let Phrases { automaton, meanings } = Phrases::get();
        let mut all = Vec::new();
        let Some(automaton) = automaton else { return Self(all) };
        for found in automaton.find_overlapping_iter(folded) {
            let meanings = usize::try_from(found.value()).ok().and_then(|i| meanings.get(i));
            let whole = || begins(folded, found.start()) && ends(folded, found.end());
            let counts = |(group, _): &&Meaning| *group != Group::Degree || whole();
            all.extend(meanings.into_iter().flatten().filter(counts).map(|m| (*m, found.start(), found.end())));
        }
        all.sort_unstable();
        Self(all)
    }

    /// The phrases of a group: place in its list, beginning and end.
    pub(super) fn of(&self, group: Group) -> impl Iterator<Item = (usize, usize, usize)> {
        self.0.iter().filter(move |((g, _), ..)| *g == group).map(|((_, i), start, end)| (*i, *start, *end))
    }

    pub(super) fn any(&self, group: Group) -> bool {
        self.of(group).next().is_some()
    }

    /// The first phrase of a group's list that stands in the line as whole words.
    pub(super) fn first_whole(&self, group: Group, folded: &str) -> Option<usize> {
        self.of(group).find(|(_, start, end)| begins(folded, *start) && ends(folded, *end)).map(|(i, ..)| i)
    }

    /// The phrases of a group that begin a word, in the order of its list, each once; `whole` ones end one too.
    pub(super) fn word_beginnings(&self, group: Group, folded: &str, whole: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut out: Vec<usize> = self
            .of(group)
            .filter(|(_, start, _)| begins(folded, *start))
            .filter(|(i, _, end)| !whole(*i) || ends(folded, *end))
            .map(|(i, ..)| i)
            .collect();
        out.dedup();
        out
    }

    /// Whether the line may hold a label, an address or a phrase about a person that counts wherever it stands. Most
    /// lines may not: they need not be taken apart.
    pub(super) fn may_be_personal(&self, folded: &str) -> bool {
        self.0.iter().any(|((group, _), start, end)| match group {
            Group::Address => true,
            Group::Personal => begins(folded, *start),
            Group::PersonalWhole => begins(folded, *start) && ends(folded, *end),
            _ => false,
        })
    }
}

/// Whether a word begins at a byte of a folded line.
fn begins(folded: &str, at: usize) -> bool {
    !folded[..at].ends_with(is_letter_or_digit)
}

fn ends(folded: &str, at: usize) -> bool {
    !folded[at..].starts_with(is_letter_or_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_phrases_make_an_automaton() {
        assert!(Phrases::get().automaton.is_some());
    }

    #[test]
    fn lines_without_a_telling_word_are_left_alone() {
        let may_be = |text: &str| Marks::read(text).may_be_personal(text);
        for text in
            ["1979 г. р", "г.р. 1969", "ф.и.о. иванов", "возраст: 34", "a@b.kz", "t.me/x", "he/him", "омбыда туған"]
        {
            assert!(may_be(text), "{text}");
        }
        for text in ["полный день", "managers of projects", "обработка заявок", "бухгалтер, 1с"]
        {
            assert!(!may_be(text), "{text}");
        }
    }
}
