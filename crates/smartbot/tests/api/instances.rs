//! Several instances on one PostgreSQL, with Redis between them or without, and a Redis that dies, hangs and comes back.

use std::sync::Arc;

use serde_json::json;
use smartbot::config::Config;
use uuid::Uuid;

use crate::support::app::{Applied, TestApp};
use crate::support::chat::{Handshake, WILLING};
use crate::support::client::Caller;
use crate::support::eventually;
use crate::support::feed::Feed;
use crate::support::storage::{Storage, postgres, redis};
use crate::support::wire::Wire;

/// Two instances on one database; `None` without PostgreSQL.
async fn two(change: impl Fn(&mut Config)) -> Option<(TestApp, TestApp)> {
    if postgres().is_none() {
        eprintln!("skipped: needs TEST_DATABASE_URL");
        return None;
    }
    let storage = Arc::new(Storage::new().await);
    Some((TestApp::on(storage.clone(), &change).await, TestApp::on(storage, &change).await))
}

/// Two instances that reach Redis over a wire each; `None` without PostgreSQL and Redis.
async fn two_on_wires() -> Option<((TestApp, Wire), (TestApp, Wire))> {
    let Some(url) = redis() else {
        eprintln!("skipped: needs TEST_REDIS_URL");
        return None;
    };
    postgres()?;
    let (host, port) = url.trim_start_matches("redis://").trim_end_matches('/').split_once(':').unwrap();
    let port = port.split('/').next().unwrap().parse().unwrap();
    let storage = Arc::new(Storage::new().await);
    let (one, two) = (Wire::to(host.to_owned(), port).await, Wire::to(host.to_owned(), port).await);
    let on = async |wire: &Wire| {
        let url = format!("redis://127.0.0.1:{}/0", wire.port);
        let app = TestApp::on(storage.clone(), move |config: &mut Config| {
            config.redis = Some(url.into());
            config.ping_interval = std::time::Duration::from_millis(300);
        });
        let app = app.await;
        ready(&app).await;
        app
    };
    let (a, b) = (on(&one).await, on(&two).await);
    Some(((a, one), (b, two)))
}

async fn ready(app: &TestApp) {
    eventually("ready", async || app.get("/health/ready").await.status == 200).await;
    eventually("listening", async || !app.state().bus.events().deaf()).await;
}

/// The same employer on another instance.
fn there(app: &TestApp, who: &Caller) -> Caller {
    app.caller(who.token().unwrap())
}

