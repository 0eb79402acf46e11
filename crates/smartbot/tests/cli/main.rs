//! The program as an operator meets it: arguments, environment, exit codes, signals, logs.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

#[path = "../support/mod.rs"]
mod support;

use std::io::Write;
use std::process::Stdio;
use std::time::Duration;

use serde_json::{Value, json};
use smartbot::config::VARIABLES;
use support::chat::{Handshake, WILLING};
use support::client::Caller;
use support::process::{Process, command, run, stderr, stdout};
use support::storage::{Folder, Storage};
use support::token::SECRET;
use uuid::Uuid;

#[test]
fn help_lists_the_commands_and_every_variable() {
    let folder = Folder::new();
    let help = run(folder.path(), &[], &["--help"]);
    assert_eq!(help.status.code(), Some(0));
    for command in ["serve", "migrate", "openapi", "score", "understand"] {
        assert!(stdout(&help).contains(command), "{command}");
    }
    let serve = run(folder.path(), &[], &["serve", "--help"]);
    assert_eq!(serve.status.code(), Some(0));
    let text = stdout(&serve);
    for variable in VARIABLES {
        assert!(text.contains(variable.name) && text.contains(variable.default), "{}", variable.name);
    }
    for name in [
        "DATABASE_URL",
        "REDIS_URL",
        "SECRET_KEY",
        "ALGORITHM",
        "ACCESS_TOKEN_EXPIRE_MINUTES",
        "ALLOWED_ORIGINS",
        "DEBUG",
    ] {
        assert!(text.contains(name), "{name}: a name of the original");
    }
    let version = run(folder.path(), &[], &["--version"]);
    assert!(stdout(&version).contains(env!("CARGO_PKG_VERSION")));
    for wrong in [&["sevre"][..], &["serve", "--prot"], &["migrate"], &["migrate", "sideways"], &["score"]] {
        let output = run(folder.path(), &[], wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(!stderr(&output).is_empty());
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "asking for help leaves nothing behind");
}

#[test]
fn a_bad_configuration_is_told_in_full_and_exits_with_2() {
    let folder = Folder::new();
    let bad = [
        ("HOST", "at home"),
        ("PORT", "70000"),
        ("DATABASE_URL", "mysql://hidden-user:hidden-password@host/db"),
        ("REDIS_URL", "localhost"),
        ("SECRET_KEY", "hidden-short"),
        ("ALGORITHM", "RS256"),
        ("ACCESS_TOKEN_EXPIRE_MINUTES", "soon"),
        ("ALLOWED_ORIGINS", "*"),
        ("DEBUG", "perhaps"),
        ("RATE_LIMITS", "perhaps"),
        ("REQUIRE_CANDIDATE_TOKEN", "perhaps"),
    ];
    for arguments in [&[][..], &["serve"]] {
        let output = run(folder.path(), &bad, arguments);
        assert_eq!(output.status.code(), Some(2));
        let text = stderr(&output);
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines.len(), bad.len(), "one line each: {text}");
        for ((name, _), line) in bad.iter().zip(&lines) {
            assert!(line.contains(&format!("{name}: ")) && line.len() > name.len() + 15, "{line}");
        }
        assert!(!text.contains("hidden"), "a value may be a secret: {text}");
    }
    let alone = run(folder.path(), &[("ALGORITHM", "none")], &[]);
    assert_eq!((alone.status.code(), stderr(&alone).lines().count()), (Some(2), 1));
    let keyless = run(folder.path(), &[("DATABASE_URL", "postgres://u:p@127.0.0.1:1/d")], &[]);
    assert_eq!(keyless.status.code(), Some(2));
    assert!(stderr(&keyless).contains("SECRET_KEY"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was opened");
}

#[test]
fn an_unreachable_database_is_one_line_and_exits_with_1() {
    let folder = Folder::new();
    std::fs::write(folder.path().join("file"), "no folder").unwrap();
    let below_a_file = format!("sqlite://{}", folder.path().join("file/x.db").display());
    for url in ["postgres://somebody:hidden-password@127.0.0.1:1/nothing", &below_a_file] {
        for arguments in [&["serve"][..], &["migrate", "status"]] {
            let output = run(folder.path(), &[("DATABASE_URL", url), ("SECRET_KEY", SECRET), ("PORT", "0")], arguments);
            let text = stderr(&output);
            assert_eq!(output.status.code(), Some(1), "{text}");
            assert_eq!(text.lines().count(), 1, "{text}");
            assert!(!text.contains("hidden-password"), "{text}");
            assert!(!text.contains("panicked"), "{text}");
        }
    }
}

#[test]
fn a_port_in_use_is_one_line_and_exits_with_1() {
    let folder = Folder::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = run(folder.path(), &[("PORT", &port)], &[]);
    assert_eq!(output.status.code(), Some(1));
    let text = stderr(&output);
    assert!(text.lines().count() == 1 && text.contains("PORT"), "{text}");
}

#[tokio::test]
async fn the_schema_is_moved_by_hand() {
    let (storage, folder) = (Storage::new().await, Folder::new());
    let url = storage.url();
    let environment = [("DATABASE_URL", url.as_str()), ("SECRET_KEY", SECRET)];
    let migrate = |arguments: &[&str]| {
        let output = run(folder.path(), &environment, &[&["migrate"], arguments].concat());
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", stderr(&output));
        stdout(&output)
    };
    let pending = migrate(&["status"]);
    assert!(!pending.is_empty() && pending.lines().all(|line| line.starts_with("pending 0")), "{pending}");
    let steps = pending.lines().count();
    assert_eq!(migrate(&["up"]).lines().filter(|line| line.starts_with("up ")).count(), steps);
    assert!(migrate(&["status"]).lines().all(|line| line.starts_with("applied 0")));
    assert_eq!(migrate(&["up"]).lines().count(), 1);
    assert!(migrate(&["down"]).starts_with("down "));
    assert!(migrate(&["status"]).lines().last().unwrap().starts_with("pending "));
    for _ in 1..steps {
        migrate(&["down"]);
    }
    assert!(migrate(&["down"]).contains("nothing to do"));
    // A new step is written for both drivers, into a checkout only.
    let outside = run(folder.path(), &environment, &["migrate", "new", "add_colour"]);
    assert_eq!(outside.status.code(), Some(1));
    for driver in ["sqlite", "postgres"] {
        std::fs::create_dir_all(folder.path().join("crates/smartbot/src/store/migrations").join(driver)).unwrap();
    }
    let made = migrate(&["new", "add_colour"]);
    assert_eq!(made.lines().count(), 4);
    for path in made.lines() {
        assert!(
            path.contains(&format!("{:04}_add_colour.", steps + 1)) && folder.path().join(path).is_file(),
            "{path}"
        );
    }
    for bad in ["Add", "a b", "../x", ""] {
        let output = run(folder.path(), &environment, &["migrate", "new", bad]);
        assert_ne!(output.status.code(), Some(0), "{bad:?}");
    }
}

#[test]
fn openapi_prints_the_document() {
    let folder = Folder::new();
    let output = run(folder.path(), &[], &["openapi"]);
    assert_eq!(output.status.code(), Some(0));
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(document["paths"]["/vacancies"]["get"].is_object());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "no database is opened for it");
}

#[test]
fn the_engine_reads_json_lines() {
    let folder = Folder::new();
    let feed = |arguments: &[&str], input: &str| {
        let mut child = command(folder.path(), &[])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    };
    let lines = concat!(
        "{\"id\":\"1\",\"slot\":\"yes_no\",\"text\":\"да\"}\n",
        "\n",
        "{\"id\":\"2\",\"slot\":\"experience\",\"text\":\"5 лет\"}\n",
    );
    let output = feed(&["understand", "--jsonl", "--today", "2026-11-23"], lines);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let answers: Vec<Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 2);
    for (number, answer) in ["1", "2"].iter().zip(&answers) {
        assert_eq!((&answer["id"], &answer["intent"]), (&json!(number), &json!("answer")));
        assert!(!answer["value"].is_null());
    }
    let output = feed(&["understand", "--jsonl"], "no json\n{\"id\":\"3\",\"slot\":\"yes_no\",\"text\":\"нет\"}\n");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output).lines().count(), 2, "a bad line does not stop the others");
}

