//! A group as it is and as it would be, side by side.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use mentorkind_division::{Blocked, HalfDays, Present, Weights};
use mentorkind_domain::{
    division::Case,
    interim,
    what_if::{Frontier, changed},
};

use crate::{
    division::{Numbers, Rules, facts_of},
    group::{self, GroupFacts, Place},
    interim::LongAway,
    platform::ids::{ChildId, StaffId},
};

/// What of a group is divided, and which staff the what-if has away.
#[derive(Clone, Copy, Debug)]
pub enum Part<'a> {
    /// Everybody.
    Whole(&'a BTreeSet<StaffId>),
    /// Only the children of those who are away for long: others keep the mentor that they have, or have none.
    Concerned(&'a BTreeSet<StaffId>),
}

/// A group with all its best divisions.
#[derive(Clone, Debug)]
pub struct Side {
    /// What is known, or would be.
    pub facts: GroupFacts,
    /// The optimiser's input.
    pub case: Case,
    /// Its best divisions, or why there is none.
    pub frontier: Result<Frontier, Box<Blocked>>,
    /// Whose mentors are away for long because of the what-if: somebody is to stand in.
    pub concerned: BTreeSet<ChildId>,
    /// The children who are not divided, and stay without a mentor of the group.
    rest: Figures,
    long_away: LongAway,
}

/// What a division sums up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Children.
    pub children: usize,
    /// Children who have a mentor and get another.
    pub changes: usize,
    /// Half-days a fortnight with the mentor.
    pub together: u32,
    /// Half-days a fortnight that children attend.
    pub attends: u32,
    /// Children without a mentor, or who see theirs on less than half of their days.
    pub hardly: usize,
    /// Mentors with more children than the protocol's numbers.
    pub above: usize,
}

impl Figures {
    /// Those of several groups together.
    pub fn plus(self, other: Self) -> Self {
        Self {
            children: self.children + other.children,
            changes: self.changes + other.changes,
            together: self.together + other.together,
            attends: self.attends + other.attends,
            hardly: self.hardly + other.hardly,
            above: self.above + other.above,
        }
    }

    /// On how many of a hundred days of the children the mentor is there too.
    pub fn share(&self) -> u32 {
        if self.attends == 0 { 100 } else { (200 * self.together + self.attends) / (2 * self.attends) }
    }
}

impl Side {
    /// A group on a day.
    pub fn new(facts: GroupFacts, on: Date, rules: &Rules, weights: &Weights, part: Part<'_>) -> Self {
        let mut case = facts.case(on, &rules.ages, &[]);
        let long_away = LongAway::of(&facts, rules);
        let (Part::Whole(asked) | Part::Concerned(asked)) = part;
        let child = |i: usize| facts.places[case.children[i].row].child;
        let misses = |i: usize| {
            let day = case.children[i].on;
            let mentor = facts.present(child(i), day)?.staff;
            (asked.contains(&mentor) && long_away.on(mentor, day).is_some()).then_some((i, mentor))
        };
        let missing: BTreeMap<usize, StaffId> = (0..case.children.len()).filter_map(misses).collect();
        let concerned = missing.keys().map(|i| child(*i)).collect();
        let mut rest = Figures::default();
        match part {
            Part::Whole(_) => {
                let mut left_out = long_away.left_out(&facts, &case);
                left_out.extend(missing.keys().filter_map(|&i| match case.group.children[i].present {
                    Present::Staff(j) => Some((i, j)),
                    _ => None,
                }));
                interim::leave_out(&mut case.group, &left_out);
            }
            Part::Concerned(_) => {
                for (i, child) in case.group.children.iter().enumerate() {
                    if !missing.contains_key(&i) && !matches!(child.present, Present::Staff(_)) {
                        let attends = child.attends.count();
                        rest = rest.plus(Figures { children: 1, attends, hardly: 1, ..Figures::default() });
                    }
                }
                let gone = |j: usize| {
                    let who = facts.staff[case.staff[j].row].staff;
                    long_away.on(who, on).is_some() || missing.values().any(|mentor| *mentor == who)
                };
                case = interim::only(&case, |i| missing.contains_key(&i), gone);
            }
        }
        let frontier = Frontier::of(&case.group, weights);
        Self { facts, case, frontier, concerned, rest, long_away }
    }

    /// A staff member is away for long on the day that counts for a child.
    pub fn is_away(&self, i: usize, staff: StaffId) -> bool {
        self.long_away.on(staff, self.case.children[i].on).is_some()
    }

    /// The place of a child of the case.
    pub fn place(&self, i: usize) -> &Place {
        &self.facts.places[self.case.children[i].row]
    }

    /// A staff member of the case.
    pub fn staff(&self, j: usize) -> StaffId {
        self.facts.staff[self.case.staff[j].row].staff
    }

    /// The index of a child.
    pub fn index_of(&self, child: ChildId) -> Option<usize> {
        (0..self.case.children.len()).find(|&i| self.place(i).child == child)
    }

    /// Some child gets a first or another mentor, with some number of points; or nothing can be said, for there is no
    /// division.
    pub fn moves_somebody(&self) -> bool {
        let Ok(frontier) = &self.frontier else { return true };
        let mut steps = frontier.steps().iter();
        steps.any(|step| {
            let mut pairs = self.case.group.children.iter().zip(&step.mentors);
            pairs.any(|(child, mentor)| child.present != Present::Staff(*mentor))
        })
    }

