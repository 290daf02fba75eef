//! What a parent says of a talk in person, written down by a colleague.

use super::*;

#[rstest]
#[tokio::test]
async fn what_a_parent_said_in_person_is_written_down_and_read_as_such(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let talk = story.planned().await;
    let (page, iris) = (format!("{talk}/said"), story.iris.to_string());
    assert!(story.mentor.get(&talk).await.text.contains(&format!("href=\"{page}\"")));
    let form = story.mentor.get(&page).await.text;
    assert!(form.contains("Waar wil deze ouder het over hebben?") && form.contains("Ouder IRIS"), "{form}");

    // Nothing is lost of what cannot be kept.
    let nobody = [("kind", "wish"), ("guardian", ""), ("words", "Het slapen thuis.")];
    let refused = story.mentor.post(&page, &nobody).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text.contains("Kies wie het zei.") && refused.text.contains("Het slapen thuis."),
        "{}",
        refused.text
    );
    let empty = [("kind", "wish"), ("guardian", iris.as_str()), ("words", " ")];
    assert_eq!(story.mentor.post(&page, &empty).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let wish = [("kind", "wish"), ("guardian", iris.as_str()), ("words", "Het slapen thuis.")];
    assert_eq!(story.mentor.post(&page, &wish).await.location, talk);
    let text = story.mentor.get(&talk).await.text;
    assert!(
        text.contains("wil het hebben over, gezegd in een gesprek en opgeschreven door")
            && text.contains("Het slapen thuis."),
        "{text}"
    );
    let family = story.parent.get("/family").await.text;
    assert!(family.contains("U zei in een gesprek (") && family.contains("Het slapen thuis."), "{family}");
    assert!(!family.contains("U schreef:"), "she wrote nothing: {family}");

    // After the talk it is about the report.
    story.nest.house.app.clock.forward_days(7);
    story.mentor = story.nest.house.browser_of_staff(story.nest.fatima).await;
    story.parent = story.nest.house.browser_of_guardian(story.iris).await;
    let report = [("report", "Goed gesprek."), ("agreements", ""), ("day", "2026-03-10"), ("then", "share")];
    assert_eq!(story.mentor.post(&format!("{talk}/report"), &report).await.location, talk);
    let late = story.mentor.post(&page, &wish).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("intussen veranderd") && late.text.contains("Het slapen thuis."));
    let view = [("kind", "view"), ("guardian", iris.as_str()), ("words", "Ze slaapt nu beter.")];
    assert_eq!(story.mentor.post(&page, &view).await.location, talk);
    let family = story.parent.get("/family").await.text;
    assert!(family.contains("Ze slaapt nu beter.") && family.contains("Ik heb het gelezen"), "{family}");
    for pdf in [format!("{talk}/pdf"), format!("/family{talk}/pdf")] {
        let browser = if pdf.starts_with("/family") { &mut story.parent } else { &mut story.mentor };
        assert!(browser.get(&pdf).await.text.contains("Ze slaapt nu beter."), "{pdf}");
    }

    // A parent writes nothing down for another.
    assert_eq!(story.parent.post(&page, &view).await.status, StatusCode::FORBIDDEN);
}
