//! Reads the fields of a JSON object or a query string, collecting every problem in the order in which fields are read.
//!
//! Coercion is as loose as the original's: `"100"`, `1.0` and `true` are integers (100, 1, 1).

use serde_json::{Map, Value};
use uuid::Uuid;

use super::problem::Problem;

/// Largest integer the contract takes.
pub const MAX_INT: i64 = i32::MAX as i64;

/// How long a text may be, in characters, and whether it may be blank.
#[derive(Debug, Clone, Copy)]
pub struct Length {
    min: usize,
    max: usize,
    blank: bool,
}

impl Length {
    /// `min..=max` characters, white space alone is fine.
    pub const fn new(min: usize, max: usize) -> Self {
        Self { min, max, blank: true }
    }

    /// At least one character.
    pub const ANY: Self = Self::new(1, usize::MAX);

    /// At least one character that is no white space.
    #[must_use]
    pub const fn not_blank(mut self) -> Self {
        self.blank = false;
        self
    }
}

/// What a PATCH says about a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Change<T> {
    /// Not mentioned.
    Keep,
    /// A new value.
    Set(T),
}

impl<T> Change<T> {
    /// The new value, or the one it had.
    pub fn or(self, current: T) -> T {
        match self {
            Self::Keep => current,
            Self::Set(value) => value,
        }
    }
}

/// The fields of one object and the problems found so far.
pub struct Fields {
    /// Path to the object: `["body"]`, `["query"]`, or deeper for an object inside another.
    place: Vec<String>,
    map: Map<String, Value>,
    problems: Vec<Problem>,
}

impl Fields {
    /// Fields of a JSON body.
    pub fn body(map: Map<String, Value>) -> Self {
        Self { place: vec!["body".to_owned()], map, problems: Vec::new() }
    }

    /// Parameters of a query string; of a name given twice the last counts, as in FastAPI.
    pub fn query(query: &str) -> Self {
        let map = form_urlencoded::parse(query.as_bytes())
            .map(|(name, value)| (name.into_owned(), Value::String(value.into_owned())))
            .collect();
        Self { place: vec!["query".to_owned()], map, problems: Vec::new() }
    }

