//! Goals: of a group, of a child, of somebody for the own growth, and of the mentorship itself.

use jiff::{ToSpan, civil::Date};

/// What a goal is takes at most so many characters.
pub const MOST_WHAT: usize = 200;
/// How it is noticed, and what is said of the outcome, at most so many.
pub const MOST_WORDS: usize = 1_000;
/// A goal is looked back on within so many years.
pub const AHEAD_YEARS: i64 = 2;
/// From so many days before its day it is time to look back.
pub const COMING_DAYS: i64 = 14;
/// Without another wish a goal is looked back on after so many months.
const USUAL_MONTHS: i64 = 3;

/// The day on which a goal of today is looked back on, as long as nobody chooses another.
pub fn usual_day(today: Date) -> Date {
    today.saturating_add(USUAL_MONTHS.months())
}

/// The last day that can be chosen.
pub fn last_day(today: Date) -> Date {
    today.saturating_add(AHEAD_YEARS.years())
}

/// The day that was typed, if a goal can be looked back on then: from today, at most [`AHEAD_YEARS`] ahead.
pub fn evaluation_day(typed: &str, today: Date) -> Option<Date> {
    let day: Date = typed.trim().parse().ok()?;
    (today..=last_day(today)).contains(&day).then_some(day)
}

/// How near the day is on which a goal is looked back on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// Not near yet.
    Ahead,
    /// Within [`COMING_DAYS`].
    Coming,
    /// Past.
    Late,
}

/// How near a day is.
pub fn nearness(evaluate_on: Date, today: Date) -> Nearness {
    if today > evaluate_on {
        Nearness::Late
    } else if today >= coming_from(evaluate_on) {
        Nearness::Coming
    } else {
        Nearness::Ahead
    }
}

/// The first day on which it is time to look back.
pub fn coming_from(evaluate_on: Date) -> Date {
    evaluate_on.saturating_sub(COMING_DAYS.days())
}

/// What came of a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was reached.
    Reached,
    /// In part.
    Partly,
    /// It was not.
    NotReached,
}

impl Outcome {
    /// All outcomes.
    pub const ALL: [Self; 3] = [Self::Reached, Self::Partly, Self::NotReached];

    /// Its name in forms, the database and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::Partly => "partly",
            Self::NotReached => "not-reached",
        }
    }

    /// The outcome of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

/// Where a goal is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// Nobody has looked back on it yet.
    New,
    /// It was looked back on and goes on: what it is does not change any more.
    GoesOn,
    /// It was looked back on and is over.
    Ended,
    /// It was made by mistake.
    Withdrawn,
}

/// What somebody does with a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Words it otherwise or chooses another day.
    Change,
    /// Looks back on it for the last time.
    End,
    /// Looks back on it, and will do so again.
    GoOn,
    /// Takes it away.
    Withdraw,
    /// Brings back what was taken away.
    Restore,
}

impl Life {
    /// Where the goal is after a step; none where the step cannot be taken.
    pub fn after(self, step: Step) -> Option<Self> {
        match (self, step) {
            (Self::New, Step::Change) | (Self::Withdrawn, Step::Restore) => Some(Self::New),
            (Self::New | Self::GoesOn, Step::End) => Some(Self::Ended),
            (Self::New | Self::GoesOn, Step::GoOn) => Some(Self::GoesOn),
            (Self::New, Step::Withdraw) => Some(Self::Withdrawn),
            _ => None,
        }
    }

    /// Where the goal was before it was looked back on the last time, with so many times before that; none where nobody
    /// looked back.
    pub fn before_looking_back(self, earlier: usize) -> Option<Self> {
        match (self, earlier) {
            (Self::GoesOn | Self::Ended, 0) => Some(Self::New),
            (Self::GoesOn | Self::Ended, _) => Some(Self::GoesOn),
            (Self::New | Self::Withdrawn, _) => None,
        }
    }

    /// Whether a step can be taken.
    pub fn allows(self, step: Step) -> bool {
        self.after(step).is_some()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn any_day() -> impl Strategy<Value = Date> {
        (0i64..4000).prop_map(|n| date(2024, 1, 1) + n.days())
    }

    fn any_step() -> impl Strategy<Value = Step> {
        proptest::sample::select(vec![Step::Change, Step::End, Step::GoOn, Step::Withdraw, Step::Restore])
    }

    proptest! {
        #[test]
        fn what_was_looked_back_on_is_never_changed_or_taken_away(steps in prop::collection::vec(any_step(), 0..20)) {
            let (mut life, mut looked_back, mut ended) = (Life::New, false, false);
            for step in steps {
                let Some(next) = life.after(step) else { continue };
                prop_assert!(!ended, "nothing happens to a goal that is over: {step:?}");
                prop_assert!(!looked_back || matches!(step, Step::End | Step::GoOn), "{step:?}");
                looked_back |= matches!(step, Step::End | Step::GoOn);
                ended |= step == Step::End;
                life = next;
            }
            prop_assert_eq!(life == Life::Ended, ended);
            prop_assert_eq!(matches!(life, Life::Ended | Life::GoesOn), looked_back);
        }

        #[test]
        fn what_was_looked_back_on_last_is_undone_to_what_it_was(steps in prop::collection::vec(any_step(), 0..20)) {
            let (mut life, mut times) = (Life::New, 0);
            for step in steps {
                let Some(next) = life.after(step) else { continue };
                if matches!(step, Step::End | Step::GoOn) {
                    prop_assert_eq!(next.before_looking_back(times), Some(life));
                    times += 1;
                } else {
                    prop_assert_eq!(next.before_looking_back(times), None);
                }
                life = next;
            }
        }

        #[test]
        fn a_day_is_taken_from_today_until_two_years_on(today in any_day(), n in -40i64..800) {
            let day = today + n.days();
            let taken = evaluation_day(&day.to_string(), today);
            prop_assert_eq!(taken, (n >= 0 && day <= today + 2.years()).then_some(day));
        }

        #[test]
        fn a_goal_is_ahead_then_comes_for_two_weeks_and_is_late_after(day in any_day(), n in -40i64..40) {
            let expected = match n {
                1.. => Nearness::Late,
                -14..=0 => Nearness::Coming,
                _ => Nearness::Ahead,
            };
            prop_assert_eq!(nearness(day, day + n.days()), expected);
        }

        #[test]
        fn the_usual_day_can_be_chosen(today in any_day()) {
            let usual = usual_day(today);
            prop_assert_eq!(evaluation_day(&usual.to_string(), today), Some(usual));
            prop_assert_eq!(nearness(usual, today), Nearness::Ahead);
        }
    }

    #[test]
    fn what_is_no_day_is_not_taken() {
        let today = date(2026, 3, 3);
        for typed in ["", "morgen", "2026-02-30", "03-04-2026"] {
            assert_eq!(evaluation_day(typed, today), None, "{typed}");
        }
        assert_eq!(evaluation_day(" 2026-03-03 ", today), Some(today));
    }
}
