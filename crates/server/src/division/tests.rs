use jiff::civil::{Date, date};
use mentorkind_division::HalfDays;
use mentorkind_domain::half_days;
use rstest::rstest;

use crate::{
    on,
    platform::{audit::Audit, ids::*},
    testing::{Answer, Browser, Engine, House, TODAY},
};

fn days(text: &str) -> HalfDays {
    half_days::parse(text.as_bytes()).unwrap()
}

/// A group whose days have shifted: Bram comes on the days of Daan, and Fatima is still his mentor.
struct Story {
    house: House,
    group: GroupId,
    fatima: StaffId,
    daan: StaffId,
    noor: ChildId,
    bram: ChildId,
    yusuf: ChildId,
    lead: Browser,
}

impl Story {
    async fn open(engine: Engine) -> Option<Self> {
        let house = House::open(engine).await?;
        let group = house.group("G1", "kdv").await;
        let (fatima, daan, lead) =
            (house.staff("Fatima").await, house.staff("Daan").await, house.staff("Maaike").await);
        house.works(fatima, group, "pm", days("ma di do")).await;
        house.works(daan, group, "pm", days("wo do vr")).await;
        house.role(lead, "teamlead").await;
        let noor = house.child("NOOR", group, days("ma di do")).await;
        let bram = house.child("BRAM", group, days("wo do vr")).await;
        let yusuf = house.child("YUSUF", group, days("wo vr")).await;
        house.mentorship(noor, fatima, group, date(2025, 9, 1)).await;
        house.mentorship(bram, fatima, group, date(2025, 9, 1)).await;
        let lead = house.browser_of_staff(lead).await;
        Some(Self { house, group, fatima, daan, noor, bram, yusuf, lead })
    }

    async fn propose(&mut self) -> String {
        let answer = self.lead.post(&format!("/groups/{}/division", self.group), &[]).await;
        assert!(answer.location.starts_with("/divisions/"), "{answer:?}");
        answer.location
    }

    /// What is on the screen, made known from a day.
    async fn publish(&mut self, draft: &str, from: &str) -> Answer {
        let page = self.lead.get(draft).await;
        self.publish_seen(draft, &page, from).await
    }

    async fn publish_seen(&mut self, draft: &str, page: &Answer, from: &str) -> Answer {
        let (version, facts, seen) = (hidden(page, "version"), hidden(page, "facts"), hidden(page, "seen"));
        let fields = [("version", version.as_str()), ("facts", &facts), ("seen", &seen), ("from", from)];
        self.lead.post(&format!("{draft}/publish"), &fields).await
    }

    async fn choose(&mut self, draft: &str, child: ChildId, staff: StaffId) -> Answer {
        let version = hidden(&self.lead.get(draft).await, "version");
        let choice = super::form::value(child, staff);
        self.lead.post(&format!("{draft}/choose"), &[("version", &version), ("choose", &choice)]).await
    }

    /// Child, mentor, first day, last day, reason of the end, from a division.
    async fn mentorships(&self) -> Vec<(ChildId, StaffId, Date, Option<Date>, Option<String>, bool)> {
        let mut tx = self.house.app.db.read().await.unwrap();
        let found = crate::mentorship::of_group(&mut tx, self.house.organisation, self.group).await.unwrap();
        found
            .into_iter()
            .map(|m| (m.child, m.staff, m.from, m.until, m.end_reason, m.division.is_some()))
            .collect()
    }

    async fn count(&self, table: &str) -> i64 {
        let mut tx = self.house.app.db.read().await.unwrap();
        let sql = format!("SELECT COUNT(*) FROM {table}");
        on!(tx, c => sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(c).await).unwrap()
    }

    async fn change(&self, sql: &'static str) {
        let mut tx = self.house.write().await;
        on!(tx, c => sqlx::query(sql).execute(c).await.map(drop)).unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }
}

fn hidden(page: &Answer, name: &str) -> String {
    let rest = page.text.split(&format!("name=\"{name}\" value=\"")).nth(1);
    rest.unwrap_or_else(|| panic!("no field {name}: {}", page.text)).split('"').next().unwrap().to_owned()
}

