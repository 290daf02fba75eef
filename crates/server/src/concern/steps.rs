//! The steps at a concern: reading them, and confirming or changing them.

use std::collections::BTreeMap;

use askama::Template;
use axum::{http::StatusCode, response::Response};
use mentorkind_domain::{
    access::{Action, action},
    concern::{
        EXAMPLE, EXAMPLE_PARENTS_FROM, Kind, MOST_DAYS, MOST_GUIDANCE, MOST_NAME, MOST_QUESTION,
        MOST_QUESTIONS, MOST_STEPS, Step, Who,
    },
    observation::check_text,
};

use super::{
    act::words_mistake,
    step_list::{self, NamedStep, StepList},
    view,
};
use crate::platform::{
    access::Grant,
    audit::Audit,
    dates,
    form::Submitted,
    i18n::Lang,
    problem::Problem,
    render::{Flash, Page, html, status_html},
    session::{Actor, Cx},
};

/// A step to read.
struct Line {
    name: String,
    guidance: String,
    who: String,
    days: u32,
    parents_first: bool,
    consent: bool,
    /// What it is, where that counts.
    kind: Option<String>,
    questions: Vec<String>,
    /// From here on parents read what is recorded.
    parents_from: bool,
}

#[derive(Template)]
#[template(path = "concern/steps.html")]
struct StepsPage {
    page: Page,
    lines: Vec<Line>,
    /// Nobody confirmed steps yet: these are an example.
    example: bool,
    /// Who confirmed them, and when.
    made: String,
    may_set: bool,
}

/// The step of the example that needs consent asks so many questions.
const EXAMPLE_QUESTIONS: usize = 2;

fn example(lang: Lang) -> Vec<NamedStep> {
    let text = |key: &str, number: usize| lang.t(&format!("{key}{number}")).to_string();
    (1..)
        .zip(EXAMPLE)
        .map(|(number, step)| NamedStep {
            name: text("concern-example-name-", number),
            guidance: text("concern-example-guidance-", number),
            questions: if step.consent {
                (1..=EXAMPLE_QUESTIONS).map(|question| text("concern-example-question-", question)).collect()
            } else {
                Vec::new()
            },
            step,
        })
        .collect()
}

fn made(list: &StepList, actor: &Actor, lang: Lang) -> String {
    let date = dates::exact(list.made_at.date_in(&actor.zone), lang);
    lang.t("concern-steps-made").with("name", &list.made_by).with("date", date).to_string()
}

pub(super) async fn page(cx: Cx, grant: Grant<action::SeeConcernSteps>) -> Result<Response, Problem> {
    let (actor, lang) = (grant.actor(), cx.lang);
    let mut tx = cx.read().await?;
    let list = step_list::in_force(&mut tx, grant.organisation()).await?;
    drop(tx);
    let (steps, from) = match &list {
        Some(list) => (list.steps.clone(), list.parents_from),
        None => (example(lang), EXAMPLE_PARENTS_FROM),
    };
    let lines = steps.into_iter().enumerate().map(|(at, step)| Line {
        name: step.name,
        guidance: step.guidance,
        who: view::who(step.step.who, lang),
        days: step.step.working_days,
        parents_first: step.step.parents_first,
        consent: step.step.consent,
        kind: match step.step.kind {
            Kind::Other => None,
            kind => Some(lang.t(&("concern-step-is-".to_owned() + kind.code())).to_string()),
        },
        questions: step.questions,
        parents_from: at == from,
    });
    html(&StepsPage {
        page: cx.page(),
        lines: lines.collect(),
        example: list.is_none(),
        made: list.map(|list| made(&list, actor, lang)).unwrap_or_default(),
        may_set: actor.may_somewhere(Action::SetConcernSteps),
    })
}

/// A step as it is typed.
#[derive(Clone, Debug, Default)]
struct TypedStep {
    number: usize,
    name: String,
    guidance: String,
    who: String,
    days: String,
    parents_first: bool,
    consent: bool,
    kind: String,
    /// One a line.
    questions: String,
}

