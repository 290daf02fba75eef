//! Who comes back in the planning under another key: a guardian about whom something is recorded, a child that died.

use axum::http::StatusCode;
use mentorkind_domain::guardians::{Right, Why};
use rstest::rstest;
use uuid::Uuid;

use super::{
    Remark,
    family_tests::{id_of, lead_sends, remarks, with},
    tests::{Files, good, import, import_complete, mentorships, rows},
};
use crate::{
    guardians::{self, What, Withheld},
    on,
    platform::{
        audit::Audit,
        ids::{ChildId, GuardianId, StaffId},
        jobs, rights,
    },
    testing::{Engine, House, TODAY},
};

const FATHER: &str = "P4;C1;Rashid Amari;rashid@example.org;0687654321;vader;ja;nl;\n";

/// The good export with a row of a guardian before one that is there.
fn with_guardian(row: &str) -> Files {
    with(good(), "guardians.csv", "P1;C2;", &format!("{row}P1;C2;"))
}

async fn ban(house: &House, guardian: &str) {
    let who = id_of(house, "guardian", guardian).await.to_string();
    let day = TODAY.to_string();
    let fields = [
        ("who", who.as_str()),
        ("from", day.as_str()),
        ("until", ""),
        ("basis", "court"),
        ("decided", day.as_str()),
    ];
    lead_sends(house, "C1", "/ban", &fields).await;
}

async fn right(house: &House, guardian: &str, child: &str) -> Option<Right> {
    let guardian = GuardianId(id_of(house, "guardian", guardian).await);
    let child = ChildId(id_of(house, "child", child).await);
    let mut tx = house.app.db.read().await.unwrap();
    rights::of_children(&mut tx, house.organisation, [child], TODAY).await.unwrap().of(guardian, child)
}

/// How many mails come to an address when somebody asks for a link with it.
async fn mails_after_asking(house: &House, address: &str) -> usize {
    assert_eq!(house.browser_of_nobody().post("/p", &[("email", address)]).await.location, "/p?sent=1");
    jobs::run_due(&house.app).await.unwrap();
    house.app.mailer.kept().iter().filter(|kept| kept.mail.to.eq_ignore_ascii_case(address)).count()
}

/// What is withheld of a guardian of C1 on the list of whom to call, and the number that stands there.
async fn on_the_list(house: &House, name: &str) -> (Option<Withheld>, Option<String>) {
    let child = ChildId(id_of(house, "child", "C1").await);
    let mut tx = house.app.db.read().await.unwrap();
    let all = guardians::to_call(&mut tx, house.organisation, child, TODAY).await.unwrap();
    let one = all.into_iter().find(|one| one.name == name).unwrap();
    (one.withheld, one.phone)
}

/// What is said at the door about C1: the names, and whether it is about contact.
async fn at_the_door(house: &House) -> Vec<(String, bool)> {
    let child = ChildId(id_of(house, "child", "C1").await);
    let mut tx = house.app.db.read().await.unwrap();
    let all = guardians::warnings_of_child(&mut tx, house.organisation, child, TODAY).await.unwrap();
    all.into_iter().map(|one| (one.who, matches!(one.what, What::NoContact(_)))).collect()
}

/// The one question that is open.
async fn question(house: &House, table: &str) -> Uuid {
    let mut tx = house.app.db.read().await.unwrap();
    let sql = sqlx::AssertSqlSafe(format!("SELECT id FROM {table} WHERE decided_at IS NULL"));
    on!(tx, c => sqlx::query_scalar(sql).fetch_one(c).await).unwrap()
}

