//! How much and how often: sizes, rates, and the time a login takes.

use std::time::{Duration, Instant};

use serde_json::json;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use uuid::Uuid;

use crate::support::app::TestApp;
use crate::support::chat::WILLING;
use crate::support::client::{Reply, send};

const MIB: usize = 1024 * 1024;

#[track_caller]
fn is_told_to_wait(reply: &Reply) {
    reply.expect_error(429, "Too many requests");
    let seconds: u64 = reply.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=600).contains(&seconds), "{seconds}");
}

#[tokio::test]
async fn a_body_may_have_a_mebibyte() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let frame = json!({ "title": "t", "description": "", "location": "l" }).to_string().len();
    let vacancy = |size: usize| json!({ "title": "t", "description": "d".repeat(size - frame), "location": "l" });
    let largest = vacancy(MIB);
    assert_eq!(employer.post("/vacancies", &largest).await.expect(201)["description"], largest["description"]);
    employer.post("/vacancies", &vacancy(MIB + 1)).await.expect_error(413, "Request body too large");
    employer.post("/vacancies", &vacancy(5 * MIB)).await.expect_error(413, "Request body too large");
    // A client that does not say how much comes is stopped on the way.
    let token = employer.token().unwrap();
    assert_eq!(chunked(app.address, token, 2 * MIB).await, "HTTP/1.1 413 Payload Too Large");
    // Whoever is refused before the body is read still gets the refusal, not a broken connection.
    assert_eq!(app.post("/vacancies", &vacancy(2 * MIB)).await.status, 401);
    // The door comes first: without a token nobody's body is waited for.
    let mut knocking = tokio::net::TcpStream::connect(app.address).await.unwrap();
    let head =
        "POST /vacancies HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500000\r\n\r\n";
    knocking.write_all(head.as_bytes()).await.unwrap();
    let mut line = String::new();
    let mut reader = BufReader::new(knocking);
    let answer = reader.read_line(&mut line);
    tokio::time::timeout(crate::support::PATIENCE, answer).await.expect("the body is waited for").unwrap();
    assert_eq!(line.trim_end(), "HTTP/1.1 401 Unauthorized");
    app.get("/health").await.expect(200);
}

/// Publishes a vacancy with a body whose length is not told beforehand; gives the first line of the reply.
async fn chunked(address: std::net::SocketAddr, token: &str, size: usize) -> String {
    let (read, mut write) = tokio::net::TcpStream::connect(address).await.unwrap().into_split();
    let head = format!(
        "POST /vacancies HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n\
         Transfer-Encoding: chunked\r\n\r\n"
    );
    let sender = tokio::spawn(async move {
        write.write_all(head.as_bytes()).await?;
        for _ in 0..size / 1024 {
            write.write_all(b"400\r\n").await?;
            write.write_all(&[b' '; 1024]).await?;
            write.write_all(b"\r\n").await?;
        }
        write.write_all(b"0\r\n\r\n").await?;
        Ok::<_, std::io::Error>(write)
    });
    let mut line = String::new();
    BufReader::new(read).read_line(&mut line).await.unwrap();
    // The server need not read to the end.
    let _ = sender.await.unwrap();
    line.trim_end().to_owned()
}

#[tokio::test]
async fn guessing_a_password_is_stopped_per_account_and_per_address() {
    let app = TestApp::with(|config| config.rate_limits = true).await;
    let employer = app.register("Кофейня").await;
    let guess = |email: &str, password: &str, address: &str| {
        let body = json!({ "email": email, "password": password });
        // The test's own address is a trusted proxy by default.
        send(app.request("POST", "/auth/login").header("x-forwarded-for", address).json(&body))
    };
    let mut refused = None;
    for number in 0..60 {
        let reply = guess(&employer.email, "wrong password", &format!("203.0.113.{number}")).await;
        if reply.status != 401 {
            refused = Some(reply);
            break;
        }
    }
    is_told_to_wait(&refused.expect("nobody stopped the guessing"));
    // In another case it is the same account, and the right password does not help either: it may be a guess too.
    is_told_to_wait(&guess(&employer.email.to_uppercase(), &employer.password, "203.0.113.200").await);
    let other = app.register("Вторая").await;
    guess(&other.email, &other.password, "203.0.113.201").await.expect(200);
    let mut refused = None;
    for number in 0..200 {
        let reply = guess(&format!("n{number}@example.org"), "wrong password", "198.51.100.7").await;
        if reply.status != 401 {
            refused = Some(reply);
            break;
        }
    }
    is_told_to_wait(&refused.expect("one address may try every account"));
    guess(&other.email, &other.password, "198.51.100.8").await.expect(200);
}

