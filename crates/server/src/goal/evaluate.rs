//! Looking back on a goal: what came of it, and whether it goes on.

use axum::{extract::Path, response::Response};
use mentorkind_domain::{
    access::Permission,
    goal::{MOST_WORDS, Outcome, Step, evaluation_day},
};
use serde::Deserialize;

use super::{
    form::{about, day_in_words, named, text_mistake, wrong_day},
    keep::{Typed, show},
    queries::{self, Evaluation},
    reach::kept,
    read,
};
use crate::{
    account::Nothing,
    child::OtherNames,
    platform::{
        access::Grant, audit::Audit, form::Submitted, i18n::Lang, ids::GoalId, problem::Problem,
        render::Flash, session::Cx,
    },
};

/// What was typed of an evaluation.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct EvaluationForm {
    #[serde(default)]
    pub outcome: String,
    #[serde(default)]
    pub words: String,
    /// `end` or `on`.
    #[serde(default)]
    pub then: String,
    /// When it goes on: the next day for looking back.
    #[serde(default)]
    pub next: String,
    /// Of the goal that was read.
    #[serde(default)]
    pub version: i64,
    /// The names of other children in it were looked at.
    #[serde(default)]
    pub names_stay: bool,
}

impl EvaluationForm {
    /// What was filled in, each with its name; empty where nothing was.
    fn in_words(&self, lang: Lang) -> Vec<(String, String)> {
        let outcome = Outcome::of(&self.outcome).map(|outcome| read::outcome(outcome, lang));
        let (then, next) = match self.then.as_str() {
            "end" => (lang.t("goal-then-end").to_string(), String::new()),
            "on" => (lang.t("goal-then-on").to_string(), day_in_words(&self.next, lang)),
            _ => Default::default(),
        };
        named(
            [
                ("goal-outcome", outcome.unwrap_or_default()),
                ("goal-words", self.words.clone()),
                ("goal-then", then),
                ("goal-next", next),
            ],
            lang,
        )
    }
}

/// What is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct EvaluationMistakes {
    pub outcome: Option<String>,
    pub words: Option<String>,
    pub then: Option<String>,
    pub next: Option<String>,
    pub names: OtherNames,
}

impl EvaluationMistakes {
    pub fn lines(&self) -> Vec<(&'static str, &str)> {
        let all =
            [("outcome", &self.outcome), ("words", &self.words), ("then", &self.then), ("next", &self.next)];
        let all = all.into_iter().filter_map(|(name, text)| Some((name, text.as_deref()?)));
        all.chain(self.names.line()).collect()
    }
}

pub async fn evaluate<A: Permission>(
    cx: Cx,
    grant: Grant<A>,
    Path(id): Path<GoalId>,
    form: Submitted<EvaluationForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.write(&form).await?;
    let (goal, whose) = kept(&mut tx, &grant, id).await?;
    let typed = form.data;
    let step = match typed.then.as_str() {
        "end" => Some(Step::End),
        "on" => Some(Step::GoOn),
        _ => None,
    };
    if !goal.life.allows(Step::End) || typed.version != goal.version {
        drop(tx);
        return too_late(&cx, &grant, id, typed).await;
    }
    let (outcome, words) = (Outcome::of(&typed.outcome), typed.words.trim());
    let next = match step {
        Some(Step::GoOn) => evaluation_day(&typed.next, actor.today),
        _ => Some(goal.plan.evaluate_on),
    };
    let mistakes = EvaluationMistakes {
        outcome: outcome.is_none().then(|| lang.t("goal-outcome-none").to_string()),
        words: text_mistake(words, MOST_WORDS, lang).filter(|_| !words.is_empty()),
        then: step.is_none().then(|| lang.t("goal-then-none").to_string()),
        next: next.is_none().then(|| wrong_day(actor.today, lang)),
        names: whose.names(&mut tx, actor, &[words], (typed.names_stay, lang)).await?,
    };
    let (Some(outcome), Some(step), Some(next), true) = (outcome, step, next, mistakes.lines().is_empty())
    else {
        drop(tx);
        let typed = Typed { evaluation: Some((typed, mistakes)), ..Typed::default() };
        return show(&cx, goal, whose, typed).await;
    };
    let (state, key) = if step == Step::End { ("ended", "goal-ended") } else { ("open", "goal-goes-on") };
    if !queries::set_state(&mut tx, organisation, &goal, state, next).await? {
        drop(tx);
        return too_late(&cx, &grant, id, typed).await;
    }
    let evaluation = Evaluation {
        outcome,
        words: words.to_owned(),
        on: actor.today,
        by: actor.account,
        chosen: Some(goal.plan.evaluate_on),
    };
    queries::evaluated(&mut tx, organisation, id, &evaluation).await?;
    let audit = Audit::new(organisation, Some(actor.account), "goal looked back on").on("goal", id);
    let undo = format!("{}/{id}/evaluate/undo", whose.base);
    let flash = Flash::good(lang.t(key)).undo(undo, lang.t("goal-undo"));
    Ok(tx.finish(about(audit, goal.owner), &whose.list, Some(flash)).await?)
}

/// Somebody else was first: the goal as it is now, with what was typed.
async fn too_late<A: Permission>(
    cx: &Cx,
    grant: &Grant<A>,
    id: GoalId,
    typed: EvaluationForm,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (goal, whose) = kept(&mut tx, grant, id).await?;
    let (words, stay) = (typed.words.trim(), (typed.names_stay, cx.lang));
    let names = whose.names(&mut tx, grant.actor(), &[words], stay).await?;
    drop(tx);
    let late = typed.in_words(cx.lang);
    let again = EvaluationForm { version: goal.version, ..typed };
    let evaluation = Some((again, EvaluationMistakes { names, ..EvaluationMistakes::default() }));
    show(cx, goal, whose, Typed { evaluation, late: Some(late), ..Typed::default() }).await
}

/// Takes back that one looked back on a goal, on the same day: it is as it was.
pub async fn undo<A: Permission>(
    cx: Cx,
    grant: Grant<A>,
    Path(id): Path<GoalId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.write(&form).await?;
    let (goal, whose) = kept(&mut tx, &grant, id).await?;
    let (_, chosen) = goal.undoable(actor.account, actor.today).ok_or(Problem::Conflict)?;
    if !queries::set_state(&mut tx, organisation, &goal, "open", chosen).await? {
        return Err(Problem::Conflict);
    }
    queries::undone(&mut tx, organisation, id).await?;
    let audit = Audit::new(organisation, Some(actor.account), "goal looking back undone").on("goal", id);
    let flash = Flash::know(cx.lang.t("goal-evaluation-undone"));
    Ok(tx.finish(about(audit, goal.owner), &whose.list, Some(flash)).await?)
}
