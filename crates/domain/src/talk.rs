//! Talks with parents: which moments a mentor can offer, which a person may choose, and who comes.

use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{Date, DateTime, Time},
};

use crate::{
    division::months_old,
    obligation::Talk,
    settling_in::{Visit, in_hours},
};

/// Parents hear of a moment at least so many days before it.
pub const NOTICE_DAYS: i64 = 3;
/// Suggestions are looked for within so many days.
const LOOK_DAYS: i64 = 42;
/// So many moments can be offered at once.
pub const MOST_SLOTS: usize = 6;
/// A talk is offered at most so many days ahead.
pub const AHEAD_DAYS: i64 = 366;

/// What became of a talk about a child that has left is recorded at most so many days after its last day.
pub const LEFT_DAYS: i64 = 28;

/// A talk takes so many minutes, as far as calendars and other talks are concerned.
pub const MINUTES: u32 = 30;

/// Whether two talks that begin then are partly at the same time.
pub fn overlap(one: Timestamp, other: Timestamp) -> bool {
    one.duration_since(other).abs() < SignedDuration::from_mins(i64::from(MINUTES))
}

/// Whether a talk that begins then is partly during a first visit.
pub fn meets_visit(begins: DateTime, visit: Visit) -> bool {
    let (day, from, until) = visit;
    let minute = minute_of(begins);
    day == begins.date() && from < minute + MINUTES && minute < until
}

/// The minutes after midnight.
fn minute_of(at: DateTime) -> u32 {
    u32::from(at.hour().unsigned_abs()) * 60 + u32::from(at.minute().unsigned_abs())
}

/// What is known of a day for the one who offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayOf {
    /// The mentor works on it, has no other talk then, and did not offer it for this talk before.
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
    /// This one begins so early or so late that nobody is there.
    Hours(usize),
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
        if !in_hours(minute_of(moment), minute_of(moment)) {
            return Err(Unfit::Hours(at));
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

/// Whether a child is old enough on a day for what the protocol has from so many years on; 0: never.
pub fn old_enough(birth_date: Date, on: Date, from_years: u32) -> bool {
    from_years > 0 && months_old(birth_date, on) >= 12 * i64::from(from_years)
}

/// What became of the talk about an observation with particulars, of all that was recorded of such talks of its child, in
/// that order: the first that was held or not wanted, else what was planned last. One counts when it was recorded after
/// the observation was finished; one that was held, when it was not before the day on which that was.
pub fn about_particulars(
    recorded: &[(Timestamp, Talk)],
    (finished_at, finished_on): (Timestamp, Date),
) -> Option<Talk> {
    let about = || {
        let after = recorded.iter().filter(|(at, _)| finished_at <= *at).map(|(_, talk)| *talk);
        after.filter(|talk| !matches!(talk, Talk::Held(day) if *day < finished_on))
    };
    about().find(|talk| !matches!(talk, Talk::Planned(_))).or_else(|| about().next_back())
}

/// How a child heard that it is invited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// The mentor, or a colleague, told it in person.
    InPerson,
    /// Its parents tell it.
    ByParents,
}

impl Told {
    /// All ways.
    pub const ALL: [Self; 2] = [Self::InPerson, Self::ByParents];

    /// Its name in forms, the database and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::InPerson => "in-person",
            Self::ByParents => "by-parents",
        }
    }

    /// The way of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|told| told.code() == code)
    }
}

/// Whether a child comes along to a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comes {
    /// It comes.
    Yes,
    /// It does not.
    No,
    /// It does not know yet.
    Unsure,
}

impl Comes {
    /// All answers.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Unsure];

    /// Its name in forms, the database and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unsure => "unsure",
        }
    }

    /// The answer of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|comes| comes.code() == code)
    }
}

/// Who was there at a talk, besides the one who held it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attendee {
    /// One or more parents.
    Parents,
    /// The child.
    Child,
    /// A colleague.
    Colleague,
}

