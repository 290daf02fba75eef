//! What was asked as staff read it: answering it, or refusing to with a ground.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use mentorkind_domain::{
    access::action,
    inquiry::{Ground, MOST_ANSWERED, Way},
    observation::{WrongText, check_text},
};
use serde::Deserialize;

use super::{
    mail,
    parents::checked,
    queries::{self, Inquiry},
};
use crate::{
    child::{self, Child, OtherNames},
    observation::grouped,
    platform::{
        access::Grant,
        audit::Audit,
        dates::{Said, said_moment},
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, InquiryId},
        problem::Problem,
        render::{Flash, Page, status_html},
        rights,
        session::Cx,
    },
};

/// Something that was asked, and what was said to it.
struct Line {
    href: String,
    guardian: String,
    text: String,
    at: Said,
    /// How it came, when staff took it in.
    way: Option<String>,
    answered: Option<Answered>,
    /// It can be answered no more: its asker may not ask any longer.
    closed: bool,
}

/// What was said to it.
struct Answered {
    by: String,
    at: Said,
    answer: Option<String>,
    refused: Option<String>,
}

/// A ground to choose.
struct Choice {
    value: String,
    label: String,
    selected: bool,
}

/// What was typed and not taken.
#[derive(Default)]
struct Typed {
    text: String,
    text_error: Option<String>,
    ground_error: Option<String>,
    names: OtherNames,
    /// Somebody else answered it meanwhile.
    late: bool,
}

#[derive(Template)]
#[template(path = "inquiry/one.html")]
struct OnePage {
    page: Page,
    child: Child,
    line: Line,
    grounds: Vec<Choice>,
    typed: Typed,
}

impl OnePage {
    fn problems(&self) -> Vec<(&'static str, &str)> {
        let all = [("text", &self.typed.text_error), ("ground", &self.typed.ground_error)];
        let all = all.into_iter().filter_map(|(field, text)| Some((field, text.as_deref()?)));
        all.chain(self.typed.names.line()).collect()
    }
}

#[derive(Template)]
#[template(path = "inquiry/child.html")]
struct ChildPage {
    page: Page,
    child: Child,
    lines: Vec<Line>,
    /// Who may ask.
    guardians: Vec<Choice>,
    ways: Vec<Choice>,
    text: String,
    text_error: Option<String>,
    choice_error: Option<String>,
}

impl ChildPage {
    fn problems(&self) -> Vec<(&'static str, &str)> {
        let all = [("guardian", &self.choice_error), ("text", &self.text_error)];
        all.into_iter().filter_map(|(field, text)| Some((field, text.as_deref()?))).collect()
    }
}

fn address(id: InquiryId) -> String {
    format!("/inquiries/{id}")
}

/// Something that was asked about a child of the grant, and whether it can still be answered: its asker may ask today.
async fn found(
    tx: &mut Read,
    grant: &Grant<action::AnswerInquiries>,
    id: InquiryId,
) -> Result<(Inquiry, Child, bool), Problem> {
    let organisation = grant.organisation();
    let asked = queries::one(tx, organisation, id).await?.ok_or(Problem::NotFound)?;
    let child = child::cared_for(tx, grant, asked.child_id).await?;
    let rights = rights::of_children(tx, organisation, [child.id], grant.actor().today).await?;
    let open = rights.asks(asked.guardian_id, child.id);
    Ok((asked, child, open))
}

fn line(asked: &Inquiry, open: bool, grant: &Grant<action::AnswerInquiries>, lang: Lang) -> Line {
    let actor = grant.actor();
    let moment = |at| said_moment(at, actor.today, &actor.zone, lang);
    let ground = asked.ground();
    Line {
        href: address(asked.id),
        guardian: asked.guardian_name.clone(),
        text: asked.text.clone(),
        at: moment(asked.asked_at),
        way: asked.way().map(|way| way_in_words(way, lang)),
        closed: !open && asked.answered_at.is_none(),
        answered: asked.answered_at.map(|at| Answered {
            by: asked.answered_by.clone().unwrap_or_default(),
            at: moment(at),
            answer: asked.answer.clone(),
            refused: ground.map(|ground| ground_in_words(ground, lang)),
        }),
    }
}

