//! SQL of the lines an employer's feed is made of.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::applications::Status;
use crate::applications::decisions::Decision;
use crate::applications::queries::status;
use crate::chat::StoredMessage;
use crate::chat::queries::{MESSAGE, message};
use crate::store::{Batch, Database, Dialect, Row, StoreError, Value};

/// An application and the employer it is for: what is needed to tell everybody concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ApplicationKey {
    /// The application.
    pub application: Uuid,
    /// The employer whose vacancy it is for.
    pub employer: Uuid,
}

/// What happened, for [`record`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// Somebody applied.
    Response,
    /// The chat went on by these messages, or ended without any (`first_seq` behind `last_seq`).
    Turn {
        /// First new message.
        first_seq: i64,
        /// Last new message.
        last_seq: i64,
        /// Questions asked and questions in all, after the turn.
        progress: (u32, u32),
        /// The bot's decision, if the turn ended the interview.
        decision: Option<Uuid>,
    },
    /// A person decided.
    Decision(Uuid),
}

/// Adds the line of an event to the batch that makes it happen.
pub fn record(batch: Batch, key: ApplicationKey, happened: Happened, at: DateTime<Utc>) -> Batch {
    let (kind, seqs, progress, decision) = match happened {
        Happened::Response => ("response", (0, -1), None, None),
        Happened::Turn { first_seq, last_seq, progress, decision } => {
            ("turn", (first_seq, last_seq), Some(progress), decision)
        }
        Happened::Decision(id) => ("decision", (0, -1), None, Some(id)),
    };
    batch.run(
        "INSERT INTO employer_events
             (employer_id, application_id, kind, first_seq, last_seq, asked, total, decision_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        vec![
            key.employer.into(),
            key.application.into(),
            kind.into(),
            seqs.0.into(),
            seqs.1.into(),
            progress.map(|(asked, _)| i64::from(asked)).into(),
            progress.map(|(_, total)| i64::from(total)).into(),
            decision.into(),
            at.into(),
        ],
    )
}

/// A place between two lines of the feed. Lines are ordered by transaction and number; on SQLite, which commits in the
/// order of the numbers, the transaction is always 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Position {
    tx: i64,
    id: i64,
}

impl Position {
    /// The position just before this line.
    #[must_use]
    pub fn before(self) -> Self {
        Self { id: self.id - 1, ..self }
    }
}

/// The id of an event on the wire: its line, and its number among the events of that line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventId {
    /// The line.
    pub line: Position,
    /// 0, 1, 2 … within the line.
    pub part: usize,
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.line.tx, self.line.id, self.part)
    }
}

impl FromStr for EventId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.splitn(3, '-');
        // No signs: "-1" is no number here.
        let mut number = || i64::try_from(parts.next()?.parse::<u64>().ok()?).ok();
        let (tx, id) = (number().ok_or(())?, number().ok_or(())?);
        let part = parts.next().and_then(|part| part.parse::<u16>().ok()).ok_or(())?;
        Ok(Self { line: Position { tx, id }, part: usize::from(part) })
    }
}

/// A line with everything its events tell.
pub struct Entry {
    /// Where it stands.
    pub position: Position,
    /// `response`, `turn` or `decision`.
    pub kind: String,
    /// The application.
    pub application: Uuid,
    /// Its vacancy.
    pub vacancy: Uuid,
    /// Its candidate.
    pub candidate: Uuid,
    /// The candidate's name.
    pub candidate_name: String,
    /// The application's status now.
    pub status: Status,
    /// Its score now.
    pub score: Option<f64>,
    /// Its summary now.
    pub summary: Option<String>,
    /// When the application was made.
    pub applied_at: DateTime<Utc>,
    /// Questions asked and questions in all.
    pub progress: Option<(i64, i64)>,
    /// The decision.
    pub decision: Option<Decision>,
    /// New messages, in order.
    pub messages: Vec<StoredMessage>,
}

fn entry(row: &Row<'_>) -> Result<Entry, StoreError> {
    let decision = match (row.opt_text(14)?, row.opt_time(15)?, row.opt_text(16)?) {
        (Some(word), Some(at), Some(reason)) => Some(Decision {
            by: row.opt_uuid(13)?.map_or_else(|| "bot".to_owned(), |id| id.to_string()),
            status: Status::from_word(&word).ok_or_else(|| StoreError::Internal("unknown status".to_owned()))?,
            at,
            reason,
        }),
        _ => None,
    };
    Ok(Entry {
        position: Position { tx: row.int(0)?, id: row.int(1)? },
        kind: row.text(2)?,
        application: row.uuid(3)?,
        vacancy: row.uuid(4)?,
        candidate: row.uuid(5)?,
        candidate_name: row.text(6)?,
        status: status(row, 7)?,
        score: row.opt_real(8)?,
        summary: row.opt_text(9)?,
        applied_at: row.time(10)?,
        progress: row.opt_int(11)?.zip(row.opt_int(12)?),
        decision,
        messages: Vec::new(),
    })
}

/// The condition under which a line is safe to read.
///
/// PostgreSQL: below the oldest transaction under way nothing can appear any more. A transaction of somebody else (of a
/// migration, say) may stay under way for hours; ours never take 30 s, so older lines are safe whatever it does.
fn safe(database: &Database) -> &'static str {
    match database.dialect() {
        Dialect::Sqlite => "1 = 1",
        Dialect::Postgres => {
            "(e.tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint OR e.created_at < now() - interval '30 s')"
        }
    }
}

