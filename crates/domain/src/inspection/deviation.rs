//! What is not there of a child, and since when: by its first day it is the same deviation on each day on which it lasts.

use jiff::{ToSpan, civil::Date};

use super::{Child, DISCUSSED_MONTHS, Finding, Requirement, Telling, finding};

/// An explanation has at most so many characters.
pub const LONGEST_EXPLANATION: usize = 1000;

/// Something that is asked of a child and is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deviation {
    /// What is asked.
    pub requirement: Requirement,
    /// The first day without it; none: longer than is known.
    pub since: Option<Date>,
}

/// What is not there of a child on a day, in the order of the page.
pub fn deviations(child: &Child, on: Date) -> impl Iterator<Item = Deviation> {
    let missing = move |requirement: &Requirement| finding(child, *requirement, on) == Finding::Missing;
    let all = Requirement::ALL.into_iter().filter(missing);
    all.map(move |requirement| Deviation { requirement, since: since(child, requirement, on) })
}

/// The first of the days up to this one on which it was missing all the time.
fn since(child: &Child, requirement: Requirement, on: Date) -> Option<Date> {
    let missing = |day: Date| finding(child, requirement, day) == Finding::Missing;
    let after =
        |all: &[Telling]| -> Vec<Date> { all.iter().map(|one| one.until.saturating_add(1.day())).collect() };
    let can_begin: Vec<Date> = match requirement {
        Requirement::Mentor | Requirement::OnGroup | Requirement::FewChildren => {
            return child.mentor_so_since;
        }
        Requirement::ParentsTold => after(&child.guardians),
        Requirement::ChildTold => after(&child.itself),
        Requirement::Discussed => {
            let last = child.discussed.filter(|day| *day <= on).max(child.since)?;
            let year = last.saturating_add(DISCUSSED_MONTHS.months());
            // The last days of a month are not all in the next year.
            let days = (0..3_i64).map(|days| year.saturating_add(days.days()));
            days.chain(child.known_from).collect()
        }
    };
    let begins = |day: &Date| *day <= on && missing(*day) && !missing(day.saturating_sub(1.day()));
    can_begin.into_iter().filter(begins).max()
}
