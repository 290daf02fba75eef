//! Consent for a step of a concern: what was asked for it, and asking.

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::Date;
use mentorkind_domain::{access::action, concern::Next};
use sqlx::AssertSqlSafe;

use super::{
    act::found,
    queries::{Concern, StepConsent},
    view,
};
use crate::{
    consent, on,
    platform::{
        access::Grant,
        db::{Read, Write, id_list},
        i18n::Lang,
        ids::{ChildId, ConcernId, ConsentId, OrganisationId},
        problem::Problem,
        session::Actor,
    },
};

/// Adds to each concern what was asked for the step whose turn it is, where that needs consent.
pub(super) async fn look(
    tx: &mut Read,
    organisation: OrganisationId,
    concerns: &mut [Concern],
    today: Date,
) -> sqlx::Result<()> {
    let mut turns: BTreeMap<ConcernId, &mut Concern> =
        concerns.iter_mut().filter(|one| one.needs_consent()).map(|one| (one.id, one)).collect();
    if turns.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "SELECT concern_id, consent_id, step FROM concern_consent WHERE organisation_id = $1 AND concern_id {}
         ORDER BY consent_id DESC",
        tx.one_of(2)
    );
    let links: Vec<(ConcernId, ConsentId, i64)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(turns.keys().copied())).fetch_all(c).await)?;
    if links.is_empty() {
        return Ok(());
    }
    let asked =
        consent::standings(tx, organisation, links.iter().map(|(_, consent, _)| *consent), today).await?;
    for (concern, consent, step) in links {
        let Some(turn) = turns.get_mut(&concern) else { continue };
        let Some((standing, since)) = asked.get(&consent) else { continue };
        if i64::try_from(turn.state.at + 1) == Ok(step) {
            turn.asked.push(StepConsent { id: consent, standing: *standing, since: *since });
        }
    }
    Ok(())
}

/// A concern whose next step waits for consent, and what can be asked for it.
pub struct ConsentStep {
    concern: ConcernId,
    at: usize,
    /// For what.
    pub purpose: String,
    /// Who acts in the step.
    pub recipient: String,
}

/// The step for which this concern about this child waits, for whoever works on it.
///
/// # Errors
/// Not found: no such concern about the child, or its next step needs no consent now.
pub async fn consent_step(
    tx: &mut Read,
    actor: &Arc<Actor>,
    child: ChildId,
    concern: ConcernId,
    lang: Lang,
) -> Result<ConsentStep, Problem> {
    let grant = Grant::<action::WorkOnConcern>::of(actor)?;
    let (concern, _) = found(tx, &grant, concern).await?;
    match concern.next() {
        Next::Consent(at) if concern.child == child => {
            let step = concern.steps.steps.get(at).ok_or(Problem::NotFound)?;
            Ok(ConsentStep {
                concern: concern.id,
                at,
                purpose: step.name.clone(),
                recipient: view::who(step.step.who, lang),
            })
        }
        _ => Err(Problem::NotFound),
    }
}

/// Keeps for which step a consent was asked; gives the address of the concern.
pub async fn consent_asked(
    tx: &mut Write,
    organisation: OrganisationId,
    step: &ConsentStep,
    consent: ConsentId,
) -> sqlx::Result<String> {
    on!(tx, c => sqlx::query(
        "INSERT INTO concern_consent (organisation_id, consent_id, concern_id, step) VALUES ($1, $2, $3, $4)")
        .bind(organisation).bind(consent).bind(step.concern).bind(i64::try_from(step.at + 1).unwrap_or(1))
        .execute(c).await.map(drop))?;
    Ok(format!("/concerns/{}", step.concern))
}
