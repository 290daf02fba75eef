//! Reading what parents see of their children.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_division::HalfDays;
use mentorkind_domain::access::action;
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        access::Grant,
        db::{Read, id_list},
        ids::{ChildId, GroupId, OrganisationId},
    },
};

/// A child of the grant.
#[derive(Clone, Debug, FromRow)]
pub struct ChildRow {
    pub id: ChildId,
    pub first_name: String,
    pub last_name: String,
}

/// The children of the grant, eldest first.
pub async fn children(tx: &mut Read, grant: &Grant<action::SeeOwnMentor>) -> sqlx::Result<Vec<ChildRow>> {
    let sql = format!(
        "SELECT id, first_name, last_name FROM child
         WHERE organisation_id = $1 AND id {} ORDER BY birth_date, first_name, id",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(grant.children()).fetch_all(c).await)
}

/// A child's place in a group, now or soon.
#[derive(Clone, Debug)]
pub struct Place {
    pub child: ChildId,
    pub group: GroupId,
    pub group_name: String,
    pub location_name: String,
    pub main: bool,
    pub days: HalfDays,
    pub from: Option<Date>,
    pub until: Option<Date>,
}

impl Place {
    /// Whether the child has the place on a date.
    pub fn holds_on(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.until.is_none_or(|until| date <= until)
    }
}

#[derive(FromRow)]
struct PlaceRow {
    child_id: ChildId,
    group_id: GroupId,
    group_name: String,
    location_name: String,
    main: bool,
    days: i64,
    from_on: Option<jiff_sqlx::Date>,
    until_on: Option<jiff_sqlx::Date>,
}

/// The group on which a child, that the caller has found with a grant, is or will be; none when its care has ended.
pub async fn group_of(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    today: Date,
) -> sqlx::Result<Option<GroupId>> {
    let places = places(tx, organisation, &[child], today).await?;
    Ok(places.iter().find(|place| place.main).or(places.first()).map(|place| place.group))
}

/// The places of these children, which the caller has found with a grant, that have not ended on a date.
pub async fn places(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &[ChildId],
    today: Date,
) -> sqlx::Result<Vec<Place>> {
    let sql = format!(
        "SELECT p.child_id, p.group_id, g.name AS group_name, l.name AS location_name, p.main, p.days, p.from_on, p.until_on
         FROM placement p
         JOIN care_group g ON g.organisation_id = p.organisation_id AND g.id = p.group_id
         JOIN location l ON l.organisation_id = g.organisation_id AND l.id = g.location_id
         WHERE p.organisation_id = $1 AND p.child_id {} AND (p.until_on IS NULL OR p.until_on >= $3)
         ORDER BY p.child_id, p.from_on, p.id",
        tx.one_of(2)
    );
    let rows: Vec<PlaceRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children.iter().copied())).bind(jiff_sqlx::Date::from(today))
        .fetch_all(c).await)?;
    Ok(rows
        .into_iter()
        .map(|row| Place {
            child: row.child_id,
            group: row.group_id,
            group_name: row.group_name,
            location_name: row.location_name,
            main: row.main,
            days: HalfDays(u32::try_from(row.days).unwrap_or_default()),
            from: row.from_on.map(jiff_sqlx::Date::to_jiff),
            until: row.until_on.map(jiff_sqlx::Date::to_jiff),
        })
        .collect())
}

/// The last day of the last placement of these children, which the caller has found with a grant; none of a child with a
/// placement that is open.
pub async fn last_days(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &[ChildId],
) -> sqlx::Result<BTreeMap<ChildId, Date>> {
    let sql = format!(
        "SELECT child_id, max(until_on) FROM placement WHERE organisation_id = $1 AND child_id {}
         GROUP BY child_id HAVING count(*) = count(until_on)",
        tx.one_of(2)
    );
    let rows: Vec<(ChildId, jiff_sqlx::Date)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children.iter().copied())).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(child, last)| (child, last.to_jiff())).collect())
}
