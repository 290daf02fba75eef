//! Webhooks, for administrators: adding one, giving it another secret, ending it. A secret is shown once.

use std::collections::HashMap;

use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use mentorkind_domain::{access::action::ManageTokens, outbound::Range, webhook::Subject};
use serde::Deserialize;

use super::{
    Why, audit,
    queries::{self, FORMER_DAYS, Listed, New},
    secret::Secret,
};
use crate::{
    account::Nothing,
    platform::{
        access::Grant,
        audit::tells,
        form::Submitted,
        i18n::Lang,
        ids::WebhookId,
        outbound::{LONGEST, Misfit},
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
        shown_once,
    },
};

/// So many webhooks an organisation has at most.
const MOST: usize = 20;

#[derive(Template)]
#[template(path = "webhook/list.html")]
struct ListPage {
    page: Page,
    webhooks: Vec<Row>,
    address: String,
    subjects: Vec<Choice>,
    errors: Vec<(&'static str, String)>,
}

impl ListPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }
}

struct Row {
    id: WebhookId,
    address: String,
    subjects: Vec<String>,
    owner: String,
    waiting: i64,
    paused: Option<&'static str>,
}

struct Choice {
    code: &'static str,
    label: String,
    chosen: bool,
}

pub(super) fn label(subject: Subject, lang: Lang) -> String {
    lang.t(&("webhook-subject-".to_owned() + subject.code())).to_string()
}

/// How a paused webhook is marked: as something to know, or something to do.
pub(super) fn mark(why: Why) -> &'static str {
    if why == Why::Person { "know" } else { "late" }
}

fn row(webhook: Listed, lang: Lang) -> Row {
    Row {
        id: webhook.id,
        subjects: webhook.subjects().map(|subject| label(subject, lang)).collect(),
        paused: webhook.paused().map(mark),
        waiting: webhook.waiting,
        address: webhook.address,
        owner: webhook.owner,
    }
}

/// A webhook as it was typed.
#[derive(Default)]
struct Typed {
    address: String,
    subjects: Vec<Subject>,
}

impl Typed {
    /// From the fields of the form: each subject is a box of its own.
    fn of(fields: &HashMap<String, String>) -> Self {
        let address = fields.get("address").map(|text| text.trim().to_owned()).unwrap_or_default();
        let subjects = Subject::ALL.iter().copied().filter(|subject| fields.contains_key(subject.code()));
        Self { address, subjects: subjects.collect() }
    }

    /// What it says, or what is wrong with it.
    fn read(&self, cx: &Cx, there: &[Listed]) -> Result<New, Vec<(&'static str, String)>> {
        let mut errors = Vec::new();
        let address = cx.app.outbound.address(&self.address);
        if let Err(misfit) = address {
            let key = match misfit {
                Misfit::NoAddress => "webhook-address-wrong",
                Misfit::Garbled => "webhook-address-garbled",
                Misfit::Fragment => "webhook-address-fragment",
                Misfit::TooLong => "webhook-address-long",
                Misfit::NotSecure => "webhook-address-open",
                Misfit::Inside if cx.app.settings.range() == Range::Network => "webhook-address-wrong",
                Misfit::Inside => "webhook-address-inside",
            };
            errors.push(("address", cx.lang.t(key).with("most", LONGEST).to_string()));
        }
        if self.subjects.is_empty() {
            errors.push(("subjects", cx.lang.t("webhook-subjects-missing").to_string()));
        }
        let told = |webhook: &Listed| webhook.subjects().any(|subject| self.subjects.contains(&subject));
        if let Ok(address) = &address
            && there.iter().any(|webhook| webhook.address == address.as_str() && told(webhook))
        {
            errors.push(("address", cx.lang.t("webhook-twice").to_string()));
        }
        if there.len() >= MOST {
            errors.push(("address", cx.lang.t("webhook-many").with("most", MOST).to_string()));
        }
        match address {
            Ok(address) if errors.is_empty() => {
                Ok(New { address: address.to_string(), subjects: self.subjects.clone() })
            }
            _ => Err(errors),
        }
    }
}

