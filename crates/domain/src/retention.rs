//! How long what is known of a child is kept ("bewaren"), and what may go.
//!
//! Each kind of record has a term in whole months. A term begins when the child has left: on its last day, or when
//! something of the kind was written later than that. Of a child that is here nothing goes. The file goes last: with it
//! goes all that is left, so it waits for the terms of all kinds.
//!
//! Besides the terms there are reasons to keep on: a legal hold, and work that is not done. While one holds, nothing of
//! the child goes.
//!
//! The principle is that of storage limitation (General Data Protection Regulation, article 5(1)(e)).

use jiff::{ToSpan, civil::Date};

use crate::obligation::Days;

/// A reason is at most so many characters.
pub const LONGEST_REASON: usize = 1_000;

/// A kind of record with a term of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The child's file: all that is not named below, and the child itself.
    File,
    /// Messages between parents and staff.
    Message,
    /// Photos, the pictures themselves included.
    Photo,
    /// Concerns and what was done about them.
    Concern,
    /// Dossiers for a transfer, and what became of them.
    Transfer,
    /// To whom it was told by mail or in person who the mentor is.
    Told,
}

impl Kind {
    /// All kinds, in the order of the pages.
    pub const ALL: [Self; 6] =
        [Self::File, Self::Message, Self::Photo, Self::Concern, Self::Transfer, Self::Told];

    /// Its name in the database, the trail and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Message => "message",
            Self::Photo => "photo",
            Self::Concern => "concern",
            Self::Transfer => "transfer",
            Self::Told => "told",
        }
    }

    /// The kind of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The terms of an organisation, in whole months from the child's last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Of the file.
    pub file: u32,
    /// Of messages.
    pub message: u32,
    /// Of photos.
    pub photo: u32,
    /// Of concerns.
    pub concern: u32,
    /// Of transfers.
    pub transfer: u32,
    /// Of who was told of the mentor.
    pub told: u32,
}

impl Terms {
    /// The term of a kind, in months.
    pub fn of(&self, kind: Kind) -> u32 {
        match kind {
            Kind::File => self.file,
            Kind::Message => self.message,
            Kind::Photo => self.photo,
            Kind::Concern => self.concern,
            Kind::Transfer => self.transfer,
            Kind::Told => self.told,
        }
    }
}

/// Why what is past its term stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// Somebody asked to keep it: a dispute, an investigation, a question of a parent.
    Hold,
    /// A concern is not closed.
    Concern,
    /// A transfer is on its way.
    Transfer,
    /// A talk is planned.
    Talk,
}

impl Need {
    /// Its name in the database and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Hold => "hold",
            Self::Concern => "concern",
            Self::Transfer => "transfer",
            Self::Talk => "talk",
        }
    }

    /// The need of a code.
    pub fn of(code: &str) -> Option<Self> {
        [Self::Hold, Self::Concern, Self::Transfer, Self::Talk].into_iter().find(|need| need.code() == code)
    }
}

/// What is known of a child.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its last day, when that was before today; none while it is here or comes.
    pub left_on: Option<Date>,
    /// The kinds of which there is something, with the day on which something of it was written last.
    pub written: Vec<(Kind, Date)>,
    /// What needs it still.
    pub needs: Vec<Need>,
}

impl Facts {
    fn written_on(&self, kind: Kind) -> Option<Date> {
        self.written.iter().filter(|(of, _)| *of == kind).map(|(_, on)| *on).max()
    }

    /// The first day on which the term of a kind is over, when it runs.
    fn over_on(&self, kind: Kind, terms: &Terms) -> Option<Date> {
        let begins = self.left_on?.max(self.written_on(kind)?);
        Some(begins.saturating_add(i64::from(terms.of(kind)).months()).saturating_add(1.day()))
    }
}

/// What becomes of the records of a kind about a child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// There is nothing.
    Nothing,
    /// The child is here, or comes.
    Here,
    /// It may go from this day on, that is to come.
    Later(Date),
    /// It might have gone since this day, but something needs it.
    Needed(Date, Vec<Need>),
    /// It may go, since this day.
    MayGo(Date),
}

/// What becomes today of the records of a kind. The file is there as long as the child is known.
pub fn verdict(kind: Kind, facts: &Facts, terms: &Terms, today: Date) -> Verdict {
    let Some(left_on) = facts.left_on else { return Verdict::Here };
    let known = Facts {
        written: facts.written.iter().copied().chain([(Kind::File, left_on)]).collect(),
        ..facts.clone()
    };
    let over = if kind == Kind::File {
        Kind::ALL.into_iter().filter_map(|kind| known.over_on(kind, terms)).max()
    } else {
        known.over_on(kind, terms)
    };
    match over {
        None => Verdict::Nothing,
        Some(day) if day > today => Verdict::Later(day),
        Some(day) if !facts.needs.is_empty() => Verdict::Needed(day, facts.needs.clone()),
        Some(day) => Verdict::MayGo(day),
    }
}

