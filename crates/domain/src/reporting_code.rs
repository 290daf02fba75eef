//! The reporting code ("meldcode"): the five steps at a suspicion of abuse or neglect, who may take which, and what must
//! come before what (Wet kinderopvang, article 1.51a; Besluit verplichte meldcode huiselijk geweld en kindermishandeling,
//! article 2).
//!
//! What people did is a row of acts, from which the state follows; nothing is ever taken out of it. The first three steps
//! may be taken in any order, and again. The weighing rests on all three, the decision on the weighing. Only acute danger
//! goes straight to the decision, and then nobody waits for the one who decides.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};

/// What is written with an act, at most so many characters.
pub const MOST_WORDS: usize = 8_000;
/// An organisation weighs with at most so many questions.
pub const MOST_QUESTIONS: usize = 12;
/// A question has at most so many characters.
pub const MOST_QUESTION: usize = 300;

/// A step of the reporting code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Map the signals.
    Signals,
    /// Ask a colleague who knows about it, and Veilig Thuis where needed.
    Advice,
    /// Talk with the parents or the child, or write why not.
    Talk,
    /// Weigh with the questions of the organisation.
    Weighing,
    /// Decide on help and on a report.
    Decision,
}

impl Step {
    /// All steps, in the order of the law.
    pub const ALL: [Self; 5] = [Self::Signals, Self::Advice, Self::Talk, Self::Weighing, Self::Decision];

    /// Its name in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Signals => "signals",
            Self::Advice => "advice",
            Self::Talk => "talk",
            Self::Weighing => "weighing",
            Self::Decision => "decision",
        }
    }
}

/// As what somebody takes part. One person can be several of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Who started it.
    Starter,
    /// The protection officer.
    Officer,
    /// The function that decides.
    Decider,
    /// Somebody who was named.
    Named,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Starter, Self::Officer, Self::Decider, Self::Named];

    /// Its name in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Starter => "starter",
            Self::Officer => "officer",
            Self::Decider => "decider",
            Self::Named => "named",
        }
    }
}

/// The function that decides, which the organisation chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// The protection officer.
    Officer,
    /// The team lead of the location.
    TeamLead,
    /// The director.
    Director,
}

impl Function {
    /// All functions, in the order of a form.
    pub const ALL: [Self; 3] = [Self::Officer, Self::TeamLead, Self::Director];

    /// Its name in forms, the database and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::TeamLead => "lead",
            Self::Director => "director",
        }
    }

    /// The function of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|function| function.code() == code)
    }
}

/// What was decided: both questions are answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// It is reported to Veilig Thuis.
    pub report: bool,
    /// Help is given or arranged.
    pub help: bool,
}

/// What people do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Signals were mapped.
    Signals,
    /// A colleague who knows about it was asked.
    Colleague,
    /// Veilig Thuis was asked for advice, without saying who it is about.
    VeiligThuis,
    /// The parents or the child were spoken to.
    Talk,
    /// They were not spoken to, with the reason.
    NoTalk,
    /// It was weighed.
    Weighed,
    /// There is acute danger.
    Acute,
    /// It was decided.
    Decided(Decision),
    /// It was reported to Veilig Thuis.
    Reported,
    /// Something else that belongs to it.
    Note,
    /// Somebody is named, and reads along from now on.
    Named,
    /// Somebody who was named reads along no longer.
    Unnamed,
    /// It ends.
    Closed,
    /// What had ended goes on.
    Reopened,
}

/// Who takes the steps.
const TEAM: &[Part] = &[Part::Starter, Part::Officer, Part::Decider];
/// Who leads.
const LEADS: &[Part] = &[Part::Officer, Part::Decider];
/// Who ends that somebody reads along.
const UNNAMES: &[Part] = &[Part::Starter, Part::Officer];

impl Act {
    /// The codes of all acts.
    pub const CODES: [&'static str; 14] = [
        "signals",
        "colleague",
        "veilig-thuis",
        "talk",
        "no-talk",
        "weighed",
        "acute",
        "decided",
        "reported",
        "note",
        "named",
        "unnamed",
        "closed",
        "reopened",
    ];

