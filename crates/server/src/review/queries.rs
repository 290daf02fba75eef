//! Reading and keeping discussions of the protocol.

use jiff::civil::Date;
use mentorkind_domain::{
    access::{Permission, action},
    obligation::ReviewFacts,
    protocol::Setting,
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    on,
    platform::{
        access::Grant,
        clock::Moment,
        db::{Read, Write},
        ids::{InstructionId, OrganisationId, RemarkId, StaffId, fresh},
    },
};

/// When it was discussed last, and the day that was agreed for the next time: with the record of that discussion or since.
pub async fn facts(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<ReviewFacts> {
    let last: Option<jiff_sqlx::Date> = on!(tx, c => sqlx::query_scalar(
        "SELECT MAX(held_on) FROM protocol_review WHERE organisation_id = $1 AND withdrawn_at IS NULL")
        .bind(organisation).fetch_one(c).await)?;
    let agreed: Option<jiff_sqlx::Date> = on!(tx, c => sqlx::query_scalar(
        "SELECT d.next_on FROM protocol_review_day d
         LEFT JOIN protocol_review r ON r.organisation_id = d.organisation_id AND r.id = d.review_id
         WHERE d.organisation_id = $1 AND (d.review_id IS NULL OR (r.withdrawn_at IS NULL AND r.held_on = $2))
         ORDER BY d.made_at DESC, d.id DESC LIMIT 1")
        .bind(organisation).bind(last).fetch_optional(c).await)?;
    Ok(ReviewFacts { last: last.map(jiff_sqlx::Date::to_jiff), agreed: agreed.map(jiff_sqlx::Date::to_jiff) })
}

/// A discussion that was held.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Held {
    pub id: Uuid,
    pub held_on: jiff_sqlx::Date,
    pub decisions: String,
    /// What had happened, as [`super::agenda::Happened`]; empty where it was recorded before that was kept.
    pub agenda: String,
    pub recorded_at: Moment,
    pub recorded_by: String,
    pub withdrawn: bool,
}

/// The discussions that were held, the last first.
pub(super) async fn held(tx: &mut Read, grant: &Grant<action::SeeProtocol>) -> sqlx::Result<Vec<Held>> {
    on!(tx, c => sqlx::query_as(
        "SELECT r.id, r.held_on, r.decisions, r.agenda, r.recorded_at, a.name AS recorded_by,
           r.withdrawn_at IS NOT NULL AS withdrawn
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
    /// The discussion that it was part of; none as long as it is on the agenda.
    pub review_id: Option<Uuid>,
    pub words: String,
    pub made_at: Moment,
    pub made_by: StaffId,
    pub name: String,
}

/// All remarks that were not taken back, the first first.
pub(super) async fn remarks<A: Permission>(tx: &mut Read, grant: &Grant<A>) -> sqlx::Result<Vec<Remark>> {
    on!(tx, c => sqlx::query_as(
        "SELECT r.id, r.setting, r.instruction_id, r.review_id, r.words, r.made_at, r.made_by, s.name
         FROM protocol_remark r
         JOIN staff_member s ON s.organisation_id = r.organisation_id AND s.id = r.made_by
         WHERE r.organisation_id = $1 AND r.withdrawn_at IS NULL ORDER BY r.made_at, r.id")
        .bind(grant.organisation()).fetch_all(c).await)
}

/// The reader's own remarks that are on the agenda, as they were written; those of colleagues are for who leads it.
pub async fn own_remarks(
    tx: &mut Read,
    grant: &Grant<action::RemarkOnProtocol>,
) -> sqlx::Result<Vec<String>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT r.words FROM protocol_remark r
         WHERE r.organisation_id = $1 AND r.made_by = $2 AND r.withdrawn_at IS NULL AND r.review_id IS NULL
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

/// Records a discussion, with what it was about: what had happened, and the remarks from before a moment.
pub(super) async fn record(
    tx: &mut Write,
    grant: &Grant<action::ReviewProtocol>,
    (held_on, decisions): (Date, &str),
    (agenda, remarks_until): (&str, Moment),
) -> sqlx::Result<Uuid> {
    let (id, now, organisation) = (fresh(tx.now), tx.now, grant.organisation());
    on!(tx, c => sqlx::query(
        "INSERT INTO protocol_review (organisation_id, id, held_on, decisions, agenda, recorded_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(organisation).bind(id).bind(jiff_sqlx::Date::from(held_on)).bind(decisions).bind(agenda).bind(now)
        .bind(grant.actor().account).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query(
        "UPDATE protocol_remark SET review_id = $2
         WHERE organisation_id = $1 AND review_id IS NULL AND withdrawn_at IS NULL AND made_at < $3")
        .bind(organisation).bind(id).bind(remarks_until).execute(c).await.map(drop))?;
    Ok(id)
}

/// Withdraws the record of a discussion: its remarks are on the agenda again. False when it is no such record.
pub(super) async fn withdraw_record(
    tx: &mut Write,
    grant: &Grant<action::ReviewProtocol>,
    review: Uuid,
) -> sqlx::Result<bool> {
    let (now, organisation) = (tx.now, grant.organisation());
    let done = on!(tx, c => sqlx::query(
        "UPDATE protocol_review SET withdrawn_at = $3, withdrawn_by = $4
         WHERE organisation_id = $1 AND id = $2 AND withdrawn_at IS NULL")
        .bind(organisation).bind(review).bind(now).bind(grant.actor().account)
        .execute(c).await.map(|done| done.rows_affected()))?;
    on!(tx, c => sqlx::query("UPDATE protocol_remark SET review_id = NULL WHERE organisation_id = $1 AND review_id = $2")
        .bind(organisation).bind(review).execute(c).await.map(drop))?;
    Ok(done > 0)
}

/// Agrees on the day of the next discussion, with the record of one or by itself.
pub(super) async fn agree(
    tx: &mut Write,
    grant: &Grant<action::ReviewProtocol>,
    next_on: Date,
    review: Option<Uuid>,
) -> sqlx::Result<Uuid> {
    let (id, now) = (fresh(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO protocol_review_day (organisation_id, id, next_on, made_at, made_by, review_id)
         VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(grant.organisation()).bind(id).bind(jiff_sqlx::Date::from(next_on)).bind(now)
        .bind(grant.actor().account).bind(review).execute(c).await.map(drop))?;
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

/// Takes back somebody's own remark; false when it is another's, was discussed, or was taken back before.
pub(super) async fn withdraw(
    tx: &mut Write,
    organisation: OrganisationId,
    remark: RemarkId,
    staff: StaffId,
) -> sqlx::Result<bool> {
    let now = tx.now;
    let changed = on!(tx, c => sqlx::query(
        "UPDATE protocol_remark SET withdrawn_at = $4
         WHERE organisation_id = $1 AND id = $2 AND made_by = $3 AND withdrawn_at IS NULL AND review_id IS NULL")
        .bind(organisation).bind(remark).bind(staff).bind(now)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(changed > 0)
}
