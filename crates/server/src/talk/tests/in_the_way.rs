//! What stands in the way of a talk: the location closes, the mentor is away, the child has left.

use mentorkind_domain::half_days::parse;

use super::*;
use crate::{
    calendar::Who,
    on,
    platform::ids::{MeetingId, StaffId, fresh},
};

async fn lead(story: &Story) -> Browser {
    let leni = story.nest.house.staff("Leni").await;
    story.nest.house.role(leni, "teamlead").await;
    story.nest.house.browser_of_staff(leni).await
}

/// A meeting of the team of Noor's group and a stand-in on it, on the day of the talk.
async fn also_then(story: &Story) {
    let house = &story.nest.house;
    let by = house.account(Some(story.nest.bram), None).await;
    let mut tx = house.write().await;
    let (now, day) = (tx.now, jiff_sqlx::Date::from(date(2026, 3, 10)));
    on!(tx, c => sqlx::query(
        "INSERT INTO group_meeting (organisation_id, id, group_id, held_on, recorded_at, recorded_by, planned)
         VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(house.organisation).bind(MeetingId::new(now)).bind(story.nest.group).bind(day).bind(now).bind(by)
        .bind(true).execute(c).await.map(drop))
    .unwrap();
    for (name, days) in [("Ria", "di"), ("Wil", "vr")] {
        on!(tx, c => sqlx::query(
            "INSERT INTO stand_in (organisation_id, id, group_id, name, days, from_on, until_on, made_at)
             VALUES ($1, $2, $3, $4, $5, $6, $6, $7)")
            .bind(house.organisation).bind(fresh(now)).bind(story.nest.group).bind(name)
            .bind(i64::from(parse(days.as_bytes()).unwrap().0)).bind(day).bind(now).execute(c).await.map(drop))
        .unwrap();
    }
    tx.commit(Audit::housekeeping()).await.unwrap();
}

#[rstest]
#[tokio::test]
async fn a_location_that_closes_says_what_stands_then_and_parents_are_not_reminded_of_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let talk = story.planned().await;
    also_then(&story).await;
    let mails = story.mails().await.len();
    let mut lead = lead(&story).await;
    let days = format!("/locations/{}/days", story.nest.house.location);
    let closes = [("from", "2026-03-09"), ("until", "2026-03-10"), ("reason", "studiedag")];
    let said = lead.post_on(&format!("{days}/closure"), &closes).await.text;
    for words in [
        "Er is dan 1 invaller ingeroosterd",
        "gesprek over KindNOOR (di 10 maart",
        "groepsbespreking van Groep G1",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(story.mentor.get(&talk).await.text.contains("Dan is de locatie dicht: verzet het gesprek."));
    for list in [&mut story.mentor, &mut lead] {
        let todo = list.get("/todo").await.text;
        assert!(todo.contains("Dan is de locatie dicht: verzet het."), "{todo}");
    }
    story.nest.house.app.clock.forward_days(7);
    assert_eq!(story.mails().await.len(), mails, "no reminder of a talk at a closed door");
}

#[rstest]
#[tokio::test]
async fn who_says_that_the_mentor_is_away_reads_what_is_planned_and_parents_are_still_reminded(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let talk = story.planned().await;
    let mails = story.mails().await.len();
    let mut lead = lead(&story).await;
    let who = Who::Staff(story.nest.fatima).value();
    let away = [("who", who.as_str()), ("from", "2026-03-09"), ("until", "2026-03-11"), ("reason", "free")];
    let said = lead.post_on(&format!("/groups/{}/days/absence", story.nest.group), &away).await.text;
    assert!(said.contains("Dan staat er nog: gesprek over KindNOOR (di 10 maart"), "{said}");
    let not_there = "Fatima is er dan niet: neem het gesprek over, of verzet het.";
    assert!(lead.get("/todo").await.text.contains(not_there));
    assert!(story.mentor.get("/todo").await.text.contains("Je bent er dan niet"));
    let mut colleague = story.nest.house.browser_of_staff(story.nest.bram).await;
    assert!(colleague.get(&talk).await.text.contains(not_there), "who could take it over reads it");
    story.nest.house.app.clock.forward_days(7);
    assert_eq!(story.mails().await.len(), mails + 1, "it was not called off");
}

#[rstest]
#[tokio::test]
async fn who_may_not_open_the_file_reads_only_that_something_is_planned(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let house = &story.nest.house;
    let (gerda, other) = (house.staff("Gerda").await, house.group("G2", "kdv").await);
    for staff in [gerda, story.nest.fatima] {
        house.works(staff, other, "pm", parse(b"di").unwrap()).await;
    }
    let noor = story.nest.noor.to_string();
    let plan =
        [("child", noor.as_str()), ("kind", "parent-talk"), ("outcome", "planned"), ("day", "2026-03-03")];
    assert_eq!(story.mentor.post("/todo/talks", &plan).await.location, "/todo");
    let mut gerda = story.nest.house.browser_of_staff(gerda).await;
    let who = Who::Staff(story.nest.fatima).value();
    let said = gerda.post_on(&format!("/groups/{other}/days/ill"), &[("who", &who)]).await.text;
    assert!(said.contains("Dan staat er nog: nog 1 afspraak.") && !said.contains("KindNOOR"), "{said}");
}

/// Noor's last day is that of the talk.
async fn leaves(story: &Story) {
    let house = &story.nest.house;
    let mut tx = house.write().await;
    for table in ["placement", "mentorship"] {
        let sql = format!("UPDATE {table} SET until_on = $3 WHERE organisation_id = $1 AND child_id = $2");
        on!(tx, c => sqlx::query(sqlx::AssertSqlSafe(sql)).bind(house.organisation).bind(story.nest.noor)
            .bind(jiff_sqlx::Date::from(date(2026, 3, 10))).execute(c).await.map(drop))
        .unwrap();
    }
    tx.commit(Audit::housekeeping()).await.unwrap();
}

#[rstest]
#[tokio::test]
async fn a_talk_on_the_last_day_is_recorded_after_it_by_who_led_or_was_the_mentor_then(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let talk = story.planned().await;
    leaves(&story).await;
    story.nest.house.app.clock.forward_days(8);
    let open = async |staff: StaffId| story.nest.house.browser_of_staff(staff).await;
    let (mut mentor, mut colleague) = (open(story.nest.fatima).await, open(story.nest.bram).await);
    let mut lead = lead(&story).await;
    assert_eq!(mentor.get(&story.nest.file()).await.status, StatusCode::NOT_FOUND, "its file is closed");
    assert_eq!(colleague.get(&talk).await.status, StatusCode::NOT_FOUND);
    let asks = "KindNOOR is hier niet meer. Leg nog vast hoe het gesprek ging.";
    for reader in [&mut mentor, &mut lead] {
        let page = reader.get(&talk).await.text;
        assert!(page.contains("Hoe ging het gesprek?") && !page.contains(&story.nest.file()), "{page}");
        let todo = reader.get("/todo").await.text;
        assert!(todo.contains(asks) && !todo.contains(&story.nest.file()), "{todo}");
    }
    assert!(!colleague.get("/todo").await.text.contains(asks));

    let noor = story.nest.noor.to_string();
    let held =
        [("child", noor.as_str()), ("kind", "parent-talk"), ("outcome", "held"), ("day", "2026-03-10")];
    assert_eq!(colleague.post("/todo/talks", &held).await.status, StatusCode::NOT_FOUND);
    assert_eq!(mentor.post("/todo/talks", &held).await.location, "/todo");
    assert!(!mentor.get("/todo").await.text.contains(asks));
    let share = |report| [("report", report), ("day", "2026-03-10"), ("version", "0"), ("then", "share")];
    let report = format!("{talk}/report");
    let named = lead.post(&report, &share("Zal KindSEM missen.")).await;
    assert!(named.text.contains("De naam KindSEM staat in de tekst."), "{}", named.text);
    assert_eq!(lead.post(&report, &share("Fijne tijd gehad.")).await.location, talk);
    let mut parent = story.nest.house.browser_of_guardian(story.iris).await;
    assert!(parent.get("/family").await.text.contains("Fijne tijd gehad."));

    story.nest.house.app.clock.forward_days(28);
    let mut mentor = story.nest.house.browser_of_staff(story.nest.fatima).await;
    assert_eq!(mentor.get(&talk).await.status, StatusCode::NOT_FOUND);
}
