//! Reading and keeping what children need.

use mentorkind_domain::needs::{Said, Topic, Writer, change};
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{ChildId, GuardianId, OrganisationId, StaffId, fresh},
    },
};

/// One topic of a child, in one version.
#[derive(Clone, Debug, FromRow)]
pub struct Need {
    /// Of whom.
    pub child_id: ChildId,
    /// The code of its topic.
    pub topic: String,
    /// Counted from 1.
    pub version: i64,
    /// What the parents say; empty when it was taken back.
    pub words: String,
    /// How the group meets it; empty while it was not said.
    pub how: String,
    /// When the words were written.
    pub said_at: Moment,
    /// In which version.
    pub said_in: i64,
    /// The guardian who wrote the words, if one did.
    pub guardian: Option<String>,
    /// The colleague who wrote the words, if one did.
    pub colleague: Option<String>,
    /// When the group said how it meets them.
    pub met_at: Option<Moment>,
    /// In which version.
    pub met_in: Option<i64>,
    /// Which colleague said it.
    pub met_by: Option<String>,
}

impl Need {
    /// The parents wait for an answer.
    pub fn waits(&self) -> bool {
        let by = if self.guardian.is_some() { Writer::Guardian } else { Writer::Staff };
        Said { by, words: !self.words.is_empty(), said_in: self.said_in, met_in: self.met_in }.waits()
    }
}

const ALL: &str =
    "SELECT n.child_id, n.topic, n.version, n.words, n.how, n.said_at, n.said_in, g.name AS guardian,
     s.name AS colleague, n.met_at, n.met_in, m.name AS met_by
   FROM need n
   LEFT JOIN guardian g ON g.organisation_id = n.organisation_id AND g.id = n.said_by_guardian
   LEFT JOIN staff_member s ON s.organisation_id = n.organisation_id AND s.id = n.said_by_staff
   LEFT JOIN staff_member m ON m.organisation_id = n.organisation_id AND m.id = n.met_by
   WHERE n.organisation_id = $1";

const LATEST: &str = "n.version = (SELECT MAX(l.version) FROM need l
   WHERE l.organisation_id = n.organisation_id AND l.child_id = n.child_id AND l.topic = n.topic)";

/// What stands about these children. The caller has found the children with a grant.
pub async fn of_children(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId>,
) -> sqlx::Result<Vec<Need>> {
    let sql = format!("{ALL} AND n.child_id {} AND {LATEST}", tx.one_of(2));
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)
}

/// Every version of what a child needs, the last first.
pub(super) async fn history(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
) -> sqlx::Result<Vec<Need>> {
    let sql = format!("{ALL} AND n.child_id = $2 ORDER BY n.version DESC");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(child).fetch_all(c).await)
}

/// Every version of what these children need, topic by topic, the first first. The caller has found them with a grant.
pub async fn versions(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId>,
) -> sqlx::Result<Vec<Need>> {
    let sql = format!("{ALL} AND n.child_id {} ORDER BY n.child_id, n.topic, n.version", tx.one_of(2));
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)
}

/// What the parents of these children said without an answer yet: the child, an identifier of what was said, and when.
pub async fn waiting(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId>,
) -> sqlx::Result<Vec<(ChildId, Uuid, Moment)>> {
    let sql = format!(
        "SELECT n.child_id, w.id, n.said_at FROM need n
         JOIN need w ON w.organisation_id = n.organisation_id AND w.child_id = n.child_id AND w.topic = n.topic
           AND w.version = n.said_in
         WHERE n.organisation_id = $1 AND n.child_id {} AND {LATEST} AND n.words <> ''
           AND n.said_by_guardian IS NOT NULL AND (n.met_in IS NULL OR n.met_in < n.said_in)
         ORDER BY n.said_at, w.id",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)
}

/// Who writes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Who {
    Guardian(GuardianId),
    Staff(StaffId),
}

