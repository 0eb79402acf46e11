//! Password hashes: bcrypt, off the event loop, a bounded number at a time.

use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::error::{AppError, AppResult};

/// Waiting hashes per core; at four a second and core, more would wait longer than anybody does.
const QUEUE_PER_CORE: usize = 32;

/// Hashes and checks passwords.
pub struct Passwords {
    cost: u32,
    /// A hash of nothing in particular, checked when the e-mail is unknown so that both take the same time.
    decoy: String,
    running: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
}

impl Passwords {
    /// `cost` is bcrypt's: 12 in production.
    pub fn new(cost: u32) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        // One core is left to everybody else where there is one.
        let running = cores.saturating_sub(1).max(1);
        Self {
            cost,
            // Salt and digest of a fixed hash; only the cost decides how long the check takes.
            decoy: format!("$2b${cost:02}$C6UzMDM.H6dfI/f/IKcEeO7ZbnC7oGZLgx0XYDPxbLk1xvCPzuyRu"),
            running: Arc::new(Semaphore::new(running)),
            waiting: Arc::new(Semaphore::new(running * QUEUE_PER_CORE)),
        }
    }

    /// Hashes a password of at most 72 bytes.
    pub async fn hash(&self, password: String) -> AppResult<String> {
        let cost = self.cost;
        self.blocking(move || bcrypt::non_truncating_hash(password, cost))
            .await?
            .map_err(|error| AppError::Internal(error.to_string()))
    }

    /// Whether `password` belongs to `hash`; without a hash (unknown e-mail) it takes as long and is false.
    pub async fn verify(&self, password: String, hash: Option<String>) -> AppResult<bool> {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.decoy.clone());
        // What cannot be a password (too long, NUL) must not be answered sooner either.
        let possible = password.len() <= 72 && !password.contains('\0');
        let password = if possible { password } else { String::new() };
        let verified = self.blocking(move || bcrypt::non_truncating_verify(password, &hash)).await?;
        Ok(verified.is_ok_and(|matches| matches && known && possible))
    }

    async fn blocking<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> AppResult<T> {
        let _place = self
            .waiting
            .clone()
            .try_acquire_owned()
            .map_err(|_| AppError::Unavailable("too many password hashes are waiting".to_owned()))?;
        let running = self.running.clone().acquire_owned().await.map_err(|error| AppError::Internal(error.to_string()))?;
        tokio::task::spawn_blocking(move || {
            let _running = running;
            work()
        })
        .await
        .map_err(|error| AppError::Internal(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[tokio::test]
    async fn hashes_are_verified_and_the_decoy_never_matches() {
        let passwords = Passwords::new(4);
        let hash = passwords.hash("correct horse".to_owned()).await.unwrap();
        assert!(hash.starts_with("$2b$04$"));
        assert!(passwords.verify("correct horse".to_owned(), Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify("wrong horse".to_owned(), Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify("a".repeat(73), Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify("a\0b".to_owned(), Some(hash)).await.unwrap());
        assert!(!passwords.verify("correct horse".to_owned(), None).await.unwrap());
        assert!(!passwords.verify(String::new(), None).await.unwrap());
        // A malformed decoy would be answered at once and give unknown e-mails away.
        assert!(bcrypt::non_truncating_verify("x", &passwords.decoy).is_ok());
    }
}
