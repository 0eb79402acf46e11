//! The log of a whole day, searched for everything that was said in it.

use std::time::Duration;

use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;
use uuid::Uuid;

use crate::support::chat::{Handshake, Script};
use crate::support::client::{Caller, send};
use crate::support::feed::Feed;
use crate::support::process::Process;
use crate::support::storage::{Folder, Storage};
use crate::support::token::SECRET;

const COMPANY: &str = "Товарищество Незабудка";
const EMPLOYER: &str = "zarina.tainaya@nezabudka.example";
const PASSWORD: &str = "parol-kotoryi-nikto-ne-znaet";
const NAME: &str = "Ербол Скрытников";
const EMAIL: &str = "erbol.skrytnikov@pochta.example";
const PHONE: &str = "+7 747 313 37 73";
const CITY: &str = "Талдыкорган";
const RESUME: &str = "Скрытников Ербол, 2015–2024 слесарь-невидимка в Подземелье, C1 Klingon";
const ANSWERS: Script = Script {
    city: "живу в Талдыкоргане на улице Потайной",
    experience: "девять лет с небольшим у Подземелья",
    agrees: "да, согласен, честное скрытное",
    relocation: "да, перееду хоть завтра скрытно",
};
const REASON: &str = "Скрытников не подошёл по потайной причине";

/// Words of which nothing may stand in a log, in lower case.
const SECRETS: &[&str] = &[
    "незабудка",
    "zarina",
    "tainaya",
    "nezabudka",
    "parol-kot",
    "ербол",
    "скрыт",
    "erbol",
    "skrytnikov",
    "747 313",
    "7473133773",
    "талдыкорган",
    "потайн",
    "невидимк",
    "подземель",
    "klingon",
    "секретный вопрос",
    "девять лет",
    "согласен",
];

