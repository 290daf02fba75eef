use jiff::civil::date;
use mentorkind_domain::half_days::parse;
use rstest::rstest;

use crate::testing::{Engine, House};

#[rstest]
#[tokio::test]
async fn a_change_asks_for_a_handover(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let group = house.group("G1", "kdv").await;
    let (fatima, daan, els, lead) = (
        house.staff("Fatima").await,
        house.staff("Daan").await,
        house.staff("Els").await,
        house.staff("Maaike").await,
    );
    for (staff, days) in [(fatima, "ma di"), (daan, "wo do vr"), (els, "ma")] {
        house.works(staff, group, "pm", parse(days.as_bytes()).unwrap()).await;
    }
    house.role(lead, "teamlead").await;
    let bram = house.child("BRAM", group, parse(b"wo do vr").unwrap()).await;
    house.mentorship(bram, fatima, group, date(2025, 9, 1)).await;
    let mut lead = house.browser_of_staff(lead).await;
    assert!(lead.get("/handovers").await.text.contains("Geen overdracht te doen"));
    let draft = lead.post(&format!("/groups/{group}/division"), &[]).await.location;
    let page = lead.get(&draft).await.text;
    let field = |name: &str| {
        page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let (facts, seen) = (field("facts"), field("seen"));
    let fields = [("version", "1"), ("facts", facts.as_str()), ("seen", &seen), ("from", "2026-03-16")];
    lead.post(&format!("{draft}/publish"), &fields).await;

    let (mut old, mut new, mut colleague) = (
        house.browser_of_staff(fatima).await,
        house.browser_of_staff(daan).await,
        house.browser_of_staff(els).await,
    );
    assert!(lead.get("/overview").await.text.contains("1 overdracht te doen"));
    let todo = new.get("/handovers").await.text;
    assert!(todo.contains("KindBRAM") && todo.contains("Bekend sinds"), "{todo}");
    assert!(old.get("/handovers").await.text.contains("KindBRAM"));
    let action = todo.split("action=\"/handovers/").nth(1).unwrap().split('"').next().unwrap();
    assert!(!colleague.get("/handovers").await.text.contains("KindBRAM"), "it is not hers");
    assert_eq!(colleague.post(&format!("/handovers/{action}"), &[]).await.status, 404);
    assert_eq!(old.post(&format!("/handovers/{action}"), &[]).await.location, "/handovers");
    assert!(!new.get("/handovers").await.text.contains(&format!("action=\"/handovers/{action}\"")));
    old.post(&format!("/handovers/{action}/undo"), &[]).await;
    assert!(new.get("/handovers").await.text.contains(&format!("action=\"/handovers/{action}\"")));
    // Also a handover that is done does not stand in the way of withdrawing.
    old.post(&format!("/handovers/{action}"), &[]).await;
    assert_eq!(lead.post(&format!("{draft}/withdraw"), &[]).await.location, draft);
    assert!(lead.get("/handovers").await.text.contains("Geen overdracht te doen"));
}
