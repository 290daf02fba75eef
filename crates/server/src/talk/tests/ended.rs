//! Talks that do not take place: what parents read, what stands in the file, and the way back.

use mentorkind_domain::half_days::parse;

use super::*;

const OFF: &str = "Het gesprek van dinsdag 10 maart 2026 16:30 gaat niet door.";
const NOBODY: &str = "Het gesprek van dinsdag 10 maart 2026 16:30 is niet doorgegaan.";
const LAPSED: &str = "De momenten die we u aanboden, gelden niet meer.";

/// Where the message on a page takes back what was done.
fn way_back(page: &str) -> String {
    let mut actions = page.split("action=\"").skip(1).filter_map(|rest| rest.split('"').next());
    actions.find(|action| action.contains("/restore") || action.contains("/undo")).unwrap().to_owned()
}

impl Story {
    /// Days later, each with a new session.
    async fn later(&mut self, days: i64, minutes: i64) {
        self.nest.house.app.clock.forward_days(days);
        self.nest.house.app.clock.forward_minutes(minutes);
        self.mentor = self.nest.house.browser_of_staff(self.nest.fatima).await;
        self.parent = self.nest.house.browser_of_guardian(self.iris).await;
    }

    /// What Iris reads, also after a letter made another account of her address.
    async fn family(&mut self) -> String {
        self.parent = self.nest.house.browser_of_guardian(self.iris).await;
        self.parent.get("/family").await.text
    }
}

#[rstest]
#[tokio::test]
async fn parents_read_that_a_talk_does_not_take_place_until_another_is_offered(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let talk = story.planned().await;
    story.mentor.post(&format!("{talk}/cancel"), &[]).await;
    let page = story.family().await;
    // Among what is new, and at the talk itself.
    assert_eq!(page.matches(OFF).count(), 2, "{page}");
    assert!(!page.contains("We spreken elkaar"), "{page}");
    let file = story.mentor.get(&story.nest.file()).await.text;
    assert!(file.contains(&format!("href=\"{talk}\"")) && file.contains("gaat niet door"), "{file}");

    story.offer(&[("2026-03-17", "16:30")]).await;
    let page = story.family().await;
    assert!(!page.contains(OFF) && page.contains("name=\"slot\""), "{page}");
}

#[rstest]
#[tokio::test]
async fn what_did_not_take_place_is_no_news_for_ever(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let talk = story.planned().await;
    story.mentor.post(&format!("{talk}/cancel"), &[]).await;
    story.later(20, 0).await;
    assert!(story.family().await.contains(OFF));
    story.later(10, 0).await;
    assert!(!story.family().await.contains(OFF));
    let file = story.mentor.get(&story.nest.file()).await.text;
    assert!(file.contains(&format!("href=\"{talk}\"")), "colleagues find it: {file}");
}

#[rstest]
#[tokio::test]
async fn a_talk_stays_on_the_page_of_the_parents_on_its_day(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    story.planned().await;
    // It is nine in the morning; the talk begins at half past four.
    story.later(7, 9 * 60).await;
    assert!(story.family().await.contains("We spreken elkaar"));
    story.later(1, 0).await;
    assert!(!story.family().await.contains("We spreken elkaar"));
}

#[rstest]
#[tokio::test]
async fn that_nobody_came_stands_in_the_file_and_is_taken_back(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let talk = story.planned().await;
    story.later(8, 0).await;
    let mails = story.mails().await.len();
    let missed = story.mentor.post(&format!("{talk}/cancel"), &[("missed", "true")]).await;
    assert_eq!(missed.location, "/todo");
    assert!(story.family().await.contains(NOBODY));
    let file = story.mentor.get(&story.nest.file()).await.text;
    assert!(file.contains(&format!("href=\"{talk}\"")) && file.contains("ouders kwamen niet"), "{file}");

    story.mentor.post(&format!("{talk}/cancel"), &[]).await;
    let restored = story.mentor.post(&format!("{talk}/restore"), &[]).await;
    assert_eq!(restored.location, "/todo");
    assert!(story.mentor.get(&talk).await.text.contains("Hoe ging het gesprek?"));
    assert!(!story.family().await.contains(NOBODY));
    assert_eq!(story.mails().await.len(), mails, "nobody was told, so nobody is told otherwise");
    let again = story.mentor.post(&format!("{talk}/restore"), &[]).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "it holds already");
}

