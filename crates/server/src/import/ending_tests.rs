//! What ends by an import, when, and what comes back.

use rstest::rstest;
use uuid::Uuid;

use super::{
    Checked, Part, Remark,
    tests::{Files, good, import, import_complete, mentorships, replaced, rows},
    text::changes_in_words,
};
use crate::{
    on,
    platform::{audit::Audit, ids::GuardianId},
    testing::{Engine, House},
};

fn with(mut files: Files, name: &'static str, old: &str, new: &str) -> Files {
    let text = files.get_mut(name).unwrap();
    assert!(text.contains(old), "{old}");
    *text = text.replacen(old, new, 1);
    files
}

fn ended(checked: &Checked, part: Part) -> Vec<String> {
    let list = checked.summary.of(part).ended.iter();
    list.map(|one| format!("{} {}", one.key, one.until.map_or("-".to_owned(), |day| day.to_string())))
        .collect()
}

fn remarks(checked: &Checked) -> Vec<(Option<u32>, &str, Remark)> {
    checked.remarks.list.iter().map(|r| (r.row, r.value.as_str(), r.reason)).collect()
}

/// Who can sign in: `S4 open`.
async fn access(house: &House) -> Vec<String> {
    rows(
        house,
        "COALESCE(s.key, g.key) || CASE WHEN m.ended_at IS NULL THEN ' open' ELSE ' ended' END",
        "membership m LEFT JOIN staff_member s ON s.id = m.staff_id LEFT JOIN guardian g ON g.id = m.guardian_id",
    )
    .await
}

async fn guardianships(house: &House) -> Vec<String> {
    let ties = "guardianship t JOIN guardian g ON g.id = t.guardian_id JOIN child k ON k.id = t.child_id";
    rows(house, "g.key || ' ' || k.key", ties).await
}

async fn guardian_of(house: &House, key: &str) -> GuardianId {
    let mut tx = house.app.db.read().await.unwrap();
    let id: Uuid = on!(tx, c => sqlx::query_scalar("SELECT id FROM guardian WHERE key = $1")
        .bind(key).fetch_one(c).await)
    .unwrap();
    GuardianId(id)
}

#[rstest]
#[tokio::test]
async fn parents_read_for_three_months_whatever_is_imported(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    let mut ger = house.browser_of_guardian(guardian_of(&house, "P3").await).await;
    let left = replaced("children.csv", "Lot;Voorbeeld;;;", "Lot;Voorbeeld;;;2026-02-27");
    for complete in [false, true, true] {
        let checked =
            if complete { import_complete(&house, &left).await } else { import(&house, &left).await };
        assert_eq!(ended(&checked, Part::Access), [""; 0]);
        assert!(ger.get("/family").await.text.contains("Lot"));
    }
    // 90 days after the last day, and a day more.
    house.app.clock.forward_days(86);
    assert_eq!(ended(&import(&house, &left).await, Part::Access), [""; 0]);
    house.app.clock.forward_days(1);
    assert_eq!(ended(&import(&house, &left).await, Part::Access), ["P3 2026-05-28"]);
    assert_eq!(access(&house).await, ["P3 ended"]);
}

#[rstest]
#[tokio::test]
async fn the_guardians_of_a_child_that_left_stay_for_as_long_as_they_read(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    house.account(None, Some(guardian_of(&house, "P3").await)).await;
    let files = with(good(), "children.csv", "C3;G2;2019-06-01;wo-m;Lot;Voorbeeld;;;;;;;;;;;;;\n", "");
    let files = with(files, "children.csv", ";C3\n", ";\n");
    let files = with(files, "guardians.csv", "P3;C3;Ger Proef;;;oma;ja;;\n", "");
    // Whose child is still here and who is missing goes at once.
    let files = with(files, "guardians.csv", "P2;C2;Bo Proef;p2@example.org;;vader;nee;;S2\n", "");
    let checked = import_complete(&house, &files).await;
    assert_eq!(ended(&checked, Part::Placements), ["C3 G2 2026-03-02"]);
    assert_eq!(ended(&checked, Part::Guardianships), ["P2 C2 -"]);
    house.app.clock.forward_days(89);
    assert!(import_complete(&house, &files).await.summary.is_empty());
    assert_eq!(guardianships(&house).await, ["P1 C1", "P1 C2", "P3 C3"]);
    let custody = "guardianship t JOIN guardian g ON g.id = t.guardian_id WHERE g.key = 'P3' AND t.custody";
    assert_eq!(rows(&house, "t.relation", custody).await, ["oma"]);
    house.app.clock.forward_days(11);
    let checked = import_complete(&house, &files).await;
    assert_eq!(ended(&checked, Part::Guardianships), ["P3 C3 -"]);
    assert_eq!(ended(&checked, Part::Access), ["P3 2026-05-31"]);
    assert_eq!(guardianships(&house).await, ["P1 C1", "P1 C2"]);
}

