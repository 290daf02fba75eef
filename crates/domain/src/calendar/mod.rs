//! The calendar: who is where on which day, and why not. Pure; every answer about "today", "that day" and "working
//! days" comes from here.
//!
//! ```
//! use jiff::civil::date;
//! use mentorkind_domain::{
//!     calendar::{Calendar, Facts, GroupAt, Kind, Moment, Row},
//!     half_days::parse,
//!     period::Period,
//! };
//!
//! let mut facts = Facts::default();
//! facts.groups.push(GroupAt { group: 10, location: 1, after_school: false, region: None });
//! let days = parse(b"ma di").unwrap();
//! facts.children.rows.push(Row { person: 7, group: 10, kind: Kind::Own, days, period: Period::default() });
//! let calendar = Calendar::new(facts);
//! assert_eq!(calendar.child(7).on(date(2026, 3, 3)).at(Moment::Morning), Some(10));
//! assert!(!calendar.child(7).on(date(2026, 3, 4)).is_there());
//! // Easter Monday.
//! assert!(!calendar.child(7).on(date(2026, 4, 6)).is_there());
//! ```
//!
//! What holds, the stronger first:
//!
//! 1. On a public holiday, or while the group's location is closed, nobody is there.
//! 2. Who is absent is not there.
//! 3. A swapped or extra day holds before what is planned; who stands in, before its own roster. Where the roster has
//!    somebody anyway nobody stands in.
//! 4. A day that was given up is not there, except for what comes instead on that very day.
//! 5. At after-school care, in a school holiday of the location's region, a child is there all day on its fixed days.
//!    The staff are there as their roster says.
//! 6. A group that is together with another is on that other group's place. Nobody is in two places at one moment.
//!
//! Half-days are the grain; the edges of a day (opening, closing) tell apart only where groups are together.
//! Identifiers are of any small type; staff and children are looked up apart, so that they may use the same ones.

mod company;
mod deputy;
mod entry;
mod facts;
mod holidays;
mod school;
mod seen;
#[cfg(test)]
mod tests;
mod working;

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};

pub use deputy::{Candidate, deputy};
pub use entry::{Refused, absent, change, closure, merge, stand_in};
pub use facts::{
    Absence, Change, Closure, Comes, Facts, GroupAt, Kind, Merge, MergedPart, Moment, People, Reason, Row,
    Weekdays,
};
pub use holidays::{Holiday, easter, holiday};
pub use school::{Region, School, SchoolHoliday, Season, known as school_known, of_region, school};
pub use seen::{back_after, last_absent};
pub use working::{is_working_day, nth_working_day, working_days_between};

use crate::half_days::{Presence, on_date};

/// Why everybody of a group stays at home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shut {
    /// A public holiday.
    Holiday(Holiday),
    /// The location is closed.
    Closed,
}

/// Why somebody is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Away {
    /// It has no day.
    NoDay,
    /// It gave the day up, for another one where there is a date.
    GaveUp(Option<Date>),
    /// It is absent.
    Absent(Reason),
    /// Nobody is there.
    Shut(Shut),
}

/// By what somebody is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// Roster or placement.
    Plan,
    /// A swapped or extra day.
    Change,
    /// Standing in.
    StandIn,
}

/// A half-day of somebody who is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<Id> {
    /// On which group it has the half-day.
    pub of: Id,
    /// On whose place it is then: another one where groups are together.
    pub at: Id,
    /// By what.
    pub by: By,
}

/// A day of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day<Id> {
    /// The morning.
    pub morning: Option<Part<Id>>,
    /// The afternoon.
    pub afternoon: Option<Part<Id>>,
    opening: Option<Id>,
    closing: Option<Id>,
    away: Option<Away>,
}

impl<Id: Copy + Ord> Day<Id> {
    /// Whether it is there at all.
    pub fn is_there(&self) -> bool {
        self.morning.is_some() || self.afternoon.is_some()
    }

    /// Why it is not there; none when it is, if only for half of the day.
    pub fn away(&self) -> Option<Away> {
        self.away
    }

    /// On whose place it is at a moment.
    pub fn at(&self, moment: Moment) -> Option<Id> {
        match moment {
            Moment::Opening => self.opening,
            Moment::Morning => self.morning.map(|part| part.at),
            Moment::Afternoon => self.afternoon.map(|part| part.at),
            Moment::Closing => self.closing,
        }
    }

