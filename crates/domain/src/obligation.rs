//! What the protocol asks, computed from facts: what is due, for whom, from when, until when, and why.
//!
//! Nothing of it is stored. What is stored is what people did ([`Facts`]); the versions of the protocol give the terms
//! ([`Terms`]); the day gives the rest. An obligation keeps its identity (kind, subject, anchoring fact) from day to
//! day, until what settles it was done or the fact behind it is gone.
//!
//! Each due day explains itself: it is the [`Base`] day plus the [`Term`], moved at most by what [`Moved`] names.
//! [`Obligation::explained`] adds them up again.
//!
//! A version of the protocol holds from its first day. What a day brought (a first day, an observation, a message, what
//! parents said or were asked) is followed up as the version of that day asks it, until it is done: also where a later
//! version asks it otherwise or no more, for people count on it. What comes again, comes with an age or a birthday, follows a
//! transfer up or belongs to a day to come is asked by the version of today: where that asks it no more, it is gone.
//! [`Obligation::version_day`] says which of both it is.

mod around;
mod arranged;
mod asked;
mod consequence;
mod cycle;
mod kind;
mod once;
mod practice;
mod settled;
#[cfg(test)]
mod simulated_year;
mod team;
#[cfg(test)]
mod tests;
mod transfer;
mod transferred;
mod was_late;

use jiff::{ToSpan, civil::Date};

pub use self::{
    around::{
        ConcernFacts, ConsentFacts, GoalFacts, SealedFacts, of_concern, of_consent, of_goal, of_sealed,
    },
    arranged::arranged,
    asked::{InquiryFacts, MessageFacts, RequestFacts, of_inquiry, of_message, of_request},
    consequence::{Consequence, consequences},
    kind::Kind,
    practice::{COUNTED, practice},
    settled::settled,
    team::{GroupFacts, MinutesFacts, ReviewFacts, TaskFacts, of_group, of_minutes, of_protocol, of_task},
    transfer::{
        Progress, TransferChild, TransferFacts, of_deletion_review, of_transfer, of_transfer_child, of_warm,
    },
    transferred::{Asked, Transferred, transfer_begun},
    was_late::{WasLate, late_of_child, late_of_group, was_late},
};
use crate::{calendar::is_working_day, period::Period, protocol::Setting};

/// The terms of one version of a protocol. 0 is off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// The settling-in appointment is made from this many weeks before the start.
    pub settling_in_from_weeks: u32,
    /// … until this many weeks before it.
    pub settling_in_until_weeks: u32,
    /// "About": it is late only from this many weeks before the start.
    pub settling_in_late_weeks: u32,
    /// A child that starts younger than this many months has a first carer.
    pub first_carer_months: u32,
    /// Settling in is looked back on this many weeks after the start.
    pub settling_in_review_weeks: u32,
    /// Working days after a finished observation within which parents hear of it.
    pub contact_working_days: u32,
    /// Working days after an observation with particulars within which there is a talk.
    pub particulars_working_days: u32,
    /// The introductory talk is held in this many weeks before the start.
    pub introduction_weeks: u32,
    /// The talk after so many months of care.
    pub first_months: u32,
    /// Months between parent talks.
    pub parent_talk_months: u32,
    /// The exit talk is held in this many weeks before the last day.
    pub exit_weeks: u32,
    /// Months between talks with a child at after-school care.
    pub child_talk_months: u32,
    /// Months between observations.
    pub observation_months: u32,
    /// An observation is due around each birthday.
    pub observation_at_birthday: bool,
    /// Weeks after a birthday within which somebody looks at the milestones.
    pub milestone_weeks: u32,
    /// Weeks between meetings of a group's team.
    pub meeting_weeks: u32,
    /// Working days after parents said what their child needs within which they hear how it is met.
    pub need_working_days: u32,
    /// Months between discussions of the protocol.
    pub review_months: u32,
    /// The day that the protocol names for its next discussion.
    pub evaluate_on: Option<Date>,
    /// Working days in which all answer a consent.
    pub consent_working_days: u32,
    /// Working days within which the next step of a sealed file is taken.
    pub sealed_working_days: u32,
    /// Working days within which a message of a guardian is answered.
    pub answer_working_days: u32,
    /// Working days within which what a guardian without custody asks is answered.
    pub inquiry_working_days: u32,
    /// Working days within which somebody talks with a child that asked for it.
    pub child_working_days: u32,
    /// The transfer to school is begun at this age in months.
    pub transfer_start_months: u32,
    /// … and sent at this age in months.
    pub transfer_ready_months: u32,
    /// A transfer is sent this many weeks before the first day at the receiver.
    pub transfer_before_weeks: u32,
    /// Working days within which the receiver confirms it.
    pub transfer_receipt_working_days: u32,
    /// Months after the first day when somebody hears how the child is doing.
    pub transfer_follow_up_months: u32,
    /// Working days within which who was not at a meeting reads its minutes.
    pub minutes_read_working_days: u32,
    /// Working days within which the colleagues of a group read an important agreement.
    pub agreement_read_working_days: u32,
    /// Working days within which who must read a work instruction reads it.
    pub instruction_read_working_days: u32,
    /// Days late after which management sees it.
    pub escalate_days: u32,
}

