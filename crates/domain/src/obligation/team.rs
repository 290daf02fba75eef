//! What a team does together: the meeting of a group with its minutes and tasks, the yearly discussion of the protocol.

use jiff::civil::Date;

use super::{
    Base, Days, GRACE_DAYS, Kind, Moved, Obligation, Subject, Term, Version, after, cycle, in_force,
};
use crate::protocol::Setting;

/// So many days before its day the discussion of the protocol can be prepared.
const REVIEW_AHEAD_DAYS: i32 = 56;

/// What is known of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupFacts<Id> {
    /// The group.
    pub group: Id,
    /// The last meeting of its team.
    pub last_meeting: Option<Date>,
    /// The next meeting, where a day was chosen.
    pub next_meeting: Option<Date>,
}

/// What is asked for a group.
pub fn of_group<Id: Copy>(
    facts: &GroupFacts<Id>,
    versions: &[Version],
    days: &impl Days,
    today: Date,
) -> Option<Obligation<Id>> {
    let cycle = cycle::Cycle {
        kind: Kind::Meeting,
        setting: Setting::MeetingWeeks,
        last: facts.last_meeting,
        begun: None,
        planned: facts.next_meeting,
        term: &|terms| Term::Weeks(terms.meeting_weeks),
        ahead_days: 14,
    };
    cycle.due(Subject::Group(facts.group), versions, days, today)
}

/// The discussions of the protocol.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReviewFacts {
    /// The day of the last one.
    pub last: Option<Date>,
    /// The day that was agreed for the next one.
    pub agreed: Option<Date>,
}

/// The yearly discussion of the protocol: on the day that was agreed for it after the last one, else on the day that the
/// protocol names, else so many months after the last one. What people agreed holds also where the protocol asks nothing.
/// Where the named day had passed when a version began to name it, there are [`GRACE_DAYS`] from then, as for all that is new.
pub fn of_protocol<Id: Copy>(
    facts: ReviewFacts,
    versions: &[Version],
    days: &impl Days,
    today: Date,
) -> Option<Obligation<Id>> {
    let ReviewFacts { last, agreed } = facts;
    let months = in_force(versions, today).map_or(0, |version| version.terms.review_months);
    let named = named(last, versions, today);
    if let Some(day) = agreed.filter(|day| last.is_none_or(|last| last < *day)) {
        let setting = (months > 0).then_some(Setting::ReviewMonths).or(named.map(|_| Setting::EvaluateOn));
        return Some(on_a_day(Base::Agreed(day), (day, None), setting, (versions, days, today)));
    }
    if let Some((day, since)) = named {
        let setting = Some(Setting::EvaluateOn);
        let asks = |until| on_a_day(Base::Named(day), until, setting, (versions, days, today));
        if day >= since {
            return Some(asks((day, None)));
        }
        // What an older version had made due by then stays so.
        let grace = after(since, GRACE_DAYS);
        let older = &versions[..versions.partition_point(|version| version.starts_on < since)];
        let open = of_protocol(facts, older, days, after(since, -1)).filter(|due| due.until < grace);
        return Some(match open {
            Some(due) => Obligation { escalates_after: escalates(due.late_after, versions, today), ..due },
            None => asks((grace, Some(Moved::NewVersion(grace)))),
        });
    }
    let cycle = cycle::Cycle {
        kind: Kind::Review,
        setting: Setting::ReviewMonths,
        last,
        begun: None,
        planned: None,
        term: &|terms| Term::Months(terms.review_months),
        ahead_days: REVIEW_AHEAD_DAYS,
    };
    cycle.due(Subject::Organisation, versions, days, today)
}

/// The day that the version of today names for a discussion that was not held yet, and since when versions have named it.
fn named(last: Option<Date>, versions: &[Version], today: Date) -> Option<(Date, Date)> {
    let day = in_force(versions, today)?.terms.evaluate_on?;
    if last.is_some_and(|last| last >= after(day, -REVIEW_AHEAD_DAYS)) {
        return None;
    }
    let since = cycle::asked_since(versions, today, |terms| terms.evaluate_on == Some(day))?;
    Some((day, since))
}

/// The last day before management sees what is late after a day, as the version of today says.
fn escalates(late_after: Date, versions: &[Version], today: Date) -> Option<Date> {
    cycle::escalation(late_after, in_force(versions, today).map_or(0, |version| version.terms.escalate_days))
}

