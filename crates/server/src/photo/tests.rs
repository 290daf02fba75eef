//! Stories of photos and the consent for them, on both engines.

use std::io::Cursor;

use axum::http::StatusCode;
use image::{ImageFormat, Rgb, RgbImage};
use rstest::rstest;

use crate::{
    observation::tests::{Nest, write},
    on,
    platform::{audit::Audit, ids::GuardianId, jobs},
    testing::{Answer, Browser, Engine},
};

const TOWER: &str = "Noor bouwt een toren van zes blokken.";

fn picture(format: ImageFormat) -> Vec<u8> {
    let picture = RgbImage::from_fn(80, 60, |x, _| if x < 40 { Rgb([200, 0, 0]) } else { Rgb([0, 0, 200]) });
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// A nest in which Noor has two guardians with custody and one without.
struct Family {
    nest: Nest,
    iris: GuardianId,
    jan: GuardianId,
    karel: GuardianId,
}

impl Family {
    async fn open(engine: Engine) -> Option<Self> {
        let nest = Nest::open(engine).await?;
        let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
        let jan = nest.house.guardian("JAN", nest.noor, Some(true)).await;
        let karel = nest.house.guardian("KAREL", nest.noor, None).await;
        Some(Self { nest, iris, jan, karel })
    }

    async fn mentor(&self) -> Browser {
        self.nest.house.browser_of_staff(self.nest.fatima).await
    }

    async fn parent(&self, guardian: GuardianId) -> Browser {
        self.nest.house.browser_of_guardian(guardian).await
    }

    fn page(&self) -> String {
        format!("/family/photos/{}", self.nest.noor)
    }

    async fn says(&self, guardian: GuardianId, answer: &str) -> Answer {
        // Nobody says two things in one moment.
        self.nest.house.app.clock.forward_minutes(1);
        self.parent(guardian).await.post(&self.page(), &[("answer", answer)]).await
    }

    async fn all_say_yes(&self) {
        for guardian in [self.iris, self.jan] {
            assert_eq!(self.says(guardian, "given").await.location, self.page());
        }
    }

    /// A draft of the mentor about Noor: its address.
    async fn draft(&self) -> String {
        let fields = [("aim", ""), ("text", TOWER), ("seen_on", "2026-03-03"), ("then", "photos")];
        let path = format!("/children/{}/observations", self.nest.noor);
        let to = self.mentor().await.post(&path, &fields).await.location;
        to.strip_suffix("/photos").unwrap().to_owned()
    }

    async fn finish(&self, draft: &str) {
        let mut mentor = self.mentor().await;
        let fields = [("version", "1"), ("particulars", "no")];
        let answer = mentor.post(&format!("{draft}/finish"), &fields).await;
        assert_eq!(answer.location, self.nest.file(), "{}", answer.text);
    }

    async fn tell(&self, draft: &str) {
        let told = format!("{} phone", self.iris);
        let fields = [("said", ""), ("spoken_on", "2026-03-03"), ("told", told.as_str())];
        let answer = self.mentor().await.post(&format!("{draft}/contact"), &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    }
}

async fn add(browser: &mut Browser, of: &str, described: &str, file: &[u8]) -> Answer {
    let fields = [("described", described), ("only", "true")];
    browser.post_file(&format!("{of}/photos"), &fields, "picture", file).await
}

/// The address of the first photo on a page.
fn photo_on(page: &str) -> Option<String> {
    let id = page.split("src=\"/child-photos/").nth(1)?.split('/').next()?;
    Some(format!("/child-photos/{id}"))
}

#[rstest]
#[tokio::test]
async fn no_photo_before_each_parent_said_yes_and_none_to_see_after_one_withdrew(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let draft = family.draft().await;
    let photos = format!("{draft}/photos");
    let mut mentor = family.mentor().await;
    let jpeg = picture(ImageFormat::Jpeg);
    let page = mentor.get(&photos).await.text;
    assert!(page.contains("Nog geen antwoord van Ouder IRIS") && page.contains("JAN"), "{page}");
    assert!(!page.contains("type=\"file\"") && page.contains(&format!("{}/consents", family.nest.file())));
    family.says(family.iris, "given").await;
    let answer = add(&mut mentor, &draft, "De toren", &jpeg).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("Nog geen antwoord van Ouder JAN") && photo_on(&answer.text).is_none());
    // Who has no custody is not asked, and cannot answer.
    assert_eq!(family.says(family.karel, "given").await.status, StatusCode::FORBIDDEN);

    family.says(family.jan, "given").await;
    assert_eq!(add(&mut mentor, &draft, "De toren", &jpeg).await.location, photos);
    let photo = photo_on(&mentor.get(&photos).await.text).unwrap();
    for path in [photo.clone(), format!("{photo}/small")] {
        let answer = mentor.get(&path).await;
        assert!(answer.status == StatusCode::OK && answer.text.contains("JFIF"), "{path}");
    }
    // A draft is its writer's alone, its photos too.
    let mut bram = family.nest.house.browser_of_staff(family.nest.bram).await;
    assert_eq!(bram.get(&photo).await.status, StatusCode::NOT_FOUND);
    assert!(photo_on(&bram.get(&family.nest.file()).await.text).is_none());
    assert_eq!(bram.get(&photos).await.status, StatusCode::NOT_FOUND);
    assert_eq!(add(&mut bram, &draft, "", &jpeg).await.status, StatusCode::NOT_FOUND);

    family.finish(&draft).await;
    assert!(bram.get(&family.nest.file()).await.text.contains("alt=\"De toren\""));
    assert_eq!(bram.get(&photo).await.status, StatusCode::OK);
    // Parents hear it from a person first.
    let mut jan = family.parent(family.jan).await;
    assert_eq!(jan.get(&photo).await.status, StatusCode::NOT_FOUND);
    family.tell(&draft).await;
    for path in ["/family", family.page().as_str()] {
        assert!(jan.get(path).await.text.contains("alt=\"De toren\""), "{path}");
    }
    assert_eq!(jan.get(&photo).await.status, StatusCode::OK);
    let mut karel = family.parent(family.karel).await;
    assert_eq!(karel.get(&photo).await.status, StatusCode::FORBIDDEN);
    // Staff of another group, and a parent of another child.
    let other = family.nest.house.group("G2", "kdv").await;
    let eva = family.nest.house.staff("EVA").await;
    family.nest.house.works(eva, other, "pm", mentorkind_division::HalfDays(0b1111)).await;
    let mut eva = family.nest.house.browser_of_staff(eva).await;
    let saar = family.nest.house.guardian("SAAR", family.nest.sem, Some(true)).await;
    let mut saar = family.parent(saar).await;
    for browser in [&mut eva, &mut saar] {
        assert_eq!(browser.get(&photo).await.status, StatusCode::NOT_FOUND);
    }

    assert_eq!(family.says(family.iris, "withdrawn").await.location, family.page());
    for browser in [&mut mentor, &mut bram, &mut jan] {
        assert_eq!(browser.get(&photo).await.status, StatusCode::NOT_FOUND);
    }
    let file = mentor.get(&family.nest.file()).await.text;
    assert!(photo_on(&file).is_none() && file.contains("Er is een foto die niemand nu ziet."));
    assert!(file.contains("Geen toestemming voor foto’s van Ouder IRIS"), "{file}");
    assert!(photo_on(&jan.get("/family").await.text).is_none());
    // Nothing was thrown away: a new yes shows it again.
    family.says(family.iris, "given").await;
    assert_eq!(jan.get(&photo).await.status, StatusCode::OK);
    // Whoever gets custody is asked too: until then nobody sees it.
    let mut tx = family.nest.house.write().await;
    on!(tx, c => sqlx::query(
        "UPDATE guardianship SET custody = TRUE WHERE organisation_id = $1 AND guardian_id = $2")
        .bind(family.nest.house.organisation).bind(family.karel).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    assert_eq!(jan.get(&photo).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn what_is_no_photo_is_refused_with_a_word_and_the_text_stays(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    family.all_say_yes().await;
    let draft = family.draft().await;
    let mut mentor = family.mentor().await;
    let jpeg = picture(ImageFormat::Jpeg);
    let large = vec![0xff; 10 * 1024 * 1024 + 1];
    let half = &jpeg[..jpeg.len() / 2];
    let files: [(&[u8], &str); 7] = [
        (b"", "Dit bestand is leeg"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Dit is geen foto"),
        (b"GIF89a\x01\0\x01\0\0\0\0;", "Dit is geen foto"),
        (b"%PDF-1.7\n\xff\xd8\xff\xe0", "Dit is geen foto"),
        (half, "Dit is geen foto"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC-foto"),
        (&large, "groter dan 10 MB"),
    ];
    for (file, why) in files {
        let answer = add(&mut mentor, &draft, "Zes blokken hoog", file).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        assert!(answer.text.contains(why) && answer.text.contains("value=\"Zes blokken hoog\""), "{why}");
        assert!(answer.text.contains("name=\"only\" value=\"true\" required checked"), "{why}");
        assert!(photo_on(&answer.text).is_none());
    }
    let path = format!("{draft}/photos");
    let answer = mentor.post_file(&path, &[("described", "Zes blokken")], "picture", &jpeg).await;
    assert!(answer.text.contains("geen ander kind herkenbaar") && answer.text.contains("Zes blokken"));
    assert!(answer.text.contains("Kies hem nog een keer"));
    let long = "a".repeat(301);
    assert!(add(&mut mentor, &draft, &long, &jpeg).await.text.contains("Er passen er 300"));
    let other = add(&mut mentor, &draft, "Met KindSEM", &jpeg).await;
    assert!(other.text.contains("De naam KindSEM staat in de tekst."));
    // Four fit; no description says the day.
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Jpeg] {
        assert_eq!(add(&mut mentor, &draft, "", &picture(format)).await.location, path);
    }
    let page = mentor.get(&path).await.text;
    assert!(page.contains("Foto bij dinsdag 3 maart 2026") && !page.contains("type=\"file\""));
    assert!(add(&mut mentor, &draft, "", &jpeg).await.text.contains("Er passen 4 foto’s bij"));
    assert!(mentor.get(&draft).await.text.contains(TOWER));
}

#[rstest]
#[tokio::test]
async fn a_photo_that_others_saw_leaves_its_place_and_is_gone(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    family.all_say_yes().await;
    let draft = family.draft().await;
    let photos = format!("{draft}/photos");
    let mut mentor = family.mentor().await;
    let jpeg = picture(ImageFormat::Png);
    add(&mut mentor, &draft, "Weg ermee", &jpeg).await;
    let photo = photo_on(&mentor.get(&photos).await.text).unwrap();
    assert!(mentor.get(&format!("{photo}/remove")).await.text.contains("Foto weghalen?"));
    assert_eq!(mentor.post(&format!("{photo}/remove"), &[]).await.location, photos);
    let page = mentor.get(&photos).await.text;
    assert!(photo_on(&page).is_none() && !page.contains("Foto verwijderd"));

    add(&mut mentor, &draft, "Ook weg", &jpeg).await;
    let photo = photo_on(&mentor.get(&photos).await.text).unwrap();
    family.finish(&draft).await;
    let mut bram = family.nest.house.browser_of_staff(family.nest.bram).await;
    assert_eq!(bram.post(&format!("{photo}/remove"), &[]).await.status, StatusCode::NOT_FOUND);
    assert!(mentor.get(&format!("{photo}/remove")).await.text.contains("Er blijft staan dat hier"));
    assert_eq!(mentor.post(&format!("{photo}/remove"), &[]).await.location, family.nest.file());
    let file = bram.get(&family.nest.file()).await.text;
    assert!(file.contains("Foto verwijderd op dinsdag 3 maart 2026") && !file.contains("Ook weg"));
    for path in [photo.clone(), format!("{photo}/small"), format!("{photo}/remove")] {
        assert_eq!(mentor.get(&path).await.status, StatusCode::NOT_FOUND);
    }
    let mut tx = family.nest.house.app.db.read().await.unwrap();
    let kept: i64 = on!(tx, c => sqlx::query_scalar(
        "SELECT count(*) FROM child_photo WHERE jpeg IS NOT NULL OR small IS NOT NULL OR described <> ''")
        .fetch_one(c).await)
    .unwrap();
    assert_eq!(kept, 0, "the picture itself is thrown away");
}

#[rstest]
#[tokio::test]
async fn a_photo_of_a_note_goes_along_into_an_observation(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    family.all_say_yes().await;
    let mut bram = family.nest.house.browser_of_staff(family.nest.bram).await;
    let fields = [("text", TOWER), ("reader", "group"), ("seen_on", "2026-03-03"), ("then", "photos")];
    let to = bram.post(&format!("{}/notes", family.nest.file()), &fields).await.location;
    let note = to.strip_suffix("/photos").unwrap().to_owned();
    assert!(bram.get(&to).await.text.contains("Wie de notitie leest, ziet ze ook."));
    assert_eq!(add(&mut bram, &note, "Zes hoog", &picture(ImageFormat::Jpeg)).await.location, to);
    let mut mentor = family.mentor().await;
    let photo = photo_on(&mentor.get(&family.nest.file()).await.text).unwrap();
    assert_eq!(mentor.get(&photo).await.status, StatusCode::OK);
    assert_eq!(add(&mut mentor, &note, "", &picture(ImageFormat::Jpeg)).await.status, StatusCode::NOT_FOUND);
    let mut jan = family.parent(family.jan).await;
    assert_eq!(jan.get(&photo).await.status, StatusCode::NOT_FOUND);

    let id = note.strip_prefix("/notes/").unwrap();
    let fields = [("aim", ""), ("text", TOWER), ("seen_on", "2026-03-03"), ("note", id), ("then", "finish")];
    let to = mentor.post(&format!("{}/observations", family.nest.file()), &fields).await.location;
    let draft = to.strip_suffix("/finish").unwrap().to_owned();
    assert!(mentor.get(&format!("{draft}/photos")).await.text.contains("alt=\"Zes hoog\""));
    family.finish(&draft).await;
    let file = mentor.get(&family.nest.file()).await.text;
    assert_eq!(file.matches("alt=\"Zes hoog\"").count(), 1, "with the observation, once");
    family.tell(&draft).await;
    assert_eq!(jan.get(&photo).await.status, StatusCode::OK);

    // A note for oneself is one's own, with its photo; thrown away for good, the photo goes along.
    write(&mut bram, family.nest.noor, "Alleen voor mij", "me").await;
    let page = bram.get(&family.nest.file()).await.text;
    let id = page.split("action=\"/notes/").nth(1).unwrap().split('/').next().unwrap();
    let note = format!("/notes/{id}");
    assert!(add(&mut bram, &note, "Stil", &picture(ImageFormat::Jpeg)).await.location.ends_with("/photos"));
    let photo = photo_on(&bram.get(&format!("{note}/photos")).await.text).unwrap();
    assert_eq!(mentor.get(&photo).await.status, StatusCode::NOT_FOUND);
    bram.post(&format!("{note}/remove"), &[]).await;
    assert_eq!(bram.get(&photo).await.status, StatusCode::NOT_FOUND);
    family.nest.house.app.clock.forward_days(2);
    let mut bram = family.nest.house.browser_of_staff(family.nest.bram).await;
    write(&mut bram, family.nest.noor, "Nog een", "me").await;
    let page = bram.get(&family.nest.file()).await.text;
    let id = page.split("action=\"/notes/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    bram.post(&format!("/notes/{id}/remove"), &[]).await;
    let mut tx = family.nest.house.app.db.read().await.unwrap();
    let kept: i64 =
        on!(tx, c => sqlx::query_scalar("SELECT count(*) FROM child_photo").fetch_one(c).await).unwrap();
    assert_eq!(kept, 1);
}

#[rstest]
#[tokio::test]
async fn a_file_that_the_other_parent_takes_along_loses_the_photos_at_a_withdrawal(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let house = &family.nest.house;
    let take = format!("/family/take-along/{}", family.nest.noor);
    let file = format!("{take}/file");
    let made = async || {
        family.parent(family.jan).await.post(&take, &[]).await;
        jobs::run_due(&house.app).await.unwrap();
        family.parent(family.jan).await.get(&file).await.status
    };
    family.all_say_yes().await;
    // Without photos there is nothing to take away.
    assert_eq!(made().await, StatusCode::OK);
    family.says(family.iris, "withdrawn").await;
    assert_eq!(family.parent(family.jan).await.get(&file).await.status, StatusCode::OK);
    family.says(family.iris, "given").await;

    let draft = family.draft().await;
    add(&mut family.mentor().await, &draft, "De toren", &picture(ImageFormat::Jpeg)).await;
    family.finish(&draft).await;
    family.tell(&draft).await;
    assert_eq!(made().await, StatusCode::OK);
    family.says(family.iris, "withdrawn").await;
    let mut jan = family.parent(family.jan).await;
    assert_eq!(jan.get(&file).await.status, StatusCode::NOT_FOUND);
    let page = jan.get(&take).await.text;
    assert!(page.contains("Wij haalden het bestand weg") && page.contains("Maak het bestand"), "{page}");
    // One that was asked for and not made yet is not made with what was seen before.
    jan.post(&take, &[]).await;
    assert!(!jan.get(&take).await.text.contains("Wij haalden het bestand weg"));
    family.says(family.jan, "withdrawn").await;
    jobs::run_due(&house.app).await.unwrap();
    assert_eq!(family.parent(family.jan).await.get(&file).await.status, StatusCode::NOT_FOUND);
    assert_eq!(made().await, StatusCode::OK);
}

#[rstest]
#[tokio::test]
async fn after_a_no_only_the_parent_itself_says_yes_and_reads_all_it_said(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    family.says(family.iris, "refused").await;
    let iris = family.iris.to_string();
    let mut mentor = family.mentor().await;
    for way in ["paper", "person"] {
        let fields = [("guardian", iris.as_str()), ("answer", "given"), ("way", way)];
        let path = format!("{}/photo-consent", family.nest.file());
        assert_eq!(mentor.post(&path, &fields).await.status, StatusCode::CONFLICT);
    }
    let consents = format!("{}/consents", family.nest.file());
    assert!(mentor.get(&consents).await.text.contains("Een ja geeft de ouder nu zelf"));
    family.says(family.iris, "given").await;
    let own = family.parent(family.iris).await.get(&family.page()).await.text;
    for page in [mentor.get(&consents).await.text, own] {
        assert!(page.contains("nee, op dinsdag") && page.contains("ja, op dinsdag"), "{page}");
    }
}

#[rstest]
#[tokio::test]
async fn the_mentor_takes_in_what_a_parent_says(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(family) = Family::open(engine).await else { return };
    family.says(family.iris, "given").await;
    let path = format!("{}/photo-consent", family.nest.file());
    let (jan, karel) = (family.jan.to_string(), family.karel.to_string());
    let (jan, karel) = (jan.as_str(), karel.as_str());
    let said = |guardian, answer, way| [("guardian", guardian), ("answer", answer), ("way", way)];
    let mut mentor = family.mentor().await;
    // Not for one without custody, not what nobody can say now, not in no way.
    for (fields, status) in [
        (said(karel, "given", "paper"), StatusCode::NOT_FOUND),
        (said(jan, "withdrawn", "paper"), StatusCode::CONFLICT),
        (said(jan, "given", "dream"), StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(mentor.post(&path, &fields).await.status, status);
    }
    // A colleague who is not the mentor does not.
    let mut bram = family.nest.house.browser_of_staff(family.nest.bram).await;
    assert_eq!(bram.post(&path, &said(jan, "given", "paper")).await.status, StatusCode::NOT_FOUND);
    let consents = format!("{}/consents", family.nest.file());
    assert_eq!(mentor.post(&path, &said(jan, "given", "person")).await.location, consents);
    let page = mentor.get(&consents).await.text;
    assert!(
        page.contains("(gezegd tegen Fatima") && page.contains("Er mogen foto’s gemaakt worden."),
        "{page}"
    );
    assert!(
        family
            .parent(family.jan)
            .await
            .get(&family.page())
            .await
            .text
            .contains("Ik trek mijn toestemming in")
    );
    family.nest.house.app.clock.forward_minutes(1);
    assert_eq!(mentor.post(&path, &said(jan, "withdrawn", "paper")).await.location, consents);
    let page = mentor.get(&consents).await.text;
    assert!(
        page.contains("(op papier, aangenomen door Fatima")
            && page.contains("Geen toestemming voor foto’s van Ouder JAN")
    );
}
