//! The scenarios against a server in this process.
#![allow(clippy::unwrap_used)]

use std::path::PathBuf;

use loadtest::bench::{apply, idle, interviews, list, login, paced, reads, turns};
use loadtest::cli::Server as At;
use smartbot::app::Server;
use smartbot::config::Config;
use tokio_util::sync::CancellationToken;

async fn with_server(run: impl AsyncFnOnce(At)) {
    let folder: PathBuf = std::env::temp_dir().join(format!("loadtest-smoke-{}", uuid::Uuid::new_v4()));
    std::fs::create_dir(&folder).unwrap();
    let database = format!("sqlite://{}", folder.join("smoke.db").display());
    let config = Config::read(|name| match name {
        "DATABASE_URL" => Some(database.clone()),
        "PORT" => Some("0".to_owned()),
        "RATE_LIMITS" => Some("off".to_owned()),
        _ => None,
    })
    .unwrap();
    let server = Server::bind(Config { bcrypt_cost: 4, ..config }).await.unwrap();
    let at = At::new(format!("http://{}", server.address()), 60);
    let stop = CancellationToken::new();
    let running = tokio::spawn(server.run(stop.clone().cancelled_owned()));
    run(at).await;
    stop.cancel();
    running.await.unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_candidates_are_interviewed() {
    with_server(async |at| {
        let report = interviews::run(&interviews::Options::new(at, 5)).await.unwrap();
        assert!(report.is_clean(), "{report}");
        assert_eq!(report.value("interviews"), Some(5.0), "{report}");
        assert_eq!(report.value("approved"), Some(5.0), "{report}");
        let answers = report.times.iter().find(|times| times.name == "answer to next bot message").unwrap();
        assert_eq!(answers.quantiles.count, 15, "three questions each: {report}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_with_an_id_is_acknowledged() {
    with_server(async |at| {
        let report = interviews::run(&interviews::Options::new(at, 5).demanding_with_ids()).await.unwrap();
        assert!(report.is_clean(), "{report}");
        let count = |name: &str| report.times.iter().find(|times| times.name == name).unwrap().quantiles.count;
        assert_eq!(count("answer to acknowledgement"), count("answer to next bot message"), "{report}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn silent_chats_are_weighed_and_stay_open() {
    with_server(async |at| {
        let report = idle::run(&idle::Options::new(at, 20, std::process::id())).await.unwrap();
        assert!(report.is_clean(), "{report}");
        assert_eq!(report.value("chats open"), Some(20.0), "{report}");
        assert!(report.value("memory before").unwrap() > 1.0, "{report}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reads_are_measured_against_a_trivial_server() {
    with_server(async |at| {
        let program = PathBuf::from(env!("CARGO_BIN_EXE_loadtest"));
        let report = reads::run(&reads::Options::new(at, Some(program)).short()).await.unwrap();
        assert!(report.is_clean(), "{report}");
        for ratio in ["one vacancy, ratio", "list, ratio"] {
            assert!(report.value(ratio).is_some_and(|ratio| ratio > 0.0), "{report}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn logins_are_measured_against_the_bare_hash() {
    with_server(async |at| {
        let report = login::run(&login::Options::new(at).short()).await.unwrap();
        assert!(report.is_clean() && report.value("ratio").is_some_and(|ratio| ratio > 0.0), "{report}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn candidates_answer_once_a_second_and_go_on_under_a_flood() {
    with_server(async |at| {
        let report = paced::run(&paced::Options::new(at, 10, 1, 2)).await.unwrap();
        assert!(report.is_clean(), "{report}");
        for name in ["turn, at rest", "turn, under the flood"] {
            let turns = report.times.iter().find(|times| times.name == name).unwrap();
            assert!(turns.quantiles.count > 0, "{report}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_turn_of_open_chats_is_counted() {
    with_server(async |at| {
        let report = turns::run(&turns::Options::new(at, 5)).await.unwrap();
        assert!(report.is_clean(), "{report}");
        assert_eq!(report.times[0].quantiles.count, 15, "three questions each: {report}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lists_are_read_from_both_ends_and_applications_counted() {
    with_server(async |at| {
        let report = list::run(&list::Options::new(at.clone(), 30, 5)).await.unwrap();
        assert!(report.is_clean(), "{report}");
        assert!(report.parameters.contains(&("deep page", "6".to_owned())), "{report}");
        let report = apply::run(&apply::Options::new(at, 5)).await.unwrap();
        assert!(report.is_clean() && report.times[0].quantiles.count == 5, "{report}");
    })
    .await;
}
