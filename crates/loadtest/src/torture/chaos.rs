//! What happens to the servers while the candidates chat.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Result;
use tokio::sync::Mutex;

use super::check::{Kind, Violation};
use super::random::Random;
use super::tally::Tally;
use crate::stage::database::Database;
use crate::stage::folder::Folder;
use crate::stage::postgres::{Manner, Postgres};
use crate::stage::redis::Redis;
use crate::stage::server::{LONGEST_STOP, Server};

/// Pause between two looks at the number of cuts.
const LOOK: Duration = Duration::from_millis(1);
/// Longest wait for the cuts that should come before the next event.
const STRETCH: Duration = Duration::from_secs(2);

/// Everything that can be pulled. Dropped in this order: servers end before what they stand on.
pub struct Stage {
    /// The instances.
    pub servers: Vec<Mutex<Server>>,
    /// A PostgreSQL of our own.
    pub postgres: Option<Mutex<Postgres>>,
    /// A Redis of our own.
    pub redis: Option<Mutex<Redis>>,
    /// A database of our own on somebody else's PostgreSQL.
    pub database: Option<Database>,
    /// Logs, and the SQLite file.
    pub folder: Folder,
}

/// How much shall happen.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Numbers come from it.
    pub seed: u64,
    /// Cuts of the whole run: events are spread over them.
    pub cuts: u64,
    /// Servers killed.
    pub kills: u64,
    /// Rolling restarts of all servers.
    pub restarts: u64,
    /// Stops of PostgreSQL.
    pub postgres_restarts: u64,
    /// Stops of Redis.
    pub redis_stops: u64,
    /// Longest time PostgreSQL or Redis are away.
    pub outage: Duration,
    /// Nothing begins after this.
    pub calm: Instant,
}

#[derive(Debug, Clone, Copy)]
enum Event {
    Kill,
    Roll,
    Postgres,
    Redis,
}

/// Events of two kinds in a random order.
fn shuffled(kinds: [(Event, u64); 2], random: &mut Random) -> Vec<Event> {
    let mut events: Vec<Event> = kinds
        .iter()
        .flat_map(|(event, count)| std::iter::repeat_n(*event, usize::try_from(*count).unwrap_or_default()))
        .collect();
    for last in (1..events.len()).rev() {
        events.swap(last, random.index(last + 1));
    }
    events
}

/// Kills and restarts servers until the plan is done; gives what went wrong with orderly stops.
pub async fn servers(stage: Arc<Stage>, plan: Plan, tally: Arc<Tally>) -> Result<Vec<Violation>> {
    let mut random = Random::of(plan.seed, &[u64::MAX, 1]);
    let events = shuffled([(Event::Kill, plan.kills), (Event::Roll, plan.restarts)], &mut random);
    let mut violations = Vec::new();
    for number in 0..events.len() {
        if !due(&plan, &tally, number, events.len(), &mut random).await {
            break;
        }
        match events[number] {
            Event::Roll => {
                for server in &stage.servers {
                    let mut server = server.lock().await;
                    violations.extend(stop(&mut server).await);
                    server.start_supervised().await?;
                    tally.restarts.add();
                }
            }
            // Killing several at once, or one again as it starts, counts as several.
            _ if tally.kills.get() >= plan.kills => {}
            _ => kill(&stage, &plan, &tally, &mut random).await?,
        }
    }
    Ok(violations)
}

/// Stops and starts the services until the plan is done.
pub async fn services(stage: Arc<Stage>, plan: Plan, tally: Arc<Tally>) -> Result<Vec<Violation>> {
    let mut random = Random::of(plan.seed, &[u64::MAX, 2]);
    let events = shuffled([(Event::Postgres, plan.postgres_restarts), (Event::Redis, plan.redis_stops)], &mut random);
    for number in 0..events.len() {
        if !due(&plan, &tally, number, events.len(), &mut random).await {
            break;
        }
        match (events[number], &stage.postgres, &stage.redis) {
            (Event::Postgres, Some(postgres), _) => {
                let mut postgres = postgres.lock().await;
                postgres.stop(if random.chance(50) { Manner::Immediate } else { Manner::Fast }).await;
                tokio::time::sleep(random.time(plan.outage)).await;
                postgres.start().await?;
                tally.postgres_restarts.add();
            }
            (Event::Redis, _, Some(redis)) => {
                let mut redis = redis.lock().await;
                if random.chance(50) {
                    redis.kill().await;
                    tokio::time::sleep(random.time(plan.outage)).await;
                    redis.start().await?;
                    tally.redis_kills.add();
                } else {
                    redis.freeze();
                    tokio::time::sleep(random.time(plan.outage)).await;
                    redis.thaw();
                    tally.redis_freezes.add();
                }
            }
            _ => {}
        }
    }
    Ok(Vec::new())
}

/// SIGTERM; what was wrong with how it stopped.
pub async fn stop(server: &mut Server) -> Option<Violation> {
    let stop = server.stop().await;
    let what = if stop.code != Some(0) {
        format!("an orderly stop ended with {:?}", stop.code)
    } else if stop.took > LONGEST_STOP {
        format!("an orderly stop took {:.1} s", stop.took.as_secs_f64())
    } else {
        return None;
    };
    Some(Violation { kind: Kind::Stop, what })
}

async fn kill(stage: &Stage, plan: &Plan, tally: &Tally, random: &mut Random) -> Result<()> {
    let one = random.index(stage.servers.len());
    let all = stage.servers.len() > 1 && random.chance(10);
    let victims: Vec<usize> = if all { (0..stage.servers.len()).collect() } else { vec![one] };
    for victim in &victims {
        stage.servers[*victim].lock().await.kill().await;
        tally.kills.add();
    }
    for victim in victims {
        let mut server = stage.servers[victim].lock().await;
        tokio::time::sleep(random.time(Duration::from_millis(30))).await;
        if random.chance(15) && tally.kills.get() < plan.kills {
            server.spawn()?;
            tokio::time::sleep(random.time(Duration::from_millis(20))).await;
            server.kill().await;
            tally.kills.add();
            tally.kills_at_start.add();
        }
        server.start_supervised().await?;
    }
    Ok(())
}

/// Waits until this event of so many is due; `false`: its time is over.
async fn due(plan: &Plan, tally: &Tally, number: usize, events: usize, random: &mut Random) -> bool {
    let stretch = (plan.cuts / events.max(1) as u64).max(1);
    let point = (number as u64 * stretch + random.below(stretch)).min(plan.cuts);
    let patience = if plan.cuts == 0 { random.time(STRETCH / 5) } else { STRETCH };
    let began = Instant::now();
    while (tally.cuts.get() < point || plan.cuts == 0) && began.elapsed() < patience {
        if Instant::now() > plan.calm {
            return false;
        }
        tokio::time::sleep(LOOK).await;
    }
    // Some point in the middle of whatever is going on.
    tokio::time::sleep(random.time(Duration::from_millis(5))).await;
    Instant::now() <= plan.calm
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_happens_in_an_order_of_the_seed() {
        let order = |seed| {
            let mut random = Random::of(seed, &[]);
            let events = shuffled([(Event::Kill, 20), (Event::Roll, 5)], &mut random);
            events.iter().map(|event| matches!(event, Event::Roll)).collect::<Vec<_>>()
        };
        assert_eq!(order(1).len(), 25);
        assert_eq!(order(1).iter().filter(|roll| **roll).count(), 5);
        assert_eq!(order(1), order(1));
        assert_ne!(order(1), order(2));
    }
}
