//! What the kernel says about processes: memory of the server, open files of ours.

use anyhow::{Context, Result, bail};

/// Resident memory of the processes together, in bytes.
pub fn resident(pids: &[u32]) -> Result<u64> {
    let mut sum = 0;
    for pid in pids {
        let path = format!("/proc/{pid}/status");
        let status = std::fs::read_to_string(&path).with_context(|| format!("{path}: is the server running?"))?;
        sum += status_bytes(&status).with_context(|| format!("{path}: no VmRSS"))?;
    }
    Ok(sum)
}

fn status_bytes(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib * 1024)
}

/// Processor time a process has taken so far, in steps of 10 ms.
pub fn cpu(pid: u32) -> Result<std::time::Duration> {
    let path = format!("/proc/{pid}/stat");
    let stat = std::fs::read_to_string(&path).with_context(|| format!("{path}: is the server running?"))?;
    stat_cpu(&stat).with_context(|| format!("{path}: no times"))
}

fn stat_cpu(stat: &str) -> Option<std::time::Duration> {
    // The program's name, in brackets, may hold anything.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let ticks: u64 = fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?;
    // Linux counts in hundredths of a second for everybody who asks.
    Some(std::time::Duration::from_millis(ticks * 10))
}

/// Counts the processor time that this process takes.
pub struct Stopwatch {
    began: std::time::Instant,
    cpu: std::time::Duration,
}

impl Stopwatch {
    /// From now on.
    pub fn start() -> Result<Self> {
        Ok(Self { began: std::time::Instant::now(), cpu: cpu(std::process::id())? })
    }

    /// How many cores this process has kept busy.
    pub fn cores(&self) -> Result<f64> {
        let taken = cpu(std::process::id())?.saturating_sub(self.cpu);
        Ok(taken.as_secs_f64() / self.began.elapsed().as_secs_f64().max(1e-9))
    }
}

/// Makes room for `wanted` open files, or says what to do.
pub fn allow_files(wanted: u64) -> Result<()> {
    let allowed = rlimit::increase_nofile_limit(wanted).context("asking for more open files")?;
    if allowed < wanted {
        bail!(
            "this needs {wanted} open files and {allowed} are allowed: run `ulimit -n {wanted}` here and for the server"
        );
    }
    Ok(())
}

/// One-minute load average and number of cores of this machine, to be read beside the numbers.
pub fn machine() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    format!("{cores} cores, load {}", load.split(' ').next().filter(|text| !text.is_empty()).unwrap_or("unknown"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn memory_is_read_in_bytes() {
        assert_eq!(status_bytes("Name:\tx\nVmRSS:\t   1234 kB\nThreads:\t5\n"), Some(1234 * 1024));
        assert_eq!(status_bytes("Name:\tx\n"), None);
        let own = resident(&[std::process::id()]).unwrap();
        assert_eq!(resident(&[std::process::id(), std::process::id()]).unwrap() / own.max(1), 2);
        assert!(resident(&[u32::MAX]).unwrap_err().to_string().contains("is the server running?"));
    }

    #[test]
    fn processor_time_is_read_behind_any_name() {
        let stat = "7 (a) b (c) S 1 2 3 4 5 6 7 8 9 10 150 25 0 0 20 0 1 0";
        assert_eq!(stat_cpu(stat), Some(std::time::Duration::from_millis(1750)));
        assert!(cpu(std::process::id()).is_ok() && cpu(u32::MAX).is_err());
    }

    #[test]
    fn more_files_than_the_kernel_gives_are_refused_with_a_way_out() {
        assert!(allow_files(16).is_ok());
        let error = allow_files(u64::MAX - 1).unwrap_err().to_string();
        assert!(error.contains("ulimit -n") || error.contains("open files"), "{error}");
    }
}
