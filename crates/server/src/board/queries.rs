//! Reading and keeping agreements.

use jiff::civil::Date;
use mentorkind_domain::{board, period::Period};
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{AgreementId, ChildId, GroupId, OrganisationId, StaffId, fresh},
    },
};

type Day = jiff_sqlx::Date;

/// An agreement about a child.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Agreement {
    pub id: AgreementId,
    pub child_id: ChildId,
    /// The first name of the child.
    pub child: String,
    pub what: String,
    pub of_whom: String,
    pub important: bool,
    pub until_on: Option<Day>,
    pub made_on: Day,
    pub made_by: String,
    pub withdrawn_at: Option<Moment>,
    pub ended_on: Option<Day>,
    pub outcome: String,
    /// The asker said that it was read, or put it on the board.
    pub was_read: bool,
    pub version: i64,
}

impl Agreement {
    /// As the rules know it.
    pub(super) fn known(&self) -> board::Agreement {
        board::Agreement {
            made: self.made_on.to_jiff(),
            until: self.until_on.map(Day::to_jiff),
            ended: self.ended_on.is_some(),
            withdrawn: self.withdrawn_at.is_some(),
            important: self.important,
        }
    }
}

/// `$2` is the staff member who asks.
const ALL: &str = "SELECT a.id, a.child_id, COALESCE(NULLIF(k.first_name, ''), k.key) AS child, a.what, a.of_whom,
     a.important, a.until_on, a.made_on, m.name AS made_by, a.withdrawn_at, a.ended_on, a.outcome,
     (COALESCE(a.made_by = $2, FALSE) OR r.id IS NOT NULL) AS was_read, a.version
   FROM agreement a
   JOIN child k ON k.organisation_id = a.organisation_id AND k.id = a.child_id
   JOIN staff_member m ON m.organisation_id = a.organisation_id AND m.id = a.made_by
   LEFT JOIN agreement_read r ON r.organisation_id = a.organisation_id AND r.agreement_id = a.id AND r.staff_id = $2
   WHERE a.organisation_id = $1";

/// SQL for "the child of `a` has a place now, or later, on one of the groups in parameter `$3`", with today in `$4`; not a
/// child that has died.
fn of_groups(tx: &Read) -> String {
    format!(
        "EXISTS (SELECT 1 FROM placement p WHERE p.organisation_id = a.organisation_id AND p.child_id = a.child_id
           AND p.group_id {} AND (p.until_on IS NULL OR p.until_on >= $4))
         AND NOT EXISTS (SELECT 1 FROM child_death d WHERE d.organisation_id = a.organisation_id
           AND d.child_id = a.child_id AND d.corrected_at IS NULL)",
        tx.one_of(3)
    )
}

/// The agreements about the children of groups, the last first. The caller has found the groups with a grant.
pub(super) async fn of(
    tx: &mut Read,
    organisation: OrganisationId,
    staff: Option<StaffId>,
    groups: impl IntoIterator<Item = GroupId>,
    today: Date,
) -> sqlx::Result<Vec<Agreement>> {
    let sql = format!("{ALL} AND {} ORDER BY a.made_at DESC, a.id DESC", of_groups(tx));
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(staff).bind(id_list(groups)).bind(Day::from(today)).fetch_all(c).await)
}

/// The agreements about these children, the last first, without what was withdrawn.
pub(super) async fn of_children(
    tx: &mut Read,
    organisation: OrganisationId,
    children: String,
) -> sqlx::Result<Vec<Agreement>> {
    let sql = format!(
        "{ALL} AND a.child_id {} AND a.withdrawn_at IS NULL ORDER BY a.made_at DESC, a.id DESC",
        tx.one_of(3)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(None::<StaffId>).bind(children).fetch_all(c).await)
}