#[tokio::test]
async fn registering_and_applying_are_limited() {
    let app = TestApp::with(|config| config.rate_limits = true).await;
    let from = |path: &str, address: &str| app.request("POST", path).header("x-forwarded-for", address);
    for (path, body) in [
        ("/employers/register", json!({ "company_name": "x", "email": "one@example.org", "password": "12345678" })),
        ("/candidates", json!({ "full_name": "x", "email": "x@example.com", "city": "" })),
        ("/responses", json!({ "vacancy_id": Uuid::new_v4(), "candidate_id": Uuid::new_v4() })),
    ] {
        // Each path from an address of its own.
        let address = format!("203.0.113.{}", path.len());
        let mut refused = None;
        for _ in 0..1000 {
            let reply = send(from(path, &address).json(&body)).await;
            if reply.status == 429 {
                refused = Some(reply);
                break;
            }
        }
        is_told_to_wait(&refused.unwrap_or_else(|| panic!("{path} is not limited")));
    }
    // Others are not held up.
    let body = json!({ "full_name": "x", "email": "x@example.com", "city": "" });
    send(from("/candidates", "198.51.100.1").json(&body)).await.expect(201);
    app.get("/vacancies").await.expect(200);
}

#[tokio::test]
async fn a_flood_in_one_chat_is_told_to_wait_and_others_go_on() {
    let app = TestApp::with(|config| config.rate_limits = true).await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let applied = app.apply(&vacancy).await;
    let mut chat = app.chat(&applied).await;
    chat.answer_all(&WILLING).await;
    for _ in 0..200 {
        chat.say_as("ещё", Uuid::new_v4()).await;
    }
    let waited = loop {
        let frame = chat.next().await;
        match frame["type"].as_str().unwrap() {
            "error" => break frame,
            "chat_ended" => {}
            other => panic!("{other}"),
        }
    };
    assert!(waited["message"].as_str().unwrap().contains(" s"), "{waited}");
    let other = app.apply(&vacancy).await;
    assert_eq!(app.interview(&other, &WILLING).await["approved"], true);
}

#[tokio::test]
async fn switched_off_limits_are_off() {
    let app = TestApp::start().await;
    let body = json!({ "email": "nobody@example.org", "password": "wrong password" });
    for _ in 0..120 {
        assert_eq!(app.post("/auth/login", &body).await.status, 401);
    }
}

#[tokio::test]
async fn an_unknown_email_takes_as_long_as_a_wrong_password() {
    let app = TestApp::with(|config| config.bcrypt_cost = 9).await;
    let employer = app.register("Кофейня").await;
    let time = async |email: &str, password: &str| {
        let body = json!({ "email": email, "password": password });
        let started = Instant::now();
        let reply = app.post("/auth/login", &body).await;
        reply.expect_error(401, "Incorrect email or password");
        started.elapsed()
    };
    let median = |mut times: Vec<Duration>| {
        times.sort();
        times[times.len() / 2]
    };
    let (mut known, mut unknown, mut impossible) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..9 {
        known.push(time(&employer.email, "wrong password").await);
        unknown.push(time("nobody@example.org", "wrong password").await);
        impossible.push(time(&employer.email, &"x".repeat(100)).await);
    }
    let (known, unknown, impossible) = (median(known), median(unknown), median(impossible));
    // Without the decoy an unknown e-mail is some fifty times faster.
    assert!(unknown * 3 > known && known * 3 > unknown, "{unknown:?} against {known:?}");
    assert!(impossible * 3 > known, "{impossible:?} against {known:?}");
}

#[tokio::test]
async fn logins_do_not_hold_up_the_others() {
    let app = TestApp::with(|config| config.bcrypt_cost = 11).await;
    let mut logins = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let caller = app.clone();
        logins.spawn(async move {
            let body = json!({ "email": "nobody@example.org", "password": "wrong password" });
            caller.post("/auth/login", &body).await.status
        });
    }
    // Eight hashes take the better part of a second; the server of the test has one thread for everything else.
    for _ in 0..3 {
        app.get("/health").await.expect(200);
    }
    let mut done = 0;
    while let Some(status) = logins.try_join_next() {
        assert_eq!(status.unwrap(), 401);
        done += 1;
    }
    assert!(done < 8, "all logins were served before one reply without a password");
    while let Some(status) = logins.join_next().await {
        assert_eq!(status.unwrap(), 401);
    }
}

#[tokio::test]
async fn more_logins_than_can_wait_are_sent_away_with_a_time() {
    let app = TestApp::with(|config| config.bcrypt_cost = 11).await;
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let mut logins = tokio::task::JoinSet::new();
    // More than could be hashed in the half minute that clients wait.
    for _ in 0..cores * 200 {
        let caller = app.clone();
        logins.spawn(async move {
            let body = json!({ "email": "nobody@example.org", "password": "wrong password" });
            caller.post("/auth/login", &body).await
        });
    }
    let sent_away = loop {
        let reply = logins.join_next().await.expect("the queue has no end").unwrap();
        if reply.status != 401 {
            break reply;
        }
    };
    sent_away.expect_error(503, "Service temporarily unavailable");
    assert!(sent_away.header("retry-after").unwrap().parse::<u64>().unwrap() > 0);
    // Those who give up make room.
    logins.abort_all();
    let body = json!({ "email": "nobody@example.org", "password": "wrong password" });
    crate::support::eventually("room for a login", async || app.post("/auth/login", &body).await.status == 401).await;
}
