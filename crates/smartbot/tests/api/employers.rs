//! Registration and one's own record.

use serde_json::{Value, json};

use crate::support::app::TestApp;

fn registration(email: &str, password: &str) -> Value {
    json!({ "company_name": "Кофейня", "email": email, "password": password })
}

const TAKEN: &str = "Email already registered";

#[tokio::test]
async fn registering_gives_a_token_and_a_record() {
    let app = TestApp::start().await;
    let body = json!({
        "company_name": "ТОО «Кофе»", "email": "hr@Example.ORG", "password": "12345678",
        "id": "7f3c1a52-9b1e-4c43-8d8e-0f4c1f8b2a11", "role": "admin",
    });
    let reply = app.post("/employers/register", &body).await.expect(201);
    assert_eq!(reply.as_object().unwrap().keys().collect::<Vec<_>>(), ["access_token", "token_type"]);
    assert_eq!(reply["token_type"], "bearer");
    let me = app.caller(reply["access_token"].as_str().unwrap()).get("/employers/me").await.expect(200);
    let mut keys: Vec<_> = me.as_object().unwrap().keys().cloned().collect();
    keys.sort();
    assert_eq!(keys, ["company_name", "created_at", "email", "id", "updated_at"]);
    assert_eq!(me["company_name"], "ТОО «Кофе»");
    assert_eq!(me["email"], "hr@example.org");
    assert_ne!(me["id"], body["id"], "ids are ours to give");
    let id: uuid::Uuid = me["id"].as_str().unwrap().parse().unwrap();
    assert_eq!(id.get_version_num(), 4);
    assert_eq!(me["id"], id.hyphenated().to_string());
    for field in ["created_at", "updated_at"] {
        let text = me[field].as_str().unwrap();
        let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        assert_eq!(shape, "0000-00-00T00:00:00.000000Z", "{text}");
        let age = chrono::Utc::now() - chrono::DateTime::parse_from_rfc3339(text).unwrap().to_utc();
        assert!(age.num_seconds().abs() < 60, "{text}");
    }
}

#[tokio::test]
async fn an_email_can_be_registered_once_in_whatever_case() {
    let app = TestApp::start().await;
    app.register_as("Первая", "hr@example.org", "12345678").await;
    for email in ["hr@example.org", "HR@example.org", "hr@EXAMPLE.ORG", " hr@example.org ", "HR Dept <hr@example.org>"]
    {
        app.post("/employers/register", &registration(email, "12345678")).await.expect_error(400, TAKEN);
    }
}

#[tokio::test]
async fn of_fifty_registrations_of_one_email_one_wins() {
    let app = TestApp::start().await;
    let mut racers = tokio::task::JoinSet::new();
    for number in 0..50 {
        let caller = app.clone();
        racers.spawn(async move {
            // The case differs, the address does not.
            let email = if number % 2 == 0 { "race@example.org" } else { "RACE@example.org" };
            caller.post("/employers/register", &registration(email, "12345678")).await
        });
    }
    let replies = racers.join_all().await;
    let won = replies.iter().filter(|reply| reply.status == 201).count();
    assert_eq!(won, 1);
    for reply in replies.iter().filter(|reply| reply.status != 201) {
        reply.expect_error(400, TAKEN);
    }
    app.post("/auth/login", &json!({ "email": "race@example.org", "password": "12345678" })).await.expect(200);
}

#[tokio::test]
async fn passwords_have_8_characters_at_least_and_72_bytes_at_most() {
    let app = TestApp::start().await;
    let long = "п".repeat(36);
    for (number, password) in ["12345678", "пароль12", &"x".repeat(72), &long].into_iter().enumerate() {
        let email = format!("p{number}@example.org");
        app.post("/employers/register", &registration(&email, password)).await.expect(201);
        app.post("/auth/login", &json!({ "email": email, "password": password })).await.expect(200);
    }
    // What stands behind the 72nd byte is not cut off in silence.
    let body = json!({ "email": "p2@example.org", "password": "x".repeat(73) });
    app.post("/auth/login", &body).await.expect_error(401, "Incorrect email or password");
    for (password, problem) in [
        ("1234567", "string_too_short at body.password"),
        ("пароль1", "string_too_short at body.password"),
        ("", "string_too_short at body.password"),
        ("        ", "value_error at body.password"),
        (&"x".repeat(73), "string_too_long at body.password"),
        (&"п".repeat(37), "string_too_long at body.password"),
        (&"x".repeat(5000), "string_too_long at body.password"),
        ("1234567\0", "value_error at body.password"),
    ] {
        let reply = app.post("/employers/register", &registration("bad@example.org", password)).await;
        assert_eq!(reply.problems(), [problem]);
        assert!(password.trim().is_empty() || !reply.text.contains(password), "the password comes back");
    }
}

#[tokio::test]
async fn addresses_are_judged_as_the_original_judged_them() {
    let app = TestApp::start().await;
    for (given, kept) in [
        ("a.b+c@Mail.Example.org", "a.b+c@mail.example.org"),
        ("HR <b@example.org>", "b@example.org"),
        ("  c@example.org ", "c@example.org"),
        ("пошта@почта.рф", "пошта@почта.рф"),
    ] {
        let reply = app.post("/employers/register", &registration(given, "12345678")).await.expect(201);
        let me = app.caller(reply["access_token"].as_str().unwrap()).get("/employers/me").await.json();
        assert_eq!(me["email"], kept);
    }
    for email in
        ["", "a", "a@", "@example.org", "a@localhost", "a@x.test", "a@b@example.org", "a b@example.org", "a@x\0.org"]
    {
        let reply = app.post("/employers/register", &registration(email, "12345678")).await;
        assert_eq!(reply.problems(), ["value_error at body.email"], "{email:?}");
        assert_eq!(reply.json()["detail"].as_array().unwrap().len(), 1);
    }
}
