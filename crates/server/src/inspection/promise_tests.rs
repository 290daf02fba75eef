//! Needs, messages, consents and transfers as a pack counts them, on both engines. What the protocol asks of each: an answer
//! in 5 and in 2 working days, all answers in 10, sending 4 weeks before the first day, the receipt in 10 working days.

use jiff::{ToSpan, civil::Date};
use mentorkind_domain::protocol::PROFILES;
use rstest::rstest;
use uuid::Uuid;

use super::pack_tests::{Inspected, row};
use crate::{
    on,
    platform::{
        audit::Audit,
        clock::Moment,
        ids::{AccountId, GroupId, GuardianId, fresh},
        jobs,
    },
    protocol,
    testing::{Engine, TODAY},
};

const NEED: &str = "Antwoord op wat een kind nodig heeft: Antwoord binnen 5 werkdagen";
const MESSAGE: &str = "Bericht van een ouder: Antwoord binnen 2 werkdagen";
const CONSENT: &str = "Antwoorden op een vraag om toestemming: \
    Na 10 werkdagen zonder antwoord vraagt de mentor het nog eens";
const SEND: &str = "Versturen van een overdracht: Verstuurd 4 weken voor de eerste dag";
const RECEIPT: &str = "Ontvangst van een overdracht: Gelezen binnen 10 werkdagen";

/// A day, counted from the one on which the tests begin.
fn day(n: i64) -> Date {
    TODAY + n.days()
}

/// Noon of such a day.
fn noon(n: i64) -> Moment {
    Moment::from(day(n).at(12, 0, 0, 0).in_tz("Europe/Amsterdam").unwrap().timestamp())
}

fn sql_day(n: i64) -> jiff_sqlx::Date {
    jiff_sqlx::Date::from(day(n))
}

/// The last day of the packs: with that of the first one, TODAY, it has all that happens in [`Noor::lives`].
const LAST: i64 = 30;

/// Noor, of whom only Iris has custody. All days are counted from TODAY.
struct Noor {
    inspected: Inspected,
    account: AccountId,
}

impl Noor {
    async fn open(engine: Engine) -> Option<Self> {
        let inspected = Inspected::open(engine).await?;
        let account = inspected.nest.house.account(Some(inspected.nest.fatima), None).await;
        Some(Self { inspected, account })
    }

    /// The protocol asks that a transfer is sent four weeks before the first day.
    async fn asks_transfers(&self) {
        let house = &self.inspected.nest.house;
        let (name, text) = PROFILES[0];
        let off = "[transfer.send_weeks_before]\nvalue = 0\n";
        assert!(text.contains(off));
        let text = text.replace(off, "[transfer.send_weeks_before]\nvalue = 4\n");
        let mut tx = house.write().await;
        protocol::add(&mut tx, house.organisation, day(-400), name, &text, None).await.unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }

