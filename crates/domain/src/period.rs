//! A period of whole days, as in the planning export: both ends count, an empty end is open.

use jiff::civil::Date;

/// From a day until a day, both included; `None` is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

impl Period {
    /// Whether the day is in the period.
    pub fn contains(self, day: Date) -> bool {
        self.starts_by(day) && !self.ended_before(day)
    }

    /// Whether the period has started on or before the day.
    pub fn starts_by(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day)
    }

    /// Whether the last day of the period is earlier than the day.
    pub fn ended_before(self, day: Date) -> bool {
        self.until.is_some_and(|until| until < day)
    }

    /// Whether the two have a day in common. An open end has no limit.
    pub fn overlaps(self, other: Self) -> bool {
        let starts_in_time =
            |one: Self, two: Self| two.until.is_none_or(|until| one.from.is_none_or(|from| from <= until));
        starts_in_time(self, other) && starts_in_time(other, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use rstest::rstest;

    fn period(from: Option<i8>, until: Option<i8>) -> Period {
        Period { from: from.map(|day| date(2026, 3, day)), until: until.map(|day| date(2026, 3, day)) }
    }

    #[rstest]
    #[case(Some(2), Some(4), [false, true, true, true, false])]
    #[case(None, Some(2), [true, true, false, false, false])]
    #[case(Some(4), None, [false, false, false, true, true])]
    #[case(None, None, [true; 5])]
    fn both_ends_count(#[case] from: Option<i8>, #[case] until: Option<i8>, #[case] inside: [bool; 5]) {
        let days = [1, 2, 3, 4, 5].map(|day| period(from, until).contains(date(2026, 3, day)));
        assert_eq!(days, inside);
    }

    #[rstest]
    #[case(period(Some(1), Some(3)), period(Some(3), Some(5)), true)]
    #[case(period(Some(1), Some(3)), period(Some(4), Some(5)), false)]
    #[case(period(None, Some(3)), period(Some(4), None), false)]
    #[case(period(None, Some(3)), period(None, Some(1)), true)]
    #[case(period(Some(2), None), period(None, None), true)]
    fn overlap_is_a_day_in_common(#[case] one: Period, #[case] two: Period, #[case] overlap: bool) {
        assert_eq!(one.overlaps(two), overlap);
        assert_eq!(two.overlaps(one), overlap);
    }
}
