//! The chat's guarantees for clients that know them: numbers, ids, acknowledgements, `?after=`.

use serde_json::{Value, json};
use smartbot::store::Batch;
use uuid::Uuid;

use crate::support::app::{Applied, Employer, TestApp, text};
use crate::support::chat::{Handshake, WILLING};

async fn scene(app: &TestApp) -> (Employer, Applied) {
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let applied = app.apply(&vacancy).await;
    (employer, applied)
}

#[tokio::test]
async fn a_message_is_stored_once_however_often_it_is_sent() {
    let app = TestApp::start().await;
    let (employer, applied) = scene(&app).await;
    let mut chat = app.chat(&applied).await;
    chat.question().await;
    let id = Uuid::new_v4();
    for _ in 0..3 {
        chat.say_as("Алматы", id).await;
    }
    assert_eq!(chat.next().await, json!({ "type": "ack", "id": id, "seq": 2 }), "before the bot's reply");
    assert_eq!(chat.question().await["question_index"], 1);
    for _ in 0..2 {
        assert_eq!(chat.next().await, json!({ "type": "ack", "id": id, "seq": 2 }));
    }
    // Another connection, another text: the id decides.
    let mut other = app.chat_after(&applied, 3).await;
    other.next_of("history").await;
    other.next_of("state").await;
    other.say_as("Астана", id).await;
    assert_eq!(other.next().await, json!({ "type": "ack", "id": id, "seq": 2 }));
    // The id comes back as it was written.
    let upper = Uuid::new_v4().to_string().to_uppercase();
    chat.send_json(json!({ "message": "5 лет", "id": upper })).await;
    assert_eq!(chat.next().await, json!({ "type": "ack", "id": upper, "seq": 4 }));
    let transcript = employer.transcript(&applied.id).await;
    let said: Vec<_> =
        transcript.iter().filter(|m| m["sender_type"] == "candidate").map(|m| text(&m["message_text"])).collect();
    assert_eq!(said, ["Алматы", "5 лет"]);
    assert_eq!(transcript[3]["client_id"], upper.to_lowercase());
}

/// Another instance may have had a turn since this one's last, or deleted all of it: what is kept of a session is old.
#[tokio::test]
async fn a_session_changed_elsewhere_is_read_again() {
    let app = TestApp::start().await;
    let (employer, applied) = scene(&app).await;
    let mut chat = app.chat(&applied).await;
    chat.question().await;
    chat.say("Алматы").await;
    assert_eq!(chat.question().await["question_index"], 1);
    let elsewhere = Batch::new().exactly(1, "UPDATE chat_sessions SET turn = turn + 7, last_seq = 30", Vec::new());
    app.state().database.write(elsewhere).await.unwrap();
    assert_eq!(chat.say_acked("5 лет").await, 31);
    assert_eq!(chat.question().await["question_index"], 2);
    let transcript = employer.transcript(&applied.id).await;
    let said: Vec<_> = transcript.iter().map(|m| json!([m["seq"], m["sender_type"]])).collect();
    assert_eq!(json!(said), json!([[1, "bot"], [2, "candidate"], [3, "bot"], [31, "candidate"], [32, "bot"]]));
    app.state().database.write(Batch::new().run("DELETE FROM applications", Vec::new())).await.unwrap();
    chat.say("да").await;
    assert_eq!(chat.next_of("error").await["message"], "Response not found");
}

#[tokio::test]
async fn an_acknowledged_message_is_there_when_the_acknowledgement_arrives() {
    let app = TestApp::start().await;
    let (employer, applied) = scene(&app).await;
    let mut chat = app.chat(&applied).await;
    chat.question().await;
    let seq = chat.say_acked("Алматы").await;
    let transcript = employer.transcript(&applied.id).await;
    assert!(transcript.iter().any(|m| m["seq"] == seq && m["message_text"] == "Алматы"));
}

#[tokio::test]
async fn the_same_id_in_two_chats_is_two_messages() {
    let app = TestApp::start().await;
    let (employer, one) = scene(&app).await;
    let vacancy = json!({ "id": one.reply["vacancy_id"] });
    let two = app.apply(&vacancy).await;
    let id = Uuid::new_v4();
    for applied in [&one, &two] {
        let mut chat = app.chat(applied).await;
        chat.question().await;
        chat.say_as("Алматы", id).await;
        assert_eq!(chat.next_of("ack").await["seq"], 2);
        assert_eq!(employer.transcript(&applied.id).await[1]["message_text"], "Алматы");
    }
}

#[tokio::test]
async fn one_message_sent_on_many_sockets_at_once_counts_once() {
    let app = TestApp::start().await;
    let (employer, applied) = scene(&app).await;
    app.chat(&applied).await.question().await;
    let id = Uuid::new_v4();
    let mut racers = tokio::task::JoinSet::new();
    for _ in 0..10 {
        let (address, response) = (app.address, applied.id.clone());
        racers.spawn(async move {
            let mut chat = Handshake::new(address, &response).connect().await;
            chat.say_as("Алматы", id).await;
            loop {
                let frame = chat.next().await;
                if frame["type"] == "ack" {
                    return frame;
                }
                assert_eq!(frame["type"], "bot_message");
            }
        });
    }
    for ack in racers.join_all().await {
        assert_eq!(ack, json!({ "type": "ack", "id": id, "seq": 2 }));
    }
    assert_eq!(employer.transcript(&applied.id).await.len(), 3);
}

