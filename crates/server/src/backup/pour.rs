//! Reading everything in a database, in parts that fit in memory.

use futures_util::TryStreamExt as _;
use sqlx::AssertSqlSafe;

use super::{
    BackupError,
    table::{Cells as _, Row, Table, Tally, Total},
};
use crate::{on, platform::db::Read};

/// Rows of one part at most.
pub const ROWS: usize = 500;
/// Bytes of one part, after which it is passed on.
const BYTES: usize = 1 << 20;

/// Where rows go.
pub trait Sink {
    /// The rows of a table follow.
    async fn begin(&mut self, table: &Table) -> Result<(), BackupError>;
    /// Rows of it.
    async fn rows(&mut self, table: &Table, rows: Vec<Row>) -> Result<(), BackupError>;
    /// That were all of them.
    async fn end(&mut self, total: &Total) -> Result<(), BackupError>;
}

/// Where rows go that are only counted.
pub struct Nowhere;

impl Sink for Nowhere {
    async fn begin(&mut self, _: &Table) -> Result<(), BackupError> {
        Ok(())
    }

    async fn rows(&mut self, _: &Table, _: Vec<Row>) -> Result<(), BackupError> {
        Ok(())
    }

    async fn end(&mut self, _: &Total) -> Result<(), BackupError> {
        Ok(())
    }
}

/// Rows until they are enough for a part.
#[derive(Default)]
pub struct Part {
    rows: Vec<Row>,
    bytes: usize,
}

impl Part {
    /// A row more; all of them when that makes it full.
    pub fn add(&mut self, row: Row) -> Option<Vec<Row>> {
        self.bytes += row.iter().map(super::table::Value::size).sum::<usize>();
        self.rows.push(row);
        (self.rows.len() >= ROWS || self.bytes >= BYTES).then(|| self.take())
    }

    /// The rows that are left.
    pub fn take(&mut self) -> Vec<Row> {
        self.bytes = 0;
        std::mem::take(&mut self.rows)
    }
}

/// Pours all rows that a transaction sees into a sink, and says how much it was.
pub async fn pour(tx: &mut Read, tables: &[Table], sink: &mut impl Sink) -> Result<Vec<Total>, BackupError> {
    let mut totals = Vec::new();
    for table in tables {
        sink.begin(table).await?;
        let mut tally = Tally::new(&table.name, table.names())?;
        let mut part = Part::default();
        let sql = AssertSqlSafe(table.select(tx));
        on!(tx, c => {
            let mut found = sqlx::query(sql).fetch(c);
            while let Some(row) = found.try_next().await? {
                let row: Row = table
                    .columns
                    .iter()
                    .enumerate()
                    .map(|(i, column)| row.cell(i, column.kind))
                    .collect::<sqlx::Result<_>>()?;
                tally.add(&row)?;
                if let Some(rows) = part.add(row) {
                    sink.rows(table, rows).await?;
                }
            }
        });
        sink.rows(table, part.take()).await?;
        let total = tally.end();
        sink.end(&total).await?;
        totals.push(total);
    }
    Ok(totals)
}
