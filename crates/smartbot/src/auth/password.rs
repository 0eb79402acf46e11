//! Password hashes: bcrypt, off the event loop, a bounded number at a time, on threads of their own that give way to
//! everything else: a flood of logins is to be felt by logins, not by chats.

use std::sync::{Arc, OnceLock};
use std::time::Instant;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use crate::error::{AppError, AppResult};
use crate::telemetry::metrics;

/// Most requests that wait for a hash, per core. At four a second and core the last of them waits as long as clients
/// do (30 s); more would only be answered when nobody listens any more.
const QUEUE_PER_CORE: usize = 120;

/// Longest password: what stands behind its 72nd byte, bcrypt does not see.
pub const MAX_BYTES: usize = 72;

/// How many hashes are under way.
#[derive(Debug, Clone, Copy)]
pub struct Load {
    /// Waiting for a turn.
    pub waiting: usize,
    /// Being worked on.
    pub running: usize,
}

/// Hashes and checks passwords.
pub struct Passwords {
    cost: u32,
    cores: usize,
    /// A hash of nothing in particular, checked when the e-mail is unknown so that both take the same time.
    decoy: String,
    running: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    threads: Arc<Threads>,
}

type Job = Box<dyn FnOnce() + Send>;

/// The hashing threads, one a core, started with the first hash.
struct Threads {
    jobs: OnceLock<flume::Sender<Job>>,
    count: usize,
}

impl Threads {
    fn jobs(&self) -> &flume::Sender<Job> {
        self.jobs.get_or_init(|| {
            // As many jobs as may run at a time: the semaphore keeps the rest.
            let (sender, jobs) = flume::bounded::<Job>(self.count);
            for number in 0..self.count {
                let jobs = jobs.clone();
                let started = std::thread::Builder::new().name(format!("password-{number}")).spawn(move || {
                    give_way();
                    while let Ok(job) = jobs.recv() {
                        // Whoever waits for it sees that its answer is gone; the next one needs the thread.
                        let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(job));
                    }
                });
                if let Err(error) = started {
                    tracing::error!(%error, "passwords: no thread");
                }
            }
            sender
        })
    }

    /// Runs `work` on one of the threads.
    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> AppResult<T> {
        let (answer, answered) = oneshot::channel();
        let job: Job = Box::new(move || {
            let _ = answer.send(work());
        });
        let sent = self.jobs().send_async(job).await;
        sent.map_err(|_| AppError::Internal("the hashing threads have ended".to_owned()))?;
        // A job that panics takes its answer with it.
        answered.await.map_err(|_| AppError::Internal("hashing failed".to_owned()))
    }
}

/// Lets everything else go before this thread.
fn give_way() {
    // On Linux a thread has a niceness of its own. At 10 it gets about a tenth of a busy core, and all of an idle one.
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::setpriority_process(Some(rustix::thread::gettid()), 10) {
        tracing::debug!(%error, "passwords: niceness");
    }
}

impl Passwords {
    /// `cost` is bcrypt's: 12 in production.
    pub fn new(cost: u32) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Self {
            cost,
            cores,
            // Salt and digest of a fixed hash; only the cost decides how long the check takes.
            decoy: format!("$2b${cost:02}$C6UzMDM.H6dfI/f/IKcEeO7ZbnC7oGZLgx0XYDPxbLk1xvCPzuyRu"),
            running: Arc::new(Semaphore::new(cores)),
            waiting: Arc::new(Semaphore::new(cores * QUEUE_PER_CORE)),
            threads: Arc::new(Threads { jobs: OnceLock::new(), count: cores }),
        }
    }

    /// What is under way now.
    pub fn load(&self) -> Load {
        Load {
            waiting: (self.cores * QUEUE_PER_CORE).saturating_sub(self.waiting.available_permits()),
            running: self.cores.saturating_sub(self.running.available_permits()),
        }
    }

    /// Waits for a turn at hashing.
    ///
    /// # Errors
    /// 503 at once when too many are waiting already.
    pub async fn turn(&self) -> AppResult<HashingTurn> {
        let _place = self.waiting.clone().try_acquire_owned().map_err(|_| {
            metrics::shed(metrics::Shed::Passwords);
            AppError::Unavailable("too many password hashes are waiting".to_owned())
        })?;
        let running = self.running.clone().acquire_owned().await;
        let running = running.map_err(|error| AppError::Internal(error.to_string()))?;
        Ok(HashingTurn { cost: self.cost, running, threads: self.threads.clone() })
    }

    /// Whether `password` belongs to `hash`; without a hash (unknown e-mail) it takes as long and is false.
    pub async fn verify(&self, password: String, hash: Option<String>) -> AppResult<bool> {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.decoy.clone());
        // What cannot be a password (too long, NUL) must not be answered sooner either.
        let possible = password.len() <= MAX_BYTES && !password.contains('\0');
        let password = if possible { password } else { String::new() };
        let turn = self.turn().await?;
        let verified = turn.run(move |_| bcrypt::verify(password, &hash)).await?;
        Ok(verified.is_ok_and(|matches| matches && known && possible))
    }
}

/// The right to hash one password now.
pub struct HashingTurn {
    cost: u32,
    running: OwnedSemaphorePermit,
    threads: Arc<Threads>,
}

impl HashingTurn {
    /// Hashes a password of at most [`MAX_BYTES`].
    pub async fn hash(self, password: String) -> AppResult<String> {
        if password.len() > MAX_BYTES {
            return Err(AppError::Internal("a password that bcrypt would cut".to_owned()));
        }
        // Not the crate's `non_truncating_hash`: it refuses 72 bytes, of which bcrypt loses nothing but the NUL behind.
        let hashed = self.run(move |cost| bcrypt::hash(password, cost)).await?;
        hashed.map_err(|error| AppError::Internal(error.to_string()))
    }

    async fn run<T: Send + 'static>(self, work: impl FnOnce(u32) -> T + Send + 'static) -> AppResult<T> {
        let Self { cost, running, threads } = self;
        threads
            .run(move || {
                let _running = running;
                let started = Instant::now();
                let done = work(cost);
                metrics::password_hash(started.elapsed());
                done
            })
            .await
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[tokio::test]
    async fn hashes_are_verified_and_the_decoy_never_matches() {
        let passwords = Passwords::new(4);
        let hash = passwords.turn().await.unwrap().hash("correct horse".to_owned()).await.unwrap();
        assert!(hash.starts_with("$2b$04$"));
        assert!(passwords.verify("correct horse".to_owned(), Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify("wrong horse".to_owned(), Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify("a".repeat(73), Some(hash.clone())).await.unwrap());
        let longest = passwords.turn().await.unwrap().hash("a".repeat(72)).await.unwrap();
        assert!(passwords.verify("a".repeat(72), Some(longest.clone())).await.unwrap());
        assert!(!passwords.verify("a".repeat(71), Some(longest.clone())).await.unwrap());
        assert!(!passwords.verify("a".repeat(73), Some(longest)).await.unwrap());
        assert!(passwords.turn().await.unwrap().hash("a".repeat(73)).await.is_err());
        assert!(!passwords.verify("a\0b".to_owned(), Some(hash)).await.unwrap());
        assert!(!passwords.verify("correct horse".to_owned(), None).await.unwrap());
        assert!(!passwords.verify(String::new(), None).await.unwrap());
        // A malformed decoy would be answered at once and give unknown e-mails away.
        assert!(bcrypt::verify("x", &passwords.decoy).is_ok());
    }
}
