//! Locations and groups by the keys of the planning package, part by part, for other systems.

use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::GroupInfo;
use crate::{
    on,
    platform::{
        db::{Read, id_list},
        ids::{GroupId, LocationId, OrganisationId, StaffId},
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
    today: jiff::civil::Date,
) -> sqlx::Result<Option<(StaffId, Vec<GroupId>)>> {
    let rows: Vec<(StaffId, GroupId)> = on!(tx, c => sqlx::query_as(
        "SELECT s.id, r.group_id FROM staff_member s
         JOIN roster r ON r.organisation_id = s.organisation_id AND r.staff_id = s.id
         WHERE s.organisation_id = $1 AND s.key = $2 AND (r.until_on IS NULL OR r.until_on >= $3)")
        .bind(organisation).bind(key).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
    Ok(rows.first().map(|(staff, _)| (*staff, rows.iter().map(|(_, group)| *group).collect())))
}
