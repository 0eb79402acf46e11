//! More than there is room for, and callers who take their time: refused quickly, cut off, and nobody else notices.

use std::time::Duration;

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::PATIENCE;
use crate::support::app::TestApp;
use crate::support::chat::WILLING;
use crate::support::eventually;

/// Everything until the other side closes.
async fn rest(socket: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    // A reset is an end, too.
    let _ = tokio::time::timeout(PATIENCE, socket.read_to_end(&mut bytes)).await.expect("the connection stays open");
    String::from_utf8_lossy(&bytes).into_owned()
}

#[tokio::test]
async fn who_never_finishes_a_request_is_cut_off() {
    let app = TestApp::with(|config| config.connections.head = Duration::from_millis(100)).await;
    let mut slow = TcpStream::connect(app.address).await.unwrap();
    slow.write_all(b"GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ").await.unwrap();
    let mut silent = TcpStream::connect(app.address).await.unwrap();
    assert!(!rest(&mut slow).await.contains("200 OK"));
    assert_eq!(rest(&mut silent).await, "");
    app.get("/health").await.expect(200);
}

#[tokio::test]
async fn who_does_not_take_a_reply_is_cut_off() {
    let app = TestApp::with(|config| config.connections.stalled = Duration::from_millis(200)).await;
    let employer = app.register("Кофейня").await;
    // More than the buffers of a socket hold.
    let long = json!({ "title": "t", "description": "d".repeat(900_000), "location": "Алматы" });
    for _ in 0..12 {
        employer.create(long.clone()).await;
    }
    let mut socket = TcpStream::connect(app.address).await.unwrap();
    socket.write_all(b"GET /vacancies HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    let connections = || app.state().connections.len();
    // The beginning arrives, the rest is not taken.
    let mut first = [0; 15];
    socket.read_exact(&mut first).await.unwrap();
    assert_eq!(&first, b"HTTP/1.1 200 OK");
    let others = connections() - 1;
    eventually("the server lets go", async || connections() == others).await;
    let whole = 12 * 900_000;
    assert!(rest(&mut socket).await.len() < whole, "cut off in the middle");
    assert_eq!(app.get("/vacancies").await.expect(200).as_array().unwrap().len(), 12);
}

#[tokio::test]
async fn one_connection_too_many_is_told_so_at_once() {
    let app = TestApp::with(|config| config.connections.most = Some(3)).await;
    let mut open = Vec::new();
    for _ in 0..3 {
        let mut socket = TcpStream::connect(app.address).await.unwrap();
        socket.write_all(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
        let mut first = [0; 15];
        socket.read_exact(&mut first).await.unwrap();
        assert_eq!(&first, b"HTTP/1.1 200 OK");
        open.push(socket);
    }
    let mut late = TcpStream::connect(app.address).await.unwrap();
    let refusal = rest(&mut late).await;
    assert!(refusal.starts_with("HTTP/1.1 503 ") && refusal.contains("retry-after: "), "{refusal}");
    drop(open.pop());
    eventually("there is room again", async || {
        let mut socket = TcpStream::connect(app.address).await.unwrap();
        socket.write_all(b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
        rest(&mut socket).await.starts_with("HTTP/1.1 200")
    })
    .await;
}

#[tokio::test]
async fn an_open_chat_keeps_its_place_and_gives_it_back() {
    let app = TestApp::with(|config| config.connections.most = Some(6)).await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let applied = app.apply(&vacancy).await;
    for _ in 0..20 {
        // Each of the twenty would be one too many if the places of the earlier ones were lost.
        let mut chat = app.chat(&applied).await;
        chat.question().await;
        drop(chat);
    }
    app.interview(&applied, &WILLING).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_of_logins_is_refused_quickly_and_chats_go_on() {
    let app = TestApp::with(|config| config.bcrypt_cost = 8).await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let applied = app.apply(&vacancy).await;
    let guess = json!({ "email": "nobody@example.org", "password": "wrong guess" });
    let flood = async {
        let all = (0..600).map(|_| app.post("/auth/login", &guess));
        let replies = futures_util::future::join_all(all).await;
        let shed = replies.iter().filter(|reply| reply.status == 503).count();
        assert!(replies.iter().all(|reply| [401, 503].contains(&reply.status)));
        for reply in replies.iter().filter(|reply| reply.status == 503) {
            reply.expect_error(503, "Service temporarily unavailable");
            assert!(reply.header("retry-after").is_some());
        }
        shed
    };
    let interview = app.interview(&applied, &WILLING);
    let (shed, ended) = tokio::join!(flood, interview);
    assert!(shed > 0, "600 at a time are more than wait in line");
    assert_eq!(ended["approved"], true);
}
