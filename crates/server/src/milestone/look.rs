//! Looking at the milestones of a child that came to a new age: nothing follows from it but that somebody looked.

use askama::Template;
use axum::{extract::Path, response::Response};
use mentorkind_domain::{access::action, division::months_old, milestone::around_birthday};

use super::{
    queries,
    view::{self, Open},
};
use crate::{
    account::Nothing,
    child::{self, Child},
    platform::{
        access::Grant,
        audit::Audit,
        form::Submitted,
        ids::{ChildId, MilestoneLookId},
        problem::Problem,
        render::{Flash, Page, html},
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "milestone/look.html")]
struct LookPage {
    page: Page,
    child: Child,
    /// Not seen yet of the age that it left.
    left: Vec<Open>,
    /// … and of the age to which it came.
    now: Vec<Open>,
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::RecordMilestone>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    let today = grant.actor().today;
    let mut tx = cx.read().await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let known = queries::of_children(&mut tx, grant.organisation(), [child.id].into_iter()).await?;
    let steps = around_birthday(months_old(child.birth_date, today), &view::seen(&known));
    let [left, now] = steps.map(|steps| steps.into_iter().map(|step| view::open(step, cx.lang)).collect());
    html(&LookPage { page: cx.page(), child, left, now })
}

pub(super) async fn look(
    cx: Cx,
    grant: Grant<action::RecordMilestone>,
    Path(child): Path<ChildId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let id = queries::looked(&mut tx, organisation, child.id, (staff, actor.today)).await?;
    let audit = Audit::new(organisation, Some(actor.account), "milestones looked at").on("child", child.id);
    let flash = Flash::good(cx.lang.t("milestone-looked-done").with("child", &child.first_name))
        .undo(format!("/milestone-looks/{id}/undo"), cx.lang.t("milestone-look-undo"));
    Ok(tx.finish(audit, &format!("/children/{}", child.id), Some(flash)).await?)
}

/// Takes it back on the same day, by who looked.
pub(super) async fn undo(
    cx: Cx,
    grant: Grant<action::RecordMilestone>,
    Path(id): Path<MilestoneLookId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let child = queries::take_look_back(&mut tx, organisation, id, (staff, actor.today)).await?;
    let child = child::cared_for(&mut tx, &grant, child.ok_or(Problem::NotFound)?).await?;
    let action = "milestones not looked at";
    let audit = Audit::new(organisation, Some(actor.account), action).on("child", child.id);
    let flash = Flash::know(cx.lang.t("milestone-look-undone"));
    Ok(tx.finish(audit, &format!("/children/{}", child.id), Some(flash)).await?)
}
