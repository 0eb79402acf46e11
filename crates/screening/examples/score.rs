//! Scores (vacancy, résumé) pairs: one JSON a line on stdin, one a line on stdout.
//!
//!     cargo run -p screening --example score < pairs.jsonl

use std::io::{self, BufRead, Write};

use chrono::NaiveDate;
use screening::score_jsonl::score_line;

fn main() -> io::Result<()> {
    // A fixed day: the same pairs give the same bytes whenever this is run.
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let pair = serde_json::from_str(&line).unwrap_or_default();
        writeln!(out, "{}", score_line(&pair, today))?;
    }
    out.flush()
}
