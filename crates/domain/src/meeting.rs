//! The meeting of a group's team ("Groepsbespreking"): when it can be, what belongs on its agenda, and until when
//! something important is read.

use jiff::{ToSpan, civil::Date};

use crate::obligation::Days;

/// An own item on the agenda is one line of at most so many characters.
pub const MOST_ITEM: usize = 200;
/// A meeting is planned at most so many days ahead.
pub const AHEAD_DAYS: i64 = 366;
/// What is new or has to do with the group within so many days belongs on the agenda: the usual time between meetings.
pub const BETWEEN_DAYS: i64 = 56;
/// Whether a day that is to come can be chosen: from today, within reach.
pub fn takes_day(day: Date, today: Date) -> bool {
    (today..=last_day(today)).contains(&day)
}

/// The last day that can be chosen.
pub fn last_day(today: Date) -> Date {
    today.saturating_add(AHEAD_DAYS.days())
}

/// Whether a child that begins or stops on a day is spoken of: within the next [`BETWEEN_DAYS`].
pub fn comes_or_goes_soon(on: Date, today: Date) -> bool {
    on >= today && on <= today.saturating_add(BETWEEN_DAYS.days())
}

/// Whether something that was there from a day on should have been read by now, in so many working days; 0: never.
pub fn read_too_late(since: Date, working_days: u32, days: &impl Days, today: Date) -> bool {
    working_days > 0 && today > days.working_days_after(since, working_days)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::obligation::WorkingDays;

    const TODAY: Date = date(2026, 3, 3);
    const DAYS: WorkingDays<[crate::period::Period; 0]> = WorkingDays([]);

    proptest! {
        #[test]
        fn a_term_for_reading_is_off_at_nothing_and_late_ever_after(
            ago in 0i64..60, count in 0u32..20, later in 0i64..30,
        ) {
            let since = TODAY - ago.days();
            let late = read_too_late(since, count, &DAYS, TODAY);
            prop_assert!(count > 0 || !late);
            prop_assert!(!late || read_too_late(since, count, &DAYS, TODAY + later.days()));
            prop_assert!(!late || ago > i64::from(count), "working days are never more than days");
            prop_assert!(!read_too_late(since, count + 1, &DAYS, TODAY) || late || count == 0);
        }

        #[test]
        fn a_day_to_come_is_taken_from_today_within_reach(days in -400i64..800) {
            prop_assert_eq!(takes_day(TODAY + days.days(), TODAY), (0..=AHEAD_DAYS).contains(&days));
            prop_assert_eq!(comes_or_goes_soon(TODAY + days.days(), TODAY), (0..=BETWEEN_DAYS).contains(&days));
        }
    }
}
