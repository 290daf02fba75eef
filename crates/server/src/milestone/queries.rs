//! Reading and keeping milestones.

use jiff::civil::Date;
use mentorkind_domain::{access::action, observation::Topic};
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        access::Grant,
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{ChildId, MilestoneId, MilestoneLookId, OrganisationId, StaffId},
    },
};

/// A milestone of a child.
#[derive(Clone, Debug, FromRow)]
pub struct Milestone {
    /// Its identifier.
    pub id: MilestoneId,
    /// Of whom.
    pub child_id: ChildId,
    /// The code of its domain.
    pub topic: String,
    /// The code of a step of the list; empty for own words.
    pub step: String,
    /// What was seen, in own words.
    pub words: String,
    /// The day on which it was seen.
    pub seen_on: jiff_sqlx::Date,
    /// The name of whoever recorded it.
    pub recorded_by: String,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Moment>,
    /// The name of whoever withdrew it.
    pub withdrawn_by: Option<String>,
}

const ALL: &str =
    "SELECT m.id, m.child_id, m.topic, m.step, m.words, m.seen_on, r.name AS recorded_by, m.withdrawn_at,
     w.name AS withdrawn_by
   FROM milestone m
   JOIN staff_member r ON r.organisation_id = m.organisation_id AND r.id = m.recorded_by
   LEFT JOIN staff_member w ON w.organisation_id = m.organisation_id AND w.id = m.withdrawn_by
   WHERE m.organisation_id = $1";

/// The milestones of these children, also what was withdrawn, the last first. The caller has found the children with a
/// grant.
pub async fn of_children(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId>,
) -> sqlx::Result<Vec<Milestone>> {
    let sql = format!("{ALL} AND m.child_id {} ORDER BY m.seen_on DESC, m.id DESC", tx.one_of(2));
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)
}

/// The milestones of a guardian's own children, the last first.
pub async fn of_own_children(
    tx: &mut Read,
    grant: &Grant<action::SeeOwnMilestones>,
) -> sqlx::Result<Vec<Milestone>> {
    let sql = format!("{ALL} AND m.child_id {} ORDER BY m.seen_on DESC, m.id DESC", tx.one_of(2));
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(grant.children()).fetch_all(c).await)
}

pub(super) async fn one(
    tx: &mut Read,
    organisation: OrganisationId,
    id: MilestoneId,
) -> sqlx::Result<Option<Milestone>> {
    let sql = format!("{ALL} AND m.id = $2");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(id).fetch_optional(c).await)
}

/// What was seen: a step of the list, or own words.
pub(super) struct Seen<'a> {
    pub topic: Topic,
    pub step: &'a str,
    pub words: &'a str,
    pub on: Date,
}

/// Keeps a milestone; none when the child has this step of the list already.
pub(super) async fn add(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    staff: StaffId,
    seen: &Seen<'_>,
) -> sqlx::Result<Option<MilestoneId>> {
    let (id, now) = (MilestoneId::new(tx.now), tx.now);
    let added = on!(tx, c => sqlx::query(
        "INSERT INTO milestone (organisation_id, id, child_id, topic, step, words, seen_on, recorded_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING")
        .bind(organisation).bind(id).bind(child).bind(seen.topic.code()).bind(seen.step).bind(seen.words)
        .bind(jiff_sqlx::Date::from(seen.on)).bind(now).bind(staff)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok((added > 0).then_some(id))
}

/// Withdraws a milestone; false when it was withdrawn before.
pub(super) async fn withdraw(
    tx: &mut Write,
    organisation: OrganisationId,
    id: MilestoneId,
    staff: StaffId,
) -> sqlx::Result<bool> {
    let now = tx.now;
    let changed = on!(tx, c => sqlx::query(
        "UPDATE milestone SET withdrawn_at = $3, withdrawn_by = $4
         WHERE organisation_id = $1 AND id = $2 AND withdrawn_at IS NULL")
        .bind(organisation).bind(id).bind(now).bind(staff)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(changed > 0)
}

/// The last day on which somebody looked at the milestones of each of these children.
pub async fn last_looks(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId>,
) -> sqlx::Result<Vec<(ChildId, jiff_sqlx::Date)>> {
    let sql = format!(
        "SELECT child_id, MAX(looked_on) FROM milestone_look WHERE organisation_id = $1 AND child_id {}
         GROUP BY child_id",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)
}

/// Somebody looked at the milestones of a child; twice on a day is once.
pub(super) async fn looked(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    (staff, today): (StaffId, Date),
) -> sqlx::Result<MilestoneLookId> {
    let (id, now, today) = (MilestoneLookId::new(tx.now), tx.now, jiff_sqlx::Date::from(today));
    on!(tx, c => sqlx::query_scalar(
        "INSERT INTO milestone_look (organisation_id, id, child_id, looked_on, looked_at, looked_by)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (organisation_id, child_id, looked_on) DO UPDATE SET looked_on = $4 RETURNING id")
        .bind(organisation).bind(id).bind(child).bind(today).bind(now).bind(staff).fetch_one(c).await)
}

/// Takes back that somebody looked today; gives the child.
pub(super) async fn take_look_back(
    tx: &mut Write,
    organisation: OrganisationId,
    id: MilestoneLookId,
    (staff, today): (StaffId, Date),
) -> sqlx::Result<Option<ChildId>> {
    on!(tx, c => sqlx::query_scalar(
        "DELETE FROM milestone_look WHERE organisation_id = $1 AND id = $2 AND looked_by = $3 AND looked_on = $4
         RETURNING child_id")
        .bind(organisation).bind(id).bind(staff).bind(jiff_sqlx::Date::from(today)).fetch_optional(c).await)
}
