//! `GET /metrics`, as Prometheus reads it.

use serde_json::json;
use smartbot::telemetry::metrics;

use crate::support::app::TestApp;
use crate::support::chat::{Handshake, WILLING};
use crate::support::client::{Caller, send};
use crate::support::process::Process;
use crate::support::storage::{Folder, Storage, postgres};

/// The value of the one series with this name and these labels.
#[track_caller]
fn value(text: &str, name: &str, labels: &[&str]) -> f64 {
    let found: Vec<_> = series(text).filter(|(n, l, _)| *n == name && labels.iter().all(|x| l.contains(x))).collect();
    assert_eq!(found.len(), 1, "{name} {labels:?} in\n{text}");
    found[0].2
}

/// All series: name, labels, value.
fn series(text: &str) -> impl Iterator<Item = (&str, &str, f64)> {
    text.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let (series, value) = line.rsplit_once(' ').unwrap();
        let (name, labels) = series.split_once('{').unwrap_or((series, ""));
        (name, labels, value.parse().unwrap_or_else(|_| panic!("no number: {line}")))
    })
}

async fn read(caller: &Caller) -> String {
    let reply = caller.get("/metrics").await;
    assert_eq!(reply.status, 200, "{}", reply.text);
    let kind = reply.header("content-type").unwrap();
    assert!(kind.starts_with("application/openmetrics-text; version=1.0.0"), "{kind}");
    reply.text
}

#[tokio::test]
async fn a_day_is_counted_and_nobody_is_named() {
    let (storage, folder) = (Storage::new().await, Folder::new());
    let server = Process::start(folder.path(), &storage.url(), 0, &[("RATE_LIMITS", "on")]);
    let nobody = Caller::nobody(server.address);
    let fresh = read(&nobody).await;
    assert!(value(&fresh, "smartbot_decisions_total", &["by=\"bot\"", "outcome=\"approved\""]).abs() < 0.5);

    let register = json!({ "company_name": "Незабудка", "email": "hr@nezabudka.example", "password": "correct horse" });
    let token = nobody.post("/employers/register", &register).await.expect(201)["access_token"].clone();
    let employer = nobody.with_token(token.as_str().unwrap());
    let vacancy = json!({ "title": "Бариста", "description": "Варить кофе", "location": "Алматы" });
    let vacancy = employer.post("/vacancies", &vacancy).await.expect(201);
    for _ in 0..3 {
        nobody.get(&format!("/vacancies/{}", vacancy["id"].as_str().unwrap())).await.expect(200);
    }
    let person = json!({ "full_name": "Ербол Скрытников", "email": "erbol@pochta.example", "city": "" });
    let candidate = nobody.post("/candidates", &person).await.expect(201);
    let apply = json!({ "vacancy_id": vacancy["id"], "candidate_id": candidate["id"] });
    let response = nobody.post("/responses", &apply).await.expect(201);
    let id = response["id"].as_str().unwrap();
    let mut chat = Handshake::new(server.address, id).connect().await;
    assert_eq!(chat.answer_all(&WILLING).await["approved"], true);
    let decision = json!({ "status": "rejected", "reason": "Место занято" });
    employer.post(&format!("/responses/{id}/decision"), &decision).await.expect(200);
    for _ in 0..3 {
        nobody.get(&format!("/{id}")).await;
    }
    send(nobody.request("SKRYTNIKOV", "/health")).await;
    // One password may be tried 20 times in a row; each try after that is refused without hashing.
    let guess = json!({ "email": "hr@nezabudka.example", "password": "" });
    let mut refused = 0;
    while refused == 0 {
        let status = nobody.post("/auth/login", &guess).await.status;
        refused += u32::from(status == 429);
    }

    let text = read(&nobody).await;
    let is = |name: &str, labels: &[&str], expected: f64| {
        let found = value(&text, name, labels);
        assert!((found - expected).abs() < 1e-9, "{name} {labels:?} is {found}");
    };
    let vacancies = ["method=\"POST\"", "route=\"/vacancies\""];
    is("smartbot_http_requests_total", &[&vacancies[..], &["status=\"201\""]].concat(), 1.0);
    is("smartbot_http_request_duration_seconds_count", &vacancies, 1.0);
    // Whether it is read or was kept.
    is("smartbot_http_requests_total", &["route=\"/vacancies/{vacancy_id}\"", "status=\"200\""], 3.0);
    is("smartbot_http_request_duration_seconds_count", &["route=\"/vacancies/{vacancy_id}\""], 3.0);
    is("smartbot_http_requests_total", &["route=\"/ws/chat/{response_id}\"", "status=\"101\""], 1.0);
    is("smartbot_http_requests_total", &["route=\"(no route)\"", "status=\"404\"", "method=\"GET\""], 3.0);
    is("smartbot_http_requests_total", &["method=\"other\""], 1.0);
    is("smartbot_interviews_started_total", &[], 1.0);
    is("smartbot_turns_total", &["result=\"stored\""], 3.0);
    is("smartbot_turn_duration_seconds_count", &[], 3.0);
    is("smartbot_decisions_total", &["by=\"bot\"", "outcome=\"approved\""], 1.0);
    is("smartbot_decisions_total", &["by=\"person\"", "outcome=\"rejected\""], 1.0);
    is("smartbot_rate_limited_total", &["limit=\"login_by_account\""], 1.0);
    is("smartbot_chat_sockets", &[], 1.0);
    is("smartbot_chats_open", &[], 1.0);
    is("smartbot_password_hashes", &["state=\"waiting\""], 0.0);
    is("smartbot_build_info", &[concat!("version=\"", env!("CARGO_PKG_VERSION"), "\"")], 1.0);
    let above = |name: &str, labels: &[&str]| assert!(value(&text, name, labels) > 0.0, "{name} {labels:?}");
    above("smartbot_db_duration_seconds_count", &["kind=\"read\""]);
    above("smartbot_db_duration_seconds_count", &["kind=\"write\""]);
    above("smartbot_password_hash_duration_seconds_count", &[]);
    above("process_start_time_seconds", &[]);
    if postgres().is_none() {
        above("smartbot_db_commit_group_size_count", &[]);
        is("smartbot_db_queue_depth", &["queue=\"write\""], 0.0);
        is("smartbot_db_queue_limit", &["queue=\"read\""], 8192.0);
    } else {
        is("smartbot_db_queue_depth", &["queue=\"pool\""], 0.0);
        above("smartbot_db_connections", &["state=\"idle\""]);
    }
    if cfg!(target_os = "linux") {
        above("process_resident_memory_bytes", &[]);
        above("process_cpu_seconds_total", &[]);
        above("process_open_fds", &[]);
        above("process_max_fds", &[]);
    }

    // Nothing in it points to a person, and everything is described.
    assert!(text.ends_with("# EOF\n"));
    for word in ["Незабудка", "nezabudka", "Скрытников", "SKRYTNIKOV", "erbol", "Алматы", "Бариста", id]
    {
        assert!(!text.contains(word), "the metrics say {word}");
    }
    let ids = |text: &str| text.split(|c: char| !c.is_ascii_hexdigit() && c != '-').any(|word| word.len() == 36);
    assert!(!ids(&text), "the metrics hold an id:\n{text}");
    let described: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next()).collect();
    for (name, _, _) in series(&text) {
        assert!(described.iter().any(|family| name.starts_with(family)), "{name} is not described");
    }
    chat.leave().await;
}

