//! Early flags in scores over time, each with the scores that it comes from.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};

use super::{Attention, Score, Topic};

/// A reason to look twice at the scores of one scale, oldest score first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// The last two scores are low.
    TwoLow([(Date, Score); 2]),
    /// The last three scores go down, by a whole step or more together.
    Falling([(Date, Score); 3]),
}

/// A fall of fewer half steps over three scores is no trend.
const FALL_HALVES: i64 = 2;

/// The flags of the scores of one scale, in order of time.
pub fn flags(scores: &[(Date, Score)]) -> Vec<Flag> {
    let mut flags = Vec::new();
    if let [.., before, last] = scores
        && [before, last].iter().all(|(_, score)| score.attention() == Attention::Low)
    {
        flags.push(Flag::TwoLow([*before, *last]));
    }
    if let [.., first, middle, last] = scores
        && first.1 >= middle.1
        && middle.1 >= last.1
        && first.1.halves() - last.1.halves() >= FALL_HALVES
    {
        flags.push(Flag::Falling([*first, *middle, *last]));
    }
    flags
}

/// A goal that no observation was about for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unseen {
    /// Which.
    pub goal: Topic,
    /// The last day on which one was, or when none ever was the first day on which the child was looked at so.
    pub since: Date,
    /// None ever was.
    pub never: bool,
}

/// The basic goals that no observation was about for so many months; 0: none is looked for. `seen`: when each was last part of
/// one. `first`: when the child was first looked at so; before that nothing can be missed.
pub fn unseen(seen: &BTreeMap<Topic, Date>, first: Option<Date>, months: u32, today: Date) -> Vec<Unseen> {
    let Some(first) = first.filter(|_| months > 0) else { return Vec::new() };
    let long_ago = today.saturating_sub(i64::from(months).months());
    let all = Topic::GOALS.into_iter().map(|goal| match seen.get(&goal) {
        Some(last) => Unseen { goal, since: *last, never: false },
        None => Unseen { goal, since: first, never: true },
    });
    all.filter(|one| one.since <= long_ago).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn scores(codes: &[i64]) -> Vec<(Date, Score)> {
        let start = date(2026, 1, 5);
        codes
            .iter()
            .zip(0i64..)
            .map(|(halves, week)| (start + (7 * week).days(), Score::of_halves(*halves).unwrap()))
            .collect()
    }

    #[rstest]
    #[case::nothing_yet(&[], &[])]
    #[case::one_low(&[4], &[])]
    #[case::two_low(&[8, 4, 3], &["low", "falling"])]
    #[case::low_with_a_good_one_between(&[4, 8, 4], &[])]
    #[case::two_low_long_ago(&[2, 2, 8], &[])]
    #[case::falls(&[9, 8, 7], &["falling"])]
    #[case::falls_once(&[9, 9, 7], &["falling"])]
    #[case::a_half_step_is_no_trend(&[9, 9, 8], &[])]
    #[case::up_and_down(&[9, 10, 7], &[])]
    #[case::fell_before(&[9, 8, 7, 8], &[])]
    #[case::stays_low(&[4, 4, 4], &["low"])]
    fn flags_are_early_and_not_shrill(#[case] halves: &[i64], #[case] expected: &[&str]) {
        let found: Vec<&str> = flags(&scores(halves))
            .iter()
            .map(|flag| match flag {
                Flag::TwoLow(_) => "low",
                Flag::Falling(_) => "falling",
            })
            .collect();
        assert_eq!(found, expected);
    }

    proptest! {
        #[test]
        fn a_flag_is_explained_by_the_last_scores(halves in proptest::collection::vec(2i64..=10, 0..12)) {
            let scores = scores(&halves);
            for flag in flags(&scores) {
                match flag {
                    Flag::TwoLow(pair) => {
                        prop_assert!(scores.ends_with(&pair));
                        prop_assert!(pair.iter().all(|(_, score)| score.halves() <= 4));
                    }
                    Flag::Falling(three) => {
                        prop_assert!(scores.ends_with(&three));
                        prop_assert!(three.windows(2).all(|pair| pair[0].1 >= pair[1].1));
                        prop_assert!(three[0].1.halves() - three[2].1.halves() >= 2);
                    }
                }
            }
        }

        #[test]
        fn what_is_good_and_rises_is_never_flagged(mut halves in proptest::collection::vec(5i64..=10, 0..12)) {
            halves.sort_unstable();
            prop_assert!(flags(&scores(&halves)).is_empty());
        }

        #[test]
        fn two_low_scores_at_the_end_are_always_flagged(
            mut halves in proptest::collection::vec(2i64..=10, 0..12),
            low in [2i64..=4, 2i64..=4],
        ) {
            halves.extend(low);
            prop_assert!(flags(&scores(&halves)).iter().any(|flag| matches!(flag, Flag::TwoLow(_))));
        }

        /// What is flagged was not seen for the whole of the time, and was looked for; what was seen since is not flagged; a
        /// longer time flags no more.
        #[test]
        fn a_goal_is_missed_after_its_months_and_not_before(
            days in proptest::collection::vec(proptest::option::of(0_i64..800), 4),
            began in proptest::option::of(0_i64..800),
            months in 0_u32..24,
        ) {
            let today = date(2026, 3, 3);
            let ago = |days: i64| today - days.days();
            let seen: BTreeMap<Topic, Date> =
                Topic::GOALS.into_iter().zip(&days).filter_map(|(goal, days)| Some((goal, ago((*days)?)))).collect();
            let found = unseen(&seen, began.map(ago), months, today);
            let limit = today - i64::from(months).months();
            for goal in Topic::GOALS {
                let since = seen.get(&goal).copied().or(began.map(ago));
                let missed = months > 0 && began.is_some() && since.is_some_and(|since| since <= limit);
                prop_assert_eq!(found.iter().any(|one| one.goal == goal), missed);
            }
            let longer = unseen(&seen, began.map(ago), months + 1, today);
            prop_assert!(months == 0 || longer.iter().all(|one| found.contains(one)));
            prop_assert!(found.iter().all(|one| one.never != seen.contains_key(&one.goal)));
        }
    }
}
