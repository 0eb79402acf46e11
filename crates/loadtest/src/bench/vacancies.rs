//! Reading vacancies: what job seekers and their browsers do all day.

use std::time::Instant;

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
    /// Requests of each kind
    #[arg(long, default_value_t = 50_000, value_parser = clap::value_parser!(u64).range(1..=10_000_000))]
    requests: u64,
    /// Requests at the same time
    #[arg(long, default_value_t = 32, value_parser = clap::value_parser!(u64).range(1..=10_000))]
    concurrency: u64,
    /// Vacancies published before
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u64).range(1..=10_000))]
    vacancies: u64,
}

/// Reads one vacancy, then the list.
pub async fn run(options: &Options) -> Result<Report> {
    let api = options.server.api()?;
    crate::process::allow_files(options.concurrency * 2 + 64)?;
    let token = api.register().await?;
    let mut one = String::new();
    for _ in 0..options.vacancies {
        one = api.vacancy(&token, Vacancy::Demanding).await?;
    }
    let mut report = Report::new("vacancies");
    report.parameter("concurrency", options.concurrency);
    report.parameter("vacancies", options.vacancies);
    let kinds = [
        ("GET /vacancies/{id}", "one vacancy, per second", format!("/vacancies/{one}")),
        ("GET /vacancies?limit=20", "page of 20, per second", "/vacancies?limit=20".to_owned()),
    ];
    for (name, rate, path) in kinds {
        let api = api.clone();
        let read = spread(options.requests, options.concurrency, options.server.limit(), move |_| {
            let (api, path) = (api.clone(), path.clone());
            async move {
                let began = Instant::now();
                api.read(&path).await?;
                Ok(began.elapsed())
            }
        })
        .await;
        let mut times = Histogram::default();
        read.done.iter().for_each(|time| times.record(*time));
        report.figure(rate, read.rate(), "/s");
        report.time(name, &times);
        read.tell(&mut report);
    }
    Ok(report)
}
