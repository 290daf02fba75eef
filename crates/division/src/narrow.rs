//! The flow of a group of usual size, with the staff in the lanes of one vector.
//!
//! Row `u` of the graph has the cheapest move of a child from staff member `u` to each other; the last lane stands for the
//! loads, so that a chain of moves is a way from the loads to the loads. Rows are worked on as a whole; lanes beyond the
//! staff cost too much to be chosen. The instructions are those of the processor at hand, chosen when the program runs.

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, i32x8, i32x16};

use crate::cost::load_step;
use crate::explain::RunnerUp;
use crate::flow::Flow;
use crate::group::{Group, Present, Weights};
use crate::table::{Table, facts};

mod lanes;
mod settle;

use lanes::{Lanes, Row, lanes, least, load, replaced, store};

/// What may not be costs this much, which is more than twice everything that may be together in a group that
/// [`Narrow::fits`].
const FORBIDDEN: i32 = 1 << 22;

/// The length of an arc that is not there.
const ABSENT: i32 = 1 << 28;

/// What a lane beyond the staff costs.
const PADDING: i32 = 1 << 25;

/// Prices to start from are at most this far from nothing, so that no sum overflows.
const DEAREST: i32 = 1 << 24;

/// Children of a group that fits: the bits of a word.
const MOST_CHILDREN: usize = 64;

/// Half-days of a staff member of a group that fits: those of a fortnight.
const MOST_HALF_DAYS: usize = 28;

const NOBODY: u8 = u8::MAX;

/// What the last of so many children of a staff member adds to the load, and what all of them do.
type Ladder = [(i32, i32); MOST_CHILDREN + 2];

fn ladder(weights: &Weights, half_days: u32) -> Ladder {
    let mut ladder: Ladder = [(0, 0); MOST_CHILDREN + 2];
    for n in 1..ladder.len() {
        // Where these are too large the group does not fit, or has fewer children.
        let step = load_step(weights, half_days, n).min(i64::from(FORBIDDEN)) as i32;
        ladder[n] = (step, ladder[n - 1].1.saturating_add(step));
    }
    ladder
}

/// As [`crate::wide::Wide`], for groups that [`Narrow::fits`].
#[derive(Debug)]
pub(crate) struct Narrow<const L: usize> {
    level: Level,
    table: Table<i32>,
    weights: Option<Weights>,
    /// By half-days, and which of them are made.
    ladders: Vec<Ladder>,
    made: u32,
    base: Vec<Row<L>>,
    cost: Vec<Row<L>>,
    mentor: Vec<u8>,
    keep: Vec<u8>,
    staff: usize,
    price: Row<L>,
    half_days: [u8; L],
    max: [u8; L],
    count: [u8; L],
    /// The load of one child more, and of one child less, which is below nothing.
    more: Row<L>,
    fewer: Row<L>,
    /// The children of each staff member, as bits.
    members: [u64; L],
    length: [Row<L>; L],
    /// The child that makes each move.
    mover: [Row<L>; L],
    /// All distances: row `v` has those to `v`.
    towards: [Row<L>; L],
    /// The children who have each staff member as mentor now, as bits.
    keepers: [u64; L],
    /// Per staff member the children for whom it is as cheap as their mentor at the dual prices, as bits: the first 32,
    /// and the others.
    tight: [Row<L>; 2],
    /// The graph is not that of the mentors any more.
    stale: bool,
}

impl<const L: usize> Default for Narrow<L> {
    fn default() -> Self {
        Self {
            level: Level::new(),
            table: Table::default(),
            weights: None,
            ladders: Vec::new(),
            made: 0,
            base: Vec::new(),
            cost: Vec::new(),
            mentor: Vec::new(),
            keep: Vec::new(),
            staff: 0,
            price: Row::default(),
            half_days: [0; L],
            max: [0; L],
            count: [0; L],
            more: Row::default(),
            fewer: Row::default(),
            members: [0; L],
            length: [Row::default(); L],
            mover: [Row::default(); L],
            towards: [Row::default(); L],
            keepers: [0; L],
            tight: [Row::default(); 2],
            stale: false,
        }
    }
}

