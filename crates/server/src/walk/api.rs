//! What other systems can reach: a token opens its own organisation, keys and counts only; without one nothing opens.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use rstest::rstest;
use serde_json::json;

use super::{for_real, heard, kept, seed};
use crate::{
    api::tests::{Asks, Call},
    platform::routes::Access,
    route_table,
    testing::{Engine, House},
};

#[rstest]
#[tokio::test]
async fn a_token_opens_keys_and_counts_of_its_own_organisation(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut house) = House::open(engine).await else { return };
    for_real(&mut house);
    let organisation = house.organisation;
    let first = seed::sow(&mut house, 0).await;
    house.organisation = house.organisation("Kinderopvang Tweede").await;
    house.location = house.location(house.organisation, "L1").await;
    let second = seed::sow(&mut house, 1).await;
    let canaries: Vec<_> = first.canaries.iter().chain(&second.canaries).cloned().collect();
    let secret = |world: &seed::World| world.things["api_secret"][0].0.clone();
    let asks = Asks::of(&house);

    for (number, world) in [&first, &second].into_iter().enumerate() {
        let mut shown = BTreeSet::new();
        for route in route_table(&house.app) {
            if !matches!(route.access, Access::Token(_)) {
                continue;
            }
            let call = Call { method: route.method, path: route.path, ..Call::default() };
            let nobody = asks.ask(&call).await;
            assert_eq!(nobody.status, StatusCode::UNAUTHORIZED, "{}", route.path);
            if route.method == "GET" {
                let answer = asks.ask(&Call { token: Some(&secret(world)), ..call }).await;
                assert_eq!(answer.status, StatusCode::OK, "{} {}", route.path, answer.text);
                let words = heard(&answer.text, &canaries);
                shown.extend(words.map(|canary| (canary.organisation, canary.word[3..].to_owned())));
            }
        }
        // The keys of the planning package are the canaries of names here, and nothing else may be among them.
        assert!(shown.iter().all(|(of, _)| *of == number), "{shown:?}");
        let kinds: BTreeSet<&str> =
            shown.iter().map(|(_, word)| word.trim_end_matches(|c: char| c.is_ascii_digit())).collect();
        assert_eq!(kinds, BTreeSet::from(["kind", "pm"]));
    }

    // What the token of one organisation says of a child or colleague of the other changes nothing there.
    let before = kept(&house, organisation).await;
    let other = secret(&second);
    for (who, key) in [("child", "zqakind01"), ("staff", "zqapm01")] {
        let body =
            json!({"who": who, "key": key, "from": "2026-03-04", "until": "2026-03-05", "reason": "ill"});
        let answer = asks.ask(&Call::post("/api/v1/absences", &other, key, body)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}", answer.text);
    }
    let here = json!({"child": "zqakind01", "state": "here"});
    let call = Call {
        method: "PUT",
        path: "/api/v1/presence",
        token: Some(&other),
        body: Some(here),
        ..Call::default()
    };
    assert_eq!(asks.ask(&call).await.status, StatusCode::NOT_FOUND);
    assert_eq!(kept(&house, organisation).await, before);
}
