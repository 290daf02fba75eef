//! The proposal for a group: the optimum of its facts, with what is chosen by hand.

use std::collections::BTreeSet;

use jiff::civil::Date;
use mentorkind_division::{
    Ask, Blocked, Division, Explanation, Group, Outcome, Pair, RunnerUp, Terms, Weights, Wish, check,
    explain, load_step, solve, terms,
};
use mentorkind_domain::{
    division::Case,
    interim::{self, Away},
};

use super::{Only, Rules};
use crate::{
    group::{GroupFacts, Place, StaffOn},
    interim::LongAway,
    platform::{
        ids::{ChildId, StaffId},
        random,
    },
};

/// A proposal, computed from the facts.
#[derive(Clone, Debug)]
pub struct Proposal<'a> {
    /// What it was computed from.
    pub facts: &'a GroupFacts,
    /// The optimiser's input, with the choices.
    pub case: Case,
    /// For which day.
    pub on: Date,
    /// Changes when anything changes that the proposal depends on.
    pub hash: String,
    /// Who is away for long.
    pub long_away: LongAway,
    /// The pairs (child, staff) that only a choice by hand makes, for that one is away for long.
    pub left_out: BTreeSet<(usize, usize)>,
    /// Choices that cannot be any more: the child has left, or the staff member cannot be its mentor.
    pub lapsed: Vec<(ChildId, StaffId)>,
    /// Whose children alone it is about, and which these are; all when none.
    pub only: Option<(Only, BTreeSet<ChildId>)>,
    /// The answer.
    pub answer: Result<Answer, Box<Blocked>>,
}

/// The best division with the choices, and what it is compared with.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The mentor of each child, an index into the staff.
    pub mentors: Vec<usize>,
    /// Why, child by child.
    pub explanations: Vec<Explanation>,
    /// What it sums up to.
    pub sums: Sums,
    /// What the best division without choices sums up to; none without choices, or where that is not possible.
    pub best: Option<Sums>,
    /// What the division would sum up to without this child's choice; only for chosen children.
    pub without_choice: Vec<Option<Sums>>,
    /// What the division with the runner-up sums up to, the whole group divided again.
    pub with_runner_up: Vec<Option<(RunnerUp, Sums)>>,
    /// What the division would sum up to with this wish about two children met; only for wishes that are not met, and can be.
    pub with_pair: Vec<Option<Sums>>,
    /// The independent check confirms that nothing better exists.
    pub proven: bool,
}

/// Where a proposal's input comes from besides the facts.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// Choices by hand.
    pub chosen: Vec<(ChildId, StaffId)>,
    /// Who, says the team, knows which child well.
    pub known_well: Vec<(ChildId, StaffId)>,
    /// It is about the children of one mentor only.
    pub only: Option<Only>,
}

impl<'a> Proposal<'a> {
    /// Computes the proposal for a day.
    pub fn new(facts: &'a GroupFacts, on: Date, rules: &Rules, wishes: &Wishes) -> Self {
        let mut case = facts.case(on, &rules.ages, &wishes.known_well);
        let only = wishes.only.map(|only| {
            let (children, away) = crate::interim::concerned(facts, only.staff, on, rules);
            let concerned = |i: usize| children.contains(&facts.places[case.children[i].row].child);
            let gone = |j: usize| away.contains(&facts.staff[case.staff[j].row].staff);
            (interim::only(&case, concerned, gone), (only, children))
        });
        let only = only.map(|(part, only)| {
            case = part;
            only
        });
        let long_away = LongAway::of(facts, rules);
        let left_out = if only.is_none() { long_away.left_out(facts, &case) } else { BTreeSet::new() };
        let mut lapsed = Vec::new();
        for &(child, staff) in &wishes.chosen {
            let about = only.as_ref().is_none_or(|(_, children)| children.contains(&child));
            let place =
                child_index(facts, &case, child).filter(|_| about).zip(staff_index(facts, &case, staff));
            match place.filter(|&(i, j)| case.group.candidate(i, j).is_some()) {
                Some(choice) => case.group.chosen.push(choice),
                None => lapsed.push((child, staff)),
            }
        }
        case.group.chosen.sort_unstable();
        let not_chosen = left_out.iter().filter(|pair| !case.group.chosen.contains(pair));
        let not_chosen: Vec<(usize, usize)> = not_chosen.copied().collect();
        interim::leave_out(&mut case.group, &not_chosen);
        let answer = answer(&case.group, &rules.weights, &left_out);
        let hash = String::new();
        let mut proposal = Self { facts, case, on, hash, long_away, left_out, lapsed, only, answer };
        proposal.hash = proposal.fingerprint(&rules.weights);
        proposal
    }

