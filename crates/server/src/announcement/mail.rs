//! The mail that says that there is a message, and nothing of what is in it.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use mentorkind_domain::announcement::Event;
use serde::{Deserialize, Serialize};
use sqlx::AssertSqlSafe;

use super::{queries, telling::note};
use crate::{
    family::link::{self, Addressee, LeadsTo},
    on,
    platform::{
        app::App,
        audit::Audit,
        clock::Moment,
        dates,
        db::{Write, id_list},
        i18n::Lang,
        ids::{AnnouncementId, ChildId, GuardianId},
        jobs::{self, Handed, Job},
        mail::Mail,
        rights::{self, About},
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
        let secret = link::make(tx, &addressee, LeadsTo::Family).await?;
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

/// Hands the mail over and notes what came of it. Left out is what was handed over before, what was taken back since,
/// and what the guardian may not be told any longer. To an address that is the guardian's no longer nothing goes.
///
/// # Errors
/// Why it is to be tried again later.
pub async fn hand_over(app: &App, job: &Job) -> Result<(), String> {
    let message: Message = serde_json::from_str(&job.payload).map_err(|e| e.to_string())?;
    let letter = letter(app, job, &message).await.map_err(|e| e.to_string())?;
    if letter.waiting.is_empty() {
        return Ok(());
    }
    if letter.now_at.as_ref().is_none_or(|now| !now.email.eq_ignore_ascii_case(&message.to)) {
        return readdress(app, job, letter).await.map_err(|e| e.to_string());
    }
    let lang = Lang::of_parent(&message.language);
    let mail = Mail {
        to: message.to.clone(),
        subject: lang.t("told-mail-subject").with("organisation", &letter.organisation).to_string(),
        text: lang
            .t("told-mail-text")
            .with("organisation", &letter.organisation)
            .with("dear", link::dear(letter.institution, lang))
            .with("link", link::address(app, &message.secret))
            .with("until", dates::exact(message.ends_at.date_in(&letter.zone), lang))
            .to_string(),
        about: letter.waiting.iter().map(|(_, about)| *about).collect(),
    };
    let (event, action) = match jobs::hand_over(app, job, &mail).await? {
        Handed::Accepted => (Event::Accepted, "message mailed"),
        Handed::Refused => (Event::Bounced, "message bounced"),
        Handed::Withdrawn => return Ok(()),
    };
    let waiting: Vec<AnnouncementId> = letter.waiting.iter().map(|(id, _)| *id).collect();
    noted(app, job, &waiting, event, action).await.map_err(|e| e.to_string())
}

/// What is needed to write the mail.
struct Letter {
    /// The announcements that still wait for it, and about whom they are.
    waiting: Vec<(AnnouncementId, About)>,
    organisation: String,
    zone: TimeZone,
    /// It is for an office, not for a person.
    institution: bool,
    /// The guardian with the address of this moment.
    now_at: Option<Addressee>,
}

async fn letter(app: &App, job: &Job, message: &Message) -> sqlx::Result<Letter> {
    let organisation = job.organisation_id;
    let mut tx = app.db.read().await?;
    let events = queries::events(&mut tx, organisation, message.announcements.iter().copied()).await?;
    let waits = |id: AnnouncementId| {
        let last = events
            .iter()
            .rev()
            .find(|e| e.announcement == id && !matches!(e.event, Event::Opened | Event::ToldInPerson));
        last.is_some_and(|e| e.event == Event::Queued)
    };
    let sql = format!(
        "SELECT a.id, a.guardian_id, a.child_id, g.kind FROM announcement a
         JOIN guardian g ON g.organisation_id = a.organisation_id AND g.id = a.guardian_id
         WHERE a.organisation_id = $1 AND a.id {} ORDER BY a.id",
        tx.one_of(2)
    );
    let rows: Vec<(AnnouncementId, GuardianId, ChildId, String)> = on!(tx, c => {
        sqlx::query_as(AssertSqlSafe(sql)).bind(organisation)
            .bind(id_list(message.announcements.iter().copied())).fetch_all(c).await
    })?;
    let now_at = match rows.first() {
        Some((_, guardian, ..)) => Addressee::of(&mut tx, organisation, *guardian).await?,
        None => None,
    };
    let today = rights::today_in(&mut tx, organisation, app.clock.now()).await?;
    let rights = rights::of_children(&mut tx, organisation, rows.iter().map(|row| row.2), today).await?;
    let (name, zone): (String, String) = on!(tx, c => sqlx::query_as("SELECT name, time_zone FROM organisation WHERE id = $1")
        .bind(organisation).fetch_one(c).await)?;
    Ok(Letter {
        institution: rows.iter().any(|row| row.3 == "institution"),
        waiting: rows
            .into_iter()
            .filter(|&(id, guardian, child, _)| waits(id) && rights.full(guardian, child))
            .map(|(id, guardian, child, _)| (id, About { guardian, child, asked: false }))
            .collect(),
        organisation: name,
        now_at,
        zone: TimeZone::get(&zone).unwrap_or(TimeZone::UTC),
    })
}

/// Queues the mail for the guardian's new address, with a link of its own. Without an address the guardian is to be told in
/// another way, as after a mail that came back.
async fn readdress(app: &App, job: &Job, letter: Letter) -> sqlx::Result<()> {
    let waiting: Vec<AnnouncementId> = letter.waiting.iter().map(|(id, _)| *id).collect();
    let Some(addressee) = letter.now_at else {
        return noted(app, job, &waiting, Event::Bounced, "message bounced").await;
    };
    let mut tx = app.db.write(app.clock.now()).await?;
    let audit = waiting
        .iter()
        .fold(Audit::new(job.organisation_id, None, "message queued for another address"), |audit, id| {
            audit.on("announcement", *id)
        });
    queue(&mut tx, BTreeMap::from([(addressee.guardian, (addressee, waiting))])).await?;
    tx.commit(audit).await
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
