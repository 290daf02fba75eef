//! The page of a goal for whoever keeps it: changing it, taking it away, sharing one's own.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use mentorkind_domain::{
    access::{Permission, action},
    goal::{Life, Step, usual_day},
};
use serde::Deserialize;

use super::{
    evaluate::{EvaluationForm, EvaluationMistakes},
    form::{GoalForm, Mistakes, about},
    queries::{self, Goal},
    reach::{Whose, kept},
    read::{self, Line, When},
};
use crate::{
    account::Nothing,
    platform::{
        access::Grant,
        audit::Audit,
        form::Submitted,
        ids::GoalId,
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "goal/goal.html")]
struct GoalPage {
    page: Page,
    /// The address of the goal.
    href: String,
    whose: Whose,
    list_name: String,
    line: Line,
    may_look_back: bool,
    may_change: bool,
    withdrawn: bool,
    /// It is one's own, which the coach can see.
    own: bool,
    /// Somebody else changed it while it was being changed.
    meanwhile: bool,
    /// Somebody else was first: what was typed, each with its name.
    late: Option<Vec<(String, String)>>,
    form: GoalForm,
    mistakes: Mistakes,
    evaluation: EvaluationForm,
    wrong: EvaluationMistakes,
    /// Codes and words.
    outcomes: Vec<(&'static str, String)>,
}

/// What was typed on the page of a goal and not taken.
#[derive(Default)]
pub struct Typed {
    pub change: Option<(GoalForm, Mistakes)>,
    pub meanwhile: bool,
    pub evaluation: Option<(EvaluationForm, EvaluationMistakes)>,
    /// Somebody else was first: what was typed, each with its name.
    pub late: Option<Vec<(String, String)>>,
}

pub async fn page<A: Permission>(
    cx: Cx,
    grant: Grant<A>,
    Path(id): Path<GoalId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (goal, whose) = kept(&mut tx, &grant, id).await?;
    drop(tx);
    show(&cx, goal, whose, Typed::default()).await
}

/// The page of a goal that was found with a grant.
pub async fn show(cx: &Cx, goal: Goal, whose: Whose, typed: Typed) -> Result<Response, Problem> {
    let today = cx.actor()?.today;
    whose.open(cx).await?;
    let refused = typed.change.is_some() || typed.evaluation.is_some();
    let status = match &typed.late {
        Some(_) => StatusCode::CONFLICT,
        None if refused => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let (form, mistakes) =
        typed.change.unwrap_or_else(|| (GoalForm::of(&goal.plan, goal.version), Mistakes::default()));
    let (evaluation, wrong) = typed.evaluation.unwrap_or_else(|| {
        let next = usual_day(today).to_string();
        (EvaluationForm { next, version: goal.version, ..Default::default() }, Default::default())
    });
    let page = GoalPage {
        page: cx.page(),
        href: format!("{}/{}", whose.base, goal.id),
        list_name: cx
            .lang
            .t(&("goal-title-".to_owned() + goal.owner.code()))
            .with("name", whose.name.as_str())
            .to_string(),
        line: read::line(&goal, When { today, lang: cx.lang }, None),
        may_look_back: goal.life.allows(Step::End),
        may_change: goal.life.allows(Step::Change),
        withdrawn: goal.life == Life::Withdrawn,
        own: matches!(goal.owner, queries::Owner::Staff(_)),
        meanwhile: typed.meanwhile,
        late: typed.late,
        form,
        mistakes,
        evaluation,
        wrong,
        outcomes: mentorkind_domain::goal::Outcome::ALL
            .map(|outcome| (outcome.code(), read::outcome(outcome, cx.lang)))
            .to_vec(),
        whose,
    };
    status_html(status, &page)
}

/// Words a goal otherwise, or chooses another day, as long as nobody looked back on it.
pub async fn change<A: Permission>(
    cx: Cx,
    grant: Grant<A>,
    Path(id): Path<GoalId>,
    form: Submitted<GoalForm>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.write(&form).await?;
    let (goal, whose) = kept(&mut tx, &grant, id).await?;
    if !goal.life.allows(Step::Change) {
        drop(tx);
        let late = Some(form.data.in_words(goal.owner, cx.lang));
        return show(&cx, goal, whose, Typed { late, ..Typed::default() }).await;
    }
    // A day that was chosen before stays possible when it has passed.
    let typed = form.data;
    let as_before = typed.day.trim() == goal.plan.evaluate_on.to_string();
    let since = if as_before { goal.plan.evaluate_on.min(actor.today) } else { actor.today };
    let texts = [typed.what.as_str(), &typed.noticed];
    let names = whose.names(&mut tx, actor, &texts, (typed.names_stay, cx.lang)).await?;
    let mut meanwhile = typed.version != goal.version;
    let mistakes = match typed.plan(goal.owner, since, names.clone(), cx.lang) {
        Ok(plan) => {
            if !meanwhile && queries::change(&mut tx, organisation, (id, goal.version), &plan).await? {
                let audit = Audit::new(organisation, Some(actor.account), "goal changed").on("goal", id);
                let flash = Flash::good(cx.lang.t("goal-changed"));
                return Ok(tx.finish(about(audit, goal.owner), &whose.list, Some(flash)).await?);
            }
            meanwhile = true;
            Mistakes { names, ..Mistakes::default() }
        }
        Err(mistakes) => mistakes,
    };
    drop(tx);
    let again = GoalForm { version: goal.version, ..typed };
    let typed = Typed { change: Some((again, mistakes)), meanwhile, ..Typed::default() };
    show(&cx, goal, whose, typed).await
}

/// Takes a goal away that was set by mistake.
pub async fn withdraw<A: Permission>(
    cx: Cx,
    grant: Grant<A>,
    Path(id): Path<GoalId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    step(&cx, &grant, id, form, Step::Withdraw).await
}

/// Brings back a goal that was taken away.
pub async fn restore<A: Permission>(
    cx: Cx,
    grant: Grant<A>,
    Path(id): Path<GoalId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    step(&cx, &grant, id, form, Step::Restore).await
}

async fn step<A: Permission>(
    cx: &Cx,
    grant: &Grant<A>,
    id: GoalId,
    form: Submitted<Nothing>,
    step: Step,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.write(&form).await?;
    let (goal, whose) = kept(&mut tx, grant, id).await?;
    if !goal.life.allows(step) {
        return Err(Problem::Conflict);
    }
    let (state, action, flash) = if step == Step::Withdraw {
        let undo = format!("{}/{id}/restore", whose.base);
        let flash = Flash::know(cx.lang.t("goal-withdrawn")).undo(undo, cx.lang.t("goal-restore"));
        ("withdrawn", "goal withdrawn", flash)
    } else {
        ("open", "goal restored", Flash::good(cx.lang.t("goal-restored")))
    };
    if !queries::set_state(&mut tx, organisation, &goal, state, goal.plan.evaluate_on).await? {
        return Err(Problem::Conflict);
    }
    let audit = Audit::new(organisation, Some(actor.account), action).on("goal", id);
    Ok(tx.finish(about(audit, goal.owner), &whose.list, Some(flash)).await?)
}

#[derive(Debug, Deserialize)]
pub struct ShareForm {
    /// The coach sees it from now on, or no longer.
    #[serde(default)]
    shared: bool,
}

/// Shares one's own goal with the coach, or takes that back.
pub async fn share(
    cx: Cx,
    grant: Grant<action::OwnGoals>,
    Path(id): Path<GoalId>,
    form: Submitted<ShareForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, shared) = (grant.organisation(), grant.actor(), form.data.shared);
    let mut tx = cx.write(&form).await?;
    let (goal, whose) = kept(&mut tx, &grant, id).await?;
    queries::share(&mut tx, organisation, id, shared).await?;
    let (action, key) = if shared {
        ("goal shared with the coach", "goal-shared-now")
    } else {
        ("goal no longer shared", "goal-shared-no-longer")
    };
    let audit = Audit::new(organisation, Some(actor.account), action).on("goal", id);
    let flash = Flash::good(cx.lang.t(key));
    Ok(tx.finish(about(audit, goal.owner), &whose.list, Some(flash)).await?)
}
