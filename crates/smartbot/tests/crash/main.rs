//! The server is killed without warning, again and again, while candidates chat; nothing acknowledged may be lost,
//! nothing stored twice, nothing asked twice, nobody decided about twice.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use support::chat::{Chat, Handshake, WILLING};
use support::client::Caller;
use support::process::Process;
use support::storage::{Folder, Storage};
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::Message;
use uuid::Uuid;

const CANDIDATES: usize = 20;
const KILLS: usize = 6;
/// At least three questions are asked of each: so many messages are sent at the very least.
const MESSAGES: usize = CANDIDATES * 3;
const LIMIT: Duration = Duration::from_secs(60);

/// A small generator of numbers (`SplitMix64`), so that a seed is all it takes to repeat a run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % end
    }
}

/// Counts what is sent and says when it is time to kill.
struct Plan {
    sent: AtomicUsize,
    /// Numbers of messages after which the server is killed.
    points: Vec<usize>,
    killer: mpsc::UnboundedSender<()>,
}

impl Plan {
    fn one_more(&self) {
        let number = self.sent.fetch_add(1, Ordering::SeqCst) + 1;
        if self.points.contains(&number) {
            let _ = self.killer.send(());
        }
    }
}

/// An answer on its way: its id and text, and the question it answers.
#[derive(Clone)]
struct Pending {
    id: Uuid,
    text: String,
    question: i64,
}

/// One candidate's client: what it knows survives every connection.
struct Client {
    address: SocketAddr,
    response: String,
    plan: Arc<Plan>,
    /// Text of every message seen, by number.
    seen: BTreeMap<i64, String>,
    acked: Vec<(Uuid, i64, String)>,
    pending: Option<Pending>,
    /// The open question: number and kind.
    open: Option<(i64, String)>,
    ended: Option<Value>,
    reconnects: usize,
}

impl Client {
    /// Chats to the end, through as many connections as it takes.
    async fn run(mut self) -> Self {
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
        self.plan.one_more();
        sent
    }
}

#[tokio::test]
async fn sigkill_loses_nothing_and_doubles_nothing() {
    let seed = std::env::var("CRASH_SEED")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or_else(|| u64::from_le_bytes(Uuid::new_v4().as_bytes()[..8].try_into().unwrap()));
    println!("CRASH_SEED={seed}");
    let mut random = Random(seed);
    let started = Instant::now();
    let (storage, folder) = (Storage::new().await, Folder::new());
    let mut server = Process::start(folder.path(), &storage.url(), 0, &[]);
    let address = server.address;
    let nobody = Caller::nobody(address);
    let body = json!({ "company_name": "Кофейня", "email": "hr@example.org", "password": "correct horse battery" });
    let reply = nobody.post("/employers/register", &body).await.expect(201);
    let employer = nobody.with_token(reply["access_token"].as_str().unwrap());
    let vacancy = json!({
        "title": "Rust developer", "description": "Писать серверы на Rust", "location": "Алматы",
        "requirements": { "stack": ["Rust", "SQL"], "min_experience_years": 2, "langs": ["EN B1"], "education": "высшее" },
    });
    let vacancy = employer.post("/vacancies", &vacancy).await.expect(201);

    // One point in every stretch of messages, so that the kills are spread over the interviews.
    let stretch = MESSAGES / KILLS;
    let points = (0..KILLS).map(|n| n * stretch + 1 + usize::try_from(random.below(stretch as u64)).unwrap()).collect();
    let (killer, mut kills) = mpsc::unbounded_channel();
    let plan = Arc::new(Plan { sent: AtomicUsize::new(0), points, killer });
    let mut clients = tokio::task::JoinSet::new();
    for number in 0..CANDIDATES {
        let body =
            json!({ "full_name": format!("Кандидат {number}"), "email": format!("c{number}@example.com"), "city": "" });
        let candidate = nobody.post("/candidates", &body).await.expect(201);
        let body = json!({ "vacancy_id": vacancy["id"], "candidate_id": candidate["id"] });
        let response = nobody.post("/responses", &body).await.expect(201);
        let client = Client {
            address,
            response: response["id"].as_str().unwrap().to_owned(),
            plan: plan.clone(),
            seen: BTreeMap::new(),
            acked: Vec::new(),
            pending: None,
            open: None,
            ended: None,
            reconnects: 0,
        };
        clients.spawn(client.run());
    }
    for _ in 0..KILLS {
        tokio::time::timeout(LIMIT, kills.recv()).await.expect("no kill was due").unwrap();
        // Some point between the arrival of the message and the reply.
        tokio::time::sleep(Duration::from_micros(random.below(4000))).await;
        server.kill();
        let (path, url) = (folder.path().to_owned(), storage.url());
        server = tokio::task::spawn_blocking(move || Process::start(&path, &url, address.port(), &[])).await.unwrap();
    }
    let ended = tokio::time::timeout(LIMIT.saturating_sub(started.elapsed()), clients.join_all());
    let clients = ended.await.expect("the interviews do not end");

    let reconnects: usize = clients.iter().map(|client| client.reconnects).sum();
    assert!(reconnects > CANDIDATES, "nobody was interrupted");
    for client in clients {
        let path = format!("/responses/{}", client.response);
        let transcript = employer.get(&format!("{path}/messages?limit=500")).await.expect(200);
        check(&client, transcript.as_array().unwrap(), &employer.get(&path).await.expect(200));
    }
    server.signal("TERM");
    assert_eq!(server.wait().0.code(), Some(0));
}

/// What one candidate was promised, against what is there.
fn check(client: &Client, transcript: &[Value], response: &Value) {
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
