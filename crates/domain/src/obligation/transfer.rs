//! What is asked around the transfer of a child: to begin it, to send it, the receiver's receipt, the new mentor who
//! reads it, and hearing how it went.

use jiff::civil::Date;

use super::{
    Base, Days, GRACE_DAYS, Kind, Moved, Obligation, Subject, Term, Terms, Version, after,
    cycle::{asked_since, escalation, over_versions},
    in_force,
};
use crate::{protocol::Setting, transfer::Warm};

/// So many days before its day a transfer is begun or looked back on.
const AHEAD_DAYS: i32 = 28;

/// A child for whom a transfer may be due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TransferChild<Id> {
    /// The child.
    pub child: Id,
    /// When it was born.
    pub birth_date: Date,
    /// It is at after-school care: it goes to school already.
    pub after_school: bool,
    /// A transfer was begun, and not stopped.
    pub begun: bool,
}

/// How far a transfer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It is being prepared, or is with the parents.
    Prepared,
    /// Nothing may go, it was stopped, or somebody else has to read it.
    Over,
    /// It was sent on this day, and the receiver has not confirmed it.
    Sent(Date),
    /// The new mentor can read it, in the same organisation.
    ToRead,
    /// The receiver confirmed it.
    Received,
}

/// A transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TransferFacts<Id> {
    /// The transfer.
    pub transfer: Id,
    /// The child.
    pub child: Id,
    /// When the child was born, for a transfer to a school.
    pub born: Option<Date>,
    /// Its first day at the receiver.
    pub starts_on: Date,
    /// How far it is.
    pub progress: Progress,
    /// Since when what is next can be done: it was begun, the parents consented, or it was confirmed.
    pub since: Date,
    /// Somebody heard how the child is doing there.
    pub followed_up: bool,
    /// Why the mentor speaks with the receiver as well, and since when it goes; none: nothing asks it, it does not go yet, or
    /// somebody spoke or said why not.
    pub warm: Option<(Warm, Date)>,
}

/// Beginning the transfer of a child that reaches the age for it. None where the protocol asks none.
pub fn of_transfer_child<Id: Copy>(
    facts: &TransferChild<Id>,
    versions: &[Version],
    days: &impl Days,
    today: Date,
) -> Option<Obligation<Id>> {
    let now = in_force(versions, today)?;
    if now.terms.transfer_start_months == 0 || facts.after_school || facts.begun {
        return None;
    }
    let asked = Asked { setting: Setting::TransferStartMonths, base: Base::Born(facts.birth_date) };
    let plain = |terms: &Terms| months(terms.transfer_start_months, facts.birth_date, days);
    let (term, until, moved) = over_versions(versions, today, facts.birth_date, plain)?;
    let from = after(term.from(facts.birth_date, days), -AHEAD_DAYS);
    let mut due = asked.due(Kind::TransferStart, (facts.child, now), (term, until), from);
    due.moved[0] = moved;
    Some(due)
}

/// What is next for a transfer.
pub fn of_transfer<Id: Copy>(
    facts: &TransferFacts<Id>,
    versions: &[Version],
    days: &impl Days,
    today: Date,
) -> Option<Obligation<Id>> {
    let now = in_force(versions, today)?;
    let begins = Base::Transfer(facts.transfer, facts.starts_on);
    let child = (facts.child, now);
    match facts.progress {
        Progress::Over => None,
        Progress::Prepared => send(facts, versions, days, today),
        Progress::Sent(sent_on) => {
            let count = in_force(versions, sent_on).unwrap_or(now).terms.transfer_receipt_working_days;
            let asked = Asked {
                setting: Setting::TransferReceiptWorkingDays,
                base: Base::Transfer(facts.transfer, sent_on),
            };
            let term = Term::WorkingDays(count);
            let until = term.from(sent_on, days);
            (count > 0).then(|| asked.due(Kind::TransferReceipt, child, (term, until), until))
        }
        Progress::ToRead => {
            let asked = Asked { setting: Setting::TransferBeforeWeeks, base: begins };
            let plain = after(facts.starts_on, -1);
            let later = once_ready(plain, facts.since, Some(plain), days);
            let until = later.unwrap_or(plain);
            let mut due =
                asked.due(Kind::TransferRead, child, (Term::DayBefore, until), after(until, -AHEAD_DAYS));
            due.moved[1] = later.map(Moved::Later);
            // Whoever agreed on the transfer agreed on this; no number of the protocol decides it.
            Some(Obligation { setting: None, ..due })
        }
        Progress::Received if facts.followed_up => None,
        Progress::Received => follow_up(facts, versions, days, today),
    }
}

