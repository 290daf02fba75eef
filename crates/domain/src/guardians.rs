//! What a guardian may be told and see of a child on a day: custody with its dates, forbidden contact, a death.
//!
//! Both parents with custody have equal rights to information; a parent without custody has no access to the file, but
//! may ask for what is relevant (Burgerlijk Wetboek, book 1, art. 377c). A ban on contact goes before both. Nobody asks
//! here who would learn from it alone where a child is that lives at a secret address.

use std::ops::RangeInclusive;

use jiff::{ToSpan, civil::Date};

use crate::period::Period;

/// Nothing about a family begins more years ahead than this.
const AHEAD_YEARS: i64 = 2;
/// Custody of a child ends at this age (Burgerlijk Wetboek, book 1, art. 233 and 245).
const OF_AGE: i64 = 18;
/// A decision about a child is at most so many years older than the child: some are taken before it is born.
const DECIDED_BEFORE_YEARS: i64 = 1;

/// The days on which custody or a ban can begin. Of a child that is yet to be born it can be today.
pub fn first_days(born: Date, today: Date) -> RangeInclusive<Date> {
    born.min(today)..=today.saturating_add(AHEAD_YEARS.years())
}

/// The latest last day of custody or a ban: the child is of age the day after.
pub fn latest_last_day(born: Date) -> Date {
    born.saturating_add(OF_AGE.years()).saturating_sub(1.day())
}

/// The earliest day of a decision about a child.
pub fn earliest_decision(born: Date) -> Date {
    born.saturating_sub(DECIDED_BEFORE_YEARS.years())
}

/// That somebody has custody from a day on, or has it no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Turn {
    /// The first day on which it is so.
    pub from: Date,
    /// With custody, or without.
    pub custody: bool,
}

/// What is known of one guardian and one child.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tie {
    /// Custody as the planning says it; none when it does not know.
    pub imported: Option<bool>,
    /// What was recorded here, in any order. Of two that begin on one day the last in the list counts.
    pub turns: Vec<Turn>,
    /// When contact with the child is forbidden, in any order.
    pub bans: Vec<Period>,
    /// The child has died.
    pub died: bool,
    /// It was recorded that this guardian may not ask either.
    pub silent: bool,
    /// How to reach another guardian of the child is secret.
    pub hidden: bool,
    /// It is an office: the right to ask is a parent's.
    pub office: bool,
    /// Nobody has decided yet who it is: it could be somebody whom the planning knew under another key. Or whose child it is:
    /// it could be one that has died.
    pub held: bool,
}

/// What a guardian may be told and see of a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Right {
    /// Everything that is for guardians: messages, pages, links.
    Full,
    /// The child has died: nothing is sent, and a calm page is all there is.
    Mourning,
    /// Nothing of the file. It may ask, and reads the answers to what it asked.
    Ask,
    /// Nothing.
    Nothing(Why),
}

/// Why somebody is told nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// Contact is forbidden.
    Banned,
    /// Nobody has decided yet who it is.
    Held,
    /// There is no custody on this day, and no right to ask.
    NoCustody,
    /// There is no custody, and it was recorded that this guardian may not ask either.
    Silent,
    /// There is no custody, and even that there is somebody to ask would tell where the child is.
    Hidden,
    /// It is not known whether there is custody.
    Unknown,
}

impl Tie {
    /// Custody on a day: what was recorded here goes before the planning; none when nobody knows.
    pub fn custody_on(&self, day: Date) -> Option<bool> {
        let begun = self.turns.iter().filter(|turn| turn.from <= day);
        begun.max_by_key(|turn| turn.from).map_or(self.imported, |turn| Some(turn.custody))
    }

    /// Whether contact is forbidden on a day.
    pub fn banned_on(&self, day: Date) -> bool {
        self.bans.iter().any(|ban| ban.contains(day))
    }

    /// What the guardian may be told and see on a day.
    pub fn right_on(&self, day: Date) -> Right {
        match self.custody_on(day) {
            _ if self.banned_on(day) => Right::Nothing(Why::Banned),
            _ if self.held => Right::Nothing(Why::Held),
            Some(true) if self.died => Right::Mourning,
            Some(true) => Right::Full,
            Some(false) if self.died || self.office => Right::Nothing(Why::NoCustody),
            Some(false) if self.silent => Right::Nothing(Why::Silent),
            Some(false) if self.hidden => Right::Nothing(Why::Hidden),
            Some(false) => Right::Ask,
            None => Right::Nothing(Why::Unknown),
        }
    }

