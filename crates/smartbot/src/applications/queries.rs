//! SQL of applications and their decisions.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::decisions::{Decision, NewDecision};
use super::{Application, ApplicationDetail, ListedApplication, Status};
use crate::auth::extract::Viewer;
use crate::feed::{self, ApplicationKey, Happened};
use crate::http::moment;
use crate::http::paging::Cursor;
use crate::store::{Batch, Database, Row, StoreError, Value};
use crate::vacancies::queries::{like, owned_by};

const COLUMNS: &str =
    "a.id, a.vacancy_id, a.candidate_id, a.status, a.relevance_score, a.rejection_reasons, a.created_at,
                       a.summary, a.human_requested";

/// Reads a status column.
pub(crate) fn status(row: &Row<'_>, column: usize) -> Result<Status, StoreError> {
    let word = row.text(column)?;
    Status::from_word(&word).ok_or_else(|| StoreError::Internal("unknown status".to_owned()))
}

fn application(row: &Row<'_>) -> Result<Application, StoreError> {
    Ok(Application {
        id: row.uuid(0)?,
        vacancy_id: row.uuid(1)?,
        candidate_id: row.uuid(2)?,
        status: status(row, 3)?,
        relevance_score: row.opt_real(4)?,
        rejection_reasons: row.opt_json(5)?,
        created_at: row.time(6)?,
        summary: row.opt_text(7)?,
        human_requested: row.flag(8)?,
    })
}

/// Adds an application. `Conflict`: vacancy or candidate is not there. `Unique`: the pair has one already.
pub async fn insert(database: &Database, application: &Application) -> Result<(), StoreError> {
    let sql = "INSERT INTO applications (id, vacancy_id, candidate_id, employer_id, candidate_created_at, status,
                                         created_at, updated_at)
               SELECT $1, v.id, c.id, v.employer_id, c.created_at, 'new', $4, $4
               FROM vacancies v CROSS JOIN candidates c WHERE v.id = $2 AND c.id = $3";
    let values = vec![
        application.id.into(),
        application.vacancy_id.into(),
        application.candidate_id.into(),
        application.created_at.into(),
    ];
    let told = "INSERT INTO employer_events (employer_id, application_id, kind, created_at)
                SELECT employer_id, id, 'response', created_at FROM applications WHERE id = $1";
    let batch = Batch::new().exactly(1, sql, values).exactly(1, told, vec![application.id.into()]);
    database.write(batch).await
}

/// Where the news of an application go; `None` when it is gone.
pub async fn key_of(database: &Database, id: Uuid) -> Result<Option<ApplicationKey>, StoreError> {
    let sql = "SELECT employer_id FROM applications WHERE id = $1";
    let employer = database.first(sql, vec![id.into()], |row| row.uuid(0)).await?;
    Ok(employer.map(|employer| ApplicationKey { application: id, employer }))
}

/// What to list.
pub struct Filter {
    /// Only for this vacancy.
    pub vacancy_id: Option<Uuid>,
    /// Only with this status.
    pub status: Option<Status>,
    /// Only with at least this score.
    pub min_score: Option<f64>,
    /// Words that must all stand in the candidate's name or e-mail.
    pub q: Option<String>,
}

/// An employer's applications, newest first.
pub async fn newest(
    database: &Database,
    employer: Uuid,
    filter: Filter,
    after: Option<Cursor<DateTime<Utc>>>,
    limit: i64,
) -> Result<Vec<ListedApplication>, StoreError> {
    list(database, employer, filter, "created_at", after.map(|after| (after.key.into(), after.id)), limit).await
}

/// An employer's applications, best first; those without a score last.
pub async fn ranked(
    database: &Database,
    employer: Uuid,
    filter: Filter,
    after: Option<Cursor<f64>>,
    limit: i64,
) -> Result<Vec<ListedApplication>, StoreError> {
    list(database, employer, filter, "rank_score", after.map(|after| (after.key.into(), after.id)), limit).await
}

