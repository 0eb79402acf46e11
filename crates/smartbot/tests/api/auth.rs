//! Logging in, and what a token is good for.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::app::TestApp;
use crate::support::client::{Reply, send};
use crate::support::token::{parts, signed, signed_with, unsigned};

const REFUSED: &str = "Could not validate credentials";

fn header() -> Value {
    json!({ "alg": "HS256", "typ": "JWT" })
}

fn in_an_hour() -> i64 {
    chrono::Utc::now().timestamp() + 3600
}

#[track_caller]
fn refused(reply: &Reply) {
    reply.expect_error(401, REFUSED);
    assert_eq!(reply.header("www-authenticate"), Some("Bearer"));
}

#[tokio::test]
async fn a_login_gives_the_token_of_the_contract() {
    let app = TestApp::with(|config| config.token_minutes = 30).await;
    let employer = app.register("Кофейня").await;
    let body = json!({ "email": employer.email, "password": employer.password, "role": "admin" });
    let before = chrono::Utc::now().timestamp();
    let reply = app.post("/auth/login", &body).await.expect(200);
    assert_eq!(reply.as_object().unwrap().keys().collect::<Vec<_>>(), ["access_token", "token_type"]);
    assert_eq!(reply["token_type"], "bearer");
    let token = reply["access_token"].as_str().unwrap();
    let (head, claims) = parts(token);
    assert_eq!(head, header());
    assert_eq!(claims["sub"], employer.id);
    assert_eq!(claims["email"], employer.email);
    let life = claims["exp"].as_i64().unwrap() - before;
    assert!((30 * 60..=31 * 60).contains(&life), "{life} s");
    assert_eq!(app.caller(token).get("/employers/me").await.expect(200)["id"], employer.id);
}

#[tokio::test]
async fn who_cannot_log_in_is_told_one_thing_whatever_is_wrong() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let long = "p".repeat(5000);
    for (email, password) in [
        (employer.email.as_str(), "wrong password"),
        ("nobody@example.org", employer.password.as_str()),
        (employer.email.as_str(), ""),
        (employer.email.as_str(), long.as_str()),
        ("nobody@example.org", long.as_str()),
    ] {
        let reply = app.post("/auth/login", &json!({ "email": email, "password": password })).await;
        reply.expect_error(401, "Incorrect email or password");
        assert_eq!(reply.header("www-authenticate"), Some("Bearer"));
    }
}

#[tokio::test]
async fn an_email_is_the_same_in_any_case() {
    let app = TestApp::start().await;
    let employer = app.register_as("Кофейня", "Head.Barista@Example.org", "correct horse battery").await;
    for email in ["head.barista@example.org", "HEAD.BARISTA@EXAMPLE.ORG", " Head.Barista@example.ORG "] {
        let body = json!({ "email": email, "password": employer.password });
        app.post("/auth/login", &body).await.expect(200);
    }
}

#[tokio::test]
async fn without_a_token_the_answer_is_401() {
    let app = TestApp::start().await;
    let _employer = app.register("Кофейня").await;
    for authorization in [None, Some("Bearer"), Some("Bearer "), Some("Basic YTpi"), Some("token"), Some("")] {
        let mut request = app.request("GET", "/employers/me");
        if let Some(value) = authorization {
            request = request.header("authorization", value);
        }
        let reply = send(request).await;
        reply.expect_error(401, "Not authenticated");
        assert_eq!(reply.header("www-authenticate"), Some("Bearer"), "{authorization:?}");
    }
}

#[tokio::test]
async fn the_scheme_may_stand_in_any_case() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let token = employer.token().unwrap();
    for scheme in ["bearer", "BEARER", "Bearer"] {
        let request = app.request("GET", "/employers/me").header("authorization", format!("{scheme} {token}"));
        assert_eq!(send(request).await.expect(200)["id"], employer.id);
    }
}

