//! Who is here ("Is er"): what a tap at the door says of a child today, beside what the days expect.

/// What was said of a child's day, with the moments at which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<T> {
    /// It came.
    pub here: T,
    /// It went home; none while it is here.
    pub home: Option<T>,
}

/// What the days say of a child before anybody sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan {
    /// It comes today.
    Comes,
    /// It has the day here and was said to be ill or away.
    Away,
    /// It has no day here.
    NoDay,
}

/// How it is with a child now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It comes and is not here yet.
    Expected,
    /// It is here.
    Here,
    /// It is here without having been expected.
    Unexpected,
    /// It went home.
    GoneHome,
    /// It is ill or away.
    Away,
    /// It has no day here and is not here.
    NotToday,
}

/// A tap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It is here; after it went home: it did not go after all.
    Arrives,
    /// It goes home.
    Leaves,
    /// It did not come after all.
    NotHere,
}

/// How it is with a child, by what the days expect and what was said.
pub fn presence<T>(plan: Plan, said: Option<&Said<T>>) -> Presence {
    match (said, plan) {
        (Some(Said { home: Some(_), .. }), _) => Presence::GoneHome,
        (Some(_), Plan::Comes) => Presence::Here,
        (Some(_), Plan::Away | Plan::NoDay) => Presence::Unexpected,
        (None, Plan::Comes) => Presence::Expected,
        (None, Plan::Away) => Presence::Away,
        (None, Plan::NoDay) => Presence::NotToday,
    }
}

/// What is said after a tap at a moment; none when the tap changes nothing, because a colleague was first or because it
/// does not fit what was said (nobody goes home who did not come).
pub fn after<T>(said: Option<Said<T>>, step: Step, now: T) -> Option<Option<Said<T>>> {
    match (step, said) {
        (Step::Arrives, None) => Some(Some(Said { here: now, home: None })),
        (Step::Arrives, Some(Said { here, home: Some(_) })) => Some(Some(Said { here, home: None })),
        (Step::Leaves, Some(Said { here, home: None })) => Some(Some(Said { here, home: Some(now) })),
        (Step::NotHere, Some(Said { home: None, .. })) => Some(None),
        (Step::Arrives | Step::NotHere, Some(_)) | (Step::Leaves | Step::NotHere, None) => None,
        (Step::Leaves, Some(Said { home: Some(_), .. })) => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const STEPS: [Step; 3] = [Step::Arrives, Step::Leaves, Step::NotHere];
    const PLANS: [Plan; 3] = [Plan::Comes, Plan::Away, Plan::NoDay];

    fn play(steps: &[Step]) -> Option<Said<usize>> {
        let mut said = None;
        for (at, step) in steps.iter().enumerate() {
            if let Some(next) = after(said, *step, at) {
                said = next;
            }
        }
        said
    }

    proptest! {
        #[test]
        fn the_same_tap_of_a_colleague_changes_nothing(
            steps in prop::collection::vec(prop::sample::select(&STEPS[..]), 0..8),
            step in prop::sample::select(&STEPS[..]),
        ) {
            let said = play(&steps);
            if let Some(next) = after(said, step, 10) {
                prop_assert_ne!(next, said);
                prop_assert_eq!(after(next, step, 11), None);
            }
        }

        #[test]
        fn each_tap_has_a_way_back(steps in prop::collection::vec(prop::sample::select(&STEPS[..]), 0..8)) {
            let said = play(&steps);
            match said {
                None => {
                    let came = after(said, Step::Arrives, 10).unwrap();
                    prop_assert_eq!(after(came, Step::NotHere, 11), Some(None));
                }
                Some(Said { home: None, .. }) => {
                    let left = after(said, Step::Leaves, 10).unwrap();
                    prop_assert_eq!(after(left, Step::Arrives, 11), Some(said));
                }
                // Whoever takes back that it came has not seen that it went home.
                Some(_) => prop_assert_eq!(after(said, Step::NotHere, 10), None),
            }
        }

        #[test]
        fn nobody_goes_home_before_it_came(steps in prop::collection::vec(prop::sample::select(&STEPS[..]), 0..8)) {
            if let Some(Said { here, home: Some(home) }) = play(&steps) {
                prop_assert!(here < home);
            }
        }

        #[test]
        fn who_is_here_does_not_hang_on_the_plan(
            steps in prop::collection::vec(prop::sample::select(&STEPS[..]), 0..8),
            plan in prop::sample::select(&PLANS[..]),
        ) {
            let said = play(&steps);
            let is_here = said.is_some_and(|said| said.home.is_none());
            let found = presence(plan, said.as_ref());
            prop_assert_eq!(matches!(found, Presence::Here | Presence::Unexpected), is_here);
            prop_assert_eq!(found == Presence::Unexpected, is_here && plan != Plan::Comes);
            prop_assert_eq!(found == Presence::GoneHome, said.is_some_and(|said| said.home.is_some()));
        }
    }
}
