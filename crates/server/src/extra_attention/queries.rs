//! Reading and keeping what colleagues do for a child.

use jiff::civil::Date;
use mentorkind_domain::extra_attention::Term;
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{ChildId, ExtraAttentionId, OrganisationId, StaffId},
    },
};

/// What colleagues do for a child, or did.
#[derive(Clone, Debug)]
pub struct ExtraAttention {
    /// Its identifier.
    pub id: ExtraAttentionId,
    /// For whom.
    pub child: ChildId,
    /// What they do.
    pub what: String,
    /// When.
    pub term: Term,
    /// The name of whoever placed it.
    pub placed_by: String,
    /// When it was taken away, and by whom.
    pub taken_away: Option<(Moment, String)>,
    /// Changes with every change.
    pub version: i64,
}

#[derive(FromRow)]
struct Row {
    id: ExtraAttentionId,
    child_id: ChildId,
    what: String,
    from_on: jiff_sqlx::Date,
    until_on: Option<jiff_sqlx::Date>,
    placed_by: String,
    taken_away_at: Option<Moment>,
    taken_away_by: Option<String>,
    version: i64,
}

impl From<Row> for ExtraAttention {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            child: row.child_id,
            what: row.what,
            term: Term { from: row.from_on.to_jiff(), until: row.until_on.map(jiff_sqlx::Date::to_jiff) },
            placed_by: row.placed_by,
            taken_away: row.taken_away_at.zip(row.taken_away_by),
            version: row.version,
        }
    }
}

const ALL: &str =
    "SELECT e.id, e.child_id, e.what, e.from_on, e.until_on, p.name AS placed_by, e.taken_away_at,
     t.name AS taken_away_by, e.version
   FROM extra_attention e
   JOIN staff_member p ON p.organisation_id = e.organisation_id AND p.id = e.placed_by
   LEFT JOIN staff_member t ON t.organisation_id = e.organisation_id AND t.id = e.taken_away_by
   WHERE e.organisation_id = $1";

/// All there is and was of a child, the first first. The caller has found the child with a grant.
pub async fn of_child(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
) -> sqlx::Result<Vec<ExtraAttention>> {
    let sql = format!("{ALL} AND e.child_id = $2 ORDER BY e.from_on, e.id");
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(child).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// What holds today of these children, which the caller has found with a grant.
pub async fn now(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId>,
    today: Date,
) -> sqlx::Result<Vec<ExtraAttention>> {
    let sql = format!(
        "{ALL} AND e.child_id {} AND e.taken_away_at IS NULL AND e.from_on <= $3
           AND (e.until_on IS NULL OR e.until_on >= $3) ORDER BY e.from_on, e.id",
        tx.one_of(2)
    );
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

pub(super) async fn one(
    tx: &mut Read,
    organisation: OrganisationId,
    id: ExtraAttentionId,
) -> sqlx::Result<Option<ExtraAttention>> {
    let sql = format!("{ALL} AND e.id = $2");
    let row: Option<Row> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id).fetch_optional(c).await)?;
    Ok(row.map(Into::into))
}

pub(super) async fn add(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    staff: StaffId,
    (what, term): (&str, Term),
) -> sqlx::Result<ExtraAttentionId> {
    let (id, now) = (ExtraAttentionId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO extra_attention (organisation_id, id, child_id, what, from_on, until_on, placed_at, placed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(organisation).bind(id).bind(child).bind(what).bind(jiff_sqlx::Date::from(term.from))
        .bind(term.until.map(jiff_sqlx::Date::from)).bind(now).bind(staff).execute(c).await.map(drop))?;
    Ok(id)
}

pub(super) async fn end(
    tx: &mut Write,
    organisation: OrganisationId,
    id: ExtraAttentionId,
    until: Option<Date>,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE extra_attention SET until_on = $3, version = version + 1 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(until.map(jiff_sqlx::Date::from)).execute(c).await.map(drop))
}

/// Takes it away, by somebody, or puts it back.
pub(super) async fn take_away(
    tx: &mut Write,
    organisation: OrganisationId,
    id: ExtraAttentionId,
    by: Option<StaffId>,
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE extra_attention SET taken_away_at = $3, taken_away_by = $4, version = version + 1
         WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(by.map(|_| now)).bind(by).execute(c).await.map(drop))
}
