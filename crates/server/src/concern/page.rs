//! The page of a concern: who acts next, by when and how, and what was done.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    concern::{Act, Kind, Next, Outcome},
    consent::Standing,
    obligation::{self, ConcernFacts},
};

use super::{
    act::{ANSWERS, ActForm, found},
    queries::{self, Concern},
    view::{self, Line},
};
use crate::{
    calendar,
    child::{self, Child},
    consent,
    message::{self, Made},
    platform::{
        access::Grant,
        dates::{Said, said},
        i18n::Lang,
        ids::{ConcernId, ConsentId},
        problem::Problem,
        render::{Page, status_html},
        session::Cx,
    },
};

/// A step in the row of steps.
pub(super) struct StepPart {
    pub label: String,
    pub state: &'static str,
}

/// What is next, in words.
pub(super) struct NextPart {
    /// The step, or what comes instead of it.
    pub what: String,
    pub who: String,
    pub until: Said,
    pub late: bool,
    pub guidance: String,
    /// What is answered when it is done: the field and the question.
    pub questions: Vec<(&'static str, String)>,
    /// Parents are spoken to first.
    pub parents: bool,
    /// Their consent is asked first.
    pub consent: bool,
    /// What the step is, where it is one.
    pub kind: Option<Kind>,
    /// The steps are over.
    pub look_back: bool,
}

impl NextPart {
    /// It is the talk with the parents.
    fn talk(&self) -> bool {
        self.kind == Some(Kind::Talk)
    }

