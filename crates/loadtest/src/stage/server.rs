//! The server under test, as a process that is killed, stopped and started again.

use std::fs::File;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::daemon::{Daemon, Signal};
use super::port;

/// Longest wait for a start.
const PATIENCE: Duration = Duration::from_secs(60);
/// Longest wait for a start while the database may be out for a minute or two.
const OUTAGE: Duration = Duration::from_secs(180);
/// Pause between two knocks.
const KNOCK: Duration = Duration::from_millis(2);
/// Longest time an orderly stop may take.
pub const LONGEST_STOP: Duration = Duration::from_secs(10);

/// What every instance of a run has in common.
#[derive(Clone)]
pub struct Settings {
    /// The program.
    pub binary: PathBuf,
    /// Its environment, whole: nothing is inherited.
    pub environment: Vec<(String, String)>,
    /// Where it runs and where its log is written.
    pub folder: PathBuf,
}

impl Settings {
    /// The usual environment on a database: no rate limits, warnings only.
    pub fn new(binary: &Path, folder: &Path, database: &str, redis: Option<&str>) -> Result<Self> {
        let binary = binary.canonicalize().with_context(|| binary.display().to_string())?;
        let secret = format!("{}{}", uuid::Uuid::new_v4().simple(), uuid::Uuid::new_v4().simple());
        let mut environment = vec![
            ("HOST".to_owned(), "127.0.0.1".to_owned()),
            ("DATABASE_URL".to_owned(), database.to_owned()),
            ("SECRET_KEY".to_owned(), secret),
            ("RATE_LIMITS".to_owned(), "off".to_owned()),
            ("RUST_LOG".to_owned(), "warn".to_owned()),
        ];
        environment.extend(redis.map(|url| ("REDIS_URL".to_owned(), url.to_owned())));
        Ok(Self { binary, environment, folder: folder.to_owned() })
    }
}

/// One instance. Its port stays the same however often it is started.
pub struct Server {
    settings: Settings,
    port: u16,
    daemon: Option<Daemon>,
}

/// How an orderly stop went.
pub struct Stop {
    /// From SIGTERM to the end.
    pub took: Duration,
    /// The exit code; `None`: it did not end by itself.
    pub code: Option<i32>,
}

impl Server {
    /// An instance that is not running yet.
    pub fn new(settings: Settings) -> Result<Self> {
        Ok(Self { settings, port: port::free()?, daemon: None })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        port::loopback(self.port)
    }

    /// Its process, while it runs.
    pub fn id(&self) -> Option<u32> {
        self.daemon.as_ref().map(Daemon::id)
    }

    /// Starts the process; it does not answer yet.
    pub fn spawn(&mut self) -> Result<()> {
        let log = File::options().create(true).append(true).open(self.log()).context("the server's log")?;
        let mut command = Command::new(&self.settings.binary);
        command
            .env_clear()
            .envs(self.settings.environment.iter().map(|(name, value)| (name, value)))
            .env("PORT", self.port.to_string())
            .current_dir(&self.settings.folder)
            .stdout(log.try_clone()?)
            .stderr(log);
        self.daemon = Some(Daemon::start(&mut command, Signal::KILL)?);
        Ok(())
    }

    /// Starts it and waits until it answers; one that ends instead is an error.
    pub async fn start(&mut self) -> Result<()> {
        self.spawn()?;
        if !self.answers().await? {
            bail!("{} ended before it answered:\n{}", self.settings.binary.display(), self.last_lines());
        }
        Ok(())
    }

    /// Starts it as a supervisor does: again when it ends because its database is not there yet.
    pub async fn start_supervised(&mut self) -> Result<()> {
        let began = Instant::now();
        loop {
            self.spawn()?;
            if self.answers().await? {
                return Ok(());
            }
            if began.elapsed() > OUTAGE {
                bail!("the server does not start any more:\n{}", self.last_lines());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until it answers; `false`: it has ended.
    async fn answers(&mut self) -> Result<bool> {
        let began = Instant::now();
        while !healthy(self.address()).await {
            if self.daemon.as_mut().is_none_or(|daemon| daemon.ended().is_some()) {
                return Ok(false);
            }
            if began.elapsed() > PATIENCE {
                bail!("the server does not answer within {} s:\n{}", PATIENCE.as_secs(), self.last_lines());
            }
            tokio::time::sleep(KNOCK).await;
        }
        Ok(true)
    }

    /// SIGKILL.
    pub async fn kill(&mut self) {
        if let Some(mut daemon) = self.daemon.take() {
            daemon.kill().await;
        }
    }

    /// SIGTERM, and waits for its end; one that takes too long is killed.
    pub async fn stop(&mut self) -> Stop {
        let began = Instant::now();
        let Some(mut daemon) = self.daemon.take() else { return Stop { took: Duration::ZERO, code: None } };
        daemon.signal(Signal::TERM);
        let status = daemon.end(LONGEST_STOP + Duration::from_secs(5)).await;
        Stop { took: began.elapsed(), code: status.and_then(|status| status.code()) }
    }

    fn log(&self) -> PathBuf {
        self.settings.folder.join(format!("server-{}.log", self.port))
    }

    /// Lines of its log that tell of errors.
    pub fn errors(&self) -> Vec<String> {
        let log = std::fs::read_to_string(self.log()).unwrap_or_default();
        log.lines().filter(|line| line.contains("ERROR") || line.contains("panicked")).map(str::to_owned).collect()
    }

    fn last_lines(&self) -> String {
        let log = std::fs::read_to_string(self.log()).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(10)..].join("\n")
    }
}

/// Whether `/health` answers 200; without a client library, whose own start would be measured too.
pub async fn healthy(address: SocketAddr) -> bool {
    let request = b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    port::answers(address, request, b"HTTP/1.1 200").await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::stage::folder::Folder;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    #[tokio::test]
    async fn a_program_that_ends_at_once_is_reported() {
        let folder = Folder::new().unwrap();
        let settings = Settings::new(Path::new("/bin/true"), folder.path(), "sqlite://x.db", None).unwrap();
        let error = Server::new(settings).unwrap().start().await.unwrap_err().to_string();
        assert!(error.contains("before it answered"), "{error}");
        assert!(Settings::new(Path::new("/nonexistent/program"), folder.path(), "sqlite://x.db", None).is_err());
    }

    #[tokio::test]
    async fn only_200_is_healthy() {
        let listener = TcpListener::bind(port::loopback(0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let serving = tokio::spawn(async move {
            for status in ["503 Service Unavailable", "200 OK"] {
                let (mut stream, _) = listener.accept().await.unwrap();
                let mut request = [0; 512];
                let _ = stream.read(&mut request).await.unwrap();
                stream.write_all(format!("HTTP/1.1 {status}\r\n\r\n").as_bytes()).await.unwrap();
            }
        });
        assert!(!healthy(address).await);
        assert!(healthy(address).await);
        serving.await.unwrap();
        assert!(!healthy(address).await, "nobody listens any more");
    }
}
