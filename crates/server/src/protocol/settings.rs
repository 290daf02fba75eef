//! A setting that changes nothing is no setting: each test changes one, and shows what differs on a page. The weights,
//! ages and terms of the division are shown in `domain::protocol`.

use jiff::ToSpan;
use mentorkind_domain::{half_days::parse, protocol::PROFILES};
use rstest::rstest;

use super::{
    add,
    tests::{policy_officer, send},
};
use crate::{
    announcement::NewMentor,
    observation::tests::Nest,
    platform::{audit::Audit, ids::StaffId},
    testing::{Engine, House, TODAY},
    work_instruction,
};

/// The organisation's protocol with another value for one setting, already in force.
pub(crate) async fn change(house: &House, setting: &str, from: &str, to: &str) {
    let text = PROFILES[0].1;
    let (old, new) = (format!("[{setting}]\nvalue = {from}"), format!("[{setting}]\nvalue = {to}"));
    assert!(text.contains(&old), "{setting}");
    let mut tx = house.write().await;
    let starts_on = TODAY - 30.days();
    add(&mut tx, house.organisation, starts_on, "un1ek", &text.replace(&old, &new), None).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
}

/// A group with a mentor of three children who works two days, and its team lead.
async fn three_children(house: &House) -> StaffId {
    let group = house.group("G1", "kdv").await;
    let fatima = house.staff("Fatima").await;
    house.works(fatima, group, "pm", parse(b"ma di").unwrap()).await;
    for key in ["NOOR", "BRAM", "LIEVE"] {
        let child = house.child(key, group, parse(b"ma di").unwrap()).await;
        house.mentorship(child, fatima, group, TODAY).await;
    }
    let lead = house.staff("Maaike").await;
    house.role(lead, "teamlead").await;
    lead
}

#[rstest]
#[case("warnings.children_per_mentor", "8", "2")]
#[case("warnings.children_per_working_day", "3", "1")]
#[tokio::test]
async fn a_lower_number_warns(
    #[case] setting: &str,
    #[case] from: &str,
    #[case] to: &str,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let mut lead = house.browser_of_staff(three_children(&house).await).await;
    let warning = "1 mentor met veel kinderen";
    assert!(!lead.get("/overview").await.text.contains(warning));
    change(&house, setting, from, to).await;
    assert!(lead.get("/overview").await.text.contains(warning));
}

/// Parents were sent a message today that tells who the mentor of their child is: this one.
pub(super) async fn told(house: &House) -> StaffId {
    let group = house.group("G1", "kdv").await;
    let fatima = house.staff("Fatima").await;
    house.works(fatima, group, "pm", parse(b"ma di").unwrap()).await;
    let noor = house.child("NOOR", group, parse(b"ma di").unwrap()).await;
    house.guardian("ANNE", noor, Some(true)).await;
    let mentorship = house.mentorship(noor, fatima, group, TODAY).await;
    let mut tx = house.write().await;
    let mentors = [NewMentor { mentorship, child: noor }];
    crate::announcement::tell(&mut tx, house.organisation, &mentors).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    crate::platform::jobs::run_due(&house.app).await.unwrap();
    fatima
}

#[rstest]
#[tokio::test]
async fn parents_are_due_to_be_told_sooner(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let fatima = told(&house).await;
    house.app.clock.forward_days(3);
    let mut browser = house.browser_of_staff(fatima).await;
    let nobody = "Je hoeft nu niemand zelf iets te vertellen";
    assert!(browser.get("/told").await.text.contains(nobody));
    change(&house, "telling.working_days", "5", "2").await;
    assert!(browser.get("/told").await.text.contains("na 2 werkdagen nog niet geopend"));
}

