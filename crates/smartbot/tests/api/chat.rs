//! The interview as an unmodified client of the original holds it, and what a hostile one gets.

use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;
use uuid::Uuid;

use crate::support::app::{Applied, Employer, TestApp, text};
use crate::support::chat::{Chat, Handshake, UNWILLING, WILLING};
use crate::support::token::{SECRET, signed};
use crate::support::{eventually, poll_until};

/// An employer, a vacancy in Almaty that asks for nothing, and somebody who applied to it.
async fn scene(app: &TestApp) -> (Employer, Value, Applied) {
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let applied = app.apply(&vacancy).await;
    (employer, vacancy, applied)
}

/// No reply may show what is behind it.
#[track_caller]
fn tells_nothing(frame: &Value) {
    let text = frame.to_string().to_lowercase();
    for word in
        ["select", "insert", "update ", "sqlite", "postgres", "constraint", "panicked", ".rs", "rusqlite", "column"]
    {
        assert!(!text.contains(word), "{word} in {text}");
    }
}

#[tokio::test]
async fn approved_when_city_experience_and_readiness_are_there() {
    let app = TestApp::start().await;
    let (employer, _, applied) = scene(&app).await;
    assert_eq!(employer.response(&applied.id).await["status"], "new");
    let mut chat = app.chat(&applied).await;
    let mut kinds = Vec::new();
    for (index, answer) in ["  аЛматы ", "5 лет", "да"].into_iter().enumerate() {
        let question = chat.question().await;
        assert_eq!(question["question_index"], index);
        assert_eq!(question["total_questions"], 3);
        assert_eq!(question["progress"], json!({ "asked": index + 1, "total": 3 }));
        assert!(question["quick_replies"].is_array());
        for reply in question["quick_replies"].as_array().unwrap() {
            assert!(reply["label"].is_string() && reply["value"].is_string());
        }
        assert!(question["seq"].is_u64());
        question["id"].as_str().unwrap().parse::<Uuid>().unwrap();
        kinds.push(text(&question["kind"]));
        if index == 0 {
            let said = text(&question["message"]);
            assert!(said.contains('3') && said.lines().count() > 1, "greeting and number of questions: {said}");
            assert_eq!(employer.response(&applied.id).await["status"], "in_chat");
        }
        chat.say(answer).await;
    }
    assert_eq!(kinds[..2], ["city", "experience"]);
    assert!(matches!(kinds[2].as_str(), "yes_no" | "relocation"), "{kinds:?}");
    let closing = chat.next_of("bot_message").await;
    assert!(closing["question_index"].is_null() && !text(&closing["message"]).is_empty());
    let ended = chat.next_of("chat_ended").await;
    assert_eq!(ended["approved"], true);
    assert!(!text(&ended["reason"]).is_empty());
    let response = employer.response(&applied.id).await;
    assert_eq!(response["status"], "approved");
    assert!(response["rejection_reasons"].is_null());
    assert!((0.5..=1.0).contains(&response["relevance_score"].as_f64().unwrap()));
}

#[tokio::test]
async fn rejected_when_the_city_is_another_and_nothing_can_be_done_about_it() {
    let app = TestApp::start().await;
    let (employer, _, applied) = scene(&app).await;
    let mut chat = app.chat(&applied).await;
    let ended = chat.answer_all(&UNWILLING).await;
    assert_eq!(ended["approved"], false);
    assert!(text(&ended["reason"]).contains("Алматы"), "{ended}");
    let response = employer.response(&applied.id).await;
    assert_eq!(response["status"], "rejected");
    assert!(text(&response["rejection_reasons"]["reason"]).contains("Алматы"), "{response}");
    assert!(response["relevance_score"].as_f64().unwrap() < 0.5);
}

#[tokio::test]
async fn answers_sent_ahead_are_taken_in_order() {
    let app = TestApp::start().await;
    let (employer, _, applied) = scene(&app).await;
    let mut chat = app.chat(&applied).await;
    for answer in ["Алматы", "5 лет", "да"] {
        chat.say(answer).await;
    }
    for index in 0..3 {
        assert_eq!(chat.question().await["question_index"], index);
    }
    assert_eq!(chat.end().await["approved"], true);
    let said: Vec<_> = employer.transcript(&applied.id).await;
    let said: Vec<_> =
        said.iter().filter(|m| m["sender_type"] == "candidate").map(|m| text(&m["message_text"])).collect();
    assert_eq!(said, ["Алматы", "5 лет", "да"]);
}

