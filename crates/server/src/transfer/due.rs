//! Transfers as what is due is computed from them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::{
    access::action,
    obligation::{Progress, TransferFacts},
    transfer::{State, Warm},
};
use uuid::Uuid;

use super::queries::{self, Transfer};
use crate::{
    concern,
    consent::{self, Custodian},
    on,
    platform::{
        access::Grant,
        db::{Read, id_list},
        ids::{ChildId, GroupId, OrganisationId, StaffId},
        session::Actor,
    },
};

/// A transfer of which something may be due for somebody.
#[derive(Clone, Debug)]
pub struct Due {
    /// As the engine knows it.
    pub facts: TransferFacts<Uuid>,
    /// The first name of the child.
    pub name: String,
    /// The group whose days count.
    pub group: GroupId,
    /// The group's name.
    pub group_name: String,
    /// Consents that were asked for its parts.
    pub consents: Vec<crate::platform::ids::ConsentId>,
    /// Whoever is told does it for the group to which the child comes.
    pub receives: bool,
    /// It was stopped.
    pub stopped: bool,
}

fn progress(transfer: &Transfer, custodians: &[Custodian], today: Date) -> Progress {
    let state = transfer.state(custodians, today);
    match (state, transfer.sent_on()) {
        (State::Withdrawn | State::Refused, _) => Progress::Over,
        (State::Received, _) => Progress::Received,
        (State::Sent, Some(sent_on)) => Progress::Sent(sent_on),
        _ if transfer.to_group.is_some() && !transfer.leaving(custodians, today).is_empty() => {
            Progress::ToRead
        }
        _ => Progress::Prepared,
    }
}

/// Since when what is next can be done: it was begun, the parents consented, or it was confirmed.
fn since(transfer: &Transfer, progress: Progress, zone: &TimeZone) -> Date {
    let day = match progress {
        Progress::ToRead => transfer.answers().map(|given| given.on).max(),
        Progress::Received => {
            let receipt = || transfer.receipt()?.received_on.map(|day| day.to_jiff());
            transfer.read.as_ref().map(|(day, _)| *day).or_else(receipt)
        }
        _ => None,
    };
    day.unwrap_or_else(|| transfer.begun_at.date_in(zone))
}

/// The transfers of these children; those that somebody began, or that went from a group that it leads, also when the
/// child has left; and those that come to it as the new mentor, or to a group that it leads.
pub async fn due(
    tx: &mut Read,
    organisation: OrganisationId,
    actor: &Arc<Actor>,
    children: &[ChildId],
) -> sqlx::Result<Vec<Due>> {
    let today = actor.today;
    let led = &actor.facts.leads_groups;
    // The list has children, groups and the reader: identifiers of different tables are never the same.
    let ids = children.iter().map(|child| child.0).chain(led.iter().copied());
    let list = id_list(ids.chain(actor.staff.map(|staff| staff.0)));
    let one = tx.one_of(2);
    let which = format!(
        "(t.child_id {one} OR t.from_group_id {one} OR t.to_group_id {one} OR t.begun_by {one} OR EXISTS (
           SELECT 1 FROM mentorship m WHERE m.organisation_id = t.organisation_id AND m.child_id = t.child_id
           AND m.group_id = t.to_group_id AND m.staff_id {one}))
         AND NOT EXISTS (SELECT 1 FROM child_death d WHERE d.organisation_id = t.organisation_id
           AND d.child_id = t.child_id AND d.corrected_at IS NULL)"
    );
    let found = queries::some(tx, organisation, &which, &list).await?;
    let about: Vec<ChildId> = found.iter().map(|transfer| transfer.child).collect();
    let custodians = consent::custodians(tx, organisation, &about, today).await?;
    let names = names(tx, organisation, &about).await?;
    let groups = groups(tx, organisation, &found).await?;
    let mentors = mentors(tx, organisation, &about, today).await?;
    let worries = worries(tx, organisation, actor).await?;
    Ok(found
        .iter()
        .filter_map(|transfer| {
            let own = custodians.get(&transfer.child).map_or(&[][..], Vec::as_slice);
            let (name, born) = names.get(&transfer.child)?;
            let progress = progress(transfer, own, today);
            let receives = progress == Progress::ToRead
                && transfer.to_group.is_some_and(|group| {
                    led.contains(&group.0)
                        || actor.staff.is_some_and(|staff| mentors.contains(&(transfer.child, group, staff)))
                });
            let sends = children.contains(&transfer.child)
                || led.contains(&transfer.from_group.0)
                || actor.staff == Some(transfer.begun_by);
            // Reading is for who receives it, all else for who sends it.
            if !receives && !sends {
                return None;
            }
            let warm = warm(transfer, progress, worries.contains(&transfer.child)).filter(|_| sends);
            let read_elsewhere = progress == Progress::ToRead && !receives;
            let progress = if read_elsewhere { Progress::Over } else { progress };
            let group = transfer.to_group.filter(|_| receives).unwrap_or(transfer.from_group);
            Some(Due {
                facts: TransferFacts {
                    transfer: transfer.id.0,
                    child: transfer.child.0,
                    born: transfer.destination.is_school().then_some(*born),
                    starts_on: transfer.starts_on,
                    progress,
                    since: since(transfer, progress, &actor.zone),
                    followed_up: transfer.followed_up_on.is_some() || transfer.to_group.is_some(),
                    warm,
                },
                name: name.clone(),
                group,
                group_name: groups.get(&group).cloned().unwrap_or_default(),
                consents: transfer.parts.iter().filter_map(|part| Some(part.consent.as_ref()?.id)).collect(),
                receives,
                stopped: transfer.stopped(),
            })
        })
        .collect())
}

