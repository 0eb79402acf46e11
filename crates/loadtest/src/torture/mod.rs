//! The torture: candidates chat while connections are cut, servers are killed and databases restarted; in the end every
//! transcript is read and held against what the candidates' clients were promised.
//!
//! `fate` chooses from the seed where the `proxy` cuts, `candidate` is the client that keeps the contract and writes
//! everything into its `ledger`, `chaos` pulls the plugs, and `check`, which is pure, compares.

pub mod calls;
pub mod candidate;
pub mod chaos;
pub mod check;
pub mod fate;
pub mod ledger;
pub mod link;
pub mod options;
pub mod outcome;
pub mod proxy;
pub mod random;
pub mod script;
pub mod tally;
pub mod wire;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::Result;
use tokio::sync::Mutex;
use tokio::task::JoinSet;

use crate::process::allow_files;
use crate::stage::database::Database;
use crate::stage::folder::Folder;
use crate::stage::postgres::Postgres;
use crate::stage::redis::Redis;
use crate::stage::server::{Server, Settings};
use calls::Calls;
use candidate::World;
use chaos::{Plan, Stage};
use check::{Kind, Violation};
use ledger::Ledger;
pub use options::Options;
use outcome::{Broken, Outcome};
use proxy::Proxy;
use tally::Tally;

/// How long interviews may go on when nothing is cut any more.
const GRACE: Duration = Duration::from_secs(90);
/// Pause between two lines about how far it has come.
const PROGRESS: Duration = Duration::from_secs(5);
/// Transcripts read at the same time in the end.
const READERS: usize = 8;

/// Runs it. Dropped in the middle, it ends its processes and removes its folders.
pub async fn run(options: &Options) -> Result<Outcome> {
    options.check()?;
    allow_files(options.concurrency * 12 + 256)?;
    let began = Instant::now();
    let stage = Arc::new(build(options).await?);
    let tally = Arc::new(Tally::default());
    let mut addresses = Vec::new();
    let mut proxies = Vec::new();
    for server in &stage.servers {
        let mut server = server.lock().await;
        server.start().await?;
        addresses.push(server.address());
        proxies.push(Proxy::before(server.address(), tally.clone()).await?);
    }
    let calm = Instant::now() + Duration::from_secs(options.seconds);
    let deadline = calm + GRACE;
    let calls = Arc::new(Calls::new(addresses, deadline)?);
    let world = World {
        proxies,
        tally: tally.clone(),
        seed: options.seed,
        cuts: options.cuts,
        calm,
        deadline,
        old_percent: options.old_clients,
    };
    let (ledgers, mut others) = drive(options, &stage, world, &calls).await?;
    let mut outcome = Outcome::new(options, began.elapsed(), tally.counts());
    outcome.broken = verify(&calls, ledgers, &mut outcome).await?;
    for server in &stage.servers {
        let mut server = server.lock().await;
        others.extend(chaos::stop(&mut server).await);
        outcome.server_errors.extend(server.errors());
    }
    others.extend(calls.broken());
    if !others.is_empty() {
        outcome.broken.push(Broken { application: None, violations: others, frames: Vec::new() });
    }
    Ok(outcome)
}

/// Starts the services; the servers are ready to start.
async fn build(options: &Options) -> Result<Stage> {
    let folder = Folder::new()?;
    let (mut postgres, mut database) = (None, None);
    let url = if let Some(server) = &options.postgres_url {
        database.insert(Database::create(server).await?).url()
    } else if options.is_postgres() {
        postgres.insert(Postgres::create().await?).url()
    } else {
        format!("sqlite://{}", folder.path().join("torture.db").display())
    };
    let redis = if options.wants_redis() { Some(Redis::create().await?) } else { None };
    let settings = Settings::new(&options.binary, folder.path(), &url, redis.as_ref().map(Redis::url).as_deref())?;
    let servers =
        (0..options.instances()).map(|_| Server::new(settings.clone()).map(Mutex::new)).collect::<Result<Vec<_>>>()?;
    Ok(Stage { servers, postgres: postgres.map(Mutex::new), redis: redis.map(Mutex::new), database, folder })
}

