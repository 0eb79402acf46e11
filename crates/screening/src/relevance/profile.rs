//! A text as it is compared: its words, concepts, trades, titles and skills, each as a sorted list of numbers.
//!
//! Made once for a résumé and once for a vacancy; comparing two of them is a handful of merges.

use crate::gazetteer::lexicon::{self, Concept, Domain, Named};
use crate::gazetteer::skills::Skill;
use crate::gazetteer::table::{Map, f64_at, sections};
use crate::terms::{Term, is_stop_word, stem_id};

/// Weight of a word that is not in the table.
const RARE: f64 = 5.0;

/// The words of `data/word_weights.txt` by their stems' numbers: made by a test.
static WEIGHTS: (Map, &[u8]) = {
    let [starts, keys, values, weights] = sections(include_bytes!("../../data/tables/weights.bin"));
    (Map::new([starts, keys, values]), weights)
};

/// How much a word tells, by its stem's number.
pub(super) fn weight(id: u64) -> f64 {
    WEIGHTS.0.get(id).map_or(RARE, |at| f64_at(WEIGHTS.1, at as usize))
}

/// Whether a stem belongs to the words every vacancy or résumé uses.
pub(crate) fn is_common_word(stem: &str) -> bool {
    WEIGHTS.0.get(stem_id(stem)).is_some()
}

/// Words that count: no stop words, no bare numbers.
pub(super) fn counts(term: &Term) -> bool {
    !is_stop_word(&term.word) && !term.word.starts_with(|c: char| c.is_ascii_digit())
}

/// A word of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// The stem's number.
    pub(super) id: u64,
    /// Its coordinate; the squares of all of them add up to 1.
    pub(super) value: f64,
    /// Index of the first term with this stem.
    pub(super) term: usize,
}

/// A job title in a text and how much its place tells: 1 in a headline at the top, less further down.
#[derive(Debug, Clone, Copy)]
pub(super) struct Title {
    pub(super) concept: Concept,
    pub(super) domain: Domain,
    pub(super) place: f64,
}

/// A short line: its stems with their weights, sorted.
#[derive(Debug)]
pub(super) struct Headline {
    pub(super) words: Vec<(u64, f64)>,
}

/// A text, ready to be compared.
#[derive(Debug)]
pub(crate) struct Profile {
    /// Sorted by id.
    pub(super) words: Vec<Word>,
    /// Sorted by concept; of length 1.
    pub(super) concepts: Vec<(Concept, f64)>,
    /// One coordinate a domain; of length 1, or 0 when no word tells a trade.
    pub(super) domains: [f64; Domain::COUNT],
    pub(super) titles: Vec<Title>,
    /// Sorted, none twice.
    pub(super) skills: Vec<Skill>,
    pub(super) headlines: Vec<Headline>,
    /// Most letters are Latin.
    pub(super) latin: bool,
}

/// Weight of a concept of one trade, and of one of every trade.
const OF_A_TRADE: f64 = 3.0;
const OF_EVERY_TRADE: f64 = 1.0;

/// How many mentions of a trade's word one job title is worth when the trade is told.
const TITLE_VOTES: f64 = 3.0;

/// What a title's place tells: in the first two short lines, in another, in running text.
const TOP: f64 = 1.0;
const HEADLINE: f64 = 0.9;
const RUNNING: f64 = 0.6;

impl Profile {
    /// Reads the words of a text. `headlines` are its short lines as ranges of `terms`, in order; `skills` what the
    /// dictionary finds in it.
    pub(crate) fn read(terms: &[Term], headlines: &[(usize, usize)], skills: impl Iterator<Item = Skill>) -> Self {
        let mentioned = mentioned(&lexicon::find(terms));
        let titles = titles(terms, headlines);
        let mut skills: Vec<Skill> = skills.collect();
        skills.sort_unstable();
        skills.dedup();
        Self {
            words: words(terms),
            concepts: concepts(&mentioned),
            domains: domains(&mentioned, &titles),
            titles,
            skills,
            headlines: headlines.iter().map(|(from, to)| headline(&terms[*from..*to])).collect(),
            latin: is_latin(terms),
        }
    }
}

/// The word vector.
fn words(terms: &[Term]) -> Vec<Word> {
    let mut places: Vec<(u64, usize)> =
        terms.iter().enumerate().filter(|(_, t)| counts(t)).map(|(i, t)| (t.id, i)).collect();
    places.sort_unstable();
    let mut out: Vec<Word> = places
        .chunk_by(|a, b| a.0 == b.0)
        .map(|same| Word { id: same[0].0, value: damped(same.len()) * weight(same[0].0), term: same[0].1 })
        .collect();
    let norm = norm(out.iter().map(|w| w.value));
    for word in &mut out {
        word.value /= norm;
    }
    out
}

/// Ten mentions tell more than one, but not ten times as much.
fn damped(count: usize) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "words of one text")]
    let count = count as f64;
    1.0 + count.ln()
}

/// Length of a vector; 1 for one without length, so that it can be divided by.
fn norm(values: impl Iterator<Item = f64>) -> f64 {
    let norm = values.map(|v| v * v).sum::<f64>().sqrt();
    if norm > 0.0 { norm } else { 1.0 }
}

