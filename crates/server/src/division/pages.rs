//! The proposal: beginning it, looking at it, choosing by hand, asking the team.

use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use mentorkind_domain::access::{Permission, action};
use serde::Deserialize;

use super::{
    form::{Choosing, Versioned},
    proposal::{Proposal, Wishes},
    publish, queries, rules, view,
    view::Desk,
};
use crate::{
    group,
    platform::{
        access::Grant,
        audit::Audit,
        db::Read,
        form::Submitted,
        ids::{DivisionId, GroupId},
        problem::Problem,
        render::{Flash, html},
        session::Cx,
    },
};

/// All that the page of a draft is made of.
pub(super) async fn desk<A: Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    draft: queries::Draft,
    today: Date,
) -> Result<Desk, Problem> {
    let organisation = grant.organisation();
    let groups = group::list(tx, grant, Some(draft.group)).await?;
    let facts = group::facts(tx, organisation, groups, today).await?.pop().ok_or(Problem::NotFound)?;
    let rules = rules(tx, organisation, today).await?;
    let wishes = Wishes { only: draft.only, ..queries::wishes(tx, organisation, draft.id).await? };
    let reactions = queries::reactions(tx, organisation, draft.id).await?;
    let coming = queries::of_groups(tx, organisation, [draft.group], today)
        .await?
        .remove(&draft.group)
        .unwrap_or_default()
        .coming;
    let asked_on = draft.asked_at.map(|at| at.date_in(&grant.actor().zone));
    Ok(Desk { draft, facts, rules, wishes, reactions, asked_on, coming })
}

impl Desk {
    /// The proposal for a day.
    pub fn proposal(&self, on: Date) -> Proposal<'_> {
        Proposal::new(&self.facts, on, &self.rules, &self.wishes)
    }
}

