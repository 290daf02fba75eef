//! What of a transfer was asked and done, each with its day, so that it can be counted as it stood on a past one.

use jiff::civil::Date;

use super::{
    Days, Kind, Obligation, Progress, Standing, TransferChild, TransferFacts, Version, of_transfer,
    of_transfer_child,
};
use crate::{
    inspection::{End, Promise},
    protocol::Setting,
};

/// What happened to a transfer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transferred<Id> {
    /// The transfer.
    pub transfer: Id,
    /// The child.
    pub child: Id,
    /// When the child was born, for a transfer to a school.
    pub born: Option<Date>,
    /// Its first day at the receiver.
    pub starts_on: Date,
    /// When it was begun.
    pub begun_on: Date,
    /// Since when nothing of it may go: it was stopped, or the parents said no to all of it.
    pub over_on: Option<Date>,
    /// To a group of the same organisation: since when its new mentor can read it.
    pub readable_on: Option<Date>,
    /// … and when that mentor did.
    pub read_on: Option<Date>,
    /// To somebody else: when it was sent, each time, and when the receiver confirmed that. The first comes first.
    pub sent: Vec<(Date, Option<Date>)>,
    /// When somebody heard how the child is doing there.
    pub followed_up_on: Option<Date>,
}

/// Something of a transfer that was asked: by which setting, if the protocol asks it.
pub type Asked = (Kind, Option<Setting>, Promise);

impl<Id: Copy> Transferred<Id> {
    /// What was asked of it until a day, and how that ended. Its term is that of the day on which it ended, or of `on` while
    /// it is open.
    pub fn asked(&self, versions: &[Version], days: &impl Days, on: Date) -> Vec<Asked> {
        let mut found = Vec::new();
        let mut ask = |progress: Progress, since: Date, end: Option<End>| {
            let facts = TransferFacts {
                transfer: self.transfer,
                child: self.child,
                born: self.born,
                starts_on: self.starts_on,
                progress,
                since,
                followed_up: false,
                warm: None,
            };
            let day = end.map_or(on, |end| end.day().min(on));
            let due = of_transfer(&facts, versions, days, day).filter(|_| since <= on);
            found.extend(due.map(|due| (due.kind, due.setting, promise(&due, since, end))));
        };
        let over = self.over_on.map(End::Otherwise);
        let first = self.readable_on.or(self.sent.first().map(|(day, _)| *day));
        ask(Progress::Prepared, self.begun_on, earliest([first.map(End::Done), over]));
        if let Some(day) = self.readable_on {
            ask(Progress::ToRead, day, earliest([self.read_on.map(End::Done), over]));
        }
        for (at, (sent_on, received_on)) in self.sent.iter().enumerate() {
            // What is sent anew takes the place of what was sent before.
            let again = self.sent.get(at + 1).map(|(day, _)| End::Otherwise(*day));
            ask(Progress::Sent(*sent_on), *sent_on, earliest([received_on.map(End::Done), again, over]));
        }
        if let Some(day) = self.sent.iter().filter_map(|(_, received_on)| *received_on).min() {
            ask(Progress::Received, day, earliest([self.followed_up_on.map(End::Done), over]));
        }
        found
    }
}

/// Beginning the transfer of a child, which was begun on some day or is not yet; none where the protocol did not ask it.
pub fn transfer_begun<Id: Copy>(
    child: &TransferChild<Id>,
    begun_on: Option<Date>,
    versions: &[Version],
    days: &impl Days,
    on: Date,
) -> Option<Asked> {
    let done = begun_on.filter(|day| *day <= on);
    let day = done.unwrap_or(on);
    let due = of_transfer_child(&TransferChild { begun: false, ..*child }, versions, days, day)?;
    let asked = done.is_some() || due.standing(day) != Standing::Coming;
    asked.then(|| (due.kind, due.setting, promise(&due, due.from.min(day), done.map(End::Done))))
}

/// The first of these; of one day the one that comes first here.
fn earliest(ends: impl IntoIterator<Item = Option<End>>) -> Option<End> {
    ends.into_iter().flatten().min_by_key(|end| end.day())
}

