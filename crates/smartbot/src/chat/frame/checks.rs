//! What holds for any bytes in the place of a client's frame; shared by the test that replays stored inputs and by the
//! fuzz target `frame`.

#![allow(unreachable_pub, reason = "the fuzz target calls the check from another crate")]

use serde_json::{Value, json};

use super::{ClientFrame, FrameError, MESSAGE_LIMIT, ack, error};

/// # Panics
///
/// When something does not hold: that is what it is for.
///
/// A frame of any bytes is read or refused with a text; what is read keeps the limits and means the same when it is
/// written again.
pub fn frame(data: &[u8]) {
    let parsed = match std::str::from_utf8(data) {
        Ok(text) => ClientFrame::parse(text),
        // The socket hands on nothing else: a text frame is UTF-8.
        Err(_) => Err(FrameError::Binary),
    };
    match parsed {
        Ok(ClientFrame::Message { text, id }) => {
            assert!(!text.trim().is_empty() && text.chars().count() <= MESSAGE_LIMIT && !text.contains('\0'));
            let written = id.as_ref().map(|id| id.written.clone());
            let again = json!({ "type": "message", "message": text.clone(), "id": written }).to_string();
            assert_eq!(ClientFrame::parse(&again), Ok(ClientFrame::Message { text, id: id.clone() }));
            if let Some(id) = id {
                assert_eq!(said(&ack(&id, 7))["id"], id.written);
            }
        }
        Ok(ClientFrame::Language(language)) => {
            let again = json!({ "type": "language", "language": language.code() }).to_string();
            assert_eq!(ClientFrame::parse(&again), Ok(ClientFrame::Language(language)));
        }
        Ok(ClientFrame::Human | ClientFrame::Nothing) => {}
        Err(refused) => assert_eq!(said(&error(&refused.to_string()))["type"], "error"),
    }
}

/// What the server says is a JSON object.
fn said(frame: &str) -> Value {
    let said: Value = serde_json::from_str(frame).unwrap_or_default();
    assert!(said.is_object(), "{frame}");
    said
}
