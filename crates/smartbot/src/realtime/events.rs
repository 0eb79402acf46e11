//! Tells open sockets and event streams that something has changed.
//!
//! News says only *that* something changed; the listener reads *what* from the database, from the last thing it has
//! sent on. So news that is lost, doubled or late costs nothing: the next one, or the next read, heals.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;
use uuid::Uuid;

use super::news::News;
use crate::feed::ApplicationKey;

/// Most event streams of one employer in this process: many people with many tabs each.
const FEEDS: usize = 64;

/// How far a chat has come, as far as this process has heard.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Number of the newest message.
    pub seq: i64,
    /// Counts decisions of people.
    pub decisions: u64,
}

/// Who listens to what in this process.
#[derive(Clone, Default)]
pub struct Events(Arc<Inner>);

#[derive(Default)]
struct Inner {
    chats: Topics<Progress>,
    /// Counts what has happened to an employer's applications.
    feeds: Topics<u64>,
    /// Counts the times when news may have been lost.
    gaps: AtomicU64,
    /// Whether news of other instances does not arrive at present.
    deaf: AtomicBool,
}

/// Listeners by id; an id without any has no entry.
struct Topics<T>(Mutex<HashMap<Uuid, watch::Sender<T>>>);

impl<T> Default for Topics<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Default> Topics<T> {
    fn map(&self) -> MutexGuard<'_, HashMap<Uuid, watch::Sender<T>>> {
        // The map is whole between two calls whatever panicked in between.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn subscribe(&self, id: Uuid) -> watch::Receiver<T> {
        self.map().entry(id).or_default().subscribe()
    }

    fn publish(&self, id: Uuid, change: impl FnOnce(&mut T)) {
        if let Some(sender) = self.map().get(&id) {
            sender.send_modify(change);
        }
    }

    /// To be called while the last receiver of the caller is still there.
    fn unsubscribe(&self, id: Uuid) {
        let mut map = self.map();
        if map.get(&id).is_some_and(|sender| sender.receiver_count() <= 1) {
            map.remove(&id);
        }
    }

    fn len(&self) -> usize {
        self.map().len()
    }
}

impl Events {
    /// Listens to the chat of an application until the subscription is dropped.
    pub fn subscribe(&self, application: Uuid) -> Subscription {
        let receiver = self.0.chats.subscribe(application);
        Subscription { application, receiver, events: self.clone() }
    }

    /// Listens to everything about an employer's applications; `None` when too many do already.
    pub fn feed(&self, employer: Uuid) -> Option<FeedSubscription> {
        let receiver = self.0.feeds.subscribe(employer);
        let subscription = FeedSubscription { employer, receiver, events: self.clone() };
        let listeners = self.0.feeds.map().get(&employer).map_or(0, watch::Sender::receiver_count);
        (listeners <= FEEDS).then_some(subscription)
    }

    /// Tells the listeners of this process.
    pub fn tell(&self, news: News) {
        let about = |key: ApplicationKey, change: &dyn Fn(&mut Progress)| {
            self.0.chats.publish(key.application, change);
            self.0.feeds.publish(key.employer, |count| *count += 1);
        };
        match news {
            News::Message(key, seq) => about(key, &|progress| progress.seq = progress.seq.max(seq)),
            News::Decision(key) => about(key, &|progress| progress.decisions += 1),
            News::Response(key) => self.0.feeds.publish(key.employer, |count| *count += 1),
            News::Lost => self.lost(),
            News::Vacancy(_) | News::Heartbeat => {}
        }
    }

    /// News may have been lost: listeners are to look for themselves when they next have the time.
    pub fn lost(&self) {
        self.0.gaps.fetch_add(1, Ordering::Relaxed);
    }

    /// How often news may have been lost so far.
    pub fn gaps(&self) -> u64 {
        self.0.gaps.load(Ordering::Relaxed)
    }

    /// Says whether news of other instances arrives.
    pub fn set_deaf(&self, deaf: bool) {
        self.0.deaf.store(deaf, Ordering::Relaxed);
    }

