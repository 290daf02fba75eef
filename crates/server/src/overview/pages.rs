//! The pages of the overview.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use jiff::civil::Date;
use mentorkind_domain::access::{Action, action};
use serde::Deserialize;

use super::{
    kept,
    numbers::{self, Numbers, What},
    summary::{self, A_PAGE},
};
use crate::{
    division::{self, Crumb, GroupDivision},
    group::{self, GroupInfo},
    mentorship,
    platform::{
        access::Grant,
        dates::{self, Said},
        ids::{GroupId, LocationId},
        problem::Problem,
        render::{Page, html},
        session::Cx,
    },
    reporting_code,
};

/// Up to so many groups stand on one page, with their numbers of this moment.
const FEW: i64 = 40;

/// What is shown of the overview.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Filter {
    /// Only what has this number.
    what: Option<String>,
    /// Only locations whose name has this.
    #[serde(default)]
    q: String,
    /// Which page of locations, from 1.
    page: Option<usize>,
}

impl Filter {
    fn what(&self) -> Option<What> {
        self.what.as_deref().and_then(What::read)
    }
}

/// A number over the page, and where it leads.
struct Figure {
    label: String,
    number: usize,
    href: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "overview/overview.html")]
struct OverviewPage {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    today: String,
    /// Groups in which something asks for attention.
    attention: usize,
    /// So many confidential steps wait for the reader.
    sealed: usize,
    groups: usize,
    handovers: usize,
    figures: Vec<Figure>,
    /// Shows all again.
    all: Option<String>,
    locations: Vec<Location>,
    /// A page of its own for each location.
    several: bool,
    /// To how it goes over time.
    over_time: String,
}

struct Location {
    id: String,
    name: String,
    may_try: bool,
    may_inspect: bool,
    groups: Vec<Group>,
}

struct Group {
    id: String,
    name: String,
    kind: String,
    numbers: Numbers,
    counts: Vec<Count>,
    draft: Option<String>,
    coming: Option<Said>,
    /// The reader can have a proposal made.
    may_divide: bool,
}

/// A number of a group, and where it leads.
struct Count {
    kind: &'static str,
    text: String,
    href: Option<String>,
}

#[derive(Template)]
#[template(path = "overview/large.html")]
struct LargePage {
    page: Page,
    today: String,
    counted: String,
    attention: usize,
    /// So many confidential steps wait for the reader.
    sealed: usize,
    groups: usize,
    figures: Vec<Figure>,
    all: Option<String>,
    what: Option<&'static str>,
    q: String,
    locations: Vec<LocationLine>,
    found: usize,
    pages: Vec<Option<(usize, String, bool)>>,
}

struct LocationLine {
    id: String,
    name: String,
    groups: usize,
    children: usize,
    coming: usize,
    share: Option<u32>,
    counts: Vec<Count>,
}

fn figures(cx: &Cx, sum: &Numbers, path: &str, what: Option<What>) -> Vec<Figure> {
    let shown = What::ALL.into_iter().filter(|number| {
        // What is rare stands there only when there is some.
        number.of(sum) > 0
            || !matches!(number, What::ComingWithout | What::Back | What::Recheck | What::Interim)
    });
    shown
        .map(|number| Figure {
            label: cx.lang.t(number.label()).to_string(),
            number: number.of(sum),
            href: format!("{path}?what={}", number.code()),
            current: what == Some(number),
        })
        .collect()
}

pub(super) async fn overview(
    cx: Cx,
    grant: Grant<action::SeeOverview>,
    Query(filter): Query<Filter>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    if group::more_than(&mut tx, &grant, FEW).await? {
        drop(tx);
        return large(cx, grant, filter).await;
    }
    let groups = group::list(&mut tx, &grant, None).await?;
    drop(tx);
    few(cx, grant, groups, None, filter).await
}

pub(super) async fn location(
    cx: Cx,
    grant: Grant<action::SeeOverview>,
    Path(id): Path<LocationId>,
    Query(filter): Query<Filter>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let groups = group::of_location(&mut tx, &grant, id).await?;
    drop(tx);
    let name = groups.first().ok_or(Problem::NotFound)?.location_name.clone();
    few(cx, grant, groups, Some((id, name)), filter).await
}

