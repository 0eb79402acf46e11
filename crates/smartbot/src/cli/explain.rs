//! `smartbot explain FILE`: one application, readable.

use std::io::Read as _;

use screening::fact::Language;
use screening::score_jsonl::read_pair;
use serde_json::Value as Json;

use super::{Explain, Failure, print};

/// What the file holds.
pub(super) const FORMAT: &str = "\
The file is a line of `score --jsonl`, with the candidate's answers where there was an interview:
  {\"job\": {\"title\", \"description\", \"requirements\", \"location\", \"salary\", \"threshold\", \"max_questions\",
           \"questions\"},
   \"candidate\": {\"city\", \"text\"},
   \"answers\": [\"…\", …]}";

/// Explains the application of the file, in one language or in all.
pub(super) fn run(options: &Explain) -> Result<(), Failure> {
    let name = options.file.display();
    let mut text = String::new();
    if options.file.as_os_str() == "-" {
        std::io::stdin().read_to_string(&mut text)?;
    } else {
        text = std::fs::read_to_string(&options.file).map_err(|error| Failure::new(format!("{name}: {error}")))?;
    }
    let application = match serde_json::from_str::<Json>(&text) {
        Ok(json) if json.is_object() => json,
        Ok(_) => return Err(Failure::new(format!("{name}: not a JSON object"))),
        Err(error) => return Err(Failure::new(format!("{name}: {error}"))),
    };
    let (vacancy, applicant) = read_pair(&application);
    let answers: Vec<String> = application["answers"]
        .as_array()
        .map(|list| list.iter().filter_map(|answer| answer.as_str().map(str::to_owned)).collect())
        .unwrap_or_default();
    let asked = options.language.as_deref().and_then(Language::from_code);
    let languages = asked.map_or_else(|| vec![Language::Ru, Language::Kk, Language::En], |language| vec![language]);
    let told = languages.into_iter().map(|language| {
        screening::explain::explain(&vacancy, &applicant, &answers, options.today, language).trim_end().to_owned()
    });
    let told: Vec<String> = told.collect();
    Ok(print(&told.join("\n\n———\n\n"))?)
}
