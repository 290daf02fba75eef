//! A concern about a child, run through the steps of the organisation: who acts next, by when and why.
//!
//! The steps are the organisation's own list, and a concern keeps the list with which it began. What people did is a row
//! of acts, from which the state follows; nothing is ever taken out of it. After the last step the mentor looks back,
//! and goes on, goes back or closes.

use jiff::civil::Date;

use crate::obligation::Term;

/// A list has at most so many steps.
pub const MOST_STEPS: usize = 10;
/// A step has at most so many working days.
pub const MOST_DAYS: u32 = 60;
/// The name of a step has at most so many characters.
pub const MOST_NAME: usize = 80;
/// What is written of a concern or a step, at most so many.
pub const MOST_WORDS: usize = 4_000;
/// The guidance of a step, at most so many.
pub const MOST_GUIDANCE: usize = 1_000;
/// A step asks at most so many questions.
pub const MOST_QUESTIONS: usize = 4;
/// A question has at most so many characters.
pub const MOST_QUESTION: usize = 120;
/// Working days to look back after the last step, as long as no plan has a day for it.
pub const LOOK_BACK_DAYS: u32 = 10;

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// The mentor of the child.
    Mentor,
    /// The coach.
    Coach,
    /// The care coordinator.
    CareCoordinator,
    /// The team lead of the location.
    TeamLead,
}

impl Who {
    /// All of them, in the order of a form.
    pub const ALL: [Self; 4] = [Self::Mentor, Self::Coach, Self::CareCoordinator, Self::TeamLead];

    /// Its name in forms, the database and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Mentor => "mentor",
            Self::Coach => "coach",
            Self::CareCoordinator => "care",
            Self::TeamLead => "lead",
        }
    }

    /// Who has this code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|who| who.code() == code)
    }
}

/// What a step is, where that counts for what comes after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something else.
    Other,
    /// The talk with the parents: once it is done, they were spoken to.
    Talk,
    /// A plan is made: it is done with a day to look back on it.
    Plan,
}

impl Kind {
    /// All of them, in the order of a form.
    pub const ALL: [Self; 3] = [Self::Other, Self::Talk, Self::Plan];

    /// Its name in forms, the database and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Other => "other",
            Self::Talk => "talk",
            Self::Plan => "plan",
        }
    }

    /// The kind of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A step as the rules need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Who acts.
    pub who: Who,
    /// In so many working days from the day on which it is its turn.
    pub working_days: u32,
    /// Parents are spoken to before it, or it is written why not.
    pub parents_first: bool,
    /// It is done only with the consent of all guardians with custody.
    pub consent: bool,
    /// What it is.
    pub kind: Kind,
}

/// Steps after a published practice, to begin with. They hold nowhere before the organisation has confirmed a list of
/// its own: neither of the protocols prints its steps.
pub const EXAMPLE: [Step; 5] = [
    Step { who: Who::Mentor, working_days: 10, parents_first: false, consent: false, kind: Kind::Other },
    Step { who: Who::TeamLead, working_days: 5, parents_first: false, consent: false, kind: Kind::Other },
    Step { who: Who::Mentor, working_days: 10, parents_first: false, consent: false, kind: Kind::Talk },
    Step {
        who: Who::CareCoordinator,
        working_days: 20,
        parents_first: true,
        consent: true,
        kind: Kind::Other,
    },
    Step {
        who: Who::CareCoordinator,
        working_days: 10,
        parents_first: true,
        consent: false,
        kind: Kind::Plan,
    },
];
/// The step of [`EXAMPLE`] from which on parents read what is recorded, counted from 0.
pub const EXAMPLE_PARENTS_FROM: usize = 2;

/// What came of a concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It goes well again.
    Solved,
    /// Others help the child and its parents now.
    Helped,
    /// It was no concern after all.
    NoConcern,
    /// The child left, and the concern went along as was agreed.
    Left,
}

impl Outcome {
    /// All outcomes.
    pub const ALL: [Self; 4] = [Self::Solved, Self::Helped, Self::NoConcern, Self::Left];

    /// Its name in forms, the database and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Solved => "solved",
            Self::Helped => "helped",
            Self::NoConcern => "no-concern",
            Self::Left => "left",
        }
    }

    /// The outcome of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

