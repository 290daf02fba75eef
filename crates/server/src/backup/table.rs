//! The tables of a database and the values in them, in the same form for both engines.

use std::{
    collections::BTreeMap,
    io::{self, Read as _},
};

use sha2::{Digest as _, Sha256};
use sqlx::{Row as _, postgres::PgRow, sqlite::SqliteRow};

use super::BackupError;
use crate::{
    on,
    platform::db::{Read, Tx},
};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Number,
    Text,
    Bytes,
    /// A number on SQLite.
    Truth,
    /// A text on SQLite.
    Date,
    /// Bytes on SQLite.
    Id,
}

impl Kind {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "INTEGER" | "int8" => Self::Number,
            "TEXT" | "text" => Self::Text,
            "BLOB" | "bytea" => Self::Bytes,
            "bool" => Self::Truth,
            "date" => Self::Date,
            "uuid" => Self::Id,
            _ => return None,
        })
    }
}

/// A column.
#[derive(Debug)]
pub struct Column {
    pub name: String,
    pub kind: Kind,
}

/// A table: its columns by name.
#[derive(Debug)]
pub struct Table {
    pub name: String,
    pub columns: Vec<Column>,
    /// Its key, by which its rows are read.
    key: Vec<String>,
}

/// A value, as SQLite would store it. A value that is a truth, a date or an identifier on PostgreSQL has one such form only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Null,
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
}

/// The values of a row, in the order of the table's columns.
pub type Row = Vec<Value>;

impl Value {
    /// How much memory it takes, roughly, in bytes.
    pub fn size(&self) -> usize {
        match self {
            Self::Null | Self::Number(_) => 8,
            Self::Text(text) => 8 + text.len(),
            Self::Bytes(bytes) => 8 + bytes.len(),
        }
    }

    /// Writes it so that no two values look the same.
    pub fn write(&self, out: &mut impl io::Write) -> io::Result<()> {
        match self {
            Self::Null => out.write_all(&[0]),
            Self::Number(number) => {
                out.write_all(&[1])?;
                out.write_all(&number.to_be_bytes())
            }
            Self::Text(text) => {
                out.write_all(&[2])?;
                write_bytes(text.as_bytes(), out)
            }
            Self::Bytes(bytes) => {
                out.write_all(&[3])?;
                write_bytes(bytes, out)
            }
        }
    }

    /// Reads what [`Self::write`] wrote.
    pub fn read(input: &mut impl io::Read) -> io::Result<Self> {
        Ok(match byte(input)? {
            0 => Self::Null,
            1 => Self::Number(i64::from_be_bytes(array(input)?)),
            2 => Self::Text(read_text(input)?),
            3 => Self::Bytes(read_bytes(input)?),
            _ => return Err(io::ErrorKind::InvalidData.into()),
        })
    }
}

/// Writes bytes after their number.
pub fn write_bytes(bytes: &[u8], out: &mut impl io::Write) -> io::Result<()> {
    out.write_all(&(bytes.len() as u64).to_be_bytes())?;
    out.write_all(bytes)
}

