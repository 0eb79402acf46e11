//! What every slice needs of HTTP: validated input in FastAPI's shape, paging, CORS, security headers, rate limits.

pub mod client;
mod cors;
mod drain;
pub mod fields;
pub mod front;
pub mod headers;
pub mod input;
pub mod paging;
pub mod problem;
pub mod serve;
pub mod shed;

/// A moment as the contract writes it: RFC 3339, UTC, microseconds, `Z`.
pub mod moment {
    use chrono::{DateTime, SecondsFormat, Timelike, Utc};

    /// Now, in whole microseconds: what the database keeps is what the reply says.
    pub fn now() -> DateTime<Utc> {
        let now = Utc::now();
        now.with_nanosecond(now.nanosecond() / 1000 * 1000).unwrap_or(now)
    }

    /// The contract's text form.
    pub fn text(moment: &DateTime<Utc>) -> String {
        moment.to_rfc3339_opts(SecondsFormat::Micros, true)
    }

    /// For `#[serde(serialize_with)]`.
    pub fn serialize<S: serde::Serializer>(moment: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&moment.format("%Y-%m-%dT%H:%M:%S%.6fZ"))
    }
}
