//! The interview over WebSocket, and its transcript.
//!
//! [`frame`] is the wire, [`socket`] the loop of one connection, [`conversation`] what one frame leads to in the
//! database, [`queries`] the SQL, [`active`] and [`prepared`] what is kept from one turn, or one candidate, to the next.
//! The interview itself is `screening::interview`.

pub mod active;
pub mod conversation;
pub mod frame;
pub mod prepared;
pub mod queries;
pub mod socket;

use axum::Json;
use axum::extract::{OriginalUri, State};
use axum::http::HeaderMap;
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::app::AppState;
use crate::applications;
use crate::auth::extract::Viewer;
use crate::error::{AppError, AppResult};
use crate::http::client::Client;
use crate::http::fields::Fields;
use crate::http::input::{FromFields, Query, ResponseId};
use crate::http::moment;
use crate::http::paging::{Cursor, Page};
use crate::http::problem::Problem;

/// Routes of this slice.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(messages)).routes(routes!(socket::open))
}

/// Who said a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sender {
    /// The bot.
    Bot,
    /// The candidate.
    Candidate,
}

impl Sender {
    /// The word of the wire and the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Bot => "bot",
            Self::Candidate => "candidate",
        }
    }
}

/// One line of a transcript.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ChatMessage)]
pub struct StoredMessage {
    /// Id.
    pub id: Uuid,
    /// 1, 2, 3 … within the chat, without gaps.
    pub seq: i64,
    /// Who said it.
    pub sender_type: Sender,
    /// What was said.
    pub message_text: String,
    /// When it was stored.
    #[serde(serialize_with = "moment::serialize")]
    pub created_at: DateTime<Utc>,
    /// The candidate's client's own id of the message, where it gave one.
    pub client_id: Option<Uuid>,
    /// Number of the question, for lines of the bot that want an answer.
    pub question_index: Option<i64>,
}

/// How an interview ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// Approved or rejected.
    pub approved: bool,
    /// Why, for the candidate.
    pub reason: String,
    /// Whether a person decided, not the bot.
    pub by_person: bool,
}

struct MessagesQuery(Page);

impl FromFields for MessagesQuery {
    fn from_fields(fields: &mut Fields) -> Option<Self> {
        Page::read(fields).map(Self)
    }
}

/// Read the transcript of an interview, in order: for the owning employer and for the candidate's token.
#[utoipa::path(get, path = "/responses/{response_id}/messages", tag = "responses",
    params(("response_id" = Uuid, Path, description = "Id of the response"), crate::candidates::Paging),
    security(("bearer" = [])), responses(
        (status = 200, description = "The transcript; the next page stands in the Link header", body = [StoredMessage]),
        (status = 401, description = "Not authenticated"),
        (status = 404, description = "Response not found"),
        (status = 422, description = "Invalid input", body = [Problem]),
    ))]
async fn messages(
    viewer: Viewer,
    State(state): State<AppState>,
    ResponseId(id): ResponseId,
    client: Client,
    OriginalUri(uri): OriginalUri,
    Query(MessagesQuery(page)): Query<MessagesQuery>,
) -> AppResult<(HeaderMap, Json<Vec<StoredMessage>>)> {
    let may = match &viewer {
        Viewer::Employer(employer) => applications::queries::belongs_to(&state.database, id, employer.id).await?,
        Viewer::Candidate(own) => *own == id && queries::application_exists(&state.database, id).await?,
    };
    if !may {
        return Err(applications::NOT_FOUND);
    }
    let after = page.cursor::<i64>().map_err(AppError::Invalid)?.map_or(0, |cursor| cursor.key);
    let mut rows = queries::transcript(&state.database, id, after, page.limit + 1).await?;
    let link = page.link(&mut rows, &client.base, &uri, |row| Cursor { key: row.seq, id: row.id });
    Ok((link, Json(rows)))
}
