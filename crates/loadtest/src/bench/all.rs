//! Everything at once: starts servers, measures, and holds the figures against what the project wants to reach.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use super::goals::Goal::{AtLeast, AtMost};
use super::goals::Goals;
use super::{apply, idle, interviews, list, login, paced, per_second, pgbench, reads, start};
use crate::cli::{Output, Server as At};
use crate::report::Report;
use crate::stage::folder::Folder;
use crate::stage::postgres::Postgres;
use crate::stage::server::{Server, Settings};

/// What to run.
#[derive(Args, Clone)]
pub struct Options {
    /// The server's program, e.g. target/release/smartbot
    #[arg(long)]
    binary: PathBuf,
    /// Measure on this PostgreSQL, in a database that is dropped in the end; unset: one is started, if it is installed
    #[arg(long)]
    postgres_url: Option<String>,
    /// A hundredth of everything: to see whether it runs
    #[arg(long)]
    quick: bool,
    /// This program, which is the trivial server, too; found by itself as a rule
    #[arg(long, hide = true)]
    program: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) output: Output,
}

impl Options {
    /// A quick run.
    pub fn quick(binary: PathBuf, program: PathBuf, postgres_url: Option<String>) -> Self {
        Self { binary, postgres_url, quick: true, program: Some(program), output: Output::default() }
    }

    fn count(&self, count: u64) -> u64 {
        if self.quick { (count / 100).max(3) } else { count }
    }
}

/// Measures everything, each part on a server and a database of its own.
pub async fn run(options: &Options) -> Result<Goals> {
    let mut goals = Goals::new();
    eprintln!("measuring starts …");
    starting(options, &mut goals).await?;
    eprintln!("measuring vacancy reads …");
    reading(options, &mut goals).await?;
    eprintln!("measuring logins …");
    logging_in(options, &mut goals).await?;
    eprintln!("measuring whole interviews …");
    interviewing(options, &mut goals).await?;
    eprintln!("measuring paced chats, at rest and under a flood of logins …");
    pacing(options, &mut goals).await?;
    eprintln!("measuring idle chats …");
    idling(options, &mut goals).await?;
    eprintln!("measuring lists of applications …");
    listing(options, &mut goals).await?;
    eprintln!("measuring turns on PostgreSQL …");
    on_postgres(options, &mut goals).await?;
    Ok(goals)
}

/// A server on an empty SQLite database.
struct Fresh {
    server: Server,
    _folder: Folder,
}

impl Fresh {
    async fn start(options: &Options) -> Result<Self> {
        let folder = Folder::new()?;
        let database = format!("sqlite://{}", folder.path().join("bench.db").display());
        let mut server = Server::new(Settings::new(&options.binary, folder.path(), &database, None)?)?;
        server.start().await?;
        Ok(Self { server, _folder: folder })
    }

    fn at(&self) -> At {
        At::new(format!("http://{}", self.server.address()), 600)
    }
}

/// A percentile of a distribution; milliseconds.
fn time(report: &Report, name: &str, percent: u8) -> Option<f64> {
    let times = report.times.iter().find(|times| times.name == name)?;
    Some(match percent {
        50 => times.quantiles.p50_ms,
        _ => times.quantiles.p99_ms,
    })
}

async fn starting(options: &Options, goals: &mut Goals) -> Result<()> {
    let size = std::fs::metadata(&options.binary).with_context(|| options.binary.display().to_string())?.len();
    let mib = per_second(size, std::time::Duration::from_secs(1024 * 1024));
    let report = start::run(&start::Options::new(options.binary.clone(), options.count(1000).min(10))).await?;
    goals.add("start to ready, median", time(&report, "exec to /health, no database yet", 50), "ms", AtMost(50.0));
    goals.add("memory at rest", report.value("memory at rest, median"), "MiB", AtMost(20.0));
    goals.add("binary", Some(mib), "MiB", AtMost(40.0));
    goals.reports.push(report);
    Ok(())
}

async fn reading(options: &Options, goals: &mut Goals) -> Result<()> {
    let fresh = Fresh::start(options).await?;
    let wanted = reads::Options::new(fresh.at(), options.program.clone());
    let report = reads::run(&if options.quick { wanted.short() } else { wanted }).await?;
    goals.add("one vacancy, of a trivial server's", report.value("one vacancy, ratio"), "", AtLeast(0.7));
    goals.add("list of 100 vacancies, of a trivial server's", report.value("list, ratio"), "", AtLeast(0.4));
    goals.reports.push(report);
    Ok(())
}

