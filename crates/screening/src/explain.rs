//! One application explained to a person: verdict by verdict with its words and its points, in any of the three languages.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::fact::{Evidence, Language, Source};
use crate::interview::{Applicant, Outcome, Vacancy, replay};
use crate::phrases::say;
use crate::relevance::{CriterionVerdict, Verdict};

/// The explanation as plain text. With `answers` the interview is played with them, in `language`, and shown; without,
/// the application alone is judged and what the bot would ask is listed.
pub fn explain(
    vacancy: &Vacancy,
    applicant: &Applicant,
    answers: &[String],
    today: NaiveDate,
    language: Language,
) -> String {
    let played = replay(vacancy, applicant, answers, today, language);
    let mut out = String::new();
    // Writing to a String cannot fail.
    let mut line = |text: String| {
        let _ = writeln!(out, "{text}");
    };
    let place =
        if vacancy.location.trim().is_empty() { String::new() } else { format!(", {}", vacancy.location.trim()) };
    line(format!("{}: {}{place}", say(language, "explain-vacancy", &[]), vacancy.title.trim()));
    line(format!("{}: {}", say(language, "explain-result", &[]), played.outcome.summary));
    if !answers.is_empty() {
        line(format!("{}: {}", say(language, "explain-for-candidate", &[]), played.outcome.reason));
    }
    line(sums(&played.outcome, language));
    line(String::new());
    for verdict in &played.outcome.assessment.criteria {
        line(verdict_line(verdict, language));
    }
    for (title, items) in [
        ("explain-reasons", played.outcome.reasons.clone()),
        ("explain-what-if", played.outcome.what_if.iter().map(|w| w.text.clone()).collect()),
        ("explain-would-ask", played.open),
    ] {
        if !items.is_empty() {
            line(format!("\n{}:", say(language, title, &[])));
            for item in items {
                line(format!("  - {item}"));
            }
        }
    }
    if !answers.is_empty() {
        line(format!("\n{}:", say(language, "explain-transcript", &[])));
        for (bot, text) in &played.spoken {
            let who = say(language, if *bot { "explain-bot" } else { "explain-candidate" }, &[]);
            line(format!("  {who}: {}", text.replace("\n\n", " ")));
        }
    }
    line(format!(
        "\n{}",
        say(
            language,
            "explain-versions",
            &[
                ("engine", (&played.outcome.assessment.engine).into()),
                ("revision", (&played.outcome.assessment.criteria_revision).into()),
            ],
        )
    ));
    out
}

/// Score and coverage, as numbers that the points below add up to.
fn sums(outcome: &Outcome, language: Language) -> String {
    let score = format!("{:.4}", outcome.assessment.score);
    let coverage = format!("{:.0}", outcome.assessment.coverage * 100.0);
    say(language, "explain-sums", &[("score", (&score).into()), ("coverage", (&coverage).into())])
}

fn verdict_line(verdict: &CriterionVerdict, language: Language) -> String {
    let word = match verdict.verdict {
        Verdict::Met => "verdict-met",
        Verdict::Partly => "verdict-partly",
        Verdict::NotMet => "verdict-not-met",
        Verdict::Unknown => "verdict-unknown",
    };
    let label = match (verdict.kind.as_str(), verdict.label.as_str()) {
        ("profile", _) => say(language, "explain-profile", &[]),
        (kind, "") => say(language, &format!("name-{kind}"), &[]),
        (_, label) => label.to_owned(),
    };
    let importance =
        say(language, if verdict.importance == "must" { "importance-must" } else { "importance-nice" }, &[]);
    let mut text = format!("  [{}] {label}", say(language, word, &[]));
    if verdict.kind != "profile" {
        let _ = write!(text, " ({importance}, {} {})", say(language, "explain-weight", &[]), verdict.weight);
    }
    let _ = write!(text, ": {:.4}", verdict.points);
    let quotes: Vec<String> = verdict.evidence.iter().map(|e| quoted(e, language)).collect();
    if !quotes.is_empty() {
        let _ = write!(text, " — {}", quotes.join("; "));
    }
    text
}

/// The words and where they stand.
fn quoted(evidence: &Evidence, language: Language) -> String {
    let source = match evidence.source {
        Source::Resume => say(language, "source-resume", &[]),
        Source::Message => say(language, "source-message", &[]),
        Source::Profile => say(language, "source-profile", &[]),
    };
    let number = evidence.seq.map_or_else(String::new, |seq| format!(" {seq}"));
    let quote = evidence.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("«{quote}» ({source}{number}, {}–{})", evidence.span.start, evidence.span.end)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(language: Language, answers: &[&str]) -> String {
        let requirements = json!({"skills": ["Docker", "Kafka"], "experience": 3}).as_object().cloned();
        let vacancy =
            Vacancy { title: "Backend".into(), location: "Алматы".into(), requirements, ..Vacancy::default() };
        let applicant =
            Applicant { city: "Астана".into(), resume: "Backend developer\n2019 - 2024 Docker".into() };
        let answers: Vec<String> = answers.iter().map(|a| (*a).to_owned()).collect();
        explain(&vacancy, &applicant, &answers, NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), language)
    }

    #[test]
    fn an_application_is_explained_in_three_languages() {
        for (language, words) in [
            (Language::Ru, ["Вакансия: Backend, Алматы", "[выполнено] Docker (обязательно, вес 3)", "Бот спросит"]),
            (Language::Kk, ["Вакансия: Backend, Алматы", "[орындалған] Docker (міндетті, салмағы 3)", "Бот сұрайды"]),
            (Language::En, ["Vacancy: Backend, Алматы", "[met] Docker (required, weight 3)", "The bot would ask"]),
        ] {
            let text = told(language, &[]);
            for word in words {
                assert!(text.contains(word), "{word:?} is not in\n{text}");
            }
        }
    }

    /// The number at the beginning of what stands behind `mark`.
    fn number_behind(text: &str, mark: &str) -> f64 {
        let rest = text.split(mark).nth(1).unwrap_or_default();
        rest.split([' ', ',']).next().unwrap_or_default().parse().unwrap_or_else(|_| panic!("no number in {text:?}"))
    }

    #[test]
    fn with_answers_the_interview_is_shown_and_judged() {
        let text = told(Language::En, &["no Kafka", "yes, I can move"]);
        for words in ["candidate: no Kafka", "«no Kafka» (message 2, 0–8)", "What would raise the score"] {
            assert!(text.contains(words), "{words:?} is not in\n{text}");
        }
        // The points shown add up to the score shown, but for their rounding.
        let verdicts = text.lines().filter(|l| l.starts_with("  ["));
        let points: f64 = verdicts.map(|l| number_behind(l.split(" — ").next().unwrap_or(l), ": ")).sum();
        let score = number_behind(&text, "Score ");
        assert!((score - points).abs() < 1e-3, "{score} against {points}\n{text}");
    }
}