/// Whether a proposal to let go can be confirmed, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirming {
    /// This person may confirm it.
    Now,
    /// It is one's own: somebody else confirms it.
    Own,
    /// What would go is not what was proposed any more.
    Changed,
}

/// Whether somebody may confirm what somebody proposed, when `proposed` and `now` stand for what would go then and now.
pub fn confirming<Id: PartialEq>(by: Id, proposer: Id, proposed: &[u8], now: &[u8]) -> Confirming {
    if proposed != now {
        Confirming::Changed
    } else if by == proposer {
        Confirming::Own
    } else {
        Confirming::Now
    }
}

/// How it stands with a proposal that waits for a second person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Waiting {
    /// There is time, or no term at all.
    InTime,
    /// Its term is over.
    Late,
    /// Nobody did anything about it for long: all who may remove hear of it, also who proposed it.
    Escalated,
}

/// The last day on which a proposal is confirmed in time, so many working days after it was made; none where the protocol
/// gives it no term.
pub fn confirm_by(proposed: Date, working_days: u32, days: &impl Days) -> Option<Date> {
    (working_days > 0).then(|| days.working_days_after(proposed, working_days))
}

/// How it stands today with a proposal that is to be confirmed by a day, if by any. So many days after it everybody hears
/// of it; 0: never.
pub fn waiting(until: Option<Date>, escalate_days: u32, today: Date) -> Waiting {
    match until {
        Some(until) if escalate_days > 0 && today > until.saturating_add(i64::from(escalate_days).days()) => {
            Waiting::Escalated
        }
        Some(until) if today > until => Waiting::Late,
        _ => Waiting::InTime,
    }
}

/// How a deletion review ends, after parents said no to a transfer or took their yes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// What was written for the transfer is kept.
    Kept,
    /// What was written for it is thrown away.
    Deleted,
}

