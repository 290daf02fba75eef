use mentorkind_division::{Candidate, Child, HalfDays, Pair, Staff, Wish, load_step, solve, terms};
use proptest::prelude::*;

use super::*;

/// A small group of any kind; `present` may be anybody, `max` may be too low, pairs may clash.
fn any_group() -> impl Strategy<Value = Group> {
    (0usize..=5, 1usize..=3).prop_flat_map(|(n, m)| {
        let days =
            || prop_oneof![Just(0u32), Just(0b1111), Just(0b1111_0000), 0u32..1 << 28].prop_map(HalfDays);
        let present = prop_oneof![
            1 => Just(Present::None),
            1 => Just(Present::Elsewhere),
            4 => (0..m).prop_map(Present::Staff)
        ];
        let child = (days(), any::<bool>(), present);
        let child = child.prop_map(|(attends, baby, present)| Child { attends, baby, present });
        let candidate = (days(), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
            |(works, stops, not_known_well, language)| Candidate { works, stops, not_known_well, language },
        );
        let max = prop_oneof![3 => Just(None), 1 => (1..=n.max(1) as u32).prop_map(Some)];
        let staff = (1u32..=20, max).prop_map(|(half_days, max)| Staff { half_days, max });
        let pair = (0..n.max(1), 0..n.max(1), any::<bool>(), proptest::bool::weighted(0.2));
        (
            proptest::collection::vec(child, n),
            proptest::collection::vec(staff, m),
            proptest::collection::vec(proptest::option::weighted(0.85, candidate), n * m),
            proptest::collection::vec(pair, 0..=2),
        )
            .prop_map(|(children, staff, candidates, pairs)| {
                let wish = |same| if same { Wish::Same } else { Wish::Other };
                let pairs: Vec<Pair> = pairs
                    .into_iter()
                    .filter(|(a, b, ..)| a < b)
                    .map(|(a, b, same, hard)| Pair { a, b, wish: wish(same), hard })
                    .take(1)
                    .collect();
                Group { children, staff, candidates, pairs, chosen: Vec::new() }
            })
    })
}

fn any_weights() -> impl Strategy<Value = Weights> {
    let other = (0..200i64, 0..800i64, 0..800i64, 0..1000i64, 0..400i64, 0..3000i64).prop_map(
        |(apart, hardly_seen, baby_apart, change, pair, load)| Weights {
            apart,
            hardly_seen,
            baby_apart,
            change,
            pair,
            load,
            ..Weights::default()
        },
    );
    prop_oneof![Just(Weights::default()), other]
}

/// What a division costs without changes, written out from the model; none when it may not be.
fn own_points(group: &Group, weights: &Weights, mentors: &[usize]) -> Option<i64> {
    let free = Weights { change: 0, ..weights.clone() };
    let mut counts = vec![0; group.staff.len()];
    let mut points = 0;
    for (i, &j) in mentors.iter().enumerate() {
        counts[j] += 1;
        points += terms(group, &free, i, j)?.total() + load_step(&free, group.staff[j].half_days, counts[j]);
    }
    for (staff, count) in group.staff.iter().zip(&counts) {
        if staff.max.is_some_and(|max| *count > max as usize) {
            return None;
        }
    }
    for pair in &group.pairs {
        if (mentors[pair.a] == mentors[pair.b]) != (pair.wish == Wish::Same) {
            if pair.hard {
                return None;
            }
            points += weights.pair;
        }
    }
    Some(points)
}

