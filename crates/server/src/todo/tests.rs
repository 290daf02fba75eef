mod overview;
mod planned;
mod reasons;
mod talks;

use jiff::{ToSpan, civil::date};
use mentorkind_domain::{half_days::parse, obligation::GRACE_DAYS, protocol::PROFILES};
use rstest::rstest;

use crate::{
    on,
    platform::{
        audit::Audit,
        ids::{ChildId, GroupId, StaffId, fresh},
    },
    testing::{Browser, Engine, House, TODAY},
};

struct Story {
    house: House,
    group: GroupId,
    fatima: StaffId,
    noor: ChildId,
}

/// Fatima is the mentor of Noor in a group under the protocol of a profile that began a year ago.
async fn story(engine: Engine, profile: usize) -> Option<Story> {
    let house = House::open(engine).await?;
    let group = house.group("G1", "kdv").await;
    let fatima = house.staff("Fatima").await;
    house.works(fatima, group, "pm", parse(b"ma di do").unwrap()).await;
    let noor = house.child("NOOR", group, parse(b"ma di").unwrap()).await;
    house.mentorship(noor, fatima, group, date(2025, 3, 3)).await;
    let mut tx = house.write().await;
    let (name, text) = PROFILES[profile];
    crate::protocol::add(&mut tx, house.organisation, TODAY - 400.days(), name, text, None).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    Some(Story { house, group, fatima, noor })
}

