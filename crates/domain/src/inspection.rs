//! What an inspector asks of a location on a day, and whether the facts of that day show it.
//!
//! Source: Besluit kwaliteit kinderopvang, articles 3, 9, 12 and 18 (day care: 3 and 9; after-school care: 12 and 18).

mod deviation;
mod promise;

use jiff::{
    ToSpan,
    civil::{Date, date},
};

pub use deviation::{Deviation, LONGEST_EXPLANATION, deviations};
pub use promise::{End, Event, Outcome, Promise, promises_kept, waits};

/// The articles are cited as they read on this day: the consolidation of BWBR0039936 that was read.
pub const CONSOLIDATED: Date = date(2021, 7, 1);

/// Something that is asked of each child's care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Requirement {
    /// The child has a mentor.
    Mentor,
    /// Its mentor works on its own group.
    OnGroup,
    /// Its parents were told who the mentor is.
    ParentsTold,
    /// At after-school care: the child itself was told.
    ChildTold,
    /// The mentor spoke with the parents about its development in the last year.
    Discussed,
    /// Its mentor has no more children than the organisation's own protocol names. No law asks this.
    FewChildren,
}

impl Requirement {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 6] =
        [Self::Mentor, Self::OnGroup, Self::ParentsTold, Self::ChildTold, Self::Discussed, Self::FewChildren];

    /// Its name in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Mentor => "mentor",
            Self::OnGroup => "on-group",
            Self::ParentsTold => "parents-told",
            Self::ChildTold => "child-told",
            Self::Discussed => "discussed",
            Self::FewChildren => "few-children",
        }
    }
}

/// Telling somebody who the mentor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Telling {
    /// The last day on which it is in time.
    pub until: Date,
    /// When it was told, or read.
    pub told: Option<Date>,
}

/// A child that has its place at the location on the day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Child {
    /// It is at after-school care.
    pub after_school: bool,
    /// Its first day; none: as long as is known.
    pub since: Option<Date>,
    /// Whether its mentor works on its group; none without a mentor.
    pub mentor_on_group: Option<bool>,
    /// Since when it is so with its mentor: that it has none, has one who does not work on its group, or has this one
    /// there; none: longer than is known.
    pub mentor_so_since: Option<Date>,
    /// How many children its mentor has on its group, and the most that the organisation's own protocol names; none where
    /// it names no number, or the mentor does not work there.
    pub mentor_children: Option<(usize, usize)>,
    /// Telling each of its guardians who the mentor is; who is to be the mentor, once that is over time.
    pub guardians: Vec<Telling>,
    /// Telling the child itself.
    pub itself: Vec<Telling>,
    /// When its development was discussed with the parents last, or they were asked and did not want it.
    pub discussed: Option<Date>,
    /// It had a mentor before the day.
    pub had_mentor: bool,
    /// The first day of the organisation here: of what was before it, what is not known is not missing either.
    pub known_from: Option<Date>,
}

/// What the facts show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// It is not there.
    Missing,
    /// The facts do not go back so far.
    Unknown,
    /// It is not there yet, and there is time for it.
    NotYet,
    /// It is there.
    Met,
    /// It is not asked of this child.
    NotAsked,
}

/// Within so many months the development is discussed.
const DISCUSSED_MONTHS: i64 = 12;

/// What the facts of a day show of a child.
pub fn finding(child: &Child, requirement: Requirement, on: Date) -> Finding {
    match (requirement, child.mentor_on_group) {
        (Requirement::Mentor, None) if !child.had_mentor && before_known(child, on) => Finding::Unknown,
        (Requirement::Mentor, mentor) => met(mentor.is_some()),
        (Requirement::OnGroup, Some(on_group)) => met(on_group),
        (Requirement::ParentsTold, _) => all_told(&child.guardians, on),
        (Requirement::ChildTold, _) if child.after_school => all_told(&child.itself, on),
        (Requirement::Discussed, _) => discussed(child, on),
        (Requirement::FewChildren, _) => {
            child.mentor_children.map_or(Finding::NotAsked, |(has, most)| met(has <= most))
        }
        _ => Finding::NotAsked,
    }
}