    /// What Iris says about a topic, and when the group says how it meets that.
    async fn need(&self, topic: &str, version: i64, said: (i64, i64), met: Option<(i64, i64)>) {
        let nest = &self.inspected.nest;
        let ((said_on, said_in), met_by) = (said, met.map(|_| nest.fatima));
        let mut tx = nest.house.write().await;
        on!(tx, c => sqlx::query(
            "INSERT INTO need (organisation_id, id, child_id, topic, version, words, how, said_at, said_in,
               said_by_guardian, met_at, met_in, met_by)
             VALUES ($1, $2, $3, $4, $5, 'Met de beer.', '', $6, $7, $8, $9, $10, $11)")
            .bind(nest.house.organisation).bind(fresh(noon(said_on))).bind(nest.noor).bind(topic).bind(version)
            .bind(noon(said_on)).bind(said_in).bind(self.inspected.iris).bind(met.map(|(met_on, _)| noon(met_on)))
            .bind(met.map(|(_, met_in)| met_in)).bind(met_by).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }

    /// A message of a guardian, or of Fatima to it.
    async fn message(&self, guardian: GuardianId, sent: i64, by_staff: bool) {
        let nest = &self.inspected.nest;
        let staff = by_staff.then_some(nest.fatima);
        let mut tx = nest.house.write().await;
        on!(tx, c => sqlx::query(
            "INSERT INTO message (organisation_id, id, child_id, guardian_id, staff_id, text, sent_at)
             VALUES ($1, $2, $3, $4, $5, '', $6)")
            .bind(nest.house.organisation).bind(fresh(noon(sent))).bind(nest.noor).bind(guardian).bind(staff)
            .bind(noon(sent)).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }

    /// All messages of a guardian are withdrawn.
    async fn withdraws(&self, guardian: GuardianId, on_day: i64) {
        let house = &self.inspected.nest.house;
        let mut tx = house.write().await;
        on!(tx, c => sqlx::query(
            "UPDATE message SET withdrawn_at = $3 WHERE organisation_id = $1 AND guardian_id = $2")
            .bind(house.organisation).bind(guardian).bind(noon(on_day)).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }

    /// Fatima phoned a guardian in place of writing.
    async fn phoned(&self, guardian: GuardianId, on_day: i64) {
        let nest = &self.inspected.nest;
        let mut tx = nest.house.write().await;
        on!(tx, c => sqlx::query(
            "INSERT INTO message_settled (organisation_id, id, child_id, guardian_id, staff_id, way, settled_on, recorded_at)
             VALUES ($1, $2, $3, $4, $5, 'phone', $6, $7)")
            .bind(nest.house.organisation).bind(fresh(noon(on_day))).bind(nest.noor).bind(guardian).bind(nest.fatima)
            .bind(sql_day(on_day)).bind(noon(on_day)).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }

    async fn consent(&self, asked: i64) -> Uuid {
        let nest = &self.inspected.nest;
        let id = fresh(noon(asked));
        let mut tx = nest.house.write().await;
        on!(tx, c => sqlx::query(
            "INSERT INTO consent (organisation_id, id, child_id, purpose, recipient, contents, from_on, until_on,
               asked_on, asked_at, asked_by)
             VALUES ($1, $2, $3, 'Overleg', 'Els', 'Spel', $4, $5, $4, $6, $7)")
            .bind(nest.house.organisation).bind(id).bind(nest.noor).bind(sql_day(asked)).bind(sql_day(300))
            .bind(noon(asked)).bind(nest.fatima).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        id
    }

    /// What Iris says to a consent.
    async fn answers(&self, consent: Uuid, answer: &str, on_day: i64) {
        let house = &self.inspected.nest.house;
        let mut tx = house.write().await;
        on!(tx, c => sqlx::query(
            "INSERT INTO consent_answer (organisation_id, id, consent_id, guardian_id, answer, answered_on, answered_at,
               answered_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
            .bind(house.organisation).bind(fresh(noon(on_day))).bind(consent).bind(self.inspected.iris).bind(answer)
            .bind(sql_day(on_day)).bind(noon(on_day)).bind(self.account).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }

    async fn takes_back(&self, consent: Uuid, on_day: i64) {
        let house = &self.inspected.nest.house;
        let mut tx = house.write().await;
        on!(tx, c => sqlx::query("UPDATE consent SET taken_back_at = $3 WHERE organisation_id = $1 AND id = $2")
            .bind(house.organisation).bind(consent).bind(noon(on_day)).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }

    /// A transfer to a school that was begun on the first day.
    async fn transfer(&self, starts: i64) -> Uuid {
        self.transfer_to(None, starts).await
    }

    /// … or to a group of after-school care.
    async fn transfer_to(&self, group: Option<GroupId>, starts: i64) -> Uuid {
        let nest = &self.inspected.nest;
        let (id, destination) = (fresh(noon(0)), if group.is_some() { "bso" } else { "school" });
        let mut tx = nest.house.write().await;
        on!(tx, c => sqlx::query(
            "INSERT INTO transfer (organisation_id, id, child_id, destination, receiver, to_group_id, from_group_id,
               starts_on, warm, begun_at, begun_by)
             VALUES ($1, $2, $3, $4, 'De Regenboog', $5, $6, $7, $8, $9, $10)")
            .bind(nest.house.organisation).bind(id).bind(nest.noor).bind(destination).bind(group).bind(nest.group)
            .bind(sql_day(starts)).bind(false).bind(noon(0)).bind(nest.fatima).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        id
    }

    /// Iris says this to the only part of a transfer, on day 5.
    async fn says(&self, transfer: Uuid, answer: &str) {
        let house = &self.inspected.nest.house;
        let consent = self.consent(0).await;
        let mut tx = house.write().await;
        on!(tx, c => sqlx::query(
            "INSERT INTO transfer_part (organisation_id, id, transfer_id, part, words, gathered_from, consent_id)
             VALUES ($1, $2, $3, 'child', 'Ze telt tot tien.', '', $4)")
            .bind(house.organisation).bind(fresh(noon(0))).bind(transfer).bind(consent).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        self.answers(consent, answer, 5).await;
    }

    /// The new mentor reads it.
    async fn reads(&self, transfer: Uuid, on_day: i64) {
        let nest = &self.inspected.nest;
        let mut tx = nest.house.write().await;
        on!(tx, c => sqlx::query(
            "UPDATE transfer SET read_on = $3, read_by = $4 WHERE organisation_id = $1 AND id = $2")
            .bind(nest.house.organisation).bind(transfer).bind(sql_day(on_day)).bind(nest.bram)
            .execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }

    async fn stops(&self, transfer: Uuid, on_day: i64) {
        let house = &self.inspected.nest.house;
        let mut tx = house.write().await;
        on!(tx, c => sqlx::query("UPDATE transfer SET stopped_at = $3 WHERE organisation_id = $1 AND id = $2")
            .bind(house.organisation).bind(transfer).bind(noon(on_day)).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }

    /// It is sent on paper.
    async fn sends(&self, transfer: Uuid, sent: i64, received: Option<i64>) {
        let nest = &self.inspected.nest;
        let mut tx = nest.house.write().await;
        on!(tx, c => sqlx::query(
            "INSERT INTO transfer_sending (organisation_id, id, transfer_id, parts, sent_on, sent_at, sent_by, ends_at,
               received_on)
             VALUES ($1, $2, $3, 'child', $4, $5, $6, $7, $8)")
            .bind(nest.house.organisation).bind(fresh(noon(sent))).bind(transfer).bind(sql_day(sent)).bind(noon(sent))
            .bind(nest.fatima).bind(noon(sent + 21)).bind(received.map(sql_day)).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }

    /// Custody of a guardian begins on a day.
    async fn custody(&self, guardian: GuardianId, from: i64) {
        let nest = &self.inspected.nest;
        let mut tx = nest.house.write().await;
        on!(tx, c => sqlx::query(
            "INSERT INTO custody_turn (organisation_id, id, guardian_id, child_id, from_on, custody, basis, made_at, made_by)
             VALUES ($1, $2, $3, $4, $5, $6, 'court', $7, $8)")
            .bind(nest.house.organisation).bind(fresh(noon(from))).bind(guardian).bind(nest.noor).bind(sql_day(from))
            .bind(true).bind(noon(from)).bind(self.account).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }

    /// Somebody who writes about Noor, and is not asked for consent.
    async fn writer(&self, key: &str) -> GuardianId {
        self.inspected.nest.house.guardian(key, self.inspected.nest.noor, Some(false)).await
    }

    /// Of each term something is done in time, late and otherwise, and something is open, late and not.
    async fn lives(&self) -> Open {
        self.need("sleep", 1, (0, 1), None).await;
        self.need("sleep", 2, (0, 1), Some((7, 2))).await;
        self.need("food", 1, (0, 1), None).await;
        self.need("food", 2, (0, 1), Some((8, 2))).await;
        // Iris says something else before she was answered.
        self.need("language", 1, (0, 1), None).await;
        self.need("language", 2, (1, 2), None).await;
        self.need("comfort", 1, (28, 1), None).await;

        let (late, phoned) = (self.writer("MB").await, self.writer("MC").await);
        let (open, coming, withdrawn) =
            (self.writer("MD").await, self.writer("ME").await, self.writer("MF").await);
        for guardian in [self.inspected.iris, late, phoned, open, withdrawn] {
            self.message(guardian, 0, false).await;
        }
        // Who waits already waits on.
        self.message(open, 1, false).await;
        self.message(self.inspected.iris, 2, true).await;
        self.message(late, 3, true).await;
        self.phoned(phoned, 1).await;
        self.withdraws(withdrawn, 1).await;
        self.message(coming, 29, false).await;

        let mut asked = Vec::new();
        for on_day in [0, 0, 0, 0, 28] {
            asked.push(self.consent(on_day).await);
        }
        self.answers(asked[0], "given", 14).await;
        self.answers(asked[1], "refused", 15).await;
        self.takes_back(asked[2], 2).await;

        let mut transfers = Vec::new();
        for starts in [40, 40, 40, 40, 40, 40, 40, 80] {
            transfers.push(self.transfer(starts).await);
        }
        self.sends(transfers[0], 0, Some(14)).await;
        self.sends(transfers[1], 0, Some(15)).await;
        self.sends(transfers[2], 0, None).await;
        self.sends(transfers[2], 28, None).await;
        self.sends(transfers[3], 0, None).await;
        self.sends(transfers[4], 13, Some(14)).await;
        self.stops(transfers[5], 2).await;
        Open {
            messages: [open, coming],
            consents: [asked[3], asked[4]],
            transfers: [transfers[6], transfers[7]],
        }
    }

    /// The pack of these days.
    async fn pack(&self, from: i64, until: i64) -> (String, Vec<u8>) {
        let mut lead = self.inspected.lead().await;
        let asked = self.inspected.ask(&mut lead, day(from), day(until)).await;
        jobs::run_due(&self.inspected.nest.house.app).await.unwrap();
        let (pdf, workbook) = self.inspected.files(&asked.location).await;
        (String::from_utf8_lossy(&pdf).into_owned(), workbook)
    }
}

/// What is open on the last day: first what is late.
struct Open {
    messages: [GuardianId; 2],
    consents: [Uuid; 2],
    transfers: [Uuid; 2],
}

#[rstest]
#[tokio::test]
async fn needs_messages_consents_and_transfers_are_counted_as_they_stood(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(noor) = Noor::open(engine).await else { return };
    noor.asks_transfers().await;
    noor.lives().await;
    noor.inspected.nest.house.app.clock.forward_days(LAST);
    let (text, _) = noor.pack(0, LAST).await;
    // In time, late, still in time, not done, otherwise.
    for (words, counted) in [
        (NEED, ["1", "1", "1", "1", "1"]),
        (MESSAGE, ["1", "1", "1", "1", "1"]),
        (CONSENT, ["1", "1", "1", "1", "1"]),
        (SEND, ["4", "1", "1", "1", "1"]),
        (RECEIPT, ["2", "1", "1", "1", "1"]),
    ] {
        let cells = [&[words][..], &counted[..]].concat();
        assert!(text.contains(&row(&cells)), "{cells:?} is missing in {text}");
    }
    let off = "Begin van een overdracht: Er is geen leeftijd waarop de overdracht naar school begint";
    assert!(text.contains(&row(&[off, "staat uit"])), "{text}");
    let [need, message] = ["Antwoord op wat een kind nodig heeft", "Bericht van een ouder"];
    for cells in [
        [need, "03-03-2026", "10-03-2026", "10-03-2026", "Op tijd"],
        [need, "03-03-2026", "10-03-2026", "11-03-2026", "Later"],
        [need, "03-03-2026", "10-03-2026", "04-03-2026", "Anders afgehandeld"],
        [need, "04-03-2026", "11-03-2026", "", "Niet gedaan"],
        [message, "03-03-2026", "05-03-2026", "04-03-2026", "Anders afgehandeld"],
        [message, "03-03-2026", "05-03-2026", "", "Niet gedaan"],
        ["Versturen van een overdracht", "03-03-2026", "15-03-2026", "05-03-2026", "Anders afgehandeld"],
    ] {
        assert!(text.contains(&row(&cells)), "{cells:?} is missing in {text}");
    }

    // What was over before a period is not in it; what was open then is.
    let (later, _) = noor.pack(LAST - 1, LAST).await;
    for words in [NEED, MESSAGE, CONSENT] {
        let cells = row(&[words, "0", "0", "1", "1", "0"]);
        assert!(later.contains(&cells), "{cells:?} is missing in {later}");
    }
    // As it stood on the second day nothing was late, and what came after was not there.
    let (earlier, _) = noor.pack(0, 1).await;
    for (words, counted) in [
        (NEED, ["0", "0", "3", "0", "1"]),
        (MESSAGE, ["0", "0", "3", "0", "1"]),
        (CONSENT, ["0", "0", "4", "0", "0"]),
        (SEND, ["4", "0", "4", "0", "0"]),
        (RECEIPT, ["0", "0", "4", "0", "0"]),
    ] {
        let cells = [&[words][..], &counted[..]].concat();
        assert!(earlier.contains(&row(&cells)), "{cells:?} is missing in {earlier}");
    }
}

#[rstest]
#[tokio::test]
async fn what_is_settled_later_changes_nothing_of_a_past_day(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(noor) = Noor::open(engine).await else { return };
    noor.asks_transfers().await;
    let open = noor.lives().await;
    let house = &noor.inspected.nest.house;
    house.app.clock.forward_days(LAST);
    let first = noor.pack(0, LAST).await;

    house.app.clock.forward_days(20);
    noor.need("language", 3, (1, 2), Some((LAST + 1, 3))).await;
    noor.need("comfort", 2, (LAST + 2, 2), None).await;
    let [late, coming] = open.messages;
    noor.message(late, LAST + 1, true).await;
    noor.withdraws(coming, LAST + 1).await;
    noor.phoned(coming, LAST + 2).await;
    let [asked, newer] = open.consents;
    noor.answers(asked, "given", LAST + 1).await;
    noor.takes_back(newer, LAST + 1).await;
    let [unsent, begun] = open.transfers;
    noor.sends(unsent, LAST + 1, Some(LAST + 2)).await;
    noor.stops(begun, LAST + 1).await;
    noor.custody(late, LAST + 1).await;
    let again = noor.pack(0, LAST).await;
    assert_eq!(first.0, again.0);
    assert!(first.1 == again.1, "the workbook differs");

    // Of a later day all of it counts.
    let (later, _) = noor.pack(LAST + 1, LAST + 20).await;
    let done = row(&["Versturen van een overdracht", "03-03-2026", "15-03-2026", "03-04-2026", "Later"]);
    assert!(later.contains(&done), "{later}");
    assert!(later.contains(&row(&[MESSAGE, "0", "1", "0", "0", "0"])), "{later}");
}

#[rstest]
#[tokio::test]
async fn from_before_the_first_day_here_nothing_is_known(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(noor) = Noor::open(engine).await else { return };
    noor.asks_transfers().await;
    noor.lives().await;
    noor.inspected.nest.house.app.clock.forward_days(LAST);
    let (before, _) = noor.pack(-60, -10).await;
    for words in [NEED, MESSAGE, CONSENT, SEND, RECEIPT] {
        assert!(before.contains(&row(&[words, "niet bekend"])), "{words} is missing in {before}");
    }
    assert!(before.contains("Van voor 03-03-2026 is hierover niets bekend."), "{before}");

    // A period that begins before it says since when something is known.
    let (both, _) = noor.pack(-10, LAST).await;
    for words in [NEED, MESSAGE, CONSENT] {
        let cells = row(&[words, "1", "1", "1", "1", "1", "03-03-2026"]);
        assert!(both.contains(&cells), "{cells:?} is missing in {both}");
    }
    assert!(both.contains("Van voor 03-03-2026 is hierover niets bekend."), "{both}");
}

#[rstest]
#[tokio::test]
async fn to_a_group_of_the_organisation_it_is_read_and_what_parents_refuse_is_not_sent(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(noor) = Noor::open(engine).await else { return };
    noor.asks_transfers().await;
    let house = &noor.inspected.nest.house;
    let after_school = house.group("B1", "bso").await;
    let read = noor.transfer_to(Some(after_school), 40).await;
    let unread = noor.transfer_to(Some(after_school), 40).await;
    let refused = noor.transfer(40).await;
    for (transfer, answer) in [(read, "given"), (unread, "given"), (refused, "refused")] {
        noor.says(transfer, answer).await;
    }
    noor.reads(read, 10).await;
    house.app.clock.forward_days(LAST);
    let (text, _) = noor.pack(0, LAST).await;
    for cells in [
        &["Lezen van een overdracht: voor de eerste dag op de nieuwe groep", "1", "0", "1", "0", "0"][..],
        &[SEND, "2", "0", "0", "0", "1"],
        &["Lezen van een overdracht", "08-03-2026", "11-04-2026", "13-03-2026", "Op tijd"],
        &["Lezen van een overdracht", "08-03-2026", "11-04-2026", "", "Nog op tijd"],
        &["Versturen van een overdracht", "03-03-2026", "15-03-2026", "08-03-2026", "Anders afgehandeld"],
    ] {
        assert!(text.contains(&row(cells)), "{cells:?} is missing in {text}");
    }

    // Read later, it stood open all the same.
    noor.reads(unread, LAST + 1).await;
    house.app.clock.forward_days(2);
    assert_eq!(noor.pack(0, LAST).await.0, text);
}
