//! Proofs of optimality and a checker that shares nothing with the solver but what things cost.
//!
//! A closed branch carries prices: for each child, for a place at each staff member, and for each pair a
//! vector on either child. If no child can have a mentor for less than its own price (cost, vectors and the
//! price of the place counted), then no division in the branch costs less than the prices of the children,
//! plus the cheapest combination of each pair after its vectors, minus what each place is cheaper than its
//! price. This holds for any prices at all, so a wrong solver cannot make a wrong proof pass.

use std::fmt;

use crate::blocked::Blocked;
use crate::cost::{load_step, pair_cost, terms};
use crate::group::{Group, Weights};
use crate::solver::Division;

/// The proof of a division; `None` for a group without children, where nothing is to be proved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// All divisions there are.
    pub root: Option<Branch>,
}

/// A part of the divisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Branch {
    /// Shown to contain nothing better.
    Closed(Prices),
    /// Divided by the mentor of one child.
    Split {
        /// Index of the child.
        child: usize,
        /// The part with each staff member as its mentor; all who are eligible.
        branches: Vec<(usize, Branch)>,
    },
}

/// Dual prices, in points. Any numbers give a valid bound.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prices {
    /// Of each child.
    pub child: Vec<i64>,
    /// Of a place at each staff member.
    pub staff: Vec<i64>,
    /// Of each pair: per staff member what is added to the one child and to the other.
    pub pairs: Vec<(Vec<i64>, Vec<i64>)>,
}

/// Why a proof does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProofError {
    /// There is no proof.
    Missing,
    /// A list has the wrong length or an index is not in the group.
    Shape,
    /// This child has a mentor that is not eligible or not the one chosen by hand.
    Mentor(usize),
    /// This staff member has more children than its maximum.
    Maximum(usize),
    /// This pair must hold and does not.
    Pair(usize),
    /// The cost of this child is not what the division says.
    Cost(usize),
    /// The objective is not what the division says; this is the right one.
    Objective(i64),
    /// A split on this child leaves out an eligible mentor, or names it twice.
    Uncovered(usize),
    /// The price of this child is above what a mentor costs.
    Price(usize),
    /// A closed branch only proves this bound.
    Bound(i64),
}

impl fmt::Display for ProofError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => write!(f, "there is no proof"),
            Self::Shape => write!(f, "the proof is not of this group"),
            Self::Mentor(child) => write!(f, "child {child} may not have its mentor"),
            Self::Maximum(staff) => write!(f, "staff member {staff} has too many children"),
            Self::Pair(pair) => write!(f, "pair {pair} must hold and does not"),
            Self::Cost(child) => write!(f, "child {child} does not cost what is said"),
            Self::Objective(right) => write!(f, "the objective should be {right}"),
            Self::Uncovered(child) => write!(f, "a split on child {child} does not cover its mentors"),
            Self::Price(child) => write!(f, "the price of child {child} is too high"),
            Self::Bound(bound) => write!(f, "a closed branch proves no more than {bound}"),
        }
    }
}

impl std::error::Error for ProofError {}

/// Verifies that `division` is a division of `group`, costs what it says, and that none is cheaper.
///
/// # Errors
/// The first thing that is not right.
pub fn check(group: &Group, weights: &Weights, division: &Division) -> Result<(), ProofError> {
    let objective = cost_of(group, weights, division)?;
    if objective != division.objective {
        return Err(ProofError::Objective(objective));
    }
    let proof = division.proof.as_ref().ok_or(ProofError::Missing)?;
    check_bound(group, weights, proof, i128::from(objective))
}

/// Verifies that `group` has no division at all.
///
/// # Errors
/// The first thing that is not right.
pub fn check_blocked(group: &Group, weights: &Weights, blocked: &Blocked) -> Result<(), ProofError> {
    let nobody = |i: usize| (0..group.staff.len()).all(|j| !may_have(group, i, j));
    if (0..group.children.len()).any(nobody) {
        return Ok(());
    }
    // More than any division can cost.
    let mut ceiling = 1;
    for i in 0..group.children.len() {
        let costs = (0..group.staff.len()).filter_map(|j| terms(group, weights, i, j));
        ceiling += i128::from(costs.map(|terms| terms.total()).max().unwrap_or(0));
    }
    for nth in 1..=group.children.len() {
        for member in &group.staff {
            ceiling += i128::from(load_step(weights, member.half_days, nth));
        }
    }
    ceiling += group.pairs.len() as i128 * i128::from(weights.pair);
    let proof = blocked.proof.as_ref().ok_or(ProofError::Missing)?;
    check_bound(group, weights, proof, ceiling)
}

/// Whether `staff` is eligible for `child` and no choice by hand says otherwise.
fn may_have(group: &Group, child: usize, staff: usize) -> bool {
    let choices = group.chosen.iter().filter(|(chosen, _)| *chosen == child);
    group.candidate(child, staff).is_some() && choices.into_iter().all(|(_, choice)| *choice == staff)
}

