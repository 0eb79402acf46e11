//! SQLite: one writer thread that commits in groups, a few reader threads.
//!
//! The writer takes whatever is queued (at most [`GROUP`] batches), runs each in a savepoint, commits once and answers
//! all: full durability (`synchronous=FULL`, WAL) at the price of one fsync per group. Queues are bounded: a full one
//! means overload, and the caller gets [`StoreError::Unavailable`] at once instead of waiting in line.
//!
//! What the log has grown to is copied into the database beside the writer; only the rest, written meanwhile, by itself.

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rusqlite::hooks::Wal;
use rusqlite::{Connection, ErrorCode, OpenFlags, ffi};
use tokio::sync::oneshot;

use super::{Batch, LastWait, Queue, Row, Sql, StoreError, Value};
use crate::telemetry::metrics;

/// Most batches in one commit.
const GROUP: usize = 256;
/// From so many batches in the last commit on, a commit waits a moment for more.
const CROWD: usize = 8;
/// That moment: less than a commit takes.
const GATHER: Duration = Duration::from_millis(1);
/// From so many pages in the write-ahead log on, it is copied into the database.
const CHECKPOINT: u32 = 4000;
/// With so many the writer waits until it is copied: the log must not grow without end.
const LONGEST_LOG: u32 = 2 * CHECKPOINT;
/// Most writes that wait.
const WRITE_QUEUE: usize = 8192;
/// Most reads that wait.
const READ_QUEUE: usize = 8192;

type ReadJob = Box<dyn FnOnce(&mut Connection) + Send>;

struct WriteJob {
    work: Work,
    came: Instant,
    answer: oneshot::Sender<Result<(), StoreError>>,
}

enum Work {
    Batch(Batch),
    Script(String),
}

/// A handle to the threads; the last one dropped ends them.
#[derive(Clone)]
pub struct Sqlite {
    writes: Arc<Mutex<Option<flume::Sender<WriteJob>>>>,
    reads: flume::Sender<ReadJob>,
    writer: Arc<Mutex<Option<JoinHandle<()>>>>,
    waits: Arc<Waits>,
}

/// How long jobs wait for a thread.
#[derive(Default)]
struct Waits {
    write: LastWait,
    read: LastWait,
}

impl Sqlite {
    /// Opens (and creates) the file, and starts the threads.
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)
                .map_err(|error| StoreError::Unavailable(format!("{}: {error}", folder.display())))?;
        }
        let mut writer_connection = connect(path, false)?;
        let (write_queue, write_jobs) = flume::bounded(WRITE_QUEUE);
        let (read_queue, read_jobs) = flume::bounded::<ReadJob>(READ_QUEUE);
        let readers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get).clamp(2, 4);
        for number in 0..readers {
            let mut connection = connect(path, true)?;
            let jobs = read_jobs.clone();
            spawn(format!("sqlite-read-{number}"), move || {
                while let Ok(job) = jobs.recv() {
                    job(&mut connection);
                }
            })?;
        }
        let waits = Arc::<Waits>::default();
        let own = waits.clone();
        let checkpoints = Checkpoints::new(path, &mut writer_connection)?;
        let writer = spawn("sqlite-write".to_owned(), move || {
            write_loop(writer_connection, checkpoints, &write_jobs, &own.write);
        })?;
        Ok(Self {
            writes: Arc::new(Mutex::new(Some(write_queue))),
            reads: read_queue,
            writer: Arc::new(Mutex::new(Some(writer))),
            waits,
        })
    }

    pub(super) async fn query<T: Send + 'static>(
        &self,
        sql: Sql,
        values: Vec<Value>,
        map: impl Fn(&Row<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<Vec<T>, StoreError> {
        let (answer, answered) = oneshot::channel();
        let (came, waits) = (Instant::now(), self.waits.clone());
        let job: ReadJob = Box::new(move |connection| {
            waits.read.since(came);
            // A dropped receiver means the client is gone: nothing to do, nobody to tell.
            if !answer.is_closed() {
                let _ = answer.send(read(connection, &sql, &values, &map));
            }
        });
        self.reads.try_send(job).map_err(|_| full("read queue is full"))?;
        answered.await.map_err(|_| StoreError::Unavailable("reader has ended".to_owned()))?
    }

    pub(super) async fn write(&self, batch: Batch) -> Result<(), StoreError> {
        let answered = self.send(Work::Batch(batch))?;
        answered.await.map_err(|_| StoreError::Unavailable("writer has ended".to_owned()))?
    }

    pub(super) async fn script(&self, script: String) -> Result<(), StoreError> {
        let answered = self.send(Work::Script(script))?;
        answered.await.map_err(|_| StoreError::Unavailable("writer has ended".to_owned()))?
    }

    pub(super) fn keeps_waiting(&self, longest: Duration) -> bool {
        // Queues have locks; they are looked at only when there is reason to.
        let writing = || {
            let writes = self.writes.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            writes.as_ref().is_some_and(|queue| !queue.is_empty())
        };
        (self.waits.write.get() > longest && writing()) || (self.waits.read.get() > longest && !self.reads.is_empty())
    }

    fn send(&self, work: Work) -> Result<oneshot::Receiver<Result<(), StoreError>>, StoreError> {
        let (answer, answered) = oneshot::channel();
        let job = WriteJob { work, came: Instant::now(), answer };
        let writes = self.writes.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let sender = writes.as_ref().ok_or_else(|| StoreError::Unavailable("database is closed".to_owned()))?;
        sender.try_send(job).map_err(|_| full("write queue is full"))?;
        Ok(answered)
    }

    /// What waits for the threads now.
    pub(super) fn queues(&self) -> [Queue; 2] {
        let writes = self.writes.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let waiting = writes.as_ref().map_or(0, flume::Sender::len);
        [
            Queue { name: "read", waiting: self.reads.len(), limit: Some(READ_QUEUE) },
            Queue { name: "write", waiting, limit: Some(WRITE_QUEUE) },
        ]
    }

    /// Lets the writer finish its queue and waits for it.
    pub(super) async fn close(&self) {
        self.writes.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
        let writer = self.writer.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
        if let Some(writer) = writer {
            let _ = tokio::task::spawn_blocking(move || writer.join()).await;
        }
    }
}

