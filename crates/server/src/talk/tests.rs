//! Stories of talks with parents, on both engines.

mod agreed;
mod ended;
mod held;
mod in_the_way;
mod invited;
mod moments;
mod moved;
mod said;
mod warned;

use axum::http::StatusCode;
use jiff::civil::date;
use mentorkind_domain::protocol::PROFILES;
use rstest::rstest;

use crate::{
    board::{self, Agreed},
    observation::tests::Nest,
    platform::{audit::Audit, ids::GuardianId, jobs},
    testing::{Answer, Browser, Engine, TODAY},
};

struct Story {
    nest: Nest,
    iris: GuardianId,
    mentor: Browser,
    parent: Browser,
}

/// Noor, whose parent talk is due, and Iris, who has custody of her and a mail address.
async fn story(engine: Engine) -> Option<Story> {
    let nest = Nest::open(engine).await?;
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let mut tx = nest.house.write().await;
    let (name, text) = PROFILES.iter().find(|(name, _)| *name == "un1ek").unwrap();
    crate::protocol::add(&mut tx, nest.house.organisation, date(2025, 1, 1), name, text, None).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let mentor = nest.house.browser_of_staff(nest.fatima).await;
    let parent = nest.house.browser_of_guardian(iris).await;
    Some(Story { nest, iris, mentor, parent })
}

impl Story {
    async fn offer(&mut self, moments: &[(&str, &str)]) -> Answer {
        let names = [("day1", "time1"), ("day2", "time2"), ("day3", "time3")];
        let mut fields = vec![("kind", "parent-talk")];
        for ((day, time), (of_day, of_time)) in moments.iter().zip(names) {
            fields.extend([(of_day, *day), (of_time, *time)]);
        }
        let new = format!("/children/{}/talks/new?kind=parent-talk", self.nest.noor);
        self.mentor.get(&new).await;
        self.mentor.post(&format!("/children/{}/talks", self.nest.noor), &fields).await
    }

    /// The address of the only talk, as the file of the child has it.
    async fn talk(&mut self) -> String {
        let page = self.mentor.get(&self.nest.file()).await.text;
        let id = page.split("href=\"/talks/").nth(1).unwrap().split('"').next().unwrap();
        format!("/talks/{id}")
    }

    /// A talk of which the mentor chose the first moment with the parents by phone; gives its address.
    async fn planned(&mut self) -> String {
        self.offer(&TWO).await;
        let talk = self.talk().await;
        let slot = values(&self.mentor.get(&talk).await.text, "slot").remove(0);
        self.mentor.post(&format!("{talk}/choose"), &[("slot", &slot)]).await;
        talk
    }

    async fn mails(&self) -> Vec<String> {
        jobs::run_due(&self.nest.house.app).await.unwrap();
        self.nest.house.app.mailer.kept().into_iter().map(|kept| kept.mail.text).collect()
    }
}

const TWO: [(&str, &str); 2] = [("2026-03-10", "16:30"), ("2026-03-12", "17:15")];

/// The values of a field of the page.
fn values(page: &str, name: &str) -> Vec<String> {
    page.split(&format!("name=\"{name}\" value=\""))
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

#[rstest]
#[tokio::test]
async fn moments_are_suggested_offered_chosen_and_remembered(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let new = format!("/children/{}/talks/new?kind=parent-talk", story.nest.noor);
    let page = story.mentor.get(&new).await.text;
    // Fatima works on Mondays, Tuesdays and Wednesdays; Noor is there on the first two of them.
    for day in ["2026-03-09", "2026-03-10", "2026-03-16"] {
        assert!(page.contains(&format!("value=\"{day}\"")), "{day}");
    }
    assert_eq!(story.offer(&TWO).await.status, StatusCode::SEE_OTHER);
    let mails = story.mails().await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains("/p/") && !mails[0].contains("NOOR"));

    let talk = story.talk().await;
    // The letter made an account of her address.
    story.parent = story.nest.house.browser_of_guardian(story.iris).await;
    let link = crate::family::tests::link(&story.nest.house, "iris@example.org");
    let place = format!("talk-{}", talk.strip_prefix("/talks/").unwrap());
    assert_eq!(story.parent.get(&link).await.location, format!("/family#{place}"));
    assert!(story.parent.get("/family").await.text.contains(&format!("id=\"{place}\"")));
    let page = story.parent.get("/family").await.text;
    let slots = values(&page, "slot");
    assert_eq!(slots.len(), 2);
    assert!(page.contains("16:30") && page.contains("17:15"));
    let choose = format!("/family{talk}/choose");
    assert_eq!(story.parent.post(&choose, &[("slot", &slots[1])]).await.location, "/family");
    assert!(story.parent.get("/family").await.text.contains("17:15"));
    // The other moment is not to be had any more.
    story.parent.post(&choose, &[("slot", &slots[0])]).await;
    assert!(story.parent.get("/family").await.text.contains("Er is niets gekozen."));
    let page = story.mentor.get(&talk).await.text;
    assert!(page.contains("gepland: do 12 maart"), "{page}");
    let todo = story.mentor.get("/todo").await.text;
    assert!(todo.contains("gepland: do 12 maart"));
    let file = story.parent.get(&format!("/family{talk}/calendar")).await.text;
    assert!(file.contains("DTSTART:20260312T161500Z") && !file.contains("NOOR"));

    // A day before it there is a reminder, and only one.
    let house = &story.nest.house;
    house.app.clock.forward_days(8);
    assert_eq!(story.mails().await.len(), 1);
    house.app.clock.forward_days(1);
    let mails = story.mails().await;
    assert_eq!(mails.len(), 2);
    assert!(mails.iter().any(|text| text.contains("donderdag 12 maart 2026 17:15")), "{mails:?}");
}

