//! The children who had their place at a location on a day.

use jiff::civil::Date;
use mentorkind_domain::access::action;
use sqlx::FromRow;

use crate::{
    on,
    platform::{
        access::Grant,
        db::Read,
        ids::{ChildId, GroupId, LocationId},
    },
};

/// A child with its place of that day.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Placed {
    pub child_id: ChildId,
    pub first_name: String,
    pub last_name: String,
    pub key: String,
    pub birth_date: jiff_sqlx::Date,
    pub group_id: GroupId,
    pub group_name: String,
    /// `kdv`, `peuter` or `bso`.
    pub kind: String,
    /// Half-days of a fortnight.
    pub days: i64,
    /// Its first day with us, as far as is known.
    pub since: Option<jiff_sqlx::Date>,
    /// The last talk with parents that the planning knew of.
    pub last_talk: Option<jiff_sqlx::Date>,
    /// The last talk since, held or not wanted, until that day.
    pub talked_on: Option<jiff_sqlx::Date>,
}

/// By group and then by key: the same order whenever it is asked.
pub(super) async fn placed(
    tx: &mut Read,
    grant: &Grant<action::Inspect>,
    location: LocationId,
    on: Date,
) -> sqlx::Result<Vec<Placed>> {
    on!(tx, c => sqlx::query_as(
        "SELECT k.id AS child_id, k.first_name, k.last_name, k.key, k.birth_date, g.id AS group_id, g.name AS group_name,
           g.kind, p.days, (
             SELECT MIN(q.from_on) FROM placement q WHERE q.organisation_id = k.organisation_id AND q.child_id = k.id
               AND NOT EXISTS (SELECT 1 FROM placement r WHERE r.organisation_id = k.organisation_id
                 AND r.child_id = k.id AND r.from_on IS NULL)) AS since,
           k.last_talk, (
             SELECT MAX(t.on_day) FROM talk t WHERE t.organisation_id = k.organisation_id AND t.child_id = k.id
               AND t.state IN ('held', 'declined') AND t.kind <> 'child-talk' AND t.on_day <= $3) AS talked_on
         FROM placement p
         JOIN child k ON k.organisation_id = p.organisation_id AND k.id = p.child_id
         JOIN care_group g ON g.organisation_id = p.organisation_id AND g.id = p.group_id
         WHERE p.organisation_id = $1 AND g.location_id = $2 AND p.main
           AND (p.from_on IS NULL OR p.from_on <= $3) AND (p.until_on IS NULL OR p.until_on >= $3)
         ORDER BY g.name, g.key, k.key")
        .bind(grant.organisation()).bind(location).bind(jiff_sqlx::Date::from(on)).fetch_all(c).await)
}
