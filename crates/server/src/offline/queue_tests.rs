//! Stories of what is written without a connection: on both engines, and over many sequences in which the line breaks
//! before and after the server has written, letters come again, and the pen is of yesterday.

use std::collections::{BTreeMap, VecDeque};

use axum::http::StatusCode;
use mentorkind_domain::presence::{Late, Said, Step, late};
use rstest::rstest;

use super::{
    pen::Pen,
    take::{Letter, Outcome, Words, take},
};
use crate::{
    board::{self, Agreed},
    observation::tests::Nest,
    on,
    platform::{
        audit::Audit,
        clock::Moment,
        ids::{AgreementId, ChildId, LetterId, StaffId, TabletId},
        letter::{letter_box, seal},
    },
    presence,
    testing::{Browser, Engine, TODAY},
};

/// A group with a tablet on which two colleagues gave their PIN.
struct Story {
    nest: Nest,
    tablet: TabletId,
}

impl Story {
    async fn open(engine: Engine) -> Option<Self> {
        let nest = Nest::open(engine).await?;
        let account = nest.house.account(Some(nest.bram), None).await;
        let mut tx = nest.house.write().await;
        let (tablet, now) = (TabletId::new(tx.now), tx.now);
        on!(tx, c => sqlx::query(
            "INSERT INTO tablet (organisation_id, id, group_id, name, code_ends_at, token_hash, device, made_by, made_at,
               joined_at, used_at) VALUES ($1, $2, $3, '', $4, $5, '', $6, $4, $4, $4)")
            .bind(nest.house.organisation).bind(tablet).bind(nest.group).bind(now).bind(vec![1_u8]).bind(account)
            .execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        Some(Self { nest, tablet })
    }

    async fn pen(&self, staff: StaffId) -> Pen {
        let account = self.nest.house.account(Some(staff), None).await;
        let mut tx = self.nest.house.app.db.read().await.unwrap();
        let membership = on!(tx, c => sqlx::query_scalar("SELECT id FROM membership WHERE account_id = $1")
            .bind(account).fetch_one(c).await)
        .unwrap();
        Pen {
            organisation: self.nest.house.organisation,
            tablet: self.tablet,
            group: self.nest.group,
            account,
            membership,
            staff,
            given_at: self.nest.house.app.clock.now(),
        }
    }

    /// What a tablet seals, so many minutes after the pen was given.
    fn letter(&self, pen: &Pen, minutes: i64, child: ChildId, words: (&str, &str, &str)) -> Vec<u8> {
        let app = &self.nest.house.app;
        let (kind, about, words) = words;
        let letter = Letter {
            id: LetterId::new(app.clock.now()),
            pen: pen.sealed(app).unwrap(),
            after: minutes * 60_000,
            child,
            words: Words { kind: kind.to_owned(), about: about.to_owned(), words: words.to_owned() },
        };
        seal(&letter_box(&app.settings.keys).unwrap(), &serde_json::to_vec(&letter).unwrap())
    }

    /// A minute later than the one before, so that what is written has an order.
    async fn take(&self, letter: &[u8]) -> Option<Outcome> {
        self.nest.house.app.clock.forward_minutes(1);
        take(&self.nest.house.app, letter).await.unwrap()
    }

    /// All notes and lines about children, in the order in which they were written.
    async fn written(&self) -> Vec<String> {
        let mut tx = self.nest.house.app.db.read().await.unwrap();
        on!(tx, c => sqlx::query_scalar(
            "SELECT text FROM (SELECT id, text FROM note UNION ALL SELECT id, words FROM day_line) w ORDER BY id")
            .fetch_all(c).await)
        .unwrap()
    }

    async fn held(&self) -> Vec<String> {
        let mut tx = self.nest.house.app.db.read().await.unwrap();
        on!(tx, c => sqlx::query_scalar("SELECT because FROM held_letter WHERE settled_at IS NULL ORDER BY written_at")
            .fetch_all(c).await)
        .unwrap()
    }

    /// Puts an agreement about Noor on the board.
    async fn agreement(&self) -> AgreementId {
        let mut tx = self.nest.house.write().await;
        let agreed =
            Agreed { what: "Slaapt met haar knuffel.", of_whom: "", important: true, until: Some(TODAY) };
        let (organisation, by) = (self.nest.house.organisation, (TODAY, self.nest.fatima));
        let id = board::add(&mut tx, organisation, self.nest.noor, by, &agreed).await.unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        id
    }

    /// Who read an agreement, and when.
    async fn readers(&self, agreement: AgreementId) -> Vec<(StaffId, Moment)> {
        let mut tx = self.nest.house.app.db.read().await.unwrap();
        on!(tx, c => sqlx::query_as(
            "SELECT staff_id, read_at FROM agreement_read WHERE agreement_id = $1 ORDER BY id")
            .bind(agreement).fetch_all(c).await)
        .unwrap()
    }

    async fn said(&self, child: ChildId) -> Option<Said<Moment>> {
        let mut tx = self.nest.house.app.db.read().await.unwrap();
        let house = &self.nest.house;
        presence::of_children(&mut tx, house.organisation, [child], TODAY).await.unwrap().remove(&child)
    }
}

async fn answers(browser: &mut Browser, path: &str, text: &str) {
    let answer = browser.post(path, &[]).await;
    assert_eq!(answer.location, "/letters", "{}", answer.text);
    let page = browser.get("/letters").await.text;
    assert!(page.contains(text), "{page}");
}

#[rstest]
#[tokio::test]
async fn what_was_written_arrives_once_when_it_was_and_by_whom(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine).await else { return };
    let nest = &story.nest;
    let pen = story.pen(nest.bram).await;
    let here = story.letter(&pen, 12, nest.noor, ("presence", "here", ""));
    let line = story.letter(&pen, 30, nest.noor, ("line", "sleep", "Sliep een uur"));
    let note = story.letter(&pen, 40, nest.noor, ("note", "", "Bouwt een toren"));
    // A day later.
    nest.house.app.clock.forward_days(1);
    for letter in [&here, &line, &note, &here, &note] {
        assert_eq!(story.take(letter).await, Some(Outcome::Done));
    }
    assert_eq!(story.written().await, ["Sliep een uur", "Bouwt een toren"]);
    assert_eq!(story.said(nest.noor).await, Some(Said { here: pen.given_at.plus_minutes(12), home: None }));
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let page = fatima.get(&nest.file()).await.text;
    assert!(page.contains("Bouwt een toren") && page.contains("Bram Proef"), "{page}");