/// Groups with their numbers of this moment.
async fn few(
    cx: Cx,
    grant: Grant<action::SeeOverview>,
    groups: Vec<GroupInfo>,
    at: Option<(LocationId, String)>,
    filter: Filter,
) -> Result<Response, Problem> {
    let (organisation, today, actor) = (grant.organisation(), grant.actor().today, grant.actor());
    let mut tx = cx.read().await?;
    let divisions = division::of_groups(&mut tx, organisation, groups.iter().map(|g| g.id), today).await?;
    let rules = division::rules(&mut tx, organisation, today).await?;
    let counted = numbers::of_groups(&mut tx, organisation, groups, (cx.now, &actor.zone), &rules).await?;
    let handovers = match Grant::<action::HandOver>::of(actor) {
        Ok(grant) if at.is_none() => mentorship::due(&mut tx, &grant, today, &actor.zone).await?,
        _ => Vec::new(),
    };
    let sealed = reporting_code::waiting(&mut tx, &cx.app.settings.keys, actor).await?.mine.len();
    drop(tx);
    let sum = counted.iter().fold(Numbers::default(), |sum, (_, numbers)| sum.plus(numbers));
    let attention = counted.iter().filter(|(_, numbers)| numbers.attention()).count();
    let what = filter.what();
    let path = at.as_ref().map_or_else(|| "/overview".to_owned(), |(id, _)| format!("/locations/{id}"));
    let reader = Reader::new(&cx, &grant);
    let mut locations: Vec<(LocationId, Location)> = Vec::new();
    for (info, numbers) in counted.iter().filter(|(_, n)| what.is_none_or(|what| what.of(n) > 0)) {
        let group = reader.group(info, numbers, divisions.get(&info.id).cloned().unwrap_or_default(), today);
        match locations.last_mut() {
            Some((id, location)) if *id == info.location => location.groups.push(group),
            _ => locations.push((
                info.location,
                Location {
                    id: info.location.to_string(),
                    name: info.location_name.clone(),
                    may_try: actor.may_somewhere(Action::TryWhatIf),
                    may_inspect: actor.may_somewhere(Action::Inspect),
                    groups: vec![group],
                },
            )),
        }
    }
    let crumbs = match &at {
        Some(_) => {
            vec![Crumb { href: "/overview".to_owned(), label: cx.lang.t("nav-overview").to_string() }]
        }
        None => Vec::new(),
    };
    let at_location = at.as_ref().map(|(id, _)| format!("?at={id}")).unwrap_or_default();
    html(&OverviewPage {
        crumbs,
        over_time: format!("/overview/over-time{at_location}"),
        title: at.as_ref().map_or_else(|| cx.lang.t("nav-overview").to_string(), |(_, name)| name.clone()),
        today: dates::exact(today, cx.lang),
        attention,
        sealed,
        groups: counted.len(),
        handovers: handovers.iter().filter(|h| h.done.is_none()).count(),
        figures: if counted.is_empty() { Vec::new() } else { figures(&cx, &sum, &path, what) },
        all: what.map(|_| path.clone()),
        several: at.is_none(),
        locations: locations.into_iter().map(|(_, location)| location).collect(),
        page: cx.page(),
    })
}

