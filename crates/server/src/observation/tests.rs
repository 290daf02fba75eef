//! Stories of notes, on both engines.

use axum::http::StatusCode;
use jiff::civil::date;
use mentorkind_domain::half_days::parse;
use rstest::rstest;

use crate::{
    on,
    platform::ids::{ChildId, GroupId, StaffId},
    testing::{Answer, Browser, Engine, House},
};

/// A group with Noor, of whom Fatima is the mentor, and Sem; Bram works there too.
pub struct Nest {
    pub house: House,
    pub group: GroupId,
    pub fatima: StaffId,
    pub bram: StaffId,
    pub noor: ChildId,
    pub sem: ChildId,
}

impl Nest {
    pub async fn open(engine: Engine) -> Option<Self> {
        let house = House::open(engine).await?;
        let group = house.group("G1", "kdv").await;
        let (fatima, bram) = (house.staff("Fatima").await, house.staff("Bram").await);
        for staff in [fatima, bram] {
            house.works(staff, group, "pm", parse(b"ma di wo").unwrap()).await;
        }
        let noor = house.child("NOOR", group, parse(b"ma di").unwrap()).await;
        let sem = house.child("SEM", group, parse(b"di wo").unwrap()).await;
        house.mentorship(noor, fatima, group, date(2025, 9, 1)).await;
        house.mentorship(sem, bram, group, date(2025, 9, 1)).await;
        Some(Self { house, group, fatima, bram, noor, sem })
    }

    pub fn file(&self) -> String {
        format!("/children/{}", self.noor)
    }

    /// A note for the group about Noor.
    pub async fn note(&self, by: StaffId, text: &str) -> Answer {
        let mut browser = self.house.browser_of_staff(by).await;
        write(&mut browser, self.noor, text, "group").await
    }
}

pub async fn write(browser: &mut Browser, child: ChildId, text: &str, reader: &str) -> Answer {
    let fields = [("text", text), ("reader", reader), ("seen_on", "2026-03-03")];
    browser.post(&format!("/children/{child}/notes"), &fields).await
}

#[rstest]
#[tokio::test]
async fn a_note_says_for_whom_it_is_and_comes_without_nul(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    for reader in ["everyone", ""] {
        let answer = write(&mut bram, nest.noor, "Voor wie?", reader).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{reader}");
    }
    assert!(!bram.get(&nest.file()).await.text.contains("Voor wie?"));
    assert_eq!(write(&mut bram, nest.noor, "Ze b\0ouwt", "group").await.location, nest.file());
    assert!(bram.get(&nest.file()).await.text.contains("Ze bouwt"));
    assert_eq!(bram.get(&format!("{}?q=%00", nest.file())).await.status, StatusCode::NOT_FOUND);
    for signs in ["%25", "_", "%21"] {
        let page = bram.get(&format!("{}?q={signs}", nest.file())).await.text;
        assert!(!page.contains("Ze bouwt"), "{signs}: {page}");
    }
}

/// The address of the note with this text, as the page of its child has it.
async fn note_of(browser: &mut Browser, file: &str) -> String {
    let page = browser.get(file).await.text;
    let id = page.split("action=\"/notes/").nth(1).unwrap().split('/').next().unwrap();
    format!("/notes/{id}")
}

#[rstest]
#[tokio::test]
async fn a_note_for_the_group_is_read_by_colleagues_and_new_to_the_mentor_once(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let saved = nest.note(nest.bram, "Noor bouwt een toren").await;
    assert_eq!(saved.location, nest.file());
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let group = format!("/groups/{}", nest.group);
    assert!(fatima.get(&group).await.text.contains("1 nieuw"));
    let page = fatima.get(&nest.file()).await.text;
    assert!(page.contains("Noor bouwt een toren") && page.contains("Bram Proef"));
    assert!(page.contains("class=\"badge know\">nieuw"));
    nest.house.app.clock.forward_minutes(1);
    assert!(!fatima.get(&nest.file()).await.text.contains("class=\"badge know\">nieuw"), "seen");
    assert!(!fatima.get(&group).await.text.contains("1 nieuw"));
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert!(
        !bram.get(&nest.file()).await.text.contains("class=\"badge know\">nieuw"),
        "who wrote it knows it"
    );
}

