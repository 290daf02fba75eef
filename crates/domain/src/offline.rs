//! What a group's tablet keeps when the connection is gone: for how long, and how a tap that arrives late is taken.

use jiff::{Timestamp, ToSpan, tz::TimeZone};

/// For how many seconds a page of today may be kept: until midnight in the organisation's zone, at least one second.
pub fn seconds_left(now: Timestamp, zone: &TimeZone) -> i64 {
    let tomorrow = now.to_zoned(zone.clone()).date().saturating_add(1.day());
    let midnight = tomorrow.to_zoned(zone.clone()).map(|midnight| midnight.timestamp());
    midnight.map_or(1, |midnight| midnight.as_second().saturating_sub(now.as_second()).max(1))
}

/// For so many days after the day on which it was written a letter of a tablet is still taken.
pub const DAYS_TO_SEND: i64 = 14;

/// When something was written without a connection: so many milliseconds after the tablet was given the pen with which it
/// was written, on its own clock; never before that, never in the time to come. The moment as an error: with the pen of a
/// day that was over, or arriving so late that it is not taken any more.
pub fn moment_written(
    given: Timestamp,
    after: i64,
    now: Timestamp,
    zone: &TimeZone,
) -> Result<Timestamp, Timestamp> {
    let later = |millis: i64| given.checked_add(millis.milliseconds()).unwrap_or(now);
    // Further on than a pen can be used there is nothing to count.
    let at = later(after.clamp(0, 1_000 * 86_400 * 400)).min(now).max(given);
    let midnight = later(1_000 * seconds_left(given, zone));
    let last = later(1_000 * 86_400 * (DAYS_TO_SEND + 1));
    if at < midnight && now < last { Ok(at) } else { Err(at) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn amsterdam() -> TimeZone {
        TimeZone::get("Europe/Amsterdam").unwrap()
    }

    #[rstest]
    #[case("2026-03-03T08:00:00Z", 15 * 3600)]
    #[case("2026-03-03T22:59:59Z", 1)]
    #[case("2026-03-03T23:00:00Z", 24 * 3600)]
    // The nights on which the clock changes.
    #[case("2026-03-28T23:00:00Z", 23 * 3600)]
    #[case("2026-10-24T22:00:00Z", 25 * 3600)]
    fn a_page_is_kept_until_midnight_of_the_organisation(#[case] now: &str, #[case] seconds: i64) {
        assert_eq!(seconds_left(now.parse().unwrap(), &amsterdam()), seconds);
    }

    proptest! {
        #[test]
        fn it_is_of_the_same_day_until_the_last_second(at in 1_767_225_600_i64..1_830_297_600) {
            let now = Timestamp::from_second(at).unwrap();
            let left = seconds_left(now, &amsterdam());
            let day = |at: i64| Timestamp::from_second(at).unwrap().to_zoned(amsterdam()).date();
            prop_assert!(left >= 1);
            prop_assert_eq!(day(at + left - 1), day(at));
            prop_assert_eq!(day(at + left), day(at).tomorrow().unwrap());
        }

        #[test]
        fn what_was_written_is_of_the_day_of_its_pen_or_waits_for_a_person(
            given in 1_767_225_600_i64..1_830_297_600,
            after in -100_000_000_i64..200_000_000,
            later in 0_i64..2_000_000,
        ) {
            let (from, now) = (Timestamp::from_second(given).unwrap(), Timestamp::from_second(given + later).unwrap());
            let day = |at: Timestamp| at.to_zoned(amsterdam()).date();
            match moment_written(from, after, now, &amsterdam()) {
                Ok(at) => {
                    prop_assert!(from <= at && at <= now);
                    prop_assert_eq!(day(at), day(from));
                    prop_assert!(later < 86_400 * (DAYS_TO_SEND + 1));
                }
                Err(at) => prop_assert!(day(at) > day(from) || later >= 86_400 * (DAYS_TO_SEND + 1)),
            }
        }
    }
}
