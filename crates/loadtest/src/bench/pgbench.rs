//! Turns on PostgreSQL, and what PostgreSQL itself reaches with the same statements: `pgbench` runs the turns of an
//! interview as the server does, one transaction each, without a server in between.

use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use clap::Args;

use super::turns;
use crate::cli::{Output, Server as At};
use crate::report::Report;
use crate::stage::base::Base;
use crate::stage::database;
use crate::stage::folder::Folder;
use crate::stage::postgres::Postgres;
use crate::stage::server::{Server, Settings};

/// Chats in the database, so that none is answered twice.
const CHATS: u64 = 64_000;
/// Questions of an interview.
const TURNS: u64 = 3;

/// What to run.
#[derive(Args, Clone)]
pub struct Options {
    /// The server's program
    #[arg(long)]
    binary: PathBuf,
    /// Use this PostgreSQL, in a database that is dropped in the end; unset: one is started
    #[arg(long)]
    postgres_url: Option<String>,
    /// Chats the server answers to the end
    #[arg(long, default_value_t = 3000, value_parser = clap::value_parser!(u64).range(1..=20_000))]
    chats: u64,
    /// Connections of pgbench, as many as the server keeps
    #[arg(long, default_value_t = 16, value_parser = clap::value_parser!(u64).range(1..=64))]
    clients: u64,
    /// Seconds pgbench runs, once for each script
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u64).range(1..=60))]
    each: u64,
    #[command(flatten)]
    pub(crate) output: Output,
}

impl Options {
    /// A run of a program.
    pub fn new(binary: PathBuf, postgres_url: Option<String>, chats: u64, each: u64) -> Self {
        Self { binary, postgres_url, chats, clients: 16, each, output: Output::default() }
    }
}

/// Where pgbench is, if it is installed.
pub fn program() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = Postgres::programs().into_iter().chain(std::env::split_paths(&path));
    folders.map(|folder| folder.join("pgbench")).find(|program| program.is_file())
}

/// Measures the server, then pgbench on the same database.
pub async fn run(options: &Options) -> Result<Report> {
    let program = program().context("pgbench is not installed here")?;
    let base = Base::create(options.postgres_url.as_deref()).await?;
    let url = base.url();
    let folder = Folder::new()?;
    let mut server = Server::new(Settings::new(&options.binary, folder.path(), &url, None)?)?;
    server.start().await?;
    let at = At::new(format!("http://{}", server.address()), 120);
    let measured = turns::run(&turns::Options::new(at, options.chats)).await?;
    server.stop().await;
    database::execute(&url, &filling()).await.context("filling the database for pgbench")?;
    let assessment =
        database::text(&url, "SELECT assessment FROM applications WHERE assessment IS NOT NULL LIMIT 1").await?;
    let mut report = Report::new("pgbench");
    report.parameters.clone_from(&measured.parameters);
    report.parameter("connections of pgbench", options.clients);
    report.parameter("seconds of pgbench", options.each);
    let turns = measured.value("turns").unwrap_or_default();
    report.figure("turns by the server", turns, "/s");
    for (name, ratio, pipelined) in
        [("turns by pgbench", "ratio", false), ("turns by pgbench, pipelined", "ratio to the pipelined", true)]
    {
        let script = folder.path().join("interview.sql");
        std::fs::write(&script, interview(&assessment, pipelined))?;
        // Fresh chats for each script.
        let from = if pipelined { CHATS / options.clients / 2 } else { 0 };
        let output = tokio::process::Command::new(&program)
            .args(["--no-vacuum", "-M", "prepared", "-c", &options.clients.to_string(), "-j", "2"])
            .args(["-T", &options.each.to_string(), "-D", &format!("i={from}")])
            .args(["-D", &format!("room={}", CHATS / options.clients), "-f"])
            .arg(&script)
            .arg(&url)
            .stdin(Stdio::null())
            .kill_on_drop(true)
            .output()
            .await
            .context("pgbench")?;
        let text = String::from_utf8_lossy(&output.stdout);
        let Some(interviews) = rate(&text).filter(|_| output.status.success()) else {
            bail!("pgbench: {}{text}", String::from_utf8_lossy(&output.stderr));
        };
        // Interviews are counted, in thousands at most.
        #[allow(clippy::cast_precision_loss)]
        let by_pgbench = interviews * TURNS as f64;
        report.figure(name, by_pgbench, "/s");
        report.figure(ratio, turns / by_pgbench.max(1e-9), "");
    }
    for times in &measured.times {
        report.times.push(times.clone());
    }
    report.failures.clone_from(&measured.failures);
    Ok(report)
}

/// Transactions per second, as pgbench prints them.
fn rate(output: &str) -> Option<f64> {
    output.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok())
}

