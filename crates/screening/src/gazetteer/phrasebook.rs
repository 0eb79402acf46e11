//! Names of one to a few words, found in a text by their stems: a table from every beginning of a name to what may
//! follow it.
//!
//! Beginnings are kept as 64-bit hashes of their stems. Two different ones with one hash would be taken for each other;
//! among some ten thousand the chance of a single such pair is about one in ten thousand million.

use super::table::{Map, u16_at};
use crate::terms::Term;

/// Where a name stands among the terms of a text, and the entry it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    /// The entry, as the table has it.
    pub(crate) entry: u16,
    /// Index of the first term.
    pub(crate) first: usize,
    /// Index behind the last term.
    pub(crate) last: usize,
}

/// The beginning of a name with one more stem, as a number.
fn with(beginning: u64, stem: u64) -> u64 {
    (beginning.rotate_left(23) ^ stem).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// What a table says of a beginning: where its entries stand (24 bits), how many they are (7 bits), and whether longer
/// names begin so (1 bit).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Node {
    at: u32,
    count: u32,
    longer: bool,
}

impl Node {
    fn unpack(value: u32) -> Self {
        Self { at: value >> 8, count: value >> 1 & 0x7f, longer: value & 1 == 1 }
    }

    #[cfg(test)]
    fn pack(self) -> u32 {
        assert!(self.at < 1 << 24 && self.count < 1 << 7);
        self.at << 8 | self.count << 1 | u32::from(self.longer)
    }
}

/// Names by their stems.
pub(crate) struct Phrasebook {
    /// Beginning → [`Node`].
    beginnings: Map,
    entries: &'static [u8],
}

impl Phrasebook {
    /// A phrasebook of the sections that [`Builder::build`] makes.
    pub(crate) const fn new([starts, keys, values, entries]: [&'static [u8]; 4]) -> Self {
        Self { beginnings: Map::new([starts, keys, values]), entries }
    }

    /// Every name in a text, the longest at each place, none inside another; a name of several entries is given once
    /// for each.
    pub(crate) fn find(&self, terms: &[Term]) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut first = 0;
        while first < terms.len() {
            let Some((length, node)) = self.longest(&terms[first..]) else {
                first += 1;
                continue;
            };
            let last = first + length;
            hits.extend(self.entries(node).map(|entry| Hit { entry, first, last }));
            first = last;
        }
        hits
    }

    /// The entry whose name is the whole of `terms`.
    pub(crate) fn whole(&self, terms: &[Term]) -> Option<u16> {
        let (length, node) = self.longest(terms)?;
        self.entries(node).next().filter(|_| length == terms.len())
    }

    /// The longest name at the beginning of `terms`, and how many of them it takes.
    fn longest(&self, terms: &[Term]) -> Option<(usize, Node)> {
        let mut best = None;
        let mut beginning = 0;
        for (i, term) in terms.iter().enumerate() {
            beginning = if i == 0 { term.id } else { with(beginning, term.id) };
            let Some(node) = self.beginnings.get(beginning).map(Node::unpack) else { break };
            if node.count > 0 {
                best = Some((i + 1, node));
            }
            if !node.longer {
                break;
            }
        }
        best
    }

    fn entries(&self, node: Node) -> impl Iterator<Item = u16> {
        (node.at..node.at + node.count).map(|at| u16_at(self.entries, at as usize))
    }
}

/// Collects names for a table.
#[cfg(test)]
#[derive(Default)]
pub(crate) struct Builder {
    /// The stems of a name and its entry.
    names: Vec<(Vec<u64>, u16)>,
}

#[cfg(test)]
impl Builder {
    /// Adds a name of an entry; a name may belong to several entries. A name without words is left out.
    pub(crate) fn add(&mut self, name: &str, entry: u16) {
        let stems: Vec<u64> = crate::terms::terms(name).iter().map(|t| t.id).collect();
        if !stems.is_empty() {
            self.names.push((stems, entry));
        }
    }

    /// The sections of the table.
    pub(crate) fn build(mut self) -> [Vec<u8>; 4] {
        use std::collections::BTreeMap;

        use super::table::make;

        // A stable sort keeps the order of the data among the entries of a name.
        self.names.sort_by(|a, b| a.0.cmp(&b.0));
        let mut nodes: BTreeMap<u64, (Vec<u64>, Node)> = BTreeMap::new();
        for (at, (stems, _)) in self.names.iter().enumerate() {
            let mut beginning = 0;
            for (i, stem) in stems.iter().enumerate() {
                beginning = if i == 0 { *stem } else { with(beginning, *stem) };
                let empty = Node { at: u32::try_from(at).unwrap(), count: 0, longer: false };
                let (own, node) = nodes.entry(beginning).or_insert((stems[..=i].to_vec(), empty));
                assert_eq!(*own, stems[..=i], "two beginnings with one hash");
                if i + 1 < stems.len() {
                    node.longer = true;
                } else {
                    node.at = if node.count == 0 { u32::try_from(at).unwrap() } else { node.at };
                    node.count += 1;
                }
            }
        }
        let [starts, keys, values] = make::map(&nodes.iter().map(|(key, (_, node))| (*key, node.pack())).collect());
        [starts, keys, values, make::u16s(self.names.iter().map(|n| n.1))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::terms;

    fn book(names: &[(&str, u16)]) -> Phrasebook {
        let mut builder = Builder::default();
        for (name, entry) in names {
            builder.add(name, *entry);
        }
        Phrasebook::new(builder.build().map(|section| &*section.leak()))
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
        let whole = |text| book.whole(&terms(text));
        assert_eq!((whole("general ledgers"), whole("general books"), whole("главная")), (Some(1), None, None));
    }

    #[test]
    fn a_name_of_two_entries_is_given_for_both() {
        let book = book(&[("claims", 0), ("claims", 1), ("claims adjuster", 1)]);
        let entries: Vec<u16> = book.find(&terms("claim; claims adjusters")).into_iter().map(|h| h.entry).collect();
        assert_eq!(entries, [0, 1, 1]);
    }
}