    fn fingerprint(&self, weights: &Weights) -> String {
        let mut text = String::new();
        for (i, child) in self.case.children.iter().enumerate() {
            // The day of reference moves along with today; what counts of it is whether the child is still to start.
            let starts = (child.on > self.on).then_some(child.on);
            text += &format!("{} {starts:?}\n", self.child(i).child);
        }
        for j in 0..self.case.staff.len() {
            text += &format!("{}\n", self.staff(j).staff);
        }
        text += &format!("{:?}\n{:?}\n{weights:?}", self.case.group, self.lapsed);
        if let Some(only) = &self.only {
            text += &format!("\n{only:?}");
        }
        random::hex(&random::hash(&text))
    }

    /// Whether it is about a child: others keep their mentor whatever comes.
    pub fn is_about(&self, i: usize) -> bool {
        self.only.as_ref().is_none_or(|(_, children)| children.contains(&self.child(i).child))
    }

    /// Whether a staff member can be the mentor of a child, be it only when chosen by hand.
    pub fn can_be(&self, i: usize, j: usize) -> bool {
        self.case.group.candidate(i, j).is_some() || self.left_out.contains(&(i, j))
    }

    /// The long time away of a staff member of which a child's day is part.
    pub fn away(&self, i: usize, j: usize) -> Option<Away> {
        self.long_away.on(self.staff(j).staff, self.case.children[i].on)
    }

    /// Whether a child keeps its interim mentor, who becomes its mentor for good.
    pub fn becomes_lasting(&self, i: usize) -> bool {
        let present = self.facts.present(self.child(i).child, self.case.children[i].on);
        let kept = self.mentor(i).map(|j| self.staff(j).staff);
        self.only.is_none() && present.is_some_and(|m| m.stands_in_for.is_some() && kept == Some(m.staff))
    }

    /// The place of a child of the case.
    pub fn child(&self, i: usize) -> &'a Place {
        &self.facts.places[self.case.children[i].row]
    }

    /// The row of a staff member of the case.
    pub fn staff(&self, j: usize) -> &'a StaffOn {
        &self.facts.staff[self.case.staff[j].row]
    }

    /// The index of a child.
    pub fn index_of(&self, child: ChildId) -> Option<usize> {
        child_index(self.facts, &self.case, child)
    }

    /// The index of a staff member.
    pub fn index_of_staff(&self, staff: StaffId) -> Option<usize> {
        staff_index(self.facts, &self.case, staff)
    }

    /// The mentor chosen by hand for a child.
    pub fn choice(&self, i: usize) -> Option<usize> {
        self.case.group.chosen.iter().find(|(child, _)| *child == i).map(|(_, staff)| *staff)
    }

    /// The proposed mentor of a child; nobody where there is no division.
    pub fn mentor(&self, i: usize) -> Option<usize> {
        self.answer.as_ref().ok().map(|answer| answer.mentors[i])
    }

    /// Who is proposed for whom.
    pub fn pairs(&self) -> Vec<(ChildId, StaffId)> {
        let Ok(answer) = &self.answer else { return Vec::new() };
        answer.mentors.iter().enumerate().map(|(i, &j)| (self.child(i).child, self.staff(j).staff)).collect()
    }

    /// Half-days on which a child and a staff member are both there, also where that one cannot be its mentor.
    pub fn together(&self, i: usize, j: usize) -> u32 {
        let attends = self.case.group.children[i].attends;
        match self.case.group.candidate(i, j) {
            Some(candidate) => attends.shared(candidate.works).count(),
            None => self
                .facts
                .staff
                .iter()
                .find(|row| row.staff == self.staff(j).staff && row.period.contains(self.case.children[i].on))
                .map_or(0, |row| attends.shared(row.days).count()),
        }
    }
}

fn child_index(facts: &GroupFacts, case: &Case, child: ChildId) -> Option<usize> {
    case.children.iter().position(|c| facts.places[c.row].child == child)
}

fn staff_index(facts: &GroupFacts, case: &Case, staff: StaffId) -> Option<usize> {
    case.staff.iter().position(|s| facts.staff[s.row].staff == staff)
}

