//! Stories of what was seen, told to parents and answered by them, on both engines.

use axum::http::StatusCode;
use rstest::rstest;

use super::tests::Family;
use crate::{
    observation::observing_tests::finished,
    platform::jobs,
    testing::{Browser, Engine},
};

const SEEN: &str = "Noor klom zelf op de glijbaan en lachte hardop.";
const WRONG: &str = "Zij klom niet op de glijbaan maar op de trap.";

/// Fatima saw something of Noor, and told it in this way.
async fn seen(family: &Family, told: &str, said: &str) -> (Browser, String) {
    let mut fatima = family.fatima().await;
    let observation = finished(&mut fatima, family.nest.noor, SEEN).await;
    let fields = [("told", told), ("said", said), ("spoken_on", "2026-03-03")];
    let kept = fatima.post(&format!("{observation}/contact"), &fields).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    (fatima, observation)
}

fn page_of(family: &Family) -> String {
    format!("/family/observations/{}", family.nest.noor)
}

#[rstest]
#[tokio::test]
async fn parents_read_what_was_told_and_what_was_said_is_for_whom_it_was_said_to(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let (mut iris, mut omar) = (family.parent(family.iris).await, family.parent(family.omar).await);
    let mut fatima = family.fatima().await;
    finished(&mut fatima, family.nest.noor, "Nog niet verteld").await;
    assert!(!iris.get("/family").await.text.contains("Nog niet verteld"));
    assert!(iris.get(&page_of(&family)).await.text.contains("Er is nog niets te lezen"));

    seen(&family, &format!("{} phone", family.iris), "Moeder is verhuisd.").await;
    for (browser, said) in [(&mut iris, true), (&mut omar, false)] {
        for path in ["/family".to_owned(), page_of(&family)] {
            let page = browser.get(&path).await.text;
            assert!(page.contains(SEEN), "{path}: {page}");
            assert_eq!(page.contains("Moeder is verhuisd."), said, "{path}");
            assert!(!page.contains("Nog niet verteld"), "{path}");
        }
    }
    assert_eq!(jobs_to(&family).await, 0, "a telephone call sends no mail");
}

async fn jobs_to(family: &Family) -> usize {
    jobs::run_due(&family.nest.house.app).await.unwrap();
    family.nest.house.app.mailer.kept().len()
}

#[rstest]
#[tokio::test]
async fn told_by_a_message_it_is_one_and_taken_back_it_is_gone(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let (mut fatima, _) = seen(&family, "all message", "").await;
    assert_eq!(jobs_to(&family).await, 2, "each parent hears that there is something");
    let (mut iris, mut omar) = (family.parent(family.iris).await, family.parent(family.omar).await);
    for browser in [&mut iris, &mut omar] {
        let page = browser.get(&family.own()).await.text;
        assert!(page.contains("Alles gaat goed.") && page.contains(&page_of(&family)), "{page}");
        assert!(page.contains("Over wat er is gezien, vandaag"), "{page}");
    }
    let file = fatima.get(&format!("/children/{}", family.nest.noor)).await.text;
    let undo = file.split("action=\"/contacts/").nth(1).map(|rest| rest.split('"').next().unwrap());
    let undo = format!("/contacts/{}", undo.unwrap_or_else(|| panic!("{file}")));
    assert_eq!(fatima.post(&undo, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(!omar.get(&family.own()).await.text.contains("Alles gaat goed."));
    assert!(!omar.get("/family").await.text.contains(SEEN));
}

#[rstest]
#[tokio::test]
async fn an_answer_is_due_to_the_mentor_and_a_correction_stays_in_sight(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let (mut fatima, observation) = seen(&family, "all pickup", "").await;
    let id = observation.rsplit('/').next().unwrap().to_owned();
    let (mut iris, mut omar) = (family.parent(family.iris).await, family.parent(family.omar).await);
    let to = format!("{}/{id}", page_of(&family));
    let long = "a".repeat(10_001);
    for text in [" ", long.as_str()] {
        let refused = iris.post(&to, &[("text", text), ("correct", "true")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains(text.trim()), "nothing typed is lost");
    }
    let sent = iris.post(&to, &[("text", WRONG), ("correct", "true")]).await;
    assert_eq!(sent.location, format!("{}#observation-{id}", page_of(&family)));
    let page = iris.get(&page_of(&family)).await.text;
    assert!(page.contains(WRONG) && page.contains("u vraagt om een verbetering"), "{page}");
    assert!(!omar.get(&page_of(&family)).await.text.contains(WRONG), "one does not read the other's");

    assert!(fatima.get("/todo").await.text.contains("Beantwoord het bericht van een ouder van KindNOOR"));
    let thread = fatima.get(&family.thread(family.iris)).await.text;
    assert!(
        thread.contains(WRONG) && thread.contains("Vraagt om een verbetering van wat er is gezien"),
        "{thread}"
    );
    family.nest.house.app.clock.forward_minutes(1);
    fatima.post(&family.thread(family.iris), &[("text", "Dank u, wij verbeteren het.")]).await;
    assert!(!fatima.get("/todo").await.text.contains("Beantwoord het bericht van een ouder van KindNOOR"));
    assert!(iris.get(&family.own()).await.text.contains("Dank u, wij verbeteren het."));

    // Of what was not told, and of another child, nobody answers.
    let untold = finished(&mut fatima, family.nest.noor, "Nog niet verteld").await;
    let untold = format!("{}/{}", page_of(&family), untold.rsplit('/').next().unwrap());
    assert_eq!(iris.post(&untold, &[("text", WRONG)]).await.status, StatusCode::NOT_FOUND);
    let other = family.nest.house.guardian("SEMS", family.nest.sem, Some(true)).await;
    let mut other = family.parent(other).await;
    assert_eq!(other.get(&page_of(&family)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(other.post(&to, &[("text", WRONG)]).await.status, StatusCode::NOT_FOUND);
    let without = family.nest.house.guardian("ZONDER", family.nest.noor, Some(false)).await;
    assert!(family.parent(without).await.get(&page_of(&family)).await.status.is_client_error());
}
