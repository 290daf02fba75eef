//! What is moved or restored is what it was, or the other database stays empty.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use age::x25519::Identity;
use axum::http::StatusCode;
use mentorkind_division::HalfDays;
use proptest::prelude::*;
use rstest::rstest;
use sqlx::{AssertSqlSafe, Connection as _, SqliteConnection};

use super::*;
use crate::{
    platform::{
        audit::{Audit, Verdict, verify},
        ids::OrganisationId,
        migrations::{Kept, NOW, VERSIONS, at, everything},
    },
    testing::{Engine, House, fresh_database},
};

/// The tables of a database with their rows, in an order.
async fn content(db: &Db) -> Vec<(String, Vec<Kept>)> {
    let mut tables: Vec<_> = everything(&mut db.read().await.unwrap())
        .await
        .into_iter()
        .map(|(table, (_, mut rows))| {
            rows.sort();
            (table, rows)
        })
        .collect();
    tables.sort();
    tables
}

async fn run(db: &Db, sql: &str) {
    let mut tx = db.write(NOW).await.unwrap();
    on!(tx, c => sqlx::query(AssertSqlSafe(sql.to_owned())).execute(c).await.map(drop)).unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
}

/// A database with something in every table and column, and with what engines like to change on the way.
async fn full(engine: Engine) -> Option<(String, tempfile::TempDir)> {
    let (db, url, folder) = at(engine, *VERSIONS.last().unwrap()).await?;
    run(&db, "UPDATE location SET name = 'Zoë ''t \"Huis\" \\ 🧸\n' WHERE key = 'L1'").await;
    run(&db, "UPDATE location SET address = '' WHERE key = 'L2'").await;
    run(&db, "UPDATE photo SET made_at = 9223372036854775807").await;
    run(&db, "UPDATE answer SET at = -1").await;
    run(&db, "UPDATE staff_role SET from_on = '0001-01-01', until_on = '9999-12-31' WHERE role = 'director'")
        .await;
    db.close().await;
    Some((url, folder))
}

fn sqlite(folder: &Path, name: &str) -> String {
    format!("sqlite://{}", folder.join(name).display())
}

async fn is_empty(url: &str) -> bool {
    let db = Db::open(url).await.unwrap();
    let empty = content(&db).await.iter().all(|(_, rows)| rows.is_empty());
    db.close().await;
    empty
}

#[tokio::test]
async fn a_move_to_the_other_engine_and_back_changes_nothing() {
    let (first, folder) = full(Engine::Sqlite).await.unwrap();
    let Some(second) = fresh_database(Engine::Postgres, folder.path(), false).await else { return };
    let third = sqlite(folder.path(), "third.db");
    let there = move_all(&first, &second, NOW).await.unwrap();
    let back = move_all(&second, &third, NOW).await.unwrap();
    assert_eq!(there, back);
    assert!(there.tables > 100 && there.rows > 200, "{there:?}");
    let (first, third) = (Db::connect(&first).await.unwrap(), Db::connect(&third).await.unwrap());
    assert_eq!(content(&first).await, content(&third).await);
    let second = Db::connect(&second).await.unwrap();
    let references = "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND convalidated";
    let mut tx = second.read().await.unwrap();
    let references: i64 = on!(tx, c => sqlx::query_scalar(references).fetch_one(c).await).unwrap();
    assert!(references > 100, "{references} references are left on PostgreSQL");
    let verdict = verify(&second, organisation(&second).await).await.unwrap();
    assert!(matches!(verdict, Verdict::Whole { .. }));
}

async fn organisation(db: &Db) -> OrganisationId {
    let mut tx = db.read().await.unwrap();
    on!(tx, c => sqlx::query_scalar("SELECT id FROM organisation").fetch_one(c).await).unwrap()
}

