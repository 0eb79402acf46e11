//! Rate limits: token buckets per address, account or chat.
//!
//! Each instance has buckets of its own. With Redis, people's logins, registrations and applications are also counted
//! there, for all instances together; while it does not answer, each instance's own buckets are the limit. Messages are
//! counted by the instance that has the socket: a round trip for each is more than the limit is worth.

use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use hmac::Mac;
use redis::Script;
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use super::redis::Redis;
use crate::auth::jwt;
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

    /// Its name in the metrics and in Redis.
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

/// The generic cell rate algorithm on the clock of Redis: the key holds the moment, in milliseconds, at which the bucket
/// is full again. Gives the milliseconds to wait, 0 when there is a token.
const TAKE: &str = "
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local full = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now) + ARGV[1]
local wait = full - now - ARGV[1] * ARGV[2]
if wait > 0 then return wait end
redis.call('SET', KEYS[1], string.format('%d', full), 'PX', full - now)
return 0";

/// Keys are reduced to a number: limits hold no e-mails and no addresses.
type Buckets = DefaultKeyedRateLimiter<u64>;

/// All limits of this instance.
pub struct Limits {
    /// `None`: switched off.
    buckets: Option<[Buckets; 6]>,
    hasher: std::collections::hash_map::RandomState,
    clock: DefaultClock,
    shared: Option<Shared>,
}

/// Buckets that all instances take from.
struct Shared {
    redis: Redis,
    take: Script,
    /// Keys in Redis are digests under this secret: whoever reads them learns no address.
    secret: SecretString,
}

/// Anything a limit can be keyed by.
pub trait LimitKey: Hash {
    /// Bytes that tell it from any other.
    fn bytes(&self) -> Vec<u8>;
}
impl LimitKey for IpAddr {
    fn bytes(&self) -> Vec<u8> {
        self.to_string().into_bytes()
    }
}
impl LimitKey for &String {
    fn bytes(&self) -> Vec<u8> {
        self.as_bytes().to_vec()
    }
}
impl LimitKey for Uuid {
    fn bytes(&self) -> Vec<u8> {
        self.as_bytes().to_vec()
    }
}

impl Limits {
    /// Limits that apply, or none at all; with `redis`, shared between instances that have the same `secret`.
    pub fn new(on: bool, redis: Option<Redis>, secret: &SecretString) -> Self {
        let bucket = |limit: Limit| {
            let (burst, interval) = limit.quota();
            let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
            // Intervals above are never zero.
            let quota = Quota::with_period(interval).unwrap_or_else(|| Quota::per_second(burst));
            RateLimiter::keyed(quota.allow_burst(burst))
        };
        let buckets = on.then(|| Limit::ALL.map(bucket));
        Self {
            buckets,
            hasher: std::collections::hash_map::RandomState::new(),
            clock: DefaultClock::default(),
            shared: redis.map(|redis| Shared { redis, take: Script::new(TAKE), secret: secret.clone() }),
        }
    }

    /// Takes a token of this instance, or says how many seconds to wait (at least 1).
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

    /// Takes a token of this instance and one of all instances together, or is the error of a handler.
    pub async fn check(&self, limit: Limit, key: impl LimitKey) -> Result<(), AppError> {
        let bytes = key.bytes();
        let mut taken = self.try_take(limit, key);
        if let (Ok(()), Some(shared), Some(_)) = (taken, &self.shared, &self.buckets) {
            taken = shared.take(limit, &bytes).await.inspect_err(|_| metrics::limited(limit));
        }
        taken.map_err(|seconds| AppError::TooManyRequests(seconds.max(1)))
    }

    /// Forgets buckets that are full again; run now and then, so that memory follows the present callers.
    pub fn sweep(&self) {
        for bucket in self.buckets.iter().flatten() {
            bucket.retain_recent();
            bucket.shrink_to_fit();
        }
    }
}

impl Shared {
    /// Takes a token, or says how many seconds to wait. A Redis that does not answer refuses nobody.
    async fn take(&self, limit: Limit, key: &[u8]) -> Result<(), u64> {
        let (burst, interval) = limit.quota();
        let mut call = self.take.key(self.redis.key(format_args!("limit:{}:{}", limit.name(), self.digest(key))));
        call.arg(u64::try_from(interval.as_millis()).unwrap_or(u64::MAX)).arg(burst);
        let wait =
            self.redis.run("limit", |mut connection| async move { call.invoke_async::<u64>(&mut connection).await });
        match wait.await {
            None | Some(0) => Ok(()),
            Some(milliseconds) => Err(milliseconds.div_ceil(1000)),
        }
    }

    fn digest(&self, key: &[u8]) -> String {
        let mac = jwt::mac(self.secret.expose_secret().as_bytes()).chain_update(key);
        URL_SAFE_NO_PAD.encode(&mac.finalize().into_bytes()[..16])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(on: bool) -> Limits {
        Limits::new(on, None, &SecretString::from("x".repeat(32)))
    }

    #[tokio::test]
    async fn a_burst_is_let_through_and_then_the_wait_is_named() {
        let limits = limits(true);
        let (burst, _) = Limit::LoginByAccount.quota();
        let account = "a@x.kz".to_owned();
        for _ in 0..burst {
            assert_eq!(limits.try_take(Limit::LoginByAccount, &account), Ok(()));
        }
        assert!(limits.try_take(Limit::LoginByAccount, &account).is_err_and(|seconds| (1..=3).contains(&seconds)));
        assert_eq!(limits.try_take(Limit::LoginByAccount, &"b@x.kz".to_owned()), Ok(()));
        limits.sweep();
        assert!(limits.check(Limit::LoginByAccount, &account).await.is_err());
    }

    #[test]
    fn switched_off_means_off() {
        let limits = limits(false);
        for _ in 0..1000 {
            assert_eq!(limits.try_take(Limit::ApplyByAddress, IpAddr::from([127, 0, 0, 1])), Ok(()));
        }
        limits.sweep();
    }
}
