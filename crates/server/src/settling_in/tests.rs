//! Stories of settling in, on both engines.

use axum::http::StatusCode;
use jiff::ToSpan;
use mentorkind_domain::half_days::parse;
use rstest::rstest;

use crate::{
    observation::tests::Nest,
    on,
    platform::{
        audit::Audit,
        ids::{ChildId, fresh},
    },
    testing::{Answer, Browser, Engine, TODAY},
};

/// Noor starts in two weeks; Fatima is her first carer. One of the Mondays in her first weeks is Easter Monday.
async fn coming(nest: &Nest) -> String {
    let mut tx = nest.house.write().await;
    let (organisation, start) = (nest.house.organisation, jiff_sqlx::Date::from(TODAY + 14.days()));
    on!(tx, c => sqlx::query("UPDATE placement SET from_on = $3 WHERE organisation_id = $1 AND child_id = $2")
        .bind(organisation).bind(nest.noor).bind(start).execute(c).await.map(drop)).unwrap();
    let id = fresh(tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO settling_in (organisation_id, id, child_id, first_carer_id, first_carer_chosen_on) VALUES ($1, $2, $3, $4, $5)")
        .bind(organisation).bind(id).bind(nest.noor).bind(nest.fatima).bind(start).execute(c).await.map(drop)).unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    page_of(nest.noor)
}

fn page_of(child: ChildId) -> String {
    format!("/children/{child}/settling-in")
}

async fn plan(browser: &mut Browser, page: &str, day: &str, from: &str, until: &str) -> Answer {
    browser.get(page).await;
    browser.post(page, &[("day", day), ("from", from), ("until", until)]).await
}

fn in_days(days: i64) -> String {
    (TODAY + days.days()).to_string()
}

#[rstest]
#[tokio::test]
async fn the_group_and_the_parents_see_who_comes_to_settle_in(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let page = coming(&nest).await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let shown = fatima.get(&page).await.text;
    assert!(
        shown.contains("op 7 van de 7 dagen van KindNOOR") && shown.contains("0 van de 5 onderwerpen"),
        "{shown}"
    );
    assert!(shown.contains("value=\"2026-03-10\""), "a week before the first day is proposed: {shown}");
    assert!(fatima.get(&nest.file()).await.text.contains(&page), "the file leads to it");
    assert_eq!(plan(&mut fatima, &page, &in_days(3), "09:30", "11:00").await.location, page);
    let group = format!("/groups/{}", nest.group);
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let today = bram.get(&group).await.text;
    assert!(today.contains("Komt wennen") && today.contains("9.30 – 11.00"), "{today}");
    let mut parent = nest.house.browser_of_guardian(iris).await;
    assert!(parent.get("/family").await.text.contains("9.30 – 11.00"));
    let cancel = fatima.get(&page).await.text.split("action=\"/visits/").nth(1).unwrap()[..36].to_owned();
    let cancel = format!("/visits/{cancel}/cancel");
    assert_eq!(fatima.post(&cancel, &[]).await.location, page);
    assert!(!bram.get(&group).await.text.contains("Komt wennen"));
    assert!(!parent.get("/family").await.text.contains("9.30"));
    assert_eq!(fatima.post(&cancel, &[("again", "1")]).await.status, StatusCode::CONFLICT);
}

#[rstest]
#[tokio::test]
async fn a_visit_stands_once_at_a_time(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let page = coming(&nest).await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert_eq!(plan(&mut fatima, &page, "2026-03-10", "09:30", "11:00").await.location, page);
    for (from, until) in [("09:30", "11:00"), ("10:00", "10:30"), ("09:00", "12:00")] {
        let refused = plan(&mut fatima, &page, "2026-03-10", from, until).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{from}");
        assert!(refused.text.contains("op deze tijd al wennen"), "{}", refused.text);
    }
    assert_eq!(plan(&mut fatima, &page, "2026-03-10", "11:00", "12:00").await.location, page);
    assert_eq!(plan(&mut fatima, &page, "2026-03-11", "09:30", "11:00").await.location, page);
    // Who comes today stands with the children of the day, and can be ticked.
    assert_eq!(plan(&mut fatima, &page, &in_days(0), "13:00", "14:00").await.location, page);
    let (group, visit) = (format!("/groups/{}", nest.group), "komt wennen, 13.00 – 14.00");
    let cards = format!("{group}/day-handover");
    for path in [group.as_str(), "/todo", cards.as_str()] {
        assert!(fatima.get(path).await.text.contains(visit), "{path}");
    }
    assert!(fatima.get(&cards).await.text.contains("0 kinderen zijn er · 2 verwacht"));
    fatima.post(&format!("{group}/presence/{}/here", nest.noor), &[]).await;
    let shown = fatima.get(&cards).await.text;
    assert!(shown.contains("1 kind is er · 1 verwacht") && shown.contains("KindNOOR"), "{shown}");
}

#[rstest]
#[tokio::test]
async fn the_first_carer_is_compared_with_the_roster_as_it_really_goes(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let page = coming(&nest).await;
    nest.house.absent(nest.fatima, TODAY + 14.days(), TODAY + 20.days()).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert!(bram.get(&page).await.text.contains("op 5 van de 7 dagen"));
}

#[rstest]
#[case("2026-01-01", "09:30", "11:00", "Deze dag is voorbij")]
#[case("1990-01-01", "09:30", "11:00", "Deze dag is voorbij")]
#[case("2026-12-01", "09:30", "11:00", "Kies een dag tot en met")]
#[case("2026-04-15", "09:30", "11:00", "Kies een dag tot en met dinsdag 14 april 2026")]
#[case("2026-03-07", "09:30", "11:00", "is de groep dicht")]
#[case("morgen", "09:30", "11:00", "Kies een dag")]
#[case("2026-03-10", "half tien", "11:00", "Vul een tijd in")]
#[case("2026-03-10", "11:00", "09:30", "Het einde is niet na het begin")]
#[case("2026-03-10", "02:00", "03:00", "tussen 6.00 en 20.00 uur")]
#[tokio::test]
async fn a_visit_that_cannot_be_comes_back_as_it_was_typed(
    #[case] day: &str,
    #[case] from: &str,
    #[case] until: &str,
    #[case] why: &str,
) {
    let Some(nest) = Nest::open(Engine::Sqlite).await else { return };
    let page = coming(&nest).await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let refused = plan(&mut fatima, &page, day, from, until).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains(why), "{}", refused.text);
    assert!([day, from, until].iter().all(|typed| refused.text.contains(&format!("value=\"{typed}\""))));
    assert!(fatima.get(&page).await.text.contains("Er staan geen wenmomenten"));
}

#[rstest]
#[tokio::test]
async fn who_is_here_for_long_does_not_settle_in(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let page = coming(&nest).await;
    let other = nest.house.staff("Other").await;
    let group = nest.house.group("G2", "kdv").await;
    nest.house.works(other, group, "pm", parse(b"ma").unwrap()).await;
    let mut stranger = nest.house.browser_of_staff(other).await;
    assert_eq!(stranger.get(&page).await.status, StatusCode::NOT_FOUND);
    nest.house.app.clock.forward_days(14 + 91);
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert_eq!(fatima.get(&page).await.status, StatusCode::OK, "the last day counts");
    nest.house.app.clock.forward_days(1);
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert_eq!(fatima.get(&page).await.status, StatusCode::NOT_FOUND);
    assert!(!fatima.get(&nest.file()).await.text.contains(&page));
}
