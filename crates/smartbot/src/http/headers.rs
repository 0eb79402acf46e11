//! Request ids, the log line of every request, and security headers.

use std::time::Instant;

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;
use uuid::Uuid;

use crate::telemetry::metrics;

static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The id of a request, for work that outlives it (a chat's socket).
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

/// Gives the request an id (the caller's, if it is a plain word), puts it on every log line and on the reply, and
/// logs one line when the reply is ready. The path is logged as the route's pattern: real paths hold secret ids.
pub async fn trace(mut request: Request, next: Next) -> Response {
    let given = request.headers().get(&REQUEST_ID).and_then(|value| value.to_str().ok()).filter(|id| is_plain(id));
    let id = given.map_or_else(|| Uuid::new_v4().simple().to_string(), str::to_owned);
    let span = tracing::info_span!("request", request_id = %id);
    request.extensions_mut().insert(RequestId(id.clone()));
    async move {
        let method = known(request.method());
        let route = request
            .extensions()
            .get::<axum::extract::MatchedPath>()
            .map_or_else(|| "(no route)".to_owned(), |path| path.as_str().to_owned());
        let started = Instant::now();
        let mut response = next.run(request).await;
        let status = response.status().as_u16();
        let took = started.elapsed();
        metrics::request(method, &route, status, took);
        tracing::info!(method, route, status, ms = took.as_millis(), "request");
        if let Ok(value) = HeaderValue::from_str(&id) {
            response.headers_mut().insert(REQUEST_ID.clone(), value);
        }
        response
    }
    .instrument(span)
    .await
}

/// The name of a method. Unknown ones are the caller's own words, which neither logs nor metrics repeat.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

fn is_plain(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// Headers that keep a browser from doing more with a reply than was meant. A page that needs more sets its own
/// `Content-Security-Policy` first.
pub async fn secure(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
    // Replies are about people: no cache may keep them unless the route says otherwise.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_methods_are_named() {
        assert_eq!(known(&Method::GET), "GET");
        assert_eq!(known(&Method::from_bytes(b"AIGERIM").unwrap_or_default()), "other");
    }

    #[test]
    fn a_callers_request_id_cannot_break_a_log_line() {
        assert!(is_plain("abc-DEF_123"));
        assert!(!is_plain(""));
        assert!(!is_plain("a b"));
        assert!(!is_plain(&"a".repeat(65)));
    }
}
