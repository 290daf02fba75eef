//! Stories of messages, on both engines.

use axum::http::StatusCode;
use jiff::ToSpan;
use rstest::rstest;

use crate::{
    family::tests::{ask_code, link},
    observation::tests::Nest,
    on,
    platform::{audit::Audit, ids::GuardianId, jobs},
    testing::{Browser, Engine, House, TODAY},
};

const ASKS: &str = "Slaapt zij de laatste tijd anders?";
const ANSWERS: &str = "Ja, korter; we letten erop.";

/// Noor's parents, and the address of what one of them writes.
pub(super) struct Family {
    pub nest: Nest,
    pub iris: GuardianId,
    pub omar: GuardianId,
}

impl Family {
    pub async fn open(engine: Engine) -> Option<Self> {
        let nest = Nest::open(engine).await?;
        let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
        let omar = nest.house.guardian("OMAR", nest.noor, Some(true)).await;
        nest.house.account(Some(nest.fatima), None).await;
        Some(Self { nest, iris, omar })
    }

    pub fn own(&self) -> String {
        format!("/family/messages/{}", self.nest.noor)
    }

    pub fn thread(&self, guardian: GuardianId) -> String {
        format!("/children/{}/messages/{guardian}", self.nest.noor)
    }

    pub async fn parent(&self, guardian: GuardianId) -> Browser {
        self.nest.house.browser_of_guardian(guardian).await
    }

    pub async fn fatima(&self) -> Browser {
        self.nest.house.browser_of_staff(self.nest.fatima).await
    }

    async fn mails(&self) -> Vec<(String, String)> {
        jobs::run_due(&self.nest.house.app).await.unwrap();
        let kept = self.nest.house.app.mailer.kept();
        kept.into_iter().map(|kept| (kept.mail.to, kept.mail.text)).collect()
    }
}

async fn custody_ends(house: &House, guardian: GuardianId) {
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE guardianship SET custody = $3 WHERE organisation_id = $1 AND guardian_id = $2")
        .bind(house.organisation).bind(guardian).bind(false).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
}

