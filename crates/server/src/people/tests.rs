use axum::http::StatusCode;
use mentorkind_division::HalfDays;
use rstest::rstest;

use crate::{
    account::{create_administrator, invite},
    on,
    platform::{audit::Audit, ids::StaffId, jobs},
    testing::{Browser, Engine, House},
};

const PASSWORD: &str = "zeven gele regenlaarzen";

impl House {
    /// An administrator who can sign in, signed in.
    async fn administrator(&self, email: &str) -> (StaffId, Browser) {
        let mut tx = self.write().await;
        let made =
            create_administrator(&mut tx, &self.app, self.organisation, email, "Bea Beheer").await.unwrap();
        let staff = on!(tx, c => sqlx::query_scalar("SELECT staff_id FROM membership WHERE account_id = $1")
            .bind(made.account).fetch_one(c).await)
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        let mut browser = self.browser_of_nobody();
        let link = made.link.unwrap().replace(&self.app.settings.base_url, "");
        browser.post(&link, &[("password", PASSWORD)]).await;
        browser.get("/me").await;
        (staff, browser)
    }

    async fn mails(&self) -> Vec<String> {
        jobs::run_due(&self.app).await.unwrap();
        let mut to: Vec<String> = self.app.mailer.kept().into_iter().map(|kept| kept.mail.to).collect();
        to.sort();
        to
    }

    async fn actions(&self) -> Vec<String> {
        let mut tx = self.app.db.read().await.unwrap();
        on!(tx, c => sqlx::query_scalar(
            "SELECT action FROM audit_entry WHERE organisation_id = $1 ORDER BY day, number")
            .bind(self.organisation).fetch_all(c).await)
        .unwrap()
    }
}

