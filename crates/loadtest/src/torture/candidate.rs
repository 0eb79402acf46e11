//! A candidate: chats to the end through as many connections as it takes, like a client that keeps the contract.

use std::sync::Arc;
use std::time::{Duration, Instant};

use uuid::Uuid;

use super::check::Kind;
use super::fate::Fate;
use super::ledger::{Answer, Ended, Ledger};
use super::link::{Link, Lost, Said};
use super::proxy::Proxy;
use super::random::Random;
use super::script;
use super::tally::Tally;

/// Longest pause before a client connects anew.
const PAUSE: Duration = Duration::from_millis(25);
/// More answers than any interview takes.
const MOST_ANSWERS: usize = 80;
/// What the server says when it could not store an answer.
const TRY_AGAIN: &str = "temporarily unavailable";

/// What all candidates have in common.
pub struct World {
    /// Proxies, one before each instance.
    pub proxies: Vec<Proxy>,
    /// Counters.
    pub tally: Arc<Tally>,
    /// Chooses everything.
    pub seed: u64,
    /// After so many cuts nobody is cut any more.
    pub cuts: u64,
    /// When nobody is cut any more, however few it were.
    pub calm: Instant,
    /// When an interview that has not ended never will.
    pub deadline: Instant,
    /// So many of a hundred clients know nothing of ids and numbers.
    pub old_percent: u64,
}

impl World {
    fn fate(&self, candidate: u64, connection: u64) -> Fate {
        if self.tally.cuts.get() >= self.cuts || Instant::now() > self.calm {
            return Fate::CALM;
        }
        Fate::of(self.seed, candidate, connection)
    }
}

/// Holds the interview of an application; gives what its client knows in the end.
pub async fn interview(world: &World, number: u64, application: String, token: String) -> Ledger {
    let mut random = Random::of(world.seed, &[number, 0]);
    let old_style = random.chance(world.old_percent);
    let talkative = random.chance(10);
    let trusting = random.chance(50);
    let ledger = Ledger { number, application, token, old_style, trusting, ..Ledger::default() };
    let mut candidate = Candidate { world, random, ledger, talkative, open: None, answered: -1, sent: 0 };
    candidate.run().await;
    candidate.ledger
}

/// The open question.
struct Open {
    index: i64,
    kind: Option<String>,
}

struct Candidate<'a> {
    world: &'a World,
    random: Random,
    ledger: Ledger,
    /// Says something ahead of a question now and then.
    talkative: bool,
    open: Option<Open>,
    /// Number of the last question answered.
    answered: i64,
    sent: usize,
}