/// The child has a place from this day on, and no earlier.
async fn starts(story: &Story, child: ChildId, from: jiff::civil::Date) {
    let mut tx = story.house.write().await;
    on!(tx, c => sqlx::query("UPDATE placement SET from_on = $3 WHERE organisation_id = $1 AND child_id = $2")
        .bind(story.house.organisation).bind(child).bind(jiff_sqlx::Date::from(from)).execute(c).await.map(drop))
    .unwrap();
    on!(tx, c => sqlx::query("UPDATE child SET birth_date = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(story.house.organisation).bind(child).bind(jiff_sqlx::Date::from(from - 100.days()))
        .execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
}

async fn lead(story: &Story) -> Browser {
    let lead = story.house.staff("Maaike").await;
    story.house.role(lead, "teamlead").await;
    story.house.browser_of_staff(lead).await
}

const TALK: &str = "Houd het oudergesprek met de ouders van KindNOOR";

#[rstest]
#[tokio::test]
async fn the_yearly_talk_is_due_explained_settled_and_taken_back(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = story(engine, 0).await else { return };
    let mut mentor = story.house.browser_of_staff(story.fatima).await;
    let page = mentor.get("/todo").await;
    assert_eq!(page.status, 200);
    for text in [
        TALK,
        "dagen te laat",
        "voert het jaarlijkse oudergesprek",
        "Vandaag gehad",
        "/protocol#talks.parent_talk_months",
    ] {
        assert!(page.text.contains(text), "{text}: {}", page.text);
    }
    let child = story.noor.to_string();
    let talk = [("child", child.as_str()), ("kind", "parent-talk"), ("outcome", "held")];
    assert_eq!(mentor.post("/todo/talks", &talk).await.location, "/todo");
    let page = mentor.get("/todo").await.text;
    assert!(!page.contains("te laat"), "{page}");
    let undo = page.split("action=\"").find_map(|part| {
        let action = part.split('"').next()?;
        action.ends_with("/undo").then(|| action.to_owned())
    });
    assert_eq!(mentor.post(&undo.unwrap(), &[]).await.location, "/todo");
    assert!(mentor.get("/todo").await.text.contains("te laat"));
}

#[rstest]
#[tokio::test]
async fn all_that_moved_a_day_is_said_in_its_order(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    // The profile asks no yearly talk; the version of some weeks ago does, and on the day that it gives it is closed.
    let Some(story) = story(engine, 1).await else { return };
    let (house, since) = (&story.house, TODAY - 20.days());
    let mut tx = house.write().await;
    let (name, text) = PROFILES[0];
    crate::protocol::add(&mut tx, house.organisation, since, name, text, None).await.unwrap();
    on!(tx, c => sqlx::query("INSERT INTO imported_history (organisation_id, child_id, kind, on_day) VALUES ($1, $2, 'talk', $3)")
        .bind(house.organisation).bind(story.noor).bind(jiff_sqlx::Date::from(date(2025, 1, 15)))
        .execute(c).await.map(drop))
    .unwrap();
    let now = tx.now;
    on!(tx, c => sqlx::query("INSERT INTO closure (organisation_id, id, location_id, from_on, until_on, reason) VALUES ($1, $2, $3, $4, $4, '')")
        .bind(house.organisation).bind(fresh(now)).bind(house.location)
        .bind(jiff_sqlx::Date::from(since + GRACE_DAYS.days())).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let page = house.browser_of_staff(story.fatima).await.get("/todo").await.text;
    let (_, line) = page.split_once(TALK).unwrap();
    let version = line.find("Het protocol vraagt dit nog niet lang").unwrap();
    let closed = line.find("De locatie is dan dicht").unwrap();
    assert!(version < closed, "{line}");
}

async fn held(story: &Story) -> i64 {
    let mut tx = story.house.app.db.read().await.unwrap();
    on!(tx, c => sqlx::query_scalar("SELECT count(*) FROM talk WHERE child_id = $1 AND state = 'held'")
        .bind(story.noor).fetch_one(c).await)
    .unwrap()
}

#[rstest]
#[tokio::test]
async fn a_talk_that_two_record_on_one_day_is_held_once(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = story(engine, 0).await else { return };
    let mut mentor = story.house.browser_of_staff(story.fatima).await;
    let mut other = mentor.clone();
    let child = story.noor.to_string();
    let talk = [("child", child.as_str()), ("kind", "parent-talk"), ("outcome", "held")];
    // Both at once, and one of them again.
    let (one, two) = tokio::join!(mentor.post("/todo/talks", &talk), other.post("/todo/talks", &talk));
    assert_eq!((one.location.as_str(), two.location.as_str()), ("/todo", "/todo"));
    assert_eq!(held(&story).await, 1);
    assert_eq!(mentor.post("/todo/talks", &talk).await.location, "/todo");
    assert!(mentor.get("/todo").await.text.contains("Er is niets dubbel vastgelegd."));
    assert_eq!(held(&story).await, 1);
    // On another day it is another talk.
    let before =
        [("child", child.as_str()), ("kind", "parent-talk"), ("outcome", "held"), ("day", "2026-03-02")];
    assert_eq!(mentor.post("/todo/talks", &before).await.location, "/todo");
    assert_eq!(held(&story).await, 2);
}

#[rstest]
#[tokio::test]
async fn parents_may_decline_a_talk_and_a_planned_one_is_not_late(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = story(engine, 0).await else { return };
    let child = story.noor.to_string();
    let mut mentor = story.house.browser_of_staff(story.fatima).await;
    let mut talk = async |outcome: &str, day: &str| {
        let fields = [("child", child.as_str()), ("kind", "parent-talk"), ("outcome", outcome), ("day", day)];
        let answer = mentor.post("/todo/talks", &fields).await;
        (answer.status.as_u16(), answer.text, mentor.get("/todo").await.text)
    };
    let (status, _, page) = talk("planned", "2026-03-10").await;
    assert_eq!(status, 303);
    assert!(
        page.contains("gepland: di 10 maart, over een week") || page.contains("gepland: di 10 maart"),
        "{page}"
    );
    assert!(!page.contains("te laat"));
    for (outcome, day) in
        [("held", "1990-01-01"), ("held", "2026-03-04"), ("planned", "2026-03-02"), ("held", "ooit")]
    {
        let (status, text, page) = talk(outcome, day).await;
        assert_eq!(status, 422, "{outcome} {day}");
        assert!(text.contains("Er is niets vastgelegd. Kies een dag van"));
        assert!(page.contains("gepland: di 10 maart"), "the plan is still there");
    }
    let (status, _, page) = talk("declined", "").await;
    assert_eq!(status, 303);
    assert!(!page.contains("gepland") && !page.contains("te laat"));
}

#[rstest]
#[tokio::test]
async fn a_baby_that_is_to_come_has_an_appointment_and_a_first_carer(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = story(engine, 1).await else { return };
    starts(&story, story.noor, TODAY + 26.days()).await;
    let mut mentor = story.house.browser_of_staff(story.fatima).await;
    let page = mentor.get("/todo").await.text;
    assert!(page.contains("Maak de wenafspraak met de ouders van KindNOOR"), "{page}");
    assert!(page.contains("Kies de eerste verzorger van KindNOOR"));
    let (child, carer) = (story.noor.to_string(), story.fatima.to_string());
    let stranger = story.house.staff("Vreemde").await.to_string();
    let choose = |carer| [("child", child.as_str()), ("carer", carer)];
    assert_eq!(mentor.post("/todo/first-carer", &choose(stranger.as_str())).await.status, 404);
    assert_eq!(mentor.post("/todo/first-carer", &choose(carer.as_str())).await.location, "/todo");
    let appointment = [("child", child.as_str()), ("day", "2026-03-12")];
    assert_eq!(mentor.post("/todo/settling-in", &appointment).await.location, "/todo");
    let page = mentor.get("/todo").await.text;
    assert!(page.contains("De wenafspraak van KindNOOR is op donderdag 12 maart 2026."));
    assert!(!page.contains("Maak de wenafspraak") && !page.contains("Kies de eerste verzorger"));
}

#[rstest]
#[case("2026-03-30", "422", "Kies een dag van")]
#[case("2025-12-02", "422", "Kies een dag van")]
#[case("2026-03-14", "422", "is de groep dicht")]
#[case("morgen", "422", "Kies een dag van")]
#[case("2026-02-26", "303", "was op donderdag 26 februari 2026")]
#[case("2026-02-28", "303", "was op zaterdag 28 februari 2026")]
#[case("2026-03-27", "303", "is op vrijdag 27 maart 2026")]
#[tokio::test]
async fn a_settling_in_appointment_is_not_after_the_first_day_and_can_have_been(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] day: &str,
    #[case] status: &str,
    #[case] said: &str,
) {
    let Some(story) = story(engine, 1).await else { return };
    starts(&story, story.noor, date(2026, 3, 27)).await;
    let mut mentor = story.house.browser_of_staff(story.fatima).await;
    let child = story.noor.to_string();
    let answer = mentor.post("/todo/settling-in", &[("child", child.as_str()), ("day", day)]).await;
    assert_eq!(answer.status.as_str(), status);
    let page = if status == "303" { mentor.get("/todo").await.text } else { answer.text };
    assert!(page.contains(said), "{page}");
}

#[rstest]
#[tokio::test]
async fn a_mentor_who_was_replaced_before_the_first_day_is_asked_nothing(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = story(engine, 1).await else { return };
    let daan = story.house.staff("Daan").await;
    story.house.works(daan, story.group, "pm", parse(b"ma di").unwrap()).await;
    let leen = story.house.child("LEEN", story.group, parse(b"ma di").unwrap()).await;
    let start = TODAY + 26.days();
    starts(&story, leen, start).await;
    let replaced = story.house.mentorship(leen, story.fatima, story.group, start).await;
    let mut tx = story.house.write().await;
    on!(tx, c => sqlx::query("UPDATE mentorship SET until_on = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(story.house.organisation).bind(replaced).bind(jiff_sqlx::Date::from(start - 1.day()))
        .execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    story.house.mentorship(leen, daan, story.group, start).await;
    let appointment = "Maak de wenafspraak met de ouders van KindLEEN";
    let mut fatima = story.house.browser_of_staff(story.fatima).await;
    assert!(!fatima.get("/todo").await.text.contains(appointment));
    let mut daan = story.house.browser_of_staff(daan).await;
    assert!(daan.get("/todo").await.text.contains(appointment));
}

#[rstest]
#[tokio::test]
async fn an_appointment_that_nobody_made_stays_late_after_the_first_day(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = story(engine, 1).await else { return };
    starts(&story, story.noor, TODAY - 1.day()).await;
    let mut mentor = story.house.browser_of_staff(story.fatima).await;
    let begun = "Leg vast wanneer de wenafspraak met de ouders van KindNOOR was";
    let page = mentor.get("/todo").await.text;
    assert!(page.contains(begun) && page.contains("15 dagen te laat"), "{page}");
    let first_day = "type=\"date\" value=\"2026-03-02\"";
    assert!(page.contains(first_day) && page.contains("max=\"2026-03-02\""), "{page}");
    let child = story.noor.to_string();
    let held = [("child", child.as_str()), ("day", "2026-02-20")];
    assert_eq!(mentor.post("/todo/settling-in", &held).await.location, "/todo");
    assert!(!mentor.get("/todo").await.text.contains(begun));
}

#[rstest]
#[tokio::test]
async fn the_lead_sees_the_groups_and_management_what_stays_late(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = story(engine, 1).await else { return };
    let mut lead = lead(&story).await;
    let meeting = "Houd de groepsbespreking van Groep G1";
    assert!(lead.get("/todo").await.text.contains(meeting));
    let director = story.house.staff("Dirk").await;
    story.house.role(director, "director").await;
    let mut director = story.house.browser_of_staff(director).await;
    let location = format!("/todo?location={}", story.house.location);
    let page = director.get(&location).await.text;
    assert!(page.contains(meeting) && page.contains("Bespreek het protocol"), "{page}");
    let group = story.group.to_string();
    let held = [("group", group.as_str()), ("day", "2026-03-02")];
    assert_eq!(director.post("/todo/meetings", &held).await.status, 403);
    assert_eq!(lead.post("/todo/meetings", &held).await.location, "/todo");
    assert!(!director.get(&location).await.text.contains(meeting));
    let discussed = [("held_on", "2026-03-02"), ("nothing", "true"), ("next_on", "2027-03-01")];
    assert_eq!(lead.post("/protocol/review", &discussed).await.status, 403);
    assert_eq!(director.post("/protocol/review", &discussed).await.location, "/protocol/review");
    assert!(!director.get(&location).await.text.contains("Bespreek het protocol"));
}

#[rstest]
#[tokio::test]
async fn a_colleague_of_another_group_settles_nothing(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = story(engine, 0).await else { return };
    let elsewhere = story.house.group("G2", "kdv").await;
    let daan = story.house.staff("Daan").await;
    story.house.works(daan, elsewhere, "pm", parse(b"ma").unwrap()).await;
    let mut daan = story.house.browser_of_staff(daan).await;
    assert!(!daan.get("/todo").await.text.contains("KindNOOR"));
    let child = story.noor.to_string();
    let talk = [("child", child.as_str()), ("kind", "parent-talk"), ("outcome", "held")];
    assert_eq!(daan.post("/todo/talks", &talk).await.status, 404);
    for (field, value) in [("kind", "contact"), ("outcome", "missed")] {
        let wrong: Vec<(&str, &str)> =
            talk.iter().map(|(f, v)| (*f, if *f == field { value } else { *v })).collect();
        assert_eq!(daan.post("/todo/talks", &wrong).await.status, 400);
    }
    let guardian = story.house.guardian("ANNE", story.noor, Some(true)).await;
    let mut guardian = story.house.browser_of_guardian(guardian).await;
    assert_eq!(guardian.get("/todo").await.status, 403);
}

#[rstest]
#[tokio::test]
async fn more_children_ask_no_more_queries(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = story(engine, 1).await else { return };
    let mut lead = lead(&story).await;
    lead.get("/todo").await;
    let mut queries = async || {
        let before = story.house.app.db.queries();
        lead.get("/todo").await;
        story.house.app.db.queries() - before
    };
    let few = queries().await;
    for i in 0..20 {
        story.house.child(&format!("K{i}"), story.group, parse(b"ma").unwrap()).await;
    }
    assert_eq!(queries().await, few);
}

/// A year ago.
const YEAR_AGO: jiff::civil::Date = date(2025, 1, 28);

/// Another version of the protocol from a day on, with these lines in place of others.
async fn asks(story: &Story, (profile, since): (usize, jiff::civil::Date), changes: &[(&str, &str)]) {
    let (name, text) = PROFILES[profile];
    let text = changes.iter().fold(text.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    });
    let mut tx = story.house.write().await;
    crate::protocol::add(&mut tx, story.house.organisation, since, name, &text, None).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
}

#[rstest]
#[tokio::test]
async fn what_waited_for_a_child_is_not_late_on_the_day_after_it_came_back(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = story(engine, 0).await else { return };
    let months =
        ("[observation.observation_months]\nvalue = 0", "[observation.observation_months]\nvalue = 6");
    asks(&story, (0, YEAR_AGO), &[months]).await;
    let start = TODAY - 200.days();
    starts(&story, story.noor, start).await;
    let due = start + 6.months();
    assert!(due > TODAY - 30.days() && due < TODAY - 2.days(), "in the time in which it is away");
    let mut tx = story.house.write().await;
    let id = fresh(tx.now);
    on!(tx, c => sqlx::query("INSERT INTO absence (organisation_id, id, child_id, from_on, until_on, reason) VALUES ($1, $2, $3, $4, $5, '')")
        .bind(story.house.organisation).bind(id).bind(story.noor).bind(jiff_sqlx::Date::from(TODAY - 30.days()))
        .bind(jiff_sqlx::Date::from(TODAY)).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    for forward in [0, 1, 12] {
        story.house.app.clock.forward_days(forward);
        let page = story.house.browser_of_staff(story.fatima).await.get("/todo").await.text;
        assert!(page.contains("Observeer KindNOOR") && !page.contains("te laat"), "{forward}: {page}");
    }
    story.house.app.clock.forward_days(6);
    let page = story.house.browser_of_staff(story.fatima).await.get("/todo").await.text;
    assert!(page.contains("te laat"), "two weeks were enough: {page}");
}

#[rstest]
#[tokio::test]
async fn the_talk_with_a_child_that_came_from_day_care_is_not_late_on_its_first_day(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = story(engine, 0).await else { return };
    let months = ("[talks.child_talk_months]\nvalue = 0", "[talks.child_talk_months]\nvalue = 6");
    asks(&story, (0, YEAR_AGO), &[months]).await;
    // It is at day care for more than a year, which ended yesterday.
    starts(&story, story.noor, TODAY - 390.days()).await;
    let school = story.house.group("B1", "bso").await;
    story.house.works(story.fatima, school, "pm", parse(b"ma di do").unwrap()).await;
    let mut tx = story.house.write().await;
    let id = fresh(tx.now);
    on!(tx, c => sqlx::query("UPDATE placement SET until_on = $2 WHERE child_id = $1")
        .bind(story.noor).bind(jiff_sqlx::Date::from(TODAY - 1.day())).execute(c).await.map(drop))
    .unwrap();
    on!(tx, c => sqlx::query(
        "INSERT INTO placement (organisation_id, id, child_id, group_id, main, days, from_on, language, knows_well, not_mentor, same_mentor, other_mentor)
         VALUES ($1, $2, $3, $4, $5, $6, $7, '', '', '', '', '')")
        .bind(story.house.organisation).bind(id).bind(story.noor).bind(school).bind(true)
        .bind(i64::from(parse(b"ma di").unwrap().0)).bind(jiff_sqlx::Date::from(TODAY)).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let talk = async || {
        let page = story.house.browser_of_staff(story.fatima).await.get("/todo").await.text;
        page.split_once("<h3>Praat met KindNOOR").unwrap().1.split("</li>").next().unwrap().to_owned()
    };
    let line = talk().await;
    assert!(line.contains("sinds vandaag") && !line.contains("te laat"), "{line}");
    story.house.app.clock.forward_days(230);
    let line = talk().await;
    assert!(line.contains("te laat"), "more than six months on: {line}");
}
