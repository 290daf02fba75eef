use axum::http::StatusCode;
use mentorkind_division::HalfDays;
use mentorkind_domain::second_step::SecondStep;
use rstest::rstest;
use totp_rs::Secret;

use super::{forget_all, sealed_with, seconds, settle, totp};
use crate::{
    account::tests::PASSWORD,
    on,
    platform::{audit::Audit, ids::AccountId, jobs, random, seal::Keys},
    testing::{Answer, Browser, Engine, House, TODAY},
};

const FATIMA: &str = "fatima@example.org";

/// What an app on a phone knows after scanning.
struct Phone(Vec<u8>);

impl Phone {
    /// Scans the page on which the second step is set up.
    fn scan(page: &str) -> Self {
        let key: String = page
            .split("class=\"secret\"")
            .nth(1)
            .unwrap()
            .split("</p>")
            .next()
            .unwrap()
            .split("<span>")
            .skip(1)
            .map(|part| part.split('<').next().unwrap())
            .collect();
        Self(Secret::try_from_base32(&key).unwrap().as_bytes().to_vec())
    }

    fn code(&self, house: &House) -> String {
        self.at(house, 0)
    }

    fn at(&self, house: &House, minutes: i64) -> String {
        let now = house.app.clock.now().plus_minutes(minutes);
        totp(self.0.clone(), "").unwrap().generate(seconds(now)).to_string()
    }
}

fn codes_of(page: &str) -> Vec<String> {
    page.split("<code>").skip(1).map(|part| part.split('<').next().unwrap().to_owned()).collect()
}

async fn answer_of(browser: &mut Browser, path: &str, code: &str) -> Answer {
    browser.get("/second-step").await;
    browser.post(path, &[("code", code), ("next", "/me")]).await
}

/// Fatima, with her second step set up, in this browser; and her recovery codes.
async fn set_up(house: &House) -> (Browser, Phone, Vec<String>) {
    let mut browser = house.signed_in(FATIMA, PASSWORD).await;
    browser.get("/second-step").await;
    assert_eq!(browser.post("/second-step/begin", &[]).await.location, "/second-step?next=%2F");
    let phone = Phone::scan(&browser.get("/second-step").await.text);
    let shown = answer_of(&mut browser, "/second-step/confirm", &phone.code(house)).await;
    let shown = browser.get(&shown.location).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    assert_eq!(house.newest_mail().await.subject, "Je tweede stap staat aan");
    (browser, phone, codes_of(&shown.text))
}

async fn half(house: &House) -> Browser {
    let mut browser = house.browser_of_nobody();
    let sign_in = browser.post("/sign-in", &[("email", FATIMA), ("password", PASSWORD)]).await;
    assert_eq!(sign_in.status, StatusCode::SEE_OTHER);
    browser
}

async fn asked(house: &mut House) {
    house.fatima().await;
    house.set(|settings| settings.second_step = SecondStep::ChildFiles);
}

#[rstest]
#[tokio::test]
async fn nothing_opens_before_the_second_step(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut house) = House::open(engine).await else { return };
    let group = house.group("G1", "kdv").await;
    house.child("NOOR", group, HalfDays(0b11)).await;
    asked(&mut house).await;

    let mut browser = half(&house).await;
    for path in ["/overview", "/groups", "/me", "/people", "/told", "/me/card"] {
        let answer = browser.get(path).await;
        assert_eq!(answer.location, format!("/second-step?next={path}"), "{path}");
        assert!(!answer.text.contains("KindNOOR"));
    }
    assert_eq!(browser.get("/").await.location, "/second-step");
    let begin = browser.get("/second-step?next=/overview").await.text;
    assert!(
        begin.contains("Jij opent gegevens van kinderen") && !begin.contains("href=\"/overview\""),
        "{begin}"
    );
    assert_eq!(
        browser.post("/me/password", &[("old", PASSWORD), ("new", "x")]).await.location,
        "/second-step?next=/"
    );
    assert_eq!(browser.get("/second-step/picture").await.status, StatusCode::NOT_FOUND);

    let to = browser.post("/second-step/begin", &[("next", "/overview")]).await.location;
    assert_eq!(to, "/second-step?next=%2Foverview");
    let page = browser.get(&to).await.text;
    let phone = Phone::scan(&page);
    let picture = browser.get("/second-step/picture").await;
    assert!(picture.status == StatusCode::OK && picture.text.contains("<svg"));
    // Still nothing, until a code was typed.
    assert_eq!(browser.get("/overview").await.location, "/second-step?next=/overview");
    let wrong = answer_of(&mut browser, "/second-step/confirm", "000000").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("aria-invalid"));
    let before = browser.clone();
    let shown =
        browser.post("/second-step/confirm", &[("code", &phone.code(&house)), ("next", "/overview")]).await;
    let address = shown.location;
    let shown = browser.get(&address).await;
    let codes = codes_of(&shown.text);
    assert_eq!(codes.len(), 10, "{}", shown.text);
    assert!(shown.text.contains("href=\"/overview\""));
    assert_eq!(browser.get("/overview").await.status, StatusCode::OK);
    // The cookie of before is no longer one.
    let mut before = before;
    assert_eq!(before.get("/overview").await.location, "/sign-in?next=/overview");
    // The picture is gone, and the codes are shown nowhere again.
    assert_eq!(browser.get("/second-step/picture").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get(&address).await.location, "/second-step");
    let own = browser.get("/second-step").await.text;
    assert!(own.contains("Je zag je herstelcodes al") && own.contains("Nieuwe herstelcodes maken"), "{own}");
    assert!(own.contains("nog 10 over") && codes.iter().all(|code| !own.contains(code)), "{own}");
    assert_eq!(browser.post("/second-step/begin", &[]).await.status, StatusCode::CONFLICT);
    assert_eq!(house.trail().await.last().unwrap(), "second step set up");
    assert_eq!(house.newest_mail().await.subject, "Je tweede stap staat aan");
}

