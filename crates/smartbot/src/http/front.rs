//! What every request passes: its id, log line, metrics, trace, CORS, shedding, panics, headers, the rest of a body. One
//! future for all of it: as layers of their own each would box and move a future for every request.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::{Body, HttpBody};
use axum::extract::{ConnectInfo, MatchedPath};
use axum::http::{Method, Request};
use axum::response::Response;
use axum::routing::Route;
use futures_util::FutureExt;
use hyper::body::Incoming;
use tower::ServiceExt;
use tracing::Instrument;

use super::headers::{self, RequestId};
use super::{client, cors, drain, shed};
use crate::app::AppState;
use crate::telemetry::{metrics, traces};
use crate::{error, vacancies};

/// Where requests come in. What is asked most and kept ready is answered at once, the rest by its handler.
#[derive(Clone)]
pub struct Front {
    state: AppState,
    handlers: Router,
    kept: Arc<metrics::Requests>,
}

impl Front {
    /// The front of these routes.
    pub fn new(routes: Router<AppState>, state: AppState) -> Self {
        let handlers = around_every_handler(routes, &state).with_state(state.clone());
        Self { state, handlers, kept: Arc::default() }
    }

    /// The reply to a request of this peer.
    pub(super) async fn answer(&self, peer: SocketAddr, request: Request<Incoming>) -> Response {
        if let Some(kept) = vacancies::kept(&self.state, &request) {
            let id = RequestId::of(request.headers());
            let pattern = vacancies::PATTERN;
            let passage = Passage { state: &self.state, requests: &self.kept, pattern, id, peer: peer.ip() };
            return passage.pass(request, |_| std::future::ready(kept)).await;
        }
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        infallible(self.handlers.clone().oneshot(request).await)
    }
}

/// The rest stands around each handler, not around the router, which alone knows the pattern of the path.
fn around_every_handler(routes: Router<AppState>, state: &AppState) -> Router<AppState> {
    let state = state.clone();
    routes.layer(tower::layer::layer_fn(move |handler: Route| {
        let shared = Arc::new((state.clone(), handler, metrics::Requests::default()));
        tower::service_fn(move |mut request: Request<Body>| {
            let shared = shared.clone();
            async move {
                let (state, handler, requests) = &*shared;
                let id = RequestId::of(request.headers());
                request.extensions_mut().insert(id.clone());
                let path = request.extensions().get::<MatchedPath>().cloned();
                let pattern = path.as_ref().map_or("(no route)", MatchedPath::as_str);
                let passage = Passage { state, requests, pattern, id, peer: client::peer(request.extensions()) };
                let handle = |request| handler.clone().oneshot(request).map(infallible);
                Ok::<_, Infallible>(passage.pass(request, |request| drain::after(request, handle)).await)
            }
        })
    }))
}

fn infallible(result: Result<Response, Infallible>) -> Response {
    match result {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// One request's way to its handler and back.
struct Passage<'a> {
    state: &'a AppState,
    /// Where it is counted.
    requests: &'a metrics::Requests,
    /// What logs, metrics and traces call its path: real paths hold secret ids.
    pattern: &'a str,
    id: RequestId,
    peer: IpAddr,
}

impl Passage<'_> {
    /// Lets the request pass to its handler, with its id on every log line.
    async fn pass<B: HttpBody, F>(self, request: Request<B>, handler: impl FnOnce(Request<B>) -> F) -> Response
    where
        F: Future<Output = Response>,
    {
        let span = tracing::info_span!("request", request_id = %self.id.0);
        self.observe(request, handler).instrument(span).await
    }

    /// Traces and counts the request, and logs one line when the reply is ready.
    async fn observe<B: HttpBody, F>(self, request: Request<B>, handler: impl FnOnce(Request<B>) -> F) -> Response
    where
        F: Future<Output = Response>,
    {
        let Self { state, requests, pattern, id, peer } = self;
        let method = known(request.method());
        // Where a trace begins, and whether there is one, is for our own proxy to say, not for its callers.
        let caller = client::is_trusted(state, peer).then(|| request.headers());
        let span = traces::request(method, pattern, &id.0, caller);
        let started = Instant::now();
        let mut response = open_to_pages(state, request, handler).instrument(span.clone()).await;
        let status = response.status().as_u16();
        traces::answered(&span, status);
        let took = started.elapsed();
        requests.answered(method, pattern, status, took);
        tracing::info!(method, route = pattern, status, ms = took.as_millis(), "request");
        headers::complete(response.headers_mut(), id);
        response
    }
}

/// Answers preflights, and tells browsers which pages may read the reply, whatever it is.
async fn open_to_pages<B: HttpBody, F>(
    state: &AppState,
    request: Request<B>,
    handler: impl FnOnce(Request<B>) -> F,
) -> Response
where
    F: Future<Output = Response>,
{
    let asked = cors::Asked::read(state, request.headers());
    let preflight = asked.as_ref().and_then(|asked| asked.preflight(&request));
    let mut response = if let Some(response) = preflight {
        response
    } else {
        // A panic was logged where it happened, by the hook of `telemetry::init`.
        let answered = AssertUnwindSafe(admitted(state, request, handler)).catch_unwind().await;
        answered.unwrap_or_else(|_| error::internal())
    };
    if let Some(asked) = asked {
        asked.decorate(response.headers_mut());
    }
    response
}

/// Lets the handler answer, if there is room for one more request.
async fn admitted<B: HttpBody, F>(
    state: &AppState,
    request: Request<B>,
    handler: impl FnOnce(Request<B>) -> F,
) -> Response
where
    F: Future<Output = Response>,
{
    match shed::admit(state, &request) {
        Ok(_admitted) => handler(request).await,
        Err(reason) => shed::refuse(reason),
    }
}

/// The name of a method. Unknown ones are the caller's own words, which neither logs nor metrics repeat.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_methods_are_named() {
        assert_eq!(known(&Method::GET), "GET");
        assert_eq!(known(&Method::from_bytes(b"AIGERIM").unwrap_or_default()), "other");
    }
}
