//! The list of groups: with how they stand, or by location where there are many.

use askama::Template;
use axum::{
    extract::Query,
    response::{IntoResponse, Redirect, Response},
};
use mentorkind_domain::access::action;
use serde::Deserialize;

use super::{kind_key, queries, state};
use crate::{
    division,
    platform::{
        access::Grant,
        ids::LocationId,
        problem::Problem,
        render::{Page, html},
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "group/list.html")]
struct ListPage {
    page: Page,
    locations: Vec<Location>,
}

struct Location {
    name: String,
    groups: Vec<Card>,
}

struct Card {
    id: String,
    name: String,
    kind: String,
    children: usize,
    coming: usize,
    without: usize,
    coming_without: usize,
    above: usize,
}

/// Up to so many groups stand on one page.
const FEW: i64 = 40;

/// So many locations stand on a page.
const A_PAGE: i64 = 60;

/// Which groups are shown where there are many.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Filter {
    /// Only those of this location.
    location: Option<LocationId>,
    /// Only locations whose name has this.
    #[serde(default)]
    q: String,
    /// Which page of locations, from 1.
    page: Option<i64>,
}

#[derive(Template)]
#[template(path = "group/locations.html")]
struct LocationsPage {
    page: Page,
    q: String,
    locations: Vec<(String, String)>,
    before: Option<String>,
    after: Option<String>,
}

async fn locations(cx: Cx, grant: Grant<action::SeeGroup>, filter: Filter) -> Result<Response, Problem> {
    let at = filter.page.unwrap_or(1).clamp(1, 10_000);
    let mut tx = cx.read().await?;
    let mut found =
        queries::locations(&mut tx, &grant, filter.q.trim(), (at - 1) * A_PAGE, A_PAGE + 1).await?;
    let address = |page: i64| {
        let query = [("page", page.to_string()), ("q", filter.q.clone())];
        format!("/groups?{}", serde_urlencoded::to_string(query).unwrap_or_default())
    };
    let more = found.len() as i64 > A_PAGE;
    found.truncate(usize::try_from(A_PAGE).unwrap_or_default());
    html(&LocationsPage {
        before: (at > 1).then(|| address(at - 1)),
        after: more.then(|| address(at + 1)),
        locations: found.into_iter().map(|(id, name)| (id.to_string(), name)).collect(),
        q: filter.q,
        page: cx.page(),
    })
}

pub(super) async fn list(
    cx: Cx,
    grant: Grant<action::SeeGroup>,
    Query(filter): Query<Filter>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.read().await?;
    let groups = match filter.location {
        Some(location) => queries::of_location(&mut tx, &grant, location).await?,
        None if queries::more_than(&mut tx, &grant, FEW).await? => {
            drop(tx);
            return locations(cx, grant, filter).await;
        }
        None => queries::list(&mut tx, &grant, None).await?,
    };
    if let ([only], false, None) = (groups.as_slice(), grant.everywhere(), filter.location) {
        return Ok(Redirect::to(&format!("/groups/{}", only.id)).into_response());
    }
    let facts = queries::facts(&mut tx, organisation, groups, today).await?;
    let rules = division::rules(&mut tx, organisation, today).await?;
    let mut locations: Vec<(uuid::Uuid, Location)> = Vec::new();
    for facts in &facts {
        let (state, _) = state(facts, today, &rules);
        let card = Card {
            id: facts.info.id.to_string(),
            name: facts.info.name.clone(),
            kind: cx.lang.t(kind_key(&facts.info.kind)).to_string(),
            children: state.here(),
            coming: state.coming(),
            without: state.without(),
            coming_without: state.coming_without(),
            above: state.above(),
        };
        match locations.last_mut() {
            Some((id, location)) if *id == facts.info.location.0 => location.groups.push(card),
            _ => locations.push((
                facts.info.location.0,
                Location { name: facts.info.location_name.clone(), groups: vec![card] },
            )),
        }
    }
    let locations = locations.into_iter().map(|(_, location)| location).collect();
    html(&ListPage { page: cx.page(), locations })
}
