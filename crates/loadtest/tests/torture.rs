//! A short torture of the real server: connections are cut, it is killed and restarted, and nothing may be lost.
#![allow(clippy::unwrap_used)]

mod common;

use std::path::PathBuf;

use loadtest::torture::{self, Options};

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
    tortured(Options::new(common::server())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_instances_on_postgres_keep_their_promises() {
    let Some(url) = common::postgres() else { return };
    let mut options = Options::new(common::server());
    options.postgres_url = Some(url);
    options.redis_stops = u64::from(loadtest::stage::redis::Redis::is_installed());
    tortured(options).await;
}

#[tokio::test]
async fn a_program_that_is_no_server_is_refused_and_leaves_nothing() {
    let error = torture::run(&Options::new(PathBuf::from("/bin/true"))).await.err().unwrap();
    assert!(error.to_string().contains("before it answered"), "{error:#}");
}
