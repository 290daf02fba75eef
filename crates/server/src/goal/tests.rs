//! Stories of goals, on both engines.

use axum::http::StatusCode;
use jiff::ToSpan;
use rstest::rstest;

use crate::{
    observation::tests::Nest,
    on,
    platform::ids::StaffId,
    testing::{Answer, Browser, Engine, TODAY},
};

fn day(days: i64) -> String {
    TODAY.checked_add(days.days()).unwrap().to_string()
}

async fn set(browser: &mut Browser, list: &str, what: &str, on: &str) -> Answer {
    let fields = [("what", what), ("noticed", "Dat zien we."), ("day", on), ("with_parents", "true")];
    browser.post(list, &fields).await
}

/// The addresses of the goals that the reader can open on a list.
async fn goals(browser: &mut Browser, list: &str, base: &str) -> Vec<String> {
    let page = browser.get(list).await.text;
    let start = format!("href=\"{base}/");
    page.split(&start)
        .skip(1)
        .map(|rest| format!("{base}/{}", rest.split('"').next().unwrap()))
        .filter(|path| path.len() > base.len() + 30)
        .collect()
}

async fn trail(nest: &Nest) -> Vec<String> {
    let mut tx = nest.house.app.db.read().await.unwrap();
    on!(tx, c => sqlx::query_scalar("SELECT action FROM audit_entry WHERE action LIKE 'goal%' ORDER BY day, number")
        .fetch_all(c).await)
    .unwrap()
}

fn look_back<'a>(
    outcome: &'a str,
    then: &'a str,
    next: &'a str,
    version: &'a str,
) -> Vec<(&'a str, &'a str)> {
    vec![
        ("outcome", outcome),
        ("words", "Het lukt vaak."),
        ("then", then),
        ("next", next),
        ("version", version),
    ]
}

#[tokio::test]
async fn an_example_that_is_a_goal_already_is_not_offered_again() {
    let Some(nest) = Nest::open(Engine::Sqlite).await else { return };
    let list = format!("/groups/{}/goals", nest.group);
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let friends = "Kinderen sluiten vriendschap met elkaar";
    assert!(fatima.get(&list).await.text.contains("?example=5#new"));
    assert_eq!(set(&mut fatima, &list, friends, &day(30)).await.location, list);
    let page = fatima.get(&list).await.text;
    assert!(page.contains("?example=4#new") && !page.contains("?example=5#new"), "{page}");
}

