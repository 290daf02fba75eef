//! Sending what parents agreed to: by a link with a code, or on paper.

use askama::Template;
use axum::{extract::Path, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{access::action, consent::LegalBasis, transfer::Part};
use mentorkind_reports::{Block, Document, Letter};

use super::{
    page::{Typed, custodians, found, show},
    queries::Transfer,
    view::{self, DossierPart},
    write,
};
use crate::{
    account::Nothing,
    child::{self, Child},
    outside::{Keys, Somebody},
    platform::{
        access::Grant,
        audit::Audit,
        dates::exact,
        db::{Read, Write},
        download,
        form::Submitted,
        i18n::Lang,
        ids::{ConsentId, OrganisationId, StaffId, TransferId, TransferSendingId},
        problem::Problem,
        render::{Page, html},
        rights,
        session::Cx,
    },
    professional,
};

/// Keeps that these parts go, with whom, each on its own basis.
async fn keep(
    tx: &mut Write,
    organisation: OrganisationId,
    transfer: &Transfer,
    (leaving, to, door): (&[(Part, LegalBasis<ConsentId>)], &Somebody, write::Door),
    (today, staff, lang): (Date, StaffId, Lang),
) -> sqlx::Result<TransferSendingId> {
    let parts: Vec<Part> = leaving.iter().map(|(part, _)| *part).collect();
    let sending = write::send(tx, organisation, transfer.id, &parts, door, (today, staff)).await?;
    let why = lang.t("transfer-why").with("where", view::destination(transfer.destination, lang)).to_string();
    for (part, basis) in leaving {
        let shared = view::label(*part, lang);
        let what = professional::Shared {
            name: to.name.trim(),
            works_at: &transfer.receiver,
            job: to.job.trim(),
            why: &why,
            shared: &shared,
        };
        professional::add(tx, organisation, transfer.child, &what, basis, staff).await?;
    }
    Ok(sending)
}

/// What may leave now; or why it cannot be sent, in words.
async fn leaving(
    tx: &mut Read,
    grant: &Grant<action::TransferChild>,
    transfer: &Transfer,
    (to, lang): (&Somebody, Lang),
) -> Result<Result<Vec<(Part, LegalBasis<ConsentId>)>, String>, Problem> {
    if transfer.stopped() || transfer.given_on.is_none() || transfer.to_group.is_some() {
        return Err(Problem::Conflict);
    }
    let custodians = custodians(tx, grant, transfer).await?;
    let leaving = transfer.leaving(&custodians, grant.actor().today);
    if leaving.is_empty() {
        let silent: Vec<&str> = view::silent(transfer, &custodians).map(|one| one.name.as_str()).collect();
        let why = if !silent.is_empty() {
            lang.t("transfer-nobody-silent").with("names", silent.join(", ")).to_string()
        } else if transfer.agreed(&custodians, grant.actor().today).is_empty() {
            lang.t("transfer-nothing-goes").to_string()
        } else {
            lang.t("transfer-nothing-written").to_string()
        };
        return Ok(Err(why));
    }
    Ok(to.mistake(lang).map_or(Ok(leaving), Err))
}

pub(super) async fn send(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path(id): Path<TransferId>,
    form: Submitted<Somebody>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let (transfer, child) = found(&mut tx, &grant, id).await?;
    let leaving = match leaving(&mut tx, &grant, &transfer, (&form.data, lang)).await? {
        Ok(leaving) => leaving,
        Err(why) => {
            drop(tx);
            return show(&cx, &grant, id, Typed { error: Some(why), to: form.data, ..Typed::default() })
                .await;
        }
    };
    let keys = Keys::fresh();
    let of = (actor.today, staff, lang);
    let sending =
        keep(&mut tx, organisation, &transfer, (&leaving, &form.data, Some(keys.hashes())), of).await?;
    let audit = Audit::new(organisation, Some(actor.account), "transfer sent")
        .on("transfer", id)
        .on("transfer_sending", sending)
        .on("child", child.id);
    let mut response = tx.finish(audit, &format!("/transfers/{id}/sent"), None).await?;
    keys.put(sending.0, &cx.app.settings, response.headers_mut());
    Ok(response)
}

/// Sends it on paper: kept as sent, and then shown to be printed.
pub(super) async fn on_paper(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path(id): Path<TransferId>,
    form: Submitted<Somebody>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let (transfer, child) = found(&mut tx, &grant, id).await?;
    let leaving = match leaving(&mut tx, &grant, &transfer, (&form.data, lang)).await? {
        Ok(leaving) => leaving,
        Err(why) => {
            drop(tx);
            return show(&cx, &grant, id, Typed { error: Some(why), to: form.data, ..Typed::default() })
                .await;
        }
    };
    let of = (actor.today, staff, lang);
    let sending = keep(&mut tx, organisation, &transfer, (&leaving, &form.data, None), of).await?;
    let audit = Audit::new(organisation, Some(actor.account), "transfer printed")
        .on("transfer", id)
        .on("transfer_sending", sending)
        .on("child", child.id);
    Ok(tx.finish(audit, &format!("/transfers/{id}/print"), None).await?)
}

#[derive(Template)]
#[template(path = "transfer/print.html")]
struct PrintPage {
    page: Page,
    child: Child,
    transfer: Transfer,
    organisation: String,
    date: String,
    parts: Vec<DossierPart>,
}

/// What was sent on paper, as far as it may still go today. It opens the file of the child.
async fn on_its_way(
    cx: &Cx,
    grant: &Grant<action::TransferChild>,
    id: TransferId,
) -> Result<PrintPage, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.read().await?;
    let (transfer, child) = found(&mut tx, grant, id).await?;
    let custodians = custodians(&mut tx, grant, &transfer).await?;
    let places = child::places(&mut tx, organisation, child.id, actor.today).await?;
    let name = rights::name_of(&mut tx, organisation).await?;
    drop(tx);
    child::open(cx, actor, child.id, &places, "transfer").await?;
    let leaving = transfer.leaving(&custodians, actor.today);
    let sent = transfer.sendings.iter().find(|sending| !sending.by_link && sending.closed_at.is_none());
    let sent = sent.filter(|_| !leaving.is_empty()).ok_or(Problem::NotFound)?;
    let goes = |part: Part| sent.has(part) && leaving.iter().any(|(one, _)| *one == part);
    Ok(PrintPage {
        page: cx.page(),
        organisation: name,
        date: exact(actor.today, lang),
        parts: view::dossier(&transfer, goes, lang),
        child,
        transfer,
    })
}