#[tokio::test]
async fn without_a_token_only_near_callers_may_read() {
    let app = TestApp::start().await;
    read(&app).await;
    for (header, value) in [
        ("x-forwarded-for", "203.0.113.9"),
        ("x-forwarded-for", "127.0.0.1"),
        ("forwarded", "for=10.0.0.1"),
        ("x-real-ip", "10.0.0.1"),
        ("via", "1.1 proxy"),
    ] {
        let reply = send(app.request("GET", "/metrics").header(header, value)).await;
        reply.expect_error(404, "Not Found");
    }
    // Anybody's token opens nothing more.
    let employer = app.register("Работодатель").await;
    send(employer.request("GET", "/metrics").header("x-forwarded-for", "10.0.0.1")).await.expect(404);
}

#[tokio::test]
async fn with_a_token_only_who_brings_it_may_read() {
    let token = "a token for the metrics";
    let app = TestApp::with(|config| config.telemetry.metrics_token = Some(token.into())).await;
    let reply = app.get("/metrics").await;
    reply.expect_error(401, "Not authenticated");
    assert_eq!(reply.header("www-authenticate"), Some("Bearer"));
    let employer = app.register("Работодатель").await;
    employer.get("/metrics").await.expect_error(401, "Could not validate credentials");
    app.caller("a token for the metric").get("/metrics").await.expect(401);
    read(&app.caller(token)).await;
    // Through a proxy, too.
    let passed_on = app.caller(token).request("GET", "/metrics").header("x-forwarded-for", "203.0.113.9");
    assert_eq!(send(passed_on).await.status, 200);
}

#[tokio::test]
async fn redis_is_told_of_once_it_is_used() {
    let app = TestApp::start().await;
    metrics::redis_up(true);
    metrics::redis_time("a test", std::time::Duration::from_millis(1), true);
    metrics::redis_time("a test", std::time::Duration::from_millis(1), false);
    let text = read(&app).await;
    assert!(value(&text, "smartbot_redis_up", &[]) >= 0.0);
    assert!((value(&text, "smartbot_redis_errors_total", &["operation=\"a test\""]) - 1.0).abs() < 1e-9);
    assert!((value(&text, "smartbot_redis_duration_seconds_count", &["operation=\"a test\""]) - 2.0).abs() < 1e-9);
}
