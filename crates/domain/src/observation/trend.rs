//! Early flags in scores over time, each with the scores that it comes from.

use jiff::civil::Date;

use super::{Attention, Score};

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

#[cfg(test)]
mod tests {
    use jiff::{ToSpan, civil::date};
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
    }
}
