//! From a draft to a version in force: what the parents' committee advised, and who may say that it holds from when.

use std::ops::RangeInclusive;

use jiff::{ToSpan, civil::Date};

use crate::observation::{WrongText, check_text};

/// A version begins at most this many days ahead.
pub const AHEAD_DAYS: i64 = 730;
/// Longest text of an advice, of what was done with it and of why there is none, in characters.
pub const MOST_ADVICE: usize = 5_000;

/// The days on which a version can begin: from tomorrow on, at most [`AHEAD_DAYS`] ahead.
pub fn first_days(today: Date) -> RangeInclusive<Date> {
    today.saturating_add(1.day())..=today.saturating_add(AHEAD_DAYS.days())
}

/// What was recorded of the parents' committee about a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Advice {
    /// The committee was asked on this day.
    pub asked_on: Option<Date>,
    /// It answered on this day.
    pub received_on: Option<Date>,
    /// What it said.
    pub words: String,
    /// What is done with it. Who does not follow it says why: Wet kinderopvang, art. 1.60(2).
    pub followed: String,
}

impl Advice {
    /// It was asked and given, and it is said what is done with it.
    pub fn is_complete(&self) -> bool {
        self.asked_on.is_some()
            && self.received_on.is_some()
            && !self.words.is_empty()
            && !self.followed.is_empty()
    }
}

/// Whether an advice that is recorded now is about the text as it is now, in place of what was recorded `before`. A draft can
/// be made of a text that the committee had seen on paper; what was received between the day on which the draft was begun and
/// its last change is about an earlier text.
pub fn is_about_this_text(before: &Advice, now: &Advice, begun: Date, changed: Date) -> bool {
    let first = before.asked_on.is_none();
    match now.received_on {
        None => first,
        Some(day) if day >= changed => {
            first || before.received_on != now.received_on || before.words != now.words
        }
        Some(day) => first && day < begun,
    }
}

/// Why an advice cannot be recorded as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongAdvice {
    /// On which day was it asked?
    NotAsked,
    /// The day on which it was asked is still to come.
    AskedToCome,
    /// It was asked more than a year ago.
    AskedLongAgo,
    /// On which day was it received?
    NotReceived,
    /// It was received before it was asked.
    ReceivedBefore,
    /// The day on which it was received is still to come.
    ReceivedToCome,
    /// There is a day, and no advice.
    NoWords,
    /// What is done with it?
    NotFollowed,
    /// A text is longer than [`MOST_ADVICE`]: the advice.
    LongWords(usize),
    /// … or what is done with it.
    LongFollowed(usize),
}

