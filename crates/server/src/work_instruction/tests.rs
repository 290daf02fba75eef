//! Stories of work instructions, on both engines.

use axum::http::StatusCode;
use jiff::ToSpan;
use rstest::rstest;

use crate::{
    observation::tests::Nest,
    on,
    platform::{
        audit::{self, Audit},
        db::Read,
        ids::StaffId,
    },
    testing::{Answer, Browser, Engine, House, TODAY},
};

const LIST: &str = "/work-instructions";
const TITLE: &str = "Veilig slapen";
const WORDS: &str = "Leg een baby op de rug.";

/// What is typed in an ordinary form: for pedagogical staff, from today.
pub(crate) const FORM: [(&str, &str); 6] = [
    ("code", "WI-001"),
    ("title", TITLE),
    ("words", WORDS),
    ("part-pm", "true"),
    ("since", "2026-03-03"),
    ("based_on", "0"),
];

/// The form with other values for some of its fields; an empty one is left out.
fn with<'f>(changes: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let kept = FORM.iter().filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    kept.chain(changes).copied().filter(|(_, value)| !value.is_empty()).collect()
}

pub(crate) async fn officer(house: &House, role: &str) -> Browser {
    let staff = house.staff(role).await;
    house.role(staff, role).await;
    house.browser_of_staff(staff).await
}

/// Where the page's button goes that says it was read.
fn button(page: &Answer) -> Option<String> {
    let part = page.text.split("action=\"/instruction-versions/").nth(1)?;
    Some(format!("/instruction-versions/{}", part.split('"').next()?))
}

fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

async fn actions(tx: &mut Read) -> Vec<(String, String)> {
    on!(tx, c => sqlx::query_as(
        "SELECT action, subjects FROM audit_entry WHERE action LIKE 'work instruction%' ORDER BY day, number")
        .fetch_all(c).await)
    .unwrap()
}