#[rstest]
#[tokio::test]
async fn a_goal_of_a_child_is_set_read_at_home_due_and_looked_back_on(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let list = format!("{}/goals", nest.file());
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    // An example fills the form in one tap.
    let page = fatima.get(&format!("{list}?example=1")).await.text;
    assert!(page.contains("value=\"Speelt een tijdje samen met een ander kind\""), "{page}");
    assert_eq!(set(&mut fatima, &list, "Speelt samen", &day(30)).await.location, list);
    assert!(fatima.get(&nest.file()).await.text.contains("Speelt samen"));
    assert!(!fatima.get("/todo").await.text.contains("Speelt samen"), "its day is not near");
    let mut parent = nest.house.browser_of_guardian(iris).await;
    let family = parent.get("/family").await.text;
    assert!(family.contains("Speelt samen") && family.contains("Samen met de ouders gemaakt"), "{family}");
    assert!(!family.contains("href=\"/goals/"));

    nest.house.app.clock.forward_days(16);
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let todo = fatima.get("/todo").await.text;
    assert!(todo.contains("Kijk terug op een doel van KindNOOR") && todo.contains("Speelt samen"), "{todo}");
    assert!(todo.contains("De dag kozen jullie zelf"));
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert!(!bram.get("/todo").await.text.contains("Speelt samen"), "he is not the mentor");
    let goal = goals(&mut fatima, &list, "/goals").await.remove(0);
    assert!(todo.contains(&goal));
    let next = day(60);
    let answer = fatima.post(&format!("{goal}/evaluate"), &look_back("partly", "on", &next, "1")).await;
    assert_eq!(answer.location, list);
    assert!(!fatima.get("/todo").await.text.contains("Speelt samen"), "it is not due any more");
    let late = fatima.post(&goal, &[("what", "Iets anders"), ("day", &next), ("version", "2")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "what was looked back on is not changed");
    assert!(late.text.contains("Iets anders"), "{}", late.text);
    assert_eq!(fatima.post(&format!("{goal}/withdraw"), &[]).await.status, StatusCode::CONFLICT);
    let again = look_back("reached", "end", "", "1");
    let answer = fatima.post(&format!("{goal}/evaluate"), &again).await;
    assert_eq!(answer.status, StatusCode::CONFLICT, "somebody was first");
    assert!(
        answer.text.contains("intussen veranderd") && answer.text.contains("name=\"version\" value=\"2\"")
    );
    assert!(answer.text.contains(">Het lukt vaak.</textarea>"), "nothing is lost: {}", answer.text);

    nest.house.app.clock.forward_days(45);
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert!(fatima.get("/todo").await.text.contains("1 dag te laat"));
    fatima.post(&format!("{goal}/evaluate"), &look_back("reached", "end", "", "2")).await;
    assert!(!fatima.get("/todo").await.text.contains("Speelt samen"));
    let page = fatima.get(&list).await.text;
    assert!(page.contains("Klaar (1)") && page.contains("deels gehaald") && page.contains("gehaald"));
    let mut parent = nest.house.browser_of_guardian(iris).await;
    assert!(parent.get("/family").await.text.contains("Het lukt vaak."));
    assert_eq!(trail(&nest).await, ["goal set", "goal looked back on", "goal looked back on"]);
}

#[rstest]
#[tokio::test]
async fn it_is_time_to_look_back_on_the_day_that_was_chosen(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let list = format!("{}/goals", nest.file());
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert_eq!(set(&mut fatima, &list, "Speelt samen", &day(9)).await.location, list);
    let page = fatima.get(&list).await.text;
    assert!(page.contains("terugkijken:") && !page.contains("tijd om terug te kijken"), "{page}");
    nest.house.app.clock.forward_days(9);
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert!(fatima.get(&list).await.text.contains("tijd om terug te kijken"));
    nest.house.app.clock.forward_days(1);
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert!(fatima.get(&list).await.text.contains("terugkijken is te laat"));
}

#[rstest]
#[case("", "", "Schrijf eerst wat het doel is")]
#[case("Speelt samen", "2026-03-02", "Kies een dag van vandaag")]
#[case("Speelt samen", "2028-03-04", "vrijdag 3 maart 2028")]
#[case("Speelt samen", "straks", "Kies een dag van vandaag")]
#[tokio::test]
async fn what_cannot_be_a_goal_is_said_and_stays(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] what: &str,
    #[case] on: &str,
    #[case] said: &str,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let list = format!("{}/goals", nest.file());
    let answer = set(&mut fatima, &list, what, on).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains(said) && answer.text.contains("Dat zien we."), "{}", answer.text);
    let long = "a".repeat(201);
    let answer = set(&mut fatima, &list, &long, &day(3)).await;
    assert!(answer.text.contains("De tekst heeft 201 tekens") && answer.text.contains(&long));
    assert!(trail(&nest).await.is_empty());
}

#[rstest]
#[tokio::test]
async fn a_goal_of_the_group_is_its_teams_and_can_be_taken_away_and_put_back(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let lead = nest.house.staff("LEAD").await;
    nest.house.role(lead, "teamlead").await;
    let coach = nest.house.staff("COACH").await;
    nest.house.role(coach, "coach").await;
    let list = format!("/groups/{}/goals", nest.group);
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    set(&mut bram, &list, "Elk kind bij naam", &day(3)).await;
    let goal = goals(&mut bram, &list, "/goals").await.remove(0);
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    for browser in [&mut bram, &mut fatima] {
        assert!(browser.get("/todo").await.text.contains("Elk kind bij naam"), "colleagues of the group");
    }
    let mut lead = nest.house.browser_of_staff(lead).await;
    assert!(lead.get("/todo").await.text.contains("Elk kind bij naam"));
    assert!(lead.get(&list).await.text.contains("Elk kind bij naam"));
    assert_eq!(lead.get(&goal).await.status, StatusCode::FORBIDDEN, "it is the team's");
    let mut coach = nest.house.browser_of_staff(coach).await;
    assert_eq!(coach.get(&list).await.status, StatusCode::FORBIDDEN);
    let mut parent = nest.house.browser_of_guardian(iris).await;
    assert!(parent.get("/family").await.text.contains("Elk kind bij naam"));

    // Two change it at once: the second hears of it and keeps what was typed.
    let change = |what| [("what", what), ("noticed", ""), ("version", "1"), ("day", "2026-03-06")];
    assert_eq!(fatima.post(&goal, &change("Elk kind bij de naam")).await.location, list);
    let answer = bram.post(&goal, &change("Ieder kind bij naam")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("Elk kind bij de naam") && answer.text.contains("Ieder kind bij naam"));

    assert_eq!(bram.post(&format!("{goal}/withdraw"), &[]).await.location, list);
    for path in ["/todo", &list] {
        assert!(!fatima.get(path).await.text.contains("bij de naam"), "{path}");
    }
    assert!(!parent.get("/family").await.text.contains("bij de naam"));
    assert_eq!(bram.post(&format!("{goal}/restore"), &[]).await.location, list);
    assert!(fatima.get(&list).await.text.contains("Elk kind bij de naam"));
    assert_eq!(trail(&nest).await, ["goal set", "goal changed", "goal withdrawn", "goal restored"]);
}

