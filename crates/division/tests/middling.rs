//! Groups of plausible size: against a general integer programming solver, over threads, and the size of the
//! search.

mod common;
#[path = "common/programme.rs"]
mod programme;

use common::Numbers;
use mentorkind_division::{Ask, Group, Outcome, Solver, Weights, solve, solve_all};
use programme::by_programme;

fn objective(outcome: &Outcome) -> Option<i64> {
    match outcome {
        Outcome::Optimal(division) => Some(division.objective),
        Outcome::Infeasible(_) => None,
    }
}

#[test]
fn a_general_solver_finds_the_same_objective() {
    let mut numbers = Numbers(11);
    let weights = Weights::default();
    for round in 0..60 {
        let (m, n) = (2 + numbers.below(4), 8 + numbers.below(10));
        let mut group = numbers.group(m, n, round % 5);
        if round % 3 == 0 {
            group.chosen.push((numbers.below(n), numbers.below(m)));
        }
        let outcome = solve(&group, &weights, Ask::default());
        assert_eq!(objective(&outcome), by_programme(&group, &weights), "round {round}");
        if let Outcome::Optimal(division) = outcome {
            let cost = common::model_cost(&group, &weights, &division.mentors);
            assert_eq!(cost, Some(division.objective));
        }
    }
}

#[test]
fn threads_and_order_change_nothing() {
    let mut numbers = Numbers(5);
    let groups: Vec<_> = (0..200).map(|round| numbers.group(5, 25, round % 4)).collect();
    let weights = Weights::default();
    let ask = Ask { proof: true, runners_up: true };
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let right = one.install(|| solve_all(&groups, &weights, ask));
    for threads in [2, 3, 8] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        assert!(pool.install(|| solve_all(&groups, &weights, ask)) == right, "{threads} threads");
    }
    // One solver over the groups in reverse has seen other groups before each.
    let mut solver = Solver::default();
    for (group, right) in groups.iter().zip(&right).rev() {
        assert!(solver.solve(group, &weights, ask) == *right);
    }
    // What is asked besides changes no division.
    for (plain, right) in solve_all(&groups, &weights, Ask::default()).iter().zip(&right) {
        match (plain, right) {
            (Outcome::Optimal(plain), Outcome::Optimal(right)) => {
                assert_eq!((&plain.mentors, plain.objective), (&right.mentors, right.objective));
            }
            (Outcome::Infeasible(plain), Outcome::Infeasible(right)) => {
                assert_eq!((&plain.children, &plain.repair), (&right.children, &right.repair));
            }
            _ => panic!("{plain:?} {right:?}"),
        }
    }
}

#[test]
fn six_pairs_in_every_group_keep_the_search_small() {
    let mut numbers = Numbers(3);
    for round in 0..300 {
        let mut group = numbers.group(5, 25 + round % 7, 6);
        if round % 5 == 4 {
            // All children alike: every division with the same loads costs the same.
            let alike = group.children[0].clone();
            group.children.fill(alike);
        }
        if let Outcome::Optimal(division) = solve(&group, &Weights::default(), Ask::default()) {
            assert!(division.nodes < 50_000, "{} nodes in round {round}", division.nodes);
        }
    }
}

#[test]
fn a_large_group_of_many_staff_is_divided() {
    let mut numbers = Numbers(9);
    let group = numbers.group(70, 400, 0);
    let ask = Ask { proof: true, runners_up: true };
    let Outcome::Optimal(division) = solve(&group, &Weights::default(), ask) else { panic!() };
    assert_eq!(mentorkind_division::check(&group, &Weights::default(), &division), Ok(()));
    let none = solve(&Group::default(), &Weights::default(), ask);
    assert_eq!(objective(&none), Some(0));
}