#[rstest]
#[tokio::test]
async fn names_of_other_children_are_looked_at_before_a_report_is_shared(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let talk = story.planned().await;
    let report = format!("{talk}/report");
    let typed = "Speelt veel met KindSEM.";
    let fields = |version, then| {
        [
            ("report", "Het gaat goed."),
            ("agreements", typed),
            ("day", "2026-03-03"),
            ("version", version),
            ("then", then),
        ]
    };
    let kept = story.mentor.post(&report, &fields("0", "keep")).await;
    assert_eq!(kept.location, talk, "colleagues may read it: {}", kept.text);
    let back = story.mentor.post(&report, &fields("1", "share")).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.text.contains("De naam KindSEM staat in de tekst.") && back.text.contains(typed));
    assert!(!story.parent.get("/family").await.text.contains(typed));
    let mut looked = fields("1", "share").to_vec();
    looked.push(("names_stay", "true"));
    assert_eq!(story.mentor.post(&report, &looked).await.location, talk);
}

#[rstest]
#[case(&[], "Kies minstens één moment")]
#[case(&[("2026-03-02", "16:30")], "Moment 1 is al voorbij")]
#[case(&[("2026-03-10", "16:30"), ("2026-03-10", "16:30")], "Moment 2 staat er twee keer")]
#[case(&[("2028-03-10", "16:30")], "meer dan een jaar weg")]
#[case(&[("2026-03-10", "straks")], "Kies bij moment 1 een dag en een tijd")]
#[case(&[("2026-03-10", "03:00")], "Kies bij moment 1 een tijd tussen 6:00 en 20:00")]
#[tokio::test]
async fn what_cannot_be_offered_is_said_and_stays(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] moments: &[(&str, &str)],
    #[case] said: &str,
) {
    let Some(mut story) = story(engine).await else { return };
    let answer = story.offer(moments).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains(said), "{}", answer.text);
    assert!(!answer.text.contains("We vonden geen dag"), "nobody looked: {}", answer.text);
    for (day, _) in moments {
        assert!(answer.text.contains(day));
    }
    assert!(story.mails().await.is_empty());
}

