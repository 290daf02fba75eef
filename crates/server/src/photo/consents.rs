//! The consent for photos of a child, for staff: who said what, taking in what was said on paper or in person.

use axum::{extract::Path, response::Response};
use mentorkind_domain::{access::action, consent::Answer};
use serde::Deserialize;

use super::{queries, view};
use crate::{
    child,
    consent::Custodian,
    family::asked::{self, Matter},
    platform::{
        access::Grant,
        audit::Audit,
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, GuardianId},
        problem::Problem,
        render::Flash,
        session::Cx,
    },
};

/// A guardian with custody, and what it said.
pub struct Line {
    /// Who.
    pub id: GuardianId,
    /// The name.
    pub name: String,
    /// All that it said, in order of time: badges and words.
    pub said: Vec<(&'static str, String)>,
    /// What can be taken in: codes and words. Nothing after a no: then only the parent itself says yes.
    pub can: Vec<(&'static str, String)>,
}

/// The consent for photos on the page with all consents of a child.
pub struct ConsentPart {
    /// Who has custody.
    pub guardians: Vec<Line>,
    /// Why there can be no photos; nothing when there can.
    pub why_not: Option<String>,
}

/// The part about a child, whom the caller has found with a grant.
pub async fn consent_part(
    tx: &mut Read,
    grant: &Grant<action::AskConsent>,
    child: ChildId,
    lang: Lang,
) -> sqlx::Result<ConsentPart> {
    let answers = queries::answers_of(tx, grant.organisation(), child, grant.actor().today).await?;
    let line = |one: &Custodian| {
        let can = to_take_in(&answers, one.id).into_iter().map(|answer| {
            let key = "photo-take-in-".to_owned() + answer.code();
            (answer.code(), lang.t(&key).to_string())
        });
        let said = view::all_said(&answers, one.id, lang);
        Line { id: one.id, name: one.name.clone(), said, can: can.collect() }
    };
    Ok(ConsentPart {
        guardians: answers.custodians.iter().map(line).collect(),
        why_not: view::why_not(&answers, lang),
    })
}

/// What staff can take in of a guardian now. No paper is kept here, so nothing that needs one.
fn to_take_in(answers: &queries::Answers, guardian: GuardianId) -> Vec<Answer> {
    let last = answers.last(guardian).map(|given| given.answer);
    view::can_say(answers, guardian).into_iter().filter(|answer| !answer.needs_scan(last)).collect()
}

/// What a guardian said to somebody.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct TakeInForm {
    guardian: GuardianId,
    answer: String,
    way: String,
}

pub(super) async fn take_in(
    cx: Cx,
    grant: Grant<action::AskConsent>,
    Path(child): Path<ChildId>,
    form: Submitted<TakeInForm>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let way = match form.data.way.as_str() {
        "paper" => "paper",
        "person" => "person",
        _ => return Err(Problem::BadForm),
    };
    let answer = Answer::of(&form.data.answer).ok_or(Problem::BadForm)?;
    let mut tx = cx.write(&form).await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let answers = queries::answers_of(&mut tx, organisation, child.id, actor.today).await?;
    let guardian = form.data.guardian;
    if !answers.custodians.iter().any(|one| one.id == guardian) {
        return Err(Problem::NotFound);
    }
    if !to_take_in(&answers, guardian).contains(&answer) {
        return Err(Problem::Conflict);
    }
    let by = (actor.account, Some((staff, way)));
    queries::answer(&mut tx, organisation, (child.id, guardian), (answer, actor.today), by).await?;
    asked::recorded(&mut tx, organisation, (child.id, guardian), Matter::Photos(child.id)).await?;
    let audit = Audit::new(organisation, Some(actor.account), action(answer, true))
        .on("guardian", guardian)
        .on("child", child.id);
    let flash = Flash::good(cx.lang.t("consent-paper-taken"));
    Ok(tx.finish(audit, &format!("/children/{}/consents", child.id), Some(flash)).await?)
}

/// The trail's words for an answer, from a guardian itself or as staff took it in.
pub(super) fn action(answer: Answer, taken_in: bool) -> &'static str {
    match (answer, taken_in) {
        (Answer::Given, false) => "photo consent given",
        (Answer::Refused, false) => "photo consent refused",
        (Answer::Withdrawn, false) => "photo consent withdrawn",
        (Answer::Given, true) => "photo consent given, taken in",
        (Answer::Refused, true) => "photo consent refused, taken in",
        (Answer::Withdrawn, true) => "photo consent withdrawn, taken in",
    }
}
