//! How many messages are to be told in person, group by group.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use mentorkind_domain::announcement::{Facts, Happened, Recipient, standing};
use sqlx::{AssertSqlSafe, FromRow};

use super::{queries, rules};
use crate::{
    calendar, on,
    platform::{
        clock::Moment,
        db::{Read, id_list},
        ids::{AnnouncementId, ChildId, GroupId, GuardianId, OrganisationId},
        rights,
    },
};

#[derive(FromRow)]
struct Open {
    group_id: GroupId,
    id: AnnouncementId,
    child_id: ChildId,
    guardian_id: Option<GuardianId>,
    made_at: Moment,
}

/// How many messages about children with a main place in these groups, which were found with a grant, are to be told in
/// person now. Groups without any are left out. It begins at the children, so that a few groups of a large organisation
/// cost no more than those of a small one.
pub async fn due_of_groups(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: &[GroupId],
    now: Moment,
    zone: &TimeZone,
) -> sqlx::Result<BTreeMap<GroupId, usize>> {
    let today = now.date_in(zone);
    let rules = rules(tx, organisation, today).await?;
    let sql = format!(
        "SELECT DISTINCT p.group_id, a.id, a.child_id, a.guardian_id, a.made_at FROM placement p
         JOIN announcement a ON a.organisation_id = p.organisation_id AND a.child_id = p.child_id
         LEFT JOIN mentorship m ON m.organisation_id = a.organisation_id AND m.id = a.mentorship_id
         WHERE p.organisation_id = $1 AND p.group_id {} AND p.main AND (p.until_on IS NULL OR p.until_on >= $3)
           AND CASE WHEN a.mentorship_id IS NULL THEN a.made_at > $4 ELSE m.until_on IS NULL OR m.until_on >= $3 END
           AND (a.mentorship_id IS NULL OR NOT EXISTS (SELECT 1 FROM announcement_event e
             WHERE e.organisation_id = a.organisation_id AND e.announcement_id = a.id
             AND e.kind IN ('opened', 'told_in_person')))
         ORDER BY a.id",
        tx.one_of(2)
    );
    let open: Vec<Open> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(groups.iter().copied())).bind(jiff_sqlx::Date::from(today))
        .bind(now.plus_days(-queries::WITHDRAWN_FOR)).fetch_all(c).await)?;
    let events = queries::events(tx, organisation, open.iter().map(|a| a.id)).await?;
    let children: BTreeSet<ChildId> = open.iter().map(|a| a.child_id).collect();
    let rights = rights::of_children(tx, organisation, children, today).await?;
    let closed = calendar::closed(tx, organisation, groups.iter().copied()).await?;
    let mut counts: BTreeMap<GroupId, usize> = BTreeMap::new();
    for announcement in &open {
        let first = events.partition_point(|e| e.announcement < announcement.id);
        let last = events.partition_point(|e| e.announcement <= announcement.id);
        let happened: Vec<Happened> =
            events[first..last].iter().map(|e| Happened { event: e.event, on: e.at.date_in(zone) }).collect();
        let facts = Facts {
            recipient: if announcement.guardian_id.is_some() {
                Recipient::Guardian
            } else {
                Recipient::Child
            },
            owed: announcement
                .guardian_id
                .is_none_or(|guardian| rights.full(guardian, announcement.child_id)),
            made_on: announcement.made_at.date_in(zone),
            events: &happened,
            working_days: rules.working_days,
            closed: closed.get(&announcement.group_id).map_or(&[], Vec::as_slice),
        };
        if standing(&facts, today).due.is_some() {
            *counts.entry(announcement.group_id).or_default() += 1;
        }
    }
    Ok(counts)
}
