//! What has happened so far.

use std::sync::atomic::{AtomicU64, Ordering};

use serde::Serialize;

use super::fate::{Cut, Manner, Way};
use super::wire::Place;

macro_rules! counters {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// Counters that every task adds to.
        #[derive(Debug, Default)]
        pub struct Tally { $($(#[$doc])* pub $name: Counter,)* }

        /// The counters at one moment.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
        pub struct Counts { $($(#[$doc])* pub $name: u64,)* }

        impl Tally {
            /// The counters now.
            pub fn counts(&self) -> Counts {
                Counts { $($name: self.$name.get(),)* }
            }
        }
    };
}

counters! {
    /// Connections cut by the proxy.
    cuts,
    /// Of them: counted by what the client sent.
    cuts_up,
    /// Of them: counted by what the server sent.
    cuts_down,
    /// Of them: during the handshake.
    cuts_in_handshake,
    /// Of them: in the middle of a frame.
    cuts_in_frame,
    /// Of them: with a reset on both sides.
    cuts_reset,
    /// Of them: with an orderly end of the connection.
    cuts_closed,
    /// Of them: both sides left waiting.
    cuts_half_open,
    /// Of them: the server left waiting.
    cuts_stale,
    /// Of them: the last words came late.
    cuts_late,
    /// Servers killed with SIGKILL.
    kills,
    /// Of them: while they were starting.
    kills_at_start,
    /// Servers stopped with SIGTERM and started again.
    restarts,
    /// Times PostgreSQL was stopped and started.
    postgres_restarts,
    /// Times Redis was killed and started.
    redis_kills,
    /// Times Redis was frozen and went on.
    redis_freezes,
    /// Connections that clients opened or tried to open.
    connections,
    /// Of them: not the first of their interview.
    reconnects,
    /// Of them: refused or broken off before the chat was open.
    refused,
    /// Times a client waited in vain on a connection that nobody had cut, and connected anew.
    silences,
    /// Answers sent for the first time.
    sent,
    /// Answers sent again under the same id.
    resends,
    /// Answers acknowledged.
    acknowledged,
    /// Of them: learned from the history, not from an acknowledgement.
    acknowledged_by_history,
    /// Frames that told the client to try again.
    try_agains,
}

/// A number that only grows.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    /// One more.
    pub fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// How many.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

impl Tally {
    /// A connection was cut here.
    pub fn cut(&self, cut: &Cut, place: Place) {
        match cut.way {
            Way::Up => self.cuts_up.add(),
            Way::Down => self.cuts_down.add(),
        }
        match place {
            Place::Handshake => self.cuts_in_handshake.add(),
            Place::Within => self.cuts_in_frame.add(),
            Place::Between => {}
        }
        match cut.manner {
            Manner::Reset => self.cuts_reset.add(),
            Manner::Close => self.cuts_closed.add(),
            Manner::HalfOpen(_) => self.cuts_half_open.add(),
            Manner::Stale(_) => self.cuts_stale.add(),
            Manner::Late(_) => self.cuts_late.add(),
        }
        // Last: who waits for a number of cuts finds the others complete.
        self.cuts.add();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_cut_is_counted_by_way_place_and_manner() {
        let tally = Tally::default();
        tally.cut(&Cut { way: Way::Up, at: 3, manner: Manner::Reset }, Place::Handshake);
        tally.cut(&Cut { way: Way::Down, at: 3, manner: Manner::Stale(Duration::ZERO) }, Place::Within);
        tally.cut(&Cut { way: Way::Down, at: 3, manner: Manner::Close }, Place::Between);
        let counts = tally.counts();
        assert_eq!((counts.cuts, counts.cuts_up, counts.cuts_down), (3, 1, 2));
        assert_eq!((counts.cuts_in_handshake, counts.cuts_in_frame), (1, 1));
        assert_eq!((counts.cuts_reset, counts.cuts_stale, counts.cuts_closed, counts.cuts_half_open), (1, 1, 1, 0));
    }
}
