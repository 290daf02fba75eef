//! The import on both engines: what it writes, what it says, and that a refused one leaves no trace.

use std::collections::BTreeMap;

use rstest::rstest;
use sqlx::AssertSqlSafe;

use super::{Checked, File, Order, Part, Profile, Ran, Remark, run};
use crate::{
    on,
    platform::{
        db::{Read, Tx},
        ids::{GuardianId, StaffId},
    },
    testing::{Engine, House},
};

const NAME: &str = "Stichting Voorbeeld";

/// The files of an export by name.
pub(super) type Files = BTreeMap<&'static str, String>;

/// An export in which everything occurs.
pub(super) fn good() -> Files {
    BTreeMap::from(
        [
            ("locations.csv", "location;name;lrk;address\nL1;De Boomgaard;123456789;Laan 1\n"),
            (
                "groups.csv",
                "group;location;kind;name;max_children\nG1;L1;kdv;Peren;12\nG2;L1;bso;Appels;\n",
            ),
            (
                "staff.csv",
                "staff;group;days;name;email;role;max_children;languages;from;until\n\
                 S1;G1;ma di e:vr;Ans Proef;s1@example.org;;6;tr;;\n\
                 S2;G1;wo do;Bo Proef;s2@example.org;bio;;;2026-01-05;2026-12-31\n\
                 S2;G2;vr;Bo Proef;s2@example.org;pm;;;;\n\
                 S3;G1;;Chris Proef;s3@example.org;teamlead;;;;\n\
                 S4;;;Dee Proef;s4@example.org;director;;;;\n",
            ),
            (
                "children.csv",
                "child;group;birth_date;days;first_name;last_name;main;from;until;mentor;mentor_since;\
                 mentor_told_on;last_observation;last_talk;language;knows_well;not_mentor;same_mentor;other_mentor\n\
                 C1;G1;2023-05-01;ma di;Noor;Voorbeeld;;2024-01-08;;S1;2025-09-01;2025-09-03;2026-01-10;2025-11-02;tr;S1 S2;;!C2;\n\
                 C2;G1;2023-06-01;ma do;Sem;Voorbeeld;ja;;;;;;;;nl;;S2;;\n\
                 C2;G2;2023-06-01;;Sem;Voorbeeld;nee;2026-01-01;;;;;;;nl;;;;C3\n\
                 C3;G2;2019-06-01;wo-m;Lot;Voorbeeld;;;;;;;;;;;;;\n",
            ),
            (
                "guardians.csv",
                "guardian;child;name;email;phone;relation;custody;language;staff\n\
                 P1;C1;Eva Proef;p1@example.org;0612345678;moeder;ja;tr;\n\
                 P1;C2;Eva Proef;p1@example.org;0612345678;moeder;;tr;\n\
                 P2;C2;Bo Proef;p2@example.org;;vader;nee;;S2\n\
                 P3;C3;Ger Proef;;;oma;ja;;\n",
            ),
            (
                "absences.csv",
                "staff;child;from;until;reason\nS1;;2026-03-09;2026-03-13;verlof\n;C1;2026-03-02;2026-03-03;\n",
            ),
            ("closures.csv", "location;from;until;reason\nL1;2026-04-27;2026-04-27;Koningsdag\n"),
        ]
        .map(|(name, text)| (name, text.to_owned())),
    )
}

/// The good export with some text replaced.
pub(super) fn replaced(file: &'static str, from: &str, to: &str) -> Files {
    let mut files = good();
    let text = &files[file];
    assert!(text.contains(from), "{file} has no {from:?}");
    let text = text.replacen(from, to, 1);
    files.insert(file, text);
    files
}

fn as_files(files: &Files) -> Vec<File<'static>> {
    files
        .iter()
        .map(|(name, text)| {
            let bytes = text.clone().into_bytes();
            let load: Box<dyn FnOnce() -> std::io::Result<Vec<u8>>> = Box::new(move || Ok(bytes));
            ((*name).to_owned(), load)
        })
        .collect()
}

