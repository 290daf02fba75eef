//! The page on which parents see who looked.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::access::action;
use serde::Deserialize;

use super::{
    queries,
    read::{Looked, between, first_day},
};
use crate::platform::{
    access::Grant,
    dates::{Said, said},
    ids::ChildId,
    opening::Opening,
    problem::Problem,
    render::{Page, html},
    session::Cx,
};

/// So many days stand on one page.
const DAYS: i64 = 30;

#[derive(Template)]
#[template(path = "who_looked/looked.html")]
struct LookedPage {
    page: Page,
    child_name: String,
    child: ChildId,
    from: Said,
    until: Said,
    looked: Looked,
    /// The last day of the page before this one.
    earlier: Option<Date>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// The last day.
    until: Option<Date>,
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::SeeWhoLooked>,
    Path(child): Path<ChildId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let today = actor.today;
    let first = first_day(today);
    let until = asked.until.unwrap_or(today).clamp(first, today);
    let from = until.saturating_sub((DAYS - 1).days()).max(first);
    let mut tx = cx.read().await?;
    let looked = between(&mut tx, &grant, child, (from, until), lang).await?;
    let child_name = queries::first_name(&mut tx, organisation, child).await?.ok_or(Problem::NotFound)?;
    drop(tx);
    let opening = Opening {
        organisation,
        account: actor.account,
        child,
        relation: "guardian",
        page: "looked",
        at: cx.now,
    };
    cx.app.openings.record(vec![opening]).await?;
    html(&LookedPage {
        page: cx.page(),
        child_name,
        child,
        from: said(from, today, lang),
        until: said(until, today, lang),
        looked,
        earlier: (from > first).then(|| from.saturating_sub(1.day())),
    })
}