impl TypedStep {
    fn of(number: usize, step: &NamedStep) -> Self {
        Self {
            number,
            name: step.name.clone(),
            guidance: step.guidance.clone(),
            who: step.step.who.code().to_owned(),
            days: step.step.working_days.to_string(),
            parents_first: step.step.parents_first,
            consent: step.step.consent,
            kind: step.step.kind.code().to_owned(),
            questions: step.questions.join("\n"),
        }
    }
}

#[derive(Template)]
#[template(path = "concern/change.html")]
struct ChangePage {
    page: Page,
    steps: Vec<TypedStep>,
    parents_from: String,
    based_on: String,
    example: bool,
    /// Codes and words.
    people: Vec<(&'static str, String)>,
    /// Codes and words.
    kinds: Vec<(&'static str, String)>,
    /// The field and the sentence.
    wrong: Mistakes,
}

impl ChangePage {
    fn problems(&self) -> Vec<(&str, &str)> {
        self.wrong.iter().map(|(field, text)| (field.as_str(), text.as_str())).collect()
    }

    fn error(&self, field: &str, number: &usize) -> Option<&str> {
        let field = format!("{field}_{number}");
        self.wrong.iter().find(|(of, _)| *of == field).map(|(_, text)| text.as_str())
    }
}

fn people(lang: Lang) -> Vec<(&'static str, String)> {
    Who::ALL.map(|who| (who.code(), view::who(who, lang))).to_vec()
}

fn kinds(lang: Lang) -> Vec<(&'static str, String)> {
    let words = |kind: Kind| lang.t(&("concern-kind-".to_owned() + kind.code())).to_string();
    Kind::ALL.map(|kind| (kind.code(), words(kind))).to_vec()
}

fn id_of(list: Option<&StepList>) -> String {
    list.map(|list| list.id.to_string()).unwrap_or_default()
}

pub(super) async fn change_page(cx: Cx, grant: Grant<action::SetConcernSteps>) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let list = step_list::in_force(&mut tx, grant.organisation()).await?;
    drop(tx);
    let based_on = id_of(list.as_ref());
    let (steps, from, example) = match list {
        Some(list) => (list.steps, list.parents_from, false),
        None => (example(cx.lang), EXAMPLE_PARENTS_FROM, true),
    };
    let mut typed: Vec<TypedStep> =
        (1..).zip(&steps).map(|(number, step)| TypedStep::of(number, step)).collect();
    if typed.len() < MOST_STEPS {
        typed.push(TypedStep { number: typed.len() + 1, ..TypedStep::default() });
    }
    html(&ChangePage {
        page: cx.page(),
        steps: typed,
        parents_from: (from + 1).to_string(),
        based_on,
        example,
        people: people(cx.lang),
        kinds: kinds(cx.lang),
        wrong: Vec::new(),
    })
}

/// The fields as they were sent, by their name and number.
type Fields = BTreeMap<String, String>;

fn typed(fields: &Fields) -> Vec<TypedStep> {
    let field = |name: &str, number: usize| {
        fields.get(&format!("{name}_{number}")).map(|text| text.trim().to_owned()).unwrap_or_default()
    };
    (1..=MOST_STEPS)
        .filter(|number| fields.contains_key(&format!("name_{number}")))
        .map(|number| TypedStep {
            number,
            name: field("name", number),
            guidance: field("guidance", number),
            who: field("who", number),
            days: field("days", number),
            parents_first: field("parents_first", number) == "true",
            consent: field("consent", number) == "true",
            kind: field("kind", number),
            questions: field("questions", number),
        })
        .collect()
}

/// Fields, and what is wrong with each.
type Mistakes = Vec<(String, String)>;

/// The steps that were typed, without those whose name was left empty, and the number of the step from which on parents
/// read.
fn read(typed: &[TypedStep], parents_from: &str, lang: Lang) -> Result<(usize, Vec<NamedStep>), Mistakes> {
    let mut wrong = Vec::new();
    let mut steps = Vec::new();
    let mut from = None;
    for one in typed.iter().filter(|one| !one.name.is_empty() || !one.guidance.is_empty()) {
        let number = one.number;
        let mut say = |field: &str, text: String| wrong.push((format!("{field}_{number}"), text));
        if let Some(mistake) = words_mistake(&one.name, "concern-wrong-name", MOST_NAME, lang) {
            say("name", mistake);
        }
        if !one.guidance.is_empty()
            && let Some(mistake) = words_mistake(&one.guidance, "concern-wrong-words", MOST_GUIDANCE, lang)
        {
            say("guidance", mistake);
        }
        let questions: Vec<String> = one
            .questions
            .lines()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect();
        if questions.len() > MOST_QUESTIONS
            || questions.iter().any(|question| check_text(question, MOST_QUESTION).is_err())
        {
            let wrong = lang.t("concern-wrong-questions").with("most", MOST_QUESTIONS);
            say("questions", wrong.with("length", MOST_QUESTION).to_string());
        }
        let days = one.days.parse::<u32>().ok().filter(|days| (1..=MOST_DAYS).contains(days));
        if days.is_none() {
            say("days", lang.t("concern-wrong-days").with("most", MOST_DAYS).to_string());
        }
        let who = Who::of(&one.who);
        if who.is_none() {
            say("who", lang.t("concern-wrong-who").to_string());
        }
        if parents_from.trim() == number.to_string() {
            from = Some(steps.len());
        }
        if let (Some(working_days), Some(who)) = (days, who) {
            let step = Step {
                who,
                working_days,
                parents_first: one.parents_first,
                consent: one.consent,
                kind: Kind::of(&one.kind).unwrap_or(Kind::Other),
            };
            let (name, guidance) = (one.name.clone(), one.guidance.clone());
            steps.push(NamedStep { name, guidance, questions, step });
        }
    }
    if steps.is_empty() && wrong.is_empty() {
        wrong.push(("name_1".to_owned(), lang.t("concern-wrong-no-steps").to_string()));
    }
    match from {
        Some(from) if wrong.is_empty() => Ok((from, steps)),
        Some(_) => Err(wrong),
        None => {
            wrong.push(("parents_from".to_owned(), lang.t("concern-wrong-from").to_string()));
            Err(wrong)
        }
    }
}

pub(super) async fn change(
    cx: Cx,
    grant: Grant<action::SetConcernSteps>,
    form: Submitted<Fields>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let field = |name: &str| form.data.get(name).cloned().unwrap_or_default();
    let typed = typed(&form.data);
    let mut tx = cx.write(&form).await?;
    let list = step_list::in_force(&mut tx, organisation).await?;
    let based_on = id_of(list.as_ref());
    let read = read(&typed, &field("parents_from"), lang);
    let wrong = match read {
        Ok(_) if field("based_on") != based_on => {
            vec![("name_1".to_owned(), lang.t("concern-steps-meanwhile").to_string())]
        }
        Ok((from, steps)) => {
            let id = step_list::set_steps(&mut tx, organisation, actor.account, from, &steps).await?;
            let audit = Audit::new(organisation, Some(actor.account), "concern steps confirmed")
                .on("concern_steps", id);
            let flash = Flash::good(lang.t("concern-steps-confirmed"));
            return Ok(tx.finish(audit, "/concern-steps", Some(flash)).await?);
        }
        Err(wrong) => wrong,
    };
    drop(tx);
    let page = ChangePage {
        page: cx.page(),
        steps: typed,
        parents_from: field("parents_from"),
        based_on,
        example: list.is_none(),
        people: people(lang),
        kinds: kinds(lang),
        wrong,
    };
    status_html(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
