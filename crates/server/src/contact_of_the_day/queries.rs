//! Reading and keeping whom colleagues chose.

use jiff::civil::Date;
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        db::{Read, Write, id_list},
        ids::{ChildId, OrganisationId, StaffId},
    },
};

/// A choice by hand.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Chosen {
    pub child_id: ChildId,
    pub staff_id: StaffId,
    /// The name of who chose.
    pub chooser: String,
}

/// What was chosen for children on a day. The caller has found the children with a grant.
pub(super) async fn chosen(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
    day: Date,
) -> sqlx::Result<Vec<Chosen>> {
    let sql = format!(
        "SELECT c.child_id, c.staff_id, s.name AS chooser FROM contact_of_the_day c
         JOIN staff_member s ON s.organisation_id = c.organisation_id AND s.id = c.chosen_by
         WHERE c.organisation_id = $1 AND c.child_id {} AND c.on_day = $3",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).bind(jiff_sqlx::Date::from(day)).fetch_all(c).await)
}

/// Keeps a choice, in the place of an earlier one.
pub(super) async fn choose(
    tx: &mut Write,
    organisation: OrganisationId,
    (child, day): (ChildId, Date),
    contact: StaffId,
    by: StaffId,
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO contact_of_the_day (organisation_id, child_id, on_day, staff_id, chosen_at, chosen_by)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (organisation_id, child_id, on_day)
         DO UPDATE SET staff_id = excluded.staff_id, chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by")
        .bind(organisation).bind(child).bind(jiff_sqlx::Date::from(day)).bind(contact).bind(now).bind(by)
        .execute(c).await.map(drop))
}

/// Lets the contact of a day follow by itself again.
pub(super) async fn withdraw(
    tx: &mut Write,
    organisation: OrganisationId,
    (child, day): (ChildId, Date),
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query(
        "DELETE FROM contact_of_the_day WHERE organisation_id = $1 AND child_id = $2 AND on_day = $3")
        .bind(organisation).bind(child).bind(jiff_sqlx::Date::from(day)).execute(c).await.map(drop))
}

/// Removes the choices of days before a date; how many.
pub(super) async fn forget(tx: &mut Write, organisation: OrganisationId, before: Date) -> sqlx::Result<u64> {
    on!(tx, c => sqlx::query("DELETE FROM contact_of_the_day WHERE organisation_id = $1 AND on_day < $2")
        .bind(organisation).bind(jiff_sqlx::Date::from(before)).execute(c).await.map(|done| done.rows_affected()))
}
