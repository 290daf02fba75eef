//! What emergency access opens: a child's data, and whom to call.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use mentorkind_domain::{
    access::{Action, action::SeeInEmergency},
    guardians::{Right, Why},
};

use super::{
    pages::Running,
    queries::{self, Child},
};
use crate::{
    division,
    guardians::{self, ToCall, Withheld},
    mentorship,
    platform::{
        access::Grant,
        dates,
        ids::ChildId,
        problem::Problem,
        render::{Flash, Page, colour, html, initials},
        session::Cx,
    },
};

/// The permission; a director whose time is over is told so.
fn grant(cx: &Cx) -> Result<Result<Grant<SeeInEmergency>, Response>, Problem> {
    let actor = cx.actor()?;
    match Grant::of(actor) {
        Ok(grant) => Ok(Ok(grant)),
        Err(Problem::Forbidden) if actor.may_somewhere(Action::OpenEmergency) => {
            let mut response = Redirect::to("/emergency").into_response();
            Flash::know(cx.lang.t("emergency-over")).put(response.headers_mut());
            Ok(Err(response))
        }
        Err(problem) => Err(problem),
    }
}

#[derive(Template)]
#[template(path = "emergency/children.html")]
struct ChildrenPage {
    page: Page,
    running: Running,
    children: Vec<(String, String, String, u8)>,
}

/// The children that are open now; when it is one, straight to it.
pub async fn children(cx: Cx) -> Result<Response, Problem> {
    let grant = match grant(&cx)? {
        Ok(grant) => grant,
        Err(over) => return Ok(over),
    };
    let mut tx = cx.read().await?;
    let children = queries::open_children(&mut tx, &grant, None).await?;
    let (id, ends_at) = queries::running(&mut tx, &grant, cx.now).await?.ok_or(Problem::NotFound)?;
    if let [only] = children.as_slice() {
        return Ok(Redirect::to(&format!("/emergency/children/{}", only.id)).into_response());
    }
    let children = children
        .iter()
        .map(|child| (child.id.to_string(), name(child), initials(&child.first_name), colour(child.id.0)))
        .collect();
    let running = Running::new(&cx, grant.actor(), id.to_string(), String::new(), ends_at);
    html(&ChildrenPage { page: cx.page(), running, children })
}

fn name(child: &Child) -> String {
    format!("{} {}", child.first_name, child.last_name)
}

#[derive(Template)]
#[template(path = "emergency/child.html")]
struct ChildPage {
    page: Page,
    running: Running,
    name: String,
    initials: String,
    colour: u8,
    born: String,
    age: String,
    place: Option<String>,
    mentor: Option<String>,
    warnings: Vec<guardians::Warned>,
    contacts: Vec<Contact>,
}

/// Whom to call, with what they may be told: kind of the badge and key of its text.
struct Contact {
    right: (&'static str, &'static str),
    known: ToCall,
}

fn in_words(right: Option<Right>) -> (&'static str, &'static str) {
    match right {
        Some(Right::Full | Right::Mourning) => ("good", "emergency-custody"),
        Some(Right::Nothing(Why::Banned)) => ("late", "guardians-right-banned"),
        Some(Right::Nothing(Why::Held)) => ("due", "guardians-right-held"),
        Some(Right::Ask | Right::Nothing(_)) | None => ("due", "emergency-no-custody"),
    }
}

/// A child's data and whom to call. That it was opened is in the trail before it is shown.
pub async fn child(cx: Cx, Path(id): Path<ChildId>) -> Result<Response, Problem> {
    let grant = match grant(&cx)? {
        Ok(grant) => grant,
        Err(over) => return Ok(over),
    };
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.read().await?;
    let child = queries::open_children(&mut tx, &grant, Some(id)).await?.pop().ok_or(Problem::NotFound)?;
    let (emergency, ends_at) = queries::running(&mut tx, &grant, cx.now).await?.ok_or(Problem::NotFound)?;
    let contacts = guardians::to_call(&mut tx, organisation, id, today).await?;
    let warnings = guardians::warnings_of_child(&mut tx, organisation, id, today).await?;
    let mentorships = mentorship::of_children(&mut tx, organisation, &[id]).await?;
    drop(tx);
    cx.app.openings.record(vec![grant.opening(None, id, "emergency", cx.now)]).await?;
    let born = child.birth_date.to_jiff();
    html(&ChildPage {
        running: Running::new(&cx, grant.actor(), emergency.to_string(), String::new(), ends_at),
        name: name(&child),
        initials: initials(&child.first_name),
        colour: colour(child.id.0),
        born: dates::exact(born, cx.lang),
        age: division::age(born, today, cx.lang),
        place: child.group_name.zip(child.location_name).map(|(group, at)| format!("{group} · {at}")),
        mentor: mentorships.iter().find(|m| m.holds_on(today)).map(|m| m.staff_name.clone()),
        warnings: guardians::warned(&warnings, |_| false, today, cx.lang),
        contacts: contacts.into_iter().map(|known| Contact { right: in_words(known.right), known }).collect(),
        page: cx.page(),
    })
}
