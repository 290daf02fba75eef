//! A group as plain numbers, for solvers that know nothing of mentors.

use std::path::Path;

use anyhow::{Context, ensure};
use mentorkind_division::{Group, Weights, Wish, load_step, terms};
use mentorkind_domain::division::{Ages, build};
use mentorkind_domain::import::{self, Options, Source, Table};
use microlp::{ComparisonOp, OptimizationDirection, SolveOutcome};
use ndarray::Array2;
use serde_json::{Value, json};

use crate::roll::Roll;
use crate::tables;

/// The groups of a folder of tables.
pub fn groups(dir: &Path) -> anyhow::Result<Vec<Group>> {
    let sources = Table::ALL.into_iter().filter_map(|table| {
        let path = dir.join(table.file_name());
        path.exists().then(|| Source::new(table.file_name(), move || std::fs::read(path)))
    });
    let read = import::read(sources, &Options { on: tables::ON, guardians_required: false });
    let tables = read.map_err(|refused| anyhow::anyhow!("{:?}", refused.errors.list.first()))?.tables;
    let roll = Roll::new(&tables);
    let groups = 0..tables.groups.len();
    Ok(groups.map(|group| build(&roll.rows_of(group), tables::ON, &Ages::default()).group).collect())
}

/// What children cost and what loads cost.
pub struct Problem {
    /// Per child and staff member, `None` where it may not be.
    pub costs: Vec<Vec<Option<i64>>>,
    /// Per staff member what the first, second, ... child adds.
    pub steps: Vec<Vec<i64>>,
    /// Children, whether they are to have the same mentor, what it costs when not; `None` when it must be.
    pub pairs: Vec<(usize, usize, bool, Option<i64>)>,
}

impl Problem {
    pub fn new(group: &Group) -> Self {
        let weights = &Weights::default();
        let (n, m) = (group.children.len(), group.staff.len());
        let cost = |i, j| terms(group, weights, i, j).map(|terms| terms.total());
        let steps = |j: usize| {
            let places = group.staff[j].max.map_or(n, |max| n.min(max as usize));
            (1..=places).map(|nth| load_step(weights, group.staff[j].half_days, nth)).collect()
        };
        let pair = |pair: &mentorkind_division::Pair| {
            (pair.a, pair.b, pair.wish == Wish::Same, (!pair.hard).then_some(weights.pair))
        };
        Self {
            costs: (0..n).map(|i| (0..m).map(|j| cost(i, j)).collect()).collect(),
            steps: (0..m).map(steps).collect(),
            pairs: group.pairs.iter().map(pair).collect(),
        }
    }

    pub fn json(&self) -> Value {
        json!({ "costs": self.costs, "steps": self.steps, "pairs": self.pairs })
    }

    /// As an integer programme for `microlp`.
    pub fn programme(&self) -> microlp::Problem {
        let mut problem = microlp::Problem::new(OptimizationDirection::Minimize);
        let at: Vec<Vec<_>> = self
            .costs
            .iter()
            .map(|row| row.iter().map(|cost| cost.map(|cost| problem.add_binary_var(cost as f64))).collect())
            .collect();
        for row in &at {
            let all: Vec<_> = row.iter().flatten().map(|&var| (var, 1.0)).collect();
            problem.add_constraint(all, ComparisonOp::Eq, 1.0);
        }
        for (j, steps) in self.steps.iter().enumerate() {
            let mut balance: Vec<_> = at.iter().filter_map(|row| row[j]).map(|var| (var, 1.0)).collect();
            balance.extend(steps.iter().map(|&step| (problem.add_var(step as f64, (0.0, 1.0)), -1.0)));
            if !balance.is_empty() {
                problem.add_constraint(balance, ComparisonOp::Eq, 0.0);
            }
        }
        for &(a, b, same, cost) in &self.pairs {
            let broken =
                problem.add_var(cost.unwrap_or(0) as f64, (0.0, if cost.is_some() { 1.0 } else { 0.0 }));
            for (one, two) in at[a].iter().zip(&at[b]) {
                let (factor, limit) = if same { (-1.0, 0.0) } else { (1.0, 1.0) };
                let children = one.map(|var| (var, 1.0)).into_iter().chain(two.map(|var| (var, factor)));
                let row: Vec<_> = children.chain([(broken, -1.0)]).collect();
                problem.add_constraint(row, ComparisonOp::Le, limit);
            }
        }
        problem
    }

    /// As a square matrix for `lapjv`: a column for each place at a staff member, as many rows without a child as are
    /// needed. `places` is how many each staff member gets at most.
    pub fn matrix(&self, places: usize) -> Array2<f64> {
        let columns: Vec<(usize, i64)> = self
            .steps
            .iter()
            .enumerate()
            .flat_map(|(j, steps)| steps.iter().take(places).map(move |&step| (j, step)))
            .collect();
        let size = columns.len().max(self.costs.len());
        Array2::from_shape_fn((size, size), |(i, at)| match (self.costs.get(i), columns.get(at)) {
            (None, _) => 0.0,
            (Some(row), Some(&(j, step))) => row[j].map_or(1e9, |cost| (cost + step) as f64),
            (Some(_), None) => 1e9,
        })
    }
}

/// The objective that `microlp` finds.
pub fn by_microlp(programme: &microlp::Problem) -> anyhow::Result<i64> {
    match programme.solve() {
        Ok(SolveOutcome::Solution(solution)) => Ok(solution.objective().round() as i64),
        Err(error) => Err(error).context("microlp"),
        Ok(_) => anyhow::bail!("microlp was interrupted"),
    }
}

/// The objective that `lapjv` finds.
pub fn by_lapjv(matrix: &Array2<f64>) -> anyhow::Result<i64> {
    let (columns, _) = lapjv::lapjv(matrix).map_err(|error| anyhow::anyhow!("lapjv: {error:?}"))?;
    let cost: f64 = columns.iter().enumerate().map(|(row, &column)| matrix[(row, column)]).sum();
    ensure!(cost < 1e9, "lapjv finds no division");
    Ok(cost.round() as i64)
}
