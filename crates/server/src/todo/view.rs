//! An obligation in words: what, for whom, until when and why, and how it is settled.

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::Date;
use mentorkind_domain::{
    access::{Action, action},
    obligation::{Base, Kind, Obligation, Standing, Subject},
    settling_in::appointment_days,
};
use uuid::Uuid;

use super::{known::Known, pages::may_work};
use crate::{
    concern,
    observation::{self, About, Guardian, Person},
    platform::{
        access::Grant,
        dates::{self, Said},
        i18n::Lang,
        ids::{ChildId, GroupId, StaffId},
        render::{colour, initials},
        session::Actor,
    },
    protocol::Begun,
    talk::{State, Talk},
};

/// How an obligation is settled where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Settle {
    /// A talk: held, planned or declined.
    Talk,
    /// The day of the appointment.
    Appointment,
    /// Who is the first carer.
    FirstCarer,
    /// The team has met.
    Meeting,
    /// The protocol was discussed.
    Review,
    /// Parents were told of an observation.
    Contact,
    /// Looking at the milestones.
    Milestones,
    /// Looking back on a goal.
    Goal,
    /// Saying how the group meets what the parents said.
    Need,
    /// What is next for a concern.
    Concern,
    /// What is next in a sealed file.
    Sealed,
    /// Asking once more for an answer.
    Consent,
    /// Answering a message.
    Message,
    /// Answering what a guardian without custody asked.
    Inquiry,
    /// Talking with a child that asked for it.
    Request,
    /// On the page of the transfer.
    Transfer,
    /// A task of a meeting: it is done.
    Task,
    /// Reading the minutes of a meeting.
    Minutes,
    /// Elsewhere, or by somebody else.
    Elsewhere,
}

/// A line of the list.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Tells the fields of this line from those of others.
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) subject: Uuid,
    pub(super) initials: String,
    pub(super) colour: u8,
    pub(super) title: String,
    /// Why now: from what it is counted.
    pub(super) reason: String,
    /// What moved the day, in that order.
    pub(super) moved: Vec<String>,
    /// The sentence of the protocol.
    pub(super) quote: Option<String>,
    pub(super) origin: String,
    /// Where the setting that asks it stands on the page of its version of the protocol.
    pub(super) setting: Option<String>,
    /// That is an older version, which said something else of it.
    pub(super) then: bool,
    pub(super) standing: Standing,
    /// It has its own day, which has come, or moments that were offered came to nothing: it is for today whatever else is.
    pub(super) first: bool,
    /// `late`, `due`, `know` or `plain`.
    pub(super) badge: &'static str,
    pub(super) state: String,
    pub(super) until: Said,
    pub(super) minutes: u32,
    pub(super) mentor: Option<String>,
    pub(super) group: String,
    pub(super) settle: Settle,
    pub(super) declinable: bool,
    /// The day that is filled in for the appointment, and the first and the last that can be.
    pub(super) appointment: Option<(Date, Date, Date)>,
    /// Who can be first carer, the mentor first.
    pub(super) carers: Vec<(StaffId, String)>,
    /// The observation after which it is due.
    pub(super) observation: Option<Uuid>,
    /// What that is about, for whoever tells it.
    pub(super) about: Option<About>,
    /// Who can have been told of it.
    pub(super) people: Vec<Person>,
    /// The goal to look back on.
    pub(super) goal: Option<Uuid>,
    /// The concern of which something is next, for whoever may see it.
    pub(super) concern: Option<Uuid>,
    /// The sealed file of which something is next.
    pub(super) sealed: Option<Uuid>,
    /// The consent that waits for an answer.
    pub(super) consent: Option<Uuid>,
    /// Where the transfer goes on.
    pub(super) transfer: Option<String>,
    /// The task of a meeting, when the reader settles it where it stands.
    pub(super) task: Option<Uuid>,
    /// The meeting of which the minutes are to be read.
    pub(super) meeting: Option<Uuid>,
    /// The address of the messages to answer.
    pub(super) messages: Option<String>,
    /// What a guardian without custody asked, when the reader answers it.
    pub(super) inquiry: Option<Uuid>,
    /// The way to offer parents moments for the talk, or to what was offered.
    pub(super) moments: Option<Moments>,
}

/// Where moments for a talk are offered, or were.
#[derive(Clone, Debug)]
pub(super) struct Moments {
    pub(super) href: String,
    /// They were offered already.
    pub(super) offered: bool,
}

impl Line {
    /// It can be settled by this form.
    pub(super) fn by(&self, settle: Settle) -> bool {
        self.settle == settle
    }
}

