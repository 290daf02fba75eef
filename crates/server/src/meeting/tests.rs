//! Stories of meetings, on both engines.

mod minutes;

use axum::http::StatusCode;
use jiff::ToSpan;
use mentorkind_domain::protocol::PROFILES;
use rstest::rstest;

use crate::{
    observation::tests::Nest,
    on,
    platform::{audit::Audit, ids::StaffId},
    testing::{Browser, Engine, TODAY},
};

/// Why it is asked after it was held on the day before.
const YESTERDAY: &str = "De vorige keer was gisteren.";
const DUE: &str = "Houd de groepsbespreking van Groep G1";

/// A nest with a team lead, under the protocol with this text in it.
async fn nest(engine: Engine, change: (&str, &str)) -> Option<(Nest, StaffId)> {
    let nest = Nest::open(engine).await?;
    let lead = nest.house.staff("Maaike").await;
    nest.house.role(lead, "teamlead").await;
    let (name, text) = PROFILES[1];
    assert!(text.contains(change.0));
    let text = text.replacen(change.0, change.1, 1);
    let mut tx = nest.house.write().await;
    crate::protocol::add(&mut tx, nest.house.organisation, TODAY - 400.days(), name, &text, None)
        .await
        .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    Some((nest, lead))
}

fn meetings(nest: &Nest) -> String {
    format!("/groups/{}/meetings", nest.group)
}

async fn plan(nest: &Nest, browser: &mut Browser, in_days: i64) -> String {
    let day = (TODAY + in_days.days()).to_string();
    let sent = browser.post(&meetings(nest), &[("day", &day)]).await;
    assert!(sent.location.starts_with("/meetings/"), "{}", sent.text);
    sent.location
}

