//! The real program as a child process.

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::PATIENCE;
use super::token::SECRET;

/// Where a program that measures its own coverage writes what it found.
const COVERAGE: &str = "LLVM_PROFILE_FILE";

/// The program with nothing in its environment but this.
pub(crate) fn command(folder: &Path, environment: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_smartbot"));
    command.env_clear().current_dir(folder).envs(environment.iter().copied()).stdin(Stdio::null());
    command.envs(std::env::var_os(COVERAGE).map(|file| (COVERAGE, file)));
    command
}

/// Runs a command to its end.
pub(crate) fn run(folder: &Path, environment: &[(&str, &str)], arguments: &[&str]) -> Output {
    command(folder, environment).args(arguments).output().unwrap()
}

/// What a command printed to stdout.
pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What a command printed to stderr.
pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A running server.
pub(crate) struct Process {
    child: Child,
    pub(crate) address: SocketAddr,
    log: Arc<Mutex<String>>,
    reader: Option<std::thread::JoinHandle<()>>,
}

impl Process {
    /// Starts the server on this port (0: a free one) and database, and waits until it listens.
    pub(crate) fn start(folder: &Path, database: &str, port: u16, more: &[(&str, &str)]) -> Self {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match Self::try_start(folder, database, port, more) {
                Ok(process) => return process,
                // A port that was just given up may be taken by somebody's outgoing connection for a moment.
                Err(problem) => assert!(Instant::now() < deadline, "the server does not start: {problem}"),
            }
        }
    }

    fn try_start(folder: &Path, database: &str, port: u16, more: &[(&str, &str)]) -> Result<Self, String> {
        let port = port.to_string();
        let mut environment =
            vec![("DATABASE_URL", database), ("SECRET_KEY", SECRET), ("PORT", &port), ("RATE_LIMITS", "off")];
        environment.extend_from_slice(more);
        let child = command(folder, &environment).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // From here on the child is killed and waited for, whatever happens.
        let mut process =
            Self { child, address: SocketAddr::from(([0, 0, 0, 0], 0)), log: Arc::default(), reader: None };
        let mut lines = BufReader::new(process.child.stdout.take().unwrap());
        loop {
            let mut line = String::new();
            if lines.read_line(&mut line).unwrap() == 0 {
                return Err(process.problems());
            }
            process.log.lock().unwrap().push_str(&line);
            // In a line of JSON the address is followed by a quote.
            let end = |c: char| c.is_whitespace() || c == '"';
            let address = line.split_once("http://").and_then(|(_, rest)| rest.split(end).next()?.parse().ok());
            if let Some(address) = address {
                process.address = address;
                let kept = process.log.clone();
                process.reader = Some(std::thread::spawn(move || {
                    for line in lines.lines() {
                        let Ok(line) = line else { return };
                        let mut kept = kept.lock().unwrap();
                        kept.push_str(&line);
                        kept.push('\n');
                    }
                }));
                return Ok(process);
            }
        }
    }

    /// What it wrote to stderr, once it has ended.
    fn problems(&mut self) -> String {
        let mut problems = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut problems).unwrap();
        problems
    }

    /// SIGKILL: no warning, no cleaning up.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Sends a signal, e.g. `TERM`.
    pub(crate) fn signal(&self, name: &str) {
        // The shell's own: a small machine has no program of that name.
        let sent = Command::new("sh").arg("-c").arg(format!("kill -{name} {}", self.child.id())).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for the end; gives how it ended, how long that took, and the whole log.
    pub(crate) fn wait(mut self) -> (ExitStatus, Duration, String) {
        let started = Instant::now();
        let mut status = None;
        super::poll_until("the server has ended", || {
            status = self.child.try_wait().unwrap();
            status.is_some()
        });
        let took = started.elapsed();
        self.reader.take().unwrap().join().unwrap();
        let problems = self.problems();
        let log = self.log.lock().unwrap().clone() + &problems;
        (status.unwrap(), took, log)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Already waited for: nothing to kill, and the error says so.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
