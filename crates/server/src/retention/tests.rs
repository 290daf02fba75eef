//! Stories of keeping and letting go, on both engines.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use mentorkind_domain::protocol::PROFILES;
use rstest::rstest;
use sqlx::AssertSqlSafe;

use super::tables::{By, NAMES_GUARDIAN, OF_GUARDIANS, SEALED, TABLES};
use crate::{
    on,
    platform::{
        audit::{Audit, Verdict, verify},
        db::{Read, Tx},
        i18n::Lang,
        ids::AccountId,
    },
    protocol::settings::change,
    testing::{Browser, Engine, House, TODAY},
    walk::seed::{self, About, World},
};

/// Table, the column that refers, and the table that it refers to.
async fn references(tx: &mut Read) -> Vec<(String, String, String)> {
    match tx.tx {
        Tx::Sqlite(_) => on!(tx, c => sqlx::query_as(
            "SELECT m.name, f.\"from\", f.\"table\" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
             WHERE m.type = 'table' AND f.\"from\" <> 'organisation_id'")
            .fetch_all(c).await),
        Tx::Postgres(_) => on!(tx, c => sqlx::query_as(
            "SELECT CAST(k.conrelid::regclass AS text), CAST(a.attname AS text), CAST(k.confrelid::regclass AS text)
             FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
             WHERE k.contype = 'f' AND a.attname <> 'organisation_id'")
            .fetch_all(c).await),
    }
    .unwrap()
}

/// Every table with its columns as one text; bytes as hexadecimal digits.
async fn dump(house: &House) -> String {
    let mut tx = house.app.db.read().await.unwrap();
    let sqlite = matches!(tx.tx, Tx::Sqlite(_));
    let tables: Vec<String> = if sqlite {
        on!(tx, c => sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
            .fetch_all(c).await)
    } else {
        on!(tx, c => sqlx::query_scalar("SELECT CAST(tablename AS text) FROM pg_tables WHERE schemaname = 'public'")
            .fetch_all(c).await)
    }
    .unwrap();
    let mut all = String::new();
    for table in tables {
        let row = if sqlite {
            let columns: Vec<String> =
                on!(tx, c => sqlx::query_scalar("SELECT name FROM pragma_table_info($1)").bind(&table).fetch_all(c).await)
                    .unwrap();
            columns.iter().map(|column| format!("quote({column})")).collect::<Vec<_>>().join(" || ',' || ")
        } else {
            "CAST(t AS text)".to_owned()
        };
        let sql = format!("SELECT {row} FROM {table} t");
        let rows: Vec<String> =
            on!(tx, c => sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(c).await).unwrap();
        for row in rows {
            all += &format!("{table}: {}\n", row.to_lowercase());
        }
    }
    all
}

/// The lines of a dump with a word, as text or as bytes.
fn lines_with<'a>(dump: &'a str, word: &str) -> Vec<&'a str> {
    let bytes = crate::platform::random::hex(word.as_bytes());
    dump.lines().filter(|line| line.contains(word) || line.contains(&bytes)).collect()
}

#[rstest]
#[tokio::test]
async fn a_sealed_file_refers_to_no_child_and_no_guardian(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let mut tx = house.app.db.read().await.unwrap();
    let all = references(&mut tx).await;
    for table in SEALED {
        let to: BTreeSet<&str> =
            all.iter().filter(|(of, ..)| of == table).map(|(_, _, to)| to.as_str()).collect();
        assert!(
            !to.is_empty() && to.is_subset(&BTreeSet::from(["account", "reporting_code", "staff_member"])),
            "{table}: {to:?}"
        );
        assert!(TABLES.iter().all(|of| of.name != *table));
    }
}

/// An organisation in which children 1 and 3 leave today, and nothing of them is needed any more.
struct Leavers {
    house: House,
    world: World,
}

