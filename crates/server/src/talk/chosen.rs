//! What becomes of moments that were offered: one is chosen, none can be, others take their place.

use jiff::{civil::Date, tz::TimeZone};
use sqlx::AssertSqlSafe;

use super::{
    queries::{OFFERS, Slot, State, Talk, go_on, record, whole},
    taken,
};
use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{AccountId, ChildId, OrganisationId, TalkOfferId},
    },
};

/// What came of choosing a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// It stands among the talks.
    Planned,
    /// There is nothing to choose any more.
    Late,
    /// The mentor has another talk then.
    Taken,
}

/// A moment is chosen: it stands among the talks, in place of what was planned before. Not when the mentor has another
/// talk then, also when others choose at the same time.
pub async fn choose(
    tx: &mut Write,
    organisation: OrganisationId,
    talk: &Talk,
    slot: &Slot,
    (day, today): (Date, Date),
    account: AccountId,
) -> sqlx::Result<Chosen> {
    if let Some(mentor) = taken::mentor(tx, organisation, talk.child, today).await? {
        tx.alone(mentor.0).await?;
    }
    let taken = taken::of_mentors(tx, organisation, [talk.child], today).await?;
    if taken::is_taken(&taken, (talk.child, talk.id), slot.starts_at) {
        return Ok(Chosen::Taken);
    }
    if !go_on(tx, organisation, talk.id, (State::Open, State::Planned)).await? {
        return Ok(Chosen::Late);
    }
    let id = record(tx, organisation, (talk.child, &talk.kind), ("planned", day), account).await?;
    on!(tx, c => sqlx::query("UPDATE talk_slot SET chosen = TRUE WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(slot.id).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query("UPDATE talk_offer SET talk_id = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(talk.id).bind(id).execute(c).await.map(drop))?;
    Ok(Chosen::Planned)
}

/// Talks for which moments were offered that came to nothing: a parent said that none suits, or none can be chosen any
/// more. The child, the code of the kind, and when they were offered.
pub async fn unchosen(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
    (today, zone): (Date, &TimeZone),
) -> sqlx::Result<Vec<(ChildId, String, Moment)>> {
    let sql = format!(
        "{OFFERS} WHERE organisation_id = $1 AND child_id {} AND state = 'open' ORDER BY made_at, id",
        tx.one_of(2)
    );
    let rows = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)?;
    let open = whole(tx, organisation, rows).await?;
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let taken = taken::of_mentors(tx, organisation, open.iter().map(|talk| talk.child), today).await?;
    let free = |talk: &Talk, slot: &Slot| {
        let to_come = slot.starts_at.date_in(zone) >= today;
        to_come && !taken::is_taken(&taken, (talk.child, talk.id), slot.starts_at)
    };
    let came_to_nothing =
        |talk: &Talk| talk.suits_nobody() || !talk.slots.iter().any(|slot| free(talk, slot));
    let unchosen = open.into_iter().filter(came_to_nothing);
    Ok(unchosen.map(|talk| (talk.child, talk.kind, talk.made_at)).collect())
}

/// A talk takes the place of another: what parents want to speak of, whether the child comes, and the event in people's
/// calendars go along.
pub async fn take_over(
    tx: &mut Write,
    organisation: OrganisationId,
    (before, to): (&Talk, TalkOfferId),
) -> sqlx::Result<()> {
    let from = before.id;
    on!(tx, c => sqlx::query(
        "UPDATE talk_offer SET event = $3, event_sequence = $4 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(to).bind(before.event).bind(before.event_sequence + 1).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query(
        "UPDATE talk_word SET offer_id = $3 WHERE organisation_id = $1 AND offer_id = $2 AND kind = 'wish'")
        .bind(organisation).bind(from).bind(to).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query("UPDATE talk_invitation SET offer_id = $3 WHERE organisation_id = $1 AND offer_id = $2")
        .bind(organisation).bind(from).bind(to).execute(c).await.map(drop))
}

/// What was planned, or offered before (no day), holds again in place of what was offered instead of it. Nothing when that
/// was chosen or has ended.
pub async fn move_back(
    tx: &mut Write,
    organisation: OrganisationId,
    (offered, before): (&Talk, &Talk),
    day: Option<Date>,
    account: AccountId,
) -> sqlx::Result<bool> {
    let back = if day.is_some() { State::Planned } else { State::Open };
    if !go_on(tx, organisation, offered.id, (State::Open, State::Withdrawn)).await?
        || !go_on(tx, organisation, before.id, (State::Withdrawn, back)).await?
    {
        return Ok(false);
    }
    if let Some(day) = day {
        let id = record(tx, organisation, (before.child, &before.kind), ("planned", day), account).await?;
        on!(tx, c => sqlx::query("UPDATE talk_offer SET talk_id = $3 WHERE organisation_id = $1 AND id = $2")
            .bind(organisation).bind(before.id).bind(id).execute(c).await.map(drop))?;
    }
    take_over(tx, organisation, (offered, before.id)).await?;
    Ok(true)
}
