//! The meetings of a group, and the page of one with its agenda.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use mentorkind_domain::access::action;

use super::{
    agenda::{self, Part},
    held,
    queries::{self, Meeting},
};
use crate::{
    group,
    platform::{
        access::Grant,
        dates::{Said, said},
        db::Read,
        ids::{ChildId, GroupId, MeetingId},
        opening::Opening,
        problem::Problem,
        render::{Page, status_html},
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "meeting/meetings.html")]
struct MeetingsPage {
    page: Page,
    id: GroupId,
    name: String,
    planned: Option<(MeetingId, Said)>,
    held: Vec<(MeetingId, Said)>,
    may_hold: bool,
    day: String,
    mistake: Option<String>,
    /// The group is closed on that day.
    closed: bool,
}

pub(super) async fn of_group(
    cx: Cx,
    _grant: Grant<action::SeeMeetings>,
    Path(id): Path<GroupId>,
) -> Result<Response, Problem> {
    show_group(&cx, id, None).await
}

/// The meetings of a group, or what was typed with what is wrong with it.
pub(super) async fn show_group(cx: &Cx, id: GroupId, typed: Option<WrongDay>) -> Result<Response, Problem> {
    let grant = Grant::<action::SeeMeetings>::of(cx.actor()?)?;
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    if !grant.covers(Some(id.0), None) {
        return Err(Problem::NotFound);
    }
    let mut tx = cx.read().await?;
    let name = group::name(&mut tx, organisation, id).await?.ok_or(Problem::NotFound)?;
    let all = queries::of_group(&mut tx, organisation, id).await?;
    drop(tx);
    let line = |meeting: &Meeting| (meeting.id, said(meeting.held_on.to_jiff(), today, cx.lang));
    let status = if typed.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let closed = typed.as_ref().is_some_and(|wrong| wrong.closed);
    let (day, mistake) = match typed {
        Some(wrong) => (wrong.typed, Some(wrong.mistake)),
        None => (today.to_string(), None),
    };
    let page = MeetingsPage {
        page: cx.page(),
        id,
        name,
        planned: all.iter().rfind(|meeting| meeting.planned).map(line),
        held: all.iter().filter(|meeting| !meeting.planned).map(line).collect(),
        may_hold: may_hold(&grant, id),
        day,
        mistake,
        closed,
    };
    status_html(status, &page)
}

/// Records that what is said of children was read with a meeting.
pub(super) async fn open(
    cx: &Cx,
    grant: &Grant<action::SeeMeetings>,
    group: GroupId,
    children: impl IntoIterator<Item = ChildId>,
) -> Result<(), Problem> {
    let open = |child| grant.opening(Some(group.0), child, "meeting", cx.now);
    let opened: Vec<Opening> = children.into_iter().map(open).collect();
    cx.app.openings.record(opened).await
}

pub(super) fn may_hold(grant: &Grant<action::SeeMeetings>, group: GroupId) -> bool {
    Grant::<action::HoldMeeting>::of(grant.actor()).is_ok_and(|hold| hold.covers(Some(group.0), None))
}

/// A meeting within the grant that was not cancelled.
pub(super) async fn found(
    tx: &mut Read,
    grant: &Grant<action::SeeMeetings>,
    id: MeetingId,
) -> Result<Meeting, Problem> {
    let meeting = queries::one(tx, grant.organisation(), id).await?.ok_or(Problem::NotFound)?;
    if meeting.cancelled_at.is_some() || !grant.covers(Some(meeting.group_id.0), None) {
        return Err(Problem::NotFound);
    }
    Ok(meeting)
}

struct ItemLine {
    words: String,
    by: String,
    /// Takes it off: the reader added it.
    off: Option<String>,
}

#[derive(Template)]
#[template(path = "meeting/one.html")]
struct OnePage {
    page: Page,
    id: MeetingId,
    group: GroupId,
    name: String,
    on: Said,
    /// Its day has come.
    may_end: bool,
    may_hold: bool,
    parts: Vec<Part>,
    items: Vec<ItemLine>,
    typed: Typed,
}

/// A day that is not taken, or not before somebody says that it is meant.
pub(super) struct WrongDay {
    pub typed: String,
    pub mistake: String,
    /// The group is closed on it.
    pub closed: bool,
}

/// What was typed and is not taken, with what is wrong with it.
#[derive(Default)]
pub(super) struct Typed {
    pub day: Option<WrongDay>,
    pub item: Option<(String, String)>,
}

impl MeetingsPage {
    fn mistakes(&self) -> Vec<(&'static str, &str)> {
        self.mistake.as_deref().map(|mistake| ("day", mistake)).into_iter().collect()
    }
}

impl OnePage {
    fn item_mistakes(&self) -> Vec<(&'static str, &str)> {
        self.item_mistake().map(|mistake| ("words", mistake)).into_iter().collect()
    }

    fn day_mistakes(&self) -> Vec<(&'static str, &str)> {
        self.day_mistake().map(|mistake| ("day", mistake)).into_iter().collect()
    }

    fn item(&self) -> &str {
        self.typed.item.as_ref().map_or("", |(text, _)| text)
    }

    fn item_mistake(&self) -> Option<&str> {
        self.typed.item.as_ref().map(|(_, mistake)| mistake.as_str())
    }

    fn day(&self) -> &str {
        self.typed.day.as_ref().map_or(&self.on.iso, |wrong| &wrong.typed)
    }

    fn closed(&self) -> bool {
        self.typed.day.as_ref().is_some_and(|wrong| wrong.closed)
    }

    fn day_mistake(&self) -> Option<&str> {
        self.typed.day.as_ref().map(|wrong| wrong.mistake.as_str())
    }
}

pub(super) async fn one(
    cx: Cx,
    _grant: Grant<action::SeeMeetings>,
    Path(id): Path<MeetingId>,
) -> Result<Response, Problem> {
    show(&cx, id, Typed::default()).await
}

/// A meeting with its agenda; of one that was held what came of it.
pub(super) async fn show(cx: &Cx, id: MeetingId, typed: Typed) -> Result<Response, Problem> {
    let grant = Grant::<action::SeeMeetings>::of(cx.actor()?)?;
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.read().await?;
    let meeting = found(&mut tx, &grant, id).await?;
    if !meeting.planned {
        drop(tx);
        return held::show(cx, &grant, meeting, None).await;
    }
    let group = meeting.group_id;
    let name = group::name(&mut tx, organisation, group).await?.ok_or(Problem::NotFound)?;
    let (last, _) = queries::days(&mut tx, organisation, [group]).await?.remove(&group).unwrap_or_default();
    let items = queries::items(&mut tx, organisation, id).await?;
    let agenda = agenda::agenda(&mut tx, &grant, (group, last), cx.lang).await?;
    drop(tx);
    open(cx, &grant, group, agenda.children).await?;
    let on = meeting.held_on.to_jiff();
    let wrong = typed.day.is_some() || typed.item.is_some();
    let page = OnePage {
        page: cx.page(),
        id,
        group,
        name,
        on: said(on, actor.today, cx.lang),
        may_end: on <= actor.today,
        may_hold: may_hold(&grant, group),
        parts: agenda.parts,
        items: items
            .into_iter()
            .map(|item| ItemLine {
                off: (actor.staff == Some(item.made_by))
                    .then(|| format!("/meeting-items/{}/withdraw", item.id)),
                words: item.words,
                by: item.name,
            })
            .collect(),
        typed,
    };
    status_html(if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}
