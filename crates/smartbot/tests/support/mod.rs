//! What every test needs: a real server on a free port with a database of its own, and clients that speak the contract.
//!
//! The database is SQLite in a temporary folder, or, with `TEST_DATABASE_URL=postgres://…`, a schema of its own on that
//! server. Both are gone when the test ends, whatever way it ends. With `TEST_REDIS_URL=redis://…` every server of the tests
//! works with that Redis, each database under keys of its own.

// Several test binaries share this module and none of them uses all of it.
#![allow(dead_code)]

pub(crate) mod app;
pub(crate) mod chat;
pub(crate) mod client;
pub(crate) mod feed;
pub(crate) mod process;
pub(crate) mod steadfast;
pub(crate) mod storage;
pub(crate) mod token;
pub(crate) mod wire;

use std::time::{Duration, Instant};

/// Far longer than anything takes on a busy machine: a test that waits so long has failed.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// Asks again and again until the answer is yes. For what has no other sign than its effect.
#[track_caller]
pub(crate) fn poll_until(what: &str, mut done: impl FnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !done() {
        assert!(Instant::now() < deadline, "still not: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// As [`poll_until`], for questions that are asynchronous.
pub(crate) async fn eventually<F: Future<Output = bool>>(what: &str, mut done: impl FnMut() -> F) {
    let deadline = Instant::now() + PATIENCE;
    while !done().await {
        assert!(Instant::now() < deadline, "still not: {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
