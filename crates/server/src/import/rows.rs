//! Rows of one of our tables: read, compared with rows that should be there, and written in batches.

use std::{borrow::Cow, collections::HashMap};

use jiff::civil::Date;
use sqlx::{AssertSqlSafe, Row};
use uuid::{ContextV7, Timestamp, Uuid};

use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, Write},
        ids::OrganisationId,
    },
};

/// What stands in a column.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Value<'a> {
    Id(Option<Uuid>),
    Text(Option<Cow<'a, str>>),
    Number(Option<i64>),
    Day(Option<Date>),
    Yes(Option<bool>),
}

impl<'a> Value<'a> {
    pub fn id(id: Uuid) -> Self {
        Self::Id(Some(id))
    }

    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(Some(text.into()))
    }

    /// Nothing where the text is empty.
    pub fn filled(text: &'a str) -> Self {
        Self::Text(Some(text).filter(|text| !text.is_empty()).map(Cow::Borrowed))
    }

    pub fn as_id(&self) -> Option<Uuid> {
        if let Self::Id(id) = self { *id } else { None }
    }

    pub fn as_text(&self) -> &str {
        if let Self::Text(Some(text)) = self { text } else { "" }
    }

    pub fn as_day(&self) -> Option<Date> {
        if let Self::Day(day) = self { *day } else { None }
    }
}

/// The kind of a column's values.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Id,
    Text,
    Number,
    Day,
    Yes,
}

/// A column of ours, and the column of the export that it comes from (none: it is always known).
pub(super) struct Column {
    pub name: &'static str,
    pub kind: Kind,
    pub from: &'static str,
}

pub(super) const fn column(name: &'static str, kind: Kind, from: &'static str) -> Column {
    Column { name, kind, from }
}

/// A table of ours, of which the first `key` columns find a row again.
pub(super) struct Spec {
    pub table: &'static str,
    /// SQL behind `WHERE organisation_id = $1`.
    pub only: &'static str,
    pub columns: &'static [Column],
    pub key: usize,
}

impl Spec {
    /// The place of a column.
    pub fn at(&self, name: &str) -> usize {
        self.columns.iter().position(|column| column.name == name).unwrap_or_default()
    }
}

/// Parameters of one statement: below the limits of both engines, and few enough for a line in the log.
const MOST_PARAMETERS: usize = 1_000;

/// What is in one of our tables.
pub(super) struct Present {
    pub ids: Vec<Uuid>,
    values: Vec<Value<'static>>,
    width: usize,
    by_key: HashMap<Vec<Value<'static>>, u32>,
}

impl Present {
    /// Reads the rows of an organisation.
    pub async fn load(tx: &mut Read, spec: &Spec, organisation: OrganisationId) -> sqlx::Result<Self> {
        let names: Vec<&str> = spec.columns.iter().map(|column| column.name).collect();
        let sql = format!(
            "SELECT id, {} FROM {} WHERE organisation_id = $1 {}",
            names.join(", "),
            spec.table,
            spec.only
        );
        let width = spec.columns.len();
        let mut present = Self { ids: Vec::new(), values: Vec::new(), width, by_key: HashMap::new() };
        on!(tx, c => {
            let rows = sqlx::query(AssertSqlSafe(sql)).bind(organisation).fetch_all(c).await?;
            present.ids.reserve(rows.len());
            present.values.reserve(rows.len() * width);
            for row in &rows {
                present.ids.push(row.try_get(0)?);
                for (column, at) in spec.columns.iter().zip(1..) {
                    present.values.push(match column.kind {
                        Kind::Id => Value::Id(row.try_get(at)?),
                        Kind::Text => Value::Text(row.try_get::<Option<String>, _>(at)?.map(Cow::Owned)),
                        Kind::Number => Value::Number(row.try_get(at)?),
                        Kind::Day => Value::Day(
                            row.try_get::<Option<jiff_sqlx::Date>, _>(at)?.map(jiff_sqlx::Date::to_jiff),
                        ),
                        Kind::Yes => Value::Yes(row.try_get(at)?),
                    });
                }
            }
            Ok::<_, sqlx::Error>(())
        })?;
        present.by_key = (0u32..)
            .zip(present.values.chunks(width))
            .map(|(number, row)| (row[..spec.key].to_vec(), number))
            .collect();
        Ok(present)
    }

    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn row(&self, number: usize) -> &[Value<'static>] {
        &self.values[number * self.width..][..self.width]
    }

