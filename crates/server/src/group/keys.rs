//! Locations, groups and places by the keys of the planning package, for other systems.

use jiff::civil::Date;
use mentorkind_division::HalfDays;
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::GroupInfo;
use crate::{
    on,
    platform::{
        db::{Read, id_list},
        ids::{ChildId, GroupId, LocationId, OrganisationId, PlacementId, StaffId},
    },
};

/// A location with its key.
#[derive(Clone, Debug, FromRow)]
pub struct KeyedLocation {
    /// Its identifier.
    pub id: LocationId,
    /// The planning package's key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its number in the national register.
    pub lrk: Option<String>,
}

/// A group with its key.
#[derive(Clone, Debug)]
pub struct KeyedGroup {
    /// The group and where it is.
    pub info: GroupInfo,
    /// The planning package's key.
    pub key: String,
    /// The key of its location.
    pub location_key: String,
    /// Most children.
    pub max_children: Option<i64>,
}

#[derive(FromRow)]
struct Row {
    id: GroupId,
    key: String,
    name: String,
    kind: String,
    location_id: LocationId,
    location_key: String,
    location_name: String,
    max_children: Option<i64>,
}

/// So many locations of an organisation after one of them, by identifier.
pub async fn locations_after(
    tx: &mut Read,
    organisation: OrganisationId,
    after: Uuid,
    most: i64,
) -> sqlx::Result<Vec<KeyedLocation>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, key, name, lrk FROM location WHERE organisation_id = $1 AND id > $2 ORDER BY id LIMIT $3")
        .bind(organisation).bind(after).bind(most).fetch_all(c).await)
}

/// So many groups of an organisation after one of them, by identifier.
pub async fn groups_after(
    tx: &mut Read,
    organisation: OrganisationId,
    after: Uuid,
    most: i64,
) -> sqlx::Result<Vec<KeyedGroup>> {
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(
        "SELECT g.id, g.key, g.name, g.kind, g.location_id, l.key AS location_key, l.name AS location_name, g.max_children
         FROM care_group g JOIN location l ON l.organisation_id = g.organisation_id AND l.id = g.location_id
         WHERE g.organisation_id = $1 AND g.id > $2 ORDER BY g.id LIMIT $3")
        .bind(organisation).bind(after).bind(most).fetch_all(c).await)?;
    Ok(rows
        .into_iter()
        .map(|row| KeyedGroup {
            info: GroupInfo {
                id: row.id,
                name: row.name,
                kind: row.kind,
                location: row.location_id,
                location_name: row.location_name,
            },
            key: row.key,
            location_key: row.location_key,
            max_children: row.max_children,
        })
        .collect())
}

/// The keys of groups.
pub async fn keys(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: impl IntoIterator<Item = GroupId>,
) -> sqlx::Result<Vec<(GroupId, String)>> {
    let sql = format!("SELECT id, key FROM care_group WHERE organisation_id = $1 AND id {}", tx.one_of(2));
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(id_list(groups)).fetch_all(c).await)
}

/// The member of staff with a key, with the groups on whose roster it is now or later.
pub async fn staff_by_key(
    tx: &mut Read,
    organisation: OrganisationId,
    key: &str,
    today: Date,
) -> sqlx::Result<Option<(StaffId, Vec<GroupId>)>> {
    let rows: Vec<(StaffId, GroupId)> = on!(tx, c => sqlx::query_as(
        "SELECT s.id, r.group_id FROM staff_member s
         JOIN roster r ON r.organisation_id = s.organisation_id AND r.staff_id = s.id
         WHERE s.organisation_id = $1 AND s.key = $2 AND (r.until_on IS NULL OR r.until_on >= $3)")
        .bind(organisation).bind(key).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
    Ok(rows.first().map(|(staff, _)| (*staff, rows.iter().map(|(_, group)| *group).collect())))
}

/// A place of a child in a group by their keys.
#[derive(Clone, Debug, FromRow)]
pub struct KeyedPlace {
    /// Its identifier.
    pub id: PlacementId,
    /// The child's identifier.
    pub child_id: ChildId,
    /// The child.
    pub child: String,
    /// The group.
    pub care_group: String,
    /// It is the place where the child belongs, where it has more than one.
    pub main: bool,
    days: i64,
    from_on: Option<jiff_sqlx::Date>,
    until_on: Option<jiff_sqlx::Date>,
}

impl KeyedPlace {
    /// When, in a fortnight.
    pub fn days(&self) -> HalfDays {
        HalfDays(u32::try_from(self.days).unwrap_or_default())
    }

    /// First day.
    pub fn from(&self) -> Option<Date> {
        self.from_on.map(jiff_sqlx::Date::to_jiff)
    }

    /// Last day.
    pub fn until(&self) -> Option<Date> {
        self.until_on.map(jiff_sqlx::Date::to_jiff)
    }
}

/// All places that have no last day, or one from a day on.
pub async fn places_since(
    tx: &mut Read,
    organisation: OrganisationId,
    since: Date,
) -> sqlx::Result<Vec<KeyedPlace>> {
    on!(tx, c => sqlx::query_as(
        "SELECT p.id, p.child_id, k.key AS child, g.key AS care_group, p.main, p.days, p.from_on, p.until_on
         FROM placement p
         JOIN child k ON k.organisation_id = p.organisation_id AND k.id = p.child_id
         JOIN care_group g ON g.organisation_id = p.organisation_id AND g.id = p.group_id
         WHERE p.organisation_id = $1 AND (p.until_on IS NULL OR p.until_on >= $2)")
        .bind(organisation).bind(jiff_sqlx::Date::from(since)).fetch_all(c).await)
}
