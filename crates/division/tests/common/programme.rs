//! A division as an integer programme, for a general solver.

use mentorkind_division::{Group, Weights, Wish};
use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome, Variable};

use super::common;

/// The cheapest division as an integer programme: children at mentors, steps of load, broken wishes.
pub fn by_programme(group: &Group, weights: &Weights) -> Option<i64> {
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
