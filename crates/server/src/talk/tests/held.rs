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
    assert!(story.mentor.get(&talk).await.text.contains("Hoe ging het gesprek?"));
    assert!(story.mentor.get("/todo").await.text.contains("Hoe ging het?"));
    let report = format!("{talk}/report");
    let written = |day, version, then| {
        [("report", "Goed gesprek."), ("agreements", ""), ("day", day), ("version", version), ("then", then)]
    };
    assert_eq!(story.mentor.post(&report, &written("2026-03-10", "0", "keep")).await.location, talk);
    // It was a day earlier than planned, and that is what counts from then on.
    assert_eq!(story.mentor.post(&report, &written("2026-03-09", "1", "keep")).await.location, talk);
    let page = story.mentor.get(&talk).await.text;
    assert!(page.contains("name=\"day\" type=\"date\" value=\"2026-03-09\""), "{page}");
    assert_eq!(story.mentor.post(&report, &written("2026-03-09", "2", "share")).await.location, talk);

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

#[rstest]
#[tokio::test]
async fn a_report_that_a_colleague_kept_meanwhile_is_not_overwritten(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let talk = story.planned().await;
    let report = format!("{talk}/report");
    let written =
        |text, version, then| [("report", text), ("day", "2026-03-03"), ("version", version), ("then", then)];
    let opened = values(&story.mentor.get(&talk).await.text, "version").remove(0);
    assert_eq!(story.mentor.post(&report, &written("Slaapt goed.", &opened, "keep")).await.location, talk);
    for then in ["keep", "share"] {
        let back = story.mentor.post(&report, &written("Eet goed.", &opened, then)).await;
        assert_eq!(back.status, StatusCode::CONFLICT);
        assert!(back.text.contains("In het verslag staat nu:"), "{}", back.text);
        assert!(back.text.contains("Slaapt goed.") && back.text.contains("Eet goed."), "{}", back.text);
    }
    let family = story.parent.get("/family").await.text;
    assert!(!family.contains("Slaapt goed.") && !family.contains("Eet goed."), "{family}");

    let back = story.mentor.post(&report, &written("Eet goed.", &opened, "share")).await;
    let now = values(&back.text, "version").remove(0);
    assert_eq!(
        story.mentor.post(&report, &written("Slaapt en eet goed.", &now, "share")).await.location,
        talk
    );
    assert!(story.parent.get("/family").await.text.contains("Slaapt en eet goed."));
}

#[rstest]
#[tokio::test]
async fn a_talk_that_was_held_before_its_moment_is_not_to_come_in_the_calendar(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let talk = story.planned().await;
    let address = feed(&mut story.mentor).await;
    let mut calendar = story.nest.house.browser_of_nobody();
    assert!(calendar.get(&address).await.text.contains("VEVENT"));
    let kept = [("report", "Goed gesprek."), ("day", "2026-03-03"), ("then", "keep")];
    assert_eq!(story.mentor.post(&format!("{talk}/report"), &kept).await.location, talk);
    assert!(!calendar.get(&address).await.text.contains("VEVENT"));
    // One that was held at its moment stays for a while.
    story.nest.house.app.clock.forward_days(8);
    assert!(calendar.get(&address).await.text.contains("VEVENT"));
}

#[rstest]
#[tokio::test]
async fn a_talk_that_was_held_is_contact_with_the_parents_and_one_with_the_child_is_not(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let attention = format!("/groups/{}/attention", story.nest.group);
    let talk = story.planned().await;
    assert!(!story.mentor.get(&attention).await.text.contains("1 keer contact met ouders"), "only planned");
    let written = [("report", "Goed gesprek."), ("day", "2026-03-03"), ("then", "share")];
    assert_eq!(story.mentor.post(&format!("{talk}/report"), &written).await.location, talk);
    let noor = story.nest.noor.to_string();
    let child =
        [("child", noor.as_str()), ("kind", "child-talk"), ("outcome", "held"), ("day", "2026-03-02")];
    assert_eq!(story.mentor.post("/todo/talks", &child).await.location, "/todo");
    let page = story.mentor.get(&attention).await.text;
    assert!(page.contains("0 observaties, 0 notities, 1 keer contact met ouders"), "{page}");
}
