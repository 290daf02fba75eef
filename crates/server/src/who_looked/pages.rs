//! The page on which parents see who looked.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use jiff::{ToSpan, civil::Date, tz::TimeZone};
use mentorkind_domain::{
    access::action,
    opening::{Opened, Reason, Role, concern_shown, summed},
};
use serde::Deserialize;

use super::queries;
use crate::{
    concern, inquiry,
    platform::{
        access::Grant,
        clock::Moment,
        dates::{Said, said},
        ids::{AccountId, ChildId},
        opening::Opening,
        problem::Problem,
        render::{Page, html},
        session::Cx,
    },
    protocol,
};

/// So many days stand on one page.
const DAYS: i64 = 30;
/// So far back parents can look.
const MOST_DAYS: i64 = 366;

/// Who looked, on a day.
struct Line {
    role: String,
    /// The name, where the organisation chose so.
    name: Option<String>,
    why: String,
    times: usize,
}

#[derive(Template)]
#[template(path = "who_looked/looked.html")]
struct LookedPage {
    page: Page,
    child_name: String,
    child: ChildId,
    from: Said,
    until: Said,
    days: Vec<(Said, Vec<Line>)>,
    /// On which of these days something was told to a guardian without custody.
    told: Vec<Said>,
    /// The last day of the page before this one.
    earlier: Option<Date>,
    names: bool,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// The last day.
    until: Option<Date>,
}

fn begins(day: Date, zone: &TimeZone) -> Moment {
    day.to_zoned(zone.clone()).map_or(Moment::default(), |at| at.timestamp().into())
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::SeeWhoLooked>,
    Path(child): Path<ChildId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    if !grant.covers(None, Some(child.0)) {
        return Err(Problem::NotFound);
    }
    let (today, zone) = (actor.today, &actor.zone);
    let first = today.saturating_sub(MOST_DAYS.days());
    let until = asked.until.unwrap_or(today).clamp(first, today);
    let from = until.saturating_sub((DAYS - 1).days()).max(first);
    let mut tx = cx.read().await?;
    let child_name = queries::first_name(&mut tx, organisation, child).await?.ok_or(Problem::NotFound)?;
    let names = protocol::in_force(&mut tx, organisation, today).await?.names_who_looked();
    let period = (begins(from, zone), begins(until.saturating_add(1.day()), zone));
    let rows = queries::openings(&mut tx, organisation, child, period).await?;
    let told = inquiry::answered(&mut tx, organisation, child, period).await?;
    let worries = concern::worries(&concern::of_children(&mut tx, organisation, [child], today).await?);
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
    let opened: Vec<Opened<AccountId>> = rows
        .iter()
        .filter_map(|row| {
            let (role, reason) = (Role::of(&row.relation)?, Reason::of(&row.page)?);
            Some(Opened { on: row.at.date_in(zone), by: row.account_id, role, reason })
        })
        .filter(|opened| opened.reason != Reason::Concern || concern_shown(&worries, opened.on))
        .collect();
    let mut days: Vec<(Said, Vec<Line>)> = Vec::new();
    for (opened, times) in summed(&opened) {
        let day = said(opened.on, today, lang);
        let name = rows.iter().find(|row| row.account_id == opened.by).map(|row| row.name.clone());
        let line = Line {
            role: lang.t(&("looked-role-".to_owned() + opened.role.code())).to_string(),
            name: name.filter(|_| names),
            why: lang.t(&("looked-why-".to_owned() + opened.reason.code())).to_string(),
            times,
        };
        match days.last_mut().filter(|(last, _)| *last == day) {
            Some((_, lines)) => lines.push(line),
            None => days.push((day, vec![line])),
        }
    }
    html(&LookedPage {
        page: cx.page(),
        child_name,
        child,
        from: said(from, today, lang),
        until: said(until, today, lang),
        days,
        told: told.into_iter().map(|at| said(at.date_in(zone), today, lang)).collect(),
        earlier: (from > first).then(|| from.saturating_sub(1.day())),
        names,
    })
}
