//! A proposal that waits for a second person: until when, and who hears of it.

use mentorkind_domain::{
    access::action,
    retention::{Waiting, confirm_by, waiting},
};

use super::queries::{self, Proposal};
use crate::{
    calendar,
    platform::{
        access::Grant,
        dates::{Said, said},
        db::Read,
        i18n::Lang,
    },
    protocol,
};

/// How it stands with a proposal.
pub(super) struct Standing {
    /// The last day on which it is confirmed in time, if it has a term.
    pub until: Option<Said>,
    pub waiting: Waiting,
}

/// What the protocol of the day of a proposal says of it today.
pub(super) async fn standing(
    tx: &mut Read,
    grant: &Grant<action::RemoveOld>,
    proposal: &Proposal,
    lang: Lang,
) -> sqlx::Result<Standing> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let proposed = proposal.proposed_at.date_in(&actor.zone);
    let then = protocol::in_force(tx, organisation, proposed).await?;
    let now = protocol::in_force(tx, organisation, actor.today).await?;
    let days = calendar::working_days(tx, organisation, None).await?;
    let until = confirm_by(proposed, then.confirm_working_days(), &days);
    Ok(Standing {
        until: until.map(|until| said(until, actor.today, lang)),
        waiting: waiting(until, now.terms().escalate_days, actor.today),
    })
}

/// A proposal of which the reader is told.
pub struct Waits {
    /// The reader can confirm it; else it is the reader's own, and waits for long.
    pub for_reader: bool,
    /// The last day on which it is in time.
    pub until: Option<Said>,
    /// It is too late.
    pub late: bool,
}

/// The proposal of which the reader is told: one of somebody else, and the own one when nobody confirms it for long.
pub async fn waits_for(
    tx: &mut Read,
    grant: &Grant<action::RemoveOld>,
    lang: Lang,
) -> sqlx::Result<Option<Waits>> {
    let Some(proposal) = queries::waiting(tx, grant.organisation()).await? else { return Ok(None) };
    let stands = standing(tx, grant, &proposal, lang).await?;
    let for_reader = grant.actor().staff != Some(proposal.proposed_by);
    let told = for_reader || stands.waiting == Waiting::Escalated;
    Ok(told.then(|| Waits { for_reader, until: stands.until, late: stands.waiting > Waiting::InTime }))
}
