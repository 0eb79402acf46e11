//! Traces for an OpenTelemetry collector: from a request, or a frame of a chat, to the commit.
//!
//! The spans of a trace have a target of their own (`smartbot::trace`), which the log never shows and which costs nothing unless
//! `OTEL_EXPORTER_OTLP_ENDPOINT` is set. They hold routes, SQL texts (values are never part of those) and counts, no personal
//! data. A trace begins with the request's `traceparent` when a trusted proxy passes one on, else here; every frame
//! of a chat begins its own, because a chat lasts for half an hour.

use std::cell::Cell;
use std::fmt::Debug;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use tracing::field::{Empty, Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Metadata, Span, Subscriber, info_span};
use tracing_subscriber::Registry;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::{Context, Layer};
use tracing_subscriber::registry::LookupSpan;

use super::client::{Client, Target};
use super::export::{self, Exporter, Packing, Queue};
use super::metrics::Sink;
use super::otlp::{self, Role, Value};
use crate::store::{Dialect, StoreError};

/// Target of the spans that make a trace.
pub(super) const TARGET: &str = "smartbot::trace";

/// Two thousand spans wait at most, a few hundred bytes each.
const PACKING: Packing = Packing { queue: 2048, most: 512, delay: Duration::from_secs(1) };

/// Whether anybody collects traces.
static ON: AtomicBool = AtomicBool::new(false);

thread_local! {
    /// The caller's place in its own trace, for the span that is made next on this thread.
    static REMOTE: Cell<Option<Remote>> = const { Cell::new(None) };
}

/// Where traces go, and how many.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The collector's path for traces.
    pub target: Target,
    /// `service.name`
    pub service: String,
    /// The share of traces that is kept, 0..1, where the caller has not decided.
    pub ratio: f64,
}

/// Reads the collector's address: `/v1/traces` is added to it.
pub fn endpoint(url: &str) -> Result<Target, String> {
    let target = Target::read(url).ok_or("takes http://HOST:PORT or https://HOST:PORT, e.g. http://127.0.0.1:4318")?;
    Ok(target.below("/v1/traces"))
}

/// Reads headers for the collector, as the specification writes them: `name=value,name=value`.
pub fn headers(text: &str) -> Result<Vec<(HeaderName, HeaderValue)>, String> {
    let read = |pair: &str| {
        let (name, value) = pair.split_once('=')?;
        let value = percent_encoding::percent_decode_str(value.trim()).decode_utf8().ok()?;
        Some((name.trim().to_ascii_lowercase().parse().ok()?, value.parse().ok()?))
    };
    let pairs = text.split(',').filter(|pair| !pair.trim().is_empty());
    pairs.map(|pair| read(pair).ok_or_else(|| "takes NAME=VALUE, separated by commas".to_owned())).collect()
}

/// Reads the share of traces to keep.
pub fn ratio(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "takes a number 0..1".to_owned())
}

/// Starts collecting: the layer to add, and the thread that delivers.
pub(super) fn start(settings: &Settings) -> io::Result<(Box<dyn Layer<Registry> + Send + Sync>, Exporter)> {
    let resource: otlp::Attributes = vec![
        ("service.name", Value::Text(settings.service.clone())),
        ("service.version", Value::Text(env!("CARGO_PKG_VERSION").to_owned())),
        ("service.instance.id", Value::Text(uuid::Uuid::new_v4().to_string())),
        ("telemetry.sdk.language", Value::Text("rust".to_owned())),
    ];
    let client = Client::new(settings.target.clone(), "application/x-protobuf").map_err(io::Error::other)?;
    let (queue, exporter) = export::start(Sink::Otlp, client, PACKING, move |spans| otlp::request(&resource, spans))?;
    ON.store(true, Ordering::Relaxed);
    let layer = Traces { queue, limit: limit(settings.ratio) };
    Ok((layer.with_filter(filter_fn(is_part)).boxed(), exporter))
}

fn is_part(metadata: &Metadata<'_>) -> bool {
    metadata.is_span() && metadata.target() == TARGET
}

/// The span of a request; none when nobody collects.
pub fn request(method: &'static str, route: &str, request_id: &str, caller: Option<&HeaderMap>) -> Span {
    if !ON.load(Ordering::Relaxed) {
        return Span::none();
    }
    REMOTE.set(caller.and_then(Remote::read));
    let span = info_span!(
        target: TARGET,
        "request",
        otel.name = format!("{method} {route}"),
        otel.kind = "server",
        http.request.method = method,
        http.route = route,
        http.response.status_code = Empty,
        error.type = Empty,
        request_id,
    );
    REMOTE.set(None);
    span
}

