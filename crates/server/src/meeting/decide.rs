//! Writing down what was decided: it becomes an agreement about a child, a goal of the group, or a task of a colleague.

use axum::{extract::Path, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    board::{last_until, takes_until},
    goal as goals,
    meeting::{MOST_DECISION, last_day, only_named, takes_day, usual_task_day},
    observation::{WrongText, check_text},
};
use serde::Deserialize;

use super::{
    held,
    outcome::{self, Became},
    pages,
    queries::Meeting,
};
use crate::{
    board, goal, live,
    observation::grouped,
    platform::{
        access::Grant,
        audit::Audit,
        dates::exact,
        db::{Read, Write},
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, GroupId, MeetingId, StaffId},
        problem::Problem,
        render::Flash,
        session::{Actor, Cx},
    },
};

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct DecisionForm {
    #[serde(default)]
    pub words: String,
    /// `agreement`, `goal` or `task`.
    #[serde(default)]
    pub becomes: String,
    #[serde(default)]
    pub child: String,
    #[serde(default)]
    pub staff: String,
    #[serde(default)]
    pub day: String,
}

/// What is wrong with it.
#[derive(Clone, Debug, Default)]
pub(super) struct Mistakes {
    pub words: Option<String>,
    pub child: Option<String>,
    pub day: Option<String>,
}

impl Mistakes {
    pub fn lines(&self) -> Vec<(&'static str, &str)> {
        let all = [("words", &self.words), ("child", &self.child), ("day", &self.day)];
        all.into_iter().filter_map(|(name, text)| Some((name, text.as_deref()?))).collect()
    }
}

/// About whom an agreement can be, and who can take a task on.
pub(super) struct People {
    pub children: Vec<(ChildId, String)>,
    pub team: Vec<(StaffId, String)>,
}

pub(super) async fn people(tx: &mut Read, actor: &Actor, group: GroupId) -> sqlx::Result<People> {
    Ok(People {
        children: board::children(tx, actor.organisation, group, actor.today).await?,
        team: board::team(tx, actor.organisation, group, actor.today).await?,
    })
}

/// By first name: what a text says.
fn named<Id: Copy>(text: &str, people: &[(Id, String)]) -> Option<Id> {
    only_named(text, people.iter().map(|(id, name)| (*id, name.split(' ').next().unwrap_or_default())))
}

/// What a decision is to become.
enum Plan {
    Agreement { child: ChildId, until: Option<Date> },
    Goal { on: Date },
    Task { staff: StaffId, due: Date },
}

/// The day that was chosen: none when none was typed.
fn day(typed: &str, takes: impl Fn(Date) -> bool) -> Result<Option<Date>, ()> {
    match typed.trim() {
        "" => Ok(None),
        typed => typed.parse().ok().filter(|day| takes(*day)).map(Some).ok_or(()),
    }
}

impl DecisionForm {
    fn plan(&self, people: &People, actor: &Actor, lang: Lang) -> Result<Plan, Mistakes> {
        let (words, today) = (self.words.trim(), actor.today);
        let mut mistakes = Mistakes {
            words: match check_text(words, MOST_DECISION) {
                Ok(()) => None,
                Err(WrongText::Empty) => Some(lang.t("meeting-decision-empty").to_string()),
                Err(WrongText::TooLong(length)) => Some(
                    lang.t("meeting-item-long")
                        .with("length", grouped(length, lang))
                        .with("most", MOST_DECISION)
                        .to_string(),
                ),
            },
            ..Mistakes::default()
        };
        let until =
            |last: Date| Some(lang.t("meeting-wrong-day").with("until", exact(last, lang)).to_string());
        let plan = match self.becomes.as_str() {
            "agreement" => {
                let chosen = people.children.iter().find(|(child, _)| child.to_string() == self.child);
                let child = chosen.map(|(child, _)| *child).or_else(|| named(words, &people.children));
                let until =
                    day(&self.day, |day| takes_until(day, today)).map_err(|()| until(last_until(today)));
                mistakes.child = child.is_none().then(|| lang.t("meeting-decision-child").to_string());
                mistakes.day = until.clone().err().flatten();
                child.zip(until.ok()).map(|(child, until)| Plan::Agreement { child, until })
            }
            "goal" => {
                let on = day(&self.day, |day| (today..=goals::last_day(today)).contains(&day));
                mistakes.day = on.err().and_then(|()| until(goals::last_day(today)));
                on.ok().map(|on| Plan::Goal { on: on.unwrap_or_else(|| goals::usual_day(today)) })
            }
            _ => {
                let chosen = people.team.iter().find(|(staff, _)| staff.to_string() == self.staff);
                let chosen = chosen.map(|(staff, _)| *staff).or_else(|| named(words, &people.team));
                let due = day(&self.day, |day| takes_day(day, today));
                mistakes.day = due.err().and_then(|()| until(last_day(today)));
                let due = due.ok().map(|due| due.unwrap_or_else(|| usual_task_day(today)));
                chosen.or(actor.staff).zip(due).map(|(staff, due)| Plan::Task { staff, due })
            }
        };
        plan.filter(|_| mistakes.lines().is_empty()).ok_or(mistakes)
    }
}

