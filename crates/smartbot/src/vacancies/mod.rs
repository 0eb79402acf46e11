//! Vacancies: published by employers, read by everybody.

pub mod queries;

use axum::Json;
use axum::body::{Body, HttpBody};
use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use axum::response::Response;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::app::{App, AppState};
use crate::auth::extract::{Employer, MaybeEmployer};
use crate::error::{AppError, AppResult};
use crate::http::client::Client;
use crate::http::fields::{Change, Fields, Length, MAX_INT};
use crate::http::headers::USUAL;
use crate::http::input::{FromFields, Query, VacancyId, Valid};
use crate::http::moment;
use crate::http::paging::{Cursor, Page};
use crate::http::problem::Problem;
use crate::realtime::cache;
use crate::store::StoreError;

/// Text of every 404 about a vacancy that is read.
pub const NOT_FOUND: AppError = AppError::NotFound("Vacancy not found");
const NOT_YOURS: AppError = AppError::NotFound("Vacancy not found or you don't have permission");

/// Routes of this slice.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(create, list)).routes(routes!(read, update, delete))
}

/// A published vacancy.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Vacancy {
    /// Id.
    pub id: Uuid,
    /// Whose it is.
    pub employer_id: Uuid,
    /// Title.
    pub title: String,
    /// Description.
    pub description: String,
    /// Structured requirements, as the employer's client gave them.
    #[schema(value_type = Option<Object>)]
    pub requirements: Option<Map<String, Value>>,
    /// Where the work is.
    pub location: String,
    /// Lower end of the pay.
    pub salary_min: Option<i64>,
    /// Upper end of the pay.
    pub salary_max: Option<i64>,
    /// When it was published.
    #[serde(serialize_with = "moment::serialize")]
    pub created_at: DateTime<Utc>,
    /// Most questions the bot asks, clarifications not counted; null: 5.
    pub max_questions: Option<i64>,
    /// Score from which an application is approved, 0..1; null: 0.5.
    pub threshold: Option<f64>,
    /// The employer's own questions, asked in these words; null: none.
    pub questions: Option<Vec<OwnQuestion>>,
}

/// A question the employer wants asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct OwnQuestion {
    /// As the candidate reads it, 1..300 characters.
    pub text: String,
    /// The kind of answer it wants: `text` (the default) or as in a `bot_message`. A `yes_no`, `skill` or `relocation`
    /// is judged, of the others the answer is kept.
    pub kind: String,
    /// A "no" rules the application out.
    pub must: bool,
}

/// Kinds of answers, in the words of the contract.
const KINDS: [&str; 11] = [
    "text",
    "yes_no",
    "city",
    "experience",
    "salary",
    "notice",
    "language",
    "education",
    "format",
    "relocation",
    "skill",
];
/// The largest `max_questions`, and what counts when it is not set.
const MOST_QUESTIONS: i64 = 10;
const DEFAULT_QUESTIONS: i64 = 5;
/// [`MOST_QUESTIONS`] as the length of a list.
const MOST_OWN: usize = 10;
const QUESTION: Length = Length::new(1, 300).not_blank();

impl FromFields for OwnQuestion {
    fn from_fields(fields: &mut Fields) -> Option<Self> {
        let text = fields.text("text", QUESTION);
        let kind = fields.nullable_choice("kind", &KINDS);
        let must = fields.optional_flag("must");
        let kind = KINDS[kind?.unwrap_or_default()].to_owned();
        Some(Self { text: text?, kind, must: must?.unwrap_or_default() })
    }
}

/// Whether the employer's own questions are more than the interview has room for.
fn too_many_questions(questions: Option<&Vec<OwnQuestion>>, most: Option<i64>) -> bool {
    let most = usize::try_from(most.unwrap_or(DEFAULT_QUESTIONS)).unwrap_or_default();
    questions.is_some_and(|questions| questions.len() > most)
}

fn no_room(loc: Vec<String>) -> Problem {
    Problem::value(loc, "there must not be more questions than max_questions")
}

fn read_questions(fields: &mut Fields) -> Option<OwnQuestion> {
    OwnQuestion::from_fields(fields)
}

