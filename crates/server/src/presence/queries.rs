//! Reading and keeping who is here.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::presence::Said;
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    calendar::Days,
    on,
    platform::{
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{ChildId, GroupId, OrganisationId, PresenceId, StaffId},
    },
};

/// What was said today of children.
pub type SaidToday = BTreeMap<ChildId, Said<Moment>>;

#[derive(FromRow)]
struct Row {
    child_id: ChildId,
    here_at: Moment,
    home_at: Option<Moment>,
}

/// What was said on a day of these children. The caller has found them with a grant.
pub async fn of_children(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
    day: Date,
) -> sqlx::Result<SaidToday> {
    let children = id_list(children);
    let sql = format!(
        "SELECT child_id, here_at, home_at FROM presence
         WHERE organisation_id = $1 AND child_id {} AND on_day = $3",
        tx.one_of(2)
    );
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&children).bind(jiff_sqlx::Date::from(day)).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|row| (row.child_id, Said { here: row.here_at, home: row.home_at })).collect())
}

/// What was said on a day of the children of a group, and of those who are together with it.
pub async fn on_group(
    tx: &mut Read,
    organisation: OrganisationId,
    days: &Days,
    group: GroupId,
    day: Date,
) -> sqlx::Result<SaidToday> {
    of_children(tx, organisation, days.children_with(group, day), day).await
}

/// Keeps what is said of a child's day now; none takes it away. The time at which it came stays what it was.
pub(super) async fn keep(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    (day, staff): (Date, StaffId),
    said: Option<Said<Moment>>,
) -> sqlx::Result<()> {
    let (id, day) = (PresenceId::new(tx.now), jiff_sqlx::Date::from(day));
    let Some(said) = said else {
        return on!(tx, c => sqlx::query(
            "DELETE FROM presence WHERE organisation_id = $1 AND child_id = $2 AND on_day = $3 AND home_at IS NULL")
            .bind(organisation).bind(child).bind(day).execute(c).await.map(drop));
    };
    let home_by = said.home.map(|_| staff);
    on!(tx, c => sqlx::query(
        "INSERT INTO presence (organisation_id, id, child_id, on_day, here_at, here_by, home_at, home_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (organisation_id, child_id, on_day)
         DO UPDATE SET home_at = excluded.home_at, home_by = excluded.home_by")
        .bind(organisation).bind(id).bind(child).bind(day).bind(said.here).bind(staff).bind(said.home).bind(home_by)
        .execute(c).await.map(drop))
}

/// Whoever is said to be absent from now on goes home when it is here; whether it was.
pub async fn goes_home(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    (day, by): (Date, Option<StaffId>),
) -> sqlx::Result<bool> {
    let now = tx.now;
    let gone = on!(tx, c => sqlx::query(
        "UPDATE presence SET home_at = $4, home_by = $5
         WHERE organisation_id = $1 AND child_id = $2 AND on_day = $3 AND home_at IS NULL")
        .bind(organisation).bind(child).bind(jiff_sqlx::Date::from(day)).bind(now).bind(by)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(gone > 0)
}

/// Keeps what is said of a child's day in the place of all that was.
pub(super) async fn put(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    (day, staff): (Date, StaffId),
    said: Option<Said<Moment>>,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM presence WHERE organisation_id = $1 AND child_id = $2 AND on_day = $3")
        .bind(organisation).bind(child).bind(jiff_sqlx::Date::from(day)).execute(c).await.map(drop))?;
    if said.is_some() { keep(tx, organisation, child, (day, staff), said).await } else { Ok(()) }
}

/// Throws away what is from before a day; gives how much that was.
pub async fn forget(tx: &mut Write, organisation: OrganisationId, before: Date) -> sqlx::Result<u64> {
    on!(tx, c => sqlx::query("DELETE FROM presence WHERE organisation_id = $1 AND on_day < $2")
        .bind(organisation).bind(jiff_sqlx::Date::from(before)).execute(c).await.map(|done| done.rows_affected()))
}
