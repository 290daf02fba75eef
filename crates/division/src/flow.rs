//! The division without pairs: a minimum-cost flow with convex loads, on the graph of staff members alone.
//!
//! An arc from one staff member to another is the cheapest move of a child between them. Every child starts
//! at its cheapest mentor; then the most profitable chain of moves is made, from a staff member who gets a
//! child less to one who gets a child more, until none is profitable. Between chains no cycle of moves is
//! profitable: the start has none and a shortest chain makes none. So the end is an optimum.
//!
//! [`Narrow`](crate::narrow::Narrow) does this for groups of usual size, [`Wide`](crate::wide::Wide) for all.

use std::fmt::Debug;

use crate::explain::RunnerUp;
use crate::group::{Group, Weights};

/// The flow of one group, and room to compute in that is used again for the next.
pub(crate) trait Flow: Debug + Default {
    /// Prices of the staff.
    type Prices: Clone + Debug + Default;

    /// What may not be costs this much: more than everything that may be together.
    const FORBIDDEN: i64;

    /// Takes a group, with what its children cost. There must be children and staff.
    fn set_group(&mut self, group: &Group, weights: &Weights);

    /// Takes a group, divides it without its pairs at the least cost, and gives that, loads included. From
    /// [`Flow::FORBIDDEN`] there is no division; else it is the first of the cheapest.
    fn divide(&mut self, group: &Group, weights: &Weights) -> i64 {
        self.set_group(group, weights);
        for &(child, staff) in &group.chosen {
            self.lock(child, staff);
        }
        let value = self.solve();
        if value < Self::FORBIDDEN {
            self.settle();
        }
        value
    }

    /// Sets all costs to those of the group.
    fn reset(&mut self);

    /// What the child costs with the staff member in the group; [`Flow::FORBIDDEN`] when not eligible.
    fn base(&self, child: usize, staff: usize) -> i64;

    /// The present cost.
    fn cost(&self, child: usize, staff: usize) -> i64;

    /// Forbids all others to be the mentor of the child.
    fn lock(&mut self, child: usize, staff: usize);

    /// Adds to a cost; [`Flow::FORBIDDEN`] is for what may not be.
    fn add(&mut self, child: usize, staff: usize, points: i64);

    /// Divides at the least cost and gives that, loads included; from [`Flow::FORBIDDEN`] there is no division. Starts
    /// from the present prices: any will do, those of a flow with nearly the same costs are quick.
    fn solve(&mut self) -> i64;

    /// Exchanges the optimum for the first one in the order of [`Flow::comes_before`]: child by child the first mentor
    /// that children not yet settled can make room for, over arcs that cost nothing at the dual prices.
    fn settle(&mut self);

    /// Takes this division as it is; it must be an optimum.
    fn adopt(&mut self, mentors: &[usize]);

    /// The mentor of a child.
    fn mentor(&self, child: usize) -> usize;

    /// The mentor that the child has now, which goes first between equal ones; beyond the staff where there is none.
    fn kept(&self, child: usize) -> usize;

    /// Dual prices of a place at each staff member, after [`Flow::solve`].
    fn prices(&self) -> &Self::Prices;

    /// Sets the prices to start from.
    fn start_from(&mut self, prices: &Self::Prices);

    /// The price of one staff member.
    fn price(&self, staff: usize) -> i64;

    /// Prepares [`Flow::detour`]: all shortest distances between staff members.
    fn all_pairs(&mut self);

    /// What the others pay when a child of `mentor` goes to `other`, after [`Flow::all_pairs`]; from half of
    /// [`Flow::FORBIDDEN`] it cannot be.
    fn detour(&self, mentor: usize, other: usize) -> i64;

    /// Adds the mentor and the cost in the group of every child.
    fn read(&self, mentors: &mut Vec<usize>, costs: &mut Vec<i64>);

    /// The runner-up of every child after [`Flow::divide`]. For a child chosen by hand, the choice is left out.
    fn runners_up(&mut self, found: &mut Vec<Option<RunnerUp>>);
}

/// Whether mentors come before others of the same cost: at the first child where they differ, the mentor it has now,
/// and else the lower index.
pub(crate) fn comes_before<F: Flow>(flow: &F, others: &[usize]) -> bool {
    let first = others.iter().enumerate().find(|(child, other)| flow.mentor(*child) != **other);
    first.is_some_and(|(child, &other)| {
        let rank = |mentor: usize| (mentor != flow.kept(child), mentor);
        rank(flow.mentor(child)) < rank(other)
    })
}
