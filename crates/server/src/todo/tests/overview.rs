//! What management reads of all locations, and the coach of each group: numbers, and nobody's name.

use super::*;

/// A second location of the organisation with a group, whose child's parents were spoken with lately.
async fn second_location(story: &Story) -> GroupId {
    let group = story.house.group("G2", "kdv").await;
    let mut tx = story.house.write().await;
    let location = crate::platform::ids::fresh(tx.now);
    on!(tx, c => sqlx::query("INSERT INTO location (organisation_id, id, key, name) VALUES ($1, $2, 'MAAN', 'De Maan')")
        .bind(story.house.organisation).bind(location).execute(c).await.map(drop))
    .unwrap();
    on!(tx, c => sqlx::query("UPDATE care_group SET location_id = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(story.house.organisation).bind(group).bind(location).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    group
}

/// A part of the page that begins with a text.
fn part<'a>(page: &'a str, begins: &str) -> &'a str {
    page.split_once(begins).unwrap_or_else(|| panic!("{begins}: {page}")).1
}

async fn with_role(story: &Story, name: &str, role: &str) -> Browser {
    let staff = story.house.staff(name).await;
    story.house.role(staff, role).await;
    story.house.browser_of_staff(staff).await
}

#[rstest]
#[case("director")]
#[case("policy")]
#[tokio::test]
async fn management_reads_per_location_and_group_how_much_is_late_and_why(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] role: &str,
) {
    let Some(story) = story(engine, 0).await else { return };
    let other = second_location(&story).await;
    story.house.child("SEM", other, parse(b"ma").unwrap()).await;
    let mut manager = with_role(&story, "Dirk", role).await;
    let page = manager.get("/todo").await.text;
    for group in [story.group, other] {
        assert!(page.contains(&format!("href=\"/groups/{group}\"")), "the number leads to the group: {page}");
    }
    assert!(page.contains("De Maan") && page.contains("Oudergesprek: 1 te laat"), "{page}");
    for name in ["KindNOOR", "KindSEM", "Fatima"] {
        assert!(!page.contains(name), "{name} is nobody's number");
    }
    // At a location it is the same number, with what stays late beneath it.
    let there = manager.get(&format!("/todo?location={}", story.house.location)).await.text;
    assert!(there.contains("Oudergesprek: 1 te laat") && !there.contains(&other.to_string()));

    let child = story.noor.to_string();
    let talk = [("child", child.as_str()), ("kind", "parent-talk"), ("outcome", "held")];
    story.house.browser_of_staff(story.fatima).await.post("/todo/talks", &talk).await;
    let page = manager.get("/todo").await.text;
    assert!(!page.contains(&format!("href=\"/groups/{}\"", story.group)), "nothing is asked there any more");
    assert!(page.contains(&format!("href=\"/groups/{other}\"")));
}

#[rstest]
#[tokio::test]
async fn a_lead_of_more_groups_goes_from_the_number_to_the_lines(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = story(engine, 0).await else { return };
    let mut lead = lead(&story).await;
    assert!(!lead.get("/todo").await.text.contains("href=\"#of-"), "one group needs no numbers first");
    let other = story.house.group("G2", "kdv").await;
    story.house.child("SEM", other, parse(b"ma").unwrap()).await;
    let page = lead.get("/todo").await.text;
    for group in [story.group, other] {
        assert!(
            page.contains(&format!("href=\"#of-{group}\"")) && page.contains(&format!("id=\"of-{group}\""))
        );
    }
    assert!(page.contains("KindNOOR") && page.contains("Fatima Proef"), "it is her own location");
}

#[rstest]
#[tokio::test]
async fn the_coach_reads_patterns_and_no_number_from_one_to_four(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = story(engine, 0).await else { return };
    let mut coach = with_role(&story, "Coen", "coach").await;
    let page = coach.get("/todo").await.text;
    let patterns = part(&page, "id=\"patterns\"");
    assert!(patterns.contains("Te weinig om te zeggen: Locatie"), "{patterns}");
    assert!(!patterns.contains("Oudergesprek"), "{patterns}");

    // Seven children more, for six of whom the talk was held today: that it was late, as it is for the other two.
    let mut fatima = story.house.browser_of_staff(story.fatima).await;
    for i in 0..7 {
        let child = story.house.child(&format!("K{i}"), story.group, parse(b"ma di").unwrap()).await;
        story.house.mentorship(child, story.fatima, story.group, date(2025, 3, 3)).await;
        if i < 6 {
            fatima = story.house.browser_of_staff(story.fatima).await;
            let child = child.to_string();
            let talk = [("child", child.as_str()), ("kind", "parent-talk"), ("outcome", "held")];
            assert_eq!(fatima.post("/todo/talks", &talk).await.location, "/todo");
        }
    }
    let page = coach.get("/todo").await.text;
    let patterns = part(&page, "id=\"patterns\"");
    assert!(patterns.contains("Nu: te weinig om te zeggen"), "two children: {patterns}");
    assert!(patterns.contains("Laatste 13 weken gedaan voor 6 kinderen, op tijd voor 0"), "{patterns}");
    assert!(patterns.contains("<svg class=\"bar good\" viewBox=\"0 0 6 1\""));
    for name in ["KindNOOR", "KindK", "Fatima"] {
        assert!(!page.contains(name), "{name}");
    }
    // For others there are none.
    for mut browser in [fatima, with_role(&story, "Dirk", "director").await] {
        assert!(!browser.get("/todo").await.text.contains("id=\"patterns\""));
    }
}

#[rstest]
#[tokio::test]
async fn more_groups_ask_no_more_queries(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = story(engine, 1).await else { return };
    for role in ["director", "coach"] {
        let mut browser = with_role(&story, role, role).await;
        browser.get("/todo").await;
        let mut queries = async || {
            let before = story.house.app.db.queries();
            browser.get("/todo").await;
            story.house.app.db.queries() - before
        };
        let few = queries().await;
        for i in 0..10 {
            let group = story.house.group(&format!("{role}{i}"), "kdv").await;
            story.house.child(&format!("{role}K{i}"), group, parse(b"ma").unwrap()).await;
        }
        assert_eq!(queries().await, few, "{role}");
    }
}
