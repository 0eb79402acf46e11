//! PostgreSQL: a pool of connections, pipelined transactions, recovery by itself.

use std::str::FromStr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, Runtime, Timeouts};
use futures_util::future::join_all;
use secrecy::{ExposeSecret, SecretString};
use tokio_postgres::error::SqlState;
use tokio_postgres::types::ToSql;

use super::{Batch, Connections, LastWait, Queue, Row, StoreError, Value};

mod tls;

/// Connections of one instance. Two cores of a database serve no more than about this many at once anyway.
const CONNECTIONS: usize = 16;
/// Longest wait for a connection; longer means overload or an outage.
const CONNECT: Duration = Duration::from_secs(3);
/// Longest time of one statement or transaction.
const DEADLINE: Duration = Duration::from_secs(10);
/// Pauses before a lost connection is tried again.
const BACKOFF: [Duration; 2] = [Duration::from_millis(50), Duration::from_millis(250)];

/// Whether a text can be read as a URL of ours.
pub(super) fn is_url(url: &str) -> bool {
    tls::split(url).is_ok_and(|(url, _)| tokio_postgres::Config::from_str(&url).is_ok())
}

/// A handle to the pool; cheap to clone.
#[derive(Clone)]
pub struct Postgres {
    pool: Pool,
    wait: Arc<LastWait>,
}

impl Postgres {
    /// Builds the pool and opens the first connection, to fail early.
    pub(super) async fn connect(url: &SecretString) -> Result<Self, StoreError> {
        let (url, mode) = tls::split(url.expose_secret())?;
        // The parser's message may repeat the URL, password and all.
        let mut config = tokio_postgres::Config::from_str(&url)
            .map_err(|_| StoreError::Unavailable("DATABASE_URL cannot be read".to_owned()))?;
        config.connect_timeout(CONNECT).application_name("smartbot");
        let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let manager = match mode.connector()? {
            Some(connector) => Manager::from_config(config, connector, recycling),
            None => Manager::from_config(config, tokio_postgres::NoTls, recycling),
        };
        let pool = Pool::builder(manager)
            .max_size(CONNECTIONS)
            .runtime(Runtime::Tokio1)
            .timeouts(Timeouts { wait: Some(CONNECT), create: Some(CONNECT), recycle: Some(CONNECT) })
            .build()
            .map_err(|error| StoreError::Internal(error.to_string()))?;
        let driver = Self { pool, wait: Arc::default() };
        drop(driver.connection().await?);
        Ok(driver)
    }

    async fn connection(&self) -> Result<Object, StoreError> {
        let came = Instant::now();
        let got = self.pool.get().await;
        self.wait.since(came);
        got.map_err(|error| match error {
            PoolError::Backend(error) => StoreError::Unavailable(describe(&error)),
            other => StoreError::Unavailable(other.to_string()),
        })
    }

    pub(super) async fn query<T>(
        &self,
        sql: &str,
        values: Vec<Value>,
        map: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let run = || async {
            let connection = self.connection().await?;
            let statement = connection.prepare_cached(sql).await.map_err(|error| failure(&error))?;
            connection.query(&statement, &bound(&values)).await.map_err(|error| failure(&error))
        };
        let rows = with_retry(|| in_time(run())).await?;
        rows.iter().map(|row| map(&Row::Postgres(row))).collect()
    }

    pub(super) async fn write(&self, batch: Batch) -> Result<(), StoreError> {
        let driver = self.clone();
        let batch = Arc::new(batch);
        // A task of its own: a caller that goes away in the middle must not hand a connection with an open
        // transaction back to the pool.
        let task = tokio::spawn(async move {
            with_retry(|| async {
                let connection = driver.connection().await?;
                match in_time(transact(&connection, &batch)).await {
                    // Whatever state the connection is in, nobody else shall get it.
                    Err(error @ StoreError::Unavailable(_)) => {
                        drop(Object::take(connection));
                        Err(error)
                    }
                    other => other,
                }
            })
            .await
        });
        // Outer error: the task was torn down with the runtime. Inner one of the commit: told apart below.
        match task.await.map_err(|_| StoreError::Unavailable("shutting down".to_owned()))? {
            Ok(Committed::Yes) => Ok(()),
            Ok(Committed::Unknown(error)) | Err(error) => Err(error),
        }
    }

    pub(super) async fn script(&self, script: &str) -> Result<(), StoreError> {
        let connection = self.connection().await?;
        let script = format!("BEGIN;\n{script}\nCOMMIT;");
        let result = connection.batch_execute(&script).await.map_err(|error| failure(&error));
        if result.is_err() {
            drop(Object::take(connection));
        }
        result
    }

    pub(super) fn keeps_waiting(&self, longest: Duration) -> bool {
        self.wait.get() > longest && self.pool.status().waiting > 0
    }

