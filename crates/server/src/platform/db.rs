//! Two engines, one body of SQL.
//!
//! Queries are written once, with `$1` placeholders, and run by [`on!`](crate::on) on whichever engine the
//! transaction belongs to. What differs between the engines (pools, locking, list parameters) is in this file.

use std::{
    fs::{DirBuilder, OpenOptions},
    io,
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::Path,
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use sqlx::{
    Connection as _, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction,
    migrate::{MigrateError, Migrator},
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use tokio::{net::TcpStream, time::timeout};

use super::{clock::Moment, ids::AccountId};

/// How many prepared statements a connection keeps: those of all pages together, which else would push each other out.
const STATEMENTS: usize = 600;

/// How long a database may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// In which table it is kept how far a database of ours is.
const MIGRATIONS: &str = "_sqlx_migrations";

/// The database: pools of connections to one of the two engines.
#[derive(Clone)]
pub struct Db {
    engine: Engine,
    /// A table that was there when it was opened, before all others that of the migrations.
    found: Option<String>,
    queries: Arc<AtomicU64>,
}

static SQLITE: Migrator = sqlx::migrate!("../../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../../migrations/postgres");

#[derive(Clone)]
enum Engine {
    Sqlite { read: SqlitePool, write: SqlitePool },
    Postgres(PgPool),
}

/// A transaction of either engine. Use it through [`Read`] and [`Write`].
#[doc(hidden)]
pub enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// A transaction that sees one state of the database and cannot change it.
pub struct Read {
    #[doc(hidden)]
    pub tx: Tx,
    queries: Arc<AtomicU64>,
}

/// A transaction that writes. It ends with [`Write::commit`] (in `audit`), which takes the trail's entry; dropped
/// without it, nothing was written. It can do all that [`Read`] can.
pub struct Write {
    read: Read,
    /// The form that is being answered, so that its second arrival gets the first answer.
    pub(super) form: Option<(AccountId, uuid::Uuid)>,
    /// When this transaction began.
    pub now: Moment,
}

impl std::ops::Deref for Write {
    type Target = Read;
    fn deref(&self) -> &Read {
        &self.read
    }
}

impl std::ops::DerefMut for Write {
    fn deref_mut(&mut self) -> &mut Read {
        &mut self.read
    }
}

/// Runs one query on the engine of a transaction: `on!(tx, c => sqlx::query("…").execute(c).await)`.
#[macro_export]
macro_rules! on {
    ($tx:expr, $c:ident => $body:expr) => {{
        $tx.count();
        match &mut $tx.tx {
            $crate::platform::db::Tx::Sqlite(t) => {
                let $c = &mut **t;
                $body
            }
            $crate::platform::db::Tx::Postgres(t) => {
                let $c = &mut **t;
                $body
            }
        }
    }};
}

/// What can go wrong when a database is opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The address names no engine that we know.
    #[error("the database address must start with sqlite:// or postgres://, not with \"{0}\"")]
    Scheme(String),
    /// The engine's own message.
    #[error("the database does not open: {0}")]
    Engine(#[from] sqlx::Error),
    /// A migration failed; the database is as it was before it.
    #[error("the database cannot be brought up to date: {0}")]
    Migrate(#[from] MigrateError),
    /// A newer program has migrated the database.
    #[error("the database is of version {database}, this program knows versions up to {known}")]
    Newer {
        /// The version of the database.
        database: i64,
        /// The last version that this program knows.
        known: i64,
    },
    /// It is of another program, which has this table for one.
    #[error("the database has tables of another program, such as \"{0}\"")]
    Foreign(String),
    /// It cannot hold every text: it is of this encoding.
    #[error(
        "the database keeps texts as {0}, which cannot hold every name; it must be made with ENCODING 'UTF8'"
    )]
    Encoding(String),
    /// The folder of an SQLite file cannot be made.
    #[error("the folder of the database cannot be made: {0}")]
    Folder(#[from] io::Error),
}

/// What is wrong with the database, in words: it refused something, or did not answer.
pub fn trouble(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(why) => format!("the database refuses it: {why}"),
        other => format!("the database does not answer: {other}"),
    }
}

/// Whether a database can be opened at an address without making one: of SQLite the file is there.
pub fn is_there(url: &str) -> bool {
    let file = url.strip_prefix("sqlite:").map(|rest| rest.strip_prefix("//").unwrap_or(rest));
    let file = file.map(|rest| rest.split('?').next().unwrap_or(rest));
    file.is_none_or(|file| std::path::Path::new(file).is_file())
}

impl Db {
    /// Opens the database at a `sqlite://path` or `postgres://…` address, makes it when it is new, and migrates it.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        let db = Self::connect(url).await?;
        db.suits().await?;
        db.migrate(db.migrations(), None).await?;
        Ok(db)
    }

    /// Refuses a database of another program, and one that cannot hold every text.
    pub(crate) async fn suits(&self) -> Result<(), OpenError> {
        if let Some(table) = self.found.as_ref().filter(|table| *table != MIGRATIONS) {
            return Err(OpenError::Foreign(table.clone()));
        }
        if let Engine::Postgres(pool) = &self.engine {
            let encoding: String =
                sqlx::query_scalar("SELECT current_setting('server_encoding')").fetch_one(pool).await?;
            if encoding != "UTF8" {
                return Err(OpenError::Encoding(encoding));
            }
        }
        Ok(())
    }

    /// Opens the database at an address as it is.
    pub(crate) async fn connect(url: &str) -> Result<Self, OpenError> {
        let (engine, found) = if url.starts_with("sqlite:") {
            Self::open_sqlite(url).await?
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Self::open_postgres(url).await?
        } else {
            return Err(OpenError::Scheme(url.split(':').next().unwrap_or_default().to_owned()));
        };
        Ok(Self { engine, found, queries: Arc::default() })
    }

    /// There was nothing in it when it was opened.
    pub fn is_new(&self) -> bool {
        self.found.is_none()
    }

    /// The migrations of its engine.
    pub(crate) fn migrations(&self) -> &'static Migrator {
        match &self.engine {
            Engine::Sqlite { .. } => &SQLITE,
            Engine::Postgres(_) => &POSTGRES,
        }
    }

    /// Brings the database to a version, or to the last one; each migration is a transaction of its own.
    pub(crate) async fn migrate(&self, migrations: &Migrator, to: Option<i64>) -> Result<(), OpenError> {
        let known = migrations.iter().map(|migration| migration.version).max().unwrap_or_default();
        let to = to.unwrap_or(known);
        let done = match &self.engine {
            Engine::Sqlite { write, .. } => migrations.run_to(to, write).await,
            Engine::Postgres(pool) => {
                // It would say each time that the table of the migrations is there already.
                let mut connection = pool.acquire().await?;
                sqlx::query("SET client_min_messages = warning").execute(&mut *connection).await?;
                let done = migrations.run_to(to, &mut *connection).await;
                sqlx::query("RESET client_min_messages").execute(&mut *connection).await?;
                done
            }
        };
        done.map_err(|error| match error {
            MigrateError::VersionMissing(database) if database > known => {
                OpenError::Newer { database, known }
            }
            other => OpenError::Migrate(other),
        })
    }

    async fn open_sqlite(url: &str) -> Result<(Engine, Option<String>), OpenError> {
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .statement_cache_capacity(STATEMENTS);
        make_file(options.get_filename())?;
        // It is looked at before it is written in for the first time: the journal is a lasting property of the file.
        let mut first = SqliteConnection::connect_with(&options).await?;
        let found: Option<String> = sqlx::query_scalar(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
             ORDER BY name <> $1, name LIMIT 1",
        )
        .bind(MIGRATIONS)
        .fetch_optional(&mut first)
        .await?;
        first.close().await?;
        let options = options.journal_mode(SqliteJournalMode::Wal);
        let write = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        let read = SqlitePoolOptions::new()
            .max_connections(8)
            .connect_lazy_with(options.pragma("query_only", "1").pragma("mmap_size", "268435456"));
        Ok((Engine::Sqlite { read, write }, found))
    }

    async fn open_postgres(url: &str) -> Result<(Engine, Option<String>), OpenError> {
        // Many short queries over small groups: to compile one, or to plan it anew for each value, takes longer than to
        // run it. To follow an index costs little on the disks of today: a plan that reads a whole table instead is slower
        // the larger the organisation is.
        let settings =
            [("jit", "off"), ("plan_cache_mode", "force_generic_plan"), ("random_page_cost", "1.1")];
        let options = PgConnectOptions::from_str(url)?.options(settings).statement_cache_capacity(STATEMENTS);
        reach(&options).await.map_err(sqlx::Error::Io)?;
        let pool =
            PgPoolOptions::new().max_connections(16).acquire_timeout(PATIENCE).connect_with(options).await?;
        let found: Option<String> = sqlx::query_scalar(
            "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()
             ORDER BY tablename <> $1, tablename LIMIT 1",
        )
        .bind(MIGRATIONS)
        .fetch_optional(&pool)
        .await?;
        Ok((Engine::Postgres(pool), found))
    }

    /// Begins a transaction that only reads; the engine refuses writes in it.
    pub async fn read(&self) -> sqlx::Result<Read> {
        let tx = match &self.engine {
            Engine::Sqlite { read, .. } => Tx::Sqlite(read.begin().await?),
            Engine::Postgres(pool) => {
                Tx::Postgres(begin(pool, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        };
        Ok(Read { tx, queries: self.queries.clone() })
    }

    /// Begins a transaction that writes.
    pub async fn write(&self, now: Moment) -> sqlx::Result<Write> {
        let tx = match &self.engine {
            Engine::Sqlite { write, .. } => Tx::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Engine::Postgres(pool) => Tx::Postgres(begin(pool, "BEGIN").await?),
        };
        Ok(Write { read: Read { tx, queries: self.queries.clone() }, form: None, now })
    }

    /// Lets the engine look at how the rows are spread after many came, because it plans its queries by it.
    pub async fn analyse(&self) -> sqlx::Result<()> {
        match &self.engine {
            Engine::Sqlite { .. } => self.analyse_changes().await,
            Engine::Postgres(pool) => sqlx::query("ANALYZE").execute(pool).await.map(drop),
        }
    }

    /// Lets SQLite look at how the rows are spread where that has changed much; without it takes every organisation for
    /// one of ten rows. PostgreSQL looks by itself, some minutes after a change.
    pub async fn analyse_changes(&self) -> sqlx::Result<()> {
        match &self.engine {
            // All tables, also those that this connection has not asked yet.
            Engine::Sqlite { write, .. } => {
                sqlx::query("PRAGMA optimize = 0x10002").execute(write).await.map(drop)
            }
            Engine::Postgres(_) => Ok(()),
        }
    }

    /// How many queries have been run since the database was opened.
    pub fn queries(&self) -> u64 {
        self.queries.load(Ordering::Relaxed)
    }

    /// Lets running transactions end and closes the connections.
    pub async fn close(&self) {
        match &self.engine {
            Engine::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Engine::Postgres(pool) => pool.close().await,
        }
    }
}

impl Read {
    #[doc(hidden)]
    pub fn count(&self) {
        self.queries.fetch_add(1, Ordering::Relaxed);
    }

    /// SQL for "is one of the ids in parameter `$n`", which is bound with [`id_list`].
    pub fn one_of(&self, n: usize) -> String {
        match self.tx {
            Tx::Sqlite(_) => format!("IN (SELECT unhex(value) FROM json_each(${n}))"),
            // As an array it is looked up by an index; a list of unknown length is joined with the whole table.
            Tx::Postgres(_) => {
                format!("= ANY (ARRAY(SELECT value::uuid FROM json_array_elements_text(${n}::json)))")
            }
        }
    }

    /// SQL that ends a query which claims rows: other workers skip what is claimed.
    pub(crate) fn skip_locked(&self) -> &'static str {
        match self.tx {
            Tx::Sqlite(_) => "",
            Tx::Postgres(_) => "FOR UPDATE SKIP LOCKED",
        }
    }

    /// SQL that ends a query which must hold its row until the commit.
    pub(super) fn hold(&self) -> &'static str {
        match self.tx {
            Tx::Sqlite(_) => "",
            Tx::Postgres(_) => "FOR UPDATE",
        }
    }
}