fn spawn(name: String, run: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, StoreError> {
    std::thread::Builder::new()
        .name(name)
        .stack_size(512 * 1024)
        .spawn(run)
        .map_err(|error| StoreError::Unavailable(format!("thread: {error}")))
}

fn full(queue: &str) -> StoreError {
    metrics::shed(metrics::Shed::Database);
    StoreError::Unavailable(queue.to_owned())
}

fn connect(path: &Path, read_only: bool) -> Result<Connection, StoreError> {
    let flags = if read_only {
        OpenFlags::SQLITE_OPEN_READ_ONLY
    } else {
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE
    };
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|error| StoreError::Unavailable(format!("{}: {error}", path.display())))?;
    connection.set_prepared_statement_cache_capacity(128);
    let pragmas = if read_only {
        "PRAGMA busy_timeout=5000; PRAGMA cache_size=-2000; PRAGMA query_only=ON;"
    } else {
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON;
         PRAGMA cache_size=-8000; PRAGMA temp_store=MEMORY;"
    };
    connection
        .execute_batch(pragmas)
        .map_err(|error| StoreError::Unavailable(format!("{}: {error}", path.display())))?;
    Ok(connection)
}

/// Copies the write-ahead log into the database, on a thread of its own. The log begins anew only once all of it has been
/// copied, which a thread beside the writer alone would never reach: the writer copies what has come in meanwhile.
struct Checkpoints {
    /// Pages in the log after the last commit.
    pages: Arc<AtomicU32>,
    orders: flume::Sender<()>,
    done: flume::Receiver<()>,
    /// Whether the thread is at it.
    copying: bool,
    thread: JoinHandle<()>,
}

impl Checkpoints {
    /// Watches the log of `writer`, which does not check by itself any more.
    fn new(path: &Path, writer: &mut Connection) -> Result<Self, StoreError> {
        let pages = Arc::<AtomicU32>::default();
        let seen = pages.clone();
        let hook = move |_: &mut Wal, pages| {
            seen.store(u32::try_from(pages).unwrap_or_default(), Ordering::Relaxed);
            Ok(())
        };
        writer.wal_hook(Some(hook)).map_err(|error| failure(&error))?;
        let path = path.to_owned();
        let (orders, ordered) = flume::bounded(1);
        let (tell, done) = flume::bounded(1);
        let thread = spawn("sqlite-copy".to_owned(), move || {
            // A server with little to write never needs it.
            let mut connection = None;
            while let Ok(()) = ordered.recv() {
                if connection.is_none() {
                    connection = for_copying(&path)
                        .inspect_err(|error| tracing::warn!(%error, "sqlite: checkpoint, the writer does it"))
                        .ok();
                }
                connection.iter().for_each(checkpoint);
                if tell.send(()).is_err() {
                    break;
                }
            }
        })?;
        Ok(Self { pages, orders, done, copying: false, thread })
    }

