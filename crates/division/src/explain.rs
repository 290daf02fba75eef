//! What each alternative would have cost: the whole group divided again with one child settled elsewhere.

use crate::cost::{Terms, load_step, terms};
use crate::flow::Flow;
use crate::group::{Group, Present, Weights};
use crate::search::{Goal, Search, Wanted};
use crate::solver::{Division, Engine, Solver, engine};

/// The next best mentor of a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunnerUp {
    /// Index of the staff member.
    pub mentor: usize,
    /// What the whole division costs more with this mentor; below 0 only where a choice by hand is dear.
    pub price: i64,
}

/// Why a child has its mentor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What is paid for the mentor.
    pub terms: Terms,
    /// The child has another mentor now.
    pub new: bool,
    /// The cheapest other mentor, the lowest index of equally cheap ones; `None` where no other is possible.
    pub runner_up: Option<RunnerUp>,
    /// Per staff member what the whole division costs more when the child is settled there instead: 0 for its
    /// mentor, `None` where that is not possible. For a child chosen by hand, the choice is left out.
    pub prices: Vec<Option<i64>>,
    /// The other staff, by index, who would do for this child at least as well, were it not for the children that they
    /// have already: their maximum is reached, or one more weighs more than it wins.
    pub busier: Vec<usize>,
}

/// Explains the optimum `division` of `group`, child by child.
pub fn explain(group: &Group, weights: &Weights, division: &Division) -> Vec<Explanation> {
    if group.children.is_empty() {
        return Vec::new();
    }
    engine!(&mut Solver::default(), group, weights, engine => explain_with(engine, group, weights, division))
}

fn explain_with<F: Flow>(
    engine: &mut Engine<F>,
    group: &Group,
    weights: &Weights,
    division: &Division,
) -> Vec<Explanation> {
    engine.flow.set_group(group, weights);
    for &(child, staff) in &group.chosen {
        engine.flow.lock(child, staff);
    }
    engine.flow.adopt(&division.mentors);
    let mut pricing = Pricing::new(engine, group, weights, division, Wanted::All);
    let counts = division.mentors.iter().fold(vec![0; group.staff.len()], |mut counts, &mentor| {
        counts[mentor] += 1;
        counts
    });
    let explain_child = |(i, &mentor): (usize, &usize)| {
        let prices: Vec<_> = (0..group.staff.len())
            .map(|j| if j == mentor { Some(0) } else { pricing.price(i, j, F::FORBIDDEN) })
            .collect();
        let others = prices.iter().enumerate().filter(|(j, _)| *j != mentor);
        let runner_up = others
            .filter_map(|(mentor, price)| price.map(|price| RunnerUp { mentor, price }))
            .min_by_key(|other| (other.price, other.mentor));
        let present = group.children[i].present;
        Explanation {
            terms: terms(group, weights, i, mentor).unwrap_or_default(),
            new: present != Present::None && present != Present::Staff(mentor),
            runner_up,
            prices,
            busier: busier(group, weights, &counts, i, mentor),
        }
    };
    division.mentors.iter().enumerate().map(explain_child).collect()
}

/// Who would do for a child at least as well as its mentor, and has too many children for it; `counts` are those of each.
fn busier(group: &Group, weights: &Weights, counts: &[usize], child: usize, mentor: usize) -> Vec<usize> {
    let cost = |staff: usize| terms(group, weights, child, staff).map(|terms| terms.total());
    let load = |staff: usize, nth: usize| load_step(weights, group.staff[staff].half_days, nth);
    let Some(own) = cost(mentor) else { return Vec::new() };
    let others = (0..group.staff.len()).filter(|&other| other != mentor).filter(|&other| {
        let Some(won) = cost(other).map(|cost| own - cost).filter(|won| *won >= 0) else { return false };
        let full = group.staff[other].max.is_some_and(|max| counts[other] >= max as usize);
        full || load(other, counts[other] + 1) - load(mentor, counts[mentor]) > won
    });
    others.collect()
}

/// The runner-up of every child of a group with pairs that `engine` has just divided.
pub(crate) fn runners_up<F: Flow>(
    engine: &mut Engine<F>,
    group: &Group,
    weights: &Weights,
    division: &Division,
) -> Vec<Option<RunnerUp>> {
    let mut pricing = Pricing::new(engine, group, weights, division, Wanted::RunnersUp);
    let mut order: Vec<(i64, usize)> = Vec::new();
    let mut found = Vec::with_capacity(division.mentors.len());
    for (i, &mentor) in division.mentors.iter().enumerate() {
        order.clear();
        order.extend((0..group.staff.len()).filter(|&j| j != mentor).map(|j| (pricing.least(i, j), j)));
        order.sort_unstable();
        let enough = order.iter().map(|&(_, j)| pricing.most(i, j)).min().unwrap_or(F::FORBIDDEN);
        let mut best: Option<RunnerUp> = None;
        for &(_, j) in &order {
            let limit = best.map_or(enough + 1, |best| best.price + i64::from(j < best.mentor));
            best = pricing.price(i, j, limit).map(|price| RunnerUp { mentor: j, price }).or(best);
        }
        found.push(best);
    }
    found
}

