//! Stories of the discussion of the protocol, on both engines.

use axum::http::StatusCode;
use jiff::ToSpan;
use mentorkind_domain::{half_days::parse, protocol::PROFILES};
use rstest::rstest;

use super::agenda::Happened;
use crate::{
    observation::tests::Nest,
    on,
    platform::{
        audit::Audit,
        i18n::Lang,
        ids::{ChildId, fresh},
    },
    testing::{Answer, Browser, Engine, TODAY},
};

const PAGE: &str = "/protocol/review";

/// A nest under the protocol of Second Home, which is discussed each year, since 400 days; and its policy officer.
async fn open(engine: Engine) -> Option<(Nest, Browser)> {
    let nest = Nest::open(engine).await?;
    let mut tx = nest.house.write().await;
    let (name, text) = PROFILES[1];
    let from = TODAY - 400.days();
    crate::protocol::add(&mut tx, nest.house.organisation, from, name, text, None).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let policy = nest.house.staff("Petra").await;
    nest.house.role(policy, "policy").await;
    let policy = nest.house.browser_of_staff(policy).await;
    Some((nest, policy))
}

async fn remark(browser: &mut Browser, setting: &str, words: &str) -> Answer {
    browser.get(&format!("/protocol/remarks/new?setting={setting}")).await;
    browser.post("/protocol/remarks", &[("setting", setting), ("words", words)]).await
}

async fn discussed(browser: &mut Browser, held_on: &str, decisions: &str, next_on: &str) -> Answer {
    browser.get(PAGE).await;
    let fields = [("held_on", held_on), ("decisions", decisions), ("nothing", "true"), ("next_on", next_on)];
    browser.post(PAGE, &fields).await
}

