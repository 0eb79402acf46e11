//! One line of `score --jsonl`: a (vacancy, résumé) pair in, its score with reasons out.

use chrono::NaiveDate;
use serde_json::{Map, Value as Json, json};

use crate::interview::{Applicant, Vacancy, assess_resume};

/// Scores one pair `{"id", "job": {…}, "candidate": {…}}`. Total: whatever is missing or oddly shaped counts as not given.
///
/// `reasons` quote the résumé without saying where: they stay the same when only the personal header changes.
pub fn score_line(line: &Json, today: NaiveDate) -> Json {
    let (vacancy, applicant) = read_pair(line);
    let outcome = assess_resume(&vacancy, &applicant, today);
    let reasons: Vec<Json> = outcome
        .assessment
        .criteria
        .iter()
        .map(|v| {
            let quotes: Vec<&str> = v.evidence.iter().map(|e| e.quote.as_str()).collect();
            json!({
                "criterion": v.criterion,
                "label": v.label,
                "importance": v.importance,
                "verdict": v.verdict,
                "value": v.value,
                "weight": v.weight,
                "points": v.points,
                "code": v.code,
                "quotes": quotes,
            })
        })
        .collect();
    json!({
        "id": line.get("id").cloned().unwrap_or(Json::Null),
        "score": outcome.assessment.score,
        "coverage": outcome.assessment.coverage,
        "engine": outcome.assessment.engine,
        "summary": outcome.summary,
        "reasons": reasons,
    })
}

/// The vacancy (`job`, or `vacancy` as the API gives it) and the application (`candidate`, or `applicant`) of a line.
pub fn read_pair(line: &Json) -> (Vacancy, Applicant) {
    let part = |keys: [&str; 2]| keys.iter().find_map(|k| line.get(*k)).unwrap_or(&Json::Null);
    (vacancy(part(["job", "vacancy"])), applicant(part(["candidate", "applicant"])))
}

fn text(value: &Json, key: &str) -> String {
    match value.get(key) {
        Some(Json::String(s)) => s.clone(),
        Some(Json::Number(n)) => n.to_string(),
        _ => String::new(),
    }
}

fn vacancy(job: &Json) -> Vacancy {
    let field = |key: &str| job.get(key).unwrap_or(&Json::Null);
    let (min, max) = salary(field("salary"));
    let most = field("max_questions").as_u64().and_then(|most| u8::try_from(most).ok());
    Vacancy {
        title: text(job, "title"),
        description: text(job, "description"),
        location: text(job, "location"),
        requirements: requirements(job.get("requirements").unwrap_or(&Json::Null)),
        salary_min: min.or_else(|| field("salary_min").as_i64()),
        salary_max: max.or_else(|| field("salary_max").as_i64()),
        company: text(job, "company"),
        max_questions: most,
        threshold: field("threshold").as_f64(),
        questions: serde_json::from_value(field("questions").clone()).unwrap_or_default(),
    }
}

fn applicant(candidate: &Json) -> Applicant {
    let resume = ["text", "resume", "resume_text"].iter().map(|key| text(candidate, key)).find(|text| !text.is_empty());
    Applicant { city: text(candidate, "city"), resume: resume.unwrap_or_default() }
}

/// An object as it is; a string or a list is taken for skills.
fn requirements(value: &Json) -> Option<Map<String, Json>> {
    match value {
        Json::Object(map) => Some(map.clone()),
        Json::String(s) if s.trim().is_empty() => None,
        Json::String(s) => match serde_json::from_str::<Json>(s) {
            Ok(Json::Object(map)) => Some(map),
            _ => Some(Map::from_iter([("skills".to_owned(), value.clone())])),
        },
        Json::Array(_) => Some(Map::from_iter([("skills".to_owned(), value.clone())])),
        _ => None,
    }
}