/// What a new vacancy needs.
#[derive(ToSchema)]
pub struct NewVacancy {
    /// 1..255 characters.
    pub title: String,
    /// At least one character.
    pub description: String,
    /// Any object: `skills`/`stack`, `nice`, `experience`/`min_experience_years`, `education`, `langs`/`languages`, `format`,
    /// `schedule`; other keys are kept.
    #[schema(value_type = Option<Object>)]
    pub requirements: Option<Map<String, Value>>,
    /// Where the work is.
    pub location: String,
    /// 0..2147483647.
    pub salary_min: Option<i64>,
    /// 0..2147483647, not below `salary_min`.
    pub salary_max: Option<i64>,
    /// 1..10, default 5.
    pub max_questions: Option<i64>,
    /// 0..1, default 0.5.
    pub threshold: Option<f64>,
    /// Not more than `max_questions`; they are asked in place of as many of the bot's.
    pub questions: Option<Vec<OwnQuestion>>,
}

const TITLE: Length = Length::new(1, 255).not_blank();
const LOCATION: Length = Length::ANY.not_blank();

fn salaries_crossed(min: Option<i64>, max: Option<i64>) -> bool {
    matches!((min, max), (Some(min), Some(max)) if min > max)
}

fn crossed(loc: Vec<String>) -> Problem {
    Problem::value(loc, "salary_max must not be below salary_min")
}

impl FromFields for NewVacancy {
    fn from_fields(fields: &mut Fields) -> Option<Self> {
        let title = fields.text("title", TITLE);
        let description = fields.text("description", Length::ANY);
        let requirements = fields.optional_object("requirements");
        let location = fields.text("location", LOCATION);
        let salary_min = fields.optional_int("salary_min", 0, MAX_INT);
        let salary_max = fields.optional_int("salary_max", 0, MAX_INT);
        if salaries_crossed(salary_min.flatten(), salary_max.flatten()) {
            fields.problem("salary_max", crossed);
        }
        let max_questions = fields.optional_int("max_questions", 1, MOST_QUESTIONS);
        let threshold = fields.optional_number("threshold", 0.0, 1.0);
        let questions = fields.optional_objects("questions", MOST_OWN, read_questions);
        if let (Some(most), Some(own)) = (&max_questions, &questions)
            && too_many_questions(own.as_ref(), *most)
        {
            fields.problem("questions", no_room);
        }
        Some(Self {
            title: title?,
            description: description?,
            requirements: requirements?,
            location: location?,
            salary_min: salary_min?,
            salary_max: salary_max?,
            max_questions: max_questions?,
            threshold: threshold?,
            questions: questions?,
        })
    }
}

/// What may change in a vacancy; fields that are not sent stay as they are, `null` clears requirements and salaries.
#[derive(ToSchema)]
#[allow(dead_code, reason = "the schema of VacancyChange")]
pub struct VacancyUpdate {
    title: Option<String>,
    description: Option<String>,
    #[schema(value_type = Option<Object>)]
    requirements: Option<Map<String, Value>>,
    location: Option<String>,
    salary_min: Option<i64>,
    salary_max: Option<i64>,
    max_questions: Option<i64>,
    threshold: Option<f64>,
    questions: Option<Vec<OwnQuestion>>,
}

struct VacancyChange {
    title: Change<String>,
    description: Change<String>,
    requirements: Change<Option<Map<String, Value>>>,
    location: Change<String>,
    salary_min: Change<Option<i64>>,
    salary_max: Change<Option<i64>>,
    max_questions: Change<Option<i64>>,
    threshold: Change<Option<f64>>,
    questions: Change<Option<Vec<OwnQuestion>>>,
}

impl FromFields for VacancyChange {
    fn from_fields(fields: &mut Fields) -> Option<Self> {
        let title = fields.changed_text("title", TITLE);
        let description = fields.changed_text("description", Length::ANY);
        let requirements = fields.changed_object("requirements");
        let location = fields.changed_text("location", LOCATION);
        let salary_min = fields.changed_int("salary_min", 0, MAX_INT);
        let salary_max = fields.changed_int("salary_max", 0, MAX_INT);
        let max_questions = fields.changed_int("max_questions", 1, MOST_QUESTIONS);
        let threshold = fields.changed_number("threshold", 0.0, 1.0);
        let questions = fields.changed_objects("questions", MOST_OWN, read_questions);
        Some(Self {
            title: title?,
            description: description?,
            requirements: requirements?,
            location: location?,
            salary_min: salary_min?,
            salary_max: salary_max?,
            max_questions: max_questions?,
            threshold: threshold?,
            questions: questions?,
        })
    }
}

