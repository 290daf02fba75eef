//! The tables that a planning package exports, read and checked as a whole.
//!
//! [`read`] takes the files of one export and gives their typed rows, or every error in them. Files are
//! UTF-8 or Windows-1252, with `;` or `,`; dates are written `2026-03-31` or `31-03-2026`; headers are in
//! any order; codes are in upper or lower case; keys are as the planning package has them. Spaces around a
//! value and empty rows do not count.
//!
//! What the rows of one person say about that person (name, address, birth date, languages) should be the
//! same everywhere. Where it is not, that is a warning and the first row that fills it counts. Mentor,
//! wishes and who knows the child are of a row, since they can change with the group.

mod cells;
mod checks;
mod findings;
mod keys;
mod people;
mod places;
mod rows;
#[cfg(test)]
mod tests;
mod values;

use std::fmt;
use std::io;

use jiff::civil::Date;

pub use findings::{ErrorReason, Finding, ImportError, ImportWarning, Listed, MOST_LISTED, WarningReason};
pub use keys::{ChildId, GroupId, GuardianId, Keys, LocationId, StaffId, Text};
pub use rows::{
    Absence, Absentee, CareKind, Child, Closure, Group, Guardian, Guardianship, List, Location, Mentor,
    Placement, Role, RosterRow, StaffMember, TableKeys, Tables,
};

use cells::{Column, Sheet, decode};
use findings::Findings;

/// A table of an export, in the order of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// The locations; when it is not there the groups name them.
    Locations,
    /// The groups.
    Groups,
    /// Staff in their roles and groups.
    Staff,
    /// Children in their groups.
    Children,
    /// Guardians and their children.
    Guardians,
    /// Absences of staff and children.
    Absences,
    /// Days that a location is closed.
    Closures,
    /// A file of the export that is none of these.
    Other,
}

impl Table {
    /// The tables that are read.
    pub const ALL: [Self; 7] = [
        Self::Locations,
        Self::Groups,
        Self::Staff,
        Self::Children,
        Self::Guardians,
        Self::Absences,
        Self::Closures,
    ];

    /// The name of its file.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Locations => "locations.csv",
            Self::Groups => "groups.csv",
            Self::Staff => "staff.csv",
            Self::Children => "children.csv",
            Self::Guardians => "guardians.csv",
            Self::Absences => "absences.csv",
            Self::Closures => "closures.csv",
            Self::Other => "other",
        }
    }

    fn of_file(name: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|table| table.file_name().eq_ignore_ascii_case(name))
            .unwrap_or(Self::Other)
    }

    fn columns(self) -> &'static [&'static Column] {
        match self {
            Self::Locations => places::location::COLUMNS,
            Self::Groups => places::group::COLUMNS,
            Self::Staff => people::STAFF_COLUMNS,
            Self::Children => people::CHILD_COLUMNS,
            Self::Guardians => people::GUARDIAN_COLUMNS,
            Self::Absences => places::absence::COLUMNS,
            Self::Closures => places::closure::COLUMNS,
            Self::Other => &[],
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.file_name())
    }
}

/// A file of an export. Its bytes are asked for when the table is read, one table at a time.
pub struct Source<'a> {
    name: String,
    load: Box<dyn FnOnce() -> io::Result<Vec<u8>> + 'a>,
}

impl<'a> Source<'a> {
    /// A file by its name, without folders, and how to get its bytes.
    pub fn new(name: impl Into<String>, load: impl FnOnce() -> io::Result<Vec<u8>> + 'a) -> Self {
        Self { name: name.into(), load: Box::new(load) }
    }

    /// A file whose bytes are at hand.
    pub fn bytes(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self::new(name, || Ok(bytes))
    }
}

/// How the tables are judged.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The day of the import: births after it are in the future.
    pub on: Date,
    /// Whether the table of guardians must be there.
    pub guardians_required: bool,
}

/// Tables without errors.
#[derive(Debug)]
pub struct Imported {
    /// Their rows.
    pub tables: Tables,
    /// What is remarkable about them.
    pub warnings: Listed<WarningReason>,
}

/// Why tables are refused: every error in them.
#[derive(Debug)]
pub struct Refused {
    /// The errors, at least one.
    pub errors: Listed<ErrorReason>,
    /// What is remarkable besides.
    pub warnings: Listed<WarningReason>,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the tables have {} errors", self.errors.total)
    }
}

