//! Milestones ("Mijlpalen"): steps in the development of a child, with the day on which they were seen. The list says
//! what one can look at, at about which age; it says nothing about when a child should be able to do something, and no
//! number follows from it.

use jiff::civil::Date;

use crate::observation::{Topic, WrongDay};

/// About how old a child is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Age {
    /// Not one yet.
    Baby,
    /// One.
    One,
    /// Two.
    Two,
    /// Three.
    Three,
    /// Four to seven.
    Young,
    /// Eight and older.
    Older,
}

impl Age {
    /// All of them, from the youngest.
    pub const ALL: [Self; 6] = [Self::Baby, Self::One, Self::Two, Self::Three, Self::Young, Self::Older];

    /// At so many whole months.
    pub fn at(months_old: i64) -> Self {
        match months_old {
            ..12 => Self::Baby,
            12..24 => Self::One,
            24..36 => Self::Two,
            36..48 => Self::Three,
            48..96 => Self::Young,
            _ => Self::Older,
        }
    }
}

/// A step of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its name in forms, in the database and in the keys of texts.
    pub code: &'static str,
    /// In which domain of the development.
    pub topic: Topic,
    /// At about which age one can look at it.
    pub age: Age,
}

/// The domains of the list, in the order in which pages have them.
pub const TOPICS: [Topic; 7] = [
    Topic::Movement,
    Topic::Language,
    Topic::SocialEmotional,
    Topic::Orientation,
    Topic::Arithmetic,
    Topic::Arts,
    Topic::Digital,
];

macro_rules! steps {
    ($($age:ident { $($topic:ident $code:literal)+ })+) => {
        &[$($(Step { code: $code, topic: Topic::$topic, age: Age::$age },)+)+]
    };
}

/// The list: our own, short, from the youngest on.
pub const STEPS: &[Step] = steps! {
    Baby {
        Movement "turns-over"
        Movement "sits-alone"
        Language "answers-with-sounds"
        SocialEmotional "smiles-back"
        SocialEmotional "knows-people"
        Orientation "looks-under-cloth"
        Arts "moves-to-music"
    }
    One {
        Movement "walks-alone"
        Movement "climbs-on-bench"
        Language "first-words"
        Language "points-out"
        SocialEmotional "seeks-comfort"
        Orientation "eats-with-spoon"
        Arithmetic "stacks-blocks"
    }
    Two {
        Movement "jumps"
        Language "short-sentences"
        SocialEmotional "plays-together"
        Orientation "says-own-name"
        Arithmetic "sorts-things"
        Arts "plays-pretend"
    }
    Three {
        Movement "rides-tricycle"
        Language "tells-what-happened"
        SocialEmotional "waits-for-turn"
        Orientation "puts-on-coat"
        Arithmetic "counts-five"
        Arts "draws-person"
    }
    Young {
        Movement "rides-bicycle"
        Language "reads-words"
        SocialEmotional "solves-quarrel"
        Orientation "ties-laces"
        Arithmetic "plays-with-dice"
        Arts "makes-up-story"
        Digital "takes-picture"
    }
    Older {
        Movement "practises-hard-thing"
        Language "explains-game"
        SocialEmotional "helps-younger"
        Orientation "goes-alone"
        Arithmetic "works-out-needs"
        Arts "shows-own-work"
        Digital "knows-what-to-share"
    }
};

/// The step with a code.
pub fn step(code: &str) -> Option<&'static Step> {
    STEPS.iter().find(|step| step.code == code)
}

/// What one can look at, at this age, and was not seen yet.
pub fn not_seen(months_old: i64, seen: &[&str]) -> Vec<&'static Step> {
    let age = Age::at(months_old);
    STEPS.iter().filter(|step| step.age == age && !seen.contains(&step.code)).collect()
}

/// What somebody looks at when a child came to a new age, and was not seen yet: of the age that it left, and of the one
/// to which it came.
pub fn around_birthday(months_old: i64, seen: &[&str]) -> [Vec<&'static Step>; 2] {
    let left = months_old - 12;
    let left_one = left >= 0 && Age::at(left) != Age::at(months_old);
    [if left_one { not_seen(left, seen) } else { Vec::new() }, not_seen(months_old, seen)]
}

