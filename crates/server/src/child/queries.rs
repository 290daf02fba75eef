//! Reading a child.

use jiff::{ToSpan, civil::Date};
use mentorkind_division::HalfDays;
use mentorkind_domain::{
    access::{Permission, action},
    talk::LEFT_DAYS,
};
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        access::Grant,
        db::{Read, id_list},
        ids::{ChildId, GroupId, LocationId, OrganisationId},
        session::Actor,
    },
};

/// A child.
#[derive(Clone, Debug)]
pub struct Child {
    /// Its identifier.
    pub id: ChildId,
    /// First name; the planning package's key where none is known.
    pub first_name: String,
    /// First and last name.
    pub name: String,
    /// When it was born.
    pub birth_date: Date,
    /// When it was last observed before this product was used, as far as the import says.
    pub observed_before: Option<Date>,
}

#[derive(FromRow)]
struct ChildRow {
    id: ChildId,
    key: String,
    first_name: String,
    last_name: String,
    birth_date: jiff_sqlx::Date,
    last_observation: Option<jiff_sqlx::Date>,
}

const COLUMNS: &str = "k.id, k.key, k.first_name, k.last_name, k.birth_date, (
  SELECT MAX(h.on_day) FROM imported_history h WHERE h.organisation_id = k.organisation_id AND h.child_id = k.id
    AND h.kind = 'observation') AS last_observation";

impl From<ChildRow> for Child {
    fn from(row: ChildRow) -> Self {
        let first_name = if row.first_name.is_empty() { row.key } else { row.first_name };
        Self {
            id: row.id,
            name: format!("{first_name} {}", row.last_name).trim().to_owned(),
            first_name,
            birth_date: row.birth_date.to_jiff(),
            observed_before: row.last_observation.map(jiff_sqlx::Date::to_jiff),
        }
    }
}

/// A child, if the permission reaches it: by itself, or by a place on one of the groups. A place that is to come counts
/// only for a child that has no place elsewhere now: until it moves, its file is with the group where it is.
pub async fn one<A: Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    child: ChildId,
) -> sqlx::Result<Option<Child>> {
    let reach = reach(tx, 3);
    find(tx, grant, child, &reach).await
}

/// A child that the caller has found to be with one of the groups of a grant today, wherever it has its place.
pub async fn guest(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
) -> sqlx::Result<Option<Child>> {
    let sql = format!("SELECT {COLUMNS} FROM child k WHERE k.organisation_id = $1 AND k.id = $2");
    let row: Option<ChildRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(child).fetch_optional(c).await)?;
    Ok(row.map(Into::into))
}

/// As [`one`], to read: also a child that has died, by the places that it had then.
pub async fn to_read(
    tx: &mut Read,
    grant: &Grant<action::SeeFile>,
    child: ChildId,
) -> sqlx::Result<Option<Child>> {
    let reach = format!(
        "({} OR EXISTS (SELECT 1 FROM placement p WHERE p.organisation_id = k.organisation_id AND p.child_id = k.id
           AND p.group_id {} AND {HELD_LAST}))",
        reach(tx, 3),
        tx.one_of(5)
    );
    find(tx, grant, child, &reach).await
}

/// SQL for "place `p` ended when its child died".
const HELD_LAST: &str = "EXISTS (SELECT 1 FROM child_death_ending e JOIN child_death d
  ON d.organisation_id = e.organisation_id AND d.id = e.death_id AND d.corrected_at IS NULL
  WHERE e.organisation_id = p.organisation_id AND e.what = 'placement' AND e.what_id = p.id)";

async fn find<A: Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    child: ChildId,
    reach: &str,
) -> sqlx::Result<Option<Child>> {
    let sql = format!("SELECT {COLUMNS} FROM child k WHERE k.organisation_id = $1 AND k.id = $2 AND {reach}");
    let row: Option<ChildRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(child)
        .bind(grant.everywhere()).bind(grant.children()).bind(grant.groups())
        .bind(jiff_sqlx::Date::from(grant.actor().today)).fetch_optional(c).await)?;
    Ok(row.map(Into::into))
}

