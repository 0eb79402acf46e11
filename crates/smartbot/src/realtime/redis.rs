//! Redis, as far as we need one: news between instances, shared limits, shared cache. It may be slow, refuse, hang, die and
//! come back at any moment: nobody waits for it longer than 150 ms, and after the first failure nobody waits at all
//! until a connection of the supervisor's works again.

use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use redis::aio::MultiplexedConnection;
use redis::{AsyncConnectionConfig, Client, ErrorKind, RedisError, RedisResult, ServerErrorKind};
use tokio::sync::{Notify, mpsc};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::news::News;
use crate::telemetry::metrics;

/// Longest time a request waits for Redis.
const PATIENCE: Duration = Duration::from_millis(150);
/// Longest time connecting, subscribing or passing on news may take.
const CONNECT: Duration = Duration::from_secs(1);
/// How often an idle connection is tried.
const PING: Duration = Duration::from_secs(1);
/// Shortest and longest pause before connecting again.
const BACKOFF: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(2));
/// How often something is said on the channel, so that silence means that the line is dead.
const HEARTBEAT: Duration = Duration::from_secs(2);
/// Silence after which it is.
const SILENCE: Duration = Duration::from_secs(7);
/// News that waits to be passed on; more is dropped, and the others are told so.
const QUEUE: usize = 8192;
/// News passed on in one round trip.
const BATCH: usize = 256;

/// A handle; cheap to clone.
#[derive(Clone)]
pub struct Redis(Arc<Inner>);

struct Inner {
    client: Client,
    /// Before every key and the channel.
    namespace: String,
    /// Tells our own news from that of others.
    origin: String,
    connection: Mutex<Option<MultiplexedConnection>>,
    broken: Notify,
    outbox: mpsc::Sender<News>,
    dropped: AtomicU64,
}

/// What the tasks of a [`Redis`] do with what they hear.
pub trait Listener: Send + Sync + 'static {
    /// News of another instance.
    fn hear(&self, news: News);
    /// Whether news of others arrives from now on. Each time it begins to, some may have been missed before.
    fn listening(&self, listening: bool);
}

impl Redis {
    /// Starts to connect, in the background: a Redis that is not there yet is no reason not to start. `deployment` keeps
    /// what belongs to one database apart from the rest.
    ///
    /// # Errors
    /// A text for the operator when the URL cannot be read.
    pub fn start(
        url: &str,
        deployment: Uuid,
        listener: Arc<dyn Listener>,
        shutdown: &CancellationToken,
    ) -> Result<Self, String> {
        // The library's message repeats the URL, password and all.
        let client = Client::open(url).map_err(|_| "takes redis://USER:PASSWORD@HOST:PORT/DB".to_owned())?;
        let (outbox, news) = mpsc::channel(QUEUE);
        metrics::redis_up(false);
        let redis = Self(Arc::new(Inner {
            client,
            namespace: format!("smartbot:{}:", deployment.simple()),
            origin: Uuid::new_v4().simple().to_string(),
            connection: Mutex::default(),
            broken: Notify::new(),
            outbox,
            dropped: AtomicU64::new(0),
        }));
        let until = |task| {
            let shutdown = shutdown.clone();
            async move { shutdown.run_until_cancelled_owned(task).await }
        };
        tokio::spawn(until(boxed(redis.clone().supervise())));
        tokio::spawn(until(boxed(redis.clone().pass_on(news))));
        tokio::spawn(until(boxed(redis.clone().listen(listener))));
        Ok(redis)
    }

    /// A key of ours.
    pub fn key(&self, name: impl std::fmt::Display) -> String {
        format!("{}{name}", self.0.namespace)
    }

    fn channel(&self) -> String {
        self.key("news")
    }

    /// Whether there is a connection that works, as far as is known.
    pub fn is_up(&self) -> bool {
        self.connection().is_some()
    }

