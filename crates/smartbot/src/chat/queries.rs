//! SQL of chat sessions and messages.

use chrono::{DateTime, Utc};
use screening::interview::{Applicant, Outcome, State, StoredState, Vacancy, WhatIf};
use serde_json::json;
use uuid::Uuid;

use super::{Ended, Sender, StoredMessage};
use crate::applications::Status;
use crate::applications::queries::{record_decision, status};
use crate::feed::{self, ApplicationKey, Happened};
use crate::store::{Batch, Database, Row, StoreError, Value};

/// Columns of a message, of a table called `m`.
pub(crate) const MESSAGE: &str =
    "m.id, m.seq, m.sender_type, m.message_text, m.created_at, m.client_id, m.question_index";

/// Reads [`MESSAGE`], the first columns of a row.
pub(crate) fn message(row: &Row<'_>) -> Result<StoredMessage, StoreError> {
    Ok(StoredMessage {
        id: row.uuid(0)?,
        seq: row.int(1)?,
        sender_type: if row.text(2)? == Sender::Bot.word() { Sender::Bot } else { Sender::Candidate },
        message_text: row.text(3)?,
        created_at: row.time(4)?,
        client_id: row.opt_uuid(5)?,
        question_index: row.opt_int(6)?,
    })
}

/// Whether there is such an application.
pub async fn application_exists(database: &Database, id: Uuid) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM applications WHERE id = $1";
    Ok(database.first(sql, vec![id.into()], |_| Ok(())).await?.is_some())
}

/// Messages of an application's chat behind `after`, in order.
pub async fn transcript(
    database: &Database,
    application: Uuid,
    after: i64,
    limit: i64,
) -> Result<Vec<StoredMessage>, StoreError> {
    let sql = format!(
        "SELECT {MESSAGE} FROM chat_sessions s JOIN chat_messages m ON m.session_id = s.id
         WHERE s.application_id = $1 AND m.seq > $2 ORDER BY m.seq LIMIT $3"
    );
    database.query(sql, vec![application.into(), after.into(), limit.into()], message).await
}

/// All messages of a session behind `after`, in order.
pub async fn messages_after(database: &Database, session: Uuid, after: i64) -> Result<Vec<StoredMessage>, StoreError> {
    let sql = format!("SELECT {MESSAGE} FROM chat_messages m WHERE m.session_id = $1 AND m.seq > $2 ORDER BY m.seq");
    database.query(sql, vec![session.into(), after.into()], message).await
}

/// The newest question of a session.
pub async fn last_question(database: &Database, session: Uuid) -> Result<Option<StoredMessage>, StoreError> {
    let sql = format!(
        "SELECT {MESSAGE} FROM chat_messages m WHERE m.session_id = $1 AND m.question_index IS NOT NULL
         ORDER BY m.seq DESC LIMIT 1"
    );
    database.first(sql, vec![session.into()], message).await
}

/// Number of the message with this client's id.
pub async fn seq_of_client_id(database: &Database, session: Uuid, id: Uuid) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT seq FROM chat_messages WHERE session_id = $1 AND client_id = $2";
    database.first(sql, vec![session.into(), id.into()], |row| row.int(0)).await
}

/// Number of the message of a session with this id of ours, if it was stored.
pub async fn seq_of_message(database: &Database, session: Uuid, id: Uuid) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT seq FROM chat_messages WHERE session_id = $1 AND id = $2";
    database.first(sql, vec![session.into(), id.into()], |row| row.int(0)).await
}

/// A session as a turn needs it.
#[derive(Clone)]
pub struct Session {
    /// Its id.
    pub id: Uuid,
    /// Turns so far: the guard of the next.
    pub turn: i64,
    /// Number of the newest message.
    pub last_seq: i64,
    /// Whether the interview has ended.
    pub ended: bool,
    /// The interview.
    pub state: State,
}

/// Columns of a session, of `chat_sessions s` and `session_briefs b`.
const SESSION: &str = "s.id, s.turn, s.last_seq, s.ended_at, s.state, b.brief";

/// Reads [`SESSION`], the first columns of a row.
fn session(row: &Row<'_>) -> Result<Session, StoreError> {
    Ok(Session {
        id: row.uuid(0)?,
        turn: row.int(1)?,
        last_seq: row.int(2)?,
        ended: row.opt_time(3)?.is_some(),
        state: row.json::<StoredState>(4)?.with(row.json(5)?),
    })
}