/// What people do with a concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The step is done, with the day on which a plan is looked back on where one was made.
    Done(Option<Date>),
    /// The step is passed over, with a reason.
    Skipped,
    /// It goes back to an earlier step, counted from 0, with a reason.
    Back(usize),
    /// Parents were spoken to.
    Parents,
    /// Parents were not spoken to before others, with a reason.
    WithoutParents,
    /// There is a plan of action, to be looked back on on this day.
    Plan(Date),
    /// It ends.
    Close(Outcome),
    /// It is taken up again, with a reason.
    Reopen,
}

/// Why something cannot be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The concern is closed.
    Closed,
    /// It is not closed.
    NotClosed,
    /// Parents come first, or the reason why not.
    ParentsFirst,
    /// Consent comes first.
    ConsentFirst,
    /// There is no such earlier step.
    NoSuchStep,
    /// A plan is made in this step: it needs a day to look back.
    PlanFirst,
    /// All steps are over: what is left is looking back.
    StepsOver,
}

/// Where a concern is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// The step whose turn it is, counted from 0; the number of steps when they are over.
    pub at: usize,
    /// The furthest step whose turn it was, counted in the same way.
    pub furthest: usize,
    /// Since which day it is its turn, and parents were spoken to where they come first.
    pub since: Date,
    /// Parents were spoken to, or it was written why not, since the concern was opened or taken up again.
    pub parents: bool,
    /// The day on which the plan is looked back on.
    pub plan: Option<Date>,
    /// What came of it, once it is closed.
    pub closed: Option<Outcome>,
}

/// What is next: always one thing, for one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing: it is closed.
    Closed,
    /// Speak to the parents before this step, or write why not.
    Parents(usize),
    /// Ask the parents for consent for this step, and wait for it.
    Consent(usize),
    /// This step.
    Step(usize),
    /// Look back: close it, go on with a plan, or go back to a step.
    LookBack,
}

impl Act {
    /// Its name in forms, the database and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Done(_) => "done",
            Self::Skipped => "skipped",
            Self::Back(_) => "back",
            Self::Parents => "parents",
            Self::WithoutParents => "without-parents",
            Self::Plan(_) => "plan",
            Self::Close(_) => "close",
            Self::Reopen => "reopen",
        }
    }

    /// The act of a code, with what belongs to it: the step to which it goes back, the day of the plan, the outcome.
    /// None where that is missing.
    pub fn of(code: &str, step: Option<usize>, plan: Option<Date>, outcome: Option<Outcome>) -> Option<Self> {
        Some(match code {
            "done" => Self::Done(plan),
            "skipped" => Self::Skipped,
            "back" => Self::Back(step?),
            "parents" => Self::Parents,
            "without-parents" => Self::WithoutParents,
            "plan" => Self::Plan(plan?),
            "close" => Self::Close(outcome?),
            "reopen" => Self::Reopen,
            _ => return None,
        })
    }
}

impl State {
    /// A concern that is opened on a day.
    pub fn opened(on: Date) -> Self {
        Self { at: 0, furthest: 0, since: on, parents: false, plan: None, closed: None }
    }

    /// The state after something was done on a day, on which consent for the step whose turn it is was valid or not.
    ///
    /// # Errors
    /// Why it cannot be done; the state stays as it was.
    pub fn after(self, steps: &[Step], act: Act, on: Date, consented: bool) -> Result<Self, Refusal> {
        if let Act::Reopen = act {
            let Some(_) = self.closed else { return Err(Refusal::NotClosed) };
            return Ok(Self { since: on, parents: false, plan: None, closed: None, ..self });
        }
        if self.closed.is_some() {
            return Err(Refusal::Closed);
        }
        match act {
            Act::Done(_) | Act::Skipped => {
                let step = steps.get(self.at).ok_or(Refusal::StepsOver)?;
                if step.parents_first && !self.parents {
                    return Err(Refusal::ParentsFirst);
                }
                let over =
                    Self { at: self.at + 1, furthest: self.furthest.max(self.at + 1), since: on, ..self };
                match act {
                    // To pass over a step needs neither: what it asks for does not happen.
                    Act::Done(_) if step.consent && !consented => Err(Refusal::ConsentFirst),
                    Act::Done(None) if step.kind == Kind::Plan => Err(Refusal::PlanFirst),
                    Act::Done(plan) => Ok(Self {
                        parents: self.parents || step.kind == Kind::Talk,
                        plan: plan.or(self.plan),
                        ..over
                    }),
                    _ => Ok(over),
                }
            }
            Act::Back(to) if to < self.at => Ok(Self { at: to, since: on, ..self }),
            Act::Back(_) => Err(Refusal::NoSuchStep),
            Act::Parents | Act::WithoutParents => {
                let waited = matches!(self.next(steps, consented), Next::Parents(_));
                Ok(Self { parents: true, since: if waited { on } else { self.since }, ..self })
            }
            Act::Plan(day) => Ok(Self { plan: Some(day), ..self }),
            Act::Close(outcome) => Ok(Self { closed: Some(outcome), ..self }),
            Act::Reopen => Err(Refusal::NotClosed),
        }
    }

