use axum::http::StatusCode;
use mentorkind_division::HalfDays;
use mentorkind_domain::second_step::SecondStep;
use rstest::rstest;

use crate::{
    account::{admit, give_password},
    live::tests::next as next_event,
    on,
    platform::{
        audit::Audit,
        ids::{ChildId, GroupId, StaffId},
    },
    testing::{Answer, Browser, Engine, House, TODAY},
};

const PASSWORD: &str = "zeven gele regenlaarzen";
const PIN: &str = "2580";
const WEEK: HalfDays = HalfDays(0b11_1111_1111 | 0b11_1111_1111 << 14);

struct Story {
    house: House,
    group: GroupId,
    other: GroupId,
    lead: StaffId,
    fatima: StaffId,
    noor: ChildId,
}

impl Story {
    /// Leni leads the location; Fatima works on both groups, Joris on the first.
    async fn open(engine: Engine) -> Option<Self> {
        let mut house = House::open(engine).await?;
        house.set(|settings| settings.second_step = SecondStep::ChildFiles);
        let group = house.group("G1", "kdv").await;
        let other = house.group("G2", "kdv").await;
        let lead = house.staff("LENI").await;
        house.role(lead, "teamlead").await;
        let fatima = house.staff("FATIMA").await;
        house.works(fatima, group, "pm", WEEK).await;
        house.works(fatima, other, "pm", WEEK).await;
        house.role(fatima, "care").await;
        let joris = house.staff("JORIS").await;
        house.works(joris, group, "pm", HalfDays(0)).await;
        let noor = house.child("NOOR", group, WEEK).await;
        house.child("SAM", other, WEEK).await;
        for staff in [lead, fatima] {
            let mut tx = house.write().await;
            let account = admit(&mut tx, house.organisation, staff).await.unwrap();
            give_password(&mut tx, account, PASSWORD).await.unwrap();
            tx.commit(Audit::housekeeping()).await.unwrap();
        }
        Some(Self { house, group, other, lead, fatima, noor })
    }

    /// A team lead who has given a second step.
    async fn lead(&self) -> Browser {
        let account = self.house.account(Some(self.lead), None).await;
        let browser = self.house.browser_of(account).await;
        let mut tx = self.house.write().await;
        on!(tx, c => sqlx::query("UPDATE session SET second_step = 'app'").execute(c).await.map(drop))
            .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        browser
    }

    async fn code(&self, group: GroupId) -> String {
        let mut lead = self.lead().await;
        lead.get("/tablets").await;
        let page = lead.post("/tablets", &[("group", &group.to_string()), ("name", "bij de deur")]).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        let code = page.text.split("class=\"secret big\">").nth(1).unwrap();
        code.split('<').next().unwrap().to_owned()
    }

    /// A tablet that is joined to a group.
    async fn tablet(&self, group: GroupId) -> Browser {
        let code = self.code(group).await;
        let mut tablet = self.house.browser_of_nobody();
        tablet.get("/tablet").await;
        assert_eq!(tablet.post("/tablet/join", &[("code", &code.to_lowercase())]).await.location, "/tablet");
        tablet
    }

    /// Fatima opens a tablet with her PIN; the first time she chooses it.
    async fn opens(&self, tablet: &mut Browser) -> Answer {
        let path = format!("/tablet/{}", self.fatima);
        let page = tablet.get(&path).await.text;
        if page.contains("name=\"password\"") {
            let fields = [("password", PASSWORD), ("pin", PIN), ("again", PIN)];
            tablet.post(&format!("{path}/pin"), &fields).await
        } else {
            tablet.post(&path, &[("pin", PIN)]).await
        }
    }

    async fn trail(&self) -> Vec<String> {
        let mut tx = self.house.app.db.read().await.unwrap();
        on!(tx, c => sqlx::query_scalar(
            "SELECT action FROM audit_entry WHERE organisation_id = $1 ORDER BY day, number")
            .bind(self.house.organisation).fetch_all(c).await)
        .unwrap()
    }
}

