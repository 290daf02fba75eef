//! Patterns in what is due and what was done, per group: counts of children in which nobody can be recognised.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};

use crate::{
    obligation::{Days, Facts, Kind, Observed, Standing, Version, of_child, settled},
    period::Period,
};

/// Fewer children than this are not counted aloud.
pub const FEWEST: usize = 5;
/// What was done is looked back on for so many days: a quarter.
pub const BACK_DAYS: i64 = 91;

/// A number of children with a part of them, as far as it can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// There are no children.
    Nobody,
    /// There are fewer than [`FEWEST`].
    TooFew,
    /// There are children; how many would say something of fewer than [`FEWEST`] elsewhere.
    Unsaid,
    /// So many; how many of them belong to the part would say something of fewer than [`FEWEST`].
    Only(usize),
    /// So many, and the part.
    Part {
        /// Of so many children.
        of: usize,
        /// The part: none or at least [`FEWEST`], and so is the rest.
        part: usize,
    },
}

/// There is somebody, and fewer than [`FEWEST`].
pub fn few(count: usize) -> bool {
    (1..FEWEST).contains(&count)
}

/// What can be said of a number of children and a part of them.
pub fn shown(of: usize, part: usize) -> Shown {
    match (of, of.saturating_sub(part)) {
        (0, _) => Shown::Nobody,
        (of, _) if few(of) => Shown::TooFew,
        (of, rest) if few(part) || few(rest) => Shown::Only(of),
        (of, _) => Shown::Part { of, part },
    }
}

/// Counts that add up to a number that may be known, as far as they can be said: none that is said is from one to four, and
/// what is left out is more than one count and together no such number either. Of fewer than [`FEWEST`] in all nothing is
/// said.
pub fn spread(counts: &[usize]) -> Vec<Option<usize>> {
    if few(counts.iter().sum()) {
        return vec![None; counts.len()];
    }
    let mut smallest: Vec<usize> = (0..counts.len()).filter(|at| counts[*at] > 0).collect();
    smallest.sort_by_key(|at| counts[*at]);
    let mut said: Vec<Option<usize>> = counts.iter().copied().map(Some).collect();
    let mut left_out = 0;
    for (before, at) in smallest.into_iter().enumerate() {
        if !few(counts[at]) && !few(left_out) && before != 1 {
            break;
        }
        said[at] = None;
        left_out += counts[at];
    }
    said
}

/// How it goes with one kind in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The children for whom it can be done now, and those of them for whom it is late.
    pub now: Shown,
    /// The children for whom it was done in the last [`BACK_DAYS`], and those of them for whom each time was in time.
    pub lately: Shown,
}

#[derive(Default)]
struct Tally {
    asked: BTreeSet<usize>,
    late: BTreeSet<usize>,
    done: BTreeSet<usize>,
    done_late: BTreeSet<usize>,
}

