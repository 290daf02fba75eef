//! Stories of the board, on both engines.

use axum::http::StatusCode;
use jiff::ToSpan;
use rstest::rstest;

use crate::{
    observation::tests::Nest,
    on,
    platform::audit::Audit,
    testing::{Answer, Browser, Engine, TODAY},
};

const WHAT: &str = "Slaapt na het fruit, met haar eigen knuffel.";

fn board(nest: &Nest) -> String {
    format!("/groups/{}/board", nest.group)
}

async fn agree(nest: &Nest, browser: &mut Browser, what: &str, until: &str, important: bool) -> Answer {
    let child = nest.noor.to_string();
    let mut fields =
        vec![("child", child.as_str()), ("what", what), ("of_whom", "met moeder"), ("until", until)];
    if important {
        fields.push(("important", "true"));
    }
    browser.post(&board(nest), &fields).await
}

/// The address of the first agreement on the board.
async fn first(nest: &Nest, browser: &mut Browser) -> String {
    let page = browser.get(&board(nest)).await.text;
    let id = page.split("href=\"/agreements/").nth(1).unwrap().split('"').next().unwrap();
    format!("/agreements/{id}")
}

fn in_days(days: i64) -> String {
    (TODAY + days.days()).to_string()
}

#[rstest]
#[tokio::test]
async fn what_is_important_is_asked_of_each_colleague_until_it_was_read(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let lead = nest.house.staff("Maaike").await;
    nest.house.role(lead, "teamlead").await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let mut maaike = nest.house.browser_of_staff(lead).await;
    assert_eq!(agree(&nest, &mut fatima, "Drinkt water.", "", false).await.location, board(&nest));
    assert!(
        !bram.get("/todo").await.text.contains("Drinkt water."),
        "it is on the board, and asked of nobody"
    );
    assert_eq!(agree(&nest, &mut fatima, WHAT, "", true).await.location, board(&nest));
    assert!(!fatima.get("/todo").await.text.contains(WHAT), "who put it there knows it");
    assert!(bram.get("/todo").await.text.contains(WHAT));
    let page = maaike.get(&board(&nest)).await.text;
    assert!(
        page.contains("1 van 2 collega’s hebben dit gelezen.") && page.contains("Nog niet: Bram Proef."),
        "{page}"
    );
    let page = bram.get(&board(&nest)).await.text;
    assert!(
        page.find(WHAT).unwrap() < page.find("Drinkt water.").unwrap() && !page.contains("van 2 collega")
    );
    let read = page.split("action=\"/agreements/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let read = format!("/agreements/{read}");
    for _ in 0..2 {
        assert_eq!(bram.post(&read, &[("back", "todo")]).await.location, "/todo");
    }
    assert!(!bram.get("/todo").await.text.contains(WHAT));
    assert!(maaike.get(&board(&nest)).await.text.contains("2 van 2"));
    // Somebody who is new in the team is asked too.
    let carla = nest.house.staff("Carla").await;
    let mut browser = nest.house.browser_of_staff(carla).await;
    assert_eq!(browser.post(&read, &[]).await.status, StatusCode::FORBIDDEN);
    let days = mentorkind_domain::half_days::parse(b"ma di").unwrap();
    nest.house.works(carla, nest.group, "bio", days).await;
    let mut browser = nest.house.browser_of_staff(carla).await;
    assert!(browser.get(&board(&nest)).await.text.contains("Afspraken om te lezen"));
    assert!(maaike.get(&board(&nest)).await.text.contains("2 van 3"));
}

#[rstest]
#[tokio::test]
async fn parents_with_custody_read_what_was_agreed_and_what_came_of_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let anne = nest.house.guardian("ANNE", nest.noor, Some(true)).await;
    let wim = nest.house.guardian("WIM", nest.noor, Some(false)).await;
    let other = nest.house.guardian("OTTO", nest.sem, Some(true)).await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    agree(&nest, &mut fatima, WHAT, &in_days(3), true).await;
    let mut parent = nest.house.browser_of_guardian(anne).await;
    assert!(parent.get("/family").await.text.contains(WHAT));
    for guardian in [wim, other] {
        let mut browser = nest.house.browser_of_guardian(guardian).await;
        assert!(!browser.get("/family").await.text.contains(WHAT));
        assert_eq!(browser.get(&board(&nest)).await.status, StatusCode::FORBIDDEN);
    }
    // After its last day it is over, and can be looked back on still.
    nest.house.app.clock.forward_days(4);
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let page = fatima.get(&board(&nest)).await.text;
    assert!(page.contains("Voorbij (1)") && !page.contains("Dit geldt nu"), "{page}");
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert!(!bram.get("/todo").await.text.contains(WHAT), "nobody is asked to read what is over");
    let one = first(&nest, &mut fatima).await;
    let end = format!("{one}/end");
    let empty = bram.post(&end, &[("outcome", " "), ("version", "1")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        bram.post(&end, &[("outcome", "Het ging goed."), ("version", "1")]).await.location,
        board(&nest)
    );
    let late = fatima.post(&end, &[("outcome", "Anders gezien."), ("version", "1")]).await;
    assert!(late.text.contains("heeft intussen") && late.text.contains("Anders gezien."), "{}", late.text);
    let mut parent = nest.house.browser_of_guardian(anne).await;
    assert!(parent.get("/family").await.text.contains("Het ging goed."));
}

#[rstest]
#[tokio::test]
async fn it_is_withdrawn_on_its_first_day_only(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let anne = nest.house.guardian("ANNE", nest.noor, Some(true)).await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    agree(&nest, &mut fatima, WHAT, "", true).await;
    let one = first(&nest, &mut fatima).await;
    let withdraw = format!("{one}/withdraw");
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert_eq!(bram.post(&withdraw, &[]).await.location, board(&nest));
    assert_eq!(bram.post(&withdraw, &[]).await.status, StatusCode::CONFLICT);
    assert_eq!(bram.get(&one).await.status, StatusCode::NOT_FOUND);
    assert!(!bram.get(&board(&nest)).await.text.contains(WHAT));
    let mut parent = nest.house.browser_of_guardian(anne).await;
    assert!(!parent.get("/family").await.text.contains(WHAT));
    agree(&nest, &mut fatima, "Nog eens.", "", false).await;
    let one = first(&nest, &mut fatima).await;
    nest.house.app.clock.forward_days(1);
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert_eq!(fatima.post(&format!("{one}/withdraw"), &[]).await.status, StatusCode::CONFLICT);
}

#[rstest]
#[case("", "", "Er is niets bewaard")]
#[case("x", "2020-01-01", "Kies een dag van vandaag")]
#[case("x", "2030-01-01", "Kies een dag van vandaag")]
#[case(&"x".repeat(501), "", "De tekst heeft 501 tekens; er passen er 500")]
#[tokio::test]
async fn what_cannot_be_kept_is_said_and_stays(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] what: &str,
    #[case] until: &str,
    #[case] said: &str,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let answer = agree(&nest, &mut fatima, what, until, true).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains(said) && answer.text.contains("met moeder"), "{}", answer.text);
    let elsewhere = nest.house.group("G2", "kdv").await;
    assert_eq!(fatima.get(&format!("/groups/{elsewhere}/board")).await.status, StatusCode::NOT_FOUND);
    let stranger = [("child", "0197a000-0000-7000-8000-000000000001"), ("what", "x")];
    let answer = fatima.post(&board(&nest), &stranger).await;
    assert!(answer.text.contains("Kies over welk kind het gaat"), "{}", answer.text);
}