#[tokio::test]
async fn only_a_good_token_of_an_employer_is_taken() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let good = employer.token().unwrap();
    let id = employer.id.as_str();
    let (head, body) = good.rsplit_once('.').unwrap().0.split_once('.').unwrap();
    let signature = good.rsplit_once('.').unwrap().1;
    let exp = in_an_hour();
    let claims = json!({ "sub": id, "email": employer.email, "exp": exp });
    for (what, token) in [
        ("no token at all", "abc".to_owned()),
        ("three empty parts", "..".to_owned()),
        ("a changed signature", format!("{head}.{body}.{}", signature.chars().rev().collect::<String>())),
        ("no signature", format!("{head}.{body}.")),
        ("another key", signed_with("the default of the original service", &header(), &claims)),
        ("alg none, unsigned", unsigned(&json!({ "alg": "none" }), &claims)),
        ("alg none, signed", signed(&json!({ "alg": "none", "typ": "JWT" }), &claims)),
        ("another algorithm", signed(&json!({ "alg": "HS512", "typ": "JWT" }), &claims)),
        ("expired", signed(&header(), &json!({ "sub": id, "exp": chrono::Utc::now().timestamp() - 1 }))),
        ("no expiry", signed(&header(), &json!({ "sub": id }))),
        ("an unknown employer", signed(&header(), &json!({ "sub": Uuid::new_v4(), "exp": exp }))),
        ("no UUID", signed(&header(), &json!({ "sub": "1", "exp": exp }))),
        ("no subject", signed(&header(), &json!({ "exp": exp }))),
        ("another audience", signed(&header(), &json!({ "sub": id, "exp": exp, "aud": "admin" }))),
        ("a candidate's audience", signed(&header(), &json!({ "sub": id, "exp": exp, "aud": "candidate" }))),
        ("no object", signed(&header(), &json!([]))),
    ] {
        let reply = app.caller(&token).get("/employers/me").await;
        assert_eq!(reply.status, 401, "{what}: {}", reply.text);
        refused(&reply);
    }
    // Only the subject counts: an e-mail of somebody else in a well signed token changes nothing.
    let minimal = signed(&header(), &json!({ "sub": id, "email": "somebody@else.org", "exp": exp }));
    assert_eq!(app.caller(&minimal).get("/employers/me").await.expect(200)["email"], employer.email);
}

#[tokio::test]
async fn a_candidates_token_is_no_employers_token() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let applied = app.apply(&vacancy).await;
    for path in ["/employers/me", "/responses", "/candidates"] {
        refused(&applied.get(path).await);
    }
    refused(&applied.post("/vacancies", &json!({})).await);
}

#[tokio::test]
async fn public_routes_ignore_a_token_that_is_no_good() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let applied = app.apply(&vacancy).await;
    let expired = signed(&header(), &json!({ "sub": employer.id, "exp": 1 }));
    for (number, token) in ["rubbish", expired.as_str(), applied.token.as_str()].into_iter().enumerate() {
        let caller = app.caller(token);
        for path in ["/", "/health", "/health/ready", "/openapi.json", "/docs", "/vacancies"] {
            assert_eq!(caller.get(path).await.status, 200, "{path}");
        }
        assert_eq!(caller.get("/vacancies").await.json().as_array().unwrap().len(), 1, "everybody's vacancies");
        let path = format!("/vacancies/{}", vacancy["id"].as_str().unwrap());
        caller.get(&path).await.expect(200);
        let login = json!({ "email": employer.email, "password": employer.password });
        caller.post("/auth/login", &login).await.expect(200);
        let new = json!({ "company_name": "Ещё", "email": format!("n{number}@example.org"), "password": "12345678" });
        caller.post("/employers/register", &new).await.expect(201);
        let candidate = json!({ "full_name": "Тест", "email": "t@example.com", "city": "Алматы" });
        let candidate = caller.post("/candidates", &candidate).await.expect(201);
        let body = json!({ "vacancy_id": vacancy["id"], "candidate_id": candidate["id"] });
        caller.post("/responses", &body).await.expect(201);
    }
}

#[tokio::test]
async fn authentication_comes_before_validation() {
    let app = TestApp::start().await;
    for body in ["", "{", "[]", r#"{"title":""}"#] {
        app.post_bytes("/vacancies", body).await.expect_error(401, "Not authenticated");
        refused(&app.caller("rubbish").post_bytes("/vacancies", body).await);
    }
    app.get("/responses/not-a-uuid").await.expect_error(401, "Not authenticated");
    app.get("/responses?limit=x").await.expect_error(401, "Not authenticated");
    app.delete("/vacancies/not-a-uuid").await.expect_error(401, "Not authenticated");
}