/// The address of the first form on a page that ends so.
fn action(page: &str, end: &str) -> String {
    let mut actions = page.split("action=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    actions.find(|action| action.contains(end)).unwrap_or_else(|| panic!("no {end}: {page}")).to_owned()
}

#[rstest]
#[tokio::test]
async fn a_parent_writes_the_mentor_answers_and_the_other_parent_sees_nothing(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let mut iris = family.parent(family.iris).await;
    let page = iris.get(&family.own()).await.text;
    assert!(page.contains("Fatima Proef") && page.contains("donderdag 5 maart 2026"), "{page}");
    assert_eq!(iris.post(&family.own(), &[("text", ASKS)]).await.location, family.own());
    let mails = family.mails().await;
    assert_eq!(mails.len(), 1);
    assert!(!mails[0].1.contains("NOOR") && !mails[0].1.contains(ASKS), "{mails:?}");

    let mut fatima = family.fatima().await;
    let todo = fatima.get("/todo").await.text;
    let thread = family.thread(family.iris);
    assert!(todo.contains("Beantwoord het bericht van een ouder van KindNOOR") && todo.contains(&thread));
    assert!(fatima.get("/messages").await.text.contains(&thread));
    assert!(fatima.get(&thread).await.text.contains(ASKS));
    assert!(!iris.get(&family.own()).await.text.contains("Gelezen:"), "opening a page writes nothing");
    fatima.post(&format!("{thread}/read"), &[]).await;
    assert!(iris.get(&family.own()).await.text.contains("Gelezen:"));
    family.nest.house.app.clock.forward_minutes(5);
    assert_eq!(fatima.post(&thread, &[("text", ANSWERS)]).await.location, thread);
    assert!(!fatima.get("/todo").await.text.contains("Beantwoord het bericht"));
    let mails = family.mails().await;
    assert_eq!(mails.len(), 2);
    assert!(mails.iter().any(|(to, text)| to == "iris@example.org" && !text.contains(ANSWERS)));
    // Her link is for an account with her own address: she comes in anew.
    let mut iris = family.parent(family.iris).await;

    let mut omar = family.parent(family.omar).await;
    for path in [family.own(), "/family".to_owned()] {
        let page = omar.get(&path).await.text;
        assert!(!page.contains(ASKS) && !page.contains(ANSWERS), "{path}");
    }
    assert!(!omar.get("/family").await.text.contains("nieuw bericht"));
    assert!(iris.get("/family").await.text.contains("1 nieuw bericht"));
    assert!(iris.get(&family.own()).await.text.contains(ANSWERS));
    iris.post(&format!("{}/read", family.own()), &[]).await;
    assert!(!iris.get("/family").await.text.contains("nieuw bericht"));
    let mut bram = family.nest.house.browser_of_staff(family.nest.bram).await;
    for path in [thread.clone(), format!("/children/{}/messages", family.nest.noor)] {
        assert_eq!(bram.get(&path).await.status, StatusCode::NOT_FOUND, "the mentor is there today");
    }
}

#[rstest]
#[tokio::test]
async fn the_link_in_a_mail_opens_the_messages(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(family) = Family::open(engine).await else { return };
    let house = &family.nest.house;
    family.fatima().await.post(&family.thread(family.iris), &[("text", ANSWERS)]).await;
    assert_eq!(family.mails().await.len(), 1);
    let link = link(house, "iris@example.org");
    let mut iris = house.browser_of_nobody();
    let code = ask_code(house, &mut iris, &link, "iris@example.org").await;
    assert_eq!(iris.post(&format!("{link}/code"), &[("code", &code)]).await.location, family.own());
    assert!(iris.get(&family.own()).await.text.contains(ANSWERS));
    // Who is in goes straight there; who has a session beside it, with a button.
    assert_eq!(iris.get(&link).await.location, family.own());
    assert_eq!(iris.post(&format!("{link}/enter"), &[]).await.location, family.own());
    // Without custody there are no messages any more, and the link still leads somewhere.
    custody_ends(house, family.iris).await;
    assert_eq!(iris.get(&link).await.location, "/family");
    assert_eq!(iris.get(&family.own()).await.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[tokio::test]
async fn a_message_is_withdrawn_while_nobody_has_read_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let mut iris = family.parent(family.iris).await;
    iris.post(&family.own(), &[("text", ASKS)]).await;
    let withdraw = action(&iris.get(&family.own()).await.text, "/withdraw/");
    let mut omar = family.parent(family.omar).await;
    assert_eq!(omar.post(&withdraw, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(iris.post(&withdraw, &[]).await.location, family.own());
    assert!(family.mails().await.is_empty(), "there is nothing to read");
    let (mut fatima, thread) = (family.fatima().await, family.thread(family.iris));
    let page = fatima.get(&thread).await.text;
    assert!(!page.contains(ASKS) && !page.contains("Ingetrokken"));
    assert!(iris.get(&family.own()).await.text.contains("Ingetrokken voor het gelezen was"));
    assert!(!fatima.get("/todo").await.text.contains("Beantwoord"));

    family.nest.house.app.clock.forward_minutes(1);
    iris.post(&family.own(), &[("text", "Nog iets")]).await;
    let withdraw = action(&iris.get(&family.own()).await.text, "/withdraw/");
    fatima.post(&format!("{thread}/read"), &[]).await;
    iris.post(&withdraw, &[]).await;
    let page = iris.get(&family.own()).await.text;
    assert!(page.contains("Het bericht was net gelezen") && page.contains("Nog iets"));

    // An answer that is withdrawn leaves the message to be answered.
    family.nest.house.app.clock.forward_minutes(1);
    fatima.post(&thread, &[("text", ANSWERS)]).await;
    let page = fatima.get(&thread).await.text;
    fatima.post(&action(&page, "/withdraw"), &[]).await;
    assert!(fatima.get("/todo").await.text.contains("Beantwoord"));
    assert!(!iris.get(&family.own()).await.text.contains(ANSWERS));
}

#[rstest]
#[tokio::test]
async fn it_is_settled_by_speaking_and_can_become_a_note(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let mut iris = family.parent(family.iris).await;
    iris.post(&family.own(), &[("text", ASKS)]).await;
    family.nest.house.app.clock.forward_minutes(1);
    let (mut fatima, thread) = (family.fatima().await, family.thread(family.iris));
    let note = action(&fatima.get(&thread).await.text, "/note");
    assert_eq!(fatima.post(&note, &[]).await.location, thread);
    assert_eq!(fatima.post(&note, &[("again", "1")]).await.status, StatusCode::CONFLICT);
    let file = fatima.get(&family.nest.file()).await.text;
    assert!(file.contains(&format!("Bericht van Ouder IRIS: {ASKS}")), "{file}");
    assert!(iris.get(&family.own()).await.text.contains("Fatima Proef heeft hier een notitie van gemaakt"));
    let undo = format!("/notes/{}/remove", action(&file, "/notes/0").split('/').nth(2).unwrap());
    fatima.post(&undo, &[]).await;
    assert!(!iris.get(&family.own()).await.text.contains("een notitie van gemaakt"));

    let settle = format!("{thread}/settle");
    let wrong = fatima.post(&settle, &[("way", "phone"), ("day", "2027-01-01")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Kies een dag van"));
    assert_eq!(fatima.post(&settle, &[("way", "smoke")]).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(fatima.post(&settle, &[("way", "phone"), ("day", "2026-03-02")]).await.location, thread);
    assert!(!fatima.get("/todo").await.text.contains("Beantwoord"));
    assert!(iris.get(&family.own()).await.text.contains("Fatima Proef belde hierover: gisteren"));
    iris.post(&family.own(), &[("text", "Dank je wel!")]).await;
    family.nest.house.app.clock.forward_minutes(1);
    fatima.post(&settle, &[("way", "not-needed")]).await;
    assert!(!fatima.get("/todo").await.text.contains("Beantwoord"));
    assert!(!iris.get(&family.own()).await.text.contains("niet nodig"));
}

#[rstest]
#[tokio::test]
async fn custody_that_ends_closes_the_thread_and_staff_keep_reading(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let house = &family.nest.house;
    let mut iris = family.parent(family.iris).await;
    iris.post(&family.own(), &[("text", ASKS)]).await;
    house.app.clock.forward_days(1);
    custody_ends(house, family.iris).await;
    let mut iris = family.parent(family.iris).await;
    assert_eq!(iris.get(&family.own()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(iris.post(&family.own(), &[("text", "Nog iets")]).await.status, StatusCode::FORBIDDEN);
    let (mut fatima, thread) = (family.fatima().await, family.thread(family.iris));
    let page = fatima.get(&thread).await.text;
    assert!(
        page.contains(ASKS) && page.contains("Je kunt lezen wat er staat") && !page.contains("<textarea")
    );
    assert!(!fatima.get("/todo").await.text.contains("Beantwoord"), "nobody can be answered");
    let refused = fatima.post(&thread, &[("text", ANSWERS)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(family.mails().await.is_empty(), "no mail goes out after custody ended");
    let without = house.guardian("PIET", family.nest.noor, Some(false)).await;
    assert_eq!(fatima.get(&family.thread(without)).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[case(0, true)] // a Tuesday morning, at work
#[case(9 * 60, false)] // at six in the evening
#[case(2 * 24 * 60, false)] // on a Thursday, which is no working day
#[tokio::test]
async fn staff_are_mailed_at_work_only(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] minutes: i64,
    #[case] at_once: bool,
) {
    let Some(family) = Family::open(engine).await else { return };
    let clock = &family.nest.house.app.clock;
    clock.forward_minutes(minutes);
    let mut iris = family.parent(family.iris).await;
    iris.post(&family.own(), &[("text", ASKS)]).await;
    iris.post(&family.own(), &[("text", "En nog iets")]).await;
    assert_eq!(family.mails().await.len(), usize::from(at_once), "one mail until it is read");
    if !at_once {
        let mut hours = 0;
        while family.mails().await.is_empty() {
            clock.forward_minutes(60);
            hours += 1;
        }
        let local = clock.now().timestamp().in_tz("Europe/Amsterdam").unwrap();
        assert_eq!(local.hour(), 8, "after {hours} hours");
        let back = if minutes < 1_000 { TODAY + 1.day() } else { TODAY + 6.days() };
        assert_eq!(local.date(), back);
    }
}

#[rstest]
#[case("", "Schrijf eerst een bericht")]
#[case(&"x".repeat(4_001), "Dit bericht heeft 4.001 tekens. Er passen er 4.000")]
#[tokio::test]
async fn what_cannot_be_sent_is_said_and_stays(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] text: &str,
    #[case] said: &str,
) {
    let Some(family) = Family::open(engine).await else { return };
    let (mut iris, mut fatima) = (family.parent(family.iris).await, family.fatima().await);
    for (browser, path) in [(&mut iris, family.own()), (&mut fatima, family.thread(family.iris))] {
        let answer = browser.post(&path, &[("text", text)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains(said) && answer.text.contains(&format!(">{text}</textarea>")));
    }
}

#[rstest]
#[tokio::test]
async fn a_form_sent_twice_sends_one_message(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(family) = Family::open(engine).await else { return };
    let mut iris = family.parent(family.iris).await;
    iris.get(&family.own()).await;
    for _ in 0..2 {
        let key = "0197a000-0000-7000-8000-000000000001";
        assert_eq!(iris.post_again(&family.own(), &[("text", ASKS)], key).await.location, family.own());
    }
    assert_eq!(iris.get(&family.own()).await.text.matches(ASKS).count(), 1);
}
