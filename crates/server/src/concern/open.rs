//! Opening a concern: one text, from what was seen or by itself.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use mentorkind_domain::{access::action, concern::MOST_WORDS};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    act::words_mistake,
    queries::{self, Source},
    step_list, view,
};
use crate::{
    child::{self, Child},
    family::asked::{self, Matter},
    message::{self, Made},
    observation,
    platform::{
        access::Grant,
        audit::Audit,
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::ChildId,
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
    protocol,
};

/// From what a concern comes: an observation or a note by its identifier, or an early flag.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct From {
    #[serde(default)]
    observation: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    flag: String,
    /// A guardian's message that the reader may read.
    #[serde(default)]
    message: String,
}

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct OpenForm {
    #[serde(default)]
    about: String,
    #[serde(flatten)]
    from: From,
}

#[derive(Template)]
#[template(path = "concern/new.html")]
struct NewPage {
    page: Page,
    child: Child,
    /// Nobody confirmed the steps yet: who can, in a sentence.
    unconfirmed: Option<String>,
    /// The reader can do so.
    may_confirm: bool,
    from: From,
    source: Option<String>,
    message: Option<message::Outcome>,
    about: String,
    error: Option<String>,
}

async fn source(
    tx: &mut Read,
    grant: &Grant<action::WorkOnConcern>,
    child: ChildId,
    from: &From,
) -> Result<Source, Problem> {
    let Some(reader) = grant.actor().staff else { return Err(Problem::Forbidden) };
    for (kind, id) in [("observation", &from.observation), ("note", &from.note)] {
        if let Ok(id) = id.parse::<Uuid>() {
            let found = queries::seen_on(tx, grant.organisation(), child, reader, (kind, id)).await?;
            return found.ok_or(Problem::NotFound);
        }
    }
    Ok(if from.flag.is_empty() { Source::default() } else { Source { kind: "flag", on: None } })
}

/// The early flags of a child in words, to begin the text with; who reads them in the file may open it from here.
async fn flagged(
    tx: &mut Read,
    grant: &Grant<action::WorkOnConcern>,
    child: ChildId,
    lang: Lang,
) -> sqlx::Result<String> {
    let actor = grant.actor();
    let places = child::places(tx, grant.organisation(), child, actor.today).await?;
    if !child::may::<action::SeeFile>(actor, child, &places) {
        return Ok(String::new());
    }
    let scores = observation::scores(tx, grant.organisation(), child).await?;
    let seen = observation::topics_seen(tx, grant.organisation(), child).await?;
    let months = protocol::in_force(tx, grant.organisation(), actor.today).await?.goal_unseen_months();
    Ok(observation::over_time(&scores, (&seen, months), actor.today, lang)
        .map(|seen| seen.flags.join("\n"))
        .unwrap_or_default())
}

/// The guardian's message from which a concern comes.
async fn message(
    tx: &mut Read,
    grant: &Grant<action::WorkOnConcern>,
    child: ChildId,
    from: &From,
    lang: Lang,
) -> Result<Option<message::Source>, Problem> {
    message::named(tx, grant.actor(), &from.message, |of| of == child, lang).await
}

async fn show(
    cx: &Cx,
    grant: &Grant<action::WorkOnConcern>,
    mut tx: Read,
    (child, source, message): (Child, Source, Option<message::Source>),
    (typed, error): (OpenForm, Option<String>),
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let unconfirmed = match step_list::in_force(&mut tx, organisation).await? {
        Some(_) => None,
        None => {
            let who = step_list::who_confirm(&mut tx, organisation, actor.today).await?;
            Some(if who.is_empty() {
                lang.t("concern-unconfirmed-nobody").to_string()
            } else {
                lang.t("concern-unconfirmed").with("names", who.join(", ")).to_string()
            })
        }
    };
    drop(tx);
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = NewPage {
        page: cx.page(),
        may_confirm: actor.may_somewhere(mentorkind_domain::access::Action::SetConcernSteps),
        unconfirmed,
        source: view::source_words(source.kind, source.on, lang),
        message: message.map(|source| source.from),
        child,
        from: typed.from,
        about: typed.about,
        error,
    };
    status_html(status, &page)
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::WorkOnConcern>,
    Path(child): Path<ChildId>,
    Query(from): Query<From>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let source = source(&mut tx, &grant, child.id, &from).await?;
    let message = message(&mut tx, &grant, child.id, &from, cx.lang).await?;
    let about = match &message {
        Some(message) => message.text.clone(),
        None if source.kind == "flag" => flagged(&mut tx, &grant, child.id, cx.lang).await?,
        None => String::new(),
    };
    let typed = OpenForm { about, from };
    show(&cx, &grant, tx, (child, source, message), (typed, None)).await
}

pub(super) async fn open(
    cx: Cx,
    grant: Grant<action::WorkOnConcern>,
    Path(child): Path<ChildId>,
    form: Submitted<OpenForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let source = source(&mut tx, &grant, child.id, &form.data.from).await?;
    let message = message(&mut tx, &grant, child.id, &form.data.from, lang).await?;
    let steps = step_list::in_force(&mut tx, organisation).await?;
    let about = form.data.about.trim();
    let wrong = words_mistake(about, "concern-wrong-about", MOST_WORDS, lang);
    let (Some(steps), None) = (&steps, &wrong) else {
        drop(tx);
        let wrong = wrong.unwrap_or_else(|| lang.t("concern-not-opened").to_string());
        let tx = cx.read().await?;
        return show(&cx, &grant, tx, (child, source, message), (form.data, Some(wrong))).await;
    };
    let about = (about, &source);
    let id = queries::add(&mut tx, organisation, (child.id, steps.id), about, (actor.today, staff)).await?;
    let mut audit = Audit::new(organisation, Some(actor.account), "concern opened")
        .on("concern", id)
        .on("child", child.id);
    if let Some(message) = &message {
        message::became(&mut tx, actor, message, Made::Concern(id)).await?;
        audit = audit.on("message", message.id);
    }
    if steps.parents_from == 0 {
        asked::tell(&mut tx, organisation, child.id, Matter::Concern(id)).await?;
    }
    let flash = Flash::good(lang.t("concern-opened"));
    Ok(tx.finish(audit, &format!("/concerns/{id}"), Some(flash)).await?)
}