#[tokio::test]
async fn a_first_start_needs_nothing_and_keeps_its_key() {
    let folder = Folder::new();
    // Nothing but a free port: the database and the key are made under ./data.
    let bare = [("DATABASE_URL", ""), ("SECRET_KEY", "")];
    let server = Process::start(folder.path(), "", 0, &bare);
    let body = json!({ "company_name": "Кофейня", "email": "hr@example.org", "password": "correct horse" });
    let reply = Caller::nobody(server.address).post("/employers/register", &body).await.expect(201);
    let token = reply["access_token"].as_str().unwrap().to_owned();
    server.signal("INT");
    assert_eq!(server.wait().0.code(), Some(0), "Ctrl-C is a normal end");
    assert!(folder.path().join("data/smartbot.db").is_file());
    let server = Process::start(folder.path(), "", 0, &bare);
    let me = Caller::nobody(server.address).with_token(&token).get("/employers/me").await.expect(200);
    assert_eq!(me["email"], "hr@example.org", "the token of before the restart is still good");
}

#[tokio::test]
async fn a_dotenv_file_is_read_and_the_environment_wins() {
    let folder = Folder::new();
    let file =
        "# a comment\nDATABASE_URL=sqlite://from-file.db\nALLOWED_ORIGINS=\"https://file.example.org\"\nPORT=1\n";
    std::fs::write(folder.path().join(".env"), file).unwrap();
    let server = Process::start(folder.path(), "sqlite://from-environment.db", 0, &[]);
    let request = Caller::nobody(server.address).request("GET", "/health").header("origin", "https://file.example.org");
    let reply = support::client::send(request).await;
    assert_eq!(reply.header("access-control-allow-origin"), Some("https://file.example.org"));
    assert!(folder.path().join("from-environment.db").is_file());
    assert!(!folder.path().join("from-file.db").exists());
    drop(server);
    std::fs::write(folder.path().join(".env"), "this is no variable\n").unwrap();
    let output = run(folder.path(), &[], &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains(".env") && !stderr(&output).contains("this is no variable"),
        "{}",
        stderr(&output)
    );
}

