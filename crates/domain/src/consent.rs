//! Consent of guardians, and the legal basis without which nothing about a child goes to anybody outside.
//!
//! A consent is for a purpose, a recipient and contents, from a day until a day. All guardians with custody are asked,
//! each gives it for itself and can withdraw it at any time, with effect at once. Silence is never a yes. Who has
//! custody is looked at on the day on which something is shared, not on which it was asked.

use jiff::{ToSpan, civil::Date};

/// A consent holds at most so many days.
pub const MOST_DAYS: i64 = 366;
/// Recipient and names have at most so many characters.
pub const MOST_NAME: usize = 200;
/// What is shared and why, at most so many.
pub const MOST_WORDS: usize = 4_000;

/// Whoever has not answered is reminded once, after so many days.
pub const REMIND_DAYS: i64 = 7;

/// A link for somebody outside works for so many days.
pub const LINK_DAYS: i64 = 21;
/// … and shows what is behind it so many times.
pub const LINK_VIEWS: i64 = 20;
/// … and bears so many wrong codes.
pub const LINK_TRIES: i64 = 10;

/// What a guardian said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Yes.
    Given,
    /// No.
    Refused,
    /// No longer.
    Withdrawn,
}

impl Answer {
    /// All answers.
    pub const ALL: [Self; 3] = [Self::Given, Self::Refused, Self::Withdrawn];

    /// Its name in forms, the database and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The answer of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.code() == code)
    }

    /// Whether somebody who said `before` last, or nothing yet, can say this now.
    pub fn follows(self, before: Option<Self>) -> bool {
        match self {
            Self::Given => before != Some(Self::Given),
            Self::Refused => before.is_none(),
            Self::Withdrawn => before == Some(Self::Given),
        }
    }

    /// Whether staff records this only together with the scan of what was signed: a yes of somebody who said no, or no
    /// longer, `before`. Without it one colleague alone would turn a no into a yes.
    pub fn needs_scan(self, before: Option<Self>) -> bool {
        self == Self::Given && matches!(before, Some(Self::Refused | Self::Withdrawn))
    }
}

/// What was asked, as far as the rules need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The first day on which it holds.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// It is not asked any more.
    pub taken_back: bool,
}

/// How a consent stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// All with custody gave it, and it holds today.
    Valid,
    /// All gave it, for days that are still to come.
    NotYet,
    /// Somebody with custody has not answered. Others may have.
    Waiting,
    /// Somebody with custody said no, or no longer.
    Refused,
    /// Its last day is over.
    Over,
    /// It is not asked any more.
    TakenBack,
    /// Nobody is known to have custody: nobody can give it.
    Nobody,
}

impl Standing {
    /// Its name in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::NotYet => "not-yet",
            Self::Waiting => "waiting",
            Self::Refused => "refused",
            Self::Over => "over",
            Self::TakenBack => "taken-back",
            Self::Nobody => "nobody",
        }
    }
}

/// What a guardian said last. `answers` are in order of time.
pub fn last_answer<G: PartialEq>(answers: &[(G, Answer)], guardian: &G) -> Option<Answer> {
    answers.iter().rev().find(|(of, _)| of == guardian).map(|(_, answer)| *answer)
}

/// The last of what somebody said to several questions about the same, each with its moment. Of one moment a no counts.
pub fn last_said<T: Ord, W>(said: impl IntoIterator<Item = (T, Answer, W)>) -> Option<W> {
    let last = said.into_iter().max_by(|(at, answer, _), (other_at, other, _)| {
        (at, *answer != Answer::Given).cmp(&(other_at, *other != Answer::Given))
    });
    last.map(|(_, _, what)| what)
}

/// How a consent stands on a day on which these guardians have custody.
pub fn standing<G: PartialEq>(
    asked: Asked,
    custodians: &[G],
    answers: &[(G, Answer)],
    today: Date,
) -> Standing {
    let last: Vec<Option<Answer>> =
        custodians.iter().map(|guardian| last_answer(answers, guardian)).collect();
    if asked.taken_back {
        Standing::TakenBack
    } else if today > asked.until {
        Standing::Over
    } else if custodians.is_empty() {
        Standing::Nobody
    } else if last.iter().any(|answer| matches!(answer, Some(Answer::Refused | Answer::Withdrawn))) {
        Standing::Refused
    } else if last.iter().any(Option::is_none) {
        Standing::Waiting
    } else if today < asked.from {
        Standing::NotYet
    } else {
        Standing::Valid
    }
}

