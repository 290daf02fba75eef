use jiff::civil::date;
use mentorkind_domain::half_days::parse;
use rstest::rstest;

use crate::testing::{Browser, Engine, House};

/// Fills a group with children of the same days; every other one has the mentor.
async fn fill(
    house: &House,
    group: crate::platform::ids::GroupId,
    mentor: crate::platform::ids::StaffId,
    from: usize,
    to: usize,
) {
    for i in from..to {
        let child = house.child(&format!("K{i:02}"), group, parse(b"ma e:di").unwrap()).await;
        if i % 2 == 0 {
            house.mentorship(child, mentor, group, date(2025, 9, 1)).await;
        }
    }
}

async fn queries(house: &House, browser: &mut Browser, path: &str) -> u64 {
    let before = house.app.db.queries();
    let answer = browser.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    house.app.db.queries() - before
}

#[rstest]
#[tokio::test]
async fn pages_ask_no_more_of_a_larger_group(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let group = house.group("G1", "kdv").await;
    let (fatima, lead) = (house.staff("Fatima").await, house.staff("Maaike").await);
    house.works(fatima, group, "pm", parse(b"ma di").unwrap()).await;
    house.role(lead, "teamlead").await;
    fill(&house, group, fatima, 0, 2).await;
    let mut lead = house.browser_of_staff(lead).await;
    let draft = lead.post(&format!("/groups/{group}/division"), &[]).await.location;
    let second = house.group("G2", "bso").await;
    let paths = [
        format!("/groups/{group}"),
        format!("/groups/{group}/days"),
        format!("/locations/{}/days", house.location),
        "/groups".to_owned(),
        "/overview".to_owned(),
        draft,
        "/handovers".to_owned(),
        format!("/groups/{group}/what-if"),
        format!("/locations/{}", house.location),
        format!("/locations/{}/what-if", house.location),
    ];
    let mut few = Vec::new();
    for path in &paths {
        few.push(queries(&house, &mut lead, path).await);
    }
    fill(&house, group, fatima, 2, 12).await;
    for i in 0..5 {
        let staff = house.staff(&format!("P{i}")).await;
        house.works(staff, group, "pm", parse(b"wo").unwrap()).await;
        house.works(staff, second, "pm", parse(b"vr").unwrap()).await;
    }
    house.group("G3", "peuter").await;
    fill(&house, second, fatima, 12, 20).await;
    for (path, few) in paths.iter().zip(few) {
        assert_eq!(queries(&house, &mut lead, path).await, few, "{path}");
    }
}

#[rstest]
#[tokio::test]
async fn a_group_shows_what_needs_attention(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let group = house.group("G1", "kdv").await;
    let (fatima, gone) = (house.staff("Fatima").await, house.staff("Gerda").await);
    house.works(fatima, group, "pm", parse(b"ma").unwrap()).await;
    for (key, days, mentor) in [
        ("ZIET", "ma", Some(fatima)),
        ("WEINIG", "ma di wo", Some(fatima)),
        ("ELDERS", "ma", Some(gone)),
        ("NIEMAND", "ma", None),
    ] {
        let child = house.child(key, group, parse(days.as_bytes()).unwrap()).await;
        if let Some(mentor) = mentor {
            house.mentorship(child, mentor, group, date(2025, 9, 1)).await;
        }
    }
    let mut browser = house.browser_of_staff(fatima).await;
    assert_eq!(
        browser.get("/groups").await.location,
        format!("/groups/{group}"),
        "one group: straight to it"
    );
    let page = browser.get(&format!("/groups/{group}")).await.text;
    let (_, below) = page.split_once("Vraagt aandacht").unwrap();
    let (attention, rest) = below.split_once("Wie is wiens mentor").unwrap();
    for (child, badge) in [
        ("KindNIEMAND", "geen mentor"),
        ("KindELDERS", "mentor niet op deze groep"),
        ("KindWEINIG", "ziet de mentor weinig"),
    ] {
        assert!(attention.contains(child) && attention.contains(badge), "{child}");
    }
    assert!(!attention.contains("KindZIET") && rest.contains("KindZIET"));
    assert!(!page.contains("Maak een voorstel"), "a pm'er proposes nothing");
    assert!(page.contains("maandag: samen met de mentor"), "squares are said too");
}