/// Locations in a few numbers, a page at a time.
async fn large(cx: Cx, grant: Grant<action::SeeOverview>, filter: Filter) -> Result<Response, Problem> {
    let (today, actor) = (grant.actor().today, grant.actor());
    let counted = kept::of_all(&cx.app, grant.organisation(), &actor.zone).await?;
    let mut tx = cx.read().await?;
    let sealed = reporting_code::waiting(&mut tx, &cx.app.settings.keys, actor).await?.mine.len();
    drop(tx);
    let mine = || counted.found.iter().filter(|(info, _)| grant.covers(Some(info.id.0), None));
    let sum = mine().fold(Numbers::default(), |sum, (_, numbers)| sum.plus(numbers));
    let what = filter.what();
    let found = summary::chosen(summary::locations(mine()), what, filter.q.trim());
    let last = found.len().div_ceil(A_PAGE).max(1);
    let at = filter.page.unwrap_or(1).clamp(1, last);
    let address = |page: usize| {
        let mut query = vec![("page".to_owned(), page.to_string())];
        query.extend(what.map(|what| ("what".to_owned(), what.code().to_owned())));
        if !filter.q.is_empty() {
            query.push(("q".to_owned(), filter.q.clone()));
        }
        format!("/overview?{}", serde_urlencoded::to_string(query).unwrap_or_default())
    };
    let reader = Reader::new(&cx, &grant);
    html(&LargePage {
        today: dates::exact(today, cx.lang),
        counted: dates::said_moment(counted.at, today, &actor.zone, cx.lang).said,
        attention: mine().filter(|(_, numbers)| numbers.attention()).count(),
        sealed,
        groups: mine().count(),
        figures: figures(&cx, &sum, "/overview", what),
        all: (what.is_some() || !filter.q.is_empty()).then(|| "/overview".to_owned()),
        what: what.map(What::code),
        found: found.len(),
        pages: if last > 1 {
            summary::pages(at, last).map(|page| page.map(|page| (page, address(page), page == at))).collect()
        } else {
            Vec::new()
        },
        locations: found
            .into_iter()
            .skip((at - 1) * A_PAGE)
            .take(A_PAGE)
            .map(|location| LocationLine {
                id: location.id.to_string(),
                groups: location.groups,
                children: location.numbers.children,
                coming: location.numbers.coming,
                share: location.numbers.share(),
                counts: reader.counts(&location.numbers, |what| {
                    Some(format!("/locations/{}?what={}", location.id, what.code()))
                }),
                name: location.name,
            })
            .collect(),
        q: filter.q,
        page: cx.page(),
    })
}

/// What the reader may do with what is shown.
struct Reader<'a> {
    cx: &'a Cx,
    divide: Option<Grant<action::Divide>>,
    told: Option<Grant<action::SeeTold>>,
}

impl<'a> Reader<'a> {
    fn new(cx: &'a Cx, grant: &Grant<action::SeeOverview>) -> Self {
        let actor = grant.actor();
        Self { cx, divide: Grant::of(actor).ok(), told: Grant::of(actor).ok() }
    }

    fn group(&self, info: &GroupInfo, numbers: &Numbers, there: GroupDivision, today: Date) -> Group {
        let may_divide = self.divide.as_ref().is_some_and(|g| g.covers(Some(info.id.0), None));
        Group {
            id: info.id.to_string(),
            name: info.name.clone(),
            kind: self.cx.lang.t(group::kind_key(&info.kind)).to_string(),
            numbers: *numbers,
            counts: self.counts(numbers, |what| self.leads(info.id, what)),
            draft: there.draft.filter(|_| may_divide).map(|id| id.to_string()),
            coming: there.coming.first().map(|coming| dates::said(coming.from, today, self.cx.lang)),
            may_divide,
        }
    }

    /// Where a number of a group leads; nowhere for who may not see more of it.
    fn leads(&self, group: GroupId, what: What) -> Option<String> {
        match what {
            What::Untold => {
                let may = self.told.as_ref().is_some_and(|g| g.covers(Some(group.0), None));
                may.then(|| format!("/told?group={group}"))
            }
            What::Above => Some(format!("/groups/{group}#mentors")),
            What::Without | What::Elsewhere | What::ComingWithout | What::Hardly => {
                Some(format!("/groups/{group}#attention"))
            }
            What::Interim | What::Back | What::Recheck => Some(format!("/groups/{group}")),
        }
    }

    fn counts(&self, numbers: &Numbers, leads: impl Fn(What) -> Option<String>) -> Vec<Count> {
        What::ALL
            .into_iter()
            .filter(|what| what.of(numbers) > 0)
            .map(|what| Count {
                kind: what.kind(),
                text: self.cx.lang.t(what.counted()).with("count", what.of(numbers)).to_string(),
                href: leads(what),
            })
            .collect()
    }
}
