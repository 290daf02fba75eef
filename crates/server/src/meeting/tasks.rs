//! Settling a task that came of a meeting: it is done, or need not be done any more.

use axum::{
    extract::{Path, Query},
    response::Response,
};
use mentorkind_domain::{access::action, meeting::can_be_undone};
use serde::Deserialize;

use super::{
    outcome::{self, Task},
    pages,
};
use crate::{
    account::Nothing,
    platform::{
        access::Grant,
        audit::Audit,
        form::Submitted,
        ids::TaskId,
        problem::Problem,
        render::Flash,
        session::{Actor, Cx},
    },
};

/// Whether somebody settles a task: whose it is, who wrote it down, and who leads the group.
pub(super) fn may_settle(actor: &Actor, task: &Task) -> bool {
    let own = actor.staff.is_some_and(|staff| staff == task.staff_id || staff == task.made_by);
    own || actor.facts.leads_groups.contains(&task.group_id.0)
}

#[derive(Debug, Deserialize)]
pub(super) struct SettleForm {
    /// `todo`: the reader came from there.
    #[serde(default)]
    back: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Done,
    Drop,
    Undo,
}

pub(super) async fn done(
    cx: Cx,
    grant: Grant<action::SeeMeetings>,
    Path(id): Path<TaskId>,
    form: Submitted<SettleForm>,
) -> Result<Response, Problem> {
    step(&cx, &grant, id, (&form, &form.data), Step::Done).await
}

/// It need not be done any more.
pub(super) async fn drop_it(
    cx: Cx,
    grant: Grant<action::SeeMeetings>,
    Path(id): Path<TaskId>,
    form: Submitted<SettleForm>,
) -> Result<Response, Problem> {
    step(&cx, &grant, id, (&form, &form.data), Step::Drop).await
}

/// Opens a task again that was settled today.
pub(super) async fn undo(
    cx: Cx,
    grant: Grant<action::SeeMeetings>,
    Path(id): Path<TaskId>,
    Query(from): Query<SettleForm>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    step(&cx, &grant, id, (&form, &from), Step::Undo).await
}

async fn step<T>(
    cx: &Cx,
    grant: &Grant<action::SeeMeetings>,
    id: TaskId,
    (form, from): (&Submitted<T>, &SettleForm),
    step: Step,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.write(form).await?;
    let task = outcome::task(&mut tx, organisation, id).await?.ok_or(Problem::NotFound)?;
    pages::found(&mut tx, grant, task.meeting_id).await?;
    if !may_settle(actor, &task) {
        return Err(Problem::NotFound);
    }
    let todo = from.back == "todo";
    let (action, flash) = if step == Step::Undo {
        if !task.settled_on.is_some_and(|day| can_be_undone(day.to_jiff(), actor.today)) {
            return Err(Problem::Conflict);
        }
        outcome::reopen(&mut tx, organisation, id).await?;
        ("task of a group meeting opened again", Flash::know(cx.lang.t("meeting-task-reopened")))
    } else {
        if task.settled_on.is_some() {
            return Err(Problem::Conflict);
        }
        let dropped = step == Step::Drop;
        outcome::settle(&mut tx, organisation, id, (actor.today, dropped)).await?;
        let (action, key) = if dropped {
            ("task of a group meeting dropped", "meeting-task-was-dropped")
        } else {
            ("task of a group meeting done", "meeting-task-was-done")
        };
        let undo = format!("/meeting-tasks/{id}/undo?back={}", if todo { "todo" } else { "" });
        (action, Flash::good(cx.lang.t(key)).undo(undo, cx.lang.t("todo-undo")))
    };
    let to = if todo { "/todo".to_owned() } else { format!("/meetings/{}", task.meeting_id) };
    let audit = Audit::new(organisation, Some(actor.account), action)
        .on("meeting_task", id)
        .on("group_meeting", task.meeting_id);
    Ok(tx.finish(audit, &to, Some(flash)).await?)
}
