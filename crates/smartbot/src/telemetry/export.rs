//! Carries records out of the process without ever holding it up.
//!
//! Whoever makes a record puts it into a bounded queue, or, when that is full, drops and counts it. A thread of its own, with
//! a runtime of its own, takes them from there and posts them; a receiver that is down, slow or silent costs that thread
//! its time and nobody else's. At the end of the program what is queued is still sent, if that can be done quickly.

use std::ops::ControlFlow;
use std::thread::JoinHandle;
use std::time::Duration;

use bytes::Bytes;
use tokio_util::sync::CancellationToken;

use super::client::Client;
use super::metrics::{self, Export, Sink};

/// Longest time a receiver may take for one delivery, the protocol's own default.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often one delivery is tried.
const TRIES: u32 = 4;
/// First pause between two tries; it doubles.
const PAUSE: Duration = Duration::from_secs(1);
/// Longest pause, whatever the receiver asks for.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// How long the end of the program may wait for what is still queued.
const FLUSH: Duration = Duration::from_millis(1500);

/// How records are put together.
#[derive(Clone, Copy)]
pub(super) struct Packing {
    /// Records that may wait.
    pub(super) queue: usize,
    /// Most records of one delivery.
    pub(super) most: usize,
    /// How long the first record of a delivery may wait for others.
    pub(super) delay: Duration,
}

/// The way into the queue.
pub(super) struct Queue<T> {
    sender: flume::Sender<T>,
    sink: Sink,
}

impl<T> Queue<T> {
    /// Queues a record, or drops it when the queue is full. Never waits.
    pub(super) fn push(&self, record: T) {
        if self.sender.try_send(record).is_err() {
            metrics::exported(self.sink, Export::Dropped, 1);
        }
    }
}

/// The thread that delivers. Dropped, it sends what is queued, within [`FLUSH`], and ends.
pub(super) struct Exporter {
    stop: CancellationToken,
    thread: Option<JoinHandle<()>>,
}

impl Exporter {
    /// Asks the thread to come to an end, without waiting for it.
    pub(super) fn begin_stop(&self) {
        self.stop.cancel();
    }
}

impl Drop for Exporter {
    fn drop(&mut self) {
        self.stop.cancel();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Starts a thread that posts what is queued; `pack` makes one body of some records.
pub(super) fn start<T: Send + 'static>(
    sink: Sink,
    client: Client,
    packing: Packing,
    pack: impl Fn(&[T]) -> Vec<u8> + Send + 'static,
) -> std::io::Result<(Queue<T>, Exporter)> {
    let (sender, records) = flume::bounded(packing.queue);
    let stop = CancellationToken::new();
    let courier = Courier { sink, client, stop: stop.clone(), failing: false };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let thread = std::thread::Builder::new().name(format!("telemetry-{}", sink.name())).spawn(move || {
        let stopped = courier.stop.clone();
        runtime.block_on(async {
            let limit = async {
                stopped.cancelled().await;
                tokio::time::sleep(FLUSH).await;
            };
            tokio::select! {
                () = courier.run(&records, packing, pack) => {}
                () = limit => {}
            }
        });
        // A look-up of a name that hangs must not hold up the end.
        runtime.shutdown_background();
    })?;
    Ok((Queue { sender, sink }, Exporter { stop, thread: Some(thread) }))
}

struct Courier {
    sink: Sink,
    client: Client,
    stop: CancellationToken,
    /// Whether the last delivery failed: each change is told once.
    failing: bool,
}

impl Courier {
    async fn run<T>(mut self, records: &flume::Receiver<T>, packing: Packing, pack: impl Fn(&[T]) -> Vec<u8>) {
        loop {
            let first = tokio::select! {
                biased;
                () = self.stop.cancelled() => records.try_recv().ok(),
                record = records.recv_async() => record.ok(),
            };
            // Stopped, and the queue is empty.
            let Some(first) = first else { return };
            let mut batch = vec![first];
            let full = async {
                while batch.len() < packing.most {
                    match records.recv_async().await {
                        Ok(record) => batch.push(record),
                        Err(_) => return,
                    }
                }
            };
            tokio::select! {
                biased;
                () = full => {}
                () = tokio::time::sleep(packing.delay) => {}
                () = self.stop.cancelled() => {}
            }
            batch.extend(records.try_iter().take(packing.most.saturating_sub(batch.len())));
            let result = if self.deliver(pack(&batch).into()).await { Export::Sent } else { Export::Dropped };
            metrics::exported(self.sink, result, batch.len() as u64);
        }
    }

    /// Whether the receiver has taken it in the end.
    async fn deliver(&mut self, body: Bytes) -> bool {
        let mut pause = PAUSE;
        for attempt in 1..=TRIES {
            let stopping = self.stop.is_cancelled();
            let (cause, wait) = match self.attempt(body.clone()).await {
                ControlFlow::Break(taken) => return taken,
                ControlFlow::Continue(later) => later,
            };
            self.tell(Some(&cause));
            if attempt == TRIES || stopping {
                return false;
            }
            tokio::select! {
                () = tokio::time::sleep(wait.unwrap_or(pause).min(LONGEST_PAUSE)) => {}
                () = self.stop.cancelled() => {}
            }
            pause *= 2;
        }
        false
    }

    /// Tries once: taken or refused for good, or why to try later, and when.
    async fn attempt(&mut self, body: Bytes) -> ControlFlow<bool, (String, Option<Duration>)> {
        match tokio::time::timeout(PATIENCE, self.client.post(body)).await {
            Ok(Ok(answer)) if answer.status.is_success() => {
                self.tell(None);
                ControlFlow::Break(true)
            }
            Ok(Ok(answer)) if matches!(answer.status.as_u16(), 429 | 502 | 503 | 504) => {
                ControlFlow::Continue((format!("answered {}", answer.status.as_u16()), answer.retry_after))
            }
            Ok(Ok(answer)) => {
                self.tell(Some(&format!("answered {}", answer.status.as_u16())));
                ControlFlow::Break(false)
            }
            Ok(Err(cause)) => ControlFlow::Continue((cause, None)),
            Err(_) => ControlFlow::Continue(("no answer".to_owned(), None)),
        }
    }

    fn tell(&mut self, problem: Option<&str>) {
        let sink = self.sink.name();
        match problem {
            Some(cause) if !self.failing => {
                tracing::warn!(sink, cause, "telemetry cannot be delivered; the service goes on");
            }
            None if self.failing => tracing::info!(sink, "telemetry is delivered again"),
            _ => {}
        }
        self.failing = problem.is_some();
    }
}
