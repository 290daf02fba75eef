//! What a professional opens with a link and a code: the document, to save, and the receipt.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;

use super::{
    queries::{self, Document},
    view::received_words,
};
use crate::{
    account::Visitor,
    consent, guardians,
    outside::{self, Door, Filled, Somebody},
    platform::{
        audit::Audit,
        dates::exact,
        db::Write,
        form::Submitted,
        ids::{OrganisationId, ProfessionalDocumentId},
        problem::Problem,
        render::{Page, html, status_html},
        rights,
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "professional/outside.html")]
struct OutsidePage {
    page: Page,
    door: String,
    code: String,
    organisation: String,
    /// For whom it is.
    receiver: String,
    until: String,
    received: Option<String>,
    form: Somebody,
    error: Option<String>,
}

/// What a link with the right code opens at this moment.
struct Opened {
    organisation: OrganisationId,
    organisation_name: String,
    today: Date,
    until: Date,
    document: Document,
}

impl Opened {
    fn audit(&self, action: &'static str) -> Audit {
        Audit::new(self.organisation, None, action)
            .on("professional_document", self.document.id)
            .on("child", self.document.child_id)
    }
}

fn door(secret: &str) -> String {
    format!("/d/{secret}")
}

pub(super) async fn knock(cx: Cx, Path(secret): Path<String>) -> Result<Response, Problem> {
    outside::knock(&cx, door(&secret))
}

/// Opens the link, if the code fits and the document may still be read. Consent and custody are those of this moment.
async fn opened(tx: &mut Write, secret: &str, code: &str) -> Result<Option<Opened>, Problem> {
    let Some((organisation, id)) = outside::knocked(tx, Door::Document, secret, code).await? else {
        return Ok(None);
    };
    let now = tx.now;
    let today = rights::today_in(tx, organisation, now).await?;
    let Some(document) = queries::document(tx, organisation, ProfessionalDocumentId(id)).await? else {
        return Ok(None);
    };
    if guardians::died_on(tx, organisation, document.child_id).await?.is_some() {
        return Ok(None);
    }
    if let Some(consent) = document.consent_id {
        let Some(consent) = consent::one(tx, organisation, consent).await? else { return Ok(None) };
        if consent::basis(tx, organisation, &consent, today).await?.is_err() {
            return Ok(None);
        }
    }
    let until = document.ends_at.date_in(&rights::zone_of(tx, organisation).await?);
    let organisation_name = rights::name_of(tx, organisation).await?;
    Ok(Some(Opened { organisation, organisation_name, today, until, document }))
}

fn shown(cx: &Cx, opened: &Opened, (door, filled): (String, &Filled), error: Option<String>) -> OutsidePage {
    let document = &opened.document;
    let receipt = document.received_by.as_deref().zip(document.received_job.as_deref());
    OutsidePage {
        page: cx.page(),
        door,
        code: filled.code.clone(),
        organisation: opened.organisation_name.clone(),
        receiver: format!("{}, {}", document.name, document.works_at),
        until: exact(opened.until, cx.lang),
        received: receipt
            .zip(document.received_on)
            .map(|(who, on)| received_words(who, on.to_jiff(), cx.lang)),
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
    tx.commit(opened.audit("document for a professional found")).await?;
    html(&shown(&cx, &opened, (door(&secret), &form.data), None))
}

/// The document, to save. That is what counts as having read it once.
pub(super) async fn file(
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
    let id = opened.document.id;
    let Some(kept) = queries::content(&mut tx, opened.organisation, id).await? else {
        return outside::closed(&cx, tx, door(&secret)).await;
    };
    outside::viewed(&mut tx, Door::Document, opened.organisation, id.0).await?;
    tx.commit(opened.audit("document read by a professional")).await?;
    Ok(kept.download(&cx.lang.t("professional-document-name").to_string()))
}

/// Who read it confirms, with name and function.
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
        let page = shown(&cx, &opened, (door(&secret), filled), Some(mistake));
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let id = opened.document.id;
    let receipt = (id.0, &filled.who);
    outside::received(&mut tx, Door::Document, opened.organisation, receipt, opened.today).await?;
    let document = queries::document(&mut tx, opened.organisation, id).await?;
    opened.document = document.ok_or(Problem::NotFound)?;
    tx.commit(opened.audit("document received by a professional")).await?;
    html(&shown(&cx, &opened, (door(&secret), filled), None))
}
