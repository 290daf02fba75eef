//! Keeping transfers.

use jiff::civil::Date;
use mentorkind_domain::{
    consent::LINK_DAYS,
    transfer::{Destination, Part},
};
use sqlx::AssertSqlSafe;

use super::queries;
use crate::{
    on,
    platform::{
        db::Write,
        ids::{
            ChildId, ConsentId, GroupId, GuardianId, OrganisationId, StaffId, TransferId, TransferPartId,
            TransferSendingId, fresh,
        },
    },
};

/// A transfer that begins.
pub(super) struct New {
    pub child: ChildId,
    pub destination: Destination,
    pub receiver: String,
    pub to_group: Option<GroupId>,
    pub from_group: GroupId,
    pub starts_on: Date,
    /// Each part with what was gathered for it, and from what.
    pub parts: Vec<(Part, String, String)>,
}

pub(super) async fn begin(
    tx: &mut Write,
    organisation: OrganisationId,
    new: &New,
    by: StaffId,
) -> sqlx::Result<TransferId> {
    let (id, now) = (TransferId::new(tx.now), tx.now);
    let (destination, special) = queries::kept(new.destination);
    on!(tx, c => sqlx::query(
        "INSERT INTO transfer (organisation_id, id, child_id, destination, receiver, to_group_id, from_group_id, starts_on,
           warm, begun_at, begun_by, special)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)")
        .bind(organisation).bind(id).bind(new.child).bind(destination).bind(&new.receiver)
        .bind(new.to_group).bind(new.from_group).bind(jiff_sqlx::Date::from(new.starts_on)).bind(false).bind(now)
        .bind(by).bind(special).execute(c).await.map(drop))?;
    for (part, words, from) in &new.parts {
        on!(tx, c => sqlx::query(
            "INSERT INTO transfer_part (organisation_id, id, transfer_id, part, words, gathered_from)
             VALUES ($1, $2, $3, $4, $5, $6)")
            .bind(organisation).bind(TransferPartId::new(now)).bind(id).bind(part.code()).bind(words).bind(from)
            .execute(c).await.map(drop))?;
    }
    Ok(id)
}

/// Changes a transfer, unless it has another version than the one that was read or was stopped. `what` is SQL of ours
/// with `$4` as its value.
async fn change<'q, T>(
    tx: &mut Write,
    organisation: OrganisationId,
    (id, version): (TransferId, i64),
    what: &'static str,
    value: T,
) -> sqlx::Result<bool>
where
    T: 'q
        + Send
        + sqlx::Encode<'q, sqlx::Sqlite>
        + sqlx::Type<sqlx::Sqlite>
        + sqlx::Encode<'q, sqlx::Postgres>
        + sqlx::Type<sqlx::Postgres>,
{
    let sql = format!(
        "UPDATE transfer SET {what}, version = version + 1
         WHERE organisation_id = $1 AND id = $2 AND version = $3 AND stopped_at IS NULL"
    );
    on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(id).bind(version).bind(value)
        .execute(c).await.map(|done| done.rows_affected() == 1))
}

/// Keeps what the mentor wrote.
pub(super) async fn save(
    tx: &mut Write,
    organisation: OrganisationId,
    (id, version): (TransferId, i64),
    warm: bool,
    parts: &[(TransferPartId, String)],
) -> sqlx::Result<bool> {
    if !change(tx, organisation, (id, version), "warm = $4", warm).await? {
        return Ok(false);
    }
    for (part, words) in parts {
        on!(tx, c => sqlx::query("UPDATE transfer_part SET words = $3 WHERE organisation_id = $1 AND id = $2")
            .bind(organisation).bind(part).bind(words).execute(c).await.map(drop))?;
    }
    Ok(true)
}