    pub fn rows(&self) -> impl Iterator<Item = (Uuid, &[Value<'static>])> {
        self.ids.iter().copied().zip(self.values.chunks(self.width))
    }

    /// From here on a row is found by another key too, which it then gets.
    pub fn rename(&mut self, row: u32, key: Vec<Value<'static>>) {
        self.by_key.insert(key, row);
    }

    pub fn find(&self, key: &[Value<'_>]) -> Option<u32> {
        // A map of longer-living keys is one of shorter-living keys too.
        let by_key: &HashMap<Vec<Value<'_>>, u32> = &self.by_key;
        by_key.get(key).copied()
    }

    /// Compares with the rows that should be there. Columns outside `given` (a bit each) say nothing.
    pub fn compare<'a>(
        &self,
        spec: &Spec,
        given: u32,
        count: usize,
        build: impl Fn(usize) -> Vec<Value<'a>>,
        now: Moment,
    ) -> Vec<Change> {
        let counter = ContextV7::new();
        let (seconds, nanos) = (now.0.div_euclid(1_000_000), now.0.rem_euclid(1_000_000) * 1_000);
        // Ascending identifiers, because rows that are written in the order of the key are written fast.
        let fresh = || {
            let (seconds, nanos) =
                (u64::try_from(seconds).unwrap_or_default(), u32::try_from(nanos).unwrap_or_default());
            Uuid::new_v7(Timestamp::from_unix(&counter, seconds, nanos))
        };
        (0..count)
            .map(|number| {
                let wanted = build(number);
                match self.find(&wanted[..spec.key]) {
                    None => Change { id: fresh(), was: None, changed: 0, held: false },
                    Some(was) => {
                        let row = self.row(was as usize);
                        let changed = (0..self.width)
                            .filter(|&at| given >> at & 1 == 1 && row[at] != wanted[at])
                            .fold(0, |bits, at| bits | 1 << at);
                        Change { id: self.ids[was as usize], was: Some(was), changed, held: false }
                    }
                }
            })
            .collect()
    }

    /// Which rows none of the changes is about.
    pub fn missing(&self, changes: &[Change]) -> Vec<usize> {
        let mut seen = vec![false; self.len()];
        for was in changes.iter().filter_map(|change| change.was) {
            seen[was as usize] = true;
        }
        (0..self.len()).filter(|&number| !seen[number]).collect()
    }
}

/// What becomes of one row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    pub id: Uuid,
    /// Its place among the present rows; a new row has none.
    pub was: Option<u32>,
    /// The columns that change, a bit each.
    pub changed: u32,
    /// Nothing becomes of it, whatever the export says.
    pub held: bool,
}

impl Change {
    /// Lets nothing become of it.
    pub fn hold(&mut self) {
        (self.changed, self.held) = (0, true);
    }
}

/// Adds the value of a row to a query of either engine.
macro_rules! bind {
    ($query:ident, $value:expr) => {
        $query = match $value {
            Value::Id(id) => $query.bind(id),
            Value::Text(text) => $query.bind(text.as_deref()),
            Value::Number(number) => $query.bind(number),
            Value::Day(day) => $query.bind(day.map(jiff_sqlx::Date::from)),
            Value::Yes(yes) => $query.bind(yes),
        }
    };
}

/// Writes what is new and what has changed.
pub(super) async fn write<'a>(
    tx: &mut Write,
    organisation: OrganisationId,
    spec: &Spec,
    given: u32,
    changes: &[Change],
    build: impl Fn(usize) -> Vec<Value<'a>>,
) -> sqlx::Result<()> {
    let new: Vec<usize> =
        (0..changes.len()).filter(|&n| changes[n].was.is_none() && !changes[n].held).collect();
    let changed: Vec<usize> = (0..changes.len()).filter(|&n| changes[n].changed != 0).collect();
    let at_once = MOST_PARAMETERS / (spec.columns.len() + 1);
    let names: Vec<&str> = spec.columns.iter().map(|column| column.name).collect();
    let into = format!("INSERT INTO {} (organisation_id, id, {}) ", spec.table, names.join(", "));
    for rows in new.chunks(at_once) {
        let sql = format!("{into}{}", values_of("$1, ", rows.len(), names.len() + 1));
        on!(tx, c => {
            let mut query = sqlx::query(AssertSqlSafe(sql)).bind(organisation);
            for &number in rows {
                query = query.bind(changes[number].id);
                for value in build(number) {
                    bind!(query, value);
                }
            }
            query.execute(c).await.map(drop)
        })?;
    }
    // Keys change only where a row got another one.
    let keys = changes.iter().fold(0, |bits, change| bits | change.changed);
    let set: Vec<usize> = (0..names.len())
        .filter(|at| given >> at & 1 == 1 && (*at >= spec.key || keys >> at & 1 == 1))
        .collect();
    let assign: Vec<String> =
        set.iter().zip(2..).map(|(&at, n)| format!("{} = wanted.column{n}", names[at])).collect();
    for rows in changed.chunks(at_once) {
        let sql = format!(
            "UPDATE {table} SET {} FROM ({}) AS wanted WHERE {table}.organisation_id = $1 AND {table}.id = wanted.column1",
            assign.join(", "),
            values_of("", rows.len(), set.len() + 1),
            table = spec.table,
        );
        on!(tx, c => {
            let mut query = sqlx::query(AssertSqlSafe(sql)).bind(organisation);
            for &number in rows {
                query = query.bind(changes[number].id);
                let mut row: Vec<_> = build(number).into_iter().map(Some).collect();
                for value in set.iter().filter_map(|&at| row[at].take()) {
                    bind!(query, value);
                }
            }
            query.execute(c).await.map(drop)
        })?;
    }
    Ok(())
}

/// `VALUES` of so many rows, whose parameters begin at `$2`.
fn values_of(before: &str, rows: usize, width: usize) -> String {
    use std::fmt::Write;
    let mut sql = String::from("VALUES ");
    for row in 0..rows {
        sql += if row == 0 { "(" } else { ", (" };
        sql += before;
        for at in 0..width {
            let comma = if at == 0 { "" } else { ", " };
            let _ = write!(sql, "{comma}${}", 2 + row * width + at);
        }
        sql.push(')');
    }
    sql
}