/// The terms that hold from a day on. Versions come in order of their days; the first day of the first is the
/// organisation's own first day, from before which nothing is late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// The first day.
    pub starts_on: Date,
    /// The terms.
    pub terms: Terms,
}

/// What is asked for the first time, or sooner than before, is late no sooner than this many days after its version
/// began: a protocol asks from its date, not from before it.
pub const GRACE_DAYS: i32 = 28;

/// Care that begins again within this many days goes on: a child that moves to another group does not start anew.
const GAP_DAYS: i32 = 60;

/// The days on which a location works.
pub trait Days {
    /// Whether people work on this day.
    fn open(&self, day: Date) -> bool;

    /// The first working day on or after a day; the day itself where there is none within a year.
    fn next_open(&self, day: Date) -> Date {
        let mut next = day;
        for _ in 0..366 {
            if self.open(next) {
                return next;
            }
            next = after(next, 1);
        }
        day
    }

    /// The last of so many working days after a day.
    fn working_days_after(&self, day: Date, count: u32) -> Date {
        (0..count).fold(day, |day, _| self.next_open(after(day, 1)))
    }
}

/// The working days of a location that is closed in these periods; of no location in particular when there are none.
#[derive(Clone, Copy, Debug, Default)]
pub struct WorkingDays<C>(pub C);

impl<C: AsRef<[Period]>> Days for WorkingDays<C> {
    fn open(&self, day: Date) -> bool {
        is_working_day(day, self.0.as_ref())
    }
}

/// What happened with a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Talk {
    /// It will be on this day.
    Planned(Date),
    /// It was on this day.
    Held(Date),
    /// The parents, or the child, did not want it.
    Declined(Date),
    /// Moments for it were offered on this day and came to nothing: others are to be offered.
    Unchosen(Date),
}

impl Talk {
    /// The talk of a day that is kept as `planned`, `held` or `declined`.
    pub fn of(state: &str, day: Date) -> Option<Self> {
        match state {
            "planned" => Some(Self::Planned(day)),
            "held" => Some(Self::Held(day)),
            "declined" => Some(Self::Declined(day)),
            _ => None,
        }
    }
}

/// A finished observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observed<Id> {
    /// Which.
    pub id: Id,
    /// The day of what was seen, from which the next one is counted.
    pub seen: Date,
    /// When it was finished: from then on it is known, and what follows it is counted.
    pub on: Date,
    /// It belongs to the cycle.
    pub periodic: bool,
    /// Something noticeable came out of it.
    pub particulars: bool,
    /// When the parents heard of it.
    pub told: Option<Date>,
    /// The talk about its particulars.
    pub talk: Option<Talk>,
}

/// What is known of a child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts<Id> {
    /// The child.
    pub child: Id,
    /// When it was born.
    pub birth_date: Date,
    /// Its places, in any order.
    pub places: Vec<Period>,
    /// It is at after-school care now.
    pub after_school: bool,
    /// Since when it is there, as [`begins`] says of its places there; none: as long as is known.
    pub after_school_since: Option<Date>,
    /// Periods in which it is not there.
    pub away: Vec<Period>,
    /// The settling-in appointment was made on this day.
    pub settling_in: Option<Date>,
    /// The first carer was chosen on this day.
    pub first_carer: Option<Date>,
    /// Finished observations, in order of time.
    pub observed: Vec<Observed<Id>>,
    /// Somebody last looked at its milestones on this day.
    pub milestones: Option<Date>,
    /// Talks that belong to no observation, in order of time.
    pub talks: Vec<(Kind, Talk)>,
    /// What the parents said that the child needs, without an answer yet, and when they said it.
    pub needs: Vec<(Id, Date)>,
}

/// For whom something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject<Id> {
    /// A child.
    Child(Id),
    /// A group.
    Group(Id),
    /// A member of staff.
    Staff(Id),
    /// The organisation.
    Organisation,
}

