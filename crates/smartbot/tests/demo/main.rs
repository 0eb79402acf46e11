//! `smartbot demo`, looked at through the server afterwards.
#![allow(clippy::unwrap_used)]

use std::collections::HashMap;
use std::path::PathBuf;

use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use smartbot::app::{AppState, Server};
use smartbot::config::Config;
use smartbot::demo::{self, DemoError, Summary};
use tokio_util::sync::CancellationToken;

/// A folder that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("smartbot-demo-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir(&path).unwrap();
        Self(path)
    }

    fn config(&self) -> Config {
        let url = format!("sqlite://{}", self.0.join("demo.db").display());
        Config::read(|name| match name {
            "DATABASE_URL" => Some(url.clone()),
            "PORT" => Some("0".to_owned()),
            _ => None,
        })
        .unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The server over the filled database.
struct World {
    base: String,
    http: Client,
    tokens: Vec<String>,
    summary: Summary,
}

impl World {
    async fn get(&self, path: &str, token: Option<&str>) -> Value {
        let mut request = self.http.get(format!("{}{path}", self.base));
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        let reply = request.send().await.unwrap();
        assert_eq!(reply.status(), StatusCode::OK, "{path}");
        reply.json().await.unwrap()
    }

    /// All applications, each with the token of its employer.
    async fn applications(&self) -> Vec<(Value, &str)> {
        let mut all = Vec::new();
        for token in &self.tokens {
            let page = self.get("/responses?limit=500", Some(token)).await;
            all.extend(page.as_array().unwrap().iter().cloned().map(|item| (item, token.as_str())));
        }
        all
    }
}

async fn with_world(look: impl AsyncFnOnce(&World)) {
    let folder = Folder::new();
    let app = AppState::open(folder.config()).await.unwrap();
    let summary = demo::fill(&app).await.unwrap();
    assert!(matches!(demo::fill(&app).await, Err(DemoError::NotEmpty)), "a second demo is refused");
    app.database.close().await;
    drop(app);

    let server = Server::bind(folder.config()).await.unwrap();
    let base = format!("http://{}", server.address());
    let stop = CancellationToken::new();
    let running = tokio::spawn(server.run(stop.clone().cancelled_owned()));
    let http = Client::new();
    let mut tokens = Vec::new();
    for login in &summary.logins {
        let body = json!({ "email": login.email, "password": login.password });
        let reply = http.post(format!("{base}/auth/login")).json(&body).send().await.unwrap();
        assert_eq!(reply.status(), StatusCode::OK, "{}", login.email);
        tokens.push(reply.json::<Value>().await.unwrap()["access_token"].as_str().unwrap().to_owned());
    }
    look(&World { base, http, tokens, summary }).await;
    stop.cancel();
    running.await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_world_to_look_around_in() {
    with_world(async |world: &World| {
        let vacancies = world.get("/vacancies", None).await;
        assert_eq!(vacancies.as_array().unwrap().len(), world.summary.vacancies);
        assert_eq!(world.tokens.len(), 3);
        let applications = world.applications().await;
        assert_eq!(applications.len(), world.summary.candidates);
        assert!(applications.len() >= 40);

        let mut by_status: HashMap<&str, usize> = HashMap::new();
        let mut overruled = 0;
        let mut scores = Vec::new();
        for (item, token) in &applications {
            let id = item["id"].as_str().unwrap();
            let status = item["status"].as_str().unwrap();
            *by_status.entry(status).or_default() += 1;
            let detail = world.get(&format!("/responses/{id}"), Some(token)).await;
            let messages = world.get(&format!("/responses/{id}/messages"), Some(token)).await;
            let messages = messages.as_array().unwrap();
            match status {
                "new" => assert!(messages.is_empty()),
                "in_chat" => assert!(messages.last().unwrap()["question_index"].is_number(), "a question is open"),
                _ => {
                    assert!(!detail["assessment"].is_null());
                    assert!(!detail["decision"]["reason"].as_str().unwrap().is_empty());
                    assert_eq!(detail["decisions"][0]["by"], "bot", "every interview was decided by the bot first");
                    overruled += usize::from(detail["decision"]["by"] != "bot");
                    scores.push(item["relevance_score"].as_f64().unwrap());
                }
            }
        }
        for (word, count) in ["new", "in_chat", "approved", "rejected"].iter().zip(world.summary.by_status) {
            assert!(count > 0, "nobody is {word}");
            assert_eq!(by_status[word], count, "{word}");
        }
        assert_eq!(overruled, world.summary.overruled);
        assert!(overruled > 0);
        assert!(scores.iter().any(|score| *score < 0.5) && scores.iter().any(|score| *score > 0.9), "{scores:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn interviews_are_held_in_three_languages() {
    with_world(async |world: &World| {
        let mut greetings = [("Здравствуйте", 0), ("Сәлеметсіз", 0), ("Hello", 0)];
        for (item, token) in world.applications().await {
            let path = format!("/responses/{}/messages", item["id"].as_str().unwrap());
            let messages = world.get(&path, Some(token)).await;
            let Some(first) = messages[0]["message_text"].as_str() else { continue };
            for (word, count) in &mut greetings {
                *count += usize::from(first.starts_with(*word));
            }
        }
        assert!(greetings.iter().all(|(_, count)| *count >= 3), "{greetings:?}");
    })
    .await;
}
