//! Recording a milestone, and withdrawing one.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    division::months_old,
    milestone::{Age, Step, TOPICS, check_day, step, to_choose},
    observation::{MOST_IN_A_LINE, Topic, WrongDay, WrongText, check_text},
};
use serde::Deserialize;

use super::{
    queries::{self, Milestone, Seen},
    view,
};
use crate::{
    account::Nothing,
    child::{self, Child, OtherNames},
    observation::grouped,
    platform::{
        access::Grant,
        audit::Audit,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, MilestoneId},
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
};

/// The choice of own words.
const OWN: &str = "own";

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct RecordForm {
    #[serde(default)]
    step: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    topic: String,
    #[serde(default)]
    day: String,
    /// The names of other children in it were looked at.
    #[serde(default)]
    names_stay: bool,
}

#[derive(Default)]
struct Mistakes {
    step: Option<String>,
    words: Option<String>,
    topic: Option<String>,
    day: Option<String>,
    names: OtherNames,
}

impl Mistakes {
    fn lines(&self) -> Vec<(&'static str, &str)> {
        let all = [("step", &self.step), ("words", &self.words), ("topic", &self.topic), ("day", &self.day)];
        let all = all.into_iter().filter_map(|(name, text)| Some((name, text.as_deref()?)));
        all.chain(self.names.line()).collect()
    }
}

/// A line of a list to choose from.
struct Choice {
    value: &'static str,
    label: String,
    selected: bool,
}

#[derive(Template)]
#[template(path = "milestone/new.html")]
struct NewPage {
    page: Page,
    child: Child,
    /// What suits the age, and what others see earlier or later.
    steps: [Vec<Choice>; 2],
    own: bool,
    topics: Vec<Choice>,
    form: RecordForm,
    mistakes: Mistakes,
}

fn show(
    cx: &Cx,
    child: Child,
    known: &[Milestone],
    today: Date,
    form: RecordForm,
    mistakes: Mistakes,
) -> Result<Response, Problem> {
    let months = months_old(child.birth_date, today);
    let choice = |step: &&Step| Choice {
        value: step.code,
        label: view::step(step.code, cx.lang),
        selected: form.step == step.code,
    };
    let (of_age, others): (Vec<&Step>, Vec<&Step>) =
        to_choose(months, &view::seen(known)).into_iter().partition(|step| step.age == Age::at(months));
    let topic = |topic: &Topic| Choice {
        value: topic.code(),
        label: view::topic(topic.code(), cx.lang),
        selected: form.topic == topic.code(),
    };
    let wrong = !mistakes.lines().is_empty();
    let page = NewPage {
        page: cx.page(),
        steps: [of_age.iter().map(choice).collect(), others.iter().map(choice).collect()],
        own: form.step == OWN,
        topics: TOPICS.iter().map(topic).collect(),
        child,
        form,
        mistakes,
    };
    status_html(if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    /// The step that was tapped in the file.
    #[serde(default)]
    step: String,
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::RecordMilestone>,
    Path(child): Path<ChildId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let today = grant.actor().today;
    let mut tx = cx.read().await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let known = queries::of_children(&mut tx, grant.organisation(), [child.id].into_iter()).await?;
    let form = RecordForm { step: asked.step, day: today.to_string(), ..RecordForm::default() };
    show(&cx, child, &known, today, form, Mistakes::default())
}

fn read<'a>(form: &'a RecordForm, child: &Child, today: Date, lang: Lang) -> Result<Seen<'a>, Mistakes> {
    let mut mistakes = Mistakes::default();
    let words = form.words.trim();
    let (topic, code, words) = match (step(&form.step), form.step == OWN) {
        (Some(step), _) if words.is_empty() => (Some(step.topic), step.code, ""),
        (Some(_), _) => {
            mistakes.step = Some(lang.t("milestone-wrong-both").to_string());
            (None, "", words)
        }
        (None, true) => {
            let topic = Topic::of(&form.topic).filter(|topic| TOPICS.contains(topic));
            if topic.is_none() {
                mistakes.topic = Some(lang.t("milestone-wrong-topic").to_string());
            }
            mistakes.words = check_text(words, MOST_IN_A_LINE).err().map(|wrong| words_mistake(wrong, lang));
            (topic, "", words)
        }
        (None, false) => {
            mistakes.step = Some(lang.t("milestone-wrong-step").to_string());
            (None, "", words)
        }
    };
    let on = match form.day.trim().parse::<Date>() {
        Ok(day) => check_day(day, child.birth_date, today).map(|()| day).map_err(|wrong| match wrong {
            WrongDay::BeforeBirth => {
                lang.t("observation-day-before-birth").with("child", &child.first_name).to_string()
            }
            WrongDay::ToCome | WrongDay::TooLongAgo(_) => lang.t("observation-day-to-come").to_string(),
        }),
        Err(_) => Err(lang.t("observation-day-unreadable").to_string()),
    };
    let on = on.map_err(|wrong| mistakes.day = Some(wrong));
    match (topic, on) {
        (Some(topic), Ok(on)) if mistakes.lines().is_empty() => Ok(Seen { topic, step: code, words, on }),
        _ => Err(mistakes),
    }
}