/// A topic as it was sent: the version that was on the page, the words, and how the group meets them where it was asked.
pub(super) struct Sent<'a> {
    pub topic: Topic,
    pub version: i64,
    pub words: &'a str,
    pub how: Option<&'a str>,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Saved {
    /// It says what stood there, or what stood there when the page of a guardian was made: that page asks all topics at
    /// once, and this one was left as it was.
    Same,
    /// It stands now.
    Changed,
    /// Somebody else changed it since the page was made.
    Overtaken,
}

#[derive(Default, FromRow)]
struct Standing {
    version: i64,
    words: String,
    how: String,
    said_at: Moment,
    said_in: i64,
    said_by_guardian: Option<GuardianId>,
    said_by_staff: Option<StaffId>,
    met_at: Option<Moment>,
    met_in: Option<i64>,
    met_by: Option<StaffId>,
}

/// Keeps a topic of a child as its next version.
pub(super) async fn save(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    who: Who,
    sent: &Sent<'_>,
) -> sqlx::Result<Saved> {
    let found: Option<Standing> = on!(tx, c => sqlx::query_as(
        "SELECT version, words, how, said_at, said_in, said_by_guardian, said_by_staff, met_at, met_in, met_by FROM need
         WHERE organisation_id = $1 AND child_id = $2 AND topic = $3 ORDER BY version DESC LIMIT 1")
        .bind(organisation).bind(child).bind(sent.topic.code()).fetch_optional(c).await)?;
    let mut row = found.unwrap_or_default();
    let by = if row.said_by_guardian.is_some() { Writer::Guardian } else { Writer::Staff };
    let said = Said { by, words: !row.words.is_empty(), said_in: row.said_in, met_in: row.met_in };
    let waits = said.waits() && matches!(who, Who::Staff(_));
    let how = sent.how.unwrap_or(&row.how).to_owned();
    let (words_before, how_before) = (row.words.clone(), row.how.clone());
    let Some(change) = change((&words_before, &how_before), waits, sent.words, &how) else {
        return Ok(Saved::Same);
    };
    if sent.version != row.version {
        let untouched =
            matches!(who, Who::Guardian(_)) && was(tx, organisation, child, sent).await? == sent.words;
        return Ok(if untouched { Saved::Same } else { Saved::Overtaken });
    }
    let (id, now, version) = (fresh(tx.now), tx.now, row.version + 1);
    if change.said {
        (row.said_at, row.said_in) = (now, version);
        (row.said_by_guardian, row.said_by_staff) = match who {
            Who::Guardian(guardian) => (Some(guardian), None),
            Who::Staff(staff) => (None, Some(staff)),
        };
    }
    if let (true, Who::Staff(staff)) = (change.met, who) {
        (row.met_at, row.met_in, row.met_by) = (Some(now), Some(version), Some(staff));
    }
    let added = on!(tx, c => sqlx::query(
        "INSERT INTO need (organisation_id, id, child_id, topic, version, words, how, said_at, said_in, said_by_guardian,
           said_by_staff, met_at, met_in, met_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT DO NOTHING")
        .bind(organisation).bind(id).bind(child).bind(sent.topic.code()).bind(version).bind(change.words)
        .bind(change.how).bind(row.said_at).bind(row.said_in).bind(row.said_by_guardian).bind(row.said_by_staff)
        .bind(row.met_at).bind(row.met_in).bind(row.met_by)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(if added > 0 { Saved::Changed } else { Saved::Overtaken })
}

/// The words of the version that was on the page.
async fn was(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    sent: &Sent<'_>,
) -> sqlx::Result<String> {
    let words: Option<String> = on!(tx, c => sqlx::query_scalar(
        "SELECT words FROM need WHERE organisation_id = $1 AND child_id = $2 AND topic = $3 AND version = $4")
        .bind(organisation).bind(child).bind(sent.topic.code()).bind(sent.version).fetch_optional(c).await)?;
    Ok(words.unwrap_or_default())
}
