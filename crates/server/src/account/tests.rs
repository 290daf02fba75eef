use axum::http::StatusCode;
use jiff::{ToSpan, civil::Date};
use mentorkind_division::HalfDays;
use rstest::rstest;

use super::{create_administrator, invite, own_path};
use crate::{
    on,
    platform::{
        audit::{Audit, Verdict, verify},
        ids::{AccountId, OrganisationId, StaffId},
        jobs,
        mail::Mail,
    },
    testing::{Browser, Engine, House, TODAY},
};

pub(in crate::account) const PASSWORD: &str = "zeven gele regenlaarzen";

impl House {
    pub(in crate::account) async fn invite(&self, staff: StaffId) -> Option<String> {
        let mut tx = self.write().await;
        let invited = invite(&mut tx, &self.app, self.organisation, staff, None).await.unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        jobs::run_due(&self.app).await.unwrap();
        invited.link.map(|link| link.strip_prefix(&self.app.settings.base_url).unwrap().to_owned())
    }

    pub(in crate::account) async fn newest_mail(&self) -> Mail {
        self.app.clock.forward_minutes(1);
        jobs::run_due(&self.app).await.unwrap();
        self.app.mailer.kept().remove(0).mail
    }

    pub(in crate::account) async fn trail(&self) -> Vec<String> {
        let mut tx = self.app.db.read().await.unwrap();
        on!(tx, c => sqlx::query_scalar(
            "SELECT action FROM audit_entry WHERE organisation_id = $1 ORDER BY day, number")
            .bind(self.organisation).fetch_all(c).await)
        .unwrap()
    }

    /// A team lead with a password.
    pub(in crate::account) async fn fatima(&self) -> StaffId {
        let fatima = self.staff("FATIMA").await;
        self.role(fatima, "teamlead").await;
        let link = self.invite(fatima).await.unwrap();
        let answer = self.browser_of_nobody().post(&link, &[("password", PASSWORD)]).await;
        assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/"));
        fatima
    }

