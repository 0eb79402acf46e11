//! `GET /events`: what happens, told as it happens, in order, and after a break from where the client was.

use serde_json::{Value, json};

use crate::support::app::TestApp;
use crate::support::chat::WILLING;
use crate::support::eventually;
use crate::support::feed::{Event, Feed};
use crate::support::storage::postgres;

fn names(events: &[Event]) -> Vec<&str> {
    events.iter().map(|event| event.name.as_str()).collect()
}

#[tokio::test]
async fn an_employer_sees_an_application_from_its_first_moment_to_its_decision() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let mut feed = Feed::open(&employer, None).await;
    let applied = app.apply(&vacancy).await;
    let event = feed.next_of("response").await;
    assert_eq!(event.data["response_id"], applied.id);
    assert_eq!(event.data["vacancy_id"], vacancy["id"]);
    assert_eq!(event.data["candidate_id"], applied.candidate_id);
    assert_eq!(event.data["candidate_name"], "Айгерим Тестова");
    assert_eq!(event.data["status"], "new");
    assert_eq!(event.data["created_at"], applied.reply["created_at"]);
    // The bot's first question.
    let mut chat = app.chat(&applied).await;
    let question = chat.question().await;
    let said = feed.next_of("message").await;
    assert_eq!(said.data["message"]["message_text"], question["message"]);
    assert_eq!(said.data["message"]["seq"], 1);
    assert_eq!(feed.next_of("progress").await.data["progress"], question["progress"]);
    // The rest, to the end.
    chat.say(WILLING.answer(question["kind"].as_str().unwrap())).await;
    chat.answer_all(&WILLING).await;
    let rest = feed.until("decision").await;
    let decided = &rest.last().unwrap().data;
    assert_eq!(decided["status"], "approved");
    assert_eq!(decided["decision"]["by"], "bot");
    assert!(decided["relevance_score"].as_f64().unwrap() > 0.5);
    let detail = employer.response(&applied.id).await;
    assert_eq!(decided["decision"], detail["decision"]);
    let told: Vec<Value> = std::iter::once(&said)
        .chain(&rest)
        .filter(|event| event.name == "message")
        .map(|event| event.data["message"].clone())
        .collect();
    assert_eq!(told, employer.transcript(&applied.id).await);
    // A person's decision.
    let body = json!({ "status": "rejected", "reason": "Вакансия закрыта" });
    employer.post(&format!("/responses/{}/decision", applied.id), &body).await.expect(200);
    let overruled = feed.next_of("decision").await;
    assert_eq!(overruled.data["decision"]["by"], employer.id);
    assert_eq!(overruled.data["decision"]["reason"], "Вакансия закрыта");
    assert_eq!(overruled.data["status"], "rejected");
}

#[tokio::test]
async fn a_client_that_comes_back_goes_on_behind_any_event() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let mut feed = Feed::open(&employer, None).await;
    let applied = app.apply(&vacancy).await;
    app.interview(&applied, &WILLING).await;
    let all = feed.until("decision").await;
    let mut ids: Vec<_> = all.iter().map(|event| event.id.clone()).collect();
    drop(feed);
    for (seen, event) in all.iter().enumerate().take(all.len() - 1) {
        let rest = Feed::open(&employer, Some(&event.id)).await.until("decision").await;
        assert_eq!(names(&rest), names(&all[seen + 1..]));
        assert_eq!(
            rest.iter().map(|e| &e.data).collect::<Vec<_>>(),
            all[seen + 1..].iter().map(|e| &e.data).collect::<Vec<_>>()
        );
    }
    ids.dedup();
    assert_eq!(ids.len(), all.len(), "every event has an id of its own");
    // What happened while nobody was there is not lost, not even when the server was started anew meanwhile.
    let last = all.last().unwrap().id.clone();
    let later = app.apply(&vacancy).await;
    let token = employer.token().unwrap().to_owned();
    let app = TestApp::on(app.stop().await, |_| {}).await;
    let employer = app.caller(&token);
    let mut feed = Feed::open(&employer, Some(&last)).await;
    assert_eq!(feed.next_of("response").await.data["response_id"], later.id);
    // And the stream goes on with what happens from now on.
    let newest = app.apply(&vacancy).await;
    assert_eq!(feed.next_of("response").await.data["response_id"], newest.id);
}

#[tokio::test]
async fn an_id_that_is_not_ours_means_reading_the_lists_again() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    for id in ["nonsense", "9223372036854775000-1-0", "1-2", "-1--1--1"] {
        let mut feed = Feed::open(&employer, Some(id)).await;
        feed.next_of("resync").await;
        let applied = app.apply(&vacancy).await;
        assert_eq!(feed.next_of("response").await.data["response_id"], applied.id, "{id}");
    }
}

