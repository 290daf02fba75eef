//! The mail that says that something is asked of a guardian, that there is something to read, or that an answer of it was
//! recorded: never what, and never about whom.

use jiff::{ToSpan, civil::Date};
use mentorkind_domain::consent::REMIND_DAYS;
use serde::{Deserialize, Serialize};

use super::link::{self, Addressee, LeadsTo};
use crate::{
    concern, consent,
    platform::{
        app::App,
        audit::Audit,
        dates,
        db::{Read, Write},
        i18n::Lang,
        ids::{ChildId, ConcernId, ConsentId, GuardianId, OrganisationId, TransferId},
        jobs::{self, Job},
        mail::Mail,
        rights::{self, About},
    },
    transfer,
};

/// The kind of job that mails a guardian that something is asked, can be read or was recorded.
pub const KIND: &str = "asked";

/// What it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matter {
    /// A consent.
    Consent(ConsentId),
    /// A transfer that was given to read.
    Transfer(TransferId),
    /// Photos of a child.
    Photos(ChildId),
    /// A concern of which parents read what is recorded.
    Concern(ConcernId),
    /// When a child comes to settle in, and the appointment about it.
    SettlingIn(ChildId),
}

impl Matter {
    fn leads_to(self) -> LeadsTo {
        match self {
            Self::Consent(id) => LeadsTo::Consent(id),
            Self::Transfer(id) => LeadsTo::Transfer(id),
            Self::Photos(child) => LeadsTo::Photos(child),
            Self::Concern(id) => LeadsTo::Concern(id),
            Self::SettlingIn(child) => LeadsTo::SettlingIn(child),
        }
    }
}

/// Why there is a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Why {
    /// An answer is asked.
    Asked,
    /// It is asked still.
    Reminder,
    /// There is something to read.
    New,
    /// Staff recorded an answer of this guardian.
    Recorded,
}

impl Why {
    /// The keys of subject and text.
    fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::Asked | Self::Reminder => ("family-mail-asked-subject", "family-mail-asked"),
            Self::New => ("talk-mail-subject", "talk-mail-message"),
            Self::Recorded => ("talk-mail-subject", "family-mail-recorded"),
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Message {
    child: ChildId,
    guardian: GuardianId,
    matter: Matter,
    why: Why,
}

/// The guardians who may be told about a child today.
async fn told(tx: &mut Write, organisation: OrganisationId, child: ChildId) -> sqlx::Result<Vec<GuardianId>> {
    let now = tx.now;
    let today = rights::today_in(tx, organisation, now).await?;
    let rights = rights::of_children(tx, organisation, [child], today).await?;
    let all = rights.all().map(|(guardian, _, _)| guardian);
    Ok(all.filter(|guardian| rights.full(*guardian, child)).collect())
}

/// Queues a mail for each guardian of a child who is asked for an answer, and one reminder.
pub async fn ask(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    matter: Matter,
) -> sqlx::Result<()> {
    let now = tx.now;
    for guardian in told(tx, organisation, child).await? {
        let first = Message { child, guardian, matter, why: Why::Asked };
        jobs::add(tx, organisation, KIND, &first).await?;
        let reminder = Message { why: Why::Reminder, ..first };
        jobs::add_at(tx, organisation, KIND, &reminder, now.plus_days(REMIND_DAYS)).await?;
    }
    Ok(())
}

/// Queues the mail for a guardian who is asked anew.
pub async fn ask_anew(
    tx: &mut Write,
    organisation: OrganisationId,
    (child, guardian): (ChildId, GuardianId),
    matter: Matter,
) -> sqlx::Result<()> {
    jobs::add(tx, organisation, KIND, &Message { child, guardian, matter, why: Why::Asked }).await
}

/// Queues a mail for each guardian of a child who can read something new.
pub async fn tell(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    matter: Matter,
) -> sqlx::Result<()> {
    for guardian in told(tx, organisation, child).await? {
        jobs::add(tx, organisation, KIND, &Message { child, guardian, matter, why: Why::New }).await?;
    }
    Ok(())
}

/// Queues the mail for a guardian of whom staff recorded an answer.
pub async fn recorded(
    tx: &mut Write,
    organisation: OrganisationId,
    (child, guardian): (ChildId, GuardianId),
    matter: Matter,
) -> sqlx::Result<()> {
    jobs::add(tx, organisation, KIND, &Message { child, guardian, matter, why: Why::Recorded }).await
}

/// Whether a mail still says what is so.
async fn holds(
    tx: &mut Read,
    organisation: OrganisationId,
    message: &Message,
    today: Date,
) -> sqlx::Result<bool> {
    let (child, guardian) = (message.child, message.guardian);
    if message.why == Why::Recorded {
        return Ok(true);
    }
    // What was taken back and asked anew has a reminder of its own.
    let due = |since: Date| message.why != Why::Reminder || since.saturating_add(REMIND_DAYS.days()) <= today;
    Ok(match message.matter {
        Matter::Consent(id) => {
            let asked = consent::one(tx, organisation, id).await?;
            asked.is_some_and(|one| one.waits_for(guardian, today) && due(one.asked_on))
        }
        Matter::Transfer(id) => {
            let all = transfer::of_children(tx, organisation, [child]).await?;
            let given = all.iter().find(|one| one.id == id && !one.stopped());
            given.is_some_and(|one| one.given_on.is_some_and(due) && one.waits_for(guardian, today))
        }
        Matter::Concern(id) => {
            let all = concern::of_children(tx, organisation, [child], today).await?;
            let read = concern::for_parents(&all, today, Lang::Nl);
            read.get(&child).is_some_and(|parts| parts.iter().any(|part| part.id == id))
        }
        Matter::SettlingIn(_) => true,
        Matter::Photos(_) => false,
    })
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
    let zone = rights::zone_of(&mut tx, organisation).await?;
    let today = now.date_in(&zone);
    let about = About { guardian: message.guardian, child: message.child, asked: false };
    let addressee = Addressee::of(&mut tx, organisation, message.guardian).await?;
    let Some(addressee) = addressee else { return Ok(None) };
    if !rights::may_be_sent(&mut tx, organisation, &[about], now).await?
        || !holds(&mut tx, organisation, message, today).await?
    {
        return Ok(None);
    }
    let secret = link::make(&mut tx, &addressee, message.matter.leads_to()).await?;
    let name = rights::name_of(&mut tx, organisation).await?;
    let audit = Audit::new(organisation, None, "guardian mailed")
        .on("guardian", message.guardian)
        .on("child", message.child);
    tx.commit(audit).await?;
    let lang = Lang::of_parent(&addressee.language);
    let (subject, text) = message.why.texts();
    let text = lang
        .t(text)
        .with("organisation", &name)
        .with("dear", addressee.dear(lang))
        .with("link", link::address(app, &secret))
        .with("until", dates::exact(link::ends_at(now).date_in(&zone), lang))
        .to_string();
    Ok(Some(Mail {
        to: addressee.email,
        subject: lang.t(subject).with("organisation", &name).to_string(),
        text,
        about: vec![about],
    }))
}
