//! Logging in: how much of what the machine can hash becomes logins.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use clap::Args;
use serde_json::json;

use super::per_second;
use crate::cli::Server;
use crate::lean::request;
use crate::load::{Load, always, drive};
use crate::report::Report;

/// What the contract asks for.
const COST: u32 = 12;

/// What to run.
#[derive(Args, Clone)]
pub struct Options {
    #[command(flatten)]
    pub(crate) server: Server,
    /// Logins at the same time
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u64).range(1..=1000))]
    connections: u64,
    /// Rounds: bare hashes, logins, bare hashes …
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u64).range(1..=100))]
    rounds: u64,
    /// Seconds of each
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u64).range(1..=600))]
    each: u64,
}

impl Options {
    /// A run against `server`.
    pub fn new(server: Server) -> Self {
        Self { server, connections: 8, rounds: 3, each: 4 }
    }

    /// The same, as short as it can be.
    #[must_use]
    pub fn short(self) -> Self {
        Self { rounds: 1, each: 1, ..self }
    }
}

/// Hashes, logs in, and compares.
pub async fn run(options: &Options) -> Result<Report> {
    let api = options.server.api()?;
    let (email, password) = (format!("login-{}@example.org", uuid::Uuid::new_v4()), uuid::Uuid::new_v4().to_string());
    api.register_as(&email, &password).await?;
    let address = api.target().address();
    let body = json!({ "email": email, "password": password }).to_string();
    let login = always(request("POST", "/auth/login", &address, None, Some(&body)));
    let hash = bcrypt::hash(&password, COST).context("bcrypt")?;
    let mut report = Report::new("login");
    report.parameter("connections", options.connections);
    report.parameter("rounds", format!("{} of {} s", options.rounds, options.each));
    let (mut logins, mut hashes, mut hashing) = (Load::default(), 0, Duration::ZERO);
    for _ in 0..options.rounds {
        let each = Duration::from_secs(options.each);
        let (count, took) = bare(&password, &hash, each).await?;
        hashes += count;
        hashing += took;
        logins.merge(&drive(&address, options.connections, each, 200, login.clone()).await?);
    }
    let ceiling = per_second(hashes, hashing);
    report.figure("logins", logins.rate(), "/s");
    report.figure("bare hashes on all cores", ceiling, "/s");
    report.figure("ratio", logins.rate() / ceiling.max(1e-9), "");
    report.figure("this client's cores", logins.own_cores(), "of a core");
    report.time("login", &logins.times);
    Ok(report)
}

/// Compares passwords on every core; how many, in what time.
async fn bare(password: &str, hash: &str, time: Duration) -> Result<(u64, Duration)> {
    let (done, stop) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let began = Instant::now();
    let mut threads = tokio::task::JoinSet::new();
    for _ in 0..cores {
        let (done, stop) = (done.clone(), stop.clone());
        let (password, hash) = (password.to_owned(), hash.to_owned());
        threads.spawn_blocking(move || {
            while !stop.load(Ordering::Relaxed) {
                // The result is the password's own: it is the work that counts.
                if bcrypt::verify(&password, &hash).is_ok_and(|fits| fits) {
                    done.fetch_add(1, Ordering::Relaxed);
                }
            }
        });
    }
    tokio::time::sleep(time).await;
    stop.store(true, Ordering::Relaxed);
    while let Some(ended) = threads.join_next().await {
        ended?;
    }
    Ok((done.load(Ordering::Relaxed), began.elapsed()))
}