/// Everything people do, wrongly and rightly; gives what else may not be logged.
pub(crate) async fn whole_day(server: &Process) -> Vec<String> {
    let nobody = Caller::nobody(server.address);
    let register = json!({ "company_name": COMPANY, "email": EMPLOYER, "password": PASSWORD });
    let token = nobody.post("/employers/register", &register).await.expect(201)["access_token"].clone();
    let employer = nobody.with_token(token.as_str().unwrap());
    assert_eq!(nobody.post("/employers/register", &register).await.status, 400);
    let login = |password: &str| json!({ "email": EMPLOYER, "password": password });
    assert_eq!(nobody.post("/auth/login", &login("skrytnikov-wrong")).await.status, 401);
    let second = nobody.post("/auth/login", &login(PASSWORD)).await.expect(200)["access_token"].clone();
    let vacancy = json!({ "title": "Слесарь", "description": "Чинить трубы", "location": CITY });
    let vacancy = employer.post("/vacancies", &vacancy).await.expect(201);
    let person = json!({ "full_name": NAME, "email": EMAIL, "phone": PHONE, "city": CITY, "resume_text": RESUME });
    let candidate = nobody.post("/candidates", &person).await.expect(201);
    let apply = json!({ "vacancy_id": vacancy["id"], "candidate_id": candidate["id"] });
    let response = nobody.post("/responses", &apply).await.expect(201);
    assert_eq!(nobody.post("/responses", &apply).await.status, 400);
    let id = response["id"].as_str().unwrap().to_owned();
    let candidate_token = response["candidate_token"].as_str().unwrap().to_owned();

    // What is wrong quotes nothing either: 422, bad JSON, bad tokens, unknown paths and methods.
    for body in [
        json!({ "full_name": "", "email": EMAIL.replace('@', "(at)"), "phone": PHONE.repeat(9), "city": [CITY] }),
        json!([NAME, EMAIL]),
        json!({ "full_name": NAME, "email": { "of": EMAIL }, "city": CITY, "resume_text": 7 }),
    ] {
        assert_eq!(nobody.post("/candidates", &body).await.status, 422);
    }
    for body in [format!("{{\"full_name\": \"{NAME}"), format!("{NAME} {EMAIL}"), "\u{feff}{}".to_owned()] {
        assert_eq!(nobody.post_bytes("/candidates", body).await.status, 422);
    }
    assert_eq!(nobody.post_bytes("/candidates", NAME.repeat(100_000)).await.status, 413);
    employer.get_where("/responses", "q", EMAIL).await.expect(200);
    employer.get_where("/candidates", "cursor", NAME).await;
    nobody.get_where("/vacancies", "q", "секретный вопрос").await.expect(200);
    for path in [format!("/{EMAIL}"), format!("/responses/{EMAIL}"), format!("/chat/{id}"), format!("/ws/chat/{EMAIL}")]
    {
        nobody.get(&path).await;
        send(nobody.request("SKRYTNIKOV", &path)).await;
    }
    nobody.with_token(&format!("{candidate_token}x")).get(&format!("/responses/{id}")).await.expect(401);
    let odd_id = nobody.request("GET", "/health").header("x-request-id", EMAIL);
    send(odd_id.header("user-agent", NAME.to_lowercase().as_bytes()).header("referer", format!("http://x/{id}"))).await;

    // Somebody watches meanwhile, and comes back with the id of an event.
    let mut feed = Feed::open(&employer, None).await;

    // The interview, with frames of every kind.
    let protocols = format!("smartbot, token.{candidate_token}");
    let mut chat = Handshake::new(server.address, &id).header("sec-websocket-protocol", &protocols).connect().await;
    chat.question().await;
    let client_id = Uuid::new_v4();
    chat.say_as("Секретный вопрос: сколько платят Скрытникову?", client_id).await;
    chat.send(Message::text("{потайная ошибка")).await;
    chat.send(Message::text(json!({ "message": { "потайной": "предмет" } }).to_string())).await;
    chat.send(Message::binary(NAME.as_bytes().to_vec())).await;
    chat.send_json(json!({ "type": "language", "language": NAME })).await;
    chat.send_json(json!({ "type": "human" })).await;
    chat.send_json(json!({ "message": NAME.repeat(1000) })).await;
    loop {
        let frame = chat.next().await;
        match frame["type"].as_str().unwrap() {
            "chat_ended" => break,
            "bot_message" if frame["question_index"].is_u64() => {
                chat.say(ANSWERS.answer(frame["kind"].as_str().unwrap())).await;
            }
            _ => {}
        }
    }
    chat.say("ещё потайное слово после конца").await;
    let decision = json!({ "status": "rejected", "reason": REASON });
    employer.post(&format!("/responses/{id}/decision"), &decision).await.expect(200);
    employer.get(&format!("/responses/{id}")).await.expect(200);
    employer.get(&format!("/responses/{id}/messages")).await.expect(200);
    chat.leave().await;
    let seen = feed.try_next().await.unwrap();
    drop(Feed::open(&employer, Some(&seen.id)).await);
    employer
        .request("GET", "/events")
        .header("last-event-id", EMAIL)
        .timeout(Duration::from_secs(5))
        .send()
        .await
        .unwrap();
    let own = [&second, &candidate["id"]].map(|value| value.as_str().unwrap().to_owned());
    [id, candidate_token, token.as_str().unwrap().to_owned(), client_id.to_string(), SECRET.to_owned()]
        .into_iter()
        .chain(own)
        .collect()
}

/// Searches a log.
#[track_caller]
pub(crate) fn names_nobody(log: &str, more: &[String]) {
    let lower = log.to_lowercase();
    let found = |secret: &str| lower.lines().find(|line| line.contains(secret)).map(str::to_owned);
    for secret in SECRETS.iter().map(|word| (*word).to_owned()).chain(more.iter().map(|word| word.to_lowercase())) {
        if let Some(line) = found(&secret) {
            panic!("the log says {secret:?}: {line}");
        }
        // Ids without their dashes, and what an escape would hide.
        let plain = secret.replace('-', "");
        assert!(plain.len() < 32 || !lower.contains(&plain), "the log says {plain:?}");
        let escaped: Vec<_> = secret.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
        assert!(!lower.contains(&escaped.concat()), "the log says {secret:?} in escapes");
    }
}

