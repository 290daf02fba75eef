//! The division with pairs: branch and bound, with the flow as bound.
//!
//! A branch settles the mentor of one child of a pair, which makes what the pair costs a plain cost of the
//! other child. Where both are open, the pair is split off: a cost vector on either child, counted in the
//! flow and taken back from the pair, whose own cheapest combination is counted apart. Any vectors give a
//! lower bound; good ones are found by subgradient steps where several pairs disagree with the flow.

use crate::cost::pair_cost;
use crate::flow::{Flow, comes_before};
use crate::group::{Group, Pair, Weights};
use crate::proof::{Branch, Prices};

mod prices;

pub(crate) use prices::Wanted;

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
struct Level<P> {
    /// Per pair the vector on the one child, then that on the other.
    vectors: Vec<i64>,
    /// All of them are nothing.
    plain: bool,
    /// Per pair, when open, its cheapest combination of mentors after the vectors.
    combinations: Vec<(i64, usize, usize)>,
    /// Prices of the staff to start from.
    prices: P,
    /// Lower bound and mentor of the branches.
    branches: Vec<(i64, usize)>,
}

/// Room to search in, used again for the next group.
#[derive(Debug, Default)]
pub(crate) struct Room<P> {
    levels: Vec<Level<P>>,
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
    /// What it costs; from [`Flow::FORBIDDEN`] there is no division (or none below the limit).
    pub objective: i64,
    /// Bounds computed.
    pub nodes: u64,
    /// The closed branches, when asked for.
    pub branch: Option<Branch>,
}

pub(crate) struct Search<'a, F: Flow> {
    group: &'a Group,
    weights: &'a Weights,
    /// Has taken the group.
    flow: &'a mut F,
    room: &'a mut Room<F::Prices>,
    goal: Goal,
    prove: bool,
    /// Start from the vectors that [`Search::prices`] found.
    warm: bool,
    best: i64,
    nodes: u64,
}

impl<'a, F: Flow> Search<'a, F> {
    /// A search for the group that the flow has taken.
    pub fn new(
        group: &'a Group,
        weights: &'a Weights,
        flow: &'a mut F,
        room: &'a mut Room<F::Prices>,
    ) -> Self {
        Self {
            group,
            weights,
            flow,
            room,
            goal: Goal::Canonical,
            prove: false,
            warm: false,
            best: F::FORBIDDEN,
            nodes: 0,
        }
    }

    /// Searches with these mentors settled beforehand; looks only for divisions that cost less than `limit`.
    /// The mentors found are in [`Room::mentors`].
    pub fn run(mut self, goal: Goal, prove: bool, limit: i64, chosen: &[(usize, usize)]) -> Found {
        self.goal = goal;
        self.prove = prove;
        self.best = limit.min(F::FORBIDDEN);
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
        level.plain = !self.warm;
        level.prices.clone_from(self.flow.prices());
    }

    fn level(&mut self, depth: usize) -> &mut Level<F::Prices> {
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
        let Some(child) = self.branching_child(depth) else { return self.close(depth) };
        let m = self.group.staff.len();
        self.flow.all_pairs();
        let mut branches = std::mem::take(&mut self.level(depth).branches);
        branches.clear();
        branches.extend((0..m).map(|j| (self.branch_bound(depth, bound, child, j), j)));
        branches.sort_unstable();
        let prices = std::mem::take(&mut self.room.levels[depth].prices);
        let mut proved = Vec::new();
        for &(least, j) in &branches {
            if least >= F::FORBIDDEN / 2 && self.flow.base(child, j) >= F::FORBIDDEN {
                continue;
            }
            if !self.prove && self.hopeless(least) {
                continue;
            }
            self.room.settled[child] = j;
            self.descend(depth, &prices);
            let branch = self.node(depth + 1);
            proved.extend(branch.map(|branch| (j, branch)));
        }
        self.room.settled[child] = OPEN;
        let level = self.level(depth);
        level.branches = branches;
        level.prices = prices;
        self.prove.then(|| {
            proved.sort_by_key(|(j, _)| *j);
            Branch::Split { child, branches: proved }
        })
    }

    /// Hands the vectors of a node to the next depth, and prices to start from.
    fn descend(&mut self, depth: usize, prices: &F::Prices) {
        self.level(depth + 1);
        let (above, below) = self.room.levels.split_at_mut(depth + 1);
        below[0].vectors.clone_from(&above[depth].vectors);
        below[0].plain = above[depth].plain;
        below[0].prices.clone_from(prices);
    }

    /// No division at this bound or above is looked for.
    fn hopeless(&self, bound: i64) -> bool {
        bound >= F::FORBIDDEN
            || match self.goal {
                Goal::Canonical => bound > self.best,
                Goal::Cost => bound >= self.best,
            }
    }

