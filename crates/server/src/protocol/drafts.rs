//! Drafts of a new version: written, advised about, approved or thrown away.

use jiff::civil::Date;
use mentorkind_domain::protocol::{
    approval::Advice,
    compare::{Difference, differences},
};
use sqlx::FromRow;
use uuid::Uuid;

use super::queries;
use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, Write},
        ids::{AccountId, OrganisationId, fresh, time_of},
    },
};

/// The draft of an organisation.
#[derive(Clone, Debug, FromRow)]
pub struct Draft {
    pub id: Uuid,
    /// Counts what was changed, so that nobody overwrites or approves what was not seen: from the moment at which it was
    /// begun, so that it is no number of another draft.
    pub version: i64,
    pub starts_on: jiff_sqlx::Date,
    /// The text.
    pub source: String,
    pub written_at: Moment,
    pub written_by: AccountId,
    /// The name of who wrote it as it is now.
    pub writer: String,
    pub asked_on: Option<jiff_sqlx::Date>,
    pub received_on: Option<jiff_sqlx::Date>,
    pub advice: String,
    pub followed: String,
    /// The text that the advice is about; none without advice, and where that is not known.
    pub advised_source: Option<String>,
    pub no_advice: String,
    /// Its writer approved it, because nobody else might.
    pub alone: bool,
    /// The version that came of it.
    pub version_id: Option<Uuid>,
}

impl Draft {
    /// What was recorded of the parents' committee.
    pub fn advice(&self) -> Advice {
        Advice {
            asked_on: self.asked_on.map(jiff_sqlx::Date::to_jiff),
            received_on: self.received_on.map(jiff_sqlx::Date::to_jiff),
            words: self.advice.clone(),
            followed: self.followed.clone(),
        }
    }

    /// It had this number once, or it is older than numbers that begin with a moment.
    fn had(&self, number: i64) -> bool {
        let begun = time_of(self.id).0;
        number >= begun || self.version < begun
    }

    /// The text was changed after the advice, in something in which the parents' committee has a say.
    pub fn changed_after(&self) -> sqlx::Result<bool> {
        if !self.advice().is_complete() {
            return Ok(false);
        }
        let Some(advised) = &self.advised_source else { return Ok(true) };
        let (advised, now) = (queries::read(advised)?, queries::read(&self.source)?);
        Ok(differences(&advised, &now).iter().any(Difference::asks_advice))
    }
}

const DRAFT: &str =
    "SELECT d.id, d.version, d.starts_on, d.source, d.written_at, d.written_by, a.name AS writer, d.asked_on,
   d.received_on, d.advice, d.followed, d.advised_source, d.no_advice, d.alone, d.version_id
 FROM protocol_draft d JOIN account a ON a.id = d.written_by WHERE d.organisation_id = $1 AND ";

