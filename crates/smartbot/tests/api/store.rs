//! The door to the database: migrations forward and back, equal tables on both drivers, batches that are all or nothing.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use smartbot::app::Server;
use smartbot::store::{Batch, Database, Dialect, StoreError, Value, migrate};
use uuid::Uuid;

use crate::support::app::{TestApp, config};
use crate::support::chat::WILLING;
use crate::support::storage::Storage;

async fn connect(storage: &Storage) -> Database {
    Database::connect(&storage.database_url()).await.unwrap()
}

/// The tables with their columns: name, kind of value, and whether it may be null.
async fn tables(database: &Database) -> BTreeMap<String, Vec<String>> {
    let sql = match database.dialect() {
        Dialect::Sqlite => {
            "SELECT m.name, c.name || ' ' || c.type || CASE WHEN c.\"notnull\" = 1 THEN ' not null' ELSE '' END
             FROM sqlite_master m JOIN pragma_table_info(m.name) c
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid"
        }
        Dialect::Postgres => {
            "SELECT c.table_name::text, c.column_name || ' ' || c.data_type
                    || CASE WHEN c.is_nullable = 'NO' THEN ' not null' ELSE '' END
             FROM information_schema.columns c WHERE c.table_schema = current_schema()
             ORDER BY c.table_name, c.ordinal_position"
        }
    };
    let rows = database.query(sql, Vec::new(), |row| Ok((row.text(0)?, row.text(1)?))).await.unwrap();
    let mut tables = BTreeMap::<String, Vec<String>>::new();
    for (table, column) in rows {
        // How many steps there are is told by this one; it is not part of the model.
        if table != "schema_migrations" {
            tables.entry(table).or_default().push(column.to_lowercase());
        }
    }
    tables
}

/// Names of the indexes that were given one.
async fn indexes(database: &Database) -> Vec<String> {
    let sql = match database.dialect() {
        Dialect::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name",
        Dialect::Postgres => {
            "SELECT i.indexname::text FROM pg_indexes i WHERE i.schemaname = current_schema() AND NOT EXISTS (
                 SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname
                    AND c.connamespace = current_schema()::regnamespace)
             ORDER BY i.indexname"
        }
    };
    let mut names = database.query(sql, Vec::new(), |row| row.text(0)).await.unwrap();
    names.sort();
    names
}

#[tokio::test]
async fn the_schema_goes_up_down_and_up_again() {
    let storage = Storage::new().await;
    let database = connect(&storage).await;
    assert!(tables(&database).await.is_empty());
    let steps = migrate::all(database.dialect()).unwrap().len();
    assert!(steps > 0);
    let status = migrate::status(&database).await.unwrap();
    assert!(status.len() == steps && status.iter().all(|step| !step.applied));
    assert_eq!(migrate::up(&database).await.unwrap().len(), steps);
    assert!(migrate::status(&database).await.unwrap().iter().all(|step| step.applied));
    assert!(migrate::up(&database).await.unwrap().is_empty(), "a second time there is nothing to do");
    let (first, named) = (tables(&database).await, indexes(&database).await);
    for table in ["employers", "vacancies", "candidates", "applications", "decisions", "chat_sessions", "chat_messages"]
    {
        assert!(first.contains_key(table), "{table}");
    }
    // Each step back leads to what was there before it.
    let mut down = 0;
    while migrate::down(&database).await.unwrap().is_some() {
        down += 1;
        let applied = migrate::status(&database).await.unwrap().iter().filter(|step| step.applied).count();
        assert_eq!(applied, steps - down);
    }
    assert_eq!(down, steps);
    assert!(tables(&database).await.is_empty() && indexes(&database).await.is_empty(), "something was left behind");
    migrate::up(&database).await.unwrap();
    assert_eq!(tables(&database).await, first);
    assert_eq!(indexes(&database).await, named);
    database.close().await;
}