/// Reads what [`write_bytes`] wrote; takes no more memory than there are bytes.
pub fn read_bytes(input: &mut impl io::Read) -> io::Result<Vec<u8>> {
    let length = u64::from_be_bytes(array(input)?);
    let mut bytes = Vec::new();
    let read = input.take(length).read_to_end(&mut bytes)?;
    if read as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

/// Reads a text that [`write_bytes`] wrote.
pub fn read_text(input: &mut impl io::Read) -> io::Result<String> {
    String::from_utf8(read_bytes(input)?).map_err(|_| io::ErrorKind::InvalidData.into())
}

/// The next bytes.
pub fn array<const N: usize>(input: &mut impl io::Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    input.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// The next byte.
pub fn byte(input: &mut impl io::Read) -> io::Result<u8> {
    array::<1>(input).map(|[byte]| byte)
}

/// A row of either engine.
pub trait Cells {
    /// The value in a column.
    fn cell(&self, i: usize, kind: Kind) -> sqlx::Result<Value>;
}

fn value<T>(found: Option<T>, make: impl FnOnce(T) -> Value) -> Value {
    found.map_or(Value::Null, make)
}

impl Cells for SqliteRow {
    fn cell(&self, i: usize, kind: Kind) -> sqlx::Result<Value> {
        Ok(match kind {
            Kind::Number | Kind::Truth => value(self.try_get(i)?, Value::Number),
            Kind::Text | Kind::Date => value(self.try_get(i)?, Value::Text),
            Kind::Bytes | Kind::Id => value(self.try_get(i)?, Value::Bytes),
        })
    }
}

impl Cells for PgRow {
    fn cell(&self, i: usize, kind: Kind) -> sqlx::Result<Value> {
        Ok(match kind {
            Kind::Number => value(self.try_get(i)?, Value::Number),
            Kind::Text => value(self.try_get(i)?, Value::Text),
            Kind::Bytes => value(self.try_get(i)?, Value::Bytes),
            Kind::Truth => value(self.try_get::<Option<bool>, _>(i)?, |truth| Value::Number(truth.into())),
            Kind::Date => value(self.try_get::<Option<jiff_sqlx::Date>, _>(i)?, |date| {
                Value::Text(date.to_jiff().to_string())
            }),
            Kind::Id => {
                value(self.try_get::<Option<uuid::Uuid>, _>(i)?, |id| Value::Bytes(id.into_bytes().to_vec()))
            }
        })
    }
}

impl Table {
    /// SQL for all its rows. They come in the same order on both engines.
    pub fn select(&self, tx: &Read) -> String {
        let columns: Vec<String> = self.columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
        let key: Vec<String> = self.key.iter().map(|name| self.sorted(name, tx)).collect();
        format!("SELECT {} FROM \"{}\" ORDER BY {}", columns.join(", "), self.name, key.join(", "))
    }

    /// A column of the key, sorted by bytes: PostgreSQL would sort texts by the language of the database.
    fn sorted(&self, name: &str, tx: &Read) -> String {
        let text = self.columns.iter().any(|column| column.name == name && column.kind == Kind::Text);
        match tx.tx {
            Tx::Postgres(_) if text => format!("\"{name}\" COLLATE \"C\""),
            _ => format!("\"{name}\""),
        }
    }

    /// The names of its columns.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.name.as_str())
    }
}

/// The tables by name, without the list of migrations; empty in a new database.
pub async fn tables(tx: &mut Read) -> Result<Vec<Table>, BackupError> {
    let rows: Vec<(String, String, String, Option<i64>)> = match tx.tx {
        Tx::Sqlite(_) => on!(tx, c => sqlx::query_as(
            "SELECT t.name, p.name, p.type, NULLIF(p.pk, 0) FROM sqlite_schema t JOIN pragma_table_info(t.name) p
             WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND t.name <> '_sqlx_migrations'
             ORDER BY t.name, p.name")
            .fetch_all(c).await)?,
        Tx::Postgres(_) => on!(tx, c => sqlx::query_as(
            "SELECT r.relname::text, a.attname::text, t.typname::text,
               array_position(i.indkey::int2[], a.attnum)::bigint
             FROM pg_class r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
               JOIN pg_type t ON t.oid = a.atttypid
               LEFT JOIN pg_index i ON i.indrelid = r.oid AND i.indisprimary
             WHERE r.relkind = 'r' AND r.relnamespace = current_schema()::regnamespace
               AND r.relname <> '_sqlx_migrations'
             ORDER BY r.relname::text COLLATE \"C\", a.attname::text COLLATE \"C\"")
            .fetch_all(c).await)?,
    };
    let mut tables: BTreeMap<String, (Vec<Column>, BTreeMap<i64, String>)> = BTreeMap::new();
    for (table, name, kind, key) in rows {
        let Some(kind) = Kind::of(&kind) else { return Err(BackupError::Kind { table, column: name, kind }) };
        let (columns, keys) = tables.entry(table).or_default();
        if let Some(place) = key {
            keys.insert(place, name.clone());
        }
        columns.push(Column { name, kind });
    }
    let table = |(name, (columns, keys)): (_, (_, BTreeMap<_, _>))| Table {
        name,
        columns,
        key: keys.into_values().collect(),
    };
    Ok(tables.into_iter().map(table).collect())
}

/// How many rows a table has, and a hash of its name, its columns and all its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// The table.
    pub table: String,
    /// Its rows.
    pub rows: u64,
    /// The hash.
    pub hash: [u8; 32],
}

/// A total while the rows come.
pub struct Tally {
    table: String,
    rows: u64,
    hash: Sha256,
}

impl Tally {
    /// The total of a table with these columns, without rows.
    pub fn new<'a>(table: &str, columns: impl Iterator<Item = &'a str>) -> io::Result<Self> {
        let mut hash = Sha256::new();
        write_bytes(table.as_bytes(), &mut Hashing(&mut hash))?;
        for column in columns {
            write_bytes(column.as_bytes(), &mut Hashing(&mut hash))?;
        }
        Ok(Self { table: table.to_owned(), rows: 0, hash })
    }

    /// A row more.
    pub fn add(&mut self, row: &[Value]) -> io::Result<()> {
        self.rows += 1;
        row.iter().try_for_each(|value| value.write(&mut Hashing(&mut self.hash)))
    }

    /// The total.
    pub fn end(self) -> Total {
        Total { table: self.table, rows: self.rows, hash: self.hash.finalize().into() }
    }
}

/// What is written goes into a hash.
struct Hashing<'a>(&'a mut Sha256);

impl io::Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// One hash for all tables, to compare databases by.
pub fn together(totals: &[Total]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for total in totals {
        hash.update(total.hash);
    }
    hash.finalize().into()
}
