//! The page "Te doen".

use std::{collections::BTreeMap, sync::Arc};

use askama::Template;
use axum::{extract::Query, http::StatusCode, response::Response};
use jiff::ToSpan;
use mentorkind_domain::{
    access::{Action, action},
    obligation::{Base, Kind, Obligation, Standing, Subject},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    beside::{Beside, Reader},
    known::Known,
    patterns,
    queries::{self, Where},
    summary::{self, OfLocation},
    view::{Line, Settle, Words},
};
use crate::{
    calendar::today::{Here, files},
    concern, observation,
    platform::{
        access::Grant,
        dates,
        ids::{ChildId, GroupId, LocationId},
        problem::Problem,
        render::{Page, status_html},
        session::{Actor, Cx},
    },
    protocol,
    reporting_code::{self, Waiting},
    settling_in, talk,
};

/// At most this many actions stand under "today" …
const TODAY_ACTIONS: usize = 3;
/// … and they take at most about this many minutes together.
const TODAY_MINUTES: u32 = 45;
/// What is due later than this many days on stays folded away, unless there is room for it today.
pub(super) const WEEK_DAYS: i64 = 7;
/// Who leads a group sees what can be done within this many days; what may wait longer is for no mentor to do today.
const AHEAD_DAYS: i64 = 28;
/// A mentor sees what comes within so many years: what comes back each year is in sight.
const YEARS_AHEAD: i64 = 1;

#[derive(Template)]
#[template(path = "todo/todo.html")]
struct TodoPage {
    page: Page,
    today: String,
    /// `YYYY-MM-DD`, for the date fields.
    iso: String,
    problem: Option<String>,
    /// For today: what is late or due, as far as it fits the day.
    now: Vec<Line>,
    minutes: u32,
    week: Vec<Line>,
    later: Vec<Line>,
    /// Per group what is late or coming, for who leads it or is told of it.
    groups: Vec<GroupLines>,
    locations: Vec<Location>,
    /// How much is late and coming per location and group, for who leads more than one group and for management.
    counts: Vec<OfLocation>,
    /// The numbers lead to the lines below them, and not to the page of the group.
    lines_below: bool,
    /// Management looks at all locations.
    everywhere: bool,
    /// Patterns per group, for who sees them.
    patterns: Option<patterns::Patterns>,
    may_settle: bool,
    may_tell: bool,
    may_meet: bool,
    may_review: bool,
    may_look_back: bool,
    may_meet_needs: bool,
    may_ask: bool,
    may_answer: bool,
    /// The reader sees the own mentor children.
    own: bool,
    /// What is sealed: how much waits for the reader, and how much runs that the reader may read.
    sealed: Waiting,
    /// What stands beside what is due.
    beside: Beside,
    /// Per group of the reader the children who are there today, each a tap away.
    present: Vec<Here>,
}

/// Lines of what is due, each settled where it stands.
#[derive(Template)]
#[template(path = "todo/lines.html")]
struct Lines<'a> {
    page: &'a Page,
    todo: &'a TodoPage,
    lines: &'a [Line],
}

impl TodoPage {
    fn list<'a>(&'a self, lines: &'a [Line]) -> Lines<'a> {
        Lines { page: &self.page, todo: self, lines }
    }
}

struct GroupLines {
    id: GroupId,
    name: String,
    location: String,
    late: usize,
    /// What is late or can be done now.
    lines: Vec<Line>,
    /// What is planned or comes later.
    coming: Vec<Line>,
}

struct Location {
    id: String,
    name: String,
    current: bool,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    location: Option<LocationId>,
}

pub(super) async fn list(
    cx: Cx,
    grant: Grant<action::SeeDue>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    show(&cx, &grant, asked.location, None).await
}

/// The page again, with what was wrong with a form.
pub(super) async fn refused(cx: &Cx, problem: String) -> Result<Response, Problem> {
    let grant = Grant::<action::SeeDue>::of(cx.actor()?)?;
    show(cx, &grant, None, Some(problem)).await
}

