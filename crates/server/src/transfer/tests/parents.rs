//! What parents answer, and what they take along of it.

use super::*;
use crate::{
    platform::i18n::Lang,
    transfer::{dossiers, of_children},
};

#[rstest]
#[tokio::test]
async fn a_parent_says_yes_only_to_the_text_that_was_read(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let transfer = family.begin().await;
    family.give(&transfer).await;
    let path = format!("/family{transfer}");
    let mut iris = family.nest.house.browser_of_guardian(family.iris).await;
    let old = version_of(&iris.get(&path).await.text);
    assert_eq!(family.post(&format!("{transfer}/take-back"), &[("version", &old)]).await.location, transfer);
    let answer = [&ALL_YES[..], &[("version", old.as_str()), ("words-development", "Thuis ook.")]].concat();
    assert_eq!(iris.post(&path, &answer).await.status, StatusCode::CONFLICT, "it is not with the parents");
    let other = "Ze telt nog niet.";
    let version = version_of(&family.mentor().await.get(&transfer).await.text);
    let written = [("part-development", other), ("version", version.as_str())];
    assert_eq!(family.post(&transfer, &written).await.location, transfer);
    let version = version_of(&family.mentor().await.get(&transfer).await.text);
    family.post(&format!("{transfer}/give"), &[("version", &version)]).await;

    let refused = iris.post(&path, &answer).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in ["De mentor heeft de tekst veranderd", other, "Thuis ook."] {
        assert!(refused.text.contains(said), "{said}: {}", refused.text);
    }
    assert!(!refused.text.contains(" checked"), "yes to another text is no yes to this one");
    let page = family.mentor().await.get(&transfer).await.text;
    assert!(page.contains("Nog geen antwoord op alles van Ouder IRIS, Ouder JAN."), "{page}");
    let new = version_of(&refused.text);
    assert_eq!(iris.post(&path, &answer).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = [&ALL_YES[..], &[("version", new.as_str())]].concat();
    assert_eq!(iris.post(&path, &answer).await.location, path);
}

#[rstest]
#[tokio::test]
async fn an_answer_says_yes_or_no_somewhere_and_is_told_what_is_left(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let transfer = family.begin().await;
    family.give(&transfer).await;
    let nothing = family.says(family.iris, &transfer, &[("words-concerns", "Dat zien wij ook.")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.text.contains("Kies bij minstens één onderdeel ja of nee"), "{}", nothing.text);
    assert!(nothing.text.contains("Dat zien wij ook."), "what was written stays");
    let path = format!("/family{transfer}");
    let mut iris = family.nest.house.browser_of_guardian(family.iris).await;
    let version = version_of(&iris.get(&path).await.text);
    let half = [&ALL_YES[..2], &[("version", version.as_str()), ("yes-concerns", "false")]].concat();
    assert_eq!(iris.post(&path, &half).await.location, path);
    let page = iris.get(&path).await.text;
    assert!(page.contains("Bij Wat de ouders zelf vertellen koos u nog geen ja of nee."), "{page}");
    let all = [&ALL_YES[..], &[("version", version.as_str())]].concat();
    assert_eq!(iris.post(&path, &all).await.location, path);
    assert!(iris.get(&path).await.text.contains("Dank u. Uw antwoord is vastgelegd. U kunt het hier"));
}

#[rstest]
#[tokio::test]
async fn what_parents_take_along_has_their_words_and_answers(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let transfer = family.begin().await;
    family.give(&transfer).await;
    let answer =
        [("yes-development", "true"), ("yes-concerns", "false"), ("words-development", "Thuis ook.")];
    family.says(family.iris, &transfer, &answer).await;
    let house = &family.nest.house;
    let mut tx = house.app.db.read().await.unwrap();
    let all = of_children(&mut tx, house.organisation, [family.nest.noor]).await.unwrap();
    let of_iris = dossiers(&all, family.nest.noor, family.iris, Lang::Nl);
    let text = |part: &str| of_iris[0].parts.iter().find(|(label, _)| label == part).unwrap().1.join("|");
    assert_eq!(text("Ontwikkeling"), format!("{DEVELOPMENT}|U schreef: Thuis ook.|Mag dit mee? Ja"));
    assert_eq!(text("Zorgen"), format!("{CONCERNS}|Mag dit mee? Nee"));
    let of_jan = dossiers(&all, family.nest.noor, family.jan, Lang::Nl);
    let words: Vec<String> = of_jan[0].parts.iter().flat_map(|(_, text)| text.clone()).collect();
    assert!(!words.iter().any(|text| text.contains("Thuis ook.")), "another parent wrote it: {words:?}");
    assert!(!words.iter().any(|text| text.contains("Mag dit mee?")), "he answered nothing: {words:?}");
}

#[rstest]
#[tokio::test]
async fn giving_the_same_text_again_does_not_turn_a_no_into_a_yes_without_its_scan(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let transfer = family.begin().await;
    family.give(&transfer).await;
    let no = [&ALL_YES[..2], &[("yes-concerns", "false")]].concat();
    family.says(family.iris, &transfer, &no).await;
    family.nest.house.app.clock.forward_minutes(1);
    for step in ["take-back", "give"] {
        let version = version_of(&family.mentor().await.get(&transfer).await.text);
        let done = family.post(&format!("{transfer}/{step}"), &[("version", &version)]).await;
        assert_eq!(done.location, transfer, "{step}");
    }
    let mut mentor = family.mentor().await;
    let page = mentor.get(&transfer).await.text;
    assert_eq!(page.matches("Op een eerdere vraag hierover: nee, op dinsdag").count(), 1, "{page}");
    let (paper, iris) = (format!("{transfer}/paper"), family.iris.to_string());
    let concerns = [("guardian", iris.as_str()), ("yes-concerns", "true")];
    let refused = mentor.post(&paper, &concerns).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("deze ouder zei eerder nee tegen een onderdeel"), "{}", refused.text);
    let development = [("guardian", iris.as_str()), ("yes-development", "true")];
    assert_eq!(mentor.post(&paper, &development).await.location, transfer, "to that she said yes");
    assert_eq!(mentor.post_file(&paper, &concerns, "paper", PAPER).await.location, transfer);
}

#[rstest]
#[tokio::test]
async fn a_yes_waits_again_when_another_parent_changes_its_words_beside_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let transfer = family.begin().await;
    family.give(&transfer).await;
    let path = format!("/family{transfer}");
    let kind = [&ALL_YES[..], &[("words-parents", "Dol op dino.")]].concat();
    assert_eq!(family.says(family.jan, &transfer, &kind).await.location, path);
    let mut iris = family.nest.house.browser_of_guardian(family.iris).await;
    let read = iris.get(&path).await.text;
    assert!(read.contains("De andere ouders met gezag lezen dit ook."), "{read}");
    assert_eq!(family.says(family.iris, &transfer, &ALL_YES).await.location, path);
    let mentor = async || family.mentor().await.get(&transfer).await.text;
    assert!(!mentor().await.contains("Nog geen antwoord op alles"), "both said yes to all");
    jobs::run_due(&family.nest.house.app).await.unwrap();
    let mails = |family: &Family| family.nest.house.app.mailer.kept().len();
    let before = mails(&family);

    family.nest.house.app.clock.forward_minutes(1);
    let unkind = [&ALL_YES[..], &[("words-parents", "Iris is vaak te laat.")]].concat();
    assert_eq!(family.says(family.jan, &transfer, &unkind).await.location, path);
    let page = mentor().await;
    assert!(page.contains("Nog geen antwoord op alles van Ouder IRIS."), "{page}");
    assert_eq!(page.matches("telt niet meer: een andere ouder").count(), 1, "only of that part: {page}");
    jobs::run_due(&family.nest.house.app).await.unwrap();
    let kept = family.nest.house.app.mailer.kept();
    assert_eq!(kept.len(), before + 1);
    assert!(kept.iter().any(|kept| kept.mail.to == "iris@example.org"), "{kept:?}");

    // A yes to the words as they were is not taken; to those of now it is.
    let old = version_of(&read);
    let mut iris = family.nest.house.browser_of_guardian(family.iris).await;
    let answer = [("yes-parents", "true"), ("version", old.as_str())];
    let refused = iris.post(&path, &answer).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Iris is vaak te laat."), "{}", refused.text);
    let new = version_of(&refused.text);
    let answer = [("yes-parents", "true"), ("version", new.as_str())];
    assert_eq!(iris.post(&path, &answer).await.location, path);
    assert!(!mentor().await.contains("Nog geen antwoord op alles"));
}
