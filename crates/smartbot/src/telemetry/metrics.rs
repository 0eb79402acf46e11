//! What Prometheus reads: counters and histograms of this process, and what is measured at the moment of reading.
//!
//! Names of routes are patterns, methods are known ones, every other label is a word of this file: the number of series
//! is bounded, and none holds an id, a name or an address. Counting a request costs a fraction of a microsecond.

use std::fmt::Debug;
use std::sync::{LazyLock, PoisonError, RwLock};
use std::time::{Duration, Instant};

use prometheus_client::encoding::text::{encode_eof, encode_registry};
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::{Family, MetricConstructor};
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

use crate::app::App;
use crate::realtime::limits::Limit;
use crate::store::StoreError;

/// The format of [`render`].
pub(super) const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Seconds, from a read that hits the cache to a request nobody waits for any more.
const TIMES: [f64; 15] =
    [0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];
/// Batches of one commit; the writer takes at most 256.
const GROUPS: [f64; 9] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];

/// What a frame of a candidate came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TurnResult {
    /// It was stored with all that follows from it.
    Stored,
    /// It had been stored before.
    Repeated,
    /// The interview was over.
    AfterEnd,
    /// There was nothing to do.
    Nothing,
    /// The application is gone.
    Gone,
    /// The database could not be reached.
    Unavailable,
    /// A defect of ours.
    Failed,
}

/// Who decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum By {
    /// The bot, at the end of an interview.
    Bot,
    /// A person.
    Person,
}

/// What the database was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A query.
    Read,
    /// A batch, until it is durable.
    Write,
}

/// Why work was refused to keep the rest quick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shed {
    /// More connections than the server takes.
    Connections,
    /// More requests under way than the server takes.
    Requests,
    /// More request bodies than memory is set aside for.
    Bodies,
    /// More event streams of one employer than the server takes.
    Streams,
    /// The database lets its callers wait too long.
    Database,
    /// Too many passwords wait to be hashed.
    Passwords,
    /// A client that does not take its reply.
    SlowClient,
}

/// Where records leave the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sink {
    /// Traces, by OTLP.
    Otlp,
    /// Errors, to Sentry.
    Sentry,
}

/// What became of a record that leaves the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Export {
    /// The other side has taken it.
    Sent,
    /// The queue was full, or the other side did not take it.
    Dropped,
}

/// Enums whose variants are the values of a label.
macro_rules! words {
    ($type:ident { $($variant:ident => $word:literal),+ $(,)? }) => {
        impl $type {
            const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word in the label.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl EncodeLabelValue for $type {
            fn encode(&self, encoder: &mut LabelValueEncoder<'_>) -> Result<(), std::fmt::Error> {
                EncodeLabelValue::encode(&self.name(), encoder)
            }
        }
    };
}

words!(TurnResult {
    Stored => "stored",
    Repeated => "repeated",
    AfterEnd => "after_end",
    Nothing => "nothing",
    Gone => "gone",
    Unavailable => "unavailable",
    Failed => "failed",
});
words!(By { Bot => "bot", Person => "person" });
words!(Kind { Read => "read", Write => "write" });
words!(Shed {
    Connections => "connections",
    Requests => "requests",
    Bodies => "bodies",
    Streams => "streams",
    Database => "database",
    Passwords => "passwords",
    SlowClient => "slow_client",
});
words!(Sink { Otlp => "otlp", Sentry => "sentry" });
words!(Export { Sent => "sent", Dropped => "dropped" });

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    method: &'static str,
    route: String,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RouteLabels {
    method: &'static str,
    route: String,
}

/// A set of one label, or of a few whose values are words.
macro_rules! labels {
    ($($name:ident { $($label:ident: $type:ty),+ })+) => {$(
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelSet)]
        struct $name { $($label: $type),+ }
    )+};
}

