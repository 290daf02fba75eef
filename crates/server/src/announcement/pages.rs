//! Who was told when and how, and recording that somebody was.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use mentorkind_domain::{
    access::{Permission, action},
    announcement::{Event, Standing},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    queries::{self, Announced},
    rules,
    telling::note,
    view::{ChildCard, GroupCard, Line, Writer, group_cards},
};
use crate::{
    account::Nothing,
    calendar, mentorship, on,
    platform::{
        access::Grant,
        audit::Audit,
        db::Read,
        form::Submitted,
        ids::{AnnouncementId, ChildId},
        problem::Problem,
        render::{Flash, Page, html},
        session::Cx,
    },
};

/// More of these on one page are not looked through.
const MOST_DUE: usize = 60;

/// Of which group; of all groups of the reader when none.
#[derive(Debug, Deserialize)]
pub struct Filter {
    group: Option<Uuid>,
}

impl Filter {
    fn query(&self) -> String {
        self.group.map(|group| format!("?group={group}")).unwrap_or_default()
    }

    pub fn page(&self) -> String {
        format!("/told{}", self.query())
    }

    /// The query with something more in it.
    pub fn with(&self, more: &str) -> String {
        match self.query() {
            query if query.is_empty() => format!("?{more}"),
            query => format!("{query}&{more}"),
        }
    }
}

#[derive(Template)]
#[template(path = "announcement/told.html")]
struct ToldPage {
    page: Page,
    title: String,
    /// There are other groups to go to.
    others: bool,
    /// The part of addresses that leads back to this group.
    query: String,
    due: Vec<Line>,
    more_due: usize,
    children: Vec<ChildCard>,
    groups: Vec<GroupCard>,
}

pub async fn told(
    cx: Cx,
    grant: Grant<action::SeeTold>,
    Query(filter): Query<Filter>,
) -> Result<Response, Problem> {
    let actor = grant.actor();
    let (organisation, today) = (grant.organisation(), actor.today);
    let mut tx = cx.read().await?;
    let rules = rules(&mut tx, organisation, today).await?;
    let groups = queries::groups(&mut tx, &grant).await?;
    let chosen = match (filter.group, groups.as_slice()) {
        (Some(id), _) => Some(groups.iter().find(|g| g.id.0 == id).ok_or(Problem::NotFound)?),
        (None, [only]) => Some(only),
        (None, _) => None,
    };
    let announced = match chosen {
        Some(group) => queries::of_groups(&mut tx, organisation, &[group.id], today, cx.now).await?,
        None => queries::open(&mut tx, &grant, today, cx.now).await?,
    };
    let events = queries::events(&mut tx, organisation, announced.iter().map(|a| a.id)).await?;
    // Of whoever may not be told any longer only the proof of what was told stays.
    let announced: Vec<Announced> = announced.into_iter().filter(|a| a.owed || a.reached(&events)).collect();
    let at = announced.iter().filter_map(|a| a.group_id);
    let closed = calendar::closed(&mut tx, organisation, at).await?;
    let writer = Writer {
        lang: cx.lang,
        actor,
        rules,
        events: &events,
        groups: &groups,
        in_person: Grant::of(actor).ok(),
        child: Grant::of(actor).ok(),
    };
    let standings: Vec<Standing> =
        announced.iter().map(|a| a.standing(&events, &closed, today, &actor.zone, rules)).collect();
    let with_standing = announced.iter().zip(&standings);
    let due = with_standing.clone().filter(|(_, standing)| standing.due.is_some());
    let (mut children, mut cards) = (Vec::new(), Vec::new());
    if let Some(group) = chosen {
        let mut rows = queries::children(&mut tx, organisation, &[group.id], today).await?;
        rows.dedup_by_key(|child| child.id);
        let ids: Vec<ChildId> = rows.iter().map(|child| child.id).collect();
        let mentorships = mentorship::of_children(&mut tx, organisation, &ids).await?;
        for child in &rows {
            let of_child = with_standing.clone().filter(|(announced, _)| announced.child_id == child.id);
            let lines = of_child.map(|(announced, standing)| writer.line(announced, standing)).collect();
            children.push(writer.child_card(child, &mentorships, lines));
        }
    } else {
        cards = group_cards(&groups, with_standing);
    }
    let title = match chosen {
        Some(group) => cx.lang.t("told-title-group").with("group", &group.name).to_string(),
        None => cx.lang.t("told-title").to_string(),
    };
    html(&ToldPage {
        page: cx.page(),
        title,
        others: chosen.is_some() && groups.len() > 1,
        query: filter.query(),
        more_due: due.clone().skip(MOST_DUE).count(),
        due: due.take(MOST_DUE).map(|(announced, standing)| writer.line(announced, standing)).collect(),
        children,
        groups: cards,
    })
}