#[rstest]
#[tokio::test]
async fn a_talk_that_was_cancelled_by_mistake_takes_place_after_all_and_parents_hear_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let talk = story.planned().await;
    story.mentor.post(&format!("{talk}/cancel"), &[]).await;
    assert_eq!(story.mails().await.len(), 1);
    let back = way_back(&story.mentor.get("/todo").await.text);
    assert_eq!(back, format!("{talk}/restore"));
    assert_eq!(story.mentor.post(&back, &[]).await.location, "/todo");
    let page = story.mentor.get("/todo").await.text;
    assert!(page.contains("staat er weer zoals het was") && page.contains("gepland: di 10 maart"), "{page}");
    assert_eq!(story.mails().await.len(), 2, "parents are told again");
    let page = story.family().await;
    assert!(page.contains("We spreken elkaar") && !page.contains(OFF), "{page}");
}

#[rstest]
#[tokio::test]
async fn a_talk_is_not_taken_back_into_a_moment_that_others_have_now(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let (group, fatima) = (story.nest.group, story.nest.fatima);
    let milan = story.nest.house.child("MILAN", group, parse(b"ma di").unwrap()).await;
    story.nest.house.mentorship(milan, fatima, group, date(2025, 9, 1)).await;
    story.mentor = story.nest.house.browser_of_staff(fatima).await;
    let talk = story.planned().await;
    story.mentor.post(&format!("{talk}/cancel"), &[]).await;

    let fields = [("kind", "parent-talk"), ("day1", "2026-03-10"), ("time1", "16:45")];
    assert_eq!(story.mentor.post(&format!("/children/{milan}/talks"), &fields).await.location, "/todo");
    let file = story.mentor.get(&format!("/children/{milan}")).await.text;
    let other = format!("/talks/{}", file.split("href=\"/talks/").nth(1).unwrap().split('"').next().unwrap());
    let slot = values(&story.mentor.get(&other).await.text, "slot").remove(0);
    story.mentor.post(&format!("{other}/choose"), &[("slot", &slot)]).await;

    let back = story.mentor.post(&format!("{talk}/restore"), &[]).await;
    assert_eq!(back.status, StatusCode::CONFLICT);
    assert!(story.mentor.get(&talk).await.text.contains("gaat niet door"));
}

#[rstest]
#[case("planned", "2026-03-11")]
#[case("declined", "")]
#[tokio::test]
async fn moments_in_the_place_of_which_something_is_recorded_are_taken_back_in_the_open(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] outcome: &str,
    #[case] day: &str,
) {
    let Some(mut story) = story(engine).await else { return };
    story.offer(&TWO).await;
    let noor = story.nest.noor.to_string();
    let fields = [("child", noor.as_str()), ("kind", "parent-talk"), ("outcome", outcome), ("day", day)];
    assert_eq!(story.mentor.post("/todo/talks", &fields).await.location, "/todo");
    let page = story.mentor.get("/todo").await.text;
    assert!(
        page.contains("De ouders krijgen bericht dat de aangeboden momenten niet meer gelden."),
        "{page}"
    );
    assert_eq!(
        story.mails().await.len(),
        1,
        "that they do not hold; that they were offered is not so any more"
    );
    let family = story.family().await;
    assert!(family.contains(LAPSED) && !family.contains("name=\"slot\""), "{family}");
    let planned = "We spreken elkaar <b><time datetime=\"2026-03-11\"";
    assert_eq!(family.contains(planned), outcome == "planned", "{family}");

    assert_eq!(story.mentor.post(&way_back(&page), &[]).await.location, "/todo");
    let family = story.family().await;
    assert!(!family.contains(LAPSED) && family.contains("name=\"slot\""), "{family}");
    assert_eq!(story.mails().await.len(), 2, "parents are told again");
}

#[rstest]
#[case("planned", "2026-03-11")]
#[case("declined", "")]
#[tokio::test]
async fn what_the_parents_chose_is_moved_or_cancelled_on_the_page_of_the_talk_alone(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] outcome: &str,
    #[case] day: &str,
) {
    let Some(mut story) = story(engine).await else { return };
    let talk = story.planned().await;
    let noor = story.nest.noor.to_string();
    let fields = [("child", noor.as_str()), ("kind", "parent-talk"), ("outcome", outcome), ("day", day)];
    assert_eq!(story.mentor.post("/todo/talks", &fields).await.location, talk);
    let page = story.mentor.get(&talk).await.text;
    assert!(page.contains("de ouders kozen al een moment") && page.contains("Verzet het gesprek"), "{page}");
    assert!(page.contains("gepland: di 10 maart"), "{page}");
    assert!(story.family().await.contains("16:30"), "they come when they chose");
}