/// A child that left at most [`LEFT_DAYS`] ago, for who leads the group of its last day, or was its mentor then: what
/// became of a talk with its parents can still be recorded, and nothing else.
pub async fn left_lately(tx: &mut Read, actor: &Actor, child: ChildId) -> sqlx::Result<Option<Child>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM child k WHERE k.organisation_id = $1 AND k.id = $2 AND EXISTS (
           SELECT 1 FROM placement p WHERE p.organisation_id = k.organisation_id AND p.child_id = k.id AND {}
           AND (p.group_id {} OR EXISTS (
             SELECT 1 FROM mentorship m WHERE m.organisation_id = p.organisation_id AND m.child_id = p.child_id
             AND m.staff_id = $6 AND m.from_on <= p.until_on AND (m.until_on IS NULL OR m.until_on >= p.until_on))))",
        left_since(3),
        tx.one_of(5)
    );
    // Access ends with the roster; a shared tablet is of who has a place there.
    let works = !actor.facts.on_groups.is_empty() && actor.tablet.is_none();
    let since = actor.today.saturating_sub(LEFT_DAYS.days());
    let row: Option<ChildRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(actor.organisation).bind(child)
        .bind(jiff_sqlx::Date::from(since)).bind(jiff_sqlx::Date::from(actor.today))
        .bind(id_list(actor.facts.leads_groups.iter().copied())).bind(actor.staff.filter(|_| works))
        .fetch_optional(c).await)?;
    Ok(row.map(Into::into))
}

/// SQL for "place `p` is the last one of its child, which left and lives": parameters `$n` and `$n + 1` are the day since
/// which it left, and today.
pub fn left_since(n: usize) -> String {
    let today = n + 1;
    format!(
        "p.main AND p.until_on >= ${n} AND p.until_on < ${today} AND NOT EXISTS (
           SELECT 1 FROM placement q WHERE q.organisation_id = p.organisation_id AND q.child_id = p.child_id
           AND (q.until_on IS NULL OR q.until_on > p.until_on))
         AND NOT EXISTS (
           SELECT 1 FROM child_death d WHERE d.organisation_id = p.organisation_id AND d.child_id = p.child_id
           AND d.corrected_at IS NULL)"
    )
}

/// SQL for "the permission reaches child `k`": parameters `$n` to `$n + 3` are whether it reaches everywhere, its
/// children, its groups, and today.
pub fn reach(tx: &Read, n: usize) -> String {
    let (children, groups, today) = (tx.one_of(n + 1), tx.one_of(n + 2), n + 3);
    format!(
        "(${n} OR k.id {children} OR EXISTS (
           SELECT 1 FROM placement p WHERE p.organisation_id = k.organisation_id AND p.child_id = k.id AND p.group_id {groups}
           AND (p.until_on IS NULL OR p.until_on >= ${today}) AND (p.from_on IS NULL OR p.from_on <= ${today} OR NOT EXISTS (
             SELECT 1 FROM placement q WHERE q.organisation_id = k.organisation_id AND q.child_id = k.id
             AND (q.from_on IS NULL OR q.from_on <= ${today}) AND (q.until_on IS NULL OR q.until_on >= ${today})))))"
    )
}

/// A place of a child that has not ended.
#[derive(Clone, Debug)]
pub struct Place {
    /// On which group.
    pub group: GroupId,
    /// The group's name.
    pub group_name: String,
    /// At which location.
    pub location: LocationId,
    /// The location's name.
    pub location_name: String,
    /// Where its mentor is.
    pub main: bool,
    /// When, in a fortnight; empty for flexible care.
    pub days: HalfDays,
    /// First day; open when none.
    pub from: Option<Date>,
    /// Last day; open when none.
    pub until: Option<Date>,
}

impl Place {
    /// It has begun.
    pub fn begun(&self, today: Date) -> bool {
        self.from.is_none_or(|from| from <= today)
    }
}

#[derive(FromRow)]
struct PlaceRow {
    group_id: GroupId,
    group_name: String,
    location_id: LocationId,
    location_name: String,
    main: bool,
    days: i64,
    from_on: Option<jiff_sqlx::Date>,
    until_on: Option<jiff_sqlx::Date>,
}

/// The child with a key of the planning package.
pub async fn by_key(tx: &mut Read, organisation: OrganisationId, key: &str) -> sqlx::Result<Option<ChildId>> {
    on!(tx, c => sqlx::query_scalar("SELECT id FROM child WHERE organisation_id = $1 AND key = $2")
        .bind(organisation).bind(key).fetch_optional(c).await)
}

