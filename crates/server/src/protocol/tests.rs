use axum::http::StatusCode;
use jiff::ToSpan;
use mentorkind_division::HalfDays;
use mentorkind_domain::protocol::PROFILES;
use rstest::rstest;

use super::*;
use crate::{
    platform::{audit, audit::Audit},
    testing::{Answer, Browser, Engine, House, TODAY},
};

pub(super) fn with_days(days: u32) -> String {
    PROFILES[0]
        .1
        .replace("[telling.working_days]\nvalue = 5", &format!("[telling.working_days]\nvalue = {days}"))
}

pub(super) async fn policy_officer(house: &House, key: &str) -> Browser {
    let staff = house.staff(key).await;
    house.role(staff, "policy").await;
    house.browser_of_staff(staff).await
}

/// The value of a hidden field of a page.
pub(super) fn hidden<'t>(text: &'t str, name: &str) -> &'t str {
    let (_, rest) = text.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    rest.split('"').next().unwrap()
}

/// Sends the draft as the page gave it, with another text and date.
pub(super) async fn send(browser: &mut Browser, starts_on: &str, text: &str) -> Answer {
    let page = browser.get("/protocol/change").await;
    let version = hidden(&page.text, "version").to_owned();
    browser.post("/protocol/change", &[("starts_on", starts_on), ("text", text), ("version", &version)]).await
}

/// Puts the draft in force as the page gave it, from a day on, without advice for this reason.
pub(super) async fn approve(browser: &mut Browser, starts_on: &str, no_advice: &str) -> Answer {
    let page = browser.get("/protocol/draft").await;
    let version = hidden(&page.text, "version").to_owned();
    let fields = [("version", version.as_str()), ("starts_on", starts_on), ("no_advice", no_advice)];
    browser.post("/protocol/draft/approve", &fields).await
}

#[rstest]
#[tokio::test]
async fn the_last_version_that_started_holds(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let days = async |on| {
        let mut tx = house.app.db.read().await.unwrap();
        in_force(&mut tx, house.organisation, on).await.unwrap().tell_working_days()
    };
    assert_eq!(days(TODAY).await, 5);
    for (made, from, value) in [(1, TODAY - 10.days(), 7), (2, TODAY + 3.days(), 9), (3, TODAY + 3.days(), 2)]
    {
        let mut tx = house.write().await;
        tx.now.0 += made;
        queries::add(&mut tx, house.organisation, from, "un1ek", &with_days(value), None).await.unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }
    assert_eq!(days(TODAY - 11.days()).await, 5);
    assert_eq!(days(TODAY).await, 7);
    assert_eq!(days(TODAY + 2.days()).await, 7);
    assert_eq!(days(TODAY + 3.days()).await, 2);
    let mut policy = policy_officer(&house, "Beleid").await;
    let page = policy.get("/protocol").await;
    for state in ["geldt vandaag", "komt nog", "vervangen voor het inging"] {
        assert_eq!(page.text.matches(&format!(">{state}</span>")).count(), 1, "{state}");
    }
    let second = page.text.split("/protocol/versions/").nth(2).unwrap()[..36].to_owned();
    let replaced = policy.get(&format!("/protocol/versions/{second}")).await.text;
    assert!(
        replaced.contains("zou op vrijdag 6 maart 2026 ingaan, en is voor die dag vervangen"),
        "{replaced}"
    );
    assert!(!replaced.contains("/withdraw"), "{replaced}");
    // What begins before it holds only until then; what begins with its text follows it.
    assert!(policy.get("/protocol/change").await.text.contains("value=\"2026-03-07\""));
    let until = "tot en met donderdag 5 maart 2026: op vrijdag 6 maart 2026 gaat een andere versie in";
    send(&mut policy, "2026-03-04", &with_days(4)).await;
    assert!(policy.get("/protocol/draft").await.text.contains(until));
    approve(&mut policy, "2026-03-04", "Klein.").await;
    assert!(policy.get("/protocol").await.text.contains(until), "told at once");
    let instead = "Deze versie komt daarvoor in de plaats";
    send(&mut policy, "2026-03-06", &with_days(3)).await;
    assert!(policy.get("/protocol/draft").await.text.contains(instead));

    let other = house.organisation("Een andere").await;
    let mut tx = house.app.db.read().await.unwrap();
    assert_eq!(in_force(&mut tx, other, TODAY).await.unwrap().tell_working_days(), 5);
}