/// A concern begins only after a coach confirmed the steps.
async fn confirm_steps(nest: &Nest) {
    let coach = nest.house.staff("Coen").await;
    nest.house.role(coach, "coach").await;
    let steps = [("name_1", "Kijk goed"), ("who_1", "mentor"), ("days_1", "3"), ("parents_from", "1")];
    let mut coach = nest.house.browser_of_staff(coach).await;
    let page = coach.get("/concern-steps/change").await.text;
    let based_on = page.split("name=\"based_on\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let fields: Vec<_> = steps.into_iter().chain([("based_on", based_on)]).collect();
    assert_eq!(coach.post("/concern-steps/change", &fields).await.location, "/concern-steps");
}

#[rstest]
#[tokio::test]
async fn a_meeting_is_planned_moved_cancelled_and_held(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((nest, lead)) = nest(engine, ("", "")).await else { return };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert!(fatima.get("/todo").await.text.contains(DUE), "it was never held");
    let past = fatima.post(&meetings(&nest), &[("day", "2026-03-02")]).await;
    assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        past.text.contains("Kies een dag van vandaag") && past.text.contains("2026-03-02"),
        "nothing is lost"
    );
    let meeting = plan(&nest, &mut fatima, 7).await;
    assert!(fatima.get("/todo").await.text.contains("gepland: "));
    let other = fatima.post(&meetings(&nest), &[("day", "2026-03-20")]).await;
    assert_eq!(other.status, StatusCode::CONFLICT, "one at a time");
    let early = fatima.post(&format!("{meeting}/held"), &[]).await;
    assert_eq!(early.status, StatusCode::CONFLICT, "it is to come");
    assert_eq!(fatima.post(&format!("{meeting}/cancel"), &[]).await.location, meetings(&nest));
    assert_eq!(fatima.get(&meeting).await.status, StatusCode::NOT_FOUND);
    let stale = fatima.post(&format!("{meeting}/day"), &[("day", "2026-03-05")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "a page from before it was cancelled");
    assert_eq!(fatima.post(&format!("{meeting}/restore"), &[]).await.location, meeting);
    let mut saturday = vec![("day", "2026-03-07")];
    let closed = fatima.post(&format!("{meeting}/day"), &saturday).await;
    assert_eq!(closed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(closed.text.contains("is de groep dicht") && closed.text.contains("name=\"sure\""));
    saturday.push(("sure", "true"));
    assert_eq!(fatima.post(&format!("{meeting}/day"), &saturday).await.location, meeting);
    assert_eq!(fatima.post(&format!("{meeting}/day"), &[("day", "2026-03-05")]).await.location, meeting);
    let wrong = fatima.post(&format!("{meeting}/day"), &[("day", "ooit")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Its day passes: it is late once more until somebody says that it was held.
    nest.house.app.clock.forward_days(3);
    let mut maaike = nest.house.browser_of_staff(lead).await;
    let page = maaike.get("/todo").await.text;
    assert!(page.contains(DUE) && page.contains("te laat"), "{page}");
    assert_eq!(maaike.post(&format!("{meeting}/held"), &[]).await.location, meetings(&nest));
    assert!(!maaike.get("/todo").await.text.contains(DUE));
    assert_eq!(maaike.post(&format!("{meeting}/cancel"), &[]).await.status, StatusCode::CONFLICT);
    assert!(maaike.get(&meetings(&nest)).await.text.contains("Eerdere besprekingen"));
}

#[rstest]
#[tokio::test]
async fn what_was_planned_counts_as_held_from_the_list_too(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((nest, _)) = nest(engine, ("", "")).await else { return };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let meeting = plan(&nest, &mut fatima, 0).await;
    let group = nest.group.to_string();
    let held = [("group", group.as_str()), ("day", "2026-03-02")];
    assert_eq!(fatima.post("/todo/meetings", &held).await.location, "/todo");
    let page = fatima.get(&meetings(&nest)).await.text;
    assert_eq!(page.matches("href=\"/meetings/").count(), 1, "{page}");
    assert!(page.contains(&meeting) && page.contains("datetime=\"2026-03-02\""));
}

#[rstest]
#[tokio::test]
async fn a_meeting_recorded_by_mistake_is_taken_back_until_there_are_minutes_of_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((nest, lead)) = nest(engine, ("", "")).await else { return };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let mut maaike = nest.house.browser_of_staff(lead).await;
    let group = nest.group.to_string();
    let take_back = |page: &str| {
        let rest = page.split("action=\"/meetings/").nth(1).unwrap_or_else(|| panic!("{page}"));
        format!("/meetings/{}", rest.split('"').next().unwrap())
    };
    // Never planned: it is gone, and asked for again.
    let held = [("group", group.as_str()), ("day", "2026-03-02")];
    let page = fatima.post_on("/todo/meetings", &held).await.text;
    assert!(page.contains("Toch niet") && page.contains(YESTERDAY), "{page}");
    let undo = take_back(&page);
    let again = maaike.post_on("/todo/meetings", &held).await.text;
    assert!(again.contains("stond er al") && !again.contains("/take-back"), "{again}");
    let gone = maaike.post_on(&undo, &[]).await.text;
    assert!(gone.contains("staat er niet meer") && !gone.contains("href=\"/meetings/"), "{gone}");
    let page = fatima.get("/todo").await.text;
    assert!(page.contains(DUE) && !page.contains(YESTERDAY), "it is asked for again: {page}");
    assert_eq!(fatima.post(&undo, &[]).await.status, StatusCode::CONFLICT, "it is gone already");
    // Planned on another day: it is planned again on that day.
    let meeting = plan(&nest, &mut fatima, 6).await;
    let page = fatima.post_on("/todo/meetings", &held).await.text;
    let undo = take_back(&page);
    assert_eq!(undo, format!("{meeting}/take-back?day=2026-03-09"));
    assert_eq!(fatima.post(&undo, &[]).await.location, meeting);
    assert!(fatima.get(&meeting).await.text.contains("datetime=\"2026-03-09\""));
    // What minutes were written of stays, also for a page from before.
    fatima.post("/todo/meetings", &held).await;
    assert!(fatima.get(&meeting).await.text.contains("Deze bespreking is niet geweest"));
    let minutes = [("words", "We spraken over de tuin."), ("based_on", "0")];
    assert_eq!(fatima.post(&format!("{meeting}/minutes"), &minutes).await.status, StatusCode::SEE_OTHER);
    let stays = fatima.post_on(&undo, &[]).await.text;
    assert!(
        stays.contains("daarom blijft ze staan") && stays.contains("We spraken over de tuin."),
        "{stays}"
    );
    assert!(!stays.contains("Deze bespreking is niet geweest"));
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert!(bram.get("/todo").await.text.contains(YESTERDAY));
    let mut tx = nest.house.app.db.read().await.unwrap();
    let kept: i64 = on!(tx, c => sqlx::query_scalar(
        "SELECT count(*) FROM audit_entry WHERE action = 'group meeting taken back'").fetch_one(c).await)
    .unwrap();
    assert_eq!(kept, 2);
}

/// Parents are spoken with every six months.
const TALKS: (&str, &str) =
    ("[talks.parent_talk_months]\nvalue = 0", "[talks.parent_talk_months]\nvalue = 6");

#[rstest]
#[tokio::test]
async fn the_agenda_fills_itself_and_tells_of_concerns_only_whom_they_are_for(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((nest, lead)) = nest(engine, TALKS).await else { return };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let mut maaike = nest.house.browser_of_staff(lead).await;
    let meeting = plan(&nest, &mut fatima, 7).await;
    let child = nest.noor.to_string();
    let agreed = [("child", child.as_str()), ("what", "Slaapt na het fruit."), ("important", "true")];
    fatima.post(&format!("/groups/{}/board", nest.group), &agreed).await;
    let goal = [("what", "Rustig aan tafel"), ("day", "2026-03-09")];
    fatima.post(&format!("/groups/{}/goals", nest.group), &goal).await;
    nest.note(nest.bram, "Noor bouwt een toren").await;
    confirm_steps(&nest).await;
    let concern =
        fatima.post(&format!("{}/concerns", nest.file()), &[("about", "Noor speelt alleen.")]).await;
    for text in ["Slaapt na het fruit.", "1 collega las dit nog niet", "Rustig aan tafel", "te laat"] {
        let page = bram.get(&meeting).await.text;
        assert!(page.contains(text), "{text}: {page}");
    }
    let page = bram.get(&meeting).await.text;
    let unseen = page.split("id=\"part-unseen\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(unseen.contains("KindSEM") && !unseen.contains("KindNOOR"), "Noor was seen today: {unseen}");
    assert!(!page.contains("part-concerns") && !page.contains("Zorgen</h2>"), "not even a count: {page}");
    for reader in [&mut fatima, &mut maaike] {
        let page = reader.get(&meeting).await.text;
        assert!(page.contains("part-concerns") && page.contains(&concern.location), "{page}");
    }
    // Names of what is late: those of the own children, and for the team lead all.
    let late = |page: &str| {
        page.split("id=\"part-late\"").nth(1).unwrap().split("</section>").next().unwrap().to_owned()
    };
    let (own, all) = (late(&page), late(&maaike.get(&meeting).await.text));
    assert!(own.contains("KindSEM") && !own.contains("KindNOOR"), "{own}");
    assert!(all.contains("KindSEM") && all.contains("KindNOOR"), "{all}");
}

#[rstest]
#[tokio::test]
async fn a_colleague_adds_a_line_and_takes_the_own_one_off(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((nest, lead)) = nest(engine, ("", "")).await else { return };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let meeting = plan(&nest, &mut fatima, 7).await;
    let add = format!("{meeting}/items");
    let long = bram.post(&add, &[("words", &"x".repeat(201))]).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(bram.post(&add, &[("words", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(bram.post(&add, &[("words", "De tuin")]).await.location, meeting);
    let page = bram.get(&meeting).await.text;
    let id = page.split("action=\"/meeting-items/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    assert!(!fatima.get(&meeting).await.text.contains("action=\"/meeting-items/"));
    let off = format!("/meeting-items/{id}/withdraw");
    assert_eq!(fatima.post(&off, &[]).await.status, StatusCode::NOT_FOUND, "it is another's");
    assert_eq!(bram.post(&off, &[]).await.location, meeting);
    assert!(!fatima.get(&meeting).await.text.contains("De tuin"));
    assert_eq!(bram.post(&format!("/meeting-items/{id}/restore"), &[]).await.location, meeting);
    assert!(fatima.get(&meeting).await.text.contains("De tuin"));
    // Neither another group, nor management, nor a parent.
    let elsewhere = nest.house.group("G2", "kdv").await;
    let daan = nest.house.staff("Daan").await;
    nest.house.works(daan, elsewhere, "pm", mentorkind_domain::half_days::parse(b"di").unwrap()).await;
    let mut daan = nest.house.browser_of_staff(daan).await;
    assert_eq!(daan.get(&meeting).await.status, StatusCode::NOT_FOUND);
    assert_eq!(daan.get(&meetings(&nest)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(daan.post(&add, &[("words", "x")]).await.status, StatusCode::NOT_FOUND);
    let director = nest.house.staff("Dirk").await;
    nest.house.role(director, "director").await;
    let mut director = nest.house.browser_of_staff(director).await;
    assert_eq!(director.get(&meeting).await.status, StatusCode::FORBIDDEN);
    let parent = nest.house.guardian("ANNE", nest.noor, Some(true)).await;
    let mut parent = nest.house.browser_of_guardian(parent).await;
    assert_eq!(parent.get(&meeting).await.status, StatusCode::FORBIDDEN);
    // A trainee adds, and plans nothing.
    let roos = nest.house.staff("Roos").await;
    nest.house.works(roos, nest.group, "bio", mentorkind_domain::half_days::parse(b"di").unwrap()).await;
    let mut roos = nest.house.browser_of_staff(roos).await;
    assert_eq!(roos.post(&add, &[("words", "De bank")]).await.location, meeting);
    assert_eq!(roos.post(&format!("{meeting}/cancel"), &[]).await.status, StatusCode::FORBIDDEN);
    // What was held is over.
    nest.house.app.clock.forward_days(7);
    let mut maaike = nest.house.browser_of_staff(lead).await;
    assert_eq!(maaike.post(&format!("{meeting}/held"), &[]).await.location, meetings(&nest));
    assert_eq!(maaike.post(&add, &[("words", "Te laat")]).await.status, StatusCode::CONFLICT);
    assert!(maaike.get(&meeting).await.text.contains("De bank"), "what colleagues added stays");
}

const TERM: (&str, &str) =
    ("[meeting.agreement_read_working_days]\nvalue = 0", "[meeting.agreement_read_working_days]\nvalue = 2");

#[rstest]
#[case(("", ""), false)]
#[case(TERM, true)]
#[tokio::test]
async fn the_term_for_reading_shows_the_lead_how_much_was_not_read(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] change: (&str, &str),
    #[case] shown: bool,
) {
    let Some((nest, lead)) = nest(engine, change).await else { return };
    let notice = "Groep G1: 1 belangrijke afspraak is na 2 werkdagen nog niet door iedereen gelezen.";
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let child = nest.noor.to_string();
    let agreed = [("child", child.as_str()), ("what", "Slaapt na het fruit."), ("important", "true")];
    fatima.post(&format!("/groups/{}/board", nest.group), &agreed).await;
    nest.house.app.clock.forward_days(2);
    let mut maaike = nest.house.browser_of_staff(lead).await;
    assert!(!maaike.get("/todo").await.text.contains("nog niet door iedereen gelezen"), "it is in time");
    nest.house.app.clock.forward_days(1);
    let mut maaike = nest.house.browser_of_staff(lead).await;
    let plain = |text: &str| text.replace(['\u{2068}', '\u{2069}'], "");
    let page = plain(&maaike.get("/todo").await.text);
    assert_eq!(page.contains(notice), shown, "{page}");
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let page = bram.get("/todo").await.text;
    assert!(page.contains("Slaapt na het fruit.") && !page.contains("nog niet door iedereen gelezen"));
    let read = page.split("action=\"/agreements/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    bram.post(&format!("/agreements/{read}"), &[]).await;
    assert!(!maaike.get("/todo").await.text.contains("nog niet door iedereen gelezen"), "all have read it");
}

#[rstest]
#[tokio::test]
async fn who_is_new_on_the_group_and_the_team_of_a_new_child_have_the_whole_term_for_reading(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((nest, lead)) = nest(engine, TERM).await else { return };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let child = nest.noor.to_string();
    let agreed = [("child", child.as_str()), ("what", "Slaapt na het fruit."), ("important", "true")];
    fatima.post(&format!("/groups/{}/board", nest.group), &agreed).await;
    let page = bram.get("/todo").await.text;
    let read = page.split("action=\"/agreements/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    bram.post(&format!("/agreements/{read}"), &[]).await;
    let late = async || {
        let mut maaike = nest.house.browser_of_staff(lead).await;
        maaike.get("/todo").await.text.contains("nog niet door iedereen gelezen")
    };
    let roos = nest.house.staff("Roos").await;
    let days = mentorkind_domain::half_days::parse(b"di").unwrap();
    let roster = nest.house.works(roos, nest.group, "bio", days).await;
    let mut tx = nest.house.write().await;
    on!(tx, c => sqlx::query("UPDATE roster SET from_on = $2 WHERE id = $1").bind(roster)
        .bind(jiff_sqlx::Date::from(TODAY + 13.days())).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    for (forward, expected) in [(13, false), (2, false), (1, true)] {
        nest.house.app.clock.forward_days(forward);
        assert_eq!(late().await, expected, "{forward} days on");
    }
    // The child comes from another group: only now its agreements are of this one.
    nest.house.begins(nest.noor, TODAY + 15.days()).await;
    assert!(!late().await);
    nest.house.app.clock.forward_days(2);
    assert!(late().await);
}

#[rstest]
#[tokio::test]
async fn two_who_record_or_plan_a_meeting_at_once_have_one(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((nest, lead)) = nest(engine, ("", "")).await else { return };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let mut maaike = nest.house.browser_of_staff(lead).await;
    let (page, group) = (meetings(&nest), nest.group.to_string());
    let held = [("group", group.as_str()), ("day", "2026-03-02")];
    let (one, two) = tokio::join!(fatima.post("/todo/meetings", &held), maaike.post("/todo/meetings", &held));
    assert_eq!((one.location.as_str(), two.location.as_str()), ("/todo", "/todo"));
    let shown = fatima.get(&page).await.text;
    assert_eq!(shown.matches("href=\"/meetings/").count(), 1, "{shown}");
    let day = [("day", "2026-03-20")];
    let (one, two) = tokio::join!(fatima.post(&page, &day), maaike.post(&page, &day));
    let mut statuses = [one.status, two.status];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::CONFLICT]);
}
