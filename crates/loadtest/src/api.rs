//! The contract's HTTP side, as far as load needs it.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::de::IgnoredAny;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::lean::{self, Lean};
use crate::script;
use crate::target::Target;

/// Longest wait for a reply.
const PATIENCE: Duration = Duration::from_secs(30);

/// A client of one server, with as many connections as are in use at the same time.
#[derive(Clone)]
pub struct Api {
    target: Target,
    idle: Arc<Mutex<Vec<Lean>>>,
}

/// A page of a list.
pub struct Page {
    /// Number of its rows.
    pub rows: usize,
    /// Path and query of the next page, when the server names one.
    pub next: Option<String>,
}

/// What the vacancies of a load test ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Vacancy {
    /// Nothing: the bot asks the original's three questions.
    Plain,
    /// Skills, years, a language, a schedule: the bot asks for each.
    Demanding,
}

impl Vacancy {
    fn requirements(self) -> Value {
        match self {
            Self::Plain => Value::Null,
            Self::Demanding => json!({
                "skills": ["Rust", "PostgreSQL", "Docker"],
                "min_experience_years": 3,
                "languages": ["EN B2"],
                "schedule": "5/2",
            }),
        }
    }
}

impl Api {
    /// A client of `target`.
    pub fn new(target: Target) -> Self {
        Self { target, idle: Arc::default() }
    }

    /// The server.
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// Registers an employer nobody has registered before; gives its token.
    pub async fn register(&self) -> Result<String> {
        self.register_as(&format!("load-{}@example.org", Uuid::new_v4()), &Uuid::new_v4().to_string()).await
    }

    /// Registers an employer with this address and password; gives its token.
    pub async fn register_as(&self, email: &str, password: &str) -> Result<String> {
        let body = json!({ "company_name": "Load test", "email": email, "password": password });
        let reply = self.post("/employers/register", &body, None).await?;
        Ok(text(&reply, "access_token")?.to_owned())
    }

    /// Publishes a vacancy; gives its id.
    pub async fn vacancy(&self, token: &str, vacancy: Vacancy) -> Result<String> {
        let reply = self.post("/vacancies", &vacancy_body(vacancy), Some(token)).await?;
        Ok(text(&reply, "id")?.to_owned())
    }

    /// Makes a candidate and lets it apply; gives the application's id.
    pub async fn apply(&self, vacancy: &str, number: u64) -> Result<String> {
        let body = json!({
            "full_name": format!("Candidate {number}"),
            "email": format!("candidate-{number}@example.org"),
            "city": script::CITY,
        });
        let candidate = self.post("/candidates", &body, None).await?;
        let body = json!({ "vacancy_id": vacancy, "candidate_id": text(&candidate, "id")? });
        let reply = self.post("/responses", &body, None).await?;
        Ok(text(&reply, "id")?.to_owned())
    }

    /// Reads a page of a list.
    pub async fn page(&self, path: &str, token: Option<&str>) -> Result<Page> {
        let (link, body) = self.call("GET", path, token, None).await?;
        let next = link.as_deref().and_then(next_path);
        let rows: Vec<IgnoredAny> = serde_json::from_slice(&body).with_context(|| format!("{path}: no array"))?;
        Ok(Page { rows: rows.len(), next })
    }

    /// Reads something to its end, whatever it is.
    pub async fn read(&self, path: &str) -> Result<Vec<u8>> {
        Ok(self.call("GET", path, None, None).await?.1)
    }

    async fn post(&self, path: &str, body: &Value, token: Option<&str>) -> Result<Value> {
        let (_, body) = self.call("POST", path, token, Some(&body.to_string())).await?;
        serde_json::from_slice(&body).with_context(|| format!("{path}: no JSON"))
    }

    /// Sends over an idle connection or a new one; `Link` and body. Anything but a success is an error that says what to
    /// do where we know it.
    async fn call(
        &self,
        method: &str,
        path: &str,
        token: Option<&str>,
        body: Option<&str>,
    ) -> Result<(Option<String>, Vec<u8>)> {
        let name = path.split('?').next().unwrap_or(path);
        let address = self.target.address();
        let request = lean::request(method, path, &address, token, body);
        loop {
            let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut lean = match idle {
                Some(lean) => lean,
                None => Lean::connect(&address).await.with_context(|| name.to_owned())?,
            };
            let used = lean.is_used();
            let called = tokio::time::timeout(PATIENCE, lean.call(&request)).await;
            let (status, link, body) = match called {
                Ok(Ok(reply)) => (reply.status, reply.header("link").map(str::to_owned), reply.body.to_vec()),
                // The server may have ended a connection that nobody used for a while.
                Ok(Err(_)) if used => continue,
                Ok(Err(error)) => bail!("{name}: {error}"),
                Err(_) => bail!("{name}: timed out"),
            };
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(lean);
            match status {
                200..300 => return Ok((link, body)),
                429 => bail!("{name}: 429 (start the server with RATE_LIMITS=off)"),
                _ => bail!("{name}: {status}"),
            }
        }
    }
}

/// A vacancy to publish.
pub fn vacancy_body(vacancy: Vacancy) -> Value {
    json!({
        "title": "Backend developer",
        "description": "Services that other services rely on, in a small team that reviews everything.",
        "location": script::CITY,
        "requirements": vacancy.requirements(),
        "salary_min": 400_000,
        "salary_max": 900_000,
    })
}

fn text<'a>(reply: &'a Value, field: &str) -> Result<&'a str> {
    reply[field].as_str().with_context(|| format!("the reply has no `{field}`"))
}

/// Path and query of the `next` page in a `Link` header.
pub fn next_path(link: &str) -> Option<String> {
    let part = link.split(',').find(|part| part.contains("rel=\"next\""))?;
    let url = part.split_once('<')?.1.split_once('>')?.0;
    let path = match url.split_once("://") {
        Some((_, rest)) => &rest[rest.find('/')?..],
        None => url,
    };
    Some(path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_page_is_found_in_the_header() {
        let path = Some("/responses?limit=2&cursor=abc".to_owned());
        assert_eq!(next_path("<http://127.0.0.1:8000/responses?limit=2&cursor=abc>; rel=\"next\""), path);
        assert_eq!(next_path("</first>; rel=\"first\", </responses?limit=2&cursor=abc>; rel=\"next\""), path);
        assert_eq!(next_path("<http://127.0.0.1:8000/responses>; rel=\"prev\""), None);
        assert_eq!(next_path("rel=\"next\""), None);
    }

    #[test]
    fn a_plain_vacancy_asks_for_nothing() {
        assert!(Vacancy::Plain.requirements().is_null());
        assert!(Vacancy::Demanding.requirements().is_object());
    }
}
