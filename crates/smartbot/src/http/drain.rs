//! Takes what a handler left of a request's body off the line before the reply goes out. A client that is cut off in the
//! middle of sending sees a broken connection instead of the refusal.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::response::Response;
use http_body_util::BodyExt;

/// How much is read and thrown away before the connection is given up, in bytes.
const LIMIT: usize = 16 * 1024 * 1024;
/// Longest time it may take.
const PATIENCE: Duration = Duration::from_secs(3);

/// Lets `handler` answer, then reads and throws away what it left of the body.
pub(super) async fn after<F: Future<Output = Response>>(
    request: Request,
    handler: impl FnOnce(Request) -> F,
) -> Response {
    if request.body().is_end_stream() {
        return handler(request).await;
    }
    let (parts, body) = request.into_parts();
    let body = Shared(Arc::new(Mutex::new(body)));
    let mut rest = Shared(body.0.clone());
    let response = handler(Request::from_parts(parts, Body::new(body))).await;
    let drain = async {
        let mut seen = 0;
        while let Some(Ok(frame)) = rest.frame().await {
            seen += frame.data_ref().map_or(0, Bytes::len);
            if seen > LIMIT {
                break;
            }
        }
    };
    // A body that was read to its end is at its end: nothing to wait for.
    let _ = tokio::time::timeout(PATIENCE, drain).await;
    response
}

/// A body with two handles: the handler's, and ours for what it leaves.
struct Shared(Arc<Mutex<Body>>);

impl HttpBody for Shared {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, axum::Error>>> {
        // Polled by one task at a time: first the handler's, then ours.
        let mut body = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Pin::new(&mut *body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_end_stream()
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).size_hint()
    }
}
