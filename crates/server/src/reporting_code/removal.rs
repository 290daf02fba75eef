//! How long a file is kept after it ended, and its removal: one proposes it, another confirms.

use std::sync::Arc;

use axum::{extract::Path, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    reporting_code::{Removing, may_go_from, may_reopen, removing},
};

use super::{
    act::{Fields, field},
    queries::{self, Case},
};
use crate::{
    platform::{
        access::Grant,
        audit::Audit,
        dates::{Said, said},
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::ReportingCodeId,
        problem::Problem,
        render::Flash,
        session::{Actor, Cx},
    },
    protocol, retention,
};

/// How a file that ended is kept.
pub(super) struct Kept {
    /// From this day on it may be removed.
    pub from: Said,
    /// What the reader can do: `propose`, `withdraw`, `confirm`; nothing yet.
    pub act: Option<&'static str>,
    /// Somebody asked to keep all that is known of the child.
    pub held: bool,
    /// The reader can open it again.
    pub reopens: bool,
}

async fn from(tx: &mut Read, case: &Case, actor: &Actor) -> sqlx::Result<Option<Date>> {
    let Some(closed_at) = case.closed_at else { return Ok(None) };
    let protocol = protocol::in_force(tx, actor.organisation, actor.today).await?;
    Ok(Some(may_go_from(closed_at.date_in(&actor.zone), protocol.sealed_months())))
}

fn can(case: &Case, from: Date, actor: &Actor) -> Option<&'static str> {
    let by = actor.staff?;
    match removing(&case.parts, (by, case.removal_by), (from, actor.today))? {
        Removing::Propose => Some("propose"),
        Removing::Withdraw => Some("withdraw"),
        Removing::Confirm => Some("confirm"),
    }
}

/// How a file is kept, once it ended.
pub(super) async fn kept(
    tx: &mut Read,
    case: &Case,
    actor: &Arc<Actor>,
    lang: Lang,
) -> sqlx::Result<Option<Kept>> {
    let Some(from) = from(tx, case, actor).await? else { return Ok(None) };
    let held = retention::hold(tx, actor.organisation, case.head.child).await?.is_some();
    let act = can(case, from, actor).filter(|_| !held);
    let reopens = may_reopen(&case.parts, (from, actor.today));
    Ok(Some(Kept { from: said(from, actor.today, lang), act, held, reopens }))
}

pub(super) async fn remove(
    cx: Cx,
    grant: Grant<action::WorkOnReportingCode>,
    Path(id): Path<ReportingCodeId>,
    form: Submitted<Fields>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.write(&form).await?;
    let case = queries::one(&mut tx, &grant, &cx.app.settings.keys, id).await?;
    let kept = kept(&mut tx, &case, actor, cx.lang).await?.ok_or(Problem::Conflict)?;
    let act = kept.act.filter(|act| *act == field(&form.data, "removal"));
    let page = format!("/reporting-code/{id}");
    let (what, key, to) = match act.ok_or(Problem::Conflict)? {
        "propose" => ("removal of a sealed file proposed", "reporting-code-removal-proposed", page.as_str()),
        "withdraw" => {
            ("removal of a sealed file withdrawn", "reporting-code-removal-withdrawn", page.as_str())
        }
        _ => ("sealed file removed", "reporting-code-removed", "/reporting-code"),
    };
    match act {
        Some("confirm") => queries::remove(&mut tx, organisation, id).await?,
        Some("propose") => queries::propose_removal(&mut tx, organisation, id, actor.staff).await?,
        _ => queries::propose_removal(&mut tx, organisation, id, None).await?,
    }
    let audit = Audit::new(organisation, Some(actor.account), what).on("sealed", id);
    Ok(tx.finish(audit, to, Some(Flash::good(cx.lang.t(key)))).await?)
}
