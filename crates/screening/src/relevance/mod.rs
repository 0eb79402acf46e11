//! Facts × criteria → assessment: every verdict with its evidence, and the score they add up to.
//!
//! Requirements first, similarity second, never mixed silently: `score = 0.65 · requirements + 0.35 · similarity`, where
//! requirements is the weighted mean over the criteria something is known about. Where little of what is asked for is
//! known, the requirements' share shrinks in proportion ([`Stage`]), down to similarity alone. A `must` failed in so many
//! words caps the score; an unknown one caps nothing, it becomes a question.

mod check;
mod profile;
mod similarity;

use serde::{Deserialize, Serialize};

use crate::criteria::{Criteria, Criterion, Want};
use crate::fact::{Evidence, Facts, Source};

pub use check::{Check, check, same_place};
pub(crate) use check::{REFUSED, office_only};
pub(crate) use profile::{Profile, is_common_word};
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
    /// Weight in the requirements' mean; 0 for what is shown and not counted.
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
    /// What would raise the score, one criterion at a time, in the criteria's order. Told in words by
    /// [`Outcome::what_if`](crate::interview::Outcome::what_if), so not stored twice.
    #[serde(skip)]
    pub counterfactuals: Vec<Counterfactual>,
}

/// The score as it would be with one more criterion met and all else as it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Counterfactual {
    /// The criterion taken as met.
    pub criterion: String,
    /// The score then, 0..1, with at most 12 decimals.
    pub score: f64,
    /// Another must would still rule the application out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub knocked_out: bool,
}

/// Version of the formula, the tables and the dictionaries together; it changes when any score may.
pub const ENGINE: &str = "lexical-6";

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

/// How far an application has come: it decides what an unknown criterion means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nothing has been asked yet: what is unknown is open, and the whole résumé tells more about it than the one
    /// requirement that happens to be named in it.
    Applied,
    /// The interview is over: what is unknown now stays so, and counts neither way.
    Interviewed,
}

impl Stage {
    /// Share of the weight that must be known before the requirements count in full. Below it they count in proportion,
    /// down to nothing, where the similarity is all there is. After the interview it is the half below which an
    /// assessment is shown as resting on too little.
    fn known_in_full(self) -> f64 {
        match self {
            Self::Applied => 1.0,
            Self::Interviewed => 0.5,
        }
    }
}

/// Weighs everything known about an application.
pub fn assess(criteria: &Criteria, facts: &Facts, similarity: Option<&Similarity>, stage: Stage) -> Assessment {
    let checks: Vec<Check> = criteria.list.iter().map(|c| check(c, criteria, facts)).collect();
    let values: Vec<(f64, Option<f64>)> =
        criteria.list.iter().zip(&checks).map(|(c, k)| (effective_weight(c, k), k.value)).collect();
    let weighed = weigh(&values, similarity, stage);
    let mut verdicts: Vec<CriterionVerdict> = criteria
        .list
        .iter()
        .zip(checks)
        .zip(values.iter().zip(&weighed.points))
        .map(|((criterion, check), ((weight, _), points))| CriterionVerdict {
            criterion: criterion.id.clone(),
            kind: criterion.want.kind().to_owned(),
            label: criterion.label.clone(),
            importance: if criterion.must { "must" } else { "nice" }.to_owned(),
            verdict: check.verdict,
            weight: *weight,
            points: *points,
            value: check.value,
            code: check.code.to_owned(),
            evidence: check.evidence,
        })
        .collect();
    if let Some(similarity) = similarity {
        verdicts.push(profile(similarity, weighed.profile));
    }
    let failed: Vec<bool> = criteria.list.iter().zip(&verdicts).map(|(c, v)| is_knock_out(c.must, v, facts)).collect();
    let score: f64 = verdicts.iter().map(|v| v.points).sum();
    if failed.contains(&true) && score > CAP {
        for verdict in &mut verdicts {
            verdict.points *= CAP / score;
        }
    }
    for verdict in &mut verdicts {
        verdict.points = rounded(verdict.points);
    }
    let counterfactuals = criteria
        .list
        .iter()
        .enumerate()
        .filter(|(i, c)| !values[*i].1.is_some_and(|v| v >= 1.0) && c.weight > 0.0 && c.want != Want::Custom)
        .filter_map(|(i, criterion)| {
            let mut met = values.clone();
            met[i] = (criterion.weight, Some(1.0));
            let knocked_out = failed.iter().enumerate().any(|(k, failed)| *failed && k != i);
            let weighed = weigh(&met, similarity, stage);
            let then = capped(weighed.points.iter().sum::<f64>() + weighed.profile, knocked_out);
            let higher = then > capped(score, failed.contains(&true));
            higher.then(|| Counterfactual { criterion: criterion.id.clone(), score: then, knocked_out })
        })
        .collect();
    Assessment {
        score: capped(score, failed.contains(&true)),
        coverage: weighed.coverage,
        engine: ENGINE.to_owned(),
        criteria_revision: criteria.revision.clone(),
        counterfactuals,
        criteria: verdicts,
    }
}