async fn list(
    database: &Database,
    employer: Uuid,
    filter: Filter,
    key: &'static str,
    after: Option<(Value, Uuid)>,
    limit: i64,
) -> Result<Vec<ListedApplication>, StoreError> {
    let mut values: Vec<Value> = Vec::new();
    let mut wheres = vec!["c.id = a.candidate_id".to_owned()];
    let mut with = |template: &str, value: Value, values: &mut Vec<Value>| {
        values.push(value);
        wheres.push(template.replace('#', &format!("${}", values.len())));
    };
    match filter.vacancy_id {
        Some(vacancy) if !owned_by(database, vacancy, employer).await? => return Ok(Vec::new()),
        // The vacancy alone, so that its own index is walked.
        Some(vacancy) => with("a.vacancy_id = #", vacancy.into(), &mut values),
        None => with("a.employer_id = #", employer.into(), &mut values),
    }
    if let Some(status) = filter.status {
        with("a.status = #", status.word().into(), &mut values);
    }
    if let Some(score) = filter.min_score {
        with("a.rank_score >= #", score.into(), &mut values);
    }
    for word in filter.q.iter().flat_map(|q| q.split_whitespace()) {
        let template = "(c.name_folded LIKE # ESCAPE '!' OR c.email_folded LIKE # ESCAPE '!')";
        with(template, like(word).into(), &mut values);
    }
    if let Some((value, id)) = after {
        values.push(value);
        values.push(id.into());
        wheres.push(format!("(a.{key}, a.id) < (${}, ${})", values.len() - 1, values.len()));
    }
    values.push(limit.into());
    // CROSS JOIN keeps SQLite from starting at the candidates; to PostgreSQL it is an ordinary join.
    let sql = format!(
        "SELECT {COLUMNS}, c.full_name, c.email, c.city, a.rank_score FROM applications a CROSS JOIN candidates c
         WHERE {} ORDER BY a.{key} DESC, a.id DESC LIMIT ${}",
        wheres.join(" AND "),
        values.len()
    );
    let listed = |row: &Row<'_>| {
        Ok(ListedApplication {
            application: application(row)?,
            candidate_name: row.text(9)?,
            candidate_email: row.text(10)?,
            candidate_city: row.text(11)?,
            rank: row.real(12)?,
        })
    };
    database.query(sql, values, listed).await
}

/// An application with its decisions, if `viewer` may see it.
pub async fn detail(database: &Database, id: Uuid, viewer: &Viewer) -> Result<Option<ApplicationDetail>, StoreError> {
    let sql = format!("SELECT {COLUMNS}, a.assessment, a.employer_id FROM applications a WHERE a.id = $1");
    let found =
        database.first(sql, vec![id.into()], |row| Ok((application(row)?, row.opt_json(9)?, row.uuid(10)?))).await?;
    let Some((application, assessment, owner)) = found else {
        return Ok(None);
    };
    let may = match viewer {
        Viewer::Employer(employer) => employer.id == owner,
        Viewer::Candidate(own) => *own == id,
    };
    if !may {
        return Ok(None);
    }
    let decisions = decisions(database, id).await?;
    Ok(Some(ApplicationDetail { application, assessment, decision: decisions.last().cloned(), decisions }))
}

/// Whether the application belongs to one of the employer's vacancies.
pub async fn belongs_to(database: &Database, id: Uuid, employer: Uuid) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM applications WHERE id = $1 AND employer_id = $2";
    Ok(database.first(sql, vec![id.into(), employer.into()], |_| Ok(())).await?.is_some())
}

async fn decisions(database: &Database, id: Uuid) -> Result<Vec<Decision>, StoreError> {
    let sql = "SELECT employer_id, status, created_at, reason FROM decisions WHERE application_id = $1
               ORDER BY created_at, id";
    database
        .query(sql, vec![id.into()], |row| {
            Ok(Decision {
                by: row.opt_uuid(0)?.map_or_else(|| "bot".to_owned(), |id| id.to_string()),
                status: status(row, 1)?,
                at: row.time(2)?,
                reason: row.text(3)?,
            })
        })
        .await
}

/// Writes down a decision, as part of a batch; `employer` is `None` for the bot.
pub fn record_decision(
    batch: Batch,
    id: Uuid,
    application: Uuid,
    employer: Option<Uuid>,
    status: Status,
    reason: &str,
    at: DateTime<Utc>,
) -> Batch {
    batch.run(
        "INSERT INTO decisions (id, application_id, employer_id, status, reason, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        vec![id.into(), application.into(), employer.into(), status.word().into(), reason.into(), at.into()],
    )
}

/// A person decides: the status changes, the interview (if it is still open) ends, the decision joins the trail.
/// `Conflict` when the employer has no such application.
pub async fn decide(database: &Database, id: Uuid, employer: Uuid, new: &NewDecision) -> Result<(), StoreError> {
    let now = moment::now();
    let reasons = match new.status {
        Status::Rejected => Value::json(&json!({ "reason": new.reason }))?,
        _ => Value::Null,
    };
    let batch = Batch::new()
        .exactly(
            1,
            "UPDATE applications SET status = $3, rejection_reasons = $4, updated_at = $5
             WHERE id = $1 AND employer_id = $2",
            vec![id.into(), employer.into(), new.status.word().into(), reasons, now.into()],
        )
        // The turn moves on, so that an answer on its way finds its guard broken and the chat ended.
        .run(
            "UPDATE chat_sessions SET ended_at = COALESCE(ended_at, $2), turn = turn + 1 WHERE application_id = $1",
            vec![id.into(), now.into()],
        );
    let decision = Uuid::now_v7();
    let batch = record_decision(batch, decision, id, Some(employer), new.status, &new.reason, now);
    let key = ApplicationKey { application: id, employer };
    database.write(feed::record(batch, key, Happened::Decision(decision), now)).await
}