fn before_known(child: &Child, on: Date) -> bool {
    child.known_from.is_some_and(|first| on < first)
}

fn met(is: bool) -> Finding {
    if is { Finding::Met } else { Finding::Missing }
}

fn all_told(all: &[Telling], on: Date) -> Finding {
    let one = |telling: &Telling| match telling.told {
        Some(told) if told <= on => Finding::Met,
        _ if on <= telling.until => Finding::NotYet,
        _ => Finding::Missing,
    };
    all.iter().map(one).min().unwrap_or(Finding::NotAsked)
}

fn discussed(child: &Child, on: Date) -> Finding {
    let year_ago = on.saturating_sub(DISCUSSED_MONTHS.months());
    let last = child.discussed.filter(|day| *day <= on);
    match (last, child.since) {
        (Some(day), _) if day >= year_ago => Finding::Met,
        (_, Some(since)) if since > year_ago => Finding::NotYet,
        // At after-school care it is discussed where that is desirable.
        _ if child.after_school => Finding::NotAsked,
        (None, _) if before_known(child, on) => Finding::Unknown,
        _ => Finding::Missing,
    }
}

/// How many children show what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Of whom it is asked and there.
    pub met: usize,
    /// Of whom it is asked and there is time left.
    pub not_yet: usize,
    /// Of whom it is asked and not there.
    pub missing: usize,
    /// Of whom it is asked, on a day to which the facts do not go back.
    pub unknown: usize,
}

impl Count {
    /// Of how many it is asked.
    pub fn asked(&self) -> usize {
        self.met + self.not_yet + self.missing + self.unknown
    }
}

/// How many of the children show what is asked.
pub fn count(children: &[Child], requirement: Requirement, on: Date) -> Count {
    let mut count = Count::default();
    for child in children {
        match finding(child, requirement, on) {
            Finding::Met => count.met += 1,
            Finding::NotYet => count.not_yet += 1,
            Finding::Missing => count.missing += 1,
            Finding::Unknown => count.unknown += 1,
            Finding::NotAsked => {}
        }
    }
    count
}

/// A part of the inspection pack, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What the law asks, and how many children show it on the last day.
    Coverage,
    /// The same on days of the period.
    Days,
    /// What was not there on these days, and why.
    Deviations,
    /// Who was whose mentor, from when until when.
    Mentors,
    /// Who was told who the mentor is, and when.
    Told,
    /// Talks that were held, or that parents did not want.
    Talks,
    /// Observations, and when parents heard of them.
    Observations,
    /// The steps of concerns.
    Concerns,
    /// What parents said to a transfer, and to sharing with others.
    Consents,
    /// How often the terms of the protocol were kept.
    Practice,
    /// Each need, message, consent and transfer behind these numbers.
    Promises,
    /// The terms that are not counted, and why.
    NotCounted,
    /// The protocols that were in force.
    Protocol,
}

impl Part {
    /// All of them, in the order of the pack.
    pub const ALL: [Self; 13] = [
        Self::Coverage,
        Self::Days,
        Self::Deviations,
        Self::Mentors,
        Self::Told,
        Self::Talks,
        Self::Observations,
        Self::Concerns,
        Self::Consents,
        Self::Practice,
        Self::Promises,
        Self::NotCounted,
        Self::Protocol,
    ];

    /// Its name in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Coverage => "coverage",
            Self::Days => "days",
            Self::Deviations => "deviations",
            Self::Mentors => "mentors",
            Self::Told => "told",
            Self::Talks => "talks",
            Self::Observations => "observations",
            Self::Concerns => "concerns",
            Self::Consents => "consents",
            Self::Practice => "practice",
            Self::Promises => "promises",
            Self::NotCounted => "not-counted",
            Self::Protocol => "protocol",
        }
    }
}

