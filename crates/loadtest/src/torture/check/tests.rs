//! The checker finds what it is there to find.

use serde_json::json;
use uuid::Uuid;

use super::super::ledger::{Answer, Ended};
use super::*;

/// An interview of three questions, as it should be.
struct Case {
    ledger: Ledger,
    transcript: Vec<Message>,
    response: Value,
}

impl Case {
    fn new() -> Self {
        let mut transcript = Vec::new();
        let mut ledger = Ledger::default();
        let mut say = |sender: &str, text: String, client_id, question_index| {
            let seq = i64::try_from(transcript.len()).unwrap_or_default() + 1;
            ledger.seen.insert(seq, text.clone());
            transcript.push(Message {
                id: Uuid::new_v4(),
                seq,
                sender_type: sender.to_owned(),
                message_text: text,
                client_id,
                question_index,
            });
            seq
        };
        let mut acknowledged = Vec::new();
        for index in 0..3 {
            say("bot", format!("question {index}"), None, Some(index));
            let id = Some(Uuid::new_v4());
            let text = format!("answer {index}");
            let seq = say("candidate", text.clone(), id, None);
            acknowledged.push((Answer { id, text, question: Some(index) }, seq));
        }
        say("bot", "thank you".to_owned(), None, None);
        ledger.acknowledged = acknowledged;
        ledger.ended = Some(Ended { approved: true, reason: "fits".to_owned() });
        let response = json!({
            "status": "approved", "relevance_score": 0.9, "rejection_reasons": null,
            "decisions": [{ "by": "bot", "status": "approved", "reason": "fits" }],
        });
        Self { ledger, transcript, response }
    }

    /// Takes a message away and closes the gap in the numbers, as if it had never been.
    fn without(mut self, place: usize) -> Self {
        self.transcript.remove(place);
        for (message, seq) in self.transcript.iter_mut().zip(1..) {
            message.seq = seq;
        }
        self
    }

