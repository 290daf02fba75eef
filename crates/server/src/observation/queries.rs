//! Reading and keeping what was seen.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::{
    access::Permission,
    observation::{Scale, Score, Topic, may_be_all_well},
};
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::{
    contacts::{self, Contact},
    corrections::{self, Correction},
};
use crate::{
    child, observation_list, on,
    platform::{
        access::Grant,
        audit::Audit,
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{AccountId, ChildId, ObservationId, OrganisationId, StaffId},
    },
};

/// Where something stands in a file: later days first, of one day what was written last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The day on which it was seen.
    pub seen_on: Date,
    /// When it was written.
    pub made_at: Moment,
    /// Its identifier.
    pub id: Uuid,
}

impl Cursor {
    /// Before everything.
    pub const TOP: Self =
        Self { seen_on: jiff::civil::date(9999, 12, 31), made_at: Moment(i64::MAX), id: Uuid::max() };

    /// As it stands in an address: `2026-03-03_1772524800000000_…`.
    pub fn code(&self) -> String {
        format!("{}_{}_{}", self.seen_on, self.made_at.0, self.id)
    }

    /// Reads a code.
    pub fn of(code: &str) -> Option<Self> {
        let mut parts = code.split('_');
        let cursor = Self {
            seen_on: parts.next()?.parse().ok()?,
            made_at: Moment(parts.next()?.parse().ok()?),
            id: parts.next()?.parse().ok()?,
        };
        parts.next().is_none().then_some(cursor)
    }
}

#[derive(FromRow)]
struct KeyRow {
    id: Uuid,
    seen_on: jiff_sqlx::Date,
    made_at: Moment,
}

/// What may be seen of a child by this staff member, from a place in the file on: the group's and its own. The caller
/// has found the child with a grant.
pub async fn keys(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    staff: Option<StaffId>,
    after: &Cursor,
    most: usize,
) -> sqlx::Result<Vec<Cursor>> {
    let rows: Vec<KeyRow> = on!(tx, c => sqlx::query_as(
        "SELECT e.id, e.seen_on, e.made_at FROM (
           SELECT n.id, n.seen_on, n.made_at FROM note n
           LEFT JOIN observation o ON o.organisation_id = n.organisation_id AND o.id = n.observation_id
           WHERE n.organisation_id = $1 AND n.child_id = $2 AND n.removed_at IS NULL AND o.finished_at IS NULL
             AND (n.shared OR n.staff_id = $3)
           UNION ALL
           SELECT o.id, o.seen_on, COALESCE(o.finished_at, o.made_at) FROM observation o
           WHERE o.organisation_id = $1 AND o.child_id = $2 AND o.removed_at IS NULL
             AND (o.finished_at IS NOT NULL OR o.staff_id = $3)
         ) e
         WHERE e.seen_on < $4 OR (e.seen_on = $4 AND (e.made_at < $5 OR (e.made_at = $5 AND e.id < $6)))
         ORDER BY e.seen_on DESC, e.made_at DESC, e.id DESC LIMIT $7")
        .bind(organisation).bind(child).bind(staff)
        .bind(jiff_sqlx::Date::from(after.seen_on)).bind(after.made_at).bind(after.id)
        .bind(i64::try_from(most).unwrap_or(i64::MAX)).fetch_all(c).await)?;
    Ok(rows
        .into_iter()
        .map(|row| Cursor { seen_on: row.seen_on.to_jiff(), made_at: row.made_at, id: row.id })
        .collect())
}

/// How much others have written about each of these children since somebody opened its file last. The caller has found
/// the children with a grant.
pub async fn news(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
    (account, staff): (AccountId, StaffId),
) -> sqlx::Result<Vec<(ChildId, i64)>> {
    let sql = format!(
        "SELECT e.child_id, count(*) FROM (
           SELECT n.child_id, n.made_at, n.staff_id FROM note n
           WHERE n.organisation_id = $1 AND n.removed_at IS NULL AND n.shared AND n.observation_id IS NULL AND n.child_id {0}
           UNION ALL
           SELECT o.child_id, o.finished_at, o.staff_id FROM observation o
           WHERE o.organisation_id = $1 AND o.finished_at IS NOT NULL AND o.child_id {0}
         ) e
         WHERE e.staff_id <> $4 AND e.made_at > COALESCE((
           SELECT max(f.at) FROM file_opening f
           WHERE f.organisation_id = $1 AND f.child_id = e.child_id AND f.account_id = $3 AND f.page = 'file'), 0)
         GROUP BY e.child_id ORDER BY e.child_id",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).bind(account).bind(staff).fetch_all(c).await)
}