pub(super) const ORDER: Order<'static> = Order {
    organisation: NAME,
    profile: Profile { name: "un1ek", source: "days = 5" },
    dry_run: false,
    complete: false,
};

pub(super) async fn import_with(house: &House, files: &Files, order: &Order<'_>) -> Ran {
    run(&house.app.db, &house.app.clock, as_files(files), order).await.unwrap()
}

pub(super) async fn import(house: &House, files: &Files) -> Checked {
    compared(import_with(house, files, &ORDER).await)
}

pub(super) async fn import_complete(house: &House, files: &Files) -> Checked {
    compared(import_with(house, files, &Order { complete: true, ..ORDER }).await)
}

fn compared(ran: Ran) -> Checked {
    match ran {
        Ran::Compared { checked, .. } => *checked,
        Ran::Refused(refused) => panic!("{:?}", refused.errors.list),
    }
}

/// Everything in the database, a line for each row.
pub(super) async fn dump(house: &House) -> Vec<String> {
    let mut tx = house.app.db.read().await.unwrap();
    let tables = match tx.tx {
        Tx::Sqlite(_) => {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%sqlx%' ORDER BY 1"
        }
        Tx::Postgres(_) => {
            "SELECT CAST(tablename AS text) FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '%sqlx%' ORDER BY 1"
        }
    };
    let tables = texts(&mut tx, tables).await;
    let mut lines = Vec::new();
    for table in tables {
        let row = match tx.tx {
            Tx::Postgres(_) => format!("CAST({table} AS text)"),
            Tx::Sqlite(_) => {
                let columns: Vec<String> =
                    on!(tx, c => sqlx::query_scalar("SELECT name FROM pragma_table_info($1)")
                    .bind(&table).fetch_all(c).await)
                    .unwrap();
                let quoted: Vec<String> = columns.iter().map(|column| format!("quote({column})")).collect();
                quoted.join(" || ' ' || ")
            }
        };
        let mut rows: Vec<String> = texts(&mut tx, &format!("SELECT {row} FROM {table}")).await;
        rows.sort();
        lines.extend(rows.into_iter().map(|row| format!("{table} {row}")));
    }
    lines
}

async fn texts(tx: &mut Read, sql: &str) -> Vec<String> {
    on!(tx, c => sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(c).await).unwrap()
}

/// The texts of a query, in its order; nothing is said as `-`.
pub(super) async fn rows(house: &House, expression: &str, from: &str) -> Vec<String> {
    let mut tx = house.app.db.read().await.unwrap();
    texts(&mut tx, &format!("SELECT {expression} FROM {from} ORDER BY 1")).await
}

/// Rows of staff in groups: `S1 G1 from until role`.
async fn roster(house: &House) -> Vec<String> {
    rows(
        house,
        "s.key || ' ' || g.key || ' ' || COALESCE(CAST(r.from_on AS text), '-') || ' ' || COALESCE(CAST(r.until_on AS text), '-') || ' ' || r.role",
        "roster r JOIN staff_member s ON s.id = r.staff_id JOIN care_group g ON g.id = r.group_id",
    )
    .await
}

pub(super) async fn placements(house: &House) -> Vec<String> {
    rows(
        house,
        "k.key || ' ' || g.key || ' ' || COALESCE(CAST(p.from_on AS text), '-') || ' ' || COALESCE(CAST(p.until_on AS text), '-')
         || CASE WHEN p.main THEN ' main ' ELSE ' ' END || p.knows_well || ',' || p.not_mentor || ',' || p.same_mentor || ',' || p.other_mentor",
        "placement p JOIN child k ON k.id = p.child_id JOIN care_group g ON g.id = p.group_id",
    )
    .await
}

pub(super) async fn mentorships(house: &House) -> Vec<String> {
    rows(
        house,
        "k.key || ' ' || s.key || ' ' || g.key || ' ' || CAST(m.from_on AS text) || ' ' || COALESCE(CAST(m.until_on AS text), '-')
         || ' ' || m.begin_reason || ' ' || COALESCE(m.end_reason, '-') || ' ' || COALESCE(CAST(m.told_before AS text), '-')",
        "mentorship m JOIN child k ON k.id = m.child_id JOIN staff_member s ON s.id = m.staff_id JOIN care_group g ON g.id = m.group_id",
    )
    .await
}

