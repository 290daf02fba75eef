//! The board of a group ("Groepsbord"): what was agreed with parents about a child, until it ends on its day, is looked back
//! on, or is withdrawn on the day on which it was put there.

use jiff::{ToSpan, civil::Date};

use crate::{
    obligation::{Days, Version},
    period::{Period, holds_since},
};

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

/// Since when a colleague is asked to read an agreement: since it was made, the colleague works on the group and the child
/// is there, whichever came last. None for who does not work there today, and before the child's first day there.
pub fn asked_since(made: Date, works: &[Period], there: &[Period], today: Date) -> Option<Date> {
    let works = holds_since(works.iter().copied(), today)?;
    let there = holds_since(there.iter().copied(), today)?;
    Some(made.max(works).max(there))
}

/// Until when an agreement that is asked since a day is read in time: the last of so many working days after it. A version
/// of the protocol that asks it sooner than the one before counts from its own date, and lets go of nothing that was late.
/// None where today's names no term.
pub fn read_until(versions: &[Version], since: Date, days: &impl Days, today: Date) -> Option<Date> {
    let begun = versions.iter().filter(|version| version.starts_on <= today);
    begun.fold(None, |older: Option<Date>, version| {
        let term = version.terms.agreement_read_working_days;
        let counted = |from: Date| days.working_days_after(from, term);
        (term > 0).then(|| match older {
            Some(older) if older <= counted(since) => counted(since),
            Some(older) => older.min(counted(since.max(version.starts_on))),
            None => counted(since.max(version.starts_on)),
        })
    })
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
    use crate::obligation::{Terms, WorkingDays};

    const TODAY: Date = date(2026, 3, 3);
    const DAYS: WorkingDays<[Period; 0]> = WorkingDays([]);

    fn version(starts_on: Date, term: u32) -> Version {
        Version { starts_on, terms: Terms { agreement_read_working_days: term, ..Terms::default() } }
    }

    #[test]
    fn another_term_for_reading_makes_nothing_late_at_once_and_lets_go_of_nothing_that_was() {
        // Monday the second of March, and the Monday after it.
        let (monday, new) = (date(2026, 3, 2), date(2026, 3, 9));
        let until = |old, term, since, today| {
            read_until(&[version(date(2026, 1, 5), old), version(new, term)], since, &DAYS, today)
        };
        assert_eq!(until(5, 2, monday, date(2026, 3, 6)), Some(new), "as the first version says");
        assert_eq!(until(5, 2, date(2026, 3, 5), new), Some(date(2026, 3, 11)), "two days from its own date");
        assert_eq!(until(1, 2, monday, new), Some(date(2026, 3, 4)), "more time");
        assert_eq!(until(4, 2, monday, new), Some(date(2026, 3, 6)), "it was late already");
        assert_eq!(until(0, 2, monday, new), Some(date(2026, 3, 11)), "nobody asked it before");
        assert_eq!(until(5, 0, monday, new), None);
    }

    proptest! {
        #[test]
        fn a_term_for_reading_is_off_at_nothing_and_late_ever_after(
            ago in 0i64..60, count in 0u32..20, later in 0i64..30,
        ) {
            let (since, first) = (TODAY - ago.days(), TODAY - 90.days());
            let late = |count, today| {
                read_until(&[version(first, count)], since, &DAYS, today).is_some_and(|until| until < today)
            };
            let now = late(count, TODAY);
            prop_assert!(count > 0 || !now);
            prop_assert!(!now || late(count, TODAY + later.days()));
            prop_assert!(!now || ago > i64::from(count), "working days are never more than days");
            prop_assert!(!late(count + 1, TODAY) || now || count == 0);
        }

        #[test]
        fn no_version_makes_an_agreement_late_at_once(
            terms in prop::collection::vec(0u32..8, 1..4), since in -20i64..60, today in 0i64..60,
        ) {
            let versions: Vec<Version> =
                (0i64..).zip(&terms).map(|(n, term)| version(TODAY + (20 * n).days(), *term)).collect();
            let (since, today) = (TODAY + since.days(), TODAY + today.days());
            let (before, now) = (
                read_until(&versions, since, &DAYS, today - 1.day()),
                read_until(&versions, since, &DAYS, today),
            );
            let late = |until: Option<Date>| until.is_some_and(|until| until < today);
            prop_assert!(!late(now) || late(before), "{before:?} became {now:?}");
            prop_assert!(now.is_none_or(|until| until > since));
        }
    }

    #[test]
    fn nobody_is_asked_before_the_own_first_day_there_or_that_of_the_child() {
        let from = |days: i64| Period { from: Some(TODAY + days.days()), until: None };
        let since = |works, there| asked_since(TODAY - 30.days(), &[works], &[there], TODAY);
        let day = |days: i64| Some(TODAY + days.days());
        let always = Period::default();
        assert_eq!([since(always, always), since(from(-40), from(-50))], [day(-30), day(-30)]);
        assert_eq!([since(from(-2), always), since(always, from(0))], [day(-2), day(0)]);
        assert_eq!([since(from(1), always), since(always, from(9))], [None, None]);
    }

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
