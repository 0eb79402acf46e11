//! The HTTP side of a torture: asks any instance that answers, again until one does.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use reqwest::{Client, Method};
use serde_json::{Value, json};
use uuid::Uuid;

use super::check::{Kind, Violation};
use super::ledger::Message;
use crate::api::{Vacancy, next_path, vacancy_body};
use crate::script;

/// Rows of a page of a transcript: few, so that paging is tested too.
const PAGE: usize = 5;

/// All instances together.
pub struct Calls {
    http: Client,
    servers: Vec<SocketAddr>,
    turn: AtomicUsize,
    deadline: Instant,
    lost: Mutex<Vec<Violation>>,
}

/// A candidate's application, as it was promised.
pub struct Applied {
    /// Its id.
    pub application: String,
    /// Its token.
    pub token: String,
}

struct Reply {
    status: u16,
    next: Option<String>,
    body: Value,
}

impl Calls {
    /// Calls to these servers, until the deadline.
    pub fn new(servers: Vec<SocketAddr>, deadline: Instant) -> Result<Self> {
        let http = Client::builder().no_proxy().tcp_nodelay(true).timeout(Duration::from_secs(15)).build()?;
        Ok(Self { http, servers, turn: AtomicUsize::new(0), deadline, lost: Mutex::default() })
    }

    /// Registers an employer and publishes the vacancies candidates apply to.
    pub async fn vacancies(&self) -> Result<Vec<String>> {
        let body = json!({
            "company_name": "Torture test",
            "email": format!("torture-{}@example.org", Uuid::new_v4()),
            "password": Uuid::new_v4().to_string(),
        });
        let reply = self.call(&Method::POST, "/employers/register", None, Some(&body)).await?;
        let token = reply.expect(201)?["access_token"].as_str().context("no access_token")?.to_owned();
        let mut ids = Vec::new();
        for vacancy in [Vacancy::Plain, Vacancy::Demanding] {
            let reply = self.call(&Method::POST, "/vacancies", Some(&token), Some(&vacancy_body(vacancy))).await?;
            ids.push(id(&reply.expect(201)?)?);
        }
        Ok(ids)
    }

    /// Applies. When the connection broke before the reply, nobody knows what was stored: another candidate applies.
    pub async fn apply(&self, vacancy: &str, number: u64) -> Result<Applied> {
        loop {
            let body = json!({
                "full_name": format!("Candidate {number}"),
                "email": format!("candidate-{number}@example.org"),
                "city": script::CITY,
            });
            let candidate = self.call(&Method::POST, "/candidates", None, Some(&body)).await?;
            let body = json!({ "vacancy_id": vacancy, "candidate_id": id(&candidate.expect(201)?)? });
            let reply = self.call(&Method::POST, "/responses", None, Some(&body)).await?;
            if reply.status == 400 {
                continue;
            }
            if reply.status == 404 && reply.body["detail"] == "Candidate not found" {
                let what = "a candidate, created with 201, is missing at once".to_owned();
                self.lost.lock().unwrap_or_else(PoisonError::into_inner).push(Violation { kind: Kind::Lost, what });
                continue;
            }
            let body = reply.expect(201)?;
            let token = body["candidate_token"].as_str().context("no candidate_token")?.to_owned();
            return Ok(Applied { application: id(&body)?, token });
        }
    }

    /// What the replies of this side promised and did not keep.
    pub fn broken(&self) -> Vec<Violation> {
        std::mem::take(&mut *self.lost.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The application as the candidate sees it; `None`: there is none.
    pub async fn response(&self, application: &str, token: &str) -> Result<Option<Value>> {
        let reply = self.call(&Method::GET, &format!("/responses/{application}"), Some(token), None).await?;
        if reply.status == 404 { Ok(None) } else { reply.expect(200).map(Some) }
    }

    /// The transcript, page by page.
    pub async fn transcript(&self, application: &str, token: &str) -> Result<Vec<Message>> {
        let mut messages = Vec::new();
        let mut next = Some(format!("/responses/{application}/messages?limit={PAGE}"));
        while let Some(path) = next {
            let mut reply = self.call(&Method::GET, &path, Some(token), None).await?;
            next = reply.next.take();
            let page: Vec<Message> = serde_json::from_value(reply.expect(200)?).context("a transcript")?;
            if page.is_empty() && next.is_some() {
                bail!("an empty page that is not the last");
            }
            messages.extend(page);
        }
        Ok(messages)
    }

    /// Asks one server after the other until one answers with more than an outage.
    async fn call(&self, method: &Method, path: &str, token: Option<&str>, body: Option<&Value>) -> Result<Reply> {
        loop {
            let turn = self.turn.fetch_add(1, Ordering::Relaxed);
            let server = self.servers[turn % self.servers.len()];
            let mut request = self.http.request(method.clone(), format!("http://{server}{path}"));
            if let Some(token) = token {
                request = request.bearer_auth(token);
            }
            if let Some(body) = body {
                request = request.json(body);
            }
            match read(request).await {
                Some(reply) if reply.status != 503 => return Ok(reply),
                _ if Instant::now() > self.deadline => bail!("{path}: no answer any more"),
                _ => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    }
}

/// Sends and reads to the end; `None`: the connection broke.
async fn read(request: reqwest::RequestBuilder) -> Option<Reply> {
    let reply = request.send().await.ok()?;
    let status = reply.status().as_u16();
    let next = reply.headers().get("link").and_then(|link| link.to_str().ok()).and_then(next_path);
    let bytes = reply.bytes().await.ok()?;
    Some(Reply { status, next, body: serde_json::from_slice(&bytes).unwrap_or_default() })
}

impl Reply {
    fn expect(self, status: u16) -> Result<Value> {
        if self.status != status {
            bail!("status {} instead of {status}: {}", self.status, self.body);
        }
        Ok(self.body)
    }
}

fn id(body: &Value) -> Result<String> {
    Ok(body["id"].as_str().context("no id")?.to_owned())
}