    /// What is next, when consent for the step whose turn it is is valid or not.
    pub fn next(&self, steps: &[Step], consented: bool) -> Next {
        if self.closed.is_some() {
            return Next::Closed;
        }
        match steps.get(self.at) {
            Some(step) if step.parents_first && !self.parents => Next::Parents(self.at),
            Some(step) if step.consent && !consented => Next::Consent(self.at),
            Some(_) => Next::Step(self.at),
            None => Next::LookBack,
        }
    }

    /// Who acts next; nobody once it is closed. With the parents the mentor speaks.
    pub fn who(&self, steps: &[Step], consented: bool) -> Option<Who> {
        match self.next(steps, consented) {
            Next::Closed => None,
            Next::Parents(_) | Next::Consent(_) | Next::LookBack => Some(Who::Mentor),
            Next::Step(at) => steps.get(at).map(|step| step.who),
        }
    }

    /// Since which day whoever acts next does so, when consent for the step whose turn it is is valid since a day, or not: a
    /// step that needs consent begins when it is there.
    pub fn turn_since(&self, steps: &[Step], consented: Option<Date>) -> Date {
        let waits = steps.get(self.at).is_some_and(|step| step.consent);
        consented.filter(|_| waits).map_or(self.since, |day| day.max(self.since))
    }

    /// From which day and with which term what is next is due; nothing once it is closed.
    pub fn term(&self, steps: &[Step], consented: Option<Date>) -> Option<(Date, Term)> {
        let since = self.turn_since(steps, consented);
        match self.next(steps, consented.is_some()) {
            Next::Closed => None,
            Next::Parents(at) | Next::Consent(at) | Next::Step(at) => {
                steps.get(at).map(|step| (since, Term::WorkingDays(step.working_days)))
            }
            // The day of a plan that was to be looked back on while steps were still to be done has passed.
            Next::LookBack => Some(match self.plan.filter(|day| *day >= self.since) {
                Some(day) => (day, Term::None),
                None => (since, Term::WorkingDays(LOOK_BACK_DAYS)),
            }),
        }
    }
}

/// What is written of a step that asks questions: each with its answer, and then what else there was to say.
///
/// # Errors
/// Which question has no answer, counted from 0.
pub fn answered(questions: &[String], answers: &[&str], more: &str) -> Result<String, usize> {
    let mut parts = Vec::with_capacity(questions.len() + 1);
    for (number, question) in questions.iter().enumerate() {
        match answers.get(number).map(|answer| answer.trim()) {
            Some(answer) if !answer.is_empty() => parts.push(format!("{question}\n{answer}")),
            _ => return Err(number),
        }
    }
    parts.extend(Some(more.trim()).filter(|more| !more.is_empty()).map(str::to_owned));
    Ok(parts.join("\n\n"))
}