    /// Ends the reading: `value` if there were no problems, else all of them.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Vec<Problem>> {
        match value {
            Some(value) if self.problems.is_empty() => Ok(value),
            _ => Err(self.problems),
        }
    }

    /// Adds a problem of `name` that no rule here covers.
    pub fn problem(&mut self, name: &str, problem: impl FnOnce(Vec<String>) -> Problem) {
        let mut loc = self.place.clone();
        loc.push(name.to_owned());
        self.problems.push(problem(loc));
    }

    fn fail<T>(&mut self, name: &str, problem: impl FnOnce(Vec<String>) -> Problem) -> Option<T> {
        self.problem(name, problem);
        None
    }

    /// The value of a field; `None` when absent.
    fn get(&mut self, name: &str) -> Option<Value> {
        self.map.remove(name)
    }

    fn required(&mut self, name: &str) -> Option<Value> {
        match self.get(name) {
            Some(value) => Some(value),
            None => self.fail(name, Problem::missing),
        }
    }

    fn check_text(&mut self, name: &str, value: Value, length: Length) -> Option<String> {
        let Value::String(text) = value else {
            return self.fail(name, Problem::string_type);
        };
        let characters = text.chars().count();
        if characters < length.min {
            return self.fail(name, |loc| Problem::too_short(loc, length.min));
        }
        if characters > length.max {
            return self.fail(name, |loc| Problem::too_long(loc, length.max));
        }
        if text.contains('\0') {
            return self.fail(name, |loc| Problem::value(loc, "NUL characters are not allowed"));
        }
        if !length.blank && text.trim().is_empty() {
            return self.fail(name, |loc| Problem::value(loc, "must not be blank"));
        }
        Some(text)
    }

    /// A required text.
    pub fn text(&mut self, name: &str, length: Length) -> Option<String> {
        let value = self.required(name)?;
        self.check_text(name, value, length)
    }

    /// A text that may be absent or null. The outer `None` means a problem.
    pub fn optional_text(&mut self, name: &str, length: Length) -> Option<Option<String>> {
        match self.get(name) {
            None | Some(Value::Null) => Some(None),
            Some(value) => self.check_text(name, value, length).map(Some),
        }
    }

    /// A text that may be absent (kept) but not null.
    pub fn changed_text(&mut self, name: &str, length: Length) -> Option<Change<String>> {
        match self.get(name) {
            None => Some(Change::Keep),
            Some(value) => self.check_text(name, value, length).map(Change::Set),
        }
    }

    fn check_int(&mut self, name: &str, value: &Value, min: i64, max: i64) -> Option<i64> {
        let number = match value {
            Value::Bool(flag) => i64::from(*flag),
            Value::Number(number) => match integer(number) {
                Ok(number) => number,
                Err(Fraction) => return self.fail(name, Problem::int_from_float),
            },
            Value::String(text) => match parse_integer(text) {
                Some(number) => number,
                None => return self.fail(name, Problem::int_parsing),
            },
            _ => return self.fail(name, Problem::int_type),
        };
        if number < min {
            return self.fail(name, |loc| Problem::below(loc, min));
        }
        if number > max {
            return self.fail(name, |loc| Problem::above(loc, max));
        }
        Some(number)
    }

    /// An integer `min..=max` that may be absent or null.
    pub fn optional_int(&mut self, name: &str, min: i64, max: i64) -> Option<Option<i64>> {
        match self.get(name) {
            None | Some(Value::Null) => Some(None),
            Some(value) => self.check_int(name, &value, min, max).map(Some),
        }
    }

    /// An integer that may be absent (kept) or null (cleared).
    pub fn changed_int(&mut self, name: &str, min: i64, max: i64) -> Option<Change<Option<i64>>> {
        match self.get(name) {
            None => Some(Change::Keep),
            Some(Value::Null) => Some(Change::Set(None)),
            Some(value) => self.check_int(name, &value, min, max).map(|number| Change::Set(Some(number))),
        }
    }

    fn check_object(&mut self, name: &str, value: Value) -> Option<Map<String, Value>> {
        let Value::Object(map) = value else {
            return self.fail(name, Problem::dict_type);
        };
        if map.iter().any(|(key, value)| key.contains('\0') || holds_nul(value)) {
            return self.fail(name, |loc| Problem::value(loc, "NUL characters are not allowed"));
        }
        Some(map)
    }

    /// An object that may be absent or null.
    pub fn optional_object(&mut self, name: &str) -> Option<Option<Map<String, Value>>> {
        match self.get(name) {
            None | Some(Value::Null) => Some(None),
            Some(value) => self.check_object(name, value).map(Some),
        }
    }

    /// An object that may be absent (kept) or null (cleared).
    pub fn changed_object(&mut self, name: &str) -> Option<Change<Option<Map<String, Value>>>> {
        match self.get(name) {
            None => Some(Change::Keep),
            Some(Value::Null) => Some(Change::Set(None)),
            Some(value) => self.check_object(name, value).map(|map| Change::Set(Some(map))),
        }
    }

    fn check_uuid(&mut self, name: &str, value: &Value) -> Option<Uuid> {
        let parsed = value.as_str().map(Uuid::parse_str);
        match parsed {
            Some(Ok(id)) => Some(id),
            Some(Err(_)) => self.fail(name, Problem::uuid_parsing),
            None => self.fail(name, |loc| Problem::new("uuid_type", loc, "UUID input should be a string")),
        }
    }

    /// A required id.
    pub fn uuid(&mut self, name: &str) -> Option<Uuid> {
        let value = self.required(name)?;
        self.check_uuid(name, &value)
    }

    /// An id that may be absent.
    pub fn optional_uuid(&mut self, name: &str) -> Option<Option<Uuid>> {
        match self.get(name) {
            None => Some(None),
            Some(value) => self.check_uuid(name, &value).map(Some),
        }
    }

    /// A number `min..=max` that may be absent or null.
    pub fn optional_number(&mut self, name: &str, min: f64, max: f64) -> Option<Option<f64>> {
        match self.get(name) {
            None | Some(Value::Null) => Some(None),
            Some(value) => self.check_number(name, &value, min, max).map(Some),
        }
    }

    /// A number that may be absent (kept) or null (cleared).
    pub fn changed_number(&mut self, name: &str, min: f64, max: f64) -> Option<Change<Option<f64>>> {
        match self.get(name) {
            None => Some(Change::Keep),
            Some(Value::Null) => Some(Change::Set(None)),
            Some(value) => self.check_number(name, &value, min, max).map(|number| Change::Set(Some(number))),
        }
    }

    fn check_number(&mut self, name: &str, value: &Value, min: f64, max: f64) -> Option<f64> {
        let parsed = match value {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => return self.fail(name, |loc| Problem::new("float_type", loc, "Input should be a valid number")),
        };
        let Some(number) = parsed.filter(|n: &f64| n.is_finite()) else {
            return self.fail(name, Problem::float_parsing);
        };
        if number < min {
            return self.fail(name, |loc| Problem::below(loc, min));
        }
        if number > max {
            return self.fail(name, |loc| Problem::above(loc, max));
        }
        Some(number)
    }

    /// A yes or no that may be absent or null.
    pub fn optional_flag(&mut self, name: &str) -> Option<Option<bool>> {
        match self.get(name) {
            None | Some(Value::Null) => Some(None),
            Some(Value::Bool(flag)) => Some(Some(flag)),
            Some(_) => self.fail(name, |loc| Problem::new("bool_type", loc, "Input should be a valid boolean")),
        }
    }

    /// At most `most` objects, read one by one; may be absent or null. Problems inside name their place in the list.
    pub fn optional_objects<T>(
        &mut self,
        name: &str,
        most: usize,
        read: impl Fn(&mut Self) -> Option<T>,
    ) -> Option<Option<Vec<T>>> {
        match self.get(name) {
            None | Some(Value::Null) => Some(None),
            Some(value) => self.check_objects(name, value, most, read).map(Some),
        }
    }

    /// A list of objects that may be absent (kept) or null (cleared).
    pub fn changed_objects<T>(
        &mut self,
        name: &str,
        most: usize,
        read: impl Fn(&mut Self) -> Option<T>,
    ) -> Option<Change<Option<Vec<T>>>> {
        match self.get(name) {
            None => Some(Change::Keep),
            Some(Value::Null) => Some(Change::Set(None)),
            Some(value) => self.check_objects(name, value, most, read).map(|list| Change::Set(Some(list))),
        }
    }

    fn check_objects<T>(
        &mut self,
        name: &str,
        value: Value,
        most: usize,
        read: impl Fn(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Value::Array(items) = value else {
            return self.fail(name, |loc| Problem::new("list_type", loc, "Input should be a valid list"));
        };
        if items.len() > most {
            return self.fail(name, |loc| Problem::too_many(loc, most, items.len()));
        }
        let mut out = Some(Vec::new());
        for (number, item) in items.into_iter().enumerate() {
            let mut place = self.place.clone();
            place.extend([name.to_owned(), number.to_string()]);
            let Value::Object(map) = item else {
                self.problems.push(Problem::dict_type(place));
                out = None;
                continue;
            };
            let mut fields = Self { place, map, problems: Vec::new() };
            let read = read(&mut fields);
            self.problems.append(&mut fields.problems);
            match (&mut out, read) {
                (Some(list), Some(item)) => list.push(item),
                _ => out = None,
            }
        }
        out
    }

    /// One of a list of words; gives its index. Required.
    pub fn choice(&mut self, name: &str, allowed: &[&str]) -> Option<usize> {
        let value = self.required(name)?;
        self.check_choice(name, &value, allowed)
    }

    /// One of a list of words that may be absent; gives its index.
    pub fn optional_choice(&mut self, name: &str, allowed: &[&str]) -> Option<Option<usize>> {
        match self.get(name) {
            None => Some(None),
            Some(value) => self.check_choice(name, &value, allowed).map(Some),
        }
    }

    /// One of a list of words that may be absent or null; gives its index.
    pub fn nullable_choice(&mut self, name: &str, allowed: &[&str]) -> Option<Option<usize>> {
        match self.get(name) {
            None | Some(Value::Null) => Some(None),
            Some(value) => self.check_choice(name, &value, allowed).map(Some),
        }
    }

    fn check_choice(&mut self, name: &str, value: &Value, allowed: &[&str]) -> Option<usize> {
        match allowed.iter().position(|word| value.as_str() == Some(word)) {
            Some(index) => Some(index),
            None => self.fail(name, |loc| Problem::choice(loc, allowed)),
        }
    }
}

