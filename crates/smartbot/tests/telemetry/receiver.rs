//! A receiver of telemetry on this machine: writes down what it is sent, and answers as it is told to.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use tokio::sync::oneshot;

/// One request.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// How it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// 200
    Takes,
    /// Not at all.
    Hangs,
    /// 503 to the first request, then 200.
    TakesTheSecond,
}

#[derive(Clone)]
struct Book {
    manner: Manner,
    received: Arc<Mutex<Vec<Received>>>,
}

/// Listens in a thread of its own until it is dropped.
pub(crate) struct Receiver {
    pub(crate) address: SocketAddr,
    book: Book,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Receiver {
    pub(crate) fn start(manner: Manner) -> Self {
        let book = Book { manner, received: Arc::default() };
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let router = axum::Router::new().fallback(take).with_state(book.clone());
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                tokio::select! {
                    served = async { axum::serve(listener, router).await } => served.unwrap(),
                    _ = stopped => {}
                }
            });
        });
        Self { address, book, stop: Some(stop), thread: Some(thread) }
    }

    /// Everything so far.
    pub(crate) fn received(&self) -> Vec<Received> {
        self.book.received.lock().unwrap().clone()
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        drop(self.stop.take());
        let _ = self.thread.take().unwrap().join();
    }
}

async fn take(State(book): State<Book>, uri: Uri, headers: HeaderMap, body: Bytes) -> StatusCode {
    let count = {
        let mut received = book.received.lock().unwrap();
        received.push(Received { path: uri.path().to_owned(), headers, body });
        received.len()
    };
    match book.manner {
        Manner::Hangs => std::future::pending().await,
        Manner::TakesTheSecond if count == 1 => StatusCode::SERVICE_UNAVAILABLE,
        Manner::Takes | Manner::TakesTheSecond => StatusCode::OK,
    }
}