fn ground_in_words(ground: Ground, lang: Lang) -> String {
    lang.t(&("inquiry-ground-".to_owned() + ground.code())).to_string()
}

fn way_in_words(way: Way, lang: Lang) -> String {
    lang.t(&("inquiry-way-".to_owned() + way.code())).to_string()
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::AnswerInquiries>,
    Path(id): Path<InquiryId>,
) -> Result<Response, Problem> {
    show(&cx, &grant, id, StatusCode::OK, Typed::default()).await
}

async fn show(
    cx: &Cx,
    grant: &Grant<action::AnswerInquiries>,
    id: InquiryId,
    status: StatusCode,
    typed: Typed,
) -> Result<Response, Problem> {
    let actor = grant.actor();
    let mut tx = cx.read().await?;
    let (asked, child, open) = found(&mut tx, grant, id).await?;
    let places = child::places(&mut tx, grant.organisation(), child.id, actor.today).await?;
    drop(tx);
    child::open(cx, actor, child.id, &places, "inquiries").await?;
    let grounds = Ground::ALL.into_iter().map(|ground| Choice {
        value: ground.code().to_owned(),
        label: ground_in_words(ground, cx.lang),
        selected: false,
    });
    let page = OnePage {
        page: cx.page(),
        line: line(&asked, open, grant, cx.lang),
        grounds: grounds.collect(),
        child,
        typed,
    };
    status_html(status, &page)
}

pub(super) async fn of_child(
    cx: Cx,
    grant: Grant<action::AnswerInquiries>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    show_child(&cx, &grant, child, (&TakenIn::default(), None, None)).await
}

/// All that was asked about a child, and what staff typed of a question that was not taken in.
async fn show_child(
    cx: &Cx,
    grant: &Grant<action::AnswerInquiries>,
    child: ChildId,
    (typed, text_error, choice_error): (&TakenIn, Option<String>, Option<String>),
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.read().await?;
    let child = child::cared_for(&mut tx, grant, child).await?;
    let asked = queries::of_child(&mut tx, organisation, child.id, None).await?;
    let askers = queries::askers(&mut tx, organisation, child.id, actor.today).await?;
    let places = child::places(&mut tx, organisation, child.id, actor.today).await?;
    drop(tx);
    child::open(cx, actor, child.id, &places, "inquiries").await?;
    let may_ask = |one: &Inquiry| askers.iter().any(|(guardian, _)| *guardian == one.guardian_id);
    let lines = asked.iter().map(|one| line(one, may_ask(one), grant, cx.lang)).collect();
    let guardians = askers.iter().map(|(guardian, name)| Choice {
        value: guardian.to_string(),
        label: name.clone(),
        selected: askers.len() == 1 || typed.guardian == guardian.to_string(),
    });
    let ways = Way::ALL.into_iter().map(|way| Choice {
        value: way.code().to_owned(),
        label: way_in_words(way, cx.lang),
        selected: typed.way == way.code(),
    });
    let refused = text_error.is_some() || choice_error.is_some();
    let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = ChildPage {
        page: cx.page(),
        child,
        lines,
        guardians: guardians.collect(),
        ways: ways.collect(),
        text: typed.text.clone(),
        text_error,
        choice_error,
    };
    status_html(status, &page)
}

/// A question that came by telephone, on paper or in person.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct TakenIn {
    #[serde(default)]
    guardian: String,
    #[serde(default)]
    way: String,
    #[serde(default)]
    text: String,
}

pub(super) async fn take_in(
    cx: Cx,
    grant: Grant<action::AnswerInquiries>,
    Path(child): Path<ChildId>,
    form: Submitted<TakenIn>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let typed = &form.data;
    let mut tx = cx.write(&form).await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let askers = queries::askers(&mut tx, organisation, child.id, actor.today).await?;
    let guardian = askers.iter().map(|(guardian, _)| *guardian).find(|one| one.to_string() == typed.guardian);
    let (text, guardian, way) = match (checked(&typed.text, lang), guardian, Way::of(&typed.way)) {
        (Ok(text), Some(guardian), Some(way)) => (text, guardian, way),
        (text, guardian, way) => {
            drop(tx);
            let missing = guardian.is_none() || way.is_none();
            let choice = missing.then(|| lang.t("inquiry-take-in-choose").to_string());
            return show_child(&cx, &grant, child.id, (typed, text.err(), choice)).await;
        }
    };
    let id = queries::add(&mut tx, organisation, child.id, guardian, (text, Some(way))).await?;
    let audit = Audit::new(organisation, Some(actor.account), "inquiry taken in")
        .on("inquiry", id)
        .on("child", child.id)
        .on("guardian", guardian);
    Ok(tx.finish(audit, &address(id), Some(Flash::good(lang.t("inquiry-taken-in")))).await?)
}

