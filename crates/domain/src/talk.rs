//! Talks with parents: which moments a mentor can offer, and which a person may choose.

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Time},
};

/// Parents hear of a moment at least so many days before it.
pub const NOTICE_DAYS: i64 = 3;
/// Suggestions are looked for within so many days.
const LOOK_DAYS: i64 = 42;
/// So many moments can be offered at once.
pub const MOST_SLOTS: usize = 6;
/// A talk is offered at most so many days ahead.
pub const AHEAD_DAYS: i64 = 366;

/// What is known of a day for the one who offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayOf {
    /// The mentor works on it.
    pub mentor: bool,
    /// The child is there, so that somebody fetches it.
    pub child: bool,
}

/// The first moments, at most one a day, at `time` on days on which the mentor works: days on which the child is there
/// come first. In order of time.
pub fn suggest(today: Date, count: usize, time: Time, day: impl Fn(Date) -> DayOf) -> Vec<DateTime> {
    let days = (NOTICE_DAYS..LOOK_DAYS).filter_map(|n| today.checked_add(n.days()).ok());
    let (with, without): (Vec<Date>, Vec<Date>) =
        days.filter(|date| day(*date).mentor).partition(|date| day(*date).child);
    let mut chosen: Vec<Date> = with.into_iter().chain(without).take(count).collect();
    chosen.sort_unstable();
    chosen.into_iter().map(|date| date.to_datetime(time)).collect()
}

/// Why moments cannot be offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There are none.
    None,
    /// There are more than [`MOST_SLOTS`].
    TooMany,
    /// This one is no moment: it cannot be read.
    NotAMoment(usize),
    /// This one is over already.
    Past(usize),
    /// This one is more than [`AHEAD_DAYS`] away.
    TooFar(usize),
    /// This one is there twice.
    Twice(usize),
}

/// The moments that somebody typed, in order of time; lines without a day are left out.
///
/// # Errors
/// What is wrong with them, with the number of the first one that is.
pub fn moments(typed: &[(&str, &str)], now: DateTime) -> Result<Vec<DateTime>, Unfit> {
    let mut found: Vec<DateTime> = Vec::new();
    let last = now.date().saturating_add(AHEAD_DAYS.days());
    for (at, (day, time)) in typed.iter().enumerate() {
        if day.trim().is_empty() {
            continue;
        }
        let date: Date = day.trim().parse().map_err(|_| Unfit::NotAMoment(at))?;
        let time: Time = time.trim().parse().map_err(|_| Unfit::NotAMoment(at))?;
        let moment = date.to_datetime(time);
        if moment <= now {
            return Err(Unfit::Past(at));
        }
        if date > last {
            return Err(Unfit::TooFar(at));
        }
        if found.contains(&moment) {
            return Err(Unfit::Twice(at));
        }
        found.push(moment);
    }
    match found.len() {
        0 => Err(Unfit::None),
        n if n > MOST_SLOTS => Err(Unfit::TooMany),
        _ => {
            found.sort_unstable();
            Ok(found)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::{date, time};
    use proptest::prelude::*;

    use super::*;

    fn days() -> impl Strategy<Value = (Date, Vec<(bool, bool)>, usize)> {
        (0i64..4000, prop::collection::vec(any::<(bool, bool)>(), 7..60), 0usize..8)
            .prop_map(|(n, days, count)| (date(2024, 1, 1) + n.days(), days, count))
    }

    proptest! {
        #[test]
        fn suggestions_are_days_of_the_mentor_and_of_the_child_where_there_are_any((today, days, count) in days()) {
            let of = |day: Date| {
                let (mentor, child) = days[(day - today).get_days().unsigned_abs() as usize % days.len()];
                DayOf { mentor, child }
            };
            let found = suggest(today, count, time(17, 0, 0, 0), of);
            prop_assert!(found.windows(2).all(|pair| pair[0].date() < pair[1].date()));
            prop_assert!(found.iter().all(|moment| of(moment.date()).mentor && moment.time() == time(17, 0, 0, 0)));
            prop_assert!(found.iter().all(|moment| moment.date() >= today + NOTICE_DAYS.days()));
            // Counted by hand: as many as there are, and never a day without the child while one with it is left out.
            let all: Vec<Date> = (NOTICE_DAYS..42).map(|n| today + n.days()).filter(|day| of(*day).mentor).collect();
            prop_assert_eq!(found.len(), count.min(all.len()));
            let chosen: BTreeSet<Date> = found.iter().map(|moment| moment.date()).collect();
            let left_with_child = all.iter().any(|day| !chosen.contains(day) && of(*day).child);
            prop_assert!(!left_with_child || chosen.iter().all(|day| of(*day).child));
        }

        #[test]
        fn what_is_offered_is_to_come_and_once_only(typed in prop::collection::vec((-5i64..400, 0i8..24), 0..9)) {
            let now = date(2026, 3, 3).at(12, 0, 0, 0);
            let text: Vec<(String, String)> = typed
                .iter()
                .map(|(day, hour)| ((now.date() + day.days()).to_string(), format!("{hour:02}:00")))
                .collect();
            let lines: Vec<(&str, &str)> = text.iter().map(|(day, time)| (day.as_str(), time.as_str())).collect();
            match moments(&lines, now) {
                Ok(found) => {
                    prop_assert!(found.len() == typed.len() && found.len() <= MOST_SLOTS);
                    prop_assert!(found.windows(2).all(|pair| pair[0] < pair[1]) && found[0] > now);
                }
                Err(Unfit::None) => prop_assert!(typed.is_empty()),
                Err(Unfit::TooMany) => prop_assert!(typed.len() > MOST_SLOTS),
                Err(Unfit::Past(at)) => prop_assert!(typed[at].0 < 0 || typed[at].0 == 0 && typed[at].1 <= 12),
                Err(Unfit::TooFar(at)) => prop_assert!(typed[at].0 > AHEAD_DAYS),
                Err(Unfit::Twice(at)) => prop_assert!(typed[..at].contains(&typed[at])),
                Err(Unfit::NotAMoment(_)) => prop_assert!(false, "all of them are moments"),
            }
        }
    }

    #[test]
    fn what_is_no_moment_is_said_by_its_number() {
        let now = date(2026, 3, 3).at(12, 0, 0, 0);
        assert_eq!(
            moments(&[("2026-03-10", "16:30"), ("", ""), ("morgen", "16:30")], now),
            Err(Unfit::NotAMoment(2))
        );
        assert_eq!(moments(&[("2026-03-10", "half vijf")], now), Err(Unfit::NotAMoment(0)));
        assert_eq!(moments(&[("", "16:30")], now), Err(Unfit::None));
    }
}
