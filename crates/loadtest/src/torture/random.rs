//! Numbers that a seed repeats.

use std::time::Duration;

/// `SplitMix64`: small, and good enough to choose where to cut.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// A sequence of its own for every path of numbers under a seed.
    pub fn of(seed: u64, path: &[u64]) -> Self {
        let mut random = Self(seed);
        for part in path {
            random.0 = random.draw() ^ part.wrapping_mul(0xd6e8_feb8_6659_fd93);
        }
        random
    }

    /// The next number of the sequence.
    fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to `end`, which it does not reach.
    pub fn below(&mut self, end: u64) -> u64 {
        self.draw() % end.max(1)
    }

    /// Yes in so many cases of a hundred.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// A time shorter than `end`.
    pub fn time(&mut self, end: Duration) -> Duration {
        Duration::from_micros(self.below(u64::try_from(end.as_micros()).unwrap_or(u64::MAX)))
    }

    /// An index of a list of this length.
    pub fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_path_gives_the_same_numbers_and_another_others() {
        let numbers = |seed, path: &[u64]| {
            let mut random = Random::of(seed, path);
            std::array::from_fn::<u64, 8, _>(|_| random.below(1_000_000))
        };
        assert_eq!(numbers(7, &[1, 2]), numbers(7, &[1, 2]));
        for other in [numbers(8, &[1, 2]), numbers(7, &[2, 1]), numbers(7, &[1]), numbers(7, &[1, 3])] {
            assert_ne!(numbers(7, &[1, 2]), other);
        }
    }

    #[test]
    fn numbers_stay_below_their_end() {
        let mut random = Random::of(1, &[]);
        let mut seen = [0_u32; 10];
        for _ in 0..10_000 {
            seen[random.index(10)] += 1;
        }
        assert!(seen.iter().all(|count| (800..1200).contains(count)), "{seen:?}");
        assert_eq!((random.below(0), random.index(0)), (0, 0));
        assert!(random.time(Duration::from_millis(1)) < Duration::from_millis(1));
    }
}