/// What can be recorded at this age and was not yet: the steps of the age first, then those of the ages beside it, since
/// no two children go at the same pace.
pub fn to_choose(months_old: i64, seen: &[&str]) -> Vec<&'static Step> {
    let far = |step: &&Step| (step.age as usize).abs_diff(Age::at(months_old) as usize);
    let mut steps: Vec<&Step> =
        STEPS.iter().filter(|step| !seen.contains(&step.code)).filter(|step| far(step) <= 1).collect();
    steps.sort_by_key(far);
    steps
}

/// Whether a step may have been seen on a day: in the child's life, and not in the future.
///
/// # Errors
/// Why not.
pub fn check_day(day: Date, birth_date: Date, today: Date) -> Result<(), WrongDay> {
    if day > today {
        Err(WrongDay::ToCome)
    } else if day < birth_date {
        Err(WrongDay::BeforeBirth)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::{ToSpan, civil::date};
    use proptest::prelude::*;

    use super::*;

    fn seen() -> impl Strategy<Value = Vec<&'static str>> {
        let codes: Vec<&str> = STEPS.iter().map(|step| step.code).collect();
        prop::sample::subsequence(codes, 0..=STEPS.len())
    }

    #[test]
    fn each_step_has_a_name_of_its_own_and_each_age_a_few_steps() {
        let codes: BTreeSet<&str> = STEPS.iter().map(|step| step.code).collect();
        assert_eq!(codes.len(), STEPS.len());
        for age in Age::ALL {
            assert!((5..9).contains(&STEPS.iter().filter(|step| step.age == age).count()), "{age:?}");
        }
        assert!(STEPS.iter().all(|one| TOPICS.contains(&one.topic) && step(one.code) == Some(one)));
        assert_eq!(step("flies"), None);
    }

    proptest! {
        #[test]
        fn what_was_seen_is_not_looked_for_and_nothing_of_another_age(months in 0i64..160, seen in seen()) {
            let open = not_seen(months, &seen);
            prop_assert!(open.iter().all(|step| !seen.contains(&step.code) && step.age == Age::at(months)));
            let of_age = STEPS.iter().filter(|step| step.age == Age::at(months)).count();
            let seen_of_age = seen.iter().filter(|code| step(code).unwrap().age == Age::at(months)).count();
            prop_assert_eq!(open.len() + seen_of_age, of_age);
        }

        #[test]
        fn what_can_be_chosen_begins_with_the_age_of_the_child(months in 0i64..160, seen in seen()) {
            let (choose, open) = (to_choose(months, &seen), not_seen(months, &seen));
            prop_assert_eq!(&choose[..open.len()], &open[..]);
            prop_assert!(choose[open.len()..].iter().all(|step| step.age != Age::at(months)));
            prop_assert!(choose.iter().all(|step| !seen.contains(&step.code)));
            // A little later or earlier nothing is lost of the age itself.
            let later = to_choose(months + 12, &seen);
            prop_assert!(months >= 36 || open.iter().all(|step| later.contains(step)));
        }

        #[test]
        fn around_a_birthday_two_ages_are_looked_at_at_most(months in 0i64..160, seen in seen()) {
            let [left, now] = around_birthday(months, &seen);
            prop_assert_eq!(&now, &not_seen(months, &seen));
            prop_assert!(left.iter().all(|step| step.age < Age::at(months) && !seen.contains(&step.code)));
            // A child of five was in this age already when it was four.
            prop_assert!(left.is_empty() || (12..60).contains(&months) || (96..108).contains(&months));
            if (12..60).contains(&months) {
                prop_assert_eq!(left, not_seen(months - 12, &seen));
            }
        }

        #[test]
        fn a_day_is_in_the_life_of_the_child(day in -3000i64..3000, born in -3000i64..0) {
            let today = date(2026, 3, 3);
            let taken = check_day(today + day.days(), today + born.days(), today).is_ok();
            prop_assert_eq!(taken, day <= 0 && day >= born);
        }
    }
}
