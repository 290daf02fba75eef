//! Accounts that are something elsewhere too: the mailbox that is shown before a provider opens anything with them, and what
//! such a session leaves alone.

use super::*;
use crate::{
    account,
    platform::{ids::SessionId, random, routes::Access},
    route_table,
};

const YARA: &str = "yara@example.org";
const FATIMA: &str = "fatima@example.org";
const PASSWORD: &str = "zeven gele regenlaarzen";

/// What her own organisation calls her.
const THERE: &str = "Yara van Elders";

/// What the provider of an organisation says of an address of another one.
fn yara() -> Value {
    json!({"sub": "y-11", "email": YARA, "email_verified": true, "name": "Yara Nep", "groups": ["Coaches"]})
}

impl Nest {
    /// The account with an address works at another organisation, with a password.
    async fn works_elsewhere(&self, email: &str) -> AccountId {
        let other = self.house.organisation("Stichting Elders").await;
        let hash = account::hashed(PASSWORD.to_owned()).await.unwrap();
        let mut tx = self.house.write().await;
        let id = account::of_address(&mut tx, email, THERE).await.unwrap();
        let staff = StaffId::new(tx.now);
        on!(tx, c => sqlx::query("UPDATE account SET name = $2, password_hash = $3 WHERE id = $1")
            .bind(id).bind(THERE).bind(&hash).execute(c).await.map(drop))
        .unwrap();
        on!(tx, c => sqlx::query(
            "INSERT INTO staff_member (organisation_id, id, key, name, email) VALUES ($1, $2, 'elders', $3, $4)")
            .bind(other).bind(staff).bind(THERE).bind(email).execute(c).await.map(drop))
        .unwrap();
        account::tie(&mut tx, other, staff, id).await.unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        id
    }

    /// The path of a link in a mail to an address.
    async fn link(&self, to: &str, part: &str) -> String {
        // A job can leave another one.
        for _ in 0..2 {
            jobs::run_due(&self.house.app).await.unwrap();
        }
        let mails = self.house.app.mailer.kept().into_iter().filter(|kept| kept.mail.to == to);
        let texts: Vec<String> = mails.map(|kept| kept.mail.text).collect();
        let link = texts.iter().flat_map(|text| text.split_whitespace()).find(|word| word.contains(part));
        link.unwrap().strip_prefix(&self.house.app.settings.base_url).unwrap().to_owned()
    }

    /// Shows the mailbox in the browser in which it was asked.
    async fn shows_mailbox(&self, browser: &mut Browser, email: &str) {
        let link = self.link(email, "/mailbox/").await;
        assert!(browser.get(&link).await.text.contains("Ja, dat ben ik"));
        let shown = browser.post(&link, &[]).await;
        assert!(shown.text.contains("Bevestigd"), "{}", shown.text);
    }

    /// What holds for the whole account, and the sessions that are not of this organisation alone.
    async fn whole(&self, account: AccountId) -> (Vec<i64>, Option<String>) {
        let mut counts = Vec::new();
        for sql in [
            "SELECT count(*) FROM session WHERE how <> 'provider'",
            "SELECT count(*) FROM second_step",
            "SELECT count(*) FROM second_step WHERE confirmed_at IS NOT NULL",
            "SELECT count(*) FROM recovery_code",
            "SELECT count(*) FROM pin",
            "SELECT count(*) FROM passkey",
            "SELECT count(*) FROM passkey_challenge",
            "SELECT count(*) FROM throttle WHERE key LIKE 'account %' OR key LIKE 'second step %' AND key NOT LIKE 'second step in %'",
        ] {
            counts.push(self.count(sql).await);
        }
        let mut tx = self.house.app.db.read().await.unwrap();
        let password: Option<String> =
            on!(tx, c => sqlx::query_scalar("SELECT password_hash FROM account WHERE id = $1")
            .bind(account).fetch_one(c).await)
            .unwrap();
        (counts, password)
    }
}

/// How the organisation with the provider knows her.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Here {
    /// Not at all; a role follows.
    Role,
    /// In the planning.
    Planning,
    /// An administrator invited her.
    Invited,
}

