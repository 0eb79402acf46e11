//! A database for one test.

use std::path::{Path, PathBuf};

use smartbot::config::DatabaseUrl;
use tokio::sync::{Semaphore, SemaphorePermit};
use uuid::Uuid;

/// PostgreSQL takes 100 connections as a rule and one server opens up to 16: so many schemas are in use at a time.
static PLACES: Semaphore = Semaphore::const_new(4);

/// A folder that is gone when the test ends.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        let path = std::env::temp_dir().join(format!("smartbot-test-{}", Uuid::new_v4().simple()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A reader thread that is closing its connection may take a file away at the same moment.
        for _ in 0..10 {
            match std::fs::remove_dir_all(&self.0) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => std::thread::yield_now(),
                _ => return,
            }
        }
    }
}

/// An empty database of one test's own.
pub(crate) enum Storage {
    Sqlite(Folder),
    Postgres(Schema),
}

/// A schema on the server of `TEST_DATABASE_URL`.
pub(crate) struct Schema {
    server: String,
    name: String,
    _place: SemaphorePermit<'static>,
}

/// The server to test against, when one is given.
pub(crate) fn postgres() -> Option<String> {
    std::env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())
}

/// The Redis to test with, when one is given.
pub(crate) fn redis() -> Option<String> {
    std::env::var("TEST_REDIS_URL").ok().filter(|url| !url.is_empty())
}

impl Storage {
    /// PostgreSQL when the environment names a server, else SQLite.
    pub(crate) async fn new() -> Self {
        match postgres() {
            Some(server) => Self::Postgres(Schema::new(server).await),
            None => Self::sqlite(),
        }
    }

    /// SQLite, whatever the environment says.
    pub(crate) fn sqlite() -> Self {
        Self::Sqlite(Folder::new())
    }

    /// As `DATABASE_URL` takes it.
    pub(crate) fn url(&self) -> String {
        match self {
            Self::Sqlite(folder) => format!("sqlite://{}", folder.path().join("smartbot.db").display()),
            Self::Postgres(schema) => schema.url(&schema.server),
        }
    }

    /// The same database, reached through another address (a proxy). Only PostgreSQL has one.
    pub(crate) fn url_through(&self, port: u16) -> String {
        let Self::Postgres(schema) = self else { panic!("SQLite has no address") };
        let config: tokio_postgres::Config = schema.server.parse().unwrap();
        let encode =
            |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
        let password = config.get_password().map(|bytes| format!(":{}", encode(std::str::from_utf8(bytes).unwrap())));
        let user = encode(config.get_user().unwrap());
        let name = encode(config.get_dbname().unwrap());
        schema.url(&format!("postgres://{user}{}@127.0.0.1:{port}/{name}", password.unwrap_or_default()))
    }

    /// Host and port of the server. Only PostgreSQL has them.
    pub(crate) fn address(&self) -> (String, u16) {
        let Self::Postgres(schema) = self else { panic!("SQLite has no address") };
        let config: tokio_postgres::Config = schema.server.parse().unwrap();
        let Some(tokio_postgres::config::Host::Tcp(host)) = config.get_hosts().first() else {
            panic!("TEST_DATABASE_URL must name a host");
        };
        (host.clone(), config.get_ports().first().copied().unwrap_or(5432))
    }

    /// As the configuration holds it.
    pub(crate) fn database_url(&self) -> DatabaseUrl {
        match self {
            Self::Sqlite(folder) => DatabaseUrl::Sqlite(folder.path().join("smartbot.db")),
            Self::Postgres(_) => DatabaseUrl::Postgres(self.url().into()),
        }
    }
}

impl Schema {
    async fn new(server: String) -> Self {
        let place = PLACES.acquire().await.unwrap();
        let name = format!("smartbot_test_{}", Uuid::new_v4().simple());
        execute(&server, &format!("CREATE SCHEMA {name}")).await.unwrap();
        Self { server, name, _place: place }
    }

    fn url(&self, server: &str) -> String {
        let mark = if server.contains('?') { '&' } else { '?' };
        format!("{server}{mark}options=-c%20search_path%3D{}", self.name)
    }
}

async fn execute(server: &str, sql: &str) -> Result<(), tokio_postgres::Error> {
    let (client, connection) = tokio_postgres::connect(server, tokio_postgres::NoTls).await?;
    let connection = tokio::spawn(connection);
    let result = client.batch_execute(sql).await;
    drop(client);
    let _ = connection.await;
    result
}

impl Drop for Schema {
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), self.name.clone());
        // A thread and a runtime of its own: this may run while a test's runtime unwinds.
        let cleaner = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                // A transaction of a server that was killed may still be rolling back.
                let sql = format!("SET lock_timeout = '2s'; DROP SCHEMA IF EXISTS {name} CASCADE");
                for _ in 0..5 {
                    if execute(&server, &sql).await.is_ok() {
                        return;
                    }
                }
                eprintln!("schema {name} could not be dropped");
            });
        });
        let _ = cleaner.join();
    }
}