/// When an account opened the file of a child last.
pub async fn last_opening(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    account: AccountId,
) -> sqlx::Result<Option<Moment>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT max(at) FROM file_opening
         WHERE organisation_id = $1 AND child_id = $2 AND account_id = $3 AND page = 'file'")
        .bind(organisation).bind(child).bind(account).fetch_one(c).await)
}

/// An observation, with all that belongs to it.
#[derive(Clone, Debug)]
pub struct Observation {
    /// Its identifier.
    pub id: ObservationId,
    /// About whom.
    pub child: ChildId,
    /// Who made it.
    pub staff: StaffId,
    /// That person's name.
    pub staff_name: String,
    /// The day on which it was seen.
    pub seen_on: Date,
    /// At what was looked; empty when nothing in particular.
    pub aim: String,
    /// What was seen.
    pub text: String,
    /// It belongs to the cycle: with scores and the frame.
    pub periodic: bool,
    /// What there is to tell in a talk; not known before it is finished.
    pub particulars: Option<bool>,
    /// The scores.
    pub scores: Scores,
    /// When it was finished; none for a draft.
    pub finished_at: Option<Moment>,
    /// Changes with every change.
    pub version: i64,
    /// The goals and domains that it is about.
    pub topics: Vec<Topic>,
    /// What it said before, the last first.
    pub corrections: Vec<Correction>,
    /// How many notes became it.
    pub notes: usize,
    /// With whom it was spoken about, the last first.
    pub contacts: Vec<Contact>,
}

impl Observation {
    /// Whether parents may be told that all is well.
    pub fn may_be_all_well(&self) -> bool {
        self.scores.may_be_all_well(self.particulars == Some(true))
    }
}

/// Scores on both scales, where they were given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    pub wellbeing: Option<Score>,
    pub involvement: Option<Score>,
}

impl Scores {
    /// The score on a scale.
    pub fn on(&self, scale: Scale) -> Option<Score> {
        match scale {
            Scale::Wellbeing => self.wellbeing,
            Scale::Involvement => self.involvement,
        }
    }

    /// Whether parents may be told that all is well.
    pub(super) fn may_be_all_well(self, particulars: bool) -> bool {
        may_be_all_well(particulars, self.wellbeing.into_iter().chain(self.involvement))
    }

    pub(super) fn of(wellbeing: Option<i64>, involvement: Option<i64>) -> Self {
        Self {
            wellbeing: wellbeing.and_then(Score::of_halves),
            involvement: involvement.and_then(Score::of_halves),
        }
    }
}

#[derive(FromRow)]
struct ObservationRow {
    id: ObservationId,
    child_id: ChildId,
    staff_id: StaffId,
    staff_name: String,
    seen_on: jiff_sqlx::Date,
    aim: String,
    text: String,
    periodic: bool,
    particulars: Option<bool>,
    wellbeing: Option<i64>,
    involvement: Option<i64>,
    finished_at: Option<Moment>,
    version: i64,
}

impl From<ObservationRow> for Observation {
    fn from(row: ObservationRow) -> Self {
        Self {
            id: row.id,
            child: row.child_id,
            staff: row.staff_id,
            staff_name: row.staff_name,
            seen_on: row.seen_on.to_jiff(),
            aim: row.aim,
            text: row.text,
            periodic: row.periodic,
            particulars: row.particulars,
            scores: Scores::of(row.wellbeing, row.involvement),
            finished_at: row.finished_at,
            version: row.version,
            topics: Vec::new(),
            corrections: Vec::new(),
            notes: 0,
            contacts: Vec::new(),
        }
    }
}

