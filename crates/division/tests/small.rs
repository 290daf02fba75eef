//! Small groups with every feature, against trying all divisions.

mod common;

use common::{Shape, brute_force, group, model_child, weights};
use mentorkind_division::{
    Ask, Group, Outcome, Reason, Repair, Weights, explain, repaired, repairs_within, solve, terms,
};
use proptest::prelude::*;

fn small() -> impl Strategy<Value = Group> {
    let shape = |plain| Shape { children: 0..=5, staff: 0..=4, pairs: 0..=5, chosen: 1, plain };
    prop_oneof![group(shape(false)), group(shape(true))]
}

fn with_many_pairs() -> impl Strategy<Value = Group> {
    let shape = |plain| Shape { children: 7..=7, staff: 2..=3, pairs: 5..=12, chosen: 1, plain };
    prop_oneof![group(shape(false)), group(shape(true))]
}

fn without_pairs() -> impl Strategy<Value = Group> {
    let shape = |plain| Shape { children: 1..=6, staff: 1..=4, pairs: 0..=0, chosen: 1, plain };
    prop_oneof![group(shape(false)), group(shape(true))]
}

fn agrees(group: &Group, weights: &Weights) -> Result<(), TestCaseError> {
    match (solve(group, weights, Ask::default()), brute_force(group, weights)) {
        (Outcome::Optimal(division), Some((objective, mentors))) => {
            prop_assert_eq!(division.objective, objective);
            prop_assert_eq!(&division.mentors, &mentors);
            for (i, &j) in mentors.iter().enumerate() {
                prop_assert_eq!(Some(division.costs[i]), model_child(group, weights, i, j));
                prop_assert_eq!(terms(group, weights, i, j).map(|t| t.total()), Some(division.costs[i]));
            }
        }
        (Outcome::Infeasible(_), None) => {}
        (outcome, right) => prop_assert!(false, "{outcome:?} should be {right:?}"),
    }
    Ok(())
}

fn part(group: &Group, kept: &[usize]) -> Group {
    let m = group.staff.len();
    let place = |i: usize| kept.iter().position(|&k| k == i);
    let mut part = Group { staff: group.staff.clone(), ..Group::default() };
    for &i in kept {
        part.children.push(group.children[i].clone());
        part.candidates.extend_from_slice(&group.candidates[i * m..(i + 1) * m]);
    }
    for pair in &group.pairs {
        if let (Some(a), Some(b)) = (place(pair.a), place(pair.b)) {
            part.pairs.push(mentorkind_division::Pair { a, b, ..*pair });
        }
    }
    part.chosen = group.chosen.iter().filter_map(|&(i, j)| Some((place(i)?, j))).collect();
    part
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_division_is_the_first_of_the_cheapest(group in small(), weights in weights()) {
        agrees(&group, &weights)?;
    }

    #[test]
    fn the_division_without_pairs_is_the_first_of_the_cheapest(group in without_pairs(), weights in weights()) {
        agrees(&group, &weights)?;
    }

    #[test]
    fn the_division_with_many_pairs_is_the_first_of_the_cheapest(group in with_many_pairs(), weights in weights()) {
        agrees(&group, &weights)?;
    }

    #[test]
    fn prices_are_those_of_dividing_again(group in small(), weights in weights()) {
        let ask = Ask { runners_up: true, ..Ask::default() };
        let Outcome::Optimal(division) = solve(&group, &weights, ask) else { return Ok(()) };
        let explanations = explain(&group, &weights, &division);
        prop_assert_eq!(explanations.len(), group.children.len());
        for (i, explanation) in explanations.iter().enumerate() {
            let mut runner_up: Option<(i64, usize)> = None;
            for j in 0..group.staff.len() {
                let mut locked = group.clone();
                locked.chosen.retain(|(child, _)| *child != i);
                locked.chosen.push((i, j));
                let price = if j == division.mentors[i] {
                    Some(0)
                } else {
                    brute_force(&locked, &weights).map(|(objective, _)| objective - division.objective)
                };
                prop_assert_eq!(explanation.prices[j], price, "child {} at {}", i, j);
                if let Some(price) = price && j != division.mentors[i] {
                    runner_up = runner_up.min(Some((price, j))).or(Some((price, j)));
                }
            }
            let said = explanation.runner_up.map(|r| (r.price, r.mentor));
            prop_assert_eq!(said, runner_up);
            prop_assert_eq!(division.runners_up[i], explanation.runner_up);
            prop_assert_eq!(explanation.terms.total(), division.costs[i]);
        }
    }

    #[test]
    fn what_blocks_is_irreducible_and_the_repair_helps(group in small()) {
        let weights = Weights::default();
        let Outcome::Infeasible(blocked) = solve(&group, &weights, Ask::default()) else { return Ok(()) };
        let divisible = |group: &Group| brute_force(group, &weights).is_some();
        let m = group.staff.len();
        let nobody = |i: usize| (0..m).all(|j| group.candidates[i * m + j].is_none());
        let bare = Group { pairs: vec![], chosen: vec![], ..group.clone() };
        let whole = if blocked.reason == Reason::Pairs { &group } else { &bare };
        prop_assert!(!divisible(&part(whole, &blocked.children)));
        for child in &blocked.children {
            let rest: Vec<_> = blocked.children.iter().copied().filter(|c| c != child).collect();
            prop_assert!(divisible(&part(whole, &rest)));
        }
        match blocked.reason {
            Reason::NoStaff => prop_assert!(nobody(blocked.children[0])),
            Reason::Capacity => {
                prop_assert!(!(0..group.children.len()).any(nobody));
                let places: u32 = blocked.staff.iter().map(|&j| group.staff[j].max.unwrap()).sum();
                prop_assert_eq!(places as usize + 1, blocked.children.len());
                for &i in &blocked.children {
                    for j in (0..m).filter(|&j| group.candidates[i * m + j].is_some()) {
                        prop_assert!(blocked.staff.contains(&j));
                    }
                }
            }
            Reason::Pairs => prop_assert!(divisible(&bare)),
        }
        prop_assert!(!blocked.repair.is_empty());
        prop_assert!(divisible(&repaired(&group, &blocked.repair)));
        for at in 0..blocked.repair.len() {
            let mut fewer = blocked.repair.clone();
            fewer.remove(at);
            prop_assert!(!divisible(&repaired(&group, &fewer)));
        }
    }

    #[test]
    fn nobody_gets_more_than_a_number_where_that_can_be(group in without_pairs(), most in 1u32..6) {
        let group = Group { chosen: vec![], ..group };
        let weights = Weights::default();
        let divisible = |group: &Group| brute_force(group, &weights).is_some();
        let repairs = repairs_within(&group, most);
        prop_assert_eq!(repairs.is_empty(), divisible(&group));
        prop_assert!(divisible(&repaired(&group, &repairs)));
        let mut roomy = group.clone();
        for staff in &mut roomy.staff {
            staff.max = staff.max.map(|max| max.max(most));
        }
        if divisible(&roomy) {
            for repair in &repairs {
                let Repair::RaiseMaximum { staff, by } = repair else {
                    return Err(TestCaseError::fail("more places are enough"));
                };
                prop_assert!(group.staff[*staff].max.unwrap() + by <= most);
            }
        }
    }
}
