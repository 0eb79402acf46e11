//! Facts and their evidence: the vocabulary the rest of the engine speaks.

use serde::{Deserialize, Serialize};

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
