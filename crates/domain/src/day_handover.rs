//! The day handover ("Dagoverdracht"): lines about a child's day, told to whoever picks it up.

use jiff::{ToSpan, civil::Date};

/// A line ("Dagbericht") has at most this many characters.
pub const MOST_CHARACTERS: usize = 200;

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// What it ate and drank.
    Food,
    /// How it slept.
    Sleep,
    /// How it felt.
    Mood,
    /// A bump, a cold.
    Health,
    /// What it did or what happened.
    Event,
    /// What parents said when they brought it: for colleagues, who have nothing to tell back of it.
    Home,
}

impl Kind {
    /// All of them, in the order of the pages.
    pub const ALL: [Self; 6] = [Self::Food, Self::Sleep, Self::Mood, Self::Health, Self::Event, Self::Home];

    /// Its name in forms, in the database and in the keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Food => "food",
            Self::Sleep => "sleep",
            Self::Mood => "mood",
            Self::Health => "health",
            Self::Event => "event",
            Self::Home => "home",
        }
    }

    /// The kind of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// What is said most: the codes of lines that take one tap.
    pub fn usual(self) -> &'static [&'static str] {
        match self {
            Self::Food => &["ate-well", "ate-little", "drank-well"],
            Self::Sleep => &["slept-well", "slept-short", "slept-not"],
            Self::Mood => &["cheerful", "quiet", "tired"],
            Self::Health => &["cold", "bump"],
            Self::Event => &["played-outside", "played-together", "made-something"],
            Self::Home => &["home-slept-badly", "home-ate-little"],
        }
    }

    /// Whoever picks the child up is told of it.
    pub fn is_told(self) -> bool {
        self != Self::Home
    }

    /// It is asked at this kind of care: who comes after school does not sleep there.
    pub fn suits(self, after_school: bool) -> bool {
        !(after_school && self == Self::Sleep)
    }
}

/// Who tells whoever picks a child up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Teller<Id> {
    /// Whoever is there.
    Whoever,
    /// The mentor; a colleague when the mentor is busy.
    Mentor,
    /// This colleague: the mentor is not there.
    Colleague(Id),
}

/// Who tells: by the protocol the mentor first, or whoever is there. `contact` is the contact of the day, while the
/// mentor is not there.
pub fn teller<Id>(mentor_first: bool, mentor_is_there: bool, contact: Option<Id>) -> Teller<Id> {
    match contact {
        _ if !mentor_first => Teller::Whoever,
        _ if mentor_is_there => Teller::Mentor,
        Some(contact) => Teller::Colleague(contact),
        None => Teller::Whoever,
    }
}

/// Whether a line written at a moment was told, with the moments at which the child was handed over: what came after the
/// last of them still has to be.
pub fn is_told<T: Ord>(written: &T, told: &[T]) -> bool {
    told.iter().max().is_some_and(|last| last >= written)
}

/// The first day of which lines are still kept; `keep_days` counts today.
pub fn kept_from(today: Date, keep_days: u32) -> Date {
    today.saturating_sub((i64::from(keep_days) - 1).max(0).days())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_usual_line_has_a_name_of_its_own() {
        let all: Vec<&str> = Kind::ALL.iter().flat_map(|kind| kind.usual()).copied().collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        for kind in Kind::ALL {
            assert_eq!(Kind::of(kind.code()), Some(kind));
            assert!((2..=3).contains(&kind.usual().len()), "one looks over a few, not over many");
        }
        assert_eq!(Kind::of("diapers"), None);
        assert_eq!(Kind::ALL.iter().filter(|kind| !kind.suits(true)).count(), 1);
        assert!(Kind::ALL.iter().all(|kind| kind.suits(false)));
    }

    proptest! {
        #[test]
        fn the_mentor_tells_where_the_protocol_says_so_and_somebody_always_does(
            mentor_first: bool, there: bool, contact in prop::option::of(0u8..9),
        ) {
            let teller = teller(mentor_first, there, contact);
            prop_assert_eq!(teller == Teller::Mentor, mentor_first && there);
            if let Teller::Colleague(id) = teller {
                prop_assert!(mentor_first && !there && contact == Some(id));
            }
            prop_assert!(mentor_first || teller == Teller::Whoever);
        }

        #[test]
        fn what_is_told_stays_told_and_nothing_is_told_before_it_was_written(
            written in 0u32..100, told in prop::collection::vec(0u32..100, 0..5), more in 0u32..100,
        ) {
            let now = is_told(&written, &told);
            prop_assert_eq!(now, told.iter().any(|at| *at >= written));
            let later: Vec<u32> = told.iter().copied().chain([more]).collect();
            prop_assert!(!now || is_told(&written, &later));
            prop_assert!(is_told(&more, &later));
        }

        #[test]
        fn lines_are_kept_so_many_days(keep in 1u32..=60, ago in 0i64..100) {
            let today = date(2026, 3, 3);
            let day = today - ago.days();
            prop_assert_eq!(day >= kept_from(today, keep), ago < i64::from(keep));
        }
    }
}
