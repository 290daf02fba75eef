//! What the receiver of a transfer reads: the dossier, and the receipt.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use mentorkind_domain::transfer::Part;

use super::{
    page::received as received_words,
    queries::{self, Sending, Transfer},
    view::{self, DossierPart},
};
use crate::{
    account::Visitor,
    child, consent, guardians,
    outside::{self, Door, Filled, Somebody},
    platform::{
        audit::Audit,
        dates::exact,
        db::{Read, Write},
        form::Submitted,
        ids::{OrganisationId, TransferSendingId},
        problem::Problem,
        render::{Page, html, status_html},
        rights,
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "transfer/outside.html")]
struct OutsidePage {
    page: Page,
    secret: String,
    code: String,
    organisation: String,
    child: String,
    receiver: String,
    starts: String,
    parts: Vec<DossierPart>,
    received: Option<String>,
    form: Somebody,
    error: Option<String>,
}

fn door(secret: &str) -> String {
    format!("/t/{secret}")
}

pub(super) async fn knock(cx: Cx, Path(secret): Path<String>) -> Result<Response, Problem> {
    outside::knock(&cx, door(&secret))
}

/// What a link with the right code opens at this moment.
struct Opened {
    organisation: OrganisationId,
    organisation_name: String,
    today: Date,
    sending: Sending,
    transfer: Transfer,
    child: String,
    /// The parts that were sent and may still be read.
    parts: Vec<Part>,
}

/// Opens the link, if the code fits and something may still be read. Consent and custody are those of this moment.
async fn opened(tx: &mut Write, secret: &str, code: &str) -> Result<Option<Opened>, Problem> {
    let Some((organisation, id)) = outside::knocked(tx, Door::Transfer, secret, code).await? else {
        return Ok(None);
    };
    let now = tx.now;
    let today = rights::today_in(tx, organisation, now).await?;
    let sending = queries::sending(tx, organisation, TransferSendingId(id)).await?;
    let Some(transfer) = queries::one(tx, organisation, sending.transfer_id).await? else { return Ok(None) };
    let parts = readable(tx, organisation, &transfer, &sending, today).await?;
    let child = child::guest(tx, organisation, transfer.child).await?;
    let died = guardians::died_on(tx, organisation, transfer.child).await?.is_some();
    let Some(child) = child.filter(|_| !died && !parts.is_empty()) else { return Ok(None) };
    let organisation_name = rights::name_of(tx, organisation).await?;
    Ok(Some(Opened { organisation, organisation_name, today, sending, transfer, child: child.name, parts }))
}

async fn readable(
    tx: &mut Read,
    organisation: OrganisationId,
    transfer: &Transfer,
    sending: &Sending,
    today: Date,
) -> sqlx::Result<Vec<Part>> {
    let custodians = consent::custodians(tx, organisation, &[transfer.child], today).await?;
    let custodians = custodians.get(&transfer.child).map_or(&[][..], Vec::as_slice);
    Ok(transfer.readable(sending, custodians, today))
}

fn dossier(
    cx: &Cx,
    opened: &Opened,
    (secret, filled): (String, &Filled),
    error: Option<String>,
) -> OutsidePage {
    OutsidePage {
        page: cx.page(),
        secret,
        code: filled.code.clone(),
        organisation: opened.organisation_name.clone(),
        child: opened.child.clone(),
        receiver: opened.transfer.receiver.clone(),
        starts: exact(opened.transfer.starts_on, cx.lang),
        parts: view::dossier(&opened.transfer, |part| opened.parts.contains(&part), cx.lang),
        received: opened.sending.received_on.map(|_| received_words(&opened.sending, cx.lang)),
        form: filled.who.clone(),
        error,
    }
}

pub(super) async fn open(
    cx: Cx,
    visitor: Visitor,
    Path(secret): Path<String>,
    form: Submitted<Filled>,
) -> Result<Response, Problem> {
    outside::count(&cx, &visitor, &secret).await?;
    let mut tx = cx.write(&form).await?;
    let Some(opened) = opened(&mut tx, &secret, &form.data.code).await? else {
        return outside::closed(&cx, tx, door(&secret)).await;
    };
    outside::forgive(&mut tx, &visitor, &secret).await?;
    outside::viewed(&mut tx, Door::Transfer, opened.organisation, opened.sending.id.0).await?;
    let audit = Audit::new(opened.organisation, None, "transfer read by receiver")
        .on("transfer", opened.transfer.id)
        .on("transfer_sending", opened.sending.id)
        .on("child", opened.transfer.child);
    tx.commit(audit).await?;
    html(&dossier(&cx, &opened, (secret, &form.data), None))
}

/// The receiver confirms, with name and function.
pub(super) async fn received(
    cx: Cx,
    visitor: Visitor,
    Path(secret): Path<String>,
    form: Submitted<Filled>,
) -> Result<Response, Problem> {
    outside::count(&cx, &visitor, &secret).await?;
    let mut tx = cx.write(&form).await?;
    let filled = &form.data;
    let Some(mut opened) = opened(&mut tx, &secret, &filled.code).await? else {
        return outside::closed(&cx, tx, door(&secret)).await;
    };
    outside::forgive(&mut tx, &visitor, &secret).await?;
    if let Some(mistake) = filled.who.mistake(cx.lang) {
        tx.commit(Audit::housekeeping()).await?;
        let page = dossier(&cx, &opened, (secret, filled), Some(mistake));
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let sending = opened.sending.id;
    let receipt = (sending.0, &filled.who);
    outside::received(&mut tx, Door::Transfer, opened.organisation, receipt, opened.today).await?;
    opened.sending = queries::sending(&mut tx, opened.organisation, sending).await?;
    let audit = Audit::new(opened.organisation, None, "transfer received")
        .on("transfer", opened.transfer.id)
        .on("transfer_sending", sending)
        .on("child", opened.transfer.child);
    tx.commit(audit).await?;
    html(&dossier(&cx, &opened, (secret, filled), None))
}
