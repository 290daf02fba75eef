//! Stories of packs, on both engines.

use axum::http::StatusCode;
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{half_days::parse, protocol::PROFILES};
use rstest::rstest;

use super::{keep_up, queries};
use crate::{
    announcement::{self, NewMentor},
    mentorship,
    observation::tests::Nest,
    on,
    platform::{
        audit::Audit,
        ids::{GuardianId, InspectionPackId, StaffId, fresh},
        jobs,
    },
    protocol,
    testing::{Answer, Browser, Engine, TODAY},
};

pub(super) struct Inspected {
    pub nest: Nest,
    lead: StaffId,
    pub iris: GuardianId,
}

impl Inspected {
    /// Noor's mother is told today who the mentor is.
    pub async fn open(engine: Engine) -> Option<Self> {
        let nest = Nest::open(engine).await?;
        let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
        let lead = nest.house.staff("Maaike").await;
        nest.house.role(lead, "teamlead").await;
        let organisation = nest.house.organisation;
        let mut tx = nest.house.write().await;
        let of_noor = mentorship::of_children(&mut tx, organisation, &[nest.noor]).await.unwrap();
        let told = NewMentor { mentorship: of_noor[0].id, child: nest.noor };
        announcement::tell(&mut tx, organisation, &[told]).await.unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        Some(Self { nest, lead, iris })
    }

    pub async fn lead(&self) -> Browser {
        self.nest.house.browser_of_staff(self.lead).await
    }

    async fn with_role(&self, name: &str, role: &str) -> Browser {
        let staff = self.nest.house.staff(name).await;
        self.nest.house.role(staff, role).await;
        self.nest.house.browser_of_staff(staff).await
    }

    fn packs(&self) -> String {
        format!("/locations/{}/inspection/packs", self.nest.house.location)
    }