#[rstest]
#[tokio::test]
async fn a_move_that_cannot_be_says_why_and_leaves_nothing(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let (from, folder) = full(Engine::Sqlite).await.unwrap();
    let other = tempfile::tempdir().unwrap();
    let Some(to) = fresh_database(engine, other.path(), false).await else { return };
    let refused = async |from: &str, to: &str| move_all(from, to, NOW).await.unwrap_err().to_string();

    let nowhere = sqlite(folder.path(), "nowhere.db");
    assert!(refused(&nowhere, &to).await.contains("no database of Mentorkind"));
    assert!(!folder.path().join("nowhere.db").exists(), "a database was made where there was none");
    let empty = sqlite(folder.path(), "empty.db");
    Db::open(&empty).await.unwrap().close().await;
    assert!(refused(&empty, &to).await.contains("no organisation"));
    assert!(refused(&from, &from).await.contains("it is not empty"));

    // A row that refers to nothing, a value of no kind, an entry of the trail that was changed.
    for (n, (sql, says)) in [
        ("DELETE FROM location WHERE key = 'L1'", "refer"),
        ("UPDATE child SET birth_date = '3 mei'", "child"),
        ("UPDATE audit_entry SET action = 'nothing' WHERE number = 2", "audit trail is not whole: entry 2"),
    ]
    .into_iter()
    .enumerate()
    {
        if engine == Engine::Sqlite && says == "child" {
            continue;
        }
        let broken = sqlite(folder.path(), &format!("broken-{n}.db"));
        move_all(&from, &broken, NOW).await.unwrap();
        let mut raw = SqliteConnection::connect(&broken).await.unwrap();
        sqlx::query("PRAGMA foreign_keys = OFF").execute(&mut raw).await.unwrap();
        sqlx::query(AssertSqlSafe(sql)).execute(&mut raw).await.unwrap();
        raw.close().await.unwrap();
        let why = refused(&broken, &to).await;
        assert!(why.contains(says), "{sql}: {why}");
        assert!(is_empty(&to).await, "{sql}");
    }
    move_all(&from, &to, NOW).await.unwrap();
    assert!(refused(&from, &to).await.contains("it is not empty: there are rows in"));
    let (old, url, _folder) = at(engine, 3).await.unwrap();
    old.close().await;
    assert!(refused(&from, &url).await.contains("it is not empty: there are rows in"));
    let (older, older_folder) = (at(Engine::Sqlite, 3).await.unwrap(), tempfile::tempdir().unwrap());
    older.0.close().await;
    let newer = fresh_database(engine, older_folder.path(), true).await.unwrap();
    assert!(refused(&older.1, &newer).await.contains("and those of version 3 must go in"));

    // A database of another program is called so, whatever its columns are.
    let foreign_folder = tempfile::tempdir().unwrap();
    let foreign = fresh_database(engine, foreign_folder.path(), false).await.unwrap();
    let db = Db::connect(&foreign).await.unwrap();
    run(&db, "CREATE TABLE foo (a numeric)").await;
    db.close().await;
    let why = refused(&from, &foreign).await;
    assert!(why.contains("tables of another program, such as \"foo\""), "{why}");
}

#[rstest]
#[tokio::test]
async fn a_move_that_was_cut_off_while_it_made_the_tables_can_be_run_again(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let (from, _folder) = full(Engine::Sqlite).await.unwrap();
    let other = tempfile::tempdir().unwrap();
    let Some(to) = fresh_database(engine, other.path(), false).await else { return };
    let db = Db::connect(&to).await.unwrap();
    db.migrate(db.migrations(), Some(12)).await.unwrap();
    db.close().await;
    let moved = move_all(&from, &to, NOW).await.unwrap();
    assert_eq!(moved.version, *VERSIONS.last().unwrap());
}

async fn taken(url: &str, file: &Path, keys: &[&Identity]) -> Taken {
    let db = connect(url).await.unwrap();
    let recipients: Vec<_> = keys.iter().map(|key| key.to_public()).collect();
    let taken = take(&db, file, &recipients, NOW, "0.1.0").await.unwrap();
    db.close().await;
    taken
}