    /// A plan is made.
    fn plan(&self) -> bool {
        self.kind == Some(Kind::Plan)
    }
}

/// A consent that was asked for this step.
pub(super) struct AskedPart {
    pub id: ConsentId,
    pub state: String,
    pub valid: bool,
    /// It is or becomes valid when the parents have answered: nothing else has to be asked.
    pub waits: bool,
}

/// A plan of action.
pub(super) struct PlanPart {
    pub words: String,
    pub on: Said,
}

#[derive(Template)]
#[template(path = "concern/concern.html")]
struct ConcernPage {
    page: Page,
    child: Child,
    id: ConcernId,
    about: String,
    opened: String,
    source: Option<String>,
    /// The guardian's message from which it came, for who may read that.
    message: Option<message::Outcome>,
    closed: bool,
    next: Option<NextPart>,
    asked: Vec<AskedPart>,
    plan: Option<PlanPart>,
    plan_on: String,
    steps: Vec<StepPart>,
    /// Earlier steps, with their number.
    back: Vec<(usize, String)>,
    /// Codes and words.
    outcomes: Vec<(&'static str, String)>,
    lines: Vec<Line>,
    /// Parents read what is recorded now.
    parents_read: bool,
    may_place: bool,
    typed: ActForm,
    /// What was wrong: the field and the sentence.
    wrong: Option<(&'static str, String)>,
    /// What somebody else did while this was typed.
    meanwhile: bool,
    version: i64,
}

impl ConcernPage {
    /// What was typed in the form of an act that was not taken.
    fn was_typed(&self, field: &str) -> &str {
        if self.typed.field() == field { &self.typed.words } else { "" }
    }

    /// The day to look back on a plan: what was typed, or that of the plan that holds.
    fn plan_day(&self) -> &str {
        if self.typed.act.is_empty() { &self.plan_on } else { &self.typed.plan_on }
    }

    /// A plan is made in the step that is next: it needs no form of its own.
    fn plans_in_step(&self) -> bool {
        self.next.as_ref().is_some_and(NextPart::plan)
    }

    /// Consent is to be asked: nothing that was asked can still become a yes.
    fn to_ask(&self) -> bool {
        self.next.as_ref().is_some_and(|next| next.consent) && !self.asked.iter().any(|one| one.waits)
    }

    fn answer(&self, field: &str) -> &str {
        ANSWERS
            .iter()
            .zip(self.typed.answers())
            .find(|(name, _)| **name == field)
            .map_or("", |(_, text)| text)
    }

    fn error(&self, field: &str) -> Option<&str> {
        self.wrong.as_ref().filter(|(of, _)| *of == field).map(|(_, text)| text.as_str())
    }

    fn problems(&self) -> Vec<(&'static str, &str)> {
        self.wrong.iter().filter(|(of, _)| !of.is_empty()).map(|(of, text)| (*of, text.as_str())).collect()
    }
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::WorkOnConcern>,
    Path(id): Path<ConcernId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (concern, child) = found(&mut tx, &grant, id).await?;
    drop(tx);
    show(&cx, &grant, concern, child, None).await
}

/// The page of a concern that was found with a grant, with what was typed and not taken.
pub(super) async fn show(
    cx: &Cx,
    grant: &Grant<action::WorkOnConcern>,
    concern: Concern,
    child: Child,
    typed: Option<(ActForm, (&'static str, String))>,
) -> Result<Response, Problem> {
    let (actor, today, lang) = (grant.actor(), grant.actor().today, cx.lang);
    let mut tx = cx.read().await?;
    let places = child::places(&mut tx, grant.organisation(), child.id, today).await?;
    let location = places.first().map(|place| place.location);
    let due = match concern.term() {
        Some((since, term)) => {
            let facts = ConcernFacts { concern: concern.id.0, child: child.id.0, since, term };
            let working = calendar::working_days(&mut tx, grant.organisation(), location).await?;
            Some(obligation::of_concern(&facts, &[], &working, today))
        }
        None => None,
    };
    let message = message::origin(&mut tx, actor, Made::Concern(concern.id), lang).await?;
    drop(tx);
    child::open(cx, actor, child.id, &places, "concern").await?;
    let next = due
        .map(|due| next(&concern, due.until, due.standing(today) == obligation::Standing::Late, today, lang));
    let meanwhile = typed.as_ref().is_some_and(|(_, (field, _))| field.is_empty());
    let status = if typed.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let (typed, wrong) = typed.map_or((ActForm::default(), None), |(typed, wrong)| (typed, Some(wrong)));
    let page = ConcernPage {
        page: cx.page(),
        id: concern.id,
        about: concern.about.clone(),
        opened: lang
            .t("concern-opened-by")
            .with("name", &concern.opened_by)
            .with("date", said(concern.opened_on, today, lang).exact)
            .to_string(),
        source: view::source(&concern, lang),
        message,
        closed: concern.state.closed.is_some(),
        next,
        asked: asked(&concern, lang),
        plan: plan(&concern, today, lang),
        plan_on: concern.state.plan.map(|day| day.to_string()).unwrap_or_default(),
        steps: steps(&concern),
        back: back(&concern),
        outcomes: Outcome::ALL
            .map(|outcome| {
                (outcome.code(), lang.t(&("concern-outcome-".to_owned() + outcome.code())).to_string())
            })
            .to_vec(),
        lines: view::lines(&concern, today, lang),
        parents_read: concern.parents_read_now(),
        may_place: child::may::<action::PlaceExtraAttention>(actor, child.id, &places),
        typed,
        wrong,
        meanwhile,
        version: concern.version,
        child,
    };
    status_html(status, &page)
}

fn next(concern: &Concern, until: Date, late: bool, today: Date, lang: Lang) -> NextPart {
    let next = concern.next();
    let step = concern.steps.steps.get(concern.state.at);
    let guidance = match next {
        Next::Parents(_) => lang.t("concern-parents-how").to_string(),
        Next::Consent(_) => lang.t("concern-consent-how").to_string(),
        Next::Step(_) => step.map(|step| step.guidance.clone()).unwrap_or_default(),
        Next::LookBack => lang.t("concern-look-back-how").to_string(),
        Next::Closed => String::new(),
    };
    let questions = match next {
        Next::Step(_) => step.map_or(&[][..], |step| &step.questions),
        _ => &[],
    };
    NextPart {
        what: view::next_words(concern, lang),
        who: concern.who().map(|who| view::who(who, lang)).unwrap_or_default(),
        until: said(until, today, lang),
        late,
        guidance,
        questions: ANSWERS.into_iter().zip(questions.iter().cloned()).collect(),
        parents: matches!(next, Next::Parents(_)),
        consent: matches!(next, Next::Consent(_)),
        kind: step.filter(|_| matches!(next, Next::Step(_))).map(|step| step.step.kind),
        look_back: next == Next::LookBack,
    }
}

fn asked(concern: &Concern, lang: Lang) -> Vec<AskedPart> {
    let parts = concern.asked.iter().map(|one| AskedPart {
        id: one.id,
        state: consent::state(one.standing, lang),
        valid: one.standing == Standing::Valid,
        waits: matches!(one.standing, Standing::Waiting | Standing::NotYet),
    });
    parts.collect()
}

/// The last plan, while its day counts.
fn plan(concern: &Concern, today: Date, lang: Lang) -> Option<PlanPart> {
    let on = concern.state.plan?;
    let is_plan = |done: &&queries::Recorded| matches!(done.act, Act::Plan(_) | Act::Done(Some(_)));
    let words = concern.acts.iter().rev().find(is_plan)?.words.clone();
    Some(PlanPart { words, on: said(on, today, lang) })
}

fn steps(concern: &Concern) -> Vec<StepPart> {
    let passed = |at: usize| {
        let over =
            |done: &&queries::Recorded| done.at == at && matches!(done.act, Act::Done(_) | Act::Skipped);
        concern.acts.iter().rev().find(over).is_some_and(|done| done.act == Act::Skipped)
    };
    let all = concern.steps.steps.iter().enumerate();
    all.map(|(at, step)| StepPart {
        label: step.name.clone(),
        state: match at.cmp(&concern.state.at) {
            std::cmp::Ordering::Less if passed(at) => "skipped",
            std::cmp::Ordering::Less => "done",
            std::cmp::Ordering::Equal if concern.state.closed.is_none() => "now",
            _ => "later",
        },
    })
    .collect()
}

fn back(concern: &Concern) -> Vec<(usize, String)> {
    let earlier = concern.steps.steps.iter().take(concern.state.at).enumerate();
    earlier.map(|(at, step)| (at + 1, step.name.clone())).collect()
}