/// Pay as `{"min","max"}`, `{"from","to"}`, `[min, max]`, a number, or digits in a string.
fn salary(value: &Json) -> (Option<i64>, Option<i64>) {
    #[allow(clippy::cast_possible_truncation, reason = "a sum of money, checked to be small")]
    let whole = |v: &Json| match v {
        Json::Number(n) => n.as_f64().filter(|f| (0.0..=1e12).contains(f)).map(|f| f as i64),
        Json::String(s) => digits(s).first().copied(),
        _ => None,
    };
    let field = |keys: &[&str]| keys.iter().find_map(|k| value.get(*k)).and_then(whole);
    match value {
        Json::Object(_) => (field(&["min", "from", "salary_min"]), field(&["max", "to", "salary_max"])),
        Json::Array(items) => (items.first().and_then(whole), items.get(1).and_then(whole)),
        Json::Number(_) => (None, whole(value)),
        Json::String(s) => match digits(s).as_slice() {
            [min, max, ..] => (Some(*min), Some(*max)),
            [max] => (None, Some(*max)),
            [] => (None, None),
        },
        _ => (None, None),
    }
}

/// Sums in a text: digits with spaces between groups of three.
fn digits(text: &str) -> Vec<i64> {
    let mut out = Vec::new();
    let mut current = String::new();
    let chars: Vec<char> = text.chars().collect();
    for (i, c) in chars.iter().enumerate() {
        let grouping = matches!(c, ' ' | '\u{a0}' | '\u{202f}')
            && !current.is_empty()
            && chars[i + 1..].iter().take(3).filter(|d| d.is_ascii_digit()).count() == 3;
        if c.is_ascii_digit() {
            current.push(*c);
        } else if !grouping && !current.is_empty() {
            out.extend(current.parse::<i64>());
            current.clear();
        }
    }
    out.extend(current.parse::<i64>());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
    }

    #[test]
    fn odd_shapes_are_scored_too() {
        for line in [
            json!({}),
            json!(null),
            json!({"id": 7, "job": [], "candidate": 3}),
            json!({"job": {"title": "Повар", "requirements": "плов, супы", "salary": "от 200 000 до 300 000"}, "candidate": {"text": "Повар, плов"}}),
            json!({"job": {"requirements": "{\"skills\": [\"Go\"]}", "salary": {"from": 1, "to": "2"}}, "candidate": {"text": "Go, Rust"}}),
            json!({"job": {"requirements": {"skills": ["SQL"]}, "salary": {"min": [1]}}, "candidate": {"text": "SQL"}}),
            json!({"job": {"requirements": 7, "title": 5, "salary": [true]}, "candidate": {"text": 5}}),
            json!({"job": {"requirements": ["SQL"], "salary": [1, 2]}, "candidate": {"text": null}}),
            json!({"job": {"requirements": "", "salary": 5e300}, "candidate": {"text": "x", "city": 5}}),
        ] {
            let out = score_line(&line, today());
            let score = out["score"].as_f64().unwrap();
            assert!((0.0..=1.0).contains(&score), "{line} → {out}");
        }
    }

    #[test]
    fn requirements_in_any_shape_say_the_same() {
        let skill = json!({"skills": ["SQL"]});
        for requirements in [skill.clone(), json!(skill.to_string()), json!(["SQL"]), json!("SQL")] {
            let line = json!({"job": {"requirements": requirements}, "candidate": {"text": "SQL"}});
            let out = score_line(&line, today());
            assert_eq!(out["reasons"][0]["criterion"], "skill:sql", "{line}");
            assert_eq!(out["reasons"][0]["verdict"], "met", "{line}");
        }
    }

    #[test]
    fn pay_is_read_in_any_form() {
        for (value, expected) in [
            (json!("200 000 – 300 000 ₸"), (Some(200_000), Some(300_000))),
            (json!("300000"), (None, Some(300_000))),
            (json!([1, 2]), (Some(1), Some(2))),
            (json!({"min": 1.0}), (Some(1), None)),
            (json!(true), (None, None)),
            (json!("договорная"), (None, None)),
        ] {
            assert_eq!(salary(&value), expected, "{value}");
        }
    }
}
