//! The talk to which a warning about a child leads.

use jiff::ToSpan;

use super::*;

/// Two observations of Noor with low wellbeing, the last with particulars, under a protocol that asks a talk about these.
async fn warned(engine: Engine) -> Option<(Nest, Browser)> {
    let nest = Nest::open(engine).await?;
    let mut tx = nest.house.write().await;
    let (name, text) = PROFILES.iter().find(|(name, _)| *name == "second-home").unwrap();
    crate::protocol::add(&mut tx, nest.house.organisation, TODAY - 400.days(), name, text, None)
        .await
        .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let mut mentor = nest.house.browser_of_staff(nest.fatima).await;
    for (day, particulars) in [("2026-03-02", "no"), ("2026-03-03", "yes")] {
        let fields = [("text", "Stil."), ("seen_on", day), ("periodic", "true"), ("then", "finish")];
        let begun = mentor.post(&format!("/children/{}/observations", nest.noor), &fields).await;
        let answers =
            [("version", "1"), ("particulars", particulars), ("wellbeing", "2"), ("involvement", "4")];
        let done = mentor.post(&begun.location, &answers).await;
        assert_eq!(done.location, nest.file(), "{}", done.text);
    }
    Some((nest, mentor))
}

/// The warning in the file of Noor.
async fn warning(browser: &mut Browser, nest: &Nest) -> String {
    let page = browser.get(&nest.file()).await.text;
    let (_, rest) = page.split_once("class=\"flags\"").unwrap_or_else(|| panic!("{page}"));
    rest.split("<figure").next().unwrap().to_owned()
}

#[rstest]
#[tokio::test]
async fn a_warning_leads_to_the_talk_that_is_due_and_says_which_one_runs(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((nest, mut mentor)) = warned(engine).await else { return };
    let mut colleague = nest.house.browser_of_staff(nest.bram).await;
    let due = format!("href=\"/children/{}/talks/new?kind=particulars-talk\"", nest.noor);
    for reader in [&mut mentor, &mut colleague] {
        let said = warning(reader, &nest).await;
        assert!(said.contains(&due) && said.contains("Plan een gesprek met de ouders"), "{said}");
        assert!(!said.contains("kind=parent-talk"), "no second talk of another kind: {said}");
    }

    // Planned on the list, without moments.
    let noor = nest.noor.to_string();
    let talk = |outcome, day| {
        [("child", noor.as_str()), ("kind", "particulars-talk"), ("outcome", outcome), ("day", day)]
    };
    assert_eq!(mentor.post("/todo/talks", &talk("planned", "2026-03-10")).await.location, "/todo");
    let said = warning(&mut mentor, &nest).await;
    let runs = "Er loopt al een gesprek met de ouders (Gesprek na een observatie, ";
    assert!(said.contains(&format!("{runs}gepland: di 10 maart")) && !said.contains("talks/new"), "{said}");

    // Moments are offered for another kind.
    let offer = [("kind", "parent-talk"), ("day1", "2026-03-16"), ("time1", "16:30")];
    let offered = mentor.post(&format!("/children/{noor}/talks"), &offer).await;
    assert_eq!(offered.location, "/todo", "{}", offered.text);
    let said = warning(&mut mentor, &nest).await;
    assert!(said.contains("(Oudergesprek, wacht op de ouders)") && said.contains("href=\"/talks/"), "{said}");

    // Once it was held, the next one that is due.
    assert_eq!(mentor.post("/todo/talks", &talk("held", "2026-03-03")).await.location, "/todo");
    let held =
        [("child", noor.as_str()), ("kind", "parent-talk"), ("outcome", "held"), ("day", "2026-03-03")];
    assert_eq!(mentor.post("/todo/talks", &held).await.location, "/todo");
    assert!(warning(&mut mentor, &nest).await.contains("kind=parent-talk"));
}
