//! The scan of a paper on which a guardian answered.

use axum::{extract::Path, response::Response};
use mentorkind_domain::access::action;

use super::{
    page::{found, show},
    queries,
};
use crate::{
    child,
    platform::{
        access::Grant,
        attached::{Kept, taken},
        audit::Audit,
        i18n::Lang,
        ids::{ConsentAnswerId, ConsentId},
        problem::Problem,
        render::Flash,
        session::Cx,
        upload::{Chosen, FileForm},
    },
};

/// The scan that was chosen, as it will be kept.
///
/// # Errors
/// Why nothing is kept, in words.
pub async fn chosen(file: Option<Chosen>, lang: Lang) -> Result<Result<Kept, String>, Problem> {
    Ok(match taken(file).await? {
        Ok(Some(scan)) => Ok(scan),
        Ok(None) => Err(lang.t("consent-scan-none").to_string()),
        Err(why) => Err(lang.t("consent-scan-not-kept").with("why", why.words(lang)).to_string()),
    })
}

/// Keeps the scan of an answer that was taken in on paper; once, for it is the proof.
pub(super) async fn keep(
    cx: Cx,
    grant: Grant<action::AskConsent>,
    Path((id, answer)): Path<(ConsentId, ConsentAnswerId)>,
    FileForm(mut form): FileForm,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    // Looked at before a picture is unpacked: nobody makes work with a file for what it may not see.
    found(&mut cx.read().await?, &grant, id).await?;
    let scan = match chosen(form.data.file.take(), cx.lang).await? {
        Ok(scan) => scan,
        Err(why) => return show(&cx, &grant, id, Some(why)).await,
    };
    let mut tx = cx.write(&form).await?;
    let (consent, child) = found(&mut tx, &grant, id).await?;
    let given = consent.given.iter().find(|given| given.id == answer && given.paper.is_some());
    let given = given.ok_or(Problem::NotFound)?;
    if given.scan.is_some() {
        return Err(Problem::Conflict);
    }
    queries::keep_scan(&mut tx, organisation, answer, &scan, staff).await?;
    let audit = Audit::new(organisation, Some(actor.account), "scan of consent kept")
        .on("consent", id)
        .on("guardian", given.guardian)
        .on("child", child.id);
    let flash = Flash::good(cx.lang.t("consent-scan-kept"));
    Ok(tx.finish(audit, &format!("/consents/{id}"), Some(flash)).await?)
}

/// The scan, to save.
pub(super) async fn download(
    cx: Cx,
    grant: Grant<action::AskConsent>,
    Path((id, answer)): Path<(ConsentId, ConsentAnswerId)>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.read().await?;
    let (consent, child) = found(&mut tx, &grant, id).await?;
    if !consent.given.iter().any(|given| given.id == answer) {
        return Err(Problem::NotFound);
    }
    let kept = queries::scan(&mut tx, organisation, answer).await?.ok_or(Problem::NotFound)?;
    let places = child::places(&mut tx, organisation, child.id, actor.today).await?;
    drop(tx);
    child::open(&cx, actor, child.id, &places, "consents").await?;
    Ok(kept.download(&cx.lang.t("consent-scan-name").to_string()))
}