#[rstest]
#[tokio::test]
async fn a_code_counts_once_and_for_a_minute(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut house) = House::open(engine).await else { return };
    asked(&mut house).await;
    let (_, phone, _) = set_up(&house).await;

    let mut browser = half(&house).await;
    assert_eq!(browser.get("/overview").await.location, "/second-step?next=/overview");
    for old in
        [phone.at(&house, -60), phone.at(&house, 5), "12345".to_owned(), String::new(), "x".repeat(5000)]
    {
        let wrong = answer_of(&mut browser, "/second-step", &old).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{old}");
        assert!(wrong.text.contains("Deze code klopt niet"));
    }
    // That were five; the right one has to wait now.
    let code = phone.code(&house);
    assert_eq!(answer_of(&mut browser, "/second-step", &code).await.status, StatusCode::TOO_MANY_REQUESTS);
    house.app.clock.forward_minutes(16);
    let code = phone.code(&house);
    assert_eq!(answer_of(&mut browser, "/second-step", &code).await.location, "/me");
    assert_eq!(browser.get("/overview").await.status, StatusCode::OK);

    // Used by somebody who looked over the shoulder.
    let mut second = half(&house).await;
    let again = answer_of(&mut second, "/second-step", &code).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(second.get("/overview").await.location, "/second-step?next=/overview");

    // A clock half a minute behind is no reason to wait; a code of before the used one is refused.
    house.app.clock.forward_minutes(2);
    let late =
        { totp(phone.0.clone(), "").unwrap().generate(seconds(house.app.clock.now()) - 30).to_string() };
    let now = phone.code(&house);
    assert_eq!(
        answer_of(&mut second, "/second-step", &format!(" {} {} ", &now[..3], &now[3..])).await.location,
        "/me"
    );
    let mut third = half(&house).await;
    assert_eq!(answer_of(&mut third, "/second-step", &late).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    house.app.clock.forward_minutes(2);
    let late =
        { totp(phone.0.clone(), "").unwrap().generate(seconds(house.app.clock.now()) - 30).to_string() };
    assert_eq!(answer_of(&mut third, "/second-step", &late).await.location, "/me");
}

#[rstest]
#[tokio::test]
async fn a_hundred_tries_open_nothing(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut house) = House::open(engine).await else { return };
    asked(&mut house).await;
    let (_, _, codes) = set_up(&house).await;
    let mut browser = half(&house).await;
    let mut refused = 0;
    for n in 0..100 {
        // Another way in is counted with it.
        let path = if n % 2 == 0 { "/second-step" } else { "/second-step/recovery" };
        let answer = answer_of(&mut browser, path, &format!("{n:06}")).await;
        assert_ne!(answer.status, StatusCode::SEE_OTHER);
        refused += i32::from(answer.status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert_eq!(refused, 95);
    let answer = answer_of(&mut browser, "/second-step/recovery", &codes[0]).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
}

#[rstest]
#[tokio::test]
async fn each_recovery_code_opens_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut house) = House::open(engine).await else { return };
    asked(&mut house).await;
    let (mut own, phone, codes) = set_up(&house).await;
    let mut browser = half(&house).await;
    let typed = codes[3].to_lowercase().replace('-', " ");
    assert_eq!(answer_of(&mut browser, "/second-step/recovery", &typed).await.location, "/me");
    assert!(browser.get("/me").await.text.contains("Je hebt er nog 9"));
    assert_eq!(house.newest_mail().await.subject, "Ingelogd met een herstelcode");
    let mut second = half(&house).await;
    let again = answer_of(&mut second, "/second-step/recovery", &codes[3]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("<details class=\"card more\" open>"), "{}", again.text);

    // New ones, with a code of the app only; the old ones are gone.
    let wrong = answer_of(&mut own, "/second-step/codes", "123456").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let made = answer_of(&mut own, "/second-step/codes", &phone.code(&house)).await;
    let fresh = codes_of(&own.get(&made.location).await.text);
    assert_eq!(fresh.len(), 10);
    let old = answer_of(&mut second, "/second-step/recovery", &codes[4]).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer_of(&mut second, "/second-step/recovery", &fresh[4]).await.location, "/me");
    let trail = house.trail().await;
    let expected = ["second step set up", "recovery code used", "recovery codes made", "recovery code used"];
    assert_eq!(trail[trail.len() - 4..], expected);
}