async fn roles(house: &House) -> Vec<String> {
    rows(
        house,
        "s.key || ' ' || r.role || ' ' || COALESCE(l.key, '-') || ' ' || COALESCE(CAST(r.until_on AS text), '-')",
        "staff_role r JOIN staff_member s ON s.id = r.staff_id LEFT JOIN location l ON l.id = r.location_id",
    )
    .await
}

fn totals(checked: &Checked, part: Part) -> (u64, u64, usize, u64) {
    let changes = checked.summary.of(part);
    (changes.new.total, changes.changed.total, changes.ended.len(), changes.unchanged)
}

#[rstest]
#[tokio::test]
async fn an_export_comes_in_as_it_is(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let checked = import(&house, &good()).await;
    assert_eq!(checked.remarks.total + checked.foreign.total, 0);
    // The house has a location of that key already.
    assert_eq!(totals(&checked, Part::Locations), (0, 1, 0, 0));
    assert_eq!(checked.summary.of(Part::Locations).changed.list[0].columns, ["name", "lrk", "address"]);
    assert_eq!(totals(&checked, Part::Groups), (2, 0, 0, 0));
    assert_eq!(totals(&checked, Part::Placements), (4, 0, 0, 0));
    assert_eq!(checked.summary.of(Part::Placements).new.list[0].key, "C1 G1 2024-01-08");
    assert_eq!(checked.summary.of(Part::Roles).new.list[1].key, "S4 director");
    assert_eq!(totals(&checked, Part::Guardianships), (4, 0, 0, 0));

    assert_eq!(roster(&house).await, ["S1 G1 - - pm", "S2 G1 2026-01-05 2026-12-31 bio", "S2 G2 - - pm"]);
    assert_eq!(roles(&house).await, ["S3 teamlead L1 -", "S4 director - -"]);
    assert_eq!(
        placements(&house).await,
        [
            "C1 G1 2024-01-08 - main S1 S2,,!C2,",
            "C2 G1 - - main ,S2,,",
            "C2 G2 2026-01-01 - ,,,C3",
            "C3 G2 - - main ,,,"
        ]
    );
    assert_eq!(mentorships(&house).await, ["C1 S1 G1 2025-09-01 - import - 2025-09-03"]);
    let child = "key || first_name || last_name || CAST(birth_date AS text) || COALESCE(CAST(last_observation AS text), '-') || COALESCE(CAST(last_talk AS text), '-')";
    assert_eq!(
        rows(&house, child, "child").await,
        [
            "C1NoorVoorbeeld2023-05-012026-01-102025-11-02",
            "C2SemVoorbeeld2023-06-01--",
            "C3LotVoorbeeld2019-06-01--"
        ]
    );
    let guardian = "g.key || g.name || COALESCE(g.email, '-') || COALESCE(g.phone, '-') || g.language || COALESCE(s.key, '-')";
    assert_eq!(
        rows(&house, guardian, "guardian g LEFT JOIN staff_member s ON s.id = g.staff_id").await,
        ["P1Eva Proefp1@example.org0612345678tr-", "P2Bo Proefp2@example.org-nlS2", "P3Ger Proef--nl-"]
    );
    let tie = "g.key || k.key || t.relation || CASE WHEN t.custody IS NULL THEN '?' WHEN t.custody THEN '+' ELSE '-' END";
    let ties = "guardianship t JOIN guardian g ON g.id = t.guardian_id JOIN child k ON k.id = t.child_id";
    assert_eq!(rows(&house, tie, ties).await, ["P1C1moeder+", "P1C2moeder?", "P2C2vader-", "P3C3oma+"]);
    let days = "CAST(from_on AS text) || CAST(until_on AS text) || reason";
    assert_eq!(rows(&house, days, "absence").await, ["2026-03-022026-03-03", "2026-03-092026-03-13verlof"]);
    assert_eq!(rows(&house, days, "closure").await, ["2026-04-272026-04-27Koningsdag"]);
    assert_eq!(
        rows(&house, "action || subjects", "audit_entry").await,
        [format!("importedorganisation:{}", house.organisation)]
    );
}