/// A number that is not whole.
struct Fraction;

fn integer(number: &serde_json::Number) -> Result<i64, Fraction> {
    if let Some(number) = number.as_i64() {
        return Ok(number);
    }
    let number = number.as_f64().ok_or(Fraction)?;
    if number.fract() != 0.0 {
        return Err(Fraction);
    }
    // Saturates: the limits are far inside, so too large stays too large.
    #[expect(clippy::cast_possible_truncation)]
    Ok(number as i64)
}

fn parse_integer(text: &str) -> Option<i64> {
    let text = text.trim();
    let whole =
        text.split_once('.').map_or(text, |(whole, zeros)| if zeros.chars().all(|c| c == '0') { whole } else { "" });
    let digits = whole.strip_prefix(['+', '-']).unwrap_or(whole);
    if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    // More digits than fit: as large as can be, and then refused by the limit.
    Some(whole.parse().unwrap_or(if whole.starts_with('-') { i64::MIN } else { i64::MAX }))
}

fn holds_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(items) => items.iter().any(holds_nul),
        Value::Object(map) => map.iter().any(|(key, value)| key.contains('\0') || holds_nul(value)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    fn fields(value: Value) -> Fields {
        let Value::Object(map) = value else { unreachable!("tests pass objects") };
        Fields::body(map)
    }

    #[allow(clippy::needless_pass_by_value, reason = "reads better at the call")]
    fn int(value: Value) -> Result<Option<i64>, &'static str> {
        let mut fields = fields(json!({ "n": value }));
        let read = fields.optional_int("n", 0, MAX_INT);
        fields.finish(read).map_err(|problems| problems[0].kind)
    }

    #[test]
    fn integers_are_coerced_as_loosely_as_the_original_did() {
        assert_eq!(int(json!("100")), Ok(Some(100)));
        assert_eq!(int(json!("100.0")), Ok(Some(100)));
        assert_eq!(int(json!(1.0)), Ok(Some(1)));
        assert_eq!(int(json!(true)), Ok(Some(1)));
        assert_eq!(int(json!(null)), Ok(None));
        assert_eq!(int(json!(1.5)), Err("int_from_float"));
        assert_eq!(int(json!("1.5")), Err("int_parsing"));
        assert_eq!(int(json!("ten")), Err("int_parsing"));
        assert_eq!(int(json!("")), Err("int_parsing"));
        assert_eq!(int(json!([])), Err("int_type"));
        assert_eq!(int(json!(-1)), Err("greater_than_equal"));
        assert_eq!(int(json!(2_147_483_648_i64)), Err("less_than_equal"));
        assert_eq!(int(json!(1e300)), Err("less_than_equal"));
        assert_eq!(int(json!("99999999999999999999")), Err("less_than_equal"));
    }

    #[test]
    fn all_problems_come_at_once_in_the_order_of_the_fields() {
        let mut fields = fields(json!({ "b": 1, "c": "", "d": "x\u{0}", "e": " ", "g": [], "h": {"a": ["\u{0}"]} }));
        let length = Length::new(1, 3);
        let _ = fields.text("a", length);
        let _ = fields.text("b", length);
        let _ = fields.text("c", length);
        let _ = fields.text("d", length);
        let _ = fields.text("e", length.not_blank());
        let _ = fields.uuid("f");
        let _ = fields.optional_object("g");
        let _ = fields.optional_object("h");
        let problems = fields.finish::<()>(None).unwrap_err();
        let seen: Vec<_> = problems.iter().map(|p| (p.kind, p.loc[1].as_str())).collect();
        assert_eq!(
            seen,
            [
                ("missing", "a"),
                ("string_type", "b"),
                ("string_too_short", "c"),
                ("value_error", "d"),
                ("value_error", "e"),
                ("missing", "f"),
                ("dict_type", "g"),
                ("value_error", "h"),
            ]
        );
    }

    #[test]
    fn queries_are_decoded() {
        let id = Uuid::new_v4();
        let mut fields = Fields::query(&format!("q=%D0%B0+b&id={}&n=5&s=score&m=0.5", id.simple()));
        assert_eq!(fields.optional_text("q", Length::ANY), Some(Some("а b".to_owned())));
        assert_eq!(fields.optional_uuid("id"), Some(Some(id)));
        assert_eq!(fields.optional_int("n", 1, 9), Some(Some(5)));
        assert_eq!(fields.optional_choice("s", &["created_at", "score"]), Some(Some(1)));
        assert_eq!(fields.optional_number("m", 0.0, 1.0), Some(Some(0.5)));
        assert!(fields.finish(Some(())).is_ok());
    }

    #[test]
    fn words_and_numbers_out_of_range_are_named() {
        let mut fields = Fields::query("s=best&m=2&k=-1&x=nan");
        assert_eq!(fields.optional_choice("s", &["created_at", "score"]), None);
        assert_eq!(fields.optional_number("m", 0.0, 1.0), None);
        assert_eq!(fields.optional_number("k", 0.0, 1.0), None);
        assert_eq!(fields.optional_number("x", 0.0, 1.0), None);
        let problems = fields.finish::<()>(None).unwrap_err();
        let kinds: Vec<_> = problems.iter().map(|p| p.kind).collect();
        assert_eq!(kinds, ["enum", "less_than_equal", "greater_than_equal", "float_parsing"]);
        assert_eq!(problems[0].msg, "Input should be 'created_at' or 'score'");
    }
}
