//! The contract's chat, as a candidate's client holds it.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use futures_util::{SinkExt, StreamExt};
use serde::Deserialize;
use serde_json::json;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{WebSocketStream, client_async_with_config};
use uuid::Uuid;

use crate::script;
use crate::target::Target;

/// Longest wait for a frame.
const PATIENCE: Duration = Duration::from_secs(30);
/// More questions than any interview has.
const MOST_ANSWERS: usize = 60;

/// A frame of the server; fields of other frames stay empty.
#[derive(Debug, Default, Deserialize)]
pub struct Frame {
    /// `bot_message`, `chat_ended`, `error`, `ack` …
    #[serde(rename = "type")]
    pub kind_of_frame: String,
    /// Set on questions.
    #[serde(default)]
    pub question_index: Option<i64>,
    /// The kind of answer wanted, from servers that say it.
    #[serde(default)]
    pub kind: Option<String>,
    /// The outcome, in `chat_ended`.
    #[serde(default)]
    pub approved: Option<bool>,
    /// The text.
    #[serde(default)]
    pub message: Option<String>,
}

/// An open chat.
pub struct Chat {
    socket: WebSocketStream<TcpStream>,
}

/// How long the parts of an interview took.
#[derive(Debug, Default)]
pub struct Interview {
    /// Connecting and upgrading.
    pub connect: Duration,
    /// From there to the bot's first message.
    pub first: Duration,
    /// Every answer, from sending it to the bot's next line.
    pub answers: Vec<Duration>,
    /// Every answer, from sending it to its acknowledgement; empty without ids.
    pub acks: Vec<Duration>,
    /// The outcome.
    pub approved: bool,
}

impl Chat {
    /// Connects, with buffers small enough to hold thousands of chats.
    pub async fn open(target: &Target, application: &str) -> Result<Self> {
        let connected = async {
            let stream = TcpStream::connect(target.address()).await.context("chat: no connection")?;
            stream.set_nodelay(true).context("chat: no connection")?;
            let config = WebSocketConfig::default().read_buffer_size(2048).write_buffer_size(0);
            let upgraded = client_async_with_config(target.chat(application), stream, Some(config)).await;
            let (socket, _) = upgraded.map_err(|_| anyhow::anyhow!("chat: the upgrade was refused"))?;
            Ok(Self { socket })
        };
        tokio::time::timeout(PATIENCE, connected).await.map_err(|_| anyhow::anyhow!("chat: connecting timed out"))?
    }

    /// The next frame; pings are answered on the way.
    pub async fn next(&mut self) -> Result<Frame> {
        let text = async {
            loop {
                match self.socket.next().await {
                    Some(Ok(Message::Text(text))) => return Ok(text),
                    Some(Ok(Message::Close(_))) | None => bail!("chat: closed by the server"),
                    Some(Ok(_)) => {}
                    Some(Err(_)) => bail!("chat: connection lost"),
                }
            }
        };
        let text =
            tokio::time::timeout(PATIENCE, text).await.map_err(|_| anyhow::anyhow!("chat: no frame in 30 s"))??;
        serde_json::from_str(text.as_str()).context("chat: a frame that is no JSON object with a type")
    }

    /// Sends an answer; with an id when it is to be acknowledged.
    pub async fn say(&mut self, text: &str, id: Option<Uuid>) -> Result<()> {
        let frame = match id {
            Some(id) => json!({ "message": text, "id": id.to_string() }),
            None => json!({ "message": text }),
        };
        let sent = self.socket.send(Message::text(frame.to_string()));
        tokio::time::timeout(PATIENCE, sent)
            .await
            .map_err(|_| anyhow::anyhow!("chat: sending timed out"))?
            .map_err(|_| anyhow::anyhow!("chat: connection lost"))
    }

    /// What an answer leads to: the next question, or `None` when the interview is over.
    pub async fn reply(&mut self) -> Result<Option<Frame>> {
        loop {
            let frame = self.next().await?;
            match frame.kind_of_frame.as_str() {
                "bot_message" if frame.question_index.is_some() => return Ok(Some(frame)),
                "chat_ended" => return Ok(None),
                "error" => bail!("chat: error frame: {}", frame.message.unwrap_or_default()),
                _ => {}
            }
        }
    }

    /// Leaves the chat open and answers pings until the server ends it.
    pub async fn idle(mut self) {
        while let Some(Ok(_)) = self.socket.next().await {}
    }
}

/// Holds a whole interview.
pub async fn interview(target: &Target, application: &str, with_ids: bool) -> Result<Interview> {
    let mut times = Interview::default();
    let began = Instant::now();
    let mut chat = Chat::open(target, application).await?;
    times.connect = began.elapsed();
    let upgraded = Instant::now();
    let mut frame = chat.next().await?;
    times.first = upgraded.elapsed();
    for _ in 0..MOST_ANSWERS {
        let Some(index) = frame.question_index else { bail!("chat: a {} instead of a question", frame.kind_of_frame) };
        let id = with_ids.then(Uuid::new_v4);
        let sent = Instant::now();
        chat.say(script::answer(frame.kind.as_deref(), index), id).await?;
        let mut answered = false;
        loop {
            frame = chat.next().await?;
            match frame.kind_of_frame.as_str() {
                "ack" => times.acks.push(sent.elapsed()),
                "bot_message" => {
                    if !answered {
                        answered = true;
                        times.answers.push(sent.elapsed());
                    }
                    if frame.question_index.is_some() {
                        break;
                    }
                }
                "chat_ended" => {
                    times.approved = frame.approved.unwrap_or_default();
                    return Ok(times);
                }
                "error" => bail!("chat: error frame: {}", frame.message.unwrap_or_default()),
                _ => {}
            }
        }
    }
    bail!("chat: more than {MOST_ANSWERS} questions")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn frames_of_both_generations_are_read() {
        let old: Frame = serde_json::from_str(r#"{"type":"bot_message","message":"?","question_index":0}"#).unwrap();
        assert_eq!((old.question_index, old.kind.as_deref()), (Some(0), None));
        let new: Frame = serde_json::from_str(
            r#"{"type":"bot_message","message":"?","question_index":2,"seq":5,"kind":"city","quick_replies":[]}"#,
        )
        .unwrap();
        assert_eq!((new.question_index, new.kind.as_deref()), (Some(2), Some("city")));
        let end: Frame = serde_json::from_str(r#"{"type":"chat_ended","approved":true,"reason":"ok"}"#).unwrap();
        assert_eq!(end.approved, Some(true));
        assert!(serde_json::from_str::<Frame>(r#"{"message":"no type"}"#).is_err());
    }
}
