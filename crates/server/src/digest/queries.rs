//! Who wants the digest, and who had it for which week.

use jiff::civil::Date;
use sqlx::FromRow;

use crate::{
    on,
    platform::{
        db::{Read, Write},
        ids::{AccountId, MembershipId, OrganisationId, StaffId},
    },
};

/// Somebody who has not had the digest of a week yet.
#[derive(FromRow)]
pub(super) struct Reader {
    pub(super) membership: MembershipId,
    pub(super) account: AccountId,
    pub(super) staff: StaffId,
    pub(super) email: String,
    pub(super) language: String,
}

/// Staff with an account that they use, who want the digest and did not have that of the week that began on this Monday.
pub(super) async fn waiting(
    tx: &mut Read,
    organisation: OrganisationId,
    week: Date,
) -> sqlx::Result<Vec<Reader>> {
    on!(tx, c => sqlx::query_as(
        "SELECT m.id AS membership, a.id AS account, m.staff_id AS staff, a.email, a.language
         FROM membership m JOIN account a ON a.id = m.account_id
         LEFT JOIN digest d ON d.organisation_id = m.organisation_id AND d.membership_id = m.id
         WHERE m.organisation_id = $1 AND m.staff_id IS NOT NULL AND m.ended_at IS NULL
           AND a.password_hash IS NOT NULL
           AND (d.membership_id IS NULL OR (NOT d.is_off AND (d.told_week IS NULL OR d.told_week < $2)))
         ORDER BY m.id")
        .bind(organisation).bind(jiff_sqlx::Date::from(week)).fetch_all(c).await)
}

/// Somebody had the digest of the week that began on this Monday.
pub(super) async fn told(
    tx: &mut Write,
    organisation: OrganisationId,
    membership: MembershipId,
    week: Date,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO digest (organisation_id, membership_id, is_off, told_week) VALUES ($1, $2, FALSE, $3)
         ON CONFLICT (organisation_id, membership_id) DO UPDATE SET told_week = excluded.told_week")
        .bind(organisation).bind(membership).bind(jiff_sqlx::Date::from(week)).execute(c).await.map(drop))
}

pub(super) async fn choose(
    tx: &mut Write,
    organisation: OrganisationId,
    membership: MembershipId,
    off: bool,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO digest (organisation_id, membership_id, is_off) VALUES ($1, $2, $3)
         ON CONFLICT (organisation_id, membership_id) DO UPDATE SET is_off = excluded.is_off")
        .bind(organisation).bind(membership).bind(off).execute(c).await.map(drop))
}

pub(super) async fn is_off(
    tx: &mut Read,
    organisation: OrganisationId,
    membership: MembershipId,
) -> sqlx::Result<bool> {
    let off: Option<bool> = on!(tx, c => sqlx::query_scalar(
        "SELECT is_off FROM digest WHERE organisation_id = $1 AND membership_id = $2")
        .bind(organisation).bind(membership).fetch_optional(c).await)?;
    Ok(off.unwrap_or_default())
}