/// These agreements. The caller has found what leads to them with a grant.
pub(super) async fn some(
    tx: &mut Read,
    organisation: OrganisationId,
    agreements: impl IntoIterator<Item = AgreementId>,
) -> sqlx::Result<Vec<Agreement>> {
    let sql = format!("{ALL} AND a.id {}", tx.one_of(3));
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(None::<StaffId>).bind(id_list(agreements)).fetch_all(c).await)
}

/// What stands on the board about a child, or stood there: the words alone, without what was withdrawn. The caller has
/// found the child with a grant.
pub async fn about(tx: &mut Read, organisation: OrganisationId, child: ChildId) -> sqlx::Result<Vec<String>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT what FROM agreement WHERE organisation_id = $1 AND child_id = $2 AND withdrawn_at IS NULL")
        .bind(organisation).bind(child).fetch_all(c).await)
}

/// What colleagues go by for a child on a day: the words alone. The caller has found the child with a grant.
pub async fn holding(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    today: Date,
) -> sqlx::Result<Vec<String>> {
    let all = of_children(tx, organisation, id_list([child])).await?;
    let holding = all.into_iter().filter(|agreement| agreement.known().holds(today));
    Ok(holding.map(|agreement| agreement.what).collect())
}

pub(super) async fn one(
    tx: &mut Read,
    organisation: OrganisationId,
    staff: Option<StaffId>,
    id: AgreementId,
) -> sqlx::Result<Option<Agreement>> {
    let sql = format!("{ALL} AND a.id = $3");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(staff).bind(id).fetch_optional(c).await)
}

/// The children with a place now, or later, on a group: those about whom something can be agreed. The caller has found
/// the group with a grant.
pub async fn children(
    tx: &mut Read,
    organisation: OrganisationId,
    group: GroupId,
    today: Date,
) -> sqlx::Result<Vec<(ChildId, String)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT DISTINCT k.id, COALESCE(NULLIF(k.first_name, ''), k.key) || ' ' || k.last_name AS name
         FROM child k JOIN placement p ON p.organisation_id = k.organisation_id AND p.child_id = k.id
         WHERE k.organisation_id = $1 AND p.group_id = $2 AND (p.until_on IS NULL OR p.until_on >= $3)
           AND NOT EXISTS (SELECT 1 FROM child_death d WHERE d.organisation_id = k.organisation_id
             AND d.child_id = k.id AND d.corrected_at IS NULL)
         ORDER BY name, k.id")
        .bind(organisation).bind(group).bind(Day::from(today)).fetch_all(c).await)
}

/// When children were born. The caller has found them with a grant.
pub(super) async fn births(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &[ChildId],
) -> sqlx::Result<Vec<(ChildId, Day)>> {
    let sql = format!("SELECT id, birth_date FROM child WHERE organisation_id = $1 AND id {}", tx.one_of(2));
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children.iter().copied())).fetch_all(c).await)
}

/// The colleagues of a group, with trainees: whoever is on its roster today. The caller has found the group with a grant.
pub async fn team(
    tx: &mut Read,
    organisation: OrganisationId,
    group: GroupId,
    today: Date,
) -> sqlx::Result<Vec<(StaffId, String)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT DISTINCT s.id, s.name FROM roster r
         JOIN staff_member s ON s.organisation_id = r.organisation_id AND s.id = r.staff_id
         WHERE r.organisation_id = $1 AND r.group_id = $2 AND (r.from_on IS NULL OR r.from_on <= $3)
           AND (r.until_on IS NULL OR r.until_on >= $3) ORDER BY s.name, s.id")
        .bind(organisation).bind(group).bind(Day::from(today)).fetch_all(c).await)
}

/// When colleagues are on the roster of a group, a period each. The caller has found the group with a grant.
pub(super) async fn rosters(
    tx: &mut Read,
    organisation: OrganisationId,
    group: GroupId,
) -> sqlx::Result<Vec<(StaffId, Period)>> {
    let rows: Vec<(StaffId, Option<Day>, Option<Day>)> = on!(tx, c => sqlx::query_as(
        "SELECT staff_id, from_on, until_on FROM roster WHERE organisation_id = $1 AND group_id = $2")
        .bind(organisation).bind(group).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(staff, from, until)| (staff, period(from, until))).collect())
}

