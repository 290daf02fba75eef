//! Extra attention for a child: what colleagues do for it, from a day on, until a day or until it is taken away. What is
//! behind it is not kept here.

use jiff::{ToSpan, civil::Date};

/// What colleagues do is said in a line of at most this many characters.
pub const MOST_CHARACTERS: usize = 200;
/// So many for one child at once: more than this nobody remembers.
pub const MOST_AT_ONCE: usize = 5;
/// It begins and ends at most so many days ahead.
pub const AHEAD_DAYS: i64 = 366;
/// In its last days it is asked whether it still holds.
const ENDING_DAYS: i64 = 7;

/// When it holds; both days count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The first day.
    pub from: Date,
    /// The last day; none: until it is taken away.
    pub until: Option<Date>,
}

/// How it stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is still to begin.
    ToCome,
    /// Colleagues do it now.
    Now,
    /// It holds now, and ends within a week.
    Ending,
    /// Its last day is over.
    Ended,
}

impl Standing {
    /// It counts among those that a child has at once.
    pub fn counts(self) -> bool {
        self != Self::Ended
    }
}

/// Why a term is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongTerm {
    /// It would begin before today.
    BeginsBefore,
    /// It would begin after this day, the last that is taken.
    BeginsTooLate(Date),
    /// It would end before this day, the first that is taken.
    EndsBefore(Date),
    /// It would end after this day, the last that is taken.
    EndsTooLate(Date),
}

impl Term {
    /// How it stands on a day.
    pub fn standing(self, today: Date) -> Standing {
        match self.until {
            Some(until) if until < today => Standing::Ended,
            _ if self.from > today => Standing::ToCome,
            Some(until) if until < today.saturating_add(ENDING_DAYS.days()) => Standing::Ending,
            _ => Standing::Now,
        }
    }

    /// Whether it may be placed today.
    ///
    /// # Errors
    /// Why not.
    pub fn check(self, today: Date) -> Result<(), WrongTerm> {
        let last = today.saturating_add(AHEAD_DAYS.days());
        if self.from < today {
            return Err(WrongTerm::BeginsBefore);
        }
        if self.from > last {
            return Err(WrongTerm::BeginsTooLate(last));
        }
        self.check_end(today)
    }

    /// Whether it may end as it does, also when it began before today.
    ///
    /// # Errors
    /// Why not.
    pub fn check_end(self, today: Date) -> Result<(), WrongTerm> {
        let first = self.from.max(today);
        let last = first.saturating_add(AHEAD_DAYS.days());
        match self.until {
            Some(until) if until < first => Err(WrongTerm::EndsBefore(first)),
            Some(until) if until > last => Err(WrongTerm::EndsTooLate(last)),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const TODAY: Date = date(2026, 3, 3);

    fn term() -> impl Strategy<Value = Term> {
        (-400i64..800, prop::option::of(-400i64..1200)).prop_map(|(from, until)| Term {
            from: TODAY + from.days(),
            until: until.map(|until| TODAY + until.days()),
        })
    }

    proptest! {
        #[test]
        fn what_is_taken_begins_and_ends_within_reach(term in term()) {
            let year = AHEAD_DAYS.days();
            let begins = term.from >= TODAY && term.from <= TODAY + year;
            let ends = term.until.is_none_or(|until| until >= term.from.max(TODAY) && until <= term.from.max(TODAY) + year);
            prop_assert_eq!(term.check(TODAY).is_ok(), begins && ends);
            prop_assert_eq!(term.check_end(TODAY).is_ok(), ends);
        }

        #[test]
        fn it_holds_on_each_day_from_the_first_to_the_last_and_warns_a_week(from in 0i64..60, days in 0i64..60) {
            let first = TODAY + from.days();
            let term = Term { from: first, until: Some(first + days.days()) };
            let all: Vec<Standing> = (0..130).map(|n| term.standing(TODAY + n.days())).collect();
            let count = |standing| all.iter().filter(|one| **one == standing).count() as i64;
            prop_assert_eq!(count(Standing::ToCome), from);
            prop_assert_eq!(count(Standing::Now) + count(Standing::Ending), days + 1);
            prop_assert_eq!(count(Standing::Ending), (days + 1).min(7));
            prop_assert!(all.windows(2).all(|pair| pair[0] as u8 <= pair[1] as u8), "it never goes back");
        }

        #[test]
        fn what_may_be_placed_is_not_over(from in 0i64..=366, days in prop::option::of(0i64..=366)) {
            let from = TODAY + from.days();
            let term = Term { from, until: days.map(|days| from + days.days()) };
            prop_assert_eq!(term.check(TODAY), Ok(()));
            prop_assert!(term.standing(TODAY).counts());
        }
    }

    #[test]
    fn without_a_last_day_it_goes_on() {
        let term = Term { from: TODAY, until: None };
        assert_eq!(term.standing(date(2040, 1, 1)), Standing::Now);
    }
}
