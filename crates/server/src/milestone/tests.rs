//! Stories of milestones, on both engines.

use axum::http::StatusCode;
use jiff::ToSpan;
use mentorkind_domain::{milestone::STEPS, protocol::PROFILES};
use rstest::rstest;

use crate::{
    observation::tests::Nest,
    platform::{audit::Audit, i18n::Lang},
    protocol,
    testing::{Answer, Browser, Engine, TODAY},
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

#[rstest]
#[tokio::test]
async fn after_a_birthday_somebody_looks_at_the_milestones_where_the_protocol_asks_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let asks = async |weeks: &str, days: i64| {
        let head = "[observation.milestone_weeks]\nvalue = ";
        let text = PROFILES[0].1.replace(&format!("{head}0"), &format!("{head}{weeks}"));
        let mut tx = nest.house.write().await;
        let from = TODAY - days.days();
        protocol::add(&mut tx, nest.house.organisation, from, "un1ek", &text, None).await.unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    };
    const DUE: &str = "Kijk naar de mijlpalen van KindNOOR";
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let look = format!("{}/milestones/look", nest.file());
    asks("0", 400).await;
    assert!(!fatima.get("/todo").await.text.contains(DUE));
    // Noor became three on the first of February.
    asks("6", 60).await;
    let page = fatima.get("/todo").await.text;
    assert!(page.contains(DUE) && page.contains(&look), "{page}");
    let page = fatima.get(&look).await.text;
    assert!(page.contains("new?step=jumps") && page.contains("new?step=puts-on-coat"));
    assert!(!page.contains("new?step=walks-alone"));
    let mut stranger = nest.house.browser_of_staff(nest.house.staff("Wim").await).await;
    assert_eq!(stranger.post(&look, &[]).await.status, StatusCode::FORBIDDEN);

    // A colleague looks, once or twice; only who looked takes it back.
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert_eq!(bram.post(&look, &[]).await.location, nest.file());
    let page = bram.get(&nest.file()).await.text;
    let undo = page.split("action=\"/milestone-looks/").nth(1).unwrap().split('"').next().unwrap();
    let undo = format!("/milestone-looks/{undo}");
    assert_eq!(fatima.post(&look, &[]).await.location, nest.file());
    assert!(!fatima.get("/todo").await.text.contains(DUE));
    assert_eq!(fatima.post(&undo, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bram.post(&undo, &[]).await.location, nest.file());
    assert!(fatima.get("/todo").await.text.contains(DUE));
}

#[test]
fn every_step_has_words() {
    for lang in Lang::ALL {
        for step in STEPS {
            assert_ne!(super::view::step(step.code, lang), format!("milestone-step-{}", step.code));
        }
    }
}
