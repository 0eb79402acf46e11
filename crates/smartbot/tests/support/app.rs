//! A server as `main` starts it, in a thread and a runtime of its own, and the people who use it.

use std::net::SocketAddr;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::JoinHandle;

use serde_json::{Value, json};
use smartbot::app::{AppState, Server};
use smartbot::config::Config;
use tokio::sync::oneshot;

use super::chat::{Chat, Handshake};
use super::client::Caller;
use super::storage::{Storage, redis};
use super::token::SECRET;

/// A running server. Derefs to a caller without a token.
pub(crate) struct TestApp {
    nobody: Caller,
    pub(crate) address: SocketAddr,
    state: Option<AppState>,
    running: Option<Running>,
    storage: Option<Arc<Storage>>,
}

struct Running {
    stop: oneshot::Sender<()>,
    thread: JoinHandle<()>,
}

impl Deref for TestApp {
    type Target = Caller;
    fn deref(&self) -> &Caller {
        &self.nobody
    }
}

/// The configuration of tests: as production reads it, but with cheap hashes, a free port and no rate limits.
pub(crate) fn config(storage: &Storage) -> Config {
    let url = storage.url();
    let mut config = Config::read(|name| {
        Some(match name {
            "PORT" => "0".to_owned(),
            "DATABASE_URL" => url.clone(),
            "SECRET_KEY" => SECRET.to_owned(),
            "RATE_LIMITS" => "off".to_owned(),
            "REDIS_URL" => redis().unwrap_or_default(),
            _ => return None,
        })
    })
    .unwrap();
    config.bcrypt_cost = 4;
    config
}

impl TestApp {
    /// A server with a database of its own.
    pub(crate) async fn start() -> Self {
        Self::with(|_| {}).await
    }

    /// The same, configured otherwise.
    pub(crate) async fn with(change: impl FnOnce(&mut Config)) -> Self {
        Self::on(Arc::new(Storage::new().await), change).await
    }

