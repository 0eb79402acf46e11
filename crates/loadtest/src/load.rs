//! A closed loop: so many connections, each asking again as soon as it has its reply.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use tokio::task::JoinSet;

use crate::bench::per_second;
use crate::histogram::Histogram;
use crate::lean::Lean;
use crate::process;

/// What a loop led to.
#[derive(Default)]
pub struct Load {
    /// Replies with the status that was expected.
    pub done: u64,
    /// How long it ran.
    pub took: Duration,
    /// Time of each request.
    pub times: Histogram,
    /// Processor time of this process meanwhile.
    pub own_cpu: Duration,
}

impl Load {
    /// Replies in a second.
    pub fn rate(&self) -> f64 {
        per_second(self.done, self.took)
    }

    /// Adds another loop's.
    pub fn merge(&mut self, other: &Self) {
        self.done += other.done;
        self.took += other.took;
        self.own_cpu += other.own_cpu;
        self.times.merge(&other.times);
    }

    /// Share of a core that this process took.
    pub fn own_cores(&self) -> f64 {
        self.own_cpu.as_secs_f64() / self.took.as_secs_f64().max(1e-9)
    }
}

/// Sends `request(0)`, `request(1)` … over `connections` for a while; any reply but `status` is an error.
pub async fn drive<F>(address: &str, connections: u64, time: Duration, status: u16, request: F) -> Result<Load>
where
    F: Fn(u64) -> Arc<[u8]> + Clone + Send + 'static,
{
    let mut open = Vec::new();
    for _ in 0..connections {
        open.push(Lean::connect(address).await?);
    }
    let next = Arc::new(AtomicU64::new(0));
    let (began, cpu) = (Instant::now(), process::cpu(std::process::id())?);
    let mut loops = JoinSet::new();
    for mut lean in open {
        let (next, request) = (next.clone(), request.clone());
        loops.spawn(async move {
            let mut load = Load::default();
            while began.elapsed() < time {
                let bytes = request(next.fetch_add(1, Ordering::Relaxed));
                let sent = Instant::now();
                let reply = lean.call(&bytes).await?;
                load.times.record(sent.elapsed());
                if reply.status != status {
                    bail!("status {} instead of {status}: {}", reply.status, String::from_utf8_lossy(reply.body));
                }
                load.done += 1;
            }
            Ok(load)
        });
    }
    let mut all = Load::default();
    while let Some(ended) = loops.join_next().await {
        all.merge(&ended??);
    }
    all.took = began.elapsed();
    all.own_cpu = process::cpu(std::process::id())?.saturating_sub(cpu);
    Ok(all)
}

/// The same request again and again.
pub fn always(request: Vec<u8>) -> impl Fn(u64) -> Arc<[u8]> + Clone + Send + 'static {
    let request: Arc<[u8]> = request.into();
    move |_| request.clone()
}
