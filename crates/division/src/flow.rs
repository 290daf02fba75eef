//! The division without pairs: a minimum-cost flow with convex loads, on the graph of staff members alone.
//!
//! An arc from one staff member to another is the cheapest move of a child between them. Every child starts
//! at its cheapest mentor; then the most profitable chain of moves is made, from a staff member who gets a
//! child less to one who gets a child more, until none is profitable. Between chains no cycle of moves is
//! profitable: the start has none and a shortest chain makes none. So the end is an optimum.

use crate::cost::load_step;
use crate::group::{Staff, Weights};

/// What may not be costs this much: more than everything that may be together (see [`Weights`]).
pub(crate) const FORBIDDEN: i64 = 1 << 44;

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
pub(crate) struct Flow {
    /// Costs, child by child, staff member by staff member; from [`FORBIDDEN`] it may not be.
    pub cost: Vec<i64>,
    /// The mentor of each child.
    pub mentor: Vec<usize>,
    /// Dual price of a place at each staff member, after [`Flow::solve`].
    pub price: Vec<i64>,
    staff: usize,
    nodes: Vec<Node>,
    loads: Loads,
    /// Cheapest move from one staff member to another, and the child that moves.
    length: Vec<i64>,
    mover: Vec<usize>,
    distance: Vec<i64>,
    before: Vec<usize>,
    /// All-pairs distances, over the staff and one node more for the loads.
    between: Vec<i64>,
    queue: Vec<usize>,
}

impl Flow {
    /// Makes room for a group; the costs are set by the caller.
    pub fn set_staff(&mut self, staff: &[Staff], children: usize, weights: &Weights) {
        self.staff = staff.len();
        self.nodes.clear();
        for member in staff {
            let row = self.loads.row(weights, member.half_days, children + 1);
            let max = member.max.map_or(usize::MAX, |max| max as usize);
            self.nodes.push(Node { row, max, ..Node::default() });
        }
        self.price.clear();
        self.price.resize(self.staff, 0);
    }

    /// Divides at the least cost. Starts from [`Flow::price`]: any prices will do, those of a flow with
    /// nearly the same costs are quick. There must be staff.
    pub fn solve(&mut self) {
        self.place();
        self.measure();
        loop {
            self.search();
            let mut end = 0;
            let mut gain = ABSENT;
            for (v, node) in self.nodes.iter().enumerate() {
                let length = self.distance[v] + node.up;
                if length < gain {
                    gain = length;
                    end = v;
                }
            }
            if gain >= 0 {
                break;
            }
            self.push(end);
        }
        for (price, distance) in self.price.iter_mut().zip(&self.distance) {
            *price = -distance;
        }
    }

