//! Headers that every reply has: the request's id, and those that keep a browser from doing more than was meant.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use uuid::Uuid;

static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
static OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
static PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");

/// How many headers a usual reply has: room for them is made once.
pub(crate) const USUAL: usize = 12;

/// The id of a request: the caller's, if it is a plain word, or a new one.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

impl RequestId {
    /// The id of a request with these headers.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let given = headers.get(&REQUEST_ID).and_then(|value| value.to_str().ok()).filter(|id| is_plain(id));
        let new = || Uuid::new_v4().simple().encode_lower(&mut Uuid::encode_buffer()).to_owned();
        Self(given.map_or_else(new, str::to_owned))
    }
}

fn is_plain(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// Completes the headers of a reply. A page that needs more sets its own `Content-Security-Policy` first.
pub(super) fn complete(headers: &mut HeaderMap, id: RequestId) {
    headers.reserve(USUAL);
    for (name, value) in [
        (&header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (&header::X_FRAME_OPTIONS, "DENY"),
        (&header::REFERRER_POLICY, "no-referrer"),
        (&OPENER_POLICY, "same-origin"),
        (&PERMISSIONS_POLICY, "camera=(), geolocation=(), microphone=()"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
    // Replies are about people: no cache may keep them unless the route says otherwise.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::try_from(id.0) {
        headers.insert(&REQUEST_ID, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_callers_request_id_cannot_break_a_log_line() {
        assert!(is_plain("abc-DEF_123"));
        assert!(!is_plain(""));
        assert!(!is_plain("a b"));
        assert!(!is_plain(&"a".repeat(65)));
    }
}
