//! Announcements in words.

use mentorkind_domain::{
    access::action,
    announcement::{Due, Event, Standing, State},
};

use super::{
    Rules,
    queries::{Announced, ChildRow, EventRow, GroupRow},
};
use crate::{
    mentorship::Mentorship,
    platform::{
        access::Grant,
        dates::{Said, said, said_moment},
        i18n::Lang,
        ids::AnnouncementId,
        render::{colour, initials},
        session::Actor,
    },
};

/// An announcement as a line of the page.
pub struct Line {
    pub id: AnnouncementId,
    pub child: String,
    pub initials: String,
    pub colour: u8,
    /// The child's group.
    pub place: String,
    /// Who is to be told.
    pub who: String,
    /// What there is to tell.
    pub what: String,
    /// That a change does not happen.
    pub withdrawn: bool,
    pub kind: &'static str,
    pub icon: &'static str,
    pub state: String,
    pub since: Said,
    /// Who told it.
    pub by: Option<String>,
    /// It is to be told in person now.
    pub due: bool,
    /// Why it is due, or until when it can wait.
    pub reason: Option<String>,
    /// What the reader may record.
    pub may: May,
}

/// What the reader of a line may record about it.
#[derive(Clone, Copy, Default)]
pub struct May {
    pub tell: bool,
    pub tell_child: bool,
    pub bounce: bool,
}

/// A group with how many there are to tell in it.
pub struct GroupCard {
    pub href: String,
    pub name: String,
    pub location: String,
    pub due: usize,
    pub waiting: usize,
}

/// A child with everyone who is told about its mentor.
pub struct ChildCard {
    pub name: String,
    pub initials: String,
    pub colour: u8,
    pub mentor: Option<String>,
    /// The mentor to come and the first day.
    pub next: Option<(String, Said)>,
    pub lines: Vec<Line>,
    /// When it was told, as far as the planning knows.
    pub told_before: Option<Said>,
}

/// What is needed to write lines.
pub struct Writer<'a> {
    pub lang: Lang,
    pub actor: &'a Actor,
    pub rules: Rules,
    pub events: &'a [EventRow],
    pub groups: &'a [GroupRow],
    pub in_person: Option<Grant<action::TellInPerson>>,
    pub child: Option<Grant<action::TellChild>>,
}

