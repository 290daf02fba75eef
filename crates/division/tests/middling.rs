//! Groups of plausible size: against a general integer programming solver, over threads, and the size of the
//! search.

mod common;

use common::Numbers;
use mentorkind_division::{Ask, Group, Outcome, Solver, Weights, Wish, solve, solve_all};
use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome, Variable};

/// The cheapest division as an integer programme: children at mentors, steps of load, broken wishes.
fn by_programme(group: &Group, weights: &Weights) -> Option<i64> {
    let (n, m) = (group.children.len(), group.staff.len());
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let mut at: Vec<Vec<Option<Variable>>> = vec![vec![None; m]; n];
    for (i, row) in at.iter_mut().enumerate() {
        for (j, var) in row.iter_mut().enumerate() {
            let chosen_elsewhere = group.chosen.iter().any(|&(child, staff)| child == i && staff != j);
            let cost = common::model_child(group, weights, i, j).filter(|_| !chosen_elsewhere);
            *var = cost.map(|cost| problem.add_binary_var(cost as f64));
        }
        let all: Vec<_> = row.iter().flatten().map(|&var| (var, 1.0)).collect();
        if all.is_empty() {
            return None;
        }
        problem.add_constraint(all, ComparisonOp::Eq, 1.0);
    }
    for (j, staff) in group.staff.iter().enumerate() {
        let d = i64::from(staff.half_days);
        let mut balance: Vec<_> = at.iter().filter_map(|row| row[j]).map(|var| (var, 1.0)).collect();
        for k in 1..=staff.max.map_or(n, |max| n.min(max as usize)) as i64 {
            let step = (weights.load * (2 * k - 1) + d / 2) / d;
            balance.push((problem.add_var(step as f64, (0.0, 1.0)), -1.0));
        }
        if !balance.is_empty() {
            problem.add_constraint(balance, ComparisonOp::Eq, 0.0);
        }
    }
    for pair in &group.pairs {
        let cost = weights.pair as f64;
        let bounds = (0.0, if pair.hard { 0.0 } else { 1.0 });
        let broken = problem.add_var(cost, bounds);
        for j in 0..m {
            let one = |child: usize, factor: f64| Some((at[child].get(j).copied()??, factor));
            match pair.wish {
                Wish::Same => {
                    let mut row: Vec<_> = one(pair.a, 1.0).into_iter().chain(one(pair.b, -1.0)).collect();
                    row.push((broken, -1.0));
                    problem.add_constraint(row, ComparisonOp::Le, 0.0);
                }
                Wish::Other => {
                    let mut row: Vec<_> = one(pair.a, 1.0).into_iter().chain(one(pair.b, 1.0)).collect();
                    row.push((broken, -1.0));
                    problem.add_constraint(row, ComparisonOp::Le, 1.0);
                }
            }
        }
    }
    match problem.solve() {
        Ok(SolveOutcome::Solution(solution)) => Some(solution.objective().round() as i64),
        Err(microlp::Error::Infeasible) => None,
        other => panic!("{:?}", other.map(|_| "interrupted")),
    }
}

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
