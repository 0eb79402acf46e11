//! Errors for Sentry, or whoever speaks its protocol: what the log shows at level ERROR, panics included.
//!
//! An event holds the log line's own words, the request's id, release and environment. No request, no user, no address, no
//! name of the machine: what is not put in need not be taken out.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::http::{HeaderName, HeaderValue};
use chrono::{SecondsFormat, Utc};
use serde_json::{Map, Value, json};
use tracing::span::{Attributes, Id};
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_subscriber::Registry;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::{Context, Layer};
use tracing_subscriber::registry::LookupSpan;
use uuid::Uuid;

use super::client::{Client, Target};
use super::export::{self, Exporter, Packing, Queue};
use super::metrics::{self, Export, Sink};
use super::spans::{self, Collect, SpanFields};
use super::{panics, traces};

/// Every event is an envelope of its own.
const PACKING: Packing = Packing { queue: 100, most: 1, delay: Duration::ZERO };
/// Events of a minute: an outage makes thousands of the same, and a few tell it all.
const PER_MINUTE: u32 = 60;

/// Where errors go.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The project's path for envelopes, with its key.
    pub target: Target,
    /// `environment`
    pub environment: String,
}

/// Reads a DSN: `https://KEY@HOST/PROJECT`.
pub fn dsn(text: &str) -> Result<Target, String> {
    read_dsn(text).ok_or_else(|| "takes https://KEY@HOST/PROJECT, as Sentry shows it".to_owned())
}

fn read_dsn(text: &str) -> Option<Target> {
    let (scheme, rest) = text.split_once("://")?;
    let (user, address) = rest.split_once('@')?;
    // Old ones have a secret behind the key, which nobody asks for any more.
    let key = user.split(':').next().filter(|key| !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric()))?;
    let target = Target::read(&format!("{scheme}://{address}"))?;
    let (path, project) = target.path().rsplit_once('/')?;
    if project.is_empty() || !project.chars().all(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let path = format!("{path}/api/{project}/envelope/");
    let client = concat!("smartbot/", env!("CARGO_PKG_VERSION"));
    let auth = format!("Sentry sentry_version=7, sentry_client={client}, sentry_key={key}");
    Some(target.at(path).with(HeaderName::from_static("x-sentry-auth"), HeaderValue::from_str(&auth).ok()?))
}

/// Reads the name of an environment, with Sentry's own rules.
pub fn environment(text: &str) -> Result<String, String> {
    let good = (1..=64).contains(&text.len())
        && text != "None"
        && text.chars().all(|c| c.is_ascii_graphic() && c != '/' && c != '\\');
    if good { Ok(text.to_owned()) } else { Err("takes up to 64 letters, digits and signs, without /".to_owned()) }
}

/// Starts reporting: the layer to add, and the thread that delivers.
pub(super) fn start(settings: &Settings) -> io::Result<(Box<dyn Layer<Registry> + Send + Sync>, Exporter)> {
    let client = Client::new(settings.target.clone(), "application/x-sentry-envelope").map_err(io::Error::other)?;
    let (queue, exporter) =
        export::start(Sink::Sentry, client, PACKING, |events: &[Value]| events.iter().flat_map(envelope).collect())?;
    let layer = Errors { queue, environment: settings.environment.clone(), minute: Mutex::new((Instant::now(), 0)) };
    Ok((layer.with_filter(filter_fn(is_wanted)).boxed(), exporter))
}

/// Errors, and the spans that hold a request's id.
fn is_wanted(metadata: &Metadata<'_>) -> bool {
    let span = metadata.is_span() && *metadata.level() <= Level::INFO && metadata.target() != traces::TARGET;
    span || (metadata.is_event() && *metadata.level() == Level::ERROR)
}

/// Three lines: whose, what, and the event.
fn envelope(event: &Value) -> Vec<u8> {
    let body = event.to_string();
    let head = json!({ "event_id": event["event_id"], "sent_at": now() });
    let item = json!({ "type": "event", "content_type": "application/json", "length": body.len() });
    format!("{head}\n{item}\n{body}\n").into_bytes()
}

fn now() -> String {
    Utc::now().to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Makes an event of every error.
struct Errors {
    queue: Queue<Value>,
    environment: String,
    /// When the present minute began, and how many events it has had.
    minute: Mutex<(Instant, u32)>,
}

impl Errors {
    fn may_report(&self) -> bool {
        let mut minute = self.minute.lock().unwrap_or_else(PoisonError::into_inner);
        if minute.0.elapsed() > Duration::from_secs(60) {
            *minute = (Instant::now(), 0);
        }
        minute.1 += 1;
        minute.1 <= PER_MINUTE
    }

    fn event(&self, target: &str, mut fields: Map<String, Value>, request_id: Option<Value>) -> Value {
        let text = |value: Option<Value>| value.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
        let message = text(fields.remove("message"));
        let mut event = json!({
            "event_id": Uuid::new_v4().simple().to_string(),
            "timestamp": now(),
            "platform": "other",
            "level": "error",
            "logger": target,
            "release": concat!("smartbot@", env!("CARGO_PKG_VERSION")),
            "environment": self.environment,
            "sdk": { "name": "smartbot", "version": env!("CARGO_PKG_VERSION") },
        });
        if target == panics::TARGET {
            let location = text(fields.remove("location"));
            let mut place = location.rsplitn(3, ':');
            let (column, line) = (place.next().unwrap_or_default(), place.next().unwrap_or_default());
            let number = |text: &str| text.parse::<u32>().ok();
            let frame = json!({
                "filename": place.next().unwrap_or_default(), "lineno": number(line), "colno": number(column), "in_app": true,
            });
            event["exception"] = json!({ "values": [{
                "type": "panic",
                "value": message,
                "mechanism": { "type": "panic", "handled": false },
                "stacktrace": { "frames": [frame] },
            }] });
        } else {
            // The cause stands in the title, so that different ones are different issues.
            let cause = fields.get("cause").and_then(Value::as_str).map(|cause| format!(": {cause}"));
            event["logentry"] = json!({ "formatted": message + &cause.unwrap_or_default() });
        }
        if let Some(id) = request_id {
            event["tags"] = json!({ "request_id": id });
        }
        event["extra"] = Value::Object(fields);
        event
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Errors {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        if let Some(span) = context.span(id) {
            spans::keep(attributes, &span);
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        if !self.may_report() {
            metrics::exported(Sink::Sentry, Export::Dropped, 1);
            return;
        }
        let mut fields = Collect::default();
        event.record(&mut fields);
        let request_id = context.event_scope(event).into_iter().flatten().find_map(|span| {
            let extensions = span.extensions();
            let SpanFields(fields) = extensions.get()?;
            fields.get("request_id").cloned()
        });
        self.queue.push(self.event(event.metadata().target(), fields.0, request_id));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_dsn_is_read_and_its_key_not_shown() {
        let target = dsn("https://abcdef0123@o1.ingest.example.org/42").unwrap();
        assert_eq!(target.path(), "/api/42/envelope/");
        assert_eq!(format!("{target:?}"), "https://o1.ingest.example.org:443");
        assert_eq!(dsn("http://k:old@127.0.0.1:9000/sub/7").unwrap().path(), "/sub/api/7/envelope/");
        for bad in ["", "https://host/1", "https://key@host", "https://key@host/", "key@host/1", "https://k-y@host/1"] {
            assert!(dsn(bad).is_err(), "{bad}");
        }
        assert!(environment("production").is_ok());
        for bad in ["", "a b", "a/b", "None", &"x".repeat(65)] {
            assert!(environment(bad).is_err(), "{bad}");
        }
    }
}
