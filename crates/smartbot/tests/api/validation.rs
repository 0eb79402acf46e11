//! What bad input gets: 422, every problem at once, in field order, in pydantic's words, without an echo.

use serde_json::{Value, json};

use crate::support::app::TestApp;
use crate::support::client::send;

#[tokio::test]
async fn every_problem_comes_at_once_in_the_order_of_the_fields() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    for (path, body, problems) in [
        (
            "/employers/register",
            json!({}),
            vec!["missing at body.company_name", "missing at body.email", "missing at body.password"],
        ),
        (
            "/employers/register",
            json!({ "password": 1, "email": "no", "company_name": "" }),
            vec!["string_too_short at body.company_name", "value_error at body.email", "string_type at body.password"],
        ),
        (
            "/employers/register",
            json!({ "company_name": "   ", "email": null, "password": "short" }),
            vec!["value_error at body.company_name", "string_type at body.email", "string_too_short at body.password"],
        ),
        (
            "/employers/register",
            json!({ "company_name": "x".repeat(256), "email": [], "password": {} }),
            vec!["string_too_long at body.company_name", "string_type at body.email", "string_type at body.password"],
        ),
        ("/auth/login", json!({}), vec!["missing at body.email", "missing at body.password"]),
        (
            "/auth/login",
            json!({ "email": "no", "password": null }),
            vec!["value_error at body.email", "string_type at body.password"],
        ),
        (
            "/vacancies",
            json!({}),
            vec!["missing at body.title", "missing at body.description", "missing at body.location"],
        ),
        (
            "/vacancies",
            json!({
                "salary_max": "many", "salary_min": -1, "location": "", "requirements": "x", "description": 1, "title": null,
            }),
            vec![
                "string_type at body.title",
                "string_type at body.description",
                "dict_type at body.requirements",
                "string_too_short at body.location",
                "greater_than_equal at body.salary_min",
                "int_parsing at body.salary_max",
            ],
        ),
        (
            "/vacancies",
            json!({
                "title": "x".repeat(256), "description": "", "location": " ", "requirements": [], "salary_min": 1.5,
                "salary_max": 2_147_483_648_i64,
            }),
            vec![
                "string_too_long at body.title",
                "string_too_short at body.description",
                "dict_type at body.requirements",
                "value_error at body.location",
                "int_from_float at body.salary_min",
                "less_than_equal at body.salary_max",
            ],
        ),
        (
            "/vacancies",
            json!({ "title": "a\0", "description": "\0", "location": "x\0", "requirements": { "a": ["\0"] }, "salary_min": [], "salary_max": {} }),
            vec![
                "value_error at body.title",
                "value_error at body.description",
                "value_error at body.requirements",
                "value_error at body.location",
                "int_type at body.salary_min",
                "int_type at body.salary_max",
            ],
        ),
        (
            "/vacancies",
            json!({ "title": "x", "description": "x", "location": "x", "salary_min": 2, "salary_max": 1 }),
            vec!["value_error at body.salary_max"],
        ),
        ("/candidates", json!({}), vec!["missing at body.full_name", "missing at body.email", "missing at body.city"]),
        (
            "/candidates",
            json!({ "full_name": " ", "email": "a@localhost", "phone": "1".repeat(51), "city": null, "resume_text": 1 }),
            vec![
                "value_error at body.full_name",
                "value_error at body.email",
                "string_too_long at body.phone",
                "string_type at body.city",
                "string_type at body.resume_text",
            ],
        ),
        (
            "/candidates",
            json!({ "full_name": "x".repeat(256), "email": "a\0@x.org", "phone": "\0", "city": "x".repeat(256), "resume_text": "\0" }),
            vec![
                "string_too_long at body.full_name",
                "value_error at body.email",
                "value_error at body.phone",
                "string_too_long at body.city",
                "value_error at body.resume_text",
            ],
        ),
        ("/responses", json!({}), vec!["missing at body.vacancy_id", "missing at body.candidate_id"]),
        (
            "/responses",
            json!({ "vacancy_id": "7", "candidate_id": 7 }),
            vec!["uuid_parsing at body.vacancy_id", "uuid_type at body.candidate_id"],
        ),
    ] {
        assert_eq!(employer.post(path, &body).await.problems(), problems, "{path} {body}");
    }
}

