//! Generated groups, and the model written out a second time.
#![allow(dead_code, reason = "each test file uses its own part")]

use mentorkind_division::{Candidate, Child, Group, HalfDays, Pair, Present, Staff, Weights, Wish};
use proptest::prelude::*;

/// Sizes and wildness of generated groups.
#[derive(Clone, Debug)]
pub struct Shape {
    pub children: std::ops::RangeInclusive<usize>,
    pub staff: std::ops::RangeInclusive<usize>,
    pub pairs: std::ops::RangeInclusive<usize>,
    /// At most this many choices by hand.
    pub chosen: usize,
    /// Few different days and facts, so that many divisions cost the same.
    pub plain: bool,
}

fn half_days(plain: bool) -> BoxedStrategy<HalfDays> {
    let plain_days = prop_oneof![Just(0), Just(0b1111), Just(0b1111_0000), Just(0b11_1111_0011)];
    if plain { plain_days.prop_map(HalfDays).boxed() } else { (0u32..1 << 28).prop_map(HalfDays).boxed() }
}

fn child(m: usize, plain: bool) -> impl Strategy<Value = Child> {
    let present = match (m, plain) {
        (0, _) => prop_oneof![Just(Present::None), Just(Present::Elsewhere)].boxed(),
        (_, true) => Just(Present::None).boxed(),
        _ => prop_oneof![
            2 => Just(Present::None),
            1 => Just(Present::Elsewhere),
            3 => (0..m).prop_map(Present::Staff)
        ]
        .boxed(),
    };
    (half_days(plain), proptest::bool::weighted(0.3), present).prop_map(|(attends, baby, present)| Child {
        attends,
        baby,
        present,
    })
}

fn candidate(plain: bool) -> impl Strategy<Value = Option<Candidate>> {
    let rare = || proptest::bool::weighted(if plain { 0.05 } else { 0.3 });
    let some =
        (half_days(plain), rare(), rare(), rare()).prop_map(|(works, stops, not_known_well, language)| {
            Candidate { works, stops, not_known_well, language }
        });
    proptest::option::weighted(0.85, some)
}

fn max(n: usize) -> BoxedStrategy<Option<u32>> {
    prop_oneof![3 => Just(None), 2 => (0..=n as u32).prop_map(Some)].boxed()
}

pub fn group(shape: Shape) -> impl Strategy<Value = Group> {
    (shape.children.clone(), shape.staff.clone()).prop_flat_map(move |(n, m)| {
        let plain = shape.plain;
        let pair = (0..n.max(1), 0..n.max(1), any::<bool>(), any::<bool>());
        let chosen = (0..n.max(1), 0..m.max(1));
        (
            proptest::collection::vec(child(m, plain), n),
            proptest::collection::vec((1u32..=20, max(n)), m),
            proptest::collection::vec(candidate(plain), n * m),
            proptest::collection::vec(pair, shape.pairs.clone()),
            proptest::collection::vec(chosen, 0..=shape.chosen),
        )
            .prop_map(move |(children, staff, candidates, pairs, chosen)| {
                let mut seen = std::collections::BTreeSet::new();
                let pairs = pairs
                    .into_iter()
                    .filter(|&(a, b, ..)| a != b && seen.insert((a.min(b), a.max(b))))
                    .map(|(a, b, same, hard)| Pair {
                        a,
                        b,
                        wish: if same { Wish::Same } else { Wish::Other },
                        hard,
                    })
                    .collect();
                let staff =
                    staff.into_iter().map(|(half_days, max)| Staff { half_days, max }).collect::<Vec<_>>();
                let chosen = if n * m == 0 { Vec::new() } else { chosen };
                Group { children, staff, candidates, pairs, chosen }
            })
    })
}

pub fn weights() -> impl Strategy<Value = Weights> {
    let other = (0..200i64, 0..800i64, 0..800i64, 0..1200i64, 0..400i64, 0..3000i64).prop_map(
        |(apart, hardly_seen, baby_apart, change, pair, load)| Weights {
            apart,
            hardly_seen,
            baby_apart,
            change,
            pair,
            load,
            ..Weights::default()
        },
    );
    // As dear as weights may be: these are beyond the numbers of the quick flow for usual groups.
    let dear = (0..1_000_000i64, 0..1_000_000i64, 500_000..1_000_000i64)
        .prop_map(|(apart, change, load)| Weights { apart, change, load, ..Weights::default() });
    prop_oneof![4 => Just(Weights::default()), 2 => other, 1 => dear]
}