/// The fact from which a due day is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Base<Id> {
    /// The child starts.
    Start(Date),
    /// The child leaves.
    End(Date),
    /// An observation was finished.
    Observation(Id, Date),
    /// It was done last on this day, or the parents did not want it then. Of observations: it was seen then.
    Last(Date),
    /// The child's birthday.
    Birthday(Date),
    /// It was never done: counted from the day on which it was asked first.
    FirstAsked(Date),
    /// A goal is to be looked back on, on the day that was chosen with it.
    Goal(Id, Date),
    /// The parents said what the child needs.
    Need(Id, Date),
    /// People agreed on this day when it was done last.
    Agreed(Date),
    /// The protocol itself names this day.
    Named(Date),
    /// A concern: since this day what is next is its turn, or is its plan to be looked back on.
    Concern(Id, Date),
    /// A sealed file: since this day what is next is its turn.
    Sealed(Id, Date),
    /// A consent was asked.
    Consent(Id, Date),
    /// A guardian wrote a message.
    Message(Id, Date),
    /// A child said that it wants to talk.
    Request(Id, Date),
    /// The child was born.
    Born(Date),
    /// A transfer: the day on which it was sent, the child's first day at the receiver, or its birth.
    Transfer(Id, Date),
    /// A task that a colleague took on, on the day that was chosen with it.
    Task(Id, Date),
    /// Minutes of a meeting: since this day the colleague does not know what they say.
    Minutes(Id, Date),
    /// A guardian without custody asked something.
    Inquiry(Id, Date),
    /// Nobody asks it: people planned it for this day, or offered moments for it then.
    Arranged(Date),
}

impl<Id> Base<Id> {
    /// The day.
    pub fn day(&self) -> Date {
        match self {
            Self::Start(day)
            | Self::End(day)
            | Self::Observation(_, day)
            | Self::Last(day)
            | Self::Birthday(day)
            | Self::FirstAsked(day)
            | Self::Goal(_, day)
            | Self::Need(_, day)
            | Self::Agreed(day)
            | Self::Named(day)
            | Self::Concern(_, day)
            | Self::Sealed(_, day)
            | Self::Consent(_, day)
            | Self::Message(_, day)
            | Self::Request(_, day)
            | Self::Born(day)
            | Self::Transfer(_, day)
            | Self::Task(_, day)
            | Self::Minutes(_, day)
            | Self::Inquiry(_, day)
            | Self::Arranged(day) => *day,
        }
    }
}

/// How long after, or before, the base day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// On the day itself.
    None,
    /// Working days after it.
    WorkingDays(u32),
    /// Weeks after it.
    Weeks(u32),
    /// Months after it.
    Months(u32),
    /// Weeks before it.
    WeeksBefore(u32),
    /// The last day before it.
    DayBefore,
}

impl Term {
    /// The day this long after a base day.
    pub fn from(self, base: Date, days: &impl Days) -> Date {
        match self {
            Self::None => base,
            Self::WorkingDays(count) => days.working_days_after(base, count),
            Self::Weeks(weeks) => after(base, 7 * days_of(weeks)),
            Self::Months(months) => months_after(base, months),
            Self::WeeksBefore(weeks) => after(base, -7 * days_of(weeks)),
            Self::DayBefore => after(base, -1),
        }
    }
}

/// What moved a due day, and to which day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moved {
    /// Nothing from before this version of the protocol is late.
    NewVersion(Date),
    /// A newer version gives less time than an older one, with this term, had given: that day stays.
    OlderVersion(Term, Date),
    /// The location is closed then.
    Closed(Date),
    /// The child is not there then.
    Away(Date),
    /// The child leaves before.
    Leaves(Date),
    /// What comes before it was ready only after its own day.
    Later(Date),
}

impl Moved {
    /// To which day.
    pub fn to(self) -> Date {
        match self {
            Self::NewVersion(day)
            | Self::OlderVersion(_, day)
            | Self::Closed(day)
            | Self::Away(day)
            | Self::Leaves(day)
            | Self::Later(day) => day,
        }
    }
}

/// Something the protocol asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Obligation<Id> {
    /// What.
    pub kind: Kind,
    /// For whom.
    pub subject: Subject<Id>,
    /// Counted from this fact.
    pub base: Base<Id>,
    /// … with this term.
    pub term: Term,
    /// The setting that asks it; none where people asked it of themselves.
    pub setting: Option<Setting>,
    /// What moved the due day, in order; the last one that is there decides.
    pub moved: [Option<Moved>; 3],
    /// The first day on which it makes sense.
    pub from: Date,
    /// The last day on which it is in time.
    pub until: Date,
    /// It is late after this day: `until`, or later where the protocol says "about".
    pub late_after: Date,
    /// It is planned for this day.
    pub planned: Option<Date>,
    /// Late until this day it is between the team and its lead; after it management sees it. None: never.
    pub escalates_after: Option<Date>,
}

