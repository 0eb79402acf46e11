//! CORS as the original's clients know it: every reply to an allowed origin carries the headers, errors included; a
//! preflight is answered 200 `OK`, one of another origin 400 `Disallowed CORS origin`.

use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::app::App;

const METHODS: &str = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";
/// Headers a page of another origin may read.
const EXPOSED: &str = "Link, Retry-After, X-Request-Id, WWW-Authenticate";

/// A page of another origin is asking.
pub(super) struct Asked {
    origin: HeaderValue,
    allowed: bool,
}

impl Asked {
    /// Who is asking, if it is a page of another origin.
    pub(super) fn read(app: &App, headers: &HeaderMap) -> Option<Self> {
        let origin = headers.get(header::ORIGIN)?.clone();
        let allowed = app.allows_origin(&origin);
        Some(Self { origin, allowed })
    }

    /// The answer to a preflight, which no handler sees; `None` when the request is none.
    pub(super) fn preflight<B>(&self, request: &Request<B>) -> Option<Response> {
        let asks_method = request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
        if request.method() != Method::OPTIONS || !asks_method {
            return None;
        }
        let mut response = if self.allowed {
            (StatusCode::OK, "OK").into_response()
        } else {
            (StatusCode::BAD_REQUEST, "Disallowed CORS origin").into_response()
        };
        let headers = response.headers_mut();
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static(METHODS));
        headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
        if let Some(asked) = request.headers().get(header::ACCESS_CONTROL_REQUEST_HEADERS) {
            headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, asked.clone());
        }
        Some(response)
    }

    /// Tells the browser what its page may see of the reply.
    pub(super) fn decorate(self, headers: &mut HeaderMap) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
        if self.allowed {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, self.origin);
            headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED));
        }
        headers.append(header::VARY, HeaderValue::from_static("Origin"));
    }
}