#[rstest]
#[tokio::test]
async fn a_proposal_is_one_tap_and_says_why(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut story) = Story::open(engine).await else { return };
    let draft = story.propose().await;
    let page = story.lead.get(&draft).await;
    assert!(page.text.contains("Voorstel: 1 kind krijgt een andere mentor"), "{}", page.text);
    assert!(
        page.text.contains(
            "Beter kan niet als alles meetelt: op 100% van de dagen is de mentor erbij. Nu is dat 50%."
        ),
        "{}",
        page.text
    );
    assert!(page.text.contains("Fatima ziet KindBRAM nog maar 1 van 3 dagen."), "{}", page.text);
    let (yusuf, noor) = (page.text.find("KindYUSUF ").unwrap(), page.text.find("KindNOOR ").unwrap());
    assert!(yusuf < noor, "a child without mentor stands on top");
    assert!(
        page.text.contains(&format!("href=\"{draft}/publish\"")),
        "the way without script: {}",
        page.text
    );
    assert_eq!(story.propose().await, draft, "there is one draft of a group");
    assert_eq!(story.count("division").await, 1);
}

#[rstest]
#[tokio::test]
async fn a_choice_is_kept_priced_and_let_go(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut story) = Story::open(engine).await else { return };
    let draft = story.propose().await;
    let best = story.lead.get(&draft).await;
    let (bram, fatima) = (story.bram, story.fatima);
    assert!(story.choose(&draft, bram, fatima).await.location.starts_with(&draft));
    let chosen = story.lead.get(&draft).await;
    assert!(chosen.text.contains("Jij koos Fatima."), "{}", chosen.text);
    assert!(
        chosen.text.contains("vergeleken met het beste voorstel: 2 dagen per week minder samen"),
        "{}",
        chosen.text
    );
    let stale = [("version", "1"), ("choose", &*super::form::value(story.bram, story.daan))];
    let refused = story.lead.post(&format!("{draft}/choose"), &stale).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text.contains(&format!("href=\"{draft}\"")), "there is a way back: {}", refused.text);
    let version = hidden(&chosen, "version");
    story.lead.post(&format!("{draft}/best"), &[("version", &version)]).await;
    let again = story.lead.get(&draft).await;
    assert_eq!(hidden(&again, "facts"), hidden(&best, "facts"));
    assert!(!again.text.contains("Jij koos"));
    // A second tap on the own choice lets it go as well.
    for _ in 0..2 {
        story.choose(&draft, bram, fatima).await;
    }
    assert_eq!(story.count("division_choice").await, 0);
}

#[rstest]
#[tokio::test]
async fn a_wish_that_is_not_met_is_priced_or_cannot_be(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = Story::open(engine).await else { return };
    story.change("UPDATE placement SET same_mentor = 'NOOR' WHERE child_id IN (SELECT id FROM child WHERE key = 'BRAM')").await;
    let draft = story.propose().await;
    let page = story.lead.get(&draft).await.text;
    let priced =
        "Dezelfde mentor als KindNOOR koos het voorstel niet; dat kost: 2 dagen per week minder samen";
    assert!(page.contains(priced) && !page.contains("KindNOOR lukt niet"), "{page}");
    for sql in [
        "UPDATE placement SET not_mentor = 'Fatima' WHERE child_id IN (SELECT id FROM child WHERE key = 'BRAM')",
        "UPDATE placement SET not_mentor = 'Daan' WHERE child_id IN (SELECT id FROM child WHERE key = 'NOOR')",
    ] {
        story.change(sql).await;
    }
    let page = story.lead.get(&draft).await.text;
    assert!(page.contains("Dezelfde mentor als KindNOOR lukt niet.") && !page.contains(priced), "{page}");
}