/// Gives it to the parents: each part that is asked with its consent.
pub(super) async fn give(
    tx: &mut Write,
    organisation: OrganisationId,
    of: (TransferId, i64),
    today: Date,
    asked: &[(TransferPartId, ConsentId)],
) -> sqlx::Result<bool> {
    let given = change(tx, organisation, of, "given_on = $4", jiff_sqlx::Date::from(today)).await?;
    for (part, consent) in asked.iter().filter(|_| given) {
        on!(tx, c => sqlx::query("UPDATE transfer_part SET consent_id = $3 WHERE organisation_id = $1 AND id = $2")
            .bind(organisation).bind(part).bind(consent).execute(c).await.map(drop))?;
    }
    Ok(given)
}

/// Takes it back from the parents, to be changed and given again. What they wrote beside it stays.
pub(super) async fn take_back(
    tx: &mut Write,
    organisation: OrganisationId,
    of: (TransferId, i64),
) -> sqlx::Result<bool> {
    let back = change(tx, organisation, of, "given_on = $4", None::<jiff_sqlx::Date>).await?;
    if back {
        on!(tx, c => sqlx::query(
            "UPDATE transfer_part SET consent_id = NULL WHERE organisation_id = $1 AND transfer_id = $2")
            .bind(organisation).bind(of.0).execute(c).await.map(drop))?;
    }
    Ok(back)
}

pub(super) async fn stop(
    tx: &mut Write,
    organisation: OrganisationId,
    of: (TransferId, i64),
) -> sqlx::Result<bool> {
    let now = tx.now;
    let stopped = change(tx, organisation, of, "stopped_at = $4", now).await?;
    if stopped {
        close(tx, organisation, of.0).await?;
    }
    Ok(stopped)
}

/// Closes the links that still open something.
pub(super) async fn close(tx: &mut Write, organisation: OrganisationId, id: TransferId) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE transfer_sending SET closed_at = $3
         WHERE organisation_id = $1 AND transfer_id = $2 AND closed_at IS NULL")
        .bind(organisation).bind(id).bind(now).execute(c).await.map(drop))
}