impl Leavers {
    async fn open(engine: Engine) -> Option<Self> {
        let mut house = House::open(engine).await?;
        let world = Box::pin(seed::sow(&mut house, 0)).await;
        let leavers = Self { house, world };
        for child in [1, 3] {
            leavers
                .sql(child, "UPDATE placement SET until_on = $3 WHERE organisation_id = $1 AND child_id = $2")
                .await;
            leavers
                .sql(
                    child,
                    "UPDATE legal_hold SET ended_at = 1, ended_by = placed_by, placed_at = 0
                WHERE organisation_id = $1 AND child_id = $2 AND $3 IS NOT NULL",
                )
                .await;
            leavers
                .sql(
                    child,
                    "UPDATE concern SET closed_at = opened_at
                WHERE organisation_id = $1 AND child_id = $2 AND $3 IS NOT NULL",
                )
                .await;
        }
        Some(leavers)
    }

    fn child(&self, n: usize) -> String {
        self.world.things["child"][n - 1].0.clone()
    }

    /// Runs a query with the organisation, a child and today.
    async fn sql(&self, child: usize, sql: &'static str) {
        let id: uuid::Uuid = self.child(child).parse().unwrap();
        let sql = sql.replace("$3 IS NOT NULL", "CAST($3 AS text) IS NOT NULL");
        let mut tx = self.house.write().await;
        on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(self.house.organisation).bind(id)
            .bind(jiff_sqlx::Date::from(TODAY)).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }

    fn account(&self, walker: &str) -> AccountId {
        self.world.walkers.iter().find(|one| one.name == walker).unwrap().account.unwrap()
    }

    async fn as_(&self, walker: &str) -> Browser {
        self.house.browser_of(self.account(walker)).await
    }

