//! Stories of the page that a tablet keeps, on both engines.

use axum::http::StatusCode;
use mentorkind_domain::half_days::parse;
use rstest::rstest;

use crate::{
    observation::tests::Nest,
    on,
    platform::audit::Audit,
    testing::{Engine, House},
};

async fn run(house: &House, sql: &'static str) {
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query(sql).execute(c).await.map(drop)).unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
}

#[rstest]
#[tokio::test]
async fn what_a_tablet_keeps_is_first_names_presence_and_whom_to_ask(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let house = &nest.house;
    // Two who are called the same, also by the letter of their last name.
    let noor = house.child("NOOR2", nest.group, parse(b"di").unwrap()).await;
    run(house, "UPDATE child SET first_name = 'KindNOOR' WHERE key = 'NOOR2'").await;
    house.guardian("GEHEIM", nest.noor, Some(true)).await;
    let mut bram = house.browser_of_staff(nest.bram).await;
    let note = [("text", "GEHEIM-notitie"), ("reader", "group"), ("seen_on", "2026-03-03")];
    bram.post(&format!("/children/{}/notes", nest.noor), &note).await;
    let line = [("kind", "sleep"), ("words", "GEHEIM-regel")];
    bram.post(&format!("/children/{}/day/lines", nest.noor), &line).await;
    bram.post(&format!("/groups/{}/presence/{}/here", nest.group, nest.noor), &[]).await;

    let address = format!("/groups/{}/today", nest.group);
    let page = bram.get(&address).await.text;
    for shown in ["KindNOOR V.", "KindSEM", "is er sinds 09:00", "wordt verwacht", "Fatima", "Bram"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    for hidden in ["GEHEIM", "Voorbeeld", "Proef", "csrf", "action=", "/children/", "data-who", "2023-02"] {
        assert!(!page.contains(hidden), "{hidden}: {page}");
    }
    assert!(page.contains(&noor.to_string()), "what is written is about somebody");

    let elsewhere = house.group("G2", "kdv").await;
    let carla = house.staff("Carla").await;
    house.works(carla, elsewhere, "pm", parse(b"di").unwrap()).await;
    let mut carla = house.browser_of_staff(carla).await;
    assert_eq!(carla.get(&address).await.status, StatusCode::NOT_FOUND);
    let anne = house.guardian("ANNE", nest.noor, Some(true)).await;
    let mut parent = house.browser_of_guardian(anne).await;
    assert_eq!(parent.get(&address).await.status, StatusCode::FORBIDDEN);
}
