//! What the protocol asks, computed from facts: what is due, for whom, from when, until when, and why.
//!
//! Nothing of it is stored. What is stored is what people did ([`Facts`]); the versions of the protocol give the terms
//! ([`Terms`]); the day gives the rest. An obligation keeps its identity (kind, subject, anchoring fact) from day to
//! day, until what settles it was done or the fact behind it is gone.
//!
//! Each due day explains itself: it is the [`Base`] day plus the [`Term`], moved at most by what [`Moved`] names.
//! [`Obligation::explained`] adds them up again.

mod around;
mod cycle;
mod once;
#[cfg(test)]
mod simulated_year;
#[cfg(test)]
mod tests;

use jiff::{ToSpan, civil::Date};

use crate::{calendar::is_working_day, goal, period::Period, protocol::Setting};
pub use around::{ConcernFacts, ConsentFacts, of_concern, of_consent};

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Make the settling-in appointment with the parents of a child that is to come.
    SettlingIn,
    /// Choose the first carer of a baby that is to come.
    FirstCarer,
    /// Look back on the settling in with the parents.
    SettlingInReview,
    /// Tell the parents of a finished observation, also when all is well.
    Contact,
    /// Talk with the parents about the particulars of an observation.
    ParticularsTalk,
    /// The introductory talk, before the child starts.
    IntroductionTalk,
    /// The talk after the first months.
    FirstMonthsTalk,
    /// The parent talk that comes back every so many months.
    ParentTalk,
    /// The last talk, before the child leaves.
    ExitTalk,
    /// The talk with the child itself, at after-school care.
    ChildTalk,
    /// An observation that comes back every so many months, or around the birthday.
    Observation,
    /// The meeting of the group's team.
    Meeting,
    /// The yearly discussion of the protocol.
    Review,
    /// Looking back on a goal of a child or a group, on the day that was chosen for it.
    GoalEvaluation,
    /// Say to the parents how the group meets what they said their child needs.
    Need,
    /// The next step of a concern about a child.
    ConcernStep,
    /// A consent that was asked and not answered by all.
    ConsentAnswer,
    /// Answering a message of a guardian.
    Message,
    /// Talking with a child that asked for it.
    ChildRequest,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 19] = [
        Self::SettlingIn,
        Self::FirstCarer,
        Self::SettlingInReview,
        Self::Contact,
        Self::ParticularsTalk,
        Self::IntroductionTalk,
        Self::FirstMonthsTalk,
        Self::ParentTalk,
        Self::ExitTalk,
        Self::ChildTalk,
        Self::Observation,
        Self::Meeting,
        Self::Review,
        Self::GoalEvaluation,
        Self::Need,
        Self::ConcernStep,
        Self::ConsentAnswer,
        Self::Message,
        Self::ChildRequest,
    ];

    /// Its name in addresses, the database and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::SettlingIn => "settling-in",
            Self::FirstCarer => "first-carer",
            Self::SettlingInReview => "settling-in-review",
            Self::Contact => "contact",
            Self::ParticularsTalk => "particulars-talk",
            Self::IntroductionTalk => "introduction-talk",
            Self::FirstMonthsTalk => "first-months-talk",
            Self::ParentTalk => "parent-talk",
            Self::ExitTalk => "exit-talk",
            Self::ChildTalk => "child-talk",
            Self::Observation => "observation",
            Self::Meeting => "meeting",
            Self::Review => "review",
            Self::GoalEvaluation => "goal-evaluation",
            Self::Need => "need",
            Self::ConcernStep => "concern-step",
            Self::ConsentAnswer => "consent-answer",
            Self::Message => "message",
            Self::ChildRequest => "child-request",
        }
    }

    /// The kind of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// About how many minutes it takes, so that a day can be filled with what fits.
    pub fn minutes(self) -> u32 {
        match self {
            Self::Contact => 2,
            Self::FirstCarer => 1,
            Self::SettlingIn | Self::Need | Self::ConsentAnswer | Self::Message => 5,
            Self::GoalEvaluation => 10,
            Self::ChildTalk | Self::ChildRequest | Self::Observation | Self::ConcernStep => 15,
            Self::SettlingInReview
            | Self::ParticularsTalk
            | Self::IntroductionTalk
            | Self::FirstMonthsTalk
            | Self::ParentTalk
            | Self::ExitTalk => 20,
            Self::Meeting | Self::Review => 60,
        }
    }

    /// Parents may decline it; that is recorded and settles it.
    pub fn can_be_declined(self) -> bool {
        matches!(
            self,
            Self::SettlingInReview
                | Self::ParticularsTalk
                | Self::IntroductionTalk
                | Self::FirstMonthsTalk
                | Self::ParentTalk
                | Self::ExitTalk
                | Self::ChildTalk
        )
    }

    /// A talk to which parents come, at a moment that they choose.
    pub fn is_with_parents(self) -> bool {
        matches!(
            self,
            Self::SettlingInReview
                | Self::IntroductionTalk
                | Self::FirstMonthsTalk
                | Self::ParentTalk
                | Self::ExitTalk
        )
    }
}

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
    /// Weeks between meetings of a group's team.
    pub meeting_weeks: u32,
    /// Working days after parents said what their child needs within which they hear how it is met.
    pub need_working_days: u32,
    /// Months between discussions of the protocol.
    pub review_months: u32,
    /// Working days in which all answer a consent.
    pub consent_working_days: u32,
    /// Working days within which a message of a guardian is answered.
    pub answer_working_days: u32,
    /// Working days within which somebody talks with a child that asked for it.
    pub child_working_days: u32,
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