impl Write {
    /// Waits until no other transaction runs that asked for the same.
    pub async fn alone(&mut self, about: uuid::Uuid) -> sqlx::Result<()> {
        match &mut self.read.tx {
            // There is one writer.
            Tx::Sqlite(_) => Ok(()),
            Tx::Postgres(tx) => {
                let (high, low) = about.as_u64_pair();
                sqlx::query("SELECT pg_advisory_xact_lock($1)")
                    .bind((high ^ low).cast_signed())
                    .execute(&mut **tx)
                    .await
                    .map(drop)
            }
        }
    }

    pub(super) async fn end(self) -> sqlx::Result<()> {
        match self.read.tx {
            Tx::Sqlite(tx) => tx.commit().await,
            Tx::Postgres(tx) => tx.commit().await,
        }
    }
}

/// Makes the file of a new database and its folder for this user alone: it will hold the files of children. SQLite gives
/// the files beside it the same mode.
fn make_file(file: &Path) -> Result<(), OpenError> {
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(file) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(sqlx::Error::Io(error).into()),
        _ => Ok(()),
    }
}

/// Whether anything answers where PostgreSQL should be: a pool would go on trying, and never say what is wrong.
async fn reach(options: &PgConnectOptions) -> io::Result<()> {
    let (host, port) = (options.get_host(), options.get_port());
    if options.get_socket().is_some() || host.starts_with('/') {
        return Ok(());
    }
    let reached = timeout(PATIENCE, TcpStream::connect((host, port))).await;
    reached.map_err(|_| io::Error::new(io::ErrorKind::TimedOut, "no answer within ten seconds"))?.map(drop)
}

