//! Talks that are planned, recorded and taken back on the page itself.

use super::*;

/// Where the message on a page takes back what was done.
fn way_back(page: &str) -> String {
    let mut actions = page.split("action=\"").skip(1).filter_map(|rest| rest.split('"').next());
    actions.find(|action| action.contains("/undo")).unwrap().to_owned()
}

#[rstest]
#[tokio::test]
async fn a_wrong_tap_gives_back_the_plan_in_the_place_of_which_it_came(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = story(engine, 0).await else { return };
    let mut mentor = story.house.browser_of_staff(story.fatima).await;
    let child = story.noor.to_string();
    let fields = |outcome, day| {
        [("child", child.as_str()), ("kind", "parent-talk"), ("outcome", outcome), ("day", day)]
    };
    mentor.post("/todo/talks", &fields("planned", "2026-03-10")).await;
    // Held, planned for another day, declined: each is taken back to what was planned first.
    for (outcome, day) in [("held", ""), ("planned", "2026-03-12"), ("declined", "")] {
        mentor.post("/todo/talks", &fields(outcome, day)).await;
        let back = way_back(&mentor.get("/todo").await.text);
        assert_eq!(mentor.post(&back, &[]).await.location, "/todo", "{outcome}");
        let page = mentor.get("/todo").await.text;
        assert!(page.contains("is weer afgesproken voor dinsdag 10 maart 2026"), "{outcome}: {page}");
        assert!(page.contains("gepland: di 10 maart"), "{outcome}: {page}");
    }
}

#[rstest]
#[tokio::test]
async fn a_plan_does_not_come_back_in_the_place_of_another(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = story(engine, 0).await else { return };
    let mut mentor = story.house.browser_of_staff(story.fatima).await;
    let child = story.noor.to_string();
    let fields = |outcome, day| {
        [("child", child.as_str()), ("kind", "parent-talk"), ("outcome", outcome), ("day", day)]
    };
    mentor.post("/todo/talks", &fields("planned", "2026-03-10")).await;
    mentor.post("/todo/talks", &fields("held", "")).await;
    let back = way_back(&mentor.get("/todo").await.text);
    mentor.post("/todo/talks", &fields("planned", "2026-03-12")).await;
    assert_eq!(mentor.post(&back, &[]).await.status, 409);
    assert_eq!(held(&story).await, 1, "nothing was taken back");
}

#[rstest]
#[tokio::test]
async fn a_talk_on_a_closed_day_is_planned_once_that_was_read(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = story(engine, 0).await else { return };
    let mut mentor = story.house.browser_of_staff(story.fatima).await;
    let child = story.noor.to_string();
    let mut fields = vec![
        ("child", child.as_str()),
        ("kind", "parent-talk"),
        ("outcome", "planned"),
        ("day", "2026-03-14"),
    ];
    let asked = mentor.post("/todo/talks", &fields).await;
    assert_eq!(asked.status, 422);
    assert!(asked.text.contains("Op zaterdag 14 maart 2026 is de groep dicht."), "{}", asked.text);
    assert!(asked.text.contains("value=\"2026-03-14\"") && asked.text.contains("name=\"sure\""));
    assert!(!mentor.get("/todo").await.text.contains("gepland:"));
    fields.push(("sure", "true"));
    assert_eq!(mentor.post("/todo/talks", &fields).await.location, "/todo");
    assert!(mentor.get("/todo").await.text.contains("gepland: za 14 maart"));
}
