//! What to run.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::cli::Output;

/// Where the servers keep their data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Store {
    /// A file, one instance.
    Sqlite,
    /// A PostgreSQL of the run's own, two instances, and a Redis of the run's own if it is installed.
    Postgres,
}

/// Cuts, kills and restarts while candidates chat.
#[derive(Args, Clone)]
pub struct Options {
    /// The server's program, e.g. target/release/smartbot
    #[arg(long)]
    pub binary: PathBuf,
    /// Where the servers keep their data
    #[arg(long, value_enum, default_value_t = Store::Sqlite)]
    pub store: Store,
    /// Use this PostgreSQL, in a database that is dropped in the end; it is not restarted
    #[arg(long)]
    pub postgres_url: Option<String>,
    /// Servers side by side; unset: one on SQLite, two on PostgreSQL
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..=8))]
    pub instances: Option<u64>,
    /// Leave Redis out
    #[arg(long)]
    pub no_redis: bool,
    /// Candidates at least; more come until everything asked for has happened
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub candidates: u64,
    /// Candidates at the same time
    #[arg(long, default_value_t = 32, value_parser = clap::value_parser!(u64).range(1..=2000))]
    pub concurrency: u64,
    /// Connections to cut
    #[arg(long, default_value_t = 1000)]
    pub cuts: u64,
    /// Servers to kill with SIGKILL
    #[arg(long, default_value_t = 10)]
    pub kills: u64,
    /// Rolling restarts: every server is stopped with SIGTERM and started again, one after the other
    #[arg(long, default_value_t = 2)]
    pub restarts: u64,
    /// Restarts of PostgreSQL, half of them as in a crash
    #[arg(long, default_value_t = 0)]
    pub postgres_restarts: u64,
    /// Outages of Redis: half of them killed, half of them frozen
    #[arg(long, default_value_t = 0)]
    pub redis_stops: u64,
    /// Longest outage of PostgreSQL or Redis, in milliseconds
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u64).range(1..=120_000))]
    pub outage_ms: u64,
    /// So many of a hundred candidates have a client of the old kind, without message ids
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(0..=100))]
    pub old_clients: u64,
    /// So many of a hundred candidates say things without waiting for the next question
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(0..=100))]
    pub talkers: u64,
    /// Nothing is cut or killed after so many seconds; interviews end, transcripts are read
    #[arg(long, default_value_t = 120, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub seconds: u64,
    /// Chooses where connections are cut and when servers are killed
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    #[command(flatten)]
    pub(crate) output: Output,
}

impl Options {
    /// A short run of a program on SQLite.
    pub fn new(binary: PathBuf) -> Self {
        Self {
            binary,
            store: Store::Sqlite,
            postgres_url: None,
            instances: None,
            no_redis: false,
            candidates: 20,
            concurrency: 10,
            cuts: 60,
            kills: 3,
            restarts: 1,
            postgres_restarts: 0,
            redis_stops: 0,
            outage_ms: 300,
            old_clients: 10,
            talkers: 10,
            seconds: 60,
            seed: 1,
            output: Output::default(),
        }
    }

    /// Whether the servers run on PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        self.store == Store::Postgres || self.postgres_url.is_some()
    }

    /// Whether they get a Redis.
    pub fn wants_redis(&self) -> bool {
        self.is_postgres() && !self.no_redis && crate::stage::redis::Redis::is_installed()
    }

    /// How many servers.
    pub fn instances(&self) -> u64 {
        self.instances.unwrap_or(if self.is_postgres() { 2 } else { 1 })
    }

    /// Whether the options fit together.
    pub fn check(&self) -> Result<()> {
        if !self.is_postgres() && self.instances() > 1 {
            bail!("several instances need PostgreSQL: --store postgres or --postgres-url");
        }
        if self.postgres_restarts > 0 && (self.postgres_url.is_some() || !self.is_postgres()) {
            bail!("--postgres-restarts needs a PostgreSQL of the run's own: --store postgres without --postgres-url");
        }
        if self.redis_stops > 0 && !self.wants_redis() {
            bail!("--redis-stops needs --store postgres or --postgres-url, and redis-server installed");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn options_that_do_not_fit_are_refused() {
        let with = |change: &dyn Fn(&mut Options)| {
            let mut options = Options::new(PathBuf::from("x"));
            change(&mut options);
            options.check().is_ok()
        };
        assert!(with(&|_| ()));
        assert!(!with(&|options| options.instances = Some(2)));
        assert!(with(&|options| {
            options.instances = Some(2);
            options.store = Store::Postgres;
        }));
        assert!(!with(&|options| options.postgres_restarts = 1));
        assert!(!with(&|options| options.redis_stops = 1));
        assert!(!with(&|options| {
            options.postgres_restarts = 1;
            options.postgres_url = Some("postgres://x".to_owned());
        }));
        let mut options = Options::new(PathBuf::from("x"));
        options.postgres_url = Some("postgres://x".to_owned());
        assert_eq!(options.instances(), 2);
        options.no_redis = true;
        assert!(!options.wants_redis());
    }
}