fn words_mistake(wrong: WrongText, lang: Lang) -> String {
    match wrong {
        WrongText::Empty => lang.t("milestone-wrong-words").to_string(),
        WrongText::TooLong(length) => lang
            .t("milestone-wrong-long")
            .with("length", grouped(length, lang))
            .with("most", MOST_IN_A_LINE)
            .to_string(),
    }
}

fn audit(
    grant: &Grant<action::RecordMilestone>,
    action: &'static str,
    id: MilestoneId,
    child: ChildId,
) -> Audit {
    Audit::new(grant.organisation(), Some(grant.actor().account), action)
        .on("milestone", id)
        .on("child", child)
}

pub(super) async fn record(
    cx: Cx,
    grant: Grant<action::RecordMilestone>,
    Path(child): Path<ChildId>,
    form: Submitted<RecordForm>,
) -> Result<Response, Problem> {
    let (organisation, today, lang) = (grant.organisation(), grant.actor().today, cx.lang);
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let known = queries::of_children(&mut tx, organisation, [child.id].into_iter()).await?;
    let (own, stay) = ((child.id, child.first_name.as_str()), form.data.names_stay);
    let names =
        OtherNames::look(&mut tx, grant.actor(), own, &[form.data.words.as_str()], (stay, lang)).await?;
    let seen = match read(&form.data, &child, today, lang) {
        Ok(seen) if names.looked_at() => seen,
        other => {
            let mistakes = Mistakes { names, ..other.err().unwrap_or_default() };
            return show(&cx, child, &known, today, form.data, mistakes);
        }
    };
    let Some(id) = queries::add(&mut tx, organisation, child.id, staff, &seen).await? else {
        let there = lang.t("milestone-wrong-there").with("child", &child.first_name).to_string();
        let mistakes = Mistakes { step: Some(there), ..Mistakes::default() };
        return show(&cx, child, &known, today, form.data, mistakes);
    };
    let what = if seen.step.is_empty() { seen.words.to_owned() } else { view::step(seen.step, lang) };
    let flash = Flash::good(lang.t("milestone-saved").with("what", what))
        .undo(format!("/milestones/{id}/withdraw"), lang.t("milestone-undo"));
    let audit = audit(&grant, "milestone recorded", id, child.id);
    Ok(tx.finish(audit, &format!("/children/{}", child.id), Some(flash)).await?)
}

pub(super) async fn withdraw(
    cx: Cx,
    grant: Grant<action::RecordMilestone>,
    Path(id): Path<MilestoneId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let milestone = queries::one(&mut tx, organisation, id).await?.ok_or(Problem::NotFound)?;
    let child = child::cared_for(&mut tx, &grant, milestone.child_id).await?;
    if !queries::withdraw(&mut tx, organisation, id, staff).await? {
        return Err(Problem::Conflict);
    }
    let audit = audit(&grant, "milestone withdrawn", id, child.id);
    let flash = Flash::know(cx.lang.t("milestone-withdrawn"));
    Ok(tx.finish(audit, &format!("/children/{}", child.id), Some(flash)).await?)
}
