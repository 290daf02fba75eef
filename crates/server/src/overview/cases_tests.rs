//! What is counted a part at a time, on both engines.

use jiff::civil::date;
use mentorkind_domain::{access::action, half_days::parse, pattern::Shown};
use rstest::rstest;

use super::cases::{Looked, in_parts};
use crate::{
    on,
    platform::{
        access::Grant,
        ids::{LocationId, MembershipId},
        session,
    },
    testing::{Engine, House},
};

/// The permission of a director.
async fn of_director(house: &House) -> Grant<action::SeeOverview> {
    let director = house.staff("Dora").await;
    house.role(director, "director").await;
    let account = house.account(Some(director), None).await;
    let mut tx = house.app.db.read().await.unwrap();
    let membership: MembershipId =
        on!(tx, c => sqlx::query_scalar("SELECT id FROM membership WHERE account_id = $1")
        .bind(account).fetch_one(c).await)
        .unwrap();
    let actor = session::as_member(&mut tx, account, membership, house.app.clock.now()).await.unwrap();
    Grant::of(&actor.unwrap()).unwrap()
}

#[rstest]
#[tokio::test]
async fn a_part_at_a_time_comes_to_the_same(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut house) = House::open(engine).await else { return };
    let grant = of_director(&house).await;
    let fatima = house.staff("Fatima").await;
    let first = house.location;
    let second = house.location(house.organisation, "L2").await;
    let mut locations: Vec<LocationId> = Vec::new();
    for (place, children) in [(first, 30), (second, 7)] {
        house.location = place;
        locations.push(place);
        let group = house.group(&format!("G{}", locations.len()), "kdv").await;
        house.works(fatima, group, "pm", parse(b"ma").unwrap()).await;
        for n in 0..children {
            let child =
                house.child(&format!("K{}{n:02}", locations.len()), group, parse(b"ma").unwrap()).await;
            if n % 6 > 0 {
                house.mentorship(child, fatima, group, date(2025, 9, 1)).await;
            }
        }
    }
    let mut tx = house.app.db.read().await.unwrap();
    for looked in Looked::ALL {
        let whole = in_parts(&mut tx, &grant, looked, &locations, usize::MAX).await.unwrap();
        for at_once in [1, 4, 36] {
            let parts = in_parts(&mut tx, &grant, looked, &locations, at_once).await.unwrap();
            assert_eq!(parts, whole, "{looked:?}, {at_once} at once");
        }
        let now = whole.shown(true).months.last().unwrap().1;
        match looked {
            Looked::Mentor => assert_eq!(now, Shown::Part { of: 37, part: 30 }),
            // One mentor, with far more children than the protocol says, however few are read at once.
            Looked::Work => assert_eq!(now, Shown::Part { of: 1, part: 0 }),
            _ => {}
        }
    }
}

#[rstest]
#[tokio::test]
async fn the_work_of_a_mentor_is_measured_as_on_the_overview(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values(3, 4)] children: usize,
) {
    let Some(house) = House::open(engine).await else { return };
    let grant = of_director(&house).await;
    let (group, fatima) = (house.group("G1", "kdv").await, house.staff("Fatima").await);
    // One day a week, so three children.
    house.works(fatima, group, "pm", parse(b"ma").unwrap()).await;
    for n in 0..children {
        let child = house.child(&format!("K{n}"), group, parse(b"ma").unwrap()).await;
        house.mentorship(child, fatima, group, date(2025, 9, 1)).await;
    }
    let mut tx = house.app.db.read().await.unwrap();
    let tally = in_parts(&mut tx, &grant, Looked::Work, &[house.location], 100).await.unwrap();
    let now = tally.shown(true).months.last().unwrap().1;
    assert_eq!(now, Shown::Part { of: 1, part: usize::from(children == 3) });
}
