//! How something goes over the last year and between locations: a picture and a table. Team leads read their own locations
//! in whole numbers, others no number in which somebody could be recognised, save what is open ([`Looked::open`]).

use askama::Template;
use axum::{extract::Query, response::Response};
use mentorkind_domain::{
    access::action,
    over_time::{OverTime, Span},
    pattern::Shown,
};
use serde::Deserialize;

use super::{
    cases::{Looked, tally},
    kept,
    summary::{self, A_PAGE},
};
use crate::{
    group,
    platform::{
        access::Grant,
        dates::said_moment,
        i18n::Lang,
        ids::LocationId,
        problem::Problem,
        render::{Page, html},
        session::Cx,
    },
};

/// Of more groups than this the numbers are kept for a while, and locations stand on more than one page.
const MANY: usize = 400;

/// What is chosen.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Filter {
    /// What is looked at.
    what: Option<String>,
    /// At which location only.
    at: Option<LocationId>,
    /// Which page of locations, from 1.
    page: Option<usize>,
}

/// A choice, with its address.
struct Choice {
    label: String,
    href: String,
    current: bool,
}

/// A month as a column of the picture and a row of the table.
struct Column {
    /// Where it stands from the left.
    x: usize,
    /// Its height, and that of its part; none where no number can be said.
    bars: Option<(f64, Option<f64>)>,
    /// The month's first letter, and the month.
    letter: String,
    month: String,
    words: String,
}

/// A location.
struct Row {
    name: String,
    href: String,
    words: String,
    bar: Option<(usize, usize)>,
}

#[derive(Template)]
#[template(path = "overview/over-time.html")]
struct OverTimePage {
    page: Page,
    /// Of which location; none: of all.
    location: Option<String>,
    looks: Vec<Choice>,
    name: String,
    what: String,
    part: String,
    columns: Vec<Column>,
    /// Nobody counts in any month.
    empty: bool,
    /// The picture in words.
    said: String,
    rows: Vec<Row>,
    /// Over which time locations are put side by side.
    side_by_side: String,
    /// To all locations again.
    all: Option<String>,
    /// Small numbers are not said.
    hidden: bool,
    /// When they were counted, where that was not just now.
    counted: Option<String>,
    pages: Vec<Option<(usize, String, bool)>>,
}

/// The height of the picture, in its own units.
const HEIGHT: f64 = 100.0;
/// The width of a column.
const WIDTH: usize = 30;

fn words(shown: Shown, lang: Lang) -> String {
    match shown {
        Shown::Nobody => lang.t("over-time-nobody").to_string(),
        Shown::TooFew => lang.t("over-time-few").to_string(),
        Shown::Only(of) => lang.t("over-time-only").with("of", of).to_string(),
        Shown::Part { of, part } => lang.t("over-time-part").with("of", of).with("part", part).to_string(),
    }
}

fn columns(found: &OverTime<LocationId>, lang: Lang) -> Vec<Column> {
    let of = |shown: Shown| match shown {
        Shown::Nobody | Shown::TooFew => None,
        Shown::Only(of) => Some((of, None)),
        Shown::Part { of, part } => Some((of, Some(part))),
    };
    let most = found.months.iter().filter_map(|(_, shown)| of(*shown)).map(|(of, _)| of).max().unwrap_or(1);
    let height = |count: usize| count as f64 / most as f64 * HEIGHT;
    let months = found.months.iter().enumerate();
    months
        .map(|(at, (month, shown))| {
            let name = lang.t(&("month-".to_owned() + &month.month().to_string())).to_string();
            Column {
                x: at * WIDTH,
                bars: of(*shown).map(|(of, part)| (height(of), part.map(height))),
                letter: name.chars().next().unwrap_or_default().to_uppercase().to_string(),
                month: format!("{name} {}", month.year()),
                words: words(*shown, lang),
            }
        })
        .collect()
}

fn address(looked: Looked, at: Option<LocationId>) -> String {
    let at = at.map(|at| format!("&at={at}")).unwrap_or_default();
    format!("/overview/over-time?what={}{at}", looked.code())
}