/// Where the employer's feed ends now.
pub async fn end(database: &Database, employer: Uuid) -> Result<Position, StoreError> {
    let sql = format!(
        "SELECT e.tx, e.id FROM employer_events e WHERE e.employer_id = $1 AND {} ORDER BY e.tx DESC, e.id DESC LIMIT 1",
        safe(database)
    );
    let last = database.first(sql, vec![employer.into()], position).await?;
    Ok(last.unwrap_or_default())
}

fn position(row: &Row<'_>) -> Result<Position, StoreError> {
    Ok(Position { tx: row.int(0)?, id: row.int(1)? })
}

/// Whether lines behind `after` may have been forgotten.
pub async fn forgotten(database: &Database, after: Position) -> Result<bool, StoreError> {
    // Lines are forgotten in the order of their numbers, whoever they belong to.
    let sql = "SELECT 0, MIN(id) FROM employer_events";
    let oldest = database.first(sql, Vec::new(), |row| row.opt_int(1)).await?.flatten();
    Ok(oldest.map_or(after.id > 0, |oldest| oldest > after.id + 1))
}

/// Lines of an employer's feed behind `after`, in order, with their messages.
pub async fn entries(
    database: &Database,
    employer: Uuid,
    after: Position,
    limit: i64,
) -> Result<Vec<Entry>, StoreError> {
    let sql = format!(
        "SELECT e.tx, e.id, e.kind, e.application_id, a.vacancy_id, a.candidate_id, c.full_name, a.status,
                a.relevance_score, a.summary, a.created_at, e.asked, e.total, d.employer_id, d.status, d.created_at, d.reason
         FROM employer_events e
         JOIN applications a ON a.id = e.application_id
         JOIN candidates c ON c.id = a.candidate_id
         LEFT JOIN decisions d ON d.id = e.decision_id
         WHERE e.employer_id = $1 AND (e.tx, e.id) > ($2, $3) AND {}
         ORDER BY e.tx, e.id LIMIT $4",
        safe(database)
    );
    let values: Vec<Value> = vec![employer.into(), after.tx.into(), after.id.into(), limit.into()];
    let mut entries = database.query(sql, values, entry).await?;
    let Some(last) = entries.iter().rev().find(|entry| entry.kind == "turn").map(|entry| entry.position) else {
        return Ok(entries);
    };
    let sql = format!(
        "SELECT {MESSAGE}, e.tx, e.id FROM employer_events e
         JOIN chat_sessions s ON s.application_id = e.application_id
         JOIN chat_messages m ON m.session_id = s.id AND m.seq BETWEEN e.first_seq AND e.last_seq
         WHERE e.employer_id = $1 AND (e.tx, e.id) > ($2, $3) AND (e.tx, e.id) <= ($4, $5)
         ORDER BY e.tx, e.id, m.seq"
    );
    let values: Vec<Value> = vec![employer.into(), after.tx.into(), after.id.into(), last.tx.into(), last.id.into()];
    let said = |row: &Row<'_>| Ok((Position { tx: row.int(7)?, id: row.int(8)? }, message(row)?));
    let mut messages = database.query(sql, values, said).await?.into_iter().peekable();
    for entry in &mut entries {
        while let Some((position, message)) = messages.next_if(|(position, _)| *position <= entry.position) {
            if position == entry.position {
                entry.messages.push(message);
            }
        }
    }
    Ok(entries)
}

/// Forgets the oldest lines as far as they are older than `before`, at most `limit`; gives whether there may be more.
pub async fn forget(database: &Database, before: DateTime<Utc>, limit: i64) -> Result<bool, StoreError> {
    let sql = "SELECT id, created_at FROM employer_events ORDER BY id LIMIT $1";
    let oldest = database.query(sql, vec![limit.into()], |row| Ok((row.int(0)?, row.time(1)?))).await?;
    let old = oldest.iter().take_while(|(_, at)| *at < before).count();
    let Some((last, _)) = oldest[..old].last() else { return Ok(false) };
    let sql = "DELETE FROM employer_events WHERE id <= $1";
    database.write(Batch::new().run(sql, vec![(*last).into()])).await?;
    Ok(i64::try_from(old).is_ok_and(|old| old == limit))
}

/// The name under which the instances of this database keep things elsewhere.
pub async fn deployment(database: &Database) -> Result<Uuid, StoreError> {
    let found = database.first("SELECT id FROM deployment", Vec::new(), |row| row.uuid(0)).await?;
    found.ok_or_else(|| StoreError::Internal("the table deployment is empty".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_back_as_they_went() {
        let id = EventId { line: Position { tx: 7, id: 12 }, part: 3 };
        assert_eq!(id.to_string(), "7-12-3");
        assert_eq!("7-12-3".parse(), Ok(id));
        for text in ["", "7", "7-12", "7-12-", "7-12-3-4", "-1-2-3", "a-b-c", "99999999999999999999-1-0"] {
            assert_eq!(text.parse::<EventId>(), Err(()), "{text}");
        }
    }
}