/// A session by id.
pub async fn session_by_id(database: &Database, id: Uuid) -> Result<Option<Session>, StoreError> {
    let sql =
        format!("SELECT {SESSION} FROM chat_sessions s JOIN session_briefs b ON b.session_id = s.id WHERE s.id = $1");
    database.first(sql, vec![id.into()], session).await
}

/// The session of an application, and the employer it is for.
pub async fn session_of(database: &Database, application: Uuid) -> Result<Option<(Session, Uuid)>, StoreError> {
    let sql = format!(
        "SELECT {SESSION}, a.employer_id FROM chat_sessions s JOIN session_briefs b ON b.session_id = s.id
         JOIN applications a ON a.id = s.application_id WHERE s.application_id = $1"
    );
    database.first(sql, vec![application.into()], |row| Ok((session(row)?, row.uuid(6)?))).await
}

/// How the application stands, and the employer it is for, if there is one.
pub async fn status_of(database: &Database, application: Uuid) -> Result<Option<(Status, Uuid)>, StoreError> {
    let sql = "SELECT status, employer_id FROM applications WHERE id = $1";
    database.first(sql, vec![application.into()], |row| Ok((status(row, 0)?, row.uuid(1)?))).await
}

/// The decision that counts, if one has been made.
pub async fn ended(database: &Database, application: Uuid) -> Result<Option<Ended>, StoreError> {
    let sql = "SELECT status, reason, employer_id FROM decisions WHERE application_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1";
    database
        .first(sql, vec![application.into()], |row| {
            Ok(Ended {
                approved: status(row, 0)? == Status::Approved,
                reason: row.text(1)?,
                by_person: row.opt_uuid(2)?.is_some(),
            })
        })
        .await
}

/// What an interview is opened with: the vacancy's id, the vacancy, the candidate.
pub async fn material(
    database: &Database,
    application: Uuid,
) -> Result<Option<(Uuid, Vacancy, Applicant)>, StoreError> {
    let sql = "SELECT v.title, v.description, v.location, v.requirements, v.salary_min, v.salary_max, e.company_name,
                      c.city, c.resume_text, v.max_questions, v.threshold, v.questions, v.id
               FROM applications a
               JOIN vacancies v ON v.id = a.vacancy_id
               JOIN employers e ON e.id = v.employer_id
               JOIN candidates c ON c.id = a.candidate_id
               WHERE a.id = $1";
    database
        .first(sql, vec![application.into()], |row| {
            let vacancy = Vacancy {
                title: row.text(0)?,
                description: row.text(1)?,
                location: row.text(2)?,
                requirements: row.opt_json(3)?,
                salary_min: row.opt_int(4)?,
                salary_max: row.opt_int(5)?,
                company: row.text(6)?,
                max_questions: row.opt_int(9)?.and_then(|most| u8::try_from(most).ok()),
                threshold: row.opt_real(10)?,
                questions: row.opt_json(11)?.unwrap_or_default(),
            };
            let applicant = Applicant { city: row.text(7)?, resume: row.opt_text(8)?.unwrap_or_default() };
            Ok((row.uuid(12)?, vacancy, applicant))
        })
        .await
}

/// The batch that opens a session: the session, the bot's first lines, the application's status.
///
/// `Unique` or `Conflict`: another socket was first.
pub fn open_batch(
    key: ApplicationKey,
    session: Uuid,
    state: &State,
    messages: &[StoredMessage],
    now: DateTime<Utc>,
) -> Result<Batch, StoreError> {
    let last_seq = messages.last().map_or(0, |message| message.seq);
    let batch = Batch::new()
        .exactly(
            1,
            "UPDATE applications SET status = 'in_chat', updated_at = $2 WHERE id = $1 AND status = 'new'",
            vec![key.application.into(), now.into()],
        )
        .run(
            "INSERT INTO chat_sessions (id, application_id, turn, last_seq, started_at, state)
             VALUES ($1, $2, 0, $3, $4, $5)",
            vec![session.into(), key.application.into(), last_seq.into(), now.into(), Value::json(state)?],
        )
        .run(
            "INSERT INTO session_briefs (session_id, brief) VALUES ($1, $2)",
            vec![session.into(), Value::json(state.brief())?],
        );
    let batch = insert_messages(batch, session, messages);
    let first_seq = messages.first().map_or(1, |message| message.seq);
    let happened = Happened::Turn { first_seq, last_seq, progress: state.progress(), decision: None };
    Ok(feed::record(batch, key, happened, now))
}