#[rstest]
#[tokio::test]
async fn nothing_is_tied_to_an_account_of_elsewhere_before_its_mailbox_was_shown(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values(Here::Role, Here::Planning, Here::Invited)] here: Here,
) {
    let Some(mut nest) = Nest::open(engine).await else { return };
    nest.set_up(&[]).await;
    let account = nest.works_elsewhere(YARA).await;
    let mut at_work = nest.house.browser_of(account).await;
    if here != Here::Role {
        let staff = nest.house.staff("Yara").await;
        nest.house.role(staff, "coach").await;
        if here == Here::Invited {
            nest.admin.post(&format!("/people/{staff}/invite"), &[]).await;
        }
    }

    let (mut browser, asked) = nest.signs_in(yara()).await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.text);
    assert!(asked.text.contains("Kijk in je mail") && !asked.text.contains(THERE), "{}", asked.text);
    assert_eq!(browser.get("/me").await.status, StatusCode::SEE_OTHER);
    assert_eq!(nest.count("SELECT count(*) FROM session WHERE how = 'provider'").await, 0);
    assert_eq!(nest.count("SELECT count(*) FROM single_sign_on_person").await, 0);
    assert_eq!(nest.count("SELECT count(*) FROM staff_member WHERE name = 'Yara Nep'").await, 0);
    let tied = nest
        .count("SELECT count(*) FROM membership m JOIN account a ON a.id = m.account_id WHERE a.email = 'yara@example.org'")
        .await;
    assert_eq!(tied, if here == Here::Invited { 2 } else { 1 });

    // Whoever reads the mail lets nobody else in by it, and opening the link uses nothing up.
    let link = nest.link(YARA, "/mailbox/").await;
    for mut other in [nest.house.browser_of_nobody(), at_work.clone()] {
        assert_eq!(other.get(&link).await.status, StatusCode::GONE);
        assert_eq!(other.post(&link, &[]).await.status, StatusCode::GONE);
    }
    assert_eq!(browser.get(&link).await.status, StatusCode::OK);
    nest.shows_mailbox(&mut browser, YARA).await;
    assert_eq!(browser.post(&link, &[]).await.status, StatusCode::GONE, "it works once");

    let (mut browser, back) = nest.signs_in_again(browser, yara()).await;
    assert_eq!(back.location, "/", "{}", back.text);
    let me = browser.get("/me").await.text;
    assert!(me.contains(if here == Here::Role { "Yara Nep" } else { "Yara Proef" }), "{me}");
    assert!(!me.contains(THERE) && !me.contains("Stichting Elders"), "{me}");
    assert_eq!(at_work.get("/me").await.status, StatusCode::OK);
    let (_, back) = nest.signs_in(yara()).await;
    assert_eq!(back.location, "/", "it is asked once: {}", back.text);
    let verdict = verify(&nest.house.app.db, nest.house.organisation).await.unwrap();
    assert!(matches!(verdict, Verdict::Whole { .. }), "{verdict:?}");
}

#[rstest]
#[tokio::test]
async fn a_link_ends_after_an_hour(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut nest) = Nest::open(engine).await else { return };
    nest.set_up(&[]).await;
    nest.works_elsewhere(YARA).await;
    let (mut browser, _) = nest.signs_in(yara()).await;
    let link = nest.link(YARA, "/mailbox/").await;
    nest.house.app.clock.forward_minutes(61);
    assert_eq!(browser.get(&link).await.status, StatusCode::GONE);
    assert_eq!(browser.post(&link, &[]).await.status, StatusCode::GONE);
}

