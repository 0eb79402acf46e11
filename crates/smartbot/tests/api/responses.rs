//! Responses: applying, the employer's list, one response with its assessment, the transcript, a person's decision.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::app::{TestApp, text};
use crate::support::chat::{UNWILLING, WILLING};
use crate::support::token::parts;

fn ids(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|row| text(&row["id"])).collect()
}

#[tokio::test]
async fn applying_gives_a_response_and_the_candidates_token() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let candidate = app.create_candidate("Айгерим Тестова", "Алматы").await;
    let body = json!({
        "vacancy_id": vacancy["id"], "candidate_id": candidate["id"],
        "status": "approved", "relevance_score": 1, "id": Uuid::nil(),
    });
    let made = app.post("/responses", &body).await.expect(201);
    assert_eq!((&made["vacancy_id"], &made["candidate_id"]), (&vacancy["id"], &candidate["id"]));
    assert_eq!(made["status"], "new");
    assert!(made["relevance_score"].is_null() && made["rejection_reasons"].is_null());
    assert_eq!(made["id"].as_str().unwrap().parse::<Uuid>().unwrap().get_version_num(), 4);
    let token = made["candidate_token"].as_str().unwrap();
    let (_, claims) = parts(token);
    assert_eq!((&claims["aud"], &claims["sub"]), (&json!("candidate"), &made["id"]));
    assert!(claims["exp"].as_i64().unwrap() > chrono::Utc::now().timestamp());
    assert!(!claims.to_string().contains("example.com"), "a token says nothing about the person: {claims}");
    let url = made["chat_url"].as_str().unwrap();
    assert!(url.starts_with(&format!("{}/", app.base())), "{url}");
    let (path, _) = url.split_once('#').unwrap_or((url, ""));
    assert!(
        path.contains(made["id"].as_str().unwrap()) && !path.contains(token),
        "the token may not reach a log: {url}"
    );
}

#[tokio::test]
async fn a_pair_has_one_response() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let applied = app.apply(&vacancy).await;
    let body = json!({ "vacancy_id": vacancy["id"], "candidate_id": applied.candidate_id });
    for _ in 0..3 {
        let reply = app.post("/responses", &body).await;
        reply.expect_error(400, "Response already exists for this vacancy and candidate");
    }
}

#[tokio::test]
async fn of_fifty_applications_of_one_pair_one_wins() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let candidate = app.create_candidate("Айгерим Тестова", "Алматы").await;
    let body = json!({ "vacancy_id": vacancy["id"], "candidate_id": candidate["id"] });
    let mut racers = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let (caller, body) = (app.clone(), body.clone());
        racers.spawn(async move { caller.post("/responses", &body).await });
    }
    let replies = racers.join_all().await;
    assert_eq!(replies.iter().filter(|reply| reply.status == 201).count(), 1);
    for reply in replies.iter().filter(|reply| reply.status != 201) {
        reply.expect_error(400, "Response already exists for this vacancy and candidate");
    }
    assert_eq!(ids(&employer.get("/responses").await.expect(200)).len(), 1);
    // And so it stays.
    app.post("/responses", &body).await.expect_error(400, "Response already exists for this vacancy and candidate");
}

#[tokio::test]
async fn the_vacancy_is_looked_at_before_the_candidate() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let candidate = app.create_candidate("Айгерим Тестова", "Алматы").await;
    let nobody = json!(Uuid::new_v4());
    for (vacancy, candidate, detail) in [
        (&nobody, &candidate["id"], "Vacancy not found"),
        (&nobody, &nobody, "Vacancy not found"),
        (&vacancy["id"], &nobody, "Candidate not found"),
    ] {
        let body = json!({ "vacancy_id": vacancy, "candidate_id": candidate });
        app.post("/responses", &body).await.expect_error(404, detail);
    }
}

