use jiff::civil::date;
use mentorkind_domain::half_days::parse;
use rstest::rstest;

use crate::testing::{Engine, House};

#[rstest]
#[tokio::test]
async fn the_overview_counts_and_leads_to_groups(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values("teamlead", "director", "coach", "policy")] role: &str,
) {
    let Some(house) = House::open(engine).await else { return };
    let group = house.group("G1", "kdv").await;
    let (fatima, reader) = (house.staff("Fatima").await, house.staff("Maaike").await);
    house.works(fatima, group, "pm", parse(b"ma").unwrap()).await;
    house.role(reader, role).await;
    for i in 0..5 {
        let child = house.child(&format!("K{i}"), group, parse(b"ma").unwrap()).await;
        if i > 0 {
            house.mentorship(child, fatima, group, date(2025, 9, 1)).await;
        }
    }
    let mut browser = house.browser_of_staff(reader).await;
    let page = browser.get("/overview").await;
    assert_eq!(page.status, 200);
    for text in ["1 zonder mentor", "1 mentor met veel kinderen", &format!("href=\"/groups/{group}\"")] {
        assert!(page.text.contains(text), "{text}: {}", page.text);
    }
    assert_eq!(page.text.contains("Maak een voorstel"), role == "teamlead");
    let mut nobody = house.browser_of_staff(fatima).await;
    assert_eq!(nobody.get("/overview").await.status, 403);
}
