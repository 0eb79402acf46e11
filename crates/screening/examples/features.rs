//! Prints the parts of the likeness for pairs in the format of `smartbot score --jsonl`, one JSON line each: what the
//! mixture's slopes are fitted on.

use std::io::BufRead;

use chrono::NaiveDate;
use screening::relevance::JobProfile;
use screening::resume::Resume;
use screening::score_jsonl::read_pair;

fn main() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default();
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let Ok(pair) = serde_json::from_str(&line) else { continue };
        let (vacancy, applicant) = read_pair(&pair);
        let parts = JobProfile::read(&vacancy).parts(&Resume::read(&applicant.resume, today));
        let mut out = serde_json::to_value(parts).unwrap_or_default();
        out["id"] = pair["id"].clone();
        println!("{out}");
    }
}