    /// To be called between two commits.
    fn look(&mut self, writer: &Connection) {
        let pages = self.pages.load(Ordering::Relaxed);
        if self.copying {
            let ended = if pages < LONGEST_LOG { self.done.try_recv().is_ok() } else { self.done.recv().is_ok() };
            if ended {
                self.copying = false;
                checkpoint(writer);
            }
        } else if pages >= CHECKPOINT {
            self.copying = self.orders.send(()).is_ok();
        }
    }

    fn end(self) {
        drop(self.orders);
        let _ = self.thread.join();
    }
}

/// A connection that keeps no pages: each is copied once.
fn for_copying(path: &Path) -> Result<Connection, StoreError> {
    let connection = connect(path, false)?;
    connection.execute_batch("PRAGMA cache_size=-64;").map_err(|error| failure(&error))?;
    Ok(connection)
}

/// Copies the log into the database, as far as no reader still needs what the database has, without waiting for anybody.
fn checkpoint(connection: &Connection) {
    if let Err(error) = connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())) {
        tracing::warn!(%error, "sqlite: checkpoint, trying again later");
    }
}

fn write_loop(
    mut connection: Connection,
    mut checkpoints: Checkpoints,
    jobs: &flume::Receiver<WriteJob>,
    wait: &LastWait,
) {
    let mut last = 0;
    while let Ok(first) = jobs.recv() {
        wait.since(first.came);
        let gathering = Instant::now();
        let mut group = vec![first];
        while group.len() < GROUP {
            match jobs.try_recv() {
                Ok(job) => group.push(job),
                // Where many write at a time, those who were answered by the last commit will be back in a moment: one
                // commit for all of them is cheaper than two. Whoever writes alone waits for nobody.
                Err(_) if last >= CROWD && group.len() < last => {
                    match jobs.recv_timeout(GATHER.saturating_sub(gathering.elapsed())) {
                        Ok(job) => group.push(job),
                        Err(_) => break,
                    }
                }
                Err(_) => break,
            }
        }
        last = group.len();
        commit_group(&mut connection, group);
        checkpoints.look(&connection);
    }
    checkpoints.end();
}

/// Runs a group of jobs in one transaction and answers each after the commit.
fn commit_group(connection: &mut Connection, group: Vec<WriteJob>) {
    let (started, size) = (Instant::now(), group.len());
    let mut answers = Vec::with_capacity(group.len());
    let began = connection.execute_batch("BEGIN IMMEDIATE").map_err(|error| failure(&error));
    for WriteJob { work, answer, .. } in group {
        let run = |connection: &Connection| match &work {
            Work::Batch(batch) => run_batch(connection, batch),
            Work::Script(script) => connection.execute_batch(script).map_err(|error| failure(&error)),
        };
        let result = began.as_ref().map_err(copy).and_then(|()| in_savepoint(connection, run));
        answers.push((answer, result));
    }
    let committed = if began.is_ok() {
        connection.execute_batch("COMMIT").map_err(|error| {
            let failure = failure(&error);
            let _ = connection.execute_batch("ROLLBACK");
            failure
        })
    } else {
        Ok(())
    };
    metrics::commit_group(size, started.elapsed());
    for (answer, result) in answers {
        let _ = answer.send(result.and_then(|()| committed.as_ref().map_err(copy).copied()));
    }
}

fn in_savepoint(
    connection: &Connection,
    run: impl FnOnce(&Connection) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let sql = |text: &str| connection.prepare_cached(text).and_then(|mut s| s.execute([])).map_err(|e| failure(&e));
    sql("SAVEPOINT batch")?;
    let result = run(connection);
    if result.is_err() {
        sql("ROLLBACK TO batch")?;
    }
    sql("RELEASE batch")?;
    result
}

fn run_batch(connection: &Connection, batch: &Batch) -> Result<(), StoreError> {
    for statement in &batch.statements {
        let mut prepared = connection.prepare_cached(&numbered(&statement.sql)).map_err(|error| failure(&error))?;
        let rows = prepared.execute(rusqlite::params_from_iter(&statement.values)).map_err(|error| failure(&error))?;
        if statement.expect.is_some_and(|expected| expected != rows as u64) {
            return Err(StoreError::Conflict);
        }
    }
    Ok(())
}