#[rstest]
#[tokio::test]
async fn a_note_for_oneself_is_seen_by_nobody_else(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    write(&mut bram, nest.noor, "Even op letten", "me").await;
    let page = bram.get(&nest.file()).await.text;
    assert!(page.contains("Even op letten") && page.contains("alleen voor jou"));
    let note = note_of(&mut bram, &nest.file()).await;
    let lead = nest.house.staff("Maaike").await;
    nest.house.role(lead, "teamlead").await;
    for reader in [nest.fatima, lead] {
        let mut browser = nest.house.browser_of_staff(reader).await;
        let path = format!("{}?q=letten", nest.file());
        assert!(!browser.get(&nest.file()).await.text.contains("Even op letten"));
        assert!(!browser.get(&path).await.text.contains("Even op letten"));
        assert!(!browser.get(&format!("/groups/{}", nest.group)).await.text.contains("nieuw</span>"));
        assert_eq!(browser.get(&note).await.status, StatusCode::NOT_FOUND);
        assert_eq!(browser.post(&format!("{note}/remove"), &[]).await.status, StatusCode::NOT_FOUND);
    }
}

#[rstest]
#[case::nothing("  ", "2026-03-03", "Schrijf eerst wat je zag")]
#[case::nineteen_ninety("Ze lachte", "1990-01-01", "nog niet geboren")]
#[case::tomorrow("Ze lachte", "2026-03-04", "moet nog komen")]
#[case::long_ago("Ze lachte", "2024-01-01", "te lang geleden")]
#[case::no_day("Ze lachte", "31-31-2026", "Kies een dag")]
#[tokio::test]
async fn what_cannot_be_is_refused_with_the_text_still_there(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] text: &str,
    #[case] day: &str,
    #[case] why: &str,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let fields = [("text", text), ("reader", "me"), ("seen_on", day)];
    let answer = bram.post(&format!("{}/notes", nest.file()), &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains(why), "{}", answer.text);
    assert!(answer.text.contains(&format!(">{text}</textarea>")));
    assert!(answer.text.contains(&format!("value=\"{day}\"")));
    assert!(answer.text.contains("value=\"me\" checked"));
    assert!(!bram.get(&nest.file()).await.text.contains("Ze lachte"));
}

#[rstest]
#[tokio::test]
async fn a_megabyte_is_refused_and_comes_back_whole(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    // Letters that take nine bytes each on their way.
    let text = "ệ".repeat(350_000);
    let answer = write(&mut bram, nest.noor, &text, "group").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("Deze tekst heeft 350.000 tekens. Er passen er 10.000."));
    assert!(answer.text.contains(&text), "the whole text is there again");
}

#[rstest]
#[tokio::test]
async fn sending_twice_writes_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let fields = [("text", "Eén keer"), ("reader", "group"), ("seen_on", "2026-03-03")];
    let key = crate::platform::ids::fresh(nest.house.app.clock.now()).to_string();
    for _ in 0..2 {
        let answer = bram.post_again(&format!("{}/notes", nest.file()), &fields, &key).await;
        assert_eq!(answer.location, nest.file());
    }
    assert_eq!(bram.get(&nest.file()).await.text.matches("Eén keer").count(), 1);
}