#[rstest]
#[tokio::test]
async fn a_policy_officer_makes_a_version_from_tomorrow(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let mut browser = policy_officer(&house, "Beleid").await;
    let page = browser.get("/protocol").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Binnen 5 werkdagen"), "{}", page.text);
    assert!(page.text.contains("De ouders worden op de hoogte gebracht wie de mentor van hun kind is."));
    assert!(page.text.contains("Uit het protocol, onder ‘Mentorschap’"));

    let answer = send(&mut browser, "2026-03-04", &with_days(3).replace('\n', "\r\n")).await;
    assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/protocol/draft"));
    let draft = browser.get("/protocol").await;
    assert!(draft.text.contains("Er ligt een concept") && !draft.text.contains("komt nog"));
    let answer = approve(&mut browser, "2026-03-04", "Zo spraken we af.").await;
    assert_eq!(
        (answer.status, answer.location.as_str()),
        (StatusCode::SEE_OTHER, "/protocol"),
        "{}",
        answer.text
    );
    let page = browser.get("/protocol").await;
    assert!(page.text.contains("Binnen 5 werkdagen"), "it holds from tomorrow");
    assert!(page.text.contains("komt nog"));
    let link = page.text.split("href=\"/protocol/versions/").nth(1).unwrap().split('"').next().unwrap();
    let version = browser.get(&format!("/protocol/versions/{link}")).await;
    assert!(version.text.contains("Binnen 3 werkdagen"));

    // A day later the session has ended.
    house.app.clock.forward_days(1);
    let page = policy_officer(&house, "Morgen").await.get("/protocol").await;
    assert!(page.text.contains("Binnen 3 werkdagen"));
    assert!(page.text.contains("geldt vandaag"));
    let verdict = audit::verify(&house.app.db, house.organisation).await.unwrap();
    assert!(matches!(verdict, audit::Verdict::Whole { entries: 3, .. }), "{verdict:?}");
}

#[rstest]
#[tokio::test]
async fn mistakes_are_shown_with_their_lines_and_nothing_is_lost(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let mut browser = policy_officer(&house, "Beleid").await;
    let text = with_days(0).replace("value = true", "value = \"misschien\"");
    let line = text[..text.find("value = 0").unwrap()].matches('\n').count() + 1;
    let answer = send(&mut browser, "2026-03-03", &text).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let found = format!("Regel {line}: vul een heel getal in van 1 tot en met 60.");
    assert!(answer.text.contains(&found), "{}", answer.text);
    assert!(answer.text.contains("vul true (ja) of false (nee) in."));
    assert!(answer.text.contains("Kies een dag van woensdag 4 maart 2026"));
    assert!(answer.text.contains("misschien"), "what was typed stays");
    let text = with_days(3).replacen("[telling.working_days]", "zomaar wat\n[telling.working_days]", 1);
    let line = text[..text.find("zomaar wat").unwrap()].matches('\n').count() + 1;
    let answer = send(&mut browser, "2026-03-10", &text).await;
    let found = format!("Regel {line}: ‘zomaar wat’ is niet te lezen. Kijk of er een = staat");
    assert!(answer.text.contains(&found), "{}", answer.text);
    assert!(!answer.text.contains("expected"), "the parser's own words are for nobody");
    assert!(!browser.get("/protocol").await.text.contains("komt nog"));
}

#[rstest]
#[tokio::test]
async fn two_who_change_at_the_same_time_do_not_overwrite_unseen(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let mut first = policy_officer(&house, "Beleid").await;
    let director = house.staff("Directie").await;
    house.role(director, "director").await;
    let mut second = house.browser_of_staff(director).await;
    let opened = first.get("/protocol/change").await;
    let version = hidden(&opened.text, "version").to_owned();
    assert_eq!(send(&mut second, "2026-03-10", &with_days(8)).await.status, StatusCode::SEE_OTHER);
    let text = with_days(4);
    let fields = [("starts_on", "2026-03-10"), ("text", text.as_str()), ("version", version.as_str())];
    let answer = first.post("/protocol/change", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("Een ander heeft het concept intussen veranderd"));
    let both = [8, 4].map(|days| answer.text.contains(&format!("[telling.working_days]\nvalue = {days}")));
    assert_eq!(both, [true, true], "both texts are there");
    // Having seen it, the same text goes through.
    let version = hidden(&answer.text, "version").to_owned();
    let fields = [("starts_on", "2026-03-12"), ("text", text.as_str()), ("version", version.as_str())];
    let key = "018f4d1e-8a4b-7c3d-9e2f-0123456789ab";
    assert_eq!(first.post_again("/protocol/change", &fields, key).await.status, StatusCode::SEE_OTHER);
}

#[rstest]
#[tokio::test]
async fn who_may_not_change_may_read(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let group = house.group("G1", "kdv").await;
    let carer = house.staff("S1").await;
    house.works(carer, group, "pm", HalfDays(0b11)).await;
    let mut browser = house.browser_of_staff(carer).await;
    let page = browser.get("/protocol").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text.contains("/protocol/change"));
    assert_eq!(browser.get("/protocol/change").await.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.get("/protocol/draft").await.status, StatusCode::FORBIDDEN);
    let other = browser.get("/protocol/versions/018f4d1e-8a4b-7c3d-9e2f-0123456789ab").await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);

    let child = house.child("K1", group, HalfDays(0b11)).await;
    let guardian = house.guardian("O1", child, Some(true)).await;
    let mut parent = house.browser_of_guardian(guardian).await;
    assert_eq!(parent.get("/protocol").await.status, StatusCode::FORBIDDEN);
}
