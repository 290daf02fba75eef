//! Every migration is tried on a database with data of the version before it, on both engines.
//!
//! The data are in `migrations/data/`: one file for each version, with rows for what its migration made. A file is SQL
//! of both engines in which `#12` stands for the identifier with that number. A line `-- changes: table.column` (or
//! `-- changes: table`) says what the migration of the file's version changes on purpose.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::LazyLock,
};

use axum::http::StatusCode;
use rstest::rstest;
use sqlx::{
    AssertSqlSafe, SqlSafeStr as _,
    migrate::{Migration, MigrationType, Migrator},
};
use uuid::Uuid;

use super::{
    audit::{Audit, Verdict, verify},
    clock::Moment,
    db::{Db, OpenError, Read, Tx},
    ids::{AccountId, OrganisationId},
    jobs, upkeep,
};
use crate::{
    on, route_table,
    testing::{Engine, House, copy_of_database, fresh_database},
    walk::words,
};

/// The identifier with a number, in the data.
fn id(number: u64) -> Uuid {
    Uuid::parse_str(&format!("00000000-0000-7000-8000-{number:012}")).unwrap()
}

/// The data of a version.
struct Data {
    text: String,
    /// What its migration changes on purpose: `table` or `table.column`.
    changes: Vec<String>,
}

fn data(version: i64) -> Data {
    let file =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../../migrations/data/{version:04}.sql"));
    let text = std::fs::read_to_string(&file).unwrap_or_else(|_| {
        panic!(
            "migrations/data/{version:04}.sql is missing: rows for what migration {version} made, see \"A new \
             migration\" in docs/development.md"
        )
    });
    let changes = text
        .lines()
        .filter_map(|line| line.strip_prefix("-- changes: "))
        .flat_map(str::split_whitespace)
        .map(str::to_owned)
        .collect();
    let text = text.lines().filter(|line| !line.starts_with("--")).collect::<Vec<_>>().join("\n");
    Data { text, changes }
}

/// The data as SQL of an engine: `#12` becomes an identifier, or its text inside quotes; bytes are written as `x'0a'`.
fn sql_of(data: &str, sqlite: bool) -> String {
    let mut sql = String::new();
    let mut quoted = false;
    let mut rest = data;
    while let Some(letter) = rest.chars().next() {
        let number: String =
            rest.strip_prefix('#').unwrap_or_default().chars().take_while(char::is_ascii_digit).collect();
        if !number.is_empty() {
            let id = id(number.parse().unwrap());
            sql += &match (quoted, sqlite) {
                (true, _) => id.to_string(),
                (false, true) => format!("x'{}'", id.simple()),
                (false, false) => format!("'{id}'"),
            };
            rest = &rest[1 + number.len()..];
            continue;
        }
        if let Some(bytes) = rest.strip_prefix("x'").filter(|_| !quoted && !sqlite) {
            let (bytes, after) = bytes.split_once('\'').unwrap();
            sql += &format!("'\\x{bytes}'");
            rest = after;
            continue;
        }
        quoted ^= letter == '\'';
        sql.push(letter);
        rest = &rest[letter.len_utf8()..];
    }
    sql
}

#[test]
fn data_is_written_for_both_engines() {
    let data = "VALUES (#1, x'0a', 'child:#2', 'it''s #x')";
    let (one, two) = (id(1), id(2));
    assert_eq!(sql_of(data, true), format!("VALUES (x'{}', x'0a', 'child:{two}', 'it''s #x')", one.simple()));
    assert_eq!(sql_of(data, false), format!("VALUES ('{one}', '\\x0a', 'child:{two}', 'it''s #x')"));
}

/// A row: each column with its value as text.
pub(crate) type Kept = BTreeMap<String, Option<String>>;

