//! A document that goes to a professional: kept until its link works no longer, closed sooner by who sent it.

use axum::{extract::Path, response::Response};
use mentorkind_domain::access::action;

use super::queries;
use crate::{
    account::Nothing,
    child,
    platform::{
        access::Grant,
        app::App,
        audit::Audit,
        form::Submitted,
        ids::{ChildId, ProfessionalDocumentId},
        problem::Problem,
        render::Flash,
        rights,
        session::Cx,
        upkeep,
    },
};

/// Closes the link; the document goes at once.
pub(super) async fn close(
    cx: Cx,
    grant: Grant<action::RecordProfessional>,
    Path((child, id)): Path<(ChildId, ProfessionalDocumentId)>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let mut tx = cx.write(&form).await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let document = queries::document(&mut tx, organisation, id).await?;
    let document = document.filter(|one| one.child_id == child.id).ok_or(Problem::NotFound)?;
    if !queries::close(&mut tx, organisation, document.id).await? {
        return Err(Problem::Conflict);
    }
    let audit = Audit::new(organisation, Some(grant.actor().account), "document for a professional closed")
        .on("professional_document", id)
        .on("child", child.id);
    let flash = Flash::know(cx.lang.t("professional-document-closed-now"));
    Ok(tx.finish(audit, &format!("/children/{}/consents", child.id), Some(flash)).await?)
}

/// Throws away, in every organisation, the documents behind links that work no longer. That they were sent, and who read
/// them, stays with the contact.
pub async fn keep_up(app: &App) -> sqlx::Result<()> {
    let now = app.clock.now();
    for organisation in upkeep::organisations(&app.db).await? {
        let mut tx = app.db.write(now).await?;
        let today = rights::today_in(&mut tx, organisation.id, now).await?;
        let audit = if queries::forget(&mut tx, organisation.id, today).await? > 0 {
            Audit::new(organisation.id, None, "documents for professionals past their days removed")
        } else {
            Audit::housekeeping()
        };
        tx.commit(audit).await?;
    }
    Ok(())
}