/// Days that are known since today were not so before.
#[rstest]
#[tokio::test]
async fn other_days_in_a_row_are_noted(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    import(&house, &replaced("staff.csv", "S1;G1;ma di e:vr", "S1;G1;do")).await;
    let changed = "roster WHERE days_changed_on IS NOT NULL";
    assert_eq!(rows(&house, "CAST(days_changed_on AS text)", changed).await, ["2026-03-03"]);
}

/// A later day is added, nothing takes nothing back, and an earlier day corrects.
#[rstest]
#[tokio::test]
async fn each_last_day_that_came_in_stays(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    for (given, known) in [
        ("2026-01-20", ["2025-11-02", "2026-01-20"].as_slice()),
        ("", ["2025-11-02", "2026-01-20"].as_slice()),
        ("2025-12-01", ["2025-11-02", "2025-12-01"].as_slice()),
    ] {
        import(&house, &replaced("children.csv", "2025-11-02", given)).await;
        let talks = rows(&house, "CAST(on_day AS text)", "imported_history WHERE kind = 'talk'").await;
        assert_eq!(talks, known, "{given}");
    }
}

#[rstest]
#[tokio::test]
async fn the_same_export_again_changes_nothing(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    let before = dump(&house).await;
    for complete in [false, true] {
        let again = compared(import_with(&house, &good(), &Order { complete, ..ORDER }).await);
        assert!(again.summary.is_empty(), "{:?}", again.summary);
        assert_eq!(totals(&again, Part::Placements), (0, 0, 0, 4));
        assert_eq!(again.remarks.total, 0);
        assert_eq!(dump(&house).await, before);
    }
}

