//! The lists that were filled in about one's child, once parents were told of the observation.

use askama::Template;
use axum::{extract::Path, response::Response};
use mentorkind_domain::access::action;

use super::{
    answers,
    view::{Reader, Shown, by_observation},
};
use crate::{
    child::{self, Child},
    platform::{
        access::Grant,
        dates::{Said, said},
        db::Read,
        i18n::Lang,
        ids::ChildId,
        opening::Opening,
        problem::Problem,
        render::{Page, html},
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "observation_list/family.html")]
struct FamilyPage {
    page: Page,
    child_name: String,
    /// The day, who observed, and what was filled in; the last first.
    observations: Vec<(Said, String, Vec<Shown>)>,
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::SeeOwnObservationLists>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    if !grant.covers(None, Some(child.0)) {
        return Err(Problem::NotFound);
    }
    let mut tx = cx.read().await?;
    let (child, observations) = filled(&mut tx, &grant, child, cx.lang).await?;
    drop(tx);
    let opening = Opening {
        organisation,
        account: actor.account,
        child: child.id,
        relation: "guardian",
        page: "lists",
        at: cx.now,
    };
    cx.app.openings.record(vec![opening]).await?;
    html(&FamilyPage { page: cx.page(), child_name: child.first_name, observations })
}

/// The lists that were filled in about a child, the last first: the day, who observed, and what was filled in.
pub async fn filled(
    tx: &mut Read,
    grant: &Grant<action::SeeOwnObservationLists>,
    child: ChildId,
    lang: Lang,
) -> Result<(Child, Vec<(Said, String, Vec<Shown>)>), Problem> {
    let actor = grant.actor();
    let child = child::one(tx, grant, child).await?.ok_or(Problem::NotFound)?;
    let mut fills = answers::of_children(tx, grant.organisation(), [child.id]).await?;
    fills.retain(|fill| fill.finished_at.is_some() && fill.told);
    let reader = Reader { today: actor.today, zone: &actor.zone, lang };
    let mut shown = by_observation(&fills, child.birth_date, reader);
    let observations = fills.iter().rev().filter_map(|fill| {
        let lists = shown.remove(&fill.observation.0)?;
        Some((said(fill.seen_on, actor.today, lang), fill.staff_name.clone(), lists))
    });
    let observations = observations.collect();
    Ok((child, observations))
}
