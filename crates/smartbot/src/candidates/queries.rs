//! SQL of candidates.

use chrono::{DateTime, Utc};
use screening::text;
use uuid::Uuid;

use super::Candidate;
use crate::employers::email;
use crate::http::paging::Cursor;
use crate::store::{Batch, Database, Row, StoreError, Value};

const COLUMNS: &str = "c.id, c.full_name, c.email, c.phone, c.city, c.resume_text, c.created_at";

fn candidate(row: &Row<'_>) -> Result<Candidate, StoreError> {
    Ok(Candidate {
        id: row.uuid(0)?,
        full_name: row.text(1)?,
        email: row.text(2)?,
        phone: row.opt_text(3)?,
        city: row.text(4)?,
        resume_text: row.opt_text(5)?,
        created_at: row.time(6)?,
    })
}

/// Adds a candidate.
pub async fn insert(database: &Database, candidate: &Candidate) -> Result<(), StoreError> {
    let sql =
        "INSERT INTO candidates (id, full_name, email, phone, city, resume_text, created_at, name_folded, email_folded)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let values = vec![
        candidate.id.into(),
        candidate.full_name.clone().into(),
        candidate.email.clone().into(),
        candidate.phone.clone().into(),
        candidate.city.clone().into(),
        candidate.resume_text.clone().into(),
        candidate.created_at.into(),
        text::fold(&candidate.full_name).into(),
        email::fold(&candidate.email).into(),
    ];
    database.write(Batch::new().run(sql, values)).await
}

/// A candidate who applied to one of the employer's vacancies.
pub async fn seen_by_employer(database: &Database, id: Uuid, employer: Uuid) -> Result<Option<Candidate>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM candidates c
         WHERE c.id = $1 AND EXISTS (SELECT 1 FROM applications a WHERE a.candidate_id = c.id AND a.employer_id = $2)"
    );
    database.first(sql, vec![id.into(), employer.into()], candidate).await
}

/// The candidate, if it is the one of this application.
pub async fn of_application(database: &Database, id: Uuid, application: Uuid) -> Result<Option<Candidate>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM candidates c JOIN applications a ON a.candidate_id = c.id WHERE a.id = $2 AND c.id = $1"
    );
    database.first(sql, vec![id.into(), application.into()], candidate).await
}

/// Candidates who applied to the employer's vacancies, newest first.
///
/// Walks the index (employer, candidate's time, candidate) of the applications, so that a page costs the same at any
/// depth; somebody who applied twice stands there twice, side by side.
pub async fn list(
    database: &Database,
    employer: Uuid,
    after: Option<Cursor<DateTime<Utc>>>,
    limit: i64,
) -> Result<Vec<Candidate>, StoreError> {
    let mut values: Vec<Value> = vec![employer.into(), limit.into()];
    let mut behind = "";
    if let Some(after) = after {
        values.extend([after.key.into(), after.id.into()]);
        behind = "AND (candidate_created_at, candidate_id) < ($3, $4)";
    }
    let sql = format!(
        "SELECT {COLUMNS} FROM (
             SELECT DISTINCT candidate_created_at, candidate_id FROM applications WHERE employer_id = $1 {behind}
             ORDER BY candidate_created_at DESC, candidate_id DESC LIMIT $2
         ) AS a JOIN candidates c ON c.id = a.candidate_id
         ORDER BY a.candidate_created_at DESC, a.candidate_id DESC"
    );
    database.query(sql, values, candidate).await
}