/// What is needed to say it.
pub(super) struct Words<'a> {
    pub(super) actor: &'a Arc<Actor>,
    pub(super) known: &'a Known,
    /// The versions of the protocol that have begun; the last one holds.
    pub(super) versions: &'a [Begun],
    pub(super) carers: &'a [(GroupId, StaffId, String)],
    pub(super) guardians: &'a BTreeMap<ChildId, Vec<Guardian>>,
    pub(super) observations: &'a BTreeMap<Uuid, About>,
    pub(super) talks: &'a [Talk],
    pub(super) today: Date,
    pub(super) lang: Lang,
}

impl Words<'_> {
    pub(super) fn line(&self, due: &Obligation<Uuid>) -> Line {
        let lang = self.lang;
        let code = due.kind.code();
        let (subject, name, mentor, group) = self.about(due);
        let asked = self.asked(due);
        let standing = due.standing(self.today);
        let because = self.today_because(due);
        let (badge, state) = self.state(due, standing, because.is_some());
        Line {
            id: match due.base {
                Base::Message(id, _)
                | Base::Request(id, _)
                | Base::Transfer(id, _)
                | Base::Sealed(id, _)
                | Base::Inquiry(id, _) => format!("{code}-{id}"),
                Base::Task(id, _) | Base::Minutes(id, _) => format!("{code}-{id}-{subject}"),
                base => format!("{code}-{subject}-{}", base.day()),
            },
            kind: due.kind,
            subject,
            initials: initials(&name),
            colour: colour(subject),
            title: self.title(due, &name),
            first: because.is_some(),
            reason: because
                .into_iter()
                .chain(self.in_the_way(due))
                .chain([self.reason(due, &name)])
                .collect::<Vec<_>>()
                .join(" "),
            moved: due.moved.iter().flatten().map(|moved| self.moved(*moved)).collect(),
            quote: asked.quote,
            origin: asked.origin,
            setting: asked.setting,
            then: asked.then,
            standing,
            badge,
            state,
            until: dates::said(due.until, self.today, lang),
            minutes: due.kind.minutes(),
            carers: self.carers_of(due),
            observation: match due.base {
                Base::Observation(id, _) => Some(id),
                _ => None,
            },
            goal: match due.base {
                Base::Goal(id, _) => Some(id),
                _ => None,
            },
            sealed: match due.base {
                Base::Sealed(id, _) => Some(id),
                _ => None,
            },
            consent: match due.base {
                Base::Consent(id, _) => Some(id),
                _ => None,
            },
            concern: self.own_concern(due).map(|open| open.concern.id.0),
            transfer: self.transfer(due),
            task: self.known.task(due).filter(|task| self.sees_meetings(task.group_id)).map(|task| task.id.0),
            meeting: match due.base {
                Base::Minutes(id, _) => Some(id),
                _ => None,
            },
            messages: match due.base {
                Base::Message(id, _) => self.messages(id),
                _ => None,
            },
            inquiry: match due.base {
                Base::Inquiry(id, _) if self.actor.may_somewhere(Action::AnswerInquiries) => Some(id),
                _ => None,
            },
            about: match due.base {
                Base::Observation(id, _) => self.observations.get(&id).cloned(),
                _ => None,
            },
            people: self.people_of(due),
            moments: self.moments(due),
            settle: settle(due.kind),
            declinable: due.kind.can_be_declined(),
            appointment: appointment_days(Some(due.base.day()), self.today)
                .filter(|_| due.kind == Kind::SettlingIn)
                .map(|(first, last)| (self.today.min(last), first, last)),
            mentor,
            group,
        }
    }

    /// The concern of which something is due, for whoever may see it.
    fn own_concern(&self, due: &Obligation<Uuid>) -> Option<&concern::Open> {
        self.known.concern(due).filter(|open| may_work(self.actor, open))
    }

    fn title(&self, due: &Obligation<Uuid>, name: &str) -> String {
        let lang = self.lang;
        match (due.kind, self.own_concern(due)) {
            (Kind::ConcernStep, Some(open)) => {
                let step = concern::next_words(&open.concern, lang);
                lang.t("todo-concern-step").with("name", name).with("step", step).to_string()
            }
            (Kind::MeetingTask, _) => {
                match self.known.task(due).filter(|task| self.sees_meetings(task.group_id)) {
                    Some(task) if self.own(task.staff_id) => task.what.clone(),
                    Some(task) => format!("{}: {}", task.name, task.what),
                    // Management reads that something stays late, and not what.
                    None => lang.t("todo-meeting-task").with("name", name).to_string(),
                }
            }
            (Kind::MinutesRead, _) => match self.known.unread(due).filter(|unread| !self.own(unread.staff)) {
                Some(unread) => {
                    let who = unread.name.as_str();
                    lang.t("todo-minutes-not-read").with("who", who).with("name", name).to_string()
                }
                None => lang.t("todo-minutes-read").with("name", name).to_string(),
            },
            (Kind::SettlingIn, _) if due.base.day() < self.today => {
                lang.t("todo-settling-in-begun").with("name", name).to_string()
            }
            // Management reads that something stays late, and not about whom.
            (Kind::ConcernStep, None) => lang.t("todo-concern-unnamed").to_string(),
            _ => lang.t(&("todo-".to_owned() + due.kind.code())).with("name", name).to_string(),
        }
    }

    /// What a meeting is about is for its team and who leads it.
    fn sees_meetings(&self, group: GroupId) -> bool {
        Grant::<action::SeeMeetings>::of(self.actor).is_ok_and(|see| see.covers(Some(group.0), None))
    }

    fn own(&self, staff: StaffId) -> bool {
        self.actor.staff == Some(staff)
    }

    fn about(&self, due: &Obligation<Uuid>) -> (Uuid, String, Option<String>, String) {
        if let Some(open) = self.known.concern(due) {
            return match self.own_concern(due) {
                Some(_) => {
                    (open.concern.child.0, open.name.clone(), open.mentor.clone(), open.group_name.clone())
                }
                None => (Uuid::nil(), String::new(), None, open.group_name.clone()),
            };
        }
        if let (Some(of), Subject::Child(id)) = (self.known.transfer(due), due.subject) {
            let mentor = self.known.children.get(&id).filter(|_| !of.receives);
            let mentor = mentor.and_then(|child| child.mentor.clone()).map(|(_, name)| name);
            return (id, of.name.clone(), mentor, of.group_name.clone());
        }
        let group_name =
            |id: &GroupId| self.known.groups.get(id).map(|group| group.name.clone()).unwrap_or_default();
        match due.subject {
            Subject::Child(id) => {
                let child = self.known.child(id);
                let mentor = child.and_then(|child| child.mentor.clone()).map(|(_, name)| name);
                let group = child.map(|child| group_name(&child.group)).unwrap_or_default();
                (id, child.map(|child| child.name.clone()).unwrap_or_default(), mentor, group)
            }
            Subject::Group(id) => (id, group_name(&GroupId(id)), None, group_name(&GroupId(id))),
            Subject::Staff(id) => {
                let group = self.known.group_of(due).map(|group| group_name(&group)).unwrap_or_default();
                (id, group.clone(), None, group)
            }
            Subject::Organisation => (Uuid::nil(), String::new(), None, String::new()),
        }
    }

    /// The talk of a child for which moments were offered, or one was chosen.
    pub(super) fn offered(&self, child: Uuid, kind: Kind) -> Option<&Talk> {
        let mut runs = self.talks.iter().filter(|talk| matches!(talk.state, State::Open | State::Planned));
        runs.find(|talk| talk.child.0 == child && talk.kind == kind.code())
    }

    fn state(&self, due: &Obligation<Uuid>, standing: Standing, first: bool) -> (&'static str, String) {
        let said = |key: &str, day: Date| {
            self.lang.t(key).with("date", dates::said(day, self.today, self.lang).said).to_string()
        };
        match standing {
            Standing::Escalated | Standing::Late => {
                let days = i64::from((self.today - due.late_after).get_days());
                ("late", self.lang.t("todo-state-late").with("days", days).to_string())
            }
            Standing::Due if due.late_after == Date::MAX && !first => {
                let (badge, key) = match due.kind {
                    Kind::Inquiry => ("due", "todo-state-to-answer"),
                    Kind::DeletionReview => ("due", "todo-state-to-decide"),
                    _ => ("know", "todo-state-no-term"),
                };
                (badge, self.lang.t(key).to_string())
            }
            Standing::Due if first || due.until <= self.today => {
                ("due", self.lang.t("todo-state-now").to_string())
            }
            Standing::Due => ("due", said("todo-state-until", due.until)),
            Standing::Planned => ("know", said("todo-state-planned", due.planned.unwrap_or(due.until))),
            Standing::Coming => ("plain", said("todo-state-from", due.from)),
        }
    }

    fn people_of(&self, due: &Obligation<Uuid>) -> Vec<Person> {
        match due.subject {
            Subject::Child(id) if due.kind == Kind::Contact => {
                let guardians = self.guardians.get(&ChildId(id)).map(Vec::as_slice);
                observation::people(guardians.unwrap_or_default(), self.lang)
            }
            _ => Vec::new(),
        }
    }

    fn moments(&self, due: &Obligation<Uuid>) -> Option<Moments> {
        let Subject::Child(id) = due.subject else { return None };
        if !due.kind.is_with_parents() {
            return None;
        }
        let code = due.kind.code();
        match self.offered(id, due.kind) {
            Some(talk) => Some(Moments { href: format!("/talks/{}", talk.id), offered: true }),
            None if self.known.left.contains_key(&id) => None,
            None => Some(Moments { href: format!("/children/{id}/talks/new?kind={code}"), offered: false }),
        }
    }

    /// Where the transfer of which something is due goes on.
    fn transfer(&self, due: &Obligation<Uuid>) -> Option<String> {
        if let Base::Consent(id, _) = due.base {
            let asked = self.known.transfers.iter().find(|one| one.consents.iter().any(|of| of.0 == id))?;
            return Some(format!("/transfers/{}", asked.facts.transfer));
        }
        let id = self.known.transfer(due).map(|of| of.facts.transfer);
        let needs = match due.kind {
            Kind::TransferRead => Action::ReceiveTransfer,
            Kind::DeletionReview => Action::ReviewDeletion,
            _ => Action::TransferChild,
        };
        if !self.actor.may_somewhere(needs) {
            return None;
        }
        match (due.kind, due.subject) {
            (Kind::TransferStart, Subject::Child(child)) => Some(format!("/children/{child}/transfers")),
            (Kind::TransferRead, _) => Some(format!("/transfers/{}/dossier", id?)),
            (Kind::TransferWarm, _) => Some(format!("/transfers/{}/warm", id?)),
            (Kind::DeletionReview, _) => Some(format!("/kept/transfers/{}", id?)),
            (Kind::TransferReceipt | Kind::TransferFollowUp, _) => Some(format!("/transfers/{}/after", id?)),
            _ => Some(format!("/transfers/{}", id?)),
        }
    }

    fn messages(&self, id: Uuid) -> Option<String> {
        let waiting = self.known.messages.iter().find(|waiting| waiting.id.0 == id)?;
        Some(format!("/children/{}/messages/{}", waiting.child_id, waiting.guardian_id))
    }

    fn carers_of(&self, due: &Obligation<Uuid>) -> Vec<(StaffId, String)> {
        let Subject::Child(id) = due.subject else { return Vec::new() };
        let Some(child) = self.known.children.get(&id).filter(|_| due.kind == Kind::FirstCarer) else {
            return Vec::new();
        };
        let of_group = self.carers.iter().filter(|(group, ..)| *group == child.group);
        let mut carers: Vec<(StaffId, String)> =
            of_group.map(|(_, staff, name)| (*staff, name.clone())).collect();
        let mentor = child.mentor.as_ref().map(|(staff, _)| *staff);
        carers.sort_by_key(|(staff, _)| Some(*staff) != mentor);
        carers
    }
}

