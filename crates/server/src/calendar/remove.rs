//! Taking back what was planned for a group.

use axum::response::Response;
use mentorkind_domain::access::action;
use uuid::Uuid;

use super::{
    plan_form::to_days,
    write::{self, Removable},
};
use crate::{
    account::Nothing,
    platform::{
        access::Grant, audit::Audit, form::Submitted, ids::GroupId, problem::Problem, render::Flash,
        session::Cx,
    },
};

/// Takes back something of a group of the grant.
pub async fn remove(
    cx: &Cx,
    grant: &Grant<action::PlanDays>,
    what: Removable,
    (group, id): (GroupId, Uuid),
    form: &Submitted<Nothing>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let mut tx = cx.write(form).await?;
    let covered = grant.covers(Some(group.0), None);
    if !covered || !write::remove(&mut tx, organisation, what, group, id).await? {
        return Err(Problem::NotFound);
    }
    let kind = match what {
        Removable::Change => "day_change",
        Removable::StandIn => "stand_in",
        Removable::Merge => "group_merge",
    };
    let audit = Audit::new(organisation, Some(grant.actor().account), "day taken back").on(kind, id);
    let flash = Flash::know(cx.lang.t("days-flash-removed"));
    Ok(tx.finish(audit, &to_days(group), Some(flash)).await?)
}
