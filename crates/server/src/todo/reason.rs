//! Why something is asked, in words: from which day it is counted and how, what moved that day, and the sentence of the
//! protocol. Whoever follows the sentences comes to the day.

use jiff::civil::Date;
use mentorkind_domain::{
    obligation::{Base, Kind, Moved, Obligation, Subject, Talk, Term},
    protocol::{Entry, Origin, Setting},
};
use uuid::Uuid;

use super::view::Words;
use crate::{
    platform::dates,
    protocol::{self, Begun},
    talk,
};

/// What asks something.
pub(super) struct Asked {
    /// The sentence of the protocol.
    pub(super) quote: Option<String>,
    /// Where it comes from.
    pub(super) origin: String,
    /// Where the setting stands.
    pub(super) setting: Option<String>,
    /// An older version asks it, which said something else of it than the one that holds.
    pub(super) then: bool,
}

/// What a version says of the setting that asks something.
fn entry<'a>(version: &'a Begun, due: &Obligation<Uuid>) -> Option<&'a Entry> {
    version.protocol.entries().iter().find(|entry| Some(entry.setting) == due.setting)
}

impl Words<'_> {
    /// The version that asks it.
    fn version(&self, due: &Obligation<Uuid>) -> Option<&Begun> {
        let day = due.version_day(self.today);
        self.versions.iter().rev().find(|version| version.starts_on <= day).or(self.versions.last())
    }

    pub(super) fn asked(&self, due: &Obligation<Uuid>) -> Asked {
        let lang = self.lang;
        let found = self.version(due).and_then(|version| Some((version, entry(version, due)?)));
        let Some((version, asks)) = found else {
            return Asked { quote: None, origin: self.origin(due), setting: None, then: false };
        };
        let quote = match &asks.origin {
            Origin::Quote { quote, .. } => Some(quote.clone()),
            Origin::Law(_) | Origin::Default => None,
        };
        let (code, origin) = (asks.setting.code(), protocol::origin(asks, lang));
        let holds = self.versions.last().and_then(|version| entry(version, due));
        match version.id.filter(|_| holds != Some(asks)) {
            None => Asked {
                quote,
                origin: origin.unwrap_or_default(),
                setting: Some(format!("/protocol#{code}")),
                then: false,
            },
            Some(id) => {
                let since = dates::exact(version.starts_on, lang);
                let then = lang.t("todo-asked-then").with("date", since).to_string();
                Asked {
                    quote,
                    origin: origin.into_iter().chain([then]).collect::<Vec<_>>().join(" "),
                    setting: Some(format!("/protocol/versions/{id}#{code}")),
                    then: true,
                }
            }
        }
    }

    /// What asks it where no setting does.
    fn origin(&self, due: &Obligation<Uuid>) -> String {
        let key = match due.kind {
            Kind::ConcernStep => "todo-concern-steps",
            Kind::MeetingTask => "todo-task-origin",
            Kind::MinutesRead => "todo-minutes-origin",
            Kind::Inquiry => "todo-inquiry-origin",
            Kind::TransferRead => "todo-transfer-agreed",
            Kind::TransferWarm => return self.spoken(due),
            Kind::DeletionReview => "todo-deletion-origin",
            Kind::Review => "todo-review-origin",
            _ if matches!(due.base, Base::Arranged(_)) => "todo-arranged-origin",
            _ => "todo-own-choice",
        };
        self.lang.t(key).to_string()
    }

    /// Why it is asked today, whenever else it would be: the day that was chosen for it has come, or moments that were
    /// offered for it came to nothing.
    pub(super) fn today_because(&self, due: &Obligation<Uuid>) -> Option<String> {
        let lang = self.lang;
        match due.appointed(self.today) {
            Some(day) if day == self.today => return Some(lang.t("todo-appointed-today").to_string()),
            Some(day) => {
                let date = dates::said(day, self.today, lang).said;
                return Some(lang.t("todo-appointed-over").with("date", date).to_string());
            }
            None => {}
        }
        let Subject::Child(id) = due.subject else { return None };
        let facts = &self.known.child(id)?.facts;
        let unchosen = |(kind, talk): &(Kind, Talk)| *kind == due.kind && matches!(talk, Talk::Unchosen(_));
        if due.planned.is_some() || !facts.talks.iter().any(unchosen) {
            return None;
        }
        let none_suits = self.offered(id, due.kind).is_some_and(talk::Talk::suits_nobody);
        Some(lang.t(if none_suits { "todo-none-suits" } else { "todo-moments-gone" }).to_string())
    }

    /// Why the mentor speaks with the receiver of a transfer.
    fn spoken(&self, due: &Obligation<Uuid>) -> String {
        let warm = self.known.transfer(due).and_then(|of| of.facts.warm);
        let why = warm.map(|(why, _)| self.lang.t(&("transfer-warm-".to_owned() + why.code())).to_string());
        why.unwrap_or_default()
    }

    fn said(&self, day: Date) -> String {
        dates::said(day, self.today, self.lang).said
    }

    /// From which day it is counted, and how.
    pub(super) fn reason(&self, due: &Obligation<Uuid>, name: &str) -> String {
        let base = self.base(due, name);
        // What has a day of its own, or no term, is counted from nothing.
        let own = matches!(
            due.base,
            Base::Agreed(_) | Base::Named(_) | Base::Goal(..) | Base::Task(..) | Base::Arranged(_)
        );
        if own || due.late_after == Date::MAX { base } else { format!("{base} {}", self.term(due)) }
    }

    fn base(&self, due: &Obligation<Uuid>, name: &str) -> String {
        let lang = self.lang;
        let day = due.base.day();
        let with = |key: &str, date: String| lang.t(key).with("name", name).with("date", date).to_string();
        let key = match due.base {
            Base::Start(day) if day > self.today => "todo-base-starts",
            Base::Start(_) if due.kind == Kind::ChildTalk => "todo-base-after-school",
            Base::Start(_) => "todo-base-started",
            Base::End(_) => "todo-base-ends",
            Base::Observation(id, _) => match self.seen(due, id).filter(|seen| *seen != day) {
                Some(seen) => {
                    let seen = dates::short_from(seen, self.today, lang);
                    let words = lang.t("todo-base-observation-finished").with("seen", seen);
                    return words.with("date", self.said(day)).to_string();
                }
                None => "todo-base-observation",
            },
            Base::Last(_) => return self.last(due, day),
            Base::Birthday(day) if day < self.today => "todo-base-birthday-over",
            Base::Birthday(_) => "todo-base-birthday",
            Base::FirstAsked(_) => "todo-base-asked",
            Base::Agreed(_) => return with("todo-base-agreed", dates::exact(day, lang)),
            Base::Named(_) => return with("todo-base-named", dates::exact(day, lang)),
            Base::Need(..) => "todo-base-need",
            Base::Concern(..) if due.term == Term::None => "todo-base-plan",
            Base::Concern(..) | Base::Sealed(..) => "todo-base-concern",
            Base::Consent(..) => "todo-base-consent",
            Base::Message(..) => "todo-base-message",
            Base::Request(..) => "todo-base-request",
            Base::Inquiry(..) => "todo-base-inquiry",
            Base::Born(_) => "todo-base-born",
            Base::Transfer(..) if due.setting == Some(Setting::TransferReadyMonths) => "todo-base-born",
            Base::Transfer(..) if due.kind == Kind::DeletionReview => "todo-base-refused",
            Base::Transfer(..) if due.kind == Kind::TransferReceipt => "todo-base-transfer-sent",
            Base::Transfer(_, day) if day < self.today => "todo-base-transfer-started",
            Base::Transfer(..) => "todo-base-transfer-starts",
            Base::Task(..) => {
                let made = self.known.task(due).map(|task| task.made_on.to_jiff());
                return with("todo-base-task", made.map(|day| self.said(day)).unwrap_or_default());
            }
            Base::Minutes(..) => "todo-base-minutes",
            Base::Arranged(_) => {
                let left = matches!(due.subject, Subject::Child(id) if self.known.left.contains_key(&id));
                return with(if left { "todo-base-left" } else { "todo-base-arranged" }, self.said(day));
            }
            Base::Goal(id, _) => {
                let goal = self.known.goals.iter().find(|goal| goal.id.0 == id);
                return goal.map(|goal| goal.what.clone()).unwrap_or_default();
            }
        };
        with(key, self.said(day))
    }

    /// The day of what was seen in an observation.
    fn seen(&self, due: &Obligation<Uuid>, id: Uuid) -> Option<Date> {
        let Subject::Child(child) = due.subject else { return None };
        let observed = &self.known.children.get(&child)?.facts.observed;
        observed.iter().find(|one| one.id == id).map(|one| one.seen)
    }

    /// When it was done last, or that the parents did not want it then.
    fn last(&self, due: &Obligation<Uuid>, day: Date) -> String {
        let child = match due.subject {
            Subject::Child(id) => self.known.children.get(&id),
            _ => None,
        };
        let talks = child.map_or(&[][..], |child| child.facts.talks.as_slice());
        let of_kind = talks.iter().filter(|(kind, _)| *kind == due.kind).map(|(_, talk)| *talk);
        let of_kind: Vec<Talk> = of_kind.collect();
        let held = of_kind.iter().filter_map(|talk| match talk {
            Talk::Held(held) => Some(*held),
            _ => None,
        });
        let held = held.max();
        if held == Some(day) || !of_kind.contains(&Talk::Declined(day)) {
            return self.lang.t("todo-base-last").with("date", self.said(day)).to_string();
        }
        let short = |day| dates::short_from(day, self.today, self.lang);
        match held {
            Some(held) => {
                let words = self.lang.t("todo-base-declined-since").with("date", short(day));
                words.with("held", short(held)).to_string()
            }
            None => self.lang.t("todo-base-declined").with("date", short(day)).to_string(),
        }
    }

    fn term(&self, due: &Obligation<Uuid>) -> String {
        let of_age = matches!(due.base, Base::Born(_)) || due.setting == Some(Setting::TransferReadyMonths);
        let terms = self.version(due).map(|version| version.protocol.terms()).unwrap_or_default();
        let earliest = terms.settling_in_from_weeks;
        let (key, count) = match due.term {
            Term::None => ("todo-term-on-the-day", 0),
            Term::WorkingDays(count) if due.kind == Kind::ConsentAnswer => ("todo-term-parents", count),
            Term::WorkingDays(count) if due.kind == Kind::TransferReceipt => ("todo-term-receiver", count),
            Term::WorkingDays(count) => ("todo-term-working-days", count),
            Term::Weeks(count) => ("todo-term-weeks", count),
            Term::Months(count) if of_age => ("todo-term-age", count),
            Term::Months(count) if matches!(due.base, Base::Last(_)) => ("todo-term-months", count),
            Term::Months(count) => ("todo-term-months-first", count),
            Term::WeeksBefore(count) if due.kind == Kind::SettlingIn && earliest > count => {
                ("todo-term-weeks-before-from", count)
            }
            Term::WeeksBefore(count) => ("todo-term-weeks-before", count),
            Term::DayBefore => ("todo-term-day-before", 1),
        };
        let term = self.lang.t(key).with("count", count).with("from", earliest).to_string();
        if due.late_after == due.until {
            return term;
        }
        let date = dates::short_from(due.late_after, self.today, self.lang);
        let late = self.lang.t("todo-term-late").with("count", terms.settling_in_late_weeks);
        format!("{term} {}", late.with("date", date))
    }

    /// What moved the day, to which one.
    pub(super) fn moved(&self, moved: Moved) -> String {
        let day = dates::said(moved.to(), self.today, self.lang);
        let is_over = moved.to() < self.today;
        let key = match (moved, is_over) {
            (Moved::NewVersion(_), false) => "todo-moved-version",
            (Moved::NewVersion(_), true) => "todo-moved-version-over",
            (Moved::OlderVersion(..), false) => "todo-moved-older",
            (Moved::OlderVersion(..), true) => "todo-moved-older-over",
            (Moved::Closed(_), false) => "todo-moved-closed",
            (Moved::Closed(_), true) => "todo-moved-closed-over",
            (Moved::Away(_), false) => "todo-moved-away",
            (Moved::Away(_), true) => "todo-moved-away-over",
            (Moved::Leaves(_), _) => "todo-moved-leaves",
            (Moved::Later(_), false) => "todo-moved-later",
            (Moved::Later(_), true) => "todo-moved-later-over",
        };
        // How long ago it was stands beside it already, as how much too late it is.
        let date = if is_over { day.exact } else { day.said };
        let words = self.lang.t(key).with("date", date);
        match moved {
            Moved::OlderVersion(term, _) => words.with("time", self.time(term)).to_string(),
            _ => words.to_string(),
        }
    }

    /// The time that a version gave.
    fn time(&self, term: Term) -> String {
        let (key, count) = match term {
            Term::WorkingDays(count) => ("todo-time-working-days", count),
            Term::Weeks(count) => ("todo-time-weeks", count),
            Term::Months(count) => ("todo-time-months", count),
            Term::WeeksBefore(count) => ("todo-time-weeks-before", count),
            Term::None | Term::DayBefore => ("todo-time-day-before", 1),
        };
        self.lang.t(key).with("count", count).to_string()
    }
}
