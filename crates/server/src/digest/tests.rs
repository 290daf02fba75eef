//! Stories of the weekly digest, on both engines.

use axum::http::StatusCode;
use jiff::ToSpan;
use rstest::rstest;

use super::keep_up;
use crate::{
    observation::tests::Nest,
    on,
    platform::{audit::Audit, ids::StaffId, jobs},
    protocol::settings::change,
    testing::{Engine, TODAY},
};

/// The digests that were mailed so far, in no order.
fn mailed(nest: &Nest) -> Vec<String> {
    let kept = nest.house.app.mailer.kept().into_iter().map(|kept| kept.mail.text);
    kept.filter(|text| text.contains("/todo")).collect()
}

/// How many digests go out now.
async fn digests(nest: &Nest) -> usize {
    let before = mailed(nest).len();
    keep_up(&nest.house.app).await.unwrap();
    jobs::run_due(&nest.house.app).await.unwrap();
    mailed(nest).len() - before
}

/// A mentor with an account and a message that waits for an answer since a week, on a Tuesday at nine.
async fn a_week_later(engine: Engine) -> Option<Nest> {
    let nest = Nest::open(engine).await?;
    has_account(&nest, nest.fatima).await;
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let mut iris = nest.house.browser_of_guardian(iris).await;
    iris.post(&format!("/family/messages/{}", nest.noor), &[("text", "Ze sliep slecht.")]).await;
    nest.house.app.clock.forward_days(7);
    Some(nest)
}

/// Somebody uses its account.
async fn has_account(nest: &Nest, staff: StaffId) {
    let account = nest.house.account(Some(staff), None).await;
    let mut tx = nest.house.write().await;
    on!(tx, c => sqlx::query("UPDATE account SET password_hash = 'some' WHERE id = $1")
        .bind(account).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
}

#[rstest]
#[tokio::test]
async fn it_comes_once_a_week_with_numbers_only_until_it_is_turned_off(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = a_week_later(engine).await else { return };
    assert_eq!(digests(&nest).await, 0, "off, unless the protocol has it");
    change(&nest.house, "digest.weekly", "false", "true").await;
    assert_eq!(digests(&nest).await, 1);
    let text = mailed(&nest).pop().unwrap();
    assert!(text.contains("1 ding te doen, waarvan 1 te laat") && !text.contains("NOOR"), "{text}");
    nest.house.app.clock.forward_days(1);
    assert_eq!(digests(&nest).await, 0, "once a week");
    nest.house.app.clock.forward_days(6);
    assert_eq!(digests(&nest).await, 1, "the week after");

    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert!(fatima.get("/me").await.text.contains("Weekoverzicht"));
    assert_eq!(fatima.post("/me/digest", &[("wanted", "false")]).await.location, "/me");
    nest.house.app.clock.forward_days(7);
    assert_eq!(digests(&nest).await, 0, "turned off");
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    fatima.post("/me/digest", &[("wanted", "true")]).await;
    assert_eq!(digests(&nest).await, 1, "turned on again");
}

#[rstest]
#[tokio::test]
async fn nobody_is_told_out_of_working_hours(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = a_week_later(engine).await else { return };
    change(&nest.house, "digest.weekly", "false", "true").await;
    let today = TODAY + 7.days();
    nest.house.absent(nest.fatima, today, today).await;
    assert_eq!(digests(&nest).await, 0, "ill");
    let leni = nest.house.staff("Leni").await;
    nest.house.role(leni, "teamlead").await;
    has_account(&nest, leni).await;
    assert_eq!(digests(&nest).await, 1, "who leads the group has no roster");
    nest.house.app.clock.forward_minutes(12 * 60);
    assert_eq!(digests(&nest).await, 0, "in the evening");
}

#[rstest]
#[tokio::test]
async fn it_is_for_staff(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    change(&nest.house, "digest.weekly", "false", "true").await;
    let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let mut iris = nest.house.browser_of_guardian(iris).await;
    assert_eq!(iris.post("/me/digest", &[("wanted", "true")]).await.status, StatusCode::FORBIDDEN);
    assert!(!iris.get("/me").await.text.contains("Weekoverzicht"));
}
