//! What becomes of moments that were offered: one is chosen, none can be, others take their place.

use jiff::{civil::Date, tz::TimeZone};
use sqlx::AssertSqlSafe;

use super::{
    queries::{OFFERS, Slot, State, Talk, go_on, planned, record, running, whole},
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
    /// The mentor or the parents have another talk then.
    Taken,
}

/// A moment is chosen: it stands among the talks, in place of what was planned before. Not when the mentor or the parents
/// have another talk then, also when others choose at the same time.
pub async fn choose(
    tx: &mut Write,
    organisation: OrganisationId,
    talk: &Talk,
    slot: &Slot,
    (day, today): (Date, Date),
    account: AccountId,
) -> sqlx::Result<Chosen> {
    let of = (talk.child, talk.id);
    if !taken::alone_and_free(tx, organisation, of, Some(slot.starts_at), today).await? {
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
    let taken = taken::of_children(tx, organisation, open.iter().map(|talk| talk.child), today).await?;
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
/// was chosen or has ended, or when others have the moment now.
pub async fn move_back(
    tx: &mut Write,
    organisation: OrganisationId,
    (offered, before): (&Talk, &Talk),
    days: (Option<Date>, Date),
    account: AccountId,
) -> sqlx::Result<bool> {
    if !go_on(tx, organisation, offered.id, (State::Open, State::Withdrawn)).await?
        || !restore(tx, organisation, before, days, account).await?
    {
        return Ok(false);
    }
    take_over(tx, organisation, (offered, before.id)).await?;
    Ok(true)
}

/// A talk that ended holds again: at its moment on a day, or (no day) with the moments that were offered. Nothing when
/// something was offered or planned since, or when others have the moment now.
pub async fn restore(
    tx: &mut Write,
    organisation: OrganisationId,
    talk: &Talk,
    (day, today): (Option<Date>, Date),
    account: AccountId,
) -> sqlx::Result<bool> {
    let about = (talk.child, talk.kind.as_str());
    let at = talk.chosen().map(|slot| slot.starts_at);
    if !talk.has_ended()
        || !taken::alone_and_free(tx, organisation, (talk.child, talk.id), at, today).await?
        || !running(tx, organisation, about).await?.is_empty()
        || planned(tx, organisation, about).await?.is_some()
    {
        return Ok(false);
    }
    let back = if day.is_some() { State::Planned } else { State::Open };
    if !go_on(tx, organisation, talk.id, (talk.state, back)).await? {
        return Ok(false);
    }
    if let Some(day) = day {
        let id = record(tx, organisation, about, ("planned", day), account).await?;
        on!(tx, c => sqlx::query("UPDATE talk_offer SET talk_id = $3 WHERE organisation_id = $1 AND id = $2")
            .bind(organisation).bind(talk.id).bind(id).execute(c).await.map(drop))?;
    }
    Ok(true)
}