impl Writer<'_> {
    pub fn line(&self, announced: &Announced, standing: &Standing) -> Line {
        let (lang, today) = (self.lang, self.actor.today);
        let (kind, icon, state) = in_words(standing.state);
        let settled = matches!(standing.state, State::Opened | State::ToldInPerson);
        let last = announced.of(self.events).filter(|e| event_of(standing.state) == Some(e.event)).last();
        let since = match last {
            Some(event) => said_moment(event.at, today, &self.actor.zone, lang),
            None => said(standing.since, today, lang),
        };
        Line {
            id: announced.id,
            child: announced.child_name(),
            initials: initials(&announced.child_name()),
            colour: colour(announced.child_id.0),
            place: self
                .groups
                .iter()
                .find(|group| Some(group.id) == announced.group_id)
                .map(|group| group.name.clone())
                .unwrap_or_default(),
            who: self.who(announced),
            what: self.what(announced),
            withdrawn: announced.staff_id.is_none(),
            kind,
            icon,
            state: lang.t(state).to_string(),
            since,
            by: last.and_then(|event| event.by.clone()).filter(|_| standing.state == State::ToldInPerson),
            due: standing.due.is_some(),
            reason: self.reason(standing),
            may: self.may(announced, standing, settled),
        }
    }

    fn who(&self, announced: &Announced) -> String {
        match &announced.guardian_name {
            Some(name) => name.clone(),
            None => self.lang.t("told-child-itself").with("name", &announced.first_name).to_string(),
        }
    }

    fn what(&self, announced: &Announced) -> String {
        match (&announced.mentor_name, announced.from_on) {
            (Some(mentor), Some(from)) if from.to_jiff() > self.actor.today => self
                .lang
                .t("told-what-from")
                .with("mentor", mentor)
                .with("date", said(from.to_jiff(), self.actor.today, self.lang).said)
                .to_string(),
            (Some(mentor), _) => self.lang.t("told-what-now").with("mentor", mentor).to_string(),
            (None, _) => self.lang.t("told-what-withdrawn").to_string(),
        }
    }

    fn reason(&self, standing: &Standing) -> Option<String> {
        let (lang, today) = (self.lang, self.actor.today);
        let day = |date| said(date, today, lang).said;
        Some(match (standing.due, standing.open_until) {
            (Some(Due::NoAddress), _) => lang.t("told-due-no-address").to_string(),
            (Some(Due::Bounced), _) => lang.t("told-due-bounced").to_string(),
            (Some(Due::NotOpened { message, .. }), _) => lang
                .t("told-due-not-opened")
                .with("date", day(message))
                .with("days", self.rules.working_days)
                .to_string(),
            (Some(Due::ChildToTell), _) => lang.t("told-due-child").to_string(),
            (None, Some(until)) => lang.t("told-wait").with("date", day(until)).to_string(),
            (None, None) => return None,
        })
    }

    fn may(&self, announced: &Announced, standing: &Standing, settled: bool) -> May {
        let open = standing.due.is_some() || standing.open_until.is_some();
        if settled || !open {
            return May::default();
        }
        let group = announced.group_id.map(|group| group.0);
        if announced.guardian_id.is_none() {
            let may = self.child.as_ref().is_some_and(|g| g.covers(group, Some(announced.child_id.0)));
            return May { tell_child: may, ..May::default() };
        }
        let may = self.in_person.as_ref().is_some_and(|g| g.covers(group, None));
        let mailed = matches!(standing.state, State::Queued | State::Accepted);
        May { tell: may, bounce: may && mailed, ..May::default() }
    }

    pub fn child_card(&self, child: &ChildRow, mentorships: &[Mentorship], lines: Vec<Line>) -> ChildCard {
        let today = self.actor.today;
        let of_child = || mentorships.iter().filter(|m| m.child == child.id);
        ChildCard {
            name: child.name(),
            initials: initials(&child.name()),
            colour: colour(child.id.0),
            mentor: of_child().find(|m| m.holds_on(today)).map(|m| m.staff_name.clone()),
            next: of_child()
                .find(|m| m.begins_after(today))
                .map(|m| (m.staff_name.clone(), said(m.from, today, self.lang))),
            lines,
            told_before: child.told_before.map(|date| said(date.to_jiff(), today, self.lang)),
        }
    }
}

/// The badge of a state: its kind, icon and text.
fn in_words(state: State) -> (&'static str, &'static str, &'static str) {
    match state {
        State::NotMailed => ("due", "clock", "told-state-not-mailed"),
        State::Queued => ("plain", "send", "told-state-queued"),
        State::Accepted => ("know", "mail", "told-state-accepted"),
        State::Bounced => ("late", "triangle-alert", "told-state-bounced"),
        State::Opened => ("good", "eye", "told-state-opened"),
        State::ToldInPerson => ("good", "check", "told-state-told"),
        State::TakenBack => ("plain", "undo-2", "told-state-taken-back"),
    }
}

fn event_of(state: State) -> Option<Event> {
    match state {
        State::NotMailed => None,
        State::Queued => Some(Event::Queued),
        State::Accepted => Some(Event::Accepted),
        State::Bounced => Some(Event::Bounced),
        State::Opened => Some(Event::Opened),
        State::ToldInPerson => Some(Event::ToldInPerson),
        State::TakenBack => Some(Event::TakenBack),
    }
}

/// Every group with how many there are to tell, those with something due first.
pub fn group_cards<'a>(
    groups: &[GroupRow],
    open: impl Iterator<Item = (&'a Announced, &'a Standing)> + Clone,
) -> Vec<GroupCard> {
    let mut cards: Vec<GroupCard> = groups
        .iter()
        .map(|group| GroupCard {
            href: format!("/told?group={}", group.id),
            name: group.name.clone(),
            location: group.location.clone(),
            due: 0,
            waiting: 0,
        })
        .collect();
    for (announced, standing) in open {
        let Some(at) = groups.iter().position(|group| Some(group.id) == announced.group_id) else { continue };
        cards[at].due += usize::from(standing.due.is_some());
        cards[at].waiting += usize::from(standing.open_until.is_some());
    }
    cards.sort_by_key(|card| card.due == 0);
    cards
}
