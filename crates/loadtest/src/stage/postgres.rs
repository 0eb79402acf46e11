//! A PostgreSQL of the run's own, to be stopped and started again.

use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::daemon::{Daemon, Signal};
use super::database;
use super::folder::Folder;
use super::port;

/// Longest wait for a start; after a crash it reads its log first.
const PATIENCE: Duration = Duration::from_secs(60);
/// Where Debian and its relatives install PostgreSQL, a folder for each version.
const INSTALLED: &str = "/usr/lib/postgresql";

/// How it is stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Sessions are broken off, transactions rolled back, everything is written down.
    Fast,
    /// As in a crash: everything ends at once, the log is replayed at the next start.
    Immediate,
}

/// The process and its folder.
pub struct Postgres {
    // The process ends before its folder goes.
    daemon: Option<Daemon>,
    folder: Folder,
    programs: PathBuf,
    /// User and group to run as, when we are root: PostgreSQL refuses root.
    owner: Option<(u32, u32)>,
    port: u16,
}

impl Postgres {
    /// Where its programs are, if it is installed.
    pub fn programs() -> Option<PathBuf> {
        let version = |path: &Path| path.file_name()?.to_str()?.parse::<u32>().ok();
        let mut installed: Vec<PathBuf> =
            std::fs::read_dir(INSTALLED).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        installed.sort_by_key(|path| version(path));
        let newest_first = installed.into_iter().rev().map(|path| path.join("bin"));
        let path = std::env::var_os("PATH").unwrap_or_default();
        newest_first.chain(std::env::split_paths(&path)).find(|folder| folder.join("initdb").is_file())
    }

    /// Makes a cluster in a temporary folder and starts it.
    pub async fn create() -> Result<Self> {
        let programs = Self::programs()
            .context("PostgreSQL is not installed here (no initdb): install it, or give --postgres-url")?;
        let folder = Folder::new()?;
        let owner = owner()?;
        if let Some((user, group)) = owner {
            chown(folder.path(), Some(user), Some(group))?;
        }
        let postgres = Self { daemon: None, folder, programs, owner, port: port::free()? };
        let made = postgres
            .command("initdb")
            .args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-D"])
            .arg(postgres.data())
            .output()
            .context("initdb")?;
        if !made.status.success() {
            bail!("initdb failed: {}", String::from_utf8_lossy(&made.stderr).trim());
        }
        let mut postgres = postgres;
        postgres.start().await?;
        Ok(postgres)
    }

    /// As `DATABASE_URL` takes it.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Starts it and waits until it answers.
    pub async fn start(&mut self) -> Result<()> {
        let mut command = self.command("postgres");
        command
            .arg("-D")
            .arg(self.data())
            .args(["-p", &self.port.to_string(), "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"])
            .arg("-k")
            .arg(self.folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let daemon = self.daemon.insert(Daemon::start(&mut command, Signal::QUIT)?);
        let began = Instant::now();
        let url = format!("postgres://postgres@127.0.0.1:{}/postgres", self.port);
        while database::execute(&url, "SELECT 1").await.is_err() {
            if daemon.ended().is_some() || began.elapsed() > PATIENCE {
                bail!("postgres does not start on port {}", self.port);
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(())
    }

    /// Stops it and waits until it is gone.
    pub async fn stop(&mut self, manner: Manner) {
        if let Some(mut daemon) = self.daemon.take() {
            daemon.signal(match manner {
                Manner::Fast => Signal::INT,
                Manner::Immediate => Signal::QUIT,
            });
            daemon.end(PATIENCE).await;
        }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.join(program));
        command.current_dir(self.folder.path()).env("LC_ALL", "C.UTF-8");
        if let Some((user, group)) = self.owner {
            command.uid(user).gid(group);
        }
        command
    }
}

/// Who shall own the cluster: nobody special, unless we are root.
fn owner() -> Result<Option<(u32, u32)>> {
    if !rustix::process::geteuid().is_root() {
        return Ok(None);
    }
    let users = std::fs::read_to_string("/etc/passwd").context("/etc/passwd")?;
    ["postgres", "nobody"]
        .iter()
        .find_map(|name| user(&users, name))
        .map(Some)
        .context("PostgreSQL does not run as root, and there is no user `postgres` or `nobody`")
}

/// User and group id of a line of `/etc/passwd`.
fn user(users: &str, name: &str) -> Option<(u32, u32)> {
    let fields = |line: &str| -> Option<(u32, u32)> {
        let mut fields = line.split(':').skip(2);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    };
    users.lines().find(|line| line.split(':').next() == Some(name)).and_then(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_are_found_by_their_whole_name() {
        let users = "root:x:0:0:root:/root:/bin/sh\npostgres2:x:7:8::/:\npostgres:x:101:103:,,,:/var/lib:/bin/sh\n";
        assert_eq!(user(users, "postgres"), Some((101, 103)));
        assert_eq!(user(users, "nobody"), None);
    }
}
