//! The pages of the import as an administrator, a team lead and others use them.

use rstest::rstest;

use super::{
    Part, Ran,
    examples::{FILES, example},
    tests::{Files, ORDER, dump, good, import, import_with, replaced},
    text::errors_in_words,
};
use crate::{
    on,
    testing::{Answer, Browser, Engine, House},
};

async fn send(browser: &mut Browser, files: &Files, complete: bool) -> Answer {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let fields: &[(&str, &str)] = if complete { &[("complete", "true")] } else { &[] };
    browser.post_files("/import", fields, "files", &files).await
}

/// Uploads files and gives the page that it leads to, with its address.
async fn look(browser: &mut Browser, files: &Files) -> (String, Answer) {
    let sent = send(browser, files, false).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let page = browser.get(&sent.location).await;
    (sent.location, page)
}

fn seen(page: &Answer) -> String {
    let rest = page.text.split("name=\"seen\" value=\"").nth(1).expect("a form to confirm");
    rest.split('"').next().unwrap().to_owned()
}

async fn administrator(house: &House) -> Browser {
    let admin = house.staff("BEHEER").await;
    house.role(admin, "admin").await;
    house.browser_of_staff(admin).await
}

async fn team_lead(house: &House) -> Browser {
    let lead = house.staff("LEIDING").await;
    house.role(lead, "teamlead").await;
    house.browser_of_staff(lead).await
}

async fn count(house: &House, table: &str) -> i64 {
    let mut tx = house.app.db.read().await.unwrap();
    let sql = format!("SELECT COUNT(*) FROM {table}");
    on!(tx, c => sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(c).await).unwrap()
}

#[rstest]
#[tokio::test]
async fn an_export_is_uploaded_checked_and_confirmed(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let mut browser = administrator(&house).await;
    assert!(browser.get("/import").await.text.contains("guardians.csv"));
    let (address, page) = look(&mut browser, &good()).await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("C1 G1 2024-01-08"));
    assert!(!page.text.contains("Noor"), "an administrator sees keys");
    assert_eq!(count(&house, "child").await, 0);
    assert!(browser.get("/import").await.text.contains(&address), "the way back to what waits");

    let seen = seen(&page);
    let key = "019cb3a0-0000-7000-8000-000000000001";
    let confirm = format!("{address}/confirm");
    let done = browser.post_again(&confirm, &[("seen", &seen)], key).await;
    assert_eq!(done.status, 303);
    assert!(done.location.starts_with("/import/done?new="), "{}", done.location);
    assert_eq!(browser.get(&done.location).await.status, 200);
    assert_eq!(count(&house, "child").await, 3);
    assert_eq!((count(&house, "import_upload").await, count(&house, "import_file").await), (0, 0));
    assert_eq!(browser.get(&address).await.status, 404);
    // The same form again gives the same answer, another form finds nothing.
    assert_eq!(browser.post_again(&confirm, &[("seen", &seen)], key).await.location, done.location);
    assert_eq!(browser.post(&confirm, &[("seen", &seen)]).await.status, 404);

    let (address, page) = look(&mut browser, &good()).await;
    assert!(!page.text.contains("name=\"seen\""), "there is nothing to confirm");
    assert_eq!(browser.post(&format!("{address}/cancel"), &[]).await.location, "/import");
    assert_eq!(count(&house, "import_upload").await, 0);
}

#[rstest]
#[tokio::test]
async fn what_is_wrong_is_listed_and_can_be_taken_along(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let mut files = replaced("children.csv", "2023-05-01", "=KLEIN()");
    let guardians = files["guardians.csv"].replacen("P1;C1", "P1;+C9", 1);
    files.insert("guardians.csv", guardians);

    let mut browser = administrator(&house).await;
    let (address, page) = look(&mut browser, &files).await;
    assert!(page.text.contains("Dit is geen datum") && page.text.contains("birth_date"));
    assert!(page.text.contains("+C9") && !page.text.contains("KLEIN"), "keys, not files");
    assert!(!page.text.contains("name=\"seen\""));
    let file = browser.get(&format!("{address}/errors.csv")).await;
    assert!(file.text.contains("\"guardians.csv\";\"2\";\"child\";\"'+C9\";"), "{}", file.text);
    assert_eq!(browser.post(&format!("{address}/confirm"), &[("seen", "")]).await.location, address);
    assert_eq!(count(&house, "child").await, 0);

    let mut lead = team_lead(&house).await;
    let (address, page) = look(&mut lead, &files).await;
    assert!(page.text.contains("=KLEIN()"), "a team lead sees what is in the files");
    let file = lead.get(&format!("{address}/errors.csv")).await;
    assert!(file.text.contains("\"'=KLEIN()\""));
}

