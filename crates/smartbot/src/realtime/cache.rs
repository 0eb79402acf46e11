//! What everybody may read, kept ready: single vacancies, and pages of their list, as the bytes of the reply.
//!
//! A change is seen at once in the process that makes it: a reading that began before the change is never kept after it.
//! Other instances are told; what they miss is forgotten after five seconds. With Redis, single vacancies are also shared
//! between instances, guarded by a version that every change counts up.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::http::HeaderValue;
use bytes::Bytes;
use quick_cache::Weighter;
use quick_cache::sync;
use redis::Script;
use uuid::Uuid;

use super::redis::Redis;

/// Longest time something is kept in this process.
const LIFE: Duration = Duration::from_secs(5);
/// Longest time something is kept in Redis, in seconds.
const SHARED_LIFE: u64 = 60;
/// How long Redis remembers the number of a vacancy's changes, in seconds: longer than anything was read before one.
const VERSION_LIFE: u64 = 3600;
/// Most bytes of single vacancies, and of pages, that are kept.
const CAPACITY: u64 = 16 * 1024 * 1024;
/// Larger bodies are not shared: Redis has better uses for its memory.
const SHARED_LIMIT: usize = 64 * 1024;
/// Larger keys of pages are not kept: somebody is playing.
const KEY_LIMIT: usize = 512;

/// A page: its body, and the `Link` header to the next.
#[derive(Debug, Clone)]
pub struct Page {
    /// JSON.
    pub body: Bytes,
    /// `Link`, if there is a next page.
    pub link: Option<HeaderValue>,
}

#[derive(Clone)]
struct Kept<T> {
    value: T,
    until: Instant,
}

impl<T> Kept<T> {
    fn new(value: T) -> Self {
        Self { value, until: Instant::now() + LIFE }
    }

    fn fresh(self) -> Option<T> {
        (Instant::now() < self.until).then_some(self.value)
    }
}

#[derive(Clone)]
struct Size;

/// What an entry takes beside its body.
const ENTRY: usize = 128;

impl Weighter<Uuid, Kept<Bytes>> for Size {
    fn weight(&self, _: &Uuid, kept: &Kept<Bytes>) -> u64 {
        (ENTRY + kept.value.len()) as u64
    }
}

impl Weighter<String, Kept<Page>> for Size {
    fn weight(&self, key: &String, kept: &Kept<Page>) -> u64 {
        (ENTRY + key.len() + kept.value.body.len()) as u64
    }
}

/// The cache of this process.
pub struct Cache {
    vacancies: sync::Cache<Uuid, Kept<Bytes>, Size>,
    pages: sync::Cache<String, Kept<Page>, Size>,
    /// Counts changes. Locked while something is kept or forgotten, so that the two cannot cross.
    changes: Mutex<u64>,
}

impl Default for Cache {
    fn default() -> Self {
        Self {
            vacancies: sync::Cache::with_weighter(64, CAPACITY, Size),
            pages: sync::Cache::with_weighter(64, CAPACITY, Size),
            changes: Mutex::default(),
        }
    }
}

impl Cache {
    fn changes(&self) -> MutexGuard<'_, u64> {
        // A number is whole whatever panicked.
        self.changes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets a vacancy and every page.
    pub(super) fn forget(&self, id: Uuid) {
        let mut changes = self.changes();
        *changes += 1;
        self.vacancies.remove(&id);
        self.pages.clear();
    }

    /// Forgets everything.
    pub(super) fn clear(&self) {
        let mut changes = self.changes();
        *changes += 1;
        self.vacancies.clear();
        self.pages.clear();
    }

    /// Keeps what was read when there had been `seen` changes, unless there have been more.
    fn keep(&self, seen: u64, keep: impl FnOnce()) {
        let changes = self.changes();
        if *changes == seen {
            keep();
        }
    }

    /// A vacancy, if it is kept here.
    pub(super) fn kept(&self, id: Uuid) -> Option<Bytes> {
        self.vacancies.get(&id).and_then(Kept::fresh)
    }

    pub(super) async fn vacancy<E>(
        &self,
        redis: Option<&Redis>,
        id: Uuid,
        load: impl Future<Output = Result<Option<Bytes>, E>>,
    ) -> Result<Option<Bytes>, E> {
        if let Some(body) = self.kept(id) {
            return Ok(Some(body));
        }
        let seen = *self.changes();
        let shared = match redis {
            Some(redis) => Shared::read(redis, id).await,
            None => None,
        };
        if let Some(Shared { body: Some(body), .. }) = shared {
            self.keep(seen, || self.vacancies.insert(id, Kept::new(body.clone())));
            return Ok(Some(body));
        }
        let Some(body) = load.await? else { return Ok(None) };
        self.keep(seen, || self.vacancies.insert(id, Kept::new(body.clone())));
        if let (Some(redis), Some(Shared { version, .. })) = (redis, shared) {
            share(redis.clone(), id, version, body.clone());
        }
        Ok(Some(body))
    }