/// So many days before its day the discussion of the protocol can be prepared.
const REVIEW_AHEAD_DAYS: i32 = 56;

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
}

/// A finished observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observed<Id> {
    /// Which.
    pub id: Id,
    /// When it was finished.
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
    /// Periods in which it is not there.
    pub away: Vec<Period>,
    /// The settling-in appointment was made on this day.
    pub settling_in: Option<Date>,
    /// The first carer was chosen on this day.
    pub first_carer: Option<Date>,
    /// Finished observations, in order of time.
    pub observed: Vec<Observed<Id>>,
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
    /// It was done last on this day.
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
    /// A concern: since this day what is next is its turn, or is its plan to be looked back on.
    Concern(Id, Date),
    /// A consent was asked.
    Consent(Id, Date),
    /// A guardian wrote a message.
    Message(Id, Date),
    /// A child said that it wants to talk.
    Request(Id, Date),
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
            | Self::Concern(_, day)
            | Self::Consent(_, day)
            | Self::Message(_, day)
            | Self::Request(_, day) => *day,
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
    /// A newer version gives more time, but what an older version asked for stays asked.
    OlderVersion(Date),
    /// The location is closed then.
    Closed(Date),
    /// The child is not there then.
    Away(Date),
    /// The child leaves before.
    Leaves(Date),
}

impl Moved {
    /// To which day.
    pub fn to(self) -> Date {
        match self {
            Self::NewVersion(day)
            | Self::OlderVersion(day)
            | Self::Closed(day)
            | Self::Away(day)
            | Self::Leaves(day) => day,
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
    /// A day was chosen for it that has not passed.
    Planned,
    /// Not yet.
    Coming,
}

impl<Id: Copy + PartialEq> Obligation<Id> {
    /// Where it stands.
    pub fn standing(&self, today: Date) -> Standing {
        if self.planned.is_some_and(|day| day >= today) {
            return Standing::Planned;
        }
        match self.escalates_after {
            Some(day) if today > day => Standing::Escalated,
            _ if today > self.late_after => Standing::Late,
            _ if today >= self.from => Standing::Due,
            _ => Standing::Coming,
        }
    }

    /// Whether both are the same, perhaps on different days.
    pub fn is_same(&self, other: &Self) -> bool {
        (self.kind, self.subject, self.base) == (other.kind, other.subject, other.base)
    }

    /// The due day once more, from its explanation alone.
    pub fn explained(&self, days: &impl Days) -> Date {
        let moved = self.moved.iter().rev().flatten().next();
        moved.map_or_else(|| self.term.from(self.base.day(), days), |moved| moved.to())
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
    let Some(stay) = stay(&facts.places, today) else { return };
    let child = once::Child { facts, stay, versions, now, days, today };
    child.settling_in(found);
    child.after_observations(found);
    child.talks(found);
    child.observation(found);
    child.needs(found);
}

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

/// The stay of a child that holds today, else the next one: places that follow each other within [`GAP_DAYS`] are one.
fn stay(places: &[Period], today: Date) -> Option<Period> {
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
    stays.into_iter().find(|stay| !stay.ended_before(today))
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
