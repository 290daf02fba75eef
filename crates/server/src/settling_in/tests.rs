//! Stories of settling in, on both engines.

use axum::http::StatusCode;
use jiff::ToSpan;
use mentorkind_domain::half_days::parse;
use rstest::rstest;

use crate::{
    announcement::tests::mails_are_discreet,
    observation::tests::Nest,
    on,
    platform::{
        audit::Audit,
        ids::{ChildId, fresh},
        jobs,
    },
    testing::{Answer, Browser, Engine, TODAY},
};

/// Noor starts in two weeks; Fatima is her first carer. One of the Mondays in her first weeks is Easter Monday.
async fn coming(nest: &Nest) -> String {
    let mut tx = nest.house.write().await;
    let (organisation, start) = (nest.house.organisation, jiff_sqlx::Date::from(TODAY + 14.days()));
    on!(tx, c => sqlx::query("UPDATE placement SET from_on = $3 WHERE organisation_id = $1 AND child_id = $2")
        .bind(organisation).bind(nest.noor).bind(start).execute(c).await.map(drop)).unwrap();
    let id = fresh(tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO settling_in (organisation_id, id, child_id, first_carer_id, first_carer_chosen_on) VALUES ($1, $2, $3, $4, $5)")
        .bind(organisation).bind(id).bind(nest.noor).bind(nest.fatima).bind(start).execute(c).await.map(drop)).unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    page_of(nest.noor)
}

fn page_of(child: ChildId) -> String {
    format!("/children/{child}/settling-in")
}

async fn plan(browser: &mut Browser, page: &str, day: &str, from: &str, until: &str) -> Answer {
    browser.get(page).await;
    browser.post(page, &[("day", day), ("from", from), ("until", until)]).await
}

fn in_days(days: i64) -> String {
    (TODAY + days.days()).to_string()
}

#[rstest]
#[tokio::test]
async fn the_group_and_the_parents_see_who_comes_to_settle_in(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let page = coming(&nest).await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let shown = fatima.get(&page).await.text;
    assert!(
        shown.contains("op 7 van de 7 dagen van KindNOOR") && shown.contains("0 van de 5 onderwerpen"),
        "{shown}"
    );
    assert!(shown.contains("value=\"2026-03-10\""), "a week before the first day is proposed: {shown}");
    assert!(fatima.get(&nest.file()).await.text.contains(&page), "the file leads to it");
    assert_eq!(plan(&mut fatima, &page, &in_days(3), "09:30", "11:00").await.location, page);
    let group = format!("/groups/{}", nest.group);
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let today = bram.get(&group).await.text;
    assert!(today.contains("Komt wennen") && today.contains("9.30 – 11.00"), "{today}");
    let mut parent = nest.house.browser_of_guardian(iris).await;
    assert!(parent.get("/family").await.text.contains("9.30 – 11.00"));
    let cancel = fatima.get(&page).await.text.split("action=\"/visits/").nth(1).unwrap()[..36].to_owned();
    let cancel = format!("/visits/{cancel}/cancel");
    let restore = cancel.replace("/cancel", "/restore");
    let cancelled = fatima.post_on(&cancel, &[]).await.text;
    assert!(cancelled.contains(&format!("action=\"{restore}\"")), "the message takes it back: {cancelled}");
    assert!(!bram.get(&group).await.text.contains("Komt wennen"));
    let off = parent.get("/family").await.text;
    assert!(off.contains("9.30 – 11.00") && off.contains("gaat niet door"), "{off}");
    assert_eq!(fatima.post(&cancel, &[("again", "1")]).await.status, StatusCode::CONFLICT);
    // It takes place after all, once.
    assert!(fatima.post_on(&restore, &[]).await.text.contains("gaat toch door"));
    assert!(!parent.get("/family").await.text.contains("gaat niet door"));
    assert_eq!(fatima.post(&restore, &[]).await.status, StatusCode::CONFLICT);
    assert_eq!(mails(&nest).await, 3, "planned, cancelled, taken back");
    // What was cancelled is told until its day is over, and not beside another visit at that time.
    fatima.post(&cancel, &[]).await;
    assert_eq!(plan(&mut fatima, &page, &in_days(3), "10:00", "12:00").await.location, page);
    // The mails went to the address that Iris has in the planning, and the account of it is hers now.
    let mut parent = nest.house.browser_of_guardian(iris).await;
    let shown = parent.get("/family").await.text;
    assert!(shown.contains("10.00 – 12.00") && !shown.contains("gaat niet door"), "{shown}");
    let twice = fatima.post_on(&restore, &[("again", "1")]).await.text;
    assert!(twice.contains("op deze tijd al wennen"), "{twice}");
    assert_eq!(trail(&nest, "visit%").await.len(), 5, "each is in the trail");
    nest.house.app.clock.forward_days(4);
    let mut parent = nest.house.browser_of_guardian(iris).await;
    assert!(!parent.get("/family").await.text.contains("komt wennen"));
}