#[tokio::test]
async fn steps_run_once_however_many_instances_start() {
    let storage = std::sync::Arc::new(Storage::new().await);
    let mut instances = tokio::task::JoinSet::new();
    for _ in 0..4 {
        let storage = storage.clone();
        instances.spawn(async move {
            let database = Database::open(&storage.database_url()).await.unwrap();
            database.close().await;
        });
    }
    instances.join_all().await;
    let database = connect(&storage).await;
    let recorded =
        database.first("SELECT COUNT(*) FROM schema_migrations", Vec::new(), |row| row.int(0)).await.unwrap();
    assert_eq!(recorded.unwrap().unsigned_abs(), migrate::all(database.dialect()).unwrap().len() as u64);
    database.close().await;
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_refused() {
    let storage = Storage::new().await;
    let database = Database::open(&storage.database_url()).await.unwrap();
    let newer = Batch::new().run("INSERT INTO schema_migrations (version, name) VALUES (9999, 'future')", Vec::new());
    database.write(newer).await.unwrap();
    database.close().await;
    let error = Server::bind(config(&storage)).await.err().unwrap().to_string();
    assert!(error.contains("9999") && error.contains("newer"), "{error}");
    assert_eq!(error.lines().count(), 1);
}

/// Steps have the same numbers and names for both drivers, and make the same tables, columns, and indexes: read from
/// the files, so that it is checked without a server.
#[test]
fn both_drivers_have_the_same_steps_and_tables() {
    let (sqlite, postgres) = (migrate::all(Dialect::Sqlite).unwrap(), migrate::all(Dialect::Postgres).unwrap());
    let names = |steps: &[migrate::Migration]| steps.iter().map(|s| (s.version, s.name.clone())).collect::<Vec<_>>();
    assert_eq!(names(&sqlite), names(&postgres));
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/migrations");
    for (version, name) in names(&sqlite) {
        for direction in ["up", "down"] {
            let read = |driver: &str| {
                let path = folder.join(driver).join(format!("{version:04}_{name}.{direction}.sql"));
                outline(&std::fs::read_to_string(path).unwrap())
            };
            assert_eq!(read("sqlite"), read("postgres"), "{name}.{direction}");
        }
    }
}

/// What a step does, without the types: `table.column` for every column, and every other statement's first words.
fn outline(sql: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut table: Option<String> = None;
    for line in sql.lines().map(|line| line.split("--").next().unwrap().trim()).filter(|line| !line.is_empty()) {
        let words: Vec<_> = line.split_whitespace().collect();
        match (&table, words.as_slice()) {
            (_, ["CREATE", "TABLE", name, ..]) => table = Some((*name).to_owned()),
            (Some(_), [first, ..]) if first.starts_with(')') => table = None,
            // Constraints have names on PostgreSQL only.
            (Some(_), [] | ["CONSTRAINT" | "UNIQUE" | "PRIMARY" | "FOREIGN" | "CHECK", ..]) => {}
            (Some(table), [column, ..]) => found.push(format!("{table}.{column}")),
            (None, ["ALTER", "TABLE", table, "ADD", "COLUMN", column, ..]) => found.push(format!("{table}.{column}")),
            // The values may be made by functions that have other names.
            (None, _) => {
                let own = [" VALUES", " SELECT", " = "].iter().filter_map(|word| line.find(word)).min();
                found.push(line[..own.unwrap_or(line.len())].trim_end_matches(';').to_owned());
            }
        }
    }
    found
}

/// The same on real databases: names, nullability, and a type on each side that holds the same values.
#[tokio::test]
async fn real_tables_are_equal_on_both_drivers() {
    let storage = Storage::new().await;
    if let Storage::Sqlite(_) = &storage {
        eprintln!("skipped: needs TEST_DATABASE_URL; the files are compared without it");
        return;
    }
    let embedded = Storage::sqlite();
    let (server, file) = (
        Database::open(&storage.database_url()).await.unwrap(),
        Database::open(&embedded.database_url()).await.unwrap(),
    );
    let same = |tables: BTreeMap<String, Vec<String>>| -> BTreeMap<String, Vec<String>> {
        let word = |column: &str| {
            let (name, rest) = column.split_once(' ').unwrap();
            let (kind, null) = rest.strip_suffix(" not null").map_or((rest, ""), |kind| (kind, " not null"));
            let kind = match kind {
                "uuid" | "blob" => "id",
                "timestamp with time zone" | "bigint" | "integer" => "integer",
                "double precision" | "real" => "number",
                "json" | "text" => "text",
                other => other,
            };
            format!("{name} {kind}{null}")
        };
        tables.into_iter().map(|(table, columns)| (table, columns.iter().map(|c| word(c)).collect())).collect()
    };
    assert_eq!(same(tables(&server).await), same(tables(&file).await));
    assert_eq!(indexes(&server).await, indexes(&file).await);
    server.close().await;
    file.close().await;
}

/// A cascade, and every list by a parent, would scan the whole table otherwise.
#[tokio::test]
async fn every_foreign_key_leads_an_index() {
    let storage = Storage::new().await;
    let database = Database::open(&storage.database_url()).await.unwrap();
    let (keys, leaders) = match database.dialect() {
        Dialect::Sqlite => (
            "SELECT m.name, k.\"from\" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) k WHERE m.type = 'table'",
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_index_list(m.name) i JOIN pragma_index_info(i.name) c
             WHERE m.type = 'table' AND c.seqno = 0",
        ),
        Dialect::Postgres => (
            "SELECT t.relname::text, a.attname::text FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
             JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1]
             WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace",
            "SELECT t.relname::text, a.attname::text FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
             JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
             WHERE t.relnamespace = current_schema()::regnamespace",
        ),
    };
    let pairs = |sql: &'static str| database.query(sql, Vec::new(), |row| Ok((row.text(0)?, row.text(1)?)));
    let (keys, leaders) = (pairs(keys).await.unwrap(), pairs(leaders).await.unwrap());
    assert!(keys.len() >= 8, "{keys:?}");
    for key in keys {
        assert!(leaders.contains(&key), "{key:?} leads no index");
    }
    database.close().await;
}

