//! Whom a parent asks on a day without the mentor.

use mentorkind_domain::half_days::Presence;

use crate::platform::ids::StaffId;

/// Somebody on the group's roster, on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// The staff member.
    pub staff: StaffId,
    /// The name.
    pub name: String,
    /// In training.
    pub in_training: bool,
    /// When on the roster that day.
    pub there: Presence,
    /// Absent that day.
    pub absent: bool,
}

fn parts(presence: Presence) -> u32 {
    u32::from(presence.morning) + u32::from(presence.afternoon)
}

/// The contact of the day: of those who are there, somebody who is not in training before somebody who is, then who
/// is there for most of the child's day, then who is there longest; by name when that is equal.
pub fn of_the_day(colleagues: &[Colleague], child: Presence) -> Option<&Colleague> {
    let shared = |c: &Colleague| {
        u32::from(c.there.morning && child.morning) + u32::from(c.there.afternoon && child.afternoon)
    };
    colleagues.iter().filter(|c| !c.absent && parts(c.there) > 0).min_by(|a, b| {
        a.in_training
            .cmp(&b.in_training)
            .then_with(|| shared(b).cmp(&shared(a)))
            .then_with(|| parts(b.there).cmp(&parts(a.there)))
            .then_with(|| a.name.cmp(&b.name))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    const DAY: Presence = Presence { morning: true, afternoon: true };
    const MORNING: Presence = Presence { morning: true, afternoon: false };
    const AFTERNOON: Presence = Presence { morning: false, afternoon: true };

    fn colleague(name: &str, in_training: bool, there: Presence, absent: bool) -> Colleague {
        Colleague { staff: StaffId(Uuid::nil()), name: name.to_owned(), in_training, there, absent }
    }

    #[test]
    fn the_day_has_a_contact() {
        let all = [
            colleague("Anna", false, DAY, true),
            colleague("Bo", true, DAY, false),
            colleague("Cem", false, MORNING, false),
            colleague("Dee", false, AFTERNOON, false),
        ];
        let name = |colleagues: &[Colleague], child| of_the_day(colleagues, child).map(|c| c.name.clone());
        assert_eq!(name(&all, AFTERNOON).as_deref(), Some("Dee"));
        assert_eq!(name(&all, DAY).as_deref(), Some("Cem"));
        assert_eq!(name(&all[..2], DAY).as_deref(), Some("Bo"));
        assert_eq!(name(&all[..1], DAY), None);
    }

    proptest! {
        #[test]
        fn whoever_is_named_is_there(
            rows in proptest::collection::vec(any::<(bool, bool, bool, bool)>(), 0..6),
            morning in any::<bool>(), afternoon in any::<bool>(),
        ) {
            let all: Vec<Colleague> = rows
                .iter()
                .enumerate()
                .map(|(i, &(training, morning, afternoon, absent))| {
                    colleague(&format!("C{i}"), training, Presence { morning, afternoon }, absent)
                })
                .collect();
            let found = of_the_day(&all, Presence { morning, afternoon });
            let there = |c: &&Colleague| !c.absent && (c.there.morning || c.there.afternoon);
            prop_assert_eq!(found.is_some(), all.iter().any(|c| there(&c)));
            if let Some(found) = found {
                prop_assert!(there(&found));
                prop_assert!(!found.in_training || all.iter().filter(there).all(|c| c.in_training));
            }
        }
    }
}
