//! Reading and keeping how children settle in.

use jiff::{ToSpan, civil::Date};
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{ChildId, GroupId, OrganisationId, StaffId, VisitId, fresh},
    },
};

/// A first visit.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Visit {
    pub id: VisitId,
    pub child_id: ChildId,
    pub on_day: jiff_sqlx::Date,
    /// Minutes after midnight.
    pub from_minute: i64,
    pub until_minute: i64,
    /// It does not take place.
    pub cancelled_at: Option<Moment>,
    /// The location is closed on that day.
    pub shut: bool,
}

impl Visit {
    /// Its day, and from and until.
    pub fn times(&self) -> Option<(Date, u32, u32)> {
        let (from, until) = (u32::try_from(self.from_minute).ok()?, u32::try_from(self.until_minute).ok()?);
        Some((self.on_day.to_jiff(), from, until))
    }
}

/// The columns of a [`Visit`].
const VISIT: &str = "SELECT v.id, v.child_id, v.on_day, v.from_minute, v.until_minute, v.cancelled_at, EXISTS (
       SELECT 1 FROM placement p
       JOIN care_group g ON g.organisation_id = p.organisation_id AND g.id = p.group_id
       JOIN closure s ON s.organisation_id = g.organisation_id AND s.location_id = g.location_id
       WHERE p.organisation_id = v.organisation_id AND p.child_id = v.child_id AND p.main
         AND (p.until_on IS NULL OR p.until_on >= v.on_day) AND v.on_day BETWEEN s.from_on AND s.until_on) AS shut
     FROM settling_visit v";

/// The visits of these children from a day on that take place, in order of time. The caller has found the children with a
/// grant.
pub(super) async fn visits(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId>,
    from: Date,
) -> sqlx::Result<Vec<Visit>> {
    let mut visits = all_visits(tx, organisation, children, from).await?;
    visits.retain(|visit| visit.cancelled_at.is_none());
    Ok(visits)
}