#[derive(Debug, Deserialize)]
pub(super) struct Answer {
    text: String,
    /// The names of other children in it were looked at.
    #[serde(default)]
    names_stay: bool,
}

pub(super) async fn answer(
    cx: Cx,
    grant: Grant<action::AnswerInquiries>,
    Path(id): Path<InquiryId>,
    form: Submitted<Answer>,
) -> Result<Response, Problem> {
    let (text, lang) = (form.data.text.as_str(), cx.lang);
    let error = match check_text(text, MOST_ANSWERED) {
        Ok(()) => None,
        Err(WrongText::Empty) => Some(lang.t("inquiry-answer-empty").to_string()),
        Err(WrongText::TooLong(length)) => Some(
            lang.t("inquiry-answer-long")
                .with("most", grouped(MOST_ANSWERED, lang))
                .with("length", grouped(length, lang))
                .to_string(),
        ),
    };
    let mut tx = cx.read().await?;
    let (_, child, _) = found(&mut tx, &grant, id).await?;
    let (own, stay) = ((child.id, child.first_name.as_str()), form.data.names_stay);
    let names = OtherNames::look(&mut tx, grant.actor(), own, &[text], (stay, lang)).await?;
    drop(tx);
    if error.is_some() || !names.looked_at() {
        let typed = Typed { text: text.to_owned(), text_error: error, names, ..Typed::default() };
        return show(&cx, &grant, id, StatusCode::UNPROCESSABLE_ENTITY, typed).await;
    }
    settle(&cx, &grant, id, &form, queries::Said::Words(text.trim())).await
}

#[derive(Debug, Deserialize)]
pub(super) struct Refusal {
    #[serde(default)]
    ground: String,
}

pub(super) async fn refuse(
    cx: Cx,
    grant: Grant<action::AnswerInquiries>,
    Path(id): Path<InquiryId>,
    form: Submitted<Refusal>,
) -> Result<Response, Problem> {
    let Some(ground) = Ground::of(&form.data.ground) else {
        let ground_error = Some(cx.lang.t("inquiry-ground-choose").to_string());
        let typed = Typed { ground_error, ..Typed::default() };
        return show(&cx, &grant, id, StatusCode::UNPROCESSABLE_ENTITY, typed).await;
    };
    settle(&cx, &grant, id, &form, queries::Said::Refused(ground)).await
}

/// Keeps what is said. What somebody else said meanwhile stays, and is shown beside what was typed.
async fn settle<T>(
    cx: &Cx,
    grant: &Grant<action::AnswerInquiries>,
    id: InquiryId,
    form: &Submitted<T>,
    said: queries::Said<'_>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(form).await?;
    let (asked, child, open) = found(&mut tx, grant, id).await?;
    if !open || !queries::settle(&mut tx, organisation, id, staff, said).await? {
        drop(tx);
        let text = if let queries::Said::Words(words) = said { words.to_owned() } else { String::new() };
        let typed = Typed { text, late: open, ..Typed::default() };
        return show(cx, grant, id, StatusCode::CONFLICT, typed).await;
    }
    mail::queue(&mut tx, organisation, id).await?;
    let (action, key) = match said {
        queries::Said::Words(_) => ("inquiry answered", "inquiry-done-answered"),
        queries::Said::Refused(_) => ("inquiry refused", "inquiry-done-refused"),
    };
    let audit = Audit::new(organisation, Some(grant.actor().account), action)
        .on("inquiry", id)
        .on("child", child.id)
        .on("guardian", asked.guardian_id);
    Ok(tx.finish(audit, &address(id), Some(Flash::good(cx.lang.t(key)))).await?)
}
