//! Parents' stories, on both engines.

use axum::http::StatusCode;
use jiff::civil::{Date, date};
use mentorkind_division::HalfDays;
use mentorkind_domain::announcement::Event;
use rstest::rstest;

use crate::{
    announcement::{
        NewMentor,
        tests::{Story, mails_are_discreet, tell},
    },
    on,
    platform::{audit::Audit, ids::*, jobs},
    testing::{Browser, Engine, House, TODAY},
};

const WEEK: HalfDays = HalfDays(0b11_1111_1111 | 0b11_1111_1111 << 14);

fn last_mail(house: &House, address: &str) -> String {
    house.app.mailer.kept().into_iter().find(|kept| kept.mail.to == address).unwrap().mail.text
}

/// The path of the link in the newest mail to an address.
pub fn link(house: &House, address: &str) -> String {
    let text = last_mail(house, address);
    let link = text.split_whitespace().find(|word| word.starts_with("http")).unwrap();
    link.strip_prefix("http://127.0.0.1:8080").unwrap().to_owned()
}

/// The code that is mailed to an address by the page of its link.
pub async fn ask_code(house: &House, browser: &mut Browser, link: &str, address: &str) -> String {
    let answer = browser.post(link, &[]).await;
    assert_eq!((answer.status, answer.location), (StatusCode::SEE_OTHER, format!("{link}/code")));
    // Mails of one moment lie in no order.
    house.app.clock.forward_minutes(1);
    jobs::run_due(&house.app).await.unwrap();
    let text = last_mail(house, address);
    let code = text.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 6);
    code.unwrap_or_else(|| panic!("no code in {text}")).to_owned()
}

#[rstest]
#[tokio::test]
async fn a_parent_reads_who_the_mentor_is(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let house = &story.house;
    let anne = house.guardian("ANNE", story.noor, Some(true)).await;
    let bram = house.guardian("BRAM", story.noor, Some(true)).await;
    story.tell().await;
    let link = link(house, "anne@example.org");
    let mut browser = house.browser_of_nobody();
    // Opening the link does nothing, however often it is done.
    let page = browser.get(&link).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text.contains("NOOR") && !page.text.contains("FATIMA"));
    browser.get(&link).await;
    jobs::run_due(&house.app).await.unwrap();
    assert_eq!(story.mails_to("anne@example.org").len(), 1);
    let code = ask_code(house, &mut browser, &link, "anne@example.org").await;
    let answer = browser.post(&format!("{link}/code"), &[("code", &code)]).await;
    assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/family"));
    let page = browser.get("/family").await;
    assert_eq!(page.status, StatusCode::OK);
    for words in [
        "KindNOOR",
        "FATIMA Proef",
        "Vanaf ma 9 maart, over 6 dagen: FATIMA",
        "Groep G1 · Locatie L1",
        "genoteerd dat u dit hebt gelezen",
        "Wat is er nieuw",
        "href=\"#next-1\">Nieuwe mentor vanaf ma 9 maart, over 6 dagen: FATIMA<",
    ] {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    // Anne has read it; Bram has not.
    assert_eq!(story.told_to(anne).await, [Event::Queued, Event::Accepted, Event::Opened]);
    assert_eq!(story.told_to(bram).await, [Event::Queued, Event::Accepted]);
    // The link leads straight there now.
    assert_eq!(browser.get(&link).await.location, "/family");
    let opened: i64 = {
        let mut tx = house.app.db.read().await.unwrap();
        on!(tx, c => sqlx::query_scalar("SELECT COUNT(*) FROM file_opening WHERE child_id = $1 AND page = 'family'")
            .bind(story.noor).fetch_one(c).await)
        .unwrap()
    };
    assert_eq!(opened, 1);
    // Another browser needs a code again, with the same link.
    let mut other = house.browser_of_nobody();
    assert_eq!(other.get(&link).await.status, StatusCode::OK);
    assert_eq!(other.get("/family").await.location, "/p?next=/family");
    let messages = format!("/family/messages/{}", story.noor);
    let door = other.get(&messages).await.location;
    assert_eq!(door, format!("/p?next={messages}"));
    let asks = other.get(&door).await.text;
    assert!(asks.contains("niet meer ingelogd") && asks.contains("name=\"email\""), "{asks}");
    assert!(
        asks.contains("/sign-in?next=/family/messages/"),
        "whoever has a password goes on from there: {asks}"
    );
    assert!(!other.get("/p?next=//elders.example").await.text.contains("/sign-in?"), "not to another site");
    // Staff sees it.
    let mut fatima = house.browser_of_staff(story.fatima).await;
    assert!(fatima.get("/told").await.text.contains("geopend"));
    mails_are_discreet(house);
}

