//! After it was sent: the receipt of the receiver, and hearing how the child is doing. Also when the child has left: for
//! whoever sent it, and who leads the group from which it went.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use mentorkind_domain::access::action;

use super::{
    page::received,
    queries::{self, Transfer},
    send::Only,
    write,
};
use crate::{
    child, guardians,
    outside::{self, Door, Somebody},
    platform::{
        access::Grant,
        audit::Audit,
        dates::{Said, exact, said},
        db::Read,
        form::Submitted,
        ids::TransferId,
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "transfer/after.html")]
struct AfterPage {
    page: Page,
    transfer: Transfer,
    child_name: String,
    /// The page of the transfer, while the child is here.
    here: bool,
    sent: Said,
    starts: Said,
    received: Option<String>,
    followed_up: Option<String>,
    /// That can be taken back: it was today.
    can_undo: bool,
    /// The first day there is still to come.
    early: bool,
    form: Somebody,
    error: Option<String>,
}

/// A transfer that was sent, as it is [`reached`].
async fn found(
    tx: &mut Read,
    grant: &Grant<action::TransferChild>,
    id: TransferId,
) -> Result<(Transfer, String, bool), Problem> {
    let found = reached(tx, grant, id).await?;
    if found.0.sendings.is_empty() { Err(Problem::NotFound) } else { Ok(found) }
}

/// A transfer, the first name of the child, and whether the child is still here.
pub(super) async fn reached(
    tx: &mut Read,
    grant: &Grant<action::TransferChild>,
    id: TransferId,
) -> Result<(Transfer, String, bool), Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let transfer = queries::one(tx, organisation, id).await?.ok_or(Problem::NotFound)?;
    if transfer.stopped() {
        return Err(Problem::NotFound);
    }
    let here = child::one(tx, grant, transfer.child).await?;
    let sent_it = grant.covers(Some(transfer.from_group.0), None) || actor.staff == Some(transfer.begun_by);
    let child = match here.as_ref() {
        Some(child) => child.first_name.clone(),
        None if sent_it => {
            child::guest(tx, organisation, transfer.child).await?.ok_or(Problem::NotFound)?.first_name
        }
        None => return Err(Problem::NotFound),
    };
    if guardians::died_on(tx, organisation, transfer.child).await?.is_some() {
        return Err(Problem::NotFound);
    }
    Ok((transfer, child, here.is_some()))
}

async fn show(
    cx: &Cx,
    grant: &Grant<action::TransferChild>,
    id: TransferId,
    typed: Option<(Somebody, String)>,
) -> Result<Response, Problem> {
    let (actor, lang) = (grant.actor(), cx.lang);
    let mut tx = cx.read().await?;
    let (transfer, child_name, here) = found(&mut tx, grant, id).await?;
    drop(tx);
    let group = Some(transfer.from_group.0);
    cx.app.openings.record(vec![grant.opening(group, transfer.child, "transfer", cx.now)]).await?;
    let status = if typed.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let (form, error) = typed.map_or_else(Default::default, |(form, error)| (form, Some(error)));
    let page = AfterPage {
        page: cx.page(),
        child_name,
        here,
        sent: said(transfer.sent_on().unwrap_or(actor.today), actor.today, lang),
        starts: said(transfer.starts_on, actor.today, lang),
        received: transfer.receipt().map(|receipt| received(receipt, lang)),
        followed_up: transfer.followed_up_on.map(|day| exact(day, lang)),
        can_undo: transfer.followed_up_on == Some(actor.today),
        early: actor.today < transfer.starts_on,
        transfer,
        form,
        error,
    };
    status_html(status, &page)
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path(id): Path<TransferId>,
) -> Result<Response, Problem> {
    show(&cx, &grant, id, None).await
}

/// Keeps a receipt that came on paper or by telephone.
pub(super) async fn receipt(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path(id): Path<TransferId>,
    form: Submitted<Somebody>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.write(&form).await?;
    let (transfer, ..) = found(&mut tx, &grant, id).await?;
    if let Some(mistake) = form.data.mistake(lang) {
        drop(tx);
        return show(&cx, &grant, id, Some((form.data, mistake))).await;
    }
    let sending = transfer.sendings.first().map(|last| last.id).ok_or(Problem::NotFound)?;
    let receipt = (sending.0, &form.data);
    if transfer.receipt().is_some()
        || !outside::received(&mut tx, Door::Transfer, organisation, receipt, actor.today).await?
    {
        return Err(Problem::Conflict);
    }
    let audit = Audit::new(organisation, Some(actor.account), "transfer receipt recorded")
        .on("transfer", id)
        .on("child", transfer.child);
    let flash = Flash::good(lang.t("transfer-receipt-kept"));
    Ok(tx.finish(audit, &format!("/transfers/{id}/after"), Some(flash)).await?)
}

/// Keeps that somebody heard today how the child is doing.
pub(super) async fn follow_up(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path(id): Path<TransferId>,
    form: Only,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.write(&form).await?;
    let (transfer, ..) = found(&mut tx, &grant, id).await?;
    if transfer.followed_up_on.is_some() {
        return Err(Problem::Conflict);
    }
    if actor.today < transfer.starts_on {
        drop(tx);
        let error = cx.lang.t("transfer-follow-early").with("date", exact(transfer.starts_on, cx.lang));
        return show(&cx, &grant, id, Some((Somebody::default(), error.to_string()))).await;
    }
    write::followed_up(&mut tx, organisation, id, Some(actor.today)).await?;
    let audit = Audit::new(organisation, Some(actor.account), "transfer followed up")
        .on("transfer", id)
        .on("child", transfer.child);
    let flash = Flash::good(cx.lang.t("transfer-followed-up"))
        .undo(format!("/transfers/{id}/follow-up/undo"), cx.lang.t("transfer-follow-undo"));
    Ok(tx.finish(audit, &format!("/transfers/{id}/after"), Some(flash)).await?)
}

/// Takes that back on the same day.
pub(super) async fn undo_follow_up(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path(id): Path<TransferId>,
    form: Only,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.write(&form).await?;
    let (transfer, ..) = found(&mut tx, &grant, id).await?;
    if transfer.followed_up_on != Some(actor.today) {
        return Err(Problem::Conflict);
    }
    write::followed_up(&mut tx, organisation, id, None).await?;
    let audit = Audit::new(organisation, Some(actor.account), "transfer follow-up taken back")
        .on("transfer", id)
        .on("child", transfer.child);
    let flash = Flash::know(cx.lang.t("transfer-follow-undone"));
    Ok(tx.finish(audit, &format!("/transfers/{id}/after"), Some(flash)).await?)
}
