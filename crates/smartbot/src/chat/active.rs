//! Sessions as their last turn left them, so that the next turn need not read them.

use quick_cache::sync::Cache;
use uuid::Uuid;

use super::queries::Session;

/// Most sessions kept: some 3 KiB each. Who answers within the next thousand or so messages finds theirs.
const MOST: usize = 2_048;

/// Sessions by id.
///
/// What is kept may be old: another instance, or a person's decision, may have changed the session since. Nothing
/// breaks, because a turn is written under the guard of the turn before it: an old one fails, and the session is read.
/// For the same reason each is handed out once, to be kept again by whoever has written the next turn.
pub struct ActiveSessions(Cache<Uuid, Session>);

impl Default for ActiveSessions {
    fn default() -> Self {
        Self(Cache::new(MOST))
    }
}

impl ActiveSessions {
    /// The session, if it is kept; it is so no longer.
    pub fn take(&self, id: Uuid) -> Option<Session> {
        self.0.remove(&id).map(|(_, session)| session)
    }

    /// Keeps a session that has just been written.
    pub fn keep(&self, session: Session) {
        self.0.insert(session.id, session);
    }

    /// Forgets a session whose candidate has gone.
    pub fn forget(&self, id: Uuid) {
        self.0.remove(&id);
    }
}
