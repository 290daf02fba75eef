//! What parents read of the protocol: what it promises them today, and what changes from when. Who works here prints it for
//! a parent without an account, in any of the parents' languages.

use askama::Template;
use axum::{extract::Query, response::Response};
use mentorkind_domain::{
    access::{Permission, action},
    protocol::Protocol,
};
use serde::Deserialize;

use super::{
    promises::{self, Changes, Part},
    queries,
};
use crate::{
    concern,
    platform::{
        access::Grant,
        dates,
        i18n::Lang,
        problem::Problem,
        render::{Page, html},
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "protocol/family.html")]
struct PromisesPage {
    page: Page,
    promised: Promised,
}

/// The same for who prints it.
#[derive(Template)]
#[template(path = "protocol/for-parents.html")]
struct ForParentsPage {
    page: Page,
    /// The languages in which it can be printed.
    languages: [Lang; 6],
    paper: PromisesOnPaper,
}

/// What is printed, in the language of whoever gets it.
#[derive(Template)]
#[template(path = "protocol/paper.html")]
struct PromisesOnPaper {
    page: Page,
    promised: Promised,
}

/// What is promised, in one language.
struct Promised {
    organisation: String,
    parts: Vec<Part>,
    /// Since when this holds; none when the organisation never chose a protocol.
    since: Option<String>,
    /// What changes from a day on, the first day first.
    coming: Vec<(String, Changes)>,
}

/// In which language it is printed, when another one than the reader's was chosen.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Chosen {
    #[serde(rename = "in")]
    language: Option<String>,
}

pub(super) async fn page(cx: Cx, grant: Grant<action::ReadPromises>) -> Result<Response, Problem> {
    let promised = promised(&cx, &grant, cx.lang).await?;
    html(&PromisesPage { page: cx.page(), promised })
}

pub(super) async fn for_parents(
    cx: Cx,
    grant: Grant<action::SeeProtocol>,
    Query(chosen): Query<Chosen>,
) -> Result<Response, Problem> {
    let lang = chosen.language.as_deref().and_then(|code| Lang::among(code, &Lang::ALL)).unwrap_or(cx.lang);
    let promised = promised(&cx, &grant, lang).await?;
    let paper = PromisesOnPaper { page: Page { lang, ..cx.page() }, promised };
    html(&ForParentsPage { page: cx.page(), languages: Lang::ALL, paper })
}

async fn promised<A: Permission>(cx: &Cx, grant: &Grant<A>, lang: Lang) -> Result<Promised, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.read().await?;
    let holding = queries::holding(&mut tx, organisation, actor.today).await?;
    let concerns = concern::steps_in_force(&mut tx, organisation).await?;
    drop(tx);
    let concerns = concerns.map(|list| (list.rules(), list.parents_from));
    let words = |protocol: &Protocol| promises::parts(protocol, concerns.as_ref(), lang);
    let parts = words(&holding.protocol);
    let mut before = parts.clone();
    let mut coming = Vec::new();
    for (from, protocol) in &holding.coming {
        let after = words(protocol);
        coming.push((dates::exact(*from, lang), promises::changes(&before, &after)));
        before = after;
    }
    coming.retain(|(_, changes)| !changes.said.is_empty() || !changes.gone.is_empty());
    Ok(Promised {
        organisation: actor.organisation_name.clone(),
        parts,
        since: holding.since.map(|since| dates::exact(since, lang)),
        coming,
    })
}
