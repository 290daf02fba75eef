//! Putting an agreement on the board.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    board::{MOST_CHARACTERS, MOST_OF_WHOM, last_until, takes_until},
    observation::{WrongText, check_text},
};
use serde::Deserialize;

use super::{
    one::finish,
    queries::{self, Agreed},
};
use crate::{
    child::OtherNames,
    day_handover, group, live,
    message::{self, Made},
    observation::grouped,
    platform::{
        access::Grant,
        audit::Audit,
        dates::exact,
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, DayLineId, GroupId},
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
};

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct AgreementForm {
    #[serde(default)]
    child: String,
    #[serde(default)]
    what: String,
    #[serde(default)]
    of_whom: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    important: bool,
    /// The guardian's message of which it is made.
    #[serde(default)]
    message: String,
    /// The names of other children in it were looked at.
    #[serde(default)]
    names_stay: bool,
}

#[derive(Default)]
struct Mistakes {
    child: Option<String>,
    what: Option<String>,
    of_whom: Option<String>,
    until: Option<String>,
    names: OtherNames,
}

impl Mistakes {
    fn lines(&self) -> Vec<(&'static str, &str)> {
        let all = [
            ("child", &self.child),
            ("what", &self.what),
            ("of_whom", &self.of_whom),
            ("until", &self.until),
        ];
        let all = all.into_iter().filter_map(|(name, text)| Some((name, text.as_deref()?)));
        all.chain(self.names.line()).collect()
    }
}

struct Choice {
    value: String,
    label: String,
    selected: bool,
}

#[derive(Template)]
#[template(path = "board/new.html")]
struct NewPage {
    page: Page,
    id: GroupId,
    name: String,
    children: Vec<Choice>,
    message: Option<message::Outcome>,
    form: AgreementForm,
    mistakes: Mistakes,
}

/// A group within the grant, with its name and children.
async fn found(
    tx: &mut Read,
    grant: &Grant<action::KeepAgreements>,
    id: GroupId,
) -> Result<(String, Vec<(ChildId, String)>), Problem> {
    if !grant.covers(Some(id.0), None) {
        return Err(Problem::NotFound);
    }
    let name = group::name(tx, grant.organisation(), id).await?.ok_or(Problem::NotFound)?;
    Ok((name, queries::children(tx, grant.organisation(), id, grant.actor().today).await?))
}

/// What is typed on the way from a guardian's message; the reader may read it, and its child is of the group.
#[derive(Debug, Default, Deserialize)]
pub(super) struct From {
    #[serde(default)]
    message: String,
    /// The line of a child's day of which it is made.
    line: Option<DayLineId>,
}

/// What is made of a line of the day of a child of the group.
async fn of_line(
    tx: &mut Read,
    grant: &Grant<action::KeepAgreements>,
    children: &[(ChildId, String)],
    line: DayLineId,
    lang: Lang,
) -> sqlx::Result<Option<AgreementForm>> {
    let of_group = |of| children.iter().any(|(child, _)| *child == of);
    let kept = day_handover::kept(tx, grant.organisation(), line, of_group, lang).await?;
    Ok(kept.map(|kept| AgreementForm {
        child: kept.child.to_string(),
        what: kept.words,
        ..AgreementForm::default()
    }))
}

async fn message(
    tx: &mut Read,
    grant: &Grant<action::KeepAgreements>,
    children: &[(ChildId, String)],
    name: &str,
    lang: Lang,
) -> Result<Option<message::Source>, Problem> {
    let of_group = |of| children.iter().any(|(child, _)| *child == of);
    message::named(tx, grant.actor(), name, of_group, lang).await
}