#[rstest]
#[case::the_address("P94;C1;Broer Niemand;Rashid@Example.org;;vader;ja;nl;\n", "Broer Niemand")]
#[case::the_number(
    "P94;C1;Broer Niemand;other@example.org;+31 6 87 65 43 21;vader;ja;nl;\n",
    "Broer Niemand"
)]
#[case::the_name("P94;C1;Amari, R.;other@example.org;0611111111;vader;ja;nl;\n", "Amari, R.")]
#[tokio::test]
async fn a_banned_father_under_another_key_gets_nothing(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values(false, true)] complete: bool,
    #[case] row: &str,
    #[case] name: &str,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &with_guardian(FATHER)).await;
    ban(&house, "P4").await;
    let files = with_guardian(row);
    let checked = if complete { import_complete(&house, &files).await } else { import(&house, &files).await };
    assert_eq!(remarks(&checked), [("P94 C1", Remark::Alike)]);
    let line = files["guardians.csv"].lines().position(|line| line.starts_with("P94")).unwrap() + 1;
    assert_eq!(checked.remarks.list[0].row, Some(u32::try_from(line).unwrap()));

    assert_eq!(right(&house, "P94", "C1").await, Some(Right::Nothing(Why::Held)));
    let address = if row.contains("Rashid@") { "rashid@example.org" } else { "other@example.org" };
    assert_eq!(mails_after_asking(&house, address).await, 0);
    let father = GuardianId(id_of(&house, "guardian", "P94").await);
    let mut inside = house.browser_of_guardian(father).await;
    assert!(!inside.get("/family").await.text.contains("Noor"));
    assert_eq!(on_the_list(&house, name).await, (Some(Withheld::Held), None));
    assert!(at_the_door(&house).await.contains(&(name.to_owned(), true)));
    // It waits for as long as nobody decides, and is asked once.
    assert_eq!(remarks(&import(&house, &files).await), [("P94 C1", Remark::Alike)]);
    assert_eq!(rows(&house, "CAST(COUNT(*) AS text)", "guardian_likeness").await, ["1"]);
    // The mother goes on as before.
    assert_eq!(right(&house, "P1", "C1").await, Some(Right::Full));
}

#[rstest]
#[tokio::test]
async fn who_is_the_same_has_the_same_ban(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &with_guardian(FATHER)).await;
    ban(&house, "P4").await;
    let path = format!("/guardians/{}/custody", id_of(&house, "guardian", "P4").await);
    let fields = [("custody", "no"), ("from", "2026-03-03"), ("until", ""), ("basis", "court")];
    lead_sends(&house, "C1", &path, &fields).await;
    let files = with_guardian(&FATHER.replace("P4;", "P94;"));
    import_complete(&house, &files).await;

    let lead = StaffId(id_of(&house, "staff_member", "S3").await);
    let family = format!("/children/{}/family", id_of(&house, "child", "C1").await);
    let asked = question(&house, "guardian_likeness").await;
    let page = house.browser_of_staff(lead).await.get(&family).await.text;
    assert!(page.contains("Wie is Rashid Amari?") && page.contains("P94") && page.contains("P4"), "{page}");
    // Who may not record a ban, may not decide either.
    let mentor = StaffId(id_of(&house, "staff_member", "S1").await);
    let mut mentor = house.browser_of_staff(mentor).await;
    assert!(!mentor.get(&family).await.text.contains("Wie is Rashid Amari?"));
    let answer = mentor.post(&format!("{family}/alike/{asked}"), &[("same", "no")]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);

    lead_sends(&house, "C1", &format!("/alike/{asked}"), &[("same", "yes")]).await;
    assert_eq!(right(&house, "P94", "C1").await, Some(Right::Nothing(Why::Banned)));
    assert_eq!(mails_after_asking(&house, "rashid@example.org").await, 0);
    let of_new = "guardian g ON g.id = x.guardian_id WHERE g.key = 'P94'";
    let bans = rows(&house, "x.basis", &format!("contact_ban x JOIN {of_new}")).await;
    let turns = rows(&house, "x.basis", &format!("custody_turn x JOIN {of_new}")).await;
    assert_eq!((bans, turns), (vec!["court".to_owned()], vec!["court".to_owned()]));
    // Custody that was recorded now holds of the new key: the planning changes nothing.
    assert_eq!(remarks(&import(&house, &files).await), [("P94 C1", Remark::Custody)]);
    let page = house.browser_of_staff(lead).await.get(&family).await.text;
    assert!(!page.contains("Wie is Rashid Amari?"), "{page}");
    assert_eq!(rows(&house, "action", "audit_entry WHERE action = 'guardian is the same'").await.len(), 1);
    // It is decided once.
    let answer =
        house.browser_of_staff(lead).await.post(&format!("{family}/alike/{asked}"), &[("same", "no")]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn who_is_somebody_else_is_told_as_the_planning_says(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &with_guardian(FATHER)).await;
    ban(&house, "P4").await;
    let row = "P94;C1;Roos Amari;roos@example.org;;tante;ja;nl;\n";
    let files = with_guardian(&format!("{FATHER}{row}"));
    assert_eq!(remarks(&import(&house, &files).await), [("P94 C1", Remark::Alike)]);
    let asked = question(&house, "guardian_likeness").await;
    lead_sends(&house, "C1", &format!("/alike/{asked}"), &[("same", "no")]).await;
    assert_eq!(right(&house, "P94", "C1").await, Some(Right::Full));
    assert_eq!(right(&house, "P4", "C1").await, Some(Right::Nothing(Why::Banned)));
    assert!(!at_the_door(&house).await.contains(&("Roos Amari".to_owned(), true)));
    assert_eq!(remarks(&import(&house, &files).await), []);
    assert_eq!(
        rows(&house, "action", "audit_entry WHERE action = 'guardian is somebody else'").await.len(),
        1
    );
}

