//! What other systems are told by webhooks, and when it is tried again: a closed set of events, by keys only.

use jiff::civil::Date;

/// Of what kind of thing an event is. An administrator chooses these: whoever hears of a beginning hears of the end too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Who is whose mentor.
    Mentorship,
    /// Which child has a place in which group.
    Placement,
}

impl Subject {
    /// All subjects.
    pub const ALL: &'static [Self] = &[Self::Mentorship, Self::Placement];

    /// Its name in forms, the database and events.
    pub fn code(self) -> &'static str {
        match self {
            Self::Mentorship => "mentorship",
            Self::Placement => "placement",
        }
    }

    /// The subject of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|subject| subject.code() == code)
    }
}

/// What happened to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// There is one that was not there; its first day can be to come.
    Started,
    /// Its last day is known; it can be to come.
    Ended,
    /// Something else of it changed: another last day, or none any more, other days.
    Changed,
    /// It is not there any more, as if it never was.
    Withdrawn,
}

impl What {
    /// All that can happen.
    pub const ALL: &'static [Self] = &[Self::Started, Self::Ended, Self::Changed, Self::Withdrawn];

    /// What it means, for the description.
    pub fn words(self) -> &'static str {
        match self {
            Self::Started => "There is one that was not there; its first day can be to come.",
            Self::Ended => "Its last day is known; it can be to come.",
            Self::Changed => "Something else of it changed: another last day, or none any more, other days.",
            Self::Withdrawn => "It is not there any more, as if it never was.",
        }
    }

    /// Its name in events.
    pub fn code(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Ended => "ended",
            Self::Changed => "changed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// The name of an event that is sent to try a webhook out.
pub const TEST: &str = "webhook.test";

/// The name of an event.
pub fn event(subject: Subject, what: What) -> String {
    format!("{}.{}", subject.code(), what.code())
}

/// Something as another system knows it: its last day, and all that is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its last day.
    pub until: Option<Date>,
    /// All that is told of it, its last day included.
    pub told: String,
}

/// What becomes of something between two looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// It is as it was.
    Same,
    /// It is over for so long that it is not looked at any more.
    Past,
    /// Other systems hear of it.
    Tell(What),
}

/// Compares something as it was told with as it is now; what ended before `since` is not looked at any more.
pub fn compare(before: Option<&Known>, now: Option<&Known>, since: Date) -> Seen {
    match (before, now) {
        (None, None) => Seen::Same,
        (None, Some(_)) => Seen::Tell(What::Started),
        (Some(before), None) if before.until.is_some_and(|until| until < since) => Seen::Past,
        (Some(_), None) => Seen::Tell(What::Withdrawn),
        (Some(before), Some(now)) if before == now => Seen::Same,
        (Some(before), Some(now)) if before.until.is_none() && now.until.is_some() => Seen::Tell(What::Ended),
        (Some(_), Some(_)) => Seen::Tell(What::Changed),
    }
}

/// What an answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The other system has it.
    Taken,
    /// The other system wants nothing any more (410, as the Standard Webhooks have it).
    Gone,
    /// It has it not, or not yet.
    NotTaken,
}

/// What the status of an answer means. A redirect is not followed: it is no answer.
pub fn judge(status: u16) -> Answer {
    match status {
        200..=299 => Answer::Taken,
        410 => Answer::Gone,
        _ => Answer::NotTaken,
    }
}

/// The longest that is waited, in minutes.
const LONGEST: i64 = 12 * 60;

/// As long as is tried, in minutes after the first time.
pub const PATIENCE: i64 = 3 * 24 * 60;

/// How many minutes after a try that failed the next one is, when there have been so many: twice as long each time, up to
/// half a day. Nothing when three days would be over.
pub fn wait(tries: u32) -> Option<i64> {
    let minutes = |tries: u32| 2i64.saturating_pow(tries.saturating_sub(1)).min(LONGEST);
    let waited =
        (1..=tries).try_fold(0, |sum, tries| Some(sum + minutes(tries)).filter(|sum| *sum <= PATIENCE));
    waited.filter(|_| tries > 0).map(|_| minutes(tries))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_wait_is_at_least_the_one_before_and_all_of_them_take_about_three_days() {
        let waits: Vec<i64> = (1..).map_while(wait).collect();
        assert_eq!(&waits[..4], [1, 2, 4, 8]);
        assert!(waits.is_sorted() && waits.iter().all(|wait| (1..=LONGEST).contains(wait)));
        let all: i64 = waits.iter().sum();
        assert!(all <= PATIENCE && all + LONGEST > PATIENCE, "{all} minutes");
    }

    #[test]
    fn only_an_answer_of_success_is_taken() {
        for (status, answer) in [
            (200, Answer::Taken),
            (204, Answer::Taken),
            (301, Answer::NotTaken),
            (400, Answer::NotTaken),
            (410, Answer::Gone),
            (500, Answer::NotTaken),
        ] {
            assert_eq!(judge(status), answer, "{status}");
        }
    }

    #[test]
    fn every_code_is_of_one_subject() {
        for subject in Subject::ALL {
            assert_eq!(Subject::of(subject.code()), Some(*subject));
        }
        assert_eq!(Subject::of("file"), None);
        assert_eq!(event(Subject::Mentorship, What::Started), "mentorship.started");
    }

    fn day(n: i16) -> Date {
        Date::constant(2026, 1, 1).saturating_add(jiff::Span::new().days(n))
    }

    prop_compose! {
        fn known()(until in prop::option::of(0i16..60), days in 0u8..4) -> Known {
            let until = until.map(day);
            Known { until, told: format!("{until:?} {days}") }
        }
    }

    proptest! {
        #[test]
        fn after_the_last_wait_nothing_is_tried_any_more(tries in 0u32..5_000) {
            prop_assert!(wait(tries).is_some() || tries == 0 || wait(tries + 1).is_none());
        }

        /// Another system that does what it hears knows what is there, except what is long over.
        #[test]
        fn whoever_follows_the_events_knows_what_is_there(
            states in prop::collection::vec((prop::option::of(known()), 0i16..12), 1..12),
        ) {
            let mut since = day(0);
            let (mut before, mut follower): (Option<Known>, Option<Known>) = (None, None);
            for (state, later) in states {
                since = since.saturating_add(jiff::Span::new().days(later));
                // What is long over is not looked at.
                let looked_at = |known: &Known| known.until.is_none_or(|until| until >= since);
                let now = state.filter(looked_at);
                match compare(before.as_ref(), now.as_ref(), since) {
                    Seen::Same => prop_assert_eq!(&before, &now),
                    Seen::Past => prop_assert!(now.is_none() && !before.as_ref().is_some_and(looked_at)),
                    Seen::Tell(What::Withdrawn) => follower = None,
                    Seen::Tell(what) => {
                        prop_assert_eq!(what == What::Started, before.is_none());
                        follower = now.clone();
                    }
                }
                prop_assert_eq!(follower.as_ref().filter(|known| looked_at(known)), now.as_ref());
                before = now;
            }
        }
    }
}
