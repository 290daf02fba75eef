//! What is past its term, by kind and without names: one proposes to remove it, another confirms.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use mentorkind_domain::{
    access::action,
    retention::{self, Confirming, Kind, confirming},
};

use super::{
    queries::{self, Plan, Proposal},
    remove,
    waiting::standing,
};
use crate::{
    account::Nothing,
    observation::grouped,
    on,
    platform::{
        access::Grant,
        audit::Audit,
        dates::{Said, said, said_moment},
        db::{Read, Write},
        form::Submitted,
        i18n::Lang,
        ids::{OrganisationId, RetentionId},
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
    protocol,
};

/// A kind on the page.
struct Line {
    label: String,
    /// "24 maanden na de laatste dag".
    term: String,
    /// How much may go; none when nothing may.
    goes: Option<String>,
    since: Option<Said>,
}

/// A proposal that waits.
struct Waiting {
    id: RetentionId,
    proposer: String,
    at: Said,
    own: bool,
    changed: bool,
    /// The last day on which it is confirmed in time, if it has a term.
    until: Option<Said>,
    late: bool,
    /// It has waited for long.
    escalated: bool,
}

/// What was carried out.
struct Done {
    at: Said,
    by: String,
    what: Vec<String>,
}

#[derive(Template)]
#[template(path = "retention/page.html")]
struct RetentionPage {
    page: Page,
    lines: Vec<Line>,
    /// Nothing may go.
    nothing: bool,
    /// What stays although its term is over, and why.
    needed: Vec<String>,
    waiting: Option<Waiting>,
    /// No proposal waits that can still be confirmed.
    may_propose: bool,
    done: Vec<Done>,
    error: Option<String>,
}

pub(super) fn amount(children: u64, records: u64, lang: Lang) -> String {
    let words = |n: u64| grouped(usize::try_from(n).unwrap_or(usize::MAX), lang);
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    lang.t("retention-amount")
        .with("count", number(children))
        .with("lines", number(records))
        .with("children", words(children))
        .with("records", words(records))
        .to_string()
}

fn label(kind: Kind, lang: Lang) -> String {
    let key = "retention-kind-".to_owned() + kind.code();
    lang.t(&key).to_string()
}

/// Who may confirm, here and now.
fn stands(proposal: &Proposal, plan: &Plan, by: crate::platform::ids::StaffId) -> Confirming {
    confirming(by, proposal.proposed_by, &proposal.proof, &plan.proof())
}

async fn show(cx: &Cx, grant: &Grant<action::RemoveOld>, error: Option<&str>) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.read().await?;
    let terms = protocol::in_force(&mut tx, organisation, actor.today).await?.retention_terms();
    let plan = queries::plan(&mut tx, organisation, actor.today).await?;
    let waiting = queries::waiting(&mut tx, organisation).await?;
    let waiting = match waiting {
        Some(proposal) => Some((standing(&mut tx, grant, &proposal, lang).await?, proposal)),
        None => None,
    };
    let done = queries::carried_out(&mut tx, organisation).await?;
    drop(tx);
    let at = |moment| said_moment(moment, actor.today, &actor.zone, lang);
    let lines = Kind::ALL.into_iter().map(|kind| Line {
        label: label(kind, lang),
        term: lang.t("retention-term").with("months", i64::from(terms.of(kind))).to_string(),
        goes: (plan.of(kind) > 0).then(|| amount(plan.of(kind), plan.records(kind), lang)),
        since: plan.since.get(&kind).map(|since| said(*since, actor.today, lang)),
    });
    let needed = plan.needed.iter().map(|(need, children)| {
        let key = "retention-stays-".to_owned() + need.code();
        lang.t(&key).with("count", i64::try_from(*children).unwrap_or(i64::MAX)).to_string()
    });
    let page = RetentionPage {
        page: cx.page(),
        lines: lines.collect(),
        nothing: plan.is_empty(),
        needed: needed.collect(),
        may_propose: waiting.as_ref().is_none_or(|(_, proposal)| proposal.proof != plan.proof()),
        waiting: waiting.map(|(standing, proposal)| {
            let stands = stands(&proposal, &plan, staff);
            Waiting {
                id: proposal.id,
                at: at(proposal.proposed_at),
                own: proposal.proposed_by == staff,
                changed: stands == Confirming::Changed,
                until: standing.until,
                late: standing.waiting > retention::Waiting::InTime,
                escalated: standing.waiting == retention::Waiting::Escalated,
                proposer: proposal.proposer,
            }
        }),
        done: done
            .into_iter()
            .map(|(one, parts)| Done {
                at: at(one.confirmed_at.unwrap_or(one.proposed_at)),
                by: lang
                    .t("retention-done-by")
                    .with("proposer", one.proposer.as_str())
                    .with("confirmer", one.confirmer.as_deref().unwrap_or_default())
                    .to_string(),
                what: parts
                    .into_iter()
                    .map(|(kind, children, records)| {
                        let [children, records] =
                            [children, records].map(|n| u64::try_from(n).unwrap_or_default());
                        lang.t("retention-done-line")
                            .with("kind", label(kind, lang))
                            .with("amount", amount(children, records, lang))
                            .to_string()
                    })
                    .collect(),
            })
            .collect(),
        error: error.map(|key| lang.t(key).to_string()),
    };
    let status = if page.error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    status_html(status, &page)
}