pub(super) async fn printed(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path(id): Path<TransferId>,
) -> Result<Response, Problem> {
    html(&on_its_way(&cx, &grant, id).await?)
}

/// The same as PDF.
pub(super) async fn pdf(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path(id): Path<TransferId>,
) -> Result<Response, Problem> {
    let on = grant.actor().today;
    let print = on_its_way(&cx, &grant, id).await?;
    download::pdf(document(print, on), &format!("overdracht-{on}.pdf")).await
}

fn document(print: PrintPage, on: Date) -> Document {
    let lang = print.page.lang;
    let mut blocks = vec![Block::Words { text: lang.t("transfer-confidential").to_string() }];
    for part in print.parts {
        blocks.push(Block::Section { text: part.label });
        blocks.extend((!part.words.is_empty()).then_some(Block::Words { text: part.words }));
        blocks.extend(part.reactions.into_iter().map(|(name, text)| Block::Said {
            by: lang.t("transfer-beside").with("name", name).to_string(),
            text,
        }));
    }
    let from = lang.t("transfer-print-from").with("organisation", &print.organisation).to_string();
    let to = lang.t("transfer-print-for").with("receiver", &print.transfer.receiver).to_string();
    Document {
        lang: lang.code().to_owned(),
        title: lang.t("transfer-print-title").with("child", &print.child.name).to_string(),
        on,
        letter: Some(Letter { sender: vec![from], recipient: vec![to], date: print.date }),
        blocks,
        organisation: print.organisation,
    }
}

/// A form without fields.
pub(super) type Only = Submitted<Nothing>;
