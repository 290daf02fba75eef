//! The board of a group ("Groepsbord"): what was agreed with parents about a child, until it ends on its day, is looked back
//! on, or is withdrawn on the day on which it was put there.

use jiff::{ToSpan, civil::Date};

/// An agreement has at most this many characters.
pub const MOST_CHARACTERS: usize = 500;
/// With whom or when it was agreed, in at most this many.
pub const MOST_OF_WHOM: usize = 100;
/// It ends at most so many days ahead.
pub const AHEAD_DAYS: i64 = 366;
/// In its last days it is asked whether it still holds.
const ENDING_DAYS: i64 = 7;

/// What is known of an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// The day on which it was put on the board.
    pub made: Date,
    /// Its last day; none: until it is looked back on.
    pub until: Option<Date>,
    /// It was looked back on, which ended it.
    pub ended: bool,
    /// It was withdrawn.
    pub withdrawn: bool,
    /// Every colleague of the group is asked to say that it was read.
    pub important: bool,
}

/// How an agreement stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It holds, and ends within a week.
    Ending,
    /// It holds.
    Holds,
    /// Its last day is over, or it was looked back on.
    Ended,
    /// It was not right, and taken away on its first day.
    Withdrawn,
}

impl Agreement {
    /// How it stands.
    pub fn standing(&self, today: Date) -> Standing {
        match self.until {
            _ if self.withdrawn => Standing::Withdrawn,
            _ if self.ended => Standing::Ended,
            Some(until) if until < today => Standing::Ended,
            Some(until) if until < today.saturating_add(ENDING_DAYS.days()) => Standing::Ending,
            _ => Standing::Holds,
        }
    }

    /// Colleagues go by it.
    pub fn holds(&self, today: Date) -> bool {
        self.standing(today) <= Standing::Holds
    }

    /// It can still be taken away as if it had never been there: later it is looked back on.
    pub fn can_be_withdrawn(&self, today: Date) -> bool {
        self.made == today && self.holds(today)
    }

    /// It can be looked back on with the parents: while it holds, and after its last day.
    pub fn can_be_ended(&self) -> bool {
        !self.ended && !self.withdrawn
    }

    /// A colleague who has not read it is asked to.
    pub fn asks_to_be_read(&self, was_read: bool, today: Date) -> bool {
        self.important && !was_read && self.holds(today)
    }
}

/// The last day that is taken for an agreement that is made today.
pub fn last_until(today: Date) -> Date {
    today.saturating_add(AHEAD_DAYS.days())
}

/// Whether a last day is taken: today or later, within reach.
pub fn takes_until(until: Date, today: Date) -> bool {
    (today..=last_until(today)).contains(&until)
}

/// How old somebody becomes today; none when it is not its birthday. 29 February counts as 28 in other years.
pub fn birthday(birth_date: Date, today: Date) -> Option<i16> {
    let years = today.year() - birth_date.year();
    let this_year = birth_date.checked_add(i64::from(years).years()).ok()?;
    (years > 0 && this_year == today).then_some(years)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const TODAY: Date = date(2026, 3, 3);

    prop_compose! {
        fn agreement()(
            made in -400i64..=0, until in prop::option::of(-400i64..400), ended: bool, withdrawn: bool, important: bool,
        ) -> Agreement {
            Agreement {
                made: TODAY + made.days(), until: until.map(|until| TODAY + until.days()), ended, withdrawn, important,
            }
        }
    }

    proptest! {
        #[test]
        fn it_holds_until_its_last_day_unless_somebody_ended_it(agreement in agreement()) {
            let over = agreement.until.is_some_and(|until| until < TODAY);
            prop_assert_eq!(agreement.holds(TODAY), !over && !agreement.ended && !agreement.withdrawn);
            prop_assert!(!agreement.holds(TODAY + 1.day()) || agreement.holds(TODAY), "it never comes back");
        }

        #[test]
        fn in_its_last_week_it_is_asked_whether_it_holds(days in 0i64..100) {
            let agreement = Agreement {
                made: TODAY, until: Some(TODAY + days.days()), ended: false, withdrawn: false, important: false,
            };
            prop_assert_eq!(agreement.standing(TODAY) == Standing::Ending, days < 7);
        }

        #[test]
        fn what_is_withdrawn_or_ended_asks_nothing_more(agreement in agreement(), was_read: bool) {
            if agreement.ended || agreement.withdrawn {
                prop_assert!(!agreement.can_be_ended() && !agreement.can_be_withdrawn(TODAY));
                prop_assert!(!agreement.asks_to_be_read(was_read, TODAY));
            }
            if agreement.can_be_withdrawn(TODAY) {
                prop_assert!(agreement.made == TODAY && agreement.can_be_ended());
            }
            prop_assert!(!agreement.asks_to_be_read(true, TODAY));
            prop_assert!(!agreement.asks_to_be_read(false, TODAY) || agreement.important);
        }

        #[test]
        fn each_year_has_one_birthday_and_the_day_of_birth_is_none(born in -6000i64..0, year in 1i16..12) {
            let birth_date = TODAY + born.days();
            let first = date(birth_date.year() + year, 1, 1);
            let found: Vec<i16> =
                (0..first.days_in_year()).filter_map(|n| birthday(birth_date, first + i64::from(n).days())).collect();
            prop_assert_eq!(found, vec![year]);
            prop_assert_eq!(birthday(birth_date, birth_date), None);
        }

        #[test]
        fn a_last_day_is_from_today_on_within_a_year(days in -400i64..800) {
            prop_assert_eq!(takes_until(TODAY + days.days(), TODAY), (0..=AHEAD_DAYS).contains(&days));
        }
    }
}
