//! Stories of who looked, on both engines.

use axum::http::StatusCode;
use rstest::rstest;

use crate::{observation::tests::Nest, testing::Engine};

#[rstest]
#[tokio::test]
async fn parents_see_the_role_by_which_a_file_was_opened_and_what_for(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let lead = nest.house.staff("LEAD").await;
    nest.house.role(lead, "teamlead").await;
    let mut lead = nest.house.browser_of_staff(lead).await;
    let page = format!("/family/looked/{}", nest.noor);
    let mut parent = nest.house.browser_of_guardian(iris).await;
    for (path, why) in [
        ("/family", "De gegevens van de ouders opzoeken"),
        ("/needs", "Wensen en behoeften lezen of beantwoorden"),
        ("/consents", "Een toestemming vragen of nakijken"),
    ] {
        assert_eq!(lead.get(&format!("{}{path}", nest.file())).await.status, StatusCode::OK, "{path}");
        let looked = parent.get(&page).await.text;
        assert!(looked.contains(why) && looked.contains("Teamleider"), "{path}: {looked}");
        assert!(!looked.contains("Pedagogisch medewerker"), "{path}");
    }
}

#[rstest]
#[tokio::test]
async fn parents_see_when_as_what_and_why_and_no_names(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let (iris, omar) = (
        nest.house.guardian("IRIS", nest.noor, Some(true)).await,
        nest.house.guardian("OMAR", nest.noor, Some(true)).await,
    );
    let page = format!("/family/looked/{}", nest.noor);
    let mut parent = nest.house.browser_of_guardian(iris).await;
    assert!(parent.get(&page).await.text.contains("In deze dagen opende niemand het dossier"));
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    for _ in 0..3 {
        bram.get(&nest.file()).await;
    }
    fatima.get(&nest.file()).await;
    fatima.get(&format!("{}/goals", nest.file())).await;
    // What the other parent and the mentor write is between them.
    fatima.get(&format!("{}/messages/{omar}", nest.file())).await;
    nest.house.browser_of_guardian(omar).await.get("/family").await;
    let looked = parent.get(&page).await.text;
    assert!(looked.contains("Mentor") && looked.contains("Doelen lezen of maken"), "{looked}");
    assert!(looked.contains("Pedagogisch medewerker") && looked.contains("3 keer"));
    assert_eq!(looked.matches("<li><div class=\"body\">").count(), 3);
    assert!(!looked.contains("Bram") && !looked.contains("Fatima") && !looked.contains("Proefaccount"));
    assert!(parent.get("/family").await.text.contains(&page));

    nest.house.app.clock.forward_days(31);
    let mut parent = nest.house.browser_of_guardian(iris).await;
    let later = parent.get(&page).await.text;
    assert!(!later.contains("3 keer"));
    let earlier = later.split("href=\"/family/looked/").nth(1).unwrap().split('"').next().unwrap();
    assert!(parent.get(&format!("/family/looked/{earlier}")).await.text.contains("3 keer"));
    let other = parent.get(&format!("/family/looked/{}", nest.sem)).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND, "the file of another child");
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert_eq!(fatima.get(&page).await.status, StatusCode::FORBIDDEN);
    let without = nest.house.guardian("PIET", nest.noor, Some(false)).await;
    let mut without = nest.house.browser_of_guardian(without).await;
    assert_eq!(without.get(&page).await.status, StatusCode::FORBIDDEN);
}
