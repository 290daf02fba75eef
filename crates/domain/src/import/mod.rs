//! The tables that a planning package exports, read and checked as a whole.
//!
//! [`read`] takes the files of one export and gives their typed rows, or every error in them. Files are
//! UTF-8 or Windows-1252, with `;` or `,`, or the tables are the sheets of one workbook (`.xlsx`); dates are
//! written `2026-03-31`, `31-03-2026` or `31-3-2026`, and may have midnight behind them; headers are in any order; codes are in upper or lower case; keys are
//! as the planning package has them. Spaces around a value and empty rows do not count.
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
mod workbook;

use std::fmt;
use std::io;

use jiff::civil::Date;

pub use findings::{ErrorReason, Finding, ImportError, ImportWarning, Listed, MOST_LISTED, WarningReason};
pub use keys::{ChildId, GroupId, GuardianId, Keys, LocationId, StaffId, Text};
pub use rows::{
    Absence, Absentee, CareKind, Child, Closure, Group, Guardian, Guardianship, List, Location, Mentor,
    Placement, Role, RosterRow, StaffMember, TableKeys, Tables,
};

pub(crate) use cells::decode;
use cells::{Column, Sheet};
use findings::Findings;
use workbook::Workbook;

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

    /// The name of its sheet in a workbook.
    pub fn name(self) -> &'static str {
        self.file_name().trim_end_matches(".csv")
    }

    /// The names of its columns, each with whether it must be there.
    pub fn column_names(self) -> impl Iterator<Item = (&'static str, bool)> {
        self.columns().iter().map(|column| (column.name, column.required))
    }

    fn of_file(name: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|table| table.file_name().eq_ignore_ascii_case(name))
            .unwrap_or(Self::Other)
    }

    fn of_sheet(name: &str) -> Self {
        let found = Self::ALL.into_iter().find(|table| table.name().eq_ignore_ascii_case(name.trim()));
        found.unwrap_or(Self::Other)
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

/// Which columns the tables have: an empty field of a column that is there says that there is nothing, a column
/// that is not there says nothing.
#[derive(Clone, Debug, Default)]
pub struct Given([Option<u32>; Table::ALL.len()]);

impl Given {
    /// Whether the table is there.
    pub fn table(&self, table: Table) -> bool {
        self.0.get(table as usize).is_some_and(Option::is_some)
    }

    /// Whether the table is there and has the column.
    pub fn has(&self, table: Table, column: &str) -> bool {
        let known = table.columns().iter().find(|known| known.name == column);
        let bits = self.0.get(table as usize).copied().flatten().unwrap_or_default();
        known.is_some_and(|known| bits >> known.index & 1 == 1)
    }
}

/// Tables without errors.
#[derive(Debug)]
pub struct Imported {
    /// Their rows.
    pub tables: Tables,
    /// The columns that are there.
    pub given: Given,
    /// They are the sheets of a workbook.
    pub in_workbook: bool,
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
    let mut import = Import {
        sources: Default::default(),
        workbook: None,
        given: Given::default(),
        findings: Findings::default(),
        text_bytes: 0,
        unknown: Vec::new(),
    };
    import.take_all(sources);
    let tables = import.read_tables(options);
    let Import { given, workbook, findings: Findings { mut errors, mut warnings }, .. } = import;
    if errors.total == 0 && tables.have_no_rows() {
        errors.add(Table::Other, None, "", b"", ErrorReason::NoRows);
    }
    warnings.sort();
    if errors.total > 0 {
        errors.sort();
        return Err(Box::new(Refused { errors, warnings }));
    }
    Ok(Imported { tables, given, in_workbook: workbook.is_some(), warnings })
}

/// A date as the files write it.
pub(crate) fn parse_date(text: &str) -> Option<Date> {
    values::date(text.as_bytes())
}

struct Import<'a> {
    sources: [Option<Content<'a>>; Table::ALL.len()],
    workbook: Option<Workbook>,
    given: Given,
    findings: Findings,
    text_bytes: u64,
    /// The names of files that are no table.
    unknown: Vec<String>,
}

/// Where the rows of a table are.
enum Content<'a> {
    File(Source<'a>),
    /// The sheet of this name.
    Sheet(String),
}

impl<'a> Import<'a> {
    fn take_all(&mut self, sources: impl IntoIterator<Item = Source<'a>>) {
        let (mut workbooks, files): (Vec<_>, Vec<_>) =
            sources.into_iter().partition(|source| workbook::is_named_so(&source.name));
        let is_table = |file: &Source| Table::of_file(&file.name) != Table::Other;
        if workbooks.len() > 1 || !workbooks.is_empty() && files.iter().any(is_table) {
            for source in workbooks {
                let name = source.name.as_bytes();
                self.findings.errors.add(Table::Other, None, "", name, ErrorReason::NotAlone);
            }
            return;
        }
        let no_table = workbooks.is_empty() && !files.iter().any(is_table);
        if let Some(source) = workbooks.pop() {
            self.findings.are_in_sheets();
            self.take_workbook(source);
        }
        for source in files {
            let table = Table::of_file(&source.name);
            let name = source.name.as_bytes();
            if table != Table::Other {
                self.take(table, Content::File(source));
            } else if no_table {
                self.findings.errors.add(table, None, "", name, ErrorReason::NoKnownFile);
            } else {
                self.findings.warnings.add(table, None, "", name, WarningReason::UnknownTable);
                self.unknown.push(source.name);
            }
        }
    }

    fn take(&mut self, table: Table, content: Content<'a>) {
        if self.sources[table as usize].replace(content).is_some() {
            self.findings.errors.add(table, None, "", b"", ErrorReason::DoubleTable);
        }
    }

    fn take_workbook(&mut self, source: Source<'a>) {
        let Source { name, load } = source;
        let opened = match load() {
            Ok(bytes) => Workbook::open(&name, bytes),
            Err(_) => Err(ErrorReason::Unreadable),
        };
        let workbook = match opened {
            Ok(workbook) => workbook,
            Err(reason) => return self.findings.errors.add(Table::Other, None, "", name.as_bytes(), reason),
        };
        for sheet in workbook.sheets() {
            match Table::of_sheet(&sheet) {
                Table::Other if workbook::is_explanation(&sheet) => {}
                Table::Other => {
                    let sheet = sheet.as_bytes();
                    self.findings.warnings.add(Table::Other, None, "", sheet, WarningReason::UnknownTable);
                }
                table => self.take(table, Content::Sheet(sheet)),
            }
        }
        if self.sources.iter().all(Option::is_none) {
            self.findings.errors.add(Table::Other, None, "", name.as_bytes(), ErrorReason::NoKnownSheet);
        }
        self.workbook = Some(workbook);
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

    /// Whether the table is there, its header is complete and all of it was read, so that its keys are known.
    fn read_table(&mut self, table: Table, required: bool, read: impl FnOnce(Sheet, &mut Findings)) -> bool {
        let Some(content) = self.sources[table as usize].take() else {
            // What is wrong with the workbook is said once.
            if required && !self.has_no_tables() {
                let sent = self.unknown.join(", ");
                self.findings.errors.add(table, None, "", sent.as_bytes(), ErrorReason::MissingTable);
            }
            return false;
        };
        let bytes;
        let text;
        let lines;
        let sheet = match content {
            Content::Sheet(name) => {
                let Some(workbook) = &mut self.workbook else { return false };
                match workbook.text_of(&name, table, &mut self.findings) {
                    Some(read) => lines = read,
                    None => return false,
                }
                if !self.fits(table, lines.text.len()) {
                    return false;
                }
                Sheet::of_workbook(table, &lines, table.columns(), &mut self.findings)
                    .map(|sheet| (sheet, lines.whole))
            }
            Content::File(source) => {
                match (source.load)() {
                    Ok(loaded) => bytes = loaded,
                    Err(error) => {
                        let value = error.to_string();
                        let errors = &mut self.findings.errors;
                        errors.add(table, None, "", value.as_bytes(), ErrorReason::Unreadable);
                        return false;
                    }
                }
                match decode(&bytes) {
                    Some(decoded) => text = decoded,
                    None => {
                        self.findings.errors.add(table, None, "", b"", ErrorReason::NotText);
                        return false;
                    }
                }
                if !self.fits(table, text.len()) {
                    return false;
                }
                Sheet::of_file(table, &text, table.columns(), &mut self.findings).map(|sheet| (sheet, true))
            }
        };
        let Some((sheet, whole)) = sheet else { return false };
        self.given.0[table as usize] = Some(sheet.given());
        read(sheet, &mut self.findings);
        whole
    }

    /// Whether so many bytes more can be kept.
    fn fits(&mut self, table: Table, bytes: usize) -> bool {
        self.text_bytes += bytes as u64;
        let fits = self.text_bytes <= u64::from(u32::MAX);
        if !fits {
            self.findings.errors.add(table, None, "", b"", ErrorReason::TooLarge);
        }
        fits
    }

    /// There is nothing in which a table can be: what came is wrong as a whole.
    fn has_no_tables(&self) -> bool {
        self.findings.errors.list.iter().any(|error| error.table == Table::Other)
    }
}