    /// Proposes as director; gives the path of the proposal.
    async fn propose(&self) -> String {
        let mut director = self.as_("director").await;
        assert_eq!(director.post("/retention", &[]).await.location, "/retention");
        let page = director.get("/retention").await.text;
        let id = page.split("/retention/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        format!("/retention/{id}")
    }
}

#[rstest]
#[tokio::test]
async fn all_that_refers_to_a_child_is_named(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let references = references(&mut house.app.db.read().await.unwrap()).await;
    let at = |name: &str| TABLES.iter().position(|table| table.name == name);
    let mut of_child = BTreeSet::from(["child"]);
    loop {
        let more: BTreeSet<&str> = references
            .iter()
            .filter(|(_, _, to)| of_child.contains(to.as_str()))
            .map(|(from, _, _)| from.as_str())
            .collect();
        if more.is_subset(&of_child) {
            break;
        }
        of_child.extend(more);
    }
    assert!(of_child.len() > 50, "{of_child:?}");
    for table in &of_child {
        assert!(at(table).is_some(), "retention/tables.rs does not say what becomes of {table}");
    }
    for (from, column, to) in &references {
        if let (Some(from_at), Some(to_at)) = (at(from), at(to)) {
            assert!(from_at < to_at, "{from} is removed before {to}, to which {column} refers");
        }
        let named = |list: &[(&str, &str)]| list.iter().any(|(table, own)| table == from && own == column);
        if to == "guardian" {
            assert!(named(NAMES_GUARDIAN) || named(OF_GUARDIANS), "{from}.{column} names a guardian");
        }
        if to == "membership" {
            assert!(named(OF_GUARDIANS), "{from}.{column} belongs to a guardian's membership");
        }
    }
    // What the list says is there, as it says it.
    for table in TABLES.iter().filter(|table| table.name != "child") {
        let (column, to) = match table.by {
            By::Child(column) => (column, "child"),
            By::Row(column, parent) => (column, parent),
        };
        let found = references.iter().any(|(from, by, of)| {
            // The answers of a list name their observation by way of the list.
            from == table.name && by == column && (of == to || of == "observation_list_fill")
        });
        assert!(found, "{} does not refer to {to} by {column}", table.name);
    }
}

#[rstest]
#[tokio::test]
async fn after_two_people_said_so_nothing_of_the_child_is_left(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(leavers) = Leavers::open(engine).await else { return };
    let house = &leavers.house;
    house.app.clock.forward_days(3 * 366);
    let before = dump(house).await;
    let proposal = leavers.propose().await;

    let mut director = leavers.as_("director").await;
    let own = director.post(&format!("{proposal}/confirm"), &[]).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(own.text.contains("je kunt je eigen voorstel niet bevestigen"));
    assert!(!lines_with(&dump(house).await, "zqafamilie01").is_empty(), "nothing went");

    let mut admin = leavers.as_("administrator").await;
    let page = admin.get("/retention").await.text;
    assert!(page.contains("2 kinderen") && !page.contains("zqakind"), "counts, no names: {page}");
    let done = admin.post(&format!("{proposal}/confirm"), &[]).await;
    assert_eq!(done.location, "/retention", "{}", done.text);
    let after = dump(house).await;

    for canary in &leavers.world.canaries {
        let gone = matches!(canary.about, About::Child(1 | 3) | About::Guardian(1 | 3 | 5));
        let left = lines_with(&after, &canary.word);
        if gone {
            assert!(left.is_empty(), "{} is still there: {left:?}", canary.word);
        } else {
            let was = lines_with(&before, &canary.word).len();
            assert!(left.len() == was, "{}: {was} lines before, now {left:?}", canary.word);
        }
    }
    let id = leavers.child(1).replace('-', "");
    let named: Vec<&str> = after
        .lines()
        .filter(|line| line.replace('-', "").contains(&id) && !line.starts_with("audit_entry:"))
        .collect();
    assert!(named.is_empty(), "only the trail knows the child: {named:?}");

    let proof = after.lines().find(|line| line.contains("old records removed")).unwrap();
    assert!(proof.contains("file:") && proof.contains("photo:") && proof.contains("proof:"), "{proof}");
    assert!(matches!(verify(&house.app.db, house.organisation).await.unwrap(), Verdict::Whole { .. }));
    let page = admin.get("/retention").await.text;
    assert!(page.contains("Er mag nu niets weg") && page.contains("bevestigd door zqapm12"), "{page}");
    let window = director.post(&format!("{proposal}/confirm"), &[]).await;
    assert_eq!(window.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(window.text.contains("Dit voorstel is al bevestigd"), "{}", window.text);
    let unknown = admin.post(&format!("/retention/{}/confirm", leavers.child(1)), &[]).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[test]
fn one_is_said_as_one() {
    assert_eq!(super::page::amount(1, 1, Lang::Nl), "1 kind, 1 regel");
    assert_eq!(super::page::amount(2, 1_200, Lang::Nl), "2 kinderen, 1.200 regels");
    assert_eq!(super::page::amount(1, 2, Lang::En), "1 child, 2 lines");
}

#[rstest]
#[tokio::test]
async fn a_proposal_that_is_past_or_withdrawn_removes_nothing(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(leavers) = Leavers::open(engine).await else { return };
    let house = &leavers.house;
    house.app.clock.forward_days(3 * 366);
    let proposal = leavers.propose().await;
    let mut admin = leavers.as_("administrator").await;
    assert_eq!(admin.post(&format!("{proposal}/withdraw"), &[]).await.status, StatusCode::FORBIDDEN);

    // A hold after the proposal: what would go is not what was proposed.
    let mut lead = leavers.as_("team lead").await;
    let kept = format!("/kept/{}", leavers.child(1));
    let empty = lead.post(&format!("{kept}/hold"), &[("reason", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    lead.post(&format!("{kept}/hold"), &[("reason", "Een klacht.")]).await;
    assert!(lead.get(&kept).await.text.contains("blijft: gevraagd te bewaren"));
    let past = admin.post(&format!("{proposal}/confirm"), &[]).await;
    assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(past.text.contains("wat weg zou gaan, is veranderd"), "{}", past.text);
    assert!(!lines_with(&dump(house).await, "zqafamilie03").is_empty(), "nothing went");

    let again = leavers.propose().await;
    let page = admin.get("/retention").await.text;
    assert!(page.contains("Van 1 kind blijft alles staan"), "{page}");
    let mut director = leavers.as_("director").await;
    assert_eq!(director.post(&format!("{again}/withdraw"), &[]).await.location, "/retention");
    let withdrawn = admin.post(&format!("{again}/confirm"), &[]).await;
    assert_eq!(withdrawn.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(withdrawn.text.contains("Dit voorstel is ingetrokken"), "{}", withdrawn.text);
    assert!(!lines_with(&dump(house).await, "zqafamilie03").is_empty(), "nothing went");

    // Without the hold it goes again.
    lead.post(&format!("{kept}/release"), &[("reason", "De klacht is afgerond.")]).await;
    assert!(lead.get(&kept).await.text.contains("mag weg sinds"));
    let last = leavers.propose().await;
    assert_eq!(admin.post(&format!("{last}/confirm"), &[]).await.location, "/retention");
    assert!(lines_with(&dump(house).await, "klacht").is_empty(), "the reasons go with the child");
}

/// The protocol of today, made again with other values for settings that were 0.
async fn holds(house: &House, settings: &[(&str, &str)]) {
    house.app.clock.forward_minutes(1);
    let mut text = PROFILES[0].1.to_owned();
    for (setting, value) in settings {
        let off = format!("[{setting}]\nvalue = 0");
        assert!(text.contains(&off), "{setting}");
        text = text.replace(&off, &format!("[{setting}]\nvalue = {value}"));
    }
    let mut tx = house.write().await;
    crate::protocol::add(&mut tx, house.organisation, TODAY, "un1ek", &text, None).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
}

#[rstest]
#[tokio::test]
async fn the_protocol_says_until_when_a_proposal_is_confirmed_and_it_is_told_when_it_waits(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(leavers) = Leavers::open(engine).await else { return };
    let house = &leavers.house;
    let start = "Naar het voorstel";
    house.app.clock.forward_days(100);
    let proposal = leavers.propose().await;
    // Without a term it is never late.
    assert!(
        !leavers.as_("administrator").await.get("/retention").await.text.contains("Uiterlijk te bevestigen")
    );
    assert!(!leavers.as_("director").await.get("/todo").await.text.contains(start), "it is the own one");
    leavers.as_("director").await.post(&format!("{proposal}/withdraw"), &[]).await;

    // Proposed by the administrator, with a term: due for the director.
    holds(house, &[("retention.confirm_working_days", "2")]).await;
    let mut admin = leavers.as_("administrator").await;
    assert_eq!(admin.post("/retention", &[]).await.location, "/retention");
    let todo = leavers.as_("director").await.get("/todo").await.text;
    assert!(todo.contains("jij kunt het bevestigen") && todo.contains("ma 15 juni"), "{todo}");
    holds(house, &[("retention.confirm_working_days", "4"), ("escalation.escalate_days", "14")]).await;
    let todo = leavers.as_("director").await.get("/todo").await.text;
    assert!(todo.contains("wo 17 juni") && !todo.contains("(te laat)"), "{todo}");
    for other in ["team lead", "policy officer", "pm'er and mentor"] {
        assert!(!leavers.as_(other).await.get("/todo").await.text.contains(start), "{other}");
    }
    house.app.clock.forward_days(7);
    let mut director = leavers.as_("director").await;
    assert!(director.get("/todo").await.text.contains("(te laat)"));
    let long = "Dit voorstel wacht al lang";
    let page = leavers.as_("administrator").await.get("/retention").await.text;
    assert!(page.contains("te laat") && !page.contains(long), "{page}");

    // Long after that also who proposed it hears of it.
    house.app.clock.forward_days(40);
    assert!(leavers.as_("administrator").await.get("/retention").await.text.contains(long));
    assert!(leavers.as_("director").await.get("/todo").await.text.contains(start));
}

#[rstest]
#[tokio::test]
async fn names_are_for_who_may_and_a_child_that_is_here_keeps_all(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(leavers) = Leavers::open(engine).await else { return };
    leavers.house.app.clock.forward_days(100);
    let kept = format!("/kept/{}", leavers.child(1));
    let mut lead = leavers.as_("team lead").await;
    let list = lead.get("/kept").await.text;
    assert!(list.contains("zqafamilie01") && list.contains("1 soort mag weg"), "photos: {list}");
    assert!(!list.contains(&format!("/kept/{}\"", leavers.child(4))), "a child that is here");
    let here = lead.get(&format!("/kept/{}", leavers.child(4))).await.text;
    assert!(here.contains("blijft zolang het kind komt") && !here.contains("mag weg"), "{here}");
    let mut other = leavers.as_("team lead of the other location").await;
    assert!(!other.get("/kept").await.text.contains("zqafamilie01"));
    assert_eq!(other.get(&kept).await.status, StatusCode::NOT_FOUND);
    for walker in ["administrator", "director", "pm'er", "guardian without custody"] {
        let mut browser = leavers.as_(walker).await;
        assert_ne!(browser.get(&kept).await.status, StatusCode::OK, "{walker}");
    }
    for walker in ["team lead", "policy officer", "pm'er"] {
        let mut browser = leavers.as_(walker).await;
        assert_eq!(browser.get("/retention").await.status, StatusCode::FORBIDDEN, "{walker}");
    }
}

#[rstest]
#[case("file", "24", "Dossier")]
#[case("message", "12", "Berichten")]
#[case("photo", "3", "Foto&#39;s")]
#[case("concern", "24", "Zorgen")]
#[case("transfer", "12", "Overdrachten")]
#[case("told", "24", "Wie verteld is wie de mentor is")]
#[tokio::test]
async fn a_longer_term_keeps_its_kind(
    #[case] kind: &str,
    #[case] months: &str,
    #[case] label: &str,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(leavers) = Leavers::open(engine).await else { return };
    leavers.house.app.clock.forward_days(3 * 366);
    let mut admin = leavers.as_("administrator").await;
    let of = |page: &str| {
        let line =
            page.split(&format!("<b>{label}</b>")).nth(1).unwrap_or_else(|| panic!("{label} in {page}"));
        line.split("</li>").next().unwrap().to_owned()
    };
    let before = of(&admin.get("/retention").await.text);
    assert!(before.contains("2 kinderen") && before.contains(&format!("{months} maanden")), "{before}");
    leavers.house.app.clock.forward_days(1);
    let setting = format!("retention.{kind}_months");
    // The version of the walk is in force from the day on which the tests begin.
    let mut tx = leavers.house.write().await;
    on!(tx, c => sqlx::query("DELETE FROM protocol_version WHERE organisation_id = $1")
        .bind(leavers.house.organisation).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    change(&leavers.house, &setting, months, "60").await;
    let mut admin = leavers.as_("administrator").await;
    let after = of(&admin.get("/retention").await.text);
    assert!(after.contains("60 maanden") && after.contains("niets"), "{after}");
}

#[rstest]
#[tokio::test]
async fn after_a_refusal_somebody_decides_what_stays_of_a_transfer(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(leavers) = Leavers::open(engine).await else { return };
    let transfer = leavers.world.things["transfer"][3].0.clone();
    let review = format!("/kept/transfers/{transfer}");
    let mut lead = leavers.as_("team lead").await;
    assert!(lead.get("/kept").await.text.contains(&review), "it waits");
    assert!(lead.get("/todo").await.text.contains(&review), "it is to be done");
    let nothing = lead.post(&review, &[("reason", "")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut other = leavers.as_("team lead of the other location").await;
    assert!(!other.get("/todo").await.text.contains(&review), "by who leads the group");
    let fields = [("outcome", "deleted"), ("reason", "De ouders willen het niet.")];
    assert_eq!(other.post(&review, &fields).await.status, StatusCode::NOT_FOUND);
    assert!(!lines_with(&dump(&leavers.house).await, "zqaoverdracht04").is_empty());

    assert_eq!(lead.post(&review, &fields).await.location, "/kept");
    assert!(!lead.get("/todo").await.text.contains(&review), "it was decided");
    let page = lead.get("/kept").await.text;
    assert!(!page.contains(&review) && page.contains("De ouders willen het niet."), "{page}");
    for word in ["zqaoverdracht04", "zqaoverdrachternaast04", "zqaoverdrachtuit04"] {
        assert!(lines_with(&dump(&leavers.house).await, word).is_empty(), "{word}");
    }
    // Another answer of the parents asks for another decision.
    leavers.house.app.clock.forward_days(1);
    let mut tx = leavers.house.write().await;
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO consent_answer (organisation_id, id, consent_id, guardian_id, answer, answered_on, answered_at, answered_by)
         SELECT a.organisation_id, $3, a.consent_id, a.guardian_id, 'withdrawn', a.answered_on, $4, a.answered_by
         FROM consent_answer a JOIN transfer_part p ON p.organisation_id = a.organisation_id AND p.consent_id = a.consent_id
         WHERE a.organisation_id = $1 AND p.transfer_id = $2")
        .bind(leavers.house.organisation).bind(transfer.parse::<uuid::Uuid>().unwrap())
        .bind(crate::platform::ids::fresh(now)).bind(now).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let mut lead = leavers.as_("team lead").await;
    assert!(lead.get("/kept").await.text.contains(&review));
    let kept = [("outcome", "kept"), ("reason", "Ouders denken nog na.")];
    assert_eq!(lead.post(&review, &kept).await.location, "/kept");
    assert!(!lead.get("/kept").await.text.contains(&review));
    assert_eq!(lead.get(&review).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn what_goes_on_keeps_a_child(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values("concern", "transfer", "talk")] what: &str,
) {
    let Some(leavers) = Leavers::open(engine).await else { return };
    let (sql, words) = match what {
        "concern" => (
            "UPDATE concern SET closed_at = NULL WHERE organisation_id = $1 AND child_id = $2 AND $3 IS NOT NULL",
            "zorg niet afgesloten",
        ),
        "transfer" => (
            "UPDATE transfer_sending SET received_on = NULL WHERE organisation_id = $1
             AND transfer_id IN (SELECT id FROM transfer WHERE child_id = $2) AND $3 IS NOT NULL",
            "overdracht loopt",
        ),
        _ => (
            "UPDATE talk SET state = 'planned' WHERE organisation_id = $1 AND child_id = $2 AND $3 IS NOT NULL",
            "gesprek gepland",
        ),
    };
    leavers.sql(1, sql).await;
    let days = if what == "talk" { 110 } else { 100 };
    leavers.house.app.clock.forward_days(days);
    if what == "talk" {
        let later = leavers.house.app.clock.now().plus_days(2).date_in(&jiff::tz::TimeZone::UTC);
        let mut tx = leavers.house.write().await;
        on!(tx, c => sqlx::query("UPDATE talk SET on_day = $2 WHERE organisation_id = $1 AND state = 'planned'")
            .bind(leavers.house.organisation).bind(jiff_sqlx::Date::from(later)).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }
    let kept = format!("/kept/{}", leavers.child(1));
    let mut lead = leavers.as_("team lead").await;
    let page = lead.get(&kept).await.text;
    assert!(page.contains(&format!("blijft: {words}")), "{page}");
}
