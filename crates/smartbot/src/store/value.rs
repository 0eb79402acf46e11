//! Typed values and rows, the same for both drivers.
//!
//! | here | SQLite | PostgreSQL |
//! | --- | --- | --- |
//! | [`Uuid`] | 16-byte blob | `uuid` |
//! | [`DateTime<Utc>`] | integer microseconds since 1970 | `timestamptz` |
//! | JSON | text | `json`: the text as given, so that both drivers return the same bytes |

use chrono::{DateTime, Utc};
use rusqlite::types::{ToSqlOutput, ValueRef};
use tokio_postgres::types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked};
use uuid::Uuid;

use super::StoreError;

/// A value to bind.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// NULL of any type.
    Null,
    /// 64-bit integer; booleans are stored as 0 and 1.
    Int(i64),
    /// Floating point.
    Real(f64),
    /// Text.
    Text(String),
    /// JSON text.
    Json(String),
    /// An id.
    Uuid(Uuid),
    /// A moment.
    Time(DateTime<Utc>),
}

impl Value {
    /// JSON of any serialisable value.
    ///
    /// # Errors
    /// When the value cannot be written as JSON, e.g. a map with keys that are no strings.
    pub fn json(value: &impl serde::Serialize) -> Result<Self, StoreError> {
        serde_json::to_string(value).map(Self::Json).map_err(|error| StoreError::Internal(error.to_string()))
    }
}

impl From<Uuid> for Value {
    fn from(value: Uuid) -> Self {
        Self::Uuid(value)
    }
}
impl From<DateTime<Utc>> for Value {
    fn from(value: DateTime<Utc>) -> Self {
        Self::Time(value)
    }
}
impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}
impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Real(value)
    }
}
impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Int(i64::from(value))
    }
}
impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}
impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}
impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Self::Int(value) => ToSqlOutput::Borrowed(ValueRef::Integer(*value)),
            Self::Real(value) => ToSqlOutput::Borrowed(ValueRef::Real(*value)),
            Self::Text(value) | Self::Json(value) => ToSqlOutput::Borrowed(ValueRef::Text(value.as_bytes())),
            Self::Uuid(value) => ToSqlOutput::Borrowed(ValueRef::Blob(value.as_bytes())),
            Self::Time(value) => ToSqlOutput::Borrowed(ValueRef::Integer(value.timestamp_micros())),
        })
    }
}

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(value) if *ty == Type::INT4 => i32::try_from(*value)?.to_sql(ty, out),
            Self::Int(value) => value.to_sql(ty, out),
            Self::Real(value) => value.to_sql(ty, out),
            Self::Text(value) => value.to_sql(ty, out),
            Self::Json(value) => {
                // The wire form of `json` is its text.
                out.extend_from_slice(value.as_bytes());
                Ok(IsNull::No)
            }
            Self::Uuid(value) => value.to_sql(ty, out),
            Self::Time(value) => value.to_sql(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        // One enum binds to columns of every type; a mismatch is reported by the server.
        true
    }

    to_sql_checked!();
}

/// One row of a result; columns are read by index, from 0.
pub enum Row<'r> {
    /// From SQLite.
    Sqlite(&'r rusqlite::Row<'r>),
    /// From PostgreSQL.
    Postgres(&'r tokio_postgres::Row),
}

macro_rules! getter {
    ($(#[$doc:meta])* $name:ident, $optional:ident, $type:ty, $sqlite:ty, $postgres:ty, $from_sqlite:expr, $from_postgres:expr) => {
        $(#[$doc])*
        pub fn $name(&self, column: usize) -> Result<$type, StoreError> {
            self.$optional(column)?.ok_or_else(|| StoreError::Internal(format!("column {column} is null")))
        }
        $(#[$doc])* ///
        /// `None` for NULL.
        pub fn $optional(&self, column: usize) -> Result<Option<$type>, StoreError> {
            match self {
                Self::Sqlite(row) => match row.get::<_, Option<$sqlite>>(column).map_err(unreadable)? {
                    Some(value) => $from_sqlite(value).map(Some),
                    None => Ok(None),
                },
                Self::Postgres(row) => match row.try_get::<_, Option<$postgres>>(column).map_err(unreadable)? {
                    Some(value) => $from_postgres(value).map(Some),
                    None => Ok(None),
                },
            }
        }
    };
}

fn unreadable(error: impl std::fmt::Display) -> StoreError {
    StoreError::Internal(format!("unreadable column: {error}"))
}

/// Where the JSON went wrong; the parser's own message quotes what stands there.
fn unreadable_json(error: &serde_json::Error) -> StoreError {
    let kind = match error.classify() {
        serde_json::error::Category::Data => "of another shape than expected",
        _ => "broken",
    };
    unreadable(format_args!("JSON {kind} at line {}, column {}", error.line(), error.column()))
}

impl Row<'_> {
    getter!(
        /// An integer column.
        int, opt_int, i64, i64, i64, Ok, Ok
    );
    getter!(
        /// A floating-point column.
        real, opt_real, f64, f64, f64, Ok, Ok
    );
    getter!(
        /// A text column.
        text, opt_text, String, String, String, Ok, Ok
    );
    getter!(
        /// An id column.
        uuid, opt_uuid, Uuid, [u8; 16], Uuid, |bytes| Ok(Uuid::from_bytes(bytes)), Ok
    );
    getter!(
        /// A moment.
        time, opt_time, DateTime<Utc>, i64, DateTime<Utc>,
        |micros| DateTime::from_timestamp_micros(micros).ok_or_else(|| unreadable("time out of range")), Ok
    );
    getter!(
        /// The text of a JSON column.
        json_text, opt_json_text, String, String, JsonText, Ok, |text: JsonText| Ok(text.0)
    );

    /// A boolean column (stored as 0 or 1).
    pub fn flag(&self, column: usize) -> Result<bool, StoreError> {
        Ok(self.int(column)? != 0)
    }

    /// A JSON column, read into a type.
    pub fn json<T: serde::de::DeserializeOwned>(&self, column: usize) -> Result<T, StoreError> {
        serde_json::from_str(&self.json_text(column)?).map_err(|error| unreadable_json(&error))
    }

    /// A JSON column that may be NULL, read into a type.
    pub fn opt_json<T: serde::de::DeserializeOwned>(&self, column: usize) -> Result<Option<T>, StoreError> {
        let read = |text: String| serde_json::from_str(&text).map_err(|error| unreadable_json(&error));
        self.opt_json_text(column)?.map(read).transpose()
    }
}

/// The text of a `json` value, unparsed.
struct JsonText(String);

impl<'a> tokio_postgres::types::FromSql<'a> for JsonText {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Self(std::str::from_utf8(raw)?.to_owned()))
    }

    fn accepts(ty: &Type) -> bool {
        *ty == Type::JSON || *ty == Type::TEXT
    }
}
