//! A Redis of the run's own, to be stopped, frozen and started again.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::daemon::{Daemon, Signal};
use super::folder::Folder;
use super::port;

/// Longest wait for a start.
const PATIENCE: Duration = Duration::from_secs(10);

/// The process and its folder.
pub struct Redis {
    // The process ends before its folder goes.
    daemon: Option<Daemon>,
    folder: Folder,
    port: u16,
}

impl Redis {
    /// Whether this machine has the program.
    pub fn is_installed() -> bool {
        let version =
            Command::new("redis-server").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        version.is_ok_and(|status| status.success())
    }

    /// Starts one on a free port.
    pub async fn create() -> Result<Self> {
        let mut redis = Self { daemon: None, folder: Folder::new()?, port: port::free()? };
        redis.start().await?;
        Ok(redis)
    }

    /// As `REDIS_URL` takes it.
    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/0", self.port)
    }

    /// Starts it, empty.
    pub async fn start(&mut self) -> Result<()> {
        let mut command = Command::new("redis-server");
        command
            .args(["--port", &self.port.to_string(), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
            .arg("--dir")
            .arg(self.folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let daemon = self.daemon.insert(Daemon::start(&mut command, Signal::KILL)?);
        let began = Instant::now();
        while !pongs(self.port).await {
            if daemon.ended().is_some() || began.elapsed() > PATIENCE {
                bail!("redis-server does not start on port {}", self.port);
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        Ok(())
    }

    /// Kills it.
    pub async fn kill(&mut self) {
        if let Some(mut daemon) = self.daemon.take() {
            daemon.kill().await;
        }
    }

    /// Lets it hang: connections stay open and nothing answers, until [`Redis::thaw`].
    pub fn freeze(&mut self) {
        if let Some(daemon) = &mut self.daemon {
            daemon.signal(Signal::STOP);
        }
    }

    /// Lets it go on.
    pub fn thaw(&mut self) {
        if let Some(daemon) = &mut self.daemon {
            daemon.signal(Signal::CONT);
        }
    }
}

async fn pongs(port: u16) -> bool {
    port::answers(port::loopback(port), b"PING\r\n", b"+PONG").await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[tokio::test]
    async fn it_is_killed_frozen_and_comes_back() {
        if !Redis::is_installed() {
            eprintln!("no redis-server here: nothing to test");
            return;
        }
        let mut redis = Redis::create().await.unwrap();
        redis.kill().await;
        assert!(!pongs(redis.port).await);
        redis.start().await.unwrap();
        redis.freeze();
        assert!(!pongs(redis.port).await);
        redis.thaw();
        assert!(pongs(redis.port).await);
    }
}
