//! Who had emergency access, why, and what was opened; for directors also where it is opened.

use std::sync::Arc;

use askama::Template;
use axum::{extract::Query, response::Response};
use mentorkind_domain::access::action::{OpenEmergency, SeeEmergencies};
use serde::Deserialize;

use super::queries::{self, Emergency, FOUND};
use crate::platform::{
    access::Grant,
    dates::{Said, said_moment},
    problem::Problem,
    render::{Page, html},
    session::{Actor, Cx},
};

/// What was typed.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    pub q: String,
    pub subject: String,
    pub reason: String,
}

#[derive(Template)]
#[template(path = "emergency/list.html")]
pub struct ListPage {
    page: Page,
    /// The reader can open it.
    may_open: bool,
    /// The reader's own, that runs.
    running: Option<Running>,
    minutes: i64,
    /// Nobody is there to be told.
    untold: bool,
    q: String,
    /// What was found for `q`, to choose from.
    choices: Vec<Choice>,
    many: bool,
    reason: String,
    errors: Vec<(&'static str, String)>,
    rows: Vec<Row>,
}

/// Emergency access that runs.
pub struct Running {
    pub id: String,
    pub subject: String,
    pub until: Said,
    /// Seconds to go, for the page to count; and the same in whole minutes.
    pub seconds: i64,
    pub minutes: i64,
}

impl Running {
    pub fn new(
        cx: &Cx,
        actor: &Actor,
        id: String,
        subject: String,
        ends_at: crate::platform::clock::Moment,
    ) -> Self {
        let seconds = (ends_at.0 - cx.now.0).max(0) / 1_000_000;
        Self {
            id,
            subject,
            until: said_moment(ends_at, actor.today, &actor.zone, cx.lang),
            seconds,
            minutes: (seconds + 59) / 60,
        }
    }
}

struct Choice {
    value: String,
    label: String,
    selected: bool,
}

struct Row {
    director: String,
    subject: String,
    group: bool,
    reason: String,
    began: Said,
    ended: Said,
    runs: bool,
    by_hand: bool,
    opened: Vec<(String, i64)>,
}

impl ListPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }

    /// The page, with what was typed and what is wrong with it.
    pub async fn load(
        cx: &Cx,
        actor: &Arc<Actor>,
        typed: Typed,
        errors: Vec<(&'static str, String)>,
    ) -> Result<Self, Problem> {
        let grant = Grant::<SeeEmergencies>::of(actor)?;
        let opener = Grant::<OpenEmergency>::of(actor).ok();
        let mut tx = cx.read().await?;
        let all = queries::list(&mut tx, &grant).await?;
        let mut opened = queries::opened(&mut tx, &grant, &all).await?;
        let mut choices = Vec::new();
        let mut untold = false;
        let mut many = false;
        if let (Some(opener), Some(staff)) = (&opener, actor.staff) {
            untold = queries::to_tell(&mut tx, actor.organisation, staff, actor.today).await?.is_empty();
            if !typed.q.trim().is_empty() {
                let children = queries::children(&mut tx, opener, &typed.q).await?;
                let groups = queries::groups(&mut tx, opener, &typed.q).await?;
                many = i64::try_from(children.len()).is_ok_and(|n| n >= FOUND);
                let choice = |kind: &str, found: queries::Found| {
                    let value = format!("{kind}:{}", found.id);
                    Choice {
                        selected: value == typed.subject,
                        label: format!("{} · {}", found.name, found.place),
                        value,
                    }
                };
                choices.extend(children.into_iter().map(|found| choice("child", found)));
                choices.extend(groups.into_iter().map(|found| choice("group", found)));
                if let [only] = choices.as_mut_slice() {
                    only.selected = true;
                }
            }
        }
        drop(tx);
        let running = all.iter().find(|e| e.runs(cx.now) && e.account_id == actor.account);
        let running =
            running.map(|e| Running::new(cx, actor, e.id.to_string(), e.subject().to_owned(), e.ends_at));
        let rows = all
            .iter()
            .map(|e| {
                let files = opened.remove(&e.id).unwrap_or_default();
                row(cx, actor, e, files.into_iter().map(|file| (file.name, file.times)).collect())
            })
            .collect();
        Ok(Self {
            page: cx.page(),
            may_open: opener.is_some(),
            running,
            minutes: cx.app.settings.emergency_minutes,
            untold,
            q: typed.q,
            choices,
            many,
            reason: typed.reason,
            errors,
            rows,
        })
    }
}

fn row(cx: &Cx, actor: &Actor, e: &Emergency, opened: Vec<(String, i64)>) -> Row {
    let at = |moment| said_moment(moment, actor.today, &actor.zone, cx.lang);
    Row {
        director: e.director.clone(),
        subject: e.subject().to_owned(),
        group: e.child_name.is_none(),
        reason: e.reason.clone(),
        began: at(e.began_at),
        ended: at(e.ended_at.unwrap_or(e.ends_at)),
        runs: e.runs(cx.now),
        by_hand: e.was_ended(),
        opened,
    }
}

/// What is searched for.
#[derive(Debug, Default, Deserialize)]
pub struct Search {
    #[serde(default)]
    q: String,
}

/// Who had emergency access; where a director opens it.
pub async fn list(
    cx: Cx,
    grant: Grant<SeeEmergencies>,
    Query(search): Query<Search>,
) -> Result<Response, Problem> {
    let typed = Typed { q: search.q, ..Typed::default() };
    html(&ListPage::load(&cx, grant.actor(), typed, Vec::new()).await?)
}