/// Each bad input is refused for its reason and leaves everything as it was.
#[rstest]
#[tokio::test]
async fn a_bad_export_leaves_no_trace(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    let before = dump(&house).await;
    let long = format!("Noor{}", "x".repeat(10_000));
    let bad: &[(&str, &str, &str, &str)] = &[
        ("groups.csv", "G1;L1;kdv", "G1;L9;kdv", "unknown_key"),
        ("staff.csv", "S1;G1;", "S1;G9;", "unknown_key"),
        ("children.csv", "C1;G1;", "C1;G9;", "unknown_key"),
        ("children.csv", "S1 S2;;", "S1 S9;;", "unknown_key"),
        ("children.csv", "!C2", "!C9", "unknown_key"),
        ("guardians.csv", "P1;C1", "P1;C9", "unknown_key"),
        ("guardians.csv", ";S2\n", ";S9\n", "unknown_key"),
        ("absences.csv", "S1;;", "S9;;", "unknown_key"),
        ("closures.csv", "L1;", "L9;", "unknown_key"),
        ("groups.csv", "G2;L1", "G1;L1", "double_key"),
        ("locations.csv", "Laan 1\n", "Laan 1\nL1;Weer;;\n", "double_key"),
        (
            "children.csv",
            "C2;G2;2023-06-01;;Sem;Voorbeeld;nee;2026-01-01",
            "C2;G1;2023-06-01;;Sem;Voorbeeld;nee;",
            "double_key",
        ),
        ("children.csv", "C2;G2;2023-06-01;", "C2;G1;2023-06-01;", "overlapping_period"),
        ("guardians.csv", "P1;C2", "P1;C1", "double_key"),
        ("staff.csv", "2026-01-05;2026-12-31", "2026-01-05;2025-12-31", "until_before_from"),
        ("children.csv", "2023-05-01", "2026-03-04", "future_birth"),
        ("children.csv", "ma di", "ma mo", "unknown_token"),
        ("groups.csv", "kdv", "crèche", "unknown_code"),
        ("staff.csv", ";director;", ";baas;", "unknown_code"),
        ("children.csv", ";ja;", ";misschien;", "unknown_code"),
        ("guardians.csv", ";ja;", ";?;", "unknown_code"),
        ("staff.csv", ";6;", ";-6;", "negative_number"),
        ("groups.csv", ";12", ";1,5", "not_a_whole_number"),
        ("children.csv", "C1;G1", ";G1", "empty"),
        ("staff.csv", "S1;G1;ma di e:vr", "S1;G1;", "empty"),
        ("children.csv", "2025-09-01", "1 september", "not_a_date"),
        ("staff.csv", "s1@example.org", "s1(at)example.org", "not_an_email"),
        ("guardians.csv", "p1@example.org", "p1@", "not_an_email"),
        ("children.csv", "!C2", "!C1", "pair_with_itself"),
        ("children.csv", "!C2;", "!C2;C2", "pair_in_both_columns"),
        ("absences.csv", "S1;;", "S1;C1;", "not_one_absentee"),
        ("children.csv", "Noor", &long, "too_long"),
        ("children.csv", "birth_date", "geboren", "missing_column"),
        ("guardians.csv", "guardian;child", "child;child", "double_column"),
        ("staff.csv", "S1;G1;ma di e:vr;", "S1;G1;", "wrong_field_count"),
        ("children.csv", "C1;G1", "\u{0}C1;G1", "not_text"),
        ("closures.csv", "Koningsdag", "\"Koningsdag", "open_quote"),
    ];
    for (file, from, to, code) in bad {
        let files = replaced(file, from, to);
        for dry_run in [false, true] {
            let ran = import_with(&house, &files, &Order { dry_run, complete: true, ..ORDER }).await;
            let Ran::Refused(refused) = ran else { panic!("{file} with {to:?} comes in") };
            let codes: Vec<_> = refused.errors.list.iter().map(|error| error.reason.code()).collect();
            assert!(codes.contains(code), "{file} with {to:?} is refused for {codes:?}");
        }
    }
    for missing in ["groups.csv", "staff.csv", "children.csv", "guardians.csv"] {
        let mut files = good();
        files.remove(missing);
        assert!(matches!(import_with(&house, &files, &ORDER).await, Ran::Refused(_)), "without {missing}");
    }
    // A new organisation does not stay behind either.
    let files = replaced("groups.csv", "kdv", "school");
    let elsewhere = Order { organisation: "Andere organisatie", ..ORDER };
    assert!(matches!(import_with(&house, &files, &elsewhere).await, Ran::Refused(_)));
    assert_eq!(dump(&house).await, before);
}

#[rstest]
#[tokio::test]
async fn a_dry_run_says_it_and_writes_nothing(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let before = dump(&house).await;
    let dry = Order { dry_run: true, ..ORDER };
    let said = compared(import_with(&house, &good(), &dry).await);
    let elsewhere = Order { organisation: "Andere organisatie", ..dry };
    let Ran::Compared { new_organisation, .. } = import_with(&house, &good(), &elsewhere).await else {
        panic!()
    };
    assert!(new_organisation);
    assert_eq!(dump(&house).await, before);
    let done = import(&house, &good()).await;
    assert_eq!(said.summary.fingerprint(), done.summary.fingerprint());
}

#[rstest]
#[tokio::test]
async fn a_new_name_makes_an_organisation_with_its_protocol(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    let before = dump(&house).await;
    let elsewhere = Order { organisation: "Andere organisatie", ..ORDER };
    let first = compared(import_with(&house, &good(), &elsewhere).await);
    assert_eq!(totals(&first, Part::Locations), (1, 0, 0, 0));
    let version = "o.name || v.profile || v.source || CAST(v.starts_on AS text) || o.time_zone";
    let versions = "protocol_version v JOIN organisation o ON o.id = v.organisation_id";
    assert_eq!(
        rows(&house, version, versions).await,
        ["Andere organisatieun1ekdays = 52026-03-03Europe/Amsterdam"]
    );
    let again = compared(import_with(&house, &good(), &elsewhere).await);
    assert!(again.summary.is_empty());
    // The first organisation, with the same keys, is as it was.
    let after = dump(&house).await;
    assert!(before.iter().all(|line| after.contains(line)));
}

