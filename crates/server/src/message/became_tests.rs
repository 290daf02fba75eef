//! Stories of what staff make of a message, on both engines.

use axum::http::StatusCode;
use rstest::rstest;

use super::tests::Family;
use crate::{
    on,
    platform::{audit::Audit, ids::fresh},
    testing::{Browser, Engine},
};

const ASKS: &str = "Noor slaapt thuis slecht. Mag zij tussen de middag korter slapen?";
const AGREED: &str = "Noor slaapt hoogstens een uur.";
const WORRIES: &str = "Noor slaapt slecht en is moe.";
const BECAME: &str = "Hiervan is een afspraak gemaakt.";
const FURTHER: &str = "De mentor gaat hiermee verder.";

/// Where the page leads to with something behind a question mark.
fn link(page: &str, part: &str) -> String {
    let mut links = page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    links.find(|link| link.contains(part)).unwrap_or_else(|| panic!("no {part}: {page}")).to_owned()
}

/// The message in such a link.
fn message(link: &str) -> String {
    link.split("message=").nth(1).unwrap().to_owned()
}

struct Story {
    family: Family,
    iris: Browser,
    fatima: Browser,
    thread: String,
}

impl Story {
    /// Iris, who is Noor's parent, wrote to Fatima.
    async fn open(engine: Engine) -> Option<Self> {
        let family = Family::open(engine).await?;
        let mut iris = family.parent(family.iris).await;
        iris.post(&family.own(), &[("text", ASKS)]).await;
        let fatima = family.fatima().await;
        let thread = family.thread(family.iris);
        Some(Self { family, iris, fatima, thread })
    }

    fn concerns(&self) -> String {
        format!("/children/{}/concerns", self.family.nest.noor)
    }

    /// Steps of which parents read the second and on.
    async fn confirm_steps(&self) {
        let house = &self.family.nest.house;
        let coach = house.staff("Coen").await;
        house.role(coach, "coach").await;
        let mut coach = house.browser_of_staff(coach).await;
        let steps = [
            ("based_on", ""),
            ("name_1", "Kijk goed"),
            ("who_1", "mentor"),
            ("days_1", "3"),
            ("name_2", "Praat met de ouders"),
            ("who_2", "mentor"),
            ("days_2", "5"),
            ("parents_from", "2"),
        ];
        assert_eq!(coach.post("/concern-steps/change", &steps).await.location, "/concern-steps");
    }
}

#[rstest]
#[tokio::test]
async fn a_message_becomes_an_agreement_once_and_only_its_writer_reads_of_what(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = Story::open(engine).await else { return };
    let new = link(&story.fatima.get(&story.thread).await.text, "board/new?message=");
    let page = story.fatima.get(&new).await.text;
    assert!(page.contains(ASKS) && page.contains("Uit een bericht van Ouder IRIS"), "{page}");
    assert!(!page.contains("KindSEM"), "the child is known: {page}");
    let board = format!("/groups/{}/board", story.family.nest.group);
    let (noor, sem) = (story.family.nest.noor.to_string(), story.family.nest.sem.to_string());
    let message = message(&new);
    let fields =
        |child, what| [("child", child), ("what", what), ("until", "2026-06-01"), ("message", &message)];
    let other = story.fatima.post(&board, &fields(&sem, AGREED)).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY, "about another child");
    let empty = story.fatima.post(&board, &fields(&noor, " ")).await;
    assert!(
        empty.status == StatusCode::UNPROCESSABLE_ENTITY && empty.text.contains(&message),
        "{}",
        empty.text
    );
    let key = fresh(story.family.nest.house.app.clock.now()).to_string();
    for _ in 0..2 {
        let made = story.fatima.post_again(&board, &fields(&noor, AGREED), &key).await;
        assert_eq!(made.location, story.thread);
    }
    let thread = story.fatima.get(&story.thread).await.text;
    assert_eq!(thread.matches(BECAME).count(), 1);
    let agreement = link(&thread, "/agreements/");
    assert!(story.fatima.get(&agreement).await.text.contains("Uit een bericht van Ouder IRIS"));
    let mut bram = story.family.nest.house.browser_of_staff(story.family.nest.bram).await;
    let seen = bram.get(&agreement).await;
    assert!(seen.text.contains(AGREED) && !seen.text.contains("Uit een bericht"), "{}", seen.text);

    let own = story.iris.get(&story.family.own()).await.text;
    assert!(own.contains(BECAME) && own.contains(&format!("/family#agreed-{noor}")), "{own}");
    let mut omar = story.family.parent(story.family.omar).await;
    assert!(omar.get("/family").await.text.contains(AGREED), "what was agreed is for both");
    for path in [story.family.own(), "/family".to_owned()] {
        let page = omar.get(&path).await.text;
        assert!(
            !page.contains(ASKS) && !page.contains(BECAME) && !page.contains("bericht van"),
            "{path}: {page}"
        );
    }
    // Withdrawn, it is no agreement any more; the message can become another.
    story.fatima.post(&format!("{agreement}/withdraw"), &[]).await;
    assert!(!story.iris.get(&story.family.own()).await.text.contains(BECAME));
    assert!(story.fatima.get(&story.thread).await.text.contains("board/new?message="));
}