async fn logging_in(options: &Options, goals: &mut Goals) -> Result<()> {
    let fresh = Fresh::start(options).await?;
    let wanted = login::Options::new(fresh.at());
    let report = login::run(&if options.quick { wanted.short() } else { wanted }).await?;
    goals.add("logins, of the bare hashes", report.value("ratio"), "", AtLeast(0.9));
    goals.reports.push(report);
    Ok(())
}

async fn interviewing(options: &Options, goals: &mut Goals) -> Result<()> {
    let fresh = Fresh::start(options).await?;
    let report = interviews::run(&interviews::Options::new(fresh.at(), options.count(10_000))).await?;
    goals.add("whole interviews on SQLite, 64 at a time", report.value("interviews per second"), "/s", AtLeast(1500.0));
    goals.reports.push(report);
    let report = apply::run(&apply::Options::new(fresh.at(), options.count(10_000))).await?;
    goals.reports.push(report);
    Ok(())
}

async fn pacing(options: &Options, goals: &mut Goals) -> Result<()> {
    let fresh = Fresh::start(options).await?;
    let each = if options.quick { 1 } else { 20 };
    let report = paced::run(&paced::Options::new(fresh.at(), options.count(1000), each, 16)).await?;
    goals.add(
        "a turn's p99, 1,000 candidates answering once a second",
        time(&report, "turn, at rest", 99),
        "ms",
        AtMost(10.0),
    );
    goals.add(
        "first bot message after the handshake, p99",
        time(&report, "first bot message, at rest", 99),
        "ms",
        AtMost(50.0),
    );
    goals.add(
        "a turn's p99 under a flood of logins, of that at rest",
        report.value("p99 under the flood / at rest"),
        "",
        AtMost(3.0),
    );
    goals.reports.push(report);
    Ok(())
}

async fn idling(options: &Options, goals: &mut Goals) -> Result<()> {
    let fresh = Fresh::start(options).await?;
    let pid = fresh.server.id().context("the server has ended")?;
    let report = idle::run(&idle::Options::new(fresh.at(), options.count(10_000), pid).settled(4)).await?;
    let kib = report.value("memory per chat").map(|bytes| bytes / 1024.0);
    goals.add("an idle chat", kib, "KiB", AtMost(6.0));
    goals.add("10,000 idle chats in all", report.value("memory with all chats silent"), "MiB", AtMost(90.0));
    goals.reports.push(report);
    Ok(())
}

async fn listing(options: &Options, goals: &mut Goals) -> Result<()> {
    let fresh = Fresh::start(options).await?;
    let small = list::run(&list::Options::new(fresh.at(), options.count(10_000), options.count(2000).min(20))).await?;
    goals.reports.push(small);
    let fresh = Fresh::start(options).await?;
    let report = list::run(&list::Options::new(fresh.at(), options.count(100_000), 100)).await?;
    let first = time(&report, "newest, first page", 99);
    let (median, deep) = (time(&report, "newest, first page", 50), time(&report, "newest, deep page", 50));
    goals.add("first page of 100,000 applications, p99", first, "ms", AtMost(5.0));
    let ratio = median.zip(deep).map(|(first, deep)| deep / first.max(1e-9));
    goals.add("page 500, of the first page's median", ratio, "", AtMost(1.2));
    goals.reports.push(report);
    Ok(())
}

async fn on_postgres(options: &Options, goals: &mut Goals) -> Result<()> {
    if pgbench::program().is_none() || (options.postgres_url.is_none() && Postgres::programs().is_none()) {
        goals.left_out.push("turns on PostgreSQL: PostgreSQL and pgbench are not installed here".to_owned());
        return Ok(());
    }
    let each = if options.quick { 1 } else { 8 };
    let wanted = pgbench::Options::new(options.binary.clone(), options.postgres_url.clone(), options.count(3000), each);
    let report = pgbench::run(&wanted).await?;
    goals.add("turns on PostgreSQL, of pgbench's", report.value("ratio"), "", AtLeast(0.6));
    goals.reports.push(report);
    Ok(())
}
