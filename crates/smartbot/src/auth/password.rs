//! Password hashes: bcrypt, off the event loop, a bounded number at a time, on threads of their own that give way to
//! everything else: a flood of logins is to be felt by logins, not by chats.
//!
//! Their low priority alone does not do it. With a hash on every core of a virtual machine, whoever serves its disk waits for
//! a core, too, and so does every commit; so while candidates chat, one core is left free.
//!
//! Nor may they give way for ever: where everything else fills all cores, a thread of idle priority hardly moves. A hash
//! that is not there after two seconds is begun once more by a thread of ordinary, low priority; the first to finish counts.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use crate::error::{AppError, AppResult};
use crate::telemetry::metrics;

/// Most requests that wait for a hash, per core. At four a second and core the last of them waits as long as clients
/// do (30 s); more would only be answered when nobody listens any more.
const QUEUE_PER_CORE: usize = 120;

/// Longest password: what stands behind its 72nd byte, bcrypt does not see.
pub const MAX_BYTES: usize = 72;

/// For so long after a frame of a chat a core is left free: about as long as a hash takes.
const CHATTING: Duration = Duration::from_millis(250);

/// For so long a hash is left to the idle threads: some four times what it takes when it has to share one of them.
const PATIENCE: Duration = Duration::from_secs(2);

/// How many hashes are under way.
#[derive(Debug, Clone, Copy)]
pub struct Load {
    /// Waiting for a turn.
    pub waiting: usize,
    /// Being worked on, or next.
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

/// A hash to be made; does nothing when somebody else has made it, or nobody waits for it any more.
type Job = Arc<dyn Fn() + Send + Sync>;

/// The hashing threads, started when they are first needed.
struct Threads {
    /// One a core, of idle priority.
    idle: OnceLock<flume::Sender<Job>>,
    /// One for what the idle ones do not get to.
    late: OnceLock<flume::Sender<Job>>,
    count: usize,
    patience: Duration,
    chats: Arc<Chats>,
}

/// When candidates were last heard of.
struct Chats {
    since: Instant,
    /// Milliseconds after `since`, and [`CHATTING`] on top; 0: never.
    until: AtomicU64,
}

impl Chats {
    fn now(&self) -> u64 {
        u64::try_from(self.since.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn heard(&self) {
        let chatting = u64::try_from(CHATTING.as_millis()).unwrap_or(u64::MAX);
        self.until.store(self.now().saturating_add(chatting), Ordering::Relaxed);
    }

    fn silent(&self) -> bool {
        self.until.load(Ordering::Relaxed) <= self.now()
    }
}

impl Threads {
    fn new(count: usize, patience: Duration) -> Self {
        let chats = Arc::new(Chats { since: Instant::now(), until: AtomicU64::new(0) });
        Self { idle: OnceLock::new(), late: OnceLock::new(), count, patience, chats }
    }

    fn idle(&self) -> &flume::Sender<Job> {
        self.idle.get_or_init(|| {
            // As many jobs as may run at a time: the semaphore keeps the rest.
            let (sender, jobs) = flume::bounded::<Job>(self.count);
            for number in 0..self.count {
                // The first works always, or nobody could log in on a machine with one core.
                let chats = (number > 0 && number + 1 == self.count).then(|| self.chats.clone());
                let jobs = jobs.clone();
                let next = move || {
                    while chats.as_ref().is_some_and(|chats| !chats.silent()) {
                        std::thread::sleep(CHATTING);
                    }
                    jobs.recv().ok()
                };
                spawn(format!("password-{number}"), give_way, next);
            }
            sender
        })
    }

    fn late(&self) -> &flume::Sender<Job> {
        self.late.get_or_init(|| {
            let (sender, jobs) = flume::bounded::<Job>(self.count);
            spawn("password-late".to_owned(), be_modest, move || jobs.recv().ok());
            sender
        })
    }

    /// Runs `work` on one of the idle threads, and if it is not done in time on the other thread as well.
    async fn run<T: Send + 'static>(&self, work: impl Fn() -> T + Send + Sync + 'static) -> AppResult<T> {
        let (answer, mut answered) = oneshot::channel();
        let answer = Mutex::new(Some(answer));
        let job: Job = Arc::new(move || {
            let answer = || answer.lock().unwrap_or_else(PoisonError::into_inner);
            let wanted = answer().as_ref().is_some_and(|answer| !answer.is_closed());
            if wanted {
                let started = Instant::now();
                let done = work();
                if let Some(answer) = answer().take() {
                    metrics::password_hash(started.elapsed());
                    let _ = answer.send(done);
                }
            }
        });
        let first = async {
            send(self.idle(), job.clone()).await?;
            AppResult::Ok((&mut answered).await)
        };
        let done = if let Ok(done) = tokio::time::timeout(self.patience, first).await {
            done?
        } else {
            send(self.late(), job).await?;
            answered.await
        };
        // A job that panics takes its answer with it.
        done.map_err(|_| AppError::Internal("hashing failed".to_owned()))
    }
}

async fn send(threads: &flume::Sender<Job>, job: Job) -> AppResult<()> {
    let sent = threads.send_async(job).await;
    sent.map_err(|_| AppError::Internal("the hashing threads have ended".to_owned()))
}

/// Starts a thread that prepares itself and does one job after the other, until there is no `next`.
fn spawn(name: String, prepare: fn(), mut next: impl FnMut() -> Option<Job> + Send + 'static) {
    let started = std::thread::Builder::new().name(name).spawn(move || {
        prepare();
        while let Some(job) = next() {
            // Whoever waits for it sees that its answer is gone; the next one needs the thread.
            let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| job()));
        }
    });
    if let Err(error) = started {
        tracing::error!(%error, "passwords: no thread");
    }
}

