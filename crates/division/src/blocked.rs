//! Why a group cannot be divided, and what would help.

use crate::flow::Flow;
use crate::group::{Candidate, Group, HalfDays, Present, Staff, Weights};
use crate::proof::{Branch, Proof};
use crate::search::{Goal, Search};
use crate::solver::{Engine, Solver, choices_clash, engine};

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A child for whom nobody is eligible.
    NoStaff,
    /// More children than places at the staff eligible for them.
    Capacity,
    /// Pairs that must hold and choices by hand, with each other or with the places.
    Pairs,
}

/// A group that cannot be divided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// What stands in the way.
    pub reason: Reason,
    /// Children that do not fit together; without any one of them the others do (pairs and choices count
    /// for [`Reason::Pairs`] only).
    pub children: Vec<usize>,
    /// The staff that these children could have; for [`Reason::Pairs`] only as far as choices by hand let them.
    pub staff: Vec<usize>,
    /// Changes that together make the group divisible; without any one of them it is not.
    pub repair: Vec<Repair>,
    /// The proof that there is no division, when asked for; not needed where a child has nobody.
    pub proof: Option<Proof>,
}

/// A change that helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repair {
    /// Somebody on the group who may be the mentor of these children.
    AddStaff {
        /// The children.
        children: Vec<usize>,
    },
    /// A higher maximum of children.
    RaiseMaximum {
        /// Index of the staff member.
        staff: usize,
        /// How many children more.
        by: u32,
    },
    /// No choice by hand of this mentor.
    ReleaseChoice {
        /// Index of the child.
        child: usize,
        /// Index of the staff member.
        staff: usize,
    },
    /// A wish about two children that need not hold any more.
    ReleasePair {
        /// Index of the one child.
        a: usize,
        /// Index of the other child.
        b: usize,
    },
}

impl Repair {
    /// The change in English, with the names of children and staff.
    pub fn in_words<S: AsRef<str>>(&self, children: &[S], staff: &[S]) -> String {
        let child = |i: usize| children[i].as_ref();
        match self {
            Self::AddStaff { children } => {
                let names: Vec<_> = children.iter().map(|&i| child(i)).collect();
                format!("add somebody to the group who may be the mentor of {}", names.join(", "))
            }
            Self::RaiseMaximum { staff: j, by } => {
                format!("raise the maximum of {} by {by}", staff[*j].as_ref())
            }
            Self::ReleaseChoice { child: i, staff: j } => {
                format!("release the choice of {} for {}", staff[*j].as_ref(), child(*i))
            }
            Self::ReleasePair { a, b } => format!("release the pair of {} and {}", child(*a), child(*b)),
        }
    }
}

/// `group` with the changes made; somebody who is added comes last.
pub fn repaired(group: &Group, repairs: &[Repair]) -> Group {
    repairs.iter().fold(group.clone(), changed)
}

fn changed(mut group: Group, repair: &Repair) -> Group {
    match repair {
        Repair::AddStaff { children } => {
            let m = group.staff.len();
            let row = |i: usize| group.candidates[i * m..(i + 1) * m].iter().copied();
            let all_week = Candidate { works: HalfDays((1 << 28) - 1), ..Candidate::default() };
            let added = |i: usize| children.contains(&i).then_some(all_week);
            let rows = (0..group.children.len()).flat_map(|i| row(i).chain([added(i)]));
            group.candidates = rows.collect();
            group.staff.push(Staff { half_days: all_week.works.count(), max: None });
        }
        Repair::RaiseMaximum { staff, by } => {
            let max = &mut group.staff[*staff].max;
            *max = max.map(|max| max.saturating_add(*by));
        }
        Repair::ReleaseChoice { child, staff } => group.chosen.retain(|choice| *choice != (*child, *staff)),
        Repair::ReleasePair { a, b } => {
            for pair in &mut group.pairs {
                if (pair.a, pair.b) == (*a, *b) || (pair.b, pair.a) == (*a, *b) {
                    pair.hard = false;
                }
            }
        }
    }
    group
}

