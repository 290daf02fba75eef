//! The tables as typed rows.

use std::ops::Range;

use jiff::civil::Date;
use mentorkind_division::HalfDays;

use super::keys::{ChildId, GroupId, GuardianId, Keys, LocationId, StaffId, Text, Texts};
use crate::division::PairWish;
use crate::period::Period;

/// Everything of a planning export that has no errors.
///
/// What belongs to a person and not to a row (name, address, birth date, language) is kept once per
/// person: the first row that fills it counts. `row` is everywhere the line in the file, the header is 1.
#[derive(Debug, Default)]
pub struct Tables {
    /// The keys of the planning package.
    pub keys: TableKeys,
    /// By [`LocationId`]; those that the groups name when there is no table of locations.
    pub locations: Vec<Location>,
    /// By [`GroupId`], which is the order of the file.
    pub groups: Vec<Group>,
    /// By [`StaffId`].
    pub staff: Vec<StaffMember>,
    /// Rows of staff in groups, in the order of the file.
    pub roster: Vec<RosterRow>,
    /// By [`ChildId`].
    pub children: Vec<Child>,
    /// Rows of children in groups, in the order of the file.
    pub placements: Vec<Placement>,
    /// By [`GuardianId`].
    pub guardians: Vec<Guardian>,
    /// Rows of guardians and their children, in the order of the file.
    pub guardianships: Vec<Guardianship>,
    /// In the order of the file.
    pub absences: Vec<Absence>,
    /// In the order of the file.
    pub closures: Vec<Closure>,
    pub(super) texts: Texts,
    pub(super) staff_lists: Vec<u32>,
    pub(super) wishes: Vec<PairWish>,
}

impl Tables {
    /// Whether there is nothing under the headers of the tables that every export has.
    pub(super) fn have_no_rows(&self) -> bool {
        self.groups.is_empty() && self.staff.is_empty() && self.children.is_empty()
    }

    /// The text of a field.
    pub fn text(&self, text: Text) -> &str {
        self.texts.get(text)
    }

    /// The staff members of a list, by the numbers of their [`StaffId`].
    pub fn staff_list(&self, list: &List<StaffId>) -> &[u32] {
        &self.staff_lists[list.range()]
    }

    /// Which staff are guardians of which children, by child. A row of a guardian without a staff key has
    /// that of the guardian's other rows.
    pub fn staff_who_are_guardians(&self) -> Vec<(ChildId, StaffId)> {
        let mut list: Vec<_> = self
            .guardianships
            .iter()
            .filter_map(|row| {
                let staff = row.staff.or(self.guardians[row.guardian.index()].staff)?;
                Some((row.child, staff))
            })
            .collect();
        list.sort_unstable();
        list
    }

    /// The wishes about pairs in a row; the other child is the number of its [`ChildId`].
    pub fn wishes(&self, list: &List<PairWish>) -> &[PairWish] {
        &self.wishes[list.range()]
    }
}

/// The keys of each table.
#[derive(Debug, Default)]
pub struct TableKeys {
    /// Of locations.
    pub locations: Keys<LocationId>,
    /// Of groups.
    pub groups: Keys<GroupId>,
    /// Of staff.
    pub staff: Keys<StaffId>,
    /// Of children.
    pub children: Keys<ChildId>,
    /// Of guardians.
    pub guardians: Keys<GuardianId>,
}

/// A part of a list that all rows share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<T> {
    start: u32,
    end: u32,
    of: std::marker::PhantomData<T>,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self::new(0..0)
    }
}

impl<T> List<T> {
    pub(super) fn new(range: Range<usize>) -> Self {
        Self { start: range.start as u32, end: range.end as u32, of: std::marker::PhantomData }
    }

    fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

macro_rules! codes {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident $code:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$doc])* $variant,)*
        }

        impl $name {
            /// Every one of them.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// As in the tables.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }

            /// The one of a code.
            pub fn of(code: &str) -> Option<Self> {
                Self::from_code(code.as_bytes())
            }

            pub(super) fn from_code(code: &[u8]) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code().as_bytes().eq_ignore_ascii_case(code))
            }
        }
    };
}

codes! {
    /// The kind of care of a group.
    CareKind {
        /// Day care, 0 to 4 years.
        DayCare "kdv",
        /// Playgroup, 2 to 4 years.
        Playgroup "peuter",
        /// After-school care, 4 to 13 years.
        AfterSchool "bso",
    }
}

codes! {
    /// What a staff member does.
    Role {
        /// Pedagogical staff member, who can be mentor.
        Carer "pm",
        /// Trainee, mentor only with a maximum above 0.
        Trainee "bio",
        /// Team lead.
        TeamLead "teamlead",
        /// Pedagogical coach.
        Coach "coach",
        /// Policy officer.
        PolicyOfficer "policy",
        /// Care coordinator.
        CareCoordinator "care",
        /// Protection officer.
        ProtectionOfficer "protection",
        /// Director.
        Director "director",
        /// Administrator.
        Administrator "admin",
    }
}

