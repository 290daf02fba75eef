//! Writing the dossier, looking at it as the receiver will, giving it to the parents and taking it back, stopping.

use std::collections::BTreeMap;

use askama::Template;
use axum::{extract::Path, response::Response};
use mentorkind_domain::{
    access::action,
    consent::MOST_WORDS,
    observation::check_text,
    transfer::{Part, period},
};
use serde::Deserialize;

use super::{
    page::{Typed, fields, found, show},
    queries::Transfer,
    view::{self, DossierPart},
    write,
};
use crate::{
    child::{self, Child},
    consent,
    family::asked::{self, Matter},
    platform::{
        access::Grant,
        audit::Audit,
        form::Submitted,
        i18n::Lang,
        ids::{ConsentId, TransferId, TransferPartId},
        problem::Problem,
        render::{Flash, Page, html},
        session::Cx,
    },
};

/// A form that acts on what was read.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct OfVersion {
    version: i64,
}

pub(super) async fn save(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path(id): Path<TransferId>,
    form: Submitted<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.write(&form).await?;
    let (transfer, child) = found(&mut tx, &grant, id).await?;
    if transfer.given_on.is_some() || transfer.stopped() {
        return Err(Problem::Conflict);
    }
    let typed = |part: Part| form.data.get(&format!("part-{}", part.code())).map(|text| text.trim());
    let mut written = fields(&transfer, lang);
    for field in &mut written {
        let Some(words) = typed(field.part) else { continue };
        field.mistake = consent::text_mistake(words, MOST_WORDS, lang).filter(|_| !words.is_empty());
        field.words = words.to_owned();
    }
    let warm = form.data.get("warm").is_some_and(|value| value == "true");
    let mistakes = written.iter().any(|field| field.mistake.is_some());
    let version = form.data.get("version").and_then(|version| version.parse().ok());
    let texts: Vec<(TransferPartId, String)> = written
        .iter()
        .filter_map(|field| Some((transfer.part(field.part)?.id, field.words.clone())))
        .collect();
    if mistakes
        || !write::save(&mut tx, organisation, (id, version.unwrap_or_default()), warm, &texts).await?
    {
        drop(tx);
        let error = (!mistakes).then(|| lang.t("transfer-meanwhile").to_string());
        return show(
            &cx,
            &grant,
            id,
            Typed { fields: Some(written), warm: Some(warm), error, ..Typed::default() },
        )
        .await;
    }
    let audit = Audit::new(organisation, Some(actor.account), "transfer written")
        .on("transfer", id)
        .on("child", child.id);
    let to = if form.data.contains_key("preview") {
        format!("/transfers/{id}/preview")
    } else {
        format!("/transfers/{id}")
    };
    Ok(tx.finish(audit, &to, Some(Flash::good(lang.t("transfer-saved")))).await?)
}

#[derive(Template)]
#[template(path = "transfer/preview.html")]
struct PreviewPage {
    page: Page,
    child: Child,
    transfer: Transfer,
    parts: Vec<DossierPart>,
    /// It can be given to the parents: something stands in it, and they do not have it yet.
    can_be_given: bool,
    /// Who is asked; nobody: nobody is known to have custody.
    asked: Vec<String>,
}

pub(super) async fn preview(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path(id): Path<TransferId>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.read().await?;
    let (transfer, child) = found(&mut tx, &grant, id).await?;
    let custodians = super::page::custodians(&mut tx, &grant, &transfer).await?;
    let places = child::places(&mut tx, organisation, child.id, actor.today).await?;
    drop(tx);
    child::open(&cx, actor, child.id, &places, "transfer").await?;
    let parts = view::dossier(&transfer, |_| true, lang);
    html(&PreviewPage {
        page: cx.page(),
        child,
        can_be_given: transfer.given_on.is_none() && !transfer.stopped() && !parts.is_empty(),
        parts,
        transfer,
        asked: custodians.into_iter().map(|custodian| custodian.name).collect(),
    })
}

