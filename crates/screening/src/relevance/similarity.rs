//! How alike a résumé and a vacancy are as a whole.

use serde::{Deserialize, Serialize};

use crate::fact::Evidence;
use crate::interview::Vacancy;
use crate::resume::Resume;

/// Likeness of a résumé to a vacancy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Similarity {
    /// 0..1.
    pub value: f64,
    /// The shared words that weigh most.
    pub evidence: Vec<Evidence>,
}

/// A vacancy, read once for comparing.
pub struct JobProfile;

impl JobProfile {
    /// Reads a vacancy.
    pub fn read(vacancy: &Vacancy) -> Self {
        let _ = vacancy;
        Self
    }

    /// Compares a résumé.
    pub fn compare(&self, resume: &Resume) -> Similarity {
        let _ = resume;
        Similarity {
            value: 0.5,
            evidence: Vec::new(),
        }
    }
}
