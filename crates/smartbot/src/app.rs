//! Puts the server together: state, routes, middleware, start and stop.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::header::{HOST, LOCATION, ORIGIN};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use utoipa::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa_axum::router::OpenApiRouter;

use crate::auth::jwt::Tokens;
use crate::auth::password::Passwords;
use crate::chat::active::ActiveSessions;
use crate::chat::prepared::PreparedVacancies;
use crate::config::Config;
use crate::error::AppError;
use crate::http::{client::Client, front::Front, serve, shed};
use crate::realtime::bus::Bus;
use crate::realtime::limits::Limits;
use crate::store::Database;
use crate::{applications, auth, candidates, chat, employers, feed, health, pages, telemetry, vacancies};

/// Longest time a stop waits for turns under way.
const DRAIN: Duration = Duration::from_secs(8);
/// How often limits forget callers of the past.
const SWEEP: Duration = Duration::from_secs(60);

/// What every handler can reach.
pub struct App {
    /// Configuration.
    pub config: Config,
    /// The database.
    pub database: Database,
    /// Signs and checks tokens.
    pub tokens: Tokens,
    /// Hashes and checks passwords.
    pub passwords: Passwords,
    /// Vacancies as the engine has read them.
    pub prepared: PreparedVacancies,
    /// Sessions as their last turn left them.
    pub active: ActiveSessions,
    /// Rate limits.
    pub limits: Limits,
    /// What is at work now.
    pub load: shed::Load,
    /// News for open chats and event streams, here and on other instances.
    pub bus: Bus,
    /// Cancelled when the server is to stop.
    pub shutdown: CancellationToken,
    /// Open connections with a request under way or to come.
    pub connections: TaskTracker,
    /// Open chats: upgraded connections are tasks of their own.
    pub sockets: TaskTracker,
}

/// A shared [`App`].
#[derive(Clone)]
pub struct AppState(Arc<App>);

impl std::ops::Deref for AppState {
    type Target = App;
    fn deref(&self) -> &App {
        &self.0
    }
}

impl App {
    /// Whether a page of this origin may call the API.
    pub fn allows_origin(&self, origin: &HeaderValue) -> bool {
        let origin = origin.to_str().unwrap_or_default().to_ascii_lowercase();
        self.config.allowed_origins.contains(&origin)
    }

    /// Whether a WebSocket may be opened: by programs (no `Origin`), by allowed origins, by our own pages.
    pub fn allows_socket(&self, headers: &HeaderMap) -> bool {
        let Some(origin) = headers.get(ORIGIN) else {
            return true;
        };
        let text = origin.to_str().unwrap_or_default().to_ascii_lowercase();
        let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default().to_ascii_lowercase();
        let own = text.split_once("://").is_some_and(|(_, origin_host)| !host.is_empty() && origin_host == host);
        own || self.config.public_url.as_deref().is_some_and(|url| url.eq_ignore_ascii_case(&text))
            || self.allows_origin(origin)
    }
}

/// Why the server did not start: one line for the operator.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct StartError(pub String);

/// A server that listens but does not serve yet.
pub struct Server {
    listener: TcpListener,
    state: AppState,
}

impl AppState {
    /// Opens the database, brings its schema up to date, and puts the state together; nothing listens yet.
    pub async fn open(config: Config) -> Result<Self, StartError> {
        telemetry::metrics::init();
        let secret = auth::secret::load(&config).map_err(StartError)?;
        let database = Database::open(&config.database)
            .await
            .map_err(|error| StartError(format!("DATABASE_URL: cannot open {:?}: {error}", config.database)))?;
        let shutdown = CancellationToken::new();
        let bus = Bus::start(&database, config.redis.as_ref(), &shutdown)
            .await
            .map_err(|error| StartError(error.to_string()))?;
        Ok(Self(Arc::new(App {
            limits: Limits::new(config.rate_limits, bus.redis().cloned(), &secret),
            tokens: Tokens::new(secret, config.token_minutes),
            passwords: Passwords::new(config.bcrypt_cost),
            prepared: PreparedVacancies::default(),
            active: ActiveSessions::default(),
            load: shed::Load::default(),
            bus,
            shutdown,
            connections: TaskTracker::new(),
            sockets: TaskTracker::new(),
            database,
            config,
        })))
    }
}

impl Server {
    /// Opens the database, brings its schema up to date, and listens.
    pub async fn bind(config: Config) -> Result<Self, StartError> {
        let address = SocketAddr::new(config.host, config.port);
        let state = AppState::open(config).await?;
        let listener = TcpListener::bind(address)
            .await
            .map_err(|error| StartError(format!("HOST, PORT: cannot listen on {address}: {error}")))?;
        Ok(Self { listener, state })
    }

    /// The address it listens on.
    pub fn address(&self) -> SocketAddr {
        // A bound socket has an address.
        self.listener.local_addr().unwrap_or_else(|_| SocketAddr::from(([0, 0, 0, 0], 0)))
    }

