//! The one error type of the HTTP side. Its texts are the contract's; what went wrong inside is logged here, once, and
//! never sent.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::http::problem::Problem;
use crate::store::StoreError;

/// What a handler can fail with.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// 400 with a text of the contract.
    #[error("{0}")]
    BadRequest(&'static str),
    /// 401 with `WWW-Authenticate: Bearer`.
    #[error("{0}")]
    Unauthorized(&'static str),
    /// 404 with a text of the contract.
    #[error("{0}")]
    NotFound(&'static str),
    /// 409: the state does not allow it.
    #[error("{0}")]
    Conflict(&'static str),
    /// 413: the body is too large.
    #[error("Request body too large")]
    TooLarge,
    /// 422 with every problem found.
    #[error("invalid input")]
    Invalid(Vec<Problem>),
    /// 429; seconds to wait.
    #[error("Too many requests")]
    TooManyRequests(u64),
    /// 503: the database cannot be reached or is overloaded.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// 500: a defect. The text goes to the log only.
    #[error("internal: {0}")]
    Internal(String),
}

impl AppError {
    /// No token where one is needed.
    pub const NOT_AUTHENTICATED: Self = Self::Unauthorized("Not authenticated");
    /// A token that is not good for this.
    pub const BAD_TOKEN: Self = Self::Unauthorized("Could not validate credentials");
}

/// Any result of a handler.
pub type AppResult<T> = Result<T, AppError>;

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(text) => Self::Unavailable(text),
            // Conflicts and constraints that the slice did not foresee are defects of the slice.
            other => Self::Internal(other.to_string()),
        }
    }
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        match self {
            Self::BadRequest(text) => detail(StatusCode::BAD_REQUEST, text),
            Self::Unauthorized(text) => {
                let mut response = detail(StatusCode::UNAUTHORIZED, text);
                response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
                response
            }
            Self::NotFound(text) => detail(StatusCode::NOT_FOUND, text),
            Self::Conflict(text) => detail(StatusCode::CONFLICT, text),
            Self::TooLarge => detail(StatusCode::PAYLOAD_TOO_LARGE, "Request body too large"),
            Self::Invalid(problems) => {
                (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "detail": problems }))).into_response()
            }
            Self::TooManyRequests(seconds) => {
                retry(detail(StatusCode::TOO_MANY_REQUESTS, "Too many requests"), seconds)
            }
            Self::Unavailable(cause) => {
                tracing::warn!(cause, "answered 503");
                retry(detail(StatusCode::SERVICE_UNAVAILABLE, "Service temporarily unavailable"), 2)
            }
            Self::Internal(cause) => {
                tracing::error!(cause, "answered 500");
                internal()
            }
        }
    }
}

/// 500, and not a word about why.
pub fn internal() -> Response {
    detail(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error")
}

fn detail(status: StatusCode, text: &str) -> Response {
    (status, Json(json!({ "detail": text }))).into_response()
}

fn retry(mut response: Response, seconds: u64) -> Response {
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}
