//! Writing everything into an empty database, in one transaction.

use sqlx::{AssertSqlSafe, Postgres, Sqlite, postgres::PgArguments, query::Query, sqlite::SqliteArguments};

use super::{
    BackupError,
    pour::{Nowhere, Sink, pour},
    table::{Kind, Row, Table, Total, Value, tables},
};
use crate::{
    on,
    platform::{
        audit::{Audit, Verdict, verify_in},
        clock::Moment,
        db::{Db, Read, Tx, Write},
        ids::OrganisationId,
    },
    webhook,
};

/// An empty database that is being filled. Dropped, or when it fails, the database stays empty.
pub struct Fill {
    tx: Write,
    tables: Vec<Table>,
    /// SQL that makes the references of PostgreSQL anew.
    references: Vec<String>,
}

/// Parameters of one statement at most; SQLite takes 32766.
const PARAMETERS: usize = 30_000;

/// Brings a database that is new, or empty and of no later version, to the version of what comes in. An earlier one is
/// what is left when this was cut off.
pub async fn prepare(db: &Db, version: i64) -> Result<(), BackupError> {
    db.suits().await.map_err(BackupError::Open)?;
    let mut tx = db.read().await?;
    match super::version_in(&mut tx).await? {
        Some(other) if other > version => {
            return Err(BackupError::OtherVersion { wanted: version, found: other });
        }
        Some(_) => refuse_rows(&mut tx).await?,
        None => {
            if let Some(table) = tables(&mut tx).await?.into_iter().next() {
                return Err(BackupError::NotEmpty(table.name));
            }
        }
    }
    drop(tx);
    db.migrate(db.migrations(), Some(version)).await.map_err(BackupError::Open)
}

async fn refuse_rows(tx: &mut Read) -> Result<(), BackupError> {
    for table in tables(tx).await? {
        let sql = AssertSqlSafe(format!("SELECT CAST(1 AS bigint) FROM \"{}\" LIMIT 1", table.name));
        let found: Option<i64> = on!(tx, c => sqlx::query_scalar(sql).fetch_optional(c).await)?;
        if found.is_some() {
            return Err(BackupError::NotEmpty(table.name));
        }
    }
    Ok(())
}

impl Fill {
    /// Begins with a database that [`prepare`] prepared. Nobody else can write in it until the end.
    pub async fn begin(db: &Db, now: Moment) -> Result<Self, BackupError> {
        let mut tx = db.write(now).await?;
        let tables = tables(&mut tx).await?;
        let mut references = Vec::new();
        match tx.tx {
            // References are looked at when it commits.
            Tx::Sqlite(_) => {
                on!(tx, c => sqlx::query("PRAGMA defer_foreign_keys = ON").execute(c).await.map(drop))?;
            }
            // They are taken away and made anew in the same transaction: rows may then come in any order.
            Tx::Postgres(_) => {
                let all: Vec<String> = tables.iter().map(|table| format!("\"{}\"", table.name)).collect();
                run(&mut tx, format!("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", all.join(", "))).await?;
                let found: Vec<(String, String)> = on!(tx, c => sqlx::query_as(
                    "SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
                       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
                     FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
                     ORDER BY oid")
                    .fetch_all(c).await)?;
                for (drop, add) in found {
                    run(&mut tx, drop).await?;
                    references.push(add);
                }
            }
        }
        refuse_rows(&mut tx).await?;
        Ok(Self { tx, tables, references })
    }

    /// The table with this name, if it has these columns too.
    pub fn table(&self, name: &str, columns: &[String]) -> Option<&Table> {
        self.tables
            .iter()
            .find(|table| table.name == name && table.names().eq(columns.iter().map(String::as_str)))
    }

    /// Compares what is in the database now with what should have come in, checks references and the trail.
    pub async fn check(&mut self, expected: &[Total]) -> Result<(), BackupError> {
        for sql in std::mem::take(&mut self.references) {
            run(&mut self.tx, sql).await.map_err(reference)?;
        }
        if let Tx::Sqlite(_) = self.tx.tx {
            let tx = &mut self.tx;
            let broken: Option<String> = on!(tx, c => sqlx::query_scalar(
                "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1").fetch_optional(c).await)?;
            if let Some(table) = broken {
                return Err(BackupError::Reference(table));
            }
        }
        let found = pour(&mut self.tx, &self.tables, &mut Nowhere).await?;
        same(expected, &found)?;
        for organisation in organisations(&mut self.tx).await? {
            if let Verdict::Broken { day, number, what } = verify_in(&mut self.tx, organisation).await? {
                return Err(BackupError::Trail { day: day.to_string(), number, what });
            }
        }
        Ok(())
    }

    /// What was restored stays, with all sessions ended and an entry in each trail. Webhooks wait until somebody says that
    /// this is no copy to try something out with.
    pub async fn restored(mut self) -> Result<(), BackupError> {
        run(&mut self.tx, "DELETE FROM session".to_owned()).await?;
        if self.tables.iter().any(|table| table.name == "webhook") {
            webhook::hold_all(&mut self.tx).await?;
        }
        for organisation in organisations(&mut self.tx).await? {
            self.tx.record(&Audit::new(organisation, None, "restored from a backup")).await?;
        }
        self.end().await
    }

    /// What came in stays.
    pub async fn end(self) -> Result<(), BackupError> {
        Ok(self.tx.commit(Audit::housekeeping()).await?)
    }

    /// Writes rows of a table.
    pub async fn insert(&mut self, table: &str, rows: Vec<Row>) -> Result<(), BackupError> {
        let Self { tx, tables, .. } = self;
        let Some(table) = tables.iter().find(|known| known.name == table) else {
            return Err(BackupError::OtherTables(table.to_owned()));
        };
        let columns = table.columns.len().max(1);
        for rows in rows.chunks(PARAMETERS / columns) {
            let sql = AssertSqlSafe(insert(table, rows.len()));
            let misfit = |i: usize| BackupError::Misfit {
                table: table.name.clone(),
                column: table.columns.get(i).map(|column| column.name.clone()).unwrap_or_default(),
            };
            let done = match &mut tx.tx {
                Tx::Sqlite(c) => {
                    let mut query = sqlx::query(sql);
                    for value in rows.iter().flatten() {
                        query = bind_sqlite(query, value.clone());
                    }
                    query.execute(&mut **c).await.map(drop)
                }
                Tx::Postgres(c) => {
                    let mut query = sqlx::query(sql);
                    for row in rows {
                        for (i, (value, column)) in row.iter().zip(&table.columns).enumerate() {
                            query =
                                bind_postgres(query, column.kind, value.clone()).ok_or_else(|| misfit(i))?;
                        }
                    }
                    query.execute(&mut **c).await.map(drop)
                }
            };
            done.map_err(|error| BackupError::Refused { table: table.name.clone(), error })?;
        }
        Ok(())
    }
}

impl Sink for Fill {
    async fn begin(&mut self, table: &Table) -> Result<(), BackupError> {
        let columns: Vec<String> = table.names().map(str::to_owned).collect();
        self.table(&table.name, &columns)
            .map(drop)
            .ok_or_else(|| BackupError::OtherTables(table.name.clone()))
    }

