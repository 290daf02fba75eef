//! What another protocol would mean, in numbers: what is due under both, counted by kind.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};

use super::{Base, Kind, Obligation, Standing, Subject};

/// Another protocol for one kind. What is the same under both is the same kind for the same subject after the same fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Consequence {
    /// To be done on the day, late or not, under the old protocol.
    pub before: usize,
    /// … and under the new one.
    pub after: usize,
    /// Asked within a month under the new protocol, and not under the old one.
    pub sooner: usize,
    /// Asked within a month under the old protocol, and not under the new one.
    pub eased: usize,
    /// Late on the day under the new protocol, and not under the old one.
    pub late: usize,
    /// Management sees it on the day under the new protocol, and not under the old one.
    pub escalated: usize,
}

impl Consequence {
    /// Anything differs.
    pub fn is_any(&self) -> bool {
        self.before != self.after || self.sooner + self.eased + self.late + self.escalated > 0
    }
}

#[derive(Clone, Copy, Default)]
struct Stand {
    due: bool,
    within_month: bool,
    late: bool,
    escalated: bool,
}

/// What is asked under two protocols on the same facts, compared on a day.
pub fn consequences<Id: Ord + Copy>(
    old: &[Obligation<Id>],
    new: &[Obligation<Id>],
    day: Date,
) -> BTreeMap<Kind, Consequence> {
    type Key<Id> = (Kind, Subject<Id>, Option<Id>);
    let month = day.saturating_add(1.month());
    let mut pairs: BTreeMap<Key<Id>, (Stand, Stand)> = BTreeMap::new();
    let stand = |one: &Obligation<Id>| {
        let standing = one.standing(day);
        Stand {
            due: standing <= Standing::Due,
            within_month: one.until <= month,
            late: standing <= Standing::Late,
            escalated: standing == Standing::Escalated,
        }
    };
    for one in old {
        pairs.entry((one.kind, one.subject, anchor(&one.base))).or_default().0 = stand(one);
    }
    for one in new {
        pairs.entry((one.kind, one.subject, anchor(&one.base))).or_default().1 = stand(one);
    }
    let mut found: BTreeMap<Kind, Consequence> = BTreeMap::new();
    for ((kind, ..), (old, new)) in pairs {
        let one = found.entry(kind).or_default();
        one.before += usize::from(old.due);
        one.after += usize::from(new.due);
        one.sooner += usize::from(new.within_month && !old.within_month);
        one.eased += usize::from(old.within_month && !new.within_month);
        one.late += usize::from(new.late && !old.late);
        one.escalated += usize::from(new.escalated && !old.escalated);
    }
    found
}

/// What tells two obligations of one kind for one subject apart: the fact behind them. A day is counted differently under
/// another protocol.
fn anchor<Id: Copy>(base: &Base<Id>) -> Option<Id> {
    match base {
        Base::Observation(id, _)
        | Base::Goal(id, _)
        | Base::Need(id, _)
        | Base::Concern(id, _)
        | Base::Consent(id, _)
        | Base::Message(id, _)
        | Base::Request(id, _)
        | Base::Transfer(id, _)
        | Base::Sealed(id, _)
        | Base::Task(id, _)
        | Base::Minutes(id, _)
        | Base::Inquiry(id, _) => Some(*id),
        Base::Start(_)
        | Base::End(_)
        | Base::Last(_)
        | Base::Birthday(_)
        | Base::FirstAsked(_)
        | Base::Agreed(_)
        | Base::Named(_)
        | Base::Born(_)
        | Base::Arranged(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::{
        super::tests::{FIRST_DAY, Weekdays},
        *,
    };
    use crate::obligation::{Facts, Observed, Terms, Version, of_child};
    use crate::period::Period;

    const DAY: Date = date(2026, 9, 1);

    /// Children that were seen last so many months before the day.
    fn children(months: &[u32]) -> Vec<Facts<u32>> {
        let child = |(number, months): (u32, &u32)| Facts {
            child: number,
            birth_date: date(2024, 4, 20),
            places: vec![Period { from: Some(date(2024, 9, 1)), until: None }],
            after_school: false,
            after_school_since: None,
            away: Vec::new(),
            settling_in: None,
            milestones: None,
            first_carer: None,
            observed: vec![Observed {
                id: number,
                seen: DAY - i64::from(*months).months(),
                on: DAY - i64::from(*months).months(),
                periodic: true,
                particulars: false,
                told: None,
                talk: None,
            }],
            talks: Vec::new(),
            needs: Vec::new(),
        };
        (1..).zip(months).map(child).collect()
    }

    fn asked(children: &[Facts<u32>], terms: [Terms; 2]) -> Vec<Obligation<u32>> {
        let versions = [(FIRST_DAY, terms[0]), (DAY, terms[1])];
        let versions: Vec<Version> =
            versions.into_iter().map(|(starts_on, terms)| Version { starts_on, terms }).collect();
        let mut found = Vec::new();
        for child in children {
            of_child(child, &versions, &Weekdays(Vec::new()), DAY, &mut found);
        }
        found
    }

    fn every(months: u32) -> Terms {
        Terms { observation_months: months, ..Terms::default() }
    }

    #[test]
    fn half_a_year_in_place_of_a_year_asks_for_those_between() {
        let children = children(&[1, 4, 7, 9, 11]);
        let old = asked(&children, [every(12), every(12)]);
        let new = asked(&children, [every(12), every(6)]);
        let found = consequences(&old, &new, DAY)[&Kind::Observation];
        // Within a month under a year: the child of 11 months. Under half a year those of 7 and 9 too.
        assert_eq!((found.sooner, found.eased, found.late), (2, 0, 0), "{found:?}");
        assert!(found.after > found.before, "{found:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn the_other_way_round_is_the_opposite_and_the_same_is_nothing(
            seen in prop::collection::vec(0_u32..20, 0..12),
            (old, new) in (0_u32..15, 0_u32..15),
        ) {
            let children = children(&seen);
            let (old, new) =
                (asked(&children, [every(old), every(old)]), asked(&children, [every(old), every(new)]));
            let there = consequences(&old, &new, DAY);
            let back = consequences(&new, &old, DAY);
            prop_assert_eq!(there.len(), back.len());
            for (kind, one) in &there {
                let other = back[kind];
                prop_assert_eq!(
                    (one.before, one.after, one.sooner, one.eased),
                    (other.after, other.before, other.eased, other.sooner)
                );
                let month = DAY + 1.month();
                let soon = |all: &[Obligation<u32>]| all.iter().filter(|o| o.kind == *kind && o.until <= month).count();
                prop_assert_eq!(soon(&old) + one.sooner, soon(&new) + one.eased);
                prop_assert_eq!(one.late, 0, "a version asks from its date");
            }
            prop_assert!(consequences(&old, &old, DAY).values().all(|one| !one.is_any()));
        }
    }
}