/// A period for which consent can be asked: it does not end before it begins or before today, and lasts at most
/// [`MOST_DAYS`].
pub fn can_be_asked(from: Date, until: Date, today: Date) -> bool {
    until >= from && until >= today && from >= today && until <= from.saturating_add(MOST_DAYS.days())
}

/// A statutory duty by which something is shared without consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// A supervisor asks (Algemene wet bestuursrecht, article 5:20).
    Inspection,
    /// A court orders it.
    Court,
    /// The family guardian of a certified institution asks (Jeugdwet, article 7.3.11).
    YouthProtection,
}

impl Duty {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Inspection, Self::Court, Self::YouthProtection];

    /// Its name in forms, the database and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Inspection => "inspection",
            Self::Court => "court",
            Self::YouthProtection => "youth-protection",
        }
    }

    /// The duty of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|duty| duty.code() == code)
    }
}

/// A statutory right by which something is shared without consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// Whoever works with a child may report a suspicion of abuse to Veilig Thuis (Wet maatschappelijke ondersteuning
    /// 2015, article 5.2.6).
    VeiligThuis,
}

impl Right {
    /// Its name in sealed files and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::VeiligThuis => "veilig-thuis",
        }
    }
}

/// On what sharing rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis<Id> {
    /// A consent that is valid at this moment.
    Consent(Id),
    /// A duty.
    Duty(Duty),
    /// A right.
    Right(Right),
}

/// That something about a child may go to somebody outside, today. Whatever shares or shows outside takes one, and only
/// this module makes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegalBasis<Id> {
    basis: Basis<Id>,
    day: Date,
}

impl<Id: Copy> LegalBasis<Id> {
    /// By consent, if it is valid on this day.
    ///
    /// # Errors
    /// How it stands otherwise.
    pub fn of_consent<G: PartialEq>(
        id: Id,
        asked: Asked,
        custodians: &[G],
        answers: &[(G, Answer)],
        today: Date,
    ) -> Result<Self, Standing> {
        match standing(asked, custodians, answers, today) {
            Standing::Valid => Ok(Self { basis: Basis::Consent(id), day: today }),
            other => Err(other),
        }
    }

    /// By a duty, on this day.
    pub fn of_duty(duty: Duty, today: Date) -> Self {
        Self { basis: Basis::Duty(duty), day: today }
    }

    /// By a right, on this day.
    pub fn of_right(right: Right, today: Date) -> Self {
        Self { basis: Basis::Right(right), day: today }
    }

    /// On what it rests.
    pub fn basis(&self) -> Basis<Id> {
        self.basis
    }

    /// The day on which it holds: what is shared is shared then.
    pub fn day(&self) -> Date {
        self.day
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const MONDAY: Date = date(2026, 3, 2);

    /// What happens to one consent of up to four guardians.
    #[derive(Clone, Debug)]
    enum Event {
        Answers(u8, Answer),
        Custody(u8, bool),
        Passes(i64),
        TakesBack,
        Shares,
    }

    fn event() -> impl Strategy<Value = Event> {
        prop_oneof![
            6 => (0u8..4, prop::sample::select(vec![
                    Answer::Given, Answer::Given, Answer::Given, Answer::Refused, Answer::Withdrawn,
                ])).prop_map(|(who, answer)| Event::Answers(who, answer)),
            2 => (0u8..4, any::<bool>()).prop_map(|(who, custody)| Event::Custody(who, custody)),
            2 => (0i64..15).prop_map(Event::Passes),
            1 => Just(Event::TakesBack),
            6 => Just(Event::Shares),
        ]
    }

    proptest! {
        #[test]
        fn nothing_is_shared_without_a_basis_at_that_moment(
            custody in prop::collection::btree_set(0u8..4, 0..3),
            (begins, lasts) in (-5i64..10, 0i64..60),
            events in prop::collection::vec(event(), 0..60),
        ) {
            let asked_from = MONDAY + begins.days();
            let mut asked = Asked { from: asked_from, until: asked_from + lasts.days(), taken_back: false };
            let (mut today, mut custody) = (MONDAY, custody);
            let mut answers: Vec<(u8, Answer)> = Vec::new();
            // Told apart from the rule: who says yes at this moment.
            let mut yes: BTreeMap<u8, bool> = BTreeMap::new();
            for event in events {
                match event {
                    Event::Answers(who, answer) => {
                        if answer.follows(last_answer(&answers, &who)) {
                            answers.push((who, answer));
                            yes.insert(who, answer == Answer::Given);
                        }
                    }
                    Event::Custody(who, true) => { custody.insert(who); }
                    Event::Custody(who, false) => { custody.remove(&who); }
                    Event::Passes(days) => today += days.days(),
                    Event::TakesBack => asked.taken_back = true,
                    Event::Shares => {
                        let custodians: Vec<u8> = custody.iter().copied().collect();
                        let basis = LegalBasis::of_consent(7u8, asked, &custodians, &answers, today);
                        let may = !asked.taken_back
                            && (asked.from..=asked.until).contains(&today)
                            && !custody.is_empty()
                            && custody.iter().all(|who| yes.get(who) == Some(&true));
                        prop_assert_eq!(basis.is_ok(), may);
                        if let Ok(basis) = basis {
                            prop_assert_eq!((basis.basis(), basis.day()), (Basis::Consent(7), today));
                        }
                    }
                }
            }
        }

        #[test]
        fn an_answer_changes_only_what_it_can(answers in prop::collection::vec(
            prop::sample::select(Answer::ALL.to_vec()), 0..12)) {
            let (mut last, mut ever) = (None, BTreeSet::new());
            for answer in answers {
                if answer.follows(last) {
                    prop_assert!(answer != Answer::Withdrawn || last == Some(Answer::Given));
                    prop_assert_ne!(Some(answer), last);
                    last = Some(answer);
                    ever.insert(answer.code());
                }
            }
            prop_assert_eq!(last.is_none(), ever.is_empty());
        }
    }

    /// Who brings an answer: the guardian itself, or staff, with the scan of what was signed or without one.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Brought {
        ByItself,
        WithScan,
        ByWord,
    }

