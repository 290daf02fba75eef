//! The checker accepts every proof and rejects what was tampered with.

#![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

mod common;

use common::{Shape, group, weights};
use mentorkind_division::{
    Ask, Branch, Division, Group, Outcome, Prices, ProofError, Reason, Weights, check, check_blocked, solve,
};
use proptest::prelude::*;

const PROVE: Ask = Ask { proof: true, runners_up: false };

fn some_group() -> impl Strategy<Value = Group> {
    let shape = |plain| Shape { children: 1..=9, staff: 1..=4, pairs: 0..=6, chosen: 1, plain };
    prop_oneof![group(shape(false)), group(shape(true))]
}

fn leaves<'a>(branch: &'a mut Branch, all: &mut Vec<&'a mut Prices>) {
    match branch {
        Branch::Closed(prices) => all.push(prices),
        Branch::Split { branches, .. } => branches.iter_mut().for_each(|(_, branch)| leaves(branch, all)),
    }
}

fn splits<'a>(branch: &'a mut Branch, all: &mut Vec<&'a mut Vec<(usize, Branch)>>) {
    if let Branch::Split { branches, .. } = branch {
        // Only the deepest: the ones above cannot be borrowed at the same time.
        if branches.iter().all(|(_, branch)| matches!(branch, Branch::Closed(_))) {
            all.push(branches);
        } else {
            branches.iter_mut().for_each(|(_, branch)| splits(branch, all));
        }
    }
}

fn root(division: &mut Division) -> &mut Branch {
    division.proof.as_mut().unwrap().root.as_mut().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_proof_holds(group in some_group(), weights in weights()) {
        match solve(&group, &weights, PROVE) {
            Outcome::Optimal(division) => {
                prop_assert_eq!(check(&group, &weights, &division), Ok(()));
                let Outcome::Optimal(same) = solve(&group, &weights, Ask::default()) else { unreachable!() };
                prop_assert_eq!((same.objective, same.mentors), (division.objective, division.mentors));
            }
            Outcome::Infeasible(blocked) => {
                prop_assert_eq!(blocked.proof.is_none() && blocked.reason == Reason::Capacity, false);
                prop_assert_eq!(check_blocked(&group, &weights, &blocked), Ok(()));
            }
        }
    }

    #[test]
    fn a_changed_division_is_rejected(group in some_group(), at in 0usize..100, by in 1usize..4) {
        let weights = Weights::default();
        let Outcome::Optimal(mut division) = solve(&group, &weights, PROVE) else { return Ok(()) };
        let child = at % group.children.len();
        let m = group.staff.len();
        if by % m == 0 {
            return Ok(());
        }
        division.mentors[child] = (division.mentors[child] + by) % m;
        let mentor = division.mentors[child];
        division.costs[child] = common::model_child(&group, &weights, child, mentor).unwrap_or(0);
        match common::model_cost(&group, &weights, &division.mentors) {
            // Another division that costs the same is proved by the same proof.
            Some(cost) if cost == division.objective => {}
            Some(cost) => {
                prop_assert_eq!(check(&group, &weights, &division), Err(ProofError::Objective(cost)));
                division.objective = cost;
                let rejected = check(&group, &weights, &division);
                prop_assert!(matches!(rejected, Err(ProofError::Bound(_))), "{:?}", rejected);
            }
            None => {
                let rejected = check(&group, &weights, &division);
                let right = matches!(
                    rejected,
                    Err(ProofError::Mentor(_) | ProofError::Maximum(_) | ProofError::Pair(_))
                );
                prop_assert!(right, "{:?}", rejected);
            }
        }
    }

    #[test]
    fn a_changed_price_is_rejected(group in some_group(), at in 0usize..1000) {
        let weights = Weights::default();
        let Outcome::Optimal(mut division) = solve(&group, &weights, PROVE) else { return Ok(()) };
        let child = at % group.children.len();
        let mut too_low = division.clone();
        let mut all = Vec::new();
        leaves(root(&mut too_low), &mut all);
        // Some branch holds the division itself; it cannot do without this child.
        all.iter_mut().for_each(|prices| prices.child[child] -= 1 << 60);
        let rejected = check(&group, &weights, &too_low);
        prop_assert!(matches!(rejected, Err(ProofError::Bound(_))), "{:?}", rejected);

        let mut all = Vec::new();
        leaves(root(&mut division), &mut all);
        let leaf = at % all.len();
        all[leaf].child[child] += 1;
        prop_assert_eq!(check(&group, &weights, &division), Err(ProofError::Price(child)));
    }

    #[test]
    fn a_missing_branch_is_rejected(group in some_group(), at in 0usize..1000) {
        let weights = Weights::default();
        let Outcome::Optimal(mut division) = solve(&group, &weights, PROVE) else { return Ok(()) };
        let mut all = Vec::new();
        splits(root(&mut division), &mut all);
        if all.is_empty() {
            return Ok(());
        }
        let split = at % all.len();
        let branch = at % all[split].len();
        all[split].remove(branch);
        let rejected = check(&group, &weights, &division);
        prop_assert!(matches!(rejected, Err(ProofError::Uncovered(_))), "{:?}", rejected);
    }
}

#[test]
fn a_division_without_proof_is_not_proved() {
    let group = common::Numbers(1).group(3, 6, 0);
    let Outcome::Optimal(division) = solve(&group, &Weights::default(), Ask::default()) else {
        unreachable!()
    };
    assert_eq!(check(&group, &Weights::default(), &division), Err(ProofError::Missing));
}

#[test]
fn groups_of_plausible_size_are_proved() {
    let mut numbers = common::Numbers(7);
    for pairs in [0, 1, 3, 6] {
        for _ in 0..20 {
            let group = numbers.group(5, 25, pairs);
            match solve(&group, &Weights::default(), PROVE) {
                Outcome::Optimal(division) => {
                    assert_eq!(check(&group, &Weights::default(), &division), Ok(()))
                }
                Outcome::Infeasible(blocked) => {
                    assert_eq!(check_blocked(&group, &Weights::default(), &blocked), Ok(()));
                }
            }
        }
    }
}
