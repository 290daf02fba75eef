//! Reading and writing goals.

use jiff::civil::Date;
use mentorkind_domain::{
    access::Action,
    goal::{Life, Outcome, coming_from},
};
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use crate::{
    on,
    platform::{
        db::{Read, Write, id_list},
        ids::{AccountId, ChildId, GoalId, GroupId, OrganisationId, StaffId, fresh},
    },
};

/// Whose a goal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A group.
    Group(GroupId),
    /// A child.
    Child(ChildId),
    /// A member of staff, for the own growth.
    Staff(StaffId),
    /// The mentorship of the organisation.
    Mentorship,
}

/// That people looked back on a goal.
#[derive(Clone, Debug)]
pub struct Evaluation {
    pub outcome: Outcome,
    pub words: String,
    pub on: Date,
    /// Who wrote it down.
    pub by: AccountId,
    /// The day that was chosen for it; none where that was not kept, so that it cannot be undone.
    pub chosen: Option<Date>,
}

/// What a goal is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// In one line.
    pub what: String,
    /// How it is noticed; empty when nothing was said of it.
    pub noticed: String,
    /// The day for looking back on it.
    pub evaluate_on: Date,
    /// It was made with the child.
    pub with_child: bool,
    /// It was made with the parents.
    pub with_parents: bool,
}

/// A goal.
#[derive(Clone, Debug)]
pub struct Goal {
    pub id: GoalId,
    pub owner: Owner,
    pub plan: Plan,
    /// The coach sees it.
    pub shared: bool,
    pub life: Life,
    pub version: i64,
    /// In order of time.
    pub evaluations: Vec<Evaluation>,
}

#[derive(FromRow)]
struct GoalRow {
    id: GoalId,
    group_id: Option<GroupId>,
    child_id: Option<ChildId>,
    staff_id: Option<StaffId>,
    what: String,
    noticed: String,
    with_child: bool,
    with_parents: bool,
    shared: bool,
    evaluate_on: jiff_sqlx::Date,
    state: String,
    version: i64,
}

#[derive(FromRow)]
struct EvaluationRow {
    goal_id: GoalId,
    outcome: String,
    words: String,
    evaluated_on: jiff_sqlx::Date,
    made_by: AccountId,
    chosen_on: Option<jiff_sqlx::Date>,
}

impl Goal {
    /// What it was before it was looked back on the last time, and the day that was chosen then: for whoever did so, on
    /// the same day.
    pub fn undoable(&self, by: AccountId, today: Date) -> Option<(Life, Date)> {
        let last = self.evaluations.last().filter(|last| last.by == by && last.on == today)?;
        let before = self.life.before_looking_back(self.evaluations.len() - 1)?;
        Some((before, last.chosen?))
    }
}

impl GoalRow {
    fn goal(self) -> Goal {
        let owner = match (self.group_id, self.child_id, self.staff_id) {
            (Some(group), ..) => Owner::Group(group),
            (_, Some(child), _) => Owner::Child(child),
            (.., Some(staff)) => Owner::Staff(staff),
            _ => Owner::Mentorship,
        };
        Goal {
            id: self.id,
            owner,
            plan: Plan {
                what: self.what,
                noticed: self.noticed,
                evaluate_on: self.evaluate_on.to_jiff(),
                with_child: self.with_child,
                with_parents: self.with_parents,
            },
            shared: self.shared,
            life: match self.state.as_str() {
                "ended" => Life::Ended,
                "withdrawn" => Life::Withdrawn,
                _ => Life::New,
            },
            version: self.version,
            evaluations: Vec::new(),
        }
    }
}

/// The goals for which a condition holds, with `$2` a list of identifiers; the nearest day first.
async fn some(
    tx: &mut Read,
    organisation: OrganisationId,
    condition: &str,
    ids: &str,
) -> sqlx::Result<Vec<Goal>> {
    let sql = format!(
        "SELECT id, group_id, child_id, staff_id, what, noticed, with_child, with_parents, shared, evaluate_on, state, version
         FROM goal WHERE organisation_id = $1 AND {condition} ORDER BY evaluate_on, id"
    );
    let rows: Vec<GoalRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(ids).fetch_all(c).await)?;
    let mut goals: Vec<Goal> = rows.into_iter().map(GoalRow::goal).collect();
    if goals.is_empty() {
        return Ok(goals);
    }
    let ids = id_list(goals.iter().map(|goal| goal.id));
    let sql = format!(
        "SELECT goal_id, outcome, words, evaluated_on, made_by, chosen_on FROM goal_evaluation
         WHERE organisation_id = $1 AND goal_id {} AND undone_at IS NULL ORDER BY evaluated_on, id",
        tx.one_of(2)
    );
    let rows: Vec<EvaluationRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(ids).fetch_all(c).await)?;
    for row in rows {
        let goal = goals.iter_mut().find(|goal| goal.id == row.goal_id);
        if let (Some(goal), Some(outcome)) = (goal, Outcome::of(&row.outcome)) {
            if goal.life == Life::New {
                goal.life = Life::GoesOn;
            }
            goal.evaluations.push(Evaluation {
                outcome,
                words: row.words,
                on: row.evaluated_on.to_jiff(),
                by: row.made_by,
                chosen: row.chosen_on.map(jiff_sqlx::Date::to_jiff),
            });
        }
    }
    Ok(goals)
}

