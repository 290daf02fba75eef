//! Whether somebody knows who the mentor is: derived from what happened to the message, never stored.

use jiff::civil::Date;

use crate::{calendar::nth_working_day, period::Period};

/// Something that happened to a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Event {
    /// It waits to be mailed.
    Queued,
    /// The mail server has it.
    Accepted,
    /// It came back, or was refused.
    Bounced,
    /// The guardian opened it, signed in.
    Opened,
    /// Somebody told it in person.
    ToldInPerson,
    /// What it said was withdrawn; what comes after it is about the withdrawal.
    TakenBack,
}

impl Event {
    /// All events.
    pub const ALL: [Self; 6] =
        [Self::Queued, Self::Accepted, Self::Bounced, Self::Opened, Self::ToldInPerson, Self::TakenBack];

    /// Its code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Accepted => "accepted",
            Self::Bounced => "bounced",
            Self::Opened => "opened",
            Self::ToldInPerson => "told_in_person",
            Self::TakenBack => "taken_back",
        }
    }

    /// The event of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.code() == code)
    }

    /// Whether the recipient knows it, with proof.
    fn settles(self) -> bool {
        matches!(self, Self::Opened | Self::ToldInPerson)
    }
}

/// An event with its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Happened {
    /// What happened.
    pub event: Event,
    /// The date, in the organisation's zone.
    pub on: Date,
}

/// Who is to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// A guardian, by mail or in person.
    Guardian,
    /// The child itself, in person.
    Child,
}

/// What is known about a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts<'a> {
    /// For whom it is.
    pub recipient: Recipient,
    /// It still has to be told: the mentorship holds or is to come, and the guardian has custody.
    pub owed: bool,
    /// The date on which it was made.
    pub made_on: Date,
    /// What happened to it, in order of time.
    pub events: &'a [Happened],
    /// Within how many working days after the message it must be opened or told.
    pub working_days: u32,
    /// When the child's location is closed: no working days.
    pub closed: &'a [Period],
}

/// Where a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It was not mailed: there was no address, or it is for the child.
    NotMailed,
    /// It waits to be mailed.
    Queued,
    /// The mail server has it.
    Accepted,
    /// It came back.
    Bounced,
    /// Opened while signed in.
    Opened,
    /// Told in person.
    ToldInPerson,
    /// Withdrawn before it had reached anybody.
    TakenBack,
}

/// Why somebody must be told in person now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// There was no address to mail to.
    NoAddress,
    /// The mail came back.
    Bounced,
    /// Neither opened nor told in the days for it.
    NotOpened {
        /// The date of the message.
        message: Date,
        /// The last day on which it could have been opened.
        last_day: Date,
    },
    /// The child itself is told in person.
    ChildToTell,
}

/// Where a message stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Where it is.
    pub state: State,
    /// Since when.
    pub since: Date,
    /// It says now that the change does not happen.
    pub withdrawn: bool,
    /// Why it must be told in person now.
    pub due: Option<Due>,
    /// Until when the recipient can open it before it must be told in person.
    pub open_until: Option<Date>,
}

/// Where a message stands today.
pub fn standing(facts: &Facts, today: Date) -> Standing {
    let taken_back = facts.events.iter().rposition(|h| h.event == Event::TakenBack);
    let (before, events) = match taken_back {
        Some(at) => (&facts.events[..at], &facts.events[at + 1..]),
        None => (&[][..], facts.events),
    };
    let begun = taken_back.map_or(facts.made_on, |at| facts.events[at].on);
    let settled = events.iter().find(|h| h.event.settles());
    let (state, since) = match settled.or(events.last()) {
        Some(h) => (state_after(h.event), h.on),
        None if taken_back.is_some() => (State::TakenBack, begun),
        None => (State::NotMailed, begun),
    };
    let reached = before.iter().any(|h| h.event.settles() || h.event == Event::Accepted);
    let open = facts.owed && settled.is_none() && (taken_back.is_none() || reached);
    let message = events.iter().rfind(|h| h.event == Event::Queued).map_or(begun, |h| h.on);
    let last_day = nth_working_day(message, facts.working_days, facts.closed);
    let due = match (facts.recipient, state) {
        _ if !open => None,
        (Recipient::Child, _) => Some(Due::ChildToTell),
        (Recipient::Guardian, State::NotMailed | State::TakenBack) => Some(Due::NoAddress),
        (Recipient::Guardian, State::Bounced) => Some(Due::Bounced),
        _ => (today > last_day).then_some(Due::NotOpened { message, last_day }),
    };
    Standing {
        state,
        since,
        withdrawn: taken_back.is_some(),
        due,
        open_until: (open && due.is_none()).then_some(last_day),
    }
}