    /// Its name in forms, the sealed file and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Signals => "signals",
            Self::Colleague => "colleague",
            Self::VeiligThuis => "veilig-thuis",
            Self::Talk => "talk",
            Self::NoTalk => "no-talk",
            Self::Weighed => "weighed",
            Self::Acute => "acute",
            Self::Decided(_) => "decided",
            Self::Reported => "reported",
            Self::Note => "note",
            Self::Named => "named",
            Self::Unnamed => "unnamed",
            Self::Closed => "closed",
            Self::Reopened => "reopened",
        }
    }

    /// The act of a code, with the decision that belongs to it. None where that is missing.
    pub fn of(code: &str, decision: Option<Decision>) -> Option<Self> {
        Some(match code {
            "signals" => Self::Signals,
            "colleague" => Self::Colleague,
            "veilig-thuis" => Self::VeiligThuis,
            "talk" => Self::Talk,
            "no-talk" => Self::NoTalk,
            "weighed" => Self::Weighed,
            "acute" => Self::Acute,
            "decided" => Self::Decided(decision?),
            "reported" => Self::Reported,
            "note" => Self::Note,
            "named" => Self::Named,
            "unnamed" => Self::Unnamed,
            "closed" => Self::Closed,
            "reopened" => Self::Reopened,
            _ => return None,
        })
    }

    /// The step that it takes.
    pub fn step(self) -> Option<Step> {
        match self {
            Self::Signals => Some(Step::Signals),
            Self::Colleague | Self::VeiligThuis => Some(Step::Advice),
            Self::Talk | Self::NoTalk => Some(Step::Talk),
            Self::Weighed => Some(Step::Weighing),
            Self::Decided(_) => Some(Step::Decision),
            Self::Acute
            | Self::Reported
            | Self::Note
            | Self::Named
            | Self::Unnamed
            | Self::Closed
            | Self::Reopened => None,
        }
    }

    /// Who may do it. In acute danger nobody waits for the one who decides.
    pub fn allowed_to(self, acute: bool) -> &'static [Part] {
        match self {
            Self::Note => &Part::ALL,
            Self::Decided(_) if !acute => &[Part::Decider],
            // Whoever began it does not weigh alone.
            Self::Weighed | Self::Named | Self::Closed | Self::Reopened => LEADS,
            Self::Unnamed => UNNAMES,
            _ => TEAM,
        }
    }
}

/// Why something cannot be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has ended.
    Closed,
    /// It has not ended.
    NotClosed,
    /// It is for others to do.
    NotYours,
    /// This step comes before it.
    Before(Step),
    /// It was not decided to report.
    NoReport,
    /// It was decided to report, and that was not done.
    NotReported,
}

/// Where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The steps that were taken.
    pub taken: BTreeSet<Step>,
    /// There is acute danger.
    pub acute: bool,
    /// What was decided last.
    pub decision: Option<Decision>,
    /// It was reported.
    pub reported: bool,
    /// It has ended.
    pub closed: bool,
    /// Since which day what is next is its turn.
    pub since: Date,
}

/// What is next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// This step.
    Step(Step),
    /// The report.
    Report,
    /// Looking whether it is safe now, and ending it.
    Close,
    /// Nothing: it has ended.
    Nothing,
}

impl Next {
    /// Its name in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Step(step) => step.code(),
            Self::Report => "report",
            Self::Close => "close",
            Self::Nothing => "nothing",
        }
    }

    /// Who is asked to do it: one of those who may.
    pub fn who(self) -> Option<Part> {
        match self {
            Self::Step(Step::Signals | Step::Advice | Step::Talk) => Some(Part::Starter),
            Self::Step(Step::Weighing) | Self::Report | Self::Close => Some(Part::Officer),
            Self::Step(Step::Decision) => Some(Part::Decider),
            Self::Nothing => None,
        }
    }
}

impl State {
    /// One that begins on a day. It begins with signals.
    pub fn begun(on: Date) -> Self {
        Self {
            taken: BTreeSet::from([Step::Signals]),
            acute: false,
            decision: None,
            reported: false,
            closed: false,
            since: on,
        }
    }

    /// The first of the steps before this one that was not taken. Acute danger passes over them.
    fn missing_before(&self, step: Step) -> Option<Step> {
        let mut before = Step::ALL.into_iter().filter(|other| *other < step);
        before.find(|other| !self.acute && !self.taken.contains(other))
    }

