//! The division with pairs: branch and bound, with the flow as bound.
//!
//! A branch settles the mentor of one child of a pair, which makes what the pair costs a plain cost of the
//! other child. Where both are open, the pair is split off: a cost vector on either child, counted in the
//! flow and taken back from the pair, whose own cheapest combination is counted apart. Any vectors give a
//! lower bound; good ones are found by subgradient steps where several pairs disagree with the flow.

use crate::cost::pair_cost;
use crate::flow::{FORBIDDEN, Flow};
use crate::group::{Group, Weights};
use crate::proof::{Branch, Prices};

const OPEN: usize = usize::MAX;

/// With fewer pairs that disagree with the flow, branching is quicker than looking for better vectors.
const FEWEST_GAPS: usize = 3;

/// How far a broken pair that must hold is thought to be from holding, while no division is known.
const HARD_GAP: i64 = 500;

/// At most so many steps at a node.
const MOST_STEPS: usize = 30;

/// The unit of the share of the distance to the target that a step covers.
const WHOLE_STEP: i64 = 16;

/// What a search is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Goal {
    /// The first of the cheapest divisions, in the order of [`Flow::comes_before`].
    Canonical,
    /// Only what the cheapest division costs.
    Cost,
}

/// Vectors, prices and branches of one depth, kept for the next node there.
#[derive(Debug, Default)]
struct Level {
    /// Per pair the vector on the one child, then that on the other.
    vectors: Vec<i64>,
    /// Prices of the staff to start from.
    price: Vec<i64>,
    /// Lower bound and mentor of the branches.
    branches: Vec<(i64, usize)>,
}

/// Room to search in, used again for the next group.
#[derive(Debug, Default)]
pub(crate) struct Room {
    levels: Vec<Level>,
    /// The vectors at the root for which the prices were bounded.
    vectors: Vec<i64>,
    settled: Vec<usize>,
    best_mentors: Vec<usize>,
    /// Places in the vectors: dearer in the flow, cheaper in the flow.
    steps: Vec<(usize, usize)>,
    kept: Vec<i64>,
}

/// The best that a search found.
#[derive(Debug)]
pub(crate) struct Found {
    /// What it costs; from [`FORBIDDEN`] there is no division (or none below the limit).
    pub objective: i64,
    /// Bounds computed.
    pub nodes: u64,
    /// The closed branches, when asked for.
    pub branch: Option<Branch>,
}

pub(crate) struct Search<'a> {
    group: &'a Group,
    weights: &'a Weights,
    /// Costs without pairs and choices.
    base: &'a [i64],
    flow: &'a mut Flow,
    room: &'a mut Room,
    goal: Goal,
    prove: bool,
    /// Start from the vectors that [`Search::prices`] found.
    warm: bool,
    best: i64,
    nodes: u64,
}

impl<'a> Search<'a> {
    pub fn new(
        group: &'a Group,
        weights: &'a Weights,
        base: &'a [i64],
        flow: &'a mut Flow,
        room: &'a mut Room,
    ) -> Self {
        Self {
            group,
            weights,
            base,
            flow,
            room,
            goal: Goal::Canonical,
            prove: false,
            warm: false,
            best: FORBIDDEN,
            nodes: 0,
        }
    }

    /// Searches with these mentors settled beforehand; looks only for divisions that cost less than `limit`.
    /// The mentors found are in [`Room::mentors`].
    pub fn run(mut self, goal: Goal, prove: bool, limit: i64, chosen: &[(usize, usize)]) -> Found {
        self.goal = goal;
        self.prove = prove;
        self.best = limit.min(FORBIDDEN);
        self.room.best_mentors.clear();
        self.start(chosen);
        let branch = self.node(0);
        Found { objective: self.best, nodes: self.nodes, branch }
    }

    /// The same search from the vectors that [`Search::prices`] found for this group.
    pub fn warm(self) -> Self {
        Self { warm: true, ..self }
    }

