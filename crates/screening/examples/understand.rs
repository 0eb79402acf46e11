//! Reads lines `{"id","slot","text"}` and prints `{"id","intent","value"}`: the answer grammar against a labelled set.
//!
//! `cargo run -p screening --example understand -- [--today 2026-11-23] < lines.jsonl`

use std::io::{BufRead as _, Write as _};

use chrono::NaiveDate;
use screening::understanding::{Asked, Slot, understand};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let today: NaiveDate = match arguments.iter().position(|argument| argument == "--today") {
        Some(at) => arguments.get(at + 1).ok_or("--today wants a date")?.parse()?,
        None => "2026-11-23".parse()?,
    };
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let line: Value = serde_json::from_str(&line)?;
        let slot: Option<Slot> = serde_json::from_value(line["slot"].clone())?;
        let asked = Asked { slot, ..Asked::default() };
        let text = line["text"].as_str().ok_or("a line without text")?;
        let meaning = understand(&asked, text, today);
        let value = meaning.value.map(|found| found.value.to_json());
        writeln!(out, "{}", json!({"id": line["id"], "intent": meaning.intent, "value": value}))?;
    }
    Ok(())
}