#[rstest]
#[tokio::test]
async fn a_note_is_changed_for_a_day_and_thrown_away_with_a_way_back(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    write(&mut bram, nest.noor, "Noor bouwt", "group").await;
    let note = note_of(&mut bram, &nest.file()).await;
    assert!(bram.get(&note).await.text.contains("Noor bouwt"));
    let change = |text: &'static str, version: &'static str| {
        [("text", text), ("reader", "group"), ("seen_on", "2026-03-02"), ("version", version)]
    };
    assert_eq!(bram.post(&note, &change("Noor bouwt een toren", "1")).await.location, nest.file());
    // The same note in another window, from before.
    let stale = bram.post(&note, &change("Noor bouwde", "1")).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stale.text.contains("Noor bouwt een toren") && stale.text.contains(">Noor bouwde</textarea>"));
    assert_eq!(bram.post(&note, &change("Noor bouwde", "2")).await.location, nest.file());
    assert!(bram.get(&nest.file()).await.text.contains("Noor bouwde"));

    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert_eq!(fatima.post(&note, &change("Van een ander", "3")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bram.post(&format!("{note}/remove"), &[]).await.location, nest.file());
    assert!(!bram.get(&nest.file()).await.text.contains("Noor bouwde"));
    assert_eq!(bram.post(&format!("{note}/restore"), &[]).await.location, nest.file());
    assert!(bram.get(&nest.file()).await.text.contains("Noor bouwde"));

    nest.house.app.clock.forward_days(1);
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert_eq!(bram.get(&note).await.status, StatusCode::NOT_FOUND, "a day later it stays as it is");
    let late = bram.post(&note, &change("Anders", "5")).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    let as_new = format!("action=\"{}/notes\"", nest.file());
    for shown in
        ["Deze notitie kun je niet meer aanpassen", "Noor bouwde", ">Anders</textarea>", as_new.as_str()]
    {
        assert!(late.text.contains(shown), "{shown}: {}", late.text);
    }
    let kept = bram.post(&format!("{}/notes", nest.file()), &change("Anders", "5")).await;
    assert_eq!(kept.location, nest.file());
    let file = bram.get(&nest.file()).await.text;
    assert!(file.contains("Noor bouwde") && file.contains("Anders"), "the first stays as it was: {file}");
    assert_eq!(bram.post(&format!("{note}/remove"), &[]).await.location, nest.file());
}

#[rstest]
#[tokio::test]
async fn what_was_thrown_away_is_gone_a_day_later(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    for days in [0, 2] {
        nest.house.app.clock.forward_days(days);
        let mut bram = nest.house.browser_of_staff(nest.bram).await;
        write(&mut bram, nest.noor, "Weg ermee", "group").await;
        let note = note_of(&mut bram, &nest.file()).await;
        bram.post(&format!("{note}/remove"), &[]).await;
    }
    let mut tx = nest.house.app.db.read().await.unwrap();
    let kept: i64 = on!(tx, c => sqlx::query_scalar("SELECT count(*) FROM note").fetch_one(c).await).unwrap();
    assert_eq!(kept, 1);
}

#[rstest]
#[tokio::test]
async fn the_file_has_parts_in_order_and_is_searched_in_dutch(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    for i in 0..45 {
        let day = format!("2026-02-{:02}", 1 + i / 2);
        let text = if i == 7 { "Ze spéélde in de zandbak".to_owned() } else { format!("regel-{i:02}-") };
        let fields = [("text", text.as_str()), ("reader", "group"), ("seen_on", &day)];
        bram.post(&format!("{}/notes", nest.file()), &fields).await;
    }
    let (mut path, mut pages, mut seen) = (nest.file(), 0, String::new());
    loop {
        let page = bram.get(&path).await.text;
        let lines: Vec<&str> = page.split("<p class=\"written\">").skip(1).collect();
        seen.extend(lines.iter().map(|line| line.split('<').next().unwrap().trim()));
        pages += 1;
        match page.split(&format!("href=\"{}?after=", nest.file())).nth(1) {
            Some(rest) => path = format!("{}?after={}", nest.file(), rest.split('"').next().unwrap()),
            None => break,
        }
    }
    assert_eq!(pages, 3);
    for i in (0..45).filter(|i| *i != 7) {
        assert_eq!(seen.matches(&format!("regel-{i:02}-")).count(), 1, "{i}");
    }
    let positions: Vec<usize> =
        [44, 30, 12, 2].iter().map(|i| seen.find(&format!("regel-{i:02}-")).unwrap()).collect();
    assert!(positions.is_sorted(), "the last first");

    let found = bram.get(&format!("{}?q=zandbakken+spelen", nest.file())).await.text;
    assert!(found.contains("1 keer gevonden"), "{found}");
    assert!(found.contains("Ze <mark>spéélde</mark> in de <mark>zandbak</mark>"));
    assert!(bram.get(&format!("{}?q=glijbaan", nest.file())).await.text.contains("Niets gevonden"));
    assert!(bram.get(&format!("{}?after=onzin", nest.file())).await.text.contains("regel-44-"));
}
