//! Holds what a client was promised against what is there. Pure: knows no server.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::Value;

use super::ledger::{Ledger, Message};

/// What kind of promise was broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Acknowledged or seen, and not there.
    Lost,
    /// There twice.
    Doubled,
    /// In another order than it was said, or with a gap in the numbers.
    Order,
    /// Not what it was before.
    Changed,
    /// There, and never said.
    Foreign,
    /// A question twice, left out or without its answer.
    Question,
    /// No decision, two, or one that does not fit.
    Decision,
    /// There, and never shown to the client.
    Unseen,
    /// The server said what it must not say.
    Protocol,
    /// The interview did not come to its end.
    Unfinished,
    /// A server did not stop as it should.
    Stop,
}

/// A broken promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Violation {
    /// Its kind.
    pub kind: Kind,
    /// What happened, without anybody's words.
    pub what: String,
}

/// Everything that is wrong with an interview: `transcript` and `response` as the API shows them.
pub fn check(ledger: &Ledger, transcript: &[Message], response: &Value) -> Vec<Violation> {
    let mut found = ledger.broken.clone();
    let mut add = |kind, what: String| found.push(Violation { kind, what });
    numbers(transcript, &mut add);
    if ledger.old_style {
        old_answers(ledger, transcript, &mut add);
    } else {
        answers(ledger, transcript, &mut add);
    }
    seen(ledger, transcript, &mut add);
    questions(ledger, transcript, &mut add);
    decision(ledger, transcript, response, &mut add);
    found
}

/// Numbers 1..n without gaps, ids and numbers once.
fn numbers(transcript: &[Message], add: &mut impl FnMut(Kind, String)) {
    let (mut ids, mut seqs, mut clients) = (HashSet::new(), HashSet::new(), HashSet::new());
    for (message, expected) in transcript.iter().zip(1..) {
        if !seqs.insert(message.seq) {
            add(Kind::Doubled, format!("number {} is there twice", message.seq));
        } else if message.seq != expected {
            add(Kind::Order, format!("number {} stands in place {expected}", message.seq));
        }
        if !ids.insert(message.id) {
            add(Kind::Doubled, format!("message {} is there twice", message.id));
        }
        if let Some(id) = message.client_id
            && !clients.insert(id)
        {
            add(Kind::Doubled, format!("answer {id} is stored twice"));
        }
    }
}

/// Every acknowledged answer is there, once, unchanged, in order; none is there that was not sent.
fn answers(ledger: &Ledger, transcript: &[Message], add: &mut impl FnMut(Kind, String)) {
    for (answer, seq) in &ledger.acknowledged {
        match transcript.iter().find(|message| message.client_id == answer.id && message.is_candidates()) {
            None => add(Kind::Lost, format!("answer {:?}, acknowledged as {seq}, is missing", answer.id)),
            Some(stored) if stored.seq != *seq || stored.message_text != answer.text => {
                add(Kind::Changed, format!("answer {:?}, acknowledged as {seq}, is {} now", answer.id, stored.seq));
            }
            Some(_) => {}
        }
    }
    if !ledger.acknowledged.is_sorted_by_key(|(_, seq)| *seq) {
        add(Kind::Order, "acknowledged answers stand in another order than they were sent".to_owned());
    }
    for message in transcript.iter().filter(|message| message.is_candidates()) {
        let known = |id| ledger.acknowledged.iter().any(|(answer, _)| answer.id == id);
        if message.client_id.is_none() || !known(message.client_id) {
            // Everything that was stored has been acknowledged or shown by the end.
            add(
                Kind::Foreign,
                format!("message {} is the candidate's, and the client knows nothing of it", message.seq),
            );
        }
    }
}

/// Old clients have no ids: there cannot be more than was said.
fn old_answers(ledger: &Ledger, transcript: &[Message], add: &mut impl FnMut(Kind, String)) {
    let stored = transcript.iter().filter(|message| message.is_candidates()).count();
    if stored > ledger.said {
        add(Kind::Doubled, format!("{stored} answers are stored and {} were sent", ledger.said));
    }
    if transcript.iter().any(|message| message.client_id.is_some()) {
        add(Kind::Foreign, "an answer with an id nobody gave".to_owned());
    }
}

