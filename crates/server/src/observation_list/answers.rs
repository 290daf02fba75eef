//! Keeping what was answered in lists.

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::Date;
use mentorkind_domain::observation_list::{Answers, ObservationList};
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::queries::{KeptRow, LIST};
use crate::{
    observation::Observation,
    on,
    platform::{
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{ChildId, ObservationId, ObservationListId, OrganisationId, StaffId, fresh},
    },
};

/// What was answered to an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The code of a value, [`mentorkind_domain::observation_list::NOT_SEEN`], or empty.
    pub value: String,
    pub remark: String,
}

impl Given {
    /// There is nothing.
    pub fn is_empty(&self) -> bool {
        self.value.is_empty() && self.remark.is_empty()
    }
}

/// What was answered before somebody corrected it.
#[derive(Clone, Debug)]
pub struct Correction {
    pub item: String,
    pub given: Given,
    pub by: String,
    pub at: Moment,
}

/// A list that is filled in with an observation.
#[derive(Clone, Debug)]
pub struct Fill {
    pub observation: ObservationId,
    pub child: ChildId,
    /// Who made the observation.
    pub staff_name: String,
    pub seen_on: Date,
    /// When the observation was finished; none for a draft.
    pub finished_at: Option<Moment>,
    /// Parents were told of the observation.
    pub told: bool,
    pub list_id: ObservationListId,
    pub list: Arc<ObservationList>,
    /// Changes with every change.
    pub version: i64,
    /// By the code of the item.
    pub given: BTreeMap<String, Given>,
    /// The last first.
    pub corrections: Vec<Correction>,
}

impl Fill {
    /// The answers without the remarks.
    pub fn answers(&self) -> Answers {
        let answered = self.given.iter().filter(|(_, given)| !given.value.is_empty());
        answered.map(|(item, given)| (item.clone(), given.value.clone())).collect()
    }
}

#[derive(FromRow)]
struct FillRow {
    observation_id: ObservationId,
    list_id: ObservationListId,
    version: i64,
    child_id: ChildId,
    staff_name: String,
    seen_on: jiff_sqlx::Date,
    finished_at: Option<Moment>,
    told: bool,
}

#[derive(FromRow)]
struct AnswerRow {
    observation_id: ObservationId,
    list_id: ObservationListId,
    item: String,
    value: String,
    remark: String,
}

#[derive(FromRow)]
struct CorrectionRow {
    #[sqlx(flatten)]
    before: AnswerRow,
    by: String,
    at: Moment,
}

/// All lists that were filled in about these children, from the first on: drafts too, last. The caller has found the
/// children with a grant, and shows a draft to its writer only.
pub async fn of_children(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
) -> sqlx::Result<Vec<Fill>> {
    let children = id_list(children);
    let sql = format!(
        "SELECT f.observation_id, f.list_id, f.version, o.child_id, s.name AS staff_name, o.seen_on, o.finished_at,
           EXISTS (SELECT 1 FROM parent_contact c
             WHERE c.organisation_id = o.organisation_id AND c.observation_id = o.id) AS told
         FROM observation_list_fill f
         JOIN observation o ON o.organisation_id = f.organisation_id AND o.id = f.observation_id
         JOIN staff_member s ON s.organisation_id = o.organisation_id AND s.id = o.staff_id
         WHERE f.organisation_id = $1 AND o.removed_at IS NULL AND o.child_id {}
         ORDER BY CASE WHEN o.finished_at IS NULL THEN 1 ELSE 0 END, o.seen_on, o.finished_at, o.id, f.list_id",
        tx.one_of(2)
    );
    let rows: Vec<FillRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&children).fetch_all(c).await)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!("{LIST} AND l.id {}", tx.one_of(2));
    let lists = id_list(rows.iter().map(|row| row.list_id));
    let lists: Vec<KeptRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(lists).fetch_all(c).await)?;
    let lists: BTreeMap<ObservationListId, Arc<ObservationList>> =
        lists.into_iter().filter_map(KeptRow::kept).map(|kept| (kept.id, kept.list)).collect();
    let observations = id_list(rows.iter().map(|row| row.observation_id));
    let sql = format!(
        "SELECT observation_id, list_id, item, value, remark FROM observation_list_answer
         WHERE organisation_id = $1 AND observation_id {}",
        tx.one_of(2)
    );
    let answers: Vec<AnswerRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&observations).fetch_all(c).await)?;
    let sql = format!(
        "SELECT c.observation_id, c.list_id, c.item, c.value, c.remark, s.name AS by, c.at
         FROM observation_list_correction c
         JOIN staff_member s ON s.organisation_id = c.organisation_id AND s.id = c.staff_id
         WHERE c.organisation_id = $1 AND c.observation_id {} ORDER BY c.at DESC, c.id DESC",
        tx.one_of(2)
    );
    let corrections: Vec<CorrectionRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&observations).fetch_all(c).await)?;
    let mut given: BTreeMap<(Uuid, Uuid), BTreeMap<String, Given>> = BTreeMap::new();
    for row in answers {
        let of = given.entry((row.observation_id.0, row.list_id.0)).or_default();
        of.insert(row.item, Given { value: row.value, remark: row.remark });
    }
    let mut corrected: BTreeMap<(Uuid, Uuid), Vec<Correction>> = BTreeMap::new();
    for CorrectionRow { before, by, at } in corrections {
        let of = corrected.entry((before.observation_id.0, before.list_id.0)).or_default();
        let given = Given { value: before.value, remark: before.remark };
        of.push(Correction { item: before.item, given, by, at });
    }
    let fill = |row: FillRow| {
        let key = (row.observation_id.0, row.list_id.0);
        Some(Fill {
            observation: row.observation_id,
            child: row.child_id,
            staff_name: row.staff_name,
            seen_on: row.seen_on.to_jiff(),
            finished_at: row.finished_at,
            told: row.told,
            list_id: row.list_id,
            list: lists.get(&row.list_id)?.clone(),
            version: row.version,
            given: given.remove(&key).unwrap_or_default(),
            corrections: corrected.remove(&key).unwrap_or_default(),
        })
    };
    Ok(rows.into_iter().filter_map(fill).collect())
}