/// What the mentors of `division` cost together, when they may be.
fn cost_of(group: &Group, weights: &Weights, division: &Division) -> Result<i64, ProofError> {
    let m = group.staff.len();
    if division.mentors.len() != group.children.len() || division.costs.len() != group.children.len() {
        return Err(ProofError::Shape);
    }
    let mut counts = vec![0; m];
    let mut objective = 0;
    for (i, (&mentor, &said)) in division.mentors.iter().zip(&division.costs).enumerate() {
        if mentor >= m || !may_have(group, i, mentor) {
            return Err(ProofError::Mentor(i));
        }
        let cost = terms(group, weights, i, mentor).map_or(0, |terms| terms.total());
        if cost != said {
            return Err(ProofError::Cost(i));
        }
        counts[mentor] += 1;
        objective += cost + load_step(weights, group.staff[mentor].half_days, counts[mentor]);
    }
    for (j, (member, count)) in group.staff.iter().zip(&counts).enumerate() {
        if member.max.is_some_and(|max| *count > max as usize) {
            return Err(ProofError::Maximum(j));
        }
    }
    for (at, pair) in group.pairs.iter().enumerate() {
        let (a, b) = (division.mentors[pair.a], division.mentors[pair.b]);
        objective += pair_cost(weights, pair, a, b).ok_or(ProofError::Pair(at))?;
    }
    Ok(objective)
}

/// Verifies that no division costs less than `needed`.
fn check_bound(group: &Group, weights: &Weights, proof: &Proof, needed: i128) -> Result<(), ProofError> {
    let arcs = (0..group.children.len()).flat_map(|i| (0..group.staff.len()).map(move |j| (i, j)));
    let costs = arcs.map(|(i, j)| {
        let cost = terms(group, weights, i, j).map(|terms| terms.total());
        cost.filter(|_| may_have(group, i, j))
    });
    let mut checker = Checker { group, weights, costs: costs.collect(), settled: Vec::new(), needed };
    match &proof.root {
        Some(branch) => checker.branch(branch),
        None if group.children.is_empty() => Ok(()),
        None => Err(ProofError::Missing),
    }
}

struct Checker<'a> {
    group: &'a Group,
    weights: &'a Weights,
    /// Per child and staff member, `None` where it may not be.
    costs: Vec<Option<i64>>,
    /// Children and mentors of the splits above.
    settled: Vec<(usize, usize)>,
    needed: i128,
}

impl Checker<'_> {
    /// What `mentor` costs `child` in this branch, `None` where it may not be.
    fn cost(&self, child: usize, mentor: usize) -> Option<i64> {
        let fits = self.settled.iter().all(|&(other, settled)| other != child || settled == mentor);
        self.costs[child * self.group.staff.len() + mentor].filter(|_| fits)
    }

    fn branch(&mut self, branch: &Branch) -> Result<(), ProofError> {
        match branch {
            Branch::Closed(prices) => self.closed(prices),
            Branch::Split { child, branches } => {
                if *child >= self.group.children.len() {
                    return Err(ProofError::Shape);
                }
                let mentors = (0..self.group.staff.len()).filter(|&j| self.cost(*child, j).is_some());
                if !mentors.eq(branches.iter().map(|(mentor, _)| *mentor)) {
                    return Err(ProofError::Uncovered(*child));
                }
                for (mentor, branch) in branches {
                    self.settled.push((*child, *mentor));
                    self.branch(branch)?;
                    self.settled.pop();
                }
                Ok(())
            }
        }
    }

    fn closed(&self, prices: &Prices) -> Result<(), ProofError> {
        let (n, m) = (self.group.children.len(), self.group.staff.len());
        let vectors_fit = prices.pairs.iter().all(|(a, b)| a.len() == m && b.len() == m);
        let lists_fit = prices.child.len() == n && prices.staff.len() == m;
        if !lists_fit || !vectors_fit || prices.pairs.len() != self.group.pairs.len() {
            return Err(ProofError::Shape);
        }
        let mut bound: i128 = 0;
        for (i, &price) in prices.child.iter().enumerate() {
            for j in 0..m {
                if let Some(cost) = self.cost(i, j) {
                    let mut least = i128::from(cost) + i128::from(prices.staff[j]);
                    for (pair, (to_a, to_b)) in self.group.pairs.iter().zip(&prices.pairs) {
                        least += if pair.a == i { i128::from(to_a[j]) } else { 0 };
                        least += if pair.b == i { i128::from(to_b[j]) } else { 0 };
                    }
                    if i128::from(price) > least {
                        return Err(ProofError::Price(i));
                    }
                }
            }
            bound += i128::from(price);
        }
        for (j, member) in self.group.staff.iter().enumerate() {
            let places = member.max.map_or(n, |max| n.min(max as usize));
            for nth in 1..=places {
                let step = i128::from(load_step(self.weights, member.half_days, nth));
                bound -= (i128::from(prices.staff[j]) - step).max(0);
            }
        }
        for (at, vectors) in prices.pairs.iter().enumerate() {
            match self.combination(at, vectors) {
                Some(least) => bound += least,
                // No two mentors will do: the branch is empty.
                None => return Ok(()),
            }
        }
        if bound < self.needed {
            return Err(ProofError::Bound(i64::try_from(bound).unwrap_or(i64::MIN)));
        }
        Ok(())
    }

    /// The cheapest combination of mentors of a pair after its vectors, `None` when there is none.
    fn combination(&self, at: usize, (to_a, to_b): &(Vec<i64>, Vec<i64>)) -> Option<i128> {
        let m = self.group.staff.len();
        let pair = &self.group.pairs[at];
        let mut least = None;
        for j in (0..m).filter(|&j| self.cost(pair.a, j).is_some()) {
            for k in (0..m).filter(|&k| self.cost(pair.b, k).is_some()) {
                if let Some(cost) = pair_cost(self.weights, pair, j, k) {
                    let cost = i128::from(cost) - i128::from(to_a[j]) - i128::from(to_b[k]);
                    least = Some(least.map_or(cost, |least: i128| least.min(cost)));
                }
            }
        }
        least
    }
}