/// Rows of so many children in a group.
fn many_children(number: usize, group: &str) -> String {
    let rows = (0..number).map(|n| format!("K{n:05};{group};2023-06-01;;;;;;;;;;;;;;;;\n"));
    rows.collect()
}

#[rstest]
#[tokio::test]
async fn a_thousand_errors_are_listed_and_all_are_counted(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    let before = dump(&house).await;
    let mut files = good();
    *files.entry("children.csv").or_default() += &many_children(1_234, "G9");
    let Ran::Refused(refused) = import_with(&house, &files, &ORDER).await else { panic!("it comes in") };
    assert_eq!((refused.errors.list.len(), refused.errors.total), (1_000, 1_234));
    let said = errors_in_words(&refused);
    assert!(said.ends_with("The first 1000 of 1234 errors.\n"), "{}", &said[said.len() - 100..]);
    assert_eq!(dump(&house).await, before);

    let mut browser = administrator(&house).await;
    let (address, page) = look(&mut browser, &files).await;
    assert!(page.text.contains("Er zijn 1234 fouten gevonden."));
    assert!(page.text.contains("De eerste 1000 van 1234 staan hier."));
    assert_eq!(page.text.matches("Deze sleutel komt in de andere bestanden niet voor.").count(), 1_000);
    let file = browser.get(&format!("{address}/errors.csv")).await;
    assert_eq!(file.text.lines().count(), 1_001);
}

/// The same for rows of other locations, and for what would change.
#[rstest]
#[tokio::test]
async fn a_thousand_rows_are_listed_and_all_are_counted(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let mut elsewhere = good();
    for (file, rows) in SECOND {
        *elsewhere.entry(file).or_default() += rows;
    }
    import(&house, &elsewhere).await;
    let before = dump(&house).await;
    let mut lead = team_lead(&house).await;
    *elsewhere.entry("children.csv").or_default() += &many_children(1_100, "G9");
    let (_, page) = look(&mut lead, &elsewhere).await;
    // Beside the rows of the second location that were there before.
    assert!(page.text.contains("De eerste 1000 van 11"), "all of them are counted");
    assert_eq!(page.text.matches("<tr>").count(), 1_001);

    let mut own = good();
    *own.entry("children.csv").or_default() += &many_children(1_100, "G1");
    let (_, page) = look(&mut lead, &own).await;
    assert!(page.text.contains("Kinderen: 1100 nieuw") && page.text.contains("En nog 100."));
    assert!(page.text.contains("K00999") && !page.text.contains("K01000"));
    let same = |lines: Vec<String>| -> Vec<String> {
        lines
            .into_iter()
            .filter(|line| line.starts_with("child ") || line.starts_with("placement "))
            .collect()
    };
    assert_eq!(same(dump(&house).await), same(before));
}

#[rstest]
#[tokio::test]
async fn an_upload_is_of_one_person_for_a_day(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let mut one = administrator(&house).await;
    let mut other = team_lead(&house).await;
    let (address, page) = look(&mut one, &good()).await;
    let shown = seen(&page);
    assert_eq!(other.get(&address).await.status, 404);
    assert_eq!(other.get(&format!("{address}/errors.csv")).await.status, 404);
    assert_eq!(other.post(&format!("{address}/confirm"), &[("seen", &shown)]).await.status, 404);
    assert_eq!(other.post(&format!("{address}/cancel"), &[]).await.status, 404);
    // A later upload of the same person takes its place.
    house.app.clock.forward_minutes(1);
    let (newer, _) = look(&mut one, &good()).await;
    let gone = one.get(&address).await;
    assert!(gone.status == 404 && gone.text.contains(&newer), "{}", gone.text);
    let gone = one.post(&format!("{address}/confirm"), &[("seen", &shown)]).await;
    assert!(gone.status == 404 && gone.text.contains(&newer), "{}", gone.text);
    assert_eq!(count(&house, "import_upload").await, 1);

    let (address, _) = look(&mut other, &good()).await;
    house.app.clock.forward_days(1);
    let mut later = house.browser_of_staff(house.staff("LATER").await).await;
    assert_eq!(later.get(&address).await.status, 403);
    let admin = house.staff("BEHEER2").await;
    house.role(admin, "admin").await;
    let mut later = house.browser_of_staff(admin).await;
    send(&mut later, &good(), false).await;
    assert_eq!(count(&house, "import_upload").await, 3);
    super::keep_up(&house.app).await.unwrap();
    assert_eq!(count(&house, "import_upload").await, 1, "what is older than a day is gone");
    assert_eq!(count(&house, "import_file").await, good().len() as i64);
    // What is left is not too old, and can still be confirmed.
    let (address, page) = look(&mut later, &good()).await;
    super::keep_up(&house.app).await.unwrap();
    assert_eq!(later.post(&format!("{address}/confirm"), &[("seen", &seen(&page))]).await.status, 303);
    assert_eq!(count(&house, "child").await, 3);
}

