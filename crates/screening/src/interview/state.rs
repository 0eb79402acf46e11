//! What an interview remembers between two messages.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Question;
use crate::criteria::Criteria;
use crate::fact::{Evidence, Facts, Language};
use crate::relevance::Similarity;
use crate::understanding::Value;

/// Everything the interview remembers between two messages; small, and stored as JSON with the session.
///
/// It is stored in two parts: what it was opened with never changes and is written once ([`State::brief`]); the rest is
/// what `Serialize` writes, and [`StoredState`] reads.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct State {
    /// The language the bot speaks now.
    pub language: Language,
    /// The open question as it was last asked; `None` when the interview has ended.
    pub open: Option<Question>,
    /// The text of the open question, for a client that connects again.
    pub open_text: Option<String>,
    /// The candidate has asked for a person.
    pub human_requested: bool,
    #[serde(skip)]
    pub(super) brief: Arc<Brief>,
    /// What is known about the candidate.
    pub(super) facts: Facts,
    /// Where the conversation stands.
    pub(super) progress: Progress,
}

impl State {
    /// What the interview was opened with.
    pub fn brief(&self) -> &Brief {
        &self.brief
    }

    /// How far the interview is: topics asked so far, the open one included, and topics in all as known now.
    ///
    /// An answer that settles several topics at once makes the second number smaller. After the end, however it came,
    /// both are the number of topics that were asked.
    pub fn progress(&self) -> (u32, u32) {
        let asked = u32::try_from(self.progress.asked.len()).unwrap_or(u32::MAX);
        (asked, self.open.as_ref().map_or(asked, |question| question.total))
    }
}

/// The part of a [`State`] that changes, as it is stored.
#[derive(Debug, Deserialize)]
pub struct StoredState {
    language: Language,
    open: Option<Question>,
    open_text: Option<String>,
    human_requested: bool,
    facts: Facts,
    progress: Progress,
}

impl StoredState {
    /// The state of the interview that was opened with this brief.
    pub fn with(self, brief: Brief) -> State {
        let Self { language, open, open_text, human_requested, facts, progress } = self;
        State { language, open, open_text, human_requested, brief: Arc::new(brief), facts, progress }
    }
}

/// What was read of vacancy and application at the start, as the interview needs it; later edits of the vacancy do not
/// reach an open chat.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Brief {
    pub(super) title: String,
    pub(super) company: String,
    /// The place and nothing beside it, as questions and reasons say it.
    pub(super) location: String,
    /// The whole of what the employer wrote of the place: what a candidate who asks is told.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) address: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) salary_min: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) salary_max: Option<i64>,
    /// The period of the pay where it is no month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) pay_period: Option<String>,
    /// What the vacancy says of format and schedule, in the employer's words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) conditions: String,
    /// What the vacancy says of the things candidates ask about, in the employer's words.
    #[serde(default, skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    pub(super) told: std::collections::BTreeMap<String, String>,
    pub(super) criteria: Criteria,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) similarity: Option<Similarity>,
    pub(super) max_questions: u8,
    pub(super) threshold: f64,
    /// The vacancy's language: the employer reads reasons in it.
    pub(super) language: Language,
    /// City of the application's form, while nothing better is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) form_city: Option<(Value, Evidence)>,
}

/// Where the conversation stands.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Progress {
    /// Topics in the order they were asked; the last one is open unless `settled`.
    pub(super) asked: Vec<Asked>,
    /// Number of the next question.
    pub(super) next_index: u32,
    /// The most questions the candidate was told to expect.
    #[serde(default)]
    pub(super) announced: u32,
    /// Messages that were no answers, all together: bounded, so that every interview ends.
    pub(super) detours: u8,
    /// "Do you want to withdraw?" is the open question.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) withdrawing: bool,
    /// Contradictions that have not been asked about yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) conflicts: Vec<Conflict>,
    /// Another language than the bot's that the last message was written in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) heard_in: Option<Language>,
    /// Questions and requests of the candidate that only the employer can answer, as they were written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) for_employer: Vec<String>,
}

/// A topic that was asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Asked {
    pub(super) topic: Topic,
    /// Answered, refused or given up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) settled: bool,
    /// The one clarification has been used.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) clarified: bool,
    /// The one calm line to something off the point has been used.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) strayed: bool,
}

/// What a question is about. Numbers are places in the list of criteria.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Topic {
    City,
    Experience,
    Remote,
    /// Moving to the vacancy's place, or (when the employer allows it) working remotely.
    Relocation,
    Skills(Vec<usize>),
    Language(usize),
    Education,
    Salary,
    Workday,
    /// A question of the employer's own.
    Own(usize),
    /// Two sources say different things about this fact.
    Conflict(String),
    /// Nothing is open: whatever the candidate wants to add.
    Anything,
}

/// Two sources that say different things.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Conflict {
    pub(super) key: String,
    pub(super) before: String,
    pub(super) after: String,
}