/// The keys of children. The caller has found them.
pub async fn keys(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
) -> sqlx::Result<Vec<(ChildId, String)>> {
    let sql = format!("SELECT id, key FROM child WHERE organisation_id = $1 AND id {}", tx.one_of(2));
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(id_list(children)).fetch_all(c).await)
}

/// The places of a child that have not ended, the present ones first, of these the own group first; of a child that has
/// died those that it had then. The caller has found the child with a grant.
pub async fn places(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    today: Date,
) -> sqlx::Result<Vec<Place>> {
    let sql = format!(
        "SELECT p.group_id, g.name AS group_name, g.location_id, l.name AS location_name, p.main, p.days, p.from_on, p.until_on
         FROM placement p
         JOIN care_group g ON g.organisation_id = p.organisation_id AND g.id = p.group_id
         JOIN location l ON l.organisation_id = g.organisation_id AND l.id = g.location_id
         WHERE p.organisation_id = $1 AND p.child_id = $2 AND (p.until_on IS NULL OR p.until_on >= $3 OR {HELD_LAST})"
    );
    let rows: Vec<PlaceRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(child).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
    let mut places: Vec<Place> = rows
        .into_iter()
        .map(|row| Place {
            group: row.group_id,
            group_name: row.group_name,
            location: row.location_id,
            location_name: row.location_name,
            main: row.main,
            days: HalfDays(u32::try_from(row.days).unwrap_or_default()),
            from: row.from_on.map(jiff_sqlx::Date::to_jiff),
            until: row.until_on.map(jiff_sqlx::Date::to_jiff),
        })
        .collect();
    places.sort_by_key(|place| (!place.begun(today), !place.main, place.from, place.group));
    Ok(places)
}

/// The first names and surnames of the other children who have a place beside this one on a day, or had on the last day of
/// this one, which left before. The caller has found the child with a grant.
pub async fn names_beside(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    on: Date,
) -> sqlx::Result<Vec<(String, String)>> {
    let left: Option<jiff_sqlx::Date> = on!(tx, c => sqlx::query_scalar(
        "SELECT MAX(p.until_on) FROM placement p WHERE p.organisation_id = $1 AND p.child_id = $2 AND NOT EXISTS (
           SELECT 1 FROM placement q WHERE q.organisation_id = p.organisation_id AND q.child_id = p.child_id
           AND (q.until_on IS NULL OR q.until_on >= $3))")
        .bind(organisation).bind(child).bind(jiff_sqlx::Date::from(on)).fetch_one(c).await)?;
    let on = left.map_or(on, jiff_sqlx::Date::to_jiff);
    on!(tx, c => sqlx::query_as(
        "SELECT DISTINCT k.first_name, k.last_name FROM placement own
         JOIN placement p ON p.organisation_id = own.organisation_id AND p.group_id = own.group_id AND p.child_id <> own.child_id
         JOIN child k ON k.organisation_id = p.organisation_id AND k.id = p.child_id
         WHERE own.organisation_id = $1 AND own.child_id = $2
           AND (own.from_on IS NULL OR own.from_on <= $3) AND (own.until_on IS NULL OR own.until_on >= $3)
           AND (p.from_on IS NULL OR p.from_on <= $3) AND (p.until_on IS NULL OR p.until_on >= $3)
         ORDER BY k.first_name, k.last_name")
        .bind(organisation).bind(child).bind(jiff_sqlx::Date::from(on)).fetch_all(c).await)
}

/// The first names and surnames of the children who have a place in a group on a day. The caller has found the group with a grant.
pub async fn names_of_group(
    tx: &mut Read,
    organisation: OrganisationId,
    group: GroupId,
    on: Date,
) -> sqlx::Result<Vec<(String, String)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT DISTINCT k.first_name, k.last_name FROM placement p
         JOIN child k ON k.organisation_id = p.organisation_id AND k.id = p.child_id
         WHERE p.organisation_id = $1 AND p.group_id = $2
           AND (p.from_on IS NULL OR p.from_on <= $3) AND (p.until_on IS NULL OR p.until_on >= $3)
         ORDER BY k.first_name, k.last_name")
        .bind(organisation).bind(group).bind(jiff_sqlx::Date::from(on)).fetch_all(c).await)
}

/// The surname of a child. The caller has found the child with a grant.
pub async fn surname_of(tx: &mut Read, organisation: OrganisationId, child: ChildId) -> sqlx::Result<String> {
    on!(tx, c => sqlx::query_scalar("SELECT last_name FROM child WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(child).fetch_one(c).await)
}
