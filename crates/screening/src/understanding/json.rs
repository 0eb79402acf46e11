//! Values in the form the test sets and the command line use.

use serde_json::{Value as Json, json};

use super::{Readiness, Value, YesNo};

impl Value {
    /// The value alone, without its kind: `{"min":3,"max":5}`, `{"value":true}` … Whole numbers are written as
    /// integers.
    pub fn to_json(&self) -> Json {
        match self {
            Self::City { city, country } => json!({"city": city, "country": country}),
            Self::Experience { min, max } => json!({"min": number(*min), "max": max.map(number)}),
            Self::YesNo { value } => match value {
                YesNo::Yes => json!({"value": true}),
                YesNo::No => json!({"value": false}),
                YesNo::Unsure => json!({"value": "unsure"}),
            },
            Self::Salary(pay) => {
                let mut out = json!({
                    "min": pay.min.map(number),
                    "max": pay.max.map(number),
                    "currency": pay.currency,
                    "period": pay.period,
                    "net": pay.net,
                });
                if pay.negotiable {
                    out["negotiable"] = Json::Bool(true);
                }
                out
            }
            Self::Notice { min_days, max_days } => {
                json!({"min_days": min_days, "max_days": max_days})
            }
            Self::Language { lang, level } => json!({"lang": lang, "level": level}),
            Self::Education { level, status } => json!({"level": level, "status": status}),
            Self::Format { format, schedule } => json!({"format": format, "schedule": schedule}),
            Self::Relocation { value, city } => {
                let value = match value {
                    Readiness::Yes => "yes",
                    Readiness::No => "no",
                    Readiness::Conditional => "conditional",
                };
                json!({"value": value, "city": city})
            }
            Self::Skill { has, years, .. } => json!({"has": has, "years": years.map(number)}),
            Self::Text { text } => json!({"text": text}),
        }
    }
}

/// An integer where the number is whole.
fn number(value: f64) -> Json {
    if value.fract() == 0.0 && value.abs() < 9e15 {
        #[allow(clippy::cast_possible_truncation)] // Whole and below 2^53: exact.
        let whole = value as i64;
        Json::from(whole)
    } else {
        Json::from(value)
    }
}
