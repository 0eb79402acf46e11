//! `/`: the API's greeting for programs, the start page for browsers.

use askama::Template;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use screening::fact::Language;
use screening::text::detect_language;
use serde_json::json;

use super::sample::{self, Spoken};
use super::texts::start::{START, StartTexts};
use super::{STILL, assets, language, page};
use crate::app::AppState;
use crate::vacancies::{Vacancy, queries};

/// Vacancies on the page.
const NEWEST: i64 = 10;
/// Most characters of a stranger's line.
const LINE: usize = 160;

#[derive(Template)]
#[template(path = "start.html")]
struct StartPage {
    language: Language,
    languages: [(Language, &'static str); 3],
    texts: &'static StartTexts,
    assets: String,
    sample: &'static [Spoken],
    /// `None`: they could not be read.
    vacancies: Option<Vec<Listed>>,
}

/// A vacancy as one line.
struct Listed {
    title: String,
    /// Code of the language of the title, where it can be told.
    language: Option<&'static str>,
    place: String,
    pay: Option<String>,
}

impl Listed {
    fn new(vacancy: &Vacancy, texts: &StartTexts) -> Self {
        Self {
            title: clip(&vacancy.title),
            language: detect_language(&vacancy.title).map(Language::code),
            place: clip(&vacancy.location),
            pay: pay(vacancy.salary_min, vacancy.salary_max, texts),
        }
    }
}

/// Greets.
pub(super) async fn start(State(state): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    let mut response = if wants_html(&headers) {
        let language = language::of_visitor(&uri, &headers);
        let texts = START.get(language);
        let page_of = StartPage {
            language,
            languages: language::ALL,
            texts,
            assets: assets::folder(),
            sample: sample::of(language),
            vacancies: newest(&state, texts).await,
        };
        page(StatusCode::OK, STILL, &page_of)
    } else {
        let version = env!("CARGO_PKG_VERSION");
        Json(json!({ "message": "SmartBot HR Platform API", "version": version, "status": "running" })).into_response()
    };
    response.headers_mut().append(header::VARY, HeaderValue::from_static("Accept, Accept-Language"));
    response
}

fn wants_html(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

/// The page is of use without its list, so an outage costs the list only.
async fn newest(state: &AppState, texts: &StartTexts) -> Option<Vec<Listed>> {
    let filter = queries::Filter { employer_id: None, q: None, location: None, after: None, limit: NEWEST };
    match queries::list(&state.database, filter).await {
        Ok(rows) => Some(rows.iter().map(|vacancy| Listed::new(vacancy, texts)).collect()),
        Err(cause) => {
            tracing::warn!(%cause, "start page without its vacancies");
            None
        }
    }
}

fn clip(text: &str) -> String {
    match text.char_indices().nth(LINE) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn pay(min: Option<i64>, max: Option<i64>, texts: &StartTexts) -> Option<String> {
    let template = match (min, max) {
        (Some(_), Some(_)) => texts.pay_range,
        (Some(_), None) => texts.pay_from,
        (None, Some(_)) => texts.pay_to,
        (None, None) => return None,
    };
    let amount = |amount: Option<i64>| grouped(amount.unwrap_or_default(), texts.thousands);
    Some(template.replace("{min}", &amount(min)).replace("{max}", &amount(max)))
}

fn grouped(number: i64, separator: char) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pay_is_written_as_the_language_writes_it() {
        let [ru, en] = [Language::Ru, Language::En].map(|language| START.get(language));
        assert_eq!(pay(Some(300_000), Some(1_200_000), en).as_deref(), Some("300,000–1,200,000 a month"));
        let nbsp = "от 90\u{a0}000 в месяц";
        assert_eq!(pay(Some(90_000), None, ru).as_deref(), Some(nbsp));
        assert_eq!(pay(None, Some(999), ru).as_deref(), Some("до 999 в месяц"));
        assert_eq!(pay(None, None, ru), None);
    }

    #[test]
    fn long_lines_are_clipped_between_characters() {
        assert_eq!(clip("Повар"), "Повар");
        let clipped = clip(&"ж".repeat(300));
        assert_eq!(clipped.chars().count(), LINE + 1);
        assert!(clipped.ends_with('…'));
    }
}
