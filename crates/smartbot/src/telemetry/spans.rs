//! What spans say, kept beside them for whoever writes a line about an event within.

use std::fmt::Debug;

use serde_json::{Map, Value};
use tracing::field::{Field, Visit};
use tracing::span::Attributes;
use tracing_subscriber::registry::{LookupSpan, SpanRef};

/// The fields of a span.
pub(super) struct SpanFields(pub(super) Map<String, Value>);

/// Keeps the fields of a new span, once, whichever layer asks first.
pub(super) fn keep<S: for<'a> LookupSpan<'a>>(attributes: &Attributes<'_>, span: &SpanRef<'_, S>) {
    let mut extensions = span.extensions_mut();
    if extensions.get_mut::<SpanFields>().is_none() {
        let mut fields = Collect::default();
        attributes.record(&mut fields);
        extensions.insert(SpanFields(fields.0));
    }
}

/// Collects fields as JSON.
#[derive(Default)]
pub(super) struct Collect(pub(super) Map<String, Value>);

impl Collect {
    fn put(&mut self, field: &Field, value: impl Into<Value>) {
        self.0.insert(field.name().to_owned(), value.into());
    }
}

impl Visit for Collect {
    fn record_f64(&mut self, field: &Field, value: f64) {
        self.put(field, value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.put(field, value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.put(field, value);
    }

    fn record_u128(&mut self, field: &Field, value: u128) {
        // Wide numbers are times in milliseconds: they fit.
        self.put(field, u64::try_from(value).unwrap_or(u64::MAX));
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.put(field, value);
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.put(field, value);
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.put(field, format!("{value:?}"));
    }
}