    /// Whether it is on the group's place at any moment.
    pub fn is_on(&self, group: Id) -> bool {
        Moment::ALL.into_iter().any(|moment| self.at(moment) == Some(group))
    }

    /// The half-days on which it is on the group's place.
    pub fn on(&self, group: Id) -> Presence {
        let there = |part: Option<Part<Id>>| part.is_some_and(|part| part.at == group);
        Presence { morning: there(self.morning), afternoon: there(self.afternoon) }
    }

    /// Whether one of its half-days is of the group, wherever that group is.
    pub fn is_of(&self, group: Id) -> bool {
        self.parts().any(|part| part.of == group)
    }

    /// Its half-days.
    pub fn parts(&self) -> impl Iterator<Item = Part<Id>> {
        [self.morning, self.afternoon].into_iter().flatten()
    }

    /// Its last half-day alone.
    pub fn last_half(&self) -> Self {
        let morning = self.morning.filter(|_| self.afternoon.is_none());
        Self { morning, opening: self.opening.filter(|_| morning.is_some()), ..*self }
    }

    /// How many half-days it is there.
    pub fn half_days(&self) -> u32 {
        u32::from(self.morning.is_some()) + u32::from(self.afternoon.is_some())
    }

    /// How many half-days the two are on the same place.
    pub fn shared(&self, other: &Self) -> u32 {
        let same = |one: Option<Part<Id>>, two: Option<Part<Id>>| {
            u32::from(one.zip(two).is_some_and(|(one, two)| one.at == two.at))
        };
        same(self.morning, other.morning) + same(self.afternoon, other.afternoon)
    }
}

/// A day of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupDay<Id> {
    /// Nobody is there, and why.
    pub shut: Option<Shut>,
    /// The children on its place at any moment of the day, also those of groups that are together with it.
    pub children: Vec<(Id, Day<Id>)>,
    /// The staff on its place, likewise.
    pub staff: Vec<(Id, Day<Id>)>,
    /// Children who have the day on this group and are not on its place: away, or elsewhere.
    pub children_away: Vec<(Id, Day<Id>)>,
    /// Staff who have the day on this group and are not on its place.
    pub staff_away: Vec<(Id, Day<Id>)>,
}

/// Half-days of a child, and how many of them its mentor was on the same place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Together {
    /// Half-days on which the child is there.
    pub attends: u32,
    /// Half-days of these on which both are.
    pub together: u32,
}

/// The calendar of facts, sorted for looking up.
#[derive(Clone, Debug)]
pub struct Calendar<Id> {
    facts: Facts<Id>,
    /// Who has anything to do with which group: group and person.
    staff_of: Vec<(Id, Id)>,
    children_of: Vec<(Id, Id)>,
}

impl<Id: Copy + Ord> Calendar<Id> {
    /// Sorts the facts. Sorting is all that it costs: n log n.
    pub fn new(mut facts: Facts<Id>) -> Self {
        facts.groups.sort_unstable_by_key(|group| group.group);
        facts.closures.sort_unstable_by_key(|closure| closure.location);
        facts.merges.sort_by_key(|merge| (merge.group, merge.part));
        for people in [&mut facts.staff, &mut facts.children] {
            people.rows.sort_unstable_by_key(|row| row.person);
            people.absences.sort_unstable_by_key(|absence| absence.person);
            people.changes.sort_unstable_by_key(|change| change.person);
        }
        let of = |people: &People<Id>| {
            let rows = people.rows.iter().map(|row| (row.group, row.person));
            let comes = people.changes.iter().filter_map(|change| Some((change.comes?.group, change.person)));
            let mut of: Vec<(Id, Id)> = rows.chain(comes).collect();
            of.sort_unstable();
            of.dedup();
            of
        };
        Self { staff_of: of(&facts.staff), children_of: of(&facts.children), facts }
    }

