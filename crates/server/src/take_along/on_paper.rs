//! The file for a guardian who has no account: as a PDF that the team lead prints and hands over. Nothing of it is kept.

use axum::{extract::Path, response::Response};
use mentorkind_domain::{access::action, guardians::Right};

use super::{document::document, gather::gather};
use crate::{
    account::Nothing,
    child,
    platform::{
        access::Grant,
        audit::Audit,
        db::Read,
        download,
        form::Submitted,
        ids::{ChildId, GuardianId, OrganisationId},
        problem::Problem,
        rights::Rights,
        session::{self, Cx},
    },
};

/// Whether the file of a child is handed to a guardian on paper: one who is told all, and has no account.
pub async fn is_on_paper(
    tx: &mut Read,
    organisation: OrganisationId,
    rights: &Rights,
    (guardian, child): (GuardianId, ChildId),
) -> sqlx::Result<bool> {
    Ok(rights.of(guardian, child) == Some(Right::Full)
        && !session::has_account(tx, organisation, guardian).await?)
}

/// Makes it, with what the guardian would see now.
pub(super) async fn make(
    cx: Cx,
    grant: Grant<action::HandOverFile>,
    Path((child, guardian)): Path<(ChildId, GuardianId)>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.read().await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let places = child::places(&mut tx, organisation, child.id, actor.today).await?;
    let reader = session::as_guardian_on_paper(&mut tx, (actor, guardian), cx.now).await?;
    let reader = reader.ok_or(Problem::Conflict)?;
    // Who may not be told anything of this child finds nothing by being handed it either.
    let file = match gather(&mut tx, &reader, child.id, (cx.now, cx.lang)).await {
        Err(Problem::Forbidden) => return Err(Problem::NotFound),
        found => found?,
    };
    drop(tx);
    let tx = cx.write(&form).await?;
    let audit = Audit::new(organisation, Some(actor.account), "file handed over on paper")
        .on("child", child.id)
        .on("guardian", guardian);
    tx.commit(audit).await?;
    child::open(&cx, actor, child.id, &places, "take-along").await?;
    download::pdf(document(&file, cx.lang), "dossier.pdf").await
}