    fn kinds(&self) -> Vec<Kind> {
        let mut kinds: Vec<Kind> =
            check(&self.ledger, &self.transcript, &self.response).iter().map(|violation| violation.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }

    #[track_caller]
    fn finds(&self, kind: Kind) {
        assert!(self.kinds().contains(&kind), "{kind:?} not in {:?}", self.kinds());
    }
}

#[test]
fn nothing_is_found_where_nothing_is_wrong() {
    assert_eq!(Case::new().kinds(), []);
}

#[test]
fn a_missing_answer_is_found() {
    Case::new().without(3).finds(Kind::Lost);
    let mut gap = Case::new();
    gap.transcript.remove(3);
    gap.finds(Kind::Lost);
    gap.finds(Kind::Order);
}

#[test]
fn a_missing_line_of_the_bot_is_found() {
    Case::new().without(6).finds(Kind::Lost);
    let mut last = Case::new();
    last.transcript.pop();
    last.finds(Kind::Lost);
    last.finds(Kind::Decision);
}

#[test]
fn an_answer_stored_twice_is_found() {
    let mut case = Case::new();
    let mut again = case.transcript[3].clone();
    again.id = Uuid::new_v4();
    case.transcript.insert(4, again);
    for (message, seq) in case.transcript.iter_mut().zip(1..) {
        message.seq = seq;
    }
    case.finds(Kind::Doubled);
}

#[test]
fn a_number_and_an_id_given_twice_are_found() {
    let mut case = Case::new();
    case.transcript[4].seq = 4;
    case.finds(Kind::Doubled);
    let mut case = Case::new();
    case.transcript[4].id = case.transcript[2].id;
    assert_eq!(case.kinds(), [Kind::Doubled]);
}

#[test]
fn swapped_answers_are_found() {
    let mut case = Case::new();
    let (one, other) = (case.transcript[1].clone(), case.transcript[3].clone());
    (case.transcript[1].client_id, case.transcript[3].client_id) = (other.client_id, one.client_id);
    case.finds(Kind::Changed);
    case.finds(Kind::Question);
    // The same, and the acknowledgements agree.
    let mut case = Case::new();
    let swapped = (case.ledger.acknowledged[0].1, case.ledger.acknowledged[1].1);
    (case.ledger.acknowledged[1].1, case.ledger.acknowledged[0].1) = swapped;
    case.finds(Kind::Order);
}

#[test]
fn swapped_messages_are_found() {
    let mut case = Case::new();
    case.transcript.swap(2, 4);
    case.finds(Kind::Order);
    case.finds(Kind::Question);
}

#[test]
fn a_changed_text_is_found() {
    let mut case = Case::new();
    case.transcript[2].message_text.push('!');
    assert_eq!(case.kinds(), [Kind::Changed]);
    let mut case = Case::new();
    case.transcript[3].message_text.push('!');
    assert_eq!(case.kinds(), [Kind::Changed]);
}

#[test]
fn an_answer_nobody_gave_is_found() {
    let mut case = Case::new();
    case.ledger.acknowledged.remove(1);
    case.finds(Kind::Foreign);
    let mut case = Case::new();
    case.transcript[1].client_id = None;
    case.finds(Kind::Foreign);
    case.finds(Kind::Lost);
}

#[test]
fn a_message_the_client_never_saw_is_found() {
    let mut case = Case::new();
    case.ledger.seen.remove(&3);
    assert_eq!(case.kinds(), [Kind::Unseen]);
    case.ledger.old_style = true;
    assert!(!case.kinds().contains(&Kind::Unseen), "an old client does not ask for what it missed");
}

#[test]
fn questions_out_of_turn_are_found() {
    let mut twice = Case::new();
    twice.transcript[2].question_index = Some(0);
    twice.finds(Kind::Question);
    let mut unanswered = Case::new();
    unanswered.transcript[3].sender_type = "bot".to_owned();
    unanswered.finds(Kind::Question);
    let mut none = Case::new();
    none.transcript.iter_mut().for_each(|message| message.question_index = None);
    none.finds(Kind::Question);
    let mut moved = Case::new();
    moved.ledger.acknowledged[1].0.question = Some(0);
    assert_eq!(moved.kinds(), [Kind::Question]);
    moved.ledger.acknowledged[0].0.question = None;
    assert_eq!(moved.kinds(), [], "answers said ahead may move the others");
}

#[test]
fn two_decisions_none_and_another_are_found() {
    let mut case = Case::new();
    let decision = case.response["decisions"][0].clone();
    case.response["decisions"] = json!([decision, decision]);
    assert_eq!(case.kinds(), [Kind::Decision]);
    case.response["decisions"] = json!([]);
    assert_eq!(case.kinds(), [Kind::Decision]);
    for (field, value) in [
        ("status", json!("rejected")),
        ("status", json!("in_chat")),
        ("relevance_score", json!(null)),
        ("relevance_score", json!(1.5)),
        ("rejection_reasons", json!({ "reason": "x" })),
        ("decisions", json!([{ "by": "someone", "status": "approved", "reason": "fits" }])),
        ("decisions", json!([{ "by": "bot", "status": "rejected", "reason": "fits" }])),
        ("decisions", json!([{ "by": "bot", "status": "approved", "reason": "other" }])),
    ] {
        let mut case = Case::new();
        case.response[field] = value;
        assert_eq!(case.kinds(), [Kind::Decision], "{field}");
    }
}

#[test]
fn an_interview_without_end_is_found() {
    let mut case = Case::new();
    case.ledger.ended = None;
    assert_eq!(case.kinds(), [Kind::Unfinished]);
}

#[test]
fn an_old_client_cannot_have_said_more_than_it_sent() {
    let mut case = Case::new();
    case.ledger.old_style = true;
    case.ledger.said = 3;
    case.transcript.iter_mut().for_each(|message| message.client_id = None);
    assert_eq!(case.kinds(), []);
    case.ledger.said = 2;
    assert_eq!(case.kinds(), [Kind::Doubled]);
}

#[test]
fn what_was_broken_on_the_way_is_told_at_the_end() {
    let mut case = Case::new();
    case.ledger.broke(Kind::Protocol, "x");
    assert_eq!(case.kinds(), [Kind::Protocol]);
}
