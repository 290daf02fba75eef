//! Stories of links and codes, on both engines.

use axum::http::StatusCode;
use jiff::ToSpan;
use rstest::rstest;

use super::tests::{ask_code, link};
use crate::{
    announcement::tests::{Story, mails_are_discreet},
    carry_out, on,
    platform::{audit::Audit, ids::fresh, jobs},
    testing::{Engine, TODAY},
};

#[rstest]
#[tokio::test]
async fn codes_end(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let house = &story.house;
    house.guardian("ANNE", story.noor, Some(true)).await;
    story.tell().await;
    let link = link(house, "anne@example.org");
    let address = format!("{link}/code");
    let mut browser = house.browser_of_nobody();
    let code = ask_code(house, &mut browser, &link, "anne@example.org").await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for n in 1..=5 {
        let answer = browser.post(&address, &[("code", wrong)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains("Deze code werkt niet"));
        // After the last try there is nothing to type any more, and only a new code to ask for.
        assert_eq!(answer.text.contains("Vraag hieronder een nieuwe code"), n == 5, "{n}");
        assert_eq!(answer.text.contains("name=\"code\""), n < 5, "{n}");
        assert!(answer.text.contains("Stuur een nieuwe code"));
    }
    // The sixth try is refused, also with the right code.
    let sixth = browser.post(&address, &[("code", &code)]).await;
    assert_eq!(sixth.status, StatusCode::UNPROCESSABLE_ENTITY);
    let second = ask_code(house, &mut browser, &link, "anne@example.org").await;
    let third = ask_code(house, &mut browser, &link, "anne@example.org").await;
    if second != third {
        let earlier = browser.post(&address, &[("code", &second)]).await;
        assert_eq!(earlier.status, StatusCode::UNPROCESSABLE_ENTITY, "only the last code works");
    }
    house.app.clock.forward_minutes(10);
    let late = browser.post(&address, &[("code", &third)]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    // More than three codes in a quarter of an hour are too many.
    assert_eq!(browser.post(&link, &[]).await.status, StatusCode::TOO_MANY_REQUESTS);
    house.app.clock.forward_minutes(4);
    let fourth = ask_code(house, &mut browser, &link, "anne@example.org").await;
    let spaced = format!("{} {}", &fourth[..3], &fourth[3..]);
    assert_eq!(browser.post(&address, &[("code", &spaced)]).await.status, StatusCode::SEE_OTHER);
    // A code works once.
    let mut other = house.browser_of_nobody();
    assert_eq!(other.post(&address, &[("code", &fourth)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[rstest]
#[tokio::test]
async fn a_code_of_one_link_opens_no_other(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let house = &story.house;
    house.guardian("ANNE", story.noor, Some(true)).await;
    house.guardian("BRAM", story.noor, Some(true)).await;
    story.tell().await;
    let (anne, bram) = (link(house, "anne@example.org"), link(house, "bram@example.org"));
    let mut browser = house.browser_of_nobody();
    let code = ask_code(house, &mut browser, &anne, "anne@example.org").await;
    let answer = browser.post(&format!("{bram}/code"), &[("code", &code)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    // An unknown link gets the same answers.
    let unknown = format!("/p/{}", "0".repeat(64));
    assert!(browser.get(&unknown).await.text.contains("Deze link werkt niet meer"));
    let mails = house.app.mailer.kept().len();
    let sent = browser.post(&unknown, &[]).await;
    assert_eq!((sent.status, sent.location), (StatusCode::SEE_OTHER, format!("{unknown}/code")));
    jobs::run_due(&house.app).await.unwrap();
    assert_eq!(house.app.mailer.kept().len(), mails);
    let refused = browser.post(&format!("{unknown}/code"), &[("code", &code)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.get("/family").await.location, "/p?next=/family");
}

#[rstest]
#[tokio::test]
async fn a_link_ends_and_a_new_one_can_be_asked_for(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let house = &story.house;
    house.guardian("ANNE", story.noor, Some(true)).await;
    house.guardian("CARLA", story.noor, Some(false)).await;
    story.tell().await;
    let old = link(house, "anne@example.org");
    house.app.clock.forward_days(30);
    let mut browser = house.browser_of_nobody();
    assert!(browser.get(&old).await.text.contains("Deze link werkt niet meer"));
    browser.post(&old, &[]).await;
    jobs::run_due(&house.app).await.unwrap();
    assert_eq!(house.app.mailer.kept().len(), 1);
    // Known, without custody, or unknown: one answer.
    for email in [" Anne@Example.org ", "carla@example.org", "niemand@example.org"] {
        let answer = browser.post("/p", &[("email", email)]).await;
        assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/p?sent=1"));
    }
    jobs::run_due(&house.app).await.unwrap();
    assert!(browser.get("/p?sent=1").await.text.contains("Kennen we dit adres"));
    assert_eq!(house.app.mailer.kept().len(), 2);
    let new = link(house, "anne@example.org");
    assert_ne!(new, old);
    let code = ask_code(house, &mut browser, &new, "anne@example.org").await;
    let answer = browser.post(&format!("{new}/code"), &[("code", &code)]).await;
    assert_eq!(answer.location, "/family");
    mails_are_discreet(house);
}

#[rstest]
#[case::banned_today(0, 0)]
#[case::banned_tomorrow(1, 1)]
#[tokio::test]
async fn a_link_that_was_asked_for_is_mailed_only_while_it_opens_something(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] in_days: i64,
    #[case] mails: usize,
) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let house = &story.house;
    let bram = house.guardian("BRAM", story.noor, Some(true)).await;
    let by = house.account(Some(story.fatima), None).await;
    house.browser_of_nobody().post("/p", &[("email", "bram@example.org")]).await;
    // The mail is written and waits for its turn.
    let mut tx = house.app.db.read().await.unwrap();
    let asked: Vec<jobs::Job> = on!(tx, c => sqlx::query_as(
        "SELECT organisation_id, id, kind, payload, tries FROM job WHERE done_at IS NULL").fetch_all(c).await)
    .unwrap();
    drop(tx);
    for job in &asked {
        carry_out(&house.app, job).await.unwrap();
    }
    let mut tx = house.write().await;
    let (organisation, now) = (house.organisation, tx.now);
    on!(tx, c => sqlx::query("DELETE FROM job WHERE kind <> 'mail'").execute(c).await.map(drop)).unwrap();
    on!(tx, c => sqlx::query(
        "INSERT INTO contact_ban (organisation_id, id, child_id, guardian_id, from_on, basis, made_at, made_by)
         VALUES ($1, $2, $3, $4, $5, 'court', $6, $7)")
        .bind(organisation).bind(fresh(now)).bind(story.noor).bind(bram)
        .bind(jiff_sqlx::Date::from(TODAY + in_days.days())).bind(now).bind(by).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    jobs::run_due(&house.app).await.unwrap();
    assert_eq!(story.mails_to("bram@example.org").len(), mails);
}
