//! What was promised from a day on, and how that stood on a later one.

use jiff::{ToSpan, civil::Date};

use super::Kept;

/// How something that was promised came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It was done on this day.
    Done(Date),
    /// Since this day nobody waits for it: it was settled otherwise, taken back, or something else took its place.
    Otherwise(Date),
}

impl End {
    /// Its day.
    pub fn day(self) -> Date {
        match self {
            Self::Done(day) | Self::Otherwise(day) => day,
        }
    }
}

/// Something that was promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The day on which it was asked first.
    pub since: Date,
    /// The last day on which it is in time.
    pub until: Date,
    /// How it ended.
    pub end: Option<End>,
}

/// How a promise stood on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Done on the last day of its term or before.
    InTime,
    /// Done later.
    Late,
    /// Open, and there is time left.
    NotYet,
    /// Open, and the term is over.
    Missing,
    /// Nobody waited for it any more.
    Otherwise,
}

impl Outcome {
    /// Its name in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::InTime => "in-time",
            Self::Late => "late",
            Self::NotYet => "not-yet",
            Self::Missing => "not-done",
            Self::Otherwise => "otherwise",
        }
    }
}

impl Promise {
    /// How it ended, as far as that was known on a day.
    pub fn ended(&self, on: Date) -> Option<End> {
        self.end.filter(|end| end.day() <= on)
    }

    /// How it stood on the last day of a period; none where it was not open on any day of it.
    pub fn outcome(&self, (from, until): (Date, Date)) -> Option<Outcome> {
        if self.since > until {
            return None;
        }
        Some(match self.ended(until) {
            Some(end) if end.day() < from => return None,
            Some(End::Otherwise(_)) => Outcome::Otherwise,
            Some(End::Done(day)) if day <= self.until => Outcome::InTime,
            Some(End::Done(_)) => Outcome::Late,
            None if until <= self.until => Outcome::NotYet,
            None => Outcome::Missing,
        })
    }

    /// The day from which it is known whether it was kept in time: that of its end, or the first one after its term.
    fn decided_on(&self) -> Date {
        let over = self.until.saturating_add(1.day());
        self.end.map_or(over, |end| end.day().min(over))
    }

    /// As [`Self::outcome`], of what was decided in the period or can still be done in time: so that each that was missed
    /// stands as late or not done in one period alone. After its last day nobody waits for it.
    pub fn decided(&self, (from, until): (Date, Date), last: Date) -> Option<Outcome> {
        let day = self.decided_on();
        let waited_for = until <= last || day <= last;
        self.outcome((from, until)).filter(|_| from <= day && waited_for)
    }
}

impl FromIterator<Outcome> for Kept {
    fn from_iter<I: IntoIterator<Item = Outcome>>(outcomes: I) -> Self {
        let mut kept = Self::default();
        for outcome in outcomes {
            match outcome {
                Outcome::InTime => kept.in_time += 1,
                Outcome::Late => kept.late += 1,
                Outcome::NotYet => kept.not_yet += 1,
                Outcome::Missing => kept.missing += 1,
                Outcome::Otherwise => kept.otherwise += 1,
            }
        }
        kept
    }
}

/// How often what was promised was kept, of what was open on some day of a period, as it stood on the last one.
pub fn promises_kept<'a>(promised: impl IntoIterator<Item = &'a Promise>, period: (Date, Date)) -> Kept {
    promised.into_iter().filter_map(|one| one.outcome(period)).collect()
}

/// What happens between somebody who asks and who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Something is asked. Who waits already, waits on.
    Asks(Date),
    /// All that was asked is answered.
    Answers(Date),
    /// Nobody waits any more, without an answer.
    Settles(Date),
}