fn promise<Id>(due: &Obligation<Id>, since: Date, end: Option<End>) -> Promise {
    Promise { since, until: due.late_after, end }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::{
        super::{
            Terms, after,
            tests::{FIRST_DAY, Weekdays, any_versions},
        },
        *,
    };
    use crate::inspection::Outcome;

    const SINCE: Date = date(2026, 3, 2);

    fn transferred() -> Transferred<u8> {
        Transferred {
            transfer: 9,
            child: 1,
            born: Some(date(2022, 10, 14)),
            starts_on: date(2026, 10, 15),
            begun_on: SINCE,
            over_on: None,
            readable_on: None,
            read_on: None,
            sent: Vec::new(),
            followed_up_on: None,
        }
    }

    fn versions(terms: Terms) -> [Version; 1] {
        [Version { starts_on: FIRST_DAY, terms }]
    }

    #[test]
    fn sending_the_receipt_and_following_up_are_asked_one_after_the_other() {
        let terms = Terms {
            transfer_before_weeks: 4,
            transfer_receipt_working_days: 10,
            transfer_follow_up_months: 4,
            ..Terms::default()
        };
        let (sent, received) = (date(2026, 9, 14), date(2026, 9, 29));
        let done = Transferred {
            sent: vec![(sent, Some(received))],
            followed_up_on: Some(date(2027, 2, 15)),
            ..transferred()
        };
        let on = date(2027, 3, 1);
        let outcomes: Vec<(Kind, Option<Outcome>)> = done
            .asked(&versions(terms), &Weekdays(Vec::new()), on)
            .into_iter()
            .map(|(kind, _, promise)| (kind, promise.outcome((FIRST_DAY, on))))
            .collect();
        let expected = [
            (Kind::TransferSend, Some(Outcome::InTime)),
            (Kind::TransferReceipt, Some(Outcome::Late)),
            (Kind::TransferFollowUp, Some(Outcome::InTime)),
        ];
        assert_eq!(outcomes, expected);
        assert_eq!(done.asked(&versions(Terms::default()), &Weekdays(Vec::new()), on), [], "it is off");
    }

    #[test]
    fn the_new_mentor_reads_it_before_the_first_day_whatever_the_protocol_says() {
        let read = |read_on| {
            let readable_on = Some(date(2026, 9, 1));
            let all = Transferred { born: None, readable_on, read_on, ..transferred() };
            let on = date(2026, 12, 1);
            let asked = all.asked(&versions(Terms::default()), &Weekdays(Vec::new()), on);
            let [(kind, setting, promise)] = asked[..] else { panic!("{asked:?}") };
            assert_eq!((kind, setting), (Kind::TransferRead, None));
            promise.outcome((FIRST_DAY, on))
        };
        assert_eq!(read(Some(date(2026, 10, 14))), Some(Outcome::InTime));
        assert_eq!(read(Some(date(2026, 10, 15))), Some(Outcome::Late));
        assert_eq!(read(None), Some(Outcome::Missing));
    }

    #[test]
    fn a_transfer_is_begun_at_its_age_or_later() {
        let terms = Terms { transfer_start_months: 42, ..Terms::default() };
        let child =
            TransferChild { child: 1_u8, birth_date: date(2022, 10, 14), after_school: false, begun: false };
        let outcome = |begun_on, on: Date| {
            let asked = transfer_begun(&child, begun_on, &versions(terms), &Weekdays(Vec::new()), on);
            asked.and_then(|(_, _, promise)| promise.outcome((FIRST_DAY, on)))
        };
        let age = date(2026, 4, 14);
        assert_eq!(outcome(Some(age), after(age, 9)), Some(Outcome::InTime));
        assert_eq!(outcome(Some(after(age, 1)), after(age, 9)), Some(Outcome::Late));
        assert_eq!(outcome(Some(after(age, 1)), age), Some(Outcome::NotYet), "it was begun later");
        assert_eq!(outcome(None, after(age, 1)), Some(Outcome::Missing));
        assert_eq!(outcome(None, after(age, -60)), None, "not yet asked");
    }

    proptest! {
        #[test]
        fn what_happens_later_changes_nothing_of_a_past_day(
            versions in any_versions(), begun in 0..300_i32, within in any::<bool>(),
            steps in (0..60_i32, 0..60_i32, 0..200_i32), over in proptest::option::of(0..300_i32), n in 0..600_i32,
        ) {
            let (begun_on, on) = (after(FIRST_DAY, begun), after(FIRST_DAY, n));
            let first = after(begun_on, steps.0);
            let second = after(first, steps.1);
            let all = Transferred {
                begun_on,
                over_on: over.map(|days| after(begun_on, days)),
                readable_on: within.then_some(first),
                read_on: within.then_some(second),
                sent: if within { Vec::new() } else { vec![(first, Some(second))] },
                followed_up_on: (!within).then(|| after(second, steps.2)),
                ..transferred()
            };
            let known = |day: &Date| *day <= on;
            let then = Transferred {
                over_on: all.over_on.filter(known),
                readable_on: all.readable_on.filter(known),
                read_on: all.read_on.filter(known),
                sent: all
                    .sent
                    .iter()
                    .filter(|(sent_on, _)| known(sent_on))
                    .map(|(sent_on, received_on)| (*sent_on, received_on.filter(known)))
                    .collect(),
                followed_up_on: all.followed_up_on.filter(known),
                ..all.clone()
            };
            let counted = |all: &Transferred<u8>| -> Vec<(Kind, Outcome)> {
                let asked = all.asked(&versions, &Weekdays(Vec::new()), on).into_iter();
                asked.filter_map(|(kind, _, promise)| Some((kind, promise.outcome((FIRST_DAY, on))?))).collect()
            };
            prop_assert_eq!(counted(&all), counted(&then));
        }
    }
}
