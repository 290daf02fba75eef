//! Stories of milestones, on both engines.

use axum::http::StatusCode;
use mentorkind_domain::milestone::STEPS;
use rstest::rstest;

use crate::{
    observation::tests::Nest,
    platform::i18n::Lang,
    testing::{Answer, Browser, Engine},
};

async fn record(nest: &Nest, browser: &mut Browser, fields: &[(&str, &str)]) -> Answer {
    browser.get(&format!("{}/milestones/new", nest.file())).await;
    browser.post(&format!("{}/milestones", nest.file()), fields).await
}

const COAT: [(&str, &str); 2] = [("step", "puts-on-coat"), ("day", "2026-03-02")];

#[rstest]
#[tokio::test]
async fn what_was_not_seen_comes_first_and_what_was_seen_is_for_the_parents_too(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let karel = nest.house.guardian("KAREL", nest.noor, None).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    // Noor is three.
    let page = bram.get(&nest.file()).await.text;
    let open = |page: &str| page.contains("new?step=puts-on-coat");
    assert!(open(&page) && !page.contains("new?step=walks-alone"), "{page}");
    assert_eq!(record(&nest, &mut bram, &COAT).await.location, nest.file());
    let own = [
        ("step", "own"),
        ("words", "Zwaait naar de bakker"),
        ("topic", "social-emotional"),
        ("day", "2026-03-01"),
    ];
    assert_eq!(record(&nest, &mut bram, &own).await.location, nest.file());
    let page = bram.get(&nest.file()).await.text;
    assert!(!open(&page) && page.contains("Trekt zelf de jas aan") && page.contains("Zwaait naar de bakker"));
    assert!(page.find("Nog niet gezien").unwrap() < page.rfind("Zwaait naar de bakker").unwrap());

    let mut parent = nest.house.browser_of_guardian(iris).await;
    let page = parent.get("/family").await.text;
    assert!(page.contains("Trekt zelf de jas aan") && page.contains("Zwaait naar de bakker"));
    assert!(!page.contains("Nog niet gezien"), "what was not seen is for the group to look at");
    let mut without = nest.house.browser_of_guardian(karel).await;
    assert!(!without.get("/family").await.text.contains("Zwaait"));
}

#[rstest]
#[tokio::test]
async fn what_was_not_right_is_struck_through_for_everybody(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    record(&nest, &mut bram, &COAT).await;
    let again = record(&nest, &mut bram, &COAT).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("Dit staat er al bij KindNOOR"));
    let page = bram.get(&nest.file()).await.text;
    let id = page.split("action=\"/milestones/").nth(1).unwrap().split('/').next().unwrap();
    let withdraw = format!("/milestones/{id}/withdraw");
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert_eq!(fatima.post(&withdraw, &[]).await.location, nest.file());
    assert_eq!(bram.post(&withdraw, &[]).await.status, StatusCode::CONFLICT);
    let page = bram.get(&nest.file()).await.text;
    assert!(
        page.contains("<s>Trekt zelf de jas aan</s>") && page.contains("klopte niet: Fatima Proef"),
        "{page}"
    );
    assert!(page.contains("new?step=puts-on-coat"), "it is to be looked at again");
    let mut parent = nest.house.browser_of_guardian(iris).await;
    assert!(parent.get("/family").await.text.contains("<s>Trekt zelf de jas aan</s>"));
    assert_eq!(record(&nest, &mut bram, &COAT).await.location, nest.file(), "seen after all");
}

#[rstest]
#[case(&[("day", "2026-03-02")], "Kies wat je zag")]
#[case(&[("step", "flies"), ("day", "2026-03-02")], "Kies wat je zag")]
#[case(&[("step", "own"), ("topic", "arts"), ("day", "2026-03-02")], "Schrijf in eigen woorden")]
#[case(&[("step", "own"), ("words", "Danst"), ("day", "2026-03-02")], "Kies een ontwikkelgebied")]
#[case(&[("step", "own"), ("words", "Danst"), ("topic", "emotional-safety"), ("day", "2026-03-02")], "Kies een ontwikkelgebied")]
#[case(&[("step", "jumps"), ("words", "Danst"), ("day", "2026-03-02")], "niet allebei")]
#[case(&[("step", "jumps"), ("day", "2026-03-04")], "moet nog komen")]
#[case(&[("step", "jumps"), ("day", "2023-01-31")], "nog niet geboren")]
#[case(&[("step", "jumps"), ("day", "gisteren")], "Kies een dag")]
#[tokio::test]
async fn what_cannot_be_recorded_is_said_and_stays(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] fields: &[(&str, &str)],
    #[case] said: &str,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let answer = record(&nest, &mut bram, fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains(said), "{}", answer.text);
    for (_, typed) in fields.iter().filter(|(name, _)| *name == "words" || *name == "day") {
        assert!(answer.text.contains(&format!("value=\"{typed}\"")), "{typed}");
    }
    assert!(!bram.get(&nest.file()).await.text.contains("/withdraw"), "nothing was kept");
}

#[test]
fn every_step_has_words() {
    for lang in Lang::ALL {
        for step in STEPS {
            assert_ne!(super::view::step(step.code, lang), format!("milestone-step-{}", step.code));
        }
    }
}