#[rstest]
#[tokio::test]
async fn whoever_sets_one_up_unasked_is_asked_too(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    house.fatima().await;
    let mut other = house.signed_in(FATIMA, PASSWORD).await;
    assert!(other.get("/me").await.text.contains("href=\"/second-step\""));
    let (mut own, phone, codes) = set_up(&house).await;
    // The other device is out: whoever was there perhaps had only the password.
    assert_eq!(other.get("/me").await.location, "/sign-in?next=/me");
    let mut browser = half(&house).await;
    assert_eq!(browser.get("/me").await.location, "/second-step?next=/me");

    // Removed with a code or a recovery code, not without.
    own.get("/second-step").await;
    let wrong = own.post("/second-step/remove", &[("removal", "AAAA-BBBB-CCCC-DDDD")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        browser.post("/second-step/remove", &[("removal", &codes[0])]).await.location,
        "/second-step?next=/"
    );
    own.get("/second-step").await;
    assert_eq!(own.post("/second-step/remove", &[("removal", &codes[1])]).await.location, "/second-step");
    assert_eq!(house.newest_mail().await.subject, "Je tweede stap is weggehaald");
    assert_eq!(own.get("/me").await.status, StatusCode::OK);
    assert_eq!(browser.get("/me").await.location, "/sign-in?next=/me");
    let mut after = house.signed_in(FATIMA, PASSWORD).await;
    assert_eq!(after.get("/me").await.status, StatusCode::OK);
    assert_eq!(answer_of(&mut after, "/second-step", &phone.code(&house)).await.status, StatusCode::CONFLICT);
}

#[rstest]
#[tokio::test]
async fn an_administrator_resets_it_and_everybody_knows(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut house) = House::open(engine).await else { return };
    let fatima = house.fatima().await;
    let joris = house.staff("JORIS").await;
    house.role(joris, "admin").await;
    let (mut own, ..) = set_up(&house).await;
    house.set(|settings| settings.second_step = SecondStep::ChildFiles);

    let path = format!("/people/{fatima}/second-step");
    assert_eq!(own.get(&path).await.status, StatusCode::FORBIDDEN);
    house.set(|settings| settings.second_step = SecondStep::Off);
    let mut admin = house.browser_of_staff(joris).await;
    assert!(admin.get(&format!("/people/{fatima}")).await.text.contains(&path));
    assert!(admin.get(&path).await.text.contains("Weet je zeker"));
    assert_eq!(admin.post(&path, &[]).await.location, format!("/people/{fatima}"));
    assert_eq!(own.get("/me").await.location, "/sign-in?next=/me");
    assert_eq!(house.newest_mail().await.subject, "Je tweede stap is weggehaald door de beheerder");
    assert_eq!(house.trail().await.last().unwrap(), "second step reset");
    assert_eq!(admin.post(&path, &[("again", "1")]).await.status, StatusCode::NOT_FOUND);
    house.set(|settings| settings.second_step = SecondStep::ChildFiles);
    let mut browser = half(&house).await;
    assert!(browser.get("/second-step").await.text.contains("Jij opent gegevens"));

    // One's own is not removed this way.
    house.set(|settings| settings.second_step = SecondStep::Off);
    admin.get("/me").await;
    admin.post("/second-step/begin", &[]).await;
    let phone = Phone::scan(&admin.get("/second-step").await.text);
    answer_of(&mut admin, "/second-step/confirm", &phone.code(&house)).await;
    admin.get("/me").await;
    let refused = admin.post(&format!("/people/{joris}/second-step"), &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    assert!(refused.text.contains("Je eigen tweede stap"));
}

#[rstest]
#[tokio::test]
async fn the_database_alone_opens_no_second_step(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut house) = House::open(engine).await else { return };
    asked(&mut house).await;
    let (_, phone, codes) = set_up(&house).await;
    let mut tx = house.app.db.read().await.unwrap();
    let (account, secret): (AccountId, Vec<u8>) =
        on!(tx, c => sqlx::query_as("SELECT account_id, secret FROM second_step").fetch_one(c).await)
            .unwrap();
    drop(tx);
    assert!(!secret.windows(phone.0.len()).any(|part| part == phone.0));
    let mut tx = house.app.db.read().await.unwrap();
    let hashes: Vec<Vec<u8>> =
        on!(tx, c => sqlx::query_scalar("SELECT code_hash FROM recovery_code").fetch_all(c).await).unwrap();
    drop(tx);
    assert!(!hashes.contains(&random::hash(&codes[0])) && !hashes.contains(&codes[0].as_bytes().to_vec()));

    // Moved to another account it does not open.
    let joris = house.staff("JORIS").await;
    let other = house.account(Some(joris), None).await;
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE second_step SET account_id = $2 WHERE account_id = $1")
        .bind(account).bind(other).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let mut browser = house.browser_of(other).await;
    let answer = answer_of(&mut browser, "/second-step", &phone.code(&house)).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
}

