//! The network between the server and PostgreSQL is cut and mended: 503 meanwhile, then all is well without a restart.

use std::sync::Arc;

use serde_json::json;
use smartbot::config::{Config, DatabaseUrl};
use uuid::Uuid;

use crate::support::app::{Applied, Employer, TestApp};
use crate::support::chat::{Chat, WILLING};
use crate::support::eventually;
use crate::support::storage::{Storage, postgres};
use crate::support::wire::Wire;

/// A server behind a wire; `None` without PostgreSQL.
async fn behind_a_wire() -> Option<(TestApp, Wire)> {
    if postgres().is_none() {
        eprintln!("skipped: needs TEST_DATABASE_URL");
        return None;
    }
    let storage = Arc::new(Storage::new().await);
    let (host, port) = storage.address();
    let wire = Wire::to(host, port).await;
    let url = DatabaseUrl::Postgres(storage.url_through(wire.port).into());
    let app = TestApp::on(storage, move |config: &mut Config| config.database = url).await;
    Some((app, wire))
}

/// A chat whose first question is open.
async fn open_chat(app: &TestApp) -> (Employer, Applied, Chat) {
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let applied = app.apply(&vacancy).await;
    let mut chat = app.chat(&applied).await;
    chat.question().await;
    (employer, applied, chat)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn an_outage_is_a_503_and_heals_by_itself() {
    let Some((app, wire)) = behind_a_wire().await else { return };
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    app.get("/health/ready").await.expect(200);
    wire.cut();
    for path in ["/vacancies", "/health/ready"] {
        let reply = app.get(path).await;
        reply.expect_error(503, "Service temporarily unavailable");
        assert!(reply.header("retry-after").unwrap().parse::<u64>().unwrap() > 0);
    }
    let reply = employer.get("/employers/me").await;
    assert_eq!(reply.status, 503, "not a 401: the token may be good");
    let candidate = json!({ "full_name": "x", "email": "x@example.com", "city": "" });
    assert_eq!(app.post("/candidates", &candidate).await.status, 503);
    app.get("/health").await.expect(200);
    wire.mend();
    eventually("ready again", async || app.get("/health/ready").await.status == 200).await;
    assert_eq!(app.get("/vacancies").await.expect(200), json!([vacancy]));
    app.post("/candidates", &candidate).await.expect(201);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_chat_outlives_an_outage_and_stores_each_message_once() {
    let Some((app, wire)) = behind_a_wire().await else { return };
    let (employer, applied, mut chat) = open_chat(&app).await;
    let id = Uuid::new_v4();
    wire.cut();
    chat.say_as("Алматы", id).await;
    // Whoever connects now is told, not left alone.
    let mut late = app.chat(&applied).await;
    late.next_of("error").await;
    assert_eq!(late.closed().await, 1013, "try again later");
    let error = chat.next_of("error").await;
    assert!(error["message"].as_str().unwrap().contains("again"), "{error}");
    wire.mend();
    eventually("ready again", async || app.get("/health/ready").await.status == 200).await;
    chat.say_as("Алматы", id).await;
    let ack = chat.next_of("ack").await;
    assert_eq!((&ack["id"], &ack["seq"]), (&json!(id), &json!(2)));
    let next = chat.question().await;
    assert_eq!(next["question_index"], 1);
    // A short one is bridged without a word.
    let id = Uuid::new_v4();
    wire.cut();
    chat.say_as("5 лет", id).await;
    wire.mend();
    assert_eq!(chat.next_of("ack").await, json!({ "type": "ack", "id": id, "seq": 4 }));
    let last = chat.question().await;
    chat.say(WILLING.answer(last["kind"].as_str().unwrap())).await;
    assert_eq!(chat.end().await["approved"], true);
    let transcript = employer.transcript(&applied.id).await;
    let numbers: Vec<_> = transcript.iter().map(|message| message["seq"].as_i64().unwrap()).collect();
    assert_eq!(numbers, (1..=i64::try_from(numbers.len()).unwrap()).collect::<Vec<_>>());
    let said = transcript.iter().filter(|message| message["sender_type"] == "candidate").count();
    assert_eq!(said, 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_was_sent_ahead_is_not_taken_before_what_was_refused() {
    let Some((app, wire)) = behind_a_wire().await else { return };
    let (_, _, mut chat) = open_chat(&app).await;
    let (first, second) = (Uuid::new_v4(), Uuid::new_v4());
    wire.cut();
    chat.say_as("Алматы", first).await;
    chat.say_as("5 лет", second).await;
    chat.next_of("error").await;
    // The database is back at once, and would take the second.
    wire.mend();
    chat.next_of("error").await;
    eventually("ready again", async || app.get("/health/ready").await.status == 200).await;
    chat.say_as("Алматы", first).await;
    chat.say_as("5 лет", second).await;
    let mut acked = Vec::new();
    while acked.len() < 2 {
        let frame = chat.next().await;
        if frame["type"] == "ack" {
            acked.push((frame["id"].clone(), frame["seq"].clone()));
        }
    }
    assert_eq!(acked, [(json!(first), json!(2)), (json!(second), json!(4))]);
}
