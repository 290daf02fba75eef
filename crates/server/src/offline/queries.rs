//! What arrived, and what waits for its writer.

use jiff::tz::TimeZone;
use sqlx::FromRow;

use super::{
    pen::Pen,
    take::{Because, Letter, Outcome},
};
use crate::{
    guardians, on,
    platform::{
        clock::Moment,
        db::{Read, Write},
        ids::{ChildId, GroupId, LetterId, OrganisationId, StaffId},
    },
};

/// For how many days it is known that a letter arrived: far longer than one is taken.
const RECEIPT_DAYS: i64 = 60;

/// The zone of the organisation, when there is such a child in it.
pub(super) async fn zone_of_child(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
) -> sqlx::Result<Option<TimeZone>> {
    let zone: Option<String> = on!(tx, c => sqlx::query_scalar(
        "SELECT o.time_zone FROM organisation o JOIN child c ON c.organisation_id = o.id WHERE o.id = $1 AND c.id = $2")
        .bind(organisation).bind(child).fetch_optional(c).await)?;
    Ok(zone.map(|zone| TimeZone::get(&zone).unwrap_or(TimeZone::UTC)))
}

/// Notes that a letter arrives, and what comes of it; gives what came of it when it had arrived before.
pub(super) async fn receive(
    tx: &mut Write,
    organisation: OrganisationId,
    letter: LetterId,
    outcome: Outcome,
) -> sqlx::Result<Option<Outcome>> {
    let now = tx.now;
    let new = on!(tx, c => sqlx::query(
        "INSERT INTO letter (organisation_id, id, arrived_at, held) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING")
        .bind(organisation).bind(letter).bind(now).bind(outcome == Outcome::Held)
        .execute(c).await.map(|done| done.rows_affected()))?;
    if new > 0 {
        return Ok(None);
    }
    let held: bool = on!(tx, c => sqlx::query_scalar("SELECT held FROM letter WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(letter).fetch_one(c).await)?;
    Ok(Some(if held { Outcome::Held } else { Outcome::Done }))
}

/// Keeps a letter that was not carried out, for its writer.
pub(super) async fn hold(
    tx: &mut Write,
    pen: &Pen,
    letter: &Letter,
    at: Moment,
    because: Because,
) -> sqlx::Result<()> {
    let (now, words) = (tx.now, &letter.words);
    let fits: String = words.words.chars().take(10_000).collect();
    on!(tx, c => sqlx::query(
        "INSERT INTO held_letter (organisation_id, id, staff_id, group_id, child_id, kind, about, words, because, written_at,
           held_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
        .bind(pen.organisation).bind(letter.id).bind(pen.staff).bind(pen.group).bind(letter.child)
        .bind(&words.kind).bind(&words.about).bind(&fits).bind(because.code()).bind(at).bind(now)
        .execute(c).await.map(drop))
}

/// A letter that waits for its writer.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Held {
    pub id: LetterId,
    pub group_id: GroupId,
    pub child_id: ChildId,
    pub child: String,
    pub kind: String,
    pub about: String,
    pub words: String,
    pub because: String,
    pub written_at: Moment,
}

const HELD: &str =
    "SELECT l.id, l.group_id, l.child_id, c.first_name AS child, l.kind, l.about, l.words, l.because, l.written_at
   FROM held_letter l JOIN child c ON c.organisation_id = l.organisation_id AND c.id = l.child_id
   WHERE l.organisation_id = $1 AND l.staff_id = $2 AND l.settled_at IS NULL";

/// What waits for somebody, in the order in which it was written; nothing about a child that has died.
pub(super) async fn waiting(
    tx: &mut Read,
    organisation: OrganisationId,
    staff: StaffId,
) -> sqlx::Result<Vec<Held>> {
    let sql = format!("{HELD} ORDER BY l.written_at, l.id");
    let mut rows: Vec<Held> = on!(tx, c => sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(organisation).bind(staff).fetch_all(c).await)?;
    let died = guardians::died(tx, organisation).await?;
    rows.retain(|row| !died.contains(&row.child_id));
    Ok(rows)
}

/// One of somebody's own that waits.
pub(super) async fn held(
    tx: &mut Read,
    organisation: OrganisationId,
    staff: StaffId,
    letter: LetterId,
) -> sqlx::Result<Option<Held>> {
    let sql = format!("{HELD} AND l.id = $3");
    on!(tx, c => sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(organisation).bind(staff).bind(letter).fetch_optional(c).await)
}

/// Its writer decided: of what was written nothing is kept here any more. False when that was so before.
pub(super) async fn settle(
    tx: &mut Write,
    organisation: OrganisationId,
    letter: LetterId,
    kept: bool,
) -> sqlx::Result<bool> {
    let now = tx.now;
    let done = on!(tx, c => sqlx::query(
        "UPDATE held_letter SET settled_at = $3, kept = $4, words = ''
         WHERE organisation_id = $1 AND id = $2 AND settled_at IS NULL")
        .bind(organisation).bind(letter).bind(now).bind(kept)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Whether something waits for somebody.
pub async fn waits(tx: &mut Read, organisation: OrganisationId, staff: StaffId) -> sqlx::Result<bool> {
    Ok(!waiting(tx, organisation, staff).await?.is_empty())
}

/// Forgets that letters arrived, long after they could arrive again.
pub(super) async fn forget(tx: &mut Write) -> sqlx::Result<()> {
    let before = tx.now.plus_days(-RECEIPT_DAYS);
    on!(tx, c => sqlx::query("DELETE FROM letter WHERE arrived_at < $1").bind(before).execute(c).await.map(drop))
}
