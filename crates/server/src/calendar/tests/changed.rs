//! What the pages say when days are changed, taken back, swapped on, or when groups go on to a third one.

use mentorkind_domain::calendar::Reason;

use super::*;
use crate::calendar::write::absence;

impl Story {
    /// Maaike brings somebody on a day, extra or for another one; what the page of the days says then.
    async fn comes(&self, who: Who, on: &str, gives_up: &str) -> String {
        let mut maaike = self.browser(self.maaike).await;
        let who = who.value();
        let typed = [("who", who.as_str()), ("from", on), ("gives_up", gives_up), ("days", "day")];
        let answer = maaike.post(&format!("{}/change", self.days()), &typed).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        maaike.get(&self.days()).await.text
    }

    /// Maaike takes something back; what the page of the days says then.
    async fn takes_back(&self, path: &str, row: &'static str) -> String {
        let mut maaike = self.browser(self.maaike).await;
        let id = self.only(row).await;
        let answer = maaike.post(&format!("{}/{path}/{id}/remove", self.days()), &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        maaike.get(&self.days()).await.text
    }
}

#[rstest]
#[tokio::test]
async fn whoever_leaves_children_alone_hears_it(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let (fatima, noor) = (Who::Staff(story.fatima), Who::Child(story.noor));
    let saturday = "Let op: op zaterdag 7 maart 2026 komen er kinderen op Groep G1";
    assert!(!story.comes(fatima, "2026-03-07", "").await.contains("Let op:"));
    assert!(!story.comes(noor, "2026-03-07", "").await.contains("Let op:"));
    let page = story.takes_back("changes", "day_change WHERE staff_id IS NOT NULL").await;
    assert!(page.contains("De gewone dagen gelden weer.") && page.contains(saturday), "{page}");
    assert!(!story.takes_back("changes", "day_change").await.contains("Let op:"), "the child comes no more");

    // On Fridays Sem comes and nobody works: known before, and news once somebody who stood in does not.
    let mut maaike = story.browser(story.maaike).await;
    let path = format!("{}/stand-in", story.days());
    let (from, until) = ("2026-03-06", "2026-03-20");
    let ria = [("name", "Ria"), ("from", from), ("until", until), ("days", "day"), ("friday", "true")];
    assert_eq!(maaike.post(&path, &ria).await.status, StatusCode::SEE_OTHER);
    let page = story.takes_back("stand-ins", "stand_in").await;
    assert!(page.contains("Let op: op vrijdag 6 maart 2026 en nog 2 dagen komen er kinderen"), "{page}");

    // Of the colleagues of Monday, when Noor comes, there is one.
    let page = story.comes(fatima, "2026-03-05", "2026-03-09").await;
    assert!(page.contains("Let op: op maandag 9 maart 2026 komen er kinderen op Groep G1"), "{page}");
    assert!(!story.takes_back("changes", "day_change").await.contains("Let op:"));
}

#[rstest]
#[tokio::test]
async fn whoever_lets_somebody_stand_in_who_is_ill_hears_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    story.house.absent(story.gerda, date(2026, 3, 5), date(2026, 3, 5)).await;
    let mut maaike = story.browser(story.maaike).await;
    let gerda = story.gerda.to_string();
    for (from, until, absent) in [("2026-03-04", "2026-03-06", true), ("2026-03-12", "2026-03-13", false)] {
        let typed = [("staff", gerda.as_str()), ("from", from), ("until", until), ("days", "day")];
        let typed: Vec<(&str, &str)> = typed.into_iter().chain(WORK_WEEK).collect();
        let answer = maaike.post(&format!("{}/stand-in", story.days()), &typed).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let page = maaike.get(&story.days()).await.text;
        assert!(page.contains("GERDA Proef valt in op Groep G1"), "{page}");
        let said = page.contains("Let op: op donderdag 5 maart 2026 staat deze collega als afwezig.");
        assert_eq!(said, absent, "{page}");
    }
}

#[rstest]
#[tokio::test]
async fn why_a_day_is_not_swapped_on_is_true(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let noor = Who::Child(story.noor);
    story.comes(noor, "2026-03-05", "2026-03-03").await;
    let mut maaike = story.browser(story.maaike).await;
    let who = noor.value();
    let typed = [("who", who.as_str()), ("from", "2026-03-06"), ("gives_up", "2026-03-05"), ("days", "day")];
    let answer = maaike.post(&format!("{}/change", story.days()), &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("KindNOOR heeft op donderdag 5 maart 2026 al een ruildag of extra dag"));
    assert!(!answer.text.contains("geen dag om te ruilen"), "{}", answer.text);
}

#[rstest]
#[tokio::test]
async fn closed_without_a_reason_is_said_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let mut maaike = story.browser(story.maaike).await;
    let at = format!("/locations/{}/days", story.house.location);
    let typed = [("from", "2026-03-05"), ("until", "2026-03-05"), ("reason", " ")];
    assert_eq!(maaike.post(&format!("{at}/closure"), &typed).await.status, StatusCode::SEE_OTHER);
    let page = maaike.get(&at).await.text;
    assert!(page.contains("<span>gesloten</span>") && !page.contains("gesloten — gesloten"), "{page}");
    // A longer closure with a reason says why of this day too.
    let typed = [("from", "2026-03-05"), ("until", "2026-03-06"), ("reason", "studiedag")];
    assert_eq!(maaike.post(&format!("{at}/closure"), &typed).await.status, StatusCode::SEE_OTHER);
    let page = maaike.get(&story.days()).await.text;
    assert_eq!(page.matches("gesloten: studiedag").count(), 2, "{page}");
}

