//! Stories of wishes and needs, on both engines.

use axum::http::StatusCode;
use jiff::civil::{Date, date};
use rstest::rstest;

use crate::{
    observation::tests::Nest,
    on,
    platform::audit::Audit,
    testing::{Answer, Browser, Engine},
};

/// What a parent sends: sleep, and the versions that were on the page.
async fn tell(nest: &Nest, browser: &mut Browser, sleep: &str, version: &str) -> Answer {
    let page = format!("/family{}/needs", nest.file());
    browser.get(&page).await;
    browser.post(&page, &[("sleep", sleep), ("sleep-version", version)]).await
}

async fn meet(nest: &Nest, browser: &mut Browser, words: &str, how: &str, version: &str) -> Answer {
    let page = format!("{}/needs", nest.file());
    browser.get(&page).await;
    let fields = [("topic", "sleep"), ("words", words), ("how", how), ("version", version)];
    browser.post(&page, &fields).await
}

#[rstest]
#[tokio::test]
async fn a_parent_of_a_child_without_a_mentor_is_told_who_reads_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let mut parent = nest.house.browser_of_guardian(iris).await;
    tell(&nest, &mut parent, "Slaapt kort.", "0").await;
    assert!(parent.get("/family").await.text.contains("De mentor van KindNOOR leest het"));
    let mut tx = nest.house.write().await;
    on!(tx, c => sqlx::query("UPDATE mentorship SET until_on = $2, end_reason = 'staff_left' WHERE child_id = $1")
        .bind(nest.noor).bind(jiff_sqlx::Date::from(date(2026, 3, 1))).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    tell(&nest, &mut parent, "Slaapt lang.", "1").await;
    let told = parent.get("/family").await.text;
    assert!(
        told.contains("De collega’s op de groep lezen het") && !told.contains("De mentor van KindNOOR leest"),
        "{told}"
    );
}

#[rstest]
#[tokio::test]
async fn what_a_parent_tells_is_due_for_the_mentor_until_the_parents_read_how_it_is_met(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let paul = nest.house.guardian("PAUL", nest.noor, Some(true)).await;
    let mut parent = nest.house.browser_of_guardian(iris).await;
    let begins = async |on: Option<Date>| {
        let mut tx = nest.house.write().await;
        on!(tx, c => sqlx::query("UPDATE placement SET from_on = $2 WHERE child_id = $1")
            .bind(nest.noor).bind(on.map(jiff_sqlx::Date::from)).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    };
    begins(Some(date(2026, 3, 4))).await;
    let before = parent.get("/family").await.text;
    assert!(before.contains("Vertel ons alvast") && before.contains("nog voor de eerste dag"), "{before}");
    begins(None).await;
    let page = parent.get("/family").await.text;
    assert!(page.contains("Vertel ons hoe KindNOOR slaapt") && !page.contains("eerste dag"), "{page}");
    assert_eq!(tell(&nest, &mut parent, "Slaapt met het konijn.", "0").await.location, "/family");
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let todo = fatima.get("/todo").await.text;
    assert!(todo.contains("Antwoord op wat KindNOOR nodig heeft"), "{todo}");
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert!(!bram.get("/todo").await.text.contains("KindNOOR nodig heeft"), "it is for the mentor");
    assert!(bram.get(&nest.file()).await.text.contains("Slaapt met het konijn."), "colleagues read it");
    let answered = meet(&nest, &mut fatima, "Slaapt met het konijn.", "Konijn ligt klaar.", "1").await;
    assert_eq!(answered.location, format!("{}/needs", nest.file()), "{}", answered.text);
    assert!(!fatima.get("/todo").await.text.contains("KindNOOR nodig heeft"));
    let mut other = nest.house.browser_of_guardian(paul).await;
    let page = other.get("/family").await.text;
    assert!(page.contains("Slaapt met het konijn.") && page.contains("Konijn ligt klaar."));
    assert!(!page.contains("Nog geen antwoord"));
}

#[rstest]
#[tokio::test]
async fn two_who_write_at_once_lose_nothing(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let mut parent = nest.house.browser_of_guardian(iris).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    meet(&nest, &mut bram, "Slaapt van een tot drie.", "", "0").await;
    let overtaken = tell(&nest, &mut parent, "Slaapt van twaalf tot twee.", "0").await;
    assert_eq!(overtaken.status, StatusCode::UNPROCESSABLE_ENTITY);
    let both = ["Slaapt van een tot drie.", "Slaapt van twaalf tot twee."];
    assert!(both.iter().all(|words| overtaken.text.contains(words)), "{}", overtaken.text);
    assert!(overtaken.text.contains("name=\"sleep-version\" value=\"1\""));
    assert_eq!(tell(&nest, &mut parent, both[1], "1").await.location, "/family");
    let stale = meet(&nest, &mut bram, "Slaapt niet.", "", "1").await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stale.text.contains("Slaapt niet.") && stale.text.contains("name=\"version\" value=\"2\""));
    assert!(stale.text.contains(both[1]), "what stands is there too: {}", stale.text);
    // What stood before is kept for the colleagues.
    let page = bram.get(&format!("{}/needs", nest.file())).await.text;
    assert!(both.iter().all(|words| page.contains(words)));
    // The same once more changes nothing.
    assert_eq!(tell(&nest, &mut parent, both[1], "1").await.location, "/family");
    assert!(bram.get(&format!("{}/needs", nest.file())).await.text.contains("name=\"version\" value=\"2\""));
}

