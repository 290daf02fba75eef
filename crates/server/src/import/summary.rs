//! What an import changes, by the keys of the planning package.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::import::{Finding, MOST_LISTED, Table};
use sha2::{Digest, Sha256};

use super::Export;
use crate::platform::random;

macro_rules! codes {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident $code:literal $text:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// Every one of them.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name that translations go by.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(match self { $(Self::$variant => $text,)* })
            }
        }
    };
}

codes! {
    /// What is changed.
    Part {
        /// Locations.
        Locations "locations" "locations",
        /// Groups.
        Groups "groups" "groups",
        /// Staff, apart from where they work.
        Staff "staff" "staff",
        /// Working days on groups.
        Roster "roster" "roster",
        /// Roles without working days on a group.
        Roles "roles" "roles",
        /// Children, apart from where they go.
        Children "children" "children",
        /// Stays in groups.
        Placements "placements" "placements",
        /// Guardians, apart from whose.
        Guardians "guardians" "guardians",
        /// Whose guardian somebody is.
        Guardianships "guardianships" "guardianships",
        /// Absences.
        Absences "absences" "absences",
        /// Closures.
        Closures "closures" "closures",
        /// Mentorships.
        Mentorships "mentorships" "mentorships",
        /// Access of people who have nothing left here, and of staff who are back.
        Access "access" "access",
    }
}

codes! {
    /// What is remarkable about an export beside what is here.
    Remark {
        /// Another mentor than the one that the child has here, who stays.
        OtherMentor "other_mentor" "is not the child's mentor here, which changes nothing",
        /// The child's mentor by the export is its guardian too, and does not become its mentor.
        OwnParent "own_parent" "is a guardian of the child, and does not become its mentor",
        /// The new address of somebody who signs in with the old one, and goes on doing so.
        AccountEmail "account_email" "has an account with another address, which stays",
        /// The new address of a guardian: what opened with the old one is shut.
        GuardianEmail "guardian_email" "is another address of a guardian, who comes in with the old one no longer",
        /// Custody was recorded here with its dates, which stay.
        Custody "custody" "is not the custody that was recorded here, which stays",
        /// Nothing changes about a child that has died.
        Died "died" "is recorded here as having died: nothing about the child changes",
        /// It could be somebody about whom something is recorded here that protects the child.
        Alike "alike" "could be somebody about whom something was recorded here, and gets nothing until the team lead has decided",
        /// It could be a child that has died.
        AlikeDied "alike_died" "could be a child that is recorded here as having died: its parents see nothing until somebody has decided",
        /// A group of another kind of care than its location is registered for.
        OtherKind "other_kind" "is not the kind of care for which the location is registered",
        /// Somebody who by this import works on no group any more is the mentor of children who stay.
        MentorLeaves "mentor_leaves" "leaves, and is the mentor of these children",
        /// A child that is here again, or whose mentor the export names, has none; with who it was.
        NoMentor "no_mentor" "has no mentor now; in brackets who it was",
    }
}

codes! {
    /// Why a team lead may not import a row.
    Foreign {
        /// It is about another location.
        Location "other_location" "belongs to a location that is not your own",
        /// It is about somebody of another location.
        Person "other_person" "belongs to somebody of a location that is not your own",
        /// It gives or changes a role.
        Role "role" "is a role that only an administrator can import",
    }
}

/// Findings, at most [`MOST_LISTED`], and how many there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<R> {
    /// Those that are listed.
    pub list: Vec<Finding<R>>,
    /// How many there are, listed or not.
    pub total: u64,
    in_workbook: bool,
}

impl<R> Found<R> {
    /// Nothing yet, in an export.
    pub(super) fn of(export: &Export) -> Self {
        Self { list: Vec::new(), total: 0, in_workbook: export.imported.in_workbook }
    }

    pub(super) fn add(&mut self, table: Table, row: u32, column: &'static str, value: &str, reason: R) {
        let value = value.chars().take(100).collect();
        self.add_keys(table, Some(row), column, value, reason);
    }

