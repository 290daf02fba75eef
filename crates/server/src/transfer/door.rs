//! What the receiver reads without an account: a link, a code that came another way, the dossier, and the receipt.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use mentorkind_domain::transfer::Part;
use serde::Deserialize;

use super::{
    page::received as received_words,
    queries::{self, Sending, Transfer},
    send::{Somebody, code_hash},
    view::{self, DossierPart},
    write,
};
use crate::{
    account::{
        Visitor,
        throttle::{self, Throttle},
    },
    child, consent, guardians,
    platform::{
        audit::Audit,
        dates::exact,
        db::{Read, Write},
        form::Submitted,
        ids::OrganisationId,
        problem::Problem,
        random,
        render::{Page, html, status_html},
        rights,
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "transfer/knock.html")]
struct KnockPage {
    page: Page,
    secret: String,
    error: Option<String>,
}

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

/// The same page for every link, also for one that opens nothing: it says nothing.
pub(super) async fn knock(cx: Cx, Path(secret): Path<String>) -> Result<Response, Problem> {
    html(&KnockPage { page: cx.page(), secret, error: None })
}

/// What was filled in.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Filled {
    code: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    job: String,
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

/// Counts the try at the door; it holds for all machines together.
async fn count(cx: &Cx, visitor: &Visitor, secret: &str) -> Result<(), Problem> {
    let address = visitor.address.map(Throttle::of_address);
    let throttles: Vec<Throttle> = address.into_iter().chain([Throttle::of_transfer(secret)]).collect();
    throttle::count(cx, &throttles).await
}

/// Opens the link, if the code fits and something may still be read. Consent and custody are those of this moment.
async fn opened(tx: &mut Write, secret: &str, code: &str, views: i64) -> Result<Option<Opened>, Problem> {
    let Some((organisation, hash, sending)) = queries::of_link(tx, random::hash(secret)).await? else {
        return Ok(None);
    };
    if !write::tried(tx, organisation, sending.id).await? || hash != code_hash(secret, code) {
        return Ok(None);
    }
    write::viewed(tx, organisation, sending.id, views).await?;
    let now = tx.now;
    let today = rights::today_in(tx, organisation, now).await?;
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
    let leaving = transfer.leaving(custodians, today).into_iter().map(|(part, _)| part);
    Ok(leaving.filter(|part| sending.has(*part)).collect())
}

/// The code did not fit, or the link opens nothing any more: the same words for both.
async fn closed(cx: &Cx, tx: Write, secret: String) -> Result<Response, Problem> {
    tx.commit(Audit::housekeeping()).await?;
    let error = Some(cx.lang.t("transfer-door-wrong").to_string());
    status_html(StatusCode::UNPROCESSABLE_ENTITY, &KnockPage { page: cx.page(), secret, error })
}

fn outside(
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
        received: opened.transfer.receipt().map(|receipt| received_words(receipt, cx.lang)),
        form: Somebody { name: filled.name.clone(), job: filled.job.clone() },
        error,
    }
}

pub(super) async fn open(
    cx: Cx,
    visitor: Visitor,
    Path(secret): Path<String>,
    form: Submitted<Filled>,
) -> Result<Response, Problem> {
    count(&cx, &visitor, &secret).await?;
    let mut tx = cx.write(&form).await?;
    let Some(opened) = opened(&mut tx, &secret, &form.data.code, 1).await? else {
        return closed(&cx, tx, secret).await;
    };
    let audit = Audit::new(opened.organisation, None, "transfer read by receiver")
        .on("transfer", opened.transfer.id)
        .on("transfer_sending", opened.sending.id)
        .on("child", opened.transfer.child);
    tx.commit(audit).await?;
    html(&outside(&cx, &opened, (secret, &form.data), None))
}

/// The receiver confirms, with name and function.
pub(super) async fn received(
    cx: Cx,
    visitor: Visitor,
    Path(secret): Path<String>,
    form: Submitted<Filled>,
) -> Result<Response, Problem> {
    count(&cx, &visitor, &secret).await?;
    let mut tx = cx.write(&form).await?;
    let filled = &form.data;
    let Some(mut opened) = opened(&mut tx, &secret, &filled.code, 0).await? else {
        return closed(&cx, tx, secret).await;
    };
    let who = Somebody { name: filled.name.clone(), job: filled.job.clone() };
    if let Some(mistake) = who.mistake(cx.lang) {
        tx.commit(Audit::housekeeping()).await?;
        let page = outside(&cx, &opened, (secret, filled), Some(mistake));
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let sending = opened.sending.id;
    let names = (filled.name.trim(), filled.job.trim());
    if opened.transfer.receipt().is_none() {
        write::received(&mut tx, opened.organisation, sending, names, opened.today).await?;
    }
    let id = opened.transfer.id;
    opened.transfer = queries::one(&mut tx, opened.organisation, id).await?.ok_or(Problem::NotFound)?;
    let audit = Audit::new(opened.organisation, None, "transfer received")
        .on("transfer", id)
        .on("transfer_sending", sending)
        .on("child", opened.transfer.child);
    tx.commit(audit).await?;
    html(&outside(&cx, &opened, (secret, filled), None))
}