impl<const L: usize> Narrow<L> {
    const LOADS: usize = L - 1;

    /// Whether the group has few enough staff and children, and nothing of it can cost too much for these numbers.
    pub fn fits(group: &Group, weights: &Weights) -> bool {
        let (n, m) = (group.children.len(), group.staff.len());
        if m > Self::LOADS || n > MOST_CHILDREN {
            return false;
        }
        let half_days = || group.staff.iter().map(|member| member.half_days.max(1));
        let (fewest, most) = (half_days().min().unwrap_or(1), half_days().max().unwrap_or(1));
        // All children with the one who has least time cost at least as much as any division.
        let n = n as i64;
        let load = weights.load * n * n / i64::from(fewest) + n;
        let pairs = group.pairs.len() as i64 * weights.pair;
        let all = n * Table::<i32>::most(weights) + load + pairs;
        most as usize <= MOST_HALF_DAYS && all < i64::from(FORBIDDEN / 2)
    }

    #[inline(always)]
    fn set(&mut self, group: &Group, weights: &Weights) {
        if self.weights.as_ref() != Some(weights) {
            self.weights = Some(weights.clone());
            self.table.set(weights);
            self.ladders.resize(MOST_HALF_DAYS + 1, [(0, 0); MOST_CHILDREN + 2]);
            self.made = 0;
        }
        let m = group.staff.len().min(Self::LOADS);
        self.staff = m;
        for (j, member) in group.staff[..m].iter().enumerate() {
            let half_days = member.half_days as usize;
            self.half_days[j] = half_days as u8;
            self.max[j] = member.max.map_or(u8::MAX, |max| max.min(u32::from(u8::MAX)) as u8);
            if self.made >> half_days & 1 == 0 {
                self.made |= 1 << half_days;
                self.ladders[half_days] = ladder(weights, member.half_days);
            }
        }
        self.base.clear();
        self.base.resize(group.children.len(), Row([PADDING; L]));
        self.keep.clear();
        self.keepers = [0; L];
        let rows = group.candidates.chunks_exact(m);
        for (i, ((child, candidates), row)) in group.children.iter().zip(rows).zip(&mut self.base).enumerate()
        {
            let (by_together, by_facts) = self.table.row(child);
            let changed = match child.present {
                Present::None => 0,
                Present::Staff(_) | Present::Elsewhere => weights.change as i32,
            };
            for (cost, candidate) in row.0[..m].iter_mut().zip(candidates) {
                if let Some(candidate) = candidate {
                    let together = child.attends.shared(candidate.works).count() as usize;
                    *cost = changed + by_together[together] + by_facts[facts(*candidate)];
                } else {
                    *cost = FORBIDDEN;
                }
            }
            let mut keep = NOBODY;
            if let Present::Staff(now) = child.present {
                keep = now as u8;
                self.keepers[now % L] |= 1 << i;
                row.0[now % L] -= if candidates[now].is_some() { changed } else { 0 };
            }
            self.keep.push(keep);
        }
        self.price = Row::default();
        self.cost.clone_from(&self.base);
    }

    #[inline(always)]
    fn solve<S: Simd, V: Lanes<S>>(&mut self, simd: S) {
        self.place::<S, V>(simd);
        self.measure::<S, V>(simd);
        loop {
            let (distance, before) = self.search::<S, V>(simd);
            let gain = distance + load::<S, V, L>(simd, &self.more);
            let end = least(simd, gain);
            if gain[end] >= 0 {
                let price = V::splat(simd, 0) - distance;
                let price = price.min(V::splat(simd, DEAREST)).max(V::splat(simd, -DEAREST));
                let staff = lanes::<S, V>(simd).simd_lt(V::splat(simd, self.staff as i32));
                store(staff.select(price, V::splat(simd, 0)), &mut self.price);
                return;
            }
            let mut row = Row::default();
            store(before, &mut row);
            self.push::<S, V>(simd, end, &row);
        }
    }