/// Where an obligation stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Late, and management sees it.
    Escalated,
    /// Late.
    Late,
    /// It can be done now.
    Due,
    /// A day was chosen for it that is still to come.
    Planned,
    /// Not yet.
    Coming,
}

impl<Id: Copy + PartialEq> Obligation<Id> {
    /// Whether both are the same, perhaps on different days.
    pub fn is_same(&self, other: &Self) -> bool {
        (self.kind, self.subject, self.base) == (other.kind, other.subject, other.base)
    }
}

impl<Id> Obligation<Id> {
    /// The day that was chosen for it, once that has come: it is asked how it went, until somebody says so.
    pub fn appointed(&self, today: Date) -> Option<Date> {
        self.planned.filter(|day| *day <= today)
    }

    /// Where it stands. On the day that was chosen for it, it is not late; after it, it is due whenever else it would be.
    pub fn standing(&self, today: Date) -> Standing {
        match self.planned {
            Some(day) if day > today => return Standing::Planned,
            Some(day) if day == today => return Standing::Due,
            _ => {}
        }
        match self.escalates_after {
            Some(day) if today > day => Standing::Escalated,
            _ if today > self.late_after => Standing::Late,
            _ if today >= self.from || self.planned.is_some() => Standing::Due,
            _ => Standing::Coming,
        }
    }

    /// The due day once more, from its explanation alone.
    pub fn explained(&self, days: &impl Days) -> Date {
        match self.moved.iter().rev().flatten().next() {
            None => self.term.from(self.base.day(), days),
            Some(Moved::OlderVersion(term, _)) => term.from(self.base.day(), days),
            Some(moved) => moved.to(),
        }
    }

    /// The day whose version of the protocol asks it: that of what the day brought, or today.
    pub fn version_day(&self, today: Date) -> Date {
        match self.kind {
            Kind::ParentTalk
            | Kind::ChildTalk
            | Kind::Meeting
            | Kind::Review
            | Kind::TransferStart
            | Kind::TransferSend
            | Kind::TransferFollowUp => today,
            Kind::Observation if !matches!(self.base, Base::Birthday(_)) => today,
            _ => self.base.day().min(today),
        }
    }
}

/// The version in force on a day.
pub fn in_force(versions: &[Version], day: Date) -> Option<&Version> {
    versions.iter().rev().find(|version| version.starts_on <= day)
}

/// What is asked for a child, appended to `found` in the order of [`Kind`]. `died` children are not given here.
pub fn of_child<Id: Copy>(
    facts: &Facts<Id>,
    versions: &[Version],
    days: &impl Days,
    today: Date,
    found: &mut Vec<Obligation<Id>>,
) {
    let Some(now) = in_force(versions, today) else { return };
    let stays = stays(&facts.places);
    let Some(at) = stays.iter().position(|stay| !stay.ended_before(today)) else { return };
    let left = at.checked_sub(1).and_then(|before| stays[before].until);
    let child = once::Child { facts, stay: stays[at], left, versions, now, days, today };
    child.settling_in(found);
    child.after_observations(found);
    child.talks(found);
    child.observation(found);
    child.milestones(found);
    child.needs(found);
}

/// The first day of the stay of a child that holds today, else of the next one; none where that is not known.
pub fn begins(places: &[Period], today: Date) -> Option<Date> {
    stay(places, today)?.from
}

/// The stay of a child that holds today, else the next one.
fn stay(places: &[Period], today: Date) -> Option<Period> {
    stays(places).into_iter().find(|stay| !stay.ended_before(today))
}

/// The stays of a child, in order: places that follow each other within [`GAP_DAYS`] are one.
fn stays(places: &[Period]) -> Vec<Period> {
    let mut sorted: Vec<Period> = places.to_vec();
    sorted.sort_unstable_by_key(|place| place.from);
    let mut stays: Vec<Period> = Vec::with_capacity(1);
    for place in sorted {
        match stays.last_mut() {
            Some(last) if goes_on(last.until, place.from) => {
                last.until = last.until.and_then(|end| place.until.map(|until| end.max(until)));
            }
            _ => stays.push(place),
        }
    }
    stays
}

fn goes_on(until: Option<Date>, from: Option<Date>) -> bool {
    match (until, from) {
        (Some(until), Some(from)) => after(until, GAP_DAYS) >= from,
        _ => true,
    }
}

fn after(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

fn months_after(day: Date, months: u32) -> Date {
    day.saturating_add(i64::from(months).months())
}

fn days_of(weeks: u32) -> i32 {
    i32::try_from(weeks).unwrap_or_default()
}
