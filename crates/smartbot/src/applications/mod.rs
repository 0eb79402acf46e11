//! Applications: one candidate applying to one vacancy. On the wire they are called responses.

pub mod decisions;
pub mod queries;

use std::fmt;

use axum::Json;
use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, StatusCode};
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::app::AppState;
use crate::auth::extract::{Employer, Viewer};
use crate::error::{AppError, AppResult};
use crate::http::client::Client;
use crate::http::fields::{Fields, Length};
use crate::http::input::{FromFields, Query, ResponseId, Valid};
use crate::http::moment;
use crate::http::paging::{Cursor, Page};
use crate::http::problem::Problem;
use crate::realtime::limits::Limit;
use crate::realtime::news::News;
use crate::store::StoreError;
use crate::{candidates, vacancies};

/// Text of every 404 about an application.
pub const NOT_FOUND: AppError = AppError::NotFound("Response not found");

/// Routes of this slice.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(create, list)).routes(routes!(read)).merge(decisions::routes())
}

/// Where an application stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nobody has opened the chat yet.
    New,
    /// The interview is under way.
    InChat,
    /// Approved, by the bot or a person.
    Approved,
    /// Rejected, by the bot or a person.
    Rejected,
}

impl Status {
    /// The words of the wire and the database, in the order of the variants.
    pub const WORDS: [&'static str; 4] = ["new", "in_chat", "approved", "rejected"];
    const ALL: [Self; 4] = [Self::New, Self::InChat, Self::Approved, Self::Rejected];

    /// The word for it.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    /// The status a word stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().position(|known| *known == word).map(|index| Self::ALL[index])
    }

    /// The status of a decision.
    pub fn decided(approved: bool) -> Self {
        if approved { Self::Approved } else { Self::Rejected }
    }

    /// Whether a decision has been made.
    pub fn is_decided(self) -> bool {
        matches!(self, Self::Approved | Self::Rejected)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// An application.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Response)]
pub struct Application {
    /// Id; a secret, since it opens the chat.
    pub id: Uuid,
    /// The vacancy.
    pub vacancy_id: Uuid,
    /// The candidate.
    pub candidate_id: Uuid,
    /// Where it stands.
    pub status: Status,
    /// 0..1, null before the interview has ended.
    pub relevance_score: Option<f64>,
    /// `{"reason": "…", …}` when rejected.
    #[schema(value_type = Option<Object>)]
    pub rejection_reasons: Option<Map<String, Value>>,
    /// When it was made.
    #[serde(serialize_with = "moment::serialize")]
    pub created_at: DateTime<Utc>,
    /// One sentence for the employer's list, null before the interview has ended.
    pub summary: Option<String>,
    /// Whether the candidate has asked for a person.
    pub human_requested: bool,
}

/// A new application with what its candidate needs to go on.
#[derive(Serialize, ToSchema)]
pub struct NewApplication {
    #[serde(flatten)]
    application: Application,
    /// Opens the chat and the candidate's own data.
    candidate_token: String,
    /// The page where a person holds the interview; the token stands behind the `#`, which no server sees.
    chat_url: String,
}

/// An application in the employer's list.
#[derive(Serialize, ToSchema)]
pub struct ListedApplication {
    /// The application.
    #[serde(flatten)]
    pub application: Application,
    /// The candidate's name.
    pub candidate_name: String,
    /// The candidate's address.
    pub candidate_email: String,
    /// The candidate's city.
    pub candidate_city: String,
    /// Sort key of the ranked list: the score, or -1 before there is one.
    #[serde(skip)]
    pub rank: f64,
}

/// An application with everything that led to its decision.
#[derive(Serialize, ToSchema)]
pub struct ApplicationDetail {
    /// The application.
    #[serde(flatten)]
    pub application: Application,
    /// Verdict by verdict with evidence, score, coverage, versions; null before the interview has ended.
    #[schema(value_type = Option<Object>)]
    pub assessment: Option<Value>,
    /// The decision that counts.
    pub decision: Option<decisions::Decision>,
    /// All decisions, oldest first.
    pub decisions: Vec<decisions::Decision>,
}

/// Who applies to what.
#[derive(ToSchema)]
pub struct NewApplicationBody {
    /// The vacancy.
    pub vacancy_id: Uuid,
    /// The candidate.
    pub candidate_id: Uuid,
}

impl FromFields for NewApplicationBody {
    fn from_fields(fields: &mut Fields) -> Option<Self> {
        let vacancy_id = fields.uuid("vacancy_id");
        let candidate_id = fields.uuid("candidate_id");
        Some(Self { vacancy_id: vacancy_id?, candidate_id: candidate_id? })
    }
}

/// Apply.
#[utoipa::path(post, path = "/responses", tag = "responses", request_body = NewApplicationBody, responses(
    (status = 201, description = "The response, with the candidate's token", body = NewApplication),
    (status = 400, description = "Response already exists for this vacancy and candidate"),
    (status = 404, description = "Vacancy or candidate not found"),
    (status = 422, description = "Invalid input", body = [Problem]),
    (status = 429, description = "Too many requests; see Retry-After"),
))]
async fn create(
    State(state): State<AppState>,
    client: Client,
    Valid(new): Valid<NewApplicationBody>,
) -> AppResult<(StatusCode, Json<NewApplication>)> {
    state.limits.check(Limit::ApplyByAddress, client.address).await?;
    let application = Application {
        id: Uuid::new_v4(),
        vacancy_id: new.vacancy_id,
        candidate_id: new.candidate_id,
        status: Status::New,
        relevance_score: None,
        rejection_reasons: None,
        created_at: moment::now(),
        summary: None,
        human_requested: false,
    };
    match queries::insert(&state.database, &application).await {
        Ok(()) => {
            announce(&state, application.id).await;
            let candidate_token = state.tokens.candidate(application.id, application.created_at);
            let chat_url = format!("{}/chat/{}#{candidate_token}", client.base, application.id);
            Ok((StatusCode::CREATED, Json(NewApplication { application, candidate_token, chat_url })))
        }
        Err(StoreError::Unique(_)) => {
            Err(AppError::BadRequest("Response already exists for this vacancy and candidate"))
        }
        // One of the two is not there; the vacancy is looked at first.
        Err(StoreError::Conflict) => match vacancies::queries::by_id(&state.database, new.vacancy_id).await? {
            None => Err(vacancies::NOT_FOUND),
            Some(_) => Err(candidates::NOT_FOUND),
        },
        Err(error) => Err(error.into()),
    }
}

