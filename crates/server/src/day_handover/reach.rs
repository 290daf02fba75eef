//! Whose day somebody hands over: the children of the own groups, and today also those who are together with them.

use std::collections::BTreeSet;

use mentorkind_domain::access::{Permission, action};

use crate::{
    calendar::{self, Days, Whom},
    child::{self, Child},
    guardians,
    platform::{
        access::Grant,
        db::Read,
        i18n::Lang,
        ids::{ChildId, GroupId},
        problem::Problem,
    },
    presence, settling_in,
};

/// The children who are with a group today, also those of other groups.
pub(super) fn with_group(
    days: &Days,
    group: GroupId,
    grant: &Grant<action::HandOverDay>,
) -> BTreeSet<ChildId> {
    let with = days.calendar.with_group(group.0, grant.actor().today);
    with.into_iter().map(|(child, _)| ChildId(child)).collect()
}

/// A child that the permission reaches by itself or by a group that it is with today.
pub async fn child(tx: &mut Read, grant: &Grant<action::HandOverDay>, id: ChildId) -> Result<Child, Problem> {
    let found = match child::one(tx, grant, id).await? {
        Some(child) => Some(child),
        None if is_guest(tx, grant, id).await? => child::guest(tx, grant.organisation(), id).await?,
        None => None,
    };
    let child = found.ok_or(Problem::NotFound)?;
    let died = guardians::died_on(tx, grant.organisation(), child.id).await?;
    if died.is_some() { Err(Problem::NotFound) } else { Ok(child) }
}

async fn is_guest(tx: &mut Read, grant: &Grant<action::HandOverDay>, id: ChildId) -> sqlx::Result<bool> {
    let today = grant.actor().today;
    let groups: Vec<GroupId> = grant.own_groups().collect();
    let days = calendar::days(tx, grant.organisation(), &groups, Whom::Everybody, (today, today)).await?;
    let is_with = groups.iter().any(|group| with_group(&days, *group, grant).contains(&id));
    // Of groups that are together also who came without being expected.
    let may_come = groups.iter().any(|group| days.children_with(*group, today).contains(&id));
    let came = may_come && !presence::of_children(tx, grant.organisation(), [id], today).await?.is_empty();
    let together: BTreeSet<GroupId> =
        groups.iter().flat_map(|group| days.together_with(*group, today)).collect();
    let visitors = settling_in::visitors(tx, grant.organisation(), together, today, Lang::default()).await?;
    Ok(is_with || came || visitors.iter().any(|visitor| visitor.stays && visitor.child == id))
}

/// Whether somebody may do this with a child of these groups.
pub(super) fn also<A: Permission>(
    grant: &Grant<action::HandOverDay>,
    groups: &[GroupId],
    child: ChildId,
) -> bool {
    Grant::<A>::of(grant.actor()).is_ok_and(|may| {
        may.covers(None, Some(child.0)) || groups.iter().any(|group| may.covers(Some(group.0), None))
    })
}
