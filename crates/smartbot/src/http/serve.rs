//! The loop that accepts connections: as many as there are file descriptors for, none of which may take for ever.
//!
//! axum's own loop has no limit on connections, none on the time a request's head may take (slow-loris), and none on how
//! long a client may refuse to take a reply.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, Sleep};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::front::Front;
use crate::telemetry::metrics::{self, Shed};

/// How many connections, and how long each may be silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Most connections at a time; `None`: as many as there are file descriptors for.
    pub most: Option<usize>,
    /// Longest time for the head of a request, and for a kept-alive connection to be silent between two. Proxies should let
    /// go of an idle connection sooner, or they will send a request into one that is being closed.
    pub head: Duration,
    /// Longest time a client may take nothing of a reply that is ready for it.
    pub stalled: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { most: None, head: Duration::from_secs(30), stalled: Duration::from_secs(30) }
    }
}

/// Time for the first request of a connection to arrive while the server stops.
const FRESH: Duration = Duration::from_secs(1);
/// Largest head of a request, in bytes.
const HEAD_SIZE: usize = 64 * 1024;
/// File descriptors kept for the database, logs and what else the process opens.
const RESERVED: u64 = 128;
/// Most connections, however many file descriptors there are: a chat takes 6 KiB.
const MOST: u64 = 100_000;
/// What a caller gets when there is no room for one more connection.
const FULL: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 2\r\nconnection: close\r\n\
    content-type: application/json\r\ncontent-length: 45\r\n\r\n{\"detail\":\"Service temporarily unavailable\"}\n";

/// Lets the process open as many files as the system allows it to, and gives how many that is. The usual soft limit of 1024
/// is for programs that still use `select`.
fn raise_file_limit() -> u64 {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let now = getrlimit(Resource::Nofile);
        let raised = Rlimit { current: now.maximum, maximum: now.maximum };
        let limit = if setrlimit(Resource::Nofile, raised).is_ok() { now.maximum } else { now.current };
        limit.unwrap_or(u64::MAX)
    }
    #[cfg(not(unix))]
    {
        MOST
    }
}

/// How many connections may be open at a time with so many file descriptors.
fn room(files: u64) -> usize {
    usize::try_from(files.saturating_sub(RESERVED).clamp(16, MOST)).unwrap_or(usize::MAX)
}

/// Accepts connections until `stopping`, then those that wait in line already, then no more. Connections are tasks of
/// `connections`, which end after the request they are at once `stopping` is cancelled.
pub async fn accept(
    listener: TcpListener,
    front: Front,
    limits: Limits,
    connections: &TaskTracker,
    stopping: &CancellationToken,
) {
    let places = Arc::new(Semaphore::new(limits.most.unwrap_or_else(|| room(raise_file_limit()))));
    let start = |(socket, peer)| {
        let Ok(place) = places.clone().try_acquire_owned() else {
            refuse(&socket);
            return;
        };
        // Without this, two small frames in a row wait 40 ms for each other.
        if let Err(error) = socket.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY");
        }
        let socket = Impatient { socket, patience: limits.stalled, stalled: None, _place: place };
        connections.spawn(connection(socket, peer, front.clone(), limits.head, stopping.clone()));
    };
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => start(accepted),
                // The caller is gone again already.
                Err(error) if matches!(
                    error.kind(),
                    io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionRefused
                ) => {}
                Err(error) => {
                    tracing::error!(%error, "accepting connections");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            },
            () = stopping.cancelled() => break,
        }
    }
    // Whoever connected before the door is closed gets in; later ones are refused, which a proxy takes to another instance.
    // The system is asked itself: the runtime may not have heard of them yet.
    let Ok(listener) = listener.into_std() else { return };
    while let Ok((socket, peer)) = listener.accept() {
        if socket.set_nonblocking(true).is_ok()
            && let Ok(socket) = TcpStream::from_std(socket)
        {
            start((socket, peer));
        }
    }
}

/// Says that there is no room, without waiting for anything.
fn refuse(socket: &TcpStream) {
    metrics::shed(Shed::Connections);
    tracing::warn!("refused a connection: too many are open");
    // The few bytes fit into any empty send buffer.
    let _ = socket.try_write(FULL);
}

async fn connection(socket: Impatient, peer: SocketAddr, front: Front, head: Duration, stopping: CancellationToken) {
    let service = service_fn(|request: Request<Incoming>| {
        let front = &front;
        async move { Ok::<_, Infallible>(front.answer(peer, request).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(head)
        .max_buf_size(HEAD_SIZE)
        .serve_connection(TokioIo::new(socket), service)
        .with_upgrades();
    let (mut connection, accepted) = (pin!(connection), Instant::now());
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = stopping.cancelled() => {
            // A connection on which nothing has been read yet is closed at once by what comes next, with the request that
            // may be on its way.
            tokio::select! {
                ended = connection.as_mut() => ended,
                () = tokio::time::sleep_until(accepted + FRESH) => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
            }
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "connection");
    }
}

/// A socket that gives up when the other side takes nothing for too long.
struct Impatient {
    socket: TcpStream,
    patience: Duration,
    /// Only there while something waits to be written.
    stalled: Option<Pin<Box<Sleep>>>,
    /// Goes with the socket: an upgraded connection outlives the task that accepted it.
    _place: OwnedSemaphorePermit,
}

impl Impatient {
    fn watch<T>(&mut self, context: &mut Context<'_>, written: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.stalled = None;
            return written;
        }
        let until = Instant::now() + self.patience;
        match self.stalled.get_or_insert_with(|| Box::pin(tokio::time::sleep_until(until))).as_mut().poll(context) {
            Poll::Ready(()) => {
                metrics::shed(Shed::SlowClient);
                Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
            }
            Poll::Pending => Poll::Pending,
        }
    }
}

impl AsyncRead for Impatient {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().socket).poll_read(context, buffer)
    }
}

impl AsyncWrite for Impatient {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let written = Pin::new(&mut this.socket).poll_write(context, bytes);
        this.watch(context, written)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let written = Pin::new(&mut this.socket).poll_write_vectored(context, slices);
        this.watch(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.socket.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().socket).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().socket).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_refusal_is_a_whole_reply() {
        let text = String::from_utf8_lossy(FULL);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or_default();
        assert!(head.contains(&format!("content-length: {}", body.len())), "{head} {}", body.len());
        assert!(body.starts_with("{\"detail\":"));
    }

    #[test]
    fn there_is_always_room_for_somebody() {
        assert_eq!(room(0), 16);
        assert_eq!(room(1024), 896);
        assert_eq!(room(u64::MAX), 100_000);
    }
}
