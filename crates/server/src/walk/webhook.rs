//! What goes out by webhooks: keys of the own organisation, and nothing else of anybody.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use rstest::rstest;

use super::{heard, seed};
use crate::{
    on,
    platform::audit::Audit,
    testing::{Engine, House},
    webhook::tests::{Receiver, deliver},
};

#[rstest]
#[tokio::test]
async fn a_webhook_tells_keys_of_its_own_organisation(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut house) = House::open(engine).await else { return };
    let organisations = [house.organisation, house.organisation("Kinderopvang Tweede").await];
    let mut worlds = Vec::new();
    for (number, organisation) in organisations.into_iter().enumerate() {
        house.organisation = organisation;
        if number > 0 {
            house.location = house.location(organisation, "L1").await;
        }
        worlds.push(Box::pin(seed::sow(&mut house, number)).await);
    }
    let canaries: Vec<_> = worlds.iter().flat_map(|world| world.canaries.clone()).collect();
    let receivers = [Receiver::open().await, Receiver::open().await];
    for (world, receiver) in worlds.iter().zip(&receivers) {
        let admin = world.walkers.iter().find(|walker| walker.name == "administrator").unwrap();
        let mut browser = house.browser_of(admin.account.unwrap()).await;
        let address = receiver.address();
        let fields = [
            ("address", address.as_str()),
            ("mentorship", "true"),
            ("placement", "true"),
            ("obligation", "true"),
        ];
        assert_eq!(browser.post("/webhooks", &fields).await.status, StatusCode::SEE_OTHER);
    }
    // The yearly talks become due.
    house.app.clock.forward_days(350);
    deliver(&house).await;
    let mut tx = house.write().await;
    for sql in ["UPDATE mentorship SET from_on = '2026-01-05'", "UPDATE placement SET main = NOT main"] {
        on!(tx, c => sqlx::query(sql).execute(c).await.map(drop)).unwrap();
    }
    for organisation in organisations {
        tx.record(&Audit::new(organisation, None, "changed")).await.unwrap();
    }
    tx.commit(Audit::housekeeping()).await.unwrap();
    deliver(&house).await;

    for (number, receiver) in receivers.iter().enumerate() {
        let mut shown = BTreeSet::new();
        let got = receiver.took();
        assert!(got.len() > 5, "{}", got.len());
        assert!(got.iter().any(|one| one.body.contains("\"type\":\"obligation.due\"")), "{}", got.len());
        for one in &got {
            let words = heard(&one.body, &canaries);
            shown.extend(words.map(|canary| (canary.organisation, canary.word[3..].to_owned())));
        }
        // The keys of the planning package are the canaries of names here, and nothing else may be among them.
        assert!(shown.iter().all(|(of, _)| *of == number), "{shown:?}");
        let kinds: BTreeSet<&str> =
            shown.iter().map(|(_, word)| word.trim_end_matches(|c: char| c.is_ascii_digit())).collect();
        assert_eq!(kinds, BTreeSet::from(["kind", "pm"]));
    }
}
