//! What is done with a concern: each form keeps one act.

use axum::{extract::Path, response::Response};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{
    access::action,
    concern::{Act, MOST_QUESTIONS, MOST_WORDS, Outcome, Refusal, answered, parents_read},
    observation::{WrongText, check_text},
};
use serde::Deserialize;

use super::{
    page,
    queries::{self, Concern},
};
use crate::{
    child::{self, Child},
    family::asked::{self, Matter},
    observation::grouped,
    platform::{
        access::Grant, audit::Audit, dates::exact, db::Read, form::Submitted, i18n::Lang, ids::ConcernId,
        problem::Problem, render::Flash, session::Cx,
    },
};

/// A plan is looked back on at most so many days ahead.
const AHEAD_DAYS: i64 = 366;

/// A concern about a child within the grant.
pub(super) async fn found(
    tx: &mut Read,
    grant: &Grant<action::WorkOnConcern>,
    id: ConcernId,
) -> Result<(Concern, Child), Problem> {
    let today = grant.actor().today;
    let concern = queries::one(tx, grant.organisation(), id, today).await?.ok_or(Problem::NotFound)?;
    let child = child::cared_for(tx, grant, concern.child).await?;
    Ok((concern, child))
}

/// What is wrong with a text, in words; `empty` is the sentence for no text.
pub(super) fn words_mistake(text: &str, empty: &str, most: usize, lang: Lang) -> Option<String> {
    check_text(text, most).err().map(|wrong| match wrong {
        WrongText::Empty => lang.t(empty).to_string(),
        WrongText::TooLong(length) => lang
            .t("concern-wrong-long")
            .with("length", grouped(length, lang))
            .with("most", grouped(most, lang))
            .to_string(),
    })
}

/// What was typed. Each form has a field of its own for what is written.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct ActForm {
    pub act: String,
    #[serde(default, alias = "back_why", alias = "plan", alias = "closing", alias = "again")]
    pub words: String,
    /// Counted from 1.
    #[serde(default)]
    pub step: String,
    #[serde(default)]
    pub plan_on: String,
    #[serde(default)]
    pub outcome: String,
    #[serde(default)]
    answer_1: String,
    #[serde(default)]
    answer_2: String,
    #[serde(default)]
    answer_3: String,
    #[serde(default)]
    answer_4: String,
    pub version: i64,
}

/// The fields for the answers to what a step asks.
pub(super) const ANSWERS: [&str; MOST_QUESTIONS] = ["answer_1", "answer_2", "answer_3", "answer_4"];

impl ActForm {
    /// The answers that were typed, in the order of [`ANSWERS`].
    pub fn answers(&self) -> [&str; MOST_QUESTIONS] {
        [&self.answer_1, &self.answer_2, &self.answer_3, &self.answer_4]
    }

    /// The field in which the words of this act are typed.
    pub fn field(&self) -> &'static str {
        match self.act.as_str() {
            "back" => "back_why",
            "plan" => "plan",
            "close" => "closing",
            "reopen" => "again",
            _ => "words",
        }
    }
}

/// The day on which a plan is looked back on: from today, at most a year ahead.
fn plan_day(typed: &str, today: Date) -> Option<Date> {
    let day: Date = typed.trim().parse().ok()?;
    (today..=today.saturating_add(AHEAD_DAYS.days())).contains(&day).then_some(day)
}

/// That another day is needed to look back.
fn wrong_day(today: Date, lang: Lang) -> String {
    let last = exact(today.saturating_add(AHEAD_DAYS.days()), lang);
    lang.t("concern-wrong-day").with("until", last).to_string()
}

