//! The tables of the organisation's places: locations, groups, closures; and of absences.

use jiff::{ToSpan, civil::Date};

use super::cells::{Column, Row, Sheet};
use super::findings::{ErrorReason, Findings};
use super::keys::{Keys, LocationId};
use super::people::known;
use super::rows::{Absence, Absentee, CareKind, Closure, Group, Location, Tables};

/// An absence or closure lasts at most so many years: longer ones are mistakes in a year.
const MOST_YEARS: i64 = 5;

pub(super) mod location {
    use super::Column;

    pub const LOCATION: Column = Column::required(0, "location");
    pub const NAME: Column = Column::optional(1, "name");
    pub const LRK: Column = Column::optional(2, "lrk");
    pub const ADDRESS: Column = Column::optional(3, "address");
    pub const COLUMNS: &[&Column] = &[&LOCATION, &NAME, &LRK, &ADDRESS];
}

pub(super) mod group {
    use super::Column;

    pub const GROUP: Column = Column::required(0, "group");
    pub const LOCATION: Column = Column::required(1, "location");
    pub const KIND: Column = Column::required(2, "kind");
    pub const NAME: Column = Column::optional(3, "name");
    pub const MAX_CHILDREN: Column = Column::optional(4, "max_children");
    pub const COLUMNS: &[&Column] = &[&GROUP, &LOCATION, &KIND, &NAME, &MAX_CHILDREN];
}

pub(super) mod absence {
    use super::Column;

    pub const STAFF: Column = Column::optional(0, "staff");
    pub const CHILD: Column = Column::optional(1, "child");
    pub const FROM: Column = Column::required(2, "from");
    pub const UNTIL: Column = Column::required(3, "until");
    pub const REASON: Column = Column::optional(4, "reason");
    pub const COLUMNS: &[&Column] = &[&STAFF, &CHILD, &FROM, &UNTIL, &REASON];
}

pub(super) mod closure {
    use super::Column;

    pub const LOCATION: Column = Column::required(0, "location");
    pub const FROM: Column = Column::required(1, "from");
    pub const UNTIL: Column = Column::required(2, "until");
    pub const REASON: Column = Column::optional(3, "reason");
    pub const COLUMNS: &[&Column] = &[&LOCATION, &FROM, &UNTIL, &REASON];
}

pub(super) fn read_locations(mut sheet: Sheet, tables: &mut Tables, findings: &mut Findings) {
    use location::{ADDRESS, LOCATION, LRK, NAME};
    while let Some(mut row) = sheet.next(findings) {
        let Some(key) = row.filled(&LOCATION) else { continue };
        if !tables.keys.locations.add(key).1 {
            row.error(&LOCATION, key.as_bytes(), ErrorReason::DoubleKey);
            continue;
        }
        tables.locations.push(Location {
            name: tables.texts.add(row.text(&NAME)),
            lrk: tables.texts.add(row.text(&LRK)),
            address: tables.texts.add(row.text(&ADDRESS)),
            row: row.line,
        });
    }
}

/// Where the table of locations is not there, the groups name them.
pub(super) fn read_groups(
    mut sheet: Sheet,
    locations_known: bool,
    tables: &mut Tables,
    findings: &mut Findings,
) {
    use group::{GROUP, KIND, LOCATION, MAX_CHILDREN, NAME};
    while let Some(mut row) = sheet.next(findings) {
        let key = row.filled(&GROUP);
        let location = match row.filled(&LOCATION) {
            Some(key) if locations_known => known(&mut row, &LOCATION, key, &tables.keys.locations),
            Some(key) => Some(add_location(key, row.line, tables)),
            None => None,
        };
        row.filled(&KIND);
        let kind = row.code(&KIND, None, CareKind::from_code);
        let max_children = row.number(&MAX_CHILDREN);
        let Some(key) = key else { continue };
        if !tables.keys.groups.add(key).1 {
            row.error(&GROUP, key.as_bytes(), ErrorReason::DoubleKey);
            continue;
        }
        tables.groups.push(Group {
            // What stands in for a value with an error is never seen: the tables are refused.
            location: location.unwrap_or(LocationId(0)),
            kind: kind.unwrap_or(CareKind::DayCare),
            name: tables.texts.add(row.text(&NAME)),
            max_children,
            row: row.line,
        });
    }
}

fn add_location(key: &str, row: u32, tables: &mut Tables) -> LocationId {
    let (id, new) = tables.keys.locations.add(key);
    if new {
        tables.locations.push(Location { row, ..Location::default() });
    }
    id
}

/// What is known of the keys that absences and closures refer to.
pub(super) struct KnownTables {
    pub locations: bool,
    pub staff: bool,
    pub children: bool,
}

pub(super) fn read_absences(
    mut sheet: Sheet,
    are_known: &KnownTables,
    tables: &mut Tables,
    findings: &mut Findings,
) {
    use absence::{CHILD, FROM, REASON, STAFF, UNTIL};
    while let Some(mut row) = sheet.next(findings) {
        let who = match (row.text(&STAFF), row.text(&CHILD)) {
            ("", "") => {
                row.error(&STAFF, b"", ErrorReason::NotOneAbsentee);
                None
            }
            (staff, "") => {
                find(&mut row, &STAFF, staff, &tables.keys.staff, are_known.staff).map(Absentee::Staff)
            }
            ("", child) => {
                find(&mut row, &CHILD, child, &tables.keys.children, are_known.children).map(Absentee::Child)
            }
            (_, child) => {
                row.error(&CHILD, child.as_bytes(), ErrorReason::NotOneAbsentee);
                None
            }
        };
        let Some((from, until)) = closed_period(&mut row, &FROM, &UNTIL) else { continue };
        if let Some(who) = who {
            let reason = tables.texts.add(row.text(&REASON));
            tables.absences.push(Absence { who, from, until, reason, row: row.line });
        }
    }
}

pub(super) fn read_closures(
    mut sheet: Sheet,
    are_known: &KnownTables,
    tables: &mut Tables,
    findings: &mut Findings,
) {
    use closure::{FROM, LOCATION, REASON, UNTIL};
    while let Some(mut row) = sheet.next(findings) {
        let location = row
            .filled(&LOCATION)
            .and_then(|key| find(&mut row, &LOCATION, key, &tables.keys.locations, are_known.locations));
        let Some((from, until)) = closed_period(&mut row, &FROM, &UNTIL) else { continue };
        if let Some(location) = location {
            let reason = tables.texts.add(row.text(&REASON));
            tables.closures.push(Closure { location, from, until, reason, row: row.line });
        }
    }
}

/// A reference, which is only an error when the table it refers to could be read.
fn find<Id: From<u32> + Into<u32> + Copy>(
    row: &mut Row,
    column: &Column,
    key: &str,
    keys: &Keys<Id>,
    table_known: bool,
) -> Option<Id> {
    if table_known { known(row, column, key, keys) } else { None }
}

fn closed_period(row: &mut Row, from: &Column, until: &Column) -> Option<(Date, Date)> {
    row.filled(from);
    row.filled(until);
    let period = row.period(from, until)?;
    let (first, last) = period.from.zip(period.until)?;
    row.not_after(until, Some(last), first.saturating_add(MOST_YEARS.years()), ErrorReason::LongPeriod);
    Some((first, last))
}
