//! Which children and staff a group's division is about, and who can be whose mentor.
//!
//! The optimiser ([`mentorkind_division`]) knows no dates. Here the rows of one group, with their
//! periods, become its input for a chosen day. Only rows of the group itself count.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;
use mentorkind_division::{Candidate, Child, Group, HalfDays, Pair, Present, Staff, Wish};

use crate::period::Period;

#[cfg(test)]
mod tests;

/// Ages and terms of the division, as settings of the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ages {
    /// Younger than this many calendar months a child is a baby.
    pub baby_months: u32,
    /// Rows that start within this many days are part of the division.
    pub horizon_days: u32,
    /// A staff member stops when it has no row this many days after the child's reference date.
    pub stops_days: u32,
}

impl Default for Ages {
    fn default() -> Self {
        Self { baby_months: 12, horizon_days: 90, stops_days: 60 }
    }
}

/// The rows of one group. Numbers of children and staff are the caller's own.
#[derive(Clone, Debug, Default)]
pub struct GroupRows<'a> {
    /// Rows of staff who can be mentor.
    pub staff: Vec<StaffRow<'a>>,
    /// Rows of children.
    pub children: Vec<ChildRow<'a>>,
}

/// A staff member who works on the group for a period, as carer or as trainee. Those of other roles are
/// no mentors and have no row here.
#[derive(Clone, Copy, Debug)]
pub struct StaffRow<'a> {
    /// Who.
    pub staff: u32,
    /// What staff are ordered by: the lowest key first.
    pub key: &'a str,
    /// A trainee, who is mentor only with a maximum above 0.
    pub trainee: bool,
    /// Mentor of at most this many children.
    pub max: Option<u32>,
    /// When it works on the group.
    pub works: HalfDays,
    /// From when until when.
    pub period: Period,
    /// The languages it speaks, separated by spaces.
    pub languages: &'a str,
}

/// A child on the group for a period.
#[derive(Clone, Copy, Debug)]
pub struct ChildRow<'a> {
    /// Who.
    pub child: u32,
    /// Whether this is the group where its mentor is.
    pub main: bool,
    /// When it attends; empty for flexible care.
    pub attends: HalfDays,
    /// From when until when.
    pub period: Period,
    /// When it was born.
    pub birth_date: Date,
    /// Its mentor now, as the caller's number; `Elsewhere` also when the caller has no number.
    pub mentor: Present,
    /// The language at home; empty when not known.
    pub language: &'a str,
    /// The staff who know it well; empty when nobody said.
    pub knows_well: &'a [u32],
    /// The staff who should not be its mentor.
    pub not_mentor: &'a [u32],
    /// The staff who are its guardians.
    pub guardians: &'a [u32],
    /// Wishes about it and other children.
    pub wishes: &'a [PairWish],
}

/// A wish that a child has the same mentor as another child, or another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PairWish {
    /// The other child.
    pub child: u32,
    /// What is wished.
    pub wish: Wish,
    /// Must hold.
    pub hard: bool,
}

/// A group as the optimiser takes it, and what its indexes stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// The optimiser's input. Nothing is chosen by hand yet.
    pub group: Group,
    /// The children by index: in the order of their rows.
    pub children: Vec<CaseChild>,
    /// The staff by index: in the order of their keys.
    pub staff: Vec<CaseStaff>,
}

/// A child of the division.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseChild {
    /// The caller's number.
    pub child: u32,
    /// The place of the row that counts among the rows of children.
    pub row: usize,
    /// The reference date: the chosen day, or the day that the child starts when that is later.
    pub on: Date,
}

/// A staff member of the division.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseStaff {
    /// The caller's number.
    pub staff: u32,
    /// The place of the row that gives days and maximum among the rows of staff.
    pub row: usize,
}

/// The division of a group on a day.
///
/// A child counts with its earliest main row that has not ended and starts within the horizon, and on
/// the later of the day and its start: everything about the child is of that row. A staff member counts
/// with a row as carer, or as trainee with a maximum above 0, that has not ended and starts within the
/// horizon. The earliest such row gives the half-days (at least 1) and the maximum; the row that is valid
/// on the child's date, if any, gives the days for that child. Only such rows count, also for whether
/// somebody stops: a trainee without a maximum is not there as mentor.
pub fn build(rows: &GroupRows<'_>, on: Date, ages: &Ages) -> Case {
    let horizon = days_after(on, ages.horizon_days);
    let children = children_of(&rows.children, on, horizon);
    let roster = Roster::new(&rows.staff, on, horizon);

    let mut group = Group {
        children: Vec::with_capacity(children.len()),
        staff: roster.members.iter().map(|member| member.staff.clone()).collect(),
        candidates: Vec::with_capacity(children.len() * roster.members.len()),
        pairs: pairs_of(&rows.children, &children),
        chosen: Vec::new(),
    };
    let later = days_after(on, ages.stops_days);
    for case in &children {
        let row = &rows.children[case.row];
        group.children.push(Child {
            attends: row.attends,
            baby: months_old(row.birth_date, case.on) < i64::from(ages.baby_months),
            present: roster.present(row.mentor),
        });
        // Most children are there already, and share this day.
        let later = if case.on == on { later } else { days_after(case.on, ages.stops_days) };
        group
            .candidates
            .extend(roster.members.iter().map(|member| roster.candidate(member, row, case.on, later)));
    }
    Case { group, children, staff: roster.members.iter().map(|member| member.case).collect() }
}

