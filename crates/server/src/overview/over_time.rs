//! How something goes over the last year and between locations: a picture and a table. Team leads read their own locations
//! in whole numbers, others no number in which somebody could be recognised, save what is open ([`Looked::open`]). That
//! protects against comparing people at a glance; who may inspect a location finds its children by the key of a day.

use askama::Template;
use axum::{extract::Query, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    over_time::{OverTime, Span, looked_at, months},
    pattern::Shown,
};
use serde::Deserialize;

use super::{
    cases::{Looked, known_since, tally},
    concern_steps::{self, Step},
    kept,
    summary::{self, A_PAGE},
};
use crate::{
    group,
    platform::{
        access::Grant,
        dates::said_moment,
        db::Read,
        i18n::Lang,
        ids::LocationId,
        problem::Problem,
        render::{Page, html},
        session::Cx,
    },
    protocol,
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
    /// Its height, and that of its part; none where nobody counts or not every number is said.
    bars: Option<(f64, f64)>,
    /// The height of a month of which not every number is said.
    unsaid: Option<f64>,
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
    /// Of one of the columns not every number is said.
    unsaid: bool,
    /// The values of the lines behind the columns, and how high each stands.
    lines: Vec<(usize, f64)>,
    /// Nobody counts in any month: why.
    empty: Option<String>,
    /// The picture in words.
    said: String,
    /// How many running concerns are at which step.
    steps: Vec<Step>,
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
/// The height of a month of which not even the whole is said: it shows that there is somebody, and not how many.
const UNSAID: f64 = 6.0;

fn words(shown: Shown, lang: Lang) -> String {
    match shown {
        Shown::Nobody => lang.t("over-time-nobody").to_string(),
        Shown::TooFew => lang.t("over-time-few").to_string(),
        Shown::Unsaid => lang.t("over-time-unsaid-all").to_string(),
        Shown::Only(of) => lang.t("over-time-only").with("of", of).to_string(),
        Shown::Part { of, part } => lang.t("over-time-part").with("of", of).with("part", part).to_string(),
    }
}

/// The largest number of a month; none where no number can be said.
fn most(found: &OverTime<LocationId>) -> Option<usize> {
    let whole = |shown: Shown| match shown {
        Shown::Nobody | Shown::TooFew | Shown::Unsaid => None,
        Shown::Only(of) | Shown::Part { of, .. } => Some(of),
    };
    found.months.iter().filter_map(|(_, shown)| whole(*shown)).max()
}

/// Round numbers up to the largest one, four at most.
fn round_numbers(most: usize) -> Vec<usize> {
    let mut steps = (0..).flat_map(|power| [1, 2, 5].map(|times| times * 10_usize.pow(power)));
    let step = steps.find(|step| most / step <= 4).unwrap_or(most);
    (1..=most / step).map(|times| times * step).collect()
}

/// The columns of the months; of those of which it is not known it is said so.
fn columns(found: &OverTime<LocationId>, known: impl Fn(Date) -> bool, lang: Lang) -> Vec<Column> {
    let most = most(found).unwrap_or(1);
    let height = |count: usize| count as f64 / most as f64 * HEIGHT;
    let months = found.months.iter().enumerate();
    months
        .map(|(at, (month, shown))| {
            let name = lang.t(&("month-".to_owned() + &month.month().to_string())).to_string();
            let (bars, unsaid) = match *shown {
                Shown::Nobody => (None, None),
                Shown::TooFew | Shown::Unsaid => (None, Some(UNSAID)),
                Shown::Only(of) => (None, Some(height(of))),
                Shown::Part { of, part } => (Some((height(of), height(part))), None),
            };
            Column {
                x: at * WIDTH,
                bars,
                unsaid,
                letter: name.chars().next().unwrap_or_default().to_uppercase().to_string(),
                month: format!("{name} {}", month.year()),
                words: if *shown == Shown::Nobody && !known(*month) {
                    lang.t("over-time-unknown").to_string()
                } else {
                    words(*shown, lang)
                },
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

/// A version of the protocol that held in these months has a term for it.
async fn has_term(tx: &mut Read, grant: &Grant<action::SeeOverview>, looked: Looked) -> sqlx::Result<bool> {
    if looked != Looked::Contact {
        return Ok(true);
    }
    let today = grant.actor().today;
    let first = months(today).next().unwrap_or(today);
    let versions = protocol::terms(tx, grant.organisation()).await?;
    let held = versions.iter().rposition(|version| version.starts_on <= first).unwrap_or(0);
    let mut held = versions.iter().skip(held).filter(|version| version.starts_on <= today);
    Ok(held.any(|version| version.terms.contact_working_days > 0))
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
    let has_term = has_term(&mut tx, &grant, looked).await?;
    let known_since = known_since(&mut tx, &grant, looked).await?;
    let hidden = hides(&grant, looked);
    // Where small numbers are not said, those of a location would say by subtraction those of the others.
    let steps = if looked == Looked::Concern && !(hidden && chosen.is_some()) {
        concern_steps::steps(&mut tx, &grant, &read, (!hidden, lang)).await?
    } else {
        Vec::new()
    };
    drop(tx);
    let (found, counted) = found(&cx, &grant, looked, (&read, large)).await?;
    let last = if large { locations.len().div_ceil(A_PAGE) } else { 1 };
    let at = filter.page.unwrap_or(1).clamp(1, last);
    let (skipped, taken) = if large { ((at - 1) * A_PAGE, A_PAGE) } else { (0, locations.len()) };
    let most = most(&found);
    let lines = most.map(round_numbers).unwrap_or_default().into_iter();
    let lines = lines.map(|value| (value, value as f64 / most.unwrap_or(1) as f64 * HEIGHT)).collect();
    let empty = found.months.iter().all(|(_, shown)| *shown == Shown::Nobody);
    let today = grant.actor().today;
    let known = |month| known_since.is_none_or(|since| since <= looked_at(month, today));
    let columns = columns(&found, known, lang);
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
    let in_words = columns.iter().map(|column| format!("{}: {}", column.month, column.words));
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
        empty: empty
            .then(|| lang.t(if has_term { "over-time-empty" } else { "over-time-no-term" }).to_string()),
        said: in_words.collect::<Vec<_>>().join("; "),
        unsaid: columns.iter().any(|column| column.unsaid.is_some()),
        columns,
        lines,
        steps,
        rows: rows.collect(),
        side_by_side: match looked.span() {
            Span::Now => lang.t("over-time-locations-now").to_string(),
            Span::Year => lang.t("over-time-locations-year").to_string(),
        },
        all: chosen.as_ref().map(|_| address(looked, None)),
        location: chosen.map(|(_, name)| name),
        hidden,
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_month_of_which_a_number_is_not_said_is_never_drawn_as_none_of_all() {
        let shown = [
            Shown::Only(70),
            Shown::TooFew,
            Shown::Unsaid,
            Shown::Nobody,
            Shown::Part { of: 70, part: 0 },
            Shown::Part { of: 35, part: 35 },
        ];
        let months = (1..).zip(shown).map(|(month, shown)| (date(2026, month, 1), shown)).collect();
        let drawn = columns(&OverTime { months, locations: BTreeMap::new() }, |_| true, Lang::Nl);
        let drawn: Vec<_> = drawn.into_iter().map(|column| (column.bars, column.unsaid)).collect();
        let expected = [
            (None, Some(100.0)),
            (None, Some(UNSAID)),
            (None, Some(UNSAID)),
            (None, None),
            (Some((100.0, 0.0)), None),
            (Some((50.0, 50.0)), None),
        ];
        assert_eq!(drawn, expected);
    }

    #[test]
    fn a_few_round_numbers_reach_over_half_of_the_largest() {
        assert_eq!(
            (round_numbers(1), round_numbers(11), round_numbers(437)),
            (vec![1], vec![5, 10], vec![100, 200, 300, 400])
        );
        for most in 1..2_000 {
            let lines = round_numbers(most);
            assert!(
                (1..=4).contains(&lines.len()) && lines.iter().all(|line| *line <= most),
                "{most}: {lines:?}"
            );
            assert!(lines.last().is_some_and(|last| 2 * last >= most), "{most}: {lines:?}");
        }
    }
}