    /// The first day after this one on which the right is another, if what is known now stays so.
    pub fn next_change(&self, day: Date) -> Option<Date> {
        let ends = self.bans.iter().filter_map(|ban| ban.until?.tomorrow().ok());
        let begins = self.bans.iter().filter_map(|ban| ban.from);
        let mut days: Vec<Date> = self.turns.iter().map(|turn| turn.from).chain(begins).chain(ends).collect();
        days.retain(|&other| other > day);
        days.sort_unstable();
        let now = self.right_on(day);
        days.into_iter().find(|&other| self.right_on(other) != now)
    }

    /// Whether the planning says something else of custody today than what was recorded here.
    pub fn planning_differs(&self, imported: Option<bool>, today: Date) -> bool {
        !self.turns.is_empty() && self.custody_on(today) != imported
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    const MONDAY: Date = date(2026, 3, 2);

    fn day(n: i64) -> Date {
        MONDAY.saturating_add(n.days())
    }

    fn turn(n: i64, custody: bool) -> Turn {
        Turn { from: day(n), custody }
    }

    #[rstest]
    #[case::the_planning_says_yes(Some(true), &[], Right::Full)]
    #[case::the_planning_says_no(Some(false), &[], Right::Ask)]
    #[case::nobody_knows(None, &[], Right::Nothing(Why::Unknown))]
    #[case::it_ends_today(Some(true), &[turn(0, false)], Right::Ask)]
    #[case::it_ends_tomorrow(Some(true), &[turn(1, false)], Right::Full)]
    #[case::it_begins_today(None, &[turn(0, true)], Right::Full)]
    #[case::for_a_time(Some(false), &[turn(-9, true), turn(-1, false)], Right::Ask)]
    #[case::again(Some(true), &[turn(-1, true), turn(-9, false)], Right::Full)]
    fn custody_has_dates(#[case] imported: Option<bool>, #[case] turns: &[Turn], #[case] right: Right) {
        let tie = Tie { imported, turns: turns.to_vec(), ..Tie::default() };
        assert_eq!(tie.right_on(MONDAY), right);
    }

    #[test]
    fn a_ban_goes_before_custody_and_a_death_before_messages() {
        let ban = Period { from: Some(day(1)), until: Some(day(3)) };
        let mut tie = Tie { imported: Some(true), bans: vec![ban], ..Tie::default() };
        let rights: Vec<bool> = (0..5).map(|n| tie.right_on(day(n)) == Right::Full).collect();
        assert_eq!(rights, [true, false, false, false, true]);
        assert_eq!((tie.next_change(day(0)), tie.next_change(day(1))), (Some(day(1)), Some(day(4))));
        tie.died = true;
        assert_eq!(tie.right_on(day(0)), Right::Mourning);
        assert_eq!(tie.right_on(day(2)), Right::Nothing(Why::Banned));
    }

    #[rstest]
    #[case::a_ban(Tie { bans: vec![Period { from: None, until: None }], ..Tie::default() }, Why::Banned)]
    #[case::a_death(Tie { died: true, ..Tie::default() }, Why::NoCustody)]
    #[case::an_office(Tie { office: true, ..Tie::default() }, Why::NoCustody)]
    #[case::recorded(Tie { silent: true, ..Tie::default() }, Why::Silent)]
    #[case::a_secret_address(Tie { hidden: true, ..Tie::default() }, Why::Hidden)]
    fn without_custody_one_asks_unless(#[case] tie: Tie, #[case] why: Why) {
        assert_eq!(Tie { imported: Some(false), ..tie.clone() }.right_on(MONDAY), Right::Nothing(why));
        assert_eq!(Tie { imported: Some(false), ..Tie::default() }.right_on(MONDAY), Right::Ask);
        let unknown = Tie { imported: None, ..tie }.right_on(MONDAY);
        assert!(matches!(unknown, Right::Nothing(Why::Banned | Why::Unknown)), "{unknown:?}");
    }

    #[test]
    fn the_planning_differs_only_from_what_was_recorded() {
        let tie = Tie { imported: Some(true), turns: vec![turn(0, false)], ..Tie::default() };
        assert!(tie.planning_differs(Some(true), MONDAY));
        assert!(!tie.planning_differs(Some(false), MONDAY));
        assert!(tie.planning_differs(None, MONDAY));
        assert!(!Tie::default().planning_differs(Some(true), MONDAY));
    }

    #[test]
    fn what_begins_is_of_this_child_and_of_these_years() {
        let born = date(2023, 2, 28);
        let days = first_days(born, MONDAY);
        assert_eq!((*days.start(), *days.end()), (born, date(2028, 3, 2)));
        assert_eq!(latest_last_day(born), date(2041, 2, 27));
        assert_eq!(earliest_decision(born), date(2022, 2, 28));
    }

    prop_compose! {
        fn a_period()(from in proptest::option::of(-20i64..20), until in proptest::option::of(-20i64..20)) -> Period {
            Period { from: from.map(day), until: until.map(day) }
        }
    }

    prop_compose! {
        fn a_tie()(
            imported in any::<Option<bool>>(),
            turns in proptest::collection::btree_map(-20i64..20, any::<bool>(), 0..5),
            bans in proptest::collection::vec(a_period(), 0..3),
            died in any::<bool>(),
            (silent, hidden, office, held) in any::<(bool, bool, bool, bool)>(),
        ) -> Tie {
            let turns = turns.into_iter().map(|(n, custody)| turn(n, custody)).collect();
            Tie { imported, turns, bans, died, silent, hidden, office, held }
        }
    }

    /// The same, told day by day from far before: as somebody with a calendar would do it.
    fn told_day_by_day(tie: &Tie, until: Date) -> Right {
        let mut custody = tie.imported;
        let mut on = day(-40);
        loop {
            for turn in &tie.turns {
                if turn.from == on {
                    custody = Some(turn.custody);
                }
            }
            if on == until {
                break;
            }
            on = on.tomorrow().unwrap();
        }
        let forbidden = tie.bans.iter().any(|ban| {
            !(ban.from.is_some_and(|from| until < from) || ban.until.is_some_and(|last| until > last))
        });
        match (forbidden, custody, tie.died) {
            (true, ..) => Right::Nothing(Why::Banned),
            _ if tie.held => Right::Nothing(Why::Held),
            (_, Some(true), false) => Right::Full,
            (_, Some(true), true) => Right::Mourning,
            (_, None, _) => Right::Nothing(Why::Unknown),
            (_, Some(false), died) => match (died || tie.office, tie.silent, tie.hidden) {
                (true, ..) => Right::Nothing(Why::NoCustody),
                (_, true, _) => Right::Nothing(Why::Silent),
                (.., true) => Right::Nothing(Why::Hidden),
                (false, false, false) => Right::Ask,
            },
        }
    }

    proptest! {
        #[test]
        fn today_can_always_be_chosen(n in -7000i64..400) {
            let days = first_days(day(n), MONDAY);
            prop_assert!(days.contains(&MONDAY));
            prop_assert!(day(n) >= MONDAY || !days.contains(&day(n).yesterday().unwrap()));
            prop_assert!(earliest_decision(day(n)) < day(n) && latest_last_day(day(n)) > day(n));
        }

        #[test]
        fn it_is_as_a_calendar_tells_it(tie in a_tie(), n in -30i64..30) {
            prop_assert_eq!(tie.right_on(day(n)), told_day_by_day(&tie, day(n)));
        }

        #[test]
        fn the_order_of_writing_does_not_matter(tie in a_tie(), n in -30i64..30) {
            let mut other = tie.clone();
            other.turns.reverse();
            other.bans.reverse();
            prop_assert_eq!(tie.right_on(day(n)), other.right_on(day(n)));
        }

        #[test]
        fn nothing_is_sent_to_who_is_banned_or_about_who_has_died(tie in a_tie(), ban in a_period(), n in -30i64..30) {
            let mut banned = tie.clone();
            banned.bans.push(ban);
            if ban.contains(day(n)) {
                prop_assert_eq!(banned.right_on(day(n)), Right::Nothing(Why::Banned));
            } else {
                prop_assert_eq!(banned.right_on(day(n)), tie.right_on(day(n)));
            }
            let died = Tie { died: true, ..tie }.right_on(day(n));
            prop_assert!(!matches!(died, Right::Full | Right::Ask));
        }

        #[test]
        fn what_keeps_from_asking_keeps_from_nothing_else(tie in a_tie(), n in -30i64..30) {
            let open = Tie { silent: false, hidden: false, office: false, ..tie.clone() }.right_on(day(n));
            let shut = tie.right_on(day(n));
            prop_assert!(open == shut || open == Right::Ask && matches!(shut, Right::Nothing(_)));
        }

        #[test]
        fn whoever_is_held_gets_nothing(tie in a_tie(), n in -30i64..30) {
            let held = Tie { held: true, ..tie.clone() }.right_on(day(n));
            prop_assert!(matches!(held, Right::Nothing(Why::Banned | Why::Held)));
            prop_assert_eq!(held == Right::Nothing(Why::Banned), tie.banned_on(day(n)));
        }

        #[test]
        fn between_changes_it_stays_the_same(tie in a_tie(), n in -30i64..30) {
            let now = tie.right_on(day(n));
            let next = tie.next_change(day(n));
            for later in n + 1..60 {
                match next {
                    Some(next) if day(later) == next => {
                        prop_assert_ne!(tie.right_on(next), now);
                        break;
                    }
                    _ => prop_assert_eq!(tie.right_on(day(later)), now),
                }
            }
        }
    }
}