/// A member of the division, whose rows are a part of those of the roster.
struct Member {
    case: CaseStaff,
    staff: Staff,
    rows: Range<usize>,
}

/// The rows of those who can be mentor, by key and start.
struct Roster<'a> {
    rows: Vec<(usize, &'a StaffRow<'a>)>,
    members: Vec<Member>,
}

impl<'a> Roster<'a> {
    fn new(all: &'a [StaffRow<'a>], on: Date, horizon: Date) -> Self {
        let mut rows: Vec<(usize, &StaffRow)> = all
            .iter()
            .enumerate()
            .filter(|(_, row)| !row.trainee || row.max.is_some_and(|max| max > 0))
            .collect();
        rows.sort_unstable_by_key(|&(place, row)| (row.key, row.staff, row.period.from, place));
        let mut members = Vec::with_capacity(rows.len());
        let mut start = 0;
        for same in rows.chunk_by(|one, two| one.1.staff == two.1.staff) {
            let counts = |row: &StaffRow| !row.period.ended_before(on) && row.period.starts_by(horizon);
            if let Some(&(place, row)) = same.iter().find(|(_, row)| counts(row)) {
                members.push(Member {
                    case: CaseStaff { staff: row.staff, row: place },
                    staff: Staff { half_days: row.works.count().max(1), max: row.max },
                    rows: start..start + same.len(),
                });
            }
            start += same.len();
        }
        Self { rows, members }
    }

    fn present(&self, mentor: Present) -> Present {
        match mentor {
            Present::Staff(number) => self
                .members
                .iter()
                .position(|member| member.case.staff as usize == number)
                .map_or(Present::Elsewhere, Present::Staff),
            other => other,
        }
    }

    /// The member as mentor of a child on its reference date, `None` when that cannot be.
    fn candidate(&self, member: &Member, child: &ChildRow, on: Date, later: Date) -> Option<Candidate> {
        let staff = member.case.staff;
        if child.not_mentor.contains(&staff) || child.guardians.contains(&staff) {
            return None;
        }
        let rows = &self.rows[member.rows.clone()];
        let valid_on = |day: Date| rows.iter().map(|(_, row)| row).find(|row| row.period.contains(day));
        let row = valid_on(on)?;
        Some(Candidate {
            works: row.works,
            stops: valid_on(later).is_none(),
            not_known_well: !child.knows_well.is_empty() && !child.knows_well.contains(&staff),
            language: !speaks(row.languages, child.language),
        })
    }
}

/// The row of each child that counts, in the order of the rows.
fn children_of(rows: &[ChildRow], on: Date, horizon: Date) -> Vec<CaseChild> {
    let mut children: Vec<CaseChild> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.main && !row.period.ended_before(on) && row.period.starts_by(horizon))
        .map(|(place, row)| CaseChild {
            child: row.child,
            row: place,
            on: row.period.from.map_or(on, |from| from.max(on)),
        })
        .collect();
    children.sort_unstable_by_key(|case| (case.child, rows[case.row].period.from, case.row));
    children.dedup_by_key(|case| case.child);
    children.sort_unstable_by_key(|case| case.row);
    children
}

/// The wishes about two children of the division: each pair once, as hard as its hardest wish.
fn pairs_of(rows: &[ChildRow], children: &[CaseChild]) -> Vec<Pair> {
    let place_of = |child: u32| children.iter().position(|case| case.child == child);
    let mut pairs = Vec::new();
    for (a, case) in children.iter().enumerate() {
        for wish in rows[case.row].wishes {
            if let Some(b) = place_of(wish.child) {
                pairs.push(Pair { a: a.min(b), b: a.max(b), wish: wish.wish, hard: wish.hard });
            }
        }
    }
    pairs.sort_unstable_by_key(|pair| (pair.a, pair.b, !pair.hard));
    pairs.dedup_by_key(|pair| (pair.a, pair.b));
    pairs
}

/// Whole calendar months from birth until a day; who is born on 29 February counts as of the 28th. Where a
/// month is too short for the day of birth, it is full on its last day.
pub fn months_old(birth: Date, on: Date) -> i64 {
    let born_on = if (birth.month(), birth.day()) == (2, 29) { 28 } else { birth.day() };
    let full = on.day() >= born_on.min(on.days_in_month());
    let months = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
    months(on) - months(birth) - i64::from(!full)
}

/// No language, Dutch, or one of those spoken.
fn speaks(languages: &str, language: &str) -> bool {
    language.is_empty()
        || language.eq_ignore_ascii_case("nl")
        || languages.split_ascii_whitespace().any(|spoken| spoken.eq_ignore_ascii_case(language))
}

fn days_after(day: Date, days: u32) -> Date {
    day.saturating_add(i64::from(days).days())
}
