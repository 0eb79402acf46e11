//! Facts and their evidence: the vocabulary the rest of the engine speaks.

use serde::{Deserialize, Serialize};

use crate::understanding::Value;

/// A language the bot can speak, and the language a text is mostly written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Russian
    Ru,
    /// Kazakh (Cyrillic)
    Kk,
    /// English
    En,
}

impl Language {
    /// The ISO 639-1 code: `ru`, `kk` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::Kk => "kk",
            Self::En => "en",
        }
    }

    /// Reads an ISO 639-1 code in any case; `None` for a language the bot does not speak.
    pub fn from_code(code: &str) -> Option<Self> {
        match code.trim().to_ascii_lowercase().as_str() {
            "ru" => Some(Self::Ru),
            "kk" => Some(Self::Kk),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

/// Where a fact was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// The résumé's text as the candidate sent it.
    Resume,
    /// One of the candidate's chat messages; [`Evidence::seq`] says which.
    Message,
    /// The form the candidate filled in when applying (today: the city).
    Profile,
}

/// A half-open range `start..end` in a text, counted in Unicode scalar values (not bytes, not UTF-16 units).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// Index of the first scalar value.
    pub start: usize,
    /// Index behind the last one.
    pub end: usize,
}

/// The place that proves a fact. `quote` is the source's text at `span`, verbatim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Which text was read.
    pub source: Source,
    /// For [`Source::Message`]: the message's number within the chat, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seq: Option<u64>,
    /// Where the quote stands in that text.
    pub span: Span,
    /// The words themselves.
    pub quote: String,
}

/// A typed value known about a candidate, with the words it was read from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is about: `city`, `experience`, `relocation`, `remote`, `salary`, `notice`, `education`, `format`,
    /// `language:en`, `skill:docker`.
    pub key: String,
    /// What is known.
    pub value: Value,
    /// Proof. The first place decides; further ones say something else or the same elsewhere.
    pub evidence: Vec<Evidence>,
    /// Concluded from what was left out ("I worked with Docker", asked about Docker and Kafka), not said outright.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub implied: bool,
}

/// What is known about a candidate: one fact a key.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Facts(Vec<Fact>);

impl Facts {
    /// The fact about `key`.
    pub fn get(&self, key: &str) -> Option<&Fact> {
        self.0.iter().find(|f| f.key == key)
    }

    /// All facts, in the order they became known.
    pub fn iter(&self) -> impl Iterator<Item = &Fact> {
        self.0.iter()
    }

    /// Takes a fact. The last word wins; what it contradicts stays quoted behind it.
    pub fn put(&mut self, mut fact: Fact) {
        match self.0.iter_mut().find(|f| f.key == fact.key) {
            Some(known) if known.value == fact.value && known.implied == fact.implied => {
                for new in fact.evidence {
                    if !known.evidence.contains(&new) && known.evidence.len() < EVIDENCE_LIMIT {
                        known.evidence.push(new);
                    }
                }
            }
            Some(known) => {
                if !known.implied {
                    for old in &known.evidence {
                        if !fact.evidence.contains(old) && fact.evidence.len() < EVIDENCE_LIMIT {
                            fact.evidence.push(old.clone());
                        }
                    }
                }
                *known = fact;
            }
            None => self.0.push(fact),
        }
    }
}

/// Most places kept for one fact.
const EVIDENCE_LIMIT: usize = 3;