    /// A staff member, or a stand-in by its own identifier. Somebody unknown has no days.
    pub fn staff(&self, person: Id) -> Person<'_, Id> {
        Person::of(self, &self.facts.staff, person, false)
    }

    /// A child.
    pub fn child(&self, person: Id) -> Person<'_, Id> {
        Person::of(self, &self.facts.children, person, true)
    }

    /// Why everybody of a group stays at home on a date.
    pub fn shut(&self, group: Id, date: Date) -> Option<Shut> {
        if let Some(holiday) = holiday(date) {
            return Some(Shut::Holiday(holiday));
        }
        let location = self.group(group)?.location;
        let closed = of_key(&self.facts.closures, location, |closure| closure.location);
        closed.iter().any(|closure| closure.period.contains(date)).then_some(Shut::Closed)
    }

    /// The first working day after a date on which the group's location is open; none within two years.
    pub fn opens_again(&self, group: Id, after: Date) -> Option<Date> {
        let mut day = after;
        for _ in 0..732 {
            day = day.checked_add(1.day()).ok()?;
            if is_working_day(day, &[]) && self.shut(group, day).is_none() {
                return Some(day);
            }
        }
        None
    }

    /// What a date is for the schools of an after-school group; none for another group, and where the region of the
    /// location is not chosen.
    pub fn school(&self, group: Id, date: Date) -> Option<School> {
        let group = self.group(group).filter(|group| group.after_school)?;
        Some(school(group.region?, date))
    }

    /// On whose place a group is at a moment: its own, or that of the group it is together with.
    pub fn place(&self, group: Id, date: Date, moment: Moment) -> Id {
        let mut at = group;
        // After as many steps as there are merges the way has ended or goes round.
        for _ in 0..=self.facts.merges.len() {
            match self.goes_to(at, date, moment) {
                Some(next) => at = next,
                None => return at,
            }
        }
        let mut first = at;
        let start = at;
        while let Some(next) = self.goes_to(at, date, moment) {
            first = first.min(next);
            at = next;
            if at == start {
                break;
            }
        }
        first
    }

    /// Everybody of a group on a date. Without anybody who has no day there then.
    pub fn group_day(&self, group: Id, date: Date) -> GroupDay<Id> {
        let mut day = GroupDay {
            shut: self.shut(group, date),
            children: Vec::new(),
            staff: Vec::new(),
            children_away: Vec::new(),
            staff_away: Vec::new(),
        };
        let sources = self.sources(group, date);
        let people = |of: &[(Id, Id)]| -> BTreeSet<Id> {
            let of = sources.iter().flat_map(|source| of_key(of, *source, |(group, _)| *group));
            of.map(|(_, person)| *person).collect()
        };
        for id in people(&self.children_of) {
            sort_in(self.child(id), group, date, &mut day.children, &mut day.children_away, id);
        }
        for id in people(&self.staff_of) {
            sort_in(self.staff(id), group, date, &mut day.staff, &mut day.staff_away, id);
        }
        day
    }

    /// Half-days of a child from one date until another, both included, and on how many its mentor was really there.
    pub fn together(&self, child: Id, mentor: Id, from: Date, until: Date) -> Together {
        let (child, mentor) = (self.child(child), self.staff(mentor));
        let mut sum = Together::default();
        let mut day = from;
        while day <= until {
            let there = child.on(day);
            if there.is_there() {
                sum.attends += there.half_days();
                sum.together += there.shared(&mentor.on(day));
            }
            match day.checked_add(1.day()) {
                Ok(next) => day = next,
                Err(_) => break,
            }
        }
        sum
    }

    fn group(&self, group: Id) -> Option<&GroupAt<Id>> {
        let at = self.facts.groups.binary_search_by_key(&group, |known| known.group).ok()?;
        Some(&self.facts.groups[at])
    }

    /// The group that a group goes to at a moment. It stays where it is while the other location is closed.
    fn goes_to(&self, group: Id, date: Date, moment: Moment) -> Option<Id> {
        let merges = of_key(&self.facts.merges, group, |merge| merge.group);
        let holds = |merge: &&Merge<Id>| {
            merge.with != group
                && merge.part.has(moment)
                && merge.weekdays.has(date.weekday())
                && merge.period.contains(date)
                && self.group(merge.with).is_some()
                && self.shut(merge.with, date).is_none()
        };
        merges.iter().find(holds).map(|merge| merge.with)
    }

    /// The group and those that are on its place at any moment of a date.
    fn sources(&self, group: Id, date: Date) -> Vec<Id> {
        let mut sources = vec![group];
        let going = self.facts.merges.chunk_by(|one, two| one.group == two.group).map(|of| of[0].group);
        let here = |other: &Id| {
            *other != group && Moment::ALL.into_iter().any(|moment| self.place(*other, date, moment) == group)
        };
        sources.extend(going.filter(here));
        sources
    }
}

