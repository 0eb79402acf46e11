//! What is said to an answer before the next question: what was understood, where a misreading would matter.

use super::state::{State, Topic};
use crate::criteria::language_name;
use crate::fact::Language;
use crate::gazetteer::cities;
use crate::phrases::{grouped, say, years};
use crate::understanding::{Pay, Value};

/// The words between an answer and the next question: the value as it was taken, so that the candidate can put it
/// right, or plain thanks.
pub(super) fn answer(state: &State, topic: &Topic) -> String {
    // Two ways of saying it in turn: the same word five times sounds like a machine that does not listen.
    let first = state.progress.asked.len() % 2 == 1;
    match said_back(state, topic) {
        Some(value) => say(state.language, if first { "taken" } else { "taken-too" }, &[("value", (&value).into())]),
        None => say(state.language, if first { "thanks" } else { "noted" }, &[]),
    }
}

/// The value of a topic's fact in words, where it can be said in a few.
pub(super) fn said_back(state: &State, topic: &Topic) -> Option<String> {
    let language = state.language;
    let criterion = |i: &usize| state.brief.criteria.list.get(*i);
    let key = match topic {
        Topic::City => "city".to_owned(),
        Topic::Experience => "experience".to_owned(),
        Topic::Salary => "salary".to_owned(),
        Topic::Language(i) => criterion(i)?.id.clone(),
        Topic::Own(i) => criterion(i)?.fact_key(),
        Topic::Conflict(key) => key.clone(),
        _ => return None,
    };
    Some(match &state.facts.get(&key)?.value {
        Value::City { city, country } => city_name(language, city, country),
        Value::Experience { min, max } => experience(language, *min, *max)?,
        Value::Salary(pay) => salary(language, pay)?,
        Value::Language { lang, level } if level != "none" && !level.is_empty() => {
            let level =
                if level == "native" { say(language, "reply-native", &[]).to_lowercase() } else { level.clone() };
            format!("{} — {level}", spoken(language, lang))
        }
        _ => return None,
    })
}

fn city_name(language: Language, city: &str, country: &str) -> String {
    let known = cities::by_english_name(city, country);
    let name = known.map_or("", |c| match language {
        Language::Ru => c.name_ru,
        Language::Kk => c.name_kk,
        Language::En => c.name,
    });
    if name.is_empty() { city.to_owned() } else { name.to_owned() }
}

fn experience(language: Language, min: f64, max: Option<f64>) -> Option<String> {
    const MONTH: f64 = 1.0 / 12.0;
    // "От 3 до 5 лет" and "больше 5" were said plainly enough.
    (max == Some(min) && min >= MONTH).then(|| years(language, min))
}

fn salary(language: Language, pay: &Pay) -> Option<String> {
    #[allow(clippy::cast_possible_truncation, reason = "a sum of money")]
    let sum = |value: f64| grouped(value.round() as i64);
    let mut text = match (pay.min, pay.max) {
        (Some(min), Some(max)) if min < max => format!("{}–{}", sum(min), sum(max)),
        (Some(_), Some(max)) => sum(max),
        (Some(min), None) => say(language, "taken-from", &[("sum", (&sum(min)).into())]),
        (None, Some(max)) => say(language, "taken-to", &[("sum", (&sum(max)).into())]),
        (None, None) => return None,
    };
    if let Some(currency) = &pay.currency {
        text.push('\u{a0}');
        text.push_str(match currency.as_str() {
            "KZT" => "₸",
            "RUB" => "₽",
            "USD" => "$",
            "EUR" => "€",
            other => other,
        });
    }
    Some(text)
}

fn spoken(language: Language, code: &str) -> &str {
    let [ru, kk, en] = language_name(code);
    match language {
        Language::Ru => ru,
        Language::Kk => kk,
        Language::En => en,
    }
}
