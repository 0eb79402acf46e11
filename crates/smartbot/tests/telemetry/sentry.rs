//! Errors, as Sentry receives them.

use serde_json::{Value, json};

use super::logs::names_nobody;
use super::receiver::{Manner, Received, Receiver};
use crate::support::client::{Caller, send};
use crate::support::process::Process;
use crate::support::storage::{Folder, Storage};

/// The event of an envelope, whose head and item are checked.
fn event(received: &Received) -> Value {
    assert_eq!(received.path, "/sub/api/42/envelope/");
    assert_eq!(received.header("content-type"), "application/x-sentry-envelope");
    let auth = received.header("x-sentry-auth");
    assert!(auth.starts_with("Sentry ") && auth.contains("sentry_version=7"), "{auth}");
    assert!(auth.contains("sentry_key=abc123") && auth.contains("sentry_client=smartbot/"), "{auth}");
    let text = std::str::from_utf8(&received.body).unwrap();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    let [head, item, event]: [Value; 3] =
        [0, 1, 2].map(|line| serde_json::from_str(lines[line]).unwrap_or_else(|_| panic!("no JSON: {text}")));
    assert_eq!(head["event_id"], event["event_id"]);
    assert!(chrono::DateTime::parse_from_rfc3339(head["sent_at"].as_str().unwrap()).is_ok());
    assert_eq!(item["type"], "event");
    assert_eq!(item["length"], lines[2].len());
    let id = event["event_id"].as_str().unwrap();
    assert!(id.len() == 32 && id.chars().all(|c| c.is_ascii_hexdigit()), "{id}");
    assert!(chrono::DateTime::parse_from_rfc3339(event["timestamp"].as_str().unwrap()).is_ok());
    assert_eq!(event["release"], concat!("smartbot@", env!("CARGO_PKG_VERSION")));
    assert_eq!(event["environment"], "staging");
    assert_eq!(event["level"], "error");
    for absent in ["request", "user", "server_name", "breadcrumbs", "modules"] {
        assert!(event.get(absent).is_none(), "{absent} in {event}");
    }
    event
}

fn environment(receiver: &Receiver) -> [(&'static str, String); 2] {
    [("SENTRY_DSN", format!("http://abc123@{}/sub/42", receiver.address)), ("SENTRY_ENVIRONMENT", "staging".to_owned())]
}

#[tokio::test]
async fn an_answer_of_500_is_reported_without_the_request() {
    let (storage, folder, receiver) = (Storage::sqlite(), Folder::new(), Receiver::start(Manner::Takes));
    let own = environment(&receiver);
    let all: Vec<_> = own.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let server = Process::start(folder.path(), &storage.url(), 0, &all);
    let nobody = Caller::nobody(server.address);
    nobody.get("/vacancies").await.expect(200);
    let other = rusqlite::Connection::open(storage.url().strip_prefix("sqlite://").unwrap()).unwrap();
    other.execute_batch("PRAGMA foreign_keys=OFF; DROP TABLE candidates;").unwrap();
    let person = json!({
        "full_name": "Ербол Скрытников", "email": "erbol.skrytnikov@pochta.example", "phone": "+7 747 313 37 73",
        "city": "Талдыкорган", "resume_text": "слесарь-невидимка",
    });
    let request = nobody.request("POST", "/candidates?q=skrytnikov").header("x-request-id", "given-id").json(&person);
    send(request.header("user-agent", "skrytnikov")).await.expect_error(500, "Internal Server Error");
    nobody.get("/nowhere").await.expect(404);
    server.signal("TERM");
    let (status, _, log) = server.wait();
    assert_eq!(status.code(), Some(0), "{log}");
    let posts = receiver.received();
    assert_eq!(posts.len(), 1, "{posts:?}");
    let event = event(&posts[0]);
    let text = event["logentry"]["formatted"].as_str().unwrap();
    assert!(text.starts_with("answered 500: ") && text.contains("no such table"), "{text}");
    assert_eq!(event["tags"]["request_id"], "given-id");
    assert_eq!(event["logger"], "smartbot::error");
    names_nobody(&event.to_string(), &["127.0.0.1".to_owned()]);
}

/// Set in the process that panics.
const PANICS: &str = "SMARTBOT_TEST_PANICS";

/// What the process does that the test below starts: the log, and what happens on a panic, belong to a whole process.
fn panic_twice() {
    let config = smartbot::config::Config::read(|name| std::env::var(name).ok()).unwrap();
    let telemetry = smartbot::telemetry::init(&config);
    let answer = "Скрытников";
    let cut = std::thread::spawn(move || answer[..answer.len() - 1].len()).join();
    assert!(cut.is_err());
    assert!(std::thread::spawn(|| panic!("the words of the program")).join().is_err());
    drop(telemetry);
    // From here on, a failure shall be shown again.
    drop(std::panic::take_hook());
}

#[test]
fn a_panic_is_reported_by_its_place() {
    // This very test, started once more.
    if std::env::var_os(PANICS).is_some() {
        panic_twice();
        return;
    }
    let receiver = Receiver::start(Manner::Takes);
    let output = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "sentry::a_panic_is_reported_by_its_place", "--nocapture"])
        .env(PANICS, "1")
        .envs(environment(&receiver))
        .env("LOG_FORMAT", "json")
        .output()
        .unwrap();
    let log = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{log}");
    let events: Vec<_> = receiver.received().iter().map(event).collect();
    assert_eq!(events.len(), 2, "{events:?}");
    let exceptions: Vec<_> = events.iter().map(|event| &event["exception"]["values"][0]).collect();
    for exception in &exceptions {
        assert_eq!(exception["type"], "panic");
        assert_eq!(exception["mechanism"]["handled"], false);
        let frame = &exception["stacktrace"]["frames"][0];
        assert!(frame["filename"].as_str().unwrap().ends_with("tests/telemetry/sentry.rs"), "{frame}");
        assert!(frame["lineno"].is_u64() && frame["colno"].is_u64(), "{frame}");
    }
    // What the program says is told; what it quotes is not.
    assert!(exceptions[0]["value"].as_str().unwrap().contains("may quote"), "{}", exceptions[0]);
    assert_eq!(exceptions[1]["value"], "panicked: the words of the program");
    names_nobody(&log, &[]);
    names_nobody(&format!("{events:?}"), &[]);
}
