//! Paced chats: so many candidates, each answering once a second; at rest, and while others flood the login.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::Args;
use serde_json::json;
use tokio::task::JoinSet;

use super::per_second;
use crate::api::{Api, Vacancy};
use crate::chat::{Chat, Frame};
use crate::cli::Server;
use crate::histogram::Histogram;
use crate::lean::request;
use crate::load::{always, drive};
use crate::process;
use crate::report::Report;
use crate::script;

/// Pause of a candidate between two answers.
const PACE: Duration = Duration::from_secs(1);
/// Until all candidates chat and caches are warm.
const WARM_UP: Duration = Duration::from_secs(4);

/// What to run.
#[derive(Args, Clone)]
pub struct Options {
    #[command(flatten)]
    pub(crate) server: Server,
    /// Candidates, each answering once a second
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u64).range(1..=20_000))]
    candidates: u64,
    /// Seconds measured at rest, and again under the flood
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u64).range(1..=3600))]
    each: u64,
    /// So many logins at the same time in the second half; 0: none
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u64).range(0..=1000))]
    login_flood: u64,
    /// What the vacancy asks for
    #[arg(long, value_enum, default_value_t = Vacancy::Demanding)]
    vacancy: Vacancy,
}

impl Options {
    /// A run against `server`.
    pub fn new(server: Server, candidates: u64, each: u64, login_flood: u64) -> Self {
        Self { server, candidates, each, login_flood, vacancy: Vacancy::Demanding }
    }
}

/// What is measured in a phase.
#[derive(Default)]
struct Phase {
    answers: Histogram,
    first: Histogram,
    late: u64,
    refused: u64,
}

/// Phases: warming up, at rest, the flood beginning, under the flood, over.
const REST: usize = 1;
const FLOOD: usize = 3;
const OVER: usize = 4;

/// Lets them chat.
pub async fn run(options: &Options) -> Result<Report> {
    let api = options.server.api()?;
    process::allow_files(options.candidates * 2 + options.login_flood + 64)?;
    let mut report = Report::new("paced");
    report.parameter("candidates", options.candidates);
    report.parameter("seconds of each phase", options.each);
    report.parameter("logins at the same time", options.login_flood);
    let (email, password) = (format!("paced-{}@example.org", uuid::Uuid::new_v4()), uuid::Uuid::new_v4().to_string());
    let token = api.register_as(&email, &password).await?;
    let vacancy = api.vacancy(&token, options.vacancy).await?;
    let phase = Arc::new(AtomicUsize::new(0));
    let began = tokio::time::Instant::now();
    let mut candidates = JoinSet::new();
    for number in 0..options.candidates {
        let (api, vacancy, phase) = (api.clone(), vacancy.clone(), phase.clone());
        // Spread evenly over the second.
        let first = began + PACE.mul_f64(per_second(number, Duration::from_secs(options.candidates)));
        candidates.spawn(candidate(api, vacancy, number, first, phase));
    }
    let each = Duration::from_secs(options.each);
    tokio::time::sleep(WARM_UP).await;
    let stopwatch = process::Stopwatch::start()?;
    phase.store(REST, Ordering::SeqCst);
    tokio::time::sleep(each).await;
    phase.store(REST + 1, Ordering::SeqCst);
    let cores = stopwatch.cores()?;
    let mut logins = None;
    if options.login_flood > 0 {
        let body = json!({ "email": email, "password": password }).to_string();
        let address = api.target().address();
        let login = always(request("POST", "/auth/login", &address, None, Some(&body)));
        let time = each + WARM_UP / 2;
        let connections = options.login_flood;
        let flood = tokio::spawn(async move { drive(&address, connections, time, 200, login).await });
        tokio::time::sleep(WARM_UP / 4).await;
        phase.store(FLOOD, Ordering::SeqCst);
        tokio::time::sleep(each).await;
        phase.store(OVER, Ordering::SeqCst);
        logins = Some(flood.await??);
    }
    phase.store(OVER, Ordering::SeqCst);
    let mut phases: [Phase; OVER] = Default::default();
    while let Some(ended) = candidates.join_next().await {
        match ended? {
            Ok(measured) => {
                for (all, one) in phases.iter_mut().zip(&measured) {
                    all.answers.merge(&one.answers);
                    all.first.merge(&one.first);
                    all.late += one.late;
                    all.refused += one.refused;
                }
            }
            Err(error) => report.failure(&error.to_string()),
        }
    }
    let [_, rest, _, flood] = &phases;
    report.figure("turns at rest", per_second(rest.answers.count(), each), "/s");
    report.figure("this client's cores at rest", cores, "of a core");
    report.figure("late by a second, at rest", per_second(rest.late, PACE), "");
    report.figure("refused, at rest", per_second(rest.refused, PACE), "");
    report.time("turn, at rest", &rest.answers);
    report.time("first bot message, at rest", &rest.first);
    if let Some(logins) = logins {
        report.figure("turns under the flood", per_second(flood.answers.count(), each), "/s");
        report.figure("logins under the flood", logins.rate(), "/s");
        report.figure("late by a second, under the flood", per_second(flood.late, PACE), "");
        report.figure("refused, under the flood", per_second(flood.refused, PACE), "");
        let p99 = |phase: &Phase| phase.answers.percentile(99).as_secs_f64();
        report.figure("p99 under the flood / at rest", p99(flood) / p99(rest).max(1e-9), "");
        report.time("turn, under the flood", &flood.answers);
        report.time("first bot message, under the flood", &flood.first);
    }
    Ok(report)
}

/// One candidate after the other holds interviews, an answer at every tick.
async fn candidate(
    api: Api,
    vacancy: String,
    number: u64,
    first: tokio::time::Instant,
    phase: Arc<AtomicUsize>,
) -> Result<[Phase; OVER]> {
    let mut phases: [Phase; OVER] = Default::default();
    let mut ticks = tokio::time::interval_at(first, PACE);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Skip);
    let mut open: Option<(Chat, Frame)> = None;
    loop {
        ticks.tick().await;
        let now = phase.load(Ordering::SeqCst);
        let Some(measured) = phases.get_mut(now) else { return Ok(phases) };
        let begun = match open.take() {
            Some(open) => Ok(open),
            None => begin(&api, &vacancy, number, &mut measured.first).await,
        };
        let Ok((mut chat, question)) = begun else {
            // A server that has too much to do says so; the candidate comes back a second later.
            measured.refused += 1;
            continue;
        };
        let Some(index) = question.question_index else { bail!("a {} for a question", question.kind_of_frame) };
        let sent = Instant::now();
        chat.say(script::answer(question.kind.as_deref(), index), None).await?;
        let next = chat.reply().await?;
        let took = sent.elapsed();
        measured.answers.record(took);
        measured.late += u64::from(took > PACE);
        open = next.map(|question| (chat, question));
    }
}

async fn begin(api: &Api, vacancy: &str, number: u64, first: &mut Histogram) -> Result<(Chat, Frame)> {
    let application = api.apply(vacancy, number).await?;
    let mut chat = Chat::open(api.target(), &application).await?;
    let upgraded = Instant::now();
    let question = chat.next().await?;
    first.record(upgraded.elapsed());
    Ok((chat, question))
}
