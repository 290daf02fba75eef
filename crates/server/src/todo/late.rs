//! What was late in a period, for all children and groups: numbers, and nobody's name.

use std::{collections::BTreeMap, sync::Arc};

use jiff::{ToSpan, civil::Date};
use mentorkind_domain::obligation::{
    Kind, Standing, Subject, WasLate, late_of_child, late_of_group, was_late,
};
use uuid::Uuid;

use super::queries;
use crate::{
    guardians, meeting,
    platform::{db::Read, ids::ChildId, session::Actor},
};

/// Of these it is counted what is open now and was late on the last day.
const WAITS: [Kind; 10] = [
    Kind::ConsentAnswer,
    Kind::Message,
    Kind::ChildRequest,
    Kind::TransferStart,
    Kind::TransferSend,
    Kind::TransferReceipt,
    Kind::TransferRead,
    Kind::TransferWarm,
    Kind::TransferFollowUp,
    Kind::Inquiry,
];

/// How late each kind was in a period, also for who is there no longer; not for children that have died. Concerns, goals, tasks
/// and what is to be read are between a few, and not in it.
pub async fn late_between(
    tx: &mut Read,
    actor: &Arc<Actor>,
    (from, until): (Date, Date),
) -> sqlx::Result<BTreeMap<Kind, WasLate>> {
    let organisation = actor.organisation;
    let mut known = queries::of_period(tx, organisation, (from, until), &actor.zone).await?;
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
    let planned: Vec<(Kind, i32)> = of_children.chain(of_groups).collect();
    queries::add_asked(tx, actor, &mut known, &died).await?;
    let mut waits: BTreeMap<(Kind, Subject<Uuid>), i32> = BTreeMap::new();
    for due in known.due_under(versions, until) {
        if WAITS.contains(&due.kind) && due.standing(until) <= Standing::Late {
            let most = waits.entry((due.kind, due.subject)).or_default();
            *most = (until - due.late_after).get_days().max(*most);
        }
    }
    Ok(was_late(planned.into_iter().chain(waits.into_iter().map(|((kind, _), days)| (kind, days)))))
}