/// How many lists parents can read, of each of these children that has any. The caller has found them with a grant.
pub async fn told_of(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &[ChildId],
) -> sqlx::Result<BTreeMap<ChildId, i64>> {
    let sql = format!(
        "SELECT o.child_id, count(*) FROM observation_list_fill f
         JOIN observation o ON o.organisation_id = f.organisation_id AND o.id = f.observation_id
         WHERE f.organisation_id = $1 AND o.child_id {} AND o.finished_at IS NOT NULL AND EXISTS (
           SELECT 1 FROM parent_contact c WHERE c.organisation_id = o.organisation_id AND c.observation_id = o.id)
         GROUP BY o.child_id",
        tx.one_of(2)
    );
    let rows: Vec<(ChildId, i64)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children.iter().copied())).fetch_all(c).await)?;
    Ok(rows.into_iter().collect())
}

/// An answer that is other than it was.
#[derive(Clone, Debug)]
pub struct Change<'a> {
    /// The code of the item.
    pub item: &'a str,
    pub before: Given,
    pub now: Given,
}

/// Keeps the answers to a list that are other than they were. What a finished observation said before is kept, with who
/// changed it and when.
pub async fn answer(
    tx: &mut Write,
    organisation: OrganisationId,
    staff: StaffId,
    (observation, list): (&Observation, ObservationListId),
    changes: &[Change<'_>],
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO observation_list_fill (organisation_id, observation_id, list_id) VALUES ($1, $2, $3)
         ON CONFLICT (organisation_id, observation_id, list_id)
         DO UPDATE SET version = observation_list_fill.version + 1")
        .bind(organisation).bind(observation.id).bind(list).execute(c).await.map(drop))?;
    for Change { item, before, now: given } in changes {
        if observation.finished_at.is_some() {
            on!(tx, c => sqlx::query(
                "INSERT INTO observation_list_correction
                   (organisation_id, id, observation_id, list_id, item, value, remark, staff_id, at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
                .bind(organisation).bind(fresh(now)).bind(observation.id).bind(list).bind(*item)
                .bind(&before.value).bind(&before.remark).bind(staff).bind(now).execute(c).await.map(drop))?;
        }
        if given.is_empty() {
            on!(tx, c => sqlx::query(
                "DELETE FROM observation_list_answer
                 WHERE organisation_id = $1 AND observation_id = $2 AND list_id = $3 AND item = $4")
                .bind(organisation).bind(observation.id).bind(list).bind(*item).execute(c).await.map(drop))?;
        } else {
            on!(tx, c => sqlx::query(
                "INSERT INTO observation_list_answer (organisation_id, observation_id, list_id, item, value, remark)
                 VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (organisation_id, observation_id, list_id, item)
                 DO UPDATE SET value = excluded.value, remark = excluded.remark")
                .bind(organisation).bind(observation.id).bind(list).bind(*item)
                .bind(&given.value).bind(&given.remark).execute(c).await.map(drop))?;
        }
    }
    Ok(())
}

/// Removes what was filled in with drafts that are thrown away for good: those removed before a moment.
pub async fn forget_removed(
    tx: &mut Write,
    organisation: OrganisationId,
    before: Moment,
) -> sqlx::Result<()> {
    for table in ["observation_list_answer", "observation_list_fill"] {
        let sql = format!(
            "DELETE FROM {table} WHERE organisation_id = $1 AND observation_id IN (
               SELECT id FROM observation WHERE organisation_id = $1 AND removed_at < $2 AND finished_at IS NULL)"
        );
        on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(before).execute(c).await.map(drop))?;
    }
    Ok(())
}
