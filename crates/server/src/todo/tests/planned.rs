//! Talks that people plan of themselves: the protocol of the profile asks no yearly talk.

use super::*;

#[rstest]
#[tokio::test]
async fn a_talk_that_nobody_asks_stands_on_the_list_from_its_plan_until_it_is_known_how_it_went(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = story(engine, 1).await else { return };
    let house = &story.house;
    let iris = house.guardian("IRIS", story.noor, Some(true)).await;
    let mut mentor = house.browser_of_staff(story.fatima).await;
    let file = format!("/children/{}", story.noor);
    assert!(!mentor.get("/todo").await.text.contains(TALK), "it is not asked");
    let offer = [("kind", "parent-talk"), ("day1", "2026-03-10"), ("time1", "16:30")];
    let offered = mentor.post(&format!("{file}/talks"), &offer).await;
    assert_eq!(offered.location, "/todo", "{}", offered.text);
    assert!(!mentor.get("/todo").await.text.contains(TALK), "the parents are to choose");
    let page = mentor.get(&file).await.text;
    let talk = page.split("href=\"/talks/").nth(1).unwrap().split('"').next().unwrap();
    let talk = format!("/talks/{talk}");

    let mut parent = house.browser_of_guardian(iris).await;
    parent.get("/family").await;
    let none = [("kind", "none-suits"), ("words", "Alleen op vrijdag.")];
    parent.post(&format!("/family{talk}/say"), &none).await;
    let page = mentor.get("/todo").await.text;
    for words in [TALK, "geen van de momenten past", "Het protocol vraagt dit nu niet", talk.as_str()] {
        assert!(page.contains(words), "{words}: {page}");
    }

    let page = mentor.get(&talk).await.text;
    let slot = page.split("name=\"slot\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    mentor.post(&format!("{talk}/choose"), &[("slot", slot)]).await;
    assert!(mentor.get("/todo").await.text.contains("gepland: di 10 maart"));
    let noor = story.noor.to_string();
    for (days, asks) in [(7, "Het is afgesproken voor vandaag."), (13, "Hoe ging het?")] {
        house.app.clock.forward_days(days);
        let page = house.browser_of_staff(story.fatima).await.get("/todo").await.text;
        let (_, line) = page.split_once(TALK).unwrap_or_else(|| panic!("{page}"));
        let line = line.split("</li>").next().unwrap();
        assert!(line.contains(asks) && !line.contains("te laat"), "{asks}: {line}");
    }
    assert!(lead(&story).await.get("/todo").await.text.contains(TALK));
    let mut mentor = house.browser_of_staff(story.fatima).await;
    let held = [("child", noor.as_str()), ("kind", "parent-talk"), ("outcome", "held")];
    assert_eq!(mentor.post("/todo/talks", &held).await.location, "/todo");
    assert!(!mentor.get("/todo").await.text.contains(TALK));
}
