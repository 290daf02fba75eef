//! Days that cannot be meant: the page comes back with what was typed.

use axum::http::StatusCode;
use rstest::rstest;

use super::{Family, day};
use crate::testing::{Engine, TODAY};

#[rstest]
#[tokio::test]
async fn days_that_cannot_be_meant_are_refused_and_kept_in_the_form(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let (house, noor) = (family.house(), family.story.noor);
    let bram = house.guardian("BRAM", noor, Some(true)).await.to_string();
    let today = TODAY.to_string();
    let mut leni = family.leni().await;
    let custody = format!("{}/guardians/{bram}/custody", family.page());
    for (from, until, said) in [
        ("2999-01-01", "", "Zo ver vooruit kan niet"),
        ("1990-01-01", "", "Deze dag ligt voor de geboorte van het kind."),
        (today.as_str(), "2999-01-01", "Daarna is het kind volwassen."),
    ] {
        let fields = [("custody", "no"), ("from", from), ("until", until), ("basis", "court")];
        let answer = leni.post(&custody, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{from} {until}");
        assert!(answer.text.contains(said), "{said}: {}", answer.text);
        assert!(answer.text.contains(&format!("value=\"{from}\"")), "what was typed is kept");
    }
    let ban = format!("{}/ban", family.page());
    for (from, until, decided, said) in [
        ("2999-01-01", "", today.as_str(), "Zo ver vooruit kan niet"),
        ("1990-01-01", "", today.as_str(), "Deze dag ligt voor de geboorte van het kind."),
        (today.as_str(), "2999-01-01", today.as_str(), "Daarna is het kind volwassen."),
        (today.as_str(), "", "1990-01-01", "Dit besluit zou van lang voor de geboorte"),
    ] {
        let fields = [
            ("who", bram.as_str()),
            ("from", from),
            ("until", until),
            ("basis", "court"),
            ("decided", decided),
        ];
        let answer = leni.post(&ban, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{from} {until} {decided}");
        assert!(answer.text.contains(said), "{said}: {}", answer.text);
        assert!(answer.text.contains(&format!("value=\"{from}\"")), "what was typed is kept");
    }
}

#[rstest]
#[tokio::test]
async fn a_death_before_the_first_day_here_is_asked_about(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    family.house().begins(family.story.noor, day(-10)).await;
    let death = format!("{}/death", family.page());
    let mut leni = family.leni().await;
    let asks = |text: &str| text.contains("was hier toen nog niet") && text.contains("name=\"before\"");
    let (first, early) = (day(-10).to_string(), day(-11).to_string());
    assert!(!asks(&leni.get(&format!("{death}?on={first}")).await.text));
    let step = leni.get(&format!("{death}?on={early}")).await;
    assert!(step.status == StatusCode::OK && asks(&step.text), "{}", step.text);
    let unsure = leni.post(&death, &[("on", &early)]).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asks(&unsure.text) && unsure.text.contains("Leg het overlijden vast"), "{}", unsure.text);
    assert!(!leni.get(&family.page()).await.text.contains("is overleden op"));
    let sure = leni.post(&death, &[("on", &early), ("before", "true")]).await;
    assert_eq!((sure.status, sure.location), (StatusCode::SEE_OTHER, family.page()), "{}", sure.text);
    assert!(leni.get(&family.page()).await.text.contains("is overleden op"));
}