    /// A server on a database that is there already.
    pub(crate) async fn on(storage: Arc<Storage>, change: impl FnOnce(&mut Config)) -> Self {
        let mut config = config(&storage);
        change(&mut config);
        let (stop, stopped) = oneshot::channel::<()>();
        let (started, start) = oneshot::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
            runtime.block_on(async {
                let server = match Server::bind(config).await {
                    Ok(server) => server,
                    Err(error) => {
                        let _ = started.send(Err(error.to_string()));
                        return;
                    }
                };
                let _ = started.send(Ok((server.address(), server.state())));
                server.run(async { drop(stopped.await) }).await;
            });
            runtime.shutdown_timeout(super::PATIENCE);
        });
        let (address, state) = start.await.unwrap().unwrap_or_else(|error| panic!("the server did not start: {error}"));
        Self {
            nobody: Caller::nobody(address),
            address,
            state: Some(state),
            running: Some(Running { stop, thread }),
            storage: Some(storage),
        }
    }

    /// What the handlers share, for what cannot be seen from outside.
    pub(crate) fn state(&self) -> &AppState {
        self.state.as_ref().unwrap()
    }

    /// Its database.
    pub(crate) fn storage(&self) -> Arc<Storage> {
        self.storage.clone().unwrap()
    }

    /// Asks the server to stop, without waiting for it.
    pub(crate) fn begin_stop(&mut self) -> JoinHandle<()> {
        let Running { stop, thread } = self.running.take().unwrap();
        let _ = stop.send(());
        thread
    }

    /// Stops the server and keeps its database.
    pub(crate) async fn stop(mut self) -> Arc<Storage> {
        let thread = self.begin_stop();
        tokio::task::spawn_blocking(move || thread.join().unwrap()).await.unwrap();
        self.storage()
    }

    /// A caller with this token.
    pub(crate) fn caller(&self, token: &str) -> Caller {
        self.nobody.with_token(token)
    }

    /// Registers an employer nobody has heard of before.
    pub(crate) async fn register(&self, company: &str) -> Employer {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let email = format!("hr{}@example.org", COUNTER.fetch_add(1, Ordering::Relaxed));
        self.register_as(company, &email, "correct horse battery").await
    }

    /// Registers an employer.
    pub(crate) async fn register_as(&self, company: &str, email: &str, password: &str) -> Employer {
        let body = json!({ "company_name": company, "email": email, "password": password });
        let reply = self.post("/employers/register", &body).await.expect(201);
        assert_eq!(reply["token_type"], "bearer");
        let caller = self.caller(reply["access_token"].as_str().unwrap());
        let me = caller.get("/employers/me").await.expect(200);
        Employer { caller, id: text(&me["id"]), email: email.to_owned(), password: password.to_owned() }
    }

    /// A new token for an employer.
    pub(crate) async fn login(&self, employer: &Employer) -> String {
        let body = json!({ "email": employer.email, "password": employer.password });
        text(&self.post("/auth/login", &body).await.expect(200)["access_token"])
    }

    /// Makes a candidate's record.
    pub(crate) async fn create_candidate(&self, name: &str, city: &str) -> Value {
        let email = format!("{}@example.com", uuid::Uuid::new_v4().simple());
        let body = json!({ "full_name": name, "email": email, "phone": "+7 700 000 00 00", "city": city });
        self.post("/candidates", &body).await.expect(201)
    }

    /// A new candidate applies.
    pub(crate) async fn apply(&self, vacancy: &Value) -> Applied {
        let candidate = self.create_candidate("Айгерим Тестова", "").await;
        self.apply_as(vacancy, &candidate).await
    }

    /// This candidate applies.
    pub(crate) async fn apply_as(&self, vacancy: &Value, candidate: &Value) -> Applied {
        let body = json!({ "vacancy_id": vacancy["id"], "candidate_id": candidate["id"] });
        let reply = self.post("/responses", &body).await.expect(201);
        let token = text(&reply["candidate_token"]);
        Applied {
            id: text(&reply["id"]),
            candidate_id: text(&candidate["id"]),
            caller: self.caller(&token),
            token,
            reply,
        }
    }

    /// Opens a chat as the old clients do: with the bare id.
    pub(crate) async fn chat(&self, applied: &Applied) -> Chat {
        Handshake::new(self.address, &applied.id).connect().await
    }

    /// Opens a chat as the new clients do: with the number of the last message they have.
    pub(crate) async fn chat_after(&self, applied: &Applied, after: i64) -> Chat {
        Handshake::new(self.address, &applied.id).after(after).connect().await
    }

    /// Answers every question until the end; gives the `chat_ended` frame.
    pub(crate) async fn interview(&self, applied: &Applied, script: &super::chat::Script) -> Value {
        self.chat(applied).await.answer_all(script).await
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if let Some(Running { stop, thread }) = self.running.take() {
            let _ = stop.send(());
            let ended = thread.join();
            if !std::thread::panicking() {
                ended.unwrap();
            }
        }
        // The database is closed before it is removed.
        self.state.take();
        self.storage.take();
    }
}

/// Somebody who hires. Derefs to a caller with the employer's token.
pub(crate) struct Employer {
    pub(crate) caller: Caller,
    pub(crate) id: String,
    pub(crate) email: String,
    pub(crate) password: String,
}

impl Deref for Employer {
    type Target = Caller;
    fn deref(&self) -> &Caller {
        &self.caller
    }
}

impl Employer {
    /// A vacancy in this city that asks for nothing: three questions.
    pub(crate) async fn create_vacancy(&self, location: &str) -> Value {
        self.create(json!({ "title": "Бариста", "description": "Варить кофе", "location": location })).await
    }

    /// Any vacancy.
    pub(crate) async fn create(&self, body: Value) -> Value {
        self.post("/vacancies", &body).await.expect(201)
    }

    /// A response as the employer sees it.
    pub(crate) async fn response(&self, id: &str) -> Value {
        self.get(&format!("/responses/{id}")).await.expect(200)
    }

    /// The transcript of a chat.
    pub(crate) async fn transcript(&self, id: &str) -> Vec<Value> {
        let reply = self.get(&format!("/responses/{id}/messages?limit=500")).await;
        reply.expect(200).as_array().unwrap().clone()
    }
}

/// Somebody who has applied. Derefs to a caller with the candidate's token.
pub(crate) struct Applied {
    pub(crate) id: String,
    pub(crate) candidate_id: String,
    pub(crate) token: String,
    pub(crate) reply: Value,
    caller: Caller,
}

impl Deref for Applied {
    type Target = Caller;
    fn deref(&self) -> &Caller {
        &self.caller
    }
}

/// The text of a JSON string.
#[track_caller]
pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no string: {value}")).to_owned()
}
