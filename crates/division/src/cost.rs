//! What a mentor costs, term by term. Solver and proof checker share these definitions and nothing else.

use crate::group::{Candidate, Child, Group, Pair, Present, Weights, Wish};

/// What one staff member as mentor of one child costs, in points per term; 0 is a term not paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Half-days per fortnight that the child attends.
    pub attends: u32,
    /// Half-days per fortnight on which both are there.
    pub together: u32,
    /// For the half-days without the mentor.
    pub apart: i64,
    /// For seeing the child on less than half of its half-days.
    pub hardly_seen: i64,
    /// For seeing a baby on less than two thirds of its half-days.
    pub baby_apart: i64,
    /// For taking the child from its present mentor.
    pub change: i64,
    /// For not being among those who know the child well.
    pub not_known_well: i64,
    /// For not speaking the language of the family.
    pub language: i64,
    /// For stopping on the group.
    pub stops: i64,
}

impl Terms {
    /// The sum of the terms, in points.
    pub fn total(&self) -> i64 {
        self.apart
            + self.hardly_seen
            + self.baby_apart
            + self.change
            + self.not_known_well
            + self.language
            + self.stops
    }
}

/// The terms of staff member `staff` as mentor of child `child`, `None` when not eligible.
pub fn terms(group: &Group, weights: &Weights, child: usize, staff: usize) -> Option<Terms> {
    let candidate = group.candidate(child, staff)?;
    Some(terms_of(weights, &group.children[child], staff, candidate))
}

#[inline]
pub(crate) fn terms_of(weights: &Weights, child: &Child, staff: usize, candidate: Candidate) -> Terms {
    let attends = child.attends.count();
    let together = child.attends.shared(candidate.works).count();
    let changes = match child.present {
        Present::None => false,
        Present::Staff(present) => present != staff,
        Present::Elsewhere => true,
    };
    let when = |paid: bool, weight: i64| if paid { weight } else { 0 };
    Terms {
        attends,
        together,
        apart: weights.apart * i64::from(attends - together),
        hardly_seen: when(2 * together < attends, weights.hardly_seen),
        baby_apart: when(child.baby && 3 * together < 2 * attends, weights.baby_apart),
        change: when(changes, weights.change),
        not_known_well: when(candidate.not_known_well, weights.not_known_well),
        language: when(candidate.language, weights.language),
        stops: when(candidate.stops, weights.stops),
    }
}

/// What the `nth` child (from 1) of a staff member with `half_days` a fortnight adds to the load, in points.
/// Later children never cost less than earlier ones.
pub fn load_step(weights: &Weights, half_days: u32, nth: usize) -> i64 {
    let days = i64::from(half_days.max(1));
    (weights.load * (2 * nth as i64 - 1) + days / 2) / days
}

/// What a pair costs when its children have the mentors `a` and `b`; `None` when that may not be.
#[inline]
pub(crate) fn pair_cost(weights: &Weights, pair: &Pair, a: usize, b: usize) -> Option<i64> {
    match ((pair.wish == Wish::Same) == (a == b), pair.hard) {
        (true, _) => Some(0),
        (false, false) => Some(weights.pair),
        (false, true) => None,
    }
}