/// As [`visits`], with those that were cancelled.
pub(super) async fn all_visits(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId>,
    from: Date,
) -> sqlx::Result<Vec<Visit>> {
    let sql = format!(
        "{VISIT} WHERE v.organisation_id = $1 AND v.child_id {} AND v.on_day >= $3
         ORDER BY v.on_day, v.from_minute, v.id",
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

/// A child and its first name, its group, and the day of what is planned.
type Planned = (ChildId, String, GroupId, jiff_sqlx::Date);

/// What is planned for the children of groups from one day until another, which the caller has found with a grant: the
/// appointments, and the visits that were not cancelled.
pub async fn planned_between(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: impl Iterator<Item = GroupId>,
    (from, until): (Date, Date),
) -> sqlx::Result<[Vec<Planned>; 2]> {
    let (groups, of_groups) = (id_list(groups), tx.one_of(2));
    let mut found = [Vec::new(), Vec::new()];
    let tables = [
        ("settling_in", "v.appointment_on", ""),
        ("settling_visit", "v.on_day", "AND v.cancelled_at IS NULL"),
    ];
    for (found, (table, day, holds)) in found.iter_mut().zip(tables) {
        let sql = format!(
            "SELECT DISTINCT v.child_id, CASE WHEN k.first_name = '' THEN k.key ELSE k.first_name END, p.group_id, {day}
             FROM {table} v
             JOIN child k ON k.organisation_id = v.organisation_id AND k.id = v.child_id
             JOIN placement p ON p.organisation_id = v.organisation_id AND p.child_id = v.child_id AND p.main
               AND p.group_id {of_groups} AND (p.until_on IS NULL OR p.until_on >= {day})
             WHERE v.organisation_id = $1 AND {day} BETWEEN $3 AND $4 {holds} AND NOT EXISTS (
               SELECT 1 FROM child_death d WHERE d.organisation_id = v.organisation_id AND d.child_id = v.child_id
               AND d.corrected_at IS NULL)"
        );
        *found = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
            .bind(organisation).bind(&groups).bind(jiff_sqlx::Date::from(from))
            .bind(jiff_sqlx::Date::from(until)).fetch_all(c).await)?;
    }
    Ok(found)
}

/// The appointment and the first carer of a child, and when they were made and chosen.
#[derive(Clone, Debug, Default, FromRow)]
pub(super) struct Settling {
    pub appointment_on: Option<jiff_sqlx::Date>,
    pub appointment_made_on: Option<jiff_sqlx::Date>,
    pub first_carer_id: Option<StaffId>,
    pub first_carer_chosen_on: Option<jiff_sqlx::Date>,
    pub first_carer: Option<String>,
}

/// What was agreed for the stay of a child that begins on a day; what is of an earlier stay is not.
pub(super) async fn settling(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    start: Date,
) -> sqlx::Result<Settling> {
    let found: Option<Settling> = on!(tx, c => sqlx::query_as(
        "SELECT w.appointment_on, w.appointment_made_on, w.first_carer_id, w.first_carer_chosen_on, s.name AS first_carer
         FROM settling_in w
         LEFT JOIN staff_member s ON s.organisation_id = w.organisation_id AND s.id = w.first_carer_id
         WHERE w.organisation_id = $1 AND w.child_id = $2")
        .bind(organisation).bind(child).fetch_optional(c).await)?;
    let mut settling = found.unwrap_or_default();
    let Some(left) = left_before(tx, organisation, child, start).await? else { return Ok(settling) };
    let earlier = |day: Option<jiff_sqlx::Date>| day.is_some_and(|day| day.to_jiff() <= left);
    if earlier(settling.appointment_made_on) {
        (settling.appointment_on, settling.appointment_made_on) = (None, None);
    }
    if earlier(settling.first_carer_chosen_on) {
        (settling.first_carer_id, settling.first_carer) = (None, None);
        settling.first_carer_chosen_on = None;
    }
    Ok(settling)
}

/// The appointments of these children from a day on. The caller has found the children with a grant.
pub(super) async fn appointments(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId>,
    from: Date,
) -> sqlx::Result<Vec<(ChildId, jiff_sqlx::Date)>> {
    let sql = format!(
        "SELECT child_id, appointment_on FROM settling_in
         WHERE organisation_id = $1 AND child_id {} AND appointment_on >= $3",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).bind(jiff_sqlx::Date::from(from)).fetch_all(c).await)
}

/// The last day of an earlier stay of a child that starts on a day.
async fn left_before(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    start: Date,
) -> sqlx::Result<Option<Date>> {
    let eve = jiff_sqlx::Date::from(start.saturating_sub(1.day()));
    let (left,): (Option<jiff_sqlx::Date>,) = on!(tx, c => sqlx::query_as(
        "SELECT MAX(until_on) FROM placement WHERE organisation_id = $1 AND child_id = $2 AND until_on < $3")
        .bind(organisation).bind(child).bind(eve).fetch_one(c).await)?;
    Ok(left.map(jiff_sqlx::Date::to_jiff))
}

/// The staff who can be first carer of the children of these groups: their pedagogical staff, by group.
pub async fn carers(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: &[GroupId],
    today: Date,
) -> sqlx::Result<Vec<(GroupId, StaffId, String)>> {
    let sql = format!(
        "SELECT DISTINCT r.group_id, r.staff_id, s.name FROM roster r
         JOIN staff_member s ON s.organisation_id = r.organisation_id AND s.id = r.staff_id
         WHERE r.organisation_id = $1 AND r.group_id {} AND r.role = 'pm'
           AND (r.until_on IS NULL OR r.until_on >= $3) ORDER BY r.group_id, s.name, r.staff_id",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(groups.iter().copied())).bind(jiff_sqlx::Date::from(today))
        .fetch_all(c).await)
}

/// Keeps the day of the appointment and the day on which it was made, or that there is none.
pub(super) async fn set_appointment(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    days: Option<(Date, Date)>,
) -> sqlx::Result<()> {
    let id = fresh(tx.now);
    let (on, made) = days.map(|(on, made)| (jiff_sqlx::Date::from(on), jiff_sqlx::Date::from(made))).unzip();
    on!(tx, c => sqlx::query(
        "INSERT INTO settling_in (organisation_id, id, child_id, appointment_on, appointment_made_on) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (organisation_id, child_id) DO UPDATE SET appointment_on = $4, appointment_made_on = $5")
        .bind(organisation).bind(id).bind(child).bind(on).bind(made).execute(c).await.map(drop))
}

/// Keeps who is the first carer and the day on which that was chosen, or that there is none.
pub(super) async fn set_carer(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    carer: Option<(StaffId, Date)>,
) -> sqlx::Result<()> {
    let id = fresh(tx.now);
    let (carer, chosen) = carer.map(|(carer, on)| (carer, jiff_sqlx::Date::from(on))).unzip();
    on!(tx, c => sqlx::query(
        "INSERT INTO settling_in (organisation_id, id, child_id, first_carer_id, first_carer_chosen_on) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (organisation_id, child_id) DO UPDATE SET first_carer_id = $4, first_carer_chosen_on = $5")
        .bind(organisation).bind(id).bind(child).bind(carer).bind(chosen).execute(c).await.map(drop))
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

pub(super) async fn visit(
    tx: &mut Read,
    organisation: OrganisationId,
    visit: VisitId,
) -> sqlx::Result<Option<Visit>> {
    let sql = format!("{VISIT} WHERE v.organisation_id = $1 AND v.id = $2");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
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

/// Takes back that a visit was cancelled.
pub(super) async fn restore(
    tx: &mut Write,
    organisation: OrganisationId,
    visit: VisitId,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE settling_visit SET cancelled_at = NULL, cancelled_by = NULL WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(visit).execute(c).await.map(drop))
}
