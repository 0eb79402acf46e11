//! Migrations: pairs of SQL files per driver, embedded in the binary, forward and back.
//!
//! `migrations/{sqlite,postgres}/NNNN_name.{up,down}.sql`; a new pair is made by `smartbot migrate new NAME` and is
//! picked up by the next build. Each runs in a transaction together with its line in `schema_migrations`. Instances
//! that start at the same time wait for each other: PostgreSQL by an advisory lock, SQLite by its single writer.

use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::{Database, Dialect, StoreError};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/store/migrations");

/// Key of the advisory lock: any number nobody else uses.
const LOCK: i64 = 0x0005_3A27_B07E;

/// One step of the schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Migration {
    /// 1, 2, 3 …
    pub version: i64,
    /// What it does, in `snake_case`.
    pub name: String,
    up: &'static str,
    down: &'static str,
}

/// A step and whether the database has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The step.
    pub migration: Migration,
    /// Whether it has been run.
    pub applied: bool,
}

/// All steps for a dialect, in order.
pub fn all(dialect: Dialect) -> Result<Vec<Migration>, StoreError> {
    let folder = folder(dialect);
    let broken = |name: &str| StoreError::Internal(format!("migration {folder}/{name} is not in order"));
    let files = FILES.get_dir(folder).ok_or_else(|| broken(""))?;
    let mut found = Vec::new();
    for file in files.files() {
        let name = file.path().file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some(stem) = name.strip_suffix(".up.sql") else {
            continue;
        };
        let (version, title) = stem.split_once('_').ok_or_else(|| broken(name))?;
        let down = files.get_file(format!("{folder}/{stem}.down.sql")).ok_or_else(|| broken(name))?;
        found.push(Migration {
            version: version.parse().map_err(|_| broken(name))?,
            name: title.to_owned(),
            up: file.contents_utf8().ok_or_else(|| broken(name))?,
            down: down.contents_utf8().ok_or_else(|| broken(name))?,
        });
    }
    found.sort_by_key(|migration| migration.version);
    if found.iter().zip(1..).any(|(migration, expected)| migration.version != expected) {
        return Err(broken("numbering"));
    }
    Ok(found)
}

fn folder(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => "sqlite",
        Dialect::Postgres => "postgres",
    }
}

async fn applied(database: &Database) -> Result<i64, StoreError> {
    let exists = match database.dialect() {
        Dialect::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'",
        Dialect::Postgres => {
            "SELECT 'yes' FROM (SELECT to_regclass('schema_migrations') AS t) AS x WHERE t IS NOT NULL"
        }
    };
    if database.first(exists, Vec::new(), |row| row.text(0)).await?.is_none() {
        return Ok(0);
    }
    let sql = "SELECT COALESCE(MAX(version), 0) FROM schema_migrations";
    Ok(database.first(sql, Vec::new(), |row| row.int(0)).await?.unwrap_or(0))
}

/// Which steps the database has.
///
/// # Errors
/// Also when the database was written by a newer version of the program.
pub async fn status(database: &Database) -> Result<Vec<Status>, StoreError> {
    let steps = all(database.dialect())?;
    let applied = applied(database).await?;
    if applied > steps.last().map_or(0, |newest| newest.version) {
        return Err(StoreError::Internal(format!(
            "the database has schema version {applied}, this program knows {} at most: use the newer program",
            steps.len()
        )));
    }
    Ok(steps.into_iter().map(|migration| Status { applied: migration.version <= applied, migration }).collect())
}

/// Runs every step the database lacks; gives their names.
pub async fn up(database: &Database) -> Result<Vec<String>, StoreError> {
    let mut done = Vec::new();
    loop {
        let steps = status(database).await?;
        let Some(step) = steps.into_iter().find(|step| !step.applied) else {
            return Ok(done);
        };
        let Migration { version, name, up, .. } = step.migration;
        let record = format!("INSERT INTO schema_migrations (version, name) VALUES ({version}, '{name}');");
        match database.script(format!("{}\n{up}\n{record}", lock(database.dialect()))).await {
            Ok(()) => done.push(name),
            // Another instance ran the same step while this one waited for the lock.
            Err(_) if applied(database).await? >= version => {}
            Err(error) => return Err(error),
        }
    }
}

/// Takes the newest step back; gives its name, or `None` when there is nothing left.
pub async fn down(database: &Database) -> Result<Option<String>, StoreError> {
    let Some(step) = status(database).await?.into_iter().rfind(|step| step.applied) else {
        return Ok(None);
    };
    let Migration { version, name, down, .. } = step.migration;
    let record = format!("DELETE FROM schema_migrations WHERE version = {version};");
    database.script(format!("{}\n{record}\n{down}", lock(database.dialect()))).await?;
    Ok(Some(name))
}

/// Statements that keep other instances out and make sure the list of steps exists.
fn lock(dialect: Dialect) -> String {
    match dialect {
        Dialect::Sqlite => "CREATE TABLE IF NOT EXISTS schema_migrations (
                version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP);"
            .to_owned(),
        Dialect::Postgres => format!(
            "SELECT pg_advisory_xact_lock({LOCK});
             CREATE TABLE IF NOT EXISTS schema_migrations (
                version bigint PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now());"
        ),
    }
}

/// Writes an empty pair of files per driver into a checkout of the sources; gives their paths.
///
/// # Errors
/// When `name` is not `snake_case`, or `root` holds no sources.
pub fn new(root: &Path, name: &str) -> Result<Vec<PathBuf>, String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if name.is_empty() || !name.chars().all(plain) {
        return Err("a migration's name takes lower-case letters, digits and _, e.g. add_vacancy_language".to_owned());
    }
    let base = root.join("crates/smartbot/src/store/migrations");
    if !base.is_dir() {
        return Err(format!("{} does not exist: run this in a checkout of the sources", base.display()));
    }
    let mut paths = Vec::new();
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let next = all(dialect).map_err(|error| error.to_string())?.len() + 1;
        for direction in ["up", "down"] {
            let path = base.join(folder(dialect)).join(format!("{next:04}_{name}.{direction}.sql"));
            if path.exists() {
                return Err(format!("{} exists already", path.display()));
            }
            std::fs::write(&path, "").map_err(|error| format!("{}: {error}", path.display()))?;
            paths.push(path);
        }
    }
    Ok(paths)
}
