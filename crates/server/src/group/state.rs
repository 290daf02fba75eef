//! How a group stands today: who is whose mentor, what needs attention.

use jiff::civil::Date;
use mentorkind_division::{HalfDays, Present};
use mentorkind_domain::division::Case;

use super::{GroupFacts, Place, StaffOn};
use crate::{division::Rules, mentorship::Mentorship};

/// A child of the group with its present mentor.
#[derive(Clone, Debug)]
pub struct Tie<'a> {
    /// The child's place that counts.
    pub place: &'a Place,
    /// On which day it is looked at: today, or its first day when that is later.
    pub on: Date,
    /// It has no place here today yet.
    pub coming: bool,
    /// Its mentor on that day.
    pub mentorship: Option<&'a Mentorship>,
    /// Without a mentor on that day: who becomes it, and from when.
    pub later: Option<&'a Mentorship>,
    /// The mentor's index among the staff of the case; none when the mentor is not on this group.
    pub mentor: Option<usize>,
    /// The mentor's row on that day; none when it does not work on the group then.
    pub row: Option<&'a StaffOn>,
    /// When the mentor works on the group.
    pub works: HalfDays,
    /// Half-days that the child attends.
    pub attends: u32,
    /// Half-days on which both are there.
    pub together: u32,
}

impl Tie<'_> {
    /// It has no mentor on that day.
    pub fn without(&self) -> bool {
        self.mentorship.is_none()
    }

    /// Its mentor works on this group and it sees that mentor on less than half of its days; with flexible care nobody
    /// knows.
    pub fn hardly_seen(&self) -> bool {
        !self.without() && !self.elsewhere() && 2 * self.together < self.attends
    }

    /// It has a mentor who does not work on this group (any more).
    pub fn elsewhere(&self) -> bool {
        self.mentorship.is_some() && (self.mentor.is_none() || self.row.is_none())
    }

    /// Since when child and mentor have the days that they have now, as far as was known.
    pub fn since(&self) -> Option<Date> {
        let row = self.row.map(|row| [row.period.from, row.days_changed_on]);
        let place = [self.place.period.from, self.place.days_changed_on];
        let from = self.mentorship.map(|m| m.from);
        row.into_iter().flatten().chain(place).chain([from]).flatten().max()
    }
}

/// How many mentor children a staff member has.
#[derive(Clone, Debug)]
pub struct Load<'a> {
    /// The staff member's row that counts.
    pub staff: &'a StaffOn,
    /// Half-days a fortnight on this group.
    pub half_days: u32,
    /// Mentor children of this group.
    pub children: usize,
    /// More than the protocol's number of children.
    pub above: bool,
    /// More than the protocol's number for each working day.
    pub above_per_day: bool,
}

/// How a group stands.
#[derive(Clone, Debug)]
pub struct State<'a> {
    /// The children, in the order of the case.
    pub ties: Vec<Tie<'a>>,
    /// The staff who can be mentor, in the order of the case.
    pub loads: Vec<Load<'a>>,
}

impl<'a> State<'a> {
    fn count(&self, is: impl Fn(&Tie<'a>) -> bool) -> usize {
        self.ties.iter().filter(|tie| is(tie)).count()
    }

    /// Number of children who have their place here today.
    pub fn here(&self) -> usize {
        self.count(|tie| !tie.coming)
    }

    /// Number of children who come here soon.
    pub fn coming(&self) -> usize {
        self.count(|tie| tie.coming)
    }

    /// Number of children here today without a mentor, for whom nobody was made known either.
    pub fn without(&self) -> usize {
        self.count(|tie| !tie.coming && tie.without() && tie.later.is_none())
    }

    /// Number of children here today whose first mentor begins later.
    pub fn awaiting(&self) -> usize {
        self.count(|tie| !tie.coming && tie.without() && tie.later.is_some())
    }

    /// Number of children here today whose mentor does not work on the group.
    pub fn elsewhere(&self) -> usize {
        self.count(|tie| !tie.coming && tie.elsewhere())
    }

    /// Number of children who come here soon, without a mentor who works on the group on their first day.
    pub fn coming_without(&self) -> usize {
        self.count(|tie| tie.coming && (tie.without() || tie.elsewhere()))
    }

    /// Number of children who hardly see theirs.
    pub fn hardly_seen(&self) -> usize {
        self.count(Tie::hardly_seen)
    }

    /// On how many of a hundred days of the children the mentor is there too; none without fixed days.
    pub fn share(&self) -> Option<u32> {
        let together: u32 = self.ties.iter().map(|tie| tie.together).sum();
        let attends: u32 = self.ties.iter().map(|tie| tie.attends).sum();
        (attends > 0).then(|| (200 * together + attends) / (2 * attends))
    }

    /// Number of mentors with more children than the protocol's numbers.
    pub fn above(&self) -> usize {
        self.loads.iter().filter(|load| load.above || load.above_per_day).count()
    }
}

/// How a group stands on a day, and the case from which that follows.
pub fn state<'a>(facts: &'a GroupFacts, today: Date, rules: &Rules) -> (State<'a>, Case) {
    let case = facts.case(today, &rules.ages, &[]);
    let ties: Vec<Tie> = case
        .children
        .iter()
        .enumerate()
        .map(|(i, child)| {
            let place = &facts.places[child.row];
            let present = facts.present(place.child, child.on);
            let (mentorship, later) = match present {
                Some(mentorship) if !mentorship.holds_on(child.on) => (None, present),
                _ => (present, None),
            };
            let mentor = mentor_of(&case, i).filter(|_| mentorship.is_some());
            // Also who may not be its mentor can be so now.
            let row = mentor.and_then(|staff| row_on(facts, &case, staff, child.on));
            let works = row.map_or(HalfDays(0), |row| row.days);
            let attends = case.group.children[i].attends;
            Tie {
                place,
                on: child.on,
                coming: child.on > today,
                mentorship,
                later,
                mentor,
                row,
                works,
                attends: attends.count(),
                together: attends.shared(works).count(),
            }
        })
        .collect();
    let loads = case
        .staff
        .iter()
        .enumerate()
        .map(|(j, staff)| {
            // Whose mentor it becomes is its mentor child already.
            let children = (0..ties.len()).filter(|i| mentor_of(&case, *i) == Some(j)).count();
            let half_days = case.group.staff[j].half_days;
            let (above, above_per_day) = rules.numbers.above(children, half_days);
            Load { staff: &facts.staff[staff.row], half_days, children, above, above_per_day }
        })
        .collect();
    (State { ties, loads }, case)
}

/// Who is the mentor of a child of the case, or becomes it.
fn mentor_of(case: &Case, child: usize) -> Option<usize> {
    match case.group.children[child].present {
        Present::Staff(staff) => Some(staff),
        _ => None,
    }
}

/// The row of a member of the case on a day.
fn row_on<'a>(facts: &'a GroupFacts, case: &Case, staff: usize, on: Date) -> Option<&'a StaffOn> {
    let member = facts.staff[case.staff[staff].row].staff;
    facts.staff.iter().find(|row| row.staff == member && row.period.contains(on))
}