#[rstest]
#[tokio::test]
async fn what_is_confirmed_is_what_was_shown(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let mut browser = administrator(&house).await;
    let (address, page) = look(&mut browser, &good()).await;
    let shown = seen(&page);
    import(&house, &replaced("children.csv", "Noor", "Nora")).await;
    let before = dump(&house).await;
    let answer = browser.post(&format!("{address}/confirm"), &[("seen", &shown)]).await;
    assert_eq!(answer.location, address);
    assert_eq!(dump(&house).await, before);
    let page = browser.get(&address).await;
    assert!(page.text.contains("first_name"));
    let answer = browser.post(&format!("{address}/confirm"), &[("seen", &seen(&page))]).await;
    assert_eq!(answer.location, "/import/done?new=0&changed=1&ended=0");
}

#[rstest]
#[tokio::test]
async fn endings_are_listed_before_they_are_confirmed(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    let mut files =
        replaced("guardians.csv", "P1;C1;Eva Proef;p1@example.org;0612345678;moeder;ja;tr;\n", "");
    files.remove("closures.csv");
    let mut browser = administrator(&house).await;
    let sent = send(&mut browser, &files, true).await;
    let page = browser.get(&sent.location).await;
    assert!(page.text.contains("P1 C1") && page.text.contains("L1 2026-04-27"));
    browser.post(&format!("{}/confirm", sent.location), &[("seen", &seen(&page))]).await;
    assert_eq!((count(&house, "guardianship").await, count(&house, "closure").await), (3, 0));
}

#[rstest]
#[tokio::test]
async fn whose_mentor_leaves_stands_above_the_button(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    let mut browser = administrator(&house).await;
    let files = replaced("staff.csv", "6;tr;;\n", "6;tr;;2026-04-30\n");
    let (_, page) = look(&mut browser, &files).await;
    let (said, button) = (page.text.find("S1: C1"), page.text.find("name=\"seen\""));
    assert!(said.is_some() && said < button, "{}", page.text);
    assert!(page.text.contains("is mentor van deze kinderen") && !page.text.contains("Noor"));
}

#[rstest]
#[tokio::test]
async fn a_form_without_files_or_secret_is_refused(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let mut browser = administrator(&house).await;
    let before = dump(&house).await;
    let none = browser.post_files("/import", &[], "files", &[("", b"")]).await;
    assert_eq!(none.status, 422);
    assert!(none.text.contains("Kies eerst"));
    let forged = browser.post_files("/import", &[("csrf", "anders")], "files", &[("groups.csv", b"x")]).await;
    assert_eq!(forged.status, 400);
    if engine == Engine::Sqlite {
        let large = vec![b'x'; 64 * 1024 * 1024 + 1];
        let refused = browser.post_files("/import", &[], "files", &[("groups.csv", &large)]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("64 MB"));
    }
    assert_eq!(dump(&house).await, before);
}

#[rstest]
#[tokio::test]
async fn the_examples_come_in_without_errors(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let mut browser = administrator(&house).await;
    let mut files = Files::new();
    for file in FILES {
        let name = file.table.file_name();
        let answer = browser.get(&format!("/import/example/{name}")).await;
        assert_eq!(answer.text.trim_start_matches('\u{feff}'), example(file.table));
        files.insert(name, answer.text);
    }
    let checked = import(&house, &files).await;
    assert_eq!((checked.summary.of(Part::Children).new.total, checked.remarks.total), (2, 0));
    assert_eq!(browser.get("/import/example/other").await.status, 404);
}

#[rstest]
#[tokio::test]
async fn only_those_who_may_import_see_it(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    assert_eq!(house.browser_of_nobody().get("/import").await.status, 303);
    let coach = house.staff("COACH").await;
    house.role(coach, "coach").await;
    let mut browser = house.browser_of_staff(coach).await;
    for path in ["/import", "/import/done?new=1&changed=0&ended=0", "/import/example/groups.csv"] {
        assert_eq!(browser.get(path).await.status, 403);
    }
    assert_eq!(send(&mut browser, &good(), false).await.status, 403);
}

