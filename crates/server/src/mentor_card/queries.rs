//! Reading and keeping cards and photos.

use jiff::civil::Date;
use mentorkind_domain::access::action;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::Card;
use crate::{
    on,
    platform::{
        access::Grant,
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{OrganisationId, StaffId, fresh},
    },
};

/// The cards of these staff members, whom the caller has found with a grant.
pub async fn cards(
    tx: &mut Read,
    organisation: OrganisationId,
    staff: impl IntoIterator<Item = StaffId>,
) -> sqlx::Result<Vec<Card>> {
    let sql = format!(
        "SELECT s.id, s.name, s.reach, p.made_at FROM staff_member s
         LEFT JOIN photo p ON p.organisation_id = s.organisation_id AND p.staff_id = s.id
         WHERE s.organisation_id = $1 AND s.id {}",
        tx.one_of(2)
    );
    let rows: Vec<(StaffId, String, Option<String>, Option<Moment>)> = on!(tx, c => {
        sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(id_list(staff)).fetch_all(c).await
    })?;
    Ok(rows
        .into_iter()
        .map(|(staff, name, reach, photo)| Card {
            staff,
            name,
            reach: reach.filter(|reach| !reach.is_empty()),
            // With its moment, so that browsers show a new one at once.
            photo: photo.map(|made_at| format!("/photos/{staff}?of={}", made_at.0)),
        })
        .collect())
}

/// A staff member's photo as JPEG, if the grant opens it: of colleagues on its groups, and for a guardian of the
/// mentors, now and to come, and of who works on the group of its child.
pub async fn photo(
    tx: &mut Read,
    grant: &Grant<action::SeeStaffPhoto>,
    staff: Uuid,
) -> sqlx::Result<Option<Vec<u8>>> {
    let actor = grant.actor();
    let sql = format!(
        "SELECT p.jpeg FROM photo p WHERE p.organisation_id = $1 AND p.staff_id = $4 AND ($2 OR p.staff_id = $5
           OR EXISTS (SELECT 1 FROM roster r WHERE r.organisation_id = p.organisation_id AND r.staff_id = p.staff_id
             AND (r.until_on IS NULL OR r.until_on >= $6) AND (r.group_id {groups}
               OR r.group_id IN (SELECT q.group_id FROM placement q WHERE q.organisation_id = p.organisation_id
                 AND q.child_id {children} AND (q.from_on IS NULL OR q.from_on <= $6)
                 AND (q.until_on IS NULL OR q.until_on >= $6))))
           OR EXISTS (SELECT 1 FROM mentorship m WHERE m.organisation_id = p.organisation_id AND m.staff_id = p.staff_id
             AND m.child_id {children} AND (m.until_on IS NULL OR m.until_on >= $6)))",
        groups = tx.one_of(3),
        children = tx.one_of(7),
    );
    on!(tx, c => sqlx::query_scalar(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(grant.everywhere()).bind(grant.groups()).bind(staff)
        .bind(actor.staff).bind(jiff_sqlx::Date::from(actor.today)).bind(grant.children())
        .fetch_optional(c).await)
}

/// A staff member's photo as JPEG, for whoever was shown that person otherwise.
pub async fn photo_of(
    tx: &mut Read,
    organisation: OrganisationId,
    staff: StaffId,
) -> sqlx::Result<Option<Vec<u8>>> {
    on!(tx, c => sqlx::query_scalar("SELECT jpeg FROM photo WHERE organisation_id = $1 AND staff_id = $2")
        .bind(organisation).bind(staff).fetch_optional(c).await)
}

/// The first group on which a staff member works on a date, with the half-days there; for the preview.
pub async fn works_on(
    tx: &mut Read,
    organisation: OrganisationId,
    staff: StaffId,
    today: Date,
) -> sqlx::Result<i64> {
    let days: Vec<i64> = on!(tx, c => sqlx::query_scalar(
        "SELECT days FROM roster WHERE organisation_id = $1 AND staff_id = $2
         AND (from_on IS NULL OR from_on <= $3) AND (until_on IS NULL OR until_on >= $3)")
        .bind(organisation).bind(staff).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
    Ok(days.into_iter().fold(0, |all, days| all | days))
}

/// Keeps how somebody can be reached.
pub async fn keep_reach(
    tx: &mut Write,
    organisation: OrganisationId,
    staff: StaffId,
    reach: &str,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("UPDATE staff_member SET reach = $3, version = version + 1 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(staff).bind(reach).execute(c).await.map(drop))
}

/// Keeps a photo in place of the one before.
pub async fn keep_photo(
    tx: &mut Write,
    organisation: OrganisationId,
    staff: StaffId,
    jpeg: &[u8],
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO photo (organisation_id, id, staff_id, jpeg, made_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (organisation_id, staff_id) DO UPDATE SET jpeg = $4, made_at = $5")
        .bind(organisation).bind(fresh(now)).bind(staff).bind(jpeg).bind(now).execute(c).await.map(drop))
}

/// Removes a photo.
pub async fn remove_photo(tx: &mut Write, organisation: OrganisationId, staff: StaffId) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM photo WHERE organisation_id = $1 AND staff_id = $2")
        .bind(organisation).bind(staff).execute(c).await.map(drop))
}
