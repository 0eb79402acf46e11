//! What differs from run to run is shown the same every time: ids by order of appearance, times, tokens, addresses.

use std::collections::HashMap;

use serde_json::Value;
use uuid::{Builder, Uuid};

/// Stands for every time.
const TIME: &str = "2026-11-23T09:15:42.782859Z";
/// Stands for every token.
const TOKEN: &str = "eyJ…";

/// Longest line of indented JSON, punctuation aside.
const WIDTH: usize = 110;

/// Renders outputs; ids keep their meaning through a whole document.
pub(crate) struct Steady {
    address: String,
    shown: String,
    ids: HashMap<Uuid, Uuid>,
}

impl Steady {
    /// Shows `address` as `shown`.
    pub(crate) fn new(address: &str, shown: &str) -> Self {
        Self { address: address.to_owned(), shown: shown.to_owned(), ids: HashMap::new() }
    }

    /// An output as it is documented.
    pub(crate) fn render(&mut self, output: &str, json: bool) -> String {
        let text = self.replace(output);
        if !json {
            return text.trim_end().to_owned();
        }
        let value: Value =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("documented as JSON, but {error}: {text}"));
        indented(&value, 0)
    }

    fn replace(&mut self, text: &str) -> String {
        let text = text.replace(&self.address, &self.shown);
        let word = |c: char| c.is_ascii_alphanumeric() || "-_.:".contains(c);
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some(start) = rest.find(word) {
            let length = rest[start..].find(|c| !word(c)).unwrap_or(rest.len() - start);
            out.push_str(&rest[..start]);
            let token = &rest[start..start + length];
            if out.ends_with("cursor=") {
                out.push('…');
            } else {
                self.push(&mut out, token);
            }
            rest = &rest[start + length..];
        }
        out + rest
    }

    fn push(&mut self, out: &mut String, token: &str) {
        let parts = token.split('.').count();
        if token.starts_with("eyJ") && parts == 3 {
            out.push_str(TOKEN);
        } else if token.len() == TIME.len()
            && token.ends_with('Z')
            && chrono::DateTime::parse_from_rfc3339(token).is_ok()
        {
            out.push_str(TIME);
        } else if let (36, Ok(id)) = (token.len(), Uuid::parse_str(token)) {
            let next = self.ids.len() as u64 + 1;
            out.push_str(&self.ids.entry(id).or_insert_with(|| example(next)).to_string());
        } else {
            out.push_str(token);
        }
    }
}

/// JSON as a person indents it: what fits into a line stands in one.
fn indented(value: &Value, depth: usize) -> String {
    let line = value.to_string();
    let fits = depth > 0 && depth * 2 + line.len() <= WIDTH;
    let pad = "  ".repeat(depth + 1);
    let parts: Vec<String> = match value {
        _ if fits => return spaced(value),
        Value::Array(items) if !items.is_empty() => items.iter().map(|item| indented(item, depth + 1)).collect(),
        Value::Object(fields) if !fields.is_empty() => fields
            .iter()
            .map(|(name, value)| format!("{}: {}", Value::from(name.as_str()), indented(value, depth + 1)))
            .collect(),
        _ => return line,
    };
    let (open, close) = if value.is_array() { ('[', ']') } else { ('{', '}') };
    format!("{open}\n{pad}{}\n{}{close}", parts.join(&format!(",\n{pad}")), "  ".repeat(depth))
}

/// JSON on one line, with spaces.
fn spaced(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(spaced).collect::<Vec<_>>().join(", ")),
        Value::Object(fields) => {
            let fields =
                fields.iter().map(|(name, value)| format!("{}: {}", Value::from(name.as_str()), spaced(value)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
        }
        scalar => scalar.to_string(),
    }
}

/// The n-th example id: looks as random as a real one, and is always the same (splitmix64).
fn example(n: u64) -> Uuid {
    let half = |n: u64| {
        let z = n.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)).to_be_bytes()
    };
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&half(2 * n));
    bytes[8..].copy_from_slice(&half(2 * n + 1));
    Builder::from_random_bytes(bytes).into_uuid()
}

#[test]
fn only_what_changes_is_replaced() {
    let mut steady = Steady::new("127.0.0.1:40111", "127.0.0.1:8000");
    let (a, b) = (Uuid::new_v4(), Uuid::new_v4());
    let text = format!(
        r#"{{"a":"{a}","b":"{b}","again":"{a}","at":"2026-11-23T03:36:20.000001Z","url":"http://127.0.0.1:40111/chat/{b}#eyJa.b.c","n":0.50,"text":"Алматы — 5.5"}}"#
    );
    let (one, two) = (example(1), example(2));
    let expected = format!(
        r#"{{"a":"{one}","b":"{two}","again":"{one}","at":"{TIME}","url":"http://127.0.0.1:8000/chat/{two}#{TOKEN}","n":0.50,"text":"Алматы — 5.5"}}"#
    );
    assert_eq!(steady.render(&text, false), expected);
    assert_eq!(
        steady.render("<http://127.0.0.1:40111/x?limit=1&cursor=abc>; rel\n", false),
        "<http://127.0.0.1:8000/x?limit=1&cursor=…>; rel"
    );
    assert_eq!(steady.render(&format!(r#"{{"id":"{b}"}}"#), true), format!("{{\n  \"id\": \"{two}\"\n}}"));
    let long = format!(r#"{{"a":["x",{{"b":1}}],"c":[["{}"]],"d":[]}}"#, "y".repeat(WIDTH));
    let lines = format!(
        "{{\n  \"a\": [\"x\", {{\"b\": 1}}],\n  \"c\": [\n    [\n      \"{}\"\n    ]\n  ],\n  \"d\": []\n}}",
        "y".repeat(WIDTH)
    );
    assert_eq!(steady.render(&long, true), lines);
}