const OBSERVATION: &str =
    "SELECT o.id, o.child_id, o.staff_id, s.name AS staff_name, o.seen_on, o.aim, o.text, o.periodic,
     o.particulars, o.wellbeing, o.involvement, o.finished_at, o.version
   FROM observation o JOIN staff_member s ON s.organisation_id = o.organisation_id AND s.id = o.staff_id
   WHERE o.organisation_id = $1";

/// These observations with all that belongs to them. The caller has found them, or their child, with a grant.
pub async fn observations(
    tx: &mut Read,
    organisation: OrganisationId,
    ids: impl Iterator<Item = Uuid>,
) -> sqlx::Result<BTreeMap<Uuid, Observation>> {
    let ids = id_list(ids);
    let sql = format!("{OBSERVATION} AND o.id {}", tx.one_of(2));
    let rows: Vec<ObservationRow> =
        on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(&ids).fetch_all(c).await)?;
    let mut all: BTreeMap<Uuid, Observation> =
        rows.into_iter().map(|row| (row.id.0, Observation::from(row))).collect();
    let sql = format!(
        "SELECT observation_id, topic FROM observation_topic WHERE organisation_id = $1 AND observation_id {}",
        tx.one_of(2)
    );
    let topics: Vec<(Uuid, String)> =
        on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(&ids).fetch_all(c).await)?;
    for (id, topic) in topics {
        if let (Some(observation), Some(topic)) = (all.get_mut(&id), Topic::of(&topic)) {
            observation.topics.push(topic);
            observation.topics.sort_unstable();
        }
    }
    let sql = format!(
        "SELECT observation_id, count(*) FROM note WHERE organisation_id = $1 AND observation_id {} GROUP BY observation_id",
        tx.one_of(2)
    );
    let notes: Vec<(Uuid, i64)> =
        on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(&ids).fetch_all(c).await)?;
    for (id, count) in notes {
        if let Some(observation) = all.get_mut(&id) {
            observation.notes = usize::try_from(count).unwrap_or_default();
        }
    }
    for (id, correction) in corrections::of_observations(tx, organisation, &ids).await? {
        if let Some(observation) = all.get_mut(&id.0) {
            observation.corrections.push(correction);
        }
    }
    for (id, contact) in contacts::of_observations(tx, organisation, &ids).await? {
        if let Some(observation) = all.get_mut(&id.0) {
            observation.contacts.push(contact);
        }
    }
    Ok(all)
}

/// An observation that is finished, or that is the asker's own draft. The caller asks for its child with a grant.
pub async fn observation(
    tx: &mut Read,
    organisation: OrganisationId,
    id: ObservationId,
    staff: Option<StaffId>,
) -> sqlx::Result<Option<Observation>> {
    let sql = format!(
        "{OBSERVATION} AND o.id = $2 AND o.removed_at IS NULL AND (o.finished_at IS NOT NULL OR o.staff_id = $3)"
    );
    let row: Option<ObservationRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id).bind(staff).fetch_optional(c).await)?;
    Ok(row.map(Into::into))
}

/// A draft that the asker threw away.
pub async fn removed_draft(
    tx: &mut Read,
    organisation: OrganisationId,
    id: ObservationId,
    staff: StaffId,
) -> sqlx::Result<Option<ChildId>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT child_id FROM observation WHERE organisation_id = $1 AND id = $2 AND staff_id = $3
         AND removed_at IS NOT NULL AND finished_at IS NULL")
        .bind(organisation).bind(id).bind(staff).fetch_optional(c).await)
}

/// A draft of somebody's own.
#[derive(Clone, Debug, FromRow)]
pub struct Draft {
    /// Its identifier.
    pub id: ObservationId,
    /// About whom.
    pub child_id: ChildId,
    /// That child's first name; its key where none is known.
    pub first_name: String,
    /// The day on which it was seen.
    pub seen_on: jiff_sqlx::Date,
    /// What was written so far.
    pub text: String,
}

