//! What somebody is to groups, locations and children on a day, from roster, roles, mentorships and custody.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};
use mentorkind_division::HalfDays;
use mentorkind_domain::{
    access::{Facts, Relation},
    guardians::Right,
    half_days::on_date,
    standing::AFTER_CARE_DAYS,
};
use uuid::Uuid;

use super::{
    clock::Moment,
    db::Read,
    ids::{AccountId, GroupId, GuardianId, LocationId, OrganisationId, StaffId},
    rights,
    session::MembershipRow,
};
use crate::on;

/// What somebody is to whom on a day, by a membership.
pub async fn of(tx: &mut Read, row: &MembershipRow, today: Date) -> sqlx::Result<Facts<Uuid>> {
    match (row.staff_id, row.guardian_id) {
        (Some(staff), _) => of_staff(tx, row.organisation_id, staff, today).await,
        (None, Some(guardian)) => of_guardian(tx, row.organisation_id, guardian, today).await,
        (None, None) => Ok(Facts::default()),
    }
}

/// To what a director has emergency access at this moment.
pub async fn emergency(
    tx: &mut Read,
    organisation: OrganisationId,
    account: AccountId,
    now: Moment,
    facts: &mut Facts<Uuid>,
) -> sqlx::Result<()> {
    let open: Vec<(Option<Uuid>, Option<Uuid>)> = on!(tx, c => sqlx::query_as(
        "SELECT group_id, child_id FROM emergency
         WHERE organisation_id = $1 AND account_id = $2 AND ended_at IS NULL AND ends_at > $3")
        .bind(organisation).bind(account).bind(now).fetch_all(c).await)?;
    for (group, child) in open {
        facts.emergency_groups.extend(group);
        facts.emergency_children.extend(child);
    }
    Ok(())
}

/// The children with a place in a group on a day.
pub async fn children_of(
    tx: &mut Read,
    organisation: OrganisationId,
    group: GroupId,
    today: Date,
) -> sqlx::Result<BTreeSet<Uuid>> {
    let children: Vec<Uuid> = on!(tx, c => sqlx::query_scalar(
        "SELECT child_id FROM placement WHERE organisation_id = $1 AND group_id = $2
         AND (from_on IS NULL OR from_on <= $3) AND (until_on IS NULL OR until_on >= $3)")
        .bind(organisation).bind(group).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
    Ok(children.into_iter().collect())
}

/// What a staff member is to groups, locations and children on a date.
pub async fn of_staff(
    tx: &mut Read,
    organisation: OrganisationId,
    staff: StaffId,
    today: Date,
) -> sqlx::Result<Facts<Uuid>> {
    let date = jiff_sqlx::Date::from(today);
    let mut facts = Facts::default();
    let rows: Vec<(GroupId, String, i64)> = on!(tx, c => sqlx::query_as(
        "SELECT group_id, role, days FROM roster WHERE organisation_id = $1 AND staff_id = $2
         AND (from_on IS NULL OR from_on <= $3) AND (until_on IS NULL OR until_on >= $3)
         UNION ALL SELECT group_id, 'stand-in', days FROM stand_in WHERE organisation_id = $1 AND staff_id = $2
         AND from_on <= $3 AND until_on >= $3")
        .bind(organisation).bind(staff).bind(date).fetch_all(c).await)?;
    let (stand_ins, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, role, _)| role == "stand-in");
    for (group, role, _) in rows {
        let groups = if role == "pm" { &mut facts.on_groups } else { &mut facts.trainee_on_groups };
        groups.insert(group.0);
    }
    let roles: Vec<(String, Option<LocationId>, Option<GroupId>)> = on!(tx, c => sqlx::query_as(
        "SELECT r.role, l.id, g.id FROM staff_role r
         LEFT JOIN location l ON l.organisation_id = r.organisation_id AND r.role = 'teamlead' AND l.id = r.location_id
         LEFT JOIN care_group g ON g.organisation_id = l.organisation_id AND g.location_id = l.id
         WHERE r.organisation_id = $1 AND r.staff_id = $2
         AND (r.from_on IS NULL OR r.from_on <= $3) AND (r.until_on IS NULL OR r.until_on >= $3)
         UNION ALL SELECT r.role, l.id, g.id FROM staff_role r
         JOIN location l ON l.organisation_id = r.organisation_id
         LEFT JOIN care_group g ON g.organisation_id = l.organisation_id AND g.location_id = l.id
         WHERE r.organisation_id = $1 AND r.staff_id = $2 AND r.role = 'teamlead' AND r.location_id IS NULL
         AND (r.from_on IS NULL OR r.from_on <= $3) AND (r.until_on IS NULL OR r.until_on >= $3)")
        .bind(organisation).bind(staff).bind(date).fetch_all(c).await)?;
    for (role, location, group) in roles {
        match role.as_str() {
            "teamlead" => {
                facts.leads_locations.extend(location.map(|l| l.0));
                facts.leads_groups.extend(group.map(|g| g.0));
            }
            other => facts.organisation.extend(organisation_role(other)),
        }
    }
    let children: Vec<Uuid> = on!(tx, c => sqlx::query_scalar(
        "SELECT child_id FROM mentorship WHERE organisation_id = $1 AND staff_id = $2
         AND from_on <= $3 AND (until_on IS NULL OR until_on >= $3)")
        .bind(organisation).bind(staff).bind(date).fetch_all(c).await)?;
    // Access ends with the roster: a mentor who no longer works anywhere opens nothing.
    if !facts.on_groups.is_empty() {
        facts.mentor_of = children.into_iter().collect::<BTreeSet<_>>();
    }
    // Who stands in is on the group on the days of it, and no mentor by it.
    let in_training = facts.on_groups.is_empty() && !facts.trainee_on_groups.is_empty();
    for (group, _, days) in stand_ins {
        let there = on_date(HalfDays(u32::try_from(days).unwrap_or_default()), today);
        if there.morning || there.afternoon {
            let groups = if in_training { &mut facts.trainee_on_groups } else { &mut facts.on_groups };
            groups.insert(group.0);
        }
    }
    Ok(facts)
}

/// What somebody is by a role, as it is kept.
pub fn of_role(role: &str) -> Option<Relation> {
    if role == "teamlead" { Some(Relation::TeamLead) } else { organisation_role(role) }
}

fn organisation_role(role: &str) -> Option<Relation> {
    match role {
        "coach" => Some(Relation::Coach),
        "policy" => Some(Relation::PolicyOfficer),
        "care" => Some(Relation::CareCoordinator),
        "protection" => Some(Relation::ProtectionOfficer),
        "director" => Some(Relation::Director),
        "admin" => Some(Relation::Administrator),
        _ => None,
    }
}

async fn of_guardian(
    tx: &mut Read,
    organisation: OrganisationId,
    guardian: GuardianId,
    today: Date,
) -> sqlx::Result<Facts<Uuid>> {
    let mut facts = Facts::default();
    // Access ends with the care, and some months of reading after it.
    let open: Vec<Uuid> = on!(tx, c => sqlx::query_scalar(
        "SELECT child_id FROM guardianship t WHERE organisation_id = $1 AND guardian_id = $2
         AND EXISTS (SELECT 1 FROM placement p WHERE p.organisation_id = t.organisation_id AND p.child_id = t.child_id
           AND (p.until_on IS NULL OR p.until_on >= $3))")
        .bind(organisation).bind(guardian)
        .bind(jiff_sqlx::Date::from(today.saturating_sub(AFTER_CARE_DAYS.days()))).fetch_all(c).await)?;
    for (_, child, right) in rights::of_guardian(tx, organisation, guardian, today).await?.all() {
        if !open.contains(&child.0) {
            continue;
        }
        let children = match right {
            Right::Full => &mut facts.custody_of,
            Right::Ask => &mut facts.asks_about,
            Right::Mourning | Right::Nothing(_) => &mut facts.guardian_of,
        };
        children.insert(child.0);
    }
    Ok(facts)
}