/// Every division there is: its changes and its own points.
fn all(group: &Group, weights: &Weights) -> Vec<(usize, i64)> {
    let (n, m) = (group.children.len(), group.staff.len());
    let divisions = (0..m.pow(n as u32))
        .map(|number| (0..n).map(|i| number / m.pow(i as u32) % m).collect::<Vec<usize>>());
    divisions
        .filter_map(|mentors| Some((changed(group, &mentors).count(), own_points(group, weights, &mentors)?)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Against all divisions there are: the ends, every step, and no step is missing.
    #[test]
    fn the_frontier_is_every_best_division(group in any_group(), weights in any_weights()) {
        let every = all(&group, &weights);
        let Ok(frontier) = Frontier::of(&group, &weights) else {
            prop_assert!(every.is_empty());
            return Ok(());
        };
        let (first, last) = (&frontier.steps()[0], &frontier.steps()[frontier.steps().len() - 1]);
        let fewest = every.iter().min().unwrap();
        prop_assert_eq!((first.changes, first.points), *fewest, "keeping is the fewest changes, and the best of those");
        let plain = Weights { change: 0, ..weights.clone() };
        let Outcome::Optimal(plain) = solve(&group, &plain, Ask::default()) else { unreachable!() };
        prop_assert_eq!(last.points, plain.objective, "the other end is the plain optimum");
        prop_assert_eq!(Some(last.points), every.iter().map(|(_, points)| *points).min());
        for step in frontier.steps() {
            prop_assert!(step.proven);
            prop_assert_eq!(own_points(&group, &weights, &step.mentors), Some(step.points));
            prop_assert_eq!(changed(&group, &step.mentors).count(), step.changes);
        }
        for points in (0..40).chain([weights.change, 599, 600, 601, 1 << 20]).chain(frontier.steps().iter().flat_map(|s| [s.from, (s.from - 1).max(0)])) {
            let step = frontier.step(points);
            let best = every.iter().map(|(changes, own)| own + points * *changes as i64).min();
            prop_assert_eq!(Some(step.points + points * step.changes as i64), best, "with {} points", points);
        }
    }

    /// More changes only for fewer points, and the ranges of the steps join.
    #[test]
    fn each_step_changes_more_and_costs_less(group in any_group(), weights in any_weights()) {
        let Ok(frontier) = Frontier::of(&group, &weights) else { return Ok(()) };
        let steps = frontier.steps();
        prop_assert_eq!(steps[0].to, None);
        prop_assert_eq!(steps[steps.len() - 1].from, 0);
        for (place, two) in steps.windows(2).enumerate() {
            prop_assert!(two[1].changes > two[0].changes);
            prop_assert!(two[1].points < two[0].points);
            prop_assert_eq!(two[1].to, Some(two[0].from - 1));
            prop_assert_eq!(frontier.at(two[0].from), place);
            prop_assert_eq!(frontier.at(two[0].from - 1), place + 1);
        }
        prop_assert_eq!(stops([&frontier, &frontier]), steps.iter().map(|step| step.from).collect::<Vec<_>>());
    }

    /// The step at the protocol's points is the division that the optimiser proposes.
    #[test]
    fn the_step_of_the_protocol_is_the_proposal(group in any_group(), weights in any_weights()) {
        let Ok(frontier) = Frontier::of(&group, &weights) else { return Ok(()) };
        let Outcome::Optimal(division) = solve(&group, &weights, Ask::default()) else { unreachable!() };
        let step = frontier.step(weights.change);
        prop_assert_eq!(step.points + weights.change * step.changes as i64, division.objective);
        // With nothing for a change, the frontier has no change that brings nothing.
        if weights.change > 0 {
            prop_assert_eq!(&step.mentors, &division.mentors);
        }
    }
}

#[test]
fn a_group_without_children_has_one_step() {
    let group = Group { staff: vec![Staff { half_days: 4, max: None }], ..Group::default() };
    let frontier = Frontier::of(&group, &Weights::default()).unwrap();
    assert_eq!(frontier.steps().len(), 1);
    assert_eq!((frontier.steps()[0].from, frontier.steps()[0].to), (0, None));
}

#[test]
fn a_group_of_a_usual_size_has_all_its_steps() {
    // Five mentors, twenty-five children who all have the wrong one: what it takes to move them differs.
    let works: Vec<HalfDays> = (0..5).map(|j| HalfDays(0b11_1111 << (2 * j))).collect();
    let children: Vec<Child> = (0..25)
        .map(|i| Child {
            attends: HalfDays(0b1111 << (2 * (i % 5)) & 0b11_1111_1111),
            baby: i % 7 == 0,
            present: Present::Staff((i + 2 + i / 5) % 5),
        })
        .collect();
    let candidates =
        (0..25 * 5).map(|at| Some(Candidate { works: works[at % 5], ..Candidate::default() })).collect();
    let staff = (0..5).map(|_| Staff { half_days: 6, max: None }).collect();
    let group = Group { children, staff, candidates, pairs: Vec::new(), chosen: Vec::new() };
    let frontier = Frontier::of(&group, &Weights::default()).unwrap();
    assert!(
        frontier.steps().len() > 3,
        "{:?}",
        frontier.steps().iter().map(|s| (s.from, s.changes)).collect::<Vec<_>>()
    );
    for points in 0..3000 {
        let weights = Weights { change: points, ..Weights::default() };
        let Outcome::Optimal(division) = solve(&group, &weights, Ask::default()) else { unreachable!() };
        let step = frontier.step(points);
        assert_eq!(step.points + points * step.changes as i64, division.objective);
    }
}
