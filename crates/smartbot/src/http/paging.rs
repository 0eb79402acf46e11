//! Paging by key: a cursor names the last row seen, the next page stands in `Link: <…>; rel="next"`.

use axum::http::{HeaderMap, HeaderValue, Uri, header};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::fields::{Fields, Length};
use super::problem::Problem;

/// Rows of a page when the client does not say.
const DEFAULT_LIMIT: i64 = 100;
/// Most rows of a page.
const MAX_LIMIT: i64 = 500;

/// A sort key that stands in a cursor.
pub trait Key: Copy {
    /// Eight bytes that identify the value.
    fn to_bytes(self) -> [u8; 8];
    /// The value back; `None` if no such value can be.
    fn from_bytes(bytes: [u8; 8]) -> Option<Self>;
}

impl Key for DateTime<Utc> {
    fn to_bytes(self) -> [u8; 8] {
        self.timestamp_micros().to_be_bytes()
    }
    fn from_bytes(bytes: [u8; 8]) -> Option<Self> {
        Self::from_timestamp_micros(i64::from_be_bytes(bytes))
    }
}

impl Key for i64 {
    fn to_bytes(self) -> [u8; 8] {
        self.to_be_bytes()
    }
    fn from_bytes(bytes: [u8; 8]) -> Option<Self> {
        Some(Self::from_be_bytes(bytes))
    }
}

impl Key for f64 {
    fn to_bytes(self) -> [u8; 8] {
        self.to_be_bytes()
    }
    fn from_bytes(bytes: [u8; 8]) -> Option<Self> {
        Some(Self::from_be_bytes(bytes)).filter(|value| value.is_finite())
    }
}

/// The last row of the page before: its sort key and its id.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cursor<K> {
    /// Sort key.
    pub key: K,
    /// Id, which decides between equal keys.
    pub id: Uuid,
}

impl<K: Key> Cursor<K> {
    /// The opaque text form.
    pub fn encode(&self) -> String {
        let mut bytes = [0; 24];
        bytes[..8].copy_from_slice(&self.key.to_bytes());
        bytes[8..].copy_from_slice(self.id.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Reads the text form.
    pub fn decode(text: &str) -> Option<Self> {
        let bytes: [u8; 24] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        let (key, id) = bytes.split_at(8);
        Some(Self { key: K::from_bytes(key.try_into().ok()?)?, id: Uuid::from_slice(id).ok()? })
    }
}

/// `limit` and `cursor` of a query.
#[derive(Debug, Clone)]
pub struct Page {
    /// Rows wanted, 1..=500.
    pub limit: i64,
    cursor: Option<String>,
}

impl Page {
    /// Reads both from a query.
    pub fn read(fields: &mut Fields) -> Option<Self> {
        let limit = fields.optional_int("limit", 1, MAX_LIMIT);
        let cursor = fields.optional_text("cursor", Length::new(0, 200));
        Some(Self { limit: limit?.unwrap_or(DEFAULT_LIMIT), cursor: cursor?.filter(|text| !text.is_empty()) })
    }

    /// The cursor, if one was given.
    ///
    /// # Errors
    /// A 422 entry when it is not one of ours.
    pub fn cursor<K: Key>(&self) -> Result<Option<Cursor<K>>, Vec<Problem>> {
        let Some(text) = &self.cursor else {
            return Ok(None);
        };
        let loc = vec!["query".to_owned(), "cursor".to_owned()];
        Cursor::decode(text).map(Some).ok_or_else(|| vec![Problem::value(loc, "not a cursor of this list")])
    }

    /// Cuts the extra row a query fetched to see whether there is more, and names the next page in a `Link` header.
    ///
    /// `base` is the address the client reached us at.
    pub fn link<T, K: Key>(
        &self,
        rows: &mut Vec<T>,
        base: &str,
        uri: &Uri,
        key: impl Fn(&T) -> Cursor<K>,
    ) -> HeaderMap {
        let mut headers = HeaderMap::new();
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        if rows.len() <= limit {
            return headers;
        }
        rows.truncate(limit);
        if let Some(last) = rows.last() {
            let mut query = form_urlencoded::Serializer::new(String::new());
            for (name, value) in form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()) {
                if name != "cursor" {
                    query.append_pair(&name, &value);
                }
            }
            query.append_pair("cursor", &key(last).encode());
            let link = format!("<{base}{}?{}>; rel=\"next\"", uri.path(), query.finish());
            if let Ok(value) = HeaderValue::from_str(&link) {
                headers.insert(header::LINK, value);
            }
        }
        headers
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn cursors_come_back_as_they_went() {
        let id = Uuid::new_v4();
        let by_score = Cursor { key: 0.25, id };
        assert_eq!(Cursor::<f64>::decode(&by_score.encode()), Some(by_score));
        let by_time = Cursor { key: super::super::moment::now(), id };
        assert_eq!(Cursor::<DateTime<Utc>>::decode(&by_time.encode()), Some(by_time));
        assert_eq!(Cursor::<f64>::decode("nonsense"), None);
        assert_eq!(Cursor::<f64>::decode(&Cursor { key: f64::NAN, id }.encode()), None);
    }

    #[test]
    fn the_next_page_keeps_the_filters() {
        let mut fields = Fields::query("limit=2&q=%D0%B0&cursor=");
        let page = Page::read(&mut fields).unwrap();
        let mut rows = vec![3, 2, 1];
        let uri: Uri = "/vacancies?limit=2&q=%D0%B0&cursor=old".parse().unwrap();
        let headers = page.link(&mut rows, "http://h", &uri, |n| Cursor { key: f64::from(*n), id: Uuid::nil() });
        assert_eq!(rows, [3, 2]);
        let link = headers[header::LINK].to_str().unwrap();
        assert!(link.starts_with("<http://h/vacancies?limit=2&q=%D0%B0&cursor="), "{link}");
        let headers = page.link(&mut rows, "http://h", &uri, |n| Cursor { key: f64::from(*n), id: Uuid::nil() });
        assert!(headers.is_empty());
    }
}
