//! Moments that come to nothing, that are at the same time as others, or on a day on which the group is closed.

use mentorkind_domain::half_days::parse;

use super::*;
use crate::{
    on,
    platform::ids::{ChildId, fresh},
};

#[rstest]
#[tokio::test]
async fn moments_that_come_to_nothing_are_offered_anew(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    story.offer(&TWO).await;
    let talk = story.talk().await;
    let none = [("kind", "none-suits"), ("words", "Alleen op vrijdag.")];
    story.parent.post(&format!("/family{talk}/say"), &none).await;
    let asks = "De ouders zeggen dat geen van de momenten past";
    assert!(story.mentor.get("/todo").await.text.contains(asks));
    let id = talk.trim_start_matches("/talks/").to_owned();
    assert!(story.mentor.get(&talk).await.text.contains(&format!("instead={id}")), "there is a way on");
    let new = format!("/children/{}/talks/new?kind=parent-talk&instead={id}", story.nest.noor);
    let page = story.mentor.get(&new).await.text;
    assert!(page.contains("Alleen op vrijdag."), "what the parents said is at hand: {page}");
    assert!(page.contains("value=\"2026-03-09\"") && !page.contains("value=\"2026-03-10\""), "{page}");
    let fields =
        [("kind", "parent-talk"), ("instead", id.as_str()), ("day1", "2026-03-13"), ("time1", "16:00")];
    let offered = story.mentor.post(&format!("/children/{}/talks", story.nest.noor), &fields).await;
    assert_eq!(offered.location, "/todo", "{}", offered.text);
    let todo = story.mentor.get("/todo").await.text;
    assert!(todo.contains("kunnen dit moment kiezen") && !todo.contains(asks), "{todo}");

    // It was offered by mistake: what was offered before holds again, with what the parents said of it.
    let undo = todo.split("action=\"").find(|rest| rest.contains("?back=")).unwrap();
    let undo = undo.split('"').next().unwrap().to_owned();
    assert_eq!(story.mentor.post(&undo, &[]).await.location, "/todo");
    assert!(story.mentor.get("/todo").await.text.contains(asks));
    story.mentor.post(&format!("/children/{}/talks", story.nest.noor), &fields).await;

    // Nobody chooses, and the moment passes.
    story.nest.house.app.clock.forward_days(11);
    story.mentor = story.nest.house.browser_of_staff(story.nest.fatima).await;
    story.parent = story.nest.house.browser_of_guardian(story.iris).await;
    assert!(story.mentor.get("/todo").await.text.contains("kan er geen meer gekozen worden"));
    let talk = story.talk().await;
    assert!(story.mentor.get(&talk).await.text.contains("geen moment meer te kiezen"));
    assert!(story.parent.get("/family").await.text.contains("Deze momenten kunt u niet meer kiezen."));
}

/// Where the first moment on the page of a parent is chosen, and which it is.
fn first(page: &str) -> (String, String) {
    let mut paths = page.split("action=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    (paths.find(|path| path.ends_with("/choose")).unwrap().to_owned(), values(page, "slot").remove(0))
}

#[rstest]
#[tokio::test]
async fn of_parents_who_choose_the_same_time_of_a_mentor_one_has_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let (group, fatima) = (story.nest.group, story.nest.fatima);
    let milan = story.nest.house.child("MILAN", group, parse(b"ma di").unwrap()).await;
    story.nest.house.mentorship(milan, fatima, group, date(2025, 9, 1)).await;
    let cora = story.nest.house.guardian("CORA", milan, Some(true)).await;
    story.mentor = story.nest.house.browser_of_staff(fatima).await;
    story.offer(&[("2026-03-10", "17:00")]).await;

    let children = format!("/children/{milan}/talks");
    let page = story.mentor.get(&format!("{children}/new?kind=parent-talk")).await.text;
    assert!(page.contains("value=\"2026-03-09\"") && !page.contains("value=\"2026-03-10\""), "{page}");
    let mut fields = vec![
        ("kind", "parent-talk"),
        ("day1", "2026-03-10"),
        ("time1", "16:45"),
        ("day2", "2026-03-14"),
        ("time2", "10:00"),
    ];
    let warned = story.mentor.post(&children, &fields).await;
    assert_eq!(warned.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        warned.text.contains("dinsdag 10 maart 2026 16:45: dit moment is ook aan andere ouders aangeboden")
    );
    assert!(warned.text.contains("zaterdag 14 maart 2026 10:00: dan is de groep dicht"), "{}", warned.text);
    fields.push(("sure", "true"));
    assert_eq!(story.mentor.post(&children, &fields).await.location, "/todo");

    let mut other = story.nest.house.browser_of_guardian(cora).await;
    let (one, two) = (story.parent.get("/family").await.text, other.get("/family").await.text);
    let ((one, slot), (two, other_slot)) = (first(&one), first(&two));
    let (slot, other_slot) = ([("slot", slot.as_str())], [("slot", other_slot.as_str())]);
    tokio::join!(story.parent.post(&one, &slot), other.post(&two, &other_slot));
    let pages = [story.parent.get("/family").await.text, other.get("/family").await.text];
    let count = |what: &str| pages.iter().filter(|page| page.contains(what)).count();
    assert_eq!((count("Afgesproken: "), count("dit moment is net bezet")), (1, 1), "{pages:?}");
}

