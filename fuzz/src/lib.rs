//! The checks behind the fuzz targets. They stand beside the tests that replay the stored inputs, in the crates they are
//! about.

#![forbid(unsafe_code)]

#[path = "../../crates/screening/tests/corpus/checks.rs"]
pub mod checks;

#[path = "../../crates/smartbot/src/chat/frame.rs"]
pub mod frame_of_the_server;

pub mod frame;

/// What the frames say of a stored message, for the file included above.
#[derive(Debug, Clone, serde::Serialize)]
pub struct StoredMessage {
    /// Id.
    pub id: uuid::Uuid,
    /// Number within the chat.
    pub seq: i64,
    /// What was said.
    pub message_text: String,
    /// Number of the question.
    pub question_index: Option<i64>,
}

/// What the frames say of an interview's end.
#[derive(Debug, Clone)]
pub struct Ended {
    /// Approved or rejected.
    pub approved: bool,
    /// Why.
    pub reason: String,
    /// Whether a person decided.
    pub by_person: bool,
}
