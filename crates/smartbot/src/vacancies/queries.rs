//! SQL of vacancies.

use chrono::{DateTime, Utc};
use screening::gazetteer::cities;
use screening::text;
use uuid::Uuid;

use super::Vacancy;
use crate::http::moment;
use crate::http::paging::Cursor;
use crate::store::{Batch, Database, Row, StoreError, Value};

const COLUMNS: &str = "id, employer_id, title, description, requirements, location, salary_min, salary_max, created_at,
                       max_questions, threshold, questions";
/// Longest key an index of PostgreSQL takes comfortably.
const KEY_LENGTH: usize = 200;

fn vacancy(row: &Row<'_>) -> Result<Vacancy, StoreError> {
    Ok(Vacancy {
        id: row.uuid(0)?,
        employer_id: row.uuid(1)?,
        title: row.text(2)?,
        description: row.text(3)?,
        requirements: row.opt_json(4)?,
        location: row.text(5)?,
        salary_min: row.opt_int(6)?,
        salary_max: row.opt_int(7)?,
        created_at: row.time(8)?,
        max_questions: row.opt_int(9)?,
        threshold: row.opt_real(10)?,
        questions: row.opt_json(11)?,
    })
}

/// The key by which places are compared: the city's id where the gazetteer knows it, else the folded text.
fn place_key(location: &str) -> String {
    match cities::by_name(location) {
        Some(city) => format!("#{}", city.id),
        None => text::fold(location).trim().chars().take(KEY_LENGTH).collect(),
    }
}

/// The text that `q` is searched in.
fn search_text(vacancy: &Vacancy) -> String {
    text::fold(&format!("{}\n{}", vacancy.title, vacancy.description))
}

/// One vacancy.
pub async fn by_id(database: &Database, id: Uuid) -> Result<Option<Vacancy>, StoreError> {
    database.first(format!("SELECT {COLUMNS} FROM vacancies WHERE id = $1"), vec![id.into()], vacancy).await
}

/// What to list.
pub struct Filter {
    /// Only this employer's.
    pub employer_id: Option<Uuid>,
    /// Words that must all stand in title or description.
    pub q: Option<String>,
    /// Only at this place.
    pub location: Option<String>,
    /// Only behind this row.
    pub after: Option<Cursor<DateTime<Utc>>>,
    /// Most rows.
    pub limit: i64,
}

/// Vacancies, newest first.
pub async fn list(database: &Database, filter: Filter) -> Result<Vec<Vacancy>, StoreError> {
    let mut wheres = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    if let Some(id) = filter.employer_id {
        values.push(id.into());
        wheres.push(format!("employer_id = ${}", values.len()));
    }
    if let Some(location) = filter.location {
        values.push(place_key(&location).into());
        wheres.push(format!("location_folded = ${}", values.len()));
    }
    for word in filter.q.iter().flat_map(|q| q.split_whitespace()) {
        values.push(like(word).into());
        wheres.push(format!("search_folded LIKE ${} ESCAPE '!'", values.len()));
    }
    if let Some(after) = filter.after {
        values.push(after.key.into());
        values.push(after.id.into());
        wheres.push(format!("(created_at, id) < (${}, ${})", values.len() - 1, values.len()));
    }
    values.push(filter.limit.into());
    let condition = if wheres.is_empty() { String::new() } else { format!("WHERE {}", wheres.join(" AND ")) };
    let limit = values.len();
    let sql = format!("SELECT {COLUMNS} FROM vacancies {condition} ORDER BY created_at DESC, id DESC LIMIT ${limit}");
    database.query(sql, values, vacancy).await
}

/// A pattern that finds the folded `word` anywhere, literally.
pub(crate) fn like(word: &str) -> String {
    let mut pattern = String::from("%");
    for c in text::fold(word).chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

/// Adds a vacancy.
pub async fn insert(database: &Database, vacancy: &Vacancy) -> Result<(), StoreError> {
    let sql =
        "INSERT INTO vacancies (id, employer_id, title, description, requirements, location, salary_min, salary_max,
                                max_questions, threshold, questions,
                                created_at, updated_at, location_folded, search_folded)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13, $14)";
    let mut values = vec![vacancy.id.into(), vacancy.employer_id.into()];
    values.extend(content(vacancy)?);
    values.push(vacancy.created_at.into());
    values.push(place_key(&vacancy.location).into());
    values.push(search_text(vacancy).into());
    database.write(Batch::new().run(sql, values)).await
}

fn content(vacancy: &Vacancy) -> Result<[Value; 9], StoreError> {
    Ok([
        vacancy.title.clone().into(),
        vacancy.description.clone().into(),
        vacancy.requirements.as_ref().map_or(Ok(Value::Null), Value::json)?,
        vacancy.location.clone().into(),
        vacancy.salary_min.into(),
        vacancy.salary_max.into(),
        vacancy.max_questions.into(),
        vacancy.threshold.into(),
        vacancy.questions.as_ref().map_or(Ok(Value::Null), Value::json)?,
    ])
}

/// Writes a vacancy's content; `Conflict` when it is gone.
pub async fn update(database: &Database, vacancy: &Vacancy) -> Result<(), StoreError> {
    let sql = "UPDATE vacancies SET title = $3, description = $4, requirements = $5, location = $6, salary_min = $7,
                      salary_max = $8, max_questions = $9, threshold = $10, questions = $11, updated_at = $12,
                      location_folded = $13, search_folded = $14
               WHERE id = $1 AND employer_id = $2";
    let mut values = vec![vacancy.id.into(), vacancy.employer_id.into()];
    values.extend(content(vacancy)?);
    values.push(moment::now().into());
    values.push(place_key(&vacancy.location).into());
    values.push(search_text(vacancy).into());
    database.write(Batch::new().exactly(1, sql, values)).await
}

/// Deletes a vacancy of an employer and all that hangs on it; `Conflict` when there is none.
pub async fn delete(database: &Database, id: Uuid, employer: Uuid) -> Result<(), StoreError> {
    let sql = "DELETE FROM vacancies WHERE id = $1 AND employer_id = $2";
    database.write(Batch::new().exactly(1, sql, vec![id.into(), employer.into()])).await
}

/// Whether the vacancy belongs to the employer.
pub async fn owned_by(database: &Database, id: Uuid, employer: Uuid) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM vacancies WHERE id = $1 AND employer_id = $2";
    Ok(database.first(sql, vec![id.into(), employer.into()], |_| Ok(())).await?.is_some())
}
