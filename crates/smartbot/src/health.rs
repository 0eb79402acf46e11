//! Liveness and readiness.

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::AppState;
use crate::error::{AppError, AppResult};

/// Routes of this slice.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(health)).routes(routes!(ready))
}

/// The process is alive.
#[utoipa::path(get, path = "/health", tag = "health", responses((status = 200, description = "Alive", body = Object)))]
async fn health() -> Json<Value> {
    Json(json!({ "status": "healthy" }))
}

/// All that the process works with answers: the database, and Redis where one is configured (without which it goes on).
#[utoipa::path(get, path = "/health/ready", tag = "health", responses(
    (status = 200, description = "Ready", body = Object),
    (status = 503, description = "The database or Redis does not answer"),
))]
async fn ready(State(state): State<AppState>) -> AppResult<Json<Value>> {
    state.database.ping().await?;
    if state.bus.redis().is_some_and(|redis| !redis.is_up()) {
        return Err(AppError::Unavailable("Redis does not answer".to_owned()));
    }
    Ok(Json(json!({ "status": "ready" })))
}
