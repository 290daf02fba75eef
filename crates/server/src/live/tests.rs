//! Stories of pages that hear of changes, on both engines.

use std::{future::poll_fn, pin::Pin, time::Duration};

use axum::{body::BodyDataStream, http::StatusCode};
use futures_util::Stream;
use mentorkind_domain::half_days::parse;
use rstest::rstest;
use tokio::time::timeout;

use crate::{
    child::tests::openings,
    observation::tests::Nest,
    testing::{Browser, Engine, TODAY},
};

/// Longer than anything here takes, and shorter than the time between two signs of life.
const SOON: Duration = Duration::from_secs(10);
/// What has not come by now does not come.
const NEVER: Duration = Duration::from_millis(300);

fn address(nest: &Nest) -> String {
    format!("/groups/{}/live?since={}", nest.group, nest.house.app.clock.now().0)
}

/// The next event of a stream, without signs of life; nothing when it ended.
pub(crate) async fn next(stream: &mut BodyDataStream) -> Option<String> {
    loop {
        let chunk = poll_fn(|cx| Pin::new(&mut *stream).poll_next(cx)).await?.unwrap();
        let text = String::from_utf8(chunk.to_vec()).unwrap();
        if text.starts_with("event:") {
            return Some(text);
        }
    }
}

async fn soon(stream: &mut BodyDataStream) -> Option<String> {
    timeout(SOON, next(stream)).await.expect("an event or an end")
}

async fn line(nest: &Nest, browser: &mut Browser, words: &str) {
    let path = format!("/children/{}/day/lines", nest.noor);
    let fields = [("kind", "event"), ("words", words)];
    assert_eq!(browser.post(&path, &fields).await.status, StatusCode::SEE_OTHER);
}

