//! Employers: registration and one's own record.

pub mod email;
pub mod queries;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::app::AppState;
use crate::auth::Token;
use crate::auth::password::MAX_BYTES;
use crate::error::{AppError, AppResult};
use crate::http::client::Client;
use crate::http::fields::{Fields, Length};
use crate::http::input::{FromFields, Valid};
use crate::http::moment;
use crate::http::problem::Problem;
use crate::realtime::limits::Limit;
use crate::store::StoreError;

/// Routes of this slice.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(register)).routes(routes!(me))
}

/// An employer as its owner sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Employer {
    /// Id.
    pub id: Uuid,
    /// The company's name.
    pub company_name: String,
    /// Address to log in with.
    pub email: String,
    /// When it was registered.
    #[serde(serialize_with = "moment::serialize")]
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    #[serde(serialize_with = "moment::serialize")]
    pub updated_at: DateTime<Utc>,
}

/// What a registration needs.
#[derive(ToSchema)]
pub struct Registration {
    /// 1..255 characters.
    pub company_name: String,
    /// An address nobody has registered yet, in any case.
    pub email: String,
    /// At least 8 characters, at most 72 bytes.
    pub password: String,
}

impl FromFields for Registration {
    fn from_fields(fields: &mut Fields) -> Option<Self> {
        let company_name = fields.text("company_name", Length::new(1, 255).not_blank());
        let email = email::field(fields, "email");
        let password = fields.text("password", Length::new(8, usize::MAX).not_blank());
        if password.as_ref().is_some_and(|password| password.len() > MAX_BYTES) {
            fields.problem("password", |loc| Problem::too_long(loc, MAX_BYTES));
        }
        Some(Self { company_name: company_name?, email: email?, password: password? })
    }
}

/// Register an employer.
#[utoipa::path(post, path = "/employers/register", tag = "employers", request_body = Registration, responses(
    (status = 201, description = "A token", body = Token),
    (status = 400, description = "Email already registered"),
    (status = 422, description = "Invalid input", body = [Problem]),
    (status = 429, description = "Too many attempts; see Retry-After"),
))]
async fn register(
    State(state): State<AppState>,
    client: Client,
    Valid(registration): Valid<Registration>,
) -> AppResult<(StatusCode, Json<Token>)> {
    let Registration { company_name, email, password } = registration;
    state.limits.check(Limit::RegisterByAddress, client.address).await?;
    state.limits.check(Limit::RegisterByAccount, &email::fold(&email)).await?;
    let registered_already = || AppError::BadRequest("Email already registered");
    // Of many who register the same address at once, only the first few get as far as the costly hash; the constraint
    // decides between those.
    let turn = state.passwords.turn().await?;
    if queries::login(&state.database, email::fold(&email)).await?.is_some() {
        return Err(registered_already());
    }
    let hash = turn.hash(password).await?;
    let now = moment::now();
    let employer = Employer { id: Uuid::new_v4(), company_name, email, created_at: now, updated_at: now };
    match queries::insert(&state.database, &employer, hash).await {
        Err(StoreError::Unique(_)) => Err(registered_already()),
        Err(error) => Err(error.into()),
        Ok(()) => {
            let token = state.tokens.employer(employer.id, &employer.email, now);
            Ok((StatusCode::CREATED, Json(Token::bearer(token))))
        }
    }
}

/// The employer whose token it is.
#[utoipa::path(get, path = "/employers/me", tag = "employers", security(("bearer" = [])), responses(
    (status = 200, description = "The employer", body = Employer),
    (status = 401, description = "Not authenticated"),
))]
async fn me(employer: Employer) -> Json<Employer> {
    Json(employer)
}
