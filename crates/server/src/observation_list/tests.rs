//! Stories of observation lists, on both engines.

use axum::http::StatusCode;
use mentorkind_division::HalfDays;
use mentorkind_domain::observation_list::{EXAMPLE, LONGEST};
use rstest::rstest;

use crate::{
    observation::tests::Nest,
    on,
    testing::{Answer, Browser, Engine},
};

const KINDS: [(&str, &str); 2] = [("kind", "kdv"), ("kind", "bso")];

async fn officer(nest: &Nest) -> Browser {
    let petra = nest.house.staff("Petra").await;
    nest.house.role(petra, "policy").await;
    nest.house.browser_of_staff(petra).await
}

async fn load(browser: &mut Browser, text: &str) -> Answer {
    browser.post_file("/observation-lists", &[], "file", text.as_bytes()).await
}

/// Loads a list and turns it on for day care from today; gives its address.
async fn on(browser: &mut Browser, text: &str) -> String {
    let loaded = load(browser, text).await;
    assert_eq!(loaded.status, StatusCode::SEE_OTHER, "{}", loaded.text);
    let fields = [KINDS[0], ("from", "2026-03-03")];
    let turned = browser.post(&format!("{}/on", loaded.location), &fields).await;
    assert_eq!(turned.location, loaded.location, "{}", turned.text);
    loaded.location
}

/// Begins a periodic observation of Noor; gives its address and that of the list that is offered with it.
async fn begin(nest: &Nest, browser: &mut Browser) -> (String, String) {
    let fields = [("text", "Ze speelt"), ("seen_on", "2026-03-03"), ("periodic", "true"), ("then", "finish")];
    let answer = browser.post(&format!("{}/observations", nest.file()), &fields).await;
    let path = answer.location.strip_suffix("/finish").unwrap().to_owned();
    let page = browser.get(&answer.location).await.text;
    let list = page.split(&format!("href=\"{path}/lists/")).nth(1).unwrap_or_else(|| panic!("{page}"));
    let list = format!("{path}/lists/{}", list.split('"').next().unwrap());
    (path, list)
}

async fn finish(nest: &Nest, browser: &mut Browser, path: &str) {
    let fields = [("version", "1"), ("particulars", "no"), ("wellbeing", "4"), ("involvement", "4")];
    let done = browser.post(&format!("{path}/finish"), &fields).await;
    assert_eq!(done.location, nest.file(), "{}", done.text);
}

fn section<'a>(number: &'a str, version: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![("section", number), ("version", version), ("then", "next")];
    fields.extend(more);
    fields
}

