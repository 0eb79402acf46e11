//! The contract's HTTP side, as far as load needs it.

use anyhow::{Context, Result, bail};
use reqwest::header::LINK;
use reqwest::{Client, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::script;
use crate::target::Target;

/// A client of one server.
#[derive(Clone)]
pub struct Api {
    http: Client,
    target: Target,
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
    pub fn new(target: Target) -> Result<Self> {
        // The connection is the measured one: no proxy of the environment in between.
        let http =
            Client::builder().no_proxy().tcp_nodelay(true).timeout(std::time::Duration::from_secs(30)).build()?;
        Ok(Self { http, target })
    }

    /// The server.
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// Registers an employer nobody has registered before; gives its token.
    pub async fn register(&self) -> Result<String> {
        let body = json!({
            "company_name": "Load test",
            "email": format!("load-{}@example.org", Uuid::new_v4()),
            "password": Uuid::new_v4().to_string(),
        });
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
        let reply = sent(path, authorized(self.http.get(self.target.http(path)), token)).await?;
        let next = reply.headers().get(LINK).and_then(|link| link.to_str().ok()).and_then(next_path);
        let rows: Vec<Value> = reply.json().await.with_context(|| format!("{path}: no array"))?;
        Ok(Page { rows: rows.len(), next })
    }

    /// Reads something to its end, whatever it is.
    pub async fn read(&self, path: &str) -> Result<()> {
        let reply = sent(path, self.http.get(self.target.http(path))).await?;
        reply.bytes().await.with_context(|| format!("{path}: cut off"))?;
        Ok(())
    }

    async fn post(&self, path: &str, body: &Value, token: Option<&str>) -> Result<Value> {
        let reply = sent(path, authorized(self.http.post(self.target.http(path)).json(body), token)).await?;
        reply.json().await.with_context(|| format!("{path}: no JSON"))
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

fn authorized(request: RequestBuilder, token: Option<&str>) -> RequestBuilder {
    match token {
        Some(token) => request.bearer_auth(token),
        None => request,
    }
}

/// Sends; anything but a success is an error that says what to do where we know it.
async fn sent(path: &str, request: RequestBuilder) -> Result<reqwest::Response> {
    let path = path.split('?').next().unwrap_or(path);
    let reply = request.send().await.map_err(|error| anyhow::anyhow!("{path}: {}", kind(&error)))?;
    match reply.status() {
        status if status.is_success() => Ok(reply),
        StatusCode::TOO_MANY_REQUESTS => bail!("{path}: 429 (start the server with RATE_LIMITS=off)"),
        status => bail!("{path}: {}", status.as_u16()),
    }
}

/// In one word, so that thousands of the same failure are counted as one.
fn kind(error: &reqwest::Error) -> &'static str {
    if error.is_timeout() {
        "timed out"
    } else if error.is_connect() {
        "no connection"
    } else {
        "connection lost"
    }
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