/// How many mails went to Iris, of which none says anything.
async fn mails(nest: &Nest) -> usize {
    jobs::run_due(&nest.house.app).await.unwrap();
    mails_are_discreet(&nest.house);
    nest.house.app.mailer.kept().iter().filter(|kept| kept.mail.to == "iris@example.org").count()
}

async fn trail(nest: &Nest, what: &str) -> Vec<String> {
    let mut tx = nest.house.app.db.read().await.unwrap();
    on!(tx, c => sqlx::query_scalar("SELECT action FROM audit_entry WHERE action LIKE $1 ORDER BY day, number")
        .bind(what).fetch_all(c).await)
    .unwrap()
}

/// Where "Toch niet" in the message of a page goes.
fn undo(page: &str) -> String {
    let mut actions = page.split("action=\"").skip(1).filter_map(|part| part.split('"').next());
    let found = actions.find(|action| action.contains("was=")).unwrap_or_else(|| panic!("{page}"));
    found.replace("&#38;", "&").replace("&amp;", "&")
}

#[rstest]
#[tokio::test]
async fn an_appointment_is_changed_and_taken_back_and_no_colleague_overwrites_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let page = coming(&nest).await;
    let (form, child) = (format!("{page}/appointment"), nest.noor.to_string());
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let mut parent = nest.house.browser_of_guardian(iris).await;
    let agreed = |day: &'static str| [("child", child.as_str()), ("day", day)];
    let change = |day: &'static str, before: &'static str| [("appointment", day), ("before", before)];
    let made = fatima.post_on("/todo/settling-in", &agreed("2026-03-12")).await.text;
    assert!(made.contains("is op donderdag 12 maart 2026") && made.contains("Toch niet"), "{made}");
    let family = parent.get("/family").await.text;
    assert!(family.contains("Wenafspraak") && family.contains("datetime=\"2026-03-12\""), "{family}");
    assert_eq!(mails(&nest).await, 1);
    // A list from before: both days are shown, and it is asked.
    let stale = bram.post("/todo/settling-in", &agreed("2026-03-11")).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    let both = [
        "intussen op donderdag 12 maart 2026",
        "value=\"2026-03-11\"",
        "name=\"before\" value=\"2026-03-12\"",
    ];
    for shown in both {
        assert!(stale.text.contains(shown), "{shown}: {}", stale.text);
    }
    assert_eq!(mails(&nest).await, 1);
    let changed = bram.post_on(&form, &change("2026-03-11", "2026-03-12")).await.text;
    assert!(changed.contains("is op woensdag 11 maart 2026"), "{changed}");
    let undo = undo(&changed);
    let back = bram.post_on(&undo, &[]).await.text;
    assert!(back.contains("is weer op donderdag 12 maart 2026"), "{back}");
    assert_eq!(mails(&nest).await, 3);
    assert!(fatima.post_on(&undo, &[]).await.text.contains("Er is niets veranderd"), "it was undone already");
    let wrong = bram.post(&form, &change("2026-03-20", "2026-03-12")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for shown in ["voor of op de eerste dag", "value=\"2026-03-20\""] {
        assert!(wrong.text.contains(shown), "{shown}: {}", wrong.text);
    }
    let off = format!("{form}/take-back?is=2026-03-12");
    assert!(fatima.get(&page).await.text.contains(&format!("action=\"{off}\"")));
    assert!(fatima.post_on(&off, &[]).await.text.contains("staat er niet meer"));
    assert_eq!(mails(&nest).await, 4);
    assert!(!parent.get("/family").await.text.contains("Wenafspraak"));
    let again = bram.post(&form, &change("2026-03-11", "2026-03-12")).await;
    assert!(again.text.contains("een collega haalde de wenafspraak intussen weg"), "{}", again.text);
    // Of what was recorded afterwards parents get no mail.
    assert_eq!(bram.post(&form, &change("2026-03-02", "")).await.location, page);
    assert_eq!(mails(&nest).await, 4);
    let expected = ["made", "changed", "taken back", "taken back", "made"];
    assert_eq!(
        trail(&nest, "settling-in%").await,
        expected.map(|what| format!("settling-in appointment {what}"))
    );
}

