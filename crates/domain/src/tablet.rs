//! How long the shared tablet of a group stays joined to it, and what a PIN can be.

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

/// A tablet that nobody used for so many days is no longer joined.
pub const UNUSED_DAYS: i32 = 30;
/// A tablet is joined for at most so many days; then the team lead joins it again.
pub const MOST_DAYS: i32 = 365;

/// The last day on which a tablet works: joined on a day, last used on a day.
pub fn last_day(joined: Date, used: Date) -> Date {
    used.saturating_add(UNUSED_DAYS.days()).min(joined.saturating_add(MOST_DAYS.days()))
}

/// Whether a tablet shows who is there today to whoever stands before it: once somebody gave a PIN on it since it was joined,
/// on the day of that. A tablet that was taken away shows nothing on the day after.
pub fn shows_today(joined: Timestamp, used: Timestamp, now: Timestamp, zone: &TimeZone) -> bool {
    let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
    joined < used && day(used) == day(now)
}

/// Why something is no PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weak {
    /// Not four to six digits.
    Length,
    /// One digit over and over, or digits in their order: what somebody else would try first.
    Easy,
}

/// Refuses a PIN that is none, or that is too easy to guess.
pub fn check_pin(pin: &str) -> Result<(), Weak> {
    let digits: Option<Vec<i32>> =
        pin.chars().map(|c| c.to_digit(10).and_then(|digit| i32::try_from(digit).ok())).collect();
    let Some(digits) = digits.filter(|digits| (4..=6).contains(&digits.len())) else {
        return Err(Weak::Length);
    };
    let step = digits[1] - digits[0];
    let in_steps = digits.windows(2).all(|pair| pair[1] - pair[0] == step);
    let pair = digits.len() % 2 == 0 && digits.chunks(2).all(|pair| pair == &digits[..2]);
    if (in_steps && (-1..=1).contains(&step)) || pair { Err(Weak::Easy) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2580", Ok(()))]
    #[case("193847", Ok(()))]
    #[case("19384", Ok(()))]
    #[case("123", Err(Weak::Length))]
    #[case("1938471", Err(Weak::Length))]
    #[case("12a4", Err(Weak::Length))]
    #[case("", Err(Weak::Length))]
    #[case("१२३४", Err(Weak::Length))]
    #[case("0000", Err(Weak::Easy))]
    #[case("1234", Err(Weak::Easy))]
    #[case("987654", Err(Weak::Easy))]
    #[case("1212", Err(Weak::Easy))]
    #[case("121212", Err(Weak::Easy))]
    #[case("1357", Ok(()))]
    fn what_others_would_try_first_is_no_pin(#[case] pin: &str, #[case] expected: Result<(), Weak>) {
        assert_eq!(check_pin(pin), expected);
    }

    #[test]
    fn a_tablet_ends_unused_and_after_a_year() {
        let joined = date(2026, 3, 3);
        assert_eq!(last_day(joined, joined), date(2026, 4, 2));
        assert_eq!(last_day(joined, date(2026, 12, 1)), date(2026, 12, 31));
        assert_eq!(last_day(joined, date(2027, 2, 20)), date(2027, 3, 3));
    }

    proptest! {
        #[test]
        fn it_shows_today_from_a_pin_until_midnight(
            joined in 1_767_225_600_i64..1_830_297_600, used in 0_i64..200_000, later in 0_i64..200_000,
        ) {
            let zone = TimeZone::get("Europe/Amsterdam").unwrap();
            let at = |second: i64| Timestamp::from_second(second).unwrap();
            let shows = |later: i64| shows_today(at(joined), at(joined + used), at(joined + used + later), &zone);
            let left = crate::offline::seconds_left(at(joined + used), &zone);
            prop_assert_eq!(shows(later), used > 0 && later < left);
            prop_assert!(!shows(left), "midnight");
        }

        #[test]
        fn using_it_never_shortens_it_and_never_makes_it_last_longer_than_a_year(a in 0..400_i32, b in 0..400_i32) {
            let joined = date(2026, 3, 3);
            let used = |days: i32| joined.saturating_add(days.days());
            let (early, late) = (last_day(joined, used(a.min(b))), last_day(joined, used(a.max(b))));
            prop_assert!(early <= late && late <= joined.saturating_add(MOST_DAYS.days()));
        }
    }
}