#[rstest]
#[tokio::test]
async fn a_backup_restores_what_there_was(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some((url, folder)) = full(engine).await else { return };
    let (key, second) = (Identity::generate(), Identity::generate());
    let file = folder.path().join("one.backup");
    let made = taken(&url, &file, &[&key, &second]).await;
    assert_eq!(made.size, std::fs::metadata(&file).unwrap().len());
    for keys in [vec![key], vec![Identity::generate(), second]] {
        let other = tempfile::tempdir().unwrap();
        let to = fresh_database(engine, other.path(), false).await.unwrap();
        let opened = open(&file, &keys).unwrap();
        assert_eq!((opened.header.made_at, opened.header.version), (NOW, *VERSIONS.last().unwrap()));
        assert_eq!(opened.header.key.as_deref(), Some("a1b2c3d4e5f6"));
        assert_eq!(restore(opened, &to, NOW).await.unwrap(), made.summary);
        let (before, after) = (Db::connect(&url).await.unwrap(), Db::connect(&to).await.unwrap());
        for ((table, before), (_, after)) in content(&before).await.into_iter().zip(content(&after).await) {
            match table.as_str() {
                "session" => assert!(after.is_empty(), "somebody is still signed in"),
                "webhook" => {
                    assert!(
                        after.len() == before.len() && after.iter().all(|row| row["paused_why"].is_some())
                    );
                }
                "audit_day" | "audit_entry" => assert!(after.len() >= before.len()),
                _ => assert_eq!(before, after, "{table}"),
            }
        }
        let whole = |verdict| match verdict {
            Verdict::Whole { entries, .. } => entries,
            broken => panic!("{broken:?}"),
        };
        let (was, is) = (organisation(&before).await, organisation(&after).await);
        let entries = whole(verify(&before, was).await.unwrap());
        assert_eq!(whole(verify(&after, is).await.unwrap()), entries + 1, "the restore is in the trail");
    }
    // Over what is there nothing is written.
    let keys = [Identity::generate()];
    let db = connect(&url).await.unwrap();
    let again = take(&db, &file, &[keys[0].to_public()], NOW, "0.1.0").await;
    assert!(matches!(again, Err(BackupError::File(_))), "{again:?}");
    assert!(matches!(open(&file, &keys), Err(BackupError::WrongKey)));
    assert_eq!(
        std::fs::read_dir(folder.path())
            .unwrap()
            .filter(|file| { file.as_ref().unwrap().file_name().to_string_lossy().ends_with(".part") })
            .count(),
        0,
        "something half was left"
    );
}

/// A backup of an older version comes in as it was, and is brought up to date.
#[tokio::test]
async fn a_backup_of_an_older_version_is_restored_and_brought_up_to_date() {
    let version = 4;
    let (db, url, folder) = at(Engine::Sqlite, version).await.unwrap();
    let before = content(&db).await;
    db.close().await;
    let (key, file) = (Identity::generate(), folder.path().join("old.backup"));
    taken(&url, &file, &[&key]).await;
    let to = sqlite(folder.path(), "new.db");
    let opened = open(&file, &[key]).unwrap();
    assert_eq!((opened.header.version, opened.header.key.as_deref()), (version, None));
    restore(opened, &to, NOW).await.unwrap();
    let db = Db::open(&to).await.unwrap();
    let after = content(&db).await;
    let child = |content: &[(String, Vec<Kept>)]| {
        content.iter().find(|(table, _)| table == "child").map(|(_, rows)| rows.len())
    };
    assert_eq!(child(&before), child(&after));
    assert_eq!(super::version_in(&mut db.read().await.unwrap()).await.unwrap(), VERSIONS.last().copied());
    assert!(matches!(verify(&db, organisation(&db).await).await.unwrap(), Verdict::Whole { .. }));
}

#[tokio::test]
async fn whatever_is_changed_in_a_backup_is_found() {
    let (db, url, folder) = at(Engine::Sqlite, 1).await.unwrap();
    // What is sealed goes in pieces of 64 kB: the end must not be in the first one.
    run(&db, "UPDATE photo SET jpeg = randomblob(80000)").await;
    db.close().await;
    let (key, file) = (Identity::generate(), folder.path().join("one.backup"));
    taken(&url, &file, &[&key]).await;
    let whole = std::fs::read(&file).unwrap();
    let keys = [key];
    let spoilt = folder.path().join("spoilt.backup");
    let refused = |bytes: &[u8]| {
        std::fs::write(&spoilt, bytes).unwrap();
        match open(&spoilt, &keys) {
            Err(BackupError::NoBackup | BackupError::WrongKey | BackupError::Damaged(_)) => true,
            Err(other) => panic!("{other}"),
            Ok(opened) => matches!(opened.check(), Err(BackupError::Damaged(_))),
        }
    };
    assert!(!refused(&whole));
    proptest!(ProptestConfig::with_cases(40), |(at in 0..whole.len(), bit in 0_u8..8)| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << bit;
        prop_assert!(refused(&bytes), "bit {} of byte {}", bit, at);
        prop_assert!(refused(&whole[..at]), "cut off at {}", at);
    });
    assert!(refused(&[whole.as_slice(), b"x"].concat()), "something was added");

    let to = sqlite(folder.path(), "new.db");
    let mut bytes = whole.clone();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(&spoilt, bytes).unwrap();
    let half = async { restore(open(&spoilt, &keys)?, &to, NOW).await }.await;
    assert!(matches!(half, Err(BackupError::Damaged(_))), "{half:?}");
    restore(open(&file, &keys).unwrap(), &to, NOW).await.unwrap();
}

