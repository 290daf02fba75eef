//! What commands need to know of a database as a whole.

use sqlx::FromRow;

use super::{db::Db, ids::OrganisationId};
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