#[rstest]
#[tokio::test]
async fn the_report_is_shared_once_and_parents_add_their_view(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let talk = story.planned().await;
    let wish = [("kind", "wish"), ("words", "Het slapen thuis.")];
    story.parent.post(&format!("/family{talk}/say"), &wish).await;
    story.nest.house.app.clock.forward_days(7);
    story.mentor = story.nest.house.browser_of_staff(story.nest.fatima).await;
    story.parent = story.nest.house.browser_of_guardian(story.iris).await;
    assert!(story.mentor.get(&talk).await.text.contains("Het slapen thuis."));
    assert!(story.mentor.get("/todo").await.text.contains("Het is afgesproken voor vandaag."));

    let report = format!("{talk}/report");
    let day = TODAY.checked_add(jiff::ToSpan::days(7)).unwrap().to_string();
    let empty =
        [("report", ""), ("agreements", "Elke dag even bellen."), ("day", day.as_str()), ("then", "share")];
    let answer = story.mentor.post(&report, &empty).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("Elke dag even bellen."), "nothing is lost");
    let long = "a".repeat(1_000_000);
    let answer = story.mentor.post(&report, &[("report", &long), ("day", &day), ("then", "share")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("Deze tekst heeft 1.000.000 tekens") && answer.text.contains(&long));
    let too_old = [("report", "Goed gesprek."), ("day", "1990-01-01"), ("then", "keep")];
    assert_eq!(story.mentor.post(&report, &too_old).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let keep = [
        ("report", "Goed gesprek."),
        ("agreements", "Elke dag even bellen."),
        ("day", &day),
        ("then", "keep"),
    ];
    assert_eq!(story.mentor.post(&report, &keep).await.location, talk);
    assert!(!story.parent.get("/family").await.text.contains("Goed gesprek."), "not shared yet");
    let todo = story.mentor.get("/todo").await.text;
    assert!(!todo.contains("te laat"), "the talk was held");
    let share = [
        ("report", "Goed gesprek."),
        ("agreements", "Elke dag even bellen."),
        ("day", &day),
        ("version", "1"),
        ("then", "share"),
    ];
    assert_eq!(story.mentor.post(&report, &share).await.location, talk);
    let late = [("report", "Ook dit nog."), ("agreements", "En dat."), ("day", &day), ("then", "keep")];
    let answer = story.mentor.post(&report, &late).await;
    assert_eq!(answer.status, StatusCode::CONFLICT, "shared is shared");
    for text in ["Goed gesprek.", "Ook dit nog.", "En dat.", "intussen veranderd"] {
        assert!(answer.text.contains(text), "{text}");
    }

    let family = story.parent.get("/family").await.text;
    assert!(family.contains("Goed gesprek.") && family.contains("Elke dag even bellen."));
    let view = [("kind", "view"), ("words", "Wij zien thuis ook een blij kind.")];
    assert_eq!(story.parent.post(&format!("/family{talk}/say"), &view).await.location, "/family");
    assert!(story.mentor.get(&talk).await.text.contains("Wij zien thuis ook een blij kind."));
    assert!(
        story.mentor.get("/todo").await.text.contains("Beantwoord het bericht van een ouder van KindNOOR")
    );
}

#[rstest]
#[tokio::test]
async fn a_talk_that_does_not_take_place_is_due_again_and_parents_hear_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let talk = story.planned().await;
    assert!(story.mentor.get("/todo").await.text.contains("gepland: di 10 maart"));
    let missed = story.mentor.post(&format!("{talk}/cancel"), &[("missed", "true")]).await;
    assert_eq!(missed.status, StatusCode::CONFLICT, "it is still to come");
    assert_eq!(story.mentor.post(&format!("{talk}/cancel"), &[]).await.location, "/todo");
    assert!(!story.mentor.get("/todo").await.text.contains("gepland:"));
    assert!(!story.parent.get("/family").await.text.contains("We spreken elkaar"));
    assert_eq!(
        story.mails().await.len(),
        1,
        "that it does not take place; what was offered is not so any more"
    );
    story.nest.house.app.clock.forward_days(7);
    assert_eq!(story.mails().await.len(), 1, "no reminder of what does not take place");
    let mut mentor = story.nest.house.browser_of_staff(story.nest.fatima).await;
    let answer = mentor.post(&format!("{talk}/cancel"), &[]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.text.contains("intussen veranderd"));
}

#[rstest]
#[tokio::test]
async fn who_offers_or_chooses_moments_after_somebody_else_sees_what_there_is_and_what_was_typed(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    story.offer(&TWO).await;
    let answer = story.offer(&[("2026-03-19", "15:45")]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.text.contains("2026-03-19 15:45") && answer.text.contains("16:30"), "{}", answer.text);
    let talk = story.talk().await;
    let slots = values(&story.mentor.get(&talk).await.text, "slot");
    story.mentor.post(&format!("{talk}/choose"), &[("slot", &slots[0])]).await;
    let answer = story.mentor.post(&format!("{talk}/choose"), &[("slot", &slots[1])]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.text.contains("intussen veranderd") && answer.text.contains("gepland: di 10 maart"));
}