fn sort_in<Id: Copy + Ord>(
    person: Person<'_, Id>,
    group: Id,
    date: Date,
    there: &mut Vec<(Id, Day<Id>)>,
    away: &mut Vec<(Id, Day<Id>)>,
    id: Id,
) {
    let day = person.on(date);
    if day.is_on(group) {
        there.push((id, day));
    } else if day.is_of(group) || person.has_day(group, date) {
        away.push((id, day));
    }
}

/// The part of a sorted list that has a key.
fn of_key<T, K: Ord + Copy>(list: &[T], key: K, of: impl Fn(&T) -> K) -> &[T] {
    let from = list.partition_point(|item| of(item) < key);
    let rest = &list[from..];
    &rest[..rest.partition_point(|item| of(item) == key)]
}

/// Somebody in the calendar.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a, Id> {
    calendar: &'a Calendar<Id>,
    rows: &'a [Row<Id>],
    absences: &'a [Absence<Id>],
    changes: &'a [Change<Id>],
    child: bool,
}

/// The parts of a day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

impl Half {
    fn of(self, there: Presence) -> bool {
        match self {
            Self::Morning => there.morning,
            Self::Afternoon => there.afternoon,
        }
    }
}

impl<'a, Id: Copy + Ord> Person<'a, Id> {
    fn of(calendar: &'a Calendar<Id>, people: &'a People<Id>, person: Id, child: bool) -> Self {
        Self {
            calendar,
            rows: of_key(&people.rows, person, |row| row.person),
            absences: of_key(&people.absences, person, |absence| absence.person),
            changes: of_key(&people.changes, person, |change| change.person),
            child,
        }
    }

    /// Its day on a date. Allocates nothing.
    pub fn on(&self, date: Date) -> Day<Id> {
        let (mut shut, mut planned) = (None, false);
        let mut half = |half: Half| {
            let (group, by) = self.claim(date, half)?;
            planned = true;
            if let Some(why) = self.calendar.shut(group, date) {
                shut = shut.max(Some(why));
                return None;
            }
            if self.absence(date).is_some() {
                return None;
            }
            let moment = if half == Half::Morning { Moment::Morning } else { Moment::Afternoon };
            Some(Part { of: group, at: self.calendar.place(group, date, moment), by })
        };
        let (morning, afternoon) = (half(Half::Morning), half(Half::Afternoon));
        let edge = |part: Option<Part<Id>>, moment| {
            part.map(|part: Part<Id>| self.calendar.place(part.of, date, moment))
        };
        let away = if morning.is_some() || afternoon.is_some() {
            None
        } else if let Some(shut) = shut {
            Some(Away::Shut(shut))
        } else if planned {
            self.absence(date).map(Away::Absent)
        } else if let Some(change) = self.given_up(date).filter(|_| self.plan(date).next().is_some()) {
            Some(Away::GaveUp(change.comes.map(|comes| comes.on)))
        } else {
            Some(Away::NoDay)
        };
        Day {
            opening: edge(morning, Moment::Opening),
            closing: edge(afternoon, Moment::Closing),
            morning,
            afternoon,
            away,
        }
    }

    /// The first date after another on which it is there; none in that many days.
    pub fn next_day(&self, after: Date, days: u32) -> Option<Date> {
        let mut day = after;
        for _ in 0..days {
            day = day.checked_add(1.day()).ok()?;
            if self.on(day).is_there() {
                return Some(day);
            }
        }
        None
    }

    /// How many half-days it is there, from one date until another, both included.
    pub fn half_days(&self, from: Date, until: Date) -> u32 {
        let mut sum = 0;
        let mut day = from;
        while day <= until {
            sum += self.on(day).half_days();
            match day.checked_add(1.day()) {
                Ok(next) => day = next,
                Err(_) => break,
            }
        }
        sum
    }