/// The reader sees no small numbers of this.
fn hides(grant: &Grant<action::SeeOverview>, looked: Looked) -> bool {
    grant.everywhere() && !looked.open()
}

/// How it goes at these locations. Of a whole large organisation it is what is kept, with the time at which it was counted.
async fn found(
    cx: &Cx,
    grant: &Grant<action::SeeOverview>,
    looked: Looked,
    (locations, large): (&[LocationId], bool),
) -> Result<(OverTime<LocationId>, Option<String>), Problem> {
    let (actor, whole) = (grant.actor(), !hides(grant, looked));
    if !grant.everywhere() || !large {
        let mut tx = cx.read().await?;
        let tally = tally(&mut tx, grant, looked, locations).await?;
        return Ok((tally.shown(whole), None));
    }
    let kept = kept::over_time(&cx.app, grant, looked, locations).await?;
    let at = said_moment(kept.at, actor.today, &actor.zone, cx.lang).said;
    Ok((kept.found.shown(whole), Some(cx.lang.t("overview-counted").with("time", at).to_string())))
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::SeeOverview>,
    Query(filter): Query<Filter>,
) -> Result<Response, Problem> {
    let lang = cx.lang;
    let looked = filter.what.as_deref().and_then(Looked::of).unwrap_or(Looked::Mentor);
    let mut tx = cx.read().await?;
    let groups = group::list(&mut tx, &grant, None).await?;
    let mut locations: Vec<(LocationId, String)> =
        groups.iter().map(|group| (group.location, group.location_name.clone())).collect();
    locations.dedup();
    let chosen = match filter.at {
        Some(at) => Some(locations.iter().find(|(id, _)| *id == at).ok_or(Problem::NotFound)?.clone()),
        None => None,
    };
    let large = chosen.is_none() && groups.len() > MANY;
    let read: Vec<LocationId> = match &chosen {
        Some((id, _)) => vec![*id],
        None => locations.iter().map(|(id, _)| *id).collect(),
    };
    drop(tx);
    let (found, counted) = found(&cx, &grant, looked, (&read, large)).await?;
    let last = if large { locations.len().div_ceil(A_PAGE) } else { 1 };
    let at = filter.page.unwrap_or(1).clamp(1, last);
    let (skipped, taken) = if large { ((at - 1) * A_PAGE, A_PAGE) } else { (0, locations.len()) };
    let columns = columns(&found, lang);
    let text = |end: &str| lang.t(&("over-time-".to_owned() + looked.code() + end)).to_string();
    let rows = locations.iter().filter(|_| chosen.is_none()).skip(skipped).take(taken).map(|(id, name)| {
        let shown = found.locations.get(id).copied().unwrap_or(Shown::Nobody);
        Row {
            name: name.clone(),
            href: address(looked, Some(*id)),
            words: words(shown, lang),
            bar: match shown {
                Shown::Part { of, part } => Some((part, of)),
                _ => None,
            },
        }
    });
    let said = columns.iter().map(|column| format!("{}: {}", column.month, column.words));
    let page = OverTimePage {
        page: cx.page(),
        looks: Looked::ALL
            .into_iter()
            .map(|one| Choice {
                label: lang.t(&("over-time-".to_owned() + one.code())).to_string(),
                href: address(one, chosen.as_ref().map(|(id, _)| *id)),
                current: one == looked,
            })
            .collect(),
        name: text(""),
        what: text("-what"),
        part: text("-part"),
        empty: found.months.iter().all(|(_, shown)| *shown == Shown::Nobody),
        said: said.collect::<Vec<_>>().join("; "),
        columns,
        rows: rows.collect(),
        side_by_side: match looked.span() {
            Span::Now => lang.t("over-time-locations-now").to_string(),
            Span::Year => lang.t("over-time-locations-year").to_string(),
        },
        all: chosen.as_ref().map(|_| address(looked, None)),
        location: chosen.map(|(_, name)| name),
        hidden: hides(&grant, looked),
        counted,
        pages: if last > 1 {
            let address = |page: usize| format!("{}&page={page}", address(looked, None));
            summary::pages(at, last).map(|page| page.map(|page| (page, address(page), page == at))).collect()
        } else {
            Vec::new()
        },
    };
    html(&page)
}
