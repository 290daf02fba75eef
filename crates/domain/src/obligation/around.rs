//! What is asked around a child: the next step of a concern or of a sealed file, answers to a consent, looking back on a goal (of a group too).

use jiff::civil::Date;

use super::{Base, Days, Kind, Obligation, Subject, Term, Version, cycle::escalation, in_force};
use crate::{goal, protocol::Setting};

/// A concern that is not closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConcernFacts<Id> {
    /// The concern.
    pub concern: Id,
    /// About whom.
    pub child: Id,
    /// From which day what is next is counted.
    pub since: Date,
    /// In which time. See [`crate::concern::State::term`].
    pub term: Term,
}

/// What is next for a concern. Its time is that of the organisation's own steps; when management sees it, the protocol
/// says.
pub fn of_concern<Id: Copy>(
    facts: &ConcernFacts<Id>,
    versions: &[Version],
    days: &impl Days,
    today: Date,
) -> Obligation<Id> {
    let until = facts.term.from(facts.since, days);
    let escalate_days = in_force(versions, today).map_or(0, |version| version.terms.escalate_days);
    Obligation {
        kind: Kind::ConcernStep,
        subject: Subject::Child(facts.child),
        base: Base::Concern(facts.concern, facts.since),
        term: facts.term,
        setting: None,
        moved: [None; 3],
        from: facts.since,
        until,
        late_after: until,
        planned: None,
        escalates_after: escalation(until, escalate_days),
    }
}

/// A consent that somebody with custody has not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConsentFacts<Id> {
    /// The consent.
    pub consent: Id,
    /// About whom.
    pub child: Id,
    /// When it was asked.
    pub asked_on: Date,
}

/// Asking once more for an answer, after the term of the day on which it was asked. None where the protocol asks none.
pub fn of_consent<Id: Copy>(
    facts: &ConsentFacts<Id>,
    versions: &[Version],
    days: &impl Days,
    today: Date,
) -> Option<Obligation<Id>> {
    let now = in_force(versions, today)?;
    let count = in_force(versions, facts.asked_on).unwrap_or(now).terms.consent_working_days;
    if count == 0 {
        return None;
    }
    let term = Term::WorkingDays(count);
    let until = term.from(facts.asked_on, days);
    Some(Obligation {
        kind: Kind::ConsentAnswer,
        subject: Subject::Child(facts.child),
        base: Base::Consent(facts.consent, facts.asked_on),
        term,
        setting: Some(Setting::ConsentWorkingDays),
        moved: [None; 3],
        from: until,
        until,
        late_after: until,
        planned: None,
        escalates_after: escalation(until, now.terms.escalate_days),
    })
}

/// A sealed file that has not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SealedFacts<Id> {
    /// The file.
    pub sealed: Id,
    /// Since which day what is next is its turn.
    pub since: Date,
}

/// What is next in a sealed file. It tells of no child, and is no matter for management. None where the protocol gives it
/// no time.
pub fn of_sealed<Id: Copy>(
    facts: &SealedFacts<Id>,
    versions: &[Version],
    days: &impl Days,
    today: Date,
) -> Option<Obligation<Id>> {
    let now = in_force(versions, today)?;
    let count = in_force(versions, facts.since).unwrap_or(now).terms.sealed_working_days;
    if count == 0 {
        return None;
    }
    let term = Term::WorkingDays(count);
    let until = term.from(facts.since, days);
    Some(Obligation {
        kind: Kind::SealedStep,
        subject: Subject::Organisation,
        base: Base::Sealed(facts.sealed, facts.since),
        term,
        setting: Some(Setting::SealedWorkingDays),
        moved: [None; 3],
        from: facts.since,
        until,
        late_after: until,
        planned: None,
        escalates_after: None,
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::obligation::{Standing, Terms};

    struct Weekdays;

    impl Days for Weekdays {
        fn open(&self, day: Date) -> bool {
            day.weekday().to_monday_zero_offset() < 5
        }
    }

    const MONDAY: Date = date(2026, 3, 2);

    fn versions(terms: Terms) -> [Version; 1] {
        [Version { starts_on: date(2025, 1, 1), terms }]
    }

    #[test]
    fn another_time_for_a_sealed_step_gives_another_day_and_none_asks_nothing() {
        let due = |days| {
            let terms = Terms { sealed_working_days: days, escalate_days: 3, ..Terms::default() };
            of_sealed(&SealedFacts { sealed: 1u8, since: MONDAY }, &versions(terms), &Weekdays, MONDAY)
        };
        assert_eq!(due(5).map(|due| due.until), Some(date(2026, 3, 9)));
        assert_eq!(due(2).map(|due| due.until), Some(date(2026, 3, 4)));
        assert!(due(0).is_none());
        let due = due(2).unwrap();
        assert_eq!(due.explained(&Weekdays), due.until);
        assert_eq!(due.standing(MONDAY), Standing::Due);
        assert_eq!(due.standing(date(2026, 5, 1)), Standing::Late, "management is never told");
    }

    #[test]
    fn another_number_of_working_days_gives_another_day() {
        let due = |days| {
            let terms = Terms { consent_working_days: days, ..Terms::default() };
            let facts = ConsentFacts { consent: 1u8, child: 2, asked_on: MONDAY };
            of_consent(&facts, &versions(terms), &Weekdays, MONDAY)
        };
        assert_eq!(due(10).map(|due| due.until), Some(date(2026, 3, 16)));
        assert_eq!(due(3).map(|due| due.until), Some(date(2026, 3, 5)));
        assert!(due(0).is_none());
        let due = due(3).unwrap();
        assert_eq!(due.explained(&Weekdays), due.until);
        assert_eq!(due.standing(MONDAY), Standing::Coming, "it is not asked again before its day");
        assert_eq!(due.standing(date(2026, 3, 6)), Standing::Late);
    }
}

/// A goal of a child or a group that is not over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoalFacts<Id> {
    /// The goal.
    pub goal: Id,
    /// Whose it is.
    pub subject: Subject<Id>,
    /// The day that was chosen for looking back on it.
    pub evaluate_on: Date,
}

/// Looking back on a goal. The day is people's own choice: nothing moves it, and it is no matter for management.
pub fn of_goal<Id: Copy>(facts: &GoalFacts<Id>) -> Obligation<Id> {
    Obligation {
        kind: Kind::GoalEvaluation,
        subject: facts.subject,
        base: Base::Goal(facts.goal, facts.evaluate_on),
        term: Term::None,
        setting: None,
        moved: [None; 3],
        from: goal::coming_from(facts.evaluate_on),
        until: facts.evaluate_on,
        late_after: facts.evaluate_on,
        planned: None,
        escalates_after: None,
    }
}
