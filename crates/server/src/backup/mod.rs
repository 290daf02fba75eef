//! Everything in a database, taken out and put into another one: a move to the other engine, a backup and its restore.
//!
//! What comes out is the same for both engines, down to the bytes: the tables by name, their columns by name, the rows
//! by key, each value as SQLite stores it. Each table has a total: how many rows, and a hash. Two databases with equal
//! totals hold the same.
//!
//! It is read in one transaction that sees one state, while others write. It is written in one transaction, into an empty
//! database; before that is made durable, references, totals and the trail are checked by reading everything again.

mod expire;
mod fill;
mod pour;
mod sealed;
mod stream;
mod table;
#[cfg(test)]
mod tests;

use std::io;

use crate::{
    on,
    platform::{
        audit::Damage,
        clock::Moment,
        db::{Db, OpenError, Read, Tx, is_there},
        random,
    },
};
use fill::{Fill, prepare};
use pour::pour;
use table::{Total, tables, together};

pub use expire::{expired, file_name};
pub use sealed::{Opened, Taken, new_keys, open, read_identities, read_recipient, restore, take};
pub use stream::Header;

/// Why nothing was moved, backed up or restored. What was to be filled is empty then.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The engine's own message.
    #[error("the database says: {0}")]
    Database(#[from] sqlx::Error),
    /// A database does not open, or its tables cannot be made.
    #[error(transparent)]
    Open(OpenError),
    /// A file cannot be read or written.
    #[error("the file cannot be used: {0}")]
    File(#[from] io::Error),
    /// There is no database of ours.
    #[error("there is no database of Mentorkind in it")]
    NoDatabase,
    /// There is no organisation.
    #[error("there is nothing in it: no organisation")]
    Nothing,
    /// There are rows already, in this table for one.
    #[error(
        "it is not empty: there are rows in \"{0}\". Choose a new, empty database; nothing is ever written over"
    )]
    NotEmpty(String),
    /// The database to fill has been brought to another version.
    #[error(
        "its tables are of version {found}, and those of version {wanted} must go in. Choose a database without tables"
    )]
    OtherVersion {
        /// The version of what comes in.
        wanted: i64,
        /// The version that is there.
        found: i64,
    },
    /// It was made by a newer program.
    #[error(
        "it is of version {found}, and this Mentorkind knows versions up to {known}. Use the newer Mentorkind"
    )]
    Newer {
        /// The version that was found.
        found: i64,
        /// The last version that this program knows.
        known: i64,
    },
    /// A table that only one of the two has, or with other columns.
    #[error("the table \"{0}\" is not the same on both sides. Was the database changed by hand?")]
    OtherTables(String),
    /// A column of a kind that no migration makes.
    #[error(
        "the column {table}.{column} is of a kind that cannot be copied: {kind}. Was the database changed by hand?"
    )]
    Kind {
        /// The table.
        table: String,
        /// The column.
        column: String,
        /// Its kind, in the engine's words.
        kind: String,
    },
    /// A value that the other engine cannot hold.
    #[error(
        "a value in {table}.{column} is none that PostgreSQL can hold there. Was the database changed by hand?"
    )]
    Misfit {
        /// The table.
        table: String,
        /// The column.
        column: String,
    },
    /// Rows that the database does not take.
    #[error("rows of the table \"{table}\" do not go in: {error}")]
    Refused {
        /// The table.
        table: String,
        /// The engine's message.
        error: sqlx::Error,
    },
    /// A row that refers to nothing.
    #[error("a row of the table \"{0}\" refers to a row that is not there")]
    Reference(String),
    /// What came in is not what came out.
    #[error(
        "the table \"{table}\" is not what it was: {expected} rows before, {found} after, or other values"
    )]
    Differs {
        /// The table.
        table: String,
        /// Rows that should be there.
        expected: u64,
        /// Rows that are there.
        found: u64,
    },
    /// The trail of who did what is not whole.
    #[error(
        "the audit trail is not whole: entry {number} of {day} {what}. `mentorkind audit verify` says more"
    )]
    Trail {
        /// The day of the entry.
        day: String,
        /// Its number.
        number: i64,
        /// What is wrong with it.
        what: Damage,
    },
    /// The file is no backup.
    #[error("it is no backup of Mentorkind, or its beginning is damaged")]
    NoBackup,
    /// The file was sealed for other keys.
    #[error("none of these keys opens it. Use the key file that belongs to the recipient it was made for")]
    WrongKey,
    /// The file is not what was written.
    #[error("the file is damaged or cut off ({0}). Use another copy of it, or an older backup")]
    Damaged(String),
}