/// Why somebody speaks with the receiver as well, and since when it goes; none when that is settled.
fn warm(transfer: &Transfer, progress: Progress, concern: bool) -> Option<(Warm, Date)> {
    if transfer.stopped() || transfer.warm_talk.is_some() || transfer.warm_not.is_some() {
        return None;
    }
    let within = transfer.given_on.filter(|_| progress == Progress::ToRead || transfer.read.is_some());
    let first = transfer.sendings.last().map(|sending| sending.sent_on.to_jiff());
    Warm::of(concern, transfer.destination, transfer.warm).zip(first.or(within))
}

/// The children of whom the reader knows that there is an open concern.
async fn worries(
    tx: &mut Read,
    organisation: OrganisationId,
    actor: &Arc<Actor>,
) -> sqlx::Result<BTreeSet<ChildId>> {
    let Ok(works) = Grant::<action::WorkOnConcern>::of(actor) else { return Ok(BTreeSet::new()) };
    let open = concern::open(tx, organisation, &concern::Reach::of(&works)).await?;
    Ok(open.into_iter().map(|one| one.concern.child).collect())
}

async fn names(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &[ChildId],
) -> sqlx::Result<BTreeMap<ChildId, (String, Date)>> {
    let sql = format!(
        "SELECT id, COALESCE(NULLIF(first_name, ''), key), birth_date FROM child WHERE organisation_id = $1 AND id {}",
        tx.one_of(2)
    );
    let rows: Vec<(ChildId, String, jiff_sqlx::Date)> = on!(tx, c => sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children.iter().copied())).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id, name, born)| (id, (name, born.to_jiff()))).collect())
}

async fn groups(
    tx: &mut Read,
    organisation: OrganisationId,
    transfers: &[Transfer],
) -> sqlx::Result<BTreeMap<GroupId, String>> {
    let ids = transfers.iter().flat_map(|one| [Some(one.from_group), one.to_group]).flatten();
    let sql = format!("SELECT id, name FROM care_group WHERE organisation_id = $1 AND id {}", tx.one_of(2));
    let rows: Vec<(GroupId, String)> = on!(tx, c => sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(ids)).fetch_all(c).await)?;
    Ok(rows.into_iter().collect())
}

/// Who is or will be mentor of these children, on which group.
async fn mentors(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &[ChildId],
    today: Date,
) -> sqlx::Result<Vec<(ChildId, GroupId, StaffId)>> {
    let sql = format!(
        "SELECT child_id, group_id, staff_id FROM mentorship
         WHERE organisation_id = $1 AND child_id {}
           AND (until_on IS NULL OR (until_on >= $3 AND until_on >= from_on))",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children.iter().copied())).bind(jiff_sqlx::Date::from(today))
        .fetch_all(c).await)
}
