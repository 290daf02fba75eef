//! The page of the evidence, and the key to its numbers.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use jiff::{ToSpan, civil::Date, tz::TimeZone};
use mentorkind_domain::{
    access::action,
    inspection::{CONSOLIDATED, Count, Finding, Requirement, YEARS_BACK, finding},
};
use serde::Deserialize;

use super::{
    evidence::{Child, Evidence, Mentor, evidence},
    explain::{self, Explained},
    explanations::{self, Explanation},
    sheet::numbers,
};
use crate::{
    group,
    platform::{
        access::Grant,
        dates::exact,
        db::Read,
        i18n::Lang,
        ids::LocationId,
        problem::Problem,
        render::{Page, html, status_html},
        session::Cx,
    },
    protocol,
};

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    pub(super) on: String,
}

/// Something that is asked, and how many show it.
struct Line {
    what: String,
    article: String,
    count: Count,
    /// Of how many it is not there, by the kind of a badge, in words: with those of whom it is there they are all.
    badges: Vec<(&'static str, String)>,
}

/// A child as it is on paper.
struct Row {
    number: String,
    mentor: String,
    since: String,
    shared: String,
    told: String,
    discussed: String,
    ok: bool,
}

struct Group {
    name: String,
    kind: String,
    rows: Vec<Row>,
}

/// What is not there, of whom, and since when; where it is explained, and what was.
struct Deviation {
    number: String,
    what: String,
    why: String,
    href: String,
    explained: Vec<Explained>,
}

#[derive(Template)]
#[template(path = "inspection/inspection.html")]
struct InspectionPage {
    page: Page,
    id: LocationId,
    location: String,
    on: String,
    iso: String,
    mistake: Option<String>,
    /// The articles are cited as they read on this day.
    consolidated: String,
    children: usize,
    lines: Vec<Line>,
    groups: Vec<Group>,
    deviations: Vec<Deviation>,
    /// What is no deviation, and asks to be looked at.
    remark: Option<String>,
    /// Since when the protocol of that day held, or that none is known.
    protocol: String,
}

/// The location of the permission, by name.
pub(super) async fn location(
    tx: &mut Read,
    grant: &Grant<action::Inspect>,
    id: LocationId,
) -> Result<String, Problem> {
    let groups = group::of_location(tx, grant, id).await?;
    groups.into_iter().next().map(|group| group.location_name).ok_or(Problem::NotFound)
}

pub(super) fn day(asked: &Asked, today: Date, lang: Lang) -> Result<Date, String> {
    if asked.on.is_empty() {
        return Ok(today);
    }
    let day: Date = asked.on.trim().parse().map_err(|_| lang.t("inspection-day-unreadable").to_string())?;
    let first = today.saturating_sub(YEARS_BACK.years());
    if day > today || day < first {
        let said =
            lang.t("inspection-day-range").with("from", exact(first, lang)).with("until", exact(today, lang));
        return Err(said.to_string());
    }
    Ok(day)
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::Inspect>,
    Path(id): Path<LocationId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    match day(&asked, grant.actor().today, cx.lang) {
        Ok(on) => show(&cx, &mut tx, &grant, (id, on), None).await,
        Err(mistake) => instead(&cx, &mut tx, &grant, id, mistake).await,
    }
}

/// Today, in place of a day that cannot be, with why.
pub(super) async fn instead(
    cx: &Cx,
    tx: &mut Read,
    grant: &Grant<action::Inspect>,
    id: LocationId,
    mistake: String,
) -> Result<Response, Problem> {
    show(cx, tx, grant, (id, grant.actor().today), Some(mistake)).await
}

async fn show(
    cx: &Cx,
    tx: &mut Read,
    grant: &Grant<action::Inspect>,
    (id, on): (LocationId, Date),
    mistake: Option<String>,
) -> Result<Response, Problem> {
    let lang = cx.lang;
    let location = location(tx, grant, id).await?;
    let found = evidence(tx, grant, id, on).await?;
    let explained = explanations::of_location(tx, grant.organisation(), id).await?;
    let versions = protocol::terms(tx, grant.organisation()).await?;
    let version = versions.iter().rev().find(|version| version.starts_on <= on);
    let status = if mistake.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = InspectionPage {
        page: cx.page(),
        id,
        location,
        on: exact(on, lang),
        iso: on.to_string(),
        mistake,
        consolidated: numbers(CONSOLIDATED),
        children: found.children.len(),
        lines: found.counts.iter().map(|(requirement, count)| line(*requirement, *count, lang)).collect(),
        groups: groups(&found, lang),
        deviations: deviations(&found, (id, &explained), &grant.actor().zone, lang),
        remark: remark(&found, lang),
        protocol: match (version, versions.first()) {
            (Some(version), _) => {
                lang.t("inspection-protocol").with("date", exact(version.starts_on, lang)).to_string()
            }
            (None, Some(first)) => no_protocol_before(first.starts_on, lang),
            (None, None) => String::new(),
        },
    };
    status_html(status, &page)
}

pub(super) fn said(prefix: &str, requirement: Requirement, lang: Lang) -> String {
    lang.t(&(prefix.to_owned() + requirement.code())).to_string()
}

/// That no protocol is known of the days before this one.
pub(super) fn no_protocol_before(first: Date, lang: Lang) -> String {
    lang.t("inspection-no-protocol").with("date", exact(first, lang)).to_string()
}

fn line(requirement: Requirement, count: Count, lang: Lang) -> Line {
    let parts = [
        ("due", "inspection-not-yet", count.not_yet),
        ("late", "inspection-missing", count.missing),
        ("plain", "inspection-unknown", count.unknown),
    ];
    let parts = parts.into_iter().filter(|(.., count)| *count > 0);
    let mut badges: Vec<_> =
        parts.map(|(kind, key, count)| (kind, lang.t(key).with("count", count).to_string())).collect();
    if badges.is_empty() {
        badges.push(("good", lang.t("inspection-all").to_string()));
    }
    Line {
        what: said("inspection-what-", requirement, lang),
        article: said("inspection-article-", requirement, lang),
        count,
        badges,
    }
}

/// Whose mentor works on the group and is never there with the child: no law asks it, and somebody should look.
fn remark(found: &Evidence, lang: Lang) -> Option<String> {
    let on_group = found.children.iter().filter(|child| child.facts.mentor_on_group == Some(true));
    let never = on_group.filter(|child| child.mentor.as_ref().is_some_and(Mentor::never_together));
    let numbers: Vec<&str> = never.map(|child| child.number.as_str()).collect();
    let said = lang.t("inspection-remark-never").with("count", numbers.len());
    (!numbers.is_empty()).then(|| said.with("numbers", numbers.join(", ")).to_string())
}

/// On how many of its half-days the mentor of a child is there, as it stands on paper.
pub(super) fn together(shared: u32, of: u32, lang: Lang) -> String {
    if shared == 0 && of > 0 {
        return lang.t("inspection-never-together").with("of", of).to_string();
    }
    format!("{shared}/{of}")
}

fn groups(found: &Evidence, lang: Lang) -> Vec<Group> {
    let mut groups: Vec<(_, Group)> = Vec::new();
    for child in &found.children {
        let group = child.placed.group_id;
        if groups.last().is_none_or(|(last, _)| *last != group) {
            let kind = lang.t(group::kind_key(&child.placed.kind)).to_string();
            groups.push((group, Group { name: child.placed.group_name.clone(), kind, rows: Vec::new() }));
        }
        if let Some((_, group)) = groups.last_mut() {
            group.rows.push(row(child, found.on, lang));
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn row(child: &Child, on: Date, lang: Lang) -> Row {
    let of = |requirement| finding_words(finding(&child.facts, requirement, on), lang);
    Row {
        number: child.number.clone(),
        mentor: match (&child.mentor, finding(&child.facts, Requirement::Mentor, on)) {
            (Some(mentor), _) => mentor.name.clone(),
            (None, Finding::Unknown) => finding_words(Finding::Unknown, lang),
            (None, _) => lang.t("inspection-none").to_string(),
        },
        since: child.mentor.as_ref().map(|m| numbers(m.since)).unwrap_or_default(),
        shared: child.mentor.as_ref().map(|m| together(m.shared, m.of, lang)).unwrap_or_default(),
        told: of(Requirement::ParentsTold),
        discussed: child.facts.discussed.map_or_else(|| of(Requirement::Discussed), numbers),
        ok: child.deviations(on).next().is_none(),
    }
}

fn finding_words(finding: Finding, lang: Lang) -> String {
    let key = match finding {
        Finding::Met => "inspection-finding-met",
        Finding::NotYet => "inspection-finding-not-yet",
        Finding::Missing => "inspection-finding-missing",
        Finding::Unknown => "inspection-finding-unknown",
        Finding::NotAsked => "inspection-finding-not-asked",
    };
    lang.t(key).to_string()
}

/// Why something is not there, as far as the facts tell.
pub(super) fn why(child: &Child, requirement: Requirement, on: Date, lang: Lang) -> String {
    let since = |key: &str, day: Option<Date>| match day {
        Some(day) => lang.t(key).with("date", exact(day, lang)).to_string(),
        None => lang.t("inspection-why-unknown").to_string(),
    };
    match requirement {
        Requirement::Mentor | Requirement::OnGroup => since("inspection-why-since", child.facts.since),
        Requirement::ParentsTold | Requirement::ChildTold => {
            let all = child.facts.guardians.iter().chain(&child.facts.itself);
            let open = all.filter(|telling| telling.told.is_none_or(|told| told > on));
            since("inspection-why-told", open.map(|telling| telling.until).min())
        }
        Requirement::Discussed => match child.facts.discussed {
            Some(day) => since("inspection-why-discussed", Some(day)),
            None => lang.t("inspection-why-never").to_string(),
        },
        Requirement::FewChildren => {
            let (has, most) = child.facts.mentor_children.unwrap_or_default();
            lang.t("inspection-why-few-children").with("has", has).with("most", most).to_string()
        }
    }
}

fn deviations(
    found: &Evidence,
    (location, explained): (LocationId, &[Explanation]),
    zone: &TimeZone,
    lang: Lang,
) -> Vec<Deviation> {
    let all = found.children.iter().flat_map(|child| child.deviations(found.on).map(move |one| (child, one)));
    all.map(|(child, one)| {
        let id = child.placed.child_id;
        let about = explained.iter().filter(|explanation| explanation.is_about(id, one));
        Deviation {
            number: child.number.clone(),
            what: said("inspection-lacks-", one.requirement, lang),
            why: why(child, one.requirement, found.on, lang),
            href: explain::address(location, id, found.on),
            explained: about.map(|explanation| Explained::new(explanation, zone, lang)).collect(),
        }
    })
    .collect()
}

#[derive(Template)]
#[template(path = "inspection/key.html")]
struct KeyPage {
    page: Page,
    id: LocationId,
    location: String,
    on: String,
    iso: String,
    /// Number, name, birth date and group.
    rows: Vec<(String, String, String, String)>,
}

/// Which number is which child: not for the inspector, unless asked.
pub(super) async fn key(
    cx: Cx,
    grant: Grant<action::Inspect>,
    Path(id): Path<LocationId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let location = location(&mut tx, &grant, id).await?;
    let on = match day(&asked, grant.actor().today, cx.lang) {
        Ok(on) => on,
        Err(mistake) => return instead(&cx, &mut tx, &grant, id, mistake).await,
    };
    let found = evidence(&mut tx, &grant, id, on).await?;
    let row = |child: Child| {
        let first =
            if child.placed.first_name.is_empty() { child.placed.key } else { child.placed.first_name };
        let name = format!("{first} {}", child.placed.last_name).trim().to_owned();
        (child.number, name, numbers(child.placed.birth_date.to_jiff()), child.placed.group_name)
    };
    html(&KeyPage {
        page: cx.page(),
        id,
        location,
        on: exact(on, cx.lang),
        iso: on.to_string(),
        rows: found.children.into_iter().map(row).collect(),
    })
}