#[rstest]
#[tokio::test]
async fn who_becomes_like_a_banned_parent_later_is_held_then(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let with_other = |row: &str| with_guardian(&format!("{FATHER}P94;C1;Broer Niemand;{row};vader;ja;nl;\n"));
    import(&house, &with_other("broer@example.org;")).await;
    ban(&house, "P4").await;
    // Somebody who was there beside him is not asked about.
    assert_eq!(remarks(&import(&house, &with_other("broer@example.org;")).await), []);
    assert_eq!(right(&house, "P94", "C1").await, Some(Right::Full));
    let checked = import(&house, &with_other("broer@example.org;06-87654321")).await;
    assert_eq!(remarks(&checked), [("P94 C1", Remark::Alike)]);
    assert_eq!(right(&house, "P94", "C1").await, Some(Right::Nothing(Why::Held)));
}

#[rstest]
#[case::in_one_export(false)]
#[case::after_she_left_the_planning(true)]
#[tokio::test]
async fn a_secret_number_stays_secret_under_another_key(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] left_before: bool,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    let mother = id_of(&house, "guardian", "P1").await;
    let fields = [("kind", "person"), ("secret", "true"), ("version", "1")];
    lead_sends(&house, "C1", &format!("/guardians/{mother}"), &fields).await;
    let mut files = good();
    let others: String = files["guardians.csv"]
        .lines()
        .filter(|line| !line.starts_with("P1;"))
        .map(|line| format!("{line}\n"))
        .collect();
    files.insert("guardians.csv", others.clone());
    if left_before {
        import_complete(&house, &files).await;
    }
    files.insert("guardians.csv", others + "P91;C1;Eva P.;;06 12345678;moeder;ja;tr;\n");
    assert_eq!(remarks(&import_complete(&house, &files).await), [("P91 C1", Remark::Alike)]);
    assert_eq!(on_the_list(&house, "Eva P.").await, (Some(Withheld::Held), None));
    assert!(at_the_door(&house).await.contains(&("Eva P.".to_owned(), false)));
    let mentor = StaffId(id_of(&house, "staff_member", "S1").await);
    let family = format!("/children/{}/family", id_of(&house, "child", "C1").await);
    assert!(!house.browser_of_staff(mentor).await.get(&family).await.text.contains("06 12345678"));

    let asked = question(&house, "guardian_likeness").await;
    lead_sends(&house, "C1", &format!("/alike/{asked}"), &[("same", "yes")]).await;
    assert_eq!(on_the_list(&house, "Eva P.").await, (Some(Withheld::Secret), None));
    assert_eq!(right(&house, "P91", "C1").await, Some(Right::Full));
}

/// C1 as a new child, with another key and another way of writing.
fn back() -> Files {
    let files = with(
        good(),
        "children.csv",
        "C1;G1;2023-05-01;ma di;Noor;Voorbeeld",
        "C9;G1;2023-05-01;ma di;N.;Voorbeeld",
    );
    let files = with(files, "guardians.csv", "P1;C1;", "P1;C9;");
    with(files, "absences.csv", ";C1;2026-03-02;2026-03-03;\n", "")
}

