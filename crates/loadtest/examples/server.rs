//! The server as a program that the tests of this crate can kill; `cargo test` builds it beside them.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match smartbot::cli::Cli::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{}", failure.lines.join("\n"));
            ExitCode::from(failure.code)
        }
    }
}
