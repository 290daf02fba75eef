//! In the own organisation: the new mentor, or who leads the group to which the child comes, reads the dossier and
//! confirms it.

use askama::Template;
use axum::{extract::Path, response::Response};
use jiff::civil::Date;
use mentorkind_domain::access::action;

use super::{
    page::read_by,
    queries::{self, Transfer},
    send::Only,
    view::{self, DossierPart},
    write,
};
use crate::{
    child::{self, Child},
    consent, guardians, mentorship,
    platform::{
        access::Grant,
        audit::Audit,
        dates::{Said, exact, said},
        db::Read,
        ids::TransferId,
        problem::Problem,
        render::{Flash, Page, html},
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "transfer/dossier.html")]
struct DossierPage {
    page: Page,
    child: Child,
    transfer: Transfer,
    parts: Vec<DossierPart>,
    starts: Said,
    /// When somebody spoke with the receiver, and with whom.
    talk: Option<(String, String)>,
    read: Option<String>,
}

/// A transfer that comes to a group of the grant, for the mentor that the child has or will have there, or for who leads
/// that group; with the parts that may be read today.
async fn found(
    tx: &mut Read,
    grant: &Grant<action::ReceiveTransfer>,
    id: TransferId,
) -> Result<(Transfer, Child, Vec<mentorkind_domain::transfer::Part>), Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let transfer = queries::one(tx, organisation, id).await?.ok_or(Problem::NotFound)?;
    let group =
        transfer.to_group.filter(|group| grant.covers(Some(group.0), None)).ok_or(Problem::NotFound)?;
    let leads = actor.facts.leads_groups.contains(&group.0);
    let mentorships = mentorship::of_children(tx, organisation, &[transfer.child]).await?;
    let holds = |until: Option<Date>| until.is_none_or(|until| until >= actor.today);
    let mentor = mentorships
        .iter()
        .any(|one| Some(one.staff) == actor.staff && one.group == group && holds(one.until));
    if !leads && !mentor {
        return Err(Problem::NotFound);
    }
    let child = child::guest(tx, organisation, transfer.child).await?.ok_or(Problem::NotFound)?;
    let died = guardians::died_on(tx, organisation, child.id).await?.is_some();
    let custodians = consent::custodians(tx, organisation, &[child.id], actor.today).await?;
    let custodians = custodians.get(&child.id).map_or(&[][..], Vec::as_slice);
    let leaving =
        transfer.leaving(custodians, actor.today).into_iter().map(|(part, _)| part).collect::<Vec<_>>();
    if died || leaving.is_empty() { Err(Problem::NotFound) } else { Ok((transfer, child, leaving)) }
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::ReceiveTransfer>,
    Path(id): Path<TransferId>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.read().await?;
    let (transfer, child, leaving) = found(&mut tx, &grant, id).await?;
    let places = child::places(&mut tx, organisation, child.id, actor.today).await?;
    drop(tx);
    child::open(&cx, actor, child.id, &places, "transfer").await?;
    html(&DossierPage {
        page: cx.page(),
        parts: view::dossier(&transfer, |part| leaving.contains(&part), lang),
        starts: said(transfer.starts_on, actor.today, lang),
        talk: transfer.warm_talk.as_ref().map(|(on, with)| (exact(*on, lang), with.clone())),
        read: read_by(&transfer, lang),
        child,
        transfer,
    })
}

pub(super) async fn confirm(
    cx: Cx,
    grant: Grant<action::ReceiveTransfer>,
    Path(id): Path<TransferId>,
    form: Only,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let (_, child, _) = found(&mut tx, &grant, id).await?;
    if !write::read(&mut tx, organisation, id, (actor.today, staff)).await? {
        return Err(Problem::Conflict);
    }
    let audit = Audit::new(organisation, Some(actor.account), "transfer read by new mentor")
        .on("transfer", id)
        .on("child", child.id);
    let flash = Flash::good(cx.lang.t("transfer-read-kept"));
    Ok(tx.finish(audit, &format!("/transfers/{id}/dossier"), Some(flash)).await?)
}
