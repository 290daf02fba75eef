//! What an import leaves alone of families, and whom it gives custody.

use axum::http::StatusCode;
use rstest::rstest;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{
    Checked, Remark,
    tests::{Files, good, import, import_complete, mentorships, placements, rows},
};
use crate::{
    family::tests::{ask_code, link},
    on,
    platform::{
        ids::{GuardianId, StaffId},
        jobs,
    },
    testing::{Engine, House},
};

pub(super) async fn id_of(house: &House, table: &str, key: &str) -> Uuid {
    let mut tx = house.app.db.read().await.unwrap();
    let sql = AssertSqlSafe(format!("SELECT id FROM {table} WHERE key = $1"));
    on!(tx, c => sqlx::query_scalar(sql).bind(key).fetch_one(c).await).unwrap()
}

/// The team lead of the export sends a form about a child.
pub(super) async fn lead_sends(house: &House, child: &str, path: &str, fields: &[(&str, &str)]) {
    let lead = StaffId(id_of(house, "staff_member", "S3").await);
    let path = format!("/children/{}/family{path}", id_of(house, "child", child).await);
    let answer = house.browser_of_staff(lead).await.post(&path, fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
}

pub(super) fn with(mut files: Files, name: &'static str, old: &str, new: &str) -> Files {
    let text = files.get_mut(name).unwrap();
    assert!(text.contains(old), "{old}");
    *text = text.replace(old, new);
    files
}

pub(super) fn remarks(checked: &Checked) -> Vec<(&str, Remark)> {
    checked.remarks.list.iter().map(|r| (r.value.as_str(), r.reason)).collect()
}

#[rstest]
#[tokio::test]
async fn nothing_changes_about_a_child_that_has_died(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    let parent = GuardianId(id_of(&house, "guardian", "P1").await);
    house.browser_of_guardian(parent).await;
    lead_sends(&house, "C1", "/death", &[("on", "2026-03-01")]).await;
    let everything = async || {
        let mut all = placements(&house).await;
        all.extend(mentorships(&house).await);
        for (what, from) in [
            ("first_name", "child"),
            ("relation", "guardianship"),
            ("reason", "absence WHERE child_id IS NOT NULL"),
            (
                "CASE WHEN ended_at IS NULL THEN 'open' ELSE 'ended' END",
                "membership WHERE guardian_id IS NOT NULL",
            ),
        ] {
            all.extend(rows(&house, what, from).await);
        }
        all
    };
    let before = everything().await;
    assert!(before.iter().any(|row| row.starts_with("C1") && row.contains("2026-03-01")), "{before:?}");
    // Another name, other days, a new group, another mentor, another relation.
    let files = with(good(), "children.csv", "C1;G1;2023-05-01;ma di;Noor", "C1;G1;2023-05-01;wo;Nora");
    let files =
        with(files, "children.csv", "C2;G1;", "C1;G2;2023-05-01;vr;Nora;;;2026-06-01;;S2;;;;;;;;;\nC2;G1;");
    let files = with(
        files,
        "guardians.csv",
        "P1;C1;Eva Proef;p1@example.org;0612345678;moeder",
        "P1;C1;Eva Proef;p1@example.org;0612345678;tante",
    );
    let checked = import(&house, &files).await;
    assert_eq!(remarks(&checked), [("C1", Remark::Died)]);
    assert_eq!(checked.summary.totals(), (0, 0, 0));
    assert_eq!(everything().await, before);
    // Nor does it end anything when the export has the child no longer.
    let files = with(
        good(),
        "children.csv",
        "C1;G1;2023-05-01;ma di;Noor;Voorbeeld;;2024-01-08;;S1;2025-09-01;2025-09-03;2026-01-10;2025-11-02;tr;S1 S2;;!C2;\n",
        "",
    );
    let files = with(files, "guardians.csv", "P1;C1;Eva Proef;p1@example.org;0612345678;moeder;ja;tr;\n", "");
    let files = with(files, "absences.csv", ";C1;2026-03-02;2026-03-03;\n", "");
    import_complete(&house, &files).await;
    let after = everything().await;
    let of_child =
        |rows: &[String]| rows.iter().filter(|row| row.starts_with("C1")).cloned().collect::<Vec<_>>();
    assert_eq!(of_child(&after), of_child(&before));
    let parents = "guardianship t JOIN child k ON k.id = t.child_id WHERE k.key = 'C1'";
    assert_eq!(rows(&house, "t.relation", parents).await, ["moeder"]);
    assert_eq!(rows(&house, "how", "session WHERE how = 'password'").await.len(), 2);
}

#[rstest]
#[tokio::test]
async fn custody_that_was_recorded_stays(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    let guardian = id_of(&house, "guardian", "P1").await;
    let path = format!("/guardians/{guardian}/custody");
    let fields = [("custody", "no"), ("from", "2026-03-03"), ("until", ""), ("basis", "court")];
    lead_sends(&house, "C1", &path, &fields).await;
    let kept = "guardianship t JOIN child k ON k.id = t.child_id WHERE k.key = 'C1'";
    let before = rows(&house, "CASE WHEN t.custody THEN 'yes' ELSE 'no' END", kept).await;
    // The planning says yes as before: that is another custody than what was recorded.
    let checked = import(&house, &good()).await;
    assert_eq!(remarks(&checked), [("P1 C1", Remark::Custody)]);
    assert_eq!(checked.summary.totals(), (0, 0, 0));
    // It says no: that is as it was recorded, and nothing is changed by it either.
    let files = with(good(), "guardians.csv", "moeder;ja;tr", "moeder;nee;tr");
    let checked = import(&house, &files).await;
    assert_eq!(remarks(&checked), []);
    assert_eq!(checked.summary.totals(), (0, 0, 0));
    assert_eq!(rows(&house, "CASE WHEN t.custody THEN 'yes' ELSE 'no' END", kept).await, before);
}

#[rstest]
#[tokio::test]
async fn who_gets_custody_by_an_import_hears_who_the_mentor_is(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let father = |custody: &str| {
        with(
            good(),
            "guardians.csv",
            "P1;C2;",
            &format!("P4;C1;Cas Proef;p4@example.org;;vader;{custody};nl;\nP1;C2;"),
        )
    };
    let mails = async || {
        jobs::run_due(&house.app).await.unwrap();
        house.app.mailer.kept().into_iter().map(|kept| kept.mail.to).collect::<Vec<_>>()
    };
    import(&house, &father("nee")).await;
    assert_eq!(mails().await, [""; 0]);
    import(&house, &father("ja")).await;
    assert_eq!(mails().await, ["p4@example.org"]);
    import(&house, &father("ja")).await;
    assert_eq!(mails().await.len(), 1);
    // A parent who is new while others were told hears it too; where nobody was told, nobody is surprised.
    let files = with(
        father("ja"),
        "guardians.csv",
        "P1;C2;",
        "P5;C1;Dot Proef;p5@example.org;;oma;ja;nl;\nP6;C3;Ed Proef;p6@example.org;;opa;ja;nl;\nP1;C2;",
    );
    import(&house, &files).await;
    assert_eq!(mails().await.len(), 2);
}

#[rstest]
#[case::another("eva@example.org")]
#[case::none("")]
#[tokio::test]
async fn with_the_old_address_of_a_parent_nobody_comes_in_any_more(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] address: &str,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    let asks = async |address: &str| {
        let answer = house.browser_of_nobody().post("/p", &[("email", address)]).await;
        assert_eq!(answer.location, "/p?sent=1");
        jobs::run_due(&house.app).await.unwrap();
        house.app.mailer.kept().iter().filter(|kept| kept.mail.to == address).count()
    };
    assert_eq!(asks("p1@example.org").await, 1);
    let old = link(&house, "p1@example.org");
    let mut inside = house.browser_of_nobody();
    let code = ask_code(&house, &mut inside, &old, "p1@example.org").await;
    assert_eq!(inside.post(&format!("{old}/code"), &[("code", &code)]).await.location, "/family");
    assert!(inside.get("/family").await.text.contains("Noor"));
    // The same address in capitals is the same address.
    let files = with(good(), "guardians.csv", "p1@example.org", "P1@Example.org");
    assert_eq!(remarks(&import(&house, &files).await), []);
    assert!(inside.get("/family").await.text.contains("Noor"));

    let files = with(good(), "guardians.csv", "p1@example.org", address);
    assert_eq!(remarks(&import(&house, &files).await), [("P1", Remark::GuardianEmail)]);
    assert!(inside.get("/family").await.location.starts_with("/p?next="), "the session goes on");
    let mut other = house.browser_of_nobody();
    assert!(other.get(&old).await.text.contains("Deze link werkt niet meer"));
    let mails = asks("p1@example.org").await;
    other.post(&old, &[]).await;
    jobs::run_due(&house.app).await.unwrap();
    assert_eq!(asks("p1@example.org").await, mails, "neither a code nor a link goes to the old address");
    if address.is_empty() {
        return;
    }
    assert_eq!(asks(address).await, 1);
    let new = link(&house, address);
    let code = ask_code(&house, &mut other, &new, address).await;
    assert_eq!(other.post(&format!("{new}/code"), &[("code", &code)]).await.location, "/family");
    assert!(other.get("/family").await.text.contains("Noor"));
    assert!(house.browser_of_nobody().get(&old).await.text.contains("Deze link werkt niet meer"));
}

#[rstest]
#[tokio::test]
async fn a_parent_who_works_here_does_not_become_the_mentor(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    // Bo (S2) is a guardian of Sem (C2).
    let checked =
        import(&house, &with(good(), "children.csv", "Sem;Voorbeeld;ja;;;;", "Sem;Voorbeeld;ja;;;S2;")).await;
    assert_eq!(remarks(&checked), [("S2", Remark::OwnParent)]);
    assert_eq!(mentorships(&house).await, ["C1 S1 G1 2025-09-01 - import - 2025-09-03"]);
}
