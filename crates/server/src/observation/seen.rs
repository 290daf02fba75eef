//! What was seen of children over time.

use std::collections::BTreeMap;

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::{
    obligation::{Kind, Talk},
    observation::Topic,
};
use sqlx::{AssertSqlSafe, FromRow};

use super::{contacts, queries::Scores};
use crate::{
    on,
    platform::{
        db::{Read, id_list},
        ids::{ChildId, ObservationId, OrganisationId},
    },
};

/// A day on which a child was seen.
#[derive(Clone, Debug, FromRow)]
pub struct Seen {
    /// Which child.
    pub child_id: ChildId,
    /// `note`, `observation`, or `contact` with its parents.
    pub kind: String,
    /// The day.
    pub on: jiff_sqlx::Date,
}

/// What everybody may know of these children was seen since a day, imported history included. The caller has found the children with a grant.
pub async fn seen_since(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
    from: Date,
) -> sqlx::Result<Vec<Seen>> {
    let children = id_list(children);
    let sql = format!(
        "SELECT n.child_id, 'note' AS kind, n.seen_on AS \"on\" FROM note n
         WHERE n.organisation_id = $1 AND n.child_id {0} AND n.seen_on >= $3 AND n.shared AND n.removed_at IS NULL
         UNION ALL
         SELECT o.child_id, 'observation', o.seen_on FROM observation o
         WHERE o.organisation_id = $1 AND o.child_id {0} AND o.seen_on >= $3 AND o.finished_at IS NOT NULL
         UNION ALL
         SELECT o.child_id, 'contact', c.spoken_on FROM parent_contact c
         JOIN observation o ON o.organisation_id = c.organisation_id AND o.id = c.observation_id
         WHERE o.organisation_id = $1 AND o.child_id {0} AND c.spoken_on >= $3
         UNION ALL
         SELECT t.child_id, 'contact', t.on_day FROM talk t
         WHERE t.organisation_id = $1 AND t.child_id {0} AND t.on_day >= $3 AND t.state = 'held' AND t.kind <> '{1}'
         UNION ALL
         SELECT h.child_id, h.kind, h.on_day FROM imported_history h
         WHERE h.organisation_id = $1 AND h.child_id {0} AND h.kind = 'observation' AND h.on_day >= $3",
        tx.one_of(2),
        Kind::ChildTalk.code()
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&children).bind(jiff_sqlx::Date::from(from)).fetch_all(c).await)
}

/// When these children were last noted or observed, imported history included; children of whom nothing is known are
/// left out. The caller has found the children with a grant.
pub async fn last_seen(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
) -> sqlx::Result<BTreeMap<ChildId, Date>> {
    let children = id_list(children);
    let sql = format!(
        "SELECT e.child_id, max(e.seen_on) FROM (
           SELECT n.child_id, n.seen_on FROM note n
           WHERE n.organisation_id = $1 AND n.child_id {0} AND n.shared AND n.removed_at IS NULL
           UNION ALL
           SELECT o.child_id, o.seen_on FROM observation o
           WHERE o.organisation_id = $1 AND o.child_id {0} AND o.finished_at IS NOT NULL
           UNION ALL
           SELECT h.child_id, h.on_day FROM imported_history h
           WHERE h.organisation_id = $1 AND h.child_id {0} AND h.kind = 'observation'
         ) e GROUP BY e.child_id",
        tx.one_of(2)
    );
    let rows: Vec<(ChildId, jiff_sqlx::Date)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&children).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(child, day)| (child, day.to_jiff())).collect())
}

