//! How alike a résumé and a vacancy are as a whole: words by tf-idf, the title, the dictionary's skills.
//!
//! The weights of words come from a table we ship (`data/word_weights.txt`), never from the pair at hand: the same pair
//! gives the same number in any installation. The mixture is a logistic function of the three parts.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::criteria;
use crate::fact::{Evidence, Source};
use crate::gazetteer::skills::{self, Skill};
use crate::interview::Vacancy;
use crate::resume::Resume;
use crate::terms::{Indexed, Term, is_stop_word, readable, stem_of, terms};

/// Likeness of a résumé to a vacancy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Similarity {
    /// 0..1; half: as likely the right profession as not.
    pub value: f64,
    /// The shared words that weigh most.
    pub evidence: Vec<Evidence>,
}

/// The three parts a similarity is made of, each 0..1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parts {
    /// Cosine of the word vectors.
    pub words: f64,
    /// Best match of the title with a short line.
    pub title: f64,
    /// Share of the vacancy's dictionary skills the résumé names.
    pub skills: f64,
    /// Share of the required skills the résumé names.
    pub required: f64,
    /// Whether the two texts are written in one script.
    pub same_script: bool,
}

/// Weight of a word that is not in the table.
const RARE: f64 = 5.0;

fn weights() -> &'static HashMap<String, f64> {
    static WEIGHTS: OnceLock<HashMap<String, f64>> = OnceLock::new();
    WEIGHTS.get_or_init(|| {
        let mut out: HashMap<String, f64> = HashMap::new();
        for line in include_str!("../../data/word_weights.txt").lines() {
            let Some((weight, words)) = line.split_once('|') else { continue };
            let Ok(weight) = weight.trim().parse::<f64>() else { continue };
            for word in words.split_whitespace() {
                // The first, lower weight of a word stands.
                out.entry(stem_of(&word.replace('ё', "е"))).or_insert(weight);
            }
        }
        out
    })
}

fn weight(stem: &str) -> f64 {
    weights().get(stem).copied().unwrap_or(RARE)
}

/// Whether a stem belongs to the words every vacancy or résumé uses.
pub(crate) fn is_common_word(stem: &str) -> bool {
    weights().contains_key(stem)
}

/// Words that count: no stop words, no bare numbers.
fn counts(term: &Term) -> bool {
    !is_stop_word(&term.word) && !term.word.starts_with(|c: char| c.is_ascii_digit())
}

/// A word vector of length 1. Ordered, so that sums are the same in every process.
fn vector<'a>(terms: impl Iterator<Item = &'a str>) -> Vec<(&'a str, f64)> {
    let mut stems: Vec<&str> = terms.collect();
    stems.sort_unstable();
    let mut counted: Vec<(&str, f64)> = stems
        .chunk_by(|a, b| a == b)
        .map(|same| {
            #[allow(clippy::cast_precision_loss, reason = "words of one text")]
            let count = same.len() as f64;
            (same[0], (1.0 + count.ln()) * weight(same[0]))
        })
        .collect();
    let norm = counted.iter().map(|(_, v)| v * v).sum::<f64>().sqrt();
    if norm > 0.0 {
        for (_, value) in &mut counted {
            *value /= norm;
        }
    }
    counted
}

/// The product of two vectors in their common order.
fn product(a: &BTreeMap<String, f64>, b: &[(&str, f64)]) -> f64 {
    let mut rest = b.iter().peekable();
    let mut sum = 0.0;
    for (stem, value) in a {
        while rest.next_if(|(other, _)| *other < stem.as_str()).is_some() {}
        if let Some((_, other)) = rest.next_if(|(other, _)| *other == stem.as_str()) {
            sum += value * other;
        }
    }
    sum
}

/// A vacancy, read once for comparing.
pub struct JobProfile {
    words: BTreeMap<String, f64>,
    title: BTreeSet<String>,
    skills: BTreeSet<Skill>,
    required: BTreeSet<Skill>,
    latin: bool,
}

impl JobProfile {
    /// Reads a vacancy.
    pub fn read(vacancy: &Vacancy) -> Self {
        let listed: Vec<String> = criteria::read(vacancy)
            .list
            .into_iter()
            .filter(|c| c.want == criteria::Want::Skill)
            .map(|c| c.label)
            .collect();
        let title = terms(&vacancy.title);
        let text =
            format!("{}\n{}\n{}\n{}", vacancy.title, vacancy.title, listed.join(", "), readable(&vacancy.description));
        let all = terms(&text);
        let words = vector(all.iter().filter(|t| counts(t)).map(|t| t.stem.as_str()))
            .into_iter()
            .map(|(stem, value)| (stem.to_owned(), value))
            .collect();
        Self {
            words,
            title: title.into_iter().filter(counts).map(|t| t.stem).collect(),
            skills: skills::find(&Indexed::new(&text), &all).into_iter().map(|h| h.skill).collect(),
            required: listed.iter().filter_map(|l| skills::by_name(l)).collect(),
            latin: is_latin(&all),
        }
    }