    pub(in crate::account) async fn signed_in(&self, email: &str, password: &str) -> Browser {
        let mut browser = self.browser_of_nobody();
        let answer = browser.post("/sign-in", &[("email", email), ("password", password)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        browser.get("/me").await;
        browser
    }
}

fn link_in(mail: &Mail) -> String {
    let link = mail.text.split_whitespace().find(|word| word.contains("/link/")).unwrap();
    link.strip_prefix("http://127.0.0.1:8080").unwrap().to_owned()
}

#[rstest]
#[tokio::test]
async fn an_invitation_ends_in_a_password_and_works_once(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let fatima = house.staff("FATIMA").await;
    house.role(fatima, "teamlead").await;
    let link = house.invite(fatima).await.unwrap();
    let mail = house.newest_mail().await;
    assert_eq!(mail.to, "fatima@example.org");
    assert_eq!(link_in(&mail), link);

    let mut browser = house.browser_of_nobody();
    assert!(browser.get(&link).await.text.contains("fatima@example.org"));
    let short = browser.post(&link, &[("password", "kort")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.text.contains("aria-invalid"), "{}", short.text);
    let kept = browser.post(&link, &[("password", PASSWORD)]).await;
    assert_eq!((kept.status, kept.location.as_str()), (StatusCode::SEE_OTHER, "/"));
    assert_eq!(browser.get("/").await.location, "/overview");
    assert!(browser.get("/me").await.text.contains("FATIMA Proef"));

    let mut second = house.browser_of_nobody();
    assert_eq!(second.get(&link).await.status, StatusCode::GONE);
    assert_eq!(second.post(&link, &[("password", PASSWORD)]).await.status, StatusCode::GONE);
    assert_eq!(house.trail().await, ["invited", "password chosen"]);

    // Invited again, one who has a password gets no new one.
    assert_eq!(house.invite(fatima).await, None);
    assert!(!house.newest_mail().await.text.contains("/link/"));
}

#[rstest]
#[tokio::test]
async fn an_invitation_ends_after_a_week_and_with_a_newer_one(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let fatima = house.staff("FATIMA").await;
    let first = house.invite(fatima).await.unwrap();
    let second = house.invite(fatima).await.unwrap();
    let mut browser = house.browser_of_nobody();
    assert_eq!(browser.get(&first).await.status, StatusCode::GONE);
    house.app.clock.forward_minutes(7 * 1_440 - 1);
    assert_eq!(browser.get(&second).await.status, StatusCode::OK);
    house.app.clock.forward_minutes(1);
    assert_eq!(browser.get(&second).await.status, StatusCode::GONE);
    assert_eq!(browser.post(&second, &[("password", PASSWORD)]).await.status, StatusCode::GONE);
}

#[rstest]
#[tokio::test]
async fn signing_in_and_out(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    house.fatima().await;
    let mut browser = house.browser_of_nobody();
    assert_eq!(browser.get("/").await.location, "/sign-in");
    assert_eq!(browser.get("/me").await.location, "/sign-in?next=/me");
    let fields = [("email", " Fatima@Example.org "), ("password", PASSWORD), ("next", "/me?x=1")];
    assert_eq!(browser.post("/sign-in", &fields).await.location, "/me?x=1");
    assert_eq!(browser.get("/me").await.status, StatusCode::OK);
    assert_eq!(browser.get("/sign-in").await.location, "/");
    assert_eq!(browser.post("/sign-out", &[]).await.location, "/sign-in");
    assert_eq!(browser.get("/me").await.status, StatusCode::SEE_OTHER);
}

#[rstest]
#[case("/groups", true)]
#[case("/groups?a=b", true)]
#[case("//evil.example", false)]
#[case("/\\evil.example", false)]
#[case("/a\\b", false)]
#[case("/\t/evil.example", false)]
#[case("https://evil.example", false)]
#[case("", false)]
fn after_signing_in_one_stays_with_us(#[case] next: &str, #[case] own: bool) {
    assert_eq!(own_path(next).is_some(), own);
}

#[rstest]
#[tokio::test]
async fn nobody_learns_which_accounts_exist(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    house.fatima().await;
    let invited_only = house.staff("JORIS").await;
    house.invite(invited_only).await;
    let hidden = |text: &str| text.lines().filter(|line| !line.contains("name=\"csrf\"")).collect::<String>();
    let mut texts = Vec::new();
    for email in ["fatima@example.org", "joris@example.org", "niemand@example.org"] {
        let mut browser = house.browser_of_nobody();
        let answer = browser.post("/sign-in", &[("email", email), ("password", "geen idee eigenlijk")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let forgot = browser.post("/forgot", &[("email", email)]).await;
        assert_eq!(forgot.status, StatusCode::OK);
        texts.push((hidden(&answer.text).replace(email, ""), hidden(&forgot.text)));
    }
    assert_eq!(texts[0], texts[1]);
    assert_eq!(texts[0], texts[2]);
}

#[rstest]
#[tokio::test]
async fn trying_too_often_is_refused_for_a_while(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values("fatima@example.org", "niemand@example.org")] email: &str,
) {
    let Some(house) = House::open(engine).await else { return };
    house.fatima().await;
    let mut browser = house.browser_of_nobody();
    for _ in 0..10 {
        let wrong = browser.post("/sign-in", &[("email", email), ("password", "geen idee eigenlijk")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let answer = browser.post("/sign-in", &[("email", email), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    house.app.clock.forward_minutes(14);
    let answer = browser.post("/sign-in", &[("email", email), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    house.app.clock.forward_minutes(1);
    let answer = browser.post("/sign-in", &[("email", email), ("password", PASSWORD)]).await;
    assert_ne!(answer.status, StatusCode::TOO_MANY_REQUESTS);
}

#[rstest]
#[tokio::test]
async fn a_reset_ends_all_other_sessions(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    house.fatima().await;
    let mut before = house.signed_in("fatima@example.org", PASSWORD).await;
    let mut browser = house.browser_of_nobody();
    browser.post("/forgot", &[("email", "FATIMA@example.org")]).await;
    let link = link_in(&house.newest_mail().await);
    assert_eq!(before.get("/me").await.status, StatusCode::OK);
    let answer = browser.post(&link, &[("password", "acht blauwe fietsbellen")]).await;
    assert_eq!(answer.location, "/");
    assert_eq!(browser.get("/me").await.status, StatusCode::OK);
    assert_eq!(before.get("/me").await.status, StatusCode::SEE_OTHER);
    let old = [("email", "fatima@example.org"), ("password", PASSWORD)];
    assert_eq!(
        house.browser_of_nobody().post("/sign-in", &old).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    house.signed_in("fatima@example.org", "acht blauwe fietsbellen").await;
    assert_eq!(house.trail().await, ["invited", "password chosen", "password reset"]);
    assert!(matches!(
        verify(&house.app.db, house.organisation).await.unwrap(),
        Verdict::Whole { entries: 3, .. }
    ));

    browser.post("/forgot", &[("email", "fatima@example.org")]).await;
    let late = link_in(&house.newest_mail().await);
    house.app.clock.forward_minutes(60);
    assert_eq!(browser.get(&late).await.status, StatusCode::GONE);
}

#[rstest]
#[tokio::test]
async fn a_session_ends_when_it_is_left_alone_and_after_half_a_day(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    house.fatima().await;
    let mut left_alone = house.signed_in("fatima@example.org", PASSWORD).await;
    let mut in_use = house.signed_in("fatima@example.org", PASSWORD).await;
    house.app.clock.forward_minutes(59);
    assert_eq!(in_use.get("/me").await.status, StatusCode::OK);
    house.app.clock.forward_minutes(1);
    assert_eq!(left_alone.get("/me").await.location, "/sign-in?next=/me");
    for _ in 0..12 {
        assert_eq!(in_use.get("/me").await.status, StatusCode::OK);
        house.app.clock.forward_minutes(55);
    }
    assert_eq!(in_use.get("/me").await.status, StatusCode::SEE_OTHER);
    // What has ended is removed by the next who signs in.
    house.signed_in("fatima@example.org", PASSWORD).await;
    let mut tx = house.app.db.read().await.unwrap();
    let sessions: i64 =
        on!(tx, c => sqlx::query_scalar("SELECT count(*) FROM session").fetch_one(c).await).unwrap();
    assert_eq!(sessions, 1);
}

#[rstest]
#[tokio::test]
async fn access_ends_with_the_roster(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let group = house.group("G1", "kdv").await;
    let fatima = house.fatima().await;
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("DELETE FROM staff_role").execute(c).await.map(drop)).unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let row = house.works(fatima, group, "pm", HalfDays(0b1111)).await;
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE roster SET until_on = $2 WHERE id = $1")
        .bind(row).bind(jiff_sqlx::Date::from(TODAY)).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();

    let mut browser = house.signed_in("fatima@example.org", PASSWORD).await;
    assert_eq!(browser.get("/").await.location, "/todo");
    let nothing = "Je staat op dit moment niet op een rooster";
    assert!(!browser.get("/me").await.text.contains(nothing));
    house.app.clock.forward_days(1);
    let mut browser = house.signed_in("fatima@example.org", PASSWORD).await;
    assert_eq!(browser.get("/").await.location, "/me");
    let me = browser.get("/me").await.text;
    assert!(me.contains(nothing));
    assert!(!me.contains("href=\"/groups\""));
}

impl House {
    /// Fatima on a roster only, from a day until a day.
    async fn fatima_works(&self, from: Option<Date>, until: Option<Date>) -> StaffId {
        let group = self.group("G1", "kdv").await;
        let fatima = self.fatima().await;
        let row = self.works(fatima, group, "pm", HalfDays(0b1111)).await;
        let date = jiff_sqlx::Date::from;
        let mut tx = self.write().await;
        on!(tx, c => sqlx::query("DELETE FROM staff_role WHERE staff_id = $1")
            .bind(fatima).execute(c).await.map(drop))
        .unwrap();
        on!(tx, c => sqlx::query("UPDATE roster SET from_on = $2, until_on = $3 WHERE id = $1")
            .bind(row).bind(from.map(date)).bind(until.map(date)).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        fatima
    }
}

#[rstest]
#[tokio::test]
async fn a_session_ends_when_access_does(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut house) = House::open(engine).await else { return };
    house.set(|settings| (settings.idle_minutes, settings.session_hours) = (2_880, 48));
    house.fatima_works(None, Some(TODAY)).await;
    let mut browser = house.signed_in("fatima@example.org", PASSWORD).await;
    let mut unused = house.signed_in("fatima@example.org", PASSWORD).await;
    assert_eq!(browser.get("/").await.location, "/todo");
    let id =
        |page: &str| page.split("/groups/").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned());
    let group = browser.get("/groups").await.location;
    assert!(group.starts_with("/groups/") && id(&group).is_some(), "{group}");
    // One minute before midnight, and after it.
    house.app.clock.forward_minutes(15 * 60 - 1);
    assert_eq!(browser.get(&group).await.status, StatusCode::OK);
    house.app.clock.forward_minutes(1);
    assert_eq!(browser.get(&group).await.location, format!("/sign-in?next={group}"));
    assert!(browser.get("/sign-in").await.text.contains("Je toegang is geëindigd"));
    assert_eq!(unused.post("/language", &[("language", "en")]).await.status, StatusCode::BAD_REQUEST);
    let mut tx = house.app.db.read().await.unwrap();
    let sessions: i64 =
        on!(tx, c => sqlx::query_scalar("SELECT count(*) FROM session WHERE had_access").fetch_one(c).await)
            .unwrap();
    // That of the invitation was never used again; it would end at its next request too.
    assert_eq!(sessions, 1);
}

#[rstest]
#[tokio::test]
async fn after_a_month_without_work_the_organisation_is_closed(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let fatima = house.fatima_works(None, Some(TODAY)).await;
    house.app.clock.forward_days(30);
    let mut browser = house.signed_in("fatima@example.org", PASSWORD).await;
    assert_eq!(browser.get("/").await.location, "/me");
    house.app.clock.forward_days(1);
    let mut browser = house.signed_in("fatima@example.org", PASSWORD).await;
    for path in ["/", "/groups", "/overview"] {
        assert_eq!(browser.get(path).await.location, "/choose", "{path}");
    }
    let page = browser.get("/choose").await.text;
    assert!(page.contains("Je laatste dag bij Stichting Voorbeeld was dinsdag 3 maart 2026"), "{page}");
    // Back on a roster it opens by itself.
    house.works(fatima, house.group("G2", "kdv").await, "pm", HalfDays(0b1111)).await;
    assert_eq!(browser.get("/").await.location, "/todo");
}

#[rstest]
#[tokio::test]
async fn nothing_opens_before_the_first_day(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let first = TODAY.saturating_add(10.days());
    house.fatima_works(Some(first), None).await;
    let mut browser = house.signed_in("fatima@example.org", PASSWORD).await;
    assert!(browser.get("/me").await.text.contains("Je eerste dag is vrijdag 13 maart 2026"));
    assert_eq!(browser.get("/groups").await.status, StatusCode::FORBIDDEN);
    house.app.clock.forward_days(9);
    let mut browser = house.signed_in("fatima@example.org", PASSWORD).await;
    assert_eq!(browser.get("/groups").await.status, StatusCode::FORBIDDEN);
    house.app.clock.forward_days(1);
    let mut browser = house.signed_in("fatima@example.org", PASSWORD).await;
    assert!(browser.get("/groups").await.location.starts_with("/groups/"));
}

#[rstest]
#[tokio::test]
async fn asking_takes_as_many_queries_for_everybody(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let group = house.group("G1", "kdv").await;
    let noor = house.child("NOOR", group, HalfDays(0b11)).await;
    house.guardian("ANNE", noor, Some(true)).await;
    house.fatima().await;
    let mut browser = house.browser_of_nobody();
    for (path, known) in [("/forgot", "fatima@example.org"), ("/p", "anne@example.org")] {
        let mut counts = Vec::new();
        for address in [known, "niemand@example.org"] {
            browser.get(path).await;
            let before = house.app.db.queries();
            browser.post(path, &[("email", address)]).await;
            counts.push(house.app.db.queries() - before);
        }
        assert_eq!(counts[0], counts[1], "{path}");
        jobs::run_due(&house.app).await.unwrap();
    }
    let to: Vec<String> = house.app.mailer.kept().into_iter().map(|kept| kept.mail.to).collect();
    assert!(to.contains(&"anne@example.org".to_owned()) && !to.contains(&"niemand@example.org".to_owned()));
}

#[rstest]
#[tokio::test]
async fn one_person_chooses_between_organisations(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    house.fatima().await;
    let other = house.organisation("Kinderopvang Tweede").await;
    let mut tx = house.write().await;
    let invited =
        create_administrator(&mut tx, &house.app, other, "Fatima@example.org", "Fatima").await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    assert_eq!(invited.link, None);
    let stranger = house.staff("JORIS").await;
    house.invite(stranger).await;

    let mut browser = house.signed_in("fatima@example.org", PASSWORD).await;
    assert_eq!(browser.get("/").await.location, "/choose");
    let choose = browser.get("/choose").await.text;
    assert!(choose.contains("Kinderopvang Tweede") && choose.contains("Stichting Voorbeeld"));
    let membership = membership_of(&house, other, invited.account).await;
    assert_eq!(browser.post("/membership", &[("membership", &membership)]).await.location, "/");
    assert_eq!(browser.get("/").await.location, "/import");
    let foreign = {
        let mut tx = house.app.db.read().await.unwrap();
        let id: uuid::Uuid = on!(tx, c => sqlx::query_scalar("SELECT id FROM membership WHERE staff_id = $1")
            .bind(stranger).fetch_one(c).await)
        .unwrap();
        id.to_string()
    };
    browser.get("/me").await;
    assert_eq!(browser.post("/membership", &[("membership", &foreign)]).await.status, StatusCode::NOT_FOUND);
}

async fn membership_of(house: &House, organisation: OrganisationId, account: AccountId) -> String {
    let mut tx = house.app.db.read().await.unwrap();
    let id: uuid::Uuid = on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM membership WHERE organisation_id = $1 AND account_id = $2")
        .bind(organisation).bind(account).fetch_one(c).await)
    .unwrap();
    id.to_string()
}

#[rstest]
#[tokio::test]
async fn an_administrator_of_a_new_organisation_is_made_once(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    for _ in 0..2 {
        let mut tx = house.write().await;
        let made =
            create_administrator(&mut tx, &house.app, house.organisation, "bea@example.org", "Bea Beheer")
                .await;
        assert!(made.unwrap().link.is_some());
        tx.commit(Audit::housekeeping()).await.unwrap();
        house.app.clock.forward_minutes(1);
        jobs::run_due(&house.app).await.unwrap();
    }
    assert_eq!(house.trail().await, ["role given", "invited", "invited"]);
    let link = link_in(&house.newest_mail().await);
    let mut browser = house.browser_of_nobody();
    browser.post(&link, &[("password", PASSWORD)]).await;
    assert_eq!(browser.get("/").await.location, "/import");
}

#[rstest]
#[tokio::test]
async fn ones_own_sessions_and_password(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    house.fatima().await;
    let mut here = house.signed_in("fatima@example.org", PASSWORD).await;
    let mut there = house.signed_in("fatima@example.org", PASSWORD).await;
    let joris = house.staff("JORIS").await;
    let mut other = house.browser_of_staff(joris).await;

    let page = here.get("/me").await.text;
    // Those two, and the one that began with the invitation.
    assert_eq!(page.matches("/me/sessions/").count() - 1, 2, "{page}");
    let end = page.split("action=\"/me/sessions/").nth(1).unwrap().split('"').next().unwrap();
    let end = format!("/me/sessions/{end}");
    other.get("/me").await;
    assert_eq!(other.post(&end, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(here.post(&end, &[]).await.location, "/me");
    here.get("/me").await;
    assert_eq!(here.post("/me/sessions/end", &[]).await.location, "/me");
    assert_eq!(there.get("/me").await.status, StatusCode::SEE_OTHER);

    let mut there = house.signed_in("fatima@example.org", PASSWORD).await;
    let new = "acht blauwe fietsbellen";
    let wrong = here.post("/me/password", &[("old", "niet dit wachtwoord"), ("new", new)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let weak = here.post("/me/password", &[("old", PASSWORD), ("new", "welkom123456")]).await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(here.post("/me/password", &[("old", PASSWORD), ("new", new)]).await.location, "/me");
    assert_eq!(here.get("/me").await.status, StatusCode::OK);
    assert_eq!(there.get("/me").await.status, StatusCode::SEE_OTHER);
    house.signed_in("fatima@example.org", new).await;
    assert_eq!(house.trail().await, ["invited", "password chosen", "password changed"]);
}

#[rstest]
#[tokio::test]
async fn the_language_is_kept_for_screens_and_mails(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    house.fatima().await;
    let mut browser = house.signed_in("fatima@example.org", PASSWORD).await;
    assert_eq!(browser.post("/language", &[("language", "en"), ("next", "/me")]).await.location, "/me");
    assert!(browser.get("/me").await.text.contains("<html lang=\"en\">"));
    let away = browser.post("/language", &[("language", "nl"), ("next", "//evil.example")]).await;
    assert_eq!(away.location, "/");
    browser.post("/language", &[("language", "en"), ("next", "/me")]).await;
    browser.post("/forgot", &[("email", "fatima@example.org")]).await;
    assert_eq!(house.newest_mail().await.subject, "New password for Mentorkind");
}
