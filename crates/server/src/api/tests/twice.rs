//! What is sent twice: after something else was imported by hand, and at the same moment.

use axum::http::StatusCode;
use mentorkind_domain::api::Scope;
use rstest::rstest;
use serde_json::json;

use super::{Call, Nest, planning};
use crate::{
    import::{File, Order, Profile, run},
    testing::Engine,
};

#[rstest]
#[tokio::test]
async fn the_same_planning_comes_in_again_after_an_import_by_hand(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let token = nest.token(&[Scope::WritePlanning]).await;
    let send = async |key: &str| {
        let call = Call::post("/api/v1/imports", &token, key, planning("EGEL"));
        nest.ask(&call).await.json()
    };
    let first = send("1").await;
    assert_eq!(first["new"], 2, "{first}");
    let by_hand = [
        ("groups.csv", "group;location;kind\nEGEL;L1;kdv\n"),
        ("staff.csv", "staff;group;days\nANNA;EGEL;ma di wo do vr\n"),
        ("children.csv", "child;group;birth_date;days;first_name\nLOT;EGEL;2024-01-02;ma di;Lotte\n"),
        ("guardians.csv", "guardian;child\n"),
    ];
    let files = by_hand.map(|(name, text)| -> File<'static> {
        (name.to_owned(), Box::new(move || Ok(text.as_bytes().to_vec())))
    });
    let order = Order {
        organisation: "Stichting Voorbeeld",
        profile: Profile { name: "un1ek", source: "days = 5" },
        dry_run: false,
        complete: false,
    };
    run(&nest.house.app.db, &nest.house.app.clock, files, &order).await.unwrap();
    assert!(nest.text("LENI", &format!("/groups/{}", nest.group)).await.contains("Lotte"));
    let again = send("2").await;
    assert_eq!((&again["new"], &again["changed"]), (&json!(0), &json!(1)), "{again}");
    assert_ne!(again["report"], first["report"]);
    assert!(!nest.text("LENI", &format!("/groups/{}", nest.group)).await.contains("Lotte"));
}

#[rstest]
#[tokio::test]
async fn an_absence_that_is_sent_eight_times_at_once_is_entered_once(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let token = nest.token(&[Scope::WriteAbsences]).await;
    let add = async |key: &str| {
        let absence = json!({"who": "child", "key": "NOOR", "from": "2026-03-04", "until": "2026-03-05", "reason": "ill"});
        let answer = nest.ask(&Call::post("/api/v1/absences", &token, key, absence)).await;
        (answer.status, answer.json()["absence"].to_string())
    };
    let answers =
        tokio::join!(add("1"), add("2"), add("3"), add("4"), add("5"), add("6"), add("7"), add("8"));
    let answers = <[_; 8]>::from(answers);
    let created = answers.iter().filter(|(status, _)| *status == StatusCode::CREATED).count();
    assert_eq!(created, 1, "{answers:?}");
    assert!(answers.iter().all(|(_, absence)| *absence == answers[0].1), "{answers:?}");
}
