//! The costs of a whole group at once, from tables made once for the weights.

use crate::cost::terms_of;
use crate::group::{Candidate, Child, HalfDays, Present, Weights};

/// Numbers of half-days that a mask can have.
const COUNTS: usize = 33;

/// Costs by what they depend on. What a number cannot hold is nothing; who uses a small one sees to that.
#[derive(Debug)]
pub(crate) struct Table<T> {
    weights: Weights,
    /// Per number of half-days attended, twice (the second for a baby), by half-days together; made when needed.
    by_days: Vec<[T; COUNTS]>,
    made: [bool; 2 * COUNTS],
    /// By stops, not known well and language, as bits.
    by_facts: [T; 8],
}

impl<T: Default + Copy> Default for Table<T> {
    fn default() -> Self {
        let by_days = vec![[T::default(); COUNTS]; 2 * COUNTS];
        Self { weights: Weights::default(), by_days, made: [false; 2 * COUNTS], by_facts: [T::default(); 8] }
    }
}

impl<T: TryFrom<i64> + Default + Copy> Table<T> {
    /// What a child can cost at most.
    pub fn most(weights: &Weights) -> i64 {
        let days = weights.apart * (COUNTS as i64 - 1) + weights.hardly_seen + weights.baby_apart;
        days + weights.change + weights.not_known_well + weights.language + weights.stops
    }

    /// Costs with these weights from now on.
    pub fn set(&mut self, weights: &Weights) {
        self.weights = weights.clone();
        self.made = [false; 2 * COUNTS];
        self.by_facts = std::array::from_fn(|facts| {
            let fact = |bit: usize| facts >> bit & 1 == 1;
            let (stops, not_known_well, language) = (fact(0), fact(1), fact(2));
            let candidate = Candidate { stops, not_known_well, language, ..Candidate::default() };
            number(terms_of(weights, &Child::default(), 0, candidate).total())
        });
    }

    /// The costs of a child, change left aside: by half-days together, and by [`facts`].
    #[inline(always)]
    pub fn row(&mut self, child: &Child) -> (&[T; COUNTS], &[T; 8]) {
        let row = 2 * child.attends.count() as usize + usize::from(child.baby);
        if !self.made[row] {
            self.made[row] = true;
            self.by_days[row] = by_together(&self.weights, child);
        }
        (&self.by_days[row], &self.by_facts)
    }
}

/// What is known of a candidate, as a place in a table.
#[inline(always)]
pub(crate) fn facts(candidate: Candidate) -> usize {
    usize::from(candidate.stops)
        | usize::from(candidate.not_known_well) << 1
        | usize::from(candidate.language) << 2
}

#[cold]
fn by_together<T: TryFrom<i64> + Default + Copy>(weights: &Weights, child: &Child) -> [T; COUNTS] {
    let first = |count: u32| HalfDays(((1u64 << count) - 1) as u32);
    let attends = child.attends.count();
    let child = Child { attends: first(attends), baby: child.baby, present: Present::None };
    std::array::from_fn(|together| {
        let candidate = Candidate { works: first(attends.min(together as u32)), ..Candidate::default() };
        number(terms_of(weights, &child, 0, candidate).total())
    })
}

fn number<T: TryFrom<i64> + Default>(cost: i64) -> T {
    T::try_from(cost).unwrap_or_default()
}
