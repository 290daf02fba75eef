//! A year of a child under any two versions, however odd: nothing that is asked is lost without a reason, and nothing stays after it was done.

use proptest::prelude::*;

use crate::obligation::{
    tests::{FIRST_DAY, Weekdays, any_facts, any_versions, settle},
    *,
};

/// Why an obligation of yesterday is gone today without anybody having done it.
fn ended(due: &Obligation<u32>, facts: &Facts<u32>, versions: &[Version], today: Date) -> bool {
    let new_version = versions.iter().any(|version| version.starts_on == today);
    let left = facts.places.iter().all(|place| place.until.is_some_and(|until| until < today));
    let waits_for_child = matches!(due.kind, Kind::Observation | Kind::Milestones | Kind::ChildTalk);
    let by_then = match (due.kind, due.base) {
        (Kind::FirstCarer, _) => months_after(facts.birth_date, 12) <= today,
        (Kind::SettlingIn | Kind::IntroductionTalk, Base::Start(start)) => after(start, 28) < today,
        // The next birthday is near.
        (Kind::Observation | Kind::Milestones, Base::Birthday(day)) => months_after(day, 11) <= today,
        _ => false,
    };
    // An absence can move the due day past the last day.
    let moves = waits_for_child && facts.away.iter().any(|away| away.contains(due.until));
    new_version || left || by_then || moves
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_nothing_stays(
        facts in any_facts(), versions in any_versions(), diligence in 0..5_u8, dice in any::<u64>(),
    ) {
        let (mut facts, mut dice) = (facts, dice);
        // Only what is done in the year can be told of.
        facts.observed.retain(|observed| observed.on <= FIRST_DAY);
        facts.needs.retain(|(_, on)| *on <= FIRST_DAY);
        facts.talks.retain(|(_, talk)| {
            let (Talk::Held(day) | Talk::Declined(day) | Talk::Planned(day) | Talk::Unchosen(day)) = talk;
            *day <= FIRST_DAY
        });
        let days = Weekdays(Vec::new());
        let mut before: Vec<Obligation<u32>> = Vec::new();
        let mut done: Vec<Obligation<u32>> = Vec::new();
        for n in 0..366 {
            let today = after(FIRST_DAY, n);
            let mut found = Vec::new();
            of_child(&facts, &versions, &days, today, &mut found);
            for old in &before {
                let gone = !found.iter().any(|due| due.is_same(old));
                let was_done = done.iter().any(|due| due.is_same(old));
                prop_assert!(!(gone && !was_done && !ended(old, &facts, &versions, today)), "lost on {today}: {old:?}");
                prop_assert!(gone || !was_done, "stays on {today}: {old:?}");
            }
            for due in &found {
                prop_assert_eq!(due.explained(&days), due.until);
            }
            done.clear();
            for due in &found {
                dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let acts = (dice >> 33) % 40 < u64::from(diligence) && due.standing(today) <= Standing::Due;
                if acts {
                    settle(&mut facts, due, today, dice >> 63 == 1);
                    done.push(*due);
                }
            }
            before = found;
        }
    }
}
