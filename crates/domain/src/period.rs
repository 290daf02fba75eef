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

    /// What is left of it before and after another period; none where nothing is.
    pub fn without(self, other: Self) -> [Option<Self>; 2] {
        if !self.overlaps(other) {
            return [Some(self), None];
        }
        let before = other.from.filter(|from| self.from.is_none_or(|first| first < *from));
        let before = before.and_then(|from| from.yesterday().ok());
        let after = other.until.filter(|until| self.until.is_none_or(|last| last > *until));
        let after = after.and_then(|until| until.tomorrow().ok());
        [
            before.map(|until| Self { from: self.from, until: Some(until) }),
            after.map(|from| Self { from: Some(from), until: self.until }),
        ]
    }
}

/// The first day since which one of these periods holds without a break; none when none holds today. What begins on the day
/// after another ended goes on.
pub fn holds_since(periods: impl Iterator<Item = Period> + Clone, today: Date) -> Option<Date> {
    if !periods.clone().any(|period| period.contains(today)) {
        return None;
    }
    let mut first = today;
    let touches = |period: &Period, day: Date| {
        period.contains(day) || day.yesterday().is_ok_and(|before| period.contains(before))
    };
    while let Some(earlier) = periods
        .clone()
        .filter(|period| touches(period, first))
        .map(|period| period.from.unwrap_or(Date::MIN))
        .min()
        .filter(|earlier| *earlier < first)
    {
        first = earlier;
    }
    Some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;
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

    fn any_period() -> impl Strategy<Value = Period> {
        (proptest::option::of(3i8..20), proptest::option::of(0i8..10))
            .prop_map(|(from, length)| period(from, length.map(|length| from.unwrap_or(3) + length)))
    }

    proptest! {
        #[test]
        fn what_is_left_are_the_days_of_the_one_and_not_of_the_other(one in any_period(), other in any_period()) {
            let left: Vec<Period> = one.without(other).into_iter().flatten().collect();
            for day in (1..=31).map(|day| date(2026, 3, day)) {
                let times = left.iter().filter(|period| period.contains(day)).count();
                prop_assert_eq!(times, usize::from(one.contains(day) && !other.contains(day)));
            }
            prop_assert!(left.iter().all(|period| period.from.is_none_or(|from| !period.ended_before(from))));
        }

        #[test]
        fn since_then_each_day_is_in_one_and_the_day_before_in_none(
            periods in proptest::collection::vec(any_period(), 0..5), today in 1i8..31,
        ) {
            let today = date(2026, 3, today);
            let inside = |day: Date| periods.iter().any(|period| period.contains(day));
            match holds_since(periods.iter().copied(), today) {
                None => prop_assert!(!inside(today)),
                Some(since) => {
                    prop_assert!(since <= today);
                    let days = (1..=31).map(|day| date(2026, 3, day)).filter(|day| (since..=today).contains(day));
                    prop_assert!(days.into_iter().all(inside));
                    prop_assert!(!since.yesterday().is_ok_and(inside));
                }
            }
        }
    }
}