/// A pack is about at most this many days.
pub const LONGEST_DAYS: i32 = 366;

/// A pack goes back at most this many years.
pub const YEARS_BACK: i64 = 5;

/// Why there can be no pack of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongPeriod {
    /// It ends before it begins.
    Reversed,
    /// It is longer than [`LONGEST_DAYS`].
    TooLong,
    /// It ends after today.
    Ahead,
    /// It begins more than [`YEARS_BACK`] years ago.
    TooFarBack,
}

/// Whether there can be a pack of this period; both ends count.
///
/// # Errors
///
/// Why not.
pub fn possible(from: Date, until: Date, today: Date) -> Result<(), WrongPeriod> {
    if until < from {
        Err(WrongPeriod::Reversed)
    } else if until > today {
        Err(WrongPeriod::Ahead)
    } else if from < today.saturating_sub(YEARS_BACK.years()) {
        Err(WrongPeriod::TooFarBack)
    } else if (until - from).get_days() >= LONGEST_DAYS {
        Err(WrongPeriod::TooLong)
    } else {
        Ok(())
    }
}

/// The days of a period on which it is counted how many children show what: the first of it, the first of each month,
/// and the last.
pub fn counted_on(from: Date, until: Date) -> Vec<Date> {
    let mut days = vec![from];
    let mut next = from.first_of_month().saturating_add(1.month());
    while next < until {
        days.push(next);
        next = next.saturating_add(1.month());
    }
    if until > from {
        days.push(until);
    }
    days
}