/// The announcement, if it is within the grant and for a guardian, or for the child.
pub(super) async fn found<A: Permission>(
    cx: &Cx,
    tx: &mut Read,
    grant: &Grant<A>,
    id: Uuid,
    for_guardian: bool,
) -> Result<Announced, Problem> {
    let announced = queries::one(tx, grant, AnnouncementId(id), grant.actor().today, cx.now).await?;
    // Whoever may not be told any longer is not told, by nobody and in no way.
    announced.filter(|a| a.owed && a.guardian_id.is_some() == for_guardian).ok_or(Problem::NotFound)
}

pub async fn in_person(
    cx: Cx,
    grant: Grant<action::TellInPerson>,
    Path(id): Path<Uuid>,
    Query(filter): Query<Filter>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let words = ("told in person", "told-flash-told");
    record(&cx, &grant, id, &filter, &form, true, Event::ToldInPerson, words).await
}

pub async fn bounced(
    cx: Cx,
    grant: Grant<action::TellInPerson>,
    Path(id): Path<Uuid>,
    Query(filter): Query<Filter>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    record(&cx, &grant, id, &filter, &form, true, Event::Bounced, ("message bounced", "told-flash-bounced"))
        .await
}

pub async fn child(
    cx: Cx,
    grant: Grant<action::TellChild>,
    Path(id): Path<Uuid>,
    Query(filter): Query<Filter>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let words = ("child told in person", "told-flash-told");
    record(&cx, &grant, id, &filter, &form, false, Event::ToldInPerson, words).await
}

/// Records an event by hand; `words` are the trail's action and the key of what the reader is told.
#[expect(clippy::too_many_arguments, reason = "the shared half of three handlers")]
async fn record<A: Permission>(
    cx: &Cx,
    grant: &Grant<A>,
    id: Uuid,
    filter: &Filter,
    form: &Submitted<Nothing>,
    for_guardian: bool,
    event: Event,
    words: (&'static str, &'static str),
) -> Result<Response, Problem> {
    let mut tx = cx.write(form).await?;
    let announced = found(cx, &mut tx, grant, id, for_guardian).await?;
    let (organisation, account) = (grant.organisation(), grant.actor().account);
    note(&mut tx, organisation, announced.id, event, Some(account)).await?;
    let undo = format!("/told/{id}/{}{}", if for_guardian { "undo" } else { "child/undo" }, filter.query());
    let who = announced.guardian_name.as_ref().unwrap_or(&announced.first_name);
    let flash = Flash::good(cx.lang.t(words.1).with("who", who)).undo(undo, cx.lang.t("told-undo"));
    let audit = Audit::new(organisation, Some(account), words.0).on("announcement", announced.id);
    Ok(tx.finish(audit, &filter.page(), Some(flash)).await?)
}

pub async fn undo(
    cx: Cx,
    grant: Grant<action::TellInPerson>,
    Path(id): Path<Uuid>,
    Query(filter): Query<Filter>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    take_back_own(&cx, &grant, id, &filter, &form, true).await
}

pub async fn undo_child(
    cx: Cx,
    grant: Grant<action::TellChild>,
    Path(id): Path<Uuid>,
    Query(filter): Query<Filter>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    take_back_own(&cx, &grant, id, &filter, &form, false).await
}

/// Removes what this person recorded last about an announcement, if nothing happened to it since.
async fn take_back_own<A: Permission>(
    cx: &Cx,
    grant: &Grant<A>,
    id: Uuid,
    filter: &Filter,
    form: &Submitted<Nothing>,
    for_guardian: bool,
) -> Result<Response, Problem> {
    let mut tx = cx.write(form).await?;
    let announced = found(cx, &mut tx, grant, id, for_guardian).await?;
    let (organisation, account) = (grant.organisation(), grant.actor().account);
    let events = queries::events(&mut tx, organisation, [announced.id]).await?;
    let own = events
        .last()
        .filter(|e| e.account == Some(account) && matches!(e.event, Event::ToldInPerson | Event::Bounced));
    let at = own.ok_or(Problem::Conflict)?.at;
    on!(tx, c => sqlx::query(
        "DELETE FROM announcement_event WHERE organisation_id = $1 AND announcement_id = $2 AND at = $3")
        .bind(organisation).bind(announced.id).bind(at).execute(c).await.map(drop))?;
    let audit =
        Audit::new(organisation, Some(account), "telling taken back").on("announcement", announced.id);
    let flash = Flash::know(cx.lang.t("told-flash-undone"));
    Ok(tx.finish(audit, &filter.page(), Some(flash)).await?)
}