    /// Every child at the mentor that is cheapest with the prices.
    #[inline(always)]
    fn place<S: Simd, V: Lanes<S>>(&mut self, simd: S) {
        let price: V = load(simd, &self.price);
        self.mentor.resize(self.cost.len(), 0);
        for (mentor, row) in self.mentor.iter_mut().zip(&self.cost) {
            *mentor = least(simd, load::<S, V, L>(simd, row) + price) as u8;
        }
    }

    /// Children, loads and the whole graph, from the mentors.
    #[inline(always)]
    fn measure<S: Simd, V: Lanes<S>>(&mut self, simd: S) {
        self.members = [0; L];
        self.length = [Row([ABSENT; L]); L];
        self.stale = false;
        for (i, (&u, row)) in self.mentor.iter().zip(&self.cost).enumerate() {
            let u = usize::from(u) % L;
            self.members[u] |= 1 << i;
            let arcs = (load::<S, V, L>(simd, &self.length[u]), load::<S, V, L>(simd, &self.mover[u]));
            let (length, mover) = offer(simd, arcs, row, u, i);
            store(length, &mut self.length[u]);
            store(mover, &mut self.mover[u]);
        }
        let (mut more, mut fewer) = (Row([PADDING; L]), Row([ABSENT; L]));
        for u in 0..self.staff {
            self.count[u % L] = self.members[u % L].count_ones() as u8;
            (more.0[u % L], fewer.0[u % L]) = self.steps(u % L);
        }
        (self.more, self.fewer) = (more, fewer);
    }

    /// The load of one child more and of one child less at a staff member.
    #[inline(always)]
    fn steps(&self, j: usize) -> (i32, i32) {
        let (n, max) = (self.count[j], self.max[j]);
        let ladder = &self.ladders[usize::from(self.half_days[j])];
        let at = usize::from(n).min(MOST_CHILDREN);
        let more = ladder[at + 1].0 + if n < max { 0 } else { FORBIDDEN };
        let last = ladder[at].0 + if n > max { FORBIDDEN } else { 0 };
        (more, if n == 0 { ABSENT } else { -last })
    }

    /// Gives a staff member another number of children.
    #[inline(always)]
    fn count<S: Simd, V: Lanes<S>>(&mut self, simd: S, j: usize, count: u8) {
        self.count[j] = count;
        let (more, fewer) = self.steps(j);
        let there = lanes::<S, V>(simd).simd_eq(V::splat(simd, j as i32));
        let all = (load(simd, &self.more), load(simd, &self.fewer));
        store(there.select(V::splat(simd, more), all.0), &mut self.more);
        store(there.select(V::splat(simd, fewer), all.1), &mut self.fewer);
    }

    /// Shortest distances from the loads, and who comes before. A round gives distances over one arc more. Who comes before
    /// is the one in the round that set the distance last, so following it back never goes round.
    #[inline(always)]
    fn search<S: Simd, V: Lanes<S>>(&mut self, simd: S) -> (V, V) {
        let mut distance: V = load(simd, &self.fewer);
        let mut before = V::splat(simd, Self::LOADS as i32);
        let mut from = self.fewer;
        loop {
            let start = distance;
            for (u, (length, &from)) in self.length[..self.staff].iter().zip(&from.0).enumerate() {
                let new = load::<S, V, L>(simd, length) + V::splat(simd, from);
                before = new.simd_lt(distance).select(V::splat(simd, u as i32), before);
                distance = new.min(distance);
            }
            if distance.simd_eq(start).all_true() {
                return (distance, before);
            }
            store(distance, &mut from);
        }
    }

