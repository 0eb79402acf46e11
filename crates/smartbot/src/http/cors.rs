//! CORS as the original's clients know it: every reply to an allowed origin carries the headers, errors included; a
//! preflight is answered 200 `OK`, one of another origin 400 `Disallowed CORS origin`.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::AppState;

const METHODS: &str = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";
/// Headers a page of another origin may read.
const EXPOSED: &str = "Link, Retry-After, X-Request-Id, WWW-Authenticate";

/// The middleware; the outermost but for the request id, so that every reply passes through it.
pub async fn layer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let Some(origin) = request.headers().get(header::ORIGIN).cloned() else {
        return next.run(request).await;
    };
    let allowed = state.allows_origin(&origin);
    let preflight =
        request.method() == Method::OPTIONS && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    let mut response = match (preflight, allowed) {
        (true, true) => (StatusCode::OK, "OK").into_response(),
        (true, false) => (StatusCode::BAD_REQUEST, "Disallowed CORS origin").into_response(),
        (false, _) => return decorate(next.run(request).await, origin, allowed),
    };
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static(METHODS));
    headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    if let Some(asked) = request.headers().get(header::ACCESS_CONTROL_REQUEST_HEADERS) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, asked.clone());
    }
    decorate(response, origin, allowed)
}

fn decorate(mut response: Response, origin: HeaderValue, allowed: bool) -> Response {
    let headers: &mut HeaderMap = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
    if allowed {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED));
    }
    headers.append(header::VARY, HeaderValue::from_static("Origin"));
    response
}
