//! What a person asked and waits for: a message of a guardian, a guardian without custody, a child that wants to talk.

use jiff::civil::Date;

use super::{Base, Days, Kind, Obligation, Subject, Term, Terms, Version, cycle, in_force};
use crate::protocol::Setting;

/// The first message of a guardian since the last answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MessageFacts<Id> {
    /// The message.
    pub message: Id,
    /// About whom.
    pub child: Id,
    /// The day on which it was sent.
    pub sent_on: Date,
}

/// Answering a message, within the term that held when it was sent.
pub fn of_message<Id: Copy>(
    facts: &MessageFacts<Id>,
    versions: &[Version],
    days: &impl Days,
    today: Date,
) -> Option<Obligation<Id>> {
    let asked = Asked {
        kind: Kind::Message,
        setting: Setting::AnswerWorkingDays,
        child: facts.child,
        base: Base::Message(facts.message, facts.sent_on),
    };
    asked.due(&|terms| terms.answer_working_days, versions, days, today)
}

/// A child that wants to talk, with whom nobody has talked since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestFacts<Id> {
    /// What it asked.
    pub request: Id,
    /// The child.
    pub child: Id,
    /// The day on which it asked.
    pub asked_on: Date,
}

/// Talking with a child that asked for it, within the term that held then.
pub fn of_request<Id: Copy>(
    facts: &RequestFacts<Id>,
    versions: &[Version],
    days: &impl Days,
    today: Date,
) -> Option<Obligation<Id>> {
    let asked = Asked {
        kind: Kind::ChildRequest,
        setting: Setting::ChildWorkingDays,
        child: facts.child,
        base: Base::Request(facts.request, facts.asked_on),
    };
    asked.due(&|terms| terms.child_working_days, versions, days, today)
}

/// What a guardian without custody asked and nobody answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InquiryFacts<Id> {
    /// What was asked.
    pub inquiry: Id,
    /// About whom.
    pub child: Id,
    /// The day on which it was asked.
    pub asked_on: Date,
}

/// Answering it, within the term that held when it was asked. The law names none: without one it waits, and is never late.
pub fn of_inquiry<Id: Copy>(
    facts: &InquiryFacts<Id>,
    versions: &[Version],
    days: &impl Days,
    today: Date,
) -> Option<Obligation<Id>> {
    let asked = Asked {
        kind: Kind::Inquiry,
        setting: Setting::InquiryWorkingDays,
        child: facts.child,
        base: Base::Inquiry(facts.inquiry, facts.asked_on),
    };
    asked.due(&|terms| terms.inquiry_working_days, versions, days, today).or_else(|| {
        in_force(versions, today)?;
        Some(Obligation {
            kind: Kind::Inquiry,
            subject: Subject::Child(facts.child),
            base: asked.base,
            term: Term::None,
            setting: None,
            moved: [None; 3],
            from: facts.asked_on,
            until: facts.asked_on,
            late_after: Date::MAX,
            planned: None,
            escalates_after: None,
        })
    })
}

/// Something that a person asked and that is to be answered within working days.
struct Asked<Id> {
    kind: Kind,
    setting: Setting,
    child: Id,
    base: Base<Id>,
}

impl<Id: Copy> Asked<Id> {
    fn due(
        &self,
        count: &dyn Fn(&Terms) -> u32,
        versions: &[Version],
        days: &impl Days,
        today: Date,
    ) -> Option<Obligation<Id>> {
        let asked_on = self.base.day();
        let now = in_force(versions, today)?;
        let count = count(&in_force(versions, asked_on).unwrap_or(now).terms);
        let term = Term::WorkingDays(count);
        let until = term.from(asked_on, days);
        (count > 0).then(|| Obligation {
            kind: self.kind,
            subject: Subject::Child(self.child),
            base: self.base,
            term,
            setting: Some(self.setting),
            moved: [None; 3],
            from: asked_on,
            until,
            late_after: until,
            planned: None,
            escalates_after: cycle::escalation(until, now.terms.escalate_days),
        })
    }
}
