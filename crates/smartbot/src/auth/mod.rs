//! Logging in, tokens, passwords, and who may do what.

pub mod extract;
pub mod jwt;
pub mod password;
pub mod secret;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::AppState;
use crate::employers;
use crate::error::{AppError, AppResult};
use crate::http::client::Client;
use crate::http::fields::{Fields, Length};
use crate::http::input::{FromFields, Valid};
use crate::http::moment;
use crate::http::problem::Problem;
use crate::realtime::limits::Limit;

/// Routes of this slice.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(login))
}

/// The reply to a login or a registration.
#[derive(Serialize, ToSchema)]
pub struct Token {
    /// The JWT to send as `Authorization: Bearer …`.
    pub access_token: String,
    /// Always `bearer`.
    pub token_type: &'static str,
}

impl Token {
    /// A bearer token.
    pub fn bearer(access_token: String) -> Self {
        Self { access_token, token_type: "bearer" }
    }
}

/// E-mail and password of an employer.
#[derive(ToSchema)]
#[allow(dead_code, reason = "read by FromFields; the struct is the documentation")]
pub struct Credentials {
    /// Compared without regard to case.
    pub email: String,
    /// As it was registered.
    pub password: String,
}

impl FromFields for Credentials {
    fn from_fields(fields: &mut Fields) -> Option<Self> {
        let email = employers::email::field(fields, "email");
        let password = fields.text("password", Length::new(0, usize::MAX));
        Some(Self { email: email?, password: password? })
    }
}

/// Log in.
#[utoipa::path(post, path = "/auth/login", tag = "auth", request_body = Credentials, responses(
    (status = 200, description = "A token", body = Token),
    (status = 401, description = "Incorrect email or password"),
    (status = 422, description = "Invalid input", body = [Problem]),
    (status = 429, description = "Too many attempts; see Retry-After"),
))]
async fn login(
    State(state): State<AppState>,
    client: Client,
    Valid(credentials): Valid<Credentials>,
) -> AppResult<Json<Token>> {
    let folded = employers::email::fold(&credentials.email);
    state.limits.check(Limit::LoginByAddress, client.address).await?;
    state.limits.check(Limit::LoginByAccount, &folded).await?;
    let found = employers::queries::login(&state.database, folded).await?;
    let (employer, hash) = found.unzip();
    let verified = state.passwords.verify(credentials.password, hash).await?;
    match employer.filter(|_| verified) {
        Some(employer) => Ok(Json(Token::bearer(state.tokens.employer(employer.id, &employer.email, moment::now())))),
        None => Err(AppError::Unauthorized("Incorrect email or password")),
    }
}
