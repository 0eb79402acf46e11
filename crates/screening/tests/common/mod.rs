//! The corpus of applications, as the tests read it.

#![allow(dead_code, unreachable_pub, reason = "each test binary uses its own part")]
#![allow(clippy::unwrap_used, clippy::expect_used)]
#![allow(clippy::disallowed_methods, reason = "the engine does no I/O; its corpus is in files")]

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use screening::fact::Language;
use screening::interview::{Applicant, Vacancy};
use serde_json::{Value as Json, json};

/// A vacancy and an application in one language.
pub struct Pair {
    pub language: Language,
    pub vacancy: Vacancy,
    pub applicant: Applicant,
    /// The vacancy as the file has it.
    pub job: Json,
    /// The lines of the résumé that say who the candidate is: first, and behind the last.
    pub personal: (usize, usize),
}

/// One content in three languages.
pub struct Content {
    pub name: String,
    /// In the order Russian, Kazakh, English.
    pub pairs: Vec<Pair>,
    /// Ids of criteria the résumé states.
    pub states: Vec<String>,
    /// Verdicts that are beyond doubt.
    pub verdicts: BTreeMap<String, String>,
}

/// The day on which all tests take place.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")
}

/// A JSON string's text; empty for anything else.
pub fn text(value: &Json) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// All contents, by name.
pub fn contents() -> Vec<Content> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pairs");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("the corpus").map(|f| f.unwrap().path()).collect();
    files.sort();
    files
        .iter()
        .filter(|f| f.extension().is_some_and(|e| e == "json"))
        .map(|file| {
            let json: Json = serde_json::from_slice(&std::fs::read(file).unwrap())
                .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            content(file.file_stem().unwrap().to_string_lossy().into_owned(), &json)
        })
        .collect()
}

fn content(name: String, json: &Json) -> Content {
    let pairs = [Language::Ru, Language::Kk, Language::En].map(|l| pair(l, &json[l.code()])).into();
    let states = json["states"].as_array().into_iter().flatten().map(text).collect();
    let verdicts = json["verdicts"].as_object().into_iter().flatten().map(|(id, v)| (id.clone(), text(v))).collect();
    Content { name, pairs, states, verdicts }
}

fn pair(language: Language, json: &Json) -> Pair {
    let (job, applicant) = (&json["vacancy"], &json["applicant"]);
    let line = |i: usize| usize::try_from(applicant["personal_lines"][i].as_u64().expect("a line")).unwrap();
    Pair {
        language,
        vacancy: Vacancy {
            title: text(&job["title"]),
            description: text(&job["description"]),
            location: text(&job["location"]),
            requirements: job["requirements"].as_object().cloned(),
            salary_min: job["salary_min"].as_i64(),
            salary_max: job["salary_max"].as_i64(),
            ..Vacancy::default()
        },
        applicant: Applicant { city: text(&applicant["city"]), resume: text(&applicant["resume"]) },
        job: job.clone(),
        personal: (line(0), line(1)),
    }
}

/// A line for `score --jsonl` with this résumé.
pub fn score_input_with(pair: &Pair, resume: &str) -> Json {
    let job = &pair.job;
    json!({
        "id": "1",
        "job": {
            "title": job["title"],
            "description": job["description"],
            "location": job["location"],
            "requirements": job["requirements"],
            "salary": {"min": job["salary_min"], "max": job["salary_max"]},
        },
        "candidate": {"city": pair.applicant.city, "text": resume},
    })
}

/// The pair's own line for `score --jsonl`.
pub fn score_input(pair: &Pair) -> Json {
    score_input_with(pair, &pair.applicant.resume)
}
