//! The page where a guardian asks for the file of its child, and takes it.

use askama::Template;
use axum::{extract::Path, response::Response};
use mentorkind_domain::{
    access::action,
    offered::{OFFERED_DAYS, State, state},
};

use super::{
    make::MAKE,
    queries::{self, Asked},
};
use crate::{
    account::Nothing,
    child::{self, Child},
    platform::{
        access::Grant,
        audit::Audit,
        dates::{Said, said},
        db::Read,
        download::{ZIP, attachment},
        form::Submitted,
        ids::{ChildId, GuardianId},
        jobs,
        opening::Opening,
        problem::Problem,
        render::{Flash, Page, html},
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "take_along/page.html")]
struct TakePage {
    page: Page,
    child: Child,
    days: i64,
    /// It was taken away: photos in it may not be seen any more.
    taken_away: bool,
    /// It is being made.
    waits: bool,
    /// It can be taken until this day.
    until: Option<Said>,
}

/// The child and the guardian, and what it asked for.
async fn found(
    tx: &mut Read,
    grant: &Grant<action::TakeAlong>,
    child: ChildId,
) -> Result<(Child, GuardianId, Option<(Asked, State)>), Problem> {
    let actor = grant.actor();
    let guardian = actor.guardian.ok_or(Problem::Forbidden)?;
    if !grant.covers(None, Some(child.0)) {
        return Err(Problem::NotFound);
    }
    let child = child::guest(tx, grant.organisation(), child).await?.ok_or(Problem::NotFound)?;
    let last = queries::last(tx, grant.organisation(), (child.id, guardian)).await?;
    let last = last.map(|asked| {
        let made = asked.made_at.map(|at| at.date_in(&actor.zone));
        let state = state(asked.asked_at.date_in(&actor.zone), made, actor.today);
        (asked, state)
    });
    Ok((child, guardian, last))
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::TakeAlong>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (child, _, last) = found(&mut tx, &grant, child).await?;
    drop(tx);
    let taken_away = last.as_ref().is_some_and(|(asked, _)| asked.taken_away_at.is_some());
    let state = last.map(|(_, state)| state);
    html(&TakePage {
        page: cx.page(),
        child,
        days: OFFERED_DAYS,
        taken_away,
        waits: state == Some(State::Waits) && !taken_away,
        until: match state {
            Some(State::Ready(until)) => Some(said(until, grant.actor().today, cx.lang)),
            _ => None,
        },
    })
}

pub(super) async fn ask(
    cx: Cx,
    grant: Grant<action::TakeAlong>,
    Path(child): Path<ChildId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.write(&form).await?;
    let (child, guardian, _) = found(&mut tx, &grant, child).await?;
    let id = queries::ask(&mut tx, organisation, (child.id, guardian), (lang, actor.account)).await?;
    jobs::add(&mut tx, organisation, MAKE, &id).await?;
    let audit = Audit::new(organisation, Some(actor.account), "file to take along asked for")
        .on("take-along", id)
        .on("child", child.id)
        .on("guardian", guardian);
    let to = format!("/family/take-along/{}", child.id);
    Ok(tx.finish(audit, &to, Some(Flash::good(lang.t("take-asked")))).await?)
}

pub(super) async fn file(
    cx: Cx,
    grant: Grant<action::TakeAlong>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.read().await?;
    let (child, _, last) = found(&mut tx, &grant, child).await?;
    let Some((asked, State::Ready(_))) = last else { return Err(Problem::NotFound) };
    let zip = queries::zip(&mut tx, organisation, asked.id).await?.ok_or(Problem::NotFound)?;
    drop(tx);
    let opening = Opening {
        organisation,
        account: actor.account,
        child: child.id,
        relation: "guardian",
        page: "take-along",
        at: cx.now,
    };
    cx.app.openings.record(vec![opening]).await?;
    Ok(attachment(zip, ZIP, "mentorkind.zip"))
}