/// The discussion of the protocol on a day that people chose.
fn on_a_day<Id>(
    base: Base<Id>,
    (until, moved): (Date, Option<Moved>),
    setting: Option<Setting>,
    (versions, days, today): (&[Version], &impl Days, Date),
) -> Obligation<Id> {
    let open = days.next_open(until);
    Obligation {
        kind: Kind::Review,
        subject: Subject::Organisation,
        base,
        term: Term::None,
        setting,
        moved: [moved, None, (open != until).then_some(Moved::Closed(open))],
        from: after(until, -REVIEW_AHEAD_DAYS),
        until: open,
        late_after: open,
        planned: None,
        escalates_after: escalates(open, versions, today),
    }
}

/// Minutes of a meeting that a colleague who was not there does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MinutesFacts<Id> {
    /// The meeting.
    pub meeting: Id,
    /// The colleague.
    pub staff: Id,
    /// Since when. See [`crate::meeting::unread_since`].
    pub since: Date,
}

/// Reading minutes, within the term that held when they were written; without a term they wait and are never late. It is
/// no matter for management.
pub fn of_minutes<Id: Copy>(
    facts: &MinutesFacts<Id>,
    versions: &[Version],
    days: &impl Days,
    today: Date,
) -> Option<Obligation<Id>> {
    let now = in_force(versions, today)?;
    let count = in_force(versions, facts.since).unwrap_or(now).terms.minutes_read_working_days;
    let term = if count > 0 { Term::WorkingDays(count) } else { Term::None };
    let until = term.from(facts.since, days);
    Some(Obligation {
        kind: Kind::MinutesRead,
        subject: Subject::Staff(facts.staff),
        base: Base::Minutes(facts.meeting, facts.since),
        term,
        setting: (count > 0).then_some(Setting::MinutesReadDays),
        moved: [None; 3],
        from: facts.since,
        until,
        late_after: if count > 0 { until } else { Date::MAX },
        planned: None,
        escalates_after: None,
    })
}

/// A task that nobody has settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskFacts<Id> {
    /// The task.
    pub task: Id,
    /// Whose it is.
    pub staff: Id,
    /// The day on which it was taken on.
    pub made: Date,
    /// The day that was chosen for it.
    pub due: Date,
}

