//! The scenarios, a file each.

pub mod all;
pub mod apply;
pub mod goals;
pub mod idle;
pub mod interviews;
pub mod list;
pub mod login;
pub mod paced;
pub mod pgbench;
pub mod reads;
pub mod start;
pub mod turns;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::Result;
use tokio::task::JoinSet;

use crate::report::Report;

/// What a spread of work led to.
pub struct Spread<T> {
    /// What succeeded.
    pub done: Vec<T>,
    /// What did not, each by its error's text.
    pub failed: Vec<String>,
    /// From the first begin to the last end.
    pub took: Duration,
}

impl<T> Spread<T> {
    /// How much succeeded in a second.
    pub fn rate(&self) -> f64 {
        per_second(self.done.len() as u64, self.took)
    }

    /// Puts the failures into a report.
    pub fn tell(&self, report: &mut Report) {
        for failure in &self.failed {
            report.failure(failure);
        }
    }
}

/// How many in a second.
pub fn per_second(count: u64, took: Duration) -> f64 {
    let seconds = took.as_secs_f64();
    // Counts of a load test are far below 2^52.
    #[allow(clippy::cast_precision_loss)]
    let count = count as f64;
    if seconds > 0.0 { count / seconds } else { 0.0 }
}

/// Does `work` for 0, 1 … `count - 1`, at most `concurrency` at a time; begins nothing new after `limit`.
pub async fn spread<T, F, W>(count: u64, concurrency: u64, limit: Duration, work: F) -> Spread<T>
where
    T: Send + 'static,
    F: Fn(u64) -> W + Clone + Send + 'static,
    W: Future<Output = Result<T>> + Send + 'static,
{
    let began = Instant::now();
    let next = Arc::new(AtomicU64::new(0));
    let mut workers = JoinSet::new();
    for _ in 0..concurrency.min(count) {
        let (next, work) = (next.clone(), work.clone());
        workers.spawn(async move {
            let (mut done, mut failed) = (Vec::new(), Vec::new());
            while began.elapsed() < limit {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= count {
                    break;
                }
                match work(number).await {
                    Ok(result) => done.push(result),
                    Err(error) => failed.push(error.to_string()),
                }
            }
            (done, failed)
        });
    }
    let mut spread = Spread { done: Vec::new(), failed: Vec::new(), took: Duration::ZERO };
    while let Some(worker) = workers.join_next().await {
        match worker {
            Ok((done, failed)) => {
                spread.done.extend(done);
                spread.failed.extend(failed);
            }
            Err(error) => spread.failed.push(error.to_string()),
        }
    }
    spread.took = began.elapsed();
    spread
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn everything_is_done_once_and_failures_are_kept() {
        let spread = spread(100, 7, Duration::from_secs(60), work_of).await;
        let mut done = spread.done.clone();
        done.sort_unstable();
        assert_eq!(done, (0..100).filter(|number| number % 10 != 3).collect::<Vec<u64>>());
        assert_eq!(spread.failed, vec!["three"; 10]);
        assert!(spread.rate() > 0.0);
    }

    async fn work_of(number: u64) -> Result<u64> {
        anyhow::ensure!(number % 10 != 3, "three");
        Ok(number)
    }

    #[tokio::test]
    async fn nothing_begins_after_the_limit() {
        let spread = spread(100, 7, Duration::ZERO, work_of).await;
        assert!(spread.done.is_empty() && spread.failed.is_empty());
    }

    #[test]
    fn rates_are_per_second() {
        assert!((per_second(30, Duration::from_millis(500)) - 60.0).abs() < 1e-9);
        assert!(per_second(1, Duration::ZERO).abs() < f64::EPSILON);
    }
}
