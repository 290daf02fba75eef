//! The mails about a talk: that there is a message, and that a moment comes near. Never about whom or what.

use serde::{Deserialize, Serialize};
use sqlx::AssertSqlSafe;

use super::{
    day,
    queries::{self, State, Talk},
};
use crate::{
    child,
    family::link::{self, Addressee, LeadsTo},
    on,
    platform::{
        app::App,
        audit::Audit,
        clock::Moment,
        dates,
        db::{Read, Write},
        i18n::Lang,
        ids::{ChildId, GuardianId, OrganisationId, TalkOfferId},
        jobs::{self, Job},
        mail::Mail,
        rights::{self, About},
    },
};

/// The kind of job that mails guardians about a talk.
pub const KIND: &str = "talk";

/// Why there is a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Why {
    /// Moments can be chosen.
    Offered,
    /// The moment comes near.
    Reminder,
    /// It does not take place.
    Withdrawn,
    /// It takes place after all, or its moments can be chosen again.
    Restored,
    /// The report can be read.
    Shared,
}

#[derive(Serialize, Deserialize)]
struct Message {
    offer: TalkOfferId,
    guardian: GuardianId,
    why: Why,
    /// The moment that comes near.
    starts_at: Option<Moment>,
}

/// The guardians with an address who may be told about a child today.
pub(super) async fn addressees(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    now: Moment,
) -> sqlx::Result<Vec<Addressee>> {
    let today = rights::today_in(tx, organisation, now).await?;
    let rights = rights::of_children(tx, organisation, [child], today).await?;
    let rows: Vec<(GuardianId, String, String, String, bool)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(
        "SELECT g.id, g.name, g.email, g.language, g.kind = 'institution' FROM guardianship t
         JOIN guardian g ON g.organisation_id = t.organisation_id AND g.id = t.guardian_id
         WHERE t.organisation_id = $1 AND t.child_id = $2 AND g.email IS NOT NULL ORDER BY g.id"))
        .bind(organisation).bind(child).fetch_all(c).await)?;
    Ok(rows
        .into_iter()
        .filter(|row| rights.full(row.0, child))
        .map(|(guardian, name, email, language, institution)| Addressee {
            organisation,
            guardian,
            name,
            email,
            language,
            institution,
        })
        .collect())
}

/// Queues a mail for each guardian of the child of a talk; gives how many.
pub(super) async fn queue(
    tx: &mut Write,
    organisation: OrganisationId,
    (offer, child): (TalkOfferId, ChildId),
    why: Why,
    reminder: Option<Moment>,
) -> sqlx::Result<usize> {
    let now = tx.now;
    let addressees = addressees(tx, organisation, child, now).await?;
    for addressee in &addressees {
        let message = Message { offer, guardian: addressee.guardian, why, starts_at: reminder };
        let at = reminder.map_or(now, |starts_at| starts_at.plus_days(-1));
        jobs::add_at(tx, organisation, KIND, &message, at).await?;
    }
    Ok(addressees.len())
}

/// Whether a mail still says what is so.
fn holds(message: &Message, talk: &Talk, now: Moment) -> bool {
    match message.why {
        Why::Offered => talk.state == State::Open,
        Why::Reminder => {
            talk.state == State::Planned
                && talk
                    .chosen()
                    .is_some_and(|slot| Some(slot.starts_at) == message.starts_at && slot.starts_at > now)
        }
        Why::Withdrawn => talk.state == State::Withdrawn,
        Why::Restored => matches!(talk.state, State::Open | State::Planned),
        Why::Shared => talk.shared_at.is_some(),
    }
}

/// Hands a mail over, unless it says what is not so any more or the guardian may not be told.
///
/// # Errors
/// Why it is to be tried again later.
pub async fn hand_over(app: &App, job: &Job) -> Result<(), String> {
    let message: Message = serde_json::from_str(&job.payload).map_err(|e| e.to_string())?;
    let Some(mail) = write(app, job.organisation_id, &message).await.map_err(|e| e.to_string())? else {
        return Ok(());
    };
    jobs::hand_over(app, job, &mail).await.map(drop)
}

async fn write(app: &App, organisation: OrganisationId, message: &Message) -> sqlx::Result<Option<Mail>> {
    let mut tx = app.db.write(app.clock.now()).await?;
    let now = tx.now;
    let talk = queries::one(&mut tx, organisation, message.offer).await?;
    let Some(talk) = talk.filter(|talk| holds(message, talk, now)) else { return Ok(None) };
    let zone = rights::zone_of(&mut tx, organisation).await?;
    let today = now.date_in(&zone);
    if let (Why::Reminder, Some(at)) = (message.why, message.starts_at) {
        // The mentor moves it, or lets it go on all the same: the parents hear that then.
        let places = child::places(&mut tx, organisation, talk.child, today).await?;
        if day::is_shut(&mut tx, organisation, &places, at.date_in(&zone)).await? {
            return Ok(None);
        }
    }
    let mut found = addressees(&mut tx, organisation, talk.child, now).await?;
    found.retain(|addressee| addressee.guardian == message.guardian);
    let Some(addressee) = found.pop() else { return Ok(None) };
    let secret = link::make(&mut tx, &addressee, LeadsTo::Talk(talk.id)).await?;
    let name = rights::name_of(&mut tx, organisation).await?;
    let audit =
        Audit::new(organisation, None, "talk mailed").on("talk", talk.id).on("guardian", addressee.guardian);
    tx.commit(audit).await?;
    let lang = Lang::of_parent(&addressee.language);
    let key = if message.why == Why::Reminder { "talk-mail-reminder" } else { "talk-mail-message" };
    let when =
        message.starts_at.map(|at| dates::said_moment(at, today, &zone, lang).exact).unwrap_or_default();
    let text = lang
        .t(key)
        .with("organisation", &name)
        .with("dear", addressee.dear(lang))
        .with("when", when)
        .with("link", link::address(app, &secret))
        .with("until", dates::exact(link::ends_at(now).date_in(&zone), lang))
        .to_string();
    Ok(Some(Mail {
        to: addressee.email,
        subject: lang.t("talk-mail-subject").with("organisation", &name).to_string(),
        text,
        about: vec![About { guardian: message.guardian, child: talk.child, asked: false }],
    }))
}