#[rstest]
#[tokio::test]
async fn who_came_in_before_shows_the_mailbox_once_the_account_is_something_elsewhere(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut nest) = Nest::open(engine).await else { return };
    nest.set_up(&[]).await;
    let (_, back) = nest.signs_in(fatima()).await;
    assert_eq!(back.location, "/", "{}", back.text);
    let account = nest.works_elsewhere(FATIMA).await;
    let (mut browser, asked) = nest.signs_in(fatima()).await;
    assert!(asked.text.contains("Kijk in je mail"), "{}", asked.text);
    assert_eq!(
        nest.count("SELECT count(*) FROM session WHERE how = 'provider'").await,
        1,
        "the one of before"
    );
    nest.shows_mailbox(&mut browser, FATIMA).await;
    let (_, back) = nest.signs_in_again(browser, fatima()).await;
    assert_eq!(back.location, "/", "{}", back.text);

    // It was shown of this mailbox, and of no other.
    let mut tx = nest.house.write().await;
    on!(tx, c => sqlx::query("UPDATE account SET email = 'anders@example.org' WHERE id = $1")
        .bind(account).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let (mut browser, asked) = nest.signs_in(fatima()).await;
    assert!(asked.text.contains("Kijk in je mail"), "{}", asked.text);
    nest.shows_mailbox(&mut browser, "anders@example.org").await;
}

#[rstest]
#[tokio::test]
async fn an_address_for_which_the_provider_does_not_stand_is_shown_first(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut nest) = Nest::open(engine).await else { return };
    nest.set_up(&[]).await;
    let silent = json!({"sub": "a-1", "email": FATIMA, "name": "Fatima Proef"});
    let (mut browser, asked) = nest.signs_in(silent.clone()).await;
    assert!(asked.text.contains("Kijk in je mail"), "{}", asked.text);
    assert_eq!(browser.get("/me").await.status, StatusCode::SEE_OTHER);
    assert_eq!(nest.count("SELECT count(*) FROM account WHERE email = 'fatima@example.org'").await, 0);
    nest.shows_mailbox(&mut browser, FATIMA).await;
    let (_, back) = nest.signs_in_again(browser, silent.clone()).await;
    assert_eq!(back.location, "/", "{}", back.text);
    let (_, back) = nest.signs_in(json!({"sub": "a-1"})).await;
    assert_eq!(back.location, "/", "known by what never changes: {}", back.text);
}