    /// Settles only what is chosen, and starts with no vectors unless warm.
    fn start(&mut self, chosen: &[(usize, usize)]) {
        self.room.settled.clear();
        self.room.settled.resize(self.group.children.len(), OPEN);
        for &(child, staff) in chosen {
            self.room.settled[child] = staff;
        }
        let width = 2 * self.group.pairs.len() * self.group.staff.len();
        self.level(0);
        let level = &mut self.room.levels[0];
        if self.warm {
            level.vectors.clone_from(&self.room.vectors);
        } else {
            level.vectors.clear();
            level.vectors.resize(width, 0);
        }
        level.price.clone_from(&self.flow.price);
    }

    /// Per child and staff member between which bounds the whole division costs with the child settled there,
    /// when the best division is this one. A child chosen by hand is not bounded: its choice is to be left out.
    pub fn prices(mut self, mentors: &[usize], objective: i64) -> (Vec<i64>, Vec<i64>) {
        let m = self.group.staff.len();
        self.goal = Goal::Cost;
        self.best = objective;
        // At least: with the best vectors for all pairs.
        self.start(&self.group.chosen);
        let mut bound = self.bound(0);
        if !self.closed(bound) && self.improve(0, bound, 1) {
            bound = self.bound(0);
        }
        self.flow.all_pairs();
        let mut least = Vec::with_capacity(self.base.len());
        for (i, costs) in self.base.chunks_exact(m).enumerate() {
            let open = self.room.settled[i] == OPEN;
            least.extend(costs.iter().enumerate().map(|(j, cost)| match (cost, open) {
                (FORBIDDEN.., _) => FORBIDDEN,
                (_, true) => self.branch_bound(0, bound, i, j),
                (_, false) => -FORBIDDEN,
            }));
        }
        self.room.vectors.clone_from(&self.room.levels[0].vectors);
        // At most: with one child of each pair kept where it is.
        self.start(&self.group.chosen);
        for pair in &self.group.pairs {
            if self.room.settled[pair.a] == OPEN && self.room.settled[pair.b] == OPEN {
                self.room.settled[pair.a] = mentors[pair.a];
            }
        }
        self.set_costs(0);
        self.flow.solve();
        self.flow.all_pairs();
        let mut most = Vec::with_capacity(self.base.len());
        for (i, costs) in self.flow.cost.chunks_exact(m).enumerate() {
            let here = self.flow.mentor[i];
            let start = objective - costs[here];
            most.extend(costs.iter().enumerate().map(|(j, cost)| start + cost + self.flow.detour(here, j)));
        }
        (least, most)
    }

    fn level(&mut self, depth: usize) -> &mut Level {
        while self.room.levels.len() <= depth {
            self.room.levels.push(Level::default());
        }
        &mut self.room.levels[depth]
    }

    /// Searches below the settled mentors. Gives the closed branches when a proof is asked for.
    fn node(&mut self, depth: usize) -> Option<Branch> {
        let mut bound = self.bound(depth);
        if self.closed(bound) {
            return self.close(depth);
        }
        if self.improve(depth, bound, FEWEST_GAPS) {
            bound = self.bound(depth);
            if self.closed(bound) {
                return self.close(depth);
            }
        }
        let child = self.branching_child(depth);
        let m = self.group.staff.len();
        self.flow.all_pairs();
        let mut branches = std::mem::take(&mut self.level(depth).branches);
        branches.clear();
        branches.extend((0..m).map(|j| (self.branch_bound(depth, bound, child, j), j)));
        branches.sort_unstable();
        self.level(depth + 1);
        let price = std::mem::take(&mut self.room.levels[depth].price);
        let mut proved = Vec::new();
        for &(least, j) in &branches {
            if least >= FORBIDDEN / 2 && self.base[child * m + j] >= FORBIDDEN {
                continue;
            }
            if !self.prove && self.hopeless(least) {
                continue;
            }
            self.room.settled[child] = j;
            let (above, below) = self.room.levels.split_at_mut(depth + 1);
            below[0].vectors.clone_from(&above[depth].vectors);
            below[0].price.clone_from(&price);
            let branch = self.node(depth + 1);
            proved.extend(branch.map(|branch| (j, branch)));
        }
        self.room.settled[child] = OPEN;
        let level = self.level(depth);
        level.branches = branches;
        level.price = price;
        self.prove.then(|| {
            proved.sort_by_key(|(j, _)| *j);
            Branch::Split { child, branches: proved }
        })
    }

