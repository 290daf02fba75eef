//! What the to-do pages know: the facts that were read, and what is asked of them.

use std::collections::BTreeMap;

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::{
    obligation::{
        self, Base, ConcernFacts, ConsentFacts, Facts, GoalFacts, GroupFacts, InquiryFacts, Kind,
        MessageFacts, MinutesFacts, Obligation, RequestFacts, ReviewFacts, SealedFacts, Subject, TaskFacts,
        TransferChild, Version, WorkingDays,
    },
    pattern::{self, Pattern},
    period::Period,
};
use uuid::Uuid;

use crate::{
    child_voice, concern, consent,
    goal::DueGoal,
    inquiry, meeting, message,
    platform::ids::{ChildId, GroupId, LocationId, StaffId, TransferId},
    transfer,
};

/// A child whose obligations are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Child {
    pub(super) name: String,
    pub(super) group: GroupId,
    pub(super) mentor: Option<(StaffId, String)>,
    pub(super) facts: Facts<Uuid>,
}

/// A group whose obligations are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) name: String,
    pub(super) location: LocationId,
    pub(super) location_name: String,
    pub(super) last_meeting: Option<Date>,
    pub(super) next_meeting: Option<Date>,
}

/// All that the page knows.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    pub(super) children: BTreeMap<Uuid, Child>,
    pub(super) groups: BTreeMap<GroupId, Group>,
    /// Goals that it is time to look back on.
    pub(super) goals: Vec<DueGoal>,
    /// Concerns of which what is next is the reader's to do, or to see that it is done.
    pub(super) concerns: Vec<concern::Open>,
    /// Sealed files of which what is next is the reader's to do. Nothing is known here of whom they are about.
    pub(super) sealed: Vec<SealedFacts<Uuid>>,
    /// Consents that somebody has not answered.
    pub(super) consents: Vec<consent::Waiting>,
    /// Messages of guardians that wait for an answer.
    pub(super) messages: Vec<message::Waiting>,
    /// What guardians without custody asked, that waits for an answer.
    pub(super) inquiries: Vec<inquiry::Waiting>,
    /// Children that want to talk.
    pub(super) requests: Vec<child_voice::Request>,
    /// Transfers of which something may be due.
    pub(super) transfers: Vec<transfer::Due>,
    /// Transfers that parents refused, of which somebody decides what stays.
    pub(super) refused: Vec<(TransferId, ChildId, Date)>,
    /// Tasks that came of meetings and that nobody settled.
    pub(super) tasks: Vec<meeting::Task>,
    /// Who has minutes to read.
    pub(super) unread: Vec<meeting::Absent>,
    /// Children that left lately with a talk of which it is not known how it went: nothing else is asked of them.
    pub(super) left: BTreeMap<Uuid, Child>,
    /// When mentors of children with a planned talk are away.
    pub(super) away: Vec<(StaffId, Period)>,
    pub(super) zone: Option<TimeZone>,
    pub(super) closures: BTreeMap<LocationId, Vec<Period>>,
    pub(super) versions: Vec<Version>,
    pub(super) review: ReviewFacts,
}

