use axum::http::StatusCode;
use jiff::{ToSpan, civil::date};
use mentorkind_domain::half_days::parse;
use rstest::rstest;

use crate::{
    observation::tests::Nest,
    on,
    platform::{audit::Audit, ids::ChildId},
    testing::{Engine, House},
};

#[rstest]
#[tokio::test]
async fn the_file_is_one_tap_from_the_group_and_its_opening_is_recorded(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut browser = nest.house.browser_of_staff(nest.fatima).await;
    let path = format!("/children/{}", nest.noor);
    let group = browser.get(&format!("/groups/{}", nest.group)).await.text;
    assert!(group.contains(&format!("href=\"{path}\"")));
    let page = browser.get(&path).await.text;
    assert!(page.contains("KindNOOR Voorbeeld") && page.contains("mentor: Fatima Proef"), "{page}");
    assert!(page.contains("Nog niets geschreven"));
    assert!(page.contains("maandag: samen met de mentor"));
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    bram.get(&path).await;
    assert_eq!(openings(&nest.house, nest.noor).await, ["mentor file", "staff file"]);
}

pub async fn openings(house: &House, child: ChildId) -> Vec<String> {
    let mut tx = house.app.db.read().await.unwrap();
    let mut found: Vec<String> =
        on!(tx, c => sqlx::query_scalar("SELECT relation || ' ' || page FROM file_opening WHERE child_id = $1")
        .bind(child).fetch_all(c).await)
        .unwrap();
    found.sort_unstable();
    found
}

#[rstest]
#[tokio::test]
async fn the_address_of_a_refused_form_leads_to_the_page_above_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut browser = nest.house.browser_of_staff(nest.fatima).await;
    let file = format!("/children/{}", nest.noor);
    let form = format!("{file}/notes");
    let refused = browser.post(&form, &[("text", ""), ("reader", "group"), ("seen_on", "2026-03-03")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let again = browser.get(&form).await;
    assert_eq!((again.status, again.location.as_str()), (StatusCode::SEE_OTHER, file.as_str()));
    assert_eq!(browser.get("/todo/talks").await.location, "/todo");
    assert_eq!(browser.get("/nowhere/notes").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get(&file).await.status, StatusCode::OK);
}

#[rstest]
#[tokio::test]
async fn an_address_that_cannot_be_read_is_a_page_that_is_not_there(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let director = nest.house.staff("Dirk").await;
    nest.house.role(director, "director").await;
    let mut director = nest.house.browser_of_staff(director).await;
    let new = format!("{}/talks/new", nest.file());
    for address in ["/children/abc", "/groups/abc", new.as_str(), "/overview/over-time?at=abc"] {
        let browser = if address.starts_with("/overview") { &mut director } else { &mut fatima };
        let answer = browser.get(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}: {}", answer.text);
        assert!(answer.text.contains("Deze pagina is er niet"), "{address}: {}", answer.text);
    }
    let answer = fatima.post("/talks/abc/cancel", &[]).await;
    assert!(answer.text.contains("Deze pagina is er niet"), "{}", answer.text);
}

#[rstest]
#[tokio::test]
async fn a_form_that_is_too_large_says_so(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut browser = nest.house.browser_of_staff(nest.fatima).await;
    let long = "a".repeat(3 * 1024 * 1024);
    let answer = browser.post("/todo/talks", &[("child", &long)]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text.contains("te groot om te versturen"), "{}", answer.text);
    let answer = browser.post("/todo/talks", &[("child", "x")]).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
}

#[rstest]
#[tokio::test]
async fn the_file_stays_with_the_group_where_the_child_is(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let house = &nest.house;
    let next = house.group("G2", "bso").await;
    let carla = house.staff("CARLA").await;
    house.works(carla, next, "pm", parse(b"ma di").unwrap()).await;
    let place = |child: ChildId, from, until| {
        let house = &nest.house;
        async move {
            let mut tx = house.write().await;
            on!(tx, c => sqlx::query(
                "INSERT INTO placement (organisation_id, id, child_id, group_id, main, days, from_on, until_on, language, knows_well,
                   not_mentor, same_mentor, other_mentor) VALUES ($1, $2, $3, $4, $5, 15, $6, $7, '', '', '', '', '')")
                .bind(house.organisation).bind(crate::platform::ids::fresh(crate::platform::clock::Moment(0)))
                .bind(child).bind(next).bind(true)
                .bind(jiff_sqlx::Date::from(from)).bind(until).execute(c).await.map(drop))
            .unwrap();
            tx.commit(Audit::housekeeping()).await.unwrap();
        }
    };
    place(nest.noor, date(2026, 4, 1), None::<jiff_sqlx::Date>).await;
    let mut browser = house.browser_of_staff(carla).await;
    let path = format!("/children/{}", nest.noor);
    assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND, "it is still elsewhere");
    house.app.clock.forward_days(30);
    let mut browser = house.browser_of_staff(carla).await;
    assert_eq!(browser.get(&path).await.status, StatusCode::OK, "it has a place there now");
    // A child that has been on the group is no longer the group's.
    let gone = crate::testing::TODAY - 10.days();
    place(nest.sem, date(2026, 1, 1), Some(jiff_sqlx::Date::from(gone))).await;
    assert_eq!(browser.get(&format!("/children/{}", nest.sem)).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn who_has_nothing_to_do_with_a_child_does_not_open_its_file(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let house = &nest.house;
    let path = format!("/children/{}", nest.noor);
    for (role, status) in [
        ("teamlead", StatusCode::OK),
        ("coach", StatusCode::OK),
        ("care", StatusCode::OK),
        ("policy", StatusCode::FORBIDDEN),
        ("director", StatusCode::FORBIDDEN),
        ("admin", StatusCode::FORBIDDEN),
    ] {
        let staff = house.staff(&role.to_uppercase()).await;
        house.role(staff, role).await;
        assert_eq!(house.browser_of_staff(staff).await.get(&path).await.status, status, "{role}");
    }
    let parent = house.guardian("ANNE", nest.noor, Some(true)).await;
    let mut parent = house.browser_of_guardian(parent).await;
    assert_eq!(parent.get(&path).await.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[tokio::test]
async fn the_file_asks_no_more_when_it_grows(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let path = format!("/children/{}", nest.noor);
    let mut browser = nest.house.browser_of_staff(nest.fatima).await;
    nest.note(nest.bram, "een").await;
    let count = || nest.house.app.db.queries();
    let before = count();
    browser.get(&path).await;
    let few = count() - before;
    for i in 0..25 {
        nest.note(nest.bram, &format!("regel {i}")).await;
    }
    let before = count();
    browser.get(&path).await;
    assert_eq!(count() - before, few);
}
