//! The employer's list of applications: a deep page must cost what the first one costs.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::Args;

use super::spread;
use crate::api::{Api, Vacancy};
use crate::cli::Server;
use crate::histogram::Histogram;
use crate::report::Report;

/// How often an application is tried.
const TRIES: u32 = 100;
/// Pause before it is tried again.
const PAUSE: Duration = Duration::from_millis(100);

/// What to run.
#[derive(Args, Clone)]
pub struct Options {
    #[command(flatten)]
    pub(crate) server: Server,
    /// Applications to make first
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    applications: u64,
    /// Applications made at the same time
    #[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u64).range(1..=1000))]
    concurrency: u64,
    /// The deep page; the last one when there are fewer
    #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u64).range(2..=10_000))]
    page: u64,
    /// Rows of a page
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u64).range(1..=500))]
    rows: u64,
    /// How often each page is read
    #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u64).range(1..=100_000))]
    reads: u64,
}

impl Options {
    /// A run against `server`: so many applications, pages of so many rows.
    pub fn new(server: Server, applications: u64, rows: u64) -> Self {
        Self { server, applications, concurrency: 64, page: 500, rows, reads: 500 }
    }
}

/// Makes the applications, then reads the list from both ends.
pub async fn run(options: &Options) -> Result<Report> {
    let api = options.server.api()?;
    crate::process::allow_files(options.concurrency * 2 + 64)?;
    let mut report = Report::new("list");
    let rows = options.rows;
    report.parameter("rows of a page", rows);
    let token = api.register().await?;
    let vacancy = api.vacancy(&token, Vacancy::Plain).await?;
    let made = spread(options.applications, options.concurrency, options.server.limit(), {
        let (api, vacancy) = (api.clone(), vacancy.clone());
        move |number| {
            let (api, vacancy) = (api.clone(), vacancy.clone());
            async move {
                for _ in 0..TRIES {
                    match api.apply(&vacancy, number).await {
                        // This is not what is measured: a server that has too much to do is asked again.
                        Err(error) if error.to_string().ends_with("503") => tokio::time::sleep(PAUSE).await,
                        made => return made.map(|_| ()),
                    }
                }
                bail!("503, again and again")
            }
        }
    })
    .await;
    made.tell(&mut report);
    report.figure("applications made per second", made.rate(), "/s");
    report.parameter("applications", made.done.len());
    let mut deepest = 0;
    let lists = [
        ("newest, first page", "newest, deep page", format!("/responses?limit={rows}")),
        ("one vacancy, first page", "one vacancy, deep page", format!("/responses?limit={rows}&vacancy_id={vacancy}")),
        ("by score, first page", "by score, deep page", format!("/responses?limit={rows}&sort=score")),
    ];
    for (first, deep, path) in lists {
        let (number, deep_path) = walk(&api, &path, &token, options.page).await?;
        let mut times = [Histogram::default(), Histogram::default()];
        // In turns, so that what else the machine does meets both.
        for _ in 0..options.reads {
            for (path, times) in [Some(&path), deep_path.as_ref()].into_iter().zip(&mut times) {
                if let Some(path) = path {
                    let began = Instant::now();
                    api.page(path, Some(&token)).await?;
                    times.record(began.elapsed());
                }
            }
        }
        report.time(first, &times[0]);
        report.time(deep, &times[1]);
        deepest = deepest.max(if deep_path.is_some() { number } else { 0 });
    }
    report.parameter("deep page", deepest);
    Ok(report)
}

/// Goes from page to page; the number and path of page `wanted` or the last. No path: the server does not page.
async fn walk(api: &Api, path: &str, token: &str, wanted: u64) -> Result<(u64, Option<String>)> {
    let (mut number, mut here) = (1, path.to_owned());
    while number < wanted {
        match api.page(&here, Some(token)).await?.next {
            Some(next) => here = next,
            None => break,
        }
        number += 1;
    }
    Ok((number, (number > 1).then_some(here)))
}