#[rstest]
#[tokio::test]
async fn a_list_with_mistakes_is_refused_with_all_of_them_and_nothing_is_taken_in(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut petra = officer(&nest).await;
    let wrong = EXAMPLE.replacen("versie = \"1\"", "versie = 1", 1).replacen(
        "tot_maanden = 48",
        "tot_maanden = 5",
        1,
    );
    let refused = load(&mut petra, &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in [
        "Regel 6: bij ‘versie’ hoort een tekst",
        "Regel 9: ‘tot_maanden’ moet hoger",
        "Er is niets veranderd",
    ] {
        assert!(refused.text.contains(said), "{said}: {}", refused.text);
    }
    let large = load(&mut petra, &"#".repeat(LONGEST + 20)).await;
    assert!(large.text.contains("het bestand is te groot. Er passen 1.000.000 bytes"), "{}", large.text);
    assert!(
        load(&mut petra, "")
            .await
            .text
            .contains("Kies eerst een bestand. Koos je er al een? Dan is dat bestand leeg.")
    );
    assert!(petra.get("/observation-lists").await.text.contains("Er is nog geen lijst"));
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert_eq!(bram.get("/observation-lists").await.status, StatusCode::FORBIDDEN);
    assert_eq!(load(&mut bram, EXAMPLE).await.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[tokio::test]
async fn a_list_is_on_from_a_day_and_a_new_version_takes_its_place(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut petra = officer(&nest).await;
    let first = petra.post("/observation-lists/example", &[]).await.location;
    let page = petra.get(&first).await.text;
    assert!(page.contains("badge plain\">uit<") && page.contains("Zich thuis voelen"), "{page}");
    assert!(page.contains("van 12 tot 36 maanden"), "the ages of an item that has its own");
    assert_eq!(petra.get(&format!("{first}/file")).await.text, EXAMPLE);
    let again = load(&mut petra, EXAMPLE).await;
    assert!(
        again.text.contains("Versie 1 van ‘Kijken naar spel (voorbeeld)’ is al ingelezen."),
        "{}",
        again.text
    );

    let turn = format!("{first}/on");
    let none = petra.post(&turn, &[("from", "2026-03-05")]).await;
    assert!(none.text.contains("Kies voor welke opvang"), "{}", none.text);
    let past = petra.post(&turn, &[KINDS[0], ("from", "2026-03-02")]).await;
    assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(petra.post(&turn, &[KINDS[0], KINDS[1], ("from", "2026-03-05")]).await.location, first);
    assert!(petra.get(&first).await.text.contains("gaat aan op"));
    let removed = petra.post(&format!("{first}/off"), &[("off", "2026-03-05")]).await;
    assert_eq!(removed.location, first);
    let off = petra.post(&format!("{first}/off"), &[("off", "2026-03-06")]).await;
    assert_eq!(off.status, StatusCode::CONFLICT, "what is off cannot go off later");

    on(&mut petra, &EXAMPLE.replacen("versie = \"1\"", "versie = \"2\"", 1)).await;
    let third = on(&mut petra, &EXAMPLE.replacen("versie = \"1\"", "versie = \"3\"", 1)).await;
    let page = petra.get("/observation-lists").await.text;
    assert_eq!(page.matches("aan sinds").count(), 1, "{page}");
    assert_eq!(petra.post(&format!("{first}/remove"), &[]).await.location, "/observation-lists");
    assert_eq!(petra.get(&first).await.status, StatusCode::NOT_FOUND);

    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let (_, list) = begin(&nest, &mut bram).await;
    assert!(list.ends_with(third.rsplit('/').next().unwrap()), "the version that is on");
    let fields = section("0", "0", &[("value-ontdekt", "veel")]);
    assert!(bram.post(&list, &fields).await.location.ends_with("section=1"));
    assert_eq!(
        petra.post(&format!("{third}/remove"), &[]).await.status,
        StatusCode::CONFLICT,
        "it is in use"
    );
}

#[rstest]
#[tokio::test]
async fn a_list_is_offered_where_it_is_on_and_fits(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values((KINDS[0], "tot_maanden = 48", true), (KINDS[1], "tot_maanden = 48", false), (KINDS[0], "tot_maanden = 37", false))]
    (kind, until, fits): ((&str, &str), &str, bool),
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut petra = officer(&nest).await;
    // Noor is 37 months old, on a group of day care.
    let loaded = load(&mut petra, &EXAMPLE.replacen("tot_maanden = 48", until, 1)).await.location;
    petra.post(&format!("{loaded}/on"), &[kind, ("from", "2026-03-03")]).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    for (periodic, fits) in [("true", fits), ("", false)] {
        let fields =
            [("text", "Ze speelt"), ("seen_on", "2026-03-03"), ("periodic", periodic), ("then", "finish")];
        let finish = bram.post(&format!("{}/observations", nest.file()), &fields).await.location;
        assert_eq!(bram.get(&finish).await.text.contains("/lists/"), fits);
        let list = finish.replace("/finish", &loaded.replace("/observation-lists", "/lists"));
        let status = if fits { StatusCode::OK } else { StatusCode::NOT_FOUND };
        assert_eq!(bram.get(&list).await.status, status);
    }
}

#[rstest]
#[tokio::test]
async fn a_list_is_filled_in_section_by_section_and_read_by_the_parents_when_they_were_told(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let karel = nest.house.guardian("KAREL", nest.noor, None).await;
    let mut petra = officer(&nest).await;
    on(&mut petra, EXAMPLE).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let (path, list) = begin(&nest, &mut bram).await;
    let fields = section(
        "0",
        "0",
        &[("value-komt-binnen", "soms"), ("value-ontdekt", "-"), ("remark-ontdekt", "Was ziek")],
    );
    let saved = bram.post(&list, &fields).await;
    assert_eq!(saved.location, format!("{list}?section=1"), "{}", saved.text);
    assert!(bram.get(&format!("{list}?section=1")).await.text.contains("Zich thuis voelen · 2 van 3"));
    let long = "é".repeat(501);
    let fields = section("1", "1", &[("value-blijft-bezig", "zelf"), ("remark-blijft-bezig", &long)]);
    let refused = bram.post(&list, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Deze opmerking heeft 501 tekens") && refused.text.contains(&long));
    let other =
        section("1", "1", &[("value-blijft-bezig", "zelf"), ("remark-blijft-bezig", "Met KindSEM samen")]);
    assert!(bram.post(&list, &other).await.text.contains("De naam KindSEM staat in de tekst."));
    let forged = section("1", "1", &[("value-blijft-bezig", "veel")]);
    assert_eq!(bram.post(&list, &forged).await.status, StatusCode::BAD_REQUEST, "a word of another scale");
    // It goes on where it stopped.
    let page = bram.get(&path).await.text;
    assert!(page.contains("7 punten niet ingevuld"), "{page}");
    let fields = section("2", "1", &[("value-kijkt-toe", "veel")]);
    assert_eq!(bram.post(&list, &fields).await.location, format!("{path}/finish"));
    // Another tab, from before.
    let stale = bram.post(&list, &section("0", "0", &[("value-komt-binnen", "zelf")])).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        stale.text.contains("Dit is intussen veranderd") && stale.text.contains("niet gezien: Was ziek"),
        "{}",
        stale.text
    );
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert_eq!(fatima.get(&list).await.status, StatusCode::NOT_FOUND, "a draft is its writer's");
    finish(&nest, &mut bram, &path).await;

    let file = fatima.get(&nest.file()).await.text;
    assert!(file.contains("Vindt na het afscheid iets om te doen: <b>soms zelf</b>"), "{file}");
    assert!(
        file.contains("iets om te doen")
            && file.contains("Was ziek")
            && file.contains("6 punten niet ingevuld")
    );
    assert!(!file.contains("Speelt naast een ander kind"), "what was left blank is not there");
    let found = fatima.get(&format!("{}?q=ziek", nest.file())).await.text;
    assert!(
        found.contains("<details class=\"more\" open>") && found.contains("<mark>ziek</mark>"),
        "{found}"
    );
    assert!(fatima.get(&format!("{}?q=afscheid", nest.file())).await.text.contains("<mark>afscheid</mark>"));
    let elsewhere = nest.house.group("G2", "kdv").await;
    let dora = nest.house.staff("Dora").await;
    nest.house.works(dora, elsewhere, "pm", HalfDays(0xFF)).await;
    let mut dora = nest.house.browser_of_staff(dora).await;
    assert_eq!(dora.get(&list).await.status, StatusCode::NOT_FOUND);
    assert_eq!(dora.post(&list, &fields).await.status, StatusCode::NOT_FOUND);

    let lists = format!("/family/lists/{}", nest.noor);
    let mut parent = nest.house.browser_of_guardian(iris).await;
    assert!(!parent.get("/family").await.text.contains("/family/lists/"));
    assert!(parent.get(&lists).await.text.contains("Er is nog geen lijst te lezen"), "not told yet");
    let contact = format!("{path}/contact");
    let page = bram.get(&contact).await.text;
    let told = page.split("name=\"told\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let recorded = bram.post(&contact, &[("told", &told), ("said", ""), ("spoken_on", "2026-03-03")]).await;
    assert_eq!(recorded.status, StatusCode::SEE_OTHER, "{}", recorded.text);
    assert!(parent.get("/family").await.text.contains("Ingevulde observatielijsten (1)"));
    let page = parent.get(&lists).await.text;
    assert!(
        page.contains("<b>niet gezien</b>") && page.contains("Was ziek") && page.contains("Bram Proef"),
        "{page}"
    );
    let mut without = nest.house.browser_of_guardian(karel).await;
    assert_ne!(without.get(&lists).await.status, StatusCode::OK);
    let other = format!("/family/lists/{}", nest.sem);
    assert_eq!(parent.get(&other).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn the_next_time_what_changed_is_shown_and_a_correction_is_visible(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut petra = officer(&nest).await;
    on(&mut petra, EXAMPLE).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let (path, list) = begin(&nest, &mut bram).await;
    let fields = section("0", "0", &[("value-komt-binnen", "nog-niet"), ("value-ontdekt", "veel")]);
    bram.post(&list, &fields).await;
    finish(&nest, &mut bram, &path).await;
    nest.house.app.clock.forward_minutes(1);
    // A newer version, in which a word is other.
    let newer = EXAMPLE
        .replacen("versie = \"1\"", "versie = \"2\"", 1)
        .replace("woord = \"soms zelf\"", "woord = \"af en toe\"");
    on(&mut petra, &newer).await;
    let (second, new_list) = begin(&nest, &mut bram).await;
    let fields = section("0", "0", &[("value-komt-binnen", "soms"), ("value-ontdekt", "veel")]);
    bram.post(&new_list, &fields).await;
    finish(&nest, &mut bram, &second).await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let file = fatima.get(&nest.file()).await.text;
    assert!(file.contains("<b>af en toe</b> <span class=\"badge know\">eerder: nog niet</span>"), "{file}");
    assert!(
        file.contains("1 punt is anders dan op")
            && file.contains("versie 1")
            && file.contains("1 verandering")
    );
    assert_eq!(file.matches("eerder: ").count(), 1);

    // A colleague corrects the first.
    let page = fatima.get(&list).await.text;
    assert!(page.contains("Dit is al afgerond") && page.contains("value=\"nog-niet\" checked"), "{page}");
    let fields = section("0", "1", &[("value-komt-binnen", "met-hulp"), ("value-ontdekt", "veel")]);
    let kept = fatima.post(&list, &fields).await;
    assert_eq!(kept.location, format!("{list}?section=1"), "{}", kept.text);
    let file = bram.get(&nest.file()).await.text;
    assert!(
        file.contains("Er stond: nog niet. Verbeterd door Fatima Proef,")
            && file.contains("eerder: met hulp")
    );
    // Nothing is filled in anew with what is finished.
    let never = format!("{path}/lists/{}", new_list.rsplit('/').next().unwrap());
    assert_eq!(bram.get(&never).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn a_draft_that_is_gone_for_good_takes_its_answers_along(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut petra = officer(&nest).await;
    on(&mut petra, EXAMPLE).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    for _ in 0..2 {
        let (path, list) = begin(&nest, &mut bram).await;
        bram.post(&list, &section("0", "0", &[("value-ontdekt", "veel")])).await;
        assert_eq!(bram.post(&format!("{path}/remove"), &[]).await.location, nest.file());
        nest.house.app.clock.forward_days(2);
        bram = nest.house.browser_of_staff(nest.bram).await;
    }
    let mut tx = nest.house.app.db.read().await.unwrap();
    let kept: i64 = on!(tx, c => sqlx::query_scalar("SELECT count(*) FROM observation_list_answer")
        .fetch_one(c).await)
    .unwrap();
    assert_eq!(kept, 1, "of the second, which can be taken back for a day");
}