/// When children have a place on a group, a period each. The caller has found the group with a grant.
pub(super) async fn places(
    tx: &mut Read,
    organisation: OrganisationId,
    group: GroupId,
) -> sqlx::Result<Vec<(ChildId, Period)>> {
    let rows: Vec<(ChildId, Option<Day>, Option<Day>)> = on!(tx, c => sqlx::query_as(
        "SELECT child_id, from_on, until_on FROM placement WHERE organisation_id = $1 AND group_id = $2")
        .bind(organisation).bind(group).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(child, from, until)| (child, period(from, until))).collect())
}

fn period(from: Option<Day>, until: Option<Day>) -> Period {
    Period { from: from.map(Day::to_jiff), until: until.map(Day::to_jiff) }
}

/// Who knows these agreements: said that they were read, or put them on the board.
pub(super) async fn readers(
    tx: &mut Read,
    organisation: OrganisationId,
    agreements: impl IntoIterator<Item = AgreementId>,
) -> sqlx::Result<Vec<(AgreementId, StaffId)>> {
    let of = tx.one_of(2);
    let sql = format!(
        "SELECT agreement_id, staff_id FROM agreement_read WHERE organisation_id = $1 AND agreement_id {of}
         UNION SELECT id, made_by FROM agreement WHERE organisation_id = $1 AND id {of}"
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(id_list(agreements)).fetch_all(c).await)
}

/// What is put on the board.
pub struct Agreed<'a> {
    /// What was agreed.
    pub what: &'a str,
    /// With whom or when; empty where that was not said.
    pub of_whom: &'a str,
    /// Each colleague of the group is asked to read it.
    pub important: bool,
    /// Its last day.
    pub until: Option<Date>,
}

/// Puts an agreement about a child on the board of its group. The caller has found the child with a grant.
pub async fn add(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    (today, staff): (Date, StaffId),
    agreed: &Agreed<'_>,
) -> sqlx::Result<AgreementId> {
    let (id, now) = (AgreementId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO agreement (organisation_id, id, child_id, what, of_whom, important, until_on, made_on, made_at, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
        .bind(organisation).bind(id).bind(child).bind(agreed.what).bind(agreed.of_whom).bind(agreed.important)
        .bind(agreed.until.map(Day::from)).bind(Day::from(today)).bind(now).bind(staff)
        .execute(c).await.map(drop))?;
    Ok(id)
}

pub(super) async fn read(
    tx: &mut Write,
    organisation: OrganisationId,
    id: AgreementId,
    (staff, at): (StaffId, Moment),
) -> sqlx::Result<()> {
    let id_of_this = fresh(tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO agreement_read (organisation_id, id, agreement_id, staff_id, read_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING")
        .bind(organisation).bind(id_of_this).bind(id).bind(staff).bind(at).execute(c).await.map(drop))
}

/// Ends an agreement with what came of it; false when somebody else changed it meanwhile.
pub(super) async fn end(
    tx: &mut Write,
    organisation: OrganisationId,
    (id, version): (AgreementId, i64),
    (today, staff): (Date, StaffId),
    outcome: &str,
) -> sqlx::Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "UPDATE agreement SET ended_on = $4, ended_by = $5, outcome = $6, version = version + 1
         WHERE organisation_id = $1 AND id = $2 AND version = $3")
        .bind(organisation).bind(id).bind(version).bind(Day::from(today)).bind(staff).bind(outcome)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

pub(super) async fn withdraw(
    tx: &mut Write,
    organisation: OrganisationId,
    id: AgreementId,
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE agreement SET withdrawn_at = $3, version = version + 1 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(now).execute(c).await.map(drop))
}
