//! What `deploy/` watches is what the server exports, and every alert says what to do.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;
use smartbot::telemetry::metrics;

use crate::support::app::TestApp;
use crate::support::chat::WILLING;
use crate::support::storage::postgres;

/// Metrics that only one of the databases has.
const SQLITE: &[&str] =
    &["smartbot_db_commit_group_size", "smartbot_db_commit_duration_seconds", "smartbot_db_queue_limit"];
const POSTGRES: &[&str] = &["smartbot_db_connections"];

fn file(name: &str) -> String {
    let root: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::fs::read_to_string(root.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The names of series in a text.
fn names(text: &str) -> BTreeSet<&str> {
    let word = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
    text.split(word).filter(|word| word.starts_with("smartbot_") || word.starts_with("process_")).collect()
}

/// Every series a server exports that has done everything once.
async fn exported() -> BTreeSet<String> {
    let app = TestApp::start().await;
    let employer = app.register("Работодатель").await;
    let applied = app.apply(&employer.create_vacancy("Алматы").await).await;
    app.interview(&applied, &WILLING).await;
    // The Redis of this test answers at once.
    metrics::redis_up(true);
    metrics::redis_time("publish", Duration::from_millis(1), true);
    let text = app.get("/metrics").await.text;
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split(['{', ' ']).next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn what_is_watched_is_there() {
    let exported = exported().await;
    let foreign = if postgres().is_some() { SQLITE } else { POSTGRES };
    let documents = ["deploy/grafana/dashboards/smartbot.json", "deploy/prometheus/alerts.yml"];
    let mut watched = 0;
    for document in documents {
        let text = file(document);
        for name in names(&text) {
            watched += 1;
            let elsewhere = foreign.iter().any(|foreign| name.starts_with(foreign));
            assert!(elsewhere || exported.contains(name), "{document} watches {name}, which no server exports");
        }
    }
    assert!(watched > 40, "{watched}");
    // And the other way round: nothing is exported that nobody has described.
    let described = file("docs/OPERATIONS.md");
    for name in exported.iter().filter(|name| name.starts_with("smartbot_")) {
        let family = ["_bucket", "_sum", "_count"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
        assert!(described.contains(&format!("`{family}`")), "docs/OPERATIONS.md does not know {family}");
    }
}

#[test]
fn every_panel_asks_for_something() {
    let dashboard: Value = serde_json::from_str(&file("deploy/grafana/dashboards/smartbot.json")).unwrap();
    let source = file("deploy/grafana/provisioning/datasources/prometheus.yml");
    let panels = dashboard["panels"].as_array().unwrap();
    let ids: BTreeSet<_> = panels.iter().map(|panel| panel["id"].as_u64().unwrap()).collect();
    assert_eq!(ids.len(), panels.len(), "ids are unique");
    for panel in panels.iter().filter(|panel| panel["type"] != "row") {
        let uid = panel["datasource"]["uid"].as_str().unwrap();
        assert!(source.contains(&format!("uid: {uid}\n")), "{uid} is not provisioned");
        let targets = panel["targets"].as_array().unwrap();
        assert!(!targets.is_empty(), "{}", panel["title"]);
        for target in targets {
            let question = target["expr"].as_str().unwrap();
            assert!(!names(question).is_empty() || question.starts_with("sum(up{"), "{question}");
            assert!(question.contains("$instance"), "{question} looks at all instances");
            for (open, close) in [('(', ')'), ('{', '}'), ('[', ']')] {
                assert_eq!(question.matches(open).count(), question.matches(close).count(), "{question}");
            }
        }
    }
}

#[test]
fn every_alert_says_what_to_do() {
    let rules = file("deploy/prometheus/alerts.yml");
    let document = file("docs/OPERATIONS.md");
    let runbook = document.split("\n## ").find(|section| section.starts_with("What to do when\n")).unwrap();
    let alerts: Vec<_> = rules.split("- alert: ").skip(1).collect();
    assert!(alerts.len() >= 10);
    for alert in &alerts {
        let name = alert.lines().next().unwrap();
        let severity = alert.split("severity: ").nth(1).and_then(|rest| rest.lines().next()).unwrap_or_default();
        assert!(["page", "ticket"].contains(&severity), "{name}: {severity:?}");
        assert!(alert.contains("summary: "), "{name}");
        let anchor = name.to_lowercase();
        assert!(alert.contains(&format!("runbook: docs/OPERATIONS.md#{anchor}\n")), "{name}");
        assert!(
            runbook.contains(&format!("### {name}\n\n*{severity}.*")),
            "{name} is not in the runbook as {severity}"
        );
    }
    assert_eq!(runbook.matches("\n### ").count(), alerts.len(), "the runbook knows other alerts");
}

#[test]
fn the_compose_file_leads_nginx_to_its_instances() {
    let (compose, nginx) = (file("docker-compose.scale.yml"), file("deploy/nginx.conf"));
    for (instance, written, meant) in
        [("app1", "127.0.0.1:8001", "172.30.90.11"), ("app2", "127.0.0.1:8002", "172.30.90.12")]
    {
        assert_eq!(nginx.matches(written).count(), 1, "{written}");
        assert!(compose.contains(&format!("s/{written}/{meant}:8000/")), "{instance}");
        let service = compose.split(&format!("\n  {instance}:\n")).nth(1).unwrap();
        assert_eq!(service.split("ipv4_address: ").nth(1).and_then(|rest| rest.lines().next()), Some(meant));
    }
    assert!(nginx.contains("location = /metrics"), "the metrics are not for the public");
}