impl Outcome {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Kept, Self::Deleted];

    /// Its name in forms, the database and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Deleted => "deleted",
        }
    }

    /// The outcome of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::{collection::vec, prelude::*, sample::select};

    use super::*;

    const TERMS: Terms = Terms { file: 24, message: 12, photo: 3, concern: 24, transfer: 6, told: 12 };

    fn left(on: Date, written: &[(Kind, Date)]) -> Facts {
        Facts { left_on: Some(on), written: written.to_vec(), needs: Vec::new() }
    }

    #[test]
    fn a_term_ends_with_its_last_day() {
        let facts = left(date(2024, 3, 31), &[(Kind::Photo, date(2024, 1, 1))]);
        let photo = |today| verdict(Kind::Photo, &facts, &TERMS, today);
        assert_eq!(photo(date(2024, 6, 30)), Verdict::Later(date(2024, 7, 1)));
        assert_eq!(photo(date(2024, 7, 1)), Verdict::MayGo(date(2024, 7, 1)));
        assert_eq!(verdict(Kind::Message, &facts, &TERMS, date(2030, 1, 1)), Verdict::Nothing);
    }

    #[test]
    fn what_was_written_after_the_last_day_begins_the_term_anew() {
        let facts = left(date(2024, 3, 31), &[(Kind::Message, date(2024, 5, 1))]);
        assert_eq!(
            verdict(Kind::Message, &facts, &TERMS, date(2025, 4, 30)),
            Verdict::Later(date(2025, 5, 2))
        );
    }

    #[test]
    fn the_file_waits_for_the_longest_term() {
        let terms = Terms { concern: 60, ..TERMS };
        let facts = left(date(2024, 3, 31), &[(Kind::Concern, date(2024, 1, 1))]);
        assert_eq!(verdict(Kind::File, &facts, &terms, date(2027, 1, 1)), Verdict::Later(date(2029, 4, 1)));
        let facts = left(date(2024, 3, 31), &[]);
        assert_eq!(verdict(Kind::File, &facts, &terms, date(2027, 1, 1)), Verdict::MayGo(date(2026, 4, 1)));
    }

    #[test]
    fn codes_are_read_back() {
        assert!(Kind::ALL.into_iter().all(|kind| Kind::of(kind.code()) == Some(kind)));
        assert!(Outcome::ALL.into_iter().all(|outcome| Outcome::of(outcome.code()) == Some(outcome)));
        assert_eq!(Need::of("hold"), Some(Need::Hold));
    }

    #[test]
    fn somebody_else_confirms_what_is_still_the_same() {
        assert_eq!(confirming(1, 2, b"a", b"a"), Confirming::Now);
        assert_eq!(confirming(2, 2, b"a", b"a"), Confirming::Own);
        assert_eq!(confirming(1, 2, b"a", b"b"), Confirming::Changed);
    }

    /// Every day is a working day.
    struct Always;

    impl Days for Always {
        fn open(&self, _: Date) -> bool {
            true
        }
    }

    #[test]
    fn another_number_of_working_days_gives_another_day_and_none_is_never_late() {
        let made = date(2026, 3, 2);
        assert_eq!(confirm_by(made, 3, &Always), Some(date(2026, 3, 5)));
        assert_eq!(confirm_by(made, 5, &Always), Some(date(2026, 3, 7)));
        assert_eq!(confirm_by(made, 0, &Always), None);
        assert_eq!(waiting(None, 14, date(2036, 3, 2)), Waiting::InTime);
    }

    fn days() -> impl Strategy<Value = Date> {
        (0..3_000_i64).prop_map(|n| date(2020, 1, 1) + n.days())
    }

    prop_compose! {
        fn facts()(
            left_on in proptest::option::of(days()),
            written in vec((select(Kind::ALL.to_vec()), days()), 0..8),
            needs in vec(select(vec![Need::Hold, Need::Concern, Need::Transfer, Need::Talk]), 0..2),
        ) -> Facts {
            Facts { left_on, written, needs }
        }
    }

    prop_compose! {
        fn terms()(n in vec(1..80_u32, 6)) -> Terms {
            Terms { file: n[0], message: n[1], photo: n[2], concern: n[3], transfer: n[4], told: n[5] }
        }
    }

    proptest! {
        #[test]
        fn waiting_never_gets_better_and_is_escalated_only_after_it_was_late(
            term in 1..30_u32, escalate in 0..30_u32, day in 0..90_i64,
        ) {
            let made = date(2026, 3, 2);
            let until = confirm_by(made, term, &Always);
            let (now, next) = (made + day.days(), made + (day + 1).days());
            prop_assert!(waiting(until, escalate, now) <= waiting(until, escalate, next));
            prop_assert_eq!(waiting(until, escalate, now) == Waiting::InTime, Some(now) <= until);
            prop_assert!(escalate > 0 || waiting(until, escalate, now) != Waiting::Escalated);
        }

        #[test]
        fn nothing_goes_before_its_term(facts in facts(), terms in terms(), today in days()) {
            for kind in Kind::ALL {
                if let Verdict::MayGo(since) = verdict(kind, &facts, &terms, today) {
                    let left = facts.left_on.unwrap();
                    prop_assert!(since <= today);
                    prop_assert!(left + i64::from(terms.of(kind)).months() < since);
                    for (_, on) in facts.written.iter().filter(|(of, _)| *of == kind) {
                        prop_assert!(*on + i64::from(terms.of(kind)).months() < since);
                    }
                }
            }
        }

        #[test]
        fn of_a_child_that_is_here_nothing_goes(facts in facts(), terms in terms(), today in days()) {
            let here = Facts { left_on: None, ..facts };
            for kind in Kind::ALL {
                prop_assert_eq!(verdict(kind, &here, &terms, today), Verdict::Here);
            }
        }

        #[test]
        fn what_is_needed_stays(facts in facts(), terms in terms(), today in days()) {
            let needed = Facts { needs: vec![Need::Hold], ..facts };
            for kind in Kind::ALL {
                prop_assert!(!matches!(verdict(kind, &needed, &terms, today), Verdict::MayGo(_)));
            }
        }

        #[test]
        fn with_the_file_goes_nothing_that_must_stay(facts in facts(), terms in terms(), today in days()) {
            if let Verdict::MayGo(_) = verdict(Kind::File, &facts, &terms, today) {
                for kind in Kind::ALL {
                    let other = verdict(kind, &facts, &terms, today);
                    prop_assert!(matches!(other, Verdict::MayGo(_) | Verdict::Nothing), "{kind:?}: {other:?}");
                }
            }
        }

        #[test]
        fn what_may_go_may_go_later_too(facts in facts(), terms in terms(), today in days(), more in 0..500_i64) {
            for kind in Kind::ALL {
                let first = verdict(kind, &facts, &terms, today);
                if matches!(first, Verdict::MayGo(_)) {
                    prop_assert_eq!(verdict(kind, &facts, &terms, today + more.days()), first);
                }
            }
        }
    }
}
