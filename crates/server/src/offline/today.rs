//! Today's page of a group, which its tablet keeps.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderName, HeaderValue},
    response::Response,
};
use mentorkind_domain::{
    access::action,
    day_handover::{Kind, MOST_CHARACTERS},
    offline::seconds_left,
};
use uuid::Uuid;

use crate::{
    board,
    calendar::{self, Days, Who, Whom},
    day_handover::kind_name,
    mentorship,
    platform::{
        access::Grant,
        dates::exact,
        i18n::Lang,
        ids::{ChildId, GroupId},
        problem::Problem,
        render::{Page, html},
        session::Cx,
    },
    presence::{self, Plans},
    tablet::called,
};

/// For how many seconds a tablet may keep the page.
const KEPT_FOR: HeaderName = HeaderName::from_static("kept-for");

#[derive(Template)]
#[template(path = "offline/today.html")]
struct TodayPage {
    page: Page,
    name: String,
    today: String,
    /// When it was like this.
    time: String,
    staff: Vec<String>,
    children: Vec<Row>,
    /// What can be written: codes and words.
    kinds: Vec<(&'static str, String)>,
    /// So many characters.
    most: usize,
}

struct Row {
    child: ChildId,
    name: String,
    presence: presence::View,
    /// The first name of whom to ask.
    ask: Option<String>,
}

fn kinds(lang: Lang) -> Vec<(&'static str, String)> {
    let lines = Kind::ALL.into_iter().map(|kind| (kind.code(), kind_name(kind.code(), lang)));
    lines.chain([("note", lang.t("offline-note").to_string())]).collect()
}

/// The page as it is kept: of nobody, with nothing that would open anything.
fn bare(page: Page) -> Page {
    Page { lang: page.lang, path: page.path, now: page.now, lock_after: page.lock_after, ..Page::default() }
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::SayPresent>,
    Path(id): Path<GroupId>,
) -> Result<Response, Problem> {
    if !grant.covers(Some(id.0), None) {
        return Err(Problem::NotFound);
    }
    let (organisation, actor, today) = (grant.organisation(), grant.actor(), grant.actor().today);
    let mut tx = cx.read().await?;
    let days = calendar::days(&mut tx, organisation, &[id], Whom::Everybody, (today, today)).await?;
    let name = days.group(id).map(|group| group.name.clone()).ok_or(Problem::NotFound)?;
    let of_group = days.calendar.group_day(id.0, today);
    let with = days.calendar.with_group(id.0, today);
    let there: BTreeSet<ChildId> =
        with.iter().chain(&of_group.children_away).map(|(child, _)| ChildId(*child)).collect();
    let team = days.people_of(id).filter_map(|who| match who {
        Who::Child(child) => Some(child),
        Who::Staff(_) => None,
    });
    let said = presence::of_children(&mut tx, organisation, there.iter().copied().chain(team), today).await?;
    let all: Vec<ChildId> =
        there.into_iter().chain(said.keys().copied()).collect::<BTreeSet<_>>().into_iter().collect();
    let mentorships = mentorship::of_children(&mut tx, organisation, &all).await?;
    drop(tx);
    let plans = Plans::of(&days, id, today);
    let names = First::of(&days, all.iter().map(|child| child.0));
    let mut children: Vec<Row> = all
        .iter()
        .map(|child| Row {
            child: *child,
            name: names.name(child.0),
            presence: presence::View::of(*child, &plans, &said, &actor.zone, cx.lang),
            ask: board::ask(&days, &mentorships, *child, today),
        })
        .collect();
    children.sort_by_key(|child| (child.presence.is_home, child.name.to_lowercase()));
    let of_staff = First::of(&days, of_group.staff.iter().map(|(person, _)| *person));
    let mut staff: Vec<String> = of_group.staff.iter().map(|(person, _)| of_staff.name(*person)).collect();
    staff.sort_by_key(|name| name.to_lowercase());
    let mut response = html(&TodayPage {
        page: bare(cx.page()),
        name,
        today: exact(today, cx.lang),
        time: presence::time(cx.now, &actor.zone),
        staff,
        children,
        kinds: kinds(cx.lang),
        most: MOST_CHARACTERS,
    })?;
    let seconds = HeaderValue::from(seconds_left(cx.now.timestamp(), &actor.zone));
    response.headers_mut().insert(KEPT_FOR, seconds);
    Ok(response)
}

/// First names, with no more of the last name than its letter where two are called the same.
struct First<'a> {
    days: &'a Days,
    whole: Vec<(Uuid, &'a str)>,
}

impl<'a> First<'a> {
    fn of(days: &'a Days, people: impl Iterator<Item = Uuid>) -> Self {
        Self { days, whole: people.map(|person| (person, days.full_name(person))).collect() }
    }

    fn name(&self, person: Uuid) -> String {
        let (short, full) = (self.days.name(person), self.days.full_name(person));
        if short != full {
            return short.to_owned();
        }
        let others: Vec<&str> = self.whole.iter().map(|(_, name)| *name).collect();
        let told_apart = called(full, &others);
        let mut words = full.split_whitespace();
        match (words.next(), words.next_back().and_then(|last| last.chars().next())) {
            (Some(first), Some(letter)) if told_apart == full => format!("{first} {letter}."),
            _ => told_apart,
        }
    }
}

#[derive(Template)]
#[template(path = "offline/none.html")]
struct NonePage {
    page: Page,
}

/// Says that there is no connection, and no page of today to show.
pub(super) async fn none(cx: Cx) -> Result<Response, Problem> {
    html(&NonePage { page: Page { lock_after: None, ..bare(cx.page()) } })
}
