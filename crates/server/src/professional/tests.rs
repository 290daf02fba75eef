//! Stories of documents for professionals, on both engines.

use axum::http::StatusCode;
use mentorkind_domain::consent::{LINK_DAYS, LINK_TRIES, LINK_VIEWS};
use rstest::rstest;

use crate::{
    consent::tests::Family,
    on,
    testing::{Answer, Browser, Engine},
};

const FILE: &[u8] = b"%PDF-1.7\nWat we zien van praten en spelen.\n%%EOF\n";

/// Sends a document on a consent of both parents, or by a duty.
async fn send(family: &Family, basis: &str, file: &[u8]) -> Answer {
    let fields = [
        ("basis", basis.trim_start_matches("/consents/")),
        ("name", "Els Mond"),
        ("job", "logopedist"),
        ("works_at", "De Mond"),
        ("why", "Samen optrekken."),
        ("shared", "Ons verslag."),
    ];
    let path = format!("{}/professionals", family.nest.file());
    let mut mentor = family.mentor().await;
    let sent = mentor.post_file(&path, &fields, "document", file).await;
    if sent.location.ends_with("/sent") { mentor.get(&sent.location).await } else { sent }
}

/// What stands in an element with this identifier.
fn of_id<'a>(page: &'a str, id: &str) -> &'a str {
    let from = page.split(&format!("id=\"{id}\">")).nth(1).unwrap_or_else(|| panic!("{id}: {page}"));
    from.split('<').next().unwrap()
}

/// The link and the code that were shown.
fn keys(sent: &Answer) -> (String, String) {
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text);
    let link = of_id(&sent.text, "link");
    (link[link.find("/d/").unwrap()..].to_owned(), of_id(&sent.text, "code").to_owned())
}

async fn both_agree(family: &Family) -> String {
    let consent = family.ask(0, 60).await.location;
    family.says(family.iris, &consent, "given").await;
    family.says(family.jan, &consent, "given").await;
    consent
}

async fn knock(outside: &mut Browser, path: &str, code: &str) -> Answer {
    outside.post(path, &[("code", code)]).await
}