/// Says why `group`, which has no division, has none.
pub(crate) fn diagnose(group: &Group, weights: &Weights, prove: bool) -> Blocked {
    let solver = &mut Solver::default();
    let (reason, children, staff) = obstacle(solver, group);
    let repair = repair(solver, group, None);
    let proof = (prove && reason != Reason::NoStaff && !choices_clash(group)).then(|| {
        // The proof shows that a division would cost more than all there is, for which the others count too little.
        Proof { root: search(&mut solver.many, group, weights, true).1 }
    });
    Blocked { reason, children, staff, repair, proof }
}

/// Whether the group can be divided at all.
fn divisible(solver: &mut Solver, group: &Group) -> bool {
    // Where nothing costs anything, the first division found is a cheapest one.
    let free = Weights {
        apart: 0,
        hardly_seen: 0,
        baby_apart: 0,
        change: 0,
        not_known_well: 0,
        language: 0,
        stops: 0,
        pair: 0,
        load: 0,
    };
    if group.children.is_empty() {
        return true;
    }
    if group.staff.is_empty() || choices_clash(group) {
        return false;
    }
    engine!(solver, group, &free, engine => search(engine, group, &free, false)).0
}

/// Whether there is a division, and the closed branches when they are to prove that there is none.
fn search<F: Flow>(
    engine: &mut Engine<F>,
    group: &Group,
    weights: &Weights,
    prove: bool,
) -> (bool, Option<Branch>) {
    engine.flow.set_group(group, weights);
    let goal = if prove { Goal::Canonical } else { Goal::Cost };
    let search = Search::new(group, weights, &mut engine.flow, &mut engine.room);
    let found = search.run(goal, prove, F::FORBIDDEN, &group.chosen);
    (found.objective < F::FORBIDDEN, found.branch)
}

/// The reason, an irreducible set of children, and the staff they could have.
fn obstacle(solver: &mut Solver, group: &Group) -> (Reason, Vec<usize>, Vec<usize>) {
    let m = group.staff.len();
    let nobody = |i: &usize| group.candidates[i * m..(i + 1) * m].iter().all(Option::is_none);
    if let Some(child) = (0..group.children.len()).find(nobody) {
        return (Reason::NoStaff, vec![child], Vec::new());
    }
    let bare = Group { pairs: Vec::new(), chosen: Vec::new(), ..group.clone() };
    let (reason, blocked) = match divisible(solver, &bare) {
        true => (Reason::Pairs, group),
        false => (Reason::Capacity, &bare),
    };
    let children = irreducible(solver, blocked);
    let staff = staff_of(blocked, &children);
    (reason, children, staff)
}

/// Children that cannot be divided, though without any one of them the others can. Leaving children out never
/// makes a group harder, so one pass is enough.
fn irreducible(solver: &mut Solver, group: &Group) -> Vec<usize> {
    let mut kept: Vec<usize> = (0..group.children.len()).collect();
    for child in (0..group.children.len()).rev() {
        let without: Vec<usize> = kept.iter().copied().filter(|&other| other != child).collect();
        if !divisible(solver, &part(group, &without)) {
            kept = without;
        }
    }
    kept
}

/// The group with only these children.
fn part(group: &Group, kept: &[usize]) -> Group {
    let m = group.staff.len();
    let place = |child: usize| kept.iter().position(|&other| other == child);
    let mut pairs = group.pairs.clone();
    pairs.retain_mut(|pair| match (place(pair.a), place(pair.b)) {
        (Some(a), Some(b)) => {
            (pair.a, pair.b) = (a, b);
            true
        }
        _ => false,
    });
    let children =
        kept.iter().map(|&i| crate::group::Child { present: Present::None, ..group.children[i].clone() });
    Group {
        children: children.collect(),
        staff: group.staff.clone(),
        candidates: kept.iter().flat_map(|i| &group.candidates[i * m..(i + 1) * m]).copied().collect(),
        pairs,
        chosen: group.chosen.iter().filter_map(|&(child, staff)| Some((place(child)?, staff))).collect(),
    }
}