    // What is no letter, or of another maker, changes nothing.
    let mut changed = note.clone();
    *changed.last_mut().unwrap() ^= 1;
    assert_eq!(story.take(&changed).await, None);
    assert_eq!(story.take(b"").await, None);
    let stranger = Letter {
        id: LetterId::new(Moment(1)),
        pen: "geen pen".to_owned(),
        after: 0,
        child: nest.noor,
        words: Words { kind: "note".to_owned(), about: String::new(), words: "Vals".to_owned() },
    };
    let to = letter_box(&nest.house.app.settings.keys).unwrap();
    assert_eq!(story.take(&seal(&to, &serde_json::to_vec(&stranger).unwrap())).await, None);
    assert_eq!(story.written().await.len(), 2);
}

#[rstest]
#[tokio::test]
async fn what_does_not_go_together_waits_for_its_writer_who_sees_both(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine).await else { return };
    let nest = &story.nest;
    let pen = story.pen(nest.bram).await;
    let elsewhere = nest.house.group("G2", "kdv").await;
    // Nobody had said that Noor came; Sem leaves the group before the line is back.
    let home = story.letter(&pen, 10, nest.noor, ("presence", "home", ""));
    let note = story.letter(&pen, 20, nest.sem, ("note", "", "GEHEIM-Sem was stil"));
    let tonight = story.letter(&pen, 16 * 60, nest.noor, ("note", "", "Na middernacht"));
    nest.house.app.clock.forward_minutes(60);
    let mut tx = nest.house.write().await;
    on!(tx, c => sqlx::query("UPDATE placement SET group_id = $1 WHERE child_id = $2")
        .bind(elsewhere).bind(nest.sem).execute(c).await.map(drop))
    .unwrap();
    on!(tx, c => sqlx::query("UPDATE mentorship SET until_on = '2026-03-01' WHERE child_id = $1")
        .bind(nest.sem).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    for letter in [&home, &note, &home] {
        assert_eq!(story.take(letter).await, Some(Outcome::Held));
    }
    assert_eq!(story.held().await, ["differs", "not-theirs"]);
    nest.house.app.clock.forward_days(1);
    assert_eq!(story.take(&tonight).await, Some(Outcome::Held));
    assert_eq!(story.written().await, Vec::<String>::new());

    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let page = bram.get("/letters").await.text;
    for shown in ["GEHEIM-Sem was stil", "Na middernacht", "09:10", "niets", "KindNOOR"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let ids: Vec<String> = page
        .match_indices("action=\"/letters/")
        .map(|(at, start)| page[at + start.len()..].split('/').next().unwrap().to_owned())
        .collect();
    let (noor, sem) = (&ids[0], &ids[2]);
    // Nobody else sees it or decides.
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert!(!fatima.get("/letters").await.text.contains("GEHEIM"));
    assert_eq!(fatima.post(&format!("/letters/{sem}/drop"), &[]).await.status, StatusCode::NOT_FOUND);

    answers(&mut bram, &format!("/letters/{sem}/keep"), "Bewaren kan niet").await;
    answers(&mut bram, &format!("/letters/{sem}/drop"), "Weggegooid").await;
    answers(&mut bram, &format!("/letters/{noor}/keep"), "Bewaard bij KindNOOR").await;
    let at = pen.given_at.plus_minutes(10);
    assert_eq!(story.said(nest.noor).await, Some(Said { here: at, home: Some(at) }));
    assert_eq!(story.held().await, ["late"]);
    let mut tx = nest.house.app.db.read().await.unwrap();
    let words: Vec<String> =
        on!(tx, c => sqlx::query_scalar("SELECT words FROM held_letter WHERE settled_at IS NOT NULL").fetch_all(c).await)
            .unwrap();
    assert_eq!(words, ["", ""], "what was settled is kept no longer");
}

#[rstest]
#[tokio::test]
async fn a_line_that_names_another_child_waits_for_its_writer(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine).await else { return };
    let nest = &story.nest;
    let pen = story.pen(nest.bram).await;
    let line = story.letter(&pen, 10, nest.noor, ("line", "event", "Bouwde met KindSEM een toren"));
    let home = story.letter(&pen, 11, nest.noor, ("line", "home", "Gaat mee met KindSEM"));
    assert_eq!(story.take(&line).await, Some(Outcome::Held));
    assert_eq!(story.take(&home).await, Some(Outcome::Done), "parents said it themselves");
    assert_eq!(story.held().await, ["names"]);
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let page = bram.get("/letters").await.text;
    assert!(page.contains("staat de naam van een ander kind"), "{page}");
    let id = page.split("action=\"/letters/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    answers(&mut bram, &format!("/letters/{id}/keep"), "Bewaard bij KindNOOR").await;
    let mut written = story.written().await;
    written.sort_unstable();
    assert_eq!(written, ["Bouwde met KindSEM een toren", "Gaat mee met KindSEM"]);
}

#[rstest]
#[tokio::test]
async fn that_an_agreement_was_read_arrives_once_unless_it_was_ended_meanwhile(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine).await else { return };
    let nest = &story.nest;
    let (holds, over, wrong) = (story.agreement().await, story.agreement().await, story.agreement().await);
    let pen = story.pen(nest.bram).await;
    let read =
        |minutes, child, id: AgreementId| story.letter(&pen, minutes, child, ("read", &id.to_string(), ""));
    let (first, late) = (read(5, nest.noor, holds), read(9, nest.noor, holds));
    let (ended, withdrawn) = (read(6, nest.noor, over), read(7, nest.noor, wrong));
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let path = |id: AgreementId, what: &str| format!("/agreements/{id}/{what}");
    let end = [("outcome", "Ze slaapt nu vanzelf in."), ("version", "1")];
    assert_eq!(fatima.post(&path(over, "end"), &end).await.status, StatusCode::SEE_OTHER);
    assert_eq!(fatima.post(&path(wrong, "withdraw"), &[]).await.status, StatusCode::SEE_OTHER);

    // A day later, when its last day is over: it was read while it held.
    nest.house.app.clock.forward_days(1);
    for letter in [&first, &late, &first] {
        assert_eq!(story.take(letter).await, Some(Outcome::Done));
    }
    assert_eq!(story.readers(holds).await, [(nest.bram, pen.given_at.plus_minutes(5))]);
    for letter in [&ended, &withdrawn, &ended] {
        assert_eq!(story.take(letter).await, Some(Outcome::Held));
    }
    assert_eq!(story.held().await, ["differs", "differs"]);
    // Of another child, and of none, there is nothing to read.
    assert_eq!(story.take(&read(8, nest.sem, holds)).await, Some(Outcome::Held));
    let nothing = story.letter(&pen, 8, nest.noor, ("read", "geen", ""));
    assert_eq!(story.take(&nothing).await, Some(Outcome::Held));
    assert_eq!(story.held().await, ["differs", "differs", "not-theirs", "text"]);

    // Who tapped sees both, and decides; of what was withdrawn no word is left.
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let page = bram.get("/letters").await.text;
    for shown in
        ["De afspraak over KindNOOR geldt niet meer", "Ze slaapt nu vanzelf in.", "teruggenomen", "Gelezen"]
    {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    assert_eq!(page.matches("Slaapt met haar knuffel.").count(), 1, "{page}");
    let id = page.split("action=\"/letters/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    answers(&mut bram, &format!("/letters/{id}/keep"), "Bewaard bij KindNOOR").await;
    assert_eq!(story.readers(over).await, [(nest.bram, pen.given_at.plus_minutes(6))]);
    assert_eq!(story.readers(wrong).await, []);

    // Who left the group may not say it any more, and reads nothing.
    let other = story.agreement().await;
    let letter = read(10, nest.noor, other);
    let mut tx = nest.house.write().await;
    on!(tx, c => sqlx::query("DELETE FROM roster WHERE staff_id = $1").bind(nest.bram).execute(c).await.map(drop))
        .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    assert_eq!(story.take(&letter).await, Some(Outcome::Held));
    assert_eq!(story.readers(other).await, []);
    let page = nest.house.browser_of_staff(nest.bram).await.get("/letters").await.text;
    assert!(!page.contains("knuffel") && !page.contains("vanzelf"), "{page}");
}

/// Numbers by chance, the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

/// What should have come of a tablet's letters, in the order in which they were written.
#[derive(Default)]
struct Model {
    written: Vec<String>,
    held: usize,
    said: Option<Said<Moment>>,
    /// Who read the agreement, the first time.
    read: BTreeMap<StaffId, Moment>,
}

impl Model {
    fn presence(&mut self, step: Step, at: Moment) {
        match late(self.said, step, at) {
            Late::Changes(next) => self.said = next,
            Late::Known => {}
            Late::Differs => self.held += 1,
        }
    }
}

/// So many sequences go through sealing, opening, the rights and the database; more with `QUEUE_SEQUENCES`.
const SEQUENCES: u64 = 60;

#[tokio::test]
async fn wherever_the_line_breaks_nothing_is_lost_nothing_is_double_and_the_order_stays() {
    let Some(story) = Story::open(Engine::Sqlite).await else { return };
    let nest = &story.nest;
    let sequences = std::env::var("QUEUE_SEQUENCES").ok().and_then(|n| n.parse().ok()).unwrap_or(SEQUENCES);
    let pens = [story.pen(nest.bram).await, story.pen(nest.fatima).await];
    let given = pens[0].given_at;
    let agreement = story.agreement().await;
    let mut model = Model::default();
    // Letters that arrived, which somebody who kept them sends again.
    let mut old: Vec<Vec<u8>> = Vec::new();
    let mut minute = 0;
    nest.house.app.clock.forward_days(1);
    for sequence in 0..sequences {
        let mut chance = Chance(sequence * 7_919 + 1);
        let mut queue: VecDeque<Vec<u8>> = VecDeque::new();
        let acts = 1 + chance.below(5);
        for act in 0..acts {
            let pen = &pens[usize::try_from(chance.below(2)).unwrap()];
            minute += 1;
            // The whole run is in one day; a pen writes until midnight.
            let at = i64::from(minute).min(14 * 60);
            let words = format!("{sequence}-{act}");
            let letter = match chance.below(7) {
                0 => {
                    model.held += 1;
                    story.letter(pen, 15 * 60 + 1, nest.noor, ("note", "", &words))
                }
                1 => {
                    model.written.push(words.clone());
                    story.letter(pen, at, nest.sem, ("line", "event", &words))
                }
                2 => {
                    model.written.push(words.clone());
                    story.letter(pen, at, nest.sem, ("note", "", &words))
                }
                3 => {
                    model.read.entry(pen.staff).or_insert(given.plus_minutes(at));
                    story.letter(pen, at, nest.noor, ("read", &agreement.to_string(), ""))
                }
                step => {
                    let step =
                        [Step::Arrives, Step::Leaves, Step::NotHere][usize::try_from(step - 4).unwrap()];
                    model.presence(step, given.plus_minutes(at));
                    story.letter(pen, at, nest.noor, ("presence", step.code(), ""))
                }
            };
            queue.push_back(letter);
        }
        while let Some(first) = queue.front().cloned() {
            match chance.below(5) {
                // The line breaks before it arrives; the browser or the tablet is started anew.
                0 => {}
                // It arrives and is written; the line breaks before the answer.
                1 => assert!(story.take(&first).await.is_some()),
                // One that arrived long ago comes again.
                2 if !old.is_empty() => {
                    let again = usize::try_from(chance.below(u64::try_from(old.len()).unwrap())).unwrap();
                    assert!(story.take(&old[again]).await.is_some());
                }
                _ => {
                    assert!(story.take(&first).await.is_some());
                    old.push(first);
                    queue.pop_front();
                }
            }
        }
    }
    assert_eq!(story.written().await, model.written);
    assert_eq!(story.held().await.len(), model.held);
    let read = story.readers(agreement).await;
    assert_eq!((read.len(), read.into_iter().collect()), (model.read.len(), model.read));
    assert_eq!(story.said(nest.noor).await, model.said);
}