#[rstest]
#[tokio::test]
async fn others_choose_nothing_and_read_nothing(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut story) = story(engine).await else { return };
    story.offer(&TWO).await;
    let talk = story.talk().await;
    let slot = values(&story.parent.get("/family").await.text, "slot").remove(0);
    let stranger = story.nest.house.guardian("CORA", story.nest.sem, Some(true)).await;
    let mut stranger = story.nest.house.browser_of_guardian(stranger).await;
    stranger.get("/family").await;
    for path in [format!("/family{talk}/choose"), format!("/family{talk}/say")] {
        let answer = stranger.post(&path, &[("slot", &slot), ("kind", "wish"), ("words", "Hallo")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(stranger.get(&format!("/family{talk}/calendar")).await.status, StatusCode::NOT_FOUND);
    assert_ne!(stranger.get(&talk).await.status, StatusCode::OK);
    let none = [("kind", "none-suits"), ("words", "Alleen op vrijdag.")];
    story.parent.post(&format!("/family{talk}/say"), &none).await;
    let page = story.mentor.get(&talk).await.text;
    assert!(page.contains("Alleen op vrijdag.") && page.contains("geen moment past"));
    assert_eq!(
        story.parent.post(&format!("/family{talk}/say"), &[("kind", "view"), ("words", "x")]).await.status,
        StatusCode::CONFLICT
    );
}

#[rstest]
#[tokio::test]
async fn what_a_parent_wrote_and_is_not_sent_stays(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let talk = story.planned().await;
    let say = format!("/family{talk}/say");
    let long = "Het slapen thuis. ".repeat(1000);
    let refused = story.parent.post(&say, &[("kind", "wish"), ("words", &long)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains(long.trim()), "nothing is lost");
    assert!(refused.text.contains("Er passen 10.000 tekens") && refused.text.contains("id=\"words-error\""));
    assert!(refused.text.contains(&format!("action=\"{say}\"")), "it can be sent again");
    let empty = story.parent.post(&say, &[("kind", "wish"), ("words", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("Schrijf eerst iets."), "{}", empty.text);

    story.mentor.post(&format!("{talk}/cancel"), &[]).await;
    let late = story.parent.post(&say, &[("kind", "wish"), ("words", "Het slapen thuis.")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("Het slapen thuis.") && late.text.contains("/family/messages/"));
}

#[rstest]
#[case("held", true, "verslag nog niet gedeeld")]
#[case("held", false, "verslag nog niet gedeeld")]
#[case("declined", false, "gaat niet door")]
#[tokio::test]
async fn what_was_offered_ends_with_what_is_recorded_on_the_to_do_page(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] outcome: &str,
    #[case] chosen: bool,
    #[case] state: &str,
) {
    let Some(mut story) = story(engine).await else { return };
    let talk = if chosen {
        story.planned().await
    } else {
        story.offer(&TWO).await;
        story.talk().await
    };
    let noor = story.nest.noor.to_string();
    let fields = [("child", noor.as_str()), ("kind", "parent-talk"), ("outcome", outcome)];
    assert_eq!(story.mentor.post("/todo/talks", &fields).await.location, "/todo");
    assert!(!story.parent.get("/family").await.text.contains("16:30"), "nothing is planned any more");
    assert!(story.mentor.get(&talk).await.text.contains(state));
    let new = format!("/children/{noor}/talks/new?kind=parent-talk");
    assert_eq!(story.mentor.get(&new).await.status, StatusCode::OK, "moments can be offered anew");
}

#[rstest]
#[tokio::test]
async fn a_wrong_tap_on_the_to_do_page_is_undone_with_what_was_planned(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    let talk = story.planned().await;
    let noor = story.nest.noor.to_string();
    let fields = [("child", noor.as_str()), ("kind", "parent-talk"), ("outcome", "held")];
    story.mentor.post("/todo/talks", &fields).await;
    let page = story.mentor.get("/todo").await.text;
    let undo = page.split("action=\"/todo/talks/").find(|rest| rest.contains("/undo\"")).unwrap();
    let undo = format!("/todo/talks/{}", undo.split('"').next().unwrap());
    assert_eq!(story.mentor.post(&undo, &[]).await.location, "/todo");
    assert!(story.mentor.get(&talk).await.text.contains("gepland: di 10 maart"));
    assert!(story.parent.get("/family").await.text.contains("16:30"));
}

#[rstest]
#[tokio::test]
async fn a_calendar_reads_when_there_are_talks_until_its_address_is_withdrawn(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    story.planned().await;
    let mut calendar = story.nest.house.browser_of_nobody();
    let mut colleague = story.nest.house.browser_of_staff(story.nest.bram).await;
    let (of_mentor, of_colleague) = (feed(&mut story.mentor).await, feed(&mut colleague).await);
    let text = calendar.get(&of_mentor).await.text;
    assert!(text.contains("DTSTART:20260310T153000Z") && !text.contains("NOOR"), "{text}");
    let text = calendar.get(&of_colleague).await.text;
    assert!(
        text.starts_with("BEGIN:VCALENDAR") && !text.contains("VEVENT"),
        "Noor has another mentor: {text}"
    );

    // Another address takes the place of the first, which is shown no more.
    let other = feed(&mut story.mentor).await;
    assert_eq!(calendar.get(&of_mentor).await.status, StatusCode::NOT_FOUND);
    assert_eq!(calendar.get(&other).await.status, StatusCode::OK);
    let own = story.mentor.get("/me/calendar").await.text;
    assert!(!own.contains(&other) && own.contains("Dit adres geldt sinds <time"), "{own}");
    assert_eq!(story.mentor.post("/me/calendar/withdraw", &[]).await.location, "/me/calendar");
    assert_eq!(calendar.get(&other).await.status, StatusCode::NOT_FOUND);
    assert_eq!(story.parent.get("/me/calendar").await.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[tokio::test]
async fn a_talk_about_a_child_that_has_died_is_in_no_calendar_and_no_mail(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut story) = story(engine).await else { return };
    story.planned().await;
    let mut calendar = story.nest.house.browser_of_nobody();
    let of_mentor = feed(&mut story.mentor).await;
    assert!(calendar.get(&of_mentor).await.text.contains("VEVENT"));
    let before = story.mails().await.len();
    let house = &story.nest.house;
    let leni = house.staff("Leni").await;
    house.role(leni, "teamlead").await;
    let family = format!("{}/family", story.nest.file());
    let died =
        house.browser_of_staff(leni).await.post(&format!("{family}/death"), &[("on", "2026-03-03")]).await;
    assert_eq!(died.location, family);
    let text = calendar.get(&of_mentor).await.text;
    assert!(text.starts_with("BEGIN:VCALENDAR") && !text.contains("VEVENT"), "{text}");
    // No reminder goes out either.
    house.app.clock.forward_days(7);
    assert_eq!(story.mails().await.len(), before);
}

/// The path of a new address for somebody's own calendar.
async fn feed(browser: &mut Browser) -> String {
    let page = browser.post_on("/me/calendar", &[]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let address = page.text.split("/calendar/").nth(1).unwrap();
    format!("/calendar/{}", address.split('<').next().unwrap())
}

#[rstest]
#[tokio::test]
async fn before_a_talk_the_time_since_the_last_one_is_gathered(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    async fn observed(story: &mut Story, text: &str) {
        let child = story.nest.noor;
        let fields =
            [("aim", ""), ("text", text), ("seen_on", "2026-03-03"), ("periodic", ""), ("then", "finish")];
        let answer = story.mentor.post(&format!("/children/{child}/observations"), &fields).await;
        story.mentor.post(&answer.location, &[("version", "1"), ("particulars", "no")]).await;
    }
    let Some(mut story) = story(engine).await else { return };
    observed(&mut story, "Ze telt tot drie").await;
    let talk = story.planned().await;
    let page = story.mentor.get(&talk).await.text;
    assert!(page.contains("Ze telt tot drie") && page.contains("<h3>Wat we zagen</h3>"), "{page}");

    story.nest.house.app.clock.forward_days(8);
    story.mentor = story.nest.house.browser_of_staff(story.nest.fatima).await;
    let child = story.nest.noor.to_string();
    let held =
        [("child", child.as_str()), ("kind", "parent-talk"), ("outcome", "held"), ("day", "2026-03-04")];
    story.mentor.post("/todo/talks", &held).await;
    observed(&mut story, "Ze helpt de kleintjes").await;
    let mut tx = story.nest.house.write().await;
    let agreed = Agreed { what: "Slaapt met haar knuffel.", of_whom: "", important: false, until: None };
    let (organisation, by) = (story.nest.house.organisation, (TODAY, story.nest.fatima));
    board::add(&mut tx, organisation, story.nest.noor, by, &agreed).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let slots = [("2026-03-24", "16:30"), ("2026-03-26", "17:15")];
    story.offer(&slots).await;
    let talk = story.talk().await;
    let page = story.mentor.get(&talk).await.text;
    assert!(
        page.contains("Wat we zagen sinds het vorige gesprek") && page.contains("Ze helpt de kleintjes"),
        "{page}"
    );
    assert!(!page.contains("Ze telt tot drie"), "that was spoken about");
    assert!(page.contains("Slaapt met haar knuffel."), "{page}");
}