/// Registers, publishes, applies: what a chat needs. Gives an employer and the id and token of a response.
async fn scene(server: &Process) -> (Caller, String, String) {
    let nobody = Caller::nobody(server.address);
    let body =
        json!({ "company_name": "Потайная компания", "email": "hidden.hr@example.org", "password": "hidden password" });
    let reply = nobody.post("/employers/register", &body).await.expect(201);
    let employer = nobody.with_token(reply["access_token"].as_str().unwrap());
    let body = json!({ "title": "Бариста", "description": "Варить кофе", "location": "Алматы" });
    let vacancy = employer.post("/vacancies", &body).await.expect(201);
    let body = json!({
        "full_name": "Скрытова Фамилия", "email": "hidden.person@example.com", "phone": "+7 701 555 44 33", "city": "Алматы",
        "resume_text": "Скрытое резюме",
    });
    let candidate = nobody.post("/candidates", &body).await.expect(201);
    let body = json!({ "vacancy_id": vacancy["id"], "candidate_id": candidate["id"] });
    let response = nobody.post("/responses", &body).await.expect(201);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (employer, text(&response["id"]), text(&response["candidate_token"]))
}

#[tokio::test]
async fn sigterm_in_mid_chat_closes_with_1012_and_exits_0_in_time() {
    let (storage, folder) = (Storage::new().await, Folder::new());
    let server = Process::start(folder.path(), &storage.url(), 0, &[]);
    let (_, response, token) = scene(&server).await;
    let mut chat = Handshake::new(server.address, &response).connect().await;
    chat.question().await;
    let id = Uuid::new_v4();
    chat.say_as("Алматы", id).await;
    server.signal("TERM");
    let mut acked = false;
    let code = loop {
        match chat.try_next().await {
            Ok(frame) => acked |= frame["type"] == "ack",
            Err(code) => break code,
        }
    };
    assert_eq!(code, 1012);
    let (status, took, log) = server.wait();
    assert_eq!(status.code(), Some(0), "{log}");
    assert!(took < Duration::from_secs(10), "{took:?}");
    // What was acknowledged is there once; what was not is taken when it is sent again.
    let server = Process::start(folder.path(), &storage.url(), 0, &[]);
    let candidate = Caller::nobody(server.address).with_token(&token);
    let messages = async || candidate.get(&format!("/responses/{response}/messages")).await.expect(200);
    let stored = async || messages().await.as_array().unwrap().iter().filter(|m| m["client_id"] == json!(id)).count();
    assert!(!acked || stored().await == 1);
    let mut chat = Handshake::new(server.address, &response).after(1).connect().await;
    chat.next_of("history").await;
    chat.next_of("state").await;
    chat.say_as("Алматы", id).await;
    assert_eq!(chat.next_of("ack").await["seq"], 2);
    assert_eq!(stored().await, 1);
}