fn read<T>(
    connection: &mut Connection,
    sql: &str,
    values: &[Value],
    map: &impl Fn(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = connection.prepare_cached(&numbered(sql)).map_err(|error| failure(&error))?;
    let mut rows = statement.query(rusqlite::params_from_iter(values)).map_err(|error| failure(&error))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(|error| failure(&error))? {
        found.push(map(&Row::Sqlite(row))?);
    }
    Ok(found)
}

/// `$1` is a *name* to SQLite, numbered by first appearance; `?1` is the position we mean.
fn numbered(sql: &str) -> String {
    sql.replace('$', "?")
}

/// Sorts SQLite's errors into ours.
fn failure(error: &rusqlite::Error) -> StoreError {
    let rusqlite::Error::SqliteFailure(code, message) = error else {
        return StoreError::Internal(error.to_string());
    };
    let message = message.clone().unwrap_or_else(|| code.to_string());
    match (code.code, code.extended_code) {
        (_, ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY) => {
            StoreError::Unique(unique_name(&message))
        }
        (_, ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => StoreError::ForeignKey,
        (
            ErrorCode::DatabaseBusy
            | ErrorCode::DatabaseLocked
            | ErrorCode::DiskFull
            | ErrorCode::SystemIoFailure
            | ErrorCode::ReadOnly
            | ErrorCode::CannotOpen
            | ErrorCode::OutOfMemory,
            _,
        ) => StoreError::Unavailable(message),
        _ => StoreError::Internal(message),
    }
}

/// `UNIQUE constraint failed: t.a, t.b` → `t_a_b`, the name the same constraint has on PostgreSQL.
fn unique_name(message: &str) -> String {
    let columns = message.rsplit(": ").next().unwrap_or_default();
    let mut name = String::new();
    for column in columns.split(", ") {
        let (table, column) = column.split_once('.').unwrap_or((column, ""));
        if name.is_empty() {
            name.push_str(table);
        }
        name.push('_');
        name.push_str(column);
    }
    name
}

/// Errors are told to everybody in a group.
fn copy(error: &StoreError) -> StoreError {
    match error {
        StoreError::Conflict => StoreError::Conflict,
        StoreError::Unique(name) => StoreError::Unique(name.clone()),
        StoreError::ForeignKey => StoreError::ForeignKey,
        StoreError::Unavailable(text) => StoreError::Unavailable(text.clone()),
        StoreError::Internal(text) => StoreError::Internal(text.clone()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[tokio::test]
    async fn the_log_stays_short_however_much_is_written() {
        let folder = std::env::temp_dir().join(format!("smartbot-log-{}", uuid::Uuid::new_v4()));
        let database = folder.join("x.db");
        let sqlite = Sqlite::open(&database).unwrap();
        let size = |path: &Path| std::fs::metadata(path).map_or(0, |file| file.len());
        sqlite.script("CREATE TABLE pages (content BLOB)".to_owned()).await.unwrap();
        let writes = i64::from(LONGEST_LOG) * 2;
        for group in 0..writes / 64 {
            let write = |_| sqlite.write(Batch::new().run("INSERT INTO pages VALUES (zeroblob(4000))", Vec::new()));
            let written = futures_util::future::join_all((0..64).map(write)).await;
            assert!(written.into_iter().all(|result| result.is_ok()), "group {group}");
        }
        let log = size(&folder.join("x.db-wal"));
        assert!(log < u64::from(LONGEST_LOG + 1000) * 4200, "{log}");
        assert!(size(&database) > log, "what is not in the log is in the database");
        let count = sqlite.query("SELECT count(*) FROM pages".into(), Vec::new(), |row| row.int(0)).await.unwrap();
        assert_eq!(count, [writes / 64 * 64]);
        sqlite.close().await;
        drop(sqlite);
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn unique_constraints_have_the_names_of_the_other_driver() {
        assert_eq!(unique_name("UNIQUE constraint failed: employers.email_folded"), "employers_email_folded");
        assert_eq!(
            unique_name("UNIQUE constraint failed: applications.vacancy_id, applications.candidate_id"),
            "applications_vacancy_id_candidate_id"
        );
    }
}
