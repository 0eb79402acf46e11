//! Refuses at once what could only be answered late: above capacity a quick 503 with `Retry-After` serves everybody better
//! than a long queue. Chats that are open go on; their turns are answered one by one anyway.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::body::HttpBody;
use axum::http::Request;
use axum::http::header::CONTENT_LENGTH;
use axum::response::{IntoResponse, Response};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::app::App;
use crate::error::AppError;
use crate::http::input::BODY_LIMIT;
use crate::telemetry::metrics::{self, Shed};

/// Most requests at work at a time; waiting for a password hash counts.
const REQUESTS: usize = 1024;
/// A database that lets its callers wait for so long is behind; whoever comes now would wait even longer.
const BEHIND: Duration = Duration::from_millis(500);
/// Most bytes of request bodies in memory, in KiB.
const BODIES: usize = 128 * 1024;

/// What is at work.
pub struct Load {
    requests: AtomicUsize,
    bodies: Arc<Semaphore>,
}

impl Default for Load {
    fn default() -> Self {
        Self { requests: AtomicUsize::new(0), bodies: Arc::new(Semaphore::new(BODIES)) }
    }
}

impl Load {
    /// Memory for a body of so many bytes, until the permit is dropped; `None` when there is none left.
    fn body(&self, bytes: usize) -> Option<OwnedSemaphorePermit> {
        let kib = u32::try_from(bytes.min(BODY_LIMIT).div_ceil(1024)).unwrap_or(u32::MAX);
        self.bodies.clone().try_acquire_many_owned(kib).ok()
    }

    /// Requests at work.
    pub fn requests(&self) -> usize {
        self.requests.load(Ordering::Relaxed)
    }

    fn enter(&self) -> Option<Entered<'_>> {
        let before = self.requests.fetch_add(1, Ordering::Relaxed);
        // Made first, so that it counts down again in either case.
        let entered = Entered(self);
        (before < REQUESTS).then_some(entered)
    }
}

struct Entered<'a>(&'a Load);

impl Drop for Entered<'_> {
    fn drop(&mut self) {
        self.0.requests.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The right of a request to be worked on, until it is dropped.
pub(super) struct Admitted<'a> {
    _entered: Option<Entered<'a>>,
    _body: Option<OwnedSemaphorePermit>,
}

/// Lets a request in, or says why not. What tells how the server does is always let in.
pub(super) fn admit<'a, B: HttpBody>(app: &'a App, request: &Request<B>) -> Result<Admitted<'a>, Shed> {
    let path = request.uri().path();
    if path.starts_with("/health") || path == "/metrics" {
        return Ok(Admitted { _entered: None, _body: None });
    }
    let entered = app.load.enter().ok_or(Shed::Requests)?;
    if app.database.keeps_waiting(BEHIND) {
        return Err(Shed::Database);
    }
    let body = if request.body().is_end_stream() {
        None
    } else {
        let length = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
        // A body whose length is not told may be the largest.
        Some(app.load.body(length.unwrap_or(BODY_LIMIT)).ok_or(Shed::Bodies)?)
    };
    Ok(Admitted { _entered: Some(entered), _body: body })
}

/// The reply to a request that is not let in.
pub(super) fn refuse(reason: Shed) -> Response {
    metrics::shed(reason);
    AppError::Unavailable(format!("shed: {}", reason.name())).into_response()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_has_entered_leaves_again() {
        let load = Load::default();
        let all: Vec<_> = (0..REQUESTS).map(|_| load.enter().unwrap()).collect();
        assert!(load.enter().is_none());
        assert_eq!(load.requests(), REQUESTS);
        drop(all);
        assert_eq!(load.requests(), 0);
        assert!(load.enter().is_some());
    }

    #[test]
    fn bodies_share_what_there_is() {
        let load = Load::default();
        let large: Vec<_> = (0..128).map(|_| load.body(usize::MAX).unwrap()).collect();
        assert!(load.body(1).is_none());
        drop(large);
        assert!(load.body(1).is_some());
    }
}
