//! How attention is spread over the children of a group: a fact to look at, no score.

use jiff::{ToSpan, civil::Date};

/// The picture looks back this many days: twelve weeks.
pub const SPREAD_DAYS: i64 = 84;

/// Nobody has written about a child for longer than this many days: half of the picture.
pub const LONG_DAYS: i64 = 42;

/// Whether it is long ago that somebody wrote about a child, or never happened.
pub fn seen_long_ago(last: Option<Date>, today: Date) -> bool {
    last.is_none_or(|last| last < today.saturating_sub(LONG_DAYS.days()))
}

/// Puts the children who were not seen for longest first, those who were never seen before them; equals by name.
/// `last` and `name` are of one child.
pub fn unseen_first<T>(children: &mut [T], last: impl Fn(&T) -> Option<Date>, name: impl Fn(&T) -> String) {
    children.sort_by_cached_key(|child| (last(child).is_some(), last(child), name(child)));
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const TODAY: Date = date(2026, 3, 3);

    #[test]
    fn six_weeks_are_long() {
        assert!(seen_long_ago(None, TODAY));
        assert!(!seen_long_ago(Some(date(2026, 1, 20)), TODAY));
        assert!(seen_long_ago(Some(date(2026, 1, 19)), TODAY));
    }

    proptest! {
        #[test]
        fn nobody_stands_before_who_waits_longer(
            days in proptest::collection::vec(proptest::option::of(0i64..400), 0..30),
        ) {
            let mut children: Vec<(usize, Option<Date>)> =
                days.iter().map(|ago| ago.map(|ago| TODAY - ago.days())).enumerate().collect();
            let before = children.clone();
            unseen_first(&mut children, |child| child.1, |child| format!("{:03}", child.0));
            for pair in children.windows(2) {
                let waits = |child: &(usize, Option<Date>)| child.1.map_or(i32::MAX, |last| (TODAY - last).get_days());
                prop_assert!(waits(&pair[0]) >= waits(&pair[1]));
                prop_assert!(waits(&pair[0]) > waits(&pair[1]) || pair[0].0 < pair[1].0);
            }
            children.sort_unstable();
            prop_assert_eq!(children, before);
        }
    }
}
