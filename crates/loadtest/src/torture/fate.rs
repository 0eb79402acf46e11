//! What the proxy does to a connection. Drawn from the seed, the candidate and the number of its connection, so that the
//! same seed cuts the same candidates at the same places.

use std::time::Duration;

use super::random::Random;

/// About what a handshake takes on the way up and down, in bytes.
const HANDSHAKE: [u64; 2] = [560, 460];
/// How far behind the handshake a cut may lie.
const BEYOND: [u64; 2] = [600, 3500];
/// Longest time a dead connection stays open on one side or both.
const LONGEST_HOLD: Duration = Duration::from_millis(1200);

/// How late the last words of a dead connection may come.
const LONGEST_LATE: Duration = Duration::from_millis(120);

/// Which way bytes go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// From the client to the server.
    Up,
    /// From the server to the client.
    Down,
}

/// How a connection ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Both sides get a reset.
    Reset,
    /// Both sides get an orderly end of the connection, in the middle of whatever was said.
    Close,
    /// Nothing arrives any more on either side, though both believe to be connected; a reset in the end.
    HalfOpen(Duration),
    /// The client gets a reset at once; the server believes to be connected for a while.
    Stale(Duration),
    /// The client gets a reset at once; what it sent last still reaches the server, late.
    Late(Duration),
}

/// Where a connection ends, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// Bytes going this way are counted.
    pub way: Way,
    /// So many of them still arrive.
    pub at: u64,
    /// How it ends.
    pub manner: Manner,
}

/// A connection's fate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fate {
    /// Its end, unless it may live.
    pub cut: Option<Cut>,
    /// Pause before bytes go on.
    pub delay: Duration,
    /// So many bytes go on at once.
    pub piece: usize,
}

impl Fate {
    /// To be left alone.
    pub const CALM: Self = Self { cut: None, delay: Duration::ZERO, piece: usize::MAX };

    /// The fate of a candidate's connection.
    pub fn of(seed: u64, candidate: u64, connection: u64) -> Self {
        let mut random = Random::of(seed, &[candidate, connection, 1]);
        let mut fate = Self::CALM;
        if random.chance(20) {
            fate.delay = random.time(Duration::from_millis(8));
        }
        if random.chance(20) {
            fate.piece = 1 + random.index(60);
        }
        if random.chance(92) {
            fate.cut = Some(cut(&mut random));
        }
        fate
    }
}

fn cut(random: &mut Random) -> Cut {
    let late = random.chance(12);
    let (way, side) = if late || random.chance(45) { (Way::Up, 0) } else { (Way::Down, 1) };
    let at =
        if random.chance(15) { random.below(HANDSHAKE[side]) } else { HANDSHAKE[side] + random.below(BEYOND[side]) };
    let manner = match random.below(100) {
        _ if late => Manner::Late(random.time(LONGEST_LATE)),
        0..45 => Manner::Reset,
        45..65 => Manner::Close,
        65..80 => Manner::HalfOpen(random.time(LONGEST_HOLD)),
        _ => Manner::Stale(random.time(LONGEST_HOLD)),
    };
    Cut { way, at, manner }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_its_fates_and_every_kind_occurs() {
        let fates: Vec<Fate> = (0..2000).map(|number| Fate::of(42, number / 10, number % 10)).collect();
        assert!(fates.iter().enumerate().all(|(number, fate)| {
            let number = number as u64;
            *fate == Fate::of(42, number / 10, number % 10)
        }));
        assert_ne!(fates[0..10], (0..10).map(|number| Fate::of(43, 0, number)).collect::<Vec<_>>());
        let cuts: Vec<Cut> = fates.iter().filter_map(|fate| fate.cut).collect();
        assert!((1700..1950).contains(&cuts.len()), "{}", cuts.len());
        let share = |test: &dyn Fn(&Cut) -> bool| cuts.iter().filter(|cut| test(cut)).count();
        assert!(share(&|cut| cut.way == Way::Up) > 800 && share(&|cut| cut.way == Way::Down) > 800);
        assert!(share(&|cut| cut.manner == Manner::Reset) > 600);
        assert!(share(&|cut| cut.manner == Manner::Close) > 200);
        assert!(share(&|cut| matches!(cut.manner, Manner::HalfOpen(_))) > 150);
        assert!(share(&|cut| matches!(cut.manner, Manner::Stale(_))) > 200);
        assert!(share(&|cut| matches!(cut.manner, Manner::Late(_))) > 150);
        assert!(cuts.iter().all(|cut| !matches!(cut.manner, Manner::Late(_)) || cut.way == Way::Up));
        assert!(share(&|cut| cut.at < 150) > 50);
        assert!(fates.iter().any(|fate| fate.delay > Duration::ZERO) && fates.iter().any(|fate| fate.piece < 10));
    }
}
