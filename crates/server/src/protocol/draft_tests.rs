//! Stories of a draft: compared, advised about, approved by somebody else, withdrawn, on both engines.

use axum::http::StatusCode;
use jiff::{ToSpan, civil::date};
use mentorkind_division::HalfDays;
use mentorkind_domain::{half_days::parse, protocol::PROFILES};
use rstest::rstest;

use super::tests::{approve, hidden, policy_officer, send, with_days};
use crate::{
    on,
    platform::{audit::Audit, ids::fresh},
    testing::{Answer, Browser, Engine, House, TODAY},
};

/// Whoever has an account can sign in from here on.
async fn all_have_passwords(house: &House) {
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE account SET password_hash = 'x'").execute(c).await.map(drop)).unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
}

/// A policy officer and a director who can both sign in.
async fn two(house: &House) -> (Browser, Browser) {
    let policy = policy_officer(house, "Beleid").await;
    let director = house.staff("Directie").await;
    house.role(director, "director").await;
    let director = house.browser_of_staff(director).await;
    all_have_passwords(house).await;
    (policy, director)
}

async fn advise(browser: &mut Browser, [asked, received, advice, followed]: [&str; 4]) -> Answer {
    let page = browser.get("/protocol/draft").await;
    let version = hidden(&page.text, "version").to_owned();
    let fields = [
        ("version", version.as_str()),
        ("asked_on", asked),
        ("received_on", received),
        ("advice", advice),
        ("followed", followed),
    ];
    browser.post("/protocol/draft/advice", &fields).await
}

#[rstest]
#[tokio::test]
async fn parents_are_heard_and_somebody_else_approves(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let (mut policy, mut director) = two(&house).await;
    assert_eq!(policy.get("/protocol/draft").await.location, "/protocol/change");
    send(&mut policy, "2026-03-20", &with_days(3)).await;
    let draft = policy.get("/protocol/draft").await.text;
    assert!(draft.contains("<del>") && draft.contains("</span>3</ins>"), "{draft}");
    assert!(draft.contains("Jij schreef dit concept. Daarom stelt een ander het vast"), "{draft}");
    let own = approve(&mut policy, "2026-03-20", "Een kleinigheid.").await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);

    assert!(director.get("/todo").await.text.contains("Er ligt een concept van het protocol"));
    assert!(!policy.get("/todo").await.text.contains("Er ligt een concept van het protocol"));
    let unheard = approve(&mut director, "2026-03-20", " ").await;
    assert_eq!(unheard.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unheard.text.contains("schrijf waarom er geen advies is"), "{}", unheard.text);
    for (typed, why) in [
        (["", "", "", ""], "Op welke dag is het advies gevraagd?"),
        (
            ["2026-02-20", "2026-02-10", "Goed.", "Doen we."],
            "Deze dag is voor de dag waarop het gevraagd is.",
        ),
        (["2026-02-20", "2026-02-30", "Goed.", "Doen we."], "Kies een dag."),
        (["1990-01-01", "2026-02-20", "Goed.", "Doen we."], "meer dan een jaar geleden"),
        (["2026-02-20", "2026-02-25", "Vijf is genoeg.", ""], "Schrijf op wat jullie ermee doen."),
    ] {
        let refused = advise(&mut policy, typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains(why) && refused.text.contains(typed[2]), "{why}: {}", refused.text);
    }
    let told = ["2026-02-20", "2026-02-25", "Drie is fijn.", "Doen we."];
    assert_eq!(advise(&mut policy, told).await.location, "/protocol/draft");
    let early = approve(&mut director, "2026-03-03", "").await;
    assert!(early.text.contains("Kies een dag van woensdag 4 maart 2026"), "{}", early.text);
    let seen = hidden(&director.get("/protocol/draft").await.text, "version").to_owned();
    let done = approve(&mut director, "2026-03-20", "").await;
    assert_eq!(done.location, "/protocol", "{}", done.text);
    let twice = [("version", seen.as_str()), ("starts_on", "2026-03-20")];
    let twice = director.post("/protocol/draft/approve", &twice).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    assert!(twice.text.contains("Dit concept is al vastgesteld"), "{}", twice.text);
    let leads = twice.text.split("/protocol/versions/").nth(1).unwrap()[..36].to_owned();
    let list = director.get("/protocol").await.text;
    assert!(list.contains("komt nog") && !list.contains("Er ligt een concept"), "{list}");
    let id = list.split("/protocol/versions/").nth(1).unwrap()[..36].to_owned();
    assert_eq!(leads, id);
    let version = director.get(&format!("/protocol/versions/{id}")).await.text;
    for words in ["Hoe deze versie er kwam", "Drie is fijn.", "Doen we.", "woensdag 25 februari 2026"] {
        assert!(version.contains(words), "{words}: {version}");
    }
    assert!(!version.contains("Er was niemand anders") && !version.contains("na dit advies nog veranderd"));
}