#[rstest]
#[tokio::test]
async fn the_page_itself_notes_that_it_was_read(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let anne = story.house.guardian("ANNE", story.noor, Some(true)).await;
    let mut browser = story.house.browser_of_guardian(anne).await;
    tell(&story.house, &[]).await;
    assert!(!browser.get("/family").await.text.contains("id=\"receipt\""), "there was nothing to read");
    // Without an address the message waits on the page.
    let mut tx = story.house.write().await;
    on!(tx, c => sqlx::query("UPDATE guardian SET email = NULL").execute(c).await.map(drop)).unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    story.tell().await;
    let page = browser.get("/family").await.text;
    assert!(page.contains("hx-post=\"/family/read\""));
    assert_eq!(story.told().await[0].1, []);
    assert_eq!(browser.post("/family/read", &[]).await.location, "/family");
    assert_eq!(browser.post("/family/read", &[]).await.location, "/family");
    assert_eq!(story.told().await[0].1, [Event::Opened]);
    let page = browser.get("/family").await.text;
    assert!(!page.contains("hx-post") && page.contains("genoteerd dat u dit hebt gelezen"));
    // A withdrawal is news again, and nothing old is left.
    story.take_back().await;
    let page = browser.get("/family").await.text;
    assert!(page.contains("Die wijziging gaat niet door") && page.contains("href=\"#withdrawn-1\""));
    assert!(!page.contains("FATIMA Proef"));
    assert!(page.contains("hx-post"));
}

#[rstest]
#[tokio::test]
async fn without_custody_there_is_no_file(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values(Some(false), None)] custody: Option<bool>,
) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let carla = story.house.guardian("CARLA", story.noor, custody).await;
    let mut browser = story.house.browser_of_guardian(carla).await;
    assert_eq!(browser.get("/").await.location, "/family");
    let mut page = browser.get("/family").await;
    // Without custody it may ask; of whom nobody knows it, not even that.
    if custody.is_some() {
        assert_eq!(page.location, format!("/family/inquiries/{}", story.noor));
        page = browser.get(&page.location).await;
        assert!(page.text.contains("ziet u hier niets uit het dossier"));
    } else {
        assert!(page.text.contains("Hier staat niets voor u") && !page.text.contains("NOOR"));
    }
    assert_eq!(page.status, StatusCode::OK);
    for name in ["NOOR Voorbeeld", "FATIMA", "G1"] {
        assert!(!page.text.contains(name), "{name}");
    }
    assert_eq!(browser.post("/family/read", &[]).await.status, StatusCode::FORBIDDEN);
    let photo = browser.get(&format!("/photos/{}", story.fatima)).await;
    assert_eq!(photo.status, StatusCode::FORBIDDEN);
    let mut fatima = story.house.browser_of_staff(story.fatima).await;
    assert_eq!(fatima.get("/family").await.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[tokio::test]
async fn parents_elsewhere_see_nothing_of_it(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut story) = Story::open(engine, "kdv").await else { return };
    story.house.guardian("ANNE", story.noor, Some(true)).await;
    story.tell().await;
    let here = (story.house.organisation, story.house.location);
    story.house.organisation = story.house.organisation("Kinderopvang Elders").await;
    story.house.location = story.house.location(story.house.organisation, "L1").await;
    let group = story.house.group("G1", "kdv").await;
    let sem = story.house.child("SEM", group, WEEK).await;
    let anne = story.house.guardian("ANNE", sem, Some(true)).await;
    let mut browser = story.house.browser_of_guardian(anne).await;
    let page = browser.get("/family").await.text;
    assert!(page.contains("KindSEM") && page.contains("geen mentor") && page.contains("Er is niets nieuws"));
    assert!(!page.contains("NOOR") && !page.contains("FATIMA"));
    assert_eq!(browser.get(&format!("/photos/{}", story.fatima)).await.status, StatusCode::NOT_FOUND);
    (story.house.organisation, story.house.location) = here;
}