fn show(
    cx: &Cx,
    id: GroupId,
    (name, children, message): (String, Vec<(ChildId, String)>, Option<message::Source>),
    form: AgreementForm,
    mistakes: Mistakes,
) -> Result<Response, Problem> {
    let wrong = !mistakes.lines().is_empty();
    // Of a message the child is known.
    let children = children
        .into_iter()
        .filter(|(child, _)| message.as_ref().is_none_or(|message| message.child == *child))
        .map(|(child, label)| {
            let value = child.to_string();
            Choice { selected: value == form.child, value, label }
        })
        .collect();
    let message = message.map(|source| source.from);
    let page = NewPage { page: cx.page(), id, name, children, message, form, mistakes };
    status_html(if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::KeepAgreements>,
    Path(id): Path<GroupId>,
    Query(from): Query<From>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (name, children) = found(&mut tx, &grant, id).await?;
    let message = message(&mut tx, &grant, &children, &from.message, cx.lang).await?;
    let line = match from.line {
        Some(line) => of_line(&mut tx, &grant, &children, line, cx.lang).await?,
        None => None,
    };
    let form = message.as_ref().map_or_else(
        || line.unwrap_or_default(),
        |source| AgreementForm {
            child: source.child.to_string(),
            what: source.text.clone(),
            message: source.id.to_string(),
            ..AgreementForm::default()
        },
    );
    show(&cx, id, (name, children, message), form, Mistakes::default())
}

/// Why a text is not taken, in words.
pub(super) fn text_mistake(text: &str, most: usize, lang: Lang) -> Option<String> {
    Some(match check_text(text, most).err()? {
        WrongText::Empty => lang.t("board-wrong-empty").to_string(),
        WrongText::TooLong(length) => {
            lang.t("board-wrong-long").with("length", grouped(length, lang)).with("most", most).to_string()
        }
    })
}

fn read<'a>(form: &'a AgreementForm, today: Date, lang: Lang) -> Result<Agreed<'a>, Mistakes> {
    let (what, of_whom) = (form.what.trim(), form.of_whom.trim());
    let mut mistakes = Mistakes {
        what: text_mistake(what, MOST_CHARACTERS, lang),
        of_whom: Some(of_whom)
            .filter(|text| !text.is_empty())
            .and_then(|text| text_mistake(text, MOST_OF_WHOM, lang)),
        ..Mistakes::default()
    };
    let until = match form.until.trim() {
        "" => None,
        typed => {
            let until = typed.parse::<Date>().ok().filter(|until| takes_until(*until, today));
            if until.is_none() {
                let last = exact(last_until(today), lang);
                mistakes.until = Some(lang.t("board-wrong-until").with("until", last).to_string());
            }
            until
        }
    };
    if mistakes.lines().is_empty() {
        Ok(Agreed { what, of_whom, important: form.important, until })
    } else {
        Err(mistakes)
    }
}

pub(super) async fn create(
    cx: Cx,
    grant: Grant<action::KeepAgreements>,
    Path(id): Path<GroupId>,
    form: Submitted<AgreementForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let (name, children) = found(&mut tx, &grant, id).await?;
    let message = message(&mut tx, &grant, &children, &form.data.message, lang).await?;
    let child = children
        .iter()
        .find(|(child, _)| child.to_string() == form.data.child)
        .filter(|(child, _)| message.as_ref().is_none_or(|message| message.child == *child));
    let names = match child {
        Some((child, own)) => {
            let texts = [form.data.what.as_str(), &form.data.of_whom];
            OtherNames::look(&mut tx, actor, (*child, own), &texts, (form.data.names_stay, lang)).await?
        }
        None => OtherNames::default(),
    };
    let child = child.map(|(child, _)| *child);
    let (child, agreed) = match (child, read(&form.data, actor.today, lang)) {
        (Some(child), Ok(agreed)) if names.looked_at() => (child, agreed),
        (_, read) => {
            let mistakes = Mistakes {
                child: child.is_none().then(|| lang.t("board-wrong-child").to_string()),
                names,
                ..read.err().unwrap_or_default()
            };
            return show(&cx, id, (name, children, message), form.data, mistakes);
        }
    };
    let agreement = queries::add(&mut tx, organisation, child, (actor.today, staff), &agreed).await?;
    let key = if agreed.important { "board-added-important" } else { "board-added" };
    let flash =
        Flash::good(lang.t(key)).undo(format!("/agreements/{agreement}/withdraw"), lang.t("board-undo"));
    let mut audit = Audit::new(organisation, Some(actor.account), "agreement put on the board")
        .on("agreement", agreement)
        .on("child", child);
    let mut to = format!("/groups/{id}/board");
    if let Some(message) = message {
        message::became(&mut tx, actor, &message, Made::Agreement(agreement)).await?;
        audit = audit.on("message", message.id);
        to = message.from.href;
    }
    let groups = live::groups_of(&mut tx, organisation, child, actor.today).await?;
    finish(&cx, organisation, tx, audit, (&groups, &to), flash).await
}