/// Lets candidates chat until everything planned has happened and their interviews have ended.
async fn drive(
    options: &Options,
    stage: &Arc<Stage>,
    world: World,
    calls: &Arc<Calls>,
) -> Result<(Vec<Ledger>, Vec<Violation>)> {
    let vacancies = Arc::new(calls.vacancies().await?);
    let world = Arc::new(world);
    let plan = Plan {
        seed: options.seed,
        cuts: options.cuts,
        kills: options.kills,
        restarts: options.restarts,
        postgres_restarts: options.postgres_restarts,
        redis_stops: options.redis_stops,
        outage: Duration::from_millis(options.outage_ms),
        calm: world.calm,
    };
    let mut chaos = JoinSet::new();
    chaos.spawn(chaos::servers(stage.clone(), plan, world.tally.clone()));
    chaos.spawn(chaos::services(stage.clone(), plan, world.tally.clone()));
    let chaos_left = Arc::new(AtomicU64::new(2));
    let next = Arc::new(AtomicU64::new(0));
    let mut workers = JoinSet::new();
    for _ in 0..options.concurrency {
        let (world, calls, vacancies) = (world.clone(), calls.clone(), vacancies.clone());
        let (next, chaos_left, candidates) = (next.clone(), chaos_left.clone(), options.candidates);
        workers.spawn(async move {
            let mut ledgers = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let done = world.tally.cuts.get() >= world.cuts && chaos_left.load(Ordering::Relaxed) == 0;
                if number >= candidates && (done || Instant::now() > world.calm) {
                    return anyhow::Ok(ledgers);
                }
                let vacancy = &vacancies[usize::try_from(number).unwrap_or_default() % vacancies.len()];
                let applied = calls.apply(vacancy, number).await?;
                ledgers.push(candidate::interview(&world, number, applied.application, applied.token).await);
            }
        });
    }
    let (mut ledgers, mut others) = (Vec::new(), Vec::new());
    let mut progress = tokio::time::interval(PROGRESS);
    loop {
        tokio::select! {
            _ = progress.tick(), if !workers.is_empty() => tell(options, &world.tally.counts()),
            Some(ended) = chaos.join_next() => {
                others.extend(ended??);
                chaos_left.fetch_sub(1, Ordering::Relaxed);
            }
            Some(ended) = workers.join_next() => ledgers.extend(ended??),
            else => break,
        }
    }
    Ok((ledgers, others))
}

/// One line for a person who waits.
fn tell(options: &Options, counts: &tally::Counts) {
    eprintln!(
        "{} of {} cuts, {} of {} kills, {} answers acknowledged …",
        counts.cuts, options.cuts, counts.kills, options.kills, counts.acknowledged
    );
}

/// Reads every transcript and holds it against what its client was promised.
async fn verify(calls: &Arc<Calls>, ledgers: Vec<Ledger>, outcome: &mut Outcome) -> Result<Vec<Broken>> {
    let ledgers = Arc::new(Mutex::new(ledgers));
    let mut readers = JoinSet::new();
    for _ in 0..READERS {
        let (calls, ledgers) = (calls.clone(), ledgers.clone());
        readers.spawn(async move {
            let (mut broken, mut interviews, mut messages) = (Vec::new(), 0_u64, 0_u64);
            loop {
                let Some(ledger) = ledgers.lock().await.pop() else { break };
                let response = calls.response(&ledger.application, &ledger.token).await?;
                let violations = if let Some(response) = response {
                    let transcript = calls.transcript(&ledger.application, &ledger.token).await?;
                    messages += transcript.len() as u64;
                    check::check(&ledger, &transcript, &response)
                } else {
                    vec![Violation { kind: Kind::Lost, what: "the application itself is missing".to_owned() }]
                };
                interviews += 1;
                if !violations.is_empty() {
                    let Ledger { application, frames, .. } = ledger;
                    broken.push(Broken { application: Some(application), violations, frames });
                }
            }
            anyhow::Ok((broken, interviews, messages))
        });
    }
    let mut all = Vec::new();
    while let Some(read) = readers.join_next().await {
        let (broken, interviews, messages) = read??;
        all.extend(broken);
        outcome.interviews += interviews;
        outcome.messages += messages;
    }
    Ok(all)
}