    /// Tells the other instances, when there is time for it.
    pub fn tell(&self, news: News) {
        if self.0.outbox.try_send(news).is_err() {
            self.0.dropped.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Runs a command; `None` when Redis does not answer in time, or is known not to.
    /// `name` is for the metrics.
    pub async fn run<T, F>(&self, name: &'static str, command: impl FnOnce(MultiplexedConnection) -> F) -> Option<T>
    where
        F: Future<Output = RedisResult<T>>,
    {
        let connection = self.connection()?;
        let started = Instant::now();
        let done = tokio::time::timeout(PATIENCE, command(connection)).await;
        metrics::redis_time(name, started.elapsed(), matches!(done, Ok(Ok(_))));
        match done {
            Ok(Ok(value)) => Some(value),
            Ok(Err(error)) => {
                self.failed(&error);
                None
            }
            Err(_) => {
                self.lose("no answer in time");
                None
            }
        }
    }

    fn connection(&self) -> Option<MultiplexedConnection> {
        self.0.connection.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn failed(&self, error: &RedisError) {
        // The server is there and says no: to this command (out of memory), or to all of them for the time being.
        let refused = matches!(error.kind(), ErrorKind::Server(kind) if kind != ServerErrorKind::BusyLoading);
        if refused && !error.is_connection_dropped() {
            tracing::debug!(cause = %error.kind_text(), "Redis: command refused");
        } else {
            self.lose(&error.kind_text());
        }
    }

    /// Gives the connection up, so that nobody waits for it any more.
    fn lose(&self, cause: &str) {
        let lost = self.0.connection.lock().unwrap_or_else(PoisonError::into_inner).take();
        if lost.is_some() {
            metrics::redis_up(false);
            tracing::warn!(cause, "Redis: connection lost, going on without");
            self.0.broken.notify_one();
        }
    }

    /// Keeps a connection: makes it, tries it, and makes it again.
    async fn supervise(self) {
        metrics::redis_up(false);
        let mut pause = BACKOFF.0;
        let mut said = false;
        loop {
            match self.connect().await {
                Ok(connection) => {
                    *self.0.connection.lock().unwrap_or_else(PoisonError::into_inner) = Some(connection);
                    metrics::redis_up(true);
                    tracing::info!("Redis: connected");
                    (pause, said) = (BACKOFF.0, false);
                    self.watch().await;
                }
                Err(cause) if !said => {
                    tracing::warn!(cause, "Redis: cannot connect, going on without");
                    said = true;
                }
                Err(_) => {}
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(BACKOFF.1);
        }
    }

    async fn connect(&self) -> Result<MultiplexedConnection, String> {
        let config =
            AsyncConnectionConfig::new().set_connection_timeout(Some(CONNECT)).set_response_timeout(Some(CONNECT));
        let connected = async {
            let mut connection = self.0.client.get_multiplexed_async_connection_with_config(&config).await?;
            redis::cmd("PING").query_async::<()>(&mut connection).await?;
            Ok(connection)
        };
        in_time(connected).await
    }

    /// Returns when the connection is lost.
    async fn watch(&self) {
        loop {
            tokio::select! {
                () = self.0.broken.notified() => return,
                () = tokio::time::sleep(PING) => {}
            }
            let Some(mut connection) = self.connection() else { return };
            let ping = async { redis::cmd("PING").query_async::<()>(&mut connection).await };
            if let Err(cause) = in_time(ping).await {
                self.lose(&cause);
                // The one who lost it may have left word already.
                let _ = tokio::time::timeout(Duration::ZERO, self.0.broken.notified()).await;
                return;
            }
        }
    }

    /// Passes news on to the other instances.
    async fn pass_on(self, mut news: mpsc::Receiver<News>) {
        let channel = self.channel();
        let mut batch = Vec::with_capacity(BATCH);
        let mut told = 0;
        let mut lost = false;
        loop {
            batch.clear();
            if tokio::time::timeout(HEARTBEAT, news.recv_many(&mut batch, BATCH)).await.is_err() {
                batch.push(News::Heartbeat);
            }
            let dropped = self.0.dropped.load(Ordering::Relaxed);
            if lost || dropped != told {
                batch.push(News::Lost);
            }
            let mut pipe = redis::pipe();
            for news in &batch {
                pipe.publish(&channel, format!("{} {news}", self.0.origin)).ignore();
            }
            let sent = match self.connection() {
                Some(mut connection) => {
                    let started = Instant::now();
                    let sent = in_time(async { pipe.query_async::<()>(&mut connection).await }).await;
                    metrics::redis_time("publish", started.elapsed(), sent.is_ok());
                    sent.inspect_err(|cause| self.lose(cause)).is_ok()
                }
                None => false,
            };
            if sent {
                (told, lost) = (dropped, false);
            } else {
                lost = true;
            }
        }
    }

    /// Hears the news of the other instances.
    async fn listen(self, listener: Arc<dyn Listener>) {
        let channel = self.channel();
        let mut pause = BACKOFF.0;
        loop {
            let subscribed = in_time(async {
                let mut subscription = self.0.client.get_async_pubsub().await?;
                subscription.subscribe(&channel).await?;
                Ok(subscription)
            });
            if let Ok(subscription) = subscribed.await {
                listener.listening(true);
                let mut messages = subscription.into_on_message();
                let began = Instant::now();
                while let Ok(Some(message)) = tokio::time::timeout(SILENCE, messages.next()).await {
                    let text: String = message.get_payload().unwrap_or_default();
                    if let Some((origin, news)) = text.split_once(' ')
                        && origin != self.0.origin
                        && let Ok(news) = news.parse()
                    {
                        listener.hear(news);
                    }
                }
                listener.listening(false);
                if began.elapsed() > BACKOFF.1 {
                    pause = BACKOFF.0;
                }
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(BACKOFF.1);
        }
    }
}

fn boxed(task: impl Future<Output = ()> + Send + 'static) -> futures_util::future::BoxFuture<'static, ()> {
    Box::pin(task)
}

/// What came of it within [`CONNECT`]; the error in words for the log, without the URL.
async fn in_time<T>(work: impl Future<Output = RedisResult<T>>) -> Result<T, String> {
    match tokio::time::timeout(CONNECT, work).await {
        Ok(done) => done.map_err(|error| error.kind_text()),
        Err(_) => Err("no answer in time".to_owned()),
    }
}

trait KindText {
    /// What kind of error it is. The whole text may hold keys or the address with its password.
    fn kind_text(&self) -> String;
}

impl KindText for RedisError {
    fn kind_text(&self) -> String {
        match self.code() {
            Some(code) => format!("{:?} ({code})", self.kind()),
            None => format!("{:?}", self.kind()),
        }
    }
}