#[rstest]
#[tokio::test]
async fn a_document_goes_by_a_link_and_a_code_and_comes_back_with_a_receipt(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let consent = family.ask(0, 60).await.location;
    // Without the consent of both nothing goes, and nothing is kept.
    assert_eq!(send(&family, &consent, FILE).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    family.says(family.iris, &consent, "given").await;
    family.says(family.jan, &consent, "given").await;
    for (file, why) in
        [(&b""[..], "Dit bestand is leeg"), (b"<svg onload=alert(1)>", "PDF"), (b"%PDF-1.7\nno end", "PDF")]
    {
        let refused = send(&family, &consent, file).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains(why) && refused.text.contains("Ons verslag."), "{}", refused.text);
    }
    let (door, code) = keys(&send(&family, &consent, FILE).await);
    let staff = family.mentor().await.get(&family.page()).await.text;
    assert!(staff.contains("Ons verslag.") && staff.contains("Nog niet bevestigd"), "{staff}");
    assert!(!staff.contains(&door) && !staff.contains(&code), "shown once");
    let id = staff.split("/close\"").next().unwrap().rsplit('/').next().unwrap();
    let again = format!("{}/professionals/{id}/sent", family.nest.file());
    let again = family.mentor().await.get(&again).await.text;
    assert!(again.contains("zijn al getoond") && !again.contains(&code), "{again}");

    let mut outside = family.nest.house.browser_of_nobody();
    let page = outside.get(&door).await.text;
    assert!(page.contains("Vul de code in") && !page.contains("Els") && !page.contains("Noor"), "{page}");
    let wrong = knock(&mut outside, &door, "aaaa-aaaa").await;
    assert!(
        wrong.status == StatusCode::UNPROCESSABLE_ENTITY && !wrong.text.contains("Els"),
        "{}",
        wrong.text
    );
    let open = knock(&mut outside, &door, &code).await.text;
    assert!(open.contains("Voor Els Mond, De Mond.") && !open.contains("KindNOOR"), "{open}");
    let file = knock(&mut outside, &format!("{door}/file"), &code).await;
    assert!(file.text.contains("Wat we zien van praten"), "{}", file.text);
    let nobody =
        outside.post(&format!("{door}/received"), &[("code", &code), ("name", ""), ("job", "")]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    let receipt = [("code", code.as_str()), ("name", "Els Mond"), ("job", "logopedist")];
    let confirmed = outside.post(&format!("{door}/received"), &receipt).await.text;
    assert!(confirmed.contains("gelezen door Els Mond, logopedist"), "{confirmed}");
    // Who says so later does not change who said so first.
    let later = [("code", code.as_str()), ("name", "Iemand anders"), ("job", "arts")];
    outside.post(&format!("{door}/received"), &later).await;
    for page in [
        family.mentor().await.get(&family.page()).await.text,
        family.parent(family.jan).await.get("/family").await.text,
    ] {
        assert!(
            page.contains("gelezen door Els Mond, logopedist") && !page.contains("Iemand anders"),
            "{page}"
        );
    }
    let without = family.parent(family.karel).await.get("/family").await.text;
    assert!(!without.contains("Els Mond"));
}

#[rstest]
#[case::withdrawn("withdrawn")]
#[case::custody("custody")]
#[case::closed("closed")]
#[case::days("days")]
#[case::tries("tries")]
#[case::views("views")]
#[tokio::test]
async fn the_link_opens_nothing_any_more(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] by: &str,
) {
    let Some(family) = Family::open(engine).await else { return };
    let consent = both_agree(&family).await;
    let (door, code) = keys(&send(&family, &consent, FILE).await);
    let house = &family.nest.house;
    let mut outside = house.browser_of_nobody();
    let file = format!("{door}/file");
    assert_eq!(knock(&mut outside, &file, &code).await.status, StatusCode::OK);
    house.app.clock.forward_minutes(1);
    match by {
        "withdrawn" => drop(family.says(family.jan, &consent, "withdrawn").await),
        // Somebody with custody from now on has not said yes.
        "custody" => family.custody(family.karel, true).await,
        "closed" => {
            let page = family.mentor().await.get(&family.page()).await.text;
            let close = page.split("action=\"").find(|form| form.contains("/close\"")).unwrap();
            let close = close.split('"').next().unwrap().to_owned();
            let mut colleague = house.browser_of_staff(family.nest.bram).await;
            assert_eq!(colleague.post(&close, &[]).await.status, StatusCode::NOT_FOUND, "not the mentor");
            assert_eq!(family.mentor().await.post(&close, &[]).await.location, family.page());
            assert_eq!(family.mentor().await.post(&close, &[]).await.status, StatusCode::CONFLICT);
        }
        "days" => house.app.clock.forward_days(LINK_DAYS),
        "tries" => {
            for _ in 0..LINK_TRIES {
                // The throttle counts per quarter of an hour; the link counts for ever.
                house.app.clock.forward_minutes(60);
                let wrong = knock(&mut outside, &door, "aaaa-aaaa").await;
                assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
            }
        }
        _ => {
            for _ in 1..LINK_VIEWS {
                house.app.clock.forward_minutes(60);
                assert_eq!(knock(&mut outside, &file, &code).await.status, StatusCode::OK);
            }
        }
    }
    house.app.clock.forward_minutes(60);
    for path in [&door, &file, &format!("{door}/received")] {
        let answer = knock(&mut outside, path, &code).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(
            answer.text.contains("de link werkt niet meer") && !answer.text.contains("Els"),
            "{}",
            answer.text
        );
    }
    // Where the link can never work again, the document is thrown away; that it was sent stays.
    super::keep_up(&house.app).await.unwrap();
    let mut tx = house.app.db.read().await.unwrap();
    let kept: i64 = on!(tx, c => sqlx::query_scalar("SELECT count(content) FROM professional_document").fetch_one(c).await).unwrap();
    assert_eq!(kept, i64::from(by == "custody"));
    drop(tx);
    let page = family.mentor().await.get(&family.page()).await.text;
    assert!(page.contains("Ons verslag."), "{page}");
    assert!(page.contains("De link is gesloten") && !page.contains("de link werkt"), "{page}");
}