/// What the client saw is what is there, all of it.
fn seen(ledger: &Ledger, transcript: &[Message], add: &mut impl FnMut(Kind, String)) {
    for (seq, text) in &ledger.seen {
        match transcript.iter().find(|message| message.seq == *seq) {
            None => add(Kind::Lost, format!("message {seq}, shown to the client, is missing")),
            Some(message) if message.message_text != *text => {
                add(Kind::Changed, format!("message {seq} is not what the client was shown"));
            }
            Some(_) => {}
        }
    }
    // An old client does not ask for what it missed.
    if !ledger.old_style {
        for message in transcript.iter().filter(|message| !ledger.seen.contains_key(&message.seq)) {
            add(Kind::Unseen, format!("message {} was never shown to the client", message.seq));
        }
    }
}

/// Questions 0, 1, 2 … each once and each answered before the next; an answer stands behind the question it was given to.
fn questions(ledger: &Ledger, transcript: &[Message], add: &mut impl FnMut(Kind, String)) {
    let (mut next, mut open) = (0, None);
    let mut answered = true;
    for message in transcript {
        if let Some(index) = message.question_index {
            if index != next {
                add(Kind::Question, format!("question {index} stands where {next} was to come"));
            }
            if !answered {
                add(Kind::Question, format!("question {index} was asked before the one before it was answered"));
            }
            next = index + 1;
            open = Some(index);
            answered = false;
        } else if message.is_candidates() {
            answered = true;
            let said =
                ledger.acknowledged.iter().find(|(answer, _)| answer.id.is_some() && answer.id == message.client_id);
            if let Some(question) = said.and_then(|(answer, _)| answer.question)
                && open != Some(question)
                // Who says something ahead of a question moves every answer behind it.
                && ledger.acknowledged.iter().all(|(answer, _)| answer.question.is_some())
            {
                add(Kind::Question, format!("the answer to question {question} was taken for {open:?}"));
            }
        }
    }
    if next == 0 {
        add(Kind::Question, "nothing was asked".to_owned());
    }
    if !answered {
        add(Kind::Question, "the last question was not answered".to_owned());
    }
}

/// One decision, by the bot, and everything says the same.
fn decision(ledger: &Ledger, transcript: &[Message], response: &Value, add: &mut impl FnMut(Kind, String)) {
    let Some(ended) = &ledger.ended else {
        add(Kind::Unfinished, format!("no end after {} messages", transcript.len()));
        return;
    };
    let decisions = response["decisions"].as_array().map_or(&[][..], Vec::as_slice);
    if decisions.len() != 1 {
        add(Kind::Decision, format!("{} decisions", decisions.len()));
    }
    let word = if ended.approved { "approved" } else { "rejected" };
    if let Some(decision) = decisions.first() {
        if decision["by"] != "bot" {
            add(Kind::Decision, format!("decided by {}", decision["by"]));
        }
        if decision["status"] != word || decision["reason"] != ended.reason.as_str() {
            add(Kind::Decision, format!("{} on record, {word} was said, or for another reason", decision["status"]));
        }
    }
    if response["status"] != word {
        add(Kind::Decision, format!("status {} and {word} was said", response["status"]));
    }
    if !response["relevance_score"].as_f64().is_some_and(|score| (0.0..=1.0).contains(&score)) {
        add(Kind::Decision, format!("score {}", response["relevance_score"]));
    }
    if response["rejection_reasons"].is_null() != ended.approved {
        add(Kind::Decision, format!("{word}, and rejection reasons are {}", response["rejection_reasons"]));
    }
    if transcript.last().is_none_or(|last| last.is_candidates() || last.question_index.is_some()) {
        add(Kind::Decision, "the end is not the bot's closing line".to_owned());
    }
}

#[cfg(test)]
#[path = "check/tests.rs"]
mod tests;
