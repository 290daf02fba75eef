//! What comes back: the next one is counted from the last.

use jiff::civil::Date;

use super::{
    Base, Days, GRACE_DAYS, Kind, Moved, Obligation, Subject, Term, Terms, Version, after, in_force,
};
use crate::protocol::Setting;

/// Something that comes back.
pub(super) struct Cycle<'a> {
    pub(super) kind: Kind,
    pub(super) setting: Setting,
    /// The day on which it was done last.
    pub(super) last: Option<Date>,
    /// The day on which there was something to count from: the child's start. None: as long as the protocol asks.
    pub(super) begun: Option<Date>,
    pub(super) planned: Option<Date>,
    /// [`Term`] of 0: off.
    pub(super) term: &'a dyn Fn(&Terms) -> Term,
    /// How many days before its due day it makes sense.
    pub(super) ahead_days: i32,
}

impl Cycle<'_> {
    fn asked(&self, terms: &Terms) -> Option<Term> {
        let term = (self.term)(terms);
        (!matches!(term, Term::Weeks(0) | Term::Months(0))).then_some(term)
    }

    /// From what the next one is counted. Without history it is counted from the first day on which it was asked and
    /// there was something to ask it for.
    fn base<Id>(&self, versions: &[Version], today: Date) -> Option<Base<Id>> {
        let since = asked_since(versions, today, |terms| self.asked(terms).is_some())?;
        Some(match (self.last, self.begun) {
            (Some(last), _) => Base::Last(last),
            (None, Some(begun)) if begun >= since => Base::Start(begun),
            _ => Base::FirstAsked(since),
        })
    }

    /// The next one; none where the version of today does not ask it.
    pub(super) fn due<Id: Copy>(
        &self,
        subject: Subject<Id>,
        versions: &[Version],
        days: &impl Days,
        today: Date,
    ) -> Option<Obligation<Id>> {
        let base = self.base(versions, today)?;
        let plain = |terms: &Terms| self.asked(terms).map(|term| (term, term.from(base.day(), days)));
        let (term, until, version_moved) = over_versions(versions, today, base.day(), plain)?;
        let open = days.next_open(until);
        let closed = (open != until).then_some(Moved::Closed(open));
        let escalate = in_force(versions, today).map_or(0, |version| version.terms.escalate_days);
        Some(Obligation {
            kind: self.kind,
            subject,
            base,
            term,
            setting: Some(self.setting),
            moved: [version_moved, None, closed],
            from: after(until, -self.ahead_days),
            until: open,
            late_after: open,
            planned: self.planned,
            escalates_after: escalation(open, escalate),
        })
    }
}

/// Since when versions have asked for something without a break, until today.
pub(super) fn asked_since(versions: &[Version], today: Date, asks: impl Fn(&Terms) -> bool) -> Option<Date> {
    let begun = versions.iter().filter(|version| version.starts_on <= today);
    begun.fold(None, |since, version| asks(&version.terms).then(|| since.unwrap_or(version.starts_on)))
}

/// The due day of today: that of each version which began until then, taken over by the next one.
pub(super) fn over_versions(
    versions: &[Version],
    today: Date,
    base: Date,
    plain: impl Fn(&Terms) -> Option<(Term, Date)>,
) -> Option<(Term, Date, Option<Moved>)> {
    let begun = versions.iter().filter(|version| version.starts_on <= today);
    begun.fold(None, |older: Option<(Term, Date, Option<Moved>)>, version| {
        let (term, plain) = plain(&version.terms)?;
        // Where it asks what the one before it asked, nothing changes.
        Some(older.filter(|older| older.0 == term).unwrap_or_else(|| {
            let (until, moved) = if base >= version.starts_on {
                (plain, None)
            } else {
                taken_over(plain, after(version.starts_on, GRACE_DAYS), older)
            };
            (term, until, moved)
        }))
    })
}

/// The due day under a version that takes over from an older one: it makes nothing late before its floor, and lets go of
/// nothing that the older one had made due by then.
pub(super) fn taken_over(
    plain: Date,
    floor: Date,
    older: Option<(Term, Date, Option<Moved>)>,
) -> (Date, Option<Moved>) {
    if plain >= floor {
        return (plain, None);
    }
    match older {
        Some((_, until, _)) if until <= plain => (plain, None),
        Some((term, until, moved)) if until < floor => {
            (until, moved.or(Some(Moved::OlderVersion(term, until))))
        }
        _ => (floor, Some(Moved::NewVersion(floor))),
    }
}

/// The last day before management sees it.
pub(super) fn escalation(late_after: Date, days: u32) -> Option<Date> {
    (days > 0).then(|| after(late_after, i32::try_from(days).unwrap_or(i32::MAX)))
}