#[rstest]
#[tokio::test]
async fn groups_that_go_on_to_a_third_one_are_said_to_be_there(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let third = story.house.group("G3", "kdv").await;
    let mila = story.house.child("MILA", third, days("di")).await;
    let mut maaike = story.browser(story.maaike).await;
    // G3 goes to G1, and G1 to G2; the way back from G2 to G3 is no way.
    let ways = [(third, story.group, "08:30"), (story.group, story.other, "08:00")];
    for (of, with, time) in ways {
        let with = with.to_string();
        let typed = [
            ("with", with.as_str()),
            ("part", "opening"),
            ("time", time),
            ("from", "2026-03-03"),
            ("tuesday", "true"),
        ];
        let answer = maaike.post(&format!("/groups/{of}/days/merge"), &typed).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    }
    let back = third.to_string();
    let round = [("with", back.as_str()), ("part", "opening"), ("from", "2026-03-03"), ("tuesday", "true")];
    let answer = maaike.post(&format!("/groups/{}/days/merge", story.other), &round).await;
    assert!(answer.text.contains("Die groep gaat dan zelf al naar deze groep"), "{}", answer.text);

    let there = "Samen met Groep G2, op hun plek: bij het openen, tot 08:00";
    let page = maaike.get(&format!("/groups/{third}")).await.text;
    assert!(page.contains(there) && !page.contains("Samen met Groep G1"), "{page}");
    let page = maaike.get(&story.page()).await.text;
    assert!(page.contains(there) && !page.contains("Groep G3 is hier"), "{page}");
    // Where they are said to be they are expected.
    let mut gerda = story.browser(story.gerda).await;
    let page = gerda.get(&format!("/groups/{}", story.other)).await.text;
    for words in
        ["Groep G1 is hier: bij het openen, tot 08:00", "Groep G3 is hier: bij het openen, tot 08:00"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(page.contains("3 kinderen alleen bij het openen of sluiten") && page.contains("KindMILA"));
    let expected = gerda.get(&format!("/groups/{}/day-handover", story.other)).await.text;
    assert!(expected.contains("KindMILA"), "{expected}");

    // Her parents are told where to go; on the days of the other half of the week there is nothing to say.
    let anne = story.house.guardian("ANNE", mila, Some(true)).await;
    let mut parent = story.house.browser_of_guardian(anne).await;
    let home = parent.get("/family").await.text;
    assert!(home.contains("Bij het openen, tot 08:00, is de groep vandaag bij Groep G2."), "{home}");
    story.house.app.clock.forward_days(1);
    let mut parent = story.house.browser_of_guardian(anne).await;
    assert!(!parent.get("/family").await.text.contains("Bij het openen"));
}

#[rstest]
#[tokio::test]
async fn what_two_enter_at_once_is_held_against_each_other(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let jan = story.house.staff("JAN").await;
    story.house.role(jan, "teamlead").await;
    let (mut maaike, mut jan) = (story.browser(story.maaike).await, story.browser(jan).await);
    let (path, noor) = (format!("{}/change", story.days()), Who::Child(story.noor).value());
    let swap = [("who", noor.as_str()), ("from", "2026-03-05"), ("gives_up", "2026-03-03"), ("days", "day")];
    let (one, two) = tokio::join!(maaike.post(&path, &swap), jan.post(&path, &swap));
    assert_ne!(one.status, two.status, "the day is given up once");
    assert_eq!(story.count("day_change").await, 1);
    // Each sends a group to the place of the other one.
    let (group, other) = (story.group.to_string(), story.other.to_string());
    let path = |of: &str| format!("/groups/{of}/days/merge");
    let (there, back) = (path(&group), path(&other));
    let goes = |with| [("with", with), ("part", "day"), ("from", "2026-03-03"), ("tuesday", "true")];
    let (goes, comes) = (goes(other.as_str()), goes(group.as_str()));
    let (one, two) = tokio::join!(maaike.post(&there, &goes), jan.post(&back, &comes));
    assert_ne!(one.status, two.status, "they do not go round");
    assert_eq!(story.count("group_merge").await, 1);
}

/// Another system says an absence again and longer: it is one line with one button, also when another reason overlaps.
#[rstest]
#[tokio::test]
async fn absences_that_overlap_are_ended_with_one_button(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let noor = Who::Child(story.noor);
    let mut fatima = story.browser(story.fatima).await;
    for (from, until, reason, lines) in [
        (TODAY, date(2026, 3, 5), Reason::Ill, 1),
        (TODAY, date(2026, 3, 9), Reason::Ill, 1),
        (TODAY, date(2026, 3, 8), Reason::Ill, 1),
        (date(2026, 3, 2), date(2026, 3, 6), Reason::Ill, 2),
        (date(2026, 3, 2), date(2026, 3, 12), Reason::Free, 3),
    ] {
        let mut tx = story.house.write().await;
        let organisation = story.house.organisation;
        absence(&mut tx, organisation, noor, (from, until), reason, (TODAY, None)).await.unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        let page = fatima.get(&story.days()).await.text;
        let entered = page.split("<ul class=\"rows\">").last().unwrap();
        assert_eq!(entered.matches("<b>KindNOOR</b>").count(), lines, "{until}: {entered}");
        assert_eq!(entered.matches("/back\"").count(), 1, "{until}: {entered}");
    }
    let page = fatima.get(&story.days()).await.text;
    let back = page.split('"').find(|part| part.ends_with("/back")).unwrap();
    fatima.post(back, &[]).await;
    let page = fatima.get(&story.days()).await.text;
    assert!(!page.contains("<b>KindNOOR</b>"), "all that run are ended: {page}");
}
