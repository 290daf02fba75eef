//! Stories of extra attention, on both engines.

use axum::http::StatusCode;
use jiff::ToSpan;
use rstest::rstest;

use crate::{
    observation::tests::Nest,
    testing::{Answer, Browser, Engine, TODAY},
};

const WHAT: &str = "Geef haar tijd om te wennen na een wissel.";

async fn place(nest: &Nest, browser: &mut Browser, what: &str, from: &str, until: &str) -> Answer {
    let fields = [("what", what), ("from", from), ("until", until)];
    browser.get(&format!("{}/extra-attention/new", nest.file())).await;
    browser.post(&format!("{}/extra-attention", nest.file()), &fields).await
}

fn in_days(days: i64) -> String {
    (TODAY + days.days()).to_string()
}

/// The address of the only one in the file that holds or is to come.
async fn address(nest: &Nest, browser: &mut Browser) -> String {
    let page = browser.get(&nest.file()).await.text;
    let id = page.split("href=\"/extra-attention/").nth(1).unwrap().split('/').next().unwrap();
    format!("/extra-attention/{id}")
}

#[rstest]
#[tokio::test]
async fn colleagues_see_it_once_beside_the_child_until_its_last_day(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let group = format!("/groups/{}", nest.group);
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let placed = place(&nest, &mut bram, WHAT, &in_days(1), &in_days(10)).await;
    assert_eq!(placed.location, nest.file(), "{}", placed.text);
    assert!(!bram.get(&group).await.text.contains(WHAT), "not before its first day");
    assert!(bram.get(&nest.file()).await.text.contains("begint"));
    let times = async |days: i64| {
        nest.house.app.clock.forward_days(days);
        let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
        let page = fatima.get(&group).await.text;
        (page.matches(WHAT).count(), page.contains("loopt af"))
    };
    // Noor is there on Mondays and Tuesdays: on a Wednesday it stands with her mentor, on a Monday with today.
    assert_eq!(times(1).await, (1, false));
    let todo = async |staff| nest.house.browser_of_staff(staff).await.get("/todo").await.text;
    assert!(!todo(nest.fatima).await.contains("Heeft KindNOOR het nog nodig?"));
    assert_eq!(times(5).await, (1, true), "in its last week it says so");
    assert!(todo(nest.fatima).await.contains("Heeft KindNOOR het nog nodig?"));
    assert!(!todo(nest.bram).await.contains("Heeft KindNOOR het nog nodig?"), "it is asked of the mentor");
    assert_eq!(times(4).await, (1, true), "the last day counts");
    assert_eq!(times(1).await, (0, false));
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let file = fatima.get(&nest.file()).await.text;
    assert!(
        file.contains(WHAT)
            && file.contains("Bram Proef, van woensdag 4 maart 2026 tot en met vrijdag 13 maart 2026")
    );
}

#[rstest]
#[tokio::test]
async fn it_is_for_who_works_with_the_group_and_not_for_parents_or_the_locked_tablet(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let house = &nest.house;
    let mut fatima = house.browser_of_staff(nest.fatima).await;
    place(&nest, &mut fatima, WHAT, &in_days(0), "").await;
    let group = format!("/groups/{}", nest.group);
    // Who reads the page of the group without its children's files reads the page without it.
    for (role, sees) in [("teamlead", true), ("care", true), ("policy", false), ("director", false)] {
        let staff = house.staff(&role.to_uppercase()).await;
        house.role(staff, role).await;
        let page = house.browser_of_staff(staff).await.get(&group).await;
        assert_eq!((page.status, page.text.contains(WHAT)), (StatusCode::OK, sees), "{role}");
    }
    let iris = house.guardian("IRIS", nest.noor, Some(true)).await;
    let mut iris = house.browser_of_guardian(iris).await;
    assert!(!iris.get("/family").await.text.contains(WHAT));
    let elsewhere = house.group("G2", "bso").await;
    let carla = house.staff("CARLA").await;
    house.works(carla, elsewhere, "pm", mentorkind_division::HalfDays(0b1111)).await;
    let mut carla = house.browser_of_staff(carla).await;
    let address = address(&nest, &mut fatima).await;
    for path in ["/extra-attention/new".to_owned(), "/extra-attention".to_owned()] {
        let sent =
            carla.post(&format!("{}{path}", nest.file()), &[("what", WHAT), ("from", &in_days(0))]).await;
        assert!(matches!(sent.status, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED));
    }
    assert_eq!(carla.post(&format!("{address}/take-away"), &[]).await.status, StatusCode::NOT_FOUND);
    assert!(!house.browser_of_nobody().get("/tablet").await.text.contains(WHAT));
}