#[rstest]
#[tokio::test]
async fn another_day_does_not_make_an_appointment_late_that_was_made_in_time(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let form = format!("{}/appointment", coming(&nest).await);
    let made_on = async || {
        let mut tx = nest.house.app.db.read().await.unwrap();
        let made: jiff_sqlx::Date = on!(tx, c => sqlx::query_scalar(
            "SELECT appointment_made_on FROM settling_in WHERE child_id = $1").bind(nest.noor).fetch_one(c).await)
        .unwrap();
        made.to_jiff()
    };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    fatima.post(&form, &[("appointment", "2026-03-12"), ("before", "")]).await;
    nest.house.app.clock.forward_days(6);
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    fatima.post(&form, &[("appointment", "2026-03-16"), ("before", "2026-03-12")]).await;
    assert_eq!(made_on().await, TODAY);
    // In an earlier stay it counts for nothing: the form of the list makes it anew.
    let mut tx = nest.house.write().await;
    let (organisation, id, left) =
        (nest.house.organisation, fresh(tx.now), jiff_sqlx::Date::from(TODAY + 3.days()));
    on!(tx, c => sqlx::query(
        "INSERT INTO placement (organisation_id, id, child_id, group_id, main, days, until_on, language, knows_well, not_mentor,
           same_mentor, other_mentor)
         SELECT organisation_id, $3, child_id, group_id, main, days, $4, language, knows_well, not_mentor, same_mentor, other_mentor
         FROM placement
         WHERE organisation_id = $1 AND child_id = $2")
        .bind(organisation).bind(nest.noor).bind(id).bind(left).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let page = fatima.get(&page_of(nest.noor)).await.text;
    assert!(page.contains("Nog niet gemaakt") && page.contains("name=\"before\" value=\"\""), "{page}");
    let child = nest.noor.to_string();
    let sent = fatima.post("/todo/settling-in", &[("child", child.as_str()), ("day", "2026-03-17")]).await;
    assert_eq!(sent.location, "/todo", "{}", sent.text);
    assert_eq!(made_on().await, TODAY + 6.days());
}

#[rstest]
#[tokio::test]
async fn the_first_carer_is_changed_and_taken_back_and_no_colleague_overwrites_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let form = format!("{}/carer", coming(&nest).await);
    let (of_fatima, of_bram) = (nest.fatima.to_string(), nest.bram.to_string());
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let changed = fatima.post_on(&form, &[("carer", &of_bram), ("before", &of_fatima)]).await.text;
    assert!(changed.contains("Bram Proef is de eerste verzorger van KindNOOR"), "{changed}");
    let stale = bram.post(&form, &[("carer", &of_fatima), ("before", "")]).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    let chosen = format!("value=\"{of_fatima}\" selected");
    for shown in ["koos intussen Bram Proef als eerste verzorger", chosen.as_str()] {
        assert!(stale.text.contains(shown), "{shown}: {}", stale.text);
    }
    let undo = undo(&changed);
    let back = fatima.post_on(&undo, &[]).await.text;
    assert!(back.contains("Fatima Proef is de eerste verzorger van KindNOOR"), "{back}");
    assert!(bram.post_on(&undo, &[]).await.text.contains("Er is niets veranderd"));
    let off = format!("{form}/take-back?is={of_fatima}");
    assert!(bram.post_on(&off, &[]).await.text.contains("heeft nog geen eerste verzorger"));
    let expected = ["first carer changed", "first carer taken back", "first carer taken back"];
    assert_eq!(trail(&nest, "first carer%").await, expected);
}

#[rstest]
#[tokio::test]
async fn a_visit_stands_once_at_a_time(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let page = coming(&nest).await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert_eq!(plan(&mut fatima, &page, "2026-03-10", "09:30", "11:00").await.location, page);
    for (from, until) in [("09:30", "11:00"), ("10:00", "10:30"), ("09:00", "12:00")] {
        let refused = plan(&mut fatima, &page, "2026-03-10", from, until).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{from}");
        assert!(refused.text.contains("op deze tijd al wennen"), "{}", refused.text);
    }
    assert_eq!(plan(&mut fatima, &page, "2026-03-10", "11:00", "12:00").await.location, page);
    assert_eq!(plan(&mut fatima, &page, "2026-03-11", "09:30", "11:00").await.location, page);
    // Who comes today stands with the children of the day, and can be ticked.
    assert_eq!(plan(&mut fatima, &page, &in_days(0), "13:00", "14:00").await.location, page);
    let (group, visit) = (format!("/groups/{}", nest.group), "komt wennen, 13.00 – 14.00");
    let cards = format!("{group}/day-handover");
    for path in [group.as_str(), "/todo", cards.as_str()] {
        assert!(fatima.get(path).await.text.contains(visit), "{path}");
    }
    assert!(fatima.get(&cards).await.text.contains("0 kinderen zijn er · 2 verwacht"));
    fatima.post(&format!("{group}/presence/{}/here", nest.noor), &[]).await;
    let shown = fatima.get(&cards).await.text;
    assert!(shown.contains("1 kind is er · 1 verwacht") && shown.contains("KindNOOR"), "{shown}");
}

