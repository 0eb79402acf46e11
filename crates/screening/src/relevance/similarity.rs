//! How alike a résumé and a vacancy are as a whole: words by tf-idf, the title, the dictionary's skills, and, across
//! languages as well, the concepts and the trade its words belong to.
//!
//! The weights of words come from a table we ship (`data/word_weights.txt`), never from the pair at hand: the same pair
//! gives the same number in any installation. The mixture is a logistic function of the parts.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::profile::{Profile, counts, product, weight};
use crate::criteria::{self, Criteria};
use crate::fact::{Evidence, Source};
use crate::gazetteer::lexicon::{self, Domain};
use crate::gazetteer::skills::{self, Skill};
use crate::interview::Vacancy;
use crate::resume::Resume;
use crate::terms::{Indexed, Term, readable, terms};

/// Likeness of a résumé to a vacancy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Similarity {
    /// 0..1; half: as likely the right profession as not.
    pub value: f64,
    /// The shared words that weigh most.
    pub evidence: Vec<Evidence>,
}

/// The parts a similarity is made of, each 0..1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Parts {
    /// Cosine of the word vectors.
    pub words: f64,
    /// Best match of the title's words with a short line.
    pub title: f64,
    /// Share of the vacancy's dictionary skills the résumé names.
    pub skills: f64,
    /// Share of the required skills the résumé names.
    pub required: f64,
    /// Cosine of the concept vectors: the same things in any language.
    pub concepts: f64,
    /// Cosine of the trades the two texts speak of.
    pub trade: f64,
    /// Best match of the vacancy's title with a title in the résumé, in any language: the same, or of the same trade.
    pub role: f64,
    /// Whether the two texts are written in one script.
    pub same_script: bool,
}

/// A vacancy, read once for comparing.
pub struct JobProfile {
    profile: Profile,
    /// The title's stems with their weights, sorted.
    title: Vec<(u64, f64)>,
    /// Job titles the title names.
    roles: Vec<lexicon::Named>,
    required: Vec<Skill>,
}

/// What a title of the same trade is worth beside the title itself.
const SAME_TRADE: f64 = 0.5;

impl JobProfile {
    /// Reads a vacancy.
    pub fn read(vacancy: &Vacancy) -> Self {
        Self::with(vacancy, &criteria::read(vacancy))
    }

    /// Reads a vacancy whose criteria are known.
    pub fn with(vacancy: &Vacancy, criteria: &Criteria) -> Self {
        let listed: Vec<&str> =
            criteria.list.iter().filter(|c| c.want == criteria::Want::Skill).map(|c| c.label.as_str()).collect();
        let heading = terms(&vacancy.title);
        // The title counts twice.
        let text =
            format!("{}\n{}\n{}\n{}", vacancy.title, vacancy.title, listed.join(", "), readable(&vacancy.description));
        let all = terms(&text);
        let hits = skills::find(&Indexed::new(&text), &all);
        let profile = Profile::read(&all, &[(0, heading.len())], hits.iter().map(|h| h.skill));
        let mut title: Vec<(u64, f64)> = heading.iter().filter(|t| counts(t)).map(|t| (t.id, weight(t.id))).collect();
        title.sort_by_key(|(id, _)| *id);
        title.dedup_by_key(|(id, _)| *id);
        let mut required: Vec<Skill> = listed.iter().filter_map(|l| skills::by_name(l)).collect();
        required.sort_unstable();
        required.dedup();
        Self { profile, title, roles: lexicon::find_titles(&heading), required }
    }