    /// Who waits for a connection now.
    pub(super) fn queue(&self) -> Queue {
        Queue { name: "pool", waiting: self.pool.status().waiting, limit: None }
    }

    /// How many connections there are.
    pub(super) fn connections(&self) -> Connections {
        let status = self.pool.status();
        let idle = status.available.min(status.size);
        Connections { used: status.size - idle, idle, limit: status.max_size }
    }

    pub(super) fn close(&self) {
        self.pool.close();
    }
}

/// How a transaction ended that got as far as its commit.
enum Committed {
    /// Done.
    Yes,
    /// The connection was lost while the commit was under way: perhaps done. Not to be tried again blindly.
    Unknown(StoreError),
}

/// One round trip for all statements, one for the commit.
async fn transact(connection: &Object, batch: &Batch) -> Result<Committed, StoreError> {
    let mut prepared = Vec::with_capacity(batch.statements.len());
    for statement in &batch.statements {
        prepared.push(connection.prepare_cached(&statement.sql).await.map_err(|error| failure(&error))?);
    }
    let opening = connection.batch_execute("BEGIN");
    let parameters: Vec<_> = batch.statements.iter().map(|statement| bound(&statement.values)).collect();
    let statements = join_all(
        prepared.iter().zip(&parameters).map(|(statement, values)| connection.execute(statement, values.as_slice())),
    );
    let (began, results) = futures_util::future::join(opening, statements).await;
    let outcome = began.map_err(|error| failure(&error)).and_then(|()| {
        for (result, statement) in results.into_iter().zip(&batch.statements) {
            let rows = result.map_err(|error| failure(&error))?;
            if statement.expect.is_some_and(|expected| expected != rows) {
                return Err(StoreError::Conflict);
            }
        }
        Ok(())
    });
    if let Err(error) = outcome {
        if !matches!(error, StoreError::Unavailable(_)) {
            connection.batch_execute("ROLLBACK").await.map_err(|error| failure(&error))?;
        }
        return Err(error);
    }
    match tokio::time::timeout(DEADLINE, connection.batch_execute("COMMIT")).await {
        Ok(Ok(())) => Ok(Committed::Yes),
        Ok(Err(error)) => match failure(&error) {
            error @ StoreError::Unavailable(_) => Ok(Committed::Unknown(error)),
            error => Err(error),
        },
        Err(_) => Ok(Committed::Unknown(StoreError::Unavailable("commit took too long".to_owned()))),
    }
}

async fn in_time<T>(work: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
    tokio::time::timeout(DEADLINE * 2, work)
        .await
        .unwrap_or_else(|_| Err(StoreError::Unavailable("database took too long".to_owned())))
}

async fn with_retry<T, F>(mut run: impl FnMut() -> F) -> Result<T, StoreError>
where
    F: Future<Output = Result<T, StoreError>>,
{
    for pause in BACKOFF {
        match run().await {
            Err(StoreError::Unavailable(_)) => tokio::time::sleep(pause).await,
            other => return other,
        }
    }
    run().await
}

fn bound(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

/// Sorts PostgreSQL's errors into ours.
fn failure(error: &tokio_postgres::Error) -> StoreError {
    let Some(db) = error.as_db_error() else {
        // No answer of the server: the connection is gone. Wrong parameters are the one local kind.
        return if error.is_closed()
            || std::error::Error::source(error).is_some_and(<dyn std::error::Error>::is::<std::io::Error>)
        {
            StoreError::Unavailable(describe(error))
        } else {
            StoreError::Internal(describe(error))
        };
    };
    let code = db.code();
    if *code == SqlState::UNIQUE_VIOLATION {
        StoreError::Unique(db.constraint().unwrap_or_default().to_owned())
    } else if *code == SqlState::FOREIGN_KEY_VIOLATION {
        StoreError::ForeignKey
    } else if matches!(&code.code()[..2], "08" | "53" | "57" | "58") || *code == SqlState::T_R_DEADLOCK_DETECTED {
        // Connection exceptions, insufficient resources, operator intervention, system errors.
        StoreError::Unavailable(describe(error))
    } else {
        StoreError::Internal(describe(error))
    }
}

/// The error with its causes, on one line. For the log only, and therefore without what quotes rows and values: the
/// server's detail ("Key (email)=(…) already exists", "Failing row contains (…)"), and messages about bad data.
fn describe(error: &tokio_postgres::Error) -> String {
    if let Some(db) = error.as_db_error() {
        let code = db.code().code();
        return if code.starts_with("22") {
            format!("SQLSTATE {code}, a value of the wrong kind")
        } else {
            format!("SQLSTATE {code}, {}", db.message())
        };
    }
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}
