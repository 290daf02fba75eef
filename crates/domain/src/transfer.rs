//! The transfer of a child ("overdracht") to a school, to after-school care of the same organisation or to another
//! centre.
//!
//! The dossier has parts. Parents read all of it, react beside it, and consent for each part; what they did not consent
//! to stays here. Whether a part may leave is looked at when it leaves, and again each time somebody outside reads it.

use jiff::{ToSpan, civil::Date};

use crate::consent::{Answer, Asked, LegalBasis, MOST_DAYS, Standing, last_answer, standing};

/// The consents hold for so many days after the child's first day at the receiver, so that the receiver can read on.
const HOLDS_AFTER_DAYS: i64 = 120;
/// Where the child goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A primary school.
    School,
    /// A primary school for special education.
    SpecialSchool,
    /// A group of after-school care of the same organisation.
    AfterSchool,
    /// A centre or after-school care of somebody else.
    Centre,
}

impl Destination {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::School, Self::SpecialSchool, Self::AfterSchool, Self::Centre];

    /// Its name in forms, the database and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::SpecialSchool => "special-school",
            Self::AfterSchool => "bso",
            Self::Centre => "centre",
        }
    }

    /// The destination of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// Whether the terms for schools hold.
    pub fn is_school(self) -> bool {
        matches!(self, Self::School | Self::SpecialSchool)
    }
}

/// Why the mentor speaks with the receiver as well ("warme overdracht").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warm {
    /// There is an open concern about the child.
    Concern,
    /// The child goes to special education.
    SpecialSchool,
    /// The mentor chose to.
    Own,
}

impl Warm {
    /// The first reason there is to speak with the receiver: an open `concern`, where the child goes, or the `own` choice.
    pub fn of(concern: bool, destination: Destination, own: bool) -> Option<Self> {
        match destination {
            _ if concern => Some(Self::Concern),
            Destination::SpecialSchool => Some(Self::SpecialSchool),
            _ => own.then_some(Self::Own),
        }
    }

    /// Its name in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Concern => "concern",
            Self::SpecialSchool => "special-school",
            Self::Own => "own",
        }
    }
}

/// A part of the dossier: what parents consent to as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Who the child is.
    Child,
    /// Its development, by domain.
    Development,
    /// Its wellbeing and involvement.
    Wellbeing,
    /// What helps the child.
    Helps,
    /// Agreements and needs.
    Needs,
    /// Concerns. Never gathered from the file: the mentor writes it, or it is not there.
    Concerns,
    /// What the parents want to say themselves. Nobody else writes in it.
    Parents,
}

impl Part {
    /// All parts, in the order of the dossier.
    pub const ALL: [Self; 7] = [
        Self::Child,
        Self::Development,
        Self::Wellbeing,
        Self::Helps,
        Self::Needs,
        Self::Concerns,
        Self::Parents,
    ];

    /// Its name in forms, the database and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Child => "child",
            Self::Development => "development",
            Self::Wellbeing => "wellbeing",
            Self::Helps => "helps",
            Self::Needs => "needs",
            Self::Concerns => "concerns",
            Self::Parents => "parents",
        }
    }

    /// The part of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    /// Whether it is in a dossier in which the mentor wrote this: empty parts are not, but for the parents' own.
    pub fn is_asked(self, words: &str) -> bool {
        self == Self::Parents || !words.trim().is_empty()
    }
}

/// The days for which consent is asked: from today until well after the first day at the receiver, at most
/// [`MOST_DAYS`].
pub fn period(starts_on: Date, today: Date) -> (Date, Date) {
    let until = starts_on.max(today).saturating_add(HOLDS_AFTER_DAYS.days());
    (today, until.min(today.saturating_add(MOST_DAYS.days())))
}

/// The consent that was asked for a part, and what guardians said to it, in order of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartConsent<Id, G> {
    /// Which part.
    pub part: Part,
    /// The consent.
    pub consent: Id,
    /// What was asked.
    pub asked: Asked,
    /// What was said.
    pub answers: Vec<(G, Answer)>,
}

impl<Id, G: PartialEq> PartConsent<Id, G> {
    /// How it stands on a day on which these have custody.
    pub fn standing(&self, custodians: &[G], today: Date) -> Standing {
        standing(self.asked, custodians, &self.answers, today)
    }
}

/// The parts that may leave today, each with the basis on which it does. Nothing else goes to the receiver: not when the
/// dossier is sent, and not when it is read later.
pub fn may_leave<Id: Copy, G: PartialEq>(
    parts: &[PartConsent<Id, G>],
    custodians: &[G],
    today: Date,
) -> Vec<(Part, LegalBasis<Id>)> {
    let basis = |one: &PartConsent<Id, G>| {
        LegalBasis::of_consent(one.consent, one.asked, custodians, &one.answers, today).ok()
    };
    parts.iter().filter_map(|one| Some((one.part, basis(one)?))).collect()
}

