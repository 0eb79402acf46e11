//! From exec to the first healthy reply, and memory at rest.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::Args;
use tokio::net::TcpListener;
use tokio::process::{Child, Command};

use super::per_second;
use crate::cli::Output;
use crate::histogram::Histogram;
use crate::process::resident;
use crate::report::Report;
use crate::stage::folder::Folder;
use crate::stage::server::healthy;

/// Longest wait for a start.
const PATIENCE: Duration = Duration::from_secs(30);
/// Pause between two knocks: what the measurement cannot see.
const KNOCK: Duration = Duration::from_micros(200);

/// What to run.
#[derive(Args, Clone)]
pub struct Options {
    /// The server's program
    #[arg(long)]
    binary: PathBuf,
    /// How often to start it
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=1000))]
    times: u64,
    /// Seconds of rest before the memory is read
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u64).range(0..=600))]
    rest: u64,
    #[command(flatten)]
    pub(crate) output: Output,
}

impl Options {
    /// Starts of a program.
    pub fn new(binary: PathBuf, times: u64) -> Self {
        Self { binary, times, rest: 2, output: Output::default() }
    }
}

/// Starts the program again and again, each time in a folder of its own.
pub async fn run(options: &Options) -> Result<Report> {
    let binary = options.binary.canonicalize().with_context(|| options.binary.display().to_string())?;
    let mut report = Report::new("start");
    report.parameter("starts", options.times);
    report.parameter("rest", format!("{} s", options.rest));
    let (mut fresh, mut again) = (Histogram::default(), Histogram::default());
    let mut memory = Vec::new();
    for _ in 0..options.times {
        let folder = Folder::new()?;
        fresh.record(start(&binary, folder.path(), Duration::ZERO).await?.0);
        let (time, bytes) = start(&binary, folder.path(), Duration::from_secs(options.rest)).await?;
        again.record(time);
        memory.push(bytes);
    }
    memory.sort_unstable();
    let mib = |bytes: Option<&u64>| per_second(bytes.copied().unwrap_or_default(), Duration::from_secs(1024 * 1024));
    report.figure("memory at rest, median", mib(memory.get(memory.len() / 2)), "MiB");
    report.figure("memory at rest, most", mib(memory.last()), "MiB");
    report.time("exec to /health, no database yet", &fresh);
    report.time("exec to /health, database there", &again);
    Ok(report)
}

/// Starts once; the time to the first reply and the memory after `rest`.
async fn start(binary: &Path, folder: &Path, rest: Duration) -> Result<(Duration, u64)> {
    let address = free_address().await?;
    let began = Instant::now();
    let mut server = Command::new(binary)
        .current_dir(folder)
        .env("HOST", address.ip().to_string())
        .env("PORT", address.port().to_string())
        .env("DATABASE_URL", format!("sqlite://{}", folder.join("start.db").display()))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .with_context(|| binary.display().to_string())?;
    while !healthy(address).await {
        if let Some(status) = server.try_wait()? {
            bail!("{} ended with {status} before it answered", binary.display());
        }
        if began.elapsed() > PATIENCE {
            bail!("{} did not answer within 30 s", binary.display());
        }
        tokio::time::sleep(KNOCK).await;
    }
    let time = began.elapsed();
    tokio::time::sleep(rest).await;
    let bytes = memory(&server)?;
    server.kill().await?;
    Ok((time, bytes))
}

fn memory(server: &Child) -> Result<u64> {
    resident(&[server.id().context("the server has ended")?])
}

async fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?.local_addr()?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn options(binary: &str) -> Options {
        let output = Output::default();
        Options { binary: PathBuf::from(binary), times: 1, rest: 0, output }
    }

    #[tokio::test]
    async fn a_program_that_ends_at_once_is_reported() {
        let error = run(&options("/bin/true")).await.unwrap_err().to_string();
        assert!(error.contains("before it answered"), "{error}");
    }

    #[tokio::test]
    async fn a_program_that_is_not_there_is_reported() {
        assert!(run(&options("/nonexistent/program")).await.is_err());
    }
}