/// A concept as a text names it.
struct Mentioned {
    concept: Concept,
    domain: Domain,
    /// How much it tells, by its own weight and by how many concepts share the words; more mentions tell more.
    value: f64,
}

/// Every concept named, in order, none twice.
fn mentioned(named: &[Named]) -> Vec<Mentioned> {
    let mut all: Vec<(Concept, usize)> = named.iter().enumerate().map(|(i, n)| (n.concept, i)).collect();
    all.sort_unstable();
    all.chunk_by(|a, b| a.0 == b.0)
        .map(|same| {
            let one = &named[same[0].1];
            #[allow(clippy::cast_precision_loss, reason = "a few domains")]
            let shared = shared_by(named, one) as f64;
            Mentioned { concept: one.concept, domain: one.domain, value: damped(same.len()) * one.weight / shared }
        })
        .collect()
}

/// The concept vector. A name of several concepts counts in part for each.
fn concepts(mentioned: &[Mentioned]) -> Vec<(Concept, f64)> {
    let mut out: Vec<(Concept, f64)> = mentioned
        .iter()
        .map(|m| (m.concept, m.value * if m.domain == Domain::GENERAL { OF_EVERY_TRADE } else { OF_A_TRADE }))
        .collect();
    let norm = norm(out.iter().map(|c| c.1));
    for concept in &mut out {
        concept.1 /= norm;
    }
    out
}

/// How many concepts are named by the same words in the same place.
fn shared_by(named: &[Named], one: &Named) -> usize {
    let behind = named.partition_point(|n| n.first < one.first);
    named[behind..].iter().take_while(|n| n.first == one.first).count().max(1)
}

/// The trade vector: what the words and the titles vote for.
fn domains(mentioned: &[Mentioned], titles: &[Title]) -> [f64; Domain::COUNT] {
    let mut votes = [0.0; Domain::COUNT];
    for concept in mentioned.iter().filter(|m| m.domain != Domain::GENERAL) {
        votes[concept.domain.index()] += concept.value;
    }
    for title in titles.iter().filter(|t| t.domain != Domain::GENERAL) {
        votes[title.domain.index()] += TITLE_VOTES * title.place;
    }
    let norm = norm(votes.iter().copied());
    votes.map(|v| v / norm)
}

/// The job titles a text names, each concept once, where it tells most.
fn titles(terms: &[Term], headlines: &[(usize, usize)]) -> Vec<Title> {
    let mut out: Vec<Title> = lexicon::find_titles(terms)
        .into_iter()
        .map(|n| {
            let line = headlines.partition_point(|(from, _)| *from <= n.first);
            let inside = line.checked_sub(1).filter(|i| n.last <= headlines[*i].1);
            let place = match inside {
                Some(0 | 1) => TOP,
                Some(_) => HEADLINE,
                None => RUNNING,
            };
            Title { concept: n.concept, domain: n.domain, place }
        })
        .collect();
    out.sort_by(|a, b| a.concept.cmp(&b.concept).then(b.place.total_cmp(&a.place)));
    out.dedup_by_key(|t| t.concept);
    out
}

fn headline(terms: &[Term]) -> Headline {
    let mut ids: Vec<u64> = terms.iter().filter(|t| counts(t)).map(|t| t.id).collect();
    ids.sort_unstable();
    ids.dedup();
    Headline { words: ids.into_iter().map(|id| (id, weight(id))).collect() }
}

/// Whether most words are written in Latin letters.
fn is_latin(terms: &[Term]) -> bool {
    let latin = terms
        .iter()
        .filter(|t| t.word.bytes().all(|b| b.is_ascii()))
        .filter(|t| t.word.bytes().any(|b| b.is_ascii_alphabetic()))
        .count();
    let other = terms.iter().filter(|t| !t.word.is_ascii()).count();
    latin > other
}

/// The product of two sorted sparse vectors, in their common order, so that the sum is the same in every process.
pub(super) fn product<K: Ord + Copy>(a: impl Iterator<Item = (K, f64)>, b: impl Iterator<Item = (K, f64)>) -> f64 {
    let mut b = b.peekable();
    let mut sum = 0.0;
    for (key, value) in a {
        while b.next_if(|(other, _)| *other < key).is_some() {}
        if let Some((_, other)) = b.next_if(|(other, _)| *other == key) {
            sum += value * other;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::gazetteer::table::make;
    use crate::terms::stem_of;

    #[test]
    fn the_tables_are_made_of_the_data() {
        let mut weights: Vec<f64> = Vec::new();
        let mut words: BTreeMap<u64, u32> = BTreeMap::new();
        for line in include_str!("../../data/word_weights.txt").lines() {
            let Some((weight, list)) = line.split_once('|') else { continue };
            let Ok(weight) = weight.trim().parse::<f64>() else { continue };
            for word in list.split_whitespace() {
                // The first, lower weight of a word stands.
                let at = u32::try_from(weights.len()).unwrap();
                words.entry(stem_id(&stem_of(&word.replace('ё', "е")))).or_insert(at);
            }
            weights.push(weight);
        }
        let [starts, keys, values] = make::map(&words);
        let made = make::file(&[starts, keys, values, make::f64s(weights)]);
        make::check("weights.bin", &made, include_bytes!("../../data/tables/weights.bin"));
    }
}