/// Each time that somebody waited, in order of time: since when, and how that ended. Events are in order of time.
pub fn waits(events: impl IntoIterator<Item = Event>) -> Vec<(Date, Option<End>)> {
    let mut found: Vec<(Date, Option<End>)> = Vec::new();
    for event in events {
        let open = found.last_mut().filter(|(_, end)| end.is_none());
        match (event, open) {
            (Event::Asks(day), None) => found.push((day, None)),
            (Event::Answers(day), Some((_, end))) => *end = Some(End::Done(day)),
            (Event::Settles(day), Some((_, end))) => *end = Some(End::Otherwise(day)),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const ON: Date = date(2026, 3, 2);

    fn promise() -> impl Strategy<Value = Promise> {
        let end = proptest::option::of((0..60_i64, any::<bool>()));
        (-60..60_i64, 0..30_i64, end).prop_map(|(since, term, end)| {
            let since = ON + since.days();
            let end = end.map(|(days, done)| {
                let day = since + days.days();
                if done { End::Done(day) } else { End::Otherwise(day) }
            });
            Promise { since, until: since + term.days(), end }
        })
    }

    fn events() -> impl Strategy<Value = Vec<Event>> {
        proptest::collection::vec((0..4_i64, 0..3_u8), 0..20).prop_map(|all| {
            let mut day = ON;
            let event = move |(days, what): (i64, u8)| {
                day += days.days();
                match what {
                    0 => Event::Asks(day),
                    1 => Event::Answers(day),
                    _ => Event::Settles(day),
                }
            };
            all.into_iter().map(event).collect()
        })
    }

    fn day(event: Event) -> Date {
        match event {
            Event::Asks(day) | Event::Answers(day) | Event::Settles(day) => day,
        }
    }

    #[test]
    fn each_outcome_has_its_days() {
        let (since, until) = (ON, ON + 2.days());
        let of = |end| Promise { since, until, end };
        let period = |days: i64| (ON, ON + days.days());
        for (end, days, outcome) in [
            (Some(End::Done(until)), 9, Some(Outcome::InTime)),
            (Some(End::Done(until + 1.day())), 9, Some(Outcome::Late)),
            (Some(End::Done(until + 1.day())), 2, Some(Outcome::NotYet)),
            (Some(End::Otherwise(until + 1.day())), 9, Some(Outcome::Otherwise)),
            (None, 2, Some(Outcome::NotYet)),
            (None, 3, Some(Outcome::Missing)),
            (None, -1, None),
        ] {
            assert_eq!(of(end).outcome(period(days)), outcome, "{end:?} {days}");
        }
        assert_eq!(
            of(Some(End::Done(ON))).outcome((ON + 1.day(), ON + 9.days())),
            None,
            "it was over before"
        );
    }

    proptest! {
        #[test]
        fn what_comes_later_changes_no_count_of_a_past_day(
            promised in proptest::collection::vec(promise(), 0..20), back in 0..90_i64,
        ) {
            let period = (ON - back.days(), ON);
            let now = promises_kept(&promised, period);
            let known: Vec<Promise> = promised
                .iter()
                .filter(|one| one.since <= ON)
                .map(|one| Promise { end: one.ended(ON), ..*one })
                .collect();
            prop_assert_eq!(promises_kept(&known, period), now);
            let open = known.iter().filter(|one| one.end.is_none_or(|end| end.day() >= period.0)).count();
            prop_assert_eq!(now.in_time + now.late + now.not_yet + now.missing + now.otherwise, open);
        }

        #[test]
        fn what_was_missed_stands_in_one_of_two_adjoining_periods(
            promise in promise(), from in -90..90_i64, first in 0..60_i64, second in 0..60_i64,
        ) {
            let promise = Promise { end: promise.end.filter(|end| matches!(end, End::Done(_))), ..promise };
            let from = ON + from.days();
            let (middle, until) = (from + first.days(), from + (first + 1 + second).days());
            let (both, after) = ((from, until), (middle + 1.day(), until));
            let of = |period| promise.decided(period, Date::MAX);
            let missed = |outcome| matches!(outcome, Some(Outcome::Late | Outcome::Missing));
            let times = usize::from(missed(of((from, middle)))) + usize::from(missed(of(after)));
            prop_assert_eq!(times, usize::from(missed(of(both))));
            let over = promise.until + 1.day();
            let open = promise.end.is_none_or(|end| end.day() >= over);
            prop_assert_eq!(times == 1, open && from <= over && over <= until);
            for period in [(from, middle), after] {
                // The day after its term says in which of them.
                prop_assert_eq!(missed(of(period)), open && period.0 <= over && over <= period.1);
                prop_assert!(of(period).is_none() || of(period) == promise.outcome(period));
            }
            // What is still in time comes back in the next one, as what came of it.
            if of((from, middle)) == Some(Outcome::NotYet) {
                prop_assert!(of(after).is_some());
            }
            // What counts as long as it was open is in one of the two as well.
            let next = promise.outcome(after);
            prop_assert_eq!(promise.outcome(both), next.or(promise.outcome((from, middle))));
        }

        #[test]
        fn of_who_is_gone_nothing_is_missed_afterwards(promise in promise(), back in 0..90_i64, gone in 0..90_i64) {
            let (from, last) = (ON - back.days(), ON - gone.days());
            let here = promise.decided((from, ON), Date::MAX);
            match promise.decided((from, ON), last) {
                None => prop_assert!(here.is_none() || gone > 0),
                Some(outcome) => {
                    prop_assert_eq!(Some(outcome), here);
                    let over = promise.until < last || promise.end.is_some_and(|end| end.day() <= last);
                    prop_assert!(gone == 0 || outcome != Outcome::NotYet && over);
                }
            }
            let known = Promise { end: promise.ended(ON), ..promise };
            prop_assert_eq!(known.decided((from, ON), last), promise.decided((from, ON), last));
        }

        #[test]
        fn who_asks_waits_until_an_answer_and_later_events_change_no_past_day(all in events(), days in 0..40_i64) {
            let found = waits(all.clone());
            let open = found.iter().filter(|(_, end)| end.is_none()).count();
            prop_assert!(open <= 1 && found.iter().rev().skip(1).all(|(_, end)| end.is_some()));
            prop_assert!(found.iter().all(|(since, end)| end.is_none_or(|end| end.day() >= *since)));
            let asks = all.iter().rposition(|event| matches!(event, Event::Asks(_)));
            let ends = all.iter().rposition(|event| !matches!(event, Event::Asks(_)));
            prop_assert_eq!(open == 1, asks.is_some() && asks > ends);
            let on = ON + days.days();
            let known = waits(all.into_iter().filter(|event| day(*event) <= on));
            let then: Vec<_> = found
                .into_iter()
                .filter(|(since, _)| *since <= on)
                .map(|(since, end)| (since, end.filter(|end| end.day() <= on)))
                .collect();
            prop_assert_eq!(known, then);
        }
    }
}