#[rstest]
#[tokio::test]
async fn what_cannot_be_kept_comes_back_as_it_was_typed(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let mut parent = nest.house.browser_of_guardian(iris).await;
    let long = "slaap ".repeat(200);
    let refused = tell(&nest, &mut parent, &long, "0").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains(long.trim()) && refused.text.contains("1.199 tekens"), "{}", refused.text);
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let refused = meet(&nest, &mut bram, "", "Konijn ligt klaar.", "0").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Konijn ligt klaar."));
    let page = format!("{}/needs", nest.file());
    let fields = [("topic", "weather"), ("words", "Regen"), ("version", "0")];
    assert_eq!(bram.post(&page, &fields).await.status, StatusCode::BAD_REQUEST);
}

#[rstest]
#[tokio::test]
async fn it_is_for_the_group_and_for_parents_with_custody(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let without = nest.house.guardian("KAREL", nest.noor, None).await;
    let elsewhere = nest.house.guardian("SAAR", nest.sem, Some(true)).await;
    let other = nest.house.staff("Other").await;
    let group = nest.house.group("G2", "kdv").await;
    nest.house.works(other, group, "pm", mentorkind_domain::half_days::parse(b"ma").unwrap()).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    meet(&nest, &mut bram, "Slaapt met het konijn.", "", "0").await;
    for guardian in [without, elsewhere] {
        let mut browser = nest.house.browser_of_guardian(guardian).await;
        assert!(!browser.get("/family").await.text.contains("konijn"));
        let answer = browser.get(&format!("/family{}/needs", nest.file())).await;
        assert!(matches!(answer.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN), "{}", answer.status);
    }
    let mut stranger = nest.house.browser_of_staff(other).await;
    assert_eq!(stranger.get(&format!("{}/needs", nest.file())).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn a_colleague_who_was_overtaken_sees_both_and_keeps_the_tick(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    meet(&nest, &mut fatima, "Slaapt met het konijn.", "Konijn ligt klaar.", "0").await;
    let page = format!("{}/needs", nest.file());
    let late = |version| {
        [
            ("topic", "sleep"),
            ("words", "Slaapt naast KindSEM."),
            ("how", "Bedjes naast elkaar."),
            ("names_stay", "true"),
            ("version", version),
        ]
    };
    let answer = bram.post(&page, &late("0")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let (theirs, typed) = answer.text.split_once("Jouw tekst staat hieronder.").unwrap();
    let stands =
        ["iemand anders heeft dit intussen veranderd", "Slaapt met het konijn.", "Konijn ligt klaar."];
    for part in stands {
        assert!(theirs.contains(part), "{part}: {theirs}");
    }
    let kept = [
        ">Slaapt naast KindSEM.</textarea>",
        ">Bedjes naast elkaar.</textarea>",
        "name=\"names_stay\" value=\"true\" checked",
    ];
    for part in kept {
        assert!(typed.contains(part), "{part}: {typed}");
    }
    assert!(theirs.contains("name=\"version\" value=\"1\""), "it stands before what the other wrote");
    assert_eq!(bram.post(&page, &late("1")).await.location, page);
    // A mistake hides nothing of what the other wrote.
    let long = "slaap ".repeat(200);
    let answer = meet(&nest, &mut fatima, &long, "", "1").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let both = answer.text.contains("Slaapt naast KindSEM.") && answer.text.contains("1.199 tekens");
    assert!(both, "{}", answer.text);
}

#[rstest]
#[tokio::test]
async fn what_a_parent_left_as_it_was_does_not_replace_what_another_wrote(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let mut parent = nest.house.browser_of_guardian(iris).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    meet(&nest, &mut bram, "Slaapt van een tot drie.", "", "0").await;
    let page = format!("/family{}/needs", nest.file());
    let form = |food| [("sleep", ""), ("sleep-version", "0"), ("food", food), ("food-version", "0")];
    let long = "noten ".repeat(200);
    let refused = parent.post(&page, &form(&long)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains(">Slaapt van een tot drie.</textarea>"), "{}", refused.text);
    assert!(!refused.text.contains("Intussen"), "nobody changed what was typed: {}", refused.text);
    assert_eq!(parent.post(&page, &form("Geen noten.")).await.location, "/family");
    let family = parent.get("/family").await.text;
    assert!(family.contains("Slaapt van een tot drie.") && family.contains("Geen noten."), "{family}");
    // What is too long shows what stands as well.
    let refused = tell(&nest, &mut parent, &long, "0").await;
    let both = refused.text.contains("Slaapt van een tot drie.") && refused.text.contains("1.199 tekens");
    assert!(both && refused.text.contains(long.trim()), "{}", refused.text);
}