#[tokio::test]
async fn the_end_is_written_down_in_utc() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let applied = app.apply(&employer.create_vacancy("Алматы").await).await;
    let before = chrono::Utc::now() - chrono::TimeDelta::seconds(1);
    app.interview(&applied, &WILLING).await;
    let sql = "SELECT started_at, ended_at FROM chat_sessions";
    let (started, ended) =
        app.state().database.first(sql, Vec::new(), |row| Ok((row.time(0)?, row.time(1)?))).await.unwrap().unwrap();
    assert!(before < started && started <= ended && ended <= chrono::Utc::now(), "{started} {ended}");
}

fn employer(email: &str) -> (&'static str, Vec<Value>) {
    let sql = "INSERT INTO employers (id, company_name, email, email_folded, password_hash, created_at, updated_at)
               VALUES ($1, 'x', $2, $2, 'x', $3, $3)";
    (sql, vec![Uuid::new_v4().into(), email.into(), chrono::Utc::now().into()])
}

async fn employers(database: &Database) -> i64 {
    database.first("SELECT COUNT(*) FROM employers", Vec::new(), |row| row.int(0)).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_batch_happens_as_a_whole_or_not_at_all() {
    let storage = Storage::new().await;
    let database = Database::open(&storage.database_url()).await.unwrap();
    let add = |batch: Batch, email: &str| {
        let (sql, values) = employer(email);
        batch.run(sql, values)
    };
    database.write(add(add(Batch::new(), "a@x.org"), "b@x.org")).await.unwrap();
    assert_eq!(employers(&database).await, 2);
    // A guard that does not hold.
    let guarded = add(Batch::new(), "c@x.org").exactly(
        1,
        "UPDATE employers SET company_name = 'y' WHERE email = $1",
        vec!["nobody".into()],
    );
    assert!(matches!(database.write(guarded).await, Err(StoreError::Conflict)));
    // A constraint, by the name that it has on both drivers.
    let unique = database.write(add(add(Batch::new(), "d@x.org"), "a@x.org")).await;
    assert!(matches!(&unique, Err(StoreError::Unique(name)) if name == "employers_email_folded"), "{unique:?}");
    // A foreign key that points nowhere.
    let orphan = add(Batch::new(), "e@x.org").run(
        "INSERT INTO vacancies (id, employer_id, title, location, location_folded, created_at, updated_at, description, search_folded)
         VALUES ($1, $1, 't', 'l', 'l', $2, $2, 'd', 's')",
        vec![Uuid::new_v4().into(), chrono::Utc::now().into()],
    );
    assert!(matches!(database.write(orphan).await, Err(StoreError::ForeignKey)));
    // A statement that is wrong altogether.
    let broken = add(Batch::new(), "f@x.org").run("UPDATE nowhere SET x = 1", Vec::new());
    assert!(matches!(database.write(broken).await, Err(StoreError::Internal(_))));
    assert_eq!(employers(&database).await, 2, "nothing of the failed batches is there");
    // And the door is still open.
    let held = Batch::new().exactly(2, "UPDATE employers SET company_name = 'y'", Vec::new());
    database.write(held).await.unwrap();
    database.close().await;
}

#[tokio::test]
async fn batches_that_come_together_fail_one_by_one() {
    let storage = Storage::new().await;
    let database = Database::open(&storage.database_url()).await.unwrap();
    let mut writes = tokio::task::JoinSet::new();
    for number in 0..200 {
        let database = database.clone();
        writes.spawn(async move {
            // Every tenth has the address of its neighbour.
            let (sql, values) = employer(&format!("e{}@x.org", if number % 10 == 9 { number - 1 } else { number }));
            database.write(Batch::new().run(sql, values)).await
        });
    }
    let results = writes.join_all().await;
    let failed = results.iter().filter(|result| matches!(result, Err(StoreError::Unique(_)))).count();
    assert_eq!(failed, 20, "{:?}", results.iter().filter(|r| r.is_err()).collect::<Vec<_>>());
    assert_eq!(employers(&database).await, 180);
    database.close().await;
}

#[tokio::test]
async fn values_come_back_as_they_went() {
    let storage = Storage::new().await;
    let database = Database::open(&storage.database_url()).await.unwrap();
    let id = Uuid::new_v4();
    let moment = chrono::DateTime::from_timestamp_micros(1_795_405_000_123_456).unwrap();
    let strange = "кавычки ' \" \\ $1 %s ☕ қазақша\r\n\t";
    let sql =
        "INSERT INTO candidates (id, full_name, email, phone, city, name_folded, email_folded, created_at, resume_text)
               VALUES ($1, $2, $3, $4, $2, $2, $3, $5, $2)";
    let values = vec![id.into(), strange.into(), "a@x.org".into(), Value::Null, moment.into()];
    database.write(Batch::new().run(sql, values)).await.unwrap();
    let sql = "SELECT id, full_name, phone, created_at FROM candidates WHERE full_name = $1";
    let row = database
        .first(sql, vec![strange.into()], |row| Ok((row.uuid(0)?, row.text(1)?, row.opt_text(2)?, row.time(3)?)))
        .await
        .unwrap();
    assert_eq!(row, Some((id, strange.to_owned(), None, moment)));
    database.close().await;
}

#[tokio::test]
async fn what_was_said_survives_a_restart() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let vacancy = employer.create_vacancy("Алматы").await;
    let (done, open) = (app.apply(&vacancy).await, app.apply(&vacancy).await);
    app.interview(&done, &WILLING).await;
    let mut chat = app.chat(&open).await;
    chat.question().await;
    chat.say("Алматы").await;
    let question = chat.question().await;
    chat.leave().await;
    let (response, transcript) = (employer.response(&done.id).await, employer.transcript(&done.id).await);
    let token = employer.token().unwrap().to_owned();
    let storage = app.stop().await;
    let app = TestApp::on(storage, |_| {}).await;
    let again = app.caller(&token);
    assert_eq!(again.get(&format!("/responses/{}", done.id)).await.expect(200), response);
    let path = format!("/responses/{}/messages", done.id);
    assert_eq!(again.get(&path).await.expect(200).as_array().unwrap(), &transcript);
    let mut chat = app.chat(&open).await;
    assert_eq!(chat.question().await, question);
    chat.say("5 лет").await;
    chat.question().await;
    chat.say("да").await;
    assert_eq!(chat.end().await["approved"], true);
}

