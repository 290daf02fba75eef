//! A meeting that was held: its minutes, who read them, what was decided and what became of it.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{access::action, meeting};
use serde::Deserialize;

use super::{
    decide::{self, DecisionForm, Mistakes},
    minutes,
    outcome::{self, Decision, Task},
    pages,
    queries::{self, Meeting},
    said::{self, Absent, Minutes},
    tasks::may_settle,
};
use crate::{
    board, goal, group,
    platform::{
        access::Grant,
        audit::Audit,
        dates::{self, said},
        form::Submitted,
        ids::{AgreementId, ChildId, GoalId, GroupId, MeetingId, MinutesId, TaskId},
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
};

struct MinutesView {
    /// The version that is read.
    id: MinutesId,
    /// By part of the agenda: what it was called and what was said of it.
    parts: Vec<(String, Vec<(String, String)>)>,
    /// What was said in general.
    words: String,
    present: String,
    by: String,
}

struct DecisionLine {
    words: String,
    by: String,
    became: String,
    badge: (&'static str, String),
    href: Option<String>,
    /// The task, when the reader settles it.
    settle: Option<TaskId>,
    /// The task, when the reader can open it again.
    undo: Option<TaskId>,
}

/// One of several people, as the page offers them.
struct Choice {
    value: String,
    label: String,
    selected: bool,
}

struct Decide {
    form: DecisionForm,
    mistakes: Mistakes,
    children: Vec<Choice>,
    team: Vec<Choice>,
    may_agree: bool,
    may_set_goal: bool,
}

impl Decide {
    /// What is chosen by hand is there to see.
    fn is_open(&self) -> bool {
        let (form, wrong) = (&self.form, &self.mistakes);
        wrong.child.is_some() || [&form.child, &form.staff, &form.day].iter().any(|text| !text.is_empty())
    }
}

#[derive(Template)]
#[template(path = "meeting/held.html")]
struct HeldPage {
    page: Page,
    id: MeetingId,
    group: GroupId,
    name: String,
    on: dates::Said,
    may_write: bool,
    minutes: Option<MinutesView>,
    /// What colleagues added and nobody wrote of: words and who.
    items: Vec<(String, String)>,
    decisions: Vec<DecisionLine>,
    decide: Option<Decide>,
    /// The reader was not there and has not read the minutes.
    asks: bool,
    /// For who leads the group: who was not there, and read the minutes or did not.
    readers: Vec<(String, bool)>,
}

/// The page of a meeting that was held, or with a decision that was typed and not taken.
pub(super) async fn show(
    cx: &Cx,
    grant: &Grant<action::SeeMeetings>,
    meeting: Meeting,
    typed: Option<(DecisionForm, Mistakes)>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let (id, group) = (meeting.id, meeting.group_id);
    let may_write = pages::may_hold(grant, group);
    let mut tx = cx.read().await?;
    let name = group::name(&mut tx, organisation, group).await?.ok_or(Problem::NotFound)?;
    let items = queries::items(&mut tx, organisation, id).await?;
    let kept = said::last(&mut tx, organisation, id).await?;
    let mut absent = said::absent(&mut tx, organisation, [group], actor.today).await?;
    absent.retain(|one| one.meeting == id);
    let decisions = outcome::decisions(&mut tx, organisation, id).await?;
    let tasks = outcome::tasks(&mut tx, organisation, id).await?;
    let agreements = decisions.iter().filter_map(|decision| decision.agreement_id);
    let agreements = board::became(&mut tx, organisation, agreements, (actor.today, lang)).await?;
    let goals = decisions.iter().filter_map(|decision| decision.goal_id);
    let goals = goal::became(&mut tx, organisation, goals, goal::When { today: actor.today, lang }).await?;
    let people = decide::people(&mut tx, actor, group).await?;
    drop(tx);
    let of_minutes = kept.iter().flat_map(|kept| &kept.said);
    let children: BTreeSet<ChildId> =
        of_minutes.filter_map(|said| said.child_id).chain(agreements.values().map(|one| one.child)).collect();
    pages::open(cx, grant, group, children).await?;

    let wrong = typed.is_some();
    let decide = may_write.then(|| {
        let (form, mistakes) = typed.unwrap_or_default();
        let choose = |value: String, label: &str, chosen: &str| Choice {
            selected: value == chosen,
            value,
            label: label.to_owned(),
        };
        Decide {
            children: people
                .children
                .iter()
                .map(|(id, name)| choose(id.to_string(), name, &form.child))
                .collect(),
            team: people.team.iter().map(|(id, name)| choose(id.to_string(), name, &form.staff)).collect(),
            may_agree: Grant::<action::KeepAgreements>::of(actor)
                .is_ok_and(|may| may.covers(Some(group.0), None)),
            may_set_goal: Grant::<action::SetGoals>::of(actor)
                .is_ok_and(|may| may.covers(Some(group.0), None)),
            form,
            mistakes,
        }
    });
    let words = Words { cx, grant, group, agreements: &agreements, goals: &goals, tasks: &tasks };
    let written: BTreeSet<String> =
        kept.iter().flat_map(|kept| &kept.said).map(|said| said.topic.clone()).collect();
    let page = HeldPage {
        page: cx.page(),
        id,
        group,
        name,
        on: said(meeting.held_on.to_jiff(), actor.today, lang),
        may_write,
        minutes: kept.map(|kept| view(cx, kept, actor.today)),
        items: items
            .into_iter()
            .filter(|item| !written.contains(&format!("own-{}", item.id)))
            .map(|item| (item.words, item.name))
            .collect(),
        decisions: decisions.into_iter().map(|decision| words.line(decision)).collect(),
        decide,
        asks: absent.iter().any(|one| Some(one.staff) == actor.staff && one.unread_since.is_some()),
        readers: if actor.facts.leads_groups.contains(&group.0) { readers(absent) } else { Vec::new() },
    };
    status_html(if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

/// Who has not read the minutes comes first.
fn readers(absent: Vec<Absent>) -> Vec<(String, bool)> {
    let mut readers: Vec<_> = absent.into_iter().map(|one| (one.name, one.unread_since.is_none())).collect();
    readers.sort_by_key(|(_, read)| *read);
    readers
}

fn view(cx: &Cx, kept: Minutes, today: Date) -> MinutesView {
    let mut parts: BTreeMap<usize, (String, Vec<(String, String)>)> = BTreeMap::new();
    for said in kept.said {
        if let Some((place, title)) = minutes::part_of(&said.topic, cx.lang) {
            parts.entry(place).or_insert_with(|| (title, Vec::new())).1.push((said.about, said.words));
        }
    }
    let day = said(kept.version.written_on.to_jiff(), today, cx.lang).said;
    let names: Vec<String> = kept.present.into_iter().map(|(_, name)| name).collect();
    MinutesView {
        id: kept.version.id,
        parts: parts.into_values().collect(),
        words: kept.version.words,
        present: names.join(", "),
        by: cx.lang.t("meeting-minutes-by").with("name", kept.version.name).with("day", day).to_string(),
    }
}

/// What is needed to say what became of a decision.
struct Words<'a> {
    cx: &'a Cx,
    grant: &'a Grant<action::SeeMeetings>,
    group: GroupId,
    agreements: &'a BTreeMap<AgreementId, board::Became>,
    goals: &'a BTreeMap<GoalId, (&'static str, String)>,
    tasks: &'a [Task],
}

impl Words<'_> {
    fn line(&self, decision: Decision) -> DecisionLine {
        let (lang, group) = (self.cx.lang, self.group);
        let mut line = DecisionLine {
            words: decision.words,
            by: decision.name,
            became: String::new(),
            badge: ("plain", String::new()),
            href: None,
            settle: None,
            undo: None,
        };
        if let Some(one) = decision.agreement_id.and_then(|id| self.agreements.get(&id)) {
            line.became = lang.t("meeting-is-agreement").with("name", one.name.as_str()).to_string();
            line.badge = one.badge.clone();
            line.href = Some(format!("/groups/{group}/board"));
        } else if let Some(badge) = decision.goal_id.and_then(|id| self.goals.get(&id)) {
            line.became = lang.t("meeting-is-goal").to_string();
            line.badge = badge.clone();
            line.href = Some(format!("/groups/{group}/goals"));
        } else if let Some(task) = self.tasks.iter().find(|task| Some(task.id) == decision.task_id) {
            self.task(task, &mut line);
        }
        line
    }

    fn task(&self, task: &Task, line: &mut DecisionLine) {
        let (lang, actor) = (self.cx.lang, self.grant.actor());
        let due = task.due_on.to_jiff();
        let state = meeting::Task::of(due, task.settled_on.is_some(), task.dropped, actor.today);
        let date = said(due, actor.today, lang).said;
        line.became = lang.t("meeting-is-task").with("name", task.name.as_str()).to_string();
        line.badge = match state {
            meeting::Task::Open => ("know", lang.t("todo-state-until").with("date", date).to_string()),
            meeting::Task::Late => ("late", lang.t("meeting-task-late").to_string()),
            meeting::Task::Done => ("good", lang.t("meeting-task-done").to_string()),
            meeting::Task::Dropped => ("plain", lang.t("meeting-task-dropped").to_string()),
        };
        if may_settle(actor, task) {
            match task.settled_on {
                None => line.settle = Some(task.id),
                Some(day) if meeting::can_be_undone(day.to_jiff(), actor.today) => line.undo = Some(task.id),
                Some(_) => {}
            }
        }
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct ReadForm {
    /// The version that was on the page.
    minutes: MinutesId,
}

/// Who was not there says that the minutes were read.
pub(super) async fn read(
    cx: Cx,
    grant: Grant<action::SeeMeetings>,
    Path(id): Path<MeetingId>,
    form: Submitted<ReadForm>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    pages::found(&mut tx, &grant, id).await?;
    let minutes = form.data.minutes;
    if said::meeting_of(&mut tx, organisation, minutes).await? != Some(id) {
        return Err(Problem::NotFound);
    }
    said::read(&mut tx, organisation, minutes, staff).await?;
    let flash = Flash::good(cx.lang.t("meeting-minutes-were-read"));
    let audit = Audit::new(organisation, Some(actor.account), "minutes of a group meeting read")
        .on("meeting_minutes", minutes)
        .on("group_meeting", id);
    Ok(tx.finish(audit, &format!("/meetings/{id}"), Some(flash)).await?)
}
