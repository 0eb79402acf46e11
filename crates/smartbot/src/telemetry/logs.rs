//! Logs: lines on stdout, with the request's id, without personal data.
//!
//! `LOG_FORMAT=json` writes one flat object a line: `timestamp`, `level`, `target`, `message`, the event's own fields, and
//! those of the spans around it, `request_id` above all.

use std::io::Write;

use chrono::{SecondsFormat, Utc};
use serde_json::{Map, Value};
use tracing::span::{Attributes, Id};
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, Layer};
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::{EnvFilter, Registry};

use super::spans::{self, Collect, SpanFields};

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For a person at a terminal.
    Text,
    /// For a collector.
    Json,
}

impl LogFormat {
    /// The format of this name.
    pub fn read(name: &str) -> Result<Self, String> {
        match name.to_ascii_lowercase().as_str() {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            _ => Err("takes text or json".to_owned()),
        }
    }
}

/// The layer that writes the log, with its filter.
pub(super) fn layer(format: LogFormat, debug: bool) -> Box<dyn Layer<Registry> + Send + Sync> {
    let default = if debug { "smartbot=debug,info" } else { "info" };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(default));
    match format {
        LogFormat::Text => tracing_subscriber::fmt::layer()
            .with_writer(std::io::stdout)
            .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stdout()))
            .with_filter(filter)
            .boxed(),
        LogFormat::Json => Json { write: std::io::stdout }.with_filter(filter).boxed(),
    }
}

/// Writes events as JSON.
struct Json<W> {
    write: fn() -> W,
}

impl<W: Write + 'static, S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Json<W> {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        if let Some(span) = context.span(id) {
            spans::keep(attributes, &span);
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut fields = Collect::default();
        event.record(&mut fields);
        let metadata = event.metadata();
        let mut line = Map::new();
        line.insert("timestamp".to_owned(), Utc::now().to_rfc3339_opts(SecondsFormat::Micros, true).into());
        line.insert("level".to_owned(), metadata.level().as_str().into());
        line.insert("target".to_owned(), metadata.target().into());
        line.insert("message".to_owned(), fields.0.remove("message").unwrap_or_default());
        merge(&mut line, fields.0);
        for span in context.event_scope(event).into_iter().flatten() {
            if let Some(SpanFields(fields)) = span.extensions().get() {
                merge(&mut line, fields.clone());
            }
        }
        let mut text = Value::Object(line).to_string();
        text.push('\n');
        // Nobody to tell when the log itself cannot be written.
        let _ = (self.write)().write_all(text.as_bytes());
    }
}

/// Adds what is not there yet: the innermost word counts.
fn merge(line: &mut Map<String, Value>, fields: Map<String, Value>) {
    for (name, value) in fields {
        line.entry(name).or_insert(value);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::Mutex;

    use tracing_subscriber::layer::SubscriberExt;

    use super::*;

    static WRITTEN: Mutex<Vec<u8>> = Mutex::new(Vec::new());

    struct Memory;

    impl Write for Memory {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            WRITTEN.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_line_is_one_flat_object() {
        let subscriber = tracing_subscriber::registry().with(Json { write: || Memory });
        tracing::subscriber::with_default(subscriber, || {
            let outer = tracing::info_span!("request", request_id = %"abc", n = 1);
            let _outer = outer.enter();
            let _inner = tracing::info_span!("inner", n = 2).entered();
            tracing::warn!(cause = "a \"quoted\"\nline", ms = 7_u128, on = true, "slow {}", "reply");
        });
        let text = String::from_utf8(WRITTEN.lock().unwrap().clone()).unwrap();
        assert_eq!(text.matches('\n').count(), 1);
        let line: Value = serde_json::from_str(&text).unwrap();
        let time = line["timestamp"].as_str().unwrap();
        assert!(time.ends_with('Z') && chrono::DateTime::parse_from_rfc3339(time).is_ok(), "{time}");
        let rest: Map<String, Value> =
            line.as_object().unwrap().clone().into_iter().filter(|(name, _)| name != "timestamp").collect();
        let expected = serde_json::json!({
            "level": "WARN", "target": "smartbot::telemetry::logs::tests", "message": "slow reply",
            "cause": "a \"quoted\"\nline", "ms": 7, "on": true, "n": 2, "request_id": "abc",
        });
        assert_eq!(Value::Object(rest), expected);
    }
}
