//! Reading and keeping what was decided, and the tasks that came of it.

use jiff::civil::Date;
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        db::{Read, Write, id_list},
        ids::{AgreementId, DecisionId, GoalId, GroupId, MeetingId, OrganisationId, StaffId, TaskId},
    },
};

type Day = jiff_sqlx::Date;

/// What a decision became.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Became {
    Agreement(AgreementId),
    Goal(GoalId),
    Task(TaskId),
}

/// What was decided.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Decision {
    pub words: String,
    /// Who wrote it down.
    pub name: String,
    pub agreement_id: Option<AgreementId>,
    pub goal_id: Option<GoalId>,
    pub task_id: Option<TaskId>,
}

/// What was decided in a meeting, the first first.
pub(super) async fn decisions(
    tx: &mut Read,
    organisation: OrganisationId,
    meeting: MeetingId,
) -> sqlx::Result<Vec<Decision>> {
    on!(tx, c => sqlx::query_as(
        "SELECT d.words, s.name, d.agreement_id, d.goal_id, d.task_id FROM meeting_decision d
         JOIN staff_member s ON s.organisation_id = d.organisation_id AND s.id = d.made_by
         WHERE d.organisation_id = $1 AND d.meeting_id = $2 ORDER BY d.made_at, d.id")
        .bind(organisation).bind(meeting).fetch_all(c).await)
}

/// Writes down a decision with what it became.
pub(super) async fn decide(
    tx: &mut Write,
    organisation: OrganisationId,
    (meeting, staff): (MeetingId, StaffId),
    words: &str,
    became: Became,
) -> sqlx::Result<DecisionId> {
    let (id, now) = (DecisionId::new(tx.now), tx.now);
    let (agreement, goal, task) = match became {
        Became::Agreement(id) => (Some(id), None, None),
        Became::Goal(id) => (None, Some(id), None),
        Became::Task(id) => (None, None, Some(id)),
    };
    on!(tx, c => sqlx::query(
        "INSERT INTO meeting_decision (organisation_id, id, meeting_id, words, made_at, made_by, agreement_id, goal_id, task_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(organisation).bind(id).bind(meeting).bind(words).bind(now).bind(staff).bind(agreement).bind(goal)
        .bind(task).execute(c).await.map(drop))?;
    Ok(id)
}

/// A task that a colleague took on.
#[derive(Clone, Debug, FromRow)]
pub struct Task {
    /// Its identifier.
    pub id: TaskId,
    /// The meeting of which it came.
    pub meeting_id: MeetingId,
    /// The group of the meeting.
    pub group_id: GroupId,
    /// Whose it is.
    pub staff_id: StaffId,
    /// The name of the colleague.
    pub name: String,
    /// What is to be done.
    pub what: String,
    /// The day that was chosen for it.
    pub due_on: Day,
    /// The day on which it was taken on.
    pub made_on: Day,
    /// Who wrote it down.
    pub(super) made_by: StaffId,
    pub(super) settled_on: Option<Day>,
    pub(super) dropped: bool,
}

const TASKS: &str =
    "SELECT t.id, t.meeting_id, m.group_id, t.staff_id, s.name, t.what, t.due_on, t.made_on, t.made_by,
     t.settled_on, t.dropped
   FROM meeting_task t
   JOIN group_meeting m ON m.organisation_id = t.organisation_id AND m.id = t.meeting_id
   JOIN staff_member s ON s.organisation_id = t.organisation_id AND s.id = t.staff_id
   WHERE t.organisation_id = $1";

/// The tasks of groups that nobody settled, the nearest day first. The caller has found the groups with a grant.
pub async fn open_tasks(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: impl IntoIterator<Item = GroupId>,
) -> sqlx::Result<Vec<Task>> {
    let sql =
        format!("{TASKS} AND m.group_id {} AND t.settled_on IS NULL ORDER BY t.due_on, t.id", tx.one_of(2));
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(id_list(groups)).fetch_all(c).await)
}

/// The tasks that came of a meeting.
pub(super) async fn tasks(
    tx: &mut Read,
    organisation: OrganisationId,
    meeting: MeetingId,
) -> sqlx::Result<Vec<Task>> {
    let sql = format!("{TASKS} AND t.meeting_id = $2 ORDER BY t.id");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(meeting).fetch_all(c).await)
}

pub(super) async fn task(
    tx: &mut Read,
    organisation: OrganisationId,
    id: TaskId,
) -> sqlx::Result<Option<Task>> {
    let sql = format!("{TASKS} AND t.id = $2");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(id).fetch_optional(c).await)
}

/// Gives a colleague a task until a day.
pub(super) async fn add_task(
    tx: &mut Write,
    organisation: OrganisationId,
    meeting: MeetingId,
    (what, who, due): (&str, StaffId, Date),
    (today, by): (Date, StaffId),
) -> sqlx::Result<TaskId> {
    let id = TaskId::new(tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO meeting_task (organisation_id, id, meeting_id, staff_id, what, due_on, made_on, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(organisation).bind(id).bind(meeting).bind(who).bind(what).bind(Day::from(due)).bind(Day::from(today))
        .bind(by).execute(c).await.map(drop))?;
    Ok(id)
}

/// Settles a task by doing or dropping it.
pub(super) async fn settle(
    tx: &mut Write,
    organisation: OrganisationId,
    id: TaskId,
    (today, dropped): (Date, bool),
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE meeting_task SET settled_on = $3, dropped = $4 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(Day::from(today)).bind(dropped).execute(c).await.map(drop))
}

/// Opens a settled task again.
pub(super) async fn reopen(tx: &mut Write, organisation: OrganisationId, id: TaskId) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE meeting_task SET settled_on = NULL, dropped = FALSE WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).execute(c).await.map(drop))
}