    /// No division at this bound or above is looked for.
    fn hopeless(&self, bound: i64) -> bool {
        bound >= FORBIDDEN
            || match self.goal {
                Goal::Canonical => bound > self.best,
                Goal::Cost => bound >= self.best,
            }
    }

    /// Solves the flow of a node and keeps its division when it is the best so far. Gives the lower bound.
    fn bound(&mut self, depth: usize) -> i64 {
        self.nodes += 1;
        let apart = self.set_costs(depth);
        self.flow.price.clone_from(&self.room.levels[depth].price);
        self.flow.solve();
        self.room.levels[depth].price.clone_from(&self.flow.price);
        let bound = apart + self.flow.value();
        if self.hopeless(bound) {
            return bound;
        }
        if self.goal == Goal::Canonical {
            self.flow.settle();
        }
        if let Some(cost) = self.true_cost(depth, bound)
            && (cost < self.best
                || cost == self.best
                    && self.goal == Goal::Canonical
                    && self.flow.comes_before(&self.flow.mentor, &self.room.best_mentors))
        {
            self.best = cost;
            self.room.best_mentors.clone_from(&self.flow.mentor);
        }
        bound
    }

    /// Whether nothing better can be below the node that was just bounded. At equal cost its flow is the
    /// first of all flows that cost the same, and so of all divisions.
    fn closed(&self, bound: i64) -> bool {
        self.hopeless(bound)
            || (bound == self.best
                && self.goal == Goal::Canonical
                && !self.flow.comes_before(&self.flow.mentor, &self.room.best_mentors))
    }

    /// Sets the costs of the flow, gives the cheapest combinations of the pairs.
    fn set_costs(&mut self, depth: usize) -> i64 {
        let m = self.group.staff.len();
        self.flow.cost.clear();
        self.flow.cost.extend_from_slice(self.base);
        for (row, &settled) in self.flow.cost.chunks_exact_mut(m).zip(&self.room.settled) {
            if settled != OPEN {
                for (j, cost) in row.iter_mut().enumerate() {
                    if j != settled {
                        *cost += FORBIDDEN;
                    }
                }
            }
        }
        let mut apart = 0;
        for at in 0..self.group.pairs.len() {
            let pair = self.group.pairs[at];
            match (self.room.settled[pair.a], self.room.settled[pair.b]) {
                (OPEN, OPEN) => {
                    let (to_a, to_b) = vectors(&self.room.levels[depth].vectors, at, m);
                    let costs = &mut self.flow.cost;
                    costs[pair.a * m..(pair.a + 1) * m]
                        .iter_mut()
                        .zip(to_a)
                        .for_each(|(cost, add)| *cost += add);
                    costs[pair.b * m..(pair.b + 1) * m]
                        .iter_mut()
                        .zip(to_b)
                        .for_each(|(cost, add)| *cost += add);
                    apart += self.combination(depth, at, OPEN, OPEN).0;
                }
                (OPEN, mentor) => self.fold(at, pair.a, mentor),
                (mentor, _) => self.fold(at, pair.b, mentor),
            }
        }
        apart
    }

    /// Makes a pair with one settled child a cost of the other child.
    fn fold(&mut self, pair: usize, child: usize, mentor: usize) {
        let m = self.group.staff.len();
        for (j, cost) in self.flow.cost[child * m..(child + 1) * m].iter_mut().enumerate() {
            *cost += pair_cost(self.weights, &self.group.pairs[pair], mentor, j).unwrap_or(FORBIDDEN);
        }
    }

    /// The cheapest combination of mentors of an open pair after its vectors, and which; the one child at
    /// `for_a` and the other at `for_b`, unless open.
    fn combination(&self, depth: usize, at: usize, for_a: usize, for_b: usize) -> (i64, usize, usize) {
        let m = self.group.staff.len();
        let pair = &self.group.pairs[at];
        let (to_a, to_b) = vectors(&self.room.levels[depth].vectors, at, m);
        let of_a = &self.base[pair.a * m..(pair.a + 1) * m];
        let of_b = &self.base[pair.b * m..(pair.b + 1) * m];
        let mut least = (FORBIDDEN, 0, 0);
        for j in (0..m).filter(|&j| of_a[j] < FORBIDDEN && [OPEN, j].contains(&for_a)) {
            for k in (0..m).filter(|&k| of_b[k] < FORBIDDEN && [OPEN, k].contains(&for_b)) {
                if let Some(cost) = pair_cost(self.weights, pair, j, k)
                    && cost - to_a[j] - to_b[k] < least.0
                {
                    least = (cost - to_a[j] - to_b[k], j, k);
                }
            }
        }
        least
    }