    /// Whether somebody who takes part as these can do this now.
    ///
    /// # Errors
    /// Why not.
    pub fn can(&self, act: Act, parts: &BTreeSet<Part>) -> Result<(), Refusal> {
        if self.closed != (act == Act::Reopened) {
            return Err(if self.closed { Refusal::Closed } else { Refusal::NotClosed });
        }
        if !act.allowed_to(self.acute).iter().any(|part| parts.contains(part)) {
            return Err(Refusal::NotYours);
        }
        let missing = match act {
            Act::Weighed => self.missing_before(Step::Weighing),
            Act::Decided(_) => self.missing_before(Step::Decision),
            Act::Closed if self.decision.is_none() => Some(Step::Decision),
            _ => None,
        };
        if let Some(step) = missing {
            return Err(Refusal::Before(step));
        }
        let report = self.decision.is_some_and(|decision| decision.report);
        match act {
            Act::Reported if !report => Err(Refusal::NoReport),
            Act::Closed if report && !self.reported => Err(Refusal::NotReported),
            _ => Ok(()),
        }
    }

    /// The state after something was done on a day that could be done.
    #[must_use]
    pub fn after(mut self, act: Act, on: Date) -> Self {
        let before = self.next();
        self.taken.extend(act.step());
        match act {
            Act::Acute => self.acute = true,
            Act::Decided(decision) => self.decision = Some(decision),
            Act::Reported => self.reported = true,
            Act::Closed => self.closed = true,
            Act::Reopened => self.closed = false,
            _ => {}
        }
        if self.next() != before {
            self.since = on;
        }
        self
    }

    /// Who is asked to do what is next; in acute danger all who may decide.
    pub fn turn(&self) -> &'static [Part] {
        match self.next() {
            Next::Step(Step::Signals | Step::Advice | Step::Talk) => &[Part::Starter],
            Next::Step(Step::Weighing) | Next::Report | Next::Close => &[Part::Officer],
            Next::Step(Step::Decision) if self.acute => TEAM,
            Next::Step(Step::Decision) => &[Part::Decider],
            Next::Nothing => &[],
        }
    }

    /// What is next.
    pub fn next(&self) -> Next {
        match self.decision {
            _ if self.closed => Next::Nothing,
            Some(decision) if decision.report && !self.reported => Next::Report,
            Some(_) => Next::Close,
            None => Next::Step(self.missing_before(Step::Decision).unwrap_or(Step::Decision)),
        }
    }
}

/// The first day on which a file that ended on a day may be removed, when it is kept so many months.
pub fn may_go_from(ended_on: Date, months: u32) -> Date {
    ended_on.saturating_add(i64::from(months).months()).saturating_add(1.day())
}

/// Whether somebody who takes part as these may open a file again on a day that may go from a day on: as long as it is kept.
pub fn may_reopen(parts: &BTreeSet<Part>, (from, today): (Date, Date)) -> bool {
    today < from && Act::Reopened.allowed_to(false).iter().any(|part| parts.contains(part))
}

/// What somebody can do for the removal of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removing {
    /// Propose it.
    Propose,
    /// Take the own proposal back.
    Withdraw,
    /// Confirm what somebody else proposed.
    Confirm,
}

/// What somebody who takes part as these can do on a day for the removal of a file that may go from a day on. Two people
/// are needed.
pub fn removing<Id: PartialEq>(
    parts: &BTreeSet<Part>,
    (by, proposer): (Id, Option<Id>),
    (from, today): (Date, Date),
) -> Option<Removing> {
    let works = TEAM.iter().any(|part| parts.contains(part));
    match proposer {
        _ if !works || today < from => None,
        None => Some(Removing::Propose),
        Some(proposer) if proposer == by => Some(Removing::Withdraw),
        Some(_) => Some(Removing::Confirm),
    }
}

/// What can be shared in a report, part by part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Who the child is.
    Child,
    /// Its parents, with how to reach them.
    Family,
    /// What was seen.
    Signals,
    /// What others advised.
    Advice,
    /// What parents or child said, or why they were not spoken to.
    Talk,
    /// How it was weighed.
    Weighing,
}

impl Field {
    /// All of them, in the order of a form.
    pub const ALL: [Self; 6] =
        [Self::Child, Self::Family, Self::Signals, Self::Advice, Self::Talk, Self::Weighing];

    /// Its name in forms, the sealed file and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Child => "child",
            Self::Family => "family",
            Self::Signals => "signals",
            Self::Advice => "advice",
            Self::Talk => "talk",
            Self::Weighing => "weighing",
        }
    }
}

