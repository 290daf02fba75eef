//! Stories of who is here, on both engines.

use axum::http::StatusCode;
use mentorkind_domain::half_days::parse;
use rstest::rstest;

use crate::{
    observation::tests::Nest,
    platform::ids::ChildId,
    protocol::settings::change,
    testing::{Answer, Browser, Engine},
};

async fn tap(nest: &Nest, browser: &mut Browser, child: ChildId, what: &str) -> Answer {
    browser.post(&format!("/groups/{}/presence/{child}/{what}", nest.group), &[]).await
}

async fn cards(nest: &Nest, browser: &mut Browser) -> String {
    browser.get(&format!("/groups/{}/day-handover", nest.group)).await.text
}

#[rstest]
#[tokio::test]
async fn a_tap_says_that_a_child_came_and_another_that_it_went(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let (mut bram, mut fatima) =
        (nest.house.browser_of_staff(nest.bram).await, nest.house.browser_of_staff(nest.fatima).await);
    let page = cards(&nest, &mut fatima).await;
    assert!(page.contains("0 kinderen zijn er · 2 verwacht · 0 naar huis"), "{page}");
    assert_eq!(tap(&nest, &mut bram, nest.noor, "home").await.status, StatusCode::SEE_OTHER);
    assert!(cards(&nest, &mut bram).await.contains("KindNOOR kan niet naar huis"));
    let here = tap(&nest, &mut bram, nest.noor, "here").await;
    assert_eq!(here.location, format!("/groups/{}/day-handover", nest.group));
    let page = cards(&nest, &mut fatima).await;
    assert!(page.contains("1 kind is er · 1 verwacht · 0 naar huis"), "{page}");
    assert!(page.contains("is er sinds 09:00"), "{page}");
    let group = fatima.get(&format!("/groups/{}", nest.group)).await.text;
    assert_eq!(group.matches("is er sinds 09:00").count(), 1, "{group}");

    // A colleague who taps the same later changes nothing.
    nest.house.app.clock.forward_minutes(5);
    tap(&nest, &mut fatima, nest.noor, "here").await;
    let page = cards(&nest, &mut fatima).await;
    assert!(page.contains("Een collega zag het al: KindNOOR is er.") && page.contains("is er sinds 09:00"));
    nest.house.app.clock.forward_minutes(5);
    tap(&nest, &mut fatima, nest.noor, "home").await;
    let page = cards(&nest, &mut bram).await;
    assert!(
        page.contains("0 kinderen zijn er · 1 verwacht · 1 naar huis") && page.contains("naar huis om 09:10")
    );
    // Whoever still sees that it is here does not take away that it went home.
    tap(&nest, &mut bram, nest.noor, "not-here").await;
    assert!(cards(&nest, &mut bram).await.contains("naar huis om 09:10"));
    // The ways back.
    tap(&nest, &mut bram, nest.noor, "here").await;
    assert!(cards(&nest, &mut bram).await.contains("is er sinds 09:00"));
    tap(&nest, &mut bram, nest.noor, "not-here").await;
    assert!(cards(&nest, &mut fatima).await.contains("0 kinderen zijn er · 2 verwacht"));
}

#[rstest]
#[tokio::test]
async fn who_was_not_expected_can_come_and_other_groups_have_nothing_to_do_with_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let house = &nest.house;
    let mila = house.child("MILA", nest.group, parse(b"do vr").unwrap()).await;
    let elsewhere = house.group("G2", "kdv").await;
    let (carla, lot) =
        (house.staff("Carla").await, house.child("LOT", elsewhere, parse(b"di").unwrap()).await);
    house.works(carla, elsewhere, "pm", parse(b"di").unwrap()).await;
    let anne = house.guardian("ANNE", nest.noor, Some(true)).await;
    let mut bram = house.browser_of_staff(nest.bram).await;
    let page = cards(&nest, &mut bram).await;
    assert!(page.contains("Een kind dat niet verwacht werd") && page.contains("KindMILA"), "{page}");
    assert!(!page.contains("KindLOT"));
    tap(&nest, &mut bram, mila, "here").await;
    let page = cards(&nest, &mut bram).await;
    assert!(page.contains("is er sinds 09:00, niet verwacht"), "{page}");
    assert!(!page.contains("Een kind dat niet verwacht werd"), "there is no other");
    // Who was said to be ill comes after all.
    bram.post(
        &format!("/groups/{}/days/ill", nest.group),
        &[("who", &format!("child:{}", nest.noor.0.simple()))],
    )
    .await;
    assert!(cards(&nest, &mut bram).await.contains("1 kind is er · 1 verwacht"));
    // What was seen last holds, on each page, and each tap has its way back.
    for (what, here, absent) in [("here", 2, false), ("not-here", 1, true), ("here", 2, false)] {
        tap(&nest, &mut bram, nest.noor, what).await;
        let page = cards(&nest, &mut bram).await;
        assert_eq!(page.matches("is er sinds 09:00").count(), here, "{what}: {page}");
        assert_eq!(page.matches("niet verwacht</span>").count(), 1, "{what}: {page}");
        let group = bram.get(&format!("/groups/{}", nest.group)).await.text;
        assert_eq!(group.contains("Er vandaag niet"), absent, "{what}: {group}");
    }
    nest.house.app.clock.forward_minutes(5);
    bram.post(
        &format!("/groups/{}/days/ill", nest.group),
        &[("who", &format!("child:{}", nest.noor.0.simple()))],
    )
    .await;
    let group = bram.get(&format!("/groups/{}", nest.group)).await.text;
    assert!(group.contains(&format!("/presence/{}/here", nest.noor)), "the way back: {group}");
    assert!(cards(&nest, &mut bram).await.contains("1 kind is er · 1 verwacht · 1 naar huis"));
    tap(&nest, &mut bram, nest.noor, "here").await;
    assert!(!bram.get(&format!("/groups/{}", nest.group)).await.text.contains("Er vandaag niet"));

    assert_eq!(tap(&nest, &mut bram, lot, "here").await.status, StatusCode::NOT_FOUND);
    let mut other = house.browser_of_staff(carla).await;
    assert_eq!(tap(&nest, &mut other, nest.sem, "here").await.status, StatusCode::NOT_FOUND);
    let mut parent = house.browser_of_guardian(anne).await;
    assert_eq!(tap(&nest, &mut parent, nest.noor, "home").await.status, StatusCode::FORBIDDEN);
    assert!(!parent.get("/family").await.text.contains("is er sinds"));
}

#[rstest]
#[case(7, 6, true)]
#[case(7, 7, false)]
#[case(3, 3, false)]
#[tokio::test]
async fn it_goes_with_the_lines_of_the_day(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] keep: u32,
    #[case] days: i64,
    #[case] there: bool,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    if keep != 7 {
        change(&nest.house, "day_handover.keep_days", "7", &keep.to_string()).await;
    }
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    tap(&nest, &mut bram, nest.noor, "here").await;
    nest.house.app.clock.forward_days(days);
    crate::day_handover::keep_up(&nest.house.app).await.unwrap();
    let mut tx = nest.house.app.db.read().await.unwrap();
    let today = crate::testing::TODAY;
    let said = super::of_children(&mut tx, nest.house.organisation, [nest.noor], today).await.unwrap();
    assert_eq!(said.contains_key(&nest.noor), there);
}