async fn show(
    cx: &Cx,
    grant: &Grant<action::SeeDue>,
    location: Option<LocationId>,
    problem: Option<String>,
) -> Result<Response, Problem> {
    let (actor, today) = (grant.actor(), grant.actor().today);
    let mut tx = cx.read().await?;
    let place = Where::of(actor, location);
    let mut known = queries::known(&mut tx, grant, place).await?;
    let sealed = reporting_code::waiting(&mut tx, &cx.app.settings.keys, actor).await?;
    known.sealed.clone_from(&sealed.mine);
    let locations = queries::locations(&mut tx, grant).await?;
    let versions = protocol::begun(&mut tx, grant.organisation(), today).await?;
    let leads = !actor.facts.leads_groups.is_empty();
    let management = queries::is_management(actor);
    let own = !leads && !management;
    let may_review = actor.may_somewhere(Action::ReviewProtocol);
    let ahead = today.saturating_add(AHEAD_DAYS.days());
    let year = today.saturating_add(YEARS_AHEAD.years());
    let all = due_of(&known, actor);
    // What has a time of its own stands among the lines.
    let timed = all.iter().any(|due| due.kind == Kind::SealedStep);
    let sealed = if timed { Waiting::default() } else { sealed };
    let near = |due: &&Obligation<Uuid>| due.standing(today) < Standing::Coming || due.from <= ahead;
    let counts = if own {
        Vec::new()
    } else {
        // Of a concern that is not the reader's to work on, management is told no more than that it stays late.
        let told = |due: &&Obligation<Uuid>| {
            due.standing(today) == Standing::Escalated
                || known.concern(due).is_none_or(|open| may_work(actor, open))
        };
        let near = all.iter().filter(near).filter(told);
        summary::counted(&known, near, |due| due.standing(today), cx.lang)
    };
    let due: Vec<&Obligation<Uuid>> = all
        .iter()
        .filter(|due| near(due) || (own && due.from <= year))
        .filter(|due| stands_on_the_list(due, actor, &known, place))
        .collect();
    let first_carers = due.iter().copied().filter(|due| due.kind == Kind::FirstCarer);
    let groups: Vec<GroupId> = first_carers
        .filter_map(child_of)
        .filter_map(|child| known.children.get(&child.0).map(|found| found.group))
        .collect();
    let carers = settling_in::carers(&mut tx, grant.organisation(), &groups, today).await?;
    let told = due.iter().copied().filter(|due| due.kind == Kind::Contact).filter_map(child_of);
    let guardians = observation::all_to_tell(&mut tx, grant.organisation(), told, today).await?;
    let observations = match Grant::<action::RecordContact>::of(actor) {
        Ok(tells) => observation::about(&mut tx, grant.organisation(), told_of(&tells, &known, &due)).await?,
        Err(_) => BTreeMap::new(),
    };
    let talked = due.iter().copied().filter(|due| due.kind.is_with_parents()).filter_map(child_of);
    let talks = talk::of_children(&mut tx, grant.organisation(), talked).await?;
    let words = Words {
        actor,
        known: &known,
        versions: &versions,
        carers: &carers,
        guardians: &guardians,
        observations: &observations,
        talks: &talks,
        today,
        lang: cx.lang,
    };
    let reader = Reader { actor, known: &known, own, lang: cx.lang };
    let present = match Grant::<action::SeeFile>::of(actor) {
        Ok(opens) if own => files(&mut tx, &opens, &reader.on_groups(), cx.lang).await?,
        _ => Vec::new(),
    };
    let beside = reader.beside(&mut tx).await?;
    let patterns = match Grant::<action::SeePatterns>::of(actor) {
        Ok(grant) => Some(patterns::all(&mut tx, &grant, cx.lang).await?),
        Err(_) => None,
    };
    let everywhere = place == Where::Everywhere;
    let several = counts.iter().map(|one| one.late.len() + one.coming.len()).sum::<usize>() > 1;
    let mut lines: Vec<(Option<GroupId>, Line)> =
        due.iter().map(|due| (known.group_of(due), words.line(due))).collect();
    lines.sort_by_key(|(_, line)| !line.first);
    let mut page = TodoPage {
        page: cx.page(),
        today: dates::exact(today, cx.lang),
        iso: today.to_string(),
        problem,
        now: Vec::new(),
        minutes: 0,
        week: Vec::new(),
        later: Vec::new(),
        groups: Vec::new(),
        counts: if place != Where::Own || several { counts } else { Vec::new() },
        lines_below: place == Where::Own,
        everywhere,
        patterns,
        locations: locations
            .into_iter()
            .map(|(id, name)| Location { current: location == Some(id), id: id.to_string(), name })
            .collect(),
        may_settle: actor.may_somewhere(Action::SettleDue),
        may_tell: actor.may_somewhere(Action::RecordContact),
        may_meet: actor.may_somewhere(Action::HoldMeeting),
        may_review,
        may_look_back: actor.may_somewhere(Action::SetGoals),
        may_meet_needs: actor.may_somewhere(Action::MeetNeeds),
        may_ask: actor.may_somewhere(Action::AskConsent),
        may_answer: actor.may_somewhere(Action::AnswerMessages),
        own,
        beside,
        sealed,
        present,
    };
    let far = ahead.to_string();
    let horizon = today.saturating_add(WEEK_DAYS.days()).to_string();
    for (group, line) in lines {
        if let Some(group) = group.filter(|_| !own) {
            page.add_to_group(group, line, &known);
        } else if line.standing <= Standing::Due && (line.first || line.until.iso <= far && page.fits(&line))
        {
            page.minutes += line.minutes;
            page.now.push(line);
        } else if line.until.iso <= horizon || line.standing <= Standing::Late {
            page.week.push(line);
        } else {
            page.later.push(line);
        }
    }
    // The groups in which most is late come first.
    page.groups.sort_by(|a, b| (b.late, &a.location, &a.name).cmp(&(a.late, &b.location, &b.name)));
    let status = if page.problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    status_html(status, &page)
}

