//! Stories of minutes, of what was decided and of who reads it, on both engines.

use mentorkind_domain::half_days::parse;

use super::*;
use crate::{on, testing::Answer};

fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

/// The rest of the line of the list that begins with this.
fn line_of<'a>(page: &'a str, title: &str) -> &'a str {
    page.split_once(title).unwrap().1.split("</li>").next().unwrap()
}

/// A meeting of today with a line that Bram added: its address and the topic of the line.
async fn meeting_with_line(nest: &Nest) -> (String, String) {
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let meeting = plan(nest, &mut fatima, 0).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    bram.post(&format!("{meeting}/items"), &[("words", "De tuin")]).await;
    let page = fatima.get(&format!("{meeting}/minutes")).await.text;
    let topic = page.split("name=\"words-own-").nth(1).unwrap().split('"').next().unwrap();
    (meeting, format!("own-{topic}"))
}

/// Sends minutes with a few words by one topic.
async fn write(
    browser: &mut Browser,
    meeting: &str,
    (topic, words): (&str, &str),
    (based_on, present, child): (&str, &[StaffId], &str),
) -> Answer {
    let said = [format!("about-{topic}"), format!("child-{topic}"), format!("words-{topic}")];
    let there: Vec<String> = present.iter().map(|staff| format!("present-{staff}")).collect();
    let mut fields = vec![
        (said[0].as_str(), "De tuin"),
        (&said[1], child),
        (&said[2], words),
        ("words", ""),
        ("based_on", based_on),
    ];
    fields.extend(there.iter().map(|name| (name.as_str(), "true")));
    browser.post(&format!("{meeting}/minutes"), &fields).await
}

