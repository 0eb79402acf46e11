//! What people see: server-rendered pages and their assets, all from the binary.

use axum::Router;
use axum::routing::get;

use crate::app::AppState;

mod docs;
mod start;

/// Routes of the pages.
pub fn routes(document: &utoipa::openapi::OpenApi) -> Router<AppState> {
    Router::new().route("/", get(start::start)).merge(docs::routes(document))
}
