//! The rows of a planning export, and how they are written.

use std::io::{self, Write};

use jiff::civil::Date;
use mentorkind_domain::import::CareKind;

/// A value in a table. No value of ours holds a semicolon, a quote or a line end.
trait Cell {
    fn put(&self, out: &mut impl Write) -> io::Result<()>;
}

impl Cell for String {
    fn put(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(self.as_bytes())
    }
}

impl Cell for &str {
    fn put(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(self.as_bytes())
    }
}

impl Cell for u32 {
    fn put(&self, out: &mut impl Write) -> io::Result<()> {
        write!(out, "{self}")
    }
}

impl Cell for Date {
    fn put(&self, out: &mut impl Write) -> io::Result<()> {
        write!(out, "{self}")
    }
}

impl Cell for CareKind {
    fn put(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(self.code().as_bytes())
    }
}

impl Cell for bool {
    fn put(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(if *self { b"ja" } else { b"nee" })
    }
}

impl<T: Cell> Cell for Option<T> {
    fn put(&self, out: &mut impl Write) -> io::Result<()> {
        self.as_ref().map_or(Ok(()), |value| value.put(out))
    }
}

macro_rules! rows {
    ($($(#[$about:meta])* $name:ident: $($field:ident $type:ty),+;)+) => {
        $(
            $(#[$about])*
            #[derive(Clone, Debug)]
            pub struct $name { $(pub $field: $type,)+ }

            impl Row for $name {
                const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),+];

                fn put(&self, out: &mut impl Write) -> io::Result<()> {
                    let mut separator: &[u8] = b"";
                    $(
                        out.write_all(separator)?;
                        self.$field.put(out)?;
                        separator = b";";
                    )+
                    let _ = separator;
                    out.write_all(b"\n")
                }
            }
        )+
    };
}

/// A row of a table, whose fields are its columns.
pub trait Row {
    /// The names of the columns.
    const COLUMNS: &'static [&'static str];

    /// Writes it as a line.
    fn put(&self, out: &mut impl Write) -> io::Result<()>;
}

rows! {
    /// A location.
    Location: location String, name String, lrk String, address String;
    /// A group.
    Group: group String, location String, kind CareKind, name String;
    /// Somebody on a group, or in an office.
    Staff: staff String, group String, days String, name String, email String, role &'static str,
        max_children Option<u32>, languages &'static str, from Option<Date>, until Option<Date>;
    /// A child on a group.
    Child: child String, group String, birth_date Date, days String, first_name &'static str,
        last_name &'static str, main bool, from Date, until Option<Date>, mentor Option<String>,
        mentor_since Option<Date>, mentor_told_on Option<Date>, last_observation Option<Date>,
        last_talk Option<Date>, language &'static str, knows_well String, not_mentor String,
        same_mentor String, other_mentor String;
    /// A guardian of a child.
    Guardian: guardian String, child String, name String, email String, phone String, relation &'static str,
        custody &'static str, language &'static str, staff String;
    /// Somebody who is not there for some days.
    Absence: staff String, child String, from Date, until Date, reason &'static str;
    /// Days on which a location is closed.
    Closure: location String, from Date, until Date, reason &'static str;
}

impl Child {
    /// The same child on another group, where nothing else is said of it.
    pub fn elsewhere(&self, group: &str, days: &str, from: Date, until: Option<Date>) -> Self {
        Self {
            group: group.to_owned(),
            days: days.to_owned(),
            from,
            until,
            mentor: None,
            mentor_since: None,
            mentor_told_on: None,
            knows_well: String::new(),
            not_mentor: String::new(),
            same_mentor: String::new(),
            other_mentor: String::new(),
            ..self.clone()
        }
    }
}

/// The rows of an export, or of a part of it.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    pub locations: Vec<Location>,
    pub groups: Vec<Group>,
    pub staff: Vec<Staff>,
    pub children: Vec<Child>,
    pub guardians: Vec<Guardian>,
    pub absences: Vec<Absence>,
    pub closures: Vec<Closure>,
}

/// The names of the files, in the order of [`Tables::put`].
pub const FILES: [&str; 7] = [
    "locations.csv",
    "groups.csv",
    "staff.csv",
    "children.csv",
    "guardians.csv",
    "absences.csv",
    "closures.csv",
];

fn lines<R: Row>(rows: &[R], out: &mut impl Write) -> io::Result<()> {
    rows.iter().try_for_each(|row| row.put(out))
}

impl Tables {
    /// Writes the lines with the names of the columns, each to the place of its file in [`FILES`].
    pub fn put_headers(out: &mut [impl Write; 7]) -> io::Result<()> {
        let headers = [
            Location::COLUMNS,
            Group::COLUMNS,
            Staff::COLUMNS,
            Child::COLUMNS,
            Guardian::COLUMNS,
            Absence::COLUMNS,
            Closure::COLUMNS,
        ];
        for (out, header) in out.iter_mut().zip(headers) {
            writeln!(out, "{}", header.join(";"))?;
        }
        Ok(())
    }

    /// Writes the rows, each to the place of its file in [`FILES`].
    pub fn put(&self, out: &mut [impl Write; 7]) -> io::Result<()> {
        let [locations, groups, staff, children, guardians, absences, closures] = out;
        lines(&self.locations, locations)?;
        lines(&self.groups, groups)?;
        lines(&self.staff, staff)?;
        lines(&self.children, children)?;
        lines(&self.guardians, guardians)?;
        lines(&self.absences, absences)?;
        lines(&self.closures, closures)
    }

    /// Adds the rows of another part.
    pub fn add(&mut self, more: Self) {
        self.locations.extend(more.locations);
        self.groups.extend(more.groups);
        self.staff.extend(more.staff);
        self.children.extend(more.children);
        self.guardians.extend(more.guardians);
        self.absences.extend(more.absences);
        self.closures.extend(more.closures);
    }
}
