//! The flow of a group of any size.

use crate::cost::load_step;
use crate::explain::RunnerUp;
use crate::flow::Flow;
use crate::group::{Group, Present, Weights};
use crate::table::{Table, facts};

/// What may not be costs this much: more than everything that may be together (see [`Weights`]).
const FORBIDDEN: i64 = 1 << 44;

/// The length of an arc that is not there.
const ABSENT: i64 = 1 << 60;

const NOBODY: usize = usize::MAX;

/// Sums of load steps, kept for one load weight: what `n` children cost a staff member.
#[derive(Debug, Default)]
struct Loads {
    weight: i64,
    /// Half-days, and the load of 0, 1, 2, ... children.
    rows: Vec<(u32, Vec<i64>)>,
}

impl Loads {
    /// The row of a staff member with `half_days`, long enough for `children` children.
    fn row(&mut self, weights: &Weights, half_days: u32, children: usize) -> usize {
        if self.weight != weights.load {
            self.weight = weights.load;
            self.rows.clear();
        }
        let row = match self.rows.iter().position(|(days, _)| *days == half_days) {
            Some(row) => row,
            None => {
                self.rows.push((half_days, vec![0]));
                self.rows.len() - 1
            }
        };
        let sums = &mut self.rows[row].1;
        while sums.len() <= children {
            let next = sums[sums.len() - 1] + load_step(weights, half_days, sums.len());
            sums.push(next);
        }
        row
    }
}

/// A staff member in the flow.
#[derive(Debug, Default)]
struct Node {
    row: usize,
    max: usize,
    count: usize,
    /// The load of one child more, and of the last child.
    up: i64,
    down: i64,
}

/// The flow of one group, and room to compute in that is used again for the next.
#[derive(Debug, Default)]
pub(crate) struct Wide {
    table: Table<i64>,
    weights: Option<Weights>,
    /// Costs of the group and present costs, child by child, staff member by staff member; from [`FORBIDDEN`] it may not be.
    base: Vec<i64>,
    cost: Vec<i64>,
    mentor: Vec<usize>,
    price: Vec<i64>,
    keep: Vec<usize>,
    staff: usize,
    nodes: Vec<Node>,
    loads: Loads,
    /// The children of each staff member: the first, and per child the next.
    first: Vec<usize>,
    next: Vec<usize>,
    /// Cheapest move from one staff member to another.
    length: Vec<i64>,
    distance: Vec<i64>,
    before: Vec<usize>,
    /// Per child the staff members that are as cheap as its mentor at the dual prices, as bits.
    tight: Vec<u64>,
    /// Per staff member where its children that are not settled can go at no cost, as bits.
    free: Vec<u64>,
    /// All-pairs distances, over the staff and one node more for the loads.
    between: Vec<i64>,
    row: Vec<i64>,
    queue: Vec<usize>,
    /// The graph is not that of the mentors any more.
    stale: bool,
}

impl Wide {
    fn push_all(&mut self) {
        let m = self.staff;
        self.place(m);
        self.measure(m);
        loop {
            self.search(m);
            let lengths = self.nodes.iter().zip(&self.distance).map(|(node, distance)| distance + node.up);
            match lengths.enumerate().min_by_key(|(_, length)| *length) {
                Some((end, gain)) if gain < 0 => self.push(end, m),
                _ => break,
            }
        }
        for (price, distance) in self.price.iter_mut().zip(&self.distance) {
            *price = -distance;
        }
    }

    /// Costs and loads of the present division.
    fn value(&self) -> i64 {
        let costs: i64 =
            self.mentor.iter().zip(self.cost.chunks_exact(self.staff)).map(|(&j, row)| row[j]).sum();
        let loads: i64 = self
            .nodes
            .iter()
            .map(|node| {
                let over = node.count.saturating_sub(node.max) as i64;
                self.loads.rows[node.row].1[node.count] + over * FORBIDDEN
            })
            .sum();
        costs + loads
    }

    /// Every child at the mentor that is cheapest with the prices.
    fn place(&mut self, m: usize) {
        self.mentor.clear();
        let price = &self.price[..m];
        self.mentor.extend(self.cost.chunks_exact(m).map(|row| {
            let mut least = ABSENT;
            let mut mentor = 0;
            for (j, (cost, price)) in row.iter().zip(price).enumerate() {
                let better = cost + price < least;
                least = if better { cost + price } else { least };
                mentor = if better { j } else { mentor };
            }
            mentor
        }));
    }

