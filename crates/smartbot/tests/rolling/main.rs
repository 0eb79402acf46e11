//! Two instances behind a real nginx with the configuration of `deploy/nginx.conf`: they are restarted one after the other
//! while candidates chat and people read and apply. Nobody notices. Needs PostgreSQL and nginx.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

#[path = "../support/mod.rs"]
mod support;

use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use support::chat::WILLING;
use support::client::Caller;
use support::feed::Feed;
use support::process::Process;
use support::steadfast::Client;
use support::storage::{Folder, Storage, postgres, redis};

const ROUNDS: usize = 2;
/// Candidates who chat at a time, one interview after the other.
const CHATS: usize = 8;

/// nginx as `deploy/nginx.conf` configures it, on ports of our own.
struct Nginx {
    child: Child,
    address: SocketAddr,
}

impl Nginx {
    fn start(folder: &Path, instances: [SocketAddr; 2]) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../deploy/nginx.conf");
        let mut text = std::fs::read_to_string(path).unwrap();
        let mut change = |from: &str, to: &str| {
            assert_eq!(text.matches(from).count(), 1, "{from:?} in deploy/nginx.conf");
            text = text.replace(from, to);
        };
        change("server 127.0.0.1:8001", &format!("server {}", instances[0]));
        change("server 127.0.0.1:8002", &format!("server {}", instances[1]));
        change("listen 80;", &format!("listen 127.0.0.1:{port};"));
        // Files that the distribution's nginx puts where only root may write.
        let folder = folder.display();
        let files = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|name| format!("    {name}_temp_path {folder}/{name};\n"))
            .concat();
        change("    server_tokens off;\n", &format!("    server_tokens off;\n{files}"));
        // What it lets a process open depends on the machine.
        change("worker_rlimit_nofile 65536;\n", "");
        let file = format!("{folder}/nginx.conf");
        std::fs::write(&file, text).unwrap();
        let child = Command::new("nginx")
            .args(["-p", &folder.to_string(), "-c", &file, "-g", &format!("daemon off; pid {folder}/nginx.pid;")])
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let nginx = Self { child, address: SocketAddr::from(([127, 0, 0, 1], port)) };
        support::poll_until("nginx listens", || std::net::TcpStream::connect(nginx.address).is_ok());
        nginx
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // A fast shutdown, which takes the workers along.
        let _ = Command::new("sh").arg("-c").arg(format!("kill -TERM {}", self.child.id())).status();
        let _ = self.child.wait();
    }
}