#[rstest]
#[tokio::test]
async fn making_known_and_withdrawing_leaves_mentorships_as_they_were(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = Story::open(engine).await else { return };
    for (guardian, child) in [("OUDER1", story.bram), ("OUDER2", story.noor)] {
        story.house.guardian(guardian, child, Some(true)).await;
    }
    let before = story.mentorships().await;
    let draft = story.propose().await;
    assert_eq!(story.publish(&draft, "2026-03-16").await.location, draft);
    let after = story.mentorships().await;
    let new: Vec<_> = after.iter().filter(|m| m.5).map(|m| (m.0, m.1, m.2)).collect();
    let start = date(2026, 3, 16);
    assert!(
        new.contains(&(story.bram, story.daan, start)) && new.contains(&(story.yusuf, story.daan, start))
    );
    assert_eq!(new.len(), 2);
    let old = after.iter().find(|m| m.0 == story.bram && m.1 == story.fatima).unwrap();
    assert_eq!((old.3, old.4.as_deref()), (Some(date(2026, 3, 15)), Some("division")));
    assert!(after.iter().any(|m| m.0 == story.noor && m.3.is_none() && !m.5), "Noor keeps her mentor");
    assert_eq!(story.count("announcement").await, 1, "only Bram's parents hear of it");
    // Another one has to wait until this one is withdrawn or in force.
    let second = story.propose().await;
    assert_ne!(second, draft);
    let waits = story.lead.get(&second).await.text;
    assert!(waits.contains("Trek die eerst in"), "{waits}");
    assert!(waits.contains("Nu is dat 50%."), "what waits is not how it is now: {waits}");
    let what_if = story.lead.get(&format!("/groups/{}/what-if", story.group)).await.text;
    assert!(what_if.contains("nu is dat 50%."), "{what_if}");
    assert!(what_if.contains("geldt vanaf 16 maart een verdeling die al bekendgemaakt is"), "{what_if}");
    assert_eq!(story.lead.post(&format!("{draft}/withdraw"), &[]).await.location, draft);
    assert_eq!(story.mentorships().await, before);
    assert_eq!(story.count("announcement").await, 0);
    assert_eq!(story.lead.post(&format!("{draft}/withdraw"), &[]).await.status, 409);
}

#[rstest]
#[tokio::test]
async fn nothing_is_withdrawn_once_it_holds(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut story) = Story::open(engine).await else { return };
    let draft = story.propose().await;
    story.publish(&draft, "2026-03-03").await;
    let known = story.mentorships().await;
    assert!(known.iter().any(|m| m.0 == story.bram && m.3 == Some(date(2026, 3, 2))));
    assert_eq!(story.lead.post(&format!("{draft}/withdraw"), &[]).await.status, 409);
    assert_eq!(story.mentorships().await, known);
}

#[rstest]
#[tokio::test]
async fn changed_facts_are_shown_and_not_made_known(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = Story::open(engine).await else { return };
    let draft = story.propose().await;
    let page = story.lead.get(&draft).await;
    story.house.works(story.fatima, story.group, "pm", HalfDays(0)).await;
    story
        .change("UPDATE placement SET days = 0 WHERE child_id IN (SELECT id FROM child WHERE key = 'BRAM')")
        .await;
    let before = story.mentorships().await;
    let answer = story.publish_seen(&draft, &page, "2026-03-16").await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("Er is niets bekendgemaakt"), "{}", answer.text);
    assert!(
        answer.text.contains("<span class=\"from\">Daan</span>"),
        "Bram's mentor was another: {}",
        answer.text
    );
    assert_eq!(story.mentorships().await, before);
    // What is on the screen now can be made known.
    assert_eq!(story.publish_seen(&draft, &answer, "2026-03-16").await.location, draft);
    let version = [("version", "1"), ("facts", ""), ("seen", ""), ("from", "2026-03-16")];
    assert_eq!(story.lead.post(&format!("{draft}/publish"), &version).await.status, 409);
}

#[rstest]
#[tokio::test]
async fn a_mentor_who_never_worked_on_the_group_is_not_said_to_have_left(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = Story::open(engine).await else { return };
    let stijn = story.house.staff("Stijn").await;
    story.house.mentorship(story.yusuf, stijn, story.group, date(2025, 9, 1)).await;
    let draft = story.propose().await;
    let page = story.lead.get(&draft).await.text;
    assert!(page.contains("werkt niet op deze groep."), "{page}");
}

