//! The board of a group.

use std::collections::BTreeSet;

use askama::Template;
use axum::{extract::Path, response::Response};
use jiff::ToSpan;
use mentorkind_domain::access::action;

use super::{
    queries::{self, Agreement},
    view::Line,
};
use crate::{
    group,
    platform::{
        access::Grant,
        ids::{GroupId, StaffId},
        opening::Opening,
        problem::Problem,
        render::{Page, html},
        session::Cx,
    },
};

/// What is over stays on the board for so many days.
const OVER_DAYS: i64 = 56;

#[derive(Template)]
#[template(path = "board/board.html")]
struct BoardPage {
    page: Page,
    id: GroupId,
    name: String,
    /// What the reader is asked to read.
    asked: Vec<OnBoard>,
    holds: Vec<OnBoard>,
    over: Vec<OnBoard>,
    may_keep: bool,
}

struct OnBoard {
    line: Line,
    /// How many of the team have read it, of how many, and who has not: for who leads the group.
    read: Option<(usize, usize, String)>,
}

pub(super) async fn board(
    cx: Cx,
    grant: Grant<action::SeeBoard>,
    Path(id): Path<GroupId>,
) -> Result<Response, Problem> {
    let (organisation, actor, today) = (grant.organisation(), grant.actor(), grant.actor().today);
    if !grant.covers(Some(id.0), None) {
        return Err(Problem::NotFound);
    }
    let mut tx = cx.read().await?;
    let name = group::name(&mut tx, organisation, id).await?.ok_or(Problem::NotFound)?;
    let all = queries::of(&mut tx, organisation, actor.staff, [id], today).await?;
    let leads = actor.facts.leads_groups.contains(&id.0);
    let (team, readers) = if leads {
        let important = all.iter().filter(|a| a.important).map(|a| a.id);
        (
            queries::team(&mut tx, organisation, id, today).await?,
            queries::readers(&mut tx, organisation, important).await?,
        )
    } else {
        Default::default()
    };
    drop(tx);
    let opened: BTreeSet<_> = all.iter().map(|agreement| agreement.child_id).collect();
    let opened: Vec<Opening> =
        opened.into_iter().map(|child| grant.opening(Some(id.0), child, "board", cx.now)).collect();
    cx.app.openings.record_followed(opened, cx.by_itself).await?;
    let read = |agreement: &Agreement| {
        let knows = |staff: StaffId| readers.contains(&(agreement.id, staff));
        let not: Vec<&str> =
            team.iter().filter(|(staff, _)| !knows(*staff)).map(|(_, name)| name.as_str()).collect();
        (leads && agreement.important).then(|| (team.len() - not.len(), team.len(), not.join(", ")))
    };
    let since = today.saturating_sub(OVER_DAYS.days());
    let recent = |agreement: &&Agreement| {
        let over = agreement.ended_on.or(agreement.until_on).map(jiff_sqlx::Date::to_jiff);
        agreement.withdrawn_at.is_none() && over.is_none_or(|over| over >= since)
    };
    let (holds, over): (Vec<OnBoard>, Vec<OnBoard>) = all
        .iter()
        .filter(recent)
        .map(|agreement| OnBoard { line: Line::of(agreement, today, cx.lang), read: read(agreement) })
        .partition(|one| one.line.holds);
    let (asked, mut holds): (Vec<OnBoard>, Vec<OnBoard>) = holds.into_iter().partition(|one| one.line.asks);
    holds.sort_by_key(|one| one.line.child.to_lowercase());
    let may_keep =
        Grant::<action::KeepAgreements>::of(actor).is_ok_and(|grant| grant.covers(Some(id.0), None));
    html(&BoardPage { page: cx.page(), id, name, asked, holds, over, may_keep })
}
