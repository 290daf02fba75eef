//! Another secret in the place of one: both sign for a day, and a third one takes nothing away unasked.

use super::*;
use crate::platform::seal::Keys;

#[rstest]
#[tokio::test]
async fn a_new_secret_signs_beside_the_old_one_for_a_day(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut nest) = Nest::open(engine).await else { return };
    let (page, old) = nest.webhook().await;
    assert!(nest.get(&format!("{page}/secret")).await.contains("het oude én het nieuwe"));
    let mut admin = nest.browser().await;
    let shown = admin.post_on(&format!("{page}/secret"), &[]).await.text;
    let new = between(&shown, "<code class=\"address\">", "<").to_owned();
    assert_ne!(old, new);
    assert!(!admin.get(&page).await.text.contains(&new), "it is shown once");
    nest.test(&page).await;
    deliver(&nest.house).await;
    let got = nest.receiver.took();
    assert!(got[0].is_signed_with(&old) && got[0].is_signed_with(&new));
    nest.house.app.clock.forward_days(1);
    nest.test(&page).await;
    deliver(&nest.house).await;
    let got = nest.receiver.took();
    assert!(!got[0].is_signed_with(&old) && got[0].is_signed_with(&new));
    keep_up(&nest.house.app).await.unwrap();
    let mut tx = nest.house.app.db.read().await.unwrap();
    let kept: Vec<(Vec<u8>, Option<Vec<u8>>)> =
        on!(tx, c => sqlx::query_as("SELECT secret, former FROM webhook").fetch_all(c).await).unwrap();
    let bytes = STANDARD.decode(&new["whsec_".len()..]).unwrap();
    assert!(kept[0].1.is_none() && !kept[0].0.windows(bytes.len()).any(|part| part == bytes), "it is sealed");
    drop(tx);

    // With another key in the place of the one that sealed it, all goes on; without its key it stands still.
    let text = format!("{}\n{}", Keys::new_line(), "0123456789abcdef".repeat(4));
    nest.house.set(|settings| settings.keys = Keys::read(&text).unwrap());
    crate::account::second_step::settle(&nest.house.app).await.unwrap();
    let newest = Keys::read(text.lines().next().unwrap()).unwrap();
    nest.house.set(|settings| settings.keys = newest);
    nest.test(&page).await;
    deliver(&nest.house).await;
    assert!(nest.receiver.took()[0].is_signed_with(&new));
    nest.house.set(|settings| settings.keys = Keys::read(&Keys::new_line()).unwrap());
    nest.test(&page).await;
    deliver(&nest.house).await;
    assert_eq!(nest.receiver.took().len(), 0);
    assert!(nest.get(&page).await.contains("Het geheim kan niet meer worden gelezen"));
}

/// The receiver still has the secret of before: a second new one does not take it away unless somebody says so.
#[rstest]
#[tokio::test]
async fn a_second_new_secret_within_the_day_stops_the_oldest_only_when_asked(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let (page, oldest) = nest.webhook().await;
    let path = format!("{page}/secret");
    let mut admin = nest.browser().await;
    let shown = admin.post_on(&path, &[]).await.text;
    let second = between(&shown, "<code class=\"address\">", "<").to_owned();
    let asked = admin.get(&path).await.text;
    assert!(asked.contains("stop het oudste meteen") && asked.contains("name=\"at_once\""), "{asked}");
    let refused = admin.post(&path, &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("stop het oudste meteen"), "{}", refused.text);
    nest.test(&page).await;
    deliver(&nest.house).await;
    let got = nest.receiver.took();
    assert!(got[0].is_signed_with(&oldest) && got[0].is_signed_with(&second));

    let shown = admin.post_on(&path, &[("at_once", "true")]).await.text;
    let third = between(&shown, "<code class=\"address\">", "<").to_owned();
    nest.test(&page).await;
    deliver(&nest.house).await;
    let got = nest.receiver.took();
    assert!(
        !got[0].is_signed_with(&oldest) && got[0].is_signed_with(&second) && got[0].is_signed_with(&third)
    );

    nest.house.app.clock.forward_days(1);
    assert!(!nest.get(&path).await.contains("name=\"at_once\""), "the day is over");
}