    /// The state, for tests and tools that share the process.
    pub fn state(&self) -> AppState {
        self.state.clone()
    }

    /// Serves until `stop` is done; then finishes turns under way, tells the sockets to come back, and closes the
    /// database. Takes at most 10 s.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let Self { listener, state } = self;
        let sweeper = tokio::spawn(sweep(state.clone()));
        // The dictionaries are built before the first candidate waits for them.
        let warm_up = tokio::task::spawn_blocking(screening::warm_up);
        let connections = &state.connections;
        let limits = state.config.connections;
        let accepting = serve::accept(listener, front(state.clone()), limits, connections, &state.shutdown);
        let stopping = async {
            stop.await;
            state.shutdown.cancel();
        };
        tokio::join!(accepting, stopping);
        connections.close();
        state.sockets.close();
        let drained = async { tokio::join!(connections.wait(), state.sockets.wait()) };
        if tokio::time::timeout(DRAIN, drained).await.is_err() {
            let (requests, chats) = (connections.len(), state.sockets.len());
            tracing::warn!(requests, chats, "stopped before all were done");
        }
        sweeper.abort();
        let _ = warm_up.await;
        state.database.close().await;
    }
}

async fn sweep(state: AppState) {
    loop {
        tokio::time::sleep(SWEEP).await;
        state.limits.sweep();
        if let Err(error) = feed::forget_old(&state.database).await {
            tracing::warn!(cause = %error, "events: old ones could not be forgotten, trying again later");
        }
    }
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "SmartBot HR Platform API",
        description = "Vacancies, applications, and the screening interview. Errors are `{\"detail\": …}`: a string, or on \
                       422 a list with one entry per problem. Lists are paged: `limit`, `cursor`, and the `Link` header.",
    ),
    modifiers(&Bearer),
)]
struct Document;

struct Bearer;

impl utoipa::Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        let metrics = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("METRICS_TOKEN")).build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("bearer", SecurityScheme::Http(scheme));
        components.add_security_scheme("metrics", SecurityScheme::Http(metrics));
    }
}

fn documented() -> (Router<AppState>, utoipa::openapi::OpenApi) {
    OpenApiRouter::with_openapi(Document::openapi())
        .merge(health::routes())
        .merge(telemetry::scrape::routes())
        .merge(auth::routes())
        .merge(employers::routes())
        .merge(vacancies::routes())
        .merge(candidates::routes())
        .merge(applications::routes())
        .merge(chat::routes())
        .merge(feed::routes())
        .split_for_parts()
}

/// The OpenAPI document, from the same declarations as the routes.
pub fn openapi() -> utoipa::openapi::OpenApi {
    documented().1
}

/// All routes, and what stands in front of them.
pub fn front(state: AppState) -> Front {
    let (routes, document) = documented();
    let paths: Arc<[String]> = document.paths.paths.keys().cloned().chain(["/docs".to_owned()]).collect();
    let fallback = move |client: Client, uri: Uri| std::future::ready(not_found(&paths, &client, &uri));
    let routes =
        routes.merge(pages::routes(&document)).fallback(fallback).method_not_allowed_fallback(method_not_allowed);
    Front::new(routes, state)
}

/// 404, or the way to the same path without its trailing slash, as FastAPI shows it.
fn not_found(paths: &[String], client: &Client, uri: &Uri) -> Response {
    let path = uri.path();
    if let Some(trimmed) = path.strip_suffix('/')
        && paths.iter().any(|known| matches(known, trimmed))
    {
        let query = uri.query().map_or_else(String::new, |query| format!("?{query}"));
        if let Ok(location) = HeaderValue::from_str(&format!("{}{trimmed}{query}", client.base)) {
            return (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, location)]).into_response();
        }
    }
    AppError::NotFound("Not Found").into_response()
}

/// Whether a path fits a template such as `/vacancies/{vacancy_id}`.
fn matches(template: &str, path: &str) -> bool {
    let (mut template, mut path) = (template.split('/'), path.split('/'));
    loop {
        match (template.next(), path.next()) {
            (None, None) => return true,
            (Some(part), Some(given)) if part == given || (part.starts_with('{') && !given.is_empty()) => {}
            _ => return false,
        }
    }
}

async fn method_not_allowed(_: Request) -> Response {
    let body = axum::Json(serde_json::json!({ "detail": "Method Not Allowed" }));
    (StatusCode::METHOD_NOT_ALLOWED, body).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_match_whole_paths() {
        assert!(matches("/vacancies/{vacancy_id}", "/vacancies/1"));
        assert!(matches("/vacancies", "/vacancies"));
        assert!(!matches("/vacancies/{vacancy_id}", "/vacancies"));
        assert!(!matches("/vacancies/{vacancy_id}", "/vacancies/"));
        assert!(!matches("/vacancies", "/vacancies/1"));
    }
}
