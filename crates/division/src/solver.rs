//! Solving groups: one, or many at once.

use rayon::prelude::*;

use crate::blocked::{Blocked, diagnose};
use crate::explain::{RunnerUp, runners_up};
use crate::flow::Flow;
use crate::group::{Group, Weights};
use crate::narrow::Narrow;
use crate::proof::Proof;
use crate::search::{Goal, Room, Search};
use crate::wide::Wide;

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
    pub(crate) few: Box<Engine<Narrow<8>>>,
    pub(crate) more: Box<Engine<Narrow<16>>>,
    pub(crate) many: Box<Engine<Wide>>,
}

/// One way to solve, for groups of some sizes.
#[derive(Debug, Default)]
pub(crate) struct Engine<F: Flow> {
    pub flow: F,
    pub room: Room<F::Prices>,
}

/// Evaluates something with the engine for the size of a group.
macro_rules! engine {
    ($solver:expr, $group:expr, $weights:expr, $engine:ident => $with:expr) => {{
        let solver: &mut $crate::solver::Solver = $solver;
        if $crate::narrow::Narrow::<8>::fits($group, $weights) {
            let $engine = &mut *solver.few;
            $with
        } else if $crate::narrow::Narrow::<16>::fits($group, $weights) {
            let $engine = &mut *solver.more;
            $with
        } else {
            let $engine = &mut *solver.many;
            $with
        }
    }};
}
pub(crate) use engine;

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
        let possible = !group.staff.is_empty() && !choices_clash(group);
        let found =
            possible.then(|| engine!(self, group, weights, engine => engine.optimum(group, weights, ask)));
        match found.flatten() {
            Some(division) => Outcome::Optimal(division),
            None => Outcome::Infeasible(diagnose(group, weights, ask.proof)),
        }
    }
}

impl<F: Flow> Engine<F> {
    fn optimum(&mut self, group: &Group, weights: &Weights, ask: Ask) -> Option<Division> {
        let children = group.children.len();
        let mut division = Division {
            mentors: Vec::with_capacity(children),
            costs: Vec::with_capacity(children),
            nodes: 1,
            ..Division::default()
        };
        let Self { flow, room } = self;
        if group.pairs.is_empty() && !ask.proof {
            division.objective = flow.divide(group, weights);
            if division.objective >= F::FORBIDDEN {
                return None;
            }
            flow.read(&mut division.mentors, &mut division.costs);
        } else {
            flow.set_group(group, weights);
            let found = Search::new(group, weights, flow, room).run(
                Goal::Canonical,
                ask.proof,
                F::FORBIDDEN,
                &group.chosen,
            );
            if found.objective >= F::FORBIDDEN {
                return None;
            }
            division.objective = found.objective;
            division.nodes = found.nodes;
            division.mentors.extend_from_slice(room.mentors());
            division.proof = ask.proof.then_some(Proof { root: found.branch });
            let costs = division.mentors.iter().enumerate().map(|(child, &mentor)| flow.base(child, mentor));
            division.costs.extend(costs);
        }
        if ask.runners_up {
            if group.pairs.is_empty() {
                division.runners_up.reserve_exact(group.children.len());
                flow.runners_up(&mut division.runners_up);
            } else {
                division.runners_up = runners_up(self, group, weights, &division);
            }
        }
        Some(division)
    }
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