impl Role {
    /// Whether somebody of this role works on a group on given days.
    pub fn works_on_group(self) -> bool {
        matches!(self, Self::Carer | Self::Trainee)
    }
}

/// A location.
#[derive(Clone, Debug, Default)]
pub struct Location {
    /// Its name.
    pub name: Text,
    /// Its number in the national register of childcare.
    pub lrk: Text,
    /// Its address.
    pub address: Text,
    /// Its line; in the table of groups when there is none of locations.
    pub row: u32,
}

/// A group.
#[derive(Clone, Debug)]
pub struct Group {
    /// Where it is.
    pub location: LocationId,
    /// The kind of care.
    pub kind: CareKind,
    /// Its name.
    pub name: Text,
    /// At most this many children.
    pub max_children: Option<u32>,
    /// Its line.
    pub row: u32,
}

/// A staff member, apart from where it works.
#[derive(Clone, Debug, Default)]
pub struct StaffMember {
    /// Name.
    pub name: Text,
    /// E-mail address.
    pub email: Text,
    /// Languages, separated by spaces, as written.
    pub languages: Text,
    /// The first line.
    pub row: u32,
}

/// A staff member in one role, on one group when the role has one, for a period.
#[derive(Clone, Debug)]
pub struct RosterRow {
    /// Who.
    pub staff: StaffId,
    /// In what role.
    pub role: Role,
    /// On which group; always there for those who work on a group.
    pub group: Option<GroupId>,
    /// When; not empty for those who work on a group.
    pub days: HalfDays,
    /// Mentor of at most this many children.
    pub max_children: Option<u32>,
    /// From when until when.
    pub period: Period,
    /// Its line.
    pub row: u32,
}

/// A child, apart from where it goes.
#[derive(Clone, Debug)]
pub struct Child {
    /// Birth date.
    pub birth_date: Date,
    /// First name.
    pub first_name: Text,
    /// Last name.
    pub last_name: Text,
    /// Language at home, as written.
    pub language: Text,
    /// The first line.
    pub row: u32,
}

/// A present mentor as the table names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mentor {
    /// Not filled.
    #[default]
    None,
    /// A staff member of the table.
    Staff(StaffId),
    /// A key that is not in the table of staff.
    Unknown(Text),
}

/// A child on one group for a period.
#[derive(Clone, Debug)]
pub struct Placement {
    /// Who.
    pub child: ChildId,
    /// Where.
    pub group: GroupId,
    /// When; empty for flexible care.
    pub days: HalfDays,
    /// Whether this is the child's stamgroep, where its mentor is.
    pub main: bool,
    /// From when until when.
    pub period: Period,
    /// The present mentor.
    pub mentor: Mentor,
    /// Since when.
    pub mentor_since: Option<Date>,
    /// When the parents were told who it is.
    pub mentor_told_on: Option<Date>,
    /// The last observation.
    pub last_observation: Option<Date>,
    /// The last talk with the parents.
    pub last_talk: Option<Date>,
    /// Who knows the child well: [`Tables::staff_list`].
    pub knows_well: List<StaffId>,
    /// Who should not be its mentor: [`Tables::staff_list`].
    pub not_mentor: List<StaffId>,
    /// Wishes about other children: [`Tables::wishes`].
    pub wishes: List<PairWish>,
    /// Its line.
    pub row: u32,
}

/// A guardian, apart from whose.
#[derive(Clone, Debug, Default)]
pub struct Guardian {
    /// Name.
    pub name: Text,
    /// E-mail address.
    pub email: Text,
    /// Telephone number.
    pub phone: Text,
    /// Language, as written.
    pub language: Text,
    /// The staff member that this guardian is.
    pub staff: Option<StaffId>,
    /// The first line.
    pub row: u32,
}

/// A guardian of a child.
#[derive(Clone, Debug)]
pub struct Guardianship {
    /// Who.
    pub guardian: GuardianId,
    /// Of whom.
    pub child: ChildId,
    /// What they are to the child.
    pub relation: Text,
    /// Legal custody; `None` is not known, treated as no access.
    pub custody: Option<bool>,
    /// The guardian's own staff key in this row.
    pub staff: Option<StaffId>,
    /// Its line.
    pub row: u32,
}

/// Who is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absentee {
    /// A staff member.
    Staff(StaffId),
    /// A child.
    Child(ChildId),
}

/// Somebody's absence.
#[derive(Clone, Debug)]
pub struct Absence {
    /// Who.
    pub who: Absentee,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Why.
    pub reason: Text,
    /// Its line.
    pub row: u32,
}

/// A location that is closed.
#[derive(Clone, Debug)]
pub struct Closure {
    /// Where.
    pub location: LocationId,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Why.
    pub reason: Text,
    /// Its line.
    pub row: u32,
}