#[rstest]
#[tokio::test]
async fn whoever_works_here_is_invited_in_one_go(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let group = house.group("G1", "kdv").await;
    let (_, mut bea) = house.administrator("bea@example.org").await;
    let fatima = house.staff("FATIMA").await;
    house.works(fatima, group, "pm", HalfDays(0b1111)).await;
    let joris = house.staff("JORIS").await;
    house.role(joris, "coach").await;
    house.staff("GEENROOSTER").await;
    let silent = house.staff("STIL").await;
    house.works(silent, group, "pm", HalfDays(0b1111)).await;
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE staff_member SET email = NULL WHERE id = $1")
        .bind(silent).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();

    let list = bea.get("/people").await.text;
    for state in ["geen e-mailadres", "niet uitgenodigd", "actief"] {
        assert!(list.contains(state), "{state}: {list}");
    }
    assert!(list.contains("Nodig 2 collega’s uit"), "{list}");
    assert!(bea.get("/people/invite").await.text.contains("2 collega’s werken hier"));
    let key = "018f0000-0000-7000-8000-000000000001";
    assert_eq!(bea.post_again("/people/invite", &[], key).await.location, "/people");
    assert_eq!(bea.post_again("/people/invite", &[], key).await.location, "/people");
    assert_eq!(house.mails().await, ["bea@example.org", "fatima@example.org", "joris@example.org"]);
    assert!(bea.get("/people/invite").await.text.contains("Iedereen is al uitgenodigd"));
    assert!(bea.get("/people").await.text.contains(">uitgenodigd<"));
    house.app.clock.forward_days(8);
    let mut bea = {
        let mut browser = house.browser_of_nobody();
        browser.post("/sign-in", &[("email", "bea@example.org"), ("password", PASSWORD)]).await;
        browser.get("/me").await;
        browser
    };
    assert!(bea.get("/people").await.text.contains("uitnodiging verlopen"));
    house.app.clock.forward_minutes(1);
    let again = format!("/people/{fatima}/invite");
    assert_eq!(bea.post(&again, &[]).await.location, format!("/people/{fatima}"));
    assert_eq!(house.mails().await.iter().filter(|to| *to == "fatima@example.org").count(), 2);
    assert_eq!(bea.post(&format!("/people/{silent}/invite"), &[]).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn people_are_found_by_name_on_pages_of_fifty(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let (_, mut bea) = house.administrator("bea@example.org").await;
    for number in 0..3 {
        house.staff(&format!("A{number}")).await;
    }
    bea.get("/people").await;
    let before = house.app.db.queries();
    bea.get("/people").await;
    let few = house.app.db.queries() - before;
    for number in 0..57 {
        let staff = house.staff(&format!("M{number:02}")).await;
        house.role(staff, "teamlead").await;
    }
    let before = house.app.db.queries();
    let first = bea.get("/people").await.text;
    assert_eq!(house.app.db.queries() - before, few, "queries grow with the people");
    assert!(first.contains("1 tot en met 50 van 61"), "{first}");
    assert_eq!(first.matches("<th scope=\"row\">").count(), 50);
    let second = bea.get("/people?page=2").await.text;
    assert_eq!(second.matches("<th scope=\"row\">").count(), 11);
    assert_eq!(bea.get("/people?q=m0").await.text.matches("<th scope=\"row\">").count(), 10);
    assert_eq!(bea.get("/people?q=%25").await.text.matches("<th scope=\"row\">").count(), 0);
}

#[rstest]
#[tokio::test]
async fn a_role_is_given_and_ended(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let (bea, mut browser) = house.administrator("bea@example.org").await;
    let fatima = house.staff("FATIMA").await;
    let mut hers = house.browser_of_staff(fatima).await;
    let person = format!("/people/{fatima}");
    let roles = format!("{person}/roles");
    let location = house.location.to_string();

    let wrong = [("role", "koning"), ("location", ""), ("from", "morgen"), ("until", "2026-01-01")];
    let wrong = browser.post(&roles, &wrong).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.text.matches("aria-invalid").count(), 3, "{}", wrong.text);
    for (from, until) in [("1990-01-01", ""), ("2999-01-01", ""), ("2026-03-03", "2999-01-01")] {
        let far = [("role", "coach"), ("location", ""), ("from", from), ("until", until)];
        let far = browser.post(&roles, &far).await;
        assert_eq!(far.status, StatusCode::UNPROCESSABLE_ENTITY, "{from} {until}");
        assert!(far.text.contains("hoogstens twee jaar voor of na vandaag"), "{}", far.text);
    }

    assert_eq!(hers.get("/").await.location, "/me");
    let lead =
        [("role", "teamlead"), ("location", &location), ("from", "2026-03-03"), ("until", "2026-03-04")];
    assert_eq!(browser.post(&roles, &lead).await.location, person);
    assert_eq!(browser.post(&roles, &lead).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    house.app.clock.forward_minutes(2);
    assert_eq!(hers.get("/").await.location, "/overview");
    assert!(browser.get(&person).await.text.contains("leidinggevende · Locatie L1"));
    let later = [("role", "director"), ("location", ""), ("from", "2026-04-01"), ("until", "")];
    assert_eq!(browser.post(&roles, &later).await.location, person);
    assert!(!hers.get("/me").await.text.contains("directie"));

    let own = browser.post(&format!("/people/{bea}/roles"), &later).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(own.text.contains("Jezelf geef je geen rol"));

    let page = browser.get(&person).await.text;
    let ends: Vec<&str> = page
        .split("action=\"")
        .filter(|part| part.contains("/end\""))
        .map(|part| part.split('"').next().unwrap())
        .filter(|action| action.contains("/roles/"))
        .collect();
    assert_eq!(ends.len(), 2, "{page}");
    for end in ends {
        assert_eq!(browser.post(end, &[]).await.location, person);
        assert_eq!(browser.post(end, &[("again", "1")]).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(hers.get("/").await.location, "/sign-in", "a session does not outlive its access");
    assert_eq!(
        house.actions().await,
        ["role given", "invited", "password chosen", "role given", "role given", "role ended", "role ended"]
    );
    let foreign = format!("/people/{bea}/roles/{fatima}/end");
    assert_eq!(browser.post(&foreign, &[]).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn an_organisation_keeps_an_administrator(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let (bea, mut browser) = house.administrator("bea@example.org").await;
    // One who was only invited cannot take over.
    let joris = house.staff("JORIS").await;
    house.role(joris, "admin").await;
    let mut tx = house.write().await;
    invite(&mut tx, &house.app, house.organisation, joris, None).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();

    let page = browser.get(&format!("/people/{bea}")).await.text;
    let end_role = page.split("action=\"").find(|part| part.contains("/roles/")).unwrap();
    let end_role = end_role.split('"').next().unwrap().to_owned();
    let refused = browser.post(&end_role, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("laatste beheerder"), "{}", refused.text);
    let refused = browser.post(&format!("/people/{bea}/end"), &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.get("/people").await.status, StatusCode::OK);

    house.administrator("carla@example.org").await;
    assert_eq!(browser.post(&end_role, &[]).await.location, "/");
    assert_eq!(browser.get("/people").await.location, "/sign-in?next=/people");
}

#[rstest]
#[tokio::test]
async fn access_ends_at_once_and_can_begin_again(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let (_, mut bea) = house.administrator("bea@example.org").await;
    let (carla, mut hers) = house.administrator("carla@example.org").await;
    let end = format!("/people/{carla}/end");
    assert!(bea.get(&end).await.text.contains("Bea Beheer"));
    assert_eq!(bea.post(&end, &[]).await.location, format!("/people/{carla}"));
    assert_eq!(hers.get("/people").await.location, "/sign-in?next=/people");
    assert!(bea.get(&format!("/people/{carla}")).await.text.contains("toegang gestopt"));
    assert_eq!(bea.post(&end, &[("again", "1")]).await.status, StatusCode::CONFLICT);

    let mut hers = house.browser_of_nobody();
    hers.post("/sign-in", &[("email", "carla@example.org"), ("password", PASSWORD)]).await;
    assert_eq!(hers.get("/").await.location, "/choose");
    assert_eq!(hers.get("/people").await.location, "/choose");
    assert!(hers.get("/choose").await.text.contains("Je hebt geen toegang meer"));

    bea.post(&format!("/people/{carla}/invite"), &[]).await;
    hers.post("/sign-out", &[]).await;
    hers.get("/sign-in").await;
    hers.post("/sign-in", &[("email", "carla@example.org"), ("password", PASSWORD)]).await;
    assert_eq!(hers.get("/people").await.status, StatusCode::OK);
    assert!(house.actions().await.contains(&"access ended".to_owned()));
}

#[rstest]
#[tokio::test]
async fn people_of_another_organisation_are_not_found(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut house) = House::open(engine).await else { return };
    let fatima = house.staff("FATIMA").await;
    house.organisation = house.organisation("Kinderopvang Tweede").await;
    let (_, mut bea) = house.administrator("bea@example.org").await;
    assert!(!bea.get("/people").await.text.contains("FATIMA"));
    assert_eq!(bea.get(&format!("/people/{fatima}")).await.status, StatusCode::NOT_FOUND);
    for form in ["invite", "end"] {
        let answer = bea.post(&format!("/people/{fatima}/{form}"), &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{form}");
    }
    let role = [("role", "admin"), ("location", ""), ("from", "2026-03-03"), ("until", "")];
    assert_eq!(bea.post(&format!("/people/{fatima}/roles"), &role).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn directors_hear_of_roles_that_open_files(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let (_, mut bea) = house.administrator("bea@example.org").await;
    let (carla, _) = house.administrator("carla@example.org").await;
    let dora = house.staff("DORA").await;
    house.role(dora, "director").await;
    house.role(house.staff("PETRA").await, "protection").await;
    let before = house.mails().await.len();
    let fields = [("role", "care"), ("location", ""), ("from", "2026-03-03"), ("until", "")];
    assert_eq!(
        bea.post(&format!("/people/{carla}/roles"), &fields).await.location,
        format!("/people/{carla}")
    );
    let mails = house.mails().await;
    assert_eq!(
        (mails.len(), mails.contains(&"dora@example.org".to_owned())),
        (before + 1, true),
        "{mails:?}"
    );
    let mut browser = house.browser_of_staff(dora).await;
    let list = browser.get("/people/given").await.text;
    assert!(
        list.contains("Bea Beheer")
            && list.contains("zorgcoördinator")
            && list.contains("door een beheerder")
    );
    assert_eq!(bea.get("/people/given").await.status, StatusCode::FORBIDDEN);
    // The director who gets a role does not watch over it alone.
    let fields = [("role", "coach"), ("location", ""), ("from", "2026-03-03"), ("until", "")];
    bea.post(&format!("/people/{dora}/roles"), &fields).await;
    assert!(house.mails().await.contains(&"petra@example.org".to_owned()));
    house.app.clock.forward_days(91);
    let mut browser = house.browser_of_staff(dora).await;
    assert!(browser.get("/people/given").await.text.contains("Geen nieuwe rollen"));
}
