//! PostgreSQL for one server: a cluster of the run's own, or a database of its own on one that is there.

use anyhow::Result;

use super::database::Database;
use super::postgres::Postgres;

/// Where the server keeps its data; gone with its owner.
pub enum Base {
    /// A cluster of our own.
    Own(Postgres),
    /// A database on somebody else's.
    Given(Database),
}

impl Base {
    /// On the server of the URL, or on one of our own.
    pub async fn create(server: Option<&str>) -> Result<Self> {
        Ok(match server {
            Some(server) => Self::Given(Database::create(server).await?),
            None => Self::Own(Postgres::create().await?),
        })
    }

    /// As `DATABASE_URL` takes it.
    pub fn url(&self) -> String {
        match self {
            Self::Own(postgres) => postgres.url(),
            Self::Given(database) => database.url(),
        }
    }
}