#[rstest]
#[tokio::test]
async fn an_advice_is_about_the_text_that_was_there(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let (mut policy, mut director) = two(&house).await;
    send(&mut policy, "2026-03-20", &with_days(3)).await;
    let told = ["2026-02-20", "2026-02-25", "Drie is fijn.", "Doen we."];
    advise(&mut policy, told).await;
    // What stays inside the house asks for no new advice.
    let inside =
        with_days(3).replacen("[review.review_months]\nvalue = 0", "[review.review_months]\nvalue = 12", 1);
    assert_ne!(inside, with_days(3));
    send(&mut policy, "2026-03-20", &inside).await;
    assert!(!director.get("/protocol/draft").await.text.contains("na dit advies veranderd"));

    send(&mut policy, "2026-03-20", &with_days(9)).await;
    assert!(director.get("/protocol/draft").await.text.contains("na dit advies veranderd"));
    let unheard = approve(&mut director, "2026-03-20", " ").await;
    assert_eq!(unheard.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unheard.text.contains("schrijf waarom er geen nieuw advies is"), "{}", unheard.text);
    // The same advice once more is no new one, nor with another day on which it was asked.
    for (asked, followed) in [(told[0], "Dat doen we graag."), ("2026-01-05", told[3])] {
        advise(&mut policy, [asked, told[1], told[2], followed]).await;
        let unheard = approve(&mut director, "2026-03-20", "").await;
        assert_eq!(unheard.status, StatusCode::UNPROCESSABLE_ENTITY, "{asked}");
    }
    let done = approve(&mut director, "2026-03-20", "Met de voorzitter besproken.").await;
    assert_eq!(done.location, "/protocol", "{}", done.text);
    let list = director.get("/protocol").await.text;
    let id = list.split("/protocol/versions/").nth(1).unwrap()[..36].to_owned();
    let page = format!("/protocol/versions/{id}");
    let version = director.get(&page).await.text;
    for words in
        ["Drie is fijn.", "na dit advies nog veranderd", "Geen nieuw advies", "Met de voorzitter besproken."]
    {
        assert!(version.contains(words), "{words}: {version}");
    }

    // With a new advice nothing more is asked.
    director.post(&format!("{page}/withdraw"), &[]).await;
    house.app.clock.forward_minutes(1);
    advise(&mut policy, ["2026-02-26", "2026-03-03", "Negen kan ook.", "Doen we."]).await;
    let done = approve(&mut director, "2026-03-20", "").await;
    assert_eq!(done.location, "/protocol", "{}", done.text);
}

