//! A backup before it is compressed and sealed: a header, each table with its rows and its total, and an end.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use super::{
    BackupError,
    pour::Sink,
    table::{Row, Table, Tally, Total, Value, array, byte, read_bytes, read_text, write_bytes},
};
use crate::platform::clock::Moment;

const MAGIC: &[u8; 20] = b"mentorkind backup 1\n";

const TABLE: u8 = b'T';
const ROW: u8 = b'R';
const TOTAL: u8 = b'E';
const END: u8 = b'Z';

/// What a backup says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// When it was begun.
    pub made_at: Moment,
    /// The version of the program that made it.
    pub program: String,
    /// The version of the database.
    pub version: i64,
    /// The name of the key with which second steps are sealed, which is not in the backup.
    pub key: Option<String>,
}

/// A backup that is being written.
pub struct Writing<W> {
    out: W,
}

impl<W: Write> Writing<W> {
    /// Begins with the header.
    pub fn begin(mut out: W, header: &Header) -> Result<Self, BackupError> {
        out.write_all(MAGIC)?;
        let header = serde_json::to_vec(header).map_err(io::Error::from)?;
        write_bytes(&header, &mut out)?;
        Ok(Self { out })
    }

    /// Ends it.
    pub fn end(mut self) -> Result<W, BackupError> {
        self.out.write_all(&[END])?;
        Ok(self.out)
    }
}

impl<W: Write> Sink for Writing<W> {
    async fn begin(&mut self, table: &Table) -> Result<(), BackupError> {
        self.out.write_all(&[TABLE])?;
        write_bytes(table.name.as_bytes(), &mut self.out)?;
        let columns: Vec<&str> = table.names().collect();
        let columns = serde_json::to_vec(&columns).map_err(io::Error::from)?;
        Ok(write_bytes(&columns, &mut self.out)?)
    }

    async fn rows(&mut self, _: &Table, rows: Vec<Row>) -> Result<(), BackupError> {
        for row in rows {
            self.out.write_all(&[ROW])?;
            row.iter().try_for_each(|value| value.write(&mut self.out))?;
        }
        Ok(())
    }

    async fn end(&mut self, total: &Total) -> Result<(), BackupError> {
        self.out.write_all(&[TOTAL])?;
        self.out.write_all(&total.rows.to_be_bytes())?;
        Ok(self.out.write_all(&total.hash)?)
    }
}

/// What comes out of a backup, in this order.
pub enum Item {
    /// A table, with its columns.
    Table(String, Vec<String>),
    /// A row of it.
    Row(Row),
    /// That were all its rows, and they were what was written.
    Total(Total),
    /// That was everything.
    End,
}

/// A backup that is being read.
pub struct Reading<R> {
    input: R,
    table: Option<(usize, Tally)>,
}

impl<R: Read> Reading<R> {
    /// Begins with the header.
    pub fn begin(mut input: R) -> Result<(Self, Header), BackupError> {
        let magic: [u8; MAGIC.len()] = array(&mut input).map_err(damaged)?;
        if magic != *MAGIC {
            return Err(BackupError::NoBackup);
        }
        let header = read_bytes(&mut input).map_err(damaged)?;
        let header = serde_json::from_slice(&header).map_err(|_| BackupError::NoBackup)?;
        Ok((Self { input, table: None }, header))
    }

    /// What comes next.
    pub fn item(&mut self) -> Result<Item, BackupError> {
        let kind = byte(&mut self.input).map_err(damaged)?;
        let item = match (kind, &mut self.table) {
            (TABLE, None) => {
                let name = read_text(&mut self.input).map_err(damaged)?;
                let columns = read_bytes(&mut self.input).map_err(damaged)?;
                let columns: Vec<String> = serde_json::from_slice(&columns).map_err(damaged)?;
                let tally = Tally::new(&name, columns.iter().map(String::as_str))?;
                self.table = Some((columns.len(), tally));
                Item::Table(name, columns)
            }
            (ROW, Some((columns, tally))) => {
                let row = (0..*columns).map(|_| Value::read(&mut self.input)).collect::<io::Result<Row>>();
                let row = row.map_err(damaged)?;
                tally.add(&row)?;
                Item::Row(row)
            }
            (TOTAL, Some(_)) => {
                let rows = u64::from_be_bytes(array(&mut self.input).map_err(damaged)?);
                let hash = array(&mut self.input).map_err(damaged)?;
                let Some((_, tally)) = self.table.take() else { return Err(damaged("no table")) };
                let total = tally.end();
                if (total.rows, total.hash) != (rows, hash) {
                    return Err(damaged("a table is not what was written"));
                }
                Item::Total(total)
            }
            (END, None) => {
                // Also looks whether what it comes out of ends here, and is whole.
                if self.input.read(&mut [0]).map_err(damaged)? != 0 {
                    return Err(damaged("it goes on after its end"));
                }
                Item::End
            }
            _ => return Err(damaged("it is in disorder")),
        };
        Ok(item)
    }

    /// Reads all of it, and says how much it was.
    pub fn totals(mut self) -> Result<Vec<Total>, BackupError> {
        let mut totals = Vec::new();
        loop {
            match self.item()? {
                Item::Total(total) => totals.push(total),
                Item::End => return Ok(totals),
                Item::Table(..) | Item::Row(_) => {}
            }
        }
    }
}

pub fn damaged(why: impl ToString) -> BackupError {
    BackupError::Damaged(why.to_string())
}
