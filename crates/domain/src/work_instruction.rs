//! Work instructions ("werkinstructies") of the protocol: who must read one, from which day, and until when that is in time.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};

use crate::{
    obligation::{Days, Version},
    period::{Period, holds_since},
};

/// Longest number, in characters.
pub const MOST_CODE: usize = 40;
/// Longest title, in characters.
pub const MOST_TITLE: usize = 120;
/// Longest text, in characters.
pub const MOST_WORDS: usize = 20_000;
/// A version begins to hold at most this many days ahead.
pub const MOST_AHEAD_DAYS: i32 = 366;

/// As what somebody works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Pedagogical staff member of a group.
    OnGroup,
    /// Mentor of a child.
    Mentor,
    /// In training on a group.
    Trainee,
    /// Team lead.
    TeamLead,
    /// Pedagogical coach.
    Coach,
    /// Policy officer.
    Policy,
    /// Care coordinator.
    Care,
    /// Protection officer.
    Protection,
    /// Director.
    Director,
}

impl Part {
    /// All, in the order of the pages.
    pub const ALL: [Self; 9] = [
        Self::OnGroup,
        Self::Mentor,
        Self::Trainee,
        Self::TeamLead,
        Self::Coach,
        Self::Policy,
        Self::Care,
        Self::Protection,
        Self::Director,
    ];

    /// Its code, as in the roster and the roles.
    pub fn code(self) -> &'static str {
        match self {
            Self::OnGroup => "pm",
            Self::Mentor => "mentor",
            Self::Trainee => "bio",
            Self::TeamLead => "teamlead",
            Self::Coach => "coach",
            Self::Policy => "policy",
            Self::Care => "care",
            Self::Protection => "protection",
            Self::Director => "director",
        }
    }

    /// The part of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }
}

/// Who must read a version.
pub type Audience = BTreeSet<Part>;

/// Work of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// As what.
    pub part: Part,
    /// When.
    pub when: Period,
}

/// Since when a version is asked of somebody: the day on which it began to hold, or the first day of the work, whichever
/// came last. Nobody is asked before it holds, before the first day or after the last one.
pub fn asked_from(audience: &Audience, works: &[Work], since: Date, today: Date) -> Option<Date> {
    let of_audience = works.iter().filter(|work| audience.contains(&work.part)).map(|work| work.when);
    let from = holds_since(of_audience, today)?.max(since);
    (from <= today).then_some(from)
}

/// Until when a version that is asked from a day is read in time, as far as is known today; none where no protocol named a term.
/// Its term is that of the protocol that held then. Where that named none, it is that of the first one since which does, and
/// counts from its first day: nothing from before a protocol is late. Days on which the reader is away are no working days.
/// The protocols come in order of their days.
pub fn until(asked_from: Date, protocols: &[Version], today: Date, days: &impl Days) -> Option<Date> {
    let held = protocols.iter().rposition(|version| version.starts_on <= asked_from).unwrap_or_default();
    let begun = protocols[held..].iter().take_while(|version| version.starts_on <= today);
    let (since, count) = begun
        .map(|version| (version.starts_on, version.terms.instruction_read_working_days))
        .find(|(_, count)| *count > 0)?;
    Some(days.working_days_after(since.max(asked_from), count))
}

/// What is wrong with a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The number is longer than [`MOST_CODE`].
    LongCode(usize),
    /// It has no title.
    NoTitle,
    /// The title is longer than [`MOST_TITLE`].
    LongTitle(usize),
    /// It has no text.
    NoWords,
    /// The text is longer than [`MOST_WORDS`].
    LongWords(usize),
    /// Nobody must read it.
    Nobody,
    /// It begins before today, or later than [`MOST_AHEAD_DAYS`] ahead.
    Day,
}

/// The days on which a version can begin to hold.
pub fn first_days(today: Date) -> std::ops::RangeInclusive<Date> {
    today..=today.saturating_add(MOST_AHEAD_DAYS.days())
}

