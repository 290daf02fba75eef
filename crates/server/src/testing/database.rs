//! Databases of tests. The tables are made once for each engine and copied: every test is a process of its own.

use std::path::{Path, PathBuf};

use sqlx::{AssertSqlSafe, Connection, PgConnection, migrate::Migrator};

use super::Engine;
use crate::platform::{db::Db, random};

/// The address of a fresh database, empty or with the tables as they are now; nothing when that engine is not there.
pub async fn fresh_database(engine: Engine, folder: &Path, tables: bool) -> Option<String> {
    match engine {
        Engine::Sqlite if tables => Some(copy_of_database(&sqlite_with_tables().await, folder).await),
        Engine::Sqlite => Some(in_folder(folder)),
        Engine::Postgres => {
            let server = std::env::var("MENTORKIND_TEST_POSTGRES").ok()?;
            let mut connection = PgConnection::connect(&server).await.unwrap();
            let of = if tables {
                postgres_with_tables(&mut connection, &server).await
            } else {
                "template0".to_owned()
            };
            Some(copied(&mut connection, &server, &of).await)
        }
    }
}

/// The address of a copy of a database to which nobody is connected.
pub async fn copy_of_database(url: &str, folder: &Path) -> String {
    if let Some(file) = url.strip_prefix("sqlite://") {
        std::fs::create_dir_all(folder).unwrap();
        std::fs::copy(file, folder.join("test.db")).unwrap();
        return in_folder(folder);
    }
    let server = std::env::var("MENTORKIND_TEST_POSTGRES").unwrap();
    let mut connection = PgConnection::connect(&server).await.unwrap();
    copied(&mut connection, &server, url.rsplit_once('/').unwrap().1).await
}

fn in_folder(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("test.db").display())
}

/// A SQLite database with the tables; two tests may make it at once, and either is good.
async fn sqlite_with_tables() -> String {
    let hash = hash_of(&sqlx::migrate!("../../migrations/sqlite"));
    let file: PathBuf = std::env::temp_dir().join(format!("mentorkind_{hash}.db"));
    if !file.exists() {
        let new = tempfile::tempdir().unwrap();
        Db::open(&in_folder(new.path())).await.unwrap().close().await;
        std::fs::rename(new.path().join("test.db"), &file).unwrap();
    }
    format!("sqlite://{}", file.display())
}

/// The name of a PostgreSQL database with the tables.
async fn postgres_with_tables(connection: &mut PgConnection, server: &str) -> String {
    let name = format!("mentorkind_{}", hash_of(&sqlx::migrate!("../../migrations/postgres")));
    sqlx::query("SELECT pg_advisory_lock(7)").execute(&mut *connection).await.unwrap();
    let there: Option<i32> = sqlx::query_scalar("SELECT 1 FROM pg_database WHERE datname = $1")
        .bind(&name)
        .fetch_optional(&mut *connection)
        .await
        .unwrap();
    if there.is_none() {
        let new = copied(connection, server, "template0").await;
        Db::open(&new).await.unwrap().close().await;
        let new = new.rsplit_once('/').unwrap().1;
        let rename = AssertSqlSafe(format!("ALTER DATABASE {new} RENAME TO {name}"));
        sqlx::query(rename).execute(&mut *connection).await.unwrap();
    }
    sqlx::query("SELECT pg_advisory_unlock(7)").execute(connection).await.unwrap();
    name
}

/// The address of a copy, with a name of its own, of a database on the test server.
async fn copied(connection: &mut PgConnection, server: &str, of: &str) -> String {
    let name = format!("test_{}", &random::token()[..20]);
    sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE {of}")))
        .execute(connection)
        .await
        .unwrap();
    format!("{}/{name}", server.rsplit_once('/').unwrap().0)
}

/// Another word for another set of migrations.
fn hash_of(migrations: &Migrator) -> String {
    let sums: String = migrations.iter().map(|m| random::hex(&m.checksum)).collect();
    random::hex(&random::hash(&sums))[..12].to_owned()
}
