//! The day on which a talk was held, wherever its report is read.

use super::*;

#[rstest]
#[tokio::test]
async fn every_reader_of_the_report_reads_when_the_talk_was_held(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let talk = story.planned().await;
    story.nest.house.app.clock.forward_days(9);
    story.mentor = story.nest.house.browser_of_staff(story.nest.fatima).await;
    story.parent = story.nest.house.browser_of_guardian(story.iris).await;
    let report = format!("{talk}/report");
    let written = |day, then| [("report", "Goed gesprek."), ("agreements", ""), ("day", day), ("then", then)];
    assert_eq!(story.mentor.post(&report, &written("2026-03-10", "keep")).await.location, talk);
    // It was a day earlier than planned, and that is what counts from then on.
    assert_eq!(story.mentor.post(&report, &written("2026-03-09", "keep")).await.location, talk);
    let page = story.mentor.get(&talk).await.text;
    assert!(page.contains("name=\"day\" type=\"date\" value=\"2026-03-09\""), "{page}");
    assert_eq!(story.mentor.post(&report, &written("2026-03-09", "share")).await.location, talk);

    let held = "Gehouden op <time datetime=\"2026-03-09\"";
    for (browser, page, pdf) in [
        (&mut story.mentor, talk.clone(), format!("{talk}/pdf")),
        (&mut story.parent, "/family".to_owned(), format!("/family{talk}/pdf")),
    ] {
        let text = browser.get(&page).await.text;
        assert!(text.contains(held), "{page}: {text}");
        let text = browser.get(&pdf).await.text;
        assert!(text.contains("Gehouden op maandag 9 maart 2026"), "{pdf}: {text}");
    }
    let file = story.mentor.get(&story.nest.file()).await.text;
    assert!(file.contains("<time datetime=\"2026-03-09\""), "{file}");
}
