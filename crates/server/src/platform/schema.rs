//! What the schema promises, held against both engines' own catalogues.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    on,
    platform::db::Read,
    testing::{Engine, House},
};

/// Tables that belong to no organisation: persons and their ways in, and the migrations' own.
const OF_PERSONS: [&str; 14] = [
    "_sqlx_migrations",
    "account",
    "answer",
    "one_time_code",
    "one_time_link",
    "organisation",
    "pin",
    "passkey",
    "passkey_challenge",
    "recovery_code",
    "sealing_key",
    "second_step",
    "session",
    "throttle",
];

/// Table → column → (type, may be empty).
type Columns = BTreeMap<String, BTreeMap<String, (String, bool)>>;

fn columns(rows: Vec<(String, String, String, i64)>) -> Columns {
    let mut columns = Columns::new();
    for (table, column, kind, required) in rows {
        columns.entry(table).or_default().insert(column, (kind, required == 0));
    }
    columns
}

async fn sqlite_columns(tx: &mut Read) -> Columns {
    let rows: Vec<(String, String, String, i64)> = on!(tx, c => sqlx::query_as(
        "SELECT t.name, p.name, p.type, p.\"notnull\" FROM sqlite_master t JOIN pragma_table_info(t.name) p
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name <> '_sqlx_migrations'")
        .fetch_all(c).await)
    .unwrap();
    columns(rows)
}

async fn postgres_columns(tx: &mut Read) -> Columns {
    let rows: Vec<(String, String, String, i64)> = on!(tx, c => sqlx::query_as(
        "SELECT CAST(table_name AS text), CAST(column_name AS text),
           CASE udt_name WHEN 'uuid' THEN 'BLOB' WHEN 'bytea' THEN 'BLOB' WHEN 'int8' THEN 'INTEGER' WHEN 'bool' THEN 'INTEGER'
             WHEN 'date' THEN 'TEXT' WHEN 'text' THEN 'TEXT' ELSE CAST(udt_name AS text) END,
           CASE WHEN is_nullable = 'NO' THEN CAST(1 AS bigint) ELSE 0 END
         FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'")
        .fetch_all(c).await).unwrap();
    columns(rows)
}

#[tokio::test]
async fn both_engines_have_the_same_tables() {
    let Some(postgres) = House::open(Engine::Postgres).await else { return };
    let sqlite = House::open(Engine::Sqlite).await.unwrap();
    let theirs = postgres_columns(&mut postgres.app.db.read().await.unwrap()).await;
    let ours = sqlite_columns(&mut sqlite.app.db.read().await.unwrap()).await;
    assert!(ours.len() > 20);
    assert_eq!(ours, theirs);
}

#[tokio::test]
async fn every_table_leads_with_its_organisation() {
    let house = House::open(Engine::Sqlite).await.unwrap();
    let mut tx = house.app.db.read().await.unwrap();
    let tables: BTreeSet<String> = sqlite_columns(&mut tx).await.into_keys().collect();
    for table in tables.iter().filter(|table| !OF_PERSONS.contains(&table.as_str())) {
        let key: Option<String> =
            on!(tx, c => sqlx::query_scalar("SELECT name FROM pragma_table_info($1) WHERE pk = 1")
            .bind(table).fetch_optional(c).await)
            .unwrap();
        assert_eq!(key.as_deref(), Some("organisation_id"), "the key of {table}");
    }
}

#[tokio::test]
async fn every_reference_has_an_index() {
    let house = House::open(Engine::Sqlite).await.unwrap();
    let mut tx = house.app.db.read().await.unwrap();
    let references: Vec<(String, i64, i64, String)> = on!(tx, c => sqlx::query_as(
        "SELECT t.name, f.id, f.seq, f.\"from\" FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f
         WHERE t.type = 'table' ORDER BY 1, 2, 3").fetch_all(c).await)
    .unwrap();
    let indexed: Vec<(String, String, i64, String)> = on!(tx, c => sqlx::query_as(
        "SELECT t.name, l.name, i.seqno, i.name FROM sqlite_master t JOIN pragma_index_list(t.name) l JOIN pragma_index_info(l.name) i
         WHERE t.type = 'table' ORDER BY 1, 2, 3").fetch_all(c).await).unwrap();
    let mut indexes: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for (table, index, _, column) in indexed {
        indexes.entry((table, index)).or_default().push(column);
    }
    let mut wanted: BTreeMap<(String, i64), Vec<String>> = BTreeMap::new();
    for (table, id, _, column) in references {
        wanted.entry((table, id)).or_default().push(column);
    }
    assert!(wanted.len() > 40);
    for ((table, _), columns) in wanted {
        let found = indexes.iter().any(|((of, _), index)| *of == table && index.starts_with(&columns));
        assert!(found, "no index for {table} {columns:?}");
    }
}
