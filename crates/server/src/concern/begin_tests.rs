//! Stories of how a concern begins from what was seen, on both engines.

use axum::http::StatusCode;
use rstest::rstest;

use super::tests::{Care, value};
use crate::{
    observation::tests::write,
    testing::{Browser, Engine},
};

/// Opens the page behind a link and sends its form as it is, with this text where one is given.
async fn begin(browser: &mut Browser, page: &str, text: Option<&str>) -> (String, String) {
    let shown = browser.get(page).await;
    assert_eq!(shown.status, StatusCode::OK, "{page}");
    let filled_in = shown.text.split("<textarea id=\"about\"").nth(1).unwrap();
    let filled_in = filled_in.split('>').nth(1).unwrap().split("</textarea").next().unwrap();
    let about = text.unwrap_or(filled_in);
    let hidden = ["observation", "note", "flag", "message"].map(|name| (name, value(&shown.text, name)));
    let mut fields = vec![("about", about)];
    fields.extend(hidden.iter().map(|(name, value)| (*name, value.as_str())));
    let concerns = page.split("/new").next().unwrap();
    let opened = browser.post(concerns, &fields).await;
    assert!(opened.location.starts_with("/concerns/"), "{}", opened.text);
    (shown.text, browser.get(&opened.location).await.text)
}

/// The address of the page of a new concern that begins from this, as the file of the child has it.
async fn link(browser: &mut Browser, care: &Care, from: &str) -> String {
    let file = browser.get(&care.nest.file()).await.text;
    let start = format!("{}/new?{from}=", care.concerns());
    let id = file.split(&start).nth(1).unwrap_or_else(|| panic!("{start} in {file}"));
    format!("{start}{}", id.split('"').next().unwrap())
}

#[rstest]
#[tokio::test]
async fn an_observation_a_note_or_a_flag_becomes_a_concern_in_one_action_with_what_was_chosen_filled_in(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(care) = Care::open(engine).await else { return };
    care.confirm(care.coach).await;
    let mut fatima = care.browser(care.nest.fatima).await;
    let observations = format!("{}/observations", care.nest.file());
    for (day, text) in [("2026-03-02", "Eerst"), ("2026-03-03", "Toen")] {
        let fields = [("text", text), ("seen_on", day), ("periodic", "true"), ("then", "finish")];
        let begun = fatima.post(&observations, &fields).await;
        let answers = [("version", "1"), ("particulars", "no"), ("wellbeing", "2"), ("involvement", "4")];
        let done = fatima.post(&begun.location, &answers).await;
        assert_eq!(done.location, care.nest.file(), "{}", done.text);
    }
    write(&mut fatima, care.nest.noor, "Noor huilde bij het afscheid", "group").await;

    for (from, words) in [("observation", "de observatie"), ("note", "de notitie")] {
        let page = link(&mut fatima, &care, from).await;
        let (form, concern) = begin(&mut fatima, &page, Some("Noor is stil.")).await;
        let source = format!("Naar aanleiding van {words} van dinsdag 3 maart 2026");
        assert!(form.contains(&source), "{from}: {form}");
        assert!(concern.contains(&source) && concern.contains("Noor is stil."), "{from}: {concern}");
    }

    // What the flag says is the text already: there is nothing to type.
    let page = link(&mut fatima, &care, "flag").await;
    let (_, concern) = begin(&mut fatima, &page, None).await;
    assert!(concern.contains("over langere tijd"), "{concern}");
    assert!(concern.contains("Welbevinden was twee keer achter elkaar laag: 2 op 2 maart, 2 op 3 maart."));
}