#[rstest]
#[tokio::test]
async fn access_of_staff_ends_after_thirty_days_and_comes_back_with_a_row(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    house.account(Some(house.staff_of("S4").await), None).await;
    let until = |day: &str| with(good(), "staff.csv", "director;;;;", &format!("director;;;;{day}"));
    // A wrong end that is corrected took nothing away.
    assert_eq!(ended(&import(&house, &until("2026-02-27")).await, Part::Access), [""; 0]);
    assert_eq!(access(&house).await, ["S4 open"]);
    let checked = import(&house, &good()).await;
    assert_eq!(checked.summary.totals(), (0, 1, 0));
    // The thirtieth day, and a day more.
    import(&house, &until("2026-02-27")).await;
    house.app.clock.forward_days(26);
    assert!(import(&house, &until("2026-02-27")).await.summary.is_empty());
    house.app.clock.forward_days(1);
    let checked = import(&house, &until("2026-02-27")).await;
    assert_eq!(ended(&checked, Part::Access), ["S4 2026-02-27"]);
    let said = changes_in_words(&checked, &Default::default());
    assert!(said.contains("S4 has nothing left here, last day 2026-02-27"), "{said}");
    assert_eq!(access(&house).await, ["S4 ended"]);
    assert!(import(&house, &until("2026-02-27")).await.summary.is_empty());

    let checked = import(&house, &good()).await;
    let new: Vec<&str> =
        checked.summary.of(Part::Access).new.list.iter().map(|line| line.key.as_str()).collect();
    assert_eq!(new, ["S4"]);
    assert_eq!(access(&house).await, ["S4 open"]);
    assert!(import(&house, &good()).await.summary.is_empty());
}

#[rstest]
#[tokio::test]
async fn access_that_a_person_ended_does_not_come_back_with_a_row(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    house.account(Some(house.staff_of("S4").await), None).await;
    let mut tx = house.write().await;
    let now = tx.now;
    on!(tx, c => sqlx::query("UPDATE membership SET ended_at = $1").bind(now).execute(c).await.map(drop))
        .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let left = with(good(), "staff.csv", "director;;;;", "director;;;;2026-03-01");
    import(&house, &left).await;
    house.app.clock.forward_days(60);
    import(&house, &left).await;
    let checked = import(&house, &good()).await;
    assert_eq!(checked.summary.totals(), (0, 1, 0));
    assert_eq!(access(&house).await, ["S4 ended"]);
}

#[rstest]
#[tokio::test]
async fn it_is_said_whose_mentor_leaves(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    let says = [(Some(2), "S1: C1", Remark::MentorLeaves)];
    let leaves = replaced("staff.csv", "6;tr;;\n", "6;tr;;2026-04-30\n");
    // Who goes on in another group stays; so does no child that leaves before its mentor.
    let moves = with(leaves.clone(), "staff.csv", "S2;G1", "S1;G2;ma;Ans Proef;;;6;tr;2026-05-01;\nS2;G1");
    assert_eq!(remarks(&import(&house, &moves).await), []);
    import_complete(&house, &good()).await;
    let together = with(leaves.clone(), "children.csv", "2024-01-08;;", "2024-01-08;2026-04-30;");
    assert_eq!(remarks(&import(&house, &together).await), []);
    import(&house, &good()).await;

    assert_eq!(remarks(&import(&house, &leaves).await), says);
    assert_eq!(remarks(&import(&house, &leaves).await), [], "it is known");
    // A row that is missing in a complete export.
    import(&house, &good()).await;
    let works_no_more = replaced(
        "staff.csv",
        "S1;G1;ma di e:vr;Ans Proef;s1@example.org;;6;tr;;",
        "S1;;;Ans Proef;s1@example.org;coach;;;;",
    );
    assert_eq!(remarks(&import(&house, &works_no_more).await), []);
    assert_eq!(remarks(&import_complete(&house, &works_no_more).await), says);
}

