//! The interview as a pure state machine: what to ask next, what an answer means for the facts, when to stop.
//!
//! [`start`] reads the vacancy and the application once and freezes what the interview needs (criteria, facts of the
//! résumé, similarity) into [`State`]; [`step`] takes one message. Neither does I/O: the caller stores the state, sends
//! the lines and applies the outcome, all in one transaction.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use crate::fact::Language;
use crate::relevance::Assessment;
use crate::understanding::Slot;

/// What the interview reads of a vacancy.
#[derive(Debug, Clone, Default)]
pub struct Vacancy {
    /// Title as published.
    pub title: String,
    /// Description as published.
    pub description: String,
    /// Where the work is, as the employer wrote it.
    pub location: String,
    /// The structured requirements, as given by the employer's client.
    pub requirements: Option<Map<String, Json>>,
    /// Lower end of the offered pay, in whole units of the vacancy's currency a month.
    pub salary_min: Option<i64>,
    /// Upper end of the offered pay.
    pub salary_max: Option<i64>,
    /// The employer's name.
    pub company: String,
    /// Most questions to ask, clarifications not counted; 1–10, default 5.
    pub max_questions: Option<u8>,
    /// Score from which an application is approved, 0..1; default 0.5.
    pub threshold: Option<f64>,
}

/// What the interview reads of an application. No field says who the candidate is.
#[derive(Debug, Clone, Default)]
pub struct Applicant {
    /// City from the application form; may be empty.
    pub city: String,
    /// The résumé's text; may be empty.
    pub resume: String,
}

/// One message of the candidate's side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message<'a> {
    /// Something typed. `seq` is the number the message will be stored under; evidence points to it.
    Text {
        /// Number within the chat, from 1.
        seq: u64,
        /// The text.
        text: &'a str,
    },
    /// The candidate switches the language of the chat: the open question is asked again in it.
    Language(Language),
    /// The candidate asks for a person (by the button, not by words).
    Human,
}

/// A quick reply under a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuickReply {
    /// What the button says.
    pub label: String,
    /// What is sent as the message when it is pressed.
    pub value: String,
}

/// What a line that wants an answer carries beside its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// 0, 1, 2 …: numbers every request for an answer in order, clarifications and repetitions included.
    pub index: u32,
    /// How many topics the interview has in all, as known now.
    pub total: u32,
    /// How many topics have been answered (or given up) so far.
    pub answered: u32,
    /// The kind of answer wanted.
    pub kind: Slot,
    /// Buttons for closed questions; may be empty.
    pub quick_replies: Vec<QuickReply>,
}

/// One line the bot says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The text, in the chat's language.
    pub text: String,
    /// Set exactly when the line wants an answer.
    pub question: Option<Question>,
}

/// How an interview ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Whether the application is approved.
    pub approved: bool,
    /// Why, in one or two plain sentences for the candidate, in the chat's language.
    pub reason: String,
    /// Reasons for the employer, the most important first; empty when approved without reservations.
    pub reasons: Vec<String>,
    /// One sentence for the employer's list.
    pub summary: String,
    /// All verdicts with their evidence.
    pub assessment: Assessment,
}

/// Everything the interview remembers between two messages; small, and stored as JSON with the session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// The language the bot speaks now.
    pub language: Language,
    /// The open question as it was last asked; `None` when the interview has ended.
    pub open: Option<Question>,
    /// The text of the open question, for a client that connects again.
    pub open_text: Option<String>,
    /// The candidate has asked for a person.
    pub human_requested: bool,
}

/// What one step leads to.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// The state to store.
    pub state: State,
    /// What the bot says, in order.
    pub lines: Vec<Line>,
    /// Set when the interview has ended with this step.
    pub outcome: Option<Outcome>,
}

/// Opens an interview: the first line greets, says that it is a program, how many questions come, and asks the first.
pub fn start(vacancy: &Vacancy, applicant: &Applicant, today: NaiveDate) -> Turn {
    let _ = (vacancy, applicant, today);
    let question = Question {
        index: 0,
        total: 1,
        answered: 0,
        kind: Slot::City,
        quick_replies: Vec::new(),
    };
    Turn {
        state: State {
            language: Language::Ru,
            open: Some(question.clone()),
            open_text: Some("?".into()),
            human_requested: false,
        },
        lines: vec![Line {
            text: "?".into(),
            question: Some(question),
        }],
        outcome: None,
    }
}

/// Takes one message. Total: no message, however odd, makes it fail; after the end it says nothing more.
pub fn step(state: &State, message: Message<'_>, today: NaiveDate) -> Turn {
    let _ = (message, today);
    Turn {
        state: state.clone(),
        lines: Vec::new(),
        outcome: None,
    }
}
