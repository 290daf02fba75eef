//! What was done lately, and whether it was in time: what was asked on the day on which it was done, before it was.

use jiff::civil::Date;

use super::{Base, Days, Facts, Kind, Obligation, Observed, Standing, Talk, Version, of_child};
use crate::period::Period;

/// What was done for a child in a period: its kind, and whether it was in time. What was done without being asked does
/// not count. `counts` leaves observations out of which it is not known when parents heard of them.
pub fn settled<Id: Copy + PartialEq>(
    facts: &Facts<Id>,
    versions: &[Version],
    days: &impl Days,
    within: Period,
    counts: impl Fn(&Observed<Id>) -> bool,
) -> Vec<(Kind, bool)> {
    let mut found = Vec::new();
    let mut look = |day: Date, before: Facts<Id>, is_it: &dyn Fn(&Obligation<Id>) -> bool| {
        if !within.contains(day) {
            return;
        }
        let mut asked = Vec::new();
        of_child(&before, versions, days, day, &mut asked);
        let due = asked.into_iter().find(is_it);
        found.extend(due.map(|due| (due.kind, due.standing(day) > Standing::Late)));
    };
    if let Some(day) = facts.settling_in {
        look(day, Facts { settling_in: None, ..facts.clone() }, &|due| due.kind == Kind::SettlingIn);
    }
    if let Some(day) = facts.first_carer {
        look(day, Facts { first_carer: None, ..facts.clone() }, &|due| due.kind == Kind::FirstCarer);
    }
    if let Some(day) = facts.milestones {
        look(day, Facts { milestones: None, ..facts.clone() }, &|due| due.kind == Kind::Milestones);
    }
    for (kind, talk) in &facts.talks {
        let Some(day) = took_place(*talk) else { continue };
        let earlier = |(_, talk): &&(Kind, Talk)| took_place(*talk).is_some_and(|other| other < day);
        let talks = facts.talks.iter().filter(earlier).copied().collect();
        look(day, Facts { talks, ..facts.clone() }, &|due| due.kind == *kind);
    }
    for (at, observed) in facts.observed.iter().enumerate().filter(|(_, observed)| counts(observed)) {
        if observed.periodic {
            let earlier = facts.observed.iter().filter(|other| other.on < observed.on).copied().collect();
            look(observed.on, Facts { observed: earlier, ..facts.clone() }, &|due| {
                due.kind == Kind::Observation
            });
        }
        let of_this = |due: &Obligation<Id>, kind| {
            due.kind == kind && matches!(due.base, Base::Observation(id, _) if id == observed.id)
        };
        let without = |told: Option<Date>, talk: Option<Talk>| {
            let mut before = facts.clone();
            if let Some(one) = before.observed.get_mut(at) {
                (one.told, one.talk) = (told, talk);
            }
            before
        };
        if let Some(day) = observed.told {
            look(day, without(None, observed.talk), &|due| of_this(due, Kind::Contact));
        }
        if let Some(day) = observed.talk.and_then(took_place) {
            look(day, without(observed.told, None), &|due| of_this(due, Kind::ParticularsTalk));
        }
    }
    found
}

/// The day on which a talk was held or declined.
pub(super) fn took_place(talk: Talk) -> Option<Date> {
    match talk {
        Talk::Held(day) | Talk::Declined(day) => Some(day),
        Talk::Planned(_) | Talk::Unchosen(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        super::{
            after,
            tests::{FIRST_DAY, Weekdays, any_facts, any_versions, settle},
        },
        *,
    };

    proptest! {
        #[test]
        fn what_is_done_was_in_time_when_it_was_not_late(
            facts in any_facts(), versions in any_versions(), n in 0..400_i32, declined in any::<bool>(),
        ) {
            let (today, days) = (after(FIRST_DAY, n), Weekdays(Vec::new()));
            let mut facts = facts;
            // Only what was done until today is known today.
            facts.observed.retain(|observed| observed.on < today);
            facts.talks.retain(|(_, talk)| took_place(*talk).is_some_and(|day| day < today));
            let day = Period { from: Some(today), until: Some(today) };
            prop_assert_eq!(settled(&facts, &versions, &days, day, |_| true), []);
            let mut asked = Vec::new();
            of_child(&facts, &versions, &days, today, &mut asked);
            for due in asked.into_iter().filter(|due| due.kind != Kind::Need) {
                let mut done = facts.clone();
                settle(&mut done, &due, today, declined);
                let expected = (due.kind, due.standing(today) > Standing::Late);
                prop_assert_eq!(settled(&done, &versions, &days, day, |_| true), [expected]);
                let before = Period { from: None, until: Some(after(today, -1)) };
                let earlier = settled(&facts, &versions, &days, before, |_| true);
                prop_assert_eq!(settled(&done, &versions, &days, before, |_| true), earlier);
            }
        }
    }
}