impl Attendee {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Parents, Self::Child, Self::Colleague];

    /// Its name in the database and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Parents => "parents",
            Self::Child => "child",
            Self::Colleague => "colleague",
        }
    }

    /// Those of a kept text: codes with spaces between.
    pub fn read(kept: &str) -> Vec<Self> {
        Self::ALL.into_iter().filter(|one| kept.split(' ').any(|code| code == one.code())).collect()
    }

    /// The text to keep of some of them.
    pub fn kept(some: &[Self]) -> String {
        let codes: Vec<&str> = some.iter().map(|one| one.code()).collect();
        codes.join(" ")
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
                    prop_assert!(found.iter().all(|moment| (6..=20).contains(&moment.hour())));
                }
                Err(Unfit::None) => prop_assert!(typed.is_empty()),
                Err(Unfit::TooMany) => prop_assert!(typed.len() > MOST_SLOTS),
                Err(Unfit::Past(at)) => prop_assert!(typed[at].0 < 0 || typed[at].0 == 0 && typed[at].1 <= 12),
                Err(Unfit::TooFar(at)) => prop_assert!(typed[at].0 > AHEAD_DAYS),
                Err(Unfit::Hours(at)) => prop_assert!(!(6..=20).contains(&typed[at].1)),
                Err(Unfit::Twice(at)) => prop_assert!(typed[..at].contains(&typed[at])),
                Err(Unfit::NotAMoment(_)) => prop_assert!(false, "all of them are moments"),
            }
        }
    }

    proptest! {
        #[test]
        fn a_talk_meets_what_is_within_its_half_hour(at in 0u32..1410, from in 0u32..1440, long in 1u32..200) {
            let begins = date(2026, 3, 3).at(0, 0, 0, 0) + i64::from(at).minutes();
            let visit = (date(2026, 3, 3), from, from + long);
            let both = (at..at + MINUTES).any(|minute| (from..from + long).contains(&minute));
            prop_assert_eq!(meets_visit(begins, visit), both);
            prop_assert!(!meets_visit(begins + 1.day(), visit));
            let moment = |minute: u32| Timestamp::from_second(1_772_500_000 + i64::from(minute) * 60).unwrap();
            let both = (at..at + MINUTES).any(|minute| (from..from + MINUTES).contains(&minute));
            prop_assert_eq!(overlap(moment(at), moment(from)), both);
            prop_assert_eq!(overlap(moment(from), moment(at)), both);
        }
    }

    fn recorded() -> impl Strategy<Value = (Timestamp, Talk)> {
        (0i64..40, 0usize..3, -10i64..10).prop_map(|(day, kind, from)| {
            let on = date(2026, 3, 1) + (day + from).days();
            let talk = [Talk::Planned(on), Talk::Held(on), Talk::Declined(on)][kind];
            (Timestamp::from_second(1_772_323_200 + day * 86_400 + 43_200).unwrap(), talk)
        })
    }

    proptest! {
        #[test]
        fn a_talk_about_particulars_is_of_what_was_finished_before_it(
            mut all in prop::collection::vec(recorded(), 0..8), next in recorded(), finished in 0i64..40,
        ) {
            all.sort_by_key(|(at, _)| *at);
            let finished_on = date(2026, 3, 1) + finished.days();
            let finished = (Timestamp::from_second(1_772_323_200 + finished * 86_400 + 36_000).unwrap(), finished_on);
            let found = about_particulars(&all, finished);
            if let Some(talk) = found {
                prop_assert!(all.iter().any(|(at, one)| *one == talk && finished.0 <= *at));
                prop_assert!(!matches!(talk, Talk::Held(day) if day < finished_on));
            }
            // Whatever is recorded later: what was held or not wanted stays so.
            let later = all.last().map_or(next.0, |(at, _)| next.0.max(*at));
            all.push((later, next.1));
            let after = about_particulars(&all, finished);
            match (found, next.1) {
                (Some(Talk::Held(_) | Talk::Declined(_)), _) => prop_assert_eq!(after, found),
                (_, Talk::Held(day)) if day < finished_on => prop_assert_eq!(after, found),
                (_, talk) if finished.0 <= later => prop_assert_eq!(after, Some(talk)),
                _ => prop_assert_eq!(after, None),
            }
        }
    }

    proptest! {
        #[test]
        fn a_old_enough_from_its_birthday_on_and_stays_so(n in 0i64..3000, years in 0u32..19, days in -800i64..800) {
            let birth = date(2010, 1, 1) + n.days();
            let birthday = birth + i64::from(years).years();
            let on = birthday + days.days();
            prop_assert_eq!(old_enough(birth, on, years), years > 0 && on >= birthday);
        }

        #[test]
        fn who_was_there_is_read_as_it_was_kept(which in 0usize..8) {
            let some: Vec<Attendee> =
                Attendee::ALL.into_iter().enumerate().filter(|(n, _)| which >> n & 1 == 1).map(|(_, one)| one).collect();
            prop_assert_eq!(Attendee::read(&Attendee::kept(&some)), some);
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
        for (time, fits) in
            [("03:00", false), ("05:59", false), ("06:00", true), ("20:00", true), ("20:01", false)]
        {
            let found = moments(&[("2026-03-10", "16:30"), ("2026-03-11", time)], now);
            assert_eq!(found.is_ok(), fits, "{time}");
            assert!(fits || found == Err(Unfit::Hours(1)), "{time}");
        }
    }
}
