//! A database of the run's own on a PostgreSQL that others use, too.

use anyhow::{Context, Result};
use tokio_postgres::NoTls;

/// Runs statements on a connection of their own.
pub async fn execute(url: &str, sql: &str) -> Result<()> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.context("PostgreSQL: no connection")?;
    let connection = tokio::spawn(connection);
    let result = client.batch_execute(sql).await;
    drop(client);
    let _ = connection.await;
    result.context("PostgreSQL")
}

/// The first column of the first row, as text.
pub async fn text(url: &str, sql: &str) -> Result<String> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.context("PostgreSQL: no connection")?;
    let connection = tokio::spawn(connection);
    let messages = client.simple_query(sql).await;
    drop(client);
    let _ = connection.await;
    let row = messages.context("PostgreSQL")?.into_iter().find_map(|message| match message {
        tokio_postgres::SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
        _ => None,
    });
    row.context("PostgreSQL: no row")
}

/// A database that is dropped with its owner.
pub struct Database {
    server: String,
    name: String,
}

impl Database {
    /// Creates one beside the database of the URL.
    pub async fn create(server: &str) -> Result<Self> {
        let name = format!("loadtest_{}", uuid::Uuid::new_v4().simple());
        execute(server, &format!("CREATE DATABASE {name}")).await?;
        Ok(Self { server: server.to_owned(), name })
    }

    /// As `DATABASE_URL` takes it.
    pub fn url(&self) -> String {
        renamed(&self.server, &self.name)
    }
}

/// The URL with another database's name.
fn renamed(url: &str, name: &str) -> String {
    let (before, parameters) = url.split_once('?').map_or((url, None), |(before, after)| (before, Some(after)));
    let authority = before.find("://").map_or(0, |at| at + 3);
    let end = before[authority..].find('/').map_or(before.len(), |at| authority + at);
    let parameters = parameters.map_or_else(String::new, |parameters| format!("?{parameters}"));
    format!("{}/{name}{parameters}", &before[..end])
}

impl Drop for Database {
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), self.name.clone());
        // A thread and a runtime of its own: the run's may be going down.
        let cleaner = std::thread::spawn(move || {
            let dropped =
                tokio::runtime::Builder::new_current_thread().enable_all().build().context("a runtime").and_then(
                    |runtime| {
                        runtime.block_on(execute(&server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")))
                    },
                );
            if let Err(error) = dropped {
                eprintln!("the database {name} could not be dropped: {error:#}");
            }
        });
        let _ = cleaner.join();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_name_is_replaced() {
        assert_eq!(
            renamed("postgres://u:p@h:5432/old?sslmode=disable", "new"),
            "postgres://u:p@h:5432/new?sslmode=disable"
        );
        assert_eq!(renamed("postgres://u@h", "new"), "postgres://u@h/new");
        assert_eq!(renamed("postgres://u@h/", "new"), "postgres://u@h/new");
    }
}