    /// Solves the flow of a node and keeps its division when it is the best so far. Gives the lower bound.
    fn bound(&mut self, depth: usize) -> i64 {
        self.nodes += 1;
        let apart = self.set_costs(depth);
        self.flow.start_from(&self.room.levels[depth].prices);
        let bound = apart + self.flow.solve();
        self.room.levels[depth].prices.clone_from(self.flow.prices());
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
                    && comes_before(self.flow, &self.room.best_mentors))
        {
            self.best = cost;
            let (flow, mentors) = (&*self.flow, &mut self.room.best_mentors);
            mentors.clear();
            mentors.extend((0..self.group.children.len()).map(|child| flow.mentor(child)));
        }
        bound
    }

    /// Whether nothing better can be below the node that was just bounded. At equal cost its flow is the
    /// first of all flows that cost the same, and so of all divisions.
    fn closed(&self, bound: i64) -> bool {
        self.hopeless(bound)
            || (bound == self.best
                && self.goal == Goal::Canonical
                && !comes_before(self.flow, &self.room.best_mentors))
    }

    /// Sets the costs of the flow, gives the cheapest combinations of the pairs.
    fn set_costs(&mut self, depth: usize) -> i64 {
        let m = self.group.staff.len();
        self.flow.reset();
        for (child, &settled) in self.room.settled.iter().enumerate() {
            if settled != OPEN {
                self.flow.lock(child, settled);
            }
        }
        let mut apart = 0;
        let mut combinations = std::mem::take(&mut self.level(depth).combinations);
        combinations.clear();
        for (at, pair) in self.group.pairs.iter().enumerate() {
            let (a, b) = (self.room.settled[pair.a], self.room.settled[pair.b]);
            combinations.push((0, 0, 0));
            if a == OPEN && b == OPEN {
                let level = &self.room.levels[depth];
                if !level.plain {
                    let (to_a, to_b) = vectors(&level.vectors, at, m);
                    for j in 0..m {
                        self.flow.add(pair.a, j, to_a[j]);
                        self.flow.add(pair.b, j, to_b[j]);
                    }
                }
                combinations[at] = self.combination(depth, at, OPEN, OPEN);
                apart += combinations[at].0;
            } else {
                let (child, mentor) = if a == OPEN { (pair.a, b) } else { (pair.b, a) };
                for j in 0..m {
                    let cost = pair_cost(self.weights, pair, mentor, j);
                    self.flow.add(child, j, cost.unwrap_or(F::FORBIDDEN));
                }
            }
        }
        self.level(depth).combinations = combinations;
        apart
    }

    /// The cheapest combination of mentors of an open pair after its vectors, and which, the first of equal ones; the one
    /// child at `for_a` and the other at `for_b`, unless open.
    fn combination(&self, depth: usize, at: usize, for_a: usize, for_b: usize) -> (i64, usize, usize) {
        let m = self.group.staff.len();
        let pair = &self.group.pairs[at];
        let level = &self.room.levels[depth];
        let (to_a, to_b) = vectors(&level.vectors, at, m);
        let may = |child: usize, mentor: usize, settled: usize| {
            self.flow.base(child, mentor) < F::FORBIDDEN && [OPEN, mentor].contains(&settled)
        };
        let mut least = (F::FORBIDDEN, 0, 0);
        for j in (0..m).filter(|&j| may(pair.a, j, for_a)) {
            for k in (0..m).filter(|&k| may(pair.b, k, for_b)) {
                if let Some(cost) = pair_cost(self.weights, pair, j, k)
                    && cost - to_a[j] - to_b[k] < least.0
                {
                    least = (cost - to_a[j] - to_b[k], j, k);
                    if level.plain && cost == 0 {
                        return least;
                    }
                }
            }
        }
        least
    }

    fn is_open(&self, pair: &Pair) -> bool {
        self.room.settled[pair.a] == OPEN && self.room.settled[pair.b] == OPEN
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
        let (j, k) = (self.flow.mentor(pair.a), self.flow.mentor(pair.b));
        let cost = pair_cost(self.weights, pair, j, k)?;
        if !self.is_open(pair) {
            return Some(0);
        }
        let level = &self.room.levels[depth];
        let (to_a, to_b) = vectors(&level.vectors, at, self.group.staff.len());
        Some(cost - to_a[j] - to_b[k] - level.combinations[at].0)
    }

    /// The child to branch on: of the open pair that the bound misjudges most, the one in most open pairs. None where every
    /// pair is settled: the bound is what it costs.
    fn branching_child(&self, depth: usize) -> Option<usize> {
        let pairs = &self.group.pairs;
        let mut most: Option<(i64, &Pair)> = None;
        for (at, pair) in pairs.iter().enumerate().filter(|(_, pair)| self.is_open(pair)) {
            // Below nothing where the flow, for want of others, has a mentor that may not be.
            let gap = self.gap(depth, at).unwrap_or(F::FORBIDDEN);
            if most.is_none_or(|(least, _)| gap > least) {
                most = Some((gap, pair));
            }
        }
        let (_, pair) = most?;
        let degree =
            |child: usize| pairs.iter().filter(|p| self.is_open(p) && (p.a == child || p.b == child)).count();
        Some(if degree(pair.b) > degree(pair.a) { pair.b } else { pair.a })
    }

    /// Lower bound with `child` settled at `mentor`, from the prices of the flow just solved.
    fn branch_bound(&self, depth: usize, bound: i64, child: usize, mentor: usize) -> i64 {
        let here = self.flow.mentor(child);
        let mut least = bound;
        if mentor != here {
            least += self.flow.cost(child, mentor) - self.flow.cost(child, here);
            least += self.flow.detour(here, mentor);
        }
        for (at, pair) in self.group.pairs.iter().enumerate() {
            if (pair.a == child || pair.b == child) && pair.a != pair.b && self.is_open(pair) {
                let (for_a, for_b) = if pair.a == child { (mentor, OPEN) } else { (OPEN, mentor) };
                least +=
                    self.combination(depth, at, for_a, for_b).0 - self.room.levels[depth].combinations[at].0;
            }
        }
        least
    }

    /// Better vectors for the open pairs, by subgradient steps from the flow just solved: where flow and pair
    /// disagree on the mentor of a child, the one becomes dearer in the flow and the other in the pair. Only
    /// where at least `fewest` pairs disagree. Gives whether the caller must bound the node again.
    fn improve(&mut self, depth: usize, bound: i64, fewest: usize) -> bool {
        let open = (0..self.group.pairs.len()).filter(|&at| self.is_open(&self.group.pairs[at]));
        let gaps = open.map(|at| self.gap(depth, at).unwrap_or(HARD_GAP)).filter(|gap| *gap > 0);
        let (count, sum) = gaps.fold((0, 0), |(count, sum), gap| (count + 1, sum + gap));
        if count < fewest {
            return false;
        }
        let target = if self.best < F::FORBIDDEN { self.best } else { bound + sum };
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
            if !self.is_open(pair) || self.gap(depth, at) == Some(0) {
                continue;
            }
            let (_, j, k) = self.room.levels[depth].combinations[at];
            let (a, b) = (self.flow.mentor(pair.a), self.flow.mentor(pair.b));
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
        let level = &mut self.room.levels[depth];
        level.plain = false;
        for &(dearer, cheaper) in &self.room.steps {
            // Any vectors will do; these keep sums within what a flow can hold.
            level.vectors[dearer] = (level.vectors[dearer] + step).min(F::FORBIDDEN / 16);
            level.vectors[cheaper] = (level.vectors[cheaper] - step).max(-F::FORBIDDEN / 16);
        }
    }

    /// A closed node with the prices that prove its bound.
    fn close(&mut self, depth: usize) -> Option<Branch> {
        if !self.prove {
            return None;
        }
        let m = self.group.staff.len();
        let staff: Vec<i64> = (0..m).map(|j| self.flow.price(j)).collect();
        let settled = &self.room.settled;
        let mut costs: Vec<Vec<i64>> = (0..self.group.children.len()).map(|_| staff.clone()).collect();
        let mut pairs = Vec::with_capacity(self.group.pairs.len());
        for (at, pair) in self.group.pairs.iter().enumerate() {
            let folded = |mentor: usize| -> Vec<i64> {
                (0..m).map(|j| pair_cost(self.weights, pair, mentor, j).unwrap_or(F::FORBIDDEN)).collect()
            };
            let (to_a, to_b) = match (settled[pair.a], settled[pair.b]) {
                (OPEN, OPEN) => {
                    let (to_a, to_b) = vectors(&self.room.levels[depth].vectors, at, m);
                    (to_a.to_vec(), to_b.to_vec())
                }
                (OPEN, mentor) => (folded(mentor), vec![0; m]),
                (mentor, _) => (vec![0; m], folded(mentor)),
            };
            for j in 0..m {
                costs[pair.a][j] += to_a[j];
                costs[pair.b][j] += to_b[j];
            }
            pairs.push((to_a, to_b));
        }
        let child = costs.iter().enumerate().map(|(i, costs)| {
            let may = |j: &usize| self.flow.base(i, *j) < F::FORBIDDEN && [OPEN, *j].contains(&settled[i]);
            let costs = (0..m).filter(may).map(|j| self.flow.base(i, j) + costs[j]);
            costs.min().unwrap_or(F::FORBIDDEN)
        });
        let child = child.collect();
        Some(Branch::Closed(Prices { child, staff, pairs }))
    }
}

impl<P> Room<P> {
    /// The mentors found by the last search; empty when it found none.
    pub fn mentors(&self) -> &[usize] {
        &self.best_mentors
    }
}

/// The vectors of pair `at`: on the one child and on the other.
fn vectors(all: &[i64], at: usize, staff: usize) -> (&[i64], &[i64]) {
    all[2 * at * staff..2 * (at + 1) * staff].split_at(staff)
}
