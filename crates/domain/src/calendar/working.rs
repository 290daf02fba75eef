//! Working days: Monday to Friday, no public holiday and, of a location, not closed.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use super::holidays::holiday;
use crate::period::Period;

/// Whether a date is a working day. `closed` are the closures of a location; none where no location counts.
pub fn is_working_day(date: Date, closed: &[Period]) -> bool {
    !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
        && holiday(date).is_none()
        && !closed.iter().any(|period| period.contains(date))
}

/// How many working days come after one date, up to and including the other; none when that is not later.
pub fn working_days_between(after: Date, until: Date, closed: &[Period]) -> u32 {
    let mut day = after;
    let mut count = 0;
    while day < until {
        day = day.saturating_add(1.day());
        count += u32::from(is_working_day(day, closed));
    }
    count
}

/// The last of so many working days after a date; that date itself when it is none. A closure without end leaves no
/// working days: then the days count as if the location were open.
pub fn nth_working_day(after: Date, number: u32, closed: &[Period]) -> Date {
    let closed = if closed.iter().any(|period| period.until.is_none()) { &[] } else { closed };
    let mut day = after;
    let mut left = number;
    while left > 0 && day < Date::MAX {
        day = day.saturating_add(1.day());
        left -= u32::from(is_working_day(day, closed));
    }
    day
}