#[rstest]
#[tokio::test]
async fn without_the_rule_no_handover_is_asked(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let group = house.group("G1", "kdv").await;
    let (fatima, daan, lead) =
        (house.staff("Fatima").await, house.staff("Daan").await, house.staff("Maaike").await);
    house.works(fatima, group, "pm", parse(b"ma di").unwrap()).await;
    house.works(daan, group, "pm", parse(b"wo do vr").unwrap()).await;
    house.role(lead, "teamlead").await;
    let sami = house.child("SAMI", group, parse(b"wo do vr").unwrap()).await;
    house.mentorship(sami, fatima, group, TODAY - 60.days()).await;
    let mut lead = house.browser_of_staff(lead).await;
    let draft = lead.post(&format!("/groups/{group}/division"), &[]).await.location;
    let page = lead.get(&draft).await.text;
    let field = |name: &str| {
        page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let (facts, seen) = (field("facts"), field("seen"));
    let fields = [("version", "1"), ("facts", facts.as_str()), ("seen", &seen), ("from", "2026-03-16")];
    lead.post(&format!("{draft}/publish"), &fields).await;
    assert!(lead.get("/handovers").await.text.contains("KindSAMI"));
    change(&house, "handover.at_change", "true", "false").await;
    assert!(!lead.get("/handovers").await.text.contains("KindSAMI"));
}

#[rstest]
#[tokio::test]
async fn a_work_instruction_is_to_be_read_by_a_day(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    work_instruction::tests::officer(&nest.house, "policy")
        .await
        .post("/work-instructions", &work_instruction::tests::FORM)
        .await;
    let until = async |nest: &Nest| {
        let page = nest.house.browser_of_staff(nest.fatima).await.get("/todo").await.text;
        assert!(page.contains("Veilig slapen"), "{page}");
        page.contains("Lees haar uiterlijk").then(|| page.contains("datetime=\"2026-03-10\""))
    };
    assert_eq!(until(&nest).await, None);
    change(&nest.house, "work_instruction.instruction_read_working_days", "0", "5").await;
    assert_eq!(until(&nest).await, Some(true));
}

#[rstest]
#[tokio::test]
async fn a_term_for_reading_that_begins_later_reaches_what_was_there_from_its_first_day(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut policy = policy_officer(&nest.house, "Beleid").await;
    policy.post("/work-instructions", &work_instruction::tests::FORM).await;
    let term = |days: &str| format!("[work_instruction.instruction_read_working_days]\nvalue = {days}");
    let text = PROFILES[0].1.replace(&term("0"), &term("5"));
    assert_ne!(text, PROFILES[0].1);
    send(&mut policy, "2026-03-20", &text).await;
    let draft = policy.get("/protocol/draft").await.text;
    assert!(draft.contains("2 keer leest een collega nog: daarvoor komt er een termijn"), "{draft}");
    let mut tx = nest.house.write().await;
    add(&mut tx, nest.house.organisation, TODAY + 17.days(), "un1ek", &text, None).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    nest.house.app.clock.forward_days(17);
    let page = nest.house.browser_of_staff(nest.fatima).await.get("/todo").await.text;
    assert!(page.contains("Veilig slapen") && page.contains("datetime=\"2026-03-27\""), "{page}");
    assert!(!page.contains("te laat, het was uiterlijk"), "{page}");
}

#[rstest]
#[tokio::test]
async fn an_interim_mentor_is_due_sooner_or_never(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let lead = three_children(&house).await;
    let fatima = house.staff_of("Fatima").await;
    house.absent(fatima, TODAY - 3.days(), TODAY + 20.days()).await;
    let mut lead = house.browser_of_staff(lead).await;
    let due = "3 hebben een tijdelijke of andere mentor nodig";
    assert!(!lead.get("/overview").await.text.contains(due), "24 days are not longer than 4 weeks");
    change(&house, "interim.absent_weeks", "4", "3").await;
    assert!(lead.get("/overview").await.text.contains(due));
    house.app.clock.forward_minutes(1);
    change(&house, "interim.absent_weeks", "4", "0").await;
    house.absent(fatima, TODAY + 21.days(), TODAY + 300.days()).await;
    assert!(!lead.get("/overview").await.text.contains(due), "0 weeks: never");
}

#[rstest]
#[tokio::test]
async fn a_group_is_looked_at_again(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let lead = three_children(&house).await;
    let group = house.group_of("G1").await;
    let (page, due) = (format!("/groups/{group}"), "Bekijk de verdeling opnieuw");
    house.app.clock.forward_days(200);
    let mut browser = house.browser_of_staff(lead).await;
    assert!(!browser.get(&page).await.text.contains(due), "no protocol asks it");
    change(&house, "recheck.months", "0", "6").await;
    assert!(browser.get(&page).await.text.contains(due));
    assert!(browser.get("/overview").await.text.contains("opnieuw te bekijken"));
    let fatima = house.staff_of("Fatima").await;
    let mut carer = house.browser_of_staff(fatima).await;
    assert!(!carer.get(&page).await.text.contains(due), "who leads the group looks");
    let path = format!("{page}/looked-again");
    assert_eq!(carer.post(&path, &[("outcome", "stays")]).await.status, 403);
    assert_eq!(browser.post(&path, &[("outcome", "misschien")]).await.status, 400);
    assert_eq!(browser.post(&path, &[("outcome", "stays")]).await.location, page);
    assert!(!browser.get(&page).await.text.contains(due));
    house.app.clock.forward_days(200);
    let mut browser = house.browser_of_staff(lead).await;
    let draft = browser.post(&path, &[("outcome", "proposal")]).await.location;
    assert!(draft.starts_with("/divisions/"), "{draft}");
    let mut tx = house.app.db.read().await.unwrap();
    let outcomes: Vec<String> =
        crate::on!(tx, c => sqlx::query_scalar("SELECT outcome FROM group_recheck ORDER BY done_on").fetch_all(c).await)
            .unwrap();
    assert_eq!(outcomes, ["stays", "proposal"]);
}

#[rstest]
#[tokio::test]
async fn parents_are_promised_an_answer_sooner_or_never(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let mut iris = nest.house.browser_of_guardian(iris).await;
    let page = format!("/family/messages/{}", nest.noor);
    assert!(iris.get(&page).await.text.contains("binnen 2 werkdagen antwoord"));
    iris.post(&page, &[("text", "Ze sliep slecht.")]).await;
    nest.house.app.clock.forward_days(2);
    let late = async |nest: &Nest| {
        let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
        let page = fatima.get("/todo").await.text;
        (page.contains("Beantwoord het bericht"), page.contains("1 dag te laat"))
    };
    assert_eq!(late(&nest).await, (true, false));
    change(&nest.house, "messages.answer_working_days", "2", "1").await;
    assert_eq!(late(&nest).await, (true, true));
    nest.house.app.clock.forward_minutes(1);
    change(&nest.house, "messages.answer_working_days", "2", "0").await;
    assert_eq!(late(&nest).await, (false, false));
}

#[rstest]
#[tokio::test]
async fn colleagues_answer_when_the_mentor_is_not_there(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    nest.house.absent(nest.fatima, TODAY, TODAY).await;
    let mut iris = nest.house.browser_of_guardian(iris).await;
    let (page, text) = (format!("/family/messages/{}", nest.noor), "Ze sliep slecht.");
    iris.post(&page, &[("text", text)]).await;
    let thread = format!("/children/{}/messages", nest.noor);
    let waits = "1 ouder wacht op antwoord";
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert!(!bram.get("/todo").await.text.contains(waits));
    assert_eq!(bram.get(&thread).await.status, 404);
    change(&nest.house, "messages.colleagues_answer", "false", "true").await;
    assert!(bram.get("/todo").await.text.contains(waits));
    assert!(bram.get("/messages").await.text.contains("In plaats van Fatima Proef"));
    assert!(iris.get(&page).await.text.contains("Een collega op de groep kan uw bericht lezen"));
    assert_eq!(bram.get(&thread).await.status, 200);
    // She is back: what parents write is between them and her again.
    nest.house.app.clock.forward_days(6);
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert_eq!(bram.get(&thread).await.status, 404);
    assert!(!bram.get("/todo").await.text.contains(waits));
}

#[rstest]
#[tokio::test]
async fn a_child_that_asks_is_spoken_to_later(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let group = house.group("B1", "bso").await;
    let fatima = house.staff("Fatima").await;
    house.works(fatima, group, "pm", parse(b"ma di wo do vr").unwrap()).await;
    let noor = house.child("NOOR", group, parse(b"ma di").unwrap()).await;
    house.mentorship(noor, fatima, group, TODAY - 60.days()).await;
    let mut tx = house.write().await;
    let (id, now) = (crate::platform::ids::fresh(tx.now), tx.now);
    crate::on!(tx, c => sqlx::query(
        "INSERT INTO child_request (organisation_id, id, child_id, asked_at, with_parents) VALUES ($1, $2, $3, $4, $5)")
        .bind(house.organisation).bind(id).bind(noor).bind(now).bind(false).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let until = async |house: &House, words: &str| {
        let page = house.browser_of_staff(fatima).await.get("/todo").await.text;
        page.contains("KindNOOR wil met je praten") && page.contains(words)
    };
    assert!(until(&house, "uiterlijk morgen").await);
    change(&house, "child_voice.talk_working_days", "1", "3").await;
    assert!(until(&house, "uiterlijk vr 6 maart").await);
}

#[rstest]
#[tokio::test]
async fn parents_see_who_looked_by_name(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    nest.house.browser_of_staff(nest.fatima).await.get(&nest.file()).await;
    let page = format!("/family/looked/{}", nest.noor);
    let mut iris = nest.house.browser_of_guardian(iris).await;
    assert!(!iris.get(&page).await.text.contains("Proefaccount"));
    change(&nest.house, "openings.names", "false", "true").await;
    assert!(iris.get(&page).await.text.contains("Mentor · Proefaccount"));
}
