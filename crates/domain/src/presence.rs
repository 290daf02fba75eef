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

impl Step {
    /// Its name in forms and addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Arrives => "here",
            Self::Leaves => "home",
            Self::NotHere => "not-here",
        }
    }

    /// The tap of a code.
    pub fn of(code: &str) -> Option<Self> {
        [Self::Arrives, Self::Leaves, Self::NotHere].into_iter().find(|step| step.code() == code)
    }
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

/// What comes of a tap that arrives later than it was made: others may have tapped meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late<T> {
    /// This is said from then on.
    Changes(Option<Said<T>>),
    /// It was known, or was overtaken by what happened after it.
    Known,
    /// It does not go together with what others said: a person decides.
    Differs,
}

/// How a tap of a moment is taken when it arrives afterwards.
pub fn late<T: Copy + Ord>(said: Option<Said<T>>, step: Step, at: T) -> Late<T> {
    match (step, said) {
        // Whoever went home after this moment was here at this moment.
        (Step::Arrives, Some(Said { home: Some(home), .. })) if at <= home => Late::Known,
        (Step::Arrives, Some(Said { home: None, .. })) | (Step::NotHere, None) => Late::Known,
        (Step::Leaves, Some(Said { home: Some(_), .. })) => Late::Known,
        // Somebody saw it after this moment, or saw it come and go.
        (Step::Leaves, None) | (Step::NotHere, Some(Said { home: Some(_), .. })) => Late::Differs,
        (Step::Leaves | Step::NotHere, Some(Said { here, home: None })) if at < here => Late::Differs,
        _ => after(said, step, at).map_or(Late::Known, Late::Changes),
    }
}

/// What is said when a person chooses a tap over what others said.
pub fn chosen<T: Copy + Ord>(said: Option<Said<T>>, step: Step, at: T) -> Option<Said<T>> {
    let here = said.map_or(at, |said| said.here.min(at));
    match step {
        Step::Arrives => Some(Said { here, home: None }),
        Step::Leaves => Some(Said { here, home: Some(at) }),
        Step::NotHere => None,
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

        #[test]
        fn taps_that_arrive_late_in_their_order_say_what_they_would_have_said_at_once(
            steps in prop::collection::vec(prop::sample::select(&STEPS[..]), 0..8),
        ) {
            let mut said = None;
            for (at, step) in steps.iter().enumerate() {
                match late(said, *step, at) {
                    Late::Changes(next) => said = next,
                    Late::Known => prop_assert_eq!(after(said, *step, at), None),
                    Late::Differs => prop_assert_eq!(after(said, *step, at), None),
                }
            }
            prop_assert_eq!(said, play(&steps));
        }

        #[test]
        fn a_tap_that_arrives_twice_or_was_overtaken_takes_nothing_away(
            steps in prop::collection::vec(prop::sample::select(&STEPS[..]), 0..8),
            step in prop::sample::select(&STEPS[..]),
            at in 0..10_usize,
        ) {
            let said = play(&steps);
            let Late::Changes(next) = late(said, step, at) else { return Ok(()) };
            prop_assert!(!matches!(late(next, step, at), Late::Changes(_)), "twice");
            // What was seen after the moment of the tap stays.
            if let Some(Said { home: Some(home), .. }) = said {
                prop_assert!(at > home);
            }
            if let Some(Said { here, .. }) = said {
                prop_assert!(next.is_none_or(|next| next.here == here) && at >= here);
            }
        }

        #[test]
        fn a_person_can_choose_any_tap(
            steps in prop::collection::vec(prop::sample::select(&STEPS[..]), 0..8),
            step in prop::sample::select(&STEPS[..]),
            at in 0..10_usize,
        ) {
            let next = chosen(play(&steps), step, at);
            prop_assert!(next.is_none_or(|next| next.home.is_none_or(|home| next.here <= home)));
            prop_assert_eq!(next.is_none(), step == Step::NotHere);
            prop_assert_eq!(next.is_some_and(|next| next.home.is_some()), step == Step::Leaves);
        }
    }
}