    /// The parts of the likeness.
    pub fn parts(&self, resume: &Resume) -> Parts {
        let (job, own) = (&self.profile, resume.profile());
        Parts {
            words: product(job.words.iter().map(|w| (w.id, w.value)), own.words.iter().map(|w| (w.id, w.value))),
            title: self.title_match(own),
            skills: share(&job.skills, &own.skills),
            required: share(&self.required, &own.skills),
            concepts: product(job.concepts.iter().copied(), own.concepts.iter().copied()),
            trade: job.domains.iter().zip(&own.domains).map(|(a, b)| a * b).sum(),
            role: self.role_match(own),
            same_script: job.latin == own.latin,
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
    fn title_match(&self, own: &Profile) -> f64 {
        let wanted: f64 = self.title.iter().map(|(_, w)| w).sum();
        if wanted <= 0.0 {
            return 0.0;
        }
        let mut best: f64 = 0.0;
        for (n, line) in own.headlines.iter().enumerate() {
            let hit = product(self.title.iter().copied(), line.words.iter().map(|(id, _)| (*id, 1.0)));
            if hit <= 0.0 {
                continue;
            }
            let all: f64 = line.words.iter().map(|(_, w)| w).sum();
            let place = if n < 2 { 1.0 } else { 0.9 };
            best = best.max(place * hit / (wanted + 0.25 * (all - hit)));
        }
        best
    }

    /// Best match of the title as a concept.
    fn role_match(&self, own: &Profile) -> f64 {
        let mut best: f64 = 0.0;
        for title in &own.titles {
            for role in &self.roles {
                let worth = if role.concept == title.concept {
                    1.0
                } else if role.domain == title.domain && role.domain != Domain::GENERAL {
                    SAME_TRADE
                } else {
                    continue;
                };
                // "Manager" alone is no profession.
                let telling = if role.domain == Domain::GENERAL { 0.3 } else { 1.0 };
                best = best.max(worth * telling * title.place);
            }
        }
        best
    }

    /// The shared words that weigh most, with their places in the résumé.
    fn shared(&self, resume: &Resume) -> Vec<Evidence> {
        const SHOWN: usize = 3;
        let terms = resume.terms();
        let mut own = resume.profile().words.iter().peekable();
        let mut shared: Vec<(f64, &Term)> = Vec::new();
        for word in &self.profile.words {
            while own.next_if(|o| o.id < word.id).is_some() {}
            if let Some(same) = own.next_if(|o| o.id == word.id)
                && weight(word.id) >= 2.0
                && let Some(term) = quotable(terms, same.term)
            {
                shared.push((word.value, term));
            }
        }
        shared.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.stem.cmp(&b.1.stem)));
        shared.truncate(SHOWN);
        if shared.is_empty() {
            // Nothing in common: the résumé's first words are what the verdict was read from.
            shared.extend(terms.iter().find(|t| !tells_sex(&t.word)).map(|t| (0.0, t)));
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
        let own = |id: u64| self.title.binary_search_by_key(&id, |(id, _)| *id).is_ok();
        let title = headline.iter().any(|t| weight(t.id) >= TELLING && own(t.id));
        let wanted = &self.profile.skills;
        let shared = named.filter(|s| wanted.binary_search(s).is_ok()).collect::<BTreeSet<Skill>>().len();
        title || shared >= ENOUGH.min(wanted.len().max(1)) || self.same_role(headline)
    }

    /// Whether words are of the trade that the vacancy's title names, whatever job they name in it.
    pub(crate) fn speaks_of_its_trade(&self, words: &[Term]) -> bool {
        let own = |domain: Domain| domain != Domain::GENERAL && self.roles.iter().any(|r| r.domain == domain);
        lexicon::find_titles(words).is_empty() && lexicon::find(words).iter().any(|named| own(named.domain))
    }

    /// Whether a position's words name the vacancy's job in any language.
    fn same_role(&self, headline: &[Term]) -> bool {
        let trade = |domain: Domain| domain != Domain::GENERAL;
        lexicon::find_titles(headline)
            .iter()
            .any(|t| self.roles.iter().any(|r| trade(r.domain) && (r.concept == t.concept)))
    }
}

/// The first term with the stem of the term at `first` that may be quoted.
fn quotable(terms: &[Term], first: usize) -> Option<&Term> {
    let term = terms.get(first)?;
    if !tells_sex(&term.word) {
        return Some(term);
    }
    terms[first..].iter().find(|t| t.id == term.id && !tells_sex(&t.word))
}

/// Past tense of a Russian verb: its ending tells the writer's sex, so it is never quoted.
fn tells_sex(word: &str) -> bool {
    ["л", "ла", "лся", "лась", "вший", "вшая"].iter().any(|e| word.ends_with(e)) && word.chars().count() > 4
}

/// Share of the wanted skills, sorted, that are among the named ones, sorted.
fn share(wanted: &[Skill], named: &[Skill]) -> f64 {
    if wanted.is_empty() {
        return 0.0;
    }
    #[allow(clippy::cast_precision_loss, reason = "some dozens")]
    let share = wanted.iter().filter(|s| named.binary_search(s).is_ok()).count() as f64 / wanted.len() as f64;
    share
}

/// Likeness as one number. The slopes were fitted by logistic regression on the development vacancies and on invented
/// English résumés of 24 trades against our own vacancies in three languages, rounded, and moved to where both sets rank
/// well; the constants lie between the two sets' (docs/QUALITY.md has the figures). Words and title of two scripts
/// hardly ever meet, so across scripts the concepts and the trade decide.
fn mixture(parts: &Parts) -> f64 {
    let x = if parts.same_script {
        6.0 * parts.words
            + 5.5 * parts.title
            + 1.0 * parts.skills
            + 3.0 * parts.concepts
            + 7.0 * parts.trade
            + 0.5 * parts.role
            - 5.0
    } else {
        4.0 * parts.words + 0.5 * parts.skills + 0.5 * parts.required + 3.5 * parts.concepts + 11.0 * parts.trade - 4.0
    };
    1.0 / (1.0 + (-x).exp())
}
