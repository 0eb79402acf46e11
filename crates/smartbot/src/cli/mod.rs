//! The command line.

mod demo;
mod explain;
mod health;
mod jsonl;
mod migrate;
mod serve;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};

use crate::app::StartError;
use crate::config::{Config, ConfigError, VARIABLES};
use crate::store::StoreError;

/// A self-hosted screening bot for hiring.
#[derive(Parser)]
#[command(
    name = "smartbot",
    version,
    about,
    after_help = "Without a command, the server starts. See `smartbot serve --help` for its configuration."
)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Start the server
    #[command(after_help = environment())]
    Serve,
    /// Ask the server running on this machine whether it is ready
    Health,
    /// Show or change the database's schema (the server brings it up to date by itself)
    #[command(subcommand)]
    Migrate(Migrate),
    /// Fill an empty database with invented employers, vacancies, candidates and interviews, and print the logins
    #[command(after_help = environment())]
    Demo,
    /// Print the OpenAPI document
    Openapi,
    /// Score applications: one JSON object a line on stdin, one a line on stdout
    Score(Jsonl),
    /// Explain one application: verdicts with their words and points, reasons, what would raise the score, the interview
    #[command(after_help = explain::FORMAT)]
    Explain(Explain),
    /// Understand answers: one JSON object a line on stdin, one a line on stdout
    Understand(Jsonl),
}

#[derive(Subcommand)]
enum Migrate {
    /// Run every step the database lacks
    Up,
    /// Take the newest step back; what it stored is lost
    Down,
    /// List the steps and whether the database has them
    Status,
    /// Write the files of a new step into a checkout of the sources
    New {
        /// Name in `snake_case`, e.g. add_vacancy_language
        name: String,
        /// Root of the checkout
        #[arg(long, default_value = ".")]
        root: PathBuf,
    },
}

#[derive(Args)]
struct Explain {
    /// A file with one JSON object; `-` for standard input
    file: PathBuf,
    /// Language to explain in; without it, all three
    #[arg(long, value_parser = ["ru", "kk", "en"])]
    language: Option<String>,
    /// Day from which relative dates are counted, YYYY-MM-DD
    #[arg(long, default_value = REFERENCE_DAY)]
    today: NaiveDate,
}

/// The day the project's labelled answers were written for, a Monday.
const REFERENCE_DAY: &str = "2026-11-23";

#[derive(Args)]
struct Jsonl {
    /// Read and write JSON lines (the only format)
    #[arg(long, required = true)]
    jsonl: bool,
    /// Day from which relative dates are counted, YYYY-MM-DD; fixed, so that the same lines give the same answers on
    /// any day
    #[arg(long, default_value = REFERENCE_DAY)]
    today: NaiveDate,
}

/// Why the program ends early: lines for the operator and the exit code.
#[derive(Debug)]
pub struct Failure {
    /// One problem a line.
    pub lines: Vec<String>,
    /// 1: it did not work; 2: it was asked wrongly.
    pub code: u8,
}

impl Failure {
    fn new(line: impl Into<String>) -> Self {
        Self { lines: vec![line.into()], code: 1 }
    }
}

impl From<StartError> for Failure {
    fn from(error: StartError) -> Self {
        Self::new(error.to_string())
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::new(error.to_string())
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::new(error.to_string())
    }
}

impl From<Vec<ConfigError>> for Failure {
    fn from(problems: Vec<ConfigError>) -> Self {
        Self { lines: problems.iter().map(ToString::to_string).collect(), code: 2 }
    }
}

impl Cli {
    /// Runs the command.
    pub fn run(self) -> Result<(), Failure> {
        match self.command.unwrap_or(Command::Serve) {
            Command::Serve => serve::run(Config::from_environment()?),
            Command::Health => health::run(&Config::from_environment()?),
            Command::Migrate(command) => migrate::run(command),
            Command::Demo => demo::run(Config::from_environment()?),
            Command::Openapi => {
                let document =
                    crate::app::openapi().to_pretty_json().map_err(|error| Failure::new(error.to_string()))?;
                Ok(print(&document)?)
            }
            Command::Explain(options) => explain::run(&options),
            Command::Score(options) => jsonl::score(options.today),
            Command::Understand(options) => jsonl::understand(options.today),
        }
    }
}

/// Prints a line; a reader that has gone away (`| head`) is no failure.
fn print(text: &str) -> std::io::Result<()> {
    use std::io::Write;
    match writeln!(std::io::stdout(), "{text}") {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// A runtime for commands and the server.
fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}

/// The configuration, as `serve --help` lists it.
fn environment() -> String {
    use std::fmt::Write;
    let mut text = String::from("Environment (or a .env file in the working directory):\n");
    for variable in VARIABLES {
        let default = if variable.default.is_empty() { "unset" } else { variable.default };
        // Writing to a String cannot fail.
        let _ = write!(text, "  {}\n      {} [default: {default}]\n", variable.name, variable.help);
    }
    text
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
    fn help_lists_every_variable() {
        let help = environment();
        assert!(VARIABLES.iter().all(|variable| help.contains(variable.name) && help.contains(variable.help)));
    }
}