#[tokio::test]
async fn an_unclear_answer_is_asked_again_once() {
    let app = TestApp::start().await;
    let (_, _, applied) = scene(&app).await;
    let mut chat = app.chat(&applied).await;
    chat.question().await;
    chat.say("Алматы").await;
    let asked = chat.question().await;
    assert_eq!((&asked["question_index"], &asked["kind"]), (&json!(1), &json!("experience")));
    chat.say("ыыы").await;
    let again = chat.next_question().await;
    assert_eq!((&again["question_index"], &again["kind"]), (&json!(2), &json!("experience")), "{again}");
    chat.say("ыыы").await;
    let next = chat.next_question().await;
    assert_eq!(next["question_index"], 3);
    assert_ne!(next["kind"], "experience", "asked again once, then kept as said");
    chat.say("да").await;
    chat.end().await;
}

#[tokio::test]
async fn a_question_of_the_candidate_is_answered_and_the_open_one_repeated() {
    let app = TestApp::start().await;
    let (_, _, applied) = scene(&app).await;
    let mut chat = app.chat(&applied).await;
    chat.question().await;
    chat.say("Алматы").await;
    let asked = chat.question().await;
    chat.say("А какая зарплата?").await;
    let repeated = chat.next_question().await;
    assert_eq!(repeated["kind"], asked["kind"]);
    assert_eq!(repeated["question_index"], 2, "a repetition has a number of its own");
    assert_eq!(chat.answer_rest(&repeated).await["approved"], true);
}

impl Chat {
    /// Answers this question and all that follow.
    async fn answer_rest(&mut self, question: &Value) -> Value {
        self.say(WILLING.answer(question["kind"].as_str().unwrap())).await;
        self.answer_all(&WILLING).await
    }
}

#[tokio::test]
async fn the_language_can_be_switched_and_a_person_asked_for() {
    let app = TestApp::start().await;
    let (employer, _, applied) = scene(&app).await;
    let mut chat = app.chat(&applied).await;
    let asked = chat.question().await;
    chat.send_json(json!({ "type": "language", "language": "en" })).await;
    let english = chat.next_question().await;
    assert_eq!((&english["question_index"], &english["kind"]), (&json!(1), &asked["kind"]));
    assert!(text(&english["message"]).chars().filter(|c| c.is_alphabetic()).all(|c| c.is_ascii()), "{english}");
    chat.send_json(json!({ "type": "language", "language": "fr" })).await;
    chat.next_of("error").await;
    assert_eq!(employer.response(&applied.id).await["human_requested"], false);
    chat.send_json(json!({ "type": "human" })).await;
    let repeated = chat.next_question().await;
    assert_eq!((&repeated["question_index"], &repeated["kind"]), (&json!(2), &asked["kind"]));
    assert_eq!(employer.response(&applied.id).await["human_requested"], true);
    assert_eq!(chat.answer_rest(&repeated).await["approved"], true);
}

#[tokio::test]
async fn a_reconnect_goes_on_at_the_open_question() {
    let app = TestApp::start().await;
    let (employer, _, applied) = scene(&app).await;
    let mut chat = app.chat(&applied).await;
    chat.question().await;
    chat.say("Алматы").await;
    let open = chat.question().await;
    // Once by leaving politely, once by simply being gone.
    chat.leave().await;
    let mut chat = app.chat(&applied).await;
    assert_eq!(chat.question().await, open, "the same question under the same number");
    drop(chat);
    let mut chat = app.chat(&applied).await;
    assert_eq!(chat.question().await, open);
    assert_eq!(employer.response(&applied.id).await["status"], "in_chat");
    chat.say("5 лет").await;
    assert_eq!(chat.question().await["question_index"], 2);
    chat.say("да").await;
    assert_eq!(chat.end().await["approved"], true);
    let transcript = employer.transcript(&applied.id).await;
    let indexes: Vec<_> = transcript.iter().filter_map(|m| m["question_index"].as_i64()).collect();
    assert_eq!(indexes, [0, 1, 2], "no question was asked twice");
}

