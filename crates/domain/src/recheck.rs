//! Looking again at who is whose mentor, every so many months where the protocol asks it.

use jiff::{ToSpan, civil::Date};

/// From when a group is to be looked at again: so many months after it was last looked at, or divided. Never when the
/// protocol asks it every 0 months.
pub fn due_on(last: Date, months: u32) -> Option<Date> {
    (months > 0).then(|| last.saturating_add(i64::from(months).months()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::off(date(2026, 1, 15), 0, None)]
    #[case::half_a_year(date(2026, 1, 15), 6, Some(date(2026, 7, 15)))]
    #[case::a_shorter_month(date(2026, 8, 31), 6, Some(date(2027, 2, 28)))]
    #[case::a_year(date(2024, 2, 29), 12, Some(date(2025, 2, 28)))]
    fn a_group_is_looked_at_again(#[case] last: Date, #[case] months: u32, #[case] due: Option<Date>) {
        assert_eq!(due_on(last, months), due);
    }
}