labels! {
    ResultLabels { result: TurnResult }
    DecisionLabels { outcome: &'static str, by: By }
    KindLabels { kind: Kind }
    ErrorLabels { kind: Kind, error: &'static str }
    LimitLabels { limit: &'static str }
    ReasonLabels { reason: Shed }
    OperationLabels { operation: &'static str }
    ExportLabels { sink: Sink, result: Export }
    QueueLabels { queue: &'static str }
    StateLabels { state: &'static str }
    BuildLabels { version: &'static str, database: &'static str }
}

/// Histograms of seconds.
#[derive(Debug, Clone)]
struct Seconds;

impl MetricConstructor<Histogram> for Seconds {
    fn new_metric(&self) -> Histogram {
        Histogram::new(TIMES)
    }
}

type Times<L> = Family<L, Histogram, Seconds>;

/// Everything that is counted while the process runs.
struct Metrics {
    registry: Registry,
    requests: Family<RequestLabels, Counter>,
    request_time: Times<RouteLabels>,
    interviews: Counter,
    turns: Family<ResultLabels, Counter>,
    turn_time: Histogram,
    decisions: Family<DecisionLabels, Counter>,
    database_time: Times<KindLabels>,
    database_errors: Family<ErrorLabels, Counter>,
    group_size: Histogram,
    group_time: Histogram,
    redis_time: Times<OperationLabels>,
    redis_errors: Family<OperationLabels, Counter>,
    /// Empty until the server has tried to reach Redis.
    redis_up: Family<[(&'static str, &'static str); 0], Gauge>,
    limited: Family<LimitLabels, Counter>,
    shed: Family<ReasonLabels, Counter>,
    hash_time: Histogram,
    exports: Family<ExportLabels, Counter>,
    panics: Counter,
}

static METRICS: LazyLock<Metrics> = LazyLock::new(Metrics::new);

impl Metrics {
    fn new() -> Self {
        let mut registry = Registry::with_prefix("smartbot");
        let seconds = || Family::new_with_constructor(Seconds);
        let metrics = Self {
            requests: add(&mut registry, "http_requests", "Requests answered", Family::default()),
            request_time: add_seconds(&mut registry, "http_request_duration", "Time to the reply's head", seconds()),
            interviews: add(
                &mut registry,
                "interviews_started",
                "Interviews opened by a candidate",
                Counter::default(),
            ),
            turns: add(&mut registry, "turns", "Frames of candidates by what they came to", Family::default()),
            turn_time: add_seconds(
                &mut registry,
                "turn_duration",
                "Time from a candidate's frame to its commit",
                Histogram::new(TIMES),
            ),
            decisions: add(&mut registry, "decisions", "Decisions about applications", Family::default()),
            database_time: add_seconds(
                &mut registry,
                "db_duration",
                "Time of a read or a write, waiting included",
                Family::new_with_constructor(Seconds),
            ),
            database_errors: add(&mut registry, "db_errors", "Reads and writes that failed", Family::default()),
            group_size: add(
                &mut registry,
                "db_commit_group_size",
                "Writes that share one commit (SQLite)",
                Histogram::new(GROUPS),
            ),
            group_time: add_seconds(
                &mut registry,
                "db_commit_duration",
                "Time of one group with its commit (SQLite)",
                Histogram::new(TIMES),
            ),
            redis_time: add_seconds(
                &mut registry,
                "redis_duration",
                "Time of one operation on Redis",
                Family::new_with_constructor(Seconds),
            ),
            redis_errors: add(&mut registry, "redis_errors", "Operations on Redis that failed", Family::default()),
            redis_up: add(&mut registry, "redis_up", "Whether Redis answers (1) or not (0)", Family::default()),
            limited: add(&mut registry, "rate_limited", "Calls refused by a rate limit", Family::default()),
            shed: add(&mut registry, "shed", "Work refused to keep the rest quick", Family::default()),
            hash_time: add_seconds(
                &mut registry,
                "password_hash_duration",
                "Time of one password hash, waiting not included",
                Histogram::new(TIMES),
            ),
            exports: add(&mut registry, "telemetry_records", "Traces and errors that left", Family::default()),
            panics: add(&mut registry, "panics", "Panics caught", Counter::default()),
            registry,
        };
        metrics.begin_at_zero();
        metrics
    }

    /// A counter that appears with its first event hides that event from `rate()`: what is known beforehand begins at 0.
    fn begin_at_zero(&self) {
        for &result in TurnResult::ALL {
            drop(self.turns.get_or_create(&ResultLabels { result }));
        }
        for &by in By::ALL {
            for outcome in [outcome(true), outcome(false)] {
                drop(self.decisions.get_or_create(&DecisionLabels { outcome, by }));
            }
        }
        for &kind in Kind::ALL {
            drop(self.database_time.get_or_create(&KindLabels { kind }));
            for error in ERRORS {
                drop(self.database_errors.get_or_create(&ErrorLabels { kind, error }));
            }
        }
        for limit in Limit::ALL {
            drop(self.limited.get_or_create(&LimitLabels { limit: limit.name() }));
        }
        for &reason in Shed::ALL {
            drop(self.shed.get_or_create(&ReasonLabels { reason }));
        }
        for &sink in Sink::ALL {
            for &result in Export::ALL {
                drop(self.exports.get_or_create(&ExportLabels { sink, result }));
            }
        }
    }
}

fn add<M: prometheus_client::registry::Metric + Clone>(
    registry: &mut Registry,
    name: &str,
    help: &str,
    metric: M,
) -> M {
    registry.register(name, help, metric.clone());
    metric
}

fn add_seconds<M: prometheus_client::registry::Metric + Clone>(
    registry: &mut Registry,
    name: &str,
    help: &str,
    metric: M,
) -> M {
    registry.register_with_unit(name, help, Unit::Seconds, metric.clone());
    metric
}

/// Makes the counters, so that they are there before anything is counted. Cheap when it has been done.
pub fn init() {
    LazyLock::force(&METRICS);
}

/// What one handler has answered. It looks up the series of a method and a status once, not for every request.
#[derive(Default)]
pub struct Requests(RwLock<Vec<Answered>>);

struct Answered {
    labels: RequestLabels,
    count: Counter,
    time: Histogram,
}

impl Requests {
    /// A request has been answered. `route` is the pattern, never the path.
    pub fn answered(&self, method: &'static str, route: &str, status: u16, took: Duration) {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let is_it =
            |labels: &RequestLabels| labels.method == method && labels.status == status && labels.route == route;
        if let Some(known) = known.iter().find(|known| is_it(&known.labels)) {
            known.count(took);
            return;
        }
        drop(known);
        let labels = RequestLabels { method, route: route.to_owned(), status };
        let count = METRICS.requests.get_or_create(&labels).clone();
        let time = METRICS.request_time.get_or_create(&RouteLabels { method, route: route.to_owned() }).clone();
        let new = Answered { labels, count, time };
        new.count(took);
        self.0.write().unwrap_or_else(PoisonError::into_inner).push(new);
    }
}

impl Answered {
    fn count(&self, took: Duration) {
        self.count.inc();
        self.time.observe(took.as_secs_f64());
    }
}

/// A candidate has opened an interview.
pub fn interview_started() {
    METRICS.interviews.inc();
}

/// A frame of a candidate has come to this.
pub fn turn(result: TurnResult, took: Duration) {
    METRICS.turns.get_or_create(&ResultLabels { result }).inc();
    METRICS.turn_time.observe(took.as_secs_f64());
}

/// An application has been decided.
pub fn decision(approved: bool, by: By) {
    METRICS.decisions.get_or_create(&DecisionLabels { outcome: outcome(approved), by }).inc();
}

fn outcome(approved: bool) -> &'static str {
    if approved { "approved" } else { "rejected" }
}

/// The words of [`error_word`].
const ERRORS: [&str; 5] = ["conflict", "unique", "foreign_key", "unavailable", "internal"];

fn error_word(error: &StoreError) -> &'static str {
    match error {
        StoreError::Conflict => ERRORS[0],
        StoreError::Unique(_) => ERRORS[1],
        StoreError::ForeignKey => ERRORS[2],
        StoreError::Unavailable(_) => ERRORS[3],
        StoreError::Internal(_) => ERRORS[4],
    }
}

/// The database has answered a question asked at `started`.
pub fn database<T>(kind: Kind, started: Instant, result: &Result<T, StoreError>) {
    METRICS.database_time.get_or_create(&KindLabels { kind }).observe(started.elapsed().as_secs_f64());
    if let Err(error) = result {
        METRICS.database_errors.get_or_create(&ErrorLabels { kind, error: error_word(error) }).inc();
    }
}

/// This many writes have shared one commit, which took so long from its beginning.
#[allow(clippy::cast_precision_loss, reason = "at most 256")]
pub fn commit_group(size: usize, took: Duration) {
    METRICS.group_size.observe(size as f64);
    METRICS.group_time.observe(took.as_secs_f64());
}

/// Redis has answered, or not. `operation` is a word of the program, such as `publish`.
pub fn redis_time(operation: &'static str, took: Duration, succeeded: bool) {
    let labels = OperationLabels { operation };
    METRICS.redis_time.get_or_create(&labels).observe(took.as_secs_f64());
    // Made in either case, so that it begins at 0.
    let errors = METRICS.redis_errors.get_or_create(&labels);
    if !succeeded {
        errors.inc();
    }
}

/// Whether Redis can be reached now. Without a first call there is no such series.
pub fn redis_up(up: bool) {
    METRICS.redis_up.get_or_create(&[]).set(i64::from(up));
}

/// A rate limit has refused a call.
pub fn limited(limit: Limit) {
    METRICS.limited.get_or_create(&LimitLabels { limit: limit.name() }).inc();
}

/// Work has been refused.
pub fn shed(reason: Shed) {
    METRICS.shed.get_or_create(&ReasonLabels { reason }).inc();
}

/// A password has been hashed or checked.
pub fn password_hash(took: Duration) {
    METRICS.hash_time.observe(took.as_secs_f64());
}

/// Records have left the process, or could not.
pub fn exported(sink: Sink, result: Export, count: u64) {
    METRICS.exports.get_or_create(&ExportLabels { sink, result }).inc_by(count);
}

/// Something has panicked.
pub fn panicked() {
    METRICS.panics.inc();
}

/// All metrics in the OpenMetrics text format, which Prometheus and its relatives read.
pub(super) fn render(app: &App, process: &Registry) -> Result<String, std::fmt::Error> {
    let mut text = String::with_capacity(64 * 1024);
    encode_registry(&mut text, &METRICS.registry)?;
    encode_registry(&mut text, &now(app))?;
    encode_registry(&mut text, process)?;
    encode_eof(&mut text)?;
    Ok(text)
}

/// What can be seen at this moment.
fn now(app: &App) -> Registry {
    let mut registry = Registry::with_prefix("smartbot");
    let build = BuildLabels { version: env!("CARGO_PKG_VERSION"), database: app.database.dialect().name() };
    gauges(&mut registry, "build_info", "Version of the program and kind of its database", [(build, 1)]);
    let sockets = add(&mut registry, "chat_sockets", "Open sockets of chats", Gauge::<i64>::default());
    sockets.set(count(app.sockets.len()));
    let chats = add(&mut registry, "chats_open", "Chats with an open socket here", Gauge::<i64>::default());
    chats.set(count(app.bus.events().open_chats()));
    let streams =
        add(&mut registry, "event_streams", "Employers with an open event stream here", Gauge::<i64>::default());
    streams.set(count(app.bus.events().open_feeds()));
    let connections =
        add(&mut registry, "http_connections", "Open connections that are no chats", Gauge::<i64>::default());
    connections.set(count(app.connections.len()));
    let working = add(&mut registry, "http_requests_in_flight", "Requests at work", Gauge::<i64>::default());
    working.set(count(app.load.requests()));
    let load = app.passwords.load();
    let states = [("waiting", load.waiting), ("running", load.running)];
    let hashes = states.map(|(state, number)| (StateLabels { state }, count(number)));
    gauges(&mut registry, "password_hashes", "Passwords being hashed and waiting for it", hashes);
    let queues = app.database.queues();
    let depth = queues.iter().map(|queue| (QueueLabels { queue: queue.name }, count(queue.waiting)));
    gauges(&mut registry, "db_queue_depth", "Work that waits for the database", depth);
    let limit = queues.iter().filter_map(|queue| Some((QueueLabels { queue: queue.name }, count(queue.limit?))));
    gauges(&mut registry, "db_queue_limit", "Work that may wait; more is refused", limit);
    if let Some(pool) = app.database.connections() {
        let states = [("used", pool.used), ("idle", pool.idle), ("limit", pool.limit)];
        let connections = states.map(|(state, number)| (StateLabels { state }, count(number)));
        gauges(&mut registry, "db_connections", "Connections to PostgreSQL", connections);
    }
    registry
}

fn gauges<L>(registry: &mut Registry, name: &str, help: &str, values: impl IntoIterator<Item = (L, i64)>)
where
    L: Clone + Debug + Eq + std::hash::Hash + EncodeLabelSet + Send + Sync + 'static,
{
    let family = add(registry, name, help, Family::<L, Gauge>::default());
    for (labels, value) in values {
        family.get_or_create(&labels).set(value);
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_has_its_word() {
        let errors = [
            StoreError::Conflict,
            StoreError::Unique(String::new()),
            StoreError::ForeignKey,
            StoreError::Unavailable(String::new()),
            StoreError::Internal(String::new()),
        ];
        assert_eq!(errors.each_ref().map(error_word), ERRORS);
    }
}