    /// Counts and the whole graph, from the mentors.
    fn measure(&mut self, m: usize) {
        for node in &mut self.nodes {
            node.count = 0;
        }
        self.first.clear();
        self.first.resize(m, NOBODY);
        self.next.clear();
        self.length.clear();
        self.length.resize(m * m, ABSENT);
        self.stale = false;
        for (i, (&u, row)) in self.mentor.iter().zip(self.cost.chunks_exact(m)).enumerate() {
            self.nodes[u].count += 1;
            self.next.push(self.first[u]);
            self.first[u] = i;
            offer(&mut self.length[u * m..(u + 1) * m], row, row[u]);
        }
        for j in 0..m {
            self.set_steps(j);
        }
    }

    fn set_steps(&mut self, j: usize) {
        let node = &mut self.nodes[j];
        let sums = &self.loads.rows[node.row].1;
        let extra = |nth: usize| if nth > node.max { FORBIDDEN } else { 0 };
        let n = node.count;
        node.down = if n == 0 { -ABSENT } else { sums[n] - sums[n - 1] + extra(n) };
        node.up = sums[n + 1] - sums[n] + extra(n + 1);
    }

    /// Shortest distances from the loads over the graph of staff members.
    fn search(&mut self, m: usize) {
        self.distance.clear();
        self.distance.extend(self.nodes[..m].iter().map(|node| -node.down));
        self.before.clear();
        self.before.resize(m, NOBODY);
        let distance = &mut self.distance[..m];
        let before = &mut self.before[..m];
        let mut changed = true;
        while changed {
            changed = false;
            for (u, lengths) in self.length[..m * m].chunks_exact(m).enumerate() {
                let start = distance[u];
                for ((distance, before), length) in distance.iter_mut().zip(before.iter_mut()).zip(lengths) {
                    let better = start + length < *distance;
                    *distance = if better { start + length } else { *distance };
                    *before = if better { u } else { *before };
                    changed |= better;
                }
            }
        }
    }

    /// Makes the moves of the shortest chain that ends at `end`.
    fn push(&mut self, end: usize, m: usize) {
        let mut v = end;
        while self.before[v] != NOBODY {
            // From the end backwards: a child leaves before another one joins.
            let u = self.before[v];
            self.transfer(u, v, m);
            if v == end {
                let row = &self.cost[self.first[v] * m..][..m];
                offer(&mut self.length[v * m..][..m], row, row[v]);
            } else {
                self.measure_from(v, m);
            }
            v = u;
        }
        if v != end {
            self.measure_from(v, m);
        }
        self.nodes[end].count += 1;
        self.set_steps(end);
        self.nodes[v].count -= 1;
        self.set_steps(v);
    }

    /// Moves the cheapest child from `u` to `v`, where it becomes the first.
    fn transfer(&mut self, u: usize, v: usize, m: usize) {
        let length = self.length[u * m + v];
        let is_cheapest = |i: usize| self.cost[i * m + v] - self.cost[i * m + u] == length;
        let mut child = self.first[u];
        if is_cheapest(child) {
            self.first[u] = self.next[child];
        } else {
            let mut ahead = child;
            child = self.next[child];
            while !is_cheapest(child) {
                ahead = child;
                child = self.next[child];
            }
            self.next[ahead] = self.next[child];
        }
        self.next[child] = self.first[v];
        self.first[v] = child;
        self.mentor[child] = v;
    }

    /// The arcs from `u`, from its children.
    fn measure_from(&mut self, u: usize, m: usize) {
        let lengths = &mut self.length[u * m..][..m];
        lengths.fill(ABSENT);
        let mut child = self.first[u];
        while child != NOBODY {
            let row = &self.cost[child * m..][..m];
            offer(lengths, row, row[u]);
            child = self.next[child];
        }
    }