#[rstest]
#[tokio::test]
async fn a_session_through_a_provider_leaves_the_whole_account_alone(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut nest) = Nest::open(engine).await else { return };
    nest.set_up(&[]).await;
    // Passkeys are known by a name.
    nest.house.set(|settings| settings.base_url = "http://localhost:8080".to_owned());
    let (mut browser, back) = nest.signs_in(fatima()).await;
    assert_eq!(back.location, "/", "{}", back.text);
    let account = nest.works_elsewhere(FATIMA).await;
    let mut at_work = nest.house.browser_of(account).await;
    assert_eq!(at_work.post("/second-step/begin", &[]).await.status, StatusCode::SEE_OTHER);
    let mut tx = nest.house.app.db.read().await.unwrap();
    let session: SessionId = on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM session WHERE account_id = $1 AND how = 'password'").bind(account).fetch_one(c).await)
    .unwrap();
    let membership: MembershipId = on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM membership WHERE account_id = $1 AND organisation_id <> $2")
        .bind(account).bind(nest.house.organisation).fetch_one(c).await)
    .unwrap();
    drop(tx);
    let (session, membership) = (session.to_string(), membership.to_string());
    let fields = [
        ("membership", membership.as_str()),
        ("code", "123456"),
        ("password", PASSWORD),
        ("old", PASSWORD),
        ("new", "acht gele regenlaarzen"),
        ("pin", "2580"),
        ("again", "2580"),
        ("challenge", "x"),
        ("answer", "{}"),
        ("wanted", "true"),
    ];
    let before = nest.whole(account).await;
    let mut walked = 0;
    for route in route_table(&nest.house.app) {
        if !matches!(route.access, Access::SignedIn | Access::Halfway) {
            continue;
        }
        let path: Vec<&str> = route
            .path
            .split('/')
            .map(|part| if part.starts_with('{') { session.as_str() } else { part })
            .collect();
        let path = path.join("/");
        let answer = match route.method {
            "GET" => browser.get(&path).await,
            _ => browser.post(&path, &fields).await,
        };
        let text = &answer.text;
        assert!(!text.contains(THERE) && !text.contains("Stichting Elders"), "{path}: {text}");
        assert!(!text.contains("otpauth"), "{path}: {text}");
        assert_eq!(nest.whole(account).await, before, "{} {path}", route.method);
        walked += 1;
    }
    assert!(walked > 20, "{walked}");
    for path in ["/me/password", "/me/pin", "/second-step/begin", "/second-step/remove", "/passkeys/begin"] {
        assert_eq!(browser.post(path, &fields).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let end = format!("/me/sessions/{session}/end");
    assert_eq!(browser.post(&end, &[]).await.status, StatusCode::NOT_FOUND);
    assert!(!browser.get("/me").await.text.contains("/me/sessions/"), "there is nothing to end");
    let own = at_work.get("/me").await.text;
    assert!(own.contains(THERE) && own.contains("/me/sessions/end"), "her own session sees both: {own}");

    // Tries at codes there are counted there.
    let wrong = [("code", "aaaa-bbbb-cccc-dddd")];
    let mut last = StatusCode::OK;
    for _ in 0..6 {
        last = browser.post("/second-step/recovery", &wrong).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    let own = at_work.post("/second-step/recovery", &wrong).await;
    assert_ne!(own.status, StatusCode::TOO_MANY_REQUESTS, "{}", own.text);
    // Of two sessions of the same membership one ends the other.
    let mut tx = nest.house.write().await;
    on!(tx, c => sqlx::query("DELETE FROM membership WHERE account_id = $1 AND organisation_id <> $2")
        .bind(account).bind(nest.house.organisation).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let (mut second, back) = nest.signs_in(fatima()).await;
    assert_eq!(back.location, "/", "{}", back.text);
    assert_eq!(browser.post("/me/sessions/end", &[]).await.location, "/me");
    assert_eq!(second.get("/me").await.status, StatusCode::SEE_OTHER);
    assert_eq!(at_work.get("/me").await.status, StatusCode::OK);
}

#[rstest]
#[tokio::test]
async fn a_session_through_a_provider_does_not_become_that_of_a_parent(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut nest) = Nest::open(engine).await else { return };
    nest.set_up(&[]).await;
    let (account, membership) = nest.parent_too().await;
    let secret = random::token();
    let mut tx = nest.house.write().await;
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO one_time_link (id, token_hash, account_id, purpose, made_at, ends_at, organisation_id, membership_id)
         VALUES ($1, $2, $3, 'parent', $4, $5, $6, $7)")
        .bind(crate::platform::ids::fresh(now)).bind(random::hash(&secret)).bind(account).bind(now)
        .bind(now.plus_days(1)).bind(nest.house.organisation).bind(membership).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let (mut browser, back) = nest.signs_in(fatima()).await;
    assert_eq!(back.location, "/", "{}", back.text);
    let (link, enter) = (format!("/p/{secret}"), format!("/p/{secret}/enter"));
    assert!(!browser.get(&link).await.text.contains(&enter), "it asks for a code");
    assert_eq!(browser.post(&enter, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/family").await.status, StatusCode::FORBIDDEN);
    let mut with_password = nest.house.browser_of(account).await;
    assert!(with_password.get(&link).await.text.contains(&enter));
    assert_eq!(with_password.post(&enter, &[]).await.location, "/family");
}

#[rstest]
#[tokio::test]
async fn who_has_no_password_is_told_how_to_come_to_a_pin(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut nest) = Nest::open(engine).await else { return };
    nest.set_up(&[]).await;
    let (mut browser, back) = nest.signs_in(fatima()).await;
    assert_eq!(back.location, "/", "{}", back.text);
    assert!(browser.get("/me").await.text.contains("href=\"/me/pin\""));
    let how = browser.get("/me/pin").await.text;
    assert!(how.contains("href=\"/forgot\"") && !how.contains("name=\"pin\""), "{how}");

    browser.post("/forgot", &[("email", FATIMA)]).await;
    let link = nest.link(FATIMA, "/link/").await;
    assert_eq!(browser.post(&link, &[("password", PASSWORD)]).await.location, "/");
    assert!(browser.get("/me/pin").await.text.contains("name=\"pin\""));
    let fields = [("password", PASSWORD), ("pin", "2580"), ("again", "2580")];
    assert_eq!(browser.post("/me/pin", &fields).await.location, "/me");
    assert_eq!(nest.count("SELECT count(*) FROM pin").await, 1);
}
