use axum::http::StatusCode;
use mentorkind_division::HalfDays;
use rstest::rstest;

use crate::{
    on,
    platform::{
        audit::{Verdict, verify},
        ids::{ChildId, GroupId, StaffId},
        jobs,
    },
    testing::{Browser, Engine, House},
};

const REASON: &str = "Noor is gevallen en de groep neemt de telefoon niet op.";

struct Story {
    house: House,
    group: GroupId,
    noor: ChildId,
    sam: ChildId,
    dora: StaffId,
    petra: StaffId,
    fatima: StaffId,
}

impl Story {
    async fn open(engine: Engine) -> Option<Self> {
        let house = House::open(engine).await?;
        let group = house.group("G1", "kdv").await;
        let other = house.group("G2", "kdv").await;
        let noor = house.child("NOOR", group, HalfDays(0b11)).await;
        house.guardian("ANNE", noor, Some(true)).await;
        let sam = house.child("SAM", other, HalfDays(0b11)).await;
        let dora = house.staff("DORA").await;
        house.role(dora, "director").await;
        let petra = house.staff("PETRA").await;
        house.role(petra, "protection").await;
        let fatima = house.staff("FATIMA").await;
        house.works(fatima, group, "pm", HalfDays(0b1111)).await;
        Some(Self { house, group, noor, sam, dora, petra, fatima })
    }

    fn file(&self) -> String {
        format!("/emergency/children/{}", self.noor)
    }