    fn settle_ties(&mut self) {
        let m = self.staff;
        let words = (m + 1).div_ceil(64);
        self.tight.clear();
        self.tight.resize(self.mentor.len() * words, 0);
        let mut other = false;
        let rows = self.cost.chunks_exact(m).zip(self.tight.chunks_exact_mut(words));
        for ((&here, &keep), (row, tight)) in self.mentor.iter().zip(&self.keep).zip(rows) {
            let reduced = row[here] + self.price[here];
            for (word, bits) in tight.iter_mut().enumerate() {
                let staff = 64 * word..m.min(64 * word + 64);
                let (costs, prices) = (&row[staff.clone()], &self.price[staff]);
                for (j, (cost, price)) in costs.iter().zip(prices).enumerate() {
                    *bits |= u64::from(cost + price == reduced) << j;
                }
                let lowest = 64 * word + bits.trailing_zeros() as usize;
                let kept = keep / 64 == word && *bits >> (keep % 64) & 1 == 1;
                other |= here != keep && *bits != 0 && (lowest < here || kept);
            }
        }
        self.stale = false;
        if !other {
            return;
        }
        for i in 0..self.mentor.len() {
            let (here, keep) = (self.mentor[i], self.keep[i]);
            if here == keep {
                continue;
            }
            let present = (keep < m).then_some(keep);
            for j in present.into_iter().chain(0..here) {
                let bit = self.tight[i * words + j / 64] >> (j % 64) & 1;
                if bit == 1 && self.make_room(i, j, here, m) {
                    self.mentor[i] = j;
                    self.stale = true;
                    break;
                }
            }
        }
    }

    /// Whether children after `settled` can move at no cost so that `from` gives up a child, or bears one
    /// more, and `to` gets one or bears one less; if so they are moved.
    fn make_room(&mut self, settled: usize, from: usize, to: usize, m: usize) -> bool {
        let words = (m + 1).div_ceil(64);
        // The node of the loads has index m: reached when one child more costs its price, left likewise.
        self.free.clear();
        self.free.resize((m + 1) * words, 0);
        for (k, &u) in self.mentor.iter().enumerate().skip(settled + 1) {
            for word in 0..words {
                self.free[u * words + word] |= self.tight[k * words + word];
            }
        }
        for (v, node) in self.nodes.iter().enumerate() {
            self.free[v * words + m / 64] |= u64::from(node.up == self.price[v]) << (m % 64);
            self.free[m * words + v / 64] |= u64::from(node.down == self.price[v]) << (v % 64);
        }
        self.before.clear();
        self.before.resize(m + 1, NOBODY);
        self.before[from] = from;
        self.queue.clear();
        self.queue.push(from);
        let mut done = 0;
        while done < self.queue.len() && self.before[to] == NOBODY {
            let u = self.queue[done];
            done += 1;
            for word in 0..words {
                let mut bits = self.free[u * words + word];
                while bits != 0 {
                    let v = 64 * word + bits.trailing_zeros() as usize;
                    bits &= bits - 1;
                    if self.before[v] == NOBODY {
                        self.before[v] = u;
                        self.queue.push(v);
                    }
                }
            }
        }
        if self.before[to] == NOBODY {
            return false;
        }
        let mut v = to;
        while v != from {
            let u = self.before[v];
            if u == m {
                self.nodes[v].count -= 1;
                self.set_steps(v);
            } else if v == m {
                self.nodes[u].count += 1;
                self.set_steps(u);
            } else {
                let goes =
                    |k: &usize| self.mentor[*k] == u && self.tight[k * words + v / 64] >> (v % 64) & 1 == 1;
                if let Some(child) = (settled + 1..self.mentor.len()).find(goes) {
                    self.mentor[child] = v;
                }
            }
            v = u;
        }
        true
    }

    fn measure_all_pairs(&mut self) {
        let m = self.staff;
        if self.stale {
            self.measure(m);
        }
        let wide = m + 1;
        self.between.clear();
        self.between.resize(wide * wide, 0);
        for (u, row) in self.between.chunks_exact_mut(wide).enumerate() {
            if u < m {
                row[..m].copy_from_slice(&self.length[u * m..][..m]);
                row[u] = 0;
                row[m] = self.nodes[u].up;
            } else {
                row.iter_mut().zip(&self.nodes).for_each(|(length, node)| *length = -node.down);
            }
        }
        for k in 0..wide {
            self.row.clear();
            self.row.extend_from_slice(&self.between[k * wide..][..wide]);
            for row in self.between.chunks_exact_mut(wide) {
                let first = row[k];
                for (length, second) in row.iter_mut().zip(&self.row) {
                    *length = (*length).min(first + second);
                }
            }
        }
    }
}

impl Flow for Wide {
    type Prices = Vec<i64>;

