//! The parents' side: whether there may be photos of one's child, and the photos themselves.

use std::collections::BTreeMap;

use askama::Template;
use axum::{extract::Path, response::Response};
use mentorkind_domain::{access::action, consent::Answer};
use serde::Deserialize;

use super::{
    consents,
    queries::{self, Photo},
    view::{self, Part, Shown},
};
use crate::{
    child::{self, Child},
    platform::{
        access::Grant,
        audit::Audit,
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, GuardianId},
        opening::Opening,
        problem::Problem,
        render::{Flash, Page, html},
        session::Cx,
    },
};

/// So many photos stand on the page of all children.
const MOST_LAST: usize = 3;

/// The photos of a child on the page of its parents.
#[derive(Default)]
pub struct FamilyPart {
    /// `good`, `due` or `late`.
    pub badge: &'static str,
    /// What this parent said.
    pub said: String,
    /// It has not answered.
    pub waits: bool,
    /// The last photos.
    pub last: Vec<Shown>,
}

/// The photos of these children, for a guardian with custody of them.
pub async fn for_parents(
    tx: &mut Read,
    grant: &Grant<action::AnswerConsent>,
    (guardian, children): (GuardianId, &[ChildId]),
    lang: Lang,
) -> sqlx::Result<BTreeMap<ChildId, FamilyPart>> {
    let actor = grant.actor();
    let answers = queries::answers(tx, grant.organisation(), children, actor.today).await?;
    let photos = queries::of_children(tx, grant.organisation(), children).await?;
    let part = |(child, answers): (ChildId, queries::Answers)| {
        let own: Vec<&Photo> =
            photos.iter().filter(|photo| photo.child == child && photo.removed_at.is_none()).collect();
        let mut last = view::part(&own, &answers, actor, lang).shown;
        last.reverse();
        last.truncate(MOST_LAST);
        let (badge, said) = view::said(answers.last(guardian), lang);
        (child, FamilyPart { badge, said, waits: answers.last(guardian).is_none(), last })
    };
    Ok(answers.into_iter().map(part).collect())
}

/// The photos of a child that a guardian sees, in whole, the first first: words and JPEG.
pub async fn whole(
    tx: &mut Read,
    grant: &Grant<action::AnswerConsent>,
    child: ChildId,
    lang: Lang,
) -> Result<Vec<(String, Vec<u8>)>, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let child = child::cared_for(tx, grant, child).await?;
    let answers = queries::answers_of(tx, organisation, child.id, actor.today).await?;
    let photos = queries::of_children(tx, organisation, &[child.id]).await?;
    let mut whole = Vec::new();
    for shown in view::part(&photos.iter().collect::<Vec<_>>(), &answers, actor, lang).shown {
        if let Some(jpeg) = queries::picture(tx, organisation, shown.id, false).await? {
            whole.push((shown.words, jpeg));
        }
    }
    Ok(whole)
}

#[derive(Template)]
#[template(path = "photo/family.html")]
struct FamilyPage {
    page: Page,
    child: Child,
    /// All that this parent said, in order of time.
    said: Vec<(&'static str, String)>,
    may_give: bool,
    may_refuse: bool,
    may_withdraw: bool,
    photos: Part,
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::AnswerConsent>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let guardian = actor.guardian.ok_or(Problem::Forbidden)?;
    let mut tx = cx.read().await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let answers = queries::answers_of(&mut tx, organisation, child.id, actor.today).await?;
    let photos = queries::of_children(&mut tx, organisation, &[child.id]).await?;
    drop(tx);
    let account = actor.account;
    let opening =
        Opening { organisation, account, child: child.id, relation: "guardian", page: "photos", at: cx.now };
    cx.app.openings.record(vec![opening]).await?;
    let mut photos = view::part(&photos.iter().collect::<Vec<_>>(), &answers, actor, lang);
    photos.shown.reverse();
    let can = view::can_say(&answers, guardian);
    html(&FamilyPage {
        page: cx.page(),
        child,
        said: view::all_said(&answers, guardian, lang),
        may_give: can.contains(&Answer::Given),
        may_refuse: can.contains(&Answer::Refused),
        may_withdraw: can.contains(&Answer::Withdrawn),
        photos,
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
    Path(child): Path<ChildId>,
    form: Submitted<AnswerForm>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let guardian = actor.guardian.ok_or(Problem::Forbidden)?;
    let answer = Answer::of(&form.data.answer).ok_or(Problem::BadForm)?;
    let mut tx = cx.write(&form).await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let answers = queries::answers_of(&mut tx, organisation, child.id, actor.today).await?;
    if !view::can_say(&answers, guardian).contains(&answer) {
        return Err(Problem::Conflict);
    }
    let by = (actor.account, None);
    queries::answer(&mut tx, organisation, (child.id, guardian), (answer, actor.today), by).await?;
    let audit = Audit::new(organisation, Some(actor.account), consents::action(answer, false))
        .on("guardian", guardian)
        .on("child", child.id);
    let key = "photo-thanks-".to_owned() + answer.code();
    let flash = Flash::good(cx.lang.t(&key));
    Ok(tx.finish(audit, &format!("/family/photos/{}", child.id), Some(flash)).await?)
}