/// Throws away all that was written for a transfer, by staff and parents. It is stopped, its links close, and nothing is
/// asked for it any longer; that it was, stays.
pub async fn empty(tx: &mut Write, organisation: OrganisationId, id: TransferId) -> sqlx::Result<()> {
    let now = tx.now;
    close(tx, organisation, id).await?;
    for sql in [
        "UPDATE consent SET taken_back_at = $3 WHERE organisation_id = $1 AND taken_back_at IS NULL AND id IN (
           SELECT consent_id FROM transfer_part WHERE organisation_id = $1 AND transfer_id = $2)",
        "UPDATE transfer SET stopped_at = $3, version = version + 1
         WHERE organisation_id = $1 AND id = $2 AND stopped_at IS NULL",
    ] {
        on!(tx, c => sqlx::query(sql).bind(organisation).bind(id).bind(now).execute(c).await.map(drop))?;
    }
    for sql in [
        "DELETE FROM transfer_reaction WHERE organisation_id = $1 AND transfer_part_id IN (
           SELECT id FROM transfer_part WHERE organisation_id = $1 AND transfer_id = $2)",
        "UPDATE transfer_part SET words = '', gathered_from = '' WHERE organisation_id = $1 AND transfer_id = $2",
        "UPDATE transfer SET warm_not = NULL, warm_not_on = NULL WHERE organisation_id = $1 AND id = $2",
    ] {
        on!(tx, c => sqlx::query(sql).bind(organisation).bind(id).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// Keeps what a guardian wrote beside a part, in place of what it wrote before; nothing takes that away.
pub(super) async fn react(
    tx: &mut Write,
    organisation: OrganisationId,
    (part, guardian): (TransferPartId, GuardianId),
    words: &str,
    today: Date,
) -> sqlx::Result<()> {
    let id = fresh(tx.now);
    if words.is_empty() {
        return on!(tx, c => sqlx::query(
            "DELETE FROM transfer_reaction WHERE organisation_id = $1 AND transfer_part_id = $2 AND guardian_id = $3")
            .bind(organisation).bind(part).bind(guardian).execute(c).await.map(drop));
    }
    on!(tx, c => sqlx::query(
        "INSERT INTO transfer_reaction (organisation_id, id, transfer_part_id, guardian_id, words, written_on)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (organisation_id, transfer_part_id, guardian_id)
         DO UPDATE SET words = excluded.words, written_on = excluded.written_on")
        .bind(organisation).bind(id).bind(part).bind(guardian).bind(words).bind(jiff_sqlx::Date::from(today))
        .execute(c).await.map(drop))
}

/// Another text is read since somebody wrote beside it: an answer to what was read before is not taken.
pub(super) async fn reads_otherwise(
    tx: &mut Write,
    organisation: OrganisationId,
    id: TransferId,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("UPDATE transfer SET version = version + 1 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).execute(c).await.map(drop))
}

/// The hashes of a link and of its code; none on paper.
pub(super) type Door = Option<(Vec<u8>, Vec<u8>)>;

/// Sends these parts. A link closes the one that was made before; paper closes none.
pub(super) async fn send(
    tx: &mut Write,
    organisation: OrganisationId,
    id: TransferId,
    parts: &[Part],
    door: Door,
    (today, by): (Date, StaffId),
) -> sqlx::Result<TransferSendingId> {
    if door.is_some() {
        close(tx, organisation, id).await?;
    }
    let (sending, now) = (TransferSendingId::new(tx.now), tx.now);
    let (link, code) = door.unzip();
    let codes: Vec<&str> = parts.iter().map(|part| part.code()).collect();
    on!(tx, c => sqlx::query(
        "INSERT INTO transfer_sending (organisation_id, id, transfer_id, link_hash, code_hash, parts, sent_on, sent_at, sent_by,
           ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
        .bind(organisation).bind(sending).bind(id).bind(link).bind(code).bind(codes.join(" "))
        .bind(jiff_sqlx::Date::from(today)).bind(now).bind(by).bind(now.plus_days(LINK_DAYS))
        .execute(c).await.map(drop))?;
    Ok(sending)
}

/// Keeps that somebody spoke with the receiver.
pub(super) async fn spoke(
    tx: &mut Write,
    organisation: OrganisationId,
    id: TransferId,
    on: Date,
    with: &str,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("UPDATE transfer SET warm_on = $3, warm_with = $4 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(jiff_sqlx::Date::from(on)).bind(with).execute(c).await.map(drop))
}

/// Keeps why nobody spoke with the receiver.
pub(super) async fn not_spoken(
    tx: &mut Write,
    organisation: OrganisationId,
    id: TransferId,
    (on, why): (Date, &str),
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("UPDATE transfer SET warm_not_on = $3, warm_not = $4 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(jiff_sqlx::Date::from(on)).bind(why).execute(c).await.map(drop))
}

/// Keeps that somebody heard how the child is doing there, or that nobody did.
pub(super) async fn followed_up(
    tx: &mut Write,
    organisation: OrganisationId,
    id: TransferId,
    on: Option<Date>,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("UPDATE transfer SET followed_up_on = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(on.map(jiff_sqlx::Date::from)).execute(c).await.map(drop))
}

/// Keeps that the new mentor read it; false when that was said before.
pub(super) async fn read(
    tx: &mut Write,
    organisation: OrganisationId,
    id: TransferId,
    (on, by): (Date, StaffId),
) -> sqlx::Result<bool> {
    on!(tx, c => sqlx::query(
        "UPDATE transfer SET read_on = $3, read_by = $4 WHERE organisation_id = $1 AND id = $2 AND read_on IS NULL")
        .bind(organisation).bind(id).bind(jiff_sqlx::Date::from(on)).bind(by)
        .execute(c).await.map(|done| done.rows_affected() == 1))
}
