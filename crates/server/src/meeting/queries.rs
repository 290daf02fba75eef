//! Reading and keeping meetings.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{AccountId, GroupId, MeetingId, MeetingItemId, OrganisationId, StaffId},
    },
};

type Day = jiff_sqlx::Date;

/// When the teams of groups met last and will meet next, by group. The caller has found the groups with a grant.
pub async fn days(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: impl IntoIterator<Item = GroupId>,
) -> sqlx::Result<BTreeMap<GroupId, (Option<Date>, Option<Date>)>> {
    let sql = format!(
        "SELECT group_id, MAX(CASE WHEN planned THEN NULL ELSE held_on END), MIN(CASE WHEN planned THEN held_on END)
         FROM group_meeting WHERE organisation_id = $1 AND group_id {} AND cancelled_at IS NULL GROUP BY group_id",
        tx.one_of(2)
    );
    let rows: Vec<(GroupId, Option<Day>, Option<Day>)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(groups)).fetch_all(c).await)?;
    Ok(rows
        .into_iter()
        .map(|(group, last, next)| (group, (last.map(Day::to_jiff), next.map(Day::to_jiff))))
        .collect())
}

/// The days on which the teams of groups have met, by group. The caller has found the groups with a grant.
pub async fn held_days(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: impl IntoIterator<Item = GroupId>,
) -> sqlx::Result<BTreeMap<GroupId, Vec<Date>>> {
    let sql = format!(
        "SELECT group_id, held_on FROM group_meeting
         WHERE organisation_id = $1 AND group_id {} AND NOT planned AND cancelled_at IS NULL ORDER BY held_on",
        tx.one_of(2)
    );
    let rows: Vec<(GroupId, Day)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(groups)).fetch_all(c).await)?;
    let mut days: BTreeMap<GroupId, Vec<Date>> = BTreeMap::new();
    for (group, day) in rows {
        days.entry(group).or_default().push(day.to_jiff());
    }
    Ok(days)
}

/// The meetings of groups that are planned for a day from one until another: the group, its name and the day. The caller has
/// found the groups with a grant.
pub async fn planned_between(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: impl IntoIterator<Item = GroupId>,
    (from, until): (Date, Date),
) -> sqlx::Result<Vec<(GroupId, String, Day)>> {
    let sql = format!(
        "SELECT m.group_id, g.name, m.held_on FROM group_meeting m
         JOIN care_group g ON g.organisation_id = m.organisation_id AND g.id = m.group_id
         WHERE m.organisation_id = $1 AND m.group_id {} AND m.planned AND m.cancelled_at IS NULL
           AND m.held_on BETWEEN $3 AND $4 ORDER BY m.held_on, m.id",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(groups)).bind(Day::from(from)).bind(Day::from(until)).fetch_all(c).await)
}

/// A meeting.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Meeting {
    pub id: MeetingId,
    pub group_id: GroupId,
    /// The day on which it was, or will be held.
    pub held_on: Day,
    /// It is still to be held.
    pub planned: bool,
    pub cancelled_at: Option<Moment>,
    pub version: i64,
}

impl Meeting {
    /// It was planned before it was held: recording one that was not is its only version.
    pub fn was_planned(&self) -> bool {
        self.version > 1
    }
}

const SELECT: &str = "SELECT id, group_id, held_on, planned, cancelled_at, version FROM group_meeting
     WHERE organisation_id = $1";

/// The meetings of a group that were not cancelled, the last first.
pub(super) async fn of_group(
    tx: &mut Read,
    organisation: OrganisationId,
    group: GroupId,
) -> sqlx::Result<Vec<Meeting>> {
    let sql = format!("{SELECT} AND group_id = $2 AND cancelled_at IS NULL ORDER BY held_on DESC, id DESC");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(group).fetch_all(c).await)
}

pub(super) async fn one(
    tx: &mut Read,
    organisation: OrganisationId,
    id: MeetingId,
) -> sqlx::Result<Option<Meeting>> {
    let sql = format!("{SELECT} AND id = $2");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(id).fetch_optional(c).await)
}

/// Plans a meeting.
pub(super) async fn plan(
    tx: &mut Write,
    organisation: OrganisationId,
    (group, on): (GroupId, Date),
    by: AccountId,
) -> sqlx::Result<MeetingId> {
    add(tx, organisation, (group, on, true), by).await
}

