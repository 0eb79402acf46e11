//! The one place that tells everybody: this process at once, the other instances through Redis.

use std::sync::Arc;

use bytes::Bytes;
use secrecy::{ExposeSecret, SecretString};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::cache::{Cache, Page};
use super::events::Events;
use super::news::News;
use super::redis::{Listener, Redis};
use crate::feed;
use crate::store::{Database, Dialect, StoreError};

/// Passes news on, and keeps what everybody may read.
#[derive(Clone)]
pub struct Bus {
    local: Arc<Local>,
    redis: Option<Redis>,
}

/// What news changes in this process.
#[derive(Default)]
struct Local {
    events: Events,
    cache: Cache,
}

impl Listener for Local {
    fn hear(&self, news: News) {
        if let News::Vacancy(id) = news {
            self.cache.forget(id);
        }
        self.events.tell(news);
    }

    fn listening(&self, listening: bool) {
        self.events.set_deaf(!listening);
        if listening {
            // Whatever was said before, we may have missed.
            self.events.lost();
            self.cache.clear();
        }
    }
}

impl Bus {
    /// The bus of this process, joined to the others' through `redis_url` if there is one.
    ///
    /// # Errors
    /// The database's; a URL that cannot be read is an `Internal` one, since the configuration has been checked.
    pub async fn start(
        database: &Database,
        redis_url: Option<&SecretString>,
        shutdown: &CancellationToken,
    ) -> Result<Self, StoreError> {
        let local = Arc::<Local>::default();
        // SQLite belongs to one process; on PostgreSQL there may be others that we cannot hear.
        local.events.set_deaf(redis_url.is_some() || database.dialect() == Dialect::Postgres);
        let redis = match redis_url {
            Some(url) => {
                let deployment = feed::queries::deployment(database).await?;
                let redis = Redis::start(url.expose_secret(), deployment, local.clone(), shutdown);
                Some(redis.map_err(|problem| StoreError::Internal(format!("REDIS_URL {problem}")))?)
            }
            None => None,
        };
        Ok(Self { local, redis })
    }

    /// The listeners of this process.
    pub fn events(&self) -> &Events {
        &self.local.events
    }

    /// The connection to Redis, if one is configured.
    pub fn redis(&self) -> Option<&Redis> {
        self.redis.as_ref()
    }

    /// Tells everybody. To be called after the commit, never before.
    pub fn tell(&self, news: News) {
        self.local.events.tell(news);
        if let Some(redis) = &self.redis {
            redis.tell(news);
        }
    }

    /// Whether an employer's event stream may be open, here or elsewhere.
    pub fn has_listeners(&self) -> bool {
        self.redis.is_some() || self.local.events.open_feeds() > 0
    }

    /// A vacancy was published, changed or deleted: nobody is to be shown the old one after this returns. (Other instances
    /// may show it to people without a token until the news has reached them, which takes about a millisecond.)
    pub async fn vacancy_changed(&self, id: Uuid) {
        self.local.cache.forget(id);
        if let Some(redis) = &self.redis {
            self.local.cache.forget_shared(redis, id).await;
        }
        self.tell(News::Vacancy(id));
    }

    /// The body of a vacancy as everybody sees it, if it is kept in this process.
    pub fn kept_vacancy(&self, id: Uuid) -> Option<Bytes> {
        self.local.cache.kept(id)
    }

    /// The body of a vacancy as everybody sees it: kept, shared, or read by `load`, whose `None` (there is none) is not kept.
    pub async fn vacancy<E>(
        &self,
        id: Uuid,
        load: impl Future<Output = Result<Option<Bytes>, E>>,
    ) -> Result<Option<Bytes>, E> {
        self.local.cache.vacancy(self.redis.as_ref(), id, load).await
    }

    /// A page of the list of vacancies as everybody sees it: kept, or read by `load`.
    pub async fn page<E>(&self, key: String, load: impl Future<Output = Result<Page, E>>) -> Result<Page, E> {
        self.local.cache.page(key, load).await
    }
}