/// Open chats beside those the server has made.
fn filling() -> String {
    format!(
        "INSERT INTO candidates (id, full_name, email, city, name_folded, email_folded, created_at)
         SELECT md5('c' || n)::uuid, 'Candidate', 'c@example.org', 'Алматы', 'candidate', 'c@example.org', now()
         FROM generate_series(1, {CHATS}) n;
         INSERT INTO applications (id, vacancy_id, candidate_id, employer_id, candidate_created_at, status, created_at, updated_at)
         SELECT md5('a' || n)::uuid, v.id, md5('c' || n)::uuid, v.employer_id, now(), 'in_chat', now(), now()
         FROM generate_series(1, {CHATS}) n, (SELECT id, employer_id FROM vacancies LIMIT 1) v;
         INSERT INTO chat_sessions (id, application_id, turn, last_seq, started_at, state)
         SELECT md5('s' || n)::uuid, md5('a' || n)::uuid, 0, 1, now(), s.state
         FROM generate_series(1, {CHATS}) n, (SELECT state FROM chat_sessions LIMIT 1) s;
         INSERT INTO session_briefs (session_id, brief)
         SELECT md5('s' || n)::uuid, b.brief
         FROM generate_series(1, {CHATS}) n, (SELECT brief FROM session_briefs LIMIT 1) b;
         ANALYZE;"
    )
}

/// An interview as pgbench plays it: the first turn reads the session, as the server does when it does not know it, and
/// every turn writes it in one transaction with its messages.
fn interview(assessment: &str, pipelined: bool) -> String {
    let mut parts = vec!["\\set i :i + 1\n\\set n :client_id * :room + :i\n".to_owned()];
    let (begin, end) = if pipelined { ("\\startpipeline\n", "\\endpipeline\n") } else { ("", "") };
    for turn in 1..=TURNS {
        let last = turn == TURNS;
        let (ended, question) = if last { ("now()", "NULL".to_owned()) } else { ("NULL", turn.to_string()) };
        if turn == 1 {
            parts.push(
                "SELECT s.id, s.turn, s.last_seq, s.ended_at, s.state, b.brief FROM chat_sessions s \
                 JOIN session_briefs b ON b.session_id = s.id WHERE s.id = md5('s'::text || :n::text)::uuid \\gset\n"
                    .to_owned(),
            );
        }
        let before = turn - 1;
        parts.push(format!(
            "\\set last_seq 1 + 2 * {before}\n\
             {begin}BEGIN;\n\
             UPDATE chat_sessions SET turn = turn + 1, last_seq = :last_seq::bigint + 2, ended_at = {ended}, state = :state::json \
             WHERE id = :id::uuid AND turn = {before} AND ended_at IS NULL;\n\
             INSERT INTO chat_messages (id, session_id, seq, sender_type, message_text, created_at, client_id, question_index) \
             VALUES (gen_random_uuid(), :id::uuid, :last_seq::bigint + 1, 'candidate', '5 лет', now(), NULL, NULL), \
             (gen_random_uuid(), :id::uuid, :last_seq::bigint + 2, 'bot', \
             'Записываю - 5 лет. Сможете ли вы работать удалённо, если понадобится?', now(), NULL, {question});\n"
        ));
        if last {
            parts.push(format!(
                "UPDATE applications SET status = 'approved', relevance_score = 0.86, rank_score = 0.86, rejection_reasons = NULL, \
                 assessment = '{}', summary = 'Подходит на 86 %', updated_at = now() \
                 WHERE id = md5('a'::text || :n::text)::uuid AND status = 'in_chat';\n\
                 INSERT INTO decisions (id, application_id, employer_id, status, reason, created_at) \
                 VALUES (gen_random_uuid(), md5('a'::text || :n::text)::uuid, NULL, 'approved', 'Ответы подходят.', now());\n",
                quoted(assessment)
            ));
        }
        parts.push(format!("COMMIT;\n{end}"));
    }
    parts.concat()
}

/// JSON within a literal of pgbench, which takes a colon before a letter for a variable.
fn quoted(json: &str) -> String {
    json.replace('\'', "''").replace(':', ": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_is_read_from_what_pgbench_prints() {
        let output = "number of failed transactions: 0 (0.000%)\nlatency average = 1.0 ms\ntps = 1234.567 (without initial connection time)\n";
        assert_eq!(rate(output), Some(1234.567));
        assert_eq!(rate("nothing"), None);
    }

    #[test]
    fn a_script_has_every_turn_in_a_transaction() {
        let script = interview("{\"a\":true,\"b\":\"it's\"}", false);
        assert_eq!(script.matches("BEGIN;").count(), 3);
        assert_eq!(script.matches("INSERT INTO decisions").count(), 1);
        assert!(script.contains("{\"a\": true,\"b\": \"it''s\"}") && !script.contains("pipeline"));
        assert_eq!(interview("{}", true).matches("\\endpipeline").count(), 3);
    }
}
