//! A setting that is changed by its field, on both engines.

use axum::http::StatusCode;
use rstest::rstest;

use super::{
    settings::told,
    tests::{approve, hidden, policy_officer, send, with_days},
};
use crate::testing::{Engine, House};

const SENTENCE: &str = "Ouders horen binnen twee dagen wie de mentor is.";

fn typed<'f>(version: &'f str, days: &'f str) -> [(&'f str, &'f str); 4] {
    [
        ("starts_on", "2026-03-04"),
        ("version", version),
        ("telling.working_days", days),
        ("telling.working_days.quote", SENTENCE),
    ]
}

#[rstest]
#[tokio::test]
async fn what_is_due_follows_a_number_that_is_changed_by_its_field(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let fatima = told(&house).await;
    let mut policy = policy_officer(&house, "Beleid").await;
    let page = policy.get("/protocol/change").await.text;
    assert!(page.contains(">Binnen … werkdagen</label>") && page.contains("Van 1 tot en met 60."), "{page}");
    assert!(!page.contains("Zonder dit concept"), "nothing differs yet");

    let refused = policy.post("/protocol/change", &typed("0", "61")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let why = "Binnen … werkdagen: Vul een heel getal in van 1 tot en met 60.";
    assert!(refused.text.contains(why), "{}", refused.text);
    assert!(refused.text.contains("value=\"61\"") && refused.text.contains(SENTENCE), "what was typed stays");

    assert_eq!(policy.post("/protocol/change", &typed("0", "2")).await.location, "/protocol/draft");
    let page = policy.get("/protocol/change").await.text;
    assert!(page.contains("Zonder dit concept: Binnen 5 werkdagen") && page.contains("1 anders"), "{page}");
    let stale = policy.post("/protocol/change", &typed("0", "44")).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stale.text.contains("Een ander heeft het concept intussen veranderd"), "{}", stale.text);
    assert!(
        stale.text.contains("De ander schreef: Binnen 2 werkdagen") && stale.text.contains("value=\"44\"")
    );

    assert_eq!(approve(&mut policy, "2026-03-04", "Zo spraken we af.").await.location, "/protocol");
    house.app.clock.forward_days(3);
    let told = house.browser_of_staff(fatima).await.get("/told").await.text;
    assert!(told.contains("na 2 werkdagen nog niet geopend"), "{told}");
}

#[rstest]
#[tokio::test]
async fn what_the_other_wrote_stands_only_at_what_the_other_changed(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let mut policy = policy_officer(&house, "Beleid").await;
    let mut other = policy_officer(&house, "Ander").await;
    send(&mut policy, "2026-03-20", &with_days(3)).await;
    let page = policy.get("/protocol/change").await.text;
    let (version, marks) = (hidden(&page, "version"), hidden(&page, "marks"));
    send(&mut other, "2026-03-20", &with_days(8)).await;
    let fields = [
        ("version", version),
        ("marks", marks),
        ("starts_on", "2026-03-20"),
        ("telling.working_days", "3"),
        ("division.stops", "310"),
    ];
    let stale = policy.post("/protocol/change", &fields).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stale.text.contains("De ander schreef: Binnen 8 werkdagen"), "{}", stale.text);
    assert_eq!(stale.text.matches("De ander schreef").count(), 1, "{}", stale.text);
    assert!(stale.text.contains("value=\"310\""), "what was typed stays");
}