/// The drafts of a staff member, what was begun last first: of the children that a permission reaches.
pub async fn drafts<A: Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    staff: StaffId,
) -> sqlx::Result<Vec<Draft>> {
    let sql = format!(
        "SELECT o.id, o.child_id, CASE WHEN k.first_name = '' THEN k.key ELSE k.first_name END AS first_name, o.seen_on, o.text
         FROM observation o JOIN child k ON k.organisation_id = o.organisation_id AND k.id = o.child_id
         WHERE o.organisation_id = $1 AND o.staff_id = $2 AND o.finished_at IS NULL AND o.removed_at IS NULL AND {}
         ORDER BY o.made_at DESC, o.id DESC",
        child::reach(tx, 3)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(grant.organisation()).bind(staff)
        .bind(grant.everywhere()).bind(grant.children()).bind(grant.groups())
        .bind(jiff_sqlx::Date::from(grant.actor().today)).fetch_all(c).await)
}

/// What is written of an observation before it is finished.
#[derive(Clone, Debug)]
pub struct Written<'a> {
    pub seen_on: Date,
    pub aim: &'a str,
    pub text: &'a str,
    pub periodic: bool,
}

pub async fn add_draft(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    staff: StaffId,
    written: &Written<'_>,
) -> sqlx::Result<ObservationId> {
    let (id, now) = (ObservationId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO observation (organisation_id, id, child_id, staff_id, seen_on, aim, text, periodic, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(organisation).bind(id).bind(child).bind(staff).bind(jiff_sqlx::Date::from(written.seen_on))
        .bind(written.aim).bind(written.text).bind(written.periodic).bind(now).execute(c).await.map(drop))?;
    Ok(id)
}

pub async fn change_draft(
    tx: &mut Write,
    organisation: OrganisationId,
    id: ObservationId,
    written: &Written<'_>,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE observation SET seen_on = $3, aim = $4, text = $5, periodic = $6, version = version + 1
         WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(jiff_sqlx::Date::from(written.seen_on)).bind(written.aim)
        .bind(written.text).bind(written.periodic).execute(c).await.map(drop))
}

/// Throws a draft away, or takes it back. Its notes are notes again. What was thrown away more than a day before is gone
/// for good.
pub async fn remove_draft(
    tx: &mut Write,
    organisation: OrganisationId,
    id: ObservationId,
    removed: bool,
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query("UPDATE note SET observation_id = NULL WHERE organisation_id = $1 AND observation_id = $2")
        .bind(organisation).bind(id).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query(
        "UPDATE observation SET removed_at = $3, version = version + 1 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(removed.then_some(now)).execute(c).await.map(drop))?;
    observation_list::forget_removed(tx, organisation, now.plus_days(-1)).await?;
    on!(tx, c => sqlx::query("DELETE FROM observation WHERE organisation_id = $1 AND removed_at < $2 AND finished_at IS NULL")
        .bind(organisation).bind(now.plus_days(-1)).execute(c).await.map(drop))
}

/// What finishing adds.
#[derive(Clone, Debug, Default)]
pub struct Finish {
    pub particulars: bool,
    pub scores: Scores,
    pub topics: Vec<Topic>,
}

pub async fn finish(
    tx: &mut Write,
    organisation: OrganisationId,
    id: ObservationId,
    finish: &Finish,
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE observation SET particulars = $3, wellbeing = $4, involvement = $5, finished_at = $6, version = version + 1
         WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(finish.particulars)
        .bind(finish.scores.wellbeing.map(Score::halves)).bind(finish.scores.involvement.map(Score::halves))
        .bind(now).execute(c).await.map(drop))?;
    add_topics(tx, organisation, id, &finish.topics).await
}

/// What an observation is about.
pub(super) async fn add_topics(
    tx: &mut Write,
    organisation: OrganisationId,
    id: ObservationId,
    topics: &[Topic],
) -> sqlx::Result<()> {
    for topic in topics {
        on!(tx, c => sqlx::query(
            "INSERT INTO observation_topic (organisation_id, observation_id, topic) VALUES ($1, $2, $3)")
            .bind(organisation).bind(id).bind(topic.code()).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// The trail's entry for something that was done to an observation.
pub fn observation_audit<A: Permission>(
    grant: &Grant<A>,
    action: &'static str,
    observation: ObservationId,
    child: ChildId,
) -> Audit {
    Audit::new(grant.organisation(), Some(grant.actor().account), action)
        .on("observation", observation)
        .on("child", child)
}
