//! What people see: server-rendered pages and their assets, all from the binary.
//!
//! A page sets no cookie, asks nobody else for anything, and holds neither inline script nor inline style, so its
//! `Content-Security-Policy` is as short as it can be.

use askama::Template;
use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;

use crate::app::AppState;
use crate::error::AppError;

mod assets;
mod chat;
mod docs;
mod language;
mod sample;
mod start;
mod texts;

/// What a page without scripts may do.
const STILL: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; \
                     frame-ancestors 'none'";
/// What the page of the chat may do: besides, its own modules and a socket to where it came from. No text ever becomes
/// markup there, and trusted types let the browser see to it.
const TALKING: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; \
                       frame-ancestors 'none'; script-src 'self'; connect-src 'self'; \
                       require-trusted-types-for 'script'; trusted-types 'none'";

/// Routes of the pages.
pub fn routes(document: &utoipa::openapi::OpenApi) -> Router<AppState> {
    Router::new()
        .route("/", get(start::start))
        .route("/chat/{response_id}", get(chat::chat))
        .route("/assets/{version}/{file}", get(assets::asset))
        .merge(docs::routes(document))
}

/// A rendered page under its policy.
fn page(status: StatusCode, policy: &'static str, template: &impl Template) -> Response {
    let html = match template.render() {
        Ok(html) => html,
        Err(error) => return AppError::Internal(error.to_string()).into_response(),
    };
    let policy = [(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy))];
    (status, policy, Html(html)).into_response()
}