    proptest! {
        #[test]
        fn after_a_no_only_the_guardian_or_what_it_signed_makes_a_yes(answers in prop::collection::vec((
            prop::sample::select(Answer::ALL.to_vec()),
            prop::sample::select(vec![Brought::ByItself, Brought::WithScan, Brought::ByWord]),
        ), 0..16)) {
            let asked = Asked { from: MONDAY, until: MONDAY, taken_back: false };
            let mut said: Vec<(u8, Answer)> = Vec::new();
            let (mut no_before, mut proven) = (false, false);
            for (answer, brought) in answers {
                let before = last_answer(&said, &1);
                let kept = answer.follows(before)
                    && (brought != Brought::ByWord || !answer.needs_scan(before));
                // Who said nothing yet can answer in any way, and whoever said yes can end that in any way.
                prop_assert!(kept || !answer.follows(before) || no_before);
                if kept {
                    said.push((1, answer));
                    proven = brought != Brought::ByWord;
                    no_before |= answer != Answer::Given;
                }
                let valid = standing(asked, &[1], &said, MONDAY) == Standing::Valid;
                prop_assert!(!valid || !no_before || proven);
            }
        }
    }

    proptest! {
        #[test]
        fn asking_anew_does_not_wash_a_no_away(
            said in prop::collection::vec((0u8..6, prop::sample::select(Answer::ALL.to_vec())), 0..12),
        ) {
            let last = last_said(said.iter().map(|(at, answer)| (*at, *answer, *answer)));
            let latest = said.iter().map(|(at, _)| *at).max();
            let no = said.iter().any(|(at, answer)| Some(*at) == latest && *answer != Answer::Given);
            prop_assert_eq!(last.is_none(), said.is_empty());
            prop_assert_eq!(Answer::Given.needs_scan(last), no);
        }
    }

    #[test]
    fn silence_is_never_a_yes() {
        let asked = Asked { from: MONDAY, until: MONDAY, taken_back: false };
        let given = [(1u8, Answer::Given)];
        assert_eq!(standing(asked, &[1, 2], &given, MONDAY), Standing::Waiting);
        assert_eq!(standing(asked, &[1], &given, MONDAY), Standing::Valid);
        assert_eq!(standing(asked, &[], &given, MONDAY), Standing::Nobody);
        assert_eq!(standing(asked, &[1], &given, MONDAY + 1.day()), Standing::Over);
    }

    #[test]
    fn it_is_asked_for_days_to_come_and_a_year_at_most() {
        let day = |n: i64| MONDAY + n.days();
        assert!(can_be_asked(MONDAY, day(MOST_DAYS), MONDAY));
        assert!(!can_be_asked(MONDAY, day(MOST_DAYS + 1), MONDAY));
        assert!(!can_be_asked(day(-1), day(3), MONDAY));
        assert!(!can_be_asked(day(3), day(2), MONDAY));
    }

    #[test]
    fn codes_lead_back() {
        assert!(Answer::ALL.iter().all(|answer| Answer::of(answer.code()) == Some(*answer)));
        assert!(Duty::ALL.iter().all(|duty| Duty::of(duty.code()) == Some(*duty)));
    }
}
