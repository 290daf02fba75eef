//! Stories of the files that go with messages, on both engines.

use std::io::Cursor;

use axum::http::StatusCode;
use image::{ImageFormat, RgbImage};
use rstest::rstest;

use super::tests::Family;
use crate::testing::{Answer, Browser, Engine};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj << /Secret (zoals thuis) >>\n%%EOF\n";

async fn send(browser: &mut Browser, path: &str, text: &str, file: &[u8]) -> Answer {
    browser.post_file(path, &[("text", text)], "file", file).await
}

/// The address of the first file on a page.
fn link(page: &str) -> String {
    let mut links = page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    links.find(|link| link.contains("/file")).unwrap_or_else(|| panic!("no file: {page}")).to_owned()
}

#[rstest]
#[tokio::test]
async fn a_file_goes_to_the_mentor_and_to_nobody_else(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let mut iris = family.parent(family.iris).await;
    assert_eq!(send(&mut iris, &family.own(), "Zie de brief.", PDF).await.location, family.own());
    let own = iris.get(&family.own()).await.text;
    assert!(own.contains("PDF (1 kB)"), "{own}");
    let of_iris = link(&own);
    assert_eq!(iris.get(&of_iris).await.text.as_bytes(), PDF);

    let mut fatima = family.fatima().await;
    let of_fatima = link(&fatima.get(&family.thread(family.iris)).await.text);
    assert_eq!(fatima.get(&of_fatima).await.text.as_bytes(), PDF);
    let mut omar = family.parent(family.omar).await;
    let mut bram = family.nest.house.browser_of_staff(family.nest.bram).await;
    assert_eq!(omar.get(&of_iris).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bram.get(&of_fatima).await.status, StatusCode::NOT_FOUND);

    // The mentor answers with a photo, and takes it back: nothing of it is left.
    let mut photo = Cursor::new(Vec::new());
    RgbImage::new(40, 30).write_to(&mut photo, ImageFormat::Jpeg).unwrap();
    send(&mut fatima, &family.thread(family.iris), "Kijk.", photo.get_ref()).await;
    let answered = iris.get(&family.own()).await.text;
    assert!(answered.contains("Foto ("), "{answered}");
    let page = fatima.get(&family.thread(family.iris)).await.text;
    let withdraw = page.split("action=\"").map(|rest| rest.split('"').next().unwrap());
    let withdraw = withdraw.filter(|action| action.ends_with("/withdraw")).last().unwrap().to_owned();
    fatima.post(&withdraw, &[]).await;
    let left = withdraw.replace("/withdraw", "/file");
    assert_eq!(fatima.get(&left).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[case(b"", "Dit bestand is leeg")]
#[case(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "geen foto of PDF")]
#[case(b"<html><script>alert(1)</script>%PDF-1.7 %%EOF", "geen foto of PDF")]
#[case(b"%PDF-1.7\n%%EOF\nPK\x03\x04 hidden", "geen foto of PDF")]
#[case(b"MZ\x90\x00 a program", "geen foto of PDF")]
#[case(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "HEIC")]
#[case(b"\x00\x00\x00\x20ftypavif\x00\x00\x00\x00avifmif1", "AVIF")]
#[tokio::test]
async fn what_is_no_photo_or_pdf_is_refused_and_the_text_stays(#[case] file: &[u8], #[case] why: &str) {
    let Some(family) = Family::open(Engine::Sqlite).await else { return };
    let mut iris = family.parent(family.iris).await;
    let refused = send(&mut iris, &family.own(), "Zie de brief.", file).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains(why) && refused.text.contains("Er is niets verstuurd"), "{}", refused.text);
    assert!(refused.text.contains("Zie de brief."));
    assert!(iris.get(&family.own()).await.text.contains("Er zijn nog geen berichten"));
}

#[tokio::test]
async fn a_file_goes_without_words_and_one_over_the_limit_is_refused() {
    let Some(family) = Family::open(Engine::Sqlite).await else { return };
    let mut iris = family.parent(family.iris).await;
    let nothing = iris.post(&family.own(), &[("text", " ")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.text.contains("Schrijf eerst een bericht"), "{}", nothing.text);
    assert_eq!(send(&mut iris, &family.own(), " ", PDF).await.location, family.own());
    let mut fatima = family.fatima().await;
    let thread = family.thread(family.iris);
    let page = fatima.get(&thread).await.text;
    assert_eq!(fatima.get(&link(&page)).await.text.as_bytes(), PDF);
    assert!(!page.contains("/note\""), "there are no words to note: {page}");
    assert_eq!(send(&mut fatima, &thread, "", PDF).await.location, thread);
    let both = iris.get(&family.own()).await.text;
    assert_eq!(both.matches("PDF (1 kB)").count(), 2, "{both}");
    // A text that does not fit is refused beside a file too.
    let long = send(&mut iris, &family.own(), &"x".repeat(4001), PDF).await.text;
    assert!(long.contains("4.001 tekens") && long.contains("Kies het nog een keer"), "{long}");
    let large = [PDF, &vec![b' '; 10 * 1024 * 1024]].concat();
    let refused = send(&mut iris, &family.own(), "Groot", &large).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("groter dan 10 MB"));
}
