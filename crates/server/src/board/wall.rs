//! The board in large type, for the wall: who is there today by first name, whom to ask, birthdays. Nothing that was
//! agreed, seen or told about a child.

use askama::Template;
use axum::{extract::Path, response::Response};
use mentorkind_domain::{access::action, board::birthday};
use uuid::Uuid;

use super::queries;
use crate::{
    calendar::{self, Days, Whom, today::contact},
    mentor_card::first_name,
    mentorship::{self, Mentorship},
    platform::{
        access::Grant,
        dates::exact,
        ids::{ChildId, GroupId},
        problem::Problem,
        render::{Page, html},
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "board/wall.html")]
struct WallPage {
    page: Page,
    id: GroupId,
    name: String,
    today: String,
    staff: Vec<String>,
    children: Vec<OnWall>,
}

struct OnWall {
    name: String,
    /// The first name of whom to ask today.
    ask: Option<String>,
    /// How old it becomes today.
    becomes: Option<i16>,
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::SeeBoard>,
    Path(id): Path<GroupId>,
) -> Result<Response, Problem> {
    if !grant.covers(Some(id.0), None) {
        return Err(Problem::NotFound);
    }
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.read().await?;
    let days = calendar::days(&mut tx, organisation, &[id], Whom::Everybody, (today, today)).await?;
    let name = days.group(id).map(|group| group.name.clone()).ok_or(Problem::NotFound)?;
    let found = days.calendar.group_day(id.0, today);
    let children: Vec<ChildId> = found.children.iter().map(|(child, _)| ChildId(*child)).collect();
    let mentorships = mentorship::of_children(&mut tx, organisation, &children).await?;
    let births = queries::births(&mut tx, organisation, &children).await?;
    drop(tx);
    let mut staff: Vec<String> =
        found.staff.iter().map(|(person, _)| days.name(*person).to_owned()).collect();
    staff.sort_by_key(|name| name.to_lowercase());
    let becomes = |child: ChildId| {
        births.iter().find(|(of, _)| *of == child).and_then(|(_, born)| birthday(born.to_jiff(), today))
    };
    let mut children: Vec<OnWall> = children
        .into_iter()
        .map(|child| OnWall {
            name: days.name(child.0).to_owned(),
            ask: ask(&days, &mentorships, child, today),
            becomes: becomes(child),
        })
        .collect();
    children.sort_by_key(|child| child.name.to_lowercase());
    html(&WallPage { page: cx.page(), id, name, today: exact(today, cx.lang), staff, children })
}

/// Whom to ask about a child today: its mentor, or the contact of the day while the mentor is not there.
pub fn ask(
    days: &Days,
    mentorships: &[Mentorship],
    child: ChildId,
    today: jiff::civil::Date,
) -> Option<String> {
    let day = days.calendar.child(child.0).on(today);
    let mentor = mentorships.iter().find(|m| m.child == child && m.holds_on(today));
    let of_mentor = mentor.map(|mentor| days.calendar.staff(mentor.staff.0).on(today));
    let alone = of_mentor.map_or(day, |mentor| day.without(&mentor));
    match mentor {
        Some(mentor) if alone.half_days() == 0 => Some(first_name(&mentor.staff_name).to_owned()),
        _ => {
            let place: Uuid = alone.parts().next()?.at;
            let found = contact(days, (place, today), mentor.map(|m| m.staff), &alone)?;
            Some(first_name(&found.name).to_owned())
        }
    }
}
