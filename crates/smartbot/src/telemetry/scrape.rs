//! `GET /metrics`: who may read the metrics, and the reply.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::metrics;
use crate::app::AppState;
use crate::auth::extract::bearer;
use crate::error::{AppError, AppResult};

/// Routes of this slice.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(read))
}

/// Somebody who may read the metrics.
///
/// With `METRICS_TOKEN` set: who sends it. Without: who calls from this machine or a private network, directly. What a
/// proxy passes on may come from anywhere, so a deployment that forgets to close this path still tells the world
/// nothing.
pub struct Monitor;

impl FromRequestParts<AppState> for Monitor {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        if let Some(token) = &state.config.telemetry.metrics_token {
            let given = bearer(parts).ok_or(AppError::NOT_AUTHENTICATED)?;
            same(given, token).then_some(Self).ok_or(AppError::BAD_TOKEN)
        } else {
            let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
            let near = peer.is_some_and(is_private) && !passed_on(&parts.headers);
            near.then_some(Self).ok_or(AppError::NotFound("Not Found"))
        }
    }
}

/// Compares digests: how long it takes says nothing about the token.
fn same(given: &str, token: &SecretString) -> bool {
    Sha256::digest(given) == Sha256::digest(token.expose_secret())
}

fn passed_on(headers: &HeaderMap) -> bool {
    ["x-forwarded-for", "x-real-ip", "via"].iter().any(|name| headers.contains_key(*name))
        || headers.contains_key(header::FORWARDED)
}

fn is_private(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => address.is_loopback() || address.is_private() || address.is_link_local(),
        IpAddr::V6(address) => address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local(),
    }
}

/// Read the metrics, for Prometheus.
#[utoipa::path(get, path = "/metrics", tag = "health", security((), ("metrics" = [])), responses(
    (status = 200, description = "OpenMetrics text", body = String, content_type = "application/openmetrics-text"),
    (status = 401, description = "METRICS_TOKEN is set, and the request does not bring it"),
    (status = 404, description = "METRICS_TOKEN is not set, and the caller is neither here nor on a private network"),
))]
async fn read(_: Monitor, State(state): State<AppState>) -> AppResult<Response> {
    let text = metrics::render(&state).map_err(|error| AppError::Internal(error.to_string()))?;
    Ok(([(header::CONTENT_TYPE, metrics::CONTENT_TYPE)], text).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_private_networks_are_near() {
        for near in ["127.0.0.1", "10.1.2.3", "172.18.0.5", "192.168.1.1", "::1", "fd00::1", "::ffff:10.0.0.1"] {
            assert!(near.parse().is_ok_and(is_private), "{near}");
        }
        for far in ["203.0.113.9", "172.32.0.1", "2001:db8::1", "100.64.0.1", "::ffff:203.0.113.9"] {
            assert!(far.parse().is_ok_and(|address| !is_private(address)), "{far}");
        }
    }
}
