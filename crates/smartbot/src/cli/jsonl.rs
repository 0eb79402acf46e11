//! `smartbot score --jsonl` and `smartbot understand --jsonl`: the engine for anybody who wants to check it.

use std::io::{BufRead, BufWriter, ErrorKind, Write};

use chrono::NaiveDate;
use screening::understanding::{Asked, Slot, understand as read};
use serde_json::{Value as Json, json};

use super::Failure;

/// Scores every line.
pub(super) fn score(today: NaiveDate) -> Result<(), Failure> {
    each_line(today, screening::score_jsonl::score_line)
}

/// Understands every line.
pub(super) fn understand(today: NaiveDate) -> Result<(), Failure> {
    each_line(today, understand_line)
}

fn understand_line(line: &Json, today: NaiveDate) -> Json {
    let slot = serde_json::from_value::<Slot>(line["slot"].clone()).ok();
    let asked = Asked { slot, skill: line["skill"].as_str(), language: line["language"].as_str() };
    let understood = read(&asked, line["text"].as_str().unwrap_or_default(), today);
    json!({
        "id": line["id"],
        "intent": understood.intent,
        "value": understood.value.map(|found| found.value.to_json()),
    })
}

/// Reads JSON lines from stdin and writes an answer per line; an unreadable line is answered with an error and its
/// number, and the exit code is 1 at the end.
fn each_line(today: NaiveDate, answer: impl Fn(&Json, NaiveDate) -> Json) -> Result<(), Failure> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut unreadable = 0_usize;
    for (number, line) in std::io::stdin().lock().lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let answered = match serde_json::from_str::<Json>(&line) {
            Ok(json) if json.is_object() => answer(&json, today),
            _ => {
                unreadable += 1;
                json!({ "error": "not a JSON object", "line": number + 1 })
            }
        };
        match writeln!(out, "{answered}") {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(()),
            other => other?,
        }
    }
    out.flush()?;
    if unreadable > 0 {
        return Err(Failure::new(format!("{unreadable} lines were no JSON objects")));
    }
    Ok(())
}