#[rstest]
#[tokio::test]
async fn ones_own_goal_is_for_oneself_until_it_is_shared_and_again_when_it_is_not(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut others: Vec<(&str, StaffId)> = vec![("", nest.bram)];
    for role in ["teamlead", "director", "policy", "coach"] {
        let staff = nest.house.staff(&role.to_uppercase()).await;
        nest.house.role(staff, role).await;
        others.push((role, staff));
    }
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert_eq!(set(&mut fatima, "/me/goals", "Ik wacht even", &day(3)).await.location, "/me/goals");
    let goal = goals(&mut fatima, "/me/goals", "/me/goals").await.remove(0);
    assert!(fatima.get("/todo").await.text.contains("Kijk terug op 1 eigen doel"));
    let before = fatima.get(&goal).await.text;
    assert!(before.contains("ook wat je eerder schreef toen je erop terugkeek"), "before the tap: {before}");
    for (shared, seen) in [(None, false), (Some("true"), true), (Some("false"), false)] {
        if let Some(shared) = shared {
            fatima.post(&format!("{goal}/share"), &[("shared", shared)]).await;
        }
        for (role, staff) in &others {
            let mut browser = nest.house.browser_of_staff(*staff).await;
            for path in [goal.as_str(), "/me/goals", "/goals/shared", "/todo", "/overview"] {
                let page = browser.get(path).await;
                let expected = seen && *role == "coach" && path == "/goals/shared";
                assert_eq!(page.text.contains("Ik wacht even"), expected, "{role} {path}");
                assert!(!page.text.contains("1 eigen doel"), "{role} {path}");
            }
            assert_eq!(browser.get(&goal).await.status, StatusCode::NOT_FOUND);
        }
    }
    // A goal of one kind is not reached by the way to another.
    let id = goal.rsplit('/').next().unwrap().to_owned();
    assert_eq!(fatima.get(&format!("/goals/{id}")).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn the_goals_of_the_mentorship_are_read_by_all_and_set_by_who_changes_the_protocol(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let policy = nest.house.staff("POLICY").await;
    nest.house.role(policy, "policy").await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let refused = set(&mut fatima, "/protocol/goals", "Iets", &day(3)).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let mut policy = nest.house.browser_of_staff(policy).await;
    set(&mut policy, "/protocol/goals", "Iedereen kent de mentor", &day(300)).await;
    let page = fatima.get("/protocol/goals").await.text;
    assert!(page.contains("Iedereen kent de mentor") && !page.contains("name=\"what\""));
    let mut parent = nest.house.browser_of_guardian(iris).await;
    assert!(parent.get("/family").await.text.contains("Iedereen kent de mentor"));
    nest.house.app.clock.forward_days(310);
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert!(!fatima.get("/todo").await.text.contains("Iedereen kent de mentor"));
}

#[rstest]
#[tokio::test]
async fn looking_back_is_undone_by_who_did_it_on_the_same_day_and_the_trail_keeps_both(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let list = format!("/groups/{}/goals", nest.group);
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    set(&mut bram, &list, "Elk kind bij naam", &day(3)).await;
    let goal = goals(&mut bram, &list, "/goals").await.remove(0);
    let undo = format!("{goal}/evaluate/undo");
    assert_eq!(bram.post(&undo, &[]).await.status, StatusCode::CONFLICT, "there is nothing to undo");
    bram.post(&format!("{goal}/evaluate"), &look_back("partly", "on", &day(60), "1")).await;
    nest.house.app.clock.forward_minutes(1);
    bram.post(&format!("{goal}/evaluate"), &look_back("reached", "end", "", "2")).await;
    assert!(bram.get(&list).await.text.contains(&undo));
    assert!(!fatima.get(&list).await.text.contains(&undo), "it is not hers to undo");
    assert_eq!(fatima.post(&undo, &[]).await.status, StatusCode::CONFLICT);

    // The last first: it goes on, with the day that was chosen before; then it is as it was set.
    assert_eq!(bram.post(&undo, &[]).await.location, list);
    let page = bram.get(&goal).await.text;
    assert!(page.contains("deels gehaald") && page.contains("name=\"outcome\""), "{page}");
    let again = look_back("reached", "end", "", "3");
    assert_eq!(bram.post(&format!("{goal}/evaluate"), &again).await.status, StatusCode::CONFLICT);
    assert_eq!(bram.post(&undo, &[]).await.location, list);
    assert!(bram.get("/todo").await.text.contains("Elk kind bij naam"), "it is due on its first day again");
    let mut parent = nest.house.browser_of_guardian(iris).await;
    assert!(!parent.get("/family").await.text.contains("Het lukt vaak."));
    let kept = ["goal set", "goal looked back on", "goal looked back on"];
    assert_eq!(trail(&nest).await[..3], kept);
    assert_eq!(trail(&nest).await[3..], ["goal looking back undone"; 2]);

    // What stays until the next day stays.
    let version = value(&bram.get(&goal).await.text, "version");
    bram.post(&format!("{goal}/evaluate"), &look_back("reached", "end", "", &version)).await;
    nest.house.app.clock.forward_days(1);
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert!(!bram.get(&list).await.text.contains(&undo));
    assert_eq!(bram.post(&undo, &[]).await.status, StatusCode::CONFLICT);
    assert!(bram.get(&list).await.text.contains("Het lukt vaak."));
}

/// The value of the first field of the page with this name.
fn value(page: &str, name: &str) -> String {
    let rest = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[rstest]
#[tokio::test]
async fn a_name_of_a_child_in_a_goal_of_the_group_is_looked_at_first(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let list = format!("/groups/{}/goals", nest.group);
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let what = "KindSEM hoort erbij";
    let back = set(&mut bram, &list, what, &day(3)).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.text.contains("De naam KindSEM staat in de tekst.") && back.text.contains(what));
    let mut parent = nest.house.browser_of_guardian(iris).await;
    assert!(!parent.get("/family").await.text.contains(what));
    let on = day(3);
    let looked = [("what", what), ("noticed", "Dat zien we."), ("day", on.as_str()), ("names_stay", "true")];
    assert_eq!(bram.post(&list, &looked).await.location, list);
    assert!(parent.get("/family").await.text.contains(what));
}

#[rstest]
#[tokio::test]
async fn a_goal_that_was_changed_meanwhile_is_shown_whole_beside_all_that_was_typed(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values("child", "group", "own")] whose: &str,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let (list, base, second) = match whose {
        "child" => (format!("{}/goals", nest.file()), "/goals", nest.bram),
        "group" => (format!("/groups/{}/goals", nest.group), "/goals", nest.bram),
        _ => ("/me/goals".to_owned(), "/me/goals", nest.fatima),
    };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let mut second = nest.house.browser_of_staff(second).await;
    set(&mut fatima, &list, "Speelt samen", &day(30)).await;
    let goal = goals(&mut fatima, &list, base).await.remove(0);
    let (on, later) = (day(40), day(50));
    let first = [
        ("what", "Speelt vaak samen"),
        ("noticed", "Elke week."),
        ("day", on.as_str()),
        ("with_child", "true"),
        ("version", "1"),
    ];
    assert_eq!(fatima.post(&goal, &first).await.location, list);
    let late = |version| {
        [
            ("what", "KindSEM doet mee"),
            ("noticed", "Elke dag."),
            ("day", later.as_str()),
            ("with_parents", "true"),
            ("names_stay", "true"),
            ("version", version),
        ]
    };
    let answer = second.post(&goal, &late("1")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let (_, below) = answer.text.split_once("dit doel is intussen aangepast").unwrap();
    let (theirs, typed) = below.split_once("Wat jij schreef staat hieronder").unwrap();
    assert!(
        ["Speelt vaak samen", "Elke week.", on.as_str()].iter().all(|part| theirs.contains(part)),
        "{theirs}"
    );
    assert_eq!(theirs.contains("Samen met het kind gemaakt"), whose == "child", "{theirs}");
    for field in ["value=\"KindSEM doet mee\"", ">Elke dag.</textarea>", "name=\"version\" value=\"2\""] {
        assert!(typed.contains(field), "{field}: {typed}");
    }
    assert!(typed.contains(&format!("value=\"{later}\"")), "{typed}");
    let ticked = |name: &str| typed.contains(&format!("name=\"{name}\" value=\"true\" checked"));
    assert_eq!((ticked("with_parents"), ticked("with_child")), (whose == "child", false));
    assert_eq!(ticked("names_stay"), whose != "own", "the names were looked at: {typed}");
    assert!(second.get(&goal).await.text.contains("Speelt vaak samen"), "nothing was kept");
    assert_eq!(second.post(&goal, &late("2")).await.location, list);
    assert!(fatima.get(&list).await.text.contains("KindSEM doet mee"));
}

#[rstest]
#[tokio::test]
async fn a_mistake_in_what_was_overtaken_hides_nothing_of_the_other(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let list = format!("{}/goals", nest.file());
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    set(&mut fatima, &list, "Speelt samen", &day(30)).await;
    let goal = goals(&mut fatima, &list, "/goals").await.remove(0);
    let on = day(40);
    let change = |what| [("what", what), ("day", on.as_str()), ("version", "1")];
    assert_eq!(fatima.post(&goal, &change("Speelt vaak samen")).await.location, list);
    let answer = bram.post(&goal, &change("")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let (_, below) = answer.text.split_once("dit doel is intussen aangepast").unwrap();
    assert!(
        below.contains("Speelt vaak samen") && below.contains("Schrijf eerst wat het doel is"),
        "{below}"
    );
}

#[rstest]
#[tokio::test]
async fn who_looks_back_too_late_keeps_each_choice(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let list = format!("{}/goals", nest.file());
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    set(&mut fatima, &list, "Speelt samen", &day(30)).await;
    let goal = goals(&mut fatima, &list, "/goals").await.remove(0);
    let evaluate = format!("{goal}/evaluate");
    let (on, next) = (day(50), day(60));
    assert_eq!(fatima.post(&evaluate, &look_back("partly", "on", &next, "1")).await.location, list);

    // Changing it is over; all that was filled in is there to read.
    let change = [("what", "Iets anders"), ("day", on.as_str()), ("with_child", "true"), ("version", "1")];
    let late = bram.post(&goal, &change).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    for text in ["Iets anders", "het kind", "woensdag 22 april 2026"] {
        assert!(late.text.contains(&format!("<p class=\"written\">{text}</p>")), "{text}: {}", late.text);
    }

    // Looking back goes on, with the choices and the tick in the form.
    let typed = |then, version| {
        [
            ("outcome", "reached"),
            ("words", "KindSEM hielp."),
            ("then", then),
            ("next", next.as_str()),
            ("names_stay", "true"),
            ("version", version),
        ]
    };
    let late = bram.post(&evaluate, &typed("on", "1")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let fields = [
        "value=\"reached\" required checked",
        "value=\"on\" required checked",
        ">KindSEM hielp.</textarea>",
        "name=\"names_stay\" value=\"true\" checked",
        "<p class=\"written\">Het doel gaat door</p>",
    ];
    for field in fields {
        assert!(late.text.contains(field), "{field}: {}", late.text);
    }
    assert!(late.text.contains(&format!("value=\"{next}\"")), "{}", late.text);
    assert_eq!(bram.post(&evaluate, &typed("on", "2")).await.location, list);
    assert_eq!(fatima.post(&evaluate, &look_back("reached", "end", "", "3")).await.location, list);

    // It is over: there is no form any more, and nothing that was chosen is lost.
    let late = bram.post(&evaluate, &typed("end", "3")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(!late.text.contains("name=\"outcome\""));
    for text in ["gehaald", "KindSEM hielp.", "Dit doel is klaar"] {
        assert!(late.text.contains(&format!("<p class=\"written\">{text}</p>")), "{text}: {}", late.text);
    }
}
