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
        for (child, row) in group.children.iter().zip(group.candidates.chunks_exact(m)) {
            let by_together = &self.by_days[2 * child.attends.count() as usize + usize::from(child.baby)];
            let changed = if child.present == Present::None { 0 } else { weights.change };
            let start = costs.len();
            costs.extend(row.iter().map(|candidate| match candidate {
                Some(candidate) => {
                    let together = child.attends.shared(candidate.works).count() as usize;
                    let facts = usize::from(candidate.stops)
                        | usize::from(candidate.not_known_well) << 1
                        | usize::from(candidate.language) << 2;
                    by_together[together] + self.by_facts[facts] + changed
                }
                None => FORBIDDEN,
            }));
            if let Present::Staff(present) = child.present
                && row[present].is_some()
            {
                costs[start + present] -= changed;
            }
        }
    }
}