#[rstest]
#[tokio::test]
async fn a_colleague_who_is_a_parent_chooses_nothing(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let house = &story.house;
    let anne = house.guardian("ANNE", story.noor, Some(true)).await;
    let mut staff = house.browser_of_staff(story.fatima).await;
    // Her address at work is the one that the group has of her as a parent.
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE guardian SET email = (SELECT a.email FROM account a JOIN membership m ON m.account_id = a.id WHERE m.staff_id = $1)")
        .bind(story.fatima).execute(c).await.map(drop)).unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    story.tell().await;
    let address = house.app.mailer.kept()[0].mail.to.clone();
    let link = link(house, &address);
    let mut browser = house.browser_of_nobody();
    let code = ask_code(house, &mut browser, &link, &address).await;
    browser.post(&format!("{link}/code"), &[("code", &code)]).await;
    let page = browser.get("/family").await;
    assert_eq!(page.status, StatusCode::OK);
    // A code by mail is enough for a parent, not for work.
    assert!(!page.text.contains("/choose"));
    // At work she is signed in already: the link asks for no code.
    assert!(staff.get(&link).await.text.contains("U bent al ingelogd"));
    assert_eq!(staff.post(&format!("{link}/enter"), &[]).await.location, "/family");
    assert_eq!(staff.get("/family").await.status, StatusCode::OK);
    assert_eq!(story.told().await[0].0, Some(anne));
    // The link of somebody else changes nothing of one's session.
    house.guardian("BRAM", story.noor, Some(true)).await;
    tell(house, &[NewMentor { mentorship: story.mentorship, child: story.noor }]).await;
    let other = super::tests::link(house, "bram@example.org");
    assert_eq!(staff.post(&format!("{other}/enter"), &[]).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn the_day_without_the_mentor_has_a_contact(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let house = &story.house;
    let anne = house.guardian("ANNE", story.noor, Some(true)).await;
    let daan = house.staff("DAAN").await;
    house.works(daan, story.group, "pm", WEEK).await;
    let bo = house.staff("BO").await;
    house.works(bo, story.group, "bio", WEEK).await;
    let eva = house.staff("EVA").await;
    let mentorship = house.mentorship(story.noor, eva, story.group, date(2026, 1, 5)).await;
    // Eva works on Mondays only; today is a Tuesday.
    house.works(eva, story.group, "pm", HalfDays(0b11 | 0b11 << 14)).await;
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE mentorship SET until_on = $2 WHERE id = $1")
        .bind(mentorship).bind(jiff_sqlx::Date::from(date(2026, 3, 8))).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let mut browser = house.browser_of_guardian(anne).await;
    let page = browser.get("/family").await.text;
    assert!(page.contains("EVA is er vandaag niet. Vraag vandaag naar DAAN."), "{page}");
    assert!(page.contains("Vanaf ma 9 maart, over 6 dagen: FATIMA"));
    // Daan and Fatima are ill: somebody in training is better than nobody.
    let absent = async |staff: StaffId| {
        let mut tx = house.write().await;
        on!(tx, c => sqlx::query("INSERT INTO absence (organisation_id, id, staff_id, from_on, until_on, reason) VALUES ($1, $2, $3, $4, $4, '')")
            .bind(house.organisation).bind(fresh(house.app.clock.now())).bind(staff)
            .bind(jiff_sqlx::Date::from(TODAY)).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    };
    absent(daan).await;
    assert!(browser.get("/family").await.text.contains("Vraag vandaag naar FATIMA."));
    absent(story.fatima).await;
    assert!(browser.get("/family").await.text.contains("Vraag vandaag naar BO."));
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("INSERT INTO closure (organisation_id, id, location_id, from_on, until_on, reason) VALUES ($1, $2, $3, $4, $4, '')")
        .bind(house.organisation).bind(fresh(house.app.clock.now())).bind(house.location)
        .bind(jiff_sqlx::Date::from(TODAY)).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let page = browser.get("/family").await.text;
    assert!(page.contains("De locatie is vandaag dicht") && !page.contains("Vraag vandaag"));
}

#[rstest]
#[tokio::test]
async fn the_contact_follows_the_day_as_it_really_goes(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let house = &story.house;
    let anne = house.guardian("ANNE", story.noor, Some(true)).await;
    let (eva, gerda) = (house.staff("EVA").await, house.staff("GERDA").await);
    let other = house.group("G2", "kdv").await;
    // Eva is Noor's mentor until Fatima is, and works in the mornings only.
    house.works(eva, story.group, "pm", HalfDays(0b01_0101_0101 | 0b01_0101_0101 << 14)).await;
    house.works(gerda, other, "pm", WEEK).await;
    let mentorship = house.mentorship(story.noor, eva, story.group, date(2026, 1, 5)).await;
    let run = async |sql: &'static str, id: uuid::Uuid, group: GroupId, day: Date| {
        let mut tx = house.write().await;
        on!(tx, c => sqlx::query(sql).bind(house.organisation).bind(fresh(house.app.clock.now())).bind(id)
            .bind(jiff_sqlx::Date::from(day)).bind(group).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    };
    run("UPDATE mentorship SET until_on = $4 WHERE organisation_id = $1 AND id = $3 AND id <> $2 AND id <> $5",
        mentorship.0, other, date(2026, 3, 8)).await;
    let mut browser = house.browser_of_guardian(anne).await;
    let page = browser.get("/family").await.text;
    assert!(page.contains("EVA is er vanmiddag niet. Vraag vanmiddag naar FATIMA."), "{page}");
    // Fatima is absent: Gerda stands in, and is no mentor by it.
    let absent = "INSERT INTO absence (organisation_id, id, staff_id, from_on, until_on, reason)
        SELECT $1, $2, $3, $4, $4, '' FROM care_group WHERE id = $5";
    run(absent, story.fatima.0, other, TODAY).await;
    let page = browser.get("/family").await.text;
    assert!(
        page.contains("EVA is er vanmiddag niet; vraag het op de groep."),
        "nobody else is there: {page}"
    );
    run(
        "INSERT INTO stand_in (organisation_id, id, group_id, staff_id, days, from_on, until_on, made_at)
        VALUES ($1, $2, $5, $3, 268435455, $4, $4, 0)",
        gerda.0,
        story.group,
        TODAY,
    )
    .await;
    let page = browser.get("/family").await.text;
    assert!(page.contains("Vraag vanmiddag naar GERDA (invaller)."), "{page}");
    assert!(page.contains("<b>EVA Proef</b>") && !page.contains("<b>GERDA Proef</b>"));
    // Gerda is ill on the day on which she stands in.
    run(absent, gerda.0, other, TODAY).await;
    assert!(!browser.get("/family").await.text.contains("GERDA"));
    // The whole group is with another one today: Eva is along, and the page says where.
    run("INSERT INTO group_merge (organisation_id, id, group_id, with_group_id, part, weekdays, from_on, made_at)
        SELECT $1, $2, $5, id, 'day', 31, $4, 0 FROM care_group WHERE id = $3", other.0, story.group, TODAY).await;
    assert!(browser.get("/family").await.text.contains("De groep is vandaag bij Groep G2."));
    // What a team lead writes with a closure is for parents; what the planning says is not.
    run(
        "INSERT INTO closure (organisation_id, id, location_id, from_on, until_on, reason)
        SELECT $1, $2, location_id, $4, $4, 'te weinig personeel' FROM care_group WHERE id = $5 AND id <> $3",
        other.0,
        story.group,
        TODAY,
    )
    .await;
    let page = browser.get("/family").await.text;
    assert!(page.contains("De locatie is vandaag dicht.") && !page.contains("personeel"), "{page}");
    assert!(page.contains("Weer open:") && page.contains(">morgen</time>"));
    run("UPDATE closure SET imported = ($2 = $3), reason = 'studiedag' WHERE organisation_id = $1 AND from_on = $4 AND location_id <> $5",
        other.0, story.group, TODAY).await;
    assert!(browser.get("/family").await.text.contains("De locatie is vandaag dicht: studiedag."));
    // Easter Monday.
    house.app.clock.forward_days(34);
    let mut browser = house.browser_of_guardian(anne).await;
    let page = browser.get("/family").await.text;
    assert!(page.contains("De locatie is vandaag dicht: Tweede paasdag."), "{page}");
}

#[rstest]
#[tokio::test]
async fn the_family_page_asks_no_more_for_more_children(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let house = &story.house;
    let anne = house.guardian("ANNE", story.noor, Some(true)).await;
    let mut browser = house.browser_of_guardian(anne).await;
    let mut counts = Vec::new();
    for i in 0..3 {
        browser.get("/family").await;
        let before = house.app.db.queries();
        browser.get("/family").await;
        // One row for each child goes into the log of openings.
        counts.push(house.app.db.queries() - before - i);
        let child = house.child(&format!("K{i}"), story.group, WEEK).await;
        house.mentorship(child, story.fatima, story.group, TODAY).await;
        let mut tx = house.write().await;
        on!(tx, c => sqlx::query("INSERT INTO guardianship (organisation_id, id, guardian_id, child_id, relation, custody) VALUES ($1, $2, $3, $4, 'ouder', $5)")
            .bind(house.organisation).bind(fresh(house.app.clock.now())).bind(anne).bind(child).bind(true)
            .execute(c).await.map(drop)).unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }
    assert_eq!(counts[0], counts[1]);
    assert_eq!(counts[1], counts[2]);
}

#[rstest]
#[tokio::test]
async fn a_parent_reads_for_three_months_after_the_care(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let house = &story.house;
    let anne = house.guardian("ANNE", story.noor, Some(true)).await;
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE placement SET until_on = $2 WHERE child_id = $1")
        .bind(story.noor).bind(jiff_sqlx::Date::from(TODAY)).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let mut browser = house.browser_of_guardian(anne).await;
    assert!(!browser.get("/family").await.text.contains("De opvang is geëindigd"));
    house.app.clock.forward_days(90);
    let mut browser = house.browser_of_guardian(anne).await;
    let last = browser.get("/family").await.text;
    assert!(last.contains("lezen tot en met maandag 1 juni 2026") && last.contains("KindNOOR"), "{last}");
    house.app.clock.forward_days(1);
    let mut browser = house.browser_of_guardian(anne).await;
    let after = browser.get("/family").await.text;
    assert!(after.contains("Tot drie maanden daarna") && !after.contains("KindNOOR"), "{after}");
    // No new link is mailed either.
    let before = story.mails_to("anne@example.org").len();
    let mut nobody = house.browser_of_nobody();
    nobody.get("/p").await;
    nobody.post("/p", &[("email", "anne@example.org")]).await;
    jobs::run_due(&house.app).await.unwrap();
    assert_eq!(story.mails_to("anne@example.org").len(), before);
}