#[rstest]
#[tokio::test]
async fn who_must_read_it_confirms_each_version_once(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let house = &nest.house;
    let mut policy = officer(house, "policy").await;
    let mut fatima = house.browser_of_staff(nest.fatima).await;
    let asked =
        async |browser: &mut Browser| browser.get("/todo").await.text.contains("Werkinstructies om te lezen");
    assert!(!asked(&mut fatima).await, "nothing is asked without one");
    let made = policy.post(LIST, &FORM).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    assert!(!asked(&mut policy).await, "it is not for who works as something else");
    assert!(asked(&mut fatima).await && fatima.get("/protocol").await.text.contains("WI-001 Veilig slapen"));
    let page = fatima.get(&made.location).await;
    assert!(page.text.contains(WORDS) && !page.text.contains("/change"));
    let read = button(&page).unwrap();
    assert_eq!(button(&policy.get(&made.location).await), None);
    assert_eq!(policy.post(&read, &[]).await.status, StatusCode::NOT_FOUND, "it is not asked of her");
    assert_eq!(fatima.post(&read, &[]).await.location, LIST);
    assert!(!asked(&mut fatima).await);
    assert_eq!(button(&fatima.get(&made.location).await), None);

    // A new version begins on a later day: until then the old one was read, and then it asks again.
    let changes = [("words", "Op de rug, zonder kussen."), ("since", "2026-03-05"), ("based_on", "1")];
    assert_eq!(policy.post(&made.location, &with(&changes)).await.status, StatusCode::SEE_OTHER);
    assert!(!asked(&mut fatima).await && fatima.get(&made.location).await.text.contains(WORDS));
    house.app.clock.forward_days(2);
    let mut fatima = house.browser_of_staff(nest.fatima).await;
    assert!(asked(&mut fatima).await);
    assert_eq!(fatima.post(&read, &[]).await.status, StatusCode::CONFLICT, "that version holds no longer");
    let page = fatima.get(&made.location).await;
    assert!(page.text.contains("zonder kussen") && !page.text.contains(WORDS));
    let versions: Vec<&str> = page.text.split("href=\"/instruction-versions/").skip(1).collect();
    let old = format!("/instruction-versions/{}", versions[0].split('"').next().unwrap());
    assert!(fatima.get(&old).await.text.contains(WORDS), "the old version stays readable");
    fatima.post(&button(&page).unwrap(), &[]).await;
    assert!(!asked(&mut fatima).await);

    // Withdrawn: asked of nobody, read by everybody.
    let mut bram = house.browser_of_staff(nest.bram).await;
    assert!(asked(&mut bram).await);
    let withdraw = format!("{}/withdraw", made.location);
    assert_eq!(bram.post(&withdraw, &[]).await.status, StatusCode::FORBIDDEN);
    let mut director = officer(house, "director").await;
    assert_eq!(director.post(&withdraw, &[]).await.location, LIST);
    assert_eq!(director.post(&withdraw, &[]).await.status, StatusCode::CONFLICT);
    assert!(!asked(&mut bram).await);
    assert!(bram.get(&made.location).await.text.contains("zonder kussen"));
    assert!(bram.get(LIST).await.text.contains("1 ingetrokken werkinstructie"));
    let page = bram.get(&made.location).await.text;
    assert!(page.contains(". Ingetrokken door Proefaccount op donderdag 5 maart 2026"), "{page}");
    // Taken back, it is asked again of who had not read it.
    let restore = format!("{}/restore", made.location);
    assert!(director.get(LIST).await.text.contains(&format!("action=\"{restore}\"")), "offered at once");
    assert_eq!(bram.post(&restore, &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(director.post(&restore, &[]).await.location, made.location);
    assert_eq!(director.post(&restore, &[]).await.status, StatusCode::CONFLICT, "once");
    assert!(asked(&mut bram).await && !asked(&mut fatima).await);
    assert!(!bram.get(&made.location).await.text.contains("Ingetrokken door"));
    // Not when another one has its number now.
    assert_eq!(director.post(&withdraw, &[]).await.location, LIST);
    policy = house.browser_of_staff(house.staff_of("policy").await).await;
    assert_eq!(policy.post(LIST, &with(&[("since", "2026-03-05")])).await.status, StatusCode::SEE_OTHER);
    assert_eq!(director.post(&restore, &[]).await.status, StatusCode::CONFLICT);

    let mut tx = house.app.db.read().await.unwrap();
    let (done, subjects): (Vec<String>, Vec<String>) = actions(&mut tx).await.into_iter().unzip();
    let (written, changed) = ("work instruction written", "work instruction changed");
    let read = "work instruction read";
    let (withdrawn, restored) = ("work instruction withdrawn", "work instruction restored");
    assert_eq!(done, [written, read, changed, read, withdrawn, restored, withdrawn, written]);
    assert!(subjects.iter().all(|subjects| !subjects.contains("slapen")), "{subjects:?}");
    assert!(matches!(
        audit::verify(&house.app.db, house.organisation).await.unwrap(),
        audit::Verdict::Whole { .. }
    ));
}

#[rstest]
#[tokio::test]
async fn nothing_that_was_typed_is_lost_or_kept_twice(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let (mut policy, mut director) =
        (officer(&nest.house, "policy").await, officer(&nest.house, "director").await);
    let megabyte = "lang ".repeat(200_000);
    for (field, value, told) in [
        ("title", "", "Geef de werkinstructie een titel."),
        ("part-pm", "", "Kies wie haar moet lezen."),
        ("since", "1990-01-01", "Kies een dag van dinsdag 3 maart 2026"),
        ("words", &megabyte, "Dit zijn 999.999 tekens, er passen er 20.000."),
    ] {
        for then in ["keep", "look"] {
            let answer = policy.post(LIST, &with(&[(field, value), ("then", then)])).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
            assert!(plain(&answer.text).contains(told), "{field}");
            let kept = if field == "title" { WORDS } else { TITLE };
            assert!(answer.text.contains(kept) && answer.text.contains(value.trim()), "{field}");
        }
    }
    let look = policy.post(LIST, &with(&[("then", "look")])).await;
    assert_eq!(look.status, StatusCode::OK);
    assert!(plain(&look.text).contains("moeten 2 collega’s haar lezen"), "{}", look.text);
    assert!(policy.get(LIST).await.text.contains("Er gelden geen werkinstructies"), "to look keeps nothing");

    let key = "018f4d1e-8a4b-7c3d-9e2f-0123456789ab";
    let made = policy.post_again(LIST, &FORM, key).await;
    assert_eq!(policy.post_again(LIST, &FORM, key).await.location, made.location);
    let list = policy.get(LIST).await.text;
    assert_eq!(list.matches(TITLE).count(), 1, "sent twice, kept once");
    let answer = director.post(LIST, &FORM).await;
    assert!(answer.text.contains("Een andere werkinstructie heeft dit nummer al."));
    let answer = director.post(&made.location, &with(&[("based_on", "1")])).await;
    assert!(answer.text.contains("Er is niets veranderd."));

    // Both changed the first version: who comes second sees both texts, and then takes its place.
    let (first, second) = ("Op de rug, zonder kussen.", "Op de rug, in een slaapzak.");
    director.post(&made.location, &with(&[("words", first), ("based_on", "1")])).await;
    let late = policy.post(&made.location, &with(&[("words", second), ("based_on", "1")])).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text.contains(first) && late.text.contains(second));
    assert!(policy.get(&made.location).await.text.contains(first));
    let seen = with(&[("words", second), ("based_on", "2")]);
    assert_eq!(policy.post(&made.location, &seen).await.status, StatusCode::SEE_OTHER);
    assert!(policy.get(&made.location).await.text.contains(second));
    director.post(&format!("{}/withdraw", made.location), &[]).await;
    let gone = policy.post(&made.location, &with(&[("words", first), ("based_on", "3")])).await;
    assert!(gone.text.contains("is intussen ingetrokken") && gone.text.contains(first));
}

#[rstest]
#[tokio::test]
async fn one_that_nobody_has_to_read_was_not_read_by_all(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut policy = officer(&nest.house, "policy").await;
    let made = policy.post(LIST, &with(&[("part-pm", ""), ("part-coach", "true")])).await.location;
    for page in [LIST, made.as_str()] {
        let text = policy.get(page).await.text;
        assert!(text.contains("Er is niemand die haar moet lezen."), "{page}: {text}");
        assert!(!text.contains("in totaal"), "{page}: {text}");
    }
}

async fn works_between(house: &House, staff: StaffId, (from, until): (i64, Option<i64>)) {
    let group = house.group_of("G1").await;
    let row = house.works(staff, group, "pm", mentorkind_division::HalfDays(0b1111)).await;
    let day = |days: i64| jiff_sqlx::Date::from(TODAY.saturating_add(days.days()));
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE roster SET from_on = $3, until_on = $4 WHERE organisation_id = $1 AND id = $2")
        .bind(house.organisation).bind(row).bind(day(from)).bind(until.map(day)).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
}

#[rstest]
#[tokio::test]
async fn the_team_lead_reads_names_of_the_own_team_and_management_numbers(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut nest) = Nest::open(engine).await else { return };
    crate::protocol::settings::change(
        &nest.house,
        "work_instruction.instruction_read_working_days",
        "0",
        "2",
    )
    .await;
    let (gone, nina) = (nest.house.staff("Gerda").await, nest.house.staff("Nina").await);
    works_between(&nest.house, gone, (-90, Some(-1))).await;
    works_between(&nest.house, nina, (6, None)).await;
    // Somebody on a group of another location.
    let own = nest.house.location;
    nest.house.location = nest.house.location(nest.house.organisation, "L2").await;
    let (other, yara) = (nest.house.group("G2", "bso").await, nest.house.staff("Yara").await);
    nest.house.works(yara, other, "pm", mentorkind_division::HalfDays(0b11)).await;
    nest.house.location = own;
    let lead = nest.house.staff("Maaike").await;
    nest.house.role(lead, "teamlead").await;
    let house = &nest.house;
    let page = officer(house, "policy").await.post(LIST, &FORM).await.location;
    // Bram is ill when it is late, and still is; Fatima is there.
    house.absent(nest.bram, TODAY + 1.days(), TODAY + 6.days()).await;
    house.app.clock.forward_days(3);
    let mut maaike = house.browser_of_staff(lead).await;
    let shown = plain(&maaike.get(&page).await.text);
    assert!(shown.contains("1 van 2 leest nog. Daarvan is 1 te laat. Nog 1 is afwezig."), "{shown}");
    assert!(shown.contains("Fatima Proef") && shown.contains("Bram Proef"));
    assert!(["Gerda", "Nina", "Yara"].iter().all(|name| !shown.contains(name)), "{shown}");
    let todo = plain(&maaike.get("/todo").await.text);
    assert!(
        todo.contains("1 collega van jouw teams leest nog een werkinstructie. Daarvan is 1 te laat."),
        "{todo}"
    );
    let mut director = officer(house, "director").await;
    let shown = plain(&director.get(&page).await.text);
    assert!(shown.contains("Locatie L1") && shown.contains("Locatie L2"), "{shown}");
    assert!(
        ["Fatima", "Bram", "Yara"].iter().all(|name| !shown.contains(name)),
        "numbers, no names: {shown}"
    );
    let review = plain(&director.get("/protocol/review").await.text);
    assert!(review.contains("WI-001 Veilig slapen") && review.contains("2 van 3 lezen nog."), "{review}");
    let mut bram = house.browser_of_staff(nest.bram).await;
    assert!(!bram.get(&page).await.text.contains("Wie nog leest"), "colleagues see nothing of one another");

    // Who is new is asked from the first day on, who was ill has the days that were left.
    house.app.clock.forward_days(4);
    let shown = plain(&house.browser_of_staff(lead).await.get(&page).await.text);
    assert!(shown.contains("3 van 3 lezen nog. Daarvan is 1 te laat."), "{shown}");
    let until = house.browser_of_staff(nina).await.get("/todo").await.text;
    assert!(until.contains("datetime=\"2026-03-11\""), "two working days after her first one: {until}");
    let until = house.browser_of_staff(nest.bram).await.get("/todo").await.text;
    assert!(until.contains("datetime=\"2026-03-11\""), "{until}");
}