pub(super) async fn page(cx: Cx, grant: Grant<action::RemoveOld>) -> Result<Response, Problem> {
    show(&cx, &grant, None).await
}

pub(super) async fn propose(
    cx: Cx,
    grant: Grant<action::RemoveOld>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    tx.alone(organisation.0).await?;
    let plan = queries::plan(&mut tx, organisation, actor.today).await?;
    let waiting = queries::waiting(&mut tx, organisation).await?;
    let stands = waiting.as_ref().is_some_and(|waiting| waiting.proof == plan.proof());
    if plan.is_empty() || stands {
        drop(tx);
        let why = if stands { "retention-wrong-waits" } else { "retention-wrong-nothing" };
        return show(&cx, &grant, Some(why)).await;
    }
    // What waited is past: it cannot be confirmed any more.
    take_back(&mut tx, organisation).await?;
    let (id, now) = (RetentionId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO retention_proposal (organisation_id, id, proof, proposed_at, proposed_by) VALUES ($1, $2, $3, $4, $5)")
        .bind(organisation).bind(id).bind(plan.proof()).bind(now).bind(staff).execute(c).await.map(drop))?;
    for kind in plan.children.keys() {
        let [children, records] =
            [plan.of(*kind), plan.records(*kind)].map(|n| i64::try_from(n).unwrap_or(i64::MAX));
        on!(tx, c => sqlx::query(
            "INSERT INTO retention_part (organisation_id, proposal_id, kind, children, records) VALUES ($1, $2, $3, $4, $5)")
            .bind(organisation).bind(id).bind(kind.code()).bind(children).bind(records).execute(c).await.map(drop))?;
    }
    let audit = Audit::new(organisation, Some(actor.account), "removal proposed").on("retention", id);
    let flash = Flash::good(lang.t("retention-proposed"));
    Ok(tx.finish(audit.proof(&plan.proof()), "/retention", Some(flash)).await?)
}

/// Withdraws what waits.
async fn take_back(tx: &mut Write, organisation: OrganisationId) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE retention_proposal SET withdrawn_at = $2
         WHERE organisation_id = $1 AND withdrawn_at IS NULL AND confirmed_at IS NULL")
        .bind(organisation).bind(now).execute(c).await.map(drop))
}

/// The proposal that waits, if it is this one; else what became of it.
async fn found(
    tx: &mut Read,
    organisation: OrganisationId,
    id: RetentionId,
) -> Result<Result<Proposal, &'static str>, Problem> {
    let waiting = queries::waiting(tx, organisation).await?;
    if let Some(proposal) = waiting.filter(|proposal| proposal.id == id) {
        return Ok(Ok(proposal));
    }
    match queries::was_confirmed(tx, organisation, id).await? {
        Some(true) => Ok(Err("retention-wrong-confirmed")),
        Some(false) => Ok(Err("retention-wrong-withdrawn")),
        None => Err(Problem::NotFound),
    }
}

pub(super) async fn withdraw(
    cx: Cx,
    grant: Grant<action::RemoveOld>,
    Path(id): Path<RetentionId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.write(&form).await?;
    let proposal = match found(&mut tx, organisation, id).await? {
        Ok(proposal) => proposal,
        Err(past) => {
            drop(tx);
            return show(&cx, &grant, Some(past)).await;
        }
    };
    if actor.staff != Some(proposal.proposed_by) {
        return Err(Problem::Forbidden);
    }
    take_back(&mut tx, organisation).await?;
    let audit = Audit::new(organisation, Some(actor.account), "removal withdrawn").on("retention", id);
    Ok(tx.finish(audit, "/retention", Some(Flash::know(cx.lang.t("retention-withdrawn")))).await?)
}

pub(super) async fn confirm(
    cx: Cx,
    grant: Grant<action::RemoveOld>,
    Path(id): Path<RetentionId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    tx.alone(organisation.0).await?;
    let proposal = match found(&mut tx, organisation, id).await? {
        Ok(proposal) => proposal,
        Err(past) => {
            drop(tx);
            return show(&cx, &grant, Some(past)).await;
        }
    };
    let plan = queries::plan(&mut tx, organisation, actor.today).await?;
    let wrong = match stands(&proposal, &plan, staff) {
        Confirming::Now => None,
        Confirming::Own => Some("retention-wrong-own"),
        Confirming::Changed => Some("retention-wrong-changed"),
    };
    if let Some(wrong) = wrong {
        drop(tx);
        return show(&cx, &grant, Some(wrong)).await;
    }
    let gone = remove::carry_out(&mut tx, organisation, &plan).await?;
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE retention_proposal SET confirmed_at = $3, confirmed_by = $4 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(now).bind(staff).execute(c).await.map(drop))?;
    let mut audit = Audit::new(organisation, Some(actor.account), "old records removed").on("retention", id);
    for kind in plan.children.keys() {
        audit = audit.counted(kind.code(), plan.records(*kind));
    }
    let audit =
        audit.counted("guardians", gone.guardians).counted("accounts", gone.accounts).proof(&plan.proof());
    Ok(tx.finish(audit, "/retention", Some(Flash::good(cx.lang.t("retention-done")))).await?)
}