    /// The mentors with so many points for a change; nobody where there is no division.
    pub fn mentors(&self, points: i64) -> Option<&[usize]> {
        self.frontier.as_ref().ok().map(|frontier| frontier.step(points).mentors.as_slice())
    }

    /// The mentor of a child with so many points for a change.
    pub fn mentor_of(&self, child: ChildId, points: i64) -> Option<StaffId> {
        Some(self.staff(self.mentors(points)?[self.index_of(child)?]))
    }

    /// When a staff member works on this group on the day that counts for a child.
    pub fn works(&self, i: usize, staff: StaffId) -> HalfDays {
        let on = self.case.children[i].on;
        let row = self.facts.staff.iter().find(|row| row.staff == staff && row.period.contains(on));
        row.map_or(HalfDays(0), |row| row.days)
    }

    /// Half-days on which a child and a staff member are both there.
    pub fn together(&self, i: usize, staff: StaffId) -> u32 {
        self.case.group.children[i].attends.shared(self.works(i, staff)).count()
    }

    /// A child's mentor now.
    pub fn present(&self, i: usize) -> Option<StaffId> {
        self.facts.present(self.place(i).child, self.case.children[i].on).map(|m| m.staff)
    }

    /// What it sums up to with so many points for a change; nothing where there is no division.
    pub fn figures(&self, points: i64, numbers: &Numbers) -> Option<Figures> {
        let (group, mentors) = (&self.case.group, self.mentors(points)?);
        let changes = changed(group, mentors).count();
        let mut sums = Figures { children: mentors.len(), changes, ..Figures::default() };
        let mut counts = vec![0; group.staff.len()];
        for (i, &j) in mentors.iter().enumerate() {
            counts[j] += 1;
            let attends = group.children[i].attends.count();
            let terms = facts_of(group, i, j);
            let together = terms.map_or_else(|| self.together(i, self.staff(j)), |terms| terms.together);
            sums.attends += attends;
            sums.together += together;
            sums.hardly += usize::from(2 * together < attends);
        }
        let above = |j: &usize| is_above(counts[*j], group.staff[*j].half_days, numbers);
        sums.above = (0..counts.len()).filter(above).count();
        Some(sums.plus(self.rest))
    }
}

fn is_above(children: usize, half_days: u32, numbers: &Numbers) -> bool {
    let (above, per_day) = numbers.above(children, half_days);
    above || per_day
}

/// How a group is today: a mentor who is made known and begins later does not count yet. A child that is still to start
/// counts as on its first day.
#[derive(Clone, Debug, Default)]
pub struct Now {
    /// What it sums up to.
    pub figures: Figures,
    /// How many children each mentor has.
    pub children: BTreeMap<StaffId, usize>,
}

impl Now {
    /// That of a group.
    pub fn of(facts: &GroupFacts, today: Date, rules: &Rules) -> Self {
        let (state, _) = group::state(facts, today, rules);
        let mut now = Self::default();
        let mut counts = vec![0; state.loads.len()];
        for tie in &state.ties {
            if let Some(j) = tie.mentor {
                counts[j] += 1;
            }
            now.figures.children += 1;
            now.figures.attends += tie.attends;
            now.figures.together += tie.together;
            now.figures.hardly += usize::from(tie.mentor.is_none() || 2 * tie.together < tie.attends);
        }
        for (load, count) in state.loads.iter().zip(counts) {
            now.figures.above += usize::from(is_above(count, load.half_days, &rules.numbers));
            now.children.insert(load.staff.staff, count);
        }
        now
    }
}

/// A group before and after.
#[derive(Clone, Debug)]
pub struct Compared {
    /// As it is today.
    pub now: Now,
    /// As it is known.
    pub before: Side,
    /// As it would be.
    pub after: Side,
}

impl Compared {
    /// The children who would have another mentor because of the change: with as many points for a change of mentor
    /// they have another one after it than before it. A child who comes is not among them.
    pub fn differing(&self, points: i64) -> Vec<ChildId> {
        let children = (0..self.after.case.children.len()).map(|i| self.after.place(i).child);
        children.filter(|child| self.differs(*child, points)).collect()
    }

    /// How many of the children who get another mentor than they have do so because of the change; and how many of the
    /// others keep theirs, or get another first one, because of it. Nothing where it leaves no division.
    pub fn because(&self, points: i64) -> (usize, usize) {
        let Some(mentors) = self.after.mentors(points) else { return (0, 0) };
        let changed: BTreeSet<ChildId> =
            changed(&self.after.case.group, mentors).map(|i| self.after.place(i).child).collect();
        let differing = self.differing(points);
        let moved = differing.iter().filter(|child| changed.contains(*child)).count();
        (moved, differing.len() - moved)
    }

    /// Whether a child would have another mentor because of the change.
    pub fn differs(&self, child: ChildId, points: i64) -> bool {
        let known = self.before.index_of(child).is_some() && self.before.frontier.is_ok();
        known && self.before.mentor_of(child, points) != self.after.mentor_of(child, points)
    }

    /// The change makes a difference in this group, with some number of points.
    pub fn matters(&self) -> bool {
        if self.before.frontier.is_ok() != self.after.frontier.is_ok()
            || self.before.case.children.len() != self.after.case.children.len()
        {
            return true;
        }
        let frontiers =
            [&self.before, &self.after].into_iter().filter_map(|side| side.frontier.as_ref().ok());
        let points = mentorkind_domain::what_if::stops(frontiers);
        points.into_iter().any(|points| !self.differing(points).is_empty())
    }
}
