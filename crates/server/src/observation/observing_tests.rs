//! Stories of observations and of contact with parents, on both engines.

use axum::http::StatusCode;
use jiff::{ToSpan, tz::TimeZone};
use mentorkind_domain::{half_days::parse, protocol::PROFILES};
use rstest::rstest;

use super::tests::{Nest, write};
use crate::{
    on,
    platform::{audit::Audit, ids::ChildId},
    protocol::{self, settings::change},
    testing::{Browser, Engine, TODAY},
};

/// Begins an observation and gives its address.
async fn begin(browser: &mut Browser, child: ChildId, text: &str, periodic: &str) -> String {
    let fields = [
        ("aim", "Samen spelen"),
        ("text", text),
        ("seen_on", "2026-03-03"),
        ("periodic", periodic),
        ("then", "finish"),
    ];
    let answer = browser.post(&format!("/children/{child}/observations"), &fields).await;
    answer.location.strip_suffix("/finish").unwrap_or_else(|| panic!("{}", answer.text)).to_owned()
}

const NOTHING_PARTICULAR: [(&str, &str); 2] = [("version", "1"), ("particulars", "no")];

/// A finished observation, not periodic; gives its address.
pub async fn finished(browser: &mut Browser, child: ChildId, text: &str) -> String {
    let path = begin(browser, child, text, "").await;
    let answer = browser.post(&format!("{path}/finish"), &NOTHING_PARTICULAR).await;
    assert_eq!(answer.location, format!("/children/{child}"), "{}", answer.text);
    path
}

