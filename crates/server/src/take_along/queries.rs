//! What was asked for, and what was made of it.

use sqlx::FromRow;

use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, Write},
        i18n::Lang,
        ids::{AccountId, ChildId, GuardianId, OrganisationId, TakeAlongId},
    },
};

/// What a guardian asked for.
#[derive(Clone, Debug, FromRow)]
pub struct Asked {
    /// Its identifier.
    pub id: TakeAlongId,
    /// Of which child.
    pub child_id: ChildId,
    /// Who asked.
    pub guardian_id: GuardianId,
    /// In which language.
    pub language: String,
    /// When.
    pub asked_at: Moment,
    /// With which account.
    pub asked_by: AccountId,
    /// When it was made.
    pub made_at: Option<Moment>,
    /// When it was taken away; another one is to be asked for.
    pub taken_away_at: Option<Moment>,
}

const ASKED: &str =
    "SELECT id, child_id, guardian_id, language, asked_at, asked_by, made_at, taken_away_at FROM take_along";

/// What a guardian asked for of a child last.
pub async fn last(
    tx: &mut Read,
    organisation: OrganisationId,
    (child, guardian): (ChildId, GuardianId),
) -> sqlx::Result<Option<Asked>> {
    let sql = format!(
        "{ASKED} WHERE organisation_id = $1 AND child_id = $2 AND guardian_id = $3 ORDER BY id DESC LIMIT 1"
    );
    on!(tx, c => sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(organisation).bind(child).bind(guardian).fetch_optional(c).await)
}

/// What was asked for.
pub async fn one(
    tx: &mut Read,
    organisation: OrganisationId,
    id: TakeAlongId,
) -> sqlx::Result<Option<Asked>> {
    let sql = format!("{ASKED} WHERE organisation_id = $1 AND id = $2");
    on!(tx, c => sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(organisation).bind(id).fetch_optional(c).await)
}

/// All that was asked for in an organisation.
pub async fn all(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<Vec<Asked>> {
    let sql = format!("{ASKED} WHERE organisation_id = $1 ORDER BY id");
    on!(tx, c => sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(organisation).fetch_all(c).await)
}

/// Notes that it is asked for; what the guardian asked for before goes.
pub async fn ask(
    tx: &mut Write,
    organisation: OrganisationId,
    (child, guardian): (ChildId, GuardianId),
    (lang, by): (Lang, AccountId),
) -> sqlx::Result<TakeAlongId> {
    let (id, now) = (TakeAlongId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query("DELETE FROM take_along WHERE organisation_id = $1 AND child_id = $2 AND guardian_id = $3")
        .bind(organisation).bind(child).bind(guardian).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query(
        "INSERT INTO take_along (organisation_id, id, child_id, guardian_id, language, asked_at, asked_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(organisation).bind(id).bind(child).bind(guardian).bind(lang.code()).bind(now).bind(by)
        .execute(c).await.map(drop))?;
    Ok(id)
}

/// Keeps what was made; false when it is not asked for any longer, was made already, or was taken away meanwhile.
pub async fn made(
    tx: &mut Write,
    organisation: OrganisationId,
    id: TakeAlongId,
    zip: &[u8],
) -> sqlx::Result<bool> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE take_along SET made_at = $3, zip = $4 WHERE organisation_id = $1 AND id = $2 AND made_at IS NULL
           AND taken_away_at IS NULL")
        .bind(organisation).bind(id).bind(now).bind(zip).execute(c).await.map(|done| done.rows_affected() == 1))
}

/// The file itself.
pub async fn zip(
    tx: &mut Read,
    organisation: OrganisationId,
    id: TakeAlongId,
) -> sqlx::Result<Option<Vec<u8>>> {
    let found: Option<Option<Vec<u8>>> = on!(tx, c => sqlx::query_scalar(
        "SELECT zip FROM take_along WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).fetch_optional(c).await)?;
    Ok(found.flatten())
}

/// Takes away all files of a child that wait or are ready: what is in them may not be seen any more. Their guardians
/// read that, and can ask for another one.
pub async fn take_away(tx: &mut Write, organisation: OrganisationId, child: ChildId) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE take_along SET taken_away_at = $3, made_at = NULL, zip = NULL
         WHERE organisation_id = $1 AND child_id = $2 AND taken_away_at IS NULL")
        .bind(organisation).bind(child).bind(now).execute(c).await.map(drop))
}

/// Throws it away.
pub async fn remove(tx: &mut Write, organisation: OrganisationId, id: TakeAlongId) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM take_along WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).execute(c).await.map(drop))
}
