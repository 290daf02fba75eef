//! The files that somebody may read; and how many of them wait for this person.

use std::sync::Arc;

use askama::Template;
use axum::response::Response;
use jiff::civil::Date;
use mentorkind_domain::{
    access::{Action, action},
    obligation::SealedFacts,
};
use uuid::Uuid;

use super::{
    queries::{self, Case},
    view,
};
use crate::platform::{
    access::Grant,
    dates::{Said, said},
    db::Read,
    i18n::Lang,
    ids::ReportingCodeId,
    problem::Problem,
    render::{Page, colour, html, initials},
    seal::Keys,
    session::{Actor, Cx},
};

struct Row {
    id: ReportingCodeId,
    name: String,
    initials: String,
    colour: u8,
    group: String,
    next: String,
    who: Option<String>,
    mine: bool,
    acute: bool,
    since: Said,
}

#[derive(Template)]
#[template(path = "reporting_code/list.html")]
struct ListPage {
    page: Page,
    running: Vec<Row>,
    ended: Vec<Row>,
    /// So many no key opens.
    locked: usize,
    may_set: bool,
}

/// Whether the reader is asked to do what is next.
fn mine(case: &Case) -> bool {
    case.state.turn().iter().any(|part| case.parts.contains(part))
}

fn row(case: &Case, today: Date, lang: Lang) -> Row {
    let next = case.state.next();
    Row {
        id: case.id,
        name: case.head.name.clone(),
        initials: initials(&case.head.name),
        colour: colour(case.head.child.0),
        group: case.head.group.clone(),
        next: view::next_words(next, lang),
        who: view::who(next, lang),
        mine: mine(case),
        acute: case.state.acute && case.state.decision.is_none(),
        since: said(case.state.since, today, lang),
    }
}

pub(super) async fn page(cx: Cx, grant: Grant<action::WorkOnReportingCode>) -> Result<Response, Problem> {
    let (actor, lang) = (grant.actor(), cx.lang);
    let mut tx = cx.read().await?;
    let found = queries::all(&mut tx, &grant, &cx.app.settings.keys).await?;
    drop(tx);
    let (ended, running): (Vec<&Case>, Vec<&Case>) = found.cases.iter().partition(|case| case.state.closed);
    let rows = |cases: Vec<&Case>| cases.into_iter().map(|case| row(case, actor.today, lang)).collect();
    html(&ListPage {
        page: cx.page(),
        running: rows(running),
        ended: rows(ended),
        locked: found.locked,
        may_set: actor.may_somewhere(Action::SetReportingCode),
    })
}

/// What waits for somebody, without a word about whom it is.
#[derive(Clone, Debug, Default)]
pub struct Waiting {
    /// What this person is asked to do next.
    pub mine: Vec<SealedFacts<Uuid>>,
    /// How many run that this person may read.
    pub running: usize,
}

/// What waits for somebody.
pub async fn waiting(tx: &mut Read, keys: &Keys, actor: &Arc<Actor>) -> sqlx::Result<Waiting> {
    let Ok(grant) = Grant::<action::WorkOnReportingCode>::of(actor) else { return Ok(Waiting::default()) };
    let running = queries::running(tx, &grant, keys).await?;
    let facts = |case: &Case| SealedFacts { sealed: case.id.0, since: case.state.since };
    Ok(Waiting {
        mine: running.iter().filter(|case| mine(case)).map(facts).collect(),
        running: running.len(),
    })
}
