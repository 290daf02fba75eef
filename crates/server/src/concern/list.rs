//! The concerns that are open, for whoever works on them; and the part of a child's file.

use askama::Template;
use axum::response::Response;
use jiff::civil::Date;
use mentorkind_domain::{
    access::{Action, action},
    concern::Who,
};

use super::{
    queries::{self, Concern, Open, Reach},
    view,
};
use crate::platform::{
    access::Grant,
    dates::{Said, said},
    i18n::Lang,
    ids::{ChildId, ConcernId},
    problem::Problem,
    render::{Page, colour, html, initials},
    session::Cx,
};

/// A concern in a list.
pub struct Line {
    /// The concern.
    pub id: ConcernId,
    /// What is next.
    pub next: String,
    /// Who acts; nobody once it is closed.
    pub who: Option<String>,
    /// Since when it is so.
    pub since: Said,
}

impl Line {
    fn of(concern: &Concern, today: Date, lang: Lang) -> Self {
        Self {
            id: concern.id,
            next: view::next_words(concern, lang),
            who: concern.who().map(|who| view::who(who, lang)),
            since: said(concern.turn_since(), today, lang),
        }
    }
}

/// The concerns in a child's file.
#[derive(Default)]
pub struct FilePart {
    /// Those that run.
    pub open: Vec<Line>,
    /// Those that are closed.
    pub closed: Vec<Line>,
}

/// The part of a child's file, for whoever may see it.
pub fn file_part(all: &[Concern], today: Date, lang: Lang) -> FilePart {
    let mut part = FilePart::default();
    for concern in all {
        let line = Line::of(concern, today, lang);
        if concern.state.closed.is_some() { part.closed.push(line) } else { part.open.push(line) }
    }
    part
}

struct Row {
    child: ChildId,
    name: String,
    initials: String,
    colour: u8,
    group: String,
    line: Line,
}

#[derive(Template)]
#[template(path = "concern/list.html")]
struct ListPage {
    page: Page,
    /// Who acts, and their concerns; in the order in which they are asked.
    parts: Vec<(String, Vec<Row>)>,
    may_set: bool,
}

pub(super) async fn page(cx: Cx, grant: Grant<action::WorkOnConcern>) -> Result<Response, Problem> {
    let (today, lang) = (grant.actor().today, cx.lang);
    let mut tx = cx.read().await?;
    let open = queries::open(&mut tx, grant.organisation(), &Reach::of(&grant)).await?;
    drop(tx);
    let mut parts: Vec<(String, Vec<Row>)> = Vec::new();
    for who in Who::ALL {
        let theirs = |open: &&Open| open.concern.who() == Some(who);
        let rows: Vec<Row> = open
            .iter()
            .filter(theirs)
            .map(|open| Row {
                child: open.concern.child,
                name: open.name.clone(),
                initials: initials(&open.name),
                colour: colour(open.concern.child.0),
                group: open.group_name.clone(),
                line: Line::of(&open.concern, today, lang),
            })
            .collect();
        if !rows.is_empty() {
            parts.push((view::who(who, lang), rows));
        }
    }
    html(&ListPage { page: cx.page(), parts, may_set: grant.actor().may_somewhere(Action::SetConcernSteps) })
}
