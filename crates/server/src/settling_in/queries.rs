//! Reading and keeping how children settle in.

use jiff::civil::Date;
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        db::{Read, Write, id_list},
        ids::{ChildId, GroupId, OrganisationId, StaffId, VisitId},
    },
};

/// A first visit that is planned.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Visit {
    pub id: VisitId,
    pub child_id: ChildId,
    pub on_day: jiff_sqlx::Date,
    /// Minutes after midnight.
    pub from_minute: i64,
    pub until_minute: i64,
}

impl Visit {
    /// Its day, and from and until.
    pub fn times(&self) -> Option<(Date, u32, u32)> {
        let (from, until) = (u32::try_from(self.from_minute).ok()?, u32::try_from(self.until_minute).ok()?);
        Some((self.on_day.to_jiff(), from, until))
    }
}

/// The visits of these children from a day on, in order of time. The caller has found the children with a grant.
pub(super) async fn visits(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId>,
    from: Date,
) -> sqlx::Result<Vec<Visit>> {
    let sql = format!(
        "SELECT id, child_id, on_day, from_minute, until_minute FROM settling_visit
         WHERE organisation_id = $1 AND child_id {} AND on_day >= $3 AND cancelled_at IS NULL
         ORDER BY on_day, from_minute, id",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).bind(jiff_sqlx::Date::from(from)).fetch_all(c).await)
}

/// The first names of the children who visit a group on a day, or in the days after it, with their visits.
pub(super) async fn visits_to(
    tx: &mut Read,
    organisation: OrganisationId,
    group: GroupId,
    (from, until): (Date, Date),
) -> sqlx::Result<Vec<(String, jiff_sqlx::Date, i64, i64)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT DISTINCT CASE WHEN k.first_name = '' THEN k.key ELSE k.first_name END, v.on_day, v.from_minute, v.until_minute
         FROM settling_visit v
         JOIN child k ON k.organisation_id = v.organisation_id AND k.id = v.child_id
         JOIN placement p ON p.organisation_id = v.organisation_id AND p.child_id = v.child_id AND p.group_id = $2
           AND (p.until_on IS NULL OR p.until_on >= v.on_day)
         WHERE v.organisation_id = $1 AND v.on_day BETWEEN $3 AND $4 AND v.cancelled_at IS NULL
         ORDER BY v.on_day, v.from_minute, 1")
        .bind(organisation).bind(group).bind(jiff_sqlx::Date::from(from)).bind(jiff_sqlx::Date::from(until))
        .fetch_all(c).await)
}

/// A child that comes to a group to settle in, or whose appointment is on that day: without times.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Coming {
    pub child_id: ChildId,
    pub group_id: GroupId,
    pub name: String,
    pub from_minute: Option<i64>,
    pub until_minute: Option<i64>,
}

/// Who comes to these groups on a day, which the caller has found with a grant.
pub(super) async fn coming(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: impl Iterator<Item = GroupId>,
    day: Date,
) -> sqlx::Result<Vec<Coming>> {
    let of_groups = tx.one_of(2);
    let part = |table: &str, from: &str, until: &str, holds: &str| {
        format!(
            "SELECT v.child_id, p.group_id, CASE WHEN k.first_name = '' THEN k.key ELSE k.first_name END AS name,
               {from} AS from_minute, {until} AS until_minute
             FROM {table} v
             JOIN child k ON k.organisation_id = v.organisation_id AND k.id = v.child_id
             JOIN placement p ON p.organisation_id = v.organisation_id AND p.child_id = v.child_id AND p.group_id {of_groups}
               AND (p.until_on IS NULL OR p.until_on >= $3)
             WHERE v.organisation_id = $1 AND {holds} AND NOT EXISTS (SELECT 1 FROM child_death d
               WHERE d.organisation_id = v.organisation_id AND d.child_id = v.child_id AND d.corrected_at IS NULL)"
        )
    };
    let none = "CAST(NULL AS bigint)";
    let sql = format!(
        "{} UNION {}",
        part("settling_visit", "v.from_minute", "v.until_minute", "v.on_day = $3 AND v.cancelled_at IS NULL"),
        part("settling_in", none, none, "v.appointment_on = $3")
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(groups)).bind(jiff_sqlx::Date::from(day)).fetch_all(c).await)
}

/// The appointment and the first carer of a child.
#[derive(Clone, Debug, Default, FromRow)]
pub(super) struct Settling {
    pub appointment_on: Option<jiff_sqlx::Date>,
    pub first_carer_id: Option<StaffId>,
    pub first_carer: Option<String>,
}

pub(super) async fn settling(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
) -> sqlx::Result<Settling> {
    let found: Option<Settling> = on!(tx, c => sqlx::query_as(
        "SELECT w.appointment_on, w.first_carer_id, s.name AS first_carer FROM settling_in w
         LEFT JOIN staff_member s ON s.organisation_id = w.organisation_id AND s.id = w.first_carer_id
         WHERE w.organisation_id = $1 AND w.child_id = $2")
        .bind(organisation).bind(child).fetch_optional(c).await)?;
    Ok(found.unwrap_or_default())
}

pub(super) async fn add(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    staff: StaffId,
    (on, from, until): (Date, u32, u32),
) -> sqlx::Result<VisitId> {
    let (id, now) = (VisitId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO settling_visit (organisation_id, id, child_id, on_day, from_minute, until_minute, planned_at, planned_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(organisation).bind(id).bind(child).bind(jiff_sqlx::Date::from(on)).bind(i64::from(from))
        .bind(i64::from(until)).bind(now).bind(staff).execute(c).await.map(drop))?;
    Ok(id)
}

pub(super) async fn child_of(
    tx: &mut Read,
    organisation: OrganisationId,
    visit: VisitId,
) -> sqlx::Result<Option<ChildId>> {
    on!(tx, c => sqlx::query_scalar("SELECT child_id FROM settling_visit WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(visit).fetch_optional(c).await)
}

/// Cancels a visit; false when it was cancelled before.
pub(super) async fn cancel(
    tx: &mut Write,
    organisation: OrganisationId,
    visit: VisitId,
    staff: StaffId,
) -> sqlx::Result<bool> {
    let now = tx.now;
    let changed = on!(tx, c => sqlx::query(
        "UPDATE settling_visit SET cancelled_at = $3, cancelled_by = $4
         WHERE organisation_id = $1 AND id = $2 AND cancelled_at IS NULL")
        .bind(organisation).bind(visit).bind(now).bind(staff)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(changed > 0)
}