impl std::error::Error for Refused {}

/// Reads the files of one export.
///
/// # Errors
/// All errors of all tables; none of the rows can be used then.
pub fn read<'a>(
    sources: impl IntoIterator<Item = Source<'a>>,
    options: &Options,
) -> Result<Imported, Box<Refused>> {
    let mut import = Import { sources: Default::default(), findings: Findings::default(), text_bytes: 0 };
    for source in sources {
        import.take(source);
    }
    let tables = import.read_tables(options);
    let Findings { mut errors, mut warnings } = import.findings;
    warnings.sort();
    if errors.total > 0 {
        errors.sort();
        return Err(Box::new(Refused { errors, warnings }));
    }
    Ok(Imported { tables, warnings })
}

struct Import<'a> {
    sources: [Option<Source<'a>>; Table::ALL.len()],
    findings: Findings,
    text_bytes: u64,
}

impl<'a> Import<'a> {
    fn take(&mut self, source: Source<'a>) {
        let table = Table::of_file(&source.name);
        if table == Table::Other {
            let name = source.name.as_bytes();
            self.findings.warnings.add(table, None, "", name, WarningReason::UnknownTable);
            return;
        }
        if self.sources[table as usize].replace(source).is_some() {
            self.findings.errors.add(table, None, "", b"", ErrorReason::DoubleTable);
        }
    }

    fn read_tables(&mut self, options: &Options) -> Tables {
        let mut tables = Tables::default();
        let t = &mut tables;
        // References to a table that cannot be read would all be errors, and are not looked up.
        let locations_given = self.sources[Table::Locations as usize].is_some();
        let locations_read =
            self.read_table(Table::Locations, false, |sheet, found| places::read_locations(sheet, t, found));
        let groups = self.read_table(Table::Groups, true, |sheet, found| {
            places::read_groups(sheet, locations_read, t, found);
        });
        let staff = self.read_table(Table::Staff, true, |sheet, found| {
            people::read_staff(sheet, groups, t, found);
        });
        let mut wishes = Vec::new();
        let facts = people::ChildFacts { on: options.on, groups_known: groups, staff_known: staff };
        let children = self.read_table(Table::Children, true, |sheet, found| {
            wishes = people::read_children(sheet, &facts, t, found);
        });
        let guardians = self.read_table(Table::Guardians, options.guardians_required, |sheet, found| {
            people::read_guardians(sheet, children, staff, t, found);
        });
        let locations = if locations_given { locations_read } else { groups };
        let known = places::KnownTables { locations, staff, children };
        self.read_table(Table::Absences, false, |sheet, found| {
            places::read_absences(sheet, &known, t, found)
        });
        self.read_table(Table::Closures, false, |sheet, found| {
            places::read_closures(sheet, &known, t, found)
        });
        checks::check_periods(t, &mut self.findings);
        checks::resolve_wishes(&wishes, t, &mut self.findings);
        people::warn_of_guardians(t, guardians, &mut self.findings);
        tables
    }

    /// Whether the table is there and its header is complete, so that its keys are known.
    fn read_table(&mut self, table: Table, required: bool, read: impl FnOnce(Sheet, &mut Findings)) -> bool {
        let errors = &mut self.findings.errors;
        let Some(source) = self.sources[table as usize].take() else {
            if required {
                errors.add(table, None, "", b"", ErrorReason::MissingTable);
            }
            return false;
        };
        let bytes = match (source.load)() {
            Ok(bytes) => bytes,
            Err(error) => {
                let value = error.to_string();
                errors.add(table, None, "", value.as_bytes(), ErrorReason::Unreadable);
                return false;
            }
        };
        let Some(text) = decode(&bytes) else {
            errors.add(table, None, "", b"", ErrorReason::NotText);
            return false;
        };
        self.text_bytes += text.len() as u64;
        if self.text_bytes > u64::from(u32::MAX) {
            errors.add(table, None, "", b"", ErrorReason::TooLarge);
            return false;
        }
        let Some(sheet) = Sheet::open(table, &text, table.columns(), &mut self.findings) else {
            return false;
        };
        read(sheet, &mut self.findings);
        true
    }
}
