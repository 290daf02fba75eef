//! Beginning the reporting code. The page asks first whether it is about a colleague; that is answered on the page itself,
//! and no answer is ever sent.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use mentorkind_domain::{
    access::action,
    reporting_code::{Act, MOST_WORDS, Part},
};
use serde::Deserialize;

use super::{
    queries,
    sealed::{Entry, Head},
    turn,
};
use crate::{
    child::{self, Child},
    consent::text_mistake,
    platform::{
        access::Grant,
        app::App,
        audit::Audit,
        db::Read,
        form::Submitted,
        ids::ChildId,
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
};

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct BeginForm {
    #[serde(default)]
    signals: String,
}

#[derive(Template)]
#[template(path = "reporting_code/new.html")]
struct NewPage {
    page: Page,
    child: Child,
    /// The reader can go back to the child's file.
    to_file: bool,
    /// The names of the protection officers.
    officers: String,
    signals: String,
    error: Option<String>,
}

/// A child within the grant. Not on a shared tablet: whoever comes next could see what was typed.
async fn found(
    tx: &mut Read,
    grant: &Grant<action::BeginReportingCode>,
    id: ChildId,
) -> Result<Child, Problem> {
    if grant.actor().tablet.is_some() {
        return Err(Problem::NotFound);
    }
    child::cared_for(tx, grant, id).await
}

async fn show(
    cx: &Cx,
    grant: &Grant<action::BeginReportingCode>,
    child: ChildId,
    typed: Option<(String, String)>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.read().await?;
    let child = found(&mut tx, grant, child).await?;
    let places = child::places(&mut tx, organisation, child.id, actor.today).await?;
    let officers = queries::names(&mut tx, organisation, "protection", actor.today).await?;
    drop(tx);
    let status = if typed.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let (signals, error) = typed.map_or_else(Default::default, |(signals, error)| (signals, Some(error)));
    let page = NewPage {
        page: cx.page(),
        to_file: child::may::<action::SeeFile>(actor, child.id, &places),
        child,
        officers: officers.join(", "),
        signals,
        error,
    };
    status_html(status, &page)
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::BeginReportingCode>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    show(&cx, &grant, child, None).await
}

pub(super) async fn begin(
    State(app): State<App>,
    cx: Cx,
    grant: Grant<action::BeginReportingCode>,
    Path(child): Path<ChildId>,
    form: Submitted<BeginForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.write(&form).await?;
    let (staff, name) = queries::who(&mut tx, actor).await?;
    let child = found(&mut tx, &grant, child).await?;
    let signals = form.data.signals.trim().to_owned();
    if let Some(wrong) = text_mistake(&signals, MOST_WORDS, lang) {
        drop(tx);
        return show(&cx, &grant, child.id, Some((form.data.signals, wrong))).await;
    }
    let places = child::places(&mut tx, organisation, child.id, actor.today).await?;
    let place = places.first().ok_or(Problem::NotFound)?;
    let head = Head {
        child: child.id,
        name: child.name,
        born: child.birth_date,
        group: place.group_name.clone(),
        location: place.location,
        starter: staff,
        starter_name: name.clone(),
    };
    let first = Entry::new(Act::Signals, &signals, actor.today, (staff, &name));
    let id = queries::begin(&mut tx, organisation, &app.settings.keys, (&head, &first)).await?;
    turn::tell(&mut tx, &app, actor, (&head, &[Part::Officer])).await?;
    // Of the child nothing stands in the trail.
    let audit = Audit::new(organisation, Some(actor.account), "sealed file begun").on("sealed", id);
    let flash = Flash::good(lang.t("reporting-code-begun"));
    Ok(tx.finish(audit, &format!("/reporting-code/{id}"), Some(flash)).await?)
}
