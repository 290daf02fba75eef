//! Messages about an observation: what staff say of it, and what a parent answers.

use sqlx::{AssertSqlSafe, FromRow};

use super::{
    mail,
    queries::{self, Thread},
};
use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{ChildId, GuardianId, MessageId, ObservationId, OrganisationId, StaffId},
    },
};

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// The observation.
    pub observation: ObservationId,
    /// A parent asks in it that the observation is corrected.
    pub correction: bool,
}

/// What a guardian answered about an observation.
#[derive(Clone, Debug, FromRow)]
pub struct Answered {
    /// The observation.
    #[sqlx(rename = "observation_id")]
    pub observation: ObservationId,
    /// It asks for a correction.
    pub correction: bool,
    /// The words.
    pub text: String,
    /// When it was sent.
    pub sent_at: Moment,
}

/// What a guardian answered about these observations, the first first.
pub async fn about(
    tx: &mut Read,
    organisation: OrganisationId,
    guardian: GuardianId,
    observations: impl Iterator<Item = ObservationId>,
) -> sqlx::Result<Vec<Answered>> {
    let sql = format!(
        "SELECT b.observation_id, b.correction, m.text, m.sent_at FROM message_about b
         JOIN message m ON m.organisation_id = b.organisation_id AND m.id = b.message_id
         WHERE b.organisation_id = $1 AND b.observation_id {} AND m.guardian_id = $3 AND m.staff_id IS NULL
           AND m.withdrawn_at IS NULL ORDER BY m.sent_at, m.id",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(observations)).bind(guardian).fetch_all(c).await)
}

/// Sends a message: of staff to a guardian, or of the guardian to the mentor. `about`: an observation that it is about.
pub async fn send(
    tx: &mut Write,
    organisation: OrganisationId,
    (child, guardian): (ChildId, GuardianId),
    staff: Option<StaffId>,
    (text, about): (&str, Option<About>),
) -> sqlx::Result<MessageId> {
    let thread = Thread { child, guardian };
    mail::queue(tx, organisation, thread, staff.is_some()).await?;
    let id = queries::add(tx, organisation, thread, staff, text, None).await?;
    if let Some(about) = about {
        on!(tx, c => sqlx::query(
            "INSERT INTO message_about (organisation_id, message_id, observation_id, correction) VALUES ($1, $2, $3, $4)")
            .bind(organisation).bind(id).bind(about.observation).bind(about.correction).execute(c).await.map(drop))?;
    }
    Ok(id)
}

/// Withdraws what somebody of staff sent about an observation, as far as nobody has read it.
pub async fn withdraw_about(
    tx: &mut Write,
    organisation: OrganisationId,
    observation: ObservationId,
    staff: StaffId,
) -> sqlx::Result<()> {
    let sent: Vec<MessageId> = on!(tx, c => sqlx::query_scalar(
        "SELECT b.message_id FROM message_about b
         JOIN message m ON m.organisation_id = b.organisation_id AND m.id = b.message_id
         WHERE b.organisation_id = $1 AND b.observation_id = $2 AND m.staff_id = $3")
        .bind(organisation).bind(observation).bind(staff).fetch_all(c).await)?;
    for message in sent {
        queries::withdraw(tx, organisation, message).await?;
    }
    Ok(())
}