pub(super) async fn decide(
    cx: Cx,
    grant: Grant<action::HoldMeeting>,
    Path(id): Path<MeetingId>,
    form: Submitted<DecisionForm>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let see = Grant::<action::SeeMeetings>::of(actor)?;
    let mut tx = cx.write(&form).await?;
    let meeting = pages::found(&mut tx, &see, id).await?;
    let group = meeting.group_id;
    if !grant.covers(Some(group.0), None) {
        return Err(Problem::NotFound);
    }
    if meeting.planned {
        return Err(Problem::Conflict);
    }
    let people = people(&mut tx, actor, group).await?;
    let plan = match form.data.plan(&people, actor, cx.lang) {
        Ok(plan) => plan,
        Err(mistakes) => {
            drop(tx);
            return held::show(&cx, &see, meeting, Some((form.data, mistakes))).await;
        }
    };
    let words = form.data.words.trim();
    let made = make(&cx, &mut tx, (actor, staff), &meeting, words, &plan).await?;
    let decision = outcome::decide(&mut tx, organisation, (id, staff), words, made.became).await?;
    let audit = made.audit.on("meeting_decision", decision).on("group_meeting", id);
    let answer = tx.finish(audit, &format!("/meetings/{id}"), Some(made.flash)).await?;
    live::changed(&cx.app, organisation, &made.boards, live::Part::Board);
    Ok(answer)
}

/// What was made of a decision.
struct Made {
    became: Became,
    audit: Audit,
    flash: Flash,
    /// The groups on whose boards it stands.
    boards: Vec<GroupId>,
}

async fn make(
    cx: &Cx,
    tx: &mut Write,
    (actor, staff): (&std::sync::Arc<Actor>, StaffId),
    meeting: &Meeting,
    words: &str,
    plan: &Plan,
) -> Result<Made, Problem> {
    let (organisation, today, lang, group) = (actor.organisation, actor.today, cx.lang, meeting.group_id);
    let audit = |action| Audit::new(organisation, Some(actor.account), action);
    let flash = |key: &str, undo: String| Flash::good(lang.t(key)).undo(undo, lang.t("todo-undo"));
    Ok(match *plan {
        Plan::Agreement { child, until } => {
            let may = Grant::<action::KeepAgreements>::of(actor)?;
            if !may.covers(Some(group.0), Some(child.0)) {
                return Err(Problem::Forbidden);
            }
            let on = exact(meeting.held_on.to_jiff(), lang);
            let of_whom = format!("{}, {on}", lang.t("meeting-title"));
            let agreed = board::Agreed { what: words, of_whom: &of_whom, important: true, until };
            let id = board::add(tx, organisation, child, (today, staff), &agreed).await?;
            Made {
                became: Became::Agreement(id),
                audit: audit("decision became an agreement").on("agreement", id).on("child", child),
                flash: flash("meeting-became-agreement", format!("/agreements/{id}/withdraw")),
                boards: live::groups_of(tx, organisation, child, today).await?,
            }
        }
        Plan::Goal { on } => {
            if !Grant::<action::SetGoals>::of(actor)?.covers(Some(group.0), None) {
                return Err(Problem::Forbidden);
            }
            let plan = goal::Plan {
                what: words.to_owned(),
                noticed: String::new(),
                evaluate_on: on,
                with_child: false,
                with_parents: false,
            };
            let id = goal::add(tx, organisation, goal::Owner::Group(group), &plan, actor.account).await?;
            Made {
                became: Became::Goal(id),
                audit: audit("decision became a goal").on("goal", id).on("care_group", group),
                flash: flash("meeting-became-goal", format!("/goals/{id}/withdraw")),
                boards: Vec::new(),
            }
        }
        Plan::Task { staff: who, due } => {
            let id =
                outcome::add_task(tx, organisation, meeting.id, (words, who, due), (today, staff)).await?;
            Made {
                became: Became::Task(id),
                audit: audit("decision became a task").on("meeting_task", id).on("staff_member", who),
                flash: flash("meeting-became-task", format!("/meeting-tasks/{id}/drop")),
                boards: Vec::new(),
            }
        }
    })
}
