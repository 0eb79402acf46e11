//! Reading vacancies: what job seekers and their browsers do all day. Server and trivial server take turns, so that what
//! else the machine does meets both.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use clap::Args;

use crate::api::Vacancy;
use crate::cli::Server;
use crate::lean::request;
use crate::load::{Load, always, drive};
use crate::report::Report;
use crate::trivial::Trivial;

/// What to run.
#[derive(Args, Clone)]
pub struct Options {
    #[command(flatten)]
    pub(crate) server: Server,
    /// Requests at the same time
    #[arg(long, default_value_t = 32, value_parser = clap::value_parser!(u64).range(1..=10_000))]
    connections: u64,
    /// Vacancies in the list
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u64).range(1..=500))]
    vacancies: u64,
    /// Rounds: server, trivial server, server …
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u64).range(1..=100))]
    rounds: u64,
    /// Seconds of each
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u64).range(1..=600))]
    each: u64,
    /// This program, which is the trivial server, too; found by itself as a rule
    #[arg(long, hide = true)]
    program: Option<std::path::PathBuf>,
}

impl Options {
    /// A run against `server`; `program` is the `loadtest` that serves as the trivial server.
    pub fn new(server: Server, program: Option<std::path::PathBuf>) -> Self {
        Self { server, connections: 32, vacancies: 100, rounds: 3, each: 3, program }
    }

    /// The same, as short as it can be.
    #[must_use]
    pub fn short(self) -> Self {
        Self { connections: 4, rounds: 1, each: 1, ..self }
    }
}

/// Reads one vacancy, then the list.
pub async fn run(options: &Options) -> Result<Report> {
    let api = options.server.api()?;
    crate::process::allow_files(options.connections * 3 + 64)?;
    let token = api.register().await?;
    let mut one = String::new();
    for _ in 0..options.vacancies {
        one = api.vacancy(&token, Vacancy::Demanding).await?;
    }
    let one = format!("/vacancies/{one}");
    let list = format!("/vacancies?limit={}", options.vacancies);
    let (one_bytes, list_bytes) = (api.read(&one).await?, api.read(&list).await?);
    let program = match &options.program {
        Some(program) => program.clone(),
        None => std::env::current_exe().context("this program")?,
    };
    let trivial = Trivial::start(&program, &one_bytes, &list_bytes).await?;
    let mut report = Report::new("reads");
    report.parameter("connections", options.connections);
    report.parameter("rounds", format!("{} of {} s", options.rounds, options.each));
    report.parameter("bytes of one, of the list", format!("{}, {}", one_bytes.len(), list_bytes.len()));
    let same = crate::api::Api::new(crate::target::Target::parse(&format!("http://{}", trivial.address()), false)?);
    let (trivial_one, trivial_list) = (same.read("/one").await?, same.read("/list").await?);
    ensure!(trivial_one == one_bytes, "the trivial server says something else");
    report.parameter("the same, trivial", format!("{}, {}", trivial_one.len(), trivial_list.len()));
    let names = [
        (
            "one vacancy",
            "one vacancy, trivial server",
            "one vacancy, ratio",
            "one, this client's cores",
            one.as_str(),
            "/one",
        ),
        ("list", "list, trivial server", "list, ratio", "list, this client's cores", list.as_str(), "/list"),
    ];
    for (name, trivial_name, ratio, cores, path, trivial_path) in names {
        let (mut server, mut ceiling) = (Load::default(), Load::default());
        for _ in 0..options.rounds {
            server.merge(&turn(&api.target().address(), options, path).await?);
            ceiling.merge(&turn(trivial.address(), options, trivial_path).await?);
        }
        report.figure(name, server.rate(), "/s");
        report.figure(trivial_name, ceiling.rate(), "/s");
        report.figure(ratio, server.rate() / ceiling.rate().max(1e-9), "");
        report.figure(cores, server.own_cores(), "of a core");
        report.time(name, &server.times);
        report.time(trivial_name, &ceiling.times);
    }
    Ok(report)
}

async fn turn(address: &str, options: &Options, path: &str) -> Result<Load> {
    let request = always(request("GET", path, address, None, None));
    drive(address, options.connections, Duration::from_secs(options.each), 200, request).await
}
