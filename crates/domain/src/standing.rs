//! How long access lasts: for staff it begins with the first day of a roster row or role and ends with the last; for
//! guardians it follows the child's placements.

use jiff::{ToSpan, civil::Date};

use crate::period::Period;

/// For so many days after the last day somebody can still sign in, to find that nothing opens: a gap between two
/// contracts needs no new invitation. After it the organisation is closed to them until a new row begins.
pub const GAP_DAYS: i32 = 30;

/// For so many days after the last day of the last placement a guardian can still read the child's page: three months,
/// the shortest time for which organisations keep files after care has ended.
pub const AFTER_CARE_DAYS: i32 = 90;

/// How a member of staff stands to the organisation on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Works here.
    Here,
    /// Begins on a later day; opens nothing before it.
    Begins(Date),
    /// Ended lately, on this last day: opens nothing.
    Ended(Date),
    /// Ended more than [`GAP_DAYS`] ago, on this last day: does not come in.
    Gone(Date),
}

/// How somebody stands on a day, from roster rows and roles. Whoever never had any counts from the day on which the
/// account was tied to the organisation.
pub fn standing(rows: &[Period], tied_on: Date, today: Date) -> Standing {
    if rows.iter().any(|row| row.contains(today)) {
        return Standing::Here;
    }
    // A row that begins later and ends before it begins never was.
    let to_come = rows.iter().filter(|row| row.until.is_none_or(|until| row.starts_by(until)));
    if let Some(first) = to_come.filter_map(|row| row.from).filter(|from| *from > today).min() {
        return Standing::Begins(first);
    }
    let ended = rows.iter().filter_map(|row| row.until).filter(|until| *until < today).max();
    let last = ended.unwrap_or(tied_on);
    if today > last.saturating_add(GAP_DAYS.days()) { Standing::Gone(last) } else { Standing::Ended(last) }
}

/// The last day on which a guardian can read the page of a child whose last placement ends on a day; none while a
/// placement is open.
pub fn readable_until(last_placement_day: Option<Date>) -> Option<Date> {
    last_placement_day.map(|last| last.saturating_add(AFTER_CARE_DAYS.days()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const TODAY: Date = date(2026, 3, 3);

    fn rows(ends: &[(Option<i32>, Option<i32>)]) -> Vec<Period> {
        let day = |days: i32| TODAY.saturating_add(days.days());
        ends.iter().map(|(from, until)| Period { from: from.map(day), until: until.map(day) }).collect()
    }

    fn on(ends: &[(Option<i32>, Option<i32>)]) -> Standing {
        standing(&rows(ends), TODAY, TODAY)
    }

    #[test]
    fn access_begins_and_ends_with_the_rows() {
        let day = |days: i32| TODAY.saturating_add(days.days());
        assert_eq!(on(&[(None, None)]), Standing::Here);
        assert_eq!(on(&[(Some(0), Some(0))]), Standing::Here);
        assert_eq!(on(&[(Some(1), None), (Some(9), None)]), Standing::Begins(day(1)));
        assert_eq!(on(&[(None, Some(-1)), (Some(9), None)]), Standing::Begins(day(9)));
        assert_eq!(on(&[(None, Some(-1)), (None, Some(-9))]), Standing::Ended(day(-1)));
        assert_eq!(on(&[(None, Some(-GAP_DAYS))]), Standing::Ended(day(-GAP_DAYS)));
        assert_eq!(on(&[(None, Some(-GAP_DAYS - 1))]), Standing::Gone(day(-GAP_DAYS - 1)));
        assert_eq!(on(&[(Some(5), Some(2))]), Standing::Ended(TODAY));
    }

    #[test]
    fn whoever_never_had_a_row_counts_from_the_tie() {
        let tied = |days: i32| standing(&[], TODAY.saturating_add((-days).days()), TODAY);
        assert_eq!(tied(GAP_DAYS), Standing::Ended(TODAY.saturating_add((-GAP_DAYS).days())));
        assert!(matches!(tied(GAP_DAYS + 1), Standing::Gone(_)));
    }

    #[test]
    fn a_guardian_reads_for_three_months_more() {
        assert_eq!(readable_until(None), None);
        assert_eq!(readable_until(Some(date(2026, 1, 31))), Some(date(2026, 5, 1)));
    }

    proptest! {
        /// Told day by day: here as long as a row holds, and once gone, only a new row brings somebody back.
        #[test]
        fn a_year_of_days(ends in proptest::collection::vec((0..300_i32, 0..60_i32), 0..4)) {
            let rows: Vec<Period> =
                rows(&ends.iter().map(|(from, length)| (Some(*from), Some(from + length))).collect::<Vec<_>>());
            let mut without = 0;
            for n in 0..420_i32 {
                let today = TODAY.saturating_add(n.days());
                let here = ends.iter().any(|(from, length)| (*from..=from + length).contains(&n));
                let to_come = ends.iter().map(|(from, _)| *from).filter(|from| *from > n).min();
                without = if here || to_come.is_some() { 0 } else { without + 1 };
                let expected = standing(&rows, TODAY.saturating_add((-1).days()), today);
                match expected {
                    Standing::Here => prop_assert!(here),
                    Standing::Begins(first) => {
                        prop_assert!(!here);
                        prop_assert_eq!(Some(first), to_come.map(|n| TODAY.saturating_add(n.days())));
                    }
                    Standing::Ended(_) => prop_assert!((1..=GAP_DAYS).contains(&without)),
                    Standing::Gone(_) => prop_assert!(without > GAP_DAYS),
                }
            }
        }
    }
}
