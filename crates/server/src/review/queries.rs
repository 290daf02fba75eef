//! Reading and keeping discussions of the protocol.

use jiff::civil::Date;
use mentorkind_domain::{
    access::{Permission, action},
    obligation::ReviewFacts,
    protocol::Setting,
};
use sqlx::FromRow;

use crate::{
    on,
    platform::{
        access::Grant,
        clock::Moment,
        db::{Read, Write},
        ids::{InstructionId, OrganisationId, RemarkId, StaffId, fresh},
    },
};

/// When it was discussed last, and the day that was agreed for the next time.
pub async fn facts(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<ReviewFacts> {
    let last: Option<jiff_sqlx::Date> = on!(tx, c => sqlx::query_scalar(
        "SELECT MAX(held_on) FROM protocol_review WHERE organisation_id = $1")
        .bind(organisation).fetch_one(c).await)?;
    let agreed: Option<jiff_sqlx::Date> = on!(tx, c => sqlx::query_scalar(
        "SELECT next_on FROM protocol_review_day WHERE organisation_id = $1 ORDER BY made_at DESC, id DESC LIMIT 1")
        .bind(organisation).fetch_optional(c).await)?;
    Ok(ReviewFacts { last: last.map(jiff_sqlx::Date::to_jiff), agreed: agreed.map(jiff_sqlx::Date::to_jiff) })
}

/// A discussion that was held.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Held {
    pub held_on: jiff_sqlx::Date,
    pub decisions: String,
    pub recorded_at: Moment,
    pub recorded_by: String,
}

/// The discussions that were held, the last first.
pub(super) async fn held(tx: &mut Read, grant: &Grant<action::SeeProtocol>) -> sqlx::Result<Vec<Held>> {
    on!(tx, c => sqlx::query_as(
        "SELECT r.held_on, r.decisions, r.recorded_at, a.name AS recorded_by
         FROM protocol_review r JOIN account a ON a.id = r.recorded_by
         WHERE r.organisation_id = $1 ORDER BY r.held_on DESC, r.recorded_at DESC")
        .bind(grant.organisation()).fetch_all(c).await)
}

/// What a remark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// A sentence of the protocol.
    Sentence(Setting),
    /// A work instruction.
    Instruction(InstructionId),
}

/// A remark.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Remark {
    pub id: RemarkId,
    /// The sentence; empty when it is about a work instruction.
    pub setting: String,
    pub instruction_id: Option<InstructionId>,
    pub words: String,
    pub made_at: Moment,
    pub made_by: StaffId,
    pub name: String,
}

/// The remarks since a moment that were not taken back, the first first.
pub(super) async fn remarks<A: Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    since: Moment,
) -> sqlx::Result<Vec<Remark>> {
    on!(tx, c => sqlx::query_as(
        "SELECT r.id, r.setting, r.instruction_id, r.words, r.made_at, r.made_by, s.name FROM protocol_remark r
         JOIN staff_member s ON s.organisation_id = r.organisation_id AND s.id = r.made_by
         WHERE r.organisation_id = $1 AND r.made_at > $2 AND r.withdrawn_at IS NULL ORDER BY r.made_at, r.id")
        .bind(grant.organisation()).bind(since).fetch_all(c).await)
}

/// The reader's own remarks since the last discussion, as they were written; those of colleagues are for who leads it.
pub async fn own_remarks(
    tx: &mut Read,
    grant: &Grant<action::RemarkOnProtocol>,
) -> sqlx::Result<Vec<String>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT r.words FROM protocol_remark r
         WHERE r.organisation_id = $1 AND r.made_by = $2 AND r.withdrawn_at IS NULL AND r.made_at > COALESCE(
           (SELECT MAX(d.recorded_at) FROM protocol_review d WHERE d.organisation_id = r.organisation_id), 0)
         ORDER BY r.made_at, r.id")
        .bind(grant.organisation()).bind(grant.actor().staff).fetch_all(c).await)
}

/// What happened with talks since a day: the code of the kind, how many were held and how many declined.
pub(super) async fn talks(
    tx: &mut Read,
    grant: &Grant<action::ReviewProtocol>,
    since: Option<Date>,
) -> sqlx::Result<Vec<(String, i64, i64)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT kind, CAST(SUM(CASE WHEN state = 'held' THEN 1 ELSE 0 END) AS BIGINT),
           CAST(SUM(CASE WHEN state = 'declined' THEN 1 ELSE 0 END) AS BIGINT)
         FROM talk WHERE organisation_id = $1 AND ($2 IS NULL OR on_day >= $2) AND state IN ('held', 'declined')
         GROUP BY kind ORDER BY kind")
        .bind(grant.organisation()).bind(since.map(jiff_sqlx::Date::from)).fetch_all(c).await)
}

/// How many observations were finished since a moment.
pub(super) async fn observations(
    tx: &mut Read,
    grant: &Grant<action::ReviewProtocol>,
    since: Moment,
) -> sqlx::Result<i64> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT COUNT(*) FROM observation WHERE organisation_id = $1 AND finished_at >= $2")
        .bind(grant.organisation()).bind(since).fetch_one(c).await)
}

pub(super) async fn record(
    tx: &mut Write,
    grant: &Grant<action::ReviewProtocol>,
    held_on: Date,
    decisions: &str,
) -> sqlx::Result<uuid::Uuid> {
    let (id, now) = (fresh(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO protocol_review (organisation_id, id, held_on, decisions, recorded_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(grant.organisation()).bind(id).bind(jiff_sqlx::Date::from(held_on)).bind(decisions).bind(now)
        .bind(grant.actor().account).execute(c).await.map(drop))?;
    Ok(id)
}

pub(super) async fn agree(
    tx: &mut Write,
    grant: &Grant<action::ReviewProtocol>,
    next_on: Date,
) -> sqlx::Result<uuid::Uuid> {
    let (id, now) = (fresh(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO protocol_review_day (organisation_id, id, next_on, made_at, made_by) VALUES ($1, $2, $3, $4, $5)")
        .bind(grant.organisation()).bind(id).bind(jiff_sqlx::Date::from(next_on)).bind(now)
        .bind(grant.actor().account).execute(c).await.map(drop))?;
    Ok(id)
}

pub(super) async fn add_remark(
    tx: &mut Write,
    organisation: OrganisationId,
    staff: StaffId,
    about: About,
    words: &str,
) -> sqlx::Result<RemarkId> {
    let (id, now) = (RemarkId::new(tx.now), tx.now);
    let (setting, instruction) = match about {
        About::Sentence(setting) => (setting.code(), None),
        About::Instruction(instruction) => ("", Some(instruction)),
    };
    on!(tx, c => sqlx::query(
        "INSERT INTO protocol_remark (organisation_id, id, setting, instruction_id, words, made_at, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(organisation).bind(id).bind(setting).bind(instruction).bind(words).bind(now).bind(staff)
        .execute(c).await.map(drop))?;
    Ok(id)
}

/// Takes back somebody's own remark; false when it is another's, or was taken back before.
pub(super) async fn withdraw(
    tx: &mut Write,
    organisation: OrganisationId,
    remark: RemarkId,
    staff: StaffId,
) -> sqlx::Result<bool> {
    let now = tx.now;
    let changed = on!(tx, c => sqlx::query(
        "UPDATE protocol_remark SET withdrawn_at = $4
         WHERE organisation_id = $1 AND id = $2 AND made_by = $3 AND withdrawn_at IS NULL")
        .bind(organisation).bind(remark).bind(staff).bind(now)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(changed > 0)
}
