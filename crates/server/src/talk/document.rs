//! The report of a talk as PDF: what stands on the page, once the parents may read it.

use axum::{extract::Path, response::Response};
use mentorkind_domain::access::action;
use mentorkind_reports::{Block, Document};

use super::{
    offer, parents,
    queries::Talk,
    view::{self, Now},
};
use crate::{
    child,
    platform::{
        access::Grant, clock::Moment, download, ids::TalkOfferId, problem::Problem, session::Actor,
        session::Cx,
    },
};

/// What both read: when it was held, since when, who was there, the report and what was agreed.
fn begun(
    (held, since): (Option<String>, String),
    attended: String,
    report: &str,
    (agreements, agreed): (&str, String),
) -> Vec<Block> {
    let words = |text: String| Block::Words { text };
    let mut blocks: Vec<Block> = held.into_iter().chain([since]).map(|text| Block::Aside { text }).collect();
    blocks.extend((!attended.is_empty()).then(|| words(attended)));
    blocks.push(words(report.to_owned()));
    if !agreements.is_empty() {
        blocks.push(Block::Section { text: agreed });
        blocks.push(words(agreements.to_owned()));
    }
    blocks
}

fn document(title: String, shared: Moment, (actor, cx): (&Actor, &Cx), blocks: Vec<Block>) -> Document {
    Document {
        lang: cx.lang.code().to_owned(),
        title,
        organisation: actor.organisation_name.clone(),
        on: shared.date_in(&actor.zone),
        letter: None,
        blocks,
    }
}

/// Since when the parents read it, and the name of the file: by the day on which it was held.
fn name(talk: &Talk, actor: &Actor) -> Option<(Moment, String)> {
    let shared = talk.shared_at?;
    let day = talk.held_on.unwrap_or_else(|| shared.date_in(&actor.zone));
    Some((shared, format!("gesprek-{day}.pdf")))
}

/// For colleagues: with what every parent said of it.
pub(super) async fn for_staff(
    cx: Cx,
    grant: Grant<action::SeeFile>,
    Path(id): Path<TalkOfferId>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.read().await?;
    let (talk, child) = offer::found(&mut tx, &grant, id).await?;
    let (shared, name) = name(&talk, actor).ok_or(Problem::NotFound)?;
    let places = child::places(&mut tx, organisation, child.id, actor.today).await?;
    drop(tx);
    child::open(&cx, actor, child.id, &places, "talk").await?;
    let now = Now { now: cx.now, zone: &actor.zone, lang };
    let held = view::held(&talk, now).map(|day| format!("{} {}", lang.t("talk-held-on"), day.exact));
    let since = format!("{} {}", lang.t("talk-shared-since"), now.said(shared).exact);
    let agreed = (talk.agreements.as_str(), lang.t("talk-agreements").to_string());
    let mut blocks = begun((held, since), view::attended(&talk, lang), &talk.report, agreed);
    let answers: Vec<Block> = talk
        .words
        .iter()
        .filter(|word| matches!(word.kind.as_str(), "view" | "read"))
        .map(|word| {
            let kind = view::word_kind(word, lang);
            let by = format!("{} {kind}, {}", word.name, now.said(word.said_at).exact);
            Block::Said { by, text: word.words.clone() }
        })
        .collect();
    if !answers.is_empty() {
        blocks.push(Block::Section { text: lang.t("talk-answers").to_string() });
        blocks.extend(answers);
    }
    let kind = view::title(&talk, lang);
    let title = lang.t("talk-title").with("kind", kind).with("child", &child.first_name).to_string();
    download::pdf(document(title, shared, (actor, &cx), blocks), &name).await
}

/// For a parent: with the own view, not that of another.
pub(super) async fn for_parents(
    cx: Cx,
    grant: Grant<action::AnswerTalk>,
    Path(id): Path<TalkOfferId>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.read().await?;
    let (guardian, talk) = parents::found(&mut tx, &grant, id).await?;
    let (shared, name) = name(&talk, actor).ok_or(Problem::NotFound)?;
    let child = child::guest(&mut tx, organisation, talk.child).await?.ok_or(Problem::NotFound)?;
    drop(tx);
    let now = Now { now: cx.now, zone: &actor.zone, lang };
    let part = parents::part(&talk, &[], guardian, now).ok_or(Problem::NotFound)?;
    let (report, agreements, since) = part.report.ok_or(Problem::NotFound)?;
    let held = part.held.map(|day| format!("{} {}", lang.t("talk-parent-held"), day.exact));
    let since = format!("{} {}", lang.t("talk-parent-report"), since.exact);
    let agreed = (agreements.as_str(), lang.t("talk-agreements").to_string());
    let mut blocks = begun((held, since), part.attended, &report, agreed);
    blocks.extend(
        part.views
            .into_iter()
            .map(|text| Block::Said { by: lang.t("talk-parent-view-own").to_string(), text }),
    );
    blocks.extend(part.in_person.into_iter().map(|(by, text)| Block::Said { by, text }));
    let title = format!("{}: {}", part.title, child.name);
    download::pdf(document(title, shared, (actor, &cx), blocks), &name).await
}
