//! Talks that people plan of themselves: the protocol does not ask them, or not now.

use super::{Base, Facts, Kind, Obligation, Subject, Talk, Term};

/// The talks of a child that are planned, or for which moments were offered that came to nothing, of the kinds that are not
/// among what is asked of it: on its day one is to be held, afterwards it is asked how it went. None is ever late.
pub fn arranged<Id: Copy>(
    facts: &Facts<Id>,
    is_asked: impl Fn(Kind) -> bool,
) -> impl Iterator<Item = Obligation<Id>> {
    Kind::ALL.into_iter().filter(move |kind| !is_asked(*kind)).filter_map(move |kind| {
        let of_kind = || facts.talks.iter().rev().filter(move |(of, _)| *of == kind).map(|(_, talk)| *talk);
        let planned = of_kind().find_map(|talk| match talk {
            Talk::Planned(day) => Some(day),
            _ => None,
        });
        let unchosen = of_kind().find_map(|talk| match talk {
            Talk::Unchosen(day) => Some(day),
            _ => None,
        });
        let day = planned.or(unchosen)?;
        Some(Obligation {
            kind,
            subject: Subject::Child(facts.child),
            base: Base::Arranged(day),
            term: Term::None,
            setting: None,
            moved: [None; 3],
            from: day,
            until: day,
            late_after: jiff::civil::Date::MAX,
            planned,
            escalates_after: None,
        })
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::{
        super::{
            Standing, after, of_child,
            tests::{FIRST_DAY, Weekdays, any_facts, any_versions},
        },
        *,
    };

    /// Talks that were planned, and moments that came to nothing.
    fn any_plans() -> impl Strategy<Value = Vec<(Kind, Talk)>> {
        let kinds = prop::sample::select(vec![Kind::ParentTalk, Kind::ExitTalk, Kind::ParticularsTalk]);
        let plan = (kinds, 0..500_i32, any::<bool>()).prop_map(|(kind, n, planned)| {
            let day = after(FIRST_DAY, n);
            (kind, if planned { Talk::Planned(day) } else { Talk::Unchosen(day) })
        });
        prop::collection::vec(plan, 0..5)
    }

    proptest! {
        #[test]
        fn what_is_planned_stands_once_whatever_is_asked_and_is_never_late(
            facts in any_facts(), plans in any_plans(), versions in any_versions(), n in 0..500_i32, later in 0..300_i32,
        ) {
            let (today, days) = (after(FIRST_DAY, n), Weekdays(Vec::new()));
            let mut facts = facts;
            facts.talks.extend(plans.iter().copied());
            let mut asked = Vec::new();
            of_child(&facts, &versions, &days, today, &mut asked);
            let kinds: BTreeSet<Kind> = asked.iter().map(|due| due.kind).collect();
            let found: Vec<_> = arranged(&facts, |kind| kinds.contains(&kind)).collect();
            let planned: BTreeSet<Kind> = plans.iter().map(|(kind, _)| *kind).collect();
            let of_itself: Vec<Kind> = planned.difference(&kinds).copied().collect();
            prop_assert_eq!(found.iter().map(|due| due.kind).collect::<Vec<_>>(), of_itself);
            for due in found {
                prop_assert_eq!(due.explained(&days), due.until);
                let last = plans.iter().rev().find_map(|(kind, talk)| match talk {
                    Talk::Planned(day) if *kind == due.kind => Some(*day),
                    _ => None,
                });
                prop_assert_eq!(due.planned, last);
                let day = after(today, later);
                let expected = match last {
                    Some(on) if on > day => Standing::Planned,
                    Some(_) => Standing::Due,
                    None if day < due.from => Standing::Coming,
                    None => Standing::Due,
                };
                prop_assert_eq!(due.standing(day), expected);
                prop_assert_eq!(due.appointed(day), last.filter(|on| *on <= day));
            }
        }
    }

    proptest! {
        #[test]
        fn what_was_held_or_not_wanted_stands_no_more(facts in any_facts()) {
            prop_assert_eq!(arranged(&facts, |_| false).count(), 0);
        }
    }
}
