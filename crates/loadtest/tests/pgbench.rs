//! The statements that pgbench runs are those of the schema as it is now.
#![allow(clippy::unwrap_used)]

mod common;

use loadtest::bench::pgbench;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn turns_on_postgres_are_measured_against_pgbench() {
    let Some(url) = common::postgres() else { return };
    if pgbench::program().is_none() {
        eprintln!("pgbench is not installed: nothing to test");
        return;
    }
    let options = pgbench::Options::new(common::server(), Some(url), 20, 1);
    let report = pgbench::run(&options).await.unwrap();
    assert!(report.is_clean(), "{report}");
    for name in ["turns by the server", "turns by pgbench", "turns by pgbench, pipelined"] {
        assert!(report.value(name).is_some_and(|rate| rate > 0.0), "{name}: {report}");
    }
}
