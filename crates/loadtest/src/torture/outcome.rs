//! What a torture has proved: a table for people, JSON for programs.

use std::fmt;
use std::time::Duration;

use serde::Serialize;

use super::check::{Kind, Violation};
use super::options::Options;
use super::tally::Counts;
use crate::process;

/// Frames shown of a chat with violations.
const FRAMES: usize = 200;
/// Chats with violations that are shown.
const SHOWN: usize = 5;

/// The result of a run.
#[derive(Debug, Clone, Serialize)]
pub struct Outcome {
    /// Cores and load of the machine when the chats had ended.
    pub machine: String,
    /// `sqlite` or `postgres`.
    pub store: &'static str,
    /// Servers side by side.
    pub instances: u64,
    /// Whether they had a Redis.
    pub redis: bool,
    /// Repeats the run's choices.
    pub seed: u64,
    /// Seconds until the last interview ended.
    pub seconds: f64,
    /// What happened.
    pub counts: Counts,
    /// Interviews held and verified.
    pub interviews: u64,
    /// Messages in their transcripts.
    pub messages: u64,
    /// What was asked for and did not happen in time.
    pub missing: Vec<String>,
    /// Broken promises.
    pub broken: Vec<Broken>,
    /// Errors in the servers' logs: no broken promise, but something to look at.
    pub server_errors: Vec<String>,
}

/// The broken promises of one chat.
#[derive(Debug, Clone, Serialize)]
pub struct Broken {
    /// Whose chat; `None`: a server's own.
    pub application: Option<String>,
    /// What was broken.
    pub violations: Vec<Violation>,
    /// Every frame of the chat, as the client saw them.
    pub frames: Vec<String>,
}

impl Outcome {
    /// What happened, with nothing verified yet.
    pub fn new(options: &Options, took: Duration, counts: Counts) -> Self {
        let wanted = [
            ("cuts", options.cuts, counts.cuts),
            ("kills", options.kills, counts.kills),
            ("restarts", options.restarts * options.instances(), counts.restarts),
            ("restarts of PostgreSQL", options.postgres_restarts, counts.postgres_restarts),
            ("outages of Redis", options.redis_stops, counts.redis_kills + counts.redis_freezes),
        ];
        let missing = wanted
            .iter()
            .filter(|(_, wanted, happened)| happened < wanted)
            .map(|(what, wanted, happened)| format!("{happened} of {wanted} {what} in {} s", options.seconds))
            .collect();
        Self {
            machine: process::machine(),
            store: if options.is_postgres() { "postgres" } else { "sqlite" },
            instances: options.instances(),
            redis: options.wants_redis(),
            seed: options.seed,
            seconds: took.as_secs_f64(),
            counts,
            interviews: 0,
            messages: 0,
            missing,
            broken: Vec::new(),
            server_errors: Vec::new(),
        }
    }

    /// Whether every promise was kept and everything asked for has happened.
    pub fn is_clean(&self) -> bool {
        self.broken.is_empty() && self.missing.is_empty()
    }

    /// How often a promise of these kinds was broken.
    pub fn violations(&self, kinds: &[Kind]) -> usize {
        let all = self.broken.iter().flat_map(|broken| &broken.violations);
        all.filter(|violation| kinds.contains(&violation.kind)).count()
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = &self.counts;
        let with_redis = if self.redis { " + redis" } else { "" };
        writeln!(
            f,
            "torture on {}{with_redis}, instances: {}, seed {} ({})",
            self.store, self.instances, self.seed, self.machine
        )?;
        let rows: [(&str, u64); 29] = [
            ("interviews", self.interviews),
            ("messages in their transcripts", self.messages),
            ("cuts", counts.cuts),
            ("  counted by what the client sent", counts.cuts_up),
            ("  counted by what the server sent", counts.cuts_down),
            ("  during the handshake", counts.cuts_in_handshake),
            ("  in the middle of a frame", counts.cuts_in_frame),
            ("  by a reset of both sides", counts.cuts_reset),
            ("  by an orderly end", counts.cuts_closed),
            ("  by silence, then a reset", counts.cuts_half_open),
            ("  unnoticed by the server at first", counts.cuts_stale),
            ("kills", counts.kills),
            ("  while starting", counts.kills_at_start),
            ("orderly restarts", counts.restarts),
            ("restarts of PostgreSQL", counts.postgres_restarts),
            ("kills of Redis", counts.redis_kills),
            ("freezes of Redis", counts.redis_freezes),
            ("connections", counts.connections),
            ("  reconnects", counts.reconnects),
            ("  refused or broken off", counts.refused),
            ("  given up, nothing came for 8 s", counts.silences),
            ("answers sent", counts.sent),
            ("answers sent again", counts.resends),
            ("told to send again", counts.try_agains),
            ("answers acknowledged", counts.acknowledged),
            ("LOST", self.violations(&[Kind::Lost, Kind::Unseen]) as u64),
            ("DOUBLED", self.violations(&[Kind::Doubled]) as u64),
            ("OUT OF ORDER", self.violations(&[Kind::Order, Kind::Question, Kind::Changed]) as u64),
            ("UNDECIDED", self.violations(&[Kind::Decision, Kind::Unfinished]) as u64),
        ];
        for (name, count) in rows {
            writeln!(f, "  {name:<38} {count:>10}")?;
        }
        let other = self.violations(&[Kind::Foreign, Kind::Protocol, Kind::Stop]);
        writeln!(f, "  {:<38} {other:>10}", "OTHER VIOLATIONS")?;
        writeln!(f, "  {:<38} {:>10.1} s", "until the last interview ended", self.seconds)?;
        for missing in &self.missing {
            writeln!(f, "  NOT DONE: only {missing}")?;
        }
        for broken in self.broken.iter().take(SHOWN) {
            writeln!(f, "\nVIOLATED: {}", broken.application.as_deref().unwrap_or("a server"))?;
            for violation in &broken.violations {
                writeln!(f, "  {:?}: {}", violation.kind, violation.what)?;
            }
            for frame in broken.frames.iter().take(FRAMES) {
                writeln!(f, "    {frame}")?;
            }
        }
        if self.broken.len() > SHOWN {
            writeln!(f, "\nand {} more (--json has them all)", self.broken.len() - SHOWN)?;
        }
        if !self.server_errors.is_empty() {
            writeln!(f, "\n{} errors in the servers' logs, the first:", self.server_errors.len())?;
            for line in self.server_errors.iter().take(SHOWN) {
                writeln!(f, "  {line}")?;
            }
        }
        Ok(())
    }
}