/// What was typed as an act with its words, or what is wrong: the field and the sentence.
fn read(
    form: &ActForm,
    questions: &[String],
    today: Date,
    lang: Lang,
) -> Result<(Act, String), (&'static str, String)> {
    let step = form.step.trim().parse::<usize>().ok().and_then(|step| step.checked_sub(1));
    let plan = plan_day(&form.plan_on, today);
    let outcome = Outcome::of(&form.outcome);
    let Some(act) = Act::of(&form.act, step, plan, outcome) else {
        return Err(match form.act.as_str() {
            "plan" => ("plan_on", wrong_day(today, lang)),
            "close" => ("outcome", lang.t("concern-wrong-outcome").to_string()),
            _ => ("step", lang.t("concern-wrong-step").to_string()),
        });
    };
    let empty = match act {
        Act::Skipped | Act::WithoutParents | Act::Back(_) | Act::Reopen => "concern-wrong-reason",
        Act::Plan(_) => "concern-wrong-plan",
        Act::Done(_) | Act::Parents | Act::Close(_) => "concern-wrong-words",
    };
    let words = match act {
        Act::Done(_) => answered(questions, &form.answers(), &form.words).map_err(|missing| {
            let field = ANSWERS.get(missing).copied().unwrap_or("words");
            (field, lang.t("concern-wrong-answer").to_string())
        })?,
        _ => form.words.trim().to_owned(),
    };
    let wrong = words_mistake(&words, empty, MOST_WORDS, lang);
    wrong.map_or(Ok((act, words)), |wrong| Err((form.field(), wrong)))
}

pub(super) async fn act(
    cx: Cx,
    grant: Grant<action::WorkOnConcern>,
    Path(id): Path<ConcernId>,
    form: Submitted<ActForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let (concern, child) = found(&mut tx, &grant, id).await?;
    let questions = concern.steps.steps.get(concern.state.at).map_or(&[][..], |step| &step.questions);
    let read = read(&form.data, questions, actor.today, lang);
    let overtaken = form.data.version != concern.version;
    let decided = match read {
        _ if overtaken => Err(("", lang.t("concern-meanwhile").to_string())),
        Ok((act, words)) => match concern.takes(act, actor.today) {
            Ok(()) => Ok((act, words)),
            Err(Refusal::ConsentFirst) => Err(("words", lang.t("concern-consent-first").to_string())),
            Err(Refusal::ParentsFirst) => Err(("words", lang.t("concern-parents-first").to_string())),
            Err(Refusal::PlanFirst) => Err(("plan_on", wrong_day(actor.today, lang))),
            Err(Refusal::NoSuchStep) => Err(("step", lang.t("concern-wrong-step").to_string())),
            Err(Refusal::Closed | Refusal::NotClosed | Refusal::StepsOver) => return Err(Problem::Conflict),
        },
        Err(wrong) => Err(wrong),
    };
    let (act, words) = match decided {
        Ok(decided) => decided,
        Err(wrong) => {
            drop(tx);
            return page::show(&cx, &grant, concern, child, Some((form.data, wrong))).await;
        }
    };
    if !queries::record(&mut tx, organisation, &concern, (act, &words), (actor.today, staff)).await? {
        return Err(Problem::Conflict);
    }
    if parents_read(act, concern.state.furthest, concern.steps.parents_from) {
        asked::tell(&mut tx, organisation, child.id, Matter::Concern(id)).await?;
    }
    let action = match act {
        Act::Done(_) => "concern step done",
        Act::Skipped => "concern step skipped",
        Act::Back(_) => "concern sent back",
        Act::Parents => "parents spoken to about a concern",
        Act::WithoutParents => "parents not spoken to about a concern",
        Act::Plan(_) => "concern plan made",
        Act::Close(_) => "concern closed",
        Act::Reopen => "concern taken up again",
    };
    let audit = Audit::new(organisation, Some(actor.account), action).on("concern", id).on("child", child.id);
    let flash = Flash::good(lang.t(if matches!(act, Act::Close(_)) {
        "concern-now-closed"
    } else {
        "concern-recorded"
    }));
    Ok(tx.finish(audit, &format!("/concerns/{id}"), Some(flash)).await?)
}
