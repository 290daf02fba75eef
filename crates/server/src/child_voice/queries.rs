//! Reading and keeping what a child says.

use jiff::civil::Date;
use mentorkind_domain::access::action;
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    child, on,
    platform::{
        access::Grant,
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{ChildId, ChildRequestId, ChildTalkId, GroupId, OrganisationId, StaffId, TabletId, fresh},
        random,
    },
};

/// For how many minutes a child that gave its secret can say something.
pub const VISIT_MINUTES: i64 = 5;
/// … and where it draws. The page closes long before, when nobody touches it.
pub const SHEET_MINUTES: i64 = 30;

/// A child that has a picture and a secret.
#[derive(Clone, Debug, FromRow)]
pub struct Voice {
    pub id: ChildId,
    pub first_name: String,
    pub picture: String,
    pub secret_hash: String,
}

/// The children of an after-school group who have a secret, by name.
pub async fn voices(
    tx: &mut Read,
    organisation: OrganisationId,
    group: GroupId,
    today: Date,
) -> sqlx::Result<Vec<Voice>> {
    on!(tx, c => sqlx::query_as(
        "SELECT k.id, CASE WHEN k.first_name = '' THEN k.key ELSE k.first_name END AS first_name, v.picture, v.secret_hash
         FROM child_secret v JOIN child k ON k.organisation_id = v.organisation_id AND k.id = v.child_id
         JOIN care_group g ON g.organisation_id = v.organisation_id AND g.id = $2 AND g.kind = 'bso'
         WHERE v.organisation_id = $1 AND EXISTS (SELECT 1 FROM placement p WHERE p.organisation_id = v.organisation_id
           AND p.child_id = v.child_id AND p.group_id = g.id
           AND (p.from_on IS NULL OR p.from_on <= $3) AND (p.until_on IS NULL OR p.until_on >= $3))
         ORDER BY 2, 1")
        .bind(organisation).bind(group).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)
}

/// Whether a group is after-school care.
pub async fn is_after_school(
    tx: &mut Read,
    organisation: OrganisationId,
    group: GroupId,
) -> sqlx::Result<bool> {
    on!(tx, c => sqlx::query_scalar("SELECT kind = 'bso' FROM care_group WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(group).fetch_one(c).await)
}

/// The after-school group on which a child is today, its own group first. The caller has found the child with a grant.
pub async fn after_school_group(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    today: Date,
) -> sqlx::Result<Option<GroupId>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT p.group_id FROM placement p
         JOIN care_group g ON g.organisation_id = p.organisation_id AND g.id = p.group_id AND g.kind = 'bso'
         WHERE p.organisation_id = $1 AND p.child_id = $2
           AND (p.from_on IS NULL OR p.from_on <= $3) AND (p.until_on IS NULL OR p.until_on >= $3)
         ORDER BY p.main DESC, p.id LIMIT 1")
        .bind(organisation).bind(child).bind(jiff_sqlx::Date::from(today)).fetch_optional(c).await)
}

/// The picture of a child, when it was chosen, and by whom it was helped.
pub async fn picture(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
) -> sqlx::Result<Option<(String, Moment, String)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT v.picture, v.set_at, s.name FROM child_secret v
         JOIN staff_member s ON s.organisation_id = v.organisation_id AND s.id = v.set_by
         WHERE v.organisation_id = $1 AND v.child_id = $2")
        .bind(organisation).bind(child).fetch_optional(c).await)
}

/// Keeps a child's picture and secret.
pub async fn set(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    staff: StaffId,
    (picture, hash): (&str, &str),
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO child_secret (organisation_id, child_id, picture, secret_hash, set_at, set_by)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (organisation_id, child_id)
         DO UPDATE SET picture = $3, secret_hash = $4, set_at = $5, set_by = $6")
        .bind(organisation).bind(child).bind(picture).bind(hash).bind(now).bind(staff).execute(c).await.map(drop))?;
    forget_visits(tx, organisation, child).await
}

async fn forget_visits(tx: &mut Write, organisation: OrganisationId, child: ChildId) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM child_visit WHERE organisation_id = $1 AND child_id = $2")
        .bind(organisation).bind(child).execute(c).await.map(drop))
}

