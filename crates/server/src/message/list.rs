//! What waits for an answer, and the guardians of a child to write to.

use askama::Template;
use axum::{extract::Path, response::Response};
use mentorkind_domain::access::action;

use super::{
    queries::{self, Thread},
    reach,
};
use crate::{
    child::{self, Child},
    platform::{
        access::Grant,
        clock::Moment,
        dates::{Said, said_moment},
        db::Read,
        ids::ChildId,
        problem::Problem,
        render::{Page, colour, html, initials},
        rights,
        session::Cx,
    },
    protocol,
};

/// A thread that waits for an answer.
struct WaitingLine {
    href: String,
    child: String,
    initials: String,
    colour: u8,
    guardian: String,
    /// When the first message was sent.
    since: Said,
    /// The mentor in whose place the reader answers.
    instead_of: Option<String>,
}

/// What waits for an answer of the reader, the eldest first: the thread, when its first message was sent, and in whose
/// place the reader answers, when it is not the mentor.
async fn waiting(
    tx: &mut Read,
    grant: &Grant<action::AnswerMessages>,
) -> sqlx::Result<Vec<(Thread, Moment, Option<String>)>> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let waiting = queries::waiting_within(tx, grant).await?;
    if waiting.is_empty() {
        return Ok(Vec::new());
    }
    let children: Vec<ChildId> = waiting.iter().map(|waiting| waiting.child_id).collect();
    let mentors = reach::mentors(tx, organisation, &children, today).await?;
    let colleagues = protocol::in_force(tx, organisation, today).await?.colleagues_answer();
    let answered = waiting.into_iter().filter_map(|waiting| {
        let (child, guardian) = (waiting.child_id, waiting.guardian_id);
        let mentor = mentors.get(&child);
        let own = mentor.is_some_and(|mentor| Some(mentor.staff) == grant.actor().staff);
        let instead_of = (!own).then(|| mentor.map(|mentor| mentor.name.clone()).unwrap_or_default());
        reach::answers(grant, child, mentor, colleagues).then_some((
            Thread { child, guardian },
            waiting.sent_at,
            instead_of,
        ))
    });
    Ok(answered.collect())
}

/// How many threads wait for an answer of the reader in the mentor's place.
pub async fn in_their_place(tx: &mut Read, grant: &Grant<action::AnswerMessages>) -> sqlx::Result<usize> {
    Ok(waiting(tx, grant).await?.iter().filter(|(_, _, instead_of)| instead_of.is_some()).count())
}

#[derive(Template)]
#[template(path = "message/list.html")]
struct ListPage {
    page: Page,
    waiting: Vec<WaitingLine>,
}

pub(super) async fn page(cx: Cx, grant: Grant<action::AnswerMessages>) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let today = actor.today;
    let mut tx = cx.read().await?;
    let waiting = waiting(&mut tx, &grant).await?;
    let threads: Vec<Thread> = waiting.iter().map(|(thread, ..)| *thread).collect();
    let names = queries::names(&mut tx, organisation, &threads).await?;
    let name = |id: uuid::Uuid| names.get(&id).cloned().unwrap_or_default();
    let lines = waiting.into_iter().map(|(thread, sent_at, instead_of)| WaitingLine {
        href: format!("/children/{}/messages/{}", thread.child, thread.guardian),
        child: name(thread.child.0),
        initials: initials(&name(thread.child.0)),
        colour: colour(thread.child.0),
        guardian: name(thread.guardian.0),
        since: said_moment(sent_at, today, &actor.zone, lang),
        instead_of: instead_of.filter(|mentor| !mentor.is_empty()),
    });
    html(&ListPage { page: cx.page(), waiting: lines.collect() })
}

/// A guardian to write to.
struct GuardianLine {
    href: String,
    name: String,
    last: Option<Said>,
    /// Nothing more can be written.
    closed: bool,
    unread: bool,
}

#[derive(Template)]
#[template(path = "message/child.html")]
struct ChildPage {
    page: Page,
    child: Child,
    guardians: Vec<GuardianLine>,
}

pub(super) async fn of_child(
    cx: Cx,
    grant: Grant<action::AnswerMessages>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let today = actor.today;
    let mut tx = cx.read().await?;
    let (child, _) = reach::found_child(&mut tx, &grant, child).await?;
    let threads = queries::threads(&mut tx, organisation, child.id).await?;
    let rights = rights::of_children(&mut tx, organisation, [child.id], today).await?;
    let of: Vec<Thread> =
        threads.iter().map(|(guardian, _)| Thread { child: child.id, guardian: *guardian }).collect();
    let names = queries::names(&mut tx, organisation, &of).await?;
    let unread = queries::waiting(&mut tx, organisation, [child.id].into_iter(), today).await?;
    let places = child::places(&mut tx, organisation, child.id, today).await?;
    drop(tx);
    child::open(&cx, actor, child.id, &places, "messages").await?;
    // Whoever may not be told and never wrote is not in the list: there is nothing to read or to write.
    let lines = threads.into_iter().filter_map(|(guardian, last)| {
        let closed = !rights.full(guardian, child.id);
        (!closed || last.is_some()).then(|| GuardianLine {
            href: format!("/children/{}/messages/{guardian}", child.id),
            name: names.get(&guardian.0).cloned().unwrap_or_default(),
            last: last.map(|at| said_moment(at, today, &actor.zone, lang)),
            closed,
            unread: unread.iter().any(|waiting| waiting.guardian_id == guardian),
        })
    });
    let guardians = lines.collect();
    html(&ChildPage { page: cx.page(), child, guardians })
}
