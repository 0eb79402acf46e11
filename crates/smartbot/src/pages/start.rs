//! `/`: the API's greeting for programs, the start page for browsers.

use axum::Json;
use axum::http::{HeaderMap, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::json;

/// Greets.
pub(super) async fn start(headers: HeaderMap) -> Response {
    let wants_html = headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"));
    let mut response = if wants_html {
        Html("<!doctype html><title>SmartBot</title>").into_response()
    } else {
        let version = env!("CARGO_PKG_VERSION");
        Json(json!({ "message": "SmartBot HR Platform API", "version": version, "status": "running" })).into_response()
    };
    response.headers_mut().append(header::VARY, header::HeaderValue::from_static("Accept"));
    response
}