#[rstest]
#[tokio::test]
async fn the_key_changes_and_codes_stay(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut house) = House::open(engine).await else { return };
    asked(&mut house).await;
    assert_eq!(sealed_with(&house.app.db).await.unwrap(), None);
    let (_, phone, _) = set_up(&house).await;
    let old = "0123456789abcdef".repeat(4);
    assert_eq!(sealed_with(&house.app.db).await.unwrap().as_deref(), house.app.settings.keys.newest());
    let new = Keys::new_line();
    house.set(|settings| settings.keys = Keys::read(&format!("{new}\n{old}")).unwrap());
    settle(&house.app).await.unwrap();
    house.set(|settings| settings.keys = Keys::read(&new).unwrap());
    assert_eq!(sealed_with(&house.app.db).await.unwrap().as_deref(), house.app.settings.keys.newest());
    let mut browser = half(&house).await;
    assert_eq!(answer_of(&mut browser, "/second-step", &phone.code(&house)).await.location, "/me");

    // Lost: everybody begins again, and is told.
    assert_eq!(forget_all(&house.app.db, house.app.clock.now()).await.unwrap(), 1);
    assert_eq!(sealed_with(&house.app.db).await.unwrap(), None);
    assert_eq!(browser.get("/me").await.location, "/sign-in?next=/me");
    jobs::run_due(&house.app).await.unwrap();
    assert_eq!(house.trail().await.last().unwrap(), "second step reset");
    let mut browser = half(&house).await;
    assert!(browser.get("/second-step").await.text.contains("Jij opent gegevens"));
}

#[rstest]
#[tokio::test]
async fn a_mailed_code_is_for_parents_and_not_for_work(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut house) = House::open(engine).await else { return };
    let group = house.group("G1", "kdv").await;
    let noor = house.child("NOOR", group, HalfDays(0b11)).await;
    let fatima = house.fatima().await;
    house.mentorship(noor, fatima, group, TODAY).await;
    let guardian = house.guardian("OUDER", noor, Some(true)).await;
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE guardian SET email = $2 WHERE id = $1")
        .bind(guardian).bind(FATIMA).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    house.set(|settings| settings.second_step = SecondStep::ChildFiles);

    let mut browser = house.browser_of_nobody();
    browser.get("/p").await;
    browser.post("/p", &[("email", FATIMA)]).await;
    let link = house.newest_mail().await.text;
    let link = link.split_whitespace().find(|word| word.contains("/p/")).unwrap();
    let link = link.replace("http://127.0.0.1:8080", "");
    browser.post(&link, &[]).await;
    let code = house.newest_mail().await.text;
    let code = code.split(|c: char| !c.is_ascii_digit()).find(|word| word.len() == 6).unwrap().to_owned();
    assert_eq!(browser.post(&format!("{link}/code"), &[("code", &code)]).await.location, "/family");
    // No second step is asked of a parent, and none is set up from here.
    assert_eq!(browser.get("/family").await.status, StatusCode::OK);
    assert_eq!(browser.get("/second-step").await.status, StatusCode::FORBIDDEN);
    let work = {
        let mut tx = house.app.db.read().await.unwrap();
        let id: uuid::Uuid = on!(tx, c => sqlx::query_scalar("SELECT id FROM membership WHERE staff_id = $1")
            .bind(fatima).fetch_one(c).await)
        .unwrap();
        id.to_string()
    };
    assert_eq!(browser.post("/membership", &[("membership", &work)]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/overview").await.status, StatusCode::FORBIDDEN);
}