/// The cost of a division straight from the model, `None` when it may not be.
pub fn model_cost(group: &Group, weights: &Weights, mentors: &[usize]) -> Option<i64> {
    let m = group.staff.len();
    let mut counts = vec![0i64; m];
    let mut cost = 0;
    for (i, &j) in mentors.iter().enumerate() {
        cost += model_child(group, weights, i, j)?;
        counts[j] += 1;
    }
    for (staff, &count) in group.staff.iter().zip(&counts) {
        if staff.max.is_some_and(|max| count > i64::from(max)) {
            return None;
        }
        let d = i64::from(staff.half_days);
        for k in 1..=count {
            cost += (weights.load * (2 * k - 1) + d / 2) / d;
        }
    }
    for pair in &group.pairs {
        let broken = (mentors[pair.a] == mentors[pair.b]) != (pair.wish == Wish::Same);
        if broken {
            if pair.hard {
                return None;
            }
            cost += weights.pair;
        }
    }
    group.chosen.iter().all(|&(i, j)| mentors[i] == j).then_some(cost)
}

pub fn model_child(group: &Group, w: &Weights, i: usize, j: usize) -> Option<i64> {
    let candidate = group.candidates[i * group.staff.len() + j]?;
    let child = &group.children[i];
    let a = i64::from(child.attends.0.count_ones());
    let o = i64::from((child.attends.0 & candidate.works.0).count_ones());
    let mut cost = w.apart * (a - o);
    if 2 * o < a {
        cost += w.hardly_seen;
    }
    if child.baby && 3 * o < 2 * a {
        cost += w.baby_apart;
    }
    if child.present != Present::None && child.present != Present::Staff(j) {
        cost += w.change;
    }
    cost += i64::from(candidate.not_known_well) * w.not_known_well;
    cost += i64::from(candidate.language) * w.language;
    cost += i64::from(candidate.stops) * w.stops;
    Some(cost)
}

/// The cheapest division by trying them all; of equally cheap ones the first in the order of, child by child, the
/// mentor it has now and then the indexes.
pub fn brute_force(group: &Group, weights: &Weights) -> Option<(i64, Vec<usize>)> {
    let (n, m) = (group.children.len(), group.staff.len());
    if m == 0 && n > 0 {
        return None;
    }
    let mut mentors = vec![0; n];
    let mut best: Option<(i64, Vec<usize>)> = None;
    loop {
        let order = |mentors: &[usize]| -> Vec<_> {
            let children = mentors.iter().zip(&group.children);
            children.map(|(&j, child)| (child.present != Present::Staff(j), j)).collect()
        };
        if let Some(cost) = model_cost(group, weights, &mentors)
            && best.as_ref().is_none_or(|(least, known)| (cost, order(&mentors)) < (*least, order(known)))
        {
            best = Some((cost, mentors.clone()));
        }
        let Some(at) = mentors.iter().rposition(|&j| j + 1 < m) else { return best };
        mentors[at] += 1;
        mentors[at + 1..].fill(0);
    }
}

/// A small generator of numbers for groups that look like real ones.
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end
    }

    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// `count` different whole days in the week, the same in both weeks.
    fn days(&mut self, count: usize) -> u32 {
        let mut week = 0u32;
        while week.count_ones() < 2 * count as u32 {
            week |= 0b11 << (2 * self.below(5));
        }
        week | week << 14
    }

    /// A group of plausible days, with `pairs` pairs of which some must hold.
    pub fn group(&mut self, m: usize, n: usize, pairs: usize) -> Group {
        let mut works = Vec::new();
        for _ in 0..m {
            let days = 2 + self.below(3);
            works.push(self.days(days));
        }
        let mut group = Group::default();
        for &works in &works {
            let max = self.percent(20).then(|| (n / m + 3) as u32);
            group.staff.push(Staff { half_days: works.count_ones(), max });
        }
        for _ in 0..n {
            let days = 1 + self.below(4);
            let present = if self.percent(70) { Present::Staff(self.below(m)) } else { Present::None };
            group.children.push(Child {
                attends: HalfDays(self.days(days)),
                baby: self.percent(15),
                present,
            });
            for &works in &works {
                let candidate = Candidate { works: HalfDays(works), ..Candidate::default() };
                group.candidates.push((!self.percent(1)).then_some(candidate));
            }
        }
        while group.pairs.len() < pairs {
            let (a, b) = (self.below(n), self.below(n));
            if a != b && !group.pairs.iter().any(|p| (p.a, p.b) == (a, b) || (p.a, p.b) == (b, a)) {
                let wish = if self.percent(70) { Wish::Same } else { Wish::Other };
                group.pairs.push(Pair { a, b, wish, hard: self.percent(25) });
            }
        }
        group
    }
}