/// How often what was promised was kept, as it stood on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Done on the last day of its term or before.
    pub in_time: usize,
    /// Done later.
    pub late: usize,
    /// Not done, and there is time left.
    pub not_yet: usize,
    /// Not done, and the term is over.
    pub missing: usize,
    /// Nobody waited for it any more.
    pub otherwise: usize,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ON: Date = date(2026, 3, 2);

    fn telling() -> impl Strategy<Value = Telling> {
        (-30..30_i64, proptest::option::of(-60..60_i64)).prop_map(|(until, told)| Telling {
            until: ON + until.days(),
            told: told.map(|told| ON + told.days()),
        })
    }

    prop_compose! {
        fn child()(
            after_school in any::<bool>(), since in proptest::option::of(-900..=0_i64),
            mentor_on_group in proptest::option::of(any::<bool>()),
            mentor_children in proptest::option::of((1..12_usize, 1..12_usize)),
            guardians in proptest::collection::vec(telling(), 0..3), itself in proptest::collection::vec(telling(), 0..3),
            discussed in proptest::option::of(-900..30_i64),
            had_mentor in any::<bool>(), known_from in proptest::option::of(-900..30_i64),
        ) -> Child {
            Child {
                after_school,
                since: since.map(|days| ON + days.days()),
                mentor_on_group,
                mentor_so_since: None,
                mentor_children,
                guardians,
                itself,
                discussed: discussed.map(|days| ON + days.days()),
                had_mentor,
                known_from: known_from.map(|days| ON + days.days()),
            }
        }
    }

    #[test]
    fn a_period_does_not_end_before_it_begins() {
        assert_eq!(possible(ON, ON - 1.day(), ON), Err(WrongPeriod::Reversed));
        assert_eq!(possible(ON, ON, ON), Ok(()));
    }

    proptest! {
        #[test]
        fn each_child_is_counted_once_for_what_is_asked_of_it(children in proptest::collection::vec(child(), 0..20)) {
            for requirement in Requirement::ALL {
                let count = count(&children, requirement, ON);
                let asked = children.iter().filter(|child| finding(child, requirement, ON) != Finding::NotAsked);
                prop_assert_eq!(count.asked(), asked.count());
            }
            prop_assert_eq!(count(&children, Requirement::Mentor, ON).asked(), children.len());
        }

        #[test]
        fn what_is_met_stays_met_when_more_is_done(child in child()) {
            for requirement in Requirement::ALL {
                let before = finding(&child, requirement, ON);
                let mut then = child.clone();
                for telling in then.guardians.iter_mut().chain(&mut then.itself) {
                    telling.told = telling.told.filter(|told| *told <= ON).or(Some(ON));
                }
                then.discussed = Some(ON);
                let after = finding(&then, requirement, ON);
                prop_assert!(before != Finding::Met || after == Finding::Met);
                let told = matches!(requirement, Requirement::ParentsTold | Requirement::ChildTold | Requirement::Discussed);
                prop_assert!(!told || matches!(after, Finding::Met | Finding::NotAsked), "{requirement:?}: {after:?}");
            }
        }

        #[test]
        fn the_days_of_a_period_are_in_it_and_a_month_apart_at_most(back in 0..2000_i64, length in 0..400_i64) {
            let from = ON - back.days();
            let until = from + length.days();
            match possible(from, until, ON) {
                Ok(()) => prop_assert!(until <= ON && length < i64::from(LONGEST_DAYS)),
                Err(WrongPeriod::Ahead) => prop_assert!(until > ON),
                Err(WrongPeriod::TooFarBack) => prop_assert!(from < date(2021, 3, 2)),
                Err(WrongPeriod::TooLong) => prop_assert!(length >= i64::from(LONGEST_DAYS)),
                Err(WrongPeriod::Reversed) => prop_assert!(false),
            }
            let days = counted_on(from, until);
            prop_assert_eq!((days.first(), days.last()), (Some(&from), Some(&until)));
            prop_assert!(days.windows(2).all(|two| two[0] < two[1] && two[1] <= two[0] + 31.days()));
        }

        #[test]
        fn a_deviation_begins_once_and_is_the_same_on_each_of_its_days(child in child()) {
            let found: Vec<Deviation> = deviations(&child, ON).collect();
            let missing = Requirement::ALL.into_iter().filter(|one| finding(&child, *one, ON) == Finding::Missing);
            prop_assert_eq!(found.iter().map(|one| one.requirement).collect::<Vec<_>>(), missing.collect::<Vec<_>>());
            for deviation in found {
                let Deviation { requirement, since } = deviation;
                let from_planning = matches!(
                    requirement,
                    Requirement::Mentor | Requirement::OnGroup | Requirement::FewChildren
                );
                let Some(since) = since else {
                    let unknown = requirement == Requirement::Discussed
                        && child.since.is_none() && child.discussed.is_none_or(|day| day > ON);
                    prop_assert!(from_planning || unknown, "{requirement:?}");
                    continue;
                };
                prop_assert!(since <= ON);
                prop_assert_ne!(finding(&child, requirement, since - 1.day()), Finding::Missing);
                let mut day = since;
                while day <= ON {
                    prop_assert!(deviations(&child, day).any(|one| one == deviation), "{day}");
                    day += 1.day();
                }
            }
        }

        #[test]
        fn what_is_not_known_is_not_missing_before_the_first_day_here(child in child(), days in 1..900_i64) {
            let child = Child { known_from: Some(ON + days.days()), discussed: None, ..child };
            prop_assert_ne!(finding(&child, Requirement::Discussed, ON), Finding::Missing);
            let begun = Child { known_from: Some(ON), ..child.clone() };
            prop_assert_ne!(finding(&begun, Requirement::Discussed, ON), Finding::Unknown);
            let told = Child { discussed: Some(ON - 700.days()), ..child };
            prop_assert_ne!(finding(&told, Requirement::Discussed, ON), Finding::Unknown);
        }

        #[test]
        fn what_is_done_later_does_not_count_on_the_day(child in child()) {
            let mut then = child.clone();
            for telling in then.guardians.iter_mut().chain(&mut then.itself) {
                telling.told = telling.told.filter(|told| *told <= ON);
            }
            then.discussed = then.discussed.filter(|day| *day <= ON);
            for requirement in Requirement::ALL {
                prop_assert_eq!(finding(&child, requirement, ON), finding(&then, requirement, ON));
            }
        }
    }
}
