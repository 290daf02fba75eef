//! How attention is spread over the children of a group.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::{extract::Path, response::Response};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{
    access::action,
    observation::{SPREAD_DAYS, seen_long_ago, unseen_first},
};

use super::seen::{self, Seen};
use crate::{
    group::{self, child_names},
    platform::{
        access::Grant,
        dates,
        db::Read,
        i18n::Lang,
        ids::{ChildId, GroupId, OrganisationId},
        problem::Problem,
        render::{Page, colour, html, initials},
        session::Cx,
    },
};

/// A child with what was seen of it.
struct Row {
    /// The address of its file, where the reader may open it.
    file: Option<String>,
    name: String,
    initials: String,
    colour: u8,
    last: Option<Date>,
    /// How long ago, in words.
    ago: String,
    long: bool,
    /// Places on the line, from 0 to [`SPREAD_DAYS`].
    notes: Vec<i32>,
    observations: Vec<i32>,
    contacts: Vec<i32>,
    /// The picture in words.
    said: String,
}

#[derive(Template)]
#[template(path = "observation/spread.html")]
struct SpreadPage {
    page: Page,
    group: GroupId,
    group_name: String,
    days: i64,
    rows: Vec<Row>,
}

pub async fn page(
    cx: Cx,
    grant: Grant<action::SeeAttention>,
    Path(id): Path<GroupId>,
) -> Result<Response, Problem> {
    let (organisation, today, lang) = (grant.organisation(), grant.actor().today, cx.lang);
    let from = today.saturating_sub(SPREAD_DAYS.days());
    let mut tx = cx.read().await?;
    let groups = group::list(&mut tx, &grant, Some(id)).await?;
    let mut facts =
        group::facts(&mut tx, organisation, groups, today).await?.pop().ok_or(Problem::NotFound)?;
    facts.places.retain(|place| place.period.contains(today));
    let names = child_names(facts.places.iter());
    let last = seen::last_seen(&mut tx, organisation, names.keys().copied()).await?;
    let days = seen::seen_since(&mut tx, organisation, names.keys().copied(), from).await?;
    drop(tx);
    let may_open = Grant::<action::SeeFile>::of(grant.actor()).ok();
    let mut rows: Vec<Row> = names
        .into_iter()
        .map(|(child, name)| {
            let file = may_open.as_ref().filter(|grant| grant.covers(Some(id.0), Some(child.0)));
            let mut row = row(child, name, last.get(&child).copied(), &days, today, lang);
            row.file = file.map(|_| format!("/children/{child}"));
            row
        })
        .collect();
    unseen_first(&mut rows, |row| row.last, |row| row.name.to_lowercase());
    html(&SpreadPage { page: cx.page(), group: id, group_name: facts.info.name, days: SPREAD_DAYS, rows })
}

fn row(child: ChildId, name: String, last: Option<Date>, seen: &[Seen], today: Date, lang: Lang) -> Row {
    let from = today.saturating_sub(SPREAD_DAYS.days());
    let mut places: BTreeMap<&str, BTreeSet<i32>> = BTreeMap::new();
    for one in seen.iter().filter(|one| one.child_id == child) {
        places.entry(one.kind.as_str()).or_default().insert((one.on.to_jiff() - from).get_days());
    }
    let mut of = |kind: &str| -> Vec<i32> { places.remove(kind).into_iter().flatten().collect() };
    let (notes, observations, contacts) = (of("note"), of("observation"), of("contact"));
    let said = lang
        .t("observation-spread-said")
        .with("observations", observations.len())
        .with("notes", notes.len())
        .with("contacts", contacts.len())
        .to_string();
    Row {
        file: None,
        initials: initials(&name),
        colour: colour(child.0),
        name,
        ago: match last {
            Some(last) => ago(last, today, lang),
            None => lang.t("observation-spread-never").to_string(),
        },
        long: seen_long_ago(last, today),
        last,
        notes,
        observations,
        contacts,
        said,
    }
}

/// The children, with their names, whom nobody has seen for long; who waits longest first, with how long ago in words. The
/// caller has found them with a grant.
pub async fn not_seen_lately(
    tx: &mut Read,
    organisation: OrganisationId,
    children: BTreeMap<ChildId, String>,
    (today, lang): (Date, Lang),
) -> sqlx::Result<Vec<(ChildId, String, String)>> {
    let last = seen::last_seen(tx, organisation, children.keys().copied()).await?;
    let mut found: Vec<(ChildId, String)> = children.into_iter().collect();
    let of = |child: &ChildId| last.get(child).copied();
    found.retain(|(child, _)| seen_long_ago(of(child), today));
    unseen_first(&mut found, |(child, _)| of(child), |(_, name)| name.to_lowercase());
    let words = |child: &ChildId| match of(child) {
        Some(last) => ago(last, today, lang),
        None => lang.t("observation-spread-never").to_string(),
    };
    Ok(found.into_iter().map(|(child, name)| (child, name, words(&child))).collect())
}

/// How long ago, without the date: "3 weken geleden".
fn ago(last: Date, today: Date, lang: Lang) -> String {
    match (today - last).get_days() {
        days @ 0..=1 => dates::said(today.saturating_sub(i64::from(days).days()), today, lang).said,
        days @ 2..=13 => lang.t("date-days-ago").with("days", days).to_string(),
        days => lang.t("date-weeks-ago").with("weeks", days / 7).to_string(),
    }
}