#[rstest]
#[tokio::test]
async fn what_was_agreed_in_a_talk_is_put_there_in_one_tap_once(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let account = nest.house.account(Some(nest.fatima), None).await;
    let mut tx = nest.house.write().await;
    let (id, now) = (crate::platform::ids::fresh(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO talk_offer (organisation_id, id, child_id, kind, state, made_at, made_by, report, agreements, shared_at)
         VALUES ($1, $2, $3, 'parent-talk', 'held', $4, $5, 'x', $6, $4)")
        .bind(nest.house.organisation).bind(id).bind(nest.noor).bind(now).bind(account)
        .bind(format!("{WHAT}\n\nElke dag even bellen."))
        .execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let (page, put) = (format!("/talks/{id}"), format!("/talks/{id}/agreements"));
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert_eq!(fatima.get(&page).await.text.matches("name=\"line\"").count(), 2);
    assert_eq!(fatima.post(&put, &[("line", "1")]).await.location, board(&nest));
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let todo = bram.get("/todo").await.text;
    assert!(todo.contains("Elke dag even bellen.") && todo.contains("Oudergesprek, "), "{todo}");
    assert_eq!(bram.post(&put, &[("line", "1")]).await.status, StatusCode::CONFLICT);
    assert_eq!(bram.post(&put, &[("line", "2")]).await.status, StatusCode::BAD_REQUEST);
    let text = bram.get(&page).await.text;
    assert!(text.contains("op het groepsbord") && text.matches("name=\"line\"").count() == 1, "{text}");
    let coach = nest.house.staff("Coen").await;
    nest.house.role(coach, "coach").await;
    let mut coach = nest.house.browser_of_staff(coach).await;
    assert!(!coach.get(&page).await.text.contains("name=\"line\""));
    assert_eq!(coach.post(&put, &[("line", "0")]).await.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[tokio::test]
async fn the_wall_names_who_is_there_and_whom_to_ask_and_nothing_else(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut tx = nest.house.write().await;
    on!(tx, c => sqlx::query("UPDATE child SET birth_date = $2 WHERE id = $1").bind(nest.noor)
        .bind(jiff_sqlx::Date::from(TODAY - 3.years())).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    agree(&nest, &mut fatima, WHAT, "", true).await;
    let wall = format!("{}/wall", board(&nest));
    let page = fatima.get(&wall).await.text;
    assert!(page.contains("KindNOOR wordt vandaag 3!") && page.contains("vraag Fatima"), "{page}");
    assert!(!page.contains(WHAT) && !page.contains("KindNOOR Voorbeeld"), "no agreement and no last name");
    assert!(page.contains("wordt verwacht") && page.contains("0 kinderen zijn er"), "{page}");
    fatima.post(&format!("/groups/{}/presence/{}/here", nest.group, nest.noor), &[]).await;
    let page = fatima.get(&wall).await.text;
    assert!(page.contains("is er sinds 09:00") && page.contains("1 kind is er"), "{page}");
    // Two who are called the same are told apart without their whole name.
    nest.house.child("NOOR2", nest.group, mentorkind_domain::half_days::parse(b"di").unwrap()).await;
    let mut tx = nest.house.write().await;
    on!(tx, c => sqlx::query("UPDATE child SET first_name = 'KindNOOR' WHERE key = 'NOOR2'").execute(c).await.map(drop))
        .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let page = fatima.get(&wall).await.text;
    assert!(page.contains("KindNOOR V.") && !page.contains("KindNOOR Voorbeeld"), "{page}");
    nest.house.absent(nest.fatima, TODAY, TODAY).await;
    let page = fatima.get(&wall).await.text;
    assert!(!page.contains("vraag Fatima") && page.matches("vraag Bram").count() == 3, "{page}");
    let elsewhere = nest.house.group("G2", "kdv").await;
    assert_eq!(fatima.get(&format!("/groups/{elsewhere}/board/wall")).await.status, StatusCode::NOT_FOUND);
}