#[rstest]
#[tokio::test]
async fn a_later_row_is_a_second_row_and_a_changed_one_is_changed(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    let mut files = replaced("staff.csv", "6;tr;;\n", "6;tr;;2026-03-31\nS1;G1;do;;;pm;6;tr;2026-04-01;\n");
    let children = files["children.csv"].replacen("ja;;;;;;", "ja;;2026-03-31;;;;;", 1);
    files.insert("children.csv", children.replacen(";;;;;;;nl;;S2", ";;;;;;nl;S1;", 1));
    let checked = import(&house, &files).await;
    assert_eq!(totals(&checked, Part::Roster), (1, 1, 0, 2));
    assert_eq!(checked.summary.of(Part::Roster).new.list[0].key, "S1 G1 2026-04-01");
    let changed = &checked.summary.of(Part::Roster).changed.list[0];
    assert_eq!((changed.key.as_str(), changed.columns.as_slice()), ("S1 G1", ["until"].as_slice()));
    let changed = &checked.summary.of(Part::Placements).changed.list[0];
    assert_eq!(
        (changed.key.as_str(), changed.columns.as_slice()),
        ("C2 G1", ["until", "knows_well", "not_mentor"].as_slice())
    );
    assert_eq!(checked.summary.of(Part::Placements).columns["until"], 1);
    assert_eq!(
        roster(&house).await,
        ["S1 G1 - 2026-03-31 pm", "S1 G1 2026-04-01 - pm", "S2 G1 2026-01-05 2026-12-31 bio", "S2 G2 - - pm"]
    );
    assert_eq!(placements(&house).await[1], "C2 G1 - 2026-03-31 main S1,,,");
    assert!(import(&house, &files).await.summary.is_empty());
}

#[rstest]
#[tokio::test]
async fn an_empty_field_clears_and_a_missing_column_says_nothing(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    let mut files = replaced("guardians.csv", "0612345678", "");
    let guardians = files["guardians.csv"].replacen("0612345678", "", 1);
    files.insert("guardians.csv", guardians);
    files.insert("children.csv", "child;group;birth_date;from\nC1;G1;2023-05-01;2024-01-08\nC2;G1;2023-06-01;\nC2;G2;2023-06-01;2026-01-01\nC3;G2;2019-06-01;\n".to_owned());
    files.remove("locations.csv");
    let before = placements(&house).await;
    let checked = import(&house, &files).await;
    assert_eq!(checked.summary.totals(), (0, 1, 0));
    assert_eq!(checked.summary.of(Part::Guardians).changed.list[0].columns, ["phone"]);
    assert_eq!(rows(&house, "COALESCE(phone, '-')", "guardian").await, ["-", "-", "-"]);
    assert_eq!(placements(&house).await, before);
    assert_eq!(rows(&house, "name || lrk", "location").await, ["De Boomgaard123456789"]);
}

/// The good export in which much is missing: S2 on G2, the director, C1 with its guardian, an absence.
fn less() -> Files {
    let mut files = good();
    files.insert(
        "staff.csv",
        "staff;group;days;role;from\nS1;G1;ma di e:vr;;\nS2;G1;wo do;bio;2026-01-05\nS3;G1;;teamlead;\n"
            .to_owned(),
    );
    files.insert(
        "children.csv",
        "child;group;birth_date;main;from\nC2;G1;2023-06-01;;\nC3;G2;2019-06-01;;\n".to_owned(),
    );
    files.insert("guardians.csv", "guardian;child\nP2;C2\nP3;C3\n".to_owned());
    files.remove("absences.csv");
    files
}

