//! SQL of employers.

use uuid::Uuid;

use super::{Employer, email};
use crate::store::{Batch, Database, Row, StoreError};

fn employer(row: &Row<'_>) -> Result<Employer, StoreError> {
    Ok(Employer {
        id: row.uuid(0)?,
        company_name: row.text(1)?,
        email: row.text(2)?,
        created_at: row.time(3)?,
        updated_at: row.time(4)?,
    })
}

/// One employer.
pub async fn by_id(database: &Database, id: Uuid) -> Result<Option<Employer>, StoreError> {
    let sql = "SELECT id, company_name, email, created_at, updated_at FROM employers WHERE id = $1";
    database.first(sql, vec![id.into()], employer).await
}

/// The employer with this folded e-mail, and the password's hash.
pub async fn login(database: &Database, folded: String) -> Result<Option<(Employer, String)>, StoreError> {
    let sql =
        "SELECT id, company_name, email, created_at, updated_at, password_hash FROM employers WHERE email_folded = $1";
    database.first(sql, vec![folded.into()], |row| Ok((employer(row)?, row.text(5)?))).await
}

/// Whether there is any employer at all.
pub async fn any(database: &Database) -> Result<bool, StoreError> {
    Ok(database.first("SELECT 1 FROM employers LIMIT 1", Vec::new(), |_| Ok(())).await?.is_some())
}

/// Adds an employer; `Unique` when the e-mail is taken.
pub async fn insert(database: &Database, employer: &Employer, hash: String) -> Result<(), StoreError> {
    let sql = "INSERT INTO employers (id, company_name, email, email_folded, password_hash, created_at, updated_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let values = vec![
        employer.id.into(),
        employer.company_name.clone().into(),
        employer.email.clone().into(),
        email::fold(&employer.email).into(),
        hash.into(),
        employer.created_at.into(),
        employer.updated_at.into(),
    ];
    database.write(Batch::new().run(sql, values)).await
}