/// A second location with a group, a pm'er, a child and its guardian.
const SECOND: [(&str, &str); 5] = [
    ("locations.csv", "L2;De Ander;;\n"),
    ("groups.csv", "G9;L2;kdv;Anders;\n"),
    ("staff.csv", "S9;G9;ma;Ilse Proef;s9@example.org;;;;;\n"),
    ("children.csv", "C9;G9;2023-06-01;ma;Ravi;Voorbeeld;;;;;;;;;;;;;\n"),
    ("guardians.csv", "P9;C9;Jan Proef;;;;ja;;\n"),
];

#[rstest]
#[case::nothing("", "", "")]
#[case::another_name("children.csv", "C1;G1;2023-05-01;ma di;Noor", "C1;G1;2023-05-01;ma di;Nora")]
#[case::another_location("locations.csv", "", "L2;De Ander;;\n")]
#[case::a_new_location("locations.csv", "", "L3;Nieuw;;\n")]
#[case::a_group_elsewhere("groups.csv", "", "G9;L1;kdv;Anders;\n")]
#[case::a_child_of_elsewhere("children.csv", "", "C9;G1;2023-06-01;ma;Ravi;Voorbeeld;;;;;;;;;;;;;\n")]
#[case::a_colleague_of_elsewhere("staff.csv", "", "S9;G1;ma;Ilse Proef;s9@example.org;;;;;\n")]
#[case::a_guardian_of_elsewhere("guardians.csv", "", "P9;C1;Jan Proef;;;;ja;;\n")]
#[case::a_role("staff.csv", ";director;", ";admin;")]
#[case::a_role_for_another("staff.csv", "", "S2;;;;;director;;;;\n")]
#[case::a_team_lead("staff.csv", "", "S2;;;;;teamlead;;;;\n")]
#[tokio::test]
async fn a_team_lead_imports_for_the_own_location(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] file: &'static str,
    #[case] from: &str,
    #[case] to: &str,
) {
    let Some(house) = House::open(engine).await else { return };
    let mut all = good();
    for (file, rows) in SECOND {
        *all.entry(file).or_default() += rows;
    }
    import(&house, &all).await;
    let mut lead = team_lead(&house).await;
    let mut files = good();
    if from.is_empty() {
        *files.entry(file).or_default() += to;
        files.remove("");
    } else {
        files = replaced(file, from, to);
    }
    let before = dump(&house).await;
    let (address, page) = look(&mut lead, &files).await;
    match (file, from) {
        ("", _) => assert!(page.text.contains("Alles staat er al")),
        ("children.csv", "C1;G1;2023-05-01;ma di;Noor") => {
            lead.post(&format!("{address}/confirm"), &[("seen", &seen(&page))]).await;
            assert_ne!(dump(&house).await, before);
        }
        _ => {
            let why = ["niet van jou is", "kan alleen de beheerder inlezen"];
            assert!(why.iter().any(|why| page.text.contains(why)), "{to} may come in");
            let answer = lead.post(&format!("{address}/confirm"), &[("seen", "")]).await;
            assert_eq!(answer.location, address);
            lead.post(&format!("{address}/cancel"), &[]).await;
            let same = |lines: Vec<String>| -> Vec<String> {
                let ours = ["audit", "answer", "session"];
                lines.into_iter().filter(|line| !ours.iter().any(|table| line.starts_with(table))).collect()
            };
            assert_eq!(same(dump(&house).await), same(before));
        }
    }
}

/// A complete export of one location ends nothing elsewhere.
#[rstest]
#[tokio::test]
async fn a_complete_export_of_a_team_lead_is_of_the_own_location(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let mut all = good();
    for (file, rows) in SECOND {
        *all.entry(file).or_default() += rows;
    }
    import(&house, &all).await;
    let mut lead = team_lead(&house).await;
    let files = replaced("staff.csv", "S2;G2;vr;Bo Proef;s2@example.org;pm;;;;\n", "");
    let sent = send(&mut lead, &files, true).await;
    let page = lead.get(&sent.location).await;
    assert!(page.text.contains("S2 G2") && !page.text.contains("S9"), "only the own row ends");
    let done = lead.post(&format!("{}/confirm", sent.location), &[("seen", &seen(&page))]).await;
    assert_eq!(done.location, "/import/done?new=0&changed=0&ended=1");
}
