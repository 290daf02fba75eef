//! What parents read of the protocol: what it promises them today, and what changes from when.

use askama::Template;
use axum::response::Response;
use mentorkind_domain::{access::action, protocol::Protocol};

use super::{
    promises::{self, Changes, Part},
    queries,
};
use crate::{
    concern,
    platform::{
        access::Grant,
        dates,
        problem::Problem,
        render::{Page, html},
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "protocol/family.html")]
struct PromisesPage {
    page: Page,
    organisation: String,
    parts: Vec<Part>,
    /// Since when this holds; none when the organisation never chose a protocol.
    since: Option<String>,
    /// What changes from a day on, the first day first.
    coming: Vec<(String, Changes)>,
}

pub(super) async fn page(cx: Cx, grant: Grant<action::ReadPromises>) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.read().await?;
    let holding = queries::holding(&mut tx, organisation, actor.today).await?;
    let concerns = concern::steps_in_force(&mut tx, organisation).await?;
    drop(tx);
    let concerns = concerns.map(|list| (list.rules(), list.parents_from));
    let promised = |protocol: &Protocol| promises::parts(protocol, concerns.as_ref(), lang);
    let parts = promised(&holding.protocol);
    let mut before = parts.clone();
    let mut coming = Vec::new();
    for (from, protocol) in &holding.coming {
        let after = promised(protocol);
        coming.push((dates::exact(*from, lang), promises::changes(&before, &after)));
        before = after;
    }
    coming.retain(|(_, changes)| !changes.said.is_empty() || !changes.gone.is_empty());
    html(&PromisesPage {
        page: cx.page(),
        organisation: actor.organisation_name.clone(),
        parts,
        since: holding.since.map(|since| dates::exact(since, lang)),
        coming,
    })
}
