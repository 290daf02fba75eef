//! The page of the overview.

use askama::Template;
use axum::response::Response;
use mentorkind_domain::access::action;

use crate::{
    division, group, mentorship,
    platform::{
        access::Grant,
        dates::{self, Said},
        problem::Problem,
        render::{Page, html},
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "overview/overview.html")]
struct OverviewPage {
    page: Page,
    today: String,
    /// Groups in which something asks for attention.
    attention: usize,
    groups: usize,
    without: usize,
    hardly: usize,
    above: usize,
    handovers: usize,
    locations: Vec<Location>,
}

struct Location {
    name: String,
    groups: Vec<Group>,
}

struct Group {
    id: String,
    name: String,
    kind: String,
    children: usize,
    mentors: usize,
    share: Option<u32>,
    without: usize,
    hardly: usize,
    above: usize,
    draft: Option<String>,
    coming: Option<(String, Said)>,
    /// The reader can have a proposal made.
    may_divide: bool,
}

pub(super) async fn overview(cx: Cx, grant: Grant<action::SeeOverview>) -> Result<Response, Problem> {
    let (organisation, today, actor) = (grant.organisation(), grant.actor().today, grant.actor());
    let divide = Grant::<action::Divide>::of(actor).ok();
    let mut tx = cx.read().await?;
    let groups = group::list(&mut tx, &grant, None).await?;
    let divisions = division::of_groups(&mut tx, organisation, groups.iter().map(|g| g.id), today).await?;
    let facts = group::facts(&mut tx, organisation, groups, today).await?;
    let rules = division::rules(&mut tx, organisation, today).await?;
    let handovers = match Grant::<action::HandOver>::of(actor) {
        Ok(grant) => mentorship::due(&mut tx, &grant, today, &actor.zone).await?,
        Err(_) => Vec::new(),
    };
    let mut locations: Vec<(uuid::Uuid, Location)> = Vec::new();
    for facts in &facts {
        let (state, _) = group::state(facts, today, &rules);
        let of_group = divisions.get(&facts.info.id).cloned().unwrap_or_default();
        let may_divide = divide.as_ref().is_some_and(|g| g.covers(Some(facts.info.id.0), None));
        let card = Group {
            id: facts.info.id.to_string(),
            name: facts.info.name.clone(),
            kind: cx.lang.t(group::kind_key(&facts.info.kind)).to_string(),
            children: state.ties.len(),
            mentors: state.loads.len(),
            share: state.share(),
            without: state.without(),
            hardly: state.hardly_seen(),
            above: state.above(),
            draft: of_group.draft.filter(|_| may_divide).map(|id| id.to_string()),
            coming: of_group.coming.map(|(id, date)| (id.to_string(), dates::said(date, today, cx.lang))),
            may_divide,
        };
        match locations.last_mut() {
            Some((id, location)) if *id == facts.info.location.0 => location.groups.push(card),
            _ => locations.push((
                facts.info.location.0,
                Location { name: facts.info.location_name.clone(), groups: vec![card] },
            )),
        }
    }
    let locations: Vec<Location> = locations.into_iter().map(|(_, location)| location).collect();
    let sum = |of: fn(&Group) -> usize| locations.iter().flat_map(|l| &l.groups).map(of).sum();
    html(&OverviewPage {
        page: cx.page(),
        today: dates::exact(today, cx.lang),
        attention: sum(|g| usize::from(g.without + g.hardly + g.above > 0)),
        groups: facts.len(),
        without: sum(|g| g.without),
        hardly: sum(|g| g.hardly),
        above: sum(|g| g.above),
        handovers: handovers.iter().filter(|h| h.done.is_none()).count(),
        locations,
    })
}