/// Backups are taken while people write, each is restored, and each shows one moment: to every note its entry in the
/// trail. `MENTORKIND_TEST_BACKUPS` says how many; a few without it.
#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_under_load_is_of_one_moment(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let rounds = std::env::var("MENTORKIND_TEST_BACKUPS").map_or(3, |rounds| rounds.parse().unwrap());
    let group = house.group("G1", "kdv").await;
    let staff = house.staff("FATIMA").await;
    house.works(staff, group, "pm", HalfDays(0b11_1111)).await;
    let child = house.child("NOOR", group, HalfDays(0b1111)).await;
    let (stop, written) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let mut writers = Vec::new();
    for writer in 0..2 {
        let mut browser = house.browser_of_staff(staff).await;
        let (stop, written) = (stop.clone(), written.clone());
        writers.push(tokio::spawn(async move {
            while !stop.load(Ordering::Relaxed) {
                let text = format!("Noor bouwt toren {} van {writer}", written.load(Ordering::Relaxed));
                let fields = [("text", text.as_str()), ("reader", "group"), ("seen_on", "2026-03-03")];
                let answer = browser.post(&format!("/children/{child}/notes"), &fields).await;
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
                written.fetch_add(1, Ordering::Relaxed);
            }
        }));
    }
    let folder = tempfile::tempdir().unwrap();
    let keys = [Identity::generate()];
    let mut meanwhile = 0;
    let mut round = 0;
    // One more when nobody got to write in any of them.
    while round < rounds || (meanwhile == 0 && round < rounds + 20) {
        let file = folder.path().join(format!("{round}.backup"));
        let before = written.load(Ordering::Relaxed);
        take(&house.app.db, &file, &[keys[0].to_public()], NOW, "0.1.0").await.unwrap();
        let after = written.load(Ordering::Relaxed);
        meanwhile += after - before;
        let place = folder.path().join(round.to_string());
        let to = fresh_database(engine, &place, true).await.unwrap();
        restore(open(&file, &keys).unwrap(), &to, NOW).await.unwrap();
        let db = connect(&to).await.unwrap();
        let mut tx = db.read().await.unwrap();
        let (notes, entries): (i64, i64) = on!(tx, c => sqlx::query_as(
            "SELECT (SELECT count(*) FROM note), (SELECT count(*) FROM audit_entry WHERE action = 'note written')")
            .fetch_one(c).await)
        .unwrap();
        assert_eq!(notes, entries, "round {round}");
        // Each of the two writers may have committed one that it had not counted yet.
        let notes = u64::try_from(notes).unwrap();
        assert!((before..=after + 2).contains(&notes), "{before} {notes} {after}");
        drop(tx);
        db.close().await;
        round += 1;
    }
    stop.store(true, Ordering::Relaxed);
    for writer in writers {
        writer.await.unwrap();
    }
    assert!(meanwhile > 0, "nobody wrote while the backups were taken");
}

#[test]
fn backups_that_are_too_old_are_known_by_their_names() {
    let folder = tempfile::tempdir().unwrap();
    let make = |name: &str| std::fs::write(folder.path().join(name), "").unwrap();
    let aged = |days: i64| file_name(NOW.plus_days(-days));
    for name in
        [&aged(0), &aged(30), &aged(31), &aged(400), "notes.txt", "mentorkind-oud.backup", "mentorkind.db"]
    {
        make(name);
    }
    std::fs::create_dir(folder.path().join(aged(500))).unwrap();
    let found = expired(folder.path(), 30, NOW).unwrap();
    assert_eq!(found, [folder.path().join(aged(400)), folder.path().join(aged(31))]);
}

proptest! {
    /// No two rows look the same when they are written, and each comes back.
    #[test]
    fn a_row_comes_back_as_it_was(numbers in prop::collection::vec(any::<i64>(), 0..4), text in ".*",
        bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        let mut row: table::Row = numbers.into_iter().map(table::Value::Number).collect();
        row.extend([table::Value::Null, table::Value::Text(text), table::Value::Bytes(bytes)]);
        let mut written = Vec::new();
        for value in &row {
            value.write(&mut written).unwrap();
        }
        let mut input = written.as_slice();
        for value in &row {
            prop_assert_eq!(&table::Value::read(&mut input).unwrap(), value);
        }
        prop_assert!(input.is_empty());
    }
}
