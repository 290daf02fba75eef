//! That a child was handed over: to whom, and by whoever says so.

use axum::{extract::Path, response::Response};
use mentorkind_domain::access::action;
use serde::Deserialize;

use super::{
    lines::{address, audit, finish},
    queries, reach,
};
use crate::{
    account::Nothing,
    observation,
    platform::{
        access::Grant,
        form::Submitted,
        ids::{ChildId, DayToldId, GroupId},
        problem::Problem,
        render::Flash,
        session::Cx,
    },
};

/// Somebody who is no guardian with custody, such as a grandmother.
const SOMEBODY: &str = "somebody";

#[derive(Debug, Deserialize)]
pub(super) struct ToldForm {
    /// The identifier of a guardian, or `somebody`.
    whom: String,
    /// The group from whose page it was said, to go back to.
    #[serde(default)]
    back: Option<GroupId>,
}

pub(super) async fn tell(
    cx: Cx,
    grant: Grant<action::HandOverDay>,
    Path(child): Path<ChildId>,
    form: Submitted<ToldForm>,
) -> Result<Response, Problem> {
    let (organisation, today, lang) = (grant.organisation(), grant.actor().today, cx.lang);
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let child = reach::child(&mut tx, &grant, child).await?;
    let mut people = observation::all_to_tell(&mut tx, organisation, [child.id], today).await?;
    let people = people.remove(&child.id).unwrap_or_default();
    let guardian = match form.data.whom.as_str() {
        SOMEBODY => None,
        // Whoever may not be told any more is no choice of the page either.
        whom => {
            Some(people.into_iter().find(|person| person.id.to_string() == whom).ok_or(Problem::Conflict)?)
        }
    };
    let to = guardian.as_ref().map(|guardian| guardian.id);
    let id = queries::tell(&mut tx, organisation, child.id, to, (today, staff)).await?;
    let who = guardian.map_or_else(|| lang.t("pick-up-told-somebody").to_string(), |guardian| guardian.name);
    let flash = Flash::good(lang.t("pick-up-told").with("child", &child.first_name).with("who", who))
        .undo(format!("/day-told/{id}/withdraw"), lang.t("pick-up-undo"));
    let back = form.data.back.filter(|group| grant.covers(Some(group.0), None));
    let to = back.map_or_else(|| address(child.id), |group| format!("/groups/{group}/day-handover"));
    let audit = audit(&grant, "day told", ("day_told", id), child.id);
    finish(&cx, &grant, tx, audit, child.id, &to, flash).await
}

/// Whoever said it, on the day itself.
pub(super) async fn withdraw(
    cx: Cx,
    grant: Grant<action::HandOverDay>,
    Path(id): Path<DayToldId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let told = queries::told(&mut tx, grant.organisation(), id).await?.ok_or(Problem::NotFound)?;
    let child = reach::child(&mut tx, &grant, told.child_id).await?;
    if Some(told.told_by) != grant.actor().staff {
        return Err(Problem::NotFound);
    }
    if told.on_day.to_jiff() != grant.actor().today {
        return Err(Problem::Conflict);
    }
    queries::withdraw(&mut tx, grant.organisation(), id).await?;
    let flash = Flash::know(cx.lang.t("pick-up-told-withdrawn").with("child", &child.first_name));
    let audit = audit(&grant, "day not told after all", ("day_told", id), child.id);
    finish(&cx, &grant, tx, audit, child.id, &address(child.id), flash).await
}
