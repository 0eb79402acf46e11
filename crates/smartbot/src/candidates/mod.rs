//! Candidates: whoever applies. Seen only by the employers they applied to, and by themselves.

pub mod queries;

use axum::Json;
use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, StatusCode};
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::app::AppState;
use crate::auth::extract::{Employer, Viewer};
use crate::employers::email;
use crate::error::{AppError, AppResult};
use crate::http::client::Client;
use crate::http::fields::{Fields, Length};
use crate::http::input::{CandidateId, FromFields, Query, Valid};
use crate::http::moment;
use crate::http::paging::{Cursor, Page};
use crate::http::problem::Problem;
use crate::realtime::limits::Limit;

/// Text of every 404 about a candidate.
pub const NOT_FOUND: AppError = AppError::NotFound("Candidate not found");

/// Routes of this slice.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(create, list)).routes(routes!(read))
}

/// A candidate.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Candidate {
    /// Id.
    pub id: Uuid,
    /// Name.
    pub full_name: String,
    /// Address.
    pub email: String,
    /// Telephone.
    pub phone: Option<String>,
    /// City as given when applying; may be empty.
    pub city: String,
    /// The résumé's text.
    pub resume_text: Option<String>,
    /// When the record was made.
    #[serde(serialize_with = "moment::serialize")]
    pub created_at: DateTime<Utc>,
}

/// What a new candidate needs.
#[derive(ToSchema)]
pub struct NewCandidate {
    /// 1..255 characters.
    pub full_name: String,
    /// Need not be unique.
    pub email: String,
    /// At most 50 characters.
    pub phone: Option<String>,
    /// 0..255 characters; an empty city is asked for in the chat.
    pub city: String,
    /// The résumé's text.
    pub resume_text: Option<String>,
}

impl FromFields for NewCandidate {
    fn from_fields(fields: &mut Fields) -> Option<Self> {
        let full_name = fields.text("full_name", Length::new(1, 255).not_blank());
        let email = email::field(fields, "email");
        let phone = fields.optional_text("phone", Length::new(0, 50));
        let city = fields.text("city", Length::new(0, 255));
        let resume_text = fields.optional_text("resume_text", Length::new(0, usize::MAX));
        Some(Self { full_name: full_name?, email: email?, phone: phone?, city: city?, resume_text: resume_text? })
    }
}

/// Make a candidate's record, before applying.
#[utoipa::path(post, path = "/candidates", tag = "candidates", request_body = NewCandidate, responses(
    (status = 201, description = "The candidate", body = Candidate),
    (status = 422, description = "Invalid input", body = [Problem]),
    (status = 429, description = "Too many requests; see Retry-After"),
))]
async fn create(
    State(state): State<AppState>,
    client: Client,
    Valid(new): Valid<NewCandidate>,
) -> AppResult<(StatusCode, Json<Candidate>)> {
    state.limits.check(Limit::ApplyByAddress, client.address).await?;
    let candidate = Candidate {
        id: Uuid::new_v4(),
        full_name: new.full_name,
        email: new.email,
        phone: new.phone,
        city: new.city,
        resume_text: new.resume_text,
        created_at: moment::now(),
    };
    queries::insert(&state.database, &candidate).await?;
    Ok((StatusCode::CREATED, Json(candidate)))
}

/// Paging of the list of candidates.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "the parameters of ListQuery, for the document")]
pub struct Paging {
    /// Rows of a page, 1..500, default 100.
    limit: Option<i64>,
    /// From the `Link` header of the page before.
    cursor: Option<String>,
}

struct ListQuery(Page);

impl FromFields for ListQuery {
    fn from_fields(fields: &mut Fields) -> Option<Self> {
        Page::read(fields).map(Self)
    }
}

/// List the candidates who applied to one's own vacancies, newest first.
#[utoipa::path(get, path = "/candidates", tag = "candidates", params(Paging), security(("bearer" = [])), responses(
    (status = 200, description = "Newest first; the next page stands in the Link header", body = [Candidate]),
    (status = 401, description = "Not authenticated"),
    (status = 422, description = "Invalid input", body = [Problem]),
))]
async fn list(
    employer: Employer,
    State(state): State<AppState>,
    client: Client,
    OriginalUri(uri): OriginalUri,
    Query(ListQuery(page)): Query<ListQuery>,
) -> AppResult<(HeaderMap, Json<Vec<Candidate>>)> {
    let after = page.cursor().map_err(AppError::Invalid)?;
    let mut rows = queries::list(&state.database, employer.id, after, page.limit + 1).await?;
    let link = page.link(&mut rows, &client.base, &uri, |row| Cursor { key: row.created_at, id: row.id });
    Ok((link, Json(rows)))
}

/// Read a candidate: for employers they applied to, and for the candidate's own token.
#[utoipa::path(get, path = "/candidates/{candidate_id}", tag = "candidates", security(("bearer" = [])),
    params(("candidate_id" = Uuid, Path, description = "Id of the candidate")), responses(
        (status = 200, description = "The candidate", body = Candidate),
        (status = 401, description = "Not authenticated"),
        (status = 404, description = "Candidate not found"),
        (status = 422, description = "Invalid input", body = [Problem]),
    ))]
async fn read(
    viewer: Viewer,
    State(state): State<AppState>,
    CandidateId(id): CandidateId,
) -> AppResult<Json<Candidate>> {
    let found = match viewer {
        Viewer::Employer(employer) => queries::seen_by_employer(&state.database, id, employer.id).await?,
        Viewer::Candidate(application) => queries::of_application(&state.database, id, application).await?,
    };
    found.map(Json).ok_or(NOT_FOUND)
}
