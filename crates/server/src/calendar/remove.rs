//! Taking back what was planned for a group.

use axum::response::Response;
use mentorkind_domain::access::action;
use uuid::Uuid;

use super::{
    absence::{of_group, span},
    alone,
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

/// Takes back something of a group of the grant; says when children are alone without it.
pub async fn remove(
    cx: &Cx,
    grant: &Grant<action::PlanDays>,
    what: Removable,
    (group, id): (GroupId, Uuid),
    form: &Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.write(form).await?;
    let before = of_group(&mut tx, grant, group, span(today)).await?;
    if !write::remove(&mut tx, organisation, what, group, id).await? {
        return Err(Problem::NotFound);
    }
    let after = of_group(&mut tx, grant, group, span(today)).await?;
    let kind = match what {
        Removable::Change => "day_change",
        Removable::StandIn => "stand_in",
        Removable::Merge => "group_merge",
    };
    let audit = Audit::new(organisation, Some(grant.actor().account), "day taken back").on(kind, id);
    let removed = cx.lang.t("days-flash-removed").to_string();
    let flash = Flash::know(match alone::warning(&before, &after, group, today, cx.lang) {
        Some(alone) => format!("{removed} {alone}"),
        None => removed,
    });
    Ok(tx.finish(audit, &to_days(group), Some(flash)).await?)
}
