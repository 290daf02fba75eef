//! A moment that was agreed with the parents already: nothing is offered, it stands at once.

use mentorkind_domain::half_days::parse;

use super::*;
use crate::platform::ids::ChildId;

impl Story {
    /// The mentor records for a child what was agreed, and what more the form said.
    async fn agree(&mut self, child: ChildId, (day, time): (&str, &str), more: &[(&str, &str)]) -> Answer {
        let mut fields = vec![("kind", "parent-talk"), ("agreed", "true"), ("day1", day), ("time1", time)];
        fields.extend(more);
        self.mentor.get(&format!("/children/{child}/talks/new?kind=parent-talk")).await;
        self.mentor.post(&format!("/children/{child}/talks"), &fields).await
    }
}

#[rstest]
#[tokio::test]
async fn a_moment_that_was_agreed_already_stands_in_calendars_and_parents_are_reminded(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let noor = story.nest.noor;
    for (day, time) in [("1990-01-01", "16:30"), ("2026-03-10", ""), ("2026-03-10", "23:00"), ("", "16:30")] {
        let refused = story.agree(noor, (day, time), &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{day} {time}");
        assert!(refused.text.contains("Er is niets afgesproken."), "{}", refused.text);
        let typed = [day, time].into_iter().filter(|typed| !typed.is_empty());
        for typed in typed {
            assert!(
                refused.text.contains(&format!("value=\"{typed}\"")),
                "{typed} is kept: {}",
                refused.text
            );
        }
    }
    let saturday = ("2026-03-14", "10:00");
    let asked = story.agree(noor, saturday, &[]).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        asked.text.contains("dan is de groep dicht") && asked.text.contains("leg deze afspraak toch vast")
    );
    assert!(!story.parent.get("/family").await.text.contains("We spreken elkaar"));

    let kept = story.agree(noor, ("2026-03-10", "16:30"), &[]).await;
    let talk = story.talk().await;
    assert_eq!(kept.location, talk, "{}", kept.text);
    let page = story.parent.get("/family").await.text;
    assert!(page.contains("We spreken elkaar") && page.contains("16:30"), "{page}");
    let address = feed(&mut story.mentor).await;
    let events = story.nest.house.browser_of_nobody().get(&address).await.text;
    assert!(events.contains("DTSTART:20260310T153000Z") && !events.contains("NOOR"), "{events}");
    assert_eq!(story.mails().await.len(), 0, "they agreed it themselves");

    // The form was open on another device too: what was agreed stays.
    let mut other = story.nest.house.browser_of_staff(story.nest.fatima).await;
    let fields = [("kind", "parent-talk"), ("agreed", "true"), ("day1", "2026-03-17"), ("time1", "16:00")];
    let late = other.post(&format!("/children/{noor}/talks"), &fields).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("2026-03-17 16:00"), "what was typed is there: {}", late.text);

    story.nest.house.app.clock.forward_days(7);
    let mails = story.mails().await;
    assert!(mails.len() == 1 && mails[0].contains("dinsdag 10 maart 2026 16:30"), "{mails:?}");
}

#[rstest]
#[tokio::test]
async fn what_is_agreed_takes_the_place_of_what_was_offered_and_meets_no_other_talk(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let (noor, group, fatima) = (story.nest.noor, story.nest.group, story.nest.fatima);
    let milan = story.nest.house.child("MILAN", group, parse(b"ma di").unwrap()).await;
    story.nest.house.mentorship(milan, fatima, group, date(2025, 9, 1)).await;
    story.mentor = story.nest.house.browser_of_staff(fatima).await;
    story.offer(&TWO).await;
    let offered = story.talk().await.trim_start_matches("/talks/").to_owned();

    let kept = story.agree(noor, ("2026-03-11", "15:00"), &[("instead", offered.as_str())]).await;
    assert!(kept.location.starts_with("/talks/") && !kept.location.ends_with(&offered), "{}", kept.text);
    let page = story.parent.get("/family").await.text;
    assert!(page.contains("15:00") && !page.contains("16:30"), "there is nothing to choose any more: {page}");

    let sure = [("sure", "true")];
    let refused = story.agree(milan, ("2026-03-11", "15:15"), &sure).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("dit moment is net bezet"), "{}", refused.text);
    let file = story.mentor.get(&format!("/children/{milan}")).await.text;
    assert!(!file.contains("href=\"/talks/"), "nothing of it is left: {file}");
    assert!(story.agree(milan, ("2026-03-11", "16:30"), &sure).await.location.starts_with("/talks/"));
}