/// Sending a transfer, at the age or before the first day, whichever comes first.
fn send<Id: Copy>(
    facts: &TransferFacts<Id>,
    versions: &[Version],
    days: &impl Days,
    today: Date,
) -> Option<Obligation<Id>> {
    let now = in_force(versions, today)?;
    let by_age = |terms: &Terms| months(terms.transfer_ready_months, facts.born?, days);
    let by_start = |terms: &Terms| {
        let weeks = terms.transfer_before_weeks;
        (weeks > 0).then(|| (Term::WeeksBefore(weeks), Term::WeeksBefore(weeks).from(facts.starts_on, days)))
    };
    let age = over_versions(versions, today, facts.since, by_age);
    let start = over_versions(versions, today, facts.since, by_start);
    let last = after(facts.starts_on, -1);
    let asked = [
        (Setting::TransferReadyMonths, facts.born.unwrap_or(facts.starts_on), age),
        (Setting::TransferBeforeWeeks, facts.starts_on, start),
    ];
    let found = asked.into_iter().filter_map(|(setting, base, due)| {
        let (term, mut until, mut moved) = due?;
        if let Some(Moved::NewVersion(day)) = moved {
            until = day.min(last.max(after(day, -GRACE_DAYS)));
            moved = Some(Moved::NewVersion(until));
        }
        let later = once_ready(until, facts.since, Some(last), days);
        let until = later.unwrap_or(until);
        let asked = Asked { setting, base: Base::Transfer(facts.transfer, base) };
        let from = after(until, -AHEAD_DAYS);
        let mut due = asked.due(Kind::TransferSend, (facts.child, now), (term, until), from);
        (due.moved[0], due.moved[1]) = (moved, later.map(Moved::Later));
        Some(due)
    });
    found.min_by_key(|due| due.until)
}

/// Hearing how the child is doing, where it was asked when the day for it came.
fn follow_up<Id: Copy>(
    facts: &TransferFacts<Id>,
    versions: &[Version],
    days: &impl Days,
    today: Date,
) -> Option<Obligation<Id>> {
    let now = in_force(versions, today)?;
    let plain = |terms: &Terms| months(terms.transfer_follow_up_months, facts.starts_on, days);
    let (term, until, moved) = over_versions(versions, today, facts.starts_on, plain)?;
    let since = asked_since(versions, today, |terms| terms.transfer_follow_up_months > 0)?;
    let (_, first) = plain(&in_force(versions, since)?.terms)?;
    if days.next_open(first) < since {
        return None;
    }
    let later = once_ready(until, facts.since, None, days);
    let until = later.unwrap_or(until);
    let open = days.next_open(until);
    let asked = Asked {
        setting: Setting::TransferFollowUpMonths,
        base: Base::Transfer(facts.transfer, facts.starts_on),
    };
    let from = after(open, -AHEAD_DAYS / 2);
    let mut due = asked.due(Kind::TransferFollowUp, (facts.child, now), (term, open), from);
    due.moved = [moved, later.map(Moved::Later), (open != until).then_some(Moved::Closed(open))];
    Some(due)
}

/// So many months after a day; none where it is off.
fn months(count: u32, base: Date, days: &impl Days) -> Option<(Term, Date)> {
    (count > 0).then(|| (Term::Months(count), Term::Months(count).from(base, days)))
}