    /// Costs and loads of the present division; from [`FORBIDDEN`] there is none.
    pub fn value(&self) -> i64 {
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

    /// Takes this division as it is; it must be an optimum.
    pub fn adopt(&mut self, mentor: &[usize]) {
        self.mentor.clear();
        self.mentor.extend_from_slice(mentor);
        self.measure();
    }

    /// Every child at the mentor that is cheapest with the prices.
    fn place(&mut self) {
        self.mentor.clear();
        for row in self.cost.chunks_exact(self.staff) {
            let mut least = ABSENT;
            let mut mentor = 0;
            for (j, (cost, price)) in row.iter().zip(&self.price).enumerate() {
                if cost + price < least {
                    least = cost + price;
                    mentor = j;
                }
            }
            self.mentor.push(mentor);
        }
    }

    /// Counts and the whole graph, from the mentors.
    fn measure(&mut self) {
        for node in &mut self.nodes {
            node.count = 0;
        }
        for &j in &self.mentor {
            self.nodes[j].count += 1;
        }
        for j in 0..self.staff {
            self.set_steps(j);
        }
        let arcs = self.staff * self.staff;
        self.length.clear();
        self.length.resize(arcs, ABSENT);
        self.mover.clear();
        self.mover.resize(arcs, NOBODY);
        for i in 0..self.mentor.len() {
            self.offer(i);
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

    /// Lets child `i` shorten the arcs from its mentor.
    #[inline]
    fn offer(&mut self, i: usize) {
        let m = self.staff;
        let u = self.mentor[i];
        let row = &self.cost[i * m..(i + 1) * m];
        let here = row[u];
        let lengths = &mut self.length[u * m..(u + 1) * m];
        let movers = &mut self.mover[u * m..(u + 1) * m];
        for ((length, mover), cost) in lengths.iter_mut().zip(movers).zip(row) {
            if cost - here < *length {
                *length = cost - here;
                *mover = i;
            }
        }
    }

    /// Shortest distances from the loads over the graph of staff members.
    fn search(&mut self) {
        let m = self.staff;
        self.distance.clear();
        self.distance.extend(self.nodes.iter().map(|node| -node.down));
        self.before.clear();
        self.before.resize(m, NOBODY);
        let mut changed = true;
        while changed {
            changed = false;
            for u in 0..m {
                let start = self.distance[u];
                let lengths = &self.length[u * m..(u + 1) * m];
                for v in 0..m {
                    let reached = start + lengths[v];
                    if reached < self.distance[v] {
                        self.distance[v] = reached;
                        self.before[v] = u;
                        changed = true;
                    }
                }
            }
        }
    }

    /// Makes the moves of the shortest chain that ends at `end`.
    fn push(&mut self, end: usize) {
        let m = self.staff;
        let mut v = end;
        self.nodes[end].count += 1;
        self.queue.clear();
        self.queue.push(v);
        while self.before[v] != NOBODY {
            let u = self.before[v];
            self.mentor[self.mover[u * m + v]] = v;
            self.queue.push(u);
            v = u;
        }
        self.nodes[v].count -= 1;
        self.set_steps(end);
        self.set_steps(v);
        for at in 0..self.queue.len() {
            let u = self.queue[at];
            self.length[u * m..(u + 1) * m].fill(ABSENT);
            for i in 0..self.mentor.len() {
                if self.mentor[i] == u {
                    self.offer(i);
                }
            }
        }
    }

    /// Exchanges the optimum for the lexicographically smallest one: child by child the lowest mentor that
    /// children not yet settled can make room for, over arcs that cost nothing at the dual prices.
    pub fn settle(&mut self) {
        let m = self.staff;
        let mut moved = false;
        for i in 0..self.mentor.len() {
            let here = self.mentor[i];
            let reduced = self.cost[i * m + here] + self.price[here];
            for j in 0..here {
                if self.cost[i * m + j] + self.price[j] == reduced && self.make_room(i, j, here) {
                    self.mentor[i] = j;
                    moved = true;
                    break;
                }
            }
        }
        if moved {
            self.measure();
        }
    }

    /// Whether children after `settled` can move at no cost so that `from` gives up a child, or bears one
    /// more, and `to` lacks one less; if so they are moved.
    fn make_room(&mut self, settled: usize, from: usize, to: usize) -> bool {
        let m = self.staff;
        // The node of the loads has index m: reached when one child more costs its price, left likewise.
        self.before.clear();
        self.before.resize(m + 1, NOBODY);
        self.mover.clear();
        self.mover.resize(m + 1, NOBODY);
        self.queue.clear();
        self.queue.push(from);
        self.before[from] = from;
        let mut next = 0;
        while next < self.queue.len() && self.before[to] == NOBODY {
            let u = self.queue[next];
            next += 1;
            if u == m {
                for v in 0..m {
                    if self.before[v] == NOBODY && self.nodes[v].down == self.price[v] {
                        self.before[v] = m;
                        self.queue.push(v);
                    }
                }
                continue;
            }
            if self.before[m] == NOBODY && self.nodes[u].up == self.price[u] {
                self.before[m] = u;
                self.queue.push(m);
            }
            for k in settled + 1..self.mentor.len() {
                if self.mentor[k] != u {
                    continue;
                }
                let row = &self.cost[k * m..(k + 1) * m];
                let reduced = row[u] + self.price[u];
                for (v, cost) in row.iter().enumerate() {
                    if cost + self.price[v] == reduced && self.before[v] == NOBODY {
                        self.before[v] = u;
                        self.mover[v] = k;
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
                self.mentor[self.mover[v]] = v;
            }
            v = u;
        }
        true
    }

    /// Prepares [`Flow::detour`]: all shortest distances between staff members.
    pub fn all_pairs(&mut self) {
        let m = self.staff;
        let wide = m + 1;
        self.between.clear();
        for u in 0..m {
            self.between.extend_from_slice(&self.length[u * m..(u + 1) * m]);
            self.between[u * wide + u] = 0;
            self.between.push(self.nodes[u].up);
        }
        self.between.extend(self.nodes.iter().map(|node| -node.down));
        self.between.push(0);
        for k in 0..wide {
            for u in 0..wide {
                let first = self.between[u * wide + k];
                if first >= ABSENT / 2 {
                    continue;
                }
                for v in 0..wide {
                    let length = first + self.between[k * wide + v];
                    if length < self.between[u * wide + v] {
                        self.between[u * wide + v] = length;
                    }
                }
            }
        }
    }

    /// What the others pay when a child of `mentor` goes to `other`, after [`Flow::all_pairs`]; from
    /// [`FORBIDDEN`]` / 2` it cannot be.
    pub fn detour(&self, mentor: usize, other: usize) -> i64 {
        self.between[other * (self.staff + 1) + mentor]
    }
}
