//! Vacancy → criteria: what is asked for, how much it matters, and a fingerprint of it all.
//!
//! [`read`] never fails: whatever shape `requirements` has, what can be read is read and the rest is kept as a custom
//! criterion that people see and the score leaves alone. The order is fixed by kind, not by the order of JSON keys: a
//! database may store those as it likes.

mod levels;
mod requirements;

use serde::{Deserialize, Serialize};

use crate::fact::Language;
use crate::interview::Vacancy;
use crate::terms::readable;

pub(crate) use levels::language_of_word;
pub use levels::{cefr_rank, education_rank, language_in, language_name};
pub use requirements::has_requirements;
pub(crate) use requirements::{formats_in, level_in};

/// What a criterion wants.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Want {
    /// Having a skill.
    Skill,
    /// Years of experience; 0: any.
    Experience {
        /// Years needed.
        years: f64,
    },
    /// Living where the work is, or being ready to move there.
    Location {
        /// GeoNames English name, when the gazetteer knows the place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        city: Option<String>,
        /// ISO 3166 country of that place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        country: Option<String>,
    },
    /// A human language; `level` `None`: any.
    Language {
        /// ISO 639-1 code.
        lang: String,
        /// `A1` … `C2` or `native`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<String>,
    },
    /// Education of at least this level.
    Education {
        /// As in [`Value::Education`](crate::understanding::Value::Education).
        level: String,
    },
    /// Expected pay within the offered one.
    Salary {
        /// The most that is offered.
        max: f64,
        /// ISO 4217 code, when the vacancy names one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        currency: Option<String>,
    },
    /// Readiness for one of these work formats.
    Format {
        /// Subset of `hybrid`, `office`, `remote`.
        any: Vec<String>,
    },
    /// Readiness for one of these schedules.
    Schedule {
        /// As in [`Value::Format`](crate::understanding::Value::Format).
        any: Vec<String>,
    },
    /// Readiness to work remotely (asked when a vacancy states no requirements).
    Remote,
    /// Something we show and do not score.
    Custom,
}

impl Want {
    /// The name of the kind, as it stands in an assessment.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Skill => "skill",
            Self::Experience { .. } => "experience",
            Self::Location { .. } => "location",
            Self::Language { .. } => "language",
            Self::Education { .. } => "education",
            Self::Salary { .. } => "salary",
            Self::Format { .. } => "format",
            Self::Schedule { .. } => "schedule",
            Self::Remote => "remote",
            Self::Custom => "custom",
        }
    }
}

/// One thing a vacancy asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Criterion {
    /// Stable id within the vacancy, e.g. `skill:docker`, `experience`, `language:en`.
    pub id: String,
    /// In the employer's words.
    pub label: String,
    /// Whether failing it with evidence rules an application out.
    pub must: bool,
    /// Weight in the requirements' mean.
    pub weight: f64,
    /// What is wanted.
    #[serde(flatten)]
    pub want: Want,
}

/// Everything the interview and the score need to know of a vacancy's wishes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Criteria {
    /// In fixed order.
    pub list: Vec<Criterion>,
    /// The vacancy states no requirements: the three standard topics are asked.
    pub bare: bool,
    /// The work can be done from anywhere.
    pub remote: bool,
    /// Fingerprint of the list.
    pub revision: String,
}

/// Reads what a vacancy asks for.
pub fn read(vacancy: &Vacancy) -> Criteria {
    let stated = requirements::read(vacancy.requirements.as_ref());
    let bare = stated.is_empty();
    let place = requirements::place(&vacancy.location);
    let remote = stated.iter().any(requirements::is_remote) || place.remote;
    let mut list = stated;
    if bare {
        // Worth asking, but nobody asked for it: a candidate who leaves it open is not failed for that.
        list.push(Criterion {
            id: "experience".into(),
            label: String::new(),
            must: false,
            weight: 3.0,
            want: Want::Experience { years: 0.0 },
        });
        list.push(Criterion {
            id: "remote".into(),
            label: String::new(),
            must: false,
            weight: 1.0,
            want: Want::Remote,
        });
    }
    if !vacancy.location.trim().is_empty() && !remote {
        list.push(Criterion {
            id: "location".into(),
            label: vacancy.location.trim().to_owned(),
            must: true,
            weight: 2.0,
            want: Want::Location { city: place.city, country: place.country },
        });
    }
    if let Some(max) = vacancy.salary_max.filter(|max| *max > 0) {
        list.push(Criterion {
            id: "salary".into(),
            label: salary_label(vacancy.salary_min, max),
            must: false,
            weight: 2.0,
            want: Want::Salary {
                #[allow(clippy::cast_precision_loss, reason = "pay is far below 2^52")]
                max: max as f64,
                currency: None,
            },
        });
    }
    // A stable sort: within a kind the employer's own order stays.
    list.sort_by_key(|c| (rank(c), !c.must));
    let revision = fingerprint(&list);
    Criteria { list, bare, remote, revision }
}

/// Pay as the employer's label shows it.
fn salary_label(min: Option<i64>, max: i64) -> String {
    match min.filter(|min| *min > 0 && *min != max) {
        Some(min) => format!("{min}–{max}"),
        None => format!("≤ {max}"),
    }
}

/// Place of a kind in the fixed order.
fn rank(criterion: &Criterion) -> u8 {
    match criterion.want {
        Want::Location { .. } => 0,
        Want::Skill if criterion.must => 1,
        Want::Experience { .. } => 2,
        Want::Language { .. } => 3,
        Want::Education { .. } => 4,
        Want::Salary { .. } => 5,
        Want::Format { .. } => 6,
        Want::Schedule { .. } => 7,
        Want::Remote => 8,
        Want::Skill => 9,
        Want::Custom => 10,
    }
}

/// FNV-1a, 64 bits, over the list's canonical JSON (field order is the types', list order is ours).
fn fingerprint(list: &[Criterion]) -> String {
    let json = serde_json::to_string(list).unwrap_or_default();
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in json.bytes() {
        hash ^= u64::from(byte);
        hash = hash.wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}

/// The language a vacancy is written in; `None` when its words do not tell.
pub fn vacancy_language(vacancy: &Vacancy) -> Option<Language> {
    crate::text::detect_language(&format!("{}\n{}", vacancy.title, readable(&vacancy.description)))
}

#[cfg(test)]
mod tests;