#[tokio::test]
async fn an_open_interview_survives_the_schema_going_back_and_forth() {
    let app = TestApp::start().await;
    let employer = app.register("Кофейня").await;
    let applied = app.apply(&employer.create_vacancy("Алматы").await).await;
    let mut chat = app.chat(&applied).await;
    chat.question().await;
    chat.say("Алматы").await;
    chat.question().await;
    chat.leave().await;
    let database = &app.state().database;
    let state = || database.first("SELECT state FROM chat_sessions", Vec::new(), |row| row.json::<Json>(0));
    let now = state().await.unwrap().unwrap();
    // Before step 6 the brief was written with every turn.
    while migrate::down(database).await.unwrap().is_some_and(|step| !step.contains("session_briefs")) {}
    let before = state().await.unwrap().unwrap();
    assert!(before["brief"]["criteria"].is_object() && now["brief"].is_null(), "{before} {now}");
    migrate::up(database).await.unwrap();
    assert_eq!(state().await.unwrap().unwrap(), now);
    let mut chat = app.chat(&applied).await;
    assert_eq!(chat.question().await["question_index"], 1);
    chat.say("5 лет").await;
    chat.question().await;
    chat.say("да").await;
    assert_eq!(chat.end().await["approved"], true);
}

#[tokio::test]
async fn a_closed_database_is_a_503_and_not_a_defect() {
    let app = TestApp::start().await;
    app.state().database.close().await;
    let candidate = serde_json::json!({ "full_name": "x", "email": "x@example.com", "city": "" });
    let reply = app.post("/candidates", &candidate).await;
    reply.expect_error(503, "Service temporarily unavailable");
    assert!(reply.header("retry-after").unwrap().parse::<u64>().unwrap() > 0);
    app.get("/health").await.expect(200);
}
