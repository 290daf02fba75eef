//! Who hears that something waits in a sealed file, on both engines.

use axum::http::StatusCode;
use rstest::rstest;

use super::tests::{Team, act};
use crate::{on, platform::audit::Audit, testing::Engine};

#[rstest]
#[tokio::test]
async fn whoever_gets_the_turn_or_is_named_hears_that_something_waits_and_not_what(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(team) = Team::open(engine).await else { return };
    let mut petra = team.browser(team.officer).await;
    let fields = [("questions", "Is Noor veilig?"), ("decider", "director"), ("based_on", "")];
    assert_eq!(petra.post("/reporting-code-questions", &fields).await.location, "/reporting-code-questions");
    let mut fatima = team.browser(team.nest.fatima).await;
    let mut dirk = team.browser(team.director).await;
    let mut told = Vec::new();
    let case = team.begin().await;
    assert_eq!(team.told(&mut told).await, ["petra@example.org"]);

    // The officer records what the mentor is asked for: it is the mentor's turn again.
    let advice = [("act", "colleague"), ("words", "Ik herken het.")];
    assert_eq!(act(&mut petra, &case, &advice).await.location, case);
    assert_eq!(team.told(&mut told).await, ["fatima@example.org"]);
    let talk = [("act", "no-talk"), ("words", "Niet veilig.")];
    assert_eq!(act(&mut fatima, &case, &talk).await.location, case);
    assert_eq!(team.told(&mut told).await, ["petra@example.org"]);

    // Weighing is for the officer, and for whoever decides; whoever began it does not weigh alone.
    let weighed = [("act", "weighed"), ("answer_1", "no"), ("weighed_words", "Er is hulp nodig.")];
    assert!(!fatima.get(&case).await.text.contains("Leg de weging vast"));
    assert_eq!(act(&mut fatima, &case, &weighed).await.status, StatusCode::FORBIDDEN);
    assert!(!dirk.get("/overview").await.text.contains("ertrouwelijk"), "it is not his turn yet");
    assert_eq!(act(&mut petra, &case, &weighed).await.location, case);
    assert_eq!(team.told(&mut told).await, ["dirk@example.org"]);
    let overview = dirk.get("/overview").await.text;
    assert!(overview.contains("Er wacht een vertrouwelijke stap op je"), "{overview}");
    assert!(overview.contains("href=\"/reporting-code\"") && !overview.contains(&case), "{overview}");
    assert!(!team.browser(team.lead).await.get("/overview").await.text.contains("ertrouwelijk"));

    // What changes no turn tells nobody; who is named hears of it, and who cannot read is refused.
    assert_eq!(act(&mut fatima, &case, &[("act", "note"), ("words", "Ik ben er.")]).await.location, case);
    assert_eq!(team.told(&mut told).await, [""; 0]);
    let admin = team.nest.house.staff("Ada").await;
    team.nest.house.role(admin, "admin").await;
    let naming = |email| [("act", "named"), ("email", email), ("named_words", "Nodig.")];
    let refused = act(&mut petra, &case, &naming("ada@example.org")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("deze collega kan niet meelezen"), "{}", refused.text);
    assert_eq!(act(&mut petra, &case, &naming("bram@example.org")).await.location, case);
    assert_eq!(team.told(&mut told).await, ["bram@example.org"]);
    let decision =
        [("act", "decided"), ("report", "yes"), ("help", "no"), ("decided_words", "Het is niet veilig.")];
    assert_eq!(act(&mut dirk, &case, &decision).await.location, case);
    assert_eq!(team.told(&mut told).await, ["petra@example.org"]);
    assert!(!dirk.get("/overview").await.text.contains("ertrouwelijk"));

    // In acute danger nobody waits, so all who may decide hear it; not who is a parent of the child.
    let case = team.begin().await;
    team.told(&mut told).await;
    let mut tx = team.nest.house.write().await;
    on!(tx, c => sqlx::query("UPDATE guardian SET staff_id = $1 WHERE id = $2")
        .bind(team.officer).bind(team.parent).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let acute = [("act", "acute"), ("acute_words", "Vader staat dreigend voor de deur.")];
    assert_eq!(act(&mut fatima, &case, &acute).await.location, case);
    assert_eq!(team.told(&mut told).await, ["dirk@example.org"]);
    assert!(dirk.get("/overview").await.text.contains("Er wacht een vertrouwelijke stap op je"));
    for kept in team.nest.house.app.mailer.kept() {
        let text = format!("{} {}", kept.mail.subject, kept.mail.text).to_lowercase();
        assert!(!["noor", "meldcode", "acuut", "blauwe"].iter().any(|word| text.contains(word)), "{text}");
    }
}