/// The patterns of the children of a group; no kind of which nothing is asked and nothing was done. `counts`: see
/// [`settled`].
pub fn of_group<'a, Id: Copy + PartialEq + 'a>(
    children: impl IntoIterator<Item = &'a Facts<Id>>,
    versions: &[Version],
    days: &impl Days,
    today: Date,
    counts: impl Fn(&Observed<Id>) -> bool,
) -> BTreeMap<Kind, Pattern> {
    let mut kinds: BTreeMap<Kind, Tally> = BTreeMap::new();
    let within = Period { from: Some(today.saturating_sub(BACK_DAYS.days())), until: Some(today) };
    for (child, facts) in children.into_iter().enumerate() {
        let mut asked = Vec::new();
        of_child(facts, versions, days, today, &mut asked);
        for due in asked {
            let standing = due.standing(today);
            if standing == Standing::Coming {
                continue;
            }
            let tally = kinds.entry(due.kind).or_default();
            tally.asked.insert(child);
            if standing <= Standing::Late {
                tally.late.insert(child);
            }
        }
        for (kind, in_time) in settled(facts, versions, days, within, &counts) {
            let tally = kinds.entry(kind).or_default();
            tally.done.insert(child);
            if !in_time {
                tally.done_late.insert(child);
            }
        }
    }
    let pattern = |tally: Tally| Pattern {
        now: shown(tally.asked.len(), tally.late.len()),
        lately: shown(tally.done.len(), tally.done.len() - tally.done_late.len()),
    };
    kinds.into_iter().map(|(kind, tally)| (kind, pattern(tally))).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::{
        obligation::{Talk, Terms, WorkingDays},
        period::Period,
    };

    const TODAY: Date = date(2026, 3, 3);

    /// Every number that can be read or worked out.
    fn numbers(shown: Shown) -> Vec<usize> {
        match shown {
            Shown::Nobody | Shown::TooFew | Shown::Unsaid => Vec::new(),
            Shown::Only(of) => vec![of],
            Shown::Part { of, part } => vec![of, part, of - part],
        }
    }

    proptest! {
        #[test]
        fn no_count_from_one_to_four_can_be_read_or_worked_out_from_the_whole(
            counts in prop::collection::vec(0usize..12, 0..6),
        ) {
            let said = spread(&counts);
            let out: Vec<usize> = counts.iter().zip(&said).filter(|(_, said)| said.is_none()).map(|(count, _)| *count).collect();
            prop_assert!(said.iter().flatten().all(|count| *count == 0 || *count >= FEWEST), "{said:?}");
            prop_assert!(counts.iter().zip(&said).all(|(count, said)| said.is_none_or(|said| said == *count)));
            let all: usize = counts.iter().sum();
            let left: usize = out.iter().sum();
            if (1..FEWEST).contains(&all) {
                prop_assert!(said.iter().all(Option::is_none));
            } else {
                prop_assert!(out.is_empty() || out.len() > 1 && left >= FEWEST, "{counts:?}: {said:?}");
            }
            // Nothing is left out without a small count.
            prop_assert_eq!(out.is_empty(), counts.iter().all(|count| *count == 0 || *count >= FEWEST));
        }

        #[test]
        fn no_number_from_one_to_four_can_be_read_or_worked_out(of in 0usize..60, share in 0usize..61) {
            let part = share.min(of);
            let said = shown(of, part);
            prop_assert!(numbers(said).iter().all(|number| *number == 0 || *number >= FEWEST), "{said:?}");
            // What is said is so.
            match said {
                Shown::Nobody => prop_assert_eq!(of, 0),
                Shown::TooFew => prop_assert!((1..FEWEST).contains(&of)),
                Shown::Unsaid => prop_assert!(false, "nothing else is said"),
                Shown::Only(said) => prop_assert_eq!(said, of),
                Shown::Part { of: all, part: some } => prop_assert_eq!((all, some), (of, part)),
            }
        }

        #[test]
        fn a_group_is_counted_child_by_child(
            talks in prop::collection::vec(0i64..800, 0..30),
        ) {
            // One talk a year, from a protocol that is three years old: late from 366 days on.
            let versions = [Version {
                starts_on: TODAY - 1200.days(),
                terms: Terms { parent_talk_months: 12, ..Terms::default() },
            }];
            let children: Vec<Facts<usize>> = talks
                .iter()
                .enumerate()
                .map(|(child, ago)| Facts {
                    child,
                    birth_date: TODAY - 1500.days(),
                    places: vec![Period { from: Some(TODAY - 1200.days()), until: None }],
                    after_school: false,
                    after_school_since: None,
                    away: Vec::new(),
                    settling_in: None,
                    milestones: None,
                    first_carer: None,
                    observed: Vec::new(),
                    talks: vec![
                        (Kind::ParentTalk, Talk::Held(TODAY - 1100.days())),
                        (Kind::ParentTalk, Talk::Held(TODAY - ago.days())),
                    ],
                    needs: Vec::new(),
                })
                .collect();
            let days = WorkingDays([]);
            let found = of_group(&children, &versions, &days, TODAY, |_| true);
            let one = |facts: &Facts<usize>| {
                let mut due = Vec::new();
                of_child(facts, &versions, &days, TODAY, &mut due);
                due.iter().map(|due| due.standing(TODAY)).next()
            };
            let of = |wanted: fn(Standing) -> bool| children.iter().filter(|child| one(child).is_some_and(wanted)).count();
            let (asked, late) = (of(|s| s < Standing::Coming), of(|s| s <= Standing::Late));
            let done = talks.iter().filter(|ago| **ago <= BACK_DAYS).count();
            match found.get(&Kind::ParentTalk) {
                None => prop_assert_eq!((asked, done), (0, 0)),
                Some(pattern) => {
                    prop_assert_eq!(pattern.now, shown(asked, late));
                    // The talk before was longer than a year before each of these.
                    prop_assert_eq!(pattern.lately, shown(done, 0));
                }
            }
        }
    }
}