/// The day on which something is due whose own day had passed when it could be done: in four weeks, not later than a last
/// day, and never at once. None where there was time.
fn once_ready(plain: Date, ready: Date, last: Option<Date>, days: &impl Days) -> Option<Date> {
    let soon = after(ready, GRACE_DAYS);
    let soon = last.map_or(soon, |last| last.min(soon));
    (plain < ready).then(|| soon.max(days.next_open(after(ready, 1))))
}

/// Speaking with the receiver as well, from when the transfer goes, however it goes, until before the first day there;
/// in four weeks when it goes later than that.
pub fn of_warm<Id: Copy>(
    facts: &TransferFacts<Id>,
    versions: &[Version],
    days: &impl Days,
    today: Date,
) -> Option<Obligation<Id>> {
    let now = in_force(versions, today)?;
    let (_, since) = facts.warm?;
    let base = Base::Transfer(facts.transfer, facts.starts_on);
    let asked = Asked { setting: Setting::TransferBeforeWeeks, base };
    let plain = after(facts.starts_on, -1);
    let later = once_ready(plain, since, None, days);
    let until = later.unwrap_or(plain);
    let due = asked.due(Kind::TransferWarm, (facts.child, now), (Term::DayBefore, until), since);
    // What asks it is the child, and no number of the protocol.
    Some(Obligation { setting: None, moved: [None, later.map(Moved::Later), None], ..due })
}

/// Deciding what becomes of what was written for a transfer that parents said no to. It has no term, and is no matter for
/// management.
pub fn of_deletion_review<Id: Copy>(transfer: Id, child: Id, refused_on: Date) -> Obligation<Id> {
    Obligation {
        kind: Kind::DeletionReview,
        subject: Subject::Child(child),
        base: Base::Transfer(transfer, refused_on),
        term: Term::None,
        setting: None,
        moved: [None; 3],
        from: refused_on,
        until: refused_on,
        late_after: Date::MAX,
        planned: None,
        escalates_after: None,
    }
}

/// The setting that asks, and from what it counts.
struct Asked<Id> {
    setting: Setting,
    base: Base<Id>,
}

