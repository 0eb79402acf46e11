//! The process as the kernel sees it, under the names every Prometheus client library gives it.

use std::sync::LazyLock;
use std::sync::atomic::AtomicU64;
use std::time::{SystemTime, UNIX_EPOCH};

use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::{Registry, Unit};

/// When this process first asked, which it does at its start.
static STARTED: LazyLock<f64> =
    LazyLock::new(|| SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64()));

/// Remembers the time of the start.
pub(super) fn init() {
    LazyLock::force(&STARTED);
}

/// The process now. Where there is no `/proc`, only what needs none.
pub(super) fn now() -> Registry {
    let mut registry = Registry::with_prefix("process");
    let started = Gauge::<f64, AtomicU64>::default();
    started.set(*STARTED);
    registry.register_with_unit("start_time", "Start of the process, since 1970", Unit::Seconds, started);
    if let Some(bytes) = resident() {
        let gauge = Gauge::<i64>::default();
        gauge.set(bytes);
        registry.register_with_unit("resident_memory", "Memory in use", Unit::Bytes, gauge);
    }
    if let Some(seconds) = cpu() {
        let counter = Counter::<f64, AtomicU64>::default();
        counter.inc_by(seconds);
        registry.register_with_unit("cpu", "Processor time used, user and system", Unit::Seconds, counter);
    }
    if let Ok(entries) = std::fs::read_dir("/proc/self/fd") {
        let gauge = Gauge::<i64>::default();
        // One of them reads the folder.
        gauge.set(i64::try_from(entries.count()).unwrap_or(i64::MAX).saturating_sub(1));
        registry.register("open_fds", "Open file descriptors, sockets included", gauge);
    }
    if let Some(limit) = descriptors() {
        let gauge = Gauge::<i64>::default();
        gauge.set(limit);
        registry.register("max_fds", "File descriptors the process may open", gauge);
    }
    registry
}

fn resident() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<i64>().ok()?.checked_mul(1024)
}

fn cpu() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // Fields are counted from behind the program's name, which may hold spaces: utime and stime are the 14th and 15th.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let (user, system) = (fields.next()?.parse::<u32>().ok()?, fields.next()?.parse::<u32>().ok()?);
    // Linux counts them in hundredths of a second for every program, whatever its own tick.
    Some((f64::from(user) + f64::from(system)) / 100.0)
}

fn descriptors() -> Option<i64> {
    let limits = std::fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
}