async fn log_of_a_day(environment: &[(&str, &str)]) -> (String, Vec<String>) {
    let (storage, folder) = (Storage::new().await, Folder::new());
    let server = Process::start(folder.path(), &storage.url(), 0, environment);
    let secrets = whole_day(&server).await;
    server.signal("TERM");
    let (status, _, log) = server.wait();
    assert_eq!(status.code(), Some(0), "{log}");
    (log, secrets)
}

#[tokio::test]
async fn lines_of_json_name_nobody_and_are_ready_for_a_collector() {
    let (log, secrets) = log_of_a_day(&[("LOG_FORMAT", "json"), ("DEBUG", "true"), ("RATE_LIMITS", "on")]).await;
    names_nobody(&log, &secrets);
    let lines: Vec<Value> =
        log.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no object: {line}"))).collect();
    assert!(lines.len() > 30, "{log}");
    for line in &lines {
        let time = line["timestamp"].as_str().unwrap();
        assert!(time.ends_with('Z') && chrono::DateTime::parse_from_rfc3339(time).is_ok(), "{line}");
        assert!(["ERROR", "WARN", "INFO", "DEBUG"].contains(&line["level"].as_str().unwrap()), "{line}");
        assert!(line["target"].is_string() && line["message"].is_string(), "{line}");
        assert!(line.as_object().unwrap().values().all(|value| !value.is_object() && !value.is_array()), "{line}");
    }
    let requests: Vec<_> = lines.iter().filter(|line| line["message"] == "request").collect();
    assert!(requests.len() > 25);
    for line in &requests {
        assert!(line["request_id"].is_string() && line["method"].is_string(), "{line}");
        assert!(line["status"].is_u64() && line["ms"].is_u64() && line["route"].is_string(), "{line}");
    }
    assert!(requests.iter().any(|line| line["route"] == "/responses/{response_id}/decision" && line["status"] == 200));
}

#[tokio::test]
async fn the_most_talkative_log_names_nobody() {
    for format in ["json", "text"] {
        let (log, secrets) = log_of_a_day(&[("LOG_FORMAT", format), ("RUST_LOG", "trace")]).await;
        assert!(log.lines().count() > 30, "nothing was said: {log}");
        names_nobody(&log, &secrets);
    }
}

#[tokio::test]
async fn a_broken_row_is_reported_without_its_contents() {
    let (storage, folder) = (Storage::sqlite(), Folder::new());
    let server = Process::start(folder.path(), &storage.url(), 0, &[("LOG_FORMAT", "json"), ("DEBUG", "true")]);
    let nobody = Caller::nobody(server.address);
    let register = json!({ "company_name": COMPANY, "email": EMPLOYER, "password": PASSWORD });
    let token = nobody.post("/employers/register", &register).await.expect(201)["access_token"].clone();
    let employer = nobody.with_token(token.as_str().unwrap());
    let vacancy = json!({ "title": "Слесарь", "description": "Чинить трубы", "location": CITY });
    let vacancy = employer.post("/vacancies", &vacancy).await.expect(201);
    // Of a shape that no version of the program has written.
    let other = rusqlite::Connection::open(storage.url().strip_prefix("sqlite://").unwrap()).unwrap();
    other.execute("UPDATE vacancies SET requirements = ?1", [json!(NAME).to_string()]).unwrap();
    let path = format!("/vacancies/{}", vacancy["id"].as_str().unwrap());
    nobody.get(&path).await.expect_error(500, "Internal Server Error");
    server.signal("TERM");
    let (_, _, log) = server.wait();
    names_nobody(&log, &[]);
    let errors: Vec<_> = log.lines().filter(|line| line.contains("\"ERROR\"")).collect();
    assert_eq!(errors.len(), 1, "{log}");
    assert!(errors[0].contains("answered 500") && errors[0].contains("request_id"), "{log}");
    assert!(errors[0].contains("of another shape"), "{log}");
}