impl Known {
    /// Everything that is asked, in the order in which it is due.
    pub(super) fn due(&self, today: Date) -> Vec<Obligation<Uuid>> {
        let mut found = Vec::new();
        for child in self.children.values() {
            let days = self.working_days(child.group);
            obligation::of_child(&child.facts, &self.versions, &days, today, &mut found);
        }
        for (id, group) in &self.groups {
            let facts = GroupFacts {
                group: id.0,
                last_meeting: group.last_meeting,
                next_meeting: group.next_meeting,
            };
            found.extend(obligation::of_group(&facts, &self.versions, &self.working_days(*id), today));
        }
        found.extend(self.goals.iter().filter_map(goal_facts).map(|facts| obligation::of_goal(&facts)));
        for open in &self.concerns {
            let closed = self.closures.get(&open.location).map_or(&[][..], Vec::as_slice);
            let facts = concern_facts(&open.concern);
            found
                .extend(facts.map(|facts| {
                    obligation::of_concern(&facts, &self.versions, &WorkingDays(closed), today)
                }));
        }
        found.extend(
            self.sealed
                .iter()
                .filter_map(|facts| obligation::of_sealed(facts, &self.versions, &WorkingDays([]), today)),
        );
        for waiting in &self.consents {
            let Some(child) = self.children.get(&waiting.child.0) else { continue };
            let (consent, child_id) = (waiting.id.0, waiting.child.0);
            let facts = ConsentFacts { consent, child: child_id, asked_on: waiting.asked_on };
            let days = self.working_days(child.group);
            found.extend(obligation::of_consent(&facts, &self.versions, &days, today));
        }
        found.extend(self.messages.iter().filter_map(|waiting| {
            let child = self.children.get(&waiting.child_id.0)?;
            let sent_on = waiting.sent_at.date_in(self.zone.as_ref()?);
            let facts = MessageFacts { message: waiting.id.0, child: waiting.child_id.0, sent_on };
            obligation::of_message(&facts, &self.versions, &self.working_days(child.group), today)
        }));
        found.extend(self.inquiries.iter().filter_map(|waiting| {
            let child = self.children.get(&waiting.child_id.0)?;
            let asked_on = waiting.asked_at.date_in(self.zone.as_ref()?);
            let facts = InquiryFacts { inquiry: waiting.id.0, child: waiting.child_id.0, asked_on };
            obligation::of_inquiry(&facts, &self.versions, &self.working_days(child.group), today)
        }));
        found.extend(self.requests.iter().filter_map(|request| {
            let child = self.children.get(&request.child_id.0)?;
            let asked_on = request.asked_at.date_in(self.zone.as_ref()?);
            let facts = RequestFacts { request: request.id.0, child: request.child_id.0, asked_on };
            obligation::of_request(&facts, &self.versions, &self.working_days(child.group), today)
        }));
        for child in self.children.values() {
            let days = self.working_days(child.group);
            let begun = self.transfers.iter().any(|one| !one.stopped && one.facts.child == child.facts.child);
            let facts = TransferChild {
                child: child.facts.child,
                birth_date: child.facts.birth_date,
                after_school: child.facts.after_school,
                begun,
            };
            found.extend(obligation::of_transfer_child(&facts, &self.versions, &days, today));
        }
        found.extend(self.transfers.iter().filter_map(|one| {
            obligation::of_transfer(&one.facts, &self.versions, &self.working_days(one.group), today)
        }));
        found.extend(self.transfers.iter().filter_map(|one| {
            obligation::of_warm(&one.facts, &self.versions, &self.working_days(one.group), today)
        }));
        let refused = self.refused.iter();
        found.extend(refused.map(|(id, child, on)| obligation::of_deletion_review(id.0, child.0, *on)));
        found.extend(self.tasks.iter().map(|task| {
            let (made, due) = (task.made_on.to_jiff(), task.due_on.to_jiff());
            let facts = TaskFacts { task: task.id.0, staff: task.staff_id.0, made, due };
            obligation::of_task(&facts, &self.versions, today)
        }));
        found.extend(self.unread.iter().filter_map(|one| {
            let facts = MinutesFacts { meeting: one.meeting.0, staff: one.staff.0, since: one.unread_since? };
            obligation::of_minutes(&facts, &self.versions, &self.working_days(one.group), today)
        }));
        found.extend(obligation::of_protocol(self.review, &self.versions, &WorkingDays([]), today));
        in_order(&mut found, today);
        found
    }

    /// The versions of the protocol that have begun before a day.
    pub(super) fn versions_before(&self, day: Date) -> Vec<Version> {
        self.versions.iter().copied().filter(|version| version.starts_on < day).collect()
    }