#[rstest]
#[tokio::test]
async fn of_a_concern_the_parent_reads_nothing_before_its_step(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = Story::open(engine).await else { return };
    story.confirm_steps().await;
    let new = link(&story.fatima.get(&story.thread).await.text, "concerns/new?message=");
    let page = story.fatima.get(&new).await.text;
    assert!(page.contains(ASKS) && page.contains("Uit een bericht van Ouder IRIS"), "{page}");
    let fields = [("about", WORRIES), ("message", &message(&new))];
    let concern = story.fatima.post(&story.concerns(), &fields).await.location;
    assert!(concern.starts_with("/concerns/"), "{concern}");
    assert!(story.fatima.get(&concern).await.text.contains("Uit een bericht van Ouder IRIS"));
    assert!(story.fatima.get(&story.thread).await.text.contains("Hiervan is een zorg begonnen."));
    let own = story.family.own();
    assert!(!story.iris.get(&own).await.text.contains(FURTHER), "parents read from the second step on");

    let version = |page: &str| {
        page.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    for words in ["Ik heb gekeken.", "Ik sprak met Iris."] {
        let version = version(&story.fatima.get(&concern).await.text);
        let fields = [("version", version.as_str()), ("act", "done"), ("words", words)];
        story.fatima.post(&format!("{concern}/act"), &fields).await;
    }
    let page = story.iris.get(&own).await.text;
    let id = concern.split('/').nth(2).unwrap();
    assert!(page.contains(FURTHER) && page.contains(&format!("/family#concern-{id}")), "{page}");
    assert!(story.iris.get("/family").await.text.contains(&format!("id=\"concern-{id}\"")));
    let mut omar = story.family.parent(story.family.omar).await;
    assert!(!omar.get(&own).await.text.contains(FURTHER));
    // Who works on the concern and does not read the messages does not learn of this one.
    let care = story.family.nest.house.staff("Zita").await;
    story.family.nest.house.role(care, "care").await;
    let mut care = story.family.nest.house.browser_of_staff(care).await;
    let page = care.get(&concern).await.text;
    assert!(page.contains(WORRIES) && !page.contains("Uit een bericht"), "{page}");
}

#[rstest]
#[tokio::test]
async fn nothing_is_made_of_what_one_may_not_read(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = Story::open(engine).await else { return };
    story.confirm_steps().await;
    let page = story.fatima.get(&story.thread).await.text;
    let (agree, concern) = (link(&page, "board/new?message="), link(&page, "concerns/new?message="));
    let (house, noor) = (&story.family.nest.house, story.family.nest.noor.to_string());
    let board = format!("/groups/{}/board", story.family.nest.group);
    let (lead, far) = (house.staff("Leni").await, house.staff("Ver").await);
    house.role(lead, "teamlead").await;
    let other = house.group("G2", "kdv").await;
    house.works(far, other, "pm", mentorkind_domain::half_days::parse(b"ma di").unwrap()).await;
    for staff in [story.family.nest.bram, lead, far] {
        let mut browser = house.browser_of_staff(staff).await;
        for path in [&agree, &concern] {
            let seen = browser.get(path).await;
            assert!(seen.status.is_client_error() && !seen.text.contains(ASKS), "{path}: {}", seen.status);
        }
        let fields = [("child", noor.as_str()), ("what", AGREED), ("message", &message(&agree))];
        assert!(browser.post(&board, &fields).await.status.is_client_error());
        let fields = [("about", WORRIES), ("message", &message(&concern))];
        assert!(browser.post(&story.concerns(), &fields).await.status.is_client_error());
    }
    // Of what staff wrote nothing is made, nor of a message that is none.
    story.fatima.post(&story.thread, &[("text", "Dat is goed.")]).await;
    let own: uuid::Uuid = {
        let mut tx = house.app.db.read().await.unwrap();
        on!(tx, c => sqlx::query_scalar("SELECT id FROM message WHERE staff_id IS NOT NULL").fetch_one(c).await).unwrap()
    };
    for id in [own.to_string(), "x".to_owned()] {
        let path = format!("{board}/new?message={id}");
        assert_eq!(story.fatima.get(&path).await.status, StatusCode::NOT_FOUND, "{id}");
    }
    // The child has left: there is no board for it any more.
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE placement SET until_on = '2026-03-02' WHERE organisation_id = $1")
        .bind(house.organisation).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let fields = [("child", noor.as_str()), ("what", AGREED), ("message", &message(&agree))];
    let left = story.fatima.post(&board, &fields).await;
    assert!(left.status.is_client_error(), "{}", left.status);
}

#[rstest]
#[tokio::test]
async fn when_messages_go_what_was_agreed_stays(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut story) = Story::open(engine).await else { return };
    let new = link(&story.fatima.get(&story.thread).await.text, "board/new?message=");
    let noor = story.family.nest.noor.to_string();
    let fields = [("child", noor.as_str()), ("what", AGREED), ("message", &message(&new))];
    story.fatima.post(&format!("/groups/{}/board", story.family.nest.group), &fields).await;
    let agreement = link(&story.fatima.get(&story.thread).await.text, "/agreements/");
    let mut tx = story.family.nest.house.write().await;
    on!(tx, c => sqlx::query("DELETE FROM message").execute(c).await.map(drop)).unwrap();
    let left: i64 =
        on!(tx, c => sqlx::query_scalar("SELECT count(*) FROM message_became").fetch_one(c).await).unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    assert_eq!(left, 0);
    let page = story.fatima.get(&agreement).await.text;
    assert!(page.contains(AGREED) && !page.contains("Uit een bericht"), "{page}");
}