#[tokio::test]
async fn the_log_of_an_interview_names_nobody() {
    let (storage, folder) = (Storage::new().await, Folder::new());
    let server = Process::start(folder.path(), &storage.url(), 0, &[("DEBUG", "true"), ("RATE_LIMITS", "on")]);
    let (employer, response, token) = scene(&server).await;
    let protocols = format!("smartbot, token.{token}");
    let mut chat =
        Handshake::new(server.address, &response).header("sec-websocket-protocol", &protocols).connect().await;
    // An answer that is not understood, one that is no JSON, and then the whole interview.
    chat.question().await;
    chat.say("потайной ответ кандидата").await;
    chat.send(tokio_tungstenite::tungstenite::Message::text("потайная ошибка")).await;
    assert_eq!(chat.answer_all_past_errors().await["approved"], true);
    for path in [
        "/responses",
        "/candidates",
        &format!("/responses/{response}"),
        "/vacancies/hidden-path",
        "/hidden-path?hidden=query",
    ] {
        employer.get(path).await;
    }
    employer.post("/auth/login", &json!({ "email": "hidden.hr@example.org", "password": "hidden wrong" })).await;
    let decision = json!({ "status": "rejected", "reason": "потайная причина" });
    let given =
        employer.request("POST", &format!("/responses/{response}/decision")).header("x-request-id", "given-id-1");
    support::client::send(given.json(&decision)).await.expect(200);
    chat.leave().await;
    server.signal("TERM");
    let (status, _, log) = server.wait();
    assert_eq!(status.code(), Some(0));
    let lower = log.to_lowercase();
    for secret in [
        "hidden",
        "потайн",
        "скрыт",
        "фамилия",
        "701 555",
        "алматы",
        "5 лет",
        &token,
        employer.token().unwrap(),
        &response,
        SECRET,
    ] {
        assert!(!lower.contains(&secret.to_lowercase()), "the log says {secret:?}");
    }
    assert!(log.contains("listens on") && log.contains("/responses/{response_id}/decision"), "{log}");
    assert!(log.contains("DEBUG") || log.contains("INFO"));
    // Every line of a request carries its id.
    assert!(log.lines().any(|line| line.contains("given-id-1") && line.contains("200")), "{log}");
    let of_requests = log.lines().filter(|line| line.contains("method=") || line.contains("chat"));
    assert!(of_requests.clone().count() > 5);
    for line in of_requests {
        assert!(line.contains("request_id"), "{line}");
    }
}

impl support::chat::Chat {
    /// Answers to the end, whatever errors stand between.
    async fn answer_all_past_errors(&mut self) -> Value {
        loop {
            let frame = self.next().await;
            match frame["type"].as_str().unwrap() {
                "chat_ended" => return frame,
                "bot_message" if frame["question_index"].is_u64() => {
                    self.say(WILLING.answer(frame["kind"].as_str().unwrap())).await;
                }
                _ => {}
            }
        }
    }
}
