//! The team of the group looks at a proposal: who knows a child well, what speaks against it, agreed.

use askama::Template;
use axum::{extract::Path, response::Response};
use jiff::civil::Date;
use mentorkind_domain::access::action;
use serde::Deserialize;

use super::{
    pages::desk,
    proposal::Proposal,
    queries,
    view::{self, Crumb, Desk},
    why,
};
use crate::platform::{
    access::Grant,
    audit::Audit,
    form::Submitted,
    i18n::Lang,
    ids::{ChildId, DivisionId, StaffId},
    problem::Problem,
    render::{Flash, Page, html},
    session::Cx,
    week::{self, Week},
};

/// The longest objection, in characters.
const LONGEST: usize = 1000;

#[derive(Template)]
#[template(path = "division/team.html")]
struct TeamPage {
    page: Page,
    crumbs: Vec<Crumb>,
    id: String,
    agreed: bool,
    children: Vec<ChildLine>,
}

/// A child with its proposed mentor, and what the reader said of it.
struct ChildLine {
    id: String,
    anchor: String,
    name: String,
    age: String,
    before: Option<String>,
    mentor: Option<String>,
    mine: bool,
    weeks: Vec<Week>,
    why: Vec<String>,
    knows: bool,
    objection: Option<String>,
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::ReactToDivision>,
    Path(id): Path<DivisionId>,
) -> Result<Response, Problem> {
    let today = grant.actor().today;
    let me = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.read().await?;
    let draft = queries::find(&mut tx, &grant, id).await?;
    if draft.state != "draft" || draft.asked_at.is_none() {
        return Err(Problem::NotFound);
    }
    let desk = desk(&mut tx, &grant, draft, today).await?;
    let proposal = desk.proposal(desk.draft.on(today));
    html(&TeamPage {
        crumbs: view::crumbs(&desk.facts.info, cx.lang),
        id: id.to_string(),
        agreed: said(&desk, me, None, "agrees").is_some(),
        children: lines(&desk, &proposal, me, today, cx.lang),
        page: cx.page(),
    })
}

fn said<'a>(desk: &'a Desk, me: StaffId, child: Option<ChildId>, kind: &str) -> Option<&'a str> {
    desk.reactions
        .iter()
        .find(|r| r.staff_id == me && r.child_id == child && r.kind == kind)
        .map(|r| r.said.as_str())
}

fn lines(desk: &Desk, proposal: &Proposal, me: StaffId, today: Date, lang: Lang) -> Vec<ChildLine> {
    let names = view::names(proposal);
    let (_, staff) = view::all_names(&desk.facts);
    let mut lines: Vec<ChildLine> = (0..names.children.len())
        .filter(|&i| proposal.is_about(i))
        .map(|i| {
            let place = proposal.child(i);
            let mentor = proposal.mentor(i);
            let present = desk.facts.present(place.child, proposal.case.children[i].on);
            let works =
                mentor.and_then(|j| proposal.case.group.candidate(i, j)).map(|c| c.works).unwrap_or_default();
            let changed = present.filter(|m| mentor.is_none_or(|j| proposal.staff(j).staff != m.staff));
            ChildLine {
                id: place.child.to_string(),
                anchor: place.child.0.simple().to_string(),
                name: names.children[i].clone(),
                age: view::age(place.birth_date, today, lang),
                before: changed.map(|m| staff.get(&m.staff).unwrap_or(&m.staff_name).clone()),
                mentor: mentor.map(|j| names.staff[j].clone()),
                mine: mentor.is_some_and(|j| proposal.staff(j).staff == me),
                weeks: week::together(place.days, works, lang),
                why: why::reasons(proposal, &names, i, why::Reader::Team, lang),
                knows: said(desk, me, Some(place.child), "knows_well").is_some(),
                objection: said(desk, me, Some(place.child), "objects").map(str::to_owned),
            }
        })
        .collect();
    lines.sort_by_key(|line| (line.before.is_none(), line.name.to_lowercase(), line.anchor.clone()));
    lines
}

#[derive(Debug, Deserialize)]
pub(super) struct Reacting {
    /// `knows_well`, `objects` or `agrees`.
    kind: String,
    /// About which child; about the whole when empty.
    #[serde(default)]
    child: String,
    /// In own words.
    #[serde(default)]
    said: String,
    /// `true`: what was said before is taken back.
    #[serde(default)]
    back: bool,
}

pub(super) async fn react(
    cx: Cx,
    grant: Grant<action::ReactToDivision>,
    Path(id): Path<DivisionId>,
    form: Submitted<Reacting>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let me = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let draft = queries::find(&mut tx, &grant, id).await?;
    if draft.asked_at.is_none() {
        return Err(Problem::NotFound);
    }
    if draft.state != "draft" {
        return Err(Problem::Conflict);
    }
    let child = match form.data.child.as_str() {
        "" => None,
        id => Some(ChildId(id.parse().map_err(|_| Problem::BadForm)?)),
    };
    let kind = match (form.data.kind.as_str(), child) {
        ("knows_well", Some(_)) => "knows_well",
        ("objects", Some(_)) => "objects",
        ("agrees", None) => "agrees",
        _ => return Err(Problem::BadForm),
    };
    let desk = desk(&mut tx, &grant, draft, grant.actor().today).await?;
    if child.is_some_and(|child| !desk.facts.places.iter().any(|place| place.child == child)) {
        return Err(Problem::NotFound);
    }
    let words: String = form.data.said.trim().chars().take(LONGEST).collect();
    // An objection without words says nothing that the team lead could weigh.
    let back = form.data.back || (kind == "objects" && words.is_empty());
    queries::react(&mut tx, organisation, id, me, (child, kind), (!back).then_some(words.as_str())).await?;
    let mut audit = Audit::new(organisation, Some(grant.actor().account), "team reacted").on("division", id);
    if let Some(child) = child {
        audit = audit.on("child", child);
    }
    let to = child.map_or_else(String::new, |child| format!("#c{}", child.0.simple()));
    let flash = Flash::good(cx.lang.t(if back { "division-team-back" } else { "division-team-thanks" }));
    Ok(tx.finish(audit, &format!("/divisions/{id}/team{to}"), Some(flash)).await?)
}
