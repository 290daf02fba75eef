//! A talk that is planned is moved, and moved back.

use super::*;

#[rstest]
#[tokio::test]
async fn a_talk_is_moved_and_the_wish_of_the_parents_goes_along(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let first = story.planned().await;
    let wish = [("kind", "wish"), ("words", "SLAPEN")];
    assert_eq!(story.parent.post(&format!("/family{first}/say"), &wish).await.location, "/family");
    let mails = story.mails().await.len();
    let event = |file: &str| file.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
    let before = event(&story.parent.get(&format!("/family{first}/calendar")).await.text);
    let old = first.trim_start_matches("/talks/").to_owned();
    let children = format!("/children/{}/talks", story.nest.noor);
    let page = story.mentor.get(&format!("{children}/new?kind=parent-talk&instead={old}")).await;
    assert!(page.text.contains("Tot dan blijft het staan."));

    // What cannot be leaves what was planned as it was.
    let mut fields =
        vec![("kind", "parent-talk"), ("instead", old.as_str()), ("day1", "2026-03-01"), ("time1", "10:00")];
    assert_eq!(story.mentor.post(&children, &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(story.parent.get("/family").await.text.contains("16:30"));
    fields[2] = ("day1", "2026-03-18");
    assert_eq!(story.mentor.post(&children, &fields).await.location, "/todo");
    let page = story.parent.get("/family").await.text;
    assert!(page.contains("10:00") && !page.contains("16:30"), "{page}");
    assert!(page.contains("SLAPEN"), "the wish goes along");
    assert_eq!(story.mails().await.len(), mails + 1, "one mail: that there is a message");
    let again = story.mentor.post(&children, &fields).await;
    assert_eq!(
        again.status,
        StatusCode::CONFLICT,
        "a talk that was moved is not moved again: {}",
        again.location
    );
    assert!(again.text.contains("2026-03-18"), "what was typed is there: {}", again.text);
    assert_eq!(story.mails().await.len(), mails + 1, "nobody hears of it");

    // In calendars it is the same event, at another time.
    let talk = story.talk().await;
    let slot = values(&story.mentor.get(&talk).await.text, "slot").remove(0);
    story.mentor.post(&format!("{talk}/choose"), &[("slot", &slot)]).await;
    let after = story.mentor.get(&format!("{talk}/calendar")).await.text;
    assert_eq!(event(&after), before);
    assert!(after.contains("SEQUENCE:1\r\n") && after.contains("DTSTART:20260318T090000Z"), "{after}");
}

#[rstest]
#[tokio::test]
async fn a_talk_that_was_moved_by_mistake_is_when_it_was_agreed_again(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let first = story.planned().await;
    story.parent.post(&format!("/family{first}/say"), &[("kind", "wish"), ("words", "SLAPEN")]).await;
    let old = first.trim_start_matches("/talks/").to_owned();
    let fields =
        [("kind", "parent-talk"), ("instead", old.as_str()), ("day1", "2026-03-18"), ("time1", "10:00")];
    story.mentor.post(&format!("/children/{}/talks", story.nest.noor), &fields).await;
    let page = story.mentor.get("/todo").await.text;
    let undo = page.split("action=\"").find(|rest| rest.contains("?back=")).unwrap();
    let undo = undo.split('"').next().unwrap().to_owned();
    assert_eq!(story.mentor.post(&undo, &[]).await.location, "/todo");
    let page = story.mentor.get("/todo").await.text;
    assert!(page.contains("blijft op") && page.contains("gepland: di 10 maart"), "{page}");
    let family = story.parent.get("/family").await.text;
    assert!(
        family.contains("16:30") && !family.contains("name=\"slot\"") && family.contains("SLAPEN"),
        "{family}"
    );
    assert_eq!(story.mentor.post(&undo, &[]).await.status, StatusCode::CONFLICT, "it was moved back before");
}
