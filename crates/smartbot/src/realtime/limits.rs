//! Rate limits: token buckets per address, account or chat.

use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use uuid::Uuid;

use crate::error::AppError;
use crate::telemetry::metrics;

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Logins of one address.
    LoginByAddress,
    /// Logins of one e-mail.
    LoginByAccount,
    /// Registrations of one address.
    RegisterByAddress,
    /// Registrations of one e-mail.
    RegisterByAccount,
    /// Candidates and applications of one address.
    ApplyByAddress,
    /// Messages in one chat.
    MessagesByChat,
}

impl Limit {
    /// Every limit.
    pub const ALL: [Self; 6] = [
        Self::LoginByAddress,
        Self::LoginByAccount,
        Self::RegisterByAddress,
        Self::RegisterByAccount,
        Self::ApplyByAddress,
        Self::MessagesByChat,
    ];

    /// Its name in the metrics.
    pub const fn name(self) -> &'static str {
        match self {
            Self::LoginByAddress => "login_by_address",
            Self::LoginByAccount => "login_by_account",
            Self::RegisterByAddress => "register_by_address",
            Self::RegisterByAccount => "register_by_account",
            Self::ApplyByAddress => "apply_by_address",
            Self::MessagesByChat => "messages_by_chat",
        }
    }

    /// Burst, and the time one token takes to come back.
    ///
    /// Generous enough for an office behind one address, tight enough that guessing a password is hopeless.
    const fn quota(self) -> (u32, Duration) {
        match self {
            Self::LoginByAddress => (60, Duration::from_secs(1)),
            Self::LoginByAccount => (20, Duration::from_secs(3)),
            Self::RegisterByAddress => (100, Duration::from_secs(2)),
            Self::RegisterByAccount => (60, Duration::from_secs(10)),
            Self::ApplyByAddress => (300, Duration::from_millis(200)),
            Self::MessagesByChat => (60, Duration::from_millis(500)),
        }
    }
}

/// Keys are reduced to a number: limits hold no e-mails and no addresses.
type Buckets = DefaultKeyedRateLimiter<u64>;

/// All limits of this instance.
pub struct Limits {
    /// `None`: switched off.
    buckets: Option<[Buckets; 6]>,
    hasher: std::collections::hash_map::RandomState,
    clock: DefaultClock,
}

/// Anything a limit can be keyed by.
pub trait LimitKey: Hash {}
impl LimitKey for IpAddr {}
impl LimitKey for &String {}
impl LimitKey for Uuid {}

impl Limits {
    /// Limits that apply, or none at all.
    pub fn new(on: bool) -> Self {
        let bucket = |limit: Limit| {
            let (burst, interval) = limit.quota();
            let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
            // Intervals above are never zero.
            let quota = Quota::with_period(interval).unwrap_or_else(|| Quota::per_second(burst));
            RateLimiter::keyed(quota.allow_burst(burst))
        };
        let buckets = on.then(|| {
            [
                bucket(Limit::LoginByAddress),
                bucket(Limit::LoginByAccount),
                bucket(Limit::RegisterByAddress),
                bucket(Limit::RegisterByAccount),
                bucket(Limit::ApplyByAddress),
                bucket(Limit::MessagesByChat),
            ]
        });
        Self { buckets, hasher: std::collections::hash_map::RandomState::new(), clock: DefaultClock::default() }
    }

    /// Takes a token, or says how many seconds to wait (at least 1).
    pub fn try_take(&self, limit: Limit, key: impl LimitKey) -> Result<(), u64> {
        let Some(buckets) = &self.buckets else {
            return Ok(());
        };
        let key = std::hash::BuildHasher::hash_one(&self.hasher, key);
        buckets[limit as usize].check_key(&key).map_err(|until| {
            metrics::limited(limit);
            let wait = until.wait_time_from(self.clock.now());
            wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
        })
    }

    /// As [`Limits::try_take`], with the error of a handler.
    pub fn check(&self, limit: Limit, key: impl LimitKey) -> Result<(), AppError> {
        self.try_take(limit, key).map_err(|seconds| AppError::TooManyRequests(seconds.max(1)))
    }

    /// Forgets buckets that are full again; run now and then, so that memory follows the present callers.
    pub fn sweep(&self) {
        for bucket in self.buckets.iter().flatten() {
            bucket.retain_recent();
            bucket.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_let_through_and_then_the_wait_is_named() {
        let limits = Limits::new(true);
        let (burst, _) = Limit::LoginByAccount.quota();
        let account = "a@x.kz".to_owned();
        for _ in 0..burst {
            assert_eq!(limits.try_take(Limit::LoginByAccount, &account), Ok(()));
        }
        assert!(limits.try_take(Limit::LoginByAccount, &account).is_err_and(|seconds| (1..=3).contains(&seconds)));
        assert_eq!(limits.try_take(Limit::LoginByAccount, &"b@x.kz".to_owned()), Ok(()));
        limits.sweep();
        assert!(limits.check(Limit::LoginByAccount, &account).is_err());
    }

    #[test]
    fn switched_off_means_off() {
        let limits = Limits::new(false);
        for _ in 0..1000 {
            assert_eq!(limits.try_take(Limit::ApplyByAddress, IpAddr::from([127, 0, 0, 1])), Ok(()));
        }
        limits.sweep();
    }
}
