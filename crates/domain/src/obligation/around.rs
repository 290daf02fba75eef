//! What is asked around a child: the next step of a concern.

use jiff::civil::Date;

use super::{Base, Days, Kind, Obligation, Subject, Term, Version, cycle::escalation, in_force};

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
