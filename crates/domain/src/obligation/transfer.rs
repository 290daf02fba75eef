//! What is asked around the transfer of a child: to begin it, to send it, the receiver's receipt, the new mentor who
//! reads it, and hearing how it went.

use jiff::civil::Date;

use super::{
    Base, Days, GRACE_DAYS, Kind, Moved, Obligation, Subject, Term, Terms, Version, after, cycle::escalation,
    in_force,
};
use crate::protocol::Setting;

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
    /// Nothing may go, or it was stopped.
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
    /// Somebody heard how the child is doing there.
    pub followed_up: bool,
}

/// Beginning the transfer of a child that reaches the age for it. None where the protocol asks none.
pub fn of_transfer_child<Id: Copy>(
    facts: &TransferChild<Id>,
    versions: &[Version],
    days: &impl Days,
    today: Date,
) -> Option<Obligation<Id>> {
    let now = in_force(versions, today)?;
    let months = now.terms.transfer_start_months;
    if months == 0 || facts.after_school || facts.begun {
        return None;
    }
    let asked = Asked { setting: Setting::TransferStartMonths, base: Base::Born(facts.birth_date) };
    let term = Term::Months(months);
    let plain = term.from(facts.birth_date, days);
    let since = asked_since(versions, today, |terms| terms.transfer_start_months > 0)?;
    let floor = after(since, GRACE_DAYS);
    let moved = (plain < since).then_some(Moved::NewVersion(floor));
    let until = moved.map_or(plain, Moved::to);
    let mut due =
        asked.due(Kind::TransferStart, (facts.child, now), (term, until), after(plain, -AHEAD_DAYS));
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
        Progress::Prepared => {
            let age = now.terms.transfer_ready_months;
            let by_age = facts.born.filter(|_| age > 0).map(|born| {
                let base = Base::Transfer(facts.transfer, born);
                let asked = Asked { setting: Setting::TransferReadyMonths, base };
                (asked, Term::Months(age))
            });
            let weeks = now.terms.transfer_before_weeks;
            let by_start = (weeks > 0).then(|| {
                let asked = Asked { setting: Setting::TransferBeforeWeeks, base: begins };
                (asked, Term::WeeksBefore(weeks))
            });
            let found = [by_age, by_start].into_iter().flatten().map(|(asked, term)| {
                let until = term.from(asked.base.day(), days);
                asked.due(Kind::TransferSend, child, (term, until), after(until, -AHEAD_DAYS))
            });
            found.min_by_key(|due| due.until)
        }
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
            let until = after(facts.starts_on, -1);
            let due =
                asked.due(Kind::TransferRead, child, (Term::DayBefore, until), after(until, -AHEAD_DAYS));
            // Whoever agreed on the transfer agreed on this; no number of the protocol decides it.
            Some(Obligation { setting: None, ..due })
        }
        Progress::Received => {
            let months = now.terms.transfer_follow_up_months;
            let asked = Asked { setting: Setting::TransferFollowUpMonths, base: begins };
            let term = Term::Months(months);
            let plain = term.from(facts.starts_on, days);
            let until = days.next_open(plain);
            let mut due =
                asked.due(Kind::TransferFollowUp, child, (term, until), after(until, -AHEAD_DAYS / 2));
            due.moved[2] = (until != plain).then_some(Moved::Closed(until));
            (months > 0 && !facts.followed_up && until >= now.starts_on).then_some(due)
        }
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

/// Since when versions have asked for something without a break, until today.
fn asked_since(versions: &[Version], today: Date, asks: impl Fn(&Terms) -> bool) -> Option<Date> {
    let begun = versions.iter().filter(|version| version.starts_on <= today);
    begun.fold(None, |since, version| asks(&version.terms).then(|| since.unwrap_or(version.starts_on)))
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

    fn transfer(terms: Terms, progress: Progress) -> Option<Obligation<u8>> {
        let facts = TransferFacts {
            transfer: 9,
            child: 1,
            born: Some(BORN),
            starts_on: date(2026, 10, 15),
            progress,
            followed_up: false,
        };
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