/// What happened to a transfer, as far as its state depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Happened {
    /// It was given to the parents.
    pub given: bool,
    /// It was sent, or could be read by the new mentor.
    pub sent: bool,
    /// The receiver said that it read it.
    pub received: bool,
    /// It was stopped.
    pub stopped: bool,
}

/// How a transfer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The mentor writes.
    Draft,
    /// The parents read; not everybody has answered everything.
    WithParents,
    /// All parts may go.
    Agreed,
    /// Some parts may go, the others may not.
    PartAgreed,
    /// Nothing may go.
    Refused,
    /// It was sent.
    Sent,
    /// The receiver confirmed it.
    Received,
    /// It was stopped.
    Withdrawn,
}

impl State {
    /// All states.
    pub const ALL: [Self; 8] = [
        Self::Draft,
        Self::WithParents,
        Self::Agreed,
        Self::PartAgreed,
        Self::Refused,
        Self::Sent,
        Self::Received,
        Self::Withdrawn,
    ];

    /// Its name in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::WithParents => "with-parents",
            Self::Agreed => "agreed",
            Self::PartAgreed => "part-agreed",
            Self::Refused => "refused",
            Self::Sent => "sent",
            Self::Received => "received",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// How a transfer stands of which the consents for the parts stand so.
pub fn state(happened: Happened, standings: &[Standing]) -> State {
    let any = |wanted: Standing| standings.contains(&wanted);
    match happened {
        Happened { stopped: true, .. } => State::Withdrawn,
        Happened { given: false, .. } => State::Draft,
        Happened { received: true, .. } => State::Received,
        Happened { sent: true, .. } => State::Sent,
        _ if any(Standing::Waiting) || any(Standing::NotYet) => State::WithParents,
        _ if !any(Standing::Valid) => State::Refused,
        _ if standings.iter().all(|one| *one == Standing::Valid) => State::Agreed,
        _ => State::PartAgreed,
    }
}

/// What a guardian says now about a part, who said `before` last: nothing new when that is the same.
pub fn answer(yes: bool, before: Option<Answer>) -> Option<Answer> {
    let said = match (yes, before) {
        (true, _) => Answer::Given,
        (false, Some(Answer::Given)) => Answer::Withdrawn,
        (false, _) => Answer::Refused,
    };
    said.follows(before).then_some(said)
}

/// Whose yes to a part waits again when `by` changes what it wrote beside it: of all others, for they said it to other
/// words. A no stays.
pub fn asked_anew<G: Copy + PartialEq>(answers: &[(G, Answer)], by: G) -> Vec<G> {
    let mut anew = Vec::new();
    for (guardian, _) in answers {
        if *guardian != by
            && !anew.contains(guardian)
            && last_answer(answers, guardian) == Some(Answer::Given)
        {
            anew.push(*guardian);
        }
    }
    anew
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use jiff::civil::date;
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    const MONDAY: Date = date(2026, 3, 2);

    #[derive(Clone, Debug)]
    enum Event {
        Says(u8, Part, bool),
        Custody(u8, bool),
        Passes(i64),
        Reads,
    }

    fn event() -> impl Strategy<Value = Event> {
        let part = proptest::sample::select(Part::ALL.to_vec());
        prop_oneof![
            6 => (0..3_u8, part, any::<bool>()).prop_map(|(who, part, yes)| Event::Says(who, part, yes)),
            2 => (0..3_u8, any::<bool>()).prop_map(|(who, has)| Event::Custody(who, has)),
            1 => (0..90_i64).prop_map(Event::Passes),
            4 => Just(Event::Reads),
        ]
    }

    /// A second book-keeping: who said what last, by part.
    #[derive(Default)]
    struct Book {
        last: BTreeMap<(u8, Part), bool>,
        custody: BTreeSet<u8>,
    }

    impl Book {
        fn all_said_yes(&self, part: Part) -> bool {
            !self.custody.is_empty()
                && self.custody.iter().all(|who| self.last.get(&(*who, part)) == Some(&true))
        }
    }

    proptest! {
        #[test]
        fn no_part_leaves_without_the_consent_of_all_at_that_moment(
            events in proptest::collection::vec(event(), 1..60),
        ) {
            let (from, until) = period(date(2026, 9, 1), MONDAY);
            let asked = Asked { from, until, taken_back: false };
            let mut parts: Vec<PartConsent<u8, u8>> = (1..)
                .zip(Part::ALL)
                .map(|(consent, part)| PartConsent { part, consent, asked, answers: Vec::new() })
                .collect();
            let mut book = Book { custody: BTreeSet::from([0, 1]), ..Book::default() };
            let mut today = MONDAY;
            for event in events {
                match event {
                    Event::Says(who, part, yes) => {
                        let one = parts.iter_mut().find(|one| one.part == part).unwrap();
                        let before = crate::consent::last_answer(&one.answers, &who);
                        if let Some(said) = answer(yes, before) {
                            one.answers.push((who, said));
                        }
                        book.last.insert((who, part), yes);
                    }
                    Event::Custody(who, true) => drop(book.custody.insert(who)),
                    Event::Custody(who, false) => drop(book.custody.remove(&who)),
                    Event::Passes(days) => today = today.saturating_add(days.days()),
                    Event::Reads => {
                        let custodians: Vec<u8> = book.custody.iter().copied().collect();
                        let leaving = may_leave(&parts, &custodians, today);
                        for part in Part::ALL {
                            let leaves = leaving.iter().any(|(one, _)| *one == part);
                            prop_assert_eq!(leaves, today <= until && book.all_said_yes(part), "{:?}", part);
                        }
                        for (_, basis) in &leaving {
                            prop_assert_eq!(basis.day(), today);
                        }
                    }
                }
            }
        }
    }

    proptest! {
        #[test]
        fn no_yes_counts_for_words_that_another_wrote_after_it(
            events in proptest::collection::vec((0..3_u8, proptest::option::of(any::<bool>())), 1..40),
        ) {
            let mut answers: Vec<(u8, Answer)> = Vec::new();
            // A second book-keeping: whose last word is a yes to the words of the others as they are now.
            let mut yes: BTreeSet<u8> = BTreeSet::new();
            for (who, event) in events {
                if let Some(says) = event {
                    answers.extend(answer(says, last_answer(&answers, &who)).map(|said| (who, said)));
                    if says { yes.insert(who); } else { yes.remove(&who); }
                } else {
                    let anew = asked_anew(&answers, who);
                    answers.retain(|(guardian, _)| !anew.contains(guardian));
                    yes.retain(|guardian| *guardian == who);
                }
                for guardian in 0..3 {
                    let counts = last_answer(&answers, &guardian) == Some(Answer::Given);
                    prop_assert_eq!(counts, yes.contains(&guardian));
                }
            }
        }
    }

    #[test]
    fn a_state_follows_from_what_happened_and_what_was_said() {
        use Standing::{Refused, Valid, Waiting};
        let given = Happened { given: true, ..Happened::default() };
        assert_eq!(state(Happened::default(), &[]), State::Draft);
        assert_eq!(state(given, &[Valid, Waiting]), State::WithParents);
        assert_eq!(state(given, &[Valid, Valid]), State::Agreed);
        assert_eq!(state(given, &[Valid, Refused]), State::PartAgreed);
        assert_eq!(state(given, &[Refused, Refused]), State::Refused);
        let sent = Happened { sent: true, ..given };
        assert_eq!(state(sent, &[Refused]), State::Sent);
        assert_eq!(state(Happened { received: true, ..sent }, &[Valid]), State::Received);
        assert_eq!(state(Happened { stopped: true, ..sent }, &[Valid]), State::Withdrawn);
    }

    #[rstest]
    #[case::an_open_concern_comes_first(true, Destination::SpecialSchool, true, Some(Warm::Concern))]
    #[case::special_education_asks_it_always(
        false,
        Destination::SpecialSchool,
        false,
        Some(Warm::SpecialSchool)
    )]
    #[case::the_mentor_may_choose_it(false, Destination::School, true, Some(Warm::Own))]
    #[case::nothing_asks_it(false, Destination::Centre, false, None)]
    fn the_mentor_speaks_with_the_receiver_when(
        #[case] concern: bool,
        #[case] destination: Destination,
        #[case] own: bool,
        #[case] expected: Option<Warm>,
    ) {
        assert_eq!(Warm::of(concern, destination, own), expected);
    }

    #[test]
    fn an_answer_that_changes_is_kept_and_silence_is_none() {
        assert_eq!(answer(true, None), Some(Answer::Given));
        assert_eq!(answer(false, None), Some(Answer::Refused));
        assert_eq!(answer(true, Some(Answer::Given)), None);
        assert_eq!(answer(false, Some(Answer::Given)), Some(Answer::Withdrawn));
        assert_eq!(answer(false, Some(Answer::Refused)), None);
        assert_eq!(answer(true, Some(Answer::Withdrawn)), Some(Answer::Given));
    }

    #[test]
    fn consent_is_asked_until_after_the_first_day_and_no_longer_than_a_year() {
        assert_eq!(period(date(2026, 8, 31), MONDAY), (MONDAY, date(2026, 12, 29)));
        assert_eq!(period(date(2020, 1, 1), MONDAY), (MONDAY, date(2026, 6, 30)));
        assert_eq!(period(date(2028, 1, 1), MONDAY).1, MONDAY.saturating_add(MOST_DAYS.days()));
    }

    #[test]
    fn an_empty_part_is_not_asked_but_the_parents_own() {
        assert!(Part::Child.is_asked("Noor") && !Part::Concerns.is_asked("  ") && Part::Parents.is_asked(""));
        for part in Part::ALL {
            assert_eq!(Part::of(part.code()), Some(part));
        }
        for one in Destination::ALL {
            assert_eq!(Destination::of(one.code()), Some(one));
        }
    }
}