/// Whether a version can be kept.
///
/// # Errors
/// All that is wrong.
pub fn check(
    (code, title, words): (&str, &str, &str),
    audience: &Audience,
    since: Option<Date>,
    today: Date,
) -> Result<Date, Vec<Wrong>> {
    let mut wrong = Vec::new();
    let length = |text: &str| text.trim().chars().count();
    if length(code) > MOST_CODE {
        wrong.push(Wrong::LongCode(length(code)));
    }
    match length(title) {
        0 => wrong.push(Wrong::NoTitle),
        length if length > MOST_TITLE => wrong.push(Wrong::LongTitle(length)),
        _ => {}
    }
    match length(words) {
        0 => wrong.push(Wrong::NoWords),
        length if length > MOST_WORDS => wrong.push(Wrong::LongWords(length)),
        _ => {}
    }
    if audience.is_empty() {
        wrong.push(Wrong::Nobody);
    }
    match since.filter(|day| first_days(today).contains(day)) {
        Some(since) if wrong.is_empty() => Ok(since),
        Some(_) => Err(wrong),
        None => {
            wrong.push(Wrong::Day);
            Err(wrong)
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::{collection::vec, option, prelude::*, sample::select};

    use super::*;
    use crate::obligation::{Terms, WorkingDays};

    const TODAY: Date = date(2026, 3, 3);
    const DAYS: WorkingDays<[Period; 0]> = WorkingDays([]);

    fn day() -> impl Strategy<Value = Date> {
        (-40_i32..40).prop_map(|days| TODAY.saturating_add(days.days()))
    }

    fn work() -> impl Strategy<Value = Work> {
        (select(vec![Part::OnGroup, Part::Coach]), option::of(day()), option::of(day()))
            .prop_map(|(part, from, until)| Work { part, when: Period { from, until } })
    }

    fn works(from: Option<i32>, until: Option<i32>) -> Work {
        let day = |days: i32| TODAY.saturating_add(days.days());
        Work { part: Part::OnGroup, when: Period { from: from.map(day), until: until.map(day) } }
    }

    #[test]
    fn work_that_goes_on_under_another_row_does_not_begin_anew() {
        let audience = Audience::from([Part::OnGroup]);
        let since = TODAY.saturating_sub(100.days());
        let asked = |all: &[Work]| asked_from(&audience, all, since, TODAY);
        let (first, second) = (works(Some(-60), Some(-1)), works(Some(0), None));
        assert_eq!(asked(&[second]), Some(TODAY));
        assert_eq!(asked(&[second, first]), Some(TODAY.saturating_sub(60.days())));
        assert_eq!(asked(&[second, works(Some(-60), Some(-2))]), Some(TODAY), "a day between");
        assert_eq!(asked(&[second, works(None, Some(-1))]), Some(since));
        assert_eq!(asked(&[first]), None, "who left is not asked");
        assert_eq!(asked(&[works(Some(1), None)]), None, "nor who comes tomorrow");
    }

    fn protocol(days: i32, term: u32) -> Version {
        Version {
            starts_on: TODAY.saturating_add(days.days()),
            terms: Terms { instruction_read_working_days: term, ..Terms::default() },
        }
    }

    /// Until when it is read that is asked from TODAY or so many days after it, on a day long after it.
    fn read_until(protocols: &[Version], days: i32) -> Option<Date> {
        let later = TODAY.saturating_add(100.days());
        until(TODAY.saturating_add(days.days()), protocols, later, &DAYS)
    }

    #[test]
    fn the_term_is_that_of_the_protocol_that_held() {
        let protocols = [protocol(-10, 5), protocol(0, 2), protocol(3, 9), protocol(20, 0)];
        let counted = |days: i32, term| {
            let from = TODAY.saturating_add(days.days());
            Some(DAYS.working_days_after(from, term))
        };
        let found = [-20, -10, -1, 0, 2, 3].map(|days| read_until(&protocols, days));
        // What is asked from before the first protocol counts from its first day.
        let expected = [(-10, 5), (-10, 5), (-1, 5), (0, 2), (2, 2), (3, 9)];
        assert_eq!(found, expected.map(|(days, term)| counted(days, term)));
        assert_eq!(read_until(&protocols, 20), None, "it is off by then");
        assert_eq!(read_until(&[], 0), None);
    }

    #[test]
    fn a_term_that_comes_later_counts_from_its_first_day() {
        let protocols = [protocol(-90, 0), protocol(-3, 10), protocol(30, 2)];
        let asked = TODAY.saturating_sub(60.days());
        let on = |days: i32| until(asked, &protocols, TODAY.saturating_add(days.days()), &DAYS);
        assert_eq!(on(-4), None, "no protocol asks it by then");
        // Saturday 28 February is the first day: ten working days later is Friday 13 March.
        assert_eq!((on(-3), on(40)), (Some(date(2026, 3, 13)), Some(date(2026, 3, 13))));
    }

    proptest! {
        #[test]
        fn it_is_asked_of_who_works_so_today_once_it_holds(
            all in vec(work(), 0..5), since in day(), today in day(),
        ) {
            let audience = Audience::from([Part::OnGroup]);
            let now = all.iter().any(|work| work.part == Part::OnGroup && work.when.contains(today));
            let asked = asked_from(&audience, &all, since, today);
            prop_assert_eq!(asked.is_some(), now && since <= today);
            if let Some(from) = asked {
                prop_assert!(since <= from && from <= today);
                // Every day since then was a day of work.
                let days = std::iter::successors(Some(from), |day| day.tomorrow().ok());
                for day in days.take_while(|day| *day <= today) {
                    prop_assert!(all.iter().any(|work| work.part == Part::OnGroup && work.when.contains(day)));
                }
                // The longest such time: the day before it was none, or it did not hold yet.
                let before = from.yesterday().unwrap();
                let worked = all.iter().any(|work| work.part == Part::OnGroup && work.when.contains(before));
                prop_assert!(from == since || !worked);
            }
        }

        #[test]
        fn nobody_is_late_within_a_term_that_began_today(
            asked in day(), before in 0..20_u32, term in 1..20_u32,
        ) {
            let protocols = [protocol(-90, before), protocol(0, term)];
            let now = until(asked, &protocols, TODAY, &DAYS);
            if before == 0 || asked >= TODAY {
                prop_assert_eq!(now, Some(DAYS.working_days_after(asked.max(TODAY), term)));
            } else {
                prop_assert_eq!(now, until(asked, &protocols[..1], TODAY, &DAYS), "it was asked so before");
            }
        }

        #[test]
        fn nobody_is_late_for_days_away(from in day(), term in 0..20_u32, length in 0..30_i32) {
            let protocols = [protocol(-90, term)];
            let until = |from: Date, away: &[Period]| until(from, &protocols, from, &WorkingDays(away));
            let plain = until(from, &[]);
            prop_assert_eq!(plain.is_some(), term > 0);
            let end = from.saturating_add(length.days());
            let away = [Period { from: Some(from), until: Some(end) }];
            if let (Some(plain), Some(moved)) = (plain, until(from, &away)) {
                prop_assert!(moved >= plain && moved > end);
                prop_assert_eq!(until(end, &[]), Some(moved));
            }
        }

        #[test]
        fn what_is_kept_can_be_read_by_somebody(
            title in "[a-z ]{0,130}", words in "[a-z\n ]{0,40}", some in any::<bool>(), since in option::of(day()),
        ) {
            let audience: Audience = Some(Part::Mentor).filter(|_| some).into_iter().collect();
            let found = check(("", &title, &words), &audience, since, TODAY);
            let whole = !title.trim().is_empty() && title.trim().chars().count() <= MOST_TITLE
                && !words.trim().is_empty() && some && since.is_some_and(|day| day >= TODAY);
            prop_assert_eq!(found.is_ok(), whole);
            if let Ok(from) = found {
                prop_assert_eq!(Some(from), since);
            }
        }
    }

    #[test]
    fn a_date_of_long_ago_and_a_text_of_a_megabyte_are_named() {
        let everybody: Audience = Part::ALL.into_iter().collect();
        let found = check(("", "Slapen", &"a".repeat(1_000_000)), &everybody, Some(date(1990, 1, 1)), TODAY);
        assert_eq!(found, Err(vec![Wrong::LongWords(1_000_000), Wrong::Day]));
        assert!(Part::ALL.into_iter().all(|part| Part::of(part.code()) == Some(part)));
    }
}
