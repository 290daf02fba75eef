//! Stories of whose turn it is at a concern, and what parents read of it, on both engines.

use axum::http::StatusCode;
use jiff::ToSpan;
use rstest::rstest;

use super::tests::{ABOUT, Care, act, two, value};
use crate::testing::{Engine, TODAY};

#[rstest]
#[tokio::test]
async fn parents_who_read_along_read_how_it_ends_also_after_it_went_back(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(care) = Care::open(engine).await else { return };
    let iris = care.nest.house.guardian("IRIS", care.nest.noor, Some(true)).await;
    care.confirm(care.coach).await;
    let concern = care.begin().await;
    let mut fatima = care.browser(care.nest.fatima).await;
    let mut parent = care.nest.house.browser_of_guardian(iris).await;
    act(&mut fatima, &concern, &[("act", "done"), ("words", "Twee keer gekeken.")]).await;
    act(&mut fatima, &concern, &[("act", "without-parents"), ("words", "Zij zijn op reis.")]).await;
    assert!(!parent.get("/family").await.text.contains("Zorg om"), "there is nothing to read yet");
    act(&mut fatima, &concern, &[("act", "parents"), ("words", "Thuis is ze ook stil.")]).await;
    let page = parent.get("/family").await.text;
    assert!(page.contains("Nu: Zita kijkt mee. Aan zet: Zorgcoördinator."), "{page}");
    let back = [("act", "back"), ("step", "1"), ("back_why", "Kijk nog eens aan tafel.")];
    assert_eq!(act(&mut fatima, &concern, &back).await.location, concern);
    let done = [("act", "done"), ("words", "Zij eet goed.")];
    assert_eq!(act(&mut fatima, &concern, &done).await.location, concern);
    let close = [("act", "close"), ("outcome", "solved"), ("closing", "Ze speelt weer samen.")];
    assert_eq!(act(&mut fatima, &concern, &close).await.location, concern);
    let again = [("act", "reopen"), ("again", "Het is terug.")];
    assert_eq!(act(&mut fatima, &concern, &again).await.location, concern);
    let page = parent.get("/family").await.text;
    for read in ["Kijk nog eens aan tafel.", "Zij eet goed.", "Ze speelt weer samen.", "Het is terug."] {
        assert!(page.contains(read), "{read}: {page}");
    }
    assert!(page.contains("Wij praten eerst met u. Daarna: Zita kijkt mee."), "{page}");
    assert!(!page.contains("Twee keer gekeken") && !page.contains("op reis") && !page.contains(ABOUT));
}