/// The staff that the children could have.
fn staff_of(group: &Group, children: &[usize]) -> Vec<usize> {
    let could = |i: usize, j: usize| {
        let mut choices = group.chosen.iter().filter(|(child, _)| *child == i).peekable();
        match choices.peek() {
            Some(_) => choices.any(|(_, staff)| *staff == j),
            None => group.candidate(i, j).is_some(),
        }
    };
    (0..group.staff.len()).filter(|&j| children.iter().any(|&i| could(i, j))).collect()
}

/// What helps a group that has no division, as [`Blocked::repair`], save that nobody's maximum goes above `most` children
/// as long as that of somebody else can be raised up to there. Nothing where there is a division.
pub fn repairs_within(group: &Group, most: u32) -> Vec<Repair> {
    repair(&mut Solver::default(), group, Some(most))
}

/// Changes that make the group divisible: one for what blocks it, again until nothing does.
fn repair(solver: &mut Solver, group: &Group, most: Option<u32>) -> Vec<Repair> {
    let mut repairs: Vec<Repair> = Vec::new();
    let mut now = group.clone();
    while !divisible(solver, &now) {
        let step = step(solver, &now, most);
        now = changed(now, &step);
        let raised = repairs.iter_mut().find_map(|repair| match (repair, &step) {
            (Repair::RaiseMaximum { staff, by }, Repair::RaiseMaximum { staff: again, .. }) => {
                (staff == again).then_some(by)
            }
            _ => None,
        });
        match raised {
            Some(by) => *by += 1,
            None => repairs.push(step),
        }
    }
    // A later change can make an earlier one unnecessary.
    for at in (0..repairs.len()).rev() {
        let repair = repairs.remove(at);
        if !divisible(solver, &repaired(group, &repairs)) {
            repairs.insert(at, repair);
        }
    }
    repairs
}

/// A change against what blocks the group first.
fn step(solver: &mut Solver, group: &Group, most: Option<u32>) -> Repair {
    let m = group.staff.len();
    let (reason, children, staff) = obstacle(solver, group);
    let mut full: Vec<usize> = staff.into_iter().filter(|&j| group.staff[j].max.is_some()).collect();
    let below = |j: &usize| group.staff[*j].max < most;
    if full.iter().any(below) {
        full.retain(below);
    }
    let raises = full.into_iter().map(|staff| Repair::RaiseMaximum { staff, by: 1 });
    let repairs: Vec<Repair> = match reason {
        Reason::NoStaff => {
            let nobody = |i: &usize| group.candidates[i * m..(i + 1) * m].iter().all(Option::is_none);
            return Repair::AddStaff { children: (0..group.children.len()).filter(nobody).collect() };
        }
        Reason::Capacity => raises.collect(),
        Reason::Pairs => {
            let choices = group.chosen.iter().filter(|(child, _)| children.contains(child));
            let choices = choices.map(|&(child, staff)| Repair::ReleaseChoice { child, staff });
            let hard = group.pairs.iter().filter(|pair| pair.hard);
            let hard = hard.filter(|pair| children.contains(&pair.a) && children.contains(&pair.b));
            let hard = hard.map(|pair| Repair::ReleasePair { a: pair.a, b: pair.b });
            choices.chain(hard).chain(raises).collect()
        }
    };
    let mut helps = |repair: &&Repair, freed: Option<&[usize]>| {
        let now = changed(group.clone(), repair);
        divisible(solver, &freed.map_or_else(|| now.clone(), |children| part(&now, children)))
    };
    // Best is a change that frees the whole group, else one that frees at least these children.
    let whole = repairs.iter().find(|repair| helps(repair, None));
    let freeing = whole.or_else(|| repairs.iter().find(|repair| helps(repair, Some(&children))));
    freeing.unwrap_or(&repairs[0]).clone()
}
