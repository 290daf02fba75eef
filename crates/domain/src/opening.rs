//! What parents see of who opened the file of their child: as what, and why, day by day.
//!
//! Only what is named here is shown. A page that is not known to be for parents (what a child keeps to itself, what is
//! sealed, what the other parent wrote) stays hidden, also one that is new.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::access::{Facts, Relation};

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident: $($(#[$line:meta])* $variant:ident = $code:literal,)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$line])* $variant,)* }

        impl $name {
            /// All that parents see.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in the log and in keys of texts.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// From its name in the log; none when parents do not see it.
            pub fn of(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}

codes! {
    /// As what somebody opened a file.
    Role:
    /// The mentor of the child.
    Mentor = "mentor",
    /// Somebody who works with the group.
    Staff = "staff",
    /// The team lead.
    TeamLead = "teamlead",
    /// The care coordinator.
    Care = "care",
    /// The coach.
    Coach = "coach",
    /// The policy officer.
    Policy = "policy",
    /// A director.
    Director = "director",
    /// A director in emergency access.
    Emergency = "emergency",
}

codes! {
    /// Why somebody opened a file: the page on which it was.
    Reason:
    /// To read it.
    File = "file",
    /// To change a note.
    Note = "note",
    /// To write or read an observation.
    Observation = "observation",
    /// To record that parents were told.
    Contact = "contact",
    /// To read or set goals.
    Goals = "goals",
    /// To prepare or report a talk with the parents.
    Talk = "talk",
    /// To look up the guardians.
    Guardians = "guardians",
    /// To print the letter about the mentor.
    Letter = "letter",
    /// In emergency access.
    Emergency = "emergency",
    /// To see or remove a photo.
    Photos = "photos",
    /// To prepare or read a transfer.
    Transfer = "transfer",
    /// To ask for a consent, or to look it up.
    Consents = "consents",
    /// To read or meet wishes and needs.
    Needs = "needs",
    /// To write or read how the day was.
    Day = "day",
}

/// As what somebody of the organisation opens a file by each relation, the nearest to the child first. That a protection
/// officer looked is not told: it would say that somebody is worried.
const BY: [(Relation, Role); 10] = [
    (Relation::Mentor, Role::Mentor),
    (Relation::OnGroup, Role::Staff),
    (Relation::TraineeOnGroup, Role::Staff),
    (Relation::TeamLead, Role::TeamLead),
    (Relation::CareCoordinator, Role::Care),
    (Relation::Coach, Role::Coach),
    (Relation::PolicyOfficer, Role::Policy),
    (Relation::ProtectionOfficer, Role::Staff),
    (Relation::Director, Role::Director),
    (Relation::Emergency, Role::Emergency),
];

impl Role {
    /// As what somebody opens the file of a child that has a place on these groups (none: it is not known on which), by one
    /// of the relations that may. A mentor is always that.
    pub fn of_reader<Id: Copy + Ord>(
        facts: &Facts<Id>,
        (groups, child): (&[Id], Id),
        may: &[Relation],
    ) -> Option<Self> {
        let on = |own: &BTreeSet<Id>| match groups {
            [] => !own.is_empty(),
            groups => groups.iter().any(|group| own.contains(group)),
        };
        let is = |relation: Relation| match relation {
            Relation::Mentor => facts.mentor_of.contains(&child),
            Relation::OnGroup => on(&facts.on_groups),
            Relation::TraineeOnGroup => on(&facts.trainee_on_groups),
            Relation::TeamLead => on(&facts.leads_groups),
            Relation::Emergency => on(&facts.emergency_groups) || facts.emergency_children.contains(&child),
            other => facts.organisation.contains(&other),
        };
        let by = |relation: Relation| relation == Relation::Mentor || may.contains(&relation);
        BY.into_iter().find(|(relation, _)| by(*relation) && is(*relation)).map(|(_, role)| role)
    }
}

/// One opening of a file by `Id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened<Id> {
    /// On which day.
    pub on: Date,
    /// By whom.
    pub by: Id,
    /// As what.
    pub role: Role,
    /// Why.
    pub reason: Reason,
}

/// Openings of a day by one person as one thing for one reason, and how many there were: in the order in which each was
/// first given.
pub fn summed<Id: Copy + PartialEq>(openings: &[Opened<Id>]) -> Vec<(Opened<Id>, usize)> {
    let mut lines: Vec<(Opened<Id>, usize)> = Vec::new();
    for opening in openings {
        match lines.iter_mut().find(|(line, _)| line == opening) {
            Some((_, times)) => *times += 1,
            None => lines.push((*opening, 1)),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan, civil::date};
    use proptest::{prelude::*, sample::select};

    use super::*;

    #[test]
    fn what_is_not_for_parents_is_not_shown() {
        for page in ["voice", "messages", "family", "concern", ""] {
            assert_eq!(Reason::of(page), None, "{page}");
        }
        assert_eq!(Role::of("guardian"), None);
        for reason in Reason::ALL {
            assert_eq!(Reason::of(reason.code()), Some(*reason));
        }
    }

    #[test]
    fn one_opens_a_file_as_what_one_is_to_the_child_and_may() {
        let facts = Facts {
            organisation: BTreeSet::from([Relation::Coach, Relation::Director, Relation::ProtectionOfficer]),
            on_groups: BTreeSet::from([1]),
            leads_groups: BTreeSet::from([1, 2]),
            mentor_of: BTreeSet::from([7]),
            emergency_children: BTreeSet::from([9]),
            ..Facts::default()
        };
        let all = &Relation::ALL[..];
        let role = |groups: &[u8], child: u8, may: &[Relation]| Role::of_reader(&facts, (groups, child), may);
        assert_eq!(role(&[3], 7, all), Some(Role::Mentor));
        assert_eq!(role(&[1], 8, all), Some(Role::Staff));
        assert_eq!(role(&[2], 8, all), Some(Role::TeamLead));
        assert_eq!(role(&[1], 8, &[Relation::TeamLead, Relation::Coach]), Some(Role::TeamLead));
        assert_eq!(role(&[3], 8, all), Some(Role::Coach));
        assert_eq!(role(&[3], 8, &[Relation::Director, Relation::Emergency]), Some(Role::Director));
        assert_eq!(role(&[3], 9, &[Relation::Emergency]), Some(Role::Emergency));
        assert_eq!(role(&[3], 8, &[Relation::Emergency]), None);
        assert_eq!(role(&[3], 8, &[Relation::ProtectionOfficer]), Some(Role::Staff), "not told");
        assert_eq!(role(&[], 8, &[Relation::TeamLead]), Some(Role::TeamLead), "on which group is not known");
        assert_eq!(role(&[3], 8, &[Relation::TeamLead, Relation::GuardianWithCustody]), None);
    }

    proptest! {
        #[test]
        fn no_opening_is_lost_or_shown_twice(
            all in proptest::collection::vec(
                (0_i64..3, 0_u8..3, select(Role::ALL), select(Reason::ALL)), 0..40),
        ) {
            let opened: Vec<Opened<u8>> = all
                .into_iter()
                .map(|(day, by, role, reason)| Opened { on: date(2026, 3, 3) + day.days(), by, role, reason })
                .collect();
            let lines = summed(&opened);
            prop_assert_eq!(lines.iter().map(|(_, times)| times).sum::<usize>(), opened.len());
            for (line, times) in &lines {
                prop_assert_eq!(opened.iter().filter(|one| *one == line).count(), *times);
                prop_assert_eq!(lines.iter().filter(|(other, _)| other == line).count(), 1);
            }
        }
    }
}