/// Doing what was taken on in a meeting. The day is people's own choice: nothing moves it; when management sees that it
/// stays late, the protocol says.
pub fn of_task<Id: Copy>(facts: &TaskFacts<Id>, versions: &[Version], today: Date) -> Obligation<Id> {
    Obligation {
        kind: Kind::MeetingTask,
        subject: Subject::Staff(facts.staff),
        base: Base::Task(facts.task, facts.due),
        term: Term::None,
        setting: None,
        moved: [None; 3],
        from: facts.made,
        until: facts.due,
        late_after: facts.due,
        planned: None,
        escalates_after: escalates(facts.due, versions, today),
    }
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan, civil::date};
    use proptest::prelude::*;

    use super::*;
    use crate::obligation::{Standing, Terms, WorkingDays};

    const MONDAY: Date = date(2026, 3, 2);
    const DAYS: WorkingDays<[crate::period::Period; 0]> = WorkingDays([]);

    fn versions(read: u32, escalate: u32) -> [Version; 1] {
        let terms = Terms { minutes_read_working_days: read, escalate_days: escalate, ..Terms::default() };
        [Version { starts_on: date(2025, 1, 1), terms }]
    }

    #[test]
    fn the_term_for_reading_minutes_changes_the_due_day_and_off_is_never_late() {
        let due = |read| {
            let facts = MinutesFacts { meeting: 1u8, staff: 2, since: MONDAY };
            of_minutes(&facts, &versions(read, 7), &DAYS, MONDAY).unwrap()
        };
        assert_eq!((due(5).until, due(5).setting), (date(2026, 3, 9), Some(Setting::MinutesReadDays)));
        assert_eq!((due(2).until, due(2).setting), (date(2026, 3, 4), Some(Setting::MinutesReadDays)));
        assert_eq!((due(0).until, due(0).setting), (MONDAY, None));
        let year = date(2027, 3, 2);
        assert_eq!(due(0).standing(year), Standing::Due, "it waits, and is never late");
        assert_eq!(due(2).standing(year), Standing::Late, "it is between the team and its lead");
    }

    #[test]
    fn a_task_is_late_after_its_day_and_seen_by_management_when_it_stays_so() {
        let facts = TaskFacts { task: 1u8, staff: 2, made: MONDAY, due: date(2026, 3, 6) };
        let due = of_task(&facts, &versions(0, 7), MONDAY);
        let standing = |days: i64| due.standing(MONDAY + days.days());
        assert_eq!((standing(0), standing(4)), (Standing::Due, Standing::Due));
        assert_eq!(
            (standing(5), standing(11), standing(12)),
            (Standing::Late, Standing::Late, Standing::Escalated)
        );
        assert_eq!(of_task(&facts, &versions(0, 0), MONDAY).standing(date(2027, 3, 2)), Standing::Late);
    }

    /// A protocol that is discussed after so many months, or on a day that it names.
    fn reviews(starts_on: Date, months: u32, named: Option<Date>) -> Version {
        let terms = Terms { review_months: months, evaluate_on: named, ..Terms::default() };
        Version { starts_on, terms }
    }

    proptest! {
        #[test]
        fn a_later_version_that_names_a_day_that_has_passed_makes_nothing_late_and_releases_nothing(
            months in 0..15_u32, first in proptest::option::of(-100..300_i64), last in proptest::option::of(-500..250_i64),
            ago in 1..20_000_i64, n in 0..60_i64,
        ) {
            let (begins, since) = (date(2025, 1, 1), date(2026, 3, 2));
            let day = |days: i64| begins + days.days();
            let facts = ReviewFacts { last: last.map(day), agreed: None };
            let older = reviews(begins, months, first.map(day));
            let of = |versions: &[Version], today| of_protocol::<u8>(facts, versions, &DAYS, today);
            let before = of(&[older], since - 1.day());
            let passed = since - ago.days();
            prop_assume!(older.terms.evaluate_on != Some(passed));
            let versions = [older, reviews(since, months, Some(passed))];
            let today = since + n.days();
            let Some(now) = of(&versions, today) else {
                // It was held for that day, and is not asked again.
                prop_assert!(months == 0 && facts.last.is_some());
                return Ok(());
            };
            prop_assert_eq!(now.explained(&DAYS), now.until);
            let held = facts.last.is_some_and(|last| last >= after(passed, -REVIEW_AHEAD_DAYS));
            if !held {
                let open = before.filter(|due| due.until < after(since, GRACE_DAYS));
                let until = open.map_or(DAYS.next_open(after(since, GRACE_DAYS)), |due| due.until);
                prop_assert_eq!(now.until, until);
            }
        }
    }

    #[test]
    fn what_was_late_stays_late_under_a_version_that_names_a_day_of_1990() {
        let (begins, since) = (date(2025, 1, 1), date(2026, 3, 2));
        for older in [reviews(begins, 12, None), reviews(begins, 0, Some(date(2026, 2, 2)))] {
            let asked = |versions: &[Version], today| {
                of_protocol::<u8>(ReviewFacts::default(), versions, &DAYS, today).unwrap()
            };
            let before = asked(&[older], since - 1.day());
            assert_eq!(before.standing(since), Standing::Late);
            let versions = [older, reviews(since, 12, Some(date(1990, 1, 1)))];
            assert_eq!(asked(&versions, since), before);
            // A day to come is another day, as when people agree on one.
            let versions = [older, reviews(since, 12, Some(date(2026, 6, 1)))];
            assert_eq!(asked(&versions, since).until, date(2026, 6, 1));
        }
    }

    proptest! {
        #[test]
        fn settling_one_makes_no_other_overdue(
            tasks in proptest::collection::vec((0u8..4, -30i64..30), 1..6),
            minutes in proptest::collection::vec((0u8..4, -30i64..1), 1..6),
            read in 0u32..8, escalate in 0u32..10, n in 0usize..6, later in 0i64..40,
        ) {
            let (versions, today) = (versions(read, escalate), MONDAY + later.days());
            let due = |without: Option<usize>| -> Vec<Obligation<u8>> {
                let tasks = tasks.iter().zip(0u8..).map(|((staff, ahead), task)| {
                    let facts =
                        TaskFacts { task, staff: *staff, made: MONDAY - 30.days(), due: MONDAY + ahead.days() };
                    of_task(&facts, &versions, today)
                });
                let minutes = minutes.iter().zip(0u8..).filter_map(|((staff, ago), meeting)| {
                    let facts = MinutesFacts { meeting, staff: *staff, since: MONDAY + ago.days() };
                    of_minutes(&facts, &versions, &DAYS, today)
                });
                let all = tasks.chain(minutes).enumerate();
                all.filter(|(at, _)| Some(*at) != without).map(|(_, due)| due).collect()
            };
            let (before, after) = (due(None), due(Some(n)));
            prop_assert!(after.len() + 1 == before.len() || n >= before.len());
            for left in &after {
                prop_assert_eq!(left.explained(&DAYS), left.until);
                let was = before.iter().find(|due| due.is_same(left)).map(|due| due.standing(today));
                prop_assert_eq!(was, Some(left.standing(today)));
            }
        }
    }
}
