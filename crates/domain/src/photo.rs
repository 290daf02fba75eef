//! Photos of children: when one may be added, and who sees it.
//!
//! A photo is personal data of a child under sixteen, for which whoever has parental responsibility gives consent
//! (Algemene verordening gegevensbescherming, art. 6; Uitvoeringswet AVG, art. 5). Here it is for the file of the
//! child and its own parents, and nothing wider. Each guardian with custody says yes for itself; silence is never a yes,
//! and one who says no or no longer ends it for all, at once, also for the photos that are there.

use crate::consent::{Answer, last_answer};

/// So many photos go with one observation or note.
pub const MOST_PHOTOS: usize = 4;
/// A description has at most so many characters.
pub const MOST_DESCRIBED: usize = 300;

/// How the consent for photos of a child stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Consent<G> {
    /// All with custody said yes.
    Given,
    /// These have not answered; nobody said no.
    Waiting(Vec<G>),
    /// These said no, or no longer.
    Refused(Vec<G>),
    /// Nobody is known to have custody: nobody can give it.
    Nobody,
}

impl<G: PartialEq + Clone> Consent<G> {
    /// On a day on which these guardians have custody. `answers` are in order of time.
    pub fn of(custodians: &[G], answers: &[(G, Answer)]) -> Self {
        let who = |is: fn(Option<Answer>) -> bool| -> Vec<G> {
            custodians.iter().filter(|guardian| is(last_answer(answers, guardian))).cloned().collect()
        };
        if custodians.is_empty() {
            return Self::Nobody;
        }
        let refused = who(|last| matches!(last, Some(Answer::Refused | Answer::Withdrawn)));
        if !refused.is_empty() {
            return Self::Refused(refused);
        }
        let silent = who(|last| last.is_none());
        if silent.is_empty() { Self::Given } else { Self::Waiting(silent) }
    }

    /// A photo may be added, and those that are there may be seen.
    pub fn is_given(&self) -> bool {
        matches!(self, Self::Given)
    }
}

/// Where a photo stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// With a text that only its writer sees: a draft, or a note for oneself.
    Alone,
    /// With a note for the group.
    Group,
    /// With an observation that is finished; and whether the parents were told of it.
    Finished {
        /// They were.
        told: bool,
    },
}

/// Who looks at a photo of a child whose file it may open, or whose parent with custody it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Who wrote the text that the photo goes with.
    Writer,
    /// A colleague.
    Colleague,
    /// A parent.
    Parent,
}

/// Whether a photo is shown. Parents hear what was seen from a person first, then they see the photo.
pub fn is_shown<G: PartialEq + Clone>(consent: &Consent<G>, at: At, reader: Reader) -> bool {
    consent.is_given()
        && match reader {
            Reader::Writer => true,
            Reader::Colleague => at != At::Alone,
            Reader::Parent => at == At::Finished { told: true },
        }
}

/// Why a photo is not taken, besides what is wrong with its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It was not said that no other child is recognisable on it.
    Others,
    /// There are [`MOST_PHOTOS`] already.
    Many,
    /// The description has more than [`MOST_DESCRIBED`] characters: so many.
    Long(usize),
}

/// Checks what goes with a photo: `there` are the photos that are there already.
///
/// # Errors
/// The first thing that is wrong.
pub fn check(described: &str, only_this_child: bool, there: usize) -> Result<(), Wrong> {
    let length = described.chars().count();
    if there >= MOST_PHOTOS {
        Err(Wrong::Many)
    } else if length > MOST_DESCRIBED {
        Err(Wrong::Long(length))
    } else if !only_this_child {
        Err(Wrong::Others)
    } else {
        Ok(())
    }
}

/// Whether somebody may take a photo away: who added it, and the mentor of the child.
pub fn may_remove(added_it: bool, is_mentor: bool) -> bool {
    added_it || is_mentor
}