impl Candidate<'_> {
    async fn run(&mut self) {
        for connection in 0_u64.. {
            if Instant::now() > self.world.deadline {
                return;
            }
            let tally = &self.world.tally;
            tally.connections.add();
            if connection > 0 {
                tally.reconnects.add();
            }
            let fate = self.world.fate(self.ledger.number, connection);
            let proxy = &self.world.proxies[self.random.index(self.world.proxies.len())];
            match Link::open(proxy, fate, &mut self.ledger).await {
                None => tally.refused.add(),
                Some(mut link) => {
                    let talked = if self.ledger.old_style {
                        self.talk_as_of_old(&mut link).await
                    } else {
                        self.talk(&mut link).await
                    };
                    match talked {
                        Ok(()) => return,
                        Err(Lost::Gone) => {}
                        Err(Lost::Silent) if fate.cut.is_some() => {}
                        Err(Lost::Silent) => tally.silences.add(),
                        Err(Lost::Nonsense(what)) => self.ledger.broke(Kind::Protocol, what),
                    }
                }
            }
            tokio::time::sleep(self.random.time(PAUSE)).await;
        }
    }

    /// One connection; `Ok` when the interview is over and nothing is open.
    async fn talk(&mut self, link: &mut Link) -> Result<(), Lost> {
        // Some clients send again at once, some look first whether that is needed.
        let eager = self.random.chance(50);
        if eager {
            self.resend(link).await?;
        }
        // Whatever was not stored before this connection began never will be, if the interview had ended by then.
        let over = self.ledger.ended.is_some();
        // Lines of the bot come in order and once on a connection.
        let mut newest = 0;
        loop {
            match link.next(&mut self.ledger).await? {
                Said::History { messages } => {
                    for message in messages {
                        if message.is_candidates()
                            && let Some(id) = message.client_id
                            && self.ledger.acknowledge(id, message.seq)
                        {
                            self.world.tally.acknowledged.add();
                            self.world.tally.acknowledged_by_history.add();
                        }
                        self.ledger.see(message.seq, &message.message_text);
                        newest = newest.max(message.seq);
                    }
                    if over {
                        let refused: Vec<Answer> = self.ledger.pending.drain(..).collect();
                        if refused.iter().any(|answer| answer.question.is_some()) && !self.talkative {
                            self.ledger.broke(Kind::Lost, "the interview ended without an answer that was sent");
                        }
                        self.ledger.refused.extend(refused);
                    }
                }
                Said::State { question_index, kind } => {
                    self.open = question_index.map(|index| Open { index, kind });
                    if !eager {
                        self.resend(link).await?;
                    }
                }
                Said::BotMessage { message, seq, question_index, kind } => {
                    if seq <= newest {
                        self.ledger.broke(Kind::Protocol, format!("message {seq} came behind {newest}"));
                    }
                    newest = seq;
                    self.ledger.see(seq, &message);
                    if let Some(index) = question_index {
                        self.open = Some(Open { index, kind });
                    }
                }
                Said::Ack { id, seq } => {
                    if self.ledger.acknowledge(id, seq) {
                        self.world.tally.acknowledged.add();
                    }
                }
                Said::ChatEnded { approved, reason } => {
                    self.ledger.end(Ended { approved, reason });
                    if self.ledger.pending.is_empty() {
                        return Ok(());
                    }
                    // Whether the rest was stored stands in the history.
                    return Err(Lost::Gone);
                }
                Said::Error { message } => self.hear_error(&message, link).await?,
                Said::Other => {}
            }
            self.answer(link).await?;
        }
    }

    async fn hear_error(&mut self, message: &str, link: &mut Link) -> Result<(), Lost> {
        if message.contains(TRY_AGAIN) {
            self.world.tally.try_agains.add();
            tokio::time::sleep(Duration::from_millis(100)).await;
            return self.resend(link).await;
        }
        self.ledger.broke(Kind::Protocol, format!("error frame: {message}"));
        Ok(())
    }

    async fn resend(&mut self, link: &mut Link) -> Result<(), Lost> {
        for answer in self.ledger.pending.clone() {
            self.world.tally.resends.add();
            link.say(&answer, &mut self.ledger).await?;
        }
        Ok(())
    }

    /// Answers the open question, if there is one and nothing is on its way.
    async fn answer(&mut self, link: &mut Link) -> Result<(), Lost> {
        if !self.ledger.pending.is_empty() || self.ledger.ended.is_some() {
            return Ok(());
        }
        let Some(open) = self.open.take_if(|open| open.index > self.answered) else { return Ok(()) };
        self.answered = open.index;
        let text = script::answer(self.ledger.number, open.kind.as_deref(), open.index);
        self.send(link, text, Some(open.index)).await?;
        if self.talkative && self.random.chance(30) {
            self.send(link, script::AHEAD, None).await?;
        }
        Ok(())
    }

    async fn send(&mut self, link: &mut Link, text: &str, question: Option<i64>) -> Result<(), Lost> {
        if self.sent >= MOST_ANSWERS {
            self.ledger.broke(Kind::Unfinished, format!("more than {MOST_ANSWERS} answers"));
            return Err(Lost::Gone);
        }
        self.sent += 1;
        self.world.tally.sent.add();
        let id = (!self.ledger.old_style).then(Uuid::new_v4);
        let answer = Answer { id, text: text.to_owned(), question };
        if id.is_some() {
            self.ledger.pending.push_back(answer.clone());
        } else {
            self.ledger.said += 1;
        }
        link.say(&answer, &mut self.ledger).await
    }

    /// One connection of a client that knows questions, answers and the end, and nothing else: it answers whatever
    /// question it is shown, also when it has answered it before.
    async fn talk_as_of_old(&mut self, link: &mut Link) -> Result<(), Lost> {
        loop {
            match link.next(&mut self.ledger).await? {
                Said::BotMessage { message, seq, question_index, kind } => {
                    self.ledger.see(seq, &message);
                    if let Some(index) = question_index {
                        let text = script::answer(self.ledger.number, kind.as_deref(), index);
                        self.send(link, text, Some(index)).await?;
                    }
                }
                Said::ChatEnded { approved, reason } => {
                    self.ledger.end(Ended { approved, reason });
                    return Ok(());
                }
                // It waits for an answer that was not stored: a person would read this and say it again.
                Said::Error { message } if message.contains(TRY_AGAIN) => {
                    self.world.tally.try_agains.add();
                    return Err(Lost::Gone);
                }
                Said::Error { message } => self.ledger.broke(Kind::Protocol, format!("error frame: {message}")),
                Said::Ack { .. } | Said::History { .. } | Said::State { .. } => {
                    self.ledger.broke(Kind::Protocol, "a frame that an old client does not know");
                }
                Said::Other => {}
            }
        }
    }
}