#[tokio::test]
async fn a_body_that_is_no_object_is_told_so() {
    let app = TestApp::start().await;
    for (body, problem) in [
        (&b""[..], "missing at body"),
        (b"null", "missing at body"),
        (b"[]", "model_attributes_type at body"),
        (b"\"x\"", "model_attributes_type at body"),
        (b"3", "model_attributes_type at body"),
        (b"{", "json_invalid at body"),
        (b"{\"email\": }", "json_invalid at body"),
        (b"not json", "json_invalid at body"),
        (b"{} {}", "json_invalid at body"),
        (b"\xff\xfe", "json_invalid at body"),
        (b"{\"company_name\": \"\\ud800\"}", "json_invalid at body"),
    ] {
        let reply = app.post_bytes("/employers/register", body.to_vec()).await;
        let problems = reply.problems();
        // The original puts the parser's offset behind "body"; who reads it, reads the first word.
        assert_eq!(problems.len(), 1);
        assert!(problems[0].starts_with(problem), "{body:?}: {problems:?}");
    }
    let form = app.request("POST", "/auth/login").header("content-type", "application/x-www-form-urlencoded");
    assert_eq!(send(form.body("email=a%40x.org&password=x")).await.problems(), ["model_attributes_type at body"]);
}

#[tokio::test]
async fn a_deep_or_odd_body_hurts_nobody() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(app.post_bytes("/candidates", deep.clone()).await.status, 422);
    let deep =
        format!("{{\"title\":\"t\",\"description\":\"d\",\"location\":\"l\",\"requirements\":{{\"a\":{deep}}}}}");
    assert_eq!(employer.post_bytes("/vacancies", deep).await.status, 422);
    let twice = r#"{"full_name":"a","full_name":"b","email":"a@example.com","city":""}"#;
    assert_eq!(app.post_bytes("/candidates", twice).await.expect(201)["full_name"], "b", "of two the last counts");
    let wide: Value = (0..5000).map(|n| (format!("k{n}"), json!(n))).collect::<serde_json::Map<_, _>>().into();
    let vacancy = json!({ "title": "t", "description": "d", "location": "l", "requirements": wide });
    assert_eq!(employer.create(vacancy).await["requirements"]["k4999"], 4999);
    app.get("/health").await.expect(200);
}

#[tokio::test]
async fn the_input_never_comes_back() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let marker = "Z3vQ9xMyOwnInput";
    let long = format!("{marker}{}", "x".repeat(300));
    let replies = [
        app.post(
            "/employers/register",
            &json!({ "company_name": long, "email": marker, "password": format!("{marker}{long}") }),
        )
        .await,
        app.post(
            "/employers/register",
            &json!({ "company_name": [marker], "email": { marker: 1 }, "password": [marker] }),
        )
        .await,
        app.post_bytes("/employers/register", format!("{{\"{marker}\": {marker}")).await,
        app.post("/auth/login", &json!({ "email": marker, "password": marker })).await,
        employer.post("/vacancies", &json!({ "title": long, "requirements": marker, "salary_min": marker })).await,
        app.post("/candidates", &json!({ "full_name": long, "email": marker, "phone": long })).await,
        app.post("/responses", &json!({ "vacancy_id": marker, "candidate_id": marker })).await,
        app.get(&format!("/vacancies/{marker}")).await,
        app.get(&format!("/vacancies?employer_id={marker}&limit={marker}&cursor={marker}")).await,
        employer.get(&format!("/responses?status={marker}&sort={marker}&min_score={marker}")).await,
        app.get(&format!("/{marker}")).await,
        app.caller(marker).get("/employers/me").await,
    ];
    for reply in replies {
        assert!((400..500).contains(&reply.status), "{}", reply.status);
        assert!(!reply.text.contains(marker), "{}", reply.text);
    }
}

#[tokio::test]
async fn messages_and_limits_are_pydantics() {
    let app = TestApp::start().await;
    let body = json!({ "company_name": "", "email": "no", "password": "x".repeat(73) });
    let problems = app.post("/employers/register", &body).await.expect(422);
    let problems = problems["detail"].as_array().unwrap();
    assert_eq!(problems[0]["msg"], "String should have at least 1 character");
    assert_eq!(problems[0]["ctx"], json!({ "min_length": 1 }));
    assert!(problems[1]["msg"].as_str().unwrap().starts_with("value is not a valid email address: "));
    assert_eq!(problems[2]["msg"].as_str().unwrap(), "String should have at most 72 characters");
    let missing = app.post("/employers/register", &json!({})).await.expect(422);
    let first = json!({ "type": "missing", "loc": ["body", "company_name"], "msg": "Field required" });
    assert_eq!(missing["detail"][0], first);
}