#[rstest]
#[tokio::test]
async fn whoever_gets_the_turn_has_the_whole_term_of_the_step(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(care) = Care::open(engine).await else { return };
    let house = &care.nest.house;
    let iris = house.guardian("IRIS", care.nest.noor, Some(true)).await;
    let mut coach = care.browser(care.coach).await;
    let based_on = value(&coach.get("/concern-steps/change").await.text, "based_on");
    let list = [two(&based_on), vec![("consent_2", "true")]].concat();
    assert_eq!(coach.post("/concern-steps/change", &list).await.location, "/concern-steps");
    let concern = care.begin().await;
    let mut fatima = care.browser(care.nest.fatima).await;
    act(&mut fatima, &concern, &[("act", "done"), ("words", "Gekeken.")]).await;

    // The talk is six days later, the consent three days after that.
    house.app.clock.forward_days(6);
    let mut fatima = care.browser(care.nest.fatima).await;
    let spoken = [("act", "parents"), ("words", "Zij zien het ook.")];
    assert_eq!(act(&mut fatima, &concern, &spoken).await.location, concern);
    let (today, until) = ((TODAY + 6.days()).to_string(), (TODAY + 60.days()).to_string());
    let fields = [
        ("purpose", "Zita kijkt mee"),
        ("recipient", "Zorgcoördinator"),
        ("contents", "Wat we op de groep zien."),
        ("from", today.as_str()),
        ("until", until.as_str()),
        ("concern", concern.trim_start_matches("/concerns/")),
    ];
    let sent = fatima.post(&format!("{}/consents", care.nest.file()), &fields).await;
    assert_eq!(sent.location, concern, "{}", sent.text);
    let page = fatima.get(&concern).await.text;
    let consent = page.split("href=\"/consents/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    house.app.clock.forward_days(3);
    let mut mother = house.browser_of_guardian(iris).await;
    mother.post(&format!("/family/consents/{consent}"), &[("answer", "given")]).await;

    // Five working days from Thursday the twelfth, and not from the day on which the mentor was ready.
    let mut zita = care.browser(care.care).await;
    let page = zita.get(&concern).await.text;
    assert!(page.contains("Aan zet: Zorgcoördinator") && page.contains("19 maart"), "{page}");
    assert!(!page.contains("te laat"), "{page}");
    let list = zita.get("/concerns").await.text;
    assert!(list.contains("12 maart") && !list.contains("3 maart 2026"), "{list}");
}

#[rstest]
#[tokio::test]
async fn a_step_can_be_the_talk_with_the_parents_or_ask_a_plan_with_its_day(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(care) = Care::open(engine).await else { return };
    let mut coach = care.browser(care.coach).await;
    let page = coach.get("/concern-steps").await.text;
    assert!(
        page.contains("telt als gesprek met de ouders") && page.contains("met een dag om terug te kijken")
    );
    let based_on = value(&coach.get("/concern-steps/change").await.text, "based_on");
    let list = [
        ("based_on", based_on.as_str()),
        ("name_1", "Praat met de ouders"),
        ("who_1", "mentor"),
        ("days_1", "3"),
        ("kind_1", "talk"),
        ("name_2", "Zita kijkt mee"),
        ("who_2", "care"),
        ("days_2", "5"),
        ("parents_first_2", "true"),
        ("name_3", "Maak een plan"),
        ("who_3", "care"),
        ("days_3", "5"),
        ("kind_3", "plan"),
        ("parents_from", "1"),
    ];
    assert_eq!(coach.post("/concern-steps/change", &list).await.location, "/concern-steps");
    let concern = care.begin().await;
    let mut fatima = care.browser(care.nest.fatima).await;
    let mut zita = care.browser(care.care).await;
    assert!(fatima.get(&concern).await.text.contains("Dit gesprek telt"));
    let talked = [("act", "done"), ("words", "Thuis is ze ook stil.")];
    assert_eq!(act(&mut fatima, &concern, &talked).await.location, concern);
    let page = zita.get(&concern).await.text;
    assert!(page.contains("Aan zet: Zorgcoördinator") && !page.contains("Eerst de ouders"), "{page}");
    let skip = [("act", "skipped"), ("words", "Al gezien.")];
    assert_eq!(act(&mut zita, &concern, &skip).await.location, concern);
    let page = zita.get(&concern).await.text;
    assert!(page.contains("Zita kijkt mee (overgeslagen)"), "{page}");
    assert!(page.contains("Praat met de ouders<span class=\"unseen\"> (klaar)</span>"), "{page}");

    // A plan without its day is none, and nothing that was typed is lost.
    let plan = [("act", "done"), ("words", "Een rustige plek.")];
    let without = act(&mut zita, &concern, &plan).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(without.text.contains("Kies een dag van vandaag") && without.text.contains("Een rustige plek."));
    let day = (TODAY + 30.days()).to_string();
    let planned = [plan[0], plan[1], ("plan_on", day.as_str())];
    assert_eq!(act(&mut zita, &concern, &planned).await.location, concern);
    let page = fatima.get(&concern).await.text;
    assert!(
        page.contains("Plan van aanpak") && page.contains("Terugkijken op donderdag 2 april 2026"),
        "{page}"
    );
    assert!(page.contains("Aan zet: Mentor"));
}

#[rstest]
#[tokio::test]
async fn parents_see_who_opened_a_concern_as_soon_as_they_read_along_and_not_before(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(care) = Care::open(engine).await else { return };
    let house = &care.nest.house;
    let iris = house.guardian("IRIS", care.nest.noor, Some(true)).await;
    care.confirm(care.coach).await;
    let concern = care.begin().await;
    assert_eq!(care.browser(care.care).await.get(&concern).await.status, StatusCode::OK);
    let looked = format!("/family/looked/{}", care.nest.noor);
    let mut parent = house.browser_of_guardian(iris).await;
    let page = parent.get(&looked).await.text;
    assert!(!page.contains("Een zorg om uw kind") && !page.contains("Zorgcoördinator"), "{page}");

    // The day after they are spoken to, and from then on they see also who looked before.
    house.app.clock.forward_days(1);
    let mut fatima = care.browser(care.nest.fatima).await;
    act(&mut fatima, &concern, &[("act", "done"), ("words", "Gekeken.")]).await;
    let page = house.browser_of_guardian(iris).await.get(&looked).await.text;
    assert!(!page.contains("Een zorg om uw kind"), "there is nothing to read yet: {page}");
    act(&mut fatima, &concern, &[("act", "parents"), ("words", "Thuis is ze ook stil.")]).await;
    let mut parent = house.browser_of_guardian(iris).await;
    let page = parent.get(&looked).await.text;
    assert!(page.contains("Zorgcoördinator") && page.contains("Een zorg om uw kind lezen"), "{page}");
    assert!(!page.contains("Thuis is ze ook stil."));

    // Another concern, of which they know nothing yet, is not told by this.
    house.app.clock.forward_days(1);
    let other = care.begin().await;
    assert_eq!(care.browser(care.lead).await.get(&other).await.status, StatusCode::OK);
    let page = house.browser_of_guardian(iris).await.get(&looked).await.text;
    assert!(page.contains("Zorgcoördinator") && !page.contains("Teamleider"), "{page}");
}
