//! What was late in a period, for all children and groups by planning and protocol: numbers, and nobody's name.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date, tz::TimeZone};
use mentorkind_domain::obligation::{Kind, WasLate, late_of_child, late_of_group, was_late};

use super::queries;
use crate::{
    guardians, meeting,
    platform::{
        db::Read,
        ids::{ChildId, OrganisationId},
    },
};

/// How late each kind was in a period, also for who is there no longer; not for children that have died. Of transfers and
/// the discussion of the protocol nothing is known here.
pub async fn late_between(
    tx: &mut Read,
    organisation: OrganisationId,
    (from, until): (Date, Date),
    zone: &TimeZone,
) -> sqlx::Result<BTreeMap<Kind, WasLate>> {
    let known = queries::of_period(tx, organisation, (from, until), zone).await?;
    let died = guardians::died(tx, organisation).await?;
    let met = meeting::held_days(tx, organisation, known.groups.keys().copied()).await?;
    let versions = known.versions_before(until.saturating_add(1.day()));
    let children = known.children.iter().filter(|(id, _)| !died.contains(&ChildId(**id)));
    let of_children = children.flat_map(|(_, child)| {
        late_of_child(&child.facts, &versions, &known.working_days(child.group), (from, until))
    });
    let of_groups = known.groups.keys().filter_map(|id| {
        let met = met.get(id).map(Vec::as_slice).unwrap_or_default();
        let late = late_of_group(id.0, met, &versions, &known.working_days(*id), (from, until))?;
        Some((Kind::Meeting, late))
    });
    Ok(was_late(of_children.chain(of_groups)))
}