#[rstest]
#[tokio::test]
async fn alone_it_is_done_alone_and_withdrawn_it_is_a_draft_again(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let mut policy = policy_officer(&house, "Beleid").await;
    send(&mut policy, "2026-03-04", &with_days(3)).await;
    assert!(
        policy.get("/protocol/draft").await.text.contains("er is niemand anders die het kan vaststellen")
    );
    approve(&mut policy, "2026-03-04", "Zo spraken we af.").await;
    let list = policy.get("/protocol").await.text;
    let id = list.split("/protocol/versions/").nth(1).unwrap()[..36].to_owned();
    let page = format!("/protocol/versions/{id}");
    let version = policy.get(&page).await.text;
    assert!(version.contains("Er was niemand anders") && version.contains("Zo spraken we af."), "{version}");
    let withdraw = format!("{page}/withdraw");
    assert!(version.contains(&withdraw));

    assert_eq!(policy.post(&withdraw, &[]).await.location, "/protocol");
    assert_eq!(policy.post(&withdraw, &[]).await.status, StatusCode::NOT_FOUND, "once");
    let list = policy.get("/protocol").await.text;
    assert!(list.contains("ingetrokken voor het inging") && list.contains("Er ligt een concept"), "{list}");
    let mut tx = house.app.db.read().await.unwrap();
    let tomorrow = TODAY.tomorrow().unwrap();
    assert_eq!(super::in_force(&mut tx, house.organisation, tomorrow).await.unwrap().tell_working_days(), 5);
    let terms = super::terms(&mut tx, house.organisation).await.unwrap();
    assert!(terms.iter().all(|version| version.starts_on <= TODAY), "what was withdrawn asks nothing");
    drop(tx);
    house.app.clock.forward_minutes(1);

    approve(&mut policy, "2026-03-04", "Nu toch.").await;
    house.app.clock.forward_days(1);
    let mut policy = policy_officer(&house, "Morgen").await;
    let list = policy.get("/protocol").await.text;
    assert!(list.contains("Binnen 3 werkdagen"), "{list}");
    let versions = list.split("/protocol/versions/").skip(1).map(|part| part[..36].to_owned());
    for id in versions.collect::<Vec<_>>() {
        let late = policy.post(&format!("/protocol/versions/{id}/withdraw"), &[]).await;
        assert_eq!(late.status, StatusCode::NOT_FOUND, "what has begun is not withdrawn");
    }
}

#[rstest]
#[tokio::test]
async fn nobody_decides_about_what_was_not_seen(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let (mut policy, mut director) = two(&house).await;
    send(&mut policy, "2026-03-20", &with_days(3)).await;
    let seen = hidden(&director.get("/protocol/draft").await.text, "version").to_owned();
    send(&mut policy, "2026-03-20", &with_days(2)).await;
    let fields = [("version", seen.as_str()), ("starts_on", "2026-03-20"), ("no_advice", "Klein.")];
    for path in ["/protocol/draft/approve", "/protocol/draft/throw-away", "/protocol/draft/advice"] {
        let stale = director.post(path, &fields).await;
        assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(stale.text.contains("Het concept is intussen veranderd"), "{path}");
    }
    let seen = hidden(&director.get("/protocol/draft").await.text, "version").to_owned();
    let gone = director.post("/protocol/draft/throw-away", &[("version", &seen)]).await;
    assert_eq!(gone.location, "/protocol");
    let late = director.post("/protocol/draft/throw-away", &[("version", &seen)]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("iemand gooide het weg"), "{}", late.text);
    assert!(!policy.get("/protocol").await.text.contains("Er ligt een concept"));

    // A draft that changes nothing is not approved.
    send(&mut policy, "2026-03-20", PROFILES[0].1).await;
    assert!(policy.get("/protocol/draft").await.text.contains("Dit concept is gelijk aan wat er dan geldt"));
    let nothing = approve(&mut director, "2026-03-20", "").await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);

    let group = house.group("G1", "kdv").await;
    let carer = house.staff("S1").await;
    house.works(carer, group, "pm", HalfDays(0b11)).await;
    let mut carer = house.browser_of_staff(carer).await;
    for path in ["approve", "throw-away", "advice"] {
        let refused = carer.post(&format!("/protocol/draft/{path}"), &fields).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
    }
}

