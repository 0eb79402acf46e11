//! The door to the database: one API, two drivers.
//!
//! SQL text is shared and written with `$1`, `$2` …; where the dialects differ, both texts stand side by side in the
//! function that needs them ([`Database::dialect`]). Values are typed ([`Value`]), rows are read by column index
//! ([`Row`]). Reads are [`Database::query`]; every change is a [`Batch`]: statements with row-count guards that happen
//! all or not at all.

pub mod migrate;
mod postgres;
mod sqlite;
mod value;

use std::borrow::Cow;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tracing::Span;

use crate::config::DatabaseUrl;
use crate::telemetry::{metrics, traces};
pub use value::{Row, Value};

/// Why the database did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A guard of a batch did not hold: somebody else was first. Nothing was written.
    #[error("a guarded write found another state than expected")]
    Conflict,
    /// A unique constraint was hit; the name is `table_column[_column…]` on both drivers. Nothing was written.
    #[error("unique constraint {0}")]
    Unique(String),
    /// A foreign key points nowhere (any more). Nothing was written.
    #[error("foreign key constraint")]
    ForeignKey,
    /// The database cannot be reached or is overloaded; trying again later can succeed. Whether a write that ends so
    /// has happened is not known.
    #[error("database unavailable: {0}")]
    Unavailable(String),
    /// Anything else: a defect of ours.
    #[error("database error: {0}")]
    Internal(String),
}

/// Whether a text can be read as the URL of a PostgreSQL database.
pub fn is_postgres_url(url: &str) -> bool {
    postgres::is_url(url)
}

/// The SQL dialect behind the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// SQLite
    Sqlite,
    /// PostgreSQL
    Postgres,
}

impl Dialect {
    /// Its name in the metrics.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// A queue in front of the database.
#[derive(Debug, Clone, Copy)]
pub struct Queue {
    /// What waits in it: `read`, `write`, or `pool` for a connection.
    pub name: &'static str,
    /// How much waits now.
    pub waiting: usize,
    /// How much may wait, where that is bounded by number; else by time.
    pub limit: Option<usize>,
}

/// Connections to a database server.
#[derive(Debug, Clone, Copy)]
pub struct Connections {
    /// At work.
    pub used: usize,
    /// Open, and free.
    pub idle: usize,
    /// The most there may be.
    pub limit: usize,
}

/// SQL text: mostly constant, sometimes built from constant parts.
pub type Sql = Cow<'static, str>;

/// One statement of a batch.
#[derive(Debug, Clone)]
pub(crate) struct Statement {
    pub(crate) sql: Sql,
    pub(crate) values: Vec<Value>,
    /// The number of rows it must touch.
    pub(crate) expect: Option<u64>,
}

/// Statements that are committed together or not at all.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    pub(crate) statements: Vec<Statement>,
}

impl Batch {
    /// An empty batch.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a statement, whatever number of rows it touches.
    #[must_use]
    pub fn run(mut self, sql: impl Into<Sql>, values: Vec<Value>) -> Self {
        self.statements.push(Statement { sql: sql.into(), values, expect: None });
        self
    }

    /// Adds a statement that must touch exactly `rows` rows, or the whole batch fails with [`StoreError::Conflict`].
    #[must_use]
    pub fn exactly(mut self, rows: u64, sql: impl Into<Sql>, values: Vec<Value>) -> Self {
        self.statements.push(Statement { sql: sql.into(), values, expect: Some(rows) });
        self
    }
}

/// How long the last one in a line has waited.
#[derive(Default)]
struct LastWait(AtomicU64);

