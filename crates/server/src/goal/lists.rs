//! The lists of goals, with the form for a new one.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use mentorkind_domain::access::action;
use serde::Deserialize;

use super::{
    form::{GoalForm, Mistakes, example_text, examples},
    queries::{self, Goal, Owner},
    reach::{self, Whose},
    read::{self, Line, When},
};
use crate::platform::{
    access::Grant,
    ids::{ChildId, GroupId},
    problem::Problem,
    render::{Page, html, status_html},
    session::Cx,
};

#[derive(Template)]
#[template(path = "goal/goals.html")]
struct GoalsPage {
    page: Page,
    whose: Whose,
    title: String,
    lead: String,
    open: Vec<Line>,
    over: Vec<Line>,
    may_set: bool,
    /// Numbers and words of examples.
    examples: Vec<(usize, String)>,
    form: GoalForm,
    mistakes: Mistakes,
}

/// The number of the example that was tapped.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    example: Option<usize>,
}

pub async fn of_group(
    cx: Cx,
    grant: Grant<action::SeeGroupGoals>,
    Path(id): Path<GroupId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let whose = reach::whose(&mut tx, &grant, Owner::Group(id)).await?;
    drop(tx);
    show(&cx, whose, asked.example, None).await
}

pub async fn of_child(
    cx: Cx,
    grant: Grant<action::SeeFile>,
    Path(id): Path<ChildId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let whose = reach::whose(&mut tx, &grant, Owner::Child(id)).await?;
    drop(tx);
    show(&cx, whose, asked.example, None).await
}

pub async fn own(
    cx: Cx,
    grant: Grant<action::OwnGoals>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let owner = Owner::Staff(reach::oneself(grant.actor())?);
    let mut tx = cx.read().await?;
    let whose = reach::whose(&mut tx, &grant, owner).await?;
    drop(tx);
    show(&cx, whose, asked.example, None).await
}

pub async fn of_mentorship(
    cx: Cx,
    grant: Grant<action::SeeProtocol>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let whose = reach::whose(&mut tx, &grant, Owner::Mentorship).await?;
    drop(tx);
    show(&cx, whose, asked.example, None).await
}

/// The list of goals of an owner that was found with a grant, with an example or with what was typed and not taken.
pub async fn show(
    cx: &Cx,
    whose: Whose,
    example: Option<usize>,
    typed: Option<(GoalForm, Mistakes)>,
) -> Result<Response, Problem> {
    let actor = cx.actor()?;
    let (owner, when) = (whose.owner, When { today: actor.today, lang: cx.lang });
    let mut tx = cx.read().await?;
    let goals = queries::of_owners(&mut tx, actor.organisation, &[owner]).await?;
    drop(tx);
    whose.open(cx).await?;
    let may_set = whose.kept_by(cx)?;
    let base = may_set.then_some(whose.base);
    let (open, over) = read::split(&goals);
    // What is a goal already is no example any more.
    let examples = (1..=examples(owner)).map(|number| (number, example_text(owner, number, "", cx.lang)));
    let examples = examples.filter(|(_, text)| open.iter().all(|goal| goal.plan.what != *text)).collect();
    let of_keeper = |goal: &Goal| {
        let line = read::line(goal, when, base);
        let undoable = base.filter(|_| goal.undoable(actor.account, actor.today).is_some());
        Line { undo: undoable.map(|base| format!("{base}/{}/evaluate/undo", goal.id)), ..line }
    };
    let text = |start: &str| {
        cx.lang.t(&(start.to_owned() + owner.code())).with("name", whose.name.as_str()).to_string()
    };
    let status = if typed.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let (form, mistakes) =
        typed.unwrap_or_else(|| (GoalForm::new(owner, example, actor.today, cx.lang), Mistakes::default()));
    let page = GoalsPage {
        page: cx.page(),
        title: text("goal-title-"),
        lead: text("goal-lead-"),
        open: open.into_iter().map(of_keeper).collect(),
        over: over.into_iter().map(of_keeper).collect(),
        may_set,
        examples,
        form,
        mistakes,
        whose,
    };
    status_html(status, &page)
}

#[derive(Template)]
#[template(path = "goal/shared.html")]
struct SharedPage {
    page: Page,
    /// By colleague: the name, and what goes on or is over.
    colleagues: Vec<(String, Vec<Line>)>,
}

/// What colleagues share with the coach.
pub async fn shared(cx: Cx, grant: Grant<action::SeeSharedGoals>) -> Result<Response, Problem> {
    let when = When { today: grant.actor().today, lang: cx.lang };
    let mut tx = cx.read().await?;
    let found = queries::shared(&mut tx, grant.organisation()).await?;
    drop(tx);
    let colleagues = found
        .into_iter()
        .map(|(name, goals)| {
            let (open, over) = read::split(&goals);
            (name, open.into_iter().chain(over).map(|goal| read::line(goal, when, None)).collect())
        })
        .collect();
    html(&SharedPage { page: cx.page(), colleagues })
}
