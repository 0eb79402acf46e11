//! One connection of a candidate: frames in, frames out, all of them written down.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde::Deserialize;
use serde_json::json;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::{WebSocketStream, client_async};

use super::fate::Fate;
use super::ledger::{Answer, Ledger, Message};
use super::proxy::Proxy;

/// Longest wait for the handshake and for a frame that must come.
const PATIENCE: Duration = Duration::from_secs(8);

/// What the server says.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Said {
    /// A line of the bot.
    BotMessage {
        /// The text.
        message: String,
        /// Its number.
        seq: i64,
        /// Set on questions.
        question_index: Option<i64>,
        /// The kind of answer wanted.
        kind: Option<String>,
    },
    /// What the client has missed.
    History {
        /// In order.
        messages: Vec<Message>,
    },
    /// Where the chat stands.
    State {
        /// The open question.
        question_index: Option<i64>,
        /// The kind of answer it wants.
        kind: Option<String>,
    },
    /// An answer is durable.
    Ack {
        /// The client's id.
        id: uuid::Uuid,
        /// Its number.
        seq: i64,
    },
    /// The interview is over.
    ChatEnded {
        /// The outcome.
        approved: bool,
        /// Why.
        reason: String,
    },
    /// A mistake or an outage.
    Error {
        /// What is wrong.
        message: String,
    },
    /// A frame of later versions.
    #[serde(other)]
    Other,
}

/// Why there is no next frame.
#[derive(Debug, PartialEq, Eq)]
pub enum Lost {
    /// The connection is gone.
    Gone,
    /// Nothing came in time.
    Silent,
    /// What came is no frame of the contract.
    Nonsense(String),
}

/// An open connection.
pub struct Link {
    socket: WebSocketStream<TcpStream>,
}

impl Link {
    /// Connects through a proxy, as the ledger's client does. `None`: refused or broken off.
    pub async fn open(proxy: &Proxy, fate: Fate, ledger: &mut Ledger) -> Option<Self> {
        let after = ledger.after();
        let path = format!("ws://localhost/ws/chat/{}", ledger.application);
        let url = if ledger.old_style { path } else { format!("{path}?after={after}") };
        ledger.frames.push(format!("== connects, has everything up to {after}; to come: {fate:?}"));
        let opening = async {
            let mut request = url.into_client_request().ok()?;
            if !ledger.old_style {
                let protocols = HeaderValue::from_str(&format!("smartbot, token.{}", ledger.token)).ok()?;
                request.headers_mut().insert("Sec-WebSocket-Protocol", protocols);
            }
            let stream = proxy.connect(fate).await.ok()?;
            let (socket, _) = client_async(request, stream).await.ok()?;
            Some(Self { socket })
        };
        let link = tokio::time::timeout(PATIENCE, opening).await.ok().flatten();
        if link.is_none() {
            ledger.frames.push("== not connected".to_owned());
        }
        link
    }

    /// The next frame.
    pub async fn next(&mut self, ledger: &mut Ledger) -> Result<Said, Lost> {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        let lost = loop {
            match tokio::time::timeout_at(deadline, self.socket.next()).await {
                Ok(Some(Ok(Frame::Text(text)))) => {
                    ledger.frames.push(format!("<- {text}"));
                    match serde_json::from_str(text.as_str()) {
                        Ok(said) => return Ok(said),
                        Err(error) => break Lost::Nonsense(error.to_string()),
                    }
                }
                Ok(Some(Ok(Frame::Close(frame)))) => {
                    ledger.frames.push(format!("== closed by the server: {:?}", frame.map(|frame| frame.code)));
                    break Lost::Gone;
                }
                Ok(Some(Ok(Frame::Binary(_)))) => break Lost::Nonsense("a binary frame".to_owned()),
                Ok(Some(Ok(_))) => {}
                Ok(Some(Err(_)) | None) => break Lost::Gone,
                Err(_) => break Lost::Silent,
            }
        };
        ledger.frames.push(format!("== {lost:?}"));
        Err(lost)
    }

    /// Sends an answer.
    pub async fn say(&mut self, answer: &Answer, ledger: &mut Ledger) -> Result<(), Lost> {
        let frame = match answer.id {
            Some(id) => json!({ "message": answer.text, "id": id }),
            None => json!({ "message": answer.text }),
        };
        let text = frame.to_string();
        ledger.frames.push(format!("-> {text}"));
        if let Ok(Ok(())) = tokio::time::timeout(PATIENCE, self.socket.send(Frame::text(text))).await {
            return Ok(());
        }
        ledger.frames.push("== not sent".to_owned());
        Err(Lost::Gone)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_frame_of_the_contract_is_read() {
        let read = |text: &str| serde_json::from_str::<Said>(text);
        assert!(matches!(
            read(r#"{"type":"bot_message","message":"?","seq":1,"id":"x","question_index":0,"kind":"city"}"#).unwrap(),
            Said::BotMessage { question_index: Some(0), kind: Some(_), .. }
        ));
        assert!(matches!(
            read(r#"{"type":"bot_message","message":"bye","seq":8,"id":"x"}"#).unwrap(),
            Said::BotMessage { question_index: None, .. }
        ));
        assert!(matches!(read(r#"{"type":"history","messages":[]}"#).unwrap(), Said::History { .. }));
        assert!(matches!(
            read(r#"{"type":"state","status":"approved","language":"ru","progress":{},"question_index":null}"#)
                .unwrap(),
            Said::State { question_index: None, kind: None }
        ));
        assert!(matches!(read(r#"{"type":"new in 2030","x":[]}"#).unwrap(), Said::Other));
        assert!(read(r#"{"type":"ack","id":"no uuid","seq":1}"#).is_err());
    }
}