/// The words of the consent for a part: for what it is, and what is shared.
fn asked_for(transfer: &Transfer, part: Part, words: &str, lang: Lang) -> (String, String) {
    let contents =
        if part == Part::Parents { lang.t("transfer-consent-parents").to_string() } else { words.to_owned() };
    (view::purpose(transfer.destination, part, lang), contents)
}

pub(super) async fn give(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path(id): Path<TransferId>,
    form: Submitted<OfVersion>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let (transfer, child) = found(&mut tx, &grant, id).await?;
    let written = || transfer.parts.iter().filter(|part| part.part != Part::Parents);
    let empty = written().all(|part| check_text(part.words.trim(), MOST_WORDS).is_err());
    if transfer.given_on.is_some() || transfer.stopped() || transfer.version != form.data.version || empty {
        return Err(Problem::Conflict);
    }
    let mut parts: Vec<(TransferPartId, ConsentId)> = Vec::new();
    for part in transfer.parts.iter().filter(|part| part.part.is_asked(&part.words)) {
        let (purpose, contents) = asked_for(&transfer, part.part, &part.words, lang);
        let new = consent::New {
            child: child.id,
            purpose: &purpose,
            recipient: &transfer.receiver,
            contents: &contents,
            period: period(transfer.starts_on, actor.today),
        };
        let consent = consent::add(&mut tx, organisation, &new, (actor.today, staff)).await?;
        parts.push((part.id, consent));
    }
    if !write::give(&mut tx, organisation, (id, transfer.version), actor.today, &parts).await? {
        return Err(Problem::Conflict);
    }
    asked::ask(&mut tx, organisation, child.id, Matter::Transfer(id)).await?;
    let audit = Audit::new(organisation, Some(actor.account), "transfer given to parents")
        .on("transfer", id)
        .on("child", child.id);
    Ok(tx.finish(audit, &format!("/transfers/{id}"), Some(Flash::good(lang.t("transfer-given")))).await?)
}

/// Ends the consents of all parts: they were asked for words that do not stand any more.
async fn ask_no_longer(
    tx: &mut crate::platform::db::Write,
    grant: &Grant<action::TransferChild>,
    transfer: &Transfer,
) -> sqlx::Result<()> {
    for consent in transfer.parts.iter().filter_map(|part| part.consent.as_ref()) {
        consent::take_back(tx, grant.organisation(), consent.id).await?;
    }
    Ok(())
}

pub(super) async fn take_back(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path(id): Path<TransferId>,
    form: Submitted<OfVersion>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let (transfer, child) = found(&mut tx, &grant, id).await?;
    let over = !transfer.sendings.is_empty() || transfer.read.is_some() || transfer.given_on.is_none();
    let of = (id, form.data.version);
    if over || !write::take_back(&mut tx, grant.organisation(), of).await? {
        return Err(Problem::Conflict);
    }
    ask_no_longer(&mut tx, &grant, &transfer).await?;
    let audit = Audit::new(grant.organisation(), Some(grant.actor().account), "transfer taken back")
        .on("transfer", id)
        .on("child", child.id);
    let flash = Flash::know(cx.lang.t("transfer-taken-back"));
    Ok(tx.finish(audit, &format!("/transfers/{id}"), Some(flash)).await?)
}

pub(super) async fn stop(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path(id): Path<TransferId>,
    form: Submitted<OfVersion>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let (transfer, child) = found(&mut tx, &grant, id).await?;
    if !write::stop(&mut tx, grant.organisation(), (id, form.data.version)).await? {
        return Err(Problem::Conflict);
    }
    ask_no_longer(&mut tx, &grant, &transfer).await?;
    let audit = Audit::new(grant.organisation(), Some(grant.actor().account), "transfer stopped")
        .on("transfer", id)
        .on("child", child.id);
    let flash = Flash::know(cx.lang.t("transfer-stopped"));
    Ok(tx.finish(audit, &format!("/children/{}/transfers", child.id), Some(flash)).await?)
}