    /// The half-days that it has on a date by whatever is entered, absent or not, open or not.
    pub fn planned(&self, date: Date) -> Presence {
        Presence {
            morning: self.claim(date, Half::Morning).is_some(),
            afternoon: self.claim(date, Half::Afternoon).is_some(),
        }
    }

    /// The group on which it has a day by roster or placement that it has not given up; that of the afternoon when there
    /// are two.
    pub fn planned_on(&self, date: Date) -> Option<Id> {
        let planned = |half| self.claim(date, half).filter(|(_, by)| *by == By::Plan);
        planned(Half::Afternoon).or_else(|| planned(Half::Morning)).map(|(group, _)| group)
    }

    /// The group on which it has its day then, absent or not, open or not; that of the afternoon when there are two.
    pub fn group_on(&self, date: Date) -> Option<Id> {
        let claim = self.claim(date, Half::Afternoon).or_else(|| self.claim(date, Half::Morning));
        claim.map(|(group, _)| group)
    }

    /// It is in training by every row of the roster that holds on a date, also where it stands in.
    pub fn in_training(&self, date: Date) -> bool {
        let rows = self.rows.iter().filter(|row| row.kind != Kind::StandIn);
        let mut rows = rows.filter(|row| row.period.contains(date)).peekable();
        rows.peek().is_some() && rows.all(|row| row.kind == Kind::Trainee)
    }

    /// Why it is absent on a date. Of more reasons the one that is said.
    pub fn absence(&self, date: Date) -> Option<Reason> {
        let absent = self.absences.iter().filter(|absence| absence.period.contains(date));
        absent.map(|absence| absence.reason).min()
    }

    /// Whether it has a day on a group, absent or not, given up or not, open or not.
    fn has_day(&self, group: Id, date: Date) -> bool {
        let mut comes = self.changes.iter().filter_map(|change| change.comes);
        self.plan(date).any(|row| row.group == group)
            || comes.any(|comes| {
                comes.on == date && comes.group == group && (comes.there.morning || comes.there.afternoon)
            })
    }

    /// The group on which it has a half-day, and by what. Nothing but this decides between two groups.
    fn claim(&self, date: Date, half: Half) -> Option<(Id, By)> {
        let comes = self.changes.iter().filter_map(|change| change.comes);
        if let Some(group) =
            comes.filter(|comes| comes.on == date && half.of(comes.there)).map(|comes| comes.group).min()
        {
            return Some((group, By::Change));
        }
        let given_up = self.given_up(date).is_some();
        let has = |row: &Row<Id>| half.of(self.parts(row, date));
        // Who stands in where its own roster has it then too is there by the roster.
        let stands_in = |row: &Row<Id>| {
            row.kind == Kind::StandIn
                && !self.plan(date).any(|own| own.kind != Kind::StandIn && own.group == row.group && has(own))
        };
        let rows = self.plan(date).filter(|row| has(row) && (!given_up || stands_in(row)));
        // Of two rows of one kind the one that began last holds, and then the smaller group.
        let row = rows.min_by(|one, two| {
            let first = stands_in(two).cmp(&stands_in(one));
            let began = two.period.from.cmp(&one.period.from);
            first.then(one.kind.cmp(&two.kind)).then(began).then(one.group.cmp(&two.group))
        })?;
        Some((row.group, if stands_in(row) { By::StandIn } else { By::Plan }))
    }

    /// The rows with any half-day on a date.
    fn plan(&self, date: Date) -> impl Iterator<Item = &'a Row<Id>> {
        self.rows.iter().filter(move |row| {
            let there = on_date(row.days, date);
            row.period.contains(date) && (there.morning || there.afternoon)
        })
    }

    /// The half-days of a row: all day at after-school care in a school holiday.
    fn parts(&self, row: &Row<Id>, date: Date) -> Presence {
        let there = on_date(row.days, date);
        let any = there.morning || there.afternoon;
        let whole =
            any && self.child && matches!(self.calendar.school(row.group, date), Some(School::Holiday(_)));
        if whole { Presence { morning: true, afternoon: true } } else { there }
    }

    fn given_up(&self, date: Date) -> Option<&'a Change<Id>> {
        self.changes
            .iter()
            .filter(|change| change.gives_up == Some(date))
            .max_by_key(|change| change.comes.map(|c| c.on))
    }
}
