//! A group as it is and as it would be, side by side.

use std::collections::BTreeSet;

use jiff::civil::Date;
use mentorkind_division::{Blocked, HalfDays, Present, Weights};
use mentorkind_domain::{
    division::{Ages, Case},
    what_if::{Frontier, changed},
};

use crate::{
    division::{Numbers, facts_of},
    group::{GroupFacts, Place},
    platform::ids::{ChildId, StaffId},
};

/// A group with all its best divisions.
#[derive(Clone, Debug)]
pub struct Side {
    /// What is known, or would be.
    pub facts: GroupFacts,
    /// The optimiser's input.
    pub case: Case,
    /// Its best divisions, or why there is none.
    pub frontier: Result<Frontier, Box<Blocked>>,
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
    pub fn new(facts: GroupFacts, on: Date, ages: &Ages, weights: &Weights) -> Self {
        let case = facts.case(on, ages, &[]);
        let frontier = Frontier::of(&case.group, weights);
        Self { facts, case, frontier }
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
        let mentors: Vec<Option<usize>> = self.mentors(points)?.iter().copied().map(Some).collect();
        let changes = changed(&self.case.group, self.mentors(points)?).count();
        Some(Figures { changes, ..self.sum(&mentors, numbers) })
    }

    /// What it sums up to when every child keeps its mentor.
    pub fn kept(&self, numbers: &Numbers) -> Figures {
        let present = |child: &mentorkind_division::Child| match child.present {
            Present::Staff(j) => Some(j),
            _ => None,
        };
        let mentors: Vec<Option<usize>> = self.case.group.children.iter().map(present).collect();
        self.sum(&mentors, numbers)
    }

    fn sum(&self, mentors: &[Option<usize>], numbers: &Numbers) -> Figures {
        let group = &self.case.group;
        let mut sums = Figures { children: mentors.len(), ..Figures::default() };
        let mut counts = vec![0; group.staff.len()];
        for (i, mentor) in mentors.iter().enumerate() {
            let attends = group.children[i].attends.count();
            sums.attends += attends;
            let together = mentor.map(|j| {
                counts[j] += 1;
                facts_of(group, i, j).map_or_else(|| self.together(i, self.staff(j)), |terms| terms.together)
            });
            sums.together += together.unwrap_or(0);
            sums.hardly += usize::from(together.is_none_or(|together| 2 * together < attends));
        }
        let above = |j: &usize| {
            let (above, per_day) = numbers.above(counts[*j], group.staff[*j].half_days);
            above || per_day
        };
        sums.above = (0..counts.len()).filter(above).count();
        sums
    }
}

/// A group before and after.
#[derive(Clone, Debug)]
pub struct Compared {
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
