//! The page "Te doen".

use std::sync::Arc;

use askama::Template;
use axum::{extract::Query, http::StatusCode, response::Response};
use jiff::ToSpan;
use mentorkind_domain::{
    access::{Action, action},
    obligation::{Kind, Obligation, Standing, Subject},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    patterns,
    queries::{self, Where},
    summary::{self, OfLocation},
    view::{Line, Settle, Words},
};
use crate::{
    board,
    calendar::today::{Here, files},
    child_voice, concern, division, extra_attention, goal, mentorship, message, observation,
    platform::{
        access::Grant,
        dates::{self, Said},
        ids::{ChildId, GroupId, LocationId},
        problem::Problem,
        render::{Page, status_html},
        session::{Actor, Cx},
    },
    protocol,
    reporting_code::{self, Waiting},
    talk, work_instruction,
};

/// At most this many actions stand under "today" …
const TODAY_ACTIONS: usize = 3;
/// … and they take at most about this many minutes together.
const TODAY_MINUTES: u32 = 45;
/// What is due later than this many days on stays folded away.
pub(super) const WEEK_DAYS: i64 = 7;
/// Who leads a group sees what can be done within this many days.
const AHEAD_DAYS: i64 = 28;

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
    /// Patterns per group, for the coach.
    patterns: Vec<patterns::OfLocation>,
    sees_patterns: bool,
    may_settle: bool,
    may_tell: bool,
    may_meet: bool,
    may_review: bool,
    may_look_back: bool,
    may_meet_needs: bool,
    may_ask: bool,
    may_answer: bool,
    /// How many threads of guardians wait for the reader in their mentor's place.
    in_their_place: usize,
    /// Children that want to talk with the reader in their mentor's place.
    wants: Vec<child_voice::Wants>,
    /// The reader sees the own mentor children.
    own: bool,
    /// The pages of proposals about which the reader is asked.
    asked: Vec<String>,
    /// How many children the reader is to hand over or take over.
    handovers: usize,
    /// How many observations the reader began.
    drafts: usize,
    /// How many own goals it is time to look back on.
    own_goals: usize,
    /// The mentor children for whom extra attention ends within a week: file, name, and the last day.
    ending: Vec<(String, String, Said)>,
    /// There is a draft of the protocol that the reader can put in force.
    protocol_waits: bool,
    /// Agreements that the reader is asked to read.
    to_read: Vec<board::Line>,
    /// For who leads groups: group, its name, and how many important agreements were not read in time by all.
    unread_for_long: Vec<(GroupId, String, usize)>,
    /// … in so many working days.
    read_days: u32,
    /// Work instructions that the reader must read.
    instructions: Vec<work_instruction::ToRead>,
    /// For who leads groups: how many colleagues still have one to read, and how many of them too late.
    team_reads: (usize, usize),
    /// What is sealed: how much waits for the reader, and how much runs that the reader may read.
    sealed: Waiting,
    /// Per group of the reader the children who are there today, each a tap away.
    present: Vec<Here>,
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
    let protocol = protocol::in_force(&mut tx, grant.organisation(), today).await?;
    let leads = !actor.facts.leads_groups.is_empty();
    let management = queries::is_management(actor);
    let own = !leads && !management;
    let may_review = actor.may_somewhere(Action::ReviewProtocol);
    let ahead = today.saturating_add(AHEAD_DAYS.days());
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
        .filter(|due| own || near(due))
        .filter(|due| stands_on_the_list(due, actor, &known, place))
        .collect();
    let first_carers = due.iter().copied().filter(|due| due.kind == Kind::FirstCarer);
    let groups: Vec<GroupId> = first_carers
        .filter_map(child_of)
        .filter_map(|child| known.children.get(&child.0).map(|found| found.group))
        .collect();
    let carers = queries::carers(&mut tx, grant.organisation(), &groups, today).await?;
    let told = due.iter().copied().filter(|due| due.kind == Kind::Contact).filter_map(child_of);
    let guardians = observation::all_to_tell(&mut tx, grant.organisation(), told, today).await?;
    let talked = due.iter().copied().filter(|due| due.kind.is_with_parents()).filter_map(child_of);
    let talks = talk::of_children(&mut tx, grant.organisation(), talked).await?;
    let words = Words {
        actor,
        known: &known,
        protocol: &protocol,
        carers: &carers,
        guardians: &guardians,
        talks: &talks,
        today,
        lang: cx.lang,
    };
    let on: Vec<GroupId> = actor.facts.on_groups.iter().copied().map(GroupId).filter(|_| own).collect();
    let present = match Grant::<action::SeeFile>::of(actor) {
        Ok(opens) if own => files(&mut tx, &opens, &on, cx.lang).await?,
        _ => Vec::new(),
    };
    let to_read = match Grant::<action::SeeBoard>::of(actor) {
        Ok(board) if own => board::to_read(&mut tx, &board, &on, cx.lang).await?,
        _ => Vec::new(),
    };
    let read_days = protocol.agreement_read_working_days();
    let mut unread_for_long = Vec::new();
    if let (Ok(grant), true) = (Grant::<action::SeeBoard>::of(actor), leads && read_days > 0) {
        for (id, group) in known.groups.iter().filter(|(id, _)| actor.facts.leads_groups.contains(&id.0)) {
            let days = known.working_days(*id);
            let count = board::unread_for_long(&mut tx, &grant, (*id, &days), read_days).await?;
            if count > 0 {
                unread_for_long.push((*id, group.name.clone(), count));
            }
        }
    }
    let instructions = match Grant::<action::ReadInstructions>::of(actor) {
        Ok(grant) => work_instruction::to_read(&mut tx, &grant, cx.lang).await?,
        Err(_) => Vec::new(),
    };
    let team_reads = match Grant::<action::SeeInstructionReaders>::of(actor) {
        Ok(grant) if leads => work_instruction::of_teams(&mut tx, &grant).await?,
        _ => (0, 0),
    };
    let reacts = Grant::<action::ReactToDivision>::of(actor).ok();
    let asking =
        on.iter().copied().filter(|group| reacts.as_ref().is_some_and(|r| r.covers(Some(group.0), None)));
    let divisions = division::of_groups(&mut tx, grant.organisation(), asking, today).await?;
    let asked = divisions
        .values()
        .filter_map(|found| found.draft.filter(|_| found.asked).map(|id| format!("/divisions/{id}/team")))
        .collect();
    let handovers = match Grant::<action::HandOver>::of(actor) {
        Ok(grant) if own => mentorship::due(&mut tx, &grant, today, &actor.zone).await?.len(),
        _ => 0,
    };
    let drafts = match (Grant::<action::WriteObservation>::of(actor), actor.staff) {
        (Ok(grant), Some(staff)) if own => observation::drafts(&mut tx, &grant, staff).await?.len(),
        _ => 0,
    };
    let own_goals = match actor.staff.filter(|_| actor.tablet.is_none()) {
        Some(staff) => goal::own_to_look_back_on(&mut tx, grant.organisation(), staff, today).await?,
        None => 0,
    };
    let extra = match Grant::<action::PlaceExtraAttention>::of(actor) {
        Ok(_) if own => {
            let children = actor.facts.mentor_of.iter().copied().map(ChildId);
            extra_attention::now(&mut tx, grant.organisation(), children, today).await?
        }
        _ => Vec::new(),
    };
    let ending = extra_attention::beside(&extra, today, cx.lang)
        .into_iter()
        .filter_map(|(child, lines)| {
            let line = lines.into_iter().find(|line| line.ending)?;
            let name = known.children.get(&child.0)?.name.clone();
            Some((format!("/children/{child}"), name, line.until?))
        })
        .collect();
    let in_their_place = match Grant::<action::AnswerMessages>::of(actor) {
        Ok(grant) => message::in_their_place(&mut tx, &grant).await?,
        Err(_) => 0,
    };
    let wants = match Grant::<action::HearChild>::of(actor) {
        Ok(grant) => child_voice::in_mentors_place(&mut tx, &grant).await?,
        Err(_) => Vec::new(),
    };
    let protocol_waits = match Grant::<action::ApproveProtocol>::of(actor) {
        Ok(grant) => protocol::waits_for(&mut tx, &grant).await?,
        Err(_) => false,
    };
    let (sees_patterns, patterns) = match Grant::<action::SeePatterns>::of(actor) {
        Ok(grant) => (true, patterns::all(&mut tx, &grant, cx.lang).await?),
        Err(_) => (false, Vec::new()),
    };
    let everywhere = place == Where::Everywhere;
    let several = counts.iter().map(|one| one.late.len() + one.coming.len()).sum::<usize>() > 1;
    let lines: Vec<(Option<GroupId>, Line)> =
        due.iter().map(|due| (known.group_of(due), words.line(due))).collect();
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
        sees_patterns,
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
        in_their_place,
        wants,
        own,
        asked,
        handovers,
        drafts,
        own_goals,
        ending,
        protocol_waits,
        to_read,
        unread_for_long,
        read_days,
        instructions,
        team_reads,
        sealed,
        present,
    };
    let horizon = today.saturating_add(WEEK_DAYS.days()).to_string();
    for (group, line) in lines {
        if let Some(group) = group.filter(|_| !own) {
            page.add_to_group(group, line, &known);
        } else if line.standing <= Standing::Due && page.fits(&line) {
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

/// Everything that is asked, as far as it is somebody's to know. That a colleague has minutes to read is between them until
/// it is late.
pub(super) fn due_of(known: &queries::Known, actor: &Actor) -> Vec<Obligation<Uuid>> {
    let mut all = known.due(actor.today);
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
    known: &queries::Known,
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

    fn add_to_group(&mut self, id: GroupId, line: Line, known: &queries::Known) {
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