fn state_after(event: Event) -> State {
    match event {
        Event::Queued => State::Queued,
        Event::Accepted => State::Accepted,
        Event::Bounced => State::Bounced,
        Event::Opened => State::Opened,
        Event::ToldInPerson => State::ToldInPerson,
        Event::TakenBack => State::TakenBack,
    }
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan, civil::date};
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    const TUESDAY: Date = date(2026, 3, 3);

    fn facts<'a>(events: &'a [Happened]) -> Facts<'a> {
        Facts {
            recipient: Recipient::Guardian,
            owed: true,
            made_on: TUESDAY,
            events,
            working_days: 5,
            closed: &[],
        }
    }

    fn on_tuesday(events: &[Event]) -> Vec<Happened> {
        events.iter().map(|&event| Happened { event, on: TUESDAY }).collect()
    }

    #[rstest]
    #[case::a_mail_waits_five_working_days(&[Event::Queued, Event::Accepted], date(2026, 3, 10), State::Accepted, None)]
    #[case::then_it_is_told(&[Event::Queued, Event::Accepted], date(2026, 3, 11), State::Accepted,
        Some(Due::NotOpened { message: TUESDAY, last_day: date(2026, 3, 10) }))]
    #[case::without_address_at_once(&[], TUESDAY, State::NotMailed, Some(Due::NoAddress))]
    #[case::came_back(&[Event::Queued, Event::Accepted, Event::Bounced], TUESDAY, State::Bounced, Some(Due::Bounced))]
    #[case::told_after_all(&[Event::Queued, Event::Bounced, Event::ToldInPerson], date(2026, 9, 1), State::ToldInPerson, None)]
    #[case::opened(&[Event::Queued, Event::Accepted, Event::Opened], date(2026, 9, 1), State::Opened, None)]
    #[case::withdrawn_unseen(&[Event::Queued, Event::Bounced, Event::TakenBack], date(2026, 9, 1), State::TakenBack, None)]
    #[case::withdrawn_after_telling(&[Event::ToldInPerson, Event::TakenBack], TUESDAY, State::TakenBack, Some(Due::NoAddress))]
    #[case::withdrawal_mailed(&[Event::Opened, Event::TakenBack, Event::Queued, Event::Accepted], TUESDAY, State::Accepted, None)]
    fn standings(
        #[case] events: &[Event],
        #[case] today: Date,
        #[case] state: State,
        #[case] due: Option<Due>,
    ) {
        let events = on_tuesday(events);
        let found = standing(&facts(&events), today);
        assert_eq!((found.state, found.due), (state, due));
        assert_eq!(found.withdrawn, events.iter().any(|h| h.event == Event::TakenBack));
    }

    #[test]
    fn a_child_is_told_in_person() {
        let child = Facts { recipient: Recipient::Child, ..facts(&[]) };
        assert_eq!(standing(&child, TUESDAY).due, Some(Due::ChildToTell));
        let told = on_tuesday(&[Event::ToldInPerson]);
        assert_eq!(standing(&Facts { events: &told, ..child }, TUESDAY).due, None);
    }

    #[rstest]
    #[case::easter(date(2026, 4, 2), &[], date(2026, 4, 10))]
    #[case::a_closed_week(TUESDAY, &[(date(2026, 3, 4), date(2026, 3, 10))], date(2026, 3, 17))]
    fn days_on_which_nobody_is_there_do_not_count(
        #[case] message: Date,
        #[case] closed: &[(Date, Date)],
        #[case] last_day: Date,
    ) {
        let events = [
            Happened { event: Event::Queued, on: message },
            Happened { event: Event::Accepted, on: message },
        ];
        let closed: Vec<Period> =
            closed.iter().map(|&(from, until)| Period { from: Some(from), until: Some(until) }).collect();
        let facts = Facts { made_on: message, closed: &closed, ..facts(&events) };
        assert_eq!(standing(&facts, message).open_until, Some(last_day));
        assert_eq!(standing(&facts, last_day).due, None);
        let late = standing(&facts, last_day.tomorrow().unwrap()).due;
        assert_eq!(late, Some(Due::NotOpened { message, last_day }));
    }

    #[test]
    fn nobody_is_told_what_is_owed_to_nobody() {
        assert_eq!(standing(&Facts { owed: false, ..facts(&[]) }, TUESDAY).due, None);
    }

    fn a_history() -> impl Strategy<Value = Vec<Happened>> {
        proptest::collection::vec((proptest::sample::select(&Event::ALL), 0i64..9), 0..8).prop_map(|steps| {
            let mut on = TUESDAY;
            steps
                .into_iter()
                .map(|(event, days)| {
                    on = on.saturating_add(days.days());
                    Happened { event, on }
                })
                .collect()
        })
    }

    prop_compose! {
        fn a_story()(
            events in a_history(), child in any::<bool>(), owed in any::<bool>(), working_days in 0u32..12, days in 0i64..60,
        ) -> (Recipient, bool, Vec<Happened>, u32, Date) {
            let recipient = if child { Recipient::Child } else { Recipient::Guardian };
            let last = events.last().map_or(TUESDAY, |h| h.on);
            (recipient, owed, events, working_days, last.saturating_add(days.days()))
        }
    }

    proptest! {
        #[test]
        fn opening_or_telling_settles_whatever_the_mail_does_next(
            (recipient, owed, mut events, working_days, today) in a_story(),
            told in any::<bool>(),
            after in proptest::collection::vec(
                proptest::sample::select(&[Event::Queued, Event::Accepted, Event::Bounced, Event::Opened][..]), 0..4),
        ) {
            let event = if told { Event::ToldInPerson } else { Event::Opened };
            events.push(Happened { event, on: today });
            events.extend(after.into_iter().map(|event| Happened { event, on: today }));
            let found = standing(&Facts { recipient, owed, made_on: TUESDAY, events: &events, working_days, closed: &[] }, today);
            prop_assert_eq!(found.due, None);
            prop_assert!(matches!(found.state, State::Opened | State::ToldInPerson));
            prop_assert_eq!(found.open_until, None);
        }

        #[test]
        fn a_bounce_reopens_what_is_not_settled(
            (_, _, mut events, working_days, today) in a_story(),
        ) {
            let taken_back = events.iter().any(|h| h.event == Event::TakenBack);
            let before = standing(&Facts { working_days, ..facts(&events) }, today);
            let open = before.due.is_some() || before.open_until.is_some();
            events.push(Happened { event: Event::Bounced, on: today });
            let found = standing(&Facts { working_days, ..facts(&events) }, today);
            if open {
                prop_assert_eq!(found.due, Some(Due::Bounced));
                prop_assert_eq!(found.state, State::Bounced);
            } else {
                prop_assert_eq!(found.due, None);
                prop_assert!(taken_back || matches!(before.state, State::Opened | State::ToldInPerson));
            }
        }

        #[test]
        fn what_is_due_stays_due_and_what_can_wait_says_until_when(
            (recipient, owed, events, working_days, today) in a_story(),
            later in 0i64..60,
        ) {
            let facts = Facts { recipient, owed, made_on: TUESDAY, events: &events, working_days, closed: &[] };
            let now = standing(&facts, today);
            let then = standing(&facts, today.saturating_add(later.days()));
            if now.due.is_some() {
                prop_assert_eq!(then.due, now.due);
            }
            if let Some(until) = now.open_until {
                prop_assert!(today <= until);
                prop_assert_eq!(standing(&facts, until).due, None);
                let due = standing(&facts, until.saturating_add(1.day())).due;
                let explained = matches!(due, Some(Due::NotOpened { last_day, .. }) if last_day == until);
                prop_assert!(explained);
            }
        }
    }
}
