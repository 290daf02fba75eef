//! What the whole division costs with a child settled elsewhere: for all children in one search.
//!
//! A branch is left when it cannot make anything cheaper that is wanted: not the division, but the division with some child
//! at some other mentor. The distances of the flow bound all of these at once; where no pair is open any more they are
//! exact.

use super::{Goal, OPEN, Search};
use crate::flow::Flow;

/// Which prices are to be exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// For each child that of the cheapest other mentor.
    RunnersUp,
    /// All.
    All,
}

/// Bounds computed before a search is given up.
const MOST_NODES: u64 = 4000;

/// Costs of the whole division, by child and staff member.
struct Table<'a> {
    mentors: &'a [usize],
    staff: usize,
    wanted: Wanted,
    /// The objective plus this cannot be reached by what may be.
    impossible: i64,
    /// The least cost found.
    costs: Vec<i64>,
    /// Per child the cheapest other mentor found, after its cost.
    runners_up: Vec<(i64, usize)>,
    /// What may get a lower cost yet.
    hopeful: Vec<bool>,
}

impl Table<'_> {
    fn offer(&mut self, child: usize, mentor: usize, cost: i64) {
        let known = &mut self.costs[child * self.staff + mentor];
        *known = cost.min(*known);
        if mentor != self.mentors[child] && cost < self.impossible {
            self.runners_up[child] = self.runners_up[child].min((cost, mentor));
        }
    }

    /// Whether the division with the child at this mentor is wanted if it can cost as little as this.
    fn improves(&self, child: usize, mentor: usize, least: i64) -> bool {
        self.hopeful[child * self.staff + mentor]
            && least < self.impossible
            && match self.wanted {
                Wanted::RunnersUp => (least, mentor) < self.runners_up[child],
                Wanted::All => least < self.costs[child * self.staff + mentor],
            }
    }

    /// From here no division is wanted.
    fn limit(&self) -> i64 {
        let hopeful = self.hopeful.iter().enumerate().filter(|(_, hopeful)| **hopeful);
        let costs = hopeful.map(|(at, _)| match self.wanted {
            Wanted::RunnersUp => self.runners_up[at / self.staff].0 + 1,
            Wanted::All => self.costs[at],
        });
        costs.max().unwrap_or_default().min(self.impossible)
    }
}

impl<F: Flow> Search<'_, F> {
    /// Per child and staff member between which bounds the whole division costs with the child settled there, when the best
    /// division is this one. What is wanted is exact, unless that takes too long. A child that is chosen by hand is not
    /// bounded: its choice is to be left out.
    pub fn prices(mut self, mentors: &[usize], objective: i64, wanted: Wanted) -> (Vec<i64>, Vec<i64>) {
        let (n, m) = (self.group.children.len(), self.group.staff.len());
        self.goal = Goal::Cost;
        self.best = objective;
        let mut table = Table {
            mentors,
            staff: m,
            wanted,
            impossible: objective + F::FORBIDDEN / 2,
            costs: vec![F::FORBIDDEN; n * m],
            runners_up: vec![(F::FORBIDDEN, m); n],
            hopeful: Vec::new(),
        };
        // At most: with one child of each pair kept where it is.
        self.start(&self.group.chosen);
        for pair in &self.group.pairs {
            if self.is_open(pair) {
                self.room.settled[pair.a] = mentors[pair.a];
            }
        }
        let value = self.set_costs(0) + self.flow.solve();
        self.flow.all_pairs();
        self.offer_all(&mut table, value);
        // At least: with the best vectors for all pairs.
        self.start(&self.group.chosen);
        let mut bound = self.bound(0);
        if !self.closed(bound) && self.improve(0, bound, 1) {
            bound = self.bound(0);
        }
        self.room.vectors.clone_from(&self.room.levels[0].vectors);
        self.flow.all_pairs();
        let mut least: Vec<i64> =
            (0..n * m).map(|at| self.least(0, bound, at / m, at % m).unwrap_or(-F::FORBIDDEN)).collect();
        let hopeful = |(at, least): (usize, &i64)| {
            at % m != mentors[at / m] && *least > -F::FORBIDDEN && *least < table.impossible
        };
        table.hopeful = least.iter().enumerate().map(hopeful).collect();
        self.nodes = 0;
        if self.price(0, bound, &mut table) {
            for (at, least) in least.iter_mut().enumerate().filter(|(_, least)| **least > -F::FORBIDDEN) {
                let (cost, mentor) = table.runners_up[at / m];
                *least = match wanted {
                    Wanted::RunnersUp if at % m != mentors[at / m] => {
                        (*least).max(cost + i64::from(at % m < mentor))
                    }
                    _ => table.costs[at],
                };
            }
        }
        (least, table.costs)
    }

    /// What the division costs at least with a child at a staff member, from the flow just solved; `None` where it is not
    /// bounded.
    fn least(&self, depth: usize, bound: i64, child: usize, mentor: usize) -> Option<i64> {
        if self.flow.base(child, mentor) >= F::FORBIDDEN {
            return Some(F::FORBIDDEN * 2);
        }
        // With its choice left out, the division can cost less than any bound found with it.
        let chosen = self.group.chosen.iter().any(|(chosen, _)| *chosen == child);
        (!chosen).then(|| self.branch_bound(depth, bound, child, mentor))
    }

    /// Offers what the flow just solved, in which no pair is open, says of all children.
    fn offer_all(&self, table: &mut Table<'_>, value: i64) {
        for child in 0..self.group.children.len() {
            for mentor in 0..table.staff {
                if let Some(cost) = self.least(0, value, child, mentor) {
                    table.offer(child, mentor, cost);
                }
            }
        }
    }

    /// Searches below the settled mentors, whose flow was just solved with all distances. Whether nothing was left out.
    fn price(&mut self, depth: usize, bound: i64, table: &mut Table<'_>) -> bool {
        let Some(child) = self.branching_child(depth) else {
            self.offer_all(table, bound);
            return true;
        };
        if let Some(cost) = self.true_cost(depth, bound) {
            for child in 0..self.group.children.len() {
                table.offer(child, self.flow.mentor(child), cost);
            }
        }
        let n = self.group.children.len();
        let improves = |child: usize, mentor: usize| {
            let least = self.least(depth, bound, child, mentor);
            least.is_some_and(|least| table.improves(child, mentor, least))
        };
        if !(0..n).any(|child| (0..table.staff).any(|mentor| improves(child, mentor))) {
            return true;
        }
        let mut branches = std::mem::take(&mut self.level(depth).branches);
        branches.clear();
        branches.extend((0..table.staff).map(|j| (self.branch_bound(depth, bound, child, j), j)));
        branches.sort_unstable();
        let prices = std::mem::take(&mut self.level(depth).prices);
        let mut complete = true;
        for &(least, j) in &branches {
            if least >= table.limit() {
                continue;
            }
            if self.nodes >= MOST_NODES {
                complete = false;
                break;
            }
            self.room.settled[child] = j;
            self.descend(depth, &prices);
            let apart = self.set_costs(depth + 1);
            self.flow.start_from(&self.room.levels[depth + 1].prices);
            let bound = apart + self.flow.solve();
            self.room.levels[depth + 1].prices.clone_from(self.flow.prices());
            self.nodes += 1;
            if bound < table.limit() {
                self.flow.all_pairs();
                complete &= self.price(depth + 1, bound, table);
            }
        }
        self.room.settled[child] = OPEN;
        let level = self.level(depth);
        (level.branches, level.prices) = (branches, prices);
        complete
    }
}