fn draft_only(draft: &queries::Draft) -> Result<(), Problem> {
    if draft.state == "draft" { Ok(()) } else { Err(draft.changed()) }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Beginning {
    /// For which day; today when empty.
    on: Option<Date>,
}

pub(super) async fn begin(
    cx: Cx,
    grant: Grant<action::Divide>,
    Path(id): Path<GroupId>,
    form: Submitted<Beginning>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.write(&form).await?;
    let groups = group::list(&mut tx, &grant, Some(id)).await?;
    let facts = group::facts(&mut tx, organisation, groups, today).await?.pop().ok_or(Problem::NotFound)?;
    queries::hold_group(&mut tx, organisation, id).await?;
    let there = queries::of_groups(&mut tx, organisation, [id], today).await?.remove(&id).unwrap_or_default();
    if let Some(draft) = there.draft {
        return Ok(Redirect::to(&format!("/divisions/{draft}")).into_response());
    }
    let on = form.data.on.unwrap_or(today).max(today);
    let rules = rules(&mut tx, organisation, today).await?;
    let hash = Proposal::new(&facts, on, &rules, &Wishes::default()).hash;
    let draft = queries::insert(&mut tx, organisation, id, on, &hash).await?;
    let audit = Audit::new(organisation, Some(grant.actor().account), "division proposed")
        .on("group", id)
        .on("division", draft);
    Ok(tx.finish(audit, &format!("/divisions/{draft}"), None).await?)
}

pub(super) async fn show(
    cx: Cx,
    grant: Grant<action::Divide>,
    Path(id): Path<DivisionId>,
) -> Result<Response, Problem> {
    let today = grant.actor().today;
    let mut tx = cx.read().await?;
    let draft = queries::find(&mut tx, &grant, id).await?;
    if draft.state != "draft" {
        return publish::outcome(&cx, &grant, &mut tx, draft).await;
    }
    let desk = desk(&mut tx, &grant, draft, today).await?;
    let proposal = desk.proposal(desk.draft.on(today));
    html(&view::page(cx.page(), &desk, &proposal, today, None, None))
}

pub(super) async fn choose(
    cx: Cx,
    grant: Grant<action::Divide>,
    Path(id): Path<DivisionId>,
    form: Submitted<Choosing>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.write(&form).await?;
    let draft = queries::find(&mut tx, &grant, id).await?;
    draft_only(&draft)?;
    let (child, wanted) = form.data.what().ok_or(Problem::BadForm)?;
    let mut desk = desk(&mut tx, &grant, draft, today).await?;
    let on = desk.draft.on(today);
    let mentor = {
        let before = desk.proposal(on);
        let i = before.index_of(child).ok_or(Problem::NotFound)?;
        // A tap on the child's own choice lets it go.
        let same =
            wanted.is_some() && before.choice(i) == wanted.and_then(|staff| before.index_of_staff(staff));
        let mentor = wanted.filter(|_| !same);
        if let Some(staff) = mentor {
            let j = before.index_of_staff(staff).filter(|_| before.is_about(i));
            j.filter(|j| before.can_be(i, *j)).ok_or(Problem::NotFound)?;
        }
        mentor
    };
    queries::choose(&mut tx, organisation, id, child, mentor).await?;
    desk.wishes.chosen = queries::wishes(&mut tx, organisation, id).await?.chosen;
    let hash = desk.proposal(on).hash;
    queries::touch(&mut tx, organisation, &desk.draft, form.data.version, on, &hash).await?;
    let action = if mentor.is_some() { "mentor chosen by hand" } else { "choice let go" };
    let mut audit =
        Audit::new(organisation, Some(grant.actor().account), action).on("division", id).on("child", child);
    if let Some(mentor) = mentor {
        audit = audit.on("staff", mentor);
    }
    Ok(tx.finish(audit, &format!("/divisions/{id}#c{}", child.0.simple()), None).await?)
}

pub(super) async fn best(
    cx: Cx,
    grant: Grant<action::Divide>,
    Path(id): Path<DivisionId>,
    form: Submitted<Versioned>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.write(&form).await?;
    let draft = queries::find(&mut tx, &grant, id).await?;
    draft_only(&draft)?;
    let mut desk = desk(&mut tx, &grant, draft, today).await?;
    desk.wishes.chosen.clear();
    queries::let_go(&mut tx, organisation, id).await?;
    let on = desk.draft.on(today);
    let hash = desk.proposal(on).hash;
    queries::touch(&mut tx, organisation, &desk.draft, form.data.version, on, &hash).await?;
    let audit = Audit::new(organisation, Some(grant.actor().account), "choices let go").on("division", id);
    let flash = Flash::good(cx.lang.t("division-best-done"));
    Ok(tx.finish(audit, &format!("/divisions/{id}"), Some(flash)).await?)
}

pub(super) async fn discard(
    cx: Cx,
    grant: Grant<action::Divide>,
    Path(id): Path<DivisionId>,
    form: Submitted<Versioned>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let mut tx = cx.write(&form).await?;
    let mut draft = queries::find(&mut tx, &grant, id).await?;
    draft_only(&draft)?;
    draft.version = form.data.version;
    queries::set_state(&mut tx, organisation, &draft, "dropped", None).await?;
    let audit = Audit::new(organisation, Some(grant.actor().account), "proposal dropped").on("division", id);
    let flash = Flash::know(cx.lang.t("division-dropped"));
    Ok(tx.finish(audit, &format!("/groups/{}", draft.group), Some(flash)).await?)
}

pub(super) async fn ask(
    cx: Cx,
    grant: Grant<action::Divide>,
    Path(id): Path<DivisionId>,
    form: Submitted<Versioned>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let mut tx = cx.write(&form).await?;
    let draft = queries::find(&mut tx, &grant, id).await?;
    draft_only(&draft)?;
    queries::ask_team(&mut tx, organisation, &draft).await?;
    let audit = Audit::new(organisation, Some(grant.actor().account), "team asked").on("division", id);
    let flash = Flash::good(cx.lang.t("division-asked-done"));
    Ok(tx.finish(audit, &format!("/divisions/{id}"), Some(flash)).await?)
}