/// A child that was said to have left on 27 February.
fn gone() -> Files {
    replaced("children.csv", "2024-01-08;;", "2024-01-08;2026-02-27;")
}

#[rstest]
#[tokio::test]
async fn a_mentorship_that_ended_by_a_wrong_last_day_goes_on(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    let before = mentorships(&house).await;
    import(&house, &gone()).await;
    assert_eq!(mentorships(&house).await, ["C1 S1 G1 2025-09-01 2026-02-27 import child_left 2025-09-03"]);
    let checked = import(&house, &good()).await;
    assert_eq!(remarks(&checked), []);
    assert_eq!(checked.summary.of(Part::Mentorships).changed.list[0].key, "C1 S1");
    assert_eq!(mentorships(&house).await, before);
    assert!(import(&house, &good()).await.summary.is_empty());
}

#[rstest]
#[case::the_mentor_left("staff.csv", "6;tr;;\n", "6;tr;;2026-02-28\n", "S1")]
#[case::the_child_was_away(
    "children.csv",
    "2024-01-08;;",
    "2024-01-08;2026-02-27;;;;;;;;;;\nC1;G1;2023-05-01;ma;Noor;Voorbeeld;;2026-03-02;;",
    "S1"
)]
#[case::somebody_else_was_mentor_since("", "", "", "S2")]
#[tokio::test]
async fn who_the_mentor_was_is_said_of_a_child_that_is_back_without(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] file: &'static str,
    #[case] from: &str,
    #[case] to: &str,
    #[case] was: &str,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    import(&house, &gone()).await;
    if file.is_empty() {
        let mut tx = house.write().await;
        on!(tx, c => sqlx::query(
            "INSERT INTO mentorship (organisation_id, id, child_id, staff_id, group_id, from_on, until_on, begin_reason, end_reason)
             SELECT m.organisation_id, $1, m.child_id, s.id, m.group_id, $2, $2, 'division', 'division'
             FROM mentorship m JOIN staff_member s ON s.organisation_id = m.organisation_id AND s.key = 'S2'")
            .bind(Uuid::from_u128(1)).bind(jiff_sqlx::Date::from(jiff::civil::date(2026, 3, 1)))
            .execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }
    let before = mentorships(&house).await;
    let files = if file.is_empty() { good() } else { replaced(file, from, to) };
    let checked = import(&house, &files).await;
    let value = format!("C1 ({was})");
    assert_eq!(remarks(&checked), [(Some(2), value.as_str(), Remark::NoMentor)]);
    assert_eq!(mentorships(&house).await, before);
}

/// A child with two own groups: the page of the second does not say that the mentor left a group where it never was.
#[rstest]
#[tokio::test]
async fn the_page_of_a_second_own_group_says_what_is_true(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let files = replaced(
        "children.csv",
        "C2;G1;",
        "C1;G2;2023-05-01;ma;Noor;Voorbeeld;ja;2024-01-08;;;;;;;;;;;\nC2;G1;",
    );
    import(&house, &files).await;
    let (lead, group) = (house.staff_of("S3").await, house.group_of("G2").await);
    let page = house.browser_of_staff(lead).await.get(&format!("/groups/{group}")).await;
    assert!(page.text.contains("werkt niet op deze groep"), "{}", page.text);
    assert!(!page.text.contains("werkt niet meer"));
}