/// Everything in a database: each table with its columns and rows.
pub(crate) async fn everything(tx: &mut Read) -> BTreeMap<String, (Vec<String>, Vec<Kept>)> {
    let sqlite = matches!(tx.tx, Tx::Sqlite(_));
    let columns: Vec<(String, String)> = if sqlite {
        on!(tx, c => sqlx::query_as(
            "SELECT t.name, p.name FROM sqlite_master t JOIN pragma_table_info(t.name) p
             WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name <> '_sqlx_migrations'")
            .fetch_all(c).await)
    } else {
        on!(tx, c => sqlx::query_as(
            "SELECT CAST(table_name AS text), CAST(column_name AS text) FROM information_schema.columns
             WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'")
            .fetch_all(c).await)
    }
    .unwrap();
    let mut tables: BTreeMap<String, (Vec<String>, Vec<Kept>)> = BTreeMap::new();
    for (table, column) in columns {
        tables.entry(table).or_default().0.push(column);
    }
    for (table, (columns, rows)) in &mut tables {
        let shown: Vec<String> = columns
            .iter()
            .map(|column| {
                if sqlite {
                    format!("CASE WHEN \"{column}\" IS NOT NULL THEN quote(\"{column}\") END")
                } else {
                    format!("CAST(\"{column}\" AS text)")
                }
            })
            .collect();
        let sql = format!("SELECT {} FROM \"{table}\"", shown.join(", "));
        *rows = on!(tx, c => sqlx::query(AssertSqlSafe(sql)).fetch_all(c).await.map(|rows| {
            let row = |row: &_| columns.iter().cloned().zip((0..columns.len()).map(|i| text_at(row, i))).collect();
            rows.iter().map(row).collect()
        }))
        .unwrap();
    }
    tables
}

fn text_at<R: sqlx::Row>(row: &R, i: usize) -> Option<String>
where
    usize: sqlx::ColumnIndex<R>,
    for<'a> Option<String>: sqlx::Decode<'a, R::Database> + sqlx::Type<R::Database>,
{
    row.get(i)
}

/// Which rows of before are not there any longer, or have another value.
fn lost(
    before: &BTreeMap<String, (Vec<String>, Vec<Kept>)>,
    after: &BTreeMap<String, (Vec<String>, Vec<Kept>)>,
    changes: &[String],
) -> Vec<String> {
    let mut lost = Vec::new();
    for (table, (columns, rows)) in before.iter().filter(|(table, _)| !changes.contains(table)) {
        let Some((now, there)) = after.get(table) else {
            lost.push(format!("the table {table}"));
            continue;
        };
        let looked_at: Vec<&String> =
            columns.iter().filter(|column| !changes.contains(&format!("{table}.{column}"))).collect();
        lost.extend(
            looked_at
                .iter()
                .filter(|column| !now.contains(column))
                .map(|column| format!("the column {table}.{column}")),
        );
        let part = |row: &Kept| -> Vec<Option<String>> {
            looked_at.iter().map(|column| row.get(*column).cloned().flatten()).collect()
        };
        let mut there: Vec<Vec<Option<String>>> = there.iter().map(part).collect();
        for row in rows.iter().map(part) {
            match there.iter().position(|other| *other == row) {
                Some(at) => drop(there.swap_remove(at)),
                None => lost.push(format!("a row of {table}: {row:?}")),
            }
        }
    }
    lost
}

/// A table without a row, or a column without a value: the migration's author has forgotten it in the data.
fn empty(all: &BTreeMap<String, (Vec<String>, Vec<Kept>)>) -> Vec<String> {
    let mut empty = Vec::new();
    for (table, (columns, rows)) in all {
        let without = |column: &&String| rows.iter().all(|row| row[*column].is_none());
        empty.extend(columns.iter().filter(without).map(|column| format!("{table}.{column}")));
    }
    empty
}

async fn fill(db: &Db, version: i64) {
    let mut tx = db.write(NOW).await.unwrap();
    let sql = sql_of(&data(version).text, matches!(tx.tx, Tx::Sqlite(_)));
    for statement in sql.split(";\n").filter(|statement| !statement.trim().is_empty()) {
        let sql = AssertSqlSafe(statement.to_owned());
        on!(tx, c => sqlx::query(sql).execute(c).await.map(drop))
            .unwrap_or_else(|error| panic!("the data of version {version}: {error}\n{statement}"));
    }
    tx.commit(Audit::housekeeping()).await.unwrap();
}

/// A month after the last thing that happened in the data of version 1.
pub(crate) const NOW: Moment = Moment(1_772_524_800_000_000);

/// A database of a version with the data of all versions so far.
pub(crate) async fn at(engine: Engine, version: i64) -> Option<(Db, String, tempfile::TempDir)> {
    let folder = tempfile::tempdir().unwrap();
    let url = fresh_database(engine, folder.path(), false).await?;
    let db = Db::connect(&url).await.unwrap();
    for &version in VERSIONS.iter().filter(|&&known| known <= version) {
        grow(&db, version).await;
    }
    Some((db, url, folder))
}

/// The next version, with data in what its migration made.
async fn grow(db: &Db, version: i64) {
    db.migrate(db.migrations(), Some(version)).await.unwrap();
    fill(db, version).await;
}

pub(crate) static VERSIONS: LazyLock<Vec<i64>> = LazyLock::new(|| {
    let of = |engine: &str| {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../migrations").join(engine);
        let mut versions: Vec<i64> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap()[..4].parse().unwrap())
            .collect();
        versions.sort_unstable();
        versions
    };
    let versions = of("sqlite");
    assert_eq!(versions, of("postgres"), "the same migrations on both engines");
    versions
});

async fn references_hold(tx: &mut Read) {
    if matches!(tx.tx, Tx::Sqlite(_)) {
        let broken: Vec<(String, String)> =
            on!(tx, c => sqlx::query_as("SELECT \"table\", \"parent\" FROM pragma_foreign_key_check")
            .fetch_all(c).await)
            .unwrap();
        assert!(broken.is_empty(), "references to nothing: {broken:?}");
    } else {
        let unproven: Vec<String> = on!(tx, c => sqlx::query_scalar(
            "SELECT CAST(conname AS text) FROM pg_constraint WHERE NOT convalidated")
            .fetch_all(c).await)
        .unwrap();
        assert!(unproven.is_empty(), "never checked: {unproven:?}");
    }
}

async fn the_trail_is_whole(db: &Db) {
    let verdict = verify(db, OrganisationId(id(1))).await.unwrap();
    assert!(matches!(verdict, Verdict::Whole { entries: 3.., .. }), "{verdict:?}");
}

#[rstest]
#[tokio::test]
async fn a_migration_loses_nothing(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some((db, _url, _folder)) = at(engine, VERSIONS[0]).await else { return };
    for (i, &version) in VERSIONS.iter().enumerate() {
        let before = everything(&mut db.read().await.unwrap()).await;
        assert_eq!(empty(&before), [""; 0], "migrations/data/{version:04}.sql: no value in these columns");
        if let Some(&next) = VERSIONS.get(i + 1) {
            db.migrate(db.migrations(), Some(next)).await.unwrap();
            let mut tx = db.read().await.unwrap();
            let after = everything(&mut tx).await;
            let lost = lost(&before, &after, &data(next).changes);
            assert!(lost.is_empty(), "migration {next} loses {lost:#?}");
            references_hold(&mut tx).await;
            drop(tx);
            fill(&db, next).await;
        }
        the_trail_is_whole(&db).await;
    }
}

/// The comparison itself: it names what a careless migration loses, and what its author has put no row in.
#[rstest]
#[tokio::test]
async fn what_is_lost_is_named(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some((db, _url, _folder)) = at(engine, 1).await else { return };
    let before = everything(&mut db.read().await.unwrap()).await;
    let careless =
        "DELETE FROM answer; UPDATE location SET lrk = NULL; ALTER TABLE photo DROP COLUMN made_at;
        DROP TABLE throttle; CREATE TABLE forgotten (id bigint PRIMARY KEY);";
    let careless =
        Migration::new(9_002, "careless".into(), MigrationType::Simple, careless.into_sql_str(), false);
    let first = db.migrations().iter().find(|m| m.version == 1).cloned();
    let careless = Migrator::with_migrations(first.into_iter().chain([careless]).collect());
    db.migrate(&careless, None).await.unwrap();
    let after = everything(&mut db.read().await.unwrap()).await;
    let found = lost(&before, &after, &[]);
    let says = |what: &str| found.iter().filter(|lost| lost.starts_with(what)).count();
    assert_eq!(says("a row of answer: "), 1, "{found:#?}");
    assert_eq!(says("a row of location: "), 1);
    assert_eq!((says("the column photo.made_at"), says("a row of photo: ")), (1, 1));
    assert_eq!((says("the table throttle"), found.len()), (1, 5));
    let on_purpose = ["answer", "location.lrk", "photo.made_at", "throttle"].map(str::to_owned);
    assert_eq!(lost(&before, &after, &on_purpose), [""; 0]);
    let empty = empty(&after);
    assert!(empty.contains(&"forgotten.id".to_owned()), "{empty:?}");
}

/// Children whom a fault of before left with two mentors keep the newer one; nothing else changes.
#[rstest]
#[tokio::test]
async fn of_two_mentorships_without_an_end_the_older_ends_the_day_before_the_newer(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((db, _url, _folder)) = at(engine, 77).await else { return };
    let mut tx = db.write(NOW).await.unwrap();
    let twice =
        "INSERT INTO mentorship (organisation_id, id, child_id, staff_id, group_id, from_on, begin_reason, stands_in_for)
         VALUES (#1, #7801, #41, #22, #11, '2026-03-01', 'interim', #21),
           (#1, #7802, #42, #22, #12, '2026-02-05', 'division', NULL)";
    let sql = AssertSqlSafe(sql_of(twice, matches!(tx.tx, Tx::Sqlite(_))));
    on!(tx, c => sqlx::query(sql).execute(c).await.map(drop)).unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let before = everything(&mut db.read().await.unwrap()).await;
    db.migrate(db.migrations(), Some(78)).await.unwrap();

    let mut tx = db.read().await.unwrap();
    let rows: Vec<(Uuid, Option<jiff_sqlx::Date>, Option<String>)> =
        on!(tx, c => sqlx::query_as("SELECT id, until_on, end_reason FROM mentorship ORDER BY id")
        .fetch_all(c).await)
        .unwrap();
    let ends: Vec<_> = rows
        .into_iter()
        .map(|(id, until, reason)| (id, until.map(|day| day.to_jiff().to_string()), reason))
        .collect();
    let end = |number, until: Option<&str>, reason: Option<&str>| {
        (id(number), until.map(str::to_owned), reason.map(str::to_owned))
    };
    let expected = [
        end(101, Some("2026-02-04"), Some("division")),
        end(102, Some("2026-02-28"), Some("interim")),
        end(103, Some("2026-02-04"), Some("division")),
        end(301, None, None),
        end(7801, None, None),
        end(7802, None, None),
    ];
    assert_eq!(ends, expected);
    let after = everything(&mut tx).await;
    let changes = ["mentorship.until_on", "mentorship.end_reason"].map(str::to_owned);
    assert_eq!(lost(&before, &after, &changes), [""; 0]);
    drop(tx);
    the_trail_is_whole(&db).await;
}

/// The application as it is now opens every page on data of every version before, also on data that has nothing in
/// what came since, and does the jobs that were waiting.
#[rstest]
#[tokio::test]
async fn pages_open_on_data_of_every_version(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let folder = tempfile::tempdir().unwrap();
    let Some(growing) = fresh_database(engine, folder.path(), false).await else { return };
    // Who may not open a page is asked once: a refusal reads nothing of the data.
    let mut refused = BTreeSet::new();
    for &version in VERSIONS.iter() {
        let db = Db::connect(&growing).await.unwrap();
        grow(&db, version).await;
        db.close().await;
        let folder = tempfile::tempdir().unwrap();
        let copy = copy_of_database(&growing, folder.path()).await;
        let house = House::around(Db::open(&copy).await.unwrap(), folder, OrganisationId(id(1)));
        references_hold(&mut house.app.db.read().await.unwrap()).await;
        let mut opened = 0;
        let pages = pages(&house).await;
        for account in [81, 82, 83] {
            let mut browser = house.browser_of(AccountId(id(account))).await;
            for (route, path) in &pages {
                if refused.contains(&(account, *route)) {
                    continue;
                }
                let answer = browser.get(path).await;
                assert!(
                    !answer.status.is_server_error(),
                    "data of version {version}: {path} {}",
                    answer.status
                );
                opened += usize::from(answer.status == StatusCode::OK);
                if answer.status == StatusCode::FORBIDDEN {
                    refused.insert((account, *route));
                }
            }
        }
        assert!(opened > 20, "{opened} pages");
        let mut parent = house.browser_of(AccountId(id(83))).await;
        assert!(parent.get("/family").await.text.contains("Fatima"), "data of version {version}");
        jobs::run_due(&house.app).await.unwrap();
        assert_eq!(house.app.mailer.kept().len(), 2, "data of version {version}: the mails that waited");
        the_trail_is_whole(&house.app.db).await;
        house.app.db.close().await;
    }
}

/// Every page that the data has a thing for: its route, and where it is.
async fn pages(house: &House) -> Vec<(&'static str, String)> {
    let mut tx = house.app.db.read().await.unwrap();
    let tables = everything(&mut tx).await;
    let mut pages = Vec::new();
    for route in route_table(&house.app).iter().filter(|route| route.method == "GET") {
        let mut path = route.path.to_owned();
        for word in words(route.path) {
            let table = match word.as_str() {
                "group" => "care_group",
                "staff" => "staff_member",
                "told" => "announcement",
                "access_token" => "api_token",
                "handover" => "mentorship",
                "version" => "protocol_version",
                "import" => "import_upload",
                "role" => "staff_role",
                other => other,
            };
            let rows = tables.get(table).map(|(_, rows)| rows.as_slice()).unwrap_or_default();
            let Some(Some(id)) = rows.iter().filter_map(|row| row.get("id")).min() else { continue };
            let hex: String = id.chars().filter(char::is_ascii_hexdigit).collect();
            let id = Uuid::parse_str(&hex).unwrap().to_string();
            let (start, rest) = path.split_once('{').unwrap();
            path = format!("{start}{id}{}", rest.split_once('}').unwrap().1);
        }
        if !path.contains('{') {
            pages.push((route.path, path));
        }
    }
    pages
}

/// The migrations with one more, which fails halfway.
fn with_a_broken_one(migrations: &Migrator) -> Migrator {
    let broken =
        "CREATE TABLE halfway (id bigint PRIMARY KEY); DELETE FROM answer; INSERT INTO nowhere VALUES (1);";
    let broken = Migration::new(9_000, "broken".into(), MigrationType::Simple, broken.into_sql_str(), false);
    Migrator::with_migrations(migrations.iter().cloned().chain([broken]).collect())
}

#[rstest]
#[tokio::test]
async fn a_migration_that_is_cut_off_leaves_the_old_state(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let last = *VERSIONS.last().unwrap();
    let Some((db, url, _folder)) = at(engine, last).await else { return };
    let before = everything(&mut db.read().await.unwrap()).await;
    let broken = db.migrate(&with_a_broken_one(db.migrations()), None).await;
    assert!(matches!(broken, Err(OpenError::Migrate(_))), "{broken:?}");
    db.close().await;
    let db = Db::open(&url).await.unwrap();
    assert_eq!(upkeep::version(&db).await.unwrap(), last);
    assert_eq!(everything(&mut db.read().await.unwrap()).await, before);
}

#[rstest]
#[tokio::test]
async fn a_database_of_a_newer_version_is_refused(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let last = *VERSIONS.last().unwrap();
    let Some((db, url, _folder)) = at(engine, last).await else { return };
    let newer = "CREATE TABLE of_tomorrow (id bigint PRIMARY KEY);";
    let newer = Migration::new(9_001, "newer".into(), MigrationType::Simple, newer.into_sql_str(), false);
    let newer = Migrator::with_migrations(db.migrations().iter().cloned().chain([newer]).collect());
    db.migrate(&newer, None).await.unwrap();
    let before = everything(&mut db.read().await.unwrap()).await;
    db.close().await;
    let refused = Db::open(&url).await.err().unwrap();
    assert!(matches!(refused, OpenError::Newer { database: 9_001, known } if known == last), "{refused}");
    let db = Db::connect(&url).await.unwrap();
    assert_eq!(everything(&mut db.read().await.unwrap()).await, before);
}
