//! Opening emergency access, and its end.

use axum::{extract::Path, http::StatusCode, response::Response};
use mentorkind_domain::access::action::OpenEmergency;
use serde::Deserialize;
use uuid::Uuid;

use super::{
    pages::{ListPage, Typed},
    queries::{self, Subject},
};
use crate::{
    account::Nothing,
    platform::{
        access::Grant,
        app::App,
        audit::Audit,
        db::Write,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, EmergencyId, GroupId},
        jobs::{self, Job},
        mail::Mail,
        problem::Problem,
        render::{Flash, status_html},
        session::Cx,
    },
};

/// The job that ends emergency access when its time is over.
pub const ENDS: &str = "emergency ends";

/// A reason has at least so many characters: "spoed" explains nothing to whoever reads it later.
const LEAST: usize = 15;
/// And at most so many.
const MOST: usize = 1_000;

/// To whom or what, and why.
#[derive(Clone, Debug, Deserialize)]
pub struct Open {
    #[serde(default)]
    subject: String,
    reason: String,
    #[serde(default)]
    q: String,
}

fn subject(text: &str) -> Option<Subject> {
    let (kind, id) = text.split_once(':')?;
    let id = Uuid::parse_str(id).ok()?;
    match kind {
        "child" => Some(Subject::Child(ChildId(id))),
        "group" => Some(Subject::Group(GroupId(id))),
        _ => None,
    }
}

/// Opens emergency access, tells the protection officers, and plans its end.
pub async fn open(cx: Cx, grant: Grant<OpenEmergency>, form: Submitted<Open>) -> Result<Response, Problem> {
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let reason = form.data.reason.trim().to_owned();
    let length = reason.chars().count();
    let mut errors = Vec::new();
    let subject = subject(&form.data.subject);
    let known = match subject {
        Some(subject) => queries::exists(&mut tx, &grant, subject).await?,
        None => false,
    };
    if !known {
        errors.push(("subject", cx.lang.t("emergency-subject-missing").to_string()));
    }
    if length < LEAST {
        errors.push(("reason", cx.lang.t("emergency-reason-short").with("least", LEAST).to_string()));
    } else if length > MOST {
        errors.push(("reason", cx.lang.t("emergency-reason-long").with("most", MOST).to_string()));
    }
    if queries::has_one(&mut tx, &grant).await? {
        errors.push(("subject", cx.lang.t("emergency-runs-already").to_string()));
    }
    let Some(subject) = subject.filter(|_| errors.is_empty()) else {
        drop(tx);
        let typed = Typed { q: form.data.q, subject: form.data.subject, reason };
        let page = ListPage::load(&cx, grant.actor(), typed, errors).await?;
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let ends_at = cx.now.plus_minutes(cx.app.settings.emergency_minutes);
    let id = queries::open(&mut tx, &grant, staff, subject, &reason, ends_at).await?;
    tell(&mut tx, &cx.app, &grant).await?;
    jobs::add_at(&mut tx, grant.organisation(), ENDS, &id, ends_at).await?;
    let audit = Audit::new(grant.organisation(), Some(grant.actor().account), "emergency access opened");
    let audit = match subject {
        Subject::Child(child) => audit.on("emergency", id).on("child", child),
        Subject::Group(group) => audit.on("emergency", id).on("group", group),
    };
    Ok(tx.finish(audit, "/emergency/children", None).await?)
}

/// A mail to those who watch over it, without a word about whom it concerns.
async fn tell(tx: &mut Write, app: &App, grant: &Grant<OpenEmergency>) -> sqlx::Result<()> {
    let actor = grant.actor();
    let Some(staff) = actor.staff else { return Ok(()) };
    for (to, language) in queries::to_tell(tx, actor.organisation, staff, actor.today).await? {
        let lang = Lang::of(&language);
        let subject = lang.t("emergency-mail-subject").with("organisation", &actor.organisation_name);
        let text = lang
            .t("emergency-mail-text")
            .with("organisation", &actor.organisation_name)
            .with("link", format!("{}/emergency", app.settings.base_url));
        let mail = Mail { to, subject: subject.to_string(), text: text.to_string(), about: Vec::new() };
        jobs::add_mail(tx, actor.organisation, &mail).await?;
    }
    Ok(())
}

/// Ends one's own emergency access before its time.
pub async fn end(
    cx: Cx,
    grant: Grant<OpenEmergency>,
    Path(id): Path<EmergencyId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    if !queries::end(&mut tx, &grant, id).await? {
        if !queries::is_own(&mut tx, &grant, id).await? {
            return Err(Problem::NotFound);
        }
        // A window that stood open: it had ended by itself, or in another window.
        let flash = Flash::know(cx.lang.t("emergency-ended-before"));
        return Ok(tx.finish(Audit::housekeeping(), "/emergency", Some(flash)).await?);
    }
    let audit = Audit::new(grant.organisation(), Some(grant.actor().account), "emergency access ended");
    let flash = Flash::good(cx.lang.t("emergency-ended"));
    Ok(tx.finish(audit.on("emergency", id), "/emergency", Some(flash)).await?)
}

/// Writes in the trail that emergency access ended by itself. It opened nothing more since its time was over.
pub async fn ends(app: &App, job: &Job) -> Result<(), String> {
    let id: EmergencyId = serde_json::from_str(&job.payload).map_err(|e| e.to_string())?;
    lapse(app, job, id).await.map_err(|e| e.to_string())
}

async fn lapse(app: &App, job: &Job, id: EmergencyId) -> sqlx::Result<()> {
    let mut tx = app.db.write(app.clock.now()).await?;
    if !queries::lapse(&mut tx, job.organisation_id, id).await? {
        return Ok(());
    }
    let audit = Audit::new(job.organisation_id, None, "emergency access ended by itself");
    tx.commit(audit.on("emergency", id)).await
}
