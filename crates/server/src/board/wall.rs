//! The board in large type, for the wall: who is there by first name, whom to ask, birthdays.

use askama::Template;
use axum::{extract::Path, response::Response};
use mentorkind_domain::{access::action, board::birthday};

use super::{
    queries,
    there::{There, there},
};
use crate::platform::{
    access::Grant,
    dates::exact,
    ids::{ChildId, GroupId},
    problem::Problem,
    render::{Page, html},
    session::Cx,
};

#[derive(Template)]
#[template(path = "board/wall.html")]
struct WallPage {
    page: Page,
    id: GroupId,
    today: String,
    there: There,
    /// Whose birthday it is: the first name, and how old it becomes.
    birthdays: Vec<(String, i16)>,
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::SeeBoard>,
    Path(id): Path<GroupId>,
) -> Result<Response, Problem> {
    if !grant.covers(Some(id.0), None) {
        return Err(Problem::NotFound);
    }
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let today = actor.today;
    let mut tx = cx.read().await?;
    let there = there(&mut tx, organisation, id, (today, &actor.zone, cx.lang)).await?;
    let there = there.ok_or(Problem::NotFound)?;
    let children: Vec<ChildId> = there.children.iter().map(|child| child.id).collect();
    let births = queries::births(&mut tx, organisation, &children).await?;
    drop(tx);
    let becomes = |child: ChildId| {
        births.iter().find(|(of, _)| *of == child).and_then(|(_, born)| birthday(born.to_jiff(), today))
    };
    let birthdays =
        there.children.iter().filter_map(|child| Some((child.name.clone(), becomes(child.id)?))).collect();
    html(&WallPage { page: cx.page(), id, today: exact(today, cx.lang), there, birthdays })
}