/// Whether it stays to be read that a photo was taken away: where others have seen it. `fresh`: the text can still be
/// changed by its writer without a trace.
pub fn leaves_its_place(at: At, fresh: bool) -> bool {
    match at {
        At::Alone => false,
        At::Group => !fresh,
        At::Finished { .. } => true,
    }
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan, civil::date};
    use proptest::{collection::vec, prelude::*, sample::select};
    use rstest::rstest;

    use super::*;
    use crate::guardians::{Tie, Turn};

    /// What somebody may have said, as the page lets it: an answer only where it follows the one before.
    fn said(raw: Vec<(u8, Answer)>) -> Vec<(u8, Answer)> {
        let mut kept: Vec<(u8, Answer)> = Vec::new();
        for (who, answer) in raw {
            if answer.follows(last_answer(&kept, &who)) {
                kept.push((who, answer));
            }
        }
        kept
    }

    fn answers() -> impl Strategy<Value = Vec<(u8, Answer)>> {
        vec((0..4_u8, select(&Answer::ALL[..])), 0..12).prop_map(said)
    }

    fn ties() -> impl Strategy<Value = Vec<Tie>> {
        let day = |n: i64| date(2026, 3, 2).saturating_add(n.days());
        let turn = (-20..20_i64, any::<bool>()).prop_map(move |(n, custody)| Turn { from: day(n), custody });
        let tie = (prop::option::of(any::<bool>()), vec(turn, 0..4)).prop_map(|(imported, turns)| Tie {
            imported,
            turns,
            ..Tie::default()
        });
        vec(tie, 4)
    }

    proptest! {
        #[test]
        fn it_is_given_when_each_with_custody_on_the_day_says_yes_and_no_other_way(
            answers in answers(), ties in ties(), n in -25..25_i64
        ) {
            let day = date(2026, 3, 2).saturating_add(n.days());
            let with: Vec<u8> =
                (0..4).filter(|who| ties[usize::from(*who)].custody_on(day) == Some(true)).collect();
            let consent = Consent::of(&with, &answers);
            // The last word of each, followed from the front.
            let mut yes = [false; 4];
            for (who, answer) in &answers {
                yes[usize::from(*who)] = *answer == Answer::Given;
            }
            let all = !with.is_empty() && with.iter().all(|who| yes[usize::from(*who)]);
            prop_assert_eq!(consent.is_given(), all);
            match &consent {
                Consent::Given => {}
                Consent::Nobody => prop_assert!(with.is_empty()),
                Consent::Waiting(who) => {
                    prop_assert!(!who.is_empty());
                    prop_assert!(who.iter().all(|w| with.contains(w) && answers.iter().all(|(a, _)| a != w)));
                }
                Consent::Refused(who) => {
                    prop_assert!(!who.is_empty());
                    prop_assert!(who.iter().all(|w| with.contains(w) && answers.iter().any(|(a, _)| a == w)));
                }
            }
        }

        #[test]
        fn whoever_says_no_ends_it_for_all_until_it_says_yes(
            answers in answers(), with in vec(0..4_u8, 1..4), who in 0..3_usize
        ) {
            let who = with[who % with.len()];
            let mut answers = answers;
            let last = last_answer(&answers, &who);
            let no = if last == Some(Answer::Given) { Answer::Withdrawn } else { Answer::Refused };
            answers.push((who, no));
            let consent = Consent::of(&with, &answers);
            for at in [At::Alone, At::Group, At::Finished { told: false }, At::Finished { told: true }] {
                for reader in [Reader::Writer, Reader::Colleague, Reader::Parent] {
                    prop_assert!(!is_shown(&consent, at, reader));
                }
            }
            prop_assert!(matches!(&consent, Consent::Refused(names) if names.contains(&who)));
        }

        #[test]
        fn what_a_parent_sees_the_team_sees_and_what_the_team_sees_its_writer_sees(
            answers in answers(), with in vec(0..4_u8, 0..4), at in 0..4_usize
        ) {
            let at = [At::Alone, At::Group, At::Finished { told: false }, At::Finished { told: true }][at];
            let consent = Consent::of(&with, &answers);
            let shown = |reader| is_shown(&consent, at, reader);
            prop_assert!(!shown(Reader::Parent) || shown(Reader::Colleague));
            prop_assert!(!shown(Reader::Colleague) || shown(Reader::Writer));
            prop_assert_eq!(shown(Reader::Writer), consent.is_given());
        }
    }

    #[rstest]
    #[case::nobody(&[], &[], Consent::Nobody)]
    #[case::silence(&["a"], &[], Consent::Waiting(vec!["a"]))]
    #[case::one_of_two(&["a", "b"], &[("a", Answer::Given)], Consent::Waiting(vec!["b"]))]
    #[case::both(&["a", "b"], &[("a", Answer::Given), ("b", Answer::Given)], Consent::Given)]
    #[case::one_no(&["a", "b"], &[("a", Answer::Refused)], Consent::Refused(vec!["a"]))]
    #[case::no_longer(&["a"], &[("a", Answer::Given), ("a", Answer::Withdrawn)], Consent::Refused(vec!["a"]))]
    #[case::again(&["a"], &[("a", Answer::Refused), ("a", Answer::Given)], Consent::Given)]
    #[case::without_custody(&["a"], &[("a", Answer::Given), ("b", Answer::Refused)], Consent::Given)]
    fn consents(#[case] with: &[&str], #[case] answers: &[(&str, Answer)], #[case] is: Consent<&str>) {
        assert_eq!(Consent::of(with, answers), is);
    }

    #[rstest]
    #[case::well("Bouwt een toren", true, 3, Ok(()))]
    #[case::many("", true, 4, Err(Wrong::Many))]
    #[case::others("", false, 0, Err(Wrong::Others))]
    fn what_goes_with_a_photo(
        #[case] described: &str,
        #[case] only: bool,
        #[case] there: usize,
        #[case] is: Result<(), Wrong>,
    ) {
        assert_eq!(check(described, only, there), is);
    }

    #[test]
    fn a_description_has_an_end() {
        assert_eq!(check(&"é".repeat(MOST_DESCRIBED), true, 0), Ok(()));
        assert_eq!(check(&"é".repeat(MOST_DESCRIBED + 1), true, 0), Err(Wrong::Long(MOST_DESCRIBED + 1)));
    }

    #[rstest]
    #[case::of_a_draft(At::Alone, false, false)]
    #[case::of_a_new_note(At::Group, true, false)]
    #[case::of_an_old_note(At::Group, false, true)]
    #[case::of_an_observation(At::Finished { told: false }, true, true)]
    fn what_others_saw_leaves_its_place(#[case] at: At, #[case] fresh: bool, #[case] leaves: bool) {
        assert_eq!(leaves_its_place(at, fresh), leaves);
    }

    #[test]
    fn who_added_it_and_the_mentor_take_it_away() {
        assert!(may_remove(true, false) && may_remove(false, true) && !may_remove(false, false));
    }
}
