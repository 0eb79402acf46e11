//! Extractors for input: validated bodies and queries, ids in paths. Put them behind the extractors that authorise:
//! authentication comes before validation.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, FromRequestParts, RawPathParams, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use http_body_util::BodyExt;
use serde_json::Value;
use uuid::Uuid;

use super::fields::Fields;
use super::problem::Problem;
use crate::error::AppError;

/// Largest JSON body.
pub const BODY_LIMIT: usize = 1024 * 1024;

/// Longest time for a body to arrive.
const READ_TIMEOUT: Duration = Duration::from_secs(30);

/// A type that is read from fields, collecting all problems.
pub trait FromFields: Sized {
    /// Reads every field in the contract's order, even after a problem; `None` when any was bad.
    fn from_fields(fields: &mut Fields) -> Option<Self>;
}

/// A validated JSON body.
pub struct Valid<T>(pub T);

impl<S: Send + Sync, T: FromFields> FromRequest<S> for Valid<T> {
    type Rejection = AppError;

    async fn from_request(request: Request, _: &S) -> Result<Self, AppError> {
        let (parts, body) = request.into_parts();
        let bytes = read_body(body).await?;
        let mut fields = Fields::body(parse_object(&parts, &bytes).map_err(AppError::Invalid)?);
        let value = T::from_fields(&mut fields);
        fields.finish(value).map(Self).map_err(AppError::Invalid)
    }
}

/// Validated parameters of the query string.
pub struct Query<T>(pub T);

impl<S: Send + Sync, T: FromFields> FromRequestParts<S> for Query<T> {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, AppError> {
        let mut fields = Fields::query(parts.uri.query().unwrap_or_default());
        let value = T::from_fields(&mut fields);
        fields.finish(value).map(Self).map_err(AppError::Invalid)
    }
}

/// Reads a body of at most [`BODY_LIMIT`]; the rest of a larger one is left to [`super::drain`].
async fn read_body(body: Body) -> Result<Bytes, AppError> {
    let reading = http_body_util::Limited::new(body, BODY_LIMIT).collect();
    match tokio::time::timeout(READ_TIMEOUT, reading).await {
        Ok(Ok(read)) => Ok(read.to_bytes()),
        Ok(Err(error)) if error.is::<http_body_util::LengthLimitError>() => Err(AppError::TooLarge),
        Ok(Err(_)) => Err(AppError::BadRequest("The request body could not be read")),
        Err(_) => Err(AppError::BadRequest("The request body came too slowly")),
    }
}

fn parse_object(parts: &Parts, bytes: &[u8]) -> Result<serde_json::Map<String, Value>, Vec<Problem>> {
    if bytes.is_empty() {
        return Err(vec![Problem::missing(vec!["body".to_owned()])]);
    }
    let content_type = parts.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let is_json = content_type.is_none_or(|value| {
        let essence = value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json"))
    });
    if !is_json {
        return Err(vec![Problem::not_an_object()]);
    }
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(map)) => Ok(map),
        Ok(Value::Null) => Err(vec![Problem::missing(vec!["body".to_owned()])]),
        Ok(_) => Err(vec![Problem::not_an_object()]),
        // Our own words: the parser's message can hold pieces of the input.
        Err(error) => Err(vec![Problem::json_invalid(match error.classify() {
            serde_json::error::Category::Eof => "Unexpected end of input",
            _ => "Invalid JSON",
        })]),
    }
}

macro_rules! path_id {
    ($(#[$doc:meta])* $type:ident, $name:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $type(pub Uuid);

        impl<S: Send + Sync> FromRequestParts<S> for $type {
            type Rejection = AppError;

            async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, AppError> {
                path_id(parts, state, $name).await.map(Self)
            }
        }
    };
}

path_id!(
    /// `{vacancy_id}` in a path.
    VacancyId, "vacancy_id"
);
path_id!(
    /// `{candidate_id}` in a path.
    CandidateId, "candidate_id"
);
path_id!(
    /// `{response_id}` in a path.
    ResponseId, "response_id"
);

async fn path_id<S: Send + Sync>(parts: &mut Parts, state: &S, name: &str) -> Result<Uuid, AppError> {
    let problem = || AppError::Invalid(vec![Problem::uuid_parsing(vec!["path".to_owned(), name.to_owned()])]);
    let params = RawPathParams::from_request_parts(parts, state).await.map_err(|_| problem())?;
    let value = params.iter().find(|(key, _)| *key == name).map(|(_, value)| value);
    value.and_then(|value| Uuid::parse_str(value).ok()).ok_or_else(problem)
}