    /// What the division of the flow really costs, `None` when it breaks a pair that must hold.
    fn true_cost(&self, depth: usize, bound: i64) -> Option<i64> {
        let mut cost = bound;
        for at in 0..self.group.pairs.len() {
            cost += self.gap(depth, at)?;
        }
        Some(cost)
    }

    /// By how much a pair costs more in the flow than the bound counts; `None` when it may not be.
    fn gap(&self, depth: usize, at: usize) -> Option<i64> {
        let pair = &self.group.pairs[at];
        let (j, k) = (self.flow.mentor[pair.a], self.flow.mentor[pair.b]);
        let cost = pair_cost(self.weights, pair, j, k)?;
        if self.room.settled[pair.a] != OPEN || self.room.settled[pair.b] != OPEN {
            return Some(0);
        }
        let (to_a, to_b) = vectors(&self.room.levels[depth].vectors, at, self.group.staff.len());
        Some(cost - to_a[j] - to_b[k] - self.combination(depth, at, OPEN, OPEN).0)
    }

    /// The child to branch on: of the open pair that the bound misjudges most, the one in most open pairs.
    fn branching_child(&self, depth: usize) -> usize {
        let settled = &self.room.settled;
        let pairs = &self.group.pairs;
        let open = |pair: &crate::group::Pair| settled[pair.a] == OPEN && settled[pair.b] == OPEN;
        let mut most = (-1, 0);
        for at in (0..pairs.len()).filter(|&at| open(&pairs[at])) {
            let gap = self.gap(depth, at).unwrap_or(FORBIDDEN);
            if gap > most.0 {
                most = (gap, at);
            }
        }
        let pair = &pairs[most.1];
        let degree =
            |child: usize| pairs.iter().filter(|p| open(p) && (p.a == child || p.b == child)).count();
        if degree(pair.b) > degree(pair.a) { pair.b } else { pair.a }
    }

    /// Lower bound with `child` settled at `mentor`, from the prices of the flow just solved.
    fn branch_bound(&self, depth: usize, bound: i64, child: usize, mentor: usize) -> i64 {
        let m = self.group.staff.len();
        let row = &self.flow.cost[child * m..(child + 1) * m];
        let here = self.flow.mentor[child];
        let mut least = bound;
        if mentor != here {
            least += row[mentor] - row[here] + self.flow.detour(here, mentor);
        }
        for (at, pair) in self.group.pairs.iter().enumerate() {
            let open = self.room.settled[pair.a] == OPEN && self.room.settled[pair.b] == OPEN;
            if open && pair.a != pair.b && (pair.a == child || pair.b == child) {
                let (for_a, for_b) = if pair.a == child { (mentor, OPEN) } else { (OPEN, mentor) };
                least +=
                    self.combination(depth, at, for_a, for_b).0 - self.combination(depth, at, OPEN, OPEN).0;
            }
        }
        least
    }