/// People who read and apply without a pause until they are told to stop; gives how many requests they made.
async fn visitors(nobody: Caller, vacancy: Value, stop: Arc<AtomicBool>) -> usize {
    let mut requests = 0;
    while !stop.load(Ordering::Relaxed) {
        let path = format!("/vacancies/{}", vacancy["id"].as_str().unwrap());
        assert_eq!(nobody.get(&path).await.expect(200)["title"], vacancy["title"]);
        let body = json!({ "full_name": "Посетитель", "email": "v@example.com", "city": "Алматы" });
        let candidate = nobody.post("/candidates", &body).await.expect(201);
        let body = json!({ "vacancy_id": vacancy["id"], "candidate_id": candidate["id"] });
        nobody.post("/responses", &body).await.expect(201);
        requests += 3;
    }
    requests
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn instances_are_restarted_one_by_one_and_nobody_notices() {
    if postgres().is_none() || Command::new("nginx").arg("-v").stderr(Stdio::null()).status().is_err() {
        eprintln!("skipped: needs TEST_DATABASE_URL and nginx");
        return;
    }
    let (storage, folder) = (Storage::new().await, Folder::new());
    let url = redis().unwrap_or_default();
    let start = |port| Process::start(folder.path(), &storage.url(), port, &[("REDIS_URL", &url)]);
    let mut instances = vec![start(0), start(0)];
    let nginx = Nginx::start(folder.path(), [instances[0].address, instances[1].address]);
    let nobody = Caller::nobody(nginx.address);
    let body = json!({ "company_name": "Кофейня", "email": "hr@example.org", "password": "correct horse battery" });
    let reply = nobody.post("/employers/register", &body).await.expect(201);
    let employer = nobody.with_token(reply["access_token"].as_str().unwrap());
    let vacancy = json!({ "title": "Бариста", "description": "Варить кофе", "location": "Алматы" });
    let vacancy = employer.post("/vacancies", &vacancy).await.expect(201);
    assert_eq!(nobody.get("/metrics").await.status, 404, "for the operator only");
    let mut feed = Feed::open(&employer, None).await;

    let stop = Arc::new(AtomicBool::new(false));
    let interrupted = Arc::new(AtomicUsize::new(0));
    let visiting = tokio::spawn(visitors(nobody.clone(), vacancy.clone(), stop.clone()));
    let mut chats = tokio::task::JoinSet::new();
    for _ in 0..CHATS {
        let (nobody, vacancy, stop, interrupted) = (nobody.clone(), vacancy.clone(), stop.clone(), interrupted.clone());
        let (employer, address) = (employer.clone(), nginx.address);
        chats.spawn(async move {
            let mut held = 0;
            while !stop.load(Ordering::Relaxed) {
                let body = json!({ "full_name": "Кандидат", "email": "c@example.com", "city": "" });
                let candidate = nobody.post("/candidates", &body).await.expect(201);
                let body = json!({ "vacancy_id": vacancy["id"], "candidate_id": candidate["id"] });
                let response = nobody.post("/responses", &body).await.expect(201);
                let client = Client::new(address, response["id"].as_str().unwrap(), || {}).run().await;
                let path = format!("/responses/{}", client.response);
                let transcript = employer.get(&format!("{path}/messages?limit=500")).await.expect(200);
                client.check(transcript.as_array().unwrap(), &employer.get(&path).await.expect(200));
                // One connection, and one pass through the loop after the end.
                interrupted.fetch_add(client.reconnects - 1, Ordering::Relaxed);
                held += 1;
            }
            held
        });
    }
    let silent =
        nobody.post("/candidates", &json!({ "full_name": "Тихий", "email": "t@example.com", "city": "" })).await;
    let body = json!({ "vacancy_id": vacancy["id"], "candidate_id": silent.expect(201)["id"] });
    let silent = nobody.post("/responses", &body).await.expect(201);
    let mut open = support::chat::Handshake::new(nginx.address, silent["id"].as_str().unwrap()).connect().await;
    let question = open.question().await;

    for _ in 0..ROUNDS {
        for number in 0..instances.len() {
            let old = instances.remove(number);
            let port = old.address.port();
            old.signal("TERM");
            let (status, took, log) = tokio::task::spawn_blocking(move || old.wait()).await.unwrap();
            assert_eq!(status.code(), Some(0), "{log}");
            assert!(took < Duration::from_secs(10), "{took:?}");
            let url = (storage.url(), url.clone());
            let path = folder.path().to_owned();
            let again = move || Process::start(&path, &url.0, port, &[("REDIS_URL", &url.1)]);
            let new = tokio::task::spawn_blocking(again).await.unwrap();
            // As the operator is told to: the next one only when this one is back in turn.
            let itself = Caller::nobody(new.address);
            let answered = async || itself.get("/metrics").await.text.contains("route=\"/vacancies/{vacancy_id}\"");
            support::eventually("nginx asks it again", answered).await;
            instances.insert(number, new);
        }
    }
    // A chat that was only open was told to come back, and goes on.
    assert_eq!(open.closed().await, 1012);
    let mut open =
        support::chat::Handshake::new(nginx.address, silent["id"].as_str().unwrap()).after(1).connect().await;
    open.next_of("history").await;
    assert_eq!(open.next_of("state").await["kind"], question["kind"]);
    open.say_acked(WILLING.answer(question["kind"].as_str().unwrap())).await;

    stop.store(true, Ordering::Relaxed);
    let requests = visiting.await.unwrap();
    let held: usize = chats.join_all().await.into_iter().sum();
    assert!(requests > 0 && held >= CHATS, "{requests} requests, {held} interviews");
    assert!(interrupted.load(Ordering::Relaxed) > 0, "no restart met an interview");
    // The stream ended with its instance; whatever it had told was true.
    while let Some(event) = feed.try_next().await {
        assert_eq!(event.data["vacancy_id"], vacancy["id"]);
    }
    eprintln!("{requests} requests, {held} interviews, {} interruptions", interrupted.load(Ordering::Relaxed));
}