/// Prices of alternatives: from the distances of the flow, and where there are pairs by searching again.
struct Pricing<'a, F: Flow> {
    engine: &'a mut Engine<F>,
    group: &'a Group,
    weights: &'a Weights,
    objective: i64,
    /// Bounds of each price; without pairs the lower ones are exact and there are no upper ones.
    least: Vec<i64>,
    most: Vec<i64>,
    choices: Vec<(usize, usize)>,
}

impl<'a, F: Flow> Pricing<'a, F> {
    /// For a division that `engine` has prepared, and without pairs holds in its flow.
    fn new(
        engine: &'a mut Engine<F>,
        group: &'a Group,
        weights: &'a Weights,
        division: &Division,
        wanted: Wanted,
    ) -> Self {
        let objective = division.objective;
        let (mut least, mut most) = (Vec::new(), Vec::new());
        if group.pairs.is_empty() {
            let flow = &mut engine.flow;
            flow.all_pairs();
            for i in 0..group.children.len() {
                let here = flow.mentor(i);
                least.extend((0..group.staff.len()).map(|j| match flow.base(i, j) {
                    cost if cost >= F::FORBIDDEN => F::FORBIDDEN,
                    cost => cost - flow.base(i, here) + flow.detour(here, j),
                }));
            }
        } else {
            let Engine { flow, room } = &mut *engine;
            let search = Search::new(group, weights, flow, room);
            (least, most) = search.prices(&division.mentors, objective, wanted);
            least.iter_mut().chain(&mut most).for_each(|cost| *cost -= objective);
        }
        Self { engine, group, weights, objective, least, most, choices: Vec::new() }
    }

    fn least(&self, child: usize, mentor: usize) -> i64 {
        self.least[child * self.group.staff.len() + mentor]
    }

    fn most(&self, child: usize, mentor: usize) -> i64 {
        self.most[child * self.group.staff.len() + mentor]
    }

    /// The price of `mentor` for `child`, `None` when it is not below `limit` or not possible at all.
    fn price(&mut self, child: usize, mentor: usize, limit: i64) -> Option<i64> {
        let least = self.least(child, mentor);
        if least >= limit || least >= F::FORBIDDEN / 2 {
            return None;
        }
        if self.group.pairs.is_empty() || least == self.most(child, mentor) {
            return Some(least);
        }
        self.choices.clear();
        self.choices.extend(self.group.chosen.iter().filter(|(chosen, _)| *chosen != child));
        self.choices.push((child, mentor));
        let Engine { flow, room } = &mut *self.engine;
        let search = Search::new(self.group, self.weights, flow, room).warm();
        let limit = limit.saturating_add(self.objective).min(F::FORBIDDEN);
        let found = search.run(Goal::Cost, false, limit, &self.choices);
        (found.objective < limit).then(|| found.objective - self.objective)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Ask, Candidate, Child, Group, HalfDays, Outcome, Present, Staff, Weights, explain, solve};

    /// Three children whom only the first of two colleagues sees.
    fn divided(weights: &Weights, max: Option<u32>) -> Vec<(usize, Vec<usize>)> {
        let child = Child { attends: HalfDays(0b11), baby: false, present: Present::None };
        let works = |bits| Some(Candidate { works: HalfDays(bits), ..Candidate::default() });
        let group = Group {
            children: vec![child; 3],
            staff: vec![Staff { half_days: 4, max }, Staff { half_days: 4, max: None }],
            candidates: vec![works(0b11), works(0), works(0b11), works(0), works(0b11), works(0)],
            pairs: Vec::new(),
            chosen: Vec::new(),
        };
        let Outcome::Optimal(division) = solve(&group, weights, Ask::default()) else { return Vec::new() };
        let explained = explain(&group, weights, &division);
        division.mentors.into_iter().zip(explained.into_iter().map(|one| one.busier)).collect()
    }

    #[test]
    fn who_would_see_the_child_more_and_has_children_enough_is_named() {
        let alone = Weights { load: 0, ..Weights::default() };
        for (weights, max) in [(Weights::default(), None), (alone, Some(2))] {
            let mut found = divided(&weights, max);
            found.sort();
            assert_eq!(found, [(0, vec![]), (0, vec![]), (1, vec![0])]);
        }
    }

    #[test]
    fn where_nobody_would_do_better_nobody_is_named() {
        let alone = Weights { load: 0, ..Weights::default() };
        assert_eq!(divided(&alone, None), vec![(0, vec![]); 3]);
    }
}