/// What can be recorded of an advice: that it was asked, or all of it.
///
/// # Errors
/// All that is wrong with it.
pub fn check_advice(advice: &Advice, today: Date) -> Result<(), Vec<WrongAdvice>> {
    let mut wrong = Vec::new();
    match advice.asked_on {
        None => wrong.push(WrongAdvice::NotAsked),
        Some(day) if day > today => wrong.push(WrongAdvice::AskedToCome),
        Some(day) if day < today.saturating_sub(1.year()) => wrong.push(WrongAdvice::AskedLongAgo),
        Some(_) => {}
    }
    let answered = advice.received_on.is_some() || !advice.words.is_empty() || !advice.followed.is_empty();
    match advice.received_on {
        None if answered => wrong.push(WrongAdvice::NotReceived),
        Some(day) if day > today => wrong.push(WrongAdvice::ReceivedToCome),
        Some(day) if advice.asked_on.is_some_and(|asked| day < asked) => {
            wrong.push(WrongAdvice::ReceivedBefore)
        }
        _ => {}
    }
    if answered {
        match check_text(&advice.words, MOST_ADVICE) {
            Err(WrongText::Empty) => wrong.push(WrongAdvice::NoWords),
            Err(WrongText::TooLong(length)) => wrong.push(WrongAdvice::LongWords(length)),
            Ok(()) => {}
        }
        match check_text(&advice.followed, MOST_ADVICE) {
            Err(WrongText::Empty) => wrong.push(WrongAdvice::NotFollowed),
            Err(WrongText::TooLong(length)) => wrong.push(WrongAdvice::LongFollowed(length)),
            Ok(()) => {}
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

/// A draft that somebody wants to put in force.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'d, Id> {
    /// Who wrote it as it is now.
    pub writer: Id,
    /// Somebody else than the writer may approve too.
    pub others: bool,
    /// It differs from what holds.
    pub differs: bool,
    /// The law gives the parents' committee a say in it.
    pub asks_advice: bool,
    /// What was recorded of that.
    pub advice: &'d Advice,
    /// The text was changed after it, in something in which the committee has a say too.
    pub changed_after: bool,
    /// Why no advice is needed; empty where nothing was said.
    pub no_advice: &'d str,
    /// From this day on it holds; none when the day cannot be read.
    pub starts_on: Option<Date>,
}

/// Why a draft cannot be approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// It changes nothing.
    Nothing,
    /// Who wrote it does not approve it while somebody else may.
    OwnWork,
    /// The parents' committee has a say in it, and neither its advice nor why there is none was recorded.
    NoAdvice,
    /// Its advice is about an earlier text, and neither a new one nor why there is none was recorded.
    ChangedAfter,
    /// Why there is no advice is longer than [`MOST_ADVICE`].
    LongReason(usize),
    /// It does not begin on one of the [`first_days`].
    Day,
}

/// Whether somebody approves a draft, and whether that is its writer, because nobody else may.
///
/// # Errors
/// All that hinders it.
pub fn approve<Id: PartialEq>(
    draft: &Draft<'_, Id>,
    approver: &Id,
    today: Date,
) -> Result<bool, Vec<Hindrance>> {
    let own = draft.writer == *approver;
    let reason = check_text(draft.no_advice, MOST_ADVICE);
    let mut hindrances = Vec::new();
    if !draft.differs {
        hindrances.push(Hindrance::Nothing);
    }
    if own && draft.others {
        hindrances.push(Hindrance::OwnWork);
    }
    if let Err(WrongText::TooLong(length)) = reason {
        hindrances.push(Hindrance::LongReason(length));
    } else if draft.asks_advice && reason.is_err() {
        match (draft.advice.is_complete(), draft.changed_after) {
            (false, _) => hindrances.push(Hindrance::NoAdvice),
            (true, true) => hindrances.push(Hindrance::ChangedAfter),
            (true, false) => {}
        }
    }
    if draft.starts_on.is_none_or(|day| !first_days(today).contains(&day)) {
        hindrances.push(Hindrance::Day);
    }
    if hindrances.is_empty() { Ok(own) } else { Err(hindrances) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    const TODAY: Date = date(2026, 3, 3);

    fn advice(asked: Option<i64>, received: Option<i64>, words: &str, followed: &str) -> Advice {
        let day = |days: i64| TODAY + days.days();
        Advice {
            asked_on: asked.map(day),
            received_on: received.map(day),
            words: words.to_owned(),
            followed: followed.to_owned(),
        }
    }

    #[rstest]
    #[case(advice(Some(-20), None, "", ""), &[])]
    #[case(advice(Some(-20), Some(-20), "Goed.", "Doen we."), &[])]
    #[case(advice(None, None, "", ""), &[WrongAdvice::NotAsked])]
    #[case(advice(Some(1), None, "", ""), &[WrongAdvice::AskedToCome])]
    #[case(advice(Some(-365), None, "", ""), &[])]
    #[case(advice(Some(-366), None, "", ""), &[WrongAdvice::AskedLongAgo])]
    #[case(advice(Some(-2), Some(-3), "Goed.", "Doen we."), &[WrongAdvice::ReceivedBefore])]
    #[case(advice(Some(-2), Some(1), "Goed.", "Doen we."), &[WrongAdvice::ReceivedToCome])]
    #[case(advice(Some(-2), None, "Goed.", "Doen we."), &[WrongAdvice::NotReceived])]
    #[case(advice(Some(-2), Some(-1), "", ""), &[WrongAdvice::NoWords, WrongAdvice::NotFollowed])]
    fn an_advice_is_asked_then_given_then_followed_or_not(
        #[case] advice: Advice,
        #[case] wrong: &[WrongAdvice],
    ) {
        assert_eq!(check_advice(&advice, TODAY).err().unwrap_or_default(), wrong);
        assert_eq!(
            advice.is_complete() && wrong.is_empty(),
            advice.received_on.is_some() && wrong.is_empty()
        );
    }

    #[rstest]
    #[case::of_the_text_on_paper(None, advice(Some(-20), Some(-11), "Goed.", ""), true)]
    #[case::of_an_earlier_text(None, advice(Some(-20), Some(-8), "Goed.", ""), false)]
    #[case::of_this_text(None, advice(Some(-20), Some(-5), "Goed.", ""), true)]
    #[case::only_asked(None, advice(Some(-20), None, "", ""), true)]
    #[case::asked_on_another_day(Some("Goed."), advice(Some(-300), Some(-8), "Goed.", ""), false)]
    #[case::in_other_words(Some("Goed."), advice(Some(-20), Some(-8), "Heel goed.", ""), false)]
    #[case::a_new_one(Some("Goed."), advice(Some(-20), Some(-4), "Goed.", ""), true)]
    #[case::taken_back(Some("Goed."), advice(Some(-20), None, "", ""), false)]
    fn an_old_advice_is_not_about_a_changed_text(
        #[case] before: Option<&str>,
        #[case] now: Advice,
        #[case] about: bool,
    ) {
        let before = before.map_or_else(Advice::default, |words| advice(Some(-20), Some(-8), words, ""));
        let day = |days: i64| TODAY + days.days();
        assert_eq!(is_about_this_text(&before, &now, day(-10), day(-5)), about);
        let unchanged = Advice { followed: "Doen we.".to_owned(), ..now.clone() };
        assert!(!is_about_this_text(&now, &unchanged, day(-10), day(-5)), "the same advice is no new one");
    }

    #[test]
    fn long_texts_are_refused() {
        let long = "a".repeat(MOST_ADVICE + 1);
        let wrong = check_advice(&advice(Some(-2), Some(-1), &long, &long), TODAY);
        assert_eq!(wrong, Err(vec![WrongAdvice::LongWords(5_001), WrongAdvice::LongFollowed(5_001)]));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn two_people_agree_where_there_are_two_and_parents_were_heard_where_the_law_says_so(
            (writer, approver) in (0..2, 0..2),
            (others, differs, asks_advice, given, changed_after) in any::<(bool, bool, bool, bool, bool)>(),
            reason in prop_oneof![Just(""), Just("Alleen een spelfout."), Just("  ")],
            days in -3_i64..735,
        ) {
            let advice = if given { advice(Some(-9), Some(-2), "Goed.", "Doen we.") } else { Advice::default() };
            let draft = Draft {
                writer, others, differs, asks_advice, advice: &advice, changed_after, no_advice: reason,
                starts_on: Some(TODAY + days.days()),
            };
            let heard = !asks_advice || (given && !changed_after) || reason.trim() != "";
            let agreed = writer != approver || !others;
            let may = differs && heard && agreed && (1..=730).contains(&days);
            let verdict = approve(&draft, &approver, TODAY);
            prop_assert_eq!(verdict.is_ok(), may, "{:?}", verdict);
            if let Ok(alone) = verdict {
                prop_assert_eq!(alone, writer == approver);
            }
            let hindered = approve(&Draft { starts_on: None, ..draft }, &approver, TODAY);
            prop_assert!(hindered.is_err_and(|why| why.contains(&Hindrance::Day)));
        }
    }
}
