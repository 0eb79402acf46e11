//! A server of this process on a free port, with an empty database of its own.

use reqwest::header::{HeaderMap, HeaderName};
use serde_json::{Value, json};
use smartbot::app::Server;
use smartbot::config::Config;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// The server; stops when dropped.
pub(crate) struct TestServer {
    base: String,
    client: reqwest::Client,
    stop: CancellationToken,
    folder: std::path::PathBuf,
}

/// A reply.
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) body: String,
    pub(crate) bytes: Vec<u8>,
    headers: HeaderMap,
}

impl Page {
    /// The first header of this name; empty when there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// All headers of this name.
    pub(crate) fn all(&self, name: &str) -> String {
        self.headers.get_all(name).iter().map(|value| value.to_str().unwrap()).collect::<Vec<_>>().join(", ")
    }
}

impl TestServer {
    pub(crate) async fn start(variables: &[(&str, &str)]) -> Self {
        let folder = std::env::temp_dir().join(format!("smartbot-pages-{}", Uuid::new_v4()));
        std::fs::create_dir_all(&folder).unwrap();
        let database = format!("sqlite://{}", folder.join("test.db").display());
        let mut config = Config::read(|name| match name {
            "PORT" => Some("0".to_owned()),
            "RATE_LIMITS" => Some("off".to_owned()),
            "DATABASE_URL" => Some(database.clone()),
            _ => variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()),
        })
        .unwrap();
        config.bcrypt_cost = 4;
        let server = Server::bind(config).await.unwrap();
        let base = format!("http://{}", server.address());
        let stop = CancellationToken::new();
        tokio::spawn(server.run(stop.clone().cancelled_owned()));
        Self { base, client: reqwest::Client::new(), stop, folder }
    }

    /// Fetches a page.
    pub(crate) async fn page(&self, path: &str, headers: &[(HeaderName, &str)]) -> Page {
        let mut request = self.client.get(format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        let reply = request.send().await.unwrap();
        let (status, headers) = (reply.status().as_u16(), reply.headers().clone());
        let bytes = reply.bytes().await.unwrap().to_vec();
        Page { status, headers, body: String::from_utf8_lossy(&bytes).into_owned(), bytes }
    }

    async fn post(&self, path: &str, token: Option<&str>, body: &Value) -> Value {
        let mut request = self.client.post(format!("{}{path}", self.base)).json(body);
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        let reply = request.send().await.unwrap();
        assert_eq!(reply.status(), 201, "{path}");
        reply.json().await.unwrap()
    }

    /// Registers an employer; gives the token.
    pub(crate) async fn employer(&self, company: &str) -> String {
        let email = format!("{}@example.com", Uuid::new_v4());
        let body = json!({ "company_name": company, "email": email, "password": "long enough" });
        self.post("/employers/register", None, &body).await["access_token"].as_str().unwrap().to_owned()
    }

    /// Publishes a vacancy; gives its id.
    pub(crate) async fn vacancy(&self, token: &str, fields: &Value) -> String {
        let mut body = json!({ "description": "Work" });
        body.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        self.post("/vacancies", Some(token), &body).await["id"].as_str().unwrap().to_owned()
    }

    /// Publishes a vacancy and applies to it; gives the id of the response.
    pub(crate) async fn apply(&self, vacancy: &Value, company: &str) -> String {
        let token = self.employer(company).await;
        let vacancy = self.vacancy(&token, vacancy).await;
        let email = format!("{}@example.com", Uuid::new_v4());
        let body = json!({ "full_name": "A Candidate", "email": email, "city": "" });
        let candidate = self.post("/candidates", None, &body).await;
        let body = json!({ "vacancy_id": vacancy, "candidate_id": candidate["id"] });
        let response = self.post("/responses", None, &body).await;
        let id = response["id"].as_str().unwrap().to_owned();
        // The link for a person leads to the page, with the token where no server sees it.
        let link = response["chat_url"].as_str().unwrap();
        let token = response["candidate_token"].as_str().unwrap();
        assert_eq!(link, format!("{}/chat/{id}#{token}", self.base));
        id
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        self.stop.cancel();
        // The database may still be closing; what is left is a few kilobytes in the system's temporary folder.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