/// The scores of a child, in order of time. The caller has found the child with a grant.
pub async fn scores(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
) -> sqlx::Result<Vec<(Date, Scores)>> {
    let rows: Vec<(jiff_sqlx::Date, Option<i64>, Option<i64>)> = on!(tx, c => sqlx::query_as(
        "SELECT seen_on, wellbeing, involvement FROM observation
         WHERE organisation_id = $1 AND child_id = $2 AND finished_at IS NOT NULL
           AND (wellbeing IS NOT NULL OR involvement IS NOT NULL)
         ORDER BY seen_on, finished_at, id")
        .bind(organisation).bind(child).fetch_all(c).await)?;
    Ok(rows
        .into_iter()
        .map(|(day, wellbeing, involvement)| (day.to_jiff(), Scores::of(wellbeing, involvement)))
        .collect())
}

/// When each goal and domain was last part of an observation of a child. The caller has found the child with a grant.
pub async fn topics_seen(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
) -> sqlx::Result<BTreeMap<Topic, Date>> {
    let rows: Vec<(String, jiff_sqlx::Date)> = on!(tx, c => sqlx::query_as(
        "SELECT t.topic, max(o.seen_on) FROM observation_topic t
         JOIN observation o ON o.organisation_id = t.organisation_id AND o.id = t.observation_id
         WHERE o.organisation_id = $1 AND o.child_id = $2 AND o.finished_at IS NOT NULL GROUP BY t.topic")
        .bind(organisation).bind(child).fetch_all(c).await)?;
    Ok(rows.into_iter().filter_map(|(topic, day)| Some((Topic::of(&topic)?, day.to_jiff()))).collect())
}

/// A finished observation, in words.
#[derive(Clone, Debug)]
pub struct Observed {
    /// The day on which it was seen.
    pub seen_on: Date,
    /// What was seen.
    pub text: String,
    /// There is something to tell in a talk.
    pub particulars: bool,
    /// The scores.
    pub scores: Scores,
    /// The goals and domains that it is about.
    pub topics: Vec<Topic>,
}

/// The observations of a child that its parents know: they were told of it, or spoke about it. The last first. The caller
/// has found the child with a grant.
pub async fn told(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    zone: &TimeZone,
) -> sqlx::Result<Vec<Observed>> {
    let finished = contacts::finished(tx, organisation, &[child], zone).await?;
    let known =
        finished.into_iter().filter(|one| one.told_on.is_some() || matches!(one.talk, Some(Talk::Held(_))));
    in_words(tx, organisation, known.map(|one| one.id)).await
}

/// The observations of a child that were finished from a day on, or ever. The last first. The caller has found the child
/// with a grant.
pub async fn observed_since(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    since: Option<Date>,
    zone: &TimeZone,
) -> sqlx::Result<Vec<Observed>> {
    let finished = contacts::finished(tx, organisation, &[child], zone).await?;
    let later =
        finished.into_iter().filter(|one| since.is_none_or(|day| day <= one.finished_at.date_in(zone)));
    in_words(tx, organisation, later.map(|one| one.id)).await
}

async fn in_words(
    tx: &mut Read,
    organisation: OrganisationId,
    ids: impl Iterator<Item = ObservationId>,
) -> sqlx::Result<Vec<Observed>> {
    let ids = id_list(ids);
    let sql = format!(
        "SELECT o.id, o.seen_on, o.text, o.particulars, o.wellbeing, o.involvement FROM observation o
         WHERE o.organisation_id = $1 AND o.id {} AND o.removed_at IS NULL ORDER BY o.seen_on DESC, o.id DESC",
        tx.one_of(2)
    );
    type Row = (uuid::Uuid, jiff_sqlx::Date, String, bool, Option<i64>, Option<i64>);
    let rows: Vec<Row> =
        on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(&ids).fetch_all(c).await)?;
    let sql = format!(
        "SELECT observation_id, topic FROM observation_topic WHERE organisation_id = $1 AND observation_id {}",
        tx.one_of(2)
    );
    let topics: Vec<(uuid::Uuid, String)> =
        on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(&ids).fetch_all(c).await)?;
    let about = |id| topics.iter().filter(move |(of, _)| *of == id).filter_map(|(_, code)| Topic::of(code));
    Ok(rows
        .into_iter()
        .map(|(id, seen_on, text, particulars, wellbeing, involvement)| Observed {
            seen_on: seen_on.to_jiff(),
            text,
            particulars,
            scores: Scores::of(wellbeing, involvement),
            topics: about(id).collect(),
        })
        .collect())
}
