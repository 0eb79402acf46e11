//! Stopping: turns under way are finished, sockets are told to come back, nothing is lost.

use std::time::{Duration, Instant};

use serde_json::json;
use uuid::Uuid;

use crate::support::app::TestApp;

const LIMIT: Duration = Duration::from_secs(10);

#[tokio::test]
async fn open_chats_are_told_to_come_back_and_go_on_elsewhere() {
    let mut app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let mut chats = Vec::new();
    for _ in 0..5 {
        let applied = app.apply(&vacancy).await;
        let mut chat = app.chat(&applied).await;
        chat.question().await;
        let id = Uuid::new_v4();
        // No waiting for the answer: the stop comes in the middle of the turn.
        chat.say_as("Алматы", id).await;
        chats.push((applied, chat, id));
    }
    let started = Instant::now();
    let server = app.begin_stop();
    let mut acked = Vec::new();
    for (_, chat, id) in &mut chats {
        let mut seq = None;
        let code = loop {
            match chat.try_next().await {
                Ok(frame) if frame["type"] == "ack" => {
                    assert_eq!(frame["id"], id.to_string());
                    seq = frame["seq"].as_i64();
                }
                Ok(frame) => assert_eq!(frame["type"], "bot_message"),
                Err(code) => break code,
            }
        };
        assert_eq!(code, 1012, "service restart: the client comes back");
        acked.push(seq);
    }
    tokio::task::spawn_blocking(move || server.join().unwrap()).await.unwrap();
    assert!(started.elapsed() < LIMIT, "{:?}", started.elapsed());
    let storage = app.storage();
    drop(app);
    // The next server knows what was acknowledged, and takes the rest when it is sent again.
    let app = TestApp::on(storage, |_| {}).await;
    for ((applied, _, id), acked) in chats.iter().zip(acked) {
        let mut chat = app.chat_after(applied, 1).await;
        chat.next_of("history").await;
        chat.next_of("state").await;
        chat.say_as("Алматы", *id).await;
        let ack = chat.next_of("ack").await;
        assert_eq!(ack["seq"], acked.unwrap_or(2));
        let candidate = app.caller(&applied.token);
        let messages = candidate.get(&format!("/responses/{}/messages", applied.id)).await.expect(200);
        let stored = messages.as_array().unwrap().iter().filter(|message| message["client_id"] == json!(id)).count();
        assert_eq!(stored, 1);
    }
}

#[tokio::test]
async fn a_client_that_does_not_listen_cannot_hold_up_the_stop() {
    let mut app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let applied = app.apply(&vacancy).await;
    let mut deaf = app.chat(&applied).await;
    deaf.question().await;
    // Half a request that never ends.
    let mut half = std::net::TcpStream::connect(app.address).unwrap();
    std::io::Write::write_all(&mut half, b"POST /candidates HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{")
        .unwrap();
    // An idle connection that is kept alive.
    app.get("/health").await.expect(200);
    let started = Instant::now();
    let server = app.begin_stop();
    tokio::task::spawn_blocking(move || server.join().unwrap()).await.unwrap();
    assert!(started.elapsed() < LIMIT + Duration::from_secs(8), "{:?}", started.elapsed());
    assert!(std::net::TcpStream::connect(app.address).is_err(), "nobody listens any more");
    drop((deaf, half));
}
