//! Names of one to a few words, found in a text by their stems: a table from the first stem to what may follow it.
//!
//! Cheaper to build than an automaton and small in memory: stems are kept as 64-bit hashes. Two different stems with one
//! hash would be taken for each other; among some ten thousand stems the chance of a single such pair is about one in
//! ten thousand million.

use std::collections::HashMap;

use crate::terms::{Term, terms};
use crate::text::Quick;

/// Where a name stands among the terms of a text, and the entry it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Index of the entry, as given to [`Builder::add`].
    pub(crate) entry: u16,
    /// Index of the first term.
    pub(crate) first: usize,
    /// Index behind the last term.
    pub(crate) last: usize,
}

/// One name: where its further stems stand in [`Phrasebook::stems`], how many they are, and the entry.
#[derive(Debug, Clone, Copy)]
struct Name {
    first: u64,
    rest: u32,
    length: u8,
    entry: u16,
}

/// Collects names.
#[derive(Default)]
pub(crate) struct Builder {
    names: Vec<Name>,
    stems: Vec<u64>,
}

impl Builder {
    /// Adds a name of an entry; a name may belong to several entries. A name without words, or of more than 255, is
    /// left out, and the answer is no.
    pub(crate) fn add(&mut self, name: &str, entry: u16) -> bool {
        let stems = terms(name);
        let [first, rest @ ..] = stems.as_slice() else { return false };
        let (Ok(at), Ok(length)) = (u32::try_from(self.stems.len()), u8::try_from(rest.len())) else { return false };
        self.stems.extend(rest.iter().map(|t| t.id));
        self.names.push(Name { first: first.id, rest: at, length, entry });
        true
    }

    /// The finished table.
    pub(crate) fn build(mut self) -> Phrasebook {
        // By first stem, the longest first; a stable sort keeps the order of the data among equals.
        self.names.sort_by_key(|n| (n.first, std::cmp::Reverse(n.length)));
        self.names.shrink_to_fit();
        self.stems.shrink_to_fit();
        let mut heads: HashMap<u64, (u32, u32), Quick> = HashMap::default();
        for (i, name) in self.names.iter().enumerate() {
            let i = u32::try_from(i).unwrap_or(u32::MAX);
            heads.entry(name.first).or_insert((i, i)).1 = i + 1;
        }
        heads.shrink_to_fit();
        Phrasebook { heads, names: self.names, stems: self.stems }
    }
}

/// Names by their first stem, in three flat tables.
pub(crate) struct Phrasebook {
    /// First stem → its names, as a range of `names`.
    heads: HashMap<u64, (u32, u32), Quick>,
    names: Vec<Name>,
    stems: Vec<u64>,
}

impl Phrasebook {
    /// Every name in a text, the longest at each place, none inside another; a name of several entries is given once
    /// for each.
    pub(crate) fn find(&self, terms: &[Term]) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut first = 0;
        while first < terms.len() {
            let names = self.longest(&terms[first..]);
            let length = names.first().map_or(1, |n| usize::from(n.length) + 1);
            let last = first + length;
            // Longer names first: of the names that stand here only those of the longest's words count.
            let same = names.iter().filter(|n| self.rest(n) == self.rest(&names[0]));
            hits.extend(same.map(|n| Hit { entry: n.entry, first, last }));
            first = last;
        }
        hits
    }

    /// The entry whose name is the whole of `terms`.
    pub(crate) fn whole(&self, terms: &[Term]) -> Option<u16> {
        self.longest(terms).iter().find(|n| usize::from(n.length) + 1 == terms.len()).map(|n| n.entry)
    }

    /// The names that begin with the longest one at the beginning of `terms`, as long as it; empty when none stands there.
    fn longest(&self, terms: &[Term]) -> &[Name] {
        let Some((from, to)) = terms.first().and_then(|t| self.heads.get(&t.id)) else {
            return &[];
        };
        let (Ok(from), Ok(to)) = (usize::try_from(*from), usize::try_from(*to)) else { return &[] };
        let names = &self.names[from..to];
        let here = |n: &Name| {
            let rest = self.rest(n);
            terms.len() > rest.len() && rest.iter().zip(&terms[1..]).all(|(stem, term)| *stem == term.id)
        };
        let Some(at) = names.iter().position(here) else { return &[] };
        let behind = names[at..].partition_point(|n| n.length >= names[at].length);
        &names[at..at + behind]
    }

    fn rest(&self, name: &Name) -> &[u64] {
        let from = usize::try_from(name.rest).unwrap_or(usize::MAX);
        self.stems.get(from..from.saturating_add(usize::from(name.length))).unwrap_or_default()
    }

    /// Bytes of the tables.
    #[cfg(test)]
    pub(crate) fn bytes(&self) -> usize {
        // A hash table has one byte of control a slot, and at least an eighth of its slots free.
        self.heads.capacity() * (size_of::<(u64, (u32, u32))>() + 1) * 8 / 7
            + self.names.capacity() * size_of::<Name>()
            + self.stems.capacity() * size_of::<u64>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book(names: &[(&str, u16)]) -> Phrasebook {
        let mut builder = Builder::default();
        for (name, entry) in names {
            builder.add(name, *entry);
        }
        builder.build()
    }

    #[test]
    fn the_longest_name_at_a_place_is_found() {
        let book = book(&[("ledger", 0), ("general ledger", 1), ("general", 2), ("главная книга", 1), ("", 9)]);
        for (text, expected) in [
            ("General ledgers and a ledger", vec![(1, 0, 2), (0, 4, 5)]),
            ("general", vec![(2, 0, 1)]),
            ("в главной книге", vec![(1, 1, 3)]),
            ("главная", vec![]),
            ("", vec![]),
        ] {
            let found: Vec<_> = book.find(&terms(text)).into_iter().map(|h| (h.entry, h.first, h.last)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_name_of_two_entries_is_given_for_both() {
        let book = book(&[("claims", 0), ("claims", 1), ("claims adjuster", 1)]);
        let entries: Vec<u16> = book.find(&terms("claim; claims adjusters")).into_iter().map(|h| h.entry).collect();
        assert_eq!(entries, [0, 1, 1]);
    }
}