/// Everything that is asked, with the talks that people planned of themselves, as far as it is somebody's to know. That a colleague has minutes to read is between them until
/// it is late.
pub(super) fn due_of(known: &Known, actor: &Actor) -> Vec<Obligation<Uuid>> {
    let mut all = known.with_arranged(actor.today);
    all.retain(|due| {
        let of_another = known.unread(due).is_some_and(|one| actor.staff != Some(one.staff));
        !of_another || due.standing(actor.today) <= Standing::Late
    });
    all
}

/// Whether what is due stands on somebody's list, line by line.
pub(super) fn stands_on_the_list(
    due: &Obligation<Uuid>,
    actor: &Arc<Actor>,
    known: &Known,
    place: Where,
) -> bool {
    let leads_it = || known.group_of(due).is_some_and(|group| actor.facts.leads_groups.contains(&group.0));
    match due.kind {
        Kind::Review => actor.may_somewhere(Action::ReviewProtocol) && due.from <= actor.today,
        Kind::SealedStep => true,
        // What is one's own to do for a concern is not only seen when it stays late.
        Kind::ConcernStep if known.concern(due).is_some_and(|open| may_work(actor, open)) => true,
        _ => match place {
            Where::Own => true,
            _ if leads_it() => true,
            Where::At(_) => due.standing(actor.today) == Standing::Escalated,
            Where::Everywhere => false,
        },
    }
}

/// Whether somebody may see a concern, and not only that something stays late.
pub(super) fn may_work(actor: &Arc<Actor>, open: &concern::Open) -> bool {
    Grant::<action::WorkOnConcern>::of(actor)
        .is_ok_and(|works| works.covers(Some(open.group.0), Some(open.concern.child.0)))
}

/// The observations after which parents are to be told, as far as the reader tells them.
fn told_of(tells: &Grant<action::RecordContact>, known: &Known, due: &[&Obligation<Uuid>]) -> Vec<Uuid> {
    let tells = |due: &Obligation<Uuid>| {
        let (group, child) = (known.group_of(due).map(|group| group.0), child_of(due).map(|child| child.0));
        tells.covers(group, child)
    };
    let contacts = due.iter().filter(|due| due.kind == Kind::Contact && tells(due));
    let observation = |due: &&Obligation<Uuid>| match due.base {
        Base::Observation(id, _) => Some(id),
        _ => None,
    };
    contacts.filter_map(observation).collect()
}

/// The child about which something is due.
fn child_of(due: &Obligation<Uuid>) -> Option<ChildId> {
    match due.subject {
        Subject::Child(id) => Some(ChildId(id)),
        _ => None,
    }
}

impl TodoPage {
    fn fits(&self, line: &Line) -> bool {
        self.now.is_empty()
            || (self.now.len() < TODAY_ACTIONS && self.minutes + line.minutes <= TODAY_MINUTES)
    }

    fn add_to_group(&mut self, id: GroupId, line: Line, known: &Known) {
        let at = self.groups.iter().position(|group| group.id == id).unwrap_or_else(|| {
            self.groups.push(GroupLines {
                id,
                name: line.group.clone(),
                location: known.groups.get(&id).map(|group| group.location_name.clone()).unwrap_or_default(),
                late: 0,
                lines: Vec::new(),
                coming: Vec::new(),
            });
            self.groups.len() - 1
        });
        let Some(group) = self.groups.get_mut(at) else { return };
        group.late += usize::from(line.standing <= Standing::Late);
        (if line.standing <= Standing::Due { &mut group.lines } else { &mut group.coming }).push(line);
    }
}