/// The request of this span has been answered.
pub fn answered(span: &Span, status: u16) {
    span.record("http.response.status_code", status);
    if status >= 500 {
        span.record("error.type", status.to_string());
    }
}

/// The span of opening a chat.
pub fn opening() -> Span {
    info_span!(target: TARGET, parent: None, "chat.open", otel.kind = "server")
}

/// The span of one frame of a chat.
pub fn frame() -> Span {
    info_span!(target: TARGET, parent: None, "chat.frame", otel.kind = "server")
}

/// The span of passing on what happened to a chat elsewhere.
pub fn news() -> Span {
    info_span!(target: TARGET, parent: None, "chat.news", otel.kind = "server")
}

/// Whether a span may begin a trace. A query that belongs to nothing, as at the start, is not worth one.
fn begins(name: &str) -> bool {
    name == "request" || name.starts_with("chat.")
}

/// The span of what a frame leads to.
pub fn turn() -> Span {
    info_span!(target: TARGET, "turn", result = Empty, error.type = Empty)
}

/// The span of the engine's work.
pub fn step() -> Span {
    info_span!(target: TARGET, "interview.step")
}

/// The span of a query.
pub fn read(dialect: Dialect, sql: &str) -> Span {
    info_span!(
        target: TARGET,
        "db.read",
        otel.kind = "client",
        db.system.name = system(dialect),
        db.query.text = sql,
        error.type = Empty,
    )
}

/// The span of a batch, until it is durable.
pub fn write(dialect: Dialect, statements: usize) -> Span {
    info_span!(
        target: TARGET,
        "db.write",
        otel.kind = "client",
        db.system.name = system(dialect),
        db.operation.batch.size = statements,
        error.type = Empty,
    )
}

/// A failure of the database; conflicts and constraints are answers.
pub fn failed(span: &Span, error: &StoreError) {
    match error {
        StoreError::Unavailable(_) => span.record("error.type", "unavailable"),
        StoreError::Internal(_) => span.record("error.type", "internal"),
        StoreError::Conflict | StoreError::Unique(_) | StoreError::ForeignKey => span,
    };
}

fn system(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => "sqlite",
        Dialect::Postgres => "postgresql",
    }
}

/// A place in somebody else's trace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Remote {
    trace: [u8; 16],
    parent: [u8; 8],
    sampled: bool,
}

impl Remote {
    /// Reads W3C's `traceparent`; `None` when there is none, more than one, or a malformed one.
    fn read(headers: &HeaderMap) -> Option<Self> {
        let mut given = headers.get_all("traceparent").iter();
        let text = given.next().filter(|_| given.next().is_none())?.to_str().ok()?;
        let mut parts = text.split('-');
        let (version, trace, parent, flags) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let [version] = hex(version)?;
        // Later versions may say more behind it; the first says exactly this, and 255 is none.
        if version == 0xFF || (version == 0 && parts.next().is_some()) {
            return None;
        }
        let (trace, parent, [flags]) = (hex(trace)?, hex(parent)?, hex(flags)?);
        (trace != [0; 16] && parent != [0; 8]).then_some(Self { trace, parent, sampled: flags & 1 == 1 })
    }
}