    /// Makes the moves of the shortest chain to `end`.
    #[inline(always)]
    fn push<S: Simd, V: Lanes<S>>(&mut self, simd: S, end: usize, before: &Row<L>) {
        let mut v = end;
        loop {
            let u = before.0[v] as usize % L;
            if u == Self::LOADS {
                break;
            }
            // From the end backwards: a child leaves before another one joins.
            let child = self.mover[u].0[v] as usize % MOST_CHILDREN;
            self.carry(child, u, v);
            if v == end {
                let arcs = (load::<S, V, L>(simd, &self.length[v]), load::<S, V, L>(simd, &self.mover[v]));
                let (length, mover) = offer(simd, arcs, &self.cost[child], v, child);
                store(length, &mut self.length[v]);
                store(mover, &mut self.mover[v]);
            } else {
                self.measure_from::<S, V>(simd, v);
            }
            v = u;
        }
        self.measure_from::<S, V>(simd, v);
        self.count::<S, V>(simd, v, self.count[v] - 1);
        self.count::<S, V>(simd, end, self.count[end] + 1);
    }

    /// The arcs from `u`, from its children.
    #[inline(always)]
    fn measure_from<S: Simd, V: Lanes<S>>(&mut self, simd: S, u: usize) {
        let mut arcs = (V::splat(simd, ABSENT), V::splat(simd, 0));
        let mut members = self.members[u];
        while members != 0 {
            let child = members.trailing_zeros() as usize;
            members &= members - 1;
            arcs = offer(simd, arcs, &self.cost[child], u, child);
        }
        store(arcs.0, &mut self.length[u]);
        store(arcs.1, &mut self.mover[u]);
    }

    #[inline(always)]
    fn carry(&mut self, child: usize, from: usize, to: usize) {
        let child = child % MOST_CHILDREN;
        self.members[from] &= !(1 << child);
        self.members[to] |= 1 << child;
        self.mentor[child] = to as u8;
    }

    fn value(&self) -> i64 {
        let mut value = 0;
        for (&j, row) in self.mentor.iter().zip(&self.cost) {
            value += i64::from(row.0[usize::from(j) % L]);
        }
        for j in 0..self.staff {
            let (count, max) = (usize::from(self.count[j % L]), usize::from(self.max[j % L]));
            let ladder = &self.ladders[usize::from(self.half_days[j % L])];
            value += i64::from(ladder[count.min(MOST_CHILDREN)].1);
            value += count.saturating_sub(max) as i64 * i64::from(FORBIDDEN);
        }
        value
    }

    #[inline(always)]
    fn all_pairs<S: Simd, V: Lanes<S>>(&mut self, simd: S) {
        if self.stale {
            self.measure::<S, V>(simd);
        }
        let m = self.staff;
        self.towards = [Row([ABSENT; L]); L];
        for u in 0..m {
            for v in 0..m {
                self.towards[v % L].0[u % L] = self.length[u % L].0[v % L];
            }
            self.towards[u % L].0[u % L] = 0;
            self.towards[u % L].0[Self::LOADS] = self.fewer.0[u % L];
            self.towards[Self::LOADS].0[u % L] = self.more.0[u % L];
        }
        self.towards[Self::LOADS].0[Self::LOADS] = 0;
        for k in (0..m).chain([Self::LOADS]) {
            let first: V = load(simd, &self.towards[k % L]);
            for v in (0..m).chain([Self::LOADS]) {
                let row = &mut self.towards[v % L];
                let second = V::splat(simd, row.0[k % L]);
                store(load::<S, V, L>(simd, row).min(first + second), row);
            }
        }
    }

    /// The other mentor of child `i` for which the whole division costs least more, the first of equal ones, and how
    /// much, after [`Self::all_pairs`].
    #[inline(always)]
    fn runner_up<S: Simd, V: Lanes<S>>(&self, simd: S, i: usize) -> Option<RunnerUp> {
        let here = usize::from(self.mentor[i]) % L;
        let start = V::splat(simd, self.base[i].0[here]);
        let detour: V = load(simd, &self.towards[here]);
        let prices = load::<S, V, L>(simd, &self.base[i]) - start + detour;
        let prices = replaced(simd, prices.min(V::splat(simd, FORBIDDEN)), here, FORBIDDEN);
        let mentor = least(simd, prices);
        let price = prices[mentor];
        (price < FORBIDDEN / 2).then_some(RunnerUp { mentor, price: i64::from(price) })
    }
}