    /// The parts of the likeness.
    pub fn parts(&self, resume: &Resume) -> Parts {
        let own = vector(resume.terms().iter().filter(|t| counts(t)).map(|t| t.stem.as_str()));
        let named: BTreeSet<Skill> = resume.skills().iter().map(|h| h.skill).collect();
        Parts {
            words: product(&self.words, &own),
            title: self.title_match(resume),
            skills: share(&self.skills, &named),
            required: share(&self.required, &named),
            same_script: self.latin == is_latin(resume.terms()),
        }
    }

    /// Compares a résumé.
    pub fn compare(&self, resume: &Resume) -> Similarity {
        let parts = self.parts(resume);
        Similarity {
            // Six digits are more than the number is worth, and keep the stored state short.
            value: (mixture(&parts) * 1e6).round() / 1e6,
            evidence: self.shared(resume),
        }
    }

    /// Best match of the title against short lines, headings and positions: the first two count in full.
    fn title_match(&self, resume: &Resume) -> f64 {
        let wanted: f64 = self.title.iter().map(|s| weight(s)).sum();
        if wanted <= 0.0 {
            return 0.0;
        }
        let mut best: f64 = 0.0;
        for (n, (from, to)) in resume.headlines().iter().enumerate() {
            let line: BTreeSet<&str> =
                resume.terms()[*from..*to].iter().filter(|t| counts(t)).map(|t| t.stem.as_str()).collect();
            let hit: f64 = self.title.iter().filter(|s| line.contains(s.as_str())).map(|s| weight(s)).sum();
            if hit <= 0.0 {
                continue;
            }
            let extra: f64 = line.iter().filter(|s| !self.title.contains(**s)).map(|s| weight(s)).sum();
            let place = if n < 2 { 1.0 } else { 0.9 };
            best = best.max(place * hit / (wanted + 0.25 * extra));
        }
        best
    }

    /// The shared words that weigh most, with their places in the résumé.
    fn shared(&self, resume: &Resume) -> Vec<Evidence> {
        const SHOWN: usize = 3;
        let mut shared: Vec<(f64, &Term)> = Vec::new();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for term in resume.terms().iter().filter(|t| counts(t) && !tells_sex(&t.word)) {
            if let Some(value) = self.words.get(&term.stem)
                && weight(&term.stem) >= 2.0
                && seen.insert(&term.stem)
            {
                shared.push((*value, term));
            }
        }
        shared.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.stem.cmp(&b.1.stem)));
        shared.truncate(SHOWN);
        if shared.is_empty() {
            // Nothing in common: the résumé's first words are what the verdict was read from.
            shared.extend(resume.terms().iter().find(|t| !tells_sex(&t.word)).map(|t| (0.0, t)));
        }
        let text = resume.text();
        shared.into_iter().map(|(_, t)| text.evidence(Source::Resume, None, t.span)).collect()
    }

    /// Whether a position belongs to this vacancy's trade: by its title, else by the skills it names.
    pub fn matches_role(&self, headline: &[Term], named: impl Iterator<Item = Skill>) -> bool {
        /// Words of a trade, not of every office.
        const TELLING: f64 = 2.5;
        /// Shared skills that make a trade.
        const ENOUGH: usize = 3;
        let title = headline.iter().any(|t| weight(&t.stem) >= TELLING && self.title.contains(&t.stem));
        let shared = named.filter(|s| self.skills.contains(s)).collect::<BTreeSet<Skill>>().len();
        title || shared >= ENOUGH.min(self.skills.len().max(1))
    }
}

/// Past tense of a Russian verb: its ending tells the writer's sex, so it is never quoted.
fn tells_sex(word: &str) -> bool {
    ["л", "ла", "лся", "лась", "вший", "вшая"].iter().any(|e| word.ends_with(e)) && word.chars().count() > 4
}

fn share(wanted: &BTreeSet<Skill>, named: &BTreeSet<Skill>) -> f64 {
    if wanted.is_empty() {
        return 0.0;
    }
    #[allow(clippy::cast_precision_loss, reason = "some dozens")]
    let share = wanted.intersection(named).count() as f64 / wanted.len() as f64;
    share
}

/// Whether most letters of the words are Latin.
fn is_latin(terms: &[Term]) -> bool {
    let latin = terms
        .iter()
        .filter(|t| t.word.bytes().all(|b| b.is_ascii()))
        .filter(|t| t.word.bytes().any(|b| b.is_ascii_alphabetic()))
        .count();
    let other = terms.iter().filter(|t| !t.word.is_ascii()).count();
    latin > other
}

/// Likeness as one number. Slopes of the reference scorers, without their word vectors; the first constant was refitted
/// to our table of weights, which gives larger cosines than weights counted in one collection.
fn mixture(parts: &Parts) -> f64 {
    let x = if parts.same_script {
        18.69 * parts.words + 5.95 * parts.title + 3.10 * parts.skills - 3.80
    } else {
        4.28 * parts.skills + 1.10 * parts.required - 1.10
    };
    1.0 / (1.0 + (-x).exp())
}
