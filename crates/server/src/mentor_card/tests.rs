//! Cards and photos, on both engines.

use std::io::Cursor;

use axum::http::StatusCode;
use image::{ImageFormat, Rgb, RgbImage};
use mentorkind_division::HalfDays;
use rstest::rstest;

use crate::testing::{Engine, House, TODAY};

const MONDAY: HalfDays = HalfDays(0b11 | 0b11 << 14);

fn jpeg() -> Vec<u8> {
    let picture = RgbImage::from_fn(80, 60, |x, _| if x < 40 { Rgb([200, 0, 0]) } else { Rgb([0, 0, 200]) });
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, ImageFormat::Jpeg).unwrap();
    file.into_inner()
}

#[rstest]
#[tokio::test]
async fn a_card_is_kept_and_shown(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let group = house.group("G1", "kdv").await;
    let fatima = house.staff("FATIMA").await;
    house.works(fatima, group, "pm", MONDAY).await;
    let mut browser = house.browser_of_staff(fatima).await;
    let page = browser.get("/me/card").await.text;
    assert!(page.contains("Spreek FATIMA aan") && !page.contains("/photos/"));
    let fields = [("reach_before", ""), ("reach", "Bel de locatie na 13 uur.")];
    // What was typed stays when the picture is refused.
    for (file, why) in [
        (b"%PDF-1.7 geen foto".to_vec(), "Dit is geen foto"),
        (Vec::new(), "Dit bestand is leeg"),
        (b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), "HEIC-foto"),
        (vec![0xff; 10 * 1024 * 1024 + 1], "groter dan 10 MB"),
    ] {
        let answer = browser.post_file("/me/card", &fields, "picture", &file).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        assert!(answer.text.contains(why) && answer.text.contains("Bel de locatie na 13 uur."), "{why}");
    }
    assert!(!browser.get("/me/card").await.text.contains("Bel de locatie"));
    let answer = browser.post_file("/me/card", &fields, "picture", &jpeg()).await;
    assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/me/card"));
    let page = browser.get("/me/card").await.text;
    assert!(page.contains("Bel de locatie na 13 uur.") && page.contains("/photos/"));
    let photo = browser.get(&format!("/photos/{fatima}")).await;
    assert_eq!(photo.status, StatusCode::OK);
    assert!(photo.text.contains("JFIF"));
    // Without a new picture the old one stays.
    let again = [("reach_before", "Bel de locatie na 13 uur."), ("reach", "Bel gerust.")];
    assert_eq!(browser.post("/me/card", &again).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get(&format!("/photos/{fatima}")).await.status, StatusCode::OK);
    // A second window that still showed the old text is told.
    let stale = [("reach_before", "Bel de locatie na 13 uur."), ("reach", "Mail mij.")];
    let answer = browser.post("/me/card", &stale).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("Bel gerust.") && answer.text.contains("Mail mij."));
    let long = "a".repeat(301);
    let fields = [("reach_before", "Bel gerust."), ("reach", long.as_str())];
    let answer = browser.post("/me/card", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("ten hoogste 300 tekens"));
    assert!(browser.get("/me/card/remove").await.text.contains("Foto weghalen?"));
    assert_eq!(browser.post("/me/card/remove", &[]).await.location, "/me/card");
    assert_eq!(browser.get(&format!("/photos/{fatima}")).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn a_photo_is_for_colleagues_and_parents_of_the_group(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut house) = House::open(engine).await else { return };
    let (group, other) = (house.group("G1", "kdv").await, house.group("G2", "kdv").await);
    let (fatima, daan, eva) =
        (house.staff("FATIMA").await, house.staff("DAAN").await, house.staff("EVA").await);
    house.works(fatima, group, "pm", MONDAY).await;
    house.works(daan, group, "pm", MONDAY).await;
    house.works(eva, other, "pm", MONDAY).await;
    let noor = house.child("NOOR", group, MONDAY).await;
    let sem = house.child("SEM", other, MONDAY).await;
    let anne = house.guardian("ANNE", noor, Some(true)).await;
    let bram = house.guardian("BRAM", sem, Some(true)).await;
    let director = house.staff("DIRECTOR").await;
    house.role(director, "director").await;
    let mut browser = house.browser_of_staff(fatima).await;
    let fields = [("reach_before", ""), ("reach", "")];
    browser.post_file("/me/card", &fields, "picture", &jpeg()).await;
    let photo = format!("/photos/{fatima}");
    let mut seen = Vec::new();
    let mut daan = house.browser_of_staff(daan).await;
    let mut eva = house.browser_of_staff(eva).await;
    let mut director = house.browser_of_staff(director).await;
    let mut anne = house.browser_of_guardian(anne).await;
    let mut bram = house.browser_of_guardian(bram).await;
    for browser in [&mut daan, &mut eva, &mut director, &mut anne, &mut bram] {
        seen.push(browser.get(&photo).await.status.as_u16());
    }
    assert_eq!(seen, [200, 404, 200, 200, 404]);
    // Announced as mentor of the other child: its parents see her too.
    house.mentorship(sem, fatima, other, TODAY.tomorrow().unwrap()).await;
    assert_eq!(bram.get(&photo).await.status, StatusCode::OK);
    assert_eq!(house.browser_of_nobody().get(&photo).await.status, StatusCode::SEE_OTHER);
    // In another organisation not even the director.
    house.organisation = house.organisation("Kinderopvang Elders").await;
    house.location = house.location(house.organisation, "L1").await;
    let stranger = house.staff("DIRECTOR").await;
    house.role(stranger, "director").await;
    let mut stranger = house.browser_of_staff(stranger).await;
    assert_eq!(stranger.get(&photo).await.status, StatusCode::NOT_FOUND);
    // A parent has no card.
    assert_eq!(anne.get("/me/card").await.status, StatusCode::FORBIDDEN);
}
