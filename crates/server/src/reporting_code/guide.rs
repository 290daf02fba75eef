//! With which questions an organisation weighs, and which function decides. What is shipped is an example: nobody weighs
//! before somebody confirmed it.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use mentorkind_domain::{
    access::action,
    reporting_code::{Function, MOST_QUESTION, MOST_QUESTIONS, WrongQuestions, questions},
};
use serde::Deserialize;

use super::{
    page::Choice,
    queries::{self, Guide},
};
use crate::platform::{
    access::Grant,
    audit::Audit,
    dates::{Said, said_moment},
    form::Submitted,
    i18n::Lang,
    problem::Problem,
    render::{Flash, Page, status_html},
    session::Cx,
};

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct GuideForm {
    #[serde(default)]
    questions: String,
    #[serde(default)]
    decider: String,
    #[serde(default)]
    based_on: String,
}

#[derive(Template)]
#[template(path = "reporting_code/questions.html")]
struct GuidePage {
    page: Page,
    /// Nobody confirmed anything yet.
    example: bool,
    /// Who confirmed what holds, and when.
    made: Option<(String, Said)>,
    deciders: Vec<Choice>,
    questions: String,
    based_on: String,
    wrong: Vec<(&'static str, String)>,
}

impl GuidePage {
    fn error(&self, field: &str) -> Option<&str> {
        self.wrong.iter().find(|(of, _)| *of == field).map(|(_, text)| text.as_str())
    }

    fn problems(&self) -> Vec<(&str, &str)> {
        self.wrong.iter().map(|(field, text)| (*field, text.as_str())).collect()
    }
}

fn id_of(guide: Option<&Guide>) -> String {
    guide.map(|guide| guide.id.to_string()).unwrap_or_default()
}

fn show(
    cx: &Cx,
    grant: &Grant<action::SetReportingCode>,
    guide: Option<&Guide>,
    (form, wrong): (GuideForm, Vec<(&'static str, String)>),
) -> Result<Response, Problem> {
    let (actor, lang) = (grant.actor(), cx.lang);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let deciders = Function::ALL.map(|function| Choice {
        value: function.code().to_owned(),
        label: lang.t(&("reporting-code-function-".to_owned() + function.code())).to_string(),
        selected: form.decider == function.code(),
    });
    let page = GuidePage {
        page: cx.page(),
        example: guide.is_none(),
        made: guide
            .map(|guide| (guide.made_by.clone(), said_moment(guide.made_at, actor.today, &actor.zone, lang))),
        deciders: deciders.into(),
        questions: form.questions,
        based_on: form.based_on,
        wrong,
    };
    status_html(status, &page)
}

pub(super) async fn page(cx: Cx, grant: Grant<action::SetReportingCode>) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let guide = queries::guide(&mut tx, grant.organisation()).await?;
    drop(tx);
    let form = GuideForm {
        questions: guide
            .as_ref()
            .map_or_else(|| cx.lang.t("reporting-code-example").to_string(), |guide| guide.questions.clone()),
        decider: guide.as_ref().map(|guide| guide.decider.code().to_owned()).unwrap_or_default(),
        based_on: id_of(guide.as_ref()),
    };
    show(&cx, &grant, guide.as_ref(), (form, Vec::new()))
}

fn mistake(wrong: WrongQuestions, lang: Lang) -> String {
    match wrong {
        WrongQuestions::None => lang.t("reporting-code-wrong-none").to_string(),
        WrongQuestions::Many(count) => {
            lang.t("reporting-code-wrong-many").with("count", count).with("most", MOST_QUESTIONS).to_string()
        }
        WrongQuestions::Long(number) => {
            lang.t("reporting-code-wrong-long").with("number", number).with("most", MOST_QUESTION).to_string()
        }
    }
}

pub(super) async fn set(
    cx: Cx,
    grant: Grant<action::SetReportingCode>,
    form: Submitted<GuideForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.write(&form).await?;
    let guide = queries::guide(&mut tx, organisation).await?;
    let (decider, asked) = (Function::of(&form.data.decider), questions(&form.data.questions));
    let mut wrong = Vec::new();
    if form.data.based_on != id_of(guide.as_ref()) {
        wrong.push(("questions", lang.t("reporting-code-questions-meanwhile").to_string()));
    } else if let Err(mistaken) = &asked {
        wrong.push(("questions", mistake(*mistaken, lang)));
    }
    if decider.is_none() {
        wrong.push(("decider", lang.t("reporting-code-wrong-decider").to_string()));
    }
    match (decider, asked) {
        (Some(decider), Ok(asked)) if wrong.is_empty() => {
            let id = queries::set_guide(&mut tx, organisation, actor.account, (decider, &asked.join("\n")))
                .await?;
            let audit = Audit::new(organisation, Some(actor.account), "reporting code questions confirmed")
                .on("reporting_code_guide", id);
            let flash = Flash::good(lang.t("reporting-code-confirmed"));
            Ok(tx.finish(audit, "/reporting-code-questions", Some(flash)).await?)
        }
        _ => {
            drop(tx);
            // What somebody else confirmed meanwhile stands beside what was typed: confirming again chooses between them.
            let form = GuideForm { based_on: id_of(guide.as_ref()), ..form.data };
            show(&cx, &grant, guide.as_ref(), (form, wrong))
        }
    }
}