#[rstest]
#[tokio::test]
async fn what_holds_on_the_chosen_day_decides(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut story) = Story::open(engine).await else { return };
    story.change("UPDATE roster SET until_on = '2026-03-20' WHERE staff_id IN (SELECT id FROM staff_member WHERE key = 'Daan')").await;
    let draft = story.propose().await;
    let (bram, daan) = (story.bram, story.daan);
    story.choose(&draft, bram, daan).await;
    let answer = story.publish(&draft, "2026-03-23").await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("<span class=\"to\">Fatima</span>"), "{}", answer.text);
    assert!(answer.text.contains("Er is niets bekendgemaakt: op 23 maart is het anders"), "{}", answer.text);
    let past = story.publish_seen(&draft, &answer, "2026-03-02").await;
    assert_eq!(past.status, 422);
    assert!(past.text.contains("Kies vandaag of een latere dag"), "{}", past.text);
    let far = story.publish_seen(&draft, &past, "2999-01-01").await;
    assert_eq!(far.status, 422);
    assert!(far.text.contains("hoogstens een jaar vooruit"), "{}", far.text);
    assert_eq!(story.publish_seen(&draft, &answer, "2026-03-23").await.location, draft);
}

#[rstest]
#[tokio::test]
async fn a_day_on_which_it_does_not_fit_is_refused_and_moves_nothing(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = Story::open(engine).await else { return };
    story.change("UPDATE roster SET until_on = '2026-03-20' WHERE staff_id IN (SELECT id FROM staff_member WHERE key = 'Daan')").await;
    story.change("UPDATE roster SET max_children = 2").await;
    let draft = story.propose().await;
    let page = story.lead.get(&draft).await;
    assert!(page.text.contains("Voorstel:"), "until then it fits: {}", page.text);
    let refused = story.publish_seen(&draft, &page, "2026-03-23").await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text.contains("Op 23 maart past het niet: Daan stopt op 20 maart. Kies een andere dag."),
        "{}",
        refused.text
    );
    assert!(
        !refused.text.contains("Zo past het niet") && !refused.text.contains("er is intussen iets veranderd")
    );
    let again = story.lead.get(&draft).await;
    for name in ["version", "facts", "seen"] {
        assert_eq!(hidden(&again, name), hidden(&page, name), "{name}");
    }
    assert_eq!(story.publish_seen(&draft, &refused, "2026-03-16").await.location, draft);
}

#[rstest]
#[tokio::test]
async fn a_mentor_who_was_to_stop_stays_until_then(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = Story::open(engine).await else { return };
    story.change("UPDATE mentorship SET until_on = '2026-03-31', end_reason = 'staff_left' WHERE child_id IN (SELECT id FROM child WHERE key = 'BRAM')").await;
    let before = story.mentorships().await;
    let draft = story.propose().await;
    story.publish(&draft, "2026-03-16").await;
    let after = story.mentorships().await;
    assert!(after.iter().any(|m| (m.0, m.1, m.2) == (story.bram, story.daan, date(2026, 4, 1))), "{after:?}");
    story.lead.post(&format!("{draft}/withdraw"), &[]).await;
    assert_eq!(story.mentorships().await, before);
}

