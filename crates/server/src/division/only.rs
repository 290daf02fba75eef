//! Proposals that begin elsewhere: for only the children of one mentor, or with the choices of a what-if; and giving
//! children back to a mentor who returns.

use jiff::civil::Date;

use super::{
    Rules,
    known::Change,
    proposal::{Proposal, Wishes},
    publish::{Begins, begin},
    queries,
};
use crate::{
    announcement,
    group::GroupFacts,
    on,
    platform::{
        db::Write,
        ids::{ChildId, DivisionId, MentorshipId, OrganisationId, StaffId, fresh},
        problem::Problem,
    },
};

/// About whose children alone a proposal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Only {
    /// The mentor who is away, or leaves.
    pub staff: StaffId,
    /// The new mentors stand in until that one is back.
    pub interim: bool,
}

/// Begins a proposal for only the children of one mentor; the caller holds the group, and there is no other proposal.
pub async fn draft_only(
    tx: &mut Write,
    organisation: OrganisationId,
    facts: &GroupFacts,
    on: Date,
    rules: &Rules,
    only: Only,
) -> sqlx::Result<DivisionId> {
    let wishes = Wishes { only: Some(only), ..Wishes::default() };
    let hash = Proposal::new(facts, on, rules, &wishes).hash;
    let id = queries::insert(tx, organisation, facts.info.id, on, &hash).await?;
    about(tx, organisation, id, only).await?;
    Ok(id)
}

/// Begins a proposal with choices by hand. A group that has a proposal already is a conflict.
pub async fn draft_with(
    tx: &mut Write,
    organisation: OrganisationId,
    facts: &GroupFacts,
    on: Date,
    rules: &Rules,
    choices: &[(ChildId, StaffId)],
) -> Result<DivisionId, Problem> {
    let group = facts.info.id;
    queries::hold_group(tx, organisation, group).await?;
    let there = queries::of_groups(tx, organisation, [group], on).await?.remove(&group).unwrap_or_default();
    if let Some(draft) = there.draft {
        return Err(Problem::Changed(format!("/divisions/{draft}")));
    }
    let wishes = Wishes { chosen: choices.to_vec(), ..Wishes::default() };
    let hash = Proposal::new(facts, on, rules, &wishes).hash;
    let id = queries::insert(tx, organisation, group, on, &hash).await?;
    for (child, staff) in choices {
        queries::choose(tx, organisation, id, *child, Some(*staff)).await?;
    }
    Ok(id)
}

/// Notes that a division is about the children of one mentor only.
async fn about(
    tx: &mut Write,
    organisation: OrganisationId,
    division: DivisionId,
    only: Only,
) -> sqlx::Result<()> {
    let row = fresh(tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO division_only (organisation_id, id, division_id, staff_id, interim) VALUES ($1, $2, $3, $4, $5)")
        .bind(organisation).bind(row).bind(division).bind(only.staff).bind(only.interim).execute(c).await.map(drop))
}

/// A mentor who is back, and whose children had an interim mentor.
#[derive(Clone, Copy, Debug)]
pub struct Returning<'a> {
    /// On which group.
    pub facts: &'a GroupFacts,
    /// Who.
    pub staff: StaffId,
    /// The first day as mentor again; of a child that starts later, or whose interim mentor does, that day.
    pub from: Date,
    /// The interim mentorships that end, with their children.
    pub held: &'a [(MentorshipId, ChildId)],
}

/// Ends interim mentorships and lets the mentor for whom they stood in begin again. It is a division of its own: made
/// known, told to parents, asking for a handover, and withdrawn before its date like any other.
pub async fn give_back(
    tx: &mut Write,
    organisation: OrganisationId,
    returning: Returning<'_>,
) -> Result<DivisionId, Problem> {
    let Returning { facts, staff, from, held } = returning;
    let group = facts.info.id;
    let id = queries::insert(tx, organisation, group, from, "").await?;
    about(tx, organisation, id, Only { staff, interim: false }).await?;
    let changes: Vec<Change> = held
        .iter()
        .map(|&(mentorship, child)| {
            let began = facts.history(child).iter().find(|m| m.id == mentorship).map(|m| m.from);
            let from = facts.first_day(child, from).max(began.unwrap_or(from));
            let last = from.yesterday().unwrap_or(from);
            Change { child, staff, from, ends: vec![(mentorship, last)], stands_in_for: None }
        })
        .collect();
    let begun = begin(tx, organisation, id, group, &changes, Begins::Return).await?;
    announcement::tell(tx, organisation, &begun).await?;
    queries::published(tx, organisation, id, from).await?;
    Ok(id)
}
