//! How many children a mentor has on a group, beside what the organisation's own protocol names. No law names a number.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::protocol::{Origin, Protocol, Setting, Value};

use super::queries::Placed;
use crate::{
    mentorship::Mentorship,
    platform::{
        db::Read,
        ids::{ChildId, GroupId, OrganisationId, StaffId},
    },
    protocol,
};

/// The numbers that a protocol names itself.
#[derive(Default)]
pub(super) struct Named {
    children: Option<u32>,
    per_working_day: Option<u32>,
}

/// Those of the protocol of a day; none before the first one that is known.
pub(super) async fn named(tx: &mut Read, organisation: OrganisationId, on: Date) -> sqlx::Result<Named> {
    let versions = protocol::terms(tx, organisation).await?;
    if versions.first().is_none_or(|first| on < first.starts_on) {
        return Ok(Named::default());
    }
    let protocol = protocol::in_force(tx, organisation, on).await?;
    Ok(Named {
        children: number(&protocol, Setting::ChildrenPerMentor),
        per_working_day: number(&protocol, Setting::ChildrenPerWorkingDay),
    })
}

/// A number that is not the product's own.
fn number(protocol: &Protocol, setting: Setting) -> Option<u32> {
    let entry = protocol.entries().iter().find(|entry| entry.setting == setting)?;
    match entry.value {
        Value::Number(number) if entry.origin != Origin::Default => Some(number),
        _ => None,
    }
}

impl Named {
    /// At most so many children for a mentor with so many half-days a fortnight on their group.
    pub(super) fn most(&self, half_days: u32) -> Option<usize> {
        // Four half-days a fortnight are one day a week.
        let by_days = self.per_working_day.map(|number| number.saturating_mul(half_days) / 4);
        let most = self.children.into_iter().chain(by_days).min()?;
        usize::try_from(most).ok()
    }
}

/// How many children of the day each mentor has on each group.
pub(super) fn counted(
    placed: &[Placed],
    held: &BTreeMap<ChildId, &Mentorship>,
) -> BTreeMap<(GroupId, StaffId), usize> {
    let mut counted = BTreeMap::new();
    for place in placed {
        if let Some(mentorship) = held.get(&place.child_id) {
            *counted.entry((place.group_id, mentorship.staff)).or_default() += 1;
        }
    }
    counted
}