/// The draft that is open, if there is one.
pub async fn open(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<Option<Draft>> {
    let sql = DRAFT.to_owned() + "d.version_id IS NULL";
    on!(tx, c => sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(organisation).fetch_optional(c).await)
}

/// The draft of which a version came.
pub async fn of_version(
    tx: &mut Read,
    organisation: OrganisationId,
    version: Uuid,
) -> sqlx::Result<Option<Draft>> {
    let sql = DRAFT.to_owned() + "d.version_id = $2";
    on!(tx, c => sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(organisation).bind(version).fetch_optional(c).await)
}

/// What became of a draft that somebody saw.
pub enum Became {
    /// It is as it was seen.
    Same(Draft),
    /// Somebody changed it.
    Changed(Draft),
    /// It was approved: as this version.
    Approved(Uuid),
    /// It was thrown away.
    Gone,
}

/// What became of the draft with a number; `open` is the one that there is now.
pub async fn became(
    tx: &mut Read,
    organisation: OrganisationId,
    seen: i64,
    open: Option<Draft>,
) -> sqlx::Result<Became> {
    match open {
        Some(draft) if draft.version == seen => return Ok(Became::Same(draft)),
        Some(draft) if draft.had(seen) => return Ok(Became::Changed(draft)),
        _ => {}
    }
    let sql = DRAFT.to_owned() + "d.version > $2 AND d.version_id IS NOT NULL ORDER BY d.version LIMIT 1";
    let next: Option<Draft> = on!(tx, c => sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(organisation).bind(seen).fetch_optional(c).await)?;
    let version = next.filter(|draft| draft.had(seen)).and_then(|draft| draft.version_id);
    Ok(version.map_or(Became::Gone, Became::Approved))
}

/// Begins a draft; nothing when there is one already.
pub async fn begin(
    tx: &mut Write,
    organisation: OrganisationId,
    (starts_on, text): (Date, &str),
    by: AccountId,
) -> sqlx::Result<Option<Uuid>> {
    let (now, id) = (tx.now, fresh(tx.now));
    let done = on!(tx, c => sqlx::query(
        "INSERT INTO protocol_draft (organisation_id, id, version, starts_on, source, written_at, written_by)
         VALUES ($1, $2, $5, $3, $4, $5, $6) ON CONFLICT DO NOTHING")
        .bind(organisation).bind(id).bind(jiff_sqlx::Date::from(starts_on)).bind(text).bind(now).bind(by)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok((done == 1).then_some(id))
}

/// Writes another text. Of this and what follows: whether it was still the draft that was seen.
pub async fn rewrite(
    tx: &mut Write,
    organisation: OrganisationId,
    seen: (Uuid, i64),
    (starts_on, text): (Date, &str),
    by: AccountId,
) -> sqlx::Result<bool> {
    let now = tx.now;
    let done = on!(tx, c => sqlx::query(
        "UPDATE protocol_draft SET version = version + 1, starts_on = $4, source = $5, written_at = $6, written_by = $7
         WHERE organisation_id = $1 AND id = $2 AND version = $3 AND version_id IS NULL")
        .bind(organisation).bind(seen.0).bind(seen.1).bind(jiff_sqlx::Date::from(starts_on)).bind(text)
        .bind(now).bind(by).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Records what the parents' committee was asked and said, and whether that is about the text as it is now; or clears it.
pub async fn advise(
    tx: &mut Write,
    organisation: OrganisationId,
    seen: (Uuid, i64),
    (advice, is_about_this): (&Advice, bool),
) -> sqlx::Result<bool> {
    let now = tx.now;
    let day = |day: Option<Date>| day.map(jiff_sqlx::Date::from);
    let done = on!(tx, c => sqlx::query(
        "UPDATE protocol_draft SET version = version + 1, asked_on = $4, received_on = $5, advice = $6, followed = $7,
           advised_at = $8, advised_source = CASE WHEN $9 THEN source WHEN $4 IS NULL THEN NULL ELSE advised_source END
         WHERE organisation_id = $1 AND id = $2 AND version = $3 AND version_id IS NULL")
        .bind(organisation).bind(seen.0).bind(seen.1).bind(day(advice.asked_on)).bind(day(advice.received_on))
        .bind(&advice.words).bind(&advice.followed).bind(now).bind(is_about_this).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Ties a draft to the version that came of it, from its first day on.
pub async fn approved(
    tx: &mut Write,
    organisation: OrganisationId,
    seen: (Uuid, i64),
    (version, starts_on): (Uuid, Date),
    (no_advice, alone): (&str, bool),
) -> sqlx::Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "UPDATE protocol_draft SET version = version + 1, version_id = $4, no_advice = $5, alone = $6, starts_on = $7
         WHERE organisation_id = $1 AND id = $2 AND version = $3 AND version_id IS NULL")
        .bind(organisation).bind(seen.0).bind(seen.1).bind(version).bind(no_advice).bind(alone)
        .bind(jiff_sqlx::Date::from(starts_on)).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Throws a draft away.
pub async fn throw_away(
    tx: &mut Write,
    organisation: OrganisationId,
    seen: (Uuid, i64),
) -> sqlx::Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "DELETE FROM protocol_draft WHERE organisation_id = $1 AND id = $2 AND version = $3 AND version_id IS NULL")
        .bind(organisation).bind(seen.0).bind(seen.1).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Withdraws a version that has not begun. Its text is a draft again, unless there is another one.
pub async fn withdraw(
    tx: &mut Write,
    organisation: OrganisationId,
    version: Uuid,
    by: AccountId,
    today: Date,
) -> sqlx::Result<bool> {
    let now = tx.now;
    let done = on!(tx, c => sqlx::query(
        "UPDATE protocol_version SET withdrawn_at = $4, withdrawn_by = $5
         WHERE organisation_id = $1 AND id = $2 AND starts_on > $3 AND withdrawn_at IS NULL")
        .bind(organisation).bind(version).bind(jiff_sqlx::Date::from(today)).bind(now).bind(by)
        .execute(c).await.map(|done| done.rows_affected()))?;
    if done != 1 {
        return Ok(false);
    }
    on!(tx, c => sqlx::query(
        "UPDATE protocol_draft SET version = version + 1, version_id = NULL
         WHERE organisation_id = $1 AND version_id = $2 AND NOT EXISTS
           (SELECT 1 FROM protocol_draft o WHERE o.organisation_id = $1 AND o.version_id IS NULL)")
        .bind(organisation).bind(version).execute(c).await.map(drop))?;
    Ok(true)
}

/// Whether somebody else than this person may approve a draft today, and can sign in to do so.
pub async fn others_approve(
    tx: &mut Read,
    organisation: OrganisationId,
    writer: AccountId,
    today: Date,
) -> sqlx::Result<bool> {
    let found: i64 = on!(tx, c => sqlx::query_scalar(
        "SELECT count(*) FROM staff_role r
         JOIN membership m ON m.organisation_id = r.organisation_id AND m.staff_id = r.staff_id AND m.ended_at IS NULL
         JOIN account a ON a.id = m.account_id AND (a.password_hash IS NOT NULL OR EXISTS (
           SELECT 1 FROM single_sign_on_person p WHERE p.organisation_id = m.organisation_id AND p.membership_id = m.id))
         WHERE r.organisation_id = $1 AND r.role IN ('policy', 'director') AND a.id <> $2
           AND (r.from_on IS NULL OR r.from_on <= $3) AND (r.until_on IS NULL OR r.until_on >= $3)")
        .bind(organisation).bind(writer).bind(jiff_sqlx::Date::from(today)).fetch_one(c).await)?;
    Ok(found > 0)
}
