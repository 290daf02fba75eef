//! The mail that says that there is a message, and nothing of what is in it or about whom. A guardian gets it soon; staff
//! in their working hours.

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::{
    queries::{self, Thread},
    reach,
};
use crate::{
    calendar,
    family::link::{self, Addressee, LeadsTo},
    on,
    platform::{
        app::App,
        audit::Audit,
        clock::Moment,
        dates,
        db::{Read, Write},
        i18n::Lang,
        ids::{ChildId, GuardianId, OrganisationId},
        jobs::{self, Job},
        mail::Mail,
        rights::{self, About},
    },
};

/// The kind of job that mails somebody that there is a message.
pub const KIND: &str = "message";

#[derive(Serialize, Deserialize)]
struct Waiting {
    child: ChildId,
    guardian: GuardianId,
    /// It is for the guardian; else for the mentor.
    to_guardian: bool,
}

/// Queues the mail about a message that is about to be written. Whoever has an earlier one to read was told already.
pub(super) async fn queue(
    tx: &mut Write,
    organisation: OrganisationId,
    thread: Thread,
    to_guardian: bool,
) -> sqlx::Result<()> {
    if queries::is_unread(tx, organisation, thread, !to_guardian).await? {
        return Ok(());
    }
    let waiting = Waiting { child: thread.child, guardian: thread.guardian, to_guardian };
    jobs::add(tx, organisation, KIND, &waiting).await
}

/// What is to become of a mail.
enum Next {
    /// It goes out.
    Send(Mail),
    /// Not before this moment.
    Later(Moment),
    /// It is not needed any more, or there is nobody to send it to.
    Never,
}

/// Hands a mail over, unless everything was read or withdrawn meanwhile, or the guardian may not be told; one for staff
/// waits for their working hours.
///
/// # Errors
/// Why it is to be tried again later.
pub async fn hand_over(app: &App, job: &Job) -> Result<(), String> {
    let waiting: Waiting = serde_json::from_str(&job.payload).map_err(|e| e.to_string())?;
    match next(app, job.organisation_id, &waiting).await.map_err(|e| e.to_string())? {
        Next::Send(mail) => jobs::hand_over(app, job, &mail).await.map(drop),
        Next::Later(at) => later(app, job.organisation_id, &waiting, at).await.map_err(|e| e.to_string()),
        Next::Never => Ok(()),
    }
}

async fn later(app: &App, organisation: OrganisationId, waiting: &Waiting, at: Moment) -> sqlx::Result<()> {
    let mut tx = app.db.write(app.clock.now()).await?;
    jobs::add_at(&mut tx, organisation, KIND, waiting, at).await?;
    tx.commit(Audit::housekeeping()).await
}

async fn next(app: &App, organisation: OrganisationId, waiting: &Waiting) -> sqlx::Result<Next> {
    let mut tx = app.db.write(app.clock.now()).await?;
    let thread = Thread { child: waiting.child, guardian: waiting.guardian };
    let zone = rights::zone_of(&mut tx, organisation).await?;
    let today = tx.now.date_in(&zone);
    if !queries::is_unread(&mut tx, organisation, thread, !waiting.to_guardian).await?
        || !reach::is_open(&mut tx, organisation, thread, today).await?
    {
        return Ok(Next::Never);
    }
    if waiting.to_guardian {
        to_guardian(app, tx, organisation, thread, &zone).await
    } else {
        to_mentor(app, &mut tx, organisation, thread, &zone).await
    }
}

async fn to_guardian(
    app: &App,
    mut tx: Write,
    organisation: OrganisationId,
    thread: Thread,
    zone: &TimeZone,
) -> sqlx::Result<Next> {
    let Some(addressee) = Addressee::of(&mut tx, organisation, thread.guardian).await? else {
        return Ok(Next::Never);
    };
    let secret = link::make(&mut tx, &addressee, LeadsTo::Messages(thread.child)).await?;
    let organisation_name = rights::name_of(&mut tx, organisation).await?;
    let (lang, now) = (Lang::of_parent(&addressee.language), tx.now);
    tx.commit(Audit::new(organisation, None, "message mailed").on("guardian", thread.guardian)).await?;
    let text = lang
        .t("message-mail-guardian")
        .with("organisation", &organisation_name)
        .with("dear", addressee.dear(lang))
        .with("link", link::address(app, &secret))
        .with("until", dates::exact(link::ends_at(now).date_in(zone), lang))
        .to_string();
    Ok(Next::Send(Mail {
        to: addressee.email,
        subject: lang.t("message-mail-subject").with("organisation", &organisation_name).to_string(),
        text,
        about: vec![About { guardian: thread.guardian, child: thread.child, asked: false }],
    }))
}

async fn to_mentor(
    app: &App,
    tx: &mut Read,
    organisation: OrganisationId,
    thread: Thread,
    zone: &TimeZone,
) -> sqlx::Result<Next> {
    let now = app.clock.now();
    let today = now.date_in(zone);
    let mentor = reach::mentors(tx, organisation, &[thread.child], today).await?.remove(&thread.child);
    let Some(mentor) = mentor else { return Ok(Next::Never) };
    let Some(at) = calendar::working_moment(tx, organisation, mentor.staff, now, zone).await? else {
        return Ok(Next::Never);
    };
    if at > now {
        return Ok(Next::Later(at));
    }
    let to: Option<(String, String)> = on!(tx, c => sqlx::query_as(
        "SELECT a.email, a.language FROM membership m JOIN account a ON a.id = m.account_id
         WHERE m.organisation_id = $1 AND m.staff_id = $2 AND m.ended_at IS NULL ORDER BY m.id LIMIT 1")
        .bind(organisation).bind(mentor.staff).fetch_optional(c).await)?;
    let Some((to, language)) = to else { return Ok(Next::Never) };
    let (lang, name) = (Lang::of(&language), rights::name_of(tx, organisation).await?);
    let text = lang
        .t("message-mail-staff")
        .with("organisation", &name)
        .with("link", format!("{}/messages", app.settings.base_url));
    Ok(Next::Send(Mail {
        to,
        subject: lang.t("message-mail-subject").with("organisation", &name).to_string(),
        text: text.to_string(),
        about: vec![About { guardian: thread.guardian, child: thread.child, asked: false }],
    }))
}