/// The goals of owners of one kind that were not withdrawn. The caller has found the owners with a grant.
pub async fn of_owners(
    tx: &mut Read,
    organisation: OrganisationId,
    owners: &[Owner],
) -> sqlx::Result<Vec<Goal>> {
    let (column, ids): (_, Vec<Uuid>) = match owners {
        [] => return Ok(Vec::new()),
        [Owner::Mentorship, ..] => ("", Vec::new()),
        [Owner::Group(_), ..] => ("group_id", owners.iter().filter_map(Owner::id).collect()),
        [Owner::Child(_), ..] => ("child_id", owners.iter().filter_map(Owner::id).collect()),
        [Owner::Staff(_), ..] => ("staff_id", owners.iter().filter_map(Owner::id).collect()),
    };
    let whose = if column.is_empty() {
        "(group_id IS NULL AND child_id IS NULL AND staff_id IS NULL AND $2 <> '')".to_owned()
    } else {
        format!("{column} {}", tx.one_of(2))
    };
    some(tx, organisation, &format!("state <> 'withdrawn' AND {whose}"), &id_list(ids)).await
}

/// These goals. The caller has found what leads to them with a grant.
pub async fn of_ids(
    tx: &mut Read,
    organisation: OrganisationId,
    goals: impl IntoIterator<Item = GoalId>,
) -> sqlx::Result<Vec<Goal>> {
    let condition = format!("id {}", tx.one_of(2));
    some(tx, organisation, &condition, &id_list(goals)).await
}

impl Owner {
    /// What one needs to be allowed to set, change and settle its goals.
    pub fn keeper(&self) -> Action {
        match self {
            Self::Group(_) | Self::Child(_) => Action::SetGoals,
            Self::Staff(_) => Action::OwnGoals,
            Self::Mentorship => Action::ChangeProtocol,
        }
    }

    /// Ends the keys of its texts.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Group(_) => "group",
            Self::Child(_) => "child",
            Self::Staff(_) => "own",
            Self::Mentorship => "mentorship",
        }
    }

    fn id(&self) -> Option<Uuid> {
        match self {
            Self::Group(id) => Some(id.0),
            Self::Child(id) => Some(id.0),
            Self::Staff(id) => Some(id.0),
            Self::Mentorship => None,
        }
    }
}

/// A goal. The caller looks with a grant whether its owner is within reach.
pub async fn one(tx: &mut Read, organisation: OrganisationId, id: GoalId) -> sqlx::Result<Option<Goal>> {
    let condition = format!("id {}", tx.one_of(2));
    Ok(some(tx, organisation, &condition, &id_list([id])).await?.pop())
}

