//! Spans in OTLP: `ExportTraceServiceRequest` of `opentelemetry/proto/collector/trace/v1`, as protobuf.
//!
//! The message is small and its numbers are frozen, so it is written by hand; a test reads it back with a protobuf library.

/// A value of an attribute.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    Int(i64),
    Bool(bool),
    Real(f64),
}

/// Attributes, in the order in which they came.
pub(super) type Attributes = Vec<(&'static str, Value)>;

/// What part a span plays between processes: the numbers of OTLP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Internal = 1,
    Server = 2,
    Client = 3,
}

/// A span that has ended.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Span {
    pub(super) trace: [u8; 16],
    pub(super) id: [u8; 8],
    pub(super) parent: Option<[u8; 8]>,
    /// Whether the parent is in another process.
    pub(super) remote: bool,
    pub(super) name: String,
    pub(super) role: Role,
    /// Nanoseconds since 1970.
    pub(super) start: u64,
    pub(super) end: u64,
    pub(super) attributes: Attributes,
    pub(super) failed: bool,
}

/// One request for the collector.
pub(super) fn request(resource: &Attributes, spans: &[Span]) -> Vec<u8> {
    let mut out = Message::default();
    out.message(1, |resource_spans| {
        resource_spans.message(1, |message| message.attributes(1, resource));
        resource_spans.message(2, |scope_spans| {
            scope_spans.message(1, |scope| {
                scope.text(1, "smartbot");
                scope.text(2, env!("CARGO_PKG_VERSION"));
            });
            for span in spans {
                scope_spans.message(2, |message| message.span(span));
            }
        });
    });
    out.0
}

/// A protobuf message under construction.
#[derive(Default)]
struct Message(Vec<u8>);

/// Wire types.
const VARINT: u64 = 0;
const FIXED64: u64 = 1;
const LENGTH: u64 = 2;
const FIXED32: u64 = 5;

impl Message {
    fn varint(&mut self, mut value: u64) {
        while value >= 0x80 {
            // The low seven bits, and the mark that more follow.
            self.0.push((value & 0x7F) as u8 | 0x80);
            value >>= 7;
        }
        // Less than 0x80 by now.
        self.0.push(u8::try_from(value).unwrap_or_default());
    }

    fn key(&mut self, field: u64, wire: u64) {
        self.varint(field << 3 | wire);
    }

    fn bytes(&mut self, field: u64, bytes: &[u8]) {
        self.key(field, LENGTH);
        self.varint(bytes.len() as u64);
        self.0.extend_from_slice(bytes);
    }

    fn text(&mut self, field: u64, text: &str) {
        self.bytes(field, text.as_bytes());
    }

    fn number(&mut self, field: u64, value: u64) {
        self.key(field, VARINT);
        self.varint(value);
    }

    fn fixed64(&mut self, field: u64, value: u64) {
        self.key(field, FIXED64);
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    fn fixed32(&mut self, field: u64, value: u32) {
        self.key(field, FIXED32);
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    fn message(&mut self, field: u64, write: impl FnOnce(&mut Self)) {
        let mut inner = Self::default();
        write(&mut inner);
        self.bytes(field, &inner.0);
    }

    fn attributes(&mut self, field: u64, attributes: &Attributes) {
        for (name, value) in attributes {
            self.message(field, |pair| {
                pair.text(1, name);
                pair.message(2, |any| match value {
                    Value::Text(text) => any.text(1, text),
                    Value::Bool(on) => any.number(2, u64::from(*on)),
                    Value::Int(number) => any.number(3, number.cast_unsigned()),
                    Value::Real(number) => any.fixed64(4, number.to_bits()),
                });
            });
        }
    }

    fn span(&mut self, span: &Span) {
        self.bytes(1, &span.trace);
        self.bytes(2, &span.id);
        if let Some(parent) = &span.parent {
            self.bytes(4, parent);
        }
        self.text(5, &span.name);
        self.number(6, span.role as u64);
        self.fixed64(7, span.start);
        self.fixed64(8, span.end);
        self.attributes(9, &span.attributes);
        if span.failed {
            // STATUS_CODE_ERROR
            self.message(15, |status| status.number(3, 2));
        }
        // Sampled; and that it is known whether the parent is elsewhere, and whether it is.
        self.fixed32(16, 0x101 | if span.remote { 0x200 } else { 0 });
    }
}
