//! What tests with a server of their own need.

use std::path::PathBuf;

/// The example `server`, which `cargo test` builds beside the tests.
pub(crate) fn server() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let server = test.parent().and_then(|deps| deps.parent()).unwrap().join("examples/server");
    assert!(server.exists(), "{}: build it with `cargo build -p loadtest --example server`", server.display());
    server
}

/// The PostgreSQL to test against, when one is given.
pub(crate) fn postgres() -> Option<String> {
    let url = std::env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty());
    if url.is_none() {
        eprintln!("TEST_DATABASE_URL is not set: nothing to test");
    }
    url
}
