//! What parents see of who opened the file of their child: as what, and why, day by day.
//!
//! Only what is named here is shown. A concern is among it only while parents read along with it ([`concern_shown`]). A page that is not known to be for parents (what a child keeps to itself, what is
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
    /// To read a concern or work on it.
    Concern = "concern",
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

/// A concern about the child, as far as it counts for what parents see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worry {
    /// It began on this day.
    pub from: Date,
    /// It ended on this day, if it has.
    pub until: Option<Date>,
    /// Parents read along with it by now.
    pub read: bool,
}

/// Whether parents see that a concern about their child was opened on a day: they read along with one that had begun, and
/// none ran of which they do not know.
pub fn concern_shown(worries: &[Worry], on: Date) -> bool {
    let runs = |one: &Worry| one.from <= on && one.until.is_none_or(|until| until >= on);
    worries.iter().any(|one| one.read && one.from <= on) && worries.iter().all(|one| one.read || !runs(one))
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
        for page in ["voice", "messages", "family", "sealed", ""] {
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

    fn worries() -> impl Strategy<Value = Vec<Worry>> {
        let one = (0_i64..9, proptest::option::of(0_i64..9), any::<bool>());
        let one = one.prop_map(|(from, days, read)| {
            let from = date(2026, 3, 3) + from.days();
            Worry { from, until: days.map(|days| from + days.days()), read }
        });
        proptest::collection::vec(one, 0..4)
    }

    proptest! {
        #[test]
        fn that_a_concern_was_opened_tells_parents_of_none_that_they_do_not_know(
            mut worries in worries(), on in 0_i64..20,
        ) {
            let on = date(2026, 3, 3) + on.days();
            let shown = concern_shown(&worries, on);
            // What they do not read is to them as if it were not there, or nothing is shown.
            let known: Vec<Worry> = worries.iter().copied().filter(|one| one.read).collect();
            prop_assert!(!shown || concern_shown(&known, on));
            prop_assert!(!shown || known.iter().any(|one| one.from <= on));
            let hidden = Worry { from: on, until: None, read: false };
            prop_assert!(!concern_shown(&[worries.clone(), vec![hidden]].concat(), on));
            // From the moment that they read along with all of them everything is shown.
            worries.iter_mut().for_each(|one| one.read = true);
            prop_assert_eq!(concern_shown(&worries, on), worries.iter().any(|one| one.from <= on));
        }

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
