//! Tells open sockets that their chat has moved on.
//!
//! An event says only *that* something changed; the socket reads *what* from the database, from the last message it has
//! sent on. So an event that is lost, doubled or late costs nothing: the next one, or the next read, heals.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;
use uuid::Uuid;

/// How far a chat has come, as far as this process has heard.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Number of the newest message.
    pub seq: i64,
    /// Counts decisions of people.
    pub decisions: u64,
}

/// Which chats have listeners in this process.
#[derive(Clone, Default)]
pub struct Events {
    chats: Arc<Mutex<HashMap<Uuid, watch::Sender<Progress>>>>,
}

impl Events {
    fn chats(&self) -> MutexGuard<'_, HashMap<Uuid, watch::Sender<Progress>>> {
        // The map is whole between two calls whatever panicked in between.
        self.chats.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Listens to the chat of an application until the subscription is dropped.
    pub fn subscribe(&self, application: Uuid) -> Subscription {
        let receiver = self.chats().entry(application).or_default().subscribe();
        Subscription { application, receiver, events: self.clone() }
    }

    /// The chat now has messages up to `seq`.
    pub fn message(&self, application: Uuid, seq: i64) {
        self.publish(application, |progress| progress.seq = progress.seq.max(seq));
    }

    /// A person has decided about the application.
    pub fn decision(&self, application: Uuid) {
        self.publish(application, |progress| progress.decisions += 1);
    }

    fn publish(&self, application: Uuid, change: impl FnOnce(&mut Progress)) {
        if let Some(sender) = self.chats().get(&application) {
            sender.send_modify(change);
        }
    }

    /// How many chats are being listened to.
    pub fn open_chats(&self) -> usize {
        self.chats().len()
    }
}

/// One listener.
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
        if self.receiver.changed().await.is_err() {
            // The sender lives in the map as long as there is a subscription; without one nothing can come.
            std::future::pending::<()>().await;
        }
        *self.receiver.borrow_and_update()
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let mut chats = self.events.chats();
        // One receiver left: this one.
        if chats.get(&self.application).is_some_and(|sender| sender.receiver_count() <= 1) {
            chats.remove(&self.application);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn listeners_are_woken_and_forgotten() {
        let events = Events::default();
        let id = Uuid::new_v4();
        events.message(id, 1);
        let (mut one, mut two) = (events.subscribe(id), events.subscribe(id));
        assert_eq!(events.open_chats(), 1);
        events.message(id, 7);
        events.message(id, 5);
        assert_eq!(one.changed().await, Progress { seq: 7, decisions: 0 });
        events.decision(id);
        assert_eq!(two.changed().await, Progress { seq: 7, decisions: 1 });
        drop(two);
        assert_eq!(events.open_chats(), 1);
        drop(one);
        assert_eq!(events.open_chats(), 0);
    }
}
