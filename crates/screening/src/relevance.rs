//! Facts × criteria → assessment: every verdict with its evidence, and the score they add up to.

use serde::{Deserialize, Serialize};

use crate::fact::Evidence;

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
    /// Stable id of the criterion within the vacancy, e.g. `skill:docker`, `experience`, `location`, `language:en`.
    pub criterion: String,
    /// What the employer asked for, in the employer's words.
    pub label: String,
    /// `must` or `nice`.
    pub importance: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Weight in the requirements' mean.
    pub weight: f64,
    /// 0..1, how far it is met; `None` when unknown.
    pub value: Option<f64>,
    /// Contribution to the score; all points add up to the score within 1e-9.
    pub points: f64,
    /// Why, as a code that is rendered in any language.
    pub code: String,
    /// Proof; empty only when unknown.
    pub evidence: Vec<Evidence>,
}

/// All verdicts and what follows from them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// 0..1.
    pub score: f64,
    /// Known weight / all weight, 0..1.
    pub coverage: f64,
    /// Version of the engine that computed it.
    pub engine: String,
    /// Fingerprint of the criteria it was computed from.
    pub criteria_revision: String,
    /// Verdicts in the criteria's order.
    pub criteria: Vec<CriterionVerdict>,
}
