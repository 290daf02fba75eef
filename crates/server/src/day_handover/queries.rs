//! Reading and keeping lines of a child's day, and that they were told.

use jiff::civil::Date;
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{ChildId, DayLineId, DayToldId, GuardianId, OrganisationId, StaffId},
    },
};

/// A line of a child's day.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Line {
    pub id: DayLineId,
    pub child_id: ChildId,
    pub on_day: jiff_sqlx::Date,
    pub kind: String,
    /// The code of a usual line; empty for own words.
    pub usual: String,
    pub words: String,
    pub written_at: Moment,
    pub written_by: StaffId,
    pub writer: String,
    pub removed_at: Option<Moment>,
    /// When it became a note.
    pub noted_at: Option<Moment>,
}

/// That a child was handed over with its lines.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Told {
    pub id: DayToldId,
    pub child_id: ChildId,
    pub on_day: jiff_sqlx::Date,
    /// To which guardian; none: somebody else who picked the child up.
    pub guardian: Option<String>,
    pub told_at: Moment,
    pub told_by: StaffId,
    pub teller: String,
}

const LINES: &str = "SELECT l.id, l.child_id, l.on_day, l.kind, l.usual, l.words, l.written_at, l.written_by, w.name AS writer,
     l.removed_at, l.noted_at
   FROM day_line l JOIN staff_member w ON w.organisation_id = l.organisation_id AND w.id = l.written_by
   WHERE l.organisation_id = $1";

const TOLD: &str =
    "SELECT t.id, t.child_id, t.on_day, g.name AS guardian, t.told_at, t.told_by, b.name AS teller
   FROM day_told t JOIN staff_member b ON b.organisation_id = t.organisation_id AND b.id = t.told_by
   LEFT JOIN guardian g ON g.organisation_id = t.organisation_id AND g.id = t.guardian_id
   WHERE t.organisation_id = $1 AND t.withdrawn_at IS NULL";

/// What stands of the days of children.
#[derive(Clone, Debug, Default)]
pub(super) struct Days {
    /// The lines, in the order in which they were written.
    pub lines: Vec<Line>,
    /// The handovers, in the order of time.
    pub told: Vec<Told>,
}

/// What stands of the days of these children, from a day on. The caller has found the children with a grant.
pub(super) async fn of_children(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
    from: Date,
) -> sqlx::Result<Days> {
    let (children, from) = (id_list(children), jiff_sqlx::Date::from(from));
    let sql = format!(
        "{LINES} AND l.child_id {} AND l.on_day >= $3 AND l.removed_at IS NULL ORDER BY l.written_at, l.id",
        tx.one_of(2)
    );
    let lines = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&children).bind(from).fetch_all(c).await)?;
    let sql = format!("{TOLD} AND t.child_id {} AND t.on_day >= $3 ORDER BY t.told_at, t.id", tx.one_of(2));
    let told = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&children).bind(from).fetch_all(c).await)?;
    Ok(Days { lines, told })
}

/// A line, also one that was removed.
pub(super) async fn line(
    tx: &mut Read,
    organisation: OrganisationId,
    id: DayLineId,
) -> sqlx::Result<Option<Line>> {
    let sql = format!("{LINES} AND l.id = $2");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(id).fetch_optional(c).await)
}

/// A handover that stands.
pub(super) async fn told(
    tx: &mut Read,
    organisation: OrganisationId,
    id: DayToldId,
) -> sqlx::Result<Option<Told>> {
    let sql = format!("{TOLD} AND t.id = $2");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(id).fetch_optional(c).await)
}

/// What is written: the code of its kind, that of a usual line, or own words.
pub(super) struct Written<'a> {
    pub kind: &'a str,
    pub usual: &'a str,
    pub words: &'a str,
}

/// Keeps a line; none when this usual line is there already today.
pub(super) async fn add(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    (today, staff): (Date, StaffId),
    written: &Written<'_>,
) -> sqlx::Result<Option<DayLineId>> {
    let (id, now) = (DayLineId::new(tx.now), tx.now);
    let added = on!(tx, c => sqlx::query(
        "INSERT INTO day_line (organisation_id, id, child_id, on_day, kind, usual, words, written_at, written_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING")
        .bind(organisation).bind(id).bind(child).bind(jiff_sqlx::Date::from(today)).bind(written.kind)
        .bind(written.usual).bind(written.words).bind(now).bind(staff)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok((added > 0).then_some(id))
}

pub(super) async fn remove(tx: &mut Write, organisation: OrganisationId, id: DayLineId) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query("UPDATE day_line SET removed_at = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(now).execute(c).await.map(drop))
}

/// Puts a line back; false when somebody wrote the same usual line since.
pub(super) async fn restore(tx: &mut Write, organisation: OrganisationId, line: &Line) -> sqlx::Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "UPDATE day_line SET removed_at = NULL WHERE organisation_id = $1 AND id = $2
           AND ($3 = '' OR NOT EXISTS (SELECT 1 FROM day_line o WHERE o.organisation_id = $1 AND o.child_id = $4
             AND o.on_day = $5 AND o.usual = $3 AND o.removed_at IS NULL))")
        .bind(organisation).bind(line.id).bind(&line.usual).bind(line.child_id).bind(line.on_day)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Says that a line became a note; false when it had before.
pub(super) async fn noted(tx: &mut Write, organisation: OrganisationId, id: DayLineId) -> sqlx::Result<bool> {
    let now = tx.now;
    let done = on!(tx, c => sqlx::query(
        "UPDATE day_line SET noted_at = $3 WHERE organisation_id = $1 AND id = $2 AND noted_at IS NULL")
        .bind(organisation).bind(id).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

pub(super) async fn tell(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    guardian: Option<GuardianId>,
    (today, staff): (Date, StaffId),
) -> sqlx::Result<DayToldId> {
    let (id, now) = (DayToldId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO day_told (organisation_id, id, child_id, on_day, guardian_id, told_at, told_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(organisation).bind(id).bind(child).bind(jiff_sqlx::Date::from(today)).bind(guardian).bind(now).bind(staff)
        .execute(c).await.map(drop))?;
    Ok(id)
}

pub(super) async fn withdraw(
    tx: &mut Write,
    organisation: OrganisationId,
    id: DayToldId,
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query("UPDATE day_told SET withdrawn_at = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(now).execute(c).await.map(drop))
}

/// Throws away what is from before a day; gives how much that was.
pub(super) async fn forget(tx: &mut Write, organisation: OrganisationId, before: Date) -> sqlx::Result<u64> {
    let before = jiff_sqlx::Date::from(before);
    let lines = on!(tx, c => sqlx::query("DELETE FROM day_line WHERE organisation_id = $1 AND on_day < $2")
        .bind(organisation).bind(before).execute(c).await.map(|done| done.rows_affected()))?;
    let told = on!(tx, c => sqlx::query("DELETE FROM day_told WHERE organisation_id = $1 AND on_day < $2")
        .bind(organisation).bind(before).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(lines + told)
}