fn page(cx: &Cx, webhooks: Vec<Listed>, typed: Typed, errors: Vec<(&'static str, String)>) -> ListPage {
    let subjects = Subject::ALL.iter().map(|&subject| Choice {
        code: subject.code(),
        label: label(subject, cx.lang),
        chosen: typed.subjects.contains(&subject),
    });
    ListPage {
        page: cx.page(),
        webhooks: webhooks.into_iter().map(|webhook| row(webhook, cx.lang)).collect(),
        address: typed.address,
        subjects: subjects.collect(),
        errors,
    }
}

/// The webhooks of the organisation, and the form for another one.
pub async fn list(cx: Cx, grant: Grant<ManageTokens>) -> Result<Response, Problem> {
    let webhooks = queries::list(&mut cx.read().await?, &grant, None).await?;
    html(&page(&cx, webhooks, Typed::default(), Vec::new()))
}

#[derive(Template)]
#[template(path = "webhook/secret.html")]
struct SecretPage {
    page: Page,
    id: WebhookId,
    address: String,
    secret: String,
    /// It is another one, in the place of one that there was.
    renewed: bool,
}

/// As what the secret of a webhook is shown: its first, or one in the place of another.
fn of_secret(webhook: WebhookId, renewed: bool) -> String {
    if renewed { format!("renewed-{webhook}") } else { webhook.to_string() }
}

/// The way to the page of a webhook, which shows its secret this once.
fn show_once(secret: &Secret, webhook: WebhookId, renewed: bool, cx: &Cx, response: &mut Response) {
    let of = of_secret(webhook, renewed);
    shown_once::put(&of, &secret.shown(), &cx.app.settings, response.headers_mut());
}

/// The secret of a webhook, when it was made just before.
pub(super) fn secret_once(
    cx: &Cx,
    headers: &HeaderMap,
    webhook: &Listed,
) -> Result<Option<Response>, Problem> {
    let taken = [false, true].into_iter().find_map(|renewed| {
        Some((shown_once::take(headers, &of_secret(webhook.id, renewed))?.to_owned(), renewed))
    });
    let Some((secret, renewed)) = taken else { return Ok(None) };
    let (id, address) = (webhook.id, webhook.address.clone());
    let mut response = html(&SecretPage { page: cx.page(), id, address, secret, renewed })?;
    shown_once::forget(response.headers_mut());
    Ok(Some(response))
}

/// Adds a webhook; the next page shows its secret this once.
pub async fn add(
    cx: Cx,
    grant: Grant<ManageTokens>,
    form: Submitted<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let typed = Typed::of(&form.data);
    let mut tx = cx.write(&form).await?;
    let there = queries::list(&mut tx, &grant, None).await?;
    let new = match typed.read(&cx, &there) {
        Ok(new) => new,
        Err(errors) => {
            return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page(&cx, there, typed, errors));
        }
    };
    let (id, secret) = queries::add(&mut tx, &cx.app.settings.keys, &grant, &new).await?;
    let audit = audit(grant.organisation(), Some(grant.actor().account), "webhook added", id);
    let mut response = tx.finish(audit, &format!("/webhooks/{id}"), None).await?;
    show_once(&secret, id, false, &cx, &mut response);
    Ok(response)
}

pub(super) async fn found(
    cx: &Cx,
    grant: &Grant<ManageTokens>,
    webhook: WebhookId,
) -> Result<Listed, Problem> {
    let found = queries::list(&mut cx.read().await?, grant, Some(webhook)).await?;
    found.into_iter().next().ok_or(Problem::NotFound)
}

#[derive(Template)]
#[template(path = "webhook/ask.html")]
struct AskPage {
    page: Page,
    id: WebhookId,
    title: String,
    text: String,
    /// Where the form goes, behind the webhook's own address.
    to: &'static str,
    act: String,
    not: String,
    /// The secret before the present one is to stop at once.
    at_once: bool,
}