/// What staff and a parent read of the link.
async fn said_of_link(family: &Family) -> [bool; 2] {
    let staff = family.mentor().await.get(&family.page()).await.text;
    let parent = family.parent(family.iris).await.get("/family").await.text;
    [staff, parent].map(|page| page.contains("de link werkt tot en met"))
}

#[rstest]
#[tokio::test]
async fn a_link_that_a_withdrawal_closed_stays_closed_after_a_new_yes(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let consent = both_agree(&family).await;
    let (door, code) = keys(&send(&family, &consent, FILE).await);
    assert_eq!(said_of_link(&family).await, [true, true]);
    for answer in ["withdrawn", "given"] {
        family.nest.house.app.clock.forward_minutes(1);
        family.says(family.jan, &consent, answer).await;
        assert_eq!(said_of_link(&family).await, [false, false], "{answer}");
    }
    let mut outside = family.nest.house.browser_of_nobody();
    assert_eq!(knock(&mut outside, &door, &code).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let (door, code) = keys(&send(&family, &consent, FILE).await);
    assert_eq!(knock(&mut outside, &door, &code).await.status, StatusCode::OK);
    assert_eq!(said_of_link(&family).await, [true, true]);
}

#[rstest]
#[case::over("over")]
#[case::taken_back("taken-back")]
#[tokio::test]
async fn what_is_said_of_a_link_is_what_its_door_does(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] by: &str,
) {
    let Some(family) = Family::open(engine).await else { return };
    let consent = family.ask(0, 5).await.location;
    family.says(family.iris, &consent, "given").await;
    family.says(family.jan, &consent, "given").await;
    let (door, code) = keys(&send(&family, &consent, FILE).await);
    let house = &family.nest.house;
    match by {
        "over" => house.app.clock.forward_days(6),
        _ => drop(family.mentor().await.post(&format!("{consent}/take-back"), &[]).await),
    }
    assert_eq!(said_of_link(&family).await, [false, false]);
    let mut outside = house.browser_of_nobody();
    assert_eq!(knock(&mut outside, &door, &code).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    super::keep_up(&house.app).await.unwrap();
    let mut tx = house.app.db.read().await.unwrap();
    let kept: i64 = on!(tx, c => sqlx::query_scalar("SELECT count(content) FROM professional_document").fetch_one(c).await).unwrap();
    assert_eq!(kept, 0, "what can never be read again is not kept");
}

#[rstest]
#[tokio::test]
async fn a_consent_is_for_its_recipient_and_for_nobody_else(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let consent = both_agree(&family).await;
    let mut mentor = family.mentor().await;
    let id = consent.trim_start_matches("/consents/");
    let path = format!("{}/professionals", family.nest.file());
    let filled = mentor.get(&format!("{path}/new?consent={id}")).await.text;
    assert!(filled.contains("value=\"Els\"") && filled.contains("value=\"praktijk De Mond\""), "{filled}");
    let fields = |basis| {
        [
            ("basis", basis),
            ("name", "Lot Logopedist"),
            ("job", "logopedist"),
            ("works_at", "Praatpaal"),
            ("why", "Samen optrekken."),
            ("shared", "Ons verslag."),
        ]
    };
    let other = mentor.post(&path, &fields(id)).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = "de ouders zeiden ja voor Els, praktijk De Mond, en voor niemand anders";
    assert!(other.text.contains(said) && other.text.contains("Ons verslag."), "{}", other.text);
    assert!(!mentor.get(&family.page()).await.text.contains("Lot Logopedist"));
    assert_eq!(mentor.post(&path, &fields("court")).await.location, family.page(), "a duty names nobody");
}