/// One turn: what it reads and writes.
pub struct TurnWrite<'a> {
    /// The session as it was read.
    pub session: &'a Session,
    /// The application and its employer.
    pub key: ApplicationKey,
    /// The interview after the turn.
    pub state: &'a State,
    /// New messages, in order.
    pub messages: &'a [StoredMessage],
    /// The interview's end, if this turn ended it.
    pub outcome: Option<&'a Outcome>,
    /// Now.
    pub now: DateTime<Utc>,
}

impl TurnWrite<'_> {
    /// The batch of the turn. `Conflict`: another socket or a person was first, nothing is written.
    pub fn batch(&self) -> Result<Batch, StoreError> {
        let last_seq = self.messages.last().map_or(self.session.last_seq, |message| message.seq);
        let ended: Value = self.outcome.map(|_| self.now).into();
        let batch = Batch::new().exactly(
            1,
            "UPDATE chat_sessions SET turn = turn + 1, last_seq = $3, ended_at = $4, state = $5
             WHERE id = $1 AND turn = $2 AND ended_at IS NULL",
            vec![self.session.id.into(), self.session.turn.into(), last_seq.into(), ended, Value::json(self.state)?],
        );
        let mut batch = insert_messages(batch, self.session.id, self.messages);
        if self.state.human_requested && !self.session.state.human_requested {
            let sql = "UPDATE applications SET human_requested = 1 WHERE id = $1";
            batch = batch.run(sql, vec![self.key.application.into()]);
        }
        let decision = self.outcome.map(|_| Uuid::now_v7());
        if let (Some(outcome), Some(id)) = (self.outcome, decision) {
            batch = self.end(batch, id, outcome)?;
        }
        if self.messages.is_empty() && decision.is_none() {
            return Ok(batch);
        }
        let first_seq = self.session.last_seq + 1;
        let happened = Happened::Turn { first_seq, last_seq, progress: self.state.progress(), decision };
        Ok(feed::record(batch, self.key, happened, self.now))
    }

    fn end(&self, batch: Batch, decision: Uuid, outcome: &Outcome) -> Result<Batch, StoreError> {
        let status = Status::decided(outcome.approved);
        let reasons = match status {
            Status::Rejected => Value::json(&json!({ "reason": outcome.reason, "summary": outcome.summary }))?,
            _ => Value::Null,
        };
        let batch = batch.exactly(
            1,
            "UPDATE applications SET status = $2, relevance_score = $3, rank_score = $3, rejection_reasons = $4,
                    assessment = $5, summary = $6, updated_at = $7
             WHERE id = $1 AND status = 'in_chat'",
            vec![
                self.key.application.into(),
                status.word().into(),
                outcome.assessment.score.into(),
                reasons,
                Value::json(&Judgement {
                    assessment: &outcome.assessment,
                    reasons: &outcome.reasons,
                    what_if: &outcome.what_if,
                })?,
                outcome.summary.as_str().into(),
                self.now.into(),
            ],
        );
        Ok(record_decision(batch, decision, self.key.application, None, status, &outcome.reason, self.now))
    }
}

/// What is kept of an outcome for the employer: the verdicts, the reasons in the vacancy's language, the most important
/// first, and what would have changed the score.
#[derive(serde::Serialize)]
struct Judgement<'a> {
    #[serde(flatten)]
    assessment: &'a screening::relevance::Assessment,
    reasons: &'a [String],
    what_if: &'a [WhatIf],
}

/// Adds the messages in one statement.
fn insert_messages(batch: Batch, session: Uuid, messages: &[StoredMessage]) -> Batch {
    if messages.is_empty() {
        return batch;
    }
    let mut sql = String::from(
        "INSERT INTO chat_messages (id, session_id, seq, sender_type, message_text, created_at, client_id, question_index)
         VALUES ",
    );
    let mut values: Vec<Value> = vec![session.into()];
    for (number, message) in messages.iter().enumerate() {
        if number > 0 {
            sql.push_str(", ");
        }
        let columns = (values.len() + 1..=values.len() + 7).map(|n| format!("${n}"));
        // The session is $1 in every row.
        let mut columns: Vec<String> = columns.collect();
        columns.insert(1, "$1".to_owned());
        sql.push('(');
        sql.push_str(&columns.join(", "));
        sql.push(')');
        values.extend([
            message.id.into(),
            message.seq.into(),
            message.sender_type.word().into(),
            message.message_text.as_str().into(),
            message.created_at.into(),
            message.client_id.into(),
            message.question_index.into(),
        ]);
    }
    batch.run(sql, values)
}
