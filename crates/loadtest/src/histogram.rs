//! Times in a fixed amount of memory: buckets that are never wider than 1/128 of what they hold.

use std::time::Duration;

use serde::Serialize;

/// Buckets per power of two.
const STEPS: u64 = 128;
/// Powers of two above the exact range: the last bucket begins beyond nine hours.
const POWERS: u32 = 27;

/// A distribution of durations, to the microsecond below 256 µs and within 0.8 % above.
#[derive(Clone)]
pub struct Histogram {
    counts: Vec<u64>,
    count: u64,
    max: u64,
}

/// What is told of a distribution; milliseconds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quantiles {
    /// How many were measured.
    pub count: u64,
    /// Half were faster.
    pub p50_ms: f64,
    /// One in twenty was slower.
    pub p95_ms: f64,
    /// One in a hundred was slower.
    pub p99_ms: f64,
    /// The slowest.
    pub max_ms: f64,
}

impl Default for Histogram {
    fn default() -> Self {
        Self { counts: vec![0; slot(u64::MAX) + 1], count: 0, max: 0 }
    }
}

/// The bucket of a number of microseconds: one each below twice [`STEPS`], then [`STEPS`] per power of two.
fn slot(micros: u64) -> usize {
    let power = (micros | 1).ilog2().saturating_sub(STEPS.ilog2()).min(POWERS);
    let within = (micros >> power).min(2 * STEPS - 1);
    usize::try_from(u64::from(power) * STEPS + within).unwrap_or(usize::MAX)
}

/// The largest number of microseconds of a bucket.
fn top(slot: usize) -> u64 {
    let slot = slot as u64;
    if slot < 2 * STEPS {
        return slot;
    }
    let power = slot / STEPS - 1;
    let within = slot - power * STEPS;
    ((within + 1) << power) - 1
}

impl Histogram {
    /// Adds a measurement.
    pub fn record(&mut self, time: Duration) {
        let micros = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        self.counts[slot(micros)] += 1;
        self.count += 1;
        self.max = self.max.max(micros);
    }

    /// Adds all measurements of another.
    pub fn merge(&mut self, other: &Self) {
        for (own, others) in self.counts.iter_mut().zip(&other.counts) {
            *own += others;
        }
        self.count += other.count;
        self.max = self.max.max(other.max);
    }

    /// How many were measured.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The time that `percent` of the measurements did not exceed; zero when there are none.
    pub fn percentile(&self, percent: u64) -> Duration {
        // The rank of the measurement wanted, from 1, rounded up.
        let rank = (self.count * percent).div_ceil(100).max(1);
        let mut seen = 0;
        for (slot, count) in self.counts.iter().enumerate() {
            seen += count;
            if seen >= rank {
                return Duration::from_micros(top(slot).min(self.max));
            }
        }
        Duration::ZERO
    }

    /// The usual summary.
    pub fn quantiles(&self) -> Quantiles {
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        Quantiles {
            count: self.count,
            p50_ms: ms(self.percentile(50)),
            p95_ms: ms(self.percentile(95)),
            p99_ms: ms(self.percentile(99)),
            max_ms: ms(Duration::from_micros(self.max)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_follow_each_other_without_gap_and_are_narrow() {
        let mut last = slot(0);
        assert_eq!(last, 0);
        for micros in 1..2_000_000_u64 {
            let here = slot(micros);
            assert!(here == last || here == last + 1, "{micros}");
            if here != last {
                assert_eq!(top(last), micros - 1);
            }
            last = here;
        }
        for micros in [300_u64, 5_000, 123_456, 9_876_543, 3_600_000_000] {
            let wide = top(slot(micros)) - micros;
            assert!(wide * 128 <= micros, "{micros}: {wide}");
        }
    }

    #[test]
    fn percentiles_are_those_of_the_sorted_list() {
        let mut histogram = Histogram::default();
        assert_eq!(histogram.percentile(50), Duration::ZERO);
        for micros in (1..=200).rev() {
            histogram.record(Duration::from_micros(micros));
        }
        assert_eq!(histogram.count(), 200);
        assert_eq!(histogram.percentile(50), Duration::from_micros(100));
        assert_eq!(histogram.percentile(95), Duration::from_micros(190));
        assert_eq!(histogram.percentile(99), Duration::from_micros(198));
        assert_eq!(histogram.percentile(100), Duration::from_micros(200));
    }

    #[test]
    fn one_slow_one_is_seen_at_the_end_only() {
        let mut histogram = Histogram::default();
        for _ in 0..99 {
            histogram.record(Duration::from_micros(100));
        }
        histogram.record(Duration::from_secs(3));
        let quantiles = histogram.quantiles();
        assert!((quantiles.p99_ms - 0.1).abs() < 1e-9, "{quantiles:?}");
        assert!((quantiles.max_ms - 3000.0).abs() < 1e-9, "{quantiles:?}");
        assert_eq!(histogram.percentile(100), Duration::from_secs(3));
    }

    #[test]
    fn a_merge_is_as_if_measured_together() {
        let (mut one, mut two, mut both) = (Histogram::default(), Histogram::default(), Histogram::default());
        for micros in 0..1000 {
            let time = Duration::from_micros(micros * micros);
            if micros % 3 == 0 {
                one.record(time);
            } else {
                two.record(time);
            }
            both.record(time);
        }
        one.merge(&two);
        assert_eq!(one.quantiles(), both.quantiles());
    }

    #[test]
    fn what_is_too_long_stands_in_the_last_bucket() {
        let mut histogram = Histogram::default();
        histogram.record(Duration::MAX);
        assert_eq!(histogram.count(), 1);
    }
}