/// Lets everything else go before this thread.
fn give_way() {
    be_modest();
    // A thread of this policy runs where nothing else wants to, and is taken off a core at once, not at the end of its slice.
    #[cfg(target_os = "linux")]
    {
        use thread_priority::{NormalThreadSchedulePolicy::Idle, ThreadPriority, ThreadSchedulePolicy};
        let this = thread_priority::thread_native_id();
        let policy = ThreadSchedulePolicy::Normal(Idle);
        if let Err(error) = thread_priority::set_thread_priority_and_policy(this, ThreadPriority::Min, policy) {
            tracing::debug!(%error, "passwords: idle priority");
        }
    }
}

/// Lets everything else go before this thread, but not all the time.
fn be_modest() {
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
            threads: Arc::new(Threads::new(cores, PATIENCE)),
        }
    }

    /// A candidate is to be answered: a core is left free for a moment, hashes begin on the others only.
    pub fn chatting(&self) {
        self.threads.chats.heard();
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
        let verified = turn.run(move |_| bcrypt::verify(&password, &hash)).await?;
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
        let hashed = self.run(move |cost| bcrypt::hash(&password, cost)).await?;
        hashed.map_err(|error| AppError::Internal(error.to_string()))
    }

    async fn run<T: Send + 'static>(self, work: impl Fn(u32) -> T + Send + Sync + 'static) -> AppResult<T> {
        let Self { cost, running, threads } = self;
        let done = threads.run(move || work(cost)).await;
        drop(running);
        done
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn a_core_is_left_free_for_a_moment_after_each_frame() {
        let chats =
            Chats { since: Instant::now().checked_sub(Duration::from_secs(60)).unwrap(), until: AtomicU64::new(0) };
        assert!(chats.silent(), "nobody was ever heard of");
        chats.heard();
        assert!(!chats.silent());
        let earlier = Chats {
            since: chats.since.checked_sub(CHATTING).unwrap(),
            until: AtomicU64::new(chats.until.into_inner()),
        };
        assert!(earlier.silent());
    }

    #[tokio::test]
    async fn a_hash_the_idle_threads_do_not_get_to_is_made_by_another() {
        let threads = Threads::new(2, Duration::from_millis(20));
        let (held, release) = std::sync::mpsc::channel::<()>();
        let release = Mutex::new(release);
        let stuck: Job = Arc::new(move || {
            let _ = release.lock().unwrap_or_else(PoisonError::into_inner).recv();
        });
        for _ in 0..2 {
            send(threads.idle(), stuck.clone()).await.unwrap();
        }
        let made = threads.run(|| std::thread::current().name().map(str::to_owned));
        let by = tokio::time::timeout(Duration::from_secs(20), made).await.expect("nobody made it");
        assert_eq!(by.unwrap().unwrap(), "password-late");
        drop(held);
    }

    #[tokio::test]
    async fn a_hash_nobody_waits_for_any_more_is_not_made() {
        let threads = Threads::new(1, Duration::from_secs(60));
        let (held, release) = std::sync::mpsc::channel::<()>();
        let release = Mutex::new(release);
        let stuck: Job = Arc::new(move || {
            let _ = release.lock().unwrap_or_else(PoisonError::into_inner).recv();
        });
        send(threads.idle(), stuck).await.unwrap();
        let made = Arc::new(AtomicU64::new(0));
        let count = |made: Arc<AtomicU64>| move || made.fetch_add(1, Ordering::SeqCst);
        let mut gone = Box::pin(threads.run(count(made.clone())));
        assert!(futures_util::poll!(&mut gone).is_pending());
        drop(gone);
        drop(held);
        assert_eq!(threads.run(count(made.clone())).await.unwrap(), 0, "the first to be made");
    }

    #[tokio::test]
    async fn a_hash_that_panics_is_an_error_and_the_thread_goes_on() {
        let threads = Threads::new(1, Duration::from_millis(20));
        let failed = threads.run(|| -> u8 { panic!("on purpose") }).await;
        assert!(matches!(failed, Err(AppError::Internal(_))));
        assert_eq!(threads.run(|| 7).await.unwrap(), 7);
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn hashing_threads_run_only_where_nothing_else_wants_to() {
        use thread_priority::{NormalThreadSchedulePolicy, ThreadSchedulePolicy, thread_schedule_policy};
        let policy = Threads::new(1, PATIENCE).run(|| thread_schedule_policy().unwrap()).await.unwrap();
        assert_eq!(policy, ThreadSchedulePolicy::Normal(NormalThreadSchedulePolicy::Idle));
    }

    #[tokio::test]
    async fn passwords_are_hashed_while_candidates_chat() {
        let passwords = Passwords::new(4);
        let all = (0..8).map(|_| async {
            passwords.chatting();
            passwords.turn().await.unwrap().hash("correct horse".to_owned()).await.unwrap()
        });
        let hashes = futures_util::future::join_all(all).await;
        assert!(hashes.iter().all(|hash| bcrypt::verify("correct horse", hash).unwrap()));
    }

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
