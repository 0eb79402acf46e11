//! A candidate's client that chats to the end through as many connections as it takes, and knows afterwards what it was
//! promised.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;
use uuid::Uuid;

use super::chat::{Chat, Handshake, WILLING};

/// An answer on its way: its id and text, and the question it answers.
#[derive(Clone)]
struct Pending {
    id: Uuid,
    text: String,
    question: i64,
}

/// One candidate's client: what it knows survives every connection.
pub(crate) struct Client {
    address: SocketAddr,
    pub(crate) response: String,
    /// Told of every message that is sent.
    sent: Box<dyn Fn() + Send + Sync>,
    /// Text of every message seen, by number.
    seen: BTreeMap<i64, String>,
    pub(crate) acked: Vec<(Uuid, i64, String)>,
    pending: Option<Pending>,
    /// The open question: number and kind.
    open: Option<(i64, String)>,
    pub(crate) ended: Option<Value>,
    pub(crate) reconnects: usize,
}

impl Client {
    /// The client of an application; `sent` is told of every message it sends.
    pub(crate) fn new(address: SocketAddr, response: &str, sent: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            address,
            response: response.to_owned(),
            sent: Box::new(sent),
            seen: BTreeMap::new(),
            acked: Vec::new(),
            pending: None,
            open: None,
            ended: None,
            reconnects: 0,
        }
    }

    /// Chats to the end, through as many connections as it takes.
    pub(crate) async fn run(mut self) -> Self {
        while self.ended.is_none() {
            let after = self.seen.keys().next_back().copied().unwrap_or(0);
            if let Ok((mut chat, _)) = Handshake::new(self.address, &self.response).after(after).attempt().await {
                self.talk(&mut chat).await;
            }
            self.reconnects += 1;
            // Nobody listens while the server starts.
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        self
    }

    /// One connection, until it breaks or the interview ends.
    async fn talk(&mut self, chat: &mut Chat) {
        // What was not acknowledged is sent again, under the same id.
        if let Some(pending) = self.pending.clone()
            && self.send(chat, &pending).await.is_err()
        {
            return;
        }
        while let Ok(frame) = chat.try_next().await {
            match frame["type"].as_str().unwrap() {
                "history" => {
                    for message in frame["messages"].as_array().unwrap() {
                        self.see(message["seq"].as_i64().unwrap(), message["message_text"].as_str().unwrap());
                    }
                }
                "state" => {
                    if let Some(index) = frame["question_index"].as_i64() {
                        self.open = Some((index, frame["kind"].as_str().unwrap().to_owned()));
                    }
                }
                "bot_message" => {
                    self.see(frame["seq"].as_i64().unwrap(), frame["message"].as_str().unwrap());
                    if let Some(index) = frame["question_index"].as_i64() {
                        self.open = Some((index, frame["kind"].as_str().unwrap().to_owned()));
                    }
                }
                "ack" => self.acknowledge(&frame),
                "chat_ended" => {
                    self.ended = Some(frame);
                    return;
                }
                // The server could not store it: it is sent again.
                "error" => {
                    if let Some(pending) = self.pending.clone()
                        && self.send(chat, &pending).await.is_err()
                    {
                        return;
                    }
                }
                other => panic!("unexpected {other}"),
            }
            if self.answer(chat).await.is_err() {
                return;
            }
        }
    }

    fn see(&mut self, seq: i64, text: &str) {
        let known = self.seen.entry(seq).or_insert_with(|| text.to_owned());
        assert_eq!(known, text, "number {seq} has changed");
    }

    fn acknowledge(&mut self, frame: &Value) {
        let id: Uuid = frame["id"].as_str().unwrap().parse().unwrap();
        let seq = frame["seq"].as_i64().unwrap();
        if let Some((_, known, _)) = self.acked.iter().find(|(known, ..)| *known == id) {
            assert_eq!(*known, seq, "one message, two numbers");
            return;
        }
        let pending = self.pending.take().expect("an acknowledgement of nothing");
        assert_eq!(pending.id, id);
        self.see(seq, &pending.text);
        self.acked.push((id, seq, pending.text));
        if self.open.as_ref().is_some_and(|(index, _)| *index <= pending.question) {
            // Answered: the next question is on its way.
            self.open = None;
        }
    }

    /// Answers the open question, if there is one and nothing is on its way.
    async fn answer(&mut self, chat: &mut Chat) -> Result<(), ()> {
        if self.pending.is_some() {
            return Ok(());
        }
        let Some((question, kind)) = self.open.take() else { return Ok(()) };
        // Its place in the transcript tells one answer from every other.
        let pending = Pending { id: Uuid::new_v4(), text: WILLING.answer(&kind).to_owned(), question };
        self.pending = Some(pending.clone());
        self.send(chat, &pending).await
    }

    async fn send(&mut self, chat: &mut Chat, pending: &Pending) -> Result<(), ()> {
        let frame = json!({ "message": pending.text, "id": pending.id });
        let sent = chat.try_send(Message::text(frame.to_string())).await.map_err(|_| ());
        (self.sent)();
        sent
    }

    /// What the candidate was promised, against what is there.
    pub(crate) fn check(&self, transcript: &[Value], response: &Value) {
        let client = self;
        for (number, message) in transcript.iter().enumerate() {
            assert_eq!(message["seq"], number + 1, "numbers without gaps");
        }
        assert!(client.acked.len() >= 3);
        for (id, seq, text) in &client.acked {
            let stored: Vec<_> = transcript.iter().filter(|message| message["client_id"] == json!(id)).collect();
            assert_eq!(stored.len(), 1, "acknowledged and stored {} times", stored.len());
            assert_eq!((&stored[0]["seq"], &stored[0]["message_text"]), (&json!(seq), &json!(text)));
        }
        assert!(client.acked.is_sorted_by_key(|(_, seq, _)| *seq), "kept in the order of sending");
        // Everything sent was acknowledged in the end, but for a last answer whose acknowledgement the end overtook.
        let said: Vec<_> = transcript.iter().filter(|message| message["sender_type"] == "candidate").collect();
        let extra = client.pending.as_ref().filter(|p| said.iter().any(|message| message["client_id"] == json!(p.id)));
        assert_eq!(said.len(), client.acked.len() + usize::from(extra.is_some()), "nothing is there that was not sent");
        // What the client saw is what is there.
        for (seq, text) in &client.seen {
            assert_eq!(transcript[usize::try_from(*seq).unwrap() - 1]["message_text"], *text);
        }
        let questions: Vec<_> = transcript.iter().filter_map(|message| message["question_index"].as_u64()).collect();
        assert_eq!(questions, (0..questions.len() as u64).collect::<Vec<_>>(), "no question twice, none left out");
        let mut texts: Vec<_> = transcript
            .iter()
            .filter(|message| !message["question_index"].is_null())
            .map(|message| message["message_text"].as_str().unwrap())
            .collect();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), questions.len(), "the same words twice");
        let decisions = response["decisions"].as_array().unwrap();
        assert_eq!(decisions.iter().filter(|decision| decision["by"] == "bot").count(), 1);
        assert_eq!(decisions.len(), 1);
        let approved = client.ended.as_ref().unwrap()["approved"] == true;
        assert_eq!(response["status"], if approved { "approved" } else { "rejected" });
        assert!(response["relevance_score"].is_number());
    }
}
