//! Versions of a protocol beside one another: which holds when, and which never does.

use jiff::{ToSpan, civil::Date};

/// How a version stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It was withdrawn before its first day.
    Withdrawn,
    /// Another one with the same first day was made later: it never holds.
    Replaced,
    /// It holds from a day to come.
    Coming,
    /// It holds.
    Holds,
    /// Another one has taken its place.
    Past,
}

/// How a version stands, and until when it holds; none as long as no other one takes its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// How it stands.
    pub state: State,
    /// The last day on which it holds.
    pub until: Option<Date>,
}

/// How versions stand on a day: each with its first day and whether it was withdrawn, those that start last first, and of
/// those that start on one day first the one that was made last.
pub fn places(versions: &[(Date, bool)], today: Date) -> Vec<Place> {
    let mut next: Option<Date> = None;
    let place = |(from, withdrawn): &(Date, bool)| {
        if *withdrawn {
            return Place { state: State::Withdrawn, until: None };
        }
        let later = next.replace(*from);
        if later == Some(*from) {
            return Place { state: State::Replaced, until: None };
        }
        let until = later.map(eve);
        let state = match until {
            _ if *from > today => State::Coming,
            Some(until) if until < today => State::Past,
            _ => State::Holds,
        };
        Place { state, until }
    };
    versions.iter().map(place).collect()
}

/// What a version that begins on a day meets of the others, by their first days: whether it replaces one, and the first day
/// of the next, which takes its place.
pub fn meets(starts_on: Date, others: &[Date]) -> (bool, Option<Date>) {
    (others.contains(&starts_on), others.iter().copied().filter(|day| *day > starts_on).min())
}

/// The day before.
pub fn eve(day: Date) -> Date {
    day.saturating_sub(1.day())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const TODAY: Date = date(2026, 12, 1);

    proptest! {
        #[test]
        fn each_day_belongs_to_the_version_that_started_last(
            found in proptest::collection::vec((-20..20_i64, any::<bool>()), 0..6), n in -25..25_i64,
        ) {
            let mut versions: Vec<(Date, bool)> =
                found.iter().map(|(days, withdrawn)| (TODAY + days.days(), *withdrawn)).collect();
            versions.sort_by_key(|(from, _)| std::cmp::Reverse(*from));
            let (places, day) = (places(&versions, TODAY), TODAY + n.days());
            let holds = versions.iter().position(|(from, withdrawn)| !withdrawn && *from <= day);
            for (at, ((from, withdrawn), place)) in versions.iter().zip(&places).enumerate() {
                let never = matches!(place.state, State::Withdrawn | State::Replaced);
                let within = *from <= day && place.until.is_none_or(|until| day <= until);
                prop_assert_eq!(!never && within, holds == Some(at));
                prop_assert_eq!(place.state == State::Withdrawn, *withdrawn);
                prop_assert_eq!(place.state == State::Coming, !never && *from > TODAY);
                let now = *from <= TODAY && place.until.is_none_or(|until| TODAY <= until);
                prop_assert_eq!(place.state == State::Holds, !never && now);
            }
            // A version that is made now holds until the day before the next one.
            let others: Vec<Date> = versions.iter().filter(|one| !one.1).map(|one| one.0).collect();
            let (replaces, next) = meets(day, &others);
            let at = versions.iter().position(|(from, _)| *from <= day).unwrap_or(versions.len());
            versions.insert(at, (day, false));
            let with = super::places(&versions, TODAY);
            prop_assert_eq!(with[at].until, next.map(eve));
            let lost = with.iter().filter(|place| place.state == State::Replaced).count();
            let before = places.iter().filter(|place| place.state == State::Replaced).count();
            prop_assert_eq!(replaces, lost > before);
        }
    }
}
