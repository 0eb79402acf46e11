//! Memory of chats that are open and silent.

use std::time::Duration;

use anyhow::{Result, bail};
use clap::Args;
use tokio::task::JoinSet;

use super::{per_second, spread};
use crate::api::Vacancy;
use crate::chat::{self, Chat};
use crate::cli::Server;
use crate::histogram::Histogram;
use crate::process::{allow_files, resident};
use crate::report::Report;

/// What to run.
#[derive(Args, Clone)]
pub struct Options {
    #[command(flatten)]
    pub(crate) server: Server,
    /// Chats to open
    #[arg(long, default_value_t = 2000, value_parser = clap::value_parser!(u64).range(1..=25_000))]
    chats: u64,
    /// Process id of the server, once for each of its processes
    #[arg(long, required = true)]
    pid: Vec<u32>,
    /// Chats opened at the same time
    #[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u64).range(1..=1000))]
    concurrency: u64,
    /// Seconds the chats stay silent before the memory is read again
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..=3600))]
    settle: u64,
}

impl Options {
    /// A run against `server` in process `pid`.
    pub fn new(server: Server, chats: u64, pid: u32) -> Self {
        Self { server, chats, pid: vec![pid], concurrency: 64, settle: 1 }
    }

    /// The same, with the chats silent for so many seconds.
    #[must_use]
    pub fn settled(self, seconds: u64) -> Self {
        Self { settle: seconds, ..self }
    }
}

/// Opens the chats and weighs them.
pub async fn run(options: &Options) -> Result<Report> {
    let api = options.server.api()?;
    allow_files(options.chats + options.concurrency * 3 + 64)?;
    let mut report = Report::new("idle");
    report.parameter("chats", options.chats);
    report.parameter("silent for", format!("{} s", options.settle));
    let token = api.register().await?;
    let vacancy = api.vacancy(&token, Vacancy::Plain).await?;
    let limit = options.server.limit();
    // One whole interview first: dictionaries and caches are not to be booked on the chats.
    chat::interview(api.target(), &api.apply(&vacancy, options.chats).await?, false).await?;
    let applied = spread(options.chats, options.concurrency, limit, {
        let api = api.clone();
        move |number| {
            let (api, vacancy) = (api.clone(), vacancy.clone());
            async move { api.apply(&vacancy, number).await }
        }
    })
    .await;
    applied.tell(&mut report);
    if applied.done.len() as u64 != options.chats {
        bail!("only {} of {} applications were made: {:?}", applied.done.len(), options.chats, report.failures);
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    let before = resident(&options.pid)?;
    let target = api.target().clone();
    let applications = std::sync::Arc::new(applied.done);
    let opened = spread(options.chats, options.concurrency, limit, move |number| {
        let (target, applications) = (target.clone(), applications.clone());
        async move {
            // Never more than there are applications.
            let application = usize::try_from(number).ok().and_then(|number| applications.get(number));
            let application = application.ok_or_else(|| anyhow::anyhow!("no such application"))?;
            let began = std::time::Instant::now();
            let mut chat = Chat::open(&target, application).await?;
            chat.next().await?;
            Ok((chat, began.elapsed()))
        }
    })
    .await;
    opened.tell(&mut report);
    let rate = opened.rate();
    let count = opened.done.len() as u64;
    let mut first = Histogram::default();
    let mut chats = JoinSet::new();
    for (chat, time) in opened.done {
        first.record(time);
        chats.spawn(chat.idle());
    }
    tokio::time::sleep(Duration::from_secs(options.settle)).await;
    let after = resident(&options.pid)?;
    while let Some(ended) = chats.try_join_next() {
        let _ = ended;
        report.failure("a silent chat was ended by the server");
    }
    chats.shutdown().await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let closed = resident(&options.pid)?;
    let mib = |bytes: u64| per_second(bytes, Duration::from_secs(1024 * 1024));
    report.figure("chats open", per_second(count, Duration::from_secs(1)), "");
    report.figure("memory before", mib(before), "MiB");
    report.figure("memory with all chats silent", mib(after), "MiB");
    report.figure("memory 2 s after closing them", mib(closed), "MiB");
    report.figure(
        "memory per chat",
        per_second(after.saturating_sub(before), Duration::from_secs(count.max(1))),
        "bytes",
    );
    report.figure("chats opened per second", rate, "/s");
    report.time("connect to first bot message", &first);
    Ok(report)
}