#[tokio::test]
async fn after_the_end_nothing_can_be_changed_and_the_end_is_repeated() {
    let app = TestApp::start().await;
    let (employer, _, applied) = scene(&app).await;
    let mut chat = app.chat(&applied).await;
    let ended = chat.answer_all(&UNWILLING).await;
    let before = employer.response(&applied.id).await;
    let transcript = employer.transcript(&applied.id).await;
    // The socket stays open, and what is said on it changes nothing.
    chat.say("Я передумал, я в Алматы").await;
    for after in [None, Some(0), Some(3), Some(1000)] {
        let mut again = match after {
            None => app.chat(&applied).await,
            Some(after) => app.chat_after(&applied, after).await,
        };
        let repeated = loop {
            let frame = again.next().await;
            match frame["type"].as_str().unwrap() {
                "chat_ended" => break frame,
                "history" | "state" => assert!(after.is_some()),
                other => panic!("{other} after the end: {frame}"),
            }
        };
        assert_eq!(repeated, ended);
        again.say("Алматы").await;
        again.leave().await;
    }
    // The first socket is still there: a person's decision arrives on it.
    let decision = json!({ "status": "approved", "reason": "Всё-таки берём" });
    employer.post(&format!("/responses/{}/decision", applied.id), &decision).await.expect(200);
    let changed = loop {
        let frame = chat.next_of("chat_ended").await;
        if frame != ended {
            break frame;
        }
    };
    assert_eq!((&changed["approved"], &changed["reason"]), (&json!(true), &json!("Всё-таки берём")));
    let after = employer.response(&applied.id).await;
    assert_eq!(after["relevance_score"], before["relevance_score"]);
    assert_eq!(employer.transcript(&applied.id).await, transcript, "nothing was stored after the end");
}

#[tokio::test]
async fn a_persons_decision_ends_an_open_interview() {
    let app = TestApp::start().await;
    let (employer, _, applied) = scene(&app).await;
    let mut chat = app.chat(&applied).await;
    let mut other = app.chat_after(&applied, 0).await;
    chat.question().await;
    let decision = json!({ "status": "approved", "reason": "Знаем его давно" });
    employer.post(&format!("/responses/{}/decision", applied.id), &decision).await.expect(200);
    for socket in [&mut chat, &mut other] {
        let ended = loop {
            let frame = socket.next().await;
            if frame["type"] == "chat_ended" {
                break frame;
            }
        };
        assert_eq!((&ended["approved"], &ended["reason"]), (&json!(true), &json!("Знаем его давно")));
    }
    // An answer that comes too late overturns nothing.
    let before = employer.transcript(&applied.id).await;
    chat.say_as("Астана", Uuid::new_v4()).await;
    chat.next_of("chat_ended").await;
    assert_eq!(employer.transcript(&applied.id).await, before);
    assert_eq!(employer.response(&applied.id).await["status"], "approved");
}

