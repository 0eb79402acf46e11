//! The ceiling: a server that does nothing but what any server with the same framework must do.
//!
//! It answers the bytes it is given, serialises the list it is given for every request, and says a line for every line of
//! a chat. Run as a process of its own, so that it has the machine to itself as the server under test has.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use axum::extract::State;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{Json, Router};
use clap::Args;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::stage::daemon::{Daemon, Signal};
use crate::stage::folder::Folder;
use crate::stage::port;
use crate::stage::server::healthy;

/// What a line of a chat is answered with: about as long as a question.
const LINE: &str = r#"{"type":"bot_message","message":"Записываю: 5 лет. Сможете ли вы работать удалённо, если понадобится?","question_index":1,"seq":5,"id":"756506b5-2851-477b-a96c-1cb71a88c166","total_questions":3,"progress":{"asked":3,"total":3},"quick_replies":[{"label":"Да","value":"да"},{"label":"Нет","value":"нет"}],"kind":"yes_no"}"#;

/// What to serve.
#[derive(Args, Clone)]
pub struct Options {
    /// Where to listen, on 127.0.0.1
    #[arg(long)]
    port: u16,
    /// A file with the reply of /one
    #[arg(long)]
    one: PathBuf,
    /// A file with a list of vacancies, as JSON
    #[arg(long)]
    list: PathBuf,
}

/// A vacancy, as the contract has it, in the order of the fields.
#[derive(Serialize, Deserialize)]
struct Vacancy {
    id: String,
    employer_id: String,
    title: String,
    description: String,
    requirements: Option<Map<String, Value>>,
    location: String,
    salary_min: Option<i64>,
    salary_max: Option<i64>,
    created_at: String,
    max_questions: Option<i64>,
    threshold: Option<f64>,
    questions: Option<Value>,
}

struct Served {
    one: String,
    list: Vec<Vacancy>,
}

/// Serves until it is killed.
pub async fn serve(options: &Options) -> Result<()> {
    let read = |path: &Path| std::fs::read_to_string(path).with_context(|| path.display().to_string());
    let list = serde_json::from_str(&read(&options.list)?).context("a list of vacancies")?;
    let served = Arc::new(Served { one: read(&options.one)?, list });
    let routes = Router::new()
        .route("/health", get(|| async { "ok" }))
        .route("/one", get(one))
        .route("/list", get(list_all))
        .route("/ws/chat/{id}", get(|upgrade: WebSocketUpgrade| async { upgrade.on_upgrade(echo) }))
        .with_state(served);
    let listener = tokio::net::TcpListener::bind(port::loopback(options.port)).await?;
    axum::serve(axum::serve::ListenerExt::tap_io(listener, |socket| drop(socket.set_nodelay(true))), routes).await?;
    Ok(())
}

async fn one(State(served): State<Arc<Served>>) -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], served.one.clone())
}

async fn list_all(State(served): State<Arc<Served>>) -> impl IntoResponse {
    // Serialised anew, as a list that may change must be.
    Json(&served.list).into_response()
}

async fn echo(mut socket: WebSocket) {
    if socket.send(Message::text(LINE)).await.is_err() {
        return;
    }
    while let Some(Ok(message)) = socket.recv().await {
        if matches!(message, Message::Text(_)) && socket.send(Message::text(LINE)).await.is_err() {
            return;
        }
    }
}

/// The trivial server as a process; it ends with its owner.
pub struct Trivial {
    daemon: Daemon,
    address: String,
    _folder: Folder,
}

impl Trivial {
    /// Starts `program` (this one, as a rule) so that it serves these bytes.
    pub async fn start(program: &Path, one: &[u8], list: &[u8]) -> Result<Self> {
        let folder = Folder::new()?;
        let files = [("one.json", one), ("list.json", list)].map(|(name, bytes)| (folder.path().join(name), bytes));
        for (path, bytes) in &files {
            std::fs::write(path, bytes)?;
        }
        let port = port::free()?;
        let mut command = Command::new(program);
        command.args(["trivial", "--port", &port.to_string()]).arg("--one").arg(&files[0].0).arg("--list");
        command.arg(&files[1].0).stdout(Stdio::null()).stderr(Stdio::null());
        let mut daemon = Daemon::start(&mut command, Signal::KILL)?;
        let began = Instant::now();
        while !healthy(port::loopback(port)).await {
            if daemon.ended().is_some() || began.elapsed() > Duration::from_secs(10) {
                bail!("the trivial server does not start");
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        Ok(Self { daemon, address: port::loopback(port).to_string(), _folder: folder })
    }

    /// `host:port`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Its process.
    pub fn id(&self) -> u32 {
        self.daemon.id()
    }
}