#[rstest]
#[tokio::test]
async fn the_first_carer_is_compared_with_the_roster_as_it_really_goes(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let page = coming(&nest).await;
    nest.house.absent(nest.fatima, TODAY + 14.days(), TODAY + 20.days()).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert!(bram.get(&page).await.text.contains("op 5 van de 7 dagen"));
}

#[rstest]
#[case("2026-01-01", "09:30", "11:00", "Deze dag is voorbij")]
#[case("2026-03-03", "07:00", "08:30", "Deze tijd is voorbij")]
#[case("1990-01-01", "09:30", "11:00", "Deze dag is voorbij")]
#[case("2026-12-01", "09:30", "11:00", "Kies een dag tot en met")]
#[case("2026-04-15", "09:30", "11:00", "Kies een dag tot en met dinsdag 14 april 2026")]
#[case("2026-03-07", "09:30", "11:00", "is de groep dicht")]
#[case("morgen", "09:30", "11:00", "Kies een dag")]
#[case("2026-03-10", "half tien", "11:00", "Vul een tijd in")]
#[case("2026-03-10", "11:00", "09:30", "Het einde is niet na het begin")]
#[case("2026-03-10", "02:00", "03:00", "tussen 6.00 en 20.00 uur")]
#[tokio::test]
async fn a_visit_that_cannot_be_comes_back_as_it_was_typed(
    #[case] day: &str,
    #[case] from: &str,
    #[case] until: &str,
    #[case] why: &str,
) {
    let Some(nest) = Nest::open(Engine::Sqlite).await else { return };
    let page = coming(&nest).await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let refused = plan(&mut fatima, &page, day, from, until).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains(why), "{}", refused.text);
    assert!([day, from, until].iter().all(|typed| refused.text.contains(&format!("value=\"{typed}\""))));
    assert!(fatima.get(&page).await.text.contains("Er staan geen wenmomenten"));
}

#[rstest]
#[tokio::test]
async fn who_is_here_for_long_does_not_settle_in(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let page = coming(&nest).await;
    let other = nest.house.staff("Other").await;
    let group = nest.house.group("G2", "kdv").await;
    nest.house.works(other, group, "pm", parse(b"ma").unwrap()).await;
    let mut stranger = nest.house.browser_of_staff(other).await;
    assert_eq!(stranger.get(&page).await.status, StatusCode::NOT_FOUND);
    nest.house.app.clock.forward_days(14 + 91);
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert_eq!(fatima.get(&page).await.status, StatusCode::OK, "the last day counts");
    nest.house.app.clock.forward_days(1);
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert_eq!(fatima.get(&page).await.status, StatusCode::NOT_FOUND);
    assert!(!fatima.get(&nest.file()).await.text.contains(&page));
}

#[rstest]
#[tokio::test]
async fn a_visit_does_not_go_on_where_the_location_closes(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let page = coming(&nest).await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert_eq!(plan(&mut fatima, &page, &in_days(3), "09:30", "11:00").await.location, page);
    let lead = nest.house.staff("Leni").await;
    nest.house.role(lead, "teamlead").await;
    let mut lead = nest.house.browser_of_staff(lead).await;
    let closes = [("from", in_days(3)), ("until", in_days(3))];
    let closes: Vec<(&str, &str)> = closes.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let days = format!("/locations/{}/days", nest.house.location);
    let said = lead.post_on(&format!("{days}/closure"), &closes).await.text;
    assert!(said.contains("Dan staat er nog: KindNOOR komt wennen (vr 6 maart"), "{said}");
    let group = format!("/groups/{}", nest.group);
    assert!(fatima.get(&group).await.text.contains("9.30 – 11.00 · dan is de locatie dicht"));
    assert!(fatima.get(&page).await.text.contains("Dan is de locatie dicht: spreek een ander moment af."));
    let mut parent = nest.house.browser_of_guardian(iris).await;
    let family = parent.get("/family").await.text;
    assert!(
        family.contains("Dan is de locatie dicht. De groep spreekt een ander moment met u af."),
        "{family}"
    );
    // On the day itself nobody is expected.
    nest.house.app.clock.forward_days(3);
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert!(!fatima.get(&group).await.text.contains("komt wennen, 9.30"));
}