    const FORBIDDEN: i64 = FORBIDDEN;

    fn set_group(&mut self, group: &Group, weights: &Weights) {
        if self.weights.as_ref() != Some(weights) {
            self.weights = Some(weights.clone());
            self.table.set(weights);
        }
        let (staff, children) = (&group.staff, group.children.len());
        self.staff = staff.len();
        self.keep.clear();
        self.base.clear();
        for (child, candidates) in group.children.iter().zip(group.candidates.chunks_exact(self.staff)) {
            let (by_together, by_facts) = self.table.row(child);
            let (keep, changed) = match child.present {
                Present::None => (NOBODY, 0),
                Present::Staff(mentor) => (mentor, weights.change),
                Present::Elsewhere => (NOBODY, weights.change),
            };
            self.keep.push(keep);
            self.base.extend(candidates.iter().enumerate().map(|(j, candidate)| match candidate {
                Some(candidate) => {
                    let together = child.attends.shared(candidate.works).count() as usize;
                    let changed = if j == keep { 0 } else { changed };
                    by_together[together] + by_facts[facts(*candidate)] + changed
                }
                None => FORBIDDEN,
            }));
        }
        self.nodes.clear();
        for member in staff {
            let row = self.loads.row(weights, member.half_days, children + 1);
            let max = member.max.map_or(usize::MAX, |max| max as usize);
            self.nodes.push(Node { row, max, ..Node::default() });
        }
        self.price.clear();
        self.price.resize(self.staff, 0);
        self.reset();
    }

    fn reset(&mut self) {
        self.cost.clone_from(&self.base);
    }

    fn base(&self, child: usize, staff: usize) -> i64 {
        self.base[child * self.staff + staff]
    }

    fn cost(&self, child: usize, staff: usize) -> i64 {
        self.cost[child * self.staff + staff]
    }

    fn lock(&mut self, child: usize, staff: usize) {
        for (j, cost) in self.cost[child * self.staff..][..self.staff].iter_mut().enumerate() {
            if j != staff {
                *cost += FORBIDDEN;
            }
        }
    }

    fn add(&mut self, child: usize, staff: usize, points: i64) {
        self.cost[child * self.staff + staff] += points;
    }

    fn solve(&mut self) -> i64 {
        self.push_all();
        self.value()
    }

    fn settle(&mut self) {
        self.settle_ties();
    }

    fn adopt(&mut self, mentors: &[usize]) {
        self.mentor.clear();
        self.mentor.extend_from_slice(mentors);
        self.measure(self.staff);
    }

    fn mentor(&self, child: usize) -> usize {
        self.mentor[child]
    }

    fn kept(&self, child: usize) -> usize {
        self.keep[child]
    }

    fn prices(&self) -> &Vec<i64> {
        &self.price
    }

    fn start_from(&mut self, prices: &Vec<i64>) {
        self.price.clone_from(prices);
    }

    fn price(&self, staff: usize) -> i64 {
        self.price[staff]
    }

    fn all_pairs(&mut self) {
        self.measure_all_pairs();
    }

    fn detour(&self, mentor: usize, other: usize) -> i64 {
        self.between[other * (self.staff + 1) + mentor]
    }

    fn read(&self, mentors: &mut Vec<usize>, costs: &mut Vec<i64>) {
        mentors.extend_from_slice(&self.mentor);
        costs.extend(self.mentor.iter().zip(self.base.chunks_exact(self.staff)).map(|(&j, row)| row[j]));
    }

    fn runners_up(&mut self, found: &mut Vec<Option<RunnerUp>>) {
        self.measure_all_pairs();
        found.extend(self.base.chunks_exact(self.staff).zip(&self.mentor).map(|(row, &here)| {
            let others = row.iter().enumerate().filter(|(j, _)| *j != here);
            let price = |(j, cost): (usize, &i64)| (cost - row[here] + self.detour(here, j), j);
            let (price, mentor) = others.map(price).min()?;
            (price < FORBIDDEN / 2).then_some(RunnerUp { mentor, price })
        }));
    }
}

/// Lets a child with these costs, `here` at its mentor, shorten the arcs from its mentor.
#[inline]
fn offer(lengths: &mut [i64], row: &[i64], here: i64) {
    for (length, cost) in lengths.iter_mut().zip(row) {
        *length = (*length).min(cost - here);
    }
}
