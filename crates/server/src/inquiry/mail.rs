//! The mail that says that there is an answer, and nothing of what is in it or about whom.

use serde::{Deserialize, Serialize};

use super::queries;
use crate::{
    family::link::{self, Addressee, LeadsTo},
    platform::{
        app::App,
        audit::Audit,
        dates,
        db::Write,
        i18n::Lang,
        ids::{InquiryId, OrganisationId},
        jobs::{self, Job},
        mail::Mail,
        rights::{self, About},
    },
};

/// The kind of job that mails a guardian without custody that there is an answer.
pub const KIND: &str = "inquiry";

#[derive(Serialize, Deserialize)]
struct Answered {
    inquiry: InquiryId,
}

/// Queues the mail about an answer.
pub(super) async fn queue(
    tx: &mut Write,
    organisation: OrganisationId,
    inquiry: InquiryId,
) -> sqlx::Result<()> {
    jobs::add(tx, organisation, KIND, &Answered { inquiry }).await
}

/// Hands the mail over, unless its guardian may not ask any longer.
///
/// # Errors
/// Why it is to be tried again later.
pub async fn hand_over(app: &App, job: &Job) -> Result<(), String> {
    let answered: Answered = serde_json::from_str(&job.payload).map_err(|e| e.to_string())?;
    match write(app, job.organisation_id, answered.inquiry).await.map_err(|e| e.to_string())? {
        Some(mail) => jobs::hand_over(app, job, &mail).await.map(drop),
        None => Ok(()),
    }
}

/// The mail; none when there is nobody to send it to.
async fn write(app: &App, organisation: OrganisationId, inquiry: InquiryId) -> sqlx::Result<Option<Mail>> {
    let mut tx = app.db.write(app.clock.now()).await?;
    let Some(asked) = queries::one(&mut tx, organisation, inquiry).await? else { return Ok(None) };
    let zone = rights::zone_of(&mut tx, organisation).await?;
    let today = tx.now.date_in(&zone);
    let rights = rights::of_children(&mut tx, organisation, [asked.child_id], today).await?;
    let addressee = Addressee::of(&mut tx, organisation, asked.guardian_id).await?;
    let Some(addressee) = addressee.filter(|_| rights.asks(asked.guardian_id, asked.child_id)) else {
        return Ok(None);
    };
    let secret = link::make(&mut tx, &addressee, LeadsTo::Inquiries(asked.child_id)).await?;
    let name = rights::name_of(&mut tx, organisation).await?;
    let (lang, now) = (Lang::of_parent(&addressee.language), tx.now);
    tx.commit(Audit::new(organisation, None, "answer mailed").on("guardian", asked.guardian_id)).await?;
    let text = lang
        .t("message-mail-guardian")
        .with("organisation", &name)
        .with("dear", addressee.dear(lang))
        .with("link", link::address(app, &secret))
        .with("until", dates::exact(link::ends_at(now).date_in(&zone), lang));
    Ok(Some(Mail {
        text: text.to_string(),
        to: addressee.email,
        subject: lang.t("message-mail-subject").with("organisation", &name).to_string(),
        about: vec![About { guardian: asked.guardian_id, child: asked.child_id, asked: true }],
    }))
}