    pub async fn ask(&self, browser: &mut Browser, from: Date, until: Date) -> Answer {
        let fields = [("from", from.to_string()), ("until", until.to_string())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, day)| (*name, day.as_str())).collect();
        browser.post(&self.packs(), &fields).await
    }

    /// Asks for the pack of the last thirty days before the tests, and makes it: its address.
    async fn made(&self) -> String {
        let mut lead = self.lead().await;
        let asked = self.ask(&mut lead, TODAY - 30.days(), TODAY).await;
        jobs::run_due(&self.nest.house.app).await.unwrap();
        asked.location
    }

    /// The PDF and the workbook of a pack.
    pub async fn files(&self, pack: &str) -> (Vec<u8>, Vec<u8>) {
        let id = InspectionPackId(pack.rsplit('/').next().unwrap().parse().unwrap());
        let mut tx = self.nest.house.app.db.read().await.unwrap();
        let files = queries::files(&mut tx, self.nest.house.organisation, id).await.unwrap().unwrap();
        (files.pdf, files.workbook)
    }

    async fn talk(&self, on_day: Date) {
        let account = self.nest.house.account(Some(self.nest.fatima), None).await;
        let mut tx = self.nest.house.write().await;
        let (id, now) = (fresh(tx.now), tx.now);
        on!(tx, c => sqlx::query(
            "INSERT INTO talk (organisation_id, id, child_id, kind, state, on_day, recorded_at, recorded_by)
             VALUES ($1, $2, $3, 'parent-talk', 'held', $4, $5, $6)")
            .bind(self.nest.house.organisation).bind(id).bind(self.nest.noor).bind(jiff_sqlx::Date::from(on_day))
            .bind(now).bind(account).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }

    /// The planning says that there was a talk about Sem.
    async fn imported(&self, on_day: Date) {
        let mut tx = self.nest.house.write().await;
        on!(tx, c => sqlx::query(
            "INSERT INTO imported_history (organisation_id, child_id, kind, on_day) VALUES ($1, $2, 'talk', $3)")
            .bind(self.nest.house.organisation).bind(self.nest.sem).bind(jiff_sqlx::Date::from(on_day))
            .execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }

    async fn trail(&self) -> Vec<String> {
        let mut tx = self.nest.house.app.db.read().await.unwrap();
        on!(tx, c => sqlx::query_scalar(
            "SELECT action FROM audit_entry WHERE action LIKE 'inspection pack%' ORDER BY day, number")
            .fetch_all(c).await)
        .unwrap()
    }
}

/// A row of a table, as the words of the PDF have it in these tests.
pub(super) fn row(cells: &[&str]) -> String {
    cells.join("\n")
}

#[rstest]
#[tokio::test]
async fn the_same_period_gives_the_same_bytes_whatever_happened_since(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(inspected) = Inspected::open(engine).await else { return };
    let house = &inspected.nest.house;
    inspected.talk(TODAY - 3.days()).await;
    inspected.imported(TODAY - 8.days()).await;
    let first = inspected.files(&inspected.made().await).await;

    house.app.clock.forward_days(1);
    let mut parent = house.browser_of_guardian(inspected.iris).await;
    parent.get("/family").await;
    parent.post("/family/read", &[]).await;
    inspected.talk(TODAY + 1.day()).await;
    inspected.imported(TODAY + 2.days()).await;
    house.app.clock.forward_days(30);
    house
        .mentorship(inspected.nest.sem, inspected.nest.fatima, inspected.nest.group, TODAY + 20.days())
        .await;
    let mut tx = house.write().await;
    let organisation = house.organisation;
    on!(tx, c => sqlx::query("UPDATE mentorship SET until_on = $3 WHERE organisation_id = $1 AND child_id = $2 AND from_on < $3")
        .bind(organisation).bind(inspected.nest.sem).bind(jiff_sqlx::Date::from(TODAY + 19.days())).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let again = inspected.files(&inspected.made().await).await;
    assert_eq!(String::from_utf8_lossy(&first.0), String::from_utf8_lossy(&again.0));
    assert!(first.1 == again.1, "the workbook differs");
    let talk = row(&["Oudergesprek", "23-02-2026", "uit de planning"]);
    assert!(String::from_utf8_lossy(&first.0).contains(&talk));

    // What was changed about the period itself does show.
    inspected.talk(TODAY - 2.days()).await;
    assert_ne!(inspected.files(&inspected.made().await).await.0, first.0);
}

#[rstest]
#[tokio::test]
async fn it_has_what_an_inspector_asks_and_no_name_of_a_child_or_parent(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(inspected) = Inspected::open(engine).await else { return };
    inspected.talk(TODAY - 3.days()).await;
    // Sem was without a mentor on the first of March, and is not on the last day.
    let nest = &inspected.nest;
    let mut tx = nest.house.write().await;
    on!(tx, c => sqlx::query("UPDATE mentorship SET until_on = $3 WHERE organisation_id = $1 AND child_id = $2")
        .bind(nest.house.organisation).bind(nest.sem).bind(jiff_sqlx::Date::from(TODAY - 10.days())).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    nest.house.mentorship(nest.sem, nest.bram, nest.group, TODAY - 1.day()).await;
    let pack = inspected.made().await;
    let text = String::from_utf8(inspected.files(&pack).await.0).unwrap();
    let mut lead = inspected.lead().await;
    let key = lead.get(&format!("{pack}/key")).await.text;
    let (before, _) = key.split_once("KindNOOR").unwrap();
    let noor = &before[before.rfind("\"row\">").unwrap() + 6..];
    let noor = noor.split('<').next().unwrap();
    for said in [
        "zoals het gold op 01-07-2021",
        "artikel 9, elfde lid",
        &row(&["01-02-2026", "2", "2 van 2"]),
        &row(&["heeft geen mentor", "01-03-2026"]),
        &row(&[noor, "Groep G1", "Fatima Proef", "01-09-2025", "", "8/8"]),
        &row(&[noor, "ouder 1", "Fatima Proef", "03-03-2026"]),
        &row(&[noor, "Oudergesprek", "28-02-2026", "gehouden"]),
        "Hiervan is er niets in deze periode.",
        "Plan en praktijk",
        "Wat na zijn bewaartermijn is weggedaan, staat er niet meer in en telt niet mee.",
        "wat een kind zelf vraagt, blijft buiten dit pakket",
        "Het protocol",
        "is in Mentorkind geen protocol bekend.",
    ] {
        assert!(text.contains(said), "{said:?} is missing in {text}");
    }
    for name in ["KindNOOR", "KindSEM", "NOOR", "Ouder IRIS"] {
        assert!(!text.contains(name), "{name} stands in it");
    }
}

/// The talk of each year is asked of Noor and Sem since the tests began: with Noor's parents it was held a month late.
#[rstest]
#[tokio::test]
async fn what_is_asked_again_is_counted_as_it_stood_on_the_last_day(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(inspected) = Inspected::open(engine).await else { return };
    let house = &inspected.nest.house;
    inspected.talk(TODAY + 400.days()).await;
    house.app.clock.forward_days(500);
    let mut lead = inspected.lead().await;
    for (until, in_time_late_not_yet_missing) in
        [(TODAY + 390.days(), ["0", "0", "0", "2"]), (TODAY + 500.days(), ["0", "1", "0", "1"])]
    {
        let asked = inspected.ask(&mut lead, TODAY + 200.days(), until).await;
        jobs::run_due(&house.app).await.unwrap();
        let text = String::from_utf8(inspected.files(&asked.location).await.0).unwrap();
        let mut cells = vec!["Elke 12 maanden een oudergesprek"];
        cells.extend(in_time_late_not_yet_missing);
        assert!(text.contains(&row(&cells)), "{cells:?} is missing in {text}");
    }
}

#[rstest]
#[tokio::test]
async fn each_term_has_its_name_and_the_days_on_which_its_numbers_held(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(inspected) = Inspected::open(engine).await else { return };
    let house = &inspected.nest.house;
    let (name, text) = PROFILES[0];
    let shorter = text.replace("[telling.working_days]\nvalue = 5", "[telling.working_days]\nvalue = 3");
    let ahead = text.replace("[telling.working_days]\nvalue = 5", "[telling.working_days]\nvalue = 2");
    let mut tx = house.write().await;
    for (from, text) in [
        (TODAY - 400.days(), text),
        (TODAY - 10.days(), shorter.as_str()),
        (TODAY + 10.days(), ahead.as_str()),
    ] {
        protocol::add(&mut tx, house.organisation, from, name, text, None).await.unwrap();
    }
    tx.commit(Audit::housekeeping()).await.unwrap();
    let text = String::from_utf8(inspected.files(&inspected.made().await).await.0).unwrap();
    let told = text.split("Vertellen wie de mentor is: ").nth(1).unwrap().split('\n').next().unwrap();
    let (before, since) = told.split_once("; ").unwrap();
    assert!(before.contains('5') && before.ends_with("(vanaf 01-02-2026)"), "{told}");
    assert!(since.contains('3') && since.ends_with("(vanaf 21-02-2026)"), "{told}");
    // It asks no contact after an observation at any time, and there was none.
    assert!(!text.contains("Contact na een observatie: "), "{text}");
}

#[rstest]
#[tokio::test]
async fn it_is_followed_while_it_is_made_and_taken_for_a_week(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(inspected) = Inspected::open(engine).await else { return };
    let house = &inspected.nest.house;
    let mut lead = inspected.lead().await;
    let asked = inspected.ask(&mut lead, TODAY - 30.days(), TODAY).await;
    let pack = asked.location;
    let waits = lead.get(&pack).await.text;
    assert!(waits.contains("Wij maken het pakket.") && waits.contains("hx-trigger=\"every 3s\""));
    assert_eq!(waits.matches("nog niet</span>").count(), 14, "its parts and the files: {waits}");
    assert_eq!(lead.post(&format!("{pack}/pdf"), &[]).await.status, StatusCode::NOT_FOUND);
    jobs::run_due(&house.app).await.unwrap();
    let ready = lead.get(&pack).await.text;
    assert!(ready.contains("Het pakket is klaar.") && !ready.contains("hx-trigger"));
    assert!(lead.get(&inspected.packs()).await.text.contains("01-02-2026 tot en met 03-03-2026"));

    let mut director = inspected.with_role("Dirk", "director").await;
    let mut policy = inspected.with_role("Bea", "policy").await;
    let mut bram = house.browser_of_staff(inspected.nest.bram).await;
    for file in ["pdf", "workbook"] {
        let at = format!("{pack}/{file}");
        for inspector in [&mut lead, &mut director, &mut policy] {
            assert_eq!(inspector.post(&at, &[]).await.status, StatusCode::OK, "{at}");
        }
        assert_eq!(bram.post(&at, &[]).await.status, StatusCode::FORBIDDEN, "{at}");
    }
    for at in [inspected.packs(), pack.clone(), format!("{pack}/key")] {
        assert_eq!(bram.get(&at).await.status, StatusCode::FORBIDDEN, "{at}");
    }
    assert_eq!(lead.get(&format!("{pack}/key")).await.status, StatusCode::OK);
    for other in [&mut director, &mut policy] {
        assert!(!other.get(&pack).await.text.contains("/key"));
        assert_eq!(
            other.get(&format!("{pack}/key")).await.status,
            StatusCode::FORBIDDEN,
            "names are for the lead"
        );
    }
    let taken = vec!["inspection pack taken"; 6];
    let mut trail = vec!["inspection pack asked for", "inspection pack made"];
    trail.extend(taken);
    assert_eq!(inspected.trail().await, trail);

    house.app.clock.forward_days(6);
    keep_up(&house.app).await.unwrap();
    let mut later = inspected.lead().await;
    assert_eq!(later.get(&pack).await.status, StatusCode::OK);
    house.app.clock.forward_days(1);
    let mut later = inspected.lead().await;
    for removed in [false, true] {
        if removed {
            keep_up(&house.app).await.unwrap();
            keep_up(&house.app).await.unwrap();
        }
        let over = later.get(&pack).await;
        assert_eq!(over.status, StatusCode::GONE);
        assert!(
            over.text.contains("op te halen tot en met") && !over.text.contains("hx-trigger"),
            "{}",
            over.text
        );
        assert!(
            over.text.contains("name=\"from\" value=\"2026-02-01\"")
                && over.text.contains("Maak het opnieuw")
        );
        for file in ["pdf", "workbook"] {
            assert_eq!(
                later.post(&format!("{pack}/{file}"), &[]).await.location,
                pack,
                "also before it is gone"
            );
        }
        assert_eq!(later.get(&format!("{pack}/key")).await.location, pack);
        assert!(!later.get(&inspected.packs()).await.text.contains(&pack), "it is not there any more");
    }
    let removed = |trail: &[String]| trail.iter().filter(|one| *one == "inspection pack removed").count();
    assert_eq!(removed(&inspected.trail().await), 1, "once");
    let (pdf, workbook) = inspected.files(&pack).await;
    assert!(pdf.is_empty() && workbook.is_empty());
    let id = InspectionPackId(pack.rsplit('/').next().unwrap().parse().unwrap());
    let mut tx = house.app.db.read().await.unwrap();
    assert!(queries::numbered(&mut tx, house.organisation, id).await.unwrap().is_empty(), "nor is its key");
    drop(tx);

    // Two months later it is not known any more that it was there.
    house.app.clock.forward_days(61);
    keep_up(&house.app).await.unwrap();
    let mut tx = house.app.db.read().await.unwrap();
    assert!(queries::all(&mut tx, house.organisation, None).await.unwrap().is_empty());
    drop(tx);
    assert_eq!(inspected.lead().await.get(&pack).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn who_asks_for_the_same_pack_takes_away_only_the_own_one(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(inspected) = Inspected::open(engine).await else { return };
    let house = &inspected.nest.house;
    let first = inspected.made().await;
    let mut director = inspected.with_role("Dirk", "director").await;
    let (from, until) = (TODAY - 30.days(), TODAY);
    let second = inspected.ask(&mut director, from, until).await.location;
    jobs::run_due(&house.app).await.unwrap();
    let mut lead = inspected.lead().await;
    for pack in [&first, &second] {
        assert!(lead.get(pack).await.text.contains("Het pakket is klaar."));
        assert_eq!(lead.get(&format!("{pack}/key")).await.status, StatusCode::OK);
        assert_eq!(lead.post(&format!("{pack}/pdf"), &[]).await.status, StatusCode::OK);
    }
    let list = lead.get(&inspected.packs()).await.text;
    assert!(list.contains(&first) && list.contains(&second), "{list}");
    assert_eq!(list.matches("gevraagd op").count(), 2, "{list}");

    // In another language it is another pack; asked for once more, the own one is made anew.
    lead.set_cookie("language", "en");
    let english = inspected.ask(&mut lead, from, until).await.location;
    let again = inspected.ask(&mut lead, from, until).await.location;
    jobs::run_due(&house.app).await.unwrap();
    assert_eq!(lead.get(&english).await.status, StatusCode::NOT_FOUND);
    for pack in [&first, &second, &again] {
        assert_eq!(lead.get(pack).await.status, StatusCode::OK, "{pack}");
    }
}

/// Today the parents of Sem begin to be told of a mentor who begins in two weeks; within five working days they are not.
#[rstest]
#[tokio::test]
async fn a_term_that_was_missed_stands_in_one_of_two_packs_and_on_each_day_after_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(inspected) = Inspected::open(engine).await else { return };
    let nest = &inspected.nest;
    let house = &nest.house;
    let yara = house.staff("Yara").await;
    house.works(yara, nest.group, "pm", parse(b"di wo").unwrap()).await;
    house.guardian("SAM", nest.sem, Some(true)).await;
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE mentorship SET until_on = $3 WHERE organisation_id = $1 AND child_id = $2")
        .bind(house.organisation).bind(nest.sem).bind(jiff_sqlx::Date::from(TODAY + 13.days()))
        .execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let mentorship = house.mentorship(nest.sem, yara, nest.group, TODAY + 14.days()).await;
    let mut tx = house.write().await;
    let told = NewMentor { mentorship, child: nest.sem };
    announcement::tell(&mut tx, house.organisation, &[told]).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    house.app.clock.forward_days(1);
    let mut parent = house.browser_of_guardian(inspected.iris).await;
    parent.get("/family").await;
    parent.post("/family/read", &[]).await;
    house.app.clock.forward_days(29);

    let mut lead = inspected.lead().await;
    let listed = row(&["ouder 1", "Yara Proef", "03-03-2026", "10-03-2026"]);
    for (from, until, counted, in_list) in [
        (-30_i64, 3_i64, "1 0 1 0", true),
        (4, 13, "0 0 0 1", true),
        // The term of the very day is still in time.
        (4, 7, "0 0 1 0", true),
        (8, 13, "0 0 0 1", true),
        (14, 30, "0 0 0 0", true),
        (-30, 30, "1 0 0 1", true),
        (-30, -1, "0 0 0 0", false),
    ] {
        let asked = inspected.ask(&mut lead, TODAY + from.days(), TODAY + until.days()).await;
        jobs::run_due(&house.app).await.unwrap();
        let text = String::from_utf8(inspected.files(&asked.location).await.0).unwrap();
        let kept = text.split("Vertellen wie de mentor is: ").nth(1).unwrap();
        let kept: Vec<&str> = kept.lines().skip(1).take(4).collect();
        assert_eq!(kept.join(" "), counted, "{from} to {until}: {text}");
        assert_eq!(text.contains(&listed), in_list, "{from} to {until}: {text}");
    }
    let day = format!("/locations/{}/inspection", house.location);
    for (n, missing) in [(7_i64, false), (8, true), (13, true), (14, true), (20, true)] {
        let page = lead.get(&format!("{day}?on={}", TODAY + n.days())).await.text;
        let line = page.split("Ouders weten wie de mentor is").nth(1).unwrap().split("</li>").next().unwrap();
        assert_eq!(line.contains("1 niet in orde"), missing, "day {n}: {line}");
    }
}

#[rstest]
#[tokio::test]
async fn a_period_that_cannot_be_is_said_so(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(inspected) = Inspected::open(engine).await else { return };
    let mut lead = inspected.lead().await;
    for (from, until, why) in [
        (TODAY, TODAY - 1.day(), "de laatste dag ligt voor de eerste"),
        (TODAY, TODAY + 1.day(), "de laatste dag is hooguit vandaag"),
        (TODAY - 400.days(), TODAY, "hooguit 366 dagen"),
        (TODAY - 6.years(), TODAY - 6.years(), "op zijn vroegst"),
    ] {
        let refused = inspected.ask(&mut lead, from, until).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains(why), "{why}: {}", refused.text);
    }
    let fields = [("from", "gisteren"), ("until", "")];
    assert!(lead.post(&inspected.packs(), &fields).await.text.contains("niet te lezen"));
    assert!(inspected.trail().await.is_empty());
}

#[rstest]
#[tokio::test]
async fn it_is_not_made_for_who_may_not_inspect_any_more(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(inspected) = Inspected::open(engine).await else { return };
    let house = &inspected.nest.house;
    let mut lead = inspected.lead().await;
    inspected.ask(&mut lead, TODAY, TODAY).await;
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("DELETE FROM staff_role WHERE organisation_id = $1").bind(house.organisation)
        .execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    jobs::run_due(&house.app).await.unwrap();
    assert_eq!(inspected.trail().await.last().unwrap(), "inspection pack not made");
}

/// Today an observation of Noor is finished, with particulars; her parents hear nothing of it.
#[rstest]
#[tokio::test]
async fn what_is_promised_after_an_observation_is_missed_in_one_of_two_packs(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(inspected) = Inspected::open(engine).await else { return };
    let nest = &inspected.nest;
    let house = &nest.house;
    let (name, text) = PROFILES[1];
    let mut tx = house.write().await;
    protocol::add(&mut tx, house.organisation, TODAY - 400.days(), name, text, None).await.unwrap();
    let (id, now) = (fresh(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO observation (organisation_id, id, child_id, staff_id, seen_on, aim, text, periodic, particulars, made_at,
           finished_at)
         VALUES ($1, $2, $3, $4, $5, '', 'Ze bouwt.', $6, $6, $7, $7)")
        .bind(house.organisation).bind(id).bind(nest.noor).bind(nest.fatima).bind(jiff_sqlx::Date::from(TODAY))
        .bind(true).bind(now).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    house.app.clock.forward_days(30);
    let mut lead = inspected.lead().await;
    for (from, until, contact, talk) in [
        (-30_i64, 3_i64, "0 0 1 0", "0 0 1 0"),
        (4, 13, "0 0 0 1", "0 0 1 0"),
        (14, 30, "0 0 0 0", "0 0 0 1"),
    ] {
        let asked = inspected.ask(&mut lead, TODAY + from.days(), TODAY + until.days()).await;
        jobs::run_due(&house.app).await.unwrap();
        let text = String::from_utf8(inspected.files(&asked.location).await.0).unwrap();
        for (subject, counted) in
            [("Contact na een observatie: ", contact), ("Gesprek over bijzonderheden: ", talk)]
        {
            let kept: Vec<&str> = text.split(subject).nth(1).unwrap().lines().skip(1).take(4).collect();
            assert_eq!(kept.join(" "), counted, "{subject}{from} to {until}: {text}");
        }
    }
}
