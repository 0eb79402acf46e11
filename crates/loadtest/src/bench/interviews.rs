//! Whole interviews, from the application to the decision.

use anyhow::Result;
use clap::Args;

use super::{per_second, spread};
use crate::api::Vacancy;
use crate::chat;
use crate::cli::Server;
use crate::histogram::Histogram;
use crate::report::Report;

/// What to run.
#[derive(Args, Clone)]
pub struct Options {
    #[command(flatten)]
    pub(crate) server: Server,
    /// Interviews to hold
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    candidates: u64,
    /// Interviews at the same time
    #[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u64).range(1..=10_000))]
    concurrency: u64,
    /// What the vacancy asks for
    #[arg(long, value_enum, default_value_t = Vacancy::Plain)]
    vacancy: Vacancy,
    /// Send every answer with an id and time its acknowledgement
    #[arg(long)]
    ids: bool,
}

impl Options {
    /// A run against `server`, with everything else as the command line has it by default.
    pub fn new(server: Server, candidates: u64) -> Self {
        Self { server, candidates, concurrency: 64, vacancy: Vacancy::Plain, ids: false }
    }

    /// With another vacancy, and with ids.
    #[must_use]
    pub fn demanding_with_ids(mut self) -> Self {
        self.vacancy = Vacancy::Demanding;
        self.ids = true;
        self
    }
}

/// Holds the interviews.
pub async fn run(options: &Options) -> Result<Report> {
    let api = options.server.api()?;
    crate::process::allow_files(options.concurrency * 3 + 64)?;
    let token = api.register().await?;
    let vacancy = api.vacancy(&token, options.vacancy).await?;
    let with_ids = options.ids;
    let mut report = Report::new("interviews");
    report.parameter("candidates", options.candidates);
    report.parameter("concurrency", options.concurrency);
    report.parameter("vacancy", format!("{:?}", options.vacancy).to_lowercase());
    let stopwatch = crate::process::Stopwatch::start()?;
    let held = spread(options.candidates, options.concurrency, options.server.limit(), move |number| {
        let (api, vacancy) = (api.clone(), vacancy.clone());
        async move {
            let application = api.apply(&vacancy, number).await?;
            chat::interview(api.target(), &application, with_ids).await
        }
    })
    .await;
    report.figure("this client's cores", stopwatch.cores()?, "of a core");
    let [mut connect, mut first, mut answer, mut ack] = std::array::from_fn(|_| Histogram::default());
    let mut approved = 0;
    for interview in &held.done {
        connect.record(interview.connect);
        first.record(interview.first);
        interview.answers.iter().for_each(|time| answer.record(*time));
        interview.acks.iter().for_each(|time| ack.record(*time));
        approved += u32::from(interview.approved);
    }
    report.figure("interviews", per_second(held.done.len() as u64, std::time::Duration::from_secs(1)), "held");
    report.figure("approved", f64::from(approved), "of them");
    report.figure("interviews per second", held.rate(), "/s");
    report.figure("turns per second", per_second(answer.count(), held.took), "/s");
    report.figure("duration", held.took.as_secs_f64(), "s");
    report.time("chat connect and upgrade", &connect);
    report.time("first bot message", &first);
    report.time("answer to next bot message", &answer);
    report.time("answer to acknowledgement", &ack);
    held.tell(&mut report);
    Ok(report)
}
