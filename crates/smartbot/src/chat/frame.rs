//! The chat's frames: bytes → [`ClientFrame`], and what the server says → JSON. Pure: knows no socket.

use screening::fact::Language;
use screening::interview::{Question, State};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Ended, StoredMessage};

/// Longest message of a candidate, in characters.
pub const MESSAGE_LIMIT: usize = 4000;
/// Largest frame, in bytes.
pub const FRAME_LIMIT: usize = 64 * 1024;

/// What a client may send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClientFrame {
    /// An answer.
    Message {
        /// The text: not empty, at most [`MESSAGE_LIMIT`] characters.
        text: String,
        /// The client's own id of the message, under which it is stored once; `None` from the old clients.
        id: Option<ClientId>,
    },
    /// Switch the language of the chat.
    Language(Language),
    /// Ask for a person.
    Human,
    /// Nothing to do: an empty message, or a frame type of a later client.
    Nothing,
}

/// A client's id of a message: the id, and the form in which the client wrote it and expects it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientId {
    /// The id.
    pub id: Uuid,
    /// As the client wrote it.
    pub written: String,
}

/// What is wrong with a frame: a text for the client that says what was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// A binary frame.
    #[error("Text frames only: send {{\"message\": \"your answer\"}}")]
    Binary,
    /// Not JSON.
    #[error("Invalid JSON: send {{\"message\": \"your answer\"}}")]
    Json,
    /// JSON, but no object.
    #[error("A JSON object was expected: send {{\"message\": \"your answer\"}}")]
    NotAnObject,
    /// `message` is no string.
    #[error("\"message\" must be a string")]
    MessageType,
    /// `message` is too long.
    #[error("\"message\" must have at most 4000 characters")]
    MessageLength,
    /// `message` holds a NUL character.
    #[error("\"message\" must not contain NUL characters")]
    MessageNul,
    /// `id` is no UUID.
    #[error("\"id\" must be a UUID")]
    Id,
    /// `language` is not one of ours.
    #[error("\"language\" must be ru, kk or en")]
    Language,
}

impl ClientFrame {
    /// Reads a text frame.
    pub fn parse(text: &str) -> Result<Self, FrameError> {
        let Value::Object(mut frame) = serde_json::from_str(text).map_err(|_| FrameError::Json)? else {
            return Err(FrameError::NotAnObject);
        };
        match frame.get("type").and_then(Value::as_str) {
            Some("language") => {
                let code = frame.get("language").and_then(Value::as_str).unwrap_or_default();
                return Language::from_code(code).map(Self::Language).ok_or(FrameError::Language);
            }
            Some("human") => return Ok(Self::Human),
            _ => {}
        }
        let text = match frame.remove("message") {
            None | Some(Value::Null) => return Ok(Self::Nothing),
            Some(Value::String(text)) => text,
            Some(_) => return Err(FrameError::MessageType),
        };
        if text.trim().is_empty() {
            return Ok(Self::Nothing);
        }
        if text.chars().count() > MESSAGE_LIMIT {
            return Err(FrameError::MessageLength);
        }
        if text.contains('\0') {
            return Err(FrameError::MessageNul);
        }
        let id = match frame.remove("id") {
            None | Some(Value::Null) => None,
            Some(Value::String(written)) => {
                let id = Uuid::parse_str(&written).map_err(|_| FrameError::Id)?;
                Some(ClientId { id, written })
            }
            Some(_) => return Err(FrameError::Id),
        };
        Ok(Self::Message { text, id })
    }
}

/// A line of the bot. `open` is the question it asks, if it is the one that is open now.
pub fn bot_message(message: &StoredMessage, open: Option<&Question>) -> String {
    #[derive(Serialize)]
    struct Frame<'a> {
        r#type: &'static str,
        message: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        question_index: Option<i64>,
        seq: i64,
        id: Uuid,
        #[serde(flatten)]
        question: Option<Value>,
    }
    let open = open.filter(|open| message.question_index == Some(i64::from(open.index)));
    text(&Frame {
        r#type: "bot_message",
        message: &message.message_text,
        question_index: message.question_index,
        seq: message.seq,
        id: message.id,
        question: open.map(question),
    })
}

/// What stands beside the text of a question.
fn question(question: &Question) -> Value {
    json!({
        "total_questions": question.total,
        "progress": progress(question),
        "quick_replies": question.quick_replies,
        "kind": question.kind,
    })
}

fn progress(question: &Question) -> Value {
    json!({ "asked": (question.answered + 1).min(question.total), "total": question.total })
}

/// The end of the interview, or a person's decision.
pub fn chat_ended(ended: &Ended) -> String {
    let by = if ended.by_person { "employer" } else { "bot" };
    text(&json!({ "type": "chat_ended", "approved": ended.approved, "reason": ended.reason, "by": by }))
}

/// A mistake of the client, or an outage.
pub fn error(message: &str) -> String {
    text(&json!({ "type": "error", "message": message }))
}

