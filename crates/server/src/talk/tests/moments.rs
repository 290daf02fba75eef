//! Moments that come to nothing, that are at the same time as others, or on a day on which the group is closed.

use mentorkind_domain::half_days::parse;

use super::*;

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
