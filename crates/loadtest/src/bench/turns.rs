//! Turns alone: chats that are open already, answered to the end as fast as they go.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::Args;
use tokio::sync::Mutex;

use super::{per_second, spread};
use crate::api::Vacancy;
use crate::chat::{Chat, Frame};
use crate::cli::Server;
use crate::histogram::Histogram;
use crate::process;
use crate::report::Report;
use crate::script;

/// More questions than any interview has.
const MOST_ANSWERS: usize = 60;

/// What to run.
#[derive(Args, Clone)]
pub struct Options {
    #[command(flatten)]
    pub(crate) server: Server,
    /// Chats to open first
    #[arg(long, default_value_t = 4000, value_parser = clap::value_parser!(u64).range(1..=20_000))]
    chats: u64,
    /// Chats answered at the same time
    #[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u64).range(1..=10_000))]
    concurrency: u64,
}

impl Options {
    /// A run against `server`.
    pub fn new(server: Server, chats: u64) -> Self {
        Self { server, chats, concurrency: 64 }
    }
}

/// Opens the chats, then answers.
pub async fn run(options: &Options) -> Result<Report> {
    let api = options.server.api()?;
    process::allow_files(options.chats + options.concurrency * 2 + 64)?;
    let mut report = Report::new("turns");
    report.parameter("chats", options.chats);
    report.parameter("concurrency", options.concurrency);
    let token = api.register().await?;
    let vacancy = api.vacancy(&token, Vacancy::Plain).await?;
    let limit = options.server.limit();
    let opened = spread(options.chats, options.concurrency, limit, move |number| {
        let (api, vacancy) = (api.clone(), vacancy.clone());
        async move {
            let mut chat = Chat::open(api.target(), &api.apply(&vacancy, number).await?).await?;
            let question = chat.next().await?;
            Ok((chat, question))
        }
    })
    .await;
    opened.tell(&mut report);
    let count = opened.done.len() as u64;
    let chats = Arc::new(Mutex::new(opened.done));
    let stopwatch = process::Stopwatch::start()?;
    let answered = spread(count, options.concurrency, limit, move |_| {
        let chats = chats.clone();
        async move {
            let next = chats.lock().await.pop();
            match next {
                Some((mut chat, question)) => to_the_end(&mut chat, question).await,
                None => bail!("no chat left"),
            }
        }
    })
    .await;
    let cores = stopwatch.cores()?;
    answered.tell(&mut report);
    let mut times = Histogram::default();
    answered.done.iter().flatten().for_each(|time| times.record(*time));
    report.figure("turns", per_second(times.count(), answered.took), "/s");
    report.figure("turns of an interview", per_second(times.count(), Duration::from_secs(count.max(1))), "");
    report.figure("this client's cores", cores, "of a core");
    report.time("answer to next bot message", &times);
    Ok(report)
}

/// Answers every question; how long each answer took to be answered.
async fn to_the_end(chat: &mut Chat, first: Frame) -> Result<Vec<Duration>> {
    let mut times = Vec::new();
    let mut frame = first;
    for _ in 0..MOST_ANSWERS {
        let Some(index) = frame.question_index else { bail!("a {} instead of a question", frame.kind_of_frame) };
        let sent = Instant::now();
        chat.say(script::answer(frame.kind.as_deref(), index), None).await?;
        let next = chat.reply().await?;
        times.push(sent.elapsed());
        match next {
            Some(question) => frame = question,
            None => return Ok(times),
        }
    }
    bail!("more than {MOST_ANSWERS} questions")
}