#[rstest]
#[tokio::test]
async fn what_is_missing_ends_only_when_the_export_is_complete(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let mut first = replaced(
        "staff.csv",
        "S2;G2;vr;Bo Proef;s2@example.org;pm;;;;",
        "S2;G2;vr;Bo Proef;s2@example.org;pm;;;;\nS2;G2;ma;;;pm;;;2026-06-01;",
    );
    let staff =
        first["staff.csv"].replacen("s2@example.org;pm;;;;\n", "s2@example.org;pm;;;;2026-05-31\n", 1);
    first.insert("staff.csv", staff);
    import(&house, &first).await;
    let person = async |key: &str, table: &str| -> uuid::Uuid {
        let mut tx = house.app.db.read().await.unwrap();
        let sql = format!("SELECT id FROM {table} WHERE key = $1");
        on!(tx, c => sqlx::query_scalar(AssertSqlSafe(sql)).bind(key).fetch_one(c).await).unwrap()
    };
    let mut director = house.browser_of_staff(StaffId(person("S4", "staff_member").await)).await;
    let mut eva = house.browser_of_guardian(GuardianId(person("P1", "guardian").await)).await;
    let mut bo = house.browser_of_guardian(GuardianId(person("P2", "guardian").await)).await;
    for browser in [&mut director, &mut eva, &mut bo] {
        assert_eq!(browser.get("/me").await.status, 200);
    }

    let before = dump(&house).await;
    assert_eq!(import(&house, &less()).await.summary.totals(), (0, 0, 0));
    assert_eq!(dump(&house).await, before);

    let checked = import_complete(&house, &less()).await;
    let ended = |part| -> Vec<String> {
        let list = checked.summary.of(part).ended.iter();
        list.map(|one| format!("{} {}", one.key, one.until.map_or("-".to_owned(), |day| day.to_string())))
            .collect()
    };
    let sorted = |part| {
        let mut list = ended(part);
        list.sort();
        list
    };
    assert_eq!(sorted(Part::Roster), ["S2 G2 2026-03-02", "S2 G2 2026-06-01 -"]);
    assert_eq!(ended(Part::Roles), ["S4 director 2026-03-02"]);
    assert_eq!(sorted(Part::Placements), ["C1 G1 2024-01-08 2026-03-02", "C2 G2 2026-01-01 2026-03-02"]);
    // P1 goes on reading about C1, which left; C2 is still here.
    assert_eq!(sorted(Part::Guardianships), ["P1 C2 -"]);
    assert_eq!(sorted(Part::Absences), ["C1 2026-03-02 2026-03-02", "S1 2026-03-09 -"]);
    assert_eq!(ended(Part::Mentorships), ["C1 S1 2026-03-02"]);
    assert_eq!(sorted(Part::Access), [""; 0]);
    assert_eq!(checked.summary.totals(), (0, 0, 9));

    assert_eq!(
        roster(&house).await,
        ["S1 G1 - - pm", "S2 G1 2026-01-05 2026-12-31 bio", "S2 G2 - 2026-03-02 pm"]
    );
    assert_eq!(roles(&house).await, ["S3 teamlead L1 -", "S4 director - 2026-03-02"]);
    assert_eq!(mentorships(&house).await, ["C1 S1 G1 2025-09-01 2026-03-02 import child_left 2025-09-03"]);
    let tie = "g.key || k.key FROM guardianship t JOIN guardian g ON g.id = t.guardian_id JOIN child k ON k.id = t.child_id";
    let mut tx = house.app.db.read().await.unwrap();
    assert_eq!(texts(&mut tx, &format!("SELECT {tie} ORDER BY 1")).await, ["P1C1", "P2C2", "P3C3"]);
    drop(tx);
    // For thirty days the director can still sign in, to find nothing.
    let open = "membership m JOIN staff_member s ON s.id = m.staff_id WHERE m.ended_at IS NULL";
    assert_eq!(rows(&house, "s.key", open).await, ["S4"]);
    for browser in [&mut eva, &mut bo] {
        assert_eq!(browser.get("/me").await.status, 200);
    }

    assert!(import_complete(&house, &less()).await.summary.is_empty());
}

#[rstest]
#[tokio::test]
async fn a_role_that_is_given_here_is_not_the_imports(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let admin = house.staff("BEHEER").await;
    house.role(admin, "admin").await;
    let mut browser = house.browser_of_staff(admin).await;
    import_complete(&house, &good()).await;
    assert_eq!(roles(&house).await, ["BEHEER admin - -", "S3 teamlead L1 -", "S4 director - -"]);
    assert_eq!(browser.get("/import").await.status, 200);
}