/// The profile, in which an observation is asked each so many months.
fn every(months: u32) -> String {
    let head = "[observation.observation_months]\nvalue = ";
    let (before, after) = PROFILES[0].1.split_once(head).unwrap();
    let (_, rest) = after.split_once('\n').unwrap();
    format!("{before}{head}{months}\n{rest}")
}

#[rstest]
#[tokio::test]
async fn the_consequences_are_those_of_the_real_children(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let group = house.group("G1", "kdv").await;
    let days = parse(b"ma di").unwrap();
    for (key, last) in [("NOOR", "2025-07-01"), ("SAM", "2025-06-15"), ("LIV", "2026-02-20")] {
        let child = house.child(key, group, days).await;
        let mut tx = house.write().await;
        let last: jiff::civil::Date = last.parse().unwrap();
        on!(tx, c => sqlx::query("INSERT INTO imported_history (organisation_id, child_id, kind, on_day) VALUES ($1, $2, 'observation', $3)")
            .bind(house.organisation).bind(child).bind(jiff_sqlx::Date::from(last)).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }
    let mut policy = policy_officer(&house, "Beleid").await;
    send(&mut policy, "2026-06-01", &every(6)).await;
    let draft = policy.get("/protocol/draft").await.text;
    for words in [
        "van 3 kinderen",
        "Te doen: 0, met het concept 2",
        "2 komen erdoor binnen een maand aan de beurt",
        "Niets is hierdoor meteen te laat",
    ] {
        assert!(draft.contains(words), "{words}: {draft}");
    }
    assert!(!draft.contains("KindNOOR"), "numbers, and nobody's name");
    send(&mut policy, "2026-06-01", &with_days(2)).await;
    assert!(policy.get("/protocol/draft").await.text.contains("Geen enkele termijn verandert"));
}

#[rstest]
#[tokio::test]
async fn what_the_profile_quotes_of_a_setting_that_came_later_is_drafted_in_one_tap(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let (name, text) = PROFILES[1];
    let (before, after) = text.split_once("[review.evaluate_on]").unwrap();
    let older = format!("{before}{}", &after[after.find("\n[").unwrap() + 1..]);
    let mut tx = house.write().await;
    super::add(&mut tx, house.organisation, TODAY - 100.days(), name, &older, None).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let (notice, catch_up) = ("Jullie protocol zegt meer", "/protocol/draft/catch-up");
    let mut policy = policy_officer(&house, "Beleid").await;
    let page = policy.get("/protocol").await.text;
    assert!(page.contains(notice) && page.contains("Volgende evaluatie: zondag 1 februari 2026"), "{page}");
    let lead = house.staff("Maaike").await;
    house.role(lead, "teamlead").await;
    let mut lead = house.browser_of_staff(lead).await;
    assert!(!lead.get("/protocol").await.text.contains(notice));
    assert_eq!(lead.post(catch_up, &[]).await.status, StatusCode::FORBIDDEN);

    assert_eq!(policy.post(catch_up, &[]).await.location, "/protocol/draft");
    assert!(!policy.get("/protocol").await.text.contains(notice), "it is in the draft");
    assert_eq!(policy.post(catch_up, &[]).await.status, StatusCode::CONFLICT, "one draft at a time");
    let done = approve(&mut policy, "2026-03-04", "Het stond al in ons protocol.").await;
    assert_eq!(done.location, "/protocol", "{}", done.text);
    assert!(!policy.get("/protocol").await.text.contains(notice));
    assert_eq!(policy.post(catch_up, &[]).await.status, StatusCode::CONFLICT, "there is nothing left to say");

    // What held before is as it was; from the first day of the new version on there is a day for the discussion.
    let mut tx = house.app.db.read().await.unwrap();
    let sources: Vec<String> = on!(tx, c => sqlx::query_scalar(
        "SELECT source FROM protocol_version WHERE organisation_id = $1 ORDER BY starts_on")
        .bind(house.organisation).fetch_all(c).await)
    .unwrap();
    assert_eq!(sources[0], older);
    let named = |source: &str| super::queries::read(source).unwrap().terms().evaluate_on;
    assert_eq!((named(&sources[0]), named(&sources[1])), (None, Some(date(2026, 2, 1))));
}

#[rstest]
#[tokio::test]
async fn nobody_decides_about_a_draft_that_came_in_the_place_of_the_one_that_was_seen(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let (mut policy, mut director) = two(&house).await;
    send(&mut policy, "2026-03-20", &with_days(3)).await;
    let seen = hidden(&director.get("/protocol/draft").await.text, "version").to_owned();
    let gone = policy.post("/protocol/draft/throw-away", &[("version", seen.as_str())]).await;
    assert_eq!(gone.location, "/protocol", "{}", gone.text);
    house.app.clock.forward_minutes(1);
    send(&mut policy, "2026-03-20", &with_days(60)).await;
    let (text, version) = (with_days(4), ("version", seen.as_str()));
    let changed = [version, ("starts_on", "2026-03-20"), ("text", text.as_str())];
    let changed = director.post("/protocol/change", &changed).await;
    assert_eq!(changed.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = "Iemand gooide dit concept intussen weg. Wat jij invulde, is niet bewaard en staat hier nog. Er ligt al een ander";
    assert!(changed.text.contains(said), "{}", changed.text);
    let fields = [version, ("starts_on", "2026-03-20"), ("no_advice", "Klein.")];
    for path in ["/protocol/draft/approve", "/protocol/draft/throw-away", "/protocol/draft/advice"] {
        let stale = director.post(path, &fields).await;
        assert_eq!(stale.status, StatusCode::CONFLICT, "{path}");
        let said = "iemand gooide het weg. Wat geldt, is niet veranderd. Er ligt intussen een ander concept.";
        assert!(stale.text.contains(said), "{path}: {}", stale.text);
    }
    let draft = policy.get("/protocol/draft").await.text;
    assert!(draft.contains("</span>60</ins>"), "the other one is as it was: {draft}");
}

#[rstest]
#[tokio::test]
async fn who_sends_an_old_form_reads_what_became_of_the_draft_and_loses_nothing(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let (mut policy, mut director) = two(&house).await;
    send(&mut policy, "2026-03-20", &with_days(3)).await;
    let seen = hidden(&policy.get("/protocol/draft").await.text, "version").to_owned();
    // It was changed first, and then approved.
    send(&mut policy, "2026-03-20", &with_days(2)).await;
    assert_eq!(approve(&mut director, "2026-03-20", "Een kleinigheid.").await.location, "/protocol");
    let advice = [
        ("version", seen.as_str()),
        ("asked_on", "2026-02-20"),
        ("received_on", "2026-02-25"),
        ("advice", "Twee dagen is kort."),
        ("followed", "Dat weten we."),
    ];
    let text = with_days(4);
    let changes = [("version", seen.as_str()), ("starts_on", "2026-03-21"), ("text", text.as_str())];
    for other in [false, true] {
        if other {
            house.app.clock.forward_minutes(1);
            send(&mut policy, "2026-03-25", &with_days(9)).await;
        }
        let late = policy.post("/protocol/draft/advice", &advice).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        for words in [
            "Dit concept is al vastgesteld",
            "Twee dagen is kort.",
            "Dat weten we.",
            "woensdag 25 februari 2026",
            "href=\"/protocol/versions/",
        ] {
            assert!(late.text.contains(words), "{words}: {}", late.text);
        }
        assert_eq!(late.text.contains("Er ligt intussen een ander concept."), other);
        let late = policy.post("/protocol/change", &changes).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        let then = if other { "Er ligt al een ander concept" } else { "dan wordt het een nieuw concept" };
        for words in ["Dit concept is intussen vastgesteld", then, "[telling.working_days]\nvalue = 4"] {
            assert!(late.text.contains(words), "{words}: {}", late.text);
        }
        assert!(!late.text.contains("Een ander heeft het concept intussen veranderd"), "{}", late.text);
    }
}

#[rstest]
#[tokio::test]
async fn an_advice_that_was_recorded_by_mistake_is_removed(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let (mut policy, mut director) = two(&house).await;
    send(&mut policy, "2026-03-20", &with_days(3)).await;
    assert!(!policy.get("/protocol/draft").await.text.contains("Haal het weg"), "there is nothing to remove");
    advise(&mut policy, ["2026-02-20", "2026-02-25", "Drie is fijn.", "Doen we."]).await;
    let page = policy.get("/protocol/draft").await.text;
    assert!(page.contains("Haal het weg") && page.contains("Drie is fijn."), "{page}");
    let version = hidden(&page, "version").to_owned();
    let cleared = policy.post("/protocol/draft/advice", &[("version", version.as_str())]).await;
    assert_eq!(cleared.location, "/protocol/draft", "{}", cleared.text);
    let page = policy.get("/protocol/draft").await.text;
    assert!(page.contains("Weggehaald.") && !page.contains("Drie is fijn."), "{page}");
    let unheard = approve(&mut director, "2026-03-20", "").await;
    assert_eq!(unheard.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unheard.text.contains("schrijf waarom er geen advies is"), "{}", unheard.text);
    let again = advise(&mut policy, ["", "", "", ""]).await;
    assert!(again.text.contains("Op welke dag is het advies gevraagd?"), "there is nothing to remove");
}

#[rstest]
#[tokio::test]
async fn who_withdrew_a_version_is_named_and_its_own_first_day_is_proposed_again(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let (mut policy, mut director) = two(&house).await;
    send(&mut policy, "2026-04-10", &with_days(3)).await;
    let early = approve(&mut director, "1990-01-01", "Klein.").await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    approve(&mut director, "2026-03-20", "Klein.").await;
    let list = director.get("/protocol").await.text;
    let id = list.split("/protocol/versions/").nth(1).unwrap()[..36].to_owned();
    let gone = director.post(&format!("/protocol/versions/{id}/withdraw"), &[]).await;
    assert_eq!(gone.location, "/protocol");
    let list = director.get("/protocol").await.text;
    assert!(list.contains(". Ingetrokken door Proefaccount op dinsdag 3 maart 2026"), "{list}");
    let draft = director.get("/protocol/draft").await.text;
    assert!(draft.contains("value=\"2026-03-20\"") && !draft.contains("2026-04-10"), "{draft}");
    // Beside a day that no version can begin on nothing is said of other versions.
    house.app.clock.forward_minutes(1);
    let again = approve(&mut director, "2026-03-20", "Klein.").await;
    assert_eq!(again.location, "/protocol", "{}", again.text);
    house.app.clock.forward_minutes(1);
    send(&mut policy, "2026-04-10", &with_days(2)).await;
    for (day, says) in [("1990-01-01", false), ("2026-03-04", true)] {
        let refused = approve(&mut director, day, "").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused.text.contains("Deze versie geldt tot en met"), says, "{day}: {}", refused.text);
    }
}

#[rstest]
#[tokio::test]
async fn another_profile_is_a_difference(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let (mut policy, mut director) = two(&house).await;
    let text = PROFILES[0].1.replacen("profile = \"un1ek\"", "profile = \"eigen\"", 1);
    assert_eq!(send(&mut policy, "2026-03-20", &text).await.location, "/protocol/draft");
    let draft = director.get("/protocol/draft").await.text;
    assert!(
        draft.contains("Het profiel waarop het protocol berust") && draft.contains("</span>eigen</ins>"),
        "{draft}"
    );
    assert!(!draft.contains("Dit concept is gelijk aan wat er dan geldt"), "{draft}");
    assert_eq!(approve(&mut director, "2026-03-20", "").await.location, "/protocol");
}

#[rstest]
#[tokio::test]
async fn a_day_that_has_passed_is_no_day_for_the_discussion_and_settings_do_not_contradict_each_other(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let (mut policy, _) = two(&house).await;
    let head = "[review.evaluate_on]\nvalue = ";
    let text = |day: &str| PROFILES[0].1.replacen(&format!("{head}0"), &format!("{head}{day}"), 1);
    assert_ne!(text("1990-01-01"), PROFILES[0].1);
    for day in ["1990-01-01", "2026-03-03", "2028-03-21"] {
        let refused = send(&mut policy, "2026-03-20", &text(day)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{day}");
        let said = "kies een dag van woensdag 4 maart 2026 tot en met maandag 20 maart 2028, of 0";
        assert!(refused.text.contains(said) && refused.text.contains(day), "{}", refused.text);
        let fields = [("starts_on", "2026-03-20"), ("version", "0"), ("review.evaluate_on", day)];
        let refused = policy.post("/protocol/change", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{day}");
        let said = "Kies een dag van woensdag 4 maart 2026 tot en met maandag 20 maart 2028, of laat";
        assert!(refused.text.contains(said) && refused.text.contains(day), "{}", refused.text);
    }
    let settling = [
        ("starts_on", "2026-03-20"),
        ("version", "0"),
        ("settling_in.appointment_from_weeks", "2"),
        ("settling_in.appointment_until_weeks", "3"),
    ];
    let refused = policy.post("/protocol/change", &settling).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = "Vul een getal in dat niet hoger is dan bij ‘Wenafspraak vanaf … weken voor de start’.";
    assert!(refused.text.contains(said), "{}", refused.text);
    assert_eq!(send(&mut policy, "2026-03-20", &text("2026-06-01")).await.location, "/protocol/draft");
}

#[rstest]
#[tokio::test]
async fn two_who_approve_at_once_make_one_version(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let (mut policy, mut director) = two(&house).await;
    send(&mut policy, "2026-03-20", &with_days(3)).await;
    let mut other = director.clone();
    let page = director.get("/protocol/draft").await;
    let fields = [
        ("version", hidden(&page.text, "version")),
        ("starts_on", "2026-03-20"),
        ("no_advice", "Een kleinigheid."),
    ];
    let (one, two) = tokio::join!(
        director.post("/protocol/draft/approve", &fields),
        other.post("/protocol/draft/approve", &fields),
    );
    let mut statuses = [one.status, two.status];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::CONFLICT], "{} {}", one.text, two.text);
    assert_eq!(policy.get("/protocol").await.text.matches("href=\"/protocol/versions/").count(), 1);
}

#[rstest]
#[tokio::test]
async fn who_signs_in_at_the_provider_of_the_organisation_is_somebody_else_who_approves(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let mut policy = policy_officer(&house, "Beleid").await;
    let director = house.staff("Directie").await;
    house.role(director, "director").await;
    let account = house.account(Some(director), None).await;
    send(&mut policy, "2026-03-20", &with_days(3)).await;
    let alone = "er is niemand anders die het kan vaststellen";
    assert!(policy.get("/protocol/draft").await.text.contains(alone), "the director has no way in");
    let mut tx = house.write().await;
    let (now, id) = (tx.now, fresh(tx.now));
    on!(tx, c => sqlx::query(
        "INSERT INTO single_sign_on (organisation_id, issuer, client_id, secret, key_id, claim, makes_accounts, two_steps,
           set_by, set_at)
         VALUES ($1, 'https://aanmelden.example', 'mentorkind', $2, 'oud', '', FALSE, TRUE, $3, $4)")
        .bind(house.organisation).bind(&b"geheim"[..]).bind(account).bind(now).execute(c).await.map(drop))
    .unwrap();
    on!(tx, c => sqlx::query(
        "INSERT INTO single_sign_on_person (organisation_id, id, membership_id, subject, first_at, last_at)
         SELECT organisation_id, $2, id, 'directie', $3, $3 FROM membership WHERE organisation_id = $1 AND account_id = $4")
        .bind(house.organisation).bind(id).bind(now).bind(account).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    assert!(!policy.get("/protocol/draft").await.text.contains(alone));
    let own = approve(&mut policy, "2026-03-20", "Een kleinigheid.").await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
}