#[tokio::test]
async fn two_sockets_see_one_conversation_and_each_answer_counts_once() {
    let app = TestApp::start().await;
    let (employer, _, applied) = scene(&app).await;
    let mut one = app.chat(&applied).await;
    let first = one.question().await;
    let mut two = app.chat(&applied).await;
    assert_eq!(two.question().await, first);
    one.say("Алматы").await;
    let second = one.question().await;
    assert_eq!(two.question().await, second);
    two.say("5 лет").await;
    let third = two.question().await;
    assert_eq!(one.question().await, third);
    one.say("да").await;
    let ended = one.end().await;
    assert_eq!(two.end().await, ended);
    let transcript = employer.transcript(&applied.id).await;
    let said = transcript.iter().filter(|m| m["sender_type"] == "candidate").count();
    assert_eq!(said, 3);
    assert_eq!(employer.response(&applied.id).await["decisions"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn sockets_that_connect_first_at_the_same_moment_share_one_session() {
    let app = TestApp::start().await;
    let (employer, _, applied) = scene(&app).await;
    let (address, id) = (app.address, applied.id.clone());
    let mut sockets = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let id = id.clone();
        sockets.spawn(async move {
            let mut chat = Handshake::new(address, &id).connect().await;
            let question = chat.question().await;
            (chat, question)
        });
    }
    let opened = sockets.join_all().await;
    for (_, question) in &opened {
        assert_eq!((&question["question_index"], &question["id"]), (&json!(0), &opened[0].1["id"]));
    }
    assert_eq!(employer.transcript(&applied.id).await.len(), 1);
}

#[tokio::test]
async fn answers_that_race_are_all_kept_and_end_the_chat_once() {
    let app = TestApp::start().await;
    let (employer, _, applied) = scene(&app).await;
    let mut racers = tokio::task::JoinSet::new();
    for _ in 0..10 {
        let (address, id) = (app.address, applied.id.clone());
        racers.spawn(async move {
            let mut chat = Handshake::new(address, &id).connect().await;
            for _ in 0..3 {
                chat.say_as("да, Алматы, 5 лет", Uuid::new_v4()).await;
            }
            loop {
                if chat.next().await["type"] == "chat_ended" {
                    return;
                }
            }
        });
    }
    racers.join_all().await;
    let response = employer.response(&applied.id).await;
    assert_eq!(response["decisions"].as_array().unwrap().len(), 1);
    let transcript = employer.transcript(&applied.id).await;
    let numbers: Vec<_> = transcript.iter().map(|m| m["seq"].as_i64().unwrap()).collect();
    assert_eq!(numbers, (1..=i64::try_from(transcript.len()).unwrap()).collect::<Vec<_>>());
    let indexes: Vec<_> = transcript.iter().filter_map(|m| m["question_index"].as_u64()).collect();
    assert_eq!(indexes, (0..indexes.len() as u64).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_vacancy_deleted_in_mid_chat_ends_it_with_a_plain_word() {
    let app = TestApp::start().await;
    let (employer, vacancy, applied) = scene(&app).await;
    let mut chat = app.chat(&applied).await;
    chat.question().await;
    employer.delete(&format!("/vacancies/{}", text(&vacancy["id"]))).await.expect(204);
    chat.say("Алматы").await;
    let error = chat.next_of("error").await;
    assert_eq!(error["message"], "Response not found");
    tells_nothing(&error);
    assert_eq!(chat.closed().await, 1000);
    let mut again = app.chat(&applied).await;
    assert_eq!(again.next_of("error").await["message"], "Response not found");
    assert_eq!(again.closed().await, 1000);
}

#[tokio::test]
async fn an_unknown_id_is_told_so_and_closed() {
    let app = TestApp::start().await;
    let mut chat = Handshake::new(app.address, &Uuid::new_v4().to_string()).connect().await;
    assert_eq!(chat.next().await, json!({ "type": "error", "message": "Response not found" }));
    assert_eq!(chat.closed().await, 1000);
    for id in ["7", "not-a-uuid", "%00"] {
        assert_eq!(Handshake::new(app.address, id).refused().await, 403, "{id}");
    }
    app.get(&format!("/ws/chat/{}", Uuid::new_v4())).await.expect_error(404, "Not Found");
}

#[tokio::test]
async fn what_says_nothing_is_ignored_and_what_is_wrong_is_told() {
    let app = TestApp::start().await;
    let (employer, _, applied) = scene(&app).await;
    let mut chat = app.chat(&applied).await;
    chat.question().await;
    for ignored in [
        json!({ "message": "" }),
        json!({}),
        json!({ "message": null }),
        json!({ "text": "Алматы" }),
        json!({ "message": "  \n" }),
        json!({ "type": "pause" }),
        json!({ "type": "cancel" }),
    ] {
        chat.send_json(ignored).await;
    }
    let marker = "Z3vQ9-my-own-input";
    for wrong in [
        Message::text(marker),
        Message::text(format!("{{\"message\":\"{marker}")),
        Message::text(format!("[\"{marker}\"]")),
        Message::text("3"),
        Message::text("null"),
        Message::text(format!("{{\"message\":[\"{marker}\"]}}")),
        Message::text(format!("{{\"message\":{{\"{marker}\":1}}}}")),
        Message::text("{\"message\":5}"),
        Message::text("{\"message\":true}"),
        Message::text(format!("{{\"message\":\"{marker}\\u0000\"}}")),
        Message::text(format!("{{\"message\":\"{marker}\\ud800\"}}")),
        Message::text(format!("{{\"message\":\"x\",\"id\":\"{marker}\"}}")),
        Message::text(json!({ "message": "я".repeat(4001) }).to_string()),
        Message::binary(json!({ "message": marker }).to_string().into_bytes()),
        Message::binary(vec![0xff, 0xfe]),
    ] {
        let shown = format!("{wrong:?}").chars().take(60).collect::<String>();
        chat.send(wrong).await;
        let error = chat.next().await;
        assert_eq!(error["type"], "error", "{shown}: {error}");
        let said = text(&error["message"]);
        assert!(!said.is_empty() && !said.contains(marker) && !said.contains("яяя"), "{shown}: {said}");
        tells_nothing(&error);
    }
    assert_eq!(employer.transcript(&applied.id).await.len(), 1, "nothing of it was stored");
    // And the chat goes on as if nothing had been.
    chat.say("Алматы").await;
    assert_eq!(chat.question().await["question_index"], 1);
}

#[tokio::test]
async fn a_message_of_4000_characters_is_taken() {
    let app = TestApp::start().await;
    let (employer, _, applied) = scene(&app).await;
    let mut chat = app.chat(&applied).await;
    chat.question().await;
    let long = "я".repeat(4000);
    let seq = chat.say_acked(&long).await;
    chat.next_question().await;
    let transcript = employer.transcript(&applied.id).await;
    let stored = transcript.iter().find(|message| message["seq"] == seq).unwrap();
    assert_eq!(stored["message_text"], long);
}

#[tokio::test]
async fn a_frame_over_64_kib_closes_with_1009() {
    let app = TestApp::start().await;
    let (employer, _, applied) = scene(&app).await;
    for frame in [
        Message::text("x".repeat(64 * 1024 + 1)),
        Message::binary(vec![0; 64 * 1024 + 1]),
        Message::text("x".repeat(900 * 1024)),
    ] {
        let mut chat = app.chat(&applied).await;
        chat.question().await;
        chat.send(frame).await;
        assert_eq!(chat.closed().await, 1009);
    }
    // Far beyond the limit the server may cut the connection before all has been sent.
    let mut chat = app.chat(&applied).await;
    chat.question().await;
    let _ = chat.try_send(Message::text("x".repeat(8 * 1024 * 1024))).await;
    assert!(matches!(chat.closed().await, 1009 | 1006));
    // 64 KiB exactly is read, found to be no JSON, and answered.
    let mut chat = app.chat(&applied).await;
    chat.question().await;
    chat.send(Message::text("x".repeat(64 * 1024))).await;
    chat.next_of("error").await;
    assert_eq!(employer.transcript(&applied.id).await.len(), 1);
}

#[tokio::test]
async fn only_known_pages_and_programs_may_open_a_chat() {
    let app = TestApp::with(|config| config.public_url = Some("https://jobs.example.org".to_owned())).await;
    let (_, _, applied) = scene(&app).await;
    let host = app.address.to_string();
    for origin in
        ["http://localhost:3000", "http://localhost:5173", "https://jobs.example.org", &format!("http://{host}")]
    {
        let mut chat = Handshake::new(app.address, &applied.id).header("origin", origin).connect().await;
        chat.question().await;
    }
    for origin in [
        "https://evil.example",
        "http://localhost:3001",
        "https://localhost:3000",
        "null",
        "http://localhost:3000.evil.example",
        "",
    ] {
        let refused = Handshake::new(app.address, &applied.id).header("origin", origin).refused().await;
        assert_eq!(refused, 403, "{origin:?}");
    }
}

#[tokio::test]
async fn the_candidates_token_opens_the_own_chat_and_no_other() {
    for required in [false, true] {
        let app = TestApp::with(|config| config.require_candidate_token = required).await;
        let (employer, vacancy, applied) = scene(&app).await;
        let other = app.apply(&vacancy).await;
        let open = || Handshake::new(app.address, &applied.id);
        let protocols = |token: &str| format!("smartbot, token.{token}");
        let (mut chat, response) =
            open().header("sec-websocket-protocol", &protocols(&applied.token)).attempt().await.unwrap();
        assert_eq!(response.headers()["sec-websocket-protocol"], "smartbot", "the token is not sent back");
        chat.question().await;
        open().header("authorization", &format!("Bearer {}", applied.token)).connect().await.question().await;
        let foreign = open().header("sec-websocket-protocol", &protocols(&other.token)).refused().await;
        assert_eq!(foreign, 401);
        let foreign = open().header("authorization", &format!("Bearer {}", other.token)).refused().await;
        assert_eq!(foreign, 401);
        // Without a good token it depends on the configuration: the old clients have none.
        let expired = signed(&json!({ "alg": "HS256" }), &json!({ "sub": applied.id, "aud": "candidate", "exp": 1 }));
        let attempts = [
            open(),
            open().header("authorization", "Bearer rubbish"),
            open().header("authorization", &format!("Bearer {expired}")),
            open().header("authorization", &format!("Bearer {}", employer.token().unwrap())),
            open().header("sec-websocket-protocol", &protocols("rubbish")),
            open().header("sec-websocket-protocol", &protocols(SECRET)),
        ];
        for attempt in attempts {
            if required {
                assert_eq!(attempt.refused().await, 401);
            } else {
                attempt.connect().await.question().await;
            }
        }
    }
}

#[tokio::test]
async fn what_stands_in_the_form_is_the_candidates_and_an_empty_city_is_asked_for() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let candidate = app.create_candidate("Клик Один", "").await;
    let applied = app.apply_as(&vacancy, &candidate).await;
    let mut chat = app.chat(&applied).await;
    let question = chat.question().await;
    assert_eq!(question["kind"], "city");
    assert_eq!(chat.answer_rest(&question).await["approved"], true);
}

#[tokio::test]
async fn a_finished_chat_leaves_nothing_in_memory() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let mut open = Vec::new();
    for number in 0..6 {
        let applied = app.apply(&vacancy).await;
        let mut chat = app.chat(&applied).await;
        match number % 3 {
            0 => drop(chat.answer_all(&WILLING).await),
            1 => drop(chat.question().await),
            _ => {}
        }
        open.push(chat);
    }
    eventually("all chats known", async || app.state().bus.events().open_chats() == 6).await;
    let polite = open.split_off(3);
    drop(open);
    for chat in polite {
        chat.leave().await;
    }
    eventually("all chats forgotten", async || app.state().bus.events().open_chats() == 0).await;
    eventually("all sockets ended", async || app.state().sockets.is_empty()).await;
}

#[tokio::test]
async fn silence_after_the_end_is_limited_and_dead_peers_are_noticed() {
    let app = TestApp::with(|config| {
        config.idle_after_end = std::time::Duration::from_millis(50);
        config.ping_interval = std::time::Duration::from_millis(20);
    })
    .await;
    let (_, vacancy, applied) = scene(&app).await;
    let mut chat = app.chat(&applied).await;
    chat.answer_all(&WILLING).await;
    assert_eq!(chat.closed().await, 1000, "the idle limit after the end");
    // A client that answers no ping: nobody reads this socket.
    let silent = app.apply(&vacancy).await;
    let mut chat = app.chat(&silent).await;
    chat.question().await;
    poll_until("the dead peer is noticed", || app.state().bus.events().open_chats() == 0);
    drop(chat);
}

#[tokio::test]
async fn the_employers_own_questions_number_and_threshold_hold_in_the_chat() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer
        .create(json!({
            "title": "Бариста", "description": "Кофе", "location": "Алматы", "max_questions": 2, "threshold": 1.0,
            "requirements": { "experience": 1, "skills": ["латте-арт"], "education": "высшее" },
            "questions": [{ "text": "Есть ли у вас медкнижка?", "kind": "yes_no", "must": true }],
        }))
        .await;
    let applied = app.apply(&vacancy).await;
    let mut chat = app.chat(&applied).await;
    let first = chat.question().await;
    assert_eq!(first["total_questions"], 2);
    chat.say("6 месяцев").await;
    let own = chat.question().await;
    assert!(text(&own["message"]).contains("Есть ли у вас медкнижка?"), "{own}");
    assert_eq!(own["kind"], "yes_no");
    chat.say("да, есть").await;
    chat.next_of("bot_message").await;
    let ended = chat.next_of("chat_ended").await;
    assert_eq!(ended["approved"], false, "half of the experience keeps the application below a threshold of 1");
    let assessment = employer.response(&applied.id).await["assessment"].clone();
    let question = assessment["criteria"].as_array().unwrap().iter().find(|c| c["criterion"] == "question:1").unwrap();
    assert_eq!((&question["verdict"], &question["evidence"][0]["quote"]), (&json!("met"), &json!("да")));
    let what_if = assessment["what_if"].as_array().unwrap();
    assert!(what_if.iter().all(|change| change["score"].as_f64() > assessment["score"].as_f64()), "{what_if:?}");
}