/// Whether parents read what is recorded when the furthest step whose turn it was is this one: from the step on that the
/// list says, counted from 0, and then always, also when it goes back. Why they were not spoken to they do not read here.
pub fn parents_read(act: Act, furthest: usize, from: usize) -> bool {
    furthest >= from && act != Act::WithoutParents
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan, civil::date};
    use proptest::prelude::*;

    use super::*;
    use crate::obligation::{self, ConcernFacts, Days, Standing, Terms, Version};

    const MONDAY: Date = date(2026, 3, 2);

    struct Weekdays;

    impl Days for Weekdays {
        fn open(&self, day: Date) -> bool {
            day.weekday().to_monday_zero_offset() < 5
        }
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let kind = prop::sample::select(Kind::ALL.to_vec());
        let step =
            (prop::sample::select(Who::ALL.to_vec()), 1..=MOST_DAYS, any::<bool>(), any::<bool>(), kind);
        let step = step.prop_map(|(who, working_days, parents_first, consent, kind)| Step {
            who,
            working_days,
            parents_first,
            consent,
            kind,
        });
        prop::collection::vec(step, 1..=MOST_STEPS)
    }

    fn act() -> impl Strategy<Value = Act> {
        prop_oneof![
            4 => prop::option::of((0i64..90).prop_map(|n| MONDAY + n.days())).prop_map(Act::Done),
            2 => Just(Act::Skipped),
            2 => (0..MOST_STEPS + 2).prop_map(Act::Back),
            1 => Just(Act::Parents),
            1 => Just(Act::WithoutParents),
            1 => (0i64..90).prop_map(|n| Act::Plan(MONDAY + n.days())),
            1 => prop::sample::select(Outcome::ALL.to_vec()).prop_map(Act::Close),
            2 => Just(Act::Reopen),
        ]
    }

    proptest! {
        #[test]
        fn there_is_always_one_who_acts_or_it_is_closed(
            steps in steps(), acts in prop::collection::vec((act(), 0i64..10, any::<bool>()), 0..60),
        ) {
            let (mut state, mut today) = (State::opened(MONDAY), MONDAY);
            // Told apart from the engine: what was taken, step by step.
            let (mut at, mut spoken, mut closed) = (0usize, false, false);
            for (act, days, consented) in acts {
                today = today.saturating_add(days.days());
                let turn = steps.get(at);
                let must_wait = turn.is_some_and(|step| step.parents_first) && !spoken;
                let unasked = turn.is_some_and(|step| step.consent) && !consented;
                let is = |kind| turn.is_some_and(|step| step.kind == kind);
                let may = match act {
                    Act::Reopen => closed,
                    _ if closed => false,
                    Act::Done(plan) => {
                        at < steps.len() && !must_wait && !unasked && (plan.is_some() || !is(Kind::Plan))
                    }
                    Act::Skipped => at < steps.len() && !must_wait,
                    Act::Back(to) => to < at,
                    _ => true,
                };
                let after = state.after(&steps, act, today, consented);
                prop_assert_eq!(after.is_ok(), may, "{:?} at {} of {:?}", act, at, steps);
                if let Ok(after) = after {
                    state = after;
                    match act {
                        Act::Done(_) => (at, spoken) = (at + 1, spoken || is(Kind::Talk)),
                        Act::Skipped => at += 1,
                        Act::Back(to) => at = to,
                        Act::Parents | Act::WithoutParents => spoken = true,
                        Act::Close(_) => closed = true,
                        Act::Reopen => (closed, spoken) = (false, false),
                        Act::Plan(_) => {}
                    }
                }
                prop_assert_eq!((state.at, state.parents, state.closed.is_some()), (at, spoken, closed));
                prop_assert_eq!(state.who(&steps, consented).is_none(), closed);
                prop_assert_eq!(state.term(&steps, consented.then_some(today)).is_none(), closed);
                match (state.next(&steps, consented), steps.get(at)) {
                    (Next::Closed, _) => prop_assert!(closed),
                    (Next::Parents(n), Some(step)) => {
                        prop_assert!(n == at && step.parents_first && !spoken);
                        prop_assert_eq!(state.who(&steps, consented), Some(Who::Mentor));
                    }
                    (Next::Consent(n), Some(step)) => {
                        prop_assert!(n == at && step.consent && !consented);
                        prop_assert!(spoken || !step.parents_first);
                        prop_assert_eq!(state.who(&steps, consented), Some(Who::Mentor));
                    }
                    (Next::Step(n), Some(step)) => {
                        prop_assert!(n == at && (spoken || !step.parents_first) && (consented || !step.consent));
                        prop_assert_eq!(state.who(&steps, consented), Some(step.who));
                    }
                    (Next::LookBack, None) => {
                        prop_assert_eq!(state.who(&steps, consented), Some(Who::Mentor));
                    }
                    other => prop_assert!(false, "{:?}", other),
                }
            }
        }

        #[test]
        fn the_day_explains_itself_and_becomes_late(
            steps in steps(), acts in prop::collection::vec((act(), 0i64..10), 0..30), escalate_days in 0u32..30,
            consented in any::<bool>(),
        ) {
            let (mut state, mut today) = (State::opened(MONDAY), MONDAY);
            for (act, days) in acts {
                today = today.saturating_add(days.days());
                state = state.after(&steps, act, today, consented).unwrap_or(state);
            }
            let Some((since, term)) = state.term(&steps, consented.then_some(MONDAY)) else { return Ok(()) };
            let versions = [Version { starts_on: MONDAY, terms: Terms { escalate_days, ..Terms::default() } }];
            let facts = ConcernFacts { concern: 1u8, child: 2u8, since, term };
            let due = obligation::of_concern(&facts, &versions, &Weekdays, today);
            prop_assert_eq!(due.explained(&Weekdays), due.until);
            prop_assert!(due.until >= since);
            prop_assert_eq!(due.standing(due.until.max(due.from)), Standing::Due);
            prop_assert_eq!(due.standing(due.until + 1.day()), Standing::Late);
            let much_later = due.until + 40.days();
            let expected = if escalate_days > 0 { Standing::Escalated } else { Standing::Late };
            prop_assert_eq!(due.standing(much_later), expected);
        }

        #[test]
        fn an_act_is_read_back_from_its_code(act in act()) {
            let (mut step, mut plan, mut outcome) = (None, None, None);
            match act {
                Act::Done(day) => plan = day,
                Act::Back(to) => step = Some(to),
                Act::Plan(day) => plan = Some(day),
                Act::Close(closed) => outcome = Some(closed),
                _ => {}
            }
            prop_assert_eq!(Act::of(act.code(), step, plan, outcome), Some(act));
        }

        #[test]
        fn every_question_stands_with_its_answer_in_order(
            asked in prop::collection::vec(("[a-z]{1,9}\\?", " {0,2}[a-z\n]{0,9} {0,2}"), 0..=MOST_QUESTIONS), more in "[a-z ]{0,9}",
        ) {
            let questions: Vec<String> = asked.iter().map(|(question, _)| question.clone()).collect();
            let answers: Vec<&str> = asked.iter().map(|(_, answer)| answer.as_str()).collect();
            let missing = answers.iter().position(|answer| answer.trim().is_empty());
            match answered(&questions, &answers, &more) {
                Err(number) => prop_assert_eq!(Some(number), missing),
                Ok(text) => {
                    prop_assert_eq!(missing, None);
                    let mut rest = text.as_str();
                    for (question, answer) in questions.iter().zip(&answers) {
                        let both = format!("{question}\n{}", answer.trim());
                        prop_assert!(rest.starts_with(&both), "{:?} in {:?}", both, rest);
                        rest = rest[both.len()..].trim_start_matches('\n');
                    }
                    prop_assert_eq!(rest, more.trim());
                }
            }
            prop_assert_eq!(answered(&questions, &[], &more).is_err(), !questions.is_empty());
        }

        #[test]
        fn parents_who_read_along_go_on_reading_but_never_why_they_were_passed_over(
            steps in steps(), acts in prop::collection::vec(act(), 0..60), from in 0..MOST_STEPS,
        ) {
            let mut state = State::opened(MONDAY);
            // Told apart from the engine: the turn of their step has come.
            let mut come = from == 0;
            for act in acts {
                let reads = parents_read(act, state.furthest, from);
                prop_assert_eq!(reads, come && act != Act::WithoutParents, "{:?}", act);
                state = state.after(&steps, act, MONDAY, true).unwrap_or(state);
                come |= state.at >= from;
            }
        }

        #[test]
        fn whoever_gets_the_turn_has_the_whole_term(
            steps in steps(), acts in prop::collection::vec((act(), 0i64..10, any::<bool>()), 0..60),
        ) {
            let (mut state, mut today, mut consented) = (State::opened(MONDAY), MONDAY, None);
            // Told apart from the engine: what is next, and since when.
            let (mut next, mut since) = (state.next(&steps, false), MONDAY);
            for (act, days, consents) in acts {
                today = today.saturating_add(days.days());
                consented = consents.then(|| consented.unwrap_or(today));
                if state.next(&steps, consents) != next {
                    (next, since) = (state.next(&steps, consents), today);
                }
                if let Ok(after) = state.after(&steps, act, today, consents) {
                    state = after;
                    let moved = matches!(act, Act::Done(_) | Act::Skipped | Act::Back(_));
                    if moved || state.next(&steps, consents) != next {
                        (next, since) = (state.next(&steps, consents), today);
                    }
                }
                if let Next::Step(at) = next {
                    let whole = Some((since, Term::WorkingDays(steps[at].working_days)));
                    prop_assert_eq!(state.term(&steps, consented), whole);
                }
            }
        }
    }

    /// A step of the mentor, in three working days.
    const PLAIN: Step =
        Step { who: Who::Mentor, working_days: 3, parents_first: false, consent: false, kind: Kind::Other };

    #[test]
    fn a_step_that_is_the_talk_with_the_parents_counts_and_passing_it_over_does_not() {
        let steps = [Step { kind: Kind::Talk, ..PLAIN }, Step { parents_first: true, ..PLAIN }];
        let state = State::opened(MONDAY);
        let talked = state.after(&steps, Act::Done(None), MONDAY, false).unwrap();
        assert_eq!(talked.next(&steps, false), Next::Step(1));
        let passed = state.after(&steps, Act::Skipped, MONDAY, false).unwrap();
        assert_eq!(passed.next(&steps, false), Next::Parents(1));
    }

    #[test]
    fn a_step_in_which_a_plan_is_made_is_done_with_a_day() {
        let steps = [Step { kind: Kind::Plan, ..PLAIN }];
        let state = State::opened(MONDAY);
        assert_eq!(state.after(&steps, Act::Done(None), MONDAY, false), Err(Refusal::PlanFirst));
        let day = date(2026, 4, 1);
        let over = state.after(&steps, Act::Done(Some(day)), MONDAY, false).unwrap();
        assert_eq!(over.term(&steps, None), Some((day, Term::None)));
        assert!(state.after(&steps, Act::Skipped, MONDAY, false).is_ok());
    }

    #[test]
    fn parents_come_before_others_once_more_when_it_is_taken_up_again() {
        let step = Step { who: Who::CareCoordinator, parents_first: true, ..PLAIN };
        let state = State::opened(MONDAY);
        assert_eq!(state.after(&[step], Act::Done(None), MONDAY, true), Err(Refusal::ParentsFirst));
        let run = |acts: &[Act]| {
            acts.iter().try_fold(State::opened(MONDAY), |state, act| state.after(&[step], *act, MONDAY, true))
        };
        let closed =
            [Act::WithoutParents, Act::Done(None), Act::Close(Outcome::Solved), Act::Reopen, Act::Back(0)];
        let again = run(&closed).unwrap();
        assert_eq!(again.next(&[step], true), Next::Parents(0));
        assert_eq!(run(&[Act::Reopen]), Err(Refusal::NotClosed));
        assert_eq!(run(&[Act::Close(Outcome::Left), Act::Done(None)]), Err(Refusal::Closed));
    }

    #[test]
    fn a_plan_says_when_to_look_back() {
        let step = PLAIN;
        let over = State::opened(MONDAY).after(&[step], Act::Done(None), MONDAY, false).unwrap();
        assert_eq!(over.term(&[step], None), Some((MONDAY, Term::WorkingDays(LOOK_BACK_DAYS))));
        assert_eq!(over.after(&[step], Act::Skipped, MONDAY, false), Err(Refusal::StepsOver));
        let planned = over.after(&[step], Act::Plan(date(2026, 4, 1)), MONDAY, false).unwrap();
        assert_eq!(planned.term(&[step], None), Some((date(2026, 4, 1), Term::None)));
    }

    #[test]
    fn a_plan_whose_day_passed_before_the_last_step_makes_looking_back_not_late_at_once() {
        let step = PLAIN;
        let early = State::opened(MONDAY).after(&[step], Act::Plan(date(2026, 3, 9)), MONDAY, false).unwrap();
        let over = |on| early.after(&[step], Act::Done(None), on, false).unwrap().term(&[step], None);
        assert_eq!(over(date(2026, 3, 9)), Some((date(2026, 3, 9), Term::None)));
        let later = date(2026, 4, 1);
        assert_eq!(over(later), Some((later, Term::WorkingDays(LOOK_BACK_DAYS))));
    }

    #[test]
    fn codes_lead_back() {
        assert!(Who::ALL.iter().all(|who| Who::of(who.code()) == Some(*who)));
        assert!(Kind::ALL.iter().all(|kind| Kind::of(kind.code()) == Some(*kind)));
        assert!(Outcome::ALL.iter().all(|outcome| Outcome::of(outcome.code()) == Some(*outcome)));
    }
}