#[tokio::test]
async fn the_list_shows_ones_own_newest_first_with_the_candidate() {
    let app = TestApp::start().await;
    let (one, two) = (app.register("Первая").await, app.register("Вторая").await);
    assert_eq!(one.get("/responses").await.expect(200), json!([]));
    let (a, b) = (one.create_vacancy("Алматы").await, one.create_vacancy("Астана").await);
    let foreign = two.create_vacancy("Алматы").await;
    let candidate = app.create_candidate("Айгерим Тестова", "Караганда").await;
    let at_a = app.apply_as(&a, &candidate).await;
    let at_foreign = app.apply_as(&foreign, &candidate).await;
    let at_b = app.apply_as(&b, &candidate).await;
    let list = one.get("/responses").await.expect(200);
    assert_eq!(ids(&list), [&*at_b.id, &at_a.id]);
    let row = &list[1];
    for field in ["id", "vacancy_id", "candidate_id", "status", "relevance_score", "rejection_reasons", "created_at"] {
        assert_eq!(row[field], at_a.reply[field], "{field}");
    }
    assert_eq!(row["candidate_name"], "Айгерим Тестова");
    assert_eq!(row["candidate_email"], candidate["email"]);
    assert_eq!(row["candidate_city"], "Караганда");
    assert!(row.get("candidate_token").is_none());
    let filtered = |vacancy: &Value| format!("/responses?vacancy_id={}", text(&vacancy["id"]));
    assert_eq!(ids(&one.get(&filtered(&a)).await.expect(200)), [&*at_a.id]);
    assert_eq!(one.get(&filtered(&foreign)).await.expect(200), json!([]));
    assert_eq!(ids(&two.get("/responses").await.expect(200)), [&*at_foreign.id]);
    assert_eq!(one.get(&format!("/responses?vacancy_id={}", Uuid::new_v4())).await.expect(200), json!([]));
    assert_eq!(one.get("/responses?vacancy_id=").await.problems(), ["uuid_parsing at query.vacancy_id"]);
}

#[tokio::test]
async fn the_list_is_filtered_sorted_and_paged_by_status_score_and_name() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let apply = async |name: &str| {
        let candidate = app.create_candidate(name, "").await;
        app.apply_as(&vacancy, &candidate).await
    };
    let (good, bad, fresh, chatting) = (
        apply("Асель Хорошая").await,
        apply("Борис Плохой").await,
        apply("Вера Новая").await,
        apply("Гоша Пишущий").await,
    );
    app.interview(&good, &WILLING).await;
    app.interview(&bad, &UNWILLING).await;
    let mut open = app.chat(&chatting).await;
    open.question().await;
    let list = async |query: &str| ids(&employer.get(&format!("/responses?{query}")).await.expect(200));
    for (status, id) in [("approved", &good.id), ("rejected", &bad.id), ("new", &fresh.id), ("in_chat", &chatting.id)] {
        assert_eq!(list(&format!("status={status}")).await, [id.as_str()], "{status}");
    }
    let high = employer.response(&good.id).await["relevance_score"].as_f64().unwrap();
    let low = employer.response(&bad.id).await["relevance_score"].as_f64().unwrap();
    assert!((0.0..=1.0).contains(&high) && (0.0..=1.0).contains(&low) && low < high, "{low} {high}");
    assert_eq!(list(&format!("min_score={high}")).await, [&*good.id]);
    assert_eq!(list("min_score=0").await.len(), 2, "without a score there is nothing to compare");
    let by_score = list("sort=score").await;
    assert_eq!(by_score[..2], [&*good.id, &bad.id]);
    assert_eq!(by_score.len(), 4, "those without a score stand last");
    assert_eq!(list("sort=created_at").await, [&*chatting.id, &fresh.id, &bad.id, &good.id]);
    assert_eq!(list("q=%D0%B0%D0%A1%D0%B5%D0%BB%D1%8C").await, [&*good.id], "names in any case");
    assert_eq!(list("q=@EXAMPLE.com").await.len(), 4);
    assert_eq!(list("q=%25").await.len(), 0);
    assert_eq!(list(&format!("sort=score&status=approved&vacancy_id={}", text(&vacancy["id"]))).await, [&*good.id]);
    for sort in ["score", "created_at"] {
        let pages = employer.all_pages(&format!("/responses?sort={sort}&limit=1")).await;
        assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [1; 4]);
        assert_eq!(ids(&Value::Array(pages.concat())), list(&format!("sort={sort}")).await, "{sort}");
    }
    let problems = employer.get("/responses?vacancy_id=x&status=best&min_score=2&sort=name&limit=0").await.problems();
    assert_eq!(
        problems,
        [
            "uuid_parsing at query.vacancy_id",
            "enum at query.status",
            "less_than_equal at query.min_score",
            "enum at query.sort",
            "greater_than_equal at query.limit",
        ]
    );
}