async fn add(
    tx: &mut Write,
    organisation: OrganisationId,
    (group, on, planned): (GroupId, Date, bool),
    by: AccountId,
) -> sqlx::Result<MeetingId> {
    let (id, now) = (MeetingId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO group_meeting (organisation_id, id, group_id, held_on, recorded_at, recorded_by, planned)
         VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(organisation).bind(id).bind(group).bind(Day::from(on)).bind(now).bind(by).bind(planned)
        .execute(c).await.map(drop))?;
    Ok(id)
}

/// Records that the team of a group has met on a day: the meeting that was planned, with the day that was chosen for it, or
/// else one that was not; none where it is recorded already. The caller has found the group with a grant.
pub async fn held(
    tx: &mut Write,
    organisation: OrganisationId,
    (group, on): (GroupId, Date),
    by: AccountId,
) -> sqlx::Result<Option<(MeetingId, Option<Date>)>> {
    tx.alone(group.0).await?;
    let all = of_group(tx, organisation, group).await?;
    if all.iter().any(|meeting| !meeting.planned && meeting.held_on.to_jiff() == on) {
        return Ok(None);
    }
    let planned = all.into_iter().rfind(|meeting| meeting.planned);
    let Some(meeting) = planned else {
        return Ok(Some((add(tx, organisation, (group, on, false), by).await?, None)));
    };
    set(tx, organisation, &meeting, (on, false)).await?;
    Ok(Some((meeting.id, Some(meeting.held_on.to_jiff()))))
}

/// Gives a meeting another day, planned or held; false when somebody else changed it meanwhile.
pub(super) async fn set(
    tx: &mut Write,
    organisation: OrganisationId,
    meeting: &Meeting,
    (on, planned): (Date, bool),
) -> sqlx::Result<bool> {
    on!(tx, c => sqlx::query(
        "UPDATE group_meeting SET held_on = $4, planned = $5, version = version + 1
         WHERE organisation_id = $1 AND id = $2 AND version = $3")
        .bind(organisation).bind(meeting.id).bind(meeting.version).bind(Day::from(on)).bind(planned)
        .execute(c).await.map(|done| done.rows_affected() == 1))
}

/// Cancels a meeting, or takes that back.
pub(super) async fn cancel(
    tx: &mut Write,
    organisation: OrganisationId,
    meeting: &Meeting,
    cancelled: bool,
) -> sqlx::Result<()> {
    let at = cancelled.then_some(tx.now);
    on!(tx, c => sqlx::query(
        "UPDATE group_meeting SET cancelled_at = $3, version = version + 1 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(meeting.id).bind(at).execute(c).await.map(drop))
}

/// A line that a colleague added.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Item {
    pub id: MeetingItemId,
    pub meeting_id: MeetingId,
    pub words: String,
    pub made_by: StaffId,
    pub name: String,
    pub withdrawn_at: Option<Moment>,
}

const ITEMS: &str = "SELECT i.id, i.meeting_id, i.words, i.made_by, s.name, i.withdrawn_at FROM meeting_item i
     JOIN staff_member s ON s.organisation_id = i.organisation_id AND s.id = i.made_by WHERE i.organisation_id = $1";

/// The lines of a meeting that were not taken off, the first first.
pub(super) async fn items(
    tx: &mut Read,
    organisation: OrganisationId,
    meeting: MeetingId,
) -> sqlx::Result<Vec<Item>> {
    let sql = format!("{ITEMS} AND i.meeting_id = $2 AND i.withdrawn_at IS NULL ORDER BY i.made_at, i.id");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(meeting).fetch_all(c).await)
}

pub(super) async fn item(
    tx: &mut Read,
    organisation: OrganisationId,
    id: MeetingItemId,
) -> sqlx::Result<Option<Item>> {
    let sql = format!("{ITEMS} AND i.id = $2");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(id).fetch_optional(c).await)
}

pub(super) async fn add_item(
    tx: &mut Write,
    organisation: OrganisationId,
    (meeting, staff): (MeetingId, StaffId),
    words: &str,
) -> sqlx::Result<MeetingItemId> {
    let (id, now) = (MeetingItemId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO meeting_item (organisation_id, id, meeting_id, words, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(organisation).bind(id).bind(meeting).bind(words).bind(now).bind(staff).execute(c).await.map(drop))?;
    Ok(id)
}

/// Takes a line off the agenda, or puts it back.
pub(super) async fn withdraw_item(
    tx: &mut Write,
    organisation: OrganisationId,
    id: MeetingItemId,
    withdrawn: bool,
) -> sqlx::Result<()> {
    let at = withdrawn.then_some(tx.now);
    on!(tx, c => sqlx::query("UPDATE meeting_item SET withdrawn_at = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(at).execute(c).await.map(drop))
}
