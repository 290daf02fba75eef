//! Speaking with the receiver as well ("warme overdracht"): where there is a concern, where the child goes to special
//! education, or where the mentor chose to. Once it goes, that stays due until somebody spoke or said why not.

use std::sync::Arc;

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{access::action, consent::MOST_NAME, transfer::Warm};
use serde::Deserialize;

use super::{after::reached, queries::Transfer, write};
use crate::{
    child::{self, Place},
    concern, consent,
    platform::{
        access::Grant,
        audit::Audit,
        dates::exact,
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, TransferId},
        problem::Problem,
        render::{Flash, Page, status_html},
        session::{Actor, Cx},
    },
};

/// How it is with speaking with the receiver, in words.
pub(super) struct WarmTalk {
    /// Why it is asked; none: it is not.
    pub(super) why: Option<String>,
    /// When somebody spoke, and with whom; or why nobody did.
    pub(super) done: Option<String>,
}

/// There is an open concern about the child, for whoever may know of it.
pub(super) async fn worries(
    tx: &mut Read,
    actor: &Arc<Actor>,
    child: ChildId,
    places: &[Place],
) -> sqlx::Result<bool> {
    if !child::may::<action::WorkOnConcern>(actor, child, places) {
        return Ok(false);
    }
    let all = concern::of_children(tx, actor.organisation, [child], actor.today).await?;
    Ok(all.iter().any(|one| one.state.closed.is_none()))
}

pub(super) fn talk(transfer: &Transfer, concern: bool, lang: Lang) -> WarmTalk {
    let why = Warm::of(concern, transfer.destination, transfer.warm);
    let spoke = transfer.warm_talk.as_ref().map(|(on, with)| {
        lang.t("transfer-warm-done").with("name", with).with("date", exact(*on, lang)).to_string()
    });
    let not = transfer.warm_not.as_ref().map(|(on, why)| {
        lang.t("transfer-warm-not-done").with("why", why).with("date", exact(*on, lang)).to_string()
    });
    WarmTalk {
        why: why.map(|why| lang.t(&("transfer-warm-".to_owned() + why.code())).to_string()),
        done: spoke.or(not),
    }
}

/// With whom somebody spoke, and when.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Spoken {
    with: String,
    on: String,
}

/// Why nobody did.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct NotSpoken {
    why: String,
}

#[derive(Template)]
#[template(path = "transfer/warm.html")]
struct WarmPage {
    page: Page,
    transfer: Transfer,
    child_name: String,
    /// The page of the transfer, while the child is here.
    here: bool,
    warm: WarmTalk,
    spoken: Spoken,
    unspoken: NotSpoken,
    error: Option<String>,
}

/// What was typed and not taken, and why.
#[derive(Default)]
struct Typed {
    spoken: Option<Spoken>,
    unspoken: NotSpoken,
    error: Option<String>,
}

async fn show(
    cx: &Cx,
    grant: &Grant<action::TransferChild>,
    id: TransferId,
    typed: Typed,
) -> Result<Response, Problem> {
    let actor = grant.actor();
    let mut tx = cx.read().await?;
    let (transfer, child_name, here) = reached(&mut tx, grant, id).await?;
    let places = child::places(&mut tx, grant.organisation(), transfer.child, actor.today).await?;
    let concern = worries(&mut tx, actor, transfer.child, &places).await?;
    drop(tx);
    let group = Some(transfer.from_group.0);
    cx.app.openings.record(vec![grant.opening(group, transfer.child, "transfer", cx.now)]).await?;
    let status = if typed.error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = WarmPage {
        page: cx.page(),
        child_name,
        here,
        warm: talk(&transfer, concern, cx.lang),
        spoken: typed.spoken.unwrap_or_else(|| Spoken { with: String::new(), on: actor.today.to_string() }),
        unspoken: typed.unspoken,
        error: typed.error,
        transfer,
    };
    status_html(status, &page)
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path(id): Path<TransferId>,
) -> Result<Response, Problem> {
    show(&cx, &grant, id, Typed::default()).await
}

/// Where one goes on.
fn then(id: TransferId, here: bool) -> String {
    if here { format!("/transfers/{id}") } else { format!("/transfers/{id}/warm") }
}

/// Keeps that somebody spoke with the receiver, on a day since the transfer was begun.
pub(super) async fn spoke(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path(id): Path<TransferId>,
    form: Submitted<Spoken>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.write(&form).await?;
    let (transfer, _, here) = reached(&mut tx, &grant, id).await?;
    let with = form.data.with.trim();
    let begun = transfer.begun_at.date_in(&actor.zone);
    let on = form.data.on.trim().parse::<Date>().ok().filter(|day| (begun..=actor.today).contains(day));
    let Some(on) = on.filter(|_| consent::text_mistake(with, MOST_NAME, lang).is_none()) else {
        drop(tx);
        let error = Some(lang.t("transfer-wrong-warm").with("from", exact(begun, lang)).to_string());
        return show(&cx, &grant, id, Typed { error, spoken: Some(form.data), ..Typed::default() }).await;
    };
    write::spoke(&mut tx, organisation, id, on, with).await?;
    let audit = Audit::new(organisation, Some(actor.account), "transfer talked over")
        .on("transfer", id)
        .on("child", transfer.child);
    let flash = Flash::good(lang.t("transfer-warm-kept"));
    Ok(tx.finish(audit, &then(id, here), Some(flash)).await?)
}

/// Keeps why nobody spoke with the receiver.
pub(super) async fn not_spoken(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path(id): Path<TransferId>,
    form: Submitted<NotSpoken>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.write(&form).await?;
    let (transfer, _, here) = reached(&mut tx, &grant, id).await?;
    if consent::text_mistake(&form.data.why, MOST_NAME, lang).is_some() {
        drop(tx);
        let error = Some(lang.t("transfer-wrong-warm-not").with("most", MOST_NAME).to_string());
        let typed = Typed { error, unspoken: form.data, ..Typed::default() };
        return show(&cx, &grant, id, typed).await;
    }
    write::not_spoken(&mut tx, organisation, id, (actor.today, form.data.why.trim())).await?;
    let audit = Audit::new(organisation, Some(actor.account), "transfer not talked over")
        .on("transfer", id)
        .on("child", transfer.child);
    let flash = Flash::good(lang.t("transfer-warm-not-kept"));
    Ok(tx.finish(audit, &then(id, here), Some(flash)).await?)
}