#[rstest]
#[tokio::test]
async fn what_colleagues_remark_is_on_the_agenda_until_it_was_discussed(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((nest, mut policy)) = open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert!(bram.get("/protocol").await.text.contains("/protocol/remarks/new?setting=meeting.meeting_weeks"));
    assert_eq!(remark(&mut bram, "meeting.meeting_weeks", "Acht weken is lang.").await.location, PAGE);
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    remark(&mut fatima, "talks.exit_weeks", "Ook voor de BSO.").await;
    let agenda = policy.get(PAGE).await.text;
    assert!(agenda.contains("Acht weken is lang.") && agenda.contains("Ook voor de BSO."), "{agenda}");
    assert!(agenda.contains("Groepsbespreking: 1 te laat"), "{agenda}");
    let own = fatima.get(PAGE).await.text;
    assert!(
        own.contains("Ook voor de BSO.") && !own.contains("Acht weken is lang."),
        "each sees the own ones"
    );
    // Somebody else's cannot be taken back, the own one can.
    let id = bram.get(PAGE).await.text.split("/protocol/remarks/").nth(1).unwrap()[..36].to_owned();
    let withdraw = format!("/protocol/remarks/{id}/withdraw");
    assert_eq!(fatima.post(&withdraw, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bram.post(&withdraw, &[]).await.location, PAGE);
    assert!(!policy.get(PAGE).await.text.contains("Acht weken is lang."));

    // What was said after the day of the discussion waits for the next one.
    let done = discussed(&mut policy, "2026-03-02", "Gisteren was het kort.", "2027-02-01").await;
    assert_eq!(done.location, PAGE, "{}", done.text);
    assert!(agenda_of(&fatima.get(PAGE).await.text).contains("Ook voor de BSO."));

    nest.house.app.clock.forward_minutes(1);
    let fields = [("held_on", "2026-03-03"), ("next_on", "2027-02-01"), ("seen", "1")];
    let refused = policy.post(PAGE, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("kruis aan dat er niets besloten is"), "{}", refused.text);
    let fields = [&fields[..], &[("decisions", "De BSO doet mee.")]].concat();
    assert_eq!(policy.post(PAGE, &fields).await.location, PAGE);
    let page = fatima.get(PAGE).await.text;
    assert!(page.contains("De BSO doet mee.") && page.contains("maandag 1 februari 2027"), "{page}");
    assert!(!agenda_of(&page).contains("Ook voor de BSO."), "{page}");
    let (_, record) = page.split_once("Waar het over ging").unwrap();
    assert!(
        record.contains("Ook voor de BSO.") && !record.contains("afgeronde observaties"),
        "the own remark"
    );
    assert!(policy.get(PAGE).await.text.matches("Geen afgeronde observaties").count() > 1, "kept as it was");

    // Withdrawn, it is all on the agenda again, and the record stays for who leads the discussion.
    let page = policy.get(PAGE).await.text;
    let withdraw = page.split("action=\"/protocol/review/").find(|part| part.contains("withdraw\"")).unwrap();
    let withdraw = format!("/protocol/review/{}/withdraw", &withdraw[..36]);
    assert_eq!(fatima.post(&withdraw, &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(policy.post(&withdraw, &[]).await.location, PAGE);
    assert_eq!(policy.post(&withdraw, &[]).await.status, StatusCode::NOT_FOUND, "once");
    let page = fatima.get(PAGE).await.text;
    assert!(agenda_of(&page).contains("Ook voor de BSO.") && !page.contains("De BSO doet mee."), "{page}");
    let page = policy.get(PAGE).await.text;
    assert!(page.contains("De BSO doet mee.") && page.contains(">ingetrokken</span>"), "{page}");
}

/// What is on the agenda, without what was discussed earlier.
fn agenda_of(page: &str) -> &str {
    page.split("id=\"held\"").next().unwrap()
}

#[rstest]
#[tokio::test]
async fn two_windows_record_one_discussion(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some((_nest, mut policy)) = open(engine).await else { return };
    assert_eq!(discussed(&mut policy, "2026-03-02", "De BSO doet mee.", "2027-02-01").await.location, PAGE);
    let again = discussed(&mut policy, "2026-03-02", "Zo spraken we af.", "2027-02-01").await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    for words in ["intussen al een bespreking vastgelegd", "De BSO doet mee.", "Zo spraken we af."] {
        assert!(again.text.contains(words), "{words}: {}", again.text);
    }
    let page = policy.get(PAGE).await.text;
    assert!(!page.contains("Zo spraken we af.") && page.contains("name=\"seen\" value=\"1\""), "{page}");
    let fields = [("held_on", "2026-03-01"), ("nothing", "true"), ("next_on", "2027-02-01"), ("seen", "1")];
    assert_eq!(policy.post(PAGE, &fields).await.location, PAGE, "another one, by who saw the first");
}

#[rstest]
#[tokio::test]
async fn it_is_due_on_the_day_that_was_agreed(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some((nest, mut policy)) = open(engine).await else { return };
    let due = "Bespreek het protocol";
    let todo = policy.get("/todo").await.text;
    assert!(todo.contains(due) && todo.contains("te laat"), "{todo}");
    policy.get(PAGE).await;
    let agreed = policy.post("/protocol/review/next", &[("next_on", "2026-04-01")]).await;
    assert_eq!(agreed.location, PAGE, "{}", agreed.text);
    let todo = policy.get("/todo").await.text;
    assert!(todo.contains(due) && todo.contains("Zo is het afgesproken bij de vorige bespreking"), "{todo}");
    assert!(todo.contains("Later (1)") && !todo.contains("id=\"now\""), "in more than four weeks: {todo}");
    nest.house.app.clock.forward_minutes(1);
    discussed(&mut policy, "2026-03-02", "", "2027-03-01").await;
    assert!(!policy.get("/todo").await.text.contains(due));
}

#[rstest]
#[tokio::test]
async fn one_that_was_held_before_the_last_one_counts_from_the_one_before_it_and_moves_no_day(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((nest, mut policy)) = open(engine).await else { return };
    assert_eq!(discussed(&mut policy, "2026-03-02", "", "2027-02-01").await.location, PAGE);
    nest.house.app.clock.forward_minutes(1);
    let earlier = [("held_on", "2026-01-12"), ("nothing", "true"), ("next_on", "2026-09-01"), ("seen", "1")];
    assert_eq!(policy.post(PAGE, &earlier).await.location, PAGE);
    let page = policy.get(PAGE).await.text;
    assert_eq!(page.matches("De volgende bespreking is op maandag 1 februari 2027").count(), 2, "{page}");
    assert!(!page.contains("2026-09-01") && page.contains("maandag 12 januari 2026"), "{page}");
    assert_eq!(
        page.matches("Sinds de vorige bespreking:").count(),
        1,
        "of what is on the agenda now: {page}"
    );
    assert!(agenda_of(&page).contains("Sinds de vorige bespreking: maandag 2 maart 2026"), "{page}");

    // Taken back, it changes nothing of that.
    let withdraw = page.split("action=\"/protocol/review/").find(|part| part.contains("withdraw\"")).unwrap();
    policy.post(&format!("/protocol/review/{}/withdraw", &withdraw[..36]), &[]).await;
    let page = policy.get(PAGE).await.text;
    assert!(page.contains("De volgende bespreking is op maandag 1 februari 2027"), "{page}");
}

#[rstest]
#[case("2026-03-04", "", "2027-03-01", "Deze dag moet nog komen")]
#[case("1990-01-01", "", "2027-03-01", "meer dan twee jaar geleden")]
#[case("2026-03-02", "", "2026-03-02", "Kies een dag na vandaag")]
#[case("2026-03-02", "", "2036-03-02", "Kies een dag binnen twee jaar")]
#[case("ooit", "", "2027-03-01", "Kies een dag")]
#[tokio::test]
async fn what_cannot_be_recorded_comes_back_as_it_was_typed(
    #[case] held: &str,
    #[case] decisions: &str,
    #[case] next: &str,
    #[case] why: &str,
) {
    let Some((nest, mut policy)) = open(Engine::Sqlite).await else { return };
    let refused = discussed(&mut policy, held, decisions, next).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text.contains(why) && refused.text.contains(&format!("value=\"{held}\"")),
        "{}",
        refused.text
    );
    let long = "besluit ".repeat(1_300);
    let refused = discussed(&mut policy, "2026-03-02", &long, "2027-03-01").await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text.contains(long.trim()));
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert_eq!(
        remark(&mut bram, "meeting.meeting_weeks", " ").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(remark(&mut bram, "meeting.coffee", "Ja").await.status, StatusCode::BAD_REQUEST);
    assert!(policy.get(PAGE).await.text.contains("Er is nog geen bespreking vastgelegd"));
}

#[rstest]
#[tokio::test]
async fn a_pedagogical_staff_member_records_no_discussion(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((nest, _)) = open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let answer = discussed(&mut bram, "2026-03-02", "Alles mag.", "2027-03-01").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let next = bram.post("/protocol/review/next", &[("next_on", "2027-03-01")]).await;
    assert_eq!(next.status, StatusCode::FORBIDDEN);
}

/// A child that began ten days ago, for whom nobody made the settling-in appointment.
async fn begun(nest: &Nest, key: &str) -> ChildId {
    let child = nest.house.child(key, nest.group, parse(b"ma di").unwrap()).await;
    nest.house.begins(child, TODAY - 10.days()).await;
    child
}

async fn run(nest: &Nest, sql: &'static str, child: ChildId, day: jiff::civil::Date) {
    let mut tx = nest.house.write().await;
    let (organisation, id) = (nest.house.organisation, fresh(tx.now));
    on!(tx, c => sqlx::query(sql).bind(organisation).bind(child).bind(jiff_sqlx::Date::from(day)).bind(id)
        .execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
}

#[rstest]
#[tokio::test]
async fn what_was_late_stays_on_the_agenda_when_it_is_done(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((nest, mut policy)) = open(engine).await else { return };
    let mut children = Vec::new();
    for key in ["ADA", "BEN", "CAS", "DOP"] {
        children.push(begun(&nest, key).await);
    }
    let agenda = policy.get(PAGE).await.text;
    assert!(agenda.contains("Wenafspraak: minder dan vijf te laat"), "{agenda}");
    children.push(begun(&nest, "EEF").await);
    // Who has left since was late too.
    run(
        &nest,
        "UPDATE placement SET until_on = $3 WHERE organisation_id = $1 AND child_id = $2 AND id <> $4",
        children[0],
        TODAY - 3.days(),
    )
    .await;
    let late =
        ["Wenafspraak: 5 te laat, hoogstens 24 dagen", "Groepsbespreking: 1 te laat, hoogstens 344 dagen"];
    let agenda = policy.get(PAGE).await.text;
    assert!(late.iter().all(|line| agenda.contains(line)), "{agenda}");

    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let group = nest.group.to_string();
    let met = [("group", group.as_str()), ("day", "2026-03-03")];
    assert_eq!(bram.post("/todo/meetings", &met).await.location, "/todo");
    for child in &children[1..] {
        run(
            &nest,
            "INSERT INTO settling_in (organisation_id, child_id, appointment_on, appointment_made_on, id)
             VALUES ($1, $2, $3, $3, $4)",
            *child,
            TODAY,
        )
        .await;
    }
    let agenda = policy.get(PAGE).await.text;
    assert!(late.iter().all(|line| agenda.contains(line)), "it was late, all the same: {agenda}");

    // The discussion keeps it, and the next one begins with what is late after it.
    assert_eq!(discussed(&mut policy, "2026-03-03", "", "2027-02-01").await.location, PAGE);
    nest.house.app.clock.forward_days(1);
    let petra = nest.house.staff_of("Petra").await;
    let page = nest.house.browser_of_staff(petra).await.get(PAGE).await.text;
    let agenda = agenda_of(&page);
    assert!(agenda.contains("Daarvan was niets te laat."), "{agenda}");
    assert!(late.iter().all(|line| page.contains(line) && !agenda.contains(line)), "{page}");
}

#[rstest]
#[tokio::test]
async fn what_people_asked_and_is_late_is_on_the_agenda_while_it_is_open(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((nest, _)) = open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let thread = format!("/children/{}/messages/{iris}", nest.noor);
    let mut iris = nest.house.browser_of_guardian(iris).await;
    iris.post(&format!("/family/messages/{}", nest.noor), &[("text", "Ze sliep slecht.")]).await;
    let late = "Bericht van een ouder: minder dan vijf te laat";
    let petra = nest.house.staff_of("Petra").await;
    let agenda = async |nest: &Nest| nest.house.browser_of_staff(petra).await.get(PAGE).await.text;
    let page = agenda(&nest).await;
    assert!(page.contains("alleen wat nog open staat:") && !page.contains(late), "it is in time: {page}");
    nest.house.app.clock.forward_days(8);
    let page = agenda(&nest).await;
    assert!(page.contains(late), "{page}");
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert_eq!(fatima.post(&thread, &[("text", "Vannacht ging het beter.")]).await.location, thread);
    assert!(!agenda(&nest).await.contains(late), "answered");
}

#[test]
fn a_record_from_before_says_what_was_late_on_its_day() {
    let kept = Happened::of(r#"{"observations":3,"late":[["meeting",3]]}"#).unwrap();
    let lines = kept.words(Lang::Nl).lines;
    assert!(lines.contains(&"Groepsbespreking: 3 te laat".to_owned()), "{lines:?}");
}

#[rstest]
#[tokio::test]
async fn two_who_record_a_discussion_at_once_record_one(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((_nest, mut policy)) = open(engine).await else { return };
    let mut other = policy.clone();
    let (one, two) = tokio::join!(
        discussed(&mut policy, "2026-03-02", "De BSO doet mee.", "2027-02-01"),
        discussed(&mut other, "2026-03-02", "De BSO doet mee.", "2027-02-01"),
    );
    let mut statuses = [one.status, two.status];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::CONFLICT]);
    let page = policy.get(PAGE).await.text;
    assert!(page.contains("name=\"seen\" value=\"1\""), "{page}");
}
