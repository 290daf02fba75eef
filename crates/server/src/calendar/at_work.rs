//! When somebody is at work: staff are told of nothing out of their working hours.

use std::collections::BTreeSet;

use jiff::{ToSpan, tz::TimeZone};
use mentorkind_domain::{half_days::Presence, message::rings_at};

use super::Whom;
use crate::{
    group,
    platform::{
        clock::Moment,
        db::Read,
        ids::{GroupId, OrganisationId, StaffId},
    },
};

/// The working days that are looked at, from today on.
const AHEAD_DAYS: i64 = 60;

/// The first moment from now on at which a member of staff is at work, by its days as they really go.
pub async fn working_moment(
    tx: &mut Read,
    organisation: OrganisationId,
    staff: StaffId,
    now: Moment,
    zone: &TimeZone,
) -> sqlx::Result<Option<Moment>> {
    let local = now.timestamp().to_zoned(zone.clone()).datetime();
    let works = group::works(tx, organisation, &[staff]).await?;
    let groups: BTreeSet<GroupId> = works.iter().map(|works| works.group).collect();
    let groups: Vec<GroupId> = groups.into_iter().collect();
    let until = local.date().saturating_add(AHEAD_DAYS.days());
    let days = super::days(tx, organisation, &groups, Whom::Children(&[]), (local.date(), until)).await?;
    let person = days.calendar.staff(staff.0);
    let at = rings_at(local, |date| {
        let day = person.on(date);
        Presence { morning: day.morning.is_some(), afternoon: day.afternoon.is_some() }
    });
    Ok(at.and_then(|at| {
        if at == local { Some(now) } else { Some(at.to_zoned(zone.clone()).ok()?.timestamp().into()) }
    }))
}