#[rstest]
#[tokio::test]
async fn minutes_are_kept_and_nobody_replaces_what_a_colleague_wrote(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((nest, lead)) = nest(engine, ("", "")).await else { return };
    let (meeting, topic) = meeting_with_line(&nest).await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let form = fatima.get(&format!("{meeting}/minutes")).await.text;
    assert!(form.contains("KindSEM") && form.contains("name=\"child-unseen-"), "the agenda is in it: {form}");
    assert!(form.contains(&format!("name=\"present-{}\" value=\"true\" checked", nest.fatima)));
    let nothing = write(&mut fatima, &meeting, (&topic, " "), ("0", &[], "")).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.text.contains("Schrijf bij minstens één punt"));
    let long = "x".repeat(2_001);
    let long = write(&mut fatima, &meeting, (&topic, &long), ("0", &[], "")).await;
    assert!(long.status == StatusCode::UNPROCESSABLE_ENTITY && long.text.contains("xxx</textarea>"));
    let elsewhere = nest.house.group("G2", "kdv").await;
    let lot = nest.house.child("LOT", elsewhere, parse(b"ma di").unwrap()).await.to_string();
    let strange = write(&mut fatima, &meeting, (&topic, "Hek"), ("0", &[], &lot)).await;
    assert_eq!(strange.status, StatusCode::BAD_REQUEST, "a child of another group");
    let kept = write(&mut fatima, &meeting, (&topic, "Er komt een hek."), ("0", &[nest.fatima], "")).await;
    assert_eq!(kept.location, meeting);
    let page = plain(&bram.get(&meeting).await.text);
    for text in ["Er komt een hek.", "Erbij waren: Fatima Proef.", "Je was er niet bij.", "Besluiten"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    let mut maaike = nest.house.browser_of_staff(lead).await;
    assert!(!maaike.get("/todo").await.text.contains(DUE), "whoever writes says that it was held");
    // A colleague began before that: both texts are there, and nothing was replaced.
    let stale = write(&mut bram, &meeting, (&topic, "Toch geen hek."), ("0", &[nest.bram], "")).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = plain(&stale.text);
    assert!(text.contains("Fatima Proef heeft intussen de notulen aangepast"), "{text}");
    assert!(text.contains("Er komt een hek.") && text.contains("Toch geen hek.</textarea>"), "{text}");
    assert!(text.contains("name=\"based_on\" value=\"1\""));
    assert!(bram.get(&meeting).await.text.contains("Er komt een hek."));
    let both = [nest.fatima, nest.bram];
    let again = write(&mut bram, &meeting, (&topic, "Toch geen hek."), ("1", &both, "")).await;
    assert_eq!(again.location, meeting);
    let page = fatima.get(&meeting).await.text;
    assert!(page.contains("Toch geen hek.") && !page.contains("Er komt een hek."));
    // Whoever is on another group, in training or a parent writes nothing.
    let daan = nest.house.staff("Daan").await;
    nest.house.works(daan, elsewhere, "pm", parse(b"di").unwrap()).await;
    let mut daan = nest.house.browser_of_staff(daan).await;
    assert_eq!(daan.get(&format!("{meeting}/minutes")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(write(&mut daan, &meeting, (&topic, "x"), ("2", &[], "")).await.status, StatusCode::NOT_FOUND);
    let roos = nest.house.staff("Roos").await;
    nest.house.works(roos, nest.group, "bio", parse(b"di").unwrap()).await;
    let mut roos = nest.house.browser_of_staff(roos).await;
    assert!(roos.get(&meeting).await.text.contains("Toch geen hek."));
    assert_eq!(write(&mut roos, &meeting, (&topic, "x"), ("2", &[], "")).await.status, StatusCode::FORBIDDEN);
    // Before its day there is nothing to write.
    let next = plan(&nest, &mut fatima, 7).await;
    assert_eq!(fatima.get(&format!("{next}/minutes")).await.status, StatusCode::CONFLICT);
}

const READ: (&str, &str) =
    ("[meeting.minutes_read_working_days]\nvalue = 0", "[meeting.minutes_read_working_days]\nvalue = 2");
const TO_READ: &str = "Lees de notulen van de groepsbespreking van Groep G1";
const NOT_READ: &str = "Bram Proef las de notulen van de groepsbespreking van Groep G1 nog niet";

#[rstest]
#[case(("", ""), false)]
#[case(READ, true)]
#[tokio::test]
async fn who_was_not_there_reads_the_minutes_and_the_term_makes_it_late(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] change: (&str, &str),
    #[case] has_term: bool,
) {
    let Some((nest, lead)) = nest(engine, change).await else { return };
    let (meeting, topic) = meeting_with_line(&nest).await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    write(&mut fatima, &meeting, (&topic, "Er komt een hek."), ("0", &[nest.fatima], "")).await;
    assert!(!plain(&fatima.get("/todo").await.text).contains(TO_READ), "she was there");
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert!(plain(&bram.get("/todo").await.text).contains(TO_READ));
    let mut maaike = nest.house.browser_of_staff(lead).await;
    assert!(!plain(&maaike.get("/todo").await.text).contains("Bram Proef las"), "it is not late");
    assert!(!fatima.get(&meeting).await.text.contains("Wie de notulen las"), "for the lead alone");
    nest.house.app.clock.forward_days(3);
    let mut maaike = nest.house.browser_of_staff(lead).await;
    assert_eq!(plain(&maaike.get("/todo").await.text).contains(NOT_READ), has_term);
    let page = plain(&maaike.get(&meeting).await.text);
    let readers = page.split("id=\"readers\"").nth(1).unwrap();
    assert!(readers.contains("Bram Proef") && readers.contains("nog niet"), "{readers}");
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let todo = plain(&bram.get("/todo").await.text);
    let line = line_of(&todo, TO_READ);
    assert_eq!(line.contains("te laat"), has_term, "{line}");
    // Who says that it was read, read what was on the page.
    let page = bram.get(&meeting).await.text;
    let version =
        page.split("name=\"minutes\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    write(&mut fatima, &meeting, (&topic, "Er komt geen hek."), ("1", &[nest.fatima], "")).await;
    let read = [("minutes", version.as_str())];
    assert_eq!(bram.post(&format!("{meeting}/read"), &read).await.location, meeting);
    let todo = plain(&bram.get("/todo").await.text);
    let line = line_of(&todo, TO_READ);
    assert!(!line.contains("te laat"), "what changed after that is asked from today: {line}");
    let page = bram.get(&meeting).await.text;
    let version =
        page.split("name=\"minutes\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    bram.post(&format!("{meeting}/read"), &[("minutes", &version)]).await;
    assert!(!plain(&bram.get("/todo").await.text).contains(TO_READ));
    let page = plain(&maaike.get(&meeting).await.text);
    assert!(page.split("id=\"readers\"").nth(1).unwrap().contains(">gelezen"), "{page}");
    // Whoever left the group owes nothing.
    write(&mut fatima, &meeting, (&topic, "Toch een hek."), ("2", &[nest.fatima], "")).await;
    assert!(plain(&bram.get("/todo").await.text).contains(TO_READ));
    let mut tx = nest.house.write().await;
    on!(tx, c => sqlx::query("UPDATE roster SET until_on = $2 WHERE staff_id = $1")
        .bind(nest.bram).bind(jiff_sqlx::Date::from(TODAY + 1.days())).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert_eq!(bram.get(&meeting).await.status, StatusCode::FORBIDDEN);
    assert!(!plain(&maaike.get(&meeting).await.text).contains("Wie de notulen las"));
}

/// A meeting that was held today.
async fn held(nest: &Nest) -> String {
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let meeting = plan(nest, &mut fatima, 0).await;
    fatima.post(&format!("{meeting}/held"), &[]).await;
    meeting
}

async fn decide(browser: &mut Browser, meeting: &str, words: &str, becomes: &str) -> Answer {
    browser.post(&format!("{meeting}/decisions"), &[("words", words), ("becomes", becomes)]).await
}

#[rstest]
#[tokio::test]
async fn a_decision_becomes_an_agreement_a_goal_or_a_task_in_one_tap(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((nest, lead)) = nest(engine, ("", "")).await else { return };
    let meeting = held(&nest).await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let mut maaike = nest.house.browser_of_staff(lead).await;
    assert_eq!(decide(&mut fatima, &meeting, " ", "goal").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let nobody = decide(&mut fatima, &meeting, "Wij slapen na het fruit.", "agreement").await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        nobody.text.contains("Over welk kind gaat het?") && nobody.text.contains("na het fruit.</textarea>")
    );
    for (words, becomes) in
        [("KindNOOR slaapt na het fruit.", "agreement"), ("Wij zingen om twaalf uur.", "goal")]
    {
        assert_eq!(decide(&mut fatima, &meeting, words, becomes).await.location, meeting, "{words}");
    }
    let board = fatima.get(&format!("/groups/{}/board", nest.group)).await.text;
    assert!(
        board.contains("KindNOOR slaapt na het fruit.")
            && board.contains("Groepsbespreking, dinsdag 3 maart 2026")
    );
    assert!(
        fatima.get(&format!("/groups/{}/goals", nest.group)).await.text.contains("Wij zingen om twaalf uur.")
    );
    let page = plain(&fatima.get(&meeting).await.text);
    for text in ["Afspraak over KindNOOR", "op het groepsbord", "Doel van de groep", "terugkijken op"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    // A goal is set by the team, not by its lead; a wrong day is named and nothing is lost.
    assert_eq!(decide(&mut maaike, &meeting, "Iets", "goal").await.status, StatusCode::FORBIDDEN);
    let wrong = [("words", "Bel de tuinman"), ("becomes", "task"), ("day", "2026-03-02")];
    let wrong = fatima.post(&format!("{meeting}/decisions"), &wrong).await;
    assert!(wrong.text.contains("Kies een dag van vandaag") && wrong.text.contains("value=\"2026-03-02\""));
    let elsewhere = nest.house.group("G2", "kdv").await;
    let daan = nest.house.staff("Daan").await;
    nest.house.works(daan, elsewhere, "pm", parse(b"di").unwrap()).await;
    let mut daan = nest.house.browser_of_staff(daan).await;
    assert_eq!(decide(&mut daan, &meeting, "Iets", "task").await.status, StatusCode::NOT_FOUND);
    // What was taken back says so.
    let page = fatima.get(&format!("/groups/{}/board", nest.group)).await.text;
    let agreement = page.split("href=\"/agreements/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    fatima.post(&format!("/agreements/{agreement}/withdraw"), &[]).await;
    assert!(fatima.get(&meeting).await.text.contains("teruggenomen"));
}

#[rstest]
#[tokio::test]
async fn a_task_is_due_late_and_told_to_management_until_it_is_done(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((nest, lead)) = nest(engine, ("", "")).await else { return };
    let meeting = held(&nest).await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert_eq!(decide(&mut fatima, &meeting, "Bram belt de tuinman.", "task").await.location, meeting);
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let page = bram.get("/todo").await.text;
    let line = line_of(&page, "Bram belt de tuinman.");
    assert!(line.contains("uiterlijk") && !line.contains("te laat"), "{line}");
    let done = page.split("action=\"/meeting-tasks/").nth(1).unwrap().split('"').next().unwrap();
    let done = format!("/meeting-tasks/{done}");
    let undo = done.replace("/done", "/undo");
    assert!(!fatima.get("/todo").await.text.contains("tuinman"), "it is his");
    let roos = nest.house.staff("Roos").await;
    nest.house.works(roos, nest.group, "bio", parse(b"di").unwrap()).await;
    let mut roos = nest.house.browser_of_staff(roos).await;
    assert_eq!(roos.post(&done, &[]).await.status, StatusCode::NOT_FOUND);
    let director = nest.house.staff("Dirk").await;
    nest.house.role(director, "director").await;
    // After two weeks it is late; two weeks more, and management is told that there is something.
    nest.house.app.clock.forward_days(15);
    let mut maaike = nest.house.browser_of_staff(lead).await;
    assert!(maaike.get("/todo").await.text.contains("Bram Proef: Bram belt de tuinman."));
    let there = format!("/todo?location={}", nest.house.location);
    let unnamed = "Doe een taak uit de groepsbespreking van Groep G1";
    let mut dirk = nest.house.browser_of_staff(director).await;
    assert!(!plain(&dirk.get(&there).await.text).contains(unnamed));
    nest.house.app.clock.forward_days(15);
    let mut dirk = nest.house.browser_of_staff(director).await;
    let page = plain(&dirk.get(&there).await.text);
    assert!(page.contains(unnamed) && !page.contains("tuinman") && !page.contains("Bram"), "{page}");
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let page = bram.get("/todo").await.text;
    let line = line_of(&page, "Bram belt de tuinman.");
    assert!(line.contains("dagen te laat") && line.contains("De dag kozen jullie zelf"), "{line}");
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let next = plan(&nest, &mut fatima, 37).await;
    assert!(fatima.get(&next).await.text.contains("Bram Proef: Bram belt de tuinman."), "it is spoken of");
    // Done in one tap, opened again on the same day, and on no later one.
    assert_eq!(bram.post(&done, &[("back", "todo")]).await.location, "/todo");
    assert!(!bram.get("/todo").await.text.contains("tuinman"));
    assert_eq!(bram.post(&done, &[("back", "x")]).await.status, StatusCode::CONFLICT);
    assert_eq!(bram.post(&format!("{undo}?back=todo"), &[]).await.location, "/todo");
    assert!(bram.get("/todo").await.text.contains("tuinman"));
    assert_eq!(bram.post(&done, &[("back", "again")]).await.location, meeting);
    assert!(fatima.get(&meeting).await.text.contains(">gedaan<"));
    nest.house.app.clock.forward_days(1);
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert_eq!(bram.post(&undo, &[]).await.status, StatusCode::CONFLICT);
}

#[rstest]
#[tokio::test]
async fn of_two_who_keep_minutes_at_once_the_second_sees_those_of_the_first(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((nest, _)) = nest(engine, ("", "")).await else { return };
    let (meeting, topic) = meeting_with_line(&nest).await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let (one, two) = tokio::join!(
        write(&mut fatima, &meeting, (&topic, "Er komt een hek."), ("0", &[], "")),
        write(&mut bram, &meeting, (&topic, "Er komt een heg."), ("0", &[], "")),
    );
    let mut statuses = [one.status, two.status];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY]);
    assert!([one.text, two.text].iter().any(|text| text.contains("hek.") && text.contains("heg.")));
}