#[tokio::test]
async fn one_response_is_for_its_employer_and_its_candidate() {
    let app = TestApp::start().await;
    let (owner, other) = (app.register("Первая").await, app.register("Вторая").await);
    let vacancy = owner.create_vacancy("Алматы").await;
    let (mine, neighbour) = (app.apply(&vacancy).await, app.apply(&vacancy).await);
    for more in ["", "/messages"] {
        let path = format!("/responses/{}{more}", mine.id);
        owner.get(&path).await.expect(200);
        mine.get(&path).await.expect(200);
        other.get(&path).await.expect_error(404, "Response not found");
        neighbour.get(&path).await.expect_error(404, "Response not found");
        app.get(&path).await.expect_error(401, "Not authenticated");
        app.caller("rubbish").get(&path).await.expect_error(401, "Could not validate credentials");
        owner.get(&format!("/responses/{}{more}", Uuid::new_v4())).await.expect_error(404, "Response not found");
        assert_eq!(owner.get(&format!("/responses/7{more}")).await.problems(), ["uuid_parsing at path.response_id"]);
    }
    let fresh = owner.response(&mine.id).await;
    assert_eq!(fresh["status"], "new");
    assert!(fresh["decision"].is_null());
    assert_eq!(owner.transcript(&mine.id).await, Vec::<Value>::new());
    assert_eq!(owner.delete(&format!("/responses/{}", mine.id)).await.status, 405);
}

#[tokio::test]
async fn an_assessment_gives_reasons_with_evidence() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let applied = app.apply(&vacancy).await;
    app.interview(&applied, &WILLING).await;
    let response = employer.response(&applied.id).await;
    let assessment = &response["assessment"];
    assert_eq!(assessment["score"], response["relevance_score"]);
    let coverage = assessment["coverage"].as_f64().unwrap();
    assert!((0.0..=1.0).contains(&coverage));
    assert!(assessment["engine_version"].is_string() || assessment["engine"].is_string(), "{assessment}");
    let criteria = assessment["criteria"].as_array().unwrap();
    assert!(!criteria.is_empty());
    let said: Vec<String> =
        employer.transcript(&applied.id).await.iter().map(|message| text(&message["message_text"])).collect();
    let mut quotes = 0;
    for criterion in criteria {
        let verdict = criterion["verdict"].as_str().unwrap();
        assert!(matches!(verdict, "met" | "partly" | "not_met" | "unknown"), "{verdict}");
        assert!(criterion["weight"].is_number() && criterion["points"].is_number(), "{criterion}");
        let evidence = criterion["evidence"].as_array().unwrap();
        assert!(verdict == "unknown" || !evidence.is_empty(), "a verdict without evidence: {criterion}");
        for piece in evidence {
            assert!(piece["source"].is_string() && !piece["span"].is_null(), "{piece}");
            let quote = piece["quote"].as_str().unwrap();
            quotes += 1;
            assert!(said.iter().any(|line| line.contains(quote)), "nobody said {quote:?}");
        }
    }
    assert!(quotes > 0);
    assert_eq!(response["decision"]["by"], "bot");
    assert_eq!(response["decision"]["status"], "approved");
    assert!(!response["decision"]["reason"].as_str().unwrap().is_empty());
    chrono::DateTime::parse_from_rfc3339(response["decision"]["at"].as_str().unwrap()).unwrap();
}

#[tokio::test]
async fn the_transcript_is_complete_and_paged() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let applied = app.apply(&vacancy).await;
    let mut chat = app.chat(&applied).await;
    let first = chat.question().await;
    let id = Uuid::new_v4();
    chat.say_as("Алматы", id).await;
    chat.next_of("ack").await;
    chat.answer_all(&WILLING).await;
    let transcript = employer.transcript(&applied.id).await;
    let mut questions = 0;
    for (number, message) in transcript.iter().enumerate() {
        assert_eq!(message["seq"], number + 1);
        let mut keys: Vec<_> = message.as_object().unwrap().keys().map(String::as_str).collect();
        keys.sort_unstable();
        let expected = ["client_id", "created_at", "id", "message_text", "question_index", "sender_type", "seq"];
        assert_eq!(keys, expected);
        if !message["question_index"].is_null() {
            assert_eq!((&message["question_index"], &message["sender_type"]), (&json!(questions), &json!("bot")));
            questions += 1;
        }
    }
    assert_eq!(questions, 3);
    assert_eq!((&transcript[0]["id"], &transcript[0]["message_text"]), (&first["id"], &first["message"]));
    assert_eq!(transcript[1]["sender_type"], "candidate");
    assert_eq!((&transcript[1]["message_text"], &transcript[1]["client_id"]), (&json!("Алматы"), &json!(id)));
    let said: Vec<_> =
        transcript.iter().filter(|m| m["sender_type"] == "candidate").map(|m| text(&m["message_text"])).collect();
    assert_eq!(said, ["Алматы", "5 лет", "да"]);
    for viewer in [&employer.caller, &*applied] {
        let pages = viewer.all_pages(&format!("/responses/{}/messages?limit=2", applied.id)).await;
        assert_eq!(pages.concat(), transcript);
        assert!(pages.len() > 2);
    }
}

