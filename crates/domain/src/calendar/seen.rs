//! Absences, and what is seen at the door: what was seen last holds.

use jiff::{ToSpan, civil::Date};

use crate::presence::Step;

/// The last day of an absence, of which people may have said from when on somebody is there again. When that is its
/// first day there is nothing left of it.
pub fn last_absent(until: Date, back: Option<Date>) -> Date {
    back.map_or(until, |back| until.min(back.saturating_sub(1.day())))
}

/// From when on somebody who was said to be absent from one day until another is there again, after a tap at the door on
/// a day: who comes is there from that day on, and who did not come after all is as absent as before. None when the tap
/// leaves the absence as it was.
pub fn back_after(
    step: Step,
    day: Date,
    (from, until): (Date, Date),
    back: Option<Date>,
) -> Option<Option<Date>> {
    match step {
        Step::Arrives if from <= day && day <= last_absent(until, back) => Some(Some(day)),
        Step::NotHere if back == Some(day) => Some(None),
        Step::Arrives | Step::Leaves | Step::NotHere => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn who_is_seen_is_not_absent_and_a_tap_taken_back_leaves_what_was(
            from in 0..9_i64, days in 0..9_i64, back in proptest::option::of(0..20_i64), day in 0..20_i64,
        ) {
            let at = |days: i64| date(2026, 3, 2) + days.days();
            let (span, back, day) = ((at(from), at(from + days)), back.map(at), at(day));
            let holds = |back| span.0 <= day && day <= last_absent(span.1, back);
            let came = back_after(Step::Arrives, day, span, back);
            prop_assert_eq!(came.is_some(), holds(back));
            prop_assert!(!holds(came.unwrap_or(back)));
            prop_assert_eq!(back_after(Step::Leaves, day, span, back), None);
            if let (Some(came), None) = (came, back) {
                prop_assert_eq!(back_after(Step::NotHere, day, span, came), Some(back));
            }
        }
    }
}
