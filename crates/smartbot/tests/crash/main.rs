//! The server is killed without warning, again and again, while candidates chat; nothing acknowledged may be lost,
//! nothing stored twice, nothing asked twice, nobody decided about twice.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

#[path = "../support/mod.rs"]
mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;
use support::client::Caller;
use support::process::Process;
use support::steadfast::Client;
use support::storage::{Folder, Storage};
use tokio::sync::mpsc;
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
        let plan = plan.clone();
        let client = Client::new(address, response["id"].as_str().unwrap(), move || plan.one_more());
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
        client.check(transcript.as_array().unwrap(), &employer.get(&path).await.expect(200));
    }
    server.signal("TERM");
    assert_eq!(server.wait().0.code(), Some(0));
}
