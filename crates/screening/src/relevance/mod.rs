//! Facts × criteria → assessment: every verdict with its evidence, and the score they add up to.
//!
//! Requirements first, similarity second, never mixed silently: `score = 0.65 · requirements + 0.35 · similarity`, where
//! requirements is the weighted mean over the criteria something is known about. A `must` failed in so many words caps
//! the score; an unknown one caps nothing, it becomes a question.

mod check;
mod similarity;

use serde::{Deserialize, Serialize};

use crate::criteria::Criteria;
use crate::fact::{Evidence, Facts};

pub(crate) use check::office_only;
pub use check::{Check, check, same_place};
pub(crate) use similarity::is_common_word;
pub use similarity::{JobProfile, Parts, Similarity};

/// How a criterion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Met in full.
    Met,
    /// Met in part.
    Partly,
    /// Not met, with evidence.
    NotMet,
    /// Nothing known: neither for nor against.
    Unknown,
}

/// One criterion with its verdict.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CriterionVerdict {
    /// Stable id of the criterion within the vacancy, e.g. `skill:docker`, `experience`, `location`, `language:en`;
    /// `profile` is the likeness of the whole résumé to the vacancy.
    pub criterion: String,
    /// What sort of criterion it is: `skill`, `experience`, `location`, `language`, `education`, `salary`, `format`,
    /// `schedule`, `remote`, `custom` or `profile`.
    #[serde(default)]
    pub kind: String,
    /// What the employer asked for, in the employer's words; empty where a kind says it all.
    pub label: String,
    /// `must` or `nice`.
    pub importance: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Weight in the requirements' mean.
    pub weight: f64,
    /// 0..1, how far it is met, with at most 12 decimals; `None` when unknown.
    pub value: Option<f64>,
    /// Contribution to the score, with at most 12 decimals; all points add up to the score within 1e-9.
    pub points: f64,
    /// Why, as a code that is rendered in any language.
    pub code: String,
    /// Proof; empty only when unknown.
    pub evidence: Vec<Evidence>,
}

/// All verdicts and what follows from them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// 0..1, with at most 12 decimals.
    pub score: f64,
    /// Known weight / all weight, 0..1, with at most 12 decimals.
    pub coverage: f64,
    /// Version of the engine that computed it.
    pub engine: String,
    /// Fingerprint of the criteria it was computed from.
    pub criteria_revision: String,
    /// Verdicts in the criteria's order.
    pub criteria: Vec<CriterionVerdict>,
}

/// Version of the formula, the tables and the dictionaries together; it changes when any score may.
pub const ENGINE: &str = "lexical-1";

/// Share of the requirements in the score; the rest is similarity.
const REQUIREMENTS_SHARE: f64 = 0.65;

/// The most an application can score when a must is failed in so many words.
pub const CAP: f64 = 0.35;

/// The nearest number with 12 decimals, for what leaves the engine: binary sums end in …999 and …004, which no reader
/// takes for a result. Far finer than the 1e-9 within which points and score agree.
pub(crate) fn rounded(x: f64) -> f64 {
    const DECIMALS: f64 = 1e12;
    (x * DECIMALS).round() / DECIMALS
}

/// Weighs everything known about an application.
pub fn assess(criteria: &Criteria, facts: &Facts, similarity: Option<&Similarity>) -> Assessment {
    let checks: Vec<Check> = criteria.list.iter().map(|c| check(c, criteria, facts)).collect();
    let all: f64 = criteria.list.iter().map(|c| c.weight).sum();
    let known: f64 = criteria.list.iter().zip(&checks).filter(|(_, k)| k.value.is_some()).map(|(c, _)| c.weight).sum();
    let share = match (known > 0.0, similarity) {
        (true, Some(_)) => REQUIREMENTS_SHARE,
        (true, None) => 1.0,
        (false, _) => 0.0,
    };
    let mut verdicts: Vec<CriterionVerdict> = criteria
        .list
        .iter()
        .zip(checks)
        .map(|(criterion, check)| CriterionVerdict {
            criterion: criterion.id.clone(),
            kind: criterion.want.kind().to_owned(),
            label: criterion.label.clone(),
            importance: if criterion.must { "must" } else { "nice" }.to_owned(),
            verdict: check.verdict,
            weight: criterion.weight,
            points: check.value.map_or(0.0, |v| share * criterion.weight * v / known),
            value: check.value,
            code: check.code.to_owned(),
            evidence: check.evidence,
        })
        .collect();
    let failed = criteria.list.iter().zip(&verdicts).any(|(c, v)| is_knock_out(c.must, v, facts));
    if let Some(similarity) = similarity {
        verdicts.push(profile(similarity, 1.0 - share));
    }
    let mut score: f64 = verdicts.iter().map(|v| v.points).sum();
    if failed && score > CAP {
        let scale = CAP / score;
        for verdict in &mut verdicts {
            verdict.points *= scale;
        }
        score = CAP;
    }
    for verdict in &mut verdicts {
        verdict.points = rounded(verdict.points);
    }
    Assessment {
        score: rounded(score.clamp(0.0, 1.0)),
        coverage: if all > 0.0 { rounded(known / all) } else { 0.0 },
        engine: ENGINE.to_owned(),
        criteria_revision: criteria.revision.clone(),
        criteria: verdicts,
    }
}

/// Whether a verdict rules an application out: a must, not met, and said rather than concluded.
fn is_knock_out(must: bool, verdict: &CriterionVerdict, facts: &Facts) -> bool {
    must && verdict.verdict == Verdict::NotMet && !facts.get(&verdict.criterion).is_some_and(|f| f.implied)
}

/// The verdicts that rule an application out, in the criteria's order.
pub fn knock_outs<'a>(assessment: &'a Assessment, facts: &'a Facts) -> impl Iterator<Item = &'a CriterionVerdict> {
    assessment.criteria.iter().filter(|v| is_knock_out(v.importance == "must", v, facts))
}

fn profile(similarity: &Similarity, share: f64) -> CriterionVerdict {
    let (verdict, code) = match similarity.value {
        v if v >= 0.6 => (Verdict::Met, "profile_close"),
        v if v >= 0.3 => (Verdict::Partly, "profile_partly"),
        _ => (Verdict::NotMet, "profile_far"),
    };
    CriterionVerdict {
        criterion: "profile".to_owned(),
        kind: "profile".to_owned(),
        label: String::new(),
        importance: "nice".to_owned(),
        verdict,
        weight: 0.0,
        value: Some(rounded(similarity.value)),
        points: share * similarity.value,
        code: code.to_owned(),
        evidence: similarity.evidence.clone(),
    }
}

#[cfg(test)]
mod tests;
