//! What one candidate's client knows: what it was promised, what it saw, every frame that passed.

use std::collections::{BTreeMap, VecDeque};

use serde::Deserialize;
use uuid::Uuid;

use super::check::{Kind, Violation};

/// A message as the transcript and the `history` frame show it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Message {
    /// The server's id.
    pub id: Uuid,
    /// Its number.
    pub seq: i64,
    /// `bot` or `candidate`.
    pub sender_type: String,
    /// The text.
    pub message_text: String,
    /// The client's id.
    pub client_id: Option<Uuid>,
    /// Set on questions.
    pub question_index: Option<i64>,
}

impl Message {
    /// Whether the candidate said it.
    pub fn is_candidates(&self) -> bool {
        self.sender_type == "candidate"
    }
}

/// An answer that the client has sent or is about to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The client's id; old clients give none.
    pub id: Option<Uuid>,
    /// The text.
    pub text: String,
    /// Number of the question it answers; `None`: said ahead of a question.
    pub question: Option<i64>,
}

/// How an interview ended, as the client was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// The outcome.
    pub approved: bool,
    /// Why.
    pub reason: String,
}

/// Everything about one interview.
#[derive(Debug, Default)]
pub struct Ledger {
    /// Number of the candidate in this run.
    pub number: u64,
    /// Id of the application.
    pub application: String,
    /// The candidate's token.
    pub token: String,
    /// A client without message ids and numbers.
    pub old_style: bool,
    /// A client that goes on behind the largest number it has seen, as our own page does, without looking for gaps.
    pub trusting: bool,
    /// Texts seen over the socket, by number.
    pub seen: BTreeMap<i64, String>,
    /// Answers promised to be durable, in the order in which they were sent first, with their numbers.
    pub acknowledged: Vec<(Answer, i64)>,
    /// Answers on their way.
    pub pending: VecDeque<Answer>,
    /// Answers that the end of the interview overtook: never stored.
    pub refused: Vec<Answer>,
    /// How often an old client has said anything.
    pub said: usize,
    /// The end.
    pub ended: Option<Ended>,
    /// Promises that were broken before the end.
    pub broken: Vec<Violation>,
    /// Every frame and every end of a connection, in order, for the report on a violation.
    pub frames: Vec<String>,
}

impl Ledger {
    /// A promise was broken.
    pub fn broke(&mut self, kind: Kind, what: impl Into<String>) {
        let violation = Violation { kind, what: what.into() };
        if !self.broken.contains(&violation) {
            self.broken.push(violation);
        }
    }

    /// The message with this number was seen.
    pub fn see(&mut self, seq: i64, text: &str) {
        let known = self.seen.entry(seq).or_insert_with(|| text.to_owned());
        if known != text {
            self.broke(Kind::Changed, format!("message {seq} has changed between two looks"));
        }
    }

    /// The largest number up to which everything was seen: where a client may go on.
    pub fn complete(&self) -> i64 {
        self.seen
            .keys()
            .zip(1..)
            .take_while(|(seq, expected)| **seq == *expected)
            .count()
            .try_into()
            .unwrap_or(i64::MAX)
    }

    /// Behind which number this client asks for what it missed.
    pub fn after(&self) -> i64 {
        if self.trusting { self.seen.keys().next_back().copied().unwrap_or_default() } else { self.complete() }
    }

    /// The answer with this id is durable under this number. Whether that was news.
    pub fn acknowledge(&mut self, id: Uuid, seq: i64) -> bool {
        if let Some((_, known)) = self.acknowledged.iter().find(|(answer, _)| answer.id == Some(id)) {
            if *known != seq {
                self.broke(Kind::Doubled, format!("answer {id} was acknowledged as {known} and as {seq}"));
            }
            return false;
        }
        if self.refused.iter().any(|answer| answer.id == Some(id)) {
            self.broke(Kind::Order, format!("answer {id} was taken after the end, as {seq}"));
            return false;
        }
        let Some(place) = self.pending.iter().position(|answer| answer.id == Some(id)) else {
            self.broke(Kind::Foreign, format!("answer {id}, acknowledged as {seq}, was never sent"));
            return false;
        };
        if place > 0 {
            self.broke(Kind::Order, format!("answer {id} was acknowledged before one that was sent earlier"));
        }
        if let Some(answer) = self.pending.remove(place) {
            self.see(seq, &answer.text);
            self.acknowledged.push((answer, seq));
        }
        true
    }

    /// The interview is over.
    pub fn end(&mut self, ended: Ended) {
        match &self.ended {
            Some(known) if *known != ended => {
                self.broke(Kind::Decision, format!("two ends: {known:?} and {ended:?}"));
            }
            Some(_) => {}
            None => self.ended = Some(ended),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(id: Uuid) -> Answer {
        Answer { id: Some(id), text: "да".to_owned(), question: Some(0) }
    }

    #[test]
    fn one_goes_on_where_nothing_is_missing() {
        let mut ledger = Ledger::default();
        assert_eq!(ledger.complete(), 0);
        for seq in [1, 2, 4, 5] {
            ledger.see(seq, "x");
        }
        assert_eq!(ledger.complete(), 2);
        assert_eq!(ledger.after(), 2);
        ledger.trusting = true;
        assert_eq!(ledger.after(), 5);
        ledger.see(3, "x");
        assert_eq!(ledger.complete(), 5);
        ledger.see(3, "y");
        assert_eq!(ledger.broken[0].kind, Kind::Changed);
    }

    #[test]
    fn an_acknowledgement_is_taken_once_and_must_stay_the_same() {
        let (one, two) = (Uuid::new_v4(), Uuid::new_v4());
        let mut ledger = Ledger { pending: VecDeque::from([answer(one), answer(two)]), ..Ledger::default() };
        assert!(ledger.acknowledge(one, 2));
        assert!(!ledger.acknowledge(one, 2));
        assert!(ledger.broken.is_empty());
        assert!(!ledger.acknowledge(one, 3));
        assert_eq!(ledger.broken[0].kind, Kind::Doubled);
        assert!(!ledger.acknowledge(Uuid::new_v4(), 4));
        assert_eq!(ledger.broken[1].kind, Kind::Foreign);
        assert_eq!(ledger.acknowledged, [(answer(one), 2)]);
    }

    #[test]
    fn answers_are_acknowledged_in_the_order_of_sending() {
        let (one, two) = (Uuid::new_v4(), Uuid::new_v4());
        let mut ledger = Ledger { pending: VecDeque::from([answer(one), answer(two)]), ..Ledger::default() };
        assert!(ledger.acknowledge(two, 2));
        assert_eq!(ledger.broken[0].kind, Kind::Order);
    }

    #[test]
    fn an_end_must_stay_the_same() {
        let ended = |approved| Ended { approved, reason: String::new() };
        let mut ledger = Ledger::default();
        ledger.end(ended(true));
        ledger.end(ended(true));
        assert!(ledger.broken.is_empty());
        ledger.end(ended(false));
        assert_eq!(ledger.broken[0].kind, Kind::Decision);
    }
}