impl LastWait {
    fn since(&self, came: Instant) {
        self.0.store(u64::try_from(came.elapsed().as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    fn get(&self) -> Duration {
        Duration::from_micros(self.0.load(Ordering::Relaxed))
    }
}

/// Tells metrics and traces how a read or a write has ended.
fn observe<T>(kind: metrics::Kind, started: Instant, span: &Span, result: &Result<T, StoreError>) {
    metrics::database(kind, started, result);
    if let Err(error) = result {
        traces::failed(span, error);
    }
}

/// A handle to the database; cheap to clone.
#[derive(Clone)]
pub enum Database {
    /// The embedded one.
    Sqlite(sqlite::Sqlite),
    /// A server.
    Postgres(postgres::Postgres),
}

impl Database {
    /// Connects, and brings the schema up to date.
    ///
    /// Fails when the database cannot be reached or was written by a newer version of the program.
    pub async fn open(url: &DatabaseUrl) -> Result<Self, StoreError> {
        let database = Self::connect(url).await?;
        migrate::up(&database).await?;
        Ok(database)
    }

    /// Connects and leaves the schema as it is.
    pub async fn connect(url: &DatabaseUrl) -> Result<Self, StoreError> {
        match url {
            DatabaseUrl::Sqlite(path) => Ok(Self::Sqlite(sqlite::Sqlite::open(path)?)),
            DatabaseUrl::Postgres(url) => Ok(Self::Postgres(postgres::Postgres::connect(url).await?)),
        }
    }

    /// Which dialect to write.
    pub fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Runs a query and maps every row.
    pub async fn query<T: Send + 'static>(
        &self,
        sql: impl Into<Sql>,
        values: Vec<Value>,
        map: impl Fn(&Row<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<Vec<T>, StoreError> {
        let (started, sql) = (Instant::now(), sql.into());
        let span = traces::read(self.dialect(), &sql);
        let result = match self {
            Self::Sqlite(driver) => driver.query(sql, values, map).await,
            Self::Postgres(driver) => driver.query(&sql, values, map).await,
        };
        observe(metrics::Kind::Read, started, &span, &result);
        result
    }

    /// Runs a query of which at most the first row is wanted.
    pub async fn first<T: Send + 'static>(
        &self,
        sql: impl Into<Sql>,
        values: Vec<Value>,
        map: impl Fn(&Row<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.query(sql, values, map).await?.into_iter().next())
    }

    /// Commits a batch: all of it or nothing. When this returns, the batch is durable.
    pub async fn write(&self, batch: Batch) -> Result<(), StoreError> {
        let started = Instant::now();
        let span = traces::write(self.dialect(), batch.statements.len());
        let result = match self {
            Self::Sqlite(driver) => driver.write(batch).await,
            Self::Postgres(driver) => driver.write(batch).await,
        };
        observe(metrics::Kind::Write, started, &span, &result);
        result
    }

    /// Runs a script of several statements in one transaction, for migrations.
    pub(crate) async fn script(&self, script: String) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(driver) => driver.script(script).await,
            Self::Postgres(driver) => driver.script(&script).await,
        }
    }

    /// Whether whoever comes now will wait in line for longer than this, as far as the last one who was served tells.
    pub fn keeps_waiting(&self, longest: Duration) -> bool {
        match self {
            Self::Sqlite(driver) => driver.keeps_waiting(longest),
            Self::Postgres(driver) => driver.keeps_waiting(longest),
        }
    }

    /// Whether the database answers now.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.query("SELECT 1", Vec::new(), |_| Ok(())).await.map(|_| ())
    }

    /// What waits for the database now.
    pub fn queues(&self) -> Vec<Queue> {
        match self {
            Self::Sqlite(driver) => driver.queues().into(),
            Self::Postgres(driver) => vec![driver.queue()],
        }
    }

    /// Connections to the server; the embedded database has none.
    pub fn connections(&self) -> Option<Connections> {
        match self {
            Self::Sqlite(_) => None,
            Self::Postgres(driver) => Some(driver.connections()),
        }
    }

    /// Ends the driver after everything queued is done.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(driver) => driver.close().await,
            Self::Postgres(driver) => driver.close(),
        }
    }
}
