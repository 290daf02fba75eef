//! What parents see of who opened the file of their child: as what, and why, day by day.
//!
//! Only what is named here is shown. A page that is not known to be for parents (what a child keeps to itself, what is
//! sealed, what the other parent wrote) stays hidden, also one that is new.

use jiff::civil::Date;

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