    async fn rows(&mut self, table: &Table, rows: Vec<Row>) -> Result<(), BackupError> {
        self.insert(&table.name, rows).await
    }

    async fn end(&mut self, _: &Total) -> Result<(), BackupError> {
        Ok(())
    }
}

/// Refuses totals that differ, and names the first table that does.
pub fn same(expected: &[Total], found: &[Total]) -> Result<(), BackupError> {
    let differs = expected.iter().zip(found).find(|(expected, found)| expected != found);
    if let Some((expected, found)) = differs {
        return Err(BackupError::Differs {
            table: expected.table.clone(),
            expected: expected.rows,
            found: found.rows,
        });
    }
    let (fewer, more) = if expected.len() < found.len() { (expected, found) } else { (found, expected) };
    match more.get(fewer.len()) {
        Some(total) => Err(BackupError::OtherTables(total.table.clone())),
        None => Ok(()),
    }
}

/// A reference that cannot be made again names the table of the row that has it.
fn reference(error: sqlx::Error) -> BackupError {
    let table = error
        .as_database_error()
        .filter(|error| error.is_foreign_key_violation())
        .and_then(|error| error.table().map(str::to_owned));
    table.map_or(BackupError::Database(error), BackupError::Reference)
}

async fn organisations(tx: &mut Read) -> sqlx::Result<Vec<OrganisationId>> {
    on!(tx, c => sqlx::query_scalar("SELECT id FROM organisation ORDER BY id").fetch_all(c).await)
}

async fn run(tx: &mut Write, sql: String) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query(AssertSqlSafe(sql)).execute(c).await.map(drop))
}

fn insert(table: &Table, rows: usize) -> String {
    let names: Vec<String> = table.names().map(|name| format!("\"{name}\"")).collect();
    let width = names.len();
    let row = |n: usize| {
        let places: Vec<String> = (1..=width).map(|i| format!("${}", n * width + i)).collect();
        format!("({})", places.join(", "))
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!("INSERT INTO \"{}\" ({}) VALUES {}", table.name, names.join(", "), rows.join(", "))
}

fn bind_sqlite<'q>(
    query: Query<'q, Sqlite, SqliteArguments>,
    value: Value,
) -> Query<'q, Sqlite, SqliteArguments> {
    match value {
        Value::Null => query.bind(None::<i64>),
        Value::Number(number) => query.bind(number),
        Value::Text(text) => query.bind(text),
        Value::Bytes(bytes) => query.bind(bytes),
    }
}

/// Nothing when the value is not of that kind.
fn bind_postgres<'q>(
    query: Query<'q, Postgres, PgArguments>,
    kind: Kind,
    value: Value,
) -> Option<Query<'q, Postgres, PgArguments>> {
    Some(match (kind, value) {
        (Kind::Number, Value::Null) => query.bind(None::<i64>),
        (Kind::Text, Value::Null) => query.bind(None::<String>),
        (Kind::Bytes, Value::Null) => query.bind(None::<Vec<u8>>),
        (Kind::Truth, Value::Null) => query.bind(None::<bool>),
        (Kind::Date, Value::Null) => query.bind(None::<jiff_sqlx::Date>),
        (Kind::Id, Value::Null) => query.bind(None::<uuid::Uuid>),
        (Kind::Number, Value::Number(number)) => query.bind(number),
        (Kind::Truth, Value::Number(truth @ (0 | 1))) => query.bind(truth == 1),
        (Kind::Text, Value::Text(text)) => query.bind(text),
        (Kind::Date, Value::Text(text)) => {
            let date: jiff::civil::Date = text.parse().ok()?;
            query.bind((date.to_string() == text).then(|| jiff_sqlx::Date::from(date))?)
        }
        (Kind::Bytes, Value::Bytes(bytes)) => query.bind(bytes),
        (Kind::Id, Value::Bytes(bytes)) => query.bind(uuid::Uuid::from_slice(&bytes).ok()?),
        _ => return None,
    })
}
