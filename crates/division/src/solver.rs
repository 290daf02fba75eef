//! Solving groups: one, or many at once.

use rayon::prelude::*;

use crate::blocked::{Blocked, diagnose};
use crate::explain::{RunnerUp, runners_up};
use crate::flow::{FORBIDDEN, Flow};
use crate::group::{Group, Weights};
use crate::proof::{Branch, Proof};
use crate::search::{Goal, Room, Search};
use crate::table::Table;

/// What is wanted besides the division; never changes the division.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// The proof that [`crate::check`] verifies.
    pub proof: bool,
    /// The runner-up of every child.
    pub runners_up: bool,
}

/// The best division of a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Division {
    /// What the whole division costs, in points: children, loads and broken wishes.
    pub objective: i64,
    /// The mentor of each child, an index into the staff.
    pub mentors: Vec<usize>,
    /// What each child costs with its mentor, without loads and wishes.
    pub costs: Vec<i64>,
    /// The next best mentor of each child, when asked for; `None` where no other is possible.
    pub runners_up: Vec<Option<RunnerUp>>,
    /// How many bounds were computed; 1 without pairs.
    pub nodes: u64,
    /// The proof, when asked for.
    pub proof: Option<Proof>,
}

impl Division {
    /// How many children each staff member has.
    pub fn counts(&self, staff: usize) -> Vec<usize> {
        let mut counts = vec![0; staff];
        for &mentor in &self.mentors {
            counts[mentor] += 1;
        }
        counts
    }
}

/// The answer for one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The best division.
    Optimal(Division),
    /// There is none.
    Infeasible(Blocked),
}

/// Solves groups one after the other in the same memory.
#[derive(Debug, Default)]
pub struct Solver {
    /// Costs of the group, without choices and pairs.
    pub(crate) base: Vec<i64>,
    table: Table,
    pub(crate) flow: Flow,
    pub(crate) room: Room,
}

impl Solver {
    /// The best division of `group`, or why there is none.
    ///
    /// Indexes in the group must be within it: `candidates` has children × staff entries, pairs and choices
    /// name children and staff that exist.
    pub fn solve(&mut self, group: &Group, weights: &Weights, ask: Ask) -> Outcome {
        if group.children.is_empty() {
            let proof = ask.proof.then(Proof::default);
            return Outcome::Optimal(Division { proof, ..Division::default() });
        }
        match self.optimum(group, weights, ask) {
            Some(division) => Outcome::Optimal(division),
            None => Outcome::Infeasible(diagnose(group, weights, ask.proof)),
        }
    }

    fn optimum(&mut self, group: &Group, weights: &Weights, ask: Ask) -> Option<Division> {
        if group.staff.is_empty() || choices_clash(group) {
            return None;
        }
        let found = self.search(group, weights, ask.proof)?;
        let m = group.staff.len();
        let costs = found.mentors.iter().zip(self.base.chunks_exact(m)).map(|(&j, row)| row[j]).collect();
        let mut division = Division {
            objective: found.objective,
            mentors: found.mentors,
            costs,
            runners_up: Vec::new(),
            nodes: found.nodes,
            proof: ask.proof.then_some(Proof { root: found.branch }),
        };
        if ask.runners_up {
            division.runners_up = runners_up(self, group, weights, &division);
        }
        Some(division)
    }

    fn search(&mut self, group: &Group, weights: &Weights, prove: bool) -> Option<Searched> {
        self.prepare(group, weights);
        if !group.pairs.is_empty() || prove {
            let search = Search::new(group, weights, &self.base, &mut self.flow, &mut self.room);
            let found = search.run(Goal::Canonical, prove, FORBIDDEN, &group.chosen);
            return (found.objective < FORBIDDEN).then(|| Searched {
                objective: found.objective,
                mentors: self.room.mentors().to_vec(),
                nodes: found.nodes,
                branch: found.branch,
            });
        }
        self.open(group);
        self.flow.solve();
        let objective = self.flow.value();
        if objective >= FORBIDDEN {
            return None;
        }
        self.flow.settle();
        Some(Searched { objective, mentors: self.flow.mentor.clone(), nodes: 1, branch: None })
    }

    /// Lets the flow divide the prepared group without its pairs.
    pub(crate) fn open(&mut self, group: &Group) {
        let m = group.staff.len();
        self.flow.cost.clear();
        self.flow.cost.extend_from_slice(&self.base);
        for &(child, staff) in &group.chosen {
            for (j, cost) in self.flow.cost[child * m..(child + 1) * m].iter_mut().enumerate() {
                if j != staff {
                    *cost += FORBIDDEN;
                }
            }
        }
    }

    /// Costs and staff of a group.
    pub(crate) fn prepare(&mut self, group: &Group, weights: &Weights) {
        self.table.fill(group, weights, &mut self.base);
        self.flow.set_group(group, weights);
    }
}

struct Searched {
    objective: i64,
    mentors: Vec<usize>,
    nodes: u64,
    branch: Option<Branch>,
}

/// Whether two choices give one child two mentors.
pub(crate) fn choices_clash(group: &Group) -> bool {
    group.chosen.iter().enumerate().any(|(at, (child, staff))| {
        group.chosen[..at].iter().any(|(earlier, other)| earlier == child && other != staff)
    })
}

/// The best division of `group`, or why there is none. Same as [`Solver::solve`], for a single group.
pub fn solve(group: &Group, weights: &Weights, ask: Ask) -> Outcome {
    Solver::default().solve(group, weights, ask)
}

/// Solves many groups on the threads of the present rayon pool; answers in the order of the groups, the same
/// for any number of threads.
pub fn solve_all(groups: &[Group], weights: &Weights, ask: Ask) -> Vec<Outcome> {
    groups.par_iter().map_init(Solver::default, |solver, group| solver.solve(group, weights, ask)).collect()
}