/// The client's message is durable.
pub fn ack(id: &ClientId, seq: i64) -> String {
    text(&json!({ "type": "ack", "id": id.written, "seq": seq }))
}

/// Stored messages of both sides.
pub fn history(messages: &[StoredMessage]) -> String {
    text(&json!({ "type": "history", "messages": messages }))
}

/// Where the chat stands. The buttons of the open question come along, since it is not sent again.
pub fn state(status: &str, interview: &State) -> String {
    let open = interview.open.as_ref();
    let (asked, total) = interview.progress();
    let mut frame = json!({
        "type": "state",
        "status": status,
        "language": interview.language,
        "progress": { "asked": asked, "total": total },
        "question_index": open.map(|open| open.index),
    });
    if let (Some(open), Some(frame)) = (open, frame.as_object_mut()) {
        frame.insert("kind".to_owned(), json!(open.kind));
        frame.insert("quick_replies".to_owned(), json!(open.quick_replies));
    }
    text(&frame)
}

fn text(frame: &impl Serialize) -> String {
    // Structs and maps with string keys always serialise.
    serde_json::to_string(frame).unwrap_or_default()
}

// The fuzz targets include this file by its path, where its folder is looked for elsewhere.
#[cfg(test)]
#[path = "frame/checks.rs"]
mod checks;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn frames_of_every_generation_are_read() {
        let id = "7F3C1A52-9B1E-4C43-8D8E-0F4C1F8B2A11";
        let message = |text: &str, id: Option<&str>| {
            let id = id.map(|written| ClientId {
                id: Uuid::parse_str(written).unwrap_or_default(),
                written: written.to_owned(),
            });
            Ok(ClientFrame::Message { text: text.to_owned(), id })
        };
        for (text, frame) in [
            (r#"{"message":"да"}"#.to_owned(), message("да", None)),
            (format!(r#"{{"message":"да","id":"{id}"}}"#), message("да", Some(id))),
            (r#"{"message":"да","id":null,"type":"message"}"#.to_owned(), message("да", None)),
            (r#"{"type":"language","language":"KK"}"#.to_owned(), Ok(ClientFrame::Language(Language::Kk))),
            (r#"{"type":"human"}"#.to_owned(), Ok(ClientFrame::Human)),
            (r#"{"type":"pause"}"#.to_owned(), Ok(ClientFrame::Nothing)),
            (r#"{"message":""}"#.to_owned(), Ok(ClientFrame::Nothing)),
            (r#"{"message":"  \n"}"#.to_owned(), Ok(ClientFrame::Nothing)),
            (r#"{"message":null}"#.to_owned(), Ok(ClientFrame::Nothing)),
            ("{}".to_owned(), Ok(ClientFrame::Nothing)),
            ("да".to_owned(), Err(FrameError::Json)),
            (r#"{"message":"\ud800"}"#.to_owned(), Err(FrameError::Json)),
            ("[]".to_owned(), Err(FrameError::NotAnObject)),
            ("3".to_owned(), Err(FrameError::NotAnObject)),
            (r#"{"message":5}"#.to_owned(), Err(FrameError::MessageType)),
            (r#"{"message":["a"]}"#.to_owned(), Err(FrameError::MessageType)),
            (r#"{"message":"a\u0000"}"#.to_owned(), Err(FrameError::MessageNul)),
            (r#"{"message":"a","id":"1"}"#.to_owned(), Err(FrameError::Id)),
            (r#"{"message":"a","id":1}"#.to_owned(), Err(FrameError::Id)),
            (r#"{"type":"language","language":"fr"}"#.to_owned(), Err(FrameError::Language)),
            (format!(r#"{{"message":"{}"}}"#, "я".repeat(4000)), message(&"я".repeat(4000), None)),
            (format!(r#"{{"message":"{}"}}"#, "я".repeat(4001)), Err(FrameError::MessageLength)),
        ] {
            assert_eq!(ClientFrame::parse(&text), frame, "{text}");
        }
    }

    #[test]
    fn the_stored_inputs_of_the_fuzz_target_are_survived() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/corpus/frame");
        let files: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path()).collect();
        assert!(files.len() >= 15, "{} inputs in {folder}", files.len());
        for file in files {
            println!("{}", file.display());
            checks::frame(&std::fs::read(file).unwrap_or_default());
        }
    }

    #[test]
    fn errors_say_what_was_expected() {
        assert_eq!(FrameError::Json.to_string(), r#"Invalid JSON: send {"message": "your answer"}"#);
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in ".*") {
            let _ = ClientFrame::parse(&text);
        }

        #[test]
        fn any_message_is_taken_as_it_is(text in "[^\\x00]{1,200}") {
            prop_assume!(!text.trim().is_empty());
            let frame = json!({ "message": text }).to_string();
            prop_assert_eq!(ClientFrame::parse(&frame), Ok(ClientFrame::Message { text, id: None }));
        }
    }
}