impl VacancyChange {
    fn apply(self, vacancy: Vacancy) -> Result<Vacancy, Vec<Problem>> {
        let changed = Vacancy {
            title: self.title.or(vacancy.title),
            description: self.description.or(vacancy.description),
            requirements: self.requirements.or(vacancy.requirements),
            location: self.location.or(vacancy.location),
            salary_min: self.salary_min.or(vacancy.salary_min),
            salary_max: self.salary_max.or(vacancy.salary_max),
            max_questions: self.max_questions.or(vacancy.max_questions),
            threshold: self.threshold.or(vacancy.threshold),
            questions: self.questions.or(vacancy.questions),
            ..vacancy
        };
        if salaries_crossed(changed.salary_min, changed.salary_max) {
            return Err(vec![crossed(vec!["body".to_owned(), "salary_max".to_owned()])]);
        }
        if too_many_questions(changed.questions.as_ref(), changed.max_questions) {
            return Err(vec![no_room(vec!["body".to_owned(), "questions".to_owned()])]);
        }
        Ok(changed)
    }
}

/// Publish a vacancy.
#[utoipa::path(post, path = "/vacancies", tag = "vacancies", request_body = NewVacancy, security(("bearer" = [])),
    responses(
        (status = 201, description = "The vacancy", body = Vacancy),
        (status = 401, description = "Not authenticated"),
        (status = 422, description = "Invalid input", body = [Problem]),
    ))]
async fn create(
    employer: Employer,
    State(state): State<AppState>,
    Valid(new): Valid<NewVacancy>,
) -> AppResult<(StatusCode, Json<Vacancy>)> {
    let vacancy = Vacancy {
        id: Uuid::new_v4(),
        employer_id: employer.id,
        title: new.title,
        description: new.description,
        requirements: new.requirements,
        location: new.location,
        salary_min: new.salary_min,
        salary_max: new.salary_max,
        max_questions: new.max_questions,
        threshold: new.threshold,
        questions: new.questions,
        created_at: moment::now(),
    };
    match queries::insert(&state.database, &vacancy).await {
        // The employer was deleted while its token was being used.
        Err(StoreError::ForeignKey) => Err(AppError::BAD_TOKEN),
        Err(error) => Err(error.into()),
        Ok(()) => {
            state.bus.vacancy_changed(vacancy.id).await;
            Ok((StatusCode::CREATED, Json(vacancy)))
        }
    }
}

/// Filters of the list of vacancies.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct VacancyFilter {
    /// Only this employer's.
    pub employer_id: Option<Uuid>,
    /// Words that stand in title or description, in any case.
    pub q: Option<String>,
    /// Only at this place: any case, inflection or alias of a known city.
    pub location: Option<String>,
    /// Rows of a page, 1..500, default 100.
    pub limit: Option<i64>,
    /// From the `Link` header of the page before.
    pub cursor: Option<String>,
}

struct ListQuery {
    employer_id: Option<Uuid>,
    q: Option<String>,
    location: Option<String>,
    page: Page,
}

impl FromFields for ListQuery {
    fn from_fields(fields: &mut Fields) -> Option<Self> {
        let employer_id = fields.optional_uuid("employer_id");
        let q = fields.optional_text("q", Length::new(0, 200));
        let location = fields.optional_text("location", Length::new(0, 200));
        let page = Page::read(fields);
        let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        Some(Self { employer_id: employer_id?, q: filled(q?), location: filled(location?), page: page? })
    }
}

/// List vacancies, newest first: with an employer's token that employer's own, without everybody's.
#[utoipa::path(get, path = "/vacancies", tag = "vacancies", params(VacancyFilter), security((), ("bearer" = [])),
    responses(
        (status = 200, description = "Newest first; the next page stands in the Link header", body = [Vacancy]),
        (status = 422, description = "Invalid input", body = [Problem]),
    ))]
async fn list(
    MaybeEmployer(employer): MaybeEmployer,
    State(state): State<AppState>,
    client: Client,
    OriginalUri(uri): OriginalUri,
    Query(query): Query<ListQuery>,
) -> AppResult<Response> {
    let anybody = employer.is_none();
    // The whole question: where the client reached us stands in the link to the next page.
    let key = format!("{}{uri}", client.base);
    let filter = queries::Filter {
        employer_id: query.employer_id.or(employer.map(|employer| employer.id)),
        q: query.q,
        location: query.location,
        after: query.page.cursor().map_err(AppError::Invalid)?,
        limit: query.page.limit + 1,
    };
    let load = async {
        let mut rows = queries::list(&state.database, filter).await?;
        let headers = query.page.link(&mut rows, &client.base, &uri, |row| Cursor { key: row.created_at, id: row.id });
        Ok::<_, AppError>(cache::Page { body: body(&rows)?, link: headers.get(header::LINK).cloned() })
    };
    let page = if anybody { state.bus.page(key, load).await? } else { load.await? };
    Ok(json(page.link, page.body))
}

