//! What commands need to know of a database as a whole.

use sqlx::{AssertSqlSafe, FromRow};

use super::{
    audit::Audit,
    clock::Moment,
    db::{Db, Tx},
    ids::OrganisationId,
};
use crate::on;

/// An organisation in the database.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Organisation {
    /// Its identity.
    pub id: OrganisationId,
    /// Its name, unique in the database.
    pub name: String,
}

/// The version of the database: the number of its last migration.
pub async fn version(db: &Db) -> sqlx::Result<i64> {
    let mut tx = db.read().await?;
    on!(tx, c => sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations WHERE success").fetch_one(c).await)
}

/// All organisations in the database, by name.
pub async fn organisations(db: &Db) -> sqlx::Result<Vec<Organisation>> {
    let mut tx = db.read().await?;
    on!(tx, c => sqlx::query_as("SELECT id, name FROM organisation ORDER BY name").fetch_all(c).await)
}

/// Whether a closing hash, noted down before, is in an organisation's trail: the close of a day, or of an entry.
pub async fn in_trail(db: &Db, organisation: OrganisationId, hash: &str) -> sqlx::Result<bool> {
    let mut tx = db.read().await?;
    let found: Option<i64> = on!(tx, c => sqlx::query_scalar(
        "SELECT number FROM audit_entry WHERE organisation_id = $1 AND hash = $2 LIMIT 1")
        .bind(organisation).bind(hash).fetch_optional(c).await)?;
    Ok(found.is_some())
}

/// Makes a database empty: every row of every table goes, the tables stay. For demonstrations only; there is no way back.
pub async fn empty(db: &Db, now: Moment) -> sqlx::Result<()> {
    let mut tx = db.write(now).await?;
    let tables: Vec<String> = match tx.tx {
        Tx::Sqlite(_) => on!(tx, c => sqlx::query_scalar(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
             AND name NOT LIKE '!_%' ESCAPE '!'").fetch_all(c).await)?,
        Tx::Postgres(_) => on!(tx, c => sqlx::query_scalar(
            "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()
             AND tablename NOT LIKE '!_%' ESCAPE '!'").fetch_all(c).await)?,
    };
    match tx.tx {
        Tx::Sqlite(_) => {
            // Foreign keys are looked at when it commits: then nothing is left that could refer.
            on!(tx, c => sqlx::query("PRAGMA defer_foreign_keys = ON").execute(c).await.map(drop))?;
            for table in tables {
                let sql = format!("DELETE FROM \"{table}\"");
                on!(tx, c => sqlx::query(AssertSqlSafe(sql)).execute(c).await.map(drop))?;
            }
        }
        Tx::Postgres(_) => {
            let all: Vec<String> = tables.iter().map(|table| format!("\"{table}\"")).collect();
            let sql = format!("TRUNCATE {}", all.join(", "));
            on!(tx, c => sqlx::query(AssertSqlSafe(sql)).execute(c).await.map(drop))?;
        }
    }
    tx.commit(Audit::housekeeping()).await
}

#[cfg(test)]
mod tests {
    use mentorkind_division::HalfDays;
    use rstest::rstest;

    use super::*;
    use crate::testing::{Engine, House};

    #[rstest]
    #[tokio::test]
    async fn a_database_says_its_version_and_organisations(
        #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    ) {
        let Some(house) = House::open(engine).await else { return };
        let other = house.organisation("Andere opvang").await;
        assert!(version(&house.app.db).await.unwrap() >= 1);
        let found = organisations(&house.app.db).await.unwrap();
        assert_eq!(found[0], Organisation { id: other, name: "Andere opvang".to_owned() });
        assert_eq!(found[1].id, house.organisation);
    }

    #[rstest]
    #[tokio::test]
    async fn a_noted_hash_is_found_again(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
        let Some(house) = House::open(engine).await else { return };
        let tx = house.write().await;
        tx.commit(Audit::new(house.organisation, None, "tried")).await.unwrap();
        let verdict = crate::platform::audit::verify(&house.app.db, house.organisation).await.unwrap();
        let crate::platform::audit::Verdict::Whole { close: Some((_, hash)), .. } = verdict else {
            panic!("{verdict:?}")
        };
        assert!(in_trail(&house.app.db, house.organisation, &hash).await.unwrap());
        assert!(!in_trail(&house.app.db, house.organisation, "0123").await.unwrap());
        let other = house.organisation("Andere opvang").await;
        assert!(!in_trail(&house.app.db, other, &hash).await.unwrap());
    }

    #[rstest]
    #[tokio::test]
    async fn an_emptied_database_can_be_used_again(
        #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    ) {
        let Some(house) = House::open(engine).await else { return };
        let group = house.group("G1", "kdv").await;
        let child = house.child("K1", group, HalfDays(0b11)).await;
        house.guardian("O1", child, Some(true)).await;
        empty(&house.app.db, house.app.clock.now()).await.unwrap();
        assert_eq!(organisations(&house.app.db).await.unwrap(), []);
        let again = house.organisation("Stichting Voorbeeld").await;
        assert_eq!(organisations(&house.app.db).await.unwrap()[0].id, again);
        assert!(version(&house.app.db).await.unwrap() >= 1);
    }
}
