//! Applying: a candidate and a response, two requests.

use anyhow::Result;
use clap::Args;

use super::spread;
use crate::api::Vacancy;
use crate::cli::Server;
use crate::histogram::Histogram;
use crate::report::Report;

/// What to run.
#[derive(Args, Clone)]
pub struct Options {
    #[command(flatten)]
    pub(crate) server: Server,
    /// Applications to make
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    applications: u64,
    /// Applications at the same time
    #[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u64).range(1..=10_000))]
    concurrency: u64,
}

impl Options {
    /// A run against `server`.
    pub fn new(server: Server, applications: u64) -> Self {
        Self { server, applications, concurrency: 64 }
    }
}

/// Makes the applications.
pub async fn run(options: &Options) -> Result<Report> {
    let api = options.server.api()?;
    crate::process::allow_files(options.concurrency * 2 + 64)?;
    let token = api.register().await?;
    let vacancy = api.vacancy(&token, Vacancy::Plain).await?;
    let stopwatch = crate::process::Stopwatch::start()?;
    let made = spread(options.applications, options.concurrency, options.server.limit(), move |number| {
        let (api, vacancy) = (api.clone(), vacancy.clone());
        async move {
            let began = std::time::Instant::now();
            api.apply(&vacancy, number).await?;
            Ok(began.elapsed())
        }
    })
    .await;
    let cores = stopwatch.cores()?;
    let mut report = Report::new("apply");
    report.parameter("concurrency", options.concurrency);
    let mut times = Histogram::default();
    made.done.iter().for_each(|time| times.record(*time));
    report.figure("applications", made.rate(), "/s");
    report.figure("this client's cores", cores, "of a core");
    report.time("candidate and response", &times);
    made.tell(&mut report);
    Ok(report)
}
