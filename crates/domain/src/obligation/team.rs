//! What a team does together: the meeting of a group, the yearly discussion of the protocol.

use jiff::civil::Date;

use super::{Base, Days, Kind, Moved, Obligation, Subject, Term, Version, after, cycle, in_force};
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

/// The yearly discussion of the protocol: on the day that was agreed for it after the last one, else so many months
/// after that.
pub fn of_protocol<Id: Copy>(
    facts: ReviewFacts,
    versions: &[Version],
    days: &impl Days,
    today: Date,
) -> Option<Obligation<Id>> {
    let ReviewFacts { last, agreed } = facts;
    let cycle = cycle::Cycle {
        kind: Kind::Review,
        setting: Setting::ReviewMonths,
        last,
        begun: None,
        planned: None,
        term: &|terms| Term::Months(terms.review_months),
        ahead_days: REVIEW_AHEAD_DAYS,
    };
    let due = cycle.due(Subject::Organisation, versions, days, today)?;
    let Some(day) = agreed.filter(|day| last.is_none_or(|last| last < *day)) else { return Some(due) };
    let open = days.next_open(day);
    let escalate = in_force(versions, today).map_or(0, |version| version.terms.escalate_days);
    Some(Obligation {
        base: Base::Agreed(day),
        term: Term::None,
        moved: [None, None, (open != day).then_some(Moved::Closed(open))],
        from: after(day, -REVIEW_AHEAD_DAYS),
        until: open,
        late_after: open,
        escalates_after: cycle::escalation(open, escalate),
        ..due
    })
}