#[rstest]
#[tokio::test]
async fn a_tablet_is_joined_with_a_code_that_works_once(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine).await else { return };
    let code = story.code(story.group).await;
    let mut tablet = story.house.browser_of_nobody();
    let page = tablet.get("/tablet").await.text;
    assert!(page.contains("hoort nog niet bij een groep") && !page.contains("FATIMA"));
    assert_eq!(tablet.get(&format!("/tablet/{}", story.fatima)).await.location, "/tablet");
    for wrong in ["", "AAAA-AAAA", &code[1..]] {
        let answer = tablet.post("/tablet/join", &[("code", wrong)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    let typed = code.to_lowercase().replace('-', " ");
    assert_eq!(tablet.post("/tablet/join", &[("code", &typed)]).await.location, "/tablet");
    // First names of who is on the roster, and nothing else; Joris has no day today.
    let chooser = tablet.get("/tablet").await.text;
    assert!(chooser.contains("FATIMA") && !chooser.contains("FATIMA Proef"), "{chooser}");
    let (here, others) = chooser.split_once("Vandaag niet ingeroosterd").unwrap();
    assert!(here.contains("FATIMA") && others.contains("JORIS"));
    assert!(!chooser.contains("LENI") && !chooser.contains("NOOR"));
    assert_eq!(tablet.get("/groups").await.location, "/sign-in?next=/groups");
    assert_eq!(tablet.get("/sign-in?next=/groups").await.location, "/tablet");

    let mut second = story.house.browser_of_nobody();
    second.get("/tablet").await;
    let again = second.post("/tablet/join", &[("code", &code)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let late = story.code(story.group).await;
    story.house.app.clock.forward_minutes(15);
    second.get("/tablet").await;
    assert_eq!(
        second.post("/tablet/join", &[("code", &late)]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let list = story.lead().await.get("/tablets").await.text;
    assert!(list.contains("gekoppeld") && list.contains("code niet op tijd ingevuld"), "{list}");
    assert!(list.contains("Stopt vanzelf na"));
    let trail = story.trail().await;
    assert_eq!(trail.iter().filter(|action| *action == "tablet joined").count(), 1, "{trail:?}");
}

#[rstest]
#[tokio::test]
async fn a_pin_opens_the_group_of_the_tablet_and_nothing_else(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine).await else { return };
    let house = &story.house;
    let sam = {
        let mut tx = house.app.db.read().await.unwrap();
        on!(tx, c => sqlx::query_scalar("SELECT id FROM child WHERE key = 'SAM'").fetch_one(c).await).unwrap()
    };
    house.mentorship(story.noor, story.fatima, story.group, TODAY).await;
    house.mentorship(ChildId(sam), story.fatima, story.other, TODAY).await;
    let mut tablet = story.tablet(story.group).await;
    let path = format!("/tablet/{}", story.fatima);

    let first = tablet.get(&path).await.text;
    assert!(first.contains("Je bent hier voor het eerst"), "{first}");
    assert_eq!(tablet.post(&path, &[("pin", PIN)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (password, pin, again, fields) in [
        ("niet het goede", PIN, PIN, 1),
        (PASSWORD, "1234", "1234", 1),
        (PASSWORD, "258", "2580", 2),
        (PASSWORD, "25801234", "25801234", 1),
    ] {
        let answer = tablet
            .post(&format!("{path}/pin"), &[("password", password), ("pin", pin), ("again", again)])
            .await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{password} {pin}");
        assert_eq!(answer.text.matches("aria-invalid").count(), fields, "{}", answer.text);
    }
    assert_eq!(story.opens(&mut tablet).await.location, "/");
    // Two steps were given, so that nothing more is asked; of two groups and a role for all, this group is left.
    assert_eq!(tablet.get("/groups").await.location, format!("/groups/{}", story.group));
    let group = tablet.get(&format!("/groups/{}", story.group)).await;
    assert!(group.status == StatusCode::OK && group.text.contains("KindNOOR"), "{}", group.text);
    assert!(group.text.contains("data-lock=\"270\""));
    assert_eq!(tablet.get(&format!("/groups/{}", story.other)).await.status, StatusCode::NOT_FOUND);
    for closed in ["/people", "/overview", "/second-step", "/me/pin", "/tablets"] {
        assert_eq!(tablet.get(closed).await.status, StatusCode::FORBIDDEN, "{closed}");
    }
    let me = tablet.get("/me").await.text;
    assert!(!me.contains("name=\"old\"") && !me.contains("/second-step"), "{me}");
    let change = [("old", PASSWORD), ("new", "acht blauwe fietsbellen")];
    assert_eq!(tablet.post("/me/password", &change).await.status, StatusCode::FORBIDDEN);

    // Signing out leads back to the faces; the next time the PIN is enough.
    assert_eq!(tablet.post("/sign-out", &[]).await.location, "/tablet");
    assert!(!tablet.get(&path).await.text.contains("name=\"password\""));
    assert_eq!(story.opens(&mut tablet).await.location, "/");
    assert!(story.trail().await.contains(&"signed in with a PIN".to_owned()));
}

#[rstest]
#[tokio::test]
async fn a_pin_is_of_no_use_elsewhere(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine).await else { return };
    let mut tablet = story.tablet(story.group).await;
    assert_eq!(story.opens(&mut tablet).await.location, "/");
    let path = format!("/tablet/{}", story.fatima);
    let mut elsewhere = story.house.browser_of_nobody();
    elsewhere.get("/tablet").await;
    assert_eq!(elsewhere.post(&path, &[("pin", PIN)]).await.location, "/tablet");

    // A changed cookie is no tablet; nor is the session's cookie without that of its tablet.
    let mut changed = tablet.clone();
    changed.set_cookie("tablet", &"0".repeat(64));
    assert_eq!(changed.get("/groups").await.location, "/sign-in?next=/groups");
    assert!(changed.get("/tablet").await.text.contains("hoort nog niet bij een groep"));
    let mut stolen = tablet.clone();
    stolen.set_cookie("tablet", "");
    assert_eq!(stolen.get("/groups").await.location, "/sign-in?next=/groups");
    assert!(tablet.get("/groups").await.location.starts_with("/groups/"));

    // On the tablet of another group the same person sees that group.
    let mut other = story.tablet(story.other).await;
    assert_eq!(story.opens(&mut other).await.location, "/");
    assert_eq!(other.get("/groups").await.location, format!("/groups/{}", story.other));

    // On that of a group where she does not work it opens nothing.
    let far = story.house.group("G3", "kdv").await;
    let mut far = story.tablet(far).await;
    assert!(!far.get("/tablet").await.text.contains("FATIMA"));
    assert_eq!(far.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(far.post(&path, &[("pin", PIN)]).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn five_tries_and_then_a_wait(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine).await else { return };
    let mut tablet = story.tablet(story.group).await;
    story.opens(&mut tablet).await;
    tablet.post("/sign-out", &[]).await;
    let path = format!("/tablet/{}", story.fatima);
    tablet.get(&path).await;
    for pin in ["0001", "0002", "", "abcd", "2580 "] {
        assert_eq!(
            tablet.post(&path, &[("pin", pin)]).await.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{pin}"
        );
    }
    for _ in 0..95 {
        assert_eq!(tablet.post(&path, &[("pin", "0000")]).await.status, StatusCode::TOO_MANY_REQUESTS);
    }
    assert_eq!(tablet.post(&path, &[("pin", PIN)]).await.status, StatusCode::TOO_MANY_REQUESTS);
    story.house.app.clock.forward_minutes(15);
    tablet.get(&path).await;
    assert_eq!(tablet.post(&path, &[("pin", PIN)]).await.location, "/");
}

#[rstest]
#[tokio::test]
async fn the_tablet_closes_when_nobody_touches_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine).await else { return };
    let mut tablet = story.tablet(story.group).await;
    story.opens(&mut tablet).await;
    for _ in 0..4 {
        story.house.app.clock.forward_minutes(4);
        assert_eq!(tablet.get("/tablet/awake").await.status, StatusCode::NO_CONTENT);
    }
    story.house.app.clock.forward_minutes(5);
    assert_eq!(tablet.get("/tablet/awake").await.location, "/sign-in?next=/tablet/awake");
    assert_eq!(tablet.get("/groups").await.location, "/sign-in?next=/groups");
}

#[rstest]
#[tokio::test]
async fn a_tablet_ends_by_hand_and_by_itself(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine).await else { return };
    let mut tablet = story.tablet(story.group).await;
    story.opens(&mut tablet).await;
    let mut lead = story.lead().await;
    let list = lead.get("/tablets").await.text;
    let end = list.split("action=\"/tablets/").nth(1).unwrap().split('"').next().unwrap();
    let end = format!("/tablets/{end}");
    assert_eq!(tablet.post(&end, &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(lead.post(&end, &[]).await.location, "/tablets");
    assert_eq!(tablet.get("/groups").await.location, "/sign-in?next=/groups");
    assert!(tablet.get("/tablet").await.text.contains("hoort nog niet bij een groep"));
    assert_eq!(lead.post(&end, &[("again", "1")]).await.status, StatusCode::NOT_FOUND);
    assert!(story.trail().await.contains(&"tablet ended".to_owned()));

    let mut tablet = story.tablet(story.group).await;
    story.opens(&mut tablet).await;
    story.house.app.clock.forward_days(30);
    assert!(tablet.get("/tablet").await.text.contains("Wie ben je?"));
    assert_eq!(story.opens(&mut tablet).await.location, "/");
    // Used every month it lasts a year.
    for _ in 0..11 {
        story.house.app.clock.forward_days(30);
        assert_eq!(story.opens(&mut tablet).await.location, "/");
    }
    story.house.app.clock.forward_days(5);
    assert!(tablet.get("/tablet").await.text.contains("Wie ben je?"));
    story.house.app.clock.forward_days(1);
    assert!(tablet.get("/tablet").await.text.contains("hoort nog niet bij een groep"));
    assert!(story.lead().await.get("/tablets").await.text.contains("vanzelf gestopt"));
}

#[rstest]
#[tokio::test]
async fn who_left_yesterday_is_not_there_any_more(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine).await else { return };
    let mut tablet = story.tablet(story.group).await;
    story.opens(&mut tablet).await;
    let mut tx = story.house.write().await;
    on!(tx, c => sqlx::query("UPDATE roster SET until_on = $2 WHERE staff_id = $1")
        .bind(story.fatima).bind(jiff_sqlx::Date::from(TODAY)).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    assert!(tablet.get("/groups").await.location.starts_with("/groups/"));
    tablet.post("/sign-out", &[]).await;
    story.house.app.clock.forward_days(1);
    assert!(!tablet.get("/tablet").await.text.contains("FATIMA"));
    let path = format!("/tablet/{}", story.fatima);
    assert_eq!(tablet.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(tablet.post(&path, &[("pin", PIN)]).await.status, StatusCode::NOT_FOUND);
    let fields = [("password", PASSWORD), ("pin", "9517"), ("again", "9517")];
    assert_eq!(tablet.post(&format!("{path}/pin"), &fields).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[case::on_the_way("/", true)]
#[case::at_the_faces("/tablet", false)]
#[tokio::test]
async fn who_goes_to_another_group_is_signed_out_on_the_tablet_of_the_first(
    #[case] opened: &str,
    #[case] led_back: bool,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine).await else { return };
    // She is still the mentor of Noor, who is on the group.
    story.house.mentorship(story.noor, story.fatima, story.group, TODAY).await;
    let mut tablet = story.tablet(story.group).await;
    story.opens(&mut tablet).await;
    let mut tx = story.house.write().await;
    on!(tx, c => sqlx::query("UPDATE roster SET until_on = $3 WHERE staff_id = $1 AND group_id = $2")
        .bind(story.fatima).bind(story.group).bind(jiff_sqlx::Date::from(TODAY.yesterday().unwrap()))
        .execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();

    let first = tablet.get(opened).await;
    let page = if led_back {
        assert_eq!(first.location, "/sign-in");
        assert_eq!(tablet.get(&first.location).await.location, "/tablet");
        tablet.get("/tablet").await.text
    } else {
        first.text
    };
    let said = "Je staat niet meer op het rooster van deze groep";
    assert!(page.contains(said) && page.contains("Wie ben je?"), "{page}");
    assert!(!page.contains("FATIMA") && !page.contains("is nog ingelogd"), "{page}");
    // It is said once, and the session is gone.
    assert!(!tablet.get("/tablet").await.text.contains(said));
    assert_eq!(tablet.get("/me").await.location, "/sign-in?next=/me");
    // On her other group she goes on.
    let mut other = story.tablet(story.other).await;
    assert_eq!(story.opens(&mut other).await.location, "/");
    assert_eq!(other.get("/groups").await.location, format!("/groups/{}", story.other));
}

#[rstest]
#[tokio::test]
async fn a_new_pin_needs_the_password_and_ends_what_was_open(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = Story::open(engine).await else { return };
    let mut tablet = story.tablet(story.group).await;
    story.opens(&mut tablet).await;
    story.house.set(|settings| settings.second_step = SecondStep::Off);
    let mut own = story.house.browser_of_staff(story.fatima).await;
    assert!(own.get("/me").await.text.contains("href=\"/me/pin\""));
    assert!(own.get("/me/pin").await.text.contains("Je hebt een pincode"));
    let wrong = own.post("/me/pin", &[("password", "x"), ("pin", "9517"), ("again", "9517")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let right = own.post("/me/pin", &[("password", PASSWORD), ("pin", "9517"), ("again", "9517")]).await;
    assert_eq!(right.location, "/me");
    assert_eq!(tablet.get("/groups").await.location, "/sign-in?next=/groups");
    let path = format!("/tablet/{}", story.fatima);
    tablet.get(&path).await;
    assert_eq!(tablet.post(&path, &[("pin", PIN)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(tablet.post(&path, &[("pin", "9517")]).await.location, "/");
    let mut tx = story.house.app.db.read().await.unwrap();
    let hash: String =
        on!(tx, c => sqlx::query_scalar("SELECT pin_hash FROM pin").fetch_one(c).await).unwrap();
    assert!(hash.starts_with("$argon2id$"));
}

#[rstest]
#[tokio::test]
async fn a_team_lead_joins_tablets_to_the_own_groups(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = Story::open(engine).await else { return };
    story.house.set(|settings| settings.second_step = SecondStep::Off);
    let house = &story.house;
    let far = house.location(house.organisation, "L2").await;
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE care_group SET location_id = $2 WHERE id = $1")
        .bind(story.other).bind(far).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let mut lead = house.browser_of_staff(story.lead).await;
    let page = lead.get(&format!("/tablets?group={}", story.group)).await.text;
    assert!(page.contains("Groep G1") && !page.contains("Groep G2"), "{page}");
    let answer = lead.post("/tablets", &[("group", &story.other.to_string())]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let long = "x".repeat(41);
    let answer = lead.post("/tablets", &[("group", &story.group.to_string()), ("name", &long)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(lead.get("/tablets").await.text.contains("Er is nog geen tablet gekoppeld"));
    let mut fatima = house.browser_of_staff(story.fatima).await;
    assert_eq!(fatima.get("/tablets").await.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[tokio::test]
async fn who_stands_in_is_there_on_the_days_of_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine).await else { return };
    let house = &story.house;
    let bo = house.staff("BO").await;
    let mut tx = house.write().await;
    // On Tuesdays, today and next week.
    on!(tx, c => sqlx::query(
        "INSERT INTO stand_in (organisation_id, id, group_id, staff_id, days, from_on, until_on, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0)")
        .bind(house.organisation).bind(bo).bind(story.group).bind(bo).bind(i64::from(0b1100 | 0b1100 << 14))
        .bind(jiff_sqlx::Date::from(TODAY)).bind(jiff_sqlx::Date::from(TODAY.saturating_add(jiff::ToSpan::days(7))))
        .execute(c).await.map(drop))
    .unwrap();
    let account = admit(&mut tx, house.organisation, bo).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let mut tablet = story.tablet(story.group).await;
    let first = tablet.get(&format!("/tablet/{bo}")).await.text;
    assert!(first.contains("Je hebt nog geen wachtwoord") && !first.contains("name=\"pin\""), "{first}");
    let mut tx = house.write().await;
    give_password(&mut tx, account, PASSWORD).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let chooser = tablet.get("/tablet").await.text;
    assert!(chooser.split("Vandaag niet").next().unwrap().contains(">BO<"), "{chooser}");
    let fields = [("password", PASSWORD), ("pin", PIN), ("again", PIN)];
    assert_eq!(tablet.post(&format!("/tablet/{bo}/pin"), &fields).await.location, "/");
    assert_eq!(tablet.get(&format!("/groups/{}", story.group)).await.status, StatusCode::OK);
    house.app.clock.forward_days(1);
    assert!(!tablet.get("/tablet").await.text.contains(">BO<"));
    assert_eq!(tablet.get(&format!("/tablet/{bo}")).await.status, StatusCode::NOT_FOUND);
    house.app.clock.forward_days(6);
    assert!(tablet.get("/tablet").await.text.contains(">BO<"));
}

#[rstest]
#[tokio::test]
async fn before_a_pin_it_shows_who_is_there_once_somebody_gave_one_that_day(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = Story::open(engine).await else { return };
    story.house.set(|settings| settings.second_step = SecondStep::Off);
    let house = &story.house;
    let eva = house.staff("EVA").await;
    house.works(eva, story.group, "pm", WEEK).await;
    house.mentorship(story.noor, eva, story.group, TODAY).await;
    let mut tablet = story.tablet(story.group).await;
    house.app.clock.forward_minutes(1);
    // A code joins it; it is no PIN.
    assert_eq!(tablet.get("/tablet/today").await.location, "/tablet");
    assert!(!tablet.get("/tablet").await.text.contains("/tablet/today"));
    story.opens(&mut tablet).await;
    let line = [("kind", "sleep"), ("words", "GEHEIM-regel")];
    tablet.post(&format!("/children/{}/day/lines", story.noor), &line).await;
    tablet.post(&format!("/groups/{}/presence/{}/here", story.group, story.noor), &[]).await;
    tablet.post("/sign-out", &[]).await;

    assert!(tablet.get("/tablet").await.text.contains("href=\"/tablet/today\""));
    let page = tablet.get("/tablet/today").await.text;
    for shown in ["KindNOOR", "is er sinds 09:01", "vraag EVA", "1 kind is er"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    for hidden in ["GEHEIM", "Voorbeeld", "Proef", "/children/", "KindSAM", "data-who"] {
        assert!(!page.contains(hidden), "{hidden}: {page}");
    }
    let mut elsewhere = house.browser_of_nobody();
    assert_eq!(elsewhere.get("/tablet/today").await.location, "/tablet");
    assert_eq!(elsewhere.get("/tablet/live").await.status, StatusCode::NOT_FOUND);

    // It hears that a colleague taps elsewhere.
    let mut heard = tablet.listen("/tablet/live").await;
    let mut own = house.browser_of_staff(eva).await;
    let tap = |step: &str| format!("/groups/{}/presence/{}/{step}", story.group, story.noor);
    assert_eq!(own.post(&tap("home"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(next_event(&mut heard).await, Some("event: changed\ndata: today\n\n".to_owned()));
    // Midnight: it hears and shows nothing more until somebody gives the PIN again.
    house.app.clock.forward_days(1);
    let mut own = house.browser_of_staff(eva).await;
    assert_eq!(own.post(&tap("here"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(next_event(&mut heard).await, None);
    assert_eq!(tablet.get("/tablet/today").await.location, "/tablet");
    assert_eq!(tablet.get("/tablet/live").await.status, StatusCode::NOT_FOUND);
    story.opens(&mut tablet).await;
    assert_eq!(tablet.get("/tablet/today").await.status, StatusCode::OK);
    // The team lead ends it.
    let mut lead = story.lead().await;
    let list = lead.get("/tablets").await.text;
    let end = list.split("action=\"/tablets/").nth(1).unwrap().split('"').next().unwrap();
    lead.post(&format!("/tablets/{end}"), &[]).await;
    assert_eq!(tablet.get("/tablet/today").await.location, "/tablet");
}

#[rstest]
#[tokio::test]
async fn what_is_sealed_does_not_open_on_a_tablet(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine).await else { return };
    let house = &story.house;
    house.mentorship(story.noor, story.fatima, story.group, TODAY).await;
    let mut own = house.browser_of(house.account(Some(story.fatima), None).await).await;
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE session SET second_step = 'app'").execute(c).await.map(drop)).unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let begin = format!("/children/{}/reporting-code", story.noor);
    let begun = own.post(&begin, &[("signals", "Blauwe plekken op de rug.")]).await;
    assert!(begun.location.starts_with("/reporting-code/"), "{}", begun.text);
    let case = begun.location;
    assert!(own.get(&case).await.text.contains("Blauwe plekken"));

    let mut tablet = story.tablet(story.group).await;
    assert_eq!(story.opens(&mut tablet).await.location, "/");
    for path in [&case, &format!("{case}/report"), &begin] {
        assert_eq!(tablet.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let note = [("act", "note"), ("words", "Van het tablet."), ("version", "1")];
    assert_eq!(tablet.post(&format!("{case}/act"), &note).await.status, StatusCode::NOT_FOUND);
    assert!(tablet.get("/reporting-code").await.text.contains("Er loopt niets"));
    let file = format!("/children/{}?q=plekken", story.noor);
    for path in ["/todo", &format!("/groups/{}", story.group), &file] {
        let page = tablet.get(path).await.text;
        let says = ["Blauwe", "vertrouwelijke stap", &case].into_iter().find(|word| page.contains(word));
        assert_eq!(says, None, "{path}: {page}");
    }
}