    pub(super) async fn page<E>(&self, key: String, load: impl Future<Output = Result<Page, E>>) -> Result<Page, E> {
        if let Some(page) = self.pages.get(&key).and_then(Kept::fresh) {
            return Ok(page);
        }
        let seen = *self.changes();
        let page = load.await?;
        if key.len() <= KEY_LIMIT {
            self.keep(seen, || self.pages.insert(key, Kept::new(page.clone())));
        }
        Ok(page)
    }

    /// Forgets a vacancy in Redis.
    pub(super) async fn forget_shared(&self, redis: &Redis, id: Uuid) {
        let (version, body) = keys(redis, id);
        redis
            .run("cache_forget", |mut connection| async move {
                redis::pipe()
                    .atomic()
                    .incr(&version, 1)
                    .ignore()
                    .expire(&version, VERSION_LIFE.cast_signed())
                    .ignore()
                    .del(&body)
                    .ignore()
                    .query_async::<()>(&mut connection)
                    .await
            })
            .await;
    }
}

/// What Redis has of a vacancy.
struct Shared {
    /// Counts changes; no number: none lately.
    version: String,
    body: Option<Bytes>,
}

impl Shared {
    async fn read(redis: &Redis, id: Uuid) -> Option<Self> {
        let (version, body) = keys(redis, id);
        let read = redis.run("cache_read", |mut connection| async move {
            redis::cmd("MGET").arg(version).arg(body).query_async(&mut connection).await
        });
        let (version, body): (Option<String>, Option<Vec<u8>>) = read.await?;
        Some(Self { version: version.unwrap_or_default(), body: body.map(Bytes::from) })
    }
}

/// Both keys of a vacancy; the braces keep them together on a Redis of several machines.
fn keys(redis: &Redis, id: Uuid) -> (String, String) {
    let key = redis.key(format_args!("vacancy:{{{}}}", id.simple()));
    (format!("{key}:version"), key)
}

/// Puts a vacancy into Redis, unless it has changed since its version was read. Nobody waits for it.
fn share(redis: Redis, id: Uuid, version: String, body: Bytes) {
    if body.len() > SHARED_LIMIT {
        return;
    }
    tokio::spawn(async move {
        let keys = keys(&redis, id);
        let script = Script::new(
            "if (redis.call('GET', KEYS[1]) or '') == ARGV[1] then redis.call('SET', KEYS[2], ARGV[2], 'EX', ARGV[3]) end",
        );
        let mut call = script.key(keys.0);
        call.key(keys.1).arg(version).arg(&body[..]).arg(SHARED_LIFE);
        redis.run("cache_write", |mut connection| async move { call.invoke_async::<()>(&mut connection).await }).await;
    });
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::convert::Infallible;

    async fn read(cache: &Cache, id: Uuid, load: impl AsyncFnOnce() -> Option<&'static str>) -> Option<String> {
        let load = async { Ok::<_, Infallible>(load().await.map(|text| Bytes::from_static(text.as_bytes()))) };
        let body = cache.vacancy(None, id, load).await.unwrap();
        body.map(|body| String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn what_is_kept_is_not_loaded_again_until_it_changes() {
        let cache = Cache::default();
        let id = Uuid::new_v4();
        assert_eq!(read(&cache, id, async || Some("old")).await.as_deref(), Some("old"));
        assert_eq!(read(&cache, id, async || unreachable!("it is kept")).await.as_deref(), Some("old"));
        cache.forget(id);
        assert_eq!(read(&cache, id, async || Some("new")).await.as_deref(), Some("new"));
        cache.clear();
        assert_eq!(read(&cache, id, async || None).await, None);
        assert_eq!(read(&cache, id, async || Some("back")).await.as_deref(), Some("back"), "an absence is not kept");
    }

    #[tokio::test]
    async fn what_was_read_before_a_change_is_not_kept_after_it() {
        let cache = Cache::default();
        let id = Uuid::new_v4();
        let stale = read(&cache, id, async || {
            cache.forget(id);
            Some("old")
        });
        assert_eq!(stale.await.as_deref(), Some("old"));
        assert_eq!(read(&cache, id, async || Some("new")).await.as_deref(), Some("new"));
    }

    #[tokio::test]
    async fn pages_fall_with_any_vacancy() {
        let cache = Cache::default();
        let page = |text: &'static str| async move {
            Ok::<_, Infallible>(Page { body: Bytes::from_static(text.as_bytes()), link: None })
        };
        assert_eq!(cache.page("a".to_owned(), page("1")).await.unwrap().body, "1");
        assert_eq!(cache.page("a".to_owned(), page("2")).await.unwrap().body, "1");
        assert_eq!(cache.page("b".to_owned(), page("3")).await.unwrap().body, "3");
        cache.forget(Uuid::new_v4());
        assert_eq!(cache.page("a".to_owned(), page("4")).await.unwrap().body, "4");
        let long = "x".repeat(KEY_LIMIT + 1);
        assert_eq!(cache.page(long.clone(), page("5")).await.unwrap().body, "5");
        assert_eq!(cache.page(long, page("6")).await.unwrap().body, "6");
    }

    #[test]
    fn what_is_old_is_forgotten() {
        let kept = Kept { value: 1, until: Instant::now() };
        assert_eq!(kept.fresh(), None);
        assert_eq!(Kept::new(1).fresh(), Some(1));
    }
}
