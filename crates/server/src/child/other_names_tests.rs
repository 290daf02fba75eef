//! Wherever staff write about one child what its parents read, the name of another child of the group is looked at first;
//! on both engines.

use axum::http::StatusCode;
use rstest::rstest;

use crate::{
    observation::{observing_tests::finished, tests::Nest},
    testing::{Browser, Engine},
};

const TYPED: &str = "Speelt met KindSEM.";

/// Sends a form in which Sem is named: it comes back with what was typed, and goes through when somebody looked.
async fn looked_at_first(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) {
    let back = browser.post(path, fields).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {}", back.text);
    for shown in ["De naam KindSEM staat in de tekst.", "Kijk eerst naar de namen in de tekst.", TYPED] {
        assert!(back.text.contains(shown), "{path}, {shown}: {}", back.text);
    }
    let mut looked = fields.to_vec();
    looked.push(("names_stay", "true"));
    let sent = browser.post(path, &looked).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{path}: {}", sent.text);
}

/// The first address on a page that begins so, with an identifier behind it.
async fn first(browser: &mut Browser, page: &str, start: &str) -> String {
    let text = browser.get(page).await.text;
    let found = text
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .find(|href| href.strip_prefix(start).is_some_and(|id| id.len() == 36));
    found.unwrap_or_else(|| panic!("{start}: {text}")).to_owned()
}

#[rstest]
#[tokio::test]
async fn a_message_and_what_parents_were_told(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let thread = format!("{}/messages/{iris}", nest.file());
    looked_at_first(&mut fatima, &thread, &[("text", TYPED)]).await;
    let own = [("text", "KindNOOR speelt met KindNOORs pop.")];
    assert_eq!(fatima.post(&thread, &own).await.status, StatusCode::SEE_OTHER, "its own name may be said");
    let path = finished(&mut fatima, nest.noor, "Ze telt tot drie").await;
    let told = format!("{iris} message");
    let contact = [("told", told.as_str()), ("said", TYPED), ("spoken_on", "2026-03-03")];
    looked_at_first(&mut fatima, &format!("{path}/contact"), &contact).await;
    let well = [("told", told.as_str()), ("said", ""), ("spoken_on", "2026-03-03")];
    assert_eq!(fatima.post(&format!("{path}/contact"), &well).await.status, StatusCode::SEE_OTHER);
}

#[rstest]
#[tokio::test]
async fn a_goal_and_looking_back_on_it(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let list = format!("{}/goals", nest.file());
    let goal = [("what", TYPED), ("noticed", ""), ("day", "2026-04-03")];
    looked_at_first(&mut fatima, &list, &goal).await;
    let one = first(&mut fatima, &list, "/goals/").await;
    let changed = [("what", "Durft meer."), ("noticed", TYPED), ("day", "2026-04-03"), ("version", "1")];
    looked_at_first(&mut fatima, &one, &changed).await;
    let back =
        [("outcome", "reached"), ("words", TYPED), ("then", "end"), ("next", "2026-04-03"), ("version", "2")];
    looked_at_first(&mut fatima, &format!("{one}/evaluate"), &back).await;
    let mine = [("what", TYPED), ("noticed", ""), ("day", "2026-04-03")];
    let own = fatima.post("/me/goals", &mine).await;
    assert_eq!(own.status, StatusCode::SEE_OTHER, "parents do not read one's own: {}", own.text);
}

#[rstest]
#[tokio::test]
async fn a_milestone_and_what_the_child_needs(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let seen = [("step", "own"), ("words", TYPED), ("topic", "social-emotional"), ("day", "2026-03-01")];
    looked_at_first(&mut fatima, &format!("{}/milestones", nest.file()), &seen).await;
    let need = [("topic", "sleep"), ("words", "Slaapt kort."), ("how", TYPED), ("version", "0")];
    looked_at_first(&mut fatima, &format!("{}/needs", nest.file()), &need).await;
}

#[rstest]
#[tokio::test]
async fn extra_attention(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let what = [("what", TYPED), ("from", "2026-03-03"), ("until", "")];
    looked_at_first(&mut fatima, &format!("{}/extra-attention", nest.file()), &what).await;
}

#[rstest]
#[tokio::test]
async fn a_line_of_the_day_unless_it_came_from_home(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let lines = format!("{}/day/lines", nest.file());
    looked_at_first(&mut fatima, &lines, &[("kind", "event"), ("usual", ""), ("words", TYPED)]).await;
    let home = [("kind", "home"), ("usual", ""), ("words", "Gaat mee met KindSEM.")];
    assert_eq!(fatima.post(&lines, &home).await.status, StatusCode::SEE_OTHER, "parents said it themselves");
}

#[rstest]
#[tokio::test]
async fn an_agreement_and_what_came_of_it(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let (board, noor) = (format!("/groups/{}/board", nest.group), nest.noor.to_string());
    looked_at_first(&mut fatima, &board, &[("child", &noor), ("what", TYPED)]).await;
    let one = first(&mut fatima, &board, "/agreements/").await;
    looked_at_first(&mut fatima, &format!("{one}/end"), &[("outcome", TYPED), ("version", "1")]).await;
}