/// Milan, another child of Iris, with another mentor.
async fn milan(story: &Story, custody: bool) -> ChildId {
    let (house, group) = (&story.nest.house, story.nest.group);
    let milan = house.child("MILAN", group, parse(b"ma di").unwrap()).await;
    house.mentorship(milan, story.nest.bram, group, date(2025, 9, 1)).await;
    let mut tx = house.write().await;
    let id = fresh(tx.now);
    on!(tx, c => sqlx::query("INSERT INTO guardianship (organisation_id, id, guardian_id, child_id, relation, custody) VALUES ($1, $2, $3, $4, 'ouder', $5)")
        .bind(house.organisation).bind(id).bind(story.iris).bind(milan).bind(custody).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    milan
}

#[rstest]
#[case(true)]
#[case(false)]
#[tokio::test]
async fn a_moment_at_which_the_parents_speak_about_another_child_is_said_and_cannot_be_chosen(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] custody: bool,
) {
    let Some(mut story) = story(engine).await else { return };
    let milan = milan(&story, custody).await;
    story.parent = story.nest.house.browser_of_guardian(story.iris).await;
    story.planned().await;
    let mut bram = story.nest.house.browser_of_staff(story.nest.bram).await;
    let children = format!("/children/{milan}/talks");
    let mut fields = vec![("kind", "parent-talk"), ("day1", "2026-03-10"), ("time1", "16:45")];
    let asked = bram.post(&children, &fields).await;
    // Who may not be told of the other child does not come to that talk.
    let warned = asked.text.contains("de ouders hebben dan al een gesprek over een ander kind");
    assert_eq!(
        (asked.status == StatusCode::UNPROCESSABLE_ENTITY, warned),
        (custody, custody),
        "{}",
        asked.text
    );
    if custody {
        fields.push(("sure", "true"));
        assert_eq!(bram.post(&children, &fields).await.location, "/todo");
        let page = story.parent.get("/family").await.text;
        assert!(page.contains("Deze momenten kunt u niet meer kiezen."), "{page}");
    }
}

#[rstest]
#[tokio::test]
async fn a_parent_who_chooses_one_time_for_two_children_has_it_for_one(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let milan = milan(&story, true).await;
    story.parent = story.nest.house.browser_of_guardian(story.iris).await;
    story.offer(&[("2026-03-10", "17:00")]).await;
    let mut bram = story.nest.house.browser_of_staff(story.nest.bram).await;
    let fields = [("kind", "parent-talk"), ("day1", "2026-03-10"), ("time1", "17:15")];
    assert_eq!(bram.post(&format!("/children/{milan}/talks"), &fields).await.location, "/todo");

    let page = story.parent.get("/family").await.text;
    let parts: Vec<&str> = page.split("action=\"").filter(|part| part.contains("name=\"slot\"")).collect();
    let [one, two]: [&str; 2] = parts.try_into().unwrap();
    let choice = |part: &str| (part.split('"').next().unwrap().to_owned(), values(part, "slot").remove(0));
    let ((one, slot), (two, other_slot)) = (choice(one), choice(two));
    let mut other = story.nest.house.browser_of_guardian(story.iris).await;
    other.get("/family").await;
    let (slot, other_slot) = ([("slot", slot.as_str())], [("slot", other_slot.as_str())]);
    tokio::join!(story.parent.post(&one, &slot), other.post(&two, &other_slot));
    let page = story.parent.get("/family").await.text;
    assert_eq!(page.matches("We spreken elkaar").count(), 1, "{page}");
    assert!(page.contains("Deze momenten kunt u niet meer kiezen."), "{page}");
}
