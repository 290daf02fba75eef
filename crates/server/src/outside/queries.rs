//! Doors as they are kept: each kind in a table of its own, with the same columns for what opens it.

use jiff::civil::Date;
use mentorkind_domain::consent::{LINK_TRIES, LINK_VIEWS};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{Somebody, code_hash};
use crate::{
    on,
    platform::{db::Write, ids::OrganisationId, random},
};

/// What is behind a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// A transfer that was sent.
    Transfer,
    /// A document for a professional.
    Document,
}

impl Door {
    fn table(self) -> &'static str {
        match self {
            Self::Transfer => "transfer_sending",
            Self::Document => "professional_document",
        }
    }
}

/// The row behind a link, when the code fits and the link still works. Every try counts, also of two at once; one that
/// fits does not.
pub async fn knocked(
    tx: &mut Write,
    door: Door,
    secret: &str,
    code: &str,
) -> sqlx::Result<Option<(OrganisationId, Uuid)>> {
    let (table, now) = (door.table(), tx.now);
    let sql = format!("SELECT organisation_id, id, code_hash FROM {table} WHERE link_hash = $1");
    let found: Option<(OrganisationId, Uuid, Vec<u8>)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(random::hash(secret)).fetch_optional(c).await)?;
    let Some((organisation, id, hash)) = found else { return Ok(None) };
    let sql = format!(
        "UPDATE {table} SET tries = tries + 1
         WHERE organisation_id = $1 AND id = $2 AND closed_at IS NULL AND ends_at > $3 AND tries < $4 AND views < $5"
    );
    let works = on!(tx, c => sqlx::query(AssertSqlSafe(sql))
        .bind(organisation).bind(id).bind(now).bind(LINK_TRIES).bind(LINK_VIEWS)
        .execute(c).await.map(|done| done.rows_affected() == 1))?;
    if !works || hash != code_hash(secret, code) {
        return Ok(None);
    }
    let sql = format!("UPDATE {table} SET tries = tries - 1 WHERE organisation_id = $1 AND id = $2");
    on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(id).execute(c).await.map(drop))?;
    Ok(Some((organisation, id)))
}

/// Counts that it was read once more.
pub async fn viewed(tx: &mut Write, door: Door, organisation: OrganisationId, id: Uuid) -> sqlx::Result<()> {
    let sql = format!("UPDATE {} SET views = views + 1 WHERE organisation_id = $1 AND id = $2", door.table());
    on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(id).execute(c).await.map(drop))
}

/// Keeps who says to have read it, and when; false when somebody said so before: the first one stays.
pub async fn received(
    tx: &mut Write,
    door: Door,
    organisation: OrganisationId,
    (id, who): (Uuid, &Somebody),
    today: Date,
) -> sqlx::Result<bool> {
    let sql = format!(
        "UPDATE {} SET received_on = $3, received_by = $4, received_job = $5
         WHERE organisation_id = $1 AND id = $2 AND received_on IS NULL",
        door.table()
    );
    on!(tx, c => sqlx::query(AssertSqlSafe(sql))
        .bind(organisation).bind(id).bind(jiff_sqlx::Date::from(today)).bind(who.name.trim()).bind(who.job.trim())
        .execute(c).await.map(|done| done.rows_affected() == 1))
}