#[rstest]
#[tokio::test]
async fn the_team_is_asked_and_heard(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut story) = Story::open(engine).await else { return };
    let draft = story.propose().await;
    let mut fatima = story.house.browser_of_staff(story.fatima).await;
    assert_eq!(fatima.get(&format!("{draft}/team")).await.status, 404, "not asked yet");
    let unasked = hidden(&story.lead.get(&draft).await, "facts");
    story.lead.post(&format!("{draft}/ask"), &[("version", "1")]).await;
    assert!(fatima.get(&format!("/groups/{}", story.group)).await.text.contains(&format!("{draft}/team")));
    let page = fatima.get(&format!("{draft}/team")).await;
    assert!(page.text.contains("KindBRAM"), "{}", page.text);
    let bram = story.bram.to_string();
    let knows = [("kind", "knows_well"), ("child", bram.as_str())];
    fatima.post(&format!("{draft}/team"), &knows).await;
    let objects = [("kind", "objects"), ("child", bram.as_str()), ("said", "Hij is net gewend.")];
    fatima.post(&format!("{draft}/team"), &objects).await;
    fatima.post(&format!("{draft}/team"), &[("kind", "agrees")]).await;
    let page = story.lead.get(&draft).await;
    assert_ne!(hidden(&page, "facts"), unasked, "who knows a child well counts");
    for text in [
        "Fatima kent KindBRAM goed",
        "Fatima heeft een bezwaar bij KindBRAM",
        "Hij is net gewend.",
        "Fatima is akkoord",
        "Nog niet gereageerd: Daan.",
    ] {
        assert!(page.text.contains(text), "{text}: {}", page.text);
    }
    fatima
        .post(&format!("{draft}/team"), &[("kind", "knows_well"), ("child", &bram), ("back", "true")])
        .await;
    assert_eq!(hidden(&story.lead.get(&draft).await, "facts"), unasked);
    assert_eq!(fatima.get(&draft).await.status, 403, "the proposal itself is the team lead's");
}

#[rstest]
#[tokio::test]
async fn a_group_that_cannot_be_divided_is_told_why(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = Story::open(engine).await else { return };
    story.change("UPDATE roster SET max_children = 1").await;
    let draft = story.propose().await;
    let page = story.lead.get(&draft).await;
    assert!(
        page.text.contains("Zo past het niet") && page.text.contains("Verhoog het maximum van"),
        "{}",
        page.text
    );
    assert!(!page.text.contains("name=\"seen\""), "nothing can be made known");
    assert!(page.text.contains("Het maximum staat in de planning"), "{}", page.text);
    assert!(page.text.contains("<a href=\"/import\">Lees de planning in</a>"), "{}", page.text);
    // Two places short: nobody goes above the protocol's number while a colleague is below it.
    story.change("UPDATE roster SET max_children = 7").await;
    for n in 0..13 {
        story.house.child(&format!("K{n}"), story.group, days("ma")).await;
    }
    let page = story.lead.get(&draft).await.text;
    for name in ["Daan", "Fatima"] {
        assert!(page.contains(&format!("Verhoog het maximum van {name} met 1.")), "{name}: {page}");
    }
}

#[rstest]
#[tokio::test]
async fn others_see_and_change_nothing(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut story) = Story::open(engine).await else { return };
    let draft = story.propose().await;
    story.lead.post(&format!("{draft}/ask"), &[("version", "1")]).await;
    let elsewhere = story.house.group("G2", "kdv").await;
    let els = story.house.staff("Els").await;
    story.house.works(els, elsewhere, "pm", days("ma")).await;
    let mut els = story.house.browser_of_staff(els).await;
    assert_eq!(els.get(&format!("/groups/{}", story.group)).await.status, 404);
    assert_eq!(els.get(&format!("{draft}/team")).await.status, 404);
    assert_eq!(els.get(&draft).await.status, 403);
    assert_eq!(els.post(&format!("{draft}/team"), &[("kind", "agrees")]).await.status, 404);
    let admin = story.house.staff("Beheer").await;
    story.house.role(admin, "admin").await;
    let mut admin = story.house.browser_of_staff(admin).await;
    for path in ["/groups", "/overview", "/handovers", &draft, &format!("/groups/{}", story.group)] {
        assert_eq!(admin.get(path).await.status, 403, "{path}");
    }
    assert_eq!(admin.post(&format!("{draft}/withdraw"), &[]).await.status, 403);
    // The team lead of another organisation.
    let mut other = Story::open(engine).await.unwrap();
    assert_eq!(other.lead.get(&draft).await.status, 404);
    assert_eq!(other.lead.post(&format!("/groups/{}/division", story.group), &[]).await.status, 404);
    assert_eq!(story.count("team_reaction").await, 0);
    assert_eq!(story.house.app.clock.now().date_in(&jiff::tz::TimeZone::UTC), TODAY);
}
