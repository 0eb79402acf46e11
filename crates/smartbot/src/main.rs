//! The program: `serve` (the default), `migrate`, `demo`, `score`, `understand`, `openapi`.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match smartbot::cli::Cli::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            for line in &failure.lines {
                eprintln!("smartbot: {line}");
            }
            ExitCode::from(failure.code)
        }
    }
}
