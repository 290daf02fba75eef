//! The first of equally cheap divisions: children exchanged at no cost, with sets of children and staff as bits.

use fearless_simd::prelude::*;

use super::Narrow;
use super::lanes::{Lanes, load, store};

impl<const L: usize> Narrow<L> {
    /// Exchanges the optimum for the first of the cheapest divisions.
    #[inline(always)]
    pub(super) fn settle<S: Simd, V: Lanes<S>>(&mut self, simd: S) {
        let price: V = load(simd, &self.price);
        self.stale = false;
        let mut start = 0;
        for (part, tight) in self.tight.iter_mut().enumerate() {
            let mut columns = V::splat(simd, 0);
            let end = self.cost.len().min(32 * (part + 1));
            for (i, (row, &here)) in self.cost[start..end].iter().zip(&self.mentor[start..end]).enumerate() {
                let here = usize::from(here) % L;
                let reduced = V::splat(simd, row.0[here] + self.price.0[here]);
                let child = V::splat(simd, 1 << i);
                let as_cheap = (load::<S, V, L>(simd, row) + price).simd_eq(reduced);
                columns |= as_cheap.select(child, V::splat(simd, 0));
            }
            store(columns, tight);
            start = end;
        }
        let undecided = self.undecided();
        if undecided != 0 {
            self.settle_ties::<S, V>(simd, undecided);
        }
    }

    /// The children for whom `staff` is as cheap at the dual prices as their mentor, as bits.
    #[inline(always)]
    fn tight(&self, staff: usize) -> u64 {
        let [low, high] = [0, 1].map(|part: usize| u64::from(self.tight[part].0[staff % L] as u32));
        low | high << 32
    }

    /// The children for whom somebody as cheap goes before their mentor: the one they have now, or a lower index.
    #[inline(always)]
    fn undecided(&self) -> u64 {
        let mut undecided = 0;
        let mut lower = 0;
        for j in 0..self.staff {
            let (tight, keep, members) = (self.tight(j), self.keepers[j % L], self.members[j % L]);
            undecided |= members & lower & !keep;
            undecided |= tight & keep & !members;
            lower |= tight;
        }
        undecided
    }

    /// Exchanges children at no cost where that makes the division the first of the cheapest: child by child the first
    /// mentor that children not yet settled can make room for.
    #[inline(always)]
    fn settle_ties<S: Simd, V: Lanes<S>>(&mut self, simd: S, undecided: u64) {
        let mut undecided = undecided;
        while undecided != 0 {
            let i = undecided.trailing_zeros() as usize;
            let child = 1u64 << i;
            let later = !(child | (child - 1));
            undecided &= later;
            let here = usize::from(self.mentor[i]) % L;
            let arcs = self.free::<S, V>(simd, later);
            let mut possible = self.meets::<S, V>(simd, child);
            let keep = usize::from(self.keep[i]);
            let mut next =
                if possible >> keep.min(63) & 1 == 1 { keep } else { possible.trailing_zeros() as usize };
            possible &= (1 << here) - 1;
            while next != here {
                if let Some(before) = way(next, here, &arcs) {
                    self.make_room::<S, V>(simd, (i, next, here), &before);
                    undecided = self.undecided() & later;
                    self.stale = true;
                    break;
                }
                possible &= !(1 << next);
                next = if possible == 0 { here } else { possible.trailing_zeros() as usize };
            }
        }
    }

    /// The staff members who are as cheap as their mentor for one of these children, as bits.
    #[inline(always)]
    fn meets<S: Simd, V: Lanes<S>>(&self, simd: S, children: u64) -> u64 {
        let low = load::<S, V, L>(simd, &self.tight[0]) & V::splat(simd, children as i32);
        let mut any = low;
        if self.cost.len() > 32 {
            any |= load::<S, V, L>(simd, &self.tight[1]) & V::splat(simd, (children >> 32) as i32);
        }
        any.simd_eq(V::splat(simd, 0)).to_bitmask() ^ ((1 << L) - 1)
    }

    /// Where these children can go at no cost, from each staff member, as bits. The last lane is the loads: reached where
    /// one child more costs its price, left likewise.
    #[inline(always)]
    fn free<S: Simd, V: Lanes<S>>(&self, simd: S, children: u64) -> [u64; L] {
        let price: V = load(simd, &self.price);
        let more = load::<S, V, L>(simd, &self.more).simd_eq(price).to_bitmask();
        let fewer = (load::<S, V, L>(simd, &self.fewer) + price).simd_eq(V::splat(simd, 0)).to_bitmask();
        let mut free = [0; L];
        for u in 0..self.staff {
            let to_loads = (more >> u & 1) << Self::LOADS;
            free[u % L] = self.meets::<S, V>(simd, self.members[u % L] & children) | to_loads;
        }
        free[Self::LOADS] = fewer & ((1 << self.staff) - 1);
        free
    }

    /// Moves child `i` from `here` to `to`, and later ones on the way from there to `here`, at no cost; the loads give and
    /// take too.
    #[inline(always)]
    fn make_room<S: Simd, V: Lanes<S>>(
        &mut self,
        simd: S,
        (i, to, here): (usize, usize, usize),
        before: &[u8; L],
    ) {
        let later = !1 << i;
        let mut v = here;
        while v != to {
            let u = usize::from(before[v]) % L;
            if u == Self::LOADS {
                self.count::<S, V>(simd, v, self.count[v] - 1);
            } else if v == Self::LOADS {
                self.count::<S, V>(simd, u, self.count[u] + 1);
            } else {
                let children = self.members[u] & self.tight(v) & later;
                self.carry(children.trailing_zeros() as usize, u, v);
            }
            v = u;
        }
        self.carry(i, here, to);
    }
}

/// A way over these arcs, as bits: who comes before each on it. `None` where there is none.
#[inline(always)]
fn way<const L: usize>(from: usize, to: usize, arcs: &[u64; L]) -> Option<[u8; L]> {
    let mut before = [0; L];
    let mut seen = 1u64 << from;
    let mut open = seen;
    while open != 0 && seen >> to & 1 == 0 {
        let u = open.trailing_zeros() as usize;
        let mut fresh = arcs[u % L] & !seen;
        seen |= fresh;
        open = open & (open - 1) | fresh;
        while fresh != 0 {
            before[fresh.trailing_zeros() as usize % L] = u as u8;
            fresh &= fresh - 1;
        }
    }
    (seen >> to & 1 == 1).then_some(before)
}
