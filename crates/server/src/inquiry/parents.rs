//! The page of a guardian without custody: what it may ask, by when it is answered, and what it asked before.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    calendar::nth_working_day,
    inquiry::MOST_ASKED,
    observation::{WrongText, check_text},
    period::Period,
};
use serde::Deserialize;

use super::queries::{self, Inquiry};
use crate::{
    calendar, family,
    observation::grouped,
    platform::{
        access::Grant,
        audit::Audit,
        dates::{Said, said, said_moment},
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, GuardianId},
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
    },
    protocol,
};

#[derive(Template)]
#[template(path = "inquiry/children.html")]
struct ChildrenPage {
    page: Page,
    children: Vec<(ChildId, String)>,
    others: bool,
}

/// Something that was asked, as its asker reads it.
struct Line {
    text: String,
    at: Said,
    /// By when it is answered, while it is not and there is a term.
    until: Option<Said>,
    answered: Option<Said>,
    answer: Option<String>,
    /// Why it was not answered.
    refused: Option<String>,
}

#[derive(Template)]
#[template(path = "inquiry/family.html")]
struct AskPage {
    page: Page,
    child: ChildId,
    child_name: String,
    organisation: String,
    /// In how many working days there is an answer, and by which day to what is asked today; none without a term.
    promise: Option<(u32, Said)>,
    /// Nothing new can be asked here.
    closed: bool,
    lines: Vec<Line>,
    /// There are more children to ask about.
    more: bool,
    /// The reader has another page, of children with custody or as somebody else.
    told: bool,
    others: bool,
    text: String,
    error: Option<String>,
}

impl AskPage {
    fn problems(&self) -> Vec<(&'static str, &str)> {
        self.error.iter().map(|error| ("text", error.as_str())).collect()
    }
}

/// The children about whom the guardian asks.
pub(super) async fn children(cx: Cx, grant: Grant<action::AskWithoutCustody>) -> Result<Response, Problem> {
    let actor = grant.actor();
    let mut tx = cx.read().await?;
    let all = actor.facts.asks_about.iter().copied().map(ChildId);
    let children = queries::names(&mut tx, grant.organisation(), all).await?;
    html(&ChildrenPage { page: cx.page(), children, others: !cx.memberships.is_empty() })
}

fn address(child: ChildId) -> String {
    format!("/family/inquiries/{child}")
}

/// The guardian, when it may ask about this child.
fn found(grant: &Grant<action::AskWithoutCustody>, child: ChildId) -> Result<GuardianId, Problem> {
    let guardian = grant.actor().guardian.ok_or(Problem::Forbidden)?;
    if grant.covers(None, Some(child.0)) { Ok(guardian) } else { Err(Problem::NotFound) }
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::AskWithoutCustody>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    show(&cx, &grant, child, String::new(), None).await
}

/// Nothing of the file is read for it: no opening of the file is recorded.
async fn show(
    cx: &Cx,
    grant: &Grant<action::AskWithoutCustody>,
    child: ChildId,
    text: String,
    error: Option<String>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let guardian = found(grant, child)?;
    let mut tx = cx.read().await?;
    let names = queries::names(&mut tx, organisation, [child].into_iter()).await?;
    let asked = queries::of_child(&mut tx, organisation, child, Some(guardian)).await?;
    let group = family::group_of(&mut tx, grant.organisation(), child, grant.actor().today).await?;
    let mut closed = calendar::closed(&mut tx, organisation, group).await?;
    let closed = group.and_then(|group| closed.remove(&group)).unwrap_or_default();
    let mut terms = Terms { tx: &mut tx, cx, grant, closed };
    let promise = terms.until(actor.today).await?;
    let mut lines = Vec::with_capacity(asked.len());
    for one in &asked {
        let until = match one.answered_at {
            None => terms.until(one.asked_at.date_in(&actor.zone)).await?,
            Some(_) => None,
        };
        lines.push(line(one, until.map(|(_, until)| until), grant, lang));
    }
    drop(tx);
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = AskPage {
        page: cx.page(),
        child,
        child_name: names.into_iter().next().map(|(_, name)| name).unwrap_or_default(),
        organisation: actor.organisation_name.clone(),
        promise,
        closed: group.is_none(),
        lines,
        more: actor.facts.asks_about.len() > 1,
        told: !actor.facts.custody_of.is_empty(),
        others: !cx.memberships.is_empty(),
        text,
        error,
    };
    status_html(status, &page)
}

fn line(asked: &Inquiry, until: Option<Said>, grant: &Grant<action::AskWithoutCustody>, lang: Lang) -> Line {
    let actor = grant.actor();
    let moment = |at| said_moment(at, actor.today, &actor.zone, lang);
    Line {
        text: asked.text.clone(),
        at: moment(asked.asked_at),
        until,
        answered: asked.answered_at.map(moment),
        answer: asked.answer.clone(),
        refused: asked
            .ground()
            .map(|ground| lang.t(&("inquiry-why-".to_owned() + ground.code())).to_string()),
    }
}

/// What is needed to say by when something is answered.
struct Terms<'a> {
    tx: &'a mut Read,
    cx: &'a Cx,
    grant: &'a Grant<action::AskWithoutCustody>,
    /// When the location of the child is closed.
    closed: Vec<Period>,
}

impl Terms<'_> {
    /// In how many working days what was asked on a day is answered, and by which day.
    async fn until(&mut self, asked_on: Date) -> sqlx::Result<Option<(u32, Said)>> {
        let organisation = self.grant.organisation();
        let protocol = protocol::in_force(self.tx, organisation, asked_on).await?;
        let count = protocol.terms().inquiry_working_days;
        let until = nth_working_day(asked_on, count, &self.closed);
        Ok((count > 0).then(|| (count, said(until, self.grant.actor().today, self.cx.lang))))
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    text: String,
}

pub(super) fn checked(text: &str, lang: Lang) -> Result<&str, String> {
    match check_text(text, MOST_ASKED) {
        Ok(()) => Ok(text.trim()),
        Err(WrongText::Empty) => Err(lang.t("inquiry-wrong-empty").to_string()),
        Err(WrongText::TooLong(length)) => Err(lang
            .t("inquiry-wrong-long")
            .with("most", grouped(MOST_ASKED, lang))
            .with("length", grouped(length, lang))
            .to_string()),
    }
}

pub(super) async fn send(
    cx: Cx,
    grant: Grant<action::AskWithoutCustody>,
    Path(child): Path<ChildId>,
    form: Submitted<Asked>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let guardian = found(&grant, child)?;
    let mut tx = cx.write(&form).await?;
    let open = family::group_of(&mut tx, grant.organisation(), child, grant.actor().today).await?.is_some();
    let text = match checked(&form.data.text, cx.lang) {
        Ok(text) if open => text,
        refused => {
            drop(tx);
            let closed = || cx.lang.t("inquiry-closed").to_string();
            let error = Some(refused.err().unwrap_or_else(closed));
            return show(&cx, &grant, child, form.data.text.clone(), error).await;
        }
    };
    let id = queries::add(&mut tx, organisation, child, guardian, (text, None)).await?;
    let audit = Audit::new(organisation, Some(grant.actor().account), "inquiry made")
        .on("inquiry", id)
        .on("child", child)
        .on("guardian", guardian);
    Ok(tx.finish(audit, &address(child), Some(Flash::good(cx.lang.t("inquiry-sent")))).await?)
}