#[rstest]
#[tokio::test]
async fn a_colleague_hears_that_something_changed_and_not_what(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let (mut bram, mut fatima) =
        (nest.house.browser_of_staff(nest.bram).await, nest.house.browser_of_staff(nest.fatima).await);
    let mut stream = fatima.listen(&address(&nest)).await;
    assert!(timeout(NEVER, next(&mut stream)).await.is_err(), "nothing happened yet");
    line(&nest, &mut bram, "Bouwde een toren.").await;
    assert_eq!(soon(&mut stream).await.unwrap(), "event: changed\ndata: today\n\n");
    let presence = format!("/groups/{}/presence/{}/here", nest.group, nest.noor);
    let ill = format!("/groups/{}/days/ill", nest.group);
    let told = format!("/children/{}/day/told", nest.noor);
    let staff = format!("staff:{}", nest.bram.0.simple());
    for (path, fields) in
        [(&presence, vec![]), (&told, vec![("whom", "somebody")]), (&ill, vec![("who", staff.as_str())])]
    {
        assert_eq!(bram.post(path, &fields).await.status, StatusCode::SEE_OTHER, "{path}");
        assert_eq!(soon(&mut stream).await.unwrap(), "event: changed\ndata: today\n\n", "{path}");
    }
    let board = format!("/groups/{}/board", nest.group);
    let child = nest.noor.to_string();
    let answer =
        fatima.post(&board, &[("child", &child), ("what", "Slaapt met haar knuffel."), ("until", "")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    assert_eq!(soon(&mut stream).await.unwrap(), "event: changed\ndata: board\n\n");
    // However much happened, it is told once.
    for words in ["Een.", "Twee.", "Drie."] {
        line(&nest, &mut bram, words).await;
    }
    assert_eq!(soon(&mut stream).await.unwrap(), "event: changed\ndata: today\n\n");
}

#[rstest]
#[tokio::test]
async fn who_has_the_pages_of_a_group_open_hears_of_a_ban_a_secret_address_and_a_death(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let house = &nest.house;
    let anne = house.guardian("ANNE", nest.noor, Some(true)).await;
    let leni = house.staff("Leni").await;
    house.role(leni, "teamlead").await;
    let mut leni = house.browser_of_staff(leni).await;
    let mut fatima = house.browser_of_staff(nest.fatima).await;
    let mut stream = fatima.listen(&address(&nest)).await;
    let family = format!("/children/{}/family", nest.noor);
    let today = TODAY.to_string();
    let day = today.as_str();
    let ban =
        [("who", "other"), ("person", "Oom Karel"), ("from", day), ("basis", "court"), ("decided", day)];
    let secret = [("kind", "person"), ("secret", "true"), ("version", "1")];
    for (path, fields) in
        [(format!("{family}/ban"), ban.as_slice()), (format!("{family}/guardians/{anne}"), secret.as_slice())]
    {
        assert_eq!(leni.post(&path, fields).await.location, family, "{path}");
        assert_eq!(soon(&mut stream).await.unwrap(), "event: changed\ndata: today\n\n", "{path}");
    }
    // It stands in a part of the pages that is fetched again.
    let (group, child) = (format!("/groups/{}", nest.group), format!("/children/{}/day", nest.noor));
    for page in [&group, &format!("{group}/day-handover"), &child] {
        let text = fatima.get(page).await.text;
        let part = text.split("id=\"live-warnings\"").nth(1).unwrap_or_default();
        let part = part.split("</div>").next().unwrap();
        for words in [" data-live=", "Oom Karel", "Ouder ANNE"] {
            assert!(part.contains(words), "{words} on {page}: {text}");
        }
    }
    assert_eq!(leni.post(&format!("{family}/death"), &[("on", day)]).await.location, family);
    assert_eq!(soon(&mut stream).await.unwrap(), "event: changed\ndata: today\n\n");
}

#[rstest]
#[tokio::test]
async fn what_changed_between_the_page_and_its_line_is_told_at_once(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let (mut bram, fatima) =
        (nest.house.browser_of_staff(nest.bram).await, nest.house.browser_of_staff(nest.fatima).await);
    let made = address(&nest);
    nest.house.app.clock.forward_minutes(1);
    line(&nest, &mut bram, "Bouwde een toren.").await;
    assert_eq!(soon(&mut fatima.listen(&made).await).await.unwrap(), "event: changed\ndata: today\n\n");
    let mut stream = fatima.listen(&address(&nest)).await;
    assert!(timeout(NEVER, next(&mut stream)).await.is_err(), "a page that was made after it knows it");
}

#[rstest]
#[tokio::test]
async fn it_is_for_who_sees_the_group_until_signing_out(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let house = &nest.house;
    let elsewhere = house.group("G2", "kdv").await;
    let carla = house.staff("Carla").await;
    house.works(carla, elsewhere, "pm", parse(b"di").unwrap()).await;
    let anne = house.guardian("ANNE", nest.noor, Some(true)).await;
    let address = address(&nest);
    assert_eq!(house.browser_of_staff(carla).await.get(&address).await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.browser_of_guardian(anne).await.get(&address).await.status, StatusCode::FORBIDDEN);
    // A page whose session ended is sent nowhere: it hears that there is nothing more to hear.
    assert_eq!(house.browser_of_nobody().get(&address).await.status, StatusCode::NO_CONTENT);
    // Who works on another group hears of that one only.
    let other = house.browser_of_staff(carla).await;
    let mut others = other.listen(&format!("/groups/{elsewhere}/live")).await;

    let (mut bram, mut fatima) =
        (house.browser_of_staff(nest.bram).await, house.browser_of_staff(nest.fatima).await);
    let mut stream = fatima.listen(&address).await;
    line(&nest, &mut bram, "Bouwde een toren.").await;
    assert!(soon(&mut stream).await.is_some());
    fatima.post("/sign-out", &[]).await;
    line(&nest, &mut bram, "En nog een.").await;
    assert_eq!(soon(&mut stream).await, None);
    assert!(timeout(NEVER, next(&mut others)).await.is_err());
}

#[rstest]
#[tokio::test]
async fn a_page_that_only_listens_is_no_sign_of_life(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let (mut bram, fatima) =
        (nest.house.browser_of_staff(nest.bram).await, nest.house.browser_of_staff(nest.fatima).await);
    let mut stream = fatima.listen(&address(&nest)).await;
    nest.house.app.clock.forward_minutes(31);
    drop(fatima.listen(&address(&nest)).await);
    bram.get("/todo").await;
    nest.house.app.clock.forward_minutes(31);
    line(&nest, &mut bram, "Bouwde een toren.").await;
    assert_eq!(soon(&mut stream).await, None, "nobody touched anything for an hour");
}

#[rstest]
#[tokio::test]
async fn all_lines_end_when_the_server_stops(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let fatima = nest.house.browser_of_staff(nest.fatima).await;
    let mut stream = fatima.listen(&address(&nest)).await;
    assert!(timeout(NEVER, next(&mut stream)).await.is_err());
    nest.house.app.live.close();
    assert_eq!(soon(&mut stream).await, None);
    assert_eq!(soon(&mut fatima.listen(&address(&nest)).await).await, None, "nor does a new one stay");
}

#[rstest]
#[tokio::test]
async fn a_page_that_follows_is_one_opening_an_hour(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let fatima = nest.house.browser_of_staff(nest.fatima).await;
    let page = format!("/children/{}/day", nest.noor);
    // Whoever never opened the page does not get around the log by saying that it asks by itself.
    drop(fatima.listen(&page).await);
    assert_eq!(openings(&nest.house, nest.noor).await, ["mentor day"]);
    bram.get(&page).await;
    drop(bram.listen(&page).await);
    nest.house.app.clock.forward_minutes(59);
    drop(bram.listen(&page).await);
    bram.get("/todo").await;
    assert_eq!(openings(&nest.house, nest.noor).await, ["mentor day", "staff day"]);
    nest.house.app.clock.forward_minutes(1);
    drop(bram.listen(&page).await);
    bram.get(&page).await;
    assert_eq!(openings(&nest.house, nest.noor).await, ["mentor day", "staff day", "staff day", "staff day"]);
}