    /// Everything that is asked on a day under other versions of the protocol.
    pub(super) fn due_under(&mut self, versions: Vec<Version>, day: Date) -> Vec<Obligation<Uuid>> {
        let own = std::mem::replace(&mut self.versions, versions);
        let found = self.due(day);
        self.versions = own;
        found
    }

    /// The transfer of which something is due, once it was begun.
    pub(super) fn transfer(&self, due: &Obligation<Uuid>) -> Option<&transfer::Due> {
        let Base::Transfer(id, _) = due.base else { return None };
        self.transfers.iter().find(|one| one.facts.transfer == id)
    }

    /// The group that something is asked of.
    pub(super) fn group_of(&self, due: &Obligation<Uuid>) -> Option<GroupId> {
        match (due.subject, self.concern(due)) {
            (_, Some(open)) => Some(open.group),
            (Subject::Child(id), None) => self.child(id).map(|child| child.group),
            (Subject::Group(id), None) => Some(GroupId(id)),
            (Subject::Staff(_), None) => {
                self.task(due).map(|task| task.group_id).or_else(|| self.unread(due).map(|one| one.group))
            }
            (Subject::Organisation, None) => None,
        }
    }

    /// The working days of a group's location.
    pub(super) fn working_days(&self, group: GroupId) -> WorkingDays<&[Period]> {
        let location = self.groups.get(&group).map(|group| group.location);
        WorkingDays(location.and_then(|location| self.closures.get(&location)).map_or(&[][..], Vec::as_slice))
    }

    /// Whether a group's location is closed on a day, as the planning says or somebody entered.
    pub(super) fn is_shut(&self, group: GroupId, day: Date) -> bool {
        self.working_days(group).0.iter().any(|closed| closed.contains(day))
    }

    /// How it goes with each kind in a group, as far as it says something of nobody.
    pub(super) fn patterns(&self, group: GroupId, today: Date) -> BTreeMap<Kind, Pattern> {
        let children = self.children.values().filter(|child| child.group == group).map(|child| &child.facts);
        // Of what the planning knew from before it is not known when the parents heard of it.
        let counts = |observed: &obligation::Observed<Uuid>| !observed.id.is_nil();
        pattern::of_group(children, &self.versions, &self.working_days(group), today, counts)
    }

    /// The task of a meeting that is due.
    pub(super) fn task(&self, due: &Obligation<Uuid>) -> Option<&meeting::Task> {
        let Base::Task(id, _) = due.base else { return None };
        self.tasks.iter().find(|task| task.id.0 == id)
    }

    /// Who has which minutes to read.
    pub(super) fn unread(&self, due: &Obligation<Uuid>) -> Option<&meeting::Absent> {
        let (Base::Minutes(id, _), Subject::Staff(staff)) = (due.base, due.subject) else { return None };
        self.unread.iter().find(|one| one.meeting.0 == id && one.staff.0 == staff)
    }

    /// The concern of which something is due.
    pub(super) fn concern(&self, due: &Obligation<Uuid>) -> Option<&concern::Open> {
        let Base::Concern(id, _) = due.base else { return None };
        self.concerns.iter().find(|open| open.concern.id.0 == id)
    }
}

/// Puts what is due in the order in which it is.
pub(super) fn in_order(found: &mut [Obligation<Uuid>], today: Date) {
    found.sort_by_key(|due| (due.standing(today), due.until, due.kind, due.subject));
}

/// A goal as the engine knows it.
fn goal_facts(goal: &DueGoal) -> Option<GoalFacts<Uuid>> {
    let subject = match (goal.group_id, goal.child_id) {
        (Some(group), _) => Subject::Group(group.0),
        (_, child) => Subject::Child(child?.0),
    };
    Some(GoalFacts { goal: goal.id.0, subject, evaluate_on: goal.evaluate_on.to_jiff() })
}

/// A concern as the engine knows it.
fn concern_facts(concern: &concern::Concern) -> Option<ConcernFacts<Uuid>> {
    let (since, term) = concern.term()?;
    Some(ConcernFacts { concern: concern.id.0, child: concern.child.0, since, term })
}