    /// Whether there may be other instances whose news does not arrive.
    pub fn deaf(&self) -> bool {
        self.0.deaf.load(Ordering::Relaxed)
    }

    /// How many chats are being listened to.
    pub fn open_chats(&self) -> usize {
        self.0.chats.len()
    }

    /// How many employers are being told of what happens.
    pub fn open_feeds(&self) -> usize {
        self.0.feeds.len()
    }
}

async fn change<T>(receiver: &mut watch::Receiver<T>) {
    if receiver.changed().await.is_err() {
        // The sender lives in the map as long as there is a subscription; without one nothing can come.
        std::future::pending::<()>().await;
    }
}

/// One listener of a chat.
pub struct Subscription {
    application: Uuid,
    receiver: watch::Receiver<Progress>,
    events: Events,
}

impl Subscription {
    /// Where the chat is now.
    pub fn now(&self) -> Progress {
        *self.receiver.borrow()
    }

    /// Waits for the next change and gives where the chat is now; several changes in between count as one.
    pub async fn changed(&mut self) -> Progress {
        change(&mut self.receiver).await;
        *self.receiver.borrow_and_update()
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.events.0.chats.unsubscribe(self.application);
    }
}

/// One listener of an employer's feed.
pub struct FeedSubscription {
    employer: Uuid,
    receiver: watch::Receiver<u64>,
    events: Events,
}

impl FeedSubscription {
    /// Whether there has been news since this was last asked or waited for.
    pub fn heard(&mut self) -> bool {
        // An error means that the sender is gone: nothing can come.
        let heard = self.receiver.has_changed().unwrap_or_default();
        self.receiver.borrow_and_update();
        heard
    }

    /// Waits until there is news.
    pub async fn changed(&mut self) {
        change(&mut self.receiver).await;
    }
}

impl Drop for FeedSubscription {
    fn drop(&mut self) {
        self.events.0.feeds.unsubscribe(self.employer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn somebody() -> ApplicationKey {
        ApplicationKey { application: Uuid::new_v4(), employer: Uuid::new_v4() }
    }

    #[tokio::test]
    async fn listeners_are_woken_and_forgotten() {
        let events = Events::default();
        let key = somebody();
        events.tell(News::Message(key, 1));
        let (mut one, mut two) = (events.subscribe(key.application), events.subscribe(key.application));
        assert_eq!(events.open_chats(), 1);
        events.tell(News::Message(key, 7));
        events.tell(News::Message(key, 5));
        assert_eq!(one.changed().await, Progress { seq: 7, decisions: 0 });
        events.tell(News::Decision(key));
        assert_eq!(two.changed().await, Progress { seq: 7, decisions: 1 });
        drop(two);
        assert_eq!(events.open_chats(), 1);
        drop(one);
        assert_eq!(events.open_chats(), 0);
    }

    #[tokio::test]
    async fn an_employers_feed_hears_of_everything_until_it_has_looked() {
        let events = Events::default();
        let key = somebody();
        let Some(mut feed) = events.feed(key.employer) else { unreachable!("the first listener") };
        assert!(!feed.heard());
        for news in [News::Response(key), News::Message(key, 1), News::Decision(key)] {
            events.tell(news);
            assert!(feed.heard(), "{news}");
            assert!(!feed.heard(), "{news}");
            events.tell(news);
            feed.changed().await;
            assert!(!feed.heard(), "{news}");
        }
        events.tell(News::Heartbeat);
        assert!(!feed.heard());
        drop(feed);
        assert_eq!(events.open_feeds(), 0);
    }

    #[test]
    fn streams_of_one_employer_are_limited() {
        let events = Events::default();
        let employer = Uuid::new_v4();
        let open: Vec<_> = (0..FEEDS).filter_map(|_| events.feed(employer)).collect();
        assert_eq!(open.len(), FEEDS);
        assert!(events.feed(employer).is_none());
        assert!(events.feed(Uuid::new_v4()).is_some());
        drop(open);
        assert!(events.feed(employer).is_some());
    }
}
