//! Candidates: made by anybody, seen by the employers they applied to and by themselves.

use serde_json::json;
use uuid::Uuid;

use crate::support::app::{TestApp, text};

const NOT_FOUND: &str = "Candidate not found";

#[tokio::test]
async fn a_candidate_is_made_without_a_token() {
    let app = TestApp::start().await;
    let body = json!({
        "full_name": "Айгерим Тестова", "email": "Aigerim@Example.com", "phone": "", "city": "Алматы",
        "resume_text": "Опыт 5 лет", "id": Uuid::nil(), "status": "approved",
    });
    let made = app.post("/candidates", &body).await.expect(201);
    let mut keys: Vec<_> = made.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(keys, ["city", "created_at", "email", "full_name", "id", "phone", "resume_text"]);
    assert_eq!(made["full_name"], body["full_name"]);
    assert_eq!(made["email"], "Aigerim@example.com");
    assert_eq!(made["phone"], "", "an empty telephone stays empty");
    assert_eq!(made["resume_text"], "Опыт 5 лет");
    assert_ne!(made["id"], body["id"]);
    // E-mails need not be unique, and an empty city is taken: the first client sends it.
    let least = json!({ "full_name": "Т", "email": "Aigerim@Example.com", "city": "" });
    let second = app.post("/candidates", &least).await.expect(201);
    assert_ne!(second["id"], made["id"]);
    assert_eq!((&second["city"], &second["phone"]), (&json!(""), &json!(null)));
    assert!(second["resume_text"].is_null());
    let nulls = json!({ "full_name": "Т", "email": "t@example.com", "city": "x", "phone": null, "resume_text": null });
    app.post("/candidates", &nulls).await.expect(201);
}

#[tokio::test]
async fn nobody_sees_candidates_without_a_token() {
    let app = TestApp::start().await;
    let candidate = app.create_candidate("Айгерим Тестова", "Алматы").await;
    app.get("/candidates").await.expect_error(401, "Not authenticated");
    app.get(&format!("/candidates/{}", text(&candidate["id"]))).await.expect_error(401, "Not authenticated");
}

#[tokio::test]
async fn an_employer_sees_those_who_applied_to_it_and_nobody_else() {
    let app = TestApp::start().await;
    let (one, two) = (app.register("Первая").await, app.register("Вторая").await);
    let (at_one, at_two) = (one.create_vacancy("Алматы").await, two.create_vacancy("Алматы").await);
    let also_at_one = one.create_vacancy("Астана").await;
    let stranger = app.create_candidate("Никуда Не Откликался", "Алматы").await;
    let first = app.create_candidate("Первый", "Алматы").await;
    let second = app.create_candidate("Второй", "Алматы").await;
    let both = app.create_candidate("Оба", "Алматы").await;
    for (vacancy, candidate) in
        [(&at_one, &first), (&also_at_one, &first), (&at_two, &second), (&at_one, &both), (&at_two, &both)]
    {
        app.apply_as(vacancy, candidate).await;
    }
    let names = |list: serde_json::Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|candidate| text(&candidate["full_name"])).collect()
    };
    // Newest first, each once however often they applied.
    assert_eq!(names(one.get("/candidates").await.expect(200)), ["Оба", "Первый"]);
    assert_eq!(names(two.get("/candidates").await.expect(200)), ["Оба", "Второй"]);
    let path = |candidate: &serde_json::Value| format!("/candidates/{}", text(&candidate["id"]));
    assert_eq!(one.get(&path(&first)).await.expect(200), first);
    assert_eq!(two.get(&path(&both)).await.expect(200), both);
    for hidden in [&second, &stranger] {
        one.get(&path(hidden)).await.expect_error(404, NOT_FOUND);
    }
    one.get(&format!("/candidates/{}", Uuid::new_v4())).await.expect_error(404, NOT_FOUND);
    assert_eq!(one.get("/candidates/7").await.problems(), ["uuid_parsing at path.candidate_id"]);
}

#[tokio::test]
async fn a_candidates_own_token_opens_the_own_record_only() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let (one, two) = (app.apply(&vacancy).await, app.apply(&vacancy).await);
    let own = one.get(&format!("/candidates/{}", one.candidate_id)).await.expect(200);
    assert_eq!(own["id"], one.candidate_id);
    one.get(&format!("/candidates/{}", two.candidate_id)).await.expect_error(404, NOT_FOUND);
    one.get("/candidates").await.expect_error(401, "Could not validate credentials");
}

#[tokio::test]
async fn the_list_is_paged() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let again = employer.create_vacancy("Алматы").await;
    let mut ids = Vec::new();
    for number in 0..7 {
        let candidate = app.create_candidate(&format!("Кандидат {number}"), "Алматы").await;
        app.apply_as(&vacancy, &candidate).await;
        app.apply_as(&again, &candidate).await;
        ids.insert(0, text(&candidate["id"]));
    }
    let pages = employer.all_pages("/candidates?limit=3").await;
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3, 1]);
    let seen: Vec<_> = pages.concat().iter().map(|candidate| text(&candidate["id"])).collect();
    assert_eq!(seen, ids);
}

#[tokio::test]
async fn there_is_no_way_to_change_a_candidate_of_somebody_else() {
    let app = TestApp::start().await;
    let candidate = app.create_candidate("Айгерим Тестова", "Алматы").await;
    let path = format!("/candidates/{}", text(&candidate["id"]));
    for reply in [app.put(&path, &json!({ "city": "x" })).await, app.delete(&path).await] {
        assert!(matches!(reply.status, 401 | 405), "{}", reply.status);
    }
}