#[rstest]
#[tokio::test]
async fn it_is_taken_away_put_back_and_given_another_last_day(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    place(&nest, &mut fatima, WHAT, &in_days(0), &in_days(3)).await;
    let (group, extra) = (format!("/groups/{}", nest.group), address(&nest, &mut bram).await);
    assert_eq!(bram.post(&format!("{extra}/take-away"), &[]).await.location, nest.file());
    assert_eq!(fatima.post(&format!("{extra}/take-away"), &[]).await.status, StatusCode::CONFLICT);
    let page = bram.get(&nest.file()).await.text;
    assert!(
        page.contains(&format!("action=\"{extra}/put-back\"")) && page.contains("door Bram Proef"),
        "{page}"
    );
    assert!(!bram.get(&group).await.text.contains(WHAT));
    assert_eq!(bram.post(&format!("{extra}/put-back"), &[]).await.location, nest.file());
    assert!(bram.get(&group).await.text.contains(WHAT));

    let until = format!("{extra}/until");
    let version = |page: &str| page.split("name=\"version\" value=\"").nth(1).unwrap()[..1].to_owned();
    let version = version(&fatima.get(&until).await.text);
    let wrong = fatima.post(&until, &[("until", &in_days(-1)), ("version", &version)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Dit is te vroeg") && wrong.text.contains(&in_days(-1)));
    let sent = fatima.post(&until, &[("until", &in_days(30)), ("version", &version)]).await;
    assert_eq!(sent.location, nest.file());
    assert!(!fatima.get(&group).await.text.contains("loopt af"));
    // Somebody else was first: what one chose stays, with what stands, and counts when it is saved again.
    let late = bram.post(&until, &[("until", &in_days(20)), ("version", &version)]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    for shown in ["tot en met donderdag 2 april 2026", &in_days(20)] {
        assert!(late.text.contains(shown), "{shown}: {}", late.text);
    }
    let stands = late.text.split("name=\"version\" value=\"").nth(1).unwrap()[..1].to_owned();
    let again = bram.post(&until, &[("until", &in_days(20)), ("version", &stands)]).await;
    assert_eq!(again.location, nest.file());
    assert!(bram.get(&until).await.text.contains(&in_days(20)));
    fatima.post(&format!("{extra}/take-away"), &[]).await;
    let over = bram.post(&until, &[("until", &in_days(21)), ("version", "9")]).await;
    assert_eq!(over.location, nest.file());
    assert!(bram.get(&nest.file()).await.text.contains("is intussen weggehaald of afgelopen"));
}

#[rstest]
#[case("", 0, 0, "Schrijf eerst wat")]
#[case("x", -1, 5, "Deze dag is voorbij")]
#[case("x", 3, 2, "Dit is te vroeg")]
#[case("x", 500, 501, "Dit is te ver weg")]
#[case(&"x".repeat(201), 0, 1, "Deze tekst heeft 201 tekens. Er passen er 200")]
#[tokio::test]
async fn what_cannot_be_placed_is_said_and_stays(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] what: &str,
    #[case] from: i64,
    #[case] until: i64,
    #[case] said: &str,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let answer = place(&nest, &mut fatima, what, &in_days(from), &in_days(until)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains(said), "{}", answer.text);
    for typed in [what, &in_days(from), &in_days(until)] {
        assert!(answer.text.contains(&format!("value=\"{typed}\"")), "{typed}");
    }
}

#[rstest]
#[tokio::test]
async fn a_child_has_a_handful_at_once_and_a_form_sent_twice_counts_once(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    fatima.get(&format!("{}/extra-attention/new", nest.file())).await;
    let today = in_days(0);
    let fields = [("what", WHAT), ("from", today.as_str())];
    for _ in 0..2 {
        let key = "0197a000-0000-7000-8000-000000000001";
        let sent = fatima.post_again(&format!("{}/extra-attention", nest.file()), &fields, key).await;
        assert_eq!(sent.location, nest.file());
    }
    for n in 2..=5 {
        assert_eq!(
            place(&nest, &mut fatima, &format!("Doe {n}"), &in_days(n), "").await.location,
            nest.file()
        );
    }
    let full = place(&nest, &mut fatima, "Nog iets", &today, "").await;
    assert!(full.text.contains("heeft er al 5") && full.text.contains("value=\"Nog iets\""), "{}", full.text);
    // One that goes makes room for another, and then has no place any more.
    let first = address(&nest, &mut fatima).await;
    fatima.post(&format!("{first}/take-away"), &[]).await;
    assert_eq!(place(&nest, &mut fatima, "Nog iets", &today, "").await.location, nest.file());
    fatima.post(&format!("{first}/put-back"), &[]).await;
    assert!(fatima.get(&nest.file()).await.text.contains("heeft er al 5"));
}
