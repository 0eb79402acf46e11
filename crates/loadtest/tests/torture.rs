//! A short torture of the real server: connections are cut, it is killed and restarted, and nothing may be lost.
#![allow(clippy::unwrap_used)]

use std::path::PathBuf;

use loadtest::torture::{self, Options};

/// The example `server`, which `cargo test` builds beside this test.
fn server() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let server = test.parent().and_then(|deps| deps.parent()).unwrap().join("examples/server");
    assert!(server.exists(), "{}: build it with `cargo build -p loadtest --example server`", server.display());
    server
}

async fn tortured(options: Options) {
    let outcome = torture::run(&options).await.unwrap();
    assert!(outcome.is_clean(), "{outcome}");
    let counts = &outcome.counts;
    assert!(outcome.interviews >= options.candidates && counts.cuts >= options.cuts, "{outcome}");
    assert!(counts.kills >= options.kills && counts.restarts >= options.instances(), "{outcome}");
    assert!(counts.reconnects > 0 && counts.acknowledged > 0 && outcome.messages > counts.acknowledged, "{outcome}");
    assert_eq!(outcome.server_errors, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_instance_on_sqlite_keeps_its_promises() {
    tortured(Options::new(server())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_instances_on_postgres_keep_their_promises() {
    let Some(url) = std::env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty()) else {
        eprintln!("TEST_DATABASE_URL is not set: nothing to test");
        return;
    };
    let mut options = Options::new(server());
    options.postgres_url = Some(url);
    options.redis_stops = u64::from(loadtest::stage::redis::Redis::is_installed());
    tortured(options).await;
}

#[tokio::test]
async fn a_program_that_is_no_server_is_refused_and_leaves_nothing() {
    let error = torture::run(&Options::new(PathBuf::from("/bin/true"))).await.err().unwrap();
    assert!(error.to_string().contains("before it answered"), "{error:#}");
}
