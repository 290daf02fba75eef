//! Stories of the day handover, on both engines.

use axum::http::StatusCode;
use mentorkind_domain::half_days::parse;
use rstest::rstest;

use crate::{
    observation::tests::Nest,
    on,
    protocol::settings::change,
    testing::{Answer, Browser, Engine, TODAY},
};

const WORDS: &str = "Bouwde met Sem een hoge toren.";

fn day(nest: &Nest) -> String {
    format!("{}/day", nest.file())
}

async fn add(nest: &Nest, browser: &mut Browser, kind: &str, usual: &str, words: &str) -> Answer {
    let fields = [("kind", kind), ("usual", usual), ("words", words)];
    browser.post(&format!("{}/lines", day(nest)), &fields).await
}

async fn tell(nest: &Nest, browser: &mut Browser, whom: &str) -> Answer {
    browser.post(&format!("{}/told", day(nest)), &[("whom", whom)]).await
}

/// The address behind the first button on the page with this ending.
fn action(page: &str, ending: &str) -> String {
    let mut forms = page.split("action=\"").skip(1).map(|form| form.split('"').next().unwrap());
    forms.find(|action| action.ends_with(ending)).unwrap_or_else(|| panic!("{ending}")).to_owned()
}

#[rstest]
#[tokio::test]
async fn a_line_is_a_tap_and_parents_read_it_when_it_was_told(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let anne = nest.house.guardian("ANNE", nest.noor, Some(true)).await;
    let other = nest.house.guardian("OTTO", nest.noor, Some(true)).await;
    let without = nest.house.guardian("WIM", nest.noor, Some(false)).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert_eq!(add(&nest, &mut bram, "food", "ate-well", "").await.location, day(&nest));
    assert_eq!(add(&nest, &mut bram, "event", "", WORDS).await.location, day(&nest));
    add(&nest, &mut bram, "home", "", "Opa haalt haar vandaag op.").await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let cards = fatima.get(&format!("/groups/{}/day-handover", nest.group)).await.text;
    assert!(
        cards.contains("Goed gegeten") && cards.contains(WORDS) && cards.contains("Opa haalt"),
        "{cards}"
    );
    assert_eq!(cards.matches("nog vertellen").count(), 2, "what came from home is not told back");
    let mut parent = nest.house.browser_of_guardian(anne).await;
    assert!(!parent.get("/family").await.text.contains(WORDS), "not before it was told");

    let page = fatima.get(&day(&nest)).await.text;
    assert!(page.contains("Verteld aan Ouder ANNE") && !page.contains("Ouder WIM"), "{page}");
    assert_eq!(tell(&nest, &mut fatima, &without.to_string()).await.status, StatusCode::CONFLICT);
    nest.house.app.clock.forward_minutes(1);
    assert_eq!(tell(&nest, &mut fatima, &anne.to_string()).await.location, day(&nest));
    nest.house.app.clock.forward_minutes(1);
    add(&nest, &mut bram, "health", "bump", "").await;
    for guardian in [anne, other] {
        let mut parent = nest.house.browser_of_guardian(guardian).await;
        let page = parent.get("/family").await.text;
        assert!(page.contains(WORDS) && page.contains("Goed gegeten"), "{page}");
        assert!(
            !page.contains("Opa haalt") && !page.contains("Gevallen"),
            "for colleagues, and not told yet"
        );
    }
    let mut wim = nest.house.browser_of_guardian(without).await;
    assert!(!wim.get("/family").await.text.contains(WORDS));
    let page = bram.get(&day(&nest)).await.text;
    assert!(page.contains("Verteld aan Ouder ANNE om 09:01 door Fatima"), "{page}");
    assert_eq!(page.matches("nog vertellen").count(), 1);

    // It is undone by whoever said it.
    let page = fatima.get(&day(&nest)).await.text;
    let undo = action(&page, "/withdraw");
    assert_eq!(bram.post(&undo, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(fatima.post(&undo, &[]).await.location, day(&nest));
    assert!(!parent.get("/family").await.text.contains(WORDS));
}

#[rstest]
#[tokio::test]
async fn a_usual_line_stands_once_and_ones_own_is_taken_away_and_put_back(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    add(&nest, &mut bram, "mood", "cheerful", "").await;
    add(&nest, &mut fatima, "mood", "cheerful", "").await;
    let page = fatima.get(&day(&nest)).await.text;
    assert!(page.contains("Dit stond er al") && page.contains("Bram, 09:00"), "{page}");
    let remove = action(&bram.get(&day(&nest)).await.text, "/remove");
    assert!(!page.contains(&remove), "it is Bram’s");
    assert_eq!(fatima.post(&remove, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bram.post(&remove, &[]).await.location, day(&nest));
    assert_eq!(bram.post(&remove, &[]).await.status, StatusCode::CONFLICT);
    assert!(!fatima.get(&day(&nest)).await.text.contains("Bram, 09:00"));
    let restore = remove.replace("/remove", "/restore");
    assert_eq!(bram.post(&restore, &[]).await.location, day(&nest));
    assert!(fatima.get(&day(&nest)).await.text.contains("Bram, 09:00"));
    // What somebody wrote meanwhile is not there twice.
    bram.post(&remove, &[]).await;
    add(&nest, &mut fatima, "mood", "cheerful", "").await;
    bram.post(&restore, &[]).await;
    let page = bram.get(&day(&nest)).await.text;
    assert!(page.contains("Dit stond er al") && !page.contains("Bram, 09:00"), "{page}");
    // What was told was said.
    add(&nest, &mut bram, "food", "ate-little", "").await;
    let remove = action(&bram.get(&day(&nest)).await.text, "/remove");
    tell(&nest, &mut fatima, "somebody").await;
    assert_eq!(bram.post(&remove, &[]).await.status, StatusCode::CONFLICT);
}

#[rstest]
#[case("food", "", "", StatusCode::UNPROCESSABLE_ENTITY)]
#[case("food", "", "  ", StatusCode::UNPROCESSABLE_ENTITY)]
#[case("food", "slept-well", "", StatusCode::BAD_REQUEST)]
#[case("diapers", "", "x", StatusCode::BAD_REQUEST)]
#[tokio::test]
async fn what_cannot_be_kept_is_said(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] kind: &str,
    #[case] usual: &str,
    #[case] words: &str,
    #[case] status: StatusCode,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert_eq!(add(&nest, &mut bram, kind, usual, words).await.status, status);
    let long = "x".repeat(201);
    let answer = add(&nest, &mut bram, "food", "", &long).await;
    assert!(answer.text.contains("heeft 201 tekens; er passen er 200") && answer.text.contains(&long));
    assert!(bram.get(&day(&nest)).await.text.contains("Nog geen dagbericht. Tik"));
}

#[rstest]
#[tokio::test]
async fn colleagues_of_a_group_that_is_together_with_it_hand_over_too(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values(true, false)] goes: bool,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let other = nest.house.group("G2", "kdv").await;
    let carla = nest.house.staff("Carla").await;
    nest.house.works(carla, other, "pm", parse(b"ma di wo do vr").unwrap()).await;
    let mut browser = nest.house.browser_of_staff(carla).await;
    let group = format!("/groups/{other}/day-handover");
    assert_eq!(browser.get(&day(&nest)).await.status, StatusCode::NOT_FOUND);
    assert!(!browser.get(&group).await.text.contains("KindNOOR"));
    // At the closing one of the groups goes to the other.
    let (of, with) = if goes { (nest.group, other) } else { (other, nest.group) };
    let mut tx = nest.house.write().await;
    let id = crate::platform::ids::fresh(tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO group_merge (organisation_id, id, group_id, with_group_id, part, weekdays, from_on, made_at)
         VALUES ($1, $2, $3, $4, 'closing', 31, $5, 0)")
        .bind(nest.house.organisation).bind(id).bind(of).bind(with).bind(jiff_sqlx::Date::from(TODAY))
        .execute(c).await.map(drop))
    .unwrap();
    tx.commit(crate::platform::audit::Audit::housekeeping()).await.unwrap();
    let cards = browser.get(&group).await.text;
    assert!(cards.contains("KindNOOR") && cards.contains("van Groep G1"), "{cards}");
    assert_eq!(add(&nest, &mut browser, "mood", "tired", "").await.location, day(&nest));
    assert_eq!(tell(&nest, &mut browser, "somebody").await.location, day(&nest));
    let page = browser.get(&day(&nest)).await.text;
    assert!(page.contains("door Carla") && !page.contains("/note\""), "its file stays with its own group");
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let note = action(&bram.get(&day(&nest)).await.text, "/note");
    assert_eq!(browser.post(&note, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get(&nest.file()).await.status, StatusCode::NOT_FOUND);
    // Who came without being expected is here on both pages, and either says that it goes home.
    let mila = nest.house.child("MILA", nest.group, parse(b"do").unwrap()).await;
    let own = format!("/groups/{}", nest.group);
    bram.post(&format!("{own}/presence/{mila}/here"), &[]).await;
    let cards = [browser.get(&group).await.text, bram.get(&format!("{own}/day-handover")).await.text];
    assert!(cards.iter().all(|cards| cards.contains("1 kind is er")), "{cards:?}");
    assert_eq!(browser.get(&format!("/children/{mila}/day")).await.status, StatusCode::OK);
    let home = browser.post(&format!("/groups/{other}/presence/{mila}/home"), &[]).await;
    assert_eq!(home.status, StatusCode::SEE_OTHER);
    nest.house.app.clock.forward_days(4);
    let mut browser = nest.house.browser_of_staff(carla).await;
    assert_eq!(
        browser.get(&day(&nest)).await.status,
        StatusCode::NOT_FOUND,
        "not on a day that they are apart"
    );
}

#[rstest]
#[tokio::test]
async fn a_stand_in_hands_over_on_its_days_and_others_never(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let (ria, lead) = (nest.house.staff("Ria").await, nest.house.staff("Maaike").await);
    let elsewhere = nest.house.group("G2", "kdv").await;
    nest.house.works(ria, elsewhere, "pm", parse(b"wo").unwrap()).await;
    nest.house.role(lead, "teamlead").await;
    let group = format!("/groups/{}/day-handover", nest.group);
    let mut browser = nest.house.browser_of_staff(ria).await;
    assert_eq!(browser.get(&group).await.status, StatusCode::NOT_FOUND);
    let mut maaike = nest.house.browser_of_staff(lead).await;
    let who = ria.to_string();
    let fields = [
        ("staff", who.as_str()),
        ("from", "2026-03-03"),
        ("until", "2026-03-03"),
        ("days", "day"),
        ("tuesday", "true"),
    ];
    let path = format!("/groups/{}/days/stand-in", nest.group);
    assert_eq!(maaike.post(&path, &fields).await.status, StatusCode::SEE_OTHER);
    let mut browser = nest.house.browser_of_staff(ria).await;
    assert!(browser.get(&group).await.text.contains("KindNOOR"));
    assert_eq!(add(&nest, &mut browser, "food", "ate-well", "").await.location, day(&nest));
    for role in ["policy", "director", "coach"] {
        let staff = nest.house.staff(role).await;
        nest.house.role(staff, role).await;
        let mut other = nest.house.browser_of_staff(staff).await;
        assert_eq!(other.get(&group).await.status, StatusCode::FORBIDDEN, "{role}");
        assert_eq!(add(&nest, &mut other, "food", "ate-little", "").await.status, StatusCode::FORBIDDEN);
    }
}

#[rstest]
#[tokio::test]
async fn a_line_becomes_a_note_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    add(&nest, &mut bram, "event", "", WORDS).await;
    let note = action(&bram.get(&day(&nest)).await.text, "/note");
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert_eq!(fatima.post(&note, &[]).await.location, day(&nest));
    assert_eq!(bram.post(&note, &[]).await.status, StatusCode::CONFLICT);
    let file = bram.get(&nest.file()).await.text;
    assert!(file.contains(&format!("Wat gebeurde er: {WORDS}")), "{file}");
    // The note stays when the line is gone.
    nest.house.app.clock.forward_days(30);
    super::keep_up(&nest.house.app).await.unwrap();
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert!(bram.get(&nest.file()).await.text.contains(WORDS));
    assert!(!bram.get(&day(&nest)).await.text.contains(WORDS));
}

#[rstest]
#[tokio::test]
async fn lines_go_after_the_days_of_the_protocol(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let anne = nest.house.guardian("ANNE", nest.noor, Some(true)).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    add(&nest, &mut bram, "event", "", WORDS).await;
    tell(&nest, &mut bram, "somebody").await;
    let count = async || -> i64 {
        let mut tx = nest.house.app.db.read().await.unwrap();
        on!(tx, c => sqlx::query_scalar("SELECT (SELECT count(*) FROM day_line) + (SELECT count(*) FROM day_told)")
            .fetch_one(c).await)
        .unwrap()
    };
    nest.house.app.clock.forward_days(6);
    super::keep_up(&nest.house.app).await.unwrap();
    assert_eq!(count().await, 2);
    let seen = async || {
        let mut bram = nest.house.browser_of_staff(nest.bram).await;
        let mut parent = nest.house.browser_of_guardian(anne).await;
        (bram.get(&day(&nest)).await.text.contains(WORDS), parent.get("/family").await.text.contains(WORDS))
    };
    assert_eq!(seen().await, (true, true));
    change(&nest.house, "day_handover.keep_days", "7", "6").await;
    assert_eq!(seen().await, (false, false), "also before it was thrown away");
    super::keep_up(&nest.house.app).await.unwrap();
    assert_eq!(count().await, 0);
}

#[rstest]
#[tokio::test]
async fn the_protocol_says_who_tells(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert!(bram.get(&day(&nest)).await.text.contains("Wie er is, vertelt het."));
    change(&nest.house, "day_handover.mentor_first", "false", "true").await;
    assert!(fatima.get(&day(&nest)).await.text.contains("Jij bent de mentor en vertelt het."));
    assert!(bram.get(&day(&nest)).await.text.contains("Fatima (mentor) vertelt het."));
    // Her own children come first among those of whom is still to be told.
    let group = format!("/groups/{}/day-handover", nest.group);
    let order = |page: &str| {
        page.find("aria-label=\"KindNOOR\"").unwrap() < page.find("aria-label=\"KindSEM\"").unwrap()
    };
    assert!(order(&fatima.get(&group).await.text) && !order(&bram.get(&group).await.text));
    nest.house.absent(nest.fatima, TODAY, TODAY).await;
    let page = bram.get(&day(&nest)).await.text;
    assert!(page.contains("Jij vertelt het: Fatima is er niet bij het ophalen."), "{page}");
    assert!(fatima.get(&day(&nest)).await.text.contains("Bram vertelt het."), "the same for everybody");
}

#[rstest]
#[tokio::test]
async fn who_tells_is_there_when_the_child_is_picked_up(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    change(&nest.house, "day_handover.mentor_first", "false", "true").await;
    // Cem is with Noor most, and goes home at noon.
    for (name, days) in [("Cem", "ma di-o"), ("Gerda", "di-m")] {
        let staff = nest.house.staff(name).await;
        nest.house.works(staff, nest.group, "pm", parse(days.as_bytes()).unwrap()).await;
    }
    for ill in [nest.fatima, nest.bram] {
        nest.house.absent(ill, TODAY, TODAY).await;
    }
    let page = nest.house.browser_of_staff(nest.fatima).await.get(&day(&nest)).await.text;
    assert!(page.contains("Gerda vertelt het.") && !page.contains("Cem vertelt het"), "{page}");
}

#[rstest]
#[tokio::test]
async fn a_line_begins_an_observation_and_an_agreement_with_its_words(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    add(&nest, &mut bram, "event", "", WORDS).await;
    let page = bram.get(&day(&nest)).await.text;
    let link = |start: &str| {
        let found =
            page.split("href=\"").find(|rest| rest.starts_with(start)).unwrap_or_else(|| panic!("{page}"));
        found.split('"').next().unwrap().to_owned()
    };
    let observe = link(&format!("{}/observations/new?line=", nest.file()));
    let agree = link(&format!("/groups/{}/board/new?line=", nest.group));
    for address in [&observe, &agree] {
        let form = bram.get(address).await.text;
        assert!(form.contains(&format!("Wat gebeurde er: {WORDS}")), "{form}");
    }
    // Of another child it says nothing, and neither does a line that is not there.
    let line = observe.split('=').nth(1).unwrap();
    for address in [
        format!("/children/{}/observations/new?line={line}", nest.sem),
        format!("{}/observations/new?line={}", nest.file(), uuid::Uuid::nil()),
    ] {
        let form = bram.get(&address).await;
        assert!(form.status == StatusCode::OK && !form.text.contains(WORDS), "{}", form.text);
    }
}