/// Lets child `i` of `u` shorten the arcs from `u`.
#[inline(always)]
fn offer<S: Simd, V: Lanes<S>, const L: usize>(
    simd: S,
    (length, mover): (V, V),
    row: &Row<L>,
    u: usize,
    i: usize,
) -> (V, V) {
    let new = load::<S, V, L>(simd, row) - V::splat(simd, row.0[u % L]);
    let mover = new.simd_lt(length).select(V::splat(simd, i as i32), mover);
    (new.min(length), mover)
}

macro_rules! flow {
    ($lanes:literal, $vector:ident) => {
        impl Flow for Narrow<$lanes> {
            type Prices = Row<$lanes>;

            const FORBIDDEN: i64 = FORBIDDEN as i64;

            fn set_group(&mut self, group: &Group, weights: &Weights) {
                dispatch!(self.level, _simd => self.set(group, weights));
            }

            fn divide(&mut self, group: &Group, weights: &Weights) -> i64 {
                dispatch!(self.level, simd => {
                    self.set(group, weights);
                    for &(child, staff) in &group.chosen {
                        self.lock(child, staff);
                    }
                    self.solve::<_, $vector<_>>(simd);
                    let value = self.value();
                    if value < i64::from(FORBIDDEN) {
                        self.settle::<_, $vector<_>>(simd);
                    }
                    value
                })
            }

            fn reset(&mut self) {
                self.cost.clone_from(&self.base);
            }

            fn base(&self, child: usize, staff: usize) -> i64 {
                i64::from(self.base[child].0[staff])
            }

            fn cost(&self, child: usize, staff: usize) -> i64 {
                i64::from(self.cost[child].0[staff])
            }

            fn lock(&mut self, child: usize, staff: usize) {
                for (j, cost) in self.cost[child].0[..self.staff].iter_mut().enumerate() {
                    *cost = if j == staff { *cost } else { FORBIDDEN };
                }
            }

            fn add(&mut self, child: usize, staff: usize, points: i64) {
                let cost = &mut self.cost[child].0[staff];
                // What must not be more than once must not be.
                *cost = if points < i64::from(FORBIDDEN) { *cost + points as i32 } else { FORBIDDEN };
            }

            fn solve(&mut self) -> i64 {
                dispatch!(self.level, simd => {
                    self.solve::<_, $vector<_>>(simd);
                    self.value()
                })
            }

            fn settle(&mut self) {
                dispatch!(self.level, simd => self.settle::<_, $vector<_>>(simd));
            }

            fn adopt(&mut self, mentors: &[usize]) {
                self.mentor.clear();
                self.mentor.extend(mentors.iter().map(|&j| j as u8));
                self.stale = true;
            }

            fn mentor(&self, child: usize) -> usize {
                usize::from(self.mentor[child])
            }

            fn kept(&self, child: usize) -> usize {
                usize::from(self.keep[child])
            }

            fn prices(&self) -> &Row<$lanes> {
                &self.price
            }

            fn start_from(&mut self, prices: &Row<$lanes>) {
                self.price = *prices;
            }

            fn price(&self, staff: usize) -> i64 {
                i64::from(self.price.0[staff])
            }

            fn all_pairs(&mut self) {
                dispatch!(self.level, simd => self.all_pairs::<_, $vector<_>>(simd));
            }

            fn detour(&self, mentor: usize, other: usize) -> i64 {
                i64::from(self.towards[mentor].0[other])
            }

            fn read(&self, mentors: &mut Vec<usize>, costs: &mut Vec<i64>) {
                mentors.extend(self.mentor.iter().map(|&j| usize::from(j)));
                let rows = self.base.iter().zip(&self.mentor);
                costs.extend(rows.map(|(row, &j)| i64::from(row.0[usize::from(j) % $lanes])));
            }

            fn runners_up(&mut self, found: &mut Vec<Option<RunnerUp>>) {
                dispatch!(self.level, simd => {
                    self.all_pairs::<_, $vector<_>>(simd);
                    for i in 0..self.mentor.len() {
                        found.push(self.runner_up::<_, $vector<_>>(simd, i));
                    }
                });
            }
        }
    };
}

flow!(8, i32x8);
flow!(16, i32x16);
