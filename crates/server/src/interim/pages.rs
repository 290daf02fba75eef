//! Proposing somebody else for the children of one mentor, and giving them back.

use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::access::action;
use serde::Deserialize;

use super::of;
use crate::{
    division::{self, Only, Rules},
    group::{self, GroupFacts},
    platform::{
        access::Grant,
        audit::Audit,
        dates,
        db::Read,
        form::Submitted,
        i18n::Message,
        ids::{GroupId, StaffId},
        problem::Problem,
        render::Flash,
        session::Cx,
    },
};
use mentorkind_domain::access::Permission;

async fn load<A: Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    id: GroupId,
) -> Result<(GroupFacts, Rules), Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let groups = group::list(tx, grant, Some(id)).await?;
    let facts = group::facts(tx, organisation, groups, today).await?.pop().ok_or(Problem::NotFound)?;
    let rules = division::rules(tx, organisation, today).await?;
    Ok((facts, rules))
}

/// Nothing was done, and why.
fn said(location: &str, why: Message<'_>) -> Response {
    let mut response = Redirect::to(location).into_response();
    Flash::know(why).put(response.headers_mut());
    response
}

#[derive(Debug, Deserialize)]
pub(super) struct Beginning {
    /// The mentor who is away, or leaves.
    staff: StaffId,
    /// `true`: for good.
    #[serde(default)]
    lasting: bool,
}

/// Begins a proposal for only the children of one mentor.
pub(super) async fn begin(
    cx: Cx,
    grant: Grant<action::Divide>,
    Path(id): Path<GroupId>,
    form: Submitted<Beginning>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.write(&form).await?;
    let (facts, rules) = load(&mut tx, &grant, id).await?;
    let interim = of(&facts, today, &rules);
    let due = interim.due.iter().find(|due| due.staff == form.data.staff).ok_or(Problem::NotFound)?;
    division::hold_group(&mut tx, organisation, id).await?;
    let there =
        division::of_groups(&mut tx, organisation, [id], today).await?.remove(&id).unwrap_or_default();
    if let Some(draft) = there.draft {
        return Ok(said(&format!("/divisions/{draft}"), cx.lang.t("interim-draft-there")));
    }
    let only = Only { staff: due.staff, interim: !form.data.lasting };
    let draft = division::draft_only(&mut tx, organisation, &facts, due.from, &rules, only).await?;
    let audit = Audit::new(organisation, Some(grant.actor().account), "division proposed")
        .on("group", id)
        .on("division", draft)
        .on("staff", due.staff);
    Ok(tx.finish(audit, &format!("/divisions/{draft}"), None).await?)
}

#[derive(Debug, Deserialize)]
pub(super) struct Returning {
    /// The mentor who is back.
    staff: StaffId,
    /// From when.
    from: Option<Date>,
}

/// Gives the children with an interim mentor back to the mentor for whom that one stood in.
pub(super) async fn give_back(
    cx: Cx,
    grant: Grant<action::MakeKnown>,
    Path(id): Path<GroupId>,
    form: Submitted<Returning>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.write(&form).await?;
    division::hold_group(&mut tx, organisation, id).await?;
    let (facts, rules) = load(&mut tx, &grant, id).await?;
    let interim = of(&facts, today, &rules);
    let page = format!("/groups/{id}");
    let mut stand_ins = interim.held.iter().filter(|held| !held.held.is_empty());
    let Some(stand_in) = stand_ins.find(|held| held.staff == form.data.staff) else {
        return Ok(said(&page, cx.lang.t("interim-nothing-held")));
    };
    let back = stand_in.back.ok_or(Problem::Conflict)?;
    let from = form.data.from.map_or(back, |from| from.max(back));
    if from > today.saturating_add(1.year()) {
        return Ok(said(&page, cx.lang.t("interim-return-far")));
    }
    let returned = division::Returning { facts: &facts, staff: stand_in.staff, from, held: &stand_in.held };
    let division = division::give_back(&mut tx, organisation, returned).await?;
    let audit = Audit::new(organisation, Some(grant.actor().account), "interim mentor ended")
        .on("group", id)
        .on("division", division)
        .on("staff", stand_in.staff);
    let text = cx.lang.t("interim-returned").with("count", stand_in.held.len()).with("name", &stand_in.name);
    let mut flash = Flash::good(text.with("date", dates::exact(from, cx.lang)));
    if from > today {
        flash = flash.undo(format!("/divisions/{division}/withdraw"), cx.lang.t("division-withdraw"));
    }
    Ok(tx.finish(audit, &page, Some(flash)).await?)
}
