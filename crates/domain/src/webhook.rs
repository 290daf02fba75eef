//! What other systems are told by webhooks, and when it is tried again: a closed set of events, by keys only.

use jiff::civil::Date;

use crate::obligation::Standing;

/// Of what kind of thing an event is. An administrator chooses these: whoever hears of a beginning hears of the end too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Who is whose mentor.
    Mentorship,
    /// Which child has a place in which group.
    Placement,
    /// What planning and protocol ask of a child or a group.
    Obligation,
}

impl Subject {
    /// All subjects.
    pub const ALL: &'static [Self] = &[Self::Mentorship, Self::Placement, Self::Obligation];

    /// Its name in forms, the database and events.
    pub fn code(self) -> &'static str {
        match self {
            Self::Mentorship => "mentorship",
            Self::Placement => "placement",
            Self::Obligation => "obligation",
        }
    }

    /// What can happen to it.
    pub fn happens(self) -> &'static [What] {
        match self {
            Self::Mentorship | Self::Placement => {
                &[What::Started, What::Ended, What::Changed, What::Withdrawn]
            }
            Self::Obligation => &[What::Due, What::Planned, What::Late, What::Changed, What::Settled],
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
    /// It can be done from now on.
    Due,
    /// A day was chosen for it.
    Planned,
    /// It is late.
    Late,
    /// It is not asked any more.
    Settled,
}

impl What {
    /// What it means, for the description.
    pub fn words(self) -> &'static str {
        match self {
            Self::Started => "There is one that was not there; its first day can be to come.",
            Self::Ended => "Its last day is known; it can be to come.",
            Self::Changed => "Something else of it changed: another last day, or none any more, other days.",
            Self::Withdrawn => "It is not there any more, as if it never was.",
            Self::Due => "It can be done now; or again, when the day that was chosen for it has passed.",
            Self::Planned => "A day was chosen for it.",
            Self::Late => "It is late.",
            Self::Settled => "It was done, or is not asked any more; the data are those that were told last.",
        }
    }

    /// Its name in events.
    pub fn code(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Ended => "ended",
            Self::Changed => "changed",
            Self::Withdrawn => "withdrawn",
            Self::Due => "due",
            Self::Planned => "planned",
            Self::Late => "late",
            Self::Settled => "settled",
        }
    }
}

/// The name of an event that is sent to try a webhook out.
pub const TEST: &str = "webhook.test";

/// The name of an event.
pub fn event(subject: Subject, what: What) -> String {
    format!("{}.{}", subject.code(), what.code())
}

/// How something that is asked stands, for other systems: what is to come is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// It can be done now.
    Due,
    /// A day was chosen for it.
    Planned,
    /// It is late.
    Late,
}

impl Asked {
    /// All ways to stand.
    pub const ALL: [Self; 3] = [Self::Due, Self::Planned, Self::Late];

    /// How something stands; none as long as it is to come.
    pub fn of_standing(standing: Standing) -> Option<Self> {
        match standing {
            Standing::Escalated | Standing::Late => Some(Self::Late),
            Standing::Due => Some(Self::Due),
            Standing::Planned => Some(Self::Planned),
            Standing::Coming => None,
        }
    }

    /// What happened when it came to stand like this.
    fn what(self) -> What {
        match self {
            Self::Due => What::Due,
            Self::Planned => What::Planned,
            Self::Late => What::Late,
        }
    }

    /// Its name in the database.
    pub fn code(self) -> &'static str {
        self.what().code()
    }

    /// How something stands of which this is the code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|asked| asked.code() == code)
    }
}

/// How far something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// It has this last day; none while it has no end.
    Until(Option<Date>),
    /// It is asked.
    Asked(Asked),
}

