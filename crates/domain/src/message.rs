//! Messages between a guardian and the mentor of a child: who reads and answers them, and when staff may be told that
//! there is one. Until when an answer is due: [`crate::obligation::of_message`].

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Time, time},
};

use crate::half_days::Presence;

/// A message has at most this many characters: about two pages.
pub const MOST_CHARACTERS: usize = 4_000;

/// Staff are told of a message in these hours of the half-days on which they work.
const MORNING: (Time, Time) = (time(8, 0, 0, 0), time(13, 0, 0, 0));
const AFTERNOON: (Time, Time) = (time(13, 0, 0, 0), time(18, 0, 0, 0));
/// Whoever does not work within so many days is not told.
const AHEAD_DAYS: i64 = 60;

/// Where the mentor of a child is today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mentor {
    /// The child has none.
    Nobody,
    /// At work.
    There,
    /// Not at work.
    Away,
}

/// Whether somebody who works with the child's group (`on_group`), or is its mentor (`own`), reads and answers what
/// guardians write: the mentor always; a colleague in the mentor's place where the protocol says so (`colleagues`), and
/// where there is no mentor.
pub fn answers(own: bool, on_group: bool, mentor: Mentor, colleagues: bool) -> bool {
    own || on_group
        && match mentor {
            Mentor::Nobody => true,
            Mentor::There => false,
            Mentor::Away => colleagues,
        }
}

/// The first moment from `now` on at which somebody may be told that there is a message: in working hours, on a day on
/// which it works. None when it does not work for long.
pub fn rings_at(now: DateTime, works: impl Fn(Date) -> Presence) -> Option<DateTime> {
    (0..AHEAD_DAYS).find_map(|ahead| {
        let day = now.date().checked_add(ahead.days()).ok()?;
        let there = works(day);
        let parts = [(there.morning, MORNING), (there.afternoon, AFTERNOON)];
        parts.into_iter().filter(|(works, _)| *works).find_map(|(_, (begins, ends))| {
            let at = day.to_datetime(begins).max(now);
            (at < day.to_datetime(ends)).then_some(at)
        })
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::half_days::{on_date, parse};

    #[rstest]
    // A Tuesday morning at work; the evening; a day off; the weekend.
    #[case(date(2026, 3, 3).at(9, 30, 0, 0), Some(date(2026, 3, 3).at(9, 30, 0, 0)))]
    #[case(date(2026, 3, 3).at(6, 30, 0, 0), Some(date(2026, 3, 3).at(8, 0, 0, 0)))]
    #[case(date(2026, 3, 3).at(20, 0, 0, 0), Some(date(2026, 3, 9).at(8, 0, 0, 0)))]
    #[case(date(2026, 3, 4).at(10, 0, 0, 0), Some(date(2026, 3, 9).at(8, 0, 0, 0)))]
    fn nobody_is_told_out_of_hours(#[case] now: DateTime, #[case] rings: Option<DateTime>) {
        let days = parse(b"ma di").unwrap();
        assert_eq!(rings_at(now, |day| on_date(days, day)), rings);
        assert_eq!(rings_at(now, |_| Presence { morning: false, afternoon: false }), None);
    }

    #[test]
    fn colleagues_answer_only_in_the_mentors_place() {
        for colleagues in [false, true] {
            for mentor in [Mentor::Nobody, Mentor::There, Mentor::Away] {
                assert!(answers(true, false, mentor, colleagues));
                assert!(!answers(false, false, mentor, colleagues));
            }
            assert!(!answers(false, true, Mentor::There, colleagues));
            assert!(answers(false, true, Mentor::Nobody, colleagues));
            assert_eq!(answers(false, true, Mentor::Away, colleagues), colleagues);
        }
    }

    proptest! {
        #[test]
        fn it_rings_in_working_hours_and_no_later_than_it_must(
            days in 1_u32..(1 << 28), minutes in 0_i64..40_000,
        ) {
            let works = |day| on_date(mentorkind_division::HalfDays(days), day);
            let now = date(2026, 3, 2).at(0, 0, 0, 0).saturating_add(minutes.minutes());
            let at = rings_at(now, works).unwrap();
            let fits = |at: DateTime| {
                let there = works(at.date());
                let within = |(begins, ends): (Time, Time)| begins <= at.time() && at.time() < ends;
                there.morning && within(MORNING) || there.afternoon && within(AFTERNOON)
            };
            prop_assert!(at >= now && fits(at));
            let mut before = now;
            while before < at {
                prop_assert!(!fits(before));
                before = before.saturating_add(30.minutes());
            }
        }
    }
}