/// The questions in a text: one on each line. Lines without words say nothing.
///
/// # Errors
/// What is wrong with them.
pub fn questions(text: &str) -> Result<Vec<String>, WrongQuestions> {
    let all: Vec<String> =
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let long = (1..).zip(&all).find(|(_, question)| question.chars().count() > MOST_QUESTION);
    match (all.len(), long) {
        (0, _) => Err(WrongQuestions::None),
        (count, _) if count > MOST_QUESTIONS => Err(WrongQuestions::Many(count)),
        (_, Some((number, _))) => Err(WrongQuestions::Long(number)),
        _ => Ok(all),
    }
}

/// What is wrong with the questions of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongQuestions {
    /// There are none.
    None,
    /// There are so many.
    Many(usize),
    /// This one, counted from 1, is too long.
    Long(usize),
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const MONDAY: Date = date(2026, 3, 2);

    fn act() -> impl Strategy<Value = Act> {
        let decided =
            (any::<bool>(), any::<bool>()).prop_map(|(report, help)| Act::Decided(Decision { report, help }));
        let plain = prop::sample::select(vec![
            Act::Signals,
            Act::Colleague,
            Act::VeiligThuis,
            Act::Talk,
            Act::NoTalk,
            Act::Weighed,
            Act::Weighed,
            Act::Acute,
            Act::Reported,
            Act::Note,
            Act::Named,
            Act::Unnamed,
            Act::Closed,
            Act::Reopened,
        ]);
        prop_oneof![6 => plain, 1 => decided]
    }

    fn parts() -> impl Strategy<Value = BTreeSet<Part>> {
        prop::collection::btree_set(prop::sample::select(Part::ALL.to_vec()), 0..3)
    }

    proptest! {
        #[test]
        fn no_decision_without_the_steps_but_in_acute_danger(
            acts in prop::collection::vec((act(), parts(), 0i64..5), 0..60),
        ) {
            let (mut state, mut today) = (State::begun(MONDAY), MONDAY);
            // Told apart from the rule: what was done so far.
            let mut done: Vec<Act> = vec![Act::Signals];
            for (act, parts, days) in acts {
                today = today.saturating_add(days.days());
                let has = |codes: &[&str]| done.iter().any(|one| codes.contains(&one.code()));
                let three = has(&["colleague", "veilig-thuis"]) && has(&["talk", "no-talk"]);
                let acute = has(&["acute"]);
                let decision = done.iter().rev().find_map(|one| match one {
                    Act::Decided(decision) => Some(*decision),
                    _ => None,
                });
                let report = decision.is_some_and(|decision| decision.report);
                let is = |part| parts.contains(&part);
                let works = is(Part::Starter) || is(Part::Officer) || is(Part::Decider);
                let last = done.iter().rev().find(|one| matches!(one, Act::Closed | Act::Reopened));
                let closed = last == Some(&Act::Closed);
                let may = closed == (act == Act::Reopened) && match act {
                    Act::Note => works || is(Part::Named),
                    Act::Weighed => (is(Part::Officer) || is(Part::Decider)) && (three || acute),
                    Act::Decided(_) => {
                        if acute { works } else { is(Part::Decider) && three && has(&["weighed"]) }
                    }
                    Act::Reported => works && report,
                    Act::Named | Act::Reopened => is(Part::Officer) || is(Part::Decider),
                    Act::Unnamed => is(Part::Starter) || is(Part::Officer),
                    Act::Closed => {
                        (is(Part::Officer) || is(Part::Decider))
                            && decision.is_some() && (!report || has(&["reported"]))
                    }
                    _ => works,
                };
                prop_assert_eq!(state.can(act, &parts).is_ok(), may, "{:?} as {:?} after {:?}", act, parts, done);
                if may {
                    let before = (state.next(), state.since);
                    state = state.after(act, today);
                    done.push(act);
                    prop_assert_eq!(state.since, if state.next() == before.0 { before.1 } else { today });
                }
                let last = done.iter().rev().find(|one| matches!(one, Act::Closed | Act::Reopened));
                prop_assert_eq!(state.closed, last == Some(&Act::Closed));
                prop_assert_eq!(state.next() == Next::Nothing, state.closed);
                // Whoever is asked may do what is next.
                prop_assert_eq!(state.turn().is_empty(), state.closed);
                let next = match state.next() {
                    Next::Nothing => continue,
                    Next::Step(Step::Signals) => Act::Signals,
                    Next::Step(Step::Advice) => Act::Colleague,
                    Next::Step(Step::Talk) => Act::Talk,
                    Next::Step(Step::Weighing) => Act::Weighed,
                    Next::Step(Step::Decision) => Act::Decided(Decision { report: false, help: true }),
                    Next::Report => Act::Reported,
                    Next::Close => Act::Closed,
                };
                for part in state.next().who().iter().chain(state.turn()) {
                    prop_assert_eq!(state.can(next, &BTreeSet::from([*part])), Ok(()));
                }
                prop_assert!(state.next().who().is_some_and(|part| state.turn().contains(&part)));
            }
        }

        #[test]
        fn an_act_is_read_back_from_its_code(act in act()) {
            let decision = match act {
                Act::Decided(decision) => Some(decision),
                _ => None,
            };
            prop_assert_eq!(Act::of(act.code(), decision), Some(act));
            prop_assert!(Act::CODES.contains(&act.code()));
        }

        #[test]
        fn questions_are_lines_with_words(lines in prop::collection::vec("[ a-z]{0,12}", 0..20)) {
            let kept: Vec<String> =
                lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
            let expected = match kept.len() {
                0 => Err(WrongQuestions::None),
                count if count > MOST_QUESTIONS => Err(WrongQuestions::Many(count)),
                _ => Ok(kept),
            };
            prop_assert_eq!(questions(&lines.join("\n")), expected);
        }
    }

    #[test]
    fn acute_danger_goes_straight_to_the_decision_and_waits_for_nobody() {
        let starter = BTreeSet::from([Part::Starter]);
        let both = Act::Decided(Decision { report: true, help: true });
        let state = State::begun(MONDAY);
        assert_eq!(state.can(both, &starter), Err(Refusal::NotYours));
        assert_eq!(state.can(both, &BTreeSet::from([Part::Decider])), Err(Refusal::Before(Step::Advice)));
        let acute = state.after(Act::Acute, MONDAY);
        assert_eq!((acute.next(), acute.can(both, &starter)), (Next::Step(Step::Decision), Ok(())));
        let decided = acute.after(both, MONDAY);
        assert_eq!(decided.can(Act::Closed, &BTreeSet::from([Part::Officer])), Err(Refusal::NotReported));
        assert_eq!(decided.next(), Next::Report);
    }

    #[test]
    fn two_people_remove_it_and_not_before_its_day() {
        let from = may_go_from(MONDAY, 24);
        assert_eq!((from, may_go_from(MONDAY, 1)), (date(2028, 3, 3), date(2026, 4, 3)));
        let officer = BTreeSet::from([Part::Officer]);
        let day_before = from - 1.day();
        assert_eq!(removing(&officer, (1, None), (from, day_before)), None);
        assert_eq!(removing(&officer, (1, None), (from, from)), Some(Removing::Propose));
        assert_eq!(removing(&officer, (1, Some(1)), (from, from)), Some(Removing::Withdraw));
        assert_eq!(removing(&officer, (2, Some(1)), (from, from)), Some(Removing::Confirm));
        assert_eq!(removing(&BTreeSet::from([Part::Named]), (2, Some(1)), (from, from)), None);
    }

    #[test]
    fn it_is_opened_again_by_who_leads_as_long_as_it_is_kept() {
        let from = may_go_from(MONDAY, 24);
        let officer = BTreeSet::from([Part::Officer]);
        assert!(may_reopen(&officer, (from, from - 1.day())) && !may_reopen(&officer, (from, from)));
        assert!(!may_reopen(&BTreeSet::from([Part::Starter, Part::Named]), (from, MONDAY)));
        let state = State::begun(MONDAY);
        assert_eq!(state.can(Act::Reopened, &officer), Err(Refusal::NotClosed));
        let again = state.after(Act::Closed, MONDAY).after(Act::Reopened, MONDAY + 3.days());
        assert_eq!(
            (again.closed, again.next(), again.since),
            (false, Next::Step(Step::Advice), MONDAY + 3.days())
        );
    }

    #[test]
    fn a_question_that_is_too_long_is_named() {
        let long = "x".repeat(MOST_QUESTION + 1);
        assert_eq!(questions(&format!("Is het veilig?\n\n{long}")), Err(WrongQuestions::Long(2)));
    }

    #[test]
    fn functions_are_read_back_from_their_codes() {
        for function in Function::ALL {
            assert_eq!(Function::of(function.code()), Some(function));
        }
    }
}
