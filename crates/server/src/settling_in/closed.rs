//! On which days nobody is there for whom a child could come.

use jiff::civil::Date;
use mentorkind_domain::settling_in;
use uuid::Uuid;

use crate::{
    calendar::{self, Days, Whom},
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
    let (days, groups) = around(tx, organisation, groups, (day, day)).await?;
    Ok(settling_in::is_closed(&days.calendar, &groups, day))
}

/// The day that is proposed for a visit of a child that starts on a day.
pub(super) async fn proposed(
    tx: &mut Read,
    organisation: OrganisationId,
    places: &[Place],
    (start, today): (Date, Date),
) -> sqlx::Result<Date> {
    let span = (today, settling_in::last_visit(start).max(today));
    let groups: Vec<GroupId> = places.iter().map(|place| place.group).collect();
    let (days, groups) = around(tx, organisation, &groups, span).await?;
    Ok(settling_in::proposed_visit(&days.calendar, &groups, (start, today)))
}

async fn around(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: &[GroupId],
    span: (Date, Date),
) -> sqlx::Result<(Days, Vec<Uuid>)> {
    let days = calendar::days(tx, organisation, groups, Whom::Everybody, span).await?;
    Ok((days, groups.iter().map(|group| group.0).collect()))
}