#[rstest]
#[case::the_name(back())]
#[case::a_parent(with(back(), "children.csv", "N.;Voorbeeld", "Anders;Genoemd"))]
#[tokio::test]
async fn a_child_that_died_does_not_come_back_to_its_parents(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] files: Files,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    lead_sends(&house, "C1", "/death", &[("on", "2026-03-01")]).await;
    assert_eq!(remarks(&import(&house, &files).await), [("C9", Remark::AlikeDied)]);
    assert_eq!(right(&house, "P1", "C9").await, Some(Right::Nothing(Why::Held)));
    assert_eq!(right(&house, "P1", "C1").await, Some(Right::Mourning));
    jobs::run_due(&house.app).await.unwrap();
    assert_eq!(house.app.mailer.kept().len(), 0, "nobody is told of a new mentor");
    assert_eq!(remarks(&import(&house, &files).await), [("C9", Remark::AlikeDied)]);

    // It is the same: it ends here, and the planning changes nothing about it any more.
    let asked = question(&house, "child_likeness").await;
    let lead = StaffId(id_of(&house, "staff_member", "S3").await);
    let family = format!("/children/{}/family", id_of(&house, "child", "C9").await);
    let page = house.browser_of_staff(lead).await.get(&family).await.text;
    assert!(page.contains("Is dit een kind dat is overleden?"), "{page}");
    lead_sends(&house, "C9", &format!("/alike-child/{asked}"), &[("same", "yes")]).await;
    assert_eq!(right(&house, "P1", "C9").await, Some(Right::Nothing(Why::Held)));
    assert_eq!(right(&house, "P1", "C1").await, Some(Right::Mourning));
    assert_eq!(remarks(&import(&house, &files).await), [("C9", Remark::Died)]);
    let open = "mentorship m JOIN child k ON k.id = m.child_id WHERE k.key = 'C9' AND m.until_on IS NULL";
    assert_eq!(rows(&house, "k.key", open).await, [""; 0]);
    // Taken back, it is asked again, and the parents still see nothing.
    lead_sends(&house, "C9", "/death/undo", &[]).await;
    assert_eq!(question(&house, "child_likeness").await, asked);
    assert_eq!(right(&house, "P1", "C9").await, Some(Right::Nothing(Why::Held)));
}

#[rstest]
#[tokio::test]
async fn another_child_than_the_one_that_died_is_told_of(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    lead_sends(&house, "C1", "/death", &[("on", "2026-03-01")]).await;
    // Born on another day, or of nobody that the other child knew: nobody asks.
    let later = with(back(), "children.csv", "C9;G1;2023-05-01", "C9;G1;2023-05-02");
    assert_eq!(remarks(&import(&house, &later).await), []);
    assert_eq!(right(&house, "P1", "C9").await, Some(Right::Full));

    let twin = with(back(), "children.csv", "C9;G1;", "C8;G1;");
    let twin = with(twin, "guardians.csv", "P1;C9;", "P1;C8;");
    assert_eq!(remarks(&import(&house, &twin).await), [("C8", Remark::AlikeDied)]);
    let asked = question(&house, "child_likeness").await;
    lead_sends(&house, "C8", &format!("/alike-child/{asked}"), &[("same", "no")]).await;
    assert_eq!(right(&house, "P1", "C8").await, Some(Right::Full));
    assert_eq!(remarks(&import(&house, &twin).await), []);
    assert!(mentorships(&house).await.iter().any(|row| row.starts_with("C8")));
    assert_eq!(rows(&house, "action", "audit_entry WHERE action = 'child is another'").await.len(), 1);
}

#[rstest]
#[tokio::test]
async fn a_death_that_was_a_mistake_lets_go_of_the_new_child(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    lead_sends(&house, "C1", "/death", &[("on", "2026-03-01")]).await;
    import(&house, &back()).await;
    assert_eq!(right(&house, "P1", "C9").await, Some(Right::Nothing(Why::Held)));
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE child_death SET corrected_at = 1, correction = 'other_child' WHERE corrected_at IS NULL")
        .execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    assert_eq!(right(&house, "P1", "C9").await, Some(Right::Full));
}