    /// Better vectors for the open pairs, by subgradient steps from the flow just solved: where flow and pair
    /// disagree on the mentor of a child, the one becomes dearer in the flow and the other in the pair. Only
    /// where at least `fewest` pairs disagree. Gives whether the caller must bound the node again.
    fn improve(&mut self, depth: usize, bound: i64, fewest: usize) -> bool {
        let settled = &self.room.settled;
        let open = |at: &usize| {
            let pair = &self.group.pairs[*at];
            settled[pair.a] == OPEN && settled[pair.b] == OPEN
        };
        let gaps: Vec<i64> = (0..self.group.pairs.len())
            .filter(open)
            .map(|at| self.gap(depth, at).unwrap_or(HARD_GAP))
            .filter(|gap| *gap > 0)
            .collect();
        if gaps.len() < fewest {
            return false;
        }
        let target = if self.best < FORBIDDEN { self.best } else { bound + gaps.iter().sum::<i64>() };
        let mut now = bound;
        let mut best = bound;
        let mut kept = std::mem::take(&mut self.room.kept);
        kept.clone_from(&self.room.levels[depth].vectors);
        let mut changed = false;
        let mut share = WHOLE_STEP;
        for _ in 0..MOST_STEPS {
            let ends = self.disagreements(depth);
            if ends == 0 || share == WHOLE_STEP / 8 {
                break;
            }
            let step = ((target - now).max(0) * share / (2 * ends * WHOLE_STEP)).max(1);
            self.step(depth, step);
            now = self.bound(depth);
            if now > best {
                best = now;
                kept.clone_from(&self.room.levels[depth].vectors);
                changed = true;
            } else {
                share /= 2;
            }
            if self.closed(now) {
                break;
            }
        }
        self.room.levels[depth].vectors.clone_from(&kept);
        self.room.kept = kept;
        // Steps that did not help have left another flow behind.
        changed || share < WHOLE_STEP
    }

    /// Collects the ends of open pairs on whose mentor flow and pair disagree, and counts them.
    fn disagreements(&mut self, depth: usize) -> i64 {
        let m = self.group.staff.len();
        let mut steps = std::mem::take(&mut self.room.steps);
        steps.clear();
        for (at, pair) in self.group.pairs.iter().enumerate() {
            let open = self.room.settled[pair.a] == OPEN && self.room.settled[pair.b] == OPEN;
            if !open || self.gap(depth, at) == Some(0) {
                continue;
            }
            let (_, j, k) = self.combination(depth, at, OPEN, OPEN);
            let (a, b) = (self.flow.mentor[pair.a], self.flow.mentor[pair.b]);
            if j != a {
                steps.push((2 * at * m + a, 2 * at * m + j));
            }
            if k != b {
                steps.push(((2 * at + 1) * m + b, (2 * at + 1) * m + k));
            }
        }
        self.room.steps = steps;
        self.room.steps.len() as i64
    }

    fn step(&mut self, depth: usize, step: i64) {
        let vectors = &mut self.room.levels[depth].vectors;
        for &(dearer, cheaper) in &self.room.steps {
            vectors[dearer] += step;
            vectors[cheaper] -= step;
        }
    }

    /// A closed node with the prices that prove its bound.
    fn close(&mut self, depth: usize) -> Option<Branch> {
        if !self.prove {
            return None;
        }
        let m = self.group.staff.len();
        let price = &self.flow.price;
        let settled = &self.room.settled;
        let child = (0..self.group.children.len())
            .map(|i| {
                let may = |j: &usize| self.base[i * m + j] < FORBIDDEN && [OPEN, *j].contains(&settled[i]);
                (0..m).filter(may).map(|j| self.flow.cost[i * m + j] + price[j]).min().unwrap_or(FORBIDDEN)
            })
            .collect();
        let pairs = (0..self.group.pairs.len())
            .map(|at| {
                let pair = &self.group.pairs[at];
                let folded = |mentor: usize| -> Vec<i64> {
                    (0..m).map(|j| pair_cost(self.weights, pair, mentor, j).unwrap_or(FORBIDDEN)).collect()
                };
                match (settled[pair.a], settled[pair.b]) {
                    (OPEN, OPEN) => {
                        let (to_a, to_b) = vectors(&self.room.levels[depth].vectors, at, m);
                        (to_a.to_vec(), to_b.to_vec())
                    }
                    (OPEN, mentor) => (folded(mentor), vec![0; m]),
                    (mentor, _) => (vec![0; m], folded(mentor)),
                }
            })
            .collect();
        Some(Branch::Closed(Prices { child, staff: price.clone(), pairs }))
    }
}

impl Room {
    /// The mentors found by the last search; empty when it found none.
    pub fn mentors(&self) -> &[usize] {
        &self.best_mentors
    }
}

/// The vectors of pair `at`: on the one child and on the other.
fn vectors(all: &[i64], at: usize, staff: usize) -> (&[i64], &[i64]) {
    all[2 * at * staff..2 * (at + 1) * staff].split_at(staff)
}
