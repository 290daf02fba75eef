//! Looking at a what-if, and making a proposal of it.

use std::collections::{BTreeMap, BTreeSet};

use axum::{
    extract::{Path, RawQuery},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use mentorkind_domain::access::action;
use serde::Deserialize;

use super::{
    apply::apply,
    asked::{Asked, Query, of_protocol},
    compare::{Compared, Now, Part, Side},
    take,
    view::Scene,
};
use crate::{
    division::{self, Crumb, Rules},
    group::{self, GroupFacts, GroupInfo, StaffOn},
    platform::{
        access::Grant,
        audit::Audit,
        form::Submitted,
        ids::{ChildId, GroupId, LocationId, StaffId},
        problem::Problem,
        render::{Flash, status_html},
        session::Cx,
    },
};

/// Compares groups of a location: all of them, or one. Where only somebody is away, it is about those children alone, as when
/// the absence is in the planning.
pub fn compare(
    all: &[GroupFacts],
    only: Option<GroupId>,
    asked: &Asked,
    today: Date,
    rules: &Rules,
) -> Vec<Compared> {
    let on = asked.day(today);
    let (nobody, away) = (BTreeSet::new(), asked.away());
    let concerned = asked.only_away();
    let part = |away| if concerned { Part::Concerned(away) } else { Part::Whole(away) };
    let chosen = all.iter().filter(|facts| only.is_none_or(|only| facts.info.id == only));
    let weights = asked.weights(&rules.weights);
    chosen
        .map(|facts| {
            let others = all.iter().filter(|other| other.info.id != facts.info.id);
            let elsewhere: Vec<StaffOn> = others.flat_map(|other| other.staff.clone()).collect();
            let after = apply(facts, &asked.changes, on, &elsewhere);
            Compared {
                now: Now::of(facts, today, rules),
                before: Side::new(facts.clone(), on, rules, &rules.weights, part(&nobody)),
                after: Side::new(after, on, rules, &weights, part(&away)),
            }
        })
        .collect()
}

pub(super) async fn group(
    cx: Cx,
    grant: Grant<action::TryWhatIf>,
    Path(id): Path<GroupId>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let info = group::list(&mut tx, &grant, Some(id)).await?.pop().ok_or(Problem::NotFound)?;
    let all = group::of_location(&mut tx, &grant, info.location).await?;
    drop(tx);
    let path = format!("/groups/{id}/what-if");
    let crumbs = division::crumbs(&info, cx.lang);
    show(cx, grant, all, Some(info), path, crumbs, query.unwrap_or_default()).await
}

pub(super) async fn location(
    cx: Cx,
    grant: Grant<action::TryWhatIf>,
    Path(id): Path<LocationId>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let all = group::of_location(&mut tx, &grant, id).await?;
    drop(tx);
    let first = all.first().ok_or(Problem::NotFound)?;
    let crumbs = vec![
        Crumb { href: "/overview".to_owned(), label: cx.lang.t("nav-overview").to_string() },
        Crumb { href: format!("/locations/{id}"), label: first.location_name.clone() },
    ];
    show(cx, grant, all, None, format!("/locations/{id}/what-if"), crumbs, query.unwrap_or_default()).await
}

async fn show(
    cx: Cx,
    grant: Grant<action::TryWhatIf>,
    all: Vec<GroupInfo>,
    only: Option<GroupInfo>,
    path: String,
    crumbs: Vec<Crumb>,
    query: String,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let first = only.as_ref().or(all.first()).ok_or(Problem::NotFound)?.id;
    let Query { mut asked, filled_in, wrong } = Query::read(&query, first, today);
    let mut tx = cx.read().await?;
    let rules = division::rules(&mut tx, organisation, today).await?;
    asked.weights.retain(|setting, value| of_protocol(*setting, &rules.weights) != i64::from(*value));
    if filled_in && wrong.is_none() {
        // The address says it all, so that it can be kept as it is.
        return Ok(Redirect::to(&format!("{path}?{}", asked.query())).into_response());
    }
    let divisions = division::of_groups(&mut tx, organisation, all.iter().map(|g| g.id), today).await?;
    let all = group::facts(&mut tx, organisation, all, today).await?;
    drop(tx);
    let on = asked.day(today);
    let compared = compare(&all, only.as_ref().map(|info| info.id), &asked, today, &rules);
    let divide = Grant::<action::Divide>::of(grant.actor()).ok();
    let scene = Scene {
        lang: cx.lang,
        today,
        on,
        asked: &asked,
        rules: &rules,
        all: &all,
        compared: &compared,
        divisions: &divisions,
        whole: only.is_none(),
        path: &path,
        divides: &|group| divide.as_ref().is_some_and(|grant| grant.covers(Some(group.0), None)),
    };
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    status_html(status, &scene.page(cx.page(), crumbs, wrong))
}

#[derive(Debug, Deserialize)]
pub(super) struct Taking {
    /// The what-if, as its address says it.
    query: String,
}

/// Makes a proposal on the facts as they are, with the choices of a what-if.
pub(super) async fn draft(
    cx: Cx,
    grant: Grant<action::Divide>,
    Path(id): Path<GroupId>,
    form: Submitted<Taking>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.write(&form).await?;
    let info = group::list(&mut tx, &grant, Some(id)).await?.pop().ok_or(Problem::NotFound)?;
    let groups = group::of_location(&mut tx, &grant, info.location).await?;
    let all = group::facts(&mut tx, organisation, groups, today).await?;
    let rules = division::rules(&mut tx, organisation, today).await?;
    let asked = Query::read(&form.data.query, id, today).asked;
    if asked.only_away() {
        let mut response = Redirect::to(&format!("/groups/{id}")).into_response();
        Flash::know(cx.lang.t("what-if-draft-away")).put(response.headers_mut());
        return Ok(response);
    }
    let on = asked.day(today);
    let compared = compare(&all, Some(id), &asked, today, &rules).pop().ok_or(Problem::NotFound)?;
    let points = asked.points.unwrap_or(rules.weights.change);
    let after = &compared.after;
    let wanted: BTreeMap<ChildId, StaffId> = (0..after.case.children.len())
        .filter_map(|i| Some((after.place(i).child, after.mentor_of(after.place(i).child, points)?)))
        .collect();
    let facts = &compared.before.facts;
    let (choices, lost) = take::choices(facts, on, &rules, &wanted);
    let draft = division::draft_with(&mut tx, organisation, facts, on, &rules, &choices).await?;
    let mut audit = Audit::new(organisation, Some(grant.actor().account), "division proposed")
        .on("group", id)
        .on("division", draft);
    for (child, staff) in &choices {
        audit = audit.on("child", *child).on("staff", *staff);
    }
    let flash = if lost.is_empty() {
        Flash::good(cx.lang.t("what-if-taken").with("count", choices.len()))
    } else {
        let known: BTreeSet<ChildId> = lost.into_iter().collect();
        Flash::know(cx.lang.t("what-if-taken-part").with("count", known.len()))
    };
    Ok(tx.finish(audit, &format!("/divisions/{draft}"), Some(flash)).await?)
}
