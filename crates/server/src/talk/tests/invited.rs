//! Children that are invited to the talk about them.

use jiff::ToSpan;

use super::*;
use crate::{on, protocol::settings::change};

/// The story, with Noor six years old.
async fn six(engine: Engine) -> Option<Story> {
    let story = story(engine).await?;
    let house = &story.nest.house;
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE child SET birth_date = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(house.organisation).bind(story.nest.noor).bind(jiff_sqlx::Date::from(TODAY - 6.years()))
        .execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    Some(story)
}

#[rstest]
#[case("0", false)]
#[case("6", true)]
#[case("7", false)]
#[tokio::test]
async fn the_age_from_which_a_old_enough_changes_the_pages_of_the_talk(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] years: &str,
    #[case] invited: bool,
) {
    let Some(mut story) = six(engine).await else { return };
    change(&story.nest.house, "talks.child_from_years", "0", years).await;
    let new = format!("/children/{}/talks/new?kind=parent-talk", story.nest.noor);
    assert_eq!(story.mentor.get(&new).await.text.contains("wordt ook uitgenodigd"), invited);
    story.offer(&TWO).await;
    let talk = story.talk().await;
    let page = story.mentor.get(&talk).await.text;
    assert_eq!(page.contains("KindNOOR is uitgenodigd"), invited, "{page}");
    assert_eq!(page.contains("name=\"child\""), invited);
    assert!(page.contains("name=\"colleague\""), "a colleague can be there at each talk");
    let family = story.parent.get("/family").await.text;
    assert_eq!(family.contains("KindNOOR is ook uitgenodigd voor dit gesprek"), invited);
}

#[rstest]
#[tokio::test]
async fn the_child_hears_it_says_what_it_wants_and_stands_in_the_report(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = six(engine).await else { return };
    change(&story.nest.house, "talks.child_from_years", "0", "4").await;
    let talk = story.planned().await;
    let told = [("told", "in-person"), ("comes", "unsure")];
    assert_eq!(story.mentor.post(&format!("{talk}/child"), &told).await.location, talk);
    let half = story.mentor.post(&format!("{talk}/child"), &[("told", "in-person")]).await;
    assert_eq!(half.status, StatusCode::BAD_REQUEST);
    assert!(story.mentor.get(&talk).await.text.contains("Zelf verteld. Het kind weet het nog niet."));
    // What the child said to the mentor is not for the parents' page.
    assert!(!story.parent.get("/family").await.text.contains("weet het nog niet"));

    let answer = format!("/family{talk}/child");
    assert_eq!(story.parent.post(&answer, &[("comes", "unsure")]).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(story.parent.post(&answer, &[("comes", "no")]).await.location, "/family");
    story.nest.house.app.clock.forward_minutes(1);
    assert_eq!(story.parent.post(&answer, &[("comes", "yes")]).await.location, "/family");
    assert!(story.parent.get("/family").await.text.contains("U zei: KindNOOR komt mee."));
    let page = story.mentor.get(&talk).await.text;
    assert!(
        page.contains("zegt dat het kind meekomt.") && !page.contains("niet meekomt"),
        "the last word counts"
    );

    // What a parent says by phone a colleague writes down, without a word besides.
    let (said, iris) = (format!("{talk}/said"), story.iris.to_string());
    let form = story.mentor.get(&said).await.text;
    assert!(form.contains("Komt KindNOOR mee?") && form.contains("KindNOOR komt niet mee"), "{form}");
    story.nest.house.app.clock.forward_minutes(1);
    let by_phone = [("kind", "wish"), ("guardian", iris.as_str()), ("comes", "no"), ("words", "")];
    assert_eq!(story.mentor.post(&said, &by_phone).await.location, talk);
    assert!(story.parent.get("/family").await.text.contains("U zei: KindNOOR komt niet mee."));
    let nothing = [("kind", "wish"), ("guardian", iris.as_str()), ("comes", ""), ("words", "")];
    assert_eq!(story.mentor.post(&said, &nothing).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    // Who has nothing to do with the child says nothing of it.
    let stranger = story.nest.house.guardian("CORA", story.nest.sem, Some(true)).await;
    let mut stranger = story.nest.house.browser_of_guardian(stranger).await;
    assert_eq!(stranger.post(&answer, &[("comes", "no")]).await.status, StatusCode::NOT_FOUND);
    let elsewhere = story.nest.house.group("G2", "kdv").await;
    let daan = story.nest.house.staff("Daan").await;
    let monday = mentorkind_domain::half_days::parse(b"ma").unwrap();
    story.nest.house.works(daan, elsewhere, "pm", monday).await;
    let mut daan = story.nest.house.browser_of_staff(daan).await;
    assert_eq!(daan.post(&format!("{talk}/child"), &told).await.status, StatusCode::NOT_FOUND);

    story.nest.house.app.clock.forward_days(7);
    story.mentor = story.nest.house.browser_of_staff(story.nest.fatima).await;
    story.parent = story.nest.house.browser_of_guardian(story.iris).await;
    let day = TODAY.checked_add(7.days()).unwrap().to_string();
    let report = [
        ("report", "Noor vertelde zelf."),
        ("day", day.as_str()),
        ("then", "share"),
        ("parents", "true"),
        ("child", "true"),
    ];
    assert_eq!(story.mentor.post(&format!("{talk}/report"), &report).await.location, talk);
    for page in [story.mentor.get(&talk).await.text, story.parent.get("/family").await.text] {
        assert!(page.contains("Erbij waren: ouders, het kind."), "{page}");
    }
    assert_eq!(story.parent.post(&answer, &[("comes", "no")]).await.status, StatusCode::CONFLICT);
    let late = story.mentor.post(&format!("{talk}/child"), &told).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("Dit had je ingevuld."), "{}", late.text);
}

#[rstest]
#[tokio::test]
async fn what_was_said_goes_along_when_the_talk_is_moved(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = six(engine).await else { return };
    change(&story.nest.house, "talks.child_from_years", "0", "4").await;
    let first = story.planned().await;
    story.parent.post(&format!("/family{first}/child"), &[("comes", "no")]).await;
    let old = first.trim_start_matches("/talks/").to_owned();
    let fields =
        [("kind", "parent-talk"), ("instead", old.as_str()), ("day1", "2026-03-18"), ("time1", "10:00")];
    story.mentor.post(&format!("/children/{}/talks", story.nest.noor), &fields).await;
    assert!(story.parent.get("/family").await.text.contains("U zei: KindNOOR komt niet mee."));
}
