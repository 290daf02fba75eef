//! The parents' side: reading what is asked, giving consent or not, withdrawing it.

use askama::Template;
use axum::{extract::Path, response::Response};
use mentorkind_domain::{access::action, consent::Answer};
use serde::Deserialize;

use super::{
    queries::{self, Consent},
    view,
};
use crate::{
    child::{self, Child},
    platform::{
        access::Grant,
        audit::Audit,
        db::Read,
        form::Submitted,
        ids::{ConsentId, GuardianId},
        opening::Opening,
        problem::Problem,
        render::{Flash, Page, html},
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "consent/family.html")]
struct FamilyPage {
    page: Page,
    child: Child,
    consent: Consent,
    period: String,
    /// All that this parent said, in order of time.
    said: Vec<(&'static str, String)>,
    /// What can be said now.
    may_give: bool,
    may_refuse: bool,
    may_withdraw: bool,
}

/// A consent about one's own child that is still asked.
async fn found(
    tx: &mut Read,
    grant: &Grant<action::AnswerConsent>,
    id: ConsentId,
) -> Result<(Consent, Child, GuardianId), Problem> {
    let guardian = grant.actor().guardian.ok_or(Problem::Forbidden)?;
    let consent = queries::one(tx, grant.organisation(), id).await?.ok_or(Problem::NotFound)?;
    let child = child::cared_for(tx, grant, consent.child).await?;
    if !consent.is_open(grant.actor().today) {
        return Err(Problem::NotFound);
    }
    Ok((consent, child, guardian))
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::AnswerConsent>,
    Path(id): Path<ConsentId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (consent, child, guardian) = found(&mut tx, &grant, id).await?;
    drop(tx);
    let opening = Opening {
        organisation: grant.organisation(),
        account: grant.actor().account,
        child: child.id,
        relation: "guardian",
        page: "consents",
        at: cx.now,
    };
    cx.app.openings.record(vec![opening]).await?;
    let last = consent.last(guardian).map(|given| given.answer);
    html(&FamilyPage {
        page: cx.page(),
        period: view::period(&consent, cx.lang),
        said: view::said_by(&consent, guardian, cx.lang),
        may_give: Answer::Given.follows(last),
        may_refuse: Answer::Refused.follows(last),
        may_withdraw: Answer::Withdrawn.follows(last),
        child,
        consent,
    })
}

/// What a parent says.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct AnswerForm {
    answer: String,
}

pub(super) async fn answer(
    cx: Cx,
    grant: Grant<action::AnswerConsent>,
    Path(id): Path<ConsentId>,
    form: Submitted<AnswerForm>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.write(&form).await?;
    let (consent, child, guardian) = found(&mut tx, &grant, id).await?;
    let answer = Answer::of(&form.data.answer).ok_or(Problem::BadForm)?;
    if !answer.follows(consent.last(guardian).map(|given| given.answer)) {
        return Err(Problem::Conflict);
    }
    let by = (actor.account, None);
    queries::answer(&mut tx, organisation, (id, guardian), (answer, actor.today), by).await?;
    let action = match answer {
        Answer::Given => "consent given",
        Answer::Refused => "consent refused",
        Answer::Withdrawn => "consent withdrawn",
    };
    let audit = Audit::new(organisation, Some(actor.account), action)
        .on("consent", id)
        .on("guardian", guardian)
        .on("child", child.id);
    let key = "consent-thanks-".to_owned() + answer.code();
    let flash = Flash::good(cx.lang.t(&key));
    Ok(tx.finish(audit, "/family", Some(flash)).await?)
}