/// A list of ids as the parameter of [`Read::one_of`].
pub fn id_list<I: Into<uuid::Uuid>>(ids: impl IntoIterator<Item = I>) -> String {
    let ids: Vec<String> = ids.into_iter().map(|id| format!("\"{}\"", id.into().simple())).collect();
    format!("[{}]", ids.join(","))
}

/// Begins a transaction in a task of its own: whoever asked may go away while PostgreSQL answers, and would leave the
/// connection to the next one in a transaction that nobody ends.
async fn begin(pool: &PgPool, statement: &'static str) -> sqlx::Result<Transaction<'static, Postgres>> {
    let pool = pool.clone();
    let begun = tokio::spawn(async move { pool.begin_with(statement).await });
    begun.await.map_err(|_| sqlx::Error::WorkerCrashed)?
}

#[cfg(test)]
mod tests {
    use std::{future::poll_fn, task::Poll};

    use rstest::rstest;
    use sqlx::{AssertSqlSafe, PgConnection};

    use super::*;
    use crate::testing::{Engine, fresh_database};

    #[rstest]
    #[tokio::test]
    async fn a_database_of_another_program_is_refused(
        #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let Some(url) = fresh_database(engine, folder.path(), false).await else { return };
        let db = Db::connect(&url).await.unwrap();
        assert!(db.is_new());
        let mut tx = db.write(Moment(0)).await.unwrap();
        on!(tx, c => sqlx::query("CREATE TABLE x (y integer)").execute(c).await.map(drop)).unwrap();
        tx.end().await.unwrap();
        db.close().await;
        let refused = Db::open(&url).await.err().unwrap();
        assert!(matches!(&refused, OpenError::Foreign(table) if table == "x"), "{refused}");
    }

    #[tokio::test]
    async fn a_postgres_database_that_cannot_hold_every_text_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let Some(url) = fresh_database(Engine::Postgres, folder.path(), false).await else { return };
        let (server, beside) = url.rsplit_once('/').unwrap();
        let latin = format!("{beside}_latin");
        let mut connection = PgConnection::connect(&url).await.unwrap();
        let make = format!("CREATE DATABASE {latin} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
        sqlx::query(AssertSqlSafe(make)).execute(&mut connection).await.unwrap();
        let refused = Db::open(&format!("{server}/{latin}")).await.err().unwrap();
        assert!(matches!(&refused, OpenError::Encoding(found) if found == "LATIN1"), "{refused}");
    }

    #[rstest]
    #[tokio::test]
    async fn a_database_that_refuses_something_has_answered(
        #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let Some(url) = fresh_database(engine, folder.path(), false).await else { return };
        let db = Db::connect(&url).await.unwrap();
        let mut tx = db.read().await.unwrap();
        let asked = on!(tx, c => sqlx::query("SELECT a FROM nowhere").execute(c).await.map(drop));
        let said = trouble(&asked.unwrap_err());
        assert!(said.starts_with("the database refuses it: ") && said.contains("nowhere"), "{said}");
        assert!(trouble(&sqlx::Error::PoolTimedOut).starts_with("the database does not answer: "));
    }

    #[rstest]
    #[tokio::test]
    async fn who_goes_away_while_a_transaction_begins_leaves_none_behind(
        #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let Some(url) = fresh_database(engine, folder.path(), true).await else { return };
        let db = Db::connect(&url).await.unwrap();
        for patience in 0..400 {
            let mut begins = Box::pin(db.read());
            for _ in 0..patience {
                let begun = poll_fn(|cx| Poll::Ready(begins.as_mut().poll(cx).is_ready())).await;
                if begun {
                    break;
                }
                tokio::task::yield_now().await;
            }
            drop(begins);
            // What is read only refuses this.
            let mut tx = db.write(Moment(0)).await.unwrap();
            on!(tx, c => sqlx::query("DELETE FROM job").execute(c).await.map(drop)).unwrap();
            tx.end().await.unwrap();
        }
    }
}