fn answer(
    group: &Group,
    weights: &Weights,
    left_out: &BTreeSet<(usize, usize)>,
) -> Result<Answer, Box<Blocked>> {
    let division = match solve(group, weights, Ask { proof: true, runners_up: false }) {
        Outcome::Optimal(division) => division,
        Outcome::Infeasible(blocked) => return Err(Box::new(blocked)),
    };
    let proven = match check(group, weights, &division) {
        Ok(()) => true,
        Err(error) => {
            tracing::error!(?error, "the proof of a division does not hold");
            false
        }
    };
    let explanations = explain(group, weights, &division);
    let sums = Sums::of(group, weights, &division.mentors);
    let chosen = |i: usize| group.chosen.iter().any(|(child, _)| *child == i);
    let without =
        |i: usize| group.chosen.iter().copied().filter(|(child, _)| *child != i).collect::<Vec<_>>();
    // Who is away for long is a mentor only while chosen.
    let settled = |chosen: Vec<(usize, usize)>| {
        let mut other = group.clone();
        interim::leave_out(&mut other, left_out.iter().filter(|pair| !chosen.contains(pair)));
        other.chosen = chosen;
        optimum(&other, weights).map(|d| Sums::of(group, weights, &d.mentors))
    };
    let best = (!group.chosen.is_empty()).then(|| settled(Vec::new())).flatten();
    let without_choice =
        (0..group.children.len()).map(|i| chosen(i).then(|| settled(without(i))).flatten()).collect();
    let with_runner_up = explanations
        .iter()
        .enumerate()
        .map(|(i, explanation)| {
            let runner_up = explanation.runner_up?;
            let mut choices = without(i);
            choices.push((i, runner_up.mentor));
            Some((runner_up, settled(choices)?))
        })
        .collect();
    let with_pair = (0..group.pairs.len())
        .map(|at| {
            if is_met(&group.pairs[at], &division.mentors) {
                return None;
            }
            let mut bound = group.clone();
            bound.pairs[at].hard = true;
            optimum(&bound, weights).map(|met| Sums::of(group, weights, &met.mentors))
        })
        .collect();
    let mentors = division.mentors;
    Ok(Answer { mentors, explanations, sums, best, without_choice, with_runner_up, with_pair, proven })
}

fn is_met(pair: &Pair, mentors: &[usize]) -> bool {
    (pair.wish == Wish::Same) == (mentors[pair.a] == mentors[pair.b])
}

fn optimum(group: &Group, weights: &Weights) -> Option<Division> {
    match solve(group, weights, Ask::default()) {
        Outcome::Optimal(division) => Some(division),
        Outcome::Infeasible(_) => None,
    }
}

/// What a division sums up to, in things that have a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Half-days a fortnight on which children and their mentors are both there.
    pub together: i64,
    /// Half-days a fortnight that children attend.
    pub attends: i64,
    /// Children who get another mentor.
    pub changed: i64,
    /// Children who see their mentor on less than half of their days.
    pub hardly_seen: i64,
    /// Babies whose mentor is not their first carer.
    pub baby_apart: i64,
    /// Children with somebody who knows them well, and another mentor.
    pub not_known_well: i64,
    /// Children whose mentor does not speak the language at home.
    pub language: i64,
    /// Children whose mentor stops soon.
    pub stops: i64,
    /// Wishes about two children that are not met.
    pub pairs: i64,
    /// Points for the load of the mentors.
    pub load: i64,
}

impl Sums {
    /// Sums up a division.
    pub fn of(group: &Group, weights: &Weights, mentors: &[usize]) -> Self {
        let mut sums = Self::default();
        let mut counts = vec![0; group.staff.len()];
        for (i, &j) in mentors.iter().enumerate() {
            counts[j] += 1;
            sums.load += load_step(weights, group.staff[j].half_days, counts[j]);
            let Some(terms) = facts_of(group, i, j) else { continue };
            sums.together += i64::from(terms.together);
            sums.attends += i64::from(terms.attends);
            sums.changed += terms.change;
            sums.hardly_seen += terms.hardly_seen;
            sums.baby_apart += terms.baby_apart;
            sums.not_known_well += terms.not_known_well;
            sums.language += terms.language;
            sums.stops += terms.stops;
        }
        sums.pairs = group.pairs.iter().filter(|pair| !is_met(pair, mentors)).count() as i64;
        sums
    }

    /// What is different in `other`.
    pub fn to(&self, other: &Self) -> Self {
        Self {
            together: other.together - self.together,
            attends: other.attends - self.attends,
            changed: other.changed - self.changed,
            hardly_seen: other.hardly_seen - self.hardly_seen,
            baby_apart: other.baby_apart - self.baby_apart,
            not_known_well: other.not_known_well - self.not_known_well,
            language: other.language - self.language,
            stops: other.stops - self.stops,
            pairs: other.pairs - self.pairs,
            load: other.load - self.load,
        }
    }
}

/// Which terms hold for a mentor, each as 0 or 1, whatever the protocol lets them cost.
pub fn facts_of(group: &Group, child: usize, staff: usize) -> Option<Terms> {
    let ones = Weights {
        apart: 1,
        hardly_seen: 1,
        baby_apart: 1,
        change: 1,
        not_known_well: 1,
        language: 1,
        stops: 1,
        pair: 1,
        load: 1,
    };
    terms(group, &ones, child, staff)
}
