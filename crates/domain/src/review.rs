//! The discussion of the protocol: what is taken as its record.

use jiff::{ToSpan, civil::Date};

/// Longest remark on a sentence, in characters.
pub const MOST_REMARK: usize = 500;
/// Longest text of what was decided, in characters.
pub const MOST_DECISIONS: usize = 10_000;
/// The next discussion is at most this many months away.
pub const MOST_MONTHS: i64 = 24;

/// Why a day is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongDay {
    /// The discussion is still to come.
    HeldToCome,
    /// It was held more than [`MOST_MONTHS`] months ago.
    HeldLongAgo,
    /// The next one is not after today.
    NextPast,
    /// The next one is more than [`MOST_MONTHS`] months away.
    NextFar,
}

/// Whether a discussion can have been held on a day.
///
/// # Errors
/// Why not.
pub fn check_held(held: Date, today: Date) -> Result<(), WrongDay> {
    if held > today {
        Err(WrongDay::HeldToCome)
    } else if held < today.saturating_sub(MOST_MONTHS.months()) {
        Err(WrongDay::HeldLongAgo)
    } else {
        Ok(())
    }
}

/// Whether the next discussion can be on a day.
///
/// # Errors
/// Why not.
pub fn check_next(next: Date, today: Date) -> Result<(), WrongDay> {
    if next <= today {
        Err(WrongDay::NextPast)
    } else if next > today.saturating_add(MOST_MONTHS.months()) {
        Err(WrongDay::NextFar)
    } else {
        Ok(())
    }
}

/// The day that is proposed for the next discussion: the one that the protocol names, else so many months after the one of
/// today, a year where the protocol names no term.
pub fn proposed(months: u32, named: Option<Date>, today: Date) -> Date {
    let months = if months == 0 { 12 } else { i64::from(months) };
    named
        .filter(|day| check_next(*day, today).is_ok())
        .unwrap_or_else(|| today.saturating_add(months.min(MOST_MONTHS).months()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_proposed_is_taken_and_no_day_is_both_held_and_next(months in 0..61_u32, days in -2000..2000_i64) {
            let today = date(2026, 3, 2);
            let day = today + days.days();
            for named in [None, Some(day)] {
                prop_assert_eq!(check_next(proposed(months, named, today), today), Ok(()));
            }
            prop_assert!(check_held(day, today).is_err() || check_next(day, today).is_err());
            prop_assert_eq!(check_held(day, today) == Err(WrongDay::HeldToCome), day > today);
            prop_assert_eq!(check_next(day, today) == Err(WrongDay::NextPast), day <= today);
        }
    }
}