/// The goals that colleagues share with the coach, with their names, by name.
pub async fn shared(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<Vec<(String, Vec<Goal>)>> {
    let names: Vec<(StaffId, String)> = on!(tx, c => sqlx::query_as(
        "SELECT s.id, s.name FROM staff_member s WHERE s.organisation_id = $1 AND EXISTS (
           SELECT 1 FROM goal g WHERE g.organisation_id = s.organisation_id AND g.staff_id = s.id AND g.shared
             AND g.state <> 'withdrawn') ORDER BY s.name, s.id")
        .bind(organisation).fetch_all(c).await)?;
    let condition = format!("state <> 'withdrawn' AND shared AND staff_id {}", tx.one_of(2));
    let goals = some(tx, organisation, &condition, &id_list(names.iter().map(|(id, _)| *id))).await?;
    Ok(names
        .into_iter()
        .map(|(id, name)| {
            let own = goals.iter().filter(|goal| goal.owner == Owner::Staff(id)).cloned().collect();
            (name, own)
        })
        .collect())
}

/// A goal that is near or past its day.
#[derive(Clone, Debug, FromRow)]
pub struct DueGoal {
    /// The goal.
    pub id: GoalId,
    /// The group whose it is.
    pub group_id: Option<GroupId>,
    /// The child whose it is.
    pub child_id: Option<ChildId>,
    /// What it is.
    pub what: String,
    /// The day for looking back on it.
    pub evaluate_on: jiff_sqlx::Date,
}

/// The goals of these groups and children that are not over and were chosen to be looked back on until a day. The caller
/// has found them with a grant.
pub async fn due(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: impl IntoIterator<Item = GroupId>,
    children: impl IntoIterator<Item = ChildId>,
    until: Date,
) -> sqlx::Result<Vec<DueGoal>> {
    let sql = format!(
        "SELECT id, group_id, child_id, what, evaluate_on FROM goal
         WHERE organisation_id = $1 AND state = 'open' AND evaluate_on <= $2 AND (group_id {} OR child_id {})
         ORDER BY evaluate_on, id",
        tx.one_of(3),
        tx.one_of(4)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(jiff_sqlx::Date::from(until)).bind(id_list(groups)).bind(id_list(children))
        .fetch_all(c).await)
}

/// How many of somebody's own goals it is time to look back on.
pub async fn own_to_look_back_on(
    tx: &mut Read,
    organisation: OrganisationId,
    staff: StaffId,
    today: Date,
) -> sqlx::Result<usize> {
    let days: Vec<jiff_sqlx::Date> = on!(tx, c => sqlx::query_scalar(
        "SELECT evaluate_on FROM goal WHERE organisation_id = $1 AND staff_id = $2 AND state = 'open'")
        .bind(organisation).bind(staff).fetch_all(c).await)?;
    Ok(days.into_iter().filter(|day| coming_from(day.to_jiff()) <= today).count())
}

/// Sets a goal.
pub async fn add(
    tx: &mut Write,
    organisation: OrganisationId,
    owner: Owner,
    plan: &Plan,
    by: AccountId,
) -> sqlx::Result<GoalId> {
    let (id, now) = (GoalId::new(tx.now), tx.now);
    let (group, child, staff) = match owner {
        Owner::Group(id) => (Some(id), None, None),
        Owner::Child(id) => (None, Some(id), None),
        Owner::Staff(id) => (None, None, Some(id)),
        Owner::Mentorship => (None, None, None),
    };
    on!(tx, c => sqlx::query(
        "INSERT INTO goal (organisation_id, id, group_id, child_id, staff_id, what, noticed, with_child, with_parents,
           evaluate_on, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)")
        .bind(organisation).bind(id).bind(group).bind(child).bind(staff).bind(&plan.what).bind(&plan.noticed)
        .bind(plan.with_child).bind(plan.with_parents).bind(jiff_sqlx::Date::from(plan.evaluate_on)).bind(now).bind(by)
        .execute(c).await.map(drop))?;
    Ok(id)
}

/// Changes a goal, unless it has another version than the one that was read.
pub async fn change(
    tx: &mut Write,
    organisation: OrganisationId,
    (id, version): (GoalId, i64),
    plan: &Plan,
) -> sqlx::Result<bool> {
    on!(tx, c => sqlx::query(
        "UPDATE goal SET what = $4, noticed = $5, with_child = $6, with_parents = $7, evaluate_on = $8, version = version + 1
         WHERE organisation_id = $1 AND id = $2 AND version = $3")
        .bind(organisation).bind(id).bind(version).bind(&plan.what).bind(&plan.noticed).bind(plan.with_child)
        .bind(plan.with_parents).bind(jiff_sqlx::Date::from(plan.evaluate_on))
        .execute(c).await.map(|done| done.rows_affected() == 1))
}

/// Brings a goal to another state (`open`, `ended`, `withdrawn`) with the day for looking back, unless it has another
/// version than the one that was read.
pub async fn set_state(
    tx: &mut Write,
    organisation: OrganisationId,
    goal: &Goal,
    state: &str,
    evaluate_on: Date,
) -> sqlx::Result<bool> {
    on!(tx, c => sqlx::query(
        "UPDATE goal SET state = $4, evaluate_on = $5, version = version + 1
         WHERE organisation_id = $1 AND id = $2 AND version = $3")
        .bind(organisation).bind(goal.id).bind(goal.version).bind(state).bind(jiff_sqlx::Date::from(evaluate_on))
        .execute(c).await.map(|done| done.rows_affected() == 1))
}

/// Writes down what came of a goal.
pub async fn evaluated(
    tx: &mut Write,
    organisation: OrganisationId,
    goal: GoalId,
    evaluation: &Evaluation,
) -> sqlx::Result<()> {
    let id = fresh(tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO goal_evaluation (organisation_id, id, goal_id, outcome, words, evaluated_on, made_by, chosen_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(organisation).bind(id).bind(goal).bind(evaluation.outcome.code()).bind(&evaluation.words)
        .bind(jiff_sqlx::Date::from(evaluation.on)).bind(evaluation.by)
        .bind(evaluation.chosen.map(jiff_sqlx::Date::from)).execute(c).await.map(drop))
}

/// Takes back what was written down last; what was written stays kept.
pub async fn undone(tx: &mut Write, organisation: OrganisationId, goal: GoalId) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE goal_evaluation SET undone_at = $3 WHERE organisation_id = $1 AND id = (
           SELECT e.id FROM goal_evaluation e WHERE e.organisation_id = $1 AND e.goal_id = $2 AND e.undone_at IS NULL
           ORDER BY e.evaluated_on DESC, e.id DESC LIMIT 1)")
        .bind(organisation).bind(goal).bind(now).execute(c).await.map(drop))
}

/// Shares a goal with the coach, or no longer.
pub async fn share(
    tx: &mut Write,
    organisation: OrganisationId,
    goal: GoalId,
    shared: bool,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("UPDATE goal SET shared = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(goal).bind(shared).execute(c).await.map(drop))
}
