//! The scan of the paper on which a guardian answered to a transfer: one for all that was taken in from it.

use axum::{extract::Path, response::Response};
use mentorkind_domain::access::action;

use super::page::{Typed, found, show};
use crate::{
    child, consent,
    platform::{
        access::Grant,
        audit::Audit,
        ids::{ConsentAnswerId, TransferId},
        problem::Problem,
        render::Flash,
        session::Cx,
        upload::FileForm,
    },
};

/// Keeps the scan of a paper; once, for it is the proof.
pub(super) async fn keep(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path((id, answer)): Path<(TransferId, ConsentAnswerId)>,
    FileForm(mut form): FileForm,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    // Looked at before a picture is unpacked: nobody makes work with a file for what it may not see.
    found(&mut cx.read().await?, &grant, id).await?;
    let scan = match consent::chosen(form.data.file.take(), cx.lang).await? {
        Ok(scan) => scan,
        Err(why) => return show(&cx, &grant, id, Typed { error: Some(why), ..Typed::default() }).await,
    };
    let mut tx = cx.write(&form).await?;
    let (transfer, child) = found(&mut tx, &grant, id).await?;
    let given = transfer.answers().find(|given| given.id == answer).ok_or(Problem::NotFound)?;
    let paper = transfer.paper(given.guardian).filter(|paper| paper.answer == answer);
    if paper.ok_or(Problem::NotFound)?.scanned {
        return Err(Problem::Conflict);
    }
    consent::keep_scan(&mut tx, organisation, answer, &scan, staff).await?;
    let audit = Audit::new(organisation, Some(actor.account), "scan of transfer answer kept")
        .on("transfer", id)
        .on("guardian", given.guardian)
        .on("child", child.id);
    let flash = Flash::good(cx.lang.t("transfer-scan-kept"));
    Ok(tx.finish(audit, &format!("/transfers/{id}"), Some(flash)).await?)
}

/// The scan, to save.
pub(super) async fn download(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path((id, answer)): Path<(TransferId, ConsentAnswerId)>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.read().await?;
    let (transfer, child) = found(&mut tx, &grant, id).await?;
    if !transfer.answers().any(|given| given.id == answer) {
        return Err(Problem::NotFound);
    }
    let kept = consent::scan(&mut tx, organisation, answer).await?.ok_or(Problem::NotFound)?;
    let places = child::places(&mut tx, organisation, child.id, actor.today).await?;
    drop(tx);
    child::open(&cx, actor, child.id, &places, "transfer").await?;
    Ok(kept.download(&cx.lang.t("transfer-scan-name").to_string()))
}
