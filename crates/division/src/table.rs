//! The costs of a whole group at once, from tables made once for the weights.

use crate::cost::terms_of;
use crate::flow::FORBIDDEN;
use crate::group::{Candidate, Child, Group, HalfDays, Present, Weights};

/// Numbers of half-days that a mask can have.
const COUNTS: usize = 33;

/// Costs by what they depend on.
#[derive(Debug, Default)]
pub(crate) struct Table {
    weights: Option<Weights>,
    /// Per number of half-days attended, twice (the second for a baby), by half-days together.
    by_days: Vec<[i64; COUNTS]>,
    /// By stops, not known well and language, as bits.
    by_facts: [i64; 8],
}

impl Table {
    fn prepare(&mut self, weights: &Weights) {
        if self.weights.as_ref() == Some(weights) {
            return;
        }
        let first = |count: usize| HalfDays(((1u64 << count) - 1) as u32);
        self.by_days.clear();
        for attends in 0..COUNTS {
            for baby in [false, true] {
                let child = Child { attends: first(attends), baby, present: Present::None };
                self.by_days.push(std::array::from_fn(|together| {
                    let candidate = Candidate { works: first(together.min(attends)), ..Candidate::default() };
                    terms_of(weights, &child, 0, candidate).total()
                }));
            }
        }
        self.by_facts = std::array::from_fn(|facts| {
            let fact = |bit: usize| facts >> bit & 1 == 1;
            let (stops, not_known_well, language) = (fact(0), fact(1), fact(2));
            let candidate = Candidate { stops, not_known_well, language, ..Candidate::default() };
            terms_of(weights, &Child::default(), 0, candidate).total()
        });
        self.weights = Some(weights.clone());
    }

    /// Sets `costs`, child by child and staff member by staff member; [`FORBIDDEN`] for who is not eligible.
    pub fn fill(&mut self, group: &Group, weights: &Weights, costs: &mut Vec<i64>) {
        self.prepare(weights);
        let m = group.staff.len();
        costs.clear();
        costs.resize(group.children.len() * m, FORBIDDEN);
        let rows = group.candidates.chunks_exact(m).zip(costs.chunks_exact_mut(m));
        for (child, (candidates, costs)) in group.children.iter().zip(rows) {
            let by_together = &self.by_days[2 * child.attends.count() as usize + usize::from(child.baby)];
            let changed = if child.present == Present::None { 0 } else { weights.change };
            for (cost, candidate) in costs.iter_mut().zip(candidates) {
                if let Some(candidate) = candidate {
                    let together = child.attends.shared(candidate.works).count() as usize;
                    let facts = usize::from(candidate.stops)
                        | usize::from(candidate.not_known_well) << 1
                        | usize::from(candidate.language) << 2;
                    *cost = by_together[together] + self.by_facts[facts] + changed;
                }
            }
            if let Present::Staff(present) = child.present
                && candidates[present].is_some()
            {
                costs[present] -= changed;
            }
        }
    }
}