/// A criterion's weight as it counts here. A skill that the description mentions and the résumé names is part of the
/// texts' similarity; as a requirement it counts once the candidate has answered for it.
fn effective_weight(criterion: &Criterion, check: &Check) -> f64 {
    let answered = || check.evidence.first().is_some_and(|e| e.source == Source::Message);
    if check.code == REFUSED {
        return criterion.weight.max(REFUSED_WEIGHT);
    }
    if criterion.derived && !criterion.must && criterion.want == Want::Skill && !answered() {
        0.0
    } else {
        criterion.weight
    }
}

/// Weight of the terms of work once they have been refused: as much as a skill the job cannot do without.
const REFUSED_WEIGHT: f64 = 3.0;

/// What values add up to.
struct Weighed {
    /// For each criterion.
    points: Vec<f64>,
    /// The similarity's.
    profile: f64,
    coverage: f64,
}

/// The formula: `share · mean of the known values by weight + (1 − share) · similarity`, over weights and values.
fn weigh(values: &[(f64, Option<f64>)], similarity: Option<&Similarity>, stage: Stage) -> Weighed {
    let all: f64 = values.iter().map(|(w, _)| w).sum();
    let known: f64 = values.iter().filter(|(_, v)| v.is_some()).map(|(w, _)| w).sum();
    let coverage = if all > 0.0 { known / all } else { 0.0 };
    let share = match (known > 0.0, similarity) {
        (true, Some(_)) => REQUIREMENTS_SHARE * (coverage / stage.known_in_full()).min(1.0),
        (true, None) => 1.0,
        (false, _) => 0.0,
    };
    let points = values.iter().map(|(w, v)| v.filter(|_| known > 0.0).map_or(0.0, |v| share * w * v / known));
    Weighed {
        points: points.collect(),
        profile: similarity.map_or(0.0, |s| (1.0 - share) * s.value),
        coverage: rounded(coverage),
    }
}

fn capped(score: f64, failed: bool) -> f64 {
    let most = if failed { CAP } else { 1.0 };
    rounded(score.clamp(0.0, most))
}

/// Whether a verdict rules an application out: a must, not met, and said rather than concluded.
fn is_knock_out(must: bool, verdict: &CriterionVerdict, facts: &Facts) -> bool {
    must && verdict.verdict == Verdict::NotMet && !facts.get(&verdict.criterion).is_some_and(|f| f.implied)
}

/// The verdicts that rule an application out, in the criteria's order.
pub fn knock_outs<'a>(assessment: &'a Assessment, facts: &'a Facts) -> impl Iterator<Item = &'a CriterionVerdict> {
    assessment.criteria.iter().filter(|v| is_knock_out(v.importance == "must", v, facts))
}

fn profile(similarity: &Similarity, points: f64) -> CriterionVerdict {
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
        points,
        code: code.to_owned(),
        evidence: similarity.evidence.clone(),
    }
}

#[cfg(test)]
mod tests;
