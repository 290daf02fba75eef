//! Keeping lists.

use std::sync::Arc;

use jiff::civil::Date;
use mentorkind_domain::{access::action, observation_list::ObservationList};
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        access::Grant,
        clock::Moment,
        db::{Read, Write},
        ids::{ChildId, ObservationListId, OrganisationId},
    },
};

/// A version of a list, as it was taken in.
#[derive(Clone, Debug)]
pub struct Kept {
    pub id: ObservationListId,
    pub list: Arc<ObservationList>,
    /// The text that was taken in.
    pub text: String,
    /// The first day on which it is on; none when it never was.
    pub on_from: Option<Date>,
    /// The first day on which it is off again.
    pub off_from: Option<Date>,
    /// The codes of the kinds of care.
    pub kinds: String,
    pub made_at: Moment,
    /// Who took it in.
    pub made_by: String,
    /// With how many observations it was filled in.
    pub fills: i64,
}

impl Kept {
    /// Whether it is on, on a day.
    pub fn on(&self, day: Date) -> bool {
        self.on_from.is_some_and(|from| from <= day) && self.off_from.is_none_or(|off| day < off)
    }

    /// Whether it is on, or will be.
    pub fn goes_on(&self, today: Date) -> bool {
        self.on_from.is_some_and(|from| self.off_from.is_none_or(|off| off > today.max(from)))
    }

    /// Whether it is for a kind of care.
    pub fn is_for(&self, kind: &str) -> bool {
        self.kinds.split(' ').any(|one| one == kind)
    }
}

#[derive(FromRow)]
pub(super) struct KeptRow {
    id: ObservationListId,
    text: String,
    on_from: Option<jiff_sqlx::Date>,
    off_from: Option<jiff_sqlx::Date>,
    kinds: String,
    made_at: Moment,
    made_by: String,
    fills: i64,
}

impl KeptRow {
    /// None when this version of the program does not understand the text, and says so.
    pub(super) fn kept(self) -> Option<Kept> {
        let list = ObservationList::parse(self.text.as_bytes());
        if list.is_err() {
            tracing::error!(list = %self.id, "an observation list that was kept cannot be read");
        }
        Some(Kept {
            id: self.id,
            list: Arc::new(list.ok()?),
            text: self.text,
            on_from: self.on_from.map(jiff_sqlx::Date::to_jiff),
            off_from: self.off_from.map(jiff_sqlx::Date::to_jiff),
            kinds: self.kinds,
            made_at: self.made_at,
            made_by: self.made_by,
            fills: self.fills,
        })
    }
}

pub(super) const LIST: &str = "SELECT l.id, l.text, l.on_from, l.off_from, l.kinds, l.made_at, a.name AS made_by,
     (SELECT count(*) FROM observation_list_fill f WHERE f.organisation_id = l.organisation_id AND f.list_id = l.id) AS fills
   FROM observation_list l JOIN account a ON a.id = l.made_by WHERE l.organisation_id = $1";

/// All lists of the organisation, what was taken in last first.
pub async fn lists(tx: &mut Read, grant: &Grant<action::SetObservationLists>) -> sqlx::Result<Vec<Kept>> {
    let sql = format!("{LIST} ORDER BY l.made_at DESC, l.id DESC");
    let rows: Vec<KeptRow> =
        on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(grant.organisation()).fetch_all(c).await)?;
    Ok(rows.into_iter().filter_map(KeptRow::kept).collect())
}

/// One list of the organisation.
pub async fn list(
    tx: &mut Read,
    organisation: OrganisationId,
    id: ObservationListId,
) -> sqlx::Result<Option<Kept>> {
    let sql = format!("{LIST} AND l.id = $2");
    let row: Option<KeptRow> =
        on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(id).fetch_optional(c).await)?;
    Ok(row.and_then(KeptRow::kept))
}

/// Takes a list in, off; none when this version of it is there already.
pub async fn add(
    tx: &mut Write,
    grant: &Grant<action::SetObservationLists>,
    list: &ObservationList,
    text: &str,
) -> sqlx::Result<Option<ObservationListId>> {
    let (id, now) = (ObservationListId::new(tx.now), tx.now);
    let added = on!(tx, c => sqlx::query(
        "INSERT INTO observation_list (organisation_id, id, code, version, text, made_at, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (organisation_id, code, version) DO NOTHING")
        .bind(grant.organisation()).bind(id).bind(&list.code).bind(&list.version).bind(text).bind(now)
        .bind(grant.actor().account).execute(c).await.map(|done| done.rows_affected()))?;
    Ok((added > 0).then_some(id))
}

/// Turns a list on from a day for kinds of care; other versions of it stop then. Returns how many stop.
pub async fn turn_on(
    tx: &mut Write,
    organisation: OrganisationId,
    kept: &Kept,
    from: Date,
    kinds: &str,
) -> sqlx::Result<u64> {
    let from = jiff_sqlx::Date::from(from);
    on!(tx, c => sqlx::query(
        "UPDATE observation_list SET on_from = $3, off_from = NULL, kinds = $4 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(kept.id).bind(from).bind(kinds).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query(
        "UPDATE observation_list SET off_from = $4
         WHERE organisation_id = $1 AND code = $2 AND id <> $3 AND on_from IS NOT NULL AND (off_from IS NULL OR off_from > $4)")
        .bind(organisation).bind(&kept.list.code).bind(kept.id).bind(from)
        .execute(c).await.map(|done| done.rows_affected()))
}

/// Turns a list off from a day.
pub async fn turn_off(
    tx: &mut Write,
    organisation: OrganisationId,
    id: ObservationListId,
    from: Date,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("UPDATE observation_list SET off_from = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(jiff_sqlx::Date::from(from)).execute(c).await.map(drop))
}

/// Throws a list away that was never filled in.
pub async fn remove(
    tx: &mut Write,
    organisation: OrganisationId,
    id: ObservationListId,
) -> sqlx::Result<bool> {
    let gone = on!(tx, c => sqlx::query(
        "DELETE FROM observation_list WHERE organisation_id = $1 AND id = $2 AND NOT EXISTS (
           SELECT 1 FROM observation_list_fill f WHERE f.organisation_id = $1 AND f.list_id = $2)")
        .bind(organisation).bind(id).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(gone > 0)
}

/// The lists that are on for a child on a day, by its kinds of care then; its age is not looked at. The caller has found
/// the child with a grant.
pub async fn on_for(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    day: Date,
) -> sqlx::Result<Vec<Kept>> {
    let day_ = jiff_sqlx::Date::from(day);
    let kinds: Vec<String> = on!(tx, c => sqlx::query_scalar(
        "SELECT DISTINCT g.kind FROM placement p
         JOIN care_group g ON g.organisation_id = p.organisation_id AND g.id = p.group_id
         WHERE p.organisation_id = $1 AND p.child_id = $2
           AND (p.from_on IS NULL OR p.from_on <= $3) AND (p.until_on IS NULL OR p.until_on >= $3)")
        .bind(organisation).bind(child).bind(day_).fetch_all(c).await)?;
    let sql = format!(
        "{LIST} AND l.on_from <= $2 AND (l.off_from IS NULL OR l.off_from > $2) ORDER BY l.made_at, l.id"
    );
    let rows: Vec<KeptRow> =
        on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(day_).fetch_all(c).await)?;
    let kept = rows.into_iter().filter_map(KeptRow::kept);
    Ok(kept.filter(|list| kinds.iter().any(|kind| list.is_for(kind))).collect())
}