#[rstest]
#[tokio::test]
async fn a_remark_on_it_is_on_the_agenda_of_the_discussion(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut policy = officer(&nest.house, "policy").await;
    let made = policy.post(LIST, &FORM).await.location;
    let id = made.trim_start_matches("/work-instructions/");
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let form = format!("/protocol/remarks/new?instruction={id}");
    assert!(fatima.get(&made).await.text.contains(&form));
    assert!(fatima.get(&form).await.text.contains("WI-001 Veilig slapen"));
    let empty = fatima.post("/protocol/remarks", &[("instruction", id), ("words", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("WI-001 Veilig slapen") && empty.text.contains("Schrijf eerst"));
    let other = nest.noor.to_string();
    for wrong in [[("instruction", "nothing")], [("instruction", other.as_str())]] {
        let sent = fatima.post("/protocol/remarks", &[&wrong[..], &[("words", "Ja")]].concat()).await;
        assert!(matches!(sent.status, StatusCode::BAD_REQUEST | StatusCode::NOT_FOUND), "{wrong:?}");
    }
    let fields = [("instruction", id), ("words", "Ook over een slaapzak.")];
    assert_eq!(fatima.post("/protocol/remarks", &fields).await.location, "/protocol/review");
    let agenda = policy.get("/protocol/review").await.text;
    assert!(
        agenda.contains("<h3>WI-001 Veilig slapen</h3>") && agenda.contains("Ook over een slaapzak."),
        "{agenda}"
    );
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert!(!bram.get("/protocol/review").await.text.contains("slaapzak"), "each sees the own ones");
    assert!(fatima.get("/protocol/review").await.text.contains("slaapzak"));
}

#[rstest]
#[tokio::test]
async fn who_came_back_sooner_has_no_more_days_than_others(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let house = &nest.house;
    crate::protocol::settings::change(house, "work_instruction.instruction_read_working_days", "0", "2")
        .await;
    officer(house, "policy").await.post(LIST, &FORM).await;
    house.absent(nest.bram, TODAY, TODAY + 20.days()).await;
    let mut bram = house.browser_of_staff(nest.bram).await;
    assert!(bram.get("/todo").await.text.contains("datetime=\"2026-03-25\""), "ill for three weeks");
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE absence SET back_on = $2 WHERE organisation_id = $1")
        .bind(house.organisation).bind(jiff_sqlx::Date::from(TODAY + 1.days())).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let todo = bram.get("/todo").await.text;
    assert!(todo.contains("datetime=\"2026-03-05\""), "back after a day: {todo}");
}

#[rstest]
#[tokio::test]
async fn two_who_write_at_once_do_not_give_one_number_twice(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let (mut policy, mut director) =
        (officer(&nest.house, "policy").await, officer(&nest.house, "director").await);
    let (one, two) = tokio::join!(policy.post(LIST, &FORM), director.post(LIST, &FORM));
    let mut statuses = [one.status, two.status];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY]);
}