impl<Id: Copy> Asked<Id> {
    fn due(
        &self,
        kind: Kind,
        (child, now): (Id, &Version),
        (term, until): (Term, Date),
        from: Date,
    ) -> Obligation<Id> {
        Obligation {
            kind,
            subject: Subject::Child(child),
            base: self.base,
            term,
            setting: Some(self.setting),
            moved: [None; 3],
            from: from.min(until),
            until,
            late_after: until,
            planned: None,
            escalates_after: escalation(until, now.terms.escalate_days),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::obligation::Standing;

    struct Weekdays;

    impl Days for Weekdays {
        fn open(&self, day: Date) -> bool {
            day.weekday().to_monday_zero_offset() < 5
        }
    }

    const MONDAY: Date = date(2026, 3, 2);
    const BORN: Date = date(2022, 10, 14);

    fn versions(terms: Terms) -> [Version; 1] {
        [Version { starts_on: date(2025, 1, 1), terms }]
    }

    fn child(terms: Terms, today: Date) -> Option<Obligation<u8>> {
        let facts = TransferChild { child: 1, birth_date: BORN, after_school: false, begun: false };
        of_transfer_child(&facts, &versions(terms), &Weekdays, today)
    }

    fn facts(progress: Progress, since: Date) -> TransferFacts<u8> {
        TransferFacts {
            transfer: 9,
            child: 1,
            born: Some(BORN),
            starts_on: date(2026, 10, 15),
            progress,
            since,
            followed_up: false,
            warm: None,
        }
    }

    fn transfer(terms: Terms, progress: Progress) -> Option<Obligation<u8>> {
        let facts = facts(progress, MONDAY);
        let due = of_transfer(&facts, &versions(terms), &Weekdays, MONDAY);
        if let Some(due) = due {
            assert_eq!(due.explained(&Weekdays), due.until);
        }
        due
    }

    #[test]
    fn another_age_begins_it_on_another_day() {
        let at = |months| child(Terms { transfer_start_months: months, ..Terms::default() }, MONDAY);
        assert_eq!(at(42).map(|due| due.until), Some(date(2026, 4, 14)));
        assert_eq!(at(40).map(|due| due.until), Some(date(2026, 2, 14)));
        assert_eq!(at(40).map(|due| due.standing(MONDAY)), Some(Standing::Late));
        assert!(at(0).is_none());
    }

    #[test]
    fn what_was_never_asked_before_is_not_late_at_once_and_nobody_begins_twice() {
        let terms = Terms { transfer_start_months: 36, ..Terms::default() };
        let new = [Version { starts_on: MONDAY, terms }];
        let facts = TransferChild { child: 1_u8, birth_date: BORN, after_school: false, begun: false };
        let due = |facts| of_transfer_child(&facts, &new, &Weekdays, MONDAY);
        assert_eq!(due(facts).map(|due| due.until), Some(date(2026, 3, 30)));
        assert!(due(TransferChild { begun: true, ..facts }).is_none());
        assert!(due(TransferChild { after_school: true, ..facts }).is_none());
    }

    #[test]
    fn another_age_or_number_of_weeks_sends_it_on_another_day() {
        let at = |transfer_ready_months, transfer_before_weeks| {
            let terms = Terms { transfer_ready_months, transfer_before_weeks, ..Terms::default() };
            transfer(terms, Progress::Prepared).map(|due| due.until)
        };
        assert_eq!(at(46, 0), Some(date(2026, 8, 14)));
        assert_eq!(at(44, 0), Some(date(2026, 6, 14)));
        assert_eq!(at(0, 4), Some(date(2026, 9, 17)));
        assert_eq!(at(0, 2), Some(date(2026, 10, 1)));
        assert_eq!(at(46, 4), Some(date(2026, 8, 14)), "the first of both");
        assert_eq!(at(0, 0), None);
    }

    #[test]
    fn another_number_of_working_days_asks_for_the_receipt_on_another_day() {
        let at = |transfer_receipt_working_days| {
            let terms = Terms { transfer_receipt_working_days, ..Terms::default() };
            transfer(terms, Progress::Sent(MONDAY)).map(|due| due.until)
        };
        assert_eq!(at(10), Some(date(2026, 3, 16)));
        assert_eq!(at(3), Some(date(2026, 3, 5)));
        assert_eq!(at(0), None);
    }

    #[test]
    fn each_setting_of_the_protocol_is_the_term_of_its_name() {
        let terms = |key: &str, old: u32, new: u32| {
            let text = crate::protocol::PROFILES[0].1;
            let part = |value| format!("[transfer.{key}]\nvalue = {value}\n");
            assert!(text.contains(&part(old)), "{key}");
            crate::protocol::Protocol::parse(&text.replace(&part(old), &part(new))).unwrap().terms()
        };
        assert_eq!(terms("start_age_months", 0, 42).transfer_start_months, 42);
        assert_eq!(terms("ready_age_months", 0, 46).transfer_ready_months, 46);
        assert_eq!(terms("send_weeks_before", 0, 4).transfer_before_weeks, 4);
        assert_eq!(terms("receipt_working_days", 10, 5).transfer_receipt_working_days, 5);
        assert_eq!(terms("follow_up_months", 0, 4).transfer_follow_up_months, 4);
    }

    #[test]
    fn the_new_mentor_reads_before_the_first_day() {
        let due = transfer(Terms::default(), Progress::ToRead).unwrap();
        assert_eq!((due.until, due.setting), (date(2026, 10, 14), None));
        assert_eq!(due.standing(date(2026, 10, 14)), Standing::Due);
        assert_eq!(due.standing(date(2026, 10, 15)), Standing::Late);
    }

    #[test]
    fn what_could_not_be_done_in_time_is_due_later_and_not_late_at_once() {
        let terms = Terms { transfer_ready_months: 46, transfer_follow_up_months: 4, ..Terms::default() };
        let until = |progress, since: Date| {
            let due = of_transfer(&facts(progress, since), &versions(terms), &Weekdays, since).unwrap();
            assert_eq!(due.explained(&Weekdays), due.until);
            assert!(due.standing(since) > Standing::Late);
            due.until
        };
        assert_eq!(until(Progress::Prepared, date(2026, 8, 14)), date(2026, 8, 14));
        assert_eq!(until(Progress::Prepared, date(2026, 9, 1)), date(2026, 9, 29), "four weeks");
        assert_eq!(until(Progress::Prepared, date(2026, 10, 9)), date(2026, 10, 14), "before the first day");
        assert_eq!(until(Progress::Prepared, date(2026, 10, 30)), date(2026, 11, 2), "the next working day");
        assert_eq!(until(Progress::ToRead, date(2026, 10, 30)), date(2026, 11, 2));
        assert_eq!(until(Progress::Received, date(2027, 3, 1)), date(2027, 3, 29));
    }

    #[test]
    fn a_new_version_makes_no_transfer_late_at_once_and_loses_no_following_up() {
        let asks = Terms { transfer_ready_months: 36, transfer_follow_up_months: 4, ..Terms::default() };
        let until = |older: Terms, starts_on: Date, progress| {
            let versions = [versions(older)[0], Version { starts_on, terms: asks }];
            let facts = facts(progress, date(2026, 2, 2));
            of_transfer(&facts, &versions, &Weekdays, starts_on).map(|due| due.until)
        };
        let later = date(2027, 3, 1);
        assert_eq!(until(Terms::default(), MONDAY, Progress::Prepared), Some(date(2026, 3, 30)));
        assert_eq!(until(asks, later, Progress::Received), Some(date(2027, 2, 15)), "it was late already");
        assert_eq!(until(Terms::default(), later, Progress::Received), None, "nobody asked it on its day");
    }

    #[test]
    fn speaking_with_the_receiver_stays_due_however_it_goes() {
        for progress in [Progress::Sent(MONDAY), Progress::Received, Progress::Over] {
            let mut facts = TransferFacts {
                transfer: 9_u8,
                child: 1_u8,
                born: Some(BORN),
                starts_on: date(2026, 10, 15),
                progress,
                since: MONDAY,
                followed_up: false,
                warm: Some((Warm::SpecialSchool, MONDAY)),
            };
            let versions = versions(Terms::default());
            let due = of_warm(&facts, &versions, &Weekdays, MONDAY).unwrap();
            assert_eq!((due.from, due.until, due.setting), (MONDAY, date(2026, 10, 14), None));
            assert_eq!(due.standing(MONDAY), Standing::Due);
            assert_eq!(due.standing(date(2026, 10, 15)), Standing::Late);
            assert_eq!(due.explained(&Weekdays), due.until);
            facts.warm = Some((Warm::SpecialSchool, date(2026, 10, 15)));
            let due = of_warm(&facts, &versions, &Weekdays, MONDAY).unwrap();
            assert_eq!(due.until, date(2026, 11, 12), "it went on the first day there");
            assert_eq!(due.explained(&Weekdays), due.until);
            facts.warm = None;
            assert_eq!(of_warm(&facts, &versions, &Weekdays, MONDAY), None);
        }
    }

    #[test]
    fn what_parents_refused_waits_for_a_decision_and_is_never_late() {
        let due = of_deletion_review(9_u8, 1, MONDAY);
        assert_eq!(due.explained(&Weekdays), due.until);
        assert_eq!(due.standing(MONDAY), Standing::Due);
        assert_eq!(due.standing(date(2027, 3, 2)), Standing::Due);
    }

    #[test]
    fn another_number_of_months_follows_it_up_on_another_day() {
        let at = |transfer_follow_up_months| {
            let terms = Terms { transfer_follow_up_months, ..Terms::default() };
            transfer(terms, Progress::Received).map(|due| due.until)
        };
        assert_eq!(at(4), Some(date(2027, 2, 15)));
        assert_eq!(at(3), Some(date(2027, 1, 15)));
        assert_eq!(at(0), None);
        assert_eq!(transfer(Terms { transfer_ready_months: 46, ..Terms::default() }, Progress::Over), None);
    }
}
