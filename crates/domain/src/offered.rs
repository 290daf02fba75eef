//! What is asked for, made a moment later, offered for some days, and removed: the file of one's own child to take along,
//! and the inspection pack.

use jiff::civil::Date;

/// It is offered for so many days, the day on which it was made counted.
pub const OFFERED_DAYS: i64 = 7;

/// For so many days after the last one on which it could be taken, it is known that it was there.
pub const REMEMBERED_DAYS: i64 = 60;

/// How it stands with what somebody asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is being made.
    Waits,
    /// It can be taken, until this day.
    Ready(Date),
    /// It is not offered any longer.
    Over,
}

/// The last day on which what was made on a day can be taken.
pub fn last_day(made: Date) -> Date {
    made.saturating_add(jiff::Span::new().days(OFFERED_DAYS - 1))
}

/// How it stands today with what was asked on a day, and made on a day.
pub fn state(asked: Date, made: Option<Date>, today: Date) -> State {
    match made {
        Some(made) if last_day(made) >= today => State::Ready(last_day(made)),
        None if last_day(asked) >= today => State::Waits,
        _ => State::Over,
    }
}

/// Of what is over, it is still known that it was there; of what was never made, nothing is.
pub fn is_remembered(made: Option<Date>, today: Date) -> bool {
    let until = |made| last_day(made).saturating_add(jiff::Span::new().days(REMEMBERED_DAYS));
    made.is_some_and(|made| today <= until(made))
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan, civil::date};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_week_with_its_first_day() {
        let made = date(2026, 3, 3);
        assert_eq!(state(made, Some(made), date(2026, 3, 9)), State::Ready(date(2026, 3, 9)));
        assert_eq!(state(made, Some(made), date(2026, 3, 10)), State::Over);
        assert_eq!(state(made, None, made), State::Waits);
    }

    #[test]
    fn that_it_was_there_is_known_for_two_months_after_it() {
        let made = date(2026, 3, 3);
        assert!(is_remembered(Some(made), date(2026, 5, 8)) && !is_remembered(Some(made), date(2026, 5, 9)));
        assert!(!is_remembered(None, made));
    }

    proptest! {
        #[test]
        fn nothing_is_offered_for_longer_than_a_week(days in 0..60_i64, wait in 0..5_i64, made in any::<bool>()) {
            let asked = date(2026, 3, 3);
            let made = made.then(|| asked + wait.days());
            match state(asked, made, asked + days.days()) {
                State::Ready(until) => {
                    prop_assert!(made.is_some() && asked + days.days() <= until);
                    prop_assert!(days < wait + OFFERED_DAYS);
                }
                State::Waits => prop_assert!(made.is_none() && days < OFFERED_DAYS),
                State::Over => prop_assert!(days >= OFFERED_DAYS),
            }
        }
    }
}
