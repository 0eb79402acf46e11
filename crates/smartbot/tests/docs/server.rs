//! The program itself, on a free port, in an empty folder, with nothing configured.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use smartbot::config::VARIABLES;

/// A running server; it and its folder are gone when this is dropped.
pub(crate) struct Server {
    program: Child,
    address: String,
    folder: PathBuf,
    log: Arc<Mutex<String>>,
}

impl Server {
    /// Starts it and waits until it listens.
    pub(crate) fn start() -> Self {
        let folder = std::env::temp_dir().join(format!("smartbot-docs-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir(&folder).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_smartbot"));
        for variable in VARIABLES {
            command.env_remove(variable.name);
        }
        command.env_remove("RUST_LOG").env("PORT", "0").current_dir(&folder);
        let mut program = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
        let output = BufReader::new(program.stdout.take().unwrap());
        let log = Arc::new(Mutex::new(String::new()));
        let (found, listens) = mpsc::channel();
        std::thread::spawn({
            let log = log.clone();
            // To the end, so that the server is never held up by a full pipe.
            move || {
                for line in output.lines().map_while(Result::ok) {
                    if let Some((_, rest)) = line.split_once("listens on http://") {
                        let _ = found.send(rest.split_whitespace().next().unwrap_or_default().to_owned());
                    }
                    let mut log = log.lock().unwrap();
                    log.push_str(&line);
                    log.push('\n');
                }
            }
        });
        let address = listens.recv_timeout(Duration::from_secs(30));
        let mut server = Self { program, address: String::new(), folder, log };
        server.address = address.unwrap_or_else(|_| panic!("the server did not start:\n{}", server.log()));
        server
    }

    /// `127.0.0.1:PORT`.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Where it runs.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// What it has said so far.
    pub(crate) fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // As an operator stops it, which is done within 10 s by itself.
        let asked = Command::new("kill").arg(self.program.id().to_string()).status();
        if !asked.is_ok_and(|status| status.success()) {
            let _ = self.program.kill();
        }
        let _ = self.program.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