fn hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    let lower = |digit: &u8| digit.is_ascii_digit() || (b'a'..=b'f').contains(digit);
    if digits.len() != 2 * N || !digits.iter().all(lower) {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

/// Below which number a trace is kept, of 2^63; the numbers of traces are spread evenly.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0..1 times 2^63 is within u64")]
fn limit(ratio: f64) -> u64 {
    (ratio.clamp(0.0, 1.0) * 2.0_f64.powi(63)) as u64
}

/// A span that has not ended yet.
struct Open {
    span: otlp::Span,
    started: Instant,
}

/// A span of a trace that is not kept: those below it are not, either.
struct Skipped;

/// Keeps the spans of a trace and hands them on as they end.
struct Traces {
    queue: Queue<otlp::Span>,
    limit: u64,
}

impl Traces {
    /// Trace and id of a new span; `None` when it is not kept.
    fn place<S>(&self, attributes: &Attributes<'_>, context: &Context<'_, S>, span: &mut otlp::Span) -> Option<()>
    where
        S: Subscriber + for<'a> LookupSpan<'a>,
    {
        let parent = match attributes.parent() {
            Some(id) => context.span(id),
            None if attributes.is_contextual() => context.lookup_current(),
            None => None,
        };
        span.id = random()?;
        if let Some(parent) = parent {
            let extensions = parent.extensions();
            let above = &extensions.get::<Open>()?.span;
            (span.trace, span.parent) = (above.trace, Some(above.id));
            return Some(());
        }
        if let Some(remote) = REMOTE.take() {
            (span.trace, span.parent, span.remote) = (remote.trace, Some(remote.parent), true);
            return remote.sampled.then_some(());
        }
        if !begins(attributes.metadata().name()) {
            return None;
        }
        span.trace = random()?;
        // The lower half is what every sampler of the specification looks at.
        let lower = u128::from_be_bytes(span.trace) & u128::from(u64::MAX);
        (lower >> 1 < u128::from(self.limit)).then_some(())
    }
}

/// Random bytes; `None` when the system has none to give.
fn random<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes)
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Traces {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let Some(new) = context.span(id) else { return };
        let mut span = otlp::Span {
            trace: [0; 16],
            id: [0; 8],
            parent: None,
            remote: false,
            name: attributes.metadata().name().to_owned(),
            role: Role::Internal,
            start: 0,
            end: 0,
            attributes: Vec::new(),
            failed: false,
        };
        if self.place(attributes, &context, &mut span).is_none() {
            new.extensions_mut().insert(Skipped);
            return;
        }
        attributes.record(&mut Fields(&mut span));
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        span.start = u64::try_from(since.as_nanos()).unwrap_or(u64::MAX);
        new.extensions_mut().insert(Open { span, started: Instant::now() });
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        if let Some(known) = context.span(id)
            && let Some(open) = known.extensions_mut().get_mut::<Open>()
        {
            values.record(&mut Fields(&mut open.span));
        }
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        if let Some(ended) = context.span(&id)
            && let Some(Open { mut span, started }) = ended.extensions_mut().remove::<Open>()
        {
            let took = u64::try_from(started.elapsed().as_nanos()).unwrap_or(u64::MAX);
            span.end = span.start.saturating_add(took);
            self.queue.push(span);
        }
    }
}

/// Fields become attributes; some of them mean more.
struct Fields<'a>(&'a mut otlp::Span);

impl Fields<'_> {
    fn put(&mut self, field: &Field, value: Value) {
        match (field.name(), value) {
            ("otel.name", Value::Text(name)) => self.0.name = name,
            ("otel.kind", Value::Text(kind)) => {
                self.0.role = if kind == "server" { Role::Server } else { Role::Client };
            }
            (name, value) => {
                self.0.failed |= name == "error.type";
                self.0.attributes.push((name, value));
            }
        }
    }
}

impl Visit for Fields<'_> {
    fn record_f64(&mut self, field: &Field, value: f64) {
        self.put(field, Value::Real(value));
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.put(field, Value::Int(value));
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.put(field, Value::Int(i64::try_from(value).unwrap_or(i64::MAX)));
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.put(field, Value::Bool(value));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.put(field, Value::Text(value.to_owned()));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.put(field, Value::Text(format!("{value:?}")));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn parent(text: &str) -> Option<Remote> {
        let mut headers = HeaderMap::new();
        headers.insert("traceparent", text.parse().unwrap());
        Remote::read(&headers)
    }

    #[test]
    fn a_callers_place_is_read_as_the_w3c_writes_it() {
        let read = parent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01").unwrap();
        assert_eq!((read.trace[0], read.trace[15], read.parent[7], read.sampled), (0x4B, 0x36, 0xB7, true));
        assert!(!parent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00").unwrap().sampled);
        assert!(parent("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-comes").is_some());
        for bad in [
            "",
            "00",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
        ] {
            assert!(parent(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn settings_are_read() {
        assert!(endpoint("http://127.0.0.1:4318").is_ok() && endpoint("127.0.0.1:4318").is_err());
        let read = headers("Authorization=Bearer%20abc, x-tenant=1,").unwrap();
        assert_eq!(read[0].0.as_str(), "authorization");
        assert_eq!(read[0].1, "Bearer abc");
        assert_eq!(read.len(), 2);
        assert!(headers("nonsense").is_err());
        assert!(ratio("0.25").is_ok() && ratio("1.1").is_err() && ratio("NaN").is_err());
        assert_eq!((limit(0.0), limit(1.0)), (0, 1 << 63));
    }
}
