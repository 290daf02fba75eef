//! One webhook with its log: what it was told, what came of it, and what can be done about it.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::HeaderMap,
    response::Response,
};
use mentorkind_domain::{
    access::action::ManageTokens,
    webhook::{PATIENCE, TEST},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    LOG_DAYS, audit,
    pages::{found, label, mark, secret_once},
    queries::{self, Happened, Line},
};
use crate::{
    account::Nothing,
    platform::{
        access::Grant,
        clock::Moment,
        dates::{Said, said_moment},
        form::Submitted,
        i18n::Lang,
        ids::{WebhookDeliveryId, WebhookId},
        problem::Problem,
        render::{Flash, Page, html},
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "webhook/one.html")]
struct OnePage {
    page: Page,
    id: WebhookId,
    address: String,
    subjects: Vec<String>,
    owner: String,
    paused: Option<Paused>,
    lines: Vec<Shown>,
    /// The page of the log before this one, and the one after it.
    before: Option<String>,
    after: Option<String>,
    days: i64,
}

struct Paused {
    kind: &'static str,
    since: Said,
    why: String,
}

/// A line of the log, in words.
struct Shown {
    id: WebhookDeliveryId,
    message: Uuid,
    event: String,
    at: Said,
    tries: i64,
    answer: String,
    /// `good`, `due`, `late` or `plain`, with a word.
    state: (&'static str, String),
    next: Option<Said>,
    again_label: String,
}

fn shown(line: Line, lang: Lang, said: impl Fn(Moment) -> Said) -> Shown {
    let state = match (line.delivered_at, line.next_at, line.tries) {
        (Some(_), ..) => ("good", "webhook-taken"),
        (None, Some(_), 0) => ("plain", "webhook-waits"),
        (None, Some(_), _) => ("due", "webhook-again-later"),
        (None, None, _) => ("late", "webhook-given-up"),
    };
    let answer = match (line.status, line.failure.as_deref()) {
        (Some(status), _) => lang.t("webhook-status").with("status", status.to_string()).to_string(),
        (None, Some(failure)) => lang.t(&("webhook-failure-".to_owned() + failure)).to_string(),
        (None, None) => lang.t("webhook-untried").to_string(),
    };
    let at = said(line.at);
    Shown {
        id: line.id,
        message: line.event_id,
        again_label: lang.t("webhook-again-of").with("event", &line.event).with("at", &at.said).to_string(),
        event: line.event,
        at,
        tries: line.tries,
        answer,
        state: (state.0, lang.t(state.1).to_string()),
        next: line.next_at.map(said),
    }
}

/// Which page of the log.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    page: Option<u32>,
}

/// A webhook with its log.
pub async fn page(
    cx: Cx,
    grant: Grant<ManageTokens>,
    Path(webhook): Path<WebhookId>,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let at = asked.page.unwrap_or(1).max(1);
    let webhook = found(&cx, &grant, webhook).await?;
    if let Some(secret) = secret_once(&cx, &headers, &webhook)? {
        return Ok(secret);
    }
    let (lines, more) = queries::log(&mut cx.read().await?, grant.organisation(), webhook.id, at).await?;
    let id = webhook.id;
    let address = |page: u32| format!("{}?page={page}#log", back(id));
    let (actor, lang) = (grant.actor(), cx.lang);
    let said = |moment| said_moment(moment, actor.today, &actor.zone, lang);
    let paused = webhook.paused().zip(webhook.paused_at).map(|(why, since)| Paused {
        kind: mark(why),
        since: said(since),
        why: lang
            .t(&("webhook-paused-".to_owned() + why.code()))
            .with("days", PATIENCE / (24 * 60))
            .to_string(),
    });
    html(&OnePage {
        page: cx.page(),
        id,
        subjects: webhook.subjects().map(|subject| label(subject, lang)).collect(),
        address: webhook.address,
        owner: webhook.owner,
        paused,
        before: (at > 1).then(|| address(at - 1)),
        after: more.then(|| address(at.saturating_add(1))),
        lines: lines.into_iter().map(|line| shown(line, lang, said)).collect(),
        days: LOG_DAYS,
    })
}

fn back(webhook: WebhookId) -> String {
    format!("/webhooks/{webhook}")
}

/// Sends a test to a webhook that is not paused.
pub async fn test(
    cx: Cx,
    grant: Grant<ManageTokens>,
    Path(webhook): Path<WebhookId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let listed = queries::list(&mut tx, &grant, Some(webhook)).await?;
    let listed = listed.into_iter().next().ok_or(Problem::NotFound)?;
    if listed.paused().is_some() {
        return Err(Problem::Conflict);
    }
    let happened = Happened { event: TEST, child: None, told: "{}" };
    queries::tell(&mut tx, grant.organisation(), &happened, &[webhook]).await?;
    let audit = audit(grant.organisation(), Some(grant.actor().account), "webhook tested", webhook);
    let flash = Flash::know(cx.lang.t("webhook-tested"));
    Ok(tx.finish(audit, &back(webhook), Some(flash)).await?)
}

/// Pauses a webhook.
pub async fn pause(
    cx: Cx,
    grant: Grant<ManageTokens>,
    Path(webhook): Path<WebhookId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    found(&cx, &grant, webhook).await?;
    let mut tx = cx.write(&form).await?;
    if !queries::pause(&mut tx, grant.organisation(), webhook, super::Why::Person).await? {
        return Err(Problem::Conflict);
    }
    let audit = audit(grant.organisation(), Some(grant.actor().account), "webhook paused", webhook);
    Ok(tx.finish(audit, &back(webhook), Some(Flash::good(cx.lang.t("webhook-paused-done")))).await?)
}

/// Lets a webhook go on.
pub async fn resume(
    cx: Cx,
    grant: Grant<ManageTokens>,
    Path(webhook): Path<WebhookId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    found(&cx, &grant, webhook).await?;
    let mut tx = cx.write(&form).await?;
    if !queries::resume(&mut tx, &grant, webhook).await? {
        return Err(Problem::Conflict);
    }
    let audit = audit(grant.organisation(), Some(grant.actor().account), "webhook resumed", webhook);
    Ok(tx.finish(audit, &back(webhook), Some(Flash::good(cx.lang.t("webhook-resumed")))).await?)
}

/// Sends something of the log again.
pub async fn again(
    cx: Cx,
    grant: Grant<ManageTokens>,
    Path((webhook, delivery)): Path<(WebhookId, WebhookDeliveryId)>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    found(&cx, &grant, webhook).await?;
    let mut tx = cx.write(&form).await?;
    if !queries::again(&mut tx, grant.organisation(), webhook, delivery).await? {
        return Err(Problem::NotFound);
    }
    let audit =
        audit(grant.organisation(), Some(grant.actor().account), "webhook delivery sent again", webhook)
            .on("webhook_delivery", delivery);
    Ok(tx.finish(audit, &back(webhook), Some(Flash::know(cx.lang.t("webhook-again-done")))).await?)
}