/// The question whether a webhook shall have another secret; while the one before still signs, whether that shall stop.
fn ask_secret(cx: &Cx, webhook: &Listed, at_once: bool) -> AskPage {
    let (text, act) = if at_once {
        ("webhook-secret-soon", "webhook-secret-soon-do")
    } else {
        ("webhook-secret-text", "webhook-secret-do")
    };
    AskPage {
        page: cx.page(),
        id: webhook.id,
        title: cx.lang.t("webhook-secret-title").with("address", &webhook.address).to_string(),
        text: cx.lang.t(text).with("days", FORMER_DAYS).to_string(),
        to: "secret",
        act: cx.lang.t(act).to_string(),
        not: cx.lang.t("webhook-secret-not").to_string(),
        at_once,
    }
}

/// Asks whether a webhook shall have another secret.
pub async fn secret_page(
    cx: Cx,
    grant: Grant<ManageTokens>,
    Path(webhook): Path<WebhookId>,
) -> Result<Response, Problem> {
    let webhook = found(&cx, &grant, webhook).await?;
    html(&ask_secret(&cx, &webhook, webhook.signs_with_two(cx.now)))
}

/// Whether the secret before the present one may stop at once.
#[derive(Debug, Deserialize)]
pub struct Renew {
    #[serde(default)]
    at_once: bool,
}

/// Gives a webhook another secret; the next page shows it this once. While two sign, it is asked first.
pub async fn new_secret(
    cx: Cx,
    grant: Grant<ManageTokens>,
    Path(webhook): Path<WebhookId>,
    form: Submitted<Renew>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let (keys, at_once) = (&cx.app.settings.keys, form.data.at_once);
    let Some(secret) = queries::renew(&mut tx, keys, grant.organisation(), webhook, at_once).await? else {
        drop(tx);
        let webhook = found(&cx, &grant, webhook).await?;
        return status_html(StatusCode::CONFLICT, &ask_secret(&cx, &webhook, true));
    };
    let by = Some(grant.actor().account);
    let audit = audit(grant.organisation(), by, "webhook secret changed", webhook);
    let mut response = tx.finish(audit, &format!("/webhooks/{webhook}"), None).await?;
    show_once(&secret, webhook, true, &cx, &mut response);
    Ok(response)
}

/// Asks whether a webhook shall end.
pub async fn end_page(
    cx: Cx,
    grant: Grant<ManageTokens>,
    Path(webhook): Path<WebhookId>,
) -> Result<Response, Problem> {
    let webhook = found(&cx, &grant, webhook).await?;
    html(&AskPage {
        page: cx.page(),
        id: webhook.id,
        title: cx.lang.t("webhook-end-title").with("address", &webhook.address).to_string(),
        text: cx.lang.t("webhook-end-text").to_string(),
        to: "end",
        act: cx.lang.t("webhook-end-do").to_string(),
        not: cx.lang.t("webhook-end-not").to_string(),
        at_once: false,
    })
}

/// Ends a webhook at once, and its log with it.
pub async fn end(
    cx: Cx,
    grant: Grant<ManageTokens>,
    Path(webhook): Path<WebhookId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    if !queries::end(&mut tx, grant.organisation(), webhook).await? {
        let told = format!("webhook:{webhook}");
        if !tells(&mut tx, grant.organisation(), "webhook ended", &told).await? {
            return Err(Problem::NotFound);
        }
        let there = queries::list(&mut tx, &grant, None).await?;
        let ended = vec![("webhooks", cx.lang.t("webhook-ended-before").to_string())];
        return status_html(StatusCode::CONFLICT, &page(&cx, there, Typed::default(), ended));
    }
    let flash = Flash::good(cx.lang.t("webhook-ended"));
    let audit = audit(grant.organisation(), Some(grant.actor().account), "webhook ended", webhook);
    Ok(tx.finish(audit, "/webhooks", Some(flash)).await?)
}