#[tokio::test]
async fn a_reconnect_with_after_brings_what_was_missed_and_nothing_twice() {
    let app = TestApp::start().await;
    let (employer, applied) = scene(&app).await;
    let mut chat = app.chat(&applied).await;
    let first = chat.question().await;
    assert_eq!(first["seq"], 1);
    chat.say_acked("Алматы").await;
    let open = chat.question().await;
    drop(chat);
    let transcript = employer.transcript(&applied.id).await;
    for after in 0..=3 {
        let mut chat = app.chat_after(&applied, after).await;
        let history = chat.next_of("history").await;
        let missed = &transcript[usize::try_from(after).unwrap()..];
        assert_eq!(history["messages"], json!(missed), "after {after}");
        let state = chat.next_of("state").await;
        assert_eq!(state["status"], "in_chat");
        assert_eq!(state["language"], "ru");
        assert_eq!(state["progress"], open["progress"]);
        assert_eq!(state["question_index"], 1);
        // The open question is not sent twice: the next frame belongs to what is said now.
        chat.send_json(json!({ "message": 5 })).await;
        chat.next_of("error").await;
    }
    let mut chat = app.chat_after(&applied, 3).await;
    chat.next_of("history").await;
    chat.next_of("state").await;
    chat.say_acked("5 лет").await;
    let last = chat.question().await;
    assert_eq!(last["question_index"], 2);
    chat.say_acked(WILLING.answer(last["kind"].as_str().unwrap())).await;
    let ended = chat.end().await;
    // After the end: the whole history, the state, and the end again.
    let mut chat = app.chat_after(&applied, 0).await;
    let history = chat.next_of("history").await;
    assert_eq!(history["messages"], json!(employer.transcript(&applied.id).await));
    let state = chat.next_of("state").await;
    assert_eq!((&state["status"], &state["question_index"]), (&json!("approved"), &Value::Null));
    assert_eq!(chat.next().await, ended);
}

#[tokio::test]
async fn a_first_connection_may_ask_with_after_too() {
    let app = TestApp::start().await;
    let (_, applied) = scene(&app).await;
    let mut chat = app.chat_after(&applied, 0).await;
    let mut questions = 0;
    let mut state = false;
    // The first question comes once: as history or as a frame of its own, whichever the server prefers.
    while questions == 0 || !state {
        let frame = chat.next().await;
        match frame["type"].as_str().unwrap() {
            "history" => questions += frame["messages"].as_array().unwrap().len(),
            "state" => {
                state = true;
                assert_eq!((&frame["status"], &frame["question_index"]), (&json!("in_chat"), &json!(0)));
            }
            "bot_message" => questions += 1,
            other => panic!("{other}"),
        }
    }
    assert_eq!(questions, 1);
    assert_eq!(chat.say_acked("Алматы").await, 2);
}

#[tokio::test]
async fn a_socket_that_asked_for_history_sees_what_others_say() {
    let app = TestApp::start().await;
    let (_, applied) = scene(&app).await;
    let mut old = app.chat(&applied).await;
    old.question().await;
    let mut new = app.chat_after(&applied, 1).await;
    new.next_of("history").await;
    new.next_of("state").await;
    old.say("Алматы").await;
    let other = new.next_of("history").await;
    assert_eq!((&other["messages"][0]["seq"], &other["messages"][0]["message_text"]), (&json!(2), &json!("Алматы")));
    assert_eq!(new.question().await["seq"], 3);
    // The old client gets no frame it does not know.
    new.say_acked("5 лет").await;
    assert_eq!(old.question().await["seq"], 3);
    assert_eq!(old.question().await["seq"], 5);
}

#[tokio::test]
async fn a_bad_after_is_refused() {
    let app = TestApp::start().await;
    let (_, applied) = scene(&app).await;
    for bad in ["-1", "x", ""] {
        let id = format!("{}?after={bad}", applied.id);
        assert_eq!(Handshake::new(app.address, &id).refused().await, 403, "{bad:?}");
    }
    // More than there is: nothing was missed.
    let mut chat = app.chat(&applied).await;
    chat.question().await;
    let mut ahead = app.chat_after(&applied, i64::MAX).await;
    assert_eq!(ahead.next_of("history").await["messages"], json!([]));
    assert_eq!(ahead.next_of("state").await["question_index"], 0);
    chat.say("Алматы").await;
    chat.question().await;
}

#[tokio::test]
async fn what_another_socket_led_to_comes_before_the_acknowledgement() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    // Who is first is a matter of chance: often enough, the laptop is, and the phone does not know yet.
    for _ in 0..40 {
        let applied = app.apply(&vacancy).await;
        let mut phone = app.chat_after(&applied, 0).await;
        let first = phone.next_of("history").await;
        assert_eq!(first["messages"], json!([]));
        phone.next_of("state").await;
        phone.question().await;
        let mut laptop = app.chat_after(&applied, 1).await;
        laptop.next_of("history").await;
        laptop.next_of("state").await;
        laptop.say_as("Алматы", Uuid::new_v4()).await;
        phone.say_as("5 лет", Uuid::new_v4()).await;
        let mut seen = 1;
        loop {
            let frame = phone.next().await;
            match frame["type"].as_str().unwrap() {
                // Whoever goes on from the largest number must not miss a smaller one.
                "ack" => {
                    assert_eq!(frame["seq"].as_i64().unwrap(), seen + 1, "a line behind the acknowledgement");
                    break;
                }
                "history" => seen = frame["messages"][0]["seq"].as_i64().unwrap(),
                _ => seen = frame["seq"].as_i64().unwrap(),
            }
        }
    }
}