/// The pattern of a vacancy's path.
pub const PATTERN: &str = "/vacancies/{vacancy_id}";

/// The reply to a request that asks for a vacancy as everybody sees it, if it is kept in this process. It is what [`read`]
/// would say, without the way there.
pub(crate) fn kept<B: HttpBody>(app: &App, request: &Request<B>) -> Option<Response> {
    let id = request.uri().path().strip_prefix("/vacancies/")?;
    let is_plain = request.method() == Method::GET && request.body().is_end_stream();
    if !is_plain || request.headers().contains_key(header::AUTHORIZATION) {
        return None;
    }
    Some(json(None, app.bus.kept_vacancy(Uuid::parse_str(id).ok()?)?))
}

/// Read a vacancy.
#[utoipa::path(get, path = "/vacancies/{vacancy_id}", tag = "vacancies",
    params(("vacancy_id" = Uuid, Path, description = "Id of the vacancy")), responses(
        (status = 200, description = "The vacancy", body = Vacancy),
        (status = 404, description = "Vacancy not found"),
        (status = 422, description = "Invalid input", body = [Problem]),
    ))]
async fn read(State(state): State<AppState>, headers: HeaderMap, VacancyId(id): VacancyId) -> AppResult<Response> {
    let load = async {
        let vacancy = queries::by_id(&state.database, id).await?;
        vacancy.map(|vacancy| body(&vacancy)).transpose()
    };
    // Whoever is signed in may have changed it a moment ago, on another instance.
    let found =
        if headers.contains_key(header::AUTHORIZATION) { load.await? } else { state.bus.vacancy(id, load).await? };
    Ok(json(None, found.ok_or(NOT_FOUND)?))
}

/// The bytes of a JSON reply.
fn body(value: &impl Serialize) -> AppResult<Bytes> {
    serde_json::to_vec(value).map(Bytes::from).map_err(|error| AppError::Internal(error.to_string()))
}

/// A reply whose bytes are there already.
fn json(link: Option<HeaderValue>, body: Bytes) -> Response {
    let mut response = Response::new(Body::from(body));
    let headers = response.headers_mut();
    headers.reserve(USUAL);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    if let Some(link) = link {
        headers.insert(header::LINK, link);
    }
    response
}

/// Change a vacancy: fields that are not sent stay as they are.
#[utoipa::path(put, path = "/vacancies/{vacancy_id}", tag = "vacancies", request_body = VacancyUpdate,
    security(("bearer" = [])), params(("vacancy_id" = Uuid, Path, description = "Id of the vacancy")), responses(
        (status = 200, description = "The vacancy", body = Vacancy),
        (status = 401, description = "Not authenticated"),
        (status = 404, description = "Vacancy not found or you don't have permission"),
        (status = 422, description = "Invalid input", body = [Problem]),
    ))]
async fn update(
    employer: Employer,
    State(state): State<AppState>,
    VacancyId(id): VacancyId,
    Valid(change): Valid<VacancyChange>,
) -> AppResult<Json<Vacancy>> {
    let own = |vacancy: &Vacancy| vacancy.employer_id == employer.id;
    let vacancy = queries::by_id(&state.database, id).await?.filter(own).ok_or(NOT_YOURS)?;
    let changed = change.apply(vacancy).map_err(AppError::Invalid)?;
    match queries::update(&state.database, &changed).await {
        Err(StoreError::Conflict) => Err(NOT_YOURS),
        Err(error) => Err(error.into()),
        Ok(()) => {
            state.bus.vacancy_changed(id).await;
            Ok(Json(changed))
        }
    }
}

/// Delete a vacancy with its responses, chats and messages. Candidates stay.
#[utoipa::path(delete, path = "/vacancies/{vacancy_id}", tag = "vacancies", security(("bearer" = [])),
    params(("vacancy_id" = Uuid, Path, description = "Id of the vacancy")), responses(
        (status = 204, description = "Deleted"),
        (status = 401, description = "Not authenticated"),
        (status = 404, description = "Vacancy not found or you don't have permission"),
        (status = 422, description = "Invalid input", body = [Problem]),
    ))]
async fn delete(employer: Employer, State(state): State<AppState>, VacancyId(id): VacancyId) -> AppResult<StatusCode> {
    match queries::delete(&state.database, id, employer.id).await {
        Err(StoreError::Conflict) => Err(NOT_YOURS),
        Err(error) => Err(error.into()),
        Ok(()) => {
            state.bus.vacancy_changed(id).await;
            Ok(StatusCode::NO_CONTENT)
        }
    }
}