#[tokio::test]
async fn a_person_overrules_the_bot_and_both_stay_in_the_trail() {
    let app = TestApp::start().await;
    let (owner, other) = (app.register("Первая").await, app.register("Вторая").await);
    let vacancy = owner.create_vacancy("Алматы").await;
    let applied = app.apply(&vacancy).await;
    let path = format!("/responses/{}/decision", applied.id);
    app.interview(&applied, &UNWILLING).await;
    let before = owner.response(&applied.id).await;
    assert_eq!(before["status"], "rejected");
    let decision = json!({ "status": "approved", "reason": "Поговорили по телефону" });
    app.post(&path, &decision).await.expect_error(401, "Not authenticated");
    applied.post(&path, &decision).await.expect_error(401, "Could not validate credentials");
    other.post(&path, &decision).await.expect_error(404, "Response not found");
    owner
        .post(&format!("/responses/{}/decision", Uuid::new_v4()), &decision)
        .await
        .expect_error(404, "Response not found");
    assert_eq!(owner.response(&applied.id).await, before, "nobody else changed anything");
    let after = owner.post(&path, &decision).await.expect(200);
    assert_eq!(after["status"], "approved");
    assert!(after["rejection_reasons"].is_null());
    assert_eq!(after["relevance_score"], before["relevance_score"], "the score is the bot's");
    assert_eq!(after["decision"]["by"], owner.id);
    assert_eq!(after["decision"]["reason"], "Поговорили по телефону");
    let by: Vec<_> = after["decisions"].as_array().unwrap().iter().map(|d| text(&d["by"])).collect();
    assert_eq!(by, ["bot", &owner.id]);
    let back = json!({ "status": "rejected", "reason": "Передумали" });
    let back = owner.post(&path, &back).await.expect(200);
    assert_eq!((&back["status"], &back["rejection_reasons"]["reason"]), (&json!("rejected"), &json!("Передумали")));
    assert_eq!(back["decisions"].as_array().unwrap().len(), 3);
    for (body, problems) in [
        (json!({}), vec!["missing at body.status", "missing at body.reason"]),
        (json!({ "status": "new", "reason": "" }), vec!["enum at body.status", "string_too_short at body.reason"]),
        (json!({ "status": "in_chat", "reason": " " }), vec!["enum at body.status", "value_error at body.reason"]),
        (json!({ "status": 1, "reason": 1 }), vec!["enum at body.status", "string_type at body.reason"]),
        (json!({ "status": "approved", "reason": "x".repeat(2001) }), vec!["string_too_long at body.reason"]),
    ] {
        assert_eq!(owner.post(&path, &body).await.problems(), problems, "{body}");
    }
    assert_eq!(owner.response(&applied.id).await["decisions"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn deciding_before_the_chat_closes_the_chat() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let applied = app.apply(&vacancy).await;
    let decision = json!({ "status": "rejected", "reason": "Вакансия закрыта" });
    employer.post(&format!("/responses/{}/decision", applied.id), &decision).await.expect(200);
    let mut chat = app.chat(&applied).await;
    let ended = chat.next_of("chat_ended").await;
    assert_eq!((&ended["approved"], &ended["reason"]), (&json!(false), &json!("Вакансия закрыта")));
    chat.say("Алматы").await;
    chat.leave().await;
    assert_eq!(employer.response(&applied.id).await["status"], "rejected");
    assert_eq!(employer.transcript(&applied.id).await, Vec::<Value>::new());
}
