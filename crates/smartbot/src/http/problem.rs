//! One entry of a 422: what is wrong, where, in pydantic's words. The input is never echoed.

use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

/// One problem with the input.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Problem {
    /// Pydantic's name of the problem, e.g. `missing`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Where: `["body", field]`, `["path", name]`, `["query", name]` or `["body"]`.
    pub loc: Vec<String>,
    /// What is wrong, for a person.
    pub msg: String,
    /// The limit that was broken, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ctx: Option<Value>,
}

impl Problem {
    /// A problem without a limit.
    pub fn new(kind: &'static str, loc: Vec<String>, msg: impl Into<String>) -> Self {
        Self { kind, loc, msg: msg.into(), ctx: None }
    }

    fn with(mut self, ctx: Value) -> Self {
        self.ctx = Some(ctx);
        self
    }

    /// The field is not there.
    pub fn missing(loc: Vec<String>) -> Self {
        Self::new("missing", loc, "Field required")
    }

    /// Not a string.
    pub fn string_type(loc: Vec<String>) -> Self {
        Self::new("string_type", loc, "Input should be a valid string")
    }

    /// Fewer than `min` characters.
    pub fn too_short(loc: Vec<String>, min: usize) -> Self {
        let plural = if min == 1 { "" } else { "s" };
        Self::new("string_too_short", loc, format!("String should have at least {min} character{plural}"))
            .with(json!({ "min_length": min }))
    }

    /// More than `max` characters.
    pub fn too_long(loc: Vec<String>, max: usize) -> Self {
        Self::new("string_too_long", loc, format!("String should have at most {max} characters"))
            .with(json!({ "max_length": max }))
    }

    /// More than `max` items.
    pub fn too_many(loc: Vec<String>, max: usize, count: usize) -> Self {
        Self::new("too_long", loc, format!("List should have at most {max} items after validation, not {count}"))
            .with(json!({ "field_type": "List", "max_length": max, "actual_length": count }))
    }

    /// A value that is well formed but not acceptable.
    pub fn value(loc: Vec<String>, reason: &str) -> Self {
        Self::new("value_error", loc, format!("Value error, {reason}")).with(json!({ "error": reason }))
    }

    /// Not an e-mail address.
    pub fn email(loc: Vec<String>, reason: &str) -> Self {
        Self::new("value_error", loc, format!("value is not a valid email address: {reason}"))
            .with(json!({ "reason": reason }))
    }

    /// Below a number.
    pub fn below(loc: Vec<String>, limit: impl Into<Value>) -> Self {
        let limit = limit.into();
        Self::new("greater_than_equal", loc, format!("Input should be greater than or equal to {limit}"))
            .with(json!({ "ge": limit }))
    }

    /// Above a number.
    pub fn above(loc: Vec<String>, limit: impl Into<Value>) -> Self {
        let limit = limit.into();
        Self::new("less_than_equal", loc, format!("Input should be less than or equal to {limit}"))
            .with(json!({ "le": limit }))
    }

    /// Not an integer at all.
    pub fn int_type(loc: Vec<String>) -> Self {
        Self::new("int_type", loc, "Input should be a valid integer")
    }

    /// Text that is no integer.
    pub fn int_parsing(loc: Vec<String>) -> Self {
        Self::new("int_parsing", loc, "Input should be a valid integer, unable to parse string as an integer")
    }

    /// A number with a fraction.
    pub fn int_from_float(loc: Vec<String>) -> Self {
        Self::new("int_from_float", loc, "Input should be a valid integer, got a number with a fractional part")
    }

    /// Text that is no number.
    pub fn float_parsing(loc: Vec<String>) -> Self {
        Self::new("float_parsing", loc, "Input should be a valid number, unable to parse string as a number")
    }

    /// Not an object.
    pub fn dict_type(loc: Vec<String>) -> Self {
        Self::new("dict_type", loc, "Input should be a valid dictionary")
    }

    /// Not a UUID.
    pub fn uuid_parsing(loc: Vec<String>) -> Self {
        Self::new("uuid_parsing", loc, "Input should be a valid UUID, unable to parse the text as a UUID")
    }

    /// Not one of the allowed words.
    pub fn choice(loc: Vec<String>, allowed: &[&str]) -> Self {
        let list = match allowed {
            [init @ .., last] if !init.is_empty() => {
                format!("{} or '{last}'", init.iter().map(|w| format!("'{w}'")).collect::<Vec<_>>().join(", "))
            }
            [only, ..] => format!("'{only}'"),
            [] => String::new(),
        };
        Self::new("enum", loc, format!("Input should be {list}")).with(json!({ "expected": list }))
    }

    /// The body is no JSON.
    pub fn json_invalid(reason: &str) -> Self {
        Self::new("json_invalid", vec!["body".into()], "JSON decode error").with(json!({ "error": reason }))
    }

    /// The body is JSON, but no object.
    pub fn not_an_object() -> Self {
        Self::new(
            "model_attributes_type",
            vec!["body".into()],
            "Input should be a valid dictionary or object to extract fields from",
        )
    }
}