/// Something as another system knows it: how far it is, and all that is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// How far it is.
    pub course: Course,
    /// All that is told of it, how far it is included.
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
        (None, Some(now)) => Seen::Tell(match now.course {
            Course::Until(_) => What::Started,
            Course::Asked(asked) => asked.what(),
        }),
        (Some(before), None) => match before.course {
            Course::Until(Some(until)) if until < since => Seen::Past,
            Course::Until(_) => Seen::Tell(What::Withdrawn),
            Course::Asked(_) => Seen::Tell(What::Settled),
        },
        (Some(before), Some(now)) if before == now => Seen::Same,
        (Some(before), Some(now)) => Seen::Tell(match (before.course, now.course) {
            (Course::Until(None), Course::Until(Some(_))) => What::Ended,
            (Course::Asked(before), Course::Asked(now)) if before != now => now.what(),
            _ => What::Changed,
        }),
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
    use crate::obligation::{self, Base, Kind, Obligation, Term};

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
        for asked in Asked::ALL {
            assert_eq!(Asked::of(asked.code()), Some(asked));
            assert!(Subject::Obligation.happens().contains(&asked.what()));
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
            Known { course: Course::Until(until), told: format!("{until:?} {days}") }
        }
    }

    prop_compose! {
        /// Something that is asked from a day, late after another, perhaps with a day that was chosen for it.
        fn asked()(
            from in 0i16..40, term in 0i16..40, patience in 0i16..10, planned in prop::option::of(0i16..80),
        ) -> Obligation<u8> {
            let (until, late_after) = (day(from + term), day(from + term + patience));
            Obligation {
                kind: Kind::ParentTalk,
                subject: obligation::Subject::Child(1),
                base: Base::Start(day(0)),
                term: Term::None,
                setting: None,
                moved: [None; 3],
                from: day(from),
                until,
                late_after,
                planned: planned.map(day),
                escalates_after: None,
            }
        }
    }

    /// As it is told on a day.
    fn on(asked: &Obligation<u8>, today: Date) -> Option<Known> {
        let course = Course::Asked(Asked::of_standing(asked.standing(today))?);
        Some(Known { course, told: format!("{} {course:?}", asked.until) })
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
                let looked_at =
                    |known: &Known| !matches!(known.course, Course::Until(Some(until)) if until < since);
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

        /// Another system that goes by the names of the events alone knows how what is asked stands, whatever people do.
        #[test]
        fn whoever_follows_the_events_knows_what_is_due_and_late(
            states in prop::collection::vec((prop::option::of(asked()), 0i16..12), 1..12),
        ) {
            let mut today = day(0);
            let (mut before, mut follower): (Option<Known>, Option<Asked>) = (None, None);
            for (state, later) in states {
                today = today.saturating_add(jiff::Span::new().days(later));
                let now = state.and_then(|asked| on(&asked, today));
                match compare(before.as_ref(), now.as_ref(), today) {
                    Seen::Same => prop_assert_eq!(&before, &now),
                    Seen::Past => panic!("what is asked has no last day"),
                    Seen::Tell(what) => {
                        prop_assert!(Subject::Obligation.happens().contains(&what));
                        match what {
                            What::Due => follower = Some(Asked::Due),
                            What::Planned => follower = Some(Asked::Planned),
                            What::Late => follower = Some(Asked::Late),
                            What::Settled => follower = None,
                            other => prop_assert!(other == What::Changed && before.is_some() && now.is_some()),
                        }
                    }
                }
                prop_assert_eq!(follower.map(Course::Asked), now.as_ref().map(|known| known.course));
                before = now;
            }
        }

        /// When nobody does anything it is told on its first day and on the day on which it is late, and on no other day.
        #[test]
        fn what_nobody_does_is_due_once_and_late_once(asked in asked()) {
            let asked = Obligation { planned: None, ..asked };
            let (mut before, mut told): (Option<Known>, _) = (None, Vec::new());
            for n in 0..100 {
                let now = on(&asked, day(n));
                if let Seen::Tell(what) = compare(before.as_ref(), now.as_ref(), day(n)) {
                    told.push((what, day(n)));
                }
                before = now;
            }
            prop_assert_eq!(told, [(What::Due, asked.from), (What::Late, asked.late_after.tomorrow().unwrap())]);
        }
    }
}