#[tokio::test]
async fn nobody_hears_of_others_applications() {
    let app = TestApp::start().await;
    let (employer, other) = (app.register("Кофейня").await, app.register("Пекарня").await);
    let vacancy = employer.create_vacancy("Алматы").await;
    let own = other.create_vacancy("Астана").await;
    let mut feed = Feed::open(&other, None).await;
    let applied = app.apply(&vacancy).await;
    app.interview(&applied, &WILLING).await;
    let mine = app.apply(&own).await;
    assert_eq!(feed.next_of("response").await.data["response_id"], mine.id, "the first that is heard of");
    app.get("/events").await.expect_error(401, "Not authenticated");
    app.caller(&applied.token).get("/events").await.expect_error(401, "Could not validate credentials");
}

#[tokio::test]
async fn what_is_deleted_is_passed_over() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let (gone, kept) = (employer.create_vacancy("Алматы").await, employer.create_vacancy("Алматы").await);
    let mut feed = Feed::open(&employer, None).await;
    let first = app.apply(&kept).await;
    let id = feed.next_of("response").await.id;
    drop(feed);
    app.apply(&gone).await;
    employer.delete(&format!("/vacancies/{}", gone["id"].as_str().unwrap())).await.expect(204);
    let second = app.apply(&kept).await;
    assert_ne!(first.id, second.id);
    let mut feed = Feed::open(&employer, Some(&id)).await;
    assert_eq!(feed.next_of("response").await.data["response_id"], second.id);
}

#[tokio::test]
async fn a_stop_ends_the_streams_and_forgets_them() {
    let mut app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let feed = Feed::open(&employer, None).await;
    assert_eq!(app.state().bus.events().open_feeds(), 1);
    drop(feed);
    eventually("the stream is forgotten", async || app.state().bus.events().open_feeds() == 0).await;
    let mut feed = Feed::open(&employer, None).await;
    let stopped = app.begin_stop();
    assert!(feed.try_next().await.is_none(), "the stream ends");
    tokio::task::spawn_blocking(move || stopped.join().unwrap()).await.unwrap();
}

#[tokio::test]
async fn old_events_are_forgotten_and_the_client_is_told() {
    use smartbot::feed::queries;
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let mut feed = Feed::open(&employer, None).await;
    app.apply(&vacancy).await;
    let id = feed.next_of("response").await.id;
    app.apply(&vacancy).await;
    app.apply(&vacancy).await;
    let database = &app.state().database;
    let now = chrono::Utc::now();
    assert!(!queries::forget(database, now - chrono::TimeDelta::hours(1), 10).await.unwrap(), "all are younger");
    Feed::open(&employer, Some(&id)).await.next_of("response").await;
    // Two at a time: one round that may leave some, and one that does not.
    assert!(queries::forget(database, now + chrono::TimeDelta::hours(1), 2).await.unwrap());
    assert!(!queries::forget(database, now + chrono::TimeDelta::hours(1), 2).await.unwrap());
    Feed::open(&employer, Some(&id)).await.next_of("resync").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_commits_late_is_not_passed_over() {
    let app = TestApp::start().await;
    if postgres().is_none() {
        eprintln!("skipped: needs TEST_DATABASE_URL; SQLite commits in the order of the numbers");
        return;
    }
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let early = app.apply(&vacancy).await;
    let mut feed = Feed::open(&employer, None).await;
    // A transaction that has its number already and takes its time.
    let (slow, connection) = tokio_postgres::connect(&app.storage().url(), tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let line = format!(
        "BEGIN; INSERT INTO employer_events (employer_id, application_id, kind, created_at)
         SELECT employer_id, id, 'response', now() FROM applications WHERE id = '{}'",
        early.id
    );
    slow.batch_execute(&line).await.unwrap();
    let (database, id) = (&app.state().database, employer.id.parse().unwrap());
    let end = smartbot::feed::queries::end(database, id).await.unwrap();
    let late = app.apply(&vacancy).await;
    let safe = smartbot::feed::queries::entries(database, id, end, 10).await.unwrap();
    assert!(safe.is_empty(), "the later one is not told before the earlier one can be");
    slow.batch_execute("COMMIT").await.unwrap();
    assert_eq!(feed.next_of("response").await.data["response_id"], early.id, "it began first");
    assert_eq!(feed.next_of("response").await.data["response_id"], late.id);
}