/// Tells the employer's listeners, if there may be any. The application is stored, so no failure here concerns its candidate.
async fn announce(state: &AppState, id: Uuid) {
    if !state.bus.has_listeners() {
        return;
    }
    match queries::key_of(&state.database, id).await {
        Ok(Some(key)) => state.bus.tell(News::Response(key)),
        Ok(None) => {}
        Err(error) => tracing::warn!(cause = %error, "events: an application was not announced"),
    }
}

/// Filters of the employer's list.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "the parameters of ListQuery, for the document")]
pub struct ApplicationFilter {
    /// Only for this vacancy.
    vacancy_id: Option<Uuid>,
    /// Only with this status.
    status: Option<Status>,
    /// Only with at least this score, 0..1.
    min_score: Option<f64>,
    /// `created_at` (default): newest first; `score`: best first.
    sort: Option<String>,
    /// Part of the candidate's name or e-mail, in any case.
    q: Option<String>,
    /// Rows of a page, 1..500, default 100.
    limit: Option<i64>,
    /// From the `Link` header of the page before.
    cursor: Option<String>,
}

struct ListQuery {
    filter: queries::Filter,
    by_score: bool,
    page: Page,
}

impl FromFields for ListQuery {
    fn from_fields(fields: &mut Fields) -> Option<Self> {
        let vacancy_id = fields.optional_uuid("vacancy_id");
        let status = fields.optional_choice("status", &Status::WORDS);
        let min_score = fields.optional_number("min_score", 0.0, 1.0);
        let sort = fields.optional_choice("sort", &["created_at", "score"]);
        let q = fields.optional_text("q", Length::new(0, 200));
        let page = Page::read(fields);
        let filter = queries::Filter {
            vacancy_id: vacancy_id?,
            status: status?.map(|index| Status::ALL[index]),
            min_score: min_score?,
            q: q?.filter(|q| !q.trim().is_empty()),
        };
        Some(Self { filter, by_score: sort? == Some(1), page: page? })
    }
}

/// List the applications to one's own vacancies.
#[utoipa::path(get, path = "/responses", tag = "responses", params(ApplicationFilter), security(("bearer" = [])),
    responses(
        (status = 200, description = "The next page stands in the Link header", body = [ListedApplication]),
        (status = 401, description = "Not authenticated"),
        (status = 422, description = "Invalid input", body = [Problem]),
    ))]
async fn list(
    employer: Employer,
    State(state): State<AppState>,
    client: Client,
    OriginalUri(uri): OriginalUri,
    Query(ListQuery { filter, by_score, page }): Query<ListQuery>,
) -> AppResult<(HeaderMap, Json<Vec<ListedApplication>>)> {
    let limit = page.limit + 1;
    let id = |row: &ListedApplication| row.application.id;
    let (rows, link) = if by_score {
        let after = page.cursor().map_err(AppError::Invalid)?;
        let mut rows = queries::ranked(&state.database, employer.id, filter, after, limit).await?;
        let link = page.link(&mut rows, &client.base, &uri, |row| Cursor { key: row.rank, id: id(row) });
        (rows, link)
    } else {
        let after = page.cursor().map_err(AppError::Invalid)?;
        let mut rows = queries::newest(&state.database, employer.id, filter, after, limit).await?;
        let link =
            page.link(&mut rows, &client.base, &uri, |row| Cursor { key: row.application.created_at, id: id(row) });
        (rows, link)
    };
    Ok((link, Json(rows)))
}

/// Read an application with its assessment: for the owning employer and for the candidate's token.
#[utoipa::path(get, path = "/responses/{response_id}", tag = "responses", security(("bearer" = [])),
    params(("response_id" = Uuid, Path, description = "Id of the response")), responses(
        (status = 200, description = "The response", body = ApplicationDetail),
        (status = 401, description = "Not authenticated"),
        (status = 404, description = "Response not found"),
        (status = 422, description = "Invalid input", body = [Problem]),
    ))]
async fn read(
    viewer: Viewer,
    State(state): State<AppState>,
    ResponseId(id): ResponseId,
) -> AppResult<Json<ApplicationDetail>> {
    queries::detail(&state.database, id, &viewer).await?.map(Json).ok_or(NOT_FOUND)
}
