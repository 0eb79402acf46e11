//! The command line.

use std::fmt::Display;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};
use clap::{Args, Parser, Subcommand};
use serde::Serialize;

use crate::api::Api;
use crate::bench;
use crate::interrupt::until_interrupted;
use crate::target::Target;
use crate::torture;
use crate::trivial;

/// Drives a server that speaks the SmartBot contract, and measures it.
#[derive(Parser)]
#[command(name = "loadtest", version, about)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measure one thing and print a table
    #[command(subcommand)]
    Bench(Bench),
    /// Cut connections, kill servers, restart databases while candidates chat; prove that nothing was lost or doubled
    Torture(Box<torture::Options>),
    /// The server that `bench reads` measures the others against
    #[command(hide = true)]
    Trivial(trivial::Options),
}

#[derive(Subcommand)]
enum Bench {
    /// Whole interviews: apply, answer every question, until the decision
    Interviews(bench::interviews::Options),
    /// Memory of chats that are open and silent
    Idle(bench::idle::Options),
    /// Time from exec to the first healthy reply, and memory at rest
    Start(bench::start::Options),
    /// Everything the project promises, with servers of its own, against the goals
    All(bench::all::Options),
    /// Reading vacancies, one and the list, against a trivial server
    Reads(bench::reads::Options),
    /// Applying
    Apply(bench::apply::Options),
    /// Logging in, against the bare hash
    Login(bench::login::Options),
    /// Turns of chats that are open already
    Turns(bench::turns::Options),
    /// Candidates who answer once a second, at rest and under a flood of logins
    Paced(bench::paced::Options),
    /// Turns on PostgreSQL, against the same statements by pgbench
    Pgbench(bench::pgbench::Options),
    /// The employer's list of applications, first page and deep page
    List(bench::list::Options),
}

/// Where the server is, and how long at most.
#[derive(Args, Clone)]
pub struct Server {
    /// Base URL of the server; RATE_LIMITS=off must be set there
    #[arg(long, default_value = "http://127.0.0.1:8000")]
    pub url: String,
    /// Load another machine than this one; make sure that it is yours
    #[arg(long)]
    pub allow_remote: bool,
    /// Begin nothing new after this many seconds
    #[arg(long, default_value_t = 120, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub seconds: u64,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Args, Clone, Default)]
pub(crate) struct Output {
    /// Write the report as JSON to this file, too
    #[arg(long)]
    json: Option<PathBuf>,
}

impl Server {
    /// The server at `url`, with at most `seconds` of load.
    pub fn new(url: String, seconds: u64) -> Self {
        Self { url, allow_remote: false, seconds, output: Output::default() }
    }

    /// A client of the server.
    pub fn api(&self) -> Result<Api> {
        Ok(Api::new(Target::parse(&self.url, self.allow_remote)?))
    }

    /// The time limit.
    pub fn limit(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }
}

impl Output {
    fn write(&self, report: &(impl Display + Serialize)) -> Result<()> {
        print!("{report}");
        if let Some(path) = &self.json {
            let text = serde_json::to_string_pretty(report)?;
            std::fs::write(path, text + "\n").with_context(|| path.display().to_string())?;
        }
        Ok(())
    }
}

impl Cli {
    /// Runs the command; whether nothing went wrong.
    pub async fn run(self) -> Result<bool> {
        let bench = match self.command {
            Command::Bench(bench) => bench,
            Command::Trivial(options) => {
                trivial::serve(&options).await?;
                return Ok(true);
            }
            Command::Torture(options) => {
                let outcome = until_interrupted(torture::run(&options)).await?;
                options.output.write(&outcome)?;
                return Ok(outcome.is_clean());
            }
        };
        let (report, output) = match bench {
            Bench::Interviews(options) => (bench::interviews::run(&options).await?, options.server.output),
            Bench::Idle(options) => (bench::idle::run(&options).await?, options.server.output),
            Bench::Start(options) => (bench::start::run(&options).await?, options.output),
            Bench::Reads(options) => (bench::reads::run(&options).await?, options.server.output),
            Bench::Apply(options) => (bench::apply::run(&options).await?, options.server.output),
            Bench::Login(options) => (bench::login::run(&options).await?, options.server.output),
            Bench::Turns(options) => (bench::turns::run(&options).await?, options.server.output),
            Bench::Paced(options) => (bench::paced::run(&options).await?, options.server.output),
            Bench::Pgbench(options) => (until_interrupted(bench::pgbench::run(&options)).await?, options.output),
            Bench::All(options) => {
                let all = until_interrupted(bench::all::run(&options)).await?;
                options.output.write(&all)?;
                return Ok(all.is_clean());
            }
            Bench::List(options) => (bench::list::run(&options).await?, options.server.output),
        };
        output.write(&report)?;
        Ok(report.is_clean())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_scenario_is_bounded() {
        for line in [
            "loadtest bench interviews --candidates 0",
            "loadtest bench idle --chats 0 --pid 1",
            "loadtest bench start --binary x --times 0",
            "loadtest bench reads --seconds 0",
            "loadtest bench list --applications 0",
            "loadtest bench paced --candidates 0",
            "loadtest bench turns --chats 0",
            "loadtest torture --binary x --seconds 0",
        ] {
            assert!(Cli::try_parse_from(line.split(' ')).is_err(), "{line}");
        }
    }
}
