//! The mail that says that there is a message, and nothing of what is in it.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use mentorkind_domain::announcement::Event;
use serde::{Deserialize, Serialize};

use super::{queries, telling::note};
use crate::{
    family::link::{self, Addressee},
    on,
    platform::{
        app::App,
        audit::Audit,
        clock::Moment,
        dates,
        db::Write,
        i18n::Lang,
        ids::{AnnouncementId, GuardianId},
        jobs::{self, Handed, Job},
        mail::Mail,
    },
};

/// The kind of job that mails a guardian that there is a message.
pub const KIND: &str = "tell";

/// What the job needs. The link's secret is forgotten with the job.
#[derive(Serialize, Deserialize)]
struct Message {
    to: String,
    language: String,
    secret: String,
    ends_at: Moment,
    announcements: Vec<AnnouncementId>,
}

/// Queues one mail for each guardian, about these announcements.
pub(super) async fn queue(
    tx: &mut Write,
    letters: BTreeMap<GuardianId, (Addressee, Vec<AnnouncementId>)>,
) -> sqlx::Result<()> {
    for (addressee, announcements) in letters.into_values() {
        let secret = link::make(tx, &addressee).await?;
        for id in &announcements {
            note(tx, addressee.organisation, *id, Event::Queued, None).await?;
        }
        let message = Message {
            to: addressee.email,
            language: addressee.language,
            secret,
            ends_at: link::ends_at(tx.now),
            announcements,
        };
        jobs::add(tx, addressee.organisation, KIND, &message).await?;
    }
    Ok(())
}

/// Hands the mail over and notes what came of it. What was handed over before, or taken back since, is left out.
///
/// # Errors
/// Why it is to be tried again later.
pub async fn hand_over(app: &App, job: &Job) -> Result<(), String> {
    let message: Message = serde_json::from_str(&job.payload).map_err(|e| e.to_string())?;
    let (waiting, name, zone) = about(app, job, &message).await.map_err(|e| e.to_string())?;
    if waiting.is_empty() {
        return Ok(());
    }
    let lang = Lang::of(&message.language);
    let last_day = message.ends_at.date_in(&TimeZone::get(&zone).unwrap_or(TimeZone::UTC));
    let mail = Mail {
        to: message.to.clone(),
        subject: lang.t("told-mail-subject").with("organisation", &name).to_string(),
        text: lang
            .t("told-mail-text")
            .with("organisation", &name)
            .with("link", link::address(app, &message.secret))
            .with("until", dates::exact(last_day, lang))
            .to_string(),
    };
    let (event, action) = match jobs::hand_over(app, job, &mail).await? {
        Handed::Accepted => (Event::Accepted, "message mailed"),
        Handed::Refused => (Event::Bounced, "message bounced"),
    };
    noted(app, job, &waiting, event, action).await.map_err(|e| e.to_string())
}

/// Which announcements still wait for their mail; the organisation's name and zone.
async fn about(
    app: &App,
    job: &Job,
    message: &Message,
) -> sqlx::Result<(Vec<AnnouncementId>, String, String)> {
    let mut tx = app.db.read().await?;
    let events = queries::events(&mut tx, job.organisation_id, message.announcements.iter().copied()).await?;
    let waits = |id: &AnnouncementId| {
        let last = events
            .iter()
            .rev()
            .find(|e| e.announcement == *id && !matches!(e.event, Event::Opened | Event::ToldInPerson));
        last.is_some_and(|e| e.event == Event::Queued)
    };
    let waiting = message.announcements.iter().copied().filter(waits).collect();
    let (name, zone) = on!(tx, c => sqlx::query_as("SELECT name, time_zone FROM organisation WHERE id = $1")
        .bind(job.organisation_id).fetch_one(c).await)?;
    Ok((waiting, name, zone))
}

async fn noted(
    app: &App,
    job: &Job,
    announcements: &[AnnouncementId],
    event: Event,
    action: &'static str,
) -> sqlx::Result<()> {
    let mut tx = app.db.write(app.clock.now()).await?;
    let mut audit = Audit::new(job.organisation_id, None, action);
    for id in announcements {
        note(&mut tx, job.organisation_id, *id, event, None).await?;
        audit = audit.on("announcement", *id);
    }
    tx.commit(audit).await
}