fn settle(kind: Kind) -> Settle {
    match kind {
        Kind::SettlingIn => Settle::Appointment,
        Kind::FirstCarer => Settle::FirstCarer,
        Kind::Meeting => Settle::Meeting,
        Kind::Review => Settle::Review,
        Kind::Contact => Settle::Contact,
        Kind::Milestones => Settle::Milestones,
        Kind::GoalEvaluation => Settle::Goal,
        Kind::Need => Settle::Need,
        Kind::ConcernStep => Settle::Concern,
        Kind::SealedStep => Settle::Sealed,
        Kind::ConsentAnswer => Settle::Consent,
        Kind::Message => Settle::Message,
        Kind::Inquiry => Settle::Inquiry,
        Kind::ChildRequest => Settle::Request,
        Kind::TransferStart
        | Kind::TransferSend
        | Kind::TransferReceipt
        | Kind::TransferRead
        | Kind::TransferWarm
        | Kind::TransferFollowUp
        | Kind::DeletionReview => Settle::Transfer,
        Kind::MeetingTask => Settle::Task,
        Kind::MinutesRead => Settle::Minutes,
        Kind::Observation => Settle::Elsewhere,
        Kind::SettlingInReview
        | Kind::ParticularsTalk
        | Kind::IntroductionTalk
        | Kind::FirstMonthsTalk
        | Kind::ParentTalk
        | Kind::ExitTalk
        | Kind::ChildTalk => Settle::Talk,
    }
}