/// Begins the visit of a child that gave its secret on a tablet, and gives the word that its forms carry.
pub async fn begin_visit(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    tablet: TabletId,
    minutes: i64,
) -> sqlx::Result<String> {
    forget_visits(tx, organisation, child).await?;
    let (now, token) = (tx.now, random::token());
    on!(tx, c => sqlx::query(
        "INSERT INTO child_visit (organisation_id, id, child_id, tablet_id, token_hash, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(organisation).bind(fresh(now)).bind(child).bind(tablet).bind(random::hash(&token))
        .bind(now.plus_minutes(minutes)).execute(c).await.map(drop))?;
    Ok(token)
}

/// Ends a visit by its word; false when there is none.
pub async fn end_visit(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    tablet: TabletId,
    token: &str,
) -> sqlx::Result<bool> {
    let now = tx.now;
    let ended = on!(tx, c => sqlx::query(
        "DELETE FROM child_visit WHERE organisation_id = $1 AND child_id = $2 AND tablet_id = $3 AND token_hash = $4
           AND ends_at > $5")
        .bind(organisation).bind(child).bind(tablet).bind(random::hash(token)).bind(now)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(ended == 1)
}

/// That a child wants to talk.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Request {
    /// Its identifier.
    pub id: ChildRequestId,
    /// Who asked.
    pub child_id: ChildId,
    /// When.
    pub asked_at: Moment,
    /// How it felt, when it said so.
    pub mood: Option<String>,
    /// It wants its parents there.
    pub with_parents: bool,
}

const OPEN: &str = "SELECT r.id, r.child_id, r.asked_at, r.mood, r.with_parents FROM child_request r
   JOIN child k ON k.organisation_id = r.organisation_id AND k.id = r.child_id
   WHERE r.organisation_id = $1 AND r.taken_back_at IS NULL AND NOT EXISTS (
     SELECT 1 FROM child_talk t WHERE t.organisation_id = r.organisation_id AND t.request_id = r.id)";

/// What these children asked and nobody has talked about yet, the first first. The caller has found them with a grant.
pub async fn open_requests(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId>,
) -> sqlx::Result<Vec<Request>> {
    let sql = format!("{OPEN} AND r.child_id {} ORDER BY r.asked_at, r.id", tx.one_of(2));
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)
}

/// As [`open_requests`], of all children of a grant.
pub async fn open_within(tx: &mut Read, grant: &Grant<action::HearChild>) -> sqlx::Result<Vec<Request>> {
    let sql = format!("{OPEN} AND {} ORDER BY r.asked_at, r.id", child::reach(tx, 2));
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(grant.everywhere()).bind(grant.children()).bind(grant.groups())
        .bind(jiff_sqlx::Date::from(grant.actor().today)).fetch_all(c).await)
}

/// Keeps that a child wants to talk.
pub async fn ask(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    (mood, with_parents): (Option<&str>, bool),
) -> sqlx::Result<ChildRequestId> {
    let (id, now) = (ChildRequestId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO child_request (organisation_id, id, child_id, asked_at, mood, with_parents)
         VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(organisation).bind(id).bind(child).bind(now).bind(mood).bind(with_parents).execute(c).await.map(drop))?;
    Ok(id)
}

/// The child does not want to talk any more.
pub async fn take_back(tx: &mut Write, organisation: OrganisationId, id: ChildRequestId) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query("UPDATE child_request SET taken_back_at = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(now).execute(c).await.map(drop))
}

/// A talk with a child.
#[derive(Clone, Debug, FromRow)]
pub struct ChildTalk {
    pub id: ChildTalkId,
    pub child_id: ChildId,
    /// What the child asked, which it settled.
    pub request_id: Option<ChildRequestId>,
    pub staff_id: StaffId,
    pub staff_name: String,
    pub held_on: jiff_sqlx::Date,
    pub with_parents: bool,
    /// What others may know.
    pub shared: String,
    /// What the child keeps to itself.
    pub kept: String,
}

const TALK: &str =
    "SELECT t.id, t.child_id, t.request_id, t.staff_id, s.name AS staff_name, t.held_on, t.with_parents, t.shared, t.kept
   FROM child_talk t JOIN staff_member s ON s.organisation_id = t.organisation_id AND s.id = t.staff_id
   WHERE t.organisation_id = $1";

/// The talks with these children, the last first. The caller has found them with a grant.
pub async fn talks(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId>,
) -> sqlx::Result<Vec<ChildTalk>> {
    let sql = format!("{TALK} AND t.child_id {} ORDER BY t.held_on DESC, t.id DESC", tx.one_of(2));
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)
}

/// A talk with a child.
pub async fn talk(
    tx: &mut Read,
    organisation: OrganisationId,
    id: ChildTalkId,
) -> sqlx::Result<Option<ChildTalk>> {
    let sql = format!("{TALK} AND t.id = $2");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(id).fetch_optional(c).await)
}

/// A talk as it is recorded.
pub struct NewTalk<'a> {
    pub child: ChildId,
    pub request: Option<ChildRequestId>,
    pub staff: StaffId,
    pub held_on: Date,
    pub with_parents: bool,
    pub shared: &'a str,
    pub kept: &'a str,
}

/// Keeps a talk with a child.
pub async fn record(
    tx: &mut Write,
    organisation: OrganisationId,
    talk: &NewTalk<'_>,
) -> sqlx::Result<ChildTalkId> {
    let (id, now) = (ChildTalkId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO child_talk (organisation_id, id, child_id, request_id, staff_id, held_on, with_parents, shared, kept, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
        .bind(organisation).bind(id).bind(talk.child).bind(talk.request).bind(talk.staff)
        .bind(jiff_sqlx::Date::from(talk.held_on)).bind(talk.with_parents).bind(talk.shared).bind(talk.kept)
        .bind(now).execute(c).await.map(drop))?;
    Ok(id)
}

/// The names of children; the caller has found them with a grant.
pub async fn names(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId>,
) -> sqlx::Result<Vec<(ChildId, String, Option<GroupId>)>> {
    let sql = format!(
        "SELECT k.id, CASE WHEN k.first_name = '' THEN k.key ELSE k.first_name END,
           (SELECT p.group_id FROM placement p WHERE p.organisation_id = k.organisation_id AND p.child_id = k.id
              AND p.main ORDER BY COALESCE(p.until_on, '9999-12-31') DESC, p.id LIMIT 1)
         FROM child k WHERE k.organisation_id = $1 AND k.id {}",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)
}
