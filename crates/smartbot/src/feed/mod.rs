//! What happens to an employer's applications, told as it happens: `GET /events`, server-sent events.
//!
//! Every write that an employer would want to know of adds a line to `employer_events` in the same batch ([`record`]), so
//! the feed has what the database has: nothing that was rolled back, everything that was committed, in order, on every
//! instance and after a restart. The bus only says that there is something to read.

pub mod queries;
mod stream;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::AppState;
use crate::auth::extract::Employer;
use crate::error::AppResult;
use crate::http::moment;
use crate::store::{Database, StoreError};
pub use queries::{ApplicationKey, Happened, record};

/// How long events are kept for clients that come back.
const KEPT: TimeDelta = TimeDelta::days(3);
/// Most lines forgotten by one write.
const AT_ONCE: i64 = 1000;

/// Forgets what is older than three days.
pub async fn forget_old(database: &Database) -> Result<(), StoreError> {
    while queries::forget(database, moment::now() - KEPT, AT_ONCE).await? {}
    Ok(())
}

/// Routes of this slice.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(events))
}

static LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");
/// Keeps proxies of the nginx kind from collecting events before they pass them on.
static ACCEL_BUFFERING: HeaderName = HeaderName::from_static("x-accel-buffering");

/// Follow one's own vacancies as things happen, as server-sent events.
///
/// `response` (a new application), `message` (a line of a chat, of either side), `progress` (how far the interview is),
/// `decision` (of the bot or a person); the data of each is a JSON object with `type`, `response_id` and `vacancy_id`.
/// `Last-Event-ID` goes on behind that event; `resync` says that what happened since is no longer kept (three days), and
/// that the lists should be read again.
#[utoipa::path(get, path = "/events", tag = "events", security(("bearer" = [])),
    params(("Last-Event-ID" = Option<String>, Header, description = "Id of the last event the client has")),
    responses(
        (status = 200, description = "A stream that goes on until the client leaves", content_type = "text/event-stream",
         body = String),
        (status = 401, description = "Not authenticated"),
        (status = 503, description = "Too many streams are open; see Retry-After"),
    ))]
async fn events(employer: Employer, State(state): State<AppState>, headers: HeaderMap) -> AppResult<Response> {
    let last = headers.get(&LAST_EVENT_ID).and_then(|id| id.to_str().ok()).filter(|id| !id.is_empty());
    let body = stream::open(state, employer.id, last).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (ACCEL_BUFFERING.clone(), HeaderValue::from_static("no")),
    ];
    Ok((headers, body).into_response())
}
