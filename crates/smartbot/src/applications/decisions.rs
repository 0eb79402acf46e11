//! Decisions: the bot's at the end of an interview, and a person's, which overrules it. All are kept.

use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{ApplicationDetail, NOT_FOUND, Status, queries};
use crate::app::AppState;
use crate::auth::extract::{Employer, Viewer};
use crate::error::{AppError, AppResult};
use crate::feed::ApplicationKey;
use crate::http::fields::{Fields, Length};
use crate::http::input::{FromFields, ResponseId, Valid};
use crate::http::moment;
use crate::http::problem::Problem;
use crate::realtime::news::News;
use crate::store::StoreError;
use crate::telemetry::metrics;

/// Routes of decisions.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(decide))
}

/// Who decided what, when and why.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Decision {
    /// `bot`, or the id of the employer who decided.
    pub by: String,
    /// `approved` or `rejected`.
    pub status: Status,
    /// When.
    #[serde(serialize_with = "moment::serialize")]
    pub at: DateTime<Utc>,
    /// Why. The candidate can read it.
    pub reason: String,
}

/// A person's decision.
#[derive(ToSchema)]
pub struct NewDecision {
    /// `approved` or `rejected`.
    #[schema(value_type = String)]
    pub status: Status,
    /// Why, 1..2000 characters. The candidate can read it.
    pub reason: String,
}

impl FromFields for NewDecision {
    fn from_fields(fields: &mut Fields) -> Option<Self> {
        let approved = fields.choice("status", &["approved", "rejected"]).map(|index| index == 0);
        let reason = fields.text("reason", Length::new(1, 2000).not_blank());
        Some(Self { status: Status::decided(approved?), reason: reason? })
    }
}

/// Decide as a person, overruling the bot; its decision stays in the trail.
#[utoipa::path(post, path = "/responses/{response_id}/decision", tag = "responses", request_body = NewDecision,
    security(("bearer" = [])), params(("response_id" = uuid::Uuid, Path, description = "Id of the response")), responses(
        (status = 200, description = "The response with the new decision", body = ApplicationDetail),
        (status = 401, description = "Not authenticated"),
        (status = 404, description = "Response not found"),
        (status = 422, description = "Invalid input", body = [Problem]),
    ))]
async fn decide(
    employer: Employer,
    State(state): State<AppState>,
    ResponseId(id): ResponseId,
    Valid(decision): Valid<NewDecision>,
) -> AppResult<Json<ApplicationDetail>> {
    match queries::decide(&state.database, id, employer.id, &decision).await {
        Err(StoreError::Conflict) => Err(NOT_FOUND),
        Err(error) => Err(AppError::from(error)),
        Ok(()) => {
            metrics::decision(decision.status == Status::Approved, metrics::By::Person);
            state.bus.tell(News::Decision(ApplicationKey { application: id, employer: employer.id }));
            queries::detail(&state.database, id, &Viewer::Employer(employer)).await?.map(Json).ok_or(NOT_FOUND)
        }
    }
}