    /// A value that is put together here, and shown as a whole.
    pub(super) fn add_keys(
        &mut self,
        table: Table,
        row: Option<u32>,
        column: &'static str,
        value: String,
        reason: R,
    ) {
        self.total += 1;
        if self.list.len() < MOST_LISTED {
            let sheet = self.in_workbook;
            self.list.push(Finding { table, sheet, row, column: column.into(), value, reason });
        }
    }
}

/// A row that is new or changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The keys of the row, separated by spaces, with its first day when it has one.
    pub key: String,
    /// The columns that change.
    pub columns: Vec<&'static str>,
}

/// Rows, at most [`MOST_LISTED`], and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// Those that are listed.
    pub list: Vec<Line>,
    /// How many there are, listed or not.
    pub total: u64,
}

impl Lines {
    fn add(&mut self, key: impl FnOnce() -> String, columns: Vec<&'static str>) {
        self.total += 1;
        if self.list.len() < MOST_LISTED {
            self.list.push(Line { key: key(), columns });
        }
    }
}

/// Of whom or what a row is.
#[derive(Clone, Debug, Default)]
pub(super) struct Label {
    pub key: String,
    pub name: String,
}

/// Something that ends. All endings are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// The keys of the row.
    pub key: String,
    /// The names that belong to them, for who may see them.
    pub name: String,
    /// Its last day; none when it is removed.
    pub until: Option<Date>,
}

/// What changes in one part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// What is new.
    pub new: Lines,
    /// What changes.
    pub changed: Lines,
    /// What ends.
    pub ended: Vec<Ending>,
    /// How many rows stay as they are.
    pub unchanged: u64,
    /// How many rows change in each column.
    pub columns: BTreeMap<&'static str, u64>,
}

/// What an import changes.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    parts: [Changes; Part::ALL.len()],
    hash: Sha256,
}

impl Summary {
    /// What changes in a part.
    pub fn of(&self, part: Part) -> &Changes {
        &self.parts[part as usize]
    }

    /// The parts that the export has something about.
    pub fn parts(&self) -> impl Iterator<Item = (Part, &Changes)> {
        Part::ALL
            .iter()
            .map(|&part| (part, self.of(part)))
            .filter(|(_, changes)| **changes != Changes::default())
    }

    /// How many rows are new, change and end.
    pub fn totals(&self) -> (u64, u64, u64) {
        self.parts.iter().fold((0, 0, 0), |(new, changed, ended), part| {
            (new + part.new.total, changed + part.changed.total, ended + part.ended.len() as u64)
        })
    }

    /// Everything stays as it is.
    pub fn is_empty(&self) -> bool {
        self.totals() == (0, 0, 0)
    }

    /// Equal for equal changes, so that what is confirmed is what was shown.
    pub fn fingerprint(&self) -> String {
        random::hex(&self.hash.clone().finalize())
    }

    pub(super) fn new_row(&mut self, part: Part, number: usize, key: impl FnOnce() -> String) {
        self.remember(part, number, 0);
        self.parts[part as usize].new.add(key, Vec::new());
    }

    pub(super) fn changed_row(
        &mut self,
        part: Part,
        number: usize,
        bits: u32,
        columns: Vec<&'static str>,
        key: impl FnOnce() -> String,
    ) {
        self.remember(part, number, bits);
        for column in &columns {
            *self.parts[part as usize].columns.entry(column).or_default() += 1;
        }
        self.parts[part as usize].changed.add(key, columns);
    }

    pub(super) fn ended_row(&mut self, part: Part, Label { key, name }: Label, until: Option<Date>) {
        self.hash.update([part as u8]);
        self.hash.update(key.as_bytes());
        self.hash.update(until.map(|day| day.to_string()).unwrap_or_default().as_bytes());
        self.parts[part as usize].ended.push(Ending { key, name, until });
    }

    pub(super) fn unchanged_row(&mut self, part: Part) {
        self.parts[part as usize].unchanged += 1;
    }

    fn remember(&mut self, part: Part, number: usize, bits: u32) {
        self.hash.update([part as u8]);
        self.hash.update((number as u64).to_le_bytes());
        self.hash.update(bits.to_le_bytes());
    }
}