    async fn opens(&self, browser: &mut Browser, subject: &str) -> String {
        browser.get("/emergency").await;
        let answer = browser.post("/emergency", &[("subject", subject), ("reason", REASON)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        answer.location
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
async fn a_director_opens_one_file_with_a_reason_and_others_know(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine).await else { return };
    let house = &story.house;
    let mut dora = house.browser_of_staff(story.dora).await;
    // Not without a reason, and not for nobody.
    assert_eq!(dora.get(&story.file()).await.location, "/emergency");
    assert!(dora.get("/emergency").await.text.contains("De noodtoegang is afgelopen"));
    assert!(dora.get("/emergency?q=noor").await.text.contains("KindNOOR Voorbeeld · Groep G1"));
    assert!(dora.get("/emergency?q=%25").await.text.contains("Er is geen kind of groep"));
    let child = format!("child:{}", story.noor);
    let long = "x".repeat(1_001);
    for (subject, reason) in [
        (child.as_str(), "spoed"),
        (&child, &long),
        ("child:onzin", REASON),
        (&format!("child:{}", story.group), REASON),
        ("", REASON),
    ] {
        let answer =
            dora.post("/emergency", &[("subject", subject), ("reason", reason), ("q", "noor")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{subject} {reason}");
    }
    assert_eq!(story.opens(&mut dora, &child).await, "/emergency/children");
    assert_eq!(dora.get("/emergency/children").await.location, story.file());
    let file = dora.get(&story.file()).await.text;
    for part in ["KindNOOR Voorbeeld", "Ouder ANNE", "anne@example.org", "data-left=\"3600\"", "gezag"] {
        assert!(file.contains(part), "{part}: {file}");
    }
    let sam = format!("/emergency/children/{}", story.sam);
    assert_eq!(dora.get(&sam).await.status, StatusCode::NOT_FOUND);
    let second =
        dora.post("/emergency", &[("subject", &format!("child:{}", story.sam)), ("reason", REASON)]).await;
    assert_eq!(second.status, StatusCode::UNPROCESSABLE_ENTITY);

    jobs::run_due(&house.app).await.unwrap();
    let mails = house.app.mailer.kept();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].mail.to, "petra@example.org");
    for secret in ["NOOR", "DORA", "gevallen"] {
        assert!(!mails[0].mail.text.contains(secret), "{}", mails[0].mail.text);
    }
    let mut petra = house.browser_of_staff(story.petra).await;
    let list = petra.get("/emergency").await.text;
    for part in ["DORA Proef", "KindNOOR Voorbeeld", REASON, "loopt", "één keer"] {
        assert!(list.contains(part), "{part}: {list}");
    }
    assert!(!list.contains("name=\"reason\""), "the protection officer opens nothing");
    assert_eq!(petra.get(&story.file()).await.status, StatusCode::FORBIDDEN);
    let answer = petra.post("/emergency", &[("subject", &child), ("reason", REASON)]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let mut fatima = house.browser_of_staff(story.fatima).await;
    for path in ["/emergency", "/emergency/children", &story.file()] {
        assert_eq!(fatima.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[rstest]
#[tokio::test]
async fn it_ends_by_itself_and_the_trail_tells_all(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine).await else { return };
    let house = &story.house;
    let mut dora = house.browser_of_staff(story.dora).await;
    story.opens(&mut dora, &format!("child:{}", story.noor)).await;
    house.app.clock.forward_minutes(59);
    assert_eq!(dora.get(&story.file()).await.status, StatusCode::OK);
    house.app.clock.forward_minutes(1);
    // Also before the job that writes it down was done.
    assert_eq!(dora.get(&story.file()).await.location, "/emergency");
    let mut petra = house.browser_of_staff(story.petra).await;
    assert!(petra.get("/emergency").await.text.contains("vanzelf gestopt"));
    jobs::run_due(&house.app).await.unwrap();
    jobs::run_due(&house.app).await.unwrap();
    assert_eq!(
        story.trail().await,
        ["emergency access opened", "opened in emergency", "emergency access ended by itself"]
    );
    let whole = verify(&house.app.db, house.organisation).await.unwrap();
    assert!(matches!(whole, Verdict::Whole { entries: 3, .. }), "{whole:?}");
    // What was opened belongs to that time only.
    house.app.clock.forward_minutes(1);
    let mut dora = house.browser_of_staff(story.dora).await;
    story.opens(&mut dora, &format!("child:{}", story.noor)).await;
    let list = petra.get("/emergency").await.text;
    assert_eq!((list.matches("Niets bekeken.").count(), list.matches("één keer").count()), (1, 1), "{list}");
}

#[rstest]
#[tokio::test]
async fn a_group_is_opened_and_closed_by_hand(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine).await else { return };
    let house = &story.house;
    house.child("TOM", story.group, HalfDays(0b11)).await;
    let mut dora = house.browser_of_staff(story.dora).await;
    story.opens(&mut dora, &format!("group:{}", story.group)).await;
    let children = dora.get("/emergency/children").await.text;
    assert!(children.contains("KindNOOR") && children.contains("KindTOM") && !children.contains("KindSAM"));
    assert_eq!(dora.get(&story.file()).await.status, StatusCode::OK);
    assert_eq!(dora.get(&format!("/emergency/children/{}", story.sam)).await.status, StatusCode::NOT_FOUND);

    let page = dora.get("/emergency").await.text;
    let end = page.split("action=\"/emergency/").nth(1).unwrap().split('"').next().unwrap();
    let end = format!("/emergency/{end}");
    // Not by another director.
    let other = house.staff("DIRK").await;
    house.role(other, "director").await;
    let mut dirk = house.browser_of_staff(other).await;
    assert_eq!(dirk.get(&story.file()).await.location, "/emergency");
    assert_eq!(dirk.post(&end, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(dora.post(&end, &[]).await.location, "/emergency");
    assert_eq!(dora.get(&story.file()).await.location, "/emergency");
    let late = dora.post(&end, &[("again", "1")]).await;
    assert_eq!(late.location, "/emergency");
    let list = dora.get("/emergency").await.text;
    assert!(list.contains("zelf gestopt") && list.contains("was al gestopt"), "{list}");
    // The planned end finds that it ended already.
    house.app.clock.forward_minutes(61);
    jobs::run_due(&house.app).await.unwrap();
    assert_eq!(
        story.trail().await,
        ["emergency access opened", "opened in emergency", "emergency access ended"]
    );
}

#[rstest]
#[tokio::test]
async fn where_nobody_watches_the_director_reads_so(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine).await else { return };
    let house = &story.house;
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("DELETE FROM staff_role WHERE role = 'protection'").execute(c).await.map(drop))
        .unwrap();
    tx.commit(crate::platform::audit::Audit::housekeeping()).await.unwrap();
    let mut dora = house.browser_of_staff(story.dora).await;
    assert!(dora.get("/emergency").await.text.contains("Niemand krijgt bericht"));
    let other = house.staff("DIRK").await;
    house.role(other, "director").await;
    assert!(!dora.get("/emergency").await.text.contains("Niemand krijgt bericht"));
    story.opens(&mut dora, &format!("child:{}", story.noor)).await;
    jobs::run_due(&house.app).await.unwrap();
    let to: Vec<String> = house.app.mailer.kept().into_iter().map(|kept| kept.mail.to).collect();
    assert_eq!(to, ["dirk@example.org"]);
}
