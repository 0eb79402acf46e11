//! An HTTP client that returns everything and judges nothing.

use std::net::SocketAddr;

use reqwest::header::HeaderMap;
use reqwest::{Method, RequestBuilder};
use serde_json::Value;

/// A reply, read to its end.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Reply {
    /// The body as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {} {:?}", self.status, self.text))
    }

    /// The body as JSON, if the status is this one.
    #[track_caller]
    pub(crate) fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        if self.text.is_empty() { Value::Null } else { self.json() }
    }

    /// That the reply is this error.
    #[track_caller]
    pub(crate) fn expect_error(&self, status: u16, detail: &str) {
        assert_eq!(self.expect(status), serde_json::json!({ "detail": detail }));
    }

    /// That the reply is 422, and its problems as `type at loc`, in order.
    #[track_caller]
    pub(crate) fn problems(&self) -> Vec<String> {
        let body = self.expect(422);
        let problems = body["detail"].as_array().unwrap_or_else(|| panic!("no list: {body}"));
        problems
            .iter()
            .map(|problem| {
                assert!(problem["msg"].as_str().is_some_and(|msg| !msg.is_empty()), "{problem}");
                let loc: Vec<_> = problem["loc"].as_array().unwrap().iter().map(|p| p.as_str().unwrap()).collect();
                format!("{} at {}", problem["type"].as_str().unwrap(), loc.join("."))
            })
            .collect()
    }

    /// A header's text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// The path of the next page, from the `Link` header.
    pub(crate) fn next_page(&self) -> Option<String> {
        let link = self.header("link")?;
        let (url, parameters) = link.strip_prefix('<').unwrap().split_once('>').unwrap();
        assert_eq!(parameters, "; rel=\"next\"");
        let path = url.strip_prefix("http://").unwrap().split_once('/').unwrap().1;
        Some(format!("/{path}"))
    }
}

/// Somebody who calls the server: with a token or without.
#[derive(Clone)]
pub(crate) struct Caller {
    http: reqwest::Client,
    base: String,
    token: Option<String>,
}

impl Caller {
    /// Somebody without a token.
    pub(crate) fn nobody(address: SocketAddr) -> Self {
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(super::PATIENCE)
            .build()
            .unwrap();
        Self { http, base: format!("http://{address}"), token: None }
    }

    /// The same caller with this token.
    pub(crate) fn with_token(&self, token: &str) -> Self {
        Self { token: Some(token.to_owned()), ..self.clone() }
    }

    /// `http://host:port`.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// The token, if there is one.
    pub(crate) fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// A request to be completed by the test, with the caller's token.
    pub(crate) fn request(&self, method: &str, path: &str) -> RequestBuilder {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let request = self.http.request(method, format!("{}{path}", self.base));
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        send(self.request("GET", path)).await
    }

    /// With one parameter, encoded.
    pub(crate) async fn get_where(&self, path: &str, name: &str, value: &str) -> Reply {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair(name, value).finish();
        self.get(&format!("{path}?{query}")).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Reply {
        send(self.request("POST", path).json(body)).await
    }

    pub(crate) async fn put(&self, path: &str, body: &Value) -> Reply {
        send(self.request("PUT", path).json(body)).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Reply {
        send(self.request("DELETE", path)).await
    }

    /// A body of any bytes, declared as JSON.
    pub(crate) async fn post_bytes(&self, path: &str, body: impl Into<reqwest::Body>) -> Reply {
        send(self.request("POST", path).header("content-type", "application/json").body(body)).await
    }

    /// Every row of a list, page by page.
    pub(crate) async fn all_pages(&self, path: &str) -> Vec<Vec<Value>> {
        let mut pages = Vec::new();
        let mut next = Some(path.to_owned());
        while let Some(path) = next {
            let reply = self.get(&path).await;
            pages.push(reply.expect(200).as_array().unwrap().clone());
            next = reply.next_page();
            assert!(pages.len() < 1000, "the pages do not end");
        }
        pages
    }
}

/// Sends a request and reads the reply.
pub(crate) async fn send(request: RequestBuilder) -> Reply {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Reply { status, headers, text: response.text().await.unwrap() }
}
