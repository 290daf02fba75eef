//! On which days nobody is there for whom a child could come.

use jiff::civil::Date;
use mentorkind_domain::settling_in;
use uuid::Uuid;

use crate::{
    calendar::{self, Whom},
    child::Place,
    platform::{
        db::Read,
        ids::{GroupId, OrganisationId},
    },
};

/// Whether nobody is on the groups of these places on a day. The caller has found the child with a grant.
pub async fn is_closed(
    tx: &mut Read,
    organisation: OrganisationId,
    places: &[Place],
    day: Date,
) -> sqlx::Result<bool> {
    let groups: Vec<GroupId> = places.iter().map(|place| place.group).collect();
    are_closed(tx, organisation, &groups, day).await
}

/// Whether nobody is on these groups on a day. The caller has found them with a grant.
pub async fn are_closed(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: &[GroupId],
    day: Date,
) -> sqlx::Result<bool> {
    let days = calendar::days(tx, organisation, groups, Whom::Everybody, (day, day)).await?;
    let groups: Vec<Uuid> = groups.iter().map(|group| group.0).collect();
    Ok(settling_in::is_closed(&days.calendar, &groups, day))
}
