//! Who is asking: extractors that authorise. Put them first among a handler's arguments.

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use uuid::Uuid;

use super::jwt::Subject;
use crate::app::AppState;
use crate::employers;
use crate::error::AppError;
use crate::http::moment;

/// The employer whose token came with the request: the contract's `get_current_employer`.
pub type Employer = employers::Employer;

impl FromRequestParts<AppState> for Employer {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let token = bearer(parts).ok_or(AppError::NOT_AUTHENTICATED)?;
        match state.tokens.check(token, moment::now()) {
            Some(Subject::Employer(id)) => {
                employers::queries::by_id(&state.database, id).await?.ok_or(AppError::BAD_TOKEN)
            }
            _ => Err(AppError::BAD_TOKEN),
        }
    }
}

/// An employer, if a good token of one came with the request. Never refuses: the old client sends its token everywhere.
pub struct MaybeEmployer(pub Option<Employer>);

impl FromRequestParts<AppState> for MaybeEmployer {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        match Employer::from_request_parts(parts, state).await {
            Ok(employer) => Ok(Self(Some(employer))),
            Err(AppError::Unauthorized(_)) => Ok(Self(None)),
            Err(error) => Err(error),
        }
    }
}

/// Somebody with a good token: an employer, or the candidate of one application.
pub enum Viewer {
    /// An employer.
    Employer(Employer),
    /// The candidate of the application with this id.
    Candidate(Uuid),
}

impl FromRequestParts<AppState> for Viewer {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let token = bearer(parts).ok_or(AppError::NOT_AUTHENTICATED)?;
        match state.tokens.check(token, moment::now()) {
            Some(Subject::Candidate(application)) => Ok(Self::Candidate(application)),
            Some(Subject::Employer(_)) => Employer::from_request_parts(parts, state).await.map(Self::Employer),
            None => Err(AppError::BAD_TOKEN),
        }
    }
}

/// The token of an `Authorization: Bearer …` header; the scheme in any case. `None` for another scheme or no token.
pub fn bearer(parts: &Parts) -> Option<&str> {
    let (scheme, token) = parts.headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    Some(token.trim()).filter(|token| scheme.eq_ignore_ascii_case("bearer") && !token.is_empty())
}