/// What was copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The version of the database.
    pub version: i64,
    /// How many tables.
    pub tables: usize,
    /// How many rows in all of them.
    pub rows: u64,
    /// One hash for everything, in hexadecimal digits. Databases with the same hash hold the same.
    pub hash: String,
}

impl Summary {
    fn of(version: i64, totals: &[Total]) -> Self {
        Self {
            version,
            tables: totals.len(),
            rows: totals.iter().map(|total| total.rows).sum(),
            hash: random::hex(&together(totals)),
        }
    }
}

/// Copies everything from one database into an empty one, of the same engine or the other.
///
/// # Errors
/// When one does not open, there is nothing to copy, the other is not empty, or what arrived is not what left. Then the
/// other is empty.
pub async fn move_all(from: &str, to: &str, now: Moment) -> Result<Summary, BackupError> {
    let source = connect(from).await?;
    let version = something(&source).await?;
    let target = Db::connect(to).await.map_err(BackupError::Open)?;
    prepare(&target, version).await?;
    let mut fill = Fill::begin(&target, now).await?;
    let mut tx = source.read().await?;
    let all = tables(&mut tx).await?;
    let totals = pour(&mut tx, &all, &mut fill).await?;
    drop(tx);
    fill.check(&totals).await?;
    fill.end().await?;
    settle(target).await;
    source.close().await;
    Ok(Summary::of(version, &totals))
}

/// Lets the engine look at the rows that came in, and closes the database. They are in it already.
async fn settle(db: Db) {
    if let Err(error) = db.analyse().await {
        tracing::warn!(%error, "the database has not looked at its new rows; it will by itself");
    }
    db.close().await;
}

/// Opens a database as it is, which must be there already.
///
/// # Errors
/// When it is not there or does not open.
pub async fn connect(url: &str) -> Result<Db, BackupError> {
    if !is_there(url) {
        return Err(BackupError::NoDatabase);
    }
    Db::connect(url).await.map_err(BackupError::Open)
}

/// The version of a database in which there is an organisation.
async fn something(db: &Db) -> Result<i64, BackupError> {
    let mut tx = db.read().await?;
    let version = version_in(&mut tx).await?.ok_or(BackupError::NoDatabase)?;
    known(db, version)?;
    let organisations: i64 =
        on!(tx, c => sqlx::query_scalar("SELECT count(*) FROM organisation").fetch_one(c).await)?;
    if organisations == 0 { Err(BackupError::Nothing) } else { Ok(version) }
}

/// Refuses a version that only a newer program knows.
fn known(db: &Db, version: i64) -> Result<(), BackupError> {
    let known = db.migrations().iter().map(|migration| migration.version).max().unwrap_or_default();
    if version > known { Err(BackupError::Newer { found: version, known }) } else { Ok(()) }
}

/// The version of a database; nothing when it was never migrated.
async fn version_in(tx: &mut Read) -> sqlx::Result<Option<i64>> {
    let there: Option<i64> = match tx.tx {
        Tx::Sqlite(_) => on!(tx, c => sqlx::query_scalar(
            "SELECT 1 FROM sqlite_schema WHERE name = '_sqlx_migrations'").fetch_optional(c).await)?,
        Tx::Postgres(_) => on!(tx, c => sqlx::query_scalar(
            "SELECT to_regclass('_sqlx_migrations')::oid::bigint").fetch_one(c).await)?,
    };
    match there {
        Some(_) => on!(tx, c => sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations WHERE success")
            .fetch_one(c).await),
        None => Ok(None),
    }
}