#[rstest]
#[tokio::test]
async fn a_row_of_another_kind_is_still_that_row(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    let files = replaced(
        "staff.csv",
        "S3;G1;;Chris Proef;s3@example.org;teamlead",
        "S3;G1;ma;Chris Proef;s3@example.org;pm",
    );
    let checked = import(&house, &files).await;
    assert_eq!(checked.summary.totals(), (1, 0, 1));
    assert_eq!(roles(&house).await, ["S4 director - -"]);
    assert_eq!(roster(&house).await.last().unwrap(), "S3 G1 - - pm");
    let files = replaced("staff.csv", ";director;", ";coach;");
    import(&house, &files).await;
    assert_eq!(roles(&house).await, ["S3 teamlead L1 -", "S4 coach - -"]);
    assert!(!roster(&house).await.iter().any(|row| row.starts_with("S3")));
}

#[rstest]
#[tokio::test]
async fn the_export_names_a_mentor_only_where_there_is_none(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let children = |mentors: [&str; 5]| {
        let [one, two, three, four, five] = mentors;
        let text = format!(
            "child;group;birth_date;main;from;until;mentor;mentor_since;mentor_told_on\n             C1;G1;2023-05-01;;2024-01-08;;{one};;2026-02-02\n             C2;G1;2023-06-01;;2026-04-01;;{two};;\n             C3;G1;2023-06-01;nee;;;{three};;\n             C4;G1;2023-06-01;;;2026-02-28;{four};;\n             C5;G1;2023-06-01;;;2026-03-31;{five};2025-01-01;\nC5;G2;2023-06-01;;2026-04-01;;S2;;\n"
        );
        let mut files = good();
        files.insert("children.csv", text);
        files.insert("guardians.csv", "guardian;child\nP1;C1\nP1;C2\nP1;C3\nP1;C4\nP1;C5\n".to_owned());
        files.remove("absences.csv");
        files
    };
    import(&house, &children(["S1", "S1", "S1", "S1", "S1"])).await;
    let first = [
        "C1 S1 G1 2026-03-03 - import - 2026-02-02",
        "C2 S1 G1 2026-04-01 - import - -",
        "C5 S1 G1 2025-01-01 - import - -",
    ];
    assert_eq!(mentorships(&house).await, first);
    let checked = import(&house, &children(["S2", "", "S9", "", "S1"])).await;
    let remarks: Vec<_> = checked.remarks.list.iter().map(|r| (r.row, r.value.as_str(), r.reason)).collect();
    assert_eq!(remarks, [(Some(2), "S2", Remark::OtherMentor)]);
    assert_eq!(checked.summary.totals(), (0, 0, 0));
    assert_eq!(mentorships(&house).await, first);
}

#[rstest]
#[tokio::test]
async fn the_mentorship_of_a_child_that_left_ends_on_its_last_day(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    let checked = import(&house, &replaced("children.csv", "2024-01-08;;", "2024-01-08;2026-02-27;")).await;
    assert_eq!(checked.summary.of(Part::Mentorships).ended.len(), 1);
    assert_eq!(mentorships(&house).await, ["C1 S1 G1 2025-09-01 2026-02-27 import child_left 2025-09-03"]);
}

#[rstest]
#[tokio::test]
async fn an_account_keeps_its_address(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    let ans = house.staff_of("S1").await;
    house.browser_of_staff(ans).await;
    let accounts = rows(&house, "email", "account").await;
    let checked = import(&house, &replaced("staff.csv", "s1@example.org", "nieuw@example.org")).await;
    let remarks: Vec<_> = checked.remarks.list.iter().map(|r| (r.value.as_str(), r.reason)).collect();
    assert_eq!(remarks, [("S1", Remark::AccountEmail)]);
    assert_eq!(rows(&house, "email", "account").await, accounts);
    assert_eq!(rows(&house, "email", "staff_member WHERE key = 'S1'").await, ["nieuw@example.org"]);
    let access = "CASE WHEN ended_at IS NULL THEN 'open' ELSE 'ended' END";
    assert_eq!(rows(&house, access, "membership WHERE staff_id IS NOT NULL").await, ["open"]);
}