/// Holds an interview of which every answer goes to the other instance.
async fn alternating(a: &TestApp, b: &TestApp, applied: &Applied) {
    let mut seq = 0;
    for app in [a, b].into_iter().cycle().take(20) {
        let mut chat = Handshake::new(app.address, &applied.id).after(seq).connect().await;
        let mut frame = chat.next().await;
        let mut kind = None;
        while kind.is_none() {
            match frame["type"].as_str().unwrap() {
                "chat_ended" => return,
                "state" | "bot_message" => kind = frame["kind"].as_str().map(str::to_owned),
                _ => {}
            }
            if kind.is_none() {
                frame = chat.next().await;
            }
        }
        let id = Uuid::new_v4();
        chat.say_as(WILLING.answer(&kind.unwrap()), id).await;
        let mut ack = chat.next().await;
        while ack["type"] != "ack" {
            ack = chat.next().await;
        }
        assert_eq!(ack["id"], json!(id));
        seq = ack["seq"].as_i64().unwrap();
    }
    panic!("the interview does not end");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_chat_goes_on_at_another_instance_with_every_message() {
    let Some((a, b)) = two(|_| {}).await else { return };
    let employer = a.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let applied = a.apply(&vacancy).await;
    alternating(&a, &b, &applied).await;
    let transcript = there(&b, &employer).get(&format!("/responses/{}/messages", applied.id)).await.expect(200);
    let seqs: Vec<_> = transcript.as_array().unwrap().iter().map(|m| m["seq"].as_i64().unwrap()).collect();
    assert_eq!(seqs, (1..=i64::try_from(seqs.len()).unwrap()).collect::<Vec<_>>());
    let detail = employer.response(&applied.id).await;
    assert_eq!(detail["status"], "approved");
    assert_eq!(detail["decisions"].as_array().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn news_crosses_from_instance_to_instance() {
    let Some(((a, _one), (b, _two))) = two_on_wires().await else { return };
    let employer = a.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    // The dashboard is open at one instance, the candidate comes to the other.
    let mut feed = Feed::open(&there(&a, &employer), None).await;
    let applied = b.apply(&vacancy).await;
    assert_eq!(feed.next_of("response").await.data["response_id"], applied.id);
    let mut chat = b.chat(&applied).await;
    let question = chat.question().await;
    assert_eq!(feed.next_of("message").await.data["message"]["message_text"], question["message"]);
    feed.next_of("progress").await;
    // The candidate's phone is at the other instance, its laptop at this one: both see the conversation.
    let mut second = a.chat(&applied).await;
    assert_eq!(second.question().await["message"], question["message"]);
    chat.say(WILLING.answer(question["kind"].as_str().unwrap())).await;
    let next = chat.question().await;
    assert_eq!(second.question().await["message"], next["message"]);
    // A person's decision reaches the open sockets wherever they are.
    let body = json!({ "status": "approved", "reason": "Ждём вас" });
    employer.post(&format!("/responses/{}/decision", applied.id), &body).await.expect(200);
    for chat in [&mut chat, &mut second] {
        let ended = chat.next_of("chat_ended").await;
        assert_eq!((&ended["reason"], &ended["by"]), (&json!("Ждём вас"), &json!("employer")));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn without_redis_an_open_chat_still_learns_of_a_decision_elsewhere() {
    let change = |config: &mut Config| {
        config.redis = None;
        config.ping_interval = std::time::Duration::from_millis(100);
    };
    let Some((a, b)) = two(change).await else { return };
    let employer = a.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let applied = b.apply(&vacancy).await;
    let mut chat = b.chat(&applied).await;
    chat.question().await;
    let mut feed = Feed::open(&there(&b, &employer), None).await;
    let body = json!({ "status": "rejected", "reason": "Место занято" });
    employer.post(&format!("/responses/{}/decision", applied.id), &body).await.expect(200);
    assert_eq!(chat.next_of("chat_ended").await["reason"], "Место занято");
    assert_eq!(feed.next_of("decision").await.data["status"], "rejected");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_vacancy_is_seen_as_it_is_at_every_instance() {
    let Some(((a, _one), (b, _two))) = two_on_wires().await else { return };
    let employer = a.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let path = format!("/vacancies/{}", vacancy["id"].as_str().unwrap());
    for round in 0..5 {
        // Both have it in memory before it changes.
        assert_eq!(a.get(&path).await.expect(200), b.get(&path).await.expect(200));
        let title = format!("Бариста {round}");
        employer.put(&path, &json!({ "title": title })).await.expect(200);
        assert_eq!(a.get(&path).await.expect(200)["title"], title, "at once, where it was changed");
        assert_eq!(there(&b, &employer).get(&path).await.expect(200)["title"], title, "at once, for its owner");
        eventually("everybody sees it", async || b.get(&path).await.expect(200)["title"] == title).await;
        eventually("in the list too", async || b.get("/vacancies").await.expect(200)[0]["title"] == title).await;
    }
    employer.delete(&path).await.expect(204);
    a.get(&path).await.expect_error(404, "Vacancy not found");
    eventually("gone everywhere", async || b.get(&path).await.status == 404).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn limits_are_shared_and_fall_back_to_each_instances_own() {
    let Some(url) = redis() else {
        eprintln!("skipped: needs TEST_REDIS_URL");
        return;
    };
    let change = move |config: &mut Config| {
        config.rate_limits = true;
        config.redis = Some(url.clone().into());
    };
    let Some((a, b)) = two(change).await else { return };
    ready(&a).await;
    ready(&b).await;
    let guess = json!({ "email": "boss@example.org", "password": "wrong guess" });
    // Twenty guesses for one account, whichever instance they go to.
    let mut refused = 0;
    for (number, app) in [&a, &b].into_iter().cycle().take(26).enumerate() {
        match app.post("/auth/login", &guess).await.status {
            401 => assert!(number < 23, "guess {number} was let through"),
            429 => refused += 1,
            other => panic!("{other}"),
        }
    }
    assert!(refused >= 3, "{refused}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn redis_may_die_hang_and_come_back() {
    let Some(((a, one), (b, two))) = two_on_wires().await else { return };
    let employer = a.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let path = format!("/vacancies/{}", vacancy["id"].as_str().unwrap());
    for (round, hang) in [false, true].into_iter().enumerate() {
        let (applied, waiting) = (a.apply(&vacancy).await, b.apply(&vacancy).await);
        let mut chat = b.chat(&waiting).await;
        chat.question().await;
        for wire in [&one, &two] {
            if hang { wire.hang() } else { wire.cut() }
        }
        // Everything goes on.
        alternating(&a, &b, &applied).await;
        assert_eq!(employer.response(&applied.id).await["status"], "approved");
        let title = format!("Бариста {round}");
        employer.put(&path, &json!({ "title": title })).await.expect(200);
        assert_eq!(a.get(&path).await.expect(200)["title"], title);
        eventually("not ready, and says so", async || a.get("/health/ready").await.status == 503).await;
        a.get("/health").await.expect(200);
        // A decision made meanwhile reaches the socket at the other instance, a little later.
        let body = json!({ "status": "approved", "reason": "Ждём вас" });
        employer.post(&format!("/responses/{}/decision", waiting.id), &body).await.expect(200);
        assert_eq!(chat.next_of("chat_ended").await["reason"], "Ждём вас");
        // It comes back by itself.
        for wire in [&one, &two] {
            wire.mend();
        }
        ready(&a).await;
        ready(&b).await;
        eventually("the change has arrived", async || b.get(&path).await.expect(200)["title"] == title).await;
        let mut feed = Feed::open(&there(&a, &employer), None).await;
        let heard = b.apply(&vacancy).await;
        assert_eq!(feed.next_of("response").await.data["response_id"], heard.id);
    }
}
