//! The import on both engines: what it writes, what it says, and that a refused one leaves no trace.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use mentorkind_domain::import::Table;
use rstest::rstest;
use sqlx::AssertSqlSafe;

use super::{Checked, File, Foreign, Order, Part, Profile, Ran, Remark, run};
use crate::{
    on,
    platform::{
        audit::Audit,
        db::{Read, Tx},
        ids::{GuardianId, StaffId},
    },
    testing::{Engine, House, TODAY},
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

const ORDER: Order<'static> = Order {
    organisation: NAME,
    profile: Profile { name: "un1ek", source: "days = 5" },
    dry_run: false,
    complete: false,
};

async fn import_with(house: &House, files: &Files, order: &Order<'_>) -> Ran {
    run(&house.app.db, &house.app.clock, as_files(files), order).await.unwrap()
}

pub(super) async fn import(house: &House, files: &Files) -> Checked {
    compared(import_with(house, files, &ORDER).await)
}

async fn import_complete(house: &House, files: &Files) -> Checked {
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
    let schema = include_str!("../../../../migrations/postgres/0001_house.sql");
    let tables = schema.split("CREATE TABLE ").skip(1).filter_map(|rest| rest.split(' ').next());
    let mut tx = house.app.db.read().await.unwrap();
    let mut lines = Vec::new();
    for table in tables {
        let row = match tx.tx {
            Tx::Postgres(_) => format!("CAST({table} AS text)"),
            Tx::Sqlite(_) => {
                let columns: Vec<String> =
                    on!(tx, c => sqlx::query_scalar("SELECT name FROM pragma_table_info($1)")
                    .bind(table).fetch_all(c).await)
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
async fn rows(house: &House, expression: &str, from: &str) -> Vec<String> {
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

async fn placements(house: &House) -> Vec<String> {
    rows(
        house,
        "k.key || ' ' || g.key || ' ' || COALESCE(CAST(p.from_on AS text), '-') || ' ' || COALESCE(CAST(p.until_on AS text), '-')
         || CASE WHEN p.main THEN ' main ' ELSE ' ' END || p.knows_well || ',' || p.not_mentor || ',' || p.same_mentor || ',' || p.other_mentor",
        "placement p JOIN child k ON k.id = p.child_id JOIN care_group g ON g.id = p.group_id",
    )
    .await
}

async fn mentorships(house: &House) -> Vec<String> {
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