#[rstest]
#[tokio::test]
async fn notes_become_an_observation_that_asks_its_questions_at_the_end(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    write(&mut bram, nest.noor, "Eerst keek ze", "group").await;
    nest.house.app.clock.forward_minutes(1);
    write(&mut bram, nest.noor, "Toen deed ze mee", "me").await;
    let new = format!("{}/observations/new", nest.file());
    let page = bram.get(&new).await.text;
    let ids: Vec<&str> =
        page.split("name=\"note\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(ids.len(), 2);
    let chosen = bram.get(&format!("{new}?note={}&note={}", ids[0], ids[1])).await.text;
    assert!(chosen.contains("Eerst keek ze\n\nToen deed ze mee</textarea>"), "{chosen}");

    let fields = [
        ("text", "Eerst keek ze, toen deed ze mee"),
        ("seen_on", "2026-03-03"),
        ("note", ids[0]),
        ("note", ids[1]),
        ("then", "later"),
    ];
    let kept = bram.post(&format!("{}/observations", nest.file()), &fields).await;
    assert_eq!(kept.location, nest.file());
    // Others see the group's note as before, and nothing of the draft.
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let file = fatima.get(&nest.file()).await.text;
    assert!(file.contains("Eerst keek ze") && !file.contains("toen deed ze mee"));
    let list = bram.get("/observations").await.text;
    assert!(list.contains("KindNOOR") && list.contains("toen deed ze mee"));
    let path = list.split("href=\"/observations/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let path = format!("/observations/{path}");
    assert_eq!(fatima.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(fatima.get(&format!("{path}/finish")).await.status, StatusCode::NOT_FOUND);
    let page = bram.get(&format!("{path}/finish")).await.text;
    assert!(page.contains("Zijn er bijzonderheden?") && !page.contains("Welbevinden"), "not periodic");
    let nothing = bram.post(&format!("{path}/finish"), &[("version", "1")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.text.contains("Kies of er bijzonderheden zijn."));
    nest.house.app.clock.forward_minutes(1);
    let done = bram.post(&format!("{path}/finish"), &[("version", "1"), ("particulars", "yes")]).await;
    assert_eq!(done.location, nest.file());
    let file = fatima.get(&nest.file()).await.text;
    assert!(file.contains("toen deed ze mee") && file.contains("uit 2 notities"));
    assert!(file.contains("bijzonderheden</span>") && file.contains("nieuw</span>"));
    assert_eq!(file.matches("Eerst keek ze").count(), 1, "the note is in the observation");
    let again = bram.post(&format!("{path}/finish"), &[("version", "2"), ("particulars", "no")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "finished once");
    let kept = "name=\"particulars\" value=\"no\" required checked";
    let correction = format!("action=\"{path}/correct\"");
    for shown in ["Deze observatie is al af.", kept, &correction] {
        assert!(again.text.contains(shown), "{shown}: {}", again.text);
    }
}

#[rstest]
#[tokio::test]
async fn a_periodic_observation_has_scores_and_the_frame(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let path = begin(&mut bram, nest.noor, "Ze straalt", "true").await;
    let page = bram.get(&format!("{path}/finish")).await.text;
    for words in ["Welbevinden", "Betrokkenheid", "tussen 3 en 4 in", "Emotionele veiligheid", "Bewegen"] {
        assert!(page.contains(words), "{words}");
    }
    let answers = |wellbeing: &'static str, involvement: &'static str| {
        vec![
            ("version", "1"),
            ("particulars", "no"),
            ("wellbeing", wellbeing),
            ("involvement", involvement),
            ("topic", "emotional-safety"),
            ("topic", "emotional-safety"),
            ("topic", "no-such-topic"),
        ]
    };
    let six = bram.post(&format!("{path}/finish"), &answers("6", "3.5")).await;
    assert_eq!(six.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(six.text.contains("Kies een van de stappen bij welbevinden."), "{}", six.text);
    assert!(
        six.text.contains("value=\"3.5\" required checked")
            && six.text.contains("value=\"no\" required checked")
    );
    let none = bram.post(&format!("{path}/finish"), &answers("", "3.5")).await;
    assert!(none.text.contains("Kies een stap bij welbevinden."));
    assert_eq!(bram.post(&format!("{path}/finish"), &answers("4", "3.5")).await.location, nest.file());
    let file = bram.get(&nest.file()).await.text;
    assert!(file.contains("Welbevinden 4 · Betrokkenheid 3½") && file.contains("Emotionele veiligheid"));
    assert!(file.contains("aria-label=\"Welbevinden was 4 op 3 maart. Betrokkenheid was 3½ op 3 maart.\""));
}

#[rstest]
#[tokio::test]
async fn the_age_of_the_domains_is_the_protocols(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let path = begin(&mut bram, nest.noor, "Ze straalt", "true").await;
    // Noor is three years and a month.
    assert!(bram.get(&format!("{path}/finish")).await.text.contains("Rekenen"));
    let (head, text) = ("[observation.domains_from_months]\nvalue = ", PROFILES[0].1);
    let text = text.replace(&format!("{head}24"), &format!("{head}38"));
    let mut tx = nest.house.write().await;
    protocol::add(&mut tx, nest.house.organisation, TODAY - 30.days(), "un1ek", &text, None).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let page = bram.get(&format!("{path}/finish")).await.text;
    assert!(page.contains("Emotionele veiligheid") && !page.contains("Rekenen"));
}

#[rstest]
#[tokio::test]
async fn a_goal_that_is_not_seen_for_the_months_of_the_protocol_is_flagged(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let path = begin(&mut bram, nest.noor, "Ze straalt", "true").await;
    let answers = [
        ("version", "1"),
        ("particulars", "no"),
        ("wellbeing", "4"),
        ("involvement", "4"),
        ("topic", "emotional-safety"),
    ];
    assert_eq!(bram.post(&format!("{path}/finish"), &answers).await.location, nest.file());
    nest.house.app.clock.forward_days(93);
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let never = "Persoonlijke competentie is nog niet gezien, terwijl er sinds dinsdag 3 maart 2026";
    assert!(!bram.get(&nest.file()).await.text.contains(never), "the profile does not ask it");
    change(&nest.house, "observation.goal_unseen_months", "0", "3").await;
    let file = bram.get(&nest.file()).await.text;
    assert!(file.contains(never), "{file}");
    assert!(file.contains("Emotionele veiligheid is het laatst gezien op dinsdag 3 maart 2026."), "{file}");
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let file = fatima.get(&nest.file()).await.text;
    assert!(file.contains("talks/new?kind=parent-talk") && file.contains("concerns/new?flag=1"), "{file}");
    let concern = fatima.get(&format!("{}/concerns/new?flag=1", nest.file())).await.text;
    assert!(concern.contains("Persoonlijke competentie is nog niet gezien"), "{concern}");
}

#[rstest]
#[tokio::test]
async fn names_of_other_children_are_looked_at_before_it_is_finished(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let path = begin(&mut bram, nest.noor, "KindNOOR speelt met kindsem.", "").await;
    let page = bram.get(&format!("{path}/finish")).await.text;
    assert!(page.contains("De naam KindSEM staat in de tekst."));
    assert!(page.contains("KindNOOR speelt met <mark>kindsem</mark>."));
    let unseen = bram.post(&format!("{path}/finish"), &NOTHING_PARTICULAR).await;
    assert_eq!(unseen.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unseen.text.contains("Kijk eerst naar de namen in de tekst."));
    let ticked = r#"name="names_stay" value="true" checked"#;
    let forgotten =
        bram.post(&format!("{path}/finish"), &[("version", "1"), ("names_stay", "true")]).await.text;
    assert!(forgotten.contains(ticked), "who looked need not look again");
    let other = [("version", "0"), ("particulars", "no"), ("names_stay", "true")];
    assert!(!bram.post(&format!("{path}/finish"), &other).await.text.contains(ticked), "of another text");
    let seen = [("version", "1"), ("particulars", "no"), ("names_stay", "true")];
    assert_eq!(bram.post(&format!("{path}/finish"), &seen).await.location, nest.file());
}

#[rstest]
#[tokio::test]
async fn a_draft_is_changed_thrown_away_and_taken_back_by_its_writer(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let path = begin(&mut bram, nest.noor, "Ze straalt", "").await;
    let change = |text: &'static str, version: &'static str| {
        [("text", text), ("seen_on", "2026-03-03"), ("version", version), ("then", "later")]
    };
    assert_eq!(bram.post(&path, &change("Ze straalt vaak", "1")).await.location, nest.file());
    let stale = bram.post(&path, &change("Ze straalde", "1")).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stale.text.contains("Ze straalt vaak") && stale.text.contains(">Ze straalde</textarea>"));
    let stale = bram.post(&format!("{path}/finish"), &NOTHING_PARTICULAR).await;
    assert!(stale.text.contains("Deze observatie is intussen aangepast."));
    let mistakes = [("text", " "), ("seen_on", "1990-01-01"), ("version", "2"), ("aim", "kort")];
    let mistakes = bram.post(&path, &mistakes).await;
    assert!(
        mistakes.text.contains("Schrijf eerst wat je zag.") && mistakes.text.contains("nog niet geboren")
    );
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert_eq!(fatima.post(&format!("{path}/remove"), &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bram.post(&format!("{path}/remove"), &[]).await.location, nest.file());
    assert!(!bram.get(&nest.file()).await.text.contains("Ze straalt vaak"));
    assert!(bram.get("/observations").await.text.contains("Alles is af"));
    assert_eq!(bram.post(&format!("{path}/restore"), &[]).await.location, path);
    assert!(bram.get(&path).await.text.contains("Ze straalt vaak"));
}

#[rstest]
#[tokio::test]
async fn a_finished_observation_changes_only_in_sight(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let path = finished(&mut bram, nest.noor, "Ze telt tot drie").await;
    let change = [("text", "Anders"), ("seen_on", "2026-03-03"), ("version", "2")];
    assert_eq!(bram.post(&path, &change).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bram.post(&format!("{path}/remove"), &[]).await.status, StatusCode::NOT_FOUND);
    let correct = |text: &'static str, particulars: &'static str, version: &'static str| {
        [("aim", "Samen spelen"), ("text", text), ("particulars", particulars), ("version", version)]
    };
    let correction = format!("{path}/correct");
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert_eq!(
        fatima.post(&correction, &correct("Ze telt tot vijf", "yes", "2")).await.location,
        nest.file()
    );
    let stale = bram.post(&correction, &correct("Ze telt tot vier", "no", "2")).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stale.text.contains("Ze telt tot vijf") && stale.text.contains(">Ze telt tot vier</textarea>"));
    // The same again is no correction.
    assert_eq!(bram.post(&correction, &correct("Ze telt tot vijf", "yes", "3")).await.location, nest.file());
    let file = bram.get(&nest.file()).await.text;
    assert!(file.contains("1 keer verbeterd") && file.contains("Fatima Proef verbeterde dit."));
    assert!(file.contains("Samen spelen\nZe telt tot drie") && file.contains("geen bijzonderheden"));
    for text in ["Begin een", "Begin twee", "Begin drie"] {
        begin(&mut bram, nest.noor, text, "").await;
    }
    let file = bram.get(&nest.file()).await.text;
    assert!(
        file.contains("Je hebt 3 observaties die nog niet af zijn") && !file.contains("Begin een"),
        "{file}"
    );
    let names = bram.post(&correction, &correct("Met kindsem telt ze", "yes", "3")).await;
    assert!(names.text.contains("De naam KindSEM staat in de tekst."));
}

#[rstest]
#[tokio::test]
async fn a_correction_changes_the_goals_and_what_they_were_stays_in_sight(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let path = begin(&mut bram, nest.noor, "Ze straalt", "true").await;
    let answers = |version, topic| {
        [
            ("aim", "Samen spelen"),
            ("text", "Ze straalt"),
            ("version", version),
            ("particulars", "no"),
            ("wellbeing", "4"),
            ("involvement", "4"),
            ("topic", topic),
        ]
    };
    let finished = bram.post(&format!("{path}/finish"), &answers("1", "emotional-safety")).await;
    assert_eq!(finished.location, nest.file());
    let correction = format!("{path}/correct");
    let form = bram.get(&correction).await.text;
    assert!(form.contains(r#"value="emotional-safety" checked"#), "{form}");
    assert!(!form.contains(r#"value="social-competence" checked"#), "{form}");
    let same = bram.post(&correction, &answers("2", "emotional-safety")).await;
    assert_eq!(same.location, nest.file());
    assert!(!bram.get(&nest.file()).await.text.contains("keer verbeterd"), "nothing was other");
    let other = bram.post(&correction, &answers("2", "social-competence")).await;
    assert_eq!(other.location, nest.file(), "{}", other.text);
    let file = bram.get(&nest.file()).await.text;
    let (now, before) = file.split_once("1 keer verbeterd").unwrap();
    assert!(now.contains(r#"<span class="soft">Sociale competentie</span>"#), "{file}");
    assert!(before.contains(r#"<p class="small">Emotionele veiligheid</p>"#), "{file}");
    // Back again: with a text that changes, the goals stay.
    let back =
        [("aim", "Samen spelen"), ("text", "Ze straalt vaak"), ("version", "3"), ("particulars", "no")];
    let mut back = back.to_vec();
    back.extend([("wellbeing", "4"), ("involvement", "4"), ("topic", "social-competence")]);
    assert_eq!(bram.post(&correction, &back).await.location, nest.file());
    let file = bram.get(&nest.file()).await.text;
    let (_, before) = file.split_once("2 keer verbeterd").unwrap();
    assert_eq!(before.matches(r#"<p class="small">Emotionele veiligheid</p>"#).count(), 1, "{before}");
}

#[rstest]
#[tokio::test]
async fn a_correction_of_what_was_corrected_meanwhile_shows_all_that_stands_now(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let path = begin(&mut bram, nest.noor, "Ze straalt", "true").await;
    let answers = |version, wellbeing, topic| {
        [
            ("aim", "Samen spelen"),
            ("text", "Ze straalt"),
            ("version", version),
            ("particulars", "no"),
            ("wellbeing", wellbeing),
            ("involvement", "4"),
            ("topic", topic),
        ]
    };
    bram.post(&format!("{path}/finish"), &answers("1", "4", "emotional-safety")).await;
    let correction = format!("{path}/correct");
    assert_eq!(bram.post(&correction, &answers("2", "2", "social-competence")).await.location, nest.file());
    let stale = bram.post(&correction, &answers("2", "4", "emotional-safety")).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    let now = "Welbevinden 2 · Betrokkenheid 4 · geen bijzonderheden · Sociale competentie";
    assert!(stale.text.contains(now), "{}", stale.text);
    assert!(stale.text.contains("Samen spelen\nZe straalt</p>"), "{}", stale.text);
    assert!(stale.text.contains(r#"value="emotional-safety" checked"#), "what was typed stays");
    assert!(bram.get(&nest.file()).await.text.contains("Welbevinden 2"), "nothing was kept");
}

#[rstest]
#[tokio::test]
async fn several_children_each_get_their_own_text(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let path = format!("/groups/{}/observe", nest.group);
    let choose = bram.get(&path).await.text;
    assert!(choose.contains("KindNOOR") && choose.contains("KindSEM") && choose.contains("is er vandaag"));
    assert!(!choose.contains("Vink aan naar wie je keek."));
    let nobody = bram.get(&format!("{path}?sent=true")).await.text;
    assert!(nobody.contains("Vink aan naar wie je keek.") && nobody.contains("KindNOOR"), "{nobody}");
    let form = bram.get(&format!("{path}?child={}&child={}", nest.noor, nest.sem)).await.text;
    let (of_noor, of_sem) = (format!("text-{}", nest.noor), format!("text-{}", nest.sem));
    assert!(form.contains(&of_noor) && form.contains(&of_sem));
    let anna = nest.house.child("ANNA", nest.group, parse(b"ma di").unwrap()).await;
    let three = format!("{path}?child={}&child={}&child={anna}", nest.sem, nest.noor);
    let three = bram.get(&three).await.text;
    let of = |child: ChildId| three.find(&format!("text-{child}")).unwrap();
    assert!(
        of(anna) < of(nest.noor) && of(nest.noor) < of(nest.sem),
        "by name, as they were chosen: {three}"
    );
    let at = |what: &str| form.find(what).unwrap();
    let shared = ["name=\"aim\"", "name=\"periodic\"", "name=\"seen_on\""];
    assert!(shared.iter().all(|field| at(field) < at("name=\"text-")), "what is shared comes first: {form}");
    let long = "a".repeat(10_001);
    let fields = |noor: &'static str| {
        [
            (of_noor.as_str(), noor),
            (of_sem.as_str(), "Sem deelt"),
            ("text-019cb000-0000-7000-8000-000000000000", "een vreemd kind"),
            ("aim", "Fruit eten"),
            ("seen_on", "2026-03-03"),
        ]
    };
    let mut too_long = fields("");
    too_long[0].1 = &long;
    let answer = bram.post(&path, &too_long).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        answer.text.contains(&long) && answer.text.contains("Sem deelt") && answer.text.contains("10.001")
    );
    assert_eq!(bram.post(&path, &fields("Noor wacht")).await.location, "/observations");
    let list = bram.get("/observations").await.text;
    assert!(list.contains("Noor wacht") && list.contains("Sem deelt") && !list.contains("vreemd"));
    assert!(!bram.get(&nest.file()).await.text.contains("Sem deelt"));
    let empty = bram.post(&path, &[(of_noor.as_str(), " "), ("seen_on", "2026-03-03")]).await;
    assert!(empty.text.contains("Schrijf eerst wat je zag."));
}

#[rstest]
#[tokio::test]
async fn telling_parents_is_recorded_for_who_was_spoken_to(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let anne = nest.house.guardian("ANNE", nest.noor, Some(true)).await;
    nest.house.guardian("BEN", nest.noor, Some(true)).await;
    nest.house.guardian("CARLA", nest.noor, None).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let path = finished(&mut bram, nest.noor, "Ze telt tot drie").await;
    let contact = format!("{path}/contact");
    let page = bram.get(&contact).await.text;
    assert!(page.contains("Ouder ANNE") && page.contains("Allebei") && !page.contains("CARLA"), "{page}");
    let told =
        |told: String| vec![("told", told), ("said", String::new()), ("spoken_on", "2026-03-03".to_owned())];
    let post = async |browser: &mut Browser, fields: Vec<(&str, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        browser.post(&contact, &fields).await
    };
    for nonsense in ["", "all", "all shouted", "nobody phone", "019cb000-0000-7000-8000-000000000000 phone"] {
        let answer = post(&mut bram, told(nonsense.to_owned())).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{nonsense}");
        assert!(answer.text.contains("Kies aan wie je het hebt verteld en hoe."));
    }
    let mut early = told(format!("{anne} phone"));
    early[2].1 = "2026-03-02".to_owned();
    assert!(post(&mut bram, early).await.text.contains("De observatie is van dinsdag 3 maart 2026"));
    let kept = post(&mut bram, told(format!("{anne} pickup"))).await;
    assert_eq!(kept.location, nest.file());
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let file = fatima.get(&nest.file()).await.text;
    assert!(file.contains("verteld bij het halen of brengen aan Ouder ANNE") && file.contains("alles goed"));
    let worse = [("aim", ""), ("text", "Ze huilde"), ("particulars", "yes"), ("version", "2")];
    assert_eq!(fatima.post(&format!("{path}/correct"), &worse).await.location, nest.file());
    let file = fatima.get(&nest.file()).await.text;
    assert!(file.contains("aan Ouder ANNE") && !file.contains("alles goed"), "{file}");
    let mute = post(&mut bram, told("all message".to_owned())).await;
    assert!(mute.text.contains("Schrijf wat de ouders lezen."), "{}", mute.text);
    let remove = bram.get(&nest.file()).await.text;
    let remove = remove.split("action=\"/contacts/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let remove = format!("/contacts/{remove}");
    assert_eq!(fatima.post(&remove, &[]).await.status, StatusCode::NOT_FOUND, "only who recorded it");
    assert_eq!(bram.post(&remove, &[]).await.location, nest.file());
    let mut both = told("all message".to_owned());
    both[1].1 = "Thuis telt ze ook".to_owned();
    post(&mut bram, both).await;
    let file = fatima.get(&nest.file()).await.text;
    assert!(file.contains("bericht aan Ouder ANNE, Ouder BEN") && file.contains("Thuis telt ze ook"));
    let mut tx = nest.house.app.db.read().await.unwrap();
    let facts = super::finished(&mut tx, nest.house.organisation, &[nest.noor, nest.sem], &TimeZone::UTC)
        .await
        .unwrap();
    assert_eq!(facts.len(), 1);
    assert_eq!((facts[0].periodic, facts[0].particulars), (false, true));
    assert_eq!(facts[0].told_on.map(jiff_sqlx::Date::to_jiff), Some(TODAY));
}

#[rstest]
#[tokio::test]
async fn without_known_custody_the_parents_are_told_without_a_name(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let path = finished(&mut bram, nest.noor, "Ze telt tot drie").await;
    assert!(bram.get(&format!("{path}/contact")).await.text.contains("value=\"nobody pickup\""));
    let fields = [("told", "nobody pickup"), ("said", ""), ("spoken_on", "2026-03-03")];
    assert_eq!(bram.post(&format!("{path}/contact"), &fields).await.location, nest.file());
    assert!(bram.get(&nest.file()).await.text.contains("aan Ouders/verzorgers"));
}

#[rstest]
#[tokio::test]
async fn attention_is_shown_with_who_was_seen_least_on_top(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let path = format!("/groups/{}/attention", nest.group);
    let order = |page: &str| {
        let (noor, sem) = (page.find("<b>KindNOOR").unwrap(), page.find("<b>KindSEM").unwrap());
        noor < sem
    };
    write(&mut bram, nest.noor, "Voor mij", "me").await;
    let page = bram.get(&path).await.text;
    assert!(order(&page), "{page}");
    assert_eq!(page.matches("nog niet gezien").count(), 2, "what is for oneself is not the group's");
    write(&mut bram, nest.noor, "Ze bouwt", "group").await;
    finished(&mut bram, nest.noor, "Ze bouwt hoog").await;
    let page = bram.get(&path).await.text;
    assert!(!order(&page));
    assert!(
        page.contains("1 observatie, 1 notitie, 0 keer contact met ouders") && page.contains(">vandaag<")
    );
    let mut tx = nest.house.write().await;
    on!(tx, c => sqlx::query("INSERT INTO imported_history (organisation_id, child_id, kind, on_day) VALUES ($1, $2, 'observation', $3)")
        .bind(nest.house.organisation).bind(nest.sem).bind(jiff_sqlx::Date::from(TODAY - 60.days())).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let page = bram.get(&path).await.text;
    assert!(page.contains("badge due\">8 weken geleden"), "{page}");
    assert!(
        page.contains("1 observatie, 0 notities, 0 keer contact met ouders"),
        "it was brought in: {page}"
    );
    let path_of_noor = finished(&mut bram, nest.noor, "Ze lacht").await;
    let contact = [("told", "nobody phone"), ("said", ""), ("spoken_on", "2026-03-03")];
    assert_eq!(bram.post(&format!("{path_of_noor}/contact"), &contact).await.location, nest.file());
    let page = bram.get(&path).await.text;
    let ring =
        r#"<path class="contact" d="M84 5h0"></path><path class="observation within" d="M84 5h0"></path>"#;
    assert!(page.contains(ring), "{page}");
}

#[rstest]
#[tokio::test]
async fn pages_of_observations_ask_no_more_of_more(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    finished(&mut bram, nest.noor, "een").await;
    begin(&mut bram, nest.noor, "concept", "").await;
    write(&mut bram, nest.noor, "notitie", "group").await;
    let paths = [
        nest.file(),
        format!("{}/observations/new", nest.file()),
        "/observations".to_owned(),
        format!("/groups/{}/attention", nest.group),
        format!("/groups/{}/observe", nest.group),
        format!("/groups/{}", nest.group),
    ];
    let count = || nest.house.app.db.queries();
    let mut few = Vec::new();
    for path in &paths {
        let before = count();
        assert_eq!(bram.get(path).await.status, StatusCode::OK, "{path}");
        few.push(count() - before);
    }
    for i in 0..6 {
        let child = nest.house.child(&format!("K{i}"), nest.group, mentorkind_division::HalfDays(0b11)).await;
        for child in [child, nest.noor] {
            finished(&mut bram, child, "meer").await;
            begin(&mut bram, child, "nog een concept", "").await;
            write(&mut bram, child, "nog een notitie", "group").await;
        }
    }
    for (path, few) in paths.iter().zip(few) {
        let before = count();
        bram.get(path).await;
        assert_eq!(count() - before, few, "{path}");
    }
}

/// The protocol of Second Home, in force for long.
async fn second_home(nest: &Nest) {
    let mut tx = nest.house.write().await;
    let (name, text) = PROFILES[1];
    protocol::add(&mut tx, nest.house.organisation, TODAY - 400.days(), name, text, None).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
}

#[rstest]
#[tokio::test]
async fn after_an_observation_contact_is_due_to_the_mentor_and_late_after_its_days(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let anne = nest.house.guardian("ANNE", nest.noor, Some(true)).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    let path = finished(&mut bram, nest.noor, "Ze telt tot drie").await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let asked = "Vertel de ouders van KindNOOR";
    assert!(!fatima.get("/todo").await.text.contains(asked), "the first profile does not ask it");
    assert!(!fatima.get(&nest.file()).await.text.contains("te vertellen</span>"));
    second_home(&nest).await;
    let todo = fatima.get("/todo").await.text;
    assert!(todo.contains(asked) && todo.contains("De mentor zal na een gemaakte observatie contact hebben"));
    assert!(todo.contains(&format!("value=\"{anne} pickup\"")), "{todo}");
    assert!(todo.contains("“Samen spelen: Ze telt tot drie”"), "which observation: {todo}");
    let file = fatima.get(&nest.file()).await.text;
    assert!(file.contains("badge due\">te vertellen") && file.contains("Vertel het de ouders uiterlijk"));
    assert!(!bram.get("/todo").await.text.contains(asked), "it is the mentor's");
    nest.house.app.clock.forward_days(21);
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert!(fatima.get("/todo").await.text.contains("te laat"));
    assert!(fatima.get(&nest.file()).await.text.contains("badge late\">te vertellen"));
    let lead = nest.house.staff("Maaike").await;
    nest.house.role(lead, "teamlead").await;
    let mut lead = nest.house.browser_of_staff(lead).await;
    assert!(lead.get("/todo").await.text.contains(asked));

    let told = format!("{anne} phone");
    let fields = [("told", told.as_str()), ("said", ""), ("spoken_on", "2026-03-24"), ("back", "todo")];
    assert_eq!(fatima.post(&format!("{path}/contact"), &fields).await.location, "/todo");
    assert!(!fatima.get("/todo").await.text.contains(asked));
    // The same tap on a page that was opened before is no second contact.
    let told = async |browser: &mut Browser| {
        browser.get(&nest.file()).await.text.matches("gebeld met Ouder ANNE").count()
    };
    let once = told(&mut fatima).await;
    fatima.post(&format!("{path}/contact"), &fields).await;
    assert!(fatima.get("/todo").await.text.contains("Dat was al genoteerd"));
    assert_eq!(told(&mut fatima).await, once);
    assert!(!fatima.get(&nest.file()).await.text.contains("te vertellen</span>"));
    assert!(!lead.get("/todo").await.text.contains(asked));
}

#[rstest]
#[tokio::test]
async fn particulars_ask_for_a_talk_that_is_planned_held_or_not_wanted(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    second_home(&nest).await;
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let child = nest.noor.to_string();
    let talk = |outcome: &'static str, day: &'static str| {
        [("child", child.as_str()), ("kind", "particulars-talk"), ("outcome", outcome), ("day", day)]
    };
    finished(&mut fatima, nest.noor, "Ze telt tot drie").await;
    let asked = "Plan een gesprek met de ouders van KindNOOR";
    let refused = fatima.post("/todo/talks", &talk("held", "")).await;
    assert!(refused.text.contains("Er is niets vastgelegd"), "without particulars there is no such talk");
    let path = begin(&mut fatima, nest.noor, "Ze trekt zich terug", "").await;
    fatima.post(&format!("{path}/finish"), &[("version", "1"), ("particulars", "yes")]).await;
    assert!(fatima.get("/todo").await.text.contains(asked));
    assert!(fatima.get(&nest.file()).await.text.contains("gesprek te plannen"));
    let before = fatima.post("/todo/talks", &talk("held", "2026-03-02")).await;
    assert!(before.text.contains("op die dag was de observatie er nog niet"));
    fatima.post("/todo/talks", &talk("planned", "2026-03-10")).await;
    let file = fatima.get(&nest.file()).await.text;
    assert!(file.contains("Gesprek over de bijzonderheden gepland") && !file.contains("gesprek te plannen"));
    // The day passes, and nobody says that it was held.
    nest.house.app.clock.forward_days(8);
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert!(fatima.get(&nest.file()).await.text.contains("gesprek te plannen"));
    fatima.post("/todo/talks", &talk("declined", "")).await;
    let file = fatima.get(&nest.file()).await.text;
    assert!(file.contains("De ouders wilden geen gesprek") && !file.contains("gesprek te plannen"));
    let todo = fatima.get("/todo").await.text;
    assert!(!todo.contains(asked));
    // Another observation with particulars asks for a talk of its own.
    nest.house.app.clock.forward_days(1);
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let path = begin(&mut fatima, nest.noor, "Ze huilt bij het brengen", "").await;
    fatima.post(&format!("{path}/finish"), &[("version", "1"), ("particulars", "yes")]).await;
    assert!(fatima.get("/todo").await.text.contains(asked));
    fatima.post("/todo/talks", &talk("held", "2026-03-12")).await;
    assert!(!fatima.get("/todo").await.text.contains(asked));
    assert!(fatima.get(&nest.file()).await.text.contains("Gesprek over de bijzonderheden gehad"));
    assert_eq!(fatima.post("/todo/talks", &talk("later", "")).await.status, StatusCode::BAD_REQUEST);
}
