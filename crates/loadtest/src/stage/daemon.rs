//! A process of the run.

use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
pub use rustix::process::Signal;
use rustix::process::{Pid, kill_process};

/// Pause between two looks at a process that is to end.
const LOOK: Duration = Duration::from_millis(2);
/// How long a process may take to end when the run is over, before it is killed.
const FAREWELL: Duration = Duration::from_secs(5);

/// A running process; it ends with its owner.
pub struct Daemon {
    child: Child,
    farewell: Signal,
}

impl Daemon {
    /// Starts it. `farewell` is the signal that ends it when the owner is dropped.
    pub fn start(command: &mut Command, farewell: Signal) -> Result<Self> {
        let program = command.get_program().display().to_string();
        let child = command.stdin(Stdio::null()).spawn().with_context(|| program)?;
        Ok(Self { child, farewell })
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends a signal; one that has ended is left alone.
    pub fn signal(&mut self, signal: Signal) {
        // Not waited for yet, so the id is still its own.
        if self.ended().is_none() {
            let _ = kill_process(Pid::from_child(&self.child), signal);
        }
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Waits for its end.
    pub async fn end(&mut self, longest: Duration) -> Option<ExitStatus> {
        let began = Instant::now();
        loop {
            match self.ended() {
                Some(status) => return Some(status),
                None if began.elapsed() > longest => return None,
                None => tokio::time::sleep(LOOK).await,
            }
        }
    }

    /// SIGKILL, and waits until it is gone.
    pub async fn kill(&mut self) {
        self.signal(Signal::KILL);
        self.end(FAREWELL).await;
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        // A process that was stopped takes no other signal.
        self.signal(Signal::CONT);
        self.signal(self.farewell);
        let began = Instant::now();
        while self.ended().is_none() && began.elapsed() < FAREWELL {
            std::thread::sleep(LOOK);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[tokio::test]
    async fn it_is_ended_by_a_signal_and_by_its_owner() {
        let mut daemon = Daemon::start(Command::new("sleep").arg("100"), Signal::KILL).unwrap();
        assert!(daemon.end(Duration::from_millis(5)).await.is_none());
        daemon.signal(Signal::TERM);
        assert!(daemon.end(Duration::from_secs(10)).await.is_some_and(|status| !status.success()));
        let daemon = Daemon::start(Command::new("sleep").arg("100"), Signal::TERM).unwrap();
        let process = format!("/proc/{}", daemon.id());
        drop(daemon);
        assert!(!std::path::Path::new(&process).exists());
    }

    #[tokio::test]
    async fn one_that_stands_still_is_ended_too() {
        let mut daemon = Daemon::start(Command::new("sleep").arg("100"), Signal::TERM).unwrap();
        daemon.signal(Signal::STOP);
        let began = Instant::now();
        drop(daemon);
        assert!(began.elapsed() < FAREWELL);
    }
}
